//! The second factor: six digits of an app that change every 30 seconds (TOTP, RFC 6238), and recovery codes for the day the
//! phone is lost.
//!
//! The seed is sealed for its one account. A code works once on all servers: the account keeps the latest step that was used,
//! and an update that compares it decides. Recovery codes have 120 bits, are kept as keyed digests, and each is removed by
//! its use. Codes of one step before and after are accepted, because phones' clocks differ (RFC 6238, 5.2).

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use qrcode::{Color, EcLevel, QrCode};
use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Secret, Totp};

use super::ground::Ground;
use super::keys::Purpose;
use crate::primitives::ids::UserId;
use crate::primitives::time::after;

/// Bytes of a seed: as many as the digest has (RFC 4226, 4).
const SEED: usize = 20;
/// Recovery codes made at once.
const RECOVERY_CODES: usize = 10;
/// Letters and digits in each, of five bits: what nobody guesses needs no slow hash from 112 bits on (ASVS 6.5.2).
const RECOVERY_LETTERS: usize = 24;
/// Letters and digits of a recovery code that nobody mistakes for each other (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A second factor that is in use, as stored with its account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factor {
    /// Sealed.
    seed: String,
    /// The latest step a code was accepted of: this one and earlier ones are used up.
    pub last_step: i64,
    pub since: Timestamp,
    /// Digests of the recovery codes that are left.
    pub recovery: BTreeMap<String, bool>,
}

/// A seed that was shown and not yet proven to have reached an app.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfferedFactor {
    /// Sealed.
    pub seed: String,
    /// Of the sessions that were open then: whatever ends them ends the offer.
    pub epoch: u32,
    /// The first instant it no longer stands.
    pub until: Timestamp,
}

/// An offered seed stands so long, in seconds: nobody finds one later that somebody else has seen.
const OFFER_STANDS: i64 = 15 * 60;

impl OfferedFactor {
    /// Whether it may still be taken into use.
    #[must_use]
    pub fn stands(&self, epoch: u32, now: Timestamp) -> bool {
        self.epoch == epoch && now < self.until
    }
}

impl fmt::Debug for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Factor")
    }
}

impl fmt::Debug for OfferedFactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OfferedFactor")
    }
}

/// What an app is given to make codes from. Shown to its owner and to nobody else.
#[derive(Clone, PartialEq, Eq)]
pub struct SetUp {
    /// `otpauth://totp/…`
    pub url: String,
    /// The seed in base 32, for typing.
    pub secret: String,
}

impl SetUp {
    /// The address as a QR code: the side in modules, and the dark ones as an SVG path.
    #[must_use]
    pub fn picture(&self) -> Option<(usize, String)> {
        let code = QrCode::with_error_correction_level(self.url.as_bytes(), EcLevel::M).ok()?;
        let side = code.width();
        let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
        let squares: Vec<String> = dark.map(|(place, _)| format!("M{} {}h1v1h-1z", place % side, place / side)).collect();
        Some((side, squares.concat()))
    }
}

/// Makes and checks second factors. Cheap to clone.
#[derive(Debug, Clone)]
pub struct SecondFactors {
    ground: Ground,
}

impl SecondFactors {
    /// With the house's keys, ids and clock.
    #[must_use]
    pub const fn new(ground: Ground) -> Self {
        Self { ground }
    }

    /// A new seed for somebody, not in use yet.
    #[must_use]
    pub fn offer(&self, user: UserId, epoch: u32) -> OfferedFactor {
        let seed: [u8; SEED] = self.ground.ids.bytes();
        let until = after(self.ground.clock.now(), OFFER_STANDS);
        OfferedFactor { seed: self.ground.keys.seal(Purpose::SecondFactor, &seed, &context(user)), epoch, until }
    }

    /// What the app is given. `None` when the seed is not this person's or not of this house.
    #[must_use]
    pub fn set_up(&self, user: UserId, offered: &OfferedFactor, hospital: &str, account: &str) -> Option<SetUp> {
        let seed = self.open(user, &offered.seed)?;
        // A colon would end the issuer's name in the address.
        let (issuer, account) = (hospital.replace(':', " "), account.replace(':', " "));
        let totp = Builder::new().with_secret(seed.clone()).with_issuer(Some(issuer)).with_account_name(account).build().ok()?;
        Some(SetUp { url: totp.to_url().ok()?, secret: Secret::from(seed).to_base32() })
    }

