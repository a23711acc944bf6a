//! A doctor's week, visits to come, and what a day says besides its visits (F28).

use caredesk::storage::item::text;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::steps::{REASON, books, doctor_and_asha};
use crate::support::html::Element;
use crate::support::{Answer, Form, Person, Slot, TestApp};

/// What stands in the column of a date.
fn column(page: &Answer, date: &str) -> String {
    let page = page.page();
    let found = page.find(&format!("section[aria-labelledby=day-{date}]"));
    found.unwrap_or_else(|| panic!("no column of {date} on {}", page.text())).text()
}

/// Names in the order of the page, from links to visits.
fn names(page: &Answer, part: &str) -> Vec<String> {
    page.page().all(part).iter().map(|link| link.text()).collect()
}

fn at(doctor: &Person, start: &str) -> Slot {
    Slot { start: start.to_owned(), doctor: doctor.id.to_string() }
}

async fn away(doctor: &Person, kind: &str, start: &str, end: &str) {
    let body = json!({ "kind": kind, "start": start, "end": end });
    doctor.api(Method::POST, &format!("/doctors/{}/exceptions", doctor.id)).json(&body).send().await.is(201);
}

async fn settle(app: &TestApp, body: serde_json::Value) {
    app.administrator().await.api(Method::PUT, "/admin/settings").json(&body).send().await.is(200);
}

#[tokio::test]
async fn f28_a_week_shows_visits_free_time_leave_and_closed_days() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let tuesday: Vec<&Slot> = slots.iter().filter(|slot| slot.start.starts_with("2026-11-24")).collect();
    let visit = books(&asha, tuesday[1]).await;
    away(&doctor, "leave", "2026-11-26", "2026-11-26").await;
    away(&doctor, "closed", "2026-11-25T13:00:00+05:30", "2026-11-25T17:00:00+05:30").await;
    settle(&app, json!({ "closed_days": [{ "date": "2026-11-27", "label": "Founders" }] })).await;

    let week = doctor.opens("/week").await.is(200);
    assert_eq!(week.page().heading(), "Mon 23 Nov to Sun 29 Nov");
    assert_eq!(week.page().all("section.week__day").len(), 7);
    let tuesday = column(&week, "2026-11-24");
    for said in
        ["One visit", "09:00 to 12:00, 13:00 to 20:00", "Free 09:00 to 09:30", "09:30 Asha Menon Booked", REASON, "Free 10:00 to 12:00"]
    {
        assert!(tuesday.contains(said), "{said}: {tuesday}");
    }
    assert!(!tuesday.contains("Free 09:30"), "{tuesday}");
    // It is 09:30 on Monday: what began before cannot be booked any more.
    assert!(column(&week, "2026-11-23").contains("Today. No visits") && column(&week, "2026-11-23").contains("Free 09:30 to 12:00"));
    let wednesday = column(&week, "2026-11-25");
    assert!(wednesday.contains("No visits 13:00 to 17:00") && wednesday.contains("09:00 to 12:00, 17:00 to 20:00"), "{wednesday}");
    assert!(column(&week, "2026-11-26").contains("On leave") && !column(&week, "2026-11-26").contains("Free"));
    assert!(column(&week, "2026-11-27").contains("Hospital closed: Founders"));
    assert!(column(&week, "2026-11-29").contains("No hours"));

    let page = week.page();
    assert_eq!(page.find("section.week__day--now a[aria-current=date]").unwrap().attribute("href"), Some("/day?date=2026-11-23"));
    assert_eq!(page.find(".week__list li a").unwrap().attribute("href"), Some(format!("{visit}?from=week").as_str()));
    let beside: Vec<_> = page.all(".page-head a").iter().filter_map(|link| link.attribute("href")).map(str::to_owned).collect();
    assert_eq!(beside, ["/week?from=2026-11-16", "/week?from=2026-11-30"]);
    let later = doctor.opens("/week?from=2026-12-03").await.is(200);
    assert_eq!(later.page().heading(), "Mon 30 Nov to Sun 6 Dec");
    assert!(later.page().all(".page-head a").iter().any(|link| link.attribute("href") == Some("/week")));
    assert!(later.page().find(".week__day--now").is_none());
    // A past week says what was, and nothing of today's rules.
    let past = column(&doctor.opens("/week?from=2026-11-17").await.is(200), "2026-11-17");
    assert!(!past.contains("Free") && !past.contains("09:00"), "{past}");
}

