//! Leave, closed times and extra hours: entered, settled, removed. Booked visits they hit are listed before.

use std::collections::{BTreeMap, BTreeSet};

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{Choice, Clash, ExceptionText, NewException};
use super::super::service::{Edit, Edited, Entered, HoursError, Made};
use super::super::views::check::repairs_begun;
use super::super::views::check::{CheckVisits, Checked, ExceptionVisits, TimeProposed, still_here, still_standing, visits_cancelled};
use super::super::views::week::{
    exception_restored, exception_saved, extra_makes_none, removed, removed_around, removed_before, saved_look_again,
};
use super::super::views::{self, Whose};
use super::Office;
use super::exception_form::ExceptionForm;
use super::rules::{Asking, RemoveForm, YES, added_again, check_page, told};
use super::visits::{chosen_ones, free_and_hit, here_already, leave_choices, listed, seen, ticked_ids, to_be_cancelled};
use super::week::week_page;
use crate::access::grant::Granted;
use crate::access::permissions::{CancelAppointment, ManageAvailability};
use crate::capabilities::appointments::service::Cleared;
use crate::capabilities::directory::model::hours::Exception;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{AppointmentId, ExceptionId, UserId};
use crate::web::carried::booked_meanwhile;
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

/// For so many visits a banner carries what was chosen: it lives in a cookie.
const MOST_CARRIED: usize = 20;

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
    /// By what the visits that were listed are known.
    pub(super) seen: String,
    pub(super) cancel: Vec<String>,
    pub(super) all: String,
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
    let wrong = match enter(&office, &grant, id, &form, &text).await? {
        Ok((made, offer)) => {
            if office.fill.makes_no_visit(&made.doctor, &made.thing.exception) {
                return Ok(office.to_hours(id, Flash::of(Tone::Wait, extra_makes_none())));
            }
            let words = if form.restored == YES { exception_restored } else { exception_saved };
            let may_cancel = Granted::<CancelAppointment>::check(actor, grant.request())?;
            return begun(&office, (&grant, &may_cancel), id, made.thing, (&offer, &text), words).await;
        }
        Err(HoursError::Clashes { clashes }) => match office.availability.stands_not_yet(&grant, id, text.clone()).await {
            Ok(()) => {
                let view = clash_page(&office, &grant, id, form, text, clashes).await?;
                return Ok(page.render(&view)?.into_response());
            }
            Err(HoursError::Invalid(flaws)) => (invalid, form.at_their_fields(flaws), None),
            Err(error) => return Err(office.refusal(error)),
        },
        Err(HoursError::Invalid(flaws)) => (invalid, form.at_their_fields(flaws), None),
        Err(HoursError::Stale) => (StatusCode::CONFLICT, Flaws::default(), Some(views::hours_seen_old())),
        Err(error) => return Err(office.refusal(error)),
    };
    form_again(&office, &grant, &page, id, form, wrong).await
}

/// With the visits whose patients are offered other times. The outer refusal: the form has no name for its effect.
async fn enter(
    office: &Office,
    grant: &Granted<ManageAvailability>,
    doctor: UserId,
    form: &ExceptionForm,
    text: &ExceptionText,
) -> Result<Result<(Made<Entered>, BTreeSet<AppointmentId>), HoursError>, Refusal> {
    let key = IdempotencyKey::checked(&form.idempotency_key).ok_or(Problem::KeyRequired)?;
    // What is said about visits may change from one press to the next: the effect is the exception.
    let effect = json!([text.kind, text.start, text.end, text.reason]);
    let route = format!("exceptions of {doctor}");
    let once = office.availability.once(grant, &route, key.as_str(), Fingerprint::of(&effect).as_str());
    let resolve = match said(office, grant, doctor, form, text).await {
        Ok(resolve) => resolve,
        Err(error) => return Ok(Err(error)),
    };
    let text = ExceptionText { resolve: Some(resolve), ..text.clone() };
    let offer = text.chosen(Choice::Offer);
    let along = |new: &NewException| office.repairs.planned(doctor, new);
    let made = office.availability.add_exception(grant, doctor, text, Some(seen_version(&form.version)), Some(&once), &along).await;
    Ok(made.map(|made| (made, offer)))
}

