//! The form in which somebody says what they wait for.

use serde::Serialize;

use super::{ForWhom, PartTag, sample_department, sample_wait};
use crate::capabilities::directory::model::hours::Weekday;
use crate::capabilities::settings::model::Settings;
use crate::capabilities::waiting_list::model::Part;
use crate::primitives::ids::{DepartmentId, WaitId};
use crate::primitives::money::Money;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::Day;
use crate::web::texts::Message;

/// Something to choose by its name.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub id: String,
    pub name: String,
}

/// A doctor to wait for.
#[derive(Debug, Clone, Serialize)]
pub struct DoctorChoice {
    pub value: String,
    pub name: String,
}

/// The kinds of visits of one doctor, to choose: said to be with that doctor only, whoever is chosen.
#[derive(Debug, Clone, Serialize)]
pub struct DoctorsKinds {
    pub doctor: String,
    pub kinds: Vec<KindChoice>,
}

/// One of them.
#[derive(Debug, Clone, Serialize)]
pub struct KindChoice {
    /// Whose it is and which: whoever chooses it chooses its doctor.
    pub value: String,
    /// What it is called.
    pub kind: String,
    pub minutes: u32,
    pub fee: Money,
}

/// A part of a day to choose.
#[derive(Debug, Clone, Serialize)]
pub struct PartChoice {
    pub part: PartTag,
    pub chosen: bool,
}

/// A day of the week to choose.
#[derive(Debug, Clone, Serialize)]
pub struct WeekdayChoice {
    pub word: &'static str,
    /// Any date of it, for its name.
    pub day: Day,
    pub chosen: bool,
}

/// `GET /patients/{pid}/waiting-list/new?department=&doctor=&kind=` and `…/{id}/edit`, and the same after a form that must be corrected.
///
/// Posts `department_id`, `doctor_id`, `kind`, `from`, `to`, `weekdays`, `parts`, `reason`, and `idempotency_key` or `version`.
#[derive(Debug, Clone, Serialize)]
pub struct WaitForm {
    pub whom: ForWhom,
    /// Of an entry that is changed.
    pub id: Option<WaitId>,
    pub department_id: DepartmentId,
    pub department: String,
    pub doctors: Vec<DoctorChoice>,
    pub doctor: Field,
    /// Empty where no doctor of the department keeps any: every visit is a usual one.
    pub kinds: Vec<DoctorsKinds>,
    /// Empty: the usual visit.
    pub kind: Field,
    pub from: Field,
    pub to: Field,
    pub weekdays: Vec<WeekdayChoice>,
    pub weekday: Field,
    pub parts: Vec<PartChoice>,
    /// What was said is never shown to whoever may not read it; then it stays as it is when nothing is typed.
    pub reason: Field,
    pub reason_hidden: bool,
    pub version: u32,
    pub idempotency_key: String,
    /// [`super::full`], [`super::waits_already`], [`super::changed_since`], [`super::sent_before`].
    pub trouble: Option<Message>,
    /// The entry that waits for the same.
    pub already: Option<WaitId>,
}

impl WeekdayChoice {
    /// Monday to Sunday; those that are `chosen`.
    pub fn week(chosen: impl Fn(Weekday) -> bool) -> Vec<Self> {
        // Any Monday.
        let days = jiff::civil::date(2026, 11, 23).series(jiff::Span::new().days(1));
        let choice = |(weekday, day): (Weekday, _)| Self { word: weekday.word(), day: Day::of(day), chosen: chosen(weekday) };
        Weekday::ALL.into_iter().zip(days).map(choice).collect()
    }
}

impl PartChoice {
    /// Morning to evening; those that are `chosen`.
    pub fn day(chosen: impl Fn(Part) -> bool) -> Vec<Self> {
        Part::ALL.into_iter().map(|part| Self { part: part.into(), chosen: chosen(part) }).collect()
    }
}

impl KindChoice {
    fn sample() -> Self {
        let fee = Settings::default().default_fee;
        Self { value: format!("{}/vki_1", sample_user(7)), kind: "First visit".into(), minutes: 40, fee }
    }
}

impl View for WaitForm {
    const TEMPLATE: &'static str = "waiting_list/form.html";
    const PLACE: Place = Place::WaitingList;

    fn title(&self) -> Message {
        Message::new(if self.id.is_some() { "waiting-edit-title" } else { "waiting-new-title" })
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
            || [&self.doctor, &self.kind, &self.from, &self.to, &self.weekday, &self.reason].iter().any(|field| field.is_wrong())
    }

    fn samples() -> Vec<Self> {
        let new = Self {
            whom: ForWhom::oneself(),
            id: None,
            department_id: sample_department(),
            department: "Heart".into(),
            doctors: vec![DoctorChoice { value: sample_user(7).to_string(), name: "Dr Leena Farah".into() }],
            doctor: Field::of(sample_user(7).to_string()),
            kinds: Vec::new(),
            kind: Field::default(),
            from: Field::of("2026-11-24"),
            to: Field::of("2026-12-24"),
            weekdays: WeekdayChoice::week(|day| day == Weekday::Tue),
            weekday: Field::default(),
            parts: PartChoice::day(|part| part == Part::Morning),
            reason: Field::of("Cough since Monday"),
            reason_hidden: false,
            version: 0,
            idempotency_key: "key".into(),
            trouble: None,
            already: None,
        };
        let missing = || Message::new("field-required");
        let wrong = Self {
            to: Field::wrong("2026-11-23", Message::new("field-before-from")),
            reason: Field::wrong("", missing()),
            weekday: Field::wrong("", Message::new("field-no-such-day")),
            ..new.clone()
        };
        let kinds = vec![DoctorsKinds { doctor: "Dr Leena Farah".into(), kinds: vec![KindChoice::sample()] }];
        let of_kind = Self { kinds, kind: Field::of(KindChoice::sample().value), ..new.clone() };
        let kind_gone = Self { kind: Field::wrong("usr_7/vki_2", Message::new("field-unknown-kind")), ..of_kind.clone() };
        let troubles = [super::full(), super::changed_since(), super::sent_before()];
        let edit = Self { id: Some(sample_wait(1)), version: 2, ..new.clone() };
        let mut all = vec![
            new.clone(),
            wrong,
            of_kind,
            kind_gone,
            edit.clone(),
            Self { whom: ForWhom::sample_at_desk(), reason: Field::default(), reason_hidden: true, ..edit },
            Self { whom: ForWhom::sample_acting(), ..new.clone() },
            Self { whom: ForWhom::sample_to_call(), ..new.clone() },
            Self { already: Some(sample_wait(2)), trouble: Some(super::waits_already(&new.whom)), ..new.clone() },
        ];
        all.extend(troubles.map(|trouble| Self { trouble: Some(trouble), ..new.clone() }));
        all
    }
}
