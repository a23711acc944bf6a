//! F22: kinds of visits with a length, fee and buffer of their own, from offer to booking.

use http::Method;
use serde_json::{Value, json};

use crate::support::bills::inr;
use crate::support::{Answer, Person, Slot, TestApp, Visit, booking};

/// Thursday, when the doctor's usual week has times of 30 minutes from 09:00 on.
const DAY: &str = "2026-11-26";

fn path(doctor: &Person) -> String {
    format!("/doctors/{}/visit-kinds", doctor.id)
}

fn at(doctor: &Person, time: &str) -> Slot {
    Slot { start: format!("{DAY}T{time}:00+05:30"), doctor: doctor.id.to_string() }
}

/// A first visit of 40 minutes for 800 with 20 free after it, and a follow-up of 15 minutes for 300; their ids.
async fn two_kinds(doctor: &Person) -> (String, String) {
    let kinds = json!({ "items": [
        { "name": "First visit", "minutes": 40, "fee": inr(80_000), "buffer_minutes": 20 },
        { "name": "Follow-up", "minutes": 15, "fee": inr(30_000) },
    ] });
    let kept = doctor.api(Method::PUT, &path(doctor)).json(&kinds).send().await.is(200).json();
    let id = |place: usize| kept["items"][place]["id"].as_str().unwrap().to_owned();
    (id(0), id(1))
}

/// The free times of the day in the morning, `09:00-09:40`.
async fn morning(person: &Person, doctor: &Person, kind: &str) -> Vec<String> {
    let of_kind = if kind.is_empty() { String::new() } else { format!("&kind={kind}") };
    let times = format!("/doctors/{}/free-times?from={DAY}&to={DAY}{of_kind}", doctor.id);
    let free = person.api(Method::GET, &times).send().await.is(200).json();
    let said = |time: &Value| format!("{}-{}", &time["start"].as_str().unwrap()[11..16], &time["end"].as_str().unwrap()[11..16]);
    free["days"][0]["morning"].as_array().unwrap().iter().map(said).collect()
}

fn of_kind(slot: &Slot, kind: &str) -> Value {
    let mut body = booking(slot);
    body["kind"] = json!(kind);
    body
}

async fn holds(person: &Person, slot: &Slot, kind: &str) -> Answer {
    let body = json!({ "doctor_id": slot.doctor, "start": slot.start, "kind": kind });
    person.api(Method::POST, "/holds").key(&person.new_key()).json(&body).send().await
}

pub async fn f22_times_of_a_kind_are_as_long_as_it_is_and_free_with_its_buffer(app: TestApp) {
    let (doctor, asha, ben) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Ben").await);
    let usual = morning(&asha, &doctor, "").await;
    let (first, follow_up) = two_kinds(&doctor).await;
    assert_eq!(morning(&asha, &doctor, "").await, usual, "without a kind nothing changes");
    let long = ["09:00-09:40", "09:30-10:10", "10:00-10:40", "10:30-11:10", "11:00-11:40"];
    assert_eq!(morning(&asha, &doctor, &first).await, long);
    assert_eq!(morning(&asha, &doctor, &follow_up).await[5], "11:30-11:45");
    // Taken from 10:00 to 10:15: the long one and its buffer end before, or begin after.
    let visit = Visit::of(&asha.asks_for(&of_kind(&at(&doctor, "10:00"), &follow_up)).await.is(201));
    assert_eq!((&visit.body["end"], &visit.body["fee"]), (&json!(format!("{DAY}T10:15:00+05:30")), &inr(30_000)));
    assert_eq!(visit.body["kind"], json!({ "id": follow_up, "name": "Follow-up" }));
    assert_eq!(morning(&ben, &doctor, &first).await, ["09:00-09:40", "10:30-11:10", "11:00-11:40"]);
    // A long one from 09:00 keeps its 20 minutes: 09:30 is gone for everybody, 10:30 is not.
    let long = Visit::of(&ben.asks_for(&of_kind(&at(&doctor, "09:00"), &first)).await.is(201));
    assert_eq!((&long.body["end"], &long.body["fee"]), (&json!(format!("{DAY}T09:40:00+05:30")), &inr(80_000)));
    assert_eq!(morning(&asha, &doctor, "").await, ["10:30-11:00", "11:00-11:30", "11:30-12:00"]);
    app.patient("Chi").await.books(&at(&doctor, "09:30")).await.is_problem(409, "time-taken");
    app.is_clean().await;
}

