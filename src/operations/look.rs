//! `caredesk look-inside KIND`: reads a file from standard input and writes to standard output whether it is taken, and what a picture was
//! redrawn as. The server starts it for each file that arrived (`files::painter`): a decoder that breaks off, runs out of its stack or
//! wants more than there is ends here, and its file is a damaged one. It says that it has begun, so that whoever could not, or was ended
//! from without, is told apart.

use std::io::{Read as _, Write as _};

use anyhow::{Context as _, Result};

use super::draw::begun;
use crate::capabilities::reports::model::Kind;
use crate::capabilities::reports::model::inspect::{Bounds, look, tell};

/// Seconds of the processor. Pictures need the most: they are decoded, made smaller and written anew.
const SECONDS: u64 = 30;
/// Bytes of memory, by the largest photograph that `Bounds::OURS` takes, of 40 megapixels. Whatever it is, there is the file itself, twice,
/// since its decoder keeps one of its own (20 MiB each, and what a buffer grows ahead). Sent in passes, each the whole picture a little
/// sharper, it is decoded from numbers of all its points (6 bytes each, 8 for printers' colours: 305 MiB) into points of 3 bytes (115 MiB);
/// then these numbers are gone, and to be turned upright it is there twice (230 MiB). That is 480 MiB at most, and an allocator rounds up:
/// calculated from its decoder's code, and tried with the largest photograph in printers' colours that is sent in passes.
/// One of 48 megapixels from a phone, which sends no passes, would need 330 MiB. A function of Lambda that checks reports has 1,024 MiB
/// (`keeper` in infra/lib/lambda/stack.ts), for the process that asks, too.
const MEMORY: u64 = 640 * 1024 * 1024;

/// Looks into one file and ends.
///
/// # Errors
/// When no kind of files has this word.
pub fn inside(kind: &str) -> Result<()> {
    let kind = Kind::of_word(kind).context("no kind of files")?;
    begun(SECONDS, MEMORY)?;
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).context("reading the file")?;
    let looked = look(kind, bytes, &Bounds::OURS);
    let mut out = std::io::stdout().lock();
    tell(&looked, &mut out).and_then(|()| out.flush()).context("saying what was found")
}
