//! Mail hygiene (F71): addresses from which mail comes back, or whose person does not want it, are marked and get no more.
//!
//! SES reports to a topic of SNS, and SNS to this house: to `POST /hooks/ses` where a server listens, as an event where Lambda runs it.
//! Rows: none of its own, but `mail_trouble` and `mail_works_since` of the account (`identity::accounts::mailbox`), which whoever sends reads anyway:
//! `operations::sender` suppresses what is not about the safety of the account. No events; every change has an audit entry. The message
//! whose mail came back says so in the ledger (`Notifications::came_back`).
//! Pages: `/mail-address` for whom it is, buttons on the pages of people for staff. API: `/me/email-checks`, `/email-checks/{token}`,
//! `/patients/{pid}/mail-works`, `/admin/people/{id}/mail-works`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod views;
