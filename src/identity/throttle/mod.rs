//! Guessing made slow, for everybody alike: counters in the store, shared by all servers.
//!
//! Per account: five free failures, then a pause of 1 s that doubles with each, at most 15 min; never for good, and
//! forgotten a day after the last. That is at most 15 guesses in the first quarter of an hour and four an hour after.
//! Per address of the network: 10 failures a minute, and as many wrong API keys; registrations, 60 an hour, and as many
//! invitations of carers, of which a patient has 10 a day. A doctor tries to open a record in an emergency 20 times an hour. A person has 5 codes a day
//! sent to a phone, and a number is sent as many; a patient's address is put right as often. A person writes 30 messages a minute. Per API key: 600 requests a minute. Counters are kept under the *typed*
//! address of mail, so an account that does not exist is slow in the same way. What counts is a row's own time, not its time to live.

mod lanes;
mod sent;
mod window;

use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::ground::Ground;
use super::keys::Purpose;
use crate::primitives::ids::{ApiKeyId, UserId};
use crate::primitives::people::Email;
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, CommitError, Expression};

pub use lanes::{Lane, Lanes};
pub use window::Limit;
use window::Window;

/// Failures of one account before the first pause.
const FREE: u32 = 5;
/// The longest pause.
const LONGEST: SignedDuration = SignedDuration::from_mins(15);
/// After so long without a failure an account starts anew. Shorter, and waiting would buy a guesser free tries.
const FORGOTTEN: i64 = 24 * 60 * 60;

/// Why somebody has to wait.
#[derive(Debug, thiserror::Error)]
pub enum Throttled {
    /// For so many seconds, at least 1.
    #[error("too many attempts, wait {seconds} s")]
    Wait { seconds: u32 },
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What may be guessed besides the password at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    /// A code of the second factor, by whoever knows the password.
    Code,
    /// The present password, by whoever sits at an open session.
    OwnPassword,
}

/// The pause after so many failures in a row.
fn pause(failures: u32) -> SignedDuration {
    match failures.checked_sub(FREE) {
        None => SignedDuration::ZERO,
        Some(more) => SignedDuration::from_secs(1 << more.min(20)).min(LONGEST),
    }
}

/// Failed tries of one account (or of one known browser of it), as stored.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Failures {
    failures: u32,
    last_at: Timestamp,
}

impl Failures {
    fn is_forgotten(&self, now: Timestamp) -> bool {
        now >= after(self.last_at, FORGOTTEN)
    }
}

/// Somebody who may try now, and what is to be counted if they fail.
#[derive(Debug)]
pub struct Attempt {
    account: Key,
    /// As it was read, forgotten or not.
    read: Option<Failures>,
    /// As it counts.
    failures: Option<Failures>,
    /// The failure was counted before the try.
    counted: bool,
    place: Window,
}

/// Counts and slows. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Throttle {
    ground: Ground,
}

impl Throttle {
    /// Over the house's store and clock.
    #[must_use]
    pub const fn new(ground: Ground) -> Self {
        Self { ground }
    }

    /// The two rows to read, together with whatever else is needed, before [`Self::admit`]. `device` is the id of a
    /// browser this person has signed in from before: it has a counter of its own, so that strangers who guess cannot
    /// keep a person out of their own account.
    #[must_use]
    pub fn keys(&self, email: &Email, device: Option<&str>, address: IpAddr) -> [Key; 2] {
        let account = match device {
            Some(device) => self.key("device", &format!("{}|{device}", email.as_str())),
            None => self.key("account", email.as_str()),
        };
        [account, self.key("address", &network(address))]
    }

    /// The same for what is guessed by somebody who is past the door: counters of their own, which strangers at the door do
    /// not fill and no known browser has another of.
    #[must_use]
    pub fn keys_of(&self, guess: Guess, email: &Email, address: IpAddr) -> [Key; 2] {
        let what = match guess {
            Guess::Code => "code",
            Guess::OwnPassword => "own-password",
        };
        [self.key(what, email.as_str()), self.key("address", &network(address))]
    }

