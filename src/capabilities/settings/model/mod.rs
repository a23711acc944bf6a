//! What can be set, what it is when nobody has set it, and which values are accepted.

mod lines;
mod patch;
mod quiet;
mod video;

pub use lines::{LINES, Line, Section, Shape, difference, lines_of};
pub use patch::{ClosedDayPatch, FeePatch, QuietPatch, ReminderPatch, SettingsPatch};
pub use quiet::Quiet;
pub use video::ROOM;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::primitives::money::{Currency, Money};
use crate::primitives::time::HospitalZone;
use crate::primitives::wall::WallTime;

/// The house's settings. Stored whole; a field that a stored row lacks has its default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Settings {
    /// What every page and mail calls the hospital.
    pub hospital_name: String,
    /// Postal address in lines; may be empty.
    pub address: String,
    /// As dialled; may be empty.
    pub reception_phone: String,
    /// The hospital's one time zone. Changing it moves no visit: rules and pages read the new wall clock.
    #[schema(value_type = String, example = "Asia/Kolkata")]
    pub zone: HospitalZone,
    /// What fees are in.
    #[schema(value_type = String, example = "INR")]
    pub currency: Currency,
    /// How long a chosen time is kept while a person confirms, in seconds.
    pub hold_seconds: u32,
    /// Patients book from today to so many days ahead, both days included.
    pub booking_horizon_days: u16,
    /// Staff book so many weeks ahead; nobody books later (data-model.md: at most 52).
    pub staff_horizon_weeks: u16,
    /// Patients book no visit that begins sooner than in so many minutes.
    pub minimum_notice_minutes: u32,
    /// Patients cancel and move no visit that begins sooner than in so many minutes.
    pub cancel_cutoff_minutes: u32,
    /// Patients book, and move to it, at most so many visits of one day; 0: as many as they like. Staff may book more.
    pub patient_daily_visits: u16,
    /// Where a doctor answers first, patients are told to expect the answer within so many hours. Nothing ends by it.
    pub request_answer_hours: u16,
    /// A time from the waiting list is kept for whoever it is offered to for so many minutes of the day.
    pub waiting_offer_minutes: u32,
    /// Where visits by video take place, with `{room}` for the name of a visit's room; empty: there are none.
    pub video_link_template: String,
    /// When reminders of a visit are sent, in the hospital's zone.
    pub reminder_offsets: Vec<Reminder>,
    /// When no text message is sent, in the hospital's zone; people may have hours of their own.
    pub quiet_hours: Quiet,
    /// The digits of the country in which phone numbers are dialled that name none; empty: such numbers are sent no texts.
    pub country_code: String,
    /// When on the first of a month doctors are written to about the month before, in the hospital's zone.
    pub monthly_reports_at: WallTime,
    /// When each morning the list for power cuts is made, in the hospital's zone.
    pub day_list_at: WallTime,
    /// The largest report a patient may add, in bytes.
    pub max_report_bytes: u64,
    /// As dialled.
    pub emergency_number: String,
    /// Somebody to talk to in a crisis, as dialled, beside the emergency number; may be empty. There is no default: which
    /// line is right, the hospital knows.
    pub crisis_line: String,
    /// A blood group with fewer units is low.
    pub blood_low_units: u32,
    /// What a visit costs where a doctor has no fee of their own; always in `currency`.
    pub default_fee: Money,
    /// An invoice is due so many days after it was issued.
    pub invoice_due_days: u16,
    /// The tax on invoices in hundredths of a percent: 1800 is 18 %. 0: none.
    pub tax_percent: u32,
    /// What that tax is called on invoices; may be empty.
    pub tax_name: String,
    /// Minutes kept free after every visit where a doctor has no buffer of their own.
    pub buffer_minutes: u16,
    /// Dates on which the whole hospital takes no visits, earliest first.
    pub closed_days: Vec<ClosedDay>,
    /// Patients are signed out after so many minutes in which nothing was done.
    pub patient_idle_minutes: u16,
    /// Patients sign in again after so many hours, whatever was done.
    pub patient_session_hours: u16,
    /// Whoever works here is signed out after so many minutes in which nothing was done.
    pub staff_idle_minutes: u16,
    /// Whoever works here signs in again after so many hours, whatever was done.
    pub staff_session_hours: u16,
    /// What is clinical is kept for so many years after it was last written; until then an account cannot be erased.
    pub clinical_years: u16,
    /// The audit trail is kept for at least so many years. Nothing of it is removed by the program.
    pub audit_years: u16,
    /// Messages to people are kept for so many years after they became due.
    pub messages_years: u16,
    /// A copy of somebody's data is there for so many days after it was made.
    pub exports_days: u16,
}

/// When a reminder of a visit is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Reminder {
    /// 1 = on the day before the visit, 0 = on its day.
    pub days_before: u16,
    /// In the hospital's zone.
    pub at: WallTime,
}

/// A date on which the hospital takes no visits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ClosedDay {
    /// In the hospital's zone.
    #[schema(value_type = String, format = "date")]
    pub date: Date,
    /// Why, as people are told: "Diwali". May be empty.
    pub label: String,
}

impl Settings {
    /// Whether the hospital takes no visits on a date.
    #[must_use]
    pub fn is_closed(&self, date: Date) -> bool {
        self.closed_on(date).is_some()
    }

