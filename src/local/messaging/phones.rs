//! Phones: who told their carrier STOP, and how many texts a second an account may send.
//!
//! As on AWS a text to somebody who opted out is taken and goes nowhere, the list is asked with `CheckIfPhoneNumberIsOptedOut`, and a number is
//! taken off it once in 30 days. `POST /opted-out` is the reply STOP or START from the phone. The sandbox and the monthly limit are not played.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::query::Fault;
use crate::primitives::time::after;

/// Texts a second, AWS's quota of an account.
const A_SECOND: usize = 20;
/// A number is opted in again once in so many seconds.
const OPT_IN_AGAIN: i64 = 30 * 24 * 60 * 60;

/// What is known of phones.
pub(super) struct Phones {
    path: PathBuf,
    list: Mutex<List>,
    /// When the last texts went.
    went: Mutex<Vec<Instant>>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct List {
    opted_out: BTreeSet<String>,
    /// When a number was last taken off the list.
    opted_in: BTreeMap<String, Timestamp>,
}

impl Phones {
    /// Opens the list, or begins one.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let list = match std::fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => List::default(),
            Err(error) => return Err(error),
        };
        Ok(Self { path: path.to_owned(), list: Mutex::new(list), went: Mutex::default() })
    }

    pub(super) fn is_opted_out(&self, number: &str) -> bool {
        self.list.lock().unwrap_or_else(PoisonError::into_inner).opted_out.contains(number)
    }

    pub(super) fn opted_out(&self) -> Vec<String> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner).opted_out.iter().cloned().collect()
    }

    /// The reply STOP, or START.
    pub(super) fn replied(&self, number: &str, stop: bool) -> io::Result<()> {
        self.change(|list| {
            if stop {
                list.opted_out.insert(number.to_owned());
            } else {
                list.opted_out.remove(number);
            }
        })
    }

    /// Takes a number off the list for whoever asks AWS to.
    pub(super) fn opt_in(&self, number: &str, now: Timestamp) -> Result<(), Fault> {
        let last = self.list.lock().unwrap_or_else(PoisonError::into_inner).opted_in.get(number).copied();
        if last.is_some_and(|last| now < after(last, OPT_IN_AGAIN)) {
            return Err(Fault::refused("InvalidParameter", "Invalid parameter: phoneNumber Reason: it was opted in less than 30 days ago"));
        }
        Ok(self.change(|list| {
            if list.opted_out.remove(number) {
                list.opted_in.insert(number.to_owned(), now);
            }
        })?)
    }

    /// Whether one more text may go in this second.
    pub(super) fn take_turn(&self) -> Result<(), Fault> {
        let mut went = self.went.lock().unwrap_or_else(PoisonError::into_inner);
        went.retain(|at| at.elapsed() < Duration::from_secs(1));
        if went.len() >= A_SECOND {
            return Err(Fault::throttled());
        }
        went.push(Instant::now());
        Ok(())
    }

    fn change(&self, change: impl FnOnce(&mut List)) -> io::Result<()> {
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut list);
        std::fs::write(&self.path, serde_json::to_vec(&*list)?)
    }
}
