//! The static files: stylesheet, fonts, icons, the small scripts. Embedded, packed when the program is built (`build.rs`), served on
//! addresses that contain a hash of the content, so that browsers may keep them for a year.
//!
//! Nothing is packed or unpacked at start: a start takes milliseconds.

use std::io::Read as _;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use flate2::read::GzDecoder;
use http::{HeaderMap, HeaderName, StatusCode, header};

use super::json::ApiPath;
use super::refusal::Refusal;

/// Where the static files are mounted.
pub const MOUNT: &str = "/static";

/// On an address with the hash of the content.
const FOR_EVER: &str = "max-age=31536000, immutable";
/// On the plain address, as the stylesheet names the letters: a week.
const FOR_A_WEEK: &str = "max-age=604800, stale-while-revalidate=86400";

/// One file, as `build.rs` lists it.
struct File {
    /// From the folder on: `font/some.woff2`.
    name: &'static str,
    /// Sixteen hexadecimal digits of its SHA-256.
    hash: &'static str,
    /// Whether `bytes` are gzip.
    is_packed: bool,
    bytes: &'static [u8],
}

static FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/static.rs"));

/// The address of `name` (`care.css`) with its content hash: `/static/care.3f9a1c2b7d84e6a0.css`.
#[must_use]
pub fn address(name: &str) -> Option<String> {
    let file = FILES.iter().find(|file| file.name == name)?;
    let (stem, kind) = name.rsplit_once('.')?;
    Some(format!("{MOUNT}/{stem}.{}.{kind}", file.hash))
}

/// The routes of the static files, to be merged at the root.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route(&format!("{MOUNT}/{{*name}}"), get(serve))
}

async fn serve(ApiPath(asked): ApiPath<String>, headers: HeaderMap) -> Result<Response, Refusal> {
    let (file, kept) = find(&asked).ok_or(Refusal::NotFound)?;
    let tag = format!("\"{}\"", file.hash);
    // Weak: the packed form and the plain one are the same file, not the same bytes.
    let weak = format!("W/{tag}");
    let says = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let known = says(header::IF_NONE_MATCH).split(',').any(|one| one.trim().trim_start_matches("W/") == tag);
    let described = [(header::ETAG, weak), (header::CACHE_CONTROL, kept.to_owned()), (header::VARY, "accept-encoding".to_owned())];
    if known {
        return Ok((StatusCode::NOT_MODIFIED, described).into_response());
    }
    let kind = [(header::CONTENT_TYPE, kind(file.name))];
    if !file.is_packed {
        return Ok((described, kind, Bytes::from_static(file.bytes)).into_response());
    }
    if takes_gzip(says(header::ACCEPT_ENCODING)) {
        return Ok((described, kind, [(header::CONTENT_ENCODING, "gzip")], Bytes::from_static(file.bytes)).into_response());
    }
    let mut plain = Vec::new();
    GzDecoder::new(file.bytes).read_to_end(&mut plain).map_err(|error| Refusal::internal(format!("a static file: {error}")))?;
    Ok((described, kind, plain).into_response())
}

/// The file at an address, and for how long it may be kept.
fn find(asked: &str) -> Option<(&'static File, &'static str)> {
    if let Some(file) = FILES.iter().find(|file| file.name == asked) {
        return Some((file, FOR_A_WEEK));
    }
    let (stem, kind) = asked.rsplit_once('.')?;
    let (name, hash) = stem.rsplit_once('.')?;
    let file = FILES.iter().find(|file| file.hash == hash && file.name.rsplit_once('.') == Some((name, kind)))?;
    Some((file, FOR_EVER))
}

/// Its media type, by its name.
fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}

