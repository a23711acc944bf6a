//! Floor 0: the words of the domain. No AWS, no axum, and no hidden clock or randomness: both are passed in.

pub mod chart;
pub mod difference;
pub mod flaw;
pub mod gsm;
pub mod ids;
pub mod language;
pub mod mailbox;
pub mod money;
pub mod page;
pub mod patch;
pub mod people;
pub mod record_number;
pub mod spoken;
pub mod text;
pub mod text_number;
pub mod time;
pub mod tree;
pub mod wall;
pub mod web_address;
