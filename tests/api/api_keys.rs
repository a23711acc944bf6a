//! F15: programs ask with keys. What a key opens on every route is in `tests/guards/keys.rs`.

use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex};

use caredesk::identity::accounts::profile_key;
use caredesk::storage::item::text;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{Action, Expression};
use futures_util::future::join_all;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, Person, TestApp};

const DAYS: &str = "/appointments?from=2026-11-23&to=2026-11-30";

/// A key as it is shown once.
struct Key {
    id: String,
    secret: String,
}

async fn make(tomas: &Person, body: Value) -> Key {
    let made = tomas.api(Method::POST, "/api-keys").json(&body).send().await.is(201);
    Key { id: made.member("id"), secret: made.member("secret") }
}

async fn key(tomas: &Person, scopes: &[&str]) -> Key {
    make(tomas, json!({ "name": "Kiosk", "scopes": scopes })).await
}

impl Key {
    fn ask(&self, program: &Browser, method: Method, path: &str) -> crate::support::browser::Ask {
        program.api(method, path).header("authorization", &format!("Bearer {}", self.secret))
    }

    async fn get(&self, program: &Browser, path: &str) -> Answer {
        self.ask(program, Method::GET, path).send().await
    }
}

async fn listed(tomas: &Person, key: &Key) -> Value {
    let all = tomas.api(Method::GET, "/api-keys").send().await.is(200).json();
    all["items"].as_array().unwrap().iter().find(|one| one["id"] == key.id).unwrap().clone()
}

pub async fn f15_a_key_is_made_used_and_revoked_and_is_dead_at_its_next_request_on_every_server(app: TestApp) {
    let (tomas, here, there) = (app.administrator().await, app.stranger(), app.elsewhere().await);
    let body = json!({ "name": " Kiosk ", "scopes": ["appointments:read"], "ends_on": "2026-12-31" });
    let made = tomas.api(Method::POST, "/api-keys").json(&body).send().await.is(201);
    let key = Key { id: made.member("id"), secret: made.member("secret") };
    assert_eq!(made.location(), format!("/api/v1/api-keys/{}", key.id));
    let mut expected = json!({
        "id": key.id, "name": "Kiosk", "state": "active", "scopes": ["appointments:read"], "ends_on": "2026-12-31",
        "created_at": "2026-11-23T09:30:00+05:30", "created_by": tomas.id, "created_by_name": "Tomas", "last_used_at": null, "revoked_at": null
    });
    assert_eq!(listed(&tomas, &key).await, expected, "and no secret");

    key.get(&here, DAYS).await.is(200);
    app.passes(5);
    key.get(&there, DAYS).await.is(200);
    expected["last_used_at"] = json!("2026-11-23T09:35:00+05:30");
    let one = tomas.api(Method::GET, &format!("/api-keys/{}", key.id)).send().await.is(200);
    assert_eq!(one.json(), expected);

    for _ in 0..2 {
        tomas.api(Method::DELETE, &format!("/api-keys/{}", key.id)).send().await.is(204);
    }
    for program in [&there, &here] {
        let refused = key.get(program, DAYS).await.is_problem(401, "api-key-refused");
        assert_eq!(refused.header("www-authenticate"), "Bearer");
    }
    expected["state"] = json!("revoked");
    expected["revoked_at"] = json!("2026-11-23T09:35:00+05:30");
    assert_eq!(listed(&tomas, &key).await, expected);
    tomas.api(Method::DELETE, "/api-keys/key_00000000000000000000000000").send().await.is_problem(404, "not-found");
}

pub async fn f15_what_is_wrong_with_a_key_is_not_said(app: TestApp) {
    let (tomas, program) = (app.administrator().await, app.stranger());
    let ended = make(&tomas, json!({ "name": "Trial", "scopes": ["overview:read"], "ends_on": "2026-11-23" })).await;
    let revoked = key(&tomas, &["overview:read"]).await;
    let good = key(&tomas, &["overview:read"]).await;
    ended.get(&program, "/admin/overview").await.is(200);
    tomas.api(Method::DELETE, &format!("/api-keys/{}", revoked.id)).send().await.is(204);
    app.passes(14 * 60 + 30); // midnight in Kolkata: the last day is over
    app.signs_in(&tomas, caredesk::access::actor::Level::Full).await;
    assert_eq!(listed(&tomas, &ended).await["state"], "ended");
    let last = if good.secret.ends_with('0') { "1" } else { "0" };
    let wrong = format!("{}{last}", &good.secret[..good.secret.len() - 1]);
    let mut said = Vec::new();
    for sent in [ended.secret.as_str(), &revoked.secret, &wrong, "cdk_", "", "anything at all"] {
        let ask = program.api(Method::GET, "/admin/overview").header("authorization", &format!("Bearer {sent}"));
        let mut body = ask.send().await.is_problem(401, "api-key-refused").json();
        body["request_id"] = json!(null);
        said.push(body);
    }
    assert!(said.iter().all(|body| *body == said[0]), "{said:?}");
    good.get(&program, "/admin/overview").await.is(200);
}

