//! A patient asks somebody to act for them, by an address of mail.
//!
//! Whether the address has an account is never looked at: the answer, the calls and the mail are the same. The mail names
//! nobody, because people choose their names and must not be able to write to strangers in ours.

use std::net::IpAddr;

use super::super::model::{CarerGrant, InvitationProof, MOST_CARERS, Standing, Terms};
use super::super::store;
use super::{Family, FamilyError, Part};
use crate::access::grant::Granted;
use crate::access::permissions::AddCarer;
use crate::capabilities::notifications::model::Kind;
use crate::identity::accounts::is_active;
use crate::identity::audit::Deed;
use crate::identity::keys::Purpose;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::{CarerGrantId, UserId};
use crate::primitives::people::Email;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{CommitError, Transaction};

/// The context of every such token: nothing else of this purpose is sealed.
pub(super) const CONTEXT: &str = "carer";
/// How often a question is asked anew when another one came between.
const ROUNDS: usize = 6;

/// A question that was asked, now or by an earlier request with the same key.
#[derive(Debug, Clone)]
pub struct Asked {
    pub grant: CarerGrant,
    /// Nothing was done this time.
    pub replayed: bool,
}

/// A mailed link and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationLink {
    /// The path of the page, to be put behind the public origin.
    pub path: String,
}

impl Family {
    /// Asks. Three reads side by side, two counters and one transaction; one call more with a key.
    pub async fn ask(
        &self,
        grant: &Granted<AddCarer>,
        email: &Email,
        terms: Terms,
        address: IpAddr,
        once: Option<&Once>,
    ) -> Result<Asked, FamilyError> {
        if let Some(earlier) = self.asked_earlier(grant, once).await? {
            return Ok(earlier);
        }
        self.may_ask(grant, email).await?;
        self.throttle.invite_carer(grant.id(), address).await?;
        for _ in 0..ROUNDS {
            let questions = self.may_ask(grant, email).await?;
            let asked = self.question(grant, email, terms);
            let mut transaction = Transaction::new();
            transaction.add(Part::Grant, store::ask(&asked)?);
            transaction.add(Part::Account, is_active(grant.id()));
            transaction.add(Part::Questions, store::count_question(grant.id(), questions));
            let mail = self.notifications.queue_to(email.clone(), grant.id(), asked.grant_id, Kind::CarerInvitation)?;
            transaction.add(Part::Mail, mail);
            let deed = Deed::by(grant, "carer.invite").about(grant.id()).on(asked.grant_id);
            transaction.add(Part::Audit, self.ground.audit.action(deed)?);
            if let Some(once) = once {
                transaction.add(Part::Once, once.remember(asked.grant_id, asked.asked_at)?);
            }
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(Asked { grant: asked, replayed: false }),
                Err(error) if error.refused(&Part::Once) => {
                    return self.asked_earlier(grant, once).await?.ok_or(FamilyError::KeyReused);
                }
                // Another question of theirs came between.
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("questions of one patient at once".to_owned()).into())
    }

    fn question(&self, grant: &Granted<AddCarer>, email: &Email, terms: Terms) -> CarerGrant {
        let id = CarerGrantId::new(&self.ground.ids);
        CarerGrant::asked(grant.id(), id, email.clone(), terms, &self.settings.now().zone, self.ground.clock.now())
    }

    /// Whether this question may be asked, and how many were before it.
    async fn may_ask(&self, grant: &Granted<AddCarer>, email: &Email) -> Result<Option<i64>, FamilyError> {
        let now = self.ground.clock.now();
        let questions_key = store::questions_key(grant.id());
        let (account, questions, grants) =
            tokio::try_join!(self.accounts.find(grant.id()), self.ground.storage.get(&questions_key), self.store.grants(grant.id()))?;
        if account.is_none_or(|account| account.email.as_ref() == Some(email)) {
            return Err(Flaw::new("/email", "own_address").into());
        }
        let open: Vec<&CarerGrant> = grants.iter().filter(|grant| grant.standing(now).is_open()).collect();
        if open.iter().any(|grant| grant.email == *email) {
            return Err(Flaw::new("/email", "carer_already").into());
        }
        if open.len() >= MOST_CARERS {
            return Err(Flaw::too_many("/email", MOST_CARERS).into());
        }
        Ok(store::read_questions(questions.as_ref()))
    }

    /// What an earlier request with this key asked, as it is now.
    async fn asked_earlier(&self, grant: &Granted<AddCarer>, once: Option<&Once>) -> Result<Option<Asked>, FamilyError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(FamilyError::KeyReused),
            Earlier::Made(id) => {
                let corrupt = || StorageError::Corrupt { table: "guards", why: "a remembered grant".to_owned() };
                let found = self.store.grant(grant.id(), id.parse().map_err(|_| corrupt())?).await?;
                Ok(Some(Asked { grant: found.ok_or(FamilyError::NotFound)?, replayed: true }))
            }
        }
    }

    /// The link of the mail that is sent now to an address a patient has asked; `None` when that question does not wait any
    /// more. One call.
    pub async fn invitation_link(&self, patient: UserId, to: &Email) -> Result<Option<InvitationLink>, StorageError> {
        let now = self.ground.clock.now();
        let grants = self.store.grants(patient).await?;
        let waiting = grants.into_iter().find(|grant| grant.email == *to && grant.standing(now) == Standing::Waiting);
        Ok(waiting.map(|grant| {
            let proof = InvitationProof { patient, grant: grant.grant_id, until: grant.answer_until() };
            let token = self.ground.keys.seal(Purpose::CarerInvitation, proof.to_text().as_bytes(), CONTEXT);
            InvitationLink { path: format!("/carer-invitations/{token}") }
        }))
    }
}
