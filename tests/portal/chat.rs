//! F51 on pages: one writes, the other reads, without any script.

use caredesk::access::actor::Level;
use http::Method;

use crate::support::{Page, TestApp};

#[tokio::test]
async fn f51_a_patient_writes_on_a_page_and_the_doctor_answers_and_markup_stays_text() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let none = asha.opens("/conversations").await.is(200).page();
    assert!(none.text().contains("once you have a visit with them"), "{}", none.text());
    let visit = asha.has(&app.open_slots(&farah).await[20]).await;
    let form = asha.opens(&format!("/appointments/{}", visit.id)).await.is(200).page().form("/conversations");
    assert_eq!(form.value("with"), farah.id.to_string(), "the way there from a visit");
    let inbox = asha.opens("/conversations").await.is(200).page();
    assert!(inbox.text().contains("Write to a doctor") && inbox.text().contains("In an emergency call 112"), "{}", inbox.text());
    let place = asha.sends(&inbox.form("/conversations")).await.is(303).location().to_owned();

    let thread = asha.opens(&place).await.is(200).page();
    assert!(thread.text().contains("Nothing was written yet"), "{}", thread.text());
    let wrong = asha.sends(&thread.form(&place).fill("text", "  ")).await.is(422).page();
    assert!(wrong.alert().contains("Type a message"), "{}", wrong.alert());
    let form = thread.form(&place).fill("text", "<script>alert(1)</script>\n<b>bold</b> https://example.org");
    for _ in 0..2 {
        assert_eq!(asha.sends(&form).await.is(303).location(), format!("{place}#newest"));
    }
    let page = asha.opens(&place).await.is(200).page();
    let said = page.all("[role=log] article");
    assert_eq!(said.len(), 1, "pressed twice writes once");
    assert!(said[0].text().contains("<script>alert(1)</script>") && said[0].text().contains("<b>bold</b>"), "{}", said[0].text());
    assert!(page.all("[role=log] b, [role=log] script, [role=log] article .said__text a").is_empty(), "text and nothing else");
    let log = page.find("[role=log]").unwrap();
    assert_eq!(log.attribute("aria-live"), Some("polite"));

    let home = farah.opens("/day").await.is(200).page();
    let menu = home.all("header a").into_iter().find(|link| link.attribute("href") == Some("/conversations")).unwrap();
    assert!(menu.text().contains('1'), "what is not read: {}", menu.text());
    let list = farah.opens("/conversations").await.is(200).page();
    assert!(list.text().contains("Asha") && list.text().contains("One message not read"), "{}", list.text());
    assert!(!list.text().contains("bold"), "a list says nothing of what was written");
    let theirs = farah.opens(&place).await.is(200).page();
    let mark = theirs.form(&format!("{place}/read"));
    let wall = app.rows(caredesk::storage::tables::Table::Messages).await;
    assert!(
        wall.iter().any(|row| row.get("unread").is_some_and(|unread| unread.as_n().is_ok_and(|unread| unread == "1"))),
        "reading changes nothing"
    );
    farah.sends(&mark).await.leads_to(&place);
    assert!(farah.opens(&place).await.is(200).page().text().contains("Marked as read"));
    farah.sends(&theirs.form(&place).fill("text", "Good morning")).await.is(303);
    assert!(asha.opens("/appointments").await.is(200).page().text().contains("One message not read"));
    let told = asha.opens("/notifications").await.is(200).page();
    assert!(told.text().contains("A new message for you") && !told.text().contains("Good morning"), "{}", told.text());

    // What comes next, as the page shows it; where nothing stays open it says that and ends.
    let seen = said[0].attribute("id").unwrap();
    let next = asha.opens(&format!("{place}/stream?after={seen}")).await.is(200).text();
    assert!(next.contains("Good morning") && next.contains("article"), "{next}");
    for stranger in [&app.patient("Ben").await, &app.doctor("Chidi Okafor").await, &app.administrator().await] {
        stranger.opens(&place).await.is(404);
        stranger.opens(&format!("{place}/stream")).await.is(404);
    }
    asha.cancels(&visit).await.is(200);
    let over = asha.opens(&place).await.is(200).page();
    assert!(over.text().contains("Nobody can write here any more") && over.text().contains("Good morning"), "{}", over.text());
    farah.opens(&place).await.is(404);
}

