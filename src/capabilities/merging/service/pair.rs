//! Which of two accounts stays, which gives way, and whether they may be joined. Decided by the accounts as they were read.

use crate::access::role::Role;
use crate::capabilities::merging::model::{Apart, Facts};
use crate::identity::accounts::{Account, Status};
use crate::primitives::ids::UserId;
use crate::primitives::record_number::RecordNumber;

/// One of the two, with what stands in its name.
#[derive(Debug, Clone)]
pub struct Side {
    pub account: Account,
    pub facts: Facts,
}

/// Two accounts that may be one person's.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Stays, with its history and its record number.
    pub stays: Side,
    /// Is closed for good, and leads to the other.
    pub goes: Side,
}

impl Pair {
    /// Two different patients' accounts, the one from whose page it is asked first. The one with a history stays; where neither has
    /// one, the one that is signed in to, and otherwise the older one: its number is known for longer.
    #[must_use]
    pub fn of(here: Side, other: Side) -> Self {
        let signs_in = |side: &Side| side.account.status == Status::Active;
        let other_stays = match (here.facts.sum(), other.facts.sum()) {
            (0, 0) if signs_in(&here) == signs_in(&other) => other.account.registered_at < here.account.registered_at,
            (0, 0) => signs_in(&other),
            (here, other) => other > here,
        };
        if other_stays { Self { stays: other, goes: here } } else { Self { stays: here, goes: other } }
    }

    /// Whether either may stay: nothing keeps them apart, and nothing stands in either name.
    #[must_use]
    pub fn may_swap(&self) -> bool {
        self.stays.facts.is_empty() && self.apart().is_none()
    }

    /// With the one that is asked for staying, where either may.
    #[must_use]
    pub fn keeping(self, wanted: Option<UserId>) -> Self {
        let swaps = wanted == Some(self.goes.account.user_id) && self.may_swap();
        if swaps { Self { stays: self.goes, goes: self.stays } } else { self }
    }

    /// Of two as they were [`Self::seen`], the one that was to stay.
    #[must_use]
    pub fn stays_in(seen: &str) -> Option<UserId> {
        seen.split('.').next()?.parse().ok()
    }

    /// What keeps them apart, if anything does.
    #[must_use]
    pub fn apart(&self) -> Option<Apart> {
        let (stays, goes) = (&self.stays.account, &self.goes.account);
        let open = |account: &Account| {
            let stands = matches!(account.status, Status::Active | Status::Invited | Status::NoAddress);
            stands && account.role == Role::Patient && account.erased_at.is_none() && account.merged_into.is_none()
        };
        let contradict = stays.date_of_birth.zip(goes.date_of_birth).is_some_and(|(one, two)| one != two);
        if !open(stays) || !open(goes) {
            Some(Apart::NotOpen)
        } else if contradict {
            Some(Apart::BornOtherwise)
        } else if stays.status == Status::Active && goes.status == Status::Active {
            Some(Apart::BothSignIn)
        } else {
            (!self.goes.facts.is_empty()).then_some(Apart::Holds)
        }
    }

    /// Whether the sign-in of the one that gives way moves.
    #[must_use]
    pub fn moves_sign_in(&self) -> bool {
        self.stays.account.takes_sign_in_of(&self.goes.account)
    }

    /// The two as they were seen: changes with every change of either, and with which of them stays.
    #[must_use]
    pub fn seen(&self) -> String {
        let of = |side: &Side| {
            let Account { user_id, session_epoch, profile_version, status, .. } = &side.account;
            format!("{user_id}.{session_epoch}.{profile_version}.{}", status.word())
        };
        format!("{}-{}", of(&self.stays), of(&self.goes))
    }

