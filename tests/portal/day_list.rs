//! The list for power cuts: made each morning, there without the portal, and nobody's who should not have it.

use std::os::unix::fs::PermissionsExt as _;

use caredesk::access::actor::Level;
use caredesk::operations::day_list::{DayLister, Run};
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::steps::patient_at;
use crate::support::html::Element;
use crate::support::{Page, Person, TestApp, Trouble, Visit};

/// Six o'clock in Kolkata on the day after the tests begin, and a second before.
const SIX: &str = "2026-11-24T00:30:00Z";
const NOT_YET: &str = "2026-11-24T00:29:59Z";
const FILE: &str = "day-list-2026-11-24.html";

/// Two visits on the 24th, one cancelled, and one on the day after; Asha has a phone.
async fn tuesday(app: &TestApp) -> (Person, Person, Visit) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, visit) = patient_at(app, &doctor, "Asha", "2026-11-24T10:00").await;
    asha.api(Method::PATCH, "/me").json(&json!({ "phone": "+91 98765 43210" })).send().await.is(200);
    patient_at(app, &doctor, "Ben", "2026-11-24T09:30").await;
    let (cara, cancelled) = patient_at(app, &doctor, "Cara", "2026-11-24T11:00").await;
    cara.cancels(&cancelled).await.is(200);
    patient_at(app, &doctor, "Dan", "2026-11-25T10:00").await;
    (doctor, asha, visit)
}

/// The rows of a list: time, patient, record number, phone, doctor, department, kind of visit, status.
fn rows(html: &str) -> Vec<Vec<String>> {
    let page = Page::parse(html);
    let cells = |row: &Element| {
        let mut cells: Vec<String> = row.all("td").iter().skip(1).map(|cell| cell.text()).collect();
        cells.insert(1, row.find("th").unwrap().text());
        cells
    };
    page.all("tbody tr").into_iter().map(cells).collect()
}

fn in_folder(app: &TestApp) -> String {
    std::fs::read_to_string(app.folder().join(FILE)).unwrap()
}

#[tokio::test]
async fn f72_each_morning_the_days_visits_lie_ready_in_the_bucket_and_in_the_folder() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "hospital_name": "Rowan <b>Street" })).send().await.is(200);
    app.app.refresh().await.unwrap();
    let (_, asha, _) = tuesday(&app).await;
    app.passes_until(NOT_YET);
    app.makes_the_list().await;
    assert!(app.lists().await.iter().all(|key| !key.contains("2026-11-24")), "it is not six o'clock yet");
    app.passes_until(SIX);
    let run = app.makes_the_list().await;
    assert_eq!((run.made, run.copied), (Some(2), true));
    let html = in_folder(&app);
    app.signs_in(&asha, Level::Full).await;
    let number = asha.api(Method::GET, "/me").send().await.is(200).member("record_number");
    let rows = rows(&html);
    assert_eq!([0, 1, 3].map(|cell| rows[0][cell].as_str()), ["09:30–10:00", "Ben", ""]);
    let known = ["10:00–10:30", "Asha", "+919876543210", "Leena Farah", "Cardiology", "In person", "Booked"];
    assert_eq!([0, 1, 3, 4, 5, 6, 7].map(|cell| rows[1][cell].as_str()), known);
    assert_eq!(rows[1][2], number);
    assert!(html.contains("Rowan &lt;b&gt;Street: visits on Tuesday 24 November 2026") && html.contains("End of the list: 2 visits."));
    for secret in ["cough", "night", "Cara", "Dan", "<b>"] {
        assert!(!html.contains(secret), "{secret}");
    }
    for foreign in ["http://", "https://", "<script", "<link", "<img", "src="] {
        assert!(!html.contains(foreign), "needs {foreign} to be read");
    }
    let mode = std::fs::metadata(app.folder().join(FILE)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode, app.files()), (0o600, vec![FILE.to_owned()]));
    let keys = app.lists().await;
    assert_eq!(keys.len(), 1);
    assert!(keys[0].starts_with("day-lists/2026-11-24/") && !keys[0].contains("Asha"));
    assert_eq!(app.exports().read(&keys[0]).await.unwrap().unwrap(), html.into_bytes(), "the same in both places");
    app.passes(1);
    assert_eq!(app.makes_the_list().await.made, None, "once a day");
}

