//! F22 over the pages: what a doctor's hours say of limits, of what comes back, and of what is there already.

use http::Method;
use serde_json::json;

use crate::hours::{exceptions, hours, new_exception, new_hours, offered, on, rule_at};
use crate::steps::doctor_and_asha;
use crate::support::TestApp;

#[tokio::test]
async fn f22_the_preview_and_the_times_count_no_more_than_the_daily_cap_still_allows() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (slots, ben) = (app.open_slots(&farah).await, app.patient("Ben Okri").await);
    let week = farah.opens(&hours(&farah, "?week=2026-11-26")).await.is(200).page();
    assert!(!week.text().contains("visits a day"), "no cap, no word of it");
    app.changes(&farah, |doctor| doctor.daily_cap = Some(2)).await;
    asha.has(on(&slots, "2026-11-25T09:00")).await;
    for start in ["2026-11-26T09:00", "2026-11-26T10:00"] {
        ben.has(on(&slots, start)).await;
    }
    let week = farah.opens(&hours(&farah, "?week=2026-11-26")).await.is(200).page();
    assert!(week.find(".page-head").unwrap().text().contains("At most 2 visits a day."), "{}", week.text());
    let said = week.find("#preview").unwrap().text();
    assert!(said.contains("Wed 25 Nov 1 can be booked, 19 times to choose from"), "{said}");
    assert!(said.contains("Thu 26 Nov Full Fri 27 Nov 2 can be booked"), "{said}");
    assert!(offered(&week, "Thu 26 Nov").is_empty() && offered(&week, "Fri 27 Nov").len() == 20);
    assert!(farah.opens("/week").await.is(200).text().contains("At most 2 visits a day."));
    // Who looks for a time reads the same.
    let times = app.stranger().opens(&format!("/doctors/{}/times?day=2026-11-27", farah.id)).await.is(200).page();
    let days: Vec<String> = times.all("ul.days li").iter().map(|day| day.text()).collect();
    assert!(days.iter().any(|day| day.ends_with("1 free")) && days.iter().any(|day| day.ends_with("2 free")), "{days:?}");
    assert!(days.iter().all(|day| !day.ends_with("20 free")), "{days:?}");
    let shown = times.find("#times").unwrap().text();
    assert!(shown.contains("2 more visits can be booked on this day") && !shown.contains(" free"), "{shown}");
}

#[tokio::test]
async fn f22_hours_that_come_back_are_said_to_be_back_and_not_saved() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let week = farah.opens(&hours(&farah, "")).await.is(200).page();
    let rule = rule_at(&week, 0, "09:00");
    let removal = farah.opens(&rule).await.is(200).page().form(&format!("{rule}/remove"));
    farah.sends(&removal).await.is(303);
    let gone = farah.opens(&hours(&farah, "")).await.is(200).page();
    farah.sends(&gone.form(&hours(&farah, ""))).await.is(303);
    let back = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert_eq!(back.alert(), "The weekly hours are back.");
    // Where a day is copied from, its hours stand by the clock, whichever came last.
    let copied = farah.opens(&hours(&farah, "/copy")).await.is(200).page();
    let said = copied.find("main").unwrap().text();
    assert!(said.contains("Monday 09:00 to 12:00, 13:00 to 17:00, 17:00 to 20:00"), "{said}");
    app.changes(&farah, |doctor| doctor.hours.rules[0].staff_only = true).await;
    let copied = farah.opens(&hours(&farah, "/copy")).await.is(200).page().find("main").unwrap().text();
    assert!(copied.contains("(Staff only)"), "{copied}");
}

#[tokio::test]
async fn f22_leave_that_is_taken_back_says_that_undoing_asks_about_its_visits_again() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let visit = asha.has(on(&app.open_slots(&farah).await, "2026-11-24T09:00")).await;
    let form = new_exception(&farah, &farah, "leave", ["2026-11-24", ""], ["", ""]).await;
    let check = farah.sends(&form).await.is(200).page();
    farah.sends(&check.form(&form.action).chooses("keep", &visit.id)).await.is(303);
    let week = farah.opens(&hours(&farah, "")).await.is(200).page();
    let remove = week.all("form").into_iter().find_map(|form| form.attribute("action").filter(|to| to.ends_with("/remove"))).unwrap();
    farah.sends(&week.form(remove)).await.is(303);
    let gone = farah.opens(&hours(&farah, "")).await.is(200).page();
    let told = "Removed. One visit is booked in that time and takes place. If you undo, you are asked about it again.";
    assert!(gone.alert().starts_with(told), "{}", gone.alert());
    let again = farah.sends(&gone.form(&exceptions(&farah, ""))).await.is(200).page();
    let again = again.form(&exceptions(&farah, ""));
    assert_eq!(again.value("choice"), format!("keep:{}", visit.id), "what was chosen is chosen again");
    farah.sends(&again).await.is(303);
    let back = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert_eq!(back.alert(), "The exception is back.");
    // A page from before: what it would remove is gone, and what stands there now it does not know.
    farah.sends(&week.form(remove)).await.is(303);
    let stands = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert!(stands.alert().starts_with("Nothing was removed"), "{}", stands.alert());
    assert!(stands.all("form").iter().any(|form| form.attribute("action").is_some_and(|to| to.ends_with("/remove"))));
}

