//! One message to one person, and the states it goes through.

mod handed_over;
mod kind;
mod outcome;
mod standing;
mod together;
mod unsent;
mod ways;

pub use handed_over::{EARLY_FOR, HandedOver, MailRow, REPORTED_WITHIN};
pub use kind::Kind;
pub use outcome::Outcome;
pub use standing::{Channel, State};
pub use together::{all_take_more, cause_of_series};
pub use unsent::Unsent;
pub use ways::Ways;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::capabilities::settings::model::Reminder;
use crate::events::listeners::AboutVisit;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::people::Email;
use crate::primitives::time::after;

/// A year, in seconds.
const YEAR: i64 = 365 * 24 * 60 * 60;
/// A claimed message nobody reported on is taken up again after so many seconds.
const CLAIMED_FOR: i64 = 300;
/// A message that could not be sent for so many seconds is given up: its link no longer works.
const GIVEN_UP_AFTER: i64 = 24 * 60 * 60;
/// A text that could not be sent for so many seconds goes as a mail: half an hour.
const MAILED_AFTER: i64 = 30 * 60;

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
    /// Those of a series that one message tells of; a set of strings in its row.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub visits: BTreeSet<AppointmentId>,
    /// Which of the house's reminders it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<Reminder>,
    /// A mail that goes because the text in whose place it is could not: also to whoever wants no mail of this kind.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub instead_of_text: bool,
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
    /// Since when it did not leave the house, however often it was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    held_since: Option<Timestamp>,
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
    /// Which of the reminders on that day it is, from 0: the same one at another hour is not another one.
    pub place: usize,
    pub channel: Channel,
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
    /// Whether it tells a doctor that a visit of theirs is another doctor's now.
    #[must_use]
    pub fn says_it_is_anothers(&self) -> bool {
        self.visit.and_then(|visit| visit.previous_doctor) == Some(self.recipient_id)
    }

    /// Whether it tells of a doctor's offer to which its patient said no.
    #[must_use]
    pub fn says_it_was_declined(&self) -> bool {
        self.visit.is_some_and(|visit| visit.declined)
    }

    /// The time that the message names.
    #[must_use]
    pub fn names(&self) -> Option<Timestamp> {
        self.visit.and_then(|visit| if self.says_it_is_anothers() { visit.previous_start } else { visit.start })
    }

    /// What made it due.
    #[must_use]
    pub fn cause(&self) -> &str {
        cause_of(&self.message_id)
    }

    /// Whether staff may have it sent once more, standing there.
    #[must_use]
    pub fn can_be_sent_again(&self, state: State) -> bool {
        self.channel != Channel::App && self.kind.can_be_sent_again() && state != State::Queued
    }
}

