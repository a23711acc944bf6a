//! Reading and changing one's own profile.

use super::model::{AccountChange, ProfileChange};
use crate::access::grant::Granted;
use crate::access::permissions::UseOwnAccount;
use crate::access::role::Role;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::service::{Directory, DoctorError};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::accounts::{self, Account, Accounts, profile_key};
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::primitives::ids::UserId;
use crate::primitives::people::Phone;
use crate::primitives::text_number::TextNumber;
use crate::storage::error::StorageError;
use crate::storage::item::from_item;
use crate::storage::tables::Table;
use crate::storage::transaction::{CommitError, Transaction};

/// How often a change is made anew when another one came first.
const TRIES: u8 = 5;

/// A person's own profile.
#[derive(Debug, Clone)]
pub struct Own {
    pub account: Account,
    /// What the directory says of a doctor; `None` for everybody else.
    pub doctor: Option<Doctor>,
}

impl Own {
    /// Of what is theirs to change: of the row it is kept in.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.doctor.as_ref().map_or(self.account.profile_version, |doctor| doctor.version)
    }

    /// Whether a change would leave everything as it is.
    #[must_use]
    pub fn says_already(&self, change: &ProfileChange) -> bool {
        match (change, &self.doctor) {
            (ProfileChange::Doctor(change), Some(doctor)) => change.of(doctor) == *doctor,
            (ProfileChange::Doctor(_), None) => false,
            (ProfileChange::Account(change), _) => change.of(&self.account) == self.account,
        }
    }

    /// How they are reached.
    #[must_use]
    pub fn phone(&self) -> Option<&Phone> {
        self.doctor.as_ref().map_or(self.account.phone.as_ref(), |doctor| doctor.phone.as_ref())
    }
}

/// Why a profile was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// It has changed since the version that was seen.
    #[error("the profile has changed since it was read")]
    Stale,
    /// There is nothing (any more) to change: the account, or a doctor's row, is gone.
    #[error("there is no such profile")]
    Gone,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of a change's transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Account,
    /// Agreed to for the number that was.
    Texts,
    Words,
    Audit,
}

/// Own profiles. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Profiles {
    ground: Ground,
    accounts: Accounts,
    directory: Directory,
    settings: SettingsBook,
}

impl Profiles {
    /// Over the house's ground, the directory and the settings.
    #[must_use]
    pub fn new(ground: Ground, directory: Directory, settings: SettingsBook) -> Self {
        Self { accounts: Accounts::new(ground.storage.clone()), ground, directory, settings }
    }

    /// One's own profile as last written; `None` if the account has been removed since the request began. One call.
    pub async fn own(&self, grant: &Granted<UseOwnAccount>) -> Result<Option<Own>, StorageError> {
        let mut keys = vec![profile_key(grant.id())];
        if grant.role() == Role::Doctor {
            keys.push(Directory::doctor_key(grant.id()));
        }
        let mut rows = self.ground.storage.get_many(&keys).await?.into_iter();
        let Some(account) = rows.next().flatten() else { return Ok(None) };
        let doctor = rows.next().flatten().map(Directory::read_doctor).transpose()?;
        Ok(Some(Own { account: from_item(Table::Users, account)?, doctor }))
    }

    /// Changes what is one's own to change, if the profile still has the version `seen` (`None`: whatever version it has).
    /// Two calls; of doctors four.
    pub async fn change(&self, grant: &Granted<UseOwnAccount>, seen: Option<u32>, change: &ProfileChange) -> Result<Own, ProfileError> {
        match change {
            ProfileChange::Account(change) => {
                let deed = Deed::by(grant, "profile.change");
                let account = self.change_account(grant.id(), deed, seen, change).await?;
                Ok(Own { account, doctor: None })
            }
            ProfileChange::Doctor(change) => {
                let doctor = self.directory.edit_oneself(grant, seen, change).await?;
                let account = self.accounts.find(grant.id()).await?.ok_or(ProfileError::Gone)?;
                Ok(Own { account, doctor: Some(doctor) })
            }
        }
    }

    /// Changes what is said about somebody who is no doctor, by whoever does the deed. Two calls.
    ///
    /// # Errors
    /// See [`ProfileError`].
    pub async fn change_account(
        &self,
        person: UserId,
        deed: Deed,
        seen: Option<u32>,
        change: &AccountChange,
    ) -> Result<Account, ProfileError> {
        for _ in 0..TRIES {
            let before = self.accounts.find(person).await?.filter(|account| account.erased_at.is_none()).ok_or(ProfileError::Gone)?;
            if seen.is_some_and(|seen| seen != before.profile_version) {
                return Err(ProfileError::Stale);
            }
            let after = Account { profile_version: before.profile_version + 1, ..change.of(&before) };
            let mut transaction = Transaction::new();
            transaction.add(Part::Account, accounts::edit(&before, &after));
            if before.phone != after.phone && !self.rings_the_same(&before, &after) {
                transaction.add(Part::Texts, accounts::end_texts(person));
            }
            for action in accounts::follow_words(&before, &after) {
                transaction.add(Part::Words, action);
            }
            transaction.add(Part::Audit, self.ground.audit.action(deed.clone().about(person).on(person))?);
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(after),
                Err(CommitError::Refused(_)) => {} // changed in another window meanwhile: make this change from there
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("a profile changed by many at once".to_owned()).into())
    }

    /// Whether the number is the same one, written otherwise: what was agreed to for it stays.
    fn rings_the_same(&self, before: &Account, after: &Account) -> bool {
        let country = &self.settings.now().country_code;
        let number = |account: &Account| account.phone.as_ref().and_then(|phone| TextNumber::of(phone, country).ok());
        number(before).is_some_and(|rang| number(after) == Some(rang))
    }
}

impl AccountChange {
    /// The account after the change.
    #[must_use]
    pub fn of(&self, before: &Account) -> Account {
        let change = self.clone();
        Account {
            name: change.name.unwrap_or_else(|| before.name.clone()),
            phone: change.phone.or(before.phone.clone()),
            date_of_birth: change.date_of_birth.or(before.date_of_birth),
            gender: change.gender.or(before.gender),
            address: change.address.or(before.address.clone()),
            blood_group: change.blood_group.or(before.blood_group),
            ..before.clone()
        }
    }
}

impl From<DoctorError<std::convert::Infallible>> for ProfileError {
    fn from(error: DoctorError<std::convert::Infallible>) -> Self {
        match error {
            DoctorError::NotFound | DoctorError::NoDepartment => Self::Gone,
            DoctorError::Stale | DoctorError::Again | DoctorError::Moved => Self::Stale,
            DoctorError::Refused(never) => match never {},
            DoctorError::Storage(error) => Self::Storage(error),
        }
    }
}
