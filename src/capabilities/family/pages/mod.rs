//! The pages of family and carers: `keep` (the patient's own list, asking, changing, ending), `answer` (the carer's side).

mod answer;
mod keep;

use axum::extract::{FromRef, FromRequestParts};
use http::Method;
use http::request::Parts;
use jiff::civil::Date;

use super::model::{Terms, TermsText};
use super::service::Family;
use super::views;
use crate::access::permissions::Right;
use crate::identity::ground::Ground;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::web::field::Field;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::say::Day;
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Where both sides are.
const CARERS: &str = "/carers";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Family: FromRef<S>,
{
    let (keeps, adds) = (Gate::Needs(Right::KeepCarers), Gate::Needs(Right::AddCarer));
    let cares = Gate::Needs(Right::CareForOthers);
    Routes::new()
        .page(keeps, Method::GET, CARERS, keep::list)
        .page(adds, Method::GET, "/carers/new", keep::new)
        .page(adds, Method::POST, CARERS, keep::ask)
        .page(adds, Method::GET, "/carers/{id}/edit", keep::edit)
        .page(adds, Method::POST, "/carers/{id}", keep::change)
        .page(keeps, Method::GET, "/carers/{id}/end", keep::ask_end)
        .page(keeps, Method::POST, "/carers/{id}/end", keep::end)
        // Whoever works here is told why it cannot be them.
        .page(Gate::SignedIn, Method::GET, "/carer-invitations/{token}", answer::link)
        .page(cares, Method::POST, "/carer-invitations/{token}", answer::answer)
        .page(cares, Method::GET, "/cared-for/{pid}/give-up", answer::ask_give_up)
        .page(cares, Method::POST, "/cared-for/{pid}/give-up", answer::give_up)
}

/// What these pages work with.
struct Table {
    ground: Ground,
    family: Family,
    web: WebState,
}

impl<S> FromRequestParts<S> for Table
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Family: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self { ground: Ground::from_ref(state), family: Family::from_ref(state), web: WebState::from_ref(state) })
    }
}

impl Table {
    fn today(&self) -> Date {
        self.web.house.zone().date(self.ground.clock.now())
    }

    fn day(&self, date: Date) -> Day {
        Day::seen_from(date, self.today())
    }

    fn terms(&self, scope: &str, ends_on: &str) -> Result<Terms, Flaws> {
        Terms::parse(TermsText { scope, ends_on }, self.today())
    }
}

/// A field with what was typed and what is wrong with it.
fn field(flaws: &Flaws, pointer: &str, typed: &str) -> Field {
    let wrong = flaws.0.iter().find(|flaw| flaw.pointer == pointer);
    Field::typed(typed, wrong.map(words_of))
}

fn words_of(flaw: &Flaw) -> Message {
    let number = flaw.numbers.first().and_then(|(_, number)| u32::try_from(*number).ok()).unwrap_or_default();
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/email", "required") => views::address_missing(),
        ("/email", "own_address") => views::own_address(),
        ("/email", "carer_already") => views::asked_already(),
        ("/email", "too_many") => views::too_many(number),
        ("/email", _) => views::address_malformed(),
        ("/ends_on", "past") => views::is_over(),
        ("/ends_on", "too_far_ahead_years") => views::too_far_ahead(number),
        ("/ends_on", _) => views::not_a_date(),
        _ => views::scope_missing(),
    }
}
