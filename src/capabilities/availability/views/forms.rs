//! The forms of hours: a weekly rule, a dated exception.

use jiff::ToSpan;
use jiff::civil::date;
use serde::Serialize;

use super::{Whose, hours_seen_old};
use crate::capabilities::availability::views::week::{Column, ExceptionRow, KindTag, sample_columns};
use crate::capabilities::directory::model::hours::{Rule, Weekday};
use crate::primitives::ids::RuleId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::Day;
use crate::web::texts::Message;

/// `GET /doctors/{id}/hours/new`, `GET /doctors/{id}/hours/{rule_id}`, and both again after a `POST` that must be corrected.
///
/// Posts `day` (one or several of `MON` to `SUN`), `start`, `end`, `visit_minutes`, `valid_from`, `valid_until`, `staff_only`, `version`.
#[derive(Debug, Clone, Serialize)]
pub struct RulePage {
    /// Whose hours.
    pub whose: Whose,
    /// The rule that is changed; none when rules are added.
    pub rule: Option<RuleId>,
    /// Monday to Sunday.
    pub days: Vec<DayChoice>,
    /// What is wrong with the choice of days.
    pub day: Field,
    /// When the first visit begins.
    pub start: Field,
    /// When the last visit has ended; `00:00` is midnight.
    pub end: Field,
    /// How long each visit takes.
    pub visit_minutes: Field,
    /// The first date; may be empty.
    pub valid_from: Field,
    /// The last date; may be empty.
    pub valid_until: Field,
    /// `yes`: kept for emergencies, only staff book its times.
    pub staff_only: Field,
    /// Times are multiples of so many minutes.
    pub grain: u16,
    /// The week as it is now, where it has changed since the page was opened; empty otherwise.
    pub week: Vec<Column>,
    /// What is wrong with none of the fields: [`hours_seen_old`], or that there are too many rules.
    pub trouble: Option<Message>,
}

/// One weekday to choose.
#[derive(Debug, Clone, Serialize)]
pub struct DayChoice {
    /// `MON` to `SUN`.
    pub word: &'static str,
    /// Any date of that weekday, for its name.
    pub day: Day,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl DayChoice {
    /// Monday to Sunday; those that are `chosen`.
    pub fn week(chosen: impl Fn(Weekday) -> bool) -> Vec<Self> {
        // Any Monday.
        let days = date(2026, 11, 23).series(1.day());
        let choice = |(weekday, day): (Weekday, _)| Self { word: weekday.word(), day: Day::of(day), chosen: chosen(weekday) };
        Weekday::ALL.into_iter().zip(days).map(choice).collect()
    }
}

/// `GET /doctors/{id}/exceptions/new?kind=` and the same page after a `POST` that must be corrected.
///
/// Posts `kind` (`leave`, `closed`, `extra`), `from_date`, `from_time`, `to_date`, `to_time`, `reason`, `version`,
/// `idempotency_key`.
#[derive(Debug, Clone, Serialize)]
pub struct ExceptionPage {
    /// Whose hours.
    pub whose: Whose,
    /// What it does.
    pub kind: KindTag,
    /// The first day.
    pub from_date: Field,
    /// From when on that day; from its beginning when empty.
    pub from_time: Field,
    /// The last day; the first one when empty.
    pub to_date: Field,
    /// Until when on that day; until its end when empty.
    pub to_time: Field,
    /// Staff's own note.
    pub reason: Field,
    /// Its most characters.
    pub reason_limit: u32,
    /// One effect, however often the form is sent.
    pub idempotency_key: String,
    /// The week as it is now, where it has changed since the page was opened; empty otherwise.
    pub week: Vec<Column>,
    /// What is different on some dates, where the week is shown.
    pub exceptions: Vec<ExceptionRow>,
    /// What is wrong with none of the fields: [`hours_seen_old`], or that there are too many exceptions.
    pub trouble: Option<Message>,
}

/// No day of the week is chosen.
pub fn no_day_chosen() -> Message {
    Message::new("wrong-rule-no-day")
}

/// A rule keeps one weekday.
pub fn one_day_only() -> Message {
    Message::new("wrong-rule-one-day")
}

/// An exception has no first day.
pub fn no_date() -> Message {
    Message::new("wrong-exception-no-date")
}

/// Extra hours do not say when they begin.
pub fn no_start() -> Message {
    Message::new("wrong-exception-no-start")
}

/// Extra hours do not say when they end.
pub fn no_end() -> Message {
    Message::new("wrong-exception-no-end")
}

/// Another rule covers part of the time.
pub fn overlaps(other: &Rule) -> Message {
    let (start, end) = (other.start.to_string(), other.end.to_string());
    Message::new("wrong-rule-overlaps").with("weekday", other.weekday.word()).with("start", start).with("end", end)
}

impl View for RulePage {
    const TEMPLATE: &'static str = "availability/rule.html";
    const PLACE: Place = Place::Hours;

