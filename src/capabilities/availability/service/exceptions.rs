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
use crate::storage::idempotent::Once;

/// An exception that stands now, and the booked visits it hits.
#[derive(Debug, Clone)]
pub struct Entered {
    pub exception: Exception,
    /// The caller cancels these now, each by itself: this slice does not know how.
    pub to_cancel: Vec<Clash>,
    /// Booked while the exception was being entered: nothing was said about them yet.
    pub unresolved: Vec<Clash>,
}

impl Availability {
    /// Enters an exception, if something was said about every booked visit it hits.
    ///
    /// The visits are looked up before, to ask, and again after: whoever booked in between came before the new version
    /// of the rules reached the ledgers, and is answered as unresolved; whoever books later sees the exception.
    pub async fn add_exception(
        &self,
        grant: &Granted<ManageAvailability>,
        doctor: UserId,
        text: ExceptionText,
        once: Option<&Once>,
    ) -> Result<Made<Entered>, HoursError> {
        may_see(grant, doctor)?;
        if let Some(id) = self.made_earlier::<ExceptionId>(once).await? {
            return self.exception_made_earlier(doctor, id).await;
        }
        let (now, settings) = (self.ground.clock.now(), self.settings.now());
        let new = text.parse(ExceptionId::new(&self.ground.ids), &settings.zone, now, self.settings.grain())?;
        let clashes = new.unresolved(&self.hit_by(doctor, &new).await?);
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
            Ok(doctor) => {
                let hit = self.hit_by(doctor.id, &new).await?;
                let (to_cancel, unresolved) = (new.to_cancel(&hit), new.unresolved(&hit));
                Ok(Made { thing: Entered { exception: new.exception, to_cancel, unresolved }, doctor, replayed: false })
            }
            Err(DoctorError::Again) => match self.made_earlier::<ExceptionId>(once).await? {
                Some(id) => self.exception_made_earlier(doctor, id).await,
                None => Err(HoursError::KeyReused),
            },
            Err(error) => Err(error.into()),
        }
    }

    async fn exception_made_earlier(&self, doctor: UserId, id: ExceptionId) -> Result<Made<Entered>, HoursError> {
        let doctor = self.directory.doctor(doctor).await?.ok_or(HoursError::NotFound)?;
        let exception = doctor.hours.exceptions.iter().find(|exception| exception.id == id).cloned().ok_or(HoursError::NotFound)?;
        Ok(Made { thing: Entered { exception, to_cancel: Vec::new(), unresolved: Vec::new() }, doctor, replayed: true })
    }

    async fn hit_by(&self, doctor: UserId, new: &NewException) -> Result<Vec<Clash>, HoursError> {
        if new.takes_away() { Ok(self.clashes.standing(doctor, new.exception.time).await?) } else { Ok(Vec::new()) }
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
