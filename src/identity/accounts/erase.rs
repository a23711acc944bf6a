//! An account that is erased: what of it stays is a husk that says nothing about anybody.

use jiff::Timestamp;

use super::store::address_key;
use super::{Account, Status, profile_key};
use crate::primitives::people::PersonName;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, text};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// What somebody is called whose account was erased.
pub const ERASED: &str = "Erased person";

/// Marks a closed account: from now on nobody opens it again. Refused when it is open, or being erased already.
#[must_use]
pub fn begin_erasing(account: &Account, now: Timestamp) -> Action {
    let condition = Expression::of("#status = :disabled AND attribute_not_exists(erased_at)")
        .name("#status", "status")
        .value(":disabled", text(Status::Disabled.word()));
    let change = Expression::of("SET erased_at = :now").value(":now", text(now));
    Action::Update { key: profile_key(account.user_id), change, condition: Some(condition) }
}

/// Puts the husk in the place of an account that is being erased, and takes away its address and the words it is found by.
/// At most twelve rows.
///
/// # Errors
/// Never for accounts of ours.
pub fn husk(account: &Account) -> Result<Vec<Action>, StorageError> {
    let corrupt = || StorageError::Corrupt { table: "users", why: "a husk".to_owned() };
    let name: PersonName = ERASED.parse().map_err(|_| corrupt())?;
    let key = name.sort_key();
    let husk = Account {
        status: Status::Disabled,
        version: account.version,
        profile_version: account.profile_version + 1,
        session_epoch: account.session_epoch + 1,
        erased_at: account.erased_at,
        // Whoever comes by its number is led on still, and it is counted as nobody of its own.
        merged_into: account.merged_into,
        ..Account::bare(account.user_id, account.role, name, account.registered_at)
    };
    let still = Expression::of("attribute_exists(erased_at)");
    let gone = |key: Key| Action::Delete { key, condition: None };
    let words =
        account.words().into_iter().map(|word| Key::two(Table::Lookups, account.role.word(), format!("{word}#{}", account.user_id)));
    let mut actions = vec![Action::Put { table: Table::Users, item: husk.profile()?, condition: Some(still) }];
    actions.extend(account.email.iter().map(|email| gone(address_key(email))));
    actions.extend(words.map(gone));
    // The accounts that gave way to this one kept a name.
    actions.extend(account.merged_from.iter().map(|joined| {
        let change = Expression::of("SET #name = :name, name_key = :key, erased_at = if_not_exists(erased_at, :at)")
            .name("#name", "name")
            .value(":name", text(ERASED))
            .value(":key", text(&key))
            .value(":at", text(account.erased_at.unwrap_or(account.registered_at)));
        Action::Update { key: profile_key(*joined), change, condition: Some(Expression::of("attribute_exists(user_id)")) }
    }));
    Ok(actions)
}
