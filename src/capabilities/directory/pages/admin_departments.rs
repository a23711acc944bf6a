//! Administrators write departments (F18): a new one, other words, and taking one away that nobody belongs to.

use axum::extract::State;
use axum::response::{Html, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{Department, DepartmentText};
use super::super::service::{DepartmentError, Directory};
use super::super::views::admin_departments::{
    self as view, BeingEdited, BelongingDoctor, DeleteDepartment, EditDepartment, ManageDepartments as ManagePage, ManagedDepartment,
};
use super::super::views::merge::MergeDepartment;
use crate::access::grant::Granted;
use crate::access::permissions::ManageDepartments;
use crate::identity::ground::Ground;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::DepartmentId;
use crate::storage::error::StorageError;
use crate::web::choices::ChosenForm;
use crate::web::confirm::{NameForm, another_name, is_name};
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::ApiPath;
use crate::web::meanwhile::{Opened, Typed};
use crate::web::merge::{Merge, Said};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Where all of them are.
const ALL: &str = "/departments";

/// The words of a department, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DepartmentForm {
    name: String,
    description: String,
    /// Of one that is edited.
    version: String,
    /// What the form was made from.
    opened: Opened,
    /// Of a new one.
    idempotency_key: String,
}

impl DepartmentForm {
    fn of(name: &str, description: &str) -> Self {
        Self { name: name.to_owned(), description: description.to_owned(), ..Self::default() }
    }

    fn fields(&mut self) -> Typed<'_, 2> {
        [("name", &mut self.name), ("description", &mut self.description)]
    }

    fn read(&self) -> Result<DepartmentText, Flaws> {
        DepartmentText::parse(&self.name, Some(&self.description))
    }

    /// The page again, with what was typed and what to change.
    fn again(self, department: Option<BeingEdited>, flaws: &Flaws, trouble: Option<Message>) -> EditDepartment {
        let field = |value: String, pointer: &str| {
            let error = flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(words_of);
            Field::typed(value, error)
        };
        EditDepartment {
            department,
            name: field(self.name, "/name"),
            description: field(self.description, "/description"),
            idempotency_key: self.idempotency_key,
            trouble,
        }
    }
}

/// What to do about a flaw of the words.
pub(super) fn words_of(flaw: &Flaw) -> Message {
    let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok()).unwrap_or_default();
    match (flaw.pointer.as_ref(), flaw.code) {
        (_, "unprintable") => view::text_unprintable(),
        ("/description", _) => view::description_too_long(limit),
        (_, "too_long") => view::name_too_long(limit),
        (_, "name_taken") => view::name_taken(),
        _ => view::name_missing(),
    }
}

/// All departments as administrators see them; `about` is the one the banner speaks of.
pub(super) async fn managed(directory: &Directory, about: Option<DepartmentId>) -> Result<ManagePage, StorageError> {
    let all = match about {
        Some(written) => directory.departments_after(written).await?,
        None => directory.departments().await?,
    };
    let line = |Department { id, name, description, doctors, .. }| ManagedDepartment { id, name, description, doctors };
    Ok(ManagePage { departments: all.into_iter().map(line).collect() })
}

fn being_edited(department: &Department) -> BeingEdited {
    let opened = Opened::with(DepartmentForm::of(&department.name, &department.description).fields());
    BeingEdited { id: department.id, name: department.name.clone(), version: department.version, opened }
}

/// To the department, which is read as last written, with a sentence.
fn to_department(web: &WebState, id: DepartmentId, message: Message) -> Response {
    flash::redirect(web, &format!("{ALL}/{id}"), Flash::good(message), Some(id.to_string()))
}

/// The empty form.
pub(super) async fn new(grant: Granted<ManageDepartments>, page: Page) -> Result<Html<String>, Refusal> {
    page.render(&EditDepartment { idempotency_key: grant.request().to_string(), ..EditDepartment::default() })
}

/// Makes one. The same press twice makes one, too.
pub(super) async fn create(
    grant: Granted<ManageDepartments>,
    State(ground): State<Ground>,
    State(directory): State<Directory>,
    State(web): State<WebState>,
    page: Page,
    SafeForm(form): SafeForm<DepartmentForm>,
) -> Result<Response, Refusal> {
    let text = match form.read() {
        Ok(text) => text,
        Err(flaws) => return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(None, &flaws, None)),
    };
    let fingerprint = Fingerprint::of(&json!({ "name": text.name, "description": text.description }));
    let key = IdempotencyKey::checked(&form.idempotency_key);
    let once = key.map(|key| ground.once(grant.id(), "departments", key.as_str(), fingerprint.as_str()));
    match directory.create_department(&grant, text, once.as_ref()).await {
        Ok((department, _)) => Ok(to_department(&web, department.id, view::made())),
        // Sent before with other words, then changed and sent again: a new key, if one more is really wanted.
        Err(DepartmentError::KeyReused) => {
            let form = DepartmentForm { idempotency_key: grant.request().to_string(), ..form };
            page.again(StatusCode::CONFLICT, &form.again(None, &Flaws::default(), Some(view::sent_before())))
        }
        Err(DepartmentError::NameTaken) => page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(None, &name_taken(), None)),
        Err(error) => Err(error.into()),
    }
}

fn name_taken() -> Flaws {
    Flaw::new("/name", "name_taken").into()
}

