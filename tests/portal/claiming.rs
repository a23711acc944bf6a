//! F01, F03, F06: one address of mail that two want.

use caredesk::capabilities::calendar::model::Quantum;
use caredesk::operations::verify::check;
use http::Method;
use serde_json::json;

use crate::support::{Browser, PASSWORD, TestApp};

const RUTH: &str = "ruth@example.org";
const STRANGERS: &str = "five tulips on a chair";

async fn registers(app: &TestApp, password: &str) -> String {
    let body = json!({ "name": "Ruth Adeyemi", "email": RUTH, "password": password });
    app.stranger().api(Method::POST, "/patients").json(&body).send().await.is(201);
    app.link_to(RUTH).await
}

async fn enters(app: &TestApp, password: &str) -> (Browser, u16) {
    let browser = app.stranger();
    let status = browser.posts("/sign-in", &[("email", RUTH), ("password", password)]).await.status;
    (browser, status)
}

/// Chooses the password behind a link that was mailed or led to.
async fn chooses(browser: &Browser, link: &str, password: &str) {
    let form = browser.opens(link).await.is(200).page().form(link);
    browser.sends(&form.fill("new_password", password)).await.leads_to("/sign-in");
}

async fn is_clean(app: &TestApp) {
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    assert!(report.is_clean(), "{report:?}");
}

#[tokio::test]
async fn s14_whoever_reads_the_mail_of_a_contested_address_chooses_its_password() {
    let app = TestApp::start().await;
    registers(&app, PASSWORD).await;
    let link = registers(&app, STRANGERS).await;
    let browser = app.stranger();
    let button = browser.opens(&link).await.is(200).page().form(&link);
    let choose = browser.sends(&button).await.leads_to("/set-password/").location().to_owned();
    assert!(browser.opens(&choose).await.is(200).page().alert().contains("none of them counts"));
    for password in [PASSWORD, STRANGERS] {
        assert_eq!(enters(&app, password).await.1, 401);
    }
    chooses(&browser, &choose, PASSWORD).await;
    assert_eq!((enters(&app, PASSWORD).await.1, enters(&app, STRANGERS).await.1), (303, 401));
    is_clean(&app).await;
}

#[tokio::test]
async fn f03_who_registers_an_address_and_never_confirms_it_keeps_nobody_from_it() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let old = registers(&app, STRANGERS).await;
    let body = json!({ "role": "receptionist", "name": "Ruth Adeyemi", "email": RUTH });
    tomas.api(Method::POST, "/admin/people").json(&body).send().await.is(201);
    app.stranger().posts(&old, &[]).await.is(410);
    let link = app.link_to(RUTH).await;
    chooses(&app.stranger(), &link, PASSWORD).await;
    let (ruth, _) = enters(&app, PASSWORD).await;
    ruth.opens("/desk").await.is(200);
    assert_eq!(enters(&app, STRANGERS).await.1, 401);
    // An address that works is taken.
    tomas.api(Method::POST, "/admin/people").json(&body).send().await.is(422);
    is_clean(&app).await;
}

#[tokio::test]
async fn f03_a_doctor_who_was_not_taken_can_be_invited() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let application = json!({ "name": "Dr Ruth Adeyemi", "email": RUTH, "password": PASSWORD, "licence_number": "KMC-40213",
        "specialization": "Cardiologist", "qualifications": "MD", "experience_years": 18 });
    app.stranger().api(Method::POST, "/doctor-applications").json(&application).send().await.is(202);
    app.stranger().posts(&app.link_to(RUTH).await, &[]).await.leads_to("/apply/address-confirmed");
    let waiting = tomas.api(Method::GET, "/doctor-applications").send().await.is(200).json();
    let id = waiting["items"][0]["id"].as_str().unwrap();
    let rejected = json!({ "reason": "The licence ended." });
    tomas.api(Method::POST, &format!("/doctor-applications/{id}/reject")).json(&rejected).send().await.is(200);
    let doctor = json!({ "name": "Dr Ruth Adeyemi", "email": RUTH, "department_id": app.department.id, "specialization": "Cardiologist" });
    tomas.api(Method::POST, "/doctors").json(&doctor).send().await.is(201);
    chooses(&app.stranger(), &app.link_to(RUTH).await, PASSWORD).await;
    let (ruth, _) = enters(&app, PASSWORD).await;
    ruth.opens("/day").await.is(200);
    is_clean(&app).await;
}

#[tokio::test]
async fn f06_an_account_moves_to_an_address_somebody_else_registered_and_never_confirmed() {
    for confirms in [false, true] {
        let app = TestApp::start().await;
        let old = app.known_account().await;
        let asha = app.stranger();
        asha.posts("/sign-in", &[("email", &old), ("password", PASSWORD)]).await.is(303);
        let theirs = registers(&app, STRANGERS).await;
        asha.posts("/security/email", &[("email", RUTH)]).await.leads_to("/security");
        let link = app.link_to(RUTH).await;
        assert!(link.starts_with("/confirm-new-address/"), "{link}");
        if confirms {
            app.stranger().posts(&theirs, &[]).await.is(303);
            app.stranger().posts(&link, &[]).await.is(410);
        } else {
            app.stranger().posts(&link, &[]).await.leads_to("/sign-in");
            app.stranger().posts(&theirs, &[]).await.is(410);
        }
        let (moved, stranger) = (enters(&app, PASSWORD).await.1, enters(&app, STRANGERS).await.1);
        assert_eq!((moved, stranger), if confirms { (401, 303) } else { (303, 401) });
        is_clean(&app).await;
    }
}
