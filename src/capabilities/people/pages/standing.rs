//! One account: the link again, closing it, and opening it again.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::Reason;
use super::super::service::{KeepingVisit, Keeps, StandingError};
use super::super::views::accounts::{self as view, ComingVisit, DisablePage};
use super::{Office, PEOPLE};
use crate::access::grant::Granted;
use crate::access::permissions::{MakeAccounts, ManageAccounts};
use crate::access::role::Role;
use crate::identity::accounts::{Account, Status};
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::say::When;
use crate::web::texts::{Message, count};

/// Visits listed on the page; the rest is counted.
const LISTED: usize = 40;

/// Why an account is closed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReasonForm {
    pub(super) reason: String,
}

impl Office {
    pub(super) async fn account(&self, grant: &Granted<ManageAccounts>, id: UserId) -> Result<Account, Refusal> {
        self.people.person(grant, id).await?.ok_or(Refusal::NotFound)
    }

    pub(super) fn to_account(&self, id: UserId, flash: Flash) -> Response {
        flash::redirect(&self.web, &format!("{PEOPLE}/{id}"), flash, Some(id.to_string()))
    }

    fn disable_page(&self, account: &Account, keeps: Keeps, reason: Field, trouble: Option<Message>) -> DisablePage {
        let zone = &self.settings.now().zone;
        let more = count(keeps.visits.len().saturating_sub(LISTED));
        let visit = |visit: KeepingVisit| ComingVisit {
            id: visit.appointment,
            start: When::of(visit.time.start, zone),
            with: visit.with,
            status: visit.status,
        };
        DisablePage {
            id: account.user_id,
            role: account.role.word(),
            name: account.name.as_str().to_owned(),
            visits: keeps.visits.into_iter().take(LISTED).map(visit).collect(),
            more,
            more_to_come: keeps.more_to_come,
            reason,
            trouble,
        }
    }
}

/// Mails another link.
pub(super) async fn send_link(office: Office, grant: Granted<MakeAccounts>, ApiPath(id): ApiPath<UserId>) -> Result<Response, Refusal> {
    let flash = match office.people.send_link(&grant.also()?, id).await? {
        Some(account) => Flash::good(view::link_sent(account.name.as_str())),
        None => {
            office.account(&grant.also()?, id).await?;
            Flash::bad(view::link_not_sent())
        }
    };
    Ok(office.to_account(id, flash))
}

/// What closing means, and the visits that keep it open.
pub(super) async fn ask_disable(
    office: Office,
    grant: Granted<ManageAccounts>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
) -> Result<Response, Refusal> {
    let account = office.account(&grant, id).await?;
    // Said before anything is asked for.
    if grant.id() == id {
        return Ok(office.to_account(id, Flash::bad(view::oneself())));
    }
    if account.status == Status::Disabled {
        return Ok(Redirect::to(&format!("{PEOPLE}/{id}")).into_response());
    }
    let keeps = office.people.keeps(&grant, &account).await?;
    Ok(page.render(&office.disable_page(&account, keeps, Field::default(), None))?.into_response())
}

/// Closes it, unless visits are still to come.
pub(super) async fn disable(
    office: Office,
    grant: Granted<ManageAccounts>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<ReasonForm>,
) -> Result<Response, Refusal> {
    if grant.id() == id {
        return Ok(office.to_account(id, Flash::bad(view::oneself())));
    }
    let reason = match Reason::parse(&form.reason) {
        Ok(reason) => reason,
        Err(flaw) => {
            let account = office.account(&grant, id).await?;
            let keeps = office.people.keeps(&grant, &account).await?;
            let field = Field::wrong(&form.reason, words_of(&flaw));
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &office.disable_page(&account, keeps, field, None));
        }
    };
    let (keeps, trouble) = match office.people.disable(&grant, id, &reason).await {
        Ok(account) => {
            let flash = Flash::good(view::disabled(account.name.as_str()));
            // A patient's account that is opened again has lost its carers: that takes nothing back.
            let whole = account.role != Role::Patient;
            let flash = if whole { flash.undone_at(format!("{PEOPLE}/{id}/enable")) } else { flash };
            return Ok(office.to_account(id, flash));
        }
        Err(StandingError::Visits(keeps)) => (keeps, view::visits_came()),
        Err(StandingError::Oneself) => (Keeps::default(), view::oneself()),
        Err(StandingError::NotNow) => (Keeps::default(), view::changed()),
        Err(error) => return Err(error.into()),
    };
    let account = office.account(&grant, id).await?;
    page.again(StatusCode::CONFLICT, &office.disable_page(&account, keeps, Field::of(&form.reason), Some(trouble)))
}

pub(super) fn words_of(flaw: &Flaw) -> Message {
    match flaw.code {
        "required" => view::reason_missing(),
        "unprintable" => view::unprintable(),
        _ => {
            let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok());
            view::reason_too_long(limit.unwrap_or_default())
        }
    }
}

/// Signs them out everywhere.
pub(super) async fn sign_out(office: Office, grant: Granted<ManageAccounts>, ApiPath(id): ApiPath<UserId>) -> Result<Response, Refusal> {
    office.people.sign_out(&grant, id).await?;
    Ok(office.to_account(id, Flash::good(view::signed_out())))
}

/// Opens it again. Open already is as asked for.
pub(super) async fn enable(office: Office, grant: Granted<MakeAccounts>, ApiPath(id): ApiPath<UserId>) -> Result<Response, Refusal> {
    let flash = match office.people.enable(&grant.also()?, id).await {
        Ok(account) => Flash::good(view::enabled(account.name.as_str())),
        Err(StandingError::NoDepartment) => Flash::bad(view::no_department()),
        Err(StandingError::NotNow) => Flash::bad(view::changed()),
        Err(error) => return Err(error.into()),
    };
    Ok(office.to_account(id, flash))
}
