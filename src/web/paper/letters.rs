//! The letters of a paper: which face has a character, and how wide words are. What is measured here is what is drawn.

use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use rustybuzz::{Direction, UnicodeBuffer, Variation, shape};

/// How heavy letters are. Only the portal's own face has both; the others stand in for single words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

struct Face {
    font: Font,
    shaper: rustybuzz::Face<'static>,
}

/// The first face that has a character draws it.
static REGULAR: LazyLock<Vec<Face>> = LazyLock::new(|| faces(400.0));
static BOLD: LazyLock<Vec<Face>> = LazyLock::new(|| faces(700.0));

/// What stands where no face has the character.
pub(super) const UNKNOWN: char = '?';

/// What is drawn in the place of characters that no face has and that are written otherwise too: a dose is never guessed.
fn drawn_as(letter: char) -> Option<&'static str> {
    Some(match letter {
        'µ' => "μ", // the sign of 10⁻⁶; faces have the Greek letter
        '≤' => "<=",
        '≥' => ">=",
        '≈' => "~",
        '≠' => "=/=",
        '→' => "->",
        '←' => "<-",
        '′' => "'",
        '″' => "\"",
        '⅓' => "1/3",
        '⅔' => "2/3",
        '‐' | '‑' => "-",
        '\u{202f}' => " ",
        _ => return None,
    })
}

/// A text as faces have it.
fn in_faces(text: &str) -> String {
    let mut drawn = String::with_capacity(text.len());
    for letter in text.chars() {
        match drawn_as(letter) {
            Some(instead) => drawn.push_str(instead),
            None => drawn.push(letter),
        }
    }
    drawn
}

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("../../../assets/paper/", $name, ".ttf")).as_slice()
    };
}

/// The portal's own face first. Its weight is a variable of the file.
const FILES: [&[u8]; 6] = [
    file!("atkinson-hyperlegible-next-latin"),
    file!("atkinson-hyperlegible-next-latin-ext"),
    file!("noto-sans-vietnamese"),
    file!("noto-sans-greek"),
    file!("noto-sans-cyrillic"),
    file!("noto-sans-devanagari"),
];

/// A file that cannot be read is left out; a test reads all of them.
fn faces(weight: f32) -> Vec<Face> {
    let face = |data: &'static [u8]| {
        let mut shaper = rustybuzz::Face::from_slice(data, 0)?;
        let is_variable = shaper.is_variable();
        let coordinates = [(Tag::new(b"wght"), weight)];
        let font = Font::new_variable(data.into(), 0, if is_variable { &coordinates } else { &[] })?;
        if is_variable {
            shaper.set_variations(&[Variation { tag: rustybuzz::ttf_parser::Tag::from_bytes(b"wght"), value: weight }]);
        }
        Some(Face { font, shaper })
    };
    FILES.into_iter().filter_map(face).collect()
}

/// Text of one face, shaped. Lengths are in parts of the letters' size.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) font: Font,
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) width: f32,
}

/// A text as it is drawn: runs beside each other.
pub(super) fn runs(text: &str, weight: Weight) -> Vec<Run> {
    let faces: &[Face] = if weight == Weight::Bold { &BOLD } else { &REGULAR };
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for letter in in_faces(text).chars() {
        let last = pieces.last().map(|(face, _)| *face);
        let has = |face: usize, letter: char| faces[face].shaper.glyph_index(letter).is_some();
        // A space or a mark stays with the word before it.
        let place = last.filter(|face| has(*face, letter)).or_else(|| (0..faces.len()).find(|face| has(*face, letter)));
        let (place, letter) = place.map_or((0, UNKNOWN), |place| (place, letter));
        match pieces.last_mut() {
            Some((face, piece)) if *face == place => piece.push(letter),
            _ => pieces.push((place, letter.to_string())),
        }
    }
    pieces.into_iter().map(|(face, piece)| run(&faces[face], piece)).collect()
}

/// The characters of a text that cannot be drawn, each once.
pub(super) fn missing(text: &str) -> Vec<char> {
    let has = |letter: char| letter.is_whitespace() || REGULAR.iter().any(|face| face.shaper.glyph_index(letter).is_some());
    let mut missing = Vec::new();
    for letter in in_faces(text).chars() {
        if !has(letter) && !missing.contains(&letter) {
            missing.push(letter);
        }
    }
    missing
}

/// Whether every character of a text can be drawn.
pub(super) fn has_all(text: &str) -> bool {
    missing(text).is_empty()
}

/// How wide a text is at a size.
pub(super) fn width(text: &str, weight: Weight, size: f32) -> f32 {
    runs(text, weight).iter().map(|run| run.width).sum::<f32>() * size
}

#[expect(clippy::cast_precision_loss, reason = "units of a face: a few thousand")]
fn run(face: &Face, text: String) -> Run {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.guess_segment_properties();
    buffer.set_direction(Direction::LeftToRight);
    let shaped = shape(&face.shaper, &[], buffer);
    let em = face.shaper.units_per_em() as f32;
    let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    let end_of = |start: usize| starts.iter().copied().filter(|next| *next > start).min().unwrap_or(text.len());
    let glyphs: Vec<KrillaGlyph> = shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(info, at)| {
            let part = |units: i32| units as f32 / em;
            let start = info.cluster as usize;
            let id = GlyphId::new(info.glyph_id);
            KrillaGlyph::new(id, part(at.x_advance), part(at.x_offset), part(at.y_offset), part(at.y_advance), start..end_of(start), None)
        })
        .collect();
    let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
    Run { font: face.font.clone(), glyphs, width, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f38_every_face_is_read_and_names_of_many_scripts_are_drawn() {
        assert_eq!((REGULAR.len(), BOLD.len()), (FILES.len(), FILES.len()));
        for name in ["Maya Lindqvist", "Jürgen Groß", "Łukasz Żółć", "Nguyễn Thị Hằng", "Ελένη", "Мария", "महिमा राव"]
        {
            assert!(has_all(name), "{name}");
            let drawn: String = runs(name, Weight::Regular).iter().map(|run| run.text.clone()).collect();
            assert_eq!(drawn, name);
        }
        assert!(!has_all("王"));
        assert_eq!(runs("王 Li", Weight::Regular)[0].text, "? Li");
        assert_eq!(missing("王 Li 王, 李"), ['王', '李']);
    }

    #[test]
    fn f38_a_dose_is_drawn_as_it_was_written_or_as_people_write_it_otherwise() {
        let drawn = |text: &str| runs(text, Weight::Regular).iter().map(|run| run.text.clone()).collect::<String>();
        assert_eq!(drawn("50 µg if ≤ 3 or ≥ 9"), "50 μg if <= 3 or >= 9");
        assert_eq!(drawn("½–⅔ tablet, 2×/day, 37 °C ± 1, 10³"), "½–2/3 tablet, 2×/day, 37 °C ± 1, 10³");
        assert!(has_all("50 µg ≤ ≥ ≈ ≠ → ← ′ ″ ⅓ ‑ 5\u{202f}mg"));
    }

    #[test]
    fn f38_bold_is_wider_and_width_grows_with_size() {
        let narrow = width("Prescription", Weight::Regular, 10.0);
        assert!(narrow > 40.0 && narrow < 70.0, "{narrow}");
        assert!(width("Prescription", Weight::Bold, 10.0) > narrow);
        assert!((width("Prescription", Weight::Regular, 20.0) - 2.0 * narrow).abs() < 0.001);
    }
}
