//! A picture of a document's first page. Documents come from strangers and drawing one cannot be bounded from within, so it is done
//! by another process of this very program, which has little memory, little time and no setting of ours. It is the same user of the
//! machine: what it could read it may read, but for its answer, which is a picture, nobody hears of it.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, Command};

/// How that process is asked; see `caredesk --help`.
pub const COMMAND: &str = "draw-first-page";
/// Its allocator takes no more than is asked of it: what it may have is bounded.
const ALLOCATOR: (&str, &str) = ("MIMALLOC_ARENA_EAGER_COMMIT", "0");
/// It may take so long, whatever else the machine does.
const PATIENCE: Duration = Duration::from_secs(20);
/// Larger pictures are not taken, in bytes.
const LARGEST: u64 = 2 * 1024 * 1024;

/// Draws first pages. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Painter {
    program: Option<Arc<PathBuf>>,
}

impl Painter {
    /// By this program; with none, nothing is drawn.
    #[must_use]
    pub fn of(program: Option<PathBuf>) -> Self {
        Self { program: program.map(Arc::new) }
    }

    /// A JPEG of the first page of a PDF; `None` where it cannot be drawn.
    pub async fn first_page(&self, pdf: &[u8]) -> Option<Vec<u8>> {
        let program = self.program.as_deref()?;
        let mut command = Command::new(program);
        command
            .arg(COMMAND)
            .env_clear()
            .env(ALLOCATOR.0, ALLOCATOR.1)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        let drawn = match command.spawn() {
            Ok(child) => tokio::time::timeout(PATIENCE, drawn_by(child, pdf)).await.ok()?,
            Err(error) => {
                tracing::warn!(%error, "first pages of documents cannot be drawn");
                None
            }
        };
        drawn.filter(|picture| picture.starts_with(b"\xff\xd8\xff"))
    }
}

async fn drawn_by(mut child: Child, pdf: &[u8]) -> Option<Vec<u8>> {
    let (mut to, from) = (child.stdin.take()?, child.stdout.take()?);
    let tell = async {
        // One that gives up early does not read to the end.
        drop(to.write_all(pdf).await);
        drop(to);
    };
    let mut picture = Vec::new();
    let mut heard = from.take(LARGEST + 1);
    let ((), read) = tokio::join!(tell, heard.read_to_end(&mut picture));
    read.ok()?;
    let ended = child.wait().await.ok()?;
    (ended.success() && picture.len() as u64 <= LARGEST).then_some(picture)
}
