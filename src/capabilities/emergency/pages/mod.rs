//! The pages of emergency access: `doctor` (opening a record, one's own, ending), `review` (the administrators' list).

mod doctor;
mod review;

use axum::extract::{FromRef, FromRequestParts};
use http::Method;
use http::request::Parts;

use super::service::Emergencies;
use crate::access::permissions::Right;
use crate::identity::accounts::Known;
use crate::identity::ground::Ground;
use crate::primitives::flaw::Flaws;
use crate::web::field::Field;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Where a doctor's own are.
const OWN: &str = "/emergency-access";
/// Where administrators look at them.
const QUEUE: &str = "/admin/emergency-access";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Emergencies: FromRef<S>,
{
    let (sees, opens) = (Gate::Needs(Right::SeeEmergencyAccess), Gate::Needs(Right::OpenEmergencyAccess));
    let reviews = Gate::Needs(Right::ReviewEmergencyAccess);
    Routes::new()
        .page(sees, Method::GET, OWN, doctor::list)
        .page(opens, Method::GET, "/emergency-access/new", doctor::new)
        .page(opens, Method::POST, OWN, doctor::open)
        .page(sees, Method::POST, "/emergency-access/{id}/end", doctor::end)
        .page(reviews, Method::GET, QUEUE, review::list)
        .page(reviews, Method::GET, "/admin/emergency-access/{id}", review::show)
        .page(reviews, Method::POST, "/admin/emergency-access/{id}", review::review)
}

/// What these pages work with.
struct Desk {
    ground: Ground,
    emergencies: Emergencies,
    web: WebState,
}

impl<S> FromRequestParts<S> for Desk
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Emergencies: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self { ground: Ground::from_ref(state), emergencies: Emergencies::from_ref(state), web: WebState::from_ref(state) })
    }
}

/// A field with what was typed and what is wrong with it, in the words of `words`: pointer, code and the number they name.
fn field(flaws: &Flaws, pointer: &str, typed: &str, words: fn(&str, &str, u32) -> Message) -> Field {
    let wrong = flaws.0.iter().find(|flaw| flaw.pointer == pointer);
    let error = wrong.map(|flaw| {
        let number = flaw.numbers.first().and_then(|(_, number)| u32::try_from(*number).ok()).unwrap_or_default();
        words(&flaw.pointer, flaw.code, number)
    });
    Field::typed(typed, error)
}

/// Empty for whoever has no account any more.
fn name_of(known: Option<Known>) -> String {
    known.map(|known| known.name.to_string()).unwrap_or_default()
}
