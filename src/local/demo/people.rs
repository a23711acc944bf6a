//! Who the people of the demo are, and how they get their accounts. Ids are fixed; nobody but the four can sign in.

use anyhow::{Context as _, Result};
use uuid::Uuid;

use super::past::Past;
use crate::access::role::Role;
use crate::identity::accounts::Account;
use crate::identity::audit::Deed;
use crate::identity::passwords::StoredHash;
use crate::primitives::ids::UserId;
use crate::primitives::people::{Email, Gender, Phone};
use crate::primitives::text::search_words;
use crate::storage::transaction::{CommitError, Transaction};

/// One person of the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Person {
    /// The last digits of the id, and of the phone number.
    pub(super) number: u16,
    pub(super) role: Role,
    pub(super) name: &'static str,
    pub(super) gender: Gender,
    /// The address of those who sign in (api.md, "Running it"); the others' is made from their name.
    sign_in: Option<&'static str>,
}

pub(super) const RECEPTIONIST: Person =
    Person::new(2, Role::Receptionist, "Asha Menon", Gender::Female).signing_in_as("reception@demo.test");
pub(super) const ADMINISTRATOR: Person = Person::new(3, Role::Administrator, "Tomas Reiter", Gender::Male).signing_in_as("admin@demo.test");

impl Person {
    pub(super) const fn new(number: u16, role: Role, name: &'static str, gender: Gender) -> Self {
        Self { number, role, name, gender, sign_in: None }
    }

    pub(super) const fn signing_in_as(self, address: &'static str) -> Self {
        Self { sign_in: Some(address), ..self }
    }

    pub(super) const fn signs_in(&self) -> bool {
        self.sign_in.is_some()
    }

    pub(super) const fn id(&self) -> UserId {
        UserId::from_uuid(fixed(self.number))
    }

    /// `ines.costa@demo.test` for Dr Inês Costa.
    pub(super) fn email(&self) -> Result<Email> {
        let made = || {
            let plain: String = unicode_normalization::UnicodeNormalization::nfd(self.name).filter(char::is_ascii).collect();
            let words: Vec<String> = search_words(&plain).into_iter().filter(|word| word != "dr").collect();
            format!("{}@demo.test", words.join("."))
        };
        let address = self.sign_in.map_or_else(made, str::to_owned);
        address.parse().with_context(|| format!("the address {address}"))
    }

    /// Of the range that Ofcom keeps free for stories: nobody's phone rings.
    pub(super) fn phone(&self) -> Result<Phone> {
        format!("+44 7700 900{:03}", self.number).parse().context("a phone number of the demo")
    }

    /// An account that works, with what is known of everybody.
    pub(super) fn account(&self, past: &Past) -> Result<Account> {
        let account = Account::new(self.id(), self.role, self.name.parse()?, self.email()?, past.ground.clock.now());
        Ok(Account { phone: Some(self.phone()?), gender: Some(self.gender), ..account })
    }
}

/// The body of a fixed id: a version 7 UUID of the year 2026 with the number behind it.
pub(super) const fn fixed(number: u16) -> Uuid {
    Uuid::from_u128(0x019b_0000_0000_7000_8000_0000_0000_0000 | number as u128)
}

/// Writes an account unless it is there. The house makes it, as it makes the first administrator: no mail is sent.
pub(super) async fn add(past: &Past, account: Account, password: Option<&StoredHash>) -> Result<()> {
    let account = Account { password_hash: password.cloned(), ..account };
    let mut transaction = Transaction::new();
    for row in account.rows()? {
        transaction.add((), row);
    }
    transaction.add((), past.ground.audit.action(Deed::of_house("demo.add").about(account.user_id).on(account.user_id))?);
    match past.ground.storage.commit(transaction).await {
        // Refused means that it is there already.
        Ok(()) | Err(CommitError::Refused(_)) => Ok(()),
        Err(CommitError::Storage(error)) => Err(error.into()),
    }
}
