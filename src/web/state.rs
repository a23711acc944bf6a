//! What the plumbing of every request needs; slices reach it through `FromRef`.

use std::net::IpAddr;
use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock};

use futures_util::future::BoxFuture;
use jiff::Timestamp;

use super::ending::Ending;
use super::frame::{Audience, Flash, Frame, Hospital};
use super::language::Reading;
use super::people::PersonLabel;
use super::refusal::Refusal;
use super::render::Pages;
use super::say::{When, ZoneLabel};

use crate::access::actor::Actor;
pub use crate::config::origin::PublicOrigin;
use crate::identity::Identity;
use crate::identity::api_keys::KeyRefused;
use crate::identity::keys::Keys;
use crate::identity::sessions::Asks;
use crate::primitives::ids::{IdSource, RequestId, UserId};
use crate::primitives::time::{Clock, HospitalZone};
use crate::storage::error::StorageError;

/// Shared by all requests; cloning it is cheap.
#[derive(Clone)]
pub struct WebState(Arc<WebParts>);

/// The parts of `WebState`, given once at start.
pub struct WebParts {
    /// Templates.
    pub pages: Pages,
    /// Who a session cookie or an API key belongs to.
    pub people: Arc<dyn Doorkeeper>,
    /// Seals cursors, flashes and ways back.
    pub keys: Keys,
    /// What people type into the address bar: links and cookies are made for it, never for the `Host` of a request.
    pub origin: PublicOrigin,
    /// How many proxies of ours stand in front and add to `X-Forwarded-For`; 0 when people reach us directly.
    pub trusted_proxies: u8,
    /// The hospital as pages name it.
    pub house: House,
    /// The demo runs: pages link to the messages it kept.
    pub demo: bool,
    /// The time.
    pub clock: Clock,
    /// Request ids, jitter.
    pub ids: IdSource,
}

impl WebState {
    /// The state of these parts.
    #[must_use]
    pub fn new(parts: WebParts) -> Self {
        Self(Arc::new(parts))
    }

    /// What stands around a page right now.
    #[must_use]
    pub fn frame(&self, reading: Reading, audience: Audience, person: Option<&Actor>, flash: Option<Flash>) -> Frame {
        let is_home = reading.here.as_ref().is_some_and(|here| here.as_str() == audience.home());
        Frame {
            reading,
            audience,
            hospital: self.house.hospital(&self.clock),
            person: person.map(|actor| PersonLabel::of(actor.name.expose())),
            ending: person.map(|actor| self.ending(actor)),
            unread: person.map_or(0, |actor| actor.unread),
            to_read: person.map_or(0, |actor| actor.to_read),
            // Whoever is not let in yet could not put it right.
            mail_fails: person.is_some_and(|actor| actor.mail_fails && actor.is_signed_in()),
            is_first_page: is_home && person.is_some_and(|actor| actor.is_new && actor.is_signed_in()),
            flash,
            demo: self.demo,
        }
    }

    fn ending(&self, actor: &Actor) -> Ending {
        let ends = actor.ends;
        let seconds = ends.first().duration_since(self.clock.now()).as_secs();
        Ending::new(seconds, self.when(ends.first()), ends.latest <= ends.idle, actor.id)
    }

    /// A moment as pages say it: in the hospital's zone, its day as seen from today.
    #[must_use]
    pub fn when(&self, at: Timestamp) -> When {
        let zone = self.house.zone();
        let today = zone.date(self.clock.now());
        When::seen_from(at, &zone, today)
    }

    /// "Not now": the seconds are spread, so that those sent away do not all come back at once.
    #[must_use]
    pub fn busy(&self) -> Refusal {
        Refusal::Busy { retry_after: 1 + u32::try_from(self.ids.below(5)).unwrap_or(0) }
    }
}

impl Deref for WebState {
    type Target = WebParts;
    fn deref(&self) -> &WebParts {
        &self.0
    }
}

/// Says whose a session cookie or an API key is. `identity` in the product; a short list of people in the tests of this floor.
pub trait Doorkeeper: Send + Sync + 'static {
    /// The person, read on this very request. `None` for a cookie that is no good (any more).
    fn who<'a>(&'a self, cookie: &'a str, asks: Asks) -> BoxFuture<'a, Result<Option<Arc<Actor>>, StorageError>>;

    /// The program that a key stands for, read and counted on this very request. `address`: where it was sent from.
    fn with_key<'a>(&'a self, sent: &'a str, address: Option<IpAddr>) -> BoxFuture<'a, Result<Arc<Actor>, KeyRefused>>;

    /// Writes down that somebody was refused, before they are told.
    fn denied<'a>(&'a self, denial: Denial<'a>) -> BoxFuture<'a, Result<(), StorageError>>;

    /// Counts a stranger who is led to sign in, or told to.
    fn stranger(&self, address: IpAddr);
}

/// Somebody asked for what their role may not have.
#[derive(Debug, Clone, Copy)]
pub struct Denial<'a> {
    pub actor: &'a Actor,
    /// Verb and pattern of the route.
    pub door: &'a str,
    /// Whose thing it is, where the path says so.
    pub about: Option<UserId>,
    pub request: RequestId,
}

impl Doorkeeper for Identity {
    fn who<'a>(&'a self, cookie: &'a str, asks: Asks) -> BoxFuture<'a, Result<Option<Arc<Actor>>, StorageError>> {
        Box::pin(Self::who(self, cookie, asks))
    }

    fn with_key<'a>(&'a self, sent: &'a str, address: Option<IpAddr>) -> BoxFuture<'a, Result<Arc<Actor>, KeyRefused>> {
        Box::pin(Self::with_key(self, sent, address))
    }

    fn denied<'a>(&'a self, denial: Denial<'a>) -> BoxFuture<'a, Result<(), StorageError>> {
        let Denial { actor, door, about, request } = denial;
        Box::pin(Self::denied(self, actor, door, about, request))
    }

    fn stranger(&self, address: IpAddr) {
        self.strangers().note(address);
    }
}

/// The hospital's name, zone and emergency number, kept in memory and replaced when an administrator changes them.
#[derive(Debug, Clone)]
pub struct House(Arc<RwLock<HouseSigns>>);

/// What pages say about the hospital.
#[derive(Debug, Clone)]
pub struct HouseSigns {
    /// The hospital's own name.
    pub name: String,
    /// Its zone.
    pub zone: HospitalZone,
    /// As dialled; may be empty.
    pub reception_phone: String,
    /// As dialled.
    pub emergency_number: String,
}

impl House {
    /// The hospital as it is now.
    #[must_use]
    pub fn new(signs: HouseSigns) -> Self {
        Self(Arc::new(RwLock::new(signs)))
    }

    /// The hospital from now on, on every page of this process.
    pub fn replace(&self, signs: HouseSigns) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = signs;
    }

    /// The hospital's own name.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.read().unwrap_or_else(PoisonError::into_inner).name.clone()
    }

    /// The hospital's zone.
    #[must_use]
    pub fn zone(&self) -> HospitalZone {
        self.0.read().unwrap_or_else(PoisonError::into_inner).zone.clone()
    }

    fn hospital(&self, clock: &Clock) -> Hospital {
        let signs = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Hospital {
            name: signs.name.clone(),
            zone: ZoneLabel::of(&signs.zone, clock.now()),
            reception_phone: signs.reception_phone.clone(),
            emergency_number: signs.emergency_number.clone(),
        }
    }
}
