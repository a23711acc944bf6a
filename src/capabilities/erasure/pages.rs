//! The page of an erasure: what goes and what stays, asking, and taking it back.

use axum::extract::{FromRef, FromRequestParts};
use axum::response::{Html, Response};
use http::request::Parts;
use http::{Method, StatusCode};
use serde::Deserialize;

use super::model::{Erasure, NotErasable};
use super::service::{ErasureError, Erasures, Seen};
use super::views::{self as view, ErasePage, Underway};
use crate::access::grant::Granted;
use crate::access::permissions::{EraseAccounts, Right};
use crate::capabilities::own_data::service::OwnDataError;
use crate::capabilities::people::model::Reason;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::say::Day;
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Erasures: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let erases = Gate::Needs(Right::EraseAccounts);
    Routes::new()
        .page(erases, Method::GET, "/admin/people/{id}/erase", show)
        .page(erases, Method::POST, "/admin/people/{id}/erase", ask)
        .page(erases, Method::POST, "/admin/people/{id}/erase/withdraw", withdraw)
}

/// What these pages work with.
struct Office {
    erasures: Erasures,
    settings: SettingsBook,
    web: WebState,
}

impl<S> FromRequestParts<S> for Office
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Erasures: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self { erasures: Erasures::from_ref(state), settings: SettingsBook::from_ref(state), web: WebState::from_ref(state) })
    }
}

/// What is typed to ask for it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct EraseForm {
    email: String,
    reason: String,
}

impl Office {
    fn page(&self, seen: Seen) -> ErasePage {
        let settings = self.settings.now();
        let (not, from) = match seen.verdict {
            Err(NotErasable::KeptUntil(until)) => (Some("kept"), Some(Day::of(settings.zone.date(until)))),
            Err(_) => (Some("not_closed"), None),
            Ok(()) => (None, None),
        };
        ErasePage {
            id: seen.account.user_id,
            name: seen.account.name.as_str().to_owned(),
            address: seen.typed_for_it(),
            no_address: seen.account.email.is_none(),
            erasure: seen.erasure.map(|erasure| Underway { unreached: seen.unreached, ..self.underway(erasure) }),
            not,
            from,
            clinical_years: settings.clinical_years,
            audit_years: settings.audit_years,
            exports_days: settings.exports_days,
            email: Field::default(),
            reason: Field::default(),
            trouble: None,
        }
    }

    fn underway(&self, erasure: Erasure) -> Underway {
        Underway {
            stage: erasure.stage,
            asked: self.web.when(erasure.asked_at),
            by_name: erasure.asked_by_name,
            reason: erasure.reason,
            begins: self.web.when(erasure.begins_at),
            until: erasure.until.map(|until| self.web.when(until)),
            unreached: false,
            withdrawable: erasure.stage.can_be_withdrawn(),
        }
    }

    fn to_account(&self, id: UserId, flash: Flash) -> Response {
        flash::redirect(&self.web, &format!("/admin/people/{id}/erase"), flash, Some(id.to_string()))
    }
}

async fn show(office: Office, grant: Granted<EraseAccounts>, ApiPath(id): ApiPath<UserId>, page: Page) -> Result<Html<String>, Refusal> {
    let seen = office.erasures.look(&grant, id).await?;
    page.render(&office.page(seen))
}

/// Asks for it, when address and reason were typed.
async fn ask(
    office: Office,
    grant: Granted<EraseAccounts>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<EraseForm>,
) -> Result<Response, Refusal> {
    let seen = office.erasures.look(&grant, id).await?;
    let right = seen.is_at(&form.email);
    let name = seen.account.name.as_str().to_owned();
    let again = |seen, reason_error, trouble, status| {
        let email = Field::typed(form.email.clone(), (!right).then(view::other_address));
        let reason = Field::typed(form.reason.clone(), reason_error);
        page.again(status, &ErasePage { email, reason, trouble, ..office.page(seen) })
    };
    let reason = match Reason::parse(&form.reason) {
        Ok(reason) if right => reason,
        Ok(_) => return again(seen, None, None, StatusCode::UNPROCESSABLE_ENTITY),
        Err(flaw) => return again(seen, Some(words_of(&flaw)), None, StatusCode::UNPROCESSABLE_ENTITY),
    };
    match office.erasures.ask(&grant, id, &reason).await {
        Ok(_) => {
            let flash = Flash::good(view::asked(&name)).undone_at(format!("/admin/people/{id}/erase/withdraw"));
            Ok(office.to_account(id, flash))
        }
        Err(ErasureError::Not(_)) => {
            let seen = office.erasures.look(&grant, id).await?;
            again(seen, None, Some(view::not_now()), StatusCode::CONFLICT)
        }
        Err(error) => Err(error.into()),
    }
}

async fn withdraw(office: Office, grant: Granted<EraseAccounts>, ApiPath(id): ApiPath<UserId>) -> Result<Response, Refusal> {
    office.erasures.look(&grant, id).await?;
    let flash = match office.erasures.withdraw(&grant, id).await {
        Ok(()) => Flash::good(view::withdrawn()),
        Err(ErasureError::TooLate) => Flash::bad(view::too_late()),
        Err(error) => return Err(error.into()),
    };
    Ok(office.to_account(id, flash))
}

fn words_of(flaw: &Flaw) -> Message {
    let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok());
    match flaw.code {
        "required" => view::reason_missing(),
        _ => view::reason_unfit(limit.unwrap_or(300)),
    }
}

impl From<ErasureError> for Refusal {
    fn from(error: ErasureError) -> Self {
        match error {
            ErasureError::NotFound | ErasureError::Not(_) | ErasureError::TooLate => Self::NotFound,
            ErasureError::Data(OwnDataError::Storage(error)) => error.into(),
            ErasureError::Data(OwnDataError::Files(error)) => Self::internal(error),
            ErasureError::Reports(error) => Self::internal(error),
        }
    }
}
