//! One message to one endpoint, and the tries it takes.
//!
//! Claimed before it is sent, by its number of tries: of two senders one has it. A claim that nobody reports on ends by itself,
//! and the message is sent again under the same id: at least once, and receivers drop repeats. After as many claims as a message has tries
//! it is left, for what it is may be what ends whoever sends it. One of whose last claim nobody reported is sent with nothing else under way
//! (`operations::courier`), so that it does not take a try from others that are sent beside it, one of each other endpoint: that costs them
//! one of their seven tries the first time, and afterwards none.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::primitives::ids::{EventId, WebhookId};
use crate::primitives::time::after;

/// How long what became of it is kept, in seconds: 90 days.
const KEPT: i64 = 90 * 24 * 60 * 60;
/// A claim holds so many seconds: longer than a try can take, and nothing that `Retry-After` is likely to ask for.
const CLAIMED_FOR: i64 = 61;
/// The waits between tries, in seconds: the first failure is tried again at once, the last one after ten hours.
const WAITS: [i64; 6] = [5, 5 * 60, 30 * 60, 2 * 60 * 60, 5 * 60 * 60, 10 * 60 * 60];
/// A wait is longer by up to a fifth, by chance: those that failed together do not all come back together.
const SPREAD: i64 = 5;
/// Whoever asks to be left alone for longer is asked again after so many seconds: 12 hours.
const LONGEST_REST: i64 = 12 * 60 * 60;

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// To be sent, perhaps after failed tries.
    Queued,
    /// The endpoint answered 2xx.
    Sent,
    /// It did not, as often as it was tried; or it answered 410.
    Failed,
    /// Not sent, because the endpoint was disabled.
    Dropped,
}

impl Fate {
    /// As in rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
        }
    }
}

/// Why the last try did not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// It answered, and not with 2xx.
    Refused,
    /// Nobody was reached there, or not securely.
    NotReached,
    /// It took too long or broke off.
    NoAnswer,
    /// The address leads to where the house does not send.
    NotPublic,
    /// The house cannot read any more where it goes.
    Unreadable,
}

/// One message, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The endpoint.
    pub recipient_id: WebhookId,
    /// The event's id, and the message's own: an endpoint is sent an event once.
    pub message_id: EventId,
    /// The event's name.
    pub event: String,
    /// What is sent, word for word on every try.
    pub body: String,
    pub fate: Fate,
    /// When it became due.
    pub at: Timestamp,
    /// How often it was claimed, ever: what a claim compares.
    pub tries: u32,
    /// How many of them were before somebody had it sent again.
    tries_before: u32,
    /// `webhook#<endpoint>` while it waits: partition of the index `waiting`, one per endpoint, so that none waits for another.
    channel_waiting: Option<String>,
    /// Not before this instant.
    pub next_try_at: Option<Timestamp>,
    pub tried_at: Option<Timestamp>,
    pub sent_at: Option<Timestamp>,
    /// The status of the last answer.
    pub answered: Option<u16>,
    pub trouble: Option<Trouble>,
    ttl: i64,
}

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Answered(u16),
    /// Not taken, and it said in how many seconds it wants to be asked again.
    NotBefore {
        status: u16,
        seconds: i64,
    },
    Unanswered(Trouble),
    /// The endpoint was disabled before it was tried.
    Disabled,
}

impl Outcome {
    /// What an answer came to: only one that took nothing can say when to come again.
    #[must_use]
    pub const fn of_answer(status: u16, again_in: Option<i64>) -> Self {
        match (status, again_in) {
            (200..=299 | 410, _) | (_, None) => Self::Answered(status),
            (_, Some(seconds)) => Self::NotBefore { status, seconds },
        }
    }

    /// Whether it was taken.
    #[must_use]
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Answered(200..=299))
    }

    /// Until when the endpoint wants to be left alone, twelve hours at most; nothing where it did not say so.
    #[must_use]
    pub fn rests_until(self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::NotBefore { seconds, .. } => Some(after(now, seconds.clamp(0, LONGEST_REST))),
            _ => None,
        }
    }

    /// Whether the endpoint says that nobody is there any more.
    #[must_use]
    pub const fn is_gone(self) -> bool {
        matches!(self, Self::Answered(410))
    }
}

impl Delivery {
    /// A message that is due now.
    #[must_use]
    pub fn queued(endpoint: WebhookId, id: EventId, event: &str, body: String, now: Timestamp) -> Self {
        Self {
            recipient_id: endpoint,
            message_id: id,
            event: event.to_owned(),
            body,
            fate: Fate::Queued,
            at: now,
            tries: 0,
            tries_before: 0,
            channel_waiting: Some(Self::waits_under(endpoint)),
            next_try_at: Some(now),
            tried_at: None,
            sent_at: None,
            answered: None,
            trouble: None,
            ttl: after(now, KEPT).as_second(),
        }
    }

