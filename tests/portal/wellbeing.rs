//! F16, F42, F52 as people do it: measurements, the mood log, the timeline with its charts.

use caredesk::access::actor::Level;
use http::Method;
use serde_json::json;

use crate::steps::{books, doctor_and_asha};
use crate::support::{Answer, Person, TestApp};

async fn measures(asha: &Person, day: &str, fields: &[(&str, &str)]) -> Answer {
    let when = [("taken_date", day), ("taken_time", "08:00")];
    asha.posts("/vitals", &[&when[..], fields].concat()).await
}

async fn feels(asha: &Person, date: &str, level: i32, note: &str) {
    asha.api(Method::PUT, &format!("/me/mood/{date}")).json(&json!({ "level": level, "note": note })).send().await.is(200);
}

#[tokio::test]
async fn f16_a_patient_writes_a_measurement_down_corrects_it_and_takes_its_removal_back() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha Menon").await;
    let empty = asha.opens("/vitals").await.is(200).page();
    assert!(empty.text().contains("Nothing measured yet"));
    let form = empty.form("/vitals");
    assert_eq!((form.value("taken_date"), form.value("taken_time")), ("2026-11-23", "09:30"), "now, by the hospital's clock");
    let filled = form.fill("weight_kg", "72,5").fill("systolic", "128").fill("diastolic", "82");
    for _ in 0..2 {
        asha.sends(&filled).await.leads_to("/vitals");
    }
    let list = asha.opens("/vitals").await.is(200).page();
    assert_eq!(list.all("tbody tr").len(), 1, "pressing twice writes it once");
    assert!(list.text().contains("72.5 kg") && list.text().contains("128/82 mmHg"), "{}", list.text());
    let other = asha.sends(&filled.fill("weight_kg", "73")).await.is(409).page();
    assert!(other.alert().contains("sent this form already"), "{}", other.alert());
    let place = list.all("tbody a")[0].attribute("href").unwrap().to_owned();
    let edit = asha.opens(&place).await.is(200).page();
    assert_eq!(edit.form(&place).value("weight_kg"), "72.5");
    asha.sends(&edit.form(&place).fill("weight_kg", "72.1")).await.leads_to("/vitals");
    let stale = asha.sends(&edit.form(&place).fill("weight_kg", "71")).await.is(409).page();
    assert_eq!(stale.form(&place).value("weight_kg"), "71", "what was typed is kept");
    asha.sends(&edit.form(&format!("{place}/remove"))).await.leads_to("/vitals");
    let removed = asha.opens("/vitals").await.is(200).page();
    assert!(removed.alert().contains("You can put it back now") && removed.all("tbody tr").is_empty());
    let back = removed.form("/vitals");
    assert_eq!(back.value("weight_kg"), "72.1", "the form above the list puts it back");
    asha.sends(&back).await.leads_to("/vitals");
    let again = asha.opens("/vitals").await.is(200).page();
    assert!(again.alert().contains("is back") && again.text().contains("72.1 kg"));
    app.patient("Ben").await.opens(&place).await.is(404);
}

#[tokio::test]
async fn f16_a_slip_of_the_hand_is_asked_about_and_what_cannot_be_is_refused() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha Menon").await;
    let refused = measures(&asha, "2026-11-22", &[("weight_kg", "800"), ("systolic", "80"), ("diastolic", "120")]).await.is(422).page();
    assert!(refused.alert().contains("from 0.2 to 650 kg"), "{}", refused.alert());
    assert!(refused.find("#sure").is_none(), "no tick makes 800 kg right");
    assert_eq!(refused.form("/vitals").value("diastolic"), "120");
    let order = measures(&asha, "2026-11-22", &[("systolic", "80"), ("diastolic", "120")]).await.is(422).page();
    assert!(order.alert().contains("lower value below the upper"), "{}", order.alert());
    let future = measures(&asha, "2026-11-24", &[("weight_kg", "70")]).await.is(422).page();
    assert!(future.alert().contains("not still to come"), "{}", future.alert());
    let nothing = measures(&asha, "2026-11-22", &[]).await.is(422).page();
    assert!(nothing.alert().contains("at least one number"), "{}", nothing.alert());
    let asked = measures(&asha, "2026-11-22", &[("weight_kg", "300")]).await.is(422).page();
    assert!(asked.alert().contains("Is 300 kg right?"), "{}", asked.alert());
    assert!(asha.opens("/vitals").await.page().all("tbody tr").is_empty(), "not kept before it is answered");
    asha.sends(&asked.form("/vitals").fill("sure", "yes")).await.leads_to("/vitals");
    assert_eq!(asha.opens("/vitals").await.page().all("tbody tr").len(), 1);
}

