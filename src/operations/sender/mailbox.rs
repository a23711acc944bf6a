//! Whether a mail goes out at all (F71): decided by what the account says that is read to compose it, at no call more.

use crate::capabilities::notifications::model::{Kind, Outcome};
use crate::capabilities::sign_in::service::PasswordLink;
use crate::identity::accounts::{Account, MailTrouble};
use crate::outbound::OutboundError;
use crate::primitives::language::Language;
use crate::primitives::people::Email;

/// Where a mail goes, and what is known of it.
pub(super) struct Mailbox {
    pub(super) address: Email,
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
        Self { address: link.to.clone(), trouble: link.trouble, language: link.language.unwrap_or_default() }
    }
}

/// An address that takes what keeps an account safe, or is nobody's yet; and in which language its owner reads.
impl From<(Email, Option<Language>)> for Mailbox {
    fn from((address, language): (Email, Option<Language>)) -> Self {
        Self { address, trouble: None, language: language.unwrap_or_default() }
    }
}

impl Mailbox {
    /// Why a message of this kind does not go there.
    pub(super) fn closed_to(&self, kind: Kind) -> Option<&'static str> {
        self.trouble.filter(|_| !kind.keeps_the_account_safe()).map(|trouble| trouble.why.reason())
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
