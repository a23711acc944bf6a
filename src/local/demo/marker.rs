//! How far the demo is made: one row, so that a later start asks one question, and a start that was killed is gone on with
//! as if it were still the moment at which it began.

use anyhow::{Context as _, Result};
use jiff::Timestamp;

use crate::storage::Storage;
use crate::storage::item::{Item, Key, text};
use crate::storage::tables::Table;
use crate::storage::transaction::Expression;

/// One thing that is written down once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    PeopleMade,
    /// Visits are planned around this moment.
    VisitsBegun,
    VisitsMade,
}

impl Mark {
    const fn name(self) -> &'static str {
        match self {
            Self::PeopleMade => "people_made",
            Self::VisitsBegun => "visits_begun",
            Self::VisitsMade => "visits_made",
        }
    }
}

/// What is written down.
pub(super) struct Marker {
    row: Item,
}

impl Marker {
    /// Access: table `guards`, key `demo`. One call, 1 read unit.
    pub(super) async fn read(storage: &Storage) -> Result<Self> {
        Ok(Self { row: storage.get(&key()).await.context("looking for the demo")?.unwrap_or_default() })
    }

    pub(super) fn has(&self, mark: Mark) -> bool {
        self.row.contains_key(mark.name())
    }
}

/// Writes a mark unless it is there, and says when it was first written. One call, 1 write unit.
pub(super) async fn set(storage: &Storage, mark: Mark, now: Timestamp) -> Result<Timestamp> {
    let first = Expression::of("SET #mark = if_not_exists(#mark, :now)").name("#mark", mark.name()).value(":now", text(now));
    let row = storage.update(&key(), first, None).await.context("marking the demo")?;
    let said = row.get(mark.name()).and_then(|value| value.as_s().ok());
    said.context("a mark that was just written")?.parse().context("reading a mark of the demo")
}

fn key() -> Key {
    Key::one(Table::Guards, "demo")
}
