//! Use cases of the waiting list: `ask` (asking, changing, giving up), `see` (one's own, a department's), `answer` (yes and no),
//! `by_link` (the same by the link of a mail), `offer` (what the job does with freed times), `room` (what these have room for), `open_up`
//! (what it does with freed hours), `standing` (with offers that stand), `freed` (how times get on the list).

mod answer;
mod ask;
mod by_link;
mod error;
mod freed;
mod offer;
mod open_up;
mod room;
mod see;
mod standing;
mod whose;

pub use answer::Taken;
pub use ask::{Asked, NewWish, reason_of};
pub use by_link::{Holder, OfferLink, OfferMail};
pub use error::WaitingError;
pub use offer::Worked;
pub use see::{ListOf, OffersNow, Seen};
pub use whose::{Stands, Whose};

use std::ops::Deref;
use std::sync::Arc;

use self::standing::Looks;
use super::store::WaitingListStore;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::family::service::Acting;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::accounts::Accounts;
use crate::identity::ground::Ground;

/// The waiting list of one installation. Cheap to clone: all clones share one set of neighbours.
#[derive(Debug, Clone)]
pub struct WaitingList(Arc<Neighbours>);

/// What the waiting list works with.
#[derive(Debug)]
pub struct Neighbours {
    ground: Ground,
    store: WaitingListStore,
    accounts: Accounts,
    acting: Acting,
    notifications: Notifications,
    directory: Directory,
    calendar: Calendar,
    availability: Availability,
    appointments: Appointments,
    settings: SettingsBook,
    looks: Looks,
}

impl Deref for WaitingList {
    type Target = Neighbours;
    fn deref(&self) -> &Neighbours {
        &self.0
    }
}

/// The actions of one transaction, by what a refusal of each would mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Entry,
    Freed,
    Reason,
    /// Nobody else has put the patient on the list, or changed what they wait for, since that was read.
    Turn,
    /// The account has to work.
    Patient,
    /// The grant of a patient for whom somebody else acts.
    Carer,
    Audit,
    Once,
}

impl WaitingList {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(
        ground: Ground,
        notifications: Notifications,
        directory: Directory,
        (calendar, availability, appointments): (Calendar, Availability, Appointments),
        settings: SettingsBook,
    ) -> Self {
        let (store, accounts) = (WaitingListStore::new(ground.storage.clone()), Accounts::new(ground.storage.clone()));
        let acting = Acting::new(ground.clone());
        Self(Arc::new(Neighbours {
            ground,
            store,
            accounts,
            acting,
            notifications,
            directory,
            calendar,
            availability,
            appointments,
            settings,
            looks: Looks::default(),
        }))
    }
}
