//! The rows of family grants, all in table `requests`: a patient's grants, and a carer's permits.

use jiff::Timestamp;

use super::model::{CarerGrant, Need, OnBehalf, Permit, Scope};
use crate::primitives::ids::{CarerGrantId, UserId};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, CommitError, Expression};

/// More grants than one patient has: ten are asked for a day at most, and those that are over go after ninety days.
const MOST_GRANTS: usize = 1_000;
/// More permits than one carer has.
const MOST_PERMITS: usize = 100;

/// Writes a grant that was just asked for.
///
/// # Errors
/// Never for grants of ours.
pub fn ask(grant: &CarerGrant) -> Result<Action, StorageError> {
    Ok(Action::create(Table::Requests, to_item(Table::Requests, grant)?))
}

/// Writes a grant in the place of the version before it; refused when that is not the newest.
///
/// # Errors
/// Never for grants of ours.
pub fn replace(grant: &CarerGrant) -> Result<Action, StorageError> {
    let condition = Expression::of("#version = :read").name("#version", "version").value(":read", number(grant.version - 1));
    Ok(Action::Put { table: Table::Requests, item: to_item(Table::Requests, grant)?, condition: Some(condition) })
}

/// Counts one more question of a patient's: of two at once one is refused and looks again, so that both see each other.
#[must_use]
pub fn count_question(patient: UserId, read: Option<i64>) -> Action {
    let change = Expression::of("SET #asked = :next").name("#asked", "asked").value(":next", number(read.unwrap_or_default() + 1));
    let condition = match read {
        Some(read) => Expression::of("#asked = :read").value(":read", number(read)),
        None => Expression::of("attribute_not_exists(#asked)"),
    };
    Action::Update { key: questions_key(patient), change, condition: Some(condition) }
}

/// Writes a carer's permit; refused while another one for the same patient runs.
///
/// # Errors
/// Never for permits of ours.
pub fn permit(permit: &Permit, now: Timestamp) -> Result<Action, StorageError> {
    let condition = Expression::of("attribute_not_exists(grant_id) OR #until <= :now").name("#until", "until").value(":now", text(now));
    Ok(Action::Put { table: Table::Requests, item: to_item(Table::Requests, permit)?, condition: Some(condition) })
}

/// Lets a permit say what its grant says now; refused when it is another grant's or gone.
#[must_use]
pub fn change_permit(permit: &Permit) -> Action {
    let change = Expression::of("SET #scope = :scope, ends_on = :ends_on, #until = :until, #ttl = :ttl")
        .name("#scope", "scope")
        .name("#until", "until")
        .name("#ttl", "ttl")
        .value(":scope", text(permit.scope.word()))
        .value(":ends_on", text(permit.ends_on))
        .value(":until", text(permit.until))
        .value(":ttl", number(permit.until.as_second()));
    Action::Update { key: permit_key(permit.carer, permit.patient_id), change, condition: Some(of_grant(permit.grant_id)) }
}

/// Takes a permit away. One that is gone already, by its time, is as good.
#[must_use]
pub fn end_permit(carer: UserId, patient: UserId, grant: CarerGrantId) -> Action {
    let condition = Expression::of("attribute_not_exists(grant_id) OR grant_id = :grant").value(":grant", text(grant));
    Action::Delete { key: permit_key(carer, patient), condition: Some(condition) }
}

/// Holds that a carer may do this now, and writes down that they did: refused when the grant has ended, or goes less far.
#[must_use]
pub fn still_runs(acting: &OnBehalf, need: Need, now: Timestamp) -> Action {
    let scopes: Vec<Scope> = Scope::ALL.into_iter().filter(|scope| scope.allows(need)).collect();
    let names: Vec<String> = (0..scopes.len()).map(|place| format!(":scope{place}")).collect();
    let condition = Expression::of(format!("grant_id = :grant AND #until > :now AND #scope IN ({})", names.join(", ")))
        .name("#until", "until")
        .name("#scope", "scope")
        .value(":grant", text(acting.grant()));
    let condition = names.iter().zip(scopes).fold(condition, |condition, (name, scope)| condition.value(name, text(scope.word())));
    let change = Expression::of("SET last_used_at = :now").value(":now", text(now));
    Action::Update { key: permit_key(acting.carer(), acting.patient()), change, condition: Some(condition) }
}

fn of_grant(grant: CarerGrantId) -> Expression {
    Expression::of("grant_id = :grant").value(":grant", text(grant))
}

/// Where a grant is kept.
#[must_use]
pub fn grant_key(patient: UserId, grant: CarerGrantId) -> Key {
    Key::two(Table::Requests, patient, CarerGrant::item_of(grant))
}

/// Where a carer's permit for a patient is kept.
#[must_use]
pub fn permit_key(carer: UserId, patient: UserId) -> Key {
    Key::two(Table::Requests, carer, Permit::item_of(patient))
}

/// Where a patient's questions are counted.
#[must_use]
pub fn questions_key(patient: UserId) -> Key {
    Key::two(Table::Requests, patient, "carers_asked")
}

/// A grant from its row.
///
/// # Errors
/// When the row is none of ours.
pub fn read_grant(row: Item) -> Result<CarerGrant, StorageError> {
    from_item(Table::Requests, row)
}

/// A permit from its row.
///
/// # Errors
/// When the row is none of ours.
pub fn read_permit(row: Item) -> Result<Permit, StorageError> {
    from_item(Table::Requests, row)
}

/// How many questions a patient has asked so far; `None` before the first.
#[must_use]
pub fn read_questions(row: Option<&Item>) -> Option<i64> {
    row?.get("asked")?.as_n().ok()?.parse().ok()
}

/// Reads of grants and permits.
#[derive(Debug, Clone)]
pub struct FamilyStore {
    storage: Storage,
}

impl FamilyStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// A patient's grants, newest first, those that are over too.
    ///
    /// Access: table `requests`, partition = patient, sort begins with `carer#`. One query, rows of about 400 bytes, consistent.
    pub async fn grants(&self, patient: UserId) -> Result<Vec<CarerGrant>, StorageError> {
        let query = Query::table(Table::Requests, patient).sort(Sort::BeginsWith(CarerGrant::PREFIX.to_owned())).newest_first();
        self.storage.query_all(query, MOST_GRANTS).await?.into_iter().map(read_grant).collect()
    }

    /// One grant, as last written.
    ///
    /// Access: table `requests` by key. One call, 1 RCU.
    pub async fn grant(&self, patient: UserId, id: CarerGrantId) -> Result<Option<CarerGrant>, StorageError> {
        self.storage.get(&grant_key(patient, id)).await?.map(read_grant).transpose()
    }

    /// A carer's permits, those whose time is over too.
    ///
    /// Access: table `requests`, partition = carer, sort begins with `cares_for#`. One query, rows of about 300 bytes, consistent.
    pub async fn permits(&self, carer: UserId) -> Result<Vec<Permit>, StorageError> {
        let query = Query::table(Table::Requests, carer).sort(Sort::BeginsWith(Permit::PREFIX.to_owned()));
        self.storage.query_all(query, MOST_PERMITS).await?.into_iter().map(read_permit).collect()
    }

    /// Writes down that a grant was used. `false`: it has ended since it was read.
    ///
    /// Access: one row by its key. One call, 1 write unit.
    pub async fn used(&self, acting: &OnBehalf, now: Timestamp) -> Result<bool, StorageError> {
        let change = Expression::of("SET last_used_at = :now").value(":now", text(now));
        match self.storage.update(&permit_key(acting.carer(), acting.patient()), change, Some(of_grant(acting.grant()))).await {
            Ok(_) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
