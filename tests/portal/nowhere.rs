//! What the portal does not have, whoever looks for it.

use http::Method;

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

#[tokio::test]
async fn f20_a_place_in_a_list_that_was_changed_leads_to_the_list_and_a_changed_search_says_so() {
    let app = TestApp::start().await;
    let (ruth, doctor) = (app.receptionist().await, app.doctor("Leena Farah").await);
    let refused = ruth.opens("/patients?order=descending&cursor=made-up").await.is(400).page();
    assert!(refused.all("main a").iter().any(|link| link.attribute("href") == Some("/patients")), "{}", refused.text());
    for (who, list) in [(&ruth, "/patients"), (&doctor, "/my-patients")] {
        let led = who.opens(&format!("{list}?search=made-up")).await.is(303).location().to_owned();
        assert_eq!(led, list);
        let page = who.opens(&led).await.is(200).page();
        assert!(page.text().contains("This search has ended, or its address was changed"), "{}", page.text());
    }
}

#[tokio::test]
async fn f33_what_is_missing_in_a_wish_is_said_with_the_name_of_its_field() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let page = asha.opens(&format!("/patients/me/waiting-list/new?department={}", app.department.id)).await.is(200).page();
    let refused = asha.sends(&page.form("/patients/me/waiting-list").fill("reason", " ")).await.is(422).page();
    assert!(refused.alert().contains("Reason for the visit: "), "{}", refused.alert());
}

#[tokio::test]
async fn f22_the_address_of_a_refused_form_leads_to_the_form() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let doctor = format!("/doctors/{}", farah.id);
    for form in [format!("{doctor}/exceptions"), format!("{doctor}/visit-kinds")] {
        assert_eq!(farah.opens(&form).await.is(303).location(), format!("{form}/new"));
    }
    for (form, page) in [("/admin/people/search", "/admin/people"), ("/admin/import/commit", "/admin/import")] {
        assert_eq!(tomas.opens(form).await.is(303).location(), page);
    }
    farah.api(Method::GET, "/appointments/wrong/check-in").send().await.is(405);
}
