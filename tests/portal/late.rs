//! Running late and how many are before one (F36): said by the doctor or the desk, seen by whoever still waits today.

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::steps::{books, doctor_and_asha};
use crate::support::{Answer, Browser, Page, Person, TestApp, Visit};

const SAID: &str = "Leena Farah is running about 20 minutes late.";

/// The link of the screens of the house's one department, as a path.
async fn screen(app: &TestApp, desk: &Person) -> String {
    let made = desk.api(Method::POST, &format!("/queue-screens/{}", app.department.id)).json(&json!({})).send().await.is(201);
    format!("/queue/{}", made.member("url").rsplit('/').next().unwrap())
}

/// What the buttons of a page's first form about it say: how many minutes, `0` not late.
fn offered(page: &Page) -> Vec<&str> {
    let form = page.find("form[action=/running-late]").expect("nothing is said about running late");
    form.all("button[name=minutes]").into_iter().filter_map(|button| button.attribute("value")).collect()
}

/// Presses one of these buttons on one's home, and is led back there.
async fn presses(who: &Person, home: &str, minutes: &str) -> Answer {
    let page = who.opens(home).await.is(200).page();
    assert!(offered(&page).contains(&minutes), "no button says {minutes}: {:?}", offered(&page));
    who.sends(&page.form("/running-late").fill("minutes", minutes)).await.leads_to(home)
}

async fn late_on(wall: &str, by: &Browser) -> Value {
    by.api(Method::GET, wall).send().await.is(200).json()["late"].clone()
}

#[tokio::test]
async fn f36_a_doctor_says_that_they_run_late_and_whoever_waits_for_them_today_sees_it() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (other, ben, ruth) = (app.doctor("Chidi Okafor").await, app.patient("Ben").await, app.receptionist().await);
    let (slots, others) = (app.open_slots(&doctor).await, app.open_slots(&other).await);
    let today = slots[0].start[..10].to_owned();
    let tomorrow = slots.iter().find(|slot| !slot.start.starts_with(&today)).unwrap();
    let (visit, days_later) = (books(&asha, &slots[2]).await, books(&asha, tomorrow).await);
    let of_other = books(&ben, &others[2]).await;
    let wall = screen(&app, &ruth).await;
    let stranger = app.stranger();
    assert_eq!(late_on(&wall, &stranger).await, json!([]));

    assert_eq!(offered(&doctor.opens("/day").await.is(200).page()), ["10", "20", "30", "45", "60"], "one press each");
    let back = presses(&doctor, "/day", "20").await;
    let day = doctor.opens(back.location()).await.is(200).page();
    assert!(day.text().contains("You have said that you run about 20 minutes late."), "{}", day.text());
    assert_eq!(offered(&day), ["0", "10", "30", "45", "60"], "not any more, or by other minutes");
    assert!(day.find("form.note[action=/running-late] svg").is_some(), "a shape beside the words");

    for page in ["/appointments", visit.as_str()] {
        let shown = asha.opens(page).await.is(200).page();
        assert!(shown.text().contains(SAID), "{page}: {}", shown.text());
        assert!(shown.find("div.note svg").is_some(), "a shape beside the words");
    }
    assert!(!asha.opens(&days_later).await.is(200).text().contains("running about"), "it is said of today alone");
    for page in ["/appointments", of_other.as_str()] {
        assert!(!ben.opens(page).await.is(200).text().contains("running about"), "another doctor is not late");
    }
    assert!(ruth.opens("/desk").await.is(200).page().text().contains(SAID));
    assert_eq!(late_on(&wall, &stranger).await, json!([{ "doctor": "Leena Farah", "minutes": 20 }]));
    let shown = stranger.opens(&wall).await.is(200).page().text();
    assert!(shown.contains(SAID) && !shown.contains("Asha"), "{shown}");
    let waiting = asha.api(Method::GET, &format!("{visit}/waiting")).send().await.is(200).json();
    assert_eq!(waiting, json!({ "late_minutes": 20, "before": null }));

    // A visit that needs another time has no doctor who is late.
    let (facts, id) = (asha.api(Method::GET, &visit).send().await.is(200).json(), visit.rsplit('/').next().unwrap());
    let closed = json!({ "kind": "closed", "start": facts["start"], "end": facts["end"], "resolve": { id: "later" } });
    doctor.api(Method::POST, &format!("/doctors/{}/exceptions", doctor.id)).json(&closed).send().await.is(201);
    let waiting = asha.api(Method::GET, &format!("{visit}/waiting")).send().await.is(200).json();
    assert_eq!((&waiting["late_minutes"], asha.opens(&visit).await.is(200).text().contains(SAID)), (&Value::Null, false));

    presses(&doctor, "/day", "0").await;
    assert!(!asha.opens("/appointments").await.is(200).text().contains("running about"), "taken back");
    assert_eq!(late_on(&wall, &stranger).await, json!([]));
    let audit = app.rows(Table::Audit).await;
    let said = audit.iter().filter(|row| row.get("what").and_then(|what| what.as_s().ok()).is_some_and(|what| what == "doctor.say_late"));
    assert_eq!(said.count(), 2);
}

