//! F58: a visit by video is chosen where its doctor offers it, and its link is for the two people who meet, when they meet.

use caredesk::access::actor::Level;
use caredesk::storage::item::text;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp, Visit, booking};

const TEMPLATE: &str = "https://meet.rowan.example/care-{room}";
const ROOMS: &str = "https://meet.rowan.example/care-";

struct Scene {
    app: TestApp,
    doctor: Person,
    asha: Person,
    tomas: Person,
}

impl Scene {
    /// A house with visits by video, and a doctor who offers them.
    async fn of(app: TestApp) -> Self {
        let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
        let tomas = app.administrator().await;
        let scene = Self { app, doctor, asha, tomas };
        scene.house(TEMPLATE).await.is(200);
        scene.offers(true).await;
        scene
    }

    async fn house(&self, template: &str) -> Answer {
        self.tomas.api(Method::PUT, "/admin/settings").json(&json!({ "video_link_template": template })).send().await
    }

    async fn offers(&self, offers: bool) {
        let profile = json!({ "name": self.doctor.name, "department_id": self.app.department.id, "offers_video": offers });
        self.tomas.api(Method::PUT, &format!("/doctors/{}", self.doctor.id)).json(&profile).send().await.is(200);
    }

    /// Asha asks for the doctor's time at half past ten, an hour from now.
    async fn asks(&self, mode: &str) -> Answer {
        let mut body = booking(&self.app.open_slots(&self.doctor).await[1]);
        body["mode"] = json!(mode);
        self.asha.asks_for(&body).await
    }

    async fn visit(&self) -> Visit {
        Visit::of(&self.asks("video").await.is(201))
    }

    async fn later(&self, minutes: i64) {
        self.app.passes(minutes);
        for person in [&self.doctor, &self.asha] {
            self.app.signs_in(person, Level::Full).await;
        }
    }

    async fn audited(&self, what: &str) -> usize {
        self.app.rows(Table::Audit).await.into_iter().filter(|row| row["what"] == text(what)).count()
    }
}

async fn link(person: &Person, visit: &Visit) -> Answer {
    person.api(Method::GET, &format!("/appointments/{}/video", visit.id)).send().await
}

async fn sets(person: &Person, visit: &Visit, body: &Value) -> Answer {
    person.api(Method::PUT, &format!("/appointments/{}/mode", visit.id)).json(body).send().await
}

pub async fn f58_the_link_opens_ten_minutes_before_and_closes_at_the_end(app: TestApp) {
    let scene = Box::pin(Scene::of(app)).await;
    let visit = scene.visit().await;
    assert_eq!((&visit.body["mode"], &visit.body["video"]), (&json!("video"), &json!({ "opens_at": "2026-11-23T10:20:00+05:30" })));
    scene.later(49).await;
    for person in [&scene.asha, &scene.doctor] {
        let early = link(person, &visit).await.is_problem(409, "not-allowed-now");
        assert_eq!(early.json()["opens_at"], "2026-11-23T10:20:00+05:30");
        assert!(early.text().contains("10:20") && !early.text().contains(ROOMS), "{}", early.text());
    }
    assert_eq!(scene.audited("video.open").await, 0);
    scene.later(1).await;
    let asha = link(&scene.asha, &visit).await.is(200);
    assert!(asha.member("url").starts_with(ROOMS) && asha.member("url").len() == ROOMS.len() + 32, "{}", asha.text());
    assert_eq!(asha.json()["until"], "2026-11-23T11:00:00+05:30");
    assert_eq!(link(&scene.doctor, &visit).await.is(200).json(), asha.json(), "both come into one room");
    assert_eq!(scene.audited("video.open").await, 2);
    let seen = scene.asha.looks_at(&visit).await.is(200);
    assert!(!seen.text().contains(ROOMS), "the visit itself does not say it: {}", seen.text());
    scene.later(39).await;
    link(&scene.asha, &visit).await.is(200);
    scene.later(1).await;
    for person in [&scene.asha, &scene.doctor] {
        link(person, &visit).await.is_problem(409, "not-allowed-now");
    }
}

pub async fn f58_for_everybody_else_there_is_no_link(app: TestApp) {
    let scene = Box::pin(Scene::of(app)).await;
    let visit = scene.visit().await;
    let (other, ben) = (scene.app.doctor("Chidi Okafor").await, scene.app.patient("Ben").await);
    let ruth = scene.app.receptionist().await;
    let (books, reads) = (scene.app.patient("Ravi").await, scene.app.patient("Uma").await);
    scene.app.lets_act(&scene.asha, &books, "book").await;
    let grant = scene.app.lets_act(&scene.asha, &reads, "read").await;
    assert!(!grant.is_empty());
    for minutes in [0, 50] {
        scene.later(minutes).await;
        for person in [&other, &ben, &ruth, &scene.tomas, &reads] {
            scene.app.signs_in(person, Level::Full).await;
            let none = link(person, &visit).await.is(404);
            assert!(!none.text().contains(ROOMS));
        }
    }
    assert_eq!(scene.audited("video.open").await, 0);
    scene.app.signs_in(&books, Level::Full).await;
    assert_eq!(link(&books, &visit).await.is(200).json(), link(&scene.asha, &visit).await.is(200).json());
    scene.app.stranger().api(Method::GET, &format!("/appointments/{}/video", visit.id)).send().await.is_problem(401, "sign-in-needed");
}

