//! Finding a doctor: words, filters, pages, and one doctor's own page (F17, F20).

use caredesk::capabilities::directory::model::{DoctorStatus, NewDoctor};
use caredesk::primitives::ids::DepartmentId;
use caredesk::primitives::money::Money;
use caredesk::primitives::people::Gender;
use caredesk::primitives::spoken::Spoken;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::support::{Answer, Person, TestApp};

/// The names of the doctors a page lists.
pub fn listed(answer: &Answer) -> Vec<String> {
    answer.page().all("ul.doctors h2").iter().map(|name| name.text()).collect()
}

/// Leena Farah, cardiologist; Petra Novak and Omar Haddad, heart surgeons.
async fn three_doctors(app: &TestApp) -> (Person, Person, Person) {
    let farah = app.doctor_who("Leena Farah", |new| new.gender = Some(Gender::Female)).await;
    let surgeon = |new: &mut NewDoctor| "Heart surgeon".clone_into(&mut new.specialization);
    let novak = app.doctor_who("Petra Novak", surgeon).await;
    let haddad = app
        .doctor_who("Omar Haddad", |new| {
            surgeon(new);
            new.gender = Some(Gender::Male);
        })
        .await;
    (farah, novak, haddad)
}

#[tokio::test]
async fn f20_doctors_are_found_by_words_department_and_gender() {
    let app = TestApp::start().await;
    three_doctors(&app).await;
    let ruth = app.administrator().await;
    let empty = ruth.api(Method::POST, "/departments").json(&json!({ "name": "Skin" })).send().await.is(201).member("id");
    let heart = app.department.id;
    let visitor = app.stranger();
    for (query, expected) in [
        (String::new(), vec!["Leena Farah", "Omar Haddad", "Petra Novak"]),
        ("?q=far".to_owned(), vec!["Leena Farah"]),
        ("?q=NOVAK".to_owned(), vec!["Petra Novak"]),
        ("?q=heart+surg".to_owned(), vec!["Omar Haddad", "Petra Novak"]),
        ("?q=surgeon+omar".to_owned(), vec!["Omar Haddad"]),
        ("?q=cardiologist+omar".to_owned(), vec![]),
        ("?q=leena+cardiology".to_owned(), vec!["Leena Farah"]),
        ("?q=Cardiology%2C+novak".to_owned(), vec!["Petra Novak"]),
        ("?q=leena+skin".to_owned(), vec![]),
        // Nobody is called so, and the department is.
        ("?q=Cardiology&gender=male".to_owned(), vec!["Omar Haddad"]),
        ("?q=cardiology&gender=female".to_owned(), vec!["Leena Farah"]),
        ("?q=skin".to_owned(), vec![]),
        (format!("?department={heart}&q=omar+cardiology"), vec!["Omar Haddad"]),
        ("?specialization=heart".to_owned(), vec!["Omar Haddad", "Petra Novak"]),
        ("?gender=female".to_owned(), vec!["Leena Farah"]),
        (format!("?q=&department={heart}&gender=male&part="), vec!["Omar Haddad"]),
        (format!("?department={heart}&q=petra"), vec!["Petra Novak"]),
        (format!("?department={empty}"), vec![]),
        ("?department=nonsense&gender=cat&part=midnight".to_owned(), vec!["Leena Farah", "Omar Haddad", "Petra Novak"]),
    ] {
        let page = visitor.opens(&format!("/doctors{query}")).await.is(200);
        assert_eq!(listed(&page), expected, "{query}");
        let said = match expected.len() {
            0 => "No doctor found".to_owned(),
            1 => "1 doctor found".to_owned(),
            number => format!("{number} doctors found"),
        };
        assert_eq!(page.page().find("[role=status]").unwrap().text(), said, "{query}");
    }
}

