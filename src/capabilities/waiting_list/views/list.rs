//! A patient's entries, and one of them.

use jiff::Timestamp;
use serde::Serialize;

use super::{Choice, ForWhom, Happening, PartTag, Standing, sample_department, sample_wait};
use crate::capabilities::settings::model::Settings;
use crate::capabilities::waiting_list::model::Offer;
use crate::primitives::ids::{AppointmentId, WaitId};
use crate::primitives::money::Money;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// What somebody waits for, in words of the page.
#[derive(Debug, Clone, Serialize)]
pub struct WishLine {
    pub id: WaitId,
    pub department: String,
    /// `None`: any doctor.
    pub doctor: Option<String>,
    /// Which kind of visit; `None`: the usual one.
    pub kind: Option<String>,
    pub from: Day,
    pub to: Day,
    /// Any dates of these days of the week, for their names; empty: any day.
    pub weekdays: Vec<Day>,
    /// Empty: any part.
    pub parts: Vec<PartTag>,
    pub standing: Standing,
    /// The doctor does not work in the department any more: it waits, and cannot come true.
    pub gone: bool,
    pub asked: When,
    /// While a time is kept.
    pub offer: Option<OfferLine>,
    /// The visit that came of it.
    pub visit: Option<AppointmentId>,
}

/// A time that is kept.
#[derive(Debug, Clone, Serialize)]
pub struct OfferLine {
    pub doctor: String,
    /// Which kind of visit; `None`: the usual one.
    pub kind: Option<String>,
    pub minutes: u32,
    /// What it costs, where that was kept.
    pub fee: Option<Money>,
    pub start: When,
    pub until: When,
}

/// `GET /patients/{pid}/waiting-list`.
#[derive(Debug, Clone, Serialize)]
pub struct MyWaiting {
    pub whom: ForWhom,
    /// Those with an offer or that wait first.
    pub entries: Vec<WishLine>,
    /// Departments to wait for, by name.
    pub departments: Vec<Choice>,
    /// As many are open as one may have.
    pub full: bool,
}

/// One thing that happened.
#[derive(Debug, Clone, Serialize)]
pub struct HappeningLine {
    pub at: When,
    pub what: Happening,
    /// The time it was about.
    pub start: Option<When>,
}

/// `GET /patients/{pid}/waiting-list/{id}`: posts `version` to `take` or `decline` below it; where its doctor is gone the same dates and
/// parts for anybody and the usual visit, as the form of the wish does: a kind was that doctor's own.
#[derive(Debug, Clone, Serialize)]
pub struct EntryPage {
    pub whom: ForWhom,
    pub entry: WishLine,
    pub version: u32,
    /// For readers who may see it.
    pub reason: Option<String>,
    /// Newest first.
    pub history: Vec<HappeningLine>,
    /// It can be changed and given up.
    pub open: bool,
    /// Its days of the week, as the form posts them.
    pub weekdays: Vec<&'static str>,
    /// Why it was not taken: [`super::offer_over`], [`super::time_gone`], [`super::other_visit`].
    pub trouble: Option<Message>,
}

/// `GET /patients/{pid}/waiting-list/{id}/withdraw`: what it means.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawEntry {
    pub whom: ForWhom,
    pub entry: WishLine,
}

impl OfferLine {
    /// An offer, with its instants as `when` says them.
    pub fn of(offer: &Offer, when: impl Fn(Timestamp) -> When) -> Self {
        Self {
            doctor: offer.doctor_name.clone(),
            kind: offer.kind.as_ref().map(|kind| kind.name.clone()),
            minutes: offer.minutes(),
            fee: offer.fee,
            start: when(offer.start),
            until: when(offer.until),
        }
    }

    pub(super) fn sample() -> Self {
        let fee = Some(Settings::default().default_fee);
        let (start, until) = (When::sample(26, "09:30"), When::sample(24, "10:48"));
        Self { doctor: "Dr Leena Farah".into(), kind: Some("First visit".into()), minutes: 40, fee, start, until }
    }

    /// One of before its fee was kept, for the usual visit.
    pub(super) fn sample_usual() -> Self {
        Self { kind: None, minutes: 30, fee: None, ..Self::sample() }
    }
}

