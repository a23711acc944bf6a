//! The words people are found by: `lookups`, the role as kind, one row `<word>#<person>` per word of the name, for the address
//! of mail and for the phone number. Written with the account; whoever never confirmed has none. Of doctors who are not listed
//! there are the address and the number only: the words of their names are the directory's.

use crate::access::role::Role;
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::Table;

/// A row: the word, whose it is and what they are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub word: String,
    pub person: UserId,
    pub name: String,
}

/// Reads of the words.
#[derive(Debug, Clone)]
pub struct PeopleWords {
    storage: Storage,
}

impl PeopleWords {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// Rows of people of a role in order, from the first whose word begins in the one way to the last whose word begins in the other;
    /// `after` is the place of the last row of the page before.
    ///
    /// Access: table `lookups`, partition role, sort between the two. One query, at most `limit` rows, 0.5 read units per 4 KB.
    pub async fn between(
        &self,
        role: Role,
        (first, last): (&str, &str),
        limit: usize,
        after: Option<&str>,
    ) -> Result<Listed<Found, String>, StorageError> {
        let kind = role.word();
        let after = after.map(|place| Key::two(Table::Lookups, kind, place).attributes());
        let sort = Sort::Between(first.to_owned(), format!("{last}{}", char::MAX));
        let query = Query::table(Table::Lookups, kind).relaxed().sort(sort).limit(limit).after(after);
        let page = self.storage.query(query).await?;
        let items = page.items.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let next = page.next.and_then(|_| items.last().map(Found::place));
        Ok(Listed { items, next })
    }
}

impl Found {
    /// The row's own place in the order.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}#{}", self.word, self.person)
    }
}

fn read(row: &Item) -> Result<Found, StorageError> {
    let corrupt = || StorageError::Corrupt { table: "lookups", why: "word_of".to_owned() };
    let said = |name: &str| row.get(name).and_then(|value| value.as_s().ok());
    let (word, id) = said("word_of").and_then(|place| place.rsplit_once('#')).ok_or_else(corrupt)?;
    Ok(Found { word: word.to_owned(), person: id.parse().map_err(|_| corrupt())?, name: said("name").cloned().unwrap_or_default() })
}
