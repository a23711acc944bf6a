//! THE LIST of settings as people read and change them: where each stands on the page, in what unit, within which bounds, and how it
//! is read out of a form. A new setting needs one line here, beside its field in [`Settings`] and in [`SettingsPatch`].

use super::{ClosedDayPatch, FeePatch, QuietPatch, ReminderPatch, Settings, SettingsPatch};
use crate::primitives::difference::changed;
use crate::primitives::flaw::Flaw;
use crate::primitives::language::Language;
use crate::primitives::money::Money;

/// What belongs together on the page, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// How the hospital is called and reached, and its clock.
    House,
    /// How far ahead and how late people book, and how long a time is kept for them.
    Booking,
    /// When the house writes by itself.
    Messages,
    /// What a visit costs and what the house has in stock.
    Money,
    /// How long people stay signed in.
    SignIn,
    /// How long things are kept.
    Retention,
}

impl Section {
    pub const ALL: [Self; 6] = [Self::House, Self::Booking, Self::Messages, Self::Money, Self::SignIn, Self::Retention];
}

/// How a setting is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of text.
    Text,
    /// Some lines of text.
    Lines,
    /// A whole number within bounds, both allowed.
    Number { from: i64, to: i64 },
    /// A time of the day.
    Time,
    /// What something costs.
    Amount,
}

/// One setting.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// As in the API and in the form.
    pub name: &'static str,
    pub section: Section,
    pub shape: Shape,
    /// The text that names it, with its unit.
    pub label: &'static str,
    /// The text that says what it does, with its bounds.
    pub hint: &'static str,
    /// As people of the language type it.
    pub say: fn(&Settings, Language) -> String,
    /// What was typed becomes part of a change.
    pub put: fn(&mut SettingsPatch, &str, &Settings, Language) -> Result<(), Flaw>,
}

/// Bytes of one megabyte, as files are announced.
const MEGABYTE: u64 = 1_048_576;

const fn number(from: i64, to: i64) -> Shape {
    Shape::Number { from, to }
}

/// A setting that is one text or one number, read by the same name.
macro_rules! plain {
    ($name:ident, $section:ident, $shape:expr, $label:literal, $hint:literal, text) => {
        Line {
            name: stringify!($name),
            section: Section::$section,
            shape: $shape,
            label: $label,
            hint: $hint,
            say: |settings, _| settings.$name.to_string(),
            put: |patch, typed, _, _| {
                patch.$name = Some(typed.to_owned());
                Ok(())
            },
        }
    };
    ($name:ident, $section:ident, $from:literal..=$to:literal, $label:literal, $hint:literal) => {
        Line {
            name: stringify!($name),
            section: Section::$section,
            shape: number($from, $to),
            label: $label,
            hint: $hint,
            say: |settings, _| settings.$name.to_string(),
            put: |patch, typed, _, _| {
                patch.$name = Some(whole(typed));
                Ok(())
            },
        }
    };
}

/// What is no number is out of every bound.
fn whole(typed: &str) -> i64 {
    typed.trim().parse().unwrap_or(-1)
}

