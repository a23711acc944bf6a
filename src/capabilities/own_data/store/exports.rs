//! The rows of copies, under their patient, and of what the job has to do about them, under `exports`.

use jiff::Timestamp;

use crate::capabilities::own_data::model::{Content, Export, Exports, State, Wish};
use crate::primitives::ids::{ExportId, UserId};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// The partition of what the job has to do.
const WORK: &str = "exports";
/// What a copy to be made begins with there.
const MAKE: &str = "make#";
/// What the end of a copy begins with.
const END: &str = "end#";
/// Rows of work looked at in one round.
const ROUND: usize = 50;
/// More than a person can have: a few a day, kept for a month at most, and what failed.
const MOST: usize = 500;

/// A copy that is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub owner: UserId,
    pub id: ExportId,
}

/// A copy whose time is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Over {
    pub owner: UserId,
    pub id: ExportId,
    pub until: Timestamp,
    /// As [`Export::attempts`].
    pub attempts: u32,
}

/// Writes a copy that was asked for, what its person has asked for since, and that there is something to do. Refused when they
/// asked otherwise meanwhile. 3 rows.
///
/// # Errors
/// Never for rows of ours.
pub fn ask(export: &Export, seen: u32, after: &Exports) -> Result<[Action; 3], StorageError> {
    let condition = match seen {
        0 => Expression::of("attribute_not_exists(#item)").name("#item", "item"),
        _ => Expression::of("#version = :seen").name("#version", "version").value(":seen", number(seen)),
    };
    let asked = Action::Put { table: Table::Requests, item: to_item(Table::Requests, after)?, condition: Some(condition) };
    let [row, work] = begin(export)?;
    Ok([asked, row, work])
}

/// Writes a copy that is to be made, and that there is something to do. 2 rows.
///
/// # Errors
/// Never for rows of ours.
pub fn begin(export: &Export) -> Result<[Action; 2], StorageError> {
    let work = to_do(&format!("{MAKE}{}", export.export_id), export);
    Ok([Action::create(Table::Requests, to_item(Table::Requests, export)?), Action::create(Table::Requests, work)])
}

/// Writes a try that begins; refused when somebody else began.
///
/// # Errors
/// Never for rows of ours.
pub fn claimed(before: &Export, claimed: &Export) -> Result<Action, StorageError> {
    replaced(before, claimed)
}

/// Writes what became of a copy: there is nothing to make any more, its person may ask again, and its end is due. Refused when
/// somebody else began to make it. At most 4 rows.
///
/// # Errors
/// Never for rows of ours.
pub fn settled(before: &Export, after: &Export) -> Result<Vec<Action>, StorageError> {
    let id = after.export_id;
    let made = Action::Delete { key: work_key(&format!("{MAKE}{id}")), condition: None };
    let end = to_do(&end_of(after.until.unwrap_or(after.asked_at), id), after);
    let mut actions = vec![replaced(before, after)?, made, Action::create(Table::Requests, end)];
    actions.extend((after.wish == Wish::Own).then(|| free(after)));
    Ok(actions)
}

/// Takes a copy back, whether it waits or is ready: its row and what work there is on it go, and its files are due to go by
/// then. Refused when it has moved on meanwhile. At most 5 rows.
///
/// # Errors
/// Never for rows of ours.
pub fn taken_back(export: &Export, swept_at: Timestamp) -> Result<Vec<Action>, StorageError> {
    let (id, waits) = (export.export_id, export.state == State::Waiting);
    let row = Key::two(Table::Requests, export.owner_id, Export::item_of(id));
    let mut actions = vec![Action::Delete { key: row, condition: Some(unchanged(export)) }];
    let work = if waits { format!("{MAKE}{id}") } else { end_of(export.until.unwrap_or(export.asked_at), id) };
    actions.push(Action::Delete { key: work_key(&work), condition: None });
    if export.attempts > 0 {
        let end = to_do(&end_of(swept_at, id), export);
        actions.push(Action::Put { table: Table::Requests, item: end, condition: None });
    }
    actions.extend(waits.then(|| free(export)));
    Ok(actions)
}

/// Its person may ask for another one.
fn free(export: &Export) -> Action {
    Action::Update {
        key: Key::two(Table::Requests, export.owner_id, export.content.counted_at()),
        change: Expression::of("SET #version = #version + :one REMOVE running").name("#version", "version").value(":one", number(1)),
        condition: Some(Expression::of("running = :id").value(":id", text(export.export_id))),
    }
}

/// Removes the row of a copy; what work there is on it finds nothing.
#[must_use]
pub fn void(owner: UserId, id: ExportId) -> Action {
    Action::Delete { key: Key::two(Table::Requests, owner, Export::item_of(id)), condition: None }
}

