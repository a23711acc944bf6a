//! F17, F20: doctors as everybody sees them, and how they are found.

use caredesk::capabilities::directory::model::DoctorStatus;
use caredesk::primitives::money::Money;
use caredesk::primitives::spoken::Spoken;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, TestApp};

async fn found(app: &TestApp, query: &str) -> Answer {
    app.stranger().api(Method::GET, &format!("/doctors{query}")).send().await
}

fn names(answer: &Answer) -> Vec<String> {
    answer.json()["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

/// Every page of a list, one item at a time.
async fn paged(app: &TestApp, query: &str) -> Vec<String> {
    let (mut all, mut at) = (Vec::new(), format!("{query}&limit=1"));
    loop {
        let page = found(app, &at).await.is(200);
        all.extend(names(&page));
        match page.json()["next"].as_str() {
            Some(next) => at = format!("{query}&limit=1&cursor={next}"),
            None => return all,
        }
    }
}

#[tokio::test]
async fn f17_a_doctor_is_shown_with_exactly_the_fields_of_the_contract() {
    let app = TestApp::start().await;
    let inr = "INR".parse().unwrap();
    let farah = app
        .doctor_who("Leena Farah", |new| {
            new.qualifications = "MD".to_owned();
            new.experience_years = Some(18);
            new.licence_number = Some("L-77".to_owned());
            new.languages = [Spoken::Hindi, Spoken::English].into();
            new.phone = "+91 98765 43210".parse().ok();
            new.fee = Some(Money { amount: 60_000, currency: inr });
        })
        .await;
    let path = format!("/doctors/{}", farah.id);
    let shown = app.stranger().api(Method::GET, &path).send().await.is(200);
    let expected = json!({
        "id": farah.id, "name": "Leena Farah", "department_id": app.department.id, "specialization": "Cardiologist",
        "qualifications": "MD", "experience_years": 18, "languages": ["en", "hi"], "fee": {"amount": 60_000, "currency": "INR"},
        "accepts_bookings": true, "offers_video": false
    });
    assert_eq!(shown.json(), expected);
    assert_eq!(found(&app, "").await.is(200).json(), json!({"items": [expected], "next": null}));
    let novak = app.doctor("Petra Novak").await;
    let usual: Value = app.stranger().api(Method::GET, &format!("/doctors/{}", novak.id)).send().await.is(200).json();
    assert_eq!((&usual["fee"]["amount"], &usual["experience_years"]), (&json!(50_000), &Value::Null));
    assert_eq!(usual["languages"], json!([]), "nothing was said");
    app.stranger().api(Method::GET, &format!("/doctors/{}", app.department.id)).send().await.is_problem(404, "not-found");
}

#[tokio::test]
async fn f20_doctors_are_found_by_name_department_and_specialization_a_page_at_a_time() {
    let app = TestApp::start().await;
    let other = app.administrator().await.api(Method::POST, "/departments").json(&json!({"name": "Skin"})).send().await.member("id");
    for name in ["Anna Andersson", "Omar Haddad", "Leena Farah"] {
        app.doctor(name).await;
    }
    app.doctor_who("Andrea Novak", |new| {
        new.department_id = other.parse().unwrap();
        new.specialization = "Dermatologist".to_owned();
    })
    .await;
    let here = app.department.id;
    for (query, expected) in [
        ("?".to_owned(), vec!["Andrea Novak", "Anna Andersson", "Leena Farah", "Omar Haddad"]),
        (format!("?department={here}"), vec!["Anna Andersson", "Leena Farah", "Omar Haddad"]),
        (format!("?department={here}&q=o"), vec!["Omar Haddad"]),
        ("?q=an".to_owned(), vec!["Anna Andersson", "Andrea Novak"]),
        ("?q=AND".to_owned(), vec!["Anna Andersson", "Andrea Novak"]),
        ("?q=and%20nov".to_owned(), vec!["Andrea Novak"]),
        ("?specialization=derma".to_owned(), vec!["Andrea Novak"]),
        (format!("?department={here}&specialization=derma"), vec![]),
        ("?q=nobody".to_owned(), vec![]),
        ("?q=omar.haddad1%40example.org".to_owned(), vec![]),
    ] {
        let mut all = names(&found(&app, &query).await.is(200));
        assert_eq!(paged(&app, &query).await, all, "{query}");
        all.sort();
        let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        expected.sort();
        assert_eq!(all, expected, "{query}");
    }
    assert_eq!(found(&app, "?department=x").await.is_problem(422, "invalid").faults(), ["/department invalid"]);
    assert_eq!(found(&app, &format!("?q={}", "x".repeat(121))).await.is_problem(422, "invalid").faults(), ["/q too_long"]);
}

#[tokio::test]
async fn f20_doctors_are_found_by_what_they_speak_and_what_they_cost_a_page_at_a_time() {
    let app = TestApp::start().await;
    let inr = "INR".parse().unwrap();
    for (name, languages, fee) in [
        ("Anna Andersson", vec![Spoken::English, Spoken::Swedish], Some(40_000)),
        ("Kavita Iyer", vec![Spoken::English, Spoken::Hindi, Spoken::Tamil], Some(60_050)),
        ("Omar Haddad", vec![Spoken::Arabic, Spoken::English], None),
        ("Petra Novak", vec![], Some(90_000)),
    ] {
        app.doctor_who(name, |new| {
            new.languages = languages.into_iter().collect();
            new.fee = fee.map(|amount| Money { amount, currency: inr });
        })
        .await;
    }
    let here = app.department.id;
    for (query, expected) in [
        ("?language=en".to_owned(), vec!["Anna Andersson", "Kavita Iyer", "Omar Haddad"]),
        ("?language=hi".to_owned(), vec!["Kavita Iyer"]),
        ("?language=zh".to_owned(), vec![]),
        ("?language=&max_fee=".to_owned(), vec!["Anna Andersson", "Kavita Iyer", "Omar Haddad", "Petra Novak"]),
        ("?max_fee=500".to_owned(), vec!["Anna Andersson", "Omar Haddad"]),
        ("?max_fee=600.50".to_owned(), vec!["Anna Andersson", "Kavita Iyer", "Omar Haddad"]),
        ("?max_fee=600.49&language=en".to_owned(), vec!["Anna Andersson", "Omar Haddad"]),
        (format!("?department={here}&language=en&max_fee=400"), vec!["Anna Andersson"]),
        ("?q=a&language=ar".to_owned(), vec![]),
        ("?q=o&language=ar".to_owned(), vec!["Omar Haddad"]),
    ] {
        assert_eq!(names(&found(&app, &query).await.is(200)), expected, "{query}");
        assert_eq!(paged(&app, &query).await, expected, "{query}");
    }
    for (query, fault) in [
        ("?language=english", "/language unknown_language"),
        ("?language=EN", "/language unknown_language"),
        ("?max_fee=500,5", "/max_fee not_an_amount"),
        ("?max_fee=-1", "/max_fee not_an_amount"),
    ] {
        assert_eq!(found(&app, query).await.is_problem(422, "invalid").faults(), [fault], "{query}");
    }
    let next = found(&app, "?language=en&limit=1").await.is(200).json()["next"].as_str().unwrap().to_owned();
    for other in ["?language=hi", "?language=en&max_fee=500", "?"] {
        found(&app, &format!("{other}&limit=1&cursor={next}")).await.is(400);
    }
}

#[tokio::test]
async fn f20_doctors_of_a_department_are_sorted_as_a_whole_a_page_at_a_time() {
    let app = TestApp::start().await;
    for (name, fee) in [("Anna Andersson", Some(90_000)), ("Kavita Iyer", None), ("Omar Haddad", Some(40_000))] {
        let currency = "INR".parse().unwrap();
        app.doctor_who(name, |new| new.fee = fee.map(|amount| Money { amount, currency })).await;
    }
    let closed = app.doctor("Aaron Closed").await;
    app.changes(&closed, |doctor| doctor.accepts_bookings = false).await;
    let here = app.department.id;
    for (query, expected) in [
        ("?sort=name".to_owned(), ["Aaron Closed", "Anna Andersson", "Kavita Iyer", "Omar Haddad"]),
        (format!("?department={here}&sort=name"), ["Aaron Closed", "Anna Andersson", "Kavita Iyer", "Omar Haddad"]),
        (format!("?department={here}&sort=soonest"), ["Anna Andersson", "Kavita Iyer", "Omar Haddad", "Aaron Closed"]),
    ] {
        assert_eq!(names(&found(&app, &query).await.is(200)), expected, "{query}");
        assert_eq!(paged(&app, &query).await, expected, "{query}");
    }
    assert_eq!(paged(&app, &format!("?department={here}&sort=fee&max_fee=500")).await[0], "Omar Haddad");
    assert_eq!(paged(&app, &format!("?department={here}&sort=fee")).await.last().unwrap(), "Anna Andersson");
    assert_eq!(found(&app, "?sort=fee").await.is_problem(422, "invalid").faults(), ["/department required"]);
}

#[tokio::test]
async fn f20_whoever_is_booked_between_two_pages_takes_nobody_else_out_of_them() {
    let app = TestApp::start().await;
    let anna = app.doctor("Anna Andersson").await;
    app.doctor("Kavita Iyer").await;
    app.doctor("Omar Haddad").await;
    let query = format!("?department={}&sort=soonest&limit=1", app.department.id);
    let first = found(&app, &query).await.is(200);
    assert_eq!(names(&first), ["Anna Andersson"]);
    app.patient("Asha").await.has(&app.open_slot(&anna).await).await;
    let behind = |page: &Answer| format!("{query}&cursor={}", page.json()["next"].as_str().unwrap());
    let second = found(&app, &behind(&first)).await.is(200);
    assert_eq!(names(&second), ["Kavita Iyer"]);
    assert_eq!(names(&found(&app, &behind(&second)).await.is(200)), ["Omar Haddad"]);
}

#[tokio::test]
async fn f19_whoever_left_is_not_found_and_a_new_name_is() {
    let app = TestApp::start().await;
    let (farah, novak) = (app.doctor("Leena Farah").await, app.doctor("Petra Novak").await);
    app.changes(&farah, |doctor| doctor.name = "Leena Haddad".parse().unwrap()).await;
    app.changes(&novak, |doctor| doctor.status = DoctorStatus::Inactive).await;
    assert_eq!(names(&found(&app, "").await), ["Leena Haddad"]);
    assert_eq!(names(&found(&app, "?q=had").await), ["Leena Haddad"]);
    assert!(names(&found(&app, "?q=far").await).is_empty() && names(&found(&app, "?q=nov").await).is_empty());
    for path in ["", "/free-times"] {
        app.stranger().api(Method::GET, &format!("/doctors/{}{path}", novak.id)).send().await.is_problem(404, "not-found");
    }
    assert_eq!(app.app.directory.department(app.department.id).await.unwrap().unwrap().doctors, 1);
    app.changes(&novak, |doctor| doctor.status = DoctorStatus::Active).await;
    assert_eq!(app.app.directory.department(app.department.id).await.unwrap().unwrap().doctors, 2);
    assert_eq!(names(&found(&app, "?q=nov").await), ["Petra Novak"]);
}