    /// The partition of the index `waiting` in which an endpoint's messages wait.
    #[must_use]
    pub fn waits_under(endpoint: WebhookId) -> String {
        format!("webhook#{endpoint}")
    }

    /// Whether it may be claimed at `now`.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.fate == Fate::Queued && self.next_try_at.is_some_and(|at| at <= now)
    }

    /// As it stands once claimed: due again by itself if nobody reports.
    #[must_use]
    pub fn claimed(self, now: Timestamp) -> Self {
        Self { tries: self.tries + 1, tried_at: Some(now), next_try_at: Some(after(now, CLAIMED_FOR)), ..self }
    }

    /// Whether of its last claim nobody reported. An endpoint that asked for just as many seconds as a claim holds is taken for one that did
    /// not answer: the next try is then made with no other beside it.
    #[must_use]
    pub fn is_unreported(&self) -> bool {
        self.fate == Fate::Queued && self.tried_at.is_some_and(|at| self.next_try_at == Some(after(at, CLAIMED_FOR)))
    }

    /// Whether it was claimed as often as any message is tried, and of the last claim nobody reported.
    #[must_use]
    pub fn is_tried_out(&self) -> bool {
        self.fate == Fate::Queued && usize::try_from(self.tries_now()).is_ok_and(|tries| tries > WAITS.len())
    }

    /// As it stands when nobody claims it any more.
    #[must_use]
    pub fn given_up(self) -> Self {
        let trouble = Some(Trouble::NoAnswer);
        Self { fate: Fate::Failed, answered: None, trouble, channel_waiting: None, next_try_at: None, ..self }
    }

    /// How often it was claimed since it was queued, or was to be sent again.
    const fn tries_now(&self) -> u32 {
        self.tries.saturating_sub(self.tries_before)
    }

    /// The claimed message as it stands after its try. `luck` below 1000 lengthens the wait for the next.
    #[must_use]
    pub fn after(self, outcome: Outcome, now: Timestamp, luck: u64) -> Self {
        let (answered, trouble) = match outcome {
            Outcome::Answered(status @ 200..=299) => (Some(status), None),
            Outcome::Answered(status) | Outcome::NotBefore { status, .. } => (Some(status), Some(Trouble::Refused)),
            Outcome::Unanswered(trouble) => (None, Some(trouble)),
            Outcome::Disabled => return Self { fate: Fate::Dropped, channel_waiting: None, next_try_at: None, ..self },
        };
        let tried = Self { answered, trouble, ..self };
        let wait = wait_after(tried.tries_now(), luck).filter(|_| !outcome.is_gone());
        match (trouble, wait) {
            (None, _) => Self { fate: Fate::Sent, sent_at: Some(now), channel_waiting: None, next_try_at: None, ..tried },
            (Some(_), Some(wait)) => {
                let next = after(now, wait);
                Self { next_try_at: Some(outcome.rests_until(now).map_or(next, |rested| rested.max(next))), ..tried }
            }
            (Some(_), None) => Self { fate: Fate::Failed, channel_waiting: None, next_try_at: None, ..tried },
        }
    }

    /// The same to be sent again from now on, with as many tries as a new one: the id stays, and the body.
    #[must_use]
    pub fn again(self, now: Timestamp) -> Self {
        let waits = Some(Self::waits_under(self.recipient_id));
        Self { fate: Fate::Queued, tries_before: self.tries, channel_waiting: waits, next_try_at: Some(now), ..self }
    }
}

