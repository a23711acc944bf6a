//! The JSON contract is tried in both homes: a test of `tests/api` that starts a house stands in `both_doors!`, but for a few.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::source::{SourceFile, assert_none, files_below};

/// Tests that start a house in one home alone, and why.
const IN_ONE_HOME: &[(&str, &str)] = &[
    ("r07_a_server_that_dies_while_it_completes_or_checks_is_made_good_by_the_next", "a death at each call, by the number of the call"),
    ("r07_a_server_that_dies_while_it_removes_leaves_a_report_or_nothing", "as above"),
    ("r07_what_a_look_kept_before_it_died_goes_with_a_report_that_is_removed", "as above"),
    ("s30_two_servers_count_the_requests_of_a_key_together", "two servers, by name"),
];

/// A function as it stands in a file.
#[derive(Debug)]
struct Function {
    name: String,
    is_test: bool,
    /// Every word of what it takes and does.
    words: BTreeSet<String>,
}

/// Tests of a file that name a house, or do something of the file that does, and are not made by `both_doors!`.
fn in_one_home(file: &SourceFile) -> Vec<String> {
    let mut functions = Vec::new();
    gather(file.tokens(), &mut functions);
    let mut houses = BTreeSet::from(["TestApp".to_owned()]);
    loop {
        let more = functions.iter().filter(|one| !houses.contains(&one.name) && !one.words.is_disjoint(&houses));
        let more: Vec<String> = more.map(|one| one.name.clone()).collect();
        if more.is_empty() {
            break;
        }
        houses.extend(more);
    }
    functions.into_iter().filter(|one| one.is_test && houses.contains(&one.name)).map(|one| one.name).collect()
}

/// The functions among these tokens, those in modules and blocks too.
fn gather(tokens: TokenStream, found: &mut Vec<Function>) {
    let mut is_test = false;
    let mut trees = tokens.into_iter();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                let attribute = words_of(group.stream());
                is_test |= ["tokio", "test"].iter().all(|word| attribute.contains(*word));
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => gather(group.stream(), found),
            TokenTree::Ident(word) if word == "fn" => {
                let Some(TokenTree::Ident(name)) = trees.next() else { continue };
                let mut words = BTreeSet::new();
                for tree in trees.by_ref() {
                    let is_body = matches!(&tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
                    words.extend(words_of(tree.into()));
                    if is_body {
                        break;
                    }
                }
                found.push(Function { name: name.to_string(), is_test: std::mem::take(&mut is_test), words });
            }
            _ => {}
        }
    }
}

/// Every word among tokens, as deep as it stands.
fn words_of(tokens: TokenStream) -> BTreeSet<String> {
    let words = tokens.into_iter().flat_map(|tree| match tree {
        TokenTree::Ident(word) => BTreeSet::from([word.to_string()]),
        TokenTree::Group(group) => words_of(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => BTreeSet::new(),
    });
    words.collect()
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

/// Negative control: a test that starts a house is seen however it does, and one without a house is not.
#[test]
fn a_test_in_one_home_is_seen() {
    let text = "
        async fn opened() -> TestApp { TestApp::in_home(Home::Server).await }
        async fn with_people() -> Person { opened().await.patient().await }
        pub async fn in_both(app: TestApp) {}
        #[tokio::test]
        async fn alone() { let app = TestApp::start().await; }
        #[tokio::test(start_paused = true)]
        async fn outside_the_demo() { let app = TestApp::outside_the_demo().await; }
        #[tokio::test]
        async fn by_a_helper() { let asha = with_people().await; }
        #[tokio::test]
        async fn no_house() { assert!(painted().await); }
        both_doors!(in_both);
    ";
    assert_eq!(in_one_home(&SourceFile::sample("tests/api/x.rs", text)), ["alone", "outside_the_demo", "by_a_helper"]);
}
