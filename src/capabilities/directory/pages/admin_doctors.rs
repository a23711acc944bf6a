//! Administrators write a doctor's profile (F17), take doctors off the list and put them back (F19).

use std::convert::Infallible;

use axum::extract::{FromRef, FromRequestParts};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use http::request::Parts;
use serde::Deserialize;

use super::super::model::{Doctor, DoctorChange};
use super::super::service::{Directory, DoctorError};
use super::super::views::admin_departments::changed_meanwhile;
use super::super::views::admin_doctors::{self as view, Choice, EditDoctor};
use super::super::views::leaving::{ComingVisit, DeactivateDoctor, FormerDoctor, FormerDoctors};
use super::super::views::merge::MergeDoctor;
use super::doctor_form::{DoctorForm, fields_of, said_of};
use crate::access::grant::Granted;
use crate::access::permissions::ManageDoctors;
use crate::capabilities::availability::service::{Availability, Coming, LeavingError};
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::waiting_list::service::WaitingList;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::people::licence_word;
use crate::web::carried::Carried;
use crate::web::choices::ChosenForm;
use crate::web::cursor::Paging;
use crate::web::fee::Typing;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::meanwhile::Opened;
use crate::web::merge::Merge;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::say::When;
use crate::web::state::WebState;
use crate::web::texts::count;

/// Where doctors stand who have left.
const FORMER: &str = "/doctors/former";
/// Visits listed on the page; the rest is counted.
const LISTED: usize = 40;

/// A form that is one button.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ButtonForm {
    version: String,
}

/// What these pages work with.
pub(super) struct Office {
    pub(super) directory: Directory,
    availability: Availability,
    waiting_list: WaitingList,
    pub(super) settings: SettingsBook,
    pub(super) web: WebState,
}

impl<S> FromRequestParts<S> for Office
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Directory: FromRef<S>,
    Availability: FromRef<S>,
    WaitingList: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self {
            directory: Directory::from_ref(state),
            availability: Availability::from_ref(state),
            waiting_list: WaitingList::from_ref(state),
            settings: SettingsBook::from_ref(state),
            web: WebState::from_ref(state),
        })
    }
}

impl Office {
    pub(super) async fn doctor(&self, id: UserId) -> Result<Doctor, Refusal> {
        self.directory.doctor(id).await?.ok_or(Refusal::NotFound)
    }

    /// To the doctor, who is read as last written, with a sentence. Who has left has no page of their own.
    fn to_doctor(&self, doctor: &Doctor, flash: Flash) -> Response {
        let edit = if doctor.is_listed() { "" } else { "/edit" };
        flash::redirect(&self.web, &format!("/doctors/{}{edit}", doctor.id), flash, Some(doctor.id.to_string()))
    }

    /// In what a fee is typed, and with whose marks.
    pub(super) fn typing(&self, page: &Page) -> Typing {
        (self.settings.now().currency, page.language())
    }

    /// To choose from, by name.
    async fn departments(&self) -> Result<Vec<Choice>, Refusal> {
        let choice = |department: super::super::model::Department| Choice { value: department.id.to_string(), name: department.name };
        Ok(self.directory.departments().await?.into_iter().map(choice).collect())
    }

    /// The page of a form: what is typed in it, over the doctor as they are.
    async fn form_page(&self, now: &Doctor, form: &DoctorForm, flaws: &Flaws) -> Result<EditDoctor, Refusal> {
        let settings = self.settings.now();
        Ok(EditDoctor {
            id: Some(now.id),
            new: None,
            version: seen_version(&form.version),
            name_now: now.name.as_str().to_owned(),
            left: now.has_left(),
            joining: now.is_joining(),
            departments: self.departments().await?,
            opened: form.opened.clone(),
            fields: fields_of(form, flaws, (settings.currency, self.settings.grain())),
            currency: settings.currency.to_string(),
            usual_fee: settings.default_fee,
            fee_before: now.fee.filter(|fee| fee.currency != settings.currency).map(|fee| view::fee_before(fee, settings.currency)),
            usual_buffer: settings.buffer_minutes,
            grain: self.settings.grain(),
            licensed: String::new(),
            trouble: None,
        })
    }

