//! The patient's side (F12): who else saw or wrote what is clinical about them.
//!
//! Their own looks are left out, and so are the lists in which a doctor sees the reasons of a whole day: these are one
//! entry for everybody in them, filed under the house.

use super::{AuditDesk, Found};
use crate::access::grant::Granted;
use crate::access::permissions::SeeAccessLog;
use crate::access::role::Role;
use crate::capabilities::audit::model::{Act, act_of};
use crate::identity::accounts::Known;
use crate::identity::audit::Entry;
use crate::primitives::ids::{AuditEntryId, UserId};
use crate::storage::error::StorageError;
use crate::storage::item::from_item;
use crate::storage::query::{Query, Sort};
use crate::storage::tables::Table;

/// Rows of the patient's partition that one answer looks at, at most.
const MOST_READ: usize = 400;
/// Rows asked for at a time.
const PAGE: usize = 100;

/// Somebody looked, or wrote, or tried to.
#[derive(Debug, Clone)]
pub struct Look {
    pub entry: Entry,
    pub act: Act,
    /// `None` for whoever has no account (any more).
    pub actor: Option<Known>,
}

impl AuditDesk {
    /// A page of the caller's own access log, newest first. A query for each 100 rows of their partition, up to four, then
    /// the names in one call: 0.5 read units for 4 KB of rows and for each name.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn looks(
        &self,
        grant: &Granted<SeeAccessLog>,
        from: Option<AuditEntryId>,
        limit: usize,
    ) -> Result<Found<Look>, StorageError> {
        let mut found = Found { items: Vec::new(), next: None };
        let mut upper = from;
        for _ in 0..MOST_READ / PAGE {
            let query = Query::table(Table::Audit, grant.id()).relaxed().newest_first().limit(PAGE + 1);
            let query = upper.map_or_else(|| query.clone(), |upper| query.clone().sort(Sort::Until(upper.to_string())));
            let page = self.ground.storage.query(query).await?;
            let entries = page.items.into_iter().filter_map(|row| from_item::<Entry>(Table::Audit, row).ok());
            for entry in entries.filter(|entry| upper.is_none_or(|upper| entry.entry_id < upper)) {
                if found.items.len() == limit {
                    return self.with_names(found).await;
                }
                found.next = Some(entry.entry_id);
                found.items.extend(look(entry, grant.id()));
            }
            upper = found.next;
            if page.next.is_none() {
                return self.with_names(Found { next: None, ..found }).await;
            }
        }
        self.with_names(found).await
    }

    /// Names of staff and of carers: other patients choose theirs, and must not write to each other by being refused.
    async fn with_names(&self, found: Found<Look>) -> Result<Found<Look>, StorageError> {
        let of_staff = |look: &Look| -> Option<UserId> {
            let is_named = look.entry.role != Some(Role::Patient) || look.entry.carer_grant_id.is_some();
            look.entry.actor_id.parse().ok().filter(|_| is_named)
        };
        let names = self.accounts.names(found.items.iter().filter_map(of_staff)).await?;
        let with_name = |look: Look| {
            let actor = of_staff(&look).and_then(|id| names.get(&id).cloned());
            Look { actor, ..look }
        };
        Ok(Found { items: found.items.into_iter().map(with_name).collect(), next: found.next })
    }
}

/// An entry, if somebody else thereby touched what is clinical about this patient.
fn look(entry: Entry, patient: UserId) -> Option<Look> {
    let act = act_of(&entry.what).filter(|act| act.touches_the_record())?;
    (entry.actor_id != patient.to_string()).then_some(Look { entry, act, actor: None })
}
