//! F26, F27: what may be done to an appointment, by whom, and what it leaves behind.

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::support::{Person, TestApp, Visit};

/// A doctor, their patient, the desk and the house, and a visit that is booked.
struct Scene {
    app: TestApp,
    doctor: Person,
    asha: Person,
    ruth: Person,
    tomas: Person,
}

impl Scene {
    async fn of(app: TestApp) -> Self {
        let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
        let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
        Self { app, doctor, asha, ruth, tomas }
    }

    /// A visit of Asha's, booked on a time nobody has yet.
    async fn visit(&self) -> Visit {
        let free = self.app.open_slots(&self.doctor).await;
        self.asha.has(free.last().unwrap()).await
    }

    /// A visit in a state.
    async fn visit_in(&self, status: &str) -> Visit {
        let booked = self.visit().await;
        let by_doctor = |path: &'static str| {
            let booked = &booked;
            async move { Visit::of(&self.doctor.moves(booked, path, json!({})).await.is(200)) }
        };
        match status {
            "booked" => booked,
            "confirmed" => by_doctor("confirm").await,
            "checked_in" => by_doctor("check-in").await,
            "in_consultation" => by_doctor("start").await,
            "cancelled" => by_doctor("cancel").await,
            other => panic!("no way to {other}"),
        }
    }
}

pub async fn f27_a_visit_lives_from_booked_to_in_consultation(app: TestApp) {
    let scene = Scene::of(app).await;
    let booked = scene.visit().await;
    let confirmed = Visit::of(&scene.asha.confirms(&booked).await.is(200));
    let arrived = Visit::of(&scene.ruth.checks_in(&confirmed).await.is(200));
    let begun = Visit::of(&scene.doctor.starts(&arrived).await.is(200));
    let lived: Vec<(&str, u32)> = [&booked, &confirmed, &arrived, &begun].map(|visit| (visit.status(), visit.version)).into();
    assert_eq!(lived, [("booked", 1), ("confirmed", 2), ("checked_in", 3), ("in_consultation", 4)]);
    assert!(arrived.body["checked_in_at"].is_string());
    for name in ["appointment.booked", "appointment.confirmed", "appointment.checked_in", "appointment.started"] {
        assert_eq!(scene.app.published(name).await.len(), 1, "{name}");
    }
}

pub async fn f27_only_the_moves_of_the_table_are_made(app: TestApp) {
    let scene = Scene::of(app).await;
    // By patient, doctor, receptionist, administrator; 403 where the role has no right to it, 409 where not now or not by them.
    let table = [
        ("confirm", "booked", [200, 200, 200, 403]),
        ("confirm", "confirmed", [409, 409, 409, 403]),
        ("check-in", "booked", [200, 200, 200, 403]),
        ("check-in", "checked_in", [409, 409, 409, 403]),
        ("check-in/undo", "checked_in", [409, 200, 200, 403]),
        ("check-in/undo", "booked", [409, 409, 409, 403]),
        ("check-in/undo", "in_consultation", [409, 409, 409, 403]),
        ("start", "confirmed", [403, 200, 403, 403]),
        ("start", "in_consultation", [403, 409, 403, 403]),
        ("no-show", "booked", [403, 409, 409, 403]),
        ("cancel", "booked", [200, 200, 200, 200]),
        ("cancel", "checked_in", [409, 409, 409, 409]),
        ("cancel", "in_consultation", [409, 409, 409, 409]),
        ("cancel", "cancelled", [409, 409, 409, 409]),
        ("confirm", "cancelled", [409, 409, 409, 403]),
    ];
    let people = [&scene.asha, &scene.doctor, &scene.ruth, &scene.tomas];
    for (path, status, expected) in table {
        for (person, expected) in people.into_iter().zip(expected) {
            let visit = scene.visit_in(status).await;
            let answer = person.moves(&visit, path, json!({})).await;
            assert_eq!(answer.status, expected, "{path} from {status} by {:?}: {}", person.role, answer.text());
            if answer.status != 200 {
                assert_eq!(scene.doctor.looks_at(&visit).await.json()["version"], visit.version, "{path} from {status}: nothing changed");
            }
        }
    }
}

