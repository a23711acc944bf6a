//! Where a run ends although more is due.

use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

/// What is in hand then is finished; what waits is left for the next run. Without an end, a run goes on while there is work.
#[derive(Debug, Clone, Default)]
pub struct Until {
    end: Option<Instant>,
    stop: Option<CancellationToken>,
}

impl Until {
    /// So long from now on.
    #[must_use]
    pub fn within(budget: Duration) -> Self {
        Self { end: Some(Instant::now() + budget), stop: None }
    }

    /// Until whoever has this is asked to stop.
    #[must_use]
    pub const fn stopped(stop: CancellationToken) -> Self {
        Self { end: None, stop: Some(stop) }
    }

    /// Nothing more is begun.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.end.is_some_and(|end| Instant::now() >= end) || self.stop.as_ref().is_some_and(CancellationToken::is_cancelled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f45_a_run_ends_when_its_time_is_over_or_when_it_is_asked_to_stop() {
        assert!(!Until::default().is_over() && !Until::within(Duration::from_mins(1)).is_over());
        assert!(Until::within(Duration::ZERO).is_over());
        let stop = CancellationToken::new();
        let until = Until::stopped(stop.clone());
        assert!(!until.is_over());
        stop.cancel();
        assert!(until.is_over());
    }
}
