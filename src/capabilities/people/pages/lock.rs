//! An account that may be in other hands: locking it at once, and unlocking it.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::Reason;
use super::super::service::{LinkTo, StandingError};
use super::super::views::accounts as view;
use super::super::views::lock::{self, LockPage, Moved, UnlockPage};
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
use crate::web::say::When;
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

/// Where the link is to go, as chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct UnlockForm {
    link_to: String,
}

impl UnlockForm {
    fn link_to(&self) -> Option<LinkTo> {
        match self.link_to.as_str() {
            "present" => Some(LinkTo::Present),
            "former" => Some(LinkTo::Former),
            _ => None,
        }
    }
}

impl Office {
    fn unlock_page(&self, account: &Account, link_to: Field) -> UnlockPage {
        let former = account.former_address(self.ground.clock.now());
        UnlockPage {
            id: account.user_id,
            name: account.name.as_str().to_owned(),
            email: account.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
            moved: former
                .map(|former| Moved { from: former.email.as_str().to_owned(), at: When::of(former.changed_at, &self.settings.now().zone) }),
            link_to,
        }
    }
}

/// What unlocking means, and where the link goes.
pub(super) async fn ask_unlock(
    office: Office,
    grant: Granted<LockAccounts>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
) -> Result<Response, Refusal> {
    let account = office.account(&grant.also()?, id).await?;
    if account.status != Status::Locked {
        return Ok(Redirect::to(&format!("{PEOPLE}/{id}")).into_response());
    }
    Ok(page.render(&office.unlock_page(&account, Field::default()))?.into_response())
}

/// Unlocks it. Open already is as asked for.
pub(super) async fn unlock(
    office: Office,
    grant: Granted<LockAccounts>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<UnlockForm>,
) -> Result<Response, Refusal> {
    let (status, trouble) = match office.people.unlock(&grant, id, form.link_to()).await {
        Ok(account) => return Ok(office.to_account(id, Flash::good(lock::unlocked(account.name.as_str())))),
        Err(StandingError::NotNow) => return Ok(office.to_account(id, Flash::bad(view::changed()))),
        Err(StandingError::WhichAddress) => (StatusCode::UNPROCESSABLE_ENTITY, lock::which_address()),
        Err(StandingError::AddressTaken) => (StatusCode::CONFLICT, lock::address_taken()),
        Err(error) => return Err(error.into()),
    };
    let account = office.account(&grant.also()?, id).await?;
    page.again(status, &office.unlock_page(&account, Field::wrong(form.link_to, trouble)))
}
