//! The waiting list of a department, for reception and administration. Never with reasons.

use serde::Serialize;

use super::list::{OfferLine, WishLine};
use super::{Choice, HappeningLine, sample_department, sample_wait};
use crate::primitives::ids::{UserId, WaitId};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /desk/waiting-list?department=&doctor=`.
#[derive(Debug, Clone, Serialize)]
pub struct WaitingDesk {
    /// Departments to choose from, by name.
    pub departments: Vec<Choice>,
    pub department: Field,
    /// Doctors of the chosen department.
    pub doctors: Vec<Choice>,
    pub doctor: Field,
    /// While no department is chosen: what is kept for somebody in any of them, those to be called first.
    pub offered: Vec<OfferedLine>,
    /// Whoever asked first comes first, page after page; of those on one page whoever is to be called about a time stands above the others.
    /// Whom to call in the whole house is in `offered`.
    pub open: Vec<DeskLine>,
    /// The latest that are over, behind the last of them.
    pub over: Vec<DeskLine>,
    /// The page is not full: who was not looked at may wait for the chosen doctor too.
    pub search_goes_on: bool,
    /// Back to the beginning, on later pages.
    pub first: Option<String>,
    /// The next ones, if there are more.
    pub more: Option<String>,
}

/// Somebody who waits, or waited.
#[derive(Debug, Clone, Serialize)]
pub struct DeskLine {
    pub patient_id: UserId,
    /// Empty when the account is gone.
    pub name: String,
    /// To be called; empty when there is none.
    pub phone: String,
    /// No mail can reach them: an offer is told by whoever calls.
    pub no_mail: bool,
    pub wish: WishLine,
    /// The latest thing that happened.
    pub latest: Option<HappeningLine>,
}

/// A time that is kept for somebody who waits.
#[derive(Debug, Clone, Serialize)]
pub struct OfferedLine {
    pub patient_id: UserId,
    pub id: WaitId,
    /// Empty when the account is gone.
    pub name: String,
    /// To be called; empty when there is none.
    pub phone: String,
    /// No mail can reach them: they are told by whoever calls.
    pub no_mail: bool,
    /// Empty when it is gone.
    pub department: String,
    pub offer: OfferLine,
}

impl View for WaitingDesk {
    const TEMPLATE: &'static str = "waiting_list/desk.html";
    const PLACE: Place = Place::WaitingList;

    fn title(&self) -> Message {
        Message::new("waiting-desk-title")
    }

    fn has_errors(&self) -> bool {
        self.department.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let line = |number: u128, standing| DeskLine {
            patient_id: sample_user(number),
            name: if number == 3 { String::new() } else { "Maya Lindqvist".to_owned() },
            phone: if number == 1 { "+91 98450 12377".to_owned() } else { String::new() },
            no_mail: number < 3,
            wish: WishLine::sample(number, standing),
            latest: Some(HappeningLine {
                at: When::sample(24, "09:30"),
                what: super::Happening("offered"),
                start: Some(When::sample(26, "09:30")),
            }),
        };
        let department = sample_department().to_string();
        let whole = Self {
            departments: vec![Choice { id: department.clone(), name: "Heart".into() }],
            department: Field::of(department),
            doctors: vec![Choice { id: sample_user(7).to_string(), name: "Dr Leena Farah".into() }],
            doctor: Field::default(),
            offered: Vec::new(),
            open: vec![line(1, "offered"), line(2, "waiting")],
            over: vec![line(3, "booked"), line(4, "lapsed")],
            search_goes_on: false,
            first: None,
            more: None,
        };
        let more = Some("/desk/waiting-list?cursor=c2VhbGVk".to_owned());
        let first = Some("/desk/waiting-list".to_owned());
        let nothing_chosen =
            Self { department: Field::default(), doctors: Vec::new(), open: Vec::new(), over: Vec::new(), ..whole.clone() };
        let offered = |number: u128| OfferedLine {
            patient_id: sample_user(number),
            id: sample_wait(number),
            name: if number == 3 { String::new() } else { "Maya Lindqvist".to_owned() },
            phone: if number == 1 { "+91 98450 12377".to_owned() } else { String::new() },
            no_mail: number < 3,
            department: "Heart".into(),
            offer: OfferLine::sample(),
        };
        vec![
            whole.clone(),
            Self { open: Vec::new(), over: Vec::new(), ..whole.clone() },
            Self { over: Vec::new(), more: more.clone(), ..whole.clone() },
            Self {
                open: vec![DeskLine { wish: WishLine { gone: true, ..WishLine::sample(2, "waiting") }, ..line(2, "waiting") }],
                ..whole.clone()
            },
            Self { search_goes_on: true, open: Vec::new(), over: Vec::new(), first, more, ..whole },
            nothing_chosen.clone(),
            Self { offered: (1..5).map(offered).collect(), ..nothing_chosen },
        ]
    }
}
