//! Who is asking, as the session says.

use jiff::Timestamp;

use super::role::Role;
use crate::primitives::ids::UserId;

/// A signed-in person: read from their session and account on this very request, never cached.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Their account.
    pub id: UserId,
    /// Their one role.
    pub role: Role,
    /// Their name, to be shown to themselves and written on what they book. Not for logs.
    pub name: crate::primitives::text::Sensitive<String>,
    /// How far the session's sign-in went.
    pub level: Level,
    /// When the session ends by itself.
    pub ends: Ends,
}

/// When a session ends by itself, whichever comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    /// If nobody asks for anything until then.
    pub idle: Timestamp,
    /// Whatever is done in it.
    pub latest: Timestamp,
}

impl Ends {
    /// Of what is no session in a browser: the demo's makers, tests.
    pub const NEVER: Self = Self { idle: Timestamp::MAX, latest: Timestamp::MAX };

    /// The earlier of the two.
    #[must_use]
    pub fn first(self) -> Timestamp {
        self.idle.min(self.latest)
    }
}

/// How strongly a session is signed in. Order matters: a later level includes the earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Password only, where a second factor is still asked for.
    BeforeSecondFactor,
    /// Everything this account needs.
    Full,
    /// That, and shown anew within the last minutes that it is they who sit there. Sessions are never stored so: it passes.
    Proven,
}