#[tokio::test]
async fn f28_a_week_is_the_doctors_own_and_in_the_trail() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let other = app.doctor("Chidi Okafor").await;
    let visit = books(&asha, &app.open_slots(&doctor).await[3]).await;
    for page in ["/week", "/upcoming"] {
        assert!(doctor.opens(page).await.is(200).text().contains(REASON), "{page}");
        let others = other.opens(page).await.is(200).text();
        assert!(!others.contains(REASON) && !others.contains("Asha"), "{page}");
        for person in [&asha, &app.receptionist().await, &app.administrator().await] {
            person.opens(page).await.is(403);
        }
        app.stranger().opens(page).await.leads_to("/sign-in?next=");
    }
    let id = &visit["/appointments/apt_".len()..];
    for what in ["week.read", "upcoming.read"] {
        let entries = app.rows(Table::Audit).await;
        let read = entries.iter().filter(|row| row["what"] == text(what) && row["actor_id"] == text(doctor.id));
        assert_eq!(read.filter(|row| row["object"].as_s().unwrap().contains(id)).count(), 1, "{what} names the visit");
    }
}

#[tokio::test]
async fn f28_a_bad_address_of_a_week_shows_this_week() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    for bad in ["soon", "2026-11-31", "%F0%9F%98%80", "2026-W48"] {
        let page = doctor.opens(&format!("/week?from={bad}")).await.is(422).page();
        assert!(page.alert().contains("Enter the day like 2026-11-26") && page.heading() == "Mon 23 Nov to Sun 29 Nov", "{bad}");
    }
    for far in ["0000-01-01", "9999-12-31", ""] {
        doctor.opens(&format!("/week?from={far}")).await.is(200);
    }
    let idle = app.doctor_who("Mei Tanaka", |new| new.rules = Some(vec![])).await;
    assert!(column(&idle.opens("/week").await.is(200), "2026-11-24").contains("No hours"));
}

#[tokio::test]
async fn f31_a_week_across_a_clock_change_has_its_own_visits_at_their_wall_times() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ruth = app.receptionist().await;
    settle(&app, json!({ "zone": "Europe/Berlin" })).await;
    for (weekday, start, end) in [("SUN", "22:00", "24:00"), ("MON", "00:00", "02:00")] {
        let rule = json!({ "weekday": weekday, "start": start, "end": end, "visit_minutes": 60 });
        doctor.api(Method::POST, &format!("/doctors/{}/availability", doctor.id)).json(&rule).send().await.is(201);
    }
    // The clocks go forward on Sunday 28 March 2027. Its week has 167 hours: by seven times 24 it would swallow Monday's first.
    for start in [
        "2027-03-22T00:00:00+01:00",
        "2027-03-27T09:00:00+01:00",
        "2027-03-28T23:00:00+02:00",
        "2027-03-29T00:00:00+02:00",
        "2027-03-29T09:00:00+02:00",
    ] {
        ruth.books_for(&asha, &at(&doctor, start)).await.is(201);
    }
    let times = async |week: &str, date: &str| {
        let page = doctor.opens(&format!("/week?from={week}")).await.is(200).page();
        let column = page.find(&format!("section[aria-labelledby=day-{date}]")).unwrap();
        column.all(".week__time").iter().map(|time| time.text()).collect::<Vec<_>>()
    };
    for (date, expected) in [("2027-03-22", vec!["00:00"]), ("2027-03-27", vec!["09:00"]), ("2027-03-28", vec!["23:00"])] {
        assert_eq!(times("2027-03-25", date).await, expected, "{date}");
    }
    assert_eq!(times("2027-04-01", "2027-03-29").await, ["00:00", "09:00"]);
    let page = doctor.opens("/week?from=2027-03-28").await.is(200).page().text();
    assert!(page.contains("3 visits") && page.contains("The clocks change on Sunday 28 March 2027"), "{page}");
    assert!(page.contains("22:00 to 24:00") && !page.contains("to 00:00"), "midnight as an end is that of the hours: {page}");
    assert!(page.contains("from Berlin time (UTC+1) to Berlin time (UTC+2)"), "{page}");
    assert!(!doctor.opens("/week?from=2027-03-29").await.text().contains("The clocks change"));
    let list = doctor.opens("/upcoming?from=2027-03-28&to=2027-03-28").await.is(200);
    assert_eq!(names(&list, "tbody td strong"), ["23:00"]);
}

