//! The audit trail: who did what, when, in which request. Rows are only ever added.
//!
//! Each entry carries an HMAC over its own fields and none of its neighbour's, so nothing queues behind anything. An
//! entry of a write is part of that write's transaction. Never in here: a visit's reason, symptoms, a patient's reason for
//! cancelling, or any other free text of patients; the free text there is, is the reason staff give where the house asks them for one.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;

use super::keys::{Keys, Purpose};
use crate::access::actor::{Actor, Level};
use crate::access::grant::Granted;
use crate::access::role::Role;
use crate::primitives::ids::{ApiKeyId, AuditEntryId, CarerGrantId, EmergencyAccessId, IdSource, RequestId, UserId};
use crate::primitives::time::whole_second;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, from_item, to_item};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, CommitError};

/// What was done, before it has a place in the trail.
#[derive(Debug, Clone)]
pub struct Deed {
    subject: Option<UserId>,
    actor: Doer,
    role: Option<Role>,
    level: Option<Level>,
    what: &'static str,
    object: String,
    words: String,
    decision: Decision,
    reason: Option<String>,
    request: Option<RequestId>,
    under: Option<CarerGrantId>,
    emergency: Option<EmergencyAccessId>,
}

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doer {
    /// A job or the command line.
    House,
    /// Somebody who is not signed in, whatever they say of themselves.
    Stranger,
    Person(UserId),
    /// A program, by its key.
    Program(ApiKeyId),
}

impl Doer {
    fn word(self) -> String {
        match self {
            Self::House => HOUSE.to_owned(),
            Self::Stranger => "stranger".to_owned(),
            Self::Person(id) => id.to_string(),
            Self::Program(key) => key.to_string(),
        }
    }
}

/// Whether it was allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    Allowed,
    Denied,
}

impl Deed {
    /// Done by the house itself: jobs, the command line. `what` is dotted, such as `account.purge`.
    #[must_use]
    pub fn of_house(what: &'static str) -> Self {
        Self {
            subject: None,
            actor: Doer::House,
            role: None,
            level: None,
            what,
            object: String::new(),
            words: String::new(),
            decision: Decision::Allowed,
            reason: None,
            request: None,
            under: None,
            emergency: None,
        }
    }

    /// Done, or tried, by somebody who is not signed in, such as registering.
    #[must_use]
    pub fn by_stranger(what: &'static str) -> Self {
        Self { actor: Doer::Stranger, ..Self::of_house(what) }
    }

    /// Done by somebody who holds a right for it. `what` is dotted, such as `appointment.book`.
    #[must_use]
    pub fn by<P>(grant: &Granted<P>, what: &'static str) -> Self {
        Self::by_actor(grant.actor(), what).within(grant.request())
    }

    /// The person who did it, if one did.
    pub const fn person(&self) -> Option<UserId> {
        if let Doer::Person(id) = self.actor { Some(id) } else { None }
    }

    /// Done by a signed-in person where no right is asked for, such as signing out, or by a program, which has no role.
    #[must_use]
    pub fn by_actor(actor: &Actor, what: &'static str) -> Self {
        match &actor.key {
            Some(key) => Self { actor: Doer::Program(key.id), ..Self::of_house(what) },
            None => Self { actor: Doer::Person(actor.id), role: Some(actor.role), level: Some(actor.level), ..Self::of_house(what) },
        }
    }

    /// Filed under a patient (or another person) instead of the house.
    #[must_use]
    pub fn about(self, subject: UserId) -> Self {
        Self { subject: Some(subject), ..self }
    }

    /// The thing it was done to, by its id.
    #[must_use]
    pub fn on(self, object: impl ToString) -> Self {
        Self { object: object.to_string(), ..self }
    }

    /// What became of the thing, in a few words that stand behind its id: `fee: 500.00 INR → 750.00 INR`. Said again, there are more
    /// of them. Nothing private, and nothing of patients.
    #[must_use]
    pub fn saying(self, words: &str) -> Self {
        Self { words: joined([&self.words, words], "; "), ..self }
    }

    /// Tried, and not allowed.
    #[must_use]
    pub fn denied(self) -> Self {
        Self { decision: Decision::Denied, ..self }
    }

    /// Why staff did it, where the house asks them (an emergency, closing or locking an account, erasing, a lost phone, cancelling or
    /// moving a visit past the patients' cut-off). Never a patient's words.
    #[must_use]
    pub fn because(self, reason: impl Into<String>) -> Self {
        Self { reason: Some(reason.into()), ..self }
    }

    /// For the patient it is about, by this grant of theirs (F70): who acted and for whom stand side by side.
    #[must_use]
    pub fn under(self, grant: Option<CarerGrantId>) -> Self {
        Self { under: grant, ..self }
    }

    /// By a doctor who does not have the patient in care and opened the record in an emergency (F10): by this access.
    #[must_use]
    pub fn in_emergency(self, access: Option<EmergencyAccessId>) -> Self {
        Self { emergency: access, ..self }
    }

    /// In which request.
    #[must_use]
    pub fn within(self, request: RequestId) -> Self {
        Self { request: Some(request), ..self }
    }
}

/// Two texts as one; either may be empty.
fn joined([one, two]: [&str; 2], between: &str) -> String {
    let between = if one.is_empty() || two.is_empty() { "" } else { between };
    format!("{one}{between}{two}")
}

