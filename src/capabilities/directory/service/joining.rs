//! A doctor joins (F03): they are written down with their account, and listed when that account is opened.
//!
//! Until then nobody finds them, sees them or books with them; no ledger has to be told, because no offer was ever made. Whoever waits for
//! a time in their department is offered theirs from then on (F33).

use super::Directory;
use crate::capabilities::directory::model::{Doctor, DoctorChange, DoctorStatus, NewDoctor};
use crate::capabilities::directory::store::{LookupStore, Members, Words};
use crate::identity::accounts::Account;
use crate::storage::error::StorageError;
use crate::storage::totals::{self, Total};
use crate::storage::transaction::Action;

/// What is written about a doctor in the transaction that makes their account.
#[derive(Debug)]
pub struct Joining {
    pub doctor: Doctor,
    /// Refused when the department is gone.
    pub department: Action,
    pub rows: Vec<Action>,
}

/// What is written about a doctor in the transaction that opens their account.
#[derive(Debug)]
pub struct Opening {
    /// Refused when the doctor was changed since they were read.
    pub doctor: Action,
    pub rest: Vec<Action>,
}

impl Directory {
    /// A doctor as an administrator wrote them, with the default week of F22. Asks nobody.
    ///
    /// # Errors
    /// When they cannot be made into a row, which is a mistake of ours.
    pub fn joining(&self, account: &Account, written: &DoctorChange) -> Result<Joining, StorageError> {
        let new = self.doctor_of(account.user_id, NewDoctor::named(account.name.clone(), written.department_id(), ""));
        let doctor = Doctor { status: DoctorStatus::Joining, version: new.version, ..written.of(&new) };
        let mut rows = vec![self.doctors.create(&doctor)?];
        rows.extend(LookupStore::follow(None, &Words::of(&doctor, account.contact_words())));
        Ok(Joining { department: self.departments.count(doctor.department_id, Members::of(&doctor)), rows, doctor })
    }

    /// Lists the doctor of an account that is being opened; `None` for everybody who is not joining. One call.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn opening(&self, account: &Account) -> Result<Option<Opening>, StorageError> {
        let Some(before) = self.doctors.find(account.user_id).await?.filter(Doctor::is_joining) else {
            return Ok(None);
        };
        let after = Doctor { status: DoctorStatus::Active, version: before.version + 1, ..before.clone() };
        let doctor = self.doctors.replace(before.version, &after)?;
        let joined = self.departments.count(after.department_id, Members::of(&after).less(Members::of(&before)));
        let mut rest = vec![joined, totals::count(Total::Doctors, 1)];
        let words = |doctor| Words::of(doctor, account.contact_words());
        rest.extend(LookupStore::follow(Some(&words(&before)), &words(&after)));
        for opened in self.opened(&before, &after) {
            rest.push(self.ground.tell(opened)?);
        }
        Ok(Some(Opening { doctor, rest }))
    }
}
