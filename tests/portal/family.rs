//! F70: a patient lets somebody act for them, the other one says yes, and either ends it.

use caredesk::identity::accounts::profile_key;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Expression;
use http::Method;
use serde_json::json;

use crate::support::{Answer, Person, TestApp};

/// The page on which somebody is asked, filled in and sent.
async fn asks(by: &Person, email: &str, scope: &str) -> Answer {
    let form = by.opens("/carers/new").await.is(200).page().form("/carers");
    by.sends(&form.fill("email", email).fill("scope", scope)).await
}

/// One patient lets another act for them.
async fn lets(app: &TestApp, patient: &Person, carer: &Person, scope: &str) {
    asks(patient, &carer.email, scope).await.leads_to("/carers");
    let link = app.link_to(&carer.email).await;
    carer.posts(&link, &[("answer", "accept")]).await.leads_to("/carers");
}

#[tokio::test]
async fn f70_a_patient_asks_by_mail_and_the_other_one_says_yes_seeing_who_and_what_for() {
    let app = TestApp::start().await;
    let (maya, daniel) = (app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    let empty = maya.opens("/appointments").await.is(200).page();
    assert!(empty.all("header a").iter().any(|link| link.attribute("href") == Some("/carers")), "reached from the menu");
    assert!(maya.opens("/carers").await.is(200).text().contains("Nobody acts for you"));

    asks(&maya, &daniel.email, "book_and_read").await.leads_to("/carers");
    let list = maya.opens("/carers").await.is(200).page();
    assert!(list.alert().contains(&daniel.email) && list.text().contains("Asked. The answer is open until"), "{}", list.text());
    let mail = app.mail_to(&daniel.email).await.pop().unwrap();
    for part in ["subject", "text"] {
        let said = mail[part].as_str().unwrap();
        assert!(!said.contains("Maya") && !said.contains("Rao") && !said.contains("record"), "{said}");
    }

    let link = app.link_to(&daniel.email).await;
    let stranger = app.stranger().opens(&link).await;
    assert!(stranger.location().starts_with("/sign-in?next="), "signs in first and comes back");
    let question = daniel.opens(&link).await.is(200).page();
    for what in ["Maya Rao asks for your help", "book, move and cancel visits", "read records", "23 November 2027"] {
        assert!(question.text().contains(what), "{what}: {}", question.text());
    }
    daniel.posts(&link, &[("answer", "accept")]).await.leads_to("/carers");
    let carers = daniel.opens("/carers").await.is(200).page();
    assert!(carers.alert().contains("You act for Maya Rao from now on.") && carers.text().contains("For whom you act"));
    let list = maya.opens("/carers").await.page();
    assert!(list.text().contains("Daniel Rao") && list.text().contains("Until Tuesday 23 November 2027. Not used yet."), "{}", list.text());
    for person in [&maya, &daniel] {
        let mail = app.mail_to(&person.email).await.pop().unwrap();
        assert!(mail["text"].as_str().unwrap().contains("From now on, one person may act for another"), "{mail}");
    }
    daniel.opens(&link).await.is(410);
    daniel.posts(&link, &[("answer", "decline")]).await.is(410);
}

/// Whoever said yes before accounts kept that their person acts for somebody.
#[tokio::test]
async fn f70_a_carer_of_earlier_is_named_at_home_from_their_first_look_on() {
    let app = TestApp::start().await;
    let (maya, daniel) = (app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    lets(&app, &maya, &daniel, "book").await;
    let is_named = async || daniel.opens("/appointments").await.is(200).page().find("section[aria-labelledby=cared-for]").is_some();
    for path in ["/carers".to_owned(), format!("/patients/{}/appointments", maya.id)] {
        let earlier = Expression::of("REMOVE acts_for_others");
        app.app.ground.storage.update(&profile_key(daniel.id), earlier, None).await.unwrap();
        assert!(!is_named().await);
        daniel.opens(&path).await.is(200);
        assert!(is_named().await, "{path}");
    }
}

#[tokio::test]
async fn f70_whoever_asks_learns_nothing_about_an_address_and_the_mail_is_the_same() {
    let app = TestApp::start().await;
    let (maya, daniel, leena) = (app.patient("Maya Rao").await, app.patient("Daniel Rao").await, app.doctor("Leena Farah").await);
    asks(&maya, "somebody@example.org", "book").await.leads_to("/carers"); // the first one begins the counters
    let mut answers = Vec::new();
    for email in [daniel.email.as_str(), leena.email.as_str(), "nobody@example.org"] {
        let (answer, spent) = app.spends(asks(&maya, email, "book")).await;
        let answer = answer.leads_to("/carers");
        answers.push((answer.status, answer.location().to_owned(), spent.calls, spent.write_units.to_bits()));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    let words =
        |mail: &serde_json::Value| mail["text"].as_str().unwrap().lines().filter(|line| !line.contains("/carer-")).collect::<String>();
    let (known, unknown) = (app.mail_to(&daniel.email).await.pop().unwrap(), app.mail_to("nobody@example.org").await.pop().unwrap());
    assert_eq!((words(&known), &known["subject"]), (words(&unknown), &unknown["subject"]));
}

#[tokio::test]
async fn f70_the_link_is_for_the_address_it_went_to_and_ends_after_a_week_or_when_taken_back() {
    let app = TestApp::start().await;
    let (maya, daniel, ben) = (app.patient("Maya Rao").await, app.patient("Daniel Rao").await, app.patient("Ben").await);
    asks(&maya, &daniel.email, "read").await.leads_to("/carers");
    let link = app.link_to(&daniel.email).await;
    let elsewhere = ben.opens(&link).await.is(410).text();
    assert!(!elsewhere.contains("Maya") && !elsewhere.contains("daniel"), "whoever finds it learns nothing");
    ben.posts(&link, &[("answer", "accept")]).await.is(410);
    assert_eq!(ben.opens("/carer-invitations/no-token-of-ours").await.is(410).text(), elsewhere);

    let take_back = maya
        .opens("/carers")
        .await
        .page()
        .all("main li a")
        .iter()
        .find_map(|link| link.attribute("href").filter(|href| href.ends_with("/end")).map(str::to_owned));
    let take_back = take_back.unwrap();
    let form = maya.opens(&take_back).await.is(200).page();
    assert!(form.text().contains("The link in the mail stops working at once."));
    maya.sends(&form.form(&take_back)).await.leads_to("/carers");
    daniel.opens(&link).await.is(410);

    asks(&maya, &daniel.email, "read").await.leads_to("/carers");
    let link = app.link_to(&daniel.email).await;
    app.passes(7 * 24 * 60 - 1);
    app.signs_in(&daniel, caredesk::access::actor::Level::Full).await;
    daniel.opens(&link).await.is(200);
    app.passes(1);
    daniel.opens(&link).await.is(410);
    app.signs_in(&maya, caredesk::access::actor::Level::Full).await;
    assert!(maya.opens("/carers").await.text().contains("Asked, and not answered in time."));
}

#[tokio::test]
async fn f70_what_cannot_be_used_is_said_beside_its_field_and_kept() {
    let app = TestApp::start().await;
    let maya = app.patient("Maya Rao").await;
    let form = || async { maya.opens("/carers/new").await.is(200).page().form("/carers") };
    let wrong = maya.sends(&form().await.fill("email", "daniel").fill("ends_on", "2030-01-01")).await.is(422).page();
    for what in ["An e-mail address looks like", "Choose what they may do", "At most 2 years ahead"] {
        assert!(wrong.alert().contains(what), "{what}: {}", wrong.alert());
    }
    assert_eq!(wrong.form("/carers").value("email"), "daniel");
    let own = asks(&maya, &maya.email, "book").await.is(422).page();
    assert!(own.alert().contains("this one is yours"));
    asks(&maya, "daniel@example.org", "book").await.leads_to("/carers");
    let again = asks(&maya, "Daniel@Example.org", "read").await.is(422).page();
    assert!(again.alert().contains("acts for you already, or is asked to"), "{}", again.alert());
    for number in 1..10 {
        asks(&maya, &format!("carer{number}@example.org"), "book").await.leads_to("/carers");
    }
    let full = asks(&maya, "eleventh@example.org", "book").await.is(422).page();
    assert!(full.alert().contains("At most 10 people"), "{}", full.alert());
    assert!(maya.opens("/carers").await.text().contains("Ten people act for you"));
}

#[tokio::test]
async fn f70_ten_invitations_a_day_are_enough() {
    let app = TestApp::start().await;
    let maya = app.patient("Maya Rao").await;
    for number in 0..10 {
        let body = json!({ "email": format!("carer{number}@example.org"), "scope": "book" });
        let id = maya.api(Method::POST, "/me/carers").json(&body).send().await.is(201).member("id");
        maya.api(Method::DELETE, &format!("/me/carers/{id}")).send().await.is(204);
    }
    let slowed = asks(&maya, "one.more@example.org", "book").await.is(429).page();
    assert!(slowed.alert().contains("You have sent many invitations.") && slowed.form("/carers").value("email") == "one.more@example.org");
    app.passes(24 * 60);
    app.signs_in(&maya, caredesk::access::actor::Level::Full).await;
    asks(&maya, "one.more@example.org", "book").await.leads_to("/carers");
}

#[tokio::test]
async fn f70_whoever_works_here_is_told_that_a_private_account_is_needed() {
    let app = TestApp::start().await;
    let (maya, farah) = (app.patient("Maya Rao").await, app.doctor("Leena Farah").await);
    let form = maya.opens("/carers/new").await.is(200).page().form("/carers");
    maya.sends(&form.fill("email", farah.email.as_str()).fill("scope", "book")).await.leads_to("/carers");
    let link = app.link_to(&farah.email).await;
    let told = farah.opens(&link).await.is(403).page();
    assert!(told.text().contains("Register a private account with another address"), "{}", told.text());
    assert!(told.all("main form").is_empty() && !told.text().contains("Maya"));
}

#[tokio::test]
async fn f70_the_patient_changes_and_ends_and_the_carer_gives_up() {
    let app = TestApp::start().await;
    let (maya, daniel) = (app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    lets(&app, &maya, &daniel, "book").await;
    let id = maya.api(Method::GET, "/me/carers").send().await.is(200).json()["items"][0]["id"].as_str().unwrap().to_owned();
    let form = maya.opens(&format!("/carers/{id}/edit")).await.is(200).page().form(&format!("/carers/{id}"));
    let changed = form.clone().fill("scope", "read").fill("ends_on", "2026-12-24");
    maya.sends(&changed).await.leads_to("/carers");
    let stale = maya.sends(&form.fill("scope", "book_and_read")).await.is(409).page();
    assert!(stale.alert().contains("changed or ended since") && stale.form(&format!("/carers/{id}")).value("scope") == "book_and_read");
    let shown = daniel.opens("/carers").await.is(200).text();
    assert!(shown.contains("Records") && shown.contains("24 December 2026"), "{shown}");

    let give_up = format!("/cared-for/{}/give-up", maya.id);
    let page = daniel.opens(&give_up).await.is(200).page();
    assert!(page.text().contains("Give up acting for Maya Rao?"));
    daniel.sends(&page.form(&give_up)).await.leads_to("/carers");
    daniel.opens(&give_up).await.is(404);
    assert!(maya.opens("/carers").await.text().contains("Given up"));
    assert!(app.mail_to(&maya.email).await.pop().unwrap()["text"].as_str().unwrap().contains("no longer acts for another"));

    lets(&app, &maya, &daniel, "read").await;
    let end = maya.opens("/carers").await.page();
    let end = end.all("main li a").iter().find_map(|link| link.attribute("href").filter(|href| href.ends_with("/end"))).unwrap().to_owned();
    let page = maya.opens(&end).await.is(200).page();
    for _ in 0..2 {
        maya.sends(&page.form(&end)).await.leads_to("/carers");
    }
    assert!(daniel.api(Method::GET, "/me/cared-for").send().await.is(200).json()["items"].as_array().unwrap().is_empty());
    maya.opens(&end).await.leads_to("/carers");

    let rows = app.rows(Table::Audit).await;
    for what in ["carer.invite", "carer.accept", "carer.change", "carer.give_up", "carer.end"] {
        assert!(rows.iter().any(|row| row["what"].as_s().unwrap() == what), "{what}");
    }
    assert!(rows.iter().filter(|row| row["what"].as_s().unwrap() == "carer.end").count() == 1, "ended once, however often pressed");
}

#[tokio::test]
async fn f70_a_closed_account_ends_what_it_granted_and_what_it_was_granted_also_when_it_is_opened_again() {
    let app = TestApp::start().await;
    let (maya, daniel, ravi, tomas) =
        (app.patient("Maya Rao").await, app.patient("Daniel Rao").await, app.patient("Ravi Rao").await, app.administrator().await);
    lets(&app, &maya, &daniel, "book_and_read").await;
    lets(&app, &daniel, &ravi, "book").await;
    let disable = |id| tomas.api(Method::POST, &format!("/admin/people/{id}/disable")).json(&json!({ "reason": "moved away" })).send();
    disable(daniel.id).await.is(200);
    assert!(maya.opens("/carers").await.text().contains("because an account was closed"));
    assert!(ravi.api(Method::GET, "/me/cared-for").send().await.json()["items"].as_array().unwrap().is_empty());
    tomas.api(Method::POST, &format!("/admin/people/{}/enable", daniel.id)).send().await.is(200);
    app.signs_in(&daniel, caredesk::access::actor::Level::Full).await;
    assert!(daniel.api(Method::GET, "/me/cared-for").send().await.is(200).json()["items"].as_array().unwrap().is_empty());
}
