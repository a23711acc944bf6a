//! Departments: owner `dpt_…`, part `department`, listed under `departments`.

use aws_sdk_dynamodb::types::AttributeValue;

use super::ListingPlace;
use crate::capabilities::directory::model::{Department, Doctor, DoctorStatus};
use crate::primitives::ids::DepartmentId;
use crate::primitives::page::Listed;
use crate::primitives::text::search_words;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, from_item, number, text, to_item};
use crate::storage::query::Query;
use crate::storage::tables::{LISTING, Table};
use crate::storage::transaction::{Action, Expression};

const PART: &str = "department";
const LISTED: &str = "departments";

/// A name as no two departments have it: letters alike in case and accents, words one space apart.
#[must_use]
pub fn name_key(name: &str) -> String {
    search_words(name).join(" ")
}

/// How many doctors belong to a department: changes of its two counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Members {
    /// Active ones.
    pub listed: i64,
    /// Whose accounts have not been opened.
    pub joining: i64,
}

impl Members {
    /// What one doctor counts in their own department.
    #[must_use]
    pub fn of(doctor: &Doctor) -> Self {
        let is = |status| i64::from(doctor.status == status);
        Self { listed: is(DoctorStatus::Active), joining: is(DoctorStatus::Joining) }
    }

    /// The change when what `other` counts is taken away.
    #[must_use]
    pub const fn less(self, other: Self) -> Self {
        Self { listed: self.listed - other.listed, joining: self.joining - other.joining }
    }
}

/// Reads of departments and the actions that change them.
#[derive(Debug, Clone)]
pub struct DepartmentStore {
    storage: Storage,
}

impl DepartmentStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// One department as last written.
    ///
    /// Access: table `directory`, one row, consistent. One call, 1 read unit.
    pub async fn find(&self, id: DepartmentId) -> Result<Option<Department>, StorageError> {
        let row = self.storage.get(&Self::key(id)).await?;
        row.map(|row| from_item(Table::Directory, row)).transpose()
    }

    /// Departments by name.
    ///
    /// Access: index `listing`, partition `departments`. One query, at most `limit` rows, 0.5 read units per 4 KB. May lag a write.
    pub async fn list(&self, limit: usize, after: Option<&ListingPlace>) -> Result<Listed<Department, ListingPlace>, StorageError> {
        let after = after.map(|place| place.key(LISTED, PART));
        let page = self.storage.query(Query::index(Table::Directory, &LISTING, LISTED).limit(limit).after(after)).await?;
        let next = page.next.is_some().then(|| page.items.last().and_then(ListingPlace::behind)).flatten();
        let items = page.items.into_iter().map(|row| from_item(Table::Directory, row)).collect::<Result<_, _>>()?;
        Ok(Listed { items, next })
    }

    /// The row of a department that must be new. About 3 write units with its index.
    ///
    /// # Errors
    /// When it cannot be made into a row, which is a mistake of ours.
    pub fn create(&self, department: &Department) -> Result<Action, StorageError> {
        let mut row = to_item(Table::Directory, department)?;
        row.insert("part".to_owned(), text(PART));
        row.insert("listing".to_owned(), text(LISTED));
        row.insert("name_key".to_owned(), text(department.name.to_lowercase()));
        Ok(Action::create(Table::Directory, row))
    }

    /// Its name and description, if it still has the version `seen`; how many doctors it has is counted apart.
    ///
    /// # Errors
    /// Never for departments of ours.
    pub fn rename(&self, seen: u32, new: &Department) -> Result<Action, StorageError> {
        let changed = to_item(Table::Directory, new)?.remove("changed").unwrap_or(AttributeValue::Null(true));
        let change = Expression::of("SET #name = :name, #description = :description, #key = :key, #version = :next, #changed = :changed")
            .name("#name", "name")
            .name("#description", "description")
            .name("#key", "name_key")
            .name("#version", "version")
            .value(":name", text(&new.name))
            .value(":description", text(&new.description))
            .value(":key", text(new.name.to_lowercase()))
            .name("#changed", "changed")
            .value(":changed", changed)
            .value(":next", number(new.version));
        let condition = Expression::of("#version = :seen").value(":seen", number(seen));
        Ok(Action::Update { key: Self::key(new.id), change, condition: Some(condition) })
    }

    /// Takes a name, so that no other department is called so; refused while another is. 1 write unit, 2 in a transaction.
    #[must_use]
    pub fn take_name(department: &Department) -> Action {
        let mut row = Self::name_row(&department.name).attributes();
        row.insert("department_id".to_owned(), text(department.id));
        Action::create(Table::Directory, row)
    }

    /// Gives the name of a department back. One that was made before names were taken has no such row.
    #[must_use]
    pub fn give_name_back(department: &Department) -> Action {
        let own = Expression::of("attribute_not_exists(#department) OR #department = :id").name("#department", "department_id");
        Action::Delete { key: Self::name_row(&department.name), condition: Some(own.value(":id", text(department.id))) }
    }

    fn name_row(name: &str) -> Key {
        Key::two(Table::Directory, LISTED, format!("name#{}", name_key(name)))
    }

    /// Removes it, if it still has the version `seen` and no active doctor belongs to it, and none who is joining.
    pub fn remove(&self, id: DepartmentId, seen: u32) -> Action {
        // Rows written before doctors could be joining have no such count.
        let condition = Expression::of("#version = :seen AND #doctors = :none AND (attribute_not_exists(#joining) OR #joining = :none)")
            .name("#version", "version")
            .name("#doctors", "doctors")
            .name("#joining", "joining")
            .value(":seen", number(seen))
            .value(":none", number(0));
        Action::Delete { key: Self::key(id), condition: Some(condition) }
    }

    /// Only checks that the department is there.
    pub fn stands(&self, id: DepartmentId) -> Action {
        Action::Check { key: Self::key(id), condition: Expression::of("attribute_exists(#owner)").name("#owner", "owner_id") }
    }

    /// So many doctors more or fewer, if the department is there.
    pub fn count(&self, id: DepartmentId, by: Members) -> Action {
        let change = Expression::of("ADD #doctors :doctors, #joining :joining")
            .name("#doctors", "doctors")
            .name("#joining", "joining")
            .value(":doctors", number(by.listed))
            .value(":joining", number(by.joining));
        let condition = Expression::of("attribute_exists(#owner)").name("#owner", "owner_id");
        Action::Update { key: Self::key(id), change, condition: Some(condition) }
    }

    fn key(id: DepartmentId) -> Key {
        Key::two(Table::Directory, id, PART)
    }
}
