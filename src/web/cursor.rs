//! Lists a page at a time: `?limit=1..100&cursor=…` in, `{"items": […], "next": …}` out.
//!
//! A cursor is sealed for one route, one person and one set of filters: taken anywhere else, or changed, it is 400
//! `bad-cursor`. Nothing of what it says can be read or chosen by whoever holds it.

use axum::Json;
use axum::extract::{FromRef, FromRequestParts};
use http::Uri;
use http::request::Parts;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::json::ApiQuery;
use super::problem::Problem;
use super::refusal::{FieldError, Refusal};
use super::state::WebState;
use super::telemetry::RequestFacts;
use crate::identity::keys::Purpose;
use crate::primitives::page::{Limit, Listed};
use crate::primitives::tree;

/// A handler's parameter: how much of the list, from where.
#[derive(Clone)]
pub struct Paging {
    web: WebState,
    limit: Limit,
    cursor: Option<String>,
    /// This list without its cursor: path and filters.
    address: String,
    /// The route and the person.
    reader: String,
}

/// The query parameters of every list, for its description in the `OpenAPI` document.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PagingQuery {
    /// How many items at most, 1 to 100; 20 when absent.
    #[param(value_type = Option<u16>, minimum = 1, maximum = 100)]
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// One page of a list as the API answers it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ListBody<T> {
    /// In the order of the list.
    pub items: Vec<T>,
    /// The cursor of the next page; `null` on the last one.
    pub next: Option<String>,
}

impl Paging {
    /// Of a list that is asked for in words of its own: FHIR calls the limit `_count`.
    #[must_use]
    pub fn of(web: WebState, parts: &Parts, limit: Limit, cursor: Option<String>) -> Self {
        let facts = RequestFacts::of(&parts.extensions);
        let person = facts.actor().map(|actor| actor.id.to_string()).unwrap_or_default();
        let address = filters(&parts.uri);
        Self { web, limit, cursor, address, reader: format!("{}|{person}", facts.route()) }
    }

    /// The same of a list that one more filter holds, written as it stands in an address: `start=le2026-12-23`.
    #[must_use]
    pub fn with(mut self, filter: &str) -> Self {
        let (path, filters) = self.address.split_once('?').unwrap_or((self.address.as_str(), ""));
        self.address = address(path, filters.split('&').chain([filter]));
        self
    }

    /// What a cursor is sealed for.
    fn context(&self) -> String {
        format!("{}|{}", self.reader, self.address)
    }

    /// How many items at most.
    #[must_use]
    pub fn limit(&self) -> Limit {
        self.limit
    }

    /// Where to go on from; `None` at the beginning of the list.
    ///
    /// # Errors
    /// `bad-cursor` when it was changed or belongs elsewhere.
    pub fn start<K: DeserializeOwned>(&self) -> Result<Option<K>, Refusal> {
        let Some(sealed) = &self.cursor else { return Ok(None) };
        let plain = self.web.keys.open(Purpose::Cursor, sealed, &self.context());
        plain.and_then(|plain| tree::from_json(plain).ok()).map(Some).ok_or_else(|| Problem::BadCursor.into())
    }

    /// The cursor of the place `next`, for pages and for `answer`.
    ///
    /// # Errors
    /// When the place cannot be written as JSON, which is a mistake of ours.
    pub fn seal<K: Serialize>(&self, next: Option<&K>) -> Result<Option<String>, Refusal> {
        let seal = |next: &K| {
            let plain = serde_json::to_vec(next).map_err(Refusal::internal)?;
            Ok(self.web.keys.seal(Purpose::Cursor, &plain, &self.context()))
        };
        next.map(seal).transpose()
    }

    /// The address of the page that begins at the place `next`, for links: the same list, filters included.
    ///
    /// # Errors
    /// As `seal`.
    pub fn link<K: Serialize>(&self, next: Option<&K>) -> Result<Option<String>, Refusal> {
        let joint = if self.address.ends_with('?') { "" } else { "&" };
        Ok(self.seal(next)?.map(|cursor| format!("{}{joint}cursor={cursor}", self.address)))
    }

    /// The address of the first page, filters included, on any later one.
    #[must_use]
    pub fn beginning(&self) -> Option<&str> {
        self.cursor.as_ref().map(|_| self.address.trim_end_matches('?'))
    }

    /// The page as the API answers it.
    ///
    /// # Errors
    /// As `seal`.
    pub fn answer<T: Serialize, K: Serialize>(&self, page: Listed<T, K>) -> Result<Json<ListBody<T>>, Refusal> {
        let next = self.seal(page.next.as_ref())?;
        Ok(Json(ListBody { items: page.items, next }))
    }
}

