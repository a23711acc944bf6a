//! F24: a person or a program asks for a time.

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Slot, TestApp, Visit, booking};

pub async fn f24_a_patient_books_an_offered_time(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let slot = app.open_slot(&doctor).await;
    let answer = asha.books(&slot).await.is(201);
    let visit = Visit::of(&answer);
    assert_eq!(answer.location(), format!("/api/v1/appointments/{}", visit.id));
    assert_eq!(answer.header("etag"), "\"v1\"");
    assert!(visit.id.starts_with("apt_") && visit.body["reference"].as_str().is_some_and(|reference| !reference.is_empty()));
    let expected = json!({
        "status": "booked", "version": 1, "doctor_id": doctor.id, "patient_id": asha.id, "start": slot.start,
        "zone": "Asia/Kolkata", "priority": "routine", "reason": "cough since Monday", "symptoms": "worse at night",
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&visit.body[name], value, "{name}");
    }
    assert!(!app.open_slots(&doctor).await.contains(&slot), "a taken time is not offered");
    let told = app.published("appointment.booked").await;
    assert_eq!(told.len(), 1);
    assert!(!told[0].to_string().contains("Asha") && !told[0].to_string().contains("cough"), "{}", told[0]);
}

pub async fn f24_a_taken_time_is_refused_with_three_free_ones(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let slot = app.open_slot(&doctor).await;
    asha.has(&slot).await;
    let refused = ben.books(&slot).await.is_problem(409, "time-taken");
    let body = refused.json();
    let others = body["alternatives"].as_array().unwrap();
    assert_eq!(others.len(), 3, "{body}");
    for other in others {
        let free = Slot { start: other["start"].as_str().unwrap().to_owned(), doctor: slot.doctor.clone() };
        assert!(other["end"].is_string() && free != slot);
        app.patient("Chen").await.books(&free).await.is(201);
    }
    assert_eq!(app.rows(Table::Appointments).await.len(), 4, "the refused booking wrote nothing");
    assert_eq!(app.published("appointment.booked").await.len(), 4);
}

pub async fn f24_a_patient_is_in_one_place_at_a_time(app: TestApp) {
    let (farah, okafor) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
    let asha = app.patient("Asha").await;
    let slot = app.open_slot(&farah).await;
    asha.has(&slot).await;
    let same_time = Slot { doctor: okafor.id.to_string(), ..slot };
    let refused = asha.books(&same_time).await.is_problem(409, "time-taken");
    assert_eq!(refused.json()["alternatives"].as_array().unwrap().len(), 3);
    app.patient("Ben").await.books(&same_time).await.is(201);
}

pub async fn f24_a_receptionist_books_for_a_patient_and_never_gets_the_reason_back(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ruth) = (app.patient("Asha").await, app.receptionist().await);
    let slot = app.open_slot(&doctor).await;
    let booked = ruth.books_for(&asha, &slot).await.is(201);
    let visit = Visit::of(&booked);
    assert_eq!(visit.status(), "booked");
    let looked = ruth.looks_at(&visit).await.is(200);
    for answer in [&booked, &looked] {
        assert!(!answer.text().contains("cough") && !answer.text().contains("worse at night"), "{}", answer.text());
    }
    assert_eq!(asha.looks_at(&visit).await.is(200).json()["reason"], "cough since Monday");
    assert_eq!(doctor.looks_at(&visit).await.is(200).json()["symptoms"], "worse at night");
}

pub async fn f30_a_doctor_proposes_and_the_patient_accepts(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let slot = app.open_slot(&doctor).await;
    let visit = Visit::of(&doctor.books_for(&asha, &slot).await.is(201));
    assert_eq!(visit.status(), "proposed");
    app.patient("Ben").await.books(&slot).await.is_problem(409, "time-taken");
    doctor.confirms(&visit).await.is_problem(409, "not-allowed-now");
    assert_eq!(Visit::of(&asha.confirms(&visit).await.is(200)).status(), "booked");
    assert_eq!(app.published("appointment.proposed").await.len(), 1);
}

