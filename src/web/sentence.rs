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