#[tokio::test]
async fn f72_twice_at_once_and_killed_at_any_step_there_is_one_whole_list() {
    let app = TestApp::start().await;
    tuesday(&app).await;
    app.passes_until(SIX);
    let jobs = ["one", "other"].map(|owner| DayLister::of(&app.app, owner));
    let (one, other) = tokio::join!(Box::pin(jobs[0].run()), Box::pin(jobs[1].run()));
    assert_eq!([one.unwrap().made, other.unwrap().made].iter().flatten().count(), 1);
    assert_eq!((app.lists().await.len(), rows(&in_folder(&app)).len()), (1, 2));
    for trouble in [Trouble::Fault, Trouble::CutAfter] {
        let app = TestApp::start().await;
        tuesday(&app).await;
        app.passes_until(SIX);
        let mut deaths = 0;
        for step in 1.. {
            app.faults.plan(move |call| (call.number >= step).then_some(trouble));
            let run = Box::pin(DayLister::of(&app.app, format!("dies at {step}")).run()).await;
            app.faults.end();
            app.passes(1);
            if run.is_ok() {
                break;
            }
            deaths += 1;
        }
        assert!(deaths >= 8, "it did die: {deaths} times by {trouble:?}");
        app.makes_the_list().await;
        let made = app.app.day_lists.made_today().await.unwrap().unwrap();
        let kept = app.exports().read(&made.object).await.unwrap().expect("the row leads to a list");
        assert_eq!((made.visits, rows(&String::from_utf8(kept).unwrap()).len(), rows(&in_folder(&app)).len()), (2, 2, 2), "{trouble:?}");
        assert_eq!(app.files(), [FILE]);
    }
}

#[tokio::test]
async fn f72_old_lists_go_after_their_second_day_and_what_is_not_ours_stays() {
    let app = TestApp::start().await;
    tuesday(&app).await;
    app.passes_until(SIX);
    app.makes_the_list().await;
    std::fs::write(app.folder().join("notes.html"), "the desk's own").unwrap();
    app.passes_until("2026-11-25T00:30:00Z");
    assert_eq!(app.makes_the_list().await, Run { made: Some(1), copied: true, ..Run::default() });
    assert_eq!(app.files(), [FILE, "day-list-2026-11-25.html", "notes.html"]);
    // A day on which nothing ran; then Friday.
    app.passes_until("2026-11-27T02:00:00Z");
    assert_eq!(app.makes_the_list().await, Run { made: Some(0), ended: 2, copied: true, ..Run::default() });
    assert_eq!(app.files(), ["day-list-2026-11-27.html", "notes.html"]);
    assert_eq!(app.lists().await.len(), 1);
    let none = std::fs::read_to_string(app.folder().join("day-list-2026-11-27.html")).unwrap();
    assert!(none.contains("Nobody has a visit on this day.") && !none.contains("<table"), "{none}");
}

