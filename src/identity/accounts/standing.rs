//! Where an account stands: opened, closed and opened again by the house, and the lists of people by role.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;
use serde::{Deserialize, Serialize};

use super::store::stands_at;
use super::{Account, Accounts, ERASED, Status, profile_key};
use crate::access::role::Role;
use crate::identity::passwords::StoredHash;
use crate::primitives::ids::UserId;
use crate::primitives::page::{Listed, Order};
use crate::primitives::people::{Email, PersonName, Phone};
use crate::storage::error::StorageError;
use crate::storage::item::{Item, from_item, number, text};
use crate::storage::query::Query;
use crate::storage::tables::{PEOPLE_OF_ROLE, Table};
use crate::storage::transaction::{Action, Expression};

impl Status {
    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        // As rows are read: no list of its own that a new one could be missing from.
        let word: StrDeserializer<'_, serde::de::value::Error> = word.into_deserializer();
        Self::deserialize(word).ok()
    }
}

/// Closes an account as it was read, whatever worked until now, and ends all its sessions; the links that were mailed end
/// with them. Refused when it stands otherwise by now, or at another epoch.
#[must_use]
pub fn disable(account: &Account) -> Action {
    let change = Expression::of("SET #status = :disabled, disabled_from = :before, session_epoch = :next")
        .value(":disabled", text(Status::Disabled.word()))
        .value(":next", number(account.session_epoch + 1));
    let condition = Expression::of("#status = :before AND session_epoch = :seen").value(":seen", number(account.session_epoch));
    stands(account.user_id, change, condition, account.status)
}

/// Opens a closed account as it was read: it stands where it stood before, its sessions stay ended. Refused when it is
/// open by now.
#[must_use]
pub fn enable(account: &Account) -> Action {
    let change = Expression::of("SET #status = :back REMOVE disabled_from").value(":back", text(stood(account).word()));
    stands(
        account.user_id,
        change,
        Expression::of("#status = :before AND attribute_not_exists(erased_at) AND attribute_not_exists(merged_into)"),
        Status::Disabled,
    )
}

/// Locks an account that works, as it was read: its sessions and the links that were mailed end. A former address that is too old
/// to be given back is forgotten. Refused as [`disable`] is.
#[must_use]
pub fn lock(account: &Account, now: Timestamp) -> Action {
    let forget = if account.former_address(now).is_none() { " REMOVE former_email, email_changed_at" } else { "" };
    let change = Expression::of(format!("SET #status = :locked, session_epoch = :next{forget}"))
        .value(":locked", text(Status::Locked.word()))
        .value(":next", number(account.session_epoch + 1));
    let condition = Expression::of("#status = :before AND session_epoch = :seen").value(":seen", number(account.session_epoch));
    stands(account.user_id, change, condition, Status::Active)
}

/// Unlocks it without the password it had, which may be known to others. Refused when it stands otherwise by now.
#[must_use]
pub fn unlock(account: &Account) -> Action {
    let change = Expression::of("SET #status = :active, session_epoch = :next REMOVE password_hash")
        .value(":active", text(Status::Active.word()))
        .value(":next", number(account.session_epoch + 1));
    let condition = Expression::of("#status = :before AND session_epoch = :seen").value(":seen", number(account.session_epoch));
    stands(account.user_id, change, condition, Status::Locked)
}

/// Where a closed account stands again when it is opened.
#[must_use]
pub fn stood(account: &Account) -> Status {
    account.disabled_from.unwrap_or(Status::Active)
}

/// Opens an account that the house made: its first password, and it works. Refused when it was opened, closed or invited
/// anew since it was read.
#[must_use]
pub fn open(account: &Account, password: &StoredHash) -> Action {
    let change = Expression::of("SET #status = :active, password_hash = :password, session_epoch = :next")
        .value(":active", text(Status::Active.word()))
        .value(":password", text(password.expose()))
        .value(":next", number(account.session_epoch + 1));
    let condition = Expression::of("#status = :before AND session_epoch = :seen").value(":seen", number(account.session_epoch));
    stands(account.user_id, change, condition, Status::Invited)
}

/// Makes every link that was mailed so far worthless, for one that is mailed next. Refused when the account was opened or
/// closed meanwhile, or invited anew.
#[must_use]
pub fn invite_again(account: &Account) -> Action {
    let change = Expression::of("SET session_epoch = :next").value(":next", number(account.session_epoch + 1));
    let condition = Expression::of("#status = :before AND session_epoch = :seen").value(":seen", number(account.session_epoch));
    stands(account.user_id, change, condition, Status::Invited)
}

/// Takes a doctor who applied, as their account was read: it works from now on under the name and number given, one version
/// later; whoever was signed in signs in anew. Refused when it was decided meanwhile.
#[must_use]
pub fn approve(before: &Account, after: &Account) -> Action {
    let phone = if after.phone.is_some() { ", phone = :phone" } else { "" };
    let change = Expression::of(format!(
        "SET #status = :next_status, version = :next, session_epoch = :epoch, #name = :name, name_key = :name_key{phone}"
    ));
    let change = change.name("#name", "name").value(":name", text(after.name.as_str())).value(":name_key", text(after.name.sort_key()));
    let change = after.phone.iter().fold(change, |change, phone| change.value(":phone", text(phone.as_str())));
    decided(before, change, Status::Active)
}

/// Does not take a doctor who applied: their sessions end, and the address may be used again. Refused as [`approve`] is.
#[must_use]
pub fn reject(before: &Account) -> Action {
    decided(before, Expression::of("SET #status = :next_status, version = :next, session_epoch = :epoch"), Status::Rejected)
}

