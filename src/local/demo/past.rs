//! The house's services with a clock of their own: what the demo says happened last week is done by the same code, under
//! the same rules, by the same people, as if it were last week. Ledgers, events, audit and history are therefore true.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::people::Person;
use crate::access::actor::{Actor, Level};
use crate::access::grant::{Denied, Granted};
use crate::access::permissions::Permission;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::calendar::model::Quantum;
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::records::service::Records;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::{IdSource, RequestId};
use crate::primitives::text::Sensitive;
use crate::primitives::time::Clock;

/// A moment of the past, and what the services stand on at that moment.
#[derive(Debug, Clone)]
pub(super) struct Past {
    pub(super) ground: Ground,
}

impl Past {
    /// On the same store with the same keys. New ids sort as if they were made then.
    pub(super) fn at(house: &Ground, moment: Timestamp) -> Self {
        let clock = Clock::fixed(moment);
        let ids = IdSource::system(clock.clone());
        Self { ground: Ground::new(house.storage.clone(), clock, ids, house.keys.clone()) }
    }

    /// Moves on to a later moment; an earlier one changes nothing.
    pub(super) fn passes_until(&self, moment: Timestamp) {
        let ahead = moment.duration_since(self.ground.clock.now());
        self.ground.clock.advance(ahead.max(SignedDuration::ZERO));
    }

    /// What somebody does in a request of their own.
    pub(super) fn acting<P: Permission>(&self, who: &Person) -> Result<Granted<P>, Denied> {
        let actor = Actor::person(who.id(), who.role, Sensitive::new(who.name.to_owned()), Level::Full);
        Granted::check(Arc::new(actor), RequestId::new(&self.ground.ids))
    }
}

/// The services over a moment that moves.
#[derive(Debug, Clone)]
pub(super) struct Office {
    pub(super) past: Past,
    pub(super) directory: Directory,
    pub(super) availability: Availability,
    pub(super) appointments: Appointments,
    pub(super) records: Records,
}

impl Office {
    pub(super) fn at(house: &Ground, moment: Timestamp, settings: &SettingsBook, quantum: Quantum) -> Self {
        let past = Past::at(house, moment);
        let ground = &past.ground;
        let calendar = Calendar::new(ground.storage.clone(), quantum);
        let availability = Availability::new(ground.clone(), calendar.clone(), settings.clone());
        let appointments = Appointments::new(ground.clone(), calendar, availability.clone(), settings.clone());
        let records = Records::new(ground.clone(), appointments.clone());
        Self { directory: Directory::new(ground.clone()), availability, appointments, records, past }
    }
}
