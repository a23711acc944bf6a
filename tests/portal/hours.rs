//! F22 over the pages: a doctor's hours, their exceptions, booked visits in the way, what patients will see.

use caredesk::storage::item::Key;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Action;
use http::Method;
use serde_json::json;

use crate::steps::doctor_and_asha;
use crate::support::html::Element;
use crate::support::{Form, Page, Person, Slot, TestApp, Visit};

pub fn hours(doctor: &Person, rest: &str) -> String {
    format!("/doctors/{}/hours{rest}", doctor.id)
}

pub fn exceptions(doctor: &Person, rest: &str) -> String {
    format!("/doctors/{}/exceptions{rest}", doctor.id)
}

/// The form of more weekly hours, filled in for some days.
pub async fn new_hours(person: &Person, doctor: &Person, days: &[&str], start: &str, end: &str) -> Form {
    let form = person.opens(&hours(doctor, "/new")).await.is(200).page().form(&hours(doctor, ""));
    let mut form = form.fill("start", start).fill("end", end).fill("visit_minutes", "30");
    form.fields.extend(days.iter().map(|day| ("day".to_owned(), (*day).to_owned())));
    form
}

/// The form of an exception, filled in.
pub async fn new_exception(person: &Person, doctor: &Person, kind: &str, from: [&str; 2], to: [&str; 2]) -> Form {
    let form = person.opens(&exceptions(doctor, "/new")).await.is(200).page().form(&exceptions(doctor, ""));
    let form = form.fill("kind", kind).fill("from_date", from[0]).fill("from_time", from[1]);
    form.fill("to_date", to[0]).fill("to_time", to[1]).fill("reason", "Conference in Lyon")
}

/// What a doctor's week says of one weekday, Monday first.
pub fn weekday(page: &Page, number: usize) -> String {
    page.all("table.hours-week td")[number].text()
}

/// The address of the rule that begins at a time on a weekday.
pub fn rule_at(page: &Page, number: usize, start: &str) -> String {
    let column = page.all("table.hours-week td")[number];
    let rules = column.all("a.rule");
    let rule = rules.into_iter().find(|rule| rule.text().starts_with(start)).expect("no rule begins then");
    rule.attribute("href").unwrap().to_owned()
}

/// The patients listed as being in the way.
fn listed(page: &Page) -> Vec<String> {
    page.all("table.visits th a").iter().map(|link| link.text()).collect()
}

pub fn on<'a>(slots: &'a [Slot], start: &str) -> &'a Slot {
    slots.iter().find(|slot| slot.start.starts_with(start)).expect("not offered")
}

/// The times shown for a date of the preview.
pub fn offered(page: &Page, day: &str) -> Vec<String> {
    let day =
        page.all("ol.offers li").into_iter().find(|item| item.find("h3").is_some_and(|head| head.text() == day)).expect("no such day");
    day.all("ul li").iter().map(|time| time.text()).collect()
}

async fn in_zone(app: &TestApp, zone: &str) {
    let admin = app.administrator().await;
    admin.api(Method::PUT, "/admin/settings").json(&json!({ "zone": zone })).send().await.is(200);
}

#[tokio::test]
async fn f22_a_doctor_finds_their_hours_and_adds_more_for_three_days_at_once() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    assert_eq!(farah.opens("/hours").await.is(303).location(), hours(&farah, ""));
    let before = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert_eq!(before.heading(), "My hours");
    assert!(before.text().contains("Open for bookings"));
    assert!(weekday(&before, 0).contains("09:00 to 12:00 6 visits of 30 min"), "{}", weekday(&before, 0));
    assert!(weekday(&before, 6).contains("No hours"));
    let form = new_hours(&farah, &farah, &["MON", "TUE", "SUN"], "20:00", "00:00").await.fill("valid_from", "2026-12-01");
    let saved = farah.sends(&form).await.is(303);
    assert_eq!(saved.location(), hours(&farah, ""));
    let after = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert_eq!(after.alert(), "The weekly hours are saved.");
    for day in [0, 1, 6] {
        assert!(weekday(&after, day).contains("20:00 to 24:00 8 visits of 30 min from 1 December"), "{}", weekday(&after, day));
    }
    assert!(!weekday(&after, 2).contains("20:00 to"));
    // The rule as it is comes back in its form, midnight too, and is changed there.
    let rule = rule_at(&after, 6, "20:00");
    let form = farah.opens(&rule).await.is(200).page().form(&rule);
    assert_eq!((form.value("day"), form.value("end"), form.value("valid_from")), ("SUN", "00:00", "2026-12-01"));
    farah.sends(&form.fill("start", "22:00")).await.is(303);
    let changed = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert!(weekday(&changed, 6).contains("22:00 to 24:00 4 visits"), "{}", weekday(&changed, 6));
}

