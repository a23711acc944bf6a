//! The desk: everybody's visits of a day or of some days, narrowed in the address.

use caredesk::access::role::Role;
use caredesk::capabilities::directory::model::{DepartmentText, Doctor, DoctorStatus};
use caredesk::identity::audit::Deed;

use crate::steps::{REASON, books, doctor_and_asha, row};
use crate::support::{Answer, Page, Person, TestApp};

fn rows(page: &Answer) -> usize {
    page.page().all("tbody tr").len()
}

fn more(page: &Answer) -> Option<String> {
    page.page().find("nav.pages a").and_then(|link| link.attribute("href")).map(str::to_owned)
}

/// More visits today than a page of the desk has: three doctors with eighteen each.
async fn fills_the_day(app: &TestApp) {
    for name in ["Leena Farah", "Chidi Okafor", "Mei Tanaka"] {
        app.fills(&app.doctor(name).await, &app.patient("Asha").await, 18).await;
    }
}

#[tokio::test]
async fn f29_the_desk_sees_everybodys_visits_and_never_why() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, other, ruth) = (app.patient("Ben").await, app.doctor("Chidi Okafor").await, app.receptionist().await);
    books(&asha, &app.open_slot(&doctor).await).await;
    let bens = books(&ben, &app.open_slots(&other).await[2].clone()).await;
    let desk = ruth.opens("/desk").await.is(200);
    assert!(row(&desk, "Asha Menon").contains("Leena Farah") && row(&desk, "Ben").contains("Chidi Okafor"));
    assert!(!desk.text().contains(REASON) && !ruth.opens(&bens).await.is(200).text().contains(REASON));
    let only = ruth.sends(&desk.page().form("/desk").fill("doctor", other.id.to_string())).await.is(200);
    assert_eq!(rows(&only), 1);
    assert!(only.page().find("option[selected]").unwrap().text().contains("Chidi Okafor"));
    let next = only.page().all(".page-head .row a")[2].attribute("href").unwrap().to_owned();
    assert_eq!(next, format!("/desk?date=2026-11-24&doctor={}", other.id), "the next day keeps the choice");
    let none = ruth.sends(&desk.page().form("/desk").fill("status", "cancelled")).await.is(200);
    assert!(none.text().contains("No visit matches"));
    assert_eq!(rows(&ruth.opens("/desk?date=&doctor=&status=").await.is(200)), 2);
    for person in [&asha, &doctor] {
        person.opens("/desk").await.is(403);
    }
    app.administrator().await.opens("/desk").await.is(200);
}

#[tokio::test]
async fn f29_what_does_not_exist_is_told_and_narrows_nothing() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ruth = app.receptionist().await;
    books(&asha, &app.open_slot(&doctor).await).await;
    for (query, told) in [
        ("?doctor=nobody", "Choose a doctor of the list"),
        (&format!("?doctor={}", asha.id), "Choose a doctor of the list"),
        ("?status=lost", "Choose a status of the list"),
        ("?department=dpt_1", "Choose a department of the list"),
        ("?status=cancelled&department=dpt_1", "Choose a department of the list"),
        ("?date=soon", "Enter the day like 2026-11-26"),
        ("?from=2026-11-23&to=soon", "Enter the day like 2026-11-26"),
        ("?from=2026-11-24&to=2026-11-23", "Choose a last day that is not before the first"),
        ("?from=2026-11-23&to=2026-12-24", "Choose at most 31 days"),
    ] {
        let page = ruth.opens(&format!("/desk{query}")).await.is(422);
        assert!(page.page().alert().contains(told), "{query}: {}", page.page().alert());
        assert_eq!(rows(&page), 1, "{query}");
    }
    let both = ruth.opens("/desk?doctor=nobody&status=lost").await.is(422).page();
    assert_eq!(both.all(".nhsuk-error-summary li").len(), 2);
    assert_eq!(both.find("#doctor").unwrap().attribute("aria-invalid"), Some("true"));
    ruth.opens("/desk?from=2026-11-23&to=2026-12-23").await.is(200);
    for far in ["?date=0000-01-01", "?from=9999-12-31&to=9999-12-31", "?from=9999-12-01&to=9999-12-31"] {
        ruth.opens(&format!("/desk{far}")).await.is(200);
    }
    let last = ruth.opens("/desk?date=9999-12-31").await.is(200).page();
    let days = |page: &Page| page.all(".page-head .row a").iter().filter(|link| link.attribute("href").unwrap().contains("?date=")).count();
    assert_eq!((days(&last), days(&ruth.opens("/desk").await.is(200).page())), (1, 2), "no day follows the last one");
}

