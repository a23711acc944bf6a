//! Having texts sent to one's phone (F47): agreed to by whoever shows, with a code that was sent there, that the phone is theirs.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use subtle::ConstantTimeEq as _;

use super::Reminders;
use crate::access::grant::Granted;
use crate::access::permissions::ChooseMessages;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::reminders::model::{SentCode, Texting, Wishes, typed_digits};
use crate::capabilities::reminders::store;
use crate::capabilities::settings::model::Reminder;
use crate::identity::accounts::{Account, has_phone, profile_key};
use crate::identity::audit::Deed;
use crate::identity::keys::Purpose;
use crate::identity::throttle::Throttled;
use crate::outbound::OutboundError;
use crate::outbound::text_message::TextMessages;
use crate::primitives::ids::UserId;
use crate::primitives::people::Phone;
use crate::primitives::text_number::{CannotText, TextNumber};
use crate::storage::error::StorageError;
use crate::storage::item::from_item;
use crate::storage::tables::Table;
use crate::storage::transaction::{CommitError, Transaction};

/// How often a change is made anew when another one came first.
const TRIES: u8 = 5;

/// Why somebody can have no texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTexts {
    /// The house sends none.
    NotOffered,
    NoPhone,
    /// Their number names no country.
    NoCountry,
    /// Their number is none that the world can dial.
    NoNumber,
}

/// How it stands with texts to somebody.
#[derive(Debug, Clone)]
pub struct OwnTexts {
    /// Of their account, as dialled.
    pub phone: Option<Phone>,
    /// Where texts go, or would go.
    pub number: Result<TextNumber, NoTexts>,
    /// What they agreed to, for this number.
    pub texting: Option<Texting>,
    /// They had agreed, and have another number since.
    pub number_changed: bool,
    /// A code is on its way, or waits to be typed, until then.
    pub code_until: Option<Timestamp>,
}

/// Why nothing was done about texts.
#[derive(Debug, thiserror::Error)]
pub enum TextsError {
    #[error("no texts can go there")]
    Cannot(NoTexts),
    /// They have texts already, or none of which this could be said.
    #[error("it does not stand so")]
    NotNow,
    /// Whoever has the number told their carrier STOP.
    #[error("the number is opted out")]
    OptedOut,
    #[error("another code was sent")]
    WrongCode,
    /// None was sent, its time is over, or it was typed wrong too often.
    #[error("no code works")]
    CodeOver,
    #[error(transparent)]
    Throttled(#[from] Throttled),
    /// SNS does not answer, or not as it should.
    #[error("the text service does not answer")]
    Away,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of a change's transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Wishes,
    Code,
    Phone,
    Message,
    Audit,
}

/// Somebody as far as texts to them go.
struct Reached {
    account: Account,
    wishes: Wishes,
    code: Option<SentCode>,
}

impl Reminders {
    /// One's own wishes, the reminders of the house to choose from, and how it stands with texts. One call.
    pub async fn own_with_texts(&self, grant: &Granted<ChooseMessages>) -> Result<Option<(Wishes, Vec<Reminder>, OwnTexts)>, StorageError> {
        let Some(reached) = self.reached(grant.id()).await? else { return Ok(None) };
        let number = self.number_of(&reached.account);
        let now = self.ground.clock.now();
        let is_here = |texting: &&Texting| number.as_ref().is_ok_and(|number| texting.number == *number);
        let texting = reached.wishes.texting.as_ref().filter(is_here).cloned();
        let before = reached.wishes.texting.iter().chain(&reached.wishes.texting_before).find(|before| before.ended_at.is_none());
        let texts = OwnTexts {
            phone: reached.account.phone.clone(),
            number_changed: texting.is_none() && before.is_some(),
            texting,
            code_until: reached.code.map(|code| code.until).filter(|until| *until > now),
            number,
        };
        Ok(Some((reached.wishes, self.of_house(), texts)))
    }

