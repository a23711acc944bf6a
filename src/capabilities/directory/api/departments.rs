//! Departments over the API: everybody reads, administrators write (F18).

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::access::grant::Granted;
use crate::access::permissions::ManageDepartments;
use crate::capabilities::directory::model::{Department, DepartmentText};
use crate::capabilities::directory::service::{DepartmentError, Directory};
use crate::identity::ground::Ground;
use crate::primitives::ids::DepartmentId;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::{Etag, IfMatch};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::problem::Problem;
use crate::web::refusal::{Because, FieldError, Refusal};
use crate::web::routes::API_BASE;

/// A department.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct DepartmentBody {
    id: DepartmentId,
    name: String,
    /// One or two sentences; may be empty.
    description: String,
}

/// What an administrator writes about a department.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct DepartmentInput {
    #[schema(max_length = 120)]
    name: String,
    /// When absent: empty at first, later as it was.
    #[serde(default)]
    #[schema(max_length = 1000)]
    description: Option<String>,
}

impl DepartmentInput {
    fn parse(&self) -> Result<DepartmentText, Refusal> {
        Ok(DepartmentText::parse(&self.name, self.description.as_deref())?)
    }
}

impl From<Department> for DepartmentBody {
    fn from(department: Department) -> Self {
        Self { id: department.id, name: department.name, description: department.description }
    }
}

/// Departments by name.
#[utoipa::path(get, path = "/departments", tag = "directory", params(PagingQuery), responses((status = 200, body = ListBody<DepartmentBody>)))]
pub(super) async fn list(State(directory): State<Directory>, paging: Paging) -> Result<impl IntoResponse, Refusal> {
    let page = directory.departments_page(paging.limit().get(), paging.start()?.as_ref()).await?;
    paging.answer(page.map(DepartmentBody::from))
}

/// One department.
#[utoipa::path(get, path = "/departments/{id}", tag = "directory", params(("id" = DepartmentId, Path)),
    responses((status = 200, body = DepartmentBody), (status = 404, description = "no such department")))]
pub(super) async fn show(State(directory): State<Directory>, ApiPath(id): ApiPath<DepartmentId>) -> Result<impl IntoResponse, Refusal> {
    let department = directory.department(id).await?.ok_or(Refusal::NotFound)?;
    Ok((Etag::version(department.version), ApiJson(DepartmentBody::from(department))))
}

/// Make a department.
#[utoipa::path(post, path = "/departments", tag = "directory", request_body = DepartmentInput,
    params(("Idempotency-Key" = Option<String>, Header)), responses((status = 201, body = DepartmentBody)))]
pub(super) async fn create(
    grant: Granted<ManageDepartments>,
    State(ground): State<Ground>,
    State(directory): State<Directory>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<DepartmentInput>,
) -> Result<impl IntoResponse, Refusal> {
    let once = key.map(|key| ground.once(grant.id(), "departments", key.as_str(), fingerprint.as_str()));
    let (department, replayed) = directory.create_department(&grant, body.parse()?, once.as_ref()).await?;
    let location = [(header::LOCATION, format!("{API_BASE}/departments/{}", department.id))];
    let tag = Etag::version(department.version);
    Ok((StatusCode::CREATED, location, tag, Replayed(replayed), ApiJson(DepartmentBody::from(department))))
}

/// Give a department other words.
#[utoipa::path(put, path = "/departments/{id}", tag = "directory", request_body = DepartmentInput,
    params(("id" = DepartmentId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = DepartmentBody), (status = 412, description = "changed since that version")))]
pub(super) async fn rename(
    grant: Granted<ManageDepartments>,
    State(directory): State<Directory>,
    ApiPath(id): ApiPath<DepartmentId>,
    seen: IfMatch,
    ApiJson(body): ApiJson<DepartmentInput>,
) -> Result<impl IntoResponse, Refusal> {
    let department = directory.rename_department(&grant, id, seen.version()?, body.parse()?).await?;
    Ok((Etag::version(department.version), ApiJson(DepartmentBody::from(department))))
}

/// Remove a department nobody belongs to.
#[utoipa::path(delete, path = "/departments/{id}", tag = "directory", params(("id" = DepartmentId, Path)),
    responses((status = 204), (status = 409, description = "in-use, with the `doctors` who belong to it")))]
pub(super) async fn remove(
    grant: Granted<ManageDepartments>,
    State(directory): State<Directory>,
    ApiPath(id): ApiPath<DepartmentId>,
) -> Result<StatusCode, Refusal> {
    directory.delete_department(&grant, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<DepartmentError> for Refusal {
    fn from(error: DepartmentError) -> Self {
        match error {
            DepartmentError::NotFound => Self::NotFound,
            DepartmentError::Stale => Self::StaleVersion,
            DepartmentError::NameTaken => Self::field(FieldError::new("/name", "name_taken")),
            DepartmentError::KeyReused => Problem::KeyReused.into(),
            DepartmentError::InUse { doctors } => {
                let doctors: Vec<_> = doctors.iter().map(|doctor| json!({"id": doctor.id, "name": doctor.name})).collect();
                Because::of(Problem::InUse).member("doctors", doctors).into()
            }
            DepartmentError::Storage(error) => error.into(),
        }
    }
}
