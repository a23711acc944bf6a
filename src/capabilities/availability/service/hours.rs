//! Weekly rules: seen and changed by the doctor they belong to, and by administrators (F22).

use super::Availability;
use crate::access::grant::Granted;
use crate::access::permissions::ManageAvailability;
use crate::access::role::Role;
use crate::capabilities::availability::model::{Clash, HoursChange, Impossible, RuleText, exception_said};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::{Exception, ExceptionKind, Rule};
use crate::capabilities::directory::service::DoctorError;
use crate::events::catalogue::{Event, OpenedBy};
use crate::identity::audit::Deed;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{RuleId, UserId};
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::Action;

/// Why a doctor's hours were not changed.
#[derive(Debug, thiserror::Error)]
pub enum HoursError {
    /// No such doctor, rule or exception, or somebody else's.
    #[error("not found")]
    NotFound,
    /// The doctor's row has changed since the version that was seen.
    #[error("the hours have changed since they were read")]
    Stale,
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    /// The rule would cover part of this one's time.
    #[error("another rule covers part of this time")]
    Overlaps(Box<Rule>),
    /// Visits are booked in that time, and nothing was said about these.
    #[error("{} booked visits are hit", clashes.len())]
    Clashes { clashes: Vec<Clash> },
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Something made now, or found to have been made by an earlier request with the same key; with its doctor as now.
#[derive(Debug, Clone)]
pub struct Made<T> {
    pub thing: T,
    pub doctor: Doctor,
    /// The answer is a replay of an earlier one.
    pub replayed: bool,
}

impl From<Impossible> for HoursError {
    fn from(impossible: Impossible) -> Self {
        match impossible {
            Impossible::NoSuchThing => Self::NotFound,
            Impossible::Overlaps(other) => Self::Overlaps(other),
            Impossible::Flaw(flaw) => Self::Invalid(flaw.into()),
        }
    }
}

impl From<DoctorError<Impossible>> for HoursError {
    fn from(error: DoctorError<Impossible>) -> Self {
        match error {
            // The department does not change here: it can only be gone if the row itself is on its way out.
            DoctorError::NotFound | DoctorError::NoDepartment => Self::NotFound,
            DoctorError::Refused(impossible) => impossible.into(),
            // `Moved` is for changes that ask the calendar to stay as it is; none of these does.
            DoctorError::Stale | DoctorError::Moved => Self::Stale,
            DoctorError::Again => Self::KeyReused,
            DoctorError::Storage(error) => Self::Storage(error),
        }
    }
}

/// A doctor's own hours, or anybody's for an administrator; others' do not exist for a doctor.
pub(super) fn may_see(grant: &Granted<ManageAvailability>, doctor: UserId) -> Result<(), HoursError> {
    if grant.role() == Role::Doctor && grant.id() != doctor { Err(HoursError::NotFound) } else { Ok(()) }
}

impl Availability {
    /// A keyed request to change hours.
    #[must_use]
    pub fn once(&self, grant: &Granted<ManageAvailability>, route: &str, key: &str, fingerprint: &str) -> Once {
        self.ground.once(grant.id(), route, key, fingerprint)
    }

    /// A doctor with their rules and exceptions. One call.
    pub async fn hours(&self, grant: &Granted<ManageAvailability>, doctor: UserId) -> Result<Doctor, HoursError> {
        may_see(grant, doctor)?;
        self.directory.doctor(doctor).await?.ok_or(HoursError::NotFound)
    }

    /// One more weekly rule. With a key, a repeat makes nothing new.
    pub async fn add_rule(
        &self,
        grant: &Granted<ManageAvailability>,
        doctor: UserId,
        text: &RuleText,
        once: Option<&Once>,
    ) -> Result<Made<Rule>, HoursError> {
        may_see(grant, doctor)?;
        if let Some(id) = self.made_earlier::<RuleId>(once).await? {
            return self.rule_made_earlier(doctor, id).await;
        }
        let rule = self.new_rule(text)?;
        let remember = once.map(|once| once.remember(rule.id, self.ground.clock.now())).transpose()?;
        let change = HoursChange::AddRules(vec![rule.clone()]);
        let (deed, added) = (Deed::by(grant, change.deed()), |before: &Doctor| change.applied_to(before));
        match self.directory.change_doctor(doctor, None, deed, remember, added).await {
            Ok(doctor) => Ok(Made { thing: rule, doctor, replayed: false }),
            Err(DoctorError::Again) => match self.made_earlier::<RuleId>(once).await? {
                Some(id) => self.rule_made_earlier(doctor, id).await,
                None => Err(HoursError::KeyReused),
            },
            Err(error) => Err(error.into()),
        }
    }

