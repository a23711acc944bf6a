//! A stand-in for Amazon Bedrock: listens on this machine, keeps what it is asked, answers as it is told to.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::{Home, TestApp};

/// What it answers next.
#[derive(Debug, Clone)]
pub enum Says {
    /// These words.
    Words(&'static str),
    /// Something that is no answer.
    Garbage,
    /// That it will not.
    Refusal,
    /// A fault of its own.
    Fault,
    /// Nothing at all.
    Nothing,
}

#[derive(Clone, Default)]
struct Desk {
    asked: Arc<Mutex<Vec<(String, Value)>>>,
    answers: Arc<Mutex<VecDeque<Says>>>,
}

/// One such server.
pub struct ModelServer {
    pub url: String,
    desk: Desk,
}

impl ModelServer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let desk = Desk::default();
        let router = Router::new().fallback(answer).with_state(desk.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url, desk }
    }

    /// The next question is answered so.
    pub fn says(&self, next: Says) {
        self.desk.answers.lock().unwrap().push_back(next);
    }

    /// What was asked so far: the path and the body.
    pub fn asked(&self) -> Vec<(String, Value)> {
        self.desk.asked.lock().unwrap().clone()
    }
}

async fn answer(State(desk): State<Desk>, uri: Uri, body: Bytes) -> (StatusCode, String) {
    desk.asked.lock().unwrap().push((uri.path().to_owned(), serde_json::from_slice(&body).unwrap()));
    let next = desk.answers.lock().unwrap().pop_front().unwrap_or(Says::Fault);
    let said = |words: &str, why: &str| {
        let message = json!({ "role": "assistant", "content": [{ "text": words }] });
        let usage = json!({ "inputTokens": 1, "outputTokens": 1, "totalTokens": 2 });
        json!({ "output": { "message": message }, "stopReason": why, "usage": usage, "metrics": { "latencyMs": 1 } }).to_string()
    };
    match next {
        Says::Words(words) => (StatusCode::OK, said(words, "end_turn")),
        Says::Refusal => (StatusCode::OK, said("I cannot help with that.", "content_filtered")),
        Says::Garbage => (StatusCode::OK, "<<<".to_owned()),
        Says::Fault => (StatusCode::INTERNAL_SERVER_ERROR, json!({ "message": "no" }).to_string()),
        Says::Nothing => std::future::pending().await,
    }
}

impl TestApp {
    /// A house where a model at this address words the health assistant's answers.
    pub async fn with_model(url: &str) -> Self {
        Self::open(Home::Server, true, Some(url.to_owned())).await
    }
}
