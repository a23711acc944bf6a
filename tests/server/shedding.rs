//! Too much, too long, too slow.

use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use caredesk::web::limits::Limits;
use http::{Method, StatusCode, header};

use super::house::{house, house_with, knock, soon};

#[tokio::test]
async fn r20_one_too_many_is_sent_away_at_once_and_health_still_answers() {
    let house = house_with(Limits { in_flight: 1, ..Limits::default() });
    let first = tokio::spawn(house.router.clone().into_future_of("/slow"));
    soon(house.app.runs.notified()).await;
    let second = house.get("/", None).await;
    assert_eq!(second.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!((1..=5).contains(&second.header("retry-after").parse::<u32>().unwrap()));
    assert_eq!(house.get("/healthz", None).await.status, StatusCode::OK);
    house.app.go_on.notify_one();
    assert_eq!(soon(first).await.unwrap(), StatusCode::OK);
    assert_eq!(house.get("/", None).await.status, StatusCode::OK, "the place is free again");
}

#[tokio::test]
async fn r20_what_takes_too_long_is_given_up() {
    let house = house_with(Limits { deadline: Duration::from_millis(50), ..Limits::default() });
    let answer = soon(house.get("/slow", None)).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!answer.header("retry-after").is_empty());
}

#[tokio::test]
async fn r21_a_body_that_does_not_come_is_said_to_be_slow() {
    let house = house_with(Limits { deadline: Duration::from_millis(50), ..Limits::default() });
    let never = Body::from_stream(futures_util::stream::pending::<Result<Bytes, std::io::Error>>());
    let put = knock(Method::PUT, "/api/v1/visits/taken", None).header(header::CONTENT_TYPE, "application/json").body(never).unwrap();
    assert_eq!(soon(house.ask(put)).await.kind(), "/problems/slow-body");
}

#[tokio::test]
async fn r22_a_body_of_64_kib_is_read_and_one_byte_more_is_not() {
    let house = house();
    let body = |length: usize| {
        let frame = r#"{"doctor":""}"#.len();
        format!(r#"{{"doctor":"{}"}}"#, "x".repeat(length - frame))
    };
    let put =
        |body: Body| knock(Method::PUT, "/api/v1/visits/taken", None).header(header::CONTENT_TYPE, "application/json").body(body).unwrap();
    assert_eq!(house.ask(put(Body::from(body(64 * 1024)))).await.kind(), "/problems/time-taken");
    assert_eq!(house.ask(put(Body::from(body(64 * 1024 + 1)))).await.kind(), "/problems/too-large");
}

trait Asked {
    fn into_future_of(self, path: &'static str) -> impl Future<Output = StatusCode> + Send + 'static;
}

impl Asked for axum::Router {
    fn into_future_of(self, path: &'static str) -> impl Future<Output = StatusCode> + Send + 'static {
        use tower::ServiceExt;
        async move { self.oneshot(knock(Method::GET, path, None).body(Body::empty()).unwrap()).await.unwrap().status() }
    }
}