    /// The factor that an offered seed becomes when `code` is one of it now, with the recovery codes to be shown once.
    #[must_use]
    pub fn begin(&self, user: UserId, offered: &OfferedFactor, code: &str) -> Option<(Factor, Vec<String>)> {
        let step = self.step_of(user, &offered.seed, code)?;
        let factor = Factor { seed: offered.seed.clone(), last_step: step, since: self.ground.clock.now(), recovery: BTreeMap::new() };
        Some(self.with_new_codes(user, factor))
    }

    /// A factor with new recovery codes in the place of those it had, and the codes, to be shown once.
    #[must_use]
    pub fn with_new_codes(&self, user: UserId, factor: Factor) -> (Factor, Vec<String>) {
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| self.recovery_code()).collect();
        let recovery = codes.iter().map(|code| (self.digest(user, code), true)).collect();
        (Factor { recovery, ..factor }, codes)
    }

    /// What a typed code is, if it is any: whether it may be used, the account's row decides.
    #[must_use]
    pub fn read(&self, user: UserId, factor: &Factor, typed: &str) -> Option<Code> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_ascii_lowercase();
        if typed.len() == 6 && typed.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.step_of(user, &factor.seed, &typed).filter(|step| *step > factor.last_step).map(Code::Step);
        }
        let digest = self.digest(user, &typed);
        factor.recovery.contains_key(&digest).then_some(Code::Recovery(digest))
    }

    /// A factor that was one account's, made another's of the same person: the app goes on. Recovery codes are bound to the account they
    /// were made for, and end. `None` when the seed is not that account's.
    #[must_use]
    pub fn moved(&self, from: UserId, to: UserId, factor: &Factor) -> Option<Factor> {
        let seed = self.open(from, &factor.seed)?;
        let seed = self.ground.keys.seal(Purpose::SecondFactor, &seed, &context(to));
        Some(Factor { seed, recovery: BTreeMap::new(), ..factor.clone() })
    }

    fn step_of(&self, user: UserId, sealed: &str, code: &str) -> Option<i64> {
        let totp: Totp = Builder::new().with_secret(self.open(user, sealed)?).with_account_name("-").build().ok()?;
        // Apps show it in two groups.
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let step = totp.check(&code, u64::try_from(self.ground.clock.now().as_second()).ok()?)?;
        i64::try_from(step).ok()
    }

    fn open(&self, user: UserId, sealed: &str) -> Option<Vec<u8>> {
        self.ground.keys.open(Purpose::SecondFactor, sealed, &context(user))
    }

    /// `7k4m-29x3-0bqz-h5rt-8e1w-c6ya`.
    fn recovery_code(&self) -> String {
        let random: [u8; RECOVERY_LETTERS] = self.ground.ids.bytes();
        let letters: Vec<char> = random.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
        letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }

    fn digest(&self, user: UserId, code: &str) -> String {
        let plain: String = code.chars().filter(|c| *c != '-').collect();
        let digest = self.ground.keys.hmac(Purpose::SecondFactor, format!("recovery|{user}|{plain}").as_bytes());
        URL_SAFE_NO_PAD.encode(digest)
    }
}

/// A code that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// Of the app, of this step.
    Step(i64),
    /// The digest of a recovery code.
    Recovery(String),
}

