//! `caredesk job erase`: takes what administrators asked to be erased as far as it goes now. A server does it in a loop, Lambda
//! by a schedule; `capabilities::erasure` says how it goes on after a kill.

use crate::app::App;
use crate::capabilities::erasure::service::{ErasureError, Erasures, Worked};

/// Erases for one installation. Cheap to clone.
#[derive(Clone)]
pub struct Eraser {
    erasures: Erasures,
}

impl Eraser {
    /// Over an application.
    #[must_use]
    pub fn of(app: &App) -> Self {
        Self { erasures: app.erasures.clone() }
    }

    /// One round.
    ///
    /// # Errors
    /// When something does not answer: the next round goes on from there.
    pub async fn run(&self) -> Result<Worked, ErasureError> {
        self.erasures.work().await
    }
}
