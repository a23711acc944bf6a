//! Amending a record (F37): what was signed stays, what changes stands beside it with who, when and why.

use jiff::Timestamp;

use super::{ROUNDS, RecordError, Records};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, WriteRecord};
use crate::capabilities::records::model::{Amendment, Change, Head, MOST_AMENDMENTS, Record, Whose};
use crate::capabilities::records::store;
use crate::identity::audit::Deed;
use crate::primitives::ids::{AppointmentId, RecordId, UserId};
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{CommitError, Transaction};

/// An amendment, and whether an earlier request with the same key made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amended {
    pub amendment: Amendment,
    pub replayed: bool,
}

/// The actions of an amendment, by what a refusal of each would mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Record,
    Audit,
    Once,
}

impl Records {
    /// Amends a record of the doctor's own that has the version `seen` (`None`: whatever version it has), as long as they have the
    /// patient in care (F10): whoever may not read any more what stands does not write beside it, on the page or over the API. Who was
    /// treated elsewhere since, and whom only an emergency opens, is read and not written about. Two reads, one transaction, as long as
    /// the visit it was written about puts the patient into care, later a query and a read more; one call more with a key.
    pub async fn amend(
        &self,
        grant: &Granted<WriteRecord>,
        (whose, id): (Whose, RecordId),
        change: &Change,
        seen: Option<u32>,
        once: Option<&Once>,
    ) -> Result<Amended, RecordError> {
        // `me` is a patient, and no patient holds this right.
        let Whose::Of(patient) = whose else { return Err(RecordError::NotFound) };
        let own = async || -> Result<Head, RecordError> {
            let head = self.store.head(patient, id).await?;
            head.filter(|head| head.doctor_id == grant.id()).ok_or(RecordError::NotFound)
        };
        let mut head = own().await?;
        self.has_in_care(grant, patient, head.appointment_id).await?;
        for _ in 0..ROUNDS {
            if let Some(amendment) = self.amended_earlier(once, patient, &head, change).await? {
                return Ok(Amended { amendment, replayed: true });
            }
            if seen.is_some_and(|seen| seen != head.version) {
                return Err(RecordError::Stale);
            }
            if head.version > MOST_AMENDMENTS {
                return Err(RecordError::NotAllowedNow);
            }
            let amendment = amendment(patient, &head, head.version, change, self.ground.clock.now());
            match self.ground.storage.commit(self.amending(grant, &amendment, &head, once)?).await {
                Ok(()) => return Ok(Amended { amendment, replayed: false }),
                // Another window was faster, with this key or without: read again.
                Err(CommitError::Refused(_)) => head = own().await?,
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("a record many windows amend".to_owned()).into())
    }

    /// That the doctor has the patient in care; who has not does not find the record, and that they tried stands in the trail.
    async fn has_in_care(&self, grant: &Granted<WriteRecord>, patient: UserId, written_about: AppointmentId) -> Result<(), RecordError> {
        let reads: Granted<ReadRecords> = grant.also().map_err(|_| RecordError::NotFound)?;
        if Box::pin(self.in_care_by(&reads, patient, written_about, &[])).await?.is_some() {
            return Ok(());
        }
        let reader = Box::pin(self.reader(&reads, Whose::Of(patient), "record.amend")).await?; // the SDK's futures are large
        if reader.only_reads() { Err(RecordError::NotFound) } else { Ok(()) }
    }

    fn amending(
        &self,
        grant: &Granted<WriteRecord>,
        amendment: &Amendment,
        head: &Head,
        once: Option<&Once>,
    ) -> Result<Transaction<Part>, StorageError> {
        let mut transaction = Transaction::new();
        for action in store::amend(amendment, head)? {
            transaction.add(Part::Record, action);
        }
        let deed = Deed::by(grant, "record.amend").about(amendment.patient_id).on(head.record_id);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        if let Some(once) = once {
            transaction.add(Part::Once, once.remember(remembered(amendment), amendment.at)?);
        }
        Ok(transaction)
    }

    /// The amendment an earlier request with this key made: the body is the same, number and time are remembered.
    async fn amended_earlier(
        &self,
        once: Option<&Once>,
        patient: UserId,
        head: &Head,
        change: &Change,
    ) -> Result<Option<Amendment>, RecordError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(RecordError::KeyReused),
            Earlier::Made(made) => {
                let read = made.split_once(' ').and_then(|(number, at)| Some((number.parse().ok()?, at.parse().ok()?)));
                let corrupt = || StorageError::Corrupt { table: "guards", why: "a remembered amendment".to_owned() };
                let (number, at) = read.ok_or_else(corrupt)?;
                Ok(Some(amendment(patient, head, number, change, at)))
            }
        }
    }
}

fn remembered(amendment: &Amendment) -> String {
    format!("{} {}", amendment.number, amendment.at)
}

fn amendment(patient_id: UserId, head: &Head, number: u32, change: &Change, at: Timestamp) -> Amendment {
    Amendment {
        patient_id,
        item: Record::entry(head.record_id, number),
        record_id: head.record_id,
        number,
        doctor_id: head.doctor_id,
        doctor_name: head.doctor_name.clone(),
        at,
        change: change.clone(),
    }
}
