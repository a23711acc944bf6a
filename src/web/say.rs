//! Dates, times, zones, waits and money as people read them: what views hold and templates say.
//!
//! Made by handlers from instants and the hospital's zone; said by `texts` in the reader's language. Style: 24 hours,
//! weekday before the date, the year where asked or where it is not this one, the zone once per page.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use super::figures::{count, money, tenths, without_sign};
use crate::primitives::time::HospitalZone;
use crate::web::texts::{Language, MissingText, words};

/// A date on the hospital's wall calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// `2026-11-26`: for `datetime` attributes and addresses.
    pub iso: String,
    /// 1 = Monday … 7 = Sunday.
    pub weekday: i8,
    /// Day of the month.
    pub day: i8,
    /// 1 = January … 12 = December.
    pub month: i8,
    /// Four digits.
    pub year: i16,
    /// Days from today, when today was known: 0 = today, 1 = tomorrow, -1 = yesterday.
    pub away: Option<i32>,
}

impl Day {
    /// The date alone.
    pub fn of(date: Date) -> Self {
        Self {
            iso: date.to_string(),
            weekday: date.weekday().to_monday_one_offset(),
            day: date.day(),
            month: date.month(),
            year: date.year(),
            away: None,
        }
    }

    /// The date as seen from `today`, so that pages can say "Today" and "Tomorrow".
    pub fn seen_from(date: Date, today: Date) -> Self {
        let away = today.until(date).ok().map(|span| span.get_days());
        Self { away, ..Self::of(date) }
    }

    /// "Thursday 26 November", with the year as seen from a day of another one.
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn long(&self, language: Language) -> Result<String, MissingText> {
        self.said(language, if self.is_of_another_year() { "date-with-year" } else { "date-long" })
    }

    /// "Thursday 26 November 2026".
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn with_year(&self, language: Language) -> Result<String, MissingText> {
        self.said(language, "date-with-year")
    }

    /// "30 June 1974": the day somebody was born, of which nobody needs the weekday.
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn without_weekday(&self, language: Language) -> Result<String, MissingText> {
        self.said(language, "date-without-weekday")
    }

    /// "Thu 26 Nov", with the year as seen from a day of another one.
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn short(&self, language: Language) -> Result<String, MissingText> {
        self.said(language, if self.is_of_another_year() { "date-short-with-year" } else { "date-short" })
    }

    /// Whether today was known and is a day of another year.
    fn is_of_another_year(&self) -> bool {
        let back = self.away.and_then(|away| jiff::Span::new().try_days(away).ok());
        let today = back.and_then(|back| Date::new(self.year, self.month, self.day).ok()?.checked_sub(back).ok());
        today.is_some_and(|today| today.year() != self.year)
    }

    /// "Today", "Tomorrow", otherwise "Thu 26 Nov".
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn near(&self, language: Language) -> Result<String, MissingText> {
        self.named(language, ["date-today", "date-tomorrow"])
    }

    /// The same within a sentence: "today", "tomorrow".
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn within(&self, language: Language) -> Result<String, MissingText> {
        self.named(language, ["date-today-within", "date-tomorrow-within"])
    }

    fn named(&self, language: Language, [today, tomorrow]: [&str; 2]) -> Result<String, MissingText> {
        match self.away {
            Some(0) => words(language, today, &HashMap::new()),
            Some(1) => words(language, tomorrow, &HashMap::new()),
            _ => self.short(language),
        }
    }

    /// "Thursday".
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn weekday_name(&self, language: Language) -> Result<String, MissingText> {
        name(language, &WEEKDAYS, self.weekday)
    }

    /// "Thu".
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn weekday_short(&self, language: Language) -> Result<String, MissingText> {
        name(language, &WEEKDAYS_SHORT, self.weekday)
    }

    /// "November".
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn month_name(&self, language: Language) -> Result<String, MissingText> {
        name(language, &MONTHS, self.month)
    }

    /// "November 2026".
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn month_with_year(&self, language: Language) -> Result<String, MissingText> {
        self.said(language, "date-month")
    }

    fn said(&self, language: Language, key: &str) -> Result<String, MissingText> {
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> = HashMap::from([
            ("weekday".into(), name(language, &WEEKDAYS, self.weekday)?.into()),
            ("weekday-short".into(), name(language, &WEEKDAYS_SHORT, self.weekday)?.into()),
            ("day".into(), FluentValue::from(i64::from(self.day))),
            ("month".into(), name(language, &MONTHS, self.month)?.into()),
            ("month-short".into(), name(language, &MONTHS_SHORT, self.month)?.into()),
            // A string: the catalogue would otherwise be free to write 2,026.
            ("year".into(), FluentValue::from(self.year.to_string())),
        ]);
        words(language, key, &args)
    }
}

