//! "When can I be seen soonest?": across the house, a department, one doctor; and from there to a booked visit (F23, F24).

use caredesk::primitives::people::Gender;
use jiff::Timestamp;

use crate::finding::listed;
use crate::steps::{REASON, SYMPTOMS, chosen, doctor_and_asha, holds};
use crate::support::html::Element;
use crate::support::{Answer, Page, TestApp};

/// Where the links to free times lead, in the order of the page.
fn times(page: &Page) -> Vec<String> {
    let links = page.all("a.pick");
    links.iter().filter_map(|link| link.attribute("href")).map(str::to_owned).collect()
}

fn start_of(link: &str) -> Timestamp {
    link.split("time=").nth(1).unwrap().parse().unwrap()
}

fn said(answer: &Answer, selector: &str) -> String {
    answer.page().find(selector).map(Element::text).unwrap_or_default()
}

#[tokio::test]
async fn f23_a_list_shows_each_doctors_next_times_as_links_that_choose_them() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let list = asha.opens("/doctors").await.is(200).page();
    let links = times(&list);
    let offered: Vec<Timestamp> = slots[..3].iter().map(|slot| slot.start.parse().unwrap()).collect();
    assert_eq!(links.iter().map(|link| start_of(link)).collect::<Vec<_>>(), offered);
    assert_eq!(chosen(&asha.opens(&links[1]).await.is(200)), Some(slots[1].start.clone()));

    asha.has(&slots[0]).await;
    let now = times(&app.stranger().opens("/doctors").await.page());
    assert_eq!(start_of(&now[0]), offered[1], "what is taken is not shown");
    let late = app.stranger().opens(&links[0]).await.is(200);
    assert!(late.page().alert().contains("That time is not free any more."), "{}", late.page().alert());
    assert_eq!(chosen(&late), None);
}

#[tokio::test]
async fn f23_a_part_of_the_day_shows_only_times_and_doctors_of_that_part() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let early = app.doctor("Early Bird").await;
    let id = early.id;
    let grant = app.granted(&early);
    let doctor = app.app.directory.doctor(id).await.unwrap().unwrap();
    for rule in doctor.hours.rules.iter().filter(|rule| rule.start.to_string() != "09:00") {
        app.app.availability.remove_rule(&grant, id, rule.id).await.unwrap();
    }
    let department = format!("/departments/{}", app.department.id);
    for path in ["/doctors".to_owned(), format!("/doctors?department={}", app.department.id), department] {
        let joint = if path.contains('?') { '&' } else { '?' };
        let evening = app.stranger().opens(&format!("{path}{joint}part=evening")).await.is(200);
        assert_eq!(listed(&evening), ["Leena Farah"], "{path}");
        let zone = &app.app.settings.now().zone;
        let hours: Vec<i8> = times(&evening.page()).iter().map(|link| zone.wall(start_of(link)).hour()).collect();
        assert!(!hours.is_empty() && hours.iter().all(|hour| *hour >= 17), "{path}: {hours:?}");
        assert_eq!(listed(&app.stranger().opens(&format!("{path}{joint}part=morning")).await.is(200)).len(), 2, "{path}");
    }
    assert_eq!(farah.name, "Leena Farah");
}

#[tokio::test]
async fn f23_a_department_says_first_when_anybody_is_free() {
    let app = TestApp::start().await;
    let farah = app.doctor_who("Leena Farah", |new| new.gender = Some(Gender::Female)).await;
    let novak = app.doctor("Petra Novak").await;
    let asha = app.patient("Asha").await;
    let path = format!("/departments/{}", app.department.id);
    for slot in app.open_slots(&farah).await.iter().take(2) {
        app.patient("Ben").await.has(slot).await;
    }
    let page = asha.opens(&path).await.is(200);
    assert_eq!(said(&page, "#soonest"), "10:00 with Petra Novak");
    assert_eq!(said(&page, ".lit .eyebrow"), "The soonest in Cardiology, today");
    assert_eq!(listed(&page), ["Petra Novak", "Leena Farah"]);
    let next: Vec<String> = page.page().all("a.pick--two").iter().map(|link| link.text()).collect();
    assert_eq!(
        next,
        [
            "Today, 10:30 Petra Novak",
            "Today, 11:00 Petra Novak",
            "Today, 11:00 Leena Farah",
            "Today, 11:30 Petra Novak",
            "Today, 11:30 Leena Farah"
        ]
    );
    let women = asha.opens(&format!("{path}?gender=female&part=evening")).await.is(200);
    assert_eq!(said(&women, "#soonest"), "17:00 with Leena Farah");
    assert_eq!(said(&women, "[role=status]"), "1 doctor found");
    assert_eq!(said(&asha.opens(&format!("{path}?gender=male")).await.is(200), "#none"), "Nobody is free then up to Monday 30 November");
    // One press holds the soonest time; the receptionist's page only leads to it.
    let form = page.page().form("/book/hold");
    asha.sends(&form).await.leads_to("/book/hld_");
    assert!(app.receptionist().await.opens(&path).await.is(200).page().all("form[action=/book/hold]").is_empty());
    assert_eq!(novak.name, "Petra Novak");
}

