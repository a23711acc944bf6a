//! Administrators decide about doctors who apply (F02).

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::Reason;
use super::super::service::DecideError;
use super::super::views::applications::{self as view, ApplicationLine, ApplicationList, ApplicationPage, Department};
use super::{Office, PEOPLE};
use crate::access::grant::Granted;
use crate::access::permissions::ManageDoctors;
use crate::capabilities::directory::model::{Application, ApprovalText, DoctorChange};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::language::Language;
use crate::primitives::money::Currency;
use crate::primitives::patch::Patch;
use crate::primitives::people::Phone;
use crate::web::cursor::Paging;
use crate::web::fee;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::say::When;
use crate::web::texts::Message;

/// Where those that wait are.
pub(super) const APPLICATIONS: &str = "/admin/applications";

/// What the two forms send, each its part.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    department_id: String,
    fee: String,
    /// With what the form was shown: the fee is in it.
    currency: String,
    reason: String,
}

impl Office {
    /// The page of a decision: what was typed, and what to change.
    async fn application_page(&self, application: Application, form: &DecisionForm, flaws: &Flaws) -> Result<ApplicationPage, Refusal> {
        let settings = self.settings.now();
        let departments = self.people.departments().await?;
        let field = |value: &str, pointer: &str| {
            let error = flaws.0.iter().find(|flaw| flaw.pointer.starts_with(pointer)).map(|flaw| words_of(flaw, settings.currency));
            Field::typed(value, error)
        };
        let Application { id, name, email, phone, profession, waits_since, .. } = application;
        let wish = departments.iter().find(|department| Some(department.id) == profession.department_id);
        Ok(ApplicationPage {
            id,
            name: name.into(),
            email: email.into(),
            phone: phone.as_ref().map(Phone::as_str).unwrap_or_default().to_owned(),
            licence_number: profession.licence_number,
            specialization: profession.specialization,
            qualifications: profession.qualifications,
            experience_years: profession.experience_years.map(|years| years.to_string()).unwrap_or_default(),
            wish: wish.map(|department| department.name.clone()).unwrap_or_default(),
            since: When::of(waits_since.unwrap_or_else(|| self.web.clock.now()), &settings.zone),
            department_id: field(&form.department_id, "/department_id"),
            fee: field(&form.fee, "/fee"),
            reason: field(&form.reason, "/reason"),
            departments: departments.into_iter().map(|one| Department { value: one.id.to_string(), name: one.name }).collect(),
            currency: settings.currency.to_string(),
            usual_fee: settings.default_fee,
        })
    }

    /// The doctor as they would be, with what was typed.
    fn written(&self, application: &Application, form: &DecisionForm, language: Language) -> Result<DoctorChange, Flaws> {
        let currency = self.settings.now().currency;
        let fee = match form.fee.trim() {
            "" => Ok(Patch::Clear),
            typed => fee::typed(typed, &form.currency, (currency, language)).map(Patch::Set),
        };
        let (fee, mut flaws) = match fee {
            Ok(fee) => (fee, Flaws::default()),
            Err(flaw) => (Patch::Clear, flaw.into()),
        };
        let text = ApprovalText { department_id: Some(form.department_id.clone()), fee, ..ApprovalText::default() };
        match application.with(text).parse(currency, self.settings.grain()) {
            Ok(written) => flaws.none().map(|()| written),
            Err(Flaws(more)) => {
                flaws.0.extend(more);
                Err(flaws)
            }
        }
    }

    fn to_list(&self, flash: Flash, id: UserId) -> Response {
        flash::redirect(&self.web, APPLICATIONS, flash, Some(id.to_string()))
    }
}

fn words_of(flaw: &Flaw, currency: Currency) -> Message {
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/department_id", "required") => view::department_missing(),
        ("/department_id", _) => view::department_gone(),
        ("/reason", "too_long") => {
            let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok());
            view::reason_too_long(limit.unwrap_or_default())
        }
        ("/reason", _) => view::reason_missing(),
        (_, fee::OTHER_CURRENCY) => fee::currency_changed(currency),
        _ => view::fee_malformed(currency),
    }
}

