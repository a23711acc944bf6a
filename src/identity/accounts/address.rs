//! Another address of mail for an account, and who an address is taken from.

use jiff::Timestamp;

use super::store::{address_key, stands_at};
use super::{Account, Status, profile_key};
use crate::primitives::people::Email;
use crate::primitives::time::after;
use crate::storage::item::{Key, number, text};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

impl Account {
    /// Whether the address is nobody's yet: it was registered and its link never followed, or an application that was not taken
    /// came from it. Such an account keeps nobody else from the address.
    #[must_use]
    pub const fn gives_way(&self) -> bool {
        matches!(self.status, Status::PendingAddress | Status::Rejected)
    }

    /// Takes the address for this account, from one that gives way and goes. Refused when that one has been confirmed or
    /// registered anew since it was read as `before`.
    #[must_use]
    pub fn address_taken_from(&self, email: &Email, before: &Account) -> [Action; 2] {
        let theirs = Expression::of("user_id = :before").value(":before", text(before.user_id));
        let change = Expression::of("SET user_id = :after").value(":after", text(self.user_id));
        [
            Action::Update { key: address_key(email), change, condition: Some(theirs) },
            Action::Delete { key: profile_key(before.user_id), condition: Some(stands_at(before.status, before.version)) },
        ]
    }
}

/// An account that is locked so long after it moved may be given the address back that it had, in seconds: 30 days.
const GIVEN_BACK_FOR: i64 = 30 * 24 * 60 * 60;

/// The address an account had before it moved, not long ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormerAddress<'a> {
    pub email: &'a Email,
    /// When the account moved, the last time.
    pub changed_at: Timestamp,
}

impl Account {
    /// The address it had, as long as it may be given back: whoever takes an account over moves it to a mailbox of their own. Of
    /// several moves in that time it is the first address. While the account is locked, no time runs.
    #[must_use]
    pub fn former_address(&self, now: Timestamp) -> Option<FormerAddress<'_>> {
        let (email, changed_at) = (self.former_email.as_ref()?, self.email_changed_at?);
        let counts = self.status == Status::Locked || now < after(changed_at, GIVEN_BACK_FOR);
        counts.then_some(FormerAddress { email, changed_at })
    }
}

/// Gives an account another address, to which mail goes again, and ends all its sessions: the row that says whose the new one is, the end of the old one's,
/// the profile, and the word staff find the person by. `gives_way` is an account that has the new one and gives way. Refused when
/// the new one is taken, or the account has changed its address or its epoch since it was read as `before`.
#[must_use]
pub fn change_address(before: &Account, to: &Email, gives_way: Option<&Account>, now: Timestamp) -> Vec<Action> {
    let first = before.former_address(now).map(|former| former.email).filter(|first| *first != to);
    let change = "SET email = :to, email_changed_at = :now, session_epoch = :next";
    let change = match first.or(before.email.as_ref()) {
        Some(former) => {
            let change = Expression::of(format!("{change}, former_email = :former REMOVE mail_trouble"));
            change.value(":former", text(former.as_str()))
        }
        None => Expression::of(format!("{change} REMOVE mail_trouble")),
    };
    let change = change.value(":now", text(now));
    moved(before, to, gives_way, change, unchanged(before, ""))
}

/// Unlocks an account, as [`unlock`](super::unlock) does, with the address that it had before. Refused when that is somebody else's
/// by now, or the account stands otherwise.
#[must_use]
pub fn give_back_address(before: &Account, to: &Email, gives_way: Option<&Account>) -> Vec<Action> {
    let change =
        "SET email = :to, #status = :active, session_epoch = :next REMOVE password_hash, former_email, email_changed_at, mail_trouble";
    let change = Expression::of(change).name("#status", "status").value(":active", text(Status::Active.word()));
    let condition = unchanged(before, " AND #status = :locked").value(":locked", text(Status::Locked.word()));
    moved(before, to, gives_way, change, condition)
}

/// Gives a patient of the desk the address they had none of, or another in the place of one whose link was never followed: they are
/// invited to it from now on. The links that were mailed to the one before end with the epoch, what was known of its mailbox goes, and
/// it is nobody's again. Refused when it is taken, or the account was opened by now, has another one or stands otherwise.
#[must_use]
pub fn give_address(before: &Account, to: &Email, gives_way: Option<&Account>) -> Vec<Action> {
    let change = Expression::of("SET email = :to, #status = :invited, session_epoch = :next REMOVE mail_trouble")
        .name("#status", "status")
        .value(":invited", text(Status::Invited.word()));
    let condition = unchanged(before, " AND #status = :stood").value(":stood", text(before.status.word()));
    moved(before, to, gives_way, change, condition)
}

/// The address and the epoch are those that were read, and more.
fn unchanged(before: &Account, more: &str) -> Expression {
    let seen = match &before.email {
        Some(email) => Expression::of(format!("email = :from AND session_epoch = :seen{more}")).value(":from", text(email.as_str())),
        None => Expression::of(format!("attribute_not_exists(email) AND session_epoch = :seen{more}")),
    };
    seen.value(":seen", number(before.session_epoch))
}

/// The rows of a move; `change` and `condition` are the profile's own.
fn moved(before: &Account, to: &Email, gives_way: Option<&Account>, change: Expression, condition: Expression) -> Vec<Action> {
    let user = before.user_id;
    let then = Account { email: Some(to.clone()), ..before.clone() };
    let change = change.value(":to", text(to.as_str())).value(":next", number(before.session_epoch + 1));
    let word = |email: &Email| Key::two(Table::Lookups, before.role.word(), format!("{}#{user}", email.as_str()));
    let mut rows = gives_way.map_or_else(|| vec![then.takes(to)], |theirs| then.address_taken_from(to, theirs).into());
    if let Some(from) = &before.email {
        rows.push(Action::Delete { key: address_key(from), condition: None });
        rows.push(Action::Delete { key: word(from), condition: None });
    }
    rows.push(Action::Update { key: profile_key(user), change, condition: Some(condition) });
    rows.push(then.lookup_row(to.as_str()));
    rows
}
