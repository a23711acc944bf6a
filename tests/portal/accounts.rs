//! F01, F05: registering and signing in on pages.

use caredesk::access::role::Role;
use http::Method;

use crate::support::TestApp;

const PASSWORD: &str = "four tulips on a table";

fn answers<'a>(email: &'a str, password: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("name", "Maya Lindqvist"), ("email", email), ("phone", ""), ("password", password), ("consent", "yes")]
}

#[tokio::test]
async fn f01_a_person_registers_on_the_page_and_is_led_to_their_visits_after_signing_in() {
    let app = TestApp::start().await;
    let browser = app.stranger();
    let form = browser.opens("/register").await.is(200).page().form("/register");
    let names: Vec<_> = form.fields.iter().map(|(name, _)| name.as_str()).collect();
    assert!(!names.contains(&"role"), "{names:?}");
    browser.posts("/register", &answers("maya@example.org", PASSWORD)).await.leads_to("/register/check-your-mail");
    assert_eq!(browser.opens("/register/check-your-mail").await.is(200).page().heading(), "Check your mail");
    let mail = app.mail_to("maya@example.org").await;
    let text = mail[0]["text"].as_str().unwrap();
    let link = text.lines().find_map(|line| line.strip_prefix(crate::support::ORIGIN)).unwrap();
    let button = browser.opens(link).await.is(200).page().form(link);
    browser.sends(&button).await.leads_to("/register/address-confirmed");
    browser.opens("/register/address-confirmed").await.is(200);
    assert!(browser.opens(link).await.is(410).page().all("main form").is_empty(), "used once, it offers nothing to press");
    browser.posts("/sign-in", &[("email", "maya@example.org"), ("password", PASSWORD)]).await.leads_to("/appointments");
    browser.opens("/sign-in").await.leads_to("/appointments");
}

#[tokio::test]
async fn f01_a_form_that_cannot_be_taken_comes_back_with_the_answers_and_without_the_password() {
    let app = TestApp::start().await;
    let fields = [("name", "Maya Lindqvist"), ("email", "maya"), ("phone", "12"), ("password", "too short"), ("role", "administrator")];
    let page = app.stranger().posts("/register", &fields).await.is(422).page();
    let form = page.form("/register");
    assert_eq!(
        (form.value("name"), form.value("email"), form.value("phone"), form.value("password")),
        ("Maya Lindqvist", "maya", "12", "")
    );
    let alert = page.alert();
    for said in ["name@example.org", "phone number", "at least 15 characters", "Tick the box"] {
        assert!(alert.contains(said), "{said}: {alert}");
    }
}

#[tokio::test]
async fn f01_marks_of_direction_that_nobody_sees_are_no_part_of_a_phone_and_are_said_of_a_name() {
    let app = TestApp::start().await;
    let fields = |name| {
        [
            ("name", name),
            ("email", "maya@example.org"),
            ("phone", "\u{202a}+44 20 7946 0140\u{202c}"),
            ("password", PASSWORD),
            ("consent", "yes"),
        ]
    };
    let alert = app.stranger().posts("/register", &fields("May\u{202e}a")).await.is(422).page().alert();
    assert!(alert.contains("characters that cannot be shown") && !alert.contains("Enter your"), "{alert}");
    app.stranger().posts("/register", &fields("Maya")).await.leads_to("/register/check-your-mail");
}

#[tokio::test]
async fn f01_without_the_box_ticked_nothing_is_registered() {
    let app = TestApp::start().await;
    let mut fields = answers("maya@example.org", PASSWORD);
    fields.pop();
    app.stranger().posts("/register", &fields).await.is(422);
    assert!(app.rows(caredesk::storage::tables::Table::Emails).await.is_empty());
}

#[tokio::test]
async fn f05_a_wrong_password_says_the_same_for_every_address() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let mut alerts = Vec::new();
    for email in [doctor.email.as_str(), "nobody@example.org"] {
        let page = app.stranger().posts("/sign-in", &[("email", email), ("password", "not the right password")]).await.is(401).page();
        assert_eq!(page.form("/sign-in").value("email"), email);
        alerts.push(page.alert());
    }
    assert_eq!(alerts[0], alerts[1]);
}

