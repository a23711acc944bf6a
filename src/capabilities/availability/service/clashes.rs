//! The booked visits that a change of hours hits.

use jiff::Timestamp;

use super::Availability;
use super::booked::BOOKABLE;
use crate::capabilities::availability::model::{BookedVisit, Clash, GivenUp, no_longer_offered, stranded_by};
use crate::capabilities::directory::model::Doctor;
use crate::identity::seals;
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;

/// The booked visits that a change of hours hits, earliest first.
#[derive(Debug)]
pub(super) struct Hit {
    pub clashes: Vec<Clash>,
    /// Whether every booked time there belongs to a visit that was found.
    pub complete: bool,
}

impl Default for Hit {
    /// Nothing is hit.
    fn default() -> Self {
        Self { clashes: Vec::new(), complete: true }
    }
}

/// By what a list of visits that somebody was shown is known, whatever their number.
#[must_use]
pub fn known_by(clashes: &[Clash]) -> String {
    seals::digest_of_ids(clashes.iter().map(|clash| clash.appointment))
}

impl Availability {
    /// The coming visits that begin at a time which the doctor's hours offer and will not offer any more, or not for so long.
    ///
    /// From now as far as anybody books. No call when no time is given up; otherwise those of [`Self::booked`] for the
    /// piece of time in which some are.
    pub(super) async fn stranded(&self, before: &Doctor, hereafter: &Doctor) -> Result<Hit, StorageError> {
        let now = self.ground.clock.now();
        let reach = Slot { start: now, end: after(now, BOOKABLE) };
        let gone = no_longer_offered(before, hereafter, &self.settings.now(), reach);
        let ends = ends_so_far(&gone);
        let (Some(first), Some(last)) = (gone.first(), ends.last()) else { return Ok(Hit::default()) };
        let matters = |at: Timestamp| {
            let begun = gone.partition_point(|start| start.time.start <= at);
            ends[..begun].last().is_some_and(|end| at < *end)
        };
        let seen = self.booked(before.id, Slot { start: first.time.start, end: *last }, matters).await?;
        let standing = seen.visits.into_iter().filter(BookedVisit::is_standing).map(|visit| visit.visit);
        let mut clashes = stranded_by(&gone, standing);
        clashes.sort_by_key(|visit| visit.time);
        Ok(Hit { clashes, complete: seen.complete })
    }
}

/// Until when the longest visit lasts of those that begin at each of these starts or before it: they may reach over later ones.
fn ends_so_far(gone: &[GivenUp]) -> Vec<Timestamp> {
    let later = |latest: &mut Timestamp, start: &GivenUp| {
        *latest = start.time.end.max(*latest);
        Some(*latest)
    };
    gone.iter().scan(Timestamp::MIN, later).collect()
}
