//! Registering, confirming the address, signing in and out, passwords and sessions of one's own.
//!
//! Nobody learns here whether an address has an account: known and unknown ones are answered alike and cost the same
//! calls and the same hash. What is said about an address is said to its mailbox.

mod confirm;
mod enter;
mod lost_device;
mod new_address;
mod password;
mod proof;
mod register;
mod second_factor;
mod sessions;

pub use confirm::{ConfirmationLink, Confirmed, Followed, LinkEnded};
pub use enter::{CodeComes, Credentials, Entered, SignInError, Visit};
pub use lost_device::LostDeviceError;
pub use new_address::{NewAddressError, NewAddressMail};
pub use password::{PasswordError, PasswordLink};
pub use proof::{ProofError, ProvenBy};
pub use register::{RegisterError, Registered, RegistrationRequest};
pub use second_factor::{FactorBegun, FactorError, FactorState};
pub use sessions::OwnSecurity;

use super::store::LostDevices;
use crate::access::actor::Actor;
use crate::access::grant::Granted;
use crate::access::role::Role;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::accounts::{Account, Accounts};
use crate::identity::ground::Ground;
use crate::identity::passwords::{LEAST_CHARACTERS, MOST_CHARACTERS, NewPassword, PasswordRefused, Passwords};
use crate::identity::second_factor::SecondFactors;
use crate::identity::sessions::Sessions;
use crate::identity::throttle::{Lanes, Throttle};
use crate::primitives::flaw::Flaw;
use crate::primitives::language::Language;
use crate::storage::error::StorageError;

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
    directory: Directory,
    factors: SecondFactors,
    lost_devices: LostDevices,
    settings: SettingsBook,
    staff_need_factor: bool,
}

impl SignIn {
    /// Over the house; `passwords` are the workers that hash. `staff_need_factor`: everywhere but in the demo.
    #[must_use]
    pub fn new(
        ground: Ground,
        passwords: Passwords,
        notifications: Notifications,
        settings: SettingsBook,
        staff_need_factor: bool,
    ) -> Self {
        Self {
            accounts: Accounts::new(ground.storage.clone()),
            sessions: Sessions::new(ground.clone()),
            throttle: Throttle::new(ground.clone()),
            lanes: Lanes::default(),
            factors: SecondFactors::new(ground.clone()),
            lost_devices: LostDevices::new(ground.storage.clone()),
            directory: Directory::new(ground.clone()),
            ground,
            passwords,
            notifications,
            settings,
            staff_need_factor,
        }
    }

    /// Whether an account of a role signs in with a second factor only (F07).
    const fn needs_factor(&self, role: Role) -> bool {
        self.staff_need_factor && !matches!(role, Role::Patient)
    }

    /// A password somebody chooses, which is little more than neither their name nor their address nor the hospital's name.
    fn chosen(&self, typed: &str, name: &str, email: &str, pointer: &'static str) -> Result<NewPassword, Flaw> {
        let hospital = &self.settings.now().hospital_name;
        NewPassword::chosen(typed, &[name, email, hospital]).map_err(|refused| password_flaw(pointer, refused))
    }

    /// They read in this language from now on (F66). One write.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn reads_in(&self, actor: &Actor, language: Language) -> Result<(), StorageError> {
        self.accounts.reads_in(actor.id, language).await
    }

    /// One's own account, as last written; `None` if it has been removed since the request began. One call.
    ///
    /// # Errors
    /// When the store does not answer.
    async fn own_account<P>(&self, grant: &Granted<P>) -> Result<Option<Account>, StorageError> {
        self.accounts.find(grant.id()).await
    }
}

/// Why a password cannot be chosen, at the field it was typed into.
fn password_flaw(pointer: &'static str, refused: PasswordRefused) -> Flaw {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    match refused {
        PasswordRefused::Missing => Flaw::new(pointer, "required"),
        PasswordRefused::TooShort => Flaw::new(pointer, "password_too_short").with("least", count(LEAST_CHARACTERS)),
        PasswordRefused::TooLong => Flaw::new(pointer, "too_long").with("limit", count(MOST_CHARACTERS)),
        PasswordRefused::Known => Flaw::new(pointer, "known_password"),
    }
}