    /// The closed day of a date, if it is one.
    #[must_use]
    pub fn closed_on(&self, date: Date) -> Option<&ClosedDay> {
        let place = self.closed_days.binary_search_by(|day| day.date.cmp(&date)).ok()?;
        self.closed_days.get(place)
    }

    /// The closed days that were none before, earliest first.
    #[must_use]
    pub fn newly_closed(&self, before: &Self) -> Vec<ClosedDay> {
        self.closed_days.iter().filter(|day| !before.is_closed(day.date)).cloned().collect()
    }

    /// How long a chosen time is held, as people are told: whole minutes, never none.
    #[must_use]
    pub const fn hold_minutes(&self) -> u32 {
        self.hold_seconds.div_ceil(60)
    }

    /// Whether visits may be by video, where a doctor offers it.
    #[must_use]
    pub const fn has_video(&self) -> bool {
        !self.video_link_template.is_empty()
    }
}

impl Default for Settings {
    /// The values of a fresh installation (api.md, "Running it").
    #[expect(clippy::expect_used, reason = "names of the bundled database and of ISO 4217, held by the test below")]
    fn default() -> Self {
        let currency: Currency = "INR".parse().expect("a currency");
        Self {
            hospital_name: "Caredesk Hospital".to_owned(),
            address: String::new(),
            reception_phone: String::new(),
            zone: "Asia/Kolkata".parse().expect("a zone of the bundled database"),
            currency,
            hold_seconds: 600,
            booking_horizon_days: 7,
            staff_horizon_weeks: 26,
            minimum_notice_minutes: 30,
            cancel_cutoff_minutes: 120,
            patient_daily_visits: 0,
            request_answer_hours: 24,
            waiting_offer_minutes: 30,
            video_link_template: String::new(),
            reminder_offsets: [1, 0].map(|days_before| Reminder { days_before, at: WallTime::new(8, 0) }).to_vec(),
            quiet_hours: Quiet::default(),
            country_code: String::new(),
            monthly_reports_at: WallTime::new(8, 0),
            day_list_at: WallTime::new(6, 0),
            max_report_bytes: 20_971_520,
            emergency_number: "112".to_owned(),
            crisis_line: String::new(),
            blood_low_units: 5,
            default_fee: Money { amount: 50_000, currency },
            invoice_due_days: 14,
            tax_percent: 0,
            tax_name: String::new(),
            buffer_minutes: 0,
            closed_days: Vec::new(),
            patient_idle_minutes: 30,
            patient_session_hours: 24,
            staff_idle_minutes: 15,
            staff_session_hours: 12,
            clinical_years: 10,
            audit_years: 6,
            messages_years: 2,
            exports_days: 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f65_a_fresh_house_has_the_defaults_of_the_contract() {
        let settings = serde_json::to_value(Settings::default()).unwrap();
        assert_eq!(settings["zone"], "Asia/Kolkata");
        assert_eq!(settings["currency"], "INR");
        assert_eq!(settings["hold_seconds"], 600);
        assert_eq!(settings["booking_horizon_days"], 7);
        assert_eq!(settings["minimum_notice_minutes"], 30);
        assert_eq!(settings["cancel_cutoff_minutes"], 120);
        assert_eq!(settings["reminder_offsets"], serde_json::json!([{"days_before": 1, "at": "08:00"}, {"days_before": 0, "at": "08:00"}]));
        assert_eq!(
            (&settings["quiet_hours"], &settings["country_code"]),
            (&serde_json::json!({"from": "21:00", "to": "08:00"}), &"".into())
        );
        assert_eq!((&settings["monthly_reports_at"], &settings["day_list_at"]), (&"08:00".into(), &"06:00".into()));
        assert_eq!(settings["max_report_bytes"], 20_971_520);
        assert_eq!(settings["emergency_number"], "112");
        assert_eq!(settings["blood_low_units"], 5);
    }

    #[test]
    fn f66_a_time_is_never_said_to_be_held_for_no_minute() {
        let said = [1, 59, 60, 90, 600].map(|hold_seconds| Settings { hold_seconds, ..Settings::default() }.hold_minutes());
        assert_eq!(said, [1, 1, 1, 2, 10]);
    }

    #[test]
    fn f65_a_day_is_newly_closed_when_it_was_open_before_whatever_it_is_called() {
        let closing = |days: &[(i8, &str)]| {
            let day = |(day, label): &(i8, &str)| ClosedDay { date: jiff::civil::date(2026, 12, *day), label: (*label).to_owned() };
            Settings { closed_days: days.iter().map(day).collect(), ..Settings::default() }
        };
        let (before, after) = (closing(&[(2, "Founders"), (25, "")]), closing(&[(2, "Founders' day"), (24, "Eve"), (25, "Christmas")]));
        assert_eq!(after.newly_closed(&before), closing(&[(24, "Eve")]).closed_days);
        assert!(before.newly_closed(&after).is_empty());
        assert_eq!(after.closed_on(jiff::civil::date(2026, 12, 24)).map(|day| day.label.as_str()), Some("Eve"));
        assert!(before.closed_on(jiff::civil::date(2026, 12, 24)).is_none());
    }

    #[test]
    fn f65_a_row_of_an_older_program_gets_defaults_for_what_it_lacks() {
        let settings: Settings = serde_json::from_str(r#"{"hospital_name":"Rowan Street","from_the_future":1}"#).unwrap();
        assert_eq!(settings, Settings { hospital_name: "Rowan Street".to_owned(), ..Settings::default() });
    }
}
