//! Every question a store asks says, in its doc lines, by which key or index it asks and what that costs.

use crate::source::{SourceFile, assert_none, files_below};

/// Words that say how rows are found, and words that say what that costs.
const HOW: &[&str] = &["key", "index", "partition", "`get", "batch"];
const COST: &[&str] = &["call", "query", "queries", "unit", "RCU", "WCU"];

fn is_store(file: &SourceFile) -> bool {
    file.path.ends_with("/store.rs") || file.path.contains("/store/")
}

fn says_how_and_cost(doc: &str) -> bool {
    let names = |words: &[&str]| words.iter().any(|word| doc.contains(word));
    doc.lines().any(|line| line.starts_with("Access:")) || (names(HOW) && names(COST))
}

/// The async functions of a store whose docs are silent about it.
fn undescribed_questions(file: &SourceFile) -> Vec<String> {
    let mut found = Vec::new();
    let mut doc = String::new();
    for (at, line) in file.text.lines().enumerate() {
        let line = line.trim();
        if let Some(words) = line.strip_prefix("///") {
            doc.push_str(words.trim());
            doc.push('\n');
        } else if let Some(rest) = line.strip_prefix("pub async fn ").or_else(|| line.strip_prefix("pub(super) async fn ")) {
            let name = rest.split(['(', '<']).next().unwrap_or_default();
            if !says_how_and_cost(&doc) {
                found.push(format!("{}:{} {name}: no doc line says `Access:` key or index, and its cost", file.path, at + 1));
            }
            doc.clear();
        } else if !line.starts_with("#[") {
            doc.clear();
        }
    }
    found
}

#[test]
fn every_question_of_a_store_says_its_key_and_its_cost() {
    let stores = files_below("src", ".rs").into_iter().filter(is_store);
    assert_none(&stores.flat_map(|file| undescribed_questions(&file)).collect::<Vec<_>>());
}

/// Negative control.
#[test]
fn a_silent_question_is_found() {
    let file = |doc: &str| SourceFile::sample("src/capabilities/wards/store.rs", &format!("{doc}\n    pub async fn beds(&self) {{}}"));
    assert_eq!(undescribed_questions(&file("    /// All beds.")).len(), 1);
    assert_eq!(undescribed_questions(&file("    /// Access: old.\n\n    fn other() {}")).len(), 1);
    assert_eq!(undescribed_questions(&file("    /// Access: index `listing`. One query.\n    #[must_use]")).len(), 0);
    assert_eq!(undescribed_questions(&file("    /// One row by its key. One call, 1 read unit.")).len(), 0);
}
