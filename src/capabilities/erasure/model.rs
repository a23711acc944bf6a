//! When an account may be erased, and how far an erasure has come. Pure.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use crate::access::role::Role;
use crate::capabilities::notifications::model::{Delivery, State};
use crate::capabilities::people::model::Reason;
use crate::primitives::ids::{ExportId, UserId};
use crate::primitives::time::after;

/// An erasure waits so long before anything is done, in seconds: a day to take it back.
pub const GRACE: i64 = 24 * 60 * 60;

/// What decides whether an account may be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub role: Role,
    /// Closed, and not erased before.
    pub closed: bool,
    /// When something clinical about them was last written.
    pub last_written: Option<Timestamp>,
    /// What is clinical is kept for so many years.
    pub years: u16,
}

/// Why an account may not be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotErasable {
    #[error("only patients' accounts are erased")]
    NotAPatient,
    #[error("the account is not closed")]
    NotClosed,
    /// Something clinical is kept until then.
    #[error("something clinical is kept until {0}")]
    KeptUntil(Timestamp),
}

impl Facts {
    /// Whether it may be erased at `now`.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn may_be_erased(&self, now: Timestamp) -> Result<(), NotErasable> {
        if self.role != Role::Patient {
            return Err(NotErasable::NotAPatient);
        }
        if !self.closed {
            return Err(NotErasable::NotClosed);
        }
        let kept = self.last_written.map(|written| kept_until(written, self.years)).filter(|until| now < *until);
        kept.map_or(Ok(()), |until| Err(NotErasable::KeptUntil(until)))
    }
}

/// What was written then is kept until the same date so many years later.
fn kept_until(written: Timestamp, years: u16) -> Timestamp {
    let later = written.to_zoned(TimeZone::UTC).checked_add(i64::from(years).years());
    later.map_or(Timestamp::MAX, |later| later.timestamp())
}

/// Whoever is to be erased has the link to their copy so many seconds before it ends, or is given another one.
const AT_LEAST: i64 = 12 * 60 * 60;

/// So many copies are made, of which each is tried more than once, until one is handed over.
const MOST_COPIES: u32 = 5;

/// Whether a person was handed their copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    InTime,
    /// Not by mail, or so late that there was little time to take it.
    TooLate,
    /// Mail to their address is refused: a person of the house has to see to it.
    Refused,
}

/// What the mail with the link says about it, once the copy is there until `until` and no longer.
#[must_use]
pub fn handed(mail: Option<&Delivery>, until: Timestamp) -> Handed {
    match mail.map(|mail| (mail.state, mail.arrived_at())) {
        Some((_, Some(arrived))) if after(arrived, AT_LEAST) <= until => Handed::InTime,
        Some((State::Failed | State::CameBack, None)) => Handed::Refused,
        _ => Handed::TooLate,
    }
}

/// How far an erasure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Asked for; nothing was done yet.
    Waiting,
    /// The copy is being made.
    Copying,
    /// The copy is there, and its link was mailed.
    HandedOver,
    /// No copy could be handed over, however often it was tried: nothing goes until somebody of the house sees to it.
    Stuck,
    /// Things are gone: there is no way back.
    Erasing,
}

impl Stage {
    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Copying => "copying",
            Self::HandedOver => "handed_over",
            Self::Stuck => "stuck",
            Self::Erasing => "erasing",
        }
    }

    /// Whether it can still be taken back.
    #[must_use]
    pub const fn can_be_withdrawn(self) -> bool {
        !matches!(self, Self::Erasing)
    }
}

/// What is erased, in this order; a step that was done again finds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Sessions,
    /// What is clinical, reasons of visits among it.
    Records,
    Messages,
    /// What they asked for, and the files of copies.
    Requests,
    /// Their name on visits, and why these were moved or cancelled.
    Visits,
    /// Counters beside the profile.
    Counters,
    /// Profile, password, second step, address, words they are found by.
    Account,
}

impl Step {
    /// The next one.
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Sessions => Some(Self::Records),
            Self::Records => Some(Self::Messages),
            Self::Messages => Some(Self::Requests),
            Self::Requests => Some(Self::Visits),
            Self::Visits => Some(Self::Counters),
            Self::Counters => Some(Self::Account),
            Self::Account => None,
        }
    }

    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sessions => "sessions",
            Self::Records => "records",
            Self::Messages => "messages",
            Self::Requests => "requests",
            Self::Visits => "visits",
            Self::Counters => "counters",
            Self::Account => "account",
        }
    }
}

/// One erasure, as stored while it is under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// `erasures`.
    pub owner_id: String,
    /// Whose account.
    #[serde(rename = "item")]
    pub person: UserId,
    pub stage: Stage,
    pub asked_at: Timestamp,
    pub asked_by: UserId,
    pub asked_by_name: String,
    pub reason: String,
    /// Nothing is done before.
    pub begins_at: Timestamp,
    /// The copy that is handed over.
    #[serde(default)]
    pub copy: Option<ExportId>,
    /// How many were begun, that one among them.
    #[serde(default)]
    pub copies: u32,
    /// The copy is there until then; then things go.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// What is erased next.
    pub step: Step,
}

