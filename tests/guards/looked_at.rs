//! Every page is in the list that a real browser walks (`tests/browser/pages.mjs`): a page that is not there has passed no gate of
//! accessibility, width or colour, whatever else the tests say of it.

use crate::route_table::TABLE;
use crate::source::{assert_none, read};

/// Pages by name that are no page, or that the list reaches by a button or by a link out of a mail.
const OTHERWISE: &[(&str, &str)] = &[
    ("/healthz", "for machines"),
    ("/readyz", "for machines"),
    ("/manifest.webmanifest", "for machines"),
    ("/worker.js", "for machines"),
    ("/local/messages.json", "for machines"),
    ("/register/address-confirmed", "after the link of the mail"),
    ("/apply/address-confirmed", "after the link of the mail"),
    ("/sign-in/second-factor", "asks for a code of an app; its samples pass the gates of markup"),
    ("/local/mail/{number}", "a mail: no script runs in it, those of the gates neither"),
    ("/vitals/{id}", "the first of the list is followed"),
    ("/admin/people/{id}/edit", "the first of the list is edited"),
    ("/confirm-address/{token}", "a link out of the inbox"),
    ("/carer-invitations/{token}", "a link out of the inbox"),
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

/// Addresses that a script of the list names: strings that begin with a slash, what follows a question left out.
fn addresses(script: &str) -> Vec<Vec<String>> {
    let opens = |c: char| c == '"' || c == '`' || c == '\'';
    let strings = script.split(opens).filter(|text| text.starts_with('/') && !text.contains(char::is_whitespace));
    strings.map(|text| text.split('?').next().unwrap_or_default().split('/').map(str::to_owned).collect()).collect()
}

fn is_named(path: &str, addresses: &[Vec<String>]) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let same = |asked: &str, named: &str| if asked.starts_with('{') { !named.is_empty() } else { asked == named };
    addresses.iter().any(|named| named.len() == parts.len() && parts.iter().zip(named).all(|(asked, named)| same(asked, named)))
}

fn never_looked_at<'a>(paths: impl Iterator<Item = &'a str>, script: &str) -> Vec<String> {
    let addresses = addresses(script);
    let otherwise = |path: &str| OTHERWISE.iter().any(|(known, _)| *known == path);
    paths
        .filter(|path| !otherwise(path) && !is_named(path, &addresses))
        .map(|path| format!("{path} is not in tests/browser/pages.mjs"))
        .collect()
}

#[test]
fn a_real_browser_looks_at_every_page() {
    let shows = |answers: &[u16]| answers.contains(&200);
    let pages = TABLE.iter().filter(|(_, answers)| shows(answers)).filter_map(|(route, _)| route.strip_prefix("GET "));
    let pages: Vec<&str> = pages.filter(|path| !path.starts_with("/api/v1")).collect();
    assert!(pages.len() > 80, "{}", pages.len());
    let script = read("tests/browser/pages.mjs");
    assert_none(&never_looked_at(pages.iter().copied(), &script));
    let gone = OTHERWISE.iter().filter(|(path, _)| !TABLE.iter().any(|(route, _)| route.strip_prefix("GET ") == Some(path)));
    assert_none(&gone.map(|(path, _)| format!("{path} is no page any more")).collect::<Vec<_>>());
}

#[test]
fn a_page_that_is_in_no_list_is_found() {
    let script = r#"{ at: () => "/doctors" }, { at: (house) => `/doctors/${house.doctor}/times?day=${house.day}` }"#;
    let pages = ["/doctors", "/doctors/{id}/times", "/doctors/{id}", "/healthz"];
    assert_eq!(never_looked_at(pages.into_iter(), script), ["/doctors/{id} is not in tests/browser/pages.mjs"]);
}
