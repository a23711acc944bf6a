//! The desk adds a patient (F19): an account without a password, and a mail with the link that sets one, as for those who work
//! here. It can be booked for at once; nothing of it says that the address is the patient's before the link is followed.

use super::People;
use super::invite::{InviteError, Invited, Part};
use crate::access::grant::Granted;
use crate::access::permissions::ManagePatients;
use crate::access::role::Role;
use crate::capabilities::people::model::{NewPatient, Wanted};
use crate::identity::accounts::{Account, Status};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::primitives::page::Limit;
use crate::primitives::people::Phone;
use crate::primitives::text::search_words;
use crate::storage::error::StorageError;
use crate::storage::idempotent::Once;
use crate::storage::totals::{self, Total};
use crate::storage::transaction::Transaction;

/// Pages of people who are found by the words of one name, a hundred each, that are looked through.
const MOST_PAGES: usize = 5;
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
        let named = Account::new(id, Role::Patient, new.name.clone(), new.email.clone(), self.ground.clock.now());
        let added = new.rest.of(&named);
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
            let page = self.find_patients(grant, wanted, Limit::MAX, from).await?;
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
        let named = Account::new(id, Role::Patient, new.name.clone(), new.email.clone(), self.ground.clock.now());
        let account = Account { status: Status::Invited, ..new.rest.of(&named) };
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

/// Family names stand first here and last there.
fn words_in_order(name: &str) -> Vec<String> {
    let mut words = search_words(name);
    words.sort();
    words
}
