//! F60: what days, departments and doctors come to; equal to an independent recount after whatever happened.

use std::time::Duration;

use caredesk::access::actor::Level;
use caredesk::operations::loops::drain_of;
use caredesk::operations::recount::Recount;
use caredesk::storage::item::{Key, number};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{Action, Expression};
use http::Method;
use serde_json::{Value, json};

use crate::steps::doctor_and_asha;
use crate::support::{Page, Person, TestApp, Visit};

#[path = "statistics_game.rs"]
mod game;

const HERE: &str = "/admin/statistics";

async fn drained(app: &TestApp) {
    drain_of(&app.app, "test").run().await.unwrap();
}

async fn says(tomas: &Person, from: &str, to: &str) -> Value {
    tomas.api(Method::GET, &format!("{HERE}?from={from}&to={to}")).send().await.is(200).json()
}

/// A figure by its name, as the page says it.
fn figure(page: &Page, name: &str) -> String {
    let tile = page.all(".stats .stat").into_iter().find(|stat| stat.find("dt").unwrap().text() == name);
    tile.unwrap_or_else(|| panic!("no figure {name} on {}", page.text())).find(".v").unwrap().text()
}

/// The numbers of a table below a heading, by row.
fn rows(page: &Page, id: &str) -> Vec<String> {
    let card = page.all("section").into_iter().find(|card| card.attribute("aria-labelledby") == Some(id)).unwrap();
    card.all("tbody tr").iter().map(|row| row.text()).collect()
}

#[tokio::test]
async fn f60_the_page_says_what_happened_and_a_file_says_the_same() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ben, ruth, tomas) = (app.patient("Ben").await, app.receptionist().await, app.administrator().await);
    assert!(tomas.opens(HERE).await.is(200).page().text().contains("Nothing in these days"));
    assert!(tomas.opens("/overview").await.page().all("main a").iter().any(|link| link.attribute("href") == Some(HERE)), "the way there");
    let slots = app.open_slots(&farah).await;
    let (came, missed, cancelled) = (asha.has(&slots[0]).await, ben.has(&slots[1]).await, asha.has(&slots[2]).await);
    tomas.cancels(&cancelled).await.is(200);
    let came = Visit::of(&ruth.checks_in(&came).await.is(200));
    app.passes(12);
    let came = Visit::of(&farah.starts(&came).await.is(200));
    app.passes(60);
    for who in [&farah, &ruth, &tomas] {
        app.signs_in(who, Level::Full).await;
    }
    let record = json!({ "diagnosis": "cold", "prescription": "rest" });
    farah.api(Method::PUT, &format!("/appointments/{}/record", came.id)).json(&record).send().await.is(201);
    ruth.moves_blindly(&missed, "no-show", &json!({})).await.is(200);
    drained(&app).await;
    let invoice = came.id.replacen("apt_", "inv_", 1);
    tomas.takes_cash(&invoice, 20_000).await.is(201);
    drained(&app).await;

    let page = tomas.opens(HERE).await.is(200).page();
    let names = ["Visits", "Completed", "Did not come", "Cancelled", "Average wait", "Issued", "Received"];
    assert_eq!(names.map(|name| figure(&page, name)), ["2", "1", "50.0 %", "1", "12.0 min", "₹500.00", "₹200.00"]);
    for id in ["departments", "doctors"] {
        let row = rows(&page, id).concat();
        assert!(["2", "50.0 %", "12.0 min", "₹500.00", "₹200.00"].iter().all(|said| row.contains(said)), "{row}");
    }
    // Every drawing has a table of the same numbers: a bar for every day, a row for every day.
    assert_eq!((page.all("svg.chart--wide").len(), page.all("details.twin table").len()), (4, 4));
    let days = page.all("details.twin table")[0].all("tbody tr").len();
    assert_eq!(days, 23, "from the first to today");
    let sums: u32 = page.all("details.twin table")[0].all("tbody td").iter().map(|cell| cell.text().parse::<u32>().unwrap()).sum();
    assert_eq!(sums, 2);

    let body = says(&tomas, "2026-11-01", "2026-11-30").await;
    assert_eq!(body["total"]["no_show_percent"], json!(50.0));
    assert_eq!((&body["days"][0]["date"], body["days"].as_array().unwrap().len()), (&json!("2026-11-23"), 1));
    assert_eq!((&body["doctors"][0]["name"], &body["doctors"][0]["average_wait_minutes"]), (&json!(farah.name), &json!(12.0)));
    let sheet = tomas.opens(&format!("{HERE}.csv?from=2026-11-01&to=2026-11-30")).await.is(200);
    assert!(sheet.header("content-disposition").contains("statistics-2026-11-01-2026-11-30.csv"));
    let text = sheet.text();
    let lines: Vec<&str> = text.lines().collect();
    let department = &app.department.name;
    assert_eq!(lines[1], format!("2026-11-23,{department},{},2,1,1,1,1,12,INR,500.00,200.00", farah.name));
    for secret in ["Asha", "Ben"] {
        assert!(!page.all("main")[0].text().contains(secret) && !text.contains(secret), "no patient is in it");
    }

    let of_one = format!("{HERE}?from=2026-11-01&to=2026-11-30&department={}", app.department.id);
    assert_eq!(figure(&tomas.opens(&of_one).await.is(200).page(), "Visits"), "2");
    let other = format!("{HERE}?from=2026-11-01&to=2026-11-30&department=dpt_00000000000000000000000001");
    assert!(tomas.opens(&other).await.is(200).page().text().contains("Nothing in these days"));
    for wrong in ["from=2026-11-02&to=2026-11-01", "from=2024-11-01&to=2026-11-01", "from=soon&to=later", "department=heart"] {
        tomas.opens(&format!("{HERE}?{wrong}")).await.is(422);
        tomas.opens(&format!("{HERE}.csv?{wrong}")).await.is(404);
    }
    for wrong in ["", "?from=2026-11-02&to=2026-11-01", "?from=2025-01-01&to=2026-01-02"] {
        tomas.api(Method::GET, &format!("{HERE}{wrong}")).send().await.is_problem(422, "invalid");
    }
    says(&tomas, "2025-01-01", "2026-01-01").await;
    let asha_again = app.patient("Asha again").await;
    for who in [&farah, &ruth, &asha_again] {
        who.opens(HERE).await.is(403);
        who.api(Method::GET, &format!("{HERE}?from=2026-11-01&to=2026-11-30")).send().await.is(403);
    }
}

