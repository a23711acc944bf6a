//! A time that was chosen and cannot be had, and three others.

use serde::Serialize;

use super::booking::{Answers, HeldKind};
use crate::web::frame::Place;
use crate::web::people::{ActingFor, DoctorCard};
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// Why a time that was chosen cannot be booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lost {
    /// Somebody was faster.
    Taken,
    /// The doctor takes no more visits on that day.
    DayFull,
    /// The patient has so many visits on that day, as many as patients book themselves.
    OwnDayFull(u32),
    /// The patient has another visit then.
    OwnVisit,
    /// The same, told to the desk.
    PatientsVisit,
    /// It is too near by now, or no longer a time of this doctor.
    NotOffered,
    /// The doctor takes no bookings now, or has left.
    NotAccepting,
}

/// 409, or 422 for [`Lost::NotOffered`] and [`Lost::NotAccepting`]: the time cannot be booked. The answers are kept; choosing one of the times books it (`POST /appointments` as in
/// [`CheckAnswers`](super::booking::CheckAnswers)), and whatever else is chosen finds them.
#[derive(Debug, Clone, Serialize)]
pub struct TimeTaken {
    /// With whom.
    pub doctor: DoctorCard,
    /// The time that is gone.
    pub wanted: When,
    /// Which of the doctor's kinds of visits it was to be, if not the usual one.
    pub kind: Option<HeldKind>,
    /// Why it is.
    pub why: Lost,
    /// The three free times that are nearest, earliest first; may be fewer.
    pub alternatives: Vec<When>,
    /// The nearest of them, as its radio says it: it is chosen.
    pub nearest: Option<String>,
    /// Where the other doctors of the department are, where this one takes no bookings.
    pub others: Option<String>,
    /// What was said; nothing, where the doctor takes no bookings before anything was typed.
    pub answers: Answers,
    /// For whom, if not oneself.
    pub acting: Option<ActingFor>,
    /// A new one: the old belongs to the refused booking.
    pub idempotency_key: String,
}

impl View for TimeTaken {
    const TEMPLATE: &'static str = "appointments/taken.html";
    const PLACE: Place = Place::Doctors;

    fn title(&self) -> Message {
        match self.why {
            Lost::Taken => Message::new("taken-title"),
            Lost::DayFull => Message::new("taken-full-title"),
            // Titles end up in histories: nobody else's name stands there.
            Lost::OwnDayFull(_) if self.acting.is_some() => Message::new("taken-headline"),
            Lost::OwnDayFull(has) => Message::new("taken-own-full-title").with("has", has),
            Lost::OwnVisit => Message::new("taken-own-title"),
            Lost::PatientsVisit => Message::new("taken-patients-title"),
            Lost::NotOffered => Message::new("taken-rules-title"),
            Lost::NotAccepting => Message::new("taken-closed-title"),
        }
    }

    fn has_errors(&self) -> bool {
        true
    }

    fn samples() -> Vec<Self> {
        let some = Self {
            doctor: DoctorCard::sample(),
            wanted: When::sample(26, "09:30"),
            kind: None,
            why: Lost::Taken,
            alternatives: vec![When::sample(26, "09:00"), When::sample(26, "10:00"), When::sample(26, "10:30")],
            nearest: Some(When::sample(26, "10:00").iso),
            others: None,
            answers: Answers::sample(),
            acting: None,
            idempotency_key: "8a41b77c".into(),
        };
        let why = [Lost::OwnVisit, Lost::PatientsVisit, Lost::NotOffered, Lost::DayFull];
        let [own, theirs, rules, full] = why.map(|why| Self { why, ..some.clone() });
        let acting = Self { acting: Some(ActingFor::sample()), ..own.clone() };
        let acting = Self { kind: Some(HeldKind::sample()), ..acting };
        let none = Self { alternatives: vec![], nearest: None, ..some.clone() };
        let own_full = Self { why: Lost::OwnDayFull(2), ..none.clone() };
        let their_full = Self { why: Lost::OwnDayFull(1), acting: acting.acting.clone(), ..none.clone() };
        let closed = Self { why: Lost::NotAccepting, others: Some("/departments/x".into()), ..none.clone() };
        let untold = Self { answers: Answers::default(), ..closed.clone() };
        vec![some, own, theirs, rules, full, acting, own_full, their_full, closed, untold, none]
    }
}
