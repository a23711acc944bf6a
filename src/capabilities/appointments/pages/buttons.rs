//! The moves of a visit that are one button.
//!
//! Whoever presses twice, or in two windows, finds what they asked for done: a stale version whose visit is already as
//! wished leads back like a success.

use axum::response::Response;
use serde::Deserialize;

use super::super::model::{Appointment, Arrival, Move, Origin, Status, Token, path_to};
use super::super::service::{BookingError, Wish};
use super::super::views::{banners, choose, visits as view};
use super::Counter;
use super::change::is_done;
use super::said::agreed;
use super::way::Way;
use crate::access::grant::Granted;
use crate::access::permissions::{CheckIn, ConfirmAppointment, RecordNoShow, StartVisit};
use crate::access::role::Role;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// A move that is one button.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ButtonForm {
    pub(super) version: String,
    /// The working page the button was on.
    pub(super) from: String,
    /// What the list of that page was narrowed to, and which page of it that was.
    pub(super) list: String,
    /// `yes`: what nothing leads back from was asked, and this is the answer.
    pub(super) sure: String,
    /// `yes`: somebody arrives again with the number and the time they had.
    as_before: String,
}

impl ButtonForm {
    /// How an arrival is said by it.
    fn arrival(&self, role: Role) -> Arrival {
        match role {
            Role::Patient => Arrival::Oneself,
            _ if self.as_before == "yes" => Arrival::AsBefore,
            _ => Arrival::Said,
        }
    }

    /// The banner of an arrival that staff said or took back: one slip of a finger is mended at it, and costs nobody their place.
    fn mended_at(&self, flash: Flash, by: Move, visit: &Appointment) -> Flash {
        let (step, as_before) = match by {
            Move::CheckIn => ("check-in/undo", ""),
            Move::UndoCheckIn => ("check-in", "yes"),
            _ => return flash,
        };
        let version = visit.version.to_string();
        let fields = [("version", version.as_str()), ("from", self.from.as_str()), ("list", self.list.as_str()), ("as_before", as_before)];
        let said = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let said = said.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        flash.undone_with(format!("/appointments/{}/{step}", visit.appointment_id), said)
    }
}

/// Declares the handlers of the one-button moves: they differ in use case, right and sentence.
macro_rules! buttons {
    ($($(#[doc = $doc:literal])* $name:ident of $whose:ident: $right:ident, $by:expr, $sentence:expr;)*) => {$(
        $(#[doc = $doc])*
        pub(super) async fn $name(
            counter: Counter,
            grant: Granted<$right>,
            ApiPath(id): ApiPath<AppointmentId>,
            SafeForm(form): SafeForm<ButtonForm>,
        ) -> Result<Response, Refusal> {
            let seen = seen_version(&form.version);
            let wish = Wish { version: Some(seen), arrival: form.arrival(grant.role()), ..Wish::default() };
            let (visit, refused) = match counter.$whose.$name(&grant, id, &wish).await {
                Ok(visit) => (visit, None),
                Err(
                    error @ (BookingError::Changed { .. }
                    | BookingError::NotAllowedNow
                    | BookingError::OfferGone
                    | BookingError::RequestHit),
                ) => {
                    let visit = counter.appointments.to_change(&grant, id).await.map_err(|error| counter.refusal(error))?.visit;
                    let refused = (!is_done($by, &visit, seen, grant.role())).then_some(error);
                    (visit, refused)
                }
                Err(error) => return Err(counter.refusal(error)),
            };
            let sentence: fn(&Appointment) -> Message = $sentence;
            Ok(back(&counter, (grant.role(), grant.id()), &form, &visit, ($by, sentence(&visit)), refused.as_ref()))
        }
    )*};
}

buttons! {
    /// Agrees to a request or a proposal, or says that the patient comes.
    confirm of repairs: ConfirmAppointment, Move::Confirm, agreed;
    /// The patient is here.
    check_in of appointments: CheckIn, Move::CheckIn, |visit| banners::checked_in(visit.token.as_ref().map(Token::as_str));
    /// The patient is not here after all.
    undo_check_in of appointments: CheckIn, Move::UndoCheckIn, |_| banners::check_in_undone();
    /// The doctor calls the patient in.
    start of appointments: StartVisit, Move::Start, |visit| banners::started(&visit.patient_name);
    /// The patient did not come.
    no_show of appointments: RecordNoShow, Move::NoShow, |_| banners::marked_no_show();
}

/// Where the button was: a doctor's day, week or coming visits, the visit's line at the desk, the patient's visit.
pub(super) fn place_of(counter: &Counter, role: Role, form: &ButtonForm, visit: &Appointment) -> String {
    let path = path_to(role, &Origin::read(&form.from, &form.list), counter.fill.zone().date(visit.start));
    match role {
        Role::Patient => Way::Account.page_of(counter, visit),
        Role::Doctor => path,
        Role::Receptionist | Role::Administrator => format!("{path}#{}", visit.appointment_id),
    }
}

/// The number that its patient is called by, as the patient or whoever acts for them is told it.
fn told_number(visit: &Appointment, reader: UserId, token: &str) -> Message {
    if reader == visit.patient_id { banners::arrived(token) } else { banners::arrived_for(&visit.patient_name, token) }
}

/// Back there, with a sentence on what happened.
fn back(
    counter: &Counter,
    (role, reader): (Role, UserId),
    form: &ButtonForm,
    visit: &Appointment,
    (by, done): (Move, Message),
    refused: Option<&BookingError>,
) -> Response {
    let path = place_of(counter, role, form, visit);
    let called = visit.token.as_ref().filter(|_| visit.status == Status::CheckedIn);
    let flash = match refused {
        None if role == Role::Patient => Flash::good(called.map_or(done, |token| told_number(visit, reader, token.as_str()))),
        None => form.mended_at(Flash::good(done), by, visit),
        Some(BookingError::Changed { .. }) => Flash::bad(choose::seen_old()),
        Some(BookingError::OfferGone) => Flash::bad(banners::offer_gone()),
        Some(BookingError::RequestHit) => Flash::bad(banners::request_hit()),
        Some(_) => Flash::bad(view::not_allowed_now()),
    };
    flash::redirect(&counter.web, &path, flash, Some(visit.appointment_id.to_string()))
}
