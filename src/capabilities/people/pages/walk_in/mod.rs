//! Whoever stands at the desk, in one page: who they are, a free time of today, why they come, and all of it with one press.
//!
//! Nothing here is decided anew: each step is a use case with its own transaction and its own answer to the same press twice. Where one
//! of them cannot be done, the page comes back with everything typed and says what has been done so far.

mod form;
mod search;
mod shown;
mod times;

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use self::form::{Act, SOMEBODY_NEW, Time, Told, WalkInForm};
use self::shown::{can_be_booked_for, owner_of, shown};
use super::super::model::NewPatient;
use super::super::service::InviteError;
use super::super::views::new_patient::{perhaps_known, sent_before};
use super::super::views::walk_in as view;
use super::Office;
use crate::access::grant::Granted;
use crate::access::permissions::{BookAppointment, ManagePatients};
use crate::capabilities::appointments::model::{Appointment, Arrival, BookingAnswers, NewBooking, Refusable, Status, VisitMode};
use crate::capabilities::appointments::service::{BookingError, Wish};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::storage::idempotent::Once;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::{Flash, Tone};
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;

/// Where the page is.
pub(super) const HERE: &str = "/desk/walk-in";

/// What the address says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// Of which department the times are.
    department: String,
    /// Everything that was typed before somebody, or times, were looked for: sealed.
    search: String,
}

/// The empty form, or what a search leads to.
pub(super) async fn show(
    office: Office,
    grant: Granted<ManagePatients>,
    ApiQuery(asked): ApiQuery<Asked>,
    page: Page,
) -> Result<Response, Refusal> {
    let books: Granted<BookAppointment> = grant.also()?;
    let now = office.web.clock.now();
    let form = WalkInForm::opened(&office.web.keys, grant.id(), &asked.search, now).unwrap_or_else(|| WalkInForm {
        department: asked.department,
        check_in: "yes".to_owned(),
        idempotency_key: books.request().to_string(),
        ..WalkInForm::default()
    });
    Box::pin(shown(&office, &grant, form, Told::default(), &page)).await
}

/// Looks for somebody, for times, or does all of it.
pub(super) async fn send(
    office: Office,
    grant: Granted<ManagePatients>,
    page: Page,
    SafeForm(form): SafeForm<WalkInForm>,
) -> Result<Response, Refusal> {
    let books: Granted<BookAppointment> = grant.also()?;
    let form = form.of_its_search();
    let wanted = match form.act() {
        Act::Find | Act::Times => return looked(&office, &grant, form, &page).await,
        Act::Book => Box::pin(everything(&office, &grant, &form)).await?,
    };
    let (person, time, answers) = match wanted {
        Ok(wanted) => wanted,
        Err(told) => return Box::pin(shown(&office, &grant, form, told, &page)).await,
    };
    let key = IdempotencyKey::checked(&form.idempotency_key).ok_or(Problem::KeyRequired)?;
    let (patient, is_new) = match person {
        Person::Known(id) => (id, false),
        Person::New(new) => match Box::pin(register(&office, &grant, &form, &new, &key)).await? {
            Ok(id) => (id, true),
            Err((form, told)) => return Box::pin(shown(&office, &grant, form, told, &page)).await,
        },
    };
    let visit = match Box::pin(book(&office, &books, &key, patient, time, answers)).await {
        Ok(visit) => visit,
        Err(error) => {
            let told = told_of(error, is_new)?;
            // From here on they are known: whoever is sent again is booked for, and not added once more.
            let (who, idempotency_key) = (patient.to_string(), grant.request().to_string());
            let form = WalkInForm { who, time: String::new(), others: String::new(), idempotency_key, ..form };
            return Box::pin(shown(&office, &grant, form, told, &page)).await;
        }
    };
    let visit = if form.check_in == "yes" { Box::pin(arrived(&office, &grant, visit)).await? } else { visit };
    Ok(done(&office, &form, &visit))
}

/// Leads to the page of what is looked for, which can be left and gone back to. What was typed stands in no address readably, and why
/// they come in none at all: with it, the search is answered where it was sent.
async fn looked(office: &Office, grant: &Granted<ManagePatients>, form: WalkInForm, page: &Page) -> Result<Response, Refusal> {
    let now = office.web.clock.now();
    let address = if form.flaw_of_search().is_none() { form.address(&office.web.keys, grant.id(), now) } else { None };
    match address {
        Some(address) => Ok(Redirect::to(&address).into_response()),
        None => Box::pin(shown(office, grant, form, Told::default(), page)).await,
    }
}

