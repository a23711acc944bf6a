//! SNS and SES, small but on the real wire: the portal uses them through `aws-sdk-sns` and `aws-sdk-sesv2`.
//!
//! One port answers both protocols and the pages around them:
//!
//! | path | what |
//! |---|---|
//! | `POST /` | SNS, Query protocol (`sns`, `publish`) |
//! | `/v2/email/…` | SESv2, REST and JSON (`ses`) |
//! | `GET /messages.json` | everything sent so far, oldest first ([`kept`]) |
//! | `/confirm-subscription`, `/unsubscribe` | the pages that links in mails lead to (`pages`) |
//! | `/SimpleNotificationService-….pem` | the certificate that SNS signs with what it posts (`signing`) |
//! | `POST /opted-out` | `{"number": "+15550100", "stop": true}`: the reply STOP or START from a phone (`phones.rs`) |
//! | `POST /outage` | `{"sns": true, "ses": false}`: answer 503 until switched back; for tests |
//!
//! Nothing ever leaves the machine: mails and text messages are only kept, and of web subscribers only those on loopback
//! are called (`webhooks`). Mail to `bounce@simulator.amazonses.com` and `complaint@simulator.amazonses.com` is reported over the topic for
//! that (`feedback`), as on AWS. As on AWS a subscriber by mail or web hears nothing until their link was followed.

pub mod kept;
pub mod topics;

mod feedback;
mod filter;
mod message;
mod mime;
mod pages;
mod phones;
mod publish;
mod query;
mod ses;
mod signing;
mod sns;
mod webhooks;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use super::StackOptions;
use crate::primitives::ids::IdSource;
use crate::primitives::time::Clock;
use kept::Kept;
use phones::Phones;
use signing::Signing;
use topics::Topics;
use webhooks::Webhooks;

/// SES takes 40 MB of mail; base64 and JSON make more of it.
const LARGEST_REQUEST: usize = 56 * 1024 * 1024;

/// The service.
pub(super) struct Messaging {
    topics: Topics,
    kept: Kept,
    phones: Phones,
    outage: Mutex<Outage>,
    webhooks: Webhooks,
    verified_senders: Vec<String>,
    feedback_topic: String,
    signing: Signing,
    address: SocketAddr,
    clock: Clock,
    ids: IdSource,
}

/// The service as its handlers share it.
type Shared = Arc<Messaging>;

/// Which of the two services plays dead.
#[derive(Debug, Clone, Copy, Default, Serialize)]
struct Outage {
    sns: bool,
    ses: bool,
}

/// A change of [`Outage`]; what is not named stays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OutageChange {
    sns: Option<bool>,
    ses: Option<bool>,
}

impl Messaging {
    /// Opens what earlier runs kept in `folder`; `address` is where links in mails lead.
    pub(super) fn open(folder: &Path, address: SocketAddr, options: StackOptions) -> Result<Self> {
        let kept = Kept::open(&folder.join("sent.jsonl")).context("opening the kept messages")?;
        let topics = Topics::open(&folder.join("topics.json")).context("opening the topics")?;
        let phones = Phones::open(&folder.join("phones.json")).context("opening the list of phones")?;
        Ok(Self {
            phones,
            topics,
            kept,
            outage: Mutex::default(),
            webhooks: Webhooks::new(),
            verified_senders: options.verified_senders.iter().map(|sender| sender.to_ascii_lowercase()).collect(),
            feedback_topic: options.feedback_topic,
            signing: Signing::default(),
            address,
            clock: options.clock,
            ids: options.ids,
        })
    }

    /// A random id in the form AWS gives to messages, requests and subscriptions.
    fn uuid(&self) -> String {
        uuid::Builder::from_random_bytes(self.ids.bytes()).into_uuid().to_string()
    }

    /// Now, as kept messages and envelopes say it: RFC 3339 in UTC, to the second.
    fn now(&self) -> String {
        self.clock.now().to_string()
    }

    fn outage(&self) -> Outage {
        *self.outage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Everything that is answered on the messaging port.
pub(super) fn router(messaging: Messaging) -> Router {
    let messaging = Shared::new(messaging);
    let sns = Router::new().route("/", get(sns::answer).post(sns::answer)).layer(from_fn_with_state(messaging.clone(), sns_outage));
    let ses = ses::router().layer(from_fn_with_state(messaging.clone(), ses_outage));
    Router::new()
        .merge(sns)
        .merge(ses)
        .merge(pages::router())
        .merge(signing::router())
        .route("/messages.json", get(all_messages))
        .route("/opted-out", post(reply))
        .route("/outage", post(change_outage))
        .layer(DefaultBodyLimit::max(LARGEST_REQUEST))
        .with_state(messaging)
}

async fn all_messages(State(messaging): State<Shared>) -> Response {
    match messaging.kept.all() {
        Ok(json) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
        Err(error) => {
            tracing::error!(%error, "the kept messages cannot be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What somebody sent back from their phone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reply {
    number: String,
    stop: bool,
}

async fn reply(State(messaging): State<Shared>, Json(reply): Json<Reply>) -> StatusCode {
    match messaging.phones.replied(&reply.number, reply.stop) {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => {
            tracing::error!(%error, "the list of phones cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

async fn change_outage(State(messaging): State<Shared>, Json(change): Json<OutageChange>) -> Json<Outage> {
    let mut outage = messaging.outage.lock().unwrap_or_else(PoisonError::into_inner);
    outage.sns = change.sns.unwrap_or(outage.sns);
    outage.ses = change.ses.unwrap_or(outage.ses);
    Json(*outage)
}

async fn sns_outage(State(messaging): State<Shared>, request: Request, next: Next) -> Response {
    if messaging.outage().sns { query::Fault::unavailable().answer(&messaging.uuid()) } else { next.run(request).await }
}

async fn ses_outage(State(messaging): State<Shared>, request: Request, next: Next) -> Response {
    if messaging.outage().ses { ses::Fault::unavailable().into_response() } else { next.run(request).await }
}
