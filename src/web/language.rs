//! In which language somebody reads: what they chose, else what was chosen in this browser, else what the browser asks for.

use std::convert::Infallible;

use axum::extract::{FromRef, FromRequestParts};
use fluent_langneg::{NegotiationStrategy, negotiate_languages, parse_accepted_languages};
use fluent_templates::{LanguageIdentifier, langid};
use http::request::Parts;
use http::{HeaderMap, Method, header};

use super::cookies;
use super::return_path::ReturnPath;
use super::state::{PublicOrigin, WebState};
use super::telemetry::RequestFacts;
use crate::access::actor::Actor;
use crate::primitives::language::Language;

/// How a page is read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    pub language: Language,
    /// Where the page is, for the way back from a change of language. `None` for what cannot be opened again, or must not be told apart
    /// from another page.
    pub here: Option<ReturnPath>,
    /// It answers a form: what was typed is on this page and nowhere else, so nothing on it leads to the same page in another language.
    pub answers_form: bool,
}

impl Reading {
    /// Of a request.
    #[must_use]
    pub fn of(origin: &PublicOrigin, parts: &Parts, actor: Option<&Actor>) -> Self {
        let here = (parts.method == Method::GET).then(|| ReturnPath::of(&parts.uri)).flatten();
        Self { language: spoken(origin, &parts.headers, actor), here, answers_form: !parts.method.is_safe() }
    }
}

/// The language of an answer, for handlers that say something themselves or keep it with an account.
#[derive(Debug, Clone, Copy)]
pub struct Spoken(pub Language);

/// What a request of this person (nobody: of this browser) is answered in.
#[must_use]
pub fn spoken(origin: &PublicOrigin, headers: &HeaderMap, actor: Option<&Actor>) -> Language {
    actor
        .and_then(|actor| actor.language)
        .or_else(|| cookies::language(origin, headers).and_then(|tag| Language::of(&tag)))
        .unwrap_or_else(|| asked_for(headers))
}

/// The best of ours for the browser's `Accept-Language`.
fn asked_for(headers: &HeaderMap) -> Language {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let ours: Vec<LanguageIdentifier> = Language::ALL.iter().filter_map(|language| language.tag().parse().ok()).collect();
    let (wanted, fallback) = (parse_accepted_languages(wanted), langid!("en"));
    let best = negotiate_languages(&wanted, &ours, Some(&fallback), NegotiationStrategy::Lookup);
    best.first().and_then(|best| Language::of(best.language.as_str())).unwrap_or_default()
}

impl<S> FromRequestParts<S> for Spoken
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let actor = RequestFacts::of(&parts.extensions).actor();
        Ok(Self(spoken(&WebState::from_ref(state).origin, &parts.headers, actor.as_deref())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f66_a_browser_gets_the_first_of_its_languages_that_is_ours_and_english_otherwise() {
        let asked = |wanted: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, wanted.parse().unwrap());
            asked_for(&headers)
        };
        assert_eq!(asked("es-MX,es;q=0.9,en;q=0.8"), Language::Spanish);
        assert_eq!(asked("ar-EG"), Language::Arabic);
        assert_eq!(asked("de-CH,de;q=0.9,ar;q=0.5"), Language::Arabic);
        assert_eq!(asked("en-GB,es;q=0.5"), Language::English);
        for odd in ["", "*", "de", ";;;q=,", "x-klingon"] {
            assert_eq!(asked(odd), Language::English, "{odd}");
        }
        assert_eq!(asked_for(&HeaderMap::new()), Language::English);
    }
}
