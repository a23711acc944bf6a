//! Which patient is meant: the one whose account, as last written, is exactly what was said. It is no search: nobody is told who
//! else there is, or whether nobody or several fit.

use std::collections::BTreeSet;

use super::Emergencies;
use crate::access::role::Role;
use crate::capabilities::emergency::model::Who;
use crate::identity::accounts::{Account, Status, profile_key};
use crate::primitives::ids::UserId;
use crate::primitives::record_number::RecordNumber;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, from_item};
use crate::storage::tables::Table;

impl Emergencies {
    /// The one patient who fits; `None` for nobody and for several. One query or read (two for a phone number without its plus)
    /// and one call.
    pub(super) async fn patient(&self, who: &Who) -> Result<Option<UserId>, StorageError> {
        let keys: Vec<Key> = self.candidates(who).await?.into_iter().map(profile_key).collect();
        let rows = if keys.is_empty() { Vec::new() } else { self.ground.storage.get_many(&keys).await? };
        let accounts = rows.into_iter().flatten().map(|row| from_item::<Account>(Table::Users, row)).collect::<Result<Vec<_>, _>>()?;
        let mut fitting = accounts.into_iter().filter(|account| has_a_record(account) && is_meant(account, who));
        let first = fitting.next().map(|account| account.user_id);
        Ok(first.filter(|_| fitting.next().is_none()))
    }

    async fn candidates(&self, who: &Who) -> Result<BTreeSet<UserId>, StorageError> {
        Ok(match who {
            Who::Number(word) => self.store.patients_of_word(word).await?.into_iter().collect(),
            Who::Address(email) => self.accounts.owner(email).await?.into_iter().collect(),
            Who::Phone(words) => {
                let mut found = BTreeSet::new();
                for word in words {
                    found.extend(self.store.patients_of_word(word).await?);
                }
                found
            }
            Who::Called { name, .. } => self.store.patients_called(name).await?.into_iter().collect(),
        })
    }
}

/// A patient whose address was confirmed once, and who is not being erased. A closed account still has its record.
fn has_a_record(account: &Account) -> bool {
    let confirmed = !matches!(account.status, Status::PendingAddress | Status::PendingApproval | Status::Rejected);
    account.role == Role::Patient && confirmed && account.erased_at.is_none()
}

fn is_meant(account: &Account, who: &Who) -> bool {
    match who {
        Who::Number(word) => RecordNumber::of(account.user_id).word() == *word,
        Who::Address(email) => account.email == *email,
        Who::Phone(words) => account.phone.as_ref().is_some_and(|phone| words.iter().any(|word| word == phone.as_str())),
        Who::Called { name, born } => account.name.sort_key() == name.sort_key() && account.date_of_birth == Some(*born),
    }
}
