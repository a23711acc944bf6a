//! Giving back the visits of a series that are still to come: every one is listed before.

use axum::response::Response;
use http::StatusCode;
use serde::Deserialize;

use super::super::model::Move;
use super::super::views::cancel::late_reason_missing;
use super::super::views::series_booked::{CancelLine, SeriesCancel, SeriesPlace, series_cancelled, series_partly};
use super::Counter;
use super::why::own_words;
use crate::access::grant::Granted;
use crate::access::permissions::CancelAppointment;
use crate::access::role::Role;
use crate::primitives::ids::AppointmentId;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::{Flash, Tone};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::people::ActingFor;
use crate::web::refusal::Refusal;
use crate::web::texts::count;

/// Those that were listed, and why.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct CancelSeriesForm {
    /// A visit and the version it was seen with, parted by a space.
    visit: Vec<String>,
    reason: String,
}

/// What would be given back.
pub(super) async fn ask(
    counter: Counter,
    grant: Granted<CancelAppointment>,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
) -> Result<Response, Refusal> {
    let view = listed(&counter, &grant, id, Field::default()).await?;
    page.again(StatusCode::OK, &view)
}

async fn listed(counter: &Counter, grant: &Granted<CancelAppointment>, id: AppointmentId, reason: Field) -> Result<SeriesCancel, Refusal> {
    let (theirs, rest) = counter.appointments.rest_of_series(grant, id).await.map_err(|error| counter.refusal(error))?;
    let late = rest.iter().any(|visit| counter.appointments.is_late(visit, Move::Cancel, grant.role()));
    let visits = rest.iter().filter_map(|visit| {
        let series = visit.series?;
        let place = SeriesPlace { number: series.number, of: series.of };
        Some(CancelLine { start: counter.fill.when(visit.start), place, value: format!("{} {}", visit.appointment_id, visit.version) })
    });
    Ok(SeriesCancel {
        visit: id,
        doctor_name: theirs.visit.doctor_name.clone(),
        patient_name: (grant.role() != Role::Patient).then(|| theirs.visit.patient_name.clone()),
        acting: theirs.carer.as_ref().map(ActingFor::from),
        visits: visits.collect(),
        late,
        reason,
    })
}

/// Gives back those that were listed. Pressed twice, it finds them given back.
pub(super) async fn cancel(
    counter: Counter,
    grant: Granted<CancelAppointment>,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
    SafeForm(form): SafeForm<CancelSeriesForm>,
) -> Result<Response, Refusal> {
    let reason = match own_words(&form.reason) {
        Ok(None) if grant.role() != Role::Patient => {
            let view = listed(&counter, &grant, id, Field::wrong("", late_reason_missing())).await?;
            if view.late {
                return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
            }
            None
        }
        Ok(reason) => reason,
        Err(wrong) => {
            let view = listed(&counter, &grant, id, Field::wrong(form.reason, wrong)).await?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    let read = |one: &String| {
        let (id, version) = one.split_once(' ')?;
        Some((id.parse().ok()?, version.parse().ok()?))
    };
    let seen: Vec<(AppointmentId, u32)> = form.visit.iter().take(MOST).filter_map(read).collect();
    let given_back = counter.appointments.cancel_series(&grant, id, &seen, reason).await;
    let (cancelled, kept) = given_back.map_err(|error| counter.refusal(error))?;
    let flash = match kept {
        0 => Flash::good(series_cancelled(count(cancelled))),
        kept => Flash::of(Tone::Wait, series_partly(count(cancelled), count(kept))),
    };
    Ok(flash::redirect(&counter.web, &format!("/appointments/{id}"), flash, Some(id.to_string())))
}

/// No series is longer.
const MOST: usize = 26;
