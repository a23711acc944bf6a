//! `docs/asvs.csv` says for each requirement of OWASP ASVS 5.0, levels 1 and 2, and for the few of level 3 that a hospital needs,
//! what shows that it holds: tests by their names, or the kind of other evidence and where it is. Only ids and own words stand there.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{assert_none, files_below, read, root};

/// How many requirements of levels 1 and 2 each section has; they are its first ones.
const SECTIONS: &str = "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 \
    5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 \
    9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 \
    13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2";

/// Of level 3.
const MORE: &[&str] = &["1.2.10", "5.2.4", "5.2.6", "5.3.3", "6.3.5", "6.3.7", "6.3.8", "6.4.6", "6.5.6", "6.5.8"];

/// What is no test: a file that sets it, one that writes it down, one that a reader looked through, something met in another way than
/// the requirement says. Each names its file first.
const KINDS: &[&str] = &["config", "document", "review", "otherwise"];

/// What applies and is not there yet. This number only falls: who finishes something lowers it.
const NOT_YET: usize = 4;

/// What is shown by tests. This number only rises.
const BY_TESTS: usize = 176;

/// Of those that apply, in percent, however the lists change.
const LEAST_SHARE: usize = 85;

#[derive(Debug)]
struct Row {
    id: String,
    applies: bool,
    evidence: String,
    note: String,
}

impl Row {
    fn is_not_yet(&self) -> bool {
        self.evidence == "not yet"
    }

    fn tests(&self) -> impl Iterator<Item = &str> {
        let is_none = !self.applies || self.is_not_yet() || KINDS.contains(&self.evidence.as_str());
        self.evidence.split(' ').filter(move |name| !is_none && !name.is_empty())
    }

    /// Everything wrong with this row alone.
    fn faults(&self, tests: &BTreeSet<String>) -> Vec<String> {
        let mut found = Vec::new();
        if self.id.split('.').count() != 3 || self.id.split('.').any(|part| part.parse::<u8>().is_err()) {
            found.push("is no id".to_owned());
        }
        if self.applies == self.evidence.is_empty() {
            found.push("has evidence if and only if it applies".to_owned());
        }
        found.extend(self.tests().filter(|name| !tests.contains(*name)).map(|name| format!("names {name}, which does not exist")));
        if self.tests().next().is_none() && self.note.is_empty() {
            found.push("says neither a test nor why there is none".to_owned());
        }
        let place = self.note.split([' ', ':', ',']).next().unwrap_or_default();
        if KINDS.contains(&self.evidence.as_str()) && !root().join(place).exists() {
            found.push(format!("names no file first: {}", self.note));
        }
        found.into_iter().map(|fault| format!("{} {fault}", self.id)).collect()
    }
}

/// Four columns; a text with a comma stands in quotation marks.
fn rows(page: &str) -> Vec<Row> {
    let mut lines = page.lines();
    assert_eq!(lines.next(), Some("id,applies,evidence,note"));
    lines.map(|line| row(line).unwrap_or_else(|| panic!("no row of four columns: {line}"))).collect()
}

fn row(line: &str) -> Option<Row> {
    let (id, rest) = line.split_once(',')?;
    let (applies, rest) = rest.split_once(',')?;
    let (evidence, note) = rest.split_once(',')?;
    let inside = note.strip_prefix('"').and_then(|note| note.strip_suffix('"'));
    let is_whole = inside.is_some() || !note.contains([',', '"']);
    let applies = match applies {
        "yes" => true,
        "no" => false,
        _ => return None,
    };
    is_whole.then(|| Row { id: id.to_owned(), applies, evidence: evidence.to_owned(), note: inside.unwrap_or(note).to_owned() })
}

fn wanted() -> Vec<String> {
    let sections = SECTIONS.split(' ').map(|section| section.split_once(':').unwrap());
    let all = sections.flat_map(|(section, most)| (1..=most.parse().unwrap()).map(move |number: u32| format!("{section}.{number}")));
    all.chain(MORE.iter().map(|id| (*id).to_owned())).collect()
}

