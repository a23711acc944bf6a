//! What the API says of an account, and what it is told about somebody new.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access::role::Role;
use crate::capabilities::people::model::{Given, NewPerson, Post};
use crate::capabilities::people::service::{FoundPerson, LinkTo};
use crate::identity::accounts::Account;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::mailbox::MailFailure;
use crate::primitives::people::{Email, PersonName, Phone};

/// Somebody in a list of their role.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct FoundPersonBody {
    #[serde(flatten)]
    person: PersonBody,
    /// Where a doctor works; `null` for everybody else.
    department_id: Option<DepartmentId>,
}

/// Whose account it is.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct PersonBody {
    id: UserId,
    role: Role,
    name: PersonName,
    /// `null`: a patient of the desk without an address, or who was erased.
    email: Option<Email>,
    /// `invited` (the mailed link waits), `no_address`, `active`, `locked`, `disabled`, `pending_address`, `pending_approval`, `rejected`.
    status: &'static str,
}

/// One account.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct AccountBody {
    #[serde(flatten)]
    person: PersonBody,
    phone: Option<Phone>,
    /// The address it had before it moved to this one, if it ever did.
    former_email: Option<Email>,
    /// When it moved.
    #[schema(value_type = Option<String>, format = "date-time")]
    email_changed_at: Option<Timestamp>,
    /// Whether signing in asks for a code.
    second_factor: bool,
    /// Why no mail goes to the address; `null` where it does.
    mail_failure: Option<MailFailure>,
}

impl FoundPersonBody {
    pub(super) fn of(role: Role, found: FoundPerson) -> Self {
        let line = found.person;
        let person = PersonBody { id: line.user_id, role, name: line.name, email: line.email, status: line.status.word() };
        Self { person, department_id: found.department }
    }
}

impl From<Account> for AccountBody {
    fn from(account: Account) -> Self {
        let status = account.status.word();
        let person = PersonBody { id: account.user_id, role: account.role, name: account.name, email: account.email, status };
        let mail_failure = account.mail_trouble.map(|trouble| trouble.why);
        let (former_email, email_changed_at) = (account.former_email, account.email_changed_at);
        Self { person, phone: account.phone, former_email, email_changed_at, second_factor: account.factor.is_some(), mail_failure }
    }
}

/// Somebody new for the reception or the administration.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct NewPersonBody {
    role: Post,
    #[schema(max_length = 120)]
    name: String,
    #[schema(format = "email", max_length = 254)]
    email: String,
    #[serde(default)]
    #[schema(value_type = Option<Phone>)]
    phone: Option<String>,
}

impl NewPersonBody {
    pub(super) fn read(&self) -> Result<NewPerson, Flaws> {
        let phone = self.phone.as_deref().unwrap_or_default();
        NewPerson::parse(&Given { post: Some(self.role), name: &self.name, email: &self.email, phone })
    }
}

/// Why an account is closed: for the audit trail.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct ReasonBody {
    #[schema(max_length = 300)]
    pub reason: String,
}

/// Where the link goes of an account that is unlocked.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(super) struct UnlockBody {
    pub link_to: Option<LinkTo>,
}
