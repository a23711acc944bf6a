//! The key itself: `cdk_<id>_<64 hexadecimal digits>`, 256 random bits, shown once.
//!
//! The beginning is the same for every key, so that scanners of source code find one that was left there; the id inside
//! finds its row with one read. Only the SHA-256 of the random part is kept: it cannot be guessed, so nothing slower is needed.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::primitives::ids::{ApiKeyId, IdSource};

/// What every key begins with.
const BEGINNING: &str = "cdk_";
/// Random bytes of a key.
const RANDOM: usize = 32;

/// A key as a program holds it. It can be neither printed nor stored:
///
/// ```compile_fail
/// # use caredesk::identity::api_keys::KeySecret;
/// fn log(secret: &KeySecret) { println!("{secret}"); }
/// ```
///
/// ```compile_fail
/// # use caredesk::identity::api_keys::KeySecret;
/// fn keep(secret: &KeySecret) -> String { serde_json::to_string(secret).unwrap() }
/// ```
///
/// It is shown on purpose only:
///
/// ```
/// # use caredesk::identity::api_keys::KeySecret;
/// fn show(secret: &KeySecret) -> String { secret.expose() }
/// ```
pub struct KeySecret {
    id: ApiKeyId,
    random: String,
}

impl KeySecret {
    /// A new one.
    #[must_use]
    pub fn new(ids: &IdSource) -> Self {
        let random = ids.bytes::<RANDOM>().iter().fold(String::with_capacity(2 * RANDOM), |hex, byte| hex + &format!("{byte:02x}"));
        Self { id: ApiKeyId::new(ids), random }
    }

    /// `None` for anything that cannot be one of ours.
    #[must_use]
    pub fn read(sent: &str) -> Option<Self> {
        let (body, random) = sent.strip_prefix(BEGINNING)?.split_once('_')?;
        let id = format!("{}_{body}", ApiKeyId::PREFIX).parse().ok()?;
        let whole = random.len() == 2 * RANDOM && random.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        whole.then(|| Self { id, random: random.to_owned() })
    }

    /// The key it says it is; true only once it has been compared.
    #[must_use]
    pub const fn id(&self) -> ApiKeyId {
        self.id
    }

    /// The whole key, to show it to whoever has just made it.
    #[must_use]
    pub fn expose(&self) -> String {
        let id = self.id.to_string();
        let body = id.split_once('_').map_or("", |(_, body)| body);
        format!("{BEGINNING}{body}_{}", self.random)
    }

    pub(super) fn hash(&self) -> SecretHash {
        SecretHash(URL_SAFE_NO_PAD.encode(Sha256::digest(self.random.as_bytes())))
    }
}

impl fmt::Debug for KeySecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeySecret")
    }
}

/// What is kept of a key. Compared in constant time.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SecretHash(String);

impl PartialEq for SecretHash {
    fn eq(&self, other: &Self) -> bool {
        bool::from(self.0.as_bytes().ct_eq(other.0.as_bytes()))
    }
}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::time::Clock;

    #[test]
    fn f15_only_a_whole_key_is_read_and_the_store_never_sees_its_random_part() {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 1);
        let secret = KeySecret::new(&ids);
        let shown = secret.expose();
        assert!(shown.starts_with("cdk_") && shown.len() == 4 + 26 + 1 + 64, "{shown}");
        let read = KeySecret::read(&shown).unwrap();
        assert!(read.id() == secret.id() && read.hash() == secret.hash());
        assert!(KeySecret::new(&ids).hash() != secret.hash());
        assert!(!secret.hash().0.contains(&secret.random));
        assert_eq!(format!("{secret:?} {:?}", secret.hash()), "KeySecret SecretHash");
        let bads = [
            "",
            "cdk_",
            &shown[1..],
            &shown[..shown.len() - 1],
            &shown.to_uppercase(),
            &format!("{shown}0"),
            &shown.replace("cdk_", "key_"),
        ];
        for bad in bads {
            assert!(KeySecret::read(bad).is_none(), "{bad}");
        }
    }
}
