//! What is to be repaired, for staff. Never with why anybody comes.

use serde::Serialize;

use super::VisitShown;
use crate::capabilities::repairs::model::State;
use crate::primitives::ids::UserId;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::texts::Message;

/// `GET /desk/repairs`: posts `version` to `/appointments/{id}/repair/offer` and `keep`.
#[derive(Debug, Clone, Serialize)]
pub struct RepairsDesk {
    /// Only the reader's own visits: a doctor.
    pub own: bool,
    /// What somebody has to look at, or to call about, the soonest visit first.
    pub unsolved: Vec<DeskLine>,
    /// Where patients are choosing by mail.
    pub asked: Vec<DeskLine>,
    /// Whose patients are here already: neither cancelled nor moved before that is taken back.
    pub here: Vec<DeskLine>,
    /// The page is not full: what was not looked at may be the reader's too.
    pub search_goes_on: bool,
    /// Back to the beginning, on later pages.
    pub first: Option<String>,
    /// The next ones, if there are more.
    pub more: Option<String>,
}

/// A visit that leave has hit.
#[derive(Debug, Clone, Serialize)]
pub struct DeskLine {
    pub patient_id: UserId,
    /// Empty when the account is gone.
    pub name: String,
    /// To be called; empty when there is none.
    pub phone: String,
    /// No mail can reach them: whatever is offered, somebody calls.
    pub no_mail: bool,
    pub visit: VisitShown,
}

impl View for RepairsDesk {
    const TEMPLATE: &'static str = "repairs/desk.html";
    const PLACE: Place = Place::Repairs;

    fn title(&self) -> Message {
        Message::new("repairs-title")
    }

    fn samples() -> Vec<Self> {
        let line = |number: u8, state| DeskLine {
            patient_id: sample_user(number.into()),
            name: if number == 23 { String::new() } else { "Maya Lindqvist".to_owned() },
            phone: if number == 21 { "+91 98450 12377".to_owned() } else { String::new() },
            no_mail: matches!(number, 21 | 22 | 27),
            visit: VisitShown::sample(number, state),
        };
        let unsolved = vec![
            line(21, State::Waiting),
            line(22, State::NoTime),
            line(23, State::Declined),
            line(24, State::Unanswered),
            line(27, State::Offered),
            line(28, State::Waiting),
        ];
        let asked = vec![line(25, State::Offered), line(26, State::ToOffer)];
        let here = vec![line(29, State::Waiting), line(23, State::Waiting)];
        let whole = Self { own: false, unsolved, asked, here: Vec::new(), search_goes_on: false, first: None, more: None };
        let (first, more) = (Some("/desk/repairs".to_owned()), Some("/desk/repairs?cursor=c2VhbGVk".to_owned()));
        vec![
            whole.clone(),
            Self { own: true, ..whole.clone() },
            Self { here: here.clone(), ..whole.clone() },
            Self { unsolved: Vec::new(), asked: Vec::new(), here, ..whole.clone() },
            Self { unsolved: Vec::new(), asked: Vec::new(), ..whole.clone() },
            Self { more: more.clone(), ..whole.clone() },
            Self { own: true, search_goes_on: true, unsolved: Vec::new(), asked: Vec::new(), here: Vec::new(), first, more },
            Self { own: true, unsolved: Vec::new(), asked: Vec::new(), ..whole },
        ]
    }
}
