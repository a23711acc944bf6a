//! How the house refuses: problems for programs, pages for people, headers on everything.

use axum::body::Body;
use http::{Method, StatusCode, header};

use super::house::{house, knock};

#[tokio::test]
async fn f61_programs_get_problems_and_people_get_pages() {
    let house = house();
    let problem = house.get("/api/v1/nowhere?token=secret", None).await;
    assert_eq!(problem.kind(), "/problems/not-found");
    assert_eq!(problem.problem()["instance"], "/api/v1/nowhere");
    let page = house.get("/nowhere", None).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.header("content-type").starts_with("text/html"));
    assert!(page.text.contains(page.header("x-request-id")), "{}", page.text);
    let wrong_verb = house.ask(knock(Method::DELETE, "/api/v1/visits", None).body(Body::empty()).unwrap()).await;
    assert_eq!((wrong_verb.kind().as_str(), wrong_verb.header("allow")), ("/problems/method-not-allowed", "POST"));
}

#[tokio::test]
async fn f61_whoever_asks_for_the_head_alone_is_answered_as_if_they_had_asked_for_all() {
    let house = house();
    for (path, status) in [("/", StatusCode::OK), ("/nowhere", StatusCode::NOT_FOUND), ("/over", StatusCode::GONE)] {
        let whole = house.get(path, None).await;
        let head = house.ask(knock(Method::HEAD, path, None).body(Body::empty()).unwrap()).await;
        assert_eq!((whole.status, head.status), (status, status), "{path}");
        assert_eq!(head.header("content-type"), whole.header("content-type"), "{path}");
        assert_eq!(head.header("content-length"), whole.text.len().to_string(), "{path}");
        assert_eq!(head.text, "", "{path}");
    }
}

#[tokio::test]
async fn f61_what_is_nowhere_looks_like_the_portal_of_whoever_asks() {
    let house = house();
    let nowhere = |cookie| knock(Method::GET, "/nowhere", Some(cookie)).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
    let doctors = house.ask(nowhere("doctor")).await;
    assert_eq!(doctors.status, StatusCode::NOT_FOUND);
    assert!(doctors.text.contains("Maya Lindqvist") && doctors.text.contains("href=\"/day\""), "{}", doctors.text);
    for stranger in ["half", "outage", "nobody"] {
        let page = house.ask(nowhere(stranger)).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(!page.text.contains("Maya Lindqvist") && page.text.contains("href=\"/sign-in\""), "{stranger}");
    }
}

