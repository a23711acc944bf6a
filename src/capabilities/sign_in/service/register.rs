//! A person asks for an account: a patient, or a doctor who applies to work here (F02). Both are taken in the same steps and
//! answered in the same way, so that neither says whether an address is known.

use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::super::model::{Given, LINK_WORKS_FOR, Registration, TERMS};
use super::SignIn;
use crate::access::role::Role;
use crate::capabilities::directory::model::{Application, Profession, ProfessionText};
use crate::capabilities::notifications::model::Kind;
use crate::events::catalogue::Event;
use crate::identity::accounts::{self, Account, Consent, NOBODY, Status};
use crate::identity::audit::Deed;
use crate::identity::keys::Purpose;
use crate::identity::passwords::{Checked, HashingError, NewPassword, StoredHash};
use crate::identity::throttle::Throttled;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{RequestId, UserId};
use crate::primitives::language::Language;
use crate::primitives::people::{Email, PersonName};
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{CommitError, Transaction};

/// So many confirmation links are mailed for one address; then one a day: nobody's mailbox can be flooded through us.
const MOST_LINKS: u32 = 5;
/// How often a registration is looked at again when another one of the same address came first.
const TRIES: u8 = 4;

/// Who registers from where. Consent to the terms in force has been given.
#[derive(Debug, Clone)]
pub struct RegistrationRequest {
    /// The client's address, as the outermost proxy of ours saw it.
    pub address: IpAddr,
    pub request: RequestId,
    /// In which they read: so are their mails.
    pub language: Language,
    /// The sender's key for this one registration and what a repeat of it must agree with.
    pub key: Option<(String, String)>,
}

/// Why nothing was registered. A known address is not among the reasons.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    #[error(transparent)]
    Throttled(Throttled),
    /// The key was used with another body.
    #[error("the key was used for something else")]
    KeyReused,
    /// The workers that hash have too much to do.
    #[error("too many passwords are being hashed")]
    Busy,
    #[error("a password could not be hashed: {0}")]
    Hashing(&'static str),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<HashingError> for RegisterError {
    fn from(error: HashingError) -> Self {
        match error {
            HashingError::Busy => Self::Busy,
            HashingError::Failed(what) => Self::Hashing(what),
        }
    }
}

/// What is answered, to everybody alike: what they have just told us themselves.
#[derive(Debug, Clone)]
pub struct Registered {
    pub name: PersonName,
    pub email: Email,
    /// The same request had come before: nothing was done this time.
    pub replayed: bool,
}

/// Somebody who asks for an account.
struct Coming {
    registration: Registration,
    language: Language,
    as_what: AsWhat,
}

/// What an account is asked for.
enum AsWhat {
    Patient,
    Doctor(Profession),
}

impl Coming {
    /// Given by the way they came, never by them.
    const fn role(&self) -> Role {
        match self.as_what {
            AsWhat::Patient => Role::Patient,
            AsWhat::Doctor(_) => Role::Doctor,
        }
    }

    /// What a key of theirs belongs to.
    const fn route(&self) -> &'static str {
        match self.as_what {
            AsWhat::Patient => "patients",
            AsWhat::Doctor(_) => "doctor-applications",
        }
    }
}

/// What there is of an address already.
struct Known {
    account: Option<Account>,
    /// What a mail to its mailbox would be because of.
    cause: String,
    /// That mail is on its way already.
    is_told: bool,
}

/// The labels of the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Address,
    Account,
    Application,
    Event,
    Audit,
    Mail,
    Once,
}

impl SignIn {
    /// Takes a registration: a pending account with its event, of which the confirmation mail is owed; or, for an
    /// address that has an account, a mail that says so to its mailbox. Four calls and two hashes either way.
    ///
    /// # Errors
    /// See [`RegisterError`].
    pub async fn register(&self, given: &Given<'_>, from: RegistrationRequest) -> Result<Registered, RegisterError> {
        let (registration, password) = self.check(given)?;
        self.take(Coming { registration, language: from.language, as_what: AsWhat::Patient }, &password, from).await
    }

    /// Takes a doctor's application: as a registration, and with what they say of their profession. Administrators see it once
    /// the address is confirmed.
    ///
    /// # Errors
    /// See [`RegisterError`].
    pub async fn apply(
        &self,
        given: &Given<'_>,
        profession: &ProfessionText<'_>,
        from: RegistrationRequest,
    ) -> Result<Registered, RegisterError> {
        let (registration, password, profession) = self.check_application(given, profession)?;
        self.take(Coming { registration, language: from.language, as_what: AsWhat::Doctor(profession) }, &password, from).await
    }