/// Those that wait, by name.
pub(super) async fn list(office: Office, grant: Granted<ManageDoctors>, paging: Paging, page: Page) -> Result<Response, Refusal> {
    let from = paging.start()?;
    let found = office.people.applications(&grant, paging.limit().get(), from.as_ref()).await?;
    let settings = office.settings.now();
    let line = |application: Application| ApplicationLine {
        id: application.id,
        name: application.name.into(),
        specialization: application.profession.specialization,
        since: When::of(application.waits_since.unwrap_or_else(|| office.web.clock.now()), &settings.zone),
    };
    let first = from.is_some().then(|| APPLICATIONS.to_owned());
    let more = paging.link(found.next.as_ref())?;
    // Decided a moment ago, and the index does not know it yet.
    let items = found.items.into_iter().filter(|one| page.about() != Some(&one.id.to_string()));
    Ok(page.render(&ApplicationList { applications: items.map(line).collect(), first, more })?.into_response())
}

/// One of them, to be decided about.
pub(super) async fn show(
    office: Office,
    grant: Granted<ManageDoctors>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
) -> Result<Response, Refusal> {
    let application = match office.people.application(&grant, id).await {
        Ok(application) => application,
        Err(DecideError::Decided) => return Ok(office.to_list(Flash::bad(view::decided()), id)),
        Err(error) => return Err(error.into()),
    };
    let department_id = application.profession.department_id.map(|id| id.to_string()).unwrap_or_default();
    let form = DecisionForm { department_id, ..DecisionForm::default() };
    Ok(page.render(&office.application_page(application, &form, &Flaws::default()).await?)?.into_response())
}

/// Takes the doctor.
pub(super) async fn approve(
    office: Office,
    grant: Granted<ManageDoctors>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<DecisionForm>,
) -> Result<Response, Refusal> {
    let application = match office.people.application(&grant, id).await {
        Ok(application) => application,
        Err(DecideError::Decided) => return Ok(office.to_list(Flash::bad(view::decided()), id)),
        Err(error) => return Err(error.into()),
    };
    let flaws = match office.written(&application, &form, page.language()) {
        Ok(written) => match office.people.approve(&grant, id, &written).await {
            Ok(doctor) => {
                let flash = Flash::good(view::approved(doctor.name.as_str()));
                return Ok(flash::redirect(&office.web, &format!("{PEOPLE}/{id}"), flash, Some(id.to_string())));
            }
            Err(DecideError::Decided) => return Ok(office.to_list(Flash::bad(view::decided()), id)),
            Err(DecideError::NoDepartment) => Flaw::new("/department_id", "unknown_department").into(),
            Err(error) => return Err(error.into()),
        },
        Err(flaws) => flaws,
    };
    page.again(StatusCode::UNPROCESSABLE_ENTITY, &office.application_page(application, &form, &flaws).await?)
}

/// Does not take the doctor, and tells them why.
pub(super) async fn reject(
    office: Office,
    grant: Granted<ManageDoctors>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<DecisionForm>,
) -> Result<Response, Refusal> {
    let application = match office.people.application(&grant, id).await {
        Ok(application) => application,
        Err(DecideError::Decided) => return Ok(office.to_list(Flash::bad(view::decided()), id)),
        Err(error) => return Err(error.into()),
    };
    let reason = match Reason::parse(&form.reason) {
        Ok(reason) => reason,
        Err(flaw) => {
            let view = office.application_page(application, &form, &flaw.into()).await?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    let flash = match office.people.reject(&grant, id, &reason).await {
        Ok(()) => Flash::good(view::rejected(application.name.as_str())),
        Err(DecideError::Decided) => Flash::bad(view::decided()),
        Err(error) => return Err(error.into()),
    };
    Ok(office.to_list(flash, id))
}
