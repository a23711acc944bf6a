//! An offered time by the link of the mail about it: whoever has the mailbox takes it or says no without signing in.
//!
//! The link is sealed and kept nowhere. It names patient, entry and version, and the address it was sent to: it ends with the offer,
//! and when the account is closed or goes by another address.

use std::sync::Arc;

use super::whose::Stands;
use super::{WaitingError, WaitingList};
use crate::access::actor::Actor;
use crate::access::grant::{Denied, Granted};
use crate::access::permissions::AnswerOffer;
use crate::capabilities::waiting_list::model::{Entry, State};
use crate::identity::accounts::Account;
use crate::identity::keys::Purpose;
use crate::primitives::ids::{RequestId, UserId, WaitId};
use crate::primitives::people::Email;
use crate::primitives::text::Sensitive;
use crate::storage::error::StorageError;

const CONTEXT: &str = "waiting offer";
const ID: usize = 16;
const VERSION: usize = 4;
const ADDRESS: usize = 8;

/// Where a link leads now.
#[derive(Debug)]
pub enum OfferLink {
    /// To a time that is still kept.
    Stands(Holder),
    /// To the entry as it went on: answered, passed to the next, or over.
    Answered(Holder),
    /// To nothing any more, or it was never ours.
    Ended,
}

/// Whoever holds a link: the patient of the entry, as far as anybody knows, and not signed in.
#[derive(Debug)]
pub struct Holder {
    pub entry: Entry,
    /// The version of the offer.
    pub seen: u32,
    /// Where it was sent.
    pub address: Email,
    actor: Arc<Actor>,
    request: RequestId,
}

impl Holder {
    /// The proof that a link gives the right to answer. It is for this entry: no other is handed to a use case.
    ///
    /// # Errors
    /// When links do not give it.
    pub fn grant(&self) -> Result<Granted<AnswerOffer>, Denied> {
        Granted::check(Arc::clone(&self.actor), self.request)
    }

    /// As the patient themselves.
    #[must_use]
    pub const fn stands(&self) -> Stands {
        Stands { patient: self.entry.patient, carer: None, at_desk: None, no_mail: false }
    }
}

/// What the mail about an offer says.
#[derive(Debug)]
pub struct OfferMail {
    pub entry: Entry,
    /// What stands in the path.
    pub link: String,
}

impl WaitingList {
    /// The link to what an entry is offered, for a mail to its patient's address. No call.
    #[must_use]
    pub fn link_of(&self, entry: &Entry, address: &Email) -> String {
        let (patient, id) = (entry.patient.as_uuid(), entry.wait_id.as_uuid());
        let plain = [&patient.as_bytes()[..], &id.as_bytes()[..], &entry.version.to_be_bytes(), &self.digest_of(address)].concat();
        self.ground.keys.seal(Purpose::WaitingOffer, &plain, CONTEXT)
    }

    /// Where a link leads. Two calls side by side, none for what is not of our making.
    pub async fn by_link(&self, link: &str, request: RequestId) -> Result<OfferLink, StorageError> {
        let Some((patient, id, seen, address)) = self.read_link(link) else { return Ok(OfferLink::Ended) };
        let (entry, account) = tokio::try_join!(self.store.entry(patient, id), self.accounts.find(patient))?;
        let still = account.filter(Account::is_written_to).and_then(|account| account.email.clone().map(|email| (account, email)));
        let still = still.filter(|(_, email)| self.digest_of(email) == address);
        let Some((entry, (account, email))) = entry.zip(still) else { return Ok(OfferLink::Ended) };
        let actor = Arc::new(Actor::by_link(patient, Sensitive::new(account.name.as_str().to_owned())));
        let stands = entry.version == seen && entry.offer_at(self.ground.clock.now()).is_some();
        let holder = Holder { entry, seen, address: email, actor, request };
        Ok(if stands { OfferLink::Stands(holder) } else { OfferLink::Answered(holder) })
    }

    /// What the mail about an offer says, while it stands: the entry in the version that made it due, and its link. `None`: there
    /// is nothing to say any more. One call.
    pub async fn offer_to_tell(&self, patient: UserId, cause: &str, address: &Email) -> Result<Option<OfferMail>, WaitingError> {
        let Some((id, version)) = cause.split_once('.') else { return Ok(None) };
        let (Ok(id), Ok(version)) = (id.parse::<WaitId>(), version.parse::<u32>()) else { return Ok(None) };
        let entry = self.store.entry(patient, id).await?.filter(|entry| entry.version == version && entry.state == State::Offered);
        let entry = entry.filter(|entry| entry.offer_at(self.ground.clock.now()).is_some());
        Ok(entry.map(|entry| OfferMail { link: self.link_of(&entry, address), entry }))
    }

    fn read_link(&self, link: &str) -> Option<(UserId, WaitId, u32, [u8; ADDRESS])> {
        let plain = self.ground.keys.open(Purpose::WaitingOffer, link, CONTEXT)?;
        let (patient, rest) = plain.split_first_chunk::<ID>()?;
        let (id, rest) = rest.split_first_chunk::<ID>()?;
        let (version, address) = rest.split_first_chunk::<VERSION>()?;
        let [patient, id] = [patient, id].map(|bytes| uuid::Uuid::from_bytes(*bytes));
        Some((UserId::from_uuid(patient), WaitId::from_uuid(id), u32::from_be_bytes(*version), address.try_into().ok()?))
    }

    /// So much of the address that another one is told apart; it does not stand in the link readably.
    fn digest_of(&self, address: &Email) -> [u8; ADDRESS] {
        let digest = self.ground.keys.hmac(Purpose::WaitingOffer, address.as_str().as_bytes());
        std::array::from_fn(|place| digest[place])
    }
}