#[tokio::test]
async fn f16_an_hour_the_clocks_leave_out_is_no_time_and_a_repeated_one_keeps_its_pass() {
    let app = TestApp::start().await;
    let (asha, tomas) = (app.patient("Asha Menon").await, app.administrator().await);
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "zone": "America/New_York" })).send().await.is(200);
    let gap = [("taken_date", "2026-03-08"), ("taken_time", "02:30"), ("weight_kg", "70")];
    assert!(asha.posts("/vitals", &gap).await.is(422).page().alert().contains("one hour does not exist"));
    let second = json!({ "taken_at": "2026-11-01T01:30:00-05:00", "weight_kg": 70 });
    let id = asha.api(Method::POST, "/me/vitals").json(&second).send().await.is(201).member("id");
    let place = format!("/vitals/{id}");
    let form = asha.opens(&place).await.is(200).page().form(&place);
    asha.sends(&form.fill("weight_kg", "71")).await.leads_to("/vitals");
    let kept = asha.api(Method::GET, &format!("/me/vitals/{id}")).send().await.is(200).json();
    assert_eq!((&kept["taken_at"], &kept["weight_kg"]), (&json!("2026-11-01T01:30:00-05:00"), &json!(71.0)));
}

#[tokio::test]
async fn f52_a_patient_logs_a_mood_and_changes_it() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha Menon").await;
    let page = asha.opens("/mood").await.is(200);
    assert_eq!(page.header("cache-control"), "no-store");
    let page = page.page();
    assert_eq!(page.all("input[name=level]").len(), 5);
    for words in ["Very low", "Low", "In between", "Good", "Very good"] {
        assert!(page.text().contains(words), "{words}: a word beside each shape");
    }
    let missing = asha.posts("/mood/2026-11-23", &[("version", "0"), ("note", "Walked")]).await.is(422).page();
    assert!(missing.alert().contains("Choose how you are"));
    let form = missing.form("/mood/2026-11-23");
    assert_eq!(form.value("note"), "Walked");
    asha.sends(&form.clone().fill("level", "4")).await.leads_to("/mood");
    let today = asha.opens("/mood").await.is(200).page();
    assert_eq!(today.form("/mood/2026-11-23").value("level"), "4");
    assert!(today.find("svg.chart").is_some());
    // The window from before the save is told.
    let stale = asha.sends(&form.fill("level", "1")).await.is(409).page();
    assert!(stale.alert().contains("saved in another window") && stale.form("/mood/2026-11-23").value("level") == "1");
    assert!(stale.find("#level-meanwhile").unwrap().text().contains("Good"), "what was saved there stands beside it, in words");
    let old = today.form("/mood/2026-11-23");
    asha.sends(&old.clone().fill("note", "Walked to the lake")).await.leads_to("/mood");
    let late = asha.sends(&old.fill("level", "5")).await.is(409).page().form("/mood/2026-11-23");
    assert_eq!((late.value("level"), late.value("note")), ("5", "Walked to the lake"), "the other window's note is not lost");
    asha.sends(&late).await.leads_to("/mood");
    feels(&asha, "2026-11-20", 2, "Rain all day").await;
    let log = asha.opens("/mood").await.is(200).page();
    assert!(log.text().contains("Rain all day"));
    let before = asha.opens("/mood/2026-11-20").await.is(200).page();
    assert_eq!(before.form("/mood/2026-11-20").value("level"), "2");
    asha.sends(&before.form("/mood/2026-11-20/remove")).await.leads_to("/mood");
    assert!(!asha.opens("/mood").await.page().text().contains("Rain all day"));
    asha.opens("/mood/2026-11-24").await.is(404);
    asha.opens("/mood/yesterday").await.is(404);
}

