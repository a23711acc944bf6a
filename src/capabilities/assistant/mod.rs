//! The health assistant (F53): somebody writes what is wrong or what they want, and is shown where that is looked after and what is
//! free soonest, or how the house does it. For anybody, signed in or not.
//!
//! It is rules of our own and a small classifier trained from phrases of our own (`assets/assistant`), so it answers without asking
//! anybody. Red flags come first and win: the answer then begins with the emergency number, leads to no booking, and costs no call, so
//! it comes while the store is down and however often somebody asks. Every answer has that number. No disease is named as a fact.
//!
//! What people write is health data. It is held for one request: no row, no entry of the trail, no log line, no address has it. A few
//! turns stay on the page because its form carries them. Rows: only the throttle's count per address of the network.
//!
//! With `CAREDESK_ASSISTANT_MODEL` set, a model on Amazon Bedrock may put the answer to what is not urgent into other words
//! (`outbound::phrasing`). It is told the message without numbers, addresses and the account's names, decides nothing, and what it
//! says is used only if it names no department but those suggested and claims no disease. Otherwise, and after four seconds, the
//! rules' own words stand.
//!
//! Page: `/assistant`. API: `POST /assistant/messages`. Languages: red flags are read in English, and the commonest in Spanish and
//! Arabic; everything else in English only, which the page says.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod views;