fn decided(before: &Account, change: Expression, next: Status) -> Action {
    let change = change
        .value(":next_status", text(next.word()))
        .value(":next", number(before.version + 1))
        .value(":epoch", number(before.session_epoch + 1));
    let condition = stands_at(Status::PendingApproval, before.version);
    Action::Update { key: profile_key(before.user_id), change, condition: Some(condition) }
}

/// Only checks that an account is closed, and not being erased.
#[must_use]
pub fn is_closed(account: &Account) -> Action {
    let condition = Expression::of("#status = :disabled AND attribute_not_exists(erased_at)")
        .name("#status", "status")
        .value(":disabled", text(Status::Disabled.word()));
    Action::Check { key: profile_key(account.user_id), condition }
}

/// Only checks that somebody's account works.
#[must_use]
pub fn is_active(user: UserId) -> Action {
    Action::Check { key: profile_key(user), condition: active() }
}

/// Checks the same, and keeps with the account that its person acts for somebody (F70): every request reads that row anyway.
#[must_use]
pub fn acts_for_others(user: UserId) -> Action {
    let change = Expression::of("SET acts_for_others = :yes").value(":yes", AttributeValue::Bool(true));
    Action::Update { key: profile_key(user), change, condition: Some(active()) }
}

fn active() -> Expression {
    Expression::of("#status = :active").name("#status", "status").value(":active", text(Status::Active.word()))
}

/// Only checks that somebody's account is not closed.
#[must_use]
pub fn is_not_closed(user: UserId) -> Action {
    let condition = Expression::of("attribute_exists(user_id) AND #status <> :disabled")
        .name("#status", "status")
        .value(":disabled", text(Status::Disabled.word()));
    Action::Check { key: profile_key(user), condition }
}

fn stands(user: UserId, change: Expression, condition: Expression, before: Status) -> Action {
    let condition = condition.name("#status", "status").value(":before", text(before.word()));
    Action::Update { key: profile_key(user), change, condition: Some(condition) }
}

/// A person in a list of their role.
#[derive(Debug, Clone, Deserialize)]
pub struct PersonLine {
    pub user_id: UserId,
    pub name: PersonName,
    #[serde(default)]
    pub email: Option<Email>,
    /// Where the whole account was read.
    #[serde(skip)]
    pub phone: Option<Phone>,
    pub status: Status,
}

impl PersonLine {
    /// Whether a list of the patients of the house may show them, as far as it knows: whoever never confirmed an address is nobody's
    /// patient, and a husk says nothing about anybody.
    #[must_use]
    pub fn may_be_a_patient(&self) -> bool {
        let husk = self.status == Status::Disabled && self.email.is_none() && self.name.as_str() == ERASED;
        !husk && !matches!(self.status, Status::PendingAddress | Status::Rejected)
    }
}

impl From<Account> for PersonLine {
    fn from(account: Account) -> Self {
        Self { user_id: account.user_id, name: account.name, email: account.email, phone: account.phone, status: account.status }
    }
}

/// Where the next page of such a list begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPlace {
    user_id: UserId,
    name_key: String,
}

impl PersonPlace {
    fn behind(row: &Item) -> Option<Self> {
        let read = |name: &str| row.get(name).and_then(|value| value.as_s().ok());
        Some(Self { user_id: read("user_id")?.parse().ok()?, name_key: read("name_key")?.clone() })
    }

    fn key(&self, role: Role) -> Item {
        let mut key = profile_key(self.user_id).attributes();
        key.insert("role".to_owned(), text(role.word()));
        key.insert("name_key".to_owned(), text(&self.name_key));
        key
    }
}

impl Accounts {
    /// A page of the people of a role, by name. Access: index `people_of_role`, partition role. One query, at most `limit`
    /// rows, 0.5 read units per 4 KB. May lag a write.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn of_role(
        &self,
        role: Role,
        limit: usize,
        after: Option<&PersonPlace>,
    ) -> Result<Listed<PersonLine, PersonPlace>, StorageError> {
        Ok(self.placed_of_role(role, Order::Ascending, limit, after).await?.map(|(person, _)| person))
    }

    /// The same in either order, each person with the place behind them.
    ///
    /// # Errors
    /// As above.
    pub async fn placed_of_role(
        &self,
        role: Role,
        order: Order,
        limit: usize,
        after: Option<&PersonPlace>,
    ) -> Result<Listed<(PersonLine, PersonPlace), PersonPlace>, StorageError> {
        let query = Query::index(Table::Users, &PEOPLE_OF_ROLE, role.word()).in_order(order).limit(limit);
        let placed = |row: Item| {
            let place = PersonPlace::behind(&row).ok_or(StorageError::Corrupt { table: "users", why: "no name_key".to_owned() })?;
            Ok((from_item(Table::Users, row)?, place))
        };
        self.storage.placed_page(query.after(after.map(|place| place.key(role))), placed).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f13_where_an_account_stands_is_read_by_the_word_it_is_stored_as() {
        for (status, word) in [
            (Status::PendingAddress, "pending_address"),
            (Status::PendingApproval, "pending_approval"),
            (Status::Rejected, "rejected"),
            (Status::Invited, "invited"),
            (Status::NoAddress, "no_address"),
            (Status::Active, "active"),
            (Status::Locked, "locked"),
            (Status::Disabled, "disabled"),
        ] {
            assert_eq!((Status::of(word), status.word()), (Some(status), word));
        }
        assert_eq!((Status::of(""), Status::of("Active"), Status::of("gone")), (None, None, None));
    }
}
