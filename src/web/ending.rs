//! When somebody is signed out, as every page knows it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::primitives::ids::UserId;
use crate::web::say::When;

/// When somebody will be signed out if they do nothing.
#[derive(Debug, Clone, Serialize)]
pub struct Ending {
    /// From now, in whole seconds.
    pub seconds: i64,
    pub at: When,
    /// Whatever they do.
    pub latest: bool,
    /// Whose session it is: [`mark_of`].
    pub whose: String,
    /// After so many minutes a page without scripts says so; one of `ENDING_SAID`.
    pub said_after: i64,
}

/// The minutes after which the stylesheet can say so: `look/css/ending.css`.
const ENDING_SAID: [i64; 9] = [1, 6, 11, 16, 26, 41, 56, 86, 116];

impl Ending {
    /// In so many seconds, which is `at`.
    #[must_use]
    pub fn new(seconds: i64, at: When, latest: bool, whose: UserId) -> Self {
        // The last that leaves three minutes, or the first.
        let said_after = ENDING_SAID.into_iter().rev().find(|minutes| minutes * 60 <= seconds - 180).unwrap_or(ENDING_SAID[0]);
        Self { seconds, at, latest, whose: mark_of(whose), said_after }
    }
}

/// By what an open page knows its person again, and which is no id: pages that are told apart by nothing else stay alike.
#[must_use]
pub fn mark_of(person: UserId) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(person.to_string())[..12])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s10_a_page_without_scripts_says_it_some_minutes_before_whatever_the_house_has_set() {
        for (idle, said) in [(5, 1), (10, 6), (15, 11), (30, 26), (45, 41), (60, 56), (120, 116)] {
            // The server's own note of when somebody was there may be a minute old.
            for seconds in [idle * 60, idle * 60 - 59] {
                let ending = Ending::new(seconds, When::sample(23, "10:30"), false, UserId::from_uuid(uuid::Uuid::nil()));
                assert_eq!(ending.said_after, said, "{idle} minutes");
            }
        }
    }
}
