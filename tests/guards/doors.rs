//! The JSON contract is tried in both homes: a test of `tests/api` that starts a house stands in `both_doors!`, but for a few.

use crate::source::{SourceFile, assert_none, files_below};

/// Tests that start a house in one home alone, and why.
const IN_ONE_HOME: &[(&str, &str)] = &[
    ("r07_a_server_that_dies_while_it_completes_or_checks_is_made_good_by_the_next", "a death at each call, by the number of the call"),
    ("r07_a_server_that_dies_while_it_removes_leaves_a_report_or_nothing", "as above"),
    ("r07_what_a_look_kept_before_it_died_goes_with_a_report_that_is_removed", "as above"),
    ("s30_two_servers_count_the_requests_of_a_key_together", "two servers, by name"),
];

/// Tests of a file that start a house themselves, in the home that is the usual one.
fn in_one_home(file: &SourceFile) -> Vec<String> {
    let parts = file.text.split("#[tokio::test]").skip(1).filter(|part| part.contains("TestApp::start()"));
    let named = parts.filter_map(|part| part.split_once("async fn ")?.1.split_once('(').map(|(name, _)| name.to_owned()));
    named.collect()
}

#[test]
fn every_test_of_the_contract_is_made_in_both_homes() {
    let files = files_below("tests/api", ".rs");
    let alone: Vec<String> = files.iter().flat_map(in_one_home).collect();
    let excused = |name: &String| IN_ONE_HOME.iter().any(|(excused, _)| excused == name);
    let wrong: Vec<_> = alone.iter().filter(|name| !excused(name)).map(|name| format!("{name} is not in both_doors!")).collect();
    assert_none(&wrong);
    let gone: Vec<_> = IN_ONE_HOME.iter().filter(|(name, _)| !alone.iter().any(|found| found == name)).collect();
    assert!(gone.is_empty(), "excused, and not there: {gone:?}");
    assert!(files.iter().filter(|file| file.text.contains("both_doors!(")).count() > 30, "the files of tests/api are found");
}

/// Negative control: a test that starts a house is seen, and one without a house is not.
#[test]
fn a_test_in_one_home_is_seen() {
    let text = "#[tokio::test]\nasync fn f24_alone() {\n    let app = TestApp::start().await;\n}\n\n#[tokio::test]\nasync fn s25_no_house() {}\n\nboth_doors!(\n    f24_in_both,\n);\n";
    assert_eq!(in_one_home(&SourceFile::sample("tests/api/x.rs", text)), ["f24_alone"]);
}
