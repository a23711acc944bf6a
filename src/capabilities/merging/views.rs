//! What the desk sees before two accounts are joined: names and counts, nothing that stands in them.

use serde::Serialize;

use super::model::{Apart, Held};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::people::sample_user;
use crate::web::render::{Sample, View};
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /patients/{pid}/merge`: whose other account it may be.
#[derive(Debug, Clone, Serialize)]
pub struct FindOther {
    pub id: UserId,
    pub name: String,
    pub q: Field,
    /// Something was looked for; otherwise those who look alike are shown.
    pub searched: bool,
    /// The page is not full: what was not looked at may fit too.
    pub search_goes_on: bool,
    pub others: Vec<OtherLine>,
    /// Back to the beginning, on later pages.
    pub first: Option<String>,
    /// The next ones, if there are more.
    pub more: Option<String>,
}

impl FindOther {
    /// Of a patient, and nobody found.
    #[must_use]
    pub fn of(id: UserId, name: String) -> Self {
        let (q, others) = (Field::default(), Vec::new());
        Self { id, name, q, searched: false, search_goes_on: false, others, first: None, more: None }
    }
}

/// One of them.
#[derive(Debug, Clone, Serialize)]
pub struct OtherLine {
    pub id: UserId,
    pub name: String,
    /// Empty: none.
    pub email: String,
    pub phone: String,
    pub born: Option<Day>,
    pub status: &'static str,
}

/// `GET /patients/{pid}/merge/{other}`, and the same after a form that must be corrected.
///
/// Posts `seen` and `record_number`.
#[derive(Debug, Clone, Serialize)]
pub struct MergePage {
    /// From whose page it was asked.
    pub here: UserId,
    pub other: UserId,
    pub stays: SideView,
    pub goes: SideView,
    /// The address that moves; empty when none does.
    pub moves: String,
    /// An address that is given up; empty when none is.
    pub given_up: String,
    /// The app that makes codes moves too, and recovery codes end.
    pub codes: bool,
    /// The one that gives way, where it may stay as well.
    pub swap: Option<UserId>,
    /// Why they cannot be joined: `not_open`, `born_otherwise`, `both_sign_in`, `holds`.
    pub apart: Option<&'static str>,
    /// Of `holds`: what stands in the way, and what is done about each.
    pub ways: Vec<Way>,
    /// Cancelled visits that stay with the one that gives way.
    pub left: usize,
    /// Visits of the one that would give way, to come.
    pub to_come: Vec<ToCome>,
    pub seen: String,
    pub typed: Field,
    pub trouble: Option<Message>,
}

/// One of the two.
#[derive(Debug, Clone, Serialize)]
pub struct SideView {
    pub id: UserId,
    pub name: String,
    pub record_number: String,
    pub born: Option<Day>,
    pub email: String,
    pub phone: String,
    pub status: &'static str,
    /// What stands in its name, each with how much.
    pub holds: Vec<Message>,
}

/// What stands in the way.
#[derive(Debug, Clone, Serialize)]
pub struct Way {
    pub what: Message,
    pub how: Message,
    /// Nothing can be done: it stays where it is.
    pub for_good: bool,
    /// Where it is done, if there is a page for it.
    pub href: Option<String>,
}

/// A visit to come.
#[derive(Debug, Clone, Serialize)]
pub struct ToCome {
    pub id: AppointmentId,
    pub start: When,
}

/// How much of a kind.
pub fn count_of(held: Held, count: usize) -> Message {
    let words = match held {
        Held::Visits => "merge-count-visits",
        Held::Records => "merge-count-records",
        Held::Reports => "merge-count-reports",
        Held::Invoices => "merge-count-invoices",
        Held::Conversations => "merge-count-conversations",
        Held::Waiting => "merge-count-waiting",
        Held::Others => "merge-count-others",
    };
    Message::new(words).with("count", u32::try_from(count).unwrap_or(u32::MAX))
}

/// What is done about visits that have been: nothing.
pub fn visits_been() -> Message {
    Message::new("merge-way-visits-been")
}

/// What is done about it; of visits, about those to come.
pub fn way_of(held: Held) -> Message {
    Message::new(match held {
        Held::Visits => "merge-way-visits",
        Held::Waiting => "merge-way-waiting",
        Held::Others => "merge-way-others",
        Held::Records | Held::Reports | Held::Invoices | Held::Conversations => "merge-way-stays",
    })
}

/// More was typed than anybody is called.
pub fn search_too_long(limit: u32) -> Message {
    Message::new("wrong-search-too-long").with("limit", limit)
}

/// Not the record number of the one that gives way.
pub fn other_number() -> Message {
    Message::new("wrong-merge-number")
}

/// Something has changed since the page was opened.
pub fn changed_meanwhile() -> Message {
    Message::new("merge-changed-meanwhile")
}

/// Banner after two accounts were joined.
pub fn joined(name: &str) -> Message {
    Message::new("flash-merged").with("name", name)
}

impl View for FindOther {
    const TEMPLATE: &'static str = "merging/find.html";
    const PLACE: Place = Place::Patients;

    fn title(&self) -> Message {
        Message::new("merge-find")
    }

    fn has_errors(&self) -> bool {
        self.q.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let line = |number: u128, email: &str, phone: &str| OtherLine {
            id: sample_user(number),
            name: "Noor Rahman".into(),
            email: email.into(),
            phone: phone.into(),
            born: (number == 2).then(|| Day::of(jiff::civil::date(1980, 2, 29))),
            status: if email.is_empty() { "no_address" } else { "active" },
        };
        let page = Self::of(sample_user(1), "Noor Rahman".into());
        let more = Some("/patients/usr_1/merge?search=c2VhbGVk&cursor=c2VhbGVk".to_owned());
        let first = Some("/patients/usr_1/merge?search=c2VhbGVk".to_owned());
        vec![
            page.clone(),
            Self { others: vec![line(2, "noor@example.org", "+46701234567"), line(3, "", "")], ..page.clone() },
            Self { searched: true, q: Field::of("noor"), ..page.clone() },
            Self { searched: true, q: Field::of("noor"), others: vec![line(2, "", "")], more: more.clone(), ..page.clone() },
            Self { searched: true, q: Field::of("noor"), search_goes_on: true, first, more, ..page.clone() },
            Self { q: Field::wrong("x", search_too_long(120)), searched: true, ..page },
        ]
    }
}

impl View for MergePage {
    const TEMPLATE: &'static str = "merging/merge.html";
    const PLACE: Place = Place::Patients;

    fn title(&self) -> Message {
        Message::new(if self.apart.is_some() { "merge-title-apart" } else { "merge-title" })
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.typed.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let born = || Some(Day::of(jiff::civil::date(1980, 2, 29)));
        let stays = SideView {
            id: sample_user(1),
            name: "Noor Rahman".into(),
            record_number: "HR-7K4M-29X3-Q8TN".into(),
            born: born(),
            email: String::new(),
            phone: "+46701234567".into(),
            status: "no_address",
            holds: Held::ALL.map(|held| count_of(held, 2)).to_vec(),
        };
        let goes = SideView {
            id: sample_user(2),
            name: "Noor R.".into(),
            record_number: "HR-9K4M-29X3-Q8TN".into(),
            born: None,
            email: "noor@example.org".into(),
            phone: String::new(),
            status: "active",
            holds: vec![],
        };
        let page = Self {
            here: sample_user(1),
            other: sample_user(2),
            stays,
            goes,
            moves: "noor@example.org".into(),
            given_up: String::new(),
            codes: true,
            swap: None,
            apart: None,
            ways: vec![],
            left: 0,
            to_come: vec![],
            seen: "usr_1.1.0.no_address-usr_2.1.0.active".into(),
            typed: Field::default(),
            trouble: None,
        };
        let apart = |why: Apart| Self { apart: Some(why.word()), ..page.clone() };
        let way = |held: Held| Way {
            what: count_of(held, 1),
            how: way_of(held),
            for_good: held.never_moves(),
            href: (held == Held::Waiting).then(|| "/patients/usr_2/waiting-list".into()),
        };
        let visit = ToCome { id: AppointmentId::from_uuid(uuid::Uuid::from_u128(1)), start: When::sample(26, "09:30") };
        vec![
            page.clone(),
            Self { moves: String::new(), given_up: "noor@example.org".into(), codes: false, ..page.clone() },
            Self { left: 1, swap: Some(sample_user(2)), ..page.clone() },
            Self { typed: Field::wrong("HR", other_number()), ..page.clone() },
            Self { trouble: Some(changed_meanwhile()), ..page.clone() },
            apart(Apart::NotOpen),
            apart(Apart::BornOtherwise),
            apart(Apart::BothSignIn),
            Self { ways: Held::ALL.map(way).to_vec(), to_come: vec![visit], ..apart(Apart::Holds) },
            Self { ways: vec![Way { how: visits_been(), for_good: true, ..way(Held::Visits) }], ..apart(Apart::Holds) },
        ]
    }
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Vec::new();
    for audience in [Audience::Receptionist, Audience::Administrator] {
        all.extend(Sample::all_of::<FindOther>(audience));
        all.extend(Sample::all_of::<MergePage>(audience));
    }
    all
}
