//! F54 on pages: the stock for anybody, a donor's own pages, running it, and blood that expires.

use caredesk::operations::jobs::{Job, Jobs};

use crate::support::TestApp;
use crate::support::rights::with_rights_of;

const RUN: &str = "/admin/blood-bank";

#[tokio::test]
async fn f54_a_patient_offers_blood_an_administrator_takes_it_and_hands_it_out() {
    let app = TestApp::start().await;
    let (asha, tomas, visitor) = (app.patient("Asha").await, app.administrator().await, app.stranger());
    let landing = visitor.opens("/").await.is(200).page();
    assert!(landing.all("footer a").iter().any(|link| link.attribute("href") == Some("/blood-bank")), "the way there");
    let stock = visitor.opens("/blood-bank").await.is(200).page();
    assert_eq!(stock.all("tbody tr").len(), 8);
    assert!(stock.text().contains("Needed most: A+, A-, B+"), "{}", stock.text());
    assert!(visitor.opens("/donations/new").await.is(303).location().starts_with("/sign-in"));

    asha.api(http::Method::PATCH, "/me").json(&serde_json::json!({ "blood_group": "O-" })).send().await.is(200);
    let home = asha.opens("/appointments").await.is(200).page();
    assert!(home.all("header a").iter().any(|link| link.attribute("href") == Some("/donations")), "the way there");
    assert!(asha.opens("/donations").await.is(200).page().text().contains("You have not offered blood yet"));
    let form = asha.opens("/donations/new").await.is(200).page().form("/donations");
    assert_eq!(form.value("group"), "O-", "as the profile says");
    let wrong = asha.sends(&form.clone().fill("day", "2026-11-22")).await.is(422).page();
    for what in ["Choose today or a later day", "Tick that you agree"] {
        assert!(wrong.alert().contains(what), "{}", wrong.alert());
    }
    let form = wrong.form("/donations").fill("day", "2026-11-26").fill("consent", "yes");
    for _ in 0..2 {
        asha.sends(&form).await.leads_to("/donations");
    }
    let mine = asha.opens("/donations").await.is(200).page();
    assert!(mine.text().contains("Requested") && mine.text().contains("Your offer has arrived"), "{}", mine.text());
    assert_eq!(mine.all("main li").len(), 1, "pressed twice offers once");

    let run = tomas.opens(RUN).await.is(200).page();
    assert!(run.text().contains("Asha") && run.text().contains("Thu 26 Nov"), "{}", run.text());
    let one =
        run.all("main td a").iter().find_map(|link| link.attribute("href").filter(|href| href.contains("/donations/"))).unwrap().to_owned();
    let decide = tomas.opens(&one).await.is(200).page();
    let verify = decide.form(&format!("{one}/verify"));
    let wrong = tomas.sends(&verify.clone().fill("units", "none").fill("expires_on", "2027-02-01")).await.is(422).page();
    assert!(wrong.alert().contains("Use a whole number") && wrong.alert().contains("longer than 42 days"), "{}", wrong.alert());
    tomas.sends(&verify.fill("units", "1")).await.leads_to(&format!("{RUN}/O-"));
    let late = tomas.sends(&decide.form(&format!("{one}/reject")).fill("reason", "Too late")).await.is(409).page();
    assert!(late.alert().contains("has been taken already"), "{}", late.alert());
    let mine = asha.opens("/donations").await.is(200).page();
    assert!(mine.text().contains("Taken") && mine.text().contains("One unit given on Monday 23 November 2026"), "{}", mine.text());

    // Two administrators have the page of the last unit open.
    let group = tomas.opens(&format!("{RUN}/O-")).await.is(200).page();
    assert!(group.text().contains("One unit in stock") && group.text().contains("until Monday 28 December 2026"), "{}", group.text());
    let issue = group.form(&format!("{RUN}/O-/issues")).fill("to", "Ward 3");
    let other = tomas.opens(&format!("{RUN}/O-")).await.is(200).page().form(&format!("{RUN}/O-/issues")).fill("to", "Ward 4");
    assert!(tomas.sends(&issue.clone().fill("to", "")).await.is(422).page().alert().contains("Say who gets it"));
    for _ in 0..2 {
        tomas.sends(&issue).await.leads_to(&format!("{RUN}/O-"));
    }
    let short = tomas.sends(&other).await.is(409).page();
    assert!(short.alert().contains("Nothing is left of this group."), "{}", short.alert());
    assert_eq!(short.form(&format!("{RUN}/O-/issues")).value("to"), "Ward 4", "what was typed is kept");
    let history: Vec<String> = short.all("tbody tr").iter().map(|row| row.text()).collect();
    assert!(history.len() == 2 && history[0].contains("Handed out") && history[0].contains("Ward 3"), "{history:?}");
}

