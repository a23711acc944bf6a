//! How pages say that mail does not reach somebody.

use serde::Serialize;

use super::say::When;
use super::state::WebState;
use crate::identity::accounts::MailTrouble;
use crate::primitives::mailbox::MailFailure;

/// The mark on an address.
#[derive(Debug, Clone, Serialize)]
pub struct MailTroubleLabel {
    /// `bounced` or `complained`.
    pub why: &'static str,
    /// When it was reported.
    pub since: When,
}

impl MailTroubleLabel {
    /// Of a mark.
    #[must_use]
    pub fn of(trouble: MailTrouble, web: &WebState) -> Self {
        Self { why: trouble.why.word(), since: web.when(trouble.since) }
    }

    /// For samples.
    #[must_use]
    pub fn sample(why: MailFailure) -> Self {
        Self { why: why.word(), since: When::sample(23, "09:30") }
    }
}
