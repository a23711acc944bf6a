//! Another address of mail for an account.

use super::store::address_key;
use super::{Account, profile_key};
use crate::primitives::people::Email;
use crate::storage::item::{Key, number, text};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// Gives an account another address and ends all its sessions: the row that says whose the new one is, the end of the old one's,
/// the profile, and the word staff find the person by. Refused when the new one is taken, or the account has changed its
/// address or its epoch since it was read as `before`.
#[must_use]
pub fn change_address(before: &Account, to: &Email) -> Vec<Action> {
    let user = before.user_id;
    let after = Account { email: to.clone(), ..before.clone() };
    let change = Expression::of("SET email = :to, session_epoch = :next")
        .value(":to", text(to.as_str()))
        .value(":next", number(before.session_epoch + 1));
    let unchanged = Expression::of("email = :from AND session_epoch = :seen")
        .value(":from", text(before.email.as_str()))
        .value(":seen", number(before.session_epoch));
    let word = |email: &Email| Key::two(Table::Lookups, before.role.word(), format!("{}#{user}", email.as_str()));
    vec![
        after.address_row(),
        Action::Delete { key: address_key(&before.email), condition: None },
        Action::Update { key: profile_key(user), change, condition: Some(unchanged) },
        Action::Delete { key: word(&before.email), condition: None },
        after.lookup_row(to.as_str()),
    ]
}
