//! Finding accounts, and the changes that are conditional on how they stand.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Account, Status, profile_key};
use crate::access::role::Role;
use crate::identity::passwords::StoredHash;
use crate::primitives::ids::UserId;
use crate::primitives::people::{Email, PersonName, Phone};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// Whose account is looked for where an address has none.
pub const NOBODY: UserId = UserId::from_uuid(uuid::Uuid::nil());

/// Finds accounts, as last written.
#[derive(Debug, Clone)]
pub struct Accounts {
    pub(super) storage: Storage,
}

/// What is known before a password is looked at.
#[derive(Debug)]
pub struct Before {
    /// Whose the address is.
    pub owner: Option<UserId>,
    /// The throttle's rows, in the order of their keys.
    pub counters: [Option<Item>; 2],
}

/// What lists say of a person.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Known {
    pub name: PersonName,
    pub role: Role,
}

/// What lists say of a person who may be called.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Reached {
    pub name: PersonName,
    #[serde(default)]
    pub phone: Option<Phone>,
    status: Status,
}

impl Reached {
    /// The desk knows them without an address of mail: they are called (F69).
    #[must_use]
    pub fn by_phone_alone(&self) -> bool {
        self.status == Status::NoAddress
    }

    /// The number, as it is shown; empty when there is none.
    #[must_use]
    pub fn number(&self) -> String {
        self.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default()
    }
}

impl Accounts {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// One account. Access: key, 1 read unit.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn find(&self, user: UserId) -> Result<Option<Account>, StorageError> {
        self.storage.get(&profile_key(user)).await?.map(|row| from_item(Table::Users, row)).transpose()
    }

    /// The account behind an address. Access: two keys one after the other, 2 read units.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn find_by_address(&self, email: &Email) -> Result<Option<Account>, StorageError> {
        match self.owner(email).await? {
            Some(user) => self.find(user).await,
            None => Ok(None),
        }
    }

    /// In which role somebody has each of these addresses, in their order; `None`: nobody has it. Access: the addresses' keys in one
    /// call, then the accounts' in another; at most 100.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn roles_at(&self, addresses: &[Email]) -> Result<Vec<Option<Role>>, StorageError> {
        let keys: Vec<Key> = addresses.iter().map(address_key).collect();
        let rows = if keys.is_empty() { Vec::new() } else { self.storage.get_many(&keys).await? };
        let owners: Vec<Option<UserId>> = rows.into_iter().map(owner_of).collect::<Result<_, _>>()?;
        let people = owners.iter().copied().flatten();
        let known = if people.clone().next().is_none() { HashMap::new() } else { self.names(people).await? };
        Ok(owners.into_iter().map(|owner| known.get(&owner?).map(|known| known.role)).collect())
    }

    /// The account behind each of these addresses, in their order. Access: the addresses' keys in one call, then the accounts' in
    /// another; so for every hundred.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn people_at(&self, addresses: &[Email]) -> Result<Vec<Option<Account>>, StorageError> {
        let mut people = Vec::with_capacity(addresses.len());
        for addresses in addresses.chunks(100) {
            let keys: Vec<Key> = addresses.iter().map(address_key).collect();
            let rows = self.storage.get_many(&keys).await?;
            let owners: Vec<Option<UserId>> = rows.into_iter().map(owner_of).collect::<Result<_, _>>()?;
            let keys: BTreeSet<UserId> = owners.iter().copied().flatten().collect();
            let keys: Vec<Key> = keys.into_iter().map(profile_key).collect();
            let rows = if keys.is_empty() { Vec::new() } else { self.storage.get_many(&keys).await? };
            let mut known: HashMap<UserId, Account> = HashMap::new();
            for row in rows.into_iter().flatten() {
                let account: Account = from_item(Table::Users, row)?;
                known.insert(account.user_id, account);
            }
            people.extend(owners.into_iter().map(|owner| known.get(&owner?).cloned()));
        }
        Ok(people)
    }

    /// The account, or the same call for nothing: nobody learns from the number of calls whether there is one.
    /// Access: key, 1 read unit.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn find_or_nothing(&self, owner: Option<UserId>) -> Result<Option<Account>, StorageError> {
        self.find(owner.unwrap_or(NOBODY)).await
    }

    /// The account, or nothing, and whether another row is there. Access: two keys in one call, 2 read units.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn find_beside(&self, user: UserId, other: Key) -> Result<(Option<Account>, bool), StorageError> {
        let mut rows = self.storage.get_many(&[profile_key(user), other]).await?.into_iter();
        let account = rows.next().flatten().map(|row| from_item(Table::Users, row)).transpose()?;
        Ok((account, rows.next().flatten().is_some()))
    }

    /// Names and roles, for lists of people; whoever has no account is not among them. A moment old at most. Access: keys in
    /// one call for up to 100 people, half a read unit each; none for nobody.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn names(&self, people: impl IntoIterator<Item = UserId>) -> Result<HashMap<UserId, Known>, StorageError> {
        self.lines(people).await
    }

    /// Names and phones, for lists of people who may be called. As `names`. Access: keys, one call for each 100 people, half a read unit
    /// each.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn reached(&self, people: impl IntoIterator<Item = UserId>) -> Result<HashMap<UserId, Reached>, StorageError> {
        self.lines(people).await
    }

    async fn lines<T: DeserializeOwned>(&self, people: impl IntoIterator<Item = UserId>) -> Result<HashMap<UserId, T>, StorageError> {
        let people: BTreeSet<UserId> = people.into_iter().collect();
        let keys: Vec<Key> = people.iter().map(|id| profile_key(*id)).collect();
        let rows = self.storage.get_many_relaxed(&keys).await?;
        let known = |(id, row): (UserId, Option<Item>)| Some((id, from_item(Table::Users, row?).ok()?));
        Ok(people.into_iter().zip(rows).filter_map(known).collect())
    }

    /// Whose an address is. Access: key, 1 read unit.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn owner(&self, email: &Email) -> Result<Option<UserId>, StorageError> {
        owner_of(self.storage.get(&address_key(email)).await?)
    }

    /// Whose an address is, with the two counters of the throttle. Access: three keys in one call, 3 read units.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn before_sign_in(&self, email: &Email, counters: &[Key; 2]) -> Result<Before, StorageError> {
        let [account, place] = counters.clone();
        let mut rows = self.storage.get_many(&[address_key(email), account, place]).await?.into_iter();
        let mut next = || rows.next().flatten();
        Ok(Before { owner: owner_of(next())?, counters: [next(), next()] })
    }
}