    /// Everything that keeps an application from being taken. Costs no call.
    #[must_use]
    pub fn flaws_of_application(&self, given: &Given<'_>, profession: &ProfessionText<'_>) -> Flaws {
        self.check_application(given, profession).err().unwrap_or_default()
    }

    fn check_application(
        &self,
        given: &Given<'_>,
        profession: &ProfessionText<'_>,
    ) -> Result<(Registration, NewPassword, Profession), Flaws> {
        match (self.check(given), Profession::parse(profession)) {
            (Ok((registration, password)), Ok(profession)) => Ok((registration, password, profession)),
            (given, profession) => {
                let mut flaws = given.err().unwrap_or_default();
                flaws.0.extend(profession.err().unwrap_or_default().0);
                Err(flaws)
            }
        }
    }

    async fn take(&self, coming: Coming, password: &NewPassword, from: RegistrationRequest) -> Result<Registered, RegisterError> {
        self.throttle.register(from.address).await.map_err(|error| match error {
            Throttled::Storage(error) => error.into(),
            wait @ Throttled::Wait { .. } => RegisterError::Throttled(wait),
        })?;
        let hash = self.passwords.hash(password).await?;
        let once = from.key.as_ref().map(|(key, body)| self.once(from.address, coming.route(), key, body));
        let Registration { name, email, .. } = coming.registration.clone();
        for _ in 0..TRIES {
            match self.earlier(once.as_ref()).await? {
                Earlier::Made(_) => return Ok(Registered { name, email, replayed: true }),
                Earlier::OtherBody => return Err(RegisterError::KeyReused),
                Earlier::Nothing => {}
            }
            let known = self.known(&email).await?;
            let hash = self.agrees(password, &known).await?.then_some(&hash);
            if self.write(&coming, hash, known, once.as_ref(), from.request).await? {
                return Ok(Registered { name, email, replayed: false });
            }
        }
        Err(StorageError::Unavailable("one address registered by many at once".to_owned()).into())
    }

    /// A stranger's key is known by where they are.
    fn once(&self, address: IpAddr, route: &str, key: &str, body: &str) -> Once {
        let place = self.ground.keys.hmac(Purpose::Throttle, address.to_string().as_bytes());
        self.ground.once(URL_SAFE_NO_PAD.encode(&place[..18]), route, key, body)
    }

    /// What there is of an address. Two calls, whether there is anything or not.
    async fn known(&self, email: &Email) -> Result<Known, StorageError> {
        // One such mail an hour, however often somebody tries: the same hour is the same cause.
        let cause = format!("known#{}", &self.ground.clock.now().to_string()[..13]);
        let owner = self.accounts.owner(email).await?.unwrap_or(NOBODY);
        let mail = self.notifications.queued_at(owner, &cause, Kind::KnownAddress);
        let (account, is_told) = self.accounts.find_beside(owner, mail).await?;
        Ok(Known { account, cause, is_told })
    }

    /// Whether nobody registered the address with another password before. If somebody did, neither password counts: whoever
    /// reads the mail chooses one, so that nobody waits inside an account for its owner to open it. One hash, whatever there is.
    async fn agrees(&self, password: &NewPassword, known: &Known) -> Result<bool, RegisterError> {
        let before = known.account.as_ref().filter(|account| self.takes_another_link(account));
        let stored = before.and_then(|account| account.password_hash.as_ref());
        Ok(self.passwords.check_new(password, stored).await? != Checked::Wrong || before.is_none())
    }

    async fn earlier(&self, once: Option<&Once>) -> Result<Earlier, StorageError> {
        match once {
            Some(once) => self.ground.storage.earlier(once, self.ground.clock.now()).await,
            None => Ok(Earlier::Nothing),
        }
    }

    /// Everything that keeps a registration from being taken. Costs no call.
    #[must_use]
    pub fn flaws_of(&self, given: &Given<'_>) -> Flaws {
        self.check(given).err().unwrap_or_default()
    }

