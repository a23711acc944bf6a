//! The cookies: names, attributes, and how they are read.
//!
//! With an https origin the names carry `__Host-` and `Secure`, so that no other host of the domain can plant one. On
//! loopback http the same without both (api.md "Manners"). `SameSite=Lax`, so that links in mails work.

use http::{HeaderMap, HeaderValue, header};

use super::state::PublicOrigin;

/// Longer values are not cookies of ours.
const MAX_VALUE: usize = 4000;

/// A `Set-Cookie` header to be put on an answer.
#[derive(Debug, Clone)]
pub struct SetCookie(String);

impl SetCookie {
    /// Puts it beside the answer's other cookies.
    pub fn append_to(&self, headers: &mut HeaderMap) {
        if let Ok(value) = HeaderValue::from_str(&self.0) {
            headers.append(header::SET_COOKIE, value);
        }
    }
}

impl axum::response::IntoResponseParts for SetCookie {
    type Error = std::convert::Infallible;
    fn into_response_parts(self, mut parts: axum::response::ResponseParts) -> Result<axum::response::ResponseParts, Self::Error> {
        self.append_to(parts.headers_mut());
        Ok(parts)
    }
}

/// The name of the session cookie of this installation.
#[must_use]
pub fn session_name(origin: &PublicOrigin) -> &'static str {
    if origin.is_https() { "__Host-sid" } else { "sid" }
}

fn flash_name(origin: &PublicOrigin) -> &'static str {
    if origin.is_https() { "__Host-flash" } else { "flash" }
}

fn device_name(origin: &PublicOrigin) -> &'static str {
    if origin.is_https() { "__Host-device" } else { "device" }
}

fn language_name(origin: &PublicOrigin) -> &'static str {
    if origin.is_https() { "__Host-language" } else { "language" }
}

/// The session cookie's value. Two different ones (one planted) count as none.
#[must_use]
pub fn session(origin: &PublicOrigin, headers: &HeaderMap) -> Option<String> {
    read(headers, session_name(origin))
}

pub(super) fn flash(origin: &PublicOrigin, headers: &HeaderMap) -> Option<String> {
    read(headers, flash_name(origin))
}

/// Begins a session in this browser: until the browser is closed; the session itself ends by its own times.
#[must_use]
pub fn begin_session(origin: &PublicOrigin, value: &str) -> SetCookie {
    set(origin, session_name(origin), value, None)
}

/// Forgets the session in this browser.
#[must_use]
pub fn end_session(origin: &PublicOrigin) -> SetCookie {
    set(origin, session_name(origin), "", Some(0))
}

/// What an earlier sign-in left in this browser, to know it by.
#[must_use]
pub fn device(origin: &PublicOrigin, headers: &HeaderMap) -> Option<String> {
    read(headers, device_name(origin))
}

/// Knows this browser again, for a year.
#[must_use]
pub fn keep_device(origin: &PublicOrigin, sealed: &str) -> SetCookie {
    set(origin, device_name(origin), sealed, Some(365 * 24 * 60 * 60))
}

/// The language that was chosen in this browser.
#[must_use]
pub fn language(origin: &PublicOrigin, headers: &HeaderMap) -> Option<String> {
    read(headers, language_name(origin))
}

/// Keeps the language for a year.
#[must_use]
pub fn keep_language(origin: &PublicOrigin, tag: &str) -> SetCookie {
    set(origin, language_name(origin), tag, Some(365 * 24 * 60 * 60))
}

/// Keeps a flash for the next page, at most five minutes.
pub(super) fn keep_flash(origin: &PublicOrigin, sealed: &str) -> SetCookie {
    set(origin, flash_name(origin), sealed, Some(300))
}

pub(super) fn end_flash(origin: &PublicOrigin) -> SetCookie {
    set(origin, flash_name(origin), "", Some(0))
}

fn set(origin: &PublicOrigin, name: &str, value: &str, max_age_seconds: Option<u32>) -> SetCookie {
    let secure = if origin.is_https() { "; Secure" } else { "" };
    let age = max_age_seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    SetCookie(format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}"))
}

fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    let values: Vec<&str> = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(key, _)| *key == name)
        .map(|(_, value)| value)
        .collect();
    match values.as_slice() {
        [first, rest @ ..] if !first.is_empty() && first.len() <= MAX_VALUE && rest.iter().all(|other| other == first) => {
            Some((*first).to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookies(lines: &[&str]) -> HeaderMap {
        lines.iter().map(|line| (header::COOKIE, HeaderValue::from_str(line).unwrap())).collect()
    }

    #[test]
    fn s08_a_session_cookie_has_the_host_prefix_and_its_flags() {
        let https: PublicOrigin = "https://portal.example".parse().unwrap();
        assert_eq!(begin_session(&https, "x").0, "__Host-sid=x; Path=/; HttpOnly; SameSite=Lax; Secure");
        let loopback: PublicOrigin = "http://127.0.0.1:8080".parse().unwrap();
        assert_eq!(end_session(&loopback).0, "sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    #[test]
    fn s08_two_different_session_cookies_count_as_none() {
        let https: PublicOrigin = "https://portal.example".parse().unwrap();
        assert_eq!(session(&https, &cookies(&["a=1; __Host-sid=abc"])), Some("abc".into()));
        assert_eq!(session(&https, &cookies(&["__Host-sid=abc; __Host-sid=planted"])), None);
        assert_eq!(session(&https, &cookies(&["sid=abc"])), None);
        assert_eq!(session(&https, &cookies(&["__Host-sid="])), None);
    }
}
