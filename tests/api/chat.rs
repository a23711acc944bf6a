//! F51: what a patient and a doctor write to each other, over the API.

use caredesk::storage::tables::Table;
use futures_util::future::join_all;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

/// A doctor with Asha in care.
async fn in_care(app: &TestApp) -> (Person, Person) {
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let slot = app.open_slot(&farah).await;
    asha.has(&slot).await;
    (farah, asha)
}

async fn opens(asha: &Person, farah: &Person) -> String {
    asha.api(Method::POST, "/conversations").json(&json!({ "doctor_id": farah.id })).send().await.member("id")
}

async fn says(person: &Person, id: &str, text: &str) -> Answer {
    person.api(Method::POST, &format!("/conversations/{id}/messages")).json(&json!({ "text": text })).send().await
}

async fn reads(person: &Person, id: &str, more: &str) -> Value {
    person.api(Method::GET, &format!("/conversations/{id}/messages{more}")).send().await.is(200).json()
}

async fn marks(person: &Person, id: &str, message: &str) -> u64 {
    let read = person.api(Method::POST, &format!("/conversations/{id}/read")).json(&json!({ "message_id": message }));
    read.send().await.is(200).json()["unread"].as_u64().unwrap()
}

async fn unread(person: &Person) -> u64 {
    person.api(Method::GET, "/conversations").send().await.is(200).json()["items"][0]["unread"].as_u64().unwrap()
}

fn texts(list: &Value) -> Vec<String> {
    list["items"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap().to_owned()).collect()
}

/// Messages that are not read, as the account says that pages count them.
async fn counted(app: &TestApp, person: &Person) -> i64 {
    let rows = app.rows(Table::Users).await;
    let row = rows.iter().find(|row| row["user_id"].as_s().unwrap() == &person.id.to_string() && row["part"].as_s().unwrap() == "profile");
    row.and_then(|row| row.get("to_read")).and_then(|count| count.as_n().ok()).map_or(0, |count| count.parse().unwrap())
}

pub async fn f51_a_patient_and_a_doctor_in_care_write_to_each_other(app: TestApp) {
    let (farah, asha) = in_care(&app).await;
    let open = json!({ "doctor_id": farah.id });
    let opened = asha.api(Method::POST, "/conversations").json(&open).send().await.is(201);
    let id = opened.member("id");
    assert_eq!(opened.location(), format!("/api/v1/conversations/{id}/messages"));
    let again = farah.api(Method::POST, "/conversations").json(&json!({ "patient_id": asha.id })).send().await.is(200);
    assert_eq!(again.member("id"), id, "one for each two, whoever opens it");

    let (path, key) = (format!("/conversations/{id}/messages"), asha.new_key());
    let body = json!({ "text": " <b>Hello</b>\r\nhttps://example.org " });
    let sent = asha.api(Method::POST, &path).key(&key).json(&body).send().await.is(201);
    assert_eq!(sent.json()["text"], "<b>Hello</b>\nhttps://example.org", "as it was typed");
    assert_eq!((&sent.json()["author"], &sent.json()["author_id"]), (&json!("patient"), &json!(asha.id)));
    let repeat = asha.api(Method::POST, &path).key(&key).json(&body).send().await.is(201);
    assert_eq!((repeat.json(), repeat.header("idempotent-replayed")), (sent.json(), "true"));
    asha.api(Method::POST, &path).key(&key).json(&json!({ "text": "other" })).send().await.is_problem(422, "idempotency-key-reused");
    for wrong in ["  ".to_owned(), "x".repeat(2_001), "a\u{202e}b".to_owned()] {
        says(&asha, &id, &wrong).await.is_problem(422, "invalid");
    }
    asha.api(Method::POST, &path).json(&json!({ "text": "a", "author_id": farah.id })).send().await.is_problem(422, "invalid");

    assert_eq!((unread(&farah).await, unread(&asha).await, counted(&app, &farah).await), (1, 0, 1));
    says(&farah, &id, "Good morning").await.is(201);
    let newest = reads(&farah, &id, "?limit=1").await;
    assert_eq!(texts(&newest), ["Good morning"], "newest first");
    let older = reads(&farah, &id, &format!("?limit=1&cursor={}", newest["next"].as_str().unwrap())).await;
    assert_eq!(texts(&older), ["<b>Hello</b>\nhttps://example.org"]);
    assert_eq!(marks(&farah, &id, &sent.member("id")).await, 0);
    assert_eq!((unread(&farah).await, unread(&asha).await, counted(&app, &farah).await, counted(&app, &asha).await), (0, 1, 0, 1));

    // What is not there to somebody is 404, and that they tried stands in the patient's trail.
    let (ben, okafor, tomas, ruth) =
        (app.patient("Ben").await, app.doctor("Chidi Okafor").await, app.administrator().await, app.receptionist().await);
    for stranger in [&ben, &okafor, &tomas, &ruth] {
        for rest in ["messages", "stream"] {
            stranger.api(Method::GET, &format!("/conversations/{id}/{rest}")).send().await.is_problem(404, "not-found");
        }
        says(stranger, &id, "let me in").await.is_problem(404, "not-found");
    }
    ben.api(Method::POST, "/conversations").json(&json!({ "doctor_id": farah.id })).send().await.is_problem(404, "not-found");
    okafor.api(Method::POST, "/conversations").json(&json!({ "patient_id": asha.id })).send().await.is_problem(404, "not-found");
    app.opens_in_emergency(&okafor, &asha.email).await;
    okafor.api(Method::GET, &path).send().await.is_problem(404, "not-found");
    let log = asha.api(Method::GET, "/me/access-log?limit=100").send().await.is(200).json().to_string();
    assert!(log.contains("messages.read") || log.contains("messages"), "{log}");
    let spoken = app.sent().iter().filter(|message| message.to_string().contains("Hello")).count();
    assert_eq!(spoken, 0, "nothing of it leaves the house");
}

