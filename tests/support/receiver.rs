//! Somebody else's program: listens on this machine, keeps what it is sent, answers as it is told to.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::Value;
use sha2::Sha256;
use tokio::net::TcpListener;
use tokio::sync::Notify;

/// One message as it arrived.
#[derive(Debug, Clone)]
pub struct Got {
    pub id: String,
    pub timestamp: String,
    pub signature: String,
    pub content_type: String,
    pub body: String,
}

impl Got {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// Whether the signature is that of Standard Webhooks for this secret, computed from its text.
    pub fn is_signed_with(&self, secret: &str) -> bool {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
        mac.update(format!("{}.{}.{}", self.id, self.timestamp, self.body).as_bytes());
        self.signature == format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }
}

#[derive(Clone, Default)]
struct Desk {
    got: Arc<Mutex<Vec<Got>>>,
    answers: Arc<Mutex<VecDeque<Option<u16>>>>,
    otherwise: Arc<Mutex<Option<u16>>>,
    again_in: Arc<Mutex<Option<u32>>>,
    held: Arc<Mutex<Option<Arc<Notify>>>>,
}

/// Such a program. It answers 204 unless told otherwise.
pub struct Receiver {
    pub url: String,
    desk: Desk,
}

impl Receiver {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hooks?token=zqtoken", listener.local_addr().unwrap());
        let desk = Desk::default();
        let router = Router::new().fallback(take).with_state(desk.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url, desk }
    }

    /// The next messages are answered so, in this order; `None`: never.
    pub fn answers(&self, next: impl IntoIterator<Item = Option<u16>>) {
        self.desk.answers.lock().unwrap().extend(next);
    }

    /// Every message that nothing else was said about is answered so.
    pub fn always(&self, status: u16) {
        *self.desk.otherwise.lock().unwrap() = Some(status);
    }

    /// Whatever is refused from now on is asked for again in so many seconds; 0: nothing is said about that.
    pub fn asks_for(&self, seconds: u32) {
        *self.desk.again_in.lock().unwrap() = Some(seconds).filter(|seconds| *seconds > 0);
    }

    /// The next message is answered once this rings.
    pub fn holds(&self) -> Arc<Notify> {
        let bell = Arc::new(Notify::new());
        *self.desk.held.lock().unwrap() = Some(Arc::clone(&bell));
        bell
    }

    /// What has arrived so far.
    pub fn got(&self) -> Vec<Got> {
        self.desk.got.lock().unwrap().clone()
    }

    /// What has arrived once it is so much.
    pub async fn gets(&self, many: usize) -> Vec<Got> {
        for _ in 0..400 {
            let got = self.got();
            if got.len() >= many {
                return got;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("{} of {many} messages arrived", self.got().len());
    }
}

async fn take(State(desk): State<Desk>, headers: HeaderMap, body: Bytes) -> (StatusCode, HeaderMap) {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    desk.got.lock().unwrap().push(Got {
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp"),
        signature: header("webhook-signature"),
        content_type: header("content-type"),
        body: String::from_utf8(body.to_vec()).unwrap(),
    });
    let held = desk.held.lock().unwrap().take();
    if let Some(bell) = held {
        bell.notified().await;
    }
    let otherwise = desk.otherwise.lock().unwrap().unwrap_or(204);
    let answer = desk.answers.lock().unwrap().pop_front().unwrap_or(Some(otherwise));
    let wish = *desk.again_in.lock().unwrap();
    match answer {
        Some(status) => {
            let wish = wish.filter(|_| status >= 400).map(|seconds| ("retry-after".parse().unwrap(), seconds.into()));
            (StatusCode::from_u16(status).unwrap(), wish.into_iter().collect())
        }
        None => std::future::pending().await,
    }
}
