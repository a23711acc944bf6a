//! Use cases of repairs: `propose` (which times a visit could be moved to), `begin` (leave was entered), `work` (what the job does),
//! `offer` (keeping times and telling the patient), `answer` (the patient chooses, or nothing suits), `solve` (what staff do),
//! `gone` (times that leave has hit while they were kept), `hit` (which visits of a list need another time), `by_link` (choosing by the
//! link of a mail), `see` (the list, one repair), `heard` (what happened elsewhere).

mod answer;
mod begin;
mod by_link;
mod error;
mod gone;
mod heard;
mod hit;
mod offer;
mod propose;
mod see;
mod solve;
mod work;

pub use answer::Taken;
pub use by_link::{Holder, RepairLink, RepairMail};
pub use error::RepairError;
pub use hit::Look;
pub use propose::Proposal;
pub use see::{BesideVisits, ListOf, Seen};
pub use work::Worked;

use std::ops::Deref;
use std::sync::Arc;

use self::hit::AnyOpen;
use super::model::{Kept, Repair};
use super::store::RepairsStore;
use crate::access::grant::Granted;
use crate::capabilities::appointments::service::{Appointments, Hold};
use crate::capabilities::availability::service::Availability;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::family::model::{Need, OnBehalf};
use crate::capabilities::family::service::Acting;
use crate::capabilities::notifications::service::Notifications;
use crate::identity::accounts::Accounts;
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::primitives::ids::UserId;
use crate::storage::transaction::{CommitError, Transaction};

/// The repairs of one installation. Cheap to clone: all clones share one set of neighbours.
#[derive(Debug, Clone)]
pub struct Repairs(Arc<Neighbours>);

/// What repairs work with.
#[derive(Debug)]
pub struct Neighbours {
    ground: Ground,
    store: RepairsStore,
    accounts: Accounts,
    acting: Acting,
    notifications: Notifications,
    directory: Directory,
    availability: Availability,
    appointments: Appointments,
    /// Whether anything of the house may be open (`hit`).
    any_open: AnyOpen,
}

impl Deref for Repairs {
    type Target = Neighbours;
    fn deref(&self) -> &Neighbours {
        &self.0
    }
}

/// The actions of one transaction, by what a refusal of each would mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Repair,
    /// The visit is as it was read.
    Visit,
    /// The grant of a patient for whom somebody else acts.
    Carer,
    Told,
    Audit,
}

impl Repairs {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(
        ground: Ground,
        notifications: Notifications,
        directory: Directory,
        (availability, appointments): (Availability, Appointments),
    ) -> Self {
        let (store, accounts) = (RepairsStore::new(ground.storage.clone()), Accounts::new(ground.storage.clone()));
        let acting = Acting::new(ground.clone());
        Self(Arc::new(Neighbours {
            ground,
            store,
            accounts,
            acting,
            notifications,
            directory,
            availability,
            appointments,
            any_open: AnyOpen::default(),
        }))
    }

    async fn commit(&self, transaction: Transaction<Part>) -> Result<(), RepairError> {
        match self.ground.storage.commit(transaction).await {
            Ok(()) => {
                self.any_open.write();
                Ok(())
            }
            Err(error) if error.refused(&Part::Carer) => Err(RepairError::NotFound),
            Err(CommitError::Refused(_)) => Err(RepairError::Stale),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// Holds, in the transaction of what a carer does, that they may do it at that moment.
    fn hold_right(&self, transaction: &mut Transaction<Part>, carer: Option<&OnBehalf>) {
        if let Some(carer) = carer {
            transaction.add(Part::Carer, self.acting.still_runs(carer, Need::Book));
        }
    }
}

/// The entry of something done with a repair, naming for whom where that is not oneself.
fn deed<P>(grant: &Granted<P>, what: &'static str, repair: &Repair, carer: Option<&OnBehalf>) -> Deed {
    Deed::by(grant, what).about(repair.about.patient_id).on(repair.about.appointment_id).under(carer.map(OnBehalf::grant))
}

/// What stands on the doctor's ledger for a time that is kept.
fn hold_of(patient: UserId, kept: &Kept) -> Hold {
    Hold {
        id: kept.hold_id,
        owner: patient,
        doctor_id: kept.doctor_id,
        start: kept.start,
        end: kept.end,
        buffer_minutes: kept.buffer_minutes,
        until: kept.until,
        kept: true,
        kind: None,
        patient: None,
        answers: None,
    }
}
