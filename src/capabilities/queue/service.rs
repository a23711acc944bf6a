//! Making and ending the links of screens, what a screen shows, and arriving at the entrance.

use std::net::IpAddr;
use std::sync::Arc;

use jiff::civil::Date;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

use super::model::{Board, RunsLate, Screen};
use super::store::{self, Screens};
use crate::access::grant::{Denied, Granted};
use crate::access::permissions::KeepScreens;
use crate::capabilities::appointments::model::{Appointment, Arrival, Token};
use crate::capabilities::appointments::service::{Appointments, AtEntranceError, BookingError, Wish};
use crate::capabilities::directory::model::Department;
use crate::capabilities::directory::service::Directory;
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::identity::keys::Purpose;
use crate::identity::throttle::{Throttle, Throttled};
use crate::primitives::ids::{DepartmentId, RequestId};
use crate::storage::error::StorageError;
use crate::storage::transaction::{Action, CommitError, Transaction};

const CONTEXT: &str = "queue screen";
const ID: usize = 16;
/// Screens of one server that are told at once; others ask every few seconds.
const MOST: usize = 128;

/// The waiting rooms of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct WaitingRooms {
    ground: Ground,
    store: Screens,
    appointments: Appointments,
    directory: Directory,
    throttle: Throttle,
    seats: Arc<Semaphore>,
}

/// A department and its screen, if it has one.
#[derive(Debug, Clone)]
pub struct Room {
    pub department: Department,
    pub screen: Option<Screen>,
}

/// What became of the wish for another link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewed {
    /// A link of whoever wished it stands, made by this press or by the one before.
    Stands,
    /// Somebody else made or ended one meanwhile: nothing was made.
    Changed,
}

/// Whoever arrived at the entrance: what they are called by and where to go, nothing of who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// `None`: nobody is called for this visit.
    pub token: Option<Token>,
    /// Room, floor; may be empty.
    pub place: String,
}

/// Why somebody did not arrive at the entrance.
#[derive(Debug, thiserror::Error)]
pub enum ArriveError {
    /// No visit of about now has this reference and a patient born on that day: the same whichever is wrong.
    #[error("no visit of about now is known by this")]
    Unknown,
    #[error("too many tries, wait {seconds} s")]
    Wait { seconds: u32 },
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Throttled> for ArriveError {
    fn from(throttled: Throttled) -> Self {
        match throttled {
            Throttled::Wait { seconds } => Self::Wait { seconds },
            Throttled::Storage(error) => Self::Storage(error),
        }
    }
}

impl From<AtEntranceError> for ArriveError {
    fn from(error: AtEntranceError) -> Self {
        match error {
            AtEntranceError::Denied(denied) => Self::Denied(denied),
            AtEntranceError::Storage(error) => Self::Storage(error),
        }
    }
}

impl WaitingRooms {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(ground: Ground, appointments: Appointments, directory: Directory) -> Self {
        let (store, throttle) = (Screens::new(ground.storage.clone()), Throttle::new(ground.clone()));
        Self { ground, store, appointments, directory, throttle, seats: Arc::new(Semaphore::new(MOST)) }
    }

    /// Every department with its screen, by name. Two calls side by side. Departments may lag a write.
    pub async fn rooms(&self, _grant: &Granted<KeepScreens>) -> Result<Vec<Room>, StorageError> {
        let (departments, screens) = tokio::try_join!(self.directory.departments(), self.store.all())?;
        let room = |department: Department| {
            let screen = screens.iter().find(|screen| screen.part == department.id).cloned();
            Room { department, screen }
        };
        Ok(departments.into_iter().map(room).collect())
    }

    /// Makes the link of a department's screens; one made before ends. `None`: no such department. Two calls.
    pub async fn make(&self, grant: &Granted<KeepScreens>, department: DepartmentId) -> Result<Option<Screen>, StorageError> {
        if self.directory.department(department).await?.is_none() {
            return Ok(None);
        }
        let screen = self.another(grant, department);
        self.write(store::kept(&screen)?, Deed::by(grant, "queue_screen.make").on(department)).await?;
        Ok(Some(screen))
    }

    /// Makes a link in the place of the one that was `seen`, if that is still the one; pressed twice, it leads to the same link. Two to
    /// three calls. `None`: no such department.
    pub async fn make_instead(
        &self,
        grant: &Granted<KeepScreens>,
        department: DepartmentId,
        seen: Option<Uuid>,
    ) -> Result<Option<Renewed>, StorageError> {
        if self.directory.department(department).await?.is_none() {
            return Ok(None);
        }
        let screen = self.another(grant, department);
        let mut transaction = Transaction::new();
        transaction.add((), store::kept_instead(&screen, seen)?);
        transaction.add((), self.ground.audit.action(Deed::by(grant, "queue_screen.make").on(department))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(Renewed::Stands)),
            Err(CommitError::Storage(error)) => Err(error),
            Err(CommitError::Refused(_)) => {
                let standing = self.store.find(department).await?;
                let is_own = standing.is_some_and(|standing| standing.made_by == grant.id());
                Ok(Some(if is_own { Renewed::Stands } else { Renewed::Changed }))
            }
        }
    }

