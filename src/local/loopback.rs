//! Who may talk to the built-in stack: programs on this machine, and pages that were served from it.
//!
//! A loopback port is open to every page in the user's browser. Two headers a page cannot forge tell: `Origin` says where a
//! page came from, and `Host` says by which name it asked (a name that was made to point here is no loopback name).

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Answers 403 to what came by a foreign name or from a foreign page.
pub(super) async fn only_this_machine(request: Request, next: Next) -> Response {
    let asked_for = text(request.headers(), &header::HOST).is_some_and(is_loopback);
    if asked_for && !from_elsewhere(request.headers()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "The built-in stack answers this machine only.\n").into_response()
    }
}

/// The same for S3, which answers signed requests only: there a form is welcome whose page does not say where it came from, as
/// browsers send forms of ours to another port (`Origin: null`).
pub(super) async fn only_this_machine_or_signed_forms(request: Request, next: Next) -> Response {
    if text(request.headers(), &header::ORIGIN) != Some("null") {
        return only_this_machine(request, next).await;
    }
    let (mut head, body) = request.into_parts();
    head.headers.remove(header::ORIGIN);
    only_this_machine(Request::from_parts(head, body), next).await
}

fn from_elsewhere(headers: &HeaderMap) -> bool {
    headers.contains_key(header::ORIGIN) && loopback_origin(headers).is_none()
}

/// The page's origin, when it was served from this machine.
pub(super) fn loopback_origin(headers: &HeaderMap) -> Option<&str> {
    text(headers, &header::ORIGIN).filter(|origin| origin.split_once("://").is_some_and(|(_, host)| is_loopback(host)))
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// Whether `host`, with or without a port, means this machine whatever a name server says.
pub(super) fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_loopback_names_are_this_machine() {
        for here in ["127.0.0.1:8000", "127.0.0.1", "localhost:1", "LOCALHOST", "[::1]:80", "[::1]", "127.9.9.9"] {
            assert!(is_loopback(here), "{here}");
        }
        for elsewhere in ["", "example.com", "127.0.0.1.example.com", "localhost.example.com:80", "10.0.0.1", "[fe80::1]:80", "0.0.0.0:80"]
        {
            assert!(!is_loopback(elsewhere), "{elsewhere}");
        }
    }
}
