//! Reading records (F10, F38): decided by a visit as last written, in the trail before anything is shown.

use super::{RecordError, Records};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, SeeRecordIndex};
use crate::access::role::Role;
use crate::capabilities::appointments::model::care_since;
use crate::capabilities::appointments::service::Look;
use crate::capabilities::emergency::model::InEmergency;
use crate::capabilities::family::model::{Need, OnBehalf};
use crate::capabilities::records::model::{Background, ClinicalReader, Head, History, RecordLine, Whose};
use crate::capabilities::records::store::FirstEntries;
use crate::identity::audit::Deed;
use crate::primitives::ids::{RecordId, UserId};
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;

/// An entry of something read, and the emergency access by which it is counted, if it is by one.
#[derive(Debug, Clone)]
pub struct Reading {
    deed: Deed,
    emergency: Option<InEmergency>,
}

/// An entry of something read: it names both where a carer reads, and the access where it is an emergency.
#[must_use]
pub fn reading(reader: &ClinicalReader, what: &'static str) -> Reading {
    let emergency = reader.emergency().cloned();
    let deed = Deed::by(reader.grant(), what).about(reader.patient()).under(reader.carer().map(OnBehalf::grant));
    Reading { deed: deed.in_emergency(emergency.as_ref().map(InEmergency::id)), emergency }
}

impl Reading {
    /// The thing that is read, by its id.
    #[must_use]
    pub fn on(self, object: impl ToString) -> Self {
        Self { deed: self.deed.on(object), ..self }
    }

    /// Tried, and not allowed: only an entry, nothing was read.
    #[must_use]
    pub fn denied(self) -> Deed {
        self.deed.denied()
    }
}

/// Something read by nobody's leave: one's own, or that it exists.
impl From<Deed> for Reading {
    fn from(deed: Deed) -> Self {
        Self { deed, emergency: None }
    }
}

/// Something clinical, and as whom it is shown.
#[derive(Debug, Clone)]
pub struct Shown<T> {
    pub reader: ClinicalReader,
    pub what: T,
}

impl Records {
    /// A patient's records as they stand now, newest first, a page at a time. Audit entry and one query side by side; for a
    /// doctor a query and a read before that (in an emergency two queries and a read, and a write), for a carer a read and now
    /// and then a write.
    pub async fn list(
        &self,
        grant: &Granted<ReadRecords>,
        whose: Whose,
        after: Option<RecordId>,
        limit: usize,
    ) -> Result<Shown<Listed<RecordLine, RecordId>>, RecordError> {
        let reader = self.reader(grant, whose, "records.list").await?;
        let deed = reading(&reader, "records.list").on(reader.patient());
        let what = self.in_the_trail(deed, self.store.lines(&reader, after, limit)).await?;
        Ok(Shown { reader, what })
    }

    /// The same with what the patient says of themselves where a doctor or a carer reads. Costs as `list`, for a carer or in an
    /// emergency a read more, and one audit entry for both.
    pub async fn list_with_background(
        &self,
        grant: &Granted<ReadRecords>,
        whose: Whose,
        after: Option<RecordId>,
        limit: usize,
    ) -> Result<Shown<(Listed<RecordLine, RecordId>, Option<Background>)>, RecordError> {
        let look = self.look(grant, whose).await?;
        let held = match look {
            Some((patient, Look::Likely(visit))) => Box::pin(self.in_care_by(grant, patient, visit, &[])).await?,
            _ => None,
        };
        let (reader, said) = match held {
            Some((reader, (background, _))) => (reader, Some(background)),
            None => (self.reader_after(look, grant, whose, "records.list").await?, None),
        };
        let is_own = reader.care().is_none() && reader.emergency().is_none() && reader.carer().is_none();
        let background = async {
            match said {
                Some(background) => Ok(background),
                None if is_own => Ok(None),
                None => self.store.background(&reader).await,
            }
        };
        let page = async { tokio::try_join!(self.store.lines(&reader, after, limit), background) };
        let what = self.in_the_trail(reading(&reader, "records.list").on(reader.patient()), page).await?;
        Ok(Shown { reader, what })
    }

    /// One record with its amendments. For a doctor with the patient in care a query, one read of the visit and the record together, and
    /// the audit entry; a query more where it was amended more than once. For everybody else it costs as `list`.
    pub async fn find(&self, grant: &Granted<ReadRecords>, whose: Whose, id: RecordId) -> Result<Shown<History>, RecordError> {
        let look = self.look(grant, whose).await?;
        let now = self.ground.clock.now();
        let held = match look {
            Some((patient, Look::Likely(visit))) => {
                let decide = |visit: &_| ClinicalReader::in_care(grant, patient, visit, now);
                Box::pin(self.store.history_by((patient, visit, id), decide)).await?
            }
            _ => None,
        };
        let (reader, found) = match held {
            Some(found) => found,
            None => (self.reader_after(look, grant, whose, "record.read").await?, FirstEntries::More),
        };
        let history = async {
            match found {
                FirstEntries::Whole(history) => Ok(history.map(|history| *history)),
                FirstEntries::More => self.store.history(&reader, id).await,
            }
        };
        let deed = reading(&reader, "record.read").on(id);
        let history = self.in_the_trail(deed, history).await?.ok_or(RecordError::NotFound)?;
        Ok(Shown { reader, what: history })
    }

