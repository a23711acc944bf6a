//! A weekday's hours on other days too: one write, and what is in the way is told before.

use http::Method;
use serde_json::json;

use crate::steps::patient_at;
use crate::support::{Form, Page, Person, TestApp, Visit};

fn here(doctor: &Person) -> String {
    format!("/doctors/{}/hours", doctor.id)
}

async fn copy(doctor: &Person, from: &str, days: &[&str]) -> Form {
    let action = format!("{}/copy", here(doctor));
    let mut form = doctor.opens(&action).await.is(200).page().form(&action).fill("from", from);
    form.fields.extend(days.iter().map(|day| ("day".to_owned(), (*day).to_owned())));
    form
}

fn weekday(page: &Page, number: usize) -> String {
    page.all("table.hours-week td")[number].text()
}

#[tokio::test]
async fn f22_one_day_is_copied_to_others_in_one_write_and_what_leaves_nothing_to_copy_is_told() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let before = farah.opens(&here(&farah)).await.is(200).page();
    let way = format!("{}/copy", here(&farah));
    assert!(before.all("a").iter().any(|link| link.attribute("href") == Some(&way)), "the way there");
    assert!(weekday(&before, 6).contains("No hours"));

    for (days, told) in [(&[][..], "Choose the day"), (&["MON"][..], "Choose other days than the one you copy"), (&["TUE"][..], "09:00")] {
        let page = farah.sends(&copy(&farah, "MON", days).await).await.is(422).page();
        assert!(page.alert().contains(told) || days.is_empty(), "{days:?}: {}", page.alert());
        let chosen: Vec<_> = page.all("input[name=day][checked]").iter().map(|day| day.attribute("value").unwrap().to_owned()).collect();
        assert!(days.iter().all(|day| chosen.contains(&(*day).to_owned())), "what was chosen is kept");
    }
    let nothing = farah.opens(&here(&farah)).await.page();
    assert!(weekday(&nothing, 6).contains("No hours"), "nothing was copied");

    let form = copy(&farah, "MON", &["SUN"]).await;
    for _ in 0..2 {
        // Pressed twice, too.
        farah.sends(&form).await.leads_to(&here(&farah));
        let after = farah.opens(&here(&farah)).await.is(200).page();
        assert_eq!(weekday(&after, 6).replace("Sunday", "Monday"), weekday(&after, 0), "all hours of the day");
    }
    let after = farah.opens(&here(&farah)).await.is(200).page();
    let rule = after.all("table.hours-week td")[6].find("a.rule").unwrap().attribute("href").unwrap().to_owned();
    let removes = farah.opens(&rule).await.is(200).page().form(&format!("{rule}/remove"));
    farah.sends(&removes).await.leads_to(&here(&farah));
    let stale = farah.sends(&form).await;
    assert!(stale.is(409).page().alert().contains("These hours have changed since you opened the page"));
    app.doctor("Chidi Okafor").await.opens(&way).await.is(404);
    app.receptionist().await.opens(&way).await.is(403);
}

#[tokio::test]
async fn f22_what_is_free_of_the_chosen_days_is_filled_and_what_was_there_stays_and_is_said() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let before = farah.opens(&here(&farah)).await.is(200).page();
    farah.sends(&copy(&farah, "MON", &["TUE", "SUN"]).await).await.leads_to(&here(&farah));
    let after = farah.opens(&here(&farah)).await.is(200).page();
    assert_eq!(weekday(&after, 6).replace("Sunday", "Monday"), weekday(&after, 0), "the free day has all of it");
    assert_eq!(weekday(&after, 1), weekday(&before, 1), "the other stays as it was");
    let said = after.alert();
    assert!(said.contains("Tuesday kept its hours: 09:00 to 12:00 was there already. 2 more times"), "{said}");
}

#[tokio::test]
async fn f22_hours_that_stand_in_the_way_twice_are_said_once() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let rule = json!({ "weekday": "SUN", "start": "10:00", "end": "15:00", "visit_minutes": 30 });
    farah.api(Method::POST, &format!("/doctors/{}/availability", farah.id)).json(&rule).send().await.is(201);
    farah.sends(&copy(&farah, "MON", &["SUN"]).await).await.leads_to(&here(&farah));
    let after = farah.opens(&here(&farah)).await.is(200).page();
    assert_eq!(after.alert(), "Sunday kept its hours: 10:00 to 15:00 was there already. Everything else is copied.");
    assert!(weekday(&after, 6).contains("17:00 to 20:00"), "{}", weekday(&after, 6));
}

