//! So many within a time: a count and when it began. The first after the time is over begins anew.

use std::net::IpAddr;

use jiff::Timestamp;
use serde::Deserialize;

use super::{Throttled, wait_until};
use crate::identity::ground::Ground;
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text};
use crate::storage::tables::Table;
use crate::storage::transaction::{CommitError, Expression};

/// How many, in how many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    most: u32,
    seconds: i64,
}

impl Limit {
    /// Requests of one API key: 600 a minute, on all servers together.
    pub const REQUESTS_OF_A_KEY: Self = Self { most: 600, seconds: 60 };

    /// Invitations of carers by one patient: 10 a day.
    pub const INVITATIONS_OF_A_PATIENT: Self = Self { most: 10, seconds: 24 * 60 * 60 };

    /// Emergency accesses that one doctor tries to open, found or not: 20 an hour.
    pub const EMERGENCIES_OF_A_DOCTOR: Self = Self { most: 20, seconds: 60 * 60 };

    /// Codes that one person has sent to a phone, and codes that one number is sent: 5 a day.
    pub const CODES_BY_TEXT: Self = Self { most: 5, seconds: 24 * 60 * 60 };

    /// Addresses that one patient is given in the place of another: 5 a day. Each is sent a link.
    pub const ADDRESSES_OF_A_PATIENT: Self = Self { most: 5, seconds: 24 * 60 * 60 };

    /// Messages that one person writes to doctors or patients: 30 a minute, in all their conversations and on all servers together.
    pub const MESSAGES_OF_A_PERSON: Self = Self { most: 30, seconds: 60 };

    /// Failed sign-ins from one address: 10 a minute; 600 from this machine itself, where everybody is the same address.
    #[must_use]
    pub const fn failed_sign_ins(address: IpAddr) -> Self {
        Self { most: if is_loopback(address) { 600 } else { 10 }, seconds: 60 }
    }

    /// Messages to the health assistant from one address: 60 in ten minutes; 600 from this machine itself.
    #[must_use]
    pub const fn messages_to_assistant(address: IpAddr) -> Self {
        Self { most: if is_loopback(address) { 600 } else { 60 }, seconds: 10 * 60 }
    }

    /// Arrivals said at the entrance, from one address: 600 in ten minutes, since all tablets of a house may be one.
    pub const ARRIVALS: Self = Self { most: 600, seconds: 10 * 60 };

    /// Dates of birth that are tried with one reference, from wherever: 10 a day.
    pub const ARRIVALS_OF_A_REFERENCE: Self = Self { most: 10, seconds: 24 * 60 * 60 };

    /// Registrations from one address: 60 an hour; 600 from this machine itself.
    #[must_use]
    pub const fn registrations(address: IpAddr) -> Self {
        Self { most: if is_loopback(address) { 600 } else { 60 }, seconds: 60 * 60 }
    }
}

const fn is_loopback(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

/// The row as stored.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Counted {
    tried: u32,
    since: Timestamp,
}

/// A count as it was read.
#[derive(Debug)]
pub(super) struct Window {
    pub key: Key,
    limit: Limit,
    /// As it was read, over or not.
    read: Option<Counted>,
    /// As it counts.
    counted: Option<Counted>,
}

impl Window {
    pub fn read(key: Key, limit: Limit, row: Option<Item>, now: Timestamp) -> Result<Self, StorageError> {
        let read: Option<Counted> = row.map(|row| from_item(Table::Guards, row)).transpose()?;
        let counted = read.clone().filter(|counted| now < after(counted.since, limit.seconds));
        Ok(Self { key, limit, read, counted })
    }

    /// Whether there is room for one more.
    pub fn check(&self, now: Timestamp) -> Result<(), Throttled> {
        match &self.counted {
            Some(counted) if counted.tried >= self.limit.most => wait_until(after(counted.since, self.limit.seconds), now),
            _ => Ok(()),
        }
    }

    /// One more, in a row that may be absent.
    pub fn one_more(&self, now: Timestamp) -> Expression {
        counting("SET since = if_not_exists(since, :now), #ttl = if_not_exists(#ttl, :ttl) ADD tried :one", self.limit, now)
    }

    /// The first of a new time, and the row this replaces; `None` when no time is over.
    pub fn anew(&self, now: Timestamp) -> Option<(Expression, Expression)> {
        let over = self.read.as_ref().filter(|_| self.counted.is_none())?;
        let unchanged = Expression::of("since = :seen").value(":seen", text(over.since));
        Some((begin_anew(self.limit, now), unchanged))
    }
}

fn begin_anew(limit: Limit, now: Timestamp) -> Expression {
    counting("SET since = :now, #ttl = :ttl, tried = :one", limit, now)
}

fn counting(change: &str, limit: Limit, now: Timestamp) -> Expression {
    Expression::of(change)
        .name("#ttl", "ttl")
        .value(":now", text(now))
        .value(":ttl", number(after(now, limit.seconds).as_second()))
        .value(":one", number(1))
}

