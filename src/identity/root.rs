//! The root secret: where it is kept on one's own machine, and how a text of it is read.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};

use crate::primitives::ids::IdSource;

/// Why there is no root secret. Says where it should be and never what it is.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file cannot be read or made.
    #[error("the secret {path} cannot be read: {why}")]
    Unreadable { path: PathBuf, why: io::Error },
    /// Present, but not the 32 bytes it must be: it is never replaced, since everything sealed with it would be lost.
    #[error("the secret {place} must be {wanted}; put the right one back, or start over with other data")]
    WrongLength { place: String, wanted: &'static str },
}

/// The root secret of a local installation: 32 bytes in `<data>/secret`, mode 0600, made on the first start.
///
/// Two programs that start at once agree on one. Whether a *missing* secret may be made is for the caller to know: data
/// that was written under a lost one cannot be opened any more, so pass `fresh = false` when there is data already.
///
/// # Errors
/// When the file cannot be read or made, is missing beside existing data, or does not hold 32 bytes.
pub fn local_root(data: &Path, fresh: Fresh, ids: &IdSource) -> Result<[u8; 32], SecretError> {
    let path = data.join("secret");
    let failed = |why| SecretError::Unreadable { path: path.clone(), why };
    let kept = match fs::read(&path) {
        Err(missing) if missing.kind() == io::ErrorKind::NotFound && fresh == Fresh::MayMake => {
            make(data, &path, ids).map_err(failed)?;
            fs::read(&path).map_err(failed)?
        }
        kept => kept.map_err(failed)?,
    };
    kept.try_into().map_err(|_| SecretError::WrongLength { place: path.display().to_string(), wanted: "a file of exactly 32 bytes" })
}

/// Whether a missing secret may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fresh {
    /// First start: nothing has been sealed yet.
    MayMake,
    /// There is data already.
    MustExist,
}

/// A root secret kept as text (AWS Secrets Manager): base64 of 32 bytes, with or without padding, plain or URL-safe.
///
/// # Errors
/// When it is anything else. `place` names the secret, for the message.
pub fn root_of_text(text: &str, place: &str) -> Result<[u8; 32], SecretError> {
    let text = text.trim();
    [&STANDARD, &STANDARD_NO_PAD, &URL_SAFE, &URL_SAFE_NO_PAD]
        .into_iter()
        .find_map(|engine| engine.decode(text).ok())
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| SecretError::WrongLength { place: place.to_owned(), wanted: "base64 of exactly 32 bytes" })
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
    file.write_all(&ids.bytes::<32>())?;
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
        let first = local_root(data.path(), Fresh::MayMake, &ids(1)).unwrap();
        assert_eq!(local_root(data.path(), Fresh::MustExist, &ids(2)).unwrap(), first);
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
        assert!(matches!(local_root(data.path(), Fresh::MustExist, &ids(1)), Err(SecretError::Unreadable { .. })));
        fs::write(data.path().join("secret"), [7; 31]).unwrap();
        assert!(matches!(local_root(data.path(), Fresh::MayMake, &ids(1)), Err(SecretError::WrongLength { .. })));
    }

    #[test]
    fn a_secret_kept_as_text_is_base64_of_32_bytes() {
        let text = STANDARD.encode([0xfb; 32]);
        assert_eq!(root_of_text(&format!("{text}\n"), "arn").unwrap(), [0xfb; 32]);
        for bad in ["", "c2hvcnQ=", "not base64!"] {
            assert!(root_of_text(bad, "arn").is_err(), "{bad}");
        }
    }
}
