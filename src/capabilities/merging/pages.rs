//! Joining two accounts at the desk: whose other account it may be, both side by side, and joining them.

use axum::extract::{FromRef, FromRequestParts};
use axum::response::{IntoResponse, Redirect, Response};
use http::request::Parts;
use http::{Method, StatusCode};
use serde::Deserialize;

use super::model::{Apart, Held};
use super::service::{Look, MergeError, Merging, Pair, Side};
use super::views::{self as view, FindOther, MergePage, OtherLine, SideView, ToCome, Way};
use crate::access::grant::Granted;
use crate::access::permissions::{ManagePatients, MergePatients, Right};
use crate::capabilities::people::model::{NewPatient, Wanted};
use crate::capabilities::people::service::{Narrowed, People};
use crate::capabilities::profile::model::AccountChange;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::accounts::Account;
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::primitives::patch::Patch;
use crate::primitives::people::{Email, Phone};
use crate::primitives::record_number::RecordNumber;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::say::Day;
use crate::web::sought;
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Merging: FromRef<S>,
    People: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let merges = Gate::Needs(Right::MergePatients);
    Routes::new()
        .page(merges, Method::GET, "/patients/{pid}/merge", find)
        .page(merges, Method::POST, "/patients/{pid}/merge/search", search)
        .page(merges, Method::GET, "/patients/{pid}/merge/{other}", show)
        .page(merges, Method::POST, "/patients/{pid}/merge/{other}", merge)
}

/// What these pages work with.
struct Desk {
    merging: Merging,
    people: People,
    settings: SettingsBook,
    web: WebState,
}

impl<S> FromRequestParts<S> for Desk
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Merging: FromRef<S>,
    People: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let (merging, people) = (Merging::from_ref(state), People::from_ref(state));
        Ok(Self { merging, people, settings: SettingsBook::from_ref(state), web: WebState::from_ref(state) })
    }
}

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Search {
    q: String,
}

/// Sealed words.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Which {
    search: String,
}

/// Which of two is to stay, where either may.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Kept {
    stays: String,
}

/// That these two are meant.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct MergeForm {
    seen: String,
    record_number: String,
}

fn address(email: Option<&Email>) -> String {
    email.map(|email| email.as_str().to_owned()).unwrap_or_default()
}

fn line(account: &Account) -> OtherLine {
    OtherLine {
        id: account.user_id,
        name: account.name.as_str().to_owned(),
        email: address(account.email.as_ref()),
        phone: account.phone.as_ref().map(Phone::as_str).unwrap_or_default().to_owned(),
        born: account.date_of_birth.map(Day::of),
        status: account.status.word(),
    }
}

fn side(side: &Side) -> SideView {
    let OtherLine { id, name, email, phone, born, status } = line(&side.account);
    let held = Held::ALL.into_iter().filter(|held| side.facts.of(*held) > 0);
    let holds = held.map(|held| view::count_of(held, side.facts.of(held))).collect();
    SideView { id, name, record_number: RecordNumber::of(id).to_string(), born, email, phone, status, holds }
}

/// What stands in the way, and what is done about each. Where something can never be moved, only that is said: what else could be done
/// would join nothing.
fn ways(pair: &Pair, to_come: usize) -> Vec<Way> {
    let (facts, goes) = (&pair.goes.facts, pair.goes.account.user_id);
    let for_good = |held: Held| held.never_moves() || (held == Held::Visits && facts.of(held) > to_come);
    let held: Vec<Held> = Held::ALL.into_iter().filter(|held| facts.of(*held) > 0).collect();
    let never = held.iter().any(|held| for_good(*held));
    let way = |held: Held| Way {
        what: view::count_of(held, facts.of(held)),
        how: if held == Held::Visits && for_good(held) { view::visits_been() } else { view::way_of(held) },
        for_good: for_good(held),
        href: (held == Held::Waiting).then(|| format!("/patients/{goes}/waiting-list")),
    };
    held.into_iter().filter(|held| !never || for_good(*held)).map(way).collect()
}

/// As though they were added now: whoever looks like them.
fn as_new(account: &Account) -> NewPatient {
    let rest = AccountChange {
        phone: account.phone.clone().map_or(Patch::Keep, Patch::Set),
        date_of_birth: account.date_of_birth.map_or(Patch::Keep, Patch::Set),
        ..AccountChange::default()
    };
    NewPatient { name: account.name.clone(), email: None, rest }
}

impl Desk {
    async fn patient(&self, grant: &Granted<MergePatients>, id: UserId) -> Result<Account, Refusal> {
        let account = self.merging.patient(grant, id).await?;
        account.filter(|account| account.merged_into.is_none()).ok_or(Refusal::NotFound)
    }

