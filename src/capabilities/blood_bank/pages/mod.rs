//! The pages of the blood bank: the stock for anybody (here), donors' own (`donor`), and running it (`manage`, `decide`).

mod decide;
mod donor;
mod manage;

use axum::extract::{FromRef, FromRequestParts, State};
use axum::response::Html;
use http::Method;
use http::request::Parts;
use jiff::civil::Date;

use super::model::needed_most;
use super::service::{BloodBank, Supply};
use super::views::{BloodBankPage, GroupLine, words_of};
use crate::access::permissions::Right;
use crate::identity::ground::Ground;
use crate::primitives::flaw::Flaws;
use crate::primitives::people::BloodGroup;
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
    Ground: FromRef<S>,
    BloodBank: FromRef<S>,
{
    let (keeps, manages) = (Gate::Needs(Right::KeepDonations), Gate::Needs(Right::ManageBloodBank));
    Routes::new()
        .page(Gate::Public, Method::GET, "/blood-bank", stock)
        .page(keeps, Method::GET, donor::OWN, donor::list)
        .page(keeps, Method::GET, "/donations/new", donor::new)
        .page(keeps, Method::POST, donor::OWN, donor::offer)
        .page(keeps, Method::POST, "/donations/{group}/{id}/cancel", donor::cancel)
        .page(manages, Method::GET, manage::ALL, manage::list)
        .page(manages, Method::GET, "/admin/blood-bank/donations/new", manage::new)
        .page(manages, Method::POST, "/admin/blood-bank/donations", manage::enter)
        .page(manages, Method::GET, "/admin/blood-bank/{group}", manage::one)
        .page(manages, Method::POST, "/admin/blood-bank/{group}/issues", manage::issue)
        .page(manages, Method::GET, "/admin/blood-bank/{group}/donations/{id}", decide::show)
        .page(manages, Method::POST, "/admin/blood-bank/{group}/donations/{id}/verify", decide::verify)
        .page(manages, Method::POST, "/admin/blood-bank/{group}/donations/{id}/reject", decide::reject)
}

/// What these pages work with.
struct Office {
    ground: Ground,
    bank: BloodBank,
    web: WebState,
}

impl<S> FromRequestParts<S> for Office
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    BloodBank: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self { ground: Ground::from_ref(state), bank: BloodBank::from_ref(state), web: WebState::from_ref(state) })
    }
}

impl Office {
    fn day(&self, date: Date) -> Day {
        Day::seen_from(date, self.bank.today())
    }
}

/// What is wrong with the field of this pointer.
fn error_of(flaws: &Flaws, pointer: &str) -> Option<Message> {
    flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(words_of)
}

/// A number as typed; what is none is out of every bound.
fn number(typed: &str) -> i64 {
    typed.trim().parse().unwrap_or(-1)
}

async fn stock(State(bank): State<BloodBank>, page: Page) -> Result<Html<String>, Refusal> {
    let supplies = bank.supplies().await?;
    let units: Vec<(BloodGroup, u32)> = supplies.iter().map(|supply: &Supply| (supply.blood_group, supply.units)).collect();
    let needed = needed_most(&units, bank.least()).into_iter().map(BloodGroup::word).collect();
    page.render(&BloodBankPage { groups: supplies.into_iter().map(GroupLine::of).collect(), needed })
}
