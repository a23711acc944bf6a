//! A change of settings as it arrives: some fields, each still to be checked. Everything wrong is said at once.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer};

use super::video::read_template;
use super::{ClosedDay, Quiet, Reminder, Settings};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::money::{Currency, Money};
use crate::primitives::people::NAME_LIMIT;
use crate::primitives::text;
use crate::primitives::wall::{WallTime, plain_date};

/// The fields somebody wants changed; the others stay. A field must not be null.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsPatch {
    #[serde(default, deserialize_with = "given")]
    pub hospital_name: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub address: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub reception_phone: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(example = "Asia/Kolkata")]
    pub zone: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(example = "INR")]
    pub currency: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub hold_seconds: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub booking_horizon_days: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub staff_horizon_weeks: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub minimum_notice_minutes: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub cancel_cutoff_minutes: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub patient_daily_visits: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub request_answer_hours: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub waiting_offer_minutes: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    #[schema(example = "https://meet.example.org/{room}", max_length = 300)]
    pub video_link_template: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub reminder_offsets: Option<Vec<ReminderPatch>>,
    #[serde(default, deserialize_with = "given")]
    pub quiet_hours: Option<QuietPatch>,
    #[serde(default, deserialize_with = "given")]
    #[schema(example = "91")]
    pub country_code: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(example = "08:00")]
    pub monthly_reports_at: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(example = "06:00")]
    pub day_list_at: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub max_report_bytes: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub emergency_number: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub crisis_line: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub blood_low_units: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub default_fee: Option<FeePatch>,
    #[serde(default, deserialize_with = "given")]
    pub invoice_due_days: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub tax_percent: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub tax_name: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub buffer_minutes: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub closed_days: Option<Vec<ClosedDayPatch>>,
    #[serde(default, deserialize_with = "given")]
    pub patient_idle_minutes: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub patient_session_hours: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub staff_idle_minutes: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub staff_session_hours: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub clinical_years: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub audit_years: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub messages_years: Option<i64>,
    #[serde(default, deserialize_with = "given")]
    pub exports_days: Option<i64>,
    /// The `seen` of the answer that said which visits are booked on newly closed days: these stand until somebody moves or cancels
    /// them. No setting.
    #[serde(default, deserialize_with = "given")]
    pub seen: Option<String>,
    /// The patients of visits on newly closed days are offered other times, a moment later and as for leave (`GET /repairs`). Otherwise
    /// the visits are listed there until somebody has solved them. Only together with `closed_days`. No setting.
    #[serde(default, deserialize_with = "given")]
    pub offer_other_times: Option<bool>,
}

/// A reminder as it arrives.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReminderPatch {
    pub days_before: i64,
    #[schema(example = "08:00")]
    pub at: String,
}

/// Quiet hours as they arrive; the same time twice: none.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuietPatch {
    #[schema(example = "21:00")]
    pub from: String,
    #[schema(example = "08:00")]
    pub to: String,
}

/// A fee as it arrives; without a currency it is in the hospital's.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FeePatch {
    /// Minor units.
    pub amount: i64,
    #[serde(default)]
    pub currency: Option<String>,
}

/// A closed day as it arrives.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClosedDayPatch {
    #[schema(format = "date")]
    pub date: String,
    #[serde(default)]
    pub label: String,
}

/// A field that was given; null is not a value of any setting.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Most reminders of one visit.
const MOST_REMINDERS: usize = 6;
/// Most closed days: years of them; the row stays small.
const MOST_CLOSED_DAYS: usize = 200;
/// The highest fee in minor units: ten thousand million of the currency.
pub(crate) const MOST_MONEY: i64 = 1_000_000_000_000;

