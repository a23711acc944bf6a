//! Somebody did not come: nothing leads back from it, so it is asked once more before it is written.

use axum::response::{IntoResponse, Response};

use super::super::model::Move;
use super::super::views::no_show::AskNoShow;
use super::Counter;
use super::buttons::{self, ButtonForm};
use crate::access::grant::Granted;
use crate::access::permissions::RecordNoShow;
use crate::primitives::ids::AppointmentId;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;

/// Asks, or writes what was answered. What cannot be written now is told without asking.
pub(super) async fn no_show(
    counter: Counter,
    grant: Granted<RecordNoShow>,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
    SafeForm(form): SafeForm<ButtonForm>,
) -> Result<Response, Refusal> {
    if form.sure != "yes" {
        let visit = counter.appointments.to_change(&grant, id).await.map_err(|error| counter.refusal(error))?.visit;
        let seen = seen_version(&form.version);
        if visit.version == seen && counter.appointments.may(&visit, Move::NoShow, grant.role()) {
            let view = AskNoShow {
                id,
                version: seen,
                patient_name: visit.patient_name.clone(),
                doctor_name: visit.doctor_name.clone(),
                start: counter.fill.when(visit.start),
                back: buttons::place_of(&counter, grant.role(), &form, &visit),
                from: form.from,
                list: form.list,
            };
            return Ok(page.render(&view)?.into_response());
        }
    }
    buttons::no_show(counter, grant, ApiPath(id), SafeForm(form)).await
}