#[tokio::test]
async fn f20_words_that_all_begin_departments_find_whoever_is_called_so_page_by_page() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let open = async |name: &str| -> DepartmentId {
        tomas.api(Method::POST, "/departments").json(&json!({ "name": name })).send().await.is(201).member("id").parse().unwrap()
    };
    let (general, heart) = (open("General").await, open("Heart").await);
    for number in 0..21 {
        app.doctor_who(&format!("Gene Number{number:02}"), |new| new.department_id = heart).await;
    }
    app.doctor_who("Heartley Adler", |new| new.department_id = general).await;
    app.doctor("Gene Elsewhere").await;
    let visitor = app.stranger();
    let first = visitor.opens("/doctors?q=gene+heart").await.is(200);
    let mut names = listed(&first);
    assert_eq!(names.len(), 20, "{names:?}");
    let more = first.page().all("nav.pages a").last().and_then(|link| link.attribute("href").map(str::to_owned)).unwrap();
    names.extend(listed(&visitor.opens(&more).await.is(200)));
    assert_eq!(names.len(), 22, "{names:?}");
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 22, "each once: {names:?}");
    assert!(names.contains(&"Heartley Adler".to_owned()) && !names.contains(&"Gene Elsewhere".to_owned()), "{names:?}");
}

#[tokio::test]
async fn f20_what_is_asked_stands_in_the_form_and_words_lead_to_departments_too() {
    let app = TestApp::start().await;
    three_doctors(&app).await;
    let visitor = app.stranger();
    let asked = format!("/doctors?q=hearts&department={}&gender=male&part=evening", app.department.id);
    let form = visitor.opens(&asked).await.is(200).page().form("/doctors");
    assert_eq!([form.value("q"), form.value("gender"), form.value("part")], ["hearts", "male", "evening"]);
    assert_eq!(form.value("department"), app.department.id.to_string());
    // "Hearts" is how the department describes itself; nobody is called so.
    let page = visitor.opens("/doctors?q=hearts").await.is(200);
    assert!(listed(&page).is_empty());
    let led = page.page().all("ul.choices a").first().and_then(|link| link.attribute("href").map(str::to_owned));
    assert_eq!(led, Some(format!("/departments/{}", app.department.id)));
    assert!(page.text().contains("No doctor matches") && page.text().contains("Show all doctors"), "what to do next is said");
}

#[tokio::test]
async fn f20_a_search_that_cannot_be_made_says_why_and_keeps_the_words() {
    let app = TestApp::start().await;
    let visitor = app.stranger();
    let long = "x".repeat(121);
    let page = visitor.opens(&format!("/doctors?q={long}")).await.is(422).page();
    assert!(page.alert().contains("Shorten your words to 120 characters"), "{}", page.alert());
    assert_eq!(page.form("/doctors").value("q"), long);
    visitor.opens(&format!("/doctors?specialization={long}")).await.is(422);
    visitor.opens("/doctors?cursor=made-up").await.is(400);
    for nothing in ["?q=%2C%2C", "?q=%3Cb%3E", "?q=%E2%80%AE", "?unknown=1"] {
        visitor.opens(&format!("/doctors{nothing}")).await.is(200);
    }
}

