//! Use cases of appointments: hold, book, move along its life, arrive and be called, note, meet by video, look at.
//!
//! The booking protocol of data-model.md: nothing is decided by a read. A reading says what to try; the conditions of
//! one transaction decide; a refused condition is answered by reading again.

mod ahead;
mod answers;
mod book;
mod by_link;
mod cap;
mod care;
mod change;
mod choose;
mod clear;
mod closing;
mod complete;
mod error;
mod hit;
mod hold;
mod home;
mod house;
mod late;
mod look;
mod month;
mod move_kept;
mod note;
mod offered;
mod overdue;
mod own_cap;
mod patients;
mod reading;
mod schedule;
mod series;
mod steps;
mod theirs;
mod token;
mod told;
mod video;

pub use ahead::Ahead;
pub use book::{AtDesk, BOOKINGS, Booked};
pub use by_link::{ByLink, Holder};
pub use care::{Look, With};
pub use change::Wish;
pub use choose::{Chooser, DayWish, Near, OpenDay, Times};
pub use clear::Cleared;
pub use closing::{ClosingError, DayToClose, DaysChanged, SavedSettings, WithDays};
pub use complete::Completion;
pub use error::{BookingError, Made};
pub use hold::{Hold, HoldNow, HoldState, HoldWish};
pub use home::OwnVisits;
pub use house::OfPatient;
pub use late::{SaidLate, Waiting};
pub use look::{Filter, ListPlace, Seen};
pub use note::NoteError;
pub use offered::{KeptFor, KeptVisit};
pub use patients::{PatientInCare, PatientPlace};
pub use schedule::{Coming, ComingFilter, ComingPlace, DayLine, WeekOfDoctor};
pub use series::{NotBooked, PlannedSeries, SeriesKey, SeriesVisit, WantedSeries, WantedVisit};
pub use theirs::Theirs;
pub use token::{AtEntrance, AtEntranceError, QUEUE, is_there};
pub use video::{VideoError, VideoLink};

use self::late::LateBook;
use super::store::AppointmentsStore;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::family::service::Acting;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;

/// Appointments of one installation.
#[derive(Debug, Clone)]
pub struct Appointments {
    ground: Ground,
    store: AppointmentsStore,
    calendar: Calendar,
    availability: Availability,
    settings: SettingsBook,
    acting: Acting,
    directory: Directory,
    late: LateBook,
}

/// How often a decision is made anew when the world moved between reading and writing.
const ROUNDS: usize = 6;

/// The same of whatever counts for a doctor's daily cap: where there is one, those of a day refuse each other, and of all at the same
/// moment one succeeds in each round.
const ROUNDS_OF_DAY: usize = ROUNDS * 4;

/// The actions of one transaction, by what a refusal of each would mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    DoctorLedger,
    PatientLedger,
    Appointment,
    Intake,
    Note,
    Record,
    HoldOfUser,
    /// The offer that a kept time belongs to.
    Along,
    /// The account of a patient for whom somebody else books.
    Patient,
    /// The grant of a patient for whom somebody else acts.
    Carer,
    /// The numbers that were given in a waiting room.
    Number,
    Event,
    Audit,
    Once,
}

impl Appointments {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(ground: Ground, calendar: Calendar, availability: Availability, settings: SettingsBook) -> Self {
        let (store, acting) = (AppointmentsStore::new(ground.storage.clone()), Acting::new(ground.clone()));
        let directory = Directory::new(ground.clone());
        Self { ground, store, calendar, availability, settings, acting, directory, late: LateBook::default() }
    }
}
