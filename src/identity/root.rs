//! The root secret of a local installation: where it is kept, and that it is never lost by mistake.
//!
//! On AWS it comes with the configuration (`config::secret`), so this file is not asked.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::config::secret::RootSecret;
use crate::primitives::ids::IdSource;

/// Why there is no root secret. Says where it should be and never what it is.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file cannot be read or made.
    #[error("the secret {} cannot be read: {why}", path.display())]
    Unreadable { path: PathBuf, why: io::Error },
    /// Present, but too short or damaged. It is never replaced: everything sealed with the right one would be lost.
    #[error("the secret {} must be 64 hexadecimal digits; put the right one back, or start over with --reset", path.display())]
    Malformed { path: PathBuf },
}

/// Whether a missing secret may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// First start: nothing has been sealed yet.
    IsMade,
    /// There is data already, and it cannot be read under another secret.
    IsRefused,
}

/// The secret in `<data>/secret`: 64 hexadecimal digits, mode 0600, made on the first start. Two programs that start at
/// once agree on one.
///
/// # Errors
/// When the file cannot be read or made, is missing beside existing data, or does not hold a whole secret.
pub fn local_root(data: &Path, missing: Missing, ids: &IdSource) -> Result<RootSecret, SecretError> {
    let path = data.join("secret");
    let failed = |why| SecretError::Unreadable { path: path.clone(), why };
    let kept = match fs::read_to_string(&path) {
        Err(absent) if absent.kind() == io::ErrorKind::NotFound && missing == Missing::IsMade => {
            make(data, &path, ids).map_err(failed)?;
            fs::read_to_string(&path).map_err(failed)?
        }
        kept => kept.map_err(failed)?,
    };
    kept.parse().map_err(|_| SecretError::Malformed { path: path.clone() })
}

/// Writes it aside, then links it into place: nobody ever reads half of it, and the first of two makers wins.
fn make(data: &Path, path: &Path, ids: &IdSource) -> io::Result<()> {
    fs::create_dir_all(data)?;
    let aside = data.join(format!("secret.{:016x}", u64::from_le_bytes(ids.bytes())));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&aside)?;
    writeln!(file, "{}", RootSecret::new(ids.bytes()).to_hex())?;
    file.sync_all()?;
    let linked = fs::hard_link(&aside, path);
    fs::remove_file(&aside)?;
    match linked {
        Err(late) if late.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::time::Clock;

    fn ids(seed: u64) -> IdSource {
        IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), seed)
    }

    #[test]
    fn the_first_start_makes_a_private_secret_and_later_ones_read_it() {
        let data = tempfile::tempdir().unwrap();
        let first = local_root(data.path(), Missing::IsMade, &ids(1)).unwrap();
        assert!(local_root(data.path(), Missing::IsRefused, &ids(2)).unwrap() == first);
        assert_eq!(fs::read_dir(data.path()).unwrap().count(), 1, "nothing is left aside");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(data.path().join("secret")).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_missing_or_short_secret_refuses() {
        let data = tempfile::tempdir().unwrap();
        assert!(matches!(local_root(data.path(), Missing::IsRefused, &ids(1)), Err(SecretError::Unreadable { .. })));
        for bad in ["", "c0ffee", &"ab".repeat(31)] {
            fs::write(data.path().join("secret"), bad).unwrap();
            assert!(matches!(local_root(data.path(), Missing::IsMade, &ids(1)), Err(SecretError::Malformed { .. })));
        }
    }
}