#[tokio::test]
async fn f05_signing_in_leads_back_to_where_somebody_wanted_to_be_and_nowhere_else() {
    let app = TestApp::start().await;
    let browser = app.stranger();
    browser.posts("/register", &answers("maya@example.org", PASSWORD)).await.leads_to("/register/check-your-mail");
    let mail = app.mail_to("maya@example.org").await;
    let link = mail[0]["text"].as_str().unwrap().lines().find_map(|line| line.strip_prefix(crate::support::ORIGIN)).unwrap().to_owned();
    browser.posts(&link, &[]).await.leads_to("/register");
    let way = browser.opens("/appointments?past=yes").await.leads_to("/sign-in?next=").location().to_owned();
    let form = browser.opens(&way).await.is(200).page().form("/sign-in");
    let next = form.value("next").to_owned();
    let fields = [("email", "maya@example.org"), ("password", PASSWORD), ("next", next.as_str())];
    assert_eq!(browser.posts("/sign-in", &fields).await.is(303).location(), "/appointments?past=yes");
    for planted in ["https://evil.example", "//evil.example", "/\\evil.example", "x", &next[1..]] {
        let other = app.stranger();
        let fields = [("email", "maya@example.org"), ("password", PASSWORD), ("next", planted)];
        assert_eq!(other.posts("/sign-in", &fields).await.is(303).location(), "/appointments", "{planted}");
    }
}

#[tokio::test]
async fn f05_signing_out_is_a_form_that_ends_the_session_and_says_so() {
    let app = TestApp::start().await;
    let asha = app.person("Asha", Role::Patient).await;
    let kept = asha.copied();
    assert_eq!(asha.ask(Method::GET, "/sign-out").send().await.is(303).location(), "/", "opening it ends nothing");
    kept.api(Method::GET, "/me").send().await.is(200);
    let answer = asha.posts("/sign-out", &[]).await.leads_to("/");
    assert_eq!(answer.header("clear-site-data"), "\"storage\"");
    assert!(asha.cookie("sid").is_none());
    kept.api(Method::GET, "/me").send().await.is_problem(401, "sign-in-needed");
    assert!(asha.opens("/").await.page().alert().contains("signed out"));
}

#[tokio::test]
async fn f05_an_ended_session_is_led_to_sign_in_and_its_cookie_is_forgotten() {
    let app = TestApp::start().await;
    let asha = app.person("Asha", Role::Patient).await;
    app.passes(30);
    asha.opens("/appointments").await.leads_to("/sign-in?next=");
    assert!(asha.cookie("sid").is_none());
}

/// A mailed link says the same when it was used, replaced, or never existed.
#[tokio::test]
async fn s12_links_that_are_over_answer_alike_whatever_became_of_them() {
    let app = TestApp::start().await;
    let browser = app.stranger();
    browser.posts("/register", &answers("maya@example.org", PASSWORD)).await.is(303);
    let first = app.link_to("maya@example.org").await;
    app.passes(60);
    browser.posts("/register", &answers("maya@example.org", "nine geese on a frozen lake")).await.is(303);
    let second = app.link_to("maya@example.org").await;
    browser.opens(&second).await.is(200);
    browser.posts(&second, &[]).await.is(303);
    let mut said = Vec::new();
    for link in [first.as_str(), &second, "/confirm-address/no-token-of-ours"] {
        let answer = app.stranger().opens(link).await.is(410);
        said.push(answer.page().find("main").unwrap().text());
    }
    assert!(said.iter().all(|text| *text == said[0]), "{said:?}");
}

#[tokio::test]
async fn s15_the_name_of_the_hospital_is_no_password() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let name = serde_json::json!({ "hospital_name": "Rowan Street Clinic" });
    tomas.api(Method::PUT, "/admin/settings").json(&name).send().await.is(200);
    for password in ["Rowan Street 2026", "rowanstreetclinic", "caredesk-2026-caredesk", "Caredesk Rowan 1!"] {
        let page = app.stranger().posts("/register", &answers("maya@example.org", password)).await.is(422).page();
        assert!(page.alert().contains("others would guess this one first"), "{password}: {}", page.alert());
    }
    app.stranger().posts("/register", &answers("maya@example.org", "nine geese on Rowan Street")).await.is(303);
}

#[tokio::test]
async fn s13_how_long_to_wait_is_said_in_seconds_where_it_is_less_than_a_minute() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let browser = app.stranger();
    let mut said = Vec::new();
    for _ in 0..12 {
        let answer = browser.posts("/sign-in", &[("email", &email), ("password", "not the password")]).await;
        if answer.status == 429 {
            let wait: u64 = answer.header("retry-after").parse().unwrap();
            let alert = answer.page().alert();
            let words = if wait < 60 { format!("Wait {wait} second") } else { format!("Wait {} minute", wait.div_ceil(60)) };
            assert!(alert.contains(&words), "{wait}: {alert}");
            said.push(wait);
            app.clock.advance(jiff::SignedDuration::from_secs(i64::try_from(wait).unwrap()));
        }
    }
    assert!(said.iter().any(|wait| *wait < 60), "{said:?}");
}
