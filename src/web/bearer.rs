//! `Authorization: Bearer <api key>`: how programs say who they are, and which routes that opens (F15).
//!
//! A key reads what everybody may read and does what its scopes say. It is no person: it signs in nowhere, has no account,
//! and never opens a route that asks for a right the list keeps from keys. Pages do not look at it at all.

use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, header};

use super::client_ip::ClientIp;
use super::cookies;
use super::gate::{Post, denied};
use super::problem::Problem;
use super::refusal::{Because, Refusal};
use super::routes::Gate;
use super::telemetry::RequestFacts;
use super::texts::Message;
use crate::access::permissions::Right;
use crate::identity::api_keys::KeyRefused;

/// What `WWW-Authenticate` says beside a 401.
pub(super) const CHALLENGE: HeaderValue = HeaderValue::from_static("Bearer");

/// What a key that works may do on a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    /// Whatever everybody may.
    ToAll,
    /// If it was given this right.
    With(Right),
    Never,
}

/// THE rule which routes of the API keys open.
pub(super) fn opens(gate: Gate, method: &Method) -> Opens {
    match gate {
        Gate::Public if matches!(*method, Method::GET | Method::HEAD) => Opens::ToAll,
        Gate::Needs(right) if right.scope().is_some() => Opens::With(right),
        Gate::Public | Gate::Known | Gate::SignInBegun | Gate::SignedIn | Gate::Needs(_) => Opens::Never,
    }
}

/// The key that came with a request. Other schemes than `Bearer` are somebody else's, such as a proxy's in front of us.
pub(super) fn sent(headers: &HeaderMap) -> Option<&str> {
    let said = headers.get(header::AUTHORIZATION)?.to_str().unwrap_or_default();
    let (scheme, key) = said.split_once(' ').unwrap_or((said, ""));
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

/// Lets a program in whose key opens the route.
pub(super) async fn admit(post: &Post, head: &Parts, sent: &str, facts: &RequestFacts) -> Result<(), Refusal> {
    // Whose right would count, and who would be written in the trail? Nobody has to guess.
    if cookies::session(&post.web.origin, &head.headers).is_some() {
        return Err(Because::of(Problem::Malformed).detail(Message::new("problem-malformed-two-callers")).into());
    }
    let ClientIp(address) = ClientIp::of(&post.web, &head.extensions, &head.headers);
    let program = post.web.people.with_key(sent, address).await?;
    facts.actor_is(&program);
    match opens(post.gate, &head.method) {
        Opens::ToAll => Ok(()),
        Opens::With(right) if program.may(right) => Ok(()),
        Opens::With(right) => {
            denied(&post.web, &program, head, facts).await?;
            let missing = Message::new("problem-forbidden-scope").with("scope", right.scope().unwrap_or_default());
            Err(Because::of(Problem::Forbidden).detail(missing).into())
        }
        Opens::Never => {
            denied(&post.web, &program, head, facts).await?;
            Err(Because::of(Problem::Forbidden).detail(Message::new("problem-forbidden-key")).into())
        }
    }
}

impl From<KeyRefused> for Refusal {
    fn from(error: KeyRefused) -> Self {
        match error {
            KeyRefused::Wrong => Problem::ApiKeyRefused.into(),
            KeyRefused::Wait { seconds } => Self::TooManyRequests { retry_after: seconds },
            KeyRefused::Storage(error) => error.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f15_only_what_says_bearer_is_a_key() {
        let said = |value: &'static str| {
            let headers = HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_static(value))]);
            sent(&headers).map(str::to_owned)
        };
        assert_eq!(said("Bearer cdk_1"), Some("cdk_1".to_owned()));
        assert_eq!(said("bearer  cdk_1 "), Some("cdk_1".to_owned()));
        assert_eq!(said("Bearer"), Some(String::new()), "no key at all is a wrong key");
        assert_eq!(said("Basic dXNlcg=="), None);
        assert_eq!(said("Bearercdk_1"), None);
        assert_eq!(sent(&HeaderMap::new()), None);
    }

    #[test]
    fn f15_a_key_opens_what_everybody_reads_and_what_it_was_given() {
        assert_eq!(opens(Gate::Public, &Method::GET), Opens::ToAll);
        assert_eq!(opens(Gate::Public, &Method::POST), Opens::Never, "signing in, registering, resetting a password");
        assert_eq!(opens(Gate::SignedIn, &Method::GET), Opens::Never);
        assert_eq!(opens(Gate::SignInBegun, &Method::GET), Opens::Never);
        for right in Right::ALL {
            let expected = if right.scope().is_some() { Opens::With(*right) } else { Opens::Never };
            assert_eq!(opens(Gate::Needs(*right), &Method::GET), expected);
        }
    }
}
