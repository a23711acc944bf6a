//! The pages of API keys: the list, a new one and what it is, and taking one back.

use axum::extract::{FromRef, FromRequestParts};
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::request::Parts;
use http::{Method, StatusCode};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;

use super::model::NewKey;
use super::service::{Integrations, KeyError, Made};
use super::views::{self as view, ApiKeyMade, ApiKeysPage, KeyLine, NewApiKey, RevokeApiKey};
use crate::access::grant::Granted;
use crate::access::permissions::{MakeApiKey, ManageApiKeys, Right};
use crate::identity::api_keys::{After, ApiKey, Standing};
use crate::identity::ground::Ground;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::ApiKeyId;
use crate::web::confirm::{NameForm, another_name, is_name};
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::say::Day;
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Where all of them are.
const ALL: &str = "/admin/api-keys";

/// Every page of the slice. The gate lets in who is signed in wholly; a fresh second factor, where one is to be asked for, is
/// asked for by the right.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Integrations: FromRef<S>,
{
    let (needs, makes) = (Gate::Needs(Right::ManageApiKeys), Gate::Needs(Right::MakeApiKey));
    Routes::new()
        .page(needs, Method::GET, ALL, list)
        .page(makes, Method::GET, "/admin/api-keys/new", new)
        .page(makes, Method::POST, ALL, create)
        .page(needs, Method::GET, "/admin/api-keys/{id}/revoke", ask_revoke)
        .page(needs, Method::POST, "/admin/api-keys/{id}/revoke", revoke)
}

/// What these pages work with.
struct Office {
    ground: Ground,
    integrations: Integrations,
    web: WebState,
}

impl<S> FromRequestParts<S> for Office
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Integrations: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self { ground: Ground::from_ref(state), integrations: Integrations::from_ref(state), web: WebState::from_ref(state) })
    }
}

impl Office {
    fn today(&self) -> Date {
        self.web.house.zone().date(self.ground.clock.now())
    }

    fn day(&self, date: Date) -> Day {
        Day::seen_from(date, self.today())
    }

    fn line(&self, key: ApiKey) -> KeyLine {
        KeyLine {
            state: key.standing(self.ground.clock.now()),
            id: key.id,
            name: key.name,
            scopes: view::words_of(&key.scopes),
            created: self.web.when(key.created_at),
            created_by_name: key.created_by_name,
            last_used: key.last_used_at.map(|at| self.web.when(at)),
            ends_on: key.ends_on.map(|date| self.day(date)),
            revoked: key.revoked_at.map(|at| self.web.when(at)),
            revoked_by_name: key.revoked_by_name,
        }
    }

    fn made(&self, Made { key, secret }: Made) -> ApiKeyMade {
        ApiKeyMade {
            id: key.id,
            name: key.name,
            secret: secret.map(|secret| secret.expose()),
            scopes: view::words_of(&key.scopes),
            ends_on: key.ends_on.map(|date| self.day(date)),
        }
    }
}

/// A new key, as typed and ticked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct KeyForm {
    name: String,
    scopes: Vec<String>,
    ends_on: String,
    idempotency_key: String,
}

impl KeyForm {
    fn read(&self, today: Date) -> Result<NewKey, Flaws> {
        let ends_on = Some(self.ends_on.trim()).filter(|date| !date.is_empty());
        NewKey::parse(&self.name, &self.scopes, ends_on, today)
    }

    /// The page again, with what was typed and what to change.
    fn again(self, flaws: &Flaws, trouble: Option<Message>) -> NewApiKey {
        let error = |pointer: &str| flaws.0.iter().find(|flaw| flaw.pointer.starts_with(pointer)).map(words_of);
        NewApiKey {
            groups: view::groups(&self.scopes),
            name: Field::typed(self.name, error("/name")),
            ends_on: Field::typed(self.ends_on, error("/ends_on")),
            scopes: Field::typed(String::new(), error("/scopes")),
            idempotency_key: self.idempotency_key,
            trouble,
        }
    }
}

