//! Who comes in, who is led where, and who is told what.

use axum::body::Body;
use http::{Method, StatusCode, header};

use super::house::{all_routes, house, knock};

#[test]
fn s02_the_list_of_routes_is_what_can_be_printed() {
    let lines: Vec<String> = all_routes().lines().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn s02_the_document_describes_exactly_the_api_routes() {
    let document = serde_json::to_value(all_routes().openapi("sid")).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let described: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    assert_eq!(described, ["/api/v1/panic", "/api/v1/visits", "/api/v1/visits/taken", "/api/v1/visits/{id}"]);
    let book = &document["paths"]["/api/v1/visits"]["post"];
    assert_eq!(book["operationId"], "post_visits");
    assert_eq!(book["security"], serde_json::json!([{"session": []}]));
    assert_eq!(book["responses"]["default"]["content"]["application/problem+json"]["schema"]["$ref"], "#/components/schemas/Problem");
    assert!(document["components"]["schemas"]["NewVisit"].is_object());
    assert!(document["components"]["schemas"]["Problem"]["properties"]["type"].is_object());
}

#[tokio::test]
async fn s01_every_kind_of_visitor_at_every_kind_of_gate() {
    let house = house();
    // Visitors: nobody, an ended session, before the second factor, the four roles.
    let visitors = [None, Some("gone"), Some("half"), Some("patient"), Some("doctor"), Some("receptionist"), Some("administrator")];
    let mine = format!("/api/v1/visits/apt_{}1", "0".repeat(25));
    let expected = [
        ("/", [200, 200, 200, 200, 200, 200, 200]),
        ("/home", [303, 303, 303, 200, 200, 200, 200]),
        ("/sign-in/second-factor", [303, 303, 200, 200, 200, 200, 200]),
        (mine.as_str(), [401, 401, 401, 200, 200, 200, 200]),
        ("/wrong-gate", [303, 303, 303, 500, 500, 500, 500]),
        ("/healthz", [200, 200, 200, 200, 200, 200, 200]),
    ];
    for (path, statuses) in expected {
        for (visitor, status) in visitors.iter().zip(statuses) {
            let answer = house.get(path, *visitor).await;
            assert_eq!(answer.status.as_u16(), status, "{path} as {visitor:?}: {}", answer.text);
        }
    }
    let cancel = |visitor| knock(Method::POST, "/visits/1/cancel", visitor).body(Body::empty()).unwrap();
    // The administrator may, and then only the form's content type is missing.
    for (visitor, status) in [(None, 303), (Some("half"), 303), (Some("administrator"), 415)] {
        assert_eq!(house.ask(cancel(visitor)).await.status.as_u16(), status, "{visitor:?}");
    }
}

#[tokio::test]
async fn s01_a_role_without_the_right_is_refused_before_the_body_is_read() {
    let house = house();
    let unreadable = Body::from_stream(futures_util::stream::once(async {
        panic!("the body was read");
        #[expect(unreachable_code, reason = "gives the stream its type")]
        Ok::<_, std::io::Error>("")
    }));
    let post = |visitor, body| {
        knock(Method::POST, "/api/v1/visits", visitor)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", "k")
            .body(body)
    };
    let answer = house.ask(post(Some("administrator"), unreadable).unwrap()).await;
    assert_eq!((answer.status, answer.kind().as_str()), (StatusCode::FORBIDDEN, "/problems/forbidden"));
    let answer = house.ask(post(Some("patient"), Body::from(r#"{"doctor": "usr_1"}"#)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
}

#[tokio::test]
async fn f05_a_stranger_is_led_to_sign_in_and_the_way_back_is_sealed() {
    let house = house();
    let answer = house.get("/home?day=2026-11-24", None).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let next = answer.header("location").strip_prefix("/sign-in?next=").unwrap();
    assert!(!next.contains("home"));
    let back = caredesk::web::return_path::ReturnPath::open(&house.app.web.keys, next).unwrap();
    assert_eq!(back.as_str(), "/home?day=2026-11-24");
    assert!(caredesk::web::return_path::ReturnPath::open(&house.app.web.keys, &next[1..]).is_none());
    assert_eq!(answer.header("set-cookie"), "", "nothing to forget");
    let ended = house.get("/home", Some("gone")).await;
    assert_eq!(ended.header("set-cookie"), "sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    assert!(house.get("/home", Some("half")).await.header("location").starts_with("/sign-in/second-factor?next="));
}

#[tokio::test]
async fn r23_nobody_is_let_in_while_the_store_does_not_answer() {
    let house = house();
    for path in ["/home", "/", "/api/v1/visits/x"] {
        let answer = house.get(path, Some("outage")).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(answer.header("retry-after").parse::<u32>().unwrap() >= 1);
    }
}

#[tokio::test]
async fn a_flash_is_shown_once_on_the_next_page() {
    let house = house();
    let form = knock(Method::POST, "/visits/1/cancel", Some("patient")).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let done = house.ask(form.body(Body::from("reason=apt_1")).unwrap()).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/home"));
    let cookie = done.header("set-cookie").split(';').next().unwrap().to_owned();
    let (name, value) = cookie.split_once('=').unwrap();
    assert_eq!(name, "flash");
    let with = |value: &str| {
        knock(Method::GET, "/home", None).header(header::COOKIE, format!("sid=patient; flash={value}")).body(Body::empty()).unwrap()
    };
    let shown = house.ask(with(value)).await;
    assert_eq!(shown.header("set-cookie"), "flash=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    let changed = house.ask(with(&value[1..])).await;
    assert_eq!((changed.status, changed.header("set-cookie")), (StatusCode::OK, ""));
}
