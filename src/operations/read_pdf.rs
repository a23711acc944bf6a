//! `caredesk read-pdf`: reads a PDF from standard input and writes where its words stand to standard output, a line of a page a line. The
//! server starts it for each document that was checked (`files::painter`), as it does to have the first page drawn: what strangers send
//! is read apart, within bounds. Nothing is drawn, no picture is decoded.

use std::io::{Read as _, Write as _};

use anyhow::{Context as _, Result};
use hayro::hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context as PageContext, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, InterpreterSettings,
    SoftMask, TransformExt as _, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::kurbo::{Affine, BezPath, Point, Rect};

use super::draw::{MEMORY, begun};
use crate::capabilities::readings::model::{Direction, Glyph, NAMELESS, Sheet, Text};

/// Pages that are read.
const MOST_PAGES: usize = 30;
/// Seconds of the processor.
const SECONDS: u64 = 4;
/// Letters are laid out in thousandths of their size.
const UNITS: f64 = 1_000.0;

/// Tells one document and ends.
///
/// # Errors
/// When it is no PDF.
pub fn tell() -> Result<()> {
    begun(SECONDS, MEMORY)?;
    let mut pdf = Vec::new();
    std::io::stdin().lock().read_to_end(&mut pdf).context("reading the document")?;
    let told = text_of(pdf)?.told().context("telling the text")?;
    std::io::stdout().lock().write_all(told.as_bytes()).context("writing the text")
}

fn text_of(pdf: Vec<u8>) -> Result<Text> {
    let pdf = Pdf::new(pdf).map_err(|error| anyhow::anyhow!("no PDF: {error:?}"))?;
    let pages = pdf.pages();
    let mut text = Text { rows: Vec::new(), cut: pages.len() > MOST_PAGES };
    let cache = InterpreterCache::new();
    for (number, page) in (1..).zip(pages.iter().take(MOST_PAGES)) {
        let (width, height) = page.render_dimensions();
        let seen = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let upright = page.initial_transform(true).to_kurbo();
        let mut context = PageContext::new(upright, seen, &cache, page.xref(), InterpreterSettings::default());
        let mut listener = Listener { sheet: Sheet::default() };
        interpret_page(page, &mut context, &mut listener);
        text.cut |= listener.sheet.is_cut();
        text.rows.extend(listener.sheet.rows(number));
    }
    Ok(text)
}

/// Hears the letters of a page and nothing else.
struct Listener {
    sheet: Sheet,
}

impl<'a> Device<'a> for Listener {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // What a scanner believes it saw lies unseen over its picture: nobody who looks at the page could check it.
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        let glyphs = run.glyphs();
        for (at, glyph) in glyphs.iter().enumerate() {
            let named = match glyph.as_unicode() {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => String::new(),
            };
            let is_nameless = named.chars().all(|letter| letter.is_control() && !letter.is_whitespace());
            // A letter that nobody can name is still there, where it draws anything: `<5` without its sign would be another value.
            let text = match &**glyph {
                PdfGlyph::Outline(outline) if is_nameless && outline.outline().elements().is_empty() => continue,
                _ if is_nameless => NAMELESS.to_string(),
                _ => named,
            };
            let place = props.transform * glyph.transform();
            let advance = match &**glyph {
                PdfGlyph::Outline(outline) => outline.advance_width(),
                PdfGlyph::Type3(drawn) => drawn.advance_width(),
            };
            let next = glyphs.get(at + 1).map(|next| props.transform * next.transform());
            self.sheet.extend(placed(place, next, advance.map(f64::from), text));
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Where a letter stands. Where its face does not say how wide it is, it reaches to the next one.
#[allow(clippy::cast_possible_truncation)] // points of a page
fn placed(place: Affine, next: Option<Affine>, advance: Option<f64>, text: String) -> Option<Glyph> {
    let at = |affine: Affine, x: f64, y: f64| affine * Point::new(x, y);
    let start = at(place, 0.0, 0.0);
    let along = at(place, UNITS, 0.0) - start;
    let size = (at(place, 0.0, UNITS) - start).hypot();
    let to_next = next.map(|next| (at(next, 0.0, 0.0) - start).hypot());
    let said = advance.map(|advance| along.hypot() * advance / UNITS);
    let width = match (said, to_next) {
        (Some(said), _) => said,
        (None, Some(to_next)) => to_next.min(size),
        (None, None) => size / 2.0,
    };
    let direction = Direction::of(along.x, along.y)?;
    Some(Glyph { x: start.x as f32, y: start.y as f32, width: width as f32, size: size as f32, text, direction })
}
