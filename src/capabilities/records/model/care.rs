//! Who may read a patient's records: the patient, a doctor who has them in care or opened them in an emergency (F10), and
//! whoever the patient lets read (F70). Nobody else finds them at all.

use std::str::FromStr;

use jiff::Timestamp;
use serde::Deserialize;

use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, Status};
use crate::capabilities::emergency::model::InEmergency;
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
/// The finders of records take it and nothing else, and there are four ways to one: being the patient, a visit that says so, a
/// grant of the patient's, or an emergency access; the last three read as last written.
#[derive(Debug, Clone)]
pub struct ClinicalReader {
    patient: UserId,
    grant: Granted<ReadRecords>,
    by: By,
}

/// Why somebody may read.
#[derive(Debug, Clone)]
enum By {
    OwnRecord,
    Care(Care),
    Carer(OnBehalf),
    Emergency(InEmergency),
}

/// The visit that puts a patient into a doctor's care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Care {
    pub appointment_id: AppointmentId,
    pub start: Timestamp,
    /// Whether the patient was there: nobody knows it of a visit that nothing was said of.
    pub came: bool,
    pub patient_name: String,
}

impl ClinicalReader {
    /// A patient, of their own records.
    #[must_use]
    pub fn own(grant: &Granted<ReadRecords>) -> Option<Self> {
        (grant.role() == Role::Patient).then(|| Self { patient: grant.id(), grant: grant.clone(), by: By::OwnRecord })
    }

    /// A doctor, of a patient whom this visit puts into their care.
    #[must_use]
    pub fn in_care(grant: &Granted<ReadRecords>, patient: UserId, visit: &Appointment, now: Timestamp) -> Option<Self> {
        let counts = grant.role() == Role::Doctor && visit.puts_into_care(grant.id(), patient, now);
        counts.then(|| {
            let care = Care {
                appointment_id: visit.appointment_id,
                start: visit.start,
                came: matches!(visit.status, Status::CheckedIn | Status::InConsultation | Status::Completed),
                patient_name: visit.patient_name.clone(),
            };
            Self { patient, grant: grant.clone(), by: By::Care(care) }
        })
    }

    /// A carer, of a patient who lets them read.
    #[must_use]
    pub fn for_family(grant: &Granted<ReadRecords>, carer: OnBehalf) -> Option<Self> {
        let may = carer.carer() == grant.id() && carer.allows(Need::ReadClinical);
        may.then(|| Self { patient: carer.patient(), grant: grant.clone(), by: By::Carer(carer) })
    }

    /// A doctor, of the patient whose record they opened in an emergency, while it runs.
    #[must_use]
    pub fn by_emergency(grant: &Granted<ReadRecords>, access: InEmergency, now: Timestamp) -> Option<Self> {
        let may = grant.role() == Role::Doctor && access.doctor() == grant.id() && access.runs(now);
        may.then(|| Self { patient: access.patient(), grant: grant.clone(), by: By::Emergency(access) })
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
        if let By::Carer(carer) = &self.by { Some(carer) } else { None }
    }

    /// Why they may, when they are a doctor with the patient in care.
    #[must_use]
    pub const fn care(&self) -> Option<&Care> {
        if let By::Care(care) = &self.by { Some(care) } else { None }
    }

    /// By which access, when they are a doctor in an emergency.
    #[must_use]
    pub const fn emergency(&self) -> Option<&InEmergency> {
        if let By::Emergency(access) = &self.by { Some(access) } else { None }
    }

    /// Whether they add nothing to the record: carers read and book, and in an emergency a doctor looks.
    #[must_use]
    pub const fn only_reads(&self) -> bool {
        matches!(self.by, By::Carer(_) | By::Emergency(_))
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
    use crate::capabilities::appointments::model::{BookedAs, CARE, Happened, Priority, VisitMode};
    use crate::capabilities::emergency::model::{Category, EmergencyAccess, LASTS};
    use crate::primitives::ids::{DepartmentId, EmergencyAccessId, RequestId};
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
            kind: None,
            mode: VisitMode::default(),
            requires_approval: false,
            booked_by: user(1),
            booked_as: BookedAs::Oneself,
            created_at: start,
            changed_at: start,
            checked_in_at: None,
            token: None,
            token_day: None,
            queue: None,
            taken_back: None,
            change_reason: None,
            place: None,
            fee: None,
            series: None,
            record_id: None,
            history: vec![Happened {
                at: start,
                status,
                moved: false,
                by: Role::Patient,
                carer: None,
                program: None,
                by_link: false,
                at_entrance: false,
            }],
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
    fn f10_whoever_did_not_come_is_in_care_and_is_not_said_to_have_come() {
        let now: Timestamp = NOW.parse().unwrap();
        let doctor = grant(2, Role::Doctor);
        let reader = |status| ClinicalReader::in_care(&doctor, user(1), &visit(status, now), now);
        let came = |status| reader(status).and_then(|reader| reader.care().map(|care| care.came)) == Some(true);
        let reads = |status| reader(status).is_some();
        for status in [Status::CheckedIn, Status::InConsultation, Status::Completed] {
            assert!(reads(status) && came(status), "{status:?}");
        }
        for status in [Status::NoShow, Status::Requested, Status::Booked, Status::Confirmed] {
            assert!(reads(status) && !came(status), "{status:?}");
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
    fn f10_an_emergency_access_reads_and_adds_nothing_until_its_hour_is_over() {
        let now: Timestamp = NOW.parse().unwrap();
        let doctor = grant(2, Role::Doctor);
        let id = EmergencyAccessId::from_uuid(Uuid::from_u128(9));
        let access = EmergencyAccess::opened(user(2), id, user(1), Category::Covering, now);
        let proof = || InEmergency::check(&doctor, user(1), access.clone(), "Maya Lindqvist".parse().ok(), now).unwrap();
        let reader = ClinicalReader::by_emergency(&doctor, proof(), now).unwrap();
        assert_eq!((reader.patient(), reader.emergency().map(InEmergency::id)), (user(1), Some(id)));
        assert!(reader.only_reads() && reader.care().is_none() && reader.carer().is_none());
        assert!(ClinicalReader::by_emergency(&doctor, proof(), after(now, LASTS)).is_none(), "over meanwhile");
        assert!(ClinicalReader::by_emergency(&grant(3, Role::Doctor), proof(), now).is_none(), "another doctor");
    }

    #[test]
    fn f38_a_patient_reads_their_own() {
        assert_eq!(ClinicalReader::own(&grant(1, Role::Patient)).map(|reader| reader.patient()), Some(user(1)));
        assert!(ClinicalReader::own(&grant(2, Role::Doctor)).is_none());
        assert_eq!(("me".parse(), user(7).to_string().parse()), (Ok(Whose::Mine), Ok(Whose::Of(user(7)))));
        assert!("Me".parse::<Whose>().is_err());
    }
}
