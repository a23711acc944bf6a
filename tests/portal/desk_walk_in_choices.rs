//! Whoever stands at the desk: what the page keeps, chooses and says between the first press and the last one.

use caredesk::access::actor::Level;
use caredesk::capabilities::directory::model::DepartmentText;
use caredesk::storage::tables::Table;

use crate::desk_walk_in::{HERE, chosen, filled, form, looked, searched, times};
use crate::proposals::keeps_a_kind;
use crate::steps::{REASON, row};
use crate::support::html::Element;
use crate::support::{Page, TestApp};

/// What has the focus: one thing of a page at most.
fn focused(page: &Page) -> &Element {
    let all = page.all("[autofocus]");
    assert_eq!(all.len(), 1, "{}", page.text());
    all[0]
}

#[tokio::test]
async fn f29_the_same_press_twice_adds_nobody_who_may_be_known_until_it_is_said_that_they_are_another() {
    let app = TestApp::start().await;
    let (_farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    ruth.sends(&filled(form(&ruth).await, "Noor Rahman", "")).await.leads_to("/desk?date=");
    let warned = ruth.sends(&filled(form(&ruth).await, "Noor Rahman", "")).await.is(409).page();
    let mut page = warned;
    for _ in 0..2 {
        page = ruth.sends(&page.form(HERE)).await.is(422).page();
        assert!(page.alert().contains("Choose whether this is one of them"), "{}", page.alert());
        assert!(page.text().contains("Is it one of them?"), "{}", page.text());
        assert_eq!((chosen(&page).len(), page.all("input[name=who]").len()), (0, 2));
    }
    // Other times, and other mistakes, do not let go of the question, nor of its answer.
    let asked = looked(&ruth, &page.form(HERE).fill("act", "times")).await;
    assert!(asked.text().contains("Is it one of them?") && chosen(&asked).is_empty(), "{}", asked.text());
    let said = asked.form(HERE).fill("who", "new");
    let wrong = ruth.sends(&said.clone().fill("reason", "")).await.is(422).page();
    assert!(wrong.text().contains("Is it one of them?"), "{}", wrong.text());
    assert_eq!(chosen(&wrong), ["new"]);
    assert_eq!(app.rows(Table::Appointments).await.len(), 1, "nothing is booked yet");
    ruth.sends(&said).await.leads_to("/desk?date=");
    assert_eq!(app.rows(Table::Appointments).await.len(), 2);
}

#[tokio::test]
async fn f29_a_search_leads_to_a_page_that_can_be_gone_back_to_and_whose_address_says_nothing() {
    let app = TestApp::start().await;
    let (_farah, ruth, asha) = (app.doctor("Leena Farah").await, app.receptionist().await, app.patient("Asha Menon").await);
    let typed = form(&ruth).await.fill("q", "menon").fill("phone", "+91 98").fill("act", "find");
    let led = ruth.sends(&typed).await.leads_to("/desk/walk-in?search=").location().to_owned();
    assert!(!led.to_lowercase().contains("menon"), "{led}");
    for _ in 0..2 {
        let page = ruth.opens(&led).await.is(200).page();
        assert_eq!(chosen(&page), [asha.id.to_string()]);
        assert_eq!((page.form(HERE).value("q"), page.form(HERE).value("phone")), ("menon", "+91 98"));
    }
    let other = app.receptionist().await.opens(&led).await.is(200).page();
    assert_eq!(other.form(HERE).value("q"), "", "it opens for whoever typed it");
    // Why they come is put in no address, and what is too long for one neither: both are answered at once.
    for (field, said) in [("reason", REASON.to_owned()), ("reason", "x".repeat(3_000)), ("email", "x".repeat(1_000))] {
        let page = ruth.sends(&typed.clone().fill(field, said.as_str())).await.is(200).page();
        assert_eq!((chosen(&page), page.form(HERE).value(field)), (vec![asha.id.to_string()], said.as_str()));
    }
    app.passes(61);
    app.signs_in(&ruth, Level::Full).await;
    assert_eq!(ruth.opens(&led).await.is(200).page().form(HERE).value("q"), "", "an hour later it opens no more");
}

#[tokio::test]
async fn f29_the_keyboard_goes_on_at_what_was_asked_for() {
    let app = TestApp::start().await;
    let (farah, ruth, asha) = (app.doctor("Leena Farah").await, app.receptionist().await, app.patient("Asha Menon").await);
    let opened = ruth.opens(HERE).await.is(200).page();
    assert_eq!(opened.all("[autofocus]").len(), 0, "nothing was asked for");
    let found = searched(&ruth, "menon").await;
    assert_eq!(focused(&found).attribute("id"), Some(format!("who-{}", asha.id).as_str()));
    let nobody = searched(&ruth, "zabriskie").await;
    assert!(focused(&nobody).text().contains("Nobody by this name yet"), "{}", nobody.text());
    let shown = looked(&ruth, &nobody.form(HERE).fill("act", "times")).await;
    assert_eq!(focused(&shown).attribute("value"), Some(times(&shown)[0].as_str()));
    let wrong = ruth.sends(&shown.form(HERE)).await.is(422).page();
    assert_eq!(focused(&wrong).attribute("role"), Some("alert"), "what is wrong comes first");
    app.changes(&farah, |doctor| doctor.accepts_bookings = false).await;
    let none = looked(&ruth, &wrong.form(HERE).fill("act", "times")).await;
    assert!(focused(&none).text().contains("No free time in the next days"), "{}", none.text());
}

#[tokio::test]
async fn f29_what_was_looked_for_in_vain_is_not_typed_again_and_goes_with_its_search() {
    let app = TestApp::start().await;
    let (_farah, ruth, asha) = (app.doctor("Leena Farah").await, app.receptionist().await, app.patient("Asha Menon").await);
    for (q, field) in [("Noor Rahman", "name"), ("noor@example.org", "email"), ("+44 20 7946 0991", "phone")] {
        let nobody = searched(&ruth, q).await;
        assert_eq!(nobody.form(HERE).value(field), q);
        let found = looked(&ruth, &nobody.form(HERE).fill("q", "menon").fill("act", "find")).await;
        assert_eq!(found.form(HERE).value(field), "", "{q}");
        assert_eq!(chosen(&found), [asha.id.to_string()], "{q}");
    }
    let nobody = searched(&ruth, "Noor Rahman").await.form(HERE).fill("date_of_birth", "1980-02-29").fill("reason", REASON);
    let done = ruth.sends(&nobody).await.leads_to("/desk?date=");
    assert!(row(&ruth.opens(done.location()).await.is(200), "Noor Rahman").contains("Checked in"));
}

#[tokio::test]
async fn f29_a_search_of_blanks_is_told_at_its_field_and_nothing_else_is_lost() {
    let app = TestApp::start().await;
    let (_farah, ruth, asha) = (app.doctor("Leena Farah").await, app.receptionist().await, app.patient("Asha Menon").await);
    let found = searched(&ruth, "menon").await;
    let page = ruth.sends(&found.form(HERE).fill("q", "  ").fill("act", "find").fill("reason", REASON)).await.is(422).page();
    assert!(page.alert().contains("Type a name, an e-mail address, a phone or a record number"), "{}", page.alert());
    assert_eq!(page.find("#q").unwrap().attribute("aria-describedby"), Some("q-hint q-error"));
    assert_eq!((chosen(&page), page.form(HERE).value("reason")), (vec![asha.id.to_string()], REASON));
}

#[tokio::test]
async fn f29_a_time_that_has_begun_says_so_and_is_chosen_only_while_most_of_it_is_left() {
    let app = TestApp::start().await;
    let (_farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let opened = async || ruth.opens(HERE).await.is(200).page();
    let page = opened().await;
    let first = times(&page)[0].clone();
    assert!(first.ends_with("2026-11-23T04:00:00Z") && !page.text().contains("began at"), "{first}: {}", page.text());
    app.passes(10);
    let page = opened().await;
    assert!(page.text().contains("began at 09:30"), "{}", page.text());
    assert_eq!(page.form(HERE).value("time"), first, "a third of it has gone");
    app.passes(5);
    let page = opened().await;
    assert!(page.text().contains("began at 09:30"), "{}", page.text());
    assert_eq!((&times(&page)[0], page.form(HERE).value("time")), (&first, times(&page)[1].as_str()), "half of it has gone");
    app.passes(1);
    let page = opened().await;
    assert!(!times(&page).contains(&first) && !page.text().contains("began at"), "{}", page.text());
}

#[tokio::test]
async fn f29_the_times_of_a_doctor_stand_under_their_own_department() {
    let app = TestApp::start().await;
    let (farah, tomas, ruth) = (app.doctor("Leena Farah").await, app.administrator().await, app.receptionist().await);
    let skin = DepartmentText::parse("Skin", None).unwrap();
    let (skin, _) = app.app.directory.create_department(&app.granted(&tomas), skin, None).await.unwrap();
    let okafor = app.doctor_who("Chidi Okafor", |new| new.department_id = skin.id).await;
    let (skin, hearts) = (skin.id.to_string(), app.department.id.to_string());
    let both = form(&ruth).await.fill("department", hearts.as_str()).fill("doctor", okafor.id.to_string()).fill("act", "times");
    let page = looked(&ruth, &both).await;
    assert_eq!((page.form(HERE).value("department"), page.form(HERE).value("doctor")), (skin.as_str(), okafor.id.to_string().as_str()));
    assert!(!times(&page).is_empty() && times(&page).iter().all(|time| time.starts_with(&okafor.id.to_string())), "{:?}", times(&page));
    // Whoever chooses another department then wants whoever is free there.
    let page = looked(&ruth, &page.form(HERE).fill("department", hearts.as_str()).fill("act", "times")).await;
    assert_eq!((page.form(HERE).value("department"), page.form(HERE).value("doctor")), (hearts.as_str(), ""));
    assert!(!times(&page).is_empty() && times(&page).iter().all(|time| time.starts_with(&farah.id.to_string())), "{:?}", times(&page));
}

#[tokio::test]
async fn f29_whose_address_was_typed_is_shown_and_can_be_chosen() {
    let app = TestApp::start().await;
    let (farah, ruth, asha) = (app.doctor("Leena Farah").await, app.receptionist().await, app.patient("Asha Menon").await);
    let typed = filled(form(&ruth).await, "Ben Okafor", "").fill("email", asha.email.as_str());
    let mut page = ruth.sends(&typed).await.is(422).page();
    assert!(page.alert().contains("choose it in the list above"), "{}", page.alert());
    assert!(page.text().contains("Is it one of them?") && page.text().contains("Asha Menon"), "{}", page.text());
    assert_eq!(chosen(&page), Vec::<String>::new());
    page = ruth.sends(&page.form(HERE).fill("who", "new")).await.is(422).page();
    assert!(page.text().contains("Asha Menon"), "the second press shows them too: {}", page.text());
    let done = ruth.sends(&page.form(HERE).fill("who", asha.id.to_string())).await.leads_to("/desk?date=");
    assert!(row(&ruth.opens(done.location()).await.is(200), "Asha Menon").contains("Checked in"));
    // Somebody who works here is no patient: the address alone is told.
    let typed = filled(form(&ruth).await, "Ben Okafor", "").fill("email", farah.email.as_str());
    let page = ruth.sends(&typed).await.is(422).page();
    assert!(page.alert().contains("This address has an account already. Search for it"), "{}", page.alert());
    assert_eq!(app.rows(Table::Appointments).await.len(), 1);
}

#[tokio::test]
async fn f29_a_kind_of_visit_of_the_chosen_doctor_is_booked_at_a_time_of_its_own() {
    let app = TestApp::start().await;
    let (farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let kind = keeps_a_kind(&farah).await;
    let opened = ruth.opens(HERE).await.is(200).page();
    assert!(opened.find("select[name=kind]").is_none(), "kinds are of a doctor");
    let of_farah = looked(&ruth, &opened.form(HERE).fill("doctor", farah.id.to_string()).fill("act", "times")).await;
    let kinds = of_farah.find("select[name=kind]").unwrap().text();
    assert!(kinds.contains("Usual visit") && kinds.contains("First visit"), "{kinds}");
    // The times that are shown are of the usual visit still.
    let typed = filled(of_farah.form(HERE), "Noor Rahman", "").fill("kind", kind.as_str());
    let moved = ruth.sends(&typed).await.is(422).page();
    assert!(moved.alert().contains("Choose one of the free times"), "{}", moved.alert());
    assert_eq!(moved.form(HERE).value("kind"), kind);
    assert_ne!(times(&moved), times(&of_farah), "40 minutes do not fit everywhere");
    let done = ruth.sends(&moved.form(HERE)).await.leads_to("/desk?date=2026-11-23#apt_").location().to_owned();
    let visit = farah.opens(&format!("/appointments/{}", done.split('#').next_back().unwrap())).await.is(200);
    assert!(visit.text().contains("Noor Rahman") && visit.text().contains("First visit"), "{}", visit.page().text());
    // Whoever is free soonest keeps no kinds.
    let anybody = looked(&ruth, &moved.form(HERE).fill("doctor", "").fill("act", "times")).await;
    assert!(anybody.find("select[name=kind]").is_none() && !times(&anybody).is_empty(), "{}", anybody.text());
}
