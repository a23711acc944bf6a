//! Choosing another time by the link of the mail about it: whoever has the mailbox does it without signing in.
//!
//! The link is sealed and kept nowhere. It names patient, visit and round, and the address it was sent to: it ends when times are no
//! longer offered, and when the account is closed or goes by another address.

use std::sync::Arc;

use super::Repairs;
use crate::access::actor::Actor;
use crate::access::grant::{Denied, Granted};
use crate::access::permissions::Permission;
use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::repairs::model::{Repair, State};
use crate::identity::accounts::Account;
use crate::identity::keys::Purpose;
use crate::primitives::ids::{AppointmentId, RequestId, UserId};
use crate::primitives::people::Email;
use crate::primitives::text::Sensitive;
use crate::storage::error::StorageError;

const CONTEXT: &str = "other time";
const ID: usize = 16;
const ROUND: usize = 4;
const ADDRESS: usize = 8;

/// Where a link leads now.
#[derive(Debug)]
pub enum RepairLink {
    /// To times that are still kept.
    Stands(Holder),
    /// To the visit as it went on: answered, or its patient is here.
    Answered(Holder),
    /// To nothing any more, or it was never ours.
    Ended,
}

/// Whoever holds a link: the patient of the visit, as far as anybody knows, and not signed in.
#[derive(Debug)]
pub struct Holder {
    pub repair: Repair,
    pub visit: Appointment,
    /// Where it was sent.
    pub address: Email,
    actor: Arc<Actor>,
    request: RequestId,
}

impl Holder {
    /// The proof that a link gives this right. It is for this visit: no other is handed to a use case.
    ///
    /// # Errors
    /// When links do not give it.
    pub fn grant<P: Permission>(&self) -> Result<Granted<P>, Denied> {
        Granted::check(Arc::clone(&self.actor), self.request)
    }
}

/// What the mail about other times says.
#[derive(Debug)]
pub struct RepairMail {
    pub repair: Repair,
    /// What stands in the path.
    pub link: String,
}

impl Repairs {
    /// The link to the times of this round, for a mail to its patient's address. No call.
    #[must_use]
    pub fn link_of(&self, repair: &Repair, address: &Email) -> String {
        let (patient, visit) = (repair.about.patient_id.as_uuid(), repair.about.appointment_id.as_uuid());
        let plain = [&patient.as_bytes()[..], &visit.as_bytes()[..], &repair.round.to_be_bytes(), &self.digest_of(address)].concat();
        self.ground.keys.seal(Purpose::OtherTime, &plain, CONTEXT)
    }

    /// Where a link leads. Three calls side by side, none for what is not of our making.
    pub async fn by_link(&self, link: &str, request: RequestId) -> Result<RepairLink, StorageError> {
        let Some((patient, id, round, address)) = self.read_link(link) else { return Ok(RepairLink::Ended) };
        let (repair, visit, account) =
            tokio::try_join!(self.store.repair(patient, id), self.appointments.to_tell_of(id), self.accounts.find(patient))?;
        let still = account.filter(Account::is_written_to).and_then(|account| account.email.clone().map(|email| (account, email)));
        let still = still.filter(|(_, email)| self.digest_of(email) == address);
        let found = repair.zip(visit).zip(still);
        let Some(((repair, visit), (account, email))) = found.filter(|((repair, _), _)| repair.round == round) else {
            return Ok(RepairLink::Ended);
        };
        let actor = Arc::new(Actor::by_link(patient, Sensitive::new(account.name.as_str().to_owned())));
        let as_offered = visit.start == repair.about.start && visit.doctor_id == repair.about.doctor_id && visit.status.is_to_come();
        let stands = as_offered && repair.is_offered_at(self.ground.clock.now());
        let holder = Holder { repair, visit, address: email, actor, request };
        Ok(if stands { RepairLink::Stands(holder) } else { RepairLink::Answered(holder) })
    }

    /// What the mail about other times says, while they are kept. `None`: there is nothing to say any more. One call.
    pub async fn offer_to_tell(&self, patient: UserId, cause: &str, address: &Email) -> Result<Option<RepairMail>, StorageError> {
        let repair = self.told(patient, cause).await?;
        let offered = repair.filter(|repair| repair.is_offered_at(self.ground.clock.now()));
        Ok(offered.map(|repair| RepairMail { link: self.link_of(&repair, address), repair }))
    }

    /// What the mail says that a visit stays after all, while it does. One call.
    pub async fn end_to_tell(&self, patient: UserId, cause: &str) -> Result<Option<Repair>, StorageError> {
        let repair = self.told(patient, cause).await?;
        Ok(repair.filter(|repair| matches!(repair.state, State::Kept | State::Withdrawn) && self.ground.clock.now() < repair.about.start))
    }

    /// The repair that a message is about, in its round.
    async fn told(&self, patient: UserId, cause: &str) -> Result<Option<Repair>, StorageError> {
        let Some((id, round)) = cause.split_once('.') else { return Ok(None) };
        let (Ok(id), Ok(round)) = (id.parse::<AppointmentId>(), round.parse::<u32>()) else { return Ok(None) };
        Ok(self.store.repair(patient, id).await?.filter(|repair| repair.round == round))
    }

    fn read_link(&self, link: &str) -> Option<(UserId, AppointmentId, u32, [u8; ADDRESS])> {
        let plain = self.ground.keys.open(Purpose::OtherTime, link, CONTEXT)?;
        let (patient, rest) = plain.split_first_chunk::<ID>()?;
        let (visit, rest) = rest.split_first_chunk::<ID>()?;
        let (round, address) = rest.split_first_chunk::<ROUND>()?;
        let [patient, visit] = [patient, visit].map(|bytes| uuid::Uuid::from_bytes(*bytes));
        let (patient, visit) = (UserId::from_uuid(patient), AppointmentId::from_uuid(visit));
        Some((patient, visit, u32::from_be_bytes(*round), address.try_into().ok()?))
    }

    /// So much of the address that another one is told apart; it does not stand in the link readably.
    fn digest_of(&self, address: &Email) -> [u8; ADDRESS] {
        let digest = self.ground.keys.hmac(Purpose::OtherTime, address.as_str().as_bytes());
        std::array::from_fn(|place| digest[place])
    }
}
