//! The wall: who may use whom (the table of rooms is in `rooms.rs`), and a few words that belong to one place.

use caredesk::capabilities::NEIGHBOURS;

use crate::rooms::Room;
use crate::source::{SourceFile, assert_none, files_below};

/// Lines a file may have; what is longer is two things.
const LONGEST_FILE: usize = 400;

/// The build for AWS is made without it, and checked with it.
const LOCAL_ALONE: &str = "only the built-in stack is made with it";

/// Words of a tool that only some files may name: everybody else goes through those.
const BELONGS_TO: &[(&str, &[&str], &str)] = &[
    ("minijinja", &["src/web/render.rs"], "templates are rendered by web::render only"),
    ("serde_dynamo", &["src/storage/item.rs"], "rows are written and read by storage::item only"),
    ("axum_extra", &["src/local/"], "what is sent is read by web::forms and web::json, which read it by primitives::tree"),
    ("async_trait::", &["src/local/"], LOCAL_ALONE),
    ("dynoxide::", &["src/local/"], LOCAL_ALONE),
    ("mail_parser::", &["src/local/"], LOCAL_ALONE),
    ("rcgen::", &["src/local/"], LOCAL_ALONE),
    ("s3s::", &["src/local/"], LOCAL_ALONE),
    ("s3s_fs::", &["src/local/"], LOCAL_ALONE),
    ("aws_sdk_sns", &["src/aws/", "src/outbound/"], "SNS is spoken by outbound only"),
    ("aws_sdk_sesv2", &["src/aws/", "src/outbound/"], "SES is spoken by outbound only"),
    ("aws_sdk_s3", &["src/aws/", "src/files/"], "S3 is spoken by files only"),
    ("aws_sdk_bedrockruntime", &["src/aws/", "src/outbound/"], "Bedrock is spoken by outbound only"),
    (".scan()", &["src/storage/whole.rs"], "no table scan outside storage::whole"),
    (
        "whole_table",
        &["src/storage/whole.rs", "src/operations/verify", "src/operations/export", "src/operations/recount"],
        "whole tables are for verify, export and recount",
    ),
    ("std::env", &["src/config/", "src/main.rs"], "only config reads the environment"),
    ("argon2::", &["src/identity/"], "passwords are hashed by identity only"),
];

/// What a file may not import, one line per violation.
fn forbidden_imports(file: &SourceFile, neighbours: &[&str]) -> Vec<String> {
    let module = file.module();
    let Some(from) = Room::of_file(&module) else {
        return vec![format!("{}: the house has no such room; a slice has model, store, service, views, pages and api", file.path)];
    };
    let judge = |line: usize, path: &[String]| {
        let to = Room::of_path(path);
        let rule = match &to {
            None => format!("no room is called {}", path.join("::")),
            Some(to) => from.may_use(to, neighbours).err()?,
        };
        let to = to.map_or_else(String::new, |room| format!(" ({room})"));
        Some(format!("{}:{line} ({from}) names {}{to}: {rule}", file.path, path.join("::")))
    };
    file.references().iter().filter_map(|reference| judge(reference.line, &reference.path)).collect()
}

fn misplaced_words(file: &SourceFile) -> Vec<String> {
    let lines = || file.text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    BELONGS_TO
        .iter()
        .filter(|(_, places, _)| !places.iter().any(|place| file.path.starts_with(place)))
        .flat_map(|(word, _, rule)| {
            lines()
                .filter(move |(_, line)| line.contains(word))
                .map(move |(at, _)| format!("{}:{} names {word}: {rule}", file.path, at + 1))
        })
        .collect()
}

fn too_long(file: &SourceFile) -> Option<String> {
    let lines = file.text.lines().count();
    (lines > LONGEST_FILE).then(|| format!("{}: {lines} lines, the limit is {LONGEST_FILE}", file.path))
}

fn undescribed(file: &SourceFile) -> Option<String> {
    let opens = file.text.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| line.starts_with("//!"));
    (!opens).then(|| format!("{}: a file begins with //! saying what it is", file.path))
}

#[test]
fn every_file_uses_only_what_stands_below_it() {
    assert_none(&files_below("src", ".rs").iter().flat_map(|file| forbidden_imports(file, NEIGHBOURS)).collect::<Vec<_>>());
}

#[test]
fn some_tools_are_named_in_one_place_only() {
    assert_none(&files_below("src", ".rs").iter().flat_map(misplaced_words).collect::<Vec<_>>());
}

