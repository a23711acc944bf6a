//! HTTP as a program speaks it: kept connections, one session cookie.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use http::{HeaderMap, Method, Request};
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::Client as Legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;

/// Connections of one's own, and who one is signed in as. A clone shares both.
#[derive(Clone)]
pub struct Client {
    connections: Legacy<HttpConnector, Full<Bytes>>,
    cookie: Option<String>,
}

/// What a server answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

/// No answer: the connection could not be made or broke.
#[derive(Debug, Clone)]
pub struct NoAnswer {
    /// Nobody listened: the request never left.
    pub refused: bool,
    pub why: String,
}

impl Client {
    /// Nobody yet.
    pub fn stranger() -> Self {
        Self { connections: Legacy::builder(TokioExecutor::new()).build_http(), cookie: None }
    }

    /// A question of the API; `path` without `/api/v1`.
    pub async fn get(&self, server: &str, path: &str) -> Result<Answer, NoAnswer> {
        self.ask(Method::GET, server, path, None, &Value::Null).await
    }

    pub async fn post(&self, server: &str, path: &str, body: &Value) -> Result<Answer, NoAnswer> {
        self.ask(Method::POST, server, path, None, body).await
    }

    /// Anything of the API; null is no body.
    pub async fn ask(&self, method: Method, server: &str, path: &str, key: Option<&str>, body: &Value) -> Result<Answer, NoAnswer> {
        self.send(method, &format!("{server}/api/v1{path}"), key, body).await
    }

    /// Any page or address.
    pub async fn open(&self, url: &str) -> Result<Answer, NoAnswer> {
        self.send(Method::GET, url, None, &Value::Null).await
    }

    /// Any request; the whole address, and null for no body.
    pub async fn send(&self, method: Method, url: &str, key: Option<&str>, body: &Value) -> Result<Answer, NoAnswer> {
        let mut request = Request::builder().method(method).uri(url);
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        if !body.is_null() {
            request = request.header(CONTENT_TYPE, "application/json");
        }
        let body = if body.is_null() { Bytes::new() } else { Bytes::from(body.to_string()) };
        let broken = |why: String, refused: bool| NoAnswer { refused, why };
        let answer = self.connections.request(request.body(Full::new(body)).unwrap()).await;
        let answer = answer.map_err(|error| broken(format!("{error:?}"), error.is_connect()))?;
        let (parts, body) = answer.into_parts();
        let body = body.collect().await.map_err(|error| broken(error.to_string(), false))?.to_bytes();
        Ok(Answer { status: parts.status.as_u16(), headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() })
    }

    /// As whom one is signed in, for a request made otherwise.
    pub fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
    }

    /// The same connections, signed in as the answer to a sign-in says.
    #[must_use]
    pub fn signed_in(self, answer: &Answer) -> Self {
        let cookies = answer.headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()?.split(';').next());
        Self { cookie: Some(cookies.collect::<Vec<_>>().join("; ")), ..self }
    }
}

impl Answer {
    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// The same answer, when it has this status.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }
}