#[tokio::test]
async fn f29_some_days_are_narrowed_by_department_doctor_and_status() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ben, ruth, tomas) = (app.patient("Ben").await, app.receptionist().await, app.administrator().await);
    let skin = DepartmentText::parse("Skin", None).unwrap();
    let (skin, _) = app.app.directory.create_department(&app.granted(&tomas), skin, None).await.unwrap();
    let okafor = app.doctor_who("Chidi Okafor", |new| new.department_id = skin.id).await;
    let (heart, skins) = (app.open_slots(&farah).await, app.open_slots(&okafor).await);
    let on = |slots: &[crate::support::Slot], day: &str| slots.iter().find(|slot| slot.start.starts_with(day)).unwrap().clone();
    asha.has(&on(&heart, "2026-11-23T1")).await;
    let cancelled = asha.has(&on(&heart, "2026-11-25")).await;
    ben.has(&on(&skins, "2026-11-26")).await;
    ben.has(&on(&skins, "2026-11-30")).await;
    asha.cancels(&cancelled).await.is(200);
    let week = "/desk?from=2026-11-23&to=2026-11-29";
    let seen = |query: String| async {
        let query = query;
        rows(&ruth.opens(&format!("{week}{query}")).await.is(200))
    };
    let page = ruth.opens(week).await.is(200);
    assert_eq!((page.page().heading(), rows(&page)), ("Monday 23 November to Sunday 29 November".to_owned(), 3));
    assert!(row(&page, "Ben").contains("Thu 26 Nov") && page.page().find(".tally").is_none());
    assert_eq!(seen(format!("&department={}", skin.id)).await, 1);
    assert_eq!(seen(format!("&department={}&doctor={}", skin.id, okafor.id)).await, 1);
    assert_eq!(seen(format!("&department={}&doctor={}", skin.id, farah.id)).await, 0);
    assert_eq!(seen(format!("&doctor={}", farah.id)).await, 2);
    assert_eq!(seen("&status=cancelled".to_owned()).await, 1);
    assert_eq!(seen(format!("&status=booked&department={}", app.department.id)).await, 1);
    // The filter's form brings back what was chosen.
    let chosen = ruth.opens(&format!("{week}&doctor={}&status=cancelled", farah.id)).await.is(200).page().form("/desk");
    assert_eq!([chosen.value("from"), chosen.value("to"), chosen.value("status")], ["2026-11-23", "2026-11-29", "cancelled"]);
    assert_eq!(chosen.value("doctor"), farah.id.to_string());
    // Whoever has left is still found by their address.
    let leaves = |before: &Doctor| Ok::<_, std::convert::Infallible>(Doctor { status: DoctorStatus::Inactive, ..before.clone() });
    app.app.directory.change_doctor(farah.id, None, Deed::of_house("doctor.change"), None, leaves).await.unwrap();
    let left = ruth.opens(&format!("{week}&doctor={}", farah.id)).await.is(200);
    assert_eq!((rows(&left), left.page().find("#doctor option[selected]").unwrap().text()), (2, "Leena Farah".to_owned()));
}

#[tokio::test]
async fn f29_a_long_day_is_turned_page_by_page() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    fills_the_day(&app).await;
    let first = ruth.opens("/desk").await.is(200);
    assert_eq!(rows(&first), 50);
    assert!(first.page().text().contains("54 visits"));
    let rest = ruth.opens(&more(&first).unwrap()).await.is(200);
    assert_eq!((rows(&rest), more(&rest)), (4, None));
    // Paper that is not the whole list says so, and the whole list is one press away.
    assert!(first.text().contains("This page has 50 of 54 visits.") && rest.text().contains("This page has 4 of 54 visits."));
    assert!(first.page().find("[data-print]").is_none(), "a part is not offered for printing");
    let by_doctor = ruth.opens("/desk?by=doctor").await.is(200);
    for part in [&first, &rest, &by_doctor] {
        let page = part.page();
        let mut ways = page.all(".page-head .row a").into_iter().filter_map(|link| link.attribute("href"));
        let way = ways.find(|href| href.contains("all=yes")).unwrap();
        let whole = ruth.opens(way).await.is(200);
        assert_eq!((rows(&whole), more(&whole)), (54, None), "{way}");
        assert!(whole.page().find("[data-print]").is_some() && !whole.text().contains("This page has"), "{way}");
    }
    // A doctor whose list began on the page before is not counted again above the rest of it.
    let heads = |page: &Answer| page.page().all(".card__head").iter().map(|head| head.text()).collect::<Vec<_>>();
    let cut = heads(&ruth.opens(&more(&by_doctor).unwrap()).await.is(200));
    assert_eq!(cut, ["Mei Tanaka, continued"]);
    assert!(heads(&by_doctor).iter().all(|head| head.contains("18 visits")), "{:?}", heads(&by_doctor));
    ruth.opens(&format!("{}&status=booked", more(&first).unwrap())).await.is(400);
    let week = ruth.opens("/desk?from=2026-11-23&to=2026-11-29").await.is(200);
    assert_eq!((rows(&week), week.page().find("nav.pages").unwrap().text()), (50, "More visits".to_owned()));
    let rest = ruth.opens(&more(&week).unwrap()).await.is(200);
    assert_eq!((rows(&rest), more(&rest)), (4, None));
    assert!([&week, &rest].iter().all(|page| page.text().contains("This page has some of the visits.")));
    app.administrator().await.opens(&more(&week).unwrap()).await.is(400);
}

