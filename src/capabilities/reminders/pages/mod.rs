//! Which messages one wants and on which way, as a page.

mod form;
mod texts;

use axum::extract::{FromRef, State};
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};

use super::model::Wishes;
use super::service::{Reminders, WishesError};
use super::views::{self as view, MessageSettings};
use crate::access::grant::Granted;
use crate::access::permissions::{ChooseMessages, Right};
use crate::capabilities::settings::service::SettingsBook;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use form::{MessagesForm, shown};

/// Where it is; reminders link there.
const HERE: &str = "/notifications/settings";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Reminders: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let own = Gate::Needs(Right::ChooseMessages);
    Routes::new().page(own, Method::GET, HERE, show).page(own, Method::POST, HERE, save).merge(texts::routes())
}

/// The page as it stands.
async fn standing(
    grant: &Granted<ChooseMessages>,
    reminders: &Reminders,
    settings: &SettingsBook,
    web: &WebState,
) -> Result<MessageSettings, Refusal> {
    let (wishes, house, texts) = reminders.own_with_texts(grant).await?.ok_or(Refusal::NotFound)?;
    Ok(shown(&wishes, &house, texts, settings.now().quiet_hours, web))
}

async fn show(
    grant: Granted<ChooseMessages>,
    State(reminders): State<Reminders>,
    State(settings): State<SettingsBook>,
    State(web): State<WebState>,
    page: Page,
) -> Result<Response, Refusal> {
    Ok(page.render(&standing(&grant, &reminders, &settings, &web).await?)?.into_response())
}

async fn save(
    grant: Granted<ChooseMessages>,
    State(reminders): State<Reminders>,
    State(settings): State<SettingsBook>,
    State(web): State<WebState>,
    page: Page,
    SafeForm(form): SafeForm<MessagesForm>,
) -> Result<Response, Refusal> {
    let (before, house, texts) = reminders.own_with_texts(&grant).await?.ok_or(Refusal::NotFound)?;
    let again = |wishes: &Wishes| shown(wishes, &house, texts.clone(), settings.now().quiet_hours, &web);
    if form.version.trim().is_empty() {
        // Nothing of our page: every reminder that is not there would be switched off.
        let again = MessageSettings { trouble: Some(view::incomplete()), ..again(&before) };
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &again);
    }
    let text = form.text(&house, &before);
    let saved = || flash::redirect(&web, HERE, Flash::good(view::saved()), None);
    match reminders.wish(&grant, Some(seen_version(&form.version)), &text).await {
        Ok(_) => Ok(saved()),
        Err(WishesError::Stale) => {
            let (now, _) = reminders.own(&grant).await?;
            let wanted = text.parse(&house, &now);
            if wanted.is_ok_and(|wanted| Wishes { version: now.version, ..wanted } == now) {
                return Ok(saved()); // pressed twice
            }
            let typed = form.typed_into(again(&now));
            page.again(StatusCode::CONFLICT, &MessageSettings { trouble: Some(view::changed_meanwhile()), ..typed })
        }
        Err(WishesError::Wrong(flaws)) => page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.wrong(again(&before), &flaws)),
        Err(error @ WishesError::Storage(_)) => Err(error.into()),
    }
}