/// Whether an `Accept-Encoding` takes gzip (RFC 9110, 12.5.3).
fn takes_gzip(accepted: &str) -> bool {
    accepted.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        let is_none = |weight: &str| weight.trim().parse::<f32>().is_ok_and(|weight| weight <= 0.0);
        let never = weight.split_once('=').is_some_and(|(name, weight)| name.trim().eq_ignore_ascii_case("q") && is_none(weight));
        name.trim().eq_ignore_ascii_case("gzip") && !never
    })
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use http::Request;
    use tower::ServiceExt;

    use super::*;

    async fn asked(address: &str, headers: &[(HeaderName, &str)]) -> Response {
        let request = headers.iter().fold(Request::get(address), |request, (name, value)| request.header(name, *value));
        router::<()>().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    fn said(answer: &Response, name: HeaderName) -> &str {
        answer.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[tokio::test]
    async fn an_address_with_the_hash_of_its_content_may_be_kept_for_ever() {
        let own = address("care.css").unwrap();
        assert!(own.starts_with("/static/care.") && own.len() == "/static/care.0123456789abcdef.css".len(), "{own}");
        let answer = asked(&own, &[]).await;
        assert_eq!((answer.status(), said(&answer, header::CACHE_CONTROL)), (StatusCode::OK, FOR_EVER));
        let another = own.replace("/care.", "/care.0");
        assert_eq!(asked(&another, &[]).await.status(), StatusCode::NOT_FOUND);
        assert_eq!(address("no-such-file.css"), None);
        assert_eq!(asked("/static/%FF", &[]).await.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn files_that_the_stylesheet_names_are_there() {
        for url in include_str!("../../static/care.css").split("url(").skip(1).filter_map(|rest| rest.split(')').next()) {
            let answer = asked(&format!("{MOUNT}/{url}"), &[]).await;
            assert_eq!((answer.status(), said(&answer, header::CACHE_CONTROL)), (StatusCode::OK, FOR_A_WEEK), "{url}");
            assert!(["font/woff2", "image/svg+xml"].contains(&said(&answer, header::CONTENT_TYPE)), "{url}");
        }
    }

    #[tokio::test]
    async fn whoever_takes_gzip_gets_what_was_packed_and_everybody_the_same_text() {
        let text = include_bytes!("../../static/care.css");
        for none in ["", "br", "gzip;q=0", "gzip; Q=0.0", "identity"] {
            let plain = asked("/static/care.css", &[(header::ACCEPT_ENCODING, none)]).await;
            assert_eq!(said(&plain, header::CONTENT_ENCODING), "", "{none}");
            assert_eq!(to_bytes(plain.into_body(), usize::MAX).await.unwrap(), text.as_slice());
        }
        let packed = asked("/static/care.css", &[(header::ACCEPT_ENCODING, "br, GZIP;q=0.8")]).await;
        assert_eq!((said(&packed, header::CONTENT_ENCODING), said(&packed, header::VARY)), ("gzip", "accept-encoding"));
        assert_eq!(said(&packed, header::CONTENT_TYPE), "text/css; charset=utf-8");
        let bytes = to_bytes(packed.into_body(), usize::MAX).await.unwrap();
        let mut unpacked = Vec::new();
        GzDecoder::new(bytes.as_ref()).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
    }

    #[tokio::test]
    async fn what_a_browser_has_is_not_sent_again() {
        let tag = said(&asked("/static/once.js", &[]).await, header::ETAG).to_owned();
        for known in [tag.clone(), format!("\"another\", {tag}"), tag.trim_start_matches("W/").to_owned()] {
            let answer = asked("/static/once.js", &[(header::IF_NONE_MATCH, &known)]).await;
            assert_eq!(answer.status(), StatusCode::NOT_MODIFIED, "{known}");
            assert_eq!(said(&answer, header::CACHE_CONTROL), FOR_A_WEEK);
            assert!(to_bytes(answer.into_body(), 1).await.unwrap().is_empty());
        }
        assert_eq!(asked("/static/once.js", &[(header::IF_NONE_MATCH, "\"another\"")]).await.status(), StatusCode::OK);
    }
}