impl SettingsPatch {
    /// The settings after this change. `grain` is the quantum of time in minutes, fixed at installation.
    ///
    /// # Errors
    /// Every value that cannot be used, each with its place.
    pub fn apply(self, before: &Settings, grain: u16) -> Result<Settings, Flaws> {
        let (mut flaws, mut after) = (Flaws::default(), before.clone());
        self.texts(&mut after, &mut flaws);
        self.numbers(&mut after, &mut flaws, grain);
        self.fee(&mut after, &mut flaws);
        if let Some(reminders) = &self.reminder_offsets {
            after.reminder_offsets = read_reminders(reminders, &mut flaws);
        }
        if let Some(QuietPatch { from, to }) = &self.quiet_hours {
            let (from, to) = (flaws.keep(of_day("/quiet_hours/from", from)), flaws.keep(of_day("/quiet_hours/to", to)));
            after.quiet_hours = from.zip(to).map_or(after.quiet_hours, |(from, to)| Quiet { from, to });
        }
        for (pointer, typed, at) in [
            ("/monthly_reports_at", &self.monthly_reports_at, &mut after.monthly_reports_at),
            ("/day_list_at", &self.day_list_at, &mut after.day_list_at),
        ] {
            if let Some(typed) = typed {
                set(of_day(pointer, typed), at, &mut flaws);
            }
        }
        if let Some(days) = &self.closed_days {
            after.closed_days = read_closed_days(days, &mut flaws);
        }
        if self.offer_other_times == Some(true) && self.closed_days.is_none() {
            flaws.add(Flaw::new("/closed_days", "required"));
        }
        let staff_weeks = i64::from(after.staff_horizon_weeks);
        if i64::from(after.booking_horizon_days) > staff_weeks * 7 && flaws.0.is_empty() {
            flaws.add(Flaw::new("/booking_horizon_days", "beyond_staff").with("days", staff_weeks * 7).with("weeks", staff_weeks));
        }
        flaws.none().map(|()| after)
    }

    fn texts(&self, after: &mut Settings, flaws: &mut Flaws) {
        if let Some(name) = &self.hospital_name {
            set(text::line(name, NAME_LIMIT).map_err(|error| Flaw::of_text("/hospital_name", error)), &mut after.hospital_name, flaws);
        }
        if let Some(address) = &self.address {
            let read = if address.trim().is_empty() { Ok(String::new()) } else { text::lines(address, 400) };
            set(read.map_err(|error| Flaw::of_text("/address", error)), &mut after.address, flaws);
        }
        if let Some(phone) = &self.reception_phone {
            let read = if phone.trim().is_empty() { Ok(String::new()) } else { dialled("/reception_phone", phone, 5) };
            set(read, &mut after.reception_phone, flaws);
        }
        if let Some(number) = &self.emergency_number {
            set(dialled("/emergency_number", number, 2), &mut after.emergency_number, flaws);
        }
        if let Some(line) = &self.crisis_line {
            let read = if line.trim().is_empty() { Ok(String::new()) } else { dialled("/crisis_line", line, 3) };
            set(read, &mut after.crisis_line, flaws);
        }
        if let Some(template) = &self.video_link_template {
            set(read_template(template), &mut after.video_link_template, flaws);
        }
        if let Some(code) = &self.country_code {
            let digits = code.trim().trim_start_matches('+');
            let good = digits.len() <= 3 && !digits.starts_with('0') && digits.bytes().all(|digit| digit.is_ascii_digit());
            set(
                if good { Ok(digits.to_owned()) } else { Err(Flaw::new("/country_code", "not_a_country_code")) },
                &mut after.country_code,
                flaws,
            );
        }
        if let Some(name) = &self.tax_name {
            let read = if name.trim().is_empty() { Ok(String::new()) } else { text::line(name, 40) };
            set(read.map_err(|error| Flaw::of_text("/tax_name", error)), &mut after.tax_name, flaws);
        }
        if let Some(zone) = &self.zone {
            set(zone.parse().map_err(|_| Flaw::new("/zone", "unknown_zone")), &mut after.zone, flaws);
        }
        if let Some(currency) = &self.currency {
            let known = currency.parse().ok().filter(|currency: &Currency| currency.is_known());
            set(known.ok_or_else(|| Flaw::new("/currency", "not_a_currency")), &mut after.currency, flaws);
        }
    }

