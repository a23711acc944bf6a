//! The document of the JSON API is a file, since what makes it is in no program for AWS: it is what the routes say of themselves.

use caredesk::app::App;

use crate::source::{assert_none, read, root};

/// What every program serves.
const FILE: &str = "assets/api/openapi.json";

/// The document of the routes as the file has it.
fn made() -> String {
    serde_json::to_string_pretty(&App::routes().openapi("sid")).unwrap() + "\n"
}

/// The first line in which the file is not what was made.
fn difference(made: &str, kept: &str) -> Option<String> {
    let place = made.lines().zip(kept.lines()).take_while(|(one, other)| one == other).count();
    let line = |text: &str| text.lines().nth(place).map_or("nothing more".to_owned(), |line| line.trim().to_owned());
    let found = || format!("{FILE}:{}: the routes say {}, the file {}; run scripts/openapi", place + 1, line(made), line(kept));
    (made != kept).then(found)
}

#[test]
fn f61_the_committed_document_is_what_the_routes_say() {
    assert_none(&difference(&made(), &read(FILE)).into_iter().collect::<Vec<_>>());
}

/// Negative control: another word, and a file that ends too early.
#[test]
fn a_document_of_other_routes_is_found() {
    let made = "{\n  \"get\": 1\n}\n";
    assert_eq!(difference(made, made), None);
    let other = difference(made, "{\n  \"put\": 1\n}\n").unwrap();
    assert!(other.starts_with("assets/api/openapi.json:2: the routes say \"get\": 1, the file \"put\": 1;"), "{other}");
    let short = difference(made, "{\n").unwrap();
    assert!(short.starts_with("assets/api/openapi.json:2: the routes say \"get\": 1, the file nothing more;"), "{short}");
    assert!(difference(made, "{\n  \"get\": 1\n}").is_some());
}

/// Not a test: `scripts/openapi` runs it.
#[test]
#[ignore = "writes the file"]
fn write_the_document() {
    std::fs::write(root().join(FILE), made()).unwrap();
}