pub async fn f22_a_held_kind_is_booked_as_it_was_held_and_a_booked_one_stays_what_it_is(app: TestApp) {
    let (doctor, asha, ben) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Ben").await);
    let (first, follow_up) = two_kinds(&doctor).await;
    let hold = holds(&asha, &at(&doctor, "10:00"), &first).await.is(201);
    assert_eq!(hold.member("end"), format!("{DAY}T10:40:00+05:30"));
    // The doctor changes their mind meanwhile: shorter and cheaper, and no follow-up any more.
    let kinds = json!({ "items": [{ "id": first, "name": "Visit", "minutes": 20, "fee": inr(10_000) }] });
    doctor.api(Method::PUT, &path(&doctor)).json(&kinds).send().await.is(200);
    let visit = Visit::of(&asha.asks_for(&of_kind(&at(&doctor, "10:00"), &first)).await.is(201));
    let expected = (&json!(format!("{DAY}T10:40:00+05:30")), &inr(80_000), &json!({ "id": first, "name": "First visit" }));
    assert_eq!((&visit.body["end"], &visit.body["fee"], &visit.body["kind"]), expected);
    let refused = ben.asks_for(&of_kind(&at(&doctor, "11:00"), &follow_up)).await.is(422);
    assert_eq!((&refused.json()["errors"][0]["pointer"], &refused.json()["errors"][0]["code"]), (&json!("/kind"), &json!("unknown_kind")));
    holds(&ben, &at(&doctor, "11:00"), &follow_up).await.is(422);
    // Moved, it is as long, costs as much and is called as it was; its buffer goes along.
    let moved = asha.reschedules(&visit, &at(&doctor, "13:00")).await.is(200).json();
    let expected = (&json!(format!("{DAY}T13:40:00+05:30")), &inr(80_000), &json!({ "id": first, "name": "First visit" }));
    assert_eq!((&moved["end"], &moved["fee"], &moved["kind"]), expected);
    ben.books(&at(&doctor, "13:30")).await.is_problem(409, "time-taken");
    ben.books(&at(&doctor, "14:00")).await.is(201);
    // So long a visit does not fit before the end of the morning.
    let visit = Visit { version: visit.version + 1, body: moved, ..visit };
    asha.reschedules(&visit, &at(&doctor, "11:30")).await.is(422);
    app.is_clean().await;
}

pub async fn f22_a_visit_of_a_kind_is_invoiced_with_its_fee(app: TestApp) {
    let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let (first, _) = two_kinds(&doctor).await;
    let visit = Visit::of(&asha.asks_for(&of_kind(&at(&doctor, "10:00"), &first)).await.is(201));
    let record = json!({ "diagnosis": "cold", "prescription": "rest" });
    doctor.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&record).send().await.is(201);
    app.published("invoice.issued").await;
    let invoice = asha.api(Method::GET, &format!("/invoices/{}", visit.id.replacen("apt_", "inv_", 1))).send().await.is(200).json();
    assert_eq!(invoice["lines"][0]["amount"], inr(80_000), "{invoice}");
}

pub async fn f22_two_kinds_at_once_never_share_a_minute(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (first, follow_up) = two_kinds(&doctor).await;
    let people = [app.patient("Asha").await, app.patient("Ben").await, app.patient("Chi").await, app.patient("Dev").await];
    let [asha, ben, chi, dev] = &people;
    for time in ["10:00", "11:00", "14:00"] {
        let next = format!("{}:30", &time[..2]);
        let (long, short, usual, after) = (
            of_kind(&at(&doctor, time), &first),
            of_kind(&at(&doctor, time), &follow_up),
            booking(&at(&doctor, time)),
            booking(&at(&doctor, &next)),
        );
        let answers = tokio::join!(asha.asks_for(&long), ben.asks_for(&short), chi.asks_for(&usual), dev.asks_for(&after));
        let given = [answers.0.status, answers.1.status, answers.2.status, answers.3.status];
        let [long, short, usual, after] = given.map(|status| status == 201);
        assert!(given.iter().all(|status| [201, 409].contains(status)), "{given:?}");
        assert_eq!([long, short, usual].iter().filter(|given| **given).count(), 1, "{given:?}");
        assert!(!(long && after), "the long one reaches into the next: {given:?}");
        app.is_clean().await;
    }
}

