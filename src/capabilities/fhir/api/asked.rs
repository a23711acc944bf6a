//! What a request asks by its query. Every parameter is heeded or refused (400): a program that misspells one is told, and never reads
//! more than it wanted. Values that are understood and cannot be used are 422, as in the JSON API.

use std::marker::PhantomData;
use std::str::FromStr;

use axum::extract::{FromRef, FromRequestParts};
use http::request::Parts;
use serde::Serialize;

use super::answer::{Fhir, bundle};
use super::format::is_read;
use crate::capabilities::fhir::model::{Element, Kind, Period, read, referred};
use crate::primitives::page::{Limit, Listed};
use crate::primitives::time::HospitalZone;
use crate::primitives::tree;
use crate::web::cursor::Paging;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, FieldError, Refusal};
use crate::web::routes::FHIR_BASE;
use crate::web::state::WebState;
use crate::web::texts::Message;

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
        self.referred(kind, said).map(Some).ok_or_else(|| unread(name))
    }

    /// The same of a parameter that refers to one of several types: it says to which.
    pub(super) fn id_of<I: FromStr>(&self, name: &'static str, kinds: &[Kind]) -> Result<Option<(Kind, I)>, Refusal> {
        let Some(said) = self.one(name)? else { return Ok(None) };
        let says = |kind: Kind| self.referred::<I>(kind, said).map(|id| (kind, id));
        let found = kinds.iter().copied().filter(|_| said.contains('/')).find_map(says);
        found.map(Some).ok_or_else(|| unread(name))
    }

    fn referred<I: FromStr>(&self, kind: Kind, said: &str) -> Option<I> {
        referred(kind, said, &self.web.origin.link(FHIR_BASE)).and_then(read)
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

    /// The same as if this had been asked for, too: where less is answered than was asked for, the page and the one behind it say so. The
    /// value is written as it stands in an address.
    pub(super) fn narrowed(self, name: &'static str, value: &str) -> Self {
        let pair = format!("{name}={value}");
        let joint = if self.own.contains('?') { '&' } else { '?' };
        Self { own: format!("{}{joint}{pair}", self.own), paging: self.paging.with(&pair), ..self }
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

/// How many at most. R4 lets a server answer fewer than are asked for: over 100 is 100.
fn limit(said: Option<&str>) -> Result<Limit, Refusal> {
    let Some(said) = said else { return Ok(Limit::DEFAULT) };
    let number: u64 = said.parse().map_err(|_| unread("_count"))?;
    if number == 0 {
        return Err(Refusal::field(FieldError::new("/_count", "out_of_range").with("from", 1_i64).with("to", 100_i64)));
    }
    Ok(u16::try_from(number).ok().and_then(Limit::new).unwrap_or(Limit::MAX))
}

impl<T: Takes, S> FromRequestParts<S> for Asked<T>
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let web = WebState::from_ref(state);
        let pairs: Vec<_> = tree::pairs(parts.uri.query().unwrap_or_default().as_bytes()).collect();
        if let Some((name, _)) = pairs.iter().find(|(name, _)| name != "_format" && !T::NAMES.contains(&name.as_str())) {
            return Err(unknown(name));
        }
        if !is_read(&all(&pairs, "_format").collect::<Vec<_>>(), &parts.headers) {
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
    use crate::primitives::ids::UserId;
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
        assert_eq!(problem("?_count=0").await, Some(Problem::Invalid));
        for (said, held) in [("?_count=7", 7), ("?_count=101", 100), ("?_count=70000", 100), ("?_count=4294967297", 100)] {
            assert_eq!(asked(said).await.unwrap().paging().limit().get(), held, "{said}");
        }
        let twice = asked("?patient=a&patient=b").await.unwrap();
        assert_eq!(twice.one("patient").unwrap_err().problem(), Problem::Malformed);
    }

    #[tokio::test]
    async fn f68_who_is_referred_to_is_of_this_house() {
        let (usr, kinds) = ("usr-00000000000000000000000001", [Kind::Patient, Kind::Practitioner]);
        let known: UserId = read(usr).unwrap();
        let page = |said: String| async move { asked(&format!("?patient={said}")).await.unwrap() };
        let id = |said| async { page(said).await.id::<UserId>("patient", Kind::Patient).ok() };
        for ours in ["", "Patient/", "http://127.0.0.1:8080/fhir/Patient/"] {
            assert_eq!(id(format!("{ours}{usr}")).await, Some(Some(known)), "{ours}");
        }
        for other in ["Practitioner/", "https://other.example/fhir/Patient/", "http://127.0.0.1:8080/Patient/"] {
            assert_eq!(id(format!("{other}{usr}")).await, None, "{other}");
        }
        let either = |said| async { page(said).await.id_of::<UserId>("patient", &kinds).ok() };
        assert_eq!(either(format!("Practitioner/{usr}")).await, Some(Some((Kind::Practitioner, known))));
        assert_eq!((either(usr.to_owned()).await, either(format!("Slot/{usr}")).await), (None, None), "which of them?");
    }

    /// The links of a page that goes on.
    fn links(page: &Asked<Visits>) -> (String, String) {
        let Fhir(bundle) = page.page(Listed { items: Vec::new(), next: Some(7) }).unwrap();
        let bundle = serde_json::Value::from(bundle);
        let query = |at: usize| bundle["link"][at]["url"].as_str().and_then(|url| url.split_once('?')).unwrap().1.to_owned();
        (query(0), query(1))
    }

    #[tokio::test]
    async fn f68_the_next_page_is_asked_for_with_what_this_one_was() {
        for first in ["?_count=2&patient=x", "?%5Fcount=2&patient=x", "?p%61tient=x&%5F%63ount=2"] {
            let (_, next) = links(&asked(first).await.unwrap());
            let next = asked(&format!("?{next}")).await.unwrap();
            assert_eq!((next.paging().start::<u8>().unwrap(), next.paging().limit().get()), (Some(7), 2), "{first}");
            assert_eq!(next.one("patient").unwrap(), Some("x"));
        }
        let (own, next) = links(&asked("?patient=x").await.unwrap().narrowed("date", "le2026-12-23"));
        assert_eq!(own, "patient=x&date=le2026-12-23");
        let next = asked(&format!("?{next}")).await.unwrap();
        assert_eq!((next.paging().start::<u8>().unwrap(), next.one("date").unwrap()), (Some(7), Some("le2026-12-23")));
    }
}