/// A moment as the hospital's wall clock shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// RFC 3339 with the hospital's offset, for `datetime` attributes and form values: `2026-11-26T09:30:00+05:30`.
    pub iso: String,
    /// The date.
    pub day: Day,
    /// `09:30`, 24 hours.
    pub time: String,
    /// The zone and its offset at that moment, which is not always today's.
    pub zone: ZoneLabel,
}

impl When {
    /// The moment in the hospital's zone.
    pub fn of(moment: Timestamp, zone: &HospitalZone) -> Self {
        let wall = zone.wall(moment);
        Self {
            iso: zone.rfc3339(moment),
            day: Day::of(wall.date()),
            time: wall.strftime("%H:%M").to_string(),
            zone: ZoneLabel::of(zone, moment),
        }
    }

    /// The moment in the hospital's zone, its day as seen from `today`.
    pub fn seen_from(moment: Timestamp, zone: &HospitalZone, today: Date) -> Self {
        Self { day: Day::seen_from(zone.date(moment), today), ..Self::of(moment, zone) }
    }

    /// A moment in November 2026 in Kolkata, as seen on Tuesday 24: for samples.
    pub fn sample(day: i8, time: &str) -> Self {
        let date = jiff::civil::date(2026, 11, day);
        Self {
            iso: format!("{date}T{time}:00+05:30"),
            day: Day::seen_from(date, jiff::civil::date(2026, 11, 24)),
            time: time.to_owned(),
            zone: ZoneLabel { city: "Kolkata".into(), offset: "+5:30".into() },
        }
    }

    /// "Thursday 26 November, 09:30".
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn long(&self, language: Language) -> Result<String, MissingText> {
        self.said(language, self.day.long(language)?)
    }

    /// "Thursday 26 November 2026, 09:30".
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn with_year(&self, language: Language) -> Result<String, MissingText> {
        self.said(language, self.day.with_year(language)?)
    }

    /// "Today, 09:30", "Thu 26 Nov, 09:30".
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn near(&self, language: Language) -> Result<String, MissingText> {
        self.said(language, self.day.near(language)?)
    }

    /// The same within a sentence: "today, 09:30".
    ///
    /// # Errors
    /// The catalogue lacks a name.
    pub fn within(&self, language: Language) -> Result<String, MissingText> {
        self.said(language, self.day.within(language)?)
    }

    fn said(&self, language: Language, day: String) -> Result<String, MissingText> {
        let args =
            HashMap::from([(Cow::Borrowed("day"), FluentValue::from(day)), (Cow::Borrowed("time"), FluentValue::from(self.time.as_str()))]);
        words(language, "date-and-time", &args)
    }
}

/// A zone by its city with the offset it has at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneLabel {
    /// `Kolkata`; `UTC` for zones without a city.
    pub city: String,
    /// `+5:30`, `-4`, `+0`: whole hours are said without minutes.
    pub offset: String,
}

impl ZoneLabel {
    /// The label of `zone` at `moment`.
    pub fn of(zone: &HospitalZone, moment: Timestamp) -> Self {
        let name = zone.name();
        let city = name.rsplit('/').next().unwrap_or(name).replace('_', " ");
        let seconds = zone.wall(moment).offset().seconds();
        let minutes = seconds.unsigned_abs() / 60;
        let sign = if seconds < 0 { '-' } else { '+' };
        let offset = match minutes % 60 {
            0 => format!("{sign}{}", minutes / 60),
            rest => format!("{sign}{}:{rest:02}", minutes / 60),
        };
        Self { city, offset }
    }

    /// "Kolkata time (UTC+5:30)".
    ///
    /// # Errors
    /// The catalogue lacks the sentence.
    pub fn long(&self, language: Language) -> Result<String, MissingText> {
        let args = HashMap::from([
            (Cow::Borrowed("city"), FluentValue::from(self.city.as_str())),
            (Cow::Borrowed("offset"), FluentValue::from(self.offset.as_str())),
        ]);
        words(language, "zone-long", &args)
    }
}

const WEEKDAYS: [&str; 7] =
    ["weekday-monday", "weekday-tuesday", "weekday-wednesday", "weekday-thursday", "weekday-friday", "weekday-saturday", "weekday-sunday"];
const WEEKDAYS_SHORT: [&str; 7] = [
    "weekday-short-monday",
    "weekday-short-tuesday",
    "weekday-short-wednesday",
    "weekday-short-thursday",
    "weekday-short-friday",
    "weekday-short-saturday",
    "weekday-short-sunday",
];
const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];
const MONTHS_SHORT: [&str; 12] = [
    "month-short-january",
    "month-short-february",
    "month-short-march",
    "month-short-april",
    "month-short-may",
    "month-short-june",
    "month-short-july",
    "month-short-august",
    "month-short-september",
    "month-short-october",
    "month-short-november",
    "month-short-december",
];