enum Person {
    Known(UserId),
    New(Box<NewPatient>),
}

type Wanted = (Person, Time, BookingAnswers);

/// Everything that a press needs, or what is missing: all of it at once.
async fn everything(office: &Office, grant: &Granted<ManagePatients>, form: &WalkInForm) -> Result<Result<Wanted, Told>, Refusal> {
    let mut told = Told::default();
    let time = form.chosen();
    if time.is_none() {
        told.change("time", view::choose_time());
    }
    let answers = form.answers().map_err(|wrong| told.change("reason", wrong)).ok();
    let person = if form.who == SOMEBODY_NEW {
        NewPatient::parse(form.person(), office.web.clock.now())
            .map(|new| Person::New(Box::new(new)))
            .map_err(|flaws| told.flaws(&flaws))
            .ok()
    } else {
        let known = match form.who.parse() {
            Ok(id) => office.people.patient(grant, id).await?.filter(can_be_booked_for),
            Err(_) => None,
        };
        if known.is_none() {
            told.change("who", if form.others.is_empty() { view::choose_who() } else { view::choose_alike() });
        }
        known.map(|account| Person::Known(account.user_id))
    };
    Ok(match (person, time, answers) {
        (Some(person), Some(time), Some(answers)) => Ok((person, time, answers)),
        _ => Err(told),
    })
}

fn once_of(office: &Office, by: UserId, route: &str, key: &IdempotencyKey, said: &serde_json::Value) -> Once {
    office.ground.once(by, route, key.as_str(), Fingerprint::of(said).as_str())
}

/// Adds somebody, or says who they may be. The same press twice adds once.
async fn register(
    office: &Office,
    grant: &Granted<ManagePatients>,
    form: &WalkInForm,
    new: &NewPatient,
    key: &IdempotencyKey,
) -> Result<Result<UserId, (WalkInForm, Told)>, Refusal> {
    let said = json!({ "name": form.name, "email": form.email, "date_of_birth": form.date_of_birth, "phone": form.phone });
    let once = once_of(office, grant.id(), "patients", key, &said);
    let mut alike = office.people.alike(grant, new, Some(&once)).await?;
    alike.retain(can_be_booked_for);
    if alike.iter().any(|one| !form.has_seen(one.user_id)) {
        let others = alike.iter().map(|one| one.user_id.to_string()).collect::<Vec<_>>().join(" ");
        let mut told = Told { alike, ..Told::default() };
        told.change("who", perhaps_known());
        told.status = StatusCode::CONFLICT;
        // Nobody is chosen: the next press is to say whether it is one of them.
        return Ok(Err((WalkInForm { others, who: String::new(), ..form.clone() }, told)));
    }
    match office.people.add_patient(grant, new, Some(&once)).await {
        Ok(added) => Ok(Ok(added.who.user_id)),
        Err(InviteError::KnownAddress) => Ok(Err(Box::pin(known_address(office, grant, form.clone(), new)).await?)),
        Err(InviteError::KeyReused) => {
            let form = WalkInForm { idempotency_key: grant.request().to_string(), ..form.clone() };
            Ok(Err((form, Told::trouble(StatusCode::CONFLICT, sent_before()))))
        }
        Err(error) => Err(error.into()),
    }
}

/// The address has an account: whose it is, is shown to be chosen.
async fn known_address(
    office: &Office,
    grant: &Granted<ManagePatients>,
    mut form: WalkInForm,
    new: &NewPatient,
) -> Result<(WalkInForm, Told), Refusal> {
    let mut told = Told::default();
    let owner = match &new.email {
        Some(email) => owner_of(office, grant, email).await?,
        None => None,
    };
    match owner {
        Some(owner) => {
            told.change("email", view::address_shown());
            if !form.has_seen(owner.user_id) {
                let others = format!("{} {}", owner.user_id, form.others);
                others.trim().clone_into(&mut form.others);
                form.who.clear();
            }
        }
        None => told.flaws(&Flaws::from(Flaw::new("/email", "known_address"))),
    }
    Ok((form, told))
}

