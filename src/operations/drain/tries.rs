//! Tries at a row. What is in a row may make its handling panic, or end the whole process (where a panic does, or for want of stack or
//! memory), and nobody would be left there to say of which row. Neither may keep those behind it back, run after run.
//!
//! A panic that ends nothing is a try that failed. For the other kind a try is written down before the row is touched, but only where there
//! is reason to: in a shard whose last run did not come to its end, which its lease tells, and for a row that has such a mark. So it
//! costs an event nothing otherwise. Both are for rounds of jobs alone, for a request that drains its own events has an answer to lose. A
//! marked row is taken up with no other in hand, and each time a good while later. Once somebody lived to say what became of it, the mark goes.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt as _;
use jiff::Timestamp;

use super::{AWAY, Drain, Fate, PARKED_AFTER, Run};
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::outbox::Waiting;

/// After the first try of which nobody reported, a row rests for so many seconds, as long as its shard is kept by whoever ended; after each
/// further one for four times as long, an hour at most.
const FIRST_REST: i64 = 30;
const LONGEST_REST: i64 = 60 * 60;
/// So many of them are needed to park a row, however old it is: one or two may have been a server's own end.
const TRIES_AT_LEAST: u32 = 3;
/// The subject stops here.
const LATER: Fate = Fate::Waits { away: false };

impl Drain {
    /// A row unless it is parked or rests, with as much care as it needs.
    pub(super) async fn tried(&self, row: &Waiting, run: &mut Run) -> Result<Fate, StorageError> {
        let now = self.clock.now();
        if row.parked_at.is_some() {
            return Ok(Fate::Parked);
        }
        if is_tried_out(row, now) {
            return self.park(row, "whoever took it up ended, each time", now).await;
        }
        if self.is_too_soon(row.place()) || rests(row, now) || (row.tries > 0 && run.until.is_some()) {
            return Ok(LATER);
        }
        if row.tries > 0 {
            let _alone = self.in_hand.write().await;
            tracing::warn!(place = row.place(), tries = row.tries, "an event is tried again that nobody came to the end of");
            return self.written_down(row, run).await;
        }
        let _beside_others = self.in_hand.read().await;
        if run.lease.was_left() { self.written_down(row, run).await } else { self.caught(row, run).await }
    }

    /// Both steps of a row, after it is written down that they are tried.
    async fn written_down(&self, row: &Waiting, run: &mut Run) -> Result<Fate, StorageError> {
        let only_waits =
            row.heard_at.is_some() && (run.stopped.contains(&row.subject) || run.unanswered >= AWAY || self.is_too_soon(&row.subject));
        // The lease may have ended while others had rows in hand.
        if only_waits || !self.keep(run).await? {
            return Ok(LATER);
        }
        self.storage.take_up(row, self.clock.now()).await?;
        let fate = self.caught(row, run).await;
        if !matches!(fate, Ok(Fate::Published | Fate::Parked)) {
            self.storage.put_back(row).await?;
        }
        fate
    }

    /// Both steps of a row. A panic stops its subject as an event does that cannot be read: tried again a little later each time, and
    /// parked after a day.
    async fn caught(&self, row: &Waiting, run: &mut Run) -> Result<Fate, StorageError> {
        // Boxed: the SDK's futures are large. What a panic leaves of a run is what was counted before.
        let both = AssertUnwindSafe(Box::pin(self.both_steps(row, run)));
        if let Ok(fate) = both.catch_unwind().await {
            return fate;
        }
        // What it says may quote a row; where it happened is logged by the panic hook.
        tracing::warn!(place = row.place(), "handling an event panicked, and it waits");
        let is_first = self.memory().wait(row.place(), self.clock.now());
        if is_first { Ok(LATER) } else { self.unreadable(row, "handling it panicked, more than once").await }
    }
}

/// Whether it was taken up often enough, for a day, by processes of which none was heard again.
fn is_tried_out(row: &Waiting, now: Timestamp) -> bool {
    row.tries >= TRIES_AT_LEAST && row.at.is_some_and(|at| after(at, PARKED_AFTER) <= now)
}

/// Whether it rests after a try of which nobody reported.
fn rests(row: &Waiting, now: Timestamp) -> bool {
    let Some(more) = row.tries.checked_sub(1) else { return false };
    let rest = 4_i64.checked_pow(more).and_then(|times| FIRST_REST.checked_mul(times)).map_or(LONGEST_REST, |rest| rest.min(LONGEST_REST));
    row.tried_at.is_some_and(|at| after(at, rest) > now)
}
