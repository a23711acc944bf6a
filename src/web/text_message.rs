//! The words of text messages: one part of a phone's alphabet wherever that can be, and whose they are first.

use crate::primitives::gsm;
use crate::web::texts::{Language, Message, MissingText, words_of};

/// So much of a hospital's name stands in a text that would otherwise take one part more.
const SHORT_NAME: usize = 20;

/// Says a message that names the hospital. Accents that phones lack are left out; a long name is cut where that saves a part.
///
/// # Errors
/// The catalogue lacks a text.
pub fn said(language: Language, hospital: &str, message: Message) -> Result<String, MissingText> {
    let say = |name: &str| Ok(gsm::plain(&words_of(language, &message.clone().with("hospital", name))?));
    let whole = say(hospital)?;
    if gsm::parts(&whole) == 1 {
        return Ok(whole);
    }
    let shorter = say(shortened(hospital))?;
    Ok(if gsm::parts(&shorter) < gsm::parts(&whole) { shorter } else { whole })
}

/// Whole words as far as they fit; of one long word its beginning.
fn shortened(name: &str) -> &str {
    let end = name.char_indices().nth(SHORT_NAME).map_or(name.len(), |(at, _)| at);
    let cut = &name[..end];
    if end == name.len() { cut } else { cut.rsplit_once(' ').map_or(cut, |(words, _)| words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f47_a_long_name_is_cut_at_a_word() {
        assert_eq!(shortened("Rowan Street Hospital"), "Rowan Street");
        assert_eq!(shortened("Rowan Street"), "Rowan Street");
        assert_eq!(shortened("Kreiskrankenhausverbund"), "Kreiskrankenhausverb");
    }
}
