//! The gate in front of every route: who is it, and may this role try? Asked before the body is read.
//!
//! A stranger at a page is led to sign in and back; a stranger at the API gets 401. Whoever is signed in and lacks the
//! right gets 403, and an entry in the audit trail first; strangers are counted. A program with a key (`bearer`) is asked the
//! same on routes of the API. Whose *thing* it is, is not asked here: finders take the owner from the grant and answer "not
//! found" for everybody else's.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts, OptionalFromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::request::Parts;
use http::{HeaderMap, Method, StatusCode, Uri, header};

use super::bearer;
use super::client_ip::ClientIp;
use super::cookies;
use super::flash::{self, FlashSlot};
use super::frame::{Audience, Flash};
use super::intake;
use super::problem::Problem;
use super::refusal::Refusal;
use super::return_path::ReturnPath;
use super::routes::{FHIR_BASE, Gate, Kind, is_below};
use super::state::{Denial, WebState};
use super::telemetry::RequestFacts;
use super::texts::Message;
use crate::access::actor::{Actor, Level};
use crate::access::grant::{Denied, Granted};
use crate::access::looks::Looks;
use crate::access::permissions::Permission;
use crate::identity::sessions::Asks;
use crate::primitives::ids::{RequestId, UserId};
use crate::primitives::tree;

/// Where people sign in. `?next=` carries the sealed way back.
pub const SIGN_IN: &str = "/sign-in";
/// The button that ends a session; pressing it late is no loss.
const SIGN_OUT: &str = "/sign-out";
/// Where people show anew that it is they. `?next=` carries the sealed way back.
pub const PROOF: &str = "/confirm-it-is-you";
/// Where a sign-in that has begun is finished.
pub const SECOND_FACTOR: &str = "/sign-in/second-factor";
/// Where a doctor learns that their application waits.
pub const APPLICATION: &str = "/application";

/// Sent by pages that refresh themselves (`hx-headers`): nobody need sit there.
const ASKED_BY_PAGE: &str = "x-asked-by-page";

/// What browsers ask for when a page of ours opens a stream of events.
const EVENTS: &str = "text/event-stream";

/// What the gate of one route knows.
#[derive(Clone)]
pub(super) struct Post {
    pub web: WebState,
    pub gate: Gate,
    pub kind: Kind,
    /// The most bytes of a body.
    pub body: usize,
    pub pattern: Arc<str>,
}

/// The layer of one route.
pub(super) async fn guard(State(post): State<Post>, request: Request, next: Next) -> Response {
    // What is longer than this route takes is not read.
    let (mut head, body) = match intake::limit(request, post.body) {
        Ok((request, _)) => request.into_parts(),
        Err(refusal) => return refusal.into_response(),
    };
    let facts = RequestFacts::of(&head.extensions);
    facts.route_is(&post.pattern);
    head.extensions.insert(post.gate);
    if let Err(refusal) = admit(&post, &head, &facts).await {
        let is_stranger = matches!(refusal.problem(), Problem::SignInNeeded | Problem::ApiKeyRefused);
        // A page that was left open and asks by itself is nobody at the door.
        if is_stranger
            && !is_asked_by_page(&head.headers)
            && let Some(address) = ClientIp::of(&post.web, &head.extensions, &head.headers).0
        {
            post.web.people.stranger(address);
        }
        return turned_away(&post, &head, refusal);
    }
    let flash = (post.kind == Kind::Page).then(|| FlashSlot::of(&post.web, &head.headers)).flatten();
    if let Some(flash) = &flash {
        head.extensions.insert(flash.clone());
    }
    let mut response = next.run(Request::from_parts(head, body)).await;
    if flash.is_some_and(|flash| flash.was_shown()) {
        cookies::end_flash(&post.web.origin).append_to(response.headers_mut());
    }
    response
}

async fn admit(post: &Post, head: &Parts, facts: &RequestFacts) -> Result<(), Refusal> {
    if post.kind == Kind::Api
        && let Some(key) = bearer::sent(&head.headers)
    {
        return bearer::admit(post, head, key, facts).await;
    }
    let needed = match post.gate {
        Gate::Public => return Ok(()),
        Gate::Known => Level::AwaitingApproval,
        Gate::SignInBegun => Level::BeforeSecondFactor,
        Gate::SignedIn | Gate::Needs(_) => Level::Full,
    };
    let actor = who(&post.web, &head.headers, facts).await?.ok_or(Refusal::Unauthenticated)?;
    if let Gate::Needs(right) = post.gate
        && actor.may(right)
    {
        return Ok(());
    }
    if actor.level < needed {
        let waits = actor.waits();
        return Err(if waits { Problem::AwaitingApproval } else { Problem::SecondFactorRequired }.into());
    }
    match post.gate {
        // A person whose role holds the right lacks the proof only.
        Gate::Needs(right) if actor.key.is_none() && right.held_by(actor.role) => Err(Problem::ProofNeeded.into()),
        Gate::Needs(_) => {
            denied(&post.web, &actor, head, facts).await?;
            Err(Refusal::Forbidden)
        }
        _ => Ok(()),
    }
}

