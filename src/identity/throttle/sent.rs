//! How often something is sent to whatever address or number somebody names.

use super::window::{self, Limit};
use super::{Throttle, Throttled};
use crate::primitives::ids::UserId;
use crate::primitives::text_number::TextNumber;

impl Throttle {
    /// Counts another address for a patient whose link was not followed, or says how long to wait. One call (two when a day is over), 1
    /// write unit.
    ///
    /// # Errors
    /// How long to wait, or the store does not answer.
    pub async fn correct_address(&self, patient: UserId) -> Result<(), Throttled> {
        window::take(&self.ground, self.key("addresses", &patient.to_string()), Limit::ADDRESSES_OF_A_PATIENT).await
    }

    /// Counts a code that is sent to a phone, for whoever asks and for the number, whoever asks; or says how long to wait. Two calls
    /// (more when a day is over), 1 write unit each.
    ///
    /// # Errors
    /// How long to wait, or the store does not answer.
    pub async fn text_code(&self, person: UserId, to: &TextNumber) -> Result<(), Throttled> {
        window::take(&self.ground, self.key("text-codes", &person.to_string()), Limit::CODES_BY_TEXT).await?;
        window::take(&self.ground, self.key("text-codes", to.as_str()), Limit::CODES_BY_TEXT).await
    }
}
