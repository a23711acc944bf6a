//! The carer's side: the mailed question and its answer, and giving up.

use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::MOST_CARED_FOR;
use super::super::service::{Answer, FamilyError, Invitation};
use super::super::views::{self as view, GiveUp, InvitationEnded, InvitationPage, InvitationToStaff};
use super::{CARERS, Table};
use crate::access::grant::Granted;
use crate::access::permissions::CareForOthers;
use crate::primitives::ids::UserId;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::{Message, count};

/// Yes or no.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    answer: String,
}

impl Table {
    fn invitation(&self, token: String, asked: Invitation, trouble: Option<Message>) -> InvitationPage {
        InvitationPage {
            token,
            name: asked.patient_name.to_string(),
            scope: asked.scope,
            ends_on: self.day(asked.ends_on),
            answer_until: self.web.when(asked.answer_until),
            trouble,
        }
    }
}

/// The mailed link. Whoever works here needs a private account to act for somebody.
pub(super) async fn link(
    grant: Option<Granted<CareForOthers>>,
    table: Table,
    token: ApiPath<String>,
    page: Page,
) -> Result<Response, Refusal> {
    match grant {
        Some(grant) => show(grant, table, token, page).await,
        None => page.again(StatusCode::FORBIDDEN, &InvitationToStaff {}),
    }
}

/// Who asks, and what for.
async fn show(grant: Granted<CareForOthers>, table: Table, ApiPath(token): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    match table.family.invitation(&grant, &token).await {
        Ok(asked) => Ok(page.render(&table.invitation(token, asked, None))?.into_response()),
        Err(FamilyError::InvitationEnded) => page.again(StatusCode::GONE, &InvitationEnded {}),
        Err(error) => Err(error.into()),
    }
}

/// The answer. Only one of two words is one: anything else shows the question again.
pub(super) async fn answer(
    grant: Granted<CareForOthers>,
    table: Table,
    ApiPath(token): ApiPath<String>,
    page: Page,
    SafeForm(form): SafeForm<AnswerForm>,
) -> Result<Response, Refusal> {
    let said = match form.answer.as_str() {
        "accept" => Answer::Accept,
        "decline" => Answer::Decline,
        _ => return show(grant, table, ApiPath(token), page).await,
    };
    let asked = match table.family.invitation(&grant, &token).await {
        Ok(asked) => asked,
        Err(FamilyError::InvitationEnded) => return page.again(StatusCode::GONE, &InvitationEnded {}),
        Err(error) => return Err(error.into()),
    };
    let trouble = match table.family.answer(&grant, &token, said).await {
        Ok(_) => {
            let done = if said == Answer::Accept { view::accepted(asked.patient_name.as_str()) } else { view::declined() };
            return Ok(flash::redirect(&table.web, CARERS, Flash::good(done), None));
        }
        Err(FamilyError::InvitationEnded) => return page.again(StatusCode::GONE, &InvitationEnded {}),
        Err(FamilyError::ActsAlready) => view::acts_already(),
        Err(FamilyError::TooManyCaredFor) => view::too_many_cared_for(count(MOST_CARED_FOR)),
        Err(error) => return Err(error.into()),
    };
    page.again(StatusCode::CONFLICT, &table.invitation(token, asked, Some(trouble)))
}

/// What giving up means.
pub(super) async fn ask_give_up(
    grant: Granted<CareForOthers>,
    table: Table,
    ApiPath(patient): ApiPath<UserId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let acting = table.family.cares_for(&grant, patient).await?.ok_or(Refusal::NotFound)?;
    page.render(&GiveUp { patient_id: patient, name: acting.patient_name().to_string() })
}

/// Gives it up.
pub(super) async fn give_up(grant: Granted<CareForOthers>, table: Table, ApiPath(patient): ApiPath<UserId>) -> Result<Response, Refusal> {
    table.family.give_up(&grant, patient).await?;
    Ok(flash::redirect(&table.web, CARERS, Flash::good(view::given_up()), None))
}
