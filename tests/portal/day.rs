//! What people see first: a patient's visits, a doctor's day.

use caredesk::access::actor::Level;
use http::Method;
use serde_json::json;

use crate::steps::{REASON, books, doctor_and_asha, row};
use crate::support::{Answer, Person, TestApp};

#[tokio::test]
async fn f59_a_patients_home_shows_next_coming_and_past_visits() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let empty = asha.opens("/appointments").await.is(200).page();
    assert_eq!(empty.heading(), "Hello Asha");
    assert!(empty.text().contains("No visit ahead"));
    for slot in [&slots[1], &slots[25], &slots[40]] {
        books(&asha, slot).await;
    }
    let home = asha.opens("/appointments").await.is(200).page();
    let next = home.find("section.lit").unwrap().text();
    assert!(next.contains("Your next visit is today") && next.contains("10:30 with Leena Farah"), "{next}");
    assert_eq!(home.all("ul.todo li").len(), 2);
    app.passes(24 * 60);
    app.signs_in(&asha, Level::Full).await;
    let home = asha.opens("/appointments").await.is(200).page();
    assert!(home.find("section.lit").unwrap().text().contains("Leena Farah"));
    assert_eq!((home.all("section[aria-labelledby=later] li").len(), home.all("section[aria-labelledby=past] li").len()), (1, 1));
    app.signs_in(&doctor, Level::Full).await;
    for (person, place) in [(&doctor, "/day"), (&app.receptionist().await, "/desk"), (&app.administrator().await, "/overview")] {
        assert_eq!(person.opens("/appointments").await.is(303).location(), place);
    }
    app.stranger().opens("/appointments").await.leads_to("/sign-in?next=");
}

#[tokio::test]
async fn f59_past_visits_are_turned_page_by_page() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    for slot in slots[..28].iter().chain([&slots[60]]) {
        asha.has(slot).await;
    }
    app.passes(2 * 24 * 60);
    app.signs_in(&asha, Level::Full).await;
    let first = asha.opens("/appointments").await.is(200).page();
    assert_eq!(first.all("section[aria-labelledby=past] li").len(), 24);
    assert!(first.find("section.lit").is_some());
    let older = first.find("nav.pages a").unwrap().attribute("href").unwrap().to_owned();
    let second = asha.opens(&older).await.is(200).page();
    assert_eq!(second.all("section[aria-labelledby=past] li").len(), 4);
    assert!(second.find("section.lit").is_some(), "what is ahead stays in sight");
    assert_eq!(second.find("nav.pages a").unwrap().attribute("href"), Some("/appointments"));
    app.patient("Ben").await.opens(&older).await.is(400);
    asha.opens(&older[..older.len() - 2]).await.is(400);
}

/// Data-model.md: a patient's home takes at most 3 calls and 3 read units, and half a unit since it says what the waiting list keeps.
#[tokio::test]
async fn f59_a_patients_home_costs_what_it_may() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    app.fills(&doctor, &asha, 20).await;
    asha.opens("/appointments").await.is(200);
    let (home, spent) = app.spends(asha.opens("/appointments")).await;
    assert_eq!(home.is(200).page().all("ul.todo li").len(), 19);
    assert!(spent.calls <= 3, "{spent:?}");
    assert!(spent.read_units <= 3.5, "{spent:?}");
}

async fn arrives(doctor: &Person, asha: &Person, visit: &str) {
    let day = doctor.opens("/day").await.is(200).page();
    doctor.sends(&day.form(&format!("{visit}/check-in"))).await.is(303);
    let _ = asha;
}

