//! A web state without a store, for the tests of this floor: people known by the name in their cookie.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use futures_util::future::BoxFuture;

use super::render::Pages;
use super::state::{Denial, Doorkeeper, House, HouseSigns, WebParts, WebState};
use crate::access::actor::{Actor, Level};
use crate::access::role::Role;
use crate::identity::api_keys::KeyRefused;
use crate::identity::keys::Keys;
use crate::identity::sessions::Asks;
use crate::primitives::ids::{IdSource, UserId};
use crate::primitives::text::Sensitive;
use crate::primitives::time::Clock;
use crate::storage::error::StorageError;

/// The cookie `patient` is a patient, `doctor` a doctor, …; `half` is an administrator before the second factor;
/// `outage` makes the store not answer; everything else is nobody. There are no keys.
pub struct KnownByName(HashMap<&'static str, Arc<Actor>>);

impl Doorkeeper for KnownByName {
    fn who<'a>(&'a self, cookie: &'a str, _: Asks) -> BoxFuture<'a, Result<Option<Arc<Actor>>, StorageError>> {
        Box::pin(async move {
            if cookie == "outage" {
                return Err(StorageError::Unavailable("as asked".to_owned()));
            }
            Ok(self.0.get(cookie).cloned())
        })
    }

    fn with_key<'a>(&'a self, _: &'a str, _: Option<IpAddr>) -> BoxFuture<'a, Result<Arc<Actor>, KeyRefused>> {
        Box::pin(async { Err(KeyRefused::Wrong) })
    }

    fn denied<'a>(&'a self, _: Denial<'a>) -> BoxFuture<'a, Result<(), StorageError>> {
        Box::pin(async { Ok(()) })
    }

    fn stranger(&self, _: IpAddr) {}
}

/// A state on `http://127.0.0.1:8080` with a clock that stands still.
///
/// # Panics
/// When the templates cannot be read.
#[must_use]
#[expect(clippy::expect_used, reason = "only tests call this")]
pub fn web() -> WebState {
    let clock = Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap_or_default());
    let ids = IdSource::seeded(clock.clone(), 11);
    let person = |role, level| Arc::new(Actor::person(UserId::new(&ids), role, Sensitive::new("Maya Lindqvist".into()), level));
    let mut people: HashMap<_, _> = Role::ALL.into_iter().map(|role| (role.word(), person(role, Level::Full))).collect();
    people.insert("half", person(Role::Administrator, Level::BeforeSecondFactor));
    let zone = "Asia/Kolkata".parse().expect("a zone of the bundled database");
    let signs = HouseSigns { name: "Rowan Street Hospital".into(), zone, reception_phone: String::new(), emergency_number: "112".into() };
    WebState::new(WebParts {
        pages: Pages::load().expect("templates are compiled in"),
        people: Arc::new(KnownByName(people)),
        keys: Keys::from_root([7; 32], ids.clone()),
        origin: "http://127.0.0.1:8080".parse().expect("an origin"),
        trusted_proxies: 0,
        house: House::new(signs),
        demo: false,
        clock,
        ids,
    })
}