    /// Whether one more try is allowed now. Costs no call.
    ///
    /// # Errors
    /// How long to wait.
    pub fn admit(&self, keys: [Key; 2], rows: [Option<Item>; 2], address: IpAddr) -> Result<Attempt, Throttled> {
        let now = self.ground.clock.now();
        let ([account, place], [account_row, place_row]) = (keys, rows);
        let place = Window::read(place, Limit::failed_sign_ins(address), place_row, now)?;
        place.check(now)?;
        let read: Option<Failures> = account_row.map(|row| from_item(Table::Guards, row)).transpose()?;
        let failures = read.clone().filter(|failures| !failures.is_forgotten(now));
        if let Some(failures) = &failures {
            wait_until(failures.last_at.saturating_add(pause(failures.failures)).unwrap_or(Timestamp::MAX), now)?;
        }
        Ok(Attempt { account, read, failures, counted: false, place })
    }

    /// Takes the one try there is where pauses apply: counted as failed before it is made, so that of many at the same
    /// moment, on any server, one gets it. At most one call, 1 write unit; none before the first pause.
    ///
    /// # Errors
    /// When somebody else got it, or the store does not answer.
    pub async fn reserve(&self, attempt: &mut Attempt) -> Result<(), Throttled> {
        let Some(seen) = attempt.failures.clone().filter(|seen| pause(seen.failures) > SignedDuration::ZERO) else { return Ok(()) };
        let unchanged = Expression::of("failures = :seen AND last_at = :seen_at")
            .value(":seen", number(seen.failures))
            .value(":seen_at", text(seen.last_at));
        match Box::pin(self.ground.storage.update(&attempt.account, self.one_more(), Some(unchanged))).await {
            Ok(_) => {
                attempt.counted = true;
                Ok(())
            }
            Err(CommitError::Refused(_)) => Err(Throttled::Wait { seconds: seconds_of(pause(seen.failures + 1)) }),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// The try has failed: counts it for the account, unless that was done before, and for the address. One or two
    /// calls side by side, 1 write unit each (one more call when a count begins anew at the same moment twice).
    ///
    /// # Errors
    /// When the store does not answer: what is not counted must not be answered.
    pub async fn failed(&self, attempt: &Attempt) -> Result<(), StorageError> {
        let account = async {
            if attempt.counted { Ok(()) } else { window::count(&self.ground, &attempt.account, self.anew(attempt), self.one_more()).await }
        };
        let now = self.ground.clock.now();
        let place = window::count(&self.ground, &attempt.place.key, attempt.place.anew(now), attempt.place.one_more(now));
        tokio::try_join!(Box::pin(account), Box::pin(place)).map(|_| ()) // boxed: the SDK's futures are large
    }

    /// Whether so many failed before this one that there were pauses: if it is right, its person should know.
    #[must_use]
    pub fn follows_guesses(&self, attempt: &Attempt) -> bool {
        attempt.failures.as_ref().is_some_and(|failures| failures.failures >= FREE)
    }

    /// The try was right: what the account's failures came to is forgotten, in the transaction that signs in. `None`
    /// when there were none.
    #[must_use]
    pub fn forgive(&self, attempt: &Attempt) -> Option<Action> {
        attempt.read.is_some().then(|| Action::Delete { key: attempt.account.clone(), condition: None })
    }

    /// Counts a registration from an address, or says how long to wait. One call (two when an hour is over), 1 write unit.
    ///
    /// # Errors
    /// How long to wait, or the store does not answer.
    pub async fn register(&self, address: IpAddr) -> Result<(), Throttled> {
        let key = self.key("registrations", &network(address));
        window::take(&self.ground, key, Limit::registrations(address)).await
    }

    /// As [`Self::register`], a request for a reset link.
    pub async fn ask_for_reset(&self, address: IpAddr) -> Result<(), Throttled> {
        let key = self.key("resets", &network(address));
        window::take(&self.ground, key, Limit::registrations(address)).await
    }

    /// Counts an invitation that a patient mails to whatever address, for them and for the network's address, or says how long
    /// to wait. Two calls (more when a time is over), 1 write unit each.
    ///
    /// # Errors
    /// How long to wait, or the store does not answer.
    pub async fn invite_carer(&self, patient: UserId, address: IpAddr) -> Result<(), Throttled> {
        let (own, place) = (self.key("invitations", &patient.to_string()), self.key("invitations", &network(address)));
        window::take(&self.ground, place, Limit::registrations(address)).await?;
        window::take(&self.ground, own, Limit::INVITATIONS_OF_A_PATIENT).await
    }

    /// Counts a doctor's try to open the record of a patient who is not in their care, whether there is such a patient or not,
    /// or says how long to wait. One call (two when an hour is over), 1 write unit.
    ///
    /// # Errors
    /// How long to wait, or the store does not answer.
    pub async fn open_emergency_access(&self, doctor: UserId) -> Result<(), Throttled> {
        window::take(&self.ground, self.key("emergencies", &doctor.to_string()), Limit::EMERGENCIES_OF_A_DOCTOR).await
    }

    /// Counts a message to the health assistant from an address, or says how long to wait. One call (two when ten minutes are over), 1
    /// write unit.
    ///
    /// # Errors
    /// How long to wait, or the store does not answer.
    pub async fn write_to_assistant(&self, address: IpAddr) -> Result<(), Throttled> {
        let key = self.key("assistant", &network(address));
        window::take(&self.ground, key, Limit::messages_to_assistant(address)).await
    }

    /// As [`Self::write_to_assistant`], a message of a person to whoever they have a conversation with.
    pub async fn write_message(&self, author: UserId) -> Result<(), Throttled> {
        window::take(&self.ground, self.key("messages", &author.to_string()), Limit::MESSAGES_OF_A_PERSON).await
    }

    /// As [`Self::write_to_assistant`], an arrival said at the entrance, right or wrong, and besides by the reference that was typed.
    pub async fn arrive(&self, address: IpAddr, reference: &str) -> Result<(), Throttled> {
        window::take(&self.ground, self.key("arrivals", &network(address)), Limit::ARRIVALS).await?;
        window::take(&self.ground, self.key("arrivals-of", reference), Limit::ARRIVALS_OF_A_REFERENCE).await
    }

    /// Counts a request of a key, or says how long to wait. One call (two when a minute is over), 1 write unit.
    ///
    /// # Errors
    /// How long to wait, or the store does not answer.
    pub async fn request_of(&self, key: ApiKeyId) -> Result<(), Throttled> {
        window::take(&self.ground, self.key("requests", &key.to_string()), Limit::REQUESTS_OF_A_KEY).await
    }

    /// Counts a key that does not work, or says how long to wait. One call (two when a minute is over), 1 write unit.
    ///
    /// # Errors
    /// How long to wait, or the store does not answer.
    pub async fn wrong_key(&self, address: IpAddr) -> Result<(), Throttled> {
        let key = self.key("wrong-keys", &network(address));
        window::take(&self.ground, key, Limit::failed_sign_ins(address)).await
    }

    /// What strangers' failures of an account came to is forgotten: whoever reads its mailbox is no guesser.
    #[must_use]
    pub fn forget(&self, email: &Email) -> Action {
        Action::Delete { key: self.key("account", email.as_str()), condition: None }
    }

    /// One failure more, in a row that may be absent.
    fn one_more(&self) -> Expression {
        self.counting("SET last_at = :now, #ttl = :ttl ADD failures :one")
    }

    /// The first failure after a day, and the row this replaces; `None` when there is nothing to forget.
    fn anew(&self, attempt: &Attempt) -> Option<(Expression, Expression)> {
        let forgotten = attempt.read.as_ref().filter(|_| attempt.failures.is_none())?;
        let unchanged = Expression::of("last_at = :seen_at").value(":seen_at", text(forgotten.last_at));
        Some((self.counting("SET last_at = :now, #ttl = :ttl, failures = :one"), unchanged))
    }

    fn counting(&self, change: &str) -> Expression {
        let now = self.ground.clock.now();
        Expression::of(change)
            .name("#ttl", "ttl")
            .value(":now", text(now))
            .value(":ttl", number(after(now, FORGOTTEN).as_second()))
            .value(":one", number(1))
    }

    /// No address, of mail or of the network, stands readably in a key.
    fn key(&self, what: &str, whose: &str) -> Key {
        let name = self.ground.keys.hmac(Purpose::Throttle, format!("{what}|{whose}").as_bytes());
        Key::one(Table::Guards, format!("throttle#{what}#{}", URL_SAFE_NO_PAD.encode(&name[..18])))
    }
}

/// An IPv4 address, or the network of 64 bits that one subscriber of IPv6 has.
pub(super) fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(four) => four.to_string(),
        IpAddr::V6(six) => format!("{:x}", six.to_bits() >> 64),
    }
}

