//! The loops of a server as tasks: begun again when one dies, and ended together.

use std::time::Duration;

use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;

/// A loop that panicked rests for so long.
const BEGIN_AGAIN: Duration = Duration::from_secs(5);
/// What is in hand when the loops are stopped has so long to end. What has not ended by then is taken up again by the next server.
const ENDS_WITHIN: Duration = Duration::from_secs(20);
/// So long a server takes to stop in all, the requests that it finished before included; and so long the loops have whatever that took.
const ALL_WITHIN: Duration = Duration::from_secs(24);
const AT_LEAST: Duration = Duration::from_secs(4);

/// The loops of one server.
#[derive(Debug)]
pub struct Running {
    stop: CancellationToken,
    tasks: JoinSet<()>,
}

impl Running {
    pub(super) const fn of(stop: CancellationToken, tasks: JoinSet<()>) -> Self {
        Self { stop, tasks }
    }

    /// Ends the loops, after a last round of the drain.
    pub async fn stop(self) {
        self.stop_after(Duration::ZERO).await;
    }

    /// The same when so much of the time to stop is spent already.
    pub async fn stop_after(self, spent: Duration) {
        self.stop_within(ALL_WITHIN.saturating_sub(spent).clamp(AT_LEAST, ENDS_WITHIN)).await;
    }

    async fn stop_within(mut self, time: Duration) {
        self.stop.cancel();
        let ended = tokio::time::timeout(time, async { while self.tasks.join_next().await.is_some() {} }).await;
        if ended.is_err() {
            tracing::warn!(loops = self.tasks.len(), "loops of the server did not end in time and are cut off");
            self.tasks.shutdown().await;
        }
    }
}

/// A run of a loop, which ends with whoever waits for it.
struct Run(JoinHandle<()>);

impl Drop for Run {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A loop that panicked is begun again, with an alarm: events and mail must not stop for a fault in one of them. On Lambda a schedule
/// begins each round, and a panic stops the process (`web::layers`).
pub(super) async fn kept_alive<F>(name: &'static str, stop: CancellationToken, begin: impl Fn() -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    loop {
        let mut run = Run(tokio::spawn(begin()));
        if !(&mut run.0).await.is_err_and(|ended| ended.is_panic()) {
            return;
        }
        tracing::error!(alarm = "loop_died", name, "a loop of the server died and is begun again");
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(BEGIN_AGAIN) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[tokio::test]
    async fn f45_a_loop_that_does_not_end_is_cut_off_and_keeps_no_server_from_stopping() {
        let stop = CancellationToken::new();
        let mut tasks = JoinSet::new();
        let held = Arc::new(());
        let of_loop = Arc::clone(&held);
        let hangs = move || {
            let held = Arc::clone(&of_loop);
            async move {
                std::future::pending::<()>().await;
                drop(held);
            }
        };
        tasks.spawn(kept_alive("hangs", stop.clone(), hangs));
        tokio::task::yield_now().await;
        Running::of(stop, tasks).stop_within(Duration::from_millis(20)).await;
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        assert_eq!(Arc::strong_count(&held), 1, "its run ended too");
    }
}
