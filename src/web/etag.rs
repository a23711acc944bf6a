//! `ETag` and `If-Match`: nobody's change is lost under somebody else's.
//!
//! A tag is strong and made of the thing's version. `If-Match` is honoured where it is sent: a tag that is not the
//! present one is 412.

use axum::extract::FromRequestParts;
use axum::response::{IntoResponseParts, ResponseParts};
use http::request::Parts;
use http::{HeaderValue, header};

use super::problem::Problem;
use super::refusal::Refusal;

/// The tag of one version of one thing; put it into the answer beside the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Etag(String);

impl Etag {
    /// Of a version number.
    #[must_use]
    pub fn version(version: u32) -> Self {
        Self(format!("\"v{version}\""))
    }

    /// Of something else that changes whenever the thing does: letters, digits, `-` and `_` are kept.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let kept: String = text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
        Self(format!("\"{kept}\""))
    }
}

impl IntoResponseParts for Etag {
    type Error = std::convert::Infallible;
    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        if let Ok(value) = HeaderValue::from_str(&self.0) {
            parts.headers_mut().insert(header::ETAG, value);
        }
        Ok(parts)
    }
}

/// What `If-Match` says, as a handler's parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IfMatch {
    /// Not sent: the change is wanted whatever the version.
    Absent,
    /// `*`: whatever the version, as long as the thing exists.
    Any,
    /// One of these.
    Tags(Vec<Etag>),
}

impl IfMatch {
    /// Whether the change may be made to `present`.
    ///
    /// # Errors
    /// 412 when another version was named.
    pub fn check(&self, present: &Etag) -> Result<(), Refusal> {
        match self {
            Self::Absent | Self::Any => Ok(()),
            Self::Tags(tags) if tags.contains(present) => Ok(()),
            Self::Tags(_) => Err(Refusal::StaleVersion),
        }
    }

    /// The version named, where the check is the store's condition: `None` when any will do.
    ///
    /// # Errors
    /// 412 when what is named is no version of ours or several.
    pub fn version(&self) -> Result<Option<u32>, Refusal> {
        self.named(|version| version.parse().ok())
    }

    /// The same of a thing whose tag also counts something beside it: `v3`, or `v3-1` with the version of what stands
    /// beside it (an appointment with its note). What is beside it may have changed since.
    ///
    /// # Errors
    /// As [`Self::version`].
    pub fn version_of_both(&self) -> Result<Option<u32>, Refusal> {
        self.named(|both| match both.split_once('-') {
            None => both.parse().ok(),
            Some((version, beside)) => beside.parse::<u32>().ok().and_then(|_| version.parse().ok()),
        })
    }

    fn named(&self, read: impl FnOnce(&str) -> Option<u32>) -> Result<Option<u32>, Refusal> {
        match self {
            Self::Absent | Self::Any => Ok(None),
            Self::Tags(tags) => match tags.as_slice() {
                [Etag(tag)] => {
                    let version = tag.strip_prefix("\"v").and_then(|rest| rest.strip_suffix('"')).and_then(read);
                    version.map(Some).ok_or(Refusal::StaleVersion)
                }
                _ => Err(Refusal::StaleVersion),
            },
        }
    }

    /// For routes that must be told: 428 when nothing was sent.
    ///
    /// # Errors
    /// 428 `version-required`.
    pub fn required(self) -> Result<Self, Refusal> {
        if self == Self::Absent { Err(Problem::VersionRequired.into()) } else { Ok(self) }
    }

    fn read(text: &str) -> Option<Self> {
        if text.trim() == "*" {
            return Some(Self::Any);
        }
        let tag = |part: &str| {
            let part = part.trim();
            // A weak tag never matches here (RFC 9110, 13.1.1), but it is no error either.
            let quoted = part.strip_prefix("W/").unwrap_or(part);
            (quoted.len() >= 2 && quoted.starts_with('"') && quoted.ends_with('"')).then(|| Etag(part.to_owned()))
        };
        text.split(',').map(tag).collect::<Option<Vec<_>>>().map(Self::Tags)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let mut sent = parts.headers.get_all(header::IF_MATCH).iter();
        match (sent.next(), sent.next()) {
            (None, _) => Ok(Self::Absent),
            (Some(one), None) => one.to_str().ok().and_then(Self::read).ok_or_else(|| Problem::Malformed.into()),
            (Some(_), Some(_)) => Err(Problem::Malformed.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f61_a_change_to_another_version_is_refused() {
        let read = |text: &str| IfMatch::read(text).unwrap();
        let present = Etag::version(3);
        for good in ["*", "\"v3\"", "\"v2\", \"v3\""] {
            assert!(read(good).check(&present).is_ok(), "{good}");
        }
        for stale in ["\"v2\"", "W/\"v3\"", "\"\""] {
            assert_eq!(read(stale).check(&present).unwrap_err().problem(), Problem::StaleVersion, "{stale}");
        }
        for bad in ["", "v3", "\"v3", "3"] {
            assert_eq!(IfMatch::read(bad), None, "{bad}");
        }
        assert_eq!(read("\"v3\"").version().unwrap(), Some(3));
        assert!(read("\"x\"").version().is_err());
        assert!(read("\"v3-1\"").version().is_err(), "only where something may stand beside it");
        for both in ["\"v3\"", "\"v3-1\"", "\"v3-12\""] {
            assert_eq!(read(both).version_of_both().unwrap(), Some(3), "{both}");
        }
        for bad in ["\"v3-\"", "\"v-1\"", "\"v3-1-1\"", "\"v3-x\"", "\"v3\", \"v4\""] {
            assert!(read(bad).version_of_both().is_err(), "{bad}");
        }
        assert_eq!(IfMatch::Absent.required().unwrap_err().problem(), Problem::VersionRequired);
    }
}