/// Removes work on a copy whose row is gone.
#[must_use]
pub fn gone(due: &Due) -> Action {
    Action::Delete { key: work_key(&format!("{MAKE}{}", due.id)), condition: None }
}

/// Removes the end of a copy once nothing is left of it.
#[must_use]
pub fn handled(over: &Over) -> Action {
    Action::Delete { key: work_key(&end_of(over.until, over.id)), condition: None }
}

/// The row of a copy in the place of the one that was read.
fn replaced(before: &Export, after: &Export) -> Result<Action, StorageError> {
    Ok(Action::Put { table: Table::Requests, item: to_item(Table::Requests, after)?, condition: Some(unchanged(before)) })
}

fn unchanged(before: &Export) -> Expression {
    Expression::of("attempts = :attempts AND #state = :state")
        .name("#state", "state")
        .value(":attempts", number(before.attempts))
        .value(":state", text(before.state.word()))
}

fn to_do(item: &str, export: &Export) -> Item {
    let mut row = work_key(item).attributes();
    row.insert("person_id".to_owned(), text(export.owner_id));
    row.insert("attempts".to_owned(), number(export.attempts));
    row
}

fn end_of(until: Timestamp, id: ExportId) -> String {
    format!("{END}{until}#{id}")
}

fn work_key(item: &str) -> Key {
    Key::two(Table::Requests, WORK, item)
}

/// Reads of copies.
#[derive(Debug, Clone)]
pub struct ExportsStore {
    storage: Storage,
}

impl ExportsStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// One copy of a person's. Access: table `requests` by key. One call, 1 read unit.
    pub async fn find(&self, owner: UserId, id: ExportId) -> Result<Option<Export>, StorageError> {
        let row = self.storage.get(&Key::two(Table::Requests, owner, Export::item_of(id))).await?;
        row.map(|row| from_item(Table::Requests, row)).transpose()
    }

    /// What a person has asked for lately. Access: table `requests` by key. One call, 1 read unit.
    pub async fn asked(&self, owner: UserId, of: Content) -> Result<Exports, StorageError> {
        let row = self.storage.get(&Key::two(Table::Requests, owner, of.counted_at())).await?;
        Ok(row.map(|row| from_item(Table::Requests, row)).transpose()?.unwrap_or_else(|| Exports::none(owner, of)))
    }

    /// A person's copies, newest first, those past their time among them.
    ///
    /// Access: table `requests`, partition = person, sort begins with `export#`. One query, 1 read unit per 4 KB (about 12 copies).
    pub async fn of_person(&self, owner: UserId) -> Result<Vec<Export>, StorageError> {
        let query = Query::table(Table::Requests, owner).sort(Sort::BeginsWith(Export::PREFIX.to_owned())).newest_first();
        let rows = self.storage.query_all(query, MOST).await?;
        rows.into_iter().map(|row| from_item(Table::Requests, row)).collect()
    }

    /// Copies that are to be made, oldest first, those that somebody is making among them.
    ///
    /// Access: table `requests`, partition `exports`, sort begins with `make#`. One query, at most 50 rows of 100 bytes, half the
    /// price of a consistent one: the claim decides.
    pub async fn due(&self) -> Result<Vec<Due>, StorageError> {
        let query = Query::table(Table::Requests, WORK).relaxed().sort(Sort::BeginsWith(MAKE.to_owned())).limit(ROUND);
        let rows = self.storage.query(query).await?.items;
        Ok(rows.iter().filter_map(|row| Some(Due { owner: person(row)?, id: item(row)?.strip_prefix(MAKE)?.parse().ok()? })).collect())
    }

    /// Copies whose time was over at a moment, the longest past first.
    ///
    /// Access: table `requests`, partition `exports`, sort between `end#` and that moment. One query, at most 50 rows of 120 bytes.
    pub async fn over(&self, now: Timestamp) -> Result<Vec<Over>, StorageError> {
        // `#` sorts before `$`: the moment itself is included.
        let until = Sort::Between(END.to_owned(), format!("{END}{now}$"));
        let rows = self.storage.query(Query::table(Table::Requests, WORK).relaxed().sort(until).limit(ROUND)).await?.items;
        let over = |row: &Item| {
            let (until, id) = item(row)?.strip_prefix(END)?.split_once('#')?;
            let attempts = row.get("attempts")?.as_n().ok()?.parse().ok()?;
            Some(Over { owner: person(row)?, id: id.parse().ok()?, until: until.parse().ok()?, attempts })
        };
        Ok(rows.iter().filter_map(over).collect())
    }
}

fn item(row: &Item) -> Option<&str> {
    row.get("item")?.as_s().ok().map(String::as_str)
}

fn person(row: &Item) -> Option<UserId> {
    row.get("person_id")?.as_s().ok()?.parse().ok()
}
