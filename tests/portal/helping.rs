//! F66: what is said to people about the portal is true of this installation: help, privacy, how it can be used.

use http::Method;
use serde_json::json;

use crate::steps::doctor_and_asha;
use crate::support::{Browser, ModelServer, TestApp};

/// The words of a page's main part.
async fn words(browser: &Browser, path: &str) -> String {
    browser.opens(path).await.is(200).page().find("main").unwrap().text()
}

#[tokio::test]
async fn f66_whoever_reads_about_privacy_hears_what_leaves_the_house() {
    let app = TestApp::start().await;
    let visitor = app.stranger();
    let privacy = words(&visitor, "/privacy").await;
    assert!(privacy.contains("These pages ask nothing of another company and send it nothing"), "{privacy}");
    assert!(!privacy.contains("Bedrock") && !words(&visitor, "/assistant").await.contains("Bedrock"));

    let model = ModelServer::start().await;
    let app = TestApp::with_model(&model.url).await;
    let visitor = app.stranger();
    let privacy = words(&visitor, "/privacy").await;
    assert!(privacy.contains("what you write to the health assistant goes to Amazon Web Services (Amazon Bedrock)"), "{privacy}");
    assert!(!privacy.contains("These pages ask nothing of another company and send it nothing"), "{privacy}");
    let before = words(&visitor, "/assistant").await;
    assert!(before.contains("what you write is sent there"), "it is said before anything is written: {before}");
    for (tag, said) in [("es", "se envía allí"), ("ar", "يُرسل إليه")] {
        let page = visitor.ask(Method::GET, "/assistant").header("accept", "text/html").header("accept-language", tag).send().await;
        assert!(page.is(200).text().contains(said), "{tag}");
    }
    // A mistake shows the same page again, with the same words.
    let again = visitor.posts("/assistant", &[("text", "")]).await.is(422);
    assert!(again.text().contains("what you write is sent there"));
}

#[tokio::test]
async fn f66_the_privacy_page_names_everybody_who_sees_something() {
    let app = TestApp::start().await;
    let privacy = words(&app.stranger(), "/privacy").await;
    for who in
        ["act for you", "that doctor, and whoever you let read your records", "Invoices", "In an emergency", "Reception and administration"]
    {
        assert!(privacy.contains(who), "{who}: {privacy}");
    }
    for seen in ["If you offer blood, administration sees your name", "The hospital can connect other programs"] {
        assert!(privacy.contains(seen), "{seen}: {privacy}");
    }
}

#[tokio::test]
async fn f66_the_privacy_page_names_what_is_kept_and_every_cookie() {
    let app = TestApp::start().await;
    let privacy = words(&app.stranger(), "/privacy").await;
    let kept =
        ["messages between you and your doctors", "reports that were added", "insurance policies", "waiting list", "the blood you offered"];
    for kept in kept.into_iter().chain([
        "keeps you signed in",
        "your own browser be known",
        "the language you chose",
        "one sentence to the next page",
        "with which browser and system",
        "stays in the hospital’s audit trail, without the browser",
        "the page stays, for whoever uses the browser next",
        "whether the keys of the day’s list are on",
    ]) {
        assert!(privacy.contains(kept), "{kept}: {privacy}");
    }
}

#[tokio::test]
async fn f66_how_accessible_the_portal_is_is_said_as_it_was_tried() {
    let app = TestApp::start().await;
    let said = words(&app.stranger(), "/accessibility").await;
    for said_of in ["on the narrowest screen", "a longer run does that with all of them", "keeps for power cuts is in English"] {
        assert!(said.contains(said_of), "{said_of}: {said}");
    }
    assert!(!said.contains("Printed papers for Arabic readers"), "{said}");
}

