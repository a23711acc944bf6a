//! Subscriptions of the operations topic (F43): which mail addresses hear what happens in the house, and of what.
//!
//! SNS keeps them and nobody else: every page asks it, so that what stands there is what is sent. An address hears nothing before
//! its owner followed the link that SNS mails. Never a patient's: one that belongs to a patient's account is refused. Rows: none;
//! every change has an audit entry. Pages: `/admin/subscriptions`; API: `/subscriptions`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod views;
