//! Who is asking, as the session says.

use crate::primitives::ids::UserId;

use super::role::Role;

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
}

/// How strongly a session is signed in. Order matters: a later level includes the earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A doctor whose application waits (F02): the page that says so, and signing out.
    AwaitingApproval,
    /// Password only, where a second factor is still asked for.
    BeforeSecondFactor,
    /// Everything this account needs.
    Full,
}
