//! The proof that a doctor reads by an emergency access.

use jiff::Timestamp;

use super::access::EmergencyAccess;
use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::access::role::Role;
use crate::primitives::ids::{EmergencyAccessId, UserId};
use crate::primitives::people::PersonName;

/// A doctor and the one patient whose record they opened in an emergency, in this request.
///
/// Only [`InEmergency::check`] makes one, from the access and the patient's account as last written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InEmergency {
    access: EmergencyAccess,
    patient_name: PersonName,
}

impl InEmergency {
    /// THE check: the one who asks is a doctor, the access is theirs, of this patient, and runs. `patient_name` is that of the
    /// patient's account, `None` when there is none (any more).
    #[must_use]
    pub fn check(
        grant: &Granted<ReadRecords>,
        patient: UserId,
        access: EmergencyAccess,
        patient_name: Option<PersonName>,
        now: Timestamp,
    ) -> Option<Self> {
        let may = grant.role() == Role::Doctor && access.doctor == grant.id() && access.patient_id == patient && access.runs(now);
        patient_name.filter(|_| may).map(|patient_name| Self { access, patient_name })
    }

    /// Which access it is, for the trail.
    #[must_use]
    pub const fn id(&self) -> EmergencyAccessId {
        self.access.access_id
    }

    /// Whoever reads.
    #[must_use]
    pub const fn doctor(&self) -> UserId {
        self.access.doctor
    }

    /// Whose record.
    #[must_use]
    pub const fn patient(&self) -> UserId {
        self.access.patient_id
    }

    /// What the patient is called now.
    #[must_use]
    pub const fn patient_name(&self) -> &PersonName {
        &self.patient_name
    }

    /// The first instant at which it opens nothing any more.
    #[must_use]
    pub const fn expires_at(&self) -> Timestamp {
        self.access.expires_at
    }

    /// Whether it still runs.
    #[must_use]
    pub fn runs(&self, now: Timestamp) -> bool {
        self.access.runs(now)
    }

    /// How much longer, in minutes begun.
    #[must_use]
    pub fn minutes_left(&self, now: Timestamp) -> u32 {
        self.access.minutes_left(now)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use super::super::access::{Category, LASTS};
    use super::*;
    use crate::access::actor::{Actor, Level};
    use crate::primitives::ids::RequestId;
    use crate::primitives::text::Sensitive;
    use crate::primitives::time::after;

    fn user(number: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(number))
    }

    fn asks(number: u128, role: Role) -> Granted<ReadRecords> {
        let actor = Actor::person(user(number), role, Sensitive::new("Somebody".to_owned()), Level::Full);
        Granted::check(Arc::new(actor), RequestId::from_uuid(Uuid::nil())).unwrap()
    }

    #[test]
    fn f10_only_the_doctor_who_opened_it_reads_by_it_and_only_that_patient_and_only_while_it_runs() {
        let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
        let id = EmergencyAccessId::from_uuid(Uuid::from_u128(9));
        let access = EmergencyAccess::opened(user(2), id, user(1), Category::Other, now);
        let maya: PersonName = "Maya Rao".parse().unwrap();
        let may = |grant: &Granted<ReadRecords>, patient, name: Option<&PersonName>, seconds| {
            InEmergency::check(grant, user(patient), access.clone(), name.cloned(), after(now, seconds)).is_some()
        };
        let doctor = asks(2, Role::Doctor);
        assert!(may(&doctor, 1, Some(&maya), 0) && may(&doctor, 1, Some(&maya), LASTS - 1));
        assert!(!may(&doctor, 1, Some(&maya), LASTS), "the hour is over");
        assert!(!may(&doctor, 3, Some(&maya), 0), "another patient");
        assert!(!may(&asks(3, Role::Doctor), 1, Some(&maya), 0), "another doctor");
        assert!(!may(&asks(2, Role::Patient), 1, Some(&maya), 0), "no doctor");
        assert!(!may(&doctor, 1, None, 0), "an account that is gone");
        let mut ended = access.clone();
        ended.ended_at = Some(now);
        assert!(InEmergency::check(&doctor, user(1), ended, Some(maya), now).is_none(), "ended early");
    }
}