/// Whoever is with the doctor is written up from every list that shows them, by a button where the others stand.
#[tokio::test]
async fn f28_f37_a_visit_that_goes_on_is_written_up_from_the_day_and_from_the_visits_to_come() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let visit = books(&asha, &app.open_slots(&doctor).await[0]).await;
    let place = format!("{visit}/record");
    let leads = async |list: &str| {
        let page = doctor.opens(list).await.is(200).page();
        let links = page.all("tbody td.act .acts a");
        links.iter().any(|link| link.attribute("href").is_some_and(|href| href.split('?').next() == Some(place.as_str())))
    };
    assert!(!leads("/upcoming").await && !leads("/day").await);
    for step in ["check-in", "start"] {
        doctor.api(Method::POST, &format!("{visit}/{step}")).json(&json!({})).send().await.is(200);
    }
    assert!(leads("/upcoming").await && leads("/day").await);
    // Signing leads back to where the form was opened from, by way of a draft and of a mistake, too.
    let list = "/upcoming?from=2026-11-23";
    let page = doctor.opens(list).await.is(200).page();
    let links = page.all("tbody td.act .acts a");
    let written = links.iter().filter_map(|link| link.attribute("href")).find(|href| href.starts_with(&place)).unwrap().to_owned();
    let form = doctor.opens(&written).await.is(200).page().form(&place).fill("diagnosis", "High pressure");
    let draft = Form { action: format!("{place}/draft"), ..form };
    let kept = doctor.sends(&draft).await.leads_to(&format!("{place}?from=upcoming")).location().to_owned();
    let wrong = doctor.sends(&doctor.opens(&kept).await.is(200).page().form(&place)).await.is(422).page();
    doctor.sends(&wrong.form(&place).fill("prescription", "Less salt")).await.leads_to("/upcoming");
}

