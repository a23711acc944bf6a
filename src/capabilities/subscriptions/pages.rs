//! The pages of subscriptions: who hears, a new one, what one hears, ending one.

use axum::extract::{FromRef, FromRequestParts};
use axum::response::{Html, IntoResponse as _, Response};
use http::request::Parts;
use http::{Method, StatusCode};
use serde::Deserialize;

use super::model::{Filter, Hears, NewSubscription, Place, Standing, Subscription, SubscriptionId};
use super::service::{SubscriptionError, Subscriptions};
use super::views::{self as view, Choice, NewSubscriptionPage, RemoveSubscription, SubscriptionLine, SubscriptionPage, SubscriptionsPage};
use crate::access::grant::Granted;
use crate::access::permissions::{AddSubscription, ManageSubscriptions, Right};
use crate::capabilities::directory::model::Department;
use crate::capabilities::directory::service::Directory;
use crate::primitives::flaw::Flaws;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Where all of them are.
const ALL: &str = "/admin/subscriptions";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Subscriptions: FromRef<S>,
    Directory: FromRef<S>,
{
    let (needs, adds) = (Gate::Needs(Right::ManageSubscriptions), Gate::Needs(Right::AddSubscription));
    Routes::new()
        .page(needs, Method::GET, ALL, list)
        .page(adds, Method::GET, "/admin/subscriptions/new", new)
        .page(adds, Method::POST, ALL, add)
        .page(needs, Method::GET, "/admin/subscriptions/{id}", show)
        .page(needs, Method::POST, "/admin/subscriptions/{id}", change)
        .page(needs, Method::GET, "/admin/subscriptions/{id}/remove", ask_remove)
        .page(needs, Method::POST, "/admin/subscriptions/{id}/remove", remove)
}

/// What these pages work with.
struct Office {
    subscriptions: Subscriptions,
    directory: Directory,
    web: WebState,
}

impl<S> FromRequestParts<S> for Office
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Subscriptions: FromRef<S>,
    Directory: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self { subscriptions: Subscriptions::from_ref(state), directory: Directory::from_ref(state), web: WebState::from_ref(state) })
    }
}

/// What was typed and ticked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SubscriptionForm {
    email: String,
    events: Vec<String>,
    department_ids: Vec<String>,
    severities: Vec<String>,
    /// The filter that stood there when the page was made.
    seen: String,
}

impl SubscriptionForm {
    fn of(filter: Filter) -> Self {
        Self {
            events: filter.events.into_iter().map(str::to_owned).collect(),
            department_ids: filter.departments.into_iter().map(|id| id.to_string()).collect(),
            severities: filter.severities.into_iter().map(|severity| severity.word().to_owned()).collect(),
            ..Self::default()
        }
    }

    fn filter(&self) -> Result<Filter, Flaws> {
        Filter::parse(&self.events, &self.department_ids, &self.severities)
    }

    fn choice(&self, departments: &[Department], flaws: &Flaws) -> Choice {
        Choice {
            events: Field::typed("", wrong(flaws, "/events").or_else(|| wrong(flaws, "/severities"))),
            department_ids: Field::typed("", wrong(flaws, "/department_ids")),
            ..Choice::of(departments, (&self.events, &self.department_ids, &self.severities))
        }
    }
}

fn wrong(flaws: &Flaws, pointer: &str) -> Option<Message> {
    flaws.0.iter().find(|flaw| flaw.pointer.starts_with(pointer)).map(|flaw| view::wrong(flaw.code))
}

/// With SNS out of reach the page still comes, and says what that means.
async fn list(grant: Granted<ManageSubscriptions>, office: Office, paging: Paging, page: Page) -> Result<Response, Refusal> {
    let place: Option<Place> = paging.start()?;
    let listed = match office.subscriptions.list(&grant, paging.limit().get(), place).await {
        Ok(listed) => listed,
        Err(SubscriptionError::NotNow) => {
            let nothing = SubscriptionsPage { subscriptions: Vec::new(), first: None, more: None, unreachable: true };
            return page.again(StatusCode::SERVICE_UNAVAILABLE, &nothing);
        }
        Err(error) => return Err(error.into()),
    };
    let departments = office.directory.departments().await?;
    let view = SubscriptionsPage {
        first: paging.beginning().map(str::to_owned),
        more: paging.link(listed.next.as_ref())?,
        subscriptions: listed.items.into_iter().map(|one| SubscriptionLine::of(one, &departments)).collect(),
        unreachable: false,
    };
    Ok(page.render(&view)?.into_response())
}

async fn new(_grant: Granted<AddSubscription>, office: Office, page: Page) -> Result<Html<String>, Refusal> {
    let choice = SubscriptionForm::default().choice(&office.directory.departments().await?, &Flaws::default());
    page.render(&NewSubscriptionPage { email: Field::default(), choice, trouble: None })
}

