//! The JSON API of appointments: thin over `service`. One place turns a booking error into a refusal.

mod body;
pub(super) mod calendar;
mod change;
mod holds;
mod late;
mod list;
mod my_patients;
mod note;
mod series;
mod video;
mod write;

use axum::extract::FromRef;

use super::service::Appointments;
use crate::access::permissions::Right;
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::web::operations::routes;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

pub use body::{refusal, text_error};
pub use note::refusal as note_refusal;
pub use video::video_refusal;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Appointments: FromRef<S>,
    Repairs: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
{
    let needs = Gate::Needs;
    Routes::new()
        .api(needs(Right::HoldTime), routes!(holds::hold))
        .api(needs(Right::HoldTime), routes!(holds::release))
        .api(needs(Right::BookAppointment), routes!(write::book))
        .api(needs(Right::SeeAppointments), routes!(list::list))
        .api(needs(Right::SeeAppointments), routes!(list::show))
        .api(needs(Right::SeeAppointments), routes!(calendar::file))
        .api(needs(Right::SeeAppointments), routes!(late::waiting))
        .api(needs(Right::SayLate), routes!(late::list))
        .api(needs(Right::SayLate), routes!(late::say))
        .api(needs(Right::BookSeries), routes!(series::preview))
        .api(needs(Right::BookSeries), routes!(series::book))
        .api(needs(Right::SeeOwnDay), routes!(my_patients::list))
        .api(needs(Right::WriteNote), routes!(note::write))
        .api(needs(Right::MoveAppointment), routes!(video::set_mode))
        .api(needs(Right::SeeAppointments), routes!(video::link))
        .api(needs(Right::ConfirmAppointment), routes!(change::confirm))
        .api(needs(Right::CheckIn), routes!(change::check_in))
        .api(needs(Right::CheckIn), routes!(change::undo_check_in))
        .api(needs(Right::StartVisit), routes!(change::start))
        .api(needs(Right::RecordNoShow), routes!(change::no_show))
        .api(needs(Right::CancelAppointment), routes!(change::cancel))
        .api(needs(Right::MoveAppointment), routes!(change::reschedule))
}