#[tokio::test]
async fn f28_requests_come_first_and_their_button_leads_back() {
    let app = TestApp::start().await;
    let doctor = app.doctor_who("Leena Farah", |new| new.requires_approval = true).await;
    let (asha, ben, ruth) = (app.patient("Asha Menon").await, app.patient("Ben Okri").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    ruth.books_for(&ben, &slots[1]).await.is(201);
    books(&asha, &slots[40]).await;
    let second = books(&ben, &slots[60]).await;
    let page = doctor.opens("/upcoming").await.is(200);
    let panel = page.page().find("section.lit").unwrap().text();
    assert!(panel.contains("2 requests wait for your answer") && panel.contains(REASON), "{panel}");
    assert_eq!(
        (names(&page, "section.lit li a"), names(&page, "tbody th a")),
        (vec!["Asha Menon".into(), "Ben Okri".into()], vec!["Ben Okri".into()])
    );
    assert!(page.text().contains("3 visits from Mon 23 Nov to Wed 23 Dec"));
    let week = doctor.opens("/week").await.is(200).page();
    assert!(week.find(".note a").unwrap().attribute("href").unwrap().starts_with("/upcoming?from=2026-11-23"));

    let form = page.page().form(&format!("{second}/confirm"));
    for _ in 0..2 {
        let back = doctor.sends(&form).await.leads_to("/upcoming");
        let page = doctor.opens(back.location()).await.is(200);
        assert!(page.page().alert().contains("The visit is confirmed."));
        assert!(page.page().find("section.lit").unwrap().text().contains("One request waits for your answer"));
        assert_eq!(names(&page, "tbody th a"), ["Ben Okri", "Ben Okri"]);
    }
    // From the visit's own page a button leads back to where the visit was opened.
    let visit = doctor.opens(&format!("{}?from=upcoming", names_href(&page))).await.is(200).page();
    assert_eq!(visit.find(".nhsuk-back-link").unwrap().attribute("href"), Some("/upcoming"));
    doctor.sends(&visit.form(&format!("{}/confirm", names_href(&page)))).await.leads_to("/upcoming");
    let odd = doctor.opens(&format!("{second}?from=//evil.test")).await.is(200).page();
    assert!(odd.find(".nhsuk-back-link").unwrap().attribute("href").unwrap().starts_with("/day?date="));
}

/// The address of the first visit in the panel, without where it was opened from.
fn names_href(page: &Answer) -> String {
    let page = page.page();
    visit_of(page.find("section.lit li a").unwrap().attribute("href").unwrap())
}

/// The address of a visit, without where it was opened from.
fn visit_of(address: &str) -> String {
    address.split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn f28_coming_visits_are_narrowed_by_dates_and_states() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let empty = doctor.opens("/upcoming").await.is(200);
    assert!(empty.text().contains("No visits to come") && empty.page().find("section.lit").is_none());
    let slots = app.open_slots(&doctor).await;
    let on = |date: &str| slots.iter().find(|slot| slot.start.starts_with(date)).unwrap();
    for date in ["2026-11-24", "2026-11-25", "2026-11-26"] {
        asha.has(on(date)).await;
    }
    let gone = asha.has(on("2026-11-27")).await;
    asha.cancels(&gone).await.is(200);
    let days = |page: &Answer| names(page, "tbody tr td.nowrap");
    let page = doctor.opens("/upcoming").await.is(200);
    assert_eq!(days(&page), ["Tomorrow", "Wed 25 Nov", "Thu 26 Nov"]);
    let form = page.page().form("/upcoming");
    assert_eq!((form.value("from"), form.value("to")), ("2026-11-23", "2026-12-23"));
    assert_eq!(days(&doctor.sends(&form.clone().fill("to", "2026-11-25")).await.is(200)), ["Tomorrow", "Wed 25 Nov"]);
    assert_eq!(days(&doctor.sends(&form.clone().fill("status", "cancelled")).await.is(200)), ["Fri 27 Nov"]);
    let both = doctor.opens("/upcoming?status=cancelled&status=booked&status=lost").await.is(200);
    assert_eq!(days(&both).len(), 4);
    assert_eq!(both.page().all("input[name=status][checked]").len(), 2);
    let none = doctor.opens("/upcoming?status=no_show").await.is(200);
    assert!(none.text().contains("No visit matches") && none.text().contains("Show all to come"));
    for (query, alert) in [
        ("from=2026-11-23&to=2026-12-24", "Choose a last day within 31 days of the first"),
        ("from=2026-11-25&to=2026-11-24", "Choose a last day that is not before the first"),
        ("from=soon", "Enter the day like 2026-11-26"),
        ("to=2026-02-30", "Enter the day like 2026-11-26"),
    ] {
        let page = doctor.opens(&format!("/upcoming?{query}")).await.is(422);
        assert!(page.page().alert().contains(alert), "{query}: {}", page.page().alert());
        assert_eq!(days(&page).len(), 3, "{query}: the usual days are shown");
    }
    // From today on means from now on; a past day is shown whole.
    app.passes(26 * 60);
    app.signs_in(&doctor, caredesk::access::actor::Level::Full).await;
    assert_eq!(days(&doctor.opens("/upcoming").await.is(200)), ["Tomorrow", "Thu 26 Nov"]);
    assert_eq!(days(&doctor.opens("/upcoming?from=2026-11-23&to=2026-11-24").await.is(200)), ["Today"]);
}

#[tokio::test]
async fn f28_coming_visits_are_turned_page_by_page() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    app.fills(&doctor, &asha, 30).await;
    let first = doctor.opens("/upcoming?status=booked").await.is(200);
    assert_eq!(first.page().all("tbody tr").len(), 25);
    assert!(first.text().contains("30 visits"));
    let later = first.page().find("nav.pages a").unwrap().attribute("href").unwrap().to_owned();
    let second = doctor.opens(&later).await.is(200);
    assert_eq!(second.page().all("tbody tr").len(), 5);
    let seen = [first.page(), second.page()]
        .map(|page| page.all("tbody th a").iter().map(|link| visit_of(link.attribute("href").unwrap())).collect::<Vec<_>>());
    assert_eq!(seen.concat().into_iter().collect::<std::collections::BTreeSet<_>>().len(), 30, "nobody twice, nobody missing");
    let way = second.page().find("tbody th a").unwrap().attribute("href").unwrap().to_owned();
    let visit = doctor.opens(&way).await.is(200).page();
    assert_eq!(visit.find(".nhsuk-back-link").unwrap().attribute("href"), Some(later.as_str()), "back to the second page");
    let back = second.page().find("nav.pages a").unwrap().attribute("href").unwrap().to_owned();
    assert_eq!(doctor.opens(&back).await.is(200).page().all("tbody tr").len(), 25);
    doctor.opens(&later.replace("status=booked", "status=confirmed")).await.is(400);
    app.doctor("Chidi Okafor").await.opens(&later).await.is(400);
}