    fn page(&self, here: UserId, other: UserId, look: &Look, typed: Field, trouble: Option<Message>) -> MergePage {
        let Look { pair, to_come } = look;
        let (stays, goes) = (side(&pair.stays), side(&pair.goes));
        let (moves, apart) = (pair.moves_sign_in(), pair.apart());
        let ways = if apart == Some(Apart::Holds) { ways(pair, to_come.len()) } else { Vec::new() };
        // Cancelling them would lead nowhere.
        let never = ways.iter().any(|way| way.for_good);
        MergePage {
            here,
            other,
            moves: if moves { goes.email.clone() } else { String::new() },
            given_up: if moves { stays.email.clone() } else { goes.email.clone() },
            codes: moves && pair.goes.account.factor.is_some(),
            apart: apart.map(Apart::word),
            swap: pair.may_swap().then_some(goes.id),
            ways,
            left: pair.goes.facts.left(),
            to_come: to_come
                .iter()
                .filter(|_| !never)
                .map(|visit| ToCome { id: visit.appointment_id, start: self.web.when(visit.start) })
                .collect(),
            seen: pair.seen(),
            stays,
            goes,
            typed,
            trouble,
        }
    }
}

/// Whose other account it may be: whoever looks alike, or whom the search finds.
async fn find(
    desk: Desk,
    grant: Granted<MergePatients>,
    ApiPath(pid): ApiPath<UserId>,
    ApiQuery(which): ApiQuery<Which>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    let from = paging.start()?;
    let (here, finds) = (desk.patient(&grant, pid).await?, grant.also::<ManagePatients>()?);
    let Some(q) = sought::open(&desk.web.keys, grant.id(), &which.search, desk.web.clock.now()) else {
        return Ok(sought::over(&desk.web, &format!("/patients/{pid}/merge")));
    };
    let wanted = Wanted::parse_in(&desk.settings.now().country_code, &q).unwrap_or(Wanted::Everybody);
    let searched = wanted != Wanted::Everybody;
    let found = if searched {
        desk.people.find_patients(&finds, &Narrowed::to(&wanted), paging.limit(), from).await?
    } else {
        Listed { items: desk.people.alike(&finds, &as_new(&here), None).await?, next: None }
    };
    let view = FindOther {
        q: Field::of(q),
        searched,
        search_goes_on: found.search_goes_on(paging.limit()),
        others: found.items.iter().filter(|one| one.user_id != pid).map(line).collect(),
        first: paging.beginning().map(str::to_owned),
        more: paging.link(found.next.as_ref())?,
        ..FindOther::of(pid, here.name.as_str().to_owned())
    };
    Ok(page.render(&view)?.into_response())
}

/// Leads to the list of whom it finds.
async fn search(
    desk: Desk,
    grant: Granted<MergePatients>,
    ApiPath(pid): ApiPath<UserId>,
    page: Page,
    SafeForm(search): SafeForm<Search>,
) -> Result<Response, Refusal> {
    let here = desk.patient(&grant, pid).await?;
    match Wanted::parse_in(&desk.settings.now().country_code, &search.q) {
        Ok(_) => {
            let sealed = sought::seal(&desk.web.keys, grant.id(), &search.q, desk.web.clock.now());
            Ok(Redirect::to(&format!("/patients/{pid}/merge?search={sealed}")).into_response())
        }
        Err(flaw) => {
            let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok()).unwrap_or_default();
            let (q, name) = (Field::wrong(search.q, view::search_too_long(limit)), here.name.as_str().to_owned());
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &FindOther { q, searched: true, ..FindOther::of(pid, name) })
        }
    }
}

/// Both side by side.
async fn show(
    desk: Desk,
    grant: Granted<MergePatients>,
    ApiPath((pid, other)): ApiPath<(UserId, UserId)>,
    ApiQuery(kept): ApiQuery<Kept>,
    page: Page,
) -> Result<Response, Refusal> {
    let look = desk.merging.look(&grant, pid, other, kept.stays.parse().ok()).await?;
    Ok(page.render(&desk.page(pid, other, &look, Field::default(), None))?.into_response())
}

/// Joins them.
async fn merge(
    desk: Desk,
    grant: Granted<MergePatients>,
    ApiPath((pid, other)): ApiPath<(UserId, UserId)>,
    page: Page,
    SafeForm(form): SafeForm<MergeForm>,
) -> Result<Response, Refusal> {
    let (status, error, trouble) = match desk.merging.merge(&grant, pid, other, &form.seen, &form.record_number).await {
        Ok(joined) => {
            let (id, flash) = (joined.user_id, Flash::good(view::joined(joined.name.as_str())));
            return Ok(flash::redirect(&desk.web, &format!("/patients/{id}"), flash, Some(id.to_string())));
        }
        Err(MergeError::OtherNumber) => (StatusCode::UNPROCESSABLE_ENTITY, Some(view::other_number()), None),
        Err(MergeError::Stale | MergeError::Apart(..)) => (StatusCode::CONFLICT, None, Some(view::changed_meanwhile())),
        Err(error) => return Err(error.into()),
    };
    let look = desk.merging.look(&grant, pid, other, Pair::stays_in(&form.seen)).await?;
    page.again(status, &desk.page(pid, other, &look, Field::typed(form.record_number, error), trouble))
}