    /// Has a code sent to one's phone, five a day at most. Whether its carrier was told STOP is asked when it is sent, and not said here:
    /// whoever typed a stranger's number is not told that it got texts from this house. Three reads, and four writes together.
    ///
    /// # Errors
    /// See [`TextsError`].
    pub async fn ask_for_code(&self, grant: &Granted<ChooseMessages>) -> Result<(), TextsError> {
        let Reached { account, wishes, .. } = self.reached(grant.id()).await?.ok_or(TextsError::NotNow)?;
        let number = self.number_of(&account).map_err(TextsError::Cannot)?;
        if wishes.texting.is_some_and(|texting| texting.number == number) {
            return Err(TextsError::NotNow);
        }
        self.throttle.text_code(grant.id(), &number).await?;
        let now = self.ground.clock.now();
        let code = SentCode::new(URL_SAFE_NO_PAD.encode(self.ground.ids.bytes::<12>()), now);
        let mut transaction = Transaction::new();
        transaction.add(Part::Code, store::put_code(grant.id(), &code)?);
        transaction.add(Part::Message, self.notifications.text_owed(grant.id(), &code.nonce, Kind::TextCode)?);
        let deed = Deed::by(grant, "texts.ask").about(grant.id()).on(grant.id());
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(CommitError::Refused(_)) => Err(StorageError::Refused("a new code was refused".to_owned()).into()),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// Agrees to texts with the code that came. Every code that is typed counts before it is looked at: of one that was sent, five.
    /// Two reads and a write, and four writes together.
    ///
    /// # Errors
    /// See [`TextsError`].
    pub async fn agree(&self, grant: &Granted<ChooseMessages>, typed: &str) -> Result<(), TextsError> {
        let (person, now) = (grant.id(), self.ground.clock.now());
        let digits = typed_digits(typed);
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(TextsError::WrongCode);
        }
        let mut reached = self.reached(person).await?.ok_or(TextsError::NotNow)?;
        let number = self.number_of(&reached.account).map_err(TextsError::Cannot)?;
        let code = self.store.try_code(person, now).await?.ok_or(TextsError::CodeOver)?;
        if !bool::from(self.digits(&code, person, &number).as_bytes().ct_eq(digits.as_bytes())) {
            return Err(TextsError::WrongCode);
        }
        for _ in 0..TRIES {
            let before = reached.wishes;
            let after = Wishes {
                version: before.version + 1,
                texting: Some(Texting::agreed(number.clone(), now)),
                agreed_once: true,
                texting_before: None,
                ..before.clone()
            };
            let mut transaction = Transaction::new();
            transaction.add(Part::Wishes, store::put(person, &after, &before)?);
            transaction.add(Part::Code, store::use_code(person, &code));
            transaction.add(Part::Phone, has_phone(person, reached.account.phone.as_ref()));
            let deed = Deed::by(grant, "texts.start").about(person).on(person);
            transaction.add(Part::Audit, self.ground.audit.action(deed)?);
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(()),
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
            // Something changed meanwhile: other wishes, or the code was used, or the phone is another one.
            reached = self.reached(person).await?.ok_or(TextsError::NotNow)?;
            let still_there = reached.code.as_ref().is_some_and(|other| other.nonce == code.nonce);
            if !still_there || self.number_of(&reached.account).as_ref() != Ok(&number) {
                return Err(TextsError::CodeOver);
            }
        }
        Err(StorageError::Unavailable("wishes changed by many at once".to_owned()).into())
    }

    /// Has no texts sent any more; without any, nothing is done. Two calls.
    ///
    /// # Errors
    /// See [`TextsError`].
    pub async fn stop_texts(&self, grant: &Granted<ChooseMessages>) -> Result<(), TextsError> {
        let now = self.ground.clock.now();
        self.change_texts(grant, "texts.stop", |texting| (None, Some(Texting { ended_at: Some(now), ..texting }))).await
    }

    /// Takes one's number off the carrier's list again, which SNS does once in 30 days; whoever sent START from the phone is on it no more.
    /// A call, two of SNS, and a write.
    ///
    /// # Errors
    /// See [`TextsError`].
    pub async fn resume_texts(&self, grant: &Granted<ChooseMessages>) -> Result<(), TextsError> {
        let Reached { account, wishes, .. } = self.reached(grant.id()).await?.ok_or(TextsError::NotNow)?;
        let number = self.number_of(&account).map_err(TextsError::Cannot)?;
        // Nobody opts a number in that was never shown to be theirs.
        let stopped = wishes.texting.filter(|texting| texting.number == number && texting.opted_out_at.is_some());
        if stopped.is_none() {
            return Err(TextsError::NotNow);
        }
        let texts = self.service()?;
        if texts.is_opted_out(&number).await.map_err(|why| away(&why))? {
            texts.opt_in(&number).await.map_err(|why| match why {
                OutboundError::Refused(_) => TextsError::OptedOut,
                why @ OutboundError::Unavailable { .. } => away(&why),
            })?;
        }
        self.change_texts(grant, "texts.resume", |texting| (Some(Texting { opted_out_at: None, ..texting }), None)).await
    }

