//! What the lists cost that a house is run by, in a house full of people and visits: every page, search and filter asks the store
//! at most three times besides finding out who asks and what its form offers, and the same however many there are.
//!
//! By night (`CAREDESK_ROWS`) as many visits as that says and a quarter as many patients. What a page took of the processor, in
//! the unoptimized program and with the built-in store in the same process, is printed beside it and is no bound.

use caredesk::aws::meter::Spent;
use caredesk::primitives::ids::UserId;
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Action;

use crate::crowd::{pattern, starts};
use crate::support::{Person, TestApp};

/// Besides the session, and the account it is of.
const ASKS: u64 = 3;
const WHO_ASKS: u64 = 1;
/// Where a form offers the house's departments to narrow the list by.
const CHOICES: u64 = 1;
/// The lists with such a form.
const WITH_CHOICES: &[&str] = &["the desk's day", "all visits of some days", "the same of a department", "who waits for a time"];
/// The desk's home also says how many visits leave has hit.
const HOME: u64 = 1;
/// How often each page is opened: the processor's time is told in hundredths of a second.
const TIMES: u32 = 10;
/// By this name everybody's pattern is known, in every way a name is written down.
const PATTERN: &str = "Zzpattern";

/// So many visits; a quarter as many patients.
#[expect(clippy::disallowed_methods, reason = "a test's own knob, not the product's configuration")]
fn visits() -> usize {
    std::env::var("CAREDESK_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(400)
}

/// Writes so many patients, each with the rows of one whom the desk added.
async fn patients(app: &TestApp, how_many: usize) {
    let pattern = app.patient(PATTERN).await;
    let old = pattern.id.to_string();
    let mut rows = Vec::new();
    for table in [Table::Users, Table::Lookups] {
        rows.extend(app.rows(table).await.into_iter().filter(|row| says(row, &old)).map(|row| (table, row)));
    }
    assert!(rows.len() > 1, "a patient has an account and words to be found by");
    let mut waiting = Vec::new();
    for number in 0..how_many {
        let (id, name) = (UserId::new(&app.app.ground.ids).to_string(), format!("Patient{number:05}"));
        for (table, row) in &rows {
            let item = renamed(row, &[(&old, &id), (PATTERN, &name), (&PATTERN.to_lowercase(), &name.to_lowercase())]);
            waiting.push(Action::Put { table: *table, item, condition: None });
        }
        if waiting.len() >= 90 {
            app.write(std::mem::take(&mut waiting)).await;
        }
    }
    if !waiting.is_empty() {
        app.write(waiting).await;
    }
}

fn says(row: &Item, text: &str) -> bool {
    row.values().any(|value| value.as_s().is_ok_and(|value| value.contains(text)))
}

fn renamed(row: &Item, names: &[(&str, &str)]) -> Item {
    let mut row = row.clone();
    for value in row.values_mut() {
        if let Ok(said) = value.as_s() {
            let new = names.iter().fold(said.clone(), |said, (old, new)| said.replace(old, new));
            *value = caredesk::storage::item::text(new);
        }
    }
    row
}

/// What the process has taken of the processors, in hundredths of a second.
fn ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let behind_the_name = stat.rsplit_once(')').unwrap().1;
    behind_the_name.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum()
}

/// A page, and what must be on it to say that it is full.
type List<'a> = (&'a Person, &'static str, String, &'static str, usize);

async fn measured(count: usize) -> Vec<(&'static str, Spent)> {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let history = pattern(&app, &doctor).await;
    history.write(&app, starts("2019-01-07T03:30:00Z", 45, count), None).await;
    history.write(&app, starts("2026-11-24T02:00:00Z", 7, 200), None).await;
    patients(&app, count / 4).await;
    let (tomas, rosa) = (app.administrator().await, app.receptionist().await);
    let asha = app.patient("Asha").await;
    history.write(&app, starts("2026-11-25T02:00:00Z", 60, 60), Some(asha.id)).await;
    history.write(&app, starts("2024-11-25T02:00:00Z", 60, 60), Some(asha.id)).await;
    let week = "from=2026-11-24&to=2026-11-27";
    let visit = "/appointments/apt_";
    let lists: Vec<List<'_>> = vec![
        (&asha, "a patient's visits", "/appointments".to_owned(), visit, 10),
        (&doctor, "a doctor's day", "/day".to_owned(), "", 0),
        (&doctor, "a doctor's visits to come", "/upcoming".to_owned(), visit, 20),
        (&doctor, "a doctor's own patients", "/my-patients".to_owned(), "/patients/usr_", 1),
        (&doctor, "the same in some days and one state", format!("/upcoming?{week}&status=booked"), visit, 20),
        (&rosa, "the desk's day", "/desk".to_owned(), "", 0),
        (&rosa, "all visits of some days", format!("/desk?{week}"), visit, 20),
        (&rosa, "the same of a department", format!("/desk?{week}&department={}", app.department.id), visit, 20),
        (&rosa, "the same of a doctor", format!("/desk?{week}&doctor={}", doctor.id), visit, 20),
        (&rosa, "patients by name", "/patients".to_owned(), "/patients/usr_", 20),
        (&rosa, "patients by the beginning of a name", "/patients?q=patient000".to_owned(), "/patients/usr_", 20),
        (&tomas, "people of the house", "/admin/people?role=doctor".to_owned(), "", 0),
        (&tomas, "people by a word", "/admin/people?role=doctor&q=farah".to_owned(), "", 0),
        (&tomas, "messages that failed", "/message-ledger".to_owned(), "", 0),
        (&tomas, "who waits for a time", "/desk/waiting-list".to_owned(), "", 0),
        (&tomas, "invoices", "/admin/billing".to_owned(), "", 0),
        (&tomas, "statistics of a month", "/admin/statistics".to_owned(), "", 0),
        (&tomas, "statistics of a year", "/admin/statistics?from=2025-12-01&to=2026-12-01".to_owned(), "", 0),
    ];
    let mut seen = Vec::new();
    for (who, list, path, what, at_least) in lists {
        // What every session writes once a minute is counted with no list.
        who.opens(&path).await.is(200);
        let (page, spent) = app.spends(who.opens(&path)).await;
        let there = page.is(200).text().matches(what).count();
        assert!(what.is_empty() || there >= at_least, "{list}: {there} on the page");
        let before = ticks();
        for _ in 0..TIMES {
            who.opens(&path).await.is(200);
        }
        let hundredths = ticks() - before;
        println!("| {list} | {} calls | {} read units | {hundredths} ms of the processor |", spent.calls, spent.read_units);
        seen.push((list, spent));
    }
    seen
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f20_every_list_asks_the_store_three_times_at_most_however_full_the_house_is() {
    let small = Box::pin(measured(100)).await;
    let full = Box::pin(measured(visits())).await;
    for ((list, before), (_, now)) in small.iter().zip(&full) {
        let choices = if WITH_CHOICES.contains(list) { CHOICES } else { 0 };
        let home = if *list == "the desk's day" { HOME } else { 0 };
        assert!(now.calls <= ASKS + WHO_ASKS + choices + home, "{list}: {} calls", now.calls);
        assert_eq!(before.calls, now.calls, "{list} asks more often in a full house");
        assert!(now.read_units <= before.read_units + 30.0, "{list} reads more in a full house: {before:?}, then {now:?}");
    }
}