impl<S> FromRequestParts<S> for Paging
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let ApiQuery(query) = ApiQuery::<PagingQuery>::from_request_parts(parts, state).await?;
        Ok(Self::of(WebState::from_ref(state), parts, limit(query.limit.as_deref())?, query.cursor))
    }
}

fn limit(said: Option<&str>) -> Result<Limit, Refusal> {
    let Some(said) = said else { return Ok(Limit::DEFAULT) };
    let out_of_range =
        || FieldError::new("/limit", "out_of_range").with("from", 1_i64).with("to", i64::try_from(Limit::MAX.get()).unwrap_or(i64::MAX));
    said.parse().ok().and_then(Limit::new).ok_or_else(|| Refusal::field(out_of_range()))
}

/// The query without what may differ from page to page, sorted, with the path's own ids before it. What a pair is called is looked at as
/// it is read (`%5Fcount` is `_count`); the pairs stay as they were sent.
fn filters(uri: &Uri) -> String {
    let query = uri.query().unwrap_or("");
    let read = tree::pairs(query.as_bytes());
    let sent = query.split('&').filter(|pair| !pair.is_empty());
    let filters = sent.zip(read).filter(|(_, (name, _))| !["limit", "_count", "cursor"].contains(&name.as_str()));
    address(uri.path(), filters.map(|(pair, _)| pair))
}

fn address<'a>(path: &str, pairs: impl Iterator<Item = &'a str>) -> String {
    let mut pairs: Vec<&str> = pairs.filter(|pair| !pair.is_empty()).collect();
    pairs.sort_unstable();
    format!("{path}?{}", pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::testing;

    async fn paging(uri: &str) -> Result<Paging, Refusal> {
        let (mut parts, ()) = http::Request::builder().uri(uri).body(()).unwrap().into_parts();
        Paging::from_request_parts(&mut parts, &testing::web()).await
    }

    #[tokio::test]
    async fn f61_a_cursor_opens_for_its_own_list_only() {
        let sealed = paging("/doctors?q=far&limit=5").await.unwrap().seal(Some(&"usr_1")).unwrap().unwrap();
        let open = |uri: String| async move { paging(&uri).await?.start::<String>() };
        assert_eq!(open(format!("/doctors?limit=7&cursor={sealed}&q=far")).await.unwrap(), Some("usr_1".to_owned()));
        for other in [
            format!("/doctors?q=other&cursor={sealed}"),
            format!("/patients?q=far&cursor={sealed}"),
            format!("/doctors?q=far&cursor={}", &sealed[..sealed.len() - 1]),
        ] {
            assert_eq!(open(other.clone()).await.unwrap_err().problem(), Problem::BadCursor, "{other}");
        }
        assert!(paging("/doctors").await.unwrap().start::<String>().unwrap().is_none());
    }

    #[tokio::test]
    async fn f66_a_link_to_the_next_page_keeps_the_filters() {
        for uri in ["/desk", "/desk?status=&date=2026-11-24&cursor=old&limit=5"] {
            let link = paging(uri).await.unwrap().link(Some(&7)).unwrap().unwrap();
            assert_eq!(paging(&link).await.unwrap().start::<u8>().unwrap(), Some(7), "{link}");
        }
    }

    #[tokio::test]
    async fn f66_a_link_says_no_parameter_twice_however_it_was_encoded() {
        let link = paging("/desk?%63ursor=old&&l%69mit=5&%71=a%26b&x").await.unwrap().link(Some(&7)).unwrap().unwrap();
        let (filters, _) = link.rsplit_once("&cursor=").unwrap();
        assert_eq!(filters, "/desk?%71=a%26b&x");
        assert_eq!(paging(&link).await.unwrap().start::<u8>().unwrap(), Some(7));
    }

    #[tokio::test]
    async fn f66_a_link_to_the_next_page_keeps_a_filter_that_was_added() {
        for uri in ["/desk", "/desk?status=all&area=b"] {
            let link = paging(uri).await.unwrap().with("date=2026-11-24").link(Some(&7)).unwrap().unwrap();
            assert!(link.contains("date=2026-11-24"), "{link}");
            assert_eq!(paging(&link).await.unwrap().start::<u8>().unwrap(), Some(7), "{link}");
            let without = link.replace("date=2026-11-24", "");
            assert_eq!(paging(&without).await.unwrap().start::<u8>().unwrap_err().problem(), Problem::BadCursor, "{without}");
        }
    }

    #[tokio::test]
    async fn f61_a_limit_is_1_to_100() {
        assert_eq!(paging("/doctors?limit=100").await.unwrap().limit(), Limit::MAX);
        for bad in ["0", "101", "-1", "ten", "70000"] {
            let refusal = paging(&format!("/doctors?limit={bad}")).await.err().unwrap();
            assert_eq!(refusal.fields()[0].pointer, "/limit", "{bad}");
        }
    }
}