#[tokio::test]
async fn f22_hours_of_some_dates_are_copied_by_those_dates() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let rule = json!({ "weekday": "SUN", "start": "09:00", "end": "12:00", "visit_minutes": 30, "valid_until": "2026-12-20" });
    farah.api(Method::POST, &format!("/doctors/{}/availability", farah.id)).json(&rule).send().await.is(201);
    let page = farah.opens(&format!("{}/copy", here(&farah))).await.is(200).page();
    assert!(page.text().contains("09:00 to 12:00 (until 20 December)"), "{}", page.text());
}

#[tokio::test]
async fn f22_a_copy_that_strands_visits_lists_them_first_and_keeps_the_choice() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let (asha, visit) = booked_on_sunday(&app, &farah).await;
    let form = copy(&farah, "TUE", &["SUN"]).await;
    let check = farah.sends(&form).await.is(200).page();
    assert_eq!(check.heading(), "One booked visit would lie outside these hours");
    assert!(check.text().contains("Asha Menon") && check.text().contains("Nothing is saved yet"), "{}", check.text());
    assert!(!weekday(&farah.opens(&here(&farah)).await.is(200).page(), 6).contains("09:00"));
    // Back to the form, with what was chosen.
    let confirm = check.form(&form.action);
    let again = farah.sends(&confirm.clone().fill("again", "yes")).await.is(200).page();
    let chosen = |name: &str| again.find(&format!("input[name={name}][checked]")).and_then(|one| one.attribute("value").map(str::to_owned));
    assert_eq!((chosen("from"), chosen("day")), (Some("TUE".to_owned()), Some("SUN".to_owned())));
    farah.sends(&confirm).await.leads_to(&here(&farah));
    let after = farah.opens(&here(&farah)).await.is(200).page();
    assert_eq!(after.alert(), "The weekly hours are saved. One booked visit stays outside of them.");
    assert!(weekday(&after, 6).contains("09:00"));
    assert_eq!(asha.looks_at(&visit).await.member("status"), "booked");
}

/// A visit in extra hours at a time that no copied hours would give.
async fn booked_on_sunday(app: &TestApp, farah: &Person) -> (Person, Visit) {
    let extra = json!({ "kind": "extra", "start": "2026-11-29T10:15:00+05:30", "end": "2026-11-29T10:45:00+05:30" });
    farah.api(Method::POST, &format!("/doctors/{}/exceptions", farah.id)).json(&extra).send().await.is(201);
    patient_at(app, farah, "Asha Menon", "2026-11-29T10:15").await
}

#[tokio::test]
async fn f22_a_copy_says_both_what_was_taken_and_which_visits_it_strands() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    booked_on_sunday(&app, &farah).await;
    let form = copy(&farah, "TUE", &["MON", "SUN"]).await;
    let check = farah.sends(&form).await.is(200).page();
    farah.sends(&check.form(&form.action)).await.leads_to(&here(&farah));
    let said = farah.opens(&here(&farah)).await.is(200).page().alert();
    assert!(said.contains("3 times on the chosen days were taken already and stay as they were. One booked visit stays outside"), "{said}");
}

#[tokio::test]
async fn f22_weekly_hours_that_are_over_already_are_refused() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let hours = format!("/doctors/{}/hours", farah.id);
    let form = farah.opens(&format!("{hours}/new")).await.is(200).page().form(&hours).fill("day", "SUN");
    let form = form.fill("start", "09:00").fill("end", "12:00").fill("valid_from", "2020-01-01").fill("valid_until", "2020-02-01");
    let refused = farah.sends(&form).await.is(422).page();
    assert!(refused.alert().contains("This is over already."), "{}", refused.alert());
}

#[tokio::test]
async fn f22_times_of_leave_that_are_none_are_told_by_the_names_of_their_fields() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let exceptions = format!("/doctors/{}/exceptions", farah.id);
    let form = farah.opens(&format!("{exceptions}/new")).await.is(200).page().form(&exceptions).fill("from_date", "2026-11-29");
    let page = farah.sends(&form.fill("from_time", "eleven").fill("to_time", "noon")).await.is(422).page();
    let told: Vec<String> = page.all(".nhsuk-error-summary li").iter().map(|line| line.text()).collect();
    let labels = ["From (optional)", "Until (optional)"];
    assert_eq!(told, labels.map(|label| format!("{label}: Write a time as hours and minutes, such as 09:00.")));
}
