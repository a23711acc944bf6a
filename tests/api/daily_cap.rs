//! F22, F24: a doctor who takes at most so many visits a day, from the form's field to the refused booking.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Person, Slot, TestApp, Visit};

/// Thursday, when the doctor's usual week has times of 30 minutes from 09:00 on.
const DAY: &str = "2026-11-26";

fn at(doctor: &Person, day: &str, time: &str) -> Slot {
    Slot { start: format!("{day}T{time}:00+05:30"), doctor: doctor.id.to_string() }
}

/// How many times a day has for somebody.
async fn free_on(person: &Person, doctor: &Person, day: &str) -> usize {
    let times = format!("/doctors/{}/free-times?from={day}&to={day}", doctor.id);
    let free = person.api(Method::GET, &times).send().await.is(200).json();
    let parts = free["days"].as_array().unwrap().iter().flat_map(|day| ["morning", "afternoon", "evening"].map(|part| day[part].clone()));
    parts.filter_map(|part| part.as_array().map(Vec::len)).sum()
}

/// What an administrator writes about a doctor: the least, and how many visits a day.
async fn limits(app: &TestApp, tomas: &Person, doctor: &Person, cap: Value) -> Value {
    let path = format!("/doctors/{}", doctor.id);
    let tag = tomas.api(Method::GET, &path).send().await.is(200).header("etag").to_owned();
    let body = json!({ "name": "Leena Farah", "department_id": app.department.id, "daily_cap": cap });
    tomas.api(Method::PUT, &path).if_match(&tag).json(&body).send().await.is(200).json()
}

pub async fn f24_a_full_day_is_refused_to_everybody_with_times_of_other_days(app: TestApp) {
    let (doctor, tomas, ruth) = (app.doctor("Leena Farah").await, app.administrator().await, app.receptionist().await);
    let [asha, ben, chi] = [app.patient("Asha").await, app.patient("Ben").await, app.patient("Chi").await];
    assert_eq!(limits(&app, &tomas, &doctor, json!(2)).await["daily_cap"], 2);
    let visit = Visit::of(&asha.books(&at(&doctor, DAY, "09:00")).await.is(201));
    assert!(free_on(&ben, &doctor, DAY).await > 10, "one visit is left");
    ben.books(&at(&doctor, DAY, "09:30")).await.is(201);
    for person in [&chi, &ruth, &doctor] {
        assert_eq!(free_on(person, &doctor, DAY).await, 0, "nothing is offered");
    }
    assert!(free_on(&chi, &doctor, "2026-11-27").await > 10, "the next day is another one");
    for by in [&chi, &ruth, &doctor] {
        let slot = at(&doctor, DAY, "11:00");
        let answer = if by.id == chi.id { by.books(&slot).await } else { by.books_for(&chi, &slot).await };
        let refused = answer.is_problem(409, "time-taken").json();
        assert_eq!(refused["code"], "day_full");
        assert_eq!(refused["detail"], "This doctor has no visit left on that day. Other days have free times.");
        let others: Vec<&str> = refused["alternatives"].as_array().unwrap().iter().map(|slot| slot["start"].as_str().unwrap()).collect();
        assert!(others.len() == 3 && others.iter().all(|start| !start.starts_with(DAY)), "{others:?}");
    }
    chi.holds(&at(&doctor, DAY, "11:00")).await.is_problem(409, "time-taken");

    // A move within the day is no visit more, a cancel frees one, and without a cap the day is as open as ever.
    let moved = asha.reschedules(&visit, &at(&doctor, DAY, "15:00")).await.is(200).json();
    let visit = Visit { version: visit.version + 1, body: moved, ..visit };
    asha.cancels(&visit).await.is(200);
    chi.books(&at(&doctor, DAY, "11:00")).await.is(201);
    let dev = app.patient("Dev").await;
    dev.books(&at(&doctor, DAY, "14:00")).await.is_problem(409, "time-taken");
    assert_eq!(limits(&app, &tomas, &doctor, Value::Null).await["daily_cap"], Value::Null);
    dev.books(&at(&doctor, DAY, "14:00")).await.is(201);
    app.is_clean().await;
}