#[tokio::test]
async fn f20_doctors_are_found_by_what_they_speak_and_what_a_visit_costs() {
    let app = TestApp::start().await;
    let (farah, _, haddad) = three_doctors(&app).await;
    app.changes(&farah, |doctor| doctor.languages = [Spoken::English, Spoken::Hindi].into()).await;
    let dear = Money { amount: 90_050, currency: "INR".parse().unwrap() };
    app.changes(&haddad, |doctor| {
        doctor.languages = [Spoken::English].into();
        doctor.fee = Some(dear);
    })
    .await;
    let visitor = app.stranger();
    let heart = app.department.id;
    for (query, expected) in [
        ("?language=en".to_owned(), vec!["Leena Farah", "Omar Haddad"]),
        ("?language=hi&max_fee=".to_owned(), vec!["Leena Farah"]),
        ("?max_fee=500".to_owned(), vec!["Leena Farah", "Petra Novak"]),
        ("?max_fee=900.50&language=en".to_owned(), vec!["Leena Farah", "Omar Haddad"]),
        (format!("?department={heart}&max_fee=900&language=en"), vec!["Leena Farah"]),
        ("?language=ta".to_owned(), vec![]),
        ("?language=klingon".to_owned(), vec!["Leena Farah", "Omar Haddad", "Petra Novak"]),
    ] {
        let page = visitor.opens(&format!("/doctors{query}")).await.is(200);
        assert_eq!(listed(&page), expected, "{query}");
    }
    let page = visitor.opens("/doctors?language=en&max_fee=900.50").await.is(200).page();
    let form = page.form("/doctors");
    assert_eq!([form.value("language"), form.value("max_fee")], ["en", "900.50"]);
    assert!(page.text().contains("Languages: English, Hindi"), "{}", page.text());
    assert!(visitor.opens("/doctors?language=ta").await.text().contains("Show all doctors"));
    let wrong = visitor.opens("/doctors?language=en&max_fee=cheap").await.is(422).page();
    assert!(wrong.alert().contains("Enter the highest fee like 500 or 1,234.50"), "{}", wrong.alert());
    let form = wrong.form("/doctors");
    assert_eq!([form.value("language"), form.value("max_fee")], ["en", "cheap"]);
    let path = format!("/departments/{heart}");
    let page = visitor.opens(&format!("{path}?language=en&max_fee=900")).await.is(200);
    assert_eq!(listed(&page), ["Leena Farah"]);
    let form = page.page().form(&path);
    assert_eq!([form.value("language"), form.value("max_fee")], ["en", "900"]);
    let wrong = visitor.opens(&format!("{path}?max_fee=cheap")).await.is(422);
    assert!(wrong.page().alert().contains("Enter the highest fee") && listed(&wrong).len() == 3, "it narrows nothing");
    let own = visitor.opens(&format!("/doctors/{}", farah.id)).await.is(200).page().text();
    assert!(own.contains("Languages") && own.contains("English, Hindi"), "{own}");
    let none = visitor.opens(&format!("/doctors/{}", haddad.id)).await.is(200).page().text();
    assert!(!none.contains("Hindi"), "{none}");
}

#[tokio::test]
async fn f20_doctors_are_sorted_where_all_of_them_are_in_hand_and_elsewhere_it_is_said_that_they_are_not() {
    let app = TestApp::start().await;
    let (farah, _, haddad) = three_doctors(&app).await;
    let fee = |amount| Some(Money { amount, currency: "INR".parse().unwrap() });
    app.changes(&farah, |doctor| {
        doctor.fee = fee(90_000);
        doctor.accepts_bookings = false;
    })
    .await;
    app.changes(&haddad, |doctor| doctor.fee = fee(30_000)).await;
    let (visitor, heart) = (app.stranger(), app.department.id);
    let [by_name, by_fee, soonest] = [
        ["Leena Farah", "Omar Haddad", "Petra Novak"],
        ["Omar Haddad", "Petra Novak", "Leena Farah"],
        ["Omar Haddad", "Petra Novak", "Leena Farah"],
    ];
    for (path, form, sort, expected) in [
        ("/doctors".to_owned(), "/doctors".to_owned(), "name", by_name),
        ("/doctors?sort=fee".to_owned(), "/doctors".to_owned(), "fee", by_fee),
        ("/doctors?sort=soonest".to_owned(), "/doctors".to_owned(), "soonest", soonest),
        (format!("/doctors?department={heart}"), "/doctors".to_owned(), "soonest", soonest),
        (format!("/doctors?department={heart}&sort=name"), "/doctors".to_owned(), "name", by_name),
        (format!("/departments/{heart}?sort=name"), format!("/departments/{heart}"), "name", by_name),
        (format!("/departments/{heart}?sort=midnight"), format!("/departments/{heart}"), "soonest", soonest),
    ] {
        let page = visitor.opens(&path).await.is(200);
        assert_eq!(listed(&page), expected, "{path}");
        assert_eq!(page.page().form(&form).value("sort"), sort, "{path}");
        assert!(!page.text().contains("too many to sort"), "{path}");
    }
    // More than one page: the whole list stands by name and says so, a department is sorted over its pages.
    for number in 0..21 {
        app.doctor_who(&format!("Doctor Number{number:02}"), |new| new.fee = fee(60_000)).await;
    }
    let page = visitor.opens("/doctors?sort=fee").await.is(200);
    assert!(page.text().contains("too many to sort") && listed(&page)[0] == "Doctor Number00", "{:?}", listed(&page));
    assert_eq!(page.page().form("/doctors").value("sort"), "fee", "what was wished is kept for a department");
    let first = visitor.opens(&format!("/doctors?department={heart}&sort=fee")).await.is(200);
    assert_eq!(listed(&first)[..3], ["Omar Haddad", "Petra Novak", "Doctor Number00"]);
    let more = first.page().all("nav.pages a").last().and_then(|link| link.attribute("href").map(str::to_owned)).unwrap();
    assert_eq!(listed(&visitor.opens(&more).await.is(200)).last().unwrap(), "Leena Farah");
}

