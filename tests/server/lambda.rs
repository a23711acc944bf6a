//! R-28: the same answers on Lambda.

use axum::body::Body;
use caredesk::web::lambda;
use http::{Method, header};

use super::house::{Answer, house, knock};

#[path = "../support/lambda.rs"]
mod adapter;
use adapter::Nobody;

async fn answered(event: &str) -> serde_json::Value {
    serde_json::from_str(&lambda::answer(house().router, &Nobody, event).await.unwrap()).unwrap()
}

#[tokio::test]
async fn r28_recorded_events_are_answered() {
    let page = answered(include_str!("../support/events/page_with_cookies.json")).await;
    assert_eq!((&page["statusCode"], &page["isBase64Encoded"]), (&200.into(), &true.into()), "compressed, as the browser asked");
    let created = answered(include_str!("../support/events/json_post.json")).await;
    assert_eq!(created["statusCode"], 201);
    assert_eq!(created["body"], r#"{"doctor":"usr_1","reason":"cough"}"#);
    let done = answered(include_str!("../support/events/form_post_base64.json")).await;
    assert_eq!((&done["statusCode"], &done["headers"]["location"]), (&303.into(), &"/home".into()));
    assert!(done["cookies"][0].as_str().unwrap().starts_with("flash="));
}

#[tokio::test]
async fn r28_both_homes_answer_the_same() {
    let house = house();
    let json = |method: Method, path: &'static str, body: &str| {
        knock(method, path, Some("patient")).header(header::CONTENT_TYPE, "application/json").body(Body::from(body.to_owned())).unwrap()
    };
    let requests = || {
        vec![
            knock(Method::GET, "/", None).body(Body::empty()).unwrap(),
            knock(Method::GET, "/", Some("patient")).body(Body::empty()).unwrap(),
            knock(Method::GET, "/home", Some("gone")).body(Body::empty()).unwrap(),
            knock(Method::GET, "/api/v1/visits/x?limit=1", Some("patient")).body(Body::empty()).unwrap(),
            knock(Method::DELETE, "/api/v1/visits", None).body(Body::empty()).unwrap(),
            json(Method::PUT, "/api/v1/visits/taken", r#"{"doctor": "usr_1"}"#),
            json(Method::PUT, "/api/v1/visits/taken", r#"{"role": 1, "doctor": "å"}"#),
            json(Method::PUT, "/api/v1/visits/taken", &"x".repeat(64 * 1024 + 1)),
            json(Method::POST, "/api/v1/visits", "{}"),
            knock(Method::PUT, "/api/v1/visits/taken", None).header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap(),
            knock(Method::GET, "/api/v1/panic", None).body(Body::empty()).unwrap(),
        ]
    };
    for (socket, event) in requests().into_iter().zip(requests()) {
        let what = format!("{} {}", socket.method(), socket.uri());
        let (mut one, mut other) = (house.ask(socket).await, Answer::of(adapter::ask(house.router.clone(), event).await).await);
        for answer in [&mut one, &mut other] {
            answer.text = answer.text.replace(answer.header("x-request-id"), "req");
            if let Some(location) = answer.headers.get_mut("location") {
                *location = location.to_str().unwrap().split_inclusive("next=").next().unwrap().parse().unwrap();
            }
            for name in ["x-request-id", "content-length"] {
                answer.headers.remove(name);
            }
        }
        assert_eq!((one.status, &one.text), (other.status, &other.text), "{what}");
        assert_eq!(one.headers, other.headers, "{what}");
    }
}