/// Counts one more: as the first of a new time where the old one is over, unless somebody else has begun it already.
pub(super) async fn count(
    ground: &Ground,
    key: &Key,
    anew: Option<(Expression, Expression)>,
    one_more: Expression,
) -> Result<(), StorageError> {
    if let Some((change, unchanged)) = anew {
        match ground.storage.update(key, change, Some(unchanged)).await {
            Ok(_) => return Ok(()),
            Err(CommitError::Storage(error)) => return Err(error),
            Err(CommitError::Refused(_)) => {}
        }
    }
    match ground.storage.update(key, one_more, None).await {
        Ok(_) => Ok(()),
        Err(CommitError::Storage(error)) => Err(error),
        Err(CommitError::Refused(_)) => Err(StorageError::Refused("an unconditional write was refused".to_owned())),
    }
}

/// Takes one of the limit, exactly: of many at the same moment, on any server, no more get one than there are.
pub(super) async fn take(ground: &Ground, key: Key, limit: Limit) -> Result<(), Throttled> {
    let now = ground.clock.now();
    let room = Expression::of("since > :start AND tried < :most")
        .value(":start", text(after(now, -limit.seconds)))
        .value(":most", number(limit.most));
    let row = match ground.storage.update(&key, Expression::of("ADD tried :one").value(":one", number(1)), Some(room)).await {
        Ok(_) => return Ok(()),
        Err(CommitError::Storage(error)) => return Err(error.into()),
        Err(CommitError::Refused(refused)) => refused.into_iter().find_map(|refused| refused.row),
    };
    let window = Window::read(key, limit, row, now)?;
    window.check(now)?;
    // Absent or over: whoever begins it anew first has the first of it, the others come again.
    let over = Expression::of("attribute_not_exists(since) OR since <= :start").value(":start", text(after(now, -limit.seconds)));
    match ground.storage.update(&window.key, begin_anew(limit, now), Some(over)).await {
        Ok(_) => Ok(()),
        Err(CommitError::Storage(error)) => Err(error.into()),
        Err(CommitError::Refused(_)) => Box::pin(take(ground, window.key, limit)).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(tried: u32, since: &str, address: &str) -> Option<u32> {
        let row = Item::from([("tried".to_owned(), number(tried)), ("since".to_owned(), text(since))]);
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let limit = Limit::failed_sign_ins(address.parse().unwrap());
        match Window::read(Key::one(Table::Guards, "x"), limit, Some(row), now).unwrap().check(now) {
            Err(Throttled::Wait { seconds }) => Some(seconds),
            _ => None,
        }
    }

    #[test]
    fn f06_an_address_has_ten_failures_a_minute_and_this_machine_600() {
        assert_eq!(waits(9, "2026-11-23T08:59:30Z", "192.0.2.7"), None);
        assert_eq!(waits(10, "2026-11-23T08:59:30Z", "192.0.2.7"), Some(30));
        assert_eq!(waits(10, "2026-11-23T08:59:00Z", "192.0.2.7"), None);
        assert_eq!(waits(599, "2026-11-23T08:59:30Z", "127.0.0.1"), None);
        assert_eq!(waits(600, "2026-11-23T08:59:30Z", "::ffff:127.0.0.1"), Some(30));
    }

    #[test]
    fn s13_every_limit_is_as_many_in_as_many_seconds_as_it_says() {
        let limit = |most, seconds| Limit { most, seconds };
        assert_eq!(Limit::REQUESTS_OF_A_KEY, limit(600, 60));
        assert_eq!(Limit::INVITATIONS_OF_A_PATIENT, limit(10, 86_400));
        assert_eq!(Limit::EMERGENCIES_OF_A_DOCTOR, limit(20, 3_600));
        assert_eq!(Limit::CODES_BY_TEXT, limit(5, 86_400));
        assert_eq!(Limit::ADDRESSES_OF_A_PATIENT, limit(5, 86_400));
        let [far, here] = ["192.0.2.7", "::1"].map(|address| address.parse().unwrap());
        assert_eq!([Limit::registrations(far), Limit::registrations(here)], [limit(60, 3_600), limit(600, 3_600)]);
        assert_eq!([Limit::failed_sign_ins(far), Limit::failed_sign_ins(here)], [limit(10, 60), limit(600, 60)]);
    }

    #[test]
    fn s13_a_time_begins_anew_at_the_second_it_is_over_and_not_before() {
        let anew = |since: &str| {
            let row = Item::from([("tried".to_owned(), number(1)), ("since".to_owned(), text(since))]);
            let now = "2026-11-23T09:00:00Z".parse().unwrap();
            let limit = Limit::failed_sign_ins("192.0.2.7".parse().unwrap());
            Window::read(Key::one(Table::Guards, "x"), limit, Some(row), now).unwrap().anew(now).is_some()
        };
        assert!(anew("2026-11-23T08:59:00Z") && !anew("2026-11-23T08:59:01Z"));
    }
}
