//! What a request must be before anybody is asked anything: one meaning, and no other site behind it.
//!
//! Cross-site requests are known by what browsers say themselves (`Sec-Fetch-Site`, then `Origin`), as in Go 1.25:
//! no token, no state. Programs send neither and pass. The JSON API additionally refuses the content types that a
//! page of another site could send without being asked (S-07).

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, Method, Version, header};

use super::problem::Problem;
use super::routes::API_BASE;
use super::server::Wire;
use super::state::{PublicOrigin, WebState};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The kinds of content that forms of any site can send.
const FORM_KINDS: [&str; 3] = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

/// Proof for `SafeForm` that the check below was made.
#[derive(Debug, Clone, Copy)]
pub(super) struct FromOurPages;

/// The layer.
pub async fn check(State(web): State<WebState>, mut request: Request, next: Next) -> Response {
    if is_ambiguous(&request) {
        return super::refusal::Refusal::from(Problem::Malformed).into_response();
    }
    if !is_safe(request.method()) && (is_cross_site(request.headers(), &web.origin) || is_form_on_api(&request)) {
        return super::refusal::Refusal::from(Problem::CrossSite).into_response();
    }
    request.extensions_mut().insert(FromOurPages);
    next.run(request).await
}

/// Methods that change nothing, here too: no GET has an effect.
fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// A request that two servers in a row could understand differently (S-33).
fn is_ambiguous(request: &Request) -> bool {
    let once = [header::HOST, header::CONTENT_TYPE, header::AUTHORIZATION, header::ORIGIN, SEC_FETCH_SITE];
    let twice = once.iter().any(|name| request.headers().get_all(name).iter().nth(1).is_some());
    let on_the_wire = request
        .extensions()
        .get::<Wire>()
        .is_some_and(|wire| wire.two_lengths || (request.version() == Version::HTTP_11 && !request.headers().contains_key(header::HOST)));
    twice || on_the_wire
}

fn is_cross_site(headers: &HeaderMap, ours: &PublicOrigin) -> bool {
    match headers.get(SEC_FETCH_SITE).map(http::HeaderValue::as_bytes) {
        Some(b"same-origin" | b"none") => false,
        Some(_) => true,
        None => match headers.get(header::ORIGIN) {
            None => false,
            Some(origin) => origin.as_bytes() != ours.as_str().as_bytes() && !is_of_host(origin, headers),
        },
    }
}

/// Whether the origin is where the request was sent to: another name of ours, such as `localhost` for `127.0.0.1`.
fn is_of_host(origin: &http::HeaderValue, headers: &HeaderMap) -> bool {
    let authority = origin.to_str().ok().and_then(|origin| origin.split_once("://")).map(|(_, authority)| authority);
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    authority.is_some() && authority == host
}

fn is_form_on_api(request: &Request) -> bool {
    let api = request.uri().path().strip_prefix(API_BASE).is_some_and(|rest| rest.starts_with('/'));
    let said = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let essence = said.split(';').next().unwrap_or("").trim();
    api && FORM_KINDS.iter().any(|kind| essence.eq_ignore_ascii_case(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cross_site(headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect();
        is_cross_site(&headers, &"https://portal.example".parse().unwrap())
    }

    #[test]
    fn s07_browsers_say_where_they_come_from_and_programs_say_nothing() {
        assert!(!cross_site(&[]));
        assert!(!cross_site(&[("sec-fetch-site", "same-origin")]));
        assert!(!cross_site(&[("sec-fetch-site", "none")]));
        assert!(!cross_site(&[("origin", "https://portal.example")]));
        assert!(!cross_site(&[("origin", "http://localhost:8080"), ("host", "localhost:8080")]));
        assert!(cross_site(&[("sec-fetch-site", "cross-site")]));
        assert!(cross_site(&[("sec-fetch-site", "same-site")]));
        assert!(cross_site(&[("sec-fetch-site", "cross-site"), ("origin", "https://portal.example")]));
        assert!(cross_site(&[("origin", "https://evil.test"), ("host", "portal.example")]));
        assert!(cross_site(&[("origin", "null")]));
    }
}
