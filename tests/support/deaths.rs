//! A process that ends in the middle of its work, at a call to AWS that the test chooses.

use std::cmp::Ordering as Order;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

use super::{TestApp, Trouble};

/// What becomes of that call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Death {
    /// It does not arrive.
    Before,
    /// It arrives; nobody hears the answer.
    Unheard,
    /// It arrives and is answered; whoever asked is gone before the next one.
    Dropped,
}

impl Death {
    pub const ALL: [Self; 3] = [Self::Before, Self::Unheard, Self::Dropped];
}

impl TestApp {
    /// Something is done while the `which`th call, counted from 1, is the last one: what would come after it does not arrive.
    /// Whether it came so far.
    pub async fn dies_at<T>(&self, which: u64, death: Death, work: impl Future<Output = T>) -> bool {
        let (reached, gone) = (Arc::new(AtomicBool::new(false)), Arc::new(Notify::new()));
        let (marks, leaves) = (reached.clone(), gone.clone());
        self.faults.plan(move |call| {
            marks.fetch_or(call.number >= which, Ordering::Relaxed);
            match (call.number.cmp(&which), death) {
                (Order::Less, _) | (Order::Equal, Death::Dropped) => None,
                (Order::Equal, Death::Unheard) => Some(Trouble::CutAfter),
                (Order::Equal, Death::Before) => Some(Trouble::CutBefore),
                (Order::Greater, _) => {
                    if death == Death::Dropped {
                        leaves.notify_one();
                    }
                    Some(Trouble::CutBefore)
                }
            }
        });
        // Whether it says so or not: what counts is what it left.
        tokio::select! {
            biased;
            () = gone.notified() => {}
            _ = work => {}
        }
        self.faults.end();
        reached.load(Ordering::Relaxed)
    }
}