/// Negative control: a number that is wrong is named by `verify`, and counted anew.
#[tokio::test]
async fn f60_a_wrong_number_is_named_and_counted_anew() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let tomas = app.administrator().await;
    asha.has(&app.open_slot(&farah).await).await;
    drained(&app).await;
    app.is_clean().await;
    let key = Key::two(Table::Directory, "months", format!("2026-11#visits#{}#{}", app.department.id, farah.id));
    let change = Expression::of("ADD #n :two").name("#n", "n23").value(":two", number(2));
    app.write(vec![Action::Update { key, change, condition: None }]).await;
    let findings = app.findings().await;
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].starts_with("2026-11 dpt_") && findings[0].contains("counts other visits than there are"), "{findings:?}");
    Recount::of(&app.app, "test").run().await.unwrap();
    app.is_clean().await;
    assert_eq!(says(&tomas, "2026-11-01", "2026-11-30").await["total"]["visits"], 1);
    // What is heard afterwards is added to what was counted anew.
    asha.has(&app.open_slots(&farah).await[5]).await;
    drained(&app).await;
    app.is_clean().await;
}

#[tokio::test]
async fn f60_money_is_counted_anew_and_months_as_they_were_kept_before_go() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let tomas = app.administrator().await;
    tomas.takes_cash(&app.bills(&asha, &farah).await, 10_000).await.is(201);
    app.is_clean().await;
    let whose = format!("INR#{}#{}", app.department.id, farah.id);
    let key = |of: Table, owner: &str, part: &str| Key::two(of, owner, part.replace("MONEY", &whose));
    let now = key(Table::Directory, "months", "2026-11#money#MONEY");
    let revenue = async || tomas.api(Method::GET, "/admin/revenue?month=2026-11").send().await.is(200).json();
    let before = revenue().await;
    // As they were kept before.
    let old = key(Table::Billing, "revenue#2026-11", "MONEY");
    let mut row = old.attributes();
    row.insert("invoices".to_owned(), number(1));
    app.app.ground.storage.put(Table::Billing, row, None).await.unwrap();
    app.app.ground.storage.delete(&now, None).await.unwrap();
    let findings = app.findings().await;
    assert!(findings.iter().any(|line| line.contains("earned other sums than its invoices")), "{findings:?}");
    assert!(findings.iter().any(|line| line.contains("revenue#2026-11")), "{findings:?}");
    Recount::of(&app.app, "test").run().await.unwrap();
    assert_eq!(revenue().await, before);
    assert!(app.app.ground.storage.get(&old).await.unwrap().is_none());
    app.is_clean().await;
    // What is paid afterwards is added to what was counted anew.
    tomas.takes_cash(&app.bills(&asha, &farah).await, 10_000).await.is(201);
    app.is_clean().await;
}

