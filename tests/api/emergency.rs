//! F10, second half: a doctor opens the record of a patient who is not in their care, for an hour (S-23).

use caredesk::access::actor::Level;
use caredesk::primitives::record_number::RecordNumber;
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp, Trouble};

const REASON: &str = "Found unconscious, may have taken Warfarin";
pub const WRITE_UP: &str = "Primary hypertension";

pub async fn asks(person: &Person, path: &str) -> Answer {
    person.api(Method::GET, path).send().await
}

pub fn wish(patient: &str) -> Value {
    json!({ "patient": patient, "category": "cannot_be_asked", "reason": REASON })
}

pub async fn opens(doctor: &Person, body: &Value) -> Answer {
    doctor.api(Method::POST, "/emergency-access").key(&doctor.new_key()).json(body).send().await
}

/// Maya, a record and a report of hers, her doctor, and Dr Okafor, who has never seen her.
pub struct House {
    pub app: TestApp,
    farah: Person,
    pub okafor: Person,
    pub maya: Person,
    pub record: String,
    report: String,
}

impl House {
    pub async fn open(app: TestApp) -> Self {
        let (farah, okafor, maya) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await, app.patient("Maya Rao").await);
        let visit = maya.has(&app.open_slots(&farah).await[30]).await;
        let body = json!({ "diagnosis": WRITE_UP, "prescription": "rest" });
        let written = farah.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&body).send().await.is(201);
        maya.api(Method::PUT, "/me/background").json(&json!({ "allergies": ["Penicillin"] })).send().await.is(200);
        let vital = json!({ "taken_at": "2026-11-22T08:00:00+05:30", "weight_kg": 72.5 });
        maya.api(Method::POST, "/me/vitals").json(&vital).send().await.is(201);
        let report = app.report_of(&maya).await;
        Self { farah, okafor, maya, record: written.member("id"), report, app }
    }

    /// Everything of Maya's that a doctor in an emergency reads: where, and with what status.
    fn readable(&self) -> Vec<(String, u16)> {
        let (api, page) = (format!("/api/v1/patients/{}", self.maya.id), format!("/patients/{}", self.maya.id));
        let (record, report) = (&self.record, &self.report);
        let parts = |base: &str| {
            [
                (format!("{base}/records"), 200),
                (format!("{base}/records/{record}"), 200),
                (format!("{base}/reports"), 200),
                (format!("{base}/reports/{report}"), 200),
                (format!("{base}/reports/{report}/download"), 303),
            ]
        };
        let more = ["records/{record}/summary.pdf", "records/{record}/prescription.pdf", "timeline"];
        let more = more.map(|path| (format!("{page}/{}", path.replace("{record}", record)), 200));
        let api_only = ["background", "vitals"].map(|part| (format!("{api}/{part}"), 200));
        parts(&api).into_iter().chain(parts(&page)).chain(api_only).chain(more).collect()
    }

    /// The clinical entries of the trail about Maya by somebody.
    async fn reads_of(&self, doctor: &Person) -> Vec<Item> {
        let rows = self.app.rows(Table::Audit).await.into_iter();
        let word = |row: &Item, name: &str| row.get(name).and_then(|value| value.as_s().ok()).cloned().unwrap_or_default();
        rows.filter(|row| {
            let is_read = ["records.list", "record.read", "background.read", "vitals.read", "timeline.read"]
                .contains(&word(row, "what").as_str())
                || word(row, "what").starts_with("report");
            is_read && word(row, "actor_id") == doctor.id.to_string() && word(row, "decision") == "allowed"
        })
        .collect()
    }

    /// Whether everything answers exactly like the same of a patient who does not exist.
    async fn all_is_as_missing(&self, doctor: &Person) {
        for (path, _) in self.readable() {
            let nobody = path.replace(&self.maya.id.to_string(), "usr_00000000000000000000000001");
            let (theirs, missing) =
                (doctor.ask(Method::GET, &path).send().await.is(404), doctor.ask(Method::GET, &nobody).send().await.is(404));
            let told = |answer: &Answer, path: &str| {
                let text = answer.text().replace(path, "");
                text.split(['"', ' ', '<', '>']).filter(|word| !word.starts_with("req_")).collect::<Vec<_>>().join(" ")
            };
            assert_eq!(told(&theirs, &path), told(&missing, &nobody), "{path}");
            assert_eq!(theirs.header("content-type"), missing.header("content-type"));
        }
    }

    async fn all_is_read(&self, doctor: &Person) {
        for (path, status) in self.readable() {
            doctor.ask(Method::GET, &path).send().await.is(status);
        }
    }
}