pub async fn f51_after_care_the_patient_reads_and_nobody_writes(app: TestApp) {
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let visit = asha.has(&app.open_slots(&farah).await[20]).await;
    let id = opens(&asha, &farah).await;
    says(&farah, &id, "How are you?").await.is(201);
    let answer = says(&asha, &id, "Bad").await.is(201).member("id");
    asha.cancels(&visit).await.is(200);
    assert_eq!(texts(&reads(&asha, &id, "").await), ["Bad", "How are you?"]);
    says(&asha, &id, "Better").await.is_problem(409, "not-allowed-now");
    assert_eq!(unread(&farah).await, 1);
    says(&farah, &id, "And now?").await.is_problem(404, "not-found");
    farah.api(Method::GET, &format!("/conversations/{id}/messages")).send().await.is_problem(404, "not-found");
    let aside = json!({ "message_id": answer });
    let read = |person: &Person| person.api(Method::POST, &format!("/conversations/{id}/read")).json(&aside);
    read(&farah).send().await.is(200);
    assert_eq!(unread(&farah).await, 0, "the doctor lays aside what they cannot open any more");
    read(&app.doctor("Chidi Okafor").await).send().await.is_problem(404, "not-found");
    assert_eq!(opens(&asha, &farah).await, id, "and finds it");
}

pub async fn f51_a_carer_reads_what_the_patient_lets_them_and_writes_nothing(app: TestApp) {
    let (farah, asha) = in_care(&app).await;
    let (ruth, noor) = (app.patient("Ruth").await, app.patient("Noor").await);
    let id = opens(&asha, &farah).await;
    let message = says(&farah, &id, "How are you?").await.is(201).member("id");
    app.lets_act(&asha, &ruth, "book_and_read").await;
    app.lets_act(&asha, &noor, "book").await;
    assert_eq!(texts(&reads(&ruth, &id, "").await), ["How are you?"]);
    let listed = ruth.api(Method::GET, &format!("/conversations?patient={}", asha.id)).send().await.is(200).json();
    assert_eq!(listed["items"][0]["id"], json!(id));
    assert_eq!(ruth.api(Method::GET, "/conversations").send().await.is(200).json()["items"], json!([]));
    says(&ruth, &id, "I speak for her").await.is_problem(404, "not-found");
    let read = ruth.api(Method::POST, &format!("/conversations/{id}/read")).json(&json!({ "message_id": message }));
    read.send().await.is_problem(404, "not-found");
    noor.api(Method::GET, &format!("/conversations/{id}/messages")).send().await.is_problem(404, "not-found");
    noor.api(Method::GET, &format!("/conversations?patient={}", asha.id)).send().await.is_problem(404, "not-found");
    assert_eq!(unread(&asha).await, 1, "what a carer read is not read by the patient");
}