#[tokio::test]
async fn f28_a_doctors_day_says_who_waits_how_long_and_who_is_next() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, other) = (app.patient("Ben").await, app.doctor("Chidi Okafor").await);
    let slots = app.open_slots(&doctor).await;
    let first = books(&asha, &slots[0]).await;
    let second = books(&ben, &slots[1]).await;
    let day = doctor.opens("/day").await.is(200);
    assert!(day.page().find("section.lit").unwrap().text().contains("Next to come Asha Menon"), "{}", day.page().text());
    arrives(&doctor, &ben, &second).await;
    app.passes(12);
    arrives(&doctor, &asha, &first).await;
    let day = doctor.opens("/day").await.is(200);
    let next = day.page().find("section.lit").unwrap().text();
    assert!(next.contains("Next patient, waits 12 minutes") && next.contains("Ben") && next.contains(REASON), "{next}");
    assert!(row(&day, "Asha Menon").contains("Checked in"));
    assert!(day.page().text().contains("2 visits") && day.page().text().contains("2 waiting"));
    assert!(!day.page().find(".tally").unwrap().text().contains("with"), "nobody is with the doctor");
    doctor.sends(&day.page().form(&format!("{second}/start"))).await.is(303);
    let tally = |page: &Answer| page.page().find(".tally").unwrap().text();
    let numbers = tally(&doctor.opens("/day").await.is(200));
    for said in ["2 visits", "0 done", "1 with you", "1 waiting", "0 no-shows", "0 to come"] {
        assert!(numbers.contains(said), "{said} in {numbers}");
    }
    let numbers = tally(&app.receptionist().await.opens("/desk").await.is(200));
    for said in ["2 visits", "1 with a doctor", "1 waiting"] {
        assert!(numbers.contains(said), "{said} in {numbers}");
    }
    let tomorrow = doctor.opens("/day?date=2026-11-24").await.is(200);
    assert!(tomorrow.text().contains("No visits on this day") && tomorrow.page().find("section.lit").is_none());
    assert!(!other.opens("/day").await.is(200).text().contains(REASON));
    for person in [&asha, &app.receptionist().await, &app.administrator().await] {
        person.opens("/day").await.is(403);
    }
    for bad in ["tomorrow", "2026-11-31", "%F0%9F%98%80"] {
        let page = doctor.opens(&format!("/day?date={bad}")).await.is(422);
        assert!(page.page().alert().contains("Enter the day like 2026-11-26"));
        assert!(page.page().text().contains("Monday 23 November"));
    }
    for far in ["0000-01-01", "9999-12-31", ""] {
        doctor.opens(&format!("/day?date={far}")).await.is(200);
    }
}

/// What the doctor begins last stands first, and none of the others is out of sight.
#[tokio::test]
async fn f28_every_open_consultation_is_named_with_its_own_way_to_write_it_up() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let (first, second) = (books(&asha, &slots[0]).await, books(&app.patient("Ben").await, &slots[1]).await);
    let begins = async |visit: &str| {
        let day = doctor.opens("/day").await.is(200).page();
        let sent = doctor.sends(&day.form(&format!("{visit}/start"))).await.is(303);
        doctor.opens(sent.location()).await.is(200)
    };
    let one = begins(&first).await;
    assert!(one.page().alert().contains("The visit of Asha Menon has begun."), "{}", one.page().text());
    assert_eq!(one.page().all("section.lit--bar").len(), 1);
    app.passes(1);
    let both = begins(&second).await;
    assert!(both.page().alert().contains("The visit of Ben has begun."), "{}", both.page().alert());
    let again = doctor.opens("/day").await.is(200);
    for day in [both, again] {
        let page = day.page();
        let bars: Vec<String> = page.all("section.lit--bar").iter().map(|bar| bar.text()).collect();
        assert_eq!(bars.len(), 2, "{bars:?}");
        assert!(bars.iter().all(|bar| bar.contains("With you now") && bar.contains("Write up the visit")), "{bars:?}");
        assert!(bars[0].contains("Ben") && bars[1].contains("Asha Menon"), "the one begun last is first: {bars:?}");
        let ways = |part: &str| -> Vec<String> {
            let links = page.all(part);
            links.iter().filter_map(|link| link.attribute("href")).filter(|href| href.ends_with("/record")).map(str::to_owned).collect()
        };
        let (of_first, of_second) = (format!("{first}/record"), format!("{second}/record"));
        assert_eq!(ways("section.lit--bar a"), [of_second.clone(), of_first.clone()]);
        assert_eq!(ways("tbody a"), [of_first, of_second], "and each row has its own");
    }
}

/// Whoever works with the keys goes on from the line they were at, and hears why a key does nothing.
#[tokio::test]
async fn f28_the_line_of_whoever_was_just_checked_in_stays_marked() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let (ben, visit) = (app.patient("Ben").await, books(&asha, &slots[1]).await);
    books(&ben, &slots[0]).await;
    let day = doctor.opens("/day").await.is(200).page();
    assert!(day.find("tbody a[autofocus]").is_none(), "nothing was done yet");
    let said = day.find("#keys-said[role=status]").unwrap();
    assert!(said.text().trim().is_empty());
    for (why, words) in [("data-with-you", "somebody is with you"), ("data-too-early", "only from the visit’s time on")] {
        assert!(said.attribute(why).unwrap().contains(words), "{why}");
    }
    let mut page = day;
    // The second one stands in the banner of the first.
    for step in ["check-in", "check-in/undo"] {
        let sent = doctor.sends(&page.form(&format!("{visit}/{step}"))).await.is(303);
        page = doctor.opens(sent.location()).await.is(200).page();
        assert_eq!(page.find("tbody a[autofocus]").unwrap().attribute("href"), Some(visit.as_str()), "{step}");
    }
    // Who is called in stands above the list, and the page stays there.
    doctor.api(Method::POST, &format!("{visit}/check-in")).json(&json!({})).send().await.is(200);
    let list = doctor.opens("/day").await.is(200).page();
    let sent = doctor.sends(&list.form(&format!("{visit}/start"))).await.is(303);
    assert!(doctor.opens(sent.location()).await.is(200).page().find("tbody a[autofocus]").is_none());
}

