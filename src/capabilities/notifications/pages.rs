//! The pages of messages: what one was told, and for staff what everybody was.

use axum::extract::{FromRef, State as Of};
use axum::response::{Html, Response};
use http::Method;
use jiff::Timestamp;
use serde::Deserialize;

use super::model::{Line, Place, State};
use super::service::{Notifications, SentAgain};
use super::views::{self as view, LedgerLine, MessageLedger, NotificationsPage, OwnLine, StateChoice};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeMessageLedger, SeeOwnMessages, SendMessageAgain};
use crate::access::role::Role;
use crate::primitives::ids::UserId;
use crate::primitives::mailbox::MailFailure;
use crate::web::cursor::Paging;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::{Audience, Flash};
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// What one was told.
const OWN: &str = "/notifications";
/// What everybody was told.
const LEDGER: &str = "/message-ledger";
/// Messages on one page.
const ONE_PAGE: usize = 25;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Notifications: FromRef<S>,
{
    let needs = Gate::Needs;
    Routes::new()
        .page(needs(Right::SeeOwnMessages), Method::GET, OWN, own)
        .page(needs(Right::SeeOwnMessages), Method::POST, "/notifications/read", seen)
        .page(needs(Right::SeeMessageLedger), Method::GET, LEDGER, ledger)
        .page(needs(Right::SendMessageAgain), Method::POST, "/message-ledger/send-again", send_again)
}

async fn own(
    grant: Granted<SeeOwnMessages>,
    Of(web): Of<WebState>,
    Of(notifications): Of<Notifications>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let place: Option<Place> = paging.start()?;
    let own = notifications.own(&grant, place, ONE_PAGE).await?;
    let is_new = |line: &Line| line.counts_as_new() && own.seen_up_to.is_none_or(|seen| line.at > seen);
    let role = Audience::from(grant.role());
    let line = |line: &Line| OwnLine {
        words: view::told(line, line.names().map(|start| web.when(start)), role),
        at: web.when(line.at),
        fate: view::fate(line.channel, line.state, line.because.as_deref()),
        failed: line.state.went_wrong(),
        is_new: is_new(line),
        href: view::href_of(line),
    };
    let newest_new = own.lines.items.iter().filter(|line| is_new(line)).map(|line| line.at).max();
    page.render(&NotificationsPage {
        lines: own.lines.items.iter().map(line).collect(),
        up_to: newest_new.map(|at| at.to_string()),
        newest: paging.beginning().map(str::to_owned),
        older: paging.link(own.lines.next.as_ref())?,
    })
}

/// The newest that the page showed.
#[derive(Debug, Deserialize)]
struct SeenForm {
    #[serde(default)]
    up_to: String,
}

async fn seen(
    grant: Granted<SeeOwnMessages>,
    Of(web): Of<WebState>,
    Of(notifications): Of<Notifications>,
    SafeForm(form): SafeForm<SeenForm>,
) -> Result<Response, Refusal> {
    let up_to: Timestamp = form.up_to.parse().unwrap_or_else(|_| web.clock.now());
    notifications.seen(&grant, up_to).await?;
    Ok(flash::redirect(&web, OWN, Flash::good(view::all_seen()), None))
}

/// Which state is looked at; those that failed, if nothing or nonsense is said.
#[derive(Debug, Deserialize)]
struct StateQuery {
    #[serde(default)]
    state: String,
}

/// Where a reader of this role sees somebody.
fn page_of(person: UserId, role: Role, reader: Role) -> Option<String> {
    match (role, reader) {
        (Role::Patient, _) => Some(format!("/patients/{person}")),
        (_, Role::Administrator) => Some(format!("/admin/people/{person}")),
        _ => None,
    }
}

async fn ledger(
    grant: Granted<SeeMessageLedger>,
    Of(web): Of<WebState>,
    Of(notifications): Of<Notifications>,
    ApiQuery(query): ApiQuery<StateQuery>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let state = State::ALL.into_iter().find(|state| state.word() == query.state).unwrap_or(State::Failed);
    let place: Option<Place> = paging.start()?;
    let found = notifications.ledger(&grant, state, place, ONE_PAGE).await?;
    let line = |line: &Line| LedgerLine {
        name: found.people.get(&line.recipient_id).map(|known| known.name.as_str().to_owned()).unwrap_or_default(),
        person_id: line.recipient_id,
        message_id: line.message_id.clone(),
        what: view::what(line.kind),
        channel: view::words_of_channel(line.channel),
        at: web.when(line.at),
        because: line.because.as_deref().map(view::why),
        address: line.because.as_deref().and_then(MailFailure::of_reason).map(MailFailure::word).unwrap_or_default(),
        person: found.people.get(&line.recipient_id).and_then(|known| page_of(line.recipient_id, known.role, grant.role())),
        again: line.can_be_sent_again(state),
    };
    page.render(&MessageLedger {
        state,
        states: StateChoice::all(state),
        lines: found.lines.items.iter().map(line).collect(),
        newest: paging.beginning().map(str::to_owned),
        older: paging.link(found.lines.next.as_ref())?,
    })
}

/// Which message.
#[derive(Debug, Deserialize)]
struct AgainForm {
    #[serde(default)]
    person_id: String,
    #[serde(default)]
    message_id: String,
}

async fn send_again(
    grant: Granted<SendMessageAgain>,
    Of(web): Of<WebState>,
    Of(notifications): Of<Notifications>,
    SafeForm(form): SafeForm<AgainForm>,
) -> Result<Response, Refusal> {
    let person: UserId = form.person_id.parse().map_err(|_| Refusal::NotFound)?;
    let outcome = notifications.send_again(&grant, person, &form.message_id).await?.ok_or(Refusal::NotFound)?;
    let flash = match outcome {
        SentAgain::Queued => Flash::good(view::queued_again()),
        SentAgain::NotThisOne | SentAgain::ChangedMeanwhile => Flash::bad(view::not_again()),
    };
    Ok(flash::redirect(&web, LEDGER, flash, None))
}