#[tokio::test]
async fn f54_blood_that_has_expired_is_no_stock_and_leaves_by_an_honest_movement() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let enter = tomas.opens(&format!("{RUN}/donations/new")).await.is(200).page().form(&format!("{RUN}/donations"));
    for expires_on in ["2026-11-25", "2026-12-20"] {
        let form = enter.clone().fill("group", "B-").fill("units", "3").fill("idempotency_key", expires_on);
        let one = tomas.sends(&form).await.leads_to(&format!("{RUN}/B-/donations/")).location().to_owned();
        let verify = tomas.opens(&one).await.is(200).page().form(&format!("{one}/verify"));
        tomas.sends(&verify.fill("expires_on", expires_on)).await.leads_to(&format!("{RUN}/B-"));
    }
    // Thursday, half past nine in the hospital: the day after.
    app.passes(3 * 24 * 60);
    app.signs_in(&tomas, caredesk::access::actor::Level::Full).await;
    let units = |page: &crate::support::Page| page.all("tbody tr").iter().map(|row| row.text()).find(|row| row.starts_with("B-")).unwrap();
    assert!(units(&app.stranger().opens("/blood-bank").await.is(200).page()).contains('3'), "nobody has touched it, and it is not shown");
    let group = tomas.opens(&format!("{RUN}/B-")).await.is(200).page();
    assert!(!group.text().contains("25 November") && group.all("tbody tr").len() == 2, "{}", group.text());
    let form = group.form(&format!("{RUN}/B-/issues")).fill("to", "Ward 3");
    assert!(tomas.sends(&form.clone().fill("units", "4")).await.is(409).page().alert().contains("Only 3 units are left"));
    tomas.sends(&form.fill("units", "1")).await.leads_to(&format!("{RUN}/B-"));
    let rows = |page: &crate::support::Page| page.all("tbody tr").iter().map(|row| row.text()).collect::<Vec<_>>();
    let history = rows(&tomas.opens(&format!("{RUN}/B-")).await.page());
    assert!(history[0].contains("Handed out") && history[1].contains("Expired") && history.len() == 4, "{history:?}");
    assert_eq!(app.published("blood.stock_low").await.len(), 1, "6, then 3, then 2: it fell once");

    // What nobody touches is swept by the job, once.
    app.passes(30 * 24 * 60);
    let jobs = Jobs::of(&app.app, "test");
    for swept in ["1 groups", "0 groups"] {
        assert!(with_rights_of(Job::ExpireBlood.function(), jobs.run(Job::ExpireBlood)).await.unwrap().contains(swept));
    }
    let told = app.published("blood.stock_changed").await;
    assert_eq!(told.last().unwrap()["facts"]["units"], 0);
}

#[tokio::test]
async fn f54_what_the_blood_bank_costs() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let gives = || tomas.api(http::Method::POST, "/blood-bank/O+/donations").json(&serde_json::json!({ "units": 9 })).send();
    let id = gives().await.is(201).member("id");
    let verify = tomas.api(http::Method::POST, &format!("/blood-bank/O+/donations/{id}/verify"));
    let (_, taken) = app.spends(verify.send()).await;
    let issue = tomas.api(http::Method::POST, "/blood-bank/O+/issues").json(&serde_json::json!({ "units": 1 }));
    let (_, out) = app.spends(issue.send()).await;
    let visitor = app.stranger();
    let (_, seen) = app.spends(visitor.opens("/blood-bank")).await;
    assert!(seen.calls == 1 && seen.read_units <= 4.0, "the stock for anybody: {seen:?}");
    assert!(out.calls <= 3 && out.read_units <= 4.0 && out.write_units <= 14.0, "handing out: {out:?}");
    assert!(taken.calls <= 4 && taken.read_units <= 5.0 && taken.write_units <= 22.0, "taking in: {taken:?}");
}
