//! An offered time, for whoever came by the link of the mail about it.

use serde::Serialize;

use super::OfferLine;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::texts::Message;

/// `GET /waiting-offer/{token}`: opening it changes nothing. Posts to `take` and `decline` below it.
#[derive(Debug, Clone, Serialize)]
pub struct OfferByLink {
    /// This page.
    pub page: String,
    pub department: String,
    pub offer: OfferLine,
    /// Why it was not taken: [`super::other_visit`].
    pub trouble: Option<Message>,
}

/// The link leads to no offer any more.
#[derive(Debug, Clone, Serialize)]
pub struct LinkEnded {
    /// What became of it, where that may be said: [`super::taken`], [`super::declined`], [`super::offer_over`], [`super::time_gone`].
    pub said: Option<Message>,
    /// It goes on waiting.
    pub waits: bool,
}

impl View for OfferByLink {
    const TEMPLATE: &'static str = "waiting_list/offer.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("waiting-offer-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let good = Self { page: "/waiting-offer/x".into(), department: "Heart".into(), offer: OfferLine::sample(), trouble: None };
        let usual = Self { offer: OfferLine::sample_usual(), ..good.clone() };
        vec![good.clone(), usual, Self { trouble: Some(super::other_visit()), ..good }]
    }
}

impl View for LinkEnded {
    const TEMPLATE: &'static str = "waiting_list/link_ended.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("waiting-offer-ended-title")
    }

    fn samples() -> Vec<Self> {
        let said = [super::taken(), super::declined(), super::offer_over(), super::time_gone()];
        let mut all = vec![Self { said: None, waits: false }];
        all.extend(said.map(|said| Self { said: Some(said), waits: true }));
        all
    }
}