    /// Who waits for the doctor is counted where nothing keeps them: one query.
    async fn leaving_page(&self, grant: &Granted<ManageDoctors>, doctor: &Doctor, coming: Coming) -> Result<DeactivateDoctor, Refusal> {
        let waiting = if coming.is_nothing() { Box::pin(self.waiting_list.how_many_for(grant, doctor)).await? } else { 0 };
        let zone = self.settings.now().zone.clone();
        let more = coming.visits.len().saturating_sub(LISTED);
        let visit = |clash: crate::capabilities::availability::model::Clash| ComingVisit {
            id: clash.appointment,
            start: When::of(clash.time.start, &zone),
            patient: clash.patient_name,
            status: clash.status,
        };
        Ok(DeactivateDoctor {
            id: doctor.id,
            version: doctor.version,
            name: doctor.name.as_str().to_owned(),
            visits: coming.visits.into_iter().take(LISTED).map(visit).collect(),
            more: count(more),
            more_to_come: coming.more_to_come,
            waiting,
            trouble: None,
        })
    }
}

/// Who has left, by name.
pub(super) async fn former(office: Office, grant: Granted<ManageDoctors>, paging: Paging, page: Page) -> Result<Response, Refusal> {
    let from = paging.start()?;
    let found = office.directory.former_doctors(&grant, paging.limit().get(), from.as_ref()).await?;
    let first = from.is_some().then(|| FORMER.to_owned());
    let more = paging.link(found.next.as_ref())?;
    let line = |doctor: Doctor| FormerDoctor { id: doctor.id, name: doctor.name.into(), specialization: doctor.specialization };
    Ok(page.render(&FormerDoctors { doctors: found.items.into_iter().map(line).collect(), first, more })?.into_response())
}

/// A doctor's profile, to be changed.
pub(super) async fn edit(
    office: Office,
    _grant: Granted<ManageDoctors>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
) -> Result<Response, Refusal> {
    let now = office.doctor(id).await?;
    let view = office.form_page(&now, &DoctorForm::of(&now, office.typing(&page)), &Flaws::default()).await?;
    Ok(page.render(&view)?.into_response())
}

/// Saves the profile, unless somebody else saved one since.
pub(super) async fn save(
    office: Office,
    grant: Granted<ManageDoctors>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    ChosenForm { mut form, choices }: ChosenForm<DoctorForm>,
) -> Result<Response, Refusal> {
    let now = office.doctor(id).await?;
    if choices.are_short() {
        choices.put_back(form.fields());
        let merge = merged(&office, (&grant, &page), &now, choices.before(), &mut form).await?;
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &MergeDoctor(choices.again(merge)));
    }
    let written = form.read(office.typing(&page), office.settings.grain());
    if let (Ok(_), Some(names)) = (&written, licensed(&office, &grant, &now, &form).await?) {
        let view = office.form_page(&now, &form, &Flaws::default()).await?;
        let trouble = Some(view::licence_known(&names, form.licence()));
        return page.again(StatusCode::CONFLICT, &EditDoctor { licensed: names, trouble, ..view });
    }
    let flaws = match written {
        Ok(change) => match office.directory.edit_doctor(&grant, id, Some(seen_version(&form.version)), &change).await {
            Ok(doctor) => return Ok(office.to_doctor(&doctor, Flash::good(view::saved()))),
            Err(DoctorError::Stale) => return stale(&office, (&grant, &page), id, &form, &change).await,
            Err(DoctorError::NoDepartment) => Flaw::new("/department_id", "unknown_department").into(),
            Err(error) => return Err(error.into()),
        },
        Err(flaws) => flaws,
    };
    page.again(StatusCode::UNPROCESSABLE_ENTITY, &office.form_page(&now, &form, &flaws).await?)
}

/// Who else has the new licence number already, unless somebody said that this is right. No call where the number stays.
async fn licensed(office: &Office, grant: &Granted<ManageDoctors>, now: &Doctor, form: &DoctorForm) -> Result<Option<String>, Refusal> {
    let stays = licence_word(form.licence()) == now.licence_number.as_deref().and_then(licence_word);
    if stays || form.licence_confirmed == "yes" {
        return Ok(None);
    }
    let names = office.directory.licensed(grant, form.licence(), Some(now.id)).await?;
    Ok((!names.is_empty()).then(|| names.join(", ")))
}

