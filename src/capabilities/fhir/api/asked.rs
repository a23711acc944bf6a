//! What a request asks by its query. Every parameter is heeded or refused (400): a program that misspells one is told, and never reads
//! more than it wanted. Values that are understood and cannot be used are 422, as in the JSON API.

use std::marker::PhantomData;
use std::str::FromStr;

use axum::extract::{FromRef, FromRequestParts};
use axum_extra::extract::Query;
use http::request::Parts;
use serde::Serialize;

use super::answer::{Fhir, bundle};
use crate::capabilities::fhir::model::{Element, Kind, Period, read, referred};
use crate::primitives::page::{Limit, Listed};
use crate::primitives::time::HospitalZone;
use crate::web::cursor::Paging;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, FieldError, Refusal};
use crate::web::state::WebState;
use crate::web::texts::Message;

/// How programs say that they read JSON, the only form there is.
const FORMATS: [&str; 3] = ["json", "application/json", "application/fhir+json"];

/// The most characters of a name that is told back.
const NAME_SHOWN: usize = 40;

/// Which parameters a route takes besides `_format`.
pub(super) trait Takes: Send + Sync + 'static {
    const NAMES: &'static [&'static str];
}

/// A read of one thing takes none.
#[derive(Debug)]
pub(super) struct Nothing;

impl Takes for Nothing {
    const NAMES: &'static [&'static str] = &[];
}

/// A handler's parameter: what is asked, and which page of it.
pub(super) struct Asked<T> {
    web: WebState,
    pairs: Vec<(String, String)>,
    paging: Paging,
    /// Path and query as they were sent.
    own: String,
    takes: PhantomData<fn() -> T>,
}

impl<T> Asked<T> {
    /// What every request has at hand.
    pub(super) const fn web(&self) -> &WebState {
        &self.web
    }

    /// How much of the list, from where.
    pub(super) const fn paging(&self) -> &Paging {
        &self.paging
    }

    /// Every value of a parameter.
    fn all<'a>(&'a self, name: &'static str) -> impl Iterator<Item = &'a str> {
        all(&self.pairs, name)
    }

    /// The value of a parameter that is given once at most.
    pub(super) fn one(&self, name: &'static str) -> Result<Option<&str>, Refusal> {
        once(&self.pairs, name)
    }

    /// Whom or what a parameter refers to.
    pub(super) fn id<I: FromStr>(&self, name: &'static str, kind: Kind) -> Result<Option<I>, Refusal> {
        let Some(said) = self.one(name)? else { return Ok(None) };
        referred(kind, said).and_then(read).map(Some).ok_or_else(|| unread(name))
    }

    /// The same of a parameter without which there is no such search.
    pub(super) fn needed_id<I: FromStr>(&self, name: &'static str, kind: Kind) -> Result<I, Refusal> {
        self.id(name, kind)?.ok_or_else(|| Refusal::field(FieldError::new(format!("/{name}"), "required")))
    }

    /// From when to when.
    pub(super) fn period(&self, name: &'static str, zone: &HospitalZone) -> Result<Period, Refusal> {
        let narrowed = self.all(name).try_fold(Period::default(), |period, said| period.narrowed(said, zone));
        let period = narrowed.ok_or_else(|| unread(name))?;
        if period.is_empty() {
            return Err(Refusal::field(FieldError::new(format!("/{name}"), "before_from")));
        }
        Ok(period)
    }

    /// The page as it is answered.
    pub(super) fn page<K: Serialize>(&self, page: Listed<Element, K>) -> Result<Fhir, Refusal> {
        let origin = &self.web.origin;
        let count = self.paging.limit().get();
        let next = self.paging.link(page.next.as_ref())?.map(|place| origin.link(&format!("{place}&_count={count}")));
        Ok(Fhir(bundle(origin, page.items, origin.link(&self.own), next)))
    }
}

fn all<'a>(pairs: &'a [(String, String)], name: &'static str) -> impl Iterator<Item = &'a str> {
    pairs.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
}

fn once<'a>(pairs: &'a [(String, String)], name: &'static str) -> Result<Option<&'a str>, Refusal> {
    let mut values = all(pairs, name);
    match (values.next(), values.next()) {
        (_, Some(_)) => Err(unread(name)),
        (value, None) => Ok(value),
    }
}

