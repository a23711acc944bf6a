//! As whom somebody stands to a patient's entries: they are theirs, or of a patient they act for, or the desk's to keep.

use std::str::FromStr;

use serde::Deserialize;

use super::{WaitingError, WaitingList};
use crate::access::grant::Granted;
use crate::access::role::Role;
use crate::capabilities::family::model::{Need, OnBehalf};
use crate::identity::accounts::Status;
use crate::identity::audit::Deed;
use crate::primitives::ids::{MalformedId, UserId, WaitId};
use crate::storage::error::StorageError;

/// Whose entries an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// `me`.
    Mine,
    Of(UserId),
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

/// How the caller stands to a patient.
#[derive(Debug, Clone)]
pub struct Stands {
    pub patient: UserId,
    /// For whom they act, where it is neither themselves nor the desk.
    pub carer: Option<OnBehalf>,
    /// The patient's name, for the desk.
    pub at_desk: Option<String>,
    /// The desk knows the patient without an address of mail: they are called.
    pub no_mail: bool,
}

impl Stands {
    /// Whether the caller may read why the patient wants to come: never the desk, whatever it typed itself.
    #[must_use]
    pub fn reads(&self) -> bool {
        self.at_desk.is_none() && self.carer.as_ref().is_none_or(|carer| carer.allows(Need::ReadClinical))
    }

    /// The entry of something done with one, naming for whom where that is not oneself.
    pub(super) fn deed<P>(&self, grant: &Granted<P>, what: &'static str, id: WaitId) -> Deed {
        Deed::by(grant, what).about(self.patient).on(id).under(self.carer.as_ref().map(OnBehalf::grant))
    }
}

impl WaitingList {
    /// How the caller stands to whom an address names; `NotFound` for everybody else's. No call for oneself, one otherwise.
    pub async fn stands<P>(&self, grant: &Granted<P>, whose: Whose) -> Result<Stands, WaitingError> {
        let patient = match (whose, grant.role()) {
            (Whose::Mine, Role::Patient) => grant.id(),
            (Whose::Mine, _) => return Err(WaitingError::NotFound),
            (Whose::Of(patient), _) => patient,
        };
        if grant.role() == Role::Patient && grant.id() == patient {
            return Ok(Stands { patient, carer: None, at_desk: None, no_mail: false });
        }
        if grant.role() == Role::Receptionist {
            let account = self.accounts.find(patient).await?;
            let account = account.filter(|account| account.role == Role::Patient && account.status != Status::Disabled);
            let account = account.ok_or(WaitingError::NotFound)?;
            let no_mail = account.status == Status::NoAddress;
            return Ok(Stands { patient, carer: None, at_desk: Some(account.name.to_string()), no_mail });
        }
        let carer = self.acting.find(grant, patient, Need::Book).await?.ok_or(WaitingError::NotFound)?;
        Ok(Stands { patient, carer: Some(carer), at_desk: None, no_mail: false })
    }

    /// Writes down that a carer looked; whose grant has ended since it was read sees nothing. At most one call.
    pub(super) async fn looked(&self, stands: &Stands) -> Result<(), WaitingError> {
        match &stands.carer {
            Some(carer) if !self.acting.used(carer).await? => Err(WaitingError::NotFound),
            _ => Ok(()),
        }
    }

    /// For whom the caller may wait besides themselves, by name. A query and, where there is somebody, one call.
    pub async fn may_wait_for<P>(&self, grant: &Granted<P>) -> Result<Vec<(UserId, String)>, StorageError> {
        let cared_for = self.appointments.may_book_for(grant).await?;
        Ok(cared_for.into_iter().map(|one| (one.permit.patient_id, one.name.to_string())).collect())
    }
}
