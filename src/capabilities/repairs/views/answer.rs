//! The times of a visit that leave has hit, for whoever chooses: signed in, or by the link of the mail about them.

use serde::Serialize;

use super::VisitShown;
use crate::capabilities::repairs::model::State;
use crate::web::frame::Place;
use crate::web::people::ActingFor;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /appointments/{id}/repair`: posts `hold_id` to `take`, `round` to `decline` below it.
#[derive(Debug, Clone, Serialize)]
pub struct RepairPage {
    pub visit: VisitShown,
    /// For its patient: that it needs another time, or what has become of it.
    pub heading: Message,
    /// When the visit begins now.
    pub now: When,
    /// The patient, for staff.
    pub patient_name: Option<String>,
    /// Their number, for staff; empty when there is none.
    pub phone: String,
    /// The patient, for a carer.
    pub acting: Option<ActingFor>,
    /// Why it was not taken: [`super::offer_over`], [`super::time_gone`], [`super::times_gone`], [`super::other_visit`],
    /// [`super::changed_since`].
    pub trouble: Option<Message>,
}

/// `GET /other-time/{token}`: opening it changes nothing. Posts as the page above.
#[derive(Debug, Clone, Serialize)]
pub struct RepairByLink {
    /// This page.
    pub page: String,
    pub visit: VisitShown,
    /// The page of the visit by its own link: `move` and `cancel` are below it.
    pub visit_page: String,
    pub trouble: Option<Message>,
}

/// The link leads to no times any more.
#[derive(Debug, Clone, Serialize)]
pub struct RepairLinkEnded {
    /// What became of it, where that may be said.
    pub said: Option<Message>,
    /// The page of the visit by its own link.
    pub visit_page: Option<String>,
    /// It still needs another time: `move` is below that page.
    pub is_open: bool,
}

fn troubles() -> [Message; 3] {
    [super::offer_over(), super::time_gone(), super::other_visit()]
}

impl View for RepairPage {
    const TEMPLATE: &'static str = "repairs/answer.html";
    const PLACE: Place = Place::Visits;

    fn title(&self) -> Message {
        if self.patient_name.is_some() { Message::new("repair-title-staff") } else { self.heading.clone() }
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let of = |state| Self {
            visit: VisitShown::sample(26, state),
            heading: super::heading(state),
            now: When::sample(27, "09:30"),
            patient_name: None,
            phone: String::new(),
            acting: None,
            trouble: None,
        };
        let mut all: Vec<Self> = State::ALL.map(of).to_vec();
        let for_staff = |phone: &str, of: Self| Self { patient_name: Some("Maya Lindqvist".into()), phone: phone.into(), ..of };
        all.extend([State::Offered, State::NoTime, State::Moved].map(|state| for_staff("+91 98450 12377", of(state))));
        all.push(for_staff("", of(State::NoTime)));
        let offer = Self { visit: VisitShown::sample(28, State::Waiting), ..of(State::Waiting) };
        let here = Self { visit: VisitShown::sample(30, State::Waiting), ..of(State::Waiting) };
        all.extend([for_staff("", here.clone()), here.clone()]);
        all.push(Self { acting: Some(ActingFor::sample()), ..here.clone() });
        all.push(Self { trouble: Some(super::changed_since()), ..here });
        all.push(for_staff("", offer.clone()));
        all.push(offer);
        all.push(Self { acting: Some(ActingFor::sample()), ..of(State::Offered) });
        all.extend(troubles().map(|trouble| Self { trouble: Some(trouble), ..of(State::Offered) }));
        all.push(Self { trouble: Some(super::times_gone()), ..of(State::NoTime) });
        all
    }
}

impl View for RepairByLink {
    const TEMPLATE: &'static str = "repairs/by_link.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("repair-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let visit = VisitShown::sample(26, State::Offered);
        let good = Self { page: "/other-time/x".into(), visit, visit_page: "/your-visit/x".into(), trouble: None };
        let mut all = vec![good.clone()];
        all.extend(troubles().map(|trouble| Self { trouble: Some(trouble), ..good.clone() }));
        all
    }
}

impl View for RepairLinkEnded {
    const TEMPLATE: &'static str = "repairs/link_ended.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("check-repair-times")
    }

    fn samples() -> Vec<Self> {
        let visit_page = || Some("/your-visit/x".to_owned());
        let said = [super::taken(When::sample(27, "09:30")), super::stays(), super::offer_over()];
        let mut all = [None, Some(super::here())].map(|said| Self { said, visit_page: None, is_open: false }).to_vec();
        all.extend(said.map(|said| Self { said: Some(said), visit_page: visit_page(), is_open: false }));
        let open = [super::declined(), super::times_gone()];
        all.extend(open.map(|said| Self { said: Some(said), visit_page: visit_page(), is_open: true }));
        all
    }
}