    async fn change_texts(
        &self,
        grant: &Granted<ChooseMessages>,
        what: &'static str,
        change: impl Fn(Texting) -> (Option<Texting>, Option<Texting>),
    ) -> Result<(), TextsError> {
        let person = grant.id();
        for _ in 0..TRIES {
            let before = self.store.wishes(person).await?;
            let Some(texting) = before.texting.clone() else { return Ok(()) };
            let (texting, texting_before) = change(texting);
            let after = Wishes { version: before.version + 1, texting, texting_before, ..before.clone() };
            let mut transaction = Transaction::new();
            transaction.add(Part::Wishes, store::put(person, &after, &before)?);
            transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, what).about(person).on(person))?);
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(()),
                Err(CommitError::Refused(_)) => {} // changed meanwhile: make this change from there
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("wishes changed by many at once".to_owned()).into())
    }

    /// Writes down that SNS said so of the number somebody agreed to; nothing when they have agreed to another one by now. One call.
    pub async fn told_carrier_stop(&self, person: UserId, number: &TextNumber) -> Result<(), StorageError> {
        let mut transaction: Transaction<Part> = Transaction::new();
        transaction.add(Part::Wishes, store::opted_out(person, number, self.ground.clock.now()));
        transaction.add(Part::Audit, self.ground.audit.action(Deed::of_house("texts.opted_out").about(person).on(person))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// The code that a message brings, if it still works. One call.
    pub async fn code_to_send(&self, person: UserId, nonce: &str, number: &TextNumber) -> Result<Option<String>, StorageError> {
        let code = self.store.code(person).await?.filter(|code| code.nonce == nonce && code.until > self.ground.clock.now());
        Ok(code.map(|code| self.digits(&code, person, number)))
    }

    /// Where texts to an account go.
    ///
    /// # Errors
    /// Why none can.
    pub fn number_of(&self, account: &Account) -> Result<TextNumber, NoTexts> {
        if self.texts.is_none() {
            return Err(NoTexts::NotOffered);
        }
        let phone = account.phone.as_ref().ok_or(NoTexts::NoPhone)?;
        TextNumber::of(phone, &self.settings.now().country_code).map_err(|why| match why {
            CannotText::NoCountry => NoTexts::NoCountry,
            CannotText::NoNumber => NoTexts::NoNumber,
        })
    }

    fn digits(&self, code: &SentCode, person: UserId, number: &TextNumber) -> String {
        SentCode::digits(&self.ground.keys.hmac(Purpose::TextCode, code.material(person, number).as_bytes()))
    }

    fn service(&self) -> Result<&TextMessages, TextsError> {
        self.texts.as_ref().ok_or(TextsError::Cannot(NoTexts::NotOffered))
    }

    async fn reached(&self, person: UserId) -> Result<Option<Reached>, StorageError> {
        let [wishes, code] = store::keys_of(person);
        let mut rows = self.ground.storage.get_many(&[profile_key(person), wishes, code]).await?.into_iter();
        let mut next = || rows.next().flatten();
        let account: Option<Account> = next().map(|row| from_item(Table::Users, row)).transpose()?;
        let (wishes, code) = store::read_both([next(), next()])?;
        let account = account.filter(|account| account.erased_at.is_none());
        Ok(account.map(|account| Reached { account, wishes, code }))
    }
}

fn away(why: &OutboundError) -> TextsError {
    tracing::warn!(%why, "SNS was asked about a number in vain");
    match why {
        OutboundError::Refused(_) => TextsError::Cannot(NoTexts::NoNumber),
        OutboundError::Unavailable { .. } => TextsError::Away,
    }
}
