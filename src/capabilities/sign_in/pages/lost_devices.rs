//! The desk's pages about lost devices.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::api::lost_device_refusal;
use super::super::model::{LostDevice, NotYours};
use super::super::service::{LostDeviceError, SignIn};
use super::super::views::lost_devices::{self as view, EndLostDevicePage, LostDevicesPage, LostLine};
use super::super::views::{email_malformed, email_missing};
use crate::access::grant::Granted;
use crate::access::permissions::{EndLostDevice, ReportLostDevice, Right};
use crate::access::role::Role;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::people::role_words;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::state::WebState;
use crate::web::texts::Message;

pub(super) const HERE: &str = "/desk/lost-devices";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ReportForm {
    email: String,
    reason: String,
}

fn line(request: LostDevice, reader: UserId, web: &WebState) -> LostLine {
    let refused = request.may_be_agreed_by(reader, web.clock.now()).err();
    LostLine {
        id: request.person,
        name: request.name.into(),
        role: role_words(request.role),
        is_staff: request.role != Role::Patient,
        asked_by_name: request.asked_by_name.into(),
        asked: web.when(request.asked_at),
        reason: request.reason,
        alone_from: match refused {
            Some(NotYours::AskedYourself { from }) => Some(web.when(from)),
            _ => None,
        },
        yourself: refused == Some(NotYours::AboutYourself),
    }
}

async fn shown(sign_in: &SignIn, grant: &Granted<ReportLostDevice>, web: &WebState) -> Result<LostDevicesPage, Refusal> {
    let requests = sign_in.lost_devices(grant).await?.into_iter().map(|request| line(request, grant.id(), web)).collect();
    Ok(LostDevicesPage { requests, decides: Right::EndLostDevice.held_by(grant.role()), ..LostDevicesPage::default() })
}

/// What was asked, and the form.
pub(super) async fn list(
    grant: Granted<ReportLostDevice>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    page.render(&shown(&sign_in, &grant, &web).await?)
}

/// Asks.
pub(super) async fn report(
    grant: Granted<ReportLostDevice>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    page: Page,
    SafeForm(form): SafeForm<ReportForm>,
) -> Result<Response, Refusal> {
    match sign_in.report_lost_device(&grant, &form.email, &form.reason).await {
        Ok(_) => Ok(flash::redirect(&web, HERE, Flash::good(view::reported()), None)),
        Err(LostDeviceError::Invalid(flaws)) => {
            let (email, reason) = (field(&form.email, &flaws, "/email"), field(&form.reason, &flaws, "/reason"));
            let view = LostDevicesPage { email, reason, ..shown(&sign_in, &grant, &web).await? };
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
        Err(error) => Err(lost_device_refusal(error, &web)),
    }
}

/// What becomes of it, before it is done.
pub(super) async fn before(
    grant: Granted<EndLostDevice>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
) -> Result<Response, Refusal> {
    let request = sign_in.lost_device(&grant, id).await.map_err(|error| lost_device_refusal(error, &web))?;
    Ok(page.render(&EndLostDevicePage { request: line(request, grant.id(), &web) })?.into_response())
}

/// Agrees.
pub(super) async fn end(
    grant: Granted<EndLostDevice>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<UserId>,
) -> Result<Response, Refusal> {
    decided(sign_in.end_lost_device(&grant, id).await, view::ended(), &web)
}

/// Refuses, or takes back.
pub(super) async fn keep(
    grant: Granted<ReportLostDevice>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<UserId>,
) -> Result<Response, Refusal> {
    decided(sign_in.keep_lost_device(&grant, id).await, view::kept(), &web)
}

/// Somebody else may have been first: the list then says what there is.
fn decided(done: Result<(), LostDeviceError>, said: Message, web: &WebState) -> Result<Response, Refusal> {
    match done {
        Ok(()) => Ok(flash::redirect(web, HERE, Flash::good(said), None)),
        Err(LostDeviceError::NotFound | LostDeviceError::Changed) => Ok(flash::redirect(web, HERE, Flash::bad(view::changed()), None)),
        Err(error) => Err(lost_device_refusal(error, web)),
    }
}

fn field(typed: &str, flaws: &Flaws, pointer: &str) -> Field {
    let words = |flaw: &Flaw| match (pointer, flaw.code) {
        ("/email", "required") => email_missing(),
        ("/email", "malformed_email") => email_malformed(),
        ("/reason", "required") => view::reason_missing(),
        _ => FieldError::from(flaw.clone()).message,
    };
    Field { error: flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(words), ..Field::of(typed) }
}
