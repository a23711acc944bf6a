//! Who looks for malware in what people send. Only "nothing found" lets a file pass: no answer is no pass.

use std::fmt;
use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::FileError;
use super::uploads::Uploads;
use crate::config::scanner::ScannerPlace;

/// How long a scanner may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// `clamd` is sent pieces of this size.
const PIECE: usize = 64 * 1024;
/// Its answer is one line.
const LONGEST_ANSWER: u64 = 1024;

/// Looks at files. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Scanner {
    place: ScannerPlace,
    uploads: Uploads,
}

/// What it said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing found.
    Clean,
    /// Malware.
    Found,
    /// It looked, and cannot say: too large for it, locked, of a kind it does not know.
    Cannot,
    /// Nothing yet: not reached, not ready, or not able to look.
    Unknown,
}

impl Scanner {
    /// Whoever is at this place, for this bucket.
    #[must_use]
    pub const fn new(place: ScannerPlace, uploads: Uploads) -> Self {
        Self { place, uploads }
    }

    /// Looks at the bytes that were read from `key` under this tag.
    pub async fn look(&self, key: &str, etag: &str, bytes: &[u8]) -> Verdict {
        let asked = async {
            match &self.place {
                ScannerPlace::Nobody => Ok(Verdict::Clean),
                ScannerPlace::Clamd(address) => in_stream(TcpStream::connect(address).await?, bytes).await,
                ScannerPlace::ClamdSocket(path) => by_socket(path, bytes).await,
                ScannerPlace::GuardDuty => {
                    let verdict = of_tag(self.uploads.scan_tag(key).await?.as_deref());
                    // What it says is of what lies there now.
                    let same = self.uploads.arrived(key).await?.is_some_and(|arrived| arrived.etag == etag);
                    Ok(if same { verdict } else { Verdict::Unknown })
                }
            }
        };
        match tokio::time::timeout(PATIENCE, asked).await {
            Ok(Ok(verdict)) => verdict,
            Ok(Err(Unreached(why))) => {
                tracing::warn!(%why, "the malware scanner cannot be asked; files wait");
                Verdict::Unknown
            }
            Err(_) => {
                tracing::warn!("the malware scanner takes too long; files wait");
                Verdict::Unknown
            }
        }
    }

    /// Whether anybody looks at all.
    #[must_use]
    pub const fn is_there(&self) -> bool {
        self.place.is_somebody()
    }
}

struct Unreached(String);

impl From<io::Error> for Unreached {
    fn from(error: io::Error) -> Self {
        Self(error.kind().to_string())
    }
}

impl From<FileError> for Unreached {
    fn from(error: FileError) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Debug for Unreached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(unix)]
async fn by_socket(path: &str, bytes: &[u8]) -> Result<Verdict, Unreached> {
    in_stream(tokio::net::UnixStream::connect(path).await?, bytes).await
}

#[cfg(not(unix))]
async fn by_socket(_: &str, _: &[u8]) -> Result<Verdict, Unreached> {
    Err(Unreached("this system has no such sockets".to_owned()))
}

/// `clamd`'s INSTREAM: pieces with their length before them, an empty one at the end, one line back.
async fn in_stream<S: AsyncRead + AsyncWrite + Unpin>(mut clamd: S, bytes: &[u8]) -> Result<Verdict, Unreached> {
    clamd.write_all(b"zINSTREAM\0").await?;
    for piece in bytes.chunks(PIECE) {
        clamd.write_all(&u32::try_from(piece.len()).unwrap_or(0).to_be_bytes()).await?;
        clamd.write_all(piece).await?;
    }
    clamd.write_all(&0_u32.to_be_bytes()).await?;
    clamd.flush().await?;
    let mut answer = Vec::new();
    clamd.take(LONGEST_ANSWER).read_to_end(&mut answer).await?;
    Ok(of_answer(&answer))
}

fn of_answer(answer: &[u8]) -> Verdict {
    match String::from_utf8_lossy(answer).trim_matches(['\0', '\n', ' ']) {
        "stream: OK" => Verdict::Clean,
        found if found.starts_with("stream: ") && found.ends_with(" FOUND") => Verdict::Found,
        large if large.starts_with("INSTREAM size limit exceeded") => Verdict::Cannot,
        _ => Verdict::Unknown,
    }
}

fn of_tag(tag: Option<&str>) -> Verdict {
    match tag {
        Some("NO_THREATS_FOUND") => Verdict::Clean,
        Some("THREATS_FOUND") => Verdict::Found,
        Some("UNSUPPORTED") => Verdict::Cannot,
        // Not yet, ACCESS_DENIED, FAILED: nobody has looked.
        _ => Verdict::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s28_only_a_clear_answer_lets_a_file_pass() {
        assert_eq!(of_answer(b"stream: OK\0"), Verdict::Clean);
        assert_eq!(of_answer(b"stream: Win.Test.EICAR_HDB-1 FOUND\0"), Verdict::Found);
        for unclear in [&b""[..], b"stream: OK FOUND?", b"stream: lstat() failed ERROR", b"OK"] {
            assert_eq!(of_answer(unclear), Verdict::Unknown, "{unclear:?}");
        }
        assert_eq!(of_answer(b"INSTREAM size limit exceeded. ERROR\0"), Verdict::Cannot);
        assert_eq!(of_tag(Some("UNSUPPORTED")), Verdict::Cannot);
        assert_eq!(of_tag(Some("NO_THREATS_FOUND")), Verdict::Clean);
        assert_eq!(of_tag(Some("THREATS_FOUND")), Verdict::Found);
        for unclear in [None, Some("ACCESS_DENIED"), Some("FAILED"), Some("")] {
            assert_eq!(of_tag(unclear), Verdict::Unknown, "{unclear:?}");
        }
    }
}
