//! F28, F38, F09: the doctor's note on a visit, who reads it and who must not even learn of it.

use caredesk::storage::item::{Item, text};
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp, Visit};

const NOTE: &str = "Rest for three days.\n\nCome back when it hurts.";

struct Scene {
    app: TestApp,
    doctor: Person,
    asha: Person,
    visit: Visit,
}

impl Scene {
    async fn of(app: TestApp) -> Self {
        let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
        let slot = app.open_slots(&doctor).await.pop().unwrap();
        let visit = asha.has(&slot).await;
        Self { app, doctor, asha, visit }
    }

    async fn notes(&self, words: &str) -> Answer {
        self.notes_over(words, "").await
    }

    /// As the version that was read: `"v1"`.
    async fn notes_over(&self, words: &str, tag: &str) -> Answer {
        notes(&self.doctor, &self.visit, &json!({ "text": words }), tag).await
    }

    /// What the patient reads; `null` without a note.
    async fn read(&self) -> Value {
        self.asha.looks_at(&self.visit).await.is(200).json()["note"].clone()
    }

    async fn audited(&self, what: &str) -> Vec<Item> {
        let rows = self.app.rows(Table::Audit).await;
        rows.into_iter().filter(|row| row["what"] == text(what) && row["object"] == text(&self.visit.id)).collect()
    }
}

async fn notes(person: &Person, visit: &Visit, body: &Value, tag: &str) -> Answer {
    person.api(Method::PUT, &format!("/appointments/{}/note", visit.id)).header("if-match", tag).json(body).send().await
}

pub async fn f28_a_note_is_read_by_its_doctor_and_the_patient_of_the_visit(app: TestApp) {
    let scene = Box::pin(Scene::of(app)).await;
    assert_eq!(scene.read().await, Value::Null);
    let written = scene.notes(&NOTE.replace('\n', "\r\n")).await.is(200);
    assert_eq!(written.json(), json!({ "text": NOTE, "written_at": "2026-11-23T09:30:00+05:30", "version": 1 }));
    assert_eq!(written.header("etag"), "\"v1\"");
    for reader in [&scene.asha, &scene.doctor] {
        let seen = reader.looks_at(&scene.visit).await.is(200);
        assert_eq!(seen.json()["note"], written.json());
        assert_eq!(seen.json()["version"], 1, "the visit itself has not changed");
        assert_eq!(seen.header("etag"), "\"v1-1\"");
    }
    assert_eq!(scene.audited("note.write").await.len(), 1);
    let before = scene.audited("intake.read").await.len();
    scene.read().await;
    assert_eq!(scene.audited("intake.read").await.len(), before + 1, "whoever reads the note is in the trail");
}

pub async fn f09_nobody_else_learns_that_there_is_a_note(app: TestApp) {
    let scene = Box::pin(Scene::of(app)).await;
    let (ruth, tomas) = (scene.app.receptionist().await, scene.app.administrator().await);
    let (ben, other) = (scene.app.patient("Ben").await, scene.app.doctor("Chidi Okafor").await);
    let list = "/appointments?from=2026-11-23&to=2026-12-05";
    let look = async |person: &Person| {
        let (one, many) = (person.looks_at(&scene.visit).await.is(200), person.api(Method::GET, list).send().await.is(200));
        (one.json(), one.header("etag").to_owned(), many.json())
    };
    let before = (look(&ruth).await, look(&tomas).await);
    scene.notes(NOTE).await.is(200);
    assert_eq!((look(&ruth).await, look(&tomas).await), before);
    for (person, status) in [(&ruth, 403), (&tomas, 403), (&scene.asha, 403), (&ben, 403), (&other, 404)] {
        notes(person, &scene.visit, &json!({ "text": "mine" }), "").await.is(status);
    }
    for person in [&ben, &other] {
        person.looks_at(&scene.visit).await.is(404);
    }
    assert_eq!(scene.read().await["text"], NOTE);
    // Moving, confirming and listing answer without it.
    let confirmed = scene.asha.confirms(&scene.visit).await.is(200);
    assert!(!confirmed.text().contains("Rest for three days"));
}

