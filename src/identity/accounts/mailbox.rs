//! Whether mail reaches the address of an account (F71): what the mail service reported of it, with the account, because
//! whoever sends reads that row anyway.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Account, profile_key};
use crate::primitives::mailbox::MailFailure;
use crate::storage::error::StorageError;
use crate::storage::item::{text, to_item};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// The mark on an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailTrouble {
    pub why: MailFailure,
    /// When the mail service reported it.
    pub since: Timestamp,
}

impl Account {
    /// The mark that a report about a mail sent at `sent_at` makes. `None`: it is marked so already, or the address was shown to
    /// work since that mail. A complaint weighs more than a mail that came back.
    #[must_use]
    pub fn trouble_by(&self, why: MailFailure, sent_at: Timestamp, now: Timestamp) -> Option<MailTrouble> {
        let works_since = self.mail_works_since.max(self.email_changed_at);
        let is_known = self.mail_trouble.is_some_and(|known| known.why == why || known.why == MailFailure::Complained);
        (!is_known && works_since.is_none_or(|since| sent_at > since)).then_some(MailTrouble { why, since: now })
    }
}

/// Marks the address of an account as it was read. Refused when it has another address by now, or is marked otherwise.
///
/// # Errors
/// Never for marks of ours.
pub fn mail_fails(account: &Account, trouble: MailTrouble) -> Result<Action, StorageError> {
    let change = Expression::of("SET mail_trouble = :trouble").value(":trouble", map(trouble)?);
    let unchanged = match account.mail_trouble {
        Some(before) => Expression::of("email = :email AND mail_trouble = :before").value(":before", map(before)?),
        None => Expression::of("email = :email AND attribute_not_exists(mail_trouble)"),
    };
    let condition = Some(unchanged.value(":email", text(account.mail_address()?.as_str())));
    Ok(Action::Update { key: profile_key(account.user_id), change, condition })
}

/// Takes the mark away that an account was read with: reports about mail from before now are old. Refused as [`mail_fails`] is.
///
/// # Errors
/// Never for marks of ours.
pub fn mail_works(account: &Account, before: MailTrouble, now: Timestamp) -> Result<Action, StorageError> {
    let change = Expression::of("SET mail_works_since = :now REMOVE mail_trouble").value(":now", text(now));
    let condition = Expression::of("email = :email AND mail_trouble = :before")
        .value(":before", map(before)?)
        .value(":email", text(account.mail_address()?.as_str()));
    Ok(Action::Update { key: profile_key(account.user_id), change, condition: Some(condition) })
}

fn map(trouble: MailTrouble) -> Result<AttributeValue, StorageError> {
    Ok(AttributeValue::M(to_item(Table::Users, &trouble)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::role::Role;
    use crate::primitives::ids::UserId;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + minute * 60).unwrap()
    }

    fn maya() -> Account {
        let (name, email) = ("Maya Lindqvist".parse().unwrap(), "maya@example.org".parse().unwrap());
        Account::new(UserId::from_uuid(uuid::Uuid::from_u128(7)), Role::Patient, name, email, at(0))
    }

    #[test]
    fn f71_the_same_report_again_marks_nothing_and_a_complaint_weighs_more() {
        use MailFailure::{Bounced, Complained};
        let mark = |why| Some(MailTrouble { why, since: at(9) });
        assert_eq!(maya().trouble_by(Bounced, at(1), at(9)), mark(Bounced));
        let bounced = Account { mail_trouble: mark(Bounced), ..maya() };
        assert_eq!(bounced.trouble_by(Bounced, at(2), at(9)), None);
        assert_eq!(bounced.trouble_by(Complained, at(2), at(9)), mark(Complained));
        let complained = Account { mail_trouble: mark(Complained), ..maya() };
        assert_eq!(complained.trouble_by(Bounced, at(2), at(9)), None);
    }

    #[test]
    fn f71_a_report_about_mail_from_before_the_address_was_shown_to_work_is_old() {
        for works in [
            Account { mail_works_since: Some(at(5)), ..maya() },
            Account { email_changed_at: Some(at(5)), ..maya() },
            Account { mail_works_since: Some(at(5)), email_changed_at: Some(at(2)), ..maya() },
        ] {
            for old in [at(4), at(5)] {
                assert_eq!(works.trouble_by(MailFailure::Bounced, old, at(9)), None);
            }
            assert!(works.trouble_by(MailFailure::Bounced, at(6), at(9)).is_some());
        }
    }
}
