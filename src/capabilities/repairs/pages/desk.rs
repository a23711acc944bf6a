//! What is to be repaired in the house, and what staff do with it.

use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::Room;
use crate::access::grant::Granted;
use crate::access::permissions::RepairVisits;
use crate::access::role::Role;
use crate::capabilities::repairs::model::{Repair, State};
use crate::capabilities::repairs::service::{ListOf, RepairError};
use crate::capabilities::repairs::views::{self as view, DeskLine, RepairsDesk};
use crate::identity::accounts::Reached;
use crate::primitives::ids::AppointmentId;
use crate::web::cursor::Paging;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;

/// The version of the repair that the page was made from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SeenForm {
    version: String,
}

/// What is open, the soonest visit first.
pub(super) async fn list(grant: Granted<RepairVisits>, room: Room, paging: Paging, page: Page) -> Result<Response, Refusal> {
    let list = room.repairs.open_ones(&grant, paging.limit(), paging.start()?).await?;
    let (here, to_come): (Vec<&Repair>, Vec<&Repair>) =
        list.repairs.items.iter().partition(|repair| list.here.contains(&repair.about.appointment_id));
    let (unsolved, asked): (Vec<&Repair>, Vec<&Repair>) =
        to_come.into_iter().partition(|repair| repair.standing(room.repairs.now()).needs_somebody() || list.is_called(repair));
    let lines = |repairs: Vec<&Repair>| repairs.into_iter().map(|repair| line(&room, repair, &list)).collect();
    let view = RepairsDesk {
        own: grant.role() == Role::Doctor,
        unsolved: lines(unsolved),
        asked: lines(asked),
        here: lines(here),
        search_goes_on: list.repairs.search_goes_on(paging.limit()),
        first: paging.beginning().map(str::to_owned),
        more: paging.link(list.repairs.next.as_ref())?,
    };
    Ok(page.render(&view)?.into_response())
}

fn line(room: &Room, repair: &Repair, list: &ListOf) -> DeskLine {
    let patient = repair.about.patient_id;
    let known = list.people.get(&patient);
    DeskLine {
        patient_id: patient,
        name: known.map(|known| known.name.to_string()).unwrap_or_default(),
        phone: known.map(Reached::number).unwrap_or_default(),
        no_mail: list.is_called(repair),
        visit: room.visit(repair),
    }
}

/// Looks for times again and offers them.
pub(super) async fn offer(
    grant: Granted<RepairVisits>,
    room: Room,
    ApiPath(id): ApiPath<AppointmentId>,
    SafeForm(form): SafeForm<SeenForm>,
) -> Result<Response, Refusal> {
    let done = room.repairs.offer_again(&grant, id, Some(seen_version(&form.version))).await;
    let said = |repair: &Repair| match repair.state {
        State::NoTime => Flash::bad(view::no_time()),
        _ => Flash::good(view::offered()),
    };
    back(&room, done, said)
}

/// Says that the visit takes place all the same.
pub(super) async fn keep(
    grant: Granted<RepairVisits>,
    room: Room,
    ApiPath(id): ApiPath<AppointmentId>,
    SafeForm(form): SafeForm<SeenForm>,
) -> Result<Response, Refusal> {
    let done = room.repairs.keep(&grant, id, Some(seen_version(&form.version))).await;
    back(&room, done, |_| Flash::good(view::stays()))
}

fn back(room: &Room, done: Result<Repair, RepairError>, said: impl Fn(&Repair) -> Flash) -> Result<Response, Refusal> {
    let flash = match done {
        Ok(repair) => said(&repair),
        Err(RepairError::Stale | RepairError::NotNow) => Flash::bad(view::changed_since()),
        Err(error) => return Err(error.into()),
    };
    Ok(flash::redirect(&room.web, "/desk/repairs", flash, None))
}
