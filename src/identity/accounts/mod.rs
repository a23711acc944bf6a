//! Accounts: everything about a person that is not clinical, and the rows that are written with it.
//!
//! Rows: `users` (`<user>`, part `profile`), `emails` (the address, so that it belongs to one account), `lookups` (words
//! staff find a person by, written once the account works: somebody who never confirmed is not shown to anyone).

mod address;
mod edit;
mod erase;
mod factor;
mod language;
mod mailbox;
mod merge;
mod standing;
mod store;
mod texts;
mod unread;

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use address::{FormerAddress, change_address, give_address, give_back_address};
pub use edit::{edit, follow_words};
pub use erase::{ERASED, begin_erasing, husk};
pub use factor::{begin_factor, end_factor, offer_factor, renew_recovery, use_recovery, use_step};
pub use mailbox::{MailTrouble, mail_fails, mail_works};
pub use merge::{merge, move_wishes, wishes_key};
pub use standing::{
    PersonLine, PersonPlace, acts_for_others, approve, disable, enable, invite_again, is_active, is_closed, is_not_closed, lock, open,
    reject, stood, unlock,
};
pub use store::{Accounts, Before, Known, NOBODY, Reached, await_approval, confirm, rehash, replace_unconfirmed, set_password};
pub use texts::{end_texts, has_phone};
pub use unread::{bills_changed, fewer_to_read, one_more_to_read, one_more_unread};

use super::passwords::StoredHash;
use super::second_factor::{Factor, OfferedFactor};
use crate::access::role::Role;
use crate::primitives::ids::UserId;
use crate::primitives::language::Language;
use crate::primitives::people::{BloodGroup, Email, Gender, PersonName, Phone};
use crate::primitives::record_number::RecordNumber;
use crate::primitives::text::search_words;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, text, to_item};
use crate::storage::tables::Table;
use crate::storage::totals::{self, Total};
use crate::storage::transaction::Action;

/// Where an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Registered; the mailed link has not been followed.
    PendingAddress,
    /// A doctor who applied, with a confirmed address: an administrator decides (F02).
    PendingApproval,
    /// A doctor who applied and was not taken. The address may be used for another try.
    Rejected,
    /// Made by the house; the mailed link that sets the first password has not been followed (F03).
    Invited,
    /// A patient of the desk who has no address of mail: they are booked for, and nobody signs in before they have one (F69).
    NoAddress,
    /// Signs in.
    Active,
    /// In other hands, perhaps: nobody signs in until the house has unlocked it, and all else stays (F13).
    Locked,
    /// Closed by the house (F13).
    Disabled,
}

impl Status {
    /// Whether signing in works, and every session: how far it leads is the session's level.
    #[must_use]
    pub const fn may_sign_in(self) -> bool {
        match self {
            Self::Active | Self::PendingApproval => true,
            Self::PendingAddress | Self::Rejected | Self::Invited | Self::NoAddress | Self::Locked | Self::Disabled => false,
        }
    }

    /// Whether its mailbox is told that it has an account.
    #[must_use]
    pub const fn may_be_told(self) -> bool {
        !matches!(self, Self::Disabled | Self::Locked | Self::Rejected | Self::NoAddress)
    }

    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PendingAddress => "pending_address",
            Self::PendingApproval => "pending_approval",
            Self::Rejected => "rejected",
            Self::Invited => "invited",
            Self::NoAddress => "no_address",
            Self::Active => "active",
            Self::Locked => "locked",
            Self::Disabled => "disabled",
        }
    }
}

/// The terms somebody agreed to, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Which text: the date it came into force.
    pub terms: String,
    pub at: Timestamp,
}

