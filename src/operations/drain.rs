//! Takes events out of the outbox in two steps (data-model.md, "Events"): *heard*, then *published*.
//!
//! Heard: one transaction marks the row and writes what the event owes, webhooks among it; it needs `DynamoDB` alone. Published: once SNS
//! has acknowledged, one transaction deletes the row and puts it on record. Rows go by shard, per subject in the order
//! of versions; a subject stops at its first failure and is tried again later, each time a little later. There is no
//! cursor between runs, because a row with a smaller key may commit after one with a greater. An event that cannot be
//! published for a day although others can is parked with an alarm: it stays in the outbox, and nobody touches it until somebody asks.
//! One whose handling panics, or ends the process, is such an event too (`tries`).
//!
//! On a server a loop runs this (`loops`); on Lambda a schedule does, and each request for its own subject.

mod hearing;
mod owed;
mod tallies;
mod tries;
mod unpark;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::RwLock;
use tokio::time::Instant;

use super::announcement::announce;
use super::steps;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::billing::service::Billing;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::waiting_list::service::WaitingList;
use crate::capabilities::webhooks::service::Webhooks;
use crate::events::envelope::{Envelope, SHARDS};
use crate::outbound::OutboundError;
use crate::outbound::topic::Topic;
use crate::primitives::time::{Clock, after};
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::lease::Lease;
use crate::storage::outbox::Waiting;
use crate::storage::transaction::{CommitError, Transaction};

/// An event that could not be published for so many seconds, while others could, is parked.
const PARKED_AFTER: i64 = 24 * 60 * 60;
/// What happened so many seconds ago is not told to anybody any more.
pub(super) const NEWS_FOR: i64 = 24 * 60 * 60;
/// Others "could" when one was published within so many seconds.
const TOPIC_WORKS_FOR: i64 = 300;
/// The longest wait between two tries, in seconds: after an outage everything is out within a minute.
const LONGEST_WAIT: i64 = 20;
/// So many unanswered publishes in a row mean that SNS is away: the shard waits instead of asking for every subject.
const AWAY: u32 = 3;
/// A lease with fewer seconds left is kept before going on.
const LEASE_MARGIN: i64 = 10;

/// Drains the outbox of one installation. Clones share their memory of what failed.
#[derive(Debug, Clone)]
pub struct Drain {
    storage: Storage,
    topic: Topic,
    notifications: Notifications,
    webhooks: Webhooks,
    visits: Appointments,
    waiting_list: WaitingList,
    repairs: Repairs,
    billing: Billing,
    settings: SettingsBook,
    clock: Clock,
    owner: String,
    memory: Arc<Mutex<Memory>>,
    /// Rows in hand, by the shards side by side; one with which a process may have ended is taken alone.
    in_hand: Arc<RwLock<()>>,
}

/// What is remembered between runs: an optimisation, never a fact.
#[derive(Debug, Default)]
struct Memory {
    /// Subjects that could not be published, and places of rows that could not be heard or whose handling panicked: not before when, and
    /// how long the next wait is.
    later: HashMap<String, (Timestamp, i64)>,
    last_published: Option<Timestamp>,
    /// Unreadable rows that do not say when they happened: when this process first saw them.
    first_seen: HashMap<String, Timestamp>,
}

/// What one run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Drained {
    pub heard: u32,
    pub published: u32,
    /// Rows that stay for a later run.
    pub waiting: u32,
    pub parked: u32,
    /// When the oldest event that still waits (parked ones aside) happened.
    pub oldest: Option<Timestamp>,
    /// SNS did not answer.
    pub topic_away: bool,
}

impl Drained {
    /// This run and another together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            heard: self.heard + other.heard,
            published: self.published + other.published,
            waiting: self.waiting + other.waiting,
            parked: self.parked + other.parked,
            oldest: [self.oldest, other.oldest].into_iter().flatten().min(),
            topic_away: self.topic_away || other.topic_away,
        }
    }
}

/// What became of one row.
enum Fate {
    Published,
    /// Parked, now or before.
    Parked,
    /// The subject stops here.
    Waits {
        away: bool,
    },
}

/// The state of one shard's run.
struct Run {
    lease: Lease,
    /// Nothing new is begun after this instant.
    until: Option<Instant>,
    drained: Drained,
    stopped: HashSet<String>,
    unanswered: u32,
}