#[tokio::test]
async fn f23_the_next_free_day_is_named_and_so_is_that_nothing_is_free() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let path = format!("/departments/{}", app.department.id);
    // Saturday, 19:45: no visit with its notice fits any more, and on Sunday nobody works.
    app.passes(5 * 24 * 60 + 10 * 60 + 15);
    let later = app.stranger().opens(&path).await.is(200);
    assert_eq!(said(&later, ".lit .eyebrow"), "The next free day is Monday 30 November");
    assert_eq!(said(&later, "#soonest"), "09:00 with Leena Farah");
    let grant = app.granted(&doctor);
    for rule in app.app.directory.doctor(doctor.id).await.unwrap().unwrap().hours.rules {
        app.app.availability.remove_rule(&grant, doctor.id, rule.id).await.unwrap();
    }
    let never = app.stranger().opens(&path).await.is(200);
    assert!(never.page().find(".lit").is_none());
    assert!(never.text().contains("Nothing is free in Cardiology up to Saturday 5 December."), "{}", never.text());
    assert!(app.stranger().opens("/doctors").await.text().contains("Nothing free up to Saturday 5 December"));
    let own = app.stranger().opens(&format!("/doctors/{}", doctor.id)).await.is(200);
    assert!(own.text().contains("Another doctor of the department may be free sooner."));
}

#[tokio::test]
async fn f24_from_the_first_page_to_a_booked_visit_are_six_pages() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let mut pages = 1;
    let landing = asha.opens("/").await.is(200).page();
    pages += 1;
    let found = asha.sends(&landing.form("/doctors").fill("q", "cardiologist")).await.is(200).page();
    pages += 1;
    let times = asha.opens(&times(&found)[0]).await.is(200).page();
    let held = asha.sends(&times.form("/book/hold")).await.leads_to("/book/hld_");
    pages += 1;
    let details = asha.opens(held.location()).await.is(200).page();
    pages += 1;
    let said = details.form(&format!("{}/check", held.location())).fill("reason", REASON).fill("symptoms", SYMPTOMS);
    let check = asha.goes_on(&said).await.is(200).page();
    let booked = asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
    pages += 1;
    assert!(asha.opens(booked.location()).await.is(200).text().contains("Your visit is booked"));
    assert_eq!(pages, 6);
    // The other way, through the department, is as short: its first button holds the time at once.
    let ben = app.patient("Ben").await;
    let departments = ben.opens("/departments").await.is(200).page();
    let link = departments.all("ul.choices a")[0].attribute("href").unwrap().to_owned();
    let held = ben.sends(&ben.opens(&link).await.is(200).page().form("/book/hold")).await.leads_to("/book/hld_");
    ben.opens(held.location()).await.is(200);
    let slots = app.open_slots(&doctor).await;
    holds(&asha, &slots[0]).await.is(303);
}

#[tokio::test]
async fn f20_whoever_is_signed_in_finds_the_way_home_from_the_first_page() {
    let app = TestApp::start().await;
    let home = |answer: Answer| answer.is(200).page().find(".note a").and_then(|link| link.attribute("href").map(str::to_owned));
    assert_eq!(home(app.stranger().opens("/").await), None);
    assert_eq!(home(app.patient("Asha").await.opens("/").await).as_deref(), Some("/appointments"));
    assert_eq!(home(app.receptionist().await.opens("/").await).as_deref(), Some("/desk"));
}

#[tokio::test]
async fn f66_pages_load_our_own_scripts_only_and_every_live_form_works_without_them() {
    let app = TestApp::start().await;
    let (doctor, _) = doctor_and_asha(&app).await;
    let visitor = app.stranger();
    for path in ["/doctors".to_owned(), format!("/departments/{}", app.department.id), format!("/doctors/{}/times", doctor.id)] {
        let page = visitor.opens(&path).await.is(200).page();
        for script in page.all("script") {
            let source = script.attribute("src").unwrap_or_default();
            assert!(source.starts_with("/static/") && script.attribute("defer").is_some(), "{path}: {source}");
        }
        for live in page.all("[hx-get]") {
            let alone = live.attribute("href").or(live.attribute("action"));
            assert_eq!(alone, live.attribute("hx-get"), "{path}: the same address without scripts");
            let is_form = live.name == "form";
            assert!(!is_form || live.find("button[type=submit]").is_some(), "{path}: a form has its button");
        }
        let forbidden = page.all("*").iter().flat_map(|element| element.attribute_names()).any(|name| name.starts_with("hx-on"));
        assert!(!forbidden, "{path}: the content policy forbids code in attributes");
    }
}
