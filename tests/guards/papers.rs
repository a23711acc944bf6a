//! What the documents say of the program is what the program does: a number, a list or a place that changes in one and not in the
//! other fails here (OWASP ASVS 5.0 asks for these documents; nobody believes one that is wrong).

use std::collections::BTreeSet;

use caredesk::access::role::Role;
use caredesk::app::App;
use caredesk::identity::sessions::SessionLimits;
use caredesk::storage::tables::Table;
use caredesk::web::routes::Gate;

use crate::source::{assert_none, files_below, read};

/// From a heading to the next of the same level or a higher one.
fn section(page: &str, heading: &str) -> String {
    let begin = format!("\n{heading}\n");
    let (_, rest) = page.split_once(&begin).unwrap_or_else(|| panic!("{heading} is gone"));
    let level = heading.split(' ').next().unwrap_or_default().len();
    let ends = |line: &&str| line.starts_with('#') && line.split(' ').next().is_some_and(|marks| marks.len() <= level);
    rest.lines().take_while(|line| !ends(line)).collect::<Vec<_>>().join("\n")
}

/// The cells of the tables' rows, headings and rulers left out.
fn table(text: &str) -> Vec<Vec<String>> {
    let rows = text.lines().filter(|line| line.starts_with('|') && !line.starts_with("|--"));
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    rows.map(cells).collect()
}