/// The profile row. Never printed whole.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Account {
    pub user_id: UserId,
    pub role: Role,
    pub name: PersonName,
    /// Every account that may be signed in to has one; a patient of the desk may have none (F69), nor has who was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
    /// The address it had before it moved to this one, by whomever: see [`Account::former_address`].
    #[serde(default)]
    pub former_email: Option<Email>,
    /// When it moved.
    #[serde(default)]
    pub email_changed_at: Option<Timestamp>,
    pub status: Status,
    /// Of a closed account: where it stood before, and stands again when it is opened.
    #[serde(default)]
    pub disabled_from: Option<Status>,
    /// Rises with every change of the account that is an event, from 1.
    pub version: u32,
    /// Rises with every change of what the person or the house says about them; no event, so not `version`.
    #[serde(default)]
    pub profile_version: u32,
    /// Sessions of another epoch are dead.
    pub session_epoch: u32,
    /// `None` until one is set by a mailed link.
    pub password_hash: Option<StoredHash>,
    pub phone: Option<Phone>,
    pub date_of_birth: Option<Date>,
    pub gender: Option<Gender>,
    pub address: Option<String>,
    pub blood_group: Option<BloodGroup>,
    /// `None` for accounts the house made.
    pub consent: Option<Consent>,
    pub registered_at: Timestamp,
    /// When erasing it began: it is never opened again (F13).
    #[serde(default)]
    pub erased_at: Option<Timestamp>,
    /// It was another account of somebody whose account this is: closed for good (F69).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<UserId>,
    /// The accounts of this person that gave way to this one: their record numbers lead here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged_from: Vec<UserId>,
    /// In use: signing in asks for a code.
    #[serde(default)]
    pub factor: Option<Factor>,
    /// Shown, and not yet proven to have reached an app.
    #[serde(default)]
    pub factor_offered: Option<OfferedFactor>,
    /// Messages that came since they last looked (F49).
    #[serde(default)]
    pub unread: u32,
    /// Invoices of theirs that are not wholly paid (F55). It may fall below nothing only by a fault, which is shown as none.
    #[serde(default)]
    pub unpaid: i64,
    /// Messages of conversations that they have not read (F51). Like the invoices, below nothing only by a fault.
    #[serde(default)]
    pub to_read: i64,
    /// They said yes once to acting for somebody (F70). Never taken back: their home looks for whom, and may find nobody.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub acts_for_others: bool,
    /// They have seen the messages up to this instant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_up_to: Option<Timestamp>,
    /// In which they read pages and mails; `None`: mails are in English, pages as their browser asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// No mail goes to the address but what keeps the account safe (F71).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail_trouble: Option<MailTrouble>,
    /// When such a mark was last taken away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail_works_since: Option<Timestamp>,
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Account({}, {:?}, {:?})", self.user_id, self.role, self.status)
    }
}

impl Account {
    /// An active account at version 1 with a name and an address only; the rest is set by field.
    #[must_use]
    pub fn new(user_id: UserId, role: Role, name: PersonName, email: Email, registered_at: Timestamp) -> Self {
        Self { email: Some(email), ..Self::bare(user_id, role, name, registered_at) }
    }

    /// What every new account is before it has an address.
    pub(super) fn bare(user_id: UserId, role: Role, name: PersonName, registered_at: Timestamp) -> Self {
        Self {
            user_id,
            role,
            name,
            email: None,
            former_email: None,
            email_changed_at: None,
            status: Status::Active,
            disabled_from: None,
            version: 1,
            profile_version: 0,
            session_epoch: 1,
            password_hash: None,
            phone: None,
            date_of_birth: None,
            gender: None,
            address: None,
            blood_group: None,
            consent: None,
            registered_at,
            erased_at: None,
            merged_into: None,
            merged_from: Vec::new(),
            factor: None,
            factor_offered: None,
            unread: 0,
            unpaid: 0,
            to_read: 0,
            acts_for_others: false,
            seen_up_to: None,
            language: None,
            mail_trouble: None,
            mail_works_since: None,
        }
    }

    /// A patient of the desk who has no address of mail.
    #[must_use]
    pub fn without_address(user_id: UserId, name: PersonName, registered_at: Timestamp) -> Self {
        Self { status: Status::NoAddress, ..Self::bare(user_id, Role::Patient, name, registered_at) }
    }

    /// The address of an account that has to have one: whoever signs in does.
    ///
    /// # Errors
    /// It has none: the row is not as the program writes it.
    pub fn mail_address(&self) -> Result<&Email, StorageError> {
        self.email.as_ref().ok_or_else(|| StorageError::Corrupt { table: "users", why: "an account without an address".to_owned() })
    }

    /// Whether messages about their visits are meant for them: they confirmed the address, or said it at the desk and have a link there
    /// with which they could open the whole account. Who has no address may still have a phone.
    #[must_use]
    pub const fn is_written_to(&self) -> bool {
        matches!(self.status, Status::Active | Status::Invited | Status::NoAddress)
    }

    /// All rows of a new account that works at once (made by the house: demo, command line): refused when the address
    /// is taken. A patient is counted along: there is no event that the drain could count by.
    ///
    /// # Errors
    /// Never for accounts of these types.
    pub fn rows(&self) -> Result<Vec<Action>, StorageError> {
        let mut rows = vec![self.create()?];
        rows.extend(self.address_row());
        rows.extend(self.lookup_rows());
        rows.extend((self.role == Role::Patient).then(|| totals::count(Total::Patients, 1)));
        Ok(rows)
    }

