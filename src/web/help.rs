//! `GET /help`: what each role does here and where, in a minute's reading. THE list of topics.

use serde::Serialize;

use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::texts::Message;

/// One thing people do: what, how, and the page where it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// What it is called.
    pub title: &'static str,
    /// How it is done, in a few sentences.
    pub how: &'static str,
    /// Where, and what that page is called there.
    pub at: (&'static str, &'static str),
}

const fn topic(title: &'static str, how: &'static str, href: &'static str, page: &'static str) -> Topic {
    Topic { title, how, at: (href, page) }
}

const VISITOR: &[Topic] = &[
    topic("help-ask", "help-ask-how", "/assistant", "assistant-title"),
    topic("help-look", "help-look-how", "/doctors", "nav-find-a-doctor"),
    topic("help-account", "help-account-how", "/register", "create-account"),
    topic("help-way-in", "help-way-in-how", "/forgot-password", "help-new-password"),
];
const PATIENT: &[Topic] = &[
    topic("help-ask", "help-ask-how", "/assistant", "assistant-title"),
    topic("help-book", "help-book-how", "/doctors", "nav-find-a-doctor"),
    topic("help-change", "help-change-how", "/appointments", "nav-my-visits"),
    topic("help-read", "help-read-how", "/records", "nav-my-records"),
    topic("help-pay", "help-pay-how", "/invoices", "invoices-title"),
    topic("help-chat", "help-chat-how", "/conversations", "chat-title"),
    topic("help-messages", "help-messages-how", "/notifications/settings", "messages-title"),
    topic("help-family", "help-family-how", "/carers", "nav-carers"),
    topic("help-own-data", "help-own-data-how", "/my-data", "own-data-title"),
    topic("help-safe", "help-safe-how", "/security", "nav-security"),
];
const DOCTOR: &[Topic] = &[
    topic("help-day", "help-day-how", "/day", "nav-my-day"),
    topic("help-write-up", "help-write-up-how", "/day", "nav-my-day"),
    topic("help-my-patients", "help-my-patients-how", "/my-patients", "my-patients-title"),
    topic("help-chat", "help-chat-doctor-how", "/conversations", "chat-title"),
    topic("help-hours", "help-hours-how", "/hours", "nav-my-hours"),
    topic("help-repairs", "help-repairs-how", "/desk/repairs", "repairs-title"),
    topic("help-emergency", "help-emergency-how", "/emergency-access", "nav-emergency"),
    topic("help-month", "help-month-how", "/monthly-reports", "months-title"),
];
const RECEPTIONIST: &[Topic] = &[
    topic("help-desk", "help-desk-how", "/desk", "nav-all-visits"),
    topic("help-walk-in", "help-walk-in-how", "/desk/walk-in", "walk-in-title"),
    topic("help-merge", "help-merge-how", "/patients", "nav-patients"),
    topic("help-for-patient", "help-for-patient-how", "/patients", "nav-patients"),
    topic("help-waiting", "help-waiting-how", "/desk/waiting-list", "waiting-desk-title"),
    topic("help-repairs", "help-repairs-how", "/desk/repairs", "repairs-title"),
    topic("help-wards", "help-wards-how", "/wards", "wards-title"),
    topic("help-power-cut", "help-power-cut-how", "/desk/day-list", "day-list-title"),
    topic("help-screens", "help-screens-how", "/desk/screens", "screens-title"),
    topic("help-lost-device", "help-lost-device-how", "/desk/lost-devices", "lost-title"),
    topic("help-sent", "help-sent-how", "/message-ledger", "message-ledger-title"),
];
const ADMINISTRATOR: &[Topic] = &[
    topic("help-house", "help-house-how", "/overview", "nav-overview"),
    topic("help-people", "help-people-how", "/admin/people", "nav-people"),
    topic("help-repairs", "help-repairs-how", "/desk/repairs", "repairs-title"),
    topic("help-departments", "help-departments-how", "/departments", "departments-title"),
    topic("import-title", "help-import-how", "/admin/import", "import-title"),
    topic("help-wards", "help-wards-manage-how", "/wards", "wards-title"),
    topic("help-bills", "help-bills-how", "/admin/billing", "billing-title"),
    topic("help-statistics", "help-statistics-how", "/admin/statistics", "statistics-title"),
    topic("help-trail", "help-trail-how", "/admin/audit", "nav-audit"),
    topic("help-sent", "help-sent-how", "/message-ledger", "message-ledger-title"),
    topic("help-programs", "help-programs-how", "/admin/api-keys", "nav-api-keys"),
];

/// What is on the help page of an audience, in the order in which people need it.
#[must_use]
pub const fn topics_of(audience: Audience) -> &'static [Topic] {
    match audience {
        Audience::Visitor | Audience::Applicant => VISITOR,
        Audience::Patient => PATIENT,
        Audience::Doctor => DOCTOR,
        Audience::Receptionist => RECEPTIONIST,
        Audience::Administrator => ADMINISTRATOR,
    }
}

/// A topic as the template sees it.
#[derive(Debug, Clone, Serialize)]
pub struct TopicWords {
    title: Message,
    how: Message,
    href: &'static str,
    page: Message,
}

/// The page of one audience.
#[derive(Debug, Clone, Serialize)]
pub struct Help {
    topics: Vec<TopicWords>,
    /// A doctor's day and the desk have keys of their own.
    has_keys: bool,
}

impl Help {
    /// For whoever reads it; a chosen time is kept for so many minutes.
    #[must_use]
    pub fn of(audience: Audience, hold_minutes: u32) -> Self {
        let words = |topic: &Topic| {
            let (href, page) = topic.at;
            TopicWords {
                title: Message::new(topic.title),
                how: Message::new(topic.how).with("minutes", hold_minutes),
                href,
                page: Message::new(page),
            }
        };
        Self {
            topics: topics_of(audience).iter().map(words).collect(),
            has_keys: matches!(audience, Audience::Doctor | Audience::Receptionist | Audience::Administrator),
        }
    }
}

impl View for Help {
    const TEMPLATE: &'static str = "help.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("help-title")
    }

    fn samples() -> Vec<Self> {
        Audience::ALL.map(|audience| Self::of(audience, 10)).into()
    }
}

/// `GET /accessibility`: what the pages are made for, what was tried, what is not good yet.
#[derive(Debug, Clone, Serialize)]
pub struct Accessibility {}

impl View for Accessibility {
    const TEMPLATE: &'static str = "accessibility.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("accessibility-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// `GET /offline`: what an installed portal shows while nothing is reached. It is kept in the browser, so it knows nobody.
#[derive(Debug, Clone, Serialize)]
pub struct Offline {}

impl View for Offline {
    const TEMPLATE: &'static str = "offline.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("offline-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// Every state of every page here.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<Help>(Audience::Patient);
    all.extend(Sample::all_of::<Accessibility>(Audience::Visitor));
    all.extend(Sample::all_of::<Offline>(Audience::Visitor));
    all
}
