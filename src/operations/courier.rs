//! Sends webhooks: claims a message, sends it, writes down what became of it. Each endpoint for itself: one that is slow, away or
//! full of messages keeps none of the others waiting.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::sync::RwLock;
use tokio::task::{AbortHandle, JoinError, JoinSet};
use tokio_util::sync::CancellationToken;

use super::steps;
use crate::app::App;
use crate::capabilities::webhooks::model::{Delivery, Fate, Outcome, Standing, Trouble, Webhook};
use crate::capabilities::webhooks::service::Webhooks;
use crate::outbound::webhook::{Postman, Unanswered};
use crate::primitives::ids::WebhookId;
use crate::storage::error::StorageError;

/// Messages taken up at once; the next ones follow while there are more.
const ROUND: usize = 10;
/// What other servers queued, or is to be tried again, is looked for at least so often.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// What is under way when the server stops has so long to end. What does not is sent again, under the same id.
const LAST_ROUND: Duration = Duration::from_secs(3);

/// Sends what is queued for one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Courier {
    webhooks: Webhooks,
    postman: Postman,
    /// Tries under way, one of each endpoint side by side. A message of whose last claim nobody reported may be what ended whoever had it,
    /// and is tried alone: the others would each lose one of their tries with it.
    under_way: Arc<RwLock<()>>,
}

/// What one run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Brought {
    pub sent: u32,
    /// To be tried again later.
    pub waiting: u32,
    pub failed: u32,
    /// Not sent, because their endpoint is disabled.
    pub dropped: u32,
}

impl Brought {
    fn note(&mut self, fate: Fate) {
        let counter = match fate {
            Fate::Sent => &mut self.sent,
            Fate::Queued => &mut self.waiting,
            Fate::Failed => &mut self.failed,
            Fate::Dropped => &mut self.dropped,
        };
        *counter += 1;
    }

    const fn and(self, other: Self) -> Self {
        Self {
            sent: self.sent + other.sent,
            waiting: self.waiting + other.waiting,
            failed: self.failed + other.failed,
            dropped: self.dropped + other.dropped,
        }
    }
}

impl Courier {
    /// Over an application.
    #[must_use]
    pub fn of(app: &App) -> Self {
        Self { webhooks: app.webhooks.clone(), postman: Postman::new(app.webhooks.reach()), under_way: Arc::default() }
    }

    /// Everything that is due, for all endpoints side by side.
    ///
    /// # Errors
    /// When the store does not answer; what an endpoint answers is no error.
    pub async fn run(&self) -> Result<Brought, StorageError> {
        let endpoints = self.webhooks.now();
        let visits = endpoints.iter().map(|webhook| Box::pin(self.visit(webhook.id)));
        join_all(visits).await.into_iter().try_fold(Brought::default(), |sum, brought| Ok(sum.and(brought?)))
    }

    /// Everything that is due for one endpoint, one after the other. It ends at the first message that is not answered, or answered
    /// with a wish to be left alone: those behind it would only wait for nothing, too.
    async fn visit(&self, id: WebhookId) -> Result<Brought, StorageError> {
        let mut brought = Brought::default();
        loop {
            let due = self.webhooks.due(id, ROUND).await?;
            if due.is_empty() {
                return Ok(brought);
            }
            let Some(mut webhook) = self.webhooks.endpoint(id).await? else { return Ok(brought) };
            if webhook.rests(self.webhooks.moment()) && webhook.standing() == Standing::Active {
                return Ok(brought);
            }
            steps::found(due.len());
            for (place, message) in due.into_iter().enumerate() {
                // Until what became of it is written down.
                let _held = if message.is_unreported() {
                    (Some(self.under_way.write().await), None)
                } else {
                    (None, Some(self.under_way.read().await))
                };
                // What an administrator said meanwhile counts from the next message on.
                if place > 0 && !self.stands(&webhook).await? {
                    break;
                }
                let (taken, outcome) = match webhook.standing() {
                    Standing::Disabled => (message, Outcome::Disabled),
                    Standing::Active => {
                        let Some(claimed) = self.webhooks.claim(message).await? else { continue };
                        let outcome = self.bring(&webhook, &claimed).await;
                        (claimed, outcome)
                    }
                };
                let settled = self.webhooks.settle(taken, outcome).await?;
                brought.note(settled.fate);
                steps::done(1);
                self.webhooks.note(&webhook, outcome).await?;
                let now = self.webhooks.moment();
                let over = matches!(outcome, Outcome::Unanswered(_) | Outcome::NotBefore { .. }) || outcome.is_gone();
                if over || (outcome != Outcome::Disabled && !outcome.is_good() && webhook.is_given_up(now)) {
                    return Ok(brought);
                }
                webhook = webhook.after(outcome, now);
            }
        }
    }

    /// Whether it is still told, and where it was.
    async fn stands(&self, webhook: &Webhook) -> Result<bool, StorageError> {
        let now = self.webhooks.endpoint(webhook.id).await?;
        Ok(now.is_some_and(|now| now.standing() == webhook.standing() && now.version == webhook.version))
    }

    async fn bring(&self, webhook: &Webhook, message: &Delivery) -> Outcome {
        let answer = match self.webhooks.post(webhook, message) {
            Ok(post) => self.postman.send(&post).await.map_err(trouble),
            Err(trouble) => Err(trouble),
        };
        tracing::debug!(webhook = %webhook.id, message = %message.message_id, tries = message.tries, ?answer, "a webhook was tried");
        answer.map_or_else(Outcome::Unanswered, |answer| Outcome::of_answer(answer.status, answer.again_in))
    }

    /// What a server does: a task per endpoint, never two for one, until it is asked to stop.
    pub(super) async fn keep_going(self, stop: CancellationToken) {
        let mut visits = JoinSet::new();
        let mut under_way: HashMap<WebhookId, AbortHandle> = HashMap::new();
        let mut failing = false;
        loop {
            tokio::select! {
                () = stop.cancelled() => break,
                Some(ended) = visits.join_next() => {
                    say(&ended, &mut failing);
                    continue;
                }
                () = self.webhooks.rung() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
            under_way.retain(|_, visit| !visit.is_finished());
            for webhook in self.webhooks.now().iter() {
                let (courier, id) = (self.clone(), webhook.id);
                under_way.entry(id).or_insert_with(|| visits.spawn(async move { courier.visit(id).await }));
            }
        }
        // What takes longer is sent again by another server, under the same id.
        let _ = tokio::time::timeout(LAST_ROUND, async { while visits.join_next().await.is_some() {} }).await;
    }
}

/// What one run of a task came to.
type Ended = Result<Result<Brought, StorageError>, JoinError>;

/// Says what changes, not what stays.
fn say(ended: &Ended, failing: &mut bool) {
    let fails = match ended {
        Ok(Ok(_)) => false,
        Ok(Err(error)) => {
            if !*failing {
                tracing::warn!(%error, "webhooks wait for the store");
            }
            true
        }
        Err(_) => {
            tracing::error!(alarm = "loop_died", name = "webhooks", "sending webhooks died and is begun again");
            return;
        }
    };
    *failing = fails;
}

const fn trouble(unanswered: Unanswered) -> Trouble {
    match unanswered {
        Unanswered::NotPublic => Trouble::NotPublic,
        Unanswered::NotReached => Trouble::NotReached,
        Unanswered::NoAnswer => Trouble::NoAnswer,
    }
}