#[tokio::test]
async fn f36_the_desk_says_it_of_any_doctor_and_it_ends_with_the_day() {
    let app = TestApp::start().await;
    let (doctor, other, ruth) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await, app.receptionist().await);
    let (wall, stranger) = (screen(&app, &ruth).await, app.stranger());
    let form = ruth.opens("/desk").await.is(200).page().form("/running-late");
    let none = ruth.sends(&form).await.leads_to("/desk");
    let said = ruth.opens(none.location()).await.is(200).page().alert();
    assert!(said.contains("Choose which doctor runs late."), "{said}");
    let back = ruth.sends(&form.fill("doctor_id", doctor.id.to_string()).fill("minutes", "30")).await.leads_to("/desk");
    let page = ruth.opens(back.location()).await.is(200).page();
    assert!(page.text().contains("Leena Farah is running about 30 minutes late."), "{}", page.text());
    let line = page.form("/running-late");
    assert_eq!(line.value("doctor_id"), doctor.id.to_string(), "whoever is late has a line of their own");
    presses(&ruth, "/desk", "0").await;
    assert_eq!(late_on(&wall, &stranger).await, json!([]), "taken back there");
    ruth.sends(&line.fill("minutes", "45")).await.leads_to("/desk");

    // Two are late at once, and neither overwrites the other.
    let put = |who: &Person, of: &Person, minutes: u16| {
        let path = format!("/doctors/{}/running-late", of.id);
        who.api(Method::PUT, &path).json(&json!({ "minutes": minutes })).send()
    };
    let said = put(&ruth, &other, 10).await.is(200).json();
    assert_eq!(said, json!({ "doctor_id": other.id, "doctor_name": "Chidi Okafor", "minutes": 10 }));
    let both = json!([{ "doctor": "Chidi Okafor", "minutes": 10 }, { "doctor": "Leena Farah", "minutes": 45 }]);
    assert_eq!(late_on(&wall, &stranger).await, both);
    let listed = doctor.api(Method::GET, "/running-late").send().await.is(200).json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);

    put(&ruth, &doctor, 25).await.is(422);
    put(&doctor, &other, 0).await.is(404);
    doctor.posts("/running-late", &[("doctor_id", &other.id.to_string()), ("minutes", "0")]).await.is(404);
    assert_eq!(late_on(&wall, &stranger).await, both, "nobody speaks for another doctor");

    // Another server knows it once it reads its settings again.
    assert_eq!(late_on(&wall, &app.elsewhere().await).await, both);
    app.passes(15 * 60);
    assert_eq!(late_on(&wall, &stranger).await, json!([]), "past midnight it is over by itself");
    assert_eq!(late_on(&wall, &app.elsewhere().await).await, json!([]));
}

#[tokio::test]
async fn f36_whoever_has_come_sees_how_many_are_before_them_and_nobodys_name() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, cleo, ruth) = (app.patient("Benedict Quill").await, app.patient("Cleo Abe").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let (first, second, third) = (ben.has(&slots[0]).await, cleo.has(&slots[1]).await, asha.has(&slots[2]).await);
    let visit = format!("/appointments/{}", third.id);
    let before = || async { asha.api(Method::GET, &format!("{visit}/waiting")).send().await.is(200).json()["before"].clone() };
    assert_eq!(before().await, Value::Null, "nobody is before whoever has not come");
    assert!(!asha.opens(&visit).await.is(200).text().contains("before you"));
    ruth.checks_in(&third).await.is(200);
    assert_eq!(before().await, json!(0));
    assert!(asha.opens(&visit).await.is(200).text().contains("Nobody is before you."));
    let come = [ruth.checks_in(&first).await.is(200), ruth.checks_in(&second).await.is(200)];
    let page = asha.opens(&visit).await.is(200).text();
    assert!(page.contains("2 people are before you."), "{page}");
    let (answer, spent) = app.spends(asha.api(Method::GET, &format!("{visit}/waiting")).send()).await;
    assert!(answer.is(200).status == 200 && spent.calls <= 3 && spent.read_units <= 4.0, "{spent:?}");
    let tokens = [come[0].member("token"), come[1].member("token")];
    for secret in ["Benedict", "Quill", "Cleo", "Abe"].into_iter().chain(tokens.iter().map(String::as_str)) {
        assert!(!page.contains(secret), "{secret} is on the page");
    }
    doctor.starts(&Visit::of(&come[0])).await.is(200);
    assert_eq!(before().await, json!(1), "whoever is with the doctor is not before");
    let tomas = app.administrator().await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "zone": "America/Los_Angeles" })).send().await.is(200);
    assert_eq!(before().await, json!(1), "the room stays the one that they came to, whichever day it is there now");
    assert_eq!(ben.api(Method::GET, &format!("{visit}/waiting")).send().await.status, 404, "of somebody else's visit nothing is said");
}

#[tokio::test]
async fn f36_running_late_costs_no_page_a_call() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let visit = books(&asha, &app.open_slots(&doctor).await[2]).await;
    let mut calls = Vec::new();
    for minutes in [0, 20] {
        doctor.api(Method::PUT, &format!("/doctors/{}/running-late", doctor.id)).json(&json!({ "minutes": minutes })).send().await.is(200);
        for (who, page) in [(&asha, "/appointments"), (&asha, visit.as_str()), (&doctor, "/day")] {
            let (answer, spent) = app.spends(who.opens(page)).await;
            assert_eq!(answer.is(200).text().contains("about 20 minutes late"), minutes == 20, "{page}");
            calls.push(spent.calls);
        }
    }
    assert_eq!(calls[..3], calls[3..], "as many calls as when nobody is late");
    assert!(calls[0] <= 3 && calls[2] <= 4, "{calls:?}");
}
