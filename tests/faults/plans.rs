//! Faults at the AWS seam: answers no local stand-in ever gives, dealt out by a seeded die.

use std::sync::atomic::{AtomicU64, Ordering};

use caredesk::aws::connector::{Fault, FaultPlan};

/// How often what happens, in percent of the calls it can happen to.
#[derive(Debug, Default)]
pub struct Dice {
    /// `TransactWriteItems` answered with a conflict, not applied.
    pub conflicts: u64,
    /// Writes applied, their answer lost.
    pub cuts: u64,
    /// Any call refused as throttled.
    pub throttles: u64,
    rolls: AtomicU64,
    /// How many faults were dealt.
    pub dealt: AtomicU64,
}

impl Dice {
    pub fn new(conflicts: u64, cuts: u64, throttles: u64) -> Self {
        Self { conflicts, cuts, throttles, ..Self::default() }
    }

    /// `SplitMix64` over a counter: the same sequence in every run.
    fn roll(&self) -> u64 {
        let mut z = self.rolls.fetch_add(1, Ordering::Relaxed).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % 100
    }
}

impl FaultPlan for Dice {
    fn decide(&self, operation: &str, body: &[u8]) -> Fault {
        let writes = matches!(operation, "TransactWriteItems" | "PutItem" | "UpdateItem" | "DeleteItem");
        let fault = match self.roll() {
            roll if roll < self.throttles => throttled(),
            roll if operation == "TransactWriteItems" && (50..50 + self.conflicts).contains(&roll) => conflict(body),
            roll if writes && roll >= 100 - self.cuts => Fault::CutAfter,
            _ => Fault::None,
        };
        if fault != Fault::None {
            self.dealt.fetch_add(1, Ordering::Relaxed);
        }
        fault
    }
}

/// As DynamoDB says it: one reason per action, the first of them a conflict.
fn conflict(body: &[u8]) -> Fault {
    let request: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    let actions = request["TransactItems"].as_array().map_or(1, Vec::len);
    let reasons: Vec<_> =
        (0..actions).map(|number| serde_json::json!({ "Code": if number == 0 { "TransactionConflict" } else { "None" } })).collect();
    let body = serde_json::json!({
        "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
        "Message": "Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]",
        "CancellationReasons": reasons,
    });
    Fault::Answer { status: 400, body: body.to_string() }
}

fn throttled() -> Fault {
    let body = serde_json::json!({
        "__type": "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
        "message": "The level of configured provisioned throughput for the table was exceeded",
    });
    Fault::Answer { status: 400, body: body.to_string() }
}
