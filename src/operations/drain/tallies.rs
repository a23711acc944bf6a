//! What an event adds to the statistics.

use super::Drain;
use crate::capabilities::statistics::service::{tallying, waited};
use crate::events::listeners::{Tallied, Tally};
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

impl Drain {
    /// How long somebody waited stands on the visit: events name no check-in. One read where a visit has begun, none otherwise.
    pub(super) async fn tallied(&self, tally: &Tally) -> Result<Vec<Action>, StorageError> {
        let minutes = match tally.what {
            Tallied::Started { .. } => self.visits.to_tell_of(tally.appointment).await?.as_ref().and_then(waited),
            _ => None,
        };
        Ok(tallying(tally, minutes, &self.settings.now().zone))
    }
}