#[tokio::test]
async fn f22_what_cannot_be_is_told_at_its_field_and_what_was_typed_is_kept() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let version =
        || async { farah.api(Method::GET, &format!("/doctors/{}/availability", farah.id)).send().await.header("etag").to_owned() };
    let at_first = version().await;
    let overlapping = farah.sends(&new_hours(&farah, &farah, &["MON", "SUN"], "11:30", "12:30").await).await.is(422).page();
    let told = "Monday 09:00 to 12:00 covers part of this time already";
    assert!(overlapping.alert().contains(told) && overlapping.find("#start-error").unwrap().text().contains(told));
    let form = overlapping.form(&hours(&farah, ""));
    assert_eq!((form.value("start"), form.value("end"), form.value("day")), ("11:30", "12:30", "MON"));
    for (days, start, end, field, words) in [
        (&["SUN"][..], "10:02", "11:00", "start", "Use a multiple of 5 minutes"),
        (&["SUN"], "11:00", "10:00", "end", "The end lies before the beginning"),
        (&["SUN"], "11:00", "11:20", "end", "No visit fits between start and end"),
        (&["SUN"], "eleven", "12:00", "start", "Write a time as hours and minutes"),
        (&[], "10:00", "11:00", "day", "Choose at least one day"),
    ] {
        let page = farah.sends(&new_hours(&farah, &farah, days, start, end).await).await.is(422).page();
        let said = page.find(&format!("#{field}-error")).map(Element::text).unwrap_or_default();
        assert!(said.contains(words) && page.alert().contains(words), "{start}: {said} / {}", page.alert());
    }
    // What stands there twice in the same words names its field.
    let page = farah.sends(&new_hours(&farah, &farah, &["SUN"], "eleven", "noon").await).await.is(422).page();
    let told: Vec<String> = page.all(".nhsuk-error-summary li").iter().map(|line| line.text()).collect();
    assert_eq!(told, ["From", "Until"].map(|label| format!("{label}: Write a time as hours and minutes, such as 09:00.")));
    let form = new_hours(&farah, &farah, &["SUN"], "10:00", "11:00").await.fill("visit_minutes", "ten").fill("valid_from", "soon");
    let page = farah.sends(&form).await.is(422).page();
    assert!(page.find("#visit_minutes-error").is_some() && page.find("#valid_from-error").is_some());
    let exception = new_exception(&farah, &farah, "extra", ["2026-11-29", ""], ["", "11:00"]).await;
    let page = farah.sends(&exception).await.is(422).page();
    assert!(page.find("#from_time-error").unwrap().text().contains("Enter when the extra hours begin"));
    let over = new_exception(&farah, &farah, "leave", ["2026-11-20", ""], ["2026-11-21", ""]).await;
    let page = farah.sends(&over).await.is(422).page();
    assert!(page.find("#to_date-error").unwrap().text().contains("over already"));
    assert_eq!(page.form(&exceptions(&farah, "")).value("reason"), "Conference in Lyon");
    for bad in ["2026-W60", "soon", "%F0%9F%98%80"] {
        assert!(farah.opens(&hours(&farah, &format!("?week={bad}"))).await.is(422).page().alert().contains("like 2026-11-26"));
    }
    for far in ["0001-01-01", "9999-12-31", "9999-W52", ""] {
        farah.opens(&hours(&farah, &format!("?week={far}"))).await.is(200);
    }
    assert_eq!(version().await, at_first, "nothing was saved");
}

