//! The pages of reports: thin over `service`. The same pages twice, for patients below `/reports` and for doctors in care
//! below `/patients/{pid}/reports`; to whoever may read no records there are none: 404, also for staff.
//!
//! `list`: all of them and the form that adds one · `one`: a report on its way · `remove`: taking it back · `review`: a doctor has looked at it. Without scripts a
//! report is announced by a form, its file is sent by a form that S3 itself answers, and a button completes it: a GET
//! changes nothing.

mod fill;
mod list;
mod one;
mod remove;
mod review;

use axum::extract::rejection::PathRejection;
use axum::extract::{FromRef, FromRequestParts, Path};
use http::Method;
use http::request::Parts;
use serde::Deserialize;

use self::fill::Fill;
use super::service::Reports;
use crate::capabilities::records::model::Whose;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::{ReportId, UserId};
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Reports: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
{
    let both = below("/reports").into_iter().chain(below("/patients/{pid}/reports")).fold(Routes::new(), Routes::merge);
    both.page(Gate::SignedIn, Method::POST, "/patients/{pid}/reports/{id}/review", review::review)
}

/// The same pages below one place.
fn below<S>(place: &str) -> [Routes<S>; 3]
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Reports: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
{
    let at = |rest: &str| format!("{place}{rest}");
    let all = Routes::new().page(Gate::SignedIn, Method::GET, &at(""), list::show).page(Gate::SignedIn, Method::POST, &at(""), list::add);
    let one = Routes::new()
        .page(Gate::SignedIn, Method::GET, &at("/{id}"), one::show)
        .page(Gate::SignedIn, Method::POST, &at("/{id}/complete"), one::complete)
        .page(Gate::SignedIn, Method::GET, &at("/{id}/download"), one::download);
    let remove = Routes::new().page(Gate::SignedIn, Method::GET, &at("/{id}/remove"), remove::ask).page(
        Gate::SignedIn,
        Method::POST,
        &at("/{id}/remove"),
        remove::remove,
    );
    [all, one, remove]
}

/// What every page of the slice works with: the use cases, whose reports the address means, and this moment's words.
struct Shelf {
    reports: Reports,
    web: WebState,
    whose: Whose,
    /// Where the list is.
    place: String,
    fill: Fill,
}

/// What the address names; the patient only below `/patients`.
#[derive(Deserialize)]
struct Named {
    pid: Option<UserId>,
}

/// The report an address names.
struct ThisReport(ReportId);

#[derive(Deserialize)]
struct NamedReport {
    id: ReportId,
}

impl<S> FromRequestParts<S> for Shelf
where
    WebState: FromRef<S>,
    Reports: FromRef<S>,
    SettingsBook: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let pid = match Path::from_request_parts(parts, state).await {
            Ok(Path(Named { pid })) => pid,
            // `/reports` itself names nothing.
            Err(PathRejection::MissingPathParams(_)) => None,
            Err(_) => return Err(Refusal::NotFound),
        };
        let web = WebState::from_ref(state);
        let fill = Fill::at(web.clock.now(), SettingsBook::from_ref(state).now().zone.clone());
        let whose = pid.map_or(Whose::Mine, Whose::Of);
        let place = pid.map_or_else(|| "/reports".to_owned(), |patient| format!("/patients/{patient}/reports"));
        Ok(Self { reports: Reports::from_ref(state), web, whose, place, fill })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ThisReport {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let named: Result<Path<NamedReport>, _> = Path::from_request_parts(parts, state).await;
        named.map(|Path(named)| Self(named.id)).map_err(|_| Refusal::NotFound)
    }
}