pub async fn f51_two_first_openings_make_one_and_messages_at_once_keep_an_order_and_lose_none(app: TestApp) {
    let (farah, asha) = in_care(&app).await;
    let (by_patient, by_doctor) = (json!({ "doctor_id": farah.id }), json!({ "patient_id": asha.id }));
    let (one, other) = tokio::join!(
        asha.api(Method::POST, "/conversations").json(&by_patient).send(),
        farah.api(Method::POST, "/conversations").json(&by_doctor).send()
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!((statuses, one.member("id")), ([200, 201], other.member("id")));
    let id = one.member("id");
    let texts_of = |name: &str| (0..4).map(|number| format!("{name} {number}")).collect::<Vec<_>>();
    let (hers, theirs) = (texts_of("asha"), texts_of("farah"));
    let sends = hers.iter().map(|text| says(&asha, &id, text)).chain(theirs.iter().map(|text| says(&farah, &id, text)));
    for answer in join_all(sends.collect::<Vec<_>>()).await {
        answer.is(201);
    }
    let list = reads(&asha, &id, "").await;
    let (mut said, mut all) = (texts(&list), [hers, theirs].concat());
    let ids: Vec<&str> = list["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted_by(|one, next| one > next), "{ids:?}");
    said.sort();
    all.sort();
    assert_eq!(said, all);
    assert_eq!((unread(&asha).await, unread(&farah).await, counted(&app, &asha).await, counted(&app, &farah).await), (4, 4, 4, 4));
}

pub async fn f51_unread_counts_equal_a_recount_after_whatever_was_written_and_read(app: TestApp) {
    let (farah, asha) = in_care(&app).await;
    let id = opens(&asha, &farah).await;
    // Side and id of every message, and up to where each of the two has read.
    let (mut written, mut marked): (Vec<(usize, String)>, [usize; 2]) = (Vec::new(), [0, 0]);
    let people = [&asha, &farah];
    let mut dice: u32 = 7;
    for step in 0..60 {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let (who, what, far) = ((dice >> 16) as usize % 2, (dice >> 18) % 3, (dice >> 20) as usize);
        if what < 2 || written.is_empty() {
            let message = says(people[who], &id, &format!("message {step}")).await.is(201).member("id");
            written.push((who, message));
        } else {
            let up_to = far % written.len() + 1;
            let left = marks(people[who], &id, &written[up_to - 1].1).await;
            marked[who] = marked[who].max(up_to);
            let recounted = written[marked[who]..].iter().filter(|(by, _)| *by != who).count();
            assert_eq!(left, u64::try_from(recounted).unwrap(), "step {step}");
        }
        for who in [0, 1] {
            let recounted = written[marked[who]..].iter().filter(|(by, _)| *by != who).count();
            assert_eq!(usize::try_from(unread(people[who]).await).unwrap(), recounted, "step {step}, side {who}");
            assert_eq!(usize::try_from(counted(&app, people[who]).await).unwrap(), recounted, "step {step}, side {who}");
        }
    }
}

pub async fn f51_where_nothing_can_stay_open_a_stream_says_what_is_new_and_ends(app: TestApp) {
    let (farah, asha) = in_care(&app).await;
    let id = opens(&asha, &farah).await;
    let first = says(&farah, &id, "one").await.is(201).member("id");
    let second = says(&farah, &id, "two\nlines").await.is(201).member("id");
    let stream = format!("/conversations/{id}/stream");
    let events = async |more: &str, last: Option<&str>| {
        let ask = asha.api(Method::GET, &format!("{stream}{more}")).header("accept", "text/event-stream");
        let ask = if let Some(last) = last { ask.header("last-event-id", last) } else { ask };
        let answer = ask.send().await.is(200);
        assert!(answer.header("content-type").starts_with("text/event-stream"), "{}", answer.header("content-type"));
        answer.text()
    };
    let now = events("", None).await;
    assert!(now.contains("retry: 3000") && !now.contains("data:"), "from now on: {now}");
    let behind = events(&format!("?after={first}"), None).await;
    assert!(behind.contains(&format!("id: {second}")) && behind.contains("event: message") && behind.contains(r"two\nlines"), "{behind}");
    assert_eq!(behind.matches("data:").count(), 1, "{behind}");
    let seen = events(&format!("?after={first}"), Some(&second)).await;
    assert!(!seen.contains("data:"), "what the browser has seen last comes first: {seen}");
    asha.api(Method::GET, &stream).header("last-event-id", "x").send().await.is_problem(400, "malformed");
}

pub async fn f51_a_mail_without_a_word_comes_after_five_minutes_once_and_not_when_it_was_read(app: TestApp) {
    let (farah, asha) = in_care(&app).await;
    let id = opens(&asha, &farah).await;
    let mails = async || app.mails_saying(&asha.email, "new message").await;
    says(&farah, &id, "Zq secret").await.is(201);
    says(&farah, &id, "Zq another").await.is(201);
    assert_eq!(mails().await.len(), 0, "not at once");
    app.passes(6);
    app.signs_in(&asha, caredesk::access::actor::Level::Full).await;
    app.signs_in(&farah, caredesk::access::actor::Level::Full).await;
    let told = mails().await;
    assert_eq!(told.len(), 1, "one for all that was not read");
    let words = told[0].to_string();
    assert!(!words.contains("Farah") && !words.contains("Zq") && words.contains(&format!("/conversations/{id}")), "{words}");
    let last = says(&farah, &id, "Zq third").await.is(201).member("id");
    app.passes(6);
    assert_eq!(mails().await.len(), 1, "until it is read");
    app.signs_in(&asha, caredesk::access::actor::Level::Full).await;
    app.signs_in(&farah, caredesk::access::actor::Level::Full).await;
    assert_eq!(marks(&asha, &id, &last).await, 0);
    let next = says(&farah, &id, "Zq fourth").await.is(201).member("id");
    assert_eq!(marks(&asha, &id, &next).await, 0);
    app.passes(6);
    assert_eq!(mails().await.len(), 1, "read before it was sent");
    assert!(app.sent().iter().all(|message| !message.to_string().contains("Zq")), "no word of it in any message");
}

pub async fn f51_a_person_writes_thirty_messages_a_minute_and_of_many_at_once_no_more_get_through(app: TestApp) {
    let (farah, asha) = in_care(&app).await;
    let id = opens(&asha, &farah).await;
    for number in 0..28 {
        says(&asha, &id, &format!("line {number}")).await.is(201);
    }
    let texts: Vec<String> = (0..5).map(|number| format!("at once {number}")).collect();
    let answers = join_all(texts.iter().map(|text| says(&asha, &id, text))).await;
    let (through, refused): (Vec<Answer>, Vec<Answer>) = answers.into_iter().partition(|answer| answer.status == 201);
    assert_eq!((through.len(), refused.len()), (2, 3));
    for answer in refused {
        answer.is_problem(429, "too-many-requests");
    }
    let late = says(&asha, &id, "late").await.is(429);
    let wait: i64 = late.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    // What was written before is answered again: it is not one more.
    app.passes(1);
    let (path, key, body) = (format!("/conversations/{id}/messages"), asha.new_key(), json!({ "text": "once" }));
    let send = || asha.api(Method::POST, &path).key(&key).json(&body).send();
    let written = send().await.is(201).member("id");
    for _ in 0..40 {
        assert_eq!(send().await.is(201).member("id"), written);
    }
    says(&asha, &id, "and another").await.is(201);
    assert_eq!(counted(&app, &farah).await, 32);
}

both_doors!(
    f51_a_patient_and_a_doctor_in_care_write_to_each_other,
    f51_after_care_the_patient_reads_and_nobody_writes,
    f51_a_carer_reads_what_the_patient_lets_them_and_writes_nothing,
    f51_two_first_openings_make_one_and_messages_at_once_keep_an_order_and_lose_none,
    f51_unread_counts_equal_a_recount_after_whatever_was_written_and_read,
    f51_where_nothing_can_stay_open_a_stream_says_what_is_new_and_ends,
    f51_a_mail_without_a_word_comes_after_five_minutes_once_and_not_when_it_was_read,
    f51_a_person_writes_thirty_messages_a_minute_and_of_many_at_once_no_more_get_through,
);