/// A visit of Asha's on Tuesday at 11:30, and the form of the rule it was booked by.
async fn stranded(app: &TestApp, farah: &Person, asha: &Person) -> (Visit, Form) {
    let visit = asha.has(on(&app.open_slots(farah).await, "2026-11-24T11:30")).await;
    let week = farah.opens(&hours(farah, "")).await.is(200).page();
    let rule = rule_at(&week, 1, "09:00");
    let form = farah.opens(&rule).await.is(200).page().form(&rule);
    (visit, form)
}

#[tokio::test]
async fn f22_a_change_lists_the_booked_visits_it_strands_and_nothing_is_saved_until_confirmed() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (visit, form) = stranded(&app, &farah, &asha).await;
    let shorter = form.clone().fill("end", "11:00");
    let check = farah.sends(&shorter).await.is(200).page();
    assert_eq!(check.heading(), "One booked visit would lie outside these hours");
    assert_eq!(listed(&check), ["Asha Menon"]);
    assert!(check.text().contains("11:30 to 12:00") && check.text().contains("CD-") && check.text().contains("Nothing is saved yet"));
    let unsaved = |page: Page| weekday(&page, 1).contains("09:00 to 12:00");
    assert!(unsaved(farah.opens(&hours(&farah, "")).await.is(200).page()));
    // Back to the form, with what was typed.
    let confirm = check.form(&form.action);
    let again = farah.sends(&confirm.clone().fill("again", "yes")).await.is(200).page().form(&form.action);
    assert_eq!((again.value("end"), again.value("day")), ("11:00", "TUE"));
    // Somebody books one more of the lost times meanwhile: the list is shown again.
    let ben = app.patient("Ben Okri").await;
    ben.has(on(&app.open_slots(&farah).await, "2026-11-24T11:00")).await;
    let more = farah.sends(&confirm).await.is(200).page();
    assert_eq!(listed(&more), ["Ben Okri", "Asha Menon"]);
    assert!(more.alert().contains("Other visits are in the way now"), "{}", more.alert());
    assert!(unsaved(farah.opens(&hours(&farah, "")).await.is(200).page()));
    let confirm = more.form(&form.action);
    assert_eq!(farah.sends(&confirm).await.is(303).location(), hours(&farah, ""));
    let after = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert_eq!(after.alert(), "The weekly hours are saved. 2 booked visits stay outside of them.");
    assert!(weekday(&after, 1).contains("09:00 to 11:00"));
    assert_eq!(asha.looks_at(&visit).await.member("status"), "booked");
    // The same button once more: done is done.
    farah.sends(&confirm).await.is(303);
    assert!(app.published("appointment.cancelled").await.is_empty());
}

#[tokio::test]
async fn f22_a_visit_that_no_list_knows_yet_is_told_after_saving() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (visit, form) = stranded(&app, &farah, &asha).await;
    // As if the index had not heard of the visit yet: the ledger knows it all the same.
    let key = Key::one(Table::Appointments, &visit.id);
    app.write(vec![Action::Delete { key, condition: None }]).await;
    farah.sends(&form.clone().fill("end", "11:00")).await.is(303);
    let told = farah.opens(&hours(&farah, "")).await.is(200).page().alert();
    assert!(told.contains("A visit was booked at the last moment"), "{told}");
    // A change that gives up other times has nothing to tell.
    let monday = rule_at(&farah.opens(&hours(&farah, "")).await.is(200).page(), 0, "09:00");
    let form = farah.opens(&monday).await.is(200).page().form(&monday);
    farah.sends(&form.fill("end", "11:00")).await.is(303);
    assert_eq!(farah.opens(&hours(&farah, "")).await.is(200).page().alert(), "The weekly hours are saved.");
}

