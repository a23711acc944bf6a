//! What the portal does not have, whoever looks for it.

use crate::support::TestApp;

#[tokio::test]
async fn s02_what_is_no_route_is_not_there() {
    let app = TestApp::start().await;
    let looked_for = [
        "/.git/config",
        "/.env",
        "/data/secret",
        "/Cargo.toml",
        "/static/",
        "/static",
        "/static/../Cargo.toml",
        "/static/%2e%2e/Cargo.toml",
        "/static/..%2f..%2fetc/passwd",
        "/metrics",
        "/debug",
        "/server-status",
        "/actuator/health",
        "/api/v1",
        "/api",
        "/index.php",
    ];
    for visitor in [&app.stranger(), app.administrator().await.browser()] {
        for path in looked_for {
            let answer = visitor.opens(path).await;
            assert_eq!(answer.status, 404, "{path} answered {}: {}", answer.status, answer.text());
        }
    }
}