impl Drain {
    /// `owner` names this process in leases.
    #[must_use]
    pub fn new(
        storage: Storage,
        topic: Topic,
        (notifications, webhooks): (Notifications, Webhooks),
        (visits, waiting_list, repairs, billing): (Appointments, WaitingList, Repairs, Billing),
        settings: SettingsBook,
        clock: Clock,
        owner: impl Into<String>,
    ) -> Self {
        Self {
            storage,
            topic,
            notifications,
            webhooks,
            visits,
            waiting_list,
            repairs,
            billing,
            settings,
            clock,
            owner: owner.into(),
            memory: Arc::default(),
            in_hand: Arc::default(),
        }
    }

    /// Every shard once, side by side.
    pub async fn run(&self) -> Result<Drained, StorageError> {
        self.run_until(None).await
    }

    /// The same within a budget of time, for a request on Lambda that has some to spare.
    pub async fn run_within(&self, budget: Duration) -> Result<Drained, StorageError> {
        self.run_until(Some(Instant::now() + budget)).await
    }

    async fn run_until(&self, until: Option<Instant>) -> Result<Drained, StorageError> {
        let shards = (0..SHARDS).map(|shard| self.shard(shard, until));
        let drained = futures_util::future::join_all(shards).await;
        drained.into_iter().try_fold(Drained::default(), |sum, shard| Ok(sum.and(shard?)))
    }

    /// One shard once: every row that can go, goes. Nothing when another process holds its lease.
    async fn shard(&self, shard: u8, until: Option<Instant>) -> Result<Drained, StorageError> {
        if !self.storage.outbox_has_rows(shard).await? {
            return Ok(Drained::default());
        }
        let now = self.clock.now();
        let job = format!("drain#{shard}");
        // What ended the run before may end this one, and with it the answer of a request: a round of jobs finds out.
        let lease = match until {
            Some(_) => self.storage.take_lease_in_order(&job, &self.owner, now).await?,
            None => self.storage.take_lease(&job, &self.owner, now).await?,
        };
        let Some(lease) = lease else { return Ok(Drained::default()) };
        let mut run = Run { lease, until, drained: Drained::default(), stopped: HashSet::new(), unanswered: 0 };
        let ended = self.rows(shard, &mut run).await;
        self.storage.give_back(&run.lease).await?;
        ended.map(|()| run.drained)
    }

    async fn rows(&self, shard: u8, run: &mut Run) -> Result<(), StorageError> {
        let mut after = None;
        loop {
            let page = self.storage.outbox_page(shard, after).await?;
            steps::found(page.items.len());
            for row in page.items {
                if run.is_over() {
                    return Ok(());
                }
                if !self.keep(run).await? {
                    tracing::info!(shard, epoch = run.lease.epoch(), "another drain took over");
                    return Ok(());
                }
                self.row(&row, run).await?;
                steps::done(1);
            }
            after = page.next;
            if after.is_none() {
                return Ok(());
            }
        }
    }

    /// Whether the lease is still held, keeping it when it is about to end.
    async fn keep(&self, run: &mut Run) -> Result<bool, StorageError> {
        let now = self.clock.now();
        if run.lease.until > after(now, LEASE_MARGIN) { Ok(true) } else { self.storage.keep_lease(&mut run.lease, now).await }
    }

    /// One row, and what it came to. Only a store that does not answer ends the run.
    async fn row(&self, row: &Waiting, run: &mut Run) -> Result<(), StorageError> {
        match self.tried(row, run).await? {
            Fate::Published => {
                run.drained.published += 1;
                run.unanswered = 0;
            }
            Fate::Parked => run.drained.parked += 1,
            Fate::Waits { away } => {
                run.unanswered += u32::from(away);
                run.drained.topic_away |= run.unanswered >= AWAY;
                run.stopped.insert(row.subject.clone());
                run.waits(row);
            }
        }
        Ok(())
    }