async fn add(
    grant: Granted<AddSubscription>,
    office: Office,
    page: Page,
    SafeForm(form): SafeForm<SubscriptionForm>,
) -> Result<Response, Refusal> {
    let (flaws, trouble, status) = match NewSubscription::parse(&form.email, &form.events, &form.department_ids, &form.severities) {
        Err(flaws) => (flaws, None, StatusCode::UNPROCESSABLE_ENTITY),
        Ok(new) => match office.subscriptions.add(&grant, &new).await {
            Ok(added) => {
                let hears = added.standing == Standing::Confirmed;
                let banner = if hears { view::added_there(&added.endpoint) } else { view::added(&added.endpoint) };
                return Ok(flash::redirect(&office.web, ALL, Flash::good(banner), None));
            }
            Err(SubscriptionError::Invalid(flaws)) => (flaws, None, StatusCode::UNPROCESSABLE_ENTITY),
            Err(SubscriptionError::NotNow) => (Flaws::default(), Some(view::not_now()), StatusCode::SERVICE_UNAVAILABLE),
            Err(error) => return Err(error.into()),
        },
    };
    let choice = form.choice(&office.directory.departments().await?, &flaws);
    let email = Field::typed(form.email, wrong(&flaws, "/email"));
    page.again(status, &NewSubscriptionPage { email, choice, trouble })
}

impl Office {
    /// One subscription's page: with what stands there, or with what was ticked.
    async fn page_of(
        &self,
        one: Subscription,
        ticked: Option<SubscriptionForm>,
        flaws: &Flaws,
        trouble: Option<Message>,
    ) -> Result<SubscriptionPage, Refusal> {
        let departments = self.directory.departments().await?;
        let seen = one.hears.policy();
        let form = ticked.unwrap_or_else(|| match &one.hears {
            Hears::By(filter) => SubscriptionForm::of(filter.clone()),
            Hears::Otherwise(_) => SubscriptionForm::default(),
        });
        let id = one.id.map_or_else(String::new, |id| id.to_string());
        Ok(SubscriptionPage { id, choice: form.choice(&departments, flaws), line: SubscriptionLine::of(one, &departments), seen, trouble })
    }
}

async fn show(
    grant: Granted<ManageSubscriptions>,
    office: Office,
    ApiPath(id): ApiPath<SubscriptionId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let one = office.subscriptions.find(&grant, id).await?.ok_or(Refusal::NotFound)?;
    page.render(&office.page_of(one, None, &Flaws::default(), None).await?)
}

/// Saves what was ticked, unless the filter is another one by now: then that is said, and what was ticked stays.
async fn change(
    grant: Granted<ManageSubscriptions>,
    office: Office,
    ApiPath(id): ApiPath<SubscriptionId>,
    page: Page,
    SafeForm(form): SafeForm<SubscriptionForm>,
) -> Result<Response, Refusal> {
    let now = office.subscriptions.find(&grant, id).await?.filter(|one| one.standing == Standing::Confirmed).ok_or(Refusal::NotFound)?;
    if now.hears.policy() != form.seen {
        let view = office.page_of(now, Some(form), &Flaws::default(), Some(view::stale())).await?;
        return page.again(StatusCode::CONFLICT, &view);
    }
    let (flaws, trouble, status) = match form.filter() {
        Err(flaws) => (flaws, None, StatusCode::UNPROCESSABLE_ENTITY),
        Ok(filter) => match office.subscriptions.change(&grant, id, &filter).await {
            Ok(_) => return Ok(flash::redirect(&office.web, ALL, Flash::good(view::changed()), None)),
            Err(SubscriptionError::Invalid(flaws)) => (flaws, None, StatusCode::UNPROCESSABLE_ENTITY),
            Err(SubscriptionError::NotNow) => (Flaws::default(), Some(view::not_now()), StatusCode::SERVICE_UNAVAILABLE),
            Err(error) => return Err(error.into()),
        },
    };
    let view = office.page_of(now, Some(form), &flaws, trouble).await?;
    page.again(status, &view)
}

/// What ending it means.
async fn ask_remove(
    grant: Granted<ManageSubscriptions>,
    office: Office,
    ApiPath(id): ApiPath<SubscriptionId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let one = office.subscriptions.find(&grant, id).await?.filter(|one| one.standing == Standing::Confirmed).ok_or(Refusal::NotFound)?;
    page.render(&RemoveSubscription { id: id.to_string(), endpoint: one.endpoint })
}

async fn remove(grant: Granted<ManageSubscriptions>, office: Office, ApiPath(id): ApiPath<SubscriptionId>) -> Result<Response, Refusal> {
    office.subscriptions.remove(&grant, id).await?;
    Ok(flash::redirect(&office.web, ALL, Flash::good(view::removed()), None))
}
