//! What stands around every page: whose hospital, who is signed in, where they are, what just happened.
//!
//! Built once per request by the page plumbing; views never carry any of it.

use serde::{Deserialize, Serialize};

use crate::access::actor::Actor;
use crate::access::role::Role;
use crate::web::ending::Ending;
use crate::web::language::Reading;
use crate::web::people::{PersonLabel, sample_user};
use crate::web::say::{When, ZoneLabel};
use crate::web::texts::Message;

/// For whom the page is laid out. Decides navigation and density, never access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Nobody is signed in.
    Visitor,
    /// A doctor whose application waits: a visitor with an account of their own.
    Applicant,
    /// A patient: large controls, one column.
    Patient,
    /// A doctor: dense.
    Doctor,
    /// The reception desk: dense.
    Receptionist,
    /// An administrator: dense.
    Administrator,
}

impl Audience {
    /// Every one of them.
    pub const ALL: [Self; 6] = [Self::Visitor, Self::Applicant, Self::Patient, Self::Doctor, Self::Receptionist, Self::Administrator];

    /// Staff pages are denser and wider.
    pub fn is_staff(self) -> bool {
        match self {
            Audience::Visitor | Audience::Applicant | Audience::Patient => false,
            Audience::Doctor | Audience::Receptionist | Audience::Administrator => true,
        }
    }

    /// For whom somebody's pages are laid out, by how far they are let in.
    pub fn of(actor: &Actor) -> Self {
        if actor.waits() {
            return Audience::Applicant;
        }
        if actor.is_signed_in() { actor.role.into() } else { Audience::Visitor }
    }

    /// Where this audience begins: the mark links there, sign-in lands there.
    pub fn home(self) -> &'static str {
        match self {
            Audience::Visitor => "/",
            Audience::Applicant => "/application",
            Audience::Patient => "/appointments",
            Audience::Doctor => "/day",
            Audience::Receptionist => "/desk",
            Audience::Administrator => "/overview",
        }
    }
}

impl From<Role> for Audience {
    fn from(role: Role) -> Self {
        match role {
            Role::Patient => Audience::Patient,
            Role::Doctor => Audience::Doctor,
            Role::Receptionist => Audience::Receptionist,
            Role::Administrator => Audience::Administrator,
        }
    }
}

/// Which entry of the navigation a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// None of them: sign-in, errors, booking steps reached from elsewhere.
    Elsewhere,
    /// A person's own visits.
    Visits,
    /// What was written up about a patient's visits.
    Records,
    /// Departments.
    Departments,
    /// Doctors and their free times.
    Doctors,
    /// Who looks after what one has.
    Assistant,
    /// A doctor's day.
    Day,
    /// A doctor's week.
    Week,
    /// A doctor's visits to come.
    Upcoming,
    /// A doctor's own patients.
    MyPatients,
    /// A doctor's months in numbers.
    MonthlyReports,
    /// Weekly hours, leave and other exceptions.
    Hours,
    /// The totals of the house.
    Overview,
    /// Who did what in the house.
    Audit,
    /// What somebody waits for, and who waits in a department.
    WaitingList,
    /// Visits that leave has hit.
    Repairs,
    /// Everybody's visits of a day.
    Desk,
    /// The house's settings.
    Settings,
    /// The keys of other programs.
    ApiKeys,
    /// The programs that are told what happens.
    Webhooks,
    /// The addresses that hear what happens.
    Subscriptions,
    /// Patients as the desk sees them.
    Patients,
    /// Who works here, as administrators see them.
    People,
    /// What the house holds about a patient.
    OwnData,
    /// Which messages a patient wants.
    Messages,
    /// Who acts for whom.
    Carers,
    /// Who looked at one's own record.
    AccessLog,
    /// Records a doctor opened in an emergency.
    Emergency,
    /// The same, as administrators review them.
    EmergencyReview,
    /// What there is of each blood group.
    BloodBank,
    /// How many beds are occupied.
    Wards,
    /// What one gave and offers.
    Donations,
    /// What a patient owes and paid.
    Invoices,
    /// Everybody's invoices.
    Billing,
    /// What insurers are asked for.
    Claims,
    /// What months earn.
    Revenue,
    /// What days, departments and doctors come to.
    Statistics,
    /// The screens of waiting rooms.
    Screens,
    /// One's own calendar feed.
    CalendarFeed,
    /// What one writes with doctors, or with patients in one's care.
    Conversations,
    /// What somebody was told.
    Notifications,
    /// What the house told people, and what became of it.
    MessageLedger,
    /// The messages of the local stack.
    LocalMail,
}

