//! The security headers, on every answer: pages, API, errors, redirects, 413, 503.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponseParts, Response, ResponseParts};
use http::{HeaderMap, HeaderName, HeaderValue, header};

use super::state::WebState;

/// Nothing but what we serve ourselves; nothing inline; never inside another site's frame.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; \
     connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Powers that no page of ours uses.
const PERMISSIONS_POLICY: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
     microphone=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), usb=()";

/// Browsers send the full address to us only. Not `no-referrer`: with that, browsers hide the `Origin` of our own forms.
const REFERRER_POLICY: &str = "same-origin";

/// A year, with every name below ours.
const HSTS: &str = "max-age=31536000; includeSubDomains";

const CONSTANT: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, REFERRER_POLICY),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS_POLICY),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Of a mail that is looked at as its reader would see it: its own styles, no script, no form, nothing from anywhere.
const POLICY_OF_MAIL: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; sandbox";

/// Said by the answer that is a mail itself, in local mode.
#[derive(Debug, Clone, Copy)]
pub struct IsMail;

impl IntoResponseParts for IsMail {
    type Error = std::convert::Infallible;
    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        parts.extensions_mut().insert(self);
        Ok(parts)
    }
}

/// Said by a page that sends something straight to another place, and to no page else: its forms and scripts may talk to
/// this origin besides ours.
#[derive(Debug, Clone)]
pub struct AlsoTalksTo(pub String);

impl IntoResponseParts for AlsoTalksTo {
    type Error = std::convert::Infallible;
    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        parts.extensions_mut().insert(self);
        Ok(parts)
    }
}

/// The layer. `Cache-Control: no-store` unless the route said otherwise, as static files do.
pub async fn protect(State(web): State<WebState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let (elsewhere, mail) = (response.extensions_mut().remove::<AlsoTalksTo>(), response.extensions_mut().remove::<IsMail>());
    add(response.headers_mut(), web.origin.is_https());
    if let Some(policy) = elsewhere.and_then(|AlsoTalksTo(origin)| HeaderValue::from_str(&policy_with(&origin)).ok()) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if mail.is_some() {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_OF_MAIL));
    }
    response
}

/// The policy of a page that also sends something to `origin`.
fn policy_with(origin: &str) -> String {
    let widened = |policy: String, what: &str| policy.replace(&format!("{what} 'self'"), &format!("{what} 'self' {origin}"));
    ["connect-src", "form-action", "img-src"].into_iter().fold(CONTENT_SECURITY_POLICY.to_owned(), widened)
}

fn add(headers: &mut HeaderMap, https: bool) {
    for (name, value) in CONSTANT {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s17_a_page_that_sends_files_may_talk_to_one_more_place_and_only_send_there() {
        let policy = policy_with("https://files.example");
        assert!(
            policy.contains("connect-src 'self' https://files.example;") && policy.contains("form-action 'self' https://files.example;")
        );
        assert!(policy.contains("img-src 'self' https://files.example;"));
        assert_eq!(policy.matches("https://").count(), 3);
    }

    #[test]
    fn s17_an_https_home_is_asked_for_by_https_for_a_year() {
        let added = |https| {
            let mut headers = HeaderMap::new();
            add(&mut headers, https);
            headers.get(header::STRICT_TRANSPORT_SECURITY).map(|value| value.to_str().unwrap().to_owned())
        };
        assert_eq!(added(true).as_deref(), Some("max-age=31536000; includeSubDomains"));
        assert_eq!(added(false), None, "on loopback there is no https to insist on");
    }
}
