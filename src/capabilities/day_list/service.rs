//! Use cases: gather what stands on the list, keep it, hand it out, take old ones away.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::model::{Made, Sheet, SheetLine, date_of_object, due, is_over};
use super::store::DayListStore;
use crate::access::grant::Granted;
use crate::access::permissions::TakeDayList;
use crate::capabilities::appointments::model::{Appointment, Status};
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::settings::service::SettingsBook;
use crate::files::FileError;
use crate::files::objects::Objects;
use crate::identity::accounts::Accounts;
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::primitives::ids::DepartmentId;
use crate::primitives::record_number::RecordNumber;
use crate::primitives::text::Sensitive;
use crate::storage::error::StorageError;

/// Lists for power cuts. Cheap to clone.
#[derive(Debug, Clone)]
pub struct DayLists {
    ground: Ground,
    store: DayListStore,
    accounts: Accounts,
    visits: Appointments,
    directory: Directory,
    settings: SettingsBook,
    folder: Option<PathBuf>,
}

/// Why there is no list.
#[derive(Debug, thiserror::Error)]
pub enum DayListError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Files(#[from] FileError),
}

impl DayLists {
    /// Over the house's ground, its neighbours, the bucket of exports, and the folder where this server keeps a copy.
    #[must_use]
    pub fn new(
        ground: Ground,
        visits: Appointments,
        directory: Directory,
        settings: SettingsBook,
        (objects, folder): (Objects, Option<PathBuf>),
    ) -> Self {
        let (store, accounts) = (DayListStore::new(ground.storage.clone(), objects), Accounts::new(ground.storage.clone()));
        Self { ground, store, accounts, visits, directory, settings, folder }
    }

    /// Where this server keeps a copy.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Today, on the hospital's clock.
    #[must_use]
    pub fn today(&self) -> Date {
        self.settings.now().zone.date(self.ground.clock.now())
    }

    /// The date whose list is to be made now. One call; none before its hour.
    pub async fn due(&self) -> Result<Option<Date>, StorageError> {
        let settings = self.settings.now();
        let Some(date) = due(&settings.zone, settings.day_list_at, self.ground.clock.now()) else { return Ok(None) };
        Ok(self.store.made(date).await?.is_none().then_some(date))
    }

    /// Where the list of today lies. One call.
    pub async fn made_today(&self) -> Result<Option<Made>, StorageError> {
        self.store.made(self.today()).await
    }

    /// Everything that stands on the list of a date, read whole: a query for each of the two UTC dates, one for the departments, then
    /// one call for each 100 visits and for each 100 patients: 1.5 read units a visit and a half.
    pub async fn gather(&self, date: Date) -> Result<Sheet, StorageError> {
        let made_at = self.ground.clock.now();
        let (mut visits, departments) = tokio::try_join!(self.visits.all_of(date), self.directory.departments())?;
        visits.retain(|visit| visit.status != Status::Cancelled);
        let reached = self.accounts.reached(visits.iter().map(|visit| visit.patient_id)).await?;
        let departments: HashMap<DepartmentId, String> =
            departments.into_iter().map(|department| (department.id, department.name)).collect();
        let line = |visit: &Appointment| SheetLine {
            start: visit.start,
            end: visit.end,
            doctor: visit.doctor_name.clone(),
            department: departments.get(&visit.department_id).cloned().unwrap_or_default(),
            patient: Sensitive::new(visit.patient_name.clone()),
            record_number: RecordNumber::of(visit.patient_id).to_string(),
            phone: reached.get(&visit.patient_id).and_then(|one| one.phone.as_ref()).map(|phone| Sensitive::new(phone.as_str().to_owned())),
            visit_type: visit.visit_type.unwrap_or_default(),
            status: visit.status,
        };
        let mut lines: Vec<SheetLine> = visits.iter().map(line).collect();
        lines.sort_by(|one, other| (one.start, &one.doctor, &one.record_number).cmp(&(other.start, &other.doctor, &other.record_number)));
        Ok(Sheet { date, made_at, reception_phone: self.settings.now().reception_phone.clone(), lines })
    }

    /// Keeps a list: the object first, then the row that leads there. A process that dies in between leaves an object that goes with
    /// those of its date. `None`: a later one is there. What it takes the place of is taken away. Two reads or writes of rows and two
    /// calls to S3.
    pub async fn keep(&self, sheet: &Sheet, file: String) -> Result<Option<Made>, DayListError> {
        let made = Made::now(sheet, u64::from_le_bytes(self.ground.ids.bytes()));
        let before = self.store.made(sheet.date).await?;
        self.store.write(&made, file.into_bytes()).await?;
        let is_newest = self.store.point_at(&made).await?;
        let useless = if is_newest { before.map(|before| before.object) } else { Some(made.object.clone()) };
        if let Some(object) = useless
            && let Err(error) = self.store.remove(&object).await
        {
            tracing::warn!(%error, "a list that was made anew goes with those of its date");
        }
        Ok(is_newest.then_some(made))
    }

    /// That somebody makes the list anew. One entry in the trail, before it is made.
    pub async fn asked(&self, grant: &Granted<TakeDayList>) -> Result<(), StorageError> {
        self.ground.audit.write(&self.ground.storage, Deed::by(grant, "day_list.make").on(self.today())).await
    }

    /// Today's list for somebody who takes it away, in the trail before it is handed out; `None` when none was made. Two calls and one
    /// to S3.
    pub async fn take(&self, grant: &Granted<TakeDayList>) -> Result<Option<(Made, Vec<u8>)>, DayListError> {
        let Some(made) = self.made_today().await? else { return Ok(None) };
        let Some(bytes) = self.store.read(&made).await? else { return Ok(None) };
        self.ground.audit.write(&self.ground.storage, Deed::by(grant, "day_list.take").on(made.date)).await?;
        Ok(Some((made, bytes)))
    }

    /// A list for the folder of this server. One call to S3.
    pub async fn copy(&self, made: &Made) -> Result<Option<Vec<u8>>, FileError> {
        self.store.read(made).await
    }

    /// Takes away the lists whose time is over; how many. One call to S3, and one for each.
    pub async fn end_over(&self) -> Result<usize, FileError> {
        let today = self.today();
        let over = |object: &String| date_of_object(object).is_some_and(|date| is_over(date, today));
        let objects: Vec<String> = self.store.all().await?.into_iter().filter(over).collect();
        for object in &objects {
            self.store.remove(object).await?;
        }
        Ok(objects.len())
    }
}