    fn title(&self) -> Message {
        self.whose.title(if self.rule.is_some() { "rule-change-title" } else { "rule-new-title" })
    }

    fn has_errors(&self) -> bool {
        let fields = [&self.day, &self.start, &self.end, &self.visit_minutes, &self.valid_from, &self.valid_until];
        self.trouble.is_some() || fields.into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let new = Self {
            whose: Whose::sample(true),
            rule: None,
            days: DayChoice::week(|day| matches!(day, Weekday::Mon | Weekday::Wed)),
            day: Field::default(),
            start: Field::of("09:00"),
            end: Field::of("12:00"),
            visit_minutes: Field::of("30"),
            valid_from: Field::default(),
            valid_until: Field::of("2026-12-31"),
            staff_only: Field::default(),
            grain: 5,
            week: vec![],
            trouble: None,
        };
        let id = RuleId::from_uuid(uuid::Uuid::from_u128(1));
        let change = Self { staff_only: Field::of("yes"), rule: Some(id), days: DayChoice::week(|day| day == Weekday::Tue), ..new.clone() };
        let other = Rule {
            id,
            weekday: Weekday::Mon,
            start: crate::primitives::wall::WallTime::new(9, 0),
            end: crate::primitives::wall::WallTime::new(12, 0),
            visit_minutes: 30,
            valid_from: None,
            valid_until: None,
            staff_only: false,
        };
        let wrong = Self {
            days: DayChoice::week(|_| false),
            day: Field::wrong("", no_day_chosen()),
            start: Field::wrong("11:30", overlaps(&other)),
            end: Field::wrong("11:35", Message::new("field-too-short-a-time")),
            ..new.clone()
        };
        let several = Self {
            day: Field::wrong("", one_day_only()),
            week: sample_columns(date(2026, 11, 23)),
            trouble: Some(hours_seen_old()),
            ..change.clone()
        };
        vec![new, change, wrong, several]
    }
}

impl View for ExceptionPage {
    const TEMPLATE: &'static str = "availability/exception.html";
    const PLACE: Place = Place::Hours;

    fn title(&self) -> Message {
        self.whose.title("exception-new-title")
    }

    fn has_errors(&self) -> bool {
        let fields = [&self.from_date, &self.from_time, &self.to_date, &self.to_time, &self.reason];
        self.trouble.is_some() || fields.into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let new = Self {
            whose: Whose::sample(true),
            kind: KindTag::Leave,
            from_date: Field::of("2026-11-25"),
            from_time: Field::default(),
            to_date: Field::of("2026-11-27"),
            to_time: Field::default(),
            reason: Field::of("Conference in Lyon"),
            reason_limit: 200,
            idempotency_key: "key".into(),
            week: vec![],
            exceptions: vec![],
            trouble: None,
        };
        let wrong = Self {
            whose: Whose::sample(false),
            kind: KindTag::Extra,
            from_date: Field::wrong("", no_date()),
            from_time: Field::wrong("", no_start()),
            to_time: Field::wrong("08:00", Message::new("field-before-from")),
            week: sample_columns(date(2026, 11, 23)),
            exceptions: vec![ExceptionRow::sample(1, KindTag::Leave), ExceptionRow::sample(2, KindTag::Closed)],
            trouble: Some(hours_seen_old()),
            ..new.clone()
        };
        let none_ahead = Self { exceptions: vec![], ..wrong.clone() };
        vec![new.clone(), Self { kind: KindTag::Closed, ..new }, wrong, none_ahead]
    }
}
