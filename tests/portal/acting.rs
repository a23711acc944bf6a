//! F70 on pages: what a carer sees and does for somebody, and what the patient sees of it.

use http::Method;
use serde_json::json;

use crate::support::{Answer, Page, Person, Slot, TestApp};

/// Maya, Daniel who acts for her, and her doctor.
async fn family(app: &TestApp, scope: &str) -> (Person, Person, Person) {
    let (doctor, maya, daniel) = (app.doctor("Leena Farah").await, app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    app.lets_act(&maya, &daniel, scope).await;
    (doctor, maya, daniel)
}

/// The page that asks why, reached as people reach it.
async fn holds(person: &Person, slot: &Slot) -> String {
    let held = person.posts("/book/hold", &[("doctor_id", &slot.doctor), ("start", &slot.start)]).await;
    held.leads_to("/book/hld_").location().to_owned()
}

#[tokio::test]
async fn f70_for_whom_is_a_step_of_its_own_and_every_page_names_the_patient() {
    let app = TestApp::start().await;
    let (doctor, maya, daniel) = family(&app, "book_and_read").await;
    let slot = app.open_slots(&doctor).await[30].clone();
    let place = holds(&daniel, &slot).await;
    let check = format!("{place}/check");
    let details = daniel.opens(&place).await.is(200).page();
    assert!(details.text().contains("For whom is the visit?") && details.text().contains("Maya Rao"), "{}", details.text());
    let form = details.form(&check).fill("reason", "cough since Monday");
    let unclear = daniel.sends(&form).await.is(422).page();
    assert!(unclear.alert().contains("Choose for whom the visit is") && unclear.form(&check).value("reason") == "cough since Monday");
    let checked = daniel.goes_on(&form.fill("for", maya.id.to_string())).await.is(200).page();
    assert!(checked.text().contains("You are acting for Maya Rao"), "{}", checked.text());
    let again = daniel.goes_on(&checked.form(&place)).await.is(200).page();
    assert_eq!(again.form(&check).value("for"), maya.id.to_string(), "the choice comes back with what was typed");
    let booked = daniel.sends(&checked.form("/appointments")).await.leads_to("/appointments/apt_").location().to_owned();
    let confirmation = daniel.opens(&booked).await.is(200).page();
    assert!(confirmation.text().contains("You are acting for Maya Rao"));

    let visits = format!("/patients/{}/appointments", maya.id);
    let list = daniel.opens(&visits).await.is(200).page();
    assert!(list.text().contains("Visits of Maya Rao") && list.text().contains("Leena Farah"));
    assert!(list.all("main a").iter().any(|link| link.attribute("href") == Some("/appointments")), "a way back");
    assert!(!daniel.opens("/appointments").await.is(200).text().contains("Leena Farah"), "their own list is their own");
    let path = booked.trim_end_matches("?booked");
    let own = maya.opens(path).await.is(200).text();
    assert!(maya.opens("/appointments").await.is(200).text().contains("Booked by a carer"), "the list says it too");
    assert!(own.contains("by Daniel Rao, for you") && own.contains("cough since Monday"), "{own}");
    assert!(doctor.opens(path).await.is(200).text().contains("by Daniel Rao, for the patient"));
}

#[tokio::test]
async fn f70_windows_of_whom_one_acts_for_are_called_otherwise_than_ones_own() {
    let app = TestApp::start().await;
    let (_, maya, daniel) = family(&app, "read").await;
    let title = async |path: &str| daniel.opens(path).await.is(200).page().find("title").unwrap().text();
    for (own, theirs) in [
        ("/conversations", format!("/conversations?patient={}", maya.id)),
        ("/treatment-history", format!("/patients/{}/treatment-history", maya.id)),
        ("/treatment-history/new", format!("/patients/{}/treatment-history/new", maya.id)),
    ] {
        let (own, theirs) = (title(own).await, title(&theirs).await);
        assert!(theirs.contains("of somebody you act for") && !own.contains("act for"), "{own}, {theirs}");
    }
}

/// From the visits of whom they act for to the booking, by every way there is: nobody has to say again for whom.
#[tokio::test]
async fn f08_f70_whom_a_carer_acts_for_stays_from_the_departments_to_the_booking() {
    let app = TestApp::start().await;
    let (doctor, maya, daniel) = family(&app, "book").await;
    let named = format!("for={}", maya.id);
    let link = |page: &Page, begins: &str| -> String {
        let links = page.all("main a").into_iter().filter_map(|link| link.attribute("href").map(str::to_owned));
        links.into_iter().find(|href| href.starts_with(begins) && href.contains(&named)).unwrap_or_else(|| panic!("no way to {begins}"))
    };
    let visits = daniel.opens(&format!("/patients/{}/appointments", maya.id)).await.is(200).page();
    let departments = daniel.opens(&link(&visits, "/departments?")).await.is(200).page();
    let department = daniel.opens(&link(&departments, "/departments/")).await.is(200).page();
    for page in [&departments, &department] {
        assert!(page.text().contains("You are acting for Maya Rao"), "{}", page.text());
    }
    let waiting = format!("/patients/{}/waiting-list/new", maya.id);
    assert!(department.all("main a").iter().any(|link| link.attribute("href").is_some_and(|href| href.starts_with(&waiting))));
    assert_eq!(department.form(&format!("/departments/{}", app.department.id)).value("for"), maya.id.to_string(), "narrowed, it stays");

    let own = daniel.opens(&link(&department, &format!("/doctors/{}?", doctor.id))).await.is(200).page();
    assert!(own.text().contains("You are acting for Maya Rao"));
    let search = daniel.opens(&link(&own, "/doctors?")).await.is(200).page();
    assert_eq!(search.form("/doctors").value("for"), maya.id.to_string());
    let times = daniel.opens(&link(&search, &format!("/doctors/{}/times", doctor.id))).await.is(200).page();
    assert!(times.text().contains("You are acting for Maya Rao"));
    let first = times.all("input[name=start]")[0].attribute("value").unwrap().to_owned();
    let held = daniel.sends(&times.form("/book/hold").fill("start", first)).await;
    let place = held.leads_to("/book/hld_").location().to_owned();
    let details = daniel.opens(&place).await.is(200).page();
    let check = format!("{}/check", place.split('?').next().unwrap());
    let form = details.form(&check);
    assert_eq!(form.value("for"), maya.id.to_string(), "chosen already");
    let said =
        ["You are acting for Maya Rao", "Why does Maya Rao want to be seen?", "is held for Maya Rao until", "How soon should Maya Rao be"];
    for words in said {
        assert!(details.text().contains(words), "{words}: {}", details.text());
    }
    for words in ["held for you", "do you want to be seen", "Only you and"] {
        assert!(!details.text().contains(words), "{words}: {}", details.text());
    }
    let checked = daniel.goes_on(&form.fill("reason", "cough since Monday")).await.is(200).page();
    assert!(checked.text().contains("You are acting for Maya Rao") && checked.text().contains("The time is kept for Maya Rao"));
    let booked = daniel.sends(&checked.form("/appointments")).await.leads_to("/appointments/apt_");
    let told = daniel.opens(booked.location()).await.is(200).page();
    assert_eq!(told.heading(), "The visit of Maya Rao is booked", "it is not his, and not under his visits");
    assert!(told.text().contains("You find it here at any time: Visits of Maya Rao.") && !told.text().contains("under your visits"));
    assert!(maya.opens("/appointments").await.text().contains("Leena Farah"));

    // The soonest time of the department is one press.
    let department = daniel.opens(&link(&departments, "/departments/")).await.is(200).page();
    let at_once = daniel.sends(&department.form("/book/hold")).await;
    assert!(at_once.leads_to("/book/hld_").location().ends_with(&named));
}

/// A name in an address lets nobody do or see more, and nobody who came for somebody else books for themselves unawares.
#[tokio::test]
async fn f08_f70_a_name_in_an_address_is_nothing_to_whoever_does_not_act_for_them() {
    let app = TestApp::start().await;
    let (doctor, maya, daniel) = family(&app, "read").await;
    let (ben, stranger, ruth) = (app.patient("Ben").await, app.stranger(), app.receptionist().await);
    let slot = app.open_slots(&doctor).await[30].clone();
    for begins in ["/departments", &format!("/departments/{}", app.department.id), "/doctors", &format!("/doctors/{}", doctor.id)] {
        for whom in [maya.id.to_string(), "me".to_owned(), "nobody".to_owned()] {
            let path = format!("{begins}?for={whom}");
            for browser in [daniel.browser(), ben.browser(), &stranger, ruth.browser(), doctor.browser()] {
                let page = browser.opens(&path).await.is(200);
                assert!(!page.text().contains("Maya") && !page.text().contains("acting for"), "{path}");
            }
        }
    }
    let times = format!("/doctors/{}/times?for={}", doctor.id, maya.id);
    for browser in [daniel.browser(), ben.browser()] {
        let told = browser.opens(&times).await.is(404).text();
        assert!(told.contains("You do not act for this person") && !told.contains("Maya"), "{told}");
    }
    assert!(stranger.opens(&times).await.location().starts_with("/sign-in?next="), "asked for whom once it is known who asks");
    let said = [("doctor_id", slot.doctor.as_str()), ("start", slot.start.as_str()), ("for", &maya.id.to_string())];
    ben.posts("/book/hold", &said).await.is(404);
    let held = holds(&ben, &slot).await;
    let page = ben.opens(&format!("{held}?for={}", maya.id)).await.is(422).page();
    assert!(!page.text().contains("Maya") && page.alert().contains("does not let you book any more"), "{}", page.text());
    assert!(page.all("input[name=for][checked]").is_empty(), "whoever books for themselves says so");
}

#[tokio::test]
async fn f70_whoever_acts_for_nobody_is_not_asked_for_whom() {
    let app = TestApp::start().await;
    let (doctor, ben) = (app.doctor("Leena Farah").await, app.patient("Ben").await);
    let place = holds(&ben, &app.open_slots(&doctor).await[30]).await;
    let details = ben.opens(&place).await.is(200).page();
    assert!(!details.text().contains("For whom"));
    let checked = ben.goes_on(&details.form(&format!("{place}/check")).fill("reason", "cough")).await.is(200).page();
    ben.sends(&checked.form("/appointments")).await.leads_to("/appointments/apt_");
}

#[tokio::test]
async fn f70_a_carer_for_visits_sees_when_and_where_and_not_why() {
    let app = TestApp::start().await;
    let (doctor, maya, daniel) = family(&app, "book").await;
    let visit = maya.has(&app.open_slots(&doctor).await[30]).await;
    let page = daniel.opens(&format!("/appointments/{}", visit.id)).await.is(200).page();
    assert!(page.text().contains("You are acting for Maya Rao") && page.text().contains("Reason and symptoms stay closed to you"));
    assert!(!page.text().contains("cough"), "{}", page.text());
    daniel.opens(&format!("/patients/{}/records", maya.id)).await.is(404);
    let visits = daniel.opens(&format!("/patients/{}/appointments", maya.id)).await.is(200).page();
    assert!(!visits.text().contains("Your health") && !visits.text().contains("Health of"), "{}", visits.text());
    let cancel = format!("/appointments/{}/cancel", visit.id);
    let ask = daniel.opens(&cancel).await.is(200).page();
    assert!(ask.text().contains("You are acting for Maya Rao"));
    daniel.sends(&ask.form(&cancel).fill("why", "cannot_come")).await.leads_to(&format!("/appointments/{}", visit.id));
    let seen = daniel.opens(&format!("/appointments/{}", visit.id)).await.is(200).text();
    assert!(!seen.contains("I cannot come"), "why it was cancelled is between patient and doctor");
    assert!(maya.opens(&format!("/appointments/{}", visit.id)).await.text().contains("by Daniel Rao, for you"));
}

#[tokio::test]
async fn f70_a_carers_home_names_whom_they_act_for_and_leads_to_what_they_may_do() {
    let app = TestApp::start().await;
    let (_, maya, daniel) = family(&app, "book").await;
    let ravi = app.patient("Ravi Rao").await;
    let grant = app.lets_act(&ravi, &daniel, "read").await;
    let home = daniel.opens("/appointments").await.is(200).page();
    let card = home.find("section[aria-labelledby=cared-for]").expect("no card");
    let leads = |path: &str| card.all("a").iter().any(|link| link.attribute("href") == Some(path));
    for (person, may_book) in [(&maya, true), (&ravi, false)] {
        assert!(card.text().contains(&person.name) && leads(&format!("/patients/{}/appointments", person.id)), "{}", card.text());
        assert_eq!(leads(&format!("/departments?for={}", person.id)), may_book, "{}", card.text());
        assert_eq!(leads(&format!("/patients/{}/records", person.id)), !may_book, "{}", card.text());
    }
    assert!(!maya.opens("/appointments").await.is(200).text().contains("For whom you act"));

    let (_, nobody) = app.spends(maya.opens("/appointments")).await;
    let (_, two) = app.spends(daniel.opens("/appointments")).await;
    assert!(nobody.calls <= 3 && two.calls <= 5, "nobody: {nobody:?}, two: {two:?}");
    ravi.api(Method::DELETE, &format!("/me/carers/{grant}")).send().await.is(204);
    let home = daniel.opens("/appointments").await.is(200).page().text();
    assert!(home.contains("Maya Rao") && !home.contains("Ravi Rao"), "{home}");
}

#[tokio::test]
async fn f70_what_a_carer_looks_at_and_changes_speaks_of_the_patient_by_name() {
    let app = TestApp::start().await;
    let (doctor, maya, daniel) = family(&app, "book").await;
    let visit = maya.has(&app.open_slots(&doctor).await[30]).await;
    let (page, list) = (format!("/appointments/{}", visit.id), format!("/patients/{}/appointments", maya.id));
    let own = maya.opens(&page).await.is(200).page().text();
    assert!(own.contains("Confirm that I come") && own.contains("Please come at") && !own.contains("Maya Rao comes"), "{own}");
    let said = |confirm, come, next, cannot| [confirm, come, next, cannot];
    for (language, theirs, ones_own) in [
        (
            "en",
            said("Confirm that Maya Rao comes", "Maya Rao should come at", "The next visit of Maya Rao is", "Maya Rao cannot come at that"),
            said("Confirm that I come", "Please come at", "Your next visit", "I cannot come"),
        ),
        (
            "es",
            said("Confirmar que Maya Rao irá", "Maya Rao debe venir a las", "La próxima cita de Maya Rao es", "Maya Rao no puede ir a esa"),
            said("Confirmar que iré", "Venga a las", "Su próxima cita", "No puedo ir"),
        ),
        (
            "ar",
            said("تأكيد حضور Maya Rao", "يرجى حضور Maya Rao", "الزيارة القادمة لـ Maya Rao", "لا يمكن لـ Maya Rao الحضور"),
            said("تأكيد حضوري", "يرجى الحضور", "زيارتك القادمة", "لا يمكنني"),
        ),
    ] {
        daniel.posts("/language", &[("language", language)]).await.is(303);
        let mut shown = String::new();
        for path in [page.clone(), list.clone(), format!("{page}/cancel")] {
            shown.push_str(&daniel.opens(&path).await.is(200).page().text());
        }
        for words in theirs {
            assert!(shown.contains(words), "{language}: {words} in {shown}");
        }
        for words in ones_own {
            assert!(!shown.contains(words), "{language}: {words} in {shown}");
        }
    }
}

#[tokio::test]
async fn f70_a_carer_for_records_reads_and_the_patient_sees_who() {
    let app = TestApp::start().await;
    let (doctor, maya, daniel) = family(&app, "read").await;
    let visit = maya.has(&app.open_slots(&doctor).await[30]).await;
    let body = json!({ "diagnosis": "Primary hypertension", "prescription": "rest" });
    doctor.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&body).send().await.is(201);
    let background = json!({ "allergies": ["Penicillin: rash"], "medicines": ["Amlodipine 5 mg"], "conditions": ["Asthma as a child"] });
    maya.api(Method::PUT, "/me/background").json(&background).send().await.is(200);
    let records = format!("/patients/{}/records", maya.id);
    let list = daniel.opens(&records).await.is(200).page();
    for what in ["You are acting for Maya Rao", "Records of Maya Rao", "Primary hypertension"] {
        assert!(list.text().contains(what), "{what}: {}", list.text());
    }
    let leads_to = |page: &Page, path: &str| page.all("main a").iter().any(|link| link.attribute("href") == Some(path));
    let (reports, timeline) = (format!("/patients/{}/reports", maya.id), format!("/patients/{}/timeline", maya.id));
    let visits = daniel.opens(&format!("/patients/{}/appointments", maya.id)).await.is(200).page();
    for page in [&list, &visits] {
        let is_mine = page.text().contains("My health timeline");
        assert!(leads_to(page, &reports) && leads_to(page, &timeline) && !is_mine, "the way to the rest of what they may read");
    }
    for own in ["/timeline", "/vitals", "/mood", "/background"] {
        assert!(!leads_to(&visits, own), "{own} would be the carer's own");
    }
    for said in ["Penicillin: rash", "Amlodipine 5 mg", "Asthma as a child"] {
        assert!(list.text().contains(said), "{said}: {}", list.text());
    }
    let record =
        list.all("main li a").iter().find_map(|link| link.attribute("href").filter(|href| href.contains("/rec_"))).unwrap().to_owned();
    assert!(daniel.opens(&record).await.is(200).text().contains("Maya Rao"));
    let shown = daniel.opens(&format!("/appointments/{}", visit.id)).await.is(200).page();
    assert!(shown.text().contains("cough since Monday") && shown.all("main form").is_empty(), "reads, and changes nothing");
    daniel.opens(&format!("/appointments/{}/cancel", visit.id)).await.is(404);
    let log = maya.opens("/me/access-log").await.is(200).text();
    assert!(log.contains("Daniel Rao") && log.contains("for you"), "{log}");
    let trail = app.administrator().await.opens("/admin/audit").await.is(200).text();
    assert!(trail.contains("Daniel Rao") && trail.contains("acting for") && trail.contains("Maya Rao"), "{trail}");
}

