//! As whom somebody stands to a visit: it is theirs, or that of a patient they act for (F70), or it does not exist for them.

use std::collections::HashMap;

use super::change::concerns;
use super::{Appointments, BookingError, Part};
use crate::access::grant::Granted;
use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::family::model::{Need, OnBehalf};
use crate::capabilities::family::service::CaredFor;
use crate::identity::accounts::{Accounts, Known};
use crate::identity::api_keys::ApiKeyStore;
use crate::identity::audit::Deed;
use crate::primitives::ids::{ApiKeyId, AppointmentId, UserId};
use crate::storage::error::StorageError;
use crate::storage::transaction::Transaction;

/// A visit that is the caller's to see or to change.
#[derive(Debug, Clone)]
pub struct Theirs {
    pub visit: Appointment,
    /// For whom they act, where it is not their own.
    pub carer: Option<OnBehalf>,
}

impl Theirs {
    /// The visit as its reader may see it: what people wrote to each other when they moved or cancelled it is clinical.
    pub(super) fn shown(self) -> Self {
        let hidden = self.carer.as_ref().is_some_and(|carer| !carer.allows(Need::ReadClinical));
        let visit = if hidden { Appointment { change_reason: None, ..self.visit } } else { self.visit };
        Self { visit, ..self }
    }
}

/// The entry of something done with a visit, naming for whom where that is not oneself.
pub(super) fn deed<P>(grant: &Granted<P>, what: &'static str, visit: &Appointment, carer: Option<&OnBehalf>) -> Deed {
    Deed::by(grant, what).about(visit.patient_id).on(visit.appointment_id).under(carer.map(OnBehalf::grant))
}

impl Appointments {
    /// A visit of the caller's, or of a patient who lets them do what is needed. One call, two for a carer or for nobody.
    pub(super) async fn theirs<P>(&self, grant: &Granted<P>, id: AppointmentId, need: Need) -> Result<Theirs, BookingError> {
        let visit = self.store.find(id).await?.ok_or(BookingError::NotFound)?;
        if concerns(grant, &visit) {
            return Ok(Theirs { visit, carer: None });
        }
        let carer = self.acting.find(grant, visit.patient_id, need).await?.ok_or(BookingError::NotFound)?;
        Ok(Theirs { visit, carer: Some(carer) })
    }

    /// Holds, in the transaction of what a carer does, that they may do it at that moment.
    pub(super) fn add_carer(&self, transaction: &mut Transaction<Part>, carer: Option<&OnBehalf>) {
        if let Some(carer) = carer {
            transaction.add(Part::Carer, self.acting.still_runs(carer, Need::Book));
        }
    }

    /// Writes down that a carer looked; whose grant has ended since it was read sees nothing. At most one call.
    pub(super) async fn looked(&self, carer: Option<&OnBehalf>) -> Result<(), BookingError> {
        match carer {
            Some(carer) if !self.acting.used(carer).await? => Err(BookingError::NotFound),
            _ => Ok(()),
        }
    }

    /// For whom the caller acts, by name. Nothing is asked for whoever never said yes to acting for anybody; else a query and, where
    /// there is somebody, one call.
    pub async fn cared_for<P>(&self, grant: &Granted<P>) -> Result<Vec<CaredFor>, StorageError> {
        if grant.actor().acts_for_others { self.acting.cared_for(grant).await } else { Ok(Vec::new()) }
    }

    /// For whom the caller may book besides themselves, by name. A query and, where there is somebody, one call.
    pub async fn may_book_for<P>(&self, grant: &Granted<P>) -> Result<Vec<CaredFor>, StorageError> {
        let cared_for = self.acting.cared_for(grant).await?;
        Ok(cared_for.into_iter().filter(|one| one.permit.scope.allows(Need::Book)).collect())
    }

    /// The patient the caller would book for, if they may. One call.
    pub async fn books_for<P>(&self, grant: &Granted<P>, patient: UserId) -> Result<Option<OnBehalf>, StorageError> {
        self.acting.find(grant, patient, Need::Book).await
    }

    /// The carers in a visit's history, by name. One call where there are any.
    pub(super) async fn carers_in(&self, visit: &Appointment) -> Result<HashMap<UserId, Known>, StorageError> {
        let carers: Vec<UserId> = visit.history.iter().filter_map(|happened| happened.carer).collect();
        if carers.is_empty() {
            return Ok(HashMap::new());
        }
        Accounts::new(self.ground.storage.clone()).names(carers).await
    }

    /// The programs in a visit's history, as administrators call their keys. One call where there are any.
    pub(super) async fn programs_in(&self, visit: &Appointment) -> Result<HashMap<ApiKeyId, String>, StorageError> {
        let programs = visit.history.iter().filter_map(|happened| happened.program);
        ApiKeyStore::new(self.ground.storage.clone()).names(programs).await
    }
}
