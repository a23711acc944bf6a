//! Every sentence a person reads stands in `locales/`, once, and is used.
//!
//! A key counts as used when a template names it as a quoted word inside of its tags, or a Rust file outside of its tests; a key of one
//! word, which may stand for something else, where it is said: `t("…")`, `Message::new("…")`. Two families are put together from a
//! word of ours and nothing else: `problem-<slug>-title` and `-detail` (`web/problem.rs`), `field-<code>` (`web/refusal.rs`).
//! Every other language has the same keys, each with the same arguments.

#![expect(clippy::unwrap_used, reason = "a guard that cannot read the tree should say where")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use caredesk::capabilities::notifications::model::Unsent;
use caredesk::web::texts::Language;

use super::pages::files_below;
use super::source::{self, SourceFile, assert_none};

/// Attributes whose value a person sees or hears.
const SPOKEN: [&str; 5] = ["aria-label", "title", "alt", "placeholder", "content"];

#[test]
fn no_template_has_words_of_its_own() {
    let mut wrong = Vec::new();
    for file in files_below(Path::new("templates"), "html") {
        // A mail brings its own look with it: there is no page around it that would.
        let source = match std::fs::read_to_string(&file).unwrap().split_once("<style>") {
            Some((before, rest)) => before.to_owned() + rest.split_once("</style>").unwrap().1,
            None => std::fs::read_to_string(&file).unwrap(),
        };
        for words in literal_words(&source) {
            wrong.push(format!("{file}: {words}"));
        }
    }
    assert!(wrong.is_empty(), "words belong in locales/:\n{}", wrong.join("\n"));
}

#[test]
fn the_guard_finds_words() {
    let found = |source| literal_words(source).len();
    assert_eq!(found("<p>Hello</p>"), 1);
    assert_eq!(found("<a aria-label=\"Back\">{{ t(\"x-y\") }}</a>"), 1);
    assert_eq!(found("<p class=\"soft\">{{ x }}, {# a note #}{% if y %}&nbsp;{% endif %}</p>"), 0);
}

#[test]
fn every_named_key_exists_and_every_key_is_named() {
    let known = keys_of("locales/en");
    let files: Vec<SourceFile> =
        [("templates", ".html"), ("src", ".rs")].into_iter().flat_map(|(at, ending)| source::files_below(at, ending)).collect();
    assert_none(&unused(&known, &files));
    assert_none(&missing(&known, &files));
}