#[tokio::test]
async fn f20_what_a_list_is_narrowed_by_stays_from_page_to_page() {
    let app = TestApp::start().await;
    for number in 0..25 {
        app.doctor_who(&format!("Doctor Number{number:02}"), |new| {
            new.languages = if number % 5 == 4 { [Spoken::Tamil].into() } else { [Spoken::English].into() };
        })
        .await;
    }
    let visitor = app.stranger();
    for first in ["/doctors?language=en&max_fee=500".to_owned(), "/doctors?language=ta&max_fee=500".to_owned()] {
        let (mut path, mut names) = (first.clone(), Vec::new());
        loop {
            let page = visitor.opens(&path).await.is(200);
            names.extend(listed(&page));
            let form = page.page().form("/doctors");
            assert_eq!(form.value("max_fee"), "500", "{path}");
            let more = page.page().all("nav.pages a").last().and_then(|link| link.attribute("href").map(str::to_owned));
            match more.filter(|link| link.contains("cursor=")) {
                Some(more) if names.len() < 30 => path = more,
                _ => break,
            }
        }
        assert_eq!(names.len(), if first.contains("=en") { 20 } else { 5 }, "{first}: {names:?}");
    }
}

#[tokio::test]
async fn f20_a_list_goes_on_page_by_page_by_name_and_in_a_department() {
    let app = TestApp::start().await;
    for number in 0..23 {
        app.doctor(&format!("Doctor Number{number:02}")).await;
    }
    let visitor = app.stranger();
    for first in
        ["/doctors".to_owned(), format!("/doctors?department={}", app.department.id), format!("/departments/{}", app.department.id)]
    {
        let page = visitor.opens(&first).await.is(200);
        let mut names = listed(&page);
        assert_eq!(names.len(), 20, "{first}");
        let more = page.page().all("nav.pages a").last().and_then(|link| link.attribute("href").map(str::to_owned)).unwrap();
        let last = visitor.opens(&more).await.is(200);
        names.extend(listed(&last));
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 23, "{first}: everybody once");
        let links: Vec<String> =
            last.page().all("nav.pages a").iter().filter_map(|link| link.attribute("href").map(str::to_owned)).collect();
        assert_eq!(links.len(), 1, "{first}: the last page leads back to the first only");
        assert_eq!(listed(&visitor.opens(&links[0]).await.is(200)), listed(&page));
    }
    app.stranger().opens(&format!("/departments/{}?cursor=made-up", app.department.id)).await.is(400);
}