#[tokio::test]
async fn f22_a_removal_and_a_later_validity_strand_visits_too() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (_, form) = stranded(&app, &farah, &asha).await;
    let later = farah.sends(&form.clone().fill("valid_from", "2026-11-25")).await.is(200).page();
    assert_eq!(listed(&later), ["Asha Menon"]);
    farah.sends(&form.clone().fill("valid_from", "2026-11-24")).await.is(303);
    let rule = farah.opens(&form.action).await.is(200).page().form(&format!("{}/remove", form.action));
    let check = farah.sends(&rule).await.is(200).page();
    assert_eq!(
        (check.heading().as_str(), listed(&check)),
        ("One booked visit would lie outside these hours", vec!["Asha Menon".to_owned()])
    );
    let confirm = check.form(&rule.action);
    farah.sends(&confirm).await.is(303);
    let after = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert_eq!(after.alert(), "Removed. One booked visit stays outside the hours. Undo");
    farah.opens(&form.action).await.is(404);
    farah.sends(&confirm).await.is(303);
    // Extra hours with a booked visit in them.
    let extra = new_exception(&farah, &farah, "extra", ["2026-11-29", "10:00"], ["", "11:00"]).await;
    farah.sends(&extra).await.is(303);
    asha.has(on(&app.open_slots(&farah).await, "2026-11-29T10:30")).await;
    let week = farah.opens(&hours(&farah, "")).await.is(200).page();
    let remove =
        week.all("form").into_iter().find_map(|form| form.attribute("action").filter(|to| to.ends_with("/remove"))).unwrap().to_owned();
    let check = farah.sends(&week.form(&remove)).await.is(200).page();
    assert_eq!(listed(&check), ["Asha Menon"]);
    farah.sends(&check.form(&remove)).await.is(303);
    assert!(!farah.opens(&hours(&farah, "")).await.is(200).page().text().contains("Extra hours Sun 29 Nov"));
}

#[tokio::test]
async fn f22_leave_lists_its_visits_first_and_each_is_kept_or_cancelled() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben Okri").await;
    let slots = app.open_slots(&farah).await;
    let (kept, dropped) = (asha.has(on(&slots, "2026-11-24T09:00")).await, ben.has(on(&slots, "2026-11-25T10:00")).await);
    let form = new_exception(&farah, &farah, "leave", ["2026-11-24", ""], ["2026-11-25", ""]).await;
    let check = farah.sends(&form).await.is(200).page();
    assert_eq!((check.heading().as_str(), listed(&check).len()), ("2 visits are booked in this time", 2));
    assert!(!app.open_slots(&farah).await.is_empty() && farah.opens(&hours(&farah, "")).await.text().contains("Nothing ahead"));
    let again = farah.sends(&check.form(&form.action).fill("again", "yes")).await.is(200).page().form(&form.action);
    assert_eq!((again.value("from_date"), again.value("reason")), ("2026-11-24", "Conference in Lyon"));
    let confirm = check.form(&form.action).chooses("cancel", &dropped.id).chooses("keep", &kept.id);
    assert_eq!(farah.sends(&confirm).await.is(303).location(), hours(&farah, ""));
    let after = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert_eq!(after.alert(), "The exception is saved. One visit is cancelled. The patients see it under their visits.");
    assert!(after.text().contains("Leave Tue 24 Nov to Wed 25 Nov Conference in Lyon"), "{}", after.text());
    assert_eq!(asha.looks_at(&kept).await.member("status"), "booked");
    assert_eq!(ben.looks_at(&dropped).await.member("status"), "cancelled");
    // Pressed twice: one exception, nothing cancelled twice.
    farah.sends(&confirm).await.is(303);
    let week = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert_eq!(week.all("ul.todo li").len(), 1);
    assert_eq!(app.published("appointment.cancelled").await.len(), 1);
    // The kept one can still be settled.
    let inside = week.find("ul.todo li .acts a").unwrap().attribute("href").unwrap().to_owned();
    let visits = farah.opens(&inside).await.is(200).page();
    assert_eq!(listed(&visits), ["Asha Menon"]);
    farah.sends(&visits.form(&inside).fill("cancel", &kept.id)).await.is(303);
    assert_eq!(asha.looks_at(&kept).await.member("status"), "cancelled");
    assert!(farah.opens(&inside).await.is(200).text().contains("No visit is booked in this time"));
    let remove = week.form(&format!("{inside}/remove")).fill("version", form_version(&week));
    farah.sends(&remove).await.is(303);
    assert!(app.open_slots(&farah).await.iter().any(|slot| slot.start.starts_with("2026-11-24")));
}

