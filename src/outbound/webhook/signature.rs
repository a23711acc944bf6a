//! Standard Webhooks 1.0: by what a receiver knows that a message is the house's and was not changed or kept back.
//!
//! `webhook-signature: v1,<base64 of HMAC-SHA-256 over "<id>.<timestamp>.<body>">`. Made with the HMAC that the house has
//! anyway: the crate `standardwebhooks` brings a second one and a second base64, and reads the machine's clock.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha2::Sha256;

use crate::primitives::ids::IdSource;

/// What every such secret begins with.
const BEGINNING: &str = "whsec_";
/// Random bytes of a new one.
const RANDOM: usize = 32;

/// What the house signs with for one receiver, and the receiver checks with. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningSecret(Vec<u8>);

impl SigningSecret {
    /// A new one.
    #[must_use]
    pub fn new(ids: &IdSource) -> Self {
        Self(ids.bytes::<RANDOM>().to_vec())
    }

    /// `None` for what is no secret of this kind.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        STANDARD.decode(text.strip_prefix(BEGINNING)?).ok().filter(|bytes| !bytes.is_empty()).map(Self)
    }

    /// `whsec_…`, to seal it, and to show it to whoever has just added the receiver.
    #[must_use]
    pub fn expose(&self) -> String {
        format!("{BEGINNING}{}", STANDARD.encode(&self.0))
    }

    /// The value of `webhook-signature`.
    #[must_use]
    pub fn sign(&self, id: &str, at: Timestamp, body: &str) -> String {
        // A key of any length is taken.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        mac.update(format!("{id}.{}.", at.as_second()).as_bytes());
        mac.update(body.as_bytes());
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::time::Clock;

    /// The example that the libraries of Standard Webhooks are published with.
    #[test]
    fn f47_a_signature_is_that_of_the_published_example() {
        let secret = SigningSecret::read("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD").unwrap();
        let (id, at) = ("msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", Timestamp::from_second(1_649_367_553).unwrap());
        let body = r#"{"email":"test@example.com","username":"test_user"}"#;
        assert_eq!(secret.sign(id, at, body), "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=");
        assert_ne!(secret.sign(id, at, &body.replace("test_user", "other")), secret.sign(id, at, body));
    }

    #[test]
    fn f47_a_secret_is_long_random_and_never_printed() {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 1);
        let secret = SigningSecret::new(&ids);
        assert!(secret.expose().starts_with("whsec_") && secret.0.len() == 32 && secret != SigningSecret::new(&ids));
        assert_eq!(SigningSecret::read(&secret.expose()), Some(secret.clone()));
        assert_eq!(format!("{secret:?}"), "SigningSecret");
        for bad in ["", "whsec_", "whsec_!", "C2FVsBQIhrscChlQIMV+b5sSYspob7oD"] {
            assert_eq!(SigningSecret::read(bad), None, "{bad}");
        }
    }
}
