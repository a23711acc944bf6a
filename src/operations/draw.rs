//! `caredesk draw-first-page`: reads a PDF from standard input and writes a JPEG of its first page to standard output. The server
//! starts it for each document that was checked (`files::painter`), so that what strangers send is drawn apart.

use std::io::{Read as _, Write as _};

use anyhow::{Context as _, Result};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;
use rustix::process::{Resource, Rlimit, setrlimit};

use crate::files::painter::BEGUN;

/// Longest side of the picture, in points: what a page of a book needs on a screen.
const LONGEST: f32 = 1_200.0;
/// The larger pictures of the web are of about this quality.
const QUALITY: u8 = 80;
/// Seconds of the processor.
const SECONDS: u64 = 5;
/// Bytes of memory; whoever reads documents has as much.
pub(super) const MEMORY: u64 = 256 * 1024 * 1024;

/// Draws one page and ends.
///
/// # Errors
/// When it is no PDF, has no page, or its page has no size.
pub fn first_page() -> Result<()> {
    begun(SECONDS, MEMORY)?;
    let mut pdf = Vec::new();
    std::io::stdin().lock().read_to_end(&mut pdf).context("reading the document")?;
    let picture = drawn(pdf)?;
    std::io::stdout().lock().write_all(&picture).context("writing the picture")
}

/// Bounds this process before it looks at what strangers sent, and says so: so many seconds of the processor, so many bytes of memory, no
/// image of it.
///
/// # Errors
/// When the system refuses, or nobody listens.
pub(super) fn begun(seconds: u64, memory: u64) -> Result<()> {
    // A second before the system ends what has no time left as it would for want of memory, it says for what (SIGXCPU).
    for (what, most, ends) in [(Resource::Cpu, seconds, seconds + 1), (Resource::Data, memory, memory), (Resource::Core, 0, 0)] {
        setrlimit(what, Rlimit { current: Some(most), maximum: Some(ends) }).context("bounding this process")?;
    }
    let mut out = std::io::stdout().lock();
    out.write_all(BEGUN).and_then(|()| out.flush()).context("saying that it has begun")
}

fn drawn(pdf: Vec<u8>) -> Result<Vec<u8>> {
    let pdf = Pdf::new(pdf).map_err(|error| anyhow::anyhow!("no PDF: {error:?}"))?;
    let page = pdf.pages().first().context("no page")?;
    let (width, height) = page.render_dimensions();
    let scale = LONGEST / width.max(height);
    anyhow::ensure!(scale.is_finite() && width * scale >= 1.0 && height * scale >= 1.0, "a page without size");
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixmap = render(page, &RenderCache::new(), &InterpreterSettings::default(), &RenderSettings::default(), &size);
    let points = pixmap.data_as_u8_slice().chunks_exact(4).flat_map(|point| [point[0], point[1], point[2]]).collect();
    let picture = RgbImage::from_raw(pixmap.width().into(), pixmap.height().into(), points).context("a picture of another size")?;
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)).context("writing the picture")?;
    Ok(bytes)
}
