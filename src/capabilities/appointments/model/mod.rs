//! Appointments as rules: the moves of their life, what a booking must be, why one may be refused. Pure.

mod booking;
mod moves;
mod strip;
mod visit;

pub use booking::{BookingAnswers, NewBooking, REASON_LIMIT, Refusable, SYMPTOMS_LIMIT};
pub use moves::{Move, Status, after_create, after_move};
pub use strip::Strip;
pub use visit::{Appointment, Happened, Intake, Moment, Priority, Reference, VisitLine};
