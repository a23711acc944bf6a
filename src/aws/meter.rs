//! Counts what is asked of AWS, so that the cost of an action can be asserted.

use std::sync::{Arc, Mutex, PoisonError};

/// What was spent since the meter was made.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spent {
    /// HTTP requests sent, retries included.
    pub calls: u64,
    /// How many of them began while no other was under way: the calls a person waits for one after the other.
    pub in_sequence: u64,
    /// `DynamoDB` read units, as it reported them.
    pub read_units: f64,
    /// `DynamoDB` write units, as it reported them.
    pub write_units: f64,
}

impl std::ops::Sub for Spent {
    type Output = Self;
    fn sub(self, earlier: Self) -> Self {
        Self {
            calls: self.calls - earlier.calls,
            in_sequence: self.in_sequence - earlier.in_sequence,
            read_units: self.read_units - earlier.read_units,
            write_units: self.write_units - earlier.write_units,
        }
    }
}

#[derive(Debug, Default)]
struct State {
    spent: Spent,
    under_way: u64,
}

/// Shared by all clients of one program; every clone counts together.
#[derive(Debug, Clone, Default)]
pub struct Meter(Arc<Mutex<State>>);

impl Meter {
    /// What was spent up to now.
    #[must_use]
    pub fn spent(&self) -> Spent {
        self.with(|state| state.spent)
    }

    /// A call begins; it ends when the returned guard is dropped.
    #[must_use]
    pub fn call(&self) -> UnderWay {
        self.with(|state| {
            state.spent.calls += 1;
            if state.under_way == 0 {
                state.spent.in_sequence += 1;
            }
            state.under_way += 1;
        });
        UnderWay(self.clone())
    }

    /// `DynamoDB` reported read units.
    pub fn read(&self, units: f64) {
        self.with(|state| state.spent.read_units += units);
    }

    /// `DynamoDB` reported write units.
    pub fn wrote(&self, units: f64) {
        self.with(|state| state.spent.write_units += units);
    }

    fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A call that has not been answered yet.
#[derive(Debug)]
pub struct UnderWay(Meter);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.with(|state| state.under_way -= 1);
    }
}