async fn moves_to(tomas: &Person, zone: &str) {
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "zone": zone })).send().await.is(200);
}

/// Whether both pages say that their days may be of two time zones.
async fn tells_of_another_zone(tomas: &Person) -> bool {
    let mut told = Vec::new();
    for path in [HERE, "/overview"] {
        told.push(tomas.opens(path).await.is(200).page().text().contains("Figures by day may be of two time zones until"));
    }
    assert_eq!(told[0], told[1], "both or none");
    told[0]
}

#[tokio::test]
async fn f60_after_a_change_of_time_zone_the_pages_say_so_until_everything_was_counted_anew() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let tomas = app.administrator().await;
    moves_to(&tomas, "Europe/Madrid").await;
    assert!(!tells_of_another_zone(&tomas).await, "nothing is counted yet that could be of another zone");
    moves_to(&tomas, "Asia/Kolkata").await;
    asha.has(&app.open_slot(&farah).await).await;
    drained(&app).await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "hold_seconds": 300 })).send().await.is(200);
    assert!(!tells_of_another_zone(&tomas).await);

    let settings = &app.app.settings;
    let before = settings.as_written().await.unwrap();
    moves_to(&tomas, "America/New_York").await;
    assert!(tells_of_another_zone(&tomas).await);
    settings.days_were_counted(&before).await.unwrap();
    assert!(tells_of_another_zone(&tomas).await, "what began to count before the change ended after it");
    let between = settings.as_written().await.unwrap();
    moves_to(&tomas, "Pacific/Honolulu").await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "hold_seconds": 600 })).send().await.is(200);
    settings.days_were_counted(&between).await.unwrap();
    assert!(tells_of_another_zone(&tomas).await, "it has changed again, and another change does not end it");

    let version = settings.as_written().await.unwrap().version;
    let day = async || says(&tomas, "2026-11-01", "2026-11-30").await["days"][0]["date"].clone();
    assert_eq!(day().await, "2026-11-23", "as the clocks of Kolkata say");
    let recount = Recount::of(&app.app, "test");
    let at_once = tokio::time::timeout(Duration::from_secs(1), Box::pin(recount.run())).await;
    assert!(at_once.is_err(), "another server may still count by the clocks of before");
    assert!(tells_of_another_zone(&tomas).await);
    app.passes(1);
    recount.run().await.unwrap();
    assert_eq!(day().await, "2026-11-22", "as those of Honolulu do");
    assert!(!tells_of_another_zone(&tomas).await);
    assert_eq!(settings.as_written().await.unwrap().version, version, "whoever has the settings open may still save them");
    assert_eq!((settings.now().zone.name(), settings.now().hold_seconds), ("Pacific/Honolulu", 600), "nothing else has changed");
}

#[tokio::test]
async fn f60_what_statistics_cost() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let tomas = app.administrator().await;
    for slot in app.open_slots(&farah).await.into_iter().step_by(9).take(6) {
        asha.has(&slot).await;
    }
    drained(&app).await;
    let range = |from: &str, to: &str| format!("{HERE}?from={from}&to={to}");
    let (_, month) = app.spends(tomas.opens(&range("2026-11-01", "2026-11-30"))).await;
    let (_, two) = app.spends(tomas.opens(&range("2026-10-15", "2026-11-14"))).await;
    let (_, year) = app.spends(tomas.opens(&range("2025-12-01", "2026-12-01"))).await;
    let (_, sheet) = app.spends(tomas.opens(&format!("{HERE}.csv?from=2025-12-01&to=2026-12-01"))).await;
    let (_, api) = app.spends(tomas.api(Method::GET, &range("2025-12-01", "2026-12-01")).send()).await;
    // The session; then one query for all days, the departments, the doctors' names.
    for (what, spent) in [("a month", month), ("the end of a month", two), ("a year", year), ("a file", sheet), ("the API", api)] {
        assert!(spent.calls <= 4 && spent.read_units <= 6.0 && spent.write_units <= 1.0, "{what}: {spent:?}");
    }
}