/// The numbers of the day lead to whom they count, with the other choices as they are.
#[tokio::test]
async fn f29_who_waits_and_who_is_to_come_are_one_press_away() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, cara, ruth) = (app.patient("Ben").await, app.patient("Cara").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let (first, _, third) = (asha.has(&slots[0]).await, ben.has(&slots[1]).await, cara.has(&slots[2]).await);
    ruth.checks_in(&first).await.is(200);
    ruth.cancels(&third).await.is(200);
    let desk = ruth.opens(&format!("/desk?by=doctor&doctor={}", doctor.id)).await.is(200).page();
    let ways: Vec<String> = desk.all(".tally a").iter().map(|link| link.attribute("href").unwrap().to_owned()).collect();
    let list = format!("/desk?date=2026-11-23&doctor={}", doctor.id);
    assert_eq!(ways, [format!("{list}&status=checked_in&by=doctor"), format!("{list}&status=to_come&by=doctor")]);
    for (way, name) in ways.iter().zip(["Asha Menon", "Ben"]) {
        let page = ruth.opens(way).await.is(200);
        assert_eq!(rows(&page), 1, "{way}");
        assert!(!row(&page, name).is_empty() && page.text().contains("Leena Farah"), "{way}");
    }
    let week = ruth.opens("/desk?from=2026-11-23&to=2026-11-29&status=to_come").await.is(200);
    assert_eq!(rows(&week), 1);
    assert_eq!(week.page().find("#status option[selected]").unwrap().text(), "To come");
    let nobody = ruth.opens("/desk?date=2026-11-25").await.is(200).page();
    assert!(nobody.all(".tally a").is_empty(), "nobody is no list");
}

/// A search through more visits than one answer looks at says so, and goes on until it has found what there is.
#[tokio::test]
async fn f29_a_search_that_is_not_done_says_so_and_goes_on() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ruth = app.receptionist().await;
    let slots = app.open_slots(&doctor).await;
    asha.has(&slots[0]).await;
    let last = asha.has(slots.last().unwrap()).await;
    crowd(&app, &asha, 1_100).await;
    asha.cancels(&last).await.is(200);
    let mut page = ruth.opens("/desk?from=2026-11-23&to=2026-11-30&status=cancelled").await.is(200);
    let mut turned = 0;
    while let Some(next) = page.page().find("section.empty a").and_then(|link| link.attribute("href")).map(str::to_owned) {
        assert!(page.text().contains("No match so far") && page.text().contains("Not every visit has been looked at yet"));
        page = ruth.opens(&next).await.is(200);
        turned += 1;
    }
    assert!(turned >= 2 && row(&page, "Asha Menon").contains("Cancelled"), "{turned}");
}

/// A day of more visits than the store gives at once is counted whole.
#[tokio::test]
async fn f29_no_day_is_cut_off() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    asha.has(&app.open_slot(&doctor).await).await;
    crowd(&app, &asha, 2_100).await;
    let desk = app.person("Ruth", Role::Receptionist).await.opens("/desk").await.is(200);
    assert!(desk.page().find(".tally").unwrap().text().contains("2101 visits"), "{}", desk.page().find(".tally").unwrap().text());
}

