//! The house's secrets: one root of 32 bytes, and from it one key per purpose and version.
//!
//! Keys are derived with HKDF-SHA-256 (RFC 5869), so that what is sealed for one purpose opens for no other, and a
//! purpose can be given a new key by raising its version here while texts of the old one still open. The root is
//! `data/secret` on one's own machine ([`super::root`]) and part of the configuration on AWS; a missing or short one
//! refuses to start. `aes-gcm`, `hkdf`, `hmac` and `sha2` are of one `RustCrypto` generation: raise them together.

use std::fmt;
use std::sync::Arc;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::primitives::ids::IdSource;

const NONCE: usize = 12;

macro_rules! purposes {
    ($($(#[$doc:meta])* $name:ident = $word:literal v $version:literal;)*) => {
        /// THE LIST of what secrets are for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Purpose { $($(#[$doc])* $name,)* }

        impl Purpose {
            const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Part of the derivation: changing it makes everything sealed before unreadable.
            const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// The version new texts are made with; earlier ones, from 1, still open.
            const fn version(self) -> u8 {
                match self { $(Self::$name => $version,)* }
            }
        }
    };
}

purposes! {
    /// Where the next page of a list starts.
    Cursor = "cursor" v 1;
    /// The sentence shown once on the next page.
    Flash = "flash" v 1;
    /// What somebody is looked for by, in an address.
    Search = "search" v 1;
    /// Which visits of a series were booked, in an address that tells of them.
    SeriesTold = "series told" v 1;
    /// What somebody has typed for a visit that is not booked yet.
    TypedAnswers = "typed answers" v 1;
    /// Where a person goes on after signing in, with what they had chosen.
    ReturnPath = "return path" v 1;
    /// The identity of one served form, so that sending it twice acts once.
    FormId = "form id" v 1;
    /// What was asked under an idempotency key, compared without being kept.
    RequestBody = "request body" v 1;
    /// The mailed link that confirms an address.
    AddressConfirmation = "address confirmation" v 1;
    /// The mailed link that sets a password.
    PasswordReset = "password reset" v 1;
    /// The mailed link to a copy of somebody's data, before their account is erased.
    HandOver = "hand over" v 1;
    /// The mailed link to a time offered from the waiting list.
    WaitingOffer = "waiting offer" v 1;
    /// The mailed link to other times for a visit that leave has hit.
    OtherTime = "other time" v 1;
    /// The mailed link that asks somebody to be a carer.
    CarerInvitation = "carer invitation" v 1;
    /// The address of a calendar feed, which is not kept.
    CalendarFeed = "calendar feed" v 1;
    /// The mailed link to a visit, for whoever is not signed in.
    VisitLink = "visit link" v 1;
    /// The name of the room in which a visit by video takes place, which is not kept.
    VideoRoom = "video room" v 1;
    /// The address of a screen in a waiting room, which is not kept.
    QueueScreen = "queue screen" v 1;
    /// Mixed into every password before it is hashed.
    PasswordPepper = "password pepper" v 1;
    /// Seeds of second factors, at rest.
    SecondFactor = "second factor" v 1;
    /// The browser in which somebody has signed in before.
    KnownDevice = "known device" v 1;
    /// The code in a text that shows that a phone is its person's.
    TextCode = "text code" v 1;
    /// Names of throttle counters: no address stands in them readably.
    Throttle = "throttle" v 1;
    /// Entries of the audit trail.
    Audit = "audit" v 1;
    /// Addresses of webhooks, and what is signed with for them.
    Webhook = "webhook" v 1;
    /// What the sandbox of online payments says, locally.
    Sandbox = "sandbox" v 1;
    /// Seals over the audit trail, and the row that remembers the last one.
    AuditSeal = "audit seal" v 1;
}

/// One derived key per purpose and version. Cheap to clone; never printed.
#[derive(Clone)]
pub struct Keys {
    /// By place in `Purpose::ALL`, then by version − 1.
    derived: Arc<[Vec<[u8; 32]>]>,
    ids: IdSource,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}

impl Keys {
    /// Derives everything from the root. `ids` gives the nonces.
    #[must_use]
    pub fn from_root(root: [u8; 32], ids: IdSource) -> Self {
        let hkdf = Hkdf::<Sha256>::new(Some(b"caredesk"), &root);
        let derive = |purpose: Purpose, version: u8| {
            let mut key = [0; 32];
            let fits = hkdf.expand_multi_info(&[purpose.word().as_bytes(), &[0, version]], &mut key);
            debug_assert!(fits.is_ok(), "32 bytes are within HKDF's limit of 255 blocks");
            key
        };
        let derived = Purpose::ALL.iter().map(|purpose| (1..=purpose.version()).map(|version| derive(*purpose, version)).collect());
        Self { derived: derived.collect(), ids }
    }

    /// A text only this house can read and nobody can change: base64url without padding, good for links and cookies.
    ///
    /// AES-256-GCM; `context` (such as `users|usr_…|seed`) is not inside but must be the same to open. About 1.4 times
    /// the plain length plus 39 characters.
    #[must_use]
    pub fn seal(&self, purpose: Purpose, plain: &[u8], context: &str) -> String {
        let version = purpose.version();
        let random: [u8; 16] = self.ids.bytes();
        // The nonce depends on what is sealed too: even a repeated random number never repeats it under another text.
        let mixed = self.mac(purpose, version, &[b"nonce", &random, context.as_bytes(), &[0], plain]);
        let nonce: [u8; NONCE] = std::array::from_fn(|place| mixed[place]);
        let payload = Payload { msg: plain, aad: context.as_bytes() };
        let sealed = self.cipher(purpose, version).encrypt(&Nonce::from(nonce), payload).unwrap_or_default();
        debug_assert!(!sealed.is_empty(), "texts of ours are far below GCM's limit of 64 GiB");
        URL_SAFE_NO_PAD.encode([&[version][..], &nonce, &sealed].concat())
    }

    /// What was sealed, or `None` when it was changed, cut, or sealed for another purpose, context or house.
    #[must_use]
    pub fn open(&self, purpose: Purpose, sealed: &str, context: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (version, rest) = bytes.split_first()?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>()?;
        if !(1..=purpose.version()).contains(version) {
            return None;
        }
        let payload = Payload { msg: sealed, aad: context.as_bytes() };
        self.cipher(purpose, *version).decrypt(&Nonce::from(*nonce), payload).ok()
    }

    /// A keyed digest (HMAC-SHA-256) with the purpose's present version.
    #[must_use]
    pub fn hmac(&self, purpose: Purpose, bytes: &[u8]) -> [u8; 32] {
        self.mac(purpose, purpose.version(), &[b"digest", bytes])
    }

    /// The digest as it was in a version; `None` for one there never was. For what is kept longer than a version.
    #[must_use]
    pub fn hmac_of_version(&self, purpose: Purpose, version: u8, bytes: &[u8]) -> Option<[u8; 32]> {
        (1..=purpose.version()).contains(&version).then(|| self.mac(purpose, version, &[b"digest", bytes]))
    }

    /// The version a purpose has now, to be kept beside what is made with it.
    #[must_use]
    pub const fn version_of(purpose: Purpose) -> u8 {
        purpose.version()
    }

    fn mac(&self, purpose: Purpose, version: u8, parts: &[&[u8]]) -> [u8; 32] {
        let mut key_block = [0_u8; 64]; // SHA-256's block; a shorter HMAC key is padded with zeros (RFC 2104)
        key_block[..32].copy_from_slice(&self.key(purpose, version));
        let mut mac = Hmac::<Sha256>::new(&key_block.into());
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    fn cipher(&self, purpose: Purpose, version: u8) -> Aes256Gcm {
        Aes256Gcm::new(&self.key(purpose, version).into())
    }

    fn key(&self, purpose: Purpose, version: u8) -> [u8; 32] {
        self.derived[purpose as usize][usize::from(version) - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::time::Clock;

    fn keys(root: u8) -> Keys {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 3);
        Keys::from_root([root; 32], ids)
    }

    #[test]
    fn a_sealed_text_opens_only_where_it_belongs() {
        let keys = keys(1);
        let sealed = keys.seal(Purpose::Cursor, b"2026-11-23", "usr_a");
        assert_eq!(keys.open(Purpose::Cursor, &sealed, "usr_a"), Some(b"2026-11-23".to_vec()));
        assert_eq!(keys.open(Purpose::Cursor, &sealed, "usr_b"), None, "moved to another person");
        assert_eq!(keys.open(Purpose::Flash, &sealed, "usr_a"), None, "used for another purpose");
        assert_eq!(self::keys(2).open(Purpose::Cursor, &sealed, "usr_a"), None, "of another house");
    }

    #[test]
    fn a_changed_text_does_not_open() {
        let keys = keys(1);
        let sealed = keys.seal(Purpose::ReturnPath, b"/appointments", "");
        let bytes = URL_SAFE_NO_PAD.decode(&sealed).unwrap();
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            assert_eq!(keys.open(Purpose::ReturnPath, &URL_SAFE_NO_PAD.encode(changed), ""), None, "byte {place}");
        }
        for bad in ["", "A", "AQ", "not base64 at all", &sealed[..sealed.len() - 4]] {
            assert_eq!(keys.open(Purpose::ReturnPath, bad, ""), None, "{bad}");
        }
    }

    #[test]
    fn no_two_sealings_look_alike_and_none_shows_the_text() {
        let keys = keys(1);
        let first = keys.seal(Purpose::Flash, b"same", "");
        assert_ne!(first, keys.seal(Purpose::Flash, b"same", ""));
        assert!(first.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    }

    #[test]
    fn every_purpose_has_its_own_key() {
        let keys = keys(1);
        let mut seen: Vec<_> = Purpose::ALL.iter().map(|purpose| keys.hmac(*purpose, b"same")).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), Purpose::ALL.len());
    }
}
