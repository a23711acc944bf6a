//! Nonsense at every door: whatever is sent to whatever route by whomever, the answer says what is wrong with it (4xx); it
//! is never a fault of ours (5xx), and nothing is written.

use caredesk::app::App;
use caredesk::storage::tables::Table;
use caredesk::web::routes::Kind;
use http::Method;

use crate::every_route::code;
use crate::examples::example;
use crate::route_answers::{IN, SF, WAIT};
use crate::source::assert_none;
use crate::support::encoded;
use crate::visitors::{Scene, Visitor};

const VISITORS: [Visitor; 5] = [Visitor::Stranger, Visitor::Patient, Visitor::DoctorInCare, Visitor::Receptionist, Visitor::Administrator];

/// What is answered at the gate, before anything that was sent is read: whoever gets this once gets it whatever they send.
const IS_TURNED_AWAY: [u16; 5] = [401, 403, IN, SF, WAIT];

/// What people's facts are kept in. Sessions, throttle counters and the audit trail may be written whatever is asked.
const FACTS: [Table; 7] =
    [Table::Users, Table::Emails, Table::Directory, Table::Calendar, Table::Appointments, Table::Records, Table::Outbox];

/// Bodies that no route of the API can take.
fn bodies() -> Vec<String> {
    let deep = format!("{}1{}", "[".repeat(1_000), "]".repeat(1_000));
    let long = format!(r#"{{"reason":"{}","name":"{}"}}"#, "x".repeat(20_000), "y".repeat(20_000));
    let wrong = r#"{"version":"x","start":7,"reason":[],"doctor_id":{},"email":1,"password":false,"name":[],"weekday":"YESTERDAY","kind":0,"zone":"Mars/Base"}"#;
    [r#"{"no_such_field":1}"#, "{", "[1]", "7", "\u{0}", wrong].into_iter().map(str::to_owned).chain([deep, long]).collect()
}

/// Fields of every form, filled in with what they cannot take.
fn forms() -> Vec<String> {
    let names =
        ["doctor_id", "start", "version", "idempotency_key", "email", "password", "name", "priority", "phone", "date_of_birth", "consent"];
    let all = |value: &str| encoded(&names.map(|name| (name, value)));
    vec![String::new(), all("%"), all("\u{202e}\u{0}"), all(&"9".repeat(3_000)), "=&&=%zz%".to_owned(), all("2026-02-30T25:61:00Z")]
}

#[tokio::test]
async fn f61_nonsense_is_answered_with_what_is_wrong_and_writes_nothing() {
    let scene = Box::pin(Scene::open()).await;
    let document = serde_json::to_value(App::routes().openapi("sid")).unwrap();
    let (mut wrong, mut readers) = (Vec::new(), 0);
    for line in App::routes().lines().iter().filter(|line| line.kind != Kind::Plain) {
        let route = format!("{} {}", line.method, line.path);
        scene.sign_in_again().await;
        let path = example(&route, Visitor::Patient, false, &scene).await.path;
        let writes = !matches!(line.method.as_str(), "GET" | "DELETE");
        // To what takes no body none is wrong: it does what it does.
        let reads = line.kind == Kind::Api && !document["paths"][&*line.path][line.method.to_lowercase()]["requestBody"].is_null();
        readers += usize::from(reads);
        let before = facts(&scene).await;
        for visitor in VISITORS {
            for (sent, kind) in sendings(writes, line.kind) {
                let query = if writes { "" } else { sent.as_str() };
                let method: Method = line.method.parse().unwrap();
                if method == Method::DELETE {
                    continue;
                }
                let asked = scene.browser(visitor).ask(method, &format!("{path}{query}")).key(&format!("k-{}", scene.number()));
                let asked = if writes { asked.header("content-type", kind).body(sent.clone()) } else { asked };
                let answer = asked.send().await;
                let is_turned_away = IS_TURNED_AWAY.contains(&code(&answer));
                let fine = if writes && reads { (400..500).contains(&answer.status) } else { answer.status < 500 };
                if !fine {
                    wrong.push(format!("{route} for {visitor:?}: {} to {:.60}", answer.status, sent));
                }
                if is_turned_away {
                    break;
                }
            }
        }
        // A form of one button needs no field, so an empty one is no nonsense: only what the API takes is counted.
        if (reads || (line.kind == Kind::Api && !writes)) && facts(&scene).await != before {
            wrong.push(format!("{route}: nonsense wrote something"));
        }
    }
    assert_none(&wrong);
    assert!(readers > 90, "the document says of {readers} routes only that they take a body");
}

fn sendings(writes: bool, kind: Kind) -> Vec<(String, &'static str)> {
    let query = |junk: &str| {
        let names = ["from", "to", "limit", "cursor", "day", "date", "status", "doctor", "department", "patient", "q", "next", "before"];
        format!("{}{}", "?", encoded(&names.map(|name| (name, junk))))
    };
    match (writes, kind) {
        (false, _) => ["x", "-009999-01-01", "\u{0}", "99999999999999999999"].map(|junk| (query(junk), "")).to_vec(),
        (true, Kind::Api) => bodies().into_iter().map(|body| (body, "application/json")).collect(),
        (true, _) => forms().into_iter().map(|form| (form, "application/x-www-form-urlencoded")).collect(),
    }
}

/// How many rows there are of everything that counts.
async fn facts(scene: &Scene) -> Vec<usize> {
    let mut counts = Vec::new();
    for table in FACTS {
        counts.push(scene.app.rows(table).await.len());
    }
    counts
}
