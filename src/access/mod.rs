//! Floor 1: who may do what. Pure: a list of rights, roles, and the proof that a check was made.

pub mod actor;
pub mod grant;
pub mod looks;
pub mod permissions;
pub mod role;
pub mod scopes;
