//! Finding people of a role (F20): everybody by name, or whoever a word of begins as typed.

use serde::{Deserialize, Serialize};

use super::People;
use crate::access::grant::Granted;
use crate::access::permissions::ManageAccounts;
use crate::access::role::Role;
use crate::capabilities::people::model::Wanted;
use crate::identity::accounts::{Account, PersonLine, PersonPlace, profile_key};
use crate::primitives::ids::UserId;
use crate::primitives::page::{Limit, Listed};
use crate::storage::error::StorageError;
use crate::storage::item::from_item;
use crate::storage::tables::Table;

/// How many rows are read at once, and how often, to fill one page of a search.
const ROWS: usize = 100;
const READS: u8 = 5;

/// Where a list of people goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FoundPlace {
    /// Behind this person, by name.
    Name(PersonPlace),
    /// Behind this row of the words.
    Word(String),
}

impl People {
    /// A page of the people of a role who fit, whatever became of their accounts: everybody by name in one call, or in the order
    /// of the words that fit in two; more while most of what begins so does not fit. May lag a write.
    pub async fn find_people(
        &self,
        _grant: &Granted<ManageAccounts>,
        role: Role,
        wanted: &Wanted,
        limit: Limit,
        from: Option<FoundPlace>,
    ) -> Result<Listed<PersonLine, FoundPlace>, StorageError> {
        if *wanted == Wanted::Everybody {
            return self.by_name(role, limit, from).await;
        }
        let found = self.by_words(role, wanted, limit, from).await?;
        Ok(self.accounts_of(found).await?.map(PersonLine::from))
    }

    pub(super) async fn by_name(
        &self,
        role: Role,
        limit: Limit,
        from: Option<FoundPlace>,
    ) -> Result<Listed<PersonLine, FoundPlace>, StorageError> {
        let after = from.and_then(|place| if let FoundPlace::Name(place) = place { Some(place) } else { None });
        let page = self.accounts.of_role(role, limit.get(), after.as_ref()).await?;
        Ok(Listed { items: page.items, next: page.next.map(FoundPlace::Name) })
    }

    pub(super) async fn by_words(
        &self,
        role: Role,
        wanted: &Wanted,
        limit: Limit,
        from: Option<FoundPlace>,
    ) -> Result<Listed<UserId, FoundPlace>, StorageError> {
        let mut last = from.and_then(|place| if let FoundPlace::Word(place) = place { Some(place) } else { None });
        let beginnings = wanted.beginnings();
        let here = last.as_deref().and_then(|place| beginnings.iter().position(|letters| place.starts_with(letters)));
        let (mut left, mut after) = (&beginnings[here.unwrap_or_default()..], last.clone());
        let mut items = Vec::new();
        for _ in 0..READS {
            let Some((letters, others)) = left.split_first() else { return Ok(Listed { items, next: None }) };
            let page = self.words.beginning(role, letters, ROWS, after.as_deref()).await?;
            let (count, more) = (page.items.len(), page.next.is_some() || !others.is_empty());
            for (number, row) in page.items.into_iter().enumerate() {
                let place = row.place();
                if wanted.shows(&row.word, &row.name) && !items.contains(&row.person) {
                    items.push(row.person);
                }
                if items.len() == limit.get() {
                    let next = (more || number + 1 < count).then_some(FoundPlace::Word(place));
                    return Ok(Listed { items, next });
                }
                last = Some(place);
            }
            if !more {
                return Ok(Listed { items, next: None });
            }
            after = page.next;
            if after.is_none() {
                left = others;
            }
        }
        Ok(Listed { items, next: last.map(FoundPlace::Word) })
    }

    pub(super) async fn accounts_of(&self, found: Listed<UserId, FoundPlace>) -> Result<Listed<Account, FoundPlace>, StorageError> {
        let keys: Vec<_> = found.items.iter().map(|id| profile_key(*id)).collect();
        let rows = if keys.is_empty() { Vec::new() } else { self.ground.storage.get_many_relaxed(&keys).await? };
        let items = rows.into_iter().flatten().map(|row| from_item(Table::Users, row)).collect::<Result<_, _>>()?;
        Ok(Listed { items, next: found.next })
    }
}
