//! A browser or a program at the door: keeps cookies, sends pages' forms and API requests.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, header};
use serde_json::Value;

use super::answer::Answer;
use super::door::{Door, SOMEWHERE};
use super::html::Form;

/// Somebody's browser; a clone is another window of it.
#[derive(Clone)]
pub struct Browser {
    door: Door,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    pub address: IpAddr,
}

impl Browser {
    pub fn new(door: Door) -> Self {
        Self { door, cookies: Arc::default(), address: SOMEWHERE }
    }

    /// The same browser, from another address.
    #[must_use]
    pub fn from_address(mut self, address: &str) -> Self {
        self.address = address.parse().unwrap();
        self
    }

    /// A browser that has the same cookies now, and its own from now on.
    #[must_use]
    pub fn copied(&self) -> Self {
        let cookies = Arc::new(Mutex::new(self.cookies.lock().unwrap().clone()));
        Self { cookies, ..self.clone() }
    }

    /// Opens a page.
    pub async fn opens(&self, path: &str) -> Answer {
        self.ask(Method::GET, path).header("accept", "text/html").send().await
    }

    /// Opens a page, and the pages it leads to.
    pub async fn follows(&self, path: &str) -> Answer {
        let mut answer = self.opens(path).await;
        for _ in 0..5 {
            if !(300..400).contains(&answer.status) {
                break;
            }
            let next = answer.location().to_owned();
            answer = self.opens(&next).await;
        }
        answer
    }

    /// Sends a form of a page, as a browser does.
    pub async fn sends(&self, form: &Form) -> Answer {
        let fields: Vec<(&str, &str)> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if form.method.eq_ignore_ascii_case("get") {
            return self.opens(&format!("{}?{}", form.action, encoded(&fields))).await;
        }
        self.posts(&form.action, &fields).await
    }

    /// Sends a form that leads to another page, and opens that.
    pub async fn goes_on(&self, form: &Form) -> Answer {
        let sent = self.sends(form).await.is(303);
        self.opens(sent.location()).await
    }

    /// Sends form fields to an address.
    pub async fn posts(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.ask(Method::POST, path).header("accept", "text/html").header("sec-fetch-site", "same-origin");
        request.header("content-type", "application/x-www-form-urlencoded").body(encoded(fields)).send().await
    }

    /// A request of the API; the path without `/api/v1`.
    pub fn api(&self, method: Method, path: &str) -> Ask {
        self.ask(method, &format!("/api/v1{path}"))
    }

    /// Any request.
    pub fn ask(&self, method: Method, path: &str) -> Ask {
        Ask { browser: self.clone(), request: Request::builder().method(method).uri(path).body(Bytes::new()).unwrap() }
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    pub fn forgets_cookies(&self) {
        self.cookies.lock().unwrap().clear();
    }

    fn keep(&self, answer: &Answer) {
        let mut cookies = self.cookies.lock().unwrap();
        for (name, value) in answer.cookies() {
            if value.is_empty() { drop(cookies.remove(&name)) } else { drop(cookies.insert(name, value)) }
        }
    }
}

/// A request that is being made.
#[must_use]
pub struct Ask {
    browser: Browser,
    request: Request<Bytes>,
}

impl Ask {
    /// Another header; an empty value takes the header away.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().unwrap();
        match value {
            "" => drop(self.request.headers_mut().remove(name)),
            _ => drop(self.request.headers_mut().insert(name, HeaderValue::from_str(value).unwrap())),
        }
        self
    }

    /// The `Idempotency-Key`.
    pub fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    pub fn if_match(self, tag: &str) -> Self {
        self.header("if-match", tag)
    }

    pub fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json").body(body.to_string())
    }

    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        *self.request.body_mut() = body.into();
        self
    }

    /// Sends it and keeps the cookies of the answer.
    pub async fn send(mut self) -> Answer {
        let cookies: Vec<String> = self.browser.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() && !self.request.headers().contains_key(header::COOKIE) {
            self.request.headers_mut().insert(header::COOKIE, HeaderValue::from_str(&cookies.join("; ")).unwrap());
        }
        let answer = self.browser.door.call(self.request, self.browser.address).await;
        self.browser.keep(&answer);
        answer
    }
}

/// Form fields as browsers write them.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let one = |text: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._*".contains(&byte);
        text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect::<String>()
    };
    fields.iter().map(|(name, value)| format!("{}={}", one(name), one(value))).collect::<Vec<_>>().join("&")
}
