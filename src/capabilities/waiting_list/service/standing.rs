//! Offers that stand: what hits their times is rare, so each is looked at once a minute, not in every run.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use futures_util::future::try_join_all;
use jiff::Timestamp;

use super::{WaitingError, WaitingList};
use crate::capabilities::waiting_list::model::{Freed, FreedTime, Offer, OfferedTo};
use crate::primitives::ids::HoldId;
use crate::primitives::time::after;
use crate::storage::error::StorageError;

/// From one look at an offer to the next, in seconds.
const LOOKED_EVERY: i64 = 60;
/// So many offers are looked at side by side.
const SIDE_BY_SIDE: usize = 8;

/// A freed time, and for whom it is kept now.
type Standing<'a> = (&'a FreedTime, &'a OfferedTo);

/// When this process last looked at each offer that stands. Another process looks on its own account.
#[derive(Debug, Default)]
pub(super) struct Looks(Mutex<BTreeMap<HoldId, Timestamp>>);

impl Looks {
    /// Those of the offers that stand which are to be looked at now, and will have been. What stands no more is forgotten.
    fn due<'a>(&self, standing: Vec<Standing<'a>>, now: Timestamp) -> Vec<Standing<'a>> {
        let mut looked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut due = Vec::new();
        let mut latest = BTreeMap::new();
        for (time, to) in standing {
            let hold = to.offer.hold_id;
            let last = looked.get(&hold).copied().filter(|last| now < after(*last, LOOKED_EVERY));
            if last.is_none() {
                due.push((time, to));
            }
            latest.insert(hold, last.unwrap_or(now));
        }
        *looked = latest;
        due
    }
}

impl WaitingList {
    /// Withdraws the offers that nobody can take any more, and lets the times go on whose entries are gone: the next run looks at these.
    /// No call for an offer that was looked at within a minute; two for any other.
    pub(super) async fn look_after_offers(&self, freed: &[Freed]) -> Result<(), StorageError> {
        let now = self.ground.clock.now();
        let due = self.looks.due(standing(freed, now), now);
        for some in due.chunks(SIDE_BY_SIDE) {
            try_join_all(some.iter().map(|(time, to)| self.look_at(time, to))).await?;
        }
        Ok(())
    }

    async fn look_at(&self, time: &FreedTime, to: &OfferedTo) -> Result<(), StorageError> {
        let Some(entry) = self.asked(to).await? else { return self.pass_by(time, None).await.map(|_| ()) };
        match self.withdraw_if_gone(&entry).await {
            Err(WaitingError::Storage(error)) => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

/// The times among those that have become free that somebody is asked about now.
fn standing(freed: &[Freed], now: Timestamp) -> Vec<Standing<'_>> {
    let offered = freed.iter().filter_map(|one| match one {
        Freed::Time(time) => time.offered.as_ref().map(|to| (&**time, to)),
        Freed::Hours(_) => None,
    });
    offered.filter(|(_, to)| now < to.offer.until).collect()
}

/// The same without whom they are for.
pub(super) fn offers_of(freed: &[Freed], now: Timestamp) -> Vec<Offer> {
    standing(freed, now).into_iter().map(|(_, to)| to.offer.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::{DepartmentId, UserId, WaitId};
    use crate::primitives::time::Slot;
    use uuid::Uuid;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn offered(number: u128) -> Freed {
        let (doctor, patient) = (UserId::from_uuid(Uuid::from_u128(1)), UserId::from_uuid(Uuid::from_u128(2)));
        let (start, end) = (at("2026-11-26T09:00:00Z"), at("2026-11-26T09:30:00Z"));
        let offer = Offer {
            hold_id: HoldId::from_uuid(Uuid::from_u128(number)),
            doctor_id: doctor,
            doctor_name: "Dr Leena Farah".into(),
            start,
            end,
            freed: None,
            buffer_minutes: 0,
            kind: None,
            fee: None,
            until: at("2026-11-23T09:30:00Z"),
        };
        let to = OfferedTo { patient_id: patient, wait_id: WaitId::from_uuid(Uuid::from_u128(number)), offer, by_phone: false };
        let time = FreedTime::now(doctor, DepartmentId::from_uuid(Uuid::from_u128(3)), Slot { start, end }, at("2026-11-23T09:00:00Z"));
        Freed::Time(Box::new(time.offered_to(to)))
    }

    #[test]
    fn f33_each_offer_that_stands_is_looked_at_once_a_minute() {
        let (looks, mut list) = (Looks::default(), vec![offered(1)]);
        let due = |list: &[Freed], now: &str| looks.due(standing(list, at(now)), at(now)).len();
        assert_eq!(due(&list, "2026-11-23T09:00:05Z"), 1);
        list.push(offered(2));
        assert_eq!(due(&list, "2026-11-23T09:00:10Z"), 1, "the new one alone");
        assert_eq!(due(&list, "2026-11-23T09:01:04Z"), 0);
        assert_eq!(due(&list, "2026-11-23T09:01:05Z"), 1);
        assert_eq!(due(&list, "2026-11-23T09:02:10Z"), 2);
        assert_eq!(due(&list, "2026-11-23T09:30:00Z"), 0, "neither stands any more");
        assert!(looks.0.lock().unwrap().is_empty());
    }
}
