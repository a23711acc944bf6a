//! The pages of records: thin over `service`, every mistake the same page again with what was typed.
//!
//! `write_up`: a doctor writes a visit up, with a draft · `amend`: a later change · `read`: lists and one record ·
//! `codes`: a step of both that looks for a code · `background`: what a patient says of themselves · `papers`: one record as PDF ·
//! `printing`: letters that no paper has · `fill` and `medicines`: what views are made
//! of. As in the API, records that somebody may not read are not there: 404, also for staff.

mod amend;
mod background;
mod codes;
mod fill;
mod medicines;
mod papers;
mod printing;
mod read;
mod write_up;

use axum::extract::{FromRef, FromRequestParts};
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{Method, StatusCode};

use self::fill::Fill;
use super::service::Records;
use crate::access::permissions::Right;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::render::View;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Records: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
{
    let writes = Gate::Needs(Right::WriteRecord);
    let keeps = Gate::Needs(Right::KeepHealthNotes);
    Routes::new()
        .page(writes, Method::GET, "/appointments/{id}/record", write_up::show)
        .page(writes, Method::POST, "/appointments/{id}/record", write_up::sign)
        .long()
        .page(writes, Method::GET, "/appointments/{id}/record/draft", write_up::back)
        .page(writes, Method::POST, "/appointments/{id}/record/draft", write_up::keep)
        .long()
        .page(writes, Method::GET, "/appointments/{id}/record/code", write_up::back)
        .page(writes, Method::POST, "/appointments/{id}/record/code", write_up::find_code)
        .long()
        .page(Gate::SignedIn, Method::GET, "/records", read::own_list)
        .page(Gate::SignedIn, Method::GET, "/records/{id}", read::own)
        .page(Gate::SignedIn, Method::GET, "/patients/{pid}/records", read::list)
        .page(Gate::SignedIn, Method::GET, "/patients/{pid}/records/{id}", read::show)
        .page(Gate::SignedIn, Method::GET, "/records/{id}/summary.pdf", papers::own_summary)
        .page(Gate::SignedIn, Method::GET, "/records/{id}/prescription.pdf", papers::own_prescription)
        .page(Gate::SignedIn, Method::GET, "/patients/{pid}/records/{id}/summary.pdf", papers::summary)
        .page(Gate::SignedIn, Method::GET, "/patients/{pid}/records/{id}/prescription.pdf", papers::prescription)
        .page(Gate::SignedIn, Method::GET, "/patients/{pid}/records/{id}/amend", amend::show)
        .page(Gate::SignedIn, Method::POST, "/patients/{pid}/records/{id}/amend", amend::sign)
        .long()
        .page(Gate::SignedIn, Method::GET, "/patients/{pid}/records/{id}/amend/code", amend::back)
        .page(Gate::SignedIn, Method::POST, "/patients/{pid}/records/{id}/amend/code", amend::find_code)
        .long()
        .page(keeps, Method::GET, "/background", background::show)
        .page(keeps, Method::POST, "/background", background::save)
        .long()
}

/// What every page of the slice works with: the use cases and this moment's words.
struct Chart {
    records: Records,
    web: WebState,
    fill: Fill,
}

impl<S> FromRequestParts<S> for Chart
where
    WebState: FromRef<S>,
    Records: FromRef<S>,
    SettingsBook: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let web = WebState::from_ref(state);
        let fill = Fill::at(web.clock.now(), SettingsBook::from_ref(state).now().zone.clone());
        Ok(Self { records: Records::from_ref(state), web, fill })
    }
}

/// A page under another status than 200.
fn again<V: View>(page: &Page, status: StatusCode, view: &V) -> Result<Response, Refusal> {
    Ok((status, page.render(view)?).into_response())
}