/// In the order of the page.
pub const LINES: [Line; 37] = [
    plain!(hospital_name, House, Shape::Text, "setting-hospital-name", "setting-hospital-name-hint", text),
    plain!(address, House, Shape::Lines, "setting-address", "setting-address-hint", text),
    plain!(reception_phone, House, Shape::Text, "setting-reception-phone", "setting-reception-phone-hint", text),
    plain!(emergency_number, House, Shape::Text, "setting-emergency-number", "setting-emergency-number-hint", text),
    plain!(crisis_line, House, Shape::Text, "setting-crisis-line", "setting-crisis-line-hint", text),
    Line {
        name: "zone",
        section: Section::House,
        shape: Shape::Text,
        label: "setting-zone",
        hint: "setting-zone-hint",
        say: |settings, _| settings.zone.name().to_owned(),
        put: |patch, typed, _, _| {
            patch.zone = Some(typed.trim().to_owned());
            Ok(())
        },
    },
    Line {
        name: "closed_days",
        section: Section::House,
        shape: Shape::Lines,
        label: "setting-closed-days",
        hint: "setting-closed-days-hint",
        say: |settings, _| {
            settings.closed_days.iter().map(|day| format!("{} {}", day.date, day.label).trim().to_owned()).collect::<Vec<_>>().join("\n")
        },
        put: |patch, typed, _, _| {
            let day = |line: &str| {
                let (date, label) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
                ClosedDayPatch { date: date.to_owned(), label: label.trim().to_owned() }
            };
            patch.closed_days = Some(lines_of(typed).map(day).collect());
            Ok(())
        },
    },
    plain!(booking_horizon_days, Booking, 1..=364, "setting-booking-horizon-days", "setting-booking-horizon-days-hint"),
    plain!(staff_horizon_weeks, Booking, 1..=52, "setting-staff-horizon-weeks", "setting-staff-horizon-weeks-hint"),
    plain!(minimum_notice_minutes, Booking, 0..=43_200, "setting-minimum-notice-minutes", "setting-minimum-notice-minutes-hint"),
    plain!(cancel_cutoff_minutes, Booking, 0..=43_200, "setting-cancel-cutoff-minutes", "setting-cancel-cutoff-minutes-hint"),
    plain!(hold_seconds, Booking, 1..=3_600, "setting-hold-seconds", "setting-hold-seconds-hint"),
    plain!(patient_daily_visits, Booking, 0..=50, "setting-patient-daily-visits", "setting-patient-daily-visits-hint"),
    plain!(request_answer_hours, Booking, 1..=336, "setting-request-answer-hours", "setting-request-answer-hours-hint"),
    plain!(waiting_offer_minutes, Booking, 5..=1_440, "setting-waiting-offer-minutes", "setting-waiting-offer-minutes-hint"),
    plain!(video_link_template, Booking, Shape::Text, "setting-video-link-template", "setting-video-link-template-hint", text),
    plain!(buffer_minutes, Booking, 0..=120, "setting-buffer-minutes", "setting-buffer-minutes-hint"),
    Line {
        name: "reminder_offsets",
        section: Section::Messages,
        shape: Shape::Lines,
        label: "setting-reminder-offsets",
        hint: "setting-reminder-offsets-hint",
        say: |settings, _| {
            settings.reminder_offsets.iter().map(|one| format!("{} {}", one.days_before, one.at)).collect::<Vec<_>>().join("\n")
        },
        put: |patch, typed, _, _| {
            let reminder = |line: &str| {
                let (days, at) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
                ReminderPatch { days_before: whole(days), at: at.trim().to_owned() }
            };
            patch.reminder_offsets = Some(lines_of(typed).map(reminder).collect());
            Ok(())
        },
    },
    Line {
        name: "quiet_hours",
        section: Section::Messages,
        shape: Shape::Text,
        label: "setting-quiet-hours",
        hint: "setting-quiet-hours-hint",
        say: |settings, _| format!("{} {}", settings.quiet_hours.from, settings.quiet_hours.to),
        put: |patch, typed, _, _| {
            let (from, to) = typed.trim().split_once(char::is_whitespace).unwrap_or((typed.trim(), ""));
            patch.quiet_hours = Some(QuietPatch { from: from.to_owned(), to: to.trim().to_owned() });
            Ok(())
        },
    },
    plain!(country_code, Messages, Shape::Text, "setting-country-code", "setting-country-code-hint", text),
    plain!(monthly_reports_at, Messages, Shape::Time, "setting-monthly-reports-at", "setting-monthly-reports-at-hint", text),
    plain!(day_list_at, Messages, Shape::Time, "setting-day-list-at", "setting-day-list-at-hint", text),
    Line {
        name: "currency",
        section: Section::Money,
        shape: Shape::Text,
        label: "setting-currency",
        hint: "setting-currency-hint",
        say: |settings, _| settings.currency.code().to_owned(),
        put: |patch, typed, _, _| {
            patch.currency = Some(typed.trim().to_owned());
            Ok(())
        },
    },
    Line {
        name: "default_fee",
        section: Section::Money,
        shape: Shape::Amount,
        label: "setting-default-fee",
        hint: "setting-default-fee-hint",
        say: |settings, language| settings.default_fee.to_type(language),
        put: |patch, typed, settings, language| {
            let currency = patch.currency.as_ref().and_then(|code| code.parse().ok()).unwrap_or(settings.currency);
            let fee = Money::typed(typed, currency, language).map_err(|_| Flaw::new("/default_fee", "not_an_amount"))?;
            patch.default_fee = Some(FeePatch { amount: fee.amount, currency: None });
            Ok(())
        },
    },
    plain!(invoice_due_days, Money, 0..=365, "setting-invoice-due-days", "setting-invoice-due-days-hint"),
    Line {
        name: "tax_percent",
        section: Section::Money,
        shape: Shape::Text,
        label: "setting-tax-percent",
        hint: "setting-tax-percent-hint",
        say: |settings, language| hundredths(u64::from(settings.tax_percent), language),
        put: |patch, typed, _, _| {
            let percent = hundredths_of(typed).and_then(|percent| i64::try_from(percent).ok());
            patch.tax_percent =
                Some(percent.filter(|percent| *percent <= 10_000).ok_or_else(|| Flaw::new("/tax_percent", "not_a_percentage"))?);
            Ok(())
        },
    },
    plain!(tax_name, Money, Shape::Text, "setting-tax-name", "setting-tax-name-hint", text),
    plain!(blood_low_units, Money, 0..=100_000, "setting-blood-low-units", "setting-blood-low-units-hint"),
    plain!(patient_idle_minutes, SignIn, 5..=120, "setting-patient-idle-minutes", "setting-patient-idle-minutes-hint"),
    plain!(patient_session_hours, SignIn, 1..=72, "setting-patient-session-hours", "setting-patient-session-hours-hint"),
    plain!(staff_idle_minutes, SignIn, 5..=60, "setting-staff-idle-minutes", "setting-staff-idle-minutes-hint"),
    plain!(staff_session_hours, SignIn, 1..=24, "setting-staff-session-hours", "setting-staff-session-hours-hint"),
    Line {
        name: "max_report_bytes",
        section: Section::Retention,
        shape: Shape::Text,
        label: "setting-max-report-bytes",
        hint: "setting-max-report-bytes-hint",
        say: |settings, language| megabytes(settings.max_report_bytes, language),
        put: |patch, typed, _, _| {
            let bytes = bytes_of(typed).ok_or_else(|| Flaw::new("/max_report_bytes", "not_megabytes"))?;
            patch.max_report_bytes = Some(bytes);
            Ok(())
        },
    },
    plain!(clinical_years, Retention, 5..=100, "label-clinical-years", "label-clinical-years-hint"),
    plain!(audit_years, Retention, 1..=50, "label-audit-years", "label-audit-years-hint"),
    plain!(messages_years, Retention, 1..=10, "label-messages-years", "label-messages-years-hint"),
    plain!(exports_days, Retention, 1..=30, "label-exports-days", "label-exports-days-hint"),
];

