//! Accounts over the API, for administrators.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::Deserialize;

use super::body::{AccountBody, FoundPersonBody, NewPersonBody, ReasonBody};
use super::in_use;
use super::narrow::NarrowQuery;
use crate::access::grant::Granted;
use crate::access::permissions::{MakeAccounts, ManageAccounts};
use crate::access::role::Role;
use crate::capabilities::people::model::{PersonText, Reason, Wanted};
use crate::capabilities::people::service::{People, StandingError};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::{Etag, IfMatch};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath, ApiQuery, Nothing};
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// Whom the list shows.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PeopleQuery {
    role: Role,
    /// Beginnings of words of the name, or of the e-mail address, the phone number or a doctor's licence number; everybody by name when
    /// absent. Doctors who are not listed are found by address and numbers only.
    #[serde(default)]
    #[param(value_type = Option<String>, max_length = 120)]
    q: String,
    /// Only doctors who work in it, whatever became of their accounts: of another role nobody does.
    department: Option<DepartmentId>,
}

/// People of a role, by name. A page that is not full goes on where it has a `next`: not everybody was looked at.
#[utoipa::path(get, path = "/admin/people", tag = "accounts", params(PeopleQuery, NarrowQuery, PagingQuery), responses((status = 200, body = ListBody<FoundPersonBody>)))]
pub(super) async fn list(
    grant: Granted<ManageAccounts>,
    State(people): State<People>,
    State(settings): State<SettingsBook>,
    ApiQuery(query): ApiQuery<PeopleQuery>,
    ApiQuery(narrow): ApiQuery<NarrowQuery>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let wanted = Wanted::of_role(query.role, &settings.now().country_code, &query.q).map_err(Flaws::from)?;
    let list = narrow.list(&wanted).in_department(query.department);
    let page = people.find_people(&grant, query.role, &list, paging.limit(), paging.start()?).await?;
    paging.answer(page.map(|found| FoundPersonBody::of(query.role, found)))
}

/// Invite a receptionist or an administrator: the mailed link that sets their password works once and for seven days.
#[utoipa::path(post, path = "/admin/people", tag = "accounts", request_body = NewPersonBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = AccountBody), (status = 422, description = "some fields cannot be used; `known_address`: it has an account")))]
pub(super) async fn invite(
    grant: Granted<MakeAccounts>,
    State(people): State<People>,
    State(ground): State<Ground>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<NewPersonBody>,
) -> Result<impl IntoResponse, Refusal> {
    let once = key.map(|key| ground.once(grant.id(), "people", key.as_str(), fingerprint.as_str()));
    let invited = people.invite(&grant.also()?, &body.read()?, once.as_ref()).await?;
    let location = [(header::LOCATION, format!("{API_BASE}/admin/people/{}", invited.who.user_id))];
    Ok((StatusCode::CREATED, location, Replayed(invited.replayed), ApiJson(AccountBody::from(invited.who))))
}

/// One account, whoever's.
#[utoipa::path(get, path = "/admin/people/{id}", tag = "accounts", params(("id" = UserId, Path)),
    responses((status = 200, body = AccountBody), (status = 404, description = "no such account")))]
pub(super) async fn show(
    grant: Granted<ManageAccounts>,
    State(people): State<People>,
    ApiPath(id): ApiPath<UserId>,
) -> Result<impl IntoResponse, Refusal> {
    let account = people.person(&grant, id).await?.ok_or(Refusal::NotFound)?;
    Ok((Etag::version(account.profile_version), ApiJson(AccountBody::from(account))))
}

/// Change how somebody is called and reached who works here and treats nobody. What is absent stays as it was.
#[utoipa::path(patch, path = "/admin/people/{id}", tag = "accounts", request_body = PersonText,
    params(("id" = UserId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = AccountBody), (status = 404, description = "no such account"),
              (status = 409, description = "not-allowed-now: a doctor or a patient, who is changed under `/doctors/{id}` and `/patients/{pid}`"),
              (status = 412, description = "changed since that version"), (status = 422, description = "some fields cannot be used; each is named")))]
pub(super) async fn change(
    grant: Granted<ManageAccounts>,
    State(people): State<People>,
    ApiPath(id): ApiPath<UserId>,
    seen: IfMatch,
    ApiJson(text): ApiJson<PersonText>,
) -> Result<impl IntoResponse, Refusal> {
    let account = people.change_person(&grant, id, seen.version()?, &text.parse()?).await?;
    Ok((Etag::version(account.profile_version), ApiJson(AccountBody::from(account))))
}

/// Mail another link to somebody who has not followed theirs; the one before does not work from now on.
#[utoipa::path(post, path = "/admin/people/{id}/send-link", tag = "accounts", request_body = Option<Nothing>, params(("id" = UserId, Path)),
    responses((status = 200, body = AccountBody), (status = 404, description = "no such account"),
              (status = 409, description = "not-allowed-now: there is nothing to open any more")))]
pub(super) async fn send_link(
    grant: Granted<MakeAccounts>,
    State(people): State<People>,
    ApiPath(id): ApiPath<UserId>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<impl IntoResponse, Refusal> {
    if let Some(account) = people.send_link(&grant.also()?, id).await? {
        return Ok(ApiJson(AccountBody::from(account)));
    }
    people.person(&grant.also()?, id).await?.ok_or(Refusal::NotFound)?;
    Err(Problem::NotAllowedNow.into())
}

/// Close an account: its sessions and mailed links end at once. A doctor leaves the directory with it.
#[utoipa::path(post, path = "/admin/people/{id}/disable", tag = "accounts", request_body = ReasonBody, params(("id" = UserId, Path)),
    responses((status = 200, body = AccountBody), (status = 404, description = "no such account"),
              (status = 409, description = "in-use, with the `appointments` that are still to come, `more_to_come` when some cannot be listed yet; or not-allowed-now: one's own account, or one that was never confirmed")))]
pub(super) async fn disable(
    grant: Granted<ManageAccounts>,
    State(people): State<People>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<UserId>,
    ApiJson(body): ApiJson<ReasonBody>,
) -> Result<impl IntoResponse, Refusal> {
    let reason = Reason::parse(&body.reason).map_err(Flaws::from)?;
    match people.disable(&grant, id, &reason).await {
        Ok(account) => Ok(ApiJson(AccountBody::from(account))),
        Err(StandingError::Visits(keeps)) => Err(in_use(&keeps, &settings.now().zone)),
        Err(error) => Err(error.into()),
    }
}

/// Open a closed account again. Sessions and links from before stay ended.
#[utoipa::path(post, path = "/admin/people/{id}/enable", tag = "accounts", request_body = Option<Nothing>, params(("id" = UserId, Path)),
    responses((status = 200, body = AccountBody), (status = 404, description = "no such account"),
              (status = 422, description = "a doctor's department is gone: change it first")))]
pub(super) async fn enable(
    grant: Granted<MakeAccounts>,
    State(people): State<People>,
    ApiPath(id): ApiPath<UserId>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<impl IntoResponse, Refusal> {
    Ok(ApiJson(AccountBody::from(people.enable(&grant.also()?, id).await?)))
}

/// Sign somebody out everywhere at once. Mailed links end too; their password stays.
#[utoipa::path(post, path = "/admin/people/{id}/sign-out", tag = "accounts", request_body = Option<Nothing>, params(("id" = UserId, Path)),
    responses((status = 204), (status = 404, description = "no such account")))]
pub(super) async fn sign_out(
    grant: Granted<ManageAccounts>,
    State(people): State<People>,
    ApiPath(id): ApiPath<UserId>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<StatusCode, Refusal> {
    people.sign_out(&grant, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
