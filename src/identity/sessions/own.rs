//! A person's sessions as they see them: where they are signed in.

use jiff::Timestamp;

use super::{CookieValue, Holder, Session, SessionLimits};
use crate::access::actor::Level;
use crate::identity::accounts::Account;

/// One of a person's sessions, as they see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// Names it; worth nothing as a cookie.
    pub id: String,
    /// Browser and system in words; may be empty.
    pub device: String,
    pub created_at: Timestamp,
    /// Up to a minute older than the truth.
    pub last_seen_at: Timestamp,
    /// The one that asks.
    pub is_this: bool,
    /// The password was right; the code of the second factor is still missing.
    pub lacks_code: bool,
}

/// All session rows of a person, good or not.
#[derive(Debug)]
pub struct SessionsOf {
    rows: Vec<Session>,
    limits: SessionLimits,
}

impl SessionsOf {
    pub(super) const fn new(rows: Vec<Session>, limits: SessionLimits) -> Self {
        Self { rows, limits }
    }

    /// Those that would be let in now, the latest used first.
    #[must_use]
    pub fn good_for(self, account: &Account, asking: Option<&CookieValue>, now: Timestamp) -> Vec<OwnSession> {
        let holder = Holder {
            role: account.role,
            name: account.name.clone(),
            status: account.status,
            session_epoch: account.session_epoch,
            unread: 0,
            unpaid: 0,
            to_read: 0,
            mail_trouble: None,
            acts_for_others: false,
            language: None,
            registered_at: account.registered_at,
        };
        let this = asking.and_then(|cookie| cookie.key().sort);
        let limits = self.limits.of(account.role);
        let good = self.rows.into_iter().filter(|session| session.is_good(&holder, limits, now));
        let mut own: Vec<OwnSession> = good
            .map(|session| OwnSession {
                is_this: Some(&session.key) == this.as_ref(),
                lacks_code: session.level == Level::BeforeSecondFactor,
                id: session.key,
                device: session.device,
                created_at: session.created_at,
                last_seen_at: session.last_seen_at,
            })
            .collect();
        own.sort_by_key(|session| (!session.is_this, std::cmp::Reverse(session.last_seen_at)));
        own
    }
}
