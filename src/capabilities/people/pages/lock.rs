//! An account that may be in other hands: locking it at once, and unlocking it.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;

use super::super::model::Reason;
use super::super::service::StandingError;
use super::super::views::accounts as view;
use super::super::views::lock::{self, LockPage};
use super::standing::{ReasonForm, words_of};
use super::{Office, PEOPLE};
use crate::access::grant::Granted;
use crate::access::permissions::LockAccounts;
use crate::identity::accounts::{Account, Status};
use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

fn page_of(account: &Account, reason: Field, trouble: Option<Message>) -> LockPage {
    LockPage { id: account.user_id, role: account.role.word(), name: account.name.as_str().to_owned(), reason, trouble }
}

/// What locking means.
pub(super) async fn ask(
    office: Office,
    grant: Granted<LockAccounts>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
) -> Result<Response, Refusal> {
    let account = office.account(&grant.also()?, id).await?;
    if account.status != Status::Active || grant.id() == id {
        return Ok(Redirect::to(&format!("{PEOPLE}/{id}")).into_response());
    }
    Ok(page.render(&page_of(&account, Field::default(), None))?.into_response())
}

/// Locks it, whatever keeps it open.
pub(super) async fn lock(
    office: Office,
    grant: Granted<LockAccounts>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<ReasonForm>,
) -> Result<Response, Refusal> {
    let reason = match Reason::parse(&form.reason) {
        Ok(reason) => reason,
        Err(flaw) => {
            let account = office.account(&grant.also()?, id).await?;
            let field = Field::wrong(&form.reason, words_of(&flaw));
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &page_of(&account, field, None));
        }
    };
    let trouble = match office.people.lock(&grant, id, &reason).await {
        Ok(account) => return Ok(office.to_account(id, Flash::good(lock::locked(account.name.as_str())))),
        Err(StandingError::Oneself) => lock::oneself(),
        Err(StandingError::NotNow) => view::changed(),
        Err(error) => return Err(error.into()),
    };
    let account = office.account(&grant.also()?, id).await?;
    page.again(StatusCode::CONFLICT, &page_of(&account, Field::of(&form.reason), Some(trouble)))
}

/// Unlocks it. Open already is as asked for.
pub(super) async fn unlock(office: Office, grant: Granted<LockAccounts>, ApiPath(id): ApiPath<UserId>) -> Result<Response, Refusal> {
    let flash = match office.people.unlock(&grant, id).await {
        Ok(account) => Flash::good(lock::unlocked(account.name.as_str())),
        Err(StandingError::NotNow) => Flash::bad(view::changed()),
        Err(error) => return Err(error.into()),
    };
    Ok(office.to_account(id, flash))
}
