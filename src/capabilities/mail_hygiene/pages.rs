//! One's own address when no mail reaches it, the link that shows that it does, and the buttons of staff.

use axum::Extension;
use axum::extract::{FromRef, State};
use axum::response::{Html, IntoResponse, Response};
use http::{Method, StatusCode};

use super::api::not_cleared;
use super::service::{ClearError, MailHygiene};
use super::views::{self as view, CheckAddress, CheckEnded, OwnAddressPage};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageAccounts, ManagePatients, Right, UseOwnAccount};
use crate::primitives::ids::UserId;
use crate::web::flash;
use crate::web::frame::Flash;
use crate::web::gate::MaybeActor;
use crate::web::json::ApiPath;
use crate::web::mailbox::MailTroubleLabel;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::telemetry::RequestFacts;

/// One's own address.
const OWN: &str = "/mail-address";
/// The link to it.
const LINK: &str = "/mail-address/{token}";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    MailHygiene: FromRef<S>,
{
    let own = Gate::Needs(Right::UseOwnAccount);
    Routes::new()
        .page(own, Method::GET, OWN, show)
        .page(own, Method::POST, OWN, ask)
        .page(Gate::Public, Method::GET, LINK, link)
        .page(Gate::Public, Method::POST, LINK, check)
        .page(Gate::Needs(Right::ManagePatients), Method::POST, "/patients/{pid}/mail-works", patient_is_reached)
        .page(Gate::Needs(Right::ManageAccounts), Method::POST, "/admin/people/{id}/mail-works", person_is_reached)
}

async fn show(
    grant: Granted<UseOwnAccount>,
    State(hygiene): State<MailHygiene>,
    State(web): State<WebState>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let own = hygiene.own(&grant).await?.ok_or(Refusal::NotFound)?;
    page.render(&OwnAddressPage { email: own.email.into(), trouble: own.trouble.map(|trouble| MailTroubleLabel::of(trouble, &web)) })
}

/// Sends the link.
async fn ask(grant: Granted<UseOwnAccount>, State(hygiene): State<MailHygiene>, State(web): State<WebState>) -> Result<Response, Refusal> {
    let flash = match hygiene.ask_for_check(&grant).await {
        Ok(()) => Flash::good(view::check_sent()),
        Err(ClearError::NotNow) => Flash::bad(view::mail_service_away()),
        Err(error) => return Err(not_cleared(error, &web)),
    };
    Ok(flash::redirect(&web, OWN, flash, None))
}

/// The link of the mail: a button, because scanners of mail follow links.
async fn link(State(hygiene): State<MailHygiene>, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    if hygiene.may_check(&token).await? {
        Ok(page.render(&CheckAddress { token })?.into_response())
    } else {
        page.again(StatusCode::GONE, &CheckEnded {})
    }
}

/// The button: mail arrives.
async fn check(
    State(hygiene): State<MailHygiene>,
    State(web): State<WebState>,
    MaybeActor(actor): MaybeActor,
    ApiPath(token): ApiPath<String>,
    Extension(facts): Extension<RequestFacts>,
    page: Page,
) -> Result<Response, Refusal> {
    if !hygiene.check(&token, facts.id).await? {
        return page.again(StatusCode::GONE, &CheckEnded {});
    }
    let next = if actor.is_some() { OWN } else { "/sign-in" };
    Ok(flash::redirect(&web, next, Flash::good(view::address_works()), None))
}

async fn patient_is_reached(
    grant: Granted<ManagePatients>,
    State(hygiene): State<MailHygiene>,
    State(web): State<WebState>,
    ApiPath(pid): ApiPath<UserId>,
) -> Result<Response, Refusal> {
    said(hygiene.patient_is_reached(&grant, pid).await, &format!("/patients/{pid}"), &web)
}

async fn person_is_reached(
    grant: Granted<ManageAccounts>,
    State(hygiene): State<MailHygiene>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<UserId>,
) -> Result<Response, Refusal> {
    said(hygiene.person_is_reached(&grant, id).await, &format!("/admin/people/{id}"), &web)
}

/// Back to the person, with what became of it.
fn said(done: Result<(), ClearError>, back: &str, web: &WebState) -> Result<Response, Refusal> {
    let flash = match done {
        Ok(()) => Flash::good(view::works_again()),
        Err(ClearError::NotNow) => Flash::bad(view::mail_service_away()),
        Err(ClearError::ChangedMeanwhile) => Flash::bad(view::marked_meanwhile()),
        Err(error) => return Err(not_cleared(error, web)),
    };
    Ok(flash::redirect(web, back, flash, None))
}