/// A parameter that is known, with a value that cannot be read.
pub(super) fn unread(name: &'static str) -> Refusal {
    Because::of(Problem::Malformed).detail(Message::new("problem-malformed-parameter-value").with("name", name)).into()
}

fn unknown(name: &str) -> Refusal {
    let shown: String = name.chars().filter(char::is_ascii_graphic).take(NAME_SHOWN).collect();
    Because::of(Problem::Malformed).detail(Message::new("problem-malformed-unknown-parameter").with("name", shown)).into()
}

fn limit(said: Option<&str>) -> Result<Limit, Refusal> {
    let Some(said) = said else { return Ok(Limit::DEFAULT) };
    let number: u16 = said.parse().map_err(|_| unread("_count"))?;
    let out_of_range = || FieldError::new("/_count", "out_of_range").with("from", 1_i64).with("to", 100_i64);
    Limit::new(number).ok_or_else(|| Refusal::field(out_of_range()))
}

impl<T: Takes, S> FromRequestParts<S> for Asked<T>
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let web = WebState::from_ref(state);
        let query = Query::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        let Query(pairs) = query.map_err(|_| Refusal::from(Problem::Malformed))?;
        if let Some((name, _)) = pairs.iter().find(|(name, _)| name != "_format" && !T::NAMES.contains(&name.as_str())) {
            return Err(unknown(name));
        }
        if pairs.iter().any(|(name, value)| name == "_format" && !FORMATS.contains(&value.as_str())) {
            return Err(Problem::NotAcceptable.into());
        }
        let limit = limit(once(&pairs, "_count")?)?;
        let cursor = once(&pairs, "cursor")?.map(str::to_owned);
        let own = parts.uri.path_and_query().map(|own| own.as_str().to_owned()).unwrap_or_default();
        let paging = Paging::of(web.clone(), parts, limit, cursor);
        Ok(Self { web, pairs, paging, own, takes: PhantomData })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::testing;

    struct Visits;

    impl Takes for Visits {
        const NAMES: &'static [&'static str] = &["patient", "date", "_count", "cursor"];
    }

    async fn asked(query: &str) -> Result<Asked<Visits>, Refusal> {
        let (mut parts, ()) = http::Request::builder().uri(format!("/fhir/Appointment{query}")).body(()).unwrap().into_parts();
        Asked::from_request_parts(&mut parts, &testing::web()).await
    }

    #[tokio::test]
    async fn f68_every_parameter_is_heeded_or_refused() {
        let problem = |query: &'static str| async move { asked(query).await.err().map(|refusal| refusal.problem()) };
        let as_clients_say = "?_format=application%2Ffhir%2Bjson&_count=100";
        for fine in ["", "?patient=x&date=ge2026-11-23&date=lt2026-11-24", "?_format=json", as_clients_say] {
            assert_eq!(problem(fine).await, None, "{fine}");
        }
        let twice = ["?_count=5&_count=5", "?_count=5&patient=x&_count=6", "?cursor=a&cursor=b"];
        for bad in ["?doctor=x", "?patient:exact=x", "?_count=ten", "?_count=-1", "?_sort=date"].into_iter().chain(twice) {
            assert_eq!(problem(bad).await, Some(Problem::Malformed), "{bad}");
        }
        assert_eq!(problem("?_format=xml").await, Some(Problem::NotAcceptable));
        for bad in ["?_count=0", "?_count=101"] {
            assert_eq!(problem(bad).await, Some(Problem::Invalid), "{bad}");
        }
        let twice = asked("?patient=a&patient=b").await.unwrap();
        assert_eq!(twice.one("patient").unwrap_err().problem(), Problem::Malformed);
    }

    #[tokio::test]
    async fn f68_the_next_page_is_asked_for_with_what_this_one_was() {
        let page = asked("?_count=2&patient=x").await.unwrap();
        let Fhir(bundle) = page.page(Listed { items: Vec::new(), next: Some(7) }).unwrap();
        let bundle = serde_json::Value::from(bundle);
        let next = bundle["link"][1]["url"].as_str().unwrap();
        let (_, query) = next.split_once('?').unwrap();
        let next = asked(&format!("?{query}")).await.unwrap();
        assert_eq!((next.paging().start::<u8>().unwrap(), next.paging().limit().get()), (Some(7), 2));
        assert_eq!(next.one("patient").unwrap(), Some("x"));
    }
}
