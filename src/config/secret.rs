//! The root secret: 32 bytes from which every key is derived (`identity` does that).

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// 32 random bytes. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct RootSecret([u8; 32]);

/// The text is no root secret. Says nothing about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is 64 hexadecimal digits (32 bytes); make one with: openssl rand -hex 32")]
pub struct MalformedSecret;

impl RootSecret {
    /// From bytes of an `IdSource`.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// To derive keys from, and for nothing else.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// As it is kept in a file: 64 hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        self.0.map(|byte| format!("{byte:02x}")).concat()
    }

    /// Whether somebody typed it instead of rolling it: words, repetitions and counting use few different bytes or lie
    /// in order. Of 32 random bytes, fewer than 16 different ones happen once in 10¹³ secrets or less.
    #[must_use]
    pub fn is_guessable(&self) -> bool {
        let different: BTreeSet<u8> = self.0.iter().copied().collect();
        let printable = self.0.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
        let steps: BTreeSet<u8> = self.0.windows(2).map(|pair| pair[1].wrapping_sub(pair[0])).collect();
        different.len() < 16 || printable || steps.len() < 4
    }
}

impl FromStr for RootSecret {
    type Err = MalformedSecret;
    fn from_str(text: &str) -> Result<Self, MalformedSecret> {
        let digits = text.trim().as_bytes();
        let mut bytes = [0; 32];
        if digits.len() != 64 {
            return Err(MalformedSecret);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            let digit = |place: usize| char::from(pair[place]).to_digit(16).and_then(|value| u8::try_from(value).ok());
            *byte = digit(0).zip(digit(1)).map(|(high, low)| high << 4 | low).ok_or(MalformedSecret)?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Debug for RootSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootSecret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_reads_back_and_shows_nothing() {
        let text = "9f1c2ab7e0445d6b83c7f21098adbe63517c04f8d2963ea1b05c7d18e94f260a";
        let secret: RootSecret = text.parse().unwrap();
        assert_eq!(secret.to_hex(), text);
        assert_eq!(format!("{secret:?}"), "RootSecret");
        assert!(!secret.is_guessable());
    }

    #[test]
    fn what_somebody_typed_is_told_from_what_was_rolled() {
        let counted: Vec<u8> = (0..32).collect();
        for bytes in [[0; 32], *b"demo caredesk 2026 demo caredesk", *b"correct horse battery staple 42!", counted.try_into().unwrap()] {
            assert!(RootSecret::new(bytes).is_guessable(), "{bytes:?}");
        }
        for bad in ["", "c0ffee", &"zz".repeat(32), &"ab".repeat(33)] {
            assert!(bad.parse::<RootSecret>().is_err(), "{bad}");
        }
    }
}
