//! A process that ends in the middle of its work, at a call to AWS that the test chooses.

use std::cmp::Ordering;
use std::future::Future;
use std::sync::{Arc, Mutex};

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

/// The last call that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last(String);

impl Last {
    /// Whether it handed a mail over that nobody lived to write down: THE case in which somebody may be told twice.
    pub fn sent_a_mail(&self) -> bool {
        self.0.contains("outbound-emails")
    }

    /// The same of texts: SNS is asked at one address, whatever it is asked.
    pub fn asked_sns(&self) -> bool {
        self.0.split_once("://").is_some_and(|(_, address)| address.split_once('/').is_some_and(|(_, path)| path.is_empty()))
    }
}

impl Death {
    const ALL: [Self; 3] = [Self::Before, Self::Unheard, Self::Dropped];

    /// Those that are tried at one call: all of them by night, otherwise one after the other.
    #[allow(clippy::disallowed_methods, reason = "a test's own knob, not the product's configuration")]
    pub fn at(which: u64) -> Vec<Self> {
        let turn = usize::try_from(which % 3).unwrap();
        if std::env::var_os("CAREDESK_DEATHS").is_some() { Self::ALL.to_vec() } else { vec![Self::ALL[turn]] }
    }
}

impl TestApp {
    /// Something is done while the `which`th call, counted from 1, is the last one: what would come after it does not arrive.
    /// `None` when it was over before.
    pub async fn dies_at<T>(&self, which: u64, death: Death, work: impl Future<Output = T>) -> Option<Last> {
        let (last, gone) = (Arc::new(Mutex::new(None)), Arc::new(Notify::new()));
        let (marks, leaves, mut arrived) = (last.clone(), gone.clone(), String::new());
        self.faults.plan(move |call| match (call.number.cmp(&which), death) {
            (Ordering::Less, _) => {
                call.operation.clone_into(&mut arrived);
                None
            }
            (Ordering::Equal, _) => {
                let last = if death == Death::Before { arrived.as_str() } else { call.operation };
                *marks.lock().unwrap() = Some(Last(last.to_owned()));
                match death {
                    Death::Before => Some(Trouble::CutBefore),
                    Death::Unheard => Some(Trouble::CutAfter),
                    Death::Dropped => None,
                }
            }
            (Ordering::Greater, _) => {
                if death == Death::Dropped {
                    leaves.notify_one();
                }
                Some(Trouble::CutBefore)
            }
        });
        // Whether it says so or not: what counts is what it left.
        tokio::select! {
            biased;
            () = gone.notified() => {}
            _ = Box::pin(work) => {}
        }
        self.faults.end();
        last.lock().unwrap().take()
    }
}
