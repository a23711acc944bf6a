//! The house from outside: alive, ready, described.

use axum::body::Body;
use http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::super::testing::House;
use crate::app::{App, Services};
use crate::aws::connector::Fault;
use crate::web::limits::Limits;
use crate::web::routes::Kind;

async fn ask(app: &App, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).header("accept", "application/json").body(Body::empty()).unwrap();
    let answer = app.router(Limits::default()).oneshot(request).await.unwrap();
    let status = answer.status();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test]
async fn f62_a_server_is_ready_while_its_store_answers_and_again_when_it_does_again() {
    let house = House::open().await;
    let app = house.app();
    assert_eq!(ask(&app, "/readyz").await.0, StatusCode::OK);
    house.broken.set(vec![("DescribeTable".into(), Fault::CutBefore)]);
    assert_eq!(ask(&app, "/readyz").await.0, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(ask(&app, "/healthz").await.0, StatusCode::OK, "an outage of the store restarts nobody");
    house.broken.set(vec![]);
    assert_eq!(ask(&app, "/readyz").await.0, StatusCode::OK);
    house.close();
}

#[tokio::test]
async fn f61_the_document_describes_every_route_of_the_api_and_no_other() {
    let house = House::open().await;
    let (status, body) = ask(&house.app(), "/api/v1/openapi.json").await;
    assert_eq!(status, StatusCode::OK);
    let document: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(document["components"]["securitySchemes"]["session"]["name"], "sid", "as this house names its cookie");
    let mut described: Vec<String> = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let verbs = item.as_object().unwrap().keys().filter(|verb| ["get", "put", "post", "patch", "delete"].contains(&verb.as_str()));
        described.extend(verbs.map(|verb| format!("{} {path}", verb.to_uppercase())));
    }
    let lines = App::routes().lines();
    let mut served: Vec<String> =
        lines.iter().filter(|line| line.kind == Kind::Api).map(|line| format!("{} {}", line.method, line.path)).collect();
    described.sort();
    served.sort();
    assert_eq!(described, served);
    let (status, page) = ask(&house.app(), "/api/docs").await;
    assert_eq!(status, StatusCode::OK);
    assert!(served.iter().all(|line| page.contains(line.split(' ').nth(1).unwrap())));
    house.close();
}

#[tokio::test]
async fn f64_what_the_demo_sent_is_shown_and_away_from_the_built_in_stack_nothing_is_there() {
    let house = House::open().await;
    house.tell(crate::events::catalogue::Event::AppointmentBooked(house.visit())).await;
    house.drain("one").run().await.unwrap();
    let app = house.app();
    let (status, list) = ask(&app, "/local/messages.json").await;
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    assert_eq!((status, list["items"][0]["service"].as_str()), (StatusCode::OK, Some("sns")));
    assert!(ask(&app, "/local/mail").await.1.contains("Appointment booked"));
    let elsewhere = App::of(Services { kept_messages: None, ..(*app).clone() });
    assert_eq!(ask(&elsewhere, "/local/messages.json").await.0, StatusCode::NOT_FOUND);
    house.close();
}