/// What stands between backticks.
fn code(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn threat_model() -> String {
    read("docs/threat-model.md")
}

/// Words of a list that a text does not have between backticks.
fn missing(words: impl IntoIterator<Item = String>, text: &str) -> Vec<String> {
    let named: BTreeSet<String> = code(text).into_iter().collect();
    words.into_iter().filter(|word| !named.contains(word)).map(|word| format!("{word} is not written down")).collect()
}

#[test]
fn how_long_and_how_many_sessions_last_is_written_down() {
    let page = threat_model();
    let limits = SessionLimits::default();
    let (patients, staff) = (limits.of(Role::Patient), limits.of(Role::Doctor));
    let lasts = format!(
        "idle {} minutes for staff and {} for patients, {} and {} hours at most",
        staff.idle.as_mins(),
        patients.idle.as_mins(),
        staff.absolute.as_hours(),
        patients.absolute.as_hours()
    );
    assert!(page.contains(&lasts), "{lasts}");
    for role in [Role::Receptionist, Role::Administrator] {
        assert_eq!(limits.of(role), staff, "{role:?} is staff");
    }
    let ways = section(&page, "## Ways in");
    // `f05_a_person_sees_where_they_are_signed_in_and_ends_one_or_all_others` shows it.
    assert!(ways.contains("as many sessions as they like") && ways.contains("can be ended"));
}

/// Not ways in: one ends a session, one leads a stranger to sign in, one changes the words of a page.
const OTHERS: &[&str] = &["/sign-out", "/book/hold", "/language"];

/// Paths where somebody who is not signed in changes something: each is a way in, or a part of one.
fn ways_in() -> BTreeSet<String> {
    let lines = App::routes().lines().into_iter();
    let open = lines.filter(|line| matches!(line.gate, Gate::Public | Gate::SignInBegun) && line.method != "GET");
    open.map(|line| line.path.to_string()).filter(|path| !OTHERS.contains(&path.as_str())).collect()
}

#[test]
fn every_way_in_is_written_down() {
    let written = section(&threat_model(), "## Ways in");
    let named: String = code(&written).join(" ").replace("POST ", "");
    let words: BTreeSet<&str> = named.split(' ').collect();
    assert!(ways_in().len() > 10);
    let lost = ways_in().into_iter().filter(|path| !words.contains(path.as_str()));
    assert_none(&lost.map(|path| format!("{path} is no way in of docs/threat-model.md")).collect::<Vec<_>>());
}

/// AWS's services by the crates that speak to them.
const SERVICES: &[(&str, &str)] = &[
    ("aws-sdk-dynamodb", "DynamoDB"),
    ("aws-sdk-s3", "S3"),
    ("aws-sdk-sns", "SNS"),
    ("aws-sdk-sesv2", "SES"),
    ("aws-sdk-bedrockruntime", "Bedrock, where `CAREDESK_ASSISTANT_MODEL` names a model"),
];

#[test]
fn whatever_the_program_calls_is_written_down() {
    let manifest = read("Cargo.toml");
    let clients: Vec<&str> = manifest
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .filter(|name| name.starts_with("aws-sdk-"))
        .collect();
    assert_eq!(clients, SERVICES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    let called: BTreeSet<String> = table(&section(&threat_model(), "## Where trust ends")).into_iter().map(|row| row[0].clone()).collect();
    for (_, service) in SERVICES {
        assert!(called.contains(*service), "{service} is not written down");
    }
    assert!(called.iter().any(|row| row.starts_with("`clamd`")), "the scanner is");
    assert!(called.iter().any(|row| row.contains("credentials")), "whoever gives credentials is");
}

#[test]
fn every_table_has_its_classes_and_every_class_its_rules() {
    let page = threat_model();
    let rows = table(&section(&page, "## What is protected"));
    let classes: Vec<&str> = rows.iter().filter(|row| row.len() == 3 && row[0] != "class").map(|row| row[0].as_str()).collect();
    assert_eq!(classes, ["clinical", "personal", "secret", "unkept", "house"]);
    assert!(rows.iter().filter(|row| row.len() == 3).all(|row| row.iter().all(|cell| !cell.is_empty())), "each has its rules");
    // The classes by which the canary looks for every field.
    let fields = read("tests/canary/fields.rs");
    for class in ["Personal", "Clinical", "Secret"] {
        assert!(fields.contains(&format!(", {class}, \"")) && classes.contains(&class.to_lowercase().as_str()), "{class}");
    }
    let kept: Vec<(Vec<String>, &String)> = rows.iter().filter(|row| row.len() == 2).map(|row| (code(&row[0]), &row[1])).collect();
    let mut faults = Vec::new();
    for definition in Table::ALL.map(Table::definition) {
        let own: Vec<_> = kept.iter().filter(|(names, _)| names.iter().any(|name| name == definition.name)).collect();
        match own.as_slice() {
            [(_, said)] if definition.clinical && !said.contains("clinical") => faults.push(format!("{} is clinical", definition.name)),
            [(_, said)] if !classes.iter().any(|class| said.contains(class)) => faults.push(format!("{} has no class", definition.name)),
            [_] => {}
            found => faults.push(format!("{} stands {} times", definition.name, found.len())),
        }
    }
    assert_none(&faults);
}

/// The names of alarms in a file's code.
fn alarms(code: &str) -> Vec<String> {
    code.split("alarm = \"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

#[test]
fn every_alarm_is_explained_and_every_explained_one_can_be_raised() {
    let raised: BTreeSet<String> = files_below("src", ".rs").iter().flat_map(|file| alarms(&file.text)).collect();
    let rows = table(&section(&read("docs/operations.md"), "## Health and logs"));
    let explained: BTreeSet<String> = rows.iter().filter(|row| row.len() == 3).flat_map(|row| code(&row[0])).collect();
    assert!(raised.len() > 5);
    assert_eq!(raised, explained, "src on the left, docs/operations.md on the right");
}

/// The names of the fields that are logged of a request.
fn fields_of_a_request(telemetry: &str) -> Vec<String> {
    let line = telemetry.split_once("target: \"caredesk::request\",").and_then(|(_, rest)| rest.split_once("\"answered\"")).unwrap().0;
    let names = line.split(',').filter_map(|field| field.trim().split([' ', '=']).next()).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

#[test]
fn every_field_of_a_line_of_the_log_is_written_down() {
    let fields = fields_of_a_request(&read("src/web/telemetry.rs"));
    assert_eq!(fields.len(), 7, "{fields:?}");
    let written = section(&threat_model(), "## Logs and the trail");
    assert_none(&missing(fields, &written));
    assert!(written.contains("standard error") && written.contains("Who keeps them and for how long"));
}

/// Name and version of a row of the notices, or of a package of the lock.
type Crate = (String, String);

fn locked() -> Vec<(Crate, String)> {
    let lock = read("Cargo.lock");
    let value = |package: &str, name: &str| {
        let line = package.lines().find(|line| line.starts_with(&format!("{name} = "))).unwrap_or_default();
        line.split('"').nth(1).unwrap_or_default().to_owned()
    };
    let packages = lock.split("[[package]]").skip(1);
    packages.map(|package| ((value(package, "name"), value(package, "version")), value(package, "source"))).collect()
}

/// `scripts/notices --check` compares the whole list; this holds what needs no other program.
#[test]
fn every_library_is_listed_with_its_version_and_licence_and_comes_from_crates_io() {
    let locked = locked();
    let strange =
        locked.iter().filter(|((name, _), source)| name != "caredesk" && source != "registry+https://github.com/rust-lang/crates.io-index");
    assert_none(&strange.map(|((name, _), source)| format!("{name} comes from {source}")).collect::<Vec<_>>());
    let notices = table(&section(&read("THIRD-PARTY-NOTICES.md"), "## Rust crates"));
    let rows: Vec<&Vec<String>> = notices.iter().filter(|row| row[0] != "crate").collect();
    let listed: BTreeSet<Crate> = rows.iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    assert!(listed.len() > 200 && rows.iter().all(|row| row.len() == 3 && !row[2].is_empty()), "{}", listed.len());
    let known: BTreeSet<&Crate> = locked.iter().map(|(package, _)| package).collect();
    let gone =
        listed.iter().filter(|package| !known.contains(package)).map(|(name, version)| format!("{name} {version} is not in Cargo.lock"));
    let manifest = read("Cargo.toml");
    let direct = manifest.split_once("[dependencies]").unwrap().1.split_once("[dev-dependencies]").unwrap().0;
    let names = direct.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = ")).map(|(name, _)| name);
    let unlisted =
        names.filter(|name| !listed.iter().any(|(listed, _)| listed == name)).map(|name| format!("{name} is not in the notices"));
    assert_none(&gone.chain(unlisted).collect::<Vec<_>>());
}

/// Negative control: each reader finds what it is to find, and misses what is not there.
#[test]
fn what_is_not_written_down_is_seen() {
    let page = "\n## One\n| a | b |\n|---|---|\n| `x y` | z |\n### Below\n| `k` | l |\n## Two\n| `m` | n |\n";
    let rows = table(&section(page, "## One"));
    assert_eq!(rows, [["a", "b"], ["`x y`", "z"], ["`k`", "l"]]);
    assert_eq!(missing(["x y".to_owned(), "m".to_owned()], &section(page, "## One")), ["m is not written down"]);
    assert_eq!(alarms("error!(alarm = \"one\", x); warn!(\"alarm\"); error!(alarm = \"two\")"), ["one", "two"]);
    let sample = "info!(\n target: \"caredesk::request\",\n method = m,\n request_id = %id,\n user_id,\n \"answered\"\n)";
    assert_eq!(fields_of_a_request(sample), ["method", "request_id", "user_id"]);
    assert!(ways_in().contains("/sign-in") && !ways_in().contains("/appointments"));
}
