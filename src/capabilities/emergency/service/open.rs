//! A doctor opens a record: one transaction writes the access, its line in the queue, the mail to the patient, the event and the
//! entry of the trail with the doctor's words. Without any of them nothing is open.

use super::{Emergencies, EmergencyError};
use crate::access::grant::Granted;
use crate::access::permissions::{OpenEmergencyAccess, ReadRecords};
use crate::capabilities::appointments::model::{Appointment, care_since};
use crate::capabilities::emergency::model::{EmergencyAccess, Wish};
use crate::capabilities::emergency::store;
use crate::capabilities::notifications::model::Kind;
use crate::events::catalogue::Event;
use crate::identity::audit::Deed;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::{EmergencyAccessId, UserId};
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::totals::{self, Total};
use crate::storage::transaction::{CommitError, Transaction};

/// An access that was opened, now or by an earlier request with the same key.
#[derive(Debug, Clone)]
pub struct Opened {
    pub access: EmergencyAccess,
    /// Nothing was done this time.
    pub replayed: bool,
}

/// The actions of the transaction, by what a refusal of each would mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Access,
    Only,
    Event,
    Mail,
    Total,
    Audit,
    Once,
}

impl Emergencies {
    /// Opens the record of the one patient who fits. Whoever fits nobody, or more than one, is told the same; so many tries an
    /// hour are counted. Two queries and three to four calls, one transaction; one call more with a key.
    pub async fn open(&self, grant: &Granted<OpenEmergencyAccess>, wish: &Wish, once: Option<&Once>) -> Result<Opened, EmergencyError> {
        if let Some(earlier) = self.opened_earlier(grant, once).await? {
            return Ok(earlier);
        }
        self.throttle.open_emergency_access(grant.id()).await?;
        let Some(patient) = self.patient(&wish.who).await? else {
            self.ground.audit.write(&self.ground.storage, Deed::by(grant, "emergency.open").denied()).await?;
            return Err(Flaw::new(wish.who.pointer(), "no_single_patient").into());
        };
        let seen = self.has_no_other_way(grant, patient).await?;
        let now = self.ground.clock.now();
        let access = EmergencyAccess::opened(grant.id(), EmergencyAccessId::new(&self.ground.ids), patient, wish.category, now);
        match self.ground.storage.commit(self.opening(grant, &access, (wish, seen), once)?).await {
            Ok(()) => Ok(Opened { access, replayed: false }),
            Err(error) if error.refused(&Part::Once) => self.opened_earlier(grant, once).await?.ok_or(EmergencyError::KeyReused),
            // Another window opened it at this very moment: that one it is.
            Err(error) if error.refused(&Part::Only) => match self.store.running(grant.id(), patient, now).await? {
                Some(running) => Err(EmergencyError::Running(Box::new(running))),
                None => Err(StorageError::Unavailable("a record that is opened and ended at once".to_owned()).into()),
            },
            Err(CommitError::Refused(_)) => Err(StorageError::Refused("an emergency access that is new".to_owned()).into()),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// Whoever may read anyway opens nothing. Answers the newest access of theirs that has ended within its hour.
    async fn has_no_other_way(
        &self,
        grant: &Granted<OpenEmergencyAccess>,
        patient: UserId,
    ) -> Result<Option<EmergencyAccessId>, EmergencyError> {
        let now = self.ground.clock.now();
        let reads: Granted<ReadRecords> = grant.also()?;
        let in_care = |visit: &Appointment| visit.puts_into_care(grant.id(), patient, now).then_some(());
        let in_care = self.appointments.decided_by(&reads, patient, care_since(now), in_care);
        let (in_care, opened) = tokio::try_join!(in_care, self.store.of_an_hour(grant.id(), patient, now))?;
        if in_care.is_some() {
            return Err(EmergencyError::InCare(patient));
        }
        let newest = opened.first().map(|access| access.access_id);
        let running = opened.into_iter().find(|access| access.runs(now));
        running.map_or(Ok(newest), |running| Err(EmergencyError::Running(Box::new(running))))
    }

    fn opening(
        &self,
        grant: &Granted<OpenEmergencyAccess>,
        access: &EmergencyAccess,
        (wish, seen): (&Wish, Option<EmergencyAccessId>),
        once: Option<&Once>,
    ) -> Result<Transaction<Part>, StorageError> {
        let id = access.access_id;
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Access, store::open(access)?);
        transaction.add(Part::Only, store::only(access, seen));
        let event = Event::EmergencyAccessOpened { access_id: id, version: access.version, doctor_id: access.doctor };
        transaction.add(Part::Event, self.ground.tell(event)?);
        transaction.add_all(Part::Mail, self.notifications.news_owed(access.patient_id, id, Kind::EmergencyAccess)?);
        transaction.add(Part::Total, totals::count(Total::EmergencyAccesses, 1));
        let deed = Deed::by(grant, "emergency.open").about(access.patient_id).on(id).in_emergency(Some(id));
        transaction.add(Part::Audit, self.ground.audit.action(deed.because(wish.reason.expose()))?);
        if let Some(once) = once {
            transaction.add(Part::Once, once.remember(id, access.opened_at)?);
        }
        Ok(transaction)
    }

    /// What an earlier request with this key opened, as it is now.
    async fn opened_earlier(&self, grant: &Granted<OpenEmergencyAccess>, once: Option<&Once>) -> Result<Option<Opened>, EmergencyError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(EmergencyError::KeyReused),
            Earlier::Made(id) => {
                let corrupt = |_| StorageError::Corrupt { table: "guards", why: "a remembered emergency access".to_owned() };
                let access = self.store.find(grant.id(), id.parse().map_err(corrupt)?).await?;
                Ok(Some(Opened { access: access.ok_or(EmergencyError::NotFound)?, replayed: true }))
            }
        }
    }
}
