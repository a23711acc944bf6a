//! The way back after signing in: sealed, so that a link cannot lead people to another site after they gave their
//! password (ASVS 3.7.2), and so that a visitor's choice of a time travels unchanged.

use http::{HeaderMap, Uri, header};

use super::state::PublicOrigin;
use crate::identity::keys::{Keys, Purpose};

/// Longer ones are not carried: the person then lands on their home page.
const MAX_LENGTH: usize = 1000;
/// What a way back is sealed as.
const WAY: &str = "return-path";
/// The same of one that leads to the page of a form which came too late: nothing of it was saved.
const WAY_OF_LOST: &str = "return-path-of-lost-form";

/// A path of ours with its query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnPath(String);

impl ReturnPath {
    /// The way back to a request. `None` when it is too long or leads to signing in again.
    #[must_use]
    pub fn of(uri: &Uri) -> Option<Self> {
        Self::checked(uri.path_and_query().map_or_else(|| uri.path(), |path| path.as_str()))
    }

    /// The page of ours a form was sent from, as browsers say: what was sent may be lost, the way there is not.
    #[must_use]
    pub fn sent_from(origin: &PublicOrigin, headers: &HeaderMap) -> Option<Self> {
        let referer = headers.get(header::REFERER)?.to_str().ok()?;
        Self::checked(referer.strip_prefix(origin.as_str())?)
    }

    /// A path of ours. `None` for anything that a browser might take for another site.
    #[must_use]
    pub fn checked(path: &str) -> Option<Self> {
        let local = path.starts_with('/') && !path.starts_with("//") && !path.contains(|c: char| c == '\\' || c.is_control());
        (local && path.len() <= MAX_LENGTH && !path.starts_with(super::gate::SIGN_IN)).then(|| Self(path.to_owned()))
    }

    /// As it travels in `?next=`.
    #[must_use]
    pub fn seal(&self, keys: &Keys) -> String {
        keys.seal(Purpose::ReturnPath, self.0.as_bytes(), WAY)
    }

    /// The same, which remembers that a form was sent from there and lost.
    #[must_use]
    pub fn seal_of_lost(&self, keys: &Keys) -> String {
        keys.seal(Purpose::ReturnPath, self.0.as_bytes(), WAY_OF_LOST)
    }

    /// Whether a form was lost that was sent from there.
    #[must_use]
    pub fn is_of_lost(keys: &Keys, sealed: &str) -> bool {
        keys.open(Purpose::ReturnPath, sealed, WAY_OF_LOST).is_some()
    }

    /// What was sealed; `None` when it was changed.
    #[must_use]
    pub fn open(keys: &Keys, sealed: &str) -> Option<Self> {
        let opened = |way| keys.open(Purpose::ReturnPath, sealed, way);
        let plain = opened(WAY).or_else(|| opened(WAY_OF_LOST))?;
        Self::checked(std::str::from_utf8(&plain).ok()?)
    }

    /// Where to.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f66_a_form_leads_back_to_the_page_of_ours_it_was_sent_from_and_never_elsewhere() {
        let origin: PublicOrigin = "https://care.example.org".parse().unwrap();
        let back = |referer: &str| {
            let headers: HeaderMap = [(header::REFERER, referer.parse().unwrap())].into_iter().collect();
            ReturnPath::sent_from(&origin, &headers).map(|path| path.as_str().to_owned())
        };
        assert_eq!(back("https://care.example.org/departments/new").as_deref(), Some("/departments/new"));
        for elsewhere in ["https://care.example.org.evil.test/departments/new", "https://evil.test/departments/new", "/departments/new"] {
            assert_eq!(back(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn only_paths_of_ours_are_ways_back() {
        assert!(ReturnPath::checked("/times?doctor=usr_1&day=2026-11-24").is_some());
        let long = format!("/{}", "a".repeat(MAX_LENGTH));
        for bad in ["", "https://evil.test", "//evil.test", "/\\evil.test", "/sign-in?next=x", "/a\nb", "/a\u{1}b", &long] {
            assert!(ReturnPath::checked(bad).is_none(), "{bad}");
        }
    }
}
