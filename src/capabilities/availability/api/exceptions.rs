//! Dated exceptions over the API, and what becomes of the booked visits they hit.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::Serialize;

use super::body::{ClashBody, ExceptionBody, refusal};
use crate::access::grant::Granted;
use crate::access::permissions::{CancelAppointment, ManageAvailability};
use crate::capabilities::appointments::service::{Appointments, Cleared};
use crate::capabilities::availability::model::{Choice, Clash, ExceptionText, NewException};
use crate::capabilities::availability::service::{Availability, Entered};
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{AppointmentId, ExceptionId, UserId};
use crate::web::gate::SignedIn;
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// An exception that stands now, and what became of the booked visits in its time.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct EnteredBody {
    #[serde(flatten)]
    exception: ExceptionBody,
    /// Cancelled as `resolve` said.
    cancelled: Vec<AppointmentId>,
    /// Their patients are offered other times, or somebody solves them later, as `resolve` said: `GET /repairs` lists them until then.
    repairs: Vec<ClashBody>,
    /// Still to be settled, and listed there too: booked at the last moment, moved meanwhile, no longer to be cancelled, or too many at once.
    /// The same request with the same key goes on with them. Whoever is `checked_in` is here already, whatever was said of them: they are
    /// seen, or once their arrival is taken back they are listed there.
    unresolved: Vec<ClashBody>,
    /// Visits were booked at this very moment that cannot be listed yet: ask again.
    more_to_come: bool,
}

/// Enter extra hours, a closed time or leave. Booked visits in it are 409 `in-use` until `resolve` says what to do with each.
#[utoipa::path(post, path = "/doctors/{id}/exceptions", tag = "availability", request_body = ExceptionText,
    params(("id" = UserId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = EnteredBody), (status = 409, description = "in-use, with the booked `appointments`")))]
#[expect(clippy::too_many_arguments, reason = "extractors")]
pub(super) async fn add(
    grant: Granted<ManageAvailability>,
    SignedIn(actor): SignedIn,
    State(availability): State<Availability>,
    State(appointments): State<Appointments>,
    State(repairs): State<Repairs>,
    State(settings): State<SettingsBook>,
    ApiPath(doctor): ApiPath<UserId>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<ExceptionText>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let once = key.map(|key| availability.once(&grant, &format!("exceptions of {doctor}"), key.as_str(), fingerprint.as_str()));
    let (offer, told) = (body.chosen(Choice::Offer), body.told().map_err(Flaws::from)?);
    let along = |new: &NewException| repairs.planned(doctor, new);
    let made =
        availability.add_exception(&grant, doctor, body, None, once.as_ref(), &along).await.map_err(|error| refusal(error, &zone))?;
    let may_cancel = Granted::<CancelAppointment>::check(actor, grant.request())?;
    let Entered { exception, to_cancel, to_repair, unresolved, here, more_to_come } = made.thing;
    let Cleared { cancelled, kept } = appointments.clear(&may_cancel, to_cancel, told.as_ref()).await;
    let unresolved: Vec<Clash> = unresolved.into_iter().chain(here).chain(kept).collect();
    let open: Vec<Clash> = to_repair.iter().chain(&unresolved).cloned().collect();
    repairs.begin(&grant, doctor, (&exception, &offer), &open).await?;
    let bodies = |clashes: &[Clash]| -> Vec<ClashBody> { clashes.iter().map(|clash| ClashBody::of(clash, &zone)).collect() };
    let (to_repair, unresolved) = (bodies(&to_repair), bodies(&unresolved));
    let location = [(header::LOCATION, format!("{API_BASE}/doctors/{doctor}/exceptions/{}", exception.id))];
    let exception = ExceptionBody::of(&exception, &zone);
    let body = EnteredBody { exception, cancelled, repairs: to_repair, unresolved, more_to_come };
    Ok((StatusCode::CREATED, location, Replayed(made.replayed), ApiJson(body)))
}

/// Remove an exception: the weekly rules hold again.
#[utoipa::path(delete, path = "/doctors/{id}/exceptions/{exception_id}", tag = "availability",
    params(("id" = UserId, Path), ("exception_id" = ExceptionId, Path)),
    responses((status = 204), (status = 404, description = "no such exception")))]
pub(super) async fn remove(
    grant: Granted<ManageAvailability>,
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    ApiPath((doctor, exception)): ApiPath<(UserId, ExceptionId)>,
) -> Result<StatusCode, Refusal> {
    availability.remove_exception(&grant, doctor, exception).await.map_err(|error| refusal(error, &settings.now().zone))?;
    Ok(StatusCode::NO_CONTENT)
}
