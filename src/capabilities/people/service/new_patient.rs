//! The desk adds a patient (F19): an account without a password, and a mail with the link that sets one, as for those who work
//! here. Whoever has no address gets no mail and is given one later, perhaps (F69). It can be booked for at once; nothing of it says that the address is the patient's before the link is followed.

use super::invite::{InviteError, Invited, Part};
use super::{Narrowed, People};
use crate::access::grant::Granted;
use crate::access::permissions::ManagePatients;
use crate::access::role::Role;
use crate::capabilities::people::model::{NewPatient, Wanted};
use crate::identity::accounts::{self, Account, Status};
use crate::identity::audit::Deed;
use crate::identity::throttle::Throttled;
use crate::primitives::ids::UserId;
use crate::primitives::page::Limit;
use crate::primitives::people::{Email, Phone};
use crate::primitives::text::search_words;
use crate::storage::error::StorageError;
use crate::storage::idempotent::Once;
use crate::storage::totals::{self, Total};
use crate::storage::transaction::{CommitError, Transaction};

/// Pages of people who are found by the words of one name, a hundred each, that are looked through.
const MOST_PAGES: usize = 5;
/// Rows of words are read so often for one of them.
const READS_OF_ONE_NAME: u8 = 5;
/// Of those who may be the same, so many are shown.
const MOST_ALIKE: usize = 10;

impl People {
    /// Patients who may be the one who is about to be added: of the same name and date of birth, however their name is written, of the same
    /// name with no date of birth yet, or with the same phone number. Nobody where the same request has added them already. Two calls side
    /// by side, and two more, and one with a key where somebody is found; more where many are called so. May lag a write.
    pub async fn alike(
        &self,
        grant: &Granted<ManagePatients>,
        new: &NewPatient,
        once: Option<&Once>,
    ) -> Result<Vec<Account>, StorageError> {
        let id = UserId::new(&self.ground.ids);
        let added = new.rest.of(&Account::without_address(id, new.name.clone(), self.ground.clock.now()));
        let words = words_in_order(added.name.as_str());
        let numbers = added.phone.as_ref().map(|phone| Phone::spellings(phone.as_str())).unwrap_or_default();
        let by_name =
            async { if words.is_empty() { Ok(Vec::new()) } else { self.all_who_fit(grant, &Wanted::Words(words.clone())).await } };
        let by_number =
            async { if numbers.is_empty() { Ok(Vec::new()) } else { self.all_who_fit(grant, &Wanted::Number(numbers.clone())).await } };
        // The SDK's futures are large.
        let (named, reached) = tokio::try_join!(Box::pin(by_name), Box::pin(by_number))?;
        // Whose date of birth is not known yet may be anybody of the name.
        let may_be = |other: &Account| other.date_of_birth.is_none_or(|born| Some(born) == added.date_of_birth);
        let same_name = |other: &Account| may_be(other) && words_in_order(other.name.as_str()) == words;
        let same_number = |other: &Account| other.phone.as_ref().is_some_and(|phone| numbers.iter().any(|way| way == phone.as_str()));
        let mut alike: Vec<Account> = Vec::new();
        for other in named.into_iter().filter(same_name).chain(reached.into_iter().filter(same_number)) {
            if alike.len() < MOST_ALIKE && alike.iter().all(|known| known.user_id != other.user_id) {
                alike.push(other);
            }
        }
        if alike.is_empty() {
            return Ok(alike);
        }
        // The same press twice: whom the first one added is nobody else. Asked last, for it may have come meanwhile.
        match self.invited_earlier(once).await {
            Ok(None) => Ok(alike),
            Err(InviteError::Storage(error)) => Err(error),
            Ok(Some(_)) | Err(_) => Ok(Vec::new()),
        }
    }

    async fn all_who_fit(&self, grant: &Granted<ManagePatients>, wanted: &Wanted) -> Result<Vec<Account>, StorageError> {
        let (mut found, mut from) = (Vec::new(), None);
        for _ in 0..MOST_PAGES {
            let page = self.patients_in(grant, &Narrowed::to(wanted), Limit::MAX, from, READS_OF_ONE_NAME).await?;
            found.extend(page.items);
            from = page.next;
            if from.is_none() {
                break;
            }
        }
        Ok(found)
    }