/// So many visits on Monday besides the one there is, each like it and of nobody in particular.
async fn crowd(app: &TestApp, asha: &Person, how_many: usize) {
    use caredesk::primitives::ids::{AppointmentId, UserId};
    use caredesk::storage::item::text;
    use caredesk::storage::tables::Table;
    use caredesk::storage::transaction::Action;
    let pattern = app.rows(Table::Appointments).await.into_iter().min_by_key(|row| row["start"].as_s().unwrap().clone()).unwrap();
    assert_eq!(pattern["patient_id"], text(asha.id));
    let ids = &app.app.ground.ids;
    let copy = || {
        let mut visit = pattern.clone();
        visit.insert("appointment_id".to_owned(), text(AppointmentId::new(ids)));
        visit.insert("patient_id".to_owned(), text(UserId::new(ids)));
        Action::Put { table: Table::Appointments, item: visit, condition: None }
    };
    for _ in 0..how_many / 100 {
        app.write((0..100).map(|_| copy()).collect()).await;
    }
}

#[tokio::test]
async fn f24_the_desk_books_for_a_patient_from_the_patients_page() {
    let app = TestApp::start().await;
    let (doctor, asha, ruth) = (app.doctor("Leena Farah").await, app.patient("Asha Menon").await, app.receptionist().await);
    let patient = format!("/patients/{}", asha.id);
    let here = format!("{patient}/book");
    let page = ruth.opens(&patient).await.is(200).page();
    assert!(page.all("a").iter().any(|link| link.attribute("href") == Some(&here)), "the way there");
    let tomas = app.administrator().await;
    assert!(!tomas.opens(&patient).await.is(200).text().contains("Book a visit"), "administrators book for nobody");
    asha.opens(&here).await.is(404);
    for person in [&doctor, &tomas] {
        person.opens(&here).await.is(403);
    }
    let choices = ruth.opens(&here).await.is(200).page();
    assert!(choices.heading().contains("Book a visit for Asha Menon"), "{}", choices.heading());
    let link = |page: &Page, part: &str| {
        let links = page.all("main a");
        let found = links.iter().find_map(|link| link.attribute("href").filter(|href| href.contains(part)).map(str::to_owned));
        found.unwrap_or_else(|| panic!("no link has {part}"))
    };
    let doctors = ruth.opens(&link(&choices, "?department=")).await.is(200).page();
    assert!(doctors.text().contains("Leena Farah"), "{}", doctors.text());
    let times = ruth.opens(&link(&doctors, "&for=usr_")).await.is(200).page();
    assert!(times.text().contains("Book a visit for Asha Menon"), "{}", times.text());
    assert!(times.all("nav.days a, ul.days a").iter().all(|day| day.attribute("href").unwrap().ends_with(&format!("&for={}", asha.id))));
    let held = ruth.sends(&times.form("/book/hold")).await.leads_to("/book/hld_");
    assert!(held.location().ends_with(&format!("?for={}", asha.id)), "{}", held.location());
    let details = ruth.opens(held.location()).await.is(200).page();
    assert!(details.heading().contains("Why does Asha Menon want to be seen?"), "{}", details.heading());
    assert!(details.text().contains("is held for Asha Menon until") && !details.text().contains("for you"), "{}", details.text());
    assert!(details.text().contains("What the patient feels") && !details.text().contains("What you feel"), "{}", details.text());
    let place = held.location().split('?').next().unwrap().to_owned();
    let check = ruth.goes_on(&details.form(&format!("{place}/check")).fill("reason", "Cough since Monday")).await.is(200).page();
    assert!(check.text().contains("The time is kept for Asha Menon as soon as you book."), "{}", check.text());
    assert!(!check.text().contains("You can move or cancel") && !check.text().contains("if you cannot come"), "{}", check.text());
    let changed = ruth.goes_on(&check.form(&place)).await.is(200).page();
    assert_eq!(changed.form(&format!("{place}/check")).value("reason"), "Cough since Monday", "what was typed is kept");
    let last = check.form("/appointments");
    let booked = ruth.sends(&last).await.leads_to("/appointments/apt_");
    let again = ruth.sends(&last).await.leads_to("/appointments/apt_");
    assert_eq!(booked.location(), again.location(), "two presses are one visit");
    let visit = ruth.opens(booked.location()).await.is(200).page();
    assert!(visit.alert().contains("The visit is booked for Asha Menon"), "{}", visit.alert());
    assert!(!visit.text().contains("Cough"), "the desk reads no reason");
    let times = ruth.opens(&format!("{}/move", booked.location())).await.is(200).page();
    assert_eq!(times.heading(), "Move the visit of Asha Menon with Leena Farah");
    let own = asha.opens(booked.location()).await.is(200);
    assert!(own.text().contains("Cough since Monday") && own.text().contains("by the hospital"), "{}", own.text());
}

