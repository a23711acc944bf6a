//! Somebody who was asked says yes or no, or gives up later what they said yes to.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use super::super::model::{Carer, CarerGrant, Ending, InvitationProof, MOST_CARED_FOR, Scope, Standing};
use super::super::store;
use super::acting::PatientNow;
use super::ask::CONTEXT;
use super::{Family, FamilyError, Part};
use crate::access::grant::Granted;
use crate::access::permissions::CareForOthers;
use crate::capabilities::notifications::model::Kind;
use crate::identity::accounts::{self, Account};
use crate::identity::audit::Deed;
use crate::identity::keys::Purpose;
use crate::primitives::ids::UserId;
use crate::primitives::people::PersonName;
use crate::storage::item::from_item;
use crate::storage::tables::Table;
use crate::storage::transaction::{CommitError, Transaction};

/// What somebody says who was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Accept,
    Decline,
}

/// A question as it is put to the one who was asked.
#[derive(Debug, Clone)]
pub struct Invitation {
    pub patient: UserId,
    /// Who asks.
    pub patient_name: PersonName,
    pub scope: Scope,
    pub ends_on: Date,
    /// The first instant at which it can no longer be answered.
    pub answer_until: Timestamp,
}

/// What an answer is decided from.
struct Question {
    grant: CarerGrant,
    patient_name: PersonName,
    asked: Account,
}

impl Family {
    /// What the link asks of the caller. One call.
    pub async fn invitation(&self, grant: &Granted<CareForOthers>, token: &str) -> Result<Invitation, FamilyError> {
        let Question { grant, patient_name, .. } = self.question_of(grant, token).await?;
        Ok(Invitation {
            patient: grant.patient,
            patient_name,
            scope: grant.scope,
            ends_on: grant.ends_on,
            answer_until: grant.answer_until(),
        })
    }

    /// Says yes or no. Returns the grant as it is then. Two reads, one transaction.
    pub async fn answer(&self, grant: &Granted<CareForOthers>, token: &str, answer: Answer) -> Result<CarerGrant, FamilyError> {
        let question = self.question_of(grant, token).await?;
        match answer {
            Answer::Accept => self.accept(grant, question).await,
            Answer::Decline => {
                let declined = question.grant.declined(self.ground.clock.now());
                let mut transaction = Transaction::new();
                transaction.add(Part::Grant, store::replace(&declined)?);
                self.settle(grant, transaction, declined, "carer.decline").await
            }
        }
    }

    async fn accept(&self, grant: &Granted<CareForOthers>, question: Question) -> Result<CarerGrant, FamilyError> {
        let now = self.ground.clock.now();
        let permits = self.store.permits(grant.id()).await?;
        let running = || permits.iter().filter(|permit| permit.runs(now));
        if running().any(|permit| permit.patient_id == question.grant.patient) {
            return Err(FamilyError::ActsAlready);
        }
        if running().count() >= MOST_CARED_FOR {
            return Err(FamilyError::TooManyCaredFor);
        }
        let accepted = question.grant.accepted(Carer { id: grant.id(), name: question.asked.name }, now);
        let permit = accepted.permit(&question.patient_name).ok_or(FamilyError::NotFound)?;
        let mut transaction = Transaction::new();
        transaction.add(Part::Grant, store::replace(&accepted)?);
        transaction.add(Part::Permit, store::permit(&permit, now)?);
        // Closing an account ends what it grants: neither may be closed at this very moment.
        transaction.add(Part::Account, accounts::is_active(accepted.patient));
        transaction.add(Part::Account, accounts::acts_for_others(grant.id()));
        self.tell_both(&mut transaction, &accepted, Kind::CarerStarted)?;
        self.settle(grant, transaction, accepted, "carer.accept").await
    }

    /// Gives up acting for a patient. Two reads, one transaction.
    pub async fn give_up(&self, grant: &Granted<CareForOthers>, patient: UserId) -> Result<(), FamilyError> {
        let permit = self.ground.storage.get(&store::permit_key(grant.id(), patient)).await?;
        let permit = permit.map(store::read_permit).transpose()?.ok_or(FamilyError::NotFound)?;
        let before = self.store.grant(patient, permit.grant_id).await?.ok_or(FamilyError::NotFound)?;
        let ended = before.ended(Ending::Carer, self.ground.clock.now());
        let mut transaction = Transaction::new();
        transaction.add(Part::Grant, store::replace(&ended)?);
        transaction.add(Part::Permit, store::end_permit(grant.id(), patient, permit.grant_id));
        self.tell_both(&mut transaction, &ended, Kind::CarerEnded)?;
        self.settle(grant, transaction, ended, "carer.give_up").await.map(|_| ()).map_err(|error| match error {
            // The patient ended or changed it at this very moment.
            FamilyError::InvitationEnded => FamilyError::Stale,
            other => other,
        })
    }

    async fn settle(
        &self,
        grant: &Granted<CareForOthers>,
        mut transaction: Transaction<Part>,
        after: CarerGrant,
        what: &'static str,
    ) -> Result<CarerGrant, FamilyError> {
        let deed = Deed::by(grant, what).about(after.patient).on(after.grant_id).under(Some(after.grant_id));
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(after),
            Err(error) if error.refused(&Part::Permit) => Err(FamilyError::ActsAlready),
            Err(CommitError::Refused(_)) => Err(FamilyError::InvitationEnded),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// The question behind a link, if it waits for an answer of exactly the caller's: to the address of their account it was
    /// sent. Whoever found the link elsewhere learns nothing by it. One call.
    async fn question_of(&self, grant: &Granted<CareForOthers>, token: &str) -> Result<Question, FamilyError> {
        let text = self.ground.keys.open(Purpose::CarerInvitation, token, CONTEXT).ok_or(FamilyError::InvitationEnded)?;
        let proof = std::str::from_utf8(&text).ok().and_then(InvitationProof::of_text).ok_or(FamilyError::InvitationEnded)?;
        let now = self.ground.clock.now();
        if now >= proof.until {
            return Err(FamilyError::InvitationEnded);
        }
        let keys = [store::grant_key(proof.patient, proof.grant), accounts::profile_key(proof.patient), accounts::profile_key(grant.id())];
        let mut rows = self.ground.storage.get_many(&keys).await?.into_iter();
        let mut next = || rows.next().flatten();
        let found = next().map(store::read_grant).transpose()?;
        let patient_name = PatientNow::name_of(next())?;
        let asked: Option<Account> = next().map(|row| from_item(Table::Users, row)).transpose()?;
        match (found, patient_name, asked) {
            (Some(grant), Some(patient_name), Some(asked))
                if grant.standing(now) == Standing::Waiting && asked.email.as_ref() == Some(&grant.email) =>
            {
                Ok(Question { grant, patient_name, asked })
            }
            _ => Err(FamilyError::InvitationEnded),
        }
    }
}
