//! Several visits of one patient at once: with whom, when, and everything once more before it is booked.

use serde::Serialize;

use super::at_desk::DepartmentChoice;
use super::booking::PersonChoice;
use super::choose::kind_gone;
use crate::capabilities::appointments::model::Conflict;
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::UserId;
use crate::primitives::money::Money;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /patients/{pid}/series?department=`: with whom, department by department.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesDoctor {
    pub patient: PersonChoice,
    pub departments: Vec<DepartmentChoice>,
    /// The chosen department's name.
    pub chosen: Option<String>,
    /// Of the chosen department, those who can be booked.
    pub doctors: Vec<PersonChoice>,
}

/// `GET /patients/{pid}/series?doctor=`, and again after a `POST` that must be corrected.
///
/// Posts `doctor_id`, `kind`, `first`, `time`, `every`, `unit`, `count`, `reason` and `key` to `/patients/{pid}/series/preview`.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesForm {
    pub patient: PersonChoice,
    pub doctor: PersonChoice,
    /// The doctor themselves: they propose.
    pub proposes: bool,
    /// Which of `kinds`; empty: the usual visit.
    pub kind: Field,
    pub kinds: Vec<SeriesKind>,
    pub first: Field,
    pub time: Field,
    pub every: Field,
    /// `weeks` or `days`.
    pub unit: &'static str,
    pub count: Field,
    pub reason: Field,
    pub reason_limit: u32,
    /// One series, however often its pages are sent.
    pub key: String,
}

/// One of the doctor's kinds of visits, to choose.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesKind {
    pub value: String,
    pub name: String,
}

/// The kind that is chosen: how long each visit is and what it costs.
#[derive(Debug, Clone, Serialize)]
pub struct KindOfSeries {
    pub name: String,
    pub minutes: u32,
    pub fee: Money,
}

/// What a page of the series carries on to the next one.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesCarried {
    pub doctor_id: UserId,
    pub kind: String,
    pub first: String,
    pub time: String,
    pub every: String,
    pub unit: &'static str,
    pub count: String,
    pub reason: String,
    pub key: String,
    /// How many visits there are to be in all; 0 before the first is booked.
    pub of: u8,
}

/// `POST /patients/{pid}/series/preview`: every date, what stands in its way, and what else is free.
///
/// Posts a `line` for each and what was typed to `/patients/{pid}/series`; with `change`, what was typed back to where it came from.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesPreview {
    pub patient: PersonChoice,
    pub doctor: PersonChoice,
    pub proposes: bool,
    /// `None`: the usual visit.
    pub kind: Option<KindOfSeries>,
    pub lines: Vec<SeriesLine>,
    /// How many of them cannot be as planned.
    pub conflicts: u32,
    /// Of these, how many can be at another time.
    pub movable: u32,
    pub carried: SeriesCarried,
    /// [`nothing_chosen`].
    pub trouble: Option<Message>,
}

/// One date of it.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesLine {
    /// From 1.
    pub line: u8,
    pub start: When,
    /// What stands in its way.
    pub why: Option<Message>,
    /// What it says when it is left out.
    pub leave_out: String,
    /// The planned time, where it can be had, then others.
    pub options: Vec<LineOption>,
}

/// A time to choose for a line.
#[derive(Debug, Clone, Serialize)]
pub struct LineOption {
    pub value: String,
    pub start: When,
}

/// Every line is left out.
pub fn nothing_chosen() -> Message {
    Message::new("series-nothing-chosen")
}

/// What stands in the way, in words.
pub fn conflict_words(conflict: Conflict) -> Message {
    Message::new(match conflict {
        Conflict::Taken => "series-taken",
        Conflict::DayFull => "series-day-full",
        Conflict::PatientBusy => "series-patient-busy",
        Conflict::OutsideHours => "series-outside-hours",
        Conflict::Leave => "series-leave",
        Conflict::DoctorClosed => "series-doctor-closed",
        Conflict::HouseClosed => "series-house-closed",
        Conflict::TooFarAhead => "series-too-far-ahead",
        Conflict::Over => "series-over",
        Conflict::NotAccepting => "series-not-accepting",
        Conflict::NoSuchTime => "series-no-such-time",
    })
}

pub(super) const CONFLICTS: [Conflict; 11] = [
    Conflict::Taken,
    Conflict::DayFull,
    Conflict::PatientBusy,
    Conflict::OutsideHours,
    Conflict::Leave,
    Conflict::DoctorClosed,
    Conflict::HouseClosed,
    Conflict::TooFarAhead,
    Conflict::Over,
    Conflict::NotAccepting,
    Conflict::NoSuchTime,
];

pub(super) fn sample_doctor() -> PersonChoice {
    PersonChoice { id: sample_user(8), name: "Dr Leena Farah".into() }
}

impl SeriesCarried {
    /// Where nothing is sent again.
    pub fn nothing(doctor_id: UserId) -> Self {
        let none = String::new;
        Self {
            doctor_id,
            kind: none(),
            first: none(),
            time: none(),
            every: none(),
            unit: "weeks",
            count: none(),
            reason: none(),
            key: none(),
            of: 0,
        }
    }

    pub(super) fn sample() -> Self {
        let text = str::to_owned;
        Self {
            doctor_id: sample_user(8),
            kind: String::new(),
            first: text("2026-11-26"),
            time: text("09:30"),
            every: text("1"),
            unit: "weeks",
            count: text("4"),
            reason: text("Dressing change"),
            key: text("key"),
            of: 0,
        }
    }
}

impl SeriesLine {
    pub(super) fn sample(line: u8, why: Option<Conflict>) -> Self {
        let day = i8::try_from(line).unwrap_or(1);
        let option = |time: &str| LineOption { value: format!("{line}//{time}"), start: When::sample(day, time) };
        let times: &[&str] = if why == Some(Conflict::HouseClosed) { &[] } else { &["09:30", "10:00", "10:30", "11:00"] };
        Self {
            line,
            start: When::sample(day, "09:30"),
            why: why.map(conflict_words),
            leave_out: format!("{line}//"),
            options: times.iter().skip(usize::from(why.is_some())).map(|time| option(time)).collect(),
        }
    }
}

impl View for SeriesDoctor {
    const TEMPLATE: &'static str = "appointments/series_doctor.html";
    const PLACE: Place = Place::Patients;

    fn title(&self) -> Message {
        Message::new("series-other-doctor")
    }

    fn samples() -> Vec<Self> {
        let first = Self { patient: PersonChoice::sample(), departments: DepartmentChoice::samples(), chosen: None, doctors: vec![] };
        let heart = Self { chosen: Some("Heart".into()), doctors: vec![sample_doctor()], ..first.clone() };
        let nobody = Self { chosen: Some("Skin".into()), ..first.clone() };
        vec![first.clone(), heart, nobody, Self { departments: vec![], ..first }]
    }
}

impl View for SeriesForm {
    const TEMPLATE: &'static str = "appointments/series_form.html";
    const PLACE: Place = Place::Patients;

    fn title(&self) -> Message {
        Message::new("series-title")
    }

    fn has_errors(&self) -> bool {
        [&self.kind, &self.first, &self.time, &self.every, &self.count, &self.reason].into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let first = Self {
            patient: PersonChoice::sample(),
            doctor: sample_doctor(),
            proposes: false,
            kind: Field::default(),
            kinds: vec![],
            first: Field::default(),
            time: Field::default(),
            every: Field::of("1"),
            unit: "weeks",
            count: Field::of("6"),
            reason: Field::default(),
            reason_limit: 200,
            key: "key".into(),
        };
        let wrong = Self {
            proposes: true,
            unit: "days",
            first: Field::wrong("26.11.", Message::new("field-not-a-date")),
            reason: Field::wrong("", super::staff::reason_missing()),
            ..first.clone()
        };
        let kind = SeriesKind { value: "vki_1".into(), name: "Follow-up".into() };
        let kinds = Self { kinds: vec![kind], kind: Field::of("vki_1"), ..first.clone() };
        let gone = Self { kind: Field::wrong("vki_2", kind_gone()), ..kinds.clone() };
        vec![first, wrong, kinds, gone]
    }
}

impl View for SeriesPreview {
    const TEMPLATE: &'static str = "appointments/series_preview.html";
    const PLACE: Place = Place::Patients;

    fn title(&self) -> Message {
        Message::new("series-preview-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let lines = |conflicts: &[Option<Conflict>]| (1..).zip(conflicts).map(|(line, why)| SeriesLine::sample(line, *why)).collect();
        let good = Self {
            patient: PersonChoice::sample(),
            doctor: sample_doctor(),
            proposes: false,
            kind: None,
            lines: lines(&[None, None, None]),
            conflicts: 0,
            movable: 0,
            carried: SeriesCarried::sample(),
            trouble: None,
        };
        let all: Vec<Option<Conflict>> = CONFLICTS.into_iter().map(Some).chain([None]).collect();
        let bad = Self { proposes: true, lines: lines(&all), conflicts: 11, movable: 10, ..good.clone() };
        let closed = Self { lines: lines(&[None, Some(Conflict::HouseClosed)]), conflicts: 1, ..good.clone() };
        let fee = Money { amount: 30_000, currency: Settings::default().currency };
        let kind = Some(KindOfSeries { name: "Follow-up".into(), minutes: 15, fee });
        let short = Self { kind, ..good.clone() };
        vec![good.clone(), bad, closed, short, Self { trouble: Some(nothing_chosen()), ..good }]
    }
}