impl Line {
    /// Whether it counts as new until it was seen: of what goes two ways, one of them does.
    #[must_use]
    pub fn counts_as_new(&self) -> bool {
        self.channel != Channel::Sms && self.kind.counts_as_new()
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
            visits: BTreeSet::new(),
            reminder: None,
            instead_of_text: false,
            state: State::Queued,
            at: now,
            attempts: 0,
            perhaps_sent: false,
            channel_waiting: Some(channel),
            next_try_at: Some(now),
            held_since: None,
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
        let can = self.channel != Channel::App && self.kind.can_be_sent_again() && self.state != State::Queued;
        can.then_some(Self {
            state: State::Queued,
            perhaps_sent: false,
            channel_waiting: Some(self.channel),
            next_try_at: Some(now),
            held_since: None,
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

    /// The same before everything else that is due: somebody sits there and waits for it.
    #[must_use]
    pub fn before_others(self) -> Self {
        Self { next_try_at: Some(after(self.at, -GIVEN_UP_AFTER)), ..self }
    }

    /// The same about a visit.
    #[must_use]
    pub fn about(self, visit: AboutVisit) -> Self {
        Self { visit: Some(visit), ..self }
    }

    /// The reminder of a visit: one for each time the visit has, each day before it that is reminded on, and each place on that day;
    /// so that an hour that is changed reminds nobody twice.
    #[must_use]
    pub fn reminding(of: Reminding, now: Timestamp) -> Self {
        let Reminding { patient, visit, start, reminder, place, channel, from } = of;
        let cause = format!("{}.{}.{}.{place}", visit.appointment_id, start.as_second(), reminder.days_before);
        let visit = AboutVisit { start: Some(start), ..visit };
        let message = Self::queued(patient, cause, Kind::Reminder, channel, now).about(visit);
        Self { reminder: Some(reminder), next_try_at: Some(from), ..message }
    }

    /// The mail that goes in the place of a text.
    #[must_use]
    pub fn by_mail_instead(&self, now: Timestamp) -> Self {
        let mail = Self::queued(self.recipient_id, self.cause(), self.kind, Channel::Mail, now);
        Self { visit: self.visit, visits: self.visits.clone(), reminder: self.reminder, instead_of_text: true, ..mail }
    }

    /// Whether it is a text that was held up for so long that its mail is to go instead. A code has none.
    #[must_use]
    pub fn is_better_mailed(&self, now: Timestamp) -> bool {
        let too_long = self.held_since.is_some_and(|since| after(since, MAILED_AFTER) <= now) || after(self.at, GIVEN_UP_AFTER) <= now;
        too_long && self.channel == Channel::Sms && self.kind != Kind::TextCode
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
            Outcome::Sent | Outcome::HandedOver { .. } => Self { sent_at: Some(now), ..done(State::Sent, None, self) },
            Outcome::CameBack { why } => Self { sent_at: Some(now), ..done(State::CameBack, Some(why.reason().to_owned()), self) },
            Outcome::Refused { why } => done(State::Failed, Some(why), self),
            Outcome::Suppressed { why } => done(State::Suppressed, Some(why.to_owned()), self),
            Outcome::Later { until, why } => Self {
                state: State::Queued,
                because: Some(why.to_owned()),
                channel_waiting: Some(self.channel),
                next_try_at: Some(until),
                held_since: None,
                ..self
            },
            // Stays as claimed: taken up again once, after a while.
            Outcome::Unclear => self,
            Outcome::NotNow { why } if after(self.at, GIVEN_UP_AFTER) <= now => done(State::Failed, Some(why), self),
            Outcome::NotNow { why } => {
                let wait = i64::from(2_u32.saturating_pow(self.attempts.min(8))).min(CLAIMED_FOR);
                let (next, held) = (Some(after(now, wait)), self.held_since.or(Some(now)));
                let waits = Self { state: State::Queued, because: Some(why), channel_waiting: Some(self.channel), ..self };
                Self { next_try_at: next, held_since: held, ..waits }
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

    #[test]
    fn f47_a_text_that_waits_for_the_morning_is_due_then_and_its_mail_has_the_same_cause() {
        let (_, now) = queued();
        let ids = IdSource::seeded(Clock::fixed(now), 1);
        let text = Delivery::queued(UserId::new(&ids), "apt_1.1", Kind::VisitBooked, Channel::Sms, now);
        let morning = after(now, 8 * 3_600);
        let waits = text.clone().claimed(now).after(Outcome::Later { until: morning, why: "quiet hours" }, now);
        assert!(waits.state == State::Queued && !waits.is_due(after(morning, -1)) && waits.is_due(morning));
        let mail = text.by_mail_instead(now);
        assert_eq!((mail.message_id.as_str(), text.message_id.as_str()), ("apt_1.1#visit_booked#mail", "apt_1.1#visit_booked#sms"));
        assert!(mail.is_due(now) && mail.instead_of_text);
    }
    #[test]
    fn f47_a_text_that_did_not_leave_for_half_an_hour_is_better_mailed_and_a_code_never() {
        let (mail, now) = queued();
        let text = |kind| Delivery::queued(mail.recipient_id, "apt_1.1", kind, Channel::Sms, now);
        let held = |message: Delivery| message.claimed(now).after(Outcome::NotNow { why: "Throttling".into() }, now);
        let waits = held(text(Kind::VisitCancelled));
        assert!(!waits.is_better_mailed(after(now, MAILED_AFTER - 1)) && waits.is_better_mailed(after(now, MAILED_AFTER)));
        assert!(!held(text(Kind::TextCode)).is_better_mailed(after(now, MAILED_AFTER)) && !mail.is_better_mailed(after(now, YEAR)));
        let morning = Outcome::Later { until: after(now, 8 * 3_600), why: "quiet hours" };
        assert!(!waits.after(morning, now).is_better_mailed(after(now, 8 * 3_600)), "the night is no fault");
    }
}