#[tokio::test]
async fn f52_what_to_do_in_a_crisis_and_a_way_out_stand_on_every_page_of_the_log() {
    let app = TestApp::start().await;
    let (asha, tomas) = (app.patient("Asha Menon").await, app.administrator().await);
    for path in ["/mood", "/mood/2026-11-20"] {
        let page = asha.opens(path).await.is(200).page();
        assert!(page.text().contains("cannot stay safe, call 112 now"), "{path}");
        assert!(!page.text().contains("Somebody to talk to"), "nobody invents a line");
        let leave = page.find("main a[data-leave]").unwrap().attribute("href").unwrap().to_owned();
        let away = asha.opens(&leave).await.is(200).page();
        assert!(!away.text().contains("mood"), "where it leads says nothing");
        assert!(!page.find("title").unwrap().text().contains("Asha"));
    }
    let lines = json!({ "emergency_number": "911", "crisis_line": "988" });
    tomas.api(Method::PUT, "/admin/settings").json(&lines).send().await.is(200);
    let page = asha.posts("/mood/2026-11-23", &[]).await.is(422).page();
    assert!(page.text().contains("call 911 now") && page.text().contains("Somebody to talk to: 988"), "also where a form comes back");
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "crisis_line": "call us" })).send().await.is(422);
}

#[tokio::test]
async fn f52_the_switch_of_a_doctor_is_turned_on_the_page_and_works_at_once() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    assert!(asha.opens("/mood").await.page().text().contains("You have no doctor"));
    books(&asha, &app.open_slots(&doctor).await[20]).await;
    feels(&asha, "2026-11-22", 2, "Slept badly").await;
    let timeline = format!("/patients/{}/timeline", asha.id);
    let sees = async || doctor.opens(&timeline).await.is(200).text().contains("Slept badly");
    let switch = format!("/mood-sharing/{}", doctor.id);
    assert!(!sees().await, "private until it is shared");
    assert!(
        doctor
            .opens(&format!("{timeline}?kind=mood"))
            .await
            .page()
            .all("nav a")
            .iter()
            .all(|link| link.attribute("href").is_none_or(|href| !href.contains("kind=mood")))
    );
    asha.sends(&asha.opens("/mood").await.page().form(&switch)).await.leads_to("/mood");
    assert!(asha.opens("/mood").await.page().text().contains("Reads your log"));
    assert!(sees().await);
    asha.sends(&asha.opens("/mood").await.page().form(&switch)).await.leads_to("/mood");
    assert!(!sees().await, "ended at once");
    let log = asha.opens("/me/access-log").await.is(200).page();
    assert!(log.text().contains("Read the health timeline"));
}

#[tokio::test]
async fn f42_visits_measurements_and_moods_stand_on_one_page_newest_first_with_charts_and_their_tables() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let visit = books(&asha, &app.open_slots(&doctor).await[0].clone()).await;
    let record = json!({ "diagnosis": "Primary hypertension", "prescription": "Amlodipine" });
    doctor.api(Method::PUT, &format!("{visit}/record")).json(&record).send().await.is(201);
    for (day, upper) in [("2026-11-02", "142"), ("2026-11-12", "136"), ("2026-11-22", "131")] {
        measures(&asha, day, &[("systolic", upper), ("diastolic", "84"), ("weight_kg", "72.5")]).await.leads_to("/vitals");
    }
    feels(&asha, "2026-11-21", 4, "Walked to the lake").await;
    let page = asha.opens("/timeline").await.is(200).page();
    let titles: Vec<String> = page.all("ol.time article h3").iter().map(|title| title.text()).collect();
    assert_eq!(titles, ["Visit with Leena Farah", "Measured at home", "Mood: Good", "Measured at home", "Measured at home"]);
    let charts: Vec<String> = page.all("section.card h2").iter().map(|title| title.text()).collect();
    assert_eq!(charts[..3], ["Weight (kg)", "Blood pressure (mmHg)", "Mood"]);
    for svg in page.all("svg[role=img]") {
        assert!(svg.find("title").is_some() && svg.find("desc").is_some(), "said to whoever does not see it");
    }
    // The table says what is drawn: as many rows as dots of one line.
    let pressure = page.find("section[aria-labelledby=pressure]").unwrap();
    let rows: Vec<String> = pressure.all("tbody tr").iter().map(|row| row.text()).collect();
    assert_eq!(rows, ["Sun 22 Nov 08:00 131 84", "Thu 12 Nov 08:00 136 84", "Mon 2 Nov 08:00 142 84"]);
    let wide = pressure.find("svg.chart--wide").unwrap();
    assert_eq!((wide.all("circle").len(), wide.all("rect").len(), wide.all("polyline").len()), (3, 3, 2));
    assert!(page.find("[style]").is_none() && page.all("script").iter().all(|script| script.attribute("src").is_some()));
    let own = asha.opens("/timeline?kind=vitals").await.is(200).page();
    assert!(own.all("ol.time article").len() == 3 && own.find("section[aria-labelledby=mood]").is_none());
    assert!(own.find("a[aria-current=page]").is_some());
    asha.opens("/timeline?kind=everything-else").await.is(200);
}

