//! The letters of a paper: which face has a character, and how wide words are. What is measured here is what is drawn.

use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use rustybuzz::{Direction, UnicodeBuffer, Variation, shape};
use unicode_bidi::{BidiInfo, Level};

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
const FILES: [&[u8]; 7] = [
    file!("atkinson-hyperlegible-next-latin"),
    file!("atkinson-hyperlegible-next-latin-ext"),
    file!("noto-sans-vietnamese"),
    file!("noto-sans-greek"),
    file!("noto-sans-cyrillic"),
    file!("noto-sans-devanagari"),
    file!("noto-sans-arabic"),
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
    /// From the left end of its line.
    pub(super) x: f32,
    pub(super) font: Font,
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) width: f32,
}

/// Which way a text is read: as its first letter that has a way of its own.
pub(super) fn way(text: &str) -> Level {
    BidiInfo::new(text, None).paragraphs.first().map_or_else(Level::ltr, |paragraph| paragraph.level)
}

/// A line as it is drawn, its runs in the order they are read. `way`: that of the text it is a line of ([`way`]).
pub(super) fn runs(text: &str, weight: Weight, way: Level) -> Vec<Run> {
    let faces: &[Face] = if weight == Weight::Bold { &BOLD } else { &REGULAR };
    let text = in_faces(text);
    let ways = BidiInfo::new(&text, Some(way));
    let (mut runs, mut reached) = (Vec::new(), 0.0);
    for paragraph in &ways.paragraphs {
        let (levels, parts) = ways.visual_runs(paragraph, paragraph.range.clone());
        for part in parts {
            let is_rtl = levels[part.start].is_rtl();
            let direction = if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight };
            let read = pieces(&text[part.clone()], faces).into_iter().enumerate();
            let mut seen: Vec<(usize, (usize, String))> = read.collect();
            if is_rtl {
                seen.reverse();
            }
            for (place, (face, piece)) in seen {
                let run = Run { x: reached, ..run(&faces[face], piece, direction) };
                reached += run.width;
                runs.push(((part.start, place), run));
            }
        }
    }
    runs.sort_by_key(|(read, _)| *read);
    runs.into_iter().map(|(_, run)| run).collect()
}

/// A text in pieces that one face draws, with the face's number.
fn pieces(text: &str, faces: &[Face]) -> Vec<(usize, String)> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for letter in text.chars() {
        let last = pieces.last().map(|(face, _)| *face);
        let has = |face: usize, letter: char| faces[face].shaper.glyph_index(letter).is_some();
        // A space or a mark stays with the word before it.
        let place = last.filter(|face| has(*face, letter)).or_else(|| (0..faces.len()).find(|face| has(*face, letter)));
        if place.is_none() && is_unseen(letter) {
            // What joins letters or keeps them apart is for whoever shapes the word.
            if let ('\u{200c}' | '\u{200d}', Some((_, piece))) = (letter, pieces.last_mut()) {
                piece.push(letter);
            }
            continue;
        }
        let (place, letter) = place.map_or((0, UNKNOWN), |place| (place, letter));
        match pieces.last_mut() {
            Some((face, piece)) if *face == place => piece.push(letter),
            _ => pieces.push((place, letter.to_string())),
        }
    }
    pieces
}

/// What says how the text around it is read, and is not drawn itself.
const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The characters of a text that cannot be drawn, each once.
pub(super) fn missing(text: &str) -> Vec<char> {
    let has =
        |letter: char| letter.is_whitespace() || is_unseen(letter) || REGULAR.iter().any(|face| face.shaper.glyph_index(letter).is_some());
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

/// How wide runs are beside each other, in parts of the letters' size.
pub(super) fn drawn_width(runs: &[Run]) -> f32 {
    runs.iter().map(|run| run.width).sum()
}

/// How wide a text is at a size.
pub(super) fn width(text: &str, weight: Weight, size: f32) -> f32 {
    drawn_width(&runs(text, weight, way(text))) * size
}

#[expect(clippy::cast_precision_loss, reason = "units of a face: a few thousand")]
fn run(face: &Face, text: String, direction: Direction) -> Run {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.guess_segment_properties();
    buffer.set_direction(direction);
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
    Run { x: 0.0, font: face.font.clone(), glyphs, width, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of the runs, from the left.
    fn drawn(text: &str) -> String {
        runs(text, Weight::Regular, way(text)).iter().map(|run| run.text.clone()).collect()
    }

    #[test]
    fn f38_every_face_is_read_and_names_of_many_scripts_are_drawn() {
        assert_eq!((REGULAR.len(), BOLD.len()), (FILES.len(), FILES.len()));
        for name in ["Maya Lindqvist", "Jürgen Groß", "Łukasz Żółć", "Nguyễn Thị Hằng", "Ελένη", "Мария", "महिमा राव"]
        {
            assert!(has_all(name), "{name}");
            assert_eq!(drawn(name), name);
        }
        assert!(!has_all("王"));
        assert_eq!(drawn("王 Li"), "? Li");
        assert_eq!(missing("王 Li 王, 李"), ['王', '李']);
    }

    #[test]
    fn f38_a_dose_is_drawn_as_it_was_written_or_as_people_write_it_otherwise() {
        assert_eq!(drawn("50 µg if ≤ 3 or ≥ 9"), "50 μg if <= 3 or >= 9");
        assert_eq!(drawn("½–⅔ tablet, 2×/day, 37 °C ± 1, 10³"), "½–2/3 tablet, 2×/day, 37 °C ± 1, 10³");
        assert!(has_all("50 µg ≤ ≥ ≈ ≠ → ← ′ ″ ⅓ ‑ 5\u{202f}mg"));
    }

    #[test]
    fn f38_arabic_is_joined_and_read_from_the_right_with_numbers_and_latin_names_as_they_are() {
        let text = "أملوديبين 5 mg (صباحًا)";
        assert!(has_all(text), "{:?}", missing(text));
        assert_eq!((way(text).is_rtl(), way("Amlodipine صباحًا").is_rtl(), way("5").is_rtl()), (true, false, false));
        // They are heard in the order they were written, and stand from the right to the left.
        let spoken = runs(text, Weight::Regular, way(text));
        assert_eq!(spoken.iter().map(|run| run.text.as_str()).collect::<String>(), text);
        assert!(spoken.len() >= 3 && spoken.windows(2).all(|pair| pair[0].x > pair[1].x), "{spoken:?}");
        let bracket = |text: &str, way| runs(text, Weight::Regular, way)[0].glyphs[0].glyph_id;
        assert_eq!(bracket("(", Level::rtl()), bracket(")", Level::ltr()), "brackets are turned round");
        // Letters of a word are joined: it is narrower than they are one by one.
        let apart: f32 = "صباح".chars().map(|letter| width(&letter.to_string(), Weight::Regular, 1.0)).sum();
        assert!(width("صباح", Weight::Regular, 1.0) < apart);
        // What only says how to read is neither drawn nor missing.
        assert_eq!((drawn("\u{2068}Li\u{2069}"), missing("\u{2068}Li\u{2069}")), ("Li".to_owned(), Vec::new()));
    }

    #[test]
    fn f38_bold_is_wider_and_width_grows_with_size() {
        let narrow = width("Prescription", Weight::Regular, 10.0);
        assert!(narrow > 40.0 && narrow < 70.0, "{narrow}");
        assert!(width("Prescription", Weight::Bold, 10.0) > narrow);
        assert!((width("Prescription", Weight::Regular, 20.0) - 2.0 * narrow).abs() < 0.001);
    }
}