#[tokio::test]
async fn f70_a_grant_that_ends_while_somebody_books_is_said_and_what_was_typed_is_gone() {
    let app = TestApp::start().await;
    let (doctor, maya, daniel) = family(&app, "book").await;
    let place = holds(&daniel, &app.open_slots(&doctor).await[30]).await;
    let form = daniel.opens(&place).await.page().form(&format!("{place}/check"));
    let checked = daniel.goes_on(&form.fill("reason", "cough").fill("for", maya.id.to_string())).await.is(200).page();
    let grant = maya.api(Method::GET, "/me/carers").send().await.json()["items"][0]["id"].as_str().unwrap().to_owned();
    maya.api(Method::DELETE, &format!("/me/carers/{grant}")).send().await.is(204);
    let refused = daniel.sends(&checked.form("/appointments")).await.is(422).page();
    assert!(refused.alert().contains("does not let you book any more"), "{}", refused.alert());
    assert_eq!(refused.form(&format!("{place}/check")).value("reason"), "", "one wrong press would book it for the carer");
    let visits = format!("/patients/{}/appointments", maya.id);
    let said =
        |answer: Answer| answer.page().text().split_whitespace().filter(|word| !word.starts_with("req_")).collect::<Vec<_>>().join(" ");
    let missing = daniel.opens("/patients/usr_00000000000000000000000000/appointments").await.is(404);
    assert_eq!(said(daniel.opens(&visits).await.is(404)), said(missing));
    assert!(maya.opens("/appointments").await.text().contains("No visit ahead"));
}