/// What the form says of the visits as they are now; nothing before any were listed.
async fn said(
    office: &Office,
    grant: &Granted<ManageAvailability>,
    doctor: UserId,
    form: &ExceptionForm,
    text: &ExceptionText,
) -> Result<BTreeMap<AppointmentId, Choice>, HoursError> {
    if form.seen.is_empty() {
        return Ok(BTreeMap::new());
    }
    let clashes = office.availability.hit(grant, doctor, text.clone()).await?;
    Ok(leave_choices(form, &clashes))
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
    let said_before = !form.seen.is_empty();
    let clashes = if said_before {
        office.availability.hit(grant, doctor, text.clone()).await.map_err(|error| office.refusal(error))?
    } else {
        unsaid
    };
    let (all, why) = (form.all.clone(), form.why.clone());
    let (ticked, chosen) = (ticked_ids(&form.cancel), chosen_ones(&form.choice));
    let action = format!("/doctors/{doctor}/exceptions");
    let asking = Asking { what: Checked::Exception, action, carried: form.carried(&clashes), trouble: said_before.then(booked_meanwhile) };
    let (here, clashes): (Vec<Clash>, Vec<Clash>) = clashes.into_iter().partition(Clash::is_here);
    let proposals = proposals(office, grant, doctor, text, &clashes).await?;
    let page = check_page(office, grant, doctor, &clashes, asking).await?;
    let called = office.repairs.to_be_called(&clashes).await?;
    let (mut visits, _) = listed(&office.fill, &clashes, &ticked);
    for visit in &mut visits {
        let clash = clashes.iter().find(|clash| clash.appointment == visit.id);
        visit.no_mail = clash.is_some_and(|clash| called.contains(&clash.patient));
        let usual = if clash.is_some_and(Clash::can_move) && !visit.no_mail { Choice::Offer } else { Choice::Later };
        visit.choice = chosen.get(&visit.id).copied().unwrap_or(if visit.ticked { Choice::Cancel } else { usual }).word();
        visit.can_move = clash.is_some_and(Clash::can_move);
        visit.times = proposals.get(&visit.id).cloned().unwrap_or_default();
    }
    Ok(CheckVisits { visits, here: here_already(&office.fill, &here), all, why, ..page })
}

/// Times that each visit could be moved to. Nothing is kept yet.
async fn proposals(
    office: &Office,
    grant: &Granted<ManageAvailability>,
    doctor: UserId,
    text: ExceptionText,
    clashes: &[Clash],
) -> Result<BTreeMap<AppointmentId, Vec<TimeProposed>>, Refusal> {
    let exception = office.availability.to_be_entered(grant, doctor, text).map_err(|error| office.refusal(error))?;
    let proposed = office.repairs.proposals(doctor, &exception, clashes).await?;
    let time = |proposal: &crate::capabilities::repairs::service::Proposal| TimeProposed {
        doctor: proposal.doctor.name.to_string(),
        other: proposal.doctor.id != doctor,
        start: office.fill.when(proposal.slot.start),
    };
    Ok(proposed.into_iter().map(|(id, times)| (id, times.iter().map(time).collect())).collect())
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
    let mut view = form.page(Whose::of(&doctor, grant.id()), flaws, trouble);
    if status == StatusCode::CONFLICT {
        // Whoever is told to look again finds what to look at beside what they typed.
        view.week = office.fill.columns(&doctor.hours.rules);
        view.exceptions = office.fill.exceptions(&doctor.hours.exceptions);
    }
    page.again(status, &view)
}

