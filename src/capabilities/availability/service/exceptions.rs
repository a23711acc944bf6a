//! Dated exceptions: extra hours, closed times, leave (F22). Booked visits that one hits are never dropped silently.

use std::collections::{BTreeMap, BTreeSet};

use super::Availability;
use super::clashes::Hit;
use super::hours::{HoursError, Made, may_see};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAvailability;
use crate::capabilities::availability::model::{
    Choice, Clash, ExceptionText, HoursChange, Impossible, MOST_EXCEPTIONS, NewException, Sorted, exception_said,
};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::Exception;
use crate::capabilities::directory::service::DoctorError;
use crate::identity::audit::Deed;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{AppointmentId, ExceptionId, UserId};
use crate::storage::error::StorageError;
use crate::storage::idempotent::Once;
use crate::storage::transaction::Action;

/// How many visits one request cancels; more are listed, and a repeat of the request goes on with them.
const MOST_CANCELLED: usize = 25;

/// What is written in the transaction of an exception, from the exception.
pub type Along<'a> = dyn Fn(&NewException) -> Result<Option<Action>, StorageError> + Send + Sync + 'a;

/// An exception that stands now, and the booked visits it hits.
#[derive(Debug, Clone)]
pub struct Entered {
    pub exception: Exception,
    /// The caller cancels these now, each by itself and in this version: this slice does not know how.
    pub to_cancel: Vec<Clash>,
    /// The caller lets these be repaired (F34): their patients are offered other times, or somebody solves them later.
    pub to_repair: Vec<Clash>,
    /// Nothing was said about them yet, or they are too many for one request.
    pub unresolved: Vec<Clash>,
    /// Their patients are here already: they are seen now, or somebody takes their arrival back first, and then decides.
    pub here: Vec<Clash>,
    /// Whether ledgers show booked time that no listed visit explains yet.
    pub more_to_come: bool,
}

impl Entered {
    /// The same with these of its unresolved visits to be cancelled, as many as one request cancels.
    #[must_use]
    pub fn cancelling(self, chosen: &BTreeSet<AppointmentId>) -> Self {
        let resolve = chosen.iter().map(|id| (*id, Choice::Cancel)).collect();
        let new = NewException { exception: self.exception, resolve };
        let Sorted { to_cancel, to_repair, unresolved, .. } = new.sort(self.unresolved, MOST_CANCELLED);
        Self { exception: new.exception, to_cancel, to_repair, unresolved, here: self.here, more_to_come: self.more_to_come }
    }
}

impl Availability {
    /// Enters an exception of a doctor who still has the version `seen` (`None`: whatever version they have), if something was
    /// said about every booked visit it hits.
    ///
    /// The visits are looked up before, to ask, and again after: whoever booked in between came before the new version
    /// of the rules reached the ledgers, and is answered as unresolved; whoever books later sees the exception. A repeat
    /// with the same key looks again, so that what was left over is settled then. `along` is written with the exception.
    pub async fn add_exception(
        &self,
        grant: &Granted<ManageAvailability>,
        doctor: UserId,
        text: ExceptionText,
        seen: Option<u32>,
        once: Option<&Once>,
        along: &Along<'_>,
    ) -> Result<Made<Entered>, HoursError> {
        may_see(grant, doctor)?;
        let made = self.made_earlier::<ExceptionId>(once).await?;
        let (now, settings) = (self.ground.clock.now(), self.settings.now());
        if let Some(id) = made {
            return self.exception_made_earlier(doctor, id, text).await;
        }
        let new = text.clone().parse(ExceptionId::new(&self.ground.ids), &settings.zone, now, self.settings.grain())?;
        let clashes = self.hit_by(doctor, &new).await?.clashes;
        new.check_kept(&clashes)?;
        let clashes = new.not_mentioned(clashes);
        if !clashes.is_empty() {
            return Err(HoursError::Clashes { clashes });
        }
        let comes_anew = !text.restored;
        let mut remember: Vec<Action> = once.map(|once| once.remember(new.exception.id, now)).transpose()?.into_iter().collect();
        remember.extend(along(&new)?);
        let added = |before: &Doctor| {
            let standing = before.hours.exceptions.iter().filter(|exception| exception.time.end > now).count();
            if standing >= MOST_EXCEPTIONS {
                return Err(Impossible::Flaw(Flaw::too_many("", MOST_EXCEPTIONS)));
            }
            new.check_against(&before.hours.exceptions).map_err(Impossible::Flaw)?;
            if comes_anew {
                new.check_within(&before.hours.exceptions).map_err(Impossible::Flaw)?;
            }
            let mut after = before.clone();
            after.hours.exceptions.push(new.exception.clone());
            Ok(after)
        };
        let deed = Deed::by(grant, "availability.add_exception").saying(&exception_said(&new.exception, &settings.zone));
        match self.directory.change_doctor(doctor, seen, deed, remember, added).await {
            Ok(doctor) => Ok(Made { thing: self.entered(&new, doctor.id).await?, doctor, replayed: false }),
            // Refused, too, where the same request a moment before was faster than this one.
            Err(error @ (DoctorError::Again | DoctorError::Refused(_))) => match self.made_earlier::<ExceptionId>(once).await? {
                Some(id) => self.exception_made_earlier(doctor, id, text).await,
                None => Err(error.into()),
            },
            Err(error) => Err(error.into()),
        }
    }