#[tokio::test]
async fn f51_a_message_points_to_a_report_and_to_none_that_is_not_there() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    asha.has(&app.open_slot(&farah).await).await;
    let report = app.report_of(&asha).await;
    let open = serde_json::json!({ "doctor_id": farah.id });
    let id = asha.api(Method::POST, "/conversations").json(&open).send().await.is(201).member("id");
    let place = format!("/conversations/{id}");
    let form = asha.opens(&place).await.is(200).page().form(&place).fill("text", "Here it is");
    asha.sends(&form.fill("report", &*report)).await.is(303);
    let hrefs = |page: &crate::support::Page| -> Vec<String> {
        page.all("[role=log] a").iter().filter_map(|link| link.attribute("href").map(str::to_owned)).collect()
    };
    assert_eq!(hrefs(&asha.opens(&place).await.is(200).page()), [format!("/reports/{report}")]);
    let theirs = farah.opens(&place).await.is(200).page();
    assert_eq!(hrefs(&theirs), [format!("/patients/{}/reports/{report}", asha.id)]);
    farah.opens(&hrefs(&theirs)[0]).await.is(200);
    let wrong = serde_json::json!({ "text": "And this", "report_id": "rpt_00000000000000000000000000" });
    asha.api(Method::POST, &format!("{place}/messages")).json(&wrong).send().await.is_problem(422, "invalid");
}

#[tokio::test]
async fn f51_a_page_without_a_message_is_told_the_first_one() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let visit = asha.has(&app.open_slots(&farah).await[20]).await;
    let open = serde_json::json!({ "doctor_id": farah.id });
    let id = asha.api(Method::POST, "/conversations").json(&open).send().await.is(201).member("id");
    let place = format!("/conversations/{id}");
    let empty = asha.opens(&place).await.is(200).page();
    assert_eq!(empty.find("[role=log]").unwrap().attribute("data-last"), None);
    let says = async |text: &str| {
        let said = serde_json::json!({ "text": text });
        farah.api(Method::POST, &format!("{place}/messages")).json(&said).send().await.is(201);
    };
    says("Good morning").await;
    let next = asha.opens(&format!("{place}/stream")).await.is(200).text();
    assert!(next.contains("Good morning"), "{next}");
    // Whatever waits is on the newest page: only then is looking at it reading it.
    for number in 1..40 {
        if number == 20 {
            app.passes(1); // nobody writes more than 30 a minute
        }
        says(&format!("Line {number}")).await;
    }
    let page = asha.opens(&place).await.is(200).page();
    assert_eq!(page.all("[role=log] article").len(), 40);
    assert!(page.find("[data-reads]").is_some());
    // After care the doctor cannot open what waits: they lay it aside from the list.
    let thanks = serde_json::json!({ "text": "Thank you" });
    asha.api(Method::POST, &format!("{place}/messages")).json(&thanks).send().await.is(201);
    asha.cancels(&visit).await.is(200);
    let list = farah.opens("/conversations").await.is(200).page();
    assert!(list.text().contains("One message not read"), "{}", list.text());
    assert!(!list.all("main a").iter().any(|link| link.attribute("href") == Some(&place)), "no link to what is not there");
    farah.sends(&list.form(&format!("{place}/read"))).await.leads_to("/conversations");
    assert!(!farah.opens("/conversations").await.is(200).page().text().contains("One message not read"));
}

