//! One message to one person, and the states it goes through.

mod kind;

pub use kind::Kind;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::capabilities::settings::model::Reminder;
use crate::events::listeners::AboutVisit;
use crate::primitives::ids::UserId;
use crate::primitives::people::Email;
use crate::primitives::time::after;

/// A year, in seconds.
const YEAR: i64 = 365 * 24 * 60 * 60;
/// A claimed message nobody reported on is taken up again after so many seconds.
const CLAIMED_FOR: i64 = 300;
/// A message that could not be sent for so many seconds is given up: its link no longer works.
const GIVEN_UP_AFTER: i64 = 24 * 60 * 60;

/// How it travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Mail,
    /// A line on the page of what is new (F49): it is there as soon as it is written.
    App,
}

impl Channel {
    /// As in keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::App => "app",
        }
    }
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// To be sent.
    Queued,
    /// Handed over, and the channel took it.
    Sent,
    /// The channel refused it, or it was tried too long.
    Failed,
    /// Not sent, because it was no longer true or wanted.
    Suppressed,
    /// Claimed; perhaps sent, perhaps not.
    Unknown,
}

impl State {
    /// All of them, those that need somebody first.
    pub const ALL: [Self; 5] = [Self::Failed, Self::Unknown, Self::Suppressed, Self::Queued, Self::Sent];

    /// As in rows and in the index `by_state`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Suppressed => "suppressed",
            Self::Unknown => "unknown",
        }
    }
}

/// One message, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    pub recipient_id: UserId,
    /// The same, for the index `messages_of_person`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person_id: Option<UserId>,
    /// `<cause>#<kind>#<channel>`: one cause makes one message of a kind, however often it is heard.
    pub message_id: String,
    pub kind: Kind,
    pub channel: Channel,
    /// Where it goes if not to the address the account has when it is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Email>,
    /// Of its person's sessions when it became due, where it is moot once they have all ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<AboutVisit>,
    /// Which of the house's reminders it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<Reminder>,
    pub state: State,
    /// When it became due.
    pub at: Timestamp,
    /// How often it was claimed; also the version that a claim compares.
    pub attempts: u32,
    /// It was once claimed and never reported on; it is taken up again only once.
    pub perhaps_sent: bool,
    /// The channel, while it waits: partition of the index `waiting`.
    channel_waiting: Option<Channel>,
    /// Not before this instant.
    next_try_at: Option<Timestamp>,
    pub sent_at: Option<Timestamp>,
    /// Why it failed or was suppressed: a code, never words of a person.
    pub because: Option<String>,
    ttl: i64,
}

/// A reminder that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminding {
    pub patient: UserId,
    pub visit: AboutVisit,
    /// When the visit begins.
    pub start: Timestamp,
    pub reminder: Reminder,
    /// It is not sent before this instant: mail that somebody waits for gets in between.
    pub from: Timestamp,
}

/// A message as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Line {
    pub recipient_id: UserId,
    pub message_id: String,
    pub kind: Kind,
    pub channel: Channel,
    pub state: State,
    pub at: Timestamp,
    #[serde(default)]
    pub visit: Option<AboutVisit>,
    #[serde(default)]
    pub because: Option<String>,
}

impl Line {
    /// What made it due.
    #[must_use]
    pub fn cause(&self) -> &str {
        cause_of(&self.message_id)
    }

    /// Whether staff may have it sent once more, standing there.
    #[must_use]
    pub fn can_be_sent_again(&self, state: State) -> bool {
        self.channel == Channel::Mail && self.kind.can_be_sent_again() && state != State::Queued
    }
}

fn cause_of(message_id: &str) -> &str {
    message_id.split('#').next().unwrap_or_default()
}

/// Where a list of messages goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub recipient_id: UserId,
    pub message_id: String,
    pub at: Timestamp,
}

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// It did not leave the house and may be tried again.
    NotNow {
        why: String,
    },
    /// It left, and no answer came.
    Unclear,
    Refused {
        why: String,
    },
    Suppressed {
        why: &'static str,
    },
}

impl Delivery {
    /// A message that is due now, kept for two years. `cause` is an event's id, or what else makes it due once.
    #[must_use]
    pub fn queued(recipient: UserId, cause: impl std::fmt::Display, kind: Kind, channel: Channel, now: Timestamp) -> Self {
        Self {
            recipient_id: recipient,
            person_id: Some(recipient),
            message_id: format!("{cause}#{}#{}", kind.word(), channel.word()),
            kind,
            channel,
            to: None,
            epoch: None,
            visit: None,
            reminder: None,
            state: State::Queued,
            at: now,
            attempts: 0,
            perhaps_sent: false,
            channel_waiting: Some(channel),
            next_try_at: Some(now),
            sent_at: None,
            because: None,
            ttl: after(now, 2 * YEAR).as_second(),
        }
    }

    /// A line on the page of what is new, which is there with the transaction it is part of.
    #[must_use]
    pub fn shown(recipient: UserId, cause: impl std::fmt::Display, kind: Kind, now: Timestamp) -> Self {
        Self::queued(recipient, cause, kind, Channel::App, now).after(Outcome::Sent, now)
    }