    fn check(&self, given: &Given<'_>) -> Result<(Registration, NewPassword), Flaws> {
        let registration = Registration::of(given, self.ground.clock.now());
        let password = self.chosen(given.password, given.name, given.email, "/password");
        match (registration, password) {
            (Ok(registration), Ok(password)) => Ok((registration, password)),
            (Ok(_), Err(flaw)) => Err(flaw.into()),
            (Err(flaws), Ok(_)) => Err(flaws),
            (Err(mut flaws), Err(flaw)) => {
                flaws.add(flaw);
                Err(flaws)
            }
        }
    }

    /// One transaction; `false` when the address was registered, confirmed or told in the meantime.
    async fn write(
        &self,
        coming: &Coming,
        hash: Option<&StoredHash>,
        known: Known,
        once: Option<&Once>,
        request: RequestId,
    ) -> Result<bool, StorageError> {
        let mut transaction = Transaction::new();
        if let Some(once) = once {
            transaction.add(Part::Once, once.remember("registration", self.ground.clock.now())?);
        }
        let deed = Deed::by_stranger("account.register").within(request);
        match known.account {
            None => {
                let account = self.pending(None, coming, hash);
                transaction.add_all(Part::Address, account.address_row());
                self.add_pending(&mut transaction, &account, None, coming, deed)?;
            }
            Some(account) if self.takes_another_link(&account) => {
                let newer = self.pending(Some(&account), coming, hash);
                self.add_pending(&mut transaction, &newer, Some(&account), coming, deed)?;
            }
            Some(Account { user_id, .. }) => {
                if !known.is_told {
                    transaction.add(Part::Mail, self.notifications.queue(user_id, known.cause, Kind::KnownAddress)?);
                }
                transaction.add(Part::Audit, self.ground.audit.action(deed.denied().about(user_id).on(user_id))?);
            }
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// An address whose link was never followed belongs to nobody yet: whoever asks last, and reads its mail, gets it. So does
    /// the address of an application that was not taken.
    fn takes_another_link(&self, known: &Account) -> bool {
        let is_old = after(known.registered_at, LINK_WORKS_FOR) <= self.ground.clock.now();
        known.gives_way() && (known.version < MOST_LINKS || is_old)
    }

    fn pending(&self, before: Option<&Account>, coming: &Coming, hash: Option<&StoredHash>) -> Account {
        let now = self.ground.clock.now();
        let user = before.map_or_else(|| UserId::new(&self.ground.ids), |before| before.user_id);
        let Registration { name, email, phone, date_of_birth, gender, address, blood_group } = coming.registration.clone();
        Account {
            status: Status::PendingAddress,
            version: before.map_or(1, |before| before.version + 1),
            // Sessions from before a refusal stay ended.
            session_epoch: before.map_or(1, |before| before.session_epoch + 1),
            password_hash: hash.cloned(),
            phone,
            date_of_birth,
            gender,
            address,
            blood_group,
            consent: Some(Consent { terms: TERMS.to_owned(), at: now }),
            language: Some(coming.language),
            ..Account::new(user, coming.role(), name, email, now)
        }
    }

    /// The account with its event and audit entry, and an application of a doctor. `replaces` is an earlier registration whose
    /// link was never followed: the newest one counts, its link is the only one that works.
    fn add_pending(
        &self,
        transaction: &mut Transaction<Part>,
        account: &Account,
        replaces: Option<&Account>,
        coming: &Coming,
        deed: Deed,
    ) -> Result<(), StorageError> {
        let (user_id, version) = (account.user_id, account.version);
        let row = match replaces {
            None => account.create()?,
            Some(before) => accounts::replace_unconfirmed(account, before)?,
        };
        match &coming.as_what {
            AsWhat::Doctor(profession) => {
                let application = Application {
                    id: user_id,
                    name: account.name.clone(),
                    email: coming.registration.email.clone(),
                    phone: account.phone.clone(),
                    profession: profession.clone(),
                    waits_since: None,
                    rejected_because: None,
                };
                transaction.add(Part::Application, self.directory.applying(&application)?);
            }
            AsWhat::Patient if replaces.is_some_and(|before| before.role == Role::Doctor) => {
                transaction.add(Part::Application, self.directory.application_ends(user_id));
            }
            AsWhat::Patient => {}
        }
        transaction.add(Part::Account, row);
        transaction.add(Part::Event, self.ground.tell(Event::AccountRegistered { user_id, version })?);
        transaction.add(Part::Audit, self.ground.audit.action(deed.about(user_id).on(user_id))?);
        Ok(())
    }
}