#[tokio::test]
async fn f22_the_same_leave_is_entered_once_and_extra_hours_inside_it_are_said_to_give_nothing() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let visit = asha.has(on(&app.open_slots(&farah).await, "2026-11-25T09:00")).await;
    let leave = |first: &'static str| new_exception(&farah, &farah, "leave", [first, ""], ["2026-11-27", ""]);
    farah.sends(&leave("2026-11-26").await).await.is(303);
    let check = farah.sends(&leave("2026-11-25").await).await.is(200).page();
    farah.sends(&check.form(&exceptions(&farah, "")).chooses("keep", &visit.id)).await.is(303);
    // With a visit in its time and without: the list of visits is not shown for nothing.
    for first in ["2026-11-25", "2026-11-26"] {
        let page = farah.sends(&leave(first).await).await.is(422).page();
        assert!(page.find("#from_date-error").unwrap().text().contains("This is entered already for the same time."), "{first}");
    }
    let long = new_exception(&farah, &farah, "leave", ["2026-12-01", ""], ["2029-12-01", ""]).await;
    assert!(farah.sends(&long).await.is(422).page().alert().contains("At most 367 days are possible at once."));
    let inside = new_exception(&farah, &farah, "extra", ["2026-11-26", "20:00"], ["", "21:00"]).await;
    farah.sends(&inside).await.is(303);
    let told = farah.opens(&hours(&farah, "")).await.is(200).page().alert();
    assert!(told.contains("The extra hours are saved, but nobody can book in them"), "{told}");
    let outside = new_exception(&farah, &farah, "extra", ["2026-11-29", "10:00"], ["", "11:00"]).await;
    farah.sends(&outside).await.is(303);
    assert_eq!(farah.opens(&hours(&farah, "")).await.is(200).page().alert(), "The exception is saved.");
}

#[tokio::test]
async fn f22_whoever_is_told_to_look_again_finds_the_week_beside_what_they_typed() {
    let app = TestApp::start().await;
    let (farah, admin) = (app.doctor("Leena Farah").await, app.administrator().await);
    let mine = new_hours(&farah, &farah, &["SUN"], "10:00", "11:00").await;
    admin.sends(&new_hours(&admin, &farah, &["SUN"], "12:00", "13:00").await).await.is(303);
    let stale = farah.sends(&mine).await.is(409).page();
    let beside = stale.find("section[aria-labelledby=now]").expect("nothing to look at").text();
    assert!(beside.contains("Sunday 12:00 to 13:00") && beside.contains("Monday 09:00 to 12:00, 13:00 to 17:00"), "{beside}");
    assert_eq!(stale.form(&hours(&farah, "")).value("start"), "10:00");
    assert!(farah.opens(&hours(&farah, "/new")).await.is(200).page().find("section[aria-labelledby=now]").is_none());
}

#[tokio::test]
async fn f22_a_date_of_another_year_says_its_year_once() {
    let app = TestApp::start().await;
    let (farah, admin) = (app.doctor("Leena Farah").await, app.administrator().await);
    let closed = json!({ "closed_days": [{ "date": "2027-02-08", "label": "Founders" }] });
    admin.api(Method::PUT, "/admin/settings").json(&closed).send().await.is(200);
    farah.sends(&new_exception(&farah, &farah, "leave", ["2027-02-01", ""], ["2027-02-05", ""]).await).await.is(303);
    let week = farah.opens(&hours(&farah, "?week=2027-02-08")).await.is(200).page();
    for said in ["Leave Mon 1 Feb 2027 to Fri 5 Feb 2027", "Mon 8 Feb 2027 Founders", "Mon 8 Feb 2027 to Sun 14 Feb 2027."] {
        assert!(week.text().contains(said), "{said}: {}", week.text());
    }
    assert!(!week.text().contains("2027 2027"), "nor the names of the buttons: {}", week.text());
    let links = week.all("main a");
    let visits = links.iter().filter_map(|link| link.attribute("href")).find(|to| to.contains("/exceptions/exc_")).unwrap();
    let page = farah.opens(visits).await.is(200).page();
    assert!(page.text().contains("Leave, Mon 1 Feb 2027 to Fri 5 Feb 2027. Conference in Lyon"), "{}", page.text());
}

