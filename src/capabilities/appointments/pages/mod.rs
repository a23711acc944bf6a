//! The pages of appointments: thin over `service`, every mistake the same page again with the person's own answers.
//!
//! `propose`: a doctor offers a patient a time · `series`, `series_typed`, `series_told`, `series_cancel`: several visits at once · `choose`: a doctor's free times and holding one · `booking`: why, check, book · `held`: from a held time to other times, and back · `answers`: what is typed on that way · `lost`: a time that cannot be had any more · `for_whom`: oneself or a patient one acts for · `visits`: one's own, one visit ·
//! `change`: move, cancel · `buttons`: the moves that are one button · `no_show`: asked once more · `by_link`: one visit by the link of a mail · `way`: how somebody came · `why`: why one cancels · `said`: what is said of a change · `wrong`: what is wrong with a text · `note`: the doctor's note · `video`: visits by video · `day`, `week`,
//! `upcoming`, `my_patients`: a doctor's own · `desk`: everybody's visits · `staff`: what these have in common · `origin`: the way back
//! to one of them · `late`: that a doctor runs late · `fill`: what views are made of.

mod answers;
mod at_desk;
mod booking;
mod buttons;
mod by_link;
mod change;
mod choose;
mod day;
mod desk;
mod fill;
mod for_whom;
mod held;
mod late;
mod lost;
mod my_patients;
mod no_show;
mod note;
mod origin;
mod propose;
mod said;
mod series;
mod series_cancel;
mod series_told;
mod series_typed;
mod staff;
mod upcoming;
mod video;
mod visits;
mod way;
mod week;
mod why;
mod wrong;

use axum::extract::{FromRef, FromRequestParts};
use http::Method;
use http::request::Parts;
use jiff::Timestamp;

use self::fill::Fill;
use super::api;
use super::service::{Appointments, BookingError};
use crate::access::grant::Granted;
use crate::access::permissions::{HoldTime, Right};
use crate::capabilities::availability::service::Availability;
use crate::capabilities::directory::model::Department;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::waiting_list::service::WaitingList;
use crate::identity::ground::Ground;
use crate::primitives::ids::{AppointmentId, DepartmentId, RequestId};
use crate::storage::idempotent::Once;
use crate::web::flash::FlashSlot;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::telemetry::RequestFacts;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Appointments: FromRef<S>,
    Availability: FromRef<S>,
    Repairs: FromRef<S>,
    WaitingList: FromRef<S>,
    Directory: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
{
    let needs = Gate::Needs;
    Routes::new()
        .page(Gate::Public, Method::GET, "/doctors/{id}/times", choose::show)
        // Public, because a stranger's choice is kept in the way back from signing in: the handler asks for the right.
        .page(Gate::Public, Method::POST, "/book/hold", choose::hold)
        .page(needs(Right::HoldTime), Method::GET, "/book/hold", choose::elsewhere)
        .page(needs(Right::HoldTime), Method::GET, "/book/{id}", booking::details)
        .page(needs(Right::HoldTime), Method::POST, "/book/{id}", booking::details_again)
        .page(needs(Right::HoldTime), Method::GET, "/book/{id}/check", booking::check_again)
        .page(needs(Right::HoldTime), Method::POST, "/book/{id}/check", booking::check)
        .page(needs(Right::HoldTime), Method::GET, "/book/{id}/change", booking::back)
        .page(needs(Right::HoldTime), Method::POST, "/book/{id}/change", held::change)
        .page(needs(Right::BookAppointment), Method::POST, "/appointments", booking::book)
        .page(needs(Right::HoldTime), Method::GET, "/patients/{pid}/book", at_desk::begin)
        .page(needs(Right::BookSeries), Method::GET, "/patients/{pid}/series", series::begin)
        .page(needs(Right::BookSeries), Method::GET, "/patients/{pid}/series/preview", series::back)
        .page(needs(Right::BookSeries), Method::POST, "/patients/{pid}/series/preview", series::preview)
        .page(needs(Right::BookSeries), Method::POST, "/patients/{pid}/series", series::book)
        .page(needs(Right::CancelAppointment), Method::GET, "/appointments/{id}/series/cancel", series_cancel::ask)
        .page(needs(Right::CancelAppointment), Method::POST, "/appointments/{id}/series/cancel", series_cancel::cancel)
        .page(needs(Right::SeeOwnDay), Method::GET, "/patients/{pid}/propose", propose::choose)
        .page(needs(Right::SeeOwnDay), Method::POST, "/patients/{pid}/propose", propose::propose)
        .page(needs(Right::SeeAppointments), Method::GET, "/appointments", visits::mine)
        .page(needs(Right::SeeAppointments), Method::GET, "/appointments/{id}", visits::show)
        .page(needs(Right::SeeAppointments), Method::GET, "/appointments/{id}/calendar.ics", api::calendar::file)
        .page(needs(Right::SeeAppointments), Method::GET, "/patients/{pid}/appointments", visits::of_cared_for)
        // Whoever has the link of a mail: what it gives is asked of the permission list in the handlers.
        .page(Gate::Public, Method::GET, "/your-visit/{token}", by_link::show)
        .page(Gate::Public, Method::POST, "/your-visit/{token}/confirm", by_link::confirm)
        .page(Gate::Public, Method::GET, "/your-visit/{token}/move", by_link::times)
        .page(Gate::Public, Method::POST, "/your-visit/{token}/move", by_link::reschedule)
        .page(Gate::Public, Method::GET, "/your-visit/{token}/cancel", by_link::ask_cancel)
        .page(Gate::Public, Method::POST, "/your-visit/{token}/cancel", by_link::cancel)
        .page(needs(Right::MoveAppointment), Method::GET, "/appointments/{id}/move", change::times)
        .page(needs(Right::MoveAppointment), Method::POST, "/appointments/{id}/move", change::reschedule)
        .page(needs(Right::CancelAppointment), Method::GET, "/appointments/{id}/cancel", change::ask_cancel)
        .page(needs(Right::CancelAppointment), Method::POST, "/appointments/{id}/cancel", change::cancel)
        .page(needs(Right::ConfirmAppointment), Method::POST, "/appointments/{id}/confirm", buttons::confirm)
        .page(needs(Right::CheckIn), Method::POST, "/appointments/{id}/check-in", buttons::check_in)
        .page(needs(Right::CheckIn), Method::POST, "/appointments/{id}/check-in/undo", buttons::undo_check_in)
        .page(needs(Right::StartVisit), Method::POST, "/appointments/{id}/start", buttons::start)
        .page(needs(Right::RecordNoShow), Method::POST, "/appointments/{id}/no-show", no_show::no_show)
        .page(needs(Right::WriteNote), Method::POST, "/appointments/{id}/note", note::write)
        .page(needs(Right::SeeAppointments), Method::GET, "/appointments/{id}/video", video::open)
        .page(needs(Right::MoveAppointment), Method::POST, "/appointments/{id}/mode", video::set_mode)
        .page(needs(Right::SeeOwnDay), Method::GET, "/day", day::day)
        .page(needs(Right::SeeOwnDay), Method::GET, "/week", week::week)
        .page(needs(Right::SeeOwnDay), Method::GET, "/upcoming", upcoming::upcoming)
        .page(needs(Right::SeeOwnDay), Method::GET, "/my-patients", my_patients::list)
        .page(needs(Right::SeeOwnDay), Method::POST, "/my-patients/search", my_patients::search)
        .page(needs(Right::SeeAllAppointments), Method::GET, "/desk", desk::desk)
        .page(needs(Right::SayLate), Method::POST, "/running-late", late::say)
}

