//! Use cases of family and carers: `ask` (a patient invites), `answer` (yes, no, giving it up), `keep` (seeing, changing and
//! ending), `acting` (what other slices ask before they do something for somebody).

mod acting;
mod answer;
mod ask;
mod error;
mod keep;

pub use acting::{Acting, CaredFor};
pub use answer::{Answer, Invitation};
pub use ask::{Asked, InvitationLink};
pub use error::FamilyError;
pub use keep::Kept;

use std::ops::Deref;
use std::sync::Arc;

use super::model::CarerGrant;
use super::store::FamilyStore;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::accounts::Accounts;
use crate::identity::ground::Ground;
use crate::identity::throttle::Throttle;
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;
use crate::storage::transaction::Transaction;

/// Family grants of one installation. Cheap to clone: all clones share one set of neighbours.
#[derive(Debug, Clone)]
pub struct Family(Arc<Neighbours>);

/// What family grants work with.
#[derive(Debug)]
pub struct Neighbours {
    ground: Ground,
    store: FamilyStore,
    acting: Acting,
    accounts: Accounts,
    throttle: Throttle,
    notifications: Notifications,
    settings: SettingsBook,
}

impl Deref for Family {
    type Target = Neighbours;
    fn deref(&self) -> &Neighbours {
        &self.0
    }
}

/// The actions of one transaction, by what a refusal of each would mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Grant,
    Permit,
    Questions,
    /// An account has to work.
    Account,
    Mail,
    Audit,
    Once,
}

impl Family {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(ground: Ground, notifications: Notifications, settings: SettingsBook) -> Self {
        let (store, accounts) = (FamilyStore::new(ground.storage.clone()), Accounts::new(ground.storage.clone()));
        let (throttle, acting) = (Throttle::new(ground.clone()), Acting::new(ground.clone()));
        Self(Arc::new(Neighbours { ground, store, acting, accounts, throttle, notifications, settings }))
    }

    /// Whether a carer may read a patient's records now. One call.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn may_read(&self, carer: UserId, patient: UserId) -> Result<bool, StorageError> {
        self.acting.may_read(carer, patient).await
    }

    /// Owes both a mail: once for each version of the grant. Whoever never answered is not written to.
    fn tell_both(&self, transaction: &mut Transaction<Part>, grant: &CarerGrant, kind: Kind) -> Result<(), StorageError> {
        let Some(carer) = &grant.carer else { return Ok(()) };
        for person in [grant.patient, carer.id] {
            let cause = format!("{}#{}", grant.grant_id, grant.version);
            transaction.add(Part::Mail, self.notifications.queue(person, cause, kind)?);
        }
        Ok(())
    }
}