#[tokio::test]
async fn f22_leave_that_is_taken_back_says_which_visits_something_else_still_hits() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ben, admin) = (app.patient("Ben Okri").await, app.administrator().await);
    let slots = app.open_slots(&farah).await;
    let stays = asha.has(on(&slots, "2026-11-25T09:00")).await;
    for start in ["2026-11-24T09:00", "2026-11-24T10:00"] {
        ben.has(on(&slots, start)).await;
    }
    let leave = |first, last| new_exception(&farah, &farah, "leave", [first, ""], [last, ""]);
    let check = farah.sends(&leave("2026-11-24", "2026-11-25").await).await.is(200).page();
    let all = check.find("select#all").and_then(|all| all.attribute("aria-describedby"));
    assert_eq!(all, Some("all-hint"), "which of two choices holds is said beside the first");
    assert!(check.find("#all-hint").unwrap().text().contains("the choices below do not count"));
    farah.sends(&check.form(&exceptions(&farah, "")).fill("all", "keep")).await.is(303);
    let check = farah.sends(&leave("2026-11-25", "2026-11-26").await).await.is(200).page();
    farah.sends(&check.form(&exceptions(&farah, "")).chooses("keep", &stays.id)).await.is(303);
    // What is first in the list is taken back, and comes back by its undo.
    let removed = async || {
        let week = farah.opens(&hours(&farah, "")).await.is(200).page();
        let remove = week.all("form").into_iter().find_map(|form| form.attribute("action").filter(|to| to.ends_with("/remove"))).unwrap();
        farah.sends(&week.form(remove)).await.is(303);
        farah.opens(&hours(&farah, "")).await.is(200).page()
    };
    let gone = removed().await;
    let told = "Removed. 2 visits are booked in that time and take place. One more is still hit by other leave";
    assert!(gone.alert().starts_with(told), "{}", gone.alert());
    let again = farah.sends(&gone.form(&exceptions(&farah, ""))).await.is(200).page().form(&exceptions(&farah, ""));
    farah.sends(&again).await.is(303);
    let mut patch = json!({ "closed_days": [{ "date": "2026-11-24" }] });
    patch["seen"] = admin.api(Method::PUT, "/admin/settings").json(&patch).send().await.is(409).json()["seen"].clone();
    admin.api(Method::PUT, "/admin/settings").json(&patch).send().await.is(200);
    let told = "Removed. 3 visits are booked in that time, and other leave, closed time or a closed day still hits them.";
    let gone = removed().await;
    assert!(gone.alert().starts_with(told), "{}", gone.alert());
}

#[tokio::test]
async fn f22_leave_that_lies_within_leave_is_refused_and_comes_back_where_it_stood_before() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let leave = |first, last| new_exception(&farah, &farah, "leave", [first, ""], [last, ""]);
    farah.sends(&leave("2026-11-24", "2026-11-25").await).await.is(303);
    farah.sends(&leave("2026-11-24", "2026-11-27").await).await.is(303);
    let page = farah.sends(&leave("2026-11-26", "2026-11-27").await).await.is(422).page();
    assert!(page.find("#from_date-error").unwrap().text().contains("This lies within leave or closed time that is entered already."));
    farah.sends(&leave("2026-11-27", "2026-11-28").await).await.is(303);
    // The short one was there first: taken back, it can come back.
    let week = farah.opens(&hours(&farah, "")).await.is(200).page();
    let remove = week.all("form").into_iter().find_map(|form| form.attribute("action").filter(|to| to.ends_with("/remove"))).unwrap();
    farah.sends(&week.form(remove)).await.is(303);
    let gone = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert!(!gone.text().contains("Tue 24 Nov to Wed 25 Nov"), "{}", gone.text());
    farah.sends(&gone.form(&exceptions(&farah, ""))).await.is(303);
    assert_eq!(farah.opens(&hours(&farah, "")).await.is(200).page().alert(), "The exception is back.");
}

#[tokio::test]
async fn f22_days_that_are_over_say_so_in_the_preview_and_count_no_times() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let last = farah.opens(&hours(&farah, "?week=2026-11-16")).await.is(200).page();
    let said = last.find("#preview").unwrap().text();
    assert!(said.contains("Mon 16 Nov Over Tue 17 Nov Over") && !said.contains("20 times"), "{said}");
    assert!(offered(&last, "Mon 16 Nov").is_empty());
    let said = farah.opens(&hours(&farah, "")).await.is(200).page().find("#preview").unwrap().text();
    assert!(said.contains("Mon 23 Nov 20 times") && !said.contains("Over"), "{said}");
}

#[tokio::test]
async fn f22_whoever_enters_leave_beside_somebody_else_finds_the_week_and_what_stands_already() {
    let app = TestApp::start().await;
    let (farah, admin) = (app.doctor("Leena Farah").await, app.administrator().await);
    let mine = new_exception(&farah, &farah, "leave", ["2026-11-24", ""], ["", ""]).await;
    admin.sends(&new_exception(&admin, &farah, "closed", ["2026-11-25", "14:00"], ["", "16:30"]).await).await.is(303);
    let stale = farah.sends(&mine).await.is(409).page();
    let beside = stale.find("section[aria-labelledby=now]").expect("nothing to look at").text();
    assert!(beside.contains("Monday 09:00 to 12:00, 13:00 to 17:00"), "{beside}");
    assert!(beside.contains("Closed time Wed 25 Nov, 14:00 to 16:30"), "{beside}");
    assert_eq!(stale.form(&exceptions(&farah, "")).value("from_date"), "2026-11-24");
    assert!(farah.opens(&exceptions(&farah, "/new")).await.is(200).page().find("section[aria-labelledby=now]").is_none());
}