pub async fn f58_no_link_of_a_visit_that_is_cancelled_or_in_person_or_without_a_house_for_it(app: TestApp) {
    let scene = Box::pin(Scene::of(app)).await;
    let visit = scene.visit().await;
    scene.later(50).await;
    link(&scene.asha, &visit).await.is(200);
    scene.app.signs_in(&scene.tomas, Level::Full).await;
    scene.house("").await.is(200);
    link(&scene.asha, &visit).await.is_problem(409, "not-allowed-now");
    scene.house(TEMPLATE).await.is(200);
    sets(&scene.doctor, &visit, &json!({ "mode": "in_person" })).await.is(200);
    link(&scene.asha, &visit).await.is_problem(409, "not-allowed-now");
    sets(&scene.doctor, &visit, &json!({ "mode": "video" })).await.is(200);
    link(&scene.asha, &visit).await.is(200);
    scene.doctor.cancels(&visit).await.is(200);
    for person in [&scene.asha, &scene.doctor] {
        link(person, &visit).await.is_problem(409, "not-allowed-now");
    }
}

pub async fn f58_video_is_chosen_only_where_doctor_and_house_have_it(app: TestApp) {
    let scene = Box::pin(Scene::of(app)).await;
    scene.offers(false).await;
    assert_eq!(scene.asks("video").await.is_problem(422, "invalid").faults(), ["/mode no_video"]);
    let visit = Visit::of(&scene.asks("in_person").await.is(201));
    assert_eq!((&visit.body["mode"], &visit.body["video"]), (&json!("in_person"), &Value::Null));
    let video = json!({ "mode": "video" });
    assert_eq!(sets(&scene.asha, &visit, &video).await.is_problem(422, "invalid").faults(), ["/mode no_video"]);
    scene.offers(true).await;
    scene.house("").await.is(200);
    assert_eq!(sets(&scene.asha, &visit, &video).await.is_problem(422, "invalid").faults(), ["/mode no_video"]);
    assert_eq!(scene.house("http://meet.rowan.example/{room}").await.is(422).faults(), ["/video_link_template not_https"]);
    assert_eq!(scene.house("https://meet.rowan.example/").await.is(422).faults(), ["/video_link_template no_room"]);
    scene.house(TEMPLATE).await.is(200);
    assert_eq!(sets(&scene.asha, &visit, &video).await.is(200).json()["mode"], "video");
}

pub async fn f58_a_mode_is_set_before_the_visit_begins_and_stays_with_every_move(app: TestApp) {
    let scene = Box::pin(Scene::of(app)).await;
    let visit = Visit::of(&scene.asks("in_person").await.is(201));
    let (other, ben) = (scene.app.doctor("Chidi Okafor").await, scene.app.patient("Ben").await);
    let video = json!({ "mode": "video", "version": visit.version });
    for person in [&other, &ben] {
        sets(person, &visit, &video).await.is(404);
    }
    for _ in 0..2 {
        let set = sets(&scene.asha, &visit, &video).await.is(200).json();
        assert_eq!((&set["mode"], &set["version"]), (&json!("video"), &json!(visit.version)));
    }
    assert_eq!(scene.audited("appointment.set_mode").await, 1, "what it is already is no change");
    // A move and a mode at once: neither is lost.
    let person = json!({ "mode": "in_person" });
    let nothing = json!({});
    let confirms = scene.asha.moves_blindly(&visit, "confirm", &nothing);
    let (set, confirmed) = tokio::join!(sets(&scene.doctor, &visit, &person), confirms);
    set.is(200);
    confirmed.is(200);
    let now = scene.asha.looks_at(&visit).await.is(200).json();
    assert_eq!((&now["mode"], &now["status"]), (&json!("in_person"), &json!("confirmed")));
    sets(&scene.asha, &visit, &video).await.is_problem(409, "not-allowed-now"); // a version that is old by now
    sets(&scene.asha, &visit, &json!({ "mode": "video" })).await.is(200);
    let slot = scene.app.open_slots(&scene.doctor).await.pop().unwrap();
    let moved = scene.doctor.moves_blindly(&visit, "reschedule", &json!({ "start": slot.start })).await.is(200);
    assert_eq!(moved.json()["mode"], "video");
    scene.doctor.moves_blindly(&visit, "start", &json!({})).await.is(200);
    sets(&scene.asha, &visit, &person).await.is_problem(409, "not-allowed-now");
    sets(&scene.asha, &visit, &json!({ "mode": "by telephone" })).await.is(422);
}

both_doors!(
    f58_the_link_opens_ten_minutes_before_and_closes_at_the_end,
    f58_for_everybody_else_there_is_no_link,
    f58_no_link_of_a_visit_that_is_cancelled_or_in_person_or_without_a_house_for_it,
    f58_video_is_chosen_only_where_doctor_and_house_have_it,
    f58_a_mode_is_set_before_the_visit_begins_and_stays_with_every_move,
);