pub async fn f30_a_patient_declines_with_a_reason_that_the_doctor_reads(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let slots = app.open_slots(&doctor).await;
    let visit = Visit::of(&doctor.books_for(&asha, &slots[0]).await.is(201));
    ben.moves(&visit, "cancel", json!({ "reason": "no" })).await.is(404);
    let no = Visit::of(&asha.moves(&visit, "cancel", json!({ "reason": "I am travelling" })).await.is(200));
    assert_eq!(no.status(), "cancelled");
    assert_eq!(doctor.looks_at(&visit).await.is(200).json()["change_reason"], "I am travelling");
    asha.confirms(&no).await.is_problem(409, "not-allowed-now");
    let withdrawn = Visit::of(&doctor.books_for(&asha, &slots[4]).await.is(201));
    let gone = Visit::of(&doctor.cancels(&withdrawn).await.is(200));
    asha.confirms(&gone).await.is_problem(409, "not-allowed-now");
    let twice = Visit::of(&doctor.books_for(&asha, &slots[8]).await.is(201));
    let (one, two) = tokio::join!(asha.confirms(&twice), asha.confirms(&twice));
    let mut states = [one.status, two.status];
    states.sort_unstable();
    assert_eq!(states, [200, 409], "one yes");
}

pub async fn f35_a_series_is_looked_at_then_booked_and_goes_on_when_sent_again(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ruth) = (app.patient("Asha").await, app.receptionist().await);
    let plan = json!({ "patient_id": asha.id, "doctor_id": doctor.id, "start": "2026-11-26T10:00:00+05:30", "every_weeks": 1, "count": 3 });
    let preview = ruth.api(Method::POST, "/appointments/series/preview").json(&plan).send().await.is(200).json();
    let items = preview["items"].as_array().unwrap();
    assert!(items.len() == 3 && items.iter().all(|one| one["conflict"].is_null()), "{preview}");
    asha.api(Method::POST, "/appointments/series/preview").json(&plan).send().await.is(403);
    doctor.api(Method::POST, "/appointments/series/preview").json(&plan).send().await.is(422);
    let starts: Vec<&str> = items.iter().map(|one| one["start"].as_str().unwrap()).collect();
    let wish = json!({ "patient_id": asha.id, "doctor_id": doctor.id, "reason": "Dressing", "starts": starts });
    let key = ruth.new_key();
    let book = || ruth.api(Method::POST, "/appointments/series").key(&key).json(&wish).send();
    let first = book().await.is(200).json();
    assert_eq!((first["booked"].as_u64(), book().await.is(200).json()), (Some(3), first.clone()));
    let other = json!({ "patient_id": asha.id, "doctor_id": doctor.id, "reason": "Else", "starts": starts });
    ruth.api(Method::POST, "/appointments/series").key(&key).json(&other).send().await.is_problem(422, "idempotency-key-reused");
}

pub async fn f27_a_doctor_who_approves_first_gets_requests(app: TestApp) {
    let doctor = app.doctor_who("Leena Farah", |doctor| doctor.requires_approval = true).await;
    let (asha, ruth) = (app.patient("Asha").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let visit = asha.has(&slots[0]).await;
    assert_eq!(visit.status(), "requested");
    asha.confirms(&visit).await.is_problem(409, "not-allowed-now");
    assert_eq!(Visit::of(&doctor.confirms(&visit).await.is(200)).status(), "booked");
    let at_the_desk = Visit::of(&ruth.books_for(&asha, &slots[4]).await.is(201));
    assert_eq!(at_the_desk.status(), "booked");
    let moved = Visit::of(&asha.reschedules(&at_the_desk, &slots[8]).await.is(200));
    assert_eq!(moved.status(), "requested", "a patient's new time is asked for again");
}

pub async fn f24_what_is_outside_the_rules_is_said_field_by_field(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben, ruth) = (app.patient("Asha").await, app.patient("Ben").await, app.receptionist().await);
    let slot = app.open_slot(&doctor).await;
    let good = booking(&slot);
    let with = |name: &str, value: Value| {
        let mut body = good.clone();
        body[name] = value;
        body
    };
    let nobody = "usr_00000000000000000000000000";
    let cases = [
        (with("start", json!("2026-11-25T09:10:00+05:30")), "/start outside_rules"),
        (with("start", json!("2026-11-29T10:00:00+05:30")), "/start outside_rules"),
        (with("start", json!("2026-11-23T09:30:00+05:30")), "/start too_soon"),
        (with("start", json!("2026-12-23T10:00:00+05:30")), "/start too_far_ahead"),
        (with("start", json!("tomorrow")), "/start invalid"),
        (with("doctor_id", json!(nobody)), "/doctor_id unknown_doctor"),
        (with("doctor_id", json!("dpt_1")), "/doctor_id invalid"),
        (with("patient_id", json!(ben.id)), "/patient_id not_for_others"),
        (with("reason", json!("")), "/reason required"),
        (with("reason", json!("x".repeat(201))), "/reason too_long"),
        (with("reason", json!(7)), "/reason wrong_type"),
        (with("symptoms", json!("x".repeat(1001))), "/symptoms too_long"),
        (with("priority", json!("now")), "/priority invalid"),
        (with("status", json!("confirmed")), "/status unknown_field"),
        (with("version", json!(7)), "/version unknown_field"),
    ];
    for (body, fault) in cases {
        assert_eq!(asha.asks_for(&body).await.is_problem(422, "invalid").faults(), [fault], "{body}");
    }
    assert_eq!(ruth.asks_for(&good).await.is_problem(422, "invalid").faults(), ["/patient_id required"]);
    assert_eq!(
        ruth.asks_for(&with("patient_id", json!(nobody))).await.is_problem(422, "invalid").faults(),
        ["/patient_id unknown_patient"]
    );
    assert_eq!(
        ruth.asks_for(&with("patient_id", json!(doctor.id))).await.is_problem(422, "invalid").faults(),
        ["/patient_id unknown_patient"]
    );
    assert_eq!(app.rows(Table::Appointments).await.len(), 0, "nothing was written");
    assert_eq!(app.rows(Table::Outbox).await.len(), 0);
    assert_eq!(app.rows(Table::Calendar).await.len(), 0);
}

