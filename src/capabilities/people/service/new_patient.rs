//! The desk adds a patient (F19): an account without a password, and a mail with the link that sets one, as for those who work
//! here. It can be booked for at once; nothing of it says that the address is the patient's before the link is followed.

use super::People;
use super::invite::{InviteError, Invited, Part};
use crate::access::grant::Granted;
use crate::access::permissions::ManagePatients;
use crate::access::role::Role;
use crate::capabilities::people::model::NewPatient;
use crate::identity::accounts::{Account, Status};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;
use crate::storage::idempotent::Once;
use crate::storage::totals::{self, Total};
use crate::storage::transaction::Transaction;

impl People {
    /// Adds a patient. Two calls, three with a key or where somebody gives way.
    pub async fn add_patient(
        &self,
        grant: &Granted<ManagePatients>,
        new: &NewPatient,
        once: Option<&Once>,
    ) -> Result<Invited<Account>, InviteError> {
        if let Some(id) = self.invited_earlier(once).await? {
            return self.account_made(id).await;
        }
        let id = UserId::new(&self.ground.ids);
        let named = Account::new(id, Role::Patient, new.name.clone(), new.email.clone(), self.ground.clock.now());
        let account = Account { status: Status::Invited, ..new.rest.of(&named) };
        let mut transaction = Transaction::new();
        for row in account.lookup_rows() {
            transaction.add(Part::Words, row);
        }
        // No event says that there is one patient more.
        transaction.add(Part::Count, totals::count(Total::Patients, 1));
        match self.write(&account, transaction, Deed::by(grant, "patient.create"), once).await? {
            None => Ok(Invited { who: account, replayed: false }),
            Some(earlier) => self.account_made(earlier).await,
        }
    }

    /// Mails a patient another link, as [`People::send_link`] does. Two calls.
    pub async fn send_patient_link(&self, grant: &Granted<ManagePatients>, id: UserId) -> Result<Option<Account>, StorageError> {
        let account = self.patient(grant, id).await?;
        self.invite_again(account, Deed::by(grant, "account.send_link")).await
    }
}