/// The hospital as every page names it. From the settings that are kept in memory: no page reads the store for it.
#[derive(Debug, Clone, Serialize)]
pub struct Hospital {
    /// The hospital's own name.
    pub name: String,
    /// Its zone with the offset of today.
    pub zone: ZoneLabel,
    /// The number of its reception, as dialled; may be empty.
    pub reception_phone: String,
    /// What to call in an emergency, as dialled: `112`.
    pub emergency_number: String,
}

/// How a banner is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Done as asked.
    Good,
    /// News that asks for nothing.
    Info,
    /// Soon something is needed.
    Wait,
    /// Needs the reader now.
    Bad,
}

/// One sentence about what just happened, shown once on the next page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Flash {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub message: Message,
    /// Where a form takes back what was done.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub undo: Option<String>,
    /// What that form says, by name: what was removed, to be added again.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub undo_fields: Vec<(String, String)>,
    /// Where it leads on, and how that place is called.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub link: Option<(String, Message)>,
}

impl Flash {
    /// A banner for something that was done as asked.
    pub fn good(message: Message) -> Self {
        Self::of(Tone::Good, message)
    }

    /// A banner for something that did not work and needs the reader.
    pub fn bad(message: Message) -> Self {
        Self::of(Tone::Bad, message)
    }

    /// A banner of any tone.
    pub fn of(tone: Tone, message: Message) -> Self {
        Self { tone, message, undo: None, undo_fields: Vec::new(), link: None }
    }

    /// With a button that takes it back: a form sent to `path`, where the right is asked for anew.
    #[must_use]
    pub fn undone_at(self, path: String) -> Self {
        Self { undo: Some(path), ..self }
    }

    /// The same, with what the form says.
    #[must_use]
    pub fn undone_with(self, path: String, fields: Vec<(String, String)>) -> Self {
        Self { undo_fields: fields, ..self.undone_at(path) }
    }
}

/// Everything around the page itself.
#[derive(Debug, Clone)]
pub struct Frame {
    /// In which language it is read, and where.
    pub reading: Reading,
    /// For whom the page is laid out.
    pub audience: Audience,
    /// Whose portal this is.
    pub hospital: Hospital,
    /// Who is signed in.
    pub person: Option<PersonLabel>,
    /// When they will be signed out.
    pub ending: Option<Ending>,
    /// Messages they have not seen.
    pub unread: u32,
    /// Messages of conversations that they have not read.
    pub to_read: u32,
    /// No mail reaches their address.
    pub mail_fails: bool,
    /// They have come lately, and this is the page they begin on: it says where help is.
    pub is_first_page: bool,
    /// What just happened.
    pub flash: Option<Flash>,
    /// The built-in stack with demo people is running: pages then link to the messages it kept.
    pub demo: bool,
}

/// One entry of the navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavItem {
    pub(crate) href: &'static str,
    pub(crate) icon: &'static str,
    pub(crate) text: Message,
    pub(crate) current: bool,
}

impl Frame {
    /// The navigation of this audience; the entry of `place` is current.
    pub fn navigation(&self, place: Place) -> Vec<NavItem> {
        let item = |href, icon, key, of: Place| NavItem { href, icon, text: Message::new(key), current: of == place };
        let departments = item("/departments", "house", "departments-title", Place::Departments);
        let doctors = item("/doctors", "people", "nav-doctors", Place::Doctors);
        let patients = item("/patients", "search", "nav-patients", Place::Patients);
        let people = item("/admin/people", "person", "nav-people", Place::People);
        let desk = item("/desk", "calendar", "nav-all-visits", Place::Desk);
        match self.audience {
            Audience::Visitor | Audience::Applicant => Vec::new(),
            Audience::Patient => vec![
                item("/appointments", "calendar", "nav-my-visits", Place::Visits),
                item("/records", "record", "nav-my-records", Place::Records),
                item("/doctors", "search", "nav-find-a-doctor", Place::Doctors),
                departments,
            ],
            Audience::Doctor => vec![
                item("/day", "clock", "nav-my-day", Place::Day),
                item("/week", "calendar", "nav-my-week", Place::Week),
                item("/upcoming", "go", "nav-upcoming", Place::Upcoming),
                item("/hours", "cog", "nav-my-hours", Place::Hours),
                departments,
            ],
            Audience::Receptionist => vec![desk, patients, doctors, departments],
            Audience::Administrator => {
                vec![item("/overview", "bars", "nav-overview", Place::Overview), desk, people, doctors, departments]
            }
        }
    }

