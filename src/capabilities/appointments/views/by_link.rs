//! One visit, for whoever came by the link of a mail.

use serde::Serialize;

use super::super::model::LateBy;
use super::visits::VisitFacts;
use super::{StatusTag, VisitLine, sample_visit};
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::texts::Message;

/// `GET /your-visit/{token}`: what its mail said, and what can be done without signing in.
#[derive(Debug, Clone, Serialize)]
pub struct VisitByLink {
    /// This page; `confirm`, `move` and `cancel` are below it.
    pub page: String,
    /// The visit, without what the patient said.
    pub visit: VisitFacts,
    /// Where the times are that are kept for it, where leave or a closed day has hit it.
    pub offers: Option<String>,
    /// What can be done with it now.
    pub can: Vec<Can>,
    /// It could be changed, but the cut-off has passed: says to call instead.
    pub too_late: bool,
}

/// What a link lets one do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Can {
    /// Accept a proposed time, or say that one comes.
    Confirm,
    /// Choose another time.
    Move,
    /// Give it back.
    Cancel,
}

/// The link has ended, or never was one: all said alike.
#[derive(Debug, Clone, Serialize)]
pub struct VisitLinkEnded {
    /// What was done by the same link a moment ago: a button was pressed twice.
    pub done: Option<Message>,
}

impl View for VisitByLink {
    const TEMPLATE: &'static str = "appointments/by_link.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("your-visit")
    }

    fn samples() -> Vec<Self> {
        let of = |status, can: &[Can]| Self {
            page: format!("/your-visit/{}", sample_visit(26)),
            visit: VisitFacts { answers: None, ..VisitFacts::sample(VisitLine::sample(26, status)) },
            offers: None,
            can: can.to_vec(),
            too_late: false,
        };
        let [booked, proposed] = [StatusTag::Booked, StatusTag::Proposed].map(|status| of(status, &[Can::Confirm, Can::Move, Can::Cancel]));
        let requested = of(StatusTag::Requested, &[Can::Move, Can::Cancel]);
        let late = Self { too_late: true, ..of(StatusTag::Booked, &[Can::Confirm]) };
        let runs_late = of(StatusTag::Booked, &[Can::Confirm]);
        let runs_late = Self { visit: runs_late.visit.clone().late(LateBy::of(20)), ..runs_late };
        let hit = |offers: Option<&str>, of: Self| Self { visit: of.visit.clone().hit(true), offers: offers.map(str::to_owned), ..of };
        let other_ways = [Can::Move, Can::Cancel];
        let hit_booked = hit(Some("/other-time/x"), of(StatusTag::Booked, &other_ways));
        let hit_alone = hit(None, of(StatusTag::Booked, &other_ways));
        let hit_proposed = hit(None, of(StatusTag::Proposed, &[Can::Cancel]));
        let hit_requested = hit(None, of(StatusTag::Requested, &other_ways));
        let hits = [hit_booked, hit_alone, hit_proposed, hit_requested];
        let all = vec![booked, proposed, requested, late, runs_late, of(StatusTag::Cancelled, &[]), of(StatusTag::Declined, &[])];
        all.into_iter().chain(hits).collect()
    }
}

impl View for VisitLinkEnded {
    const TEMPLATE: &'static str = "appointments/link_ended.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("visit-link-ended-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self { done: None }, Self { done: Some(super::banners::confirmed()) }]
    }
}