    /// A rule to be added, as typed.
    pub(super) fn new_rule(&self, text: &RuleText) -> Result<Rule, Flaws> {
        let today = self.settings.now().zone.date(self.ground.clock.now());
        text.parse_new(RuleId::new(&self.ground.ids), self.settings.grain(), today)
    }

    async fn rule_made_earlier(&self, doctor: UserId, id: RuleId) -> Result<Made<Rule>, HoursError> {
        let doctor = self.directory.doctor(doctor).await?.ok_or(HoursError::NotFound)?;
        let rule = doctor.hours.rules.iter().find(|rule| rule.id == id).cloned().ok_or(HoursError::NotFound)?;
        Ok(Made { thing: rule, doctor, replayed: true })
    }

    /// Other times for a rule of a doctor who still has the version `seen` (`None`: whatever version they have).
    pub async fn change_rule(
        &self,
        grant: &Granted<ManageAvailability>,
        doctor: UserId,
        id: RuleId,
        text: &RuleText,
        seen: Option<u32>,
    ) -> Result<Made<Rule>, HoursError> {
        may_see(grant, doctor)?;
        let rule = text.parse(id, self.settings.grain())?;
        let doctor = self.change(grant, doctor, &HoursChange::ChangeRule(rule.clone()), seen).await?;
        Ok(Made { thing: rule, doctor, replayed: false })
    }

    /// A rule is no more; visits booked by it stay.
    pub async fn remove_rule(&self, grant: &Granted<ManageAvailability>, doctor: UserId, id: RuleId) -> Result<(), HoursError> {
        may_see(grant, doctor)?;
        self.change(grant, doctor, &HoursChange::RemoveRule(id), None).await?;
        Ok(())
    }

    /// Makes a change of a doctor who still has the version `seen`, whatever visits it strands.
    pub(super) async fn change(
        &self,
        grant: &Granted<ManageAvailability>,
        doctor: UserId,
        change: &HoursChange,
        seen: Option<u32>,
    ) -> Result<Doctor, HoursError> {
        let changed = |before: &Doctor| change.applied_to(before);
        let taken_back = self.taken_back(doctor, change).await?;
        let said = taken_back.as_ref().map(|(_, exception)| exception_said(exception, &self.settings.now().zone));
        let deed = Deed::by(grant, change.deed()).saying(&said.unwrap_or_default());
        let opens = match taken_back {
            Some((doctor, exception)) => self.opens(&doctor, &exception)?,
            None => None,
        };
        match self.directory.change_doctor(doctor, seen, deed, opens, changed).await {
            // Somebody else took the same exception back a moment before.
            Err(DoctorError::Again) => Err(HoursError::NotFound),
            changed => Ok(changed?),
        }
    }

    /// The exception that a change takes back, and its doctor. One call, for such a change alone.
    async fn taken_back(&self, doctor: UserId, change: &HoursChange) -> Result<Option<(Doctor, Exception)>, StorageError> {
        let HoursChange::RemoveException(id) = change else { return Ok(None) };
        let Some(doctor) = self.directory.doctor(doctor).await? else { return Ok(None) };
        let found = doctor.hours.exceptions.iter().find(|exception| exception.id == *id).cloned();
        Ok(found.map(|exception| (doctor, exception)))
    }

    /// That leave or closed time is taken back, for whoever waits for a time: written with the change.
    fn opens(&self, doctor: &Doctor, exception: &Exception) -> Result<Option<Action>, StorageError> {
        if exception.kind == ExceptionKind::Extra || exception.time.end <= self.ground.clock.now() {
            return Ok(None);
        }
        let event = Event::AvailabilityOpened {
            by: OpenedBy::Exception { exception_id: exception.id },
            version: 1,
            doctor_id: doctor.id,
            department_id: doctor.department_id,
            start: exception.time.start,
            end: exception.time.end,
        };
        self.ground.tell(event).map(Some)
    }

    /// The id of what an earlier request with this key made, if there was one.
    pub(super) async fn made_earlier<Id: std::str::FromStr>(&self, once: Option<&Once>) -> Result<Option<Id>, HoursError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(HoursError::KeyReused),
            Earlier::Made(id) => {
                let corrupt = |_| StorageError::Corrupt { table: "guards", why: "a remembered id".to_owned() };
                Ok(Some(id.parse().map_err(corrupt)?))
            }
        }
    }
}