    fn another(&self, grant: &Granted<KeepScreens>, department: DepartmentId) -> Screen {
        Screen {
            owner_id: Screen::OWNER.to_owned(),
            part: department,
            mark: Uuid::from_bytes(self.ground.ids.bytes()),
            made_at: self.ground.clock.now(),
            made_by: grant.id(),
            made_by_name: grant.actor().name.expose().clone(),
        }
    }

    /// The link shows nothing any more. One call.
    pub async fn end(&self, grant: &Granted<KeepScreens>, department: DepartmentId) -> Result<(), StorageError> {
        self.write(store::ended(department), Deed::by(grant, "queue_screen.end").on(department)).await
    }

    async fn write(&self, screen: Action, deed: Deed) -> Result<(), StorageError> {
        let mut transaction = Transaction::new();
        transaction.add((), screen);
        transaction.add((), self.ground.audit.action(deed)?);
        self.ground.storage.commit(transaction).await.map_err(|error| match error {
            CommitError::Storage(error) => error,
            CommitError::Refused(_) => StorageError::Refused("what has no condition was refused".to_owned()),
        })
    }

    /// What stands in a screen's address: sealed and kept nowhere. No call.
    #[must_use]
    pub fn key_of(&self, screen: &Screen) -> String {
        let plain = [&screen.part.as_uuid().as_bytes()[..], screen.mark.as_bytes()].concat();
        self.ground.keys.seal(Purpose::QueueScreen, &plain, CONTEXT)
    }

    /// Whether an address was made here, for a screen that may have ended since. No call.
    #[must_use]
    pub fn is_of_ours(&self, key: &str) -> bool {
        self.read_key(key).is_some()
    }

    /// The department of a screen, for its name; `None` when the address is none of ours, or no longer. Two calls side by side.
    pub async fn department_of(&self, key: &str) -> Result<Option<Department>, StorageError> {
        let Some((department, mark)) = self.read_key(key) else { return Ok(None) };
        let (screen, department) = tokio::try_join!(self.store.find(department), self.directory.department(department))?;
        Ok(department.filter(|_| screen.is_some_and(|screen| screen.mark == mark)))
    }

    /// What a screen shows now; `None` when its address is none of ours, or no longer. Two calls side by side, 1.5 read units; around
    /// midnight a third, half a unit more; none for what is not of our making.
    pub async fn board(&self, key: &str) -> Result<Option<Board>, StorageError> {
        let Some((department, mark)) = self.read_key(key) else { return Ok(None) };
        // Boxed: the SDK's futures are large.
        let (screen, lines) =
            tokio::try_join!(Box::pin(self.store.find(department)), Box::pin(self.appointments.queue_of_now(department)))?;
        let late = self.appointments.late_in(department).into_iter();
        let late = late.map(|late| RunsLate { doctor: late.doctor_name, minutes: late.by.minutes() }).collect();
        Ok(screen.filter(|screen| screen.mark == mark).map(|_| Board { late, ..Board::of(lines) }))
    }

    /// A place for one more screen that is told at once.
    #[must_use]
    pub fn seat(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.seats).try_acquire_owned().ok()
    }

    /// Says at the entrance that somebody has come, who is known by a visit's reference and their date of birth. Twice is fine.
    ///
    /// A write for each count of tries, a query and a read to find them, then the arrival.
    pub async fn arrive(&self, reference: &str, born: Date, address: IpAddr, request: RequestId) -> Result<Arrived, ArriveError> {
        let typed: String = reference.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect();
        Box::pin(self.throttle.arrive(address, &typed)).await?;
        let found = Box::pin(self.appointments.at_entrance(reference, born, request)).await?.ok_or(ArriveError::Unknown)?;
        let wish = Wish { arrival: Arrival::AtEntrance, ..Wish::default() };
        let visit = if found.token.is_some() {
            Box::pin(self.appointments.to_change(&found.grant, found.visit)).await.map(|theirs| theirs.visit)
        } else {
            Box::pin(self.appointments.check_in(&found.grant, found.visit, &wish)).await
        };
        match visit {
            Ok(visit) => Ok(arrived(visit)),
            Err(BookingError::Storage(error)) => Err(error.into()),
            // The list was behind: they came a moment ago.
            Err(BookingError::NotAllowedNow) => match self.appointments.to_change(&found.grant, found.visit).await {
                Ok(theirs) if theirs.visit.token.is_some() && theirs.visit.queue.is_some() => Ok(arrived(theirs.visit)),
                Err(BookingError::Storage(error)) => Err(error.into()),
                Ok(_) | Err(_) => Err(ArriveError::Unknown),
            },
            Err(_) => Err(ArriveError::Unknown),
        }
    }

    fn read_key(&self, key: &str) -> Option<(DepartmentId, Uuid)> {
        let plain = self.ground.keys.open(Purpose::QueueScreen, key, CONTEXT)?;
        let (department, mark) = plain.split_first_chunk::<ID>()?;
        Some((DepartmentId::from_uuid(Uuid::from_bytes(*department)), Uuid::from_slice(mark).ok()?))
    }
}

fn arrived(visit: Appointment) -> Arrived {
    Arrived { token: visit.token, place: visit.place.unwrap_or_default() }
}
