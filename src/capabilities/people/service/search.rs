//! Finding people of a role (F20): everybody by name, or whoever a word of begins as typed. Where all of these fit in hand they are
//! sorted by name; of more the words come in their own order, page by page. One page of a list asks the store three times at most; what
//! was not looked at for it is looked at for the next one.

use serde::{Deserialize, Serialize};

use super::People;
use crate::access::role::Role;
use crate::capabilities::people::model::Wanted;
use crate::capabilities::people::store::Found;
use crate::identity::accounts::{Account, PersonLine, PersonPlace, Status, profile_key};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::page::{Limit, Listed, Order};
use crate::primitives::text::folded;
use crate::storage::error::StorageError;
use crate::storage::item::from_item;
use crate::storage::tables::Table;

/// How many rows are read at once where most of them may be left out. As many accounts are read in one call.
pub(super) const ROWS: usize = 100;
/// How many rows of words are read at once: of a house of the usual size all that fit.
const WORDS: usize = 250;
/// How often rows are read for one page of a list.
pub(super) const READS: u8 = 2;

/// Whom a list of people shows, and in which order.
#[derive(Debug, Clone, Copy)]
pub struct Narrowed<'a> {
    pub wanted: &'a Wanted,
    /// Only those whose account stands so.
    pub status: Option<Status>,
    /// Only doctors who work in it.
    pub department: Option<DepartmentId>,
    /// By name. More than are held at once come by the words that fit, from the first on.
    pub order: Order,
}

/// Where a list of people goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FoundPlace {
    /// Behind this person, by name.
    Name(PersonPlace),
    /// Behind this person where all whom the words fit are in hand: the name as it is sorted, and whose it is.
    Sorted(String, UserId),
    /// Behind this row of the words.
    Word(String),
    /// Before the first row that begins in this one of the ways: its number.
    Way(usize),
}

impl FoundPlace {
    /// Whether a page that begins at the one and goes on at the other is in the order of the words: more fit than are held at once.
    #[must_use]
    pub fn is_by_words(from: Option<&Self>, next: Option<&Self>) -> bool {
        from.into_iter().chain(next).any(Self::is_of_words)
    }

    const fn is_of_words(&self) -> bool {
        matches!(self, Self::Word(_) | Self::Way(_))
    }
}

/// People with the places behind them.
pub(super) type Placed<T> = Listed<(T, FoundPlace), FoundPlace>;

impl<'a> Narrowed<'a> {
    /// Whoever fits, from the first on.
    #[must_use]
    pub const fn to(wanted: &'a Wanted) -> Self {
        Self { wanted, status: None, department: None, order: Order::Ascending }
    }

    /// The same of the doctors of one department.
    #[must_use]
    pub const fn in_department(self, department: Option<DepartmentId>) -> Self {
        Self { department, ..self }
    }

    pub(super) fn shows(&self, status: Status) -> bool {
        self.status.is_none_or(|only| only == status)
    }

    /// How many people are looked at for a page of so many.
    const fn looked_at(&self, limit: Limit) -> usize {
        if self.status.is_some() || self.department.is_some() { ROWS } else { limit.get() }
    }

    /// How often rows are read by name. Where doctors work is asked in the place of the second time, of everybody who was read.
    const fn reads(&self) -> u8 {
        if self.department.is_some() { 1 } else { READS }
    }
}