impl Erasure {
    /// The partition of all of them.
    pub const OWNER: &'static str = "erasures";

    /// One that was just asked for.
    #[must_use]
    pub fn asked(person: UserId, by: (UserId, &str), reason: &Reason, now: Timestamp) -> Self {
        Self {
            owner_id: Self::OWNER.to_owned(),
            person,
            stage: Stage::Waiting,
            asked_at: now,
            asked_by: by.0,
            asked_by_name: by.1.to_owned(),
            reason: reason.as_str().to_owned(),
            begins_at: after(now, GRACE),
            copy: None,
            copies: 0,
            until: None,
            step: Step::Sessions,
        }
    }

    /// The same with another copy to hand over; `None` after so many that were not.
    #[must_use]
    pub fn with_copy(&self, copy: ExportId) -> Option<Self> {
        let copies = self.copies + 1;
        (copies <= MOST_COPIES).then(|| Self { stage: Stage::Copying, copy: Some(copy), copies, until: None, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use crate::capabilities::notifications::model::{Channel, Kind as MailKind};

    use proptest::prelude::*;

    use super::*;

    fn facts(last_written: Option<Timestamp>) -> Facts {
        Facts { role: Role::Patient, closed: true, last_written, years: 10 }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn f13_a_copy_is_handed_over_when_its_mail_went_out_half_a_day_before_its_end() {
        let until: Timestamp = "2037-01-02T10:00:00Z".parse().unwrap();
        let mail = |state, sent_at| {
            let mut mail = Delivery::queued(UserId::from_uuid(uuid::Uuid::nil()), "exp_1", MailKind::HandOver, Channel::Mail, until);
            (mail.state, mail.sent_at) = (state, sent_at);
            Some(mail)
        };
        let told = |mail: Option<Delivery>| handed(mail.as_ref(), until);
        assert_eq!(told(mail(State::Sent, Some(after(until, -AT_LEAST)))), Handed::InTime);
        assert_eq!(told(mail(State::Sent, Some(after(until, -AT_LEAST + 1)))), Handed::TooLate);
        for state in [State::Queued, State::Suppressed, State::Unknown] {
            assert_eq!(told(mail(state, None)), Handed::TooLate, "{state:?}");
        }
        assert_eq!((told(mail(State::Failed, None)), told(None)), (Handed::Refused, Handed::TooLate));
        let early = Some(after(until, -AT_LEAST));
        assert_eq!(told(mail(State::CameBack, early)), Handed::Refused, "a mail that came back hands nothing over");
        let complained = mail(State::CameBack, early).map(|mut mail| {
            mail.because = Some("complained".to_owned());
            mail
        });
        assert_eq!(told(complained), Handed::InTime, "whoever complains of it has it");
    }

    #[test]
    fn f13_only_a_closed_patient_without_young_clinical_content_is_erased() {
        let now = at("2036-11-23T04:00:00Z");
        assert_eq!(facts(None).may_be_erased(now), Ok(()));
        let written = at("2026-11-23T04:00:00Z");
        assert_eq!(facts(Some(written)).may_be_erased(now), Ok(()));
        assert_eq!(facts(Some(written)).may_be_erased(after(now, -1)), Err(NotErasable::KeptUntil(now)));
        let open = Facts { closed: false, ..facts(None) };
        assert_eq!(open.may_be_erased(now), Err(NotErasable::NotClosed));
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Patient) {
            assert_eq!(Facts { role, ..facts(None) }.may_be_erased(now), Err(NotErasable::NotAPatient));
        }
    }

    #[test]
    fn f13_every_step_comes_once_and_the_account_last() {
        let steps: Vec<Step> = std::iter::successors(Some(Step::Sessions), |step| step.next()).collect();
        assert_eq!((steps.len(), steps.last()), (7, Some(&Step::Account)));
        assert!(Stage::HandedOver.can_be_withdrawn() && !Stage::Erasing.can_be_withdrawn());
    }

    proptest! {
        /// Whatever was written when and kept for how long: refused exactly until the date that is said, never a second longer or
        /// shorter, and never sooner than so many times 365 days.
        #[test]
        fn f13_the_date_that_is_said_is_the_date(written in -2_000_000_000_i64..4_000_000_000, years in 1_u16..100, passes in 0_i64..4_000_000_000) {
            let written = Timestamp::from_second(written).unwrap();
            let facts = Facts { years, ..facts(Some(written)) };
            let now = after(written, passes);
            match facts.may_be_erased(now) {
                Ok(()) => prop_assert!(passes >= i64::from(years) * 365 * 24 * 60 * 60),
                Err(NotErasable::KeptUntil(until)) => {
                    prop_assert!(now < until);
                    prop_assert_eq!(facts.may_be_erased(until), Ok(()));
                    prop_assert_eq!(facts.may_be_erased(after(until, -1)), Err(NotErasable::KeptUntil(until)));
                }
                Err(other) => prop_assert!(false, "{}", other),
            }
        }
    }
}