fn context(user: UserId) -> String {
    format!("users|{user}|second factor")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tests::nowhere;

    async fn factors() -> (SecondFactors, UserId) {
        let ground = nowhere().await;
        let user = UserId::new(&ground.ids);
        (SecondFactors::new(ground), user)
    }

    fn now_of(factors: &SecondFactors, user: UserId, seed: &str, away: i64) -> String {
        let totp = Builder::new().with_secret(factors.open(user, seed).unwrap()).with_account_name("-").build().unwrap();
        totp.generate(u64::try_from(factors.ground.clock.now().as_second() + away).unwrap()).to_string()
    }

    #[tokio::test]
    async fn f07_a_code_of_the_app_begins_the_factor_and_works_only_after_the_step_before() {
        let (factors, user) = factors().await;
        let offered = factors.offer(user, 1);
        let first = now_of(&factors, user, &offered.seed, 0);
        assert!(factors.begin(user, &offered, "000000").is_none() || first == "000000");
        let in_two_groups = format!("{} {}", &first[..3], &first[3..]);
        assert!(factors.begin(user, &offered, &in_two_groups).is_some(), "as apps show it");
        let (factor, codes) = factors.begin(user, &offered, &first).unwrap();
        assert_eq!((codes.len(), factor.recovery.len()), (10, 10));
        assert_eq!(factors.read(user, &factor, &first), None, "used up by beginning");
        assert_eq!(factors.read(user, &factor, &now_of(&factors, user, &offered.seed, -30)), None, "an older step");
        let next = now_of(&factors, user, &offered.seed, 30);
        assert_eq!(factors.read(user, &factor, &next), Some(Code::Step(factor.last_step + 1)));
        let spaced = format!(" {} {}", &next[..3], &next[3..]);
        assert_eq!(factors.read(user, &factor, &spaced), Some(Code::Step(factor.last_step + 1)));
        assert_eq!(factors.read(user, &factor, &now_of(&factors, user, &offered.seed, 90)), None, "three steps ahead");
    }

    #[tokio::test]
    async fn f07_a_recovery_code_is_known_however_it_is_typed_and_only_its_owners() {
        let (factors, user) = factors().await;
        let offered = factors.offer(user, 1);
        let (factor, codes) = factors.begin(user, &offered, &now_of(&factors, user, &offered.seed, 0)).unwrap();
        let typed = codes[3].to_uppercase().replace('-', " ");
        assert!(matches!(factors.read(user, &factor, &typed), Some(Code::Recovery(_))));
        assert_eq!(factors.read(UserId::from_uuid(uuid::Uuid::nil()), &factor, &codes[3]), None);
        assert_eq!(factors.read(user, &factor, "7k4m-29x3-0bqz-h5rt-8e1w-c6ya"), None);
        assert_eq!(format!("{factor:?}"), "Factor");
    }

    /// 32 letters are five bits each; below 112 bits a digest could be searched through by whoever reads the table and the key.
    #[tokio::test]
    async fn f07_a_recovery_code_has_120_bits_of_chance_and_only_its_digest_is_kept() {
        let (factors, user) = factors().await;
        let offered = factors.offer(user, 1);
        let (factor, codes) = factors.begin(user, &offered, &now_of(&factors, user, &offered.seed, 0)).unwrap();
        let (_, more) = factors.with_new_codes(user, factor.clone());
        let plain: Vec<String> = codes.iter().chain(&more).map(|code| code.replace('-', "")).collect();
        let mut letters: Vec<u8> = plain.iter().flat_map(|code| code.bytes()).collect();
        assert!(plain.iter().all(|code| code.len() == 24), "{codes:?}");
        assert!(letters.iter().all(|letter| ALPHABET.contains(letter)));
        letters.sort_unstable();
        letters.dedup();
        assert!(letters.len() > 28, "of 480 letters nearly every one of the 32 is there: {letters:?}");
        let kept = serde_json::to_string(&factor).unwrap();
        assert!(codes.iter().zip(&plain).all(|(code, plain)| !kept.contains(code) && !kept.contains(plain)), "{kept}");
    }

    #[tokio::test]
    async fn f07_a_seed_opens_for_its_own_account_and_is_shown_as_address_text_and_picture() {
        let (factors, user) = factors().await;
        let offered = factors.offer(user, 1);
        assert!(factors.set_up(UserId::from_uuid(uuid::Uuid::nil()), &offered, "Rowan", "x").is_none());
        let set_up = factors.set_up(user, &offered, "Rowan: Street", "maya@example.org").unwrap();
        assert!(set_up.url.starts_with("otpauth://totp/") && set_up.url.contains(&set_up.secret), "{}", set_up.url);
        let (side, path) = set_up.picture().unwrap();
        assert!(side > 20 && path.starts_with("M0 0h1v1h-1z"));
    }
}
