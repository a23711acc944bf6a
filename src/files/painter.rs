//! A look inside a file, a picture of a document's first page, and the words of a document. Files come from strangers and decoding, drawing
//! or reading one cannot be bounded from within, so it is done by another process of this very program, which has little memory, little
//! time and no setting of ours. It is the same user of the machine: what it could read it may read, but for its answer, which is a
//! picture or lines of text, nobody hears of it.

use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use rustix::process::Signal;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, Command};

/// How that process is asked.
const DRAW: Task<'static> = Task { command: &["draw-first-page"], patience: Duration::from_secs(20), largest: 2 * 1024 * 1024 };
const READ: Task<'static> = Task { command: &["read-pdf"], patience: Duration::from_secs(20), largest: 4 * 1024 * 1024 };
/// Thirty seconds of a processor, of which a function of Lambda with a gigabyte of memory has little more than half.
const LOOK_PATIENCE: Duration = Duration::from_secs(90);
/// What ends a process because its server is ended, and not for what it was sent: systemd and terminals send these to both.
const FROM_WITHOUT: [Signal; 3] = [Signal::HUP, Signal::INT, Signal::TERM];
/// Its allocator takes no more than is asked of it: what it may have is bounded.
const ALLOCATOR: (&str, &str) = ("MIMALLOC_ARENA_EAGER_COMMIT", "0");

/// What is asked of it.
struct Task<'a> {
    /// The program's own command, and what it takes.
    command: &'a [&'a str],
    /// It may take so long by the clock, then it is ended: longer than it may have the processor, for the machine does other things, too.
    patience: Duration,
    /// Larger answers are not taken, in bytes.
    largest: u64,
}

/// It was ended before it had what it may have of the processor, or could not even begin: another time it may come to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the machine had no time for it")]
pub struct Late;

/// Looks into files, draws first pages, and tells what is written in documents. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Painter {
    program: Option<Arc<PathBuf>>,
}

impl Painter {
    /// By this program; with none, nothing is looked into, drawn or read.
    #[must_use]
    pub fn of(program: Option<PathBuf>) -> Self {
        Self { program: program.map(Arc::new) }
    }

    /// Whether there is anybody to ask.
    #[must_use]
    pub const fn is_there(&self) -> bool {
        self.program.is_some()
    }

    /// What `operations::look` says of a file of the kind that has this word, up to so many bytes; `None` where it stopped, or said more.
    ///
    /// # Errors
    /// When it was not its own time that was over.
    pub async fn look(&self, kind: &str, file: &[u8], largest: u64) -> Result<Option<Vec<u8>>, Late> {
        self.asked(&Task { command: &["look-inside", kind], patience: LOOK_PATIENCE, largest }, file).await
    }

    /// A JPEG of the first page of a PDF; `None` where it cannot be drawn.
    pub async fn first_page(&self, pdf: &[u8]) -> Option<Vec<u8>> {
        let picture = self.asked(&DRAW, pdf).await.ok().flatten()?;
        picture.starts_with(b"\xff\xd8\xff").then_some(picture)
    }

    /// The words of a PDF, as `operations::read_pdf` tells them; `None` where it stopped or could not read it.
    ///
    /// # Errors
    /// When it was not its own time that was over.
    pub async fn words(&self, pdf: &[u8]) -> Result<Option<String>, Late> {
        Ok(self.asked(&READ, pdf).await?.and_then(|words| String::from_utf8(words).ok()))
    }

    async fn asked(&self, task: &Task<'_>, file: &[u8]) -> Result<Option<Vec<u8>>, Late> {
        let Some(program) = self.program.as_deref() else { return Ok(None) };
        let mut command = Command::new(program);
        command
            .args(task.command)
            .env_clear()
            .env(ALLOCATOR.0, ALLOCATOR.1)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        match command.spawn() {
            Ok(child) => tokio::time::timeout(task.patience, answer_of(child, file, task.largest)).await.map_err(|_| Late)?,
            Err(error) => {
                tracing::warn!(%error, "files cannot be looked into by another process");
                Err(Late)
            }
        }
    }
}

async fn answer_of(mut child: Child, file: &[u8], largest: u64) -> Result<Option<Vec<u8>>, Late> {
    let (Some(mut to), Some(from)) = (child.stdin.take(), child.stdout.take()) else { return Ok(None) };
    let tell = async {
        // One that gives up early does not read to the end.
        drop(to.write_all(file).await);
        drop(to);
    };
    let mut answer = Vec::new();
    let mut heard = from.take(largest + 1);
    let ((), read) = tokio::join!(tell, heard.read_to_end(&mut answer));
    // Whoever says too much is not listened to any longer.
    if read.is_err() || answer.len() as u64 > largest {
        return Ok(None);
    }
    let Ok(ended) = child.wait().await else { return Ok(None) };
    if FROM_WITHOUT.iter().any(|signal| ended.signal() == Some(signal.as_raw())) {
        return Err(Late);
    }
    Ok(ended.success().then_some(answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn f40_what_the_clock_ended_is_told_apart_from_what_stopped_by_itself() {
        let task = |patience| Task { command: &["30"], patience, largest: 9 };
        let sleeps = Painter::of(Some("/bin/sleep".into()));
        assert_eq!(sleeps.asked(&task(Duration::from_millis(50)), b"").await, Err(Late));
        let stops = Painter::of(Some("/bin/false".into()));
        assert_eq!(stops.asked(&task(Duration::from_secs(20)), b"").await, Ok(None));
    }

    #[tokio::test]
    async fn f39_whoever_was_ended_with_the_server_or_never_began_is_late_and_whoever_broke_off_is_not() {
        let shell = Painter::of(Some("/bin/sh".into()));
        let says = async |line: &str| {
            shell.asked(&Task { command: &["-c", line], patience: Duration::from_secs(20), largest: 9 }, b"a file").await
        };
        for signal in ["HUP", "INT", "TERM"] {
            assert_eq!(says(&format!("kill -{signal} $$")).await, Err(Late), "{signal}");
        }
        // Out of memory, out of its stack, out of its time of the processor.
        for signal in ["ABRT", "SEGV", "XCPU", "KILL"] {
            assert_eq!(says(&format!("ulimit -c 0; kill -{signal} $$")).await, Ok(None), "{signal}");
        }
        assert_eq!(says("cat").await, Ok(Some(b"a file".to_vec())));
        assert_eq!(says("cat; echo more").await, Ok(None), "too large an answer");
        assert_eq!(says("cat; exit 1").await, Ok(None), "an answer of one that stopped");
        let nobody = Painter::of(Some("/there/is/no/such/program".into()));
        assert_eq!(nobody.look("pdf", b"a file", 9).await, Err(Late));
    }
}
