//! The pages of one's own data: what was asked for, asking, and taking a copy along. `treatment`: the same of a treatment history.

mod treatment;

use axum::extract::{FromRef, State};
use axum::response::{Html, IntoResponse, Response};
use http::{Method, StatusCode};
use serde::Deserialize;

use super::api::{file, not_read};
use super::model::{Export, State as Stands};
use super::service::{NotAsked, OwnData};
use super::views::{self as view, CopyLine, HandOverEnded, HandedOver, MyData, NewCopy, TakeCopy};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeOwnData, TakeOwnData};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::ExportId;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::headers::AlsoTalksTo;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::size::Size;
use crate::web::state::WebState;

const HERE: &str = "/my-data";

/// Every page of the slice. What leads to the file wants a fresh proof, and so does asking.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    OwnData: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let takes = Gate::Needs(Right::TakeOwnData);
    Routes::new()
        .page(Gate::Needs(Right::SeeOwnData), Method::GET, HERE, list)
        .page(takes, Method::GET, "/my-data/new", new)
        .page(takes, Method::POST, HERE, ask)
        .page(takes, Method::GET, "/my-data/{id}", show)
        .page(takes, Method::GET, "/my-data/{id}/file", take)
        .page(Gate::Public, Method::GET, "/handed-over/{token}", show_handed)
        .page(Gate::Public, Method::POST, "/handed-over/{token}", take_handed)
        .merge(treatment::routes())
}

/// Asking, as the form sends it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct AskForm {
    idempotency_key: String,
}

fn line(export: &Export, web: &WebState) -> CopyLine {
    CopyLine {
        id: export.export_id,
        state: export.state,
        asked: web.when(export.asked_at),
        until: export.until.filter(|_| export.state == Stands::Ready).map(|until| web.when(until)),
        size: export.size.map(Size::of),
        asked_by: export.carer.as_ref().map(|carer| carer.name.clone()),
    }
}

async fn list(
    grant: Granted<SeeOwnData>,
    State(own_data): State<OwnData>,
    State(settings): State<SettingsBook>,
    State(web): State<WebState>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let (copies, again) = tokio::try_join!(own_data.list(&grant), own_data.again(&grant))?;
    page.render(&MyData {
        waits: copies.iter().any(|export| export.state == Stands::Waiting),
        copies: copies.iter().map(|export| line(export, &web)).collect(),
        again: again.map(|again| web.when(again)),
        days: settings.now().exports_days,
    })
}

async fn new(grant: Granted<TakeOwnData>, State(settings): State<SettingsBook>, page: Page) -> Result<Html<String>, Refusal> {
    page.render(&NewCopy { days: settings.now().exports_days, idempotency_key: grant.request().to_string() })
}

/// The same press twice asks for one, and while one waits there is no other.
async fn ask(
    grant: Granted<TakeOwnData>,
    State(ground): State<Ground>,
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    SafeForm(form): SafeForm<AskForm>,
) -> Result<Response, Refusal> {
    let key = IdempotencyKey::checked(&form.idempotency_key);
    let once = key.map(|key| ground.once(grant.id(), "my-data", key.as_str(), Fingerprint::of(&serde_json::Value::Null).as_str()));
    let said = match own_data.ask(&grant, once.as_ref()).await {
        Ok(asked) if asked.before => Flash::good(view::asked_before()),
        Ok(_) => Flash::good(view::asked()),
        Err(NotAsked::TooMany { again }) => Flash::bad(view::too_many(web.when(again))),
        Err(error) => return Err(super::api::not_asked(error, &web)),
    };
    Ok(flash::redirect(&web, HERE, said, None))
}

/// One that can be taken along; all others are not found.
async fn show(
    grant: Granted<TakeOwnData>,
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<ExportId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let export = own_data.ready(&grant, id).await?.ok_or(Refusal::NotFound)?;
    page.render(&TakeCopy {
        id,
        asked: web.when(export.asked_at),
        until: web.when(export.until.unwrap_or(export.asked_at)),
        size: Size::of(export.size.unwrap_or_default()),
    })
}

/// The copy behind a mailed link, before its account is erased. Opening the page takes nothing: programs that read mail do that.
async fn show_handed(
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    ApiPath(token): ApiPath<String>,
    page: Page,
) -> Result<Response, Refusal> {
    let Some(export) = own_data.handed(&token).await? else { return page.again(StatusCode::GONE, &HandOverEnded {}) };
    let until = web.when(export.until.unwrap_or(export.asked_at));
    let html = page.render(&HandedOver { token, until, size: Size::of(export.size.unwrap_or_default()) })?;
    // Its form leads on to where the file lies.
    let origin = own_data.files_origin().await.map_err(|error| not_read(error, &web))?;
    Ok((AlsoTalksTo(origin), html).into_response())
}

/// Its file.
async fn take_handed(
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    ApiPath(token): ApiPath<String>,
    page: Page,
    SafeForm(AskForm { .. }): SafeForm<AskForm>,
) -> Result<Response, Refusal> {
    match own_data.take_handed(&token).await {
        Ok(None) => page.again(StatusCode::GONE, &HandOverEnded {}),
        copy => file(copy, &web),
    }
}

/// The file itself.
async fn take(
    grant: Granted<TakeOwnData>,
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<ExportId>,
) -> Result<Response, Refusal> {
    file(own_data.take(&grant, id).await, &web)
}
