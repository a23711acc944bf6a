//! Dated exceptions: extra hours, closed times, leave (F22). Booked visits that one hits are never dropped silently.

use super::Availability;
use super::hours::{HoursError, Made, Refused, may_see};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAvailability;
use crate::capabilities::availability::model::{Clash, ExceptionText, MOST_EXCEPTIONS, NewException};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::Exception;
use crate::capabilities::directory::service::DoctorError;
use crate::identity::audit::Deed;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::{ExceptionId, UserId};
use crate::storage::error::StorageError;
use crate::storage::idempotent::Once;

/// How many visits one request cancels; more are listed, and a repeat of the request goes on with them.
const MOST_CANCELLED: usize = 25;

/// An exception that stands now, and the booked visits it hits.
#[derive(Debug, Clone)]
pub struct Entered {
    pub exception: Exception,
    /// The caller cancels these now, each by itself and in this version: this slice does not know how.
    pub to_cancel: Vec<Clash>,
    /// Nothing was said about them yet, or they are too many for one request.
    pub unresolved: Vec<Clash>,
    /// Whether ledgers show booked time that no listed visit explains yet.
    pub more_to_come: bool,
}

/// The booked visits that a time hits.
struct Hit {
    clashes: Vec<Clash>,
    complete: bool,
}

impl Availability {
    /// Enters an exception, if something was said about every booked visit it hits.
    ///
    /// The visits are looked up before, to ask, and again after: whoever booked in between came before the new version
    /// of the rules reached the ledgers, and is answered as unresolved; whoever books later sees the exception. A repeat
    /// with the same key looks again, so that what was left over is settled then.
    pub async fn add_exception(
        &self,
        grant: &Granted<ManageAvailability>,
        doctor: UserId,
        text: ExceptionText,
        once: Option<&Once>,
    ) -> Result<Made<Entered>, HoursError> {
        may_see(grant, doctor)?;
        let made = self.made_earlier::<ExceptionId>(once).await?;
        let (now, settings) = (self.ground.clock.now(), self.settings.now());
        if let Some(id) = made {
            return self.exception_made_earlier(doctor, id, text).await;
        }
        let new = text.clone().parse(ExceptionId::new(&self.ground.ids), &settings.zone, now, self.settings.grain())?;
        let clashes = new.not_mentioned(self.hit_by(doctor, &new).await?.clashes);
        if !clashes.is_empty() {
            return Err(HoursError::Clashes { clashes });
        }
        let remember = once.map(|once| once.remember(new.exception.id, now)).transpose()?;
        let added = |before: &Doctor| {
            let standing = before.hours.exceptions.iter().filter(|exception| exception.time.end > now).count();
            if standing >= MOST_EXCEPTIONS {
                return Err(Refused::Flaw(Flaw::too_many("", MOST_EXCEPTIONS)));
            }
            let mut after = before.clone();
            after.hours.exceptions.push(new.exception.clone());
            Ok(after)
        };
        let deed = Deed::by(grant, "availability.add_exception");
        match self.directory.change_doctor(doctor, None, deed, remember, added).await {
            Ok(doctor) => Ok(Made { thing: self.entered(&new, doctor.id).await?, doctor, replayed: false }),
            Err(DoctorError::Again) => match self.made_earlier::<ExceptionId>(once).await? {
                Some(id) => self.exception_made_earlier(doctor, id, text).await,
                None => Err(HoursError::KeyReused),
            },
            Err(error) => Err(error.into()),
        }
    }

    async fn exception_made_earlier(&self, doctor: UserId, id: ExceptionId, text: ExceptionText) -> Result<Made<Entered>, HoursError> {
        let doctor = self.directory.doctor(doctor).await?.ok_or(HoursError::NotFound)?;
        let exception = doctor.hours.exceptions.iter().find(|exception| exception.id == id).cloned().ok_or(HoursError::NotFound)?;
        let new = NewException { exception, resolve: text.resolve.unwrap_or_default() };
        Ok(Made { thing: self.entered(&new, doctor.id).await?, doctor, replayed: true })
    }

    async fn entered(&self, new: &NewException, doctor: UserId) -> Result<Entered, StorageError> {
        let hit = self.hit_by(doctor, new).await?;
        let (to_cancel, unresolved) = new.sort(hit.clashes, MOST_CANCELLED);
        Ok(Entered { exception: new.exception.clone(), to_cancel, unresolved, more_to_come: !hit.complete })
    }

    /// The booked visits an exception hits.
    async fn hit_by(&self, doctor: UserId, new: &NewException) -> Result<Hit, StorageError> {
        let time = new.exception.time;
        if !new.takes_away() {
            return Ok(Hit { clashes: Vec::new(), complete: true });
        }
        let booked = self.booked(doctor, time).await?;
        Ok(Hit { complete: booked.complete, clashes: booked.hit_by(&time) })
    }

    /// An exception is no more: the rules hold again. Visits booked in extra hours stay.
    pub async fn remove_exception(&self, grant: &Granted<ManageAvailability>, doctor: UserId, id: ExceptionId) -> Result<(), HoursError> {
        may_see(grant, doctor)?;
        let removed = |before: &Doctor| {
            let mut after = before.clone();
            after.hours.exceptions.retain(|exception| exception.id != id);
            if after.hours.exceptions.len() == before.hours.exceptions.len() { Err(Refused::NoSuchThing) } else { Ok(after) }
        };
        self.directory.change_doctor(doctor, None, Deed::by(grant, "availability.remove_exception"), None, removed).await?;
        Ok(())
    }
}