impl People {
    /// Those of a role who fit, by name: as many as a page takes, or as were found in two calls, in one where a department is asked for.
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
        for _ in 0..list.reads() {
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

    /// Those of a role whom the words fit, at most a hundred: by name where all of them are in hand after so many calls, and else as many
    /// as are looked at for a page, by their words.
    pub(super) async fn by_words(
        &self,
        role: Role,
        list: &Narrowed<'_>,
        limit: Limit,
        from: Option<FoundPlace>,
        reads: u8,
    ) -> Result<Placed<UserId>, StorageError> {
        let (found, next) = self.in_hand(role, list, list.looked_at(limit), from.as_ref(), reads).await?;
        let is_sorted = from.as_ref().map_or_else(|| next.is_none(), |place| matches!(place, FoundPlace::Sorted(..)));
        let items = if is_sorted {
            sorted(found, list.order, from)
        } else {
            found.into_iter().map(|row| (row.person, FoundPlace::Word(row.place()))).collect()
        };
        Ok(Listed { items, next }.first(list.looked_at(limit)))
    }

    /// The first row of everybody whom the words fit, from a place on, and where reading ended; none: these are all. Stops where the
    /// page is full and they cannot all be held. A list that is sorted reads all of them again, once more where it grew meanwhile.
    async fn in_hand(
        &self,
        role: Role,
        list: &Narrowed<'_>,
        enough: usize,
        from: Option<&FoundPlace>,
        reads: u8,
    ) -> Result<(Vec<Found>, Option<FoundPlace>), StorageError> {
        let pieces = list.wanted.pieces();
        let ways = pieces.concat();
        let is_later = from.is_some_and(FoundPlace::is_of_words);
        let is_sorted = from.is_some_and(|place| matches!(place, FoundPlace::Sorted(..)));
        let mut found: Vec<Found> = Vec::new();
        let mut next = Some(from.filter(|place| place.is_of_words()).cloned().unwrap_or(FoundPlace::Way(0)));
        for _ in 0..reads + u8::from(is_sorted) {
            let is_open = found.len() < enough || is_sorted;
            let Some(place) = next.take_if(|place| is_open || (!is_later && matches!(place, FoundPlace::Way(_)))) else { break };
            let Some((lowest, highest)) = read_from(&pieces, &place) else { break };
            let after = if let FoundPlace::Word(row) = &place { Some(row.as_str()) } else { None };
            let page = self.words.between(role, (lowest, highest), WORDS, after).await?;
            for row in page.items {
                let begins = ways.iter().any(|letters| row.word.starts_with(letters));
                if begins && list.wanted.shows(&row.word, &row.name) && found.iter().all(|known| known.person != row.person) {
                    found.push(row);
                }
            }
            next = behind(&ways, highest, page.next);
        }
        Ok((found, next))
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

/// The way that a place stands in or before, and the last one that is read in one piece with it.
fn read_from<'a>(pieces: &[Vec<&'a str>], place: &FoundPlace) -> Option<(&'a str, &'a str)> {
    let mut ways = pieces.iter().flatten().copied();
    let first = match place {
        FoundPlace::Word(row) => ways.find(|letters| row.starts_with(*letters))?,
        FoundPlace::Way(way) => ways.nth(*way)?,
        FoundPlace::Name(_) | FoundPlace::Sorted(..) => return None,
    };
    let piece = pieces.iter().find(|piece| piece.contains(&first))?;
    Some((first, piece.last().copied()?))
}

/// Where reading goes on behind a row of the piece that ends with a way, or behind all of that: in the row's own way, before the next one
/// of the piece, or before the next piece. None: no way is left.
fn behind(ways: &[&str], last: &str, row: Option<String>) -> Option<FoundPlace> {
    let row = match row {
        Some(row) if ways.iter().any(|letters| row.starts_with(letters)) => return Some(FoundPlace::Word(row)),
        row => row,
    };
    let end = ways.iter().position(|letters| *letters == last)? + 1;
    let is_left = |letters: &&&str| row.as_deref().is_some_and(|row| row < **letters) && **letters <= last;
    let next = end - ways.iter().take(end).rev().take_while(is_left).count();
    (next < ways.len()).then_some(FoundPlace::Way(next))
}

/// By name in either order, those behind the place where the page before ended.
fn sorted(found: Vec<Found>, order: Order, from: Option<FoundPlace>) -> Vec<(UserId, FoundPlace)> {
    let mut named: Vec<(String, UserId)> = found.into_iter().map(|row| (folded(&row.name), row.person)).collect();
    named.sort_unstable();
    if order == Order::Descending {
        named.reverse();
    }
    if let Some(FoundPlace::Sorted(name, person)) = from {
        let last = (name, person);
        named.retain(|one| if order == Order::Descending { *one < last } else { *one > last });
    }
    named.into_iter().map(|(name, person)| (person, FoundPlace::Sorted(name, person))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;

    #[test]
    fn f20_reading_goes_on_in_the_way_of_the_last_row_or_before_the_next_way() {
        let ways = ["+9198", "009198", "9198"];
        let on = |row: &str| behind(&ways, "9198", Some(row.to_owned()));
        assert_eq!(on("+91985#usr_1"), Some(FoundPlace::Word("+91985#usr_1".into())));
        assert_eq!(on("+97#usr_1"), Some(FoundPlace::Way(1)));
        assert_eq!(on("07#usr_1"), Some(FoundPlace::Way(2)), "a way that was passed is read");
        assert_eq!(on("9199#usr_1"), None);
    }

    #[test]
    fn f20_reading_goes_on_with_what_stands_before_what_was_typed_once_that_is_over() {
        let pieces = [vec!["098765", "98765"], vec!["+9198765", "009198765"]];
        let ways = pieces.concat();
        assert_eq!(read_from(&pieces, &FoundPlace::Way(0)), Some(("098765", "98765")));
        assert_eq!(read_from(&pieces, &FoundPlace::Word("98765432#usr_1".into())), Some(("98765", "98765")));
        assert_eq!(read_from(&pieces, &FoundPlace::Way(2)), Some(("+9198765", "009198765")));
        assert_eq!(read_from(&pieces, &FoundPlace::Way(4)), None);
        let on = |last: &str, row: Option<&str>| behind(&ways, last, row.map(str::to_owned));
        assert_eq!(on("98765", None), Some(FoundPlace::Way(2)), "the rest of the first piece was read");
        assert_eq!(on("98765", Some("0991#usr_1")), Some(FoundPlace::Way(1)));
        assert_eq!(on("98765", Some("99#usr_1")), Some(FoundPlace::Way(2)));
        assert_eq!(on("009198765", Some("+92#usr_1")), Some(FoundPlace::Way(3)));
        assert_eq!(on("009198765", Some("0092#usr_1")), None, "what was typed is not read again");
        assert_eq!(on("009198765", None), None);
    }

    #[test]
    fn f20_whoever_is_in_hand_is_sorted_either_way_and_goes_on_behind_the_last_one_shown() {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 1);
        let rows: Vec<Found> = ["Dr Noor", "Dr Ähm", "Dr Mateo", "Dr Mateo"]
            .map(|name| Found { word: "dr".into(), person: UserId::new(&ids), name: name.into() })
            .into();
        let names = |items: &[(UserId, FoundPlace)]| -> Vec<String> {
            items.iter().map(|(id, _)| rows.iter().find(|row| row.person == *id).map(|row| row.name.clone()).unwrap()).collect()
        };
        for (order, expected) in [
            (Order::Ascending, ["Dr Ähm", "Dr Mateo", "Dr Mateo", "Dr Noor"]),
            (Order::Descending, ["Dr Noor", "Dr Mateo", "Dr Mateo", "Dr Ähm"]),
        ] {
            let all = sorted(rows.clone(), order, None);
            assert_eq!(names(&all), expected);
            for shown in 1..=4 {
                let rest = sorted(rows.clone(), order, Some(all[shown - 1].1.clone()));
                assert_eq!(rest, all[shown..], "nobody is left out or comes twice behind {shown}");
            }
        }
    }
}