pub async fn f10_an_emergency_access_is_opened_for_an_hour_and_once_for_a_key(app: TestApp) {
    let house = House::open(app).await;
    let (okafor, maya) = (&house.okafor, &house.maya);
    let key = okafor.new_key();
    let ask = |body: Value| okafor.api(Method::POST, "/emergency-access").key(&key).json(&body).send();
    let opened = ask(wish(&maya.email)).await.is(201);
    let id = opened.member("id");
    assert_eq!((opened.location(), opened.header("etag")), (format!("/api/v1/emergency-access/{id}").as_str(), "\"v1\""));
    assert_eq!(opened.member("patient_id"), maya.id.to_string());
    assert_eq!(
        (opened.member("opened_at").as_str(), opened.member("expires_at").as_str()),
        ("2026-11-23T09:30:00+05:30", "2026-11-23T10:30:00+05:30")
    );
    assert!(!opened.text().contains("Warfarin"), "what was written is not told back");
    let again = ask(wish(&maya.email)).await.is(201);
    assert_eq!((again.member("id"), again.header("idempotent-replayed")), (id.clone(), "true"));
    ask(wish("somebody@example.org")).await.is_problem(422, "idempotency-key-reused");
    okafor.api(Method::POST, "/emergency-access").json(&wish(&maya.email)).send().await.is_problem(428, "idempotency-key-required");
    opens(okafor, &wish(&maya.email)).await.is_problem(409, "not-allowed-now");
    opens(&house.farah, &wish(&maya.email)).await.is_problem(409, "not-allowed-now");
    let listed = asks(okafor, "/emergency-access").await.is(200).json();
    assert_eq!((listed["items"].as_array().unwrap().len(), &listed["items"][0]["state"]), (1, &json!("running")));
    assert_eq!(asks(okafor, &format!("/emergency-access/{id}")).await.is(200).member("id"), id);
    asks(&house.farah, &format!("/emergency-access/{id}")).await.is(404);
    let told = house.app.published("emergency_access.opened").await;
    assert_eq!((told.len(), &told[0]["facts"]["access_id"]), (1, &json!(id)));
    assert!(!told[0].to_string().contains("usr_") || !told[0].to_string().contains(&maya.id.to_string()), "not who it is about");
}