#[tokio::test]
async fn f17_a_doctors_page_says_what_everybody_may_know_and_nothing_else() {
    let app = TestApp::start().await;
    let farah = app
        .doctor_who("Leena Farah", |new| {
            new.qualifications = "MD, FRCP".to_owned();
            new.experience_years = Some(18);
            new.licence_number = Some("L-77".to_owned());
            new.phone = "+91 98765 43210".parse().ok();
            new.place = "Room 2.14".to_owned();
            new.requires_approval = true;
        })
        .await;
    let path = format!("/doctors/{}", farah.id);
    let page = app.stranger().opens(&path).await.is(200).page();
    assert_eq!(page.heading(), "Leena Farah");
    let text = page.text();
    for said in [
        "Cardiologist, 18 years",
        "MD, FRCP",
        "Room 2.14",
        "Cardiology",
        "₹500.00",
        "Mondays to Saturdays",
        "09:00 to 12:00",
        "Today, 10:00",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(text.contains("Leena Farah answers first."), "a patient knows before booking");
    for hidden in ["L-77", "98765", "/hours", "/edit"] {
        assert!(!app.stranger().opens(&path).await.text().contains(hidden), "{hidden}");
    }
    for nobody in ["/doctors/usr_00000000000000000000000000".to_owned(), format!("/doctors/{}", app.department.id)] {
        app.stranger().opens(&nobody).await.is(404);
    }
}

#[tokio::test]
async fn f17_who_may_change_a_doctor_is_led_there_and_one_who_left_is_not_found() {
    let app = TestApp::start().await;
    let (farah, novak) = (app.doctor("Leena Farah").await, app.doctor("Petra Novak").await);
    let (asha, ruth, tomas) = (app.patient("Asha").await, app.receptionist().await, app.administrator().await);
    let path = format!("/doctors/{}", farah.id);
    let links = |answer: Answer| {
        let page = answer.is(200).page();
        let leads = |end: &str| page.all("a").iter().any(|link| link.attribute("href") == Some(&format!("{path}/{end}")));
        (leads("hours"), leads("edit"))
    };
    assert_eq!(links(farah.opens(&path).await), (true, false));
    assert_eq!(links(tomas.opens(&path).await), (true, true));
    for other in [&novak, &asha, &ruth] {
        assert_eq!(links(other.opens(&path).await), (false, false), "{}", other.name);
    }
    app.changes(&farah, |doctor| doctor.accepts_bookings = false).await;
    assert!(asha.opens(&path).await.is(200).text().contains("Takes no bookings now"));
    assert!(app.stranger().opens("/doctors?q=leena").await.is(200).text().contains("Takes no bookings now"));
    app.changes(&farah, |doctor| doctor.status = DoctorStatus::Inactive).await;
    for other in [&novak, &asha, &ruth, &farah] {
        other.opens(&path).await.is(404);
    }
    assert!(tomas.opens(&path).await.is(200).text().contains("does not work here any more"));
    assert_eq!(listed(&app.stranger().opens("/doctors").await), ["Petra Novak"]);
}

#[tokio::test]
async fn f20_a_house_without_doctors_says_so_and_advises_no_other_search() {
    let app = TestApp::start().await;
    let (tomas, ruth) = (app.administrator().await, app.receptionist().await);
    let page = app.stranger().opens("/doctors").await.is(200).page();
    assert!(page.text().contains("No doctors yet") && !page.text().contains("No doctor matches"), "{}", page.text());
    assert!(page.find("main a[href=/doctors/new]").is_none());
    assert!(tomas.opens("/doctors").await.is(200).page().find("main section.empty a[href=/doctors/new]").is_some());
    assert!(app.stranger().opens("/doctors?gender=female").await.is(200).text().contains("No doctor matches"));
    assert!(ruth.opens("/desk").await.is(200).page().find("#late-doctor").is_none(), "nobody can run late");
    app.doctor("Leena Farah").await;
    assert!(ruth.opens("/desk").await.is(200).page().find("#late-doctor").is_some());
}

#[tokio::test]
async fn f20_the_words_of_a_doctor_follow_the_specialization() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    app.changes(&farah, |doctor| doctor.specialization = "Heart surgeon".to_owned()).await;
    let visitor = app.stranger();
    assert!(listed(&visitor.opens("/doctors?q=cardiologist").await).is_empty());
    assert_eq!(listed(&visitor.opens("/doctors?q=surgeon").await), ["Leena Farah"]);
    // Her account's own rows, one per word, and the one of the whole name.
    let words = app.rows(Table::Lookups).await.into_iter().filter_map(|row| row.get("word_of").and_then(|word| word.as_s().ok()).cloned());
    let mut words: Vec<String> =
        words.filter(|word| !word.contains("example")).map(|word| word.split('#').next().unwrap().to_owned()).collect();
    words.sort();
    assert!(words.contains(&"surgeon".to_owned()) && !words.contains(&"cardiologist".to_owned()), "{words:?}");
}
