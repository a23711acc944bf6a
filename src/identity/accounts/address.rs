//! Another address of mail for an account, and who an address is taken from.

use super::store::{address_key, stands_at};
use super::{Account, Status, profile_key};
use crate::primitives::people::Email;
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
    pub fn address_taken_from(&self, before: &Account) -> [Action; 2] {
        let theirs = Expression::of("user_id = :before").value(":before", text(before.user_id));
        let change = Expression::of("SET user_id = :after").value(":after", text(self.user_id));
        [
            Action::Update { key: address_key(&self.email), change, condition: Some(theirs) },
            Action::Delete { key: profile_key(before.user_id), condition: Some(stands_at(before.status, before.version)) },
        ]
    }
}

/// Gives an account another address and ends all its sessions: the row that says whose the new one is, the end of the old one's,
/// the profile, and the word staff find the person by. `gives_way` is an account that has the new one and gives way. Refused when
/// the new one is taken, or the account has changed its address or its epoch since it was read as `before`.
#[must_use]
pub fn change_address(before: &Account, to: &Email, gives_way: Option<&Account>) -> Vec<Action> {
    let user = before.user_id;
    let after = Account { email: to.clone(), ..before.clone() };
    let change = Expression::of("SET email = :to, session_epoch = :next")
        .value(":to", text(to.as_str()))
        .value(":next", number(before.session_epoch + 1));
    let unchanged = Expression::of("email = :from AND session_epoch = :seen")
        .value(":from", text(before.email.as_str()))
        .value(":seen", number(before.session_epoch));
    let word = |email: &Email| Key::two(Table::Lookups, before.role.word(), format!("{}#{user}", email.as_str()));
    let mut rows = gives_way.map_or_else(|| vec![after.address_row()], |theirs| after.address_taken_from(theirs).into());
    rows.extend([
        Action::Delete { key: address_key(&before.email), condition: None },
        Action::Update { key: profile_key(user), change, condition: Some(unchanged) },
        Action::Delete { key: word(&before.email), condition: None },
        after.lookup_row(to.as_str()),
    ]);
    rows
}
