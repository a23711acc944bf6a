//! The second home: Lambda. Nothing runs between two events, so what a server does in loops is done here before and
//! after a request, and by schedules.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use http::Method;
use tokio::time::Instant;

use super::house::{House, Use};
use super::jobs::Jobs;
use crate::app::App;
use crate::capabilities::mail_hygiene::service::MailHygiene;
use crate::config::Config;
use crate::web::lambda::{self, Listener, Published};
use crate::web::limits::Limits;

/// What a request may spend on publishing its own events once its answer is ready.
const LEFTOVER: Duration = Duration::from_millis(300);
/// A setting changed elsewhere is known here after at most this long.
const SETTINGS_FOR: Duration = Duration::from_secs(5);

/// Answers events until Lambda ends the process.
///
/// # Errors
/// When it cannot start.
pub async fn answer_events(config: Config) -> Result<()> {
    let house = House::open(config, Use::Own).await?;
    let Some(origin) = house.config.origin.clone() else { bail!("under Lambda the public origin must be set") };
    let app = house.app(house.keys().await?, origin)?;
    app.refresh_for_pages().await.context("reading the settings")?;
    let jobs = Jobs::of(&app, "lambda");
    let visit = Visit { app: app.clone(), jobs: jobs.clone(), refreshed: Arc::new(Mutex::new(Instant::now())) };
    let router = app.router(Limits::default()).layer(from_fn_with_state(visit, around));
    let run = lambda::run(router, Events { jobs, hygiene: app.mail_hygiene.clone() });
    Box::pin(run).await.map_err(|error| anyhow::anyhow!("Lambda's runtime does not answer: {error}"))
}

/// What answers events that are no requests.
#[derive(Clone)]
pub struct Events {
    pub jobs: Jobs,
    pub hygiene: MailHygiene,
}

impl Listener for Events {
    async fn run(&self, job: String) -> Result<()> {
        self.jobs.run_named(&job).await
    }

    async fn hear(&self, Published { topic_arn, message }: Published) -> Result<()> {
        Ok(self.hygiene.heard(&topic_arn, &message).await?)
    }
}

/// What surrounds one request.
#[derive(Clone)]
struct Visit {
    app: App,
    jobs: Jobs,
    refreshed: Arc<Mutex<Instant>>,
}

impl Visit {
    /// Whether this request is the one that reads the settings again.
    fn takes_its_turn(&self) -> bool {
        let mut refreshed = self.refreshed.lock().unwrap_or_else(PoisonError::into_inner);
        let is_old = refreshed.elapsed() >= SETTINGS_FOR;
        if is_old {
            *refreshed = Instant::now();
        }
        is_old
    }
}

async fn around(State(visit): State<Visit>, request: Request, next: Next) -> Response {
    if visit.takes_its_turn()
        && let Err(error) = visit.app.refresh_for_pages().await
    {
        tracing::warn!(%error, "the settings could not be read again; they stay as they were");
    }
    if let Err(error) = visit.app.identity.strangers().write_down().await {
        tracing::warn!(%error, "strangers who were sent away are not in the audit trail yet");
    }
    let may_change = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let response = next.run(request).await;
    let done = response.status().is_success() || response.status().is_redirection();
    if may_change && done {
        // All shards and not only the request's own subject: which subjects a request touched is known inside its service
        // alone, and an empty shard costs half a read unit, all eight side by side. What does not go out now goes out with
        // the schedule, within a minute.
        if let Err(error) = visit.jobs.drain().run_within(LEFTOVER).await {
            tracing::debug!(%error, "the events of this request wait for the schedule");
        }
    }
    response
}
