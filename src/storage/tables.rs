//! THE LIST of tables: keys, indexes named by the question they answer, time to live, and which are clinical.
//!
//! `caredesk schema` prints it; `infra/tables.json` is the committed copy that infrastructure code reads, and a guard
//! test fails when the two differ. Local mode makes the tables from this same list. Changing an index's keys means
//! replacing the index, and `CloudFormation` adds or removes one index per update.

use serde::Serialize;

/// A table of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    Users,
    Lookups,
    Emails,
    Sessions,
    Directory,
    Calendar,
    Appointments,
    Records,
    Messages,
    BloodBank,
    Billing,
    Outbox,
    Deliveries,
    Requests,
    Audit,
    Guards,
}

/// An index: the question it answers is its name.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Index {
    pub name: &'static str,
    pub partition: &'static str,
    pub sort: &'static str,
    /// What a row of the index holds besides keys; `None` means everything.
    pub holds: Option<&'static [&'static str]>,
}

/// What a table is made of. All keys are strings.
#[derive(Debug, Serialize)]
pub struct Definition {
    pub name: &'static str,
    pub partition: &'static str,
    pub sort: Option<&'static str>,
    pub indexes: &'static [&'static Index],
    /// The attribute (seconds since 1970) after which a row may go.
    pub time_to_live: Option<&'static str>,
    /// Clinical tables have their own encryption key, and jobs that send mail cannot read them.
    pub clinical: bool,
}

/// Staff and patients of a role, by name.
pub static PEOPLE_OF_ROLE: Index =
    Index { name: "people_of_role", partition: "role", sort: "name_key", holds: Some(&["name", "email", "status"]) };
/// Departments, or the doctors of one, by name. Whole items: offers are computed from them.
pub static LISTING: Index = Index { name: "listing", partition: "listing", sort: "name_key", holds: None };
/// When is anyone of a department free: the ledgers of a week.
pub static WEEKS_OF_DEPARTMENT: Index = Index { name: "weeks_of_department", partition: "department_id", sort: "week", holds: None };
/// A patient's visits by start.
pub static VISITS_OF_PATIENT: Index = Index { name: "visits_of_patient", partition: "patient_id", sort: "start", holds: Some(VISIT_LINE) };
/// A doctor's visits by start.
pub static VISITS_OF_DOCTOR: Index = Index { name: "visits_of_doctor", partition: "doctor_id", sort: "start", holds: Some(VISIT_LINE) };
/// Everybody's visits of a UTC date by start.
pub static VISITS_OF_DAY: Index = Index { name: "visits_of_day", partition: "utc_date", sort: "start", holds: Some(VISIT_LINE) };
/// Who has come to a department on a day and is not done yet, by the numbers they are called by. Only visits of people who are there
/// have a `queue`. Nothing of who they are: a screen that everybody sees is made of it.
pub static QUEUE_OF_DEPARTMENT: Index =
    Index { name: "queue_of_department", partition: "queue", sort: "token", holds: Some(&["status", "doctor_name", "start"]) };
/// Why a doctor's patients of a day come: intakes by the visit's start. Only intakes have these attributes.
pub static INTAKES_OF_DOCTOR: Index =
    Index { name: "intakes_of_doctor", partition: "intake_doctor_id", sort: "intake_start", holds: Some(&["appointment_id", "reason"]) };
/// What is new of a patient: measurements and moods by when, then records and reports, the newest first. Only these rows have a
/// `glance_at`. Whole items: the page is made of them.
pub static GLANCE_OF_PATIENT: Index = Index { name: "glance_of_patient", partition: "patient_id", sort: "glance_at", holds: None };

/// Whose conversations are there, by when something was last written in them. Only heads have these attributes.
pub static INBOX: Index = Index { name: "inbox", partition: "participant_id", sort: "last_at", holds: Some(&[]) };
/// What one donor gave or offers to give. Only donations of people with an account have a `donor_id`.
pub static DONATIONS_OF_DONOR: Index = Index { name: "donations_of_donor", partition: "donor_id", sort: "item", holds: None };
/// Donations that nobody has decided about yet, the longest waiting first; decided ones have no `queue`.
pub static DONATIONS_WAITING: Index = Index { name: "donations_waiting", partition: "queue", sort: "item", holds: Some(&["donor_id"]) };
/// Invoices by what is to be done about them, soonest due first; claims by state; online payments to be given back. Other rows have no `queue`.
pub static BILLS_BY_STATE: Index = Index { name: "by_state", partition: "queue", sort: "date", holds: Some(&[]) };
/// Whose an invoice, a claim or an online payment is.
pub static BILLS_BY_ID: Index = Index { name: "by_id", partition: "id", sort: "item", holds: Some(&[]) };
/// Messages that wait to be sent over a channel; rows that do not wait have no `channel_waiting`.
pub static WAITING: Index = Index { name: "waiting", partition: "channel_waiting", sort: "next_try_at", holds: Some(&[]) };
/// Messages by their fate, newest last.
pub static BY_STATE: Index = Index { name: "by_state", partition: "state", sort: "at", holds: Some(&["kind", "channel", "because"]) };
/// What a person was told, newest last. Only messages to people have a `person_id`; events that were published have none.
pub static MESSAGES_OF_PERSON: Index = Index {
    name: "messages_of_person",
    partition: "person_id",
    sort: "at",
    holds: Some(&["kind", "channel", "state", "visit", "because"]),
};
/// The audit trail of one UTC date, with what it is narrowed by.
pub static AUDIT_OF_DAY: Index =
    Index { name: "audit_of_day", partition: "day", sort: "entry_id", holds: Some(&["actor_id", "what", "decision"]) };