pub async fn f27_who_did_not_come_is_marked_from_the_start_time_on(app: TestApp) {
    let scene = Scene::of(app).await;
    let slot = scene.app.open_slot(&scene.doctor).await;
    let visit = scene.asha.has(&slot).await;
    scene.doctor.marks_no_show(&visit).await.is_problem(409, "not-allowed-now");
    scene.app.passes(31);
    let missed = Visit::of(&scene.ruth_again().await.marks_no_show(&visit).await.is(200));
    assert_eq!(missed.status(), "no_show");
    assert_eq!(scene.app.published("appointment.no_show").await.len(), 1);
}

impl Scene {
    /// The receptionist, signed in anew: sessions at the desk are short.
    async fn ruth_again(&self) -> &Person {
        self.app.signs_in(&self.ruth, caredesk::access::actor::Level::Full).await;
        &self.ruth
    }
}

pub async fn f26_a_moved_visit_keeps_its_id_and_gives_its_old_time_back(app: TestApp) {
    let scene = Scene::of(app).await;
    let slots = scene.app.open_slots(&scene.doctor).await;
    let visit = scene.asha.has(&slots[10]).await;
    let moved = Visit::of(&scene.asha.reschedules(&visit, &slots[20]).await.is(200));
    assert_eq!(
        (moved.id.as_str(), moved.version, moved.status(), moved.start()),
        (visit.id.as_str(), 2, "booked", slots[20].start.as_str())
    );
    assert_eq!(moved.body["reference"], visit.body["reference"]);
    let ben = scene.app.patient("Ben").await;
    ben.books(&slots[10]).await.is(201);
    ben.books(&slots[20]).await.is_problem(409, "time-taken");
    assert_eq!(scene.app.published("appointment.rescheduled").await.len(), 1);
}

pub async fn f26_a_move_to_a_taken_time_leaves_everything_as_it_was(app: TestApp) {
    let scene = Scene::of(app).await;
    let slots = scene.app.open_slots(&scene.doctor).await;
    let visit = scene.asha.has(&slots[10]).await;
    let ben = scene.app.patient("Ben").await;
    ben.has(&slots[20]).await;
    let refused = scene.asha.reschedules(&visit, &slots[20]).await.is_problem(409, "time-taken");
    assert_eq!(refused.json()["alternatives"].as_array().unwrap().len(), 3);
    let still = Visit::of(&scene.asha.looks_at(&visit).await.is(200));
    assert_eq!((still.version, still.start()), (1, slots[10].start.as_str()));
    ben.books(&slots[10]).await.is_problem(409, "time-taken");
    let odd = json!({ "start": "2026-11-25T09:10:00+05:30" });
    assert_eq!(scene.asha.moves(&visit, "reschedule", odd).await.is_problem(422, "invalid").faults(), ["/start outside_rules"]);
    assert_eq!(scene.asha.moves(&visit, "reschedule", json!({})).await.is_problem(422, "invalid").faults(), ["/start required"]);
}

pub async fn f26_a_cancelled_visit_gives_its_time_back_and_says_why(app: TestApp) {
    let scene = Scene::of(app).await;
    let slot = scene.app.open_slots(&scene.doctor).await.remove(30);
    let visit = scene.asha.has(&slot).await;
    let cancelled = Visit::of(&scene.asha.cancels(&visit).await.is(200));
    assert_eq!((cancelled.status(), cancelled.version), ("cancelled", 2));
    assert_eq!(cancelled.body["change_reason"], "another plan");
    scene.app.patient("Ben").await.books(&slot).await.is(201);
    let told = scene.app.published("appointment.cancelled").await;
    assert_eq!(told.len(), 1);
    assert!(!told[0].to_string().contains("another plan"), "no reason leaves the house: {}", told[0]);
}

