//! Which messages one wants, as a page.

use axum::extract::{FromRef, State};
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};
use serde::Deserialize;

use super::model::{Wish, Wishes, WishesText};
use super::service::{Reminders, WishesError};
use super::views::{self as view, MessageSettings, ReminderLine};
use crate::access::grant::Granted;
use crate::access::permissions::{ChooseMessages, Right};
use crate::capabilities::settings::model::Reminder;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Where it is; reminders link there.
const HERE: &str = "/notifications/settings";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Reminders: FromRef<S>,
{
    let own = Gate::Needs(Right::ChooseMessages);
    Routes::new().page(own, Method::GET, HERE, show).page(own, Method::POST, HERE, save)
}

/// The reminders that were offered and those that were ticked, each as [`word_of`] says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct MessagesForm {
    version: String,
    offered: Vec<String>,
    wanted: Vec<String>,
}

/// `1-08:00`: on the day before, at eight.
fn word_of(reminder: Reminder) -> String {
    format!("{}-{}", reminder.days_before, reminder.at)
}

impl MessagesForm {
    /// What it says of the house's reminders; of one that was not offered, what was wished before.
    fn text(&self, house: &[Reminder], before: &Wishes) -> WishesText {
        let wanted = |reminder: Reminder| {
            let word = word_of(reminder);
            if self.offered.contains(&word) { self.wanted.contains(&word) } else { before.want(reminder) }
        };
        let wish = |one: &Reminder| Wish { days_before: one.days_before, at: one.at, wanted: wanted(*one) };
        WishesText { reminders_by_mail: true, reminders: house.iter().map(wish).collect() }
    }
}

fn shown(house: &[Reminder], version: u32, wanted: impl Fn(Reminder) -> bool) -> MessageSettings {
    let line = |one: &Reminder| ReminderLine {
        value: word_of(*one),
        days_before: one.days_before,
        time: one.at.to_string(),
        wanted: wanted(*one),
    };
    MessageSettings { version, reminders: house.iter().map(line).collect(), trouble: None }
}

async fn show(grant: Granted<ChooseMessages>, State(reminders): State<Reminders>, page: Page) -> Result<Response, Refusal> {
    let (wishes, house) = reminders.own(&grant).await?;
    Ok(page.render(&shown(&house, wishes.version, |one| wishes.want(one)))?.into_response())
}

async fn save(
    grant: Granted<ChooseMessages>,
    State(reminders): State<Reminders>,
    State(web): State<WebState>,
    page: Page,
    SafeForm(form): SafeForm<MessagesForm>,
) -> Result<Response, Refusal> {
    let (before, house) = reminders.own(&grant).await?;
    if form.version.trim().is_empty() {
        // Nothing of our page: every reminder that is not there would be switched off.
        let again = shown(&house, before.version, |one| before.want(one));
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &MessageSettings { trouble: Some(view::incomplete()), ..again });
    }
    let text = form.text(&house, &before);
    let saved = || flash::redirect(&web, HERE, Flash::good(view::saved()), None);
    match reminders.wish(&grant, Some(seen_version(&form.version)), &text).await {
        Ok(_) => Ok(saved()),
        Err(WishesError::Stale) => {
            let (now, _) = reminders.own(&grant).await?;
            if house.iter().all(|one| now.want(*one) == form.wanted.contains(&word_of(*one))) {
                return Ok(saved()); // pressed twice
            }
            let again = shown(&house, now.version, |one| form.wanted.contains(&word_of(one)));
            page.again(StatusCode::CONFLICT, &MessageSettings { trouble: Some(view::changed_meanwhile()), ..again })
        }
        Err(error) => Err(error.into()),
    }
}
