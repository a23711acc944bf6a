//! `docs/features.md` (written by `scripts/features`) maps each capability to tests that exist, and every test named after one is
//! of a listed capability.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{assert_none, files_below, read};

/// Capability id to the names of its tests, from the sections `## F24 Book` with their lines "- `f24_…`".
fn listed(page: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut section = String::new();
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## F") {
            section = format!("f{}", heading.split(' ').next().unwrap_or_default());
            found.entry(section.clone()).or_default();
        } else if let Some(name) = line.strip_prefix("- `").and_then(|rest| rest.split('`').next()) {
            found.entry(section.clone()).or_default().push(name.to_owned());
        }
    }
    found
}

/// The capability a test's name says it is of: `f24_a_taken_time_is_refused` is of `f24`.
fn capability(test: &str) -> Option<String> {
    let (id, _) = test.split_once('_')?;
    (id.len() == 3 && id.starts_with('f') && id[1..].chars().all(|c| c.is_ascii_digit())).then(|| id.to_owned())
}

fn differences(listed: &BTreeMap<String, Vec<String>>, tests: &BTreeSet<String>) -> Vec<String> {
    let untested = listed.iter().filter(|(_, names)| names.is_empty()).map(|(id, _)| format!("{id} names no test"));
    let absent = listed.iter().flat_map(|(id, names)| {
        names.iter().filter(|name| !tests.contains(*name)).map(move |name| format!("{id} names {name}, which does not exist"))
    });
    let foreign = listed.iter().flat_map(|(id, names)| {
        names.iter().filter(|name| capability(name).as_ref() != Some(id)).map(move |name| format!("{id} names {name}, a test of another"))
    });
    let unlisted = tests.iter().filter_map(|name| Some((name, capability(name)?))).filter(|(_, id)| !listed.contains_key(id));
    let unlisted = unlisted.map(|(name, id)| format!("{name} is a test of {id}, which docs/features.md does not list"));
    untested.chain(absent).chain(foreign).chain(unlisted).collect()
}

#[test]
fn every_listed_capability_has_the_tests_it_names() {
    let files = files_below("src", ".rs").into_iter().chain(files_below("tests", ".rs"));
    let tests: BTreeSet<String> = files.flat_map(|file| file.functions()).filter(|name| capability(name).is_some()).collect();
    let listed = listed(&read("docs/features.md"));
    assert!(!listed.is_empty(), "docs/features.md lists nothing");
    assert_none(&differences(&listed, &tests));
}

/// Negative control: each kind of difference.
#[test]
fn a_capability_without_its_test_is_seen() {
    let page = "## F23 Free times\n\n## F24 Book\n\n- `f24_real` in `tests/x.rs`\n- `f24_gone`\n- `f25_other`\n";
    let tests = BTreeSet::from(["f24_real".to_owned(), "f25_other".to_owned(), "f31_unlisted".to_owned()]);
    let found = differences(&listed(page), &tests).join("\n");
    for wanted in ["f23 names no test", "f24_gone, which does not exist", "f25_other, a test of another", "f31, which", "f25, which"] {
        assert!(found.contains(wanted), "{wanted} in\n{found}");
    }
}
