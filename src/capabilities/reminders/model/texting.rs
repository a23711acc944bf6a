//! Texts to somebody's phone: what they agreed to, and the code that shows that the phone is theirs.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::primitives::ids::UserId;
use crate::primitives::text_number::TextNumber;
use crate::primitives::time::after;

/// Which words somebody agreed to: the day they came into force (`texts-consent` in the catalogues).
pub const WORDING: &str = "2026-11-26";
/// A code works for so many seconds.
pub const CODE_WORKS_FOR: i64 = 10 * 60;
/// So many codes may be typed for one that was sent.
pub const MOST_TRIES: u32 = 5;

/// That somebody wants texts, and to which number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texting {
    pub number: TextNumber,
    /// When they agreed.
    pub since: Timestamp,
    /// To which words.
    pub wording: String,
    /// When SNS said that they had told their carrier STOP.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opted_out_at: Option<Timestamp>,
    /// When they took it back here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
}

impl Texting {
    /// Agreed to now.
    #[must_use]
    pub fn agreed(number: TextNumber, now: Timestamp) -> Self {
        Self { number, since: now, wording: WORDING.to_owned(), opted_out_at: None, ended_at: None }
    }
}

/// A code that was sent, as stored until it is typed or over. The code itself is not in it: it is made from this and the number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentCode {
    /// Random, and in the cause of the message that brings it.
    pub nonce: String,
    pub until: Timestamp,
    pub tries: u32,
}

impl SentCode {
    /// A new one.
    #[must_use]
    pub fn new(nonce: String, now: Timestamp) -> Self {
        Self { nonce, until: after(now, CODE_WORKS_FOR), tries: 0 }
    }

    /// What is hashed to make the code: of another person, number or time it is another one.
    #[must_use]
    pub fn material(&self, person: UserId, number: &TextNumber) -> String {
        format!("{person}|{}|{}", number.as_str(), self.nonce)
    }

    /// Six digits of a hash.
    #[must_use]
    pub fn digits(hash: &[u8; 32]) -> String {
        let number = hash.iter().take(8).fold(0_u64, |all, byte| all << 8 | u64::from(*byte));
        format!("{:06}", number % 1_000_000)
    }
}

/// Digits as people type them, without the spaces they put between.
#[must_use]
pub fn typed_digits(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f47_a_code_is_six_digits_also_with_zeros_in_front_and_belongs_to_one_number() {
        assert_eq!(SentCode::digits(&[0; 32]), "000000");
        assert_eq!(SentCode::digits(&[255; 32]).len(), 6);
        let number = |text: &str| TextNumber::of(&text.parse().unwrap(), "").unwrap();
        let person = UserId::from_uuid(uuid::Uuid::from_u128(7));
        let code = SentCode::new("n".to_owned(), Timestamp::UNIX_EPOCH);
        assert_ne!(code.material(person, &number("+919876543210")), code.material(person, &number("+919876543211")));
        assert_eq!(typed_digits(" 123-456 "), "123456");
    }
}