fn form_version(week: &Page) -> String {
    week.find("ul.todo input[name=version]").unwrap().attribute("value").unwrap().to_owned()
}

#[tokio::test]
async fn f22_all_visits_in_a_leave_are_cancelled_and_what_one_request_cannot_is_told() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&farah).await;
    let days = ["2026-11-24", "2026-11-25"];
    let wanted: Vec<&Slot> = slots.iter().filter(|slot| days.iter().any(|day| slot.start.starts_with(day))).take(27).collect();
    for slot in &wanted {
        asha.has(slot).await;
    }
    let form = new_exception(&farah, &farah, "closed", ["2026-11-24", "08:00"], ["2026-11-25", "20:00"]).await;
    let check = farah.sends(&form).await.is(200).page();
    assert_eq!((listed(&check).len(), check.form(&form.action).value("all")), (27, ""), "each as chosen unless all are said at once");
    let left = farah.sends(&check.form(&form.action).fill("all", "cancel")).await.leads_to(&exceptions(&farah, "/exc_"));
    let rest = farah.opens(left.location()).await.is(200).page();
    assert_eq!(rest.alert(), "25 visits are cancelled. 2 more still stand in this time: decide below.");
    assert_eq!(listed(&rest).len(), 2);
    let settled = farah.sends(&rest.form(left.location()).fill("all", "yes")).await.is(303);
    assert_eq!(settled.location(), hours(&farah, ""));
    let after = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert_eq!(after.alert(), "2 visits are cancelled. The patients see it under their visits.");
    assert_eq!(app.published("appointment.cancelled").await.len(), 27);
}

#[tokio::test]
async fn f22_hours_changed_meanwhile_are_told_and_what_was_typed_is_kept() {
    let app = TestApp::start().await;
    let (farah, admin) = (app.doctor("Leena Farah").await, app.administrator().await);
    let mine = new_hours(&farah, &farah, &["SUN"], "10:00", "11:00").await;
    let leave = new_exception(&farah, &farah, "leave", ["2026-11-24", ""], ["", ""]).await;
    let week = farah.opens(&hours(&farah, "")).await.is(200).page();
    let rule = rule_at(&week, 0, "09:00");
    let removal = farah.opens(&rule).await.is(200).page().form(&format!("{rule}/remove"));
    // An administrator changes anybody's.
    admin.sends(&new_hours(&admin, &farah, &["SUN"], "12:00", "13:00").await).await.is(303);
    let page = admin.opens(&hours(&farah, "")).await.is(200).page();
    assert_eq!(page.heading(), "Hours of Leena Farah");
    assert!(weekday(&page, 6).contains("12:00 to 13:00"));
    let told = "These hours have changed since you opened the page";
    let stale = farah.sends(&mine).await.is(409).page();
    assert!(stale.alert().contains(told), "{}", stale.alert());
    let again = stale.form(&hours(&farah, ""));
    assert_eq!((again.value("start"), again.value("day")), ("10:00", "SUN"));
    let stale = farah.sends(&leave).await.is(409).page();
    assert!(stale.alert().contains(told) && stale.form(&exceptions(&farah, "")).value("from_date") == "2026-11-24");
    assert!(farah.sends(&removal).await.is(409).page().alert().contains(told));
    let unchanged = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert!(!weekday(&unchanged, 6).contains("10:00") && weekday(&unchanged, 0).contains("09:00 to 12:00"));
    farah.sends(&again).await.is(303);
    assert!(weekday(&farah.opens(&hours(&farah, "")).await.is(200).page(), 6).contains("10:00 to 11:00"));
}