#[tokio::test]
async fn f70_an_end_and_a_booking_at_once_leave_no_booking_after_the_end() {
    let app = TestApp::start().await;
    let (doctor, maya, daniel) = family(&app, "book").await;
    let mut booked = 0;
    for round in 0..8 {
        let slot = app.open_slots(&doctor).await[20].clone();
        let grant = maya.api(Method::GET, "/me/carers").send().await.json()["items"][0]["id"].as_str().unwrap().to_owned();
        let end = maya.api(Method::DELETE, &format!("/me/carers/{grant}"));
        let (ended, answer) = tokio::join!(end.send(), daniel.books_for(&maya, &slot));
        ended.is(204);
        match answer.status {
            201 => booked += 1,
            _ => assert_eq!(answer.faults(), ["/patient_id not_for_others"], "round {round}: {}", answer.text()),
        }
        // Whatever came first: from now on nothing is booked.
        let late = app.open_slots(&doctor).await.pop().unwrap();
        daniel.books_for(&maya, &late).await.is(422);
        let own = maya.api(Method::GET, "/appointments").send().await.json()["items"].as_array().unwrap().len();
        assert_eq!(own, booked, "what was answered is what is booked");
        app.passes(24 * 60);
        for person in [&maya, &daniel] {
            app.signs_in(person, caredesk::access::actor::Level::Full).await;
        }
        app.lets_act(&maya, &daniel, "book").await;
    }
}

