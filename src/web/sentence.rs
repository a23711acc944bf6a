//! Markup inside a sentence of the catalogue: links, what is captured, and amounts that stand apart. For `render` alone.

/// What is markup in a sentence: a private character keeps the place of each while the sentence is escaped.
#[derive(Debug, Default)]
pub struct Markup(Vec<(char, String)>);

impl Markup {
    /// Keeps a part and says what stands for it in the sentence; `None` where there is too much.
    pub fn keep(&mut self, part: String) -> Option<String> {
        let place = ('\u{E000}'..='\u{F8FF}').nth(self.0.len())?;
        self.0.push((place, part));
        Some(place.to_string())
    }

    /// The sentence as HTML with every part in its place; `None` where there is none, and so no HTML.
    #[must_use]
    pub fn within(&self, words: &str) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let mut html = String::with_capacity(words.len() * 2);
        for character in words.chars() {
            match self.0.iter().find(|(place, _)| *place == character) {
                Some((_, part)) => html.push_str(part),
                None => escape_into(&mut html, character),
            }
        }
        Some(html)
    }
}

fn escape_into(html: &mut String, character: char) {
    match entity(character) {
        Some(entity) => html.push_str(entity),
        None => html.push(character),
    }
}

/// The five characters that mean something in HTML. The engine's own list has `/` too, which makes every address in
/// every page unreadable and is of no use inside quotes.
#[must_use]
pub const fn entity(character: char) -> Option<&'static str> {
    match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    }
}

/// Titles that stand before a name, without the point that some write.
const TITLES: [&str; 5] = ["Dr", "Dra", "Prof", "د", "أ"];

/// A name whose title stays with it where a line ends.
#[must_use]
pub fn together(name: &str) -> String {
    match name.split_once(' ') {
        Some((title, rest)) if TITLES.contains(&title.trim_end_matches('.')) => format!("{title}\u{a0}{rest}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f66_a_title_stays_with_its_name_and_nothing_else_is_changed() {
        for (name, shown) in [
            ("Dr Leena Farah", "Dr\u{a0}Leena Farah"),
            ("Dra. Ana Costa", "Dra.\u{a0}Ana Costa"),
            ("د. ليلى فرح", "د.\u{a0}ليلى فرح"),
            ("Leena Farah", "Leena Farah"),
            ("Drew Farah", "Drew Farah"),
            ("Dr", "Dr"),
        ] {
            assert_eq!(together(name), shown);
        }
    }

    #[test]
    fn f66_markup_keeps_its_place_in_a_sentence_and_everything_else_is_escaped() {
        let mut markup = Markup::default();
        assert_eq!(markup.within("1 < 2"), None, "words alone are no HTML");
        let [first, second] = ["<bdi>A</bdi>", "<b>B</b>"].map(|part| markup.keep(part.to_owned()).unwrap());
        assert_eq!(markup.within(&format!("{second} < {first} & 'C'")).unwrap(), "<b>B</b> &lt; <bdi>A</bdi> &amp; &#39;C&#39;");
    }
}
