//! Which patient is meant: the one whose account, as last written, is exactly what was said. It is no search: nobody is told who
//! else there is, or whether nobody or several fit.

use std::collections::BTreeSet;

use super::Emergencies;
use crate::access::role::Role;
use crate::capabilities::emergency::model::Who;
use crate::identity::accounts::{Account, Status, profile_key};
use crate::primitives::ids::UserId;
use crate::primitives::people::PersonName;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, from_item};
use crate::storage::tables::Table;

/// Pages of people of one name that are looked at: a thousand people.
const MOST_PAGES: u8 = 10;

impl Emergencies {
    /// The one patient who fits; `None` for nobody and for several. One query or read (up to three for a phone number) and one
    /// call; of a name both again for each further 100 people who are called so.
    pub(super) async fn patient(&self, who: &Who) -> Result<Option<UserId>, StorageError> {
        let fitting = match who {
            Who::Called { name, .. } => Box::pin(self.called(name, who)).await?, // the SDK's futures are large
            _ => self.fitting(self.candidates(who).await?, who).await?,
        };
        Ok(if let [one] = fitting[..] { Some(one) } else { None })
    }

    /// Those of a name who fit; nobody where more are called so than are looked at.
    async fn called(&self, name: &PersonName, who: &Who) -> Result<Vec<UserId>, StorageError> {
        let (mut fitting, mut from) = (Vec::new(), None);
        for _ in 0..MOST_PAGES {
            let page = self.store.patients_called(name, from).await?;
            fitting.extend(self.fitting(page.items, who).await?);
            // Several are as good as none.
            if page.next.is_none() || fitting.len() > 1 {
                return Ok(fitting);
            }
            from = page.next;
        }
        Ok(Vec::new())
    }

    /// Those of the candidates whose account, as last written, is what was said.
    async fn fitting(&self, candidates: impl IntoIterator<Item = UserId>, who: &Who) -> Result<Vec<UserId>, StorageError> {
        let keys: Vec<Key> = candidates.into_iter().map(profile_key).collect();
        let rows = if keys.is_empty() { Vec::new() } else { self.ground.storage.get_many(&keys).await? };
        let accounts = rows.into_iter().flatten().map(|row| from_item::<Account>(Table::Users, row)).collect::<Result<Vec<_>, _>>()?;
        let fitting = accounts.into_iter().filter(|account| has_a_record(account) && is_meant(account, who));
        Ok(fitting.map(|account| account.user_id).collect())
    }

    async fn candidates(&self, who: &Who) -> Result<BTreeSet<UserId>, StorageError> {
        let words = match who {
            Who::Number(word) => std::slice::from_ref(word),
            Who::Phone(words) => words,
            Who::Address(email) => return Ok(self.accounts.owner(email).await?.into_iter().collect()),
            Who::Called { .. } => &[],
        };
        let mut found = BTreeSet::new();
        for word in words {
            found.extend(self.store.patients_of_word(word).await?);
        }
        Ok(found)
    }
}

/// A patient who confirmed their address or was added by the desk, and who is not being erased. A closed account still has its record.
fn has_a_record(account: &Account) -> bool {
    let confirmed = !matches!(account.status, Status::PendingAddress | Status::PendingApproval | Status::Rejected);
    account.role == Role::Patient && confirmed && account.erased_at.is_none() && account.merged_into.is_none()
}

fn is_meant(account: &Account, who: &Who) -> bool {
    match who {
        Who::Number(word) => account.numbers().any(|number| number == *word),
        Who::Address(email) => account.email.as_ref() == Some(email),
        Who::Phone(words) => account.phone.as_ref().is_some_and(|phone| words.iter().any(|word| word == phone.as_str())),
        Who::Called { name, born } => account.name.sort_key() == name.sort_key() && account.date_of_birth == Some(*born),
    }
}