/// Cancels what is to be cancelled and opens the repairs of everything else that does not stay, then leads to them, or on as ever.
async fn begun(
    office: &Office,
    (grant, may_cancel): (&Granted<ManageAvailability>, &Granted<CancelAppointment>),
    doctor: UserId,
    entered: Entered,
    (offer, text): (&BTreeSet<AppointmentId>, &ExceptionText),
    words: impl Fn(u32) -> Message,
) -> Result<Response, Refusal> {
    let exception = entered.exception.clone();
    let told = text.told().map_err(Flaws::from)?;
    let Cleared { cancelled, kept } = office.appointments.clear(may_cancel, entered.to_cancel, told.as_ref()).await;
    let open: Vec<Clash> = entered.to_repair.iter().chain(&entered.unresolved).chain(&kept).cloned().collect();
    let opened = office.repairs.begin(grant, doctor, (&exception, offer), &open).await?;
    // Whoever is here already is listed apart: nothing is to be done with their visits before that is taken back.
    office.repairs.begin(grant, doctor, (&exception, offer), &entered.here).await?;
    let standing = count(entered.unresolved.len() + kept.len());
    let left = Left { cancelled: count(cancelled.len()), standing, here: count(entered.here.len()) };
    if opened > 0 && left.standing == 0 && !entered.more_to_come {
        return Ok(flash::redirect(&office.web, "/desk/repairs", Flash::good(repairs_begun(opened)), None));
    }
    Ok(left_over(office, doctor, exception.id, left, entered.more_to_come, words))
}

/// Cancels what is to be cancelled, then leads to the hours, or to what is left over: visits that were `chosen` to make way and are
/// unresolved, or whose patients are here by now, and those that could not be cancelled.
async fn settled(
    office: &Office,
    grant: &Granted<CancelAppointment>,
    doctor: UserId,
    entered: Entered,
    chosen: impl Fn(&&Clash) -> bool,
    words: impl Fn(u32) -> Message,
) -> Response {
    let Entered { exception, to_cancel, unresolved, here, more_to_come, .. } = entered;
    let Cleared { cancelled, kept } = office.appointments.clear(grant, to_cancel, None).await;
    let standing = count(unresolved.iter().filter(&chosen).count() + kept.len());
    let left = Left { cancelled: count(cancelled.len()), standing, here: count(here.iter().filter(&chosen).count()) };
    left_over(office, doctor, exception.id, left, more_to_come, words)
}

/// So many visits were cancelled, so many still stand, and the patients of so many are here already.
struct Left {
    cancelled: u32,
    standing: u32,
    here: u32,
}

fn left_over(
    office: &Office,
    doctor: UserId,
    exception: ExceptionId,
    Left { cancelled, standing, here }: Left,
    more_to_come: bool,
    words: impl Fn(u32) -> Message,
) -> Response {
    let message = match (standing, here) {
        (0, 0) if more_to_come => saved_look_again(),
        (0, 0) => return office.to_hours(doctor, Flash::good(words(cancelled))),
        (0, here) => still_here(cancelled, here),
        (standing, _) => still_standing(cancelled, standing),
    };
    let flash = Flash::of(Tone::Wait, message);
    flash::redirect(&office.web, &format!("/doctors/{doctor}/exceptions/{exception}"), flash, None)
}

/// The booked visits in the time of an exception.
pub(super) async fn show(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath((id, exception)): ApiPath<(UserId, ExceptionId)>,
    page: Page,
) -> Result<Response, Refusal> {
    let now = office.availability.exception_now(&grant, id, exception).await;
    let now = now.map_err(|error| office.refusal(error))?;
    let Entered { exception, unresolved, here, more_to_come, .. } = now.thing;
    let (visits, unlisted) = listed(&office.fill, &unresolved, &BTreeSet::new());
    let view = ExceptionVisits {
        whose: Whose::of(&now.doctor, grant.id()),
        exception: office.fill.exception(&exception),
        count: count(unresolved.len()),
        visits,
        unlisted,
        here: here_already(&office.fill, &here),
        seen: seen(&unresolved),
        more_to_come,
    };
    Ok(page.render(&view)?.into_response())
}

