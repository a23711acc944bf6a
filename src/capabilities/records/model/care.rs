//! Who may read a patient's records: the patient, a doctor who has them in care (F10), and whoever the patient lets read
//! (F70). Nobody else finds them at all.

use std::str::FromStr;

use jiff::Timestamp;
use serde::Deserialize;

use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, Status};
use crate::capabilities::family::model::{Need, OnBehalf};
use crate::primitives::ids::{AppointmentId, MalformedId, UserId};

/// Whose records are asked for: `me`, or a patient by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Mine,
    Of(UserId),
}

/// Somebody who may read one patient's records now.
///
/// The finders of records take it and nothing else, and there are three ways to one: being the patient, a visit that says so,
/// or a grant of the patient's; the last two read as last written.
#[derive(Debug, Clone)]
pub struct ClinicalReader {
    patient: UserId,
    grant: Granted<ReadRecords>,
    care: Option<Care>,
    carer: Option<OnBehalf>,
}

/// The visit that puts a patient into a doctor's care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Care {
    pub appointment_id: AppointmentId,
    pub start: Timestamp,
    pub patient_name: String,
}

impl ClinicalReader {
    /// A patient, of their own records.
    #[must_use]
    pub fn own(grant: &Granted<ReadRecords>) -> Option<Self> {
        (grant.role() == Role::Patient).then(|| Self { patient: grant.id(), grant: grant.clone(), care: None, carer: None })
    }

    /// A doctor, of a patient whom this visit puts into their care: their visit, from 365 days ago on, that the patient
    /// has agreed to. One that is only proposed does not count: a doctor proposes to whomever they like.
    #[must_use]
    pub fn in_care(grant: &Granted<ReadRecords>, patient: UserId, visit: &Appointment, now: Timestamp) -> Option<Self> {
        let is_theirs = grant.role() == Role::Doctor && visit.doctor_id == grant.id() && visit.patient_id == patient;
        let counts = !matches!(visit.status, Status::Cancelled | Status::Proposed) && visit.is_recent_enough_for_care(now);
        (is_theirs && counts).then(|| {
            let care = Care { appointment_id: visit.appointment_id, start: visit.start, patient_name: visit.patient_name.clone() };
            Self { patient, grant: grant.clone(), care: Some(care), carer: None }
        })
    }

    /// A carer, of a patient who lets them read.
    #[must_use]
    pub fn for_family(grant: &Granted<ReadRecords>, carer: OnBehalf) -> Option<Self> {
        let may = carer.carer() == grant.id() && carer.allows(Need::ReadClinical);
        may.then(|| Self { patient: carer.patient(), grant: grant.clone(), care: None, carer: Some(carer) })
    }

    /// Whose records they may read.
    #[must_use]
    pub const fn patient(&self) -> UserId {
        self.patient
    }

    /// As whom they read, for the trail.
    #[must_use]
    pub const fn grant(&self) -> &Granted<ReadRecords> {
        &self.grant
    }

    /// For whom they read, where the patient lets them.
    #[must_use]
    pub const fn carer(&self) -> Option<&OnBehalf> {
        self.carer.as_ref()
    }

    /// Why they may, when they are a doctor.
    #[must_use]
    pub const fn care(&self) -> Option<&Care> {
        self.care.as_ref()
    }
}

impl FromStr for Whose {
    type Err = MalformedId;
    fn from_str(text: &str) -> Result<Self, MalformedId> {
        if text == "me" { Ok(Self::Mine) } else { text.parse().map(Self::Of) }
    }
}

impl<'de> Deserialize<'de> for Whose {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::access::actor::{Actor, Level};
    use crate::capabilities::appointments::model::{CARE, Happened, Priority};
    use crate::primitives::ids::{DepartmentId, RequestId};
    use crate::primitives::text::Sensitive;
    use crate::primitives::time::after;
    use uuid::Uuid;

    const NOW: &str = "2026-11-23T04:00:00Z";

    fn user(number: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(number))
    }

    fn grant(number: u128, role: Role) -> Granted<ReadRecords> {
        let actor = Actor::person(user(number), role, Sensitive::new("Somebody".to_owned()), Level::Full);
        Granted::check(Arc::new(actor), RequestId::from_uuid(Uuid::nil())).unwrap()
    }

    /// A visit of patient 1 with doctor 2.
    fn visit(status: Status, start: Timestamp) -> Appointment {
        Appointment {
            appointment_id: AppointmentId::from_uuid(Uuid::nil()),
            status,
            version: 1,
            patient_id: user(1),
            patient_name: "Maya Lindqvist".into(),
            doctor_id: user(2),
            doctor_name: "Dr Leena Farah".into(),
            department_id: DepartmentId::from_uuid(Uuid::nil()),
            start,
            end: after(start, 1_800),
            buffer_minutes: 0,
            zone: "Asia/Kolkata".into(),
            wall: "2026-11-26T09:30".into(),
            utc_date: "2026-11-26".into(),
            priority: Priority::Routine,
            visit_type: None,
            requires_approval: false,
            booked_by: user(1),
            created_at: start,
            changed_at: start,
            checked_in_at: None,
            change_reason: None,
            place: None,
            fee: None,
            record_id: None,
            history: vec![Happened { at: start, status, moved: false, by: Role::Patient, carer: None, program: None }],
        }
    }

    #[test]
    fn f10_a_visit_of_the_last_365_days_or_to_come_is_care_unless_cancelled_or_only_proposed() {
        let now: Timestamp = NOW.parse().unwrap();
        let doctor = grant(2, Role::Doctor);
        let reads = |status, seconds| ClinicalReader::in_care(&doctor, user(1), &visit(status, after(now, seconds)), now).is_some();
        for status in Status::ALL {
            let counts = !matches!(status, Status::Cancelled | Status::Proposed);
            for seconds in [-CARE, -3_600, 0, 3_600, CARE] {
                assert_eq!(reads(status, seconds), counts, "{status:?} {seconds}");
            }
            assert!(!reads(status, -CARE - 1), "{status:?}");
        }
    }

    #[test]
    fn f10_care_is_between_this_doctor_and_this_patient() {
        let now: Timestamp = NOW.parse().unwrap();
        let completed = visit(Status::Completed, now);
        let reads = |grant: &Granted<ReadRecords>, patient| ClinicalReader::in_care(grant, user(patient), &completed, now).is_some();
        assert!(reads(&grant(2, Role::Doctor), 1));
        assert!(!reads(&grant(3, Role::Doctor), 1));
        assert!(!reads(&grant(2, Role::Doctor), 3));
        assert!(!reads(&grant(2, Role::Patient), 1), "a patient reads their own and nothing else");
    }

    #[test]
    fn f38_a_patient_reads_their_own() {
        assert_eq!(ClinicalReader::own(&grant(1, Role::Patient)).map(|reader| reader.patient()), Some(user(1)));
        assert!(ClinicalReader::own(&grant(2, Role::Doctor)).is_none());
        assert_eq!(("me".parse(), user(7).to_string().parse()), (Ok(Whose::Mine), Ok(Whose::Of(user(7)))));
        assert!("Me".parse::<Whose>().is_err());
    }
}
