//! Reminders of visits (F46): when they are due, for whom, and what people want to be written to about.
//!
//! Rows: `users`, part `messages`: what somebody switched off, only of those who did. It is no field of the account: whoever
//! reads accounts has no use for it, and the job reads nobody's account to learn whom it reminds. `guards`, key
//! `reminders-planned`: up to when reminders are planned. The messages themselves are rows of `notifications`; planning is
//! `operations::reminders`' work, sending `operations::sender`'s. Page: `/notifications/settings`. API: `/me/message-settings`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
