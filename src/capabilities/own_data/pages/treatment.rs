//! The pages of a treatment history's files, one's own and, below a patient, that of somebody who lets one read.

use axum::extract::rejection::PathRejection;
use axum::extract::{FromRef, FromRequestParts, Path, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::Method;
use http::request::Parts;
use serde::Deserialize;

use super::super::api::treatment as api;
use super::super::model::{Export, State as Stands};
use super::super::service::{NotAsked, OwnData};
use super::super::views::treatment::{self as view, ColumnWords, NewTreatmentFile, TakeTreatmentFile, TreatmentFiles};
use super::{AskForm, line};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeTreatmentHistory, TakeTreatmentHistory};
use crate::capabilities::records::model::Whose;
use crate::identity::ground::Ground;
use crate::primitives::ids::{ExportId, UserId};
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::idempotency::IdempotencyKey;
use crate::web::page::Page;
use crate::web::people::ActingFor;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::size::Size;
use crate::web::state::WebState;

/// Every page. What leads to the file wants a fresh proof, and so does asking.
#[must_use]
pub(super) fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    OwnData: FromRef<S>,
{
    below("/treatment-history").merge(below("/patients/{pid}/treatment-history"))
}

/// The same pages below one place.
fn below<S>(place: &str) -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    OwnData: FromRef<S>,
{
    let at = |rest: &str| format!("{place}{rest}");
    let (sees, takes) = (Gate::Needs(Right::SeeTreatmentHistory), Gate::Needs(Right::TakeTreatmentHistory));
    Routes::new()
        .page(sees, Method::GET, &at(""), list)
        .page(takes, Method::GET, &at("/new"), new)
        .page(takes, Method::POST, &at(""), ask)
        .page(takes, Method::GET, &at("/{id}"), show)
        .page(takes, Method::GET, &at("/{id}/file"), take)
        .page(sees, Method::POST, &at("/{id}/remove"), remove)
}

/// What every page works with: the use cases, this moment's words, and whose history the address means.
struct Folder {
    own_data: OwnData,
    web: WebState,
    whose: Whose,
    /// Where the list is.
    place: String,
}

/// The file an address names.
struct ThisFile(ExportId);

/// What the address names; the patient only below `/patients`.
#[derive(Deserialize)]
struct Named {
    pid: Option<UserId>,
}

#[derive(Deserialize)]
struct NamedFile {
    id: ExportId,
}

impl<S> FromRequestParts<S> for Folder
where
    WebState: FromRef<S>,
    OwnData: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let pid = match Path::from_request_parts(parts, state).await {
            Ok(Path(Named { pid })) => pid,
            // The list of one's own names nothing.
            Err(PathRejection::MissingPathParams(_)) => None,
            Err(_) => return Err(Refusal::NotFound),
        };
        let place = pid.map_or_else(|| "/treatment-history".to_owned(), |patient| format!("/patients/{patient}/treatment-history"));
        let whose = pid.map_or(Whose::Mine, Whose::Of);
        Ok(Self { own_data: OwnData::from_ref(state), web: WebState::from_ref(state), whose, place })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ThisFile {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let named: Result<Path<NamedFile>, _> = Path::from_request_parts(parts, state).await;
        named.map(|Path(named)| Self(named.id)).map_err(|_| Refusal::NotFound)
    }
}

async fn list(folder: Folder, grant: Granted<SeeTreatmentHistory>, page: Page) -> Result<Html<String>, Refusal> {
    let found = folder.own_data.treatment_files(&grant, folder.whose).await.map_err(|error| api::refused(error, &folder.web))?;
    page.render(&TreatmentFiles {
        acting: found.reader.carer().map(ActingFor::from),
        waits: found.files.iter().any(|file| file.state == Stands::Waiting),
        copies: found.files.iter().map(|file| line(file, &folder.web)).collect(),
        again: found.again.map(|again| folder.web.when(again)),
        columns: ColumnWords::all(),
        place: folder.place,
    })
}

async fn new(folder: Folder, grant: Granted<TakeTreatmentHistory>, page: Page) -> Result<Html<String>, Refusal> {
    let reader = folder.own_data.treatment_reader(&grant, folder.whose).await.map_err(|error| api::refused(error, &folder.web))?;
    let idempotency_key = grant.request().to_string();
    page.render(&NewTreatmentFile { acting: reader.carer().map(ActingFor::from), place: folder.place, idempotency_key })
}

/// The same press twice asks for one, and while one waits there is no other.
async fn ask(
    folder: Folder,
    grant: Granted<TakeTreatmentHistory>,
    State(ground): State<Ground>,
    SafeForm(form): SafeForm<AskForm>,
) -> Result<Response, Refusal> {
    let Folder { own_data, web, whose, place } = folder;
    let once = IdempotencyKey::checked(&form.idempotency_key).map(|key| api::once(&ground, &grant, whose, &key));
    let said = match own_data.ask_treatment(&grant, whose, once.as_ref()).await {
        Ok(asked) if asked.before => Flash::good(view::asked_before()),
        Ok(_) => Flash::good(view::asked()),
        Err(NotAsked::TooMany { again }) => Flash::bad(view::too_many(web.when(again))),
        Err(error) => return Err(super::super::api::not_asked(error, &web)),
    };
    Ok(flash::redirect(&web, &place, said, None))
}

/// One that can be taken along; all others are not found.
async fn show(folder: Folder, grant: Granted<TakeTreatmentHistory>, ThisFile(id): ThisFile, page: Page) -> Result<Html<String>, Refusal> {
    let Folder { own_data, web, whose, place } = folder;
    let (reader, file) =
        own_data.treatment_file(&grant.also().map_err(Refusal::internal)?, whose, id).await.map_err(|error| api::refused(error, &web))?;
    let Export { asked_at, until: Some(until), size: Some(size), .. } = file else { return Err(Refusal::NotFound) };
    let acting = reader.carer().map(ActingFor::from);
    page.render(&TakeTreatmentFile { acting, place, id, asked: web.when(asked_at), until: web.when(until), size: Size::of(size) })
}

/// The file itself.
async fn take(folder: Folder, grant: Granted<TakeTreatmentHistory>, ThisFile(id): ThisFile) -> Result<Response, Refusal> {
    let link = folder.own_data.take_treatment(&grant, folder.whose, id).await.map_err(|error| api::refused(error, &folder.web))?;
    Ok(Redirect::to(&link).into_response())
}

async fn remove(folder: Folder, grant: Granted<SeeTreatmentHistory>, ThisFile(id): ThisFile) -> Result<Response, Refusal> {
    folder.own_data.remove_treatment(&grant, folder.whose, id).await.map_err(|error| api::refused(error, &folder.web))?;
    Ok(flash::redirect(&folder.web, &folder.place, Flash::good(view::removed()), None))
}