/// Writes a refusal down before it is answered. The path is told by its pattern, and by the person in it if there is one.
pub(super) async fn denied(web: &WebState, actor: &Actor, head: &Parts, facts: &RequestFacts) -> Result<(), Refusal> {
    let door = format!("{} {}", head.method, facts.route());
    let about = named_in(&head.uri);
    Ok(web.people.denied(Denial { actor, door: &door, about, request: facts.id }).await?)
}

/// Whom an address names: in its path, where FHIR has a document behind whose it is, or as the patient that a search of FHIR asks for.
fn named_in(uri: &Uri) -> Option<UserId> {
    // FHIR writes an id with a dash.
    let read = |said: &str| said.replacen('-', "_", 1).parse().ok();
    let path = uri.path();
    let searched = || {
        let pairs = tree::pairs(uri.query().filter(|_| is_below(path, FHIR_BASE))?.as_bytes());
        let mut patients = pairs.filter(|(name, said)| name == "patient" || (name == "actor" && said.contains("Patient/")));
        patients.find_map(|(_, said)| said.rsplit('/').next().and_then(read))
    };
    path.split(['/', '.']).find_map(read).or_else(searched)
}

/// The person behind the session cookie, asked of the store at most once per request.
async fn who(web: &WebState, headers: &HeaderMap, facts: &RequestFacts) -> Result<Option<Arc<Actor>>, Refusal> {
    if let Some(actor) = facts.actor() {
        return Ok(Some(actor));
    }
    let Some(cookie) = cookies::session(&web.origin, headers) else { return Ok(None) };
    let asks = if is_asked_by_page(headers) { Asks::Page } else { Asks::Person };
    behind(web, &cookie, asks, facts).await
}

/// What only a page's own script sends; whoever forges it only lets their session grow idle. A stream of events that breaks off is
/// asked for again by the browser itself, and there is no header of ours on it.
fn is_asked_by_page(headers: &HeaderMap) -> bool {
    headers.contains_key(ASKED_BY_PAGE) || headers.get(header::ACCEPT).is_some_and(|accept| accept == EVENTS)
}

/// As `who`, but nobody behind a public gate while the store does not answer: what needs no store is answered all the same.
async fn who_if_known(web: &WebState, parts: &Parts) -> Result<Option<Arc<Actor>>, Refusal> {
    let facts = RequestFacts::of(&parts.extensions);
    match who(web, &parts.headers, &facts).await {
        Err(refusal) if parts.extensions.get::<Gate>() == Some(&Gate::Public) => {
            tracing::warn!(problem = ?refusal.problem(), "who reads a public page is not known");
            Ok(None)
        }
        known => known,
    }
}

async fn behind(web: &WebState, cookie: &str, asks: Asks, facts: &RequestFacts) -> Result<Option<Arc<Actor>>, Refusal> {
    let actor = web.people.who(cookie, asks).await?;
    if let Some(actor) = &actor {
        facts.actor_is(actor);
    }
    Ok(actor)
}

/// Finds out who reads a refusal that no gate has stood before. A store that does not answer is no second refusal.
pub(super) async fn find_reader(web: &WebState, cookie: &str, facts: &RequestFacts) {
    if facts.actor().is_none()
        && let Err(refusal) = behind(web, cookie, Asks::Person, facts).await
    {
        tracing::warn!(problem = ?refusal.problem(), "who reads an error page is not known");
    }
}

/// People are led to where they can come in; everybody else is told.
fn turned_away(post: &Post, head: &Parts, refusal: Refusal) -> Response {
    let place = match (post.kind, refusal.problem()) {
        (Kind::Page, Problem::SignInNeeded) => SIGN_IN,
        (Kind::Page, Problem::SecondFactorRequired) => SECOND_FACTOR,
        (Kind::Page, Problem::ProofNeeded) => PROOF,
        (Kind::Page, Problem::AwaitingApproval) => return Redirect::to(APPLICATION).into_response(),
        _ => {
            let mut response = refusal.into_response();
            if response.status() == StatusCode::UNAUTHORIZED && bearer::sent(&head.headers).is_some() {
                response.headers_mut().insert(header::WWW_AUTHENTICATE, bearer::CHALLENGE);
            }
            return response;
        }
    };
    let back = if head.method == Method::GET { ReturnPath::of(&head.uri) } else { ReturnPath::sent_from(&post.web.origin, &head.headers) };
    let (lost, keys) = (lost(head, refusal.problem()), &post.web.keys);
    // What was lost is said once more after signing in: that leads to a page without what was typed.
    let repeats = lost.is_some() && refusal.problem() == Problem::SignInNeeded;
    let sealed = back.map(|back| if repeats { back.seal_of_lost(keys) } else { back.seal(keys) });
    let place = format!("{place}{}", sealed.map(|sealed| format!("?next={sealed}")).unwrap_or_default());
    let mut response = match lost {
        Some(words) => flash::redirect(&post.web, &place, Flash::bad(words), None),
        None => Redirect::to(&place).into_response(),
    };
    if refusal.problem() == Problem::SignInNeeded && cookies::session(&post.web.origin, &head.headers).is_some() {
        cookies::end_session(&post.web.origin).append_to(response.headers_mut());
    }
    response
}

