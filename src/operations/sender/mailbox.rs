//! Whether a mail goes out at all (F71): decided by what the account says that is read to compose it, at no call more.

use crate::capabilities::notifications::model::{Kind, Outcome};
use crate::capabilities::sign_in::service::PasswordLink;
use crate::identity::accounts::{Account, MailTrouble};
use crate::outbound::OutboundError;
use crate::primitives::language::Language;
use crate::primitives::people::Email;

/// Why no mail goes to somebody whom the desk knows without an address.
pub(super) const NO_ADDRESS: &str = "has no address";

/// Where a mail goes, and what is known of it.
pub(super) struct Mailbox {
    /// `None`: they have none (F69).
    address: Option<Email>,
    trouble: Option<MailTrouble>,
    /// In which its owner reads.
    pub(super) language: Language,
}

impl From<&Account> for Mailbox {
    fn from(account: &Account) -> Self {
        Self { address: account.email.clone(), trouble: account.mail_trouble, language: account.language.unwrap_or_default() }
    }
}

impl From<&PasswordLink> for Mailbox {
    fn from(link: &PasswordLink) -> Self {
        Self { address: Some(link.to.clone()), trouble: link.trouble, language: link.language.unwrap_or_default() }
    }
}

/// An address that takes what keeps an account safe, or is nobody's yet; and in which language its owner reads.
impl From<(Email, Option<Language>)> for Mailbox {
    fn from((address, language): (Email, Option<Language>)) -> Self {
        Self { address: Some(address), trouble: None, language: language.unwrap_or_default() }
    }
}

impl Mailbox {
    /// The address a message of this kind goes to, or why it goes nowhere.
    pub(super) fn open_for(&self, kind: Kind) -> Result<&Email, &'static str> {
        match self.trouble.filter(|_| !kind.keeps_the_account_safe()) {
            Some(trouble) => Err(trouble.why.reason()),
            None => self.address.as_ref().ok_or(NO_ADDRESS),
        }
    }
}

/// What SES made of a mail.
pub(super) fn outcome_of(sent: Result<String, OutboundError>) -> Outcome {
    match sent {
        Ok(mail) if mail.is_empty() => Outcome::Sent,
        Ok(mail) => Outcome::HandedOver { mail },
        Err(OutboundError::Unavailable { sent_perhaps: true, .. }) => Outcome::Unclear,
        Err(OutboundError::Unavailable { why, .. }) => Outcome::NotNow { why },
        Err(OutboundError::Refused(why)) => Outcome::Refused { why },
    }
}
