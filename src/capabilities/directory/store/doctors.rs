//! Doctors: owner `usr_…`, part `doctor`, listed under `joining_doctors` until their account is opened, under
//! `doctors#<department>` while active and under `former_doctors` afterwards. Whole rows: offers are computed from them.

use super::ListingPlace;
use crate::capabilities::directory::model::{Doctor, DoctorStatus};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::page::Listed;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::query::Query;
use crate::storage::tables::{LISTING, Table};
use crate::storage::transaction::{Action, Expression};

const PART: &str = "doctor";
/// Where doctors stand who have left.
const FORMER: &str = "former_doctors";
/// Where doctors stand whose accounts have not been opened.
const JOINING: &str = "joining_doctors";
/// A question that reaches so many doctors of one department has gone wrong.
const MOST_IN_ONE_DEPARTMENT: usize = 10_000;

/// Reads of doctors and the actions that change them.
#[derive(Debug, Clone)]
pub struct DoctorStore {
    storage: Storage,
}

impl DoctorStore {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }

    /// Where a doctor's row is kept: for transactions that check it.
    #[must_use]
    pub fn key(id: UserId) -> Key {
        Key::two(Table::Directory, id, PART)
    }

    /// A doctor's row as ours.
    ///
    /// # Errors
    /// When the row is not one of ours.
    pub fn read(row: Item) -> Result<Doctor, StorageError> {
        from_item(Table::Directory, row)
    }

    /// One doctor as last written, active or not.
    ///
    /// Access: table `directory`, one row, consistent. One call, 1 read unit.
    pub async fn find(&self, id: UserId) -> Result<Option<Doctor>, StorageError> {
        self.storage.get(&Self::key(id)).await?.map(Self::read).transpose()
    }

    /// Doctors as last written, in the order of the ids; `None` where there is none.
    ///
    /// Access: table `directory`, up to 100 rows, consistent. One call, 1 read unit each.
    pub async fn find_many(&self, ids: &[UserId]) -> Result<Vec<Option<Doctor>>, StorageError> {
        let rows = self.storage.get_many(&keys(ids)).await?;
        rows.into_iter().map(|row| row.map(Self::read).transpose()).collect()
    }

    /// The same for half the read units, for lists; may lag a write.
    ///
    /// Access: table `directory`, up to 100 rows, relaxed. One call, 0.5 read units each.
    pub async fn find_many_relaxed(&self, ids: &[UserId]) -> Result<Vec<Option<Doctor>>, StorageError> {
        let rows = self.storage.get_many_relaxed(&keys(ids)).await?;
        rows.into_iter().map(|row| row.map(Self::read).transpose()).collect()
    }

    /// The active doctors of a department, by name.
    ///
    /// Access: index `listing`, partition `doctors#<department>`. One query, about 1.5 KB a doctor: 20 doctors cost 4 read units. May lag a write.
    pub async fn of_department(&self, department: DepartmentId) -> Result<Vec<Doctor>, StorageError> {
        let query = Query::index(Table::Directory, &LISTING, listing(department));
        let rows = self.storage.query_all(query, MOST_IN_ONE_DEPARTMENT).await?;
        rows.into_iter().map(Self::read).collect()
    }

    /// A page of the same, each doctor with the place behind them.
    ///
    /// Access: index `listing`, partition `doctors#<department>`. One query, at most `limit` rows. May lag a write.
    pub async fn page_of_department(
        &self,
        department: DepartmentId,
        limit: usize,
        after: Option<&ListingPlace>,
    ) -> Result<Listed<(Doctor, ListingPlace), ListingPlace>, StorageError> {
        self.page_of(&listing(department), limit, after).await
    }

    /// A page of the doctors who have left, by name, each with the place behind them.
    ///
    /// Access: index `listing`, partition `former_doctors`. One query, at most `limit` rows. May lag a write.
    pub async fn page_of_former(
        &self,
        limit: usize,
        after: Option<&ListingPlace>,
    ) -> Result<Listed<(Doctor, ListingPlace), ListingPlace>, StorageError> {
        self.page_of(FORMER, limit, after).await
    }

    async fn page_of(
        &self,
        listing: &str,
        limit: usize,
        after: Option<&ListingPlace>,
    ) -> Result<Listed<(Doctor, ListingPlace), ListingPlace>, StorageError> {
        let after = after.map(|place| place.key(listing, PART));
        let query = Query::index(Table::Directory, &LISTING, listing).limit(limit).after(after);
        let placed = |row: Item| {
            let place = ListingPlace::behind(&row).ok_or(StorageError::Corrupt { table: "directory", why: "no name_key".to_owned() })?;
            Ok((Self::read(row)?, place))
        };
        self.storage.placed_page(query, placed).await
    }

    /// The row of a doctor who must be new.
    ///
    /// # Errors
    /// When it cannot be made into a row, which is a mistake of ours.
    pub fn create(&self, doctor: &Doctor) -> Result<Action, StorageError> {
        Ok(Action::create(Table::Directory, row_of(doctor)?))
    }

    /// The whole row, if it still has the version `seen`. About 2 write units per KB, and as much for the index.
    ///
    /// # Errors
    /// When it cannot be made into a row, which is a mistake of ours.
    pub fn replace(&self, seen: u32, doctor: &Doctor) -> Result<Action, StorageError> {
        let condition = Expression::of("#version = :seen").name("#version", "version").value(":seen", number(seen));
        Ok(Action::Put { table: Table::Directory, item: row_of(doctor)?, condition: Some(condition) })
    }
}

fn keys(ids: &[UserId]) -> Vec<Key> {
    ids.iter().map(|id| DoctorStore::key(*id)).collect()
}

fn listing(department: DepartmentId) -> String {
    format!("doctors#{department}")
}

fn row_of(doctor: &Doctor) -> Result<Item, StorageError> {
    let mut row = to_item(Table::Directory, doctor)?;
    row.insert("part".to_owned(), text(PART));
    row.insert("name_key".to_owned(), text(doctor.name.sort_key()));
    let listing = match doctor.status {
        DoctorStatus::Active => listing(doctor.department_id),
        DoctorStatus::Joining => JOINING.to_owned(),
        DoctorStatus::Inactive => FORMER.to_owned(),
    };
    row.insert("listing".to_owned(), text(listing));
    Ok(row)
}