    /// Both steps of one row.
    async fn both_steps(&self, row: &Waiting, run: &mut Run) -> Result<Fate, StorageError> {
        let heard = match self.hear(row, run).await {
            // What it tells of cannot be read: it waits as an event does that cannot be read, and keeps no other back.
            Err(StorageError::Corrupt { table, why }) => Err(format!("{table}: {why}")),
            heard => Ok(heard?),
        };
        if run.stopped.contains(&row.subject) {
            return Ok(Fate::Waits { away: false });
        }
        match (&row.envelope, &heard) {
            (Err(why), _) | (_, Err(why)) => self.unreadable(row, why).await,
            (Ok(_), Ok(heard)) if !heard || run.unanswered >= AWAY || self.is_too_soon(&row.subject) => Ok(Fate::Waits { away: false }),
            (Ok(envelope), Ok(_)) => self.publish(row, envelope, run.until).await,
        }
    }

    async fn publish(&self, row: &Waiting, envelope: &Envelope, until: Option<Instant>) -> Result<Fate, StorageError> {
        let told = self.tell(envelope, until).await;
        let now = self.clock.now();
        if let Err(error) = told {
            return self.failed(row, envelope, &error, now).await;
        }
        let mut transaction = Transaction::new();
        for action in row.published(envelope, now)? {
            transaction.add((), action);
        }
        match self.storage.commit(transaction).await {
            // Refused: another drain published it too. Subscribers drop the repeat by the event's id.
            Ok(()) | Err(CommitError::Refused(_)) => {
                let mut memory = self.memory();
                memory.later.remove(&row.subject);
                memory.later.remove(row.place());
                memory.last_published = Some(now);
                Ok(Fate::Published)
            }
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    async fn tell(&self, envelope: &Envelope, until: Option<Instant>) -> Result<(), OutboundError> {
        let announcement = announce(envelope, &self.settings.now()).map_err(|missing| OutboundError::Refused(missing.to_string()))?;
        let told = self.topic.publish(&announcement);
        let Some(until) = until else { return told.await };
        let late = |_| OutboundError::Unavailable { why: "no time left".to_owned(), sent_perhaps: true };
        tokio::time::timeout_at(until, told).await.map_err(late)?
    }

    async fn failed(&self, row: &Waiting, envelope: &Envelope, error: &OutboundError, now: Timestamp) -> Result<Fate, StorageError> {
        self.memory().wait(&row.subject, now);
        let topic_works = self.memory().last_published.is_some_and(|at| after(at, TOPIC_WORKS_FOR) > now);
        if after(envelope.at, PARKED_AFTER) <= now && (topic_works || !error.is_passing()) {
            return self.park(row, &error.to_string(), now).await;
        }
        tracing::warn!(place = row.place(), event = envelope.event.name(), %error, "an event could not be published and waits");
        Ok(Fate::Waits { away: error.is_passing() })
    }

    /// A row this version cannot read waits its day like any other: while servers are being replaced, a newer one beside
    /// this one may have written it and will publish it.
    async fn unreadable(&self, row: &Waiting, why: &str) -> Result<Fate, StorageError> {
        let now = self.clock.now();
        let since = row.at.unwrap_or_else(|| *self.memory().first_seen.entry(row.place().to_owned()).or_insert(now));
        if after(since, PARKED_AFTER) <= now { self.park(row, why, now).await } else { Ok(Fate::Waits { away: false }) }
    }

    async fn park(&self, row: &Waiting, why: &str, now: Timestamp) -> Result<Fate, StorageError> {
        self.storage.park(row, now).await?;
        tracing::error!(alarm = "event_parked", place = row.place(), why, "an event cannot be published and is parked");
        Ok(Fate::Parked)
    }

    fn is_too_soon(&self, what: &str) -> bool {
        self.memory().later.get(what).is_some_and(|(at, _)| *at > self.clock.now())
    }

    fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Memory {
    /// It is tried again a little later than the last time. Whether this is the first time that it waits.
    fn wait(&mut self, what: &str, now: Timestamp) -> bool {
        let wait = self.later.get(what).map_or(1, |(_, wait)| *wait);
        self.later.insert(what.to_owned(), (after(now, wait), (wait * 2).min(LONGEST_WAIT))).is_none()
    }
}

impl Run {
    fn is_over(&self) -> bool {
        self.until.is_some_and(|until| Instant::now() >= until)
    }

    fn waits(&mut self, row: &Waiting) {
        self.drained.waiting += 1;
        self.drained.oldest = [self.drained.oldest, row.at].into_iter().flatten().min();
    }
}
