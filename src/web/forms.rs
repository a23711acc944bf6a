//! What people send: urlencoded forms, only from pages of ours.
//!
//! A form type keeps what was typed: fields are `String` (or `Vec<String>` for repeated ones), so that a form always
//! arrives and can be shown again with the person's own answers; the slice's `model` parses them. Fields that were
//! not sent are empty: write `#[serde(default)]` on the struct.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use http::header;
use serde::de::DeserializeOwned;

use super::front_door::FromOurPages;
use super::intake;
use super::misfit;
use super::problem::Problem;
use super::refusal::Refusal;
use crate::primitives::tree::{self, Manner, Tree};

/// More fields than any form of ours has.
const MOST_FIELDS: usize = 250;

/// A form that came from a page of ours, or from a program that is no browser.
#[derive(Debug, Clone)]
pub struct SafeForm<T>(pub T);

/// The version a page was made from. What is no number names a version that never is.
#[must_use]
pub fn seen_version(version: &str) -> u32 {
    version.trim().parse().unwrap_or(u32::MAX)
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for SafeForm<T> {
    type Rejection = Refusal;
    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        read(tree::pairs(&taken(request).await?)).map(Self)
    }
}

/// What was sent, once it is known to be a form from a page of ours.
pub(super) async fn taken(request: Request) -> Result<Bytes, Refusal> {
    if request.extensions().get::<FromOurPages>().is_none() {
        return Err(Refusal::internal("a form was read without the check where it came from"));
    }
    let said = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let essence = said.split(';').next().unwrap_or("").trim();
    if !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") || request.headers().contains_key(header::CONTENT_ENCODING) {
        return Err(Problem::UnsupportedMedia.into());
    }
    let bytes = intake::read(request.into_body()).await?;
    if bytes.split(|byte| *byte == b'&').count() > MOST_FIELDS {
        return Err(Problem::Malformed.into());
    }
    Ok(bytes)
}

/// What a form or a query says.
pub(super) fn read<T: DeserializeOwned>(pairs: impl Iterator<Item = (String, String)>) -> Result<T, Refusal> {
    tree::read(Tree::of_pairs(pairs), Manner::Typed).map_err(|misfit| Refusal::field(misfit::field_error(&misfit)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use serde::Deserialize;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Booking {
        reason: String,
        doctor: String,
        days: Vec<String>,
    }

    async fn sent(body: &str, kind: &str) -> Result<Booking, Problem> {
        let mut request = Request::new(Body::from(body.to_owned()));
        request.headers_mut().insert(header::CONTENT_TYPE, kind.parse().unwrap());
        request.extensions_mut().insert(FromOurPages);
        *request.method_mut() = http::Method::POST;
        SafeForm::from_request(request, &()).await.map(|SafeForm(form)| form).map_err(|refusal| refusal.problem())
    }

    #[tokio::test]
    async fn f66_a_form_keeps_what_was_typed() {
        let urlencoded = "application/x-www-form-urlencoded; charset=utf-8";
        let typed = sent("reason=+cough+%26+f%C3%A9ver+&days=MON&days=TUE&extra=x", urlencoded).await.unwrap();
        let days = vec!["MON".to_owned(), "TUE".to_owned()];
        assert_eq!(typed, Booking { reason: " cough & féver ".into(), doctor: String::new(), days });
        assert_eq!(sent("{}", "application/json").await, Err(Problem::UnsupportedMedia));
        assert_eq!(sent(&"a=1&".repeat(1000), urlencoded).await, Err(Problem::Malformed));
    }

    #[tokio::test]
    async fn s07_a_form_is_not_read_without_the_check() {
        let request = Request::new(Body::empty());
        assert_eq!(SafeForm::<Booking>::from_request(request, &()).await.unwrap_err().problem(), Problem::Internal);
    }
}