fn differences(rows: &[Row], wanted: &[String]) -> Vec<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        *count.entry(&row.id).or_default() += 1;
    }
    let missing = wanted.iter().filter(|id| !count.contains_key(id.as_str())).map(|id| format!("{id} has no row"));
    let twice = count.iter().filter(|(_, times)| **times > 1).map(|(id, _)| format!("{id} stands twice"));
    let unknown = count.keys().filter(|id| !wanted.iter().any(|known| known == *id)).map(|id| format!("{id} is not asked for"));
    missing.chain(twice).chain(unknown).collect()
}

#[test]
#[expect(clippy::print_stdout, reason = "the shares are shown beside the outcome")]
fn every_requirement_says_what_shows_it() {
    let files = files_below("src", ".rs").into_iter().chain(files_below("tests", ".rs"));
    let tests: BTreeSet<String> = files.flat_map(|file| file.functions()).collect();
    let rows = rows(&read("docs/asvs.csv"));
    let faults = rows.iter().flat_map(|row| row.faults(&tests));
    assert_eq!(wanted().len(), 253 + MORE.len(), "levels 1 and 2 have 253");
    assert_none(&differences(&rows, &wanted()).into_iter().chain(faults).collect::<Vec<_>>());
    let (apply, tested) = (rows.iter().filter(|row| row.applies).count(), rows.iter().filter(|row| row.tests().next().is_some()).count());
    let not_yet = rows.iter().filter(|row| row.is_not_yet()).count();
    println!("of {} requirements {apply} apply: {tested} ({} %) by tests, {not_yet} not yet", rows.len(), tested * 100 / apply);
    assert_eq!(not_yet, NOT_YET, "what is not yet there only gets less, and the number here goes with it");
    assert_eq!(tested, BY_TESTS, "what is shown by tests only gets more, and the number here goes with it");
    assert!(tested * 100 >= LEAST_SHARE * apply, "{tested} of {apply} are shown by tests");
}

/// The tests a page names between backticks: their names are sentences. `s13_…` stands for many.
fn named(page: &str) -> BTreeSet<String> {
    let is_test =
        |word: &&str| word.matches('_').count() >= 3 && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    page.split('`').skip(1).step_by(2).filter(is_test).map(str::to_owned).collect()
}

#[test]
fn every_test_the_threat_model_names_exists() {
    let files = files_below("src", ".rs").into_iter().chain(files_below("tests", ".rs"));
    let tests: BTreeSet<String> = files.flat_map(|file| file.functions()).collect();
    let named = named(&read("docs/threat-model.md"));
    assert!(named.len() > 20, "{named:?}");
    assert_none(
        &named.difference(&tests).map(|name| format!("docs/threat-model.md names {name}, which does not exist")).collect::<Vec<_>>(),
    );
}

/// Negative control: each kind of fault.
#[test]
fn a_requirement_without_evidence_is_seen() {
    let page = "id,applies,evidence,note\n1.1.1,yes,no_such_test,\n1.1.1,yes,not yet,\n1.2.1,no,real,x\n1.2,yes,real,\n\
                1.3.1,yes,review,\"nowhere.rs, I think\"\n1.3.2,yes,config,Cargo.toml forbids it\n";
    let rows = rows(page);
    let tests = BTreeSet::from(["real".to_owned()]);
    let wanted = ["1.1.1", "1.2.1", "1.3.1", "1.3.2", "1.4.1"].map(str::to_owned);
    let faults = rows.iter().flat_map(|row| row.faults(&tests));
    let found = differences(&rows, &wanted).into_iter().chain(faults).collect::<Vec<_>>().join("\n");
    for fault in [
        "1.4.1 has no row",
        "1.1.1 stands twice",
        "1.2 is not asked for",
        "1.1.1 names no_such_test, which does not exist",
        "1.1.1 says neither a test nor why",
        "1.2.1 has evidence if and only if it applies",
        "1.2 is no id",
        "1.3.1 names no file first",
    ] {
        assert!(found.contains(fault), "{fault} in\n{found}");
    }
    assert_eq!(named("a `no_such_test_here` and `s13_…`, `src/x_y_z_w.rs`"), BTreeSet::from(["no_such_test_here".to_owned()]));
    assert!(!found.contains("1.3.2") && row("1.1.1,perhaps,x,y").is_none() && row("1.1.1,yes,x,y,z").is_none());
}