/// One entry as stored. Partition `system` holds what is about nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub subject_id: String,
    pub entry_id: AuditEntryId,
    pub at: Timestamp,
    /// The UTC date of `at`, partition of the index `audit_of_day`.
    pub day: Date,
    /// A user id, an API key's id, `stranger` or `system`.
    pub actor_id: String,
    pub role: Option<Role>,
    pub level: Option<Level>,
    pub what: String,
    pub object: String,
    pub decision: Decision,
    pub reason: Option<String>,
    pub request_id: Option<RequestId>,
    /// The grant by which a carer did it for the subject; absent where nobody acted for anybody.
    #[serde(default)]
    pub carer_grant_id: Option<CarerGrantId>,
    /// The emergency access by which a doctor did it; absent for everything else.
    #[serde(default)]
    pub emergency_access_id: Option<EmergencyAccessId>,
    mac: String,
}

/// Who nobody is: the house as actor and as subject.
const HOUSE: &str = "system";

impl Entry {
    /// The fields in fixed order, each with its length before it so that no two entries read alike. A field that stands in
    /// every entry means raising the version of `Purpose::Audit` and keeping the old order for old entries; one that most
    /// lack is told last and only where it is, so that the others read as they always did.
    fn told(&self) -> Vec<u8> {
        let optional = |text: Option<String>| text.map_or_else(|| "-".to_owned(), |text| format!("+{text}"));
        let level = self.level.map(|level| match level {
            Level::ByLink => "by_link".to_owned(),
            Level::AwaitingApproval => "awaiting_approval".to_owned(),
            Level::BeforeSecondFactor => "before_second_factor".to_owned(),
            Level::Full => "full".to_owned(),
            Level::Proven => "proven".to_owned(),
        });
        let decision = match self.decision {
            Decision::Allowed => "allowed",
            Decision::Denied => "denied",
        };
        let mut fields = vec![
            self.subject_id.clone(),
            self.entry_id.to_string(),
            self.at.to_string(),
            self.day.to_string(),
            self.actor_id.clone(),
            optional(self.role.map(|role| role.word().to_owned())),
            optional(level),
            self.what.clone(),
            self.object.clone(),
            decision.to_owned(),
            optional(self.reason.clone()),
            optional(self.request_id.map(|id| id.to_string())),
        ];
        // Each begins with its kind, so that one is not taken for the other.
        fields.extend(self.carer_grant_id.map(|id| id.to_string()));
        fields.extend(self.emergency_access_id.map(|id| id.to_string()));
        fields.iter().flat_map(|field| [&(field.len() as u64).to_be_bytes()[..], field.as_bytes()].concat()).collect()
    }
}

/// Writes the trail and proves it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Audit {
    keys: Keys,
    ids: IdSource,
}

impl Audit {
    /// With the key `Purpose::Audit`.
    #[must_use]
    pub const fn new(keys: Keys, ids: IdSource) -> Self {
        Self { keys, ids }
    }

    /// The entry as one more action of the transaction that does the deed: 1 write unit (2 in a transaction) and as
    /// much for the index.
    ///
    /// # Errors
    /// When the entry cannot be made into a row, which is a mistake of ours.
    pub fn action(&self, deed: Deed) -> Result<Action, StorageError> {
        Ok(Action::create(Table::Audit, to_item(Table::Audit, &self.entry(deed))?))
    }

    /// An entry of its own, for what changes nothing else: reads, denials. The caller serves nothing before this is done.
    ///
    /// # Errors
    /// When the store does not take it.
    pub async fn write(&self, storage: &Storage, deed: Deed) -> Result<(), StorageError> {
        let row = to_item(Table::Audit, &self.entry(deed))?;
        // No condition: the id is new, and a repeated try of the SDK writes the same row once more.
        storage.put(Table::Audit, row, None).await.map_err(|error| match error {
            CommitError::Storage(error) => error,
            CommitError::Refused(_) => StorageError::Refused("an unconditional write was refused".to_owned()),
        })
    }

    /// How a seal names a row: its id and its HMAC, as they stand in it. `None` for a row that is no entry at all.
    #[must_use]
    pub fn fingerprint(row: &Item) -> Option<(AuditEntryId, String)> {
        let word = |name: &str| row.get(name).and_then(|value| value.as_s().ok());
        Some((word("entry_id")?.parse().ok()?, word("mac").cloned().unwrap_or_default()))
    }

    /// Whether a row is as it was written: no field changed, added or taken away (I9).
    #[must_use]
    pub fn verifies(&self, row: &Item) -> bool {
        let Ok(entry) = from_item::<Entry>(Table::Audit, row.clone()) else { return false };
        let as_written = to_item(Table::Audit, &entry).is_ok_and(|written| written == *row);
        as_written && bool::from(self.mac(&entry).as_bytes().ct_eq(entry.mac.as_bytes()))
    }

    fn entry(&self, deed: Deed) -> Entry {
        // The id says when: of its date and no other, also at midnight.
        let entry_id = AuditEntryId::new(&self.ids);
        let at = whole_second(entry_id.made_at());
        let entry = Entry {
            subject_id: deed.subject.map_or_else(|| HOUSE.to_owned(), |id| id.to_string()),
            entry_id,
            at,
            day: at.to_zoned(TimeZone::UTC).date(),
            actor_id: deed.actor.word(),
            role: deed.role,
            level: deed.level,
            what: deed.what.to_owned(),
            object: joined([&deed.object, &deed.words], " "),
            decision: deed.decision,
            reason: deed.reason,
            request_id: deed.request,
            carer_grant_id: deed.under,
            emergency_access_id: deed.emergency,
            mac: String::new(),
        };
        Entry { mac: self.mac(&entry), ..entry }
    }

    fn mac(&self, entry: &Entry) -> String {
        URL_SAFE_NO_PAD.encode(self.keys.hmac(Purpose::Audit, &entry.told()))
    }
}

#[cfg(test)]
#[path = "audit_tests.rs"]
mod tests;
