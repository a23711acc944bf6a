//! Every act that code writes into the audit trail stands in the list of acts, and the list names nothing else.

use std::collections::BTreeSet;

use caredesk::capabilities::audit::model::Act;

use crate::source::{SourceFile, assert_none, files_below};

/// Where acts are named that nobody in the product does: tests, and what tells of them.
const ELSEWHERE: [&str; 4] =
    ["src/capabilities/audit/model/", "src/capabilities/audit/views.rs", "src/identity/audit_tests.rs", "src/operations/tests/"];

/// `record.read`: what an act looks like.
fn is_act(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    parts.len() == 2 && parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
}

/// The acts named by the code of a file that writes entries, its unit tests left out.
fn named_in(file: &SourceFile) -> BTreeSet<String> {
    let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
    let writes = ["Deed::", "deed(", "reading("].iter().any(|made| code.contains(made));
    let literals = if writes { SourceFile::sample(&file.path, code).literals() } else { Vec::new() };
    literals.into_iter().filter(|word| is_act(word)).collect()
}

#[test]
fn f11_the_list_of_acts_is_what_is_written_into_the_trail() {
    let files = files_below("src", ".rs").into_iter().filter(|file| !ELSEWHERE.iter().any(|place| file.path.starts_with(place)));
    let written: BTreeSet<String> = files.flat_map(|file| named_in(&file)).collect();
    let listed: BTreeSet<String> = Act::ALL.iter().map(|act| act.word.to_owned()).collect();
    let unlisted = written.difference(&listed).map(|word| format!("{word} is written and not in capabilities::audit::model::acts"));
    let unwritten = listed.difference(&written).map(|word| format!("{word} is listed and nobody writes it"));
    assert_none(&unlisted.chain(unwritten).collect::<Vec<_>>());
}

/// Negative control.
#[test]
fn a_forgotten_act_is_found() {
    let file = |text: &str| SourceFile::sample("src/capabilities/wards/service.rs", text);
    assert_eq!(named_in(&file(r#"fn f() { Deed::by(grant, "bed.assign").on("x y") }"#)).into_iter().collect::<Vec<_>>(), ["bed.assign"]);
    assert!(named_in(&file(r#"fn f() { tell("bed.assign") }"#)).is_empty());
}