pub async fn f26_patients_have_a_cut_off_and_staff_do_not(app: TestApp) {
    let scene = Scene::of(app).await;
    let slots = scene.app.open_slots(&scene.doctor).await;
    // The first offered times are less than two hours away.
    let (soon, later) = (scene.asha.has(&slots[0]).await, slots[40].clone());
    scene.asha.cancels(&soon).await.is_problem(409, "not-allowed-now");
    scene.asha.reschedules(&soon, &later).await.is_problem(409, "not-allowed-now");
    let moved = Visit::of(&scene.ruth.reschedules(&soon, &later).await.is(200));
    scene.tomas.cancels(&moved).await.is(200);
}

pub async fn f26_a_reason_is_optional_and_of_staff_past_the_limit_it_is_logged(app: TestApp) {
    let scene = Scene::of(app).await;
    let slots = scene.app.open_slots(&scene.doctor).await;
    let (soon, far, later) = (scene.asha.has(&slots[0]).await, scene.asha.has(&slots[30]).await, scene.asha.has(&slots[40]).await);
    scene.ruth.moves(&soon, "cancel", json!({})).await.is(200);
    scene.ruth.moves(&far, "cancel", json!({ "reason": "in time" })).await.is(200);
    scene.asha.moves(&later, "cancel", json!({ "reason": "a patient's words" })).await.is(200);
    let again = scene.asha.has(&slots[0]).await;
    scene.doctor.moves(&again, "cancel", json!({ "reason": "called away" })).await.is(200);
    let rows = scene.app.rows(Table::Audit).await;
    let cancelled = rows.iter().filter(|row| row["what"].as_s().unwrap() == "appointment.cancel");
    let mut logged: Vec<Option<&String>> = cancelled.map(|row| row.get("reason")?.as_s().ok()).collect();
    logged.sort();
    assert_eq!(logged, [None, None, None, Some(&"called away".to_owned())]);
}

pub async fn f27_an_old_version_moves_nothing(app: TestApp) {
    let scene = Scene::of(app).await;
    let seen = scene.visit().await;
    let now = Visit::of(&scene.doctor.confirms(&seen).await.is(200));
    let refused = scene.asha.cancels(&seen).await.is_problem(409, "not-allowed-now");
    assert_eq!(refused.json()["version"], now.version);
    let blind = scene.asha.moves_blindly(&seen, "cancel", &json!({})).await.is(200);
    assert_eq!(Visit::of(&blind).version, 3, "a program that names no version means whatever it is");
}

pub async fn f27_bad_words_of_a_move_are_named(app: TestApp) {
    let scene = Scene::of(app).await;
    let visit = scene.visit().await;
    for (body, fault) in [
        (json!({ "reason": "x".repeat(201) }), "/reason too_long"),
        (json!({ "reason": 7 }), "/reason wrong_type"),
        (json!({ "version": -1 }), "/version invalid"),
        (json!({ "version": "one" }), "/version wrong_type"),
        (json!({ "status": "completed" }), "/status unknown_field"),
        (json!({ "patient_id": "usr_1" }), "/patient_id unknown_field"),
    ] {
        let answer = scene.asha.moves_blindly(&visit, "cancel", &body).await.is_problem(422, "invalid");
        assert_eq!(answer.faults(), [fault], "{body}");
    }
    let bare = scene.asha.api(Method::POST, &format!("/appointments/{}/cancel", visit.id)).send().await;
    assert_eq!(Visit::of(&bare.is(200)).status(), "cancelled", "a move needs no body");
}

both_doors!(
    f27_a_visit_lives_from_booked_to_in_consultation,
    f27_only_the_moves_of_the_table_are_made,
    f27_who_did_not_come_is_marked_from_the_start_time_on,
    f26_a_moved_visit_keeps_its_id_and_gives_its_old_time_back,
    f26_a_move_to_a_taken_time_leaves_everything_as_it_was,
    f26_a_cancelled_visit_gives_its_time_back_and_says_why,
    f26_patients_have_a_cut_off_and_staff_do_not,
    f26_a_reason_is_optional_and_of_staff_past_the_limit_it_is_logged,
    f27_an_old_version_moves_nothing,
    f27_bad_words_of_a_move_are_named,
);