/// Somebody changed the doctor since the form was opened: what both wrote stands side by side, to be chosen from. What is none of the
/// form's own, such as hours, is nobody's loss: then it is saved all the same.
async fn stale(
    office: &Office,
    (grant, page): (&Granted<ManageDoctors>, &Page),
    id: UserId,
    form: &DoctorForm,
    change: &DoctorChange,
) -> Result<Response, Refusal> {
    let now = office.doctor(id).await?;
    let wanted = change.of(&now);
    if wanted == now {
        return Ok(office.to_doctor(&now, Flash::good(view::saved()))); // pressed twice
    }
    let typing = office.typing(page);
    let (mut theirs, mut yours) = (DoctorForm::of(&now, typing), DoctorForm::of(&wanted, typing));
    if form.opened.is_as_now(theirs.fields()) {
        match office.directory.edit_doctor(grant, id, Some(now.version), change).await {
            Ok(doctor) => return Ok(office.to_doctor(&doctor, Flash::good(view::saved()))),
            Err(DoctorError::Stale | DoctorError::NoDepartment) => {}
            Err(error) => return Err(error.into()),
        }
    }
    yours.licence_confirmed.clone_from(&form.licence_confirmed);
    let merge = merged(office, (grant, page), &now, &form.opened, &mut yours).await?;
    page.again(StatusCode::CONFLICT, &MergeDoctor(merge))
}

/// What stands now and what was typed, side by side.
async fn merged(
    office: &Office,
    (grant, page): (&Granted<ManageDoctors>, &Page),
    now: &Doctor,
    opened: &Opened,
    yours: &mut DoctorForm,
) -> Result<Merge, Refusal> {
    let departments = office.departments().await?;
    let say = |name, value: &str| said_of(name, value, &departments);
    let mut merge = Merge::of((opened, now.version), DoctorForm::of(now, office.typing(page)).fields(), yours.fields(), say);
    // What was typed is in the currency that it was typed with, however often the page is shown.
    merge.carried.push(Carried { name: "currency", value: yours.currency.clone() });
    if yours.licence_confirmed == "yes" {
        merge.carried.push(Carried { name: "licence_confirmed", value: "yes".to_owned() });
    }
    let by = match &now.changed {
        Some(changed) => office.directory.who_changed(grant, changed).await?,
        None => None,
    };
    let at = now.changed.map(|changed| office.web.when(changed.at));
    let action = format!("/doctors/{}", now.id);
    let back = if now.is_listed() { action.clone() } else { format!("{action}/edit") };
    Ok(Merge { action, back, name: now.name.as_str().to_owned(), by, at, ..merge })
}

/// What leaving means, and the visits that keep the doctor.
pub(super) async fn ask_deactivate(
    office: Office,
    grant: Granted<ManageDoctors>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
) -> Result<Response, Refusal> {
    let doctor = office.doctor(id).await?;
    if doctor.has_left() {
        return Ok(Redirect::to(&format!("/doctors/{id}/edit")).into_response());
    }
    let coming = office.availability.coming(&grant, id).await?;
    Ok(page.render(&office.leaving_page(&grant, &doctor, coming).await?)?.into_response())
}

/// Takes the doctor off the list, unless visits are still to come.
pub(super) async fn deactivate(
    office: Office,
    grant: Granted<ManageDoctors>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<ButtonForm>,
) -> Result<Response, Refusal> {
    let (coming, trouble) = match office.availability.deactivate(&grant, id, Some(seen_version(&form.version)), None).await {
        Ok(doctor) => {
            let flash = Flash::good(view::deactivated(doctor.name.as_str())).undone_at(format!("/doctors/{id}/reactivate"));
            return Ok(office.to_doctor(&doctor, flash));
        }
        Err(LeavingError::NotFound) => return Err(Refusal::NotFound),
        Err(LeavingError::Storage(error)) => return Err(error.into()),
        Err(LeavingError::Visits(coming)) => (coming, view::visits_came()),
        Err(LeavingError::Stale) => (office.availability.coming(&grant, id).await?, changed_meanwhile()),
    };
    let doctor = office.doctor(id).await?;
    let view = office.leaving_page(&grant, &doctor, coming).await?;
    page.again(StatusCode::CONFLICT, &DeactivateDoctor { trouble: Some(trouble), ..view })
}

/// Puts a doctor back who had left. Back already is as asked for.
pub(super) async fn reactivate(office: Office, grant: Granted<ManageDoctors>, ApiPath(id): ApiPath<UserId>) -> Result<Response, Refusal> {
    let outcome: Result<Doctor, DoctorError<Infallible>> = office.directory.reactivate_doctor(&grant, id, None).await;
    match outcome {
        Ok(doctor) => Ok(office.to_doctor(&doctor, Flash::good(view::reactivated(doctor.name.as_str())))),
        Err(DoctorError::NoDepartment) => {
            let flash = Flash::bad(view::no_department_to_return_to());
            Ok(flash::redirect(&office.web, &format!("/doctors/{id}/edit"), flash, Some(id.to_string())))
        }
        Err(error) => Err(error.into()),
    }
}
