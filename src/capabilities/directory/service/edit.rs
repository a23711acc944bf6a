//! What administrators change about a doctor, and what doctors change about themselves (F17, F19).

use std::convert::Infallible;

use super::Directory;
use super::doctors::{Along, DoctorError};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageDoctors, UseOwnAccount};
use crate::capabilities::calendar::model::Ledger;
use crate::capabilities::directory::model::{Doctor, DoctorChange, DoctorStatus, OwnDoctorChange};
use crate::identity::accounts::{self, Status};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;

/// The doctor is so already: nothing to write.
#[derive(Debug)]
struct SoAlready(Box<Doctor>);

impl Directory {
    /// Another profile for a doctor who still has the version `seen` (`None`: whatever version they have); moving to
    /// another department moves their ledgers along. Two calls, three for a new name or phone.
    pub async fn edit_doctor(
        &self,
        grant: &Granted<ManageDoctors>,
        id: UserId,
        seen: Option<u32>,
        change: &DoctorChange,
    ) -> Result<Doctor, DoctorError<Infallible>> {
        self.change_doctor(id, seen, Deed::by(grant, "doctor.change"), None, |before| Ok(change.of(before))).await
    }

    /// A doctor changes what is theirs to say about themselves. Two calls, three for a new phone.
    pub async fn edit_oneself(
        &self,
        grant: &Granted<UseOwnAccount>,
        seen: Option<u32>,
        change: &OwnDoctorChange,
    ) -> Result<Doctor, DoctorError<Infallible>> {
        let deed = Deed::by(grant, "profile.change").about(grant.id());
        self.change_doctor(grant.id(), seen, deed, None, |before| Ok(change.of(before))).await
    }

    /// Takes a doctor off the list and closes their account, whose sessions end with it, if nothing was taken or given
    /// back in `still`, their weeks as read a moment ago: otherwise `Moved`. Whether visits stand in these weeks is the
    /// caller's to have decided. Three calls; one, and no write, when the doctor has left already.
    pub async fn retire_doctor(
        &self,
        grant: &Granted<ManageDoctors>,
        id: UserId,
        seen: Option<u32>,
        still: &[Ledger],
        because: Option<&str>,
    ) -> Result<Doctor, DoctorError<Infallible>> {
        let deed = Deed::by(grant, "doctor.deactivate").about(id);
        let deed = because.into_iter().fold(deed, Deed::because);
        settled(self.change_along(id, seen, deed, &Along { once: Vec::new(), still }, leaves).await)
    }

    /// Puts a doctor who had left back on the list of their department, with the hours they had, and opens their account again;
    /// one whose account was never opened waits for that as before. Four calls.
    pub async fn reactivate_doctor(
        &self,
        grant: &Granted<ManageDoctors>,
        id: UserId,
        seen: Option<u32>,
    ) -> Result<Doctor, DoctorError<Infallible>> {
        let account = self.accounts.find(id).await?;
        let was_invited =
            account.is_some_and(|account| matches!((account.status, accounts::stood(&account)), (Status::Disabled, Status::Invited)));
        let back = if was_invited { DoctorStatus::Joining } else { DoctorStatus::Active };
        let deed = Deed::by(grant, "doctor.reactivate");
        settled(self.change_doctor(id, seen, deed, None, |before| returns(before, back)).await)
    }
}

fn leaves(before: &Doctor) -> Result<Doctor, SoAlready> {
    if before.has_left() {
        Err(SoAlready(Box::new(before.clone())))
    } else {
        Ok(Doctor { status: DoctorStatus::Inactive, ..before.clone() })
    }
}

fn returns(before: &Doctor, back: DoctorStatus) -> Result<Doctor, SoAlready> {
    if before.has_left() { Ok(Doctor { status: back, ..before.clone() }) } else { Err(SoAlready(Box::new(before.clone()))) }
}

/// Asked for twice is done once.
fn settled(outcome: Result<Doctor, DoctorError<SoAlready>>) -> Result<Doctor, DoctorError<Infallible>> {
    match outcome {
        Ok(doctor) => Ok(doctor),
        Err(DoctorError::Refused(SoAlready(doctor))) => Ok(*doctor),
        Err(DoctorError::NotFound) => Err(DoctorError::NotFound),
        Err(DoctorError::Stale) => Err(DoctorError::Stale),
        Err(DoctorError::NoDepartment) => Err(DoctorError::NoDepartment),
        Err(DoctorError::Again) => Err(DoctorError::Again),
        Err(DoctorError::Moved) => Err(DoctorError::Moved),
        Err(DoctorError::Storage(error)) => Err(DoctorError::Storage(error)),
    }
}
