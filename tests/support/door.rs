//! How a request gets to the house: straight to the router, or as an event of API Gateway through the Lambda adapter.

use std::net::{IpAddr, Ipv4Addr};

use axum::Router;
use axum::body::Body;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use caredesk::web::client_ip::Peer;
use caredesk::web::lambda;
use http::{HeaderMap, HeaderName, HeaderValue, Request};
use http_body_util::BodyExt as _;
use serde_json::{Map, Value, json};
use tower::ServiceExt as _;

use super::answer::Answer;

/// An address of the network reserved for examples.
pub const SOMEWHERE: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7));

/// Which of the two homes answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    Server,
    Lambda,
}

/// The way in.
#[derive(Clone)]
pub struct Door {
    home: Home,
    router: Router,
}

impl Door {
    pub const fn new(home: Home, router: Router) -> Self {
        Self { home, router }
    }

    /// One request from an address, answered whole.
    pub async fn call(&self, request: Request<Bytes>, from: IpAddr) -> Answer {
        let asked = format!("{} {}", request.method(), request.uri());
        match self.home {
            Home::Server => {
                let (parts, body) = request.into_parts();
                let mut request = Request::from_parts(parts, Body::from(body));
                request.extensions_mut().insert(Peer(from));
                let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
                let body = body.collect().await.unwrap().to_bytes();
                Answer { asked, status: parts.status.as_u16(), headers: parts.headers, body }
            }
            Home::Lambda => {
                let answered = lambda::answer(self.router.clone(), &event(&request, from).to_string()).await.unwrap();
                read(asked, &serde_json::from_str(&answered).unwrap())
            }
        }
    }
}

/// A request as API Gateway's HTTP API hands it over (payload format 2.0), field by field as recorded.
fn event(request: &Request<Bytes>, from: IpAddr) -> Value {
    let mut headers = Map::new();
    let mut cookies = Vec::new();
    for (name, value) in request.headers() {
        let value = value.to_str().unwrap();
        if name == http::header::COOKIE {
            cookies.extend(value.split("; ").map(|cookie| json!(cookie)));
        } else if let Some(present) = headers.get_mut(name.as_str()) {
            *present = json!(format!("{},{value}", present.as_str().unwrap()));
        } else {
            headers.insert(name.to_string(), json!(value));
        }
    }
    headers.entry("host").or_insert_with(|| json!("abcdefghij.execute-api.eu-west-1.amazonaws.com"));
    headers.insert("x-forwarded-for".to_owned(), json!(from.to_string()));
    headers.insert("x-forwarded-port".to_owned(), json!("443"));
    headers.insert("x-forwarded-proto".to_owned(), json!("https"));
    headers.insert("x-amzn-trace-id".to_owned(), json!("Root=1-6743b0a1-0a1b2c3d4e5f60718293a4b5"));
    headers.insert("content-length".to_owned(), json!(request.body().len().to_string()));
    let path = request.uri().path();
    let text = std::str::from_utf8(request.body());
    json!({
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": request.uri().query().unwrap_or_default(),
        "cookies": cookies,
        "headers": headers,
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "abcdefghij",
            "domainName": "abcdefghij.execute-api.eu-west-1.amazonaws.com",
            "domainPrefix": "abcdefghij",
            "http": {
                "method": request.method().as_str(),
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": from.to_string(),
                "userAgent": request.headers().get("user-agent").map_or("", |agent| agent.to_str().unwrap()),
            },
            "requestId": "Xk3vQiT9DoEEPhA=",
            "routeKey": "$default",
            "stage": "$default",
            "time": "23/Nov/2026:04:00:00 +0000",
            "timeEpoch": 1_795_406_400_000_u64,
        },
        "body": (!request.body().is_empty()).then(|| text.map_or_else(|_| STANDARD.encode(request.body()), str::to_owned)),
        "isBase64Encoded": text.is_err(),
    })
}

/// The answer that the adapter hands back.
fn read(asked: String, answered: &Value) -> Answer {
    let mut headers = HeaderMap::new();
    let mut add = |name: &str, value: &Value| {
        let name: HeaderName = name.parse().unwrap();
        headers.append(name, HeaderValue::from_str(value.as_str().unwrap()).unwrap());
    };
    for (name, value) in answered["headers"].as_object().into_iter().flatten() {
        add(name, value);
    }
    for (name, values) in answered["multiValueHeaders"].as_object().into_iter().flatten() {
        let known = answered["headers"].get(name).is_some();
        values.as_array().into_iter().flatten().filter(|_| !known).for_each(|value| add(name, value));
    }
    let cookies = answered["cookies"].as_array();
    cookies.into_iter().flatten().for_each(|cookie| add("set-cookie", cookie));
    let body = answered["body"].as_str().unwrap_or_default();
    let body = match answered["isBase64Encoded"].as_bool() {
        Some(true) => STANDARD.decode(body).unwrap(),
        _ => body.as_bytes().to_vec(),
    };
    Answer { asked, status: u16::try_from(answered["statusCode"].as_u64().unwrap()).unwrap(), headers, body: body.into() }
}