pub async fn f28_a_note_is_never_written_over_one_that_was_not_read(app: TestApp) {
    let scene = Box::pin(Scene::of(app)).await;
    scene.notes_over(NOTE, "\"v0\"").await.is(200);
    scene.notes_over("Another.", "\"v0\"").await.is_problem(412, "stale-version");
    let second = scene.notes_over("Another.", "\"v1\"").await.is(200);
    assert_eq!(second.header("etag"), "\"v2\"");
    scene.notes_over("A third.", "\"v1\"").await.is_problem(412, "stale-version");
    assert_eq!(scene.read().await["text"], "Another.");
    // The same words once more are no change, so a lost answer may simply be repeated.
    let again = scene.notes_over("Another.", "\"v1\"").await.is(200);
    assert_eq!(again.json()["version"], 2);
    assert_eq!(scene.audited("note.write").await.len(), 2);
    scene.notes("Whatever stands there.").await.is(200);
    assert_eq!(scene.read().await["version"], 3);
}

pub async fn f28_of_two_windows_at_once_one_is_told(app: TestApp) {
    let scene = Box::pin(Scene::of(app)).await;
    for seen in 0..6 {
        let tag = format!("\"v{seen}\"");
        let words = [format!("Left {seen}."), format!("Right {seen}.")];
        let (left, right) = tokio::join!(scene.notes_over(&words[0], &tag), scene.notes_over(&words[1], &tag));
        let mut told = [left.status, right.status];
        told.sort_unstable();
        assert_eq!(told, [200, 412], "{} and {}", left.text(), right.text());
        let kept = if left.status == 200 { &words[0] } else { &words[1] };
        assert_eq!(scene.read().await["text"], **kept);
    }
}

pub async fn f28_an_empty_note_takes_it_back_and_versions_go_on(app: TestApp) {
    let scene = Box::pin(Scene::of(app)).await;
    let nothing = scene.notes(" \n ").await.is(200);
    assert_eq!(nothing.json(), json!({ "text": "", "version": 0 }));
    assert!(scene.audited("note.remove").await.is_empty(), "nothing was there");
    scene.notes(NOTE).await.is(200);
    let gone = scene.notes_over("", "\"v1\"").await.is(200);
    assert_eq!((gone.json()["text"].as_str(), gone.header("etag")), (Some(""), "\"v0\""));
    assert_eq!(scene.read().await, Value::Null);
    assert!(!format!("{:?}", scene.app.rows(Table::Records).await).contains("Rest for three days"), "its words are gone");
    assert_eq!(scene.audited("note.remove").await.len(), 1);
    // Whoever still has the first note before them does not write over the one that follows.
    scene.notes_over("New.", "\"v0\"").await.is(200);
    scene.notes_over("Old.", "\"v1\"").await.is_problem(412, "stale-version");
    assert_eq!(scene.read().await["version"], 3);
}

pub async fn f28_a_note_belongs_to_any_visit_but_a_cancelled_one(app: TestApp) {
    let scene = Box::pin(Scene::of(app)).await;
    let begun = Visit::of(&scene.doctor.starts(&scene.visit).await.is(200));
    notes(&scene.doctor, &begun, &json!({ "text": NOTE }), "").await.is(200);
    let slot = scene.app.open_slot(&scene.doctor).await;
    let other = scene.asha.has(&slot).await;
    notes(&scene.doctor, &other, &json!({ "text": NOTE }), "").await.is(200);
    scene.doctor.cancels(&other).await.is(200);
    notes(&scene.doctor, &other, &json!({ "text": "Late." }), "").await.is_problem(409, "not-allowed-now");
    assert_eq!(scene.asha.looks_at(&other).await.json()["note"]["text"], NOTE, "what was said stays said");
}

pub async fn f28_what_is_wrong_with_a_note_is_named(app: TestApp) {
    let scene = Box::pin(Scene::of(app)).await;
    for (body, fault) in [
        (json!({ "text": "x".repeat(2_001) }), "/text too_long"),
        (json!({ "text": "a\u{0}b" }), "/text unprintable"),
        (json!({ "text": 7 }), "/text wrong_type"),
        (json!({}), "/text required"),
        (json!({ "text": "Rest.", "version": 1 }), "/version unknown_field"),
    ] {
        let answer = notes(&scene.doctor, &scene.visit, &body, "").await.is_problem(422, "invalid");
        assert_eq!(answer.faults(), [fault], "{body}");
    }
    scene.notes_over(NOTE, "v1").await.is(400);
    scene.notes(&"å".repeat(2_000)).await.is(200);
}

both_doors!(
    f28_a_note_is_read_by_its_doctor_and_the_patient_of_the_visit,
    f09_nobody_else_learns_that_there_is_a_note,
    f28_a_note_is_never_written_over_one_that_was_not_read,
    f28_of_two_windows_at_once_one_is_told,
    f28_an_empty_note_takes_it_back_and_versions_go_on,
    f28_a_note_belongs_to_any_visit_but_a_cancelled_one,
    f28_what_is_wrong_with_a_note_is_named,
);
