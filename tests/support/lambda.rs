//! A request told as API Gateway tells it (HTTP API, payload 2.0), answered through the adapter, told back: so that the
//! same suite runs in both homes.

use axum::Router;
use axum::body::Body;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use caredesk::web::client_ip::Peer;
use caredesk::web::lambda::{self, Listener, Published};
use http::{Request, Response, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};

/// Recorded from the gateway; requests are written into it.
const RECORDED: &str = include_str!("events/page_with_cookies.json");

/// The answer of `router` to `request`, by way of an event and its answer.
pub async fn ask(router: Router, request: Request<Body>) -> Response<Body> {
    let event = event(request).await;
    let answered = lambda::answer(router, &Nobody, &event).await.expect("an event of API Gateway is answered");
    response(&serde_json::from_str(&answered).expect("an answer is JSON"))
}

/// Nothing but requests comes this way.
#[derive(Clone)]
pub struct Nobody;

impl Listener for Nobody {
    async fn run(&self, job: String) -> anyhow::Result<()> {
        anyhow::bail!("{job} is run by nobody")
    }

    async fn hear(&self, _: Published) -> anyhow::Result<()> {
        anyhow::bail!("nobody listens")
    }
}

async fn event(request: Request<Body>) -> String {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.expect("a body of a test").to_bytes();
    let mut event: Value = serde_json::from_str(RECORDED).expect("the recorded event is JSON");
    event["rawPath"] = json!(parts.uri.path());
    event["rawQueryString"] = json!(parts.uri.query().unwrap_or(""));
    event["requestContext"]["http"]["method"] = json!(parts.method.as_str());
    event["requestContext"]["http"]["path"] = json!(parts.uri.path());
    if let Some(Peer(address)) = parts.extensions.get() {
        event["requestContext"]["http"]["sourceIp"] = json!(address.to_string());
    }
    let texts = |name: &header::HeaderName| -> Vec<String> {
        parts.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect()
    };
    let mut headers = serde_json::Map::new();
    for name in parts.headers.keys().filter(|name| **name != header::COOKIE) {
        // The gateway folds repeated headers into one line.
        headers.insert(name.to_string(), json!(texts(name).join(",")));
    }
    headers.entry("host").or_insert(json!("127.0.0.1:8080"));
    headers.insert("x-forwarded-proto".into(), json!("http"));
    if !body.is_empty() {
        headers.insert("content-length".into(), json!(body.len().to_string()));
    }
    event["headers"] = Value::Object(headers);
    event["cookies"] = texts(&header::COOKIE).iter().flat_map(|line| line.split("; ")).map(|cookie| json!(cookie)).collect();
    event["body"] = json!(STANDARD.encode(&body));
    event["isBase64Encoded"] = json!(true);
    event.to_string()
}

fn response(answered: &Value) -> Response<Body> {
    let status = u16::try_from(answered["statusCode"].as_u64().expect("a status")).expect("a status");
    let mut response = Response::builder().status(status);
    for (name, value) in answered["headers"].as_object().into_iter().flatten() {
        response = response.header(name, value.as_str().expect("a header"));
    }
    for cookie in answered["cookies"].as_array().into_iter().flatten() {
        response = response.header(header::SET_COOKIE, cookie.as_str().expect("a cookie"));
    }
    let body = answered["body"].as_str().unwrap_or("");
    let body = if answered["isBase64Encoded"] == true { STANDARD.decode(body).expect("base64") } else { body.as_bytes().to_vec() };
    response.body(Body::from(body)).expect("an answer")
}