    /// Every booked visit an exception would hit, whatever was said about them. Nothing is saved.
    pub async fn hit(&self, grant: &Granted<ManageAvailability>, doctor: UserId, text: ExceptionText) -> Result<Vec<Clash>, HoursError> {
        may_see(grant, doctor)?;
        let (now, settings) = (self.ground.clock.now(), self.settings.now());
        let new = text.parse(ExceptionId::new(&self.ground.ids), &settings.zone, now, self.settings.grain())?;
        Ok(self.hit_by(doctor, &new).await?.clashes)
    }

    /// That no leave or closed time like this stands already, and none in which all of it lies. One call.
    ///
    /// # Errors
    /// One does, which is told of the start; or it cannot be entered, or is not the caller's.
    pub async fn stands_not_yet(&self, grant: &Granted<ManageAvailability>, doctor: UserId, text: ExceptionText) -> Result<(), HoursError> {
        let doctor = self.hours(grant, doctor).await?;
        let (now, settings) = (self.ground.clock.now(), self.settings.now());
        let comes_anew = !text.restored;
        let new = text.parse(ExceptionId::new(&self.ground.ids), &settings.zone, now, self.settings.grain())?;
        new.check_against(&doctor.hours.exceptions).map_err(Flaws::from)?;
        let within = if comes_anew { new.check_within(&doctor.hours.exceptions) } else { Ok(()) };
        Ok(within.map_err(Flaws::from)?)
    }

    /// The exception as it would be entered. Nothing is saved, and no call made.
    ///
    /// # Errors
    /// When it is not the caller's, or cannot be entered.
    pub fn to_be_entered(&self, grant: &Granted<ManageAvailability>, doctor: UserId, text: ExceptionText) -> Result<Exception, HoursError> {
        may_see(grant, doctor)?;
        let (now, settings) = (self.ground.clock.now(), self.settings.now());
        Ok(text.parse(ExceptionId::new(&self.ground.ids), &settings.zone, now, self.settings.grain())?.exception)
    }

    async fn exception_made_earlier(&self, doctor: UserId, id: ExceptionId, text: ExceptionText) -> Result<Made<Entered>, HoursError> {
        let doctor = self.directory.doctor(doctor).await?.ok_or(HoursError::NotFound)?;
        let exception = doctor.hours.exceptions.iter().find(|exception| exception.id == id).cloned().ok_or(HoursError::NotFound)?;
        let new = NewException { exception, resolve: text.resolve.unwrap_or_default() };
        Ok(Made { thing: self.entered(&new, doctor.id).await?, doctor, replayed: true })
    }

    /// An exception that stands, with the booked visits still in its time, all of them unresolved. Kept visits are listed too: they
    /// stay in the time.
    pub async fn exception_now(
        &self,
        grant: &Granted<ManageAvailability>,
        doctor: UserId,
        id: ExceptionId,
    ) -> Result<Made<Entered>, HoursError> {
        let doctor = self.hours(grant, doctor).await?;
        let exception = doctor.hours.exceptions.iter().find(|exception| exception.id == id).cloned().ok_or(HoursError::NotFound)?;
        let thing = self.entered(&NewException { exception, resolve: BTreeMap::new() }, doctor.id).await?;
        Ok(Made { thing, doctor, replayed: false })
    }

    async fn entered(&self, new: &NewException, doctor: UserId) -> Result<Entered, StorageError> {
        let hit = self.hit_by(doctor, new).await?;
        let Sorted { to_cancel, to_repair, unresolved, here } = new.sort(hit.clashes, MOST_CANCELLED);
        Ok(Entered { exception: new.exception.clone(), to_cancel, to_repair, unresolved, here, more_to_come: !hit.complete })
    }

    /// The booked visits an exception hits.
    async fn hit_by(&self, doctor: UserId, new: &NewException) -> Result<Hit, StorageError> {
        let time = new.exception.time;
        if !new.takes_away() {
            return Ok(Hit::default());
        }
        self.hit_in(doctor, time).await
    }

    /// An exception is no more: the rules hold again. Visits booked in extra hours stay.
    pub async fn remove_exception(&self, grant: &Granted<ManageAvailability>, doctor: UserId, id: ExceptionId) -> Result<(), HoursError> {
        may_see(grant, doctor)?;
        self.change(grant, doctor, &HoursChange::RemoveException(id), None).await?;
        Ok(())
    }
}