#[tokio::test]
async fn f42_the_timeline_goes_on_page_by_page_and_leaves_nothing_out() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha Menon").await;
    for day in 1..=22 {
        feels(&asha, &format!("2026-11-{day:02}"), 3, &format!("note of day {day}.")).await;
        measures(&asha, &format!("2026-11-{day:02}"), &[("weight_kg", &format!("70.{day:02}"))]).await.leads_to("/vitals");
    }
    let (mut seen, mut path) = (Vec::new(), "/timeline".to_owned());
    loop {
        let page = asha.opens(&path).await.is(200).page();
        seen.extend(page.all("ol.time article").iter().map(|entry| entry.text()));
        let older = page.all("nav.pages a").iter().find(|link| link.text() == "Older").and_then(|link| link.attribute("href"));
        match older {
            Some(next) => path = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(seen.len(), 44);
    assert!(seen[0].contains("note of day 22.") && seen[43].contains("70.01"), "{} … {}", seen[0], seen[43]);
    let other = app.patient("Ben").await.opens(&path).await;
    assert_eq!(other.status, 400, "a place in somebody else's list");
}

#[tokio::test]
async fn f42_a_doctor_in_care_reads_it_and_for_everybody_else_it_is_not_there() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    measures(&asha, "2026-11-22", &[("weight_kg", "72.5")]).await.leads_to("/vitals");
    let timeline = format!("/patients/{}/timeline", asha.id);
    doctor.opens(&timeline).await.is(404);
    books(&asha, &app.open_slots(&doctor).await[20]).await;
    let records = doctor.opens(&format!("/patients/{}/records", asha.id)).await.is(200).page();
    assert!(records.all("a").iter().any(|link| link.attribute("href") == Some(&timeline)), "the records lead to it");
    let page = doctor.opens(&timeline).await.is(200).page();
    assert!(page.text().contains("72.5 kg") && page.text().contains("This patient is in your care"));
    assert!(!page.find("title").unwrap().text().contains("Asha"));
    for person in [&app.doctor("Chidi Okafor").await, &app.receptionist().await, &app.administrator().await, &app.patient("Ben").await] {
        person.opens(&timeline).await.is(404);
    }
    for person in [&app.receptionist().await, &app.administrator().await] {
        for path in ["/vitals", "/mood", "/background"] {
            person.opens(path).await.is(403);
        }
        person.opens("/timeline").await.is(404);
    }
    app.passes(400 * 24 * 60);
    app.signs_in(&doctor, Level::Full).await;
    doctor.opens(&timeline).await.is(404);
}

#[tokio::test]
async fn f42_the_home_of_a_patient_leads_to_all_they_keep() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha Menon").await;
    let home = asha.opens("/appointments").await.is(200).page();
    for path in ["/timeline", "/vitals", "/mood", "/background"] {
        assert!(home.all("main a").iter().any(|link| link.attribute("href") == Some(path)), "{path}");
        assert!(asha.opens(path).await.is(200).page().find("nav a[href=/records][aria-current=page]").is_some(), "{path}");
    }
}