#[tokio::test]
async fn f22_hours_are_the_doctors_own_and_the_administrators() {
    let app = TestApp::start().await;
    let (farah, novak) = (app.doctor("Leena Farah").await, app.doctor("Petra Novak").await);
    let form = new_hours(&farah, &farah, &["SUN"], "10:00", "11:00").await;
    let leave = new_exception(&farah, &farah, "leave", ["2026-11-24", ""], ["", ""]).await;
    for page in [hours(&farah, ""), hours(&farah, "/new"), exceptions(&farah, "/new")] {
        novak.opens(&page).await.is(404);
        for person in [app.receptionist().await, app.patient("Asha").await] {
            person.opens(&page).await.is(403);
            person.sends(&form).await.is(403);
        }
        app.stranger().opens(&page).await.leads_to("/sign-in?next=");
    }
    novak.sends(&form).await.is(404);
    novak.sends(&leave).await.is(404);
    let admin = app.administrator().await;
    assert_eq!(admin.opens("/hours").await.is(303).location(), "/doctors");
    admin.opens(&format!("/doctors/{}/hours", admin.id)).await.is(404);
    assert!(admin.sends(&leave).await.is(303).location().ends_with("/hours"));
}

#[tokio::test]
async fn f31_the_preview_shows_the_week_across_the_next_clock_change_in_words_and_times() {
    let app = TestApp::start().await;
    in_zone(&app, "Europe/Berlin").await;
    let farah = app.doctor("Leena Farah").await;
    farah.sends(&new_hours(&farah, &farah, &["SUN"], "00:00", "04:00").await).await.is(303);
    let this_week = farah.opens(&hours(&farah, "")).await.is(200).page();
    assert_eq!(offered(&this_week, "Sun 29 Nov").len(), 8);
    assert!(this_week.find("#clocks").is_none());
    let link = this_week.all("section#preview a").into_iter().find(|link| link.text().starts_with("Next clock change")).unwrap();
    assert_eq!(link.text(), "Next clock change: week of 28 March 2027");
    let spring = farah.opens(link.attribute("href").unwrap()).await.is(200).page();
    let said = spring.find("#clocks").unwrap().text();
    assert_eq!(said, "On Sunday 28 March clocks go forward at 02:00: times between 02:00 and 03:00 do not exist.");
    assert_eq!(offered(&spring, "Sun 28 Mar 2027"), ["00:00", "00:30", "01:00", "01:30", "03:00", "03:30"]);
    assert_eq!(offered(&spring, "Mon 22 Mar 2027").len(), 20);
    let autumn = farah.opens(&hours(&farah, "?week=2027-W43")).await.is(200).page();
    assert!(autumn.find("#clocks").unwrap().text().contains("times between 02:00 and 03:00 come twice, and are offered once"));
    let twice = offered(&autumn, "Sun 31 Oct 2027");
    assert_eq!(twice, ["00:00", "00:30", "01:00", "01:30", "02:00", "02:30", "03:00", "03:30"]);
}

#[tokio::test]
async fn f22_the_preview_says_why_a_day_is_empty_and_that_clocks_stay() {
    let app = TestApp::start().await;
    let (farah, admin) = (app.doctor("Leena Farah").await, app.administrator().await);
    let closed = json!({ "closed_days": [{ "date": "2026-11-26", "label": "Founders" }] });
    admin.api(Method::PUT, "/admin/settings").json(&closed).send().await.is(200);
    farah.sends(&new_exception(&farah, &farah, "leave", ["2026-11-27", ""], ["2026-11-28", ""]).await).await.is(303);
    let page = farah.opens(&hours(&farah, "?week=2026-11-26")).await.is(200).page();
    let text = page.find("#preview").unwrap().text();
    assert!(text.contains("Thu 26 Nov House closed: Founders") && text.contains("Fri 27 Nov Leave"), "{text}");
    assert!(text.contains("Clocks in Kolkata do not change.") && text.contains("Sun 29 Nov No hours"), "{text}");
    assert_eq!(offered(&page, "Wed 25 Nov").len(), 20);
    assert!(offered(&page, "Thu 26 Nov").is_empty() && offered(&page, "Fri 27 Nov").is_empty());
    assert!(page.text().contains("The whole house is closed Thu 26 Nov Founders"));
}

/// A doctor's week is one read: everything on it is in their row and in the settings.
#[tokio::test]
async fn f22_a_doctors_hours_cost_one_call() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    farah.opens(&hours(&farah, "")).await.is(200);
    let (page, spent) = app.spends(farah.opens(&hours(&farah, ""))).await;
    page.is(200);
    assert!(spent.calls <= 2, "{spent:?}"); // who asks, and the doctor
}
