//! The desk's procedure for a lost device: one of the staff asks, another one agrees, and the person is told at once.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access::role::Role;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::UserId;
use crate::primitives::people::PersonName;
use crate::primitives::text;
use crate::primitives::time::after;

/// The most characters of why somebody asks.
pub const LOST_DEVICE_REASON_LIMIT: usize = 200;
/// Whoever asked may agree alone after so long, in seconds: the person has had a day to object (promises.md 4.4).
const ALONE_AFTER: i64 = 24 * 60 * 60;
/// What nobody decided is forgotten after so long, in seconds.
const STANDS: i64 = 7 * 24 * 60 * 60;
/// The partition they all stand in: there are never many.
const OWNER: &str = "lost_devices";

/// One request, as stored in table `requests`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostDevice {
    owner_id: String,
    /// Whose device is lost.
    #[serde(rename = "item")]
    pub person: UserId,
    pub name: PersonName,
    pub role: Role,
    /// Of their sessions when it was asked: whatever ends them all ends the request too.
    pub epoch: u32,
    pub asked_by: UserId,
    pub asked_by_name: PersonName,
    pub asked_at: Timestamp,
    /// How the person was recognised: staff's words, never a patient's.
    pub reason: String,
    /// Seconds since 1970: housekeeping.
    ttl: i64,
}

/// Why somebody may not agree to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotYours {
    /// It is about themselves.
    AboutYourself,
    /// They asked themselves, and the day is not over.
    AskedYourself {
        /// From then on they may.
        from: Timestamp,
    },
}

/// What a request is made of.
pub struct Asked {
    pub person: UserId,
    pub name: PersonName,
    pub role: Role,
    pub epoch: u32,
    pub by: UserId,
    pub by_name: PersonName,
    pub reason: String,
}

impl LostDevice {
    /// A request made now.
    #[must_use]
    pub fn of(asked: Asked, now: Timestamp) -> Self {
        let Asked { person, name, role, epoch, by, by_name, reason } = asked;
        let ttl = after(now, STANDS).as_second();
        Self { owner_id: OWNER.to_owned(), person, name, role, epoch, asked_by: by, asked_by_name: by_name, asked_at: now, reason, ttl }
    }

    /// Where they all are.
    #[must_use]
    pub const fn partition() -> &'static str {
        OWNER
    }

    /// Whether it may still be decided.
    #[must_use]
    pub fn stands(&self, now: Timestamp) -> bool {
        now < after(self.asked_at, STANDS)
    }

    /// Whether somebody may agree to it: never the person themselves, and who asked only when a day has passed.
    ///
    /// # Errors
    /// Why not.
    pub fn may_be_agreed_by(&self, user: UserId, now: Timestamp) -> Result<(), NotYours> {
        let from = after(self.asked_at, ALONE_AFTER);
        match user {
            _ if user == self.person => Err(NotYours::AboutYourself),
            _ if user == self.asked_by && now < from => Err(NotYours::AskedYourself { from }),
            _ => Ok(()),
        }
    }
}

/// Why somebody asks, as typed.
///
/// # Errors
/// It is empty or too long.
pub fn reason_of(typed: &str) -> Result<String, Flaw> {
    text::line(typed, LOST_DEVICE_REASON_LIMIT).map_err(|error| Flaw::of_text("/reason", error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(number: u128) -> UserId {
        UserId::from_uuid(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn f07_somebody_else_agrees_at_once_who_asked_after_a_day_and_the_person_never() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let (name, by_name) = ("Maya Lindqvist".parse().unwrap(), "Ruth Ito".parse().unwrap());
        let asked = Asked { person: user(1), name, role: Role::Doctor, epoch: 3, by: user(2), by_name, reason: "showed her pass".into() };
        let request = LostDevice::of(asked, now);
        assert_eq!(request.may_be_agreed_by(user(3), now), Ok(()));
        let from = after(now, 24 * 60 * 60);
        assert_eq!(request.may_be_agreed_by(user(2), after(from, -1)), Err(NotYours::AskedYourself { from }));
        assert_eq!(request.may_be_agreed_by(user(2), from), Ok(()));
        assert_eq!(request.may_be_agreed_by(user(1), from), Err(NotYours::AboutYourself));
        assert!(request.stands(after(now, STANDS - 1)) && !request.stands(after(now, STANDS)));
    }
}
