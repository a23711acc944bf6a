//! F24 as people do it: choose a time, say why, check, book; and what the pages say when it does not work.

use caredesk::storage::tables::Table;

use crate::support::{Answer, Page, Person, Slot, TestApp};

/// Chooses a time on the doctor's page, and the page that asks why.
async fn holds_on_the_page(person: &Person, slot: &Slot) -> Answer {
    let day = &slot.start[..10];
    let times = person.opens(&format!("/doctors/{}/times?day={day}", slot.doctor)).await.is(200).page();
    let offered = times.all("input[name=start]").iter().filter_map(|time| time.attribute("value").map(str::to_owned)).collect::<Vec<_>>();
    let chosen = offered.iter().find(|start| same_moment(start, &slot.start)).unwrap_or_else(|| panic!("{} of {offered:?}", slot.start));
    person.sends(&times.form("/book/hold").fill("start", chosen)).await
}

fn same_moment(one: &str, other: &str) -> bool {
    let instant = |text: &str| text.parse::<jiff::Timestamp>().unwrap();
    instant(one) == instant(other)
}

/// The page that checks the answers, from the page that asks for them.
async fn says_why(person: &Person, details: &Page, at: &str, reason: &str) -> Answer {
    person.sends(&details.form(&format!("{at}/check")).fill("reason", reason).fill("symptoms", "worse at night")).await
}

#[tokio::test]
async fn f24_a_patient_books_on_four_pages() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let asha = app.patient("Asha").await;
    let slot = app.open_slots(&doctor).await.remove(30);
    let held = holds_on_the_page(&asha, &slot).await.leads_to("/book/hld_");
    let details = asha.opens(held.location()).await.is(200).page();
    let empty = says_why(&asha, &details, held.location(), " ").await.is(422).page();
    assert!(empty.find("[role=alert]").is_some(), "what is missing is said first: {}", empty.text());
    assert!(
        empty.text().contains("worse at night") || empty.form(&format!("{}/check", held.location())).value("symptoms") == "worse at night"
    );
    asha.opens(&format!("{}/check", held.location())).await.leads_to(held.location());
    let said = says_why(&asha, &details, held.location(), "cough since Monday").await.leads_to(&format!("{}/check", held.location()));
    let check = asha.opens(said.location()).await.is(200).page();
    asha.opens("/book/hold").await.leads_to("/departments");
    assert!(check.text().contains("cough since Monday"), "{}", check.text());
    let form = check.form("/appointments");
    let booked = asha.sends(&form).await.leads_to("/appointments/apt_");
    assert!(asha.opens(booked.location()).await.is(200).page().text().contains("Leena Farah"));
    let again = asha.sends(&form).await.is(303);
    assert_eq!(again.location().split('?').next(), booked.location().split('?').next(), "two clicks are one visit");
    assert_eq!(app.rows(Table::Appointments).await.len(), 1);
    assert!(asha.opens("/appointments").await.is(200).page().text().contains("Leena Farah"));
    assert!(doctor.opens(&format!("/day?date={}", &slot.start[..10])).await.is(200).page().text().contains("cough since Monday"));
}

#[tokio::test]
async fn f24_a_time_that_was_just_taken_is_said_on_the_same_page() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let slot = app.open_slots(&doctor).await.remove(30);
    let day = &slot.start[..10];
    let times = asha.opens(&format!("/doctors/{}/times?day={day}", doctor.id)).await.is(200).page();
    ben.has(&slot).await;
    let late = asha.sends(&times.form("/book/hold").fill("start", slot.start.as_str())).await.is(409).page();
    assert!(
        late.find("[role=alert]").is_some() && !late.all("input[name=start]").is_empty(),
        "one sentence and other times: {}",
        late.text()
    );
    let nothing = asha.sends(&times.form("/book/hold")).await.is(422).page();
    assert!(nothing.find("[role=alert]").is_some());
    assert_eq!(app.rows(Table::Appointments).await.len(), 1);
}

#[tokio::test]
async fn f24_a_stranger_signs_in_and_finds_the_choice_made() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let slot = app.open_slots(&doctor).await.remove(30);
    let stranger = app.stranger();
    let times = stranger.opens(&format!("/doctors/{}/times?day={}", doctor.id, &slot.start[..10])).await.is(200).page();
    let led = stranger.sends(&times.form("/book/hold").fill("start", slot.start.as_str())).await.leads_to("/sign-in?next=");
    let email = app.known_account().await;
    let form = stranger.opens(led.location()).await.is(200).page().form("/sign-in");
    let back = stranger.sends(&form.fill("email", email).fill("password", crate::support::PASSWORD)).await;
    let back = back.leads_to(&format!("/doctors/{}/times", doctor.id));
    let chosen = stranger.opens(back.location()).await.is(200).page();
    assert!(same_moment(chosen.form("/book/hold").value("start"), &slot.start), "the time is still chosen");
    assert_eq!(app.rows(Table::Appointments).await.len(), 0);
}

/// Once it is over, another one is a press away, for whom it was.
#[tokio::test]
async fn f24_a_visit_that_is_over_leads_to_another_one_with_its_doctor() {
    let app = TestApp::start().await;
    let (doctor, maya, daniel) = (app.doctor("Leena Farah").await, app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    app.lets_act(&maya, &daniel, "book").await;
    let visit = maya.has(&app.open_slots(&doctor).await[30]).await;
    let (path, times) = (format!("/appointments/{}", visit.id), format!("/doctors/{}/times", doctor.id));
    let leads = async |person: &Person| {
        let page = person.opens(&path).await.is(200).page();
        let links: Vec<String> = page.all("main a").iter().filter_map(|link| link.attribute("href").map(str::to_owned)).collect();
        links.into_iter().find(|href| href.starts_with(&times))
    };
    assert_eq!(leads(&maya).await, None, "it is still to come");
    maya.cancels(&visit).await.is(200);
    assert_eq!(leads(&maya).await, Some(times.clone()));
    assert_eq!(leads(&daniel).await, Some(format!("{times}?for={}", maya.id)));
    app.changes(&doctor, |doctor| doctor.accepts_bookings = false).await;
    assert_eq!(leads(&maya).await, None, "nobody can book there now");
    let department = format!("/departments/{}", app.department.id);
    for (person, others) in [(&maya, department.clone()), (&daniel, format!("{department}?for={}", maya.id))] {
        assert_eq!(crate::closed::other_doctors(person, &path).await, Some(others), "{}", person.name);
    }
}