/// What a script may keep in a browser stands on the page about privacy, so no other script keeps anything.
#[test]
fn f66_no_script_but_those_that_the_privacy_page_speaks_of_keeps_anything_in_a_browser() {
    let keeps = |file: &std::path::PathBuf| {
        let script = std::fs::read_to_string(file).unwrap();
        ["localStorage", "sessionStorage", "indexedDB", "caches.", "document.cookie"].iter().any(|store| script.contains(store))
    };
    let mut keeping: Vec<_> = std::fs::read_dir("static")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|file| file.extension().is_some_and(|ending| ending == "js") && !file.ends_with("htmx.js") && keeps(file))
        .map(|file| file.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    keeping.sort();
    assert_eq!(keeping, ["keys.js", "worker.js"]);
}

#[tokio::test]
async fn f66_whoever_reads_about_privacy_hears_where_visits_by_video_take_place_if_there_are_any() {
    let app = TestApp::start().await;
    let visitor = app.stranger();
    assert!(!words(&visitor, "/privacy").await.contains("video"));
    let tomas = app.administrator().await;
    let template = json!({ "video_link_template": "https://meet.example/{room}" });
    tomas.api(Method::PUT, "/admin/settings").json(&template).send().await.is(200);
    app.app.refresh().await.unwrap();
    let privacy = words(&visitor, "/privacy").await;
    assert!(privacy.contains("takes place at the hospital’s video service, on another site"), "{privacy}");
}

#[tokio::test]
async fn f66_help_says_for_how_long_a_time_is_kept_as_the_hospital_has_set_it() {
    let app = TestApp::start().await;
    assert!(words(&app.stranger(), "/help").await.contains("we keep it for you for 10 minutes while you sign in"));
    let tomas = app.administrator().await;
    for seconds in [60, 20] {
        tomas.api(Method::PUT, "/admin/settings").json(&json!({ "hold_seconds": seconds })).send().await.is(200);
        app.app.refresh().await.unwrap();
        let said = words(&app.stranger(), "/help").await;
        assert!(said.contains("we keep it for you for 1 minute while you sign in"), "{seconds}: {said}");
    }
}

#[tokio::test]
async fn f66_every_topic_of_help_leads_to_a_page_that_its_reader_may_open() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ruth, tomas, visitor) = (app.receptionist().await, app.administrator().await, app.stranger());
    for (who, reader) in [
        ("visitor", &visitor),
        ("patient", asha.browser()),
        ("doctor", doctor.browser()),
        ("receptionist", ruth.browser()),
        ("administrator", tomas.browser()),
    ] {
        let help = reader.opens("/help").await.is(200).page();
        let links: Vec<_> = help.all("main section.card a").iter().filter_map(|link| link.attribute("href")).map(str::to_owned).collect();
        assert!(links.len() >= 4, "{who}: {links:?}");
        for link in links {
            let answer = reader.opens(&link).await;
            // One's own hours are below one's own name.
            let answer = if answer.status == 303 { reader.opens(answer.location()).await } else { answer };
            assert_eq!(answer.status, 200, "{who}: {link}");
        }
    }
}

#[tokio::test]
async fn f66_help_tells_the_desk_of_the_waiting_list_and_doctors_of_kinds_of_visits_and_of_copying_a_day() {
    let app = TestApp::start().await;
    let (doctor, _) = doctor_and_asha(&app).await;
    let ruth = app.receptionist().await;
    let help = ruth.opens("/help").await.is(200).page();
    assert!(help.all("main section.card a").iter().any(|link| link.attribute("href") == Some("/desk/waiting-list")), "{}", help.text());
    let help = words(doctor.browser(), "/help").await;
    for said in ["kinds of visits", "copy a day’s hours to others"] {
        assert!(help.contains(said), "{said}: {help}");
    }
}

#[tokio::test]
async fn f66_how_accessible_the_portal_is_is_one_link_away_on_every_page() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    for (reader, path) in [(&app.stranger(), "/"), (ruth.browser(), "/desk")] {
        let page = reader.opens(path).await.is(200).page();
        assert!(page.all("footer a").iter().any(|link| link.attribute("href") == Some("/accessibility")), "{path}");
    }
}