#[tokio::test]
async fn f24_the_desk_begins_every_booking_with_the_patient() {
    let app = TestApp::start().await;
    let (doctor, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let times = ruth.opens(&format!("/doctors/{}/times", doctor.id)).await.is(200).page();
    assert!(times.all("input[name=start]").is_empty() && times.text().contains("find the patient"), "{}", times.text());
    let slot = app.open_slot(&doctor).await;
    let hold = |whom: String| {
        let fields = [("doctor_id", slot.doctor.clone()), ("start", slot.start.clone()), ("for", whom)];
        let ruth = &ruth;
        async move { ruth.posts("/book/hold", &fields.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>()).await }
    };
    hold(String::new()).await.leads_to("/patients");
    assert!(ruth.opens("/patients").await.is(200).page().alert().contains("Choose the patient first"));
    hold(doctor.id.to_string()).await.is(404);
    ruth.opens(&format!("/patients/{}/book", doctor.id)).await.is(404);
}

/// The list stays as it was narrowed, at the line of whoever was checked in; where the list shows them no more, at the next one.
#[tokio::test]
async fn f29_a_button_of_the_desk_leads_back_to_its_place_in_the_list() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, ruth) = (app.patient("Ben").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let (first, second) = (asha.has(&slots[0]).await, ben.has(&slots[1]).await);
    let list = format!("/desk?date=2026-11-23&doctor={}&status=booked", doctor.id);
    let page = ruth.opens(&list).await.is(200).page();
    assert!(page.find(&format!("tr[id=\"{}\"]", first.id)).is_some_and(|line| line.attribute("tabindex") == Some("-1")));
    assert!(page.find("tr a[autofocus]").is_none(), "nothing was done yet");
    let sent = ruth.sends(&page.form(&format!("/appointments/{}/check-in", first.id))).await.is(303);
    assert_eq!(sent.location(), format!("{list}#{}", first.id));
    let after = ruth.opens(sent.location()).await.is(200).page();
    assert!(after.alert().contains("Checked in."), "{}", after.alert());
    let focused = after.find("tr a[autofocus]").unwrap();
    assert!(focused.attribute("href").unwrap().starts_with(&format!("/appointments/{}?list=", second.id)));

    let elsewhere = page.form(&format!("/appointments/{}/check-in", second.id)).fill("list", "date=//evil.test");
    assert_eq!(ruth.sends(&elsewhere).await.is(303).location(), format!("/desk?date=2026-11-23#{}", second.id));
    let whole = ruth.opens("/desk").await.is(200).page();
    assert!(whole.find("tr a[autofocus]").is_none());
    let keys: Vec<String> = whole.all("#keys kbd").iter().map(|key| key.text()).collect();
    assert_eq!(keys, ["j", "k", "c", "n", "i", "/", "a", "r", "g", "?"]);
    assert_eq!(whole.find("#keys a[data-key=\"/\"]").unwrap().attribute("href"), Some("/patients#q"));
}

/// Also from a later page of it, and by way of the visit's own page.
#[tokio::test]
async fn f29_a_button_leads_back_to_the_page_of_the_list_it_was_reached_from() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    fills_the_day(&app).await;
    let second = more(&ruth.opens("/desk?date=2026-11-23&status=to_come").await.is(200)).unwrap();
    let page = ruth.opens(&second).await.is(200).page();
    let way = page.find("tbody tr th a").unwrap().attribute("href").unwrap().to_owned();
    let visit = way.split('?').next().unwrap().to_owned();
    let here = format!("{second}#{}", visit.rsplit('/').next().unwrap());
    let own = ruth.opens(&way).await.is(200).page();
    assert_eq!(own.find(".nhsuk-back-link").unwrap().attribute("href"), Some(second.as_str()));
    assert_eq!(own.find(".nhsuk-back-link").unwrap().text(), "All visits");
    let there = ruth.sends(&own.form(&format!("{visit}/check-in"))).await.is(303);
    assert_eq!(there.location(), here, "from the page of the visit");
    assert_eq!(rows(&ruth.opens(there.location()).await.is(200)), 3, "the rest of those who are to come");
    let again = ruth.opens(&way).await.is(200).page();
    assert_eq!(ruth.sends(&again.form(&format!("{visit}/check-in/undo"))).await.is(303).location(), here);
    let line = ruth.opens(&second).await.is(200).page().form(&format!("{visit}/check-in"));
    assert_eq!(ruth.sends(&line).await.is(303).location(), here, "from its line in the list");
    let odd = ruth.opens(&format!("{visit}?list=date%3D%2F%2Fevil.test")).await.is(200).page();
    assert_eq!(odd.find(".nhsuk-back-link").unwrap().attribute("href"), Some("/desk?date=2026-11-23"));
}