fn words_of(flaw: &Flaw) -> Message {
    let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok()).unwrap_or_default();
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/ends_on", "past") => view::is_over(),
        ("/ends_on", _) => view::not_a_date(),
        ("/name", "too_long") => view::name_too_long(limit),
        ("/name", "unprintable") => view::text_unprintable(),
        ("/name", _) => view::name_missing(),
        _ => view::nothing_ticked(),
    }
}

async fn list(grant: Granted<ManageApiKeys>, office: Office, paging: Paging, page: Page) -> Result<Html<String>, Refusal> {
    let place: Option<After> = paging.start()?;
    let listed = office.integrations.list(&grant, paging.limit().get(), place).await?;
    let (first, more) = (paging.beginning().map(str::to_owned), paging.link(listed.next.as_ref())?);
    let keys = listed.items.into_iter().map(|key| office.line(key)).collect();
    page.render(&ApiKeysPage { keys, first, more })
}

async fn new(grant: Granted<MakeApiKey>, page: Page) -> Result<Html<String>, Refusal> {
    let form = KeyForm { idempotency_key: grant.request().to_string(), ..KeyForm::default() };
    page.render(&form.again(&Flaws::default(), None))
}

/// Makes one and shows it: the answer itself, so that the key is kept nowhere to be shown after a redirect. The same press
/// twice makes one, and shows no key the second time.
async fn create(grant: Granted<MakeApiKey>, office: Office, page: Page, SafeForm(form): SafeForm<KeyForm>) -> Result<Response, Refusal> {
    let new = match form.read(office.today()) {
        Ok(new) => new,
        Err(flaws) => return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(&flaws, None)),
    };
    let fingerprint = Fingerprint::of(&json!({ "name": new.name, "scopes": new.scopes, "ends_on": new.ends_on }));
    let key = IdempotencyKey::checked(&form.idempotency_key);
    let once = key.map(|key| office.ground.once(grant.id(), "api-keys", key.as_str(), fingerprint.as_str()));
    match office.integrations.create(&grant, new, once.as_ref()).await {
        Ok(made) => Ok(page.render(&office.made(made))?.into_response()),
        // Sent before with other words, then changed and sent again: a new key, if one more is really wanted.
        Err(KeyError::KeyReused) => {
            let form = KeyForm { idempotency_key: grant.request().to_string(), ..form };
            page.again(StatusCode::CONFLICT, &form.again(&Flaws::default(), Some(view::sent_before())))
        }
        Err(error) => Err(error.into()),
    }
}

/// What taking it back means. One that does not work any more needs no asking.
async fn ask_revoke(
    grant: Granted<ManageApiKeys>,
    office: Office,
    ApiPath(id): ApiPath<ApiKeyId>,
    page: Page,
) -> Result<Response, Refusal> {
    let line = office.line(office.integrations.find(&grant, id).await?.ok_or(Refusal::NotFound)?);
    if line.state != Standing::Active {
        return Ok(Redirect::to(ALL).into_response());
    }
    Ok(page.render(&RevokeApiKey::of(line, Field::default()))?.into_response())
}

/// Takes it back once its name was typed.
async fn revoke(
    grant: Granted<ManageApiKeys>,
    office: Office,
    ApiPath(id): ApiPath<ApiKeyId>,
    page: Page,
    SafeForm(form): SafeForm<NameForm>,
) -> Result<Response, Refusal> {
    let line = office.line(office.integrations.find(&grant, id).await?.ok_or(Refusal::NotFound)?);
    if line.state == Standing::Active && !is_name(&form.name, &line.name) {
        let typed = Field::wrong(form.name, another_name(&line.name));
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &RevokeApiKey::of(line, typed));
    }
    office.integrations.revoke(&grant, id).await?;
    Ok(flash::redirect(&office.web, ALL, Flash::good(view::revoked()), None))
}
