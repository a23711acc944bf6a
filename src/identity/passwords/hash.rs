//! argon2id over a peppered password, kept as a PHC string: cost, pepper version and salt travel with the hash.

use std::fmt;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Block, KeyId, Params, ParamsBuilder, Version};
use serde::{Deserialize, Serialize};

use super::{Checked, HashingError};
use crate::identity::keys::{Keys, Purpose};

/// What one hash costs. One lane: the workers are the parallelism.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
}

impl Cost {
    /// OWASP's floor for argon2id (promises.md 4.4): what the product and the demo use.
    pub const REAL: Self = Self { memory_kib: 19_456, passes: 2 };
    /// As little as the algorithm allows: for tests that are not about it.
    pub const LEAST: Self = Self { memory_kib: 8, passes: 1 };
}

/// No stored hash asks for more memory than this (KiB): a damaged row must not take the machine down.
const MOST_MEMORY_KIB: u32 = 65_536;
const OUTPUT: usize = 32;

/// A password's hash as stored, `$argon2id$v=19$m=19456,t=2,p=1,keyid=AQ$…$…`. Never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoredHash(String);

impl StoredHash {
    /// To compare with what is stored, and for nothing else.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for StoredHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoredHash")
    }
}

/// The algorithm with its cost and pepper.
pub(super) struct Hashing {
    cost: Cost,
    keys: Keys,
}

impl Hashing {
    pub(super) const fn new(cost: Cost, keys: Keys) -> Self {
        Self { cost, keys }
    }

    /// `normal` is the password in NFC.
    pub(super) fn make(&self, normal: &str, salt: [u8; 16], memory: &mut Vec<Block>) -> Result<StoredHash, HashingError> {
        let (params, pepper) = self.present();
        let hash = self.compute(&params, pepper, normal, &salt, memory)?;
        stored(&params, &salt, &hash).ok_or(HashingError::Failed("a hash that cannot be written"))
    }

    pub(super) fn check(&self, normal: &str, stored: Option<&StoredHash>, memory: &mut Vec<Block>) -> Result<Checked, HashingError> {
        let (present, pepper) = self.present();
        let Some(stored) = stored else {
            self.compute(&present, pepper, normal, &[0; 16], memory)?;
            return Ok(Checked::Wrong);
        };
        let unreadable = HashingError::Failed("a stored hash that cannot be read");
        let stored = PasswordHash::new(&stored.0).map_err(|_| unreadable)?;
        let params = Params::try_from(&stored.params).map_err(|_| unreadable)?;
        let (Some(salt), Some(hash), [version]) = (stored.salt, stored.hash, params.keyid()) else { return Err(unreadable) };
        if stored.algorithm != ARGON2ID_IDENT || params.m_cost() > MOST_MEMORY_KIB {
            return Err(unreadable);
        }
        let computed = self.compute(&params, *version, normal, &salt, memory)?;
        let right = Output::new(&computed).is_ok_and(|computed| computed == hash); // compares in constant time
        let outdated = *version != pepper || (params.m_cost(), params.t_cost()) != (present.m_cost(), present.t_cost());
        Ok(match (right, outdated) {
            (true, false) => Checked::Right,
            (true, true) => Checked::RightButOutdated,
            (false, _) => Checked::Wrong,
        })
    }

    fn compute(
        &self,
        params: &Params,
        pepper: u8,
        normal: &str,
        salt: &[u8],
        memory: &mut Vec<Block>,
    ) -> Result<[u8; OUTPUT], HashingError> {
        let peppered = self.keys.hmac_of_version(Purpose::PasswordPepper, pepper, normal.as_bytes());
        let peppered = peppered.ok_or(HashingError::Failed("a stored hash of an unknown pepper"))?;
        if memory.len() < params.block_count() {
            memory.resize(params.block_count(), Block::new());
        }
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
        let mut hash = [0; OUTPUT];
        let done = argon2.hash_password_into_with_memory(&peppered, salt, &mut hash, &mut memory[..]);
        done.map(|()| hash).map_err(|_| HashingError::Failed("argon2 refused"))
    }

    /// The cost and pepper of today.
    fn present(&self) -> (Params, u8) {
        let pepper = Keys::version_of(Purpose::PasswordPepper);
        let mut builder = ParamsBuilder::new();
        builder.m_cost(self.cost.memory_kib).t_cost(self.cost.passes).p_cost(1);
        builder.keyid(KeyId::new(&[pepper]).unwrap_or_default());
        (builder.build().unwrap_or_default(), pepper)
    }
}

fn stored(params: &Params, salt: &[u8], hash: &[u8]) -> Option<StoredHash> {
    let phc = PasswordHash {
        algorithm: ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params).ok()?,
        salt: Some(Salt::new(salt).ok()?),
        hash: Some(Output::new(hash).ok()?),
    };
    Some(StoredHash(phc.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;

    fn keys(root: u8) -> Keys {
        Keys::from_root([root; 32], IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 1))
    }

    #[test]
    fn s15_what_is_stored_says_its_cost_and_pepper_and_opens_only_with_this_houses() {
        let (real, mut memory) = (Hashing::new(Cost::REAL, keys(1)), Vec::new());
        let stored = real.make("a long enough one", [7; 16], &mut memory).unwrap();
        assert!(stored.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1,keyid=AQ$"), "{}", stored.0);
        assert_eq!(real.check("a long enough one", Some(&stored), &mut memory), Ok(Checked::Right));
        assert_eq!(Hashing::new(Cost::REAL, keys(2)).check("a long enough one", Some(&stored), &mut memory), Ok(Checked::Wrong));
    }

    #[test]
    fn a_hash_of_another_cost_is_checked_at_its_own_and_said_to_be_outdated() {
        let (cheap, mut memory) = (Hashing::new(Cost::LEAST, keys(1)), Vec::new());
        let stored = cheap.make("a long enough one", [7; 16], &mut memory).unwrap();
        let dearer = Hashing::new(Cost { memory_kib: 16, passes: 1 }, keys(1));
        assert_eq!(dearer.check("a long enough one", Some(&stored), &mut memory), Ok(Checked::RightButOutdated));
        assert_eq!(dearer.check("another long one", Some(&stored), &mut memory), Ok(Checked::Wrong));
    }

    #[test]
    fn a_damaged_hash_is_a_fault_and_never_a_match() {
        let (hashing, mut memory) = (Hashing::new(Cost::LEAST, keys(1)), Vec::new());
        let good = hashing.make("a long enough one", [7; 16], &mut memory).unwrap().0;
        let greedy = good.replace("m=8,", "m=4000000000,");
        for bad in ["", "$argon2id$", &greedy, &good.replace("argon2id", "argon2i"), &good.replace("keyid=AQ", "keyid=Ag")] {
            let checked = hashing.check("a long enough one", Some(&StoredHash(bad.to_owned())), &mut memory);
            assert!(checked.is_err(), "{bad}");
        }
    }
}