async fn book(
    office: &Office,
    grant: &Granted<BookAppointment>,
    key: &IdempotencyKey,
    patient: UserId,
    (doctor_id, start, kind): Time,
    answers: BookingAnswers,
) -> Result<Appointment, BookingError> {
    let said = json!({ "doctor_id": doctor_id, "start": start, "patient_id": patient, "kind": kind, "reason": answers.reason });
    let once = once_of(office, grant.id(), "appointments", key, &said);
    let mode = VisitMode::InPerson;
    let wish = NewBooking { doctor_id, start, patient_id: Some(patient), visit_type: None, kind, mode, series: None, answers };
    Ok(office.appointments.book(grant, &once, &wish).await?.thing.visit)
}

/// Why a time was not booked, and whether the patient was added all the same.
fn told_of(error: BookingError, is_new: bool) -> Result<Told, Refusal> {
    let conflict = |message| Ok(Told::trouble(StatusCode::CONFLICT, message));
    match error {
        // Closed while one wrote.
        BookingError::Impossible(Refusable::UnknownPatient) => {
            let mut told = Told::default();
            told.change("who", view::choose_who());
            Ok(told)
        }
        BookingError::Impossible(_) => Ok(Told::trouble(StatusCode::UNPROCESSABLE_ENTITY, view::not_offered(is_new))),
        BookingError::TimeTaken { .. } => conflict(view::time_taken(is_new)),
        BookingError::DayFull { .. } => conflict(view::day_full(is_new)),
        BookingError::PatientBusy { .. } => conflict(view::patient_busy()),
        BookingError::KeyReused => Ok(Told::trouble(StatusCode::UNPROCESSABLE_ENTITY, view::booked_before())),
        BookingError::Storage(error) => Err(error.into()),
        BookingError::NotFound => Err(Refusal::NotFound),
        // Staff are not held to the patient's own cap: the last one is never the answer.
        BookingError::NotAllowedNow
        | BookingError::OfferGone
        | BookingError::RequestHit
        | BookingError::Changed { .. }
        | BookingError::OwnDayFull(_) => Err(Problem::NotAllowedNow.into()),
    }
}

/// Checked in, where that is allowed on this day; else the visit as it is. The same press sent again checks nobody in whose arrival was
/// taken back meanwhile.
async fn arrived(office: &Office, grant: &Granted<ManagePatients>, visit: Appointment) -> Result<Appointment, Refusal> {
    let zone = office.settings.now().zone.clone();
    let is_today = zone.date(visit.start) == zone.date(office.web.clock.now());
    let had_come = visit.history.iter().any(|happened| happened.status == Status::CheckedIn);
    if !is_today || had_come || !matches!(visit.status, Status::Booked | Status::Confirmed) {
        return Ok(visit);
    }
    let wish = Wish { arrival: Arrival::Said, on_its_day: true, ..Wish::default() };
    match office.appointments.check_in(&grant.also()?, visit.appointment_id, &wish).await {
        Ok(visit) => Ok(visit),
        Err(BookingError::Storage(error)) => Err(error.into()),
        // Pressed twice at once: the other press did it.
        Err(_) => {
            let seen = office.appointments.find(&grant.also()?, visit.appointment_id).await;
            Ok(seen.map_or(visit, |seen| seen.visit))
        }
    }
}

/// To the visit's line in the list of its day.
fn done(office: &Office, form: &WalkInForm, visit: &Appointment) -> Response {
    let when = office.web.when(visit.start);
    let path = format!("/desk?date={}#{}", when.day.iso, visit.appointment_id);
    let waits = form.check_in == "yes" && visit.status != Status::CheckedIn && when.day.away == Some(0);
    let said = match &visit.token {
        Some(token) if visit.status == Status::CheckedIn => {
            view::booked_and_here(&visit.patient_name, &visit.doctor_name, when, token.as_str())
        }
        _ if waits => view::booked_not_here(&visit.patient_name, &visit.doctor_name, when),
        _ => view::booked(&visit.patient_name, &visit.doctor_name, when),
    };
    let flash = if waits { Flash::of(Tone::Info, said) } else { Flash::good(said) };
    flash::redirect(&office.web, &path, flash, Some(visit.appointment_id.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f29_who_cannot_be_booked_for_is_another_matter_than_a_time_that_is_gone() {
        let told = |error| told_of(error, false).ok().map(|told| (told.wrong.contains_key("who"), told.trouble.is_some()));
        assert_eq!(told(BookingError::Impossible(Refusable::UnknownPatient)), Some((true, false)));
        assert_eq!(told(BookingError::Impossible(Refusable::UnknownDoctor)), Some((false, true)));
        assert_eq!(told(BookingError::NotFound), None);
        assert_eq!(told(BookingError::NotAllowedNow), None);
    }
}
