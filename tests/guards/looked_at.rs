//! Every page is in the list that a real browser walks (`tests/browser/pages.mjs`), for each role that may open it: a page that is not
//! there has passed no gate of accessibility, width or colour, whatever else the tests say of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::route_table::TABLE;
use crate::source::{assert_none, read};

/// Pages by name that are no page, or that no browser can reach in a test.
const OTHERWISE: &[(&str, &str)] = &[
    ("/healthz", "for machines"),
    ("/readyz", "for machines"),
    ("/manifest.webmanifest", "for machines"),
    ("/worker.js", "for machines"),
    ("/local/messages.json", "for machines"),
    ("/handed-over/{token}", "a day after somebody asked for an account to be erased; its samples pass the gates of markup"),
    ("/local/mail/{number}", "a mail: no script runs in it, those of the gates neither"),
    ("/calendar-feed/{token}", "a calendar"),
    ("/appointments/{id}/calendar.ics", "a calendar"),
    ("/appointments/{id}/video", "leads out of the house"),
    ("/admin/audit/export", "a file"),
    ("/desk/day-list/file", "a file"),
    ("/my-data/{id}/file", "a file"),
    ("/reports/{id}/download", "a file"),
    ("/patients/{pid}/reports/{id}/download", "a file"),
    ("/invoices/{id}/invoice.pdf", "a paper"),
    ("/invoices/{id}/payments/{payment_id}/receipt.pdf", "a paper"),
    ("/admin/revenue.csv", "a file"),
    ("/admin/statistics.csv", "a file"),
    ("/admin/import/departments.csv", "a file"),
    ("/admin/import/doctors.csv", "a file"),
    ("/local/gateway/{id}", "a payment that was begun; its samples pass the gates of markup"),
    ("/conversations/{id}/stream", "for the script of the page"),
    ("/queue/{key}/stream", "for the script of the page"),
    ("/records/{id}/summary.pdf", "a paper"),
    ("/records/{id}/prescription.pdf", "a paper"),
    ("/patients/{pid}/records/{id}/summary.pdf", "a paper"),
    ("/patients/{pid}/records/{id}/prescription.pdf", "a paper"),
];

/// Roles of the list, and where their answers stand in the table of routes.
const COLUMNS: [(&str, usize); 6] =
    [("visitor", 0), ("patient", 2), ("doctor", 4), ("receptionist", 6), ("administrator", 7), ("applicant", 9)];

/// A page of the list: its address, or the route it turns out to be, and who looks at it.
#[derive(Debug)]
struct Look {
    address: String,
    roles: BTreeSet<String>,
}

/// What stands between quotes in a text.
fn quoted(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

/// Names of roles in a list of the script, those of the lists that it names included.
fn roles_in(list: &str, known: &BTreeMap<&str, BTreeSet<String>>) -> BTreeSet<String> {
    let named = list.split(|c: char| !(c.is_ascii_uppercase() || c == '_')).filter_map(|word| known.get(word)).flatten().cloned();
    named.chain(quoted(list).into_iter().map(str::to_owned)).collect()
}

/// What follows a name in a line, up to the end of its value: of a list the bracket, else the comma.
fn value<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let rest = line.split_once(&format!(" {name}: "))?.1;
    let end = if rest.starts_with('[') { rest.find(']')? } else { rest.find([',', '}'])? };
    Some(&rest[..end])
}

/// Pages of the script that are shown as they are meant: what is refused or has ended does not count.
fn looks(script: &str) -> Vec<Look> {
    let mut known = BTreeMap::new();
    for line in script.lines() {
        if let Some((name, list)) = line.trim_start_matches("export ").strip_prefix("const ").and_then(|rest| rest.split_once(" = [")) {
            let roles = roles_in(list, &known);
            known.insert(name, roles);
        }
    }
    let pages = script.lines().filter(|line| line.trim_start().starts_with("{ name: ") && !line.contains(" status: "));
    let look = |line: &str| {
        let roles = ["of", "also"].into_iter().filter_map(|name| value(line, name)).flat_map(|list| roles_in(list, &known)).collect();
        let opened = || line.split_once(" at: ")?.1.split(['"', '`']).nth(1).map(|text| text.split('?').next().unwrap_or(text));
        let address = line.split_once(" route: \"").and_then(|(_, rest)| rest.split('"').next()).or_else(opened)?;
        Some(Look { address: address.to_owned(), roles })
    };
    pages.filter_map(look).collect()
}

