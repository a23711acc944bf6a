//! One visit, for whoever came by the link of a mail.

use serde::Serialize;

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
    /// Whether it can be confirmed now: a proposal accepted, or said that one comes.
    pub can_confirm: bool,
    /// Whether it can have another time now.
    pub can_move: bool,
    /// Whether it can be given back now.
    pub can_cancel: bool,
    /// It could be changed, but the cut-off has passed: says to call instead.
    pub too_late: bool,
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
        let of = |status| Self {
            page: format!("/your-visit/{}", sample_visit(26)),
            visit: VisitFacts { answers: None, ..VisitFacts::sample(VisitLine::sample(26, status)) },
            can_confirm: false,
            can_move: true,
            can_cancel: true,
            too_late: false,
        };
        let [booked, proposed] = [StatusTag::Booked, StatusTag::Proposed].map(|status| Self { can_confirm: true, ..of(status) });
        let late = Self { can_move: false, can_cancel: false, too_late: true, ..booked.clone() };
        let cancelled = Self { can_move: false, can_cancel: false, ..of(StatusTag::Cancelled) };
        vec![booked, proposed, of(StatusTag::Requested), late, cancelled]
    }
}

impl View for VisitLinkEnded {
    const TEMPLATE: &'static str = "appointments/link_ended.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("visit-link-ended-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self { done: None }, Self { done: Some(super::visits::confirmed()) }]
    }
}