    /// The profile as a row.
    ///
    /// # Errors
    /// Never for accounts of these types.
    pub fn profile(&self) -> Result<Item, StorageError> {
        let mut row = to_item(Table::Users, self)?;
        row.insert("part".to_owned(), text(PROFILE)); // counters are another part
        row.insert("name_key".to_owned(), text(self.name.sort_key()));
        Ok(row)
    }

    /// The profile alone, which must not exist yet.
    ///
    /// # Errors
    /// Never for accounts of these types.
    pub fn create(&self) -> Result<Action, StorageError> {
        Ok(Action::create(Table::Users, self.profile()?))
    }

    /// Takes the address for this account, if it has one; refused when it is taken.
    #[must_use]
    pub fn address_row(&self) -> Option<Action> {
        self.email.as_ref().map(|email| self.takes(email))
    }

    fn takes(&self, email: &Email) -> Action {
        let row = [("email", text(email.as_str())), ("user_id", text(self.user_id))];
        Action::create(Table::Emails, row.map(|(name, value)| (name.to_owned(), value)).into())
    }

    /// The words staff find this person by: those of the name, the whole address, the phone number, a patient's record
    /// number. At most eleven rows.
    #[must_use]
    pub fn lookup_rows(&self) -> Vec<Action> {
        self.words().into_iter().map(|word| self.lookup_row(&word)).collect()
    }

    fn words(&self) -> BTreeSet<String> {
        let mut words = search_words(self.name.as_str());
        words.truncate(8);
        words.into_iter().chain(self.contact_words()).chain(self.numbers()).collect()
    }

    /// A patient's record number as it is looked for, and those of the accounts that gave way to this one.
    pub fn numbers(&self) -> impl Iterator<Item = String> {
        let own = (self.role == Role::Patient).then_some(self.user_id);
        own.into_iter().chain(self.merged_from.iter().copied()).map(|id| RecordNumber::of(id).word())
    }

    /// The words of how the person is reached, without the name's: those of a doctor's name are the directory's.
    #[must_use]
    pub fn contact_words(&self) -> BTreeSet<String> {
        let phone = self.phone.iter().map(|phone| phone.as_str().to_owned());
        phone.chain(self.email.iter().map(|email| email.as_str().to_owned())).collect()
    }

    fn lookup_row(&self, word: &str) -> Action {
        let row = [
            ("kind", text(self.role.word())),
            ("word_of", text(format!("{word}#{}", self.user_id))),
            ("user_id", text(self.user_id)),
            ("name", text(self.name.as_str())),
        ];
        Action::Put { table: Table::Lookups, item: row.map(|(name, value)| (name.to_owned(), value)).into(), condition: None }
    }
}

/// The part of a person's rows that this is.
const PROFILE: &str = "profile";

/// Where a person's profile is.
#[must_use]
pub fn profile_key(user: UserId) -> Key {
    Key::two(Table::Users, user, PROFILE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;
    use crate::storage::item::from_item;

    fn account() -> Account {
        let clock = Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap());
        let id = UserId::new(&IdSource::seeded(clock.clone(), 1));
        let (name, email) = ("Maya O'Lindqvist".parse().unwrap(), "Maya@Example.org".parse().unwrap());
        Account { phone: "+46 70 123 45 67".parse().ok(), ..Account::new(id, Role::Patient, name, email, clock.now()) }
    }

    #[test]
    fn a_profile_reads_back_and_absent_things_are_left_out_of_its_row() {
        let account = account();
        let row = account.profile().unwrap();
        assert_eq!(row["part"], text("profile"));
        assert_eq!(row["name_key"], text("maya o'lindqvist"));
        assert_eq!(row["status"], text(Status::Active.word()));
        assert!(!row.contains_key("gender"));
        assert!(from_item::<Account>(Table::Users, row).unwrap() == account);
        assert!(!format!("{account:?}").contains("Maya"));
    }

    #[test]
    fn f20_staff_find_a_person_by_the_words_of_the_name_the_address_and_the_phone() {
        let words: Vec<String> = account()
            .lookup_rows()
            .into_iter()
            .map(|action| match action {
                Action::Put { item, .. } => item["word_of"].as_s().unwrap().split('#').next().unwrap().to_owned(),
                other => panic!("{other:?}"),
            })
            .collect();
        let number = RecordNumber::of(account().user_id).word();
        assert_eq!(words, ["+46701234567", number.as_str(), "lindqvist", "maya", "maya@example.org", "o"]);
    }
}