/// What a line of a list of visits shows.
const VISIT_LINE: &[&str] = &[
    "end",
    "status",
    "version",
    "patient_id",
    "patient_name",
    "doctor_id",
    "doctor_name",
    "department_id",
    "checked_in_at",
    "priority",
    "mode",
    "token",
    "booked_as",
    "visit_kind",
];

const fn table(name: &'static str, partition: &'static str, sort: Option<&'static str>) -> Definition {
    Definition { name, partition, sort, indexes: &[], time_to_live: None, clinical: false }
}

static USERS: Definition = Definition { indexes: &[&PEOPLE_OF_ROLE], ..table("users", "user_id", Some("part")) };
static LOOKUPS: Definition = table("lookups", "kind", Some("word_of"));
static EMAILS: Definition = table("emails", "email", None);
static SESSIONS: Definition = Definition { time_to_live: Some("ttl"), ..table("sessions", "user_id", Some("session_key")) };
static DIRECTORY: Definition = Definition { indexes: &[&LISTING], ..table("directory", "owner_id", Some("part")) };
static CALENDAR: Definition = Definition { indexes: &[&WEEKS_OF_DEPARTMENT], ..table("calendar", "person_id", Some("week")) };
static APPOINTMENTS: Definition = Definition {
    indexes: &[&VISITS_OF_PATIENT, &VISITS_OF_DOCTOR, &VISITS_OF_DAY, &QUEUE_OF_DEPARTMENT],
    ..table("appointments", "appointment_id", None)
};
static RECORDS: Definition =
    Definition { indexes: &[&INTAKES_OF_DOCTOR, &GLANCE_OF_PATIENT], clinical: true, ..table("records", "patient_id", Some("item")) };
static MESSAGES: Definition = Definition {
    indexes: &[&INBOX],
    time_to_live: Some("ttl"),
    clinical: true,
    ..table("messages", "conversation_id", Some("message_id"))
};
/// Who gives blood, and why a donation was not taken, is as sensitive as what is clinical: the same key.
static BLOOD_BANK: Definition =
    Definition { indexes: &[&DONATIONS_OF_DONOR, &DONATIONS_WAITING], clinical: true, ..table("blood_bank", "blood_group", Some("item")) };
/// What was paid for and by whom, never what for: whoever hears that a visit is completed writes its invoice.
static BILLING: Definition = Definition { indexes: &[&BILLS_BY_STATE, &BILLS_BY_ID], ..table("billing", "patient_id", Some("item")) };
static OUTBOX: Definition = table("outbox", "shard", Some("subject_version"));
static DELIVERIES: Definition = Definition {
    indexes: &[&WAITING, &BY_STATE, &MESSAGES_OF_PERSON],
    time_to_live: Some("ttl"),
    ..table("deliveries", "recipient_id", Some("message_id"))
};
static REQUESTS: Definition = Definition { time_to_live: Some("ttl"), ..table("requests", "owner_id", Some("item")) };
static AUDIT: Definition = Definition { indexes: &[&AUDIT_OF_DAY], clinical: true, ..table("audit", "subject_id", Some("entry_id")) };
static GUARDS: Definition = Definition { time_to_live: Some("ttl"), ..table("guards", "key", None) };

impl Table {
    /// All of them, in the order of data-model.md.
    pub const ALL: [Self; 16] = [
        Self::Users,
        Self::Lookups,
        Self::Emails,
        Self::Sessions,
        Self::Directory,
        Self::Calendar,
        Self::Appointments,
        Self::Records,
        Self::Messages,
        Self::BloodBank,
        Self::Billing,
        Self::Outbox,
        Self::Deliveries,
        Self::Requests,
        Self::Audit,
        Self::Guards,
    ];

    /// Its keys and indexes.
    #[must_use]
    pub const fn definition(self) -> &'static Definition {
        match self {
            Self::Users => &USERS,
            Self::Lookups => &LOOKUPS,
            Self::Emails => &EMAILS,
            Self::Sessions => &SESSIONS,
            Self::Directory => &DIRECTORY,
            Self::Calendar => &CALENDAR,
            Self::Appointments => &APPOINTMENTS,
            Self::Records => &RECORDS,
            Self::Messages => &MESSAGES,
            Self::BloodBank => &BLOOD_BANK,
            Self::Billing => &BILLING,
            Self::Outbox => &OUTBOX,
            Self::Deliveries => &DELIVERIES,
            Self::Requests => &REQUESTS,
            Self::Audit => &AUDIT,
            Self::Guards => &GUARDS,
        }
    }
}