/// How many seconds to wait after so many failed tries; `None`: no more tries.
fn wait_after(tries: u32, luck: u64) -> Option<i64> {
    let wait = WAITS.get(usize::try_from(tries.checked_sub(1)?).ok()?)?;
    let share = i64::try_from(luck.min(999)).unwrap_or(0);
    Some(wait + wait * share / (1000 * SPREAD))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;

    fn queued() -> (Delivery, Timestamp) {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(now), 1);
        (Delivery::queued(WebhookId::new(&ids), EventId::new(&ids), "appointment.booked", "{}".into(), now), now)
    }

    /// Tries until nothing is due any more; the seconds between tries.
    fn tried(mut message: Delivery, mut now: Timestamp, luck: u64) -> (Delivery, Vec<i64>) {
        let mut waits = Vec::new();
        while message.fate == Fate::Queued {
            assert!(message.is_due(now));
            message = message.claimed(now).after(Outcome::Answered(500), now, luck);
            if let Some(next) = message.next_try_at {
                waits.push(next.as_second() - now.as_second());
                now = next;
            }
        }
        (message, waits)
    }

    #[test]
    fn f47_a_message_is_tried_seven_times_over_eighteen_hours_and_then_left() {
        let (message, now) = queued();
        let (failed, waits) = tried(message.clone(), now, 0);
        assert_eq!(waits, [5, 300, 1800, 7200, 18000, 36000]);
        assert_eq!((failed.fate, failed.tries, failed.answered, failed.trouble), (Fate::Failed, 7, Some(500), Some(Trouble::Refused)));
        let (_, longest) = tried(message, now, 999);
        for (longest, shortest) in longest.iter().zip(waits) {
            assert!(*longest >= shortest && *longest * 5 < shortest * 6, "{longest} of {shortest}");
        }
    }

    #[test]
    fn f47_a_claim_ends_by_itself_and_leaves_the_message_as_it_was() {
        let (message, now) = queued();
        let claimed = message.clone().claimed(now);
        assert!(!claimed.is_due(now) && !claimed.is_due(after(now, CLAIMED_FOR - 1)) && claimed.is_due(after(now, CLAIMED_FOR)));
        assert_eq!((claimed.message_id, &claimed.body, claimed.tries), (message.message_id, &message.body, 1));
        assert!(claimed.is_unreported() && !message.is_unreported());
        let told = claimed.clone().after(Outcome::Answered(500), now, 0);
        let arrived = claimed.clone().after(Outcome::Answered(204), now, 0);
        assert!(!told.is_unreported() && !arrived.is_unreported() && !claimed.given_up().is_unreported());
    }

    #[test]
    fn f47_a_message_of_which_no_claim_is_reported_is_left_after_as_many_as_it_has_tries() {
        let (mut message, now) = queued();
        for _ in 0..7 {
            assert!(!message.is_tried_out());
            message = message.claimed(now);
        }
        assert!(message.is_tried_out());
        let left = message.given_up();
        assert!(left.fate == Fate::Failed && left.channel_waiting.is_none() && !left.is_due(after(now, KEPT)) && !left.is_tried_out());
        let again = left.again(now);
        assert!(again.is_due(now) && !again.is_tried_out(), "by hand it is sent again");
        let (failed, _) = tried(queued().0, now, 0);
        assert!(!failed.is_tried_out(), "whoever reported has failed it already");
    }

    #[test]
    fn f47_any_2xx_is_good_and_410_is_not_tried_again() {
        let (message, now) = queued();
        for status in [200, 202, 204] {
            let sent = message.clone().claimed(now).after(Outcome::Answered(status), now, 0);
            assert!(sent.fate == Fate::Sent && sent.sent_at == Some(now) && sent.channel_waiting.is_none(), "{status}");
        }
        for status in [301, 400, 404, 429, 503] {
            assert_eq!(message.clone().claimed(now).after(Outcome::Answered(status), now, 0).fate, Fate::Queued, "{status}");
        }
        let gone = message.clone().claimed(now).after(Outcome::Answered(410), now, 0);
        assert!(gone.fate == Fate::Failed && gone.next_try_at.is_none());
        let dropped = message.after(Outcome::Disabled, now, 0);
        assert!(dropped.fate == Fate::Dropped && dropped.channel_waiting.is_none() && dropped.tries == 0);
    }

    #[test]
    fn f47_whoever_says_when_to_come_again_is_not_asked_sooner_and_not_twelve_hours_later() {
        let (message, now) = queued();
        let next = |seconds| {
            let tried = message.clone().claimed(now).after(Outcome::of_answer(503, Some(seconds)), now, 0);
            assert_eq!((tried.fate, tried.answered, tried.trouble), (Fate::Queued, Some(503), Some(Trouble::Refused)));
            tried.next_try_at.unwrap().as_second() - now.as_second()
        };
        assert_eq!([0, 3, 5, 6, 3600, 43_200, 43_201, i64::MAX, -1].map(next), [5, 5, 5, 6, 3600, 43_200, 43_200, 43_200, 5]);
        for taken in [200, 204, 410] {
            assert_eq!(Outcome::of_answer(taken, Some(60)), Outcome::Answered(taken), "{taken}");
        }
        let (mut failed, mut tries) = (message.clone(), 0);
        while failed.fate == Fate::Queued {
            (failed, tries) = (failed.claimed(now).after(Outcome::of_answer(429, Some(1)), now, 0), tries + 1);
        }
        assert_eq!(tries, 7, "no endless patience");
    }

    #[test]
    fn f47_what_is_sent_again_has_all_its_tries_once_more_and_the_same_id() {
        let (message, now) = queued();
        let (failed, _) = tried(message.clone(), now, 0);
        let again = failed.again(now);
        assert!(again.is_due(now) && again.message_id == message.message_id && again.body == message.body);
        let (failed, waits) = tried(again, now, 0);
        assert_eq!((failed.tries, waits.len()), (14, 6));
    }
}
