//! Reads what the built-in stack kept instead of sending, over the wire: several servers may share one stack.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Empty};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde::Deserialize;

/// The stack answers in milliseconds; whoever waits longer waits for nothing.
const PATIENCE: Duration = Duration::from_secs(3);

/// The messages of one stack. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Inbox {
    client: Client<HttpConnector, Empty<Bytes>>,
    address: String,
}

/// One message, as far as the page shows it.
#[derive(Debug, Clone, Deserialize)]
pub struct Kept {
    /// `sns`, `ses` or `sms`.
    pub service: String,
    pub to: String,
    #[serde(default)]
    pub subject: Option<String>,
    pub text: String,
    /// The same as a page of its own, of mails that have one.
    #[serde(default)]
    pub html: Option<String>,
    #[serde(default)]
    pub attributes: BTreeMap<String, String>,
    #[serde(default)]
    pub attachments: Vec<String>,
    pub at: jiff::Timestamp,
}

#[derive(Deserialize)]
struct All {
    items: Vec<Kept>,
}

impl Inbox {
    /// Of the stack whose messaging answers at `endpoint`.
    #[must_use]
    pub fn at(endpoint: &str) -> Self {
        Self { client: Client::builder(TokioExecutor::new()).build_http(), address: format!("{endpoint}/messages.json") }
    }

    /// Everything SNS and SES were asked to send, oldest first, as JSON: `{"items": […]}` (api.md, "Running it").
    ///
    /// # Errors
    /// When the stack does not answer, or is none of ours and knows no such list.
    pub async fn json(&self) -> Result<Bytes> {
        let answer = tokio::time::timeout(PATIENCE, self.client.get(self.address.parse()?)).await.context("the stack takes too long")??;
        ensure!(answer.status().is_success(), "the stack answered {}", answer.status());
        Ok(answer.into_body().collect().await?.to_bytes())
    }

    /// The same, read.
    ///
    /// # Errors
    /// As [`Self::json`].
    pub async fn messages(&self) -> Result<Vec<Kept>> {
        Ok(serde_json::from_slice::<All>(&self.json().await?).context("reading the kept messages")?.items)
    }
}
