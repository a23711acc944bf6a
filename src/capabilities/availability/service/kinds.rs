//! A doctor's kinds of visits: seen and changed by the doctor they belong to, and by administrators (F22).

use super::Availability;
use super::hours::{HoursError, may_see};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAvailability;
use crate::capabilities::directory::model::{Doctor, KindsChange, KindsRefused, VisitKind, VisitKindText};
use crate::capabilities::directory::service::DoctorError;
use crate::identity::audit::Deed;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{UserId, VisitKindId};
use crate::storage::error::StorageError;

/// What a person wants of a doctor's kinds, as typed.
#[derive(Debug, Clone)]
pub enum KindsEdit {
    Add(VisitKindText),
    Change(VisitKindId, VisitKindText),
    Remove(VisitKindId),
    /// These and no others, in this order.
    Put(Vec<VisitKindText>),
}

impl Availability {
    /// A listed doctor for whoever asks for their kinds, and whether these may be changed by the caller. One call.
    pub async fn with_kinds(
        &self,
        grant: Option<&Granted<ManageAvailability>>,
        doctor: UserId,
    ) -> Result<Option<(Doctor, bool)>, StorageError> {
        let whole = grant.is_some_and(|grant| may_see(grant, doctor).is_ok());
        let doctor = self.directory.doctor(doctor).await?;
        Ok(doctor.filter(|doctor| whole || doctor.is_listed()).map(|doctor| (doctor, whole)))
    }

    /// Changes the kinds of a doctor who still has the version `seen` (`None`: whatever version they have). Visits that are booked
    /// stay as they are. A change that has been made already is no mistake: somebody pressed twice.
    ///
    /// Two calls; up to 54 ledgers learn of it when a length changes, so that no older offer is booked.
    pub async fn edit_kinds(
        &self,
        grant: &Granted<ManageAvailability>,
        doctor: UserId,
        edit: &KindsEdit,
        seen: Option<u32>,
    ) -> Result<Doctor, HoursError> {
        may_see(grant, doctor)?;
        let change = self.kinds_change(edit)?;
        let deed = Deed::by(grant, "availability.visit_kinds");
        let applied = |before: &Doctor| known(edit, before).and_then(|()| change.applied_to(before));
        match self.directory.change_doctor(doctor, seen, deed, None, applied).await {
            Ok(doctor) => Ok(doctor),
            Err(DoctorError::Stale) => {
                let now = self.directory.doctor(doctor).await?.ok_or(HoursError::NotFound)?;
                if change.is_done_in(&now) { Ok(now) } else { Err(HoursError::Stale) }
            }
            Err(DoctorError::Refused(KindsRefused::NoSuchKind) | DoctorError::NotFound | DoctorError::NoDepartment) => {
                Err(HoursError::NotFound)
            }
            Err(DoctorError::Refused(KindsRefused::Flaw(flaw))) => Err(HoursError::Invalid(flaw.into())),
            Err(DoctorError::Again | DoctorError::Moved) => Err(HoursError::Stale),
            Err(DoctorError::Storage(error)) => Err(error.into()),
        }
    }

    fn kinds_change(&self, edit: &KindsEdit) -> Result<KindsChange, Flaws> {
        let (currency, grain) = (self.settings.now().currency, self.settings.grain());
        let parse = |text: &VisitKindText, id: Option<VisitKindId>| {
            text.parse(id.unwrap_or_else(|| VisitKindId::new(&self.ground.ids)), currency, grain)
        };
        Ok(match edit {
            KindsEdit::Add(text) => KindsChange::Add(parse(text, None)?),
            KindsEdit::Change(id, text) => KindsChange::Change(parse(text, Some(*id))?),
            KindsEdit::Remove(id) => KindsChange::Remove(*id),
            KindsEdit::Put(texts) => KindsChange::Put(all_of(texts, |text| parse(text, text.id))?),
        })
    }
}

/// Whether every id of a list is one of the doctor's kinds: only the house gives new ones.
fn known(edit: &KindsEdit, doctor: &Doctor) -> Result<(), KindsRefused> {
    let KindsEdit::Put(texts) = edit else { return Ok(()) };
    let unknown = texts.iter().position(|text| text.id.is_some_and(|id| doctor.visit_kind(id).is_none()));
    unknown.map_or(Ok(()), |place| Err(KindsRefused::Flaw(Flaw::new(format!("/items/{place}/id"), "unknown_kind"))))
}

/// Each of a list, or the flaws of all of them, by their places. One id stands for one kind.
fn all_of(texts: &[VisitKindText], parse: impl Fn(&VisitKindText) -> Result<VisitKind, Flaws>) -> Result<Vec<VisitKind>, Flaws> {
    let (mut kinds, mut flaws): (Vec<VisitKind>, _) = (Vec::with_capacity(texts.len()), Flaws::default());
    for (place, text) in texts.iter().enumerate() {
        match parse(text) {
            Ok(kind) if kinds.iter().any(|other| other.id == kind.id) => flaws.add(Flaw::new(format!("/items/{place}/id"), "kind_twice")),
            Ok(kind) => kinds.push(kind),
            Err(wrong) => {
                for flaw in wrong.0 {
                    flaws.add(Flaw { pointer: format!("/items/{place}{}", flaw.pointer).into(), ..flaw });
                }
            }
        }
    }
    flaws.none()?;
    Ok(kinds)
}
