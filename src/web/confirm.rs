//! What cannot be undone is asked for by its name, typed once more: no slip of a finger takes it away.

use serde::Deserialize;

use crate::primitives::text::folded;
use crate::web::texts::Message;

/// The name once more, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NameForm {
    pub name: String,
}

/// Whether it is its name that was typed, however somebody's keyboard writes it.
#[must_use]
pub fn is_name(typed: &str, name: &str) -> bool {
    let typed = as_read(typed);
    !typed.is_empty() && typed == as_read(name)
}

/// As a page shows a name: one space for several, and nothing of marks that nobody sees.
fn as_read(name: &str) -> String {
    let seen: String = folded(name).chars().filter(|mark| !matches!(mark, '\u{200E}' | '\u{200F}' | '\u{061C}')).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Something else was typed than `name`.
pub fn another_name(name: &str) -> Message {
    Message::new("confirm-another-name").with("name", name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f57_a_name_is_typed_whole_and_its_capitals_do_not_matter() {
        assert!(is_name(" ward THREE ", "Ward three") && is_name("Pediatria", "Pediatría"));
        for other in ["", " ", "Ward", "Ward threes", "Ward 3"] {
            assert!(!is_name(other, "Ward three"), "{other}");
        }
        assert!(!is_name("", ""));
        assert!(is_name("Kiosk hall", "Kiosk  hall") && is_name("Kiosk hall", "\u{200F}Kiosk\u{a0}hall"));
    }
}