/// Cancels visits in the time of an exception; all of them only as long as they are the ones that were listed.
pub(super) async fn settle(
    office: Office,
    grant: Granted<ManageAvailability>,
    SignedIn(actor): SignedIn,
    ApiPath((id, exception)): ApiPath<(UserId, ExceptionId)>,
    SafeForm(form): SafeForm<SettleForm>,
) -> Result<Response, Refusal> {
    let now = office.availability.exception_now(&grant, id, exception).await.map_err(|error| office.refusal(error))?.thing;
    let Some(chosen_ids) = to_be_cancelled(&form, &now.unresolved) else {
        let flash = Flash::of(Tone::Wait, booked_meanwhile());
        return Ok(flash::redirect(&office.web, &format!("/doctors/{id}/exceptions/{exception}"), flash, None));
    };
    let may_cancel = Granted::<CancelAppointment>::check(actor, grant.request())?;
    let chosen = |clash: &&Clash| chosen_ids.contains(&clash.appointment);
    Ok(settled(&office, &may_cancel, id, now.cancelling(&chosen_ids), chosen, visits_cancelled).await)
}

/// That an exception is gone, with a way to enter it again where it can be. The visits in its time are asked about again then, each with
/// what was chosen for it so far.
async fn taken_back(office: &Office, grant: &Granted<ManageAvailability>, edited: &Edited, id: ExceptionId) -> Result<Flash, Refusal> {
    let Some(gone) = edited.before.hours.exceptions.iter().find(|exception| exception.id == id) else {
        return Ok(Flash::of(Tone::Info, removed_before()));
    };
    let (flash, doctor) = (told(edited, removed), edited.doctor.id);
    let (version, idempotency_key) = (edited.doctor.version.to_string(), grant.request().to_string());
    let form = ExceptionForm { restored: YES.to_owned(), version, idempotency_key, ..ExceptionForm::of(&office.fill.exception(gone)) };
    let Ok(text) = form.text(office.fill.zone()) else { return Ok(flash) };
    let again = office.availability.to_be_entered(grant, doctor, text.clone()).ok().map(|again| Exception { id, ..again });
    let flash = added_again(flash, (gone, again), format!("/doctors/{doctor}/exceptions"), form.carried(&[]));
    if flash.undo.is_none() || edited.more_to_come {
        return Ok(flash);
    }
    let around = office.availability.hit(grant, doctor, text).await.map_err(|error| office.refusal(error))?;
    if around.is_empty() {
        return Ok(flash);
    }
    let carried: Vec<Clash> = around.iter().take(MOST_CARRIED).cloned().collect();
    let chosen = office.repairs.chosen_so_far(id, &carried).await?;
    let (free, still_hit) = free_and_hit(&office.fill, &edited.doctor, &around);
    let mut flash = Flash { message: removed_around(free, still_hit), ..flash };
    flash.undo_fields.extend(chosen.iter().map(|(visit, choice)| ("choice".to_owned(), format!("{}:{visit}", choice.word()))));
    Ok(flash)
}

/// An exception is no more.
pub(super) async fn remove(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath((id, exception)): ApiPath<(UserId, ExceptionId)>,
    page: Page,
    SafeForm(form): SafeForm<RemoveForm>,
) -> Result<Response, Refusal> {
    match office.availability.edit(&grant, id, &Edit::RemoveException(exception), seen_version(&form.version), &form.seen).await {
        Ok(edited) => Ok(office.to_hours(id, taken_back(&office, &grant, &edited, exception).await?)),
        Err(HoursError::Clashes { clashes }) => {
            let trouble = (!form.seen.is_empty()).then(booked_meanwhile);
            let action = format!("/doctors/{id}/exceptions/{exception}/remove");
            let asking = Asking { what: Checked::Removal, action, carried: form.carried(&clashes), trouble };
            Ok(page.render(&check_page(&office, &grant, id, &clashes, asking).await?)?.into_response())
        }
        Err(HoursError::Stale) => {
            let doctor = office.availability.hours(&grant, id).await.map_err(|error| office.refusal(error))?;
            let view = week_page(&office, &grant, &doctor, office.fill.today(), Some(views::hours_seen_old())).await?;
            page.again(StatusCode::CONFLICT, &view)
        }
        Err(error) => Err(office.refusal(error)),
    }
}
