//! The words of the text that brings a code.

use crate::web::text_message;
use crate::web::texts::{Language, Message, MissingText};

/// The code, whose it is, and that nobody asks for it.
///
/// # Errors
/// The catalogue lacks a text.
pub fn code(language: Language, hospital: &str, code: &str) -> Result<String, MissingText> {
    text_message::said(language, hospital, Message::new("text-code").with("code", code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::gsm;

    #[test]
    fn f47_a_code_comes_in_one_part_with_the_name_of_the_house_first() {
        for language in [Language::English, Language::Spanish] {
            let text = code(language, "Rowan Street Hospital", "012345").unwrap();
            assert!(gsm::parts(&text) == 1 && text.starts_with("Rowan Street") && text.contains("012345"), "{text}");
        }
    }
}
