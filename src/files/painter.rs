//! A look inside a file, a picture of a document's first page, and the words of a document. Files come from strangers and decoding, drawing
//! or reading one cannot be bounded from within, so it is done by another process of this very program, which has little memory, little
//! time and no setting of ours. It is the same user of the machine: what it could read it may read, but for its answer, which is a
//! picture or lines of text, nobody hears of it.

use std::convert::Infallible;
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
/// What ends a process from without: systemd and terminals send these to it and its server, and the machine sends the last where it has no
/// memory left. What takes too long of the processor is ended by another one (`operations::draw::begun`).
const FROM_WITHOUT: [Signal; 4] = [Signal::HUP, Signal::INT, Signal::TERM, Signal::KILL];
/// What it says first, once it is bounded and before it reads anything: whoever does not say so was not ended by what it was sent.
pub const BEGUN: &[u8] = b"begun\n";
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

/// It did not come to its end: another time it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Late {
    /// It could not even begin, whatever it was sent.
    #[error("it could not begin")]
    Unbegun,
    /// It was ended by the clock or from without, perhaps for what it was sent.
    #[error("the machine had no time for it")]
    Unended,
}

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
            Ok(child) => tokio::time::timeout(task.patience, answer_of(child, file, task.largest)).await.unwrap_or(Err(Late::Unended)),
            Err(error) => {
                tracing::warn!(%error, "files cannot be looked into by another process");
                Err(Late::Unbegun)
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
        std::future::pending::<Infallible>().await
    };
    let mut answer = Vec::new();
    let most = largest + BEGUN.len() as u64;
    let mut heard = from.take(most + 1);
    // Whoever has no more to say, or says too much, is not told the rest: it may not even listen.
    let read = tokio::select! {
        read = heard.read_to_end(&mut answer) => read,
        never = tell => match never {},
    };
    // Whoever says too much is not listened to any longer, and ends with our end of it.
    if read.is_err() || answer.len() as u64 > most {
        return Ok(None);
    }
    let Ok(ended) = child.wait().await else { return Ok(None) };
    let Some(said) = answer.strip_prefix(BEGUN) else {
        if ended.success() {
            return Ok(None);
        }
        tracing::warn!(%ended, "a process that looks into files could not begin");
        return Err(Late::Unbegun);
    };
    if FROM_WITHOUT.iter().any(|signal| ended.signal() == Some(signal.as_raw())) {
        tracing::warn!(%ended, "a process that looks into files was ended from without");
        return Err(Late::Unended);
    }
    Ok(ended.success().then(|| said.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn says(line: &str, patience: Duration, file: &[u8]) -> Result<Option<Vec<u8>>, Late> {
        let shell = Painter::of(Some("/bin/sh".into()));
        shell.asked(&Task { command: &["-c", line], patience, largest: 9 }, file).await
    }

    #[tokio::test]
    async fn f40_what_the_clock_ended_is_told_apart_from_what_stopped_by_itself() {
        let (moment, long) = (Duration::from_millis(50), Duration::from_secs(20));
        assert_eq!(says("exec sleep 30", moment, b"").await, Err(Late::Unended));
        assert_eq!(says("echo begun; exec sleep 30", moment, b"").await, Err(Late::Unended));
        assert_eq!(says("echo begun; exit 1", long, b"").await, Ok(None));
    }

    #[tokio::test]
    async fn f39_whoever_was_ended_from_without_or_never_began_is_late_and_whoever_broke_off_is_not() {
        let says = async |line: &str| says(line, Duration::from_secs(20), b"a file").await;
        // With the server, or for want of memory of the machine.
        for signal in ["HUP", "INT", "TERM", "KILL"] {
            assert_eq!(says(&format!("echo begun; kill -{signal} $$")).await, Err(Late::Unended), "{signal}");
            assert_eq!(says(&format!("kill -{signal} $$")).await, Err(Late::Unbegun), "{signal}");
        }
        // Out of its memory, out of its stack, out of its time of the processor.
        for signal in ["ABRT", "SEGV", "XCPU"] {
            assert_eq!(says(&format!("ulimit -c 0; echo begun; kill -{signal} $$")).await, Ok(None), "{signal}");
        }
        assert_eq!(says("echo begun; cat").await, Ok(Some(b"a file".to_vec())));
        assert_eq!(says("echo begun; printf 123456789").await, Ok(Some(b"123456789".to_vec())), "as large as an answer may be");
        assert_eq!(says("echo begun; cat; echo more").await, Ok(None), "too large an answer");
        assert_eq!(says("echo begun; cat; exit 1").await, Ok(None), "an answer of one that stopped");
        assert_eq!(says("cat; exit 1").await, Err(Late::Unbegun), "one that could not be bounded");
        assert_eq!(says("cat").await, Ok(None), "another program");
        let nobody = Painter::of(Some("/there/is/no/such/program".into()));
        assert_eq!(nobody.look("pdf", b"a file", 9).await, Err(Late::Unbegun));
    }

    #[tokio::test]
    async fn f39_whoever_says_too_much_and_does_not_listen_is_not_waited_for() {
        let (large, patience) = (vec![b'.'; 1024 * 1024], Duration::from_secs(2));
        for line in ["yes", "echo begun; exec yes"] {
            assert_eq!(says(line, patience, &large).await, Ok(None), "{line}");
        }
        let deaf = "echo begun; printf enough; exec 0<&- 1>&-";
        assert_eq!(says(deaf, patience, &large).await, Ok(Some(b"enough".to_vec())), "nor whoever has said all it says");
    }
}
