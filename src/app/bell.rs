//! Who is woken when something may have been committed.

use std::sync::Arc;

use tokio::sync::Notify;

/// Wakes whoever waits for something to have been committed.
#[derive(Debug, Clone, Default)]
pub struct Bell(Arc<Notify>);

impl Bell {
    /// Something may have been committed.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    /// Until the next ring; at once when it rang since the last time.
    pub async fn heard(&self) {
        self.0.notified().await;
    }
}