#[tokio::test]
async fn f70_what_a_grant_costs() {
    let app = TestApp::start().await;
    let (doctor, maya, daniel) = family(&app, "book_and_read").await;
    let slots = app.open_slots(&doctor).await;
    daniel.books_for(&maya, &slots[30]).await.is(201); // the first one begins rows that are read afterwards
    app.passes(2);
    // The grant's row is two write units more than one's own booking, the check of the patient's account two, the session's last-seen one.
    let (answer, booking) = app.spends(daniel.books_for(&maya, &slots[34])).await;
    answer.is(201);
    assert!(booking.calls <= 4 && booking.read_units <= 7.0 && booking.write_units <= 25.0, "{booking:?}");
    app.passes(2);
    let (answer, list) = app.spends(daniel.opens(&format!("/patients/{}/appointments", maya.id))).await;
    answer.is(200);
    assert!(
        list.calls <= 6 && list.in_sequence <= 6 && list.read_units <= 6.0 && list.write_units <= 2.0,
        "with the session's last-seen: {list:?}"
    );
    let (answer, again) = app.spends(daniel.opens(&format!("/patients/{}/appointments", maya.id))).await;
    answer.is(200);
    assert!(again.write_units == 0.0 && again.calls <= 4, "a use is written once a minute: {again:?}");
    let (answer, records) = app.spends(daniel.opens(&format!("/patients/{}/records", maya.id))).await;
    answer.is(200);
    assert!(records.calls <= 6 && records.read_units <= 6.0, "what the patient says of themselves has its own entry: {records:?}");
    let (answer, carers) = app.spends(maya.opens("/carers")).await;
    answer.is(200);
    assert!(carers.calls <= 5 && carers.in_sequence <= 5 && carers.read_units <= 5.0, "{carers:?}");
}

