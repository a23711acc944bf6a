//! The mood log (F52): one entry a day by the hospital's calendar, private unless its switch says otherwise.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::capabilities::records::model::ClinicalReader;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::text::{self, Sensitive};

/// The most characters of a note.
pub const NOTE_LIMIT: usize = 1_000;
/// The first date of the calendar that measurements have, too.
const EARLIEST: Date = Date::constant(1970, 1, 1);

/// How somebody feels: 1 is lowest, 5 highest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

impl Level {
    /// All five.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// `None` outside 1 to 5.
    #[must_use]
    pub fn of(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|level| i64::from(level.0) == number)
    }

    /// 1 to 5.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Level {
    type Error = &'static str;
    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::of(i64::from(number)).ok_or("a level is 1 to 5")
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// Never shown in a log.
impl fmt::Debug for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Level")
    }
}

/// An entry as it arrives.
#[derive(Clone, Default, Deserialize, utoipa::ToSchema)]
pub struct MoodText {
    /// 1 very low, 2 low, 3 in between, 4 good, 5 very good.
    #[schema(minimum = 1, maximum = 5)]
    pub level: i64,
    #[serde(default)]
    #[schema(max_length = 1000)]
    pub note: Option<String>,
}

/// What somebody wants kept of a day, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMood {
    pub level: Level,
    pub note: Option<Sensitive<String>>,
}

/// One day's entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mood {
    pub patient_id: UserId,
    /// `mood#<date>`.
    pub item: String,
    /// By the hospital's calendar when it was written. It stays that date, whatever the zone becomes.
    pub date: Date,
    pub level: Level,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Sensitive<String>>,
    /// One more with every change, from 1.
    pub version: u32,
    pub written_at: Timestamp,
}

impl Mood {
    /// What the sort keys of all entries begin with.
    pub const PREFIX: &'static str = "mood#";

    /// The sort key of a day.
    #[must_use]
    pub fn item_of(date: Date) -> String {
        format!("{}{date}", Self::PREFIX)
    }

    /// Whether it says just this.
    #[must_use]
    pub fn says(&self, new: &NewMood) -> bool {
        self.level == new.level && self.note == new.note
    }
}

/// The version of a day, 0 for nothing.
#[must_use]
pub fn mood_version(mood: Option<&Mood>) -> u32 {
    mood.map_or(0, |mood| mood.version)
}

impl MoodText {
    /// Every mistake is told at once. A note without a word is none.
    ///
    /// # Errors
    /// What cannot be used, by JSON pointer.
    pub fn check(&self) -> Result<NewMood, Flaws> {
        let mut flaws = Flaws::default();
        let level = flaws.keep(Level::of(self.level).ok_or_else(|| Flaw::out_of_range("/level", 1, 5)));
        let note = self.note.as_deref().filter(|note| !note.trim().is_empty());
        let note = note.map(|note| text::lines(note, NOTE_LIMIT).map_err(|error| Flaw::of_text("/note", error))).transpose();
        let note = flaws.keep(note).flatten().map(Sensitive::new);
        flaws.clone().none()?;
        level.map(|level| NewMood { level, note }).ok_or(flaws)
    }
}

/// A date an entry can be of: until today.
///
/// # Errors
/// The flaw of field `date`.
pub fn day_to_log(date: Date, today: Date) -> Result<Date, Flaw> {
    if date > today {
        return Err(Flaw::new("/date", "in_the_future"));
    }
    if date < EARLIEST { Err(Flaw::new("/date", "too_long_ago")) } else { Ok(date) }
}

/// One doctor may read the mood log, as long as they have the patient in care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sharing {
    pub patient_id: UserId,
    /// `share#mood#<doctor>`.
    pub item: String,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub since: Timestamp,
}

impl Sharing {
    /// What the sort keys of all switches begin with.
    pub const PREFIX: &'static str = "share#mood#";

    /// The sort key of a doctor's switch.
    #[must_use]
    pub fn item_of(doctor: UserId) -> String {
        format!("{}{doctor}", Self::PREFIX)
    }
}

/// Somebody who may read one patient's mood log now: the patient, or a doctor in care for whom the patient has switched it
/// on; never a carer, and never in an emergency, which is no care. The finders of moods take it and nothing else.
#[derive(Debug, Clone)]
pub struct MoodReader(ClinicalReader);

impl MoodReader {
    /// `switch` is the reader's own, as last written.
    #[must_use]
    pub fn of(reader: &ClinicalReader, switch: Option<&Sharing>) -> Option<Self> {
        let own = reader.grant().id() == reader.patient();
        let is_on = switch.is_some_and(|on| on.patient_id == reader.patient() && on.doctor_id == reader.grant().id());
        (own || is_on).then(|| Self(reader.clone()))
    }

    /// Whose log they may read.
    #[must_use]
    pub const fn patient(&self) -> UserId {
        self.0.patient()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::primitives::time::{HospitalZone, after};

    #[test]
    fn f52_an_entry_is_one_of_five_with_a_note_or_none() {
        let text = |level, note: &str| MoodText { level, note: Some(note.to_owned()) };
        assert_eq!(text(4, " slept well ").check().unwrap().note.unwrap().expose(), "slept well");
        assert_eq!(text(1, " \n").check().unwrap().note, None);
        let long = "x".repeat(NOTE_LIMIT + 1);
        assert_eq!(text(0, &long).check().unwrap_err().to_string(), "/level out_of_range, /note too_long");
        assert!(text(6, "").check().is_err());
        assert!(serde_json::from_str::<Level>("6").is_err() && serde_json::from_str::<Level>("5").is_ok());
        assert_eq!(format!("{:?}", Level::ALL), "[Level, Level, Level, Level, Level]");
    }

    #[test]
    fn f52_a_day_is_today_or_before() {
        let today: Date = "2026-11-23".parse().unwrap();
        assert_eq!(day_to_log(today, today), Ok(today));
        assert_eq!(day_to_log("2026-11-24".parse().unwrap(), today).unwrap_err().code, "in_the_future");
        assert_eq!(day_to_log("1969-12-31".parse().unwrap(), today).unwrap_err().code, "too_long_ago");
    }

    proptest! {
        /// Whenever within a day of the hospital somebody writes, also on days of 23 and 25 hours: it is that day's one entry.
        #[test]
        fn f52_a_day_has_one_entry_whatever_the_clocks_do(
            zone in prop::sample::select(vec!["Asia/Kolkata", "America/New_York", "Europe/London", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"]),
            day in 0i32..4_000,
            moments in prop::collection::vec(0.0f64..1.0, 1..12),
        ) {
            let zone: HospitalZone = zone.parse().unwrap();
            let date = jiff::civil::date(2016, 1, 1).saturating_add(jiff::ToSpan::days(day));
            let slot = zone.day(date);
            let seconds = slot.end.as_second() - slot.start.as_second();
            #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "any second of the day will do")]
            let at = |part: &f64| after(slot.start, ((seconds as f64) * part) as i64);
            let items: BTreeSet<String> = moments.iter().map(|part| Mood::item_of(zone.date(at(part)))).collect();
            prop_assert_eq!(items.into_iter().collect::<Vec<_>>(), vec![Mood::item_of(date)]);
        }

        /// Entries sort by their dates.
        #[test]
        fn f52_entries_sort_by_their_dates(one in 0i32..20_000, two in 0i32..20_000) {
            let date = |days| EARLIEST.saturating_add(jiff::ToSpan::days(days));
            prop_assert_eq!(Mood::item_of(date(one)).cmp(&Mood::item_of(date(two))), one.cmp(&two));
        }
    }
}
