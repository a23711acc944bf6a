//! Parked events, tried again when somebody asks.

use super::Drain;
use crate::events::envelope::SHARDS;
use crate::storage::error::StorageError;

impl Drain {
    /// Lets every parked event be tried again, and says how many there were (`caredesk job unpark`).
    pub async fn unpark(&self) -> Result<u32, StorageError> {
        let mut unparked = 0;
        for shard in 0..SHARDS {
            let mut after = None;
            loop {
                let page = self.storage.outbox_page(shard, after).await?;
                for row in page.items.iter().filter(|row| row.parked_at.is_some()) {
                    self.storage.unpark(row).await?;
                    unparked += 1;
                }
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
        }
        Ok(unparked)
    }
}