fn wait_until(free: Timestamp, now: Timestamp) -> Result<(), Throttled> {
    if now >= free { Ok(()) } else { Err(Throttled::Wait { seconds: seconds_of(free.duration_since(now)) }) }
}

fn seconds_of(wait: SignedDuration) -> u32 {
    u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tests::nowhere;

    const PLACE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7));

    fn row(failures: u32, last_at: &str) -> Item {
        Item::from([("failures".to_owned(), number(failures)), ("last_at".to_owned(), text(last_at))])
    }

    async fn wait(failures: u32, last_at: &str) -> Option<u32> {
        let throttle = Throttle::new(nowhere().await); // 2026-11-23T09:00:00Z
        let keys = throttle.keys(&"maya@example.org".parse().unwrap(), None, PLACE);
        match throttle.admit(keys, [Some(row(failures, last_at)), None], PLACE) {
            Ok(_) => None,
            Err(Throttled::Wait { seconds }) => Some(seconds),
            Err(Throttled::Storage(error)) => panic!("{error}"),
        }
    }

    #[tokio::test]
    async fn f06_five_failures_are_free_then_each_doubles_the_pause_up_to_a_quarter_of_an_hour() {
        assert_eq!(wait(4, "2026-11-23T09:00:00Z").await, None);
        assert_eq!(wait(5, "2026-11-23T09:00:00Z").await, Some(1));
        assert_eq!(wait(5, "2026-11-23T08:59:59Z").await, None);
        assert_eq!(wait(8, "2026-11-23T08:59:59Z").await, Some(7));
        assert_eq!(wait(90, "2026-11-23T08:46:00Z").await, Some(60));
        assert_eq!(wait(u32::MAX, "2026-11-23T08:45:00Z").await, None, "never for good");
        assert_eq!(wait(90, "2026-11-22T09:00:00Z").await, None, "forgotten after a day, whatever the row says");
    }

    #[test]
    fn s13_at_most_15_guesses_in_the_first_quarter_of_an_hour_and_four_an_hour_after() {
        let (mut at, mut first_quarter, mut later) = (0, 0, 0);
        for failures in 0.. {
            at += pause(failures).as_secs();
            match at {
                0..900 => first_quarter += 1,
                900..4500 => {}
                4500..8100 => later += 1,
                _ => break,
            }
        }
        assert!(first_quarter <= 15, "{first_quarter}");
        assert_eq!(later, 4);
    }

    #[tokio::test]
    async fn s13_a_known_browser_is_not_slowed_by_strangers_and_no_key_shows_an_address() {
        let throttle = Throttle::new(nowhere().await);
        let email: Email = "maya@example.org".parse().unwrap();
        let [stranger, place] = throttle.keys(&email, None, PLACE);
        let [known, _] = throttle.keys(&email, Some("d1"), PLACE);
        assert_ne!(stranger, known);
        assert!(!format!("{stranger:?}{place:?}").contains("maya") && !format!("{place:?}").contains("192"));
    }

    #[test]
    fn s13_all_addresses_of_one_ipv6_subscriber_count_together() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.7"));
    }

    #[test]
    fn f06_failures_are_forgotten_a_whole_day_after_the_last() {
        let failures = Failures { failures: 7, last_at: "2026-11-23T09:00:00Z".parse().unwrap() };
        let forgotten = |at: &str| failures.is_forgotten(at.parse().unwrap());
        assert!(forgotten("2026-11-24T09:00:00Z") && !forgotten("2026-11-24T08:59:59Z"));
    }
}
