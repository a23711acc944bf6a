//! How fast mail and texts are handed over: the service accepts so many messages a second, and a short burst above that.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// Who waits until their turn; every clone waits in the same line.
#[derive(Debug, Clone)]
pub struct Pace {
    /// Between two turns.
    every: Duration,
    /// The next turn that nobody has.
    next: Arc<Mutex<Instant>>,
}

/// Turns nobody took are kept for so long.
const BURST: Duration = Duration::from_secs(1);

impl Pace {
    /// So many turns a second; none is fewer than one.
    #[must_use]
    pub fn per_second(turns: u16) -> Self {
        Self { every: Duration::from_secs(1) / u32::from(turns.max(1)), next: Arc::new(Mutex::new(Instant::now())) }
    }

    /// Until it is the caller's turn.
    pub async fn turn(&self) {
        sleep_until(self.turn_from(Instant::now())).await;
    }

    /// The caller's turn, of somebody who comes now.
    fn turn_from(&self, now: Instant) -> Instant {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = (*next).max(now.checked_sub(BURST).unwrap_or(now));
        *next = turn + self.every;
        turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f46_mail_is_handed_over_no_faster_than_the_rate_after_a_burst_of_a_second() {
        let pace = Pace::per_second(10);
        let began = *pace.next.lock().unwrap();
        let turns: Vec<Instant> = (0..21).map(|_| pace.turn_from(began)).collect();
        assert_eq!(turns.last().map(|turn| turn.duration_since(began).as_millis()), Some(2_000));
        let later = began + Duration::from_mins(1);
        let waits = (0..31).map(|_| pace.turn_from(later).saturating_duration_since(later).as_millis());
        let waits: Vec<u128> = waits.collect();
        assert!(waits[..11].iter().all(|wait| *wait == 0), "what nobody used of the last second goes at once: {waits:?}");
        assert_eq!(waits[30], 2_000, "then ten a second");
    }
}
