//! Choosing another time, signed in: a patient for themselves, a carer, or the desk for whoever calls.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;

use super::Room;
use super::fill::trouble_of;
use crate::access::grant::Granted;
use crate::access::permissions::MoveAppointment;
use crate::access::role::Role;
use crate::capabilities::repairs::service::{RepairError, Seen, Taken};
use crate::capabilities::repairs::views::{self as view, RepairPage};
use crate::identity::accounts::Reached;
use crate::primitives::ids::{AppointmentId, HoldId};
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::people::ActingFor;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Which time, or of which round none suits.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ChoiceForm {
    pub(super) hold_id: String,
    pub(super) round: String,
}

impl ChoiceForm {
    pub(super) fn hold(&self) -> Result<HoldId, Refusal> {
        self.hold_id.parse().map_err(|_| Refusal::NotFound)
    }
}

/// The times of a visit.
pub(super) async fn show(
    grant: Granted<MoveAppointment>,
    room: Room,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
) -> Result<Response, Refusal> {
    let seen = room.repairs.of_visit(&grant, id).await?;
    Ok(page.render(&page_of(&room, &grant, &seen, None).await?)?.into_response())
}

/// Takes one of them.
pub(super) async fn take(
    grant: Granted<MoveAppointment>,
    room: Room,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
    SafeForm(form): SafeForm<ChoiceForm>,
) -> Result<Response, Refusal> {
    match room.repairs.take(&grant, id, form.hold()?).await {
        Ok(Taken { visit, .. }) => {
            let to = if grant.role() == Role::Patient { format!("/appointments/{id}") } else { "/desk/repairs".to_owned() };
            Ok(flash::redirect(&room.web, &to, Flash::good(view::taken(room.when(visit.start))), Some(id.to_string())))
        }
        Err(error) => not_done(&room, &grant, id, error, &page).await,
    }
}

/// Says that none suits.
pub(super) async fn decline(
    grant: Granted<MoveAppointment>,
    room: Room,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
    SafeForm(form): SafeForm<ChoiceForm>,
) -> Result<Response, Refusal> {
    match room.repairs.decline(&grant, id, Some(seen_version(&form.round))).await {
        Ok(_) => {
            let said = if grant.role() == Role::Patient { view::declined() } else { view::declined_for_patient() };
            Ok(flash::redirect(&room.web, &format!("/appointments/{id}/repair"), Flash::good(said), None))
        }
        Err(error) => not_done(&room, &grant, id, error, &page).await,
    }
}

/// The repair as it is now, with why.
async fn not_done(
    room: &Room,
    grant: &Granted<MoveAppointment>,
    id: AppointmentId,
    error: RepairError,
    page: &Page,
) -> Result<Response, Refusal> {
    let gone = matches!(error, RepairError::Gone);
    let trouble = trouble_of(error)?;
    let seen = room.repairs.of_visit(grant, id).await?;
    let nothing_left = gone && !seen.repair.is_offered_at(room.repairs.now());
    let trouble = if seen.theirs.visit.status.is_here() {
        // What that means, the page says.
        view::changed_since()
    } else if nothing_left {
        view::times_gone()
    } else {
        trouble
    };
    page.again(StatusCode::CONFLICT, &page_of(room, grant, &seen, Some(trouble)).await?)
}

async fn page_of(room: &Room, grant: &Granted<MoveAppointment>, seen: &Seen, trouble: Option<Message>) -> Result<RepairPage, Refusal> {
    let (visit, at_desk) = (&seen.theirs.visit, grant.role() != Role::Patient);
    let reached = room.repairs.reached(grant, &seen.repair).await?;
    Ok(RepairPage {
        visit: room.seen(seen),
        heading: view::heading(seen.standing),
        now: room.when(visit.start),
        patient_name: at_desk.then(|| visit.patient_name.clone()),
        phone: reached.as_ref().map(Reached::number).unwrap_or_default(),
        acting: seen.theirs.carer.as_ref().map(ActingFor::from),
        trouble,
    })
}