pub async fn f10_what_a_doctor_says_is_checked_and_a_patient_is_named_exactly(app: TestApp) {
    let (okafor, maya, twin) = (app.doctor("Chidi Okafor").await, app.patient("Maya Rao").await, app.patient("Tara Rao").await);
    let own = json!({ "date_of_birth": "1988-02-29", "phone": "+91 98450 12377" });
    maya.api(Method::PATCH, "/me").json(&own).send().await.is(200);
    let faults = |body: Value| {
        let okafor = &okafor;
        async move { opens(okafor, &body).await.is(422).faults() }
    };
    let wrong = json!({ "category": "curiosity", "reason": "because" });
    assert_eq!(faults(wrong).await, ["/patient required", "/category unknown_category", "/reason too_short"]);
    assert_eq!(faults(json!({ "patient": "x@example.org", "category": "other", "reason": "x".repeat(501) })).await, ["/reason too_long"]);
    let number = RecordNumber::of(maya.id).to_string();
    for part in [&number[..12], "Maya", "Maya Rao", "rao", "9845"] {
        assert_eq!(faults(wish(part)).await, ["/patient not_whole"], "{part}");
    }
    for nobody in ["HR-0000-0000-0000", "maya@example.org", "+919845012370", okafor.email.as_str()] {
        assert_eq!(faults(wish(nobody)).await, ["/patient no_single_patient"], "{nobody}");
    }
    let called = |name: &str, born: &str| json!({ "name": name, "date_of_birth": born, "category": "other", "reason": REASON });
    assert_eq!(faults(called("Maya Rao", "1988-03-01")).await, ["/name no_single_patient"]);
    assert_eq!(faults(called("Maya", "1988-02-29")).await, ["/name no_single_patient"], "the whole name");
    for exact in
        [wish(&number), wish(&maya.email.to_uppercase()), wish("+91 (98450) 12377"), wish("98450"), called("maya  rao", "1988-02-29")]
    {
        let opened = opens(&okafor, &exact).await;
        if exact["patient"] == "98450" {
            assert_eq!(opened.is(422).faults(), ["/patient no_single_patient"], "a part of a number");
            continue;
        }
        let opened = opened.is(201);
        assert_eq!(opened.member("patient_id"), maya.id.to_string());
        okafor.api(Method::DELETE, &format!("/emergency-access/{}", opened.member("id"))).send().await.is(204);
    }
    // Two who fit are nobody: the answer does not even say that there are two.
    let changed = json!({ "name": "Maya Rao", "phone": "+919845012377", "date_of_birth": "1988-02-29" });
    app.receptionist().await.api(Method::PATCH, &format!("/patients/{}", twin.id)).json(&changed).send().await.is(200);
    app.passes(61);
    app.signs_in(&okafor, Level::Full).await;
    assert_eq!(faults(wish("+919845012377")).await, ["/patient no_single_patient"]);
    assert_eq!(faults(called("Maya Rao", "1988-02-29")).await, ["/name no_single_patient"]);
    opens(&okafor, &wish(&number)).await.is(201);
    let denied = app
        .rows(Table::Audit)
        .await
        .into_iter()
        .filter(|row| row["what"].as_s().unwrap() == "emergency.open" && row["decision"].as_s().unwrap() == "denied");
    let denied: Vec<Item> = denied.collect();
    assert!(denied.len() >= 7 && denied.iter().all(|row| row["subject_id"].as_s().unwrap() == "system" && !row.contains_key("reason")));
}

pub async fn f10_who_tries_to_find_people_this_way_is_stopped_after_twenty_an_hour(app: TestApp) {
    let (okafor, grey, maya) = (app.doctor("Chidi Okafor").await, app.doctor("Meredith Grey").await, app.patient("Maya Rao").await);
    for number in 0..20 {
        opens(&okafor, &wish(&format!("nobody{number}@example.org"))).await.is(422);
    }
    let stopped = opens(&okafor, &wish(&maya.email)).await.is_problem(429, "too-many-requests");
    assert_eq!(stopped.header("retry-after"), "3600");
    opens(&grey, &wish(&maya.email)).await.is(201);
    app.passes(60);
    app.signs_in(&okafor, Level::Full).await;
    opens(&okafor, &wish(&maya.email)).await.is(201);
}

pub async fn f10_before_after_and_for_everybody_else_it_is_as_if_the_patient_did_not_exist(app: TestApp) {
    let house = House::open(app).await;
    let (okafor, grey) = (&house.okafor, house.app.doctor("Meredith Grey").await);
    let other = house.app.patient("Ben").await;
    house.all_is_as_missing(okafor).await;
    let id = opens(okafor, &wish(&house.maya.email)).await.is(201).member("id");
    house.all_is_read(okafor).await;
    house.all_is_as_missing(&grey).await;
    asks(okafor, &format!("/patients/{}/records", other.id)).await.is_problem(404, "not-found");
    // Two doctors each have their own hour, and one's end is not the other's.
    house.app.passes(30);
    house.app.signs_in(&grey, Level::Full).await;
    house.app.signs_in(okafor, Level::Full).await;
    opens(&grey, &wish(&house.maya.email)).await.is(201);
    house.app.clock.advance(jiff::SignedDuration::from_secs(30 * 60 - 1));
    house.app.signs_in(&grey, Level::Full).await;
    house.app.signs_in(okafor, Level::Full).await;
    house.all_is_read(okafor).await;
    house.app.clock.advance(jiff::SignedDuration::from_secs(1));
    house.all_is_as_missing(okafor).await;
    house.all_is_read(&grey).await;
    assert_eq!(asks(okafor, &format!("/emergency-access/{id}")).await.member("state"), "over");
}

