//! `Idempotency-Key`: reads the key and says what makes two requests the same. Storing answers is the services' part.

use axum::extract::{FromRequest, FromRequestParts, OptionalFromRequestParts, Request};
use axum::response::{IntoResponseParts, ResponseParts};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::json;
use super::problem::Problem;
use super::refusal::Refusal;

const HEADER: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// The sender's name for one effect: 1 to 255 visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// As sent. It is only unique for its sender and route.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A key from a form's hidden field, by the same rule.
    #[must_use]
    pub fn checked(text: &str) -> Option<Self> {
        let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
        (visible && (1..=255).contains(&text.len())).then(|| Self(text.to_owned()))
    }

    fn of(headers: &HeaderMap) -> Result<Option<Self>, Refusal> {
        let mut sent = headers.get_all(HEADER).iter();
        let Some(first) = sent.next() else { return Ok(None) };
        let key = first.to_str().ok().and_then(Self::checked);
        match (key, sent.next()) {
            (Some(key), None) => Ok(Some(key)),
            _ => Err(Problem::Malformed.into()),
        }
    }
}

/// Required: 428 without it.
impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        Self::of(&parts.headers)?.ok_or_else(|| Problem::KeyRequired.into())
    }
}

/// Allowed to be absent; 400 when it is no key.
impl<S: Send + Sync> OptionalFromRequestParts<S> for IdempotencyKey {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Refusal> {
        Self::of(&parts.headers)
    }
}

/// SHA-256 of a body in its canonical form, in hexadecimal: the same for the same fields in any order and spacing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Of a JSON value.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        let mut canonical = String::new();
        write_canonical(value, &mut canonical);
        let digest = Sha256::digest(canonical.as_bytes());
        Self(digest.iter().fold(String::with_capacity(64), |hex, byte| hex + &format!("{byte:02x}")))
    }

    /// As it is stored: 64 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Keys sorted, no space. Nesting is bounded by the reader (128 levels).
fn write_canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(members) => {
            let mut sorted: Vec<_> = members.iter().collect();
            sorted.sort_by_key(|(name, _)| *name);
            out.push('{');
            for (name, member) in sorted {
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push(':');
                write_canonical(member, out);
                out.push(',');
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for item in items {
                write_canonical(item, out);
                out.push(',');
            }
            out.push(']');
        }
        plain => out.push_str(&plain.to_string()),
    }
}

/// A JSON body with the key it must come with.
#[derive(Debug, Clone)]
pub struct Keyed<T> {
    /// Required: 428 without it.
    pub key: IdempotencyKey,
    /// What a repeat must agree with.
    pub fingerprint: Fingerprint,
    /// The body itself.
    pub body: T,
}

/// A JSON body with the key it may come with.
#[derive(Debug, Clone)]
pub struct MaybeKeyed<T> {
    /// `None` when none was sent.
    pub key: Option<IdempotencyKey>,
    /// What a repeat must agree with.
    pub fingerprint: Fingerprint,
    /// The body itself.
    pub body: T,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for MaybeKeyed<T> {
    type Rejection = Refusal;
    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let key = IdempotencyKey::of(request.headers())?;
        let bytes = json::json_bytes(request).await?;
        let body = json::parse(&bytes)?;
        let fingerprint = Fingerprint::of(&json::parse::<Value>(&bytes)?);
        Ok(Self { key, fingerprint, body })
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Keyed<T> {
    type Rejection = Refusal;
    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        if !request.headers().contains_key(HEADER) {
            return Err(Problem::KeyRequired.into());
        }
        let MaybeKeyed { key, fingerprint, body } = MaybeKeyed::from_request(request, state).await?;
        Ok(Self { key: key.ok_or(Problem::KeyRequired)?, fingerprint, body })
    }
}

/// Marks an answer as the first one's, told again.
#[derive(Debug, Clone, Copy)]
pub struct Replayed(pub bool);

impl IntoResponseParts for Replayed {
    type Error = std::convert::Infallible;
    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        if self.0 {
            parts.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
        }
        Ok(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn r16_two_bodies_are_the_same_whatever_their_order() {
        let first = Fingerprint::of(&json!({"a": 1, "b": {"c": [1, "x"], "d": null}}));
        assert_eq!(first, Fingerprint::of(&json!({"b": {"d": null, "c": [1, "x"]}, "a": 1})));
        assert_eq!(first.as_str().len(), 64);
        for other in [json!({"a": 1, "b": {"c": ["x", 1], "d": null}}), json!({"a": "1", "b": {"c": [1, "x"], "d": null}}), json!({"a": 1})]
        {
            assert_ne!(first, Fingerprint::of(&other));
        }
    }

    #[tokio::test]
    async fn f61_a_key_is_visible_ascii_and_sent_once() {
        let read = |values: Vec<&'static str>| async move {
            let mut request = http::Request::new(());
            for value in values {
                request.headers_mut().append(HEADER, HeaderValue::from_static(value));
            }
            let (mut parts, ()) = request.into_parts();
            <IdempotencyKey as FromRequestParts<()>>::from_request_parts(&mut parts, &()).await.map_err(|refusal| refusal.problem())
        };
        assert_eq!(read(vec![]).await, Err(Problem::KeyRequired));
        assert_eq!(read(vec!["k-1"]).await.map(|key| key.0), Ok("k-1".to_owned()));
        for bad in [vec![""], vec!["a b"], vec!["a", "b"]] {
            assert_eq!(read(bad).await, Err(Problem::Malformed));
        }
        assert!(IdempotencyKey::checked(&"x".repeat(255)).is_some());
        assert!(IdempotencyKey::checked(&"x".repeat(256)).is_none());
    }
}