pub async fn f24_a_doctor_proposes_only_times_of_their_own(app: TestApp) {
    let (farah, okafor) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
    let asha = app.patient("Asha").await;
    let slot = app.open_slot(&farah).await;
    okafor.books_for(&asha, &slot).await.is(422);
    let administrator = app.administrator().await;
    administrator.books_for(&asha, &slot).await.is_problem(403, "forbidden");
}

pub async fn f24_a_booked_visit_shows_to_its_people_only(app: TestApp) {
    let (farah, okafor) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let visit = asha.has(&app.open_slot(&farah).await).await;
    let never = Visit { id: "apt_00000000000000000000000000".to_owned(), ..visit.clone() };
    for person in [&ben, &okafor] {
        let (theirs, missing) = (person.looks_at(&visit).await, person.looks_at(&never).await);
        assert_eq!((theirs.status, missing.status), (404, 404));
        let plain = |answer: &crate::support::Answer, id: &str| {
            answer.text().replace(&answer.header("x-request-id").to_owned(), "req").replace(id, "id")
        };
        assert_eq!(plain(&theirs, &visit.id), plain(&missing, &never.id), "somebody else's looks like none at all");
        person.cancels(&visit).await.is_problem(404, "not-found");
    }
    app.stranger().api(Method::GET, &format!("/appointments/{}", visit.id)).send().await.is_problem(401, "sign-in-needed");
}

pub async fn f11_what_was_read_and_written_is_in_the_audit_trail(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let visit = asha.has(&app.open_slot(&doctor).await).await;
    let before = app.rows(Table::Audit).await.len();
    doctor.looks_at(&visit).await.is(200);
    doctor.confirms(&visit).await.is(200);
    let entries = app.rows(Table::Audit).await;
    assert_eq!(entries.len(), before + 2, "a read of the reason and a confirmation");
    assert!(!format!("{entries:?}").contains("cough"), "the trail says what was done, not what was written");
}

both_doors!(
    f24_a_patient_books_an_offered_time,
    f24_a_taken_time_is_refused_with_three_free_ones,
    f24_a_patient_is_in_one_place_at_a_time,
    f24_a_receptionist_books_for_a_patient_and_never_gets_the_reason_back,
    f30_a_doctor_proposes_and_the_patient_accepts,
    f30_a_patient_declines_with_a_reason_that_the_doctor_reads,
    f35_a_series_is_looked_at_then_booked_and_goes_on_when_sent_again,
    f27_a_doctor_who_approves_first_gets_requests,
    f24_what_is_outside_the_rules_is_said_field_by_field,
    f24_a_doctor_proposes_only_times_of_their_own,
    f24_a_booked_visit_shows_to_its_people_only,
    f11_what_was_read_and_written_is_in_the_audit_trail,
);