pub async fn f10_ended_early_it_opens_nothing_from_the_next_reading_on(app: TestApp) {
    let house = House::open(app).await;
    let id = opens(&house.okafor, &wish(&house.maya.email)).await.is(201).member("id");
    let place = format!("/emergency-access/{id}");
    house.all_is_read(&house.okafor).await;
    house.farah.api(Method::DELETE, &place).send().await.is(404);
    house.app.passes(5);
    for _ in 0..2 {
        house.okafor.api(Method::DELETE, &place).send().await.is(204);
    }
    house.all_is_as_missing(&house.okafor).await;
    let ended = asks(&house.okafor, &place).await.is(200);
    assert_eq!((ended.member("state").as_str(), ended.member("ended_at").as_str()), ("ended", "2026-11-23T09:35:00+05:30"));
    assert_eq!(ended.header("etag"), "\"v2\"");
    opens(&house.okafor, &wish(&house.maya.email)).await.is(201);
    house.all_is_read(&house.okafor).await;
}

pub async fn f10_in_an_emergency_nothing_is_written_and_the_mood_log_stays_closed(app: TestApp) {
    let house = House::open(app).await;
    let (okafor, maya) = (&house.okafor, &house.maya);
    maya.api(Method::PUT, "/me/mood/2026-11-22").json(&json!({ "level": 2, "note": "the dog is ill" })).send().await.is(200);
    maya.api(Method::PUT, &format!("/me/mood-sharing/{}", house.farah.id)).send().await.is(204);
    opens(okafor, &wish(&maya.email)).await.is(201);
    let place = format!("/patients/{}", maya.id);
    let amendment = json!({ "notes": "x", "reason": "left out" });
    let writes = [
        (Method::POST, format!("{place}/records/{}/amendments", house.record), amendment),
        (Method::POST, format!("{place}/reports"), json!({ "file_name": "a.pdf", "content_type": "application/pdf", "size": 9 })),
        (Method::POST, format!("{place}/reports/{}/complete", house.report), json!({})),
        (Method::DELETE, format!("{place}/reports/{}", house.report), json!({})),
    ];
    for (method, path, body) in writes {
        okafor.api(method, &path).json(&body).send().await.is_problem(404, "not-found");
    }
    asks(okafor, &format!("{place}/mood")).await.is_problem(404, "not-found");
    let timeline = okafor.opens(&format!("{place}/timeline")).await.is(200).text();
    assert!(timeline.contains("72.5") && timeline.contains(WRITE_UP) && !timeline.contains("the dog is ill"));
    let list = okafor.opens(&format!("{place}/reports")).await.is(200).page();
    assert!(list.all("main form").iter().all(|form| form.attribute("action").unwrap().ends_with("/end")), "no form adds a file");
}

pub async fn f10_every_reading_is_flagged_and_counted_and_the_patient_sees_each(app: TestApp) {
    let house = House::open(app).await;
    let (okafor, maya) = (&house.okafor, &house.maya);
    let id = opens(okafor, &wish(&maya.email)).await.is(201).member("id");
    house.all_is_read(okafor).await;
    let reads = house.reads_of(okafor).await;
    assert!(reads.len() >= house.readable().len(), "at least one entry each: {}", reads.len());
    for row in &reads {
        assert_eq!(row["emergency_access_id"].as_s().unwrap(), &id, "{row:?}");
        assert!(house.app.app.ground.audit.verifies(row));
    }
    let tomas = house.app.administrator().await;
    let one = asks(&tomas, &format!("/admin/emergency-access/{id}")).await.is(200).json();
    assert_eq!(one["clinical_reads"], json!(reads.len()), "what is counted is what is in the trail");
    house.farah.api(Method::GET, &format!("/patients/{}/records", maya.id)).send().await.is(200);
    let log = asks(maya, "/me/access-log?limit=100").await.is(200).json();
    let items = log["items"].as_array().unwrap();
    let flagged: Vec<&Value> = items.iter().filter(|item| item["emergency_access_id"] == json!(id)).collect();
    assert_eq!(flagged.len(), reads.len() + 1, "each reading, and the opening");
    let opening = flagged.iter().find(|item| item["what"] == "emergency.open").unwrap();
    assert_eq!((&opening["reason"], &opening["actor_name"]), (&json!(REASON), &json!("Chidi Okafor")));
    assert!(
        items.iter().any(|item| item["actor_name"] == "Leena Farah" && item.get("emergency_access_id").is_none()),
        "care is no emergency"
    );
}

