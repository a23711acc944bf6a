//! Leave, closed times and extra hours: entered, settled, removed. Booked visits they hit are listed before.

use std::collections::{BTreeMap, BTreeSet};

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{Choice, Clash, ExceptionText};
use super::super::service::{Edit, Entered, HoursError};
use super::super::views::check::{CheckVisits, Checked, ExceptionVisits, booked_meanwhile, still_standing, visits_cancelled};
use super::super::views::week::{exception_saved, removed, saved_look_again};
use super::super::views::{self, Whose};
use super::Office;
use super::exception_form::ExceptionForm;
use super::rules::{Asking, RemoveForm, check_page, done};
use super::visits::{choices, joined, listed, parted, ticked_ids};
use super::week::week_page;
use crate::access::grant::Granted;
use crate::access::permissions::{CancelAppointment, ManageAvailability};
use crate::capabilities::appointments::service::Cleared;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{AppointmentId, ExceptionId, UserId};
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::{Flash, Tone};
use crate::web::gate::SignedIn;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;
use crate::web::texts::{Message, count};

/// Which kind the form begins with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    kind: Option<String>,
}

/// Visits in the time of an exception that are to be cancelled.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SettleForm {
    asked: String,
    cancel: Vec<String>,
    all: String,
}

/// An empty form.
pub(super) async fn new(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath(id): ApiPath<UserId>,
    ApiQuery(which): ApiQuery<Which>,
    page: Page,
) -> Result<Response, Refusal> {
    let doctor = office.availability.hours(&grant, id).await.map_err(|error| office.refusal(error))?;
    // A name for one effect, however often this form is sent.
    let form =
        ExceptionForm { kind: which.kind.unwrap_or_default(), idempotency_key: grant.request().to_string(), ..ExceptionForm::default() };
    Ok(page.render(&form.page(Whose::of(&doctor, grant.id()), Flaws::default(), None))?.into_response())
}

/// Enters an exception, once something was said about every booked visit it hits.
pub(super) async fn add(
    office: Office,
    grant: Granted<ManageAvailability>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<ExceptionForm>,
) -> Result<Response, Refusal> {
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    if !form.again.is_empty() {
        return form_again(&office, &grant, &page, id, form, (StatusCode::OK, Flaws::default(), None)).await;
    }
    let text = match form.text(office.fill.zone()) {
        Ok(text) => text,
        Err(flaws) => return form_again(&office, &grant, &page, id, form, (invalid, flaws, None)).await,
    };
    let resolve = choices(&form.asked, &form.cancel, &form.all);
    let wrong = match enter(&office, &grant, id, &form, &text, resolve).await? {
        Ok(entered) => {
            let may_cancel = Granted::<CancelAppointment>::check(actor, grant.request())?;
            return Ok(settled(&office, &may_cancel, id, entered, |_| true, exception_saved).await);
        }
        Err(HoursError::Clashes { clashes }) => {
            let view = clash_page(&office, &grant, id, form, text, clashes).await?;
            return Ok(page.render(&view)?.into_response());
        }
        Err(HoursError::Invalid(flaws)) => (invalid, Flaws(flaws.0.into_iter().map(|flaw| form.at_its_field(flaw)).collect()), None),
        Err(HoursError::Stale) => (StatusCode::CONFLICT, Flaws::default(), Some(views::hours_seen_old())),
        Err(error) => return Err(office.refusal(error)),
    };
    form_again(&office, &grant, &page, id, form, wrong).await
}

/// The outer refusal: the form has no name for its effect.
async fn enter(
    office: &Office,
    grant: &Granted<ManageAvailability>,
    doctor: UserId,
    form: &ExceptionForm,
    text: &ExceptionText,
    resolve: BTreeMap<AppointmentId, Choice>,
) -> Result<Result<Entered, HoursError>, Refusal> {
    let key = IdempotencyKey::checked(&form.idempotency_key).ok_or(Problem::KeyRequired)?;
    // What is said about visits may change from one press to the next: the effect is the exception.
    let effect = json!([text.kind, text.start, text.end, text.reason]);
    let route = format!("exceptions of {doctor}");
    let once = office.availability.once(grant, &route, key.as_str(), Fingerprint::of(&effect).as_str());
    let text = ExceptionText { resolve: Some(resolve), ..text.clone() };
    let made = office.availability.add_exception(grant, doctor, text, Some(seen_version(&form.version)), Some(&once)).await;
    Ok(made.map(|made| made.thing))
}

/// The page that lists every visit the exception hits, with what was ticked before.
async fn clash_page(
    office: &Office,
    grant: &Granted<ManageAvailability>,
    doctor: UserId,
    form: ExceptionForm,
    text: ExceptionText,
    unsaid: Vec<Clash>,
) -> Result<CheckVisits, Refusal> {
    let said_before = !form.asked.is_empty();
    let clashes =
        if said_before { office.availability.hit(grant, doctor, text).await.map_err(|error| office.refusal(error))? } else { unsaid };
    let ticked = ticked_ids(&form.cancel);
    let action = format!("/doctors/{doctor}/exceptions");
    let asking = Asking { what: Checked::Exception, action, carried: form.carried(&clashes), trouble: said_before.then(booked_meanwhile) };
    let page = check_page(office, grant, doctor, &clashes, asking).await?;
    let (visits, _) = listed(&office.fill, &clashes, &ticked);
    Ok(CheckVisits { visits, ..page })
}