pub async fn f15_a_repeat_of_making_a_key_does_not_show_it_again(app: TestApp) {
    let tomas = app.administrator().await;
    let body = json!({ "name": "Kiosk", "scopes": ["overview:read"] });
    let ask = |body: &Value| tomas.api(Method::POST, "/api-keys").key("k-1").json(body).send();
    let first = ask(&body).await.is(201);
    let again = ask(&body).await.is(201);
    assert_eq!((again.header("idempotent-replayed"), again.location()), ("true", first.location()));
    assert!(first.json()["secret"].is_string() && again.json()["secret"].is_null());
    ask(&json!({ "name": "Other", "scopes": ["overview:read"] })).await.is_problem(422, "idempotency-key-reused");
    let all = tomas.api(Method::GET, "/api-keys?limit=1").send().await.is(200).json();
    assert_eq!((all["items"].as_array().unwrap().len(), &all["next"]), (1, &json!(null)), "one was made");
}

pub async fn f15_keys_are_listed_a_page_at_a_time_newest_first(app: TestApp) {
    let tomas = app.administrator().await;
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(key(&tomas, &["overview:read"]).await.id);
    }
    made.reverse();
    let (mut seen, mut next) = (Vec::new(), String::new());
    loop {
        let page = tomas.api(Method::GET, &format!("/api-keys?limit=2{next}")).send().await.is(200).json();
        seen.extend(page["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()));
        let Some(cursor) = page["next"].as_str() else { break };
        next = format!("&cursor={cursor}");
    }
    assert_eq!(seen, made);
}

pub async fn f15_a_key_that_cannot_be_made_says_why(app: TestApp) {
    let tomas = app.administrator().await;
    let refused = |body: Value| {
        let ask = tomas.api(Method::POST, "/api-keys").json(&body);
        async move { ask.send().await.is_problem(422, "invalid").faults() }
    };
    let wrong = json!({ "name": "", "scopes": ["overview:read", "records:read"], "ends_on": "2026-11-22" });
    assert_eq!(refused(wrong).await, ["/name required", "/ends_on past", "/scopes/1 unknown_scope"]);
    assert_eq!(refused(json!({ "name": "Kiosk", "scopes": [] })).await, ["/scopes required"]);
    let mine = json!({ "name": "Kiosk", "secret": "cdk_mine", "scopes": ["overview:read"], "role": "administrator" });
    assert_eq!(refused(mine).await, ["/secret unknown_field", "/role unknown_field"]);
    assert!(app.rows(Table::Directory).await.iter().all(|row| row["owner_id"] != text("api_keys")));
}

pub async fn f15_a_program_does_what_its_key_says_and_stands_in_the_trail_by_it(app: TestApp) {
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let visit = asha.has(&app.open_slot(&farah).await).await;
    let (kiosk, program) = (key(&tomas, &["appointments:check-in"]).await, app.stranger());
    let refused = kiosk.get(&program, DAYS).await.is_problem(403, "forbidden");
    assert!(refused.member("detail").contains("appointments:read"), "{}", refused.text());
    for path in ["/me", "/me/sessions", "/api-keys", "/admin/settings"] {
        kiosk.get(&program, path).await.is_problem(403, "forbidden");
    }
    let arrived = kiosk.ask(&program, Method::POST, &format!("/appointments/{}/check-in", visit.id)).json(&json!({})).send().await.is(200);
    assert_eq!(arrived.member("status"), "checked_in");
    assert!(arrived.json().get("reason").is_none() && !arrived.text().contains("cough"), "{}", arrived.text());
    let trail = app.rows(Table::Audit).await;
    let entry = trail.iter().find(|row| row["what"] == text("appointment.check_in")).unwrap();
    assert_eq!((&entry["actor_id"], entry.get("role")), (&text(&kiosk.id), None));
    assert!(app.app.ground.audit.verifies(entry));
    let made = trail.iter().find(|row| row["what"] == text("api_key.create")).unwrap();
    assert_eq!((&made["actor_id"], &made["object"]), (&text(tomas.id), &text(&kiosk.id)));
}

pub async fn f15_what_everybody_reads_a_key_reads_too_and_no_more_of_it(app: TestApp) {
    let farah = app.doctor_who("Leena Farah", |new| new.phone = "+911234567".parse().ok()).await;
    let (tomas, program) = (app.administrator().await, app.stranger());
    let board = key(&tomas, &["overview:read"]).await;
    for path in
        ["/departments".to_owned(), "/doctors".to_owned(), format!("/doctors/{}", farah.id), format!("/doctors/{}/free-times", farah.id)]
    {
        let anybody = program.api(Method::GET, &path).send().await.is(200).json();
        assert_eq!(board.get(&program, &path).await.is(200).json(), anybody, "{path}");
    }
}

pub async fn f15_a_key_beside_a_session_is_refused_and_so_is_another_sites_page(app: TestApp) {
    let (tomas, program) = (app.administrator().await, app.stranger());
    let board = key(&tomas, &["overview:read", "departments:manage"]).await;
    board.get(&tomas, "/admin/overview").await.is_problem(400, "malformed");
    let skin = json!({ "name": "Skin" });
    let foreign = board.ask(&program, Method::POST, "/departments").header("sec-fetch-site", "cross-site").json(&skin);
    foreign.send().await.is_problem(403, "cross-site");
    board.ask(&program, Method::POST, "/departments").json(&skin).send().await.is(201);
    // A proxy's own password in front of us is no key, and takes no session away.
    tomas.api(Method::GET, "/admin/overview").header("authorization", "Basic dXNlcjpwYXNz").send().await.is(200);
}

pub async fn f15_what_a_program_sends_twice_is_remembered_by_its_key(app: TestApp) {
    let (tomas, program) = (app.administrator().await, app.stranger());
    let (one, other) = (key(&tomas, &["departments:manage"]).await, key(&tomas, &["departments:manage"]).await);
    let send = |key: &Key, name: &str| key.ask(&program, Method::POST, "/departments").key("k-1").json(&json!({ "name": name })).send();
    let first = send(&one, "Skin").await.is(201).member("id");
    let again = send(&one, "Skin").await.is(201);
    assert_eq!((again.header("idempotent-replayed"), again.member("id")), ("true", first.clone()));
    assert_ne!(send(&other, "Bones").await.is(201).member("id"), first, "another program, another request");
}

pub async fn f15_a_key_belongs_to_the_house_and_outlives_the_account_that_made_it(app: TestApp) {
    let (tomas, program) = (app.administrator().await, app.stranger());
    let board = key(&tomas, &["overview:read"]).await;
    let change = Expression::of("SET #status = :closed").name("#status", "status").value(":closed", text("disabled"));
    app.write(vec![Action::Update { key: profile_key(tomas.id), change, condition: None }]).await;
    tomas.api(Method::GET, "/admin/overview").send().await.is(401);
    board.get(&program, "/admin/overview").await.is(200);
}

#[tokio::test]
async fn s30_two_servers_count_the_requests_of_a_key_together() {
    let app = TestApp::start().await;
    let (tomas, here, there) = (app.administrator().await, app.stranger(), app.elsewhere().await);
    let (busy, other) = (key(&tomas, &["overview:read"]).await, key(&tomas, &["overview:read"]).await);
    let mut statuses = Vec::new();
    while !statuses.contains(&429) {
        let asks = (0..16).map(|number| busy.get(if number % 2 == 0 { &here } else { &there }, "/departments"));
        statuses.extend(join_all(asks).await.iter().map(|answer| answer.status));
    }
    // A count whose answer is lost is made again: a busy machine may give a few less, and never one more.
    let answered = statuses.iter().filter(|status| **status == 200).count();
    assert!((590..=600).contains(&answered), "{answered} of {}", statuses.len());
    let refused = busy.get(&there, "/departments").await.is_problem(429, "too-many-requests");
    assert_eq!(refused.header("retry-after"), "60");
    other.get(&there, "/departments").await.is(200);
    app.passes(1);
    busy.get(&here, "/departments").await.is(200);
}

pub async fn s13_wrong_keys_are_counted_by_address_and_keep_nobody_elses_program_out(app: TestApp) {
    let (tomas, program) = (app.administrator().await, app.stranger());
    let (good, other) = (key(&tomas, &["overview:read"]).await, key(&tomas, &["overview:read"]).await);
    let guess = |place: &Browser, number: usize| {
        let sent = format!("{}{number:02}", &good.secret[..good.secret.len() - 2]);
        place.api(Method::GET, "/departments").header("authorization", &format!("Bearer {sent}")).send()
    };
    for number in 0..10 {
        guess(&program, number).await.is(401);
    }
    let refused = guess(&program, 11).await.is_problem(429, "too-many-requests");
    assert_eq!(refused.header("retry-after"), "60");
    guess(&program.clone().from_address("198.51.100.200"), 12).await.is(401);
    other.get(&program, "/admin/overview").await.is(200);
    app.passes(1);
    guess(&program, 13).await.is(401);
}

pub async fn f15_a_key_costs_one_read_and_what_counts_it(app: TestApp) {
    let (tomas, program) = (app.administrator().await, app.stranger());
    let board = key(&tomas, &["overview:read"]).await;
    let (_, first) = app.spends(board.get(&program, "/admin/settings")).await;
    let (answer, later) = app.spends(board.get(&program, "/admin/settings")).await;
    answer.is(403);
    assert!(later.calls == 3 && later.read_units <= 1.0 && later.write_units <= 3.0, "the refusal is written down too: {later:?}");
    assert!(first.write_units <= 5.0 && first.in_sequence <= 4, "with the first minute and the use written down: {first:?}");
    // What cannot be a key is not looked for.
    let garbage = program.api(Method::GET, "/departments").header("authorization", "Bearer x");
    let (_, nothing) = app.spends(garbage.send()).await;
    assert!(nothing.read_units < 0.1, "{nothing:?}");
}

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Everything the process logs, other tests beside this one included: a log of one thread misses places that another thread met first.
static LOG: LazyLock<Kept> = LazyLock::new(|| {
    let kept = Kept::default();
    let sink = kept.clone();
    let lines = tracing_subscriber::fmt().json().with_writer(move || sink.clone()).with_env_filter("caredesk=trace,info").finish();
    tracing::subscriber::set_global_default(lines).unwrap();
    kept
});

pub async fn s19_a_key_is_in_no_row_no_log_and_no_later_answer(app: TestApp) {
    let kept = LazyLock::force(&LOG);
    let (tomas, program) = (app.administrator().await, app.stranger());
    let key = key(&tomas, &["appointments:read", "departments:manage"]).await;
    let random = key.secret.rsplit('_').next().unwrap().to_owned();
    let mut answers = vec![key.get(&program, DAYS).await, key.get(&program, "/me").await];
    answers.push(key.ask(&program, Method::POST, "/departments").json(&json!({ "name": "Skin" })).send().await.is(201));
    answers.push(tomas.api(Method::GET, &format!("/api-keys/{}", key.id)).send().await.is(200));
    answers.push(tomas.api(Method::GET, "/api-keys").send().await.is(200));
    answers.push(tomas.opens("/admin/api-keys").await.is(200));
    answers.push(tomas.opens(&format!("/admin/api-keys/{}/revoke", key.id)).await.is(200));
    tomas.api(Method::DELETE, &format!("/api-keys/{}", key.id)).send().await.is(204);
    answers.push(key.get(&program, DAYS).await.is(401));
    for answer in answers {
        assert!(!answer.text().contains(&random), "{}", answer.asked);
    }
    for table in Table::ALL {
        assert!(!format!("{:?}", app.rows(table).await).contains(&random), "{table:?}");
    }
    let log = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains(&key.id), "the program is named by its key's id");
    assert!(!log.contains(&random), "{log}");
}

both_doors!(
    f15_a_key_is_made_used_and_revoked_and_is_dead_at_its_next_request_on_every_server,
    f15_what_is_wrong_with_a_key_is_not_said,
    f15_a_repeat_of_making_a_key_does_not_show_it_again,
    f15_keys_are_listed_a_page_at_a_time_newest_first,
    f15_a_key_that_cannot_be_made_says_why,
    f15_a_program_does_what_its_key_says_and_stands_in_the_trail_by_it,
    f15_what_everybody_reads_a_key_reads_too_and_no_more_of_it,
    f15_a_key_beside_a_session_is_refused_and_so_is_another_sites_page,
    f15_what_a_program_sends_twice_is_remembered_by_its_key,
    f15_a_key_belongs_to_the_house_and_outlives_the_account_that_made_it,
    s13_wrong_keys_are_counted_by_address_and_keep_nobody_elses_program_out,
    f15_a_key_costs_one_read_and_what_counts_it,
    s19_a_key_is_in_no_row_no_log_and_no_later_answer,
);
