//! What may stand in the name of an account, and what keeps two of them apart. Pure.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::capabilities::appointments::model::{Intake, Status};
use crate::capabilities::repairs::model::Repair;
use crate::capabilities::waiting_list::model::{Entry, State};
use crate::primitives::ids::{AppointmentId, WaitId};

/// What may stand in the name of an account, counted and never read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// Past and to come; cancelled ones are [`Facts::left`].
    Visits,
    /// Records, measurements, notes: everything clinical but reports.
    Records,
    Reports,
    Invoices,
    Conversations,
    /// On the waiting list, and nobody has answered yet.
    Waiting,
    /// Carers, copies, donations: whatever else was asked for.
    Others,
}

impl Held {
    pub const ALL: [Self; 7] =
        [Self::Visits, Self::Records, Self::Reports, Self::Invoices, Self::Conversations, Self::Waiting, Self::Others];

    /// Whether it stands where it is for good: no way leads it to another account.
    #[must_use]
    pub const fn never_moves(self) -> bool {
        matches!(self, Self::Records | Self::Reports | Self::Invoices | Self::Conversations)
    }

    /// As the API says it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Visits => "visits",
            Self::Records => "records",
            Self::Reports => "reports",
            Self::Invoices => "invoices",
            Self::Conversations => "conversations",
            Self::Waiting => "waiting",
            Self::Others => "others",
        }
    }
}

/// How much of each stands there; nothing where nothing does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    held: BTreeMap<Held, usize>,
    /// Cancelled visits: nobody's loss, so they keep no accounts apart and stay with the one that is closed.
    left: usize,
}

impl Facts {
    /// With so many more of a kind.
    #[must_use]
    pub fn with(mut self, held: Held, count: usize) -> Self {
        if count > 0 {
            *self.held.entry(held).or_default() += count;
        }
        self
    }

    /// With so many more cancelled visits.
    #[must_use]
    pub const fn leaving(mut self, cancelled: usize) -> Self {
        self.left += cancelled;
        self
    }

    /// How many cancelled visits would stay with the account.
    #[must_use]
    pub const fn left(&self) -> usize {
        self.left
    }

    /// How many of a kind.
    #[must_use]
    pub fn of(&self, held: Held) -> usize {
        self.held.get(&held).copied().unwrap_or_default()
    }

    /// Whether nothing stands there that would be lost.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// How many in all, without what nobody would lose.
    #[must_use]
    pub fn sum(&self) -> usize {
        self.held.values().sum()
    }
}

/// Of a visit, whether it takes place.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct VisitSeen {
    pub appointment_id: AppointmentId,
    pub status: Status,
}

/// Of an entry of the waiting list, whether something may still come of it.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct WishSeen {
    pub wait_id: WaitId,
    pub state: State,
    /// The last day that would do.
    pub to: Date,
}

/// What was only for a visit that does not take place, or for a wish that was answered, is nobody's loss: by the key of its row, in
/// `records` or `requests`.
#[derive(Debug, Clone, Default)]
pub struct Over {
    keys: BTreeSet<String>,
    visits: usize,
}

impl Over {
    /// A visit, if it is cancelled: what its patient said for it, and what leave had made of it.
    pub fn visit(&mut self, visit: &VisitSeen) {
        if visit.status == Status::Cancelled {
            self.visits += 1;
            self.keys.extend([Intake::item_of(visit.appointment_id), Repair::item_of(visit.appointment_id)]);
        }
    }

    /// A visit, if it is to come: what its patient said for it goes when it is cancelled, so it is the visit that stands in the way and
    /// nothing besides it.
    pub fn ahead(&mut self, visit: &VisitSeen) {
        if visit.status.is_open() {
            self.keys.extend([Intake::item_of(visit.appointment_id), Repair::item_of(visit.appointment_id)]);
        }
    }

    /// A wish of the waiting list, if nothing will come of it any more, and why somebody had it. In whichever zone: its last day is over
    /// once it is so everywhere.
    pub fn wish(&mut self, wish: &WishSeen, now: Timestamp) {
        let yesterday = now.to_zoned(TimeZone::UTC).date().yesterday();
        if !wish.state.is_open() || yesterday.is_ok_and(|yesterday| wish.to < yesterday) {
            self.keys.extend([Entry::item_of(wish.wait_id), Entry::reason_item_of(wish.wait_id)]);
        }
    }

    /// How many visits.
    #[must_use]
    pub const fn visits(&self) -> usize {
        self.visits
    }

    /// Whether a row is one of these.
    #[must_use]
    pub fn has(&self, item: &str) -> bool {
        self.keys.contains(item)
    }
}

/// Why two accounts are not joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// One of them is closed, locked or was never confirmed.
    NotOpen,
    /// They were born on different days.
    BornOtherwise,
    /// Somebody signs in to each of them.
    BothSignIn,
    /// Something stands in the name of the one that would give way.
    Holds,
}

impl Apart {
    /// As the API says it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotOpen => "not_open",
            Self::BornOtherwise => "born_otherwise",
            Self::BothSignIn => "both_sign_in",
            Self::Holds => "holds",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn f69_what_was_for_a_cancelled_visit_or_an_answered_wish_is_nobodys_loss() {
        let (one, two) = (AppointmentId::from_uuid(Uuid::from_u128(1)), AppointmentId::from_uuid(Uuid::from_u128(2)));
        let mut over = Over::default();
        over.visit(&VisitSeen { appointment_id: one, status: Status::Cancelled });
        over.visit(&VisitSeen { appointment_id: two, status: Status::Completed });
        assert!(over.has(&Intake::item_of(one)) && over.has(&Repair::item_of(one)));
        assert!(!over.has(&Intake::item_of(two)) && !over.has(&format!("note#{one}")) && over.visits() == 1);
        over.ahead(&VisitSeen { appointment_id: two, status: Status::Completed });
        assert!(!over.has(&Intake::item_of(two)), "what was said for a visit that took place stays");
        over.ahead(&VisitSeen { appointment_id: two, status: Status::Booked });
        assert!(over.has(&Intake::item_of(two)) && over.visits() == 1, "the visit itself stands in the way");
        let now: Timestamp = "2026-11-23T20:00:00Z".parse().unwrap();
        let wish = |number, state, day| WishSeen {
            wait_id: WaitId::from_uuid(Uuid::from_u128(number)),
            state,
            to: jiff::civil::date(2026, 11, day),
        };
        let ends = [
            (wish(1, State::Booked, 30), true),
            (wish(2, State::Waiting, 23), false),
            (wish(3, State::Offered, 22), false), // still the last day somewhere
            (wish(4, State::Waiting, 21), true),
        ];
        for (wish, is_over) in ends {
            over.wish(&wish, now);
            assert_eq!(over.has(&Entry::item_of(wish.wait_id)), is_over, "{wish:?}");
            assert_eq!(over.has(&Entry::reason_item_of(wish.wait_id)), is_over, "{wish:?}");
        }
        let facts = Facts::default().leaving(over.visits());
        assert!(facts.is_empty() && facts.sum() == 0 && facts.left() == 1);
    }
}