/// What is typed of a setting in lines: each that says something, in their order.
pub fn lines_of(typed: &str) -> impl Iterator<Item = &str> {
    typed.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// `20`, or `19.5`: as few decimals as say it to a hundredth, behind the mark of the language.
fn hundredths(many: u64, language: Language) -> String {
    match (many / 100, many % 100) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}{}{rest:02}", language.decimal_mark()).trim_end_matches('0').to_owned(),
    }
}

/// A number of at most three digits and two decimals, in hundredths. So few digits are never grouped: a comma and a point say the same.
fn hundredths_of(typed: &str) -> Option<u64> {
    let (whole, rest) = typed.trim().split_once(['.', ',']).unwrap_or((typed.trim(), ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return None;
    }
    Some(whole.parse::<u64>().ok()? * 100 + format!("{rest:0<2}").parse::<u64>().ok()?)
}

fn megabytes(bytes: u64, language: Language) -> String {
    hundredths((bytes * 100).div_ceil(MEGABYTE), language)
}

/// From 0.01 to 100 megabytes.
fn bytes_of(typed: &str) -> Option<i64> {
    let many = hundredths_of(typed).filter(|many| (1..=100 * 100).contains(many))?;
    i64::try_from(many * MEGABYTE / 100).ok()
}

/// Short enough that a trail of many changes stays small.
const MOST_OF_VALUE: usize = 120;

/// What a change made of the settings, for the trail: `hold_seconds: 600 → 300; zone: …`. There is nothing private in settings.
#[must_use]
pub fn difference(before: &Settings, after: &Settings) -> String {
    let said = |line: &Line, settings| (line.say)(settings, Language::English);
    let said = LINES.iter().filter_map(|line| changed(line.name, &said(line, before), &said(line, after), MOST_OF_VALUE));
    said.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(name: &str, typed: &str) -> Result<Settings, String> {
        applied_in(Language::English, name, typed)
    }

    fn applied_in(language: Language, name: &str, typed: &str) -> Result<Settings, String> {
        let line = LINES.iter().find(|line| line.name == name).unwrap();
        let (mut patch, settings) = (SettingsPatch::default(), Settings::default());
        (line.put)(&mut patch, typed, &settings, language).map_err(|flaw| flaw.code.to_owned())?;
        patch.apply(&settings, 5).map_err(|flaws| flaws.to_string())
    }

    #[test]
    fn f65_every_setting_of_the_house_stands_on_the_page_once() {
        let settings = serde_json::to_value(Settings::default()).unwrap();
        let mut all: Vec<&str> = settings.as_object().unwrap().keys().map(String::as_str).collect();
        let mut listed: Vec<&str> = LINES.iter().map(|line| line.name).collect();
        all.sort_unstable();
        listed.sort_unstable();
        assert_eq!(all, listed);
        let sections: Vec<Section> = LINES.iter().map(|line| line.section).collect();
        let mut in_order = sections.clone();
        in_order.sort_by_key(|section| Section::ALL.iter().position(|one| one == section));
        assert_eq!(sections, in_order);
    }

    #[test]
    fn f65_what_a_setting_says_is_read_back_as_the_same() {
        let settings = Settings { tax_percent: 550, ..Settings::default() };
        for (line, language) in LINES.iter().flat_map(|line| Language::ALL.map(|language| (line, language))) {
            let said = (line.say)(&settings, language);
            let read = applied_in(language, line.name, &said).map(|read| (line.say)(&read, language));
            assert_eq!(read, Ok(said), "{}", line.name);
        }
    }

    #[test]
    fn f65_the_bounds_on_the_page_are_those_that_hold() {
        for line in LINES {
            let Shape::Number { from, to } = line.shape else { continue };
            for inside in [from, to - to % 5] {
                let read = applied(line.name, &inside.to_string());
                assert!(
                    read.is_ok() || line.name == "booking_horizon_days" || line.name == "staff_horizon_weeks",
                    "{} {inside}",
                    line.name
                );
            }
            for outside in [from - 1, to + 1] {
                assert!(applied(line.name, &outside.to_string()).unwrap_err().contains("out_of_range"), "{} {outside}", line.name);
            }
            assert!(applied(line.name, "many").unwrap_err().contains("out_of_range"), "{}", line.name);
        }
    }

    #[test]
    fn f65_lists_amounts_and_sizes_are_typed_as_people_write_them() {
        let closed = applied("closed_days", "2026-12-25 Christmas\r\n\r\n2026-11-08\n").unwrap();
        assert_eq!(closed.closed_days.iter().map(|day| day.label.as_str()).collect::<Vec<_>>(), ["", "Christmas"]);
        assert!(applied("closed_days", "Christmas").unwrap_err().contains("not_a_date"));
        let reminders = applied("reminder_offsets", "2 18:30\n0 07:00").unwrap().reminder_offsets;
        assert_eq!(
            reminders.iter().map(|one| (one.days_before, one.at.to_string())).collect::<Vec<_>>(),
            [(2, "18:30".into()), (0, "07:00".into())]
        );
        assert!(applied("reminder_offsets", "soon").is_err() && applied("reminder_offsets", "").unwrap().reminder_offsets.is_empty());
        assert_eq!(applied("default_fee", "750.50").unwrap().default_fee.amount, 75_050);
        assert_eq!(applied_in(Language::Spanish, "default_fee", "1.750,50").unwrap().default_fee.amount, 175_050);
        assert_eq!(applied("default_fee", "much").unwrap_err(), "not_an_amount");
        for (typed, bytes) in [("20", 20_971_520), ("0.5", 524_288), ("0,5", 524_288), ("100", 104_857_600), ("0.01", 10_485)] {
            assert_eq!(applied("max_report_bytes", typed).unwrap().max_report_bytes, bytes, "{typed}");
        }
        for wrong in ["0", "100.01", "1000", "-1", "1.005", "20 MB", "."] {
            assert_eq!(applied("max_report_bytes", wrong).unwrap_err(), "not_megabytes", "{wrong}");
        }
        assert_eq!([20_971_520, 524_288, 10_485].map(|bytes| megabytes(bytes, Language::English)), ["20", "0.5", "0.01"]);
        assert_eq!(["18", "5.5", "100", "0"].map(|typed| applied("tax_percent", typed).unwrap().tax_percent), [1_800, 550, 10_000, 0]);
        assert_eq!(applied("tax_percent", "100.01").unwrap_err(), "not_a_percentage");
        let quiet = applied("quiet_hours", "22:00  07:30").unwrap().quiet_hours;
        assert_eq!((quiet.from.to_string(), quiet.to.to_string()), ("22:00".to_owned(), "07:30".to_owned()));
        assert!(applied("quiet_hours", "at night").unwrap_err().contains("not_a_time"));
    }

    #[test]
    fn f65_the_trail_says_what_was_and_what_is() {
        let before = Settings::default();
        let after = Settings { hold_seconds: 300, hospital_name: "Rowan Street".into(), ..before.clone() };
        assert_eq!(difference(&before, &after), "hospital_name: Caredesk Hospital → Rowan Street; hold_seconds: 600 → 300");
        assert_eq!(difference(&before, &before), "");
        let long = Settings { address: "x ".repeat(200), ..before.clone() };
        assert!(difference(&before, &long).chars().count() < 150);
    }
}