async fn form_again(
    office: &Office,
    grant: &Granted<ManageAvailability>,
    page: &Page,
    doctor: UserId,
    form: ExceptionForm,
    (status, flaws, trouble): (StatusCode, Flaws, Option<Message>),
) -> Result<Response, Refusal> {
    let doctor = office.availability.hours(grant, doctor).await.map_err(|error| office.refusal(error))?;
    page.again(status, &form.page(Whose::of(&doctor, grant.id()), flaws, trouble))
}

/// Cancels what is to be cancelled, then leads to the hours, or to what is left over: unresolved visits that were `chosen` to
/// make way, and those that could not be cancelled.
async fn settled(
    office: &Office,
    grant: &Granted<CancelAppointment>,
    doctor: UserId,
    entered: Entered,
    chosen: impl Fn(&&Clash) -> bool,
    words: impl Fn(u32) -> Message,
) -> Response {
    let Entered { exception, to_cancel, unresolved, more_to_come } = entered;
    let Cleared { cancelled, kept } = office.appointments.clear(grant, to_cancel).await;
    let (cancelled, standing) = (count(cancelled.len()), count(unresolved.iter().filter(chosen).count() + kept.len()));
    if standing == 0 && !more_to_come {
        return office.to_hours(doctor, Flash::good(words(cancelled)));
    }
    let message = if standing == 0 { saved_look_again() } else { still_standing(cancelled, standing) };
    let flash = Flash { tone: Tone::Wait, message };
    flash::redirect(&office.web, &format!("/doctors/{doctor}/exceptions/{}", exception.id), flash, None)
}

/// The booked visits in the time of an exception.
pub(super) async fn show(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath((id, exception)): ApiPath<(UserId, ExceptionId)>,
    page: Page,
) -> Result<Response, Refusal> {
    let now = office.availability.exception_now(&grant, id, exception, BTreeMap::new()).await;
    let now = now.map_err(|error| office.refusal(error))?;
    let Entered { exception, unresolved, more_to_come, .. } = now.thing;
    let (visits, unlisted) = listed(&office.fill, &unresolved, &BTreeSet::new());
    let view = ExceptionVisits {
        whose: Whose::of(&now.doctor, grant.id()),
        exception: office.fill.exception(&exception),
        today: office.fill.day(office.fill.today()),
        count: count(unresolved.len()),
        visits,
        unlisted,
        asked: joined(&unresolved),
        more_to_come,
    };
    Ok(page.render(&view)?.into_response())
}

/// Cancels visits in the time of an exception.
pub(super) async fn settle(
    office: Office,
    grant: Granted<ManageAvailability>,
    SignedIn(actor): SignedIn,
    ApiPath((id, exception)): ApiPath<(UserId, ExceptionId)>,
    SafeForm(form): SafeForm<SettleForm>,
) -> Result<Response, Refusal> {
    let resolve = choices(&form.asked, &form.cancel, &form.all);
    let chosen_ids: BTreeSet<AppointmentId> = resolve.iter().filter(|(_, choice)| **choice == Choice::Cancel).map(|(id, _)| *id).collect();
    let now = office.availability.exception_now(&grant, id, exception, resolve).await.map_err(|error| office.refusal(error))?;
    let may_cancel = Granted::<CancelAppointment>::check(actor, grant.request())?;
    let chosen = |clash: &&Clash| chosen_ids.contains(&clash.appointment);
    Ok(settled(&office, &may_cancel, id, now.thing, chosen, visits_cancelled).await)
}

/// An exception is no more.
pub(super) async fn remove(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath((id, exception)): ApiPath<(UserId, ExceptionId)>,
    page: Page,
    SafeForm(form): SafeForm<RemoveForm>,
) -> Result<Response, Refusal> {
    match office.availability.edit(&grant, id, &Edit::RemoveException(exception), seen_version(&form.version), &parted(&form.agreed)).await
    {
        Ok(edited) => Ok(done(&office, &edited, removed)),
        Err(HoursError::Clashes { clashes }) => {
            let trouble = (!form.agreed.is_empty()).then(booked_meanwhile);
            let action = format!("/doctors/{id}/exceptions/{exception}/remove");
            let asking = Asking { what: Checked::Removal, action, carried: form.carried(&clashes), trouble };
            Ok(page.render(&check_page(&office, &grant, id, &clashes, asking).await?)?.into_response())
        }
        Err(HoursError::Stale) => {
            let doctor = office.availability.hours(&grant, id).await.map_err(|error| office.refusal(error))?;
            let view = week_page(&office, &grant, &doctor, office.fill.today(), Some(views::hours_seen_old()));
            page.again(StatusCode::CONFLICT, &view)
        }
        Err(error) => Err(office.refusal(error)),
    }
}