    /// Adds a patient. Two calls, three with a key or where somebody gives way.
    pub async fn add_patient(
        &self,
        grant: &Granted<ManagePatients>,
        new: &NewPatient,
        once: Option<&Once>,
    ) -> Result<Invited<Account>, InviteError> {
        if let Some(id) = self.invited_earlier(once).await? {
            return self.account_made(id).await;
        }
        let id = UserId::new(&self.ground.ids);
        let (name, now) = (new.name.clone(), self.ground.clock.now());
        let named = match &new.email {
            Some(email) => Account { status: Status::Invited, ..Account::new(id, Role::Patient, name, email.clone(), now) },
            None => Account::without_address(id, name, now),
        };
        let account = new.rest.of(&named);
        let mut transaction = Transaction::new();
        for row in account.lookup_rows() {
            transaction.add(Part::Words, row);
        }
        // No event says that there is one patient more.
        transaction.add(Part::Count, totals::count(Total::Patients, 1));
        match self.write(&account, transaction, Deed::by(grant, "patient.create"), once).await? {
            None => Ok(Invited { who: account, replayed: false }),
            Some(earlier) => self.account_made(earlier).await,
        }
    }

    /// Mails a patient another link, as [`People::send_link`] does. Two calls.
    pub async fn send_patient_link(&self, grant: &Granted<ManagePatients>, id: UserId) -> Result<Option<Account>, StorageError> {
        let account = self.patient(grant, id).await?;
        self.invite_again(account, Deed::by(grant, "account.send_link")).await
    }
}

/// Why a patient has the address still that they had, or none.
#[derive(Debug, thiserror::Error)]
pub enum GiveAddressError {
    #[error("there is no such patient")]
    NotFound,
    /// Somebody has opened it, or it is closed.
    #[error("the account stands otherwise by now")]
    NotNow,
    /// The address has an account, which may be the same person's.
    #[error("the address has an account")]
    KnownAddress,
    /// It was corrected often today: each of them was mailed to.
    #[error("corrected too often today")]
    Often { retry_after: u32 },
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Throttled> for GiveAddressError {
    fn from(throttled: Throttled) -> Self {
        match throttled {
            Throttled::Storage(error) => Self::Storage(error),
            Throttled::Wait { seconds } => Self::Often { retry_after: seconds },
        }
    }
}

impl People {
    /// Gives a patient who had none an address, and mails the link that sets their password there (F69). As long as nobody has followed
    /// that link, a mistyped address is put right in the same way: the link that went to the wrong mailbox ends, and the address is
    /// free again. Three calls; one more, counted, to put one right.
    pub async fn give_address(&self, grant: &Granted<ManagePatients>, id: UserId, to: &Email) -> Result<Account, GiveAddressError> {
        let account = self.patient(grant, id).await?.ok_or(GiveAddressError::NotFound)?;
        if account.email.as_ref() == Some(to) {
            return Ok(account); // pressed twice
        }
        if !matches!(account.status, Status::NoAddress | Status::Invited) {
            return Err(GiveAddressError::NotNow);
        }
        let gives_way = self.accounts.find_by_address(to).await?;
        if let Some(owner) = gives_way.as_ref().filter(|owner| owner.user_id == id) {
            return Ok(owner.clone()); // pressed twice at once
        }
        if gives_way.as_ref().is_some_and(|owner| !owner.gives_way()) {
            return Err(GiveAddressError::KnownAddress);
        }
        if account.status == Status::Invited {
            self.throttle.correct_address(id).await?;
        }
        let epoch = account.session_epoch + 1;
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Address, accounts::give_address(&account, to, gives_way.as_ref()));
        if let Some(Account { user_id, role: Role::Doctor, .. }) = gives_way {
            transaction.add(Part::Address, self.directory.application_ends(user_id));
        }
        transaction.add(Part::Mail, self.invitation(id, epoch)?);
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "account.give_address").about(id).on(id))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Account { email: Some(to.clone()), status: Status::Invited, session_epoch: epoch, ..account }),
            // Pressed twice at once; or the address was taken, or the account given another, this very moment.
            Err(CommitError::Refused(_)) => {
                let now = self.accounts.find(id).await?.filter(|now| now.email.as_ref() == Some(to));
                now.ok_or(GiveAddressError::NotNow)
            }
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }
}

/// Family names stand first here and last there.
fn words_in_order(name: &str) -> Vec<String> {
    let mut words = search_words(name);
    words.sort();
    words
}