pub async fn f22_kinds_are_checked_kept_by_their_version_and_shown_to_anybody(app: TestApp) {
    let (doctor, other, asha) = (app.doctor("Leena Farah").await, app.doctor("Ravi Iyer").await, app.patient("Asha").await);
    let (first, second) = two_kinds(&doctor).await;
    let seen = doctor.api(Method::GET, &path(&doctor)).send().await.is(200);
    assert_eq!(seen.json()["items"][0]["buffer_minutes"], 20);
    let public = asha.api(Method::GET, &path(&doctor)).send().await.is(200).json();
    assert_eq!((&public["items"][0]["name"], &public["items"][0]["fee"]), (&json!("First visit"), &inr(80_000)));
    assert!(public["items"][0].get("buffer_minutes").is_none(), "{public}");
    let wrong = json!({ "items": [
        { "name": "", "minutes": 42 },
        { "id": first, "name": "First", "minutes": 40, "buffer_minutes": 7 },
        { "name": "Long", "minutes": 300, "fee": { "amount": 1, "currency": "EUR" } },
    ] });
    let refused = doctor.api(Method::PUT, &path(&doctor)).json(&wrong).send().await.is(422).json();
    let told: Vec<String> = refused["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| format!("{} {}", error["pointer"], error["code"]).replace('"', ""))
        .collect();
    let expected = [
        "/items/0/name required",
        "/items/0/minutes not_a_multiple",
        "/items/1/buffer_minutes not_a_multiple",
        "/items/2/minutes out_of_range",
        "/items/2/fee/currency other_currency",
    ];
    assert_eq!(told, expected);
    let alike = json!({ "items": [{ "name": "First", "minutes": 40 }, { "name": "FIRST", "minutes": 20 }] });
    doctor.api(Method::PUT, &path(&doctor)).json(&alike).send().await.is(422);
    let one = json!({ "items": [{ "id": first, "name": "First", "minutes": 45 }] });
    other.api(Method::PUT, &path(&doctor)).json(&one).send().await.is(404);
    asha.api(Method::PUT, &path(&doctor)).json(&one).send().await.is(403);
    let tag = seen.header("etag").to_owned();
    doctor.api(Method::PUT, &path(&doctor)).header("if-match", &tag).json(&one).send().await.is(200);
    // Ids are the house's to give: one that is gone, or another doctor's, is no new kind.
    for (whose, kinds, place) in [
        (&doctor, json!([{ "id": first, "name": "First", "minutes": 45 }, { "id": second, "name": "Follow-up", "minutes": 15 }]), 1),
        (&other, json!([{ "id": first, "name": "First", "minutes": 45 }]), 0),
    ] {
        let refused = whose.api(Method::PUT, &path(whose)).json(&json!({ "items": kinds })).send().await.is(422).json();
        let error = &refused["errors"][0];
        assert_eq!((&error["pointer"], &error["code"]), (&json!(format!("/items/{place}/id")), &json!("unknown_kind")));
    }
    let later = json!({ "items": [] });
    doctor.api(Method::PUT, &path(&doctor)).header("if-match", &tag).json(&later).send().await.is(412);
    assert_eq!(asha.api(Method::GET, &path(&doctor)).send().await.is(200).json()["items"][0]["minutes"], 45);
}

both_doors!(
    f22_times_of_a_kind_are_as_long_as_it_is_and_free_with_its_buffer,
    f22_a_held_kind_is_booked_as_it_was_held_and_a_booked_one_stays_what_it_is,
    f22_a_visit_of_a_kind_is_invoiced_with_its_fee,
    f22_two_kinds_at_once_never_share_a_minute,
    f22_kinds_are_checked_kept_by_their_version_and_shown_to_anybody,
);
