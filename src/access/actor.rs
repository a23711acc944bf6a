//! Who is asking: a person, as their session says, or a program, as its key says.

use jiff::Timestamp;

use super::permissions::Right;
use super::role::Role;
use super::scopes::Scopes;
use crate::primitives::ids::{ApiKeyId, UserId};
use crate::primitives::language::Language;
use crate::primitives::text::Sensitive;

/// Whoever asks: read from session and account, or from the key, on this very request, never cached.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Their account. A program has none: this id is derived from its key's, so that what is counted or remembered per
    /// person is so per key.
    pub id: UserId,
    /// Their one role. A program is treated like the reception: it sees the house's visits and nothing clinical.
    pub role: Role,
    /// Their name, to be shown to themselves and written on what they book. Not for logs.
    pub name: Sensitive<String>,
    /// How far the session's sign-in went.
    pub level: Level,
    /// When the session ends by itself.
    pub ends: Ends,
    /// Messages that came since they last looked at them.
    pub unread: u32,
    /// Invoices of theirs that are not wholly paid.
    pub unpaid: u32,
    /// Messages of conversations that they have not read.
    pub to_read: u32,
    /// No mail reaches their address (F71): every page says so.
    pub mail_fails: bool,
    /// They have said yes to acting for somebody, once (F70): whether they still do, the family's rows say.
    pub acts_for_others: bool,
    /// Their account is younger than a week: their first page says where help is.
    pub is_new: bool,
    /// The language they chose; `None`: whatever their browser asks for.
    pub language: Option<Language>,
    /// What a program's key opens; `None` for a person.
    pub key: Option<KeyPass>,
}

/// The key a program asks with: what it may do is this and nothing else.
#[derive(Debug, Clone)]
pub struct KeyPass {
    pub id: ApiKeyId,
    pub scopes: Scopes,
}

/// When a session ends by itself, whichever comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    /// If nobody asks for anything until then.
    pub idle: Timestamp,
    /// Whatever is done in it.
    pub latest: Timestamp,
}

impl Ends {
    /// Of what is no session in a browser: programs, the demo's makers.
    pub const NEVER: Self = Self { idle: Timestamp::MAX, latest: Timestamp::MAX };

    /// The earlier of the two.
    #[must_use]
    pub fn first(self) -> Timestamp {
        self.idle.min(self.latest)
    }
}

impl Actor {
    /// Somebody with an account, whose session is not looked at.
    #[must_use]
    pub const fn person(id: UserId, role: Role, name: Sensitive<String>, level: Level) -> Self {
        Self {
            id,
            role,
            name,
            level,
            ends: Ends::NEVER,
            unread: 0,
            unpaid: 0,
            to_read: 0,
            mail_fails: false,
            acts_for_others: false,
            is_new: false,
            language: None,
            key: None,
        }
    }

    /// Whoever holds the link of a mail to this patient: not signed in, and let do what [`Right::is_had_by_link`] says.
    #[must_use]
    pub const fn by_link(patient: UserId, name: Sensitive<String>) -> Self {
        Self::person(patient, Role::Patient, name, Level::ByLink)
    }

    /// A program with a key of this name.
    #[must_use]
    pub fn program(id: ApiKeyId, name: String, scopes: Scopes) -> Self {
        let key = Some(KeyPass { id, scopes });
        let (id, name) = (UserId::from_uuid(id.as_uuid()), Sensitive::new(name));
        Self {
            id,
            role: Role::Receptionist,
            name,
            level: Level::Full,
            ends: Ends::NEVER,
            unread: 0,
            unpaid: 0,
            to_read: 0,
            mail_fails: false,
            acts_for_others: false,
            is_new: false,
            language: None,
            key,
        }
    }

    /// THE check: a key that was given the right, or a sign-in that goes as far as the right asks and a role that holds it.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        match &self.key {
            Some(key) => key.scopes.contains(right),
            None => self.goes_so_far(right) && right.held_by(self.role),
        }
    }

    fn goes_so_far(&self, right: Right) -> bool {
        match self.level {
            Level::ByLink => right.is_had_by_link(),
            Level::AwaitingApproval => right.is_had_while_waiting(),
            level => level >= right.level(),
        }
    }

    /// A doctor whose application waits: known, and let in no further than to their own sign-in.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.key.is_none() && self.level == Level::AwaitingApproval
    }

    /// A person who is signed in wholly.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        self.key.is_none() && self.level >= Level::Full
    }
}

/// How strongly a session is signed in. Order matters: a later level includes the earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nobody signed in: whoever holds the link of a mail about one visit (F45). No session is of this level.
    ByLink,
    /// A doctor whose application waits (F02): the page that says so, and how they sign in.
    AwaitingApproval,
    /// Password only, where a second factor is still asked for.
    BeforeSecondFactor,
    /// Everything this account needs.
    Full,
    /// That, and shown anew within the last minutes that it is they who sit there. Sessions are never stored so: it passes.
    Proven,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(level: Level) -> Actor {
        Actor::person(UserId::from_uuid(uuid::Uuid::nil()), Role::Patient, Sensitive::new("Asha".to_owned()), level)
    }

    #[test]
    fn f05_a_session_ends_by_whichever_limit_comes_first() {
        let [early, late] = [1_000, 2_000].map(|second| Timestamp::from_second(second).unwrap());
        assert_eq!(Ends { idle: early, latest: late }.first(), early);
        assert_eq!(Ends { idle: late, latest: early }.first(), early);
    }

    #[test]
    fn f02_whoever_waits_may_look_after_their_sign_in_and_nothing_else() {
        let waits = at(Level::AwaitingApproval);
        let may = Right::ALL.iter().filter(|right| waits.may(**right)).collect::<Vec<_>>();
        assert_eq!(may, [&Right::KeepOwnSignIn]);
        assert!(waits.waits() && !waits.is_signed_in());
        assert!(!at(Level::BeforeSecondFactor).may(Right::KeepOwnSignIn), "a password alone opens nothing");
    }

    #[test]
    fn f45_the_link_of_a_mail_opens_one_visit_and_nothing_else() {
        let holds = at(Level::ByLink);
        let may = Right::ALL.iter().filter(|right| holds.may(**right)).collect::<Vec<_>>();
        // At the entrance a visit's reference and a date of birth are such a link: the patient has come.
        let changes = [Right::ConfirmAppointment, Right::MoveAppointment, Right::CancelAppointment, Right::AnswerOffer];
        let all: Vec<Right> = [Right::SeeAppointments, Right::CheckIn].into_iter().chain(changes).collect();
        assert!(all.iter().all(|right| may.contains(&right)) && may.len() == all.len(), "{may:?}");
        assert!(!holds.is_signed_in() && !holds.waits());
    }

    #[test]
    fn f07_only_a_person_behind_both_steps_is_signed_in() {
        assert!(!at(Level::BeforeSecondFactor).is_signed_in());
        assert!(at(Level::Full).is_signed_in() && at(Level::Proven).is_signed_in());
        let key = ApiKeyId::from_uuid(uuid::Uuid::nil());
        assert!(!Actor::program(key, "Kiosk".to_owned(), Scopes::all()).is_signed_in(), "a program is no person");
    }
}
