//! What fits into one text message: the alphabet of phones (3GPP TS 23.038), and how many parts a text takes.

/// The basic alphabet, without its escape.
const BASIC: &str =
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Those that take two places.
const EXTENDED: &str = "^{}\\[~]|€\u{c}";

/// How many parts a text is sent in: one of 160 places, or several of 153; with one letter outside of the alphabet 70 and 67.
#[must_use]
pub fn parts(text: &str) -> usize {
    let places: Option<usize> = text.chars().map(places_of).sum();
    let (places, one, several) = match places {
        Some(places) => (places, 160, 153),
        None => (text.encode_utf16().count(), 70, 67),
    };
    if places <= one { 1 } else { places.div_ceil(several) }
}

fn places_of(letter: char) -> Option<usize> {
    if BASIC.contains(letter) { Some(1) } else { EXTENDED.contains(letter).then_some(2) }
}

/// The text in the alphabet where only accents and typography keep it out: "mié 25 · 10:00" loses nothing that matters, and a text of
/// another script stays as it is.
#[must_use]
pub fn plain(text: &str) -> String {
    let folded: String = text.chars().map(fold).collect();
    if folded.chars().all(|letter| places_of(letter).is_some()) { folded } else { text.to_owned() }
}

const fn fold(letter: char) -> char {
    match letter {
        'á' | 'â' | 'ã' => 'a',
        'Á' | 'À' | 'Â' | 'Ã' => 'A',
        'ê' | 'ë' => 'e',
        'È' | 'Ê' | 'Ë' => 'E',
        'í' | 'î' | 'ï' => 'i',
        'Í' | 'Ì' | 'Î' | 'Ï' => 'I',
        'ó' | 'ô' | 'õ' => 'o',
        'Ó' | 'Ò' | 'Ô' | 'Õ' => 'O',
        'ú' | 'û' => 'u',
        'Ú' | 'Ù' | 'Û' => 'U',
        'ç' => 'c',
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' | '·' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f47_a_text_of_160_letters_is_one_part_and_one_letter_of_another_script_makes_it_70() {
        assert_eq!((parts(&"a".repeat(160)), parts(&"a".repeat(161)), parts(&"a".repeat(307))), (1, 2, 3));
        assert_eq!((parts(&"€".repeat(80)), parts(&"€".repeat(81))), (1, 2));
        assert_eq!((parts(&"ز".repeat(70)), parts(&"ز".repeat(71)), parts(&"ز".repeat(135))), (1, 2, 3));
    }

    #[test]
    fn f47_accents_that_phones_lack_are_left_out_and_another_script_stays() {
        assert_eq!(plain("Su cita: mié 25 nov – 10:00 (sábado ñ é)"), "Su cita: mié 25 nov - 10:00 (sabado ñ é)");
        assert_eq!(plain("زيارتك á"), "زيارتك á");
    }
}