    /// The same message to be sent once more, composed anew; `None` where its kind is not for that or it waits anyway.
    #[must_use]
    pub fn again(self, now: Timestamp) -> Option<Self> {
        let can = self.channel == Channel::Mail && self.kind.can_be_sent_again() && self.state != State::Queued;
        can.then_some(Self {
            state: State::Queued,
            perhaps_sent: false,
            channel_waiting: Some(self.channel),
            next_try_at: Some(now),
            because: None,
            at: now,
            ..self
        })
    }

    /// The same, kept for so many years after it became due (F13).
    #[must_use]
    pub fn kept_for(self, years: u16) -> Self {
        Self { ttl: after(self.at, i64::from(years) * YEAR).as_second(), ..self }
    }

    /// The same, not to be sent before an instant.
    #[must_use]
    pub fn not_before(self, at: Timestamp) -> Self {
        Self { next_try_at: Some(at), ..self }
    }

    /// The same to another address than the one the account has when it is sent.
    #[must_use]
    pub fn sent_to(self, to: Email) -> Self {
        Self { to: Some(to), ..self }
    }

    /// The same, moot once its person has other sessions than those of this epoch.
    #[must_use]
    pub fn of_epoch(self, epoch: u32) -> Self {
        Self { epoch: Some(epoch), ..self }
    }

    /// The same about a visit.
    #[must_use]
    pub fn about(self, visit: AboutVisit) -> Self {
        Self { visit: Some(visit), ..self }
    }

    /// The reminder of a visit: one for each time the visit has and each reminder of the house.
    #[must_use]
    pub fn reminding(of: Reminding, now: Timestamp) -> Self {
        let Reminding { patient, visit, start, reminder, from } = of;
        let cause = format!("{}.{}.{}-{}", visit.appointment_id, start.as_second(), reminder.days_before, reminder.at);
        let visit = AboutVisit { start: Some(start), ..visit };
        let message = Self::queued(patient, cause, Kind::Reminder, Channel::Mail, now).about(visit);
        Self { reminder: Some(reminder), next_try_at: Some(from), ..message }
    }

    /// What made it due.
    #[must_use]
    pub fn cause(&self) -> &str {
        cause_of(&self.message_id)
    }

    /// Whether it may be claimed at `now`.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.channel_waiting.is_some() && self.next_try_at.is_some_and(|at| at <= now)
    }

    /// The message as it stands once claimed: unknown until reported on, and taken up again if nobody reports.
    #[must_use]
    pub fn claimed(self, now: Timestamp) -> Self {
        let again = self.state == State::Unknown || self.perhaps_sent;
        let next = (!again).then(|| after(now, CLAIMED_FOR));
        Self {
            state: State::Unknown,
            attempts: self.attempts + 1,
            perhaps_sent: again,
            channel_waiting: next.map(|_| self.channel),
            next_try_at: next,
            ..self
        }
    }

    /// The claimed message as it stands after a try.
    #[must_use]
    pub fn after(self, outcome: Outcome, now: Timestamp) -> Self {
        let done = |state, because, delivery: Self| Self { state, because, channel_waiting: None, next_try_at: None, ..delivery };
        match outcome {
            Outcome::Sent => Self { sent_at: Some(now), ..done(State::Sent, None, self) },
            Outcome::Refused { why } => done(State::Failed, Some(why), self),
            Outcome::Suppressed { why } => done(State::Suppressed, Some(why.to_owned()), self),
            // Stays as claimed: taken up again once, after a while.
            Outcome::Unclear => self,
            Outcome::NotNow { why } if after(self.at, GIVEN_UP_AFTER) <= now => done(State::Failed, Some(why), self),
            Outcome::NotNow { why } => {
                let wait = i64::from(2_u32.saturating_pow(self.attempts.min(8))).min(CLAIMED_FOR);
                let next = Some(after(now, wait));
                Self { state: State::Queued, because: Some(why), channel_waiting: Some(self.channel), next_try_at: next, ..self }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;

    fn queued() -> (Delivery, Timestamp) {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(now), 1);
        (Delivery::queued(UserId::new(&ids), "evt_1", Kind::AddressConfirmation, Channel::Mail, now), now)
    }

    #[test]
    fn f50_a_claimed_message_nobody_reports_on_is_taken_up_once_more_and_then_left() {
        let (queued, now) = queued();
        assert!(queued.is_due(now));
        let claimed = queued.claimed(now);
        assert!(claimed.state == State::Unknown && !claimed.is_due(now));
        let later = after(now, CLAIMED_FOR);
        assert!(claimed.is_due(later));
        let again = claimed.claimed(later);
        assert!(again.state == State::Unknown && !again.is_due(Timestamp::MAX));
    }

    #[test]
    fn f45_a_message_that_did_not_leave_is_tried_again_later_and_given_up_after_a_day() {
        let (queued, now) = queued();
        let not_now = || Outcome::NotNow { why: "Throttling".into() };
        let waiting = queued.clone().claimed(now).after(not_now(), now);
        assert!(waiting.state == State::Queued && !waiting.is_due(now) && waiting.is_due(after(now, 2)));
        let tomorrow = after(now, GIVEN_UP_AFTER);
        assert_eq!(waiting.claimed(tomorrow).after(not_now(), tomorrow).state, State::Failed);
        assert_eq!(queued.claimed(now).after(Outcome::Sent, now).sent_at, Some(now));
    }
}