#[tokio::test]
async fn f61_a_problem_carries_what_belongs_to_it() {
    let house = house();
    let put = |body: &'static str| {
        knock(Method::PUT, "/api/v1/visits/taken", None).header(header::CONTENT_TYPE, "application/json").body(Body::from(body)).unwrap()
    };
    let taken = house.ask(put(r#"{"doctor": "usr_1"}"#)).await;
    assert_eq!(taken.status, StatusCode::CONFLICT);
    assert_eq!(taken.problem()["alternatives"][0]["start"], "s");
    let invalid = house.ask(put(r#"{"role": "administrator", "doctor": "usr_1"}"#)).await;
    assert_eq!(invalid.status, StatusCode::UNPROCESSABLE_ENTITY);
    let errors = serde_json::json!([{"pointer": "/role", "code": "unknown_field", "message": "There is no such field."}]);
    assert_eq!(invalid.problem()["errors"], errors);
    assert_eq!(house.ask(put("{")).await.kind(), "/problems/malformed");
    let other =
        knock(Method::PUT, "/api/v1/visits/taken", None).header(header::CONTENT_TYPE, "application/xml").body(Body::from("<a/>")).unwrap();
    assert_eq!(house.ask(other).await.kind(), "/problems/unsupported-media");
}

#[tokio::test]
async fn s03_somebody_elses_and_missing_are_the_same_answer() {
    let house = house();
    let texts = ["0", "2"].map(|last| format!("/api/v1/visits/apt_{}{last}", "0".repeat(25)));
    let mut answers = Vec::new();
    for path in texts.iter().map(String::as_str).chain(["/api/v1/visits/usr_1", "/api/v1/visits/%ff"]) {
        let mut answer = house.get(path, Some("patient")).await;
        answer.text = answer.text.replace(answer.header("x-request-id"), "req").replace(path, "path");
        answer.headers.remove("x-request-id");
        answer.headers.remove("content-length");
        answers.push(answer);
    }
    for other in &answers[1..] {
        assert_eq!((other.status, &other.headers, &other.text), (answers[0].status, &answers[0].headers, &answers[0].text));
    }
}

#[tokio::test]
async fn s17_security_headers_are_on_every_answer() {
    let house = house();
    let big = knock(Method::PUT, "/api/v1/visits/taken", None).header(header::CONTENT_LENGTH, 64 * 1024 + 1).body(Body::empty()).unwrap();
    let foreign = knock(Method::PUT, "/api/v1/visits/taken", None).header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
    let answers = [
        (200, house.get("/", None).await),
        (200, house.get("/healthz", None).await),
        (303, house.get("/home", None).await),
        (401, house.get("/api/v1/visits/x", None).await),
        (403, house.ask(foreign).await),
        (404, house.get("/nowhere", None).await),
        (405, house.ask(knock(Method::TRACE, "/", None).body(Body::empty()).unwrap()).await),
        (413, house.ask(big).await),
        (500, house.get("/api/v1/panic", None).await),
        (503, house.get("/", Some("outage")).await),
    ];
    for (status, answer) in answers {
        assert_eq!(answer.status.as_u16(), status);
        let csp = answer.header("content-security-policy");
        assert!(csp.contains("script-src 'self';") && csp.contains("base-uri 'none'") && !csp.contains("object-src"), "{status}");
        assert!(csp.starts_with("default-src 'none'; ") && !csp.contains("unsafe") && csp.contains("frame-ancestors 'none'"), "{status}");
        assert_eq!(answer.header("cache-control"), "no-store", "{status}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert!(answer.header("permissions-policy").contains("camera=()"));
        assert!(answer.header("x-request-id").starts_with("req_"), "{status}");
        assert_eq!(answer.header("strict-transport-security"), "", "only with an https origin");
    }
}

#[tokio::test]
async fn s17_nothing_is_shared_with_other_origins() {
    let house = house();
    for (method, path) in [(Method::GET, "/"), (Method::GET, "/api/v1/visits/x"), (Method::OPTIONS, "/api/v1/visits/taken")] {
        let asked = knock(method, path, None).header("origin", "https://evil.test").header("access-control-request-method", "PUT");
        let answer = house.ask(asked.body(Body::empty()).unwrap()).await;
        let shared = answer.headers.keys().find(|name| name.as_str().starts_with("access-control-"));
        assert_eq!(shared, None, "{path}");
    }
}

#[tokio::test]
async fn s17_every_answer_with_a_body_says_what_it_is() {
    let house = house();
    let paths = ["/", "/home", "/healthz", "/nowhere", "/api/v1/nowhere", "/api/v1/panic", "/api/v1/visits/x", "/big"];
    let mut kinds = std::collections::BTreeSet::new();
    for path in paths {
        let answer = house.get(path, Some("patient")).await;
        if !answer.text.is_empty() {
            let kind = answer.header("content-type");
            assert!(!kind.is_empty(), "{path} says nothing");
            assert!(!kind.starts_with("text/") || kind.ends_with("charset=utf-8"), "{path} says no charset: {kind}");
            kinds.insert(kind.to_owned());
        }
    }
    assert!(kinds.contains("application/problem+json") && kinds.contains("text/html; charset=utf-8"), "{kinds:?}");
}

#[tokio::test]
async fn s07_no_other_site_changes_anything() {
    let house = house();
    let json = "application/json";
    let tries = [
        ("application/json", vec![("sec-fetch-site", "cross-site")], 403),
        (json, vec![("sec-fetch-site", "same-site")], 403),
        (json, vec![("origin", "https://evil.test")], 403),
        (json, vec![("origin", "null")], 403),
        ("application/x-www-form-urlencoded", vec![], 403),
        ("text/plain;charset=UTF-8", vec![("sec-fetch-site", "same-origin")], 403),
        ("multipart/form-data; boundary=x", vec![], 403),
        (json, vec![], 409),
        (json, vec![("sec-fetch-site", "same-origin")], 409),
        (json, vec![("origin", "http://127.0.0.1:8080")], 409),
    ];
    for (content_type, headers, status) in tries {
        let request = knock(Method::PUT, "/api/v1/visits/taken", None).header(header::CONTENT_TYPE, content_type);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let answer = house.ask(request.body(Body::from(r#"{"doctor": "usr_1"}"#)).unwrap()).await;
        assert_eq!(answer.status.as_u16(), status, "{content_type} {headers:?}");
        let expected = if status == 403 { "/problems/cross-site" } else { "/problems/time-taken" };
        assert_eq!(answer.kind(), expected);
    }
    let get = knock(Method::GET, "/", None).header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
    assert_eq!(house.ask(get).await.status, StatusCode::OK, "links from elsewhere work");
}

#[tokio::test]
async fn s18_a_panic_is_a_500_that_says_nothing() {
    let house = house();
    let answer = house.get("/api/v1/panic", None).await;
    assert_eq!(answer.kind(), "/problems/internal");
    assert!(!answer.text.contains("diabetes"));
    assert_eq!(house.get("/", None).await.status, StatusCode::OK);
}

#[tokio::test]
async fn s33_what_could_be_understood_twice_is_refused() {
    let house = house();
    let twice = knock(Method::GET, "/", None).header("host", "a").header("host", "b").body(Body::empty()).unwrap();
    assert_eq!(house.ask(twice).await.status, StatusCode::BAD_REQUEST);
}
