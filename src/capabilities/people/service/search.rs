//! Finding people of a role (F20): everybody by name, or whoever a word of begins as typed. One page of a list asks the store three
//! times at most; what was not looked at for it is looked at for the next one.

use serde::{Deserialize, Serialize};

use super::People;
use crate::access::grant::Granted;
use crate::access::permissions::ManageAccounts;
use crate::access::role::Role;
use crate::capabilities::people::model::Wanted;
use crate::identity::accounts::{Account, PersonLine, PersonPlace, Status, profile_key};
use crate::primitives::ids::UserId;
use crate::primitives::page::{Limit, Listed, Order};
use crate::storage::error::StorageError;
use crate::storage::item::from_item;
use crate::storage::tables::Table;

/// How many rows are read at once where most of them may be left out. As many accounts are read in one call.
const ROWS: usize = 100;
/// How often rows are read for one page of a list.
pub(super) const READS: u8 = 2;

/// Whom a list of people shows, and in which order.
#[derive(Debug, Clone, Copy)]
pub struct Narrowed<'a> {
    pub wanted: &'a Wanted,
    /// Only those whose account stands so.
    pub status: Option<Status>,
    /// By name, or by the words that fit.
    pub order: Order,
}

/// Where a list of people goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FoundPlace {
    /// Behind this person, by name.
    Name(PersonPlace),
    /// Behind this row of the words.
    Word(String),
    /// Before the first row that begins in this one of the ways: its number.
    Way(usize),
}

/// People with the places behind them.
pub(super) type Placed<T> = Listed<(T, FoundPlace), FoundPlace>;

impl<'a> Narrowed<'a> {
    /// Whoever fits, from the first on.
    #[must_use]
    pub const fn to(wanted: &'a Wanted) -> Self {
        Self { wanted, status: None, order: Order::Ascending }
    }

    pub(super) fn shows(&self, status: Status) -> bool {
        self.status.is_none_or(|only| only == status)
    }

    /// How many people are looked at for a page of so many.
    const fn looked_at(&self, limit: Limit) -> usize {
        if self.status.is_some() { ROWS } else { limit.get() }
    }
}

impl People {
    /// A page of the people of a role who fit, whatever became of their accounts: everybody by name in a call or two, or in the order of
    /// the words that fit in two or three. A page that is not full may go on. May lag a write.
    pub async fn find_people(
        &self,
        _grant: &Granted<ManageAccounts>,
        role: Role,
        list: &Narrowed<'_>,
        limit: Limit,
        from: Option<FoundPlace>,
    ) -> Result<Listed<PersonLine, FoundPlace>, StorageError> {
        let fits = |line: &PersonLine| list.shows(line.status);
        if *list.wanted == Wanted::Everybody {
            return Ok(self.by_name(role, list, limit, from, fits).await?.shown(limit.get(), |_| true));
        }
        let found = self.by_words(role, list, limit, from, READS).await?;
        let people = self.accounts_of(found).await?.map(|(account, place)| (PersonLine::from(account), place));
        Ok(people.shown(limit.get(), fits))
    }

    /// Those of a role who fit, by name: as many as a page takes, or as were found in two calls.
    pub(super) async fn by_name(
        &self,
        role: Role,
        list: &Narrowed<'_>,
        limit: Limit,
        from: Option<FoundPlace>,
        fits: impl Fn(&PersonLine) -> bool,
    ) -> Result<Placed<PersonLine>, StorageError> {
        let mut after = from.and_then(|place| if let FoundPlace::Name(place) = place { Some(place) } else { None });
        let mut items = Vec::new();
        for _ in 0..READS {
            // One more than a page takes says whether it is the last.
            let rows = list.looked_at(limit).max(limit.get() + 1);
            let page = self.accounts.placed_of_role(role, list.order, rows, after.as_ref()).await?;
            let placed = page.items.into_iter().filter(|(line, _)| fits(line)).map(|(line, place)| (line, FoundPlace::Name(place)));
            items.extend(placed);
            after = page.next;
            if after.is_none() || items.len() >= limit.get() {
                break;
            }
        }
        Ok(Listed { items, next: after.map(FoundPlace::Name) })
    }

    /// Those of a role whom the words fit, at most a hundred: as many as are looked at for a page, or as were found in so many calls.
    pub(super) async fn by_words(
        &self,
        role: Role,
        list: &Narrowed<'_>,
        limit: Limit,
        from: Option<FoundPlace>,
        reads: u8,
    ) -> Result<Placed<UserId>, StorageError> {
        let beginnings = list.wanted.beginnings();
        let (mut way, mut after) = match from {
            Some(FoundPlace::Word(place)) => {
                (beginnings.iter().position(|letters| place.starts_with(letters)).unwrap_or_default(), Some(place))
            }
            Some(FoundPlace::Way(way)) => (way, None),
            Some(FoundPlace::Name(_)) | None => (0, None),
        };
        let mut items: Vec<(UserId, FoundPlace)> = Vec::new();
        for _ in 0..reads {
            let Some(letters) = beginnings.get(way).filter(|_| items.len() < list.looked_at(limit)) else { break };
            let page = self.words.beginning(role, letters, list.order, ROWS, after.as_deref()).await?;
            for row in page.items {
                if list.wanted.shows(&row.word, &row.name) && items.iter().all(|(person, _)| *person != row.person) {
                    items.push((row.person, FoundPlace::Word(row.place())));
                }
            }
            after = page.next;
            way += usize::from(after.is_none());
        }
        let next = after.map(FoundPlace::Word).or_else(|| (way < beginnings.len()).then_some(FoundPlace::Way(way)));
        Ok(Listed { items, next }.first(list.looked_at(limit)))
    }

    /// The accounts of up to a hundred people, in one call.
    pub(super) async fn accounts_of(&self, found: Placed<UserId>) -> Result<Placed<Account>, StorageError> {
        let ids: Vec<UserId> = found.items.iter().map(|(id, _)| *id).collect();
        let accounts = self.accounts_at(&ids).await?;
        let places = found.items.into_iter().map(|(_, place)| place);
        let items = accounts.into_iter().zip(places).filter_map(|(account, place)| Some((account?, place))).collect();
        Ok(Listed { items, next: found.next })
    }

    /// The same in the order of the ids.
    pub(super) async fn accounts_at(&self, ids: &[UserId]) -> Result<Vec<Option<Account>>, StorageError> {
        let keys: Vec<_> = ids.iter().map(|id| profile_key(*id)).collect();
        let rows = if keys.is_empty() { Vec::new() } else { self.ground.storage.get_many_relaxed(&keys).await? };
        rows.into_iter().map(|row| row.map(|row| from_item(Table::Users, row)).transpose()).collect()
    }
}
