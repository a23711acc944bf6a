//! Idempotency keys as routes see them.

use axum::body::Body;
use http::{Method, StatusCode, header};

use super::house::{house, knock};

#[tokio::test]
async fn r16_a_route_that_needs_a_key_says_so() {
    let house = house();
    let post = |key: Option<&'static str>| {
        let request = knock(Method::POST, "/api/v1/visits", Some("patient")).header(header::CONTENT_TYPE, "application/json");
        let request = key.into_iter().fold(request, |request, key| request.header("idempotency-key", key));
        request.body(Body::from(r#"{"doctor": "usr_1"}"#)).unwrap()
    };
    let without = house.ask(post(None)).await;
    assert_eq!((without.status, without.kind().as_str()), (StatusCode::PRECONDITION_REQUIRED, "/problems/idempotency-key-required"));
    assert_eq!(house.ask(post(Some("two words"))).await.kind(), "/problems/malformed");
    assert_eq!(house.ask(post(Some("8e03978e-40d5-43dd-bc93-6894a57f9324"))).await.status, StatusCode::CREATED);
}