#[test]
fn no_file_is_longer_than_it_should_be() {
    let files = files_below("src", ".rs").into_iter().chain(files_below("tests", ".rs"));
    assert_none(&files.filter_map(|file| too_long(&file)).collect::<Vec<_>>());
}

#[test]
fn every_file_says_what_it_is() {
    let files = files_below("src", ".rs").into_iter().chain(files_below("tests", ".rs"));
    assert_none(&files.filter_map(|file| undescribed(&file)).collect::<Vec<_>>());
}

/// Negative control: each sample breaks one rule, and the wall names it.
#[test]
fn the_wall_stops_what_it_should() {
    let stopped = |path: &str, text: &str, rule: &str| {
        let found = forbidden_imports(&SourceFile::sample(path, text), &["calendar", "appointments"]);
        assert!(found.len() == 1 && found[0].contains(rule) && found[0].starts_with(path), "{path}: {text}\n{found:?}");
    };
    let slice = |file: &str| format!("src/capabilities/{file}");
    stopped("src/primitives/ids.rs", "use crate::access::role::Role;", "nothing of ours");
    stopped("src/events/catalogue.rs", "use crate::access::role::Role;", "primitives only");
    stopped("src/aws/clients.rs", "use crate::storage::Storage;", "floors 0 and 1");
    stopped("src/storage/read.rs", "use crate::outbound::mail::Mail;", "and aws");
    stopped("src/identity/mod.rs", "use crate::web::gate::Gate;", "floors 0 to 2");
    stopped("src/web/gate.rs", "use crate::capabilities::appointments::model::Visit;", "knows no capability");
    stopped(&slice("appointments/model.rs"), "use crate::storage::Storage;", "pure");
    stopped(&slice("appointments/store.rs"), "use crate::capabilities::calendar::store::take;", "own model");
    stopped(&slice("appointments/service/book.rs"), "use crate::capabilities::calendar::store::take;", "only model and service");
    stopped(&slice("appointments/service.rs"), "use crate::web::refusal::Refusal;", "no HTTP");
    stopped(&slice("calendar/service.rs"), "use crate::capabilities::appointments::service::book;", "NEIGHBOURS");
    stopped(&slice("appointments/pages.rs"), "use super::store::Rows;", "through the service");
    stopped(&slice("wards/model.rs"), "use crate::events::catalogue::Event;", "not in capabilities::NEIGHBOURS");
    stopped(&slice("calendar/utils.rs"), "", "no such room");
    stopped("src/local/mod.rs", "use crate::app::App;", "floors 0 to 5");
    stopped("src/main.rs", "use caredesk::storage::Storage;", "main uses");
}

/// Negative control: a path is found wherever it hides.
#[test]
fn the_wall_sees_every_spelling_of_an_import() {
    for text in [
        "use crate::{primitives::ids::UserId, web::{frame::Frame}};",
        "fn f() { let x = crate::web::frame::Frame::new(); }",
        "mod tests { use super::super::super::web::frame::Frame; }",
        "fn f() { tokio::select! { x = crate::web::frame::wait() => {} } }",
        "pub use crate::web::frame as hidden;",
        "fn f(page: &caredesk::web::frame::Frame) {}",
    ] {
        let found = forbidden_imports(&SourceFile::sample("src/storage/read.rs", text), &[]);
        assert!(found.len() == 1 && found[0].contains("web::frame"), "{text}: {found:?}");
    }
}

#[test]
fn the_smaller_rules_stop_what_they_should() {
    let sample = |path: &str, text: &str| SourceFile::sample(path, text);
    assert_eq!(misplaced_words(&sample("src/web/page.rs", "use minijinja::Environment;")).len(), 1);
    assert_eq!(misplaced_words(&sample("src/storage/query.rs", "self.client.scan().send()")).len(), 1);
    assert_eq!(misplaced_words(&sample("src/operations/jobs.rs", "storage.whole_table(Table::Users, |_| ())")).len(), 1);
    assert_eq!(misplaced_words(&sample("src/operations/verify.rs", "storage.whole_table(Table::Users, |_| ())")).len(), 0);
    assert!(too_long(&sample("src/web/page.rs", &"//\n".repeat(LONGEST_FILE + 1))).is_some());
    assert!(too_long(&sample("src/web/page.rs", &"//\n".repeat(LONGEST_FILE))).is_none());
    assert!(undescribed(&sample("src/web/page.rs", "use std::fmt;")).is_some());
}
