//! What it costs that a list of staff says which of its visits leave or a closed day has hit.

use caredesk::primitives::ids::AppointmentId;
use caredesk::storage::item::{Item, text};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Action;
use http::Method;
use serde_json::json;

use crate::support::{Person, Slot, TestApp, Visit};

/// Calls and read units of each list, and how many of its rows say so. What every session writes once a minute is counted with none.
async fn looks(app: &TestApp, lists: &[(&Person, String)]) -> Vec<(u64, f64, usize)> {
    let mut seen = Vec::new();
    for (person, list) in lists {
        person.opens(list).await.is(200);
        let (page, spent) = app.spends(person.opens(list)).await;
        seen.push((spent.calls, spent.read_units, page.is(200).text().matches("Needs another time").count()));
    }
    seen
}

/// Writes so many visits of others that begin when this one does, into the list of the house alone.
async fn many_others(app: &TestApp, visit: &Visit, how_many: usize) {
    let says = |row: &Item, name: &str, ending: &str| row[name].as_s().is_ok_and(|said| said.ends_with(ending));
    let is_listed = |row: &Item| says(row, "owner_id", "repairs") && says(row, "item", &visit.id);
    let listed = app.rows(Table::Requests).await.into_iter().find(is_listed).expect("the visit is in the list of the house");
    let other = |_| {
        let id = AppointmentId::new(&app.app.ground.ids).to_string();
        let item = listed["item"].as_s().unwrap().replace(&visit.id, &id);
        let mut row = listed.clone();
        row.insert("item".to_owned(), text(item));
        row.insert("appointment_id".to_owned(), text(id));
        Action::Put { table: Table::Requests, item: row, condition: None }
    };
    let others: Vec<Action> = (0..how_many).map(other).collect();
    for some in others.chunks(50) {
        app.write(some.to_vec()).await;
    }
}

#[tokio::test]
async fn f34_rows_of_staff_say_what_is_hit_for_one_call_and_for_two_where_much_of_the_house_is() {
    let app = TestApp::start().await;
    let (farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let day = "2026-11-26";
    let slots: Vec<Slot> = app.open_slots(&farah).await.into_iter().filter(|slot| slot.start.starts_with(day)).collect();
    let (first, second) = (app.patient("Asha").await.has(&slots[0]).await, app.patient("Ben").await.has(&slots[2]).await);
    app.patient("Chi").await.has(&slots[4]).await;
    let lists = [
        (&farah, format!("/day?date={day}")),
        (&farah, format!("/week?from={day}")),
        (&farah, "/upcoming".to_owned()),
        (&ruth, format!("/desk?date={day}")),
        (&ruth, "/desk?from=2026-11-25&to=2026-11-27".to_owned()),
    ];
    let nothing = looks(&app, &lists).await;

    let closed = json!({ "kind": "closed", "start": first.start(), "end": second.body["end"], "resolve": { &first.id: "later", &second.id: "later" } });
    farah.api(Method::POST, &format!("/doctors/{}/exceptions", farah.id)).json(&closed).send().await.is(201);
    let some = looks(&app, &lists).await;
    many_others(&app, &first, 120).await;
    let much = looks(&app, &lists).await;

    for ((((_, list), nothing), some), much) in lists.iter().zip(&nothing).zip(&some).zip(&much) {
        assert_eq!((nothing.2, some.2, much.2), (0, 2, 2), "{list}");
        // While nothing in the house is open, nothing is asked.
        assert_eq!((some.0, much.0), (nothing.0 + 1, some.0 + 1), "{list}: calls");
        assert!(some.1 <= nothing.1 + 1.0 && much.1 <= some.1 + 25.0, "{list}: {nothing:?}, {some:?}, {much:?}");
    }
}

/// Calls of each question over the API.
async fn asks(app: &TestApp, person: &Person, paths: &[String]) -> Vec<u64> {
    let mut calls = Vec::new();
    for path in paths {
        person.api(Method::GET, path).send().await.is(200);
        let (answer, spent) = app.spends(person.api(Method::GET, path).send()).await;
        answer.is(200);
        calls.push(spent.calls);
    }
    calls
}

#[tokio::test]
async fn f34_the_api_says_what_is_hit_for_no_call_while_nothing_is_and_for_one_where_something_is() {
    let app = TestApp::start().await;
    let (farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let day = "2026-11-26";
    let slot = app.open_slots(&farah).await.into_iter().find(|slot| slot.start.starts_with(day)).expect("a time on that day");
    let visit = app.patient("Asha").await.has(&slot).await;
    let paths = [format!("/appointments?from={day}&to={day}"), format!("/appointments/{}", visit.id)];
    let nothing = asks(&app, &ruth, &paths).await;
    let leave = json!({ "kind": "leave", "start": day, "end": day, "resolve": { &visit.id: "later" } });
    farah.api(Method::POST, &format!("/doctors/{}/exceptions", farah.id)).json(&leave).send().await.is(201);
    let some = asks(&app, &ruth, &paths).await;
    assert_eq!(some, nothing.iter().map(|calls| calls + 1).collect::<Vec<_>>());
}