    /// What stands in the account menu besides one's own account: where this audience goes now and then.
    pub fn menu(&self, place: Place) -> Vec<NavItem> {
        let item = |href, icon, key, of: Place| NavItem { href, icon, text: Message::new(key), current: of == place };
        let wards = item("/wards", "house", "wards-title", Place::Wards);
        match self.audience {
            Audience::Administrator => {
                vec![
                    item("/desk/waiting-list", "clock", "waiting-desk-title", Place::WaitingList),
                    item("/desk/repairs", "calendar", "repairs-title", Place::Repairs),
                    item("/desk/screens", "arrived", "screens-title", Place::Screens),
                    item("/admin/audit", "eye", "nav-audit", Place::Audit),
                    item("/admin/emergency-access", "alert", "nav-emergency", Place::EmergencyReview),
                    item("/message-ledger", "mail", "message-ledger-title", Place::MessageLedger),
                    item("/admin/billing", "invoice", "billing-title", Place::Billing),
                    item("/admin/claims", "record", "claims-title", Place::Claims),
                    item("/admin/revenue", "bars", "revenue-title", Place::Revenue),
                    item("/admin/statistics", "bars", "statistics-title", Place::Statistics),
                    item("/admin/blood-bank", "drop", "blood-bank-title", Place::BloodBank),
                    wards,
                    item("/admin/settings", "cog", "settings-title", Place::Settings),
                    item("/admin/api-keys", "key", "nav-api-keys", Place::ApiKeys),
                    item("/admin/webhooks", "go", "nav-webhooks", Place::Webhooks),
                    item("/admin/subscriptions", "mail", "subscriptions-title", Place::Subscriptions),
                ]
            }
            Audience::Patient => {
                vec![
                    item("/assistant", "chat", "assistant-title", Place::Assistant),
                    item("/conversations", "chat", "chat-title", Place::Conversations),
                    item("/patients/me/waiting-list", "clock", "waiting-title", Place::WaitingList),
                    item("/invoices", "invoice", "invoices-title", Place::Invoices),
                    item("/carers", "people", "nav-carers", Place::Carers),
                    item("/notifications/settings", "mail", "messages-title", Place::Messages),
                    item("/me/access-log", "eye", "access-log-title", Place::AccessLog),
                    item("/calendar-feed", "calendar", "feed-title", Place::CalendarFeed),
                    item("/donations", "drop", "donations-title", Place::Donations),
                    item("/my-data", "download", "own-data-title", Place::OwnData),
                ]
            }
            Audience::Doctor => vec![
                item("/desk/repairs", "calendar", "repairs-title", Place::Repairs),
                item("/my-patients", "people", "my-patients-title", Place::MyPatients),
                item("/conversations", "chat", "chat-title", Place::Conversations),
                item("/monthly-reports", "bars", "months-title", Place::MonthlyReports),
                wards,
                item("/emergency-access", "alert", "nav-emergency", Place::Emergency),
                item("/calendar-feed", "calendar", "feed-title", Place::CalendarFeed),
            ],
            Audience::Receptionist => vec![
                wards,
                item("/desk/waiting-list", "clock", "waiting-desk-title", Place::WaitingList),
                item("/desk/repairs", "calendar", "repairs-title", Place::Repairs),
                item("/desk/screens", "arrived", "screens-title", Place::Screens),
                item("/message-ledger", "mail", "message-ledger-title", Place::MessageLedger),
            ],
            Audience::Visitor | Audience::Applicant => Vec::new(),
        }
    }

    /// A frame for samples: an Indian hospital, nobody or somebody signed in.
    pub fn sample(audience: Audience) -> Self {
        let name = match audience {
            Audience::Visitor => None,
            Audience::Applicant => Some("Dr Omar Haddad"),
            Audience::Patient => Some("Maya Lindqvist"),
            Audience::Doctor => Some("Dr Leena Farah"),
            Audience::Receptionist => Some("Asha Menon"),
            Audience::Administrator => Some("Tomas Reiter"),
        };
        Self {
            reading: Reading::default(),
            audience,
            hospital: Hospital {
                name: "Rowan Street Hospital".into(),
                zone: ZoneLabel { city: "Kolkata".into(), offset: "+5:30".into() },
                reception_phone: "+91 80 5550 1400".into(),
                emergency_number: "112".into(),
            },
            person: name.map(PersonLabel::of),
            ending: name.map(|_| Ending::new(900, When::sample(23, "10:30"), false, sample_user(1))),
            unread: 0,
            to_read: 0,
            mail_fails: false,
            is_first_page: false,
            flash: None,
            demo: false,
        }
    }
}