#[test]
fn the_guard_finds_a_key_that_nothing_says_and_one_without_words() {
    let known = BTreeSet::from(["visit", "visit-gone", "lines-kept", "field-blank", "problem-late-title"].map(str::to_owned));
    let page = |text: &str| SourceFile::sample("templates/visit.html", text);
    let rule = |text: &str| SourceFile::sample("src/visit.rs", text);
    let says_all = r#"fn a() { (Message::new("visit-gone"), say("lines_kept"), flaw("blank"), problem("late")); }"#;
    let sound = [page(r#"<p id="it">{{ t("visit") }}</p>"#), rule(says_all)];
    assert_eq!((unused(&known, &sound), missing(&known, &sound)), (Vec::new(), Vec::new()));

    let strange = [page(r#"{{ t("visit-lost") }}"#), rule(r#"fn a() { Message::new("visit-left"); }"#)];
    assert_eq!(missing(&known, &strange), ["templates/visit.html: visit-lost", "src/visit.rs: visit-left"]);
    // What is no word of a template, is in a comment or in a test says nothing, and one word may be anything.
    for says_nothing in [
        page(r#"<p id="visit-gone" class="visit">{# t("visit-gone") t("visit") #}{{ icon("visit") }}</p>"#),
        rule(
            "// Says \"visit-gone\".\nfn a() { say(\"visit\"); }\n\n#[cfg(test)]\nmod tests { fn b() { (say(\"visit-gone\"), Message::new(\"visit\")); } }",
        ),
    ] {
        assert_eq!(unused(&known, &[says_nothing]).len(), known.len());
    }
    for path in ["src/visit/tests.rs", "src/tests/visit.rs", "src/visit_tests.rs"] {
        assert_eq!(unused(&known, &[SourceFile::sample(path, says_all)]).len(), known.len(), "{path}");
    }
}

#[test]
fn f66_every_language_says_everything_with_the_same_arguments() {
    let english = sentences("locales/en");
    for language in Language::ALL {
        let theirs = sentences(&format!("locales/{}", language.tag()));
        let lost = english.iter().filter(|(key, args)| theirs.get(*key) != Some(args)).map(|(key, _)| format!("{}: {key}", language.tag()));
        let extra = theirs.keys().filter(|key| !english.contains_key(*key)).map(|key| format!("{}: {key} is not English", language.tag()));
        assert_none(&lost.chain(extra).collect::<Vec<_>>());
    }
    assert_eq!(std::fs::read_dir("locales").unwrap().count(), Language::ALL.len(), "a folder for each language and no other");
}

#[test]
fn the_guard_finds_an_argument_that_is_lost() {
    let of = |source: &str| arguments(source);
    assert_eq!(of("{ $number } of { $limit } { $number }"), of("{ $limit ->\n [one] x { $number }\n *[other] y\n }"));
    assert_ne!(of("{ $number } of { $limit }"), of("{ $number }"));
}

/// Text between tags and in spoken attributes that is neither a template tag nor an entity.
fn literal_words(source: &str) -> Vec<String> {
    let source = without_template_tags(source);
    let mut found = Vec::new();
    let mut rest = source.as_str();
    while let Some(start) = rest.find('<') {
        found.extend(words_in(&rest[..start]));
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        found.extend(spoken_words(&rest[start..end]));
        rest = &rest[end..];
    }
    found.extend(words_in(rest));
    found
}

/// Letters outside entities and attributes (which a macro may make).
fn words_in(text: &str) -> Option<String> {
    let mut plain = String::new();
    let without: String = text.split('"').step_by(2).filter(|part| !part.ends_with('=')).collect();
    let mut rest = without.as_str();
    while let Some(start) = rest.find('&') {
        plain.push_str(&rest[..start]);
        rest = rest[start..].find(';').map_or("", |end| &rest[start + end + 1..]);
    }
    plain.push_str(rest);
    plain.chars().any(char::is_alphabetic).then(|| plain.trim().to_owned())
}

fn spoken_words(tag: &str) -> Vec<String> {
    if tag.starts_with("<meta") {
        return Vec::new();
    }
    SPOKEN.into_iter().flat_map(|name| after(tag, &format!("{name}=\""))).filter(|value| value.chars().any(char::is_alphabetic)).collect()
}

fn without_template_tags(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some(start) = rest.find('{') {
        let close = match rest[start..].chars().nth(1) {
            Some('{') => "}}",
            Some('%') => "%}",
            Some('#') => "#}",
            _ => "",
        };
        out.push_str(&rest[..start]);
        rest = match close {
            "" => &rest[start + 1..],
            close => rest[start..].find(close).map_or("", |end| &rest[start + end + 2..]),
        };
    }
    out + rest
}

/// Whatever stands between `before` (as a whole word) and the next quote.
fn after(source: &str, before: &str) -> Vec<String> {
    let whole = |at: usize| !source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    source
        .match_indices(before)
        .filter(|(at, _)| whole(*at))
        .filter_map(|(at, _)| source[at + before.len()..].split('"').next())
        .map(str::to_owned)
        .collect()
}

/// Keys that no file says.
fn unused(known: &BTreeSet<String>, files: &[SourceFile]) -> Vec<String> {
    let files: Vec<SourceFile> = files.iter().map(without_tests).collect();
    let said: BTreeSet<String> = files.iter().flat_map(keys_said).collect();
    let named: BTreeSet<String> = files.iter().flat_map(words_named).collect();
    let is_used = |key: &str| said.contains(key) || (key.contains('-') && (named.contains(key) || named.contains(word_of(key))));
    known.iter().filter(|key| !is_used(key.as_str())).cloned().collect()
}

/// What files say that is no key, and where.
fn missing(known: &BTreeSet<String>, files: &[SourceFile]) -> Vec<String> {
    let strange = |file: &SourceFile| {
        keys_said(file).into_iter().filter(|key| !known.contains(key)).map(|key| format!("{}: {key}", file.path)).collect::<Vec<_>>()
    };
    files.iter().flat_map(strange).collect()
}

fn keys_said(file: &SourceFile) -> Vec<String> {
    if is_rust(file) { after(&file.text, "Message::new(\"") } else { after(&inside_of_tags(&file.text), "t(\"") }
}

/// Quoted words that may be a key, or what one is made from.
fn words_named(file: &SourceFile) -> Vec<String> {
    let of_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    let words: Vec<String> =
        if is_rust(file) { file.literals() } else { inside_of_tags(&file.text).split('"').map(str::to_owned).collect() };
    words.into_iter().filter(|word| !word.is_empty() && word.chars().all(of_key)).map(|word| word.replace('_', "-")).collect()
}

fn is_rust(file: &SourceFile) -> bool {
    Path::new(&file.path).extension().is_some_and(|kind| kind == "rs")
}

/// A file of tests alone has nothing of its own.
fn without_tests(file: &SourceFile) -> SourceFile {
    let is_tests = ["/tests.rs", "_tests.rs"].iter().any(|ending| file.path.ends_with(ending)) || file.path.contains("/tests/");
    let own = if is_tests { "" } else { file.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default() };
    SourceFile::sample(&file.path, own)
}

/// What a template does, without what it only shows and without its comments.
fn inside_of_tags(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some(start) = rest.find('{') {
        rest = &rest[start + 1..];
        let close = match rest.chars().next() {
            Some('{') => "}}",
            Some('%') => "%}",
            Some('#') => "#}",
            _ => continue,
        };
        let end = rest.find(close).unwrap_or(rest.len());
        if close != "#}" {
            out.push_str(&rest[..end]);
            out.push('\n');
        }
        rest = &rest[end..];
    }
    out
}

/// The slug or code that a key of the two families is made from; otherwise the key itself.
fn word_of(key: &str) -> &str {
    if let Some(rest) = key.strip_prefix("problem-") {
        return rest.strip_suffix("-title").or(rest.strip_suffix("-detail")).unwrap_or(rest);
    }
    key.strip_prefix("field-").unwrap_or(key)
}

/// Names of the messages in a language's folder.
fn keys_of(folder: &str) -> BTreeSet<String> {
    sentences(folder).into_keys().collect()
}

/// What each message of a language's folder takes.
fn sentences(folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files_below(Path::new(folder), "ftl") {
        let source = std::fs::read_to_string(&file).unwrap();
        let mut last = None;
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                let key = line.split([' ', '=']).next().unwrap().to_owned();
                assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{file}: a key twice: {line}");
                last = Some(key);
            }
            if let Some(args) = last.as_ref().and_then(|key| found.get_mut(key)) {
                args.extend(arguments(line));
            }
        }
    }
    found
}

/// `$names` in a sentence.
fn arguments(sentence: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect::<String>();
    sentence.split('$').skip(1).map(name).collect()
}

/// What the sender writes on a row when it sends nothing: words of the program, not of a log.
fn is_reason(literal: &str) -> bool {
    let plain = literal.chars().all(|letter| letter.is_ascii_lowercase() || " ,".contains(letter));
    plain && literal.contains(' ') && !literal.starts_with("a ") && !literal.starts_with("the list of ")
}

#[test]
fn f45_staff_are_told_in_their_language_why_the_sender_kept_a_message() {
    let reasons: BTreeSet<String> = super::source::files_below("src/operations/sender", ".rs")
        .iter()
        .flat_map(super::source::SourceFile::literals)
        .filter(|literal| is_reason(literal))
        .collect();
    assert!(reasons.len() > 20, "the sender's reasons are not found: {reasons:?}");
    let unknown: Vec<&String> = reasons.iter().filter(|reason| Unsent::of(reason).is_none()).collect();
    assert!(unknown.is_empty(), "no group in notifications/model/unsent.rs: {unknown:?}");
    assert_eq!(Unsent::of("MessageRejected"), None, "what SES says stays as it is");
}