#[tokio::test]
async fn f28_a_day_says_when_nobody_comes_and_what_is_left_to_finish() {
    let app = TestApp::start().await;
    let doctor = app.doctor_who("Leena Farah", |new| new.requires_approval = true).await;
    let (asha, ruth) = (app.patient("Asha Menon").await, app.receptionist().await);
    for start in ["2026-11-23T10:00:00+05:30", "2026-11-23T10:30:00+05:30", "2026-11-23T14:00:00+05:30"] {
        ruth.books_for(&asha, &at(&doctor, start)).await.is(201);
    }
    let asked = books(&asha, &at(&doctor, "2026-11-23T15:00:00+05:30")).await;
    let day = doctor.opens("/day").await.is(200);
    let pauses = |day: &Answer| names(day, "tr.free");
    assert_eq!(pauses(&day), ["11:00 No visit until 14:00", "14:30 No visit until 15:00"]);
    let finish = |day: &Answer| {
        let page = day.page();
        page.find("section[aria-labelledby=finish]").map(Element::text).unwrap_or_default()
    };
    assert_eq!(finish(&day), "To finish Answer Asha Menon’s request");
    assert_eq!(day.page().find("section[aria-labelledby=finish] a").unwrap().attribute("href"), Some(asked.as_str()));

    app.passes(60);
    app.signs_in(&doctor, caredesk::access::actor::Level::Full).await;
    let day = doctor.opens("/day").await.is(200);
    assert!(finish(&day).contains("Say whether Asha Menon came"), "{}", finish(&day));
    app.passes(5 * 60);
    app.signs_in(&doctor, caredesk::access::actor::Level::Full).await;
    assert!(pauses(&doctor.opens("/day").await.is(200)).is_empty(), "what is over is of no use");
    let tomorrow = doctor.opens("/day?date=2026-11-24").await.is(200);
    assert_eq!(finish(&tomorrow), "");
}

/// WCAG 2.1.4: keys of one character can be turned off; without a script there are none, and no help for them.
#[tokio::test]
async fn f66_keys_belong_to_the_day_and_can_be_turned_off() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    asha.has(&app.open_slot(&doctor).await).await;
    let scripts =
        |page: &Answer| page.page().all("script").iter().filter_map(|one| one.attribute("src").map(str::to_owned)).collect::<Vec<_>>();
    let day = doctor.opens("/day").await.is(200);
    let keys = scripts(&day).into_iter().find(|src| src.starts_with("/static/keys.")).unwrap();
    app.stranger().opens(&keys).await.is(200);
    let help = day.page().find("details#keys[hidden]").unwrap().clone();
    assert!(help.text().contains("Use these keys on this page") && help.find("input#keys-on[type=checkbox]").is_some());
    assert_eq!(help.all("kbd").len(), 7);
    for page in ["/week", "/upcoming", "/departments"] {
        assert!(!scripts(&doctor.opens(page).await.is(200)).iter().any(|src| src.contains("keys")), "{page}");
    }
}
