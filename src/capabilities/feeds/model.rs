//! The address of a feed: whose it is, and a secret that only its person and their calendar know.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::primitives::ids::{IdSource, UserId};

/// Bytes of a secret.
const SECRET: usize = 32;

/// The last part of a feed's address. Never printed, never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct FeedToken {
    person: UserId,
    secret: String,
}

/// The text is no token of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no feed has this address")]
pub struct NoToken;

impl FeedToken {
    /// A new one of a person.
    #[must_use]
    pub fn new(person: UserId, ids: &IdSource) -> Self {
        Self { person, secret: URL_SAFE_NO_PAD.encode(ids.bytes::<SECRET>()) }
    }

    /// Whose feed.
    #[must_use]
    pub const fn person(&self) -> UserId {
        self.person
    }

    /// What is digested before it is kept.
    #[must_use]
    pub const fn secret(&self) -> &[u8] {
        self.secret.as_bytes()
    }

    /// As it stands in the address.
    #[must_use]
    pub fn expose(&self) -> String {
        format!("{}.{}", self.person, self.secret)
    }
}

impl FromStr for FeedToken {
    type Err = NoToken;

    fn from_str(text: &str) -> Result<Self, NoToken> {
        let (person, secret) = text.split_once('.').ok_or(NoToken)?;
        let is_secret = URL_SAFE_NO_PAD.decode(secret).is_ok_and(|bytes| bytes.len() == SECRET);
        let person = person.parse().map_err(|_| NoToken)?;
        is_secret.then(|| Self { person, secret: secret.to_owned() }).ok_or(NoToken)
    }
}

impl fmt::Debug for FeedToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FeedToken")
    }
}

/// A feed, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    pub user_id: UserId,
    /// Always [`Feed::PART`].
    pub part: String,
    /// Of the secret, under a key of the house.
    pub digest: String,
    pub made_at: Timestamp,
}

impl Feed {
    /// The sort key of its row.
    pub const PART: &'static str = "feed";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::time::Clock;

    #[test]
    fn f32_an_address_reads_back_and_nothing_else_is_one() {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 1);
        let token = FeedToken::new(UserId::new(&ids), &ids);
        assert_eq!(token.expose().parse(), Ok(token.clone()));
        assert_ne!(FeedToken::new(token.person(), &ids), token);
        for bad in ["", ".", "usr_1.abc", &token.expose()[..40], &format!("{}x", token.expose()), &token.expose().replace('.', "/")] {
            assert!(bad.parse::<FeedToken>().is_err(), "{bad}");
        }
        assert_eq!(format!("{token:?}"), "FeedToken");
    }
}
