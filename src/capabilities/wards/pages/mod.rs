//! The pages of the wards: the board and counting (here), making, changing and closing them (`manage`).

mod manage;

use axum::extract::{FromRef, FromRequestParts};
use axum::response::{Html, Response};
use http::request::Parts;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::json;

use super::model::{Count, Ward, of_the_house, whole};
use super::service::{WardError, Wards};
use super::views::{self as view, Beds, WardCard, WardsPage};
use crate::access::grant::Granted;
use crate::access::permissions::{CountBeds, ManageWards, Right, SeeWards};
use crate::identity::ground::Ground;
use crate::primitives::ids::WardId;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Where all of them are.
const ALL: &str = "/wards";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Wards: FromRef<S>,
{
    let manages = Gate::Needs(Right::ManageWards);
    Routes::new()
        .page(Gate::Needs(Right::SeeWards), Method::GET, ALL, board)
        .page(Gate::Needs(Right::CountBeds), Method::POST, "/wards/{id}/occupancy", count)
        .page(manages, Method::GET, "/wards/new", manage::new)
        .page(manages, Method::POST, ALL, manage::create)
        .page(manages, Method::GET, "/wards/{id}/edit", manage::edit)
        .page(manages, Method::POST, "/wards/{id}", manage::save)
        .page(manages, Method::GET, "/wards/{id}/close", manage::ask_close)
        .page(manages, Method::POST, "/wards/{id}/close", manage::close)
}

/// What these pages work with.
struct Office {
    ground: Ground,
    wards: Wards,
    web: WebState,
}

impl<S> FromRequestParts<S> for Office
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Wards: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self { ground: Ground::from_ref(state), wards: Wards::from_ref(state), web: WebState::from_ref(state) })
    }
}

/// A number as typed; what is none is out of every bound.
fn number(typed: &str) -> i64 {
    crate::primitives::text::western_digits(typed.trim()).parse().unwrap_or(-1)
}

/// The board as last written.
async fn seen(grant: &Granted<SeeWards>, office: &Office, about: Option<&str>) -> Result<WardsPage, Refusal> {
    let wards = office.wards.board(grant).await?;
    let house = Beds::of(of_the_house(&wards));
    let card = |ward: Ward| {
        let changed = office.web.when(ward.changed_at);
        WardCard::of(ward, changed, about)
    };
    Ok(WardsPage {
        house,
        wards: wards.into_iter().map(card).collect(),
        at: office.web.when(office.web.clock.now()),
        counts: grant.also::<CountBeds>().is_ok(),
        manages: grant.also::<ManageWards>().is_ok(),
        idempotency_key: grant.request().to_string(),
        trouble: None,
    })
}

async fn board(grant: Granted<SeeWards>, office: Office, page: Page) -> Result<Html<String>, Refusal> {
    page.render(&seen(&grant, &office, page.about()).await?)
}

/// One more, one fewer, or the number that was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CountForm {
    change: String,
    idempotency_key: String,
    occupied: String,
    /// How often it had been counted when the number was typed.
    counts: String,
}

impl CountForm {
    fn read(&self) -> Option<Count> {
        match self.change.as_str() {
            "1" => Some(Count::By(1)),
            "-1" => Some(Count::By(-1)),
            _ => {
                let occupied = whole(number(&self.occupied), 0, u32::MAX)?;
                Some(Count::To { occupied, seen: Some(seen_version(&self.counts)) })
            }
        }
    }
}

/// Counts. The same press twice counts once; what cannot be is said on the board as it is now.
async fn count(
    grant: Granted<CountBeds>,
    office: Office,
    ApiPath(id): ApiPath<WardId>,
    page: Page,
    SafeForm(form): SafeForm<CountForm>,
) -> Result<Response, Refusal> {
    let Some(count) = form.read() else {
        return refused(&grant, &office, id, &page, form, StatusCode::UNPROCESSABLE_ENTITY, |ward| {
            view::no_number(&ward.name, ward.beds.beds)
        })
        .await;
    };
    let fingerprint = Fingerprint::of(&json!({ "change": form.change }));
    let key = IdempotencyKey::checked(&form.idempotency_key).filter(|_| matches!(count, Count::By(_)));
    let once = key.map(|key| office.ground.once(grant.id(), &format!("ward-{id}"), key.as_str(), fingerprint.as_str()));
    match office.wards.count(&grant, id, count, once.as_ref()).await {
        Ok((ward, _)) => Ok(flash::redirect(&office.web, ALL, Flash::good(view::counted(&ward)), Some(id.to_string()))),
        Err(WardError::NotCounted(why)) => {
            refused(&grant, &office, id, &page, form, StatusCode::CONFLICT, |ward| view::refusal(&ward.name, why)).await
        }
        // Pressed twice on a page that is older than the last press: the board says what is so.
        Err(WardError::KeyReused) => Ok(flash::redirect(&office.web, ALL, Flash::bad(view::sent_before()), None)),
        Err(error) => Err(error.into()),
    }
}

/// The board again, with what was typed and why it was not taken.
async fn refused(
    grant: &Granted<CountBeds>,
    office: &Office,
    id: WardId,
    page: &Page,
    form: CountForm,
    status: StatusCode,
    why: impl FnOnce(&WardCard) -> Message,
) -> Result<Response, Refusal> {
    let mut board = seen(&grant.also()?, office, None).await?;
    let ward = board.wards.iter_mut().find(|ward| ward.id == id).ok_or(Refusal::NotFound)?;
    ward.typed = Some(form.occupied).filter(|typed| !typed.is_empty());
    board.trouble = Some((why(ward), id));
    page.again(status, &board)
}
