//! The carer's side: a question to be answered, and giving up.

use jiff::civil::date;
use serde::Serialize;

use super::super::model::Scope;
use super::sample_time;
use crate::primitives::ids::UserId;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /carer-invitations/{token}`: who asks, and what for. Posts `answer` (`accept` or `decline`).
#[derive(Debug, Clone, Serialize)]
pub struct InvitationPage {
    pub token: String,
    /// Who asks.
    pub name: String,
    pub scope: Scope,
    /// The last day.
    pub ends_on: Day,
    pub answer_until: When,
    /// [`acts_already`] or [`too_many_cared_for`].
    pub trouble: Option<Message>,
}

/// 410: the link has ended, was answered, or is for another account.
#[derive(Debug, Clone, Serialize)]
pub struct InvitationEnded {}

/// 403: whoever works here acts for nobody from that account.
#[derive(Debug, Clone, Serialize)]
pub struct InvitationToStaff {}

/// `GET /cared-for/{pid}/give-up`: what it means.
#[derive(Debug, Clone, Serialize)]
pub struct GiveUp {
    pub patient_id: UserId,
    pub name: String,
}

/// The reader acts for this patient already.
pub fn acts_already() -> Message {
    Message::new("carer-acts-already")
}

/// The reader acts for as many as one may.
pub fn too_many_cared_for(limit: u32) -> Message {
    Message::new("carer-too-many").with("limit", limit)
}

impl View for InvitationPage {
    const TEMPLATE: &'static str = "family/invitation.html";
    const PLACE: Place = Place::Carers;

    fn title(&self) -> Message {
        Message::new("carer-invitation-window")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let page = |scope| Self {
            token: "c2VhbGVk".into(),
            name: "Maya Rao".into(),
            scope,
            ends_on: Day::of(date(2027, 11, 23)),
            answer_until: sample_time(),
            trouble: None,
        };
        let mut samples: Vec<Self> = Scope::ALL.into_iter().map(page).collect();
        samples.push(Self { trouble: Some(acts_already()), ..page(Scope::Book) });
        samples.push(Self { trouble: Some(too_many_cared_for(20)), ..page(Scope::Book) });
        samples
    }
}

impl View for InvitationEnded {
    const TEMPLATE: &'static str = "family/invitation_ended.html";
    const PLACE: Place = Place::Carers;

    fn title(&self) -> Message {
        Message::new("carer-invitation-ended")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl View for InvitationToStaff {
    const TEMPLATE: &'static str = "family/invitation_to_staff.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("carer-invitation-to-staff")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl View for GiveUp {
    const TEMPLATE: &'static str = "family/give_up.html";
    const PLACE: Place = Place::Carers;

    fn title(&self) -> Message {
        Message::new("give-up-window")
    }

    fn samples() -> Vec<Self> {
        vec![Self { patient_id: sample_user(1), name: "Maya Rao".into() }]
    }
}
