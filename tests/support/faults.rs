//! Answers in AWS's place: what no local stand-in does by itself.

use std::fmt;
use std::sync::Mutex;

use caredesk::aws::connector::{Fault, FaultPlan};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::{Value, json};

/// What goes wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Another transaction touches the same rows at this moment.
    Conflict,
    /// The table has no capacity left.
    Throttled,
    /// The service has a fault of its own.
    Fault,
    /// The connection breaks before anything happened.
    CutBefore,
    /// It happened, and the answer is lost.
    CutAfter,
}

/// A call on its way out.
#[derive(Debug)]
pub struct Call<'a> {
    /// `TransactWriteItems`, or an address.
    pub operation: &'a str,
    pub body: &'a str,
    /// From 1, counted since the plan was made.
    pub number: u64,
}

type Plan = Box<dyn FnMut(&Call<'_>) -> Option<Trouble> + Send>;

/// The plan of one house. Without one everything is sent as usual.
#[derive(Default)]
pub struct Faults(Mutex<Option<(Plan, u64)>>);

impl Faults {
    /// From now on this decides about every call.
    pub fn plan(&self, plan: impl FnMut(&Call<'_>) -> Option<Trouble> + Send + 'static) {
        *self.0.lock().unwrap() = Some((Box::new(plan), 0));
    }

    /// The same trouble for every call of an operation.
    pub fn always(&self, operation: &'static str, trouble: Trouble) {
        self.plan(move |call| call.operation.contains(operation).then_some(trouble));
    }

    /// The trouble for one call of an operation, the `which`th from now (1 is the next).
    pub fn once(&self, operation: &'static str, which: u64, trouble: Trouble) {
        let mut seen = 0;
        self.plan(move |call| {
            seen += u64::from(call.operation.contains(operation));
            (call.operation.contains(operation) && seen == which).then_some(trouble)
        });
    }

    /// Each trouble with so many percent of the calls of an operation, by a seed.
    pub fn randomly(&self, seed: u64, operation: &'static str, shares: &'static [(Trouble, u32)]) {
        let mut random = StdRng::seed_from_u64(seed);
        self.plan(move |call| {
            if !call.operation.contains(operation) {
                return None;
            }
            let mut at = random.random_range(0..100_u32);
            shares.iter().find_map(|(trouble, percent)| {
                let hit = at < *percent;
                at = at.saturating_sub(*percent);
                hit.then_some(*trouble)
            })
        });
    }

    /// Everything is sent as usual again.
    pub fn end(&self) {
        *self.0.lock().unwrap() = None;
    }
}

impl FaultPlan for Faults {
    fn decide(&self, operation: &str, body: &[u8]) -> Fault {
        if let Some(refusal) = super::rights::refusal(operation, body) {
            return refusal;
        }
        let mut plan = self.0.lock().unwrap();
        let Some((plan, number)) = plan.as_mut() else { return Fault::None };
        *number += 1;
        let body = String::from_utf8_lossy(body);
        let call = Call { operation, body: &body, number: *number };
        plan(&call).map_or(Fault::None, |trouble| fault(trouble, &call))
    }
}

impl fmt::Debug for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Faults")
    }
}

/// The trouble in the service's own words.
fn fault(trouble: Trouble, call: &Call<'_>) -> Fault {
    let error = |status: u16, kind: &str, rest: Value| {
        let mut body = json!({ "__type": format!("com.amazonaws.dynamodb.v20120810#{kind}"), "message": kind });
        body.as_object_mut().unwrap().extend(rest.as_object().cloned().unwrap_or_default());
        Fault::Answer { status, body: body.to_string() }
    };
    match trouble {
        Trouble::CutBefore => Fault::CutBefore,
        Trouble::CutAfter => Fault::CutAfter,
        Trouble::Fault => error(500, "InternalServerError", json!({})),
        Trouble::Throttled => error(400, "ProvisionedThroughputExceededException", json!({})),
        Trouble::Conflict if call.operation == "TransactWriteItems" => {
            let body: Value = serde_json::from_str(call.body).unwrap_or_default();
            let items = body["TransactItems"].as_array().map_or(1, Vec::len);
            let reason = |at: usize| if at == 0 { json!({ "Code": "TransactionConflict" }) } else { json!({ "Code": "None" }) };
            error(400, "TransactionCanceledException", json!({ "CancellationReasons": (0..items).map(reason).collect::<Vec<_>>() }))
        }
        Trouble::Conflict => error(400, "TransactionConflictException", json!({})),
    }
}
