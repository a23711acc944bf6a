//! Reminders of visits (F46) and on which way messages go (F47): when they are due, for whom, what people want to be told and how, and
//! that a phone is theirs.
//!
//! Rows: `users`, part `messages`: what somebody chose and agreed to, only of those who did. It is no field of the account: whoever
//! reads accounts has no use for it, and the job reads nobody's account to learn whom it reminds. It ends with the phone number it is for,
//! in the transaction that changes that (`identity::accounts::end_texts`). `guards`, key `reminders-planned`: up to when reminders are
//! planned, and the times of their own that people chose; `text-code#<person>`: a code that was sent, without the code. The messages
//! themselves are rows of `notifications`; planning is `operations::reminders`' work, sending `operations::sender`'s. No events; every
//! change has an audit entry. Page: `/notifications/settings`. API: `/me/message-settings`, `/me/texts`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
