//! Looking after accounts: inviting whoever is to work here, closing and opening anybody's, and patients at the desk.

mod decide;
mod edit;
mod found;
mod invite;
mod lock;
mod new_patient;
mod patients;
mod search;
mod standing;

pub use decide::DecideError;
pub use edit::EditError;
pub use found::FoundPerson;
pub use invite::{InviteError, Invited};
pub use lock::LinkTo;
pub use new_patient::GiveAddressError;
pub use search::{FoundPlace, Narrowed};
pub use standing::{KeepingVisit, Keeps, StandingError};

use std::ops::Deref;
use std::sync::Arc;

use crate::access::grant::Granted;
use crate::access::permissions::ManageAccounts;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::directory::model::Department;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::family::service::Family;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::people::store::PeopleWords;
use crate::capabilities::profile::service::Profiles;
use crate::capabilities::records::service::Records;
use crate::identity::accounts::{Account, Accounts};
use crate::identity::ground::Ground;
use crate::identity::throttle::Throttle;
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;

/// The people of one installation. Cheap to clone: all clones share one set of neighbours.
#[derive(Debug, Clone)]
pub struct People(Arc<Neighbours>);

/// What looking after accounts works with.
#[derive(Debug)]
pub struct Neighbours {
    ground: Ground,
    accounts: Accounts,
    notifications: Notifications,
    directory: Directory,
    profiles: Profiles,
    family: Family,
    words: PeopleWords,
    availability: Availability,
    appointments: Appointments,
    records: Records,
    throttle: Throttle,
}

impl Deref for People {
    type Target = Neighbours;
    fn deref(&self) -> &Neighbours {
        &self.0
    }
}

impl People {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(
        ground: Ground,
        notifications: Notifications,
        profiles: Profiles,
        family: Family,
        availability: Availability,
        appointments: Appointments,
        records: Records,
    ) -> Self {
        let (accounts, directory) = (Accounts::new(ground.storage.clone()), Directory::new(ground.clone()));
        let (words, throttle) = (PeopleWords::new(ground.storage.clone()), Throttle::new(ground.clone()));
        Self(Arc::new(Neighbours {
            ground,
            accounts,
            notifications,
            directory,
            profiles,
            family,
            words,
            availability,
            appointments,
            records,
            throttle,
        }))
    }

    /// Every department, by name: where somebody new may work. One call. May lag a write.
    pub async fn departments(&self) -> Result<Vec<Department>, StorageError> {
        self.directory.departments().await
    }

    /// How many applications of doctors wait, at most `most`. One call. May lag a write.
    pub async fn waiting_applications(&self, grant: &Granted<ManageAccounts>, most: usize) -> Result<usize, StorageError> {
        let Ok(doctors) = grant.also() else { return Ok(0) };
        Ok(self.directory.applications_waiting(&doctors, most, None).await?.items.len())
    }

    /// One person's account, as last written. One call.
    pub async fn person(&self, _grant: &Granted<ManageAccounts>, id: UserId) -> Result<Option<Account>, StorageError> {
        self.accounts.find(id).await
    }
}
