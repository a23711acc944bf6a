//! A visit by the link of a mail about it (F45): whoever has the mailbox sees, confirms, moves and cancels it without signing in.
//!
//! The link is sealed and kept nowhere. It names the visit, its version and the address it was sent to, so it ends when the visit
//! changes or begins, and when the account is closed or goes by another address. Saying that one comes ends no link: no mail
//! tells of it, and what the last one said is still so.

use std::sync::Arc;

use super::Appointments;
use crate::access::actor::Actor;
use crate::access::grant::{Denied, Granted};
use crate::access::permissions::Permission;
use crate::capabilities::appointments::model::{Appointment, Status};
use crate::identity::accounts::{Account, Accounts};
use crate::identity::keys::Purpose;
use crate::primitives::ids::{AppointmentId, RequestId};
use crate::primitives::people::Email;
use crate::primitives::text::Sensitive;
use crate::storage::error::StorageError;

const CONTEXT: &str = "visit link";
const ID: usize = 16;
const VERSION: usize = 4;
const ADDRESS: usize = 8;

/// Where a link leads now.
#[derive(Debug)]
pub enum ByLink {
    /// To the visit as the mail tells of it.
    Opens(Holder),
    /// To nothing any more: the visit has changed since. Whoever pressed a button twice finds here what the first did.
    Changed(Holder),
    /// To nothing any more, or it was never ours.
    Ended,
}

/// Whoever holds a link: the patient of a visit, as far as anybody knows, and not signed in.
#[derive(Debug)]
pub struct Holder {
    pub visit: Appointment,
    /// The version the link was made for; the visit's own where only a yes has come since.
    pub seen: u32,
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

impl Appointments {
    /// The link to a visit as it is now, for a mail to its patient's address: what stands in the path. No call.
    #[must_use]
    pub fn link_of(&self, visit: &Appointment, address: &Email) -> String {
        let plain = [&visit.appointment_id.as_uuid().as_bytes()[..], &visit.version.to_be_bytes(), &self.digest_of(address)].concat();
        self.ground.keys.seal(Purpose::VisitLink, &plain, CONTEXT)
    }

    /// Where a link leads. Two calls, none for what is not of our making.
    pub async fn by_link(&self, link: &str, request: RequestId) -> Result<ByLink, StorageError> {
        let Some((id, seen, address)) = self.read_link(link) else { return Ok(ByLink::Ended) };
        let Some(visit) = self.store.find(id).await? else { return Ok(ByLink::Ended) };
        let account = Accounts::new(self.ground.storage.clone()).find(visit.patient_id).await?;
        let still = account.filter(Account::is_written_to).and_then(|account| account.email.clone().map(|email| (account, email)));
        let still = still.filter(|(_, email)| self.digest_of(email) == address);
        let Some((patient, email)) = still.filter(|_| self.ground.clock.now() < visit.start) else { return Ok(ByLink::Ended) };
        let actor = Arc::new(Actor::by_link(patient.user_id, Sensitive::new(patient.name.as_str().to_owned())));
        let is_as_told = is_as_told(&visit, seen);
        let seen = if is_as_told { visit.version } else { seen };
        let holder = Holder { visit, seen, address: email, actor, request };
        Ok(if is_as_told { ByLink::Opens(holder) } else { ByLink::Changed(holder) })
    }

    fn read_link(&self, link: &str) -> Option<(AppointmentId, u32, [u8; ADDRESS])> {
        let plain = self.ground.keys.open(Purpose::VisitLink, link, CONTEXT)?;
        let (id, rest) = plain.split_first_chunk::<ID>()?;
        let (version, address) = rest.split_first_chunk::<VERSION>()?;
        let id = AppointmentId::from_uuid(uuid::Uuid::from_bytes(*id));
        Some((id, u32::from_be_bytes(*version), address.try_into().ok()?))
    }

    /// So much of the address that another one is told apart; it does not stand in the link readably.
    fn digest_of(&self, address: &Email) -> [u8; ADDRESS] {
        let digest = self.ground.keys.hmac(Purpose::VisitLink, address.as_str().as_bytes());
        std::array::from_fn(|place| digest[place])
    }
}

/// Whether what a mail said of a version is still so: nothing has come since but a yes.
fn is_as_told(visit: &Appointment, seen: u32) -> bool {
    let since = visit.version.checked_sub(seen).and_then(|since| usize::try_from(since).ok());
    let is_yes = |since: usize| {
        let happened = visit.history.iter().rev().take(since);
        visit.history.len() >= since && happened.clone().all(|happened| happened.status == Status::Confirmed && !happened.moved)
    };
    since.is_some_and(is_yes)
}