#[tokio::test]
async fn f51_whoever_writes_too_fast_is_told_when_to_go_on_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    asha.has(&app.open_slots(&farah).await[20]).await;
    let open = serde_json::json!({ "doctor_id": farah.id });
    let id = asha.api(Method::POST, "/conversations").json(&open).send().await.is(201).member("id");
    let place = format!("/conversations/{id}");
    for number in 0..30 {
        let said = serde_json::json!({ "text": format!("Line {number}") });
        asha.api(Method::POST, &format!("{place}/messages")).json(&said).send().await.is(201);
    }
    let form = asha.opens(&place).await.is(200).page().form(&place).fill("text", "And one thing more");
    let refused = asha.sends(&form).await.is(429).page();
    assert!(refused.alert().contains("many messages in a short time"), "{}", refused.alert());
    assert!(refused.alert().contains("wait 60 seconds and send it"), "{}", refused.alert());
    let kept = refused.form(&place);
    assert_eq!(kept.value("text"), "And one thing more", "nothing typed is lost");
    // The other of the two is not slowed by it.
    farah.sends(&farah.opens(&place).await.is(200).page().form(&place).fill("text", "One moment")).await.is(303);
    app.passes(1);
    assert_eq!(asha.sends(&kept).await.is(303).location(), format!("{place}#newest"));
    assert!(farah.opens(&place).await.is(200).page().text().contains("And one thing more"));
}

#[tokio::test]
async fn f51_nobody_writes_to_a_doctor_who_has_left_and_what_was_written_stays_readable() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let (asha, ben, cara) = (app.patient("Asha").await, app.patient("Ben").await, app.patient("Cara").await);
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[0]).await;
    let visit = ben.has(&slots[1]).await;
    let (open, said) = (serde_json::json!({ "doctor_id": farah.id }), serde_json::json!({ "text": "Before you go" }));
    let id = asha.api(Method::POST, "/conversations").json(&open).send().await.is(201).member("id");
    let (place, department) = (format!("/conversations/{id}"), format!("/departments/{}", app.department.id));
    let says = || async { asha.api(Method::POST, &format!("{place}/messages")).json(&said).send().await };
    says().await.is(201);
    let written = asha.opens(&place).await.is(200).page().form(&place).fill("text", "Are you there?");
    let begun = ben.opens(&format!("/appointments/{}", visit.id)).await.is(200).page().form("/conversations");
    assert!(ben.opens("/conversations").await.is(200).page().text().contains("Leena Farah"), "to begin with");

    app.passes(3 * 60);
    for person in [&asha, &ben, &cara, &tomas] {
        app.signs_in(person, Level::Full).await;
    }
    tomas.api(Method::DELETE, &format!("/doctors/{}", farah.id)).send().await.is(204);
    let leads_on = |page: &Page| {
        let there = page.all("main .note a").iter().any(|link| link.attribute("href") == Some(department.as_str()));
        there && page.text().contains("Leena Farah no longer works here")
    };
    let writes = |page: &Page, to: &str| page.all("form").iter().any(|form| form.attribute("action") == Some(to));

    // Nobody begins, on any page, with an old form, or over the API; of a doctor whom they never had they learn nothing.
    let past = ben.opens(&format!("/appointments/{}", visit.id)).await.is(200).page();
    assert!(leads_on(&past) && !writes(&past, "/conversations"), "{}", past.text());
    let inbox = ben.opens("/conversations").await.is(200).page();
    assert!(!inbox.text().contains("Leena Farah"), "{}", inbox.text());
    let refused = ben.sends(&begun).await;
    let others = ben.opens(refused.leads_to(&department).location()).await.is(200).page();
    assert!(others.alert().contains("Leena Farah no longer works here"), "{}", others.alert());
    ben.api(Method::POST, "/conversations").json(&open).send().await.is_problem(409, "not-allowed-now");
    cara.api(Method::POST, "/conversations").json(&open).send().await.is_problem(404, "not-found");

    // What was written stays, and is closed.
    let thread = asha.opens(&place).await.is(200).page();
    assert!(leads_on(&thread) && thread.text().contains("Before you go") && !writes(&thread, &place), "{}", thread.text());
    let unsent = asha.sends(&written).await.is(409).page();
    assert!(unsent.alert().contains("Leena Farah no longer works here"), "{}", unsent.alert());
    says().await.is_problem(409, "not-allowed-now");
    assert_eq!(asha.api(Method::POST, "/conversations").json(&open).send().await.is(200).member("id"), id, "and finds it");

    // Until they are back.
    tomas.posts(&format!("/doctors/{}/reactivate", farah.id), &[]).await.is(303);
    says().await.is(201);
    assert!(writes(&ben.opens(&format!("/appointments/{}", visit.id)).await.is(200).page(), "/conversations"));
}
