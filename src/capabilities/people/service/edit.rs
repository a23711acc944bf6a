//! How somebody who works here and treats nobody is called and reached (F19).

use super::People;
use crate::access::grant::Granted;
use crate::access::permissions::ManageAccounts;
use crate::access::role::Role;
use crate::capabilities::profile::model::AccountChange;
use crate::capabilities::profile::service::ProfileError;
use crate::identity::accounts::Account;
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    #[error("there is no such account")]
    NotFound,
    /// A doctor or a patient, who is changed elsewhere.
    #[error("this account is not changed here")]
    NotHere,
    /// It has changed since the version that was seen.
    #[error("the account has changed since it was read")]
    Stale,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl People {
    /// Another name or phone number, if the profile still has the version `seen` (`None`: whatever version it has). Three calls.
    pub async fn change_person(
        &self,
        grant: &Granted<ManageAccounts>,
        id: UserId,
        seen: Option<u32>,
        change: &AccountChange,
    ) -> Result<Account, EditError> {
        let account = self.accounts.find(id).await?.ok_or(EditError::NotFound)?;
        if !matches!(account.role, Role::Receptionist | Role::Administrator) {
            return Err(EditError::NotHere);
        }
        let changed = self.profiles.change_account(id, Deed::by(grant, "account.change"), seen, change).await;
        changed.map_err(|error| match error {
            ProfileError::Stale => EditError::Stale,
            ProfileError::Gone => EditError::NotFound,
            ProfileError::Storage(error) => error.into(),
        })
    }
}
