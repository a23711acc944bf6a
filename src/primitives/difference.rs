//! What a change made of a thing, in one line for whoever reads the trail: `hold_seconds: 600 → 300; zone: …`.

/// One field, if it differs: what was and what is, each with so many characters at most.
#[must_use]
pub fn changed(name: &str, was: &str, is: &str, most: usize) -> Option<String> {
    (was != is).then(|| format!("{name}: {}", turned(&one_line(was, most), &one_line(is, most))))
}

/// The same of something that is said without a name.
#[must_use]
pub fn turned(was: &str, is: &str) -> String {
    let [was, is] = [was, is].map(|value| if value.is_empty() { "none" } else { value });
    format!("{was} → {is}")
}

/// All of them, with so many characters at most.
#[must_use]
pub fn listed(said: impl Iterator<Item = String>, most: usize) -> String {
    one_line(&said.collect::<Vec<_>>().join("; "), most)
}

/// Without line breaks, and with so many characters at most.
fn one_line(value: &str, most: usize) -> String {
    let words = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > most { format!("{}…", words.chars().take(most.saturating_sub(1)).collect::<String>()) } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f11_what_differs_is_said_in_one_short_line() {
        assert_eq!(changed("place", "B 12", "B 12", 60), None);
        assert_eq!(changed("place", "B\n 12", "B 13", 60).as_deref(), Some("place: B 12 → B 13"));
        assert_eq!(changed("place", "कमला", "B 13", 3).as_deref(), Some("place: कम… → B …"));
        assert_eq!(changed("closed_days", "2026-12-01 Founders", " ", 60).as_deref(), Some("closed_days: 2026-12-01 Founders → none"));
        let many = (0..100).map(|number| format!("field {number}"));
        assert_eq!(listed(many, 300).chars().count(), 300);
        assert_eq!(listed(["a".to_owned(), turned("b", "c")].into_iter(), 300), "a; b → c");
    }
}