/// How closely an address is that of a route: the number of its parts that are named, not guessed. `None`: it is another one's.
fn closeness(route: &str, address: &str) -> Option<usize> {
    let (asked, named): (Vec<_>, Vec<_>) = (route.split('/').collect(), address.split('/').collect());
    let fits = |(asked, named): (&&str, &&str)| if asked.starts_with('{') { !named.is_empty() } else { asked == named };
    let same = asked.len() == named.len() && asked.iter().zip(&named).all(fits);
    same.then(|| asked.iter().filter(|part| !part.starts_with('{')).count())
}

/// The route of an address: `/hours/new` is nobody's `/hours/{rule_id}`.
fn route_of<'a>(routes: &[&'a str], address: &str) -> Option<&'a str> {
    routes.iter().filter_map(|route| Some((closeness(route, address)?, *route))).max().map(|(_, route)| route)
}

/// Pages, and roles that may open one and never do. A link out of a mail ends: its table says 410, and it is looked at while it holds.
fn never_looked_at(table: &[(&str, [u16; 10])], script: &str) -> Vec<String> {
    let routes: Vec<&str> = table.iter().filter_map(|(route, _)| route.strip_prefix("GET ")).collect();
    let mut seen: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for look in looks(script) {
        if let Some(route) = route_of(&routes, &look.address) {
            seen.entry(route).or_default().extend(look.roles);
        }
    }
    let mut missing = Vec::new();
    for (route, answers) in table {
        let for_people = |path: &&str| !path.starts_with("/api/v1/") && !path.starts_with("/fhir/");
        let Some(path) = route.strip_prefix("GET ").filter(for_people) else { continue };
        if OTHERWISE.iter().any(|(known, _)| *known == path) {
            continue;
        }
        let by = seen.remove(path).unwrap_or_default();
        let is_link = path.contains("{token}") || path.contains("{key}");
        let is_page = is_link || answers.contains(&200);
        if is_page && by.is_empty() {
            missing.push(format!("{path} is not in tests/browser/pages.mjs"));
            continue;
        }
        let opens = COLUMNS.iter().filter(|(role, column)| answers[*column] == 200 && !by.contains(*role));
        missing.extend(opens.map(|(role, _)| format!("{path} is never opened by: {role}")));
    }
    missing
}

#[test]
fn a_real_browser_looks_at_every_page_as_every_role() {
    let table: Vec<(&str, [u16; 10])> = TABLE.clone();
    let script = read("tests/browser/pages.mjs");
    assert!(looks(&script).len() > 150, "{}", looks(&script).len());
    assert_none(&never_looked_at(&table, &script));
    let gone = OTHERWISE.iter().filter(|(path, _)| !TABLE.iter().any(|(route, _)| route.strip_prefix("GET ") == Some(path)));
    assert_none(&gone.map(|(path, _)| format!("{path} is no page any more")).collect::<Vec<_>>());
}

#[test]
fn what_is_in_no_list_is_found_and_so_is_a_role_that_never_looks() {
    let script = r#"
const STAFF = ["doctor", "receptionist"];
const BOTH = [...STAFF, "patient"];
  { name: "doctors", of: BOTH, at: () => "/doctors" },
  { name: "times", of: ["patient"], also: STAFF, at: (house) => `/doctors/${house.doctor}/times?day=${house.day}` },
  { name: "new", of: STAFF, at: (house) => `/doctors/${house.doctor}/hours/new` },
  { name: "ended", of: BOTH, at: () => "/offer/no-token-of-ours", status: 410 },
  { name: "asked", of: BOTH, route: "/question/{token}", at: (house) => house.question },
"#;
    let [all, staff, ended] =
        [[303, 303, 200, 404, 200, 404, 200, 403, 303, 303], [303, 303, 403, 403, 200, 404, 200, 403, 303, 303], [410; 10]];
    let table = [
        ("GET /doctors", all),
        ("GET /doctors/{id}", all),
        ("GET /doctors/{id}/times", all),
        ("GET /doctors/{id}/hours/new", all),
        ("GET /doctors/{id}/hours/{rule_id}", staff),
        ("GET /offer/{token}", ended),
        ("GET /question/{token}", ended),
        ("GET /healthz", all),
        ("GET /api/v1/doctors", all),
    ];
    let found = [
        "/doctors/{id} is not in tests/browser/pages.mjs",
        "/doctors/{id}/hours/new is never opened by: patient",
        "/doctors/{id}/hours/{rule_id} is not in tests/browser/pages.mjs",
        "/offer/{token} is not in tests/browser/pages.mjs",
    ];
    assert_eq!(never_looked_at(&table, script), found);
}
