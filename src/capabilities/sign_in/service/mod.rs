//! Registering, confirming the address, signing in and out.
//!
//! Nobody learns here whether an address has an account: known and unknown ones are answered alike and cost the same
//! calls and the same hash. What is said about an address is said to its mailbox.

mod confirm;
mod enter;
mod register;

pub use confirm::{ConfirmationLink, LinkEnded};
pub use enter::{Credentials, Entered, SignInError, Visit};
pub use register::{RegisterError, Registered, RegistrationRequest};

use crate::capabilities::notifications::service::Notifications;
use crate::identity::accounts::Accounts;
use crate::identity::ground::Ground;
use crate::identity::passwords::Passwords;
use crate::identity::sessions::Sessions;
use crate::identity::throttle::{Lanes, Throttle};

/// The use cases of this slice. Cheap to clone.
#[derive(Debug, Clone)]
pub struct SignIn {
    ground: Ground,
    accounts: Accounts,
    sessions: Sessions,
    passwords: Passwords,
    throttle: Throttle,
    lanes: Lanes,
    notifications: Notifications,
}

impl SignIn {
    /// Over the house; `passwords` are the workers that hash.
    #[must_use]
    pub fn new(ground: Ground, passwords: Passwords, notifications: Notifications) -> Self {
        Self {
            accounts: Accounts::new(ground.storage.clone()),
            sessions: Sessions::new(ground.clone()),
            throttle: Throttle::new(ground.clone()),
            lanes: Lanes::default(),
            ground,
            passwords,
            notifications,
        }
    }
}
