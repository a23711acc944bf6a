//! Who reads the mood log beside its patient: a switch for each doctor, off until the patient turns it on.

use super::{ROUNDS, Wellbeing, WellbeingError};
use crate::access::grant::Granted;
use crate::access::permissions::KeepHealthNotes;
use crate::capabilities::wellbeing::model::Sharing;
use crate::capabilities::wellbeing::store;
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;

/// One doctor, as the list of switches shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub is_on: bool,
    /// Has the patient in care: without that the switch opens nothing.
    pub in_care: bool,
}

impl Wellbeing {
    /// One's doctors in care, and whoever else a switch is on for, by name. Two queries side by side. Who has one in care is
    /// read from an index, which may lag a visit by a moment: what a doctor may read is decided when they read.
    pub async fn switches(&self, grant: &Granted<KeepHealthNotes>) -> Result<Vec<Switch>, WellbeingError> {
        let (doctors, on) = tokio::try_join!(self.appointments.doctors_in_care(grant), self.store.switches(grant.id()))?;
        let is_on = |id: UserId| on.iter().any(|sharing| sharing.doctor_id == id);
        let cared = doctors.iter().map(|(id, name)| Switch { doctor_id: *id, doctor_name: name.clone(), is_on: is_on(*id), in_care: true });
        let others = on.iter().filter(|sharing| !doctors.iter().any(|(id, _)| *id == sharing.doctor_id));
        let others = others.map(|sharing| Switch {
            doctor_id: sharing.doctor_id,
            doctor_name: sharing.doctor_name.clone(),
            is_on: true,
            in_care: false,
        });
        let mut switches: Vec<Switch> = cared.chain(others).collect();
        switches.sort_by(|one, other| (&one.doctor_name, one.doctor_id).cmp(&(&other.doctor_name, other.doctor_id)));
        Ok(switches)
    }

    /// Lets a doctor in care read one's mood log, from now on. Two queries, one transaction.
    pub async fn share_mood(&self, grant: &Granted<KeepHealthNotes>, doctor: UserId) -> Result<(), WellbeingError> {
        for _ in 0..ROUNDS {
            let switches = self.switches(grant).await?;
            let switch = switches.into_iter().find(|switch| switch.doctor_id == doctor).ok_or(WellbeingError::NotFound)?;
            if switch.is_on {
                return Ok(());
            }
            let sharing = Sharing {
                patient_id: grant.id(),
                item: Sharing::item_of(doctor),
                doctor_id: doctor,
                doctor_name: switch.doctor_name,
                since: self.ground.clock.now(),
            };
            let deed = Deed::by(grant, "mood.share").about(grant.id()).on(doctor);
            if self.written(vec![store::share(&sharing)?, self.ground.audit.action(deed)?]).await? {
                return Ok(());
            }
        }
        Err(StorageError::Unavailable("a switch many windows turn".to_owned()).into())
    }

    /// Ends it: the next time they ask, there is no log for them. One transaction; nothing happens where it was off.
    pub async fn end_sharing(&self, grant: &Granted<KeepHealthNotes>, doctor: UserId) -> Result<(), WellbeingError> {
        let deed = Deed::by(grant, "mood.end_sharing").about(grant.id()).on(doctor);
        self.written(vec![store::end_sharing(grant.id(), doctor), self.ground.audit.action(deed)?]).await?;
        Ok(())
    }
}