#[tokio::test]
async fn f52_a_carer_reads_the_timeline_and_never_the_mood_log() {
    let app = TestApp::start().await;
    let (_, maya, daniel) = family(&app, "read").await;
    let mood = json!({ "level": 2, "note": "the dog is ill" });
    maya.api(Method::PUT, "/me/mood/2026-11-22").json(&mood).send().await.is(200);
    let vital = json!({ "taken_at": "2026-11-22T08:00:00+05:30", "weight_kg": 72.5 });
    maya.api(Method::POST, "/me/vitals").json(&vital).send().await.is(201);
    assert!(maya.opens("/timeline").await.is(200).text().contains("the dog is ill"));
    let read = daniel.opens(&format!("/patients/{}/timeline", maya.id)).await.is(200);
    assert!(read.text().contains("72.5") && !read.text().contains("the dog is ill"));
    daniel.api(Method::GET, &format!("/patients/{}/mood", maya.id)).send().await.is(404);
    let reads = app.rows(caredesk::storage::tables::Table::Audit).await;
    assert!(reads.iter().any(|row| row["what"].as_s().unwrap() == "timeline.read" && row.contains_key("carer_grant_id")));
}

#[tokio::test]
async fn f39_a_carer_reads_reports_where_the_patient_lets_them_and_adds_none() {
    let app = TestApp::start().await;
    for (scope, reads) in [("read", true), ("book_and_read", true), ("book", false)] {
        let (_, tara, ravi) = family(&app, scope).await;
        let id = app.report_of(&tara).await;
        let list = format!("/patients/{}/reports", tara.id);
        let timeline = format!("/patients/{}/timeline", tara.id);
        for path in [list.clone(), format!("{list}/{id}"), format!("/api/v1{list}/{id}"), timeline] {
            assert_eq!(ravi.opens(&path).await.status, if reads { 200 } else { 404 }, "{scope} {path}");
        }
        assert_eq!(ravi.opens(&format!("{list}/{id}/download")).await.status, if reads { 303 } else { 404 });
        let body = json!({ "file_name": "a.pdf", "content_type": "application/pdf", "size": 9 });
        ravi.api(Method::POST, &list).json(&body).send().await.is(404);
        ravi.api(Method::DELETE, &format!("{list}/{id}")).send().await.is(404);
        if reads {
            let page = ravi.opens(&list).await.is(200).page();
            assert!(page.heading().contains(&tara.name) && page.find("form[data-announce]").is_none(), "{}", page.heading());
        }
    }
}