/// In the evening most of a day is done: one link leads past it, without a script.
#[tokio::test]
async fn f28_the_first_visit_that_wants_something_is_one_link_away() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let mut visits = Vec::new();
    for slot in &slots[..6] {
        visits.push(asha.has(slot).await);
    }
    app.passes(5 * 60);
    app.signs_in(&doctor, Level::Full).await;
    for (done, visit) in visits[..4].iter().enumerate() {
        let page = doctor.opens("/day").await.is(200).page();
        assert!(page.find("a[href=\"#now\"]").is_none(), "{done} at the top are in sight");
        doctor.moves_blindly(visit, "no-show", &serde_json::json!({})).await.is(200);
    }
    let page = doctor.opens("/day").await.is(200).page();
    assert_eq!(page.find("a[href=\"#now\"]").unwrap().text(), "Skip 4 earlier visits");
    let now = page.find("tr[id=\"now\"] th a").unwrap();
    assert_eq!(now.attribute("href"), Some(format!("/appointments/{}", visits[4].id).as_str()));
}

#[tokio::test]
async fn f28_a_day_and_a_week_of_another_year_are_named_with_it() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let head = async |path: &str| doctor.opens(path).await.is(200).page().heading();
    assert_eq!(head("/day?date=2025-11-27").await, "Thursday 27 November 2025");
    assert_eq!(head("/day?date=2026-11-27").await, "Friday 27 November");
    assert_eq!(head("/week?from=2025-11-27").await, "Mon 24 Nov 2025 to Sun 30 Nov 2025");
    let page = doctor.opens("/day?date=2025-11-27").await.is(200).page();
    assert!(page.find("title").unwrap().text().contains("Thursday 27 November 2025"));
    let desk = app.receptionist().await.opens("/desk?date=2027-01-04").await.is(200).page();
    assert_eq!(desk.heading(), "Monday 4 January 2027");
}

/// Data-model.md: a doctor's day of 25 visits takes at most 4 calls, 6 read units, and 2 write units for the audit entry.
#[tokio::test]
async fn f28_a_doctors_day_costs_what_it_may() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let tuesday = app.open_slots(&doctor).await.into_iter().filter(|slot| slot.start.starts_with("2026-11-24"));
    for slot in tuesday {
        asha.has(&slot).await;
    }
    doctor.opens("/day").await.is(200);
    let (day, spent) = app.spends(doctor.opens("/day?date=2026-11-24")).await;
    assert_eq!(day.is(200).page().all("tbody th").len(), 20);
    assert!(spent.calls <= 4, "{spent:?}");
    assert!(spent.read_units <= 6.0 && spent.write_units <= 2.0, "{spent:?}");
}

/// Nothing leads back from it: what one press says is asked once more, with whom it is about.
#[tokio::test]
async fn f27_that_somebody_did_not_come_is_asked_before_it_is_written() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ruth = app.receptionist().await;
    let (slots, ben) = (app.open_slots(&doctor).await, app.patient("Ben").await);
    let (first, second) = (books(&asha, &slots[0]).await, books(&ben, &slots[1]).await);
    app.passes(3 * 60);
    for (person, list, visit, name) in [(&doctor, "/day", &first, "Asha Menon"), (&ruth, "/desk?date=2026-11-23&by=doctor", &second, "Ben")]
    {
        app.signs_in(person, Level::Full).await;
        let action = format!("{visit}/no-show");
        let asked = person.sends(&person.opens(list).await.is(200).page().form(&action)).await.is(200).page();
        assert_eq!(asked.heading(), format!("Did {name} not come?"));
        assert!(row(&person.opens(list).await, name).contains("Booked"), "one press writes nothing");
        assert_eq!(asked.find("[autofocus]").unwrap().text(), "No, leave it as it is", "enter marks nobody");
        let back = asked.find("a.nhsuk-back-link").unwrap().attribute("href").unwrap().to_owned();
        assert!(back.starts_with(list), "{back}");
        let form = asked.form(&action);
        for _ in 0..2 {
            assert_eq!(person.sends(&form).await.is(303).location(), back);
            assert!(row(&person.opens(&back).await, name).contains("No-show"));
        }
    }
    // What cannot be written is told at once.
    let over = doctor.posts(&format!("{first}/no-show"), &[("version", "1")]).await.is(303);
    assert!(over.location().starts_with("/day"));
}
