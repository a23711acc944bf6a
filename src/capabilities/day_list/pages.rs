//! The list at the desk: when it was made, taking it away, making it anew.

use axum::extract::{FromRef, State};
use axum::response::{Html, IntoResponse, Response};
use http::{Method, header};

use super::model::{CONTENT_TYPE, Made, Sheet, file_name};
use super::service::{DayListError, DayLists};
use super::views::{self as view, DayListPage, MadeShown};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, TakeDayList};
use crate::capabilities::settings::service::SettingsBook;
use crate::web::flash;
use crate::web::frame::Flash;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::render::RenderError;
use crate::web::routes::{Gate, Routes};
use crate::web::say::Day;
use crate::web::state::WebState;

const HERE: &str = "/desk/day-list";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    DayLists: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let needs = Gate::Needs(Right::TakeDayList);
    Routes::new().page(needs, Method::GET, HERE, show).page(needs, Method::POST, HERE, make_anew).page(
        needs,
        Method::GET,
        "/desk/day-list/file",
        take,
    )
}

/// Why a list was not made.
#[derive(Debug, thiserror::Error)]
pub enum Unmade {
    #[error(transparent)]
    List(#[from] DayListError),
    #[error(transparent)]
    Page(#[from] RenderError),
}

/// Makes a list and keeps it; `None` when a later one is there.
///
/// # Errors
/// When rows or files do not answer, or the list has no words.
pub async fn make(web: &WebState, lists: &DayLists) -> Result<Option<Made>, Unmade> {
    let sheet: Sheet = lists.gather(lists.today()).await.map_err(DayListError::from)?;
    Ok(lists.keep(&sheet, view::file(web, &sheet)?).await?)
}

/// The list as it is taken away: saved, and never shown under the portal's own address.
pub(super) fn handed_out(made: &Made, bytes: Vec<u8>) -> Response {
    let attachment = format!("attachment; filename=\"{}\"", file_name(made.date));
    ([(header::CONTENT_TYPE, CONTENT_TYPE.to_owned()), (header::CONTENT_DISPOSITION, attachment)], bytes).into_response()
}

async fn show(
    _: Granted<TakeDayList>,
    State(web): State<WebState>,
    State(lists): State<DayLists>,
    State(settings): State<SettingsBook>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let made = lists.made_today().await?.map(|made| MadeShown { at: web.when(made.made_at), visits: made.visits });
    page.render(&DayListPage { day: Day::of(lists.today()), made, each_morning: settings.now().day_list_at.to_string() })
}

async fn make_anew(grant: Granted<TakeDayList>, State(web): State<WebState>, State(lists): State<DayLists>) -> Result<Response, Refusal> {
    lists.asked(&grant).await?;
    let flash = match Box::pin(make(&web, &lists)).await {
        Ok(_) => Flash::good(view::made_anew()),
        Err(Unmade::Page(error)) => return Err(Refusal::internal(error)),
        Err(Unmade::List(error)) => {
            tracing::warn!(%error, "the list for power cuts could not be made");
            Flash::bad(view::not_made())
        }
    };
    Ok(flash::redirect(&web, HERE, flash, None))
}

async fn take(grant: Granted<TakeDayList>, State(lists): State<DayLists>) -> Result<Response, Refusal> {
    let (made, bytes) = lists.take(&grant).await?.ok_or(Refusal::NotFound)?;
    Ok(handed_out(&made, bytes))
}

impl From<DayListError> for Refusal {
    fn from(error: DayListError) -> Self {
        match error {
            DayListError::Storage(error) => error.into(),
            DayListError::Files(error) => {
                tracing::warn!(%error, "the list for power cuts cannot be read");
                Self::Busy { retry_after: 5 }
            }
        }
    }
}