/// Puts a newer registration in the place of one whose link was never followed, or of an application that was not taken.
///
/// # Errors
/// Never for accounts.
pub fn replace_unconfirmed(account: &Account, before: &Account) -> Result<Action, StorageError> {
    let condition = stands_at(before.status, before.version);
    Ok(Action::Put { table: Table::Users, item: account.profile()?, condition: Some(condition) })
}

/// Opens an account whose link was followed: active, one version later than `seen`.
#[must_use]
pub fn confirm(user: UserId, seen: u32, now: Timestamp) -> Action {
    confirmed(user, seen, now, Status::Active)
}

/// The same of a doctor who applied: the address is theirs, and an administrator decides.
#[must_use]
pub fn await_approval(user: UserId, seen: u32, now: Timestamp) -> Action {
    confirmed(user, seen, now, Status::PendingApproval)
}

fn confirmed(user: UserId, seen: u32, now: Timestamp, next: Status) -> Action {
    let change = Expression::of("SET #status = :next_status, version = :next, confirmed_at = :now")
        .value(":next_status", text(next.word()))
        .value(":next", number(seen + 1))
        .value(":now", text(now));
    Action::Update { key: profile_key(user), change, condition: Some(stands_at(Status::PendingAddress, seen)) }
}

/// Stores a known right password at today's cost, if nobody has changed it meanwhile.
#[must_use]
pub fn rehash(user: UserId, before: &StoredHash, after: &StoredHash) -> Action {
    let change = Expression::of("SET password_hash = :after").value(":after", text(after.expose()));
    let unchanged = Expression::of("password_hash = :before").value(":before", text(before.expose()));
    Action::Update { key: profile_key(user), change, condition: Some(unchanged) }
}

/// Gives an account another password and ends all its sessions, if password and epoch are still those that were read.
#[must_use]
pub fn set_password(user: UserId, before: Option<&StoredHash>, epoch: u32, after: &StoredHash) -> Action {
    let change = Expression::of("SET password_hash = :after, session_epoch = :next")
        .value(":after", text(after.expose()))
        .value(":next", number(epoch + 1));
    let unchanged = match before {
        Some(before) => Expression::of("password_hash = :before AND session_epoch = :seen").value(":before", text(before.expose())),
        None => Expression::of("attribute_not_exists(password_hash) AND session_epoch = :seen"),
    };
    Action::Update { key: profile_key(user), change, condition: Some(unchanged.value(":seen", number(epoch))) }
}

pub(super) fn stands_at(status: Status, version: u32) -> Expression {
    Expression::of("#status = :stands AND version = :seen")
        .name("#status", "status")
        .value(":stands", text(status.word()))
        .value(":seen", number(version))
}

/// Where an address says whose it is.
pub(super) fn address_key(email: &Email) -> Key {
    Key::one(Table::Emails, email.as_str())
}

fn owner_of(row: Option<Item>) -> Result<Option<UserId>, StorageError> {
    #[derive(Deserialize)]
    struct Taken {
        user_id: UserId,
    }
    row.map(|row| from_item::<Taken>(Table::Emails, row)).transpose().map(|taken| taken.map(|taken| taken.user_id))
}