/// What is said about a form that came too early or too late: nothing of it was done.
fn lost(head: &Parts, why: Problem) -> Option<Message> {
    match why {
        _ if head.method == Method::GET || head.uri.path() == SIGN_OUT => None,
        Problem::SignInNeeded => Some(Message::new("flash-not-sent")),
        Problem::ProofNeeded => Some(Message::new("flash-not-done-yet")),
        _ => None,
    }
}

/// Who is signed in, on a route whose gate asks for that (`Known`, `SignedIn`, `SignInBegun`, `Needs`).
#[derive(Debug, Clone)]
pub struct SignedIn(pub Arc<Actor>);

/// Who the page is laid out for: whoever is wholly signed in, or waits to be let in.
#[derive(Debug, Clone)]
pub(super) struct Reader(pub Option<Arc<Actor>>);

/// Who is signed in, if anybody wholly is; a program never is. On a `Public` route this is what asks the store, and only with a cookie.
#[derive(Debug, Clone)]
pub struct MaybeActor(pub Option<Arc<Actor>>);

/// As `MaybeActor`, where somebody is owed an answer whether the store knows them or not.
#[derive(Debug, Clone)]
pub struct Anybody(pub Option<Arc<Actor>>);

/// The cookie's value and nothing else: for ending the session it names.
#[derive(Debug, Clone)]
pub struct SessionCookie(pub Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        match parts.extensions.get::<Gate>() {
            None | Some(Gate::Public) => Err(Refusal::internal("a handler wants a signed-in person behind a public gate")),
            Some(_) => RequestFacts::of(&parts.extensions).actor().map(Self).ok_or(Refusal::Unauthenticated),
        }
    }
}

impl<S> FromRequestParts<S> for MaybeActor
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let facts = RequestFacts::of(&parts.extensions);
        let actor = who(&WebState::from_ref(state), &parts.headers, &facts).await?;
        Ok(Self(actor.filter(|actor| actor.is_signed_in())))
    }
}

impl<S> FromRequestParts<S> for Anybody
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let actor = who_if_known(&WebState::from_ref(state), parts).await?;
        Ok(Self(actor.filter(|actor| actor.is_signed_in())))
    }
}

impl<S> FromRequestParts<S> for SessionCookie
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self(cookies::session(&WebState::from_ref(state).origin, &parts.headers)))
    }
}

impl<S> FromRequestParts<S> for Reader
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let actor = who_if_known(&WebState::from_ref(state), parts).await?;
        Ok(Self(actor.filter(|actor| Audience::of(actor) != Audience::Visitor)))
    }
}

/// The proof for a use case. The route's gate must name the same right: a mismatch is a fault of ours, found by the
/// test that tries every route.
impl<P: Permission, S: Send + Sync> FromRequestParts<S> for Granted<P> {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        if parts.extensions.get::<Gate>() != Some(&Gate::Needs(P::RIGHT)) {
            return Err(Refusal::internal(format_args!("a handler takes {:?}, its gate asks for something else", P::RIGHT)));
        }
        let facts = RequestFacts::of(&parts.extensions);
        let actor = facts.actor().ok_or(Refusal::Unauthenticated)?;
        Ok(Self::check(actor, facts.id)?)
    }
}

/// The proof, on a route that does not exist for whoever lacks the right: behind `Gate::SignedIn`, 404 instead of 403. The
/// refusal is written down all the same.
#[derive(Debug)]
pub struct Concealed<P>(pub Granted<P>);

impl<P, S> FromRequestParts<S> for Concealed<P>
where
    P: Permission,
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        concealed(parts, state, Granted::check).await.map(Self)
    }
}

/// The same, by whichever of two rights.
impl<S> FromRequestParts<S> for Looks
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        concealed(parts, state, Self::check).await
    }
}

/// The proof of a check, or nothing is there.
async fn concealed<T, S>(parts: &mut Parts, state: &S, check: impl FnOnce(Arc<Actor>, RequestId) -> Result<T, Denied>) -> Result<T, Refusal>
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    let SignedIn(actor) = SignedIn::from_request_parts(parts, state).await?;
    let facts = RequestFacts::of(&parts.extensions);
    if let Ok(proof) = check(Arc::clone(&actor), facts.id) {
        return Ok(proof);
    }
    denied(&WebState::from_ref(state), &actor, parts, &facts).await?;
    Err(Refusal::NotFound)
}

/// The proof, if this visitor holds the right: for public pages that show more to some. Asks the store only with a cookie.
impl<P, S> OptionalFromRequestParts<S> for Granted<P>
where
    P: Permission,
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, Refusal> {
        let facts = RequestFacts::of(&parts.extensions);
        let actor = who(&WebState::from_ref(state), &parts.headers, &facts).await?;
        Ok(actor.and_then(|actor| Self::check(actor, facts.id).ok()))
    }
}