impl WishLine {
    pub(super) fn sample(number: u128, standing: &'static str) -> Self {
        let day = |day| When::sample(day, "09:00").day;
        let offer = OfferLine::sample();
        Self {
            id: sample_wait(number),
            department: "Heart".into(),
            doctor: number.is_multiple_of(2).then(|| "Dr Leena Farah".to_owned()),
            kind: number.is_multiple_of(4).then(|| "First visit".to_owned()),
            from: day(24),
            to: day(30),
            weekdays: if number.is_multiple_of(2) { vec![day(24), day(26)] } else { Vec::new() },
            parts: if number.is_multiple_of(2) { vec![PartTag("morning")] } else { Vec::new() },
            standing: Standing(standing),
            gone: false,
            asked: When::sample(23, "09:30"),
            offer: (standing == "offered").then_some(offer),
            visit: (standing == "booked").then(|| AppointmentId::from_uuid(uuid::Uuid::from_u128(9))),
        }
    }
}

/// Every state.
const STANDINGS: [&str; 7] = ["offered", "waiting", "booked", "withdrawn", "lapsed", "over", "closed"];

impl View for MyWaiting {
    const TEMPLATE: &'static str = "waiting_list/mine.html";
    const PLACE: Place = Place::WaitingList;

    fn title(&self) -> Message {
        Message::new("waiting-title")
    }

    fn samples() -> Vec<Self> {
        let entries = (1..).zip(STANDINGS).map(|(number, standing)| WishLine::sample(number, standing)).collect();
        let departments = vec![Choice { id: sample_department().to_string(), name: "Heart".into() }];
        let whole = Self { whom: ForWhom::oneself(), entries, departments, full: false };
        vec![
            whole.clone(),
            Self { entries: Vec::new(), ..whole.clone() },
            Self { full: true, ..whole.clone() },
            Self { entries: vec![WishLine { gone: true, ..WishLine::sample(2, "waiting") }], ..whole.clone() },
            Self { whom: ForWhom::sample_at_desk(), ..whole.clone() },
            Self { whom: ForWhom::sample_to_call(), ..whole.clone() },
            Self { whom: ForWhom::sample_acting(), entries: Vec::new(), ..whole },
        ]
    }
}

impl View for EntryPage {
    const TEMPLATE: &'static str = "waiting_list/entry.html";
    const PLACE: Place = Place::WaitingList;

    fn title(&self) -> Message {
        Message::new("waiting-entry-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let whats = ["closed", "lapsed", "withdrawn", "booked", "gone", "unanswered", "declined", "offered", "changed", "asked"];
        let line = |what| HappeningLine { at: When::sample(24, "09:30"), what: Happening(what), start: Some(When::sample(26, "09:30")) };
        let of = |number, standing: &'static str| Self {
            whom: ForWhom::oneself(),
            entry: WishLine::sample(number, standing),
            version: 3,
            reason: Some("Cough since Monday".into()),
            history: whats.map(line).to_vec(),
            open: matches!(standing, "waiting" | "offered"),
            weekdays: vec!["TUE", "THU"],
            trouble: None,
        };
        let mut all: Vec<Self> = (1..).zip(STANDINGS).map(|(number, standing)| of(number, standing)).collect();
        all.push(Self { whom: ForWhom::sample_at_desk(), reason: None, ..of(1, "offered") });
        let usual = of(1, "offered");
        all.push(Self { entry: WishLine { offer: Some(OfferLine::sample_usual()), ..usual.entry.clone() }, ..usual });
        all.push(Self { whom: ForWhom::sample_acting(), reason: None, ..of(2, "waiting") });
        all.push(Self { whom: ForWhom::sample_at_desk(), reason: None, ..of(2, "waiting") });
        all.push(Self { whom: ForWhom::sample_to_call(), reason: None, ..of(2, "waiting") });
        let vain = |of: Self| Self { entry: WishLine { gone: true, ..of.entry }, ..of };
        all.extend([
            vain(of(2, "waiting")),
            vain(of(4, "waiting")),
            vain(Self { whom: ForWhom::sample_at_desk(), reason: None, ..of(2, "waiting") }),
        ]);
        let troubles = [super::offer_over(), super::time_gone(), super::other_visit()];
        all.extend(troubles.map(|trouble| Self { trouble: Some(trouble), ..of(2, "waiting") }));
        all
    }
}

impl View for WithdrawEntry {
    const TEMPLATE: &'static str = "waiting_list/withdraw.html";
    const PLACE: Place = Place::WaitingList;

    fn title(&self) -> Message {
        Message::new("waiting-withdraw-title")
    }

    fn samples() -> Vec<Self> {
        vec![
            Self { whom: ForWhom::oneself(), entry: WishLine::sample(2, "waiting") },
            Self { whom: ForWhom::sample_at_desk(), entry: WishLine::sample(1, "offered") },
        ]
    }
}
