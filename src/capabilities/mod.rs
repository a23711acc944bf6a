//! The slices: what a person in a hospital would name. Each has the same few files.
//!
//! Neighbours in order: a slice's service may use the model and service of slices *before* it in this list, so there
//! are no circles. To react to a later slice, hear its event. `tests/guards/architecture.rs` reads this list.

pub mod appointments;
pub mod assistant;
pub mod audit;
pub mod availability;
pub mod billing;
pub mod blood_bank;
pub mod calendar;
pub mod chat;
pub mod codes;
pub mod day_list;
pub mod directory;
pub mod emergency;
pub mod erasure;
pub mod family;
pub mod feeds;
pub mod fhir;
pub mod integrations;
pub mod mail_hygiene;
pub mod merging;
pub mod monthly_reports;
pub mod notifications;
pub mod overview;
pub mod own_data;
pub mod people;
pub mod profile;
pub mod queue;
pub mod readings;
pub mod records;
pub mod reminders;
pub mod repairs;
pub mod reports;
pub mod settings;
pub mod sign_in;
pub mod statistics;
pub mod subscriptions;
pub mod waiting_list;
pub mod wards;
pub mod webhooks;
pub mod wellbeing;

/// The order of neighbours.
pub const NEIGHBOURS: &[&str] = &[
    "settings",
    "notifications",
    "calendar",
    "codes",
    "directory",
    "sign_in",
    "profile",
    "family",
    "availability",
    "appointments",
    "assistant",
    "waiting_list",
    "repairs",
    "reminders",
    "feeds",
    "mail_hygiene",
    "emergency",
    "records",
    "readings",
    "reports",
    "chat",
    "wellbeing",
    "monthly_reports",
    "people",
    "merging",
    "day_list",
    "queue",
    "overview",
    "blood_bank",
    "wards",
    "billing",
    "statistics",
    "integrations",
    "webhooks",
    "subscriptions",
    "audit",
    "own_data",
    "erasure",
    "fhir",
];