    fn numbers(&self, after: &mut Settings, flaws: &mut Flaws, grain: u16) {
        between("/hold_seconds", self.hold_seconds, 1, 3_600, &mut after.hold_seconds, flaws);
        between("/booking_horizon_days", self.booking_horizon_days, 1, 364, &mut after.booking_horizon_days, flaws);
        between("/staff_horizon_weeks", self.staff_horizon_weeks, 1, 52, &mut after.staff_horizon_weeks, flaws);
        between("/minimum_notice_minutes", self.minimum_notice_minutes, 0, 43_200, &mut after.minimum_notice_minutes, flaws);
        between("/cancel_cutoff_minutes", self.cancel_cutoff_minutes, 0, 43_200, &mut after.cancel_cutoff_minutes, flaws);
        between("/patient_daily_visits", self.patient_daily_visits, 0, 50, &mut after.patient_daily_visits, flaws);
        between("/request_answer_hours", self.request_answer_hours, 1, 336, &mut after.request_answer_hours, flaws);
        between("/waiting_offer_minutes", self.waiting_offer_minutes, 5, 1_440, &mut after.waiting_offer_minutes, flaws);
        between("/max_report_bytes", self.max_report_bytes, 1, 104_857_600, &mut after.max_report_bytes, flaws);
        between("/blood_low_units", self.blood_low_units, 0, 100_000, &mut after.blood_low_units, flaws);
        between("/invoice_due_days", self.invoice_due_days, 0, 365, &mut after.invoice_due_days, flaws);
        between("/tax_percent", self.tax_percent, 0, 10_000, &mut after.tax_percent, flaws);
        between("/buffer_minutes", self.buffer_minutes, 0, 120, &mut after.buffer_minutes, flaws);
        between("/patient_idle_minutes", self.patient_idle_minutes, 5, 120, &mut after.patient_idle_minutes, flaws);
        between("/patient_session_hours", self.patient_session_hours, 1, 72, &mut after.patient_session_hours, flaws);
        between("/staff_idle_minutes", self.staff_idle_minutes, 5, 60, &mut after.staff_idle_minutes, flaws);
        between("/staff_session_hours", self.staff_session_hours, 1, 24, &mut after.staff_session_hours, flaws);
        between("/clinical_years", self.clinical_years, 5, 100, &mut after.clinical_years, flaws);
        between("/audit_years", self.audit_years, 1, 50, &mut after.audit_years, flaws);
        between("/messages_years", self.messages_years, 1, 10, &mut after.messages_years, flaws);
        between("/exports_days", self.exports_days, 1, 30, &mut after.exports_days, flaws);
        if self.buffer_minutes.is_some() && !after.buffer_minutes.is_multiple_of(grain) {
            flaws.add(Flaw::new("/buffer_minutes", "not_a_multiple").with("minutes", i64::from(grain)));
        }
    }

    /// The fee follows the hospital's currency and keeps its number: 500.00 rupees become 500 yen. Where that cannot be written it has to be
    /// said anew. Naming another currency is a mistake.
    fn fee(&self, after: &mut Settings, flaws: &mut Flaws) {
        let mut amount = after.default_fee.amount;
        match &self.default_fee {
            Some(fee) => {
                between("/default_fee/amount", Some(fee.amount), 0, MOST_MONEY, &mut amount, flaws);
                if fee.currency.as_ref().is_some_and(|currency| currency != after.currency.code()) {
                    flaws.add(Flaw::new("/default_fee/currency", "other_currency"));
                }
            }
            None => {
                let kept = same_number(after.default_fee, after.currency);
                set(kept.ok_or_else(|| Flaw::new("/default_fee/amount", "not_an_amount")), &mut amount, flaws);
            }
        }
        after.default_fee = Money { amount, currency: after.currency };
    }
}

/// The same number in another currency, in its minor units; `None` where that has fewer places, or it would be too much.
fn same_number(fee: Money, currency: Currency) -> Option<i64> {
    let (from, to) = (fee.currency.minor_digits(), currency.minor_digits());
    let step = 10_i64.pow(from.abs_diff(to));
    if to >= from {
        return fee.amount.checked_mul(step).filter(|amount| *amount <= MOST_MONEY);
    }
    (fee.amount % step == 0).then_some(fee.amount / step)
}