pub async fn f24_a_patient_books_so_many_visits_of_a_day_and_the_desk_may_book_more_and_is_told(app: TestApp) {
    let (doctor, tomas, ruth) = (app.doctor("Leena Farah").await, app.administrator().await, app.receptionist().await);
    let (other, asha) = (app.doctor("Chidi Okafor").await, app.patient("Asha").await);
    let sets = |most: u16| tomas.api(Method::PUT, "/admin/settings").json(&json!({ "patient_daily_visits": most })).send();
    sets(51).await.is_problem(422, "invalid");
    assert_eq!(sets(1).await.is(200).json()["patient_daily_visits"], 1);
    let visit = Visit::of(&asha.books(&at(&doctor, DAY, "09:00")).await.is(201));
    for by in [&doctor, &other] {
        let refused = asha.books(&at(by, DAY, "11:00")).await.is_problem(409, "not-allowed-now").json();
        assert_eq!((&refused["code"], &refused["most"]), (&json!("own_day_full"), &json!(1)));
        assert!(refused["detail"].as_str().unwrap().contains("Choose another day, or ask the reception"), "{refused}");
    }
    let tomorrow = Visit::of(&asha.books(&at(&other, "2026-11-27", "09:00")).await.is(201));
    asha.reschedules(&tomorrow, &at(&other, DAY, "11:00")).await.is_problem(409, "not-allowed-now");
    let beyond = ruth.books_for(&asha, &at(&other, DAY, "15:00")).await.is(201).json();
    assert_eq!(beyond["beyond_daily_visits"], 1, "staff may, and are told");
    let ben = app.patient("Ben").await;
    assert!(ruth.books_for(&ben, &at(&other, DAY, "14:00")).await.is(201).json()["beyond_daily_visits"].is_null());
    asha.cancels(&visit).await.is(200);
    asha.books(&at(&doctor, DAY, "11:00")).await.is_problem(409, "not-allowed-now");
    assert_eq!(sets(0).await.is(200).json()["patient_daily_visits"], 0);
    asha.books(&at(&doctor, DAY, "11:00")).await.is(201);
    app.is_clean().await;
}

/// How many times a refusal names instead, and how many of them are of [`DAY`].
fn instead(refused: &Value) -> (usize, usize) {
    let others = refused["alternatives"].as_array().unwrap();
    (others.len(), others.iter().filter(|slot| slot["start"].as_str().unwrap().starts_with(DAY)).count())
}

pub async fn f24_times_named_instead_are_of_days_that_the_patient_may_book(app: TestApp) {
    let (doctor, tomas, ruth) = (app.doctor("Leena Farah").await, app.administrator().await, app.receptionist().await);
    let [asha, ben] = [app.patient("Asha").await, app.patient("Ben").await];
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "patient_daily_visits": 1 })).send().await.is(200);
    let (visit, taken) = (Visit::of(&asha.books(&at(&doctor, DAY, "09:00")).await.is(201)), at(&doctor, DAY, "11:00"));
    ben.books(&taken).await.is(201);
    assert_eq!(instead(&asha.books(&taken).await.is_problem(409, "time-taken").json()), (3, 0), "her day is full");
    let by_desk = ruth.books_for(&asha, &taken).await.is_problem(409, "time-taken").json();
    assert_eq!(instead(&by_desk), (3, 3), "the desk may book more");
    let moved = asha.reschedules(&visit, &taken).await.is_problem(409, "time-taken").json();
    assert_eq!(instead(&moved), (3, 3), "within its day a visit is no visit more");
}

pub async fn f35_a_series_says_which_of_its_days_are_full(app: TestApp) {
    let (doctor, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    app.changes(&doctor, |doctor| doctor.daily_cap = Some(1)).await;
    asha.books(&at(&doctor, DAY, "09:00")).await.is(201);
    let first = at(&doctor, DAY, "10:00").start;
    let plan = json!({ "patient_id": ben.id, "doctor_id": doctor.id, "start": first, "every_weeks": 1, "count": 2 });
    let planned = ruth.api(Method::POST, "/appointments/series/preview").json(&plan).send().await.is(200).json();
    let (one, two) = (&planned["items"][0], &planned["items"][1]);
    assert_eq!((&one["conflict"], &two["conflict"]), (&json!("day_full"), &Value::Null), "{planned}");
    let near = one["alternatives"].as_array().unwrap();
    assert!(near.len() == 3 && near.iter().all(|slot| !slot["start"].as_str().unwrap().starts_with(DAY)), "{planned}");
    let body = json!({ "patient_id": ben.id, "doctor_id": doctor.id, "reason": "dressing", "starts": [first, two["start"]] });
    let told = ruth.api(Method::POST, "/appointments/series").key("k-1").json(&body).send().await.is(200).json();
    assert_eq!((&told["booked"], &told["items"][0]["conflict"]), (&json!(1), &json!("day_full")), "{told}");
    app.is_clean().await;
}

both_doors!(
    f24_a_full_day_is_refused_to_everybody_with_times_of_other_days,
    f24_a_patient_books_so_many_visits_of_a_day_and_the_desk_may_book_more_and_is_told,
    f24_times_named_instead_are_of_days_that_the_patient_may_book,
    f35_a_series_says_which_of_its_days_are_full,
);