/// The words of one, to be changed.
pub(super) async fn edit(
    _grant: Granted<ManageDepartments>,
    State(directory): State<Directory>,
    ApiPath(id): ApiPath<DepartmentId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let now = directory.department(id).await?.ok_or(Refusal::NotFound)?;
    let (name, description) = (Field::of(&now.name), Field::of(&now.description));
    page.render(&EditDepartment { department: Some(being_edited(&now)), name, description, ..EditDepartment::default() })
}

/// Saves other words, unless somebody else saved some since.
pub(super) async fn save(
    grant: Granted<ManageDepartments>,
    State(directory): State<Directory>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<DepartmentId>,
    page: Page,
    ChosenForm { mut form, choices }: ChosenForm<DepartmentForm>,
) -> Result<Response, Refusal> {
    if choices.are_short() {
        let now = directory.department(id).await?.ok_or(Refusal::NotFound)?;
        choices.put_back(form.fields());
        let merge = merged(&directory, (&grant, &web), choices.before(), &now, form).await?;
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &MergeDepartment(choices.again(merge)));
    }
    let text = match form.read() {
        Ok(text) => text,
        Err(flaws) => {
            let now = directory.department(id).await?.ok_or(Refusal::NotFound)?;
            // The version stays the one the form was made from: correcting a field does not make it newer.
            let edited = BeingEdited { version: seen_version(&form.version), opened: form.opened.clone(), ..being_edited(&now) };
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(Some(edited), &flaws, None));
        }
    };
    match directory.rename_department(&grant, id, Some(seen_version(&form.version)), text.clone()).await {
        Ok(_) => Ok(to_department(&web, id, view::saved())),
        Err(DepartmentError::Stale) => {
            let now = directory.department(id).await?.ok_or(Refusal::NotFound)?;
            if now.name == text.name && Some(&now.description) == text.description.as_ref() {
                return Ok(to_department(&web, id, view::saved())); // pressed twice
            }
            let yours = DepartmentForm::of(&text.name, text.description.as_deref().unwrap_or_default());
            let view = MergeDepartment(merged(&directory, (&grant, &web), &form.opened, &now, yours).await?);
            page.again(StatusCode::CONFLICT, &view)
        }
        Err(DepartmentError::NameTaken) => {
            let now = directory.department(id).await?.ok_or(Refusal::NotFound)?;
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(Some(being_edited(&now)), &name_taken(), None))
        }
        Err(error) => Err(error.into()),
    }
}

/// What both wrote side by side, to be chosen from.
async fn merged(
    directory: &Directory,
    (grant, web): (&Granted<ManageDepartments>, &WebState),
    opened: &Opened,
    now: &Department,
    mut yours: DepartmentForm,
) -> Result<Merge, Refusal> {
    let mut theirs = DepartmentForm::of(&now.name, &now.description);
    let label = |name| Message::new(if name == "name" { "label-department-name" } else { "label-description" });
    let say = |name, value: &str| (label(name), Said::typed(value));
    let merge = Merge::of((opened, now.version), theirs.fields(), yours.fields(), say);
    let by = match &now.changed {
        Some(changed) => directory.who_changed(grant, changed).await?,
        None => None,
    };
    let at = now.changed.map(|changed| web.when(changed.at));
    let here = format!("{ALL}/{}", now.id);
    Ok(Merge { action: here.clone(), back: here, name: now.name.clone(), by, at, ..merge })
}

/// What taking it away means.
pub(super) async fn ask_delete(
    _grant: Granted<ManageDepartments>,
    State(directory): State<Directory>,
    ApiPath(id): ApiPath<DepartmentId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let department = directory.department(id).await?.ok_or(Refusal::NotFound)?;
    page.render(&delete_page(&directory, department, Field::default(), false).await?)
}

/// Takes it away once its name was typed, unless doctors belong to it.
pub(super) async fn delete(
    grant: Granted<ManageDepartments>,
    State(directory): State<Directory>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<DepartmentId>,
    page: Page,
    SafeForm(form): SafeForm<NameForm>,
) -> Result<Response, Refusal> {
    let named = directory.department(id).await?.filter(|department| department.doctors == 0 && !is_name(&form.name, &department.name));
    if let Some(department) = named {
        let typed = Field::wrong(form.name, another_name(&department.name));
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &delete_page(&directory, department, typed, false).await?);
    }
    match directory.delete_department(&grant, id).await {
        // Gone already is as asked for.
        Ok(()) | Err(DepartmentError::NotFound) => Ok(flash::redirect(&web, ALL, Flash::good(view::removed()), Some(id.to_string()))),
        Err(DepartmentError::InUse { .. }) => {
            let department = directory.department(id).await?.ok_or(Refusal::NotFound)?;
            page.again(StatusCode::CONFLICT, &delete_page(&directory, department, Field::default(), true).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn delete_page(directory: &Directory, department: Department, typed: Field, refused: bool) -> Result<DeleteDepartment, StorageError> {
    let Department { id, name, doctors, .. } = department;
    let belonging = if doctors == 0 { Vec::new() } else { directory.doctors_of(id).await? };
    let line = |doctor: super::super::model::Doctor| BelongingDoctor {
        id: doctor.id,
        name: doctor.name.into(),
        specialization: doctor.specialization,
    };
    Ok(DeleteDepartment { id, name, doctors, listed: belonging.into_iter().map(line).collect(), typed, refused })
}