/// What every page of the slice works with: the use cases, the directory for names, and this moment's words.
struct Counter {
    appointments: Appointments,
    repairs: Repairs,
    waiting: WaitingList,
    directory: Directory,
    ground: Ground,
    web: WebState,
    fill: Fill,
    /// This request, for the trail.
    request: RequestId,
    /// The visit that the banner of this page speaks of: lists show it as last written.
    about: Option<AppointmentId>,
    /// The banner says that a doctor runs late, or not any more.
    said_late: bool,
}

impl<S> FromRequestParts<S> for Counter
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Appointments: FromRef<S>,
    Repairs: FromRef<S>,
    WaitingList: FromRef<S>,
    Directory: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let web = WebState::from_ref(state);
        let said = parts.extensions.get::<FlashSlot>().and_then(FlashSlot::about);
        let (about, said_late) = (said.and_then(|said| said.parse().ok()), said == Some(late::ABOUT));
        Ok(Self {
            ground: Ground::from_ref(state),
            appointments: Appointments::from_ref(state),
            repairs: Repairs::from_ref(state),
            waiting: WaitingList::from_ref(state),
            directory: Directory::from_ref(state),
            fill: Fill::at(web.clock.now(), SettingsBook::from_ref(state).now()),
            request: RequestFacts::of(&parts.extensions).id,
            web,
            about,
            said_late,
        })
    }
}

impl Counter {
    /// A department, for its name. One call; a list never asks.
    async fn department(&self, id: DepartmentId) -> Result<Option<Department>, Refusal> {
        Ok(self.directory.department(id).await?)
    }

    /// One press of a button that asks for a hold. Asking again for a time one holds finds the hold that stands, so
    /// every press has a key of its own.
    fn once_held(&self, grant: &Granted<HoldTime>, start: Timestamp) -> Once {
        self.ground.once(grant.id(), "holds", &grant.request().to_string(), &start.to_string())
    }

    /// What a page cannot say itself. A doctor who does not exist is an address that does not.
    fn refusal(&self, error: BookingError) -> Refusal {
        if error.is_unknown_doctor() { Refusal::NotFound } else { api::refusal(error, self.fill.zone()) }
    }
}