fn set<T>(read: Result<T, Flaw>, field: &mut T, flaws: &mut Flaws) {
    if let Some(value) = flaws.keep(read) {
        *field = value;
    }
}

fn between<T: TryFrom<i64>>(pointer: &'static str, given: Option<i64>, from: i64, to: i64, field: &mut T, flaws: &mut Flaws) {
    let Some(number) = given else { return };
    let inside = Some(number).filter(|number| (from..=to).contains(number));
    set(inside.and_then(|number| T::try_from(number).ok()).ok_or_else(|| Flaw::out_of_range(pointer, from, to)), field, flaws);
}

/// A number as people print it for dialling: digits with spaces and `+ - ( ) * #`, at most 30 characters.
fn dialled(pointer: &'static str, given: &str, least_digits: usize) -> Result<String, Flaw> {
    let number = text::line(given, 30).map_err(|error| Flaw::of_text(pointer, error))?;
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let known = number.chars().all(|c| c.is_ascii_digit() || " +-()*#".contains(c));
    if known && digits >= least_digits {
        Ok(number)
    } else {
        let least = i64::try_from(least_digits).unwrap_or(i64::MAX);
        Err(Flaw::new(pointer, "not_a_phone_number").with("least", least))
    }
}

/// A time of a day; a day's end is none.
fn of_day(pointer: impl Into<Cow<'static, str>>, typed: &str) -> Result<WallTime, Flaw> {
    let at = typed.parse().ok().filter(|at: &WallTime| at.time().is_some());
    at.ok_or_else(|| Flaw::new(pointer, "not_a_time"))
}

fn read_reminders(given: &[ReminderPatch], flaws: &mut Flaws) -> Vec<Reminder> {
    if given.len() > MOST_REMINDERS {
        flaws.add(Flaw::too_many("/reminder_offsets", MOST_REMINDERS));
    }
    let mut reminders: Vec<Reminder> = Vec::new();
    for (place, reminder) in given.iter().enumerate().take(MOST_REMINDERS) {
        let mut days_before = 0;
        let pointer = format!("/reminder_offsets/{place}/days_before");
        match u16::try_from(reminder.days_before).ok().filter(|days| *days <= 14) {
            Some(days) => days_before = days,
            None => flaws.add(Flaw::out_of_range(pointer, 0, 14)),
        }
        let Some(at) = flaws.keep(of_day(format!("/reminder_offsets/{place}/at"), &reminder.at)) else { continue };
        let reminder = Reminder { days_before, at };
        if reminders.contains(&reminder) {
            flaws.add(Flaw::new(format!("/reminder_offsets/{place}"), "duplicate"));
        }
        reminders.push(reminder);
    }
    reminders
}

fn read_closed_days(given: &[ClosedDayPatch], flaws: &mut Flaws) -> Vec<ClosedDay> {
    if given.len() > MOST_CLOSED_DAYS {
        flaws.add(Flaw::too_many("/closed_days", MOST_CLOSED_DAYS));
    }
    let mut days: Vec<ClosedDay> = Vec::new();
    for (place, day) in given.iter().enumerate().take(MOST_CLOSED_DAYS) {
        let date = plain_date(&day.date).ok_or_else(|| Flaw::new(format!("/closed_days/{place}/date"), "not_a_date"));
        let label = if day.label.trim().is_empty() { Ok(String::new()) } else { text::line(&day.label, NAME_LIMIT) };
        let label = label.map_err(|error| Flaw::of_text(format!("/closed_days/{place}/label"), error));
        let (Some(date), Some(label)) = (flaws.keep(date), flaws.keep(label)) else { continue };
        if days.iter().any(|other| other.date == date) {
            flaws.add(Flaw::new(format!("/closed_days/{place}/date"), "duplicate"));
        }
        days.push(ClosedDay { date, label });
    }
    days.sort();
    days
}

#[cfg(test)]
#[path = "patch_tests.rs"]
mod tests;