#[tokio::test]
async fn f72_the_desk_sees_when_it_was_made_takes_it_away_and_makes_it_anew_and_the_trail_knows() {
    let app = TestApp::start().await;
    let (doctor, _, _) = tuesday(&app).await;
    app.passes_until("2026-11-24T00:00:00Z");
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let desk = ruth.opens("/desk").await.is(200).page();
    assert!(desk.find("a[href=\"/desk/day-list\"]").is_some(), "it is reached from the desk");
    let page = ruth.opens("/desk/day-list").await.is(200).page();
    assert!(page.text().contains("is not made yet. It is made each morning at 06:00"), "{}", page.text());
    ruth.opens("/desk/day-list/file").await.is(404);
    app.passes_until(SIX);
    app.makes_the_list().await;
    for person in [&ruth, &tomas] {
        app.signs_in(person, Level::Full).await;
    }
    let page = tomas.opens("/desk/day-list").await.is(200).page();
    assert!(page.text().contains("Made at 06:00, with 2 visits."), "{}", page.text());
    let file = ruth.opens("/desk/day-list/file").await.is(200);
    assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{FILE}\""));
    assert_eq!((file.header("content-type"), rows(&file.text()).len()), ("text/html; charset=utf-8", 2));
    // Somebody is booked at the desk; the list is made anew, and takes the place of the first.
    app.passes(60);
    for person in [&ruth, &doctor] {
        app.signs_in(person, Level::Full).await;
    }
    patient_at(&app, &doctor, "Eve", "2026-11-24T16:00").await;
    let form = ruth.opens("/desk/day-list").await.is(200).page().form("/desk/day-list");
    ruth.sends(&form).await.leads_to("/desk/day-list");
    assert_eq!(rows(&ruth.opens("/desk/day-list/file").await.is(200).text()).len(), 3);
    assert_eq!(app.lists().await.len(), 1);
    assert!(app.makes_the_list().await.copied, "the folder follows");
    assert_eq!(rows(&in_folder(&app)).len(), 3);
    let trail = app.rows(Table::Audit).await;
    let of = |what: &str| trail.iter().filter(|row| row.get("what").is_some_and(|said| said.as_s().unwrap() == what)).count();
    assert_eq!((of("day_list.take"), of("day_list.make")), (2, 1));
    for person in [doctor, app.patient("Hana").await] {
        for path in ["/desk/day-list", "/desk/day-list/file"] {
            person.opens(path).await.is(403);
        }
        person.api(Method::GET, "/day-list").send().await.is_problem(403, "forbidden");
    }
    app.stranger().api(Method::GET, "/day-list").send().await.is(401);
}

#[tokio::test]
async fn f72_while_the_files_are_away_the_desk_is_told_and_the_list_before_is_still_there() {
    let app = TestApp::start().await;
    tuesday(&app).await;
    app.passes_until(SIX);
    app.makes_the_list().await;
    let ruth = app.receptionist().await;
    let form = ruth.opens("/desk/day-list").await.is(200).page().form("/desk/day-list");
    app.faults.plan(|call| call.operation.contains("day-lists").then_some(Trouble::CutBefore));
    let answer = ruth.sends(&form).await.leads_to("/desk/day-list");
    assert!(ruth.opens(answer.location()).await.is(200).page().text().contains("The list could not be made."));
    ruth.opens("/desk/day-list/file").await.is(503);
    app.faults.end();
    assert_eq!(rows(&ruth.opens("/desk/day-list/file").await.is(200).text()).len(), 2);
}

#[tokio::test]
async fn f72_a_key_of_the_desks_computer_fetches_it_and_nothing_else() {
    let app = TestApp::start().await;
    tuesday(&app).await;
    let tomas = app.administrator().await;
    app.signs_in(&tomas, Level::Proven).await;
    let body = json!({ "name": "The desk's computer", "scopes": ["day-list:read"] });
    let key = tomas.api(Method::POST, "/api-keys").json(&body).send().await.is(201).member("secret");
    let ask = |path: &'static str| app.stranger().api(Method::GET, path).header("authorization", &format!("Bearer {key}")).send();
    ask("/day-list").await.is(404);
    app.passes_until(SIX);
    app.makes_the_list().await;
    let list = ask("/day-list").await.is(200);
    assert_eq!(rows(&list.text()).len(), 2);
    ask("/appointments?from=2026-11-24&to=2026-11-25").await.is(403);
    let trail = app.rows(Table::Audit).await;
    assert!(trail.iter().any(|row| row.get("what").is_some_and(|what| what.as_s().unwrap() == "day_list.take")), "also a program's");
}