    /// What is typed to say that this account is to be closed for good: its record number.
    #[must_use]
    pub fn is_meant(&self, typed: &str) -> bool {
        let plain = |number: &str| number.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
        plain(typed) == plain(&RecordNumber::of(self.goes.account.user_id).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::merging::model::Held;

    fn side(number: u128, status: Status, visits: usize) -> Side {
        let (id, name) = (UserId::from_uuid(uuid::Uuid::from_u128(number)), "Maya Lindqvist".parse().unwrap());
        let at = jiff::Timestamp::UNIX_EPOCH;
        let account = match status {
            Status::NoAddress => Account::without_address(id, name, at),
            status => {
                let email = format!("maya{number}@example.org").parse().unwrap();
                Account { status, ..Account::new(id, Role::Patient, name, email, at) }
            }
        };
        Side { account, facts: Facts::default().with(Held::Visits, visits) }
    }

    #[test]
    fn f69_the_one_with_the_history_stays_whichever_is_looked_at_first() {
        for (here, other) in
            [(side(1, Status::NoAddress, 2), side(2, Status::Active, 0)), (side(2, Status::Active, 0), side(1, Status::NoAddress, 2))]
        {
            let pair = Pair::of(here, other);
            assert_eq!((pair.stays.account.user_id.as_uuid().as_u128(), pair.apart(), pair.moves_sign_in()), (1, None, true));
        }
        let neither = Pair::of(side(1, Status::NoAddress, 0), side(2, Status::Active, 0));
        assert_eq!((neither.stays.account.user_id.as_uuid().as_u128(), neither.moves_sign_in()), (2, false));
    }

    #[test]
    fn f69_of_two_with_nothing_the_older_stays_and_either_may_be_kept() {
        let (older, newer) = (
            || side(1, Status::NoAddress, 0),
            || {
                let mut side = side(2, Status::NoAddress, 0);
                side.account.registered_at = jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_mins(1);
                side
            },
        );
        let stays = |pair: &Pair| pair.stays.account.user_id.as_uuid().as_u128();
        let pair = Pair::of(newer(), older());
        assert_eq!((stays(&pair), stays(&Pair::of(older(), newer())), pair.may_swap()), (1, 1, true));
        let (older_id, newer_id) = (pair.stays.account.user_id, pair.goes.account.user_id);
        let kept = pair.clone().keeping(Some(newer_id));
        assert_eq!((stays(&kept), Pair::stays_in(&kept.seen())), (2, Some(newer_id)));
        assert_eq!((stays(&pair.clone().keeping(Some(older_id))), stays(&pair.keeping(None))), (1, 1));
        let history = Pair::of(side(1, Status::NoAddress, 2), side(2, Status::NoAddress, 0));
        assert!(!history.may_swap() && stays(&history.keeping(Some(newer_id))) == 1, "what would be lost keeps its account");
        assert_eq!(Pair::stays_in("x"), None);
    }

    #[test]
    fn f69_what_contradicts_or_would_be_lost_keeps_them_apart() {
        let walk_in = || side(1, Status::NoAddress, 2);
        let apart = |other: Side| Pair::of(walk_in(), other).apart();
        assert_eq!(apart(side(2, Status::Active, 1)), Some(Apart::Holds));
        assert_eq!(apart(side(2, Status::Locked, 0)), Some(Apart::NotOpen));
        assert_eq!(apart(side(2, Status::PendingAddress, 0)), Some(Apart::NotOpen));
        assert_eq!(Pair::of(side(1, Status::Active, 1), side(2, Status::Active, 0)).apart(), Some(Apart::BothSignIn));
        let born = |mut side: Side, year: i16| {
            side.account.date_of_birth = Some(jiff::civil::date(year, 2, 28));
            side
        };
        assert_eq!(Pair::of(born(walk_in(), 1980), born(side(2, Status::Active, 0), 1981)).apart(), Some(Apart::BornOtherwise));
        assert_eq!(Pair::of(born(walk_in(), 1980), born(side(2, Status::Active, 0), 1980)).apart(), None);
        assert_eq!(Pair::of(born(walk_in(), 1980), side(2, Status::Active, 0)).apart(), None);
    }

    #[test]
    fn f69_the_record_number_of_the_one_that_goes_is_typed_and_every_change_is_seen() {
        let pair = Pair::of(side(1, Status::NoAddress, 2), side(2, Status::Active, 0));
        let number = RecordNumber::of(pair.goes.account.user_id).to_string();
        assert!(pair.is_meant(&number) && pair.is_meant(&format!(" {} ", number.to_lowercase().replace('-', " "))));
        assert!(!pair.is_meant("") && !pair.is_meant(&RecordNumber::of(pair.stays.account.user_id).to_string()));
        let mut later = pair.clone();
        later.goes.account.profile_version += 1;
        assert_ne!(pair.seen(), later.seen());
    }
}