/// The name of the `number`th entry, counted from one.
fn name(language: Language, names: &[&str], number: i8) -> Result<String, MissingText> {
    let index = usize::try_from(number).unwrap_or(0).saturating_sub(1);
    words(language, names.get(index).copied().unwrap_or(""), &HashMap::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::money::Money;

    #[test]
    fn money_is_grouped_as_its_country_does() {
        let said = |amount, code: &str| money(Language::English, Money { amount, currency: code.parse().unwrap() });
        assert_eq!(said(50_000, "INR"), "₹500.00");
        assert_eq!(said(15_000_000, "INR"), "₹1,50,000.00");
        assert_eq!(said(6_000, "EUR"), "€60.00");
        assert_eq!(said(123_456_789, "USD"), "$1,234,567.89");
        assert_eq!(said(5, "GBP"), "£0.05");
        assert_eq!(said(6_000, "JPY"), "¥6,000");
        assert_eq!(said(-250, "EUR"), "\u{2212}€2.50");
        assert_eq!(said(100, "CHF"), "CHF\u{a0}1.00");
        let spanish = |amount, code: &str| money(Language::Spanish, Money { amount, currency: code.parse().unwrap() });
        assert_eq!(spanish(123_456_789, "EUR"), "1.234.567,89\u{a0}€");
        assert_eq!(spanish(-6_000, "JPY"), "\u{2212}6.000\u{a0}¥");
    }

    #[test]
    fn f31_a_moment_says_its_day_its_time_and_its_own_offset() -> Result<(), Box<dyn std::error::Error>> {
        let kolkata = "Asia/Kolkata".parse()?;
        let when = When::of("2026-11-26T04:00:00Z".parse()?, &kolkata);
        assert_eq!(when.iso, "2026-11-26T09:30:00+05:30");
        assert_eq!(when.long(Language::English)?, "Thursday 26 November, 09:30");
        assert_eq!(when.zone.long(Language::English)?, "Kolkata time (UTC+5:30)");
        let york = "America/New_York".parse()?;
        assert_eq!(When::of("2026-07-01T12:00:00Z".parse()?, &york).zone.offset, "-4");
        assert_eq!(When::of("2026-12-01T12:00:00Z".parse()?, &york).zone.city, "New York");
        assert_eq!(When::of("2026-12-01T12:00:00Z".parse()?, &"UTC".parse()?).zone.offset, "+0");
        Ok(())
    }

    #[test]
    fn f28_a_day_of_another_year_is_said_with_its_year() -> Result<(), Box<dyn std::error::Error>> {
        let today = jiff::civil::date(2026, 11, 24);
        let seen = |year, month, day| Day::seen_from(jiff::civil::date(year, month, day), today);
        assert_eq!(seen(2026, 1, 1).long(Language::English)?, "Thursday 1 January");
        assert_eq!(seen(2026, 12, 31).short(Language::English)?, "Thu 31 Dec");
        let (last, next) = (seen(2025, 11, 27), seen(2027, 1, 1));
        assert_eq!(last.long(Language::English)?, "Thursday 27 November 2025");
        assert_eq!(last.short(Language::English)?, "Thu 27 Nov 2025");
        assert_eq!(next.long(Language::Spanish)?, "viernes 1 de enero de 2027");
        assert_eq!(next.short(Language::Spanish)?, "vie 1 ene 2027");
        assert_eq!(next.long(Language::Arabic)?, "الجمعة 1 يناير 2027");
        assert_eq!(next.near(Language::English)?, "Fri 1 Jan 2027");
        let tomorrow = Day::seen_from(jiff::civil::date(2027, 1, 1), jiff::civil::date(2026, 12, 31));
        assert_eq!(tomorrow.near(Language::English)?, "Tomorrow");
        Ok(())
    }

    #[test]
    fn near_days_are_said_by_word() -> Result<(), Box<dyn std::error::Error>> {
        let (today, other) = (jiff::civil::date(2026, 11, 24), jiff::civil::date(2026, 12, 31));
        let said = |date| Day::seen_from(date, today).near(Language::English);
        assert_eq!(said(today)?, "Today");
        assert_eq!(said(today.tomorrow()?)?, "Tomorrow");
        assert_eq!(said(other)?, "Thu 31 Dec");
        let within = |date, language| Day::seen_from(date, today).within(language);
        assert_eq!(within(today, Language::English)?, "today");
        assert_eq!(within(today.tomorrow()?, Language::Spanish)?, "mañana");
        assert_eq!(within(today, Language::Arabic)?, "اليوم");
        assert_eq!(within(other, Language::English)?, "Thu 31 Dec");
        assert_eq!(Day::of(other).with_year(Language::English)?, "Thursday 31 December 2026");
        Ok(())
    }
}