pub async fn f10_nothing_is_shown_or_opened_in_an_emergency_that_is_not_in_the_trail(app: TestApp) {
    let house = House::open(app).await;
    let (okafor, maya) = (&house.okafor, &house.maya);
    let list = format!("/patients/{}/records", maya.id);
    house
        .app
        .faults
        .plan(|call| (call.operation.contains("TransactWriteItems") && call.body.contains("emergency.open")).then_some(Trouble::Fault));
    opens(okafor, &wish(&maya.email)).await.is_problem(503, "busy");
    house.app.faults.end();
    asks(okafor, &list).await.is_problem(404, "not-found");
    assert!(house.app.mails_saying(&maya.email, "Emergency access").await.is_empty(), "nothing was opened, nobody is told");
    opens(okafor, &wish(&maya.email)).await.is(201);
    house.app.faults.plan(|call| (call.operation.contains("PutItem") && call.body.contains("-audit\"")).then_some(Trouble::Fault));
    assert!(!asks(okafor, &list).await.is_problem(503, "busy").text().contains(WRITE_UP));
    house.app.faults.plan(|call| (call.operation.contains("UpdateItem") && call.body.contains("-requests\"")).then_some(Trouble::Fault));
    assert!(!asks(okafor, &list).await.is_problem(503, "busy").text().contains(WRITE_UP), "not counted, not shown");
    house.app.faults.end();
    asks(okafor, &list).await.is(200);
}

pub async fn f10_an_end_and_readings_at_once_show_nothing_after_the_end(app: TestApp) {
    let house = House::open(app).await;
    let (okafor, maya) = (&house.okafor, &house.maya);
    let list = format!("/patients/{}/records", maya.id);
    for round in 0..6 {
        let id = opens(okafor, &wish(&maya.email)).await.is(201).member("id");
        let end = okafor.api(Method::DELETE, &format!("/emergency-access/{id}")).send();
        let (first, ended, second) = tokio::join!(asks(okafor, &list), end, asks(okafor, &list));
        ended.is(204);
        for answer in [first, second] {
            assert!([200, 404].contains(&answer.status), "round {round}: {}", answer.status);
        }
        asks(okafor, &list).await.is_problem(404, "not-found");
    }
}

pub async fn f10_two_windows_at_once_open_one_access_and_after_its_end_another_one(app: TestApp) {
    let house = House::open(app).await;
    let (okafor, maya) = (&house.okafor, &house.maya);
    let wishes = wish(&maya.email);
    for round in 0..3 {
        let (one, other) = tokio::join!(opens(okafor, &wishes), opens(okafor, &wishes));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409], "round {round}");
        let id = if one.status == 201 { one.member("id") } else { other.member("id") };
        let listed = asks(okafor, "/emergency-access").await.is(200).json();
        let running = listed["items"].as_array().unwrap().iter().filter(|one| one["state"] == "running").count();
        assert_eq!(running, 1, "round {round}");
        okafor.api(Method::DELETE, &format!("/emergency-access/{id}")).send().await.is(204);
    }
    assert_eq!(house.app.published("emergency_access.opened").await.len(), 3);
    house.app.passes(61);
    house.app.signs_in(okafor, Level::Full).await;
    opens(okafor, &wishes).await.is(201);
}

both_doors![
    f10_two_windows_at_once_open_one_access_and_after_its_end_another_one,
    f10_an_emergency_access_is_opened_for_an_hour_and_once_for_a_key,
    f10_what_a_doctor_says_is_checked_and_a_patient_is_named_exactly,
    f10_who_tries_to_find_people_this_way_is_stopped_after_twenty_an_hour,
    f10_before_after_and_for_everybody_else_it_is_as_if_the_patient_did_not_exist,
    f10_ended_early_it_opens_nothing_from_the_next_reading_on,
    f10_in_an_emergency_nothing_is_written_and_the_mood_log_stays_closed,
    f10_every_reading_is_flagged_and_counted_and_the_patient_sees_each,
    f10_nothing_is_shown_or_opened_in_an_emergency_that_is_not_in_the_trail,
    f10_an_end_and_readings_at_once_show_nothing_after_the_end,
];
