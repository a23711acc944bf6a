//! Appointments as rules: the moves of their life, what a booking must be, why one may be refused. Pure.

mod answer;
mod answers;
mod booking;
pub mod calendar;
mod care;
mod late;
mod moves;
mod note;
mod origin;
mod plan;
#[cfg(test)]
mod sample;
mod series;
mod series_plan;
mod strip;
mod token;
mod video;
mod visit;
mod week;

pub use answer::{answer_by, asked_at};
pub use answers::{KeptAnswers, TypedAnswers};
pub use booking::{BookingAnswers, NewBooking, OwnDay, REASON_LIMIT, Refusable, SYMPTOMS_LIMIT};
pub use care::{CARE, care_since};
pub use late::{Late, LateBy, LateOn, waits_to_begin};
pub use moves::{Move, Standing, Status, after_create, after_move, after_offer_moved};
pub use note::{NOTE_LIMIT, Note, note_text, note_version};
pub use origin::{CameBy, CameFrom, Origin, list_said, path_to};
pub use plan::{Away, DayOff, DayPlan};
pub use series::{Conflict, InSeries, PlannedVisit, Planning};
pub use series_plan::{Every, MOST_VISITS, SeriesPlan, SeriesText};
pub use strip::Strip;
pub use token::{Arrival, EARLY_ARRIVAL, QueueLine, QueueOf, TakenBack, Token, takes_arrivals, waiting_before};
pub use video::{VideoTime, VisitMode};
pub use visit::{Appointment, BookedAs, Happened, Intake, Moment, Priority, Reference, VisitLine};
pub use week::Week;
