//! A person's own visits: their home, with whom they act for; and the visits of one of these.

use jiff::civil::date;
use serde::Serialize;

use super::propose::{KeptTime, Proposal};
use super::{StatusTag, VisitLine};
use crate::web::frame::Place;
use crate::web::people::ActingFor;
use crate::web::render::View;
use crate::web::say::Day;
use crate::web::texts::Message;

/// `GET /appointments`: the patient's home; `GET /patients/{pid}/appointments`: the visits of one who lets the reader see them.
#[derive(Debug, Clone, Serialize)]
pub struct MyVisits {
    /// Whose they are, if not one's own.
    pub acting: Option<ActingFor>,
    /// For the greeting; empty when unknown.
    pub first_name: String,
    /// Invoices of the reader that are to be paid; none where they act for somebody.
    pub unpaid: u32,
    /// For whom the reader acts, by name; none where this page is about one of them.
    pub cared_for: Vec<ActingFor>,
    /// Today in the hospital.
    pub today: Day,
    /// Times that doctors offer, with the version of each: to be answered before anything else.
    pub proposals: Vec<Proposal>,
    /// Times from the waiting list that are kept until somebody answers, the soonest first: before all the rest.
    pub kept: Vec<KeptTime>,
    /// The next visit, large.
    pub next: Option<VisitLine>,
    /// Days from today to it.
    pub next_in_days: u32,
    /// The other coming ones, earliest first.
    pub upcoming: Vec<VisitLine>,
    /// Over or cancelled, newest first.
    pub past: Vec<VisitLine>,
    /// Address of the visits before these.
    pub older: Option<String>,
    /// Address of the visits after these, when the page is not the first.
    pub newer: Option<String>,
}

impl View for MyVisits {
    const TEMPLATE: &'static str = "appointments/mine.html";
    const PLACE: Place = Place::Visits;

    fn title(&self) -> Message {
        match &self.acting {
            Some(_) => Message::new("acting-visits-title"),
            None => Message::new("mine-title"),
        }
    }

    fn samples() -> Vec<Self> {
        let full = Self {
            acting: None,
            first_name: "Maya".into(),
            unpaid: 2,
            cared_for: vec![],
            today: Day::of(date(2026, 11, 24)),
            proposals: vec![],
            kept: vec![],
            next: Some(VisitLine::sample(26, StatusTag::Confirmed)),
            next_in_days: 2,
            upcoming: vec![VisitLine::sample(27, StatusTag::Proposed), VisitLine::sample(30, StatusTag::Requested)],
            past: vec![
                VisitLine::sample(12, StatusTag::Completed),
                VisitLine::sample(6, StatusTag::NoShow),
                VisitLine::sample(3, StatusTag::Cancelled),
                VisitLine::sample(2, StatusTag::Declined),
            ],
            older: Some("?before=cursor".into()),
            newer: None,
        };
        let hit = |day, status| VisitLine { needs_time: true, ..VisitLine::sample(day, status) };
        let needs_time = Self {
            next: Some(hit(26, StatusTag::Confirmed)),
            upcoming: vec![hit(27, StatusTag::Proposed), hit(30, StatusTag::Booked)],
            ..full.clone()
        };
        let only_past = Self { next: None, upcoming: vec![], newer: Some("?after=cursor".into()), ..full.clone() };
        let empty = Self { unpaid: 0, past: vec![], older: None, newer: None, ..only_past.clone() };
        let late = |status| VisitLine { late_minutes: Some(20), ..VisitLine::sample(24, status) };
        let today =
            Self { next: Some(late(StatusTag::Booked)), upcoming: vec![late(StatusTag::Confirmed)], next_in_days: 0, ..full.clone() };
        let acting = Self { acting: Some(ActingFor::sample()), unpaid: 0, ..full.clone() };
        let reading = ActingFor { books: false, ..ActingFor::sample() };
        let booking = ActingFor { reads: false, ..ActingFor::sample() };
        let cares = Self { cared_for: vec![ActingFor::sample(), reading.clone(), booking.clone()], ..full.clone() };
        let cares_only = Self { cared_for: vec![ActingFor::sample()], ..empty.clone() };
        let offered = |day| Proposal { line: VisitLine::sample(day, StatusTag::Proposed), version: 1 };
        let offered_one = Self { proposals: vec![offered(27)], ..full.clone() };
        let offered_two = Self { proposals: vec![offered(27), offered(30)], ..empty.clone() };
        let kept_first = Self { kept: vec![KeptTime::sample()], proposals: vec![offered(27)], ..full.clone() };
        let kept_only = Self { kept: vec![KeptTime::sample(), KeptTime::sample()], acting: Some(ActingFor::sample()), ..empty.clone() };
        let acting_empty = Self { acting: Some(booking), ..empty.clone() };
        let reading_empty = Self { acting: Some(reading), ..empty.clone() };
        let own = vec![full, only_past, empty, today, offered_one, offered_two, kept_first, cares, cares_only, needs_time];
        [own, vec![acting, acting_empty, reading_empty, kept_only]].concat()
    }
}