    /// A first look at the visits of a doctor who asks; `None` for whoever is no doctor. One query.
    async fn look(&self, grant: &Granted<ReadRecords>, whose: Whose) -> Result<Option<(UserId, Look)>, StorageError> {
        match whose {
            Whose::Of(patient) if grant.role() == Role::Doctor => {
                Ok(Some((patient, self.appointments.look_for_care(grant, patient).await?)))
            }
            _ => Ok(None),
        }
    }

    /// As [`Self::reader`], after a look that let nobody read: where it found no visit, none is looked for again.
    async fn reader_after(
        &self,
        look: Option<(UserId, Look)>,
        grant: &Granted<ReadRecords>,
        whose: Whose,
        what: &'static str,
    ) -> Result<ClinicalReader, RecordError> {
        match look {
            Some((patient, Look::NoVisit)) => {
                let reader = self.in_emergency(grant, patient).await?;
                self.or_denied(reader, grant, whose, what).await
            }
            _ => self.reader(grant, whose, what).await,
        }
    }

    /// That records of a patient exist, newest first: nothing of what they say.
    pub async fn index(
        &self,
        grant: &Granted<SeeRecordIndex>,
        patient: UserId,
        after: Option<RecordId>,
        limit: usize,
    ) -> Result<Listed<Head, RecordId>, RecordError> {
        let deed = Deed::by(grant, "records.index").about(patient).on(patient);
        self.in_the_trail(deed, self.store.heads(patient, after, limit)).await
    }

    /// Whether the caller may read these records at all: THE one place that decides it, but for what is read together with the visit
    /// that lets a doctor (`find`, `list_with_background`, `in_care_by`), where `ClinicalReader::in_care` decides just the same. Everybody
    /// else does not find them, and that they tried stands in the trail of whomever they named, be there such a patient or not.
    pub async fn reader(&self, grant: &Granted<ReadRecords>, whose: Whose, what: &'static str) -> Result<ClinicalReader, RecordError> {
        let own = ClinicalReader::own(grant).filter(|own| whose == Whose::Mine || whose == Whose::Of(own.patient()));
        let reader = match (own, whose) {
            (Some(own), _) => Some(own),
            (None, Whose::Mine) => None,
            (None, Whose::Of(patient)) if grant.role() == Role::Patient => self.carer_of(grant, patient).await?,
            (None, Whose::Of(patient)) => self.doctor_of(grant, patient).await?,
        };
        self.or_denied(reader, grant, whose, what).await
    }

    /// Whoever may read; of everybody else stands in the trail that they tried.
    async fn or_denied(
        &self,
        reader: Option<ClinicalReader>,
        grant: &Granted<ReadRecords>,
        whose: Whose,
        what: &'static str,
    ) -> Result<ClinicalReader, RecordError> {
        if let (None, Whose::Of(patient)) = (&reader, whose) {
            let deed = Deed::by(grant, what).about(patient).on(patient).denied();
            self.ground.audit.write(&self.ground.storage, deed).await?;
        }
        reader.ok_or(RecordError::NotFound)
    }

    /// Whom the patient lets read, at this moment. A read, and the grant's last use.
    async fn carer_of(&self, grant: &Granted<ReadRecords>, patient: UserId) -> Result<Option<ClinicalReader>, StorageError> {
        let Some(carer) = self.acting.find(grant, patient, Need::ReadClinical).await? else { return Ok(None) };
        if !self.acting.used(&carer).await? {
            return Ok(None);
        }
        Ok(ClinicalReader::for_family(grant, carer))
    }

    /// A doctor with the patient in care; else one who opened the record in an emergency.
    async fn doctor_of(&self, grant: &Granted<ReadRecords>, patient: UserId) -> Result<Option<ClinicalReader>, StorageError> {
        let now = self.ground.clock.now();
        let decide = |visit: &_| ClinicalReader::in_care(grant, patient, visit, now);
        if let Some(reader) = self.appointments.decided_by(grant, patient, care_since(now), decide).await? {
            return Ok(Some(reader));
        }
        self.in_emergency(grant, patient).await
    }

    async fn in_emergency(&self, grant: &Granted<ReadRecords>, patient: UserId) -> Result<Option<ClinicalReader>, StorageError> {
        let now = self.ground.clock.now();
        let access = Box::pin(self.emergency.find(grant, patient)).await?;
        Ok(access.and_then(|access| ClinicalReader::by_emergency(grant, access, now)))
    }

    /// Notes a reading of what is at hand already, before it is shown. Costs as `in_the_trail` without the reading itself.
    pub async fn noted(&self, reading: impl Into<Reading>) -> Result<(), RecordError> {
        self.in_the_trail(reading, async { Ok::<_, StorageError>(()) }).await
    }

    /// What was read, once the trail says so: when it cannot, nothing is shown. By an emergency access it is counted too, and one
    /// that ended meanwhile shows nothing: one call more, side by side.
    pub async fn in_the_trail<T, E>(&self, reading: impl Into<Reading>, read: impl Future<Output = Result<T, E>>) -> Result<T, RecordError>
    where
        RecordError: From<E>,
    {
        let Reading { deed, emergency } = reading.into();
        // The SDK's futures are large.
        let read = Box::pin(async { read.await.map_err(RecordError::from) });
        let entry = Box::pin(async { Ok::<_, RecordError>(self.ground.audit.write(&self.ground.storage, deed).await?) });
        let counted = Box::pin(async {
            match &emergency {
                Some(access) => Ok(self.emergency.count(access).await?),
                None => Ok(true),
            }
        });
        let (read, (), runs) = tokio::try_join!(read, entry, counted)?;
        if runs { Ok(read) } else { Err(RecordError::NotFound) }
    }
}
