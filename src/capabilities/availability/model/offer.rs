//! Which visits are open to whom: horizon, notice, buffer, and what the ledgers have left.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::cap::is_full;
use super::day::visits_for;
use crate::access::role::Role;
use crate::capabilities::calendar::model::{Ledger, Quantum, Span};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::UserId;
use crate::primitives::time::{Slot, after};

/// Who looks for a time. Staff look further ahead and need no notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    Patient,
    /// A patient whose visit cannot take place as booked: with their notice, as far ahead as staff.
    Displaced,
    /// The house, for a patient: as far ahead as staff, and nothing that only staff may give away.
    House,
    Staff,
}

impl Asker {
    /// By the role of whoever is signed in; nobody looks for times as a patient does.
    #[must_use]
    pub const fn of(role: Option<Role>) -> Self {
        match role {
            None | Some(Role::Patient) => Self::Patient,
            Some(Role::Doctor | Role::Receptionist | Role::Administrator) => Self::Staff,
        }
    }

    /// The same where times are listed that anybody may have: what is kept for emergencies is found by looking for it.
    #[must_use]
    pub const fn without_kept_times(self) -> Self {
        match self {
            Self::Patient | Self::Displaced => self,
            Self::House | Self::Staff => Self::House,
        }
    }

    /// Whether times that are kept for emergencies are theirs to give.
    #[must_use]
    pub const fn has_kept_times(self) -> bool {
        matches!(self, Self::Staff)
    }
}

/// A time the rules offer, with what is kept free after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    pub slot: Slot,
    pub buffer_minutes: u16,
}

/// Why a start is not offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotOffered {
    #[error("the doctor takes no bookings")]
    NotAccepting,
    #[error("the doctor does not work at that time")]
    OutsideRules,
    /// Over, or closer than the minimum notice.
    #[error("less than {minutes} minutes ahead")]
    TooSoon { minutes: u32 },
    #[error("times open {days} days ahead")]
    TooFarAhead { days: u32 },
}

/// Minutes kept free after a doctor's visit: those of the kind that is asked for, else the doctor's own, else the house's.
#[must_use]
pub fn buffer_of(doctor: &Doctor, settings: &Settings) -> u16 {
    let asked = doctor.asked.and_then(|length| length.buffer_minutes);
    asked.or(doctor.buffer_minutes).unwrap_or(settings.buffer_minutes)
}

/// Days ahead that are open to an asker; today counts as day 0.
fn horizon_days(settings: &Settings, asker: Asker) -> u32 {
    match asker {
        Asker::Patient => u32::from(settings.booking_horizon_days),
        Asker::Displaced | Asker::House | Asker::Staff => u32::from(settings.staff_horizon_weeks) * 7,
    }
}

/// The dates open to an asker, first and last included.
#[must_use]
pub fn window(settings: &Settings, asker: Asker, now: Timestamp) -> (Date, Date) {
    let today = settings.zone.date(now);
    (today, today.saturating_add(i64::from(horizon_days(settings, asker)).days()))
}

/// Whether a visit may still be given at `now`: a patient needs the notice, staff until the visit is over.
fn soon_enough(visit: Slot, settings: &Settings, asker: Asker, now: Timestamp) -> bool {
    match asker {
        Asker::Patient | Asker::Displaced => after(now, i64::from(settings.minimum_notice_minutes) * 60) <= visit.start,
        Asker::House | Asker::Staff => now < visit.end,
    }
}

/// What the rules say about one start; the ledgers are asked elsewhere.
///
/// # Errors
/// When it is not offered.
pub fn offer(doctor: &Doctor, settings: &Settings, start: Timestamp, asker: Asker, now: Timestamp) -> Result<Offer, NotOffered> {
    if !doctor.can_be_booked() {
        return Err(NotOffered::NotAccepting);
    }
    let date = settings.zone.date(start);
    if date > window(settings, asker, now).1 {
        return Err(NotOffered::TooFarAhead { days: horizon_days(settings, asker) });
    }
    let slot = visits_for(doctor, settings, date, asker).into_iter().find(|visit| visit.start == start).ok_or(NotOffered::OutsideRules)?;
    if !soon_enough(slot, settings, asker, now) {
        return Err(NotOffered::TooSoon { minutes: settings.minimum_notice_minutes });
    }
    Ok(Offer { slot, buffer_minutes: buffer_of(doctor, settings) })
}

/// A doctor's open visits of some dates for an asker, earliest first; none of a day that is full by the doctor's cap. `viewer`'s own
/// holds count as free.
#[must_use]
#[expect(clippy::too_many_arguments, reason = "a pure function of everything an offer depends on")]
pub fn open_visits(
    doctor: &Doctor,
    settings: &Settings,
    ledgers: &[Ledger],
    quantum: Quantum,
    (from, to): (Date, Date),
    asker: Asker,
    viewer: Option<UserId>,
    now: Timestamp,
) -> Vec<Slot> {
    if !doctor.can_be_booked() {
        return Vec::new();
    }
    let (first, last) = window(settings, asker, now);
    let dates = from.max(first).series(1.day()).take_while(|date| *date <= to.min(last));
    let dates = dates.filter(|date| !is_full(doctor, ledgers, settings.zone.day(*date), quantum, viewer, now));
    let buffer = buffer_of(doctor, settings);
    let taken = Taken { doctor: doctor.id, ledgers, quantum, viewer, now };
    let open = |visit: &Slot| soon_enough(*visit, settings, asker, now) && taken.leaves(*visit, buffer);
    dates.flat_map(|date| visits_for(doctor, settings, date, asker)).filter(open).collect()
}

/// How many of a date's visits a patient could still choose from by what the ledgers have left, however far ahead the date is.
#[must_use]
pub fn untaken(doctor: &Doctor, settings: &Settings, ledgers: &[Ledger], quantum: Quantum, date: Date, now: Timestamp) -> usize {
    let (buffer, asker) = (buffer_of(doctor, settings), Asker::Patient);
    let taken = Taken { doctor: doctor.id, ledgers, quantum, viewer: None, now };
    let open = |visit: &Slot| soon_enough(*visit, settings, asker, now) && taken.leaves(*visit, buffer);
    visits_for(doctor, settings, date, asker).into_iter().filter(open).count()
}

/// What ledgers have of a doctor's time at one moment.
struct Taken<'a> {
    doctor: UserId,
    ledgers: &'a [Ledger],
    quantum: Quantum,
    /// Their own holds count as free.
    viewer: Option<UserId>,
    now: Timestamp,
}

impl Taken<'_> {
    /// Whether a visit is free, and what is kept free after it.
    fn leaves(&self, visit: Slot, buffer: u16) -> bool {
        let mut own = self.ledgers.iter().filter(|ledger| ledger.person == self.doctor);
        Span::of(visit, buffer, self.quantum).is_some_and(|span| own.all(|ledger| ledger.is_free(&span, self.viewer, self.now)))
    }
}
