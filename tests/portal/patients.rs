//! F19: patients at the desk. They are found by beginnings of words, and how they are called and reached is kept.

use caredesk::access::role::Role;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Page, Person, TestApp};

/// Whom a search finds, in its order, however often it goes on.
async fn finds(by: &Person, q: &str) -> Vec<String> {
    let (mut found, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/patients?limit=100&q={}{cursor}", q.replace(' ', "%20").replace('+', "%2B"));
        let answer = by.api(Method::GET, &path).send().await.is(200).json();
        found.extend(answer["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()));
        let Some(next) = answer["next"].as_str() else { return found };
        cursor = format!("&cursor={next}");
    }
}

#[tokio::test]
async fn f19_the_desk_finds_patients_by_beginnings_of_name_address_and_phone() {
    let app = TestApp::start().await;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let maya = app.patient("Maya Menon").await;
    app.patient("Asha Menon").await;
    app.doctor("Maya Farah").await;
    app.stranger()
        .posts(
            "/register",
            &[("name", "Maya New"), ("email", "new@example.org"), ("password", "four tulips on a table"), ("consent", "yes")],
        )
        .await
        .is(303);
    maya.api(Method::PATCH, "/me").json(&json!({ "phone": "+91 98765 43210" })).send().await.is(200);
    for by in [&ruth, &tomas] {
        assert_eq!(finds(by, "may").await, ["Maya Menon"], "no doctor, and nobody whose address is not confirmed");
        assert_eq!(finds(by, "men ash").await, ["Asha Menon"]);
        assert_eq!(finds(by, "m").await, ["Asha Menon", "Maya Menon"], "each of them once, by name");
        assert_eq!(finds(by, &maya.email.to_uppercase()).await, ["Maya Menon"]);
        assert_eq!(finds(by, "+91 987").await, ["Maya Menon"]);
        assert_eq!(finds(by, "").await, ["Asha Menon", "Maya Menon"], "by name");
        assert!(finds(by, "enon").await.is_empty() && finds(by, "+92").await.is_empty());
    }
    let list = ruth.looks_for("/patients", "may").await;
    assert!(!list.contains("may"), "nobody's name stands in an address: {list}");
    let page = ruth.opens(&list).await.is(200).page();
    assert_eq!(page.form("/patients/search").value("q"), "may");
    assert_eq!(tomas.opens(&list).await.is(303).location(), "/patients", "the words of somebody else's search are not read");
    assert!(page.text().contains("Maya Menon") && page.text().contains("+919876543210") && !page.text().contains("Asha"));
    assert!(ruth.opens(&ruth.looks_for("/patients", "zz").await).await.is(200).page().text().contains("Nobody fits"));
    assert!(ruth.opens("/patients?q=zz").await.is(200).page().text().contains("Asha"), "plain words are not looked for");
    let refused = ruth.posts("/patients/search", &[("q", &"x".repeat(121))]).await.is(422).page();
    assert!(refused.alert().contains("at most 120 characters"));
    ruth.posts("/patients/search", &[("q", " ")]).await.leads_to("/patients");
    assert!(ruth.opens("/desk").await.text().contains("href=\"/patients\""), "it is found from the desk");
}

#[tokio::test]
async fn f20_the_desk_finds_a_phone_number_however_it_was_written_down() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    for (name, phone) in
        [("Plain", "070-123 45 67"), ("Zeros", "0046 70 111 11 11"), ("Plus", "+46 70 222 22 22"), ("Bare", "46 70 333 33 33")]
    {
        let patient = app.patient(name).await;
        patient.api(Method::PATCH, "/me").json(&json!({ "phone": phone })).send().await.is(200);
    }
    assert_eq!(finds(&ruth, "070 123").await, ["Plain"]);
    assert_eq!(finds(&ruth, "0701").await, ["Plain"]);
    assert_eq!(finds(&ruth, "+46 70 1").await, ["Zeros"]);
    assert_eq!(finds(&ruth, "0046 (70) 2").await, ["Plus"]);
    assert_eq!(finds(&ruth, "46 70 2").await, ["Plus"]);
    for typed in ["+46 70", "0046 70"] {
        assert_eq!(finds(&ruth, typed).await, ["Bare", "Plus", "Zeros"], "{typed}");
    }
    assert!(finds(&ruth, "00").await == ["Zeros"] && finds(&ruth, "071").await.is_empty());
    let list = ruth.looks_for("/patients", "070 123").await;
    assert!(ruth.opens(&list).await.is(200).page().text().contains("0701234567"));

    // A page at a time, by name whichever way it was written down.
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let answer = ruth.api(Method::GET, &format!("/patients?q=%2B4670&limit=1{cursor}")).send().await.is(200).json();
        seen.extend(answer["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()));
        let Some(next) = answer["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen, ["Bare", "Plus", "Zeros"]);
}

#[tokio::test]
async fn f19_what_a_patients_page_keeps_has_a_heading_and_joining_accounts_is_called_so() {
    let app = TestApp::start().await;
    let (tomas, asha) = (app.administrator().await, app.patient("Asha").await);
    let page = tomas.opens(&format!("/patients/{}", asha.id)).await.is(200).page();
    let headings: Vec<String> = page.all("form h2").iter().map(|heading| heading.text()).collect();
    assert!(headings.contains(&"Name and contact data".to_owned()), "{headings:?}");
    let link = page.all("main a").into_iter().find(|link| link.attribute("href") == Some(&format!("/patients/{}/merge", asha.id)));
    assert_eq!(link.unwrap().text(), "Join with another account of this person");
}

#[tokio::test]
async fn f19_a_day_of_birth_is_said_without_its_weekday() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    let asha = app.patient("Asha Menon").await;
    asha.api(Method::PATCH, "/me").json(&json!({ "date_of_birth": "1974-06-30" })).send().await.is(200);
    app.patient("Asha Berg").await;
    let merge = ruth.looks_for(&format!("/patients/{}/merge", app.patient("Ben").await.id), "asha").await;
    for path in ["/patients", merge.as_str()] {
        let page = ruth.opens(path).await.is(200).page().text();
        assert!(page.contains("30 June 1974") && !page.contains("Sunday"), "{path}: {page}");
    }
}

#[tokio::test]
async fn f19_a_long_list_is_read_a_page_at_a_time_and_each_patient_stands_once() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    for number in 0..23 {
        app.patient(&format!("Meera Mehta{number:02}")).await;
    }
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let answer = ruth.api(Method::GET, &format!("/patients?q=me&limit=5{cursor}")).send().await.is(200).json();
        seen.extend(answer["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()));
        let Some(next) = answer["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen.len(), 23);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 23);
    let list = ruth.looks_for("/patients", "meera").await;
    let (page, spent) = app.spends(ruth.opens(&list)).await;
    assert!(spent.calls <= 3 && spent.read_units <= 15.0, "{spent:?}");
    let more = page.is(200).page().all("nav.pages a").last().unwrap().attribute("href").unwrap().to_owned();
    assert_eq!(ruth.opens(&more).await.is(200).page().all("tbody tr").len(), 3);
}

#[tokio::test]
async fn f19_the_desk_keeps_how_a_patient_is_called_and_reached_and_sees_nothing_clinical() {
    let app = TestApp::start().await;
    let (ruth, farah, asha) = (app.receptionist().await, app.doctor("Leena Farah").await, app.patient("Asha Menon").await);
    asha.api(Method::PATCH, "/me").json(&json!({ "blood_group": "A+" })).send().await.is(200);
    asha.has(&app.open_slot(&farah).await).await;
    let address = format!("/patients/{}", asha.id);
    let body = ruth.api(Method::GET, &address).send().await.is(200).json();
    let names: Vec<&String> = body.as_object().unwrap().keys().collect();
    assert_eq!(names, ["id", "record_number", "name", "email", "phone", "date_of_birth", "gender", "address", "status", "mail_failure"]);
    let page = ruth.opens(&address).await.is(200);
    assert!(!page.text().contains("A+") && !page.text().contains("cough"));
    let form = page.page().form(&address);
    let filled = [("name", "Asha Berg"), ("phone", "+46 70 123 45 67"), ("date_of_birth", "1980-02-29"), ("address", "Main Street 1")];
    let form = filled.into_iter().fold(form, |form, (field, value)| form.fill(field, value));
    ruth.sends(&form).await.leads_to(&address);
    ruth.sends(&form).await.leads_to(&address); // pressed twice
    assert_eq!((finds(&ruth, "berg").await.len(), finds(&ruth, "menon").await.len(), finds(&ruth, "+4670").await.len()), (1, 0, 1));
    let me = asha.api(Method::GET, "/me").send().await.is(200).json();
    assert_eq!((me["name"].clone(), me["blood_group"].clone()), (json!("Asha Berg"), json!("A+")));
    // A page from before does not undo it.
    let stale = ruth.sends(&form.clone().fill("name", "Asha Old")).await.is(409).page();
    assert!(stale.alert().contains("Somebody has saved this"));
    assert_eq!(stale.form(&address).value("name"), "Asha Old");
    let wrong = ruth.sends(&stale.form(&address).fill("name", "").fill("phone", "12").fill("date_of_birth", "x")).await.is(422).page();
    for words in ["Enter the name", "Enter the phone number", "Enter the date of birth"] {
        assert!(wrong.alert().contains(words), "{}", wrong.alert());
    }
}

#[tokio::test]
async fn f19_only_contact_data_of_patients_is_changed_and_only_by_the_desk() {
    let app = TestApp::start().await;
    let (ruth, asha, ben, farah) =
        (app.receptionist().await, app.patient("Asha").await, app.patient("Ben").await, app.doctor("Leena").await);
    let address = format!("/patients/{}", asha.id);
    for (name, value) in [
        ("role", json!("administrator")),
        ("status", json!("disabled")),
        ("email", json!("x@example.org")),
        ("blood_group", json!("A+")),
        ("id", json!(ben.id)),
    ] {
        let refused = ruth.api(Method::PATCH, &address).json(&json!({ name: value })).send().await.is(422);
        assert_eq!(refused.faults(), [format!("/{name} unknown_field")]);
    }
    for (who, expected) in [(&asha, 403), (&ben, 403), (&farah, 403)] {
        who.api(Method::PATCH, &address).json(&json!({ "phone": null })).send().await.is(expected);
        who.api(Method::GET, &address).send().await.is(404);
        who.api(Method::GET, "/patients").send().await.is(expected);
    }
    let tag = ruth.api(Method::GET, &address).send().await.header("etag").to_owned();
    ruth.api(Method::PATCH, &address).if_match(&tag).json(&json!({ "phone": "+46701234567" })).send().await.is(200);
    ruth.api(Method::PATCH, &address).if_match(&tag).json(&json!({ "phone": null })).send().await.is(412);
    // Nobody else is a patient: a doctor, a colleague and nobody answer alike.
    let somebody = app.person("Ines", Role::Administrator).await;
    let mut answers: Vec<Value> = Vec::new();
    for id in [farah.id.to_string(), somebody.id.to_string(), "usr_00000000000000000000000000".to_owned()] {
        let mut body = ruth.api(Method::GET, &format!("/patients/{id}")).send().await.is(404).json();
        ruth.api(Method::PATCH, &format!("/patients/{id}")).json(&json!({ "phone": null })).send().await.is(404);
        ruth.opens(&format!("/patients/{id}")).await.is(404);
        body["request_id"] = json!("");
        body["instance"] = json!("");
        answers.push(body);
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
}

#[tokio::test]
async fn f19_a_patients_visits_stand_on_their_page_and_each_visit_leads_back() {
    let app = TestApp::start().await;
    let (ruth, tomas, farah) = (app.receptionist().await, app.administrator().await, app.doctor("Leena Farah").await);
    let asha = app.patient("Asha Menon").await;
    let address = format!("/patients/{}", asha.id);
    assert!(ruth.opens(&address).await.is(200).page().text().contains("No visits yet."));
    let slots = app.open_slots(&farah).await;
    let mut visits = Vec::new();
    for slot in &slots[..12] {
        visits.push(asha.has(slot).await);
    }
    ruth.cancels(&visits[0]).await.is(200);
    for by in [&ruth, &tomas] {
        let answer = by.opens(&address).await.is(200);
        assert!(!answer.text().contains("cough"), "why they come is nobody's business at the desk");
        let page = answer.page();
        let rows = |id: &str| -> Vec<String> {
            page.all(&format!("section[aria-labelledby=\"{id}\"] tbody tr")).iter().map(|row| row.text()).collect()
        };
        let (coming, past) = (rows("coming"), rows("past"));
        assert_eq!((coming.len(), past.len()), (10, 1), "{coming:?} {past:?}");
        assert!(coming[0].contains("Leena Farah") && past[0].contains("Cancelled"), "{coming:?} {past:?}");
        assert!(page.text().contains("There are more after these.") && !page.text().contains("There are more before these."));
        let way = page.find("section[aria-labelledby=\"coming\"] tbody a").unwrap().attribute("href").unwrap().to_owned();
        assert_eq!(way, format!("/appointments/{}", visits[1].id), "the next one stands first");
        assert_eq!(by.opens(&way).await.is(200).page().find("h1 a").unwrap().attribute("href"), Some(address.as_str()));
    }
    let visit = format!("/appointments/{}", visits[1].id);
    for person in [&farah, &asha] {
        assert!(person.opens(&visit).await.is(200).page().find("h1 a").is_none(), "only who may open it is led there");
    }
    let (page, spent) = app.spends(ruth.opens(&address)).await;
    page.is(200);
    assert!(spent.calls <= 3 && spent.read_units <= 6.0, "{spent:?}");
}

#[tokio::test]
async fn f19_all_visits_of_a_patient_are_one_press_from_their_page_and_turned_page_by_page() {
    let app = TestApp::start().await;
    let (ruth, farah) = (app.receptionist().await, app.doctor("Leena Farah").await);
    let (asha, ben) = (app.patient("Asha Menon").await, app.patient("Ben Okri").await);
    let slots = app.open_slots(&farah).await;
    let mut visits = Vec::new();
    for slot in &slots[..28] {
        visits.push(asha.has(slot).await);
    }
    ben.has(&slots[28]).await;
    for visit in &visits[..6] {
        ruth.cancels(visit).await.is(200);
    }
    let address = format!("/patients/{}", asha.id);
    let all = format!("{address}?visits=all");
    let page = ruth.opens(&address).await.is(200).page();
    for list in ["coming", "past"] {
        let heads = page.all(".card__head");
        let head = heads.iter().find(|head| head.find(&format!("h2[id={list}]")).is_some()).unwrap();
        assert_eq!(head.find("p a").unwrap().attribute("href"), Some(all.as_str()), "{list}");
    }
    let ways = |page: &Page| -> Vec<String> {
        page.all("section[aria-labelledby=\"all\"] tbody th a").iter().map(|way| way.attribute("href").unwrap().to_owned()).collect()
    };
    let turn = |page: &Page| page.find("nav.pages a").unwrap().attribute("href").unwrap().to_owned();
    let first = ruth.opens(&all).await.is(200);
    assert!(!first.text().contains("cough"), "why they come is nobody's business at the desk");
    let first = first.page();
    assert_eq!(first.heading(), "All visits of Asha Menon");
    let older = turn(&first);
    let rest = ruth.opens(&older).await.is(200).page();
    let newest_first: Vec<String> = visits.iter().rev().map(|visit| format!("/appointments/{}", visit.id)).collect();
    assert_eq!((ways(&first).len(), [ways(&first), ways(&rest)].concat()), (25, newest_first), "each once, and nobody else's");
    assert_eq!(turn(&rest), all, "back to the beginning");
    assert_eq!(rest.find(".nhsuk-back-link").unwrap().attribute("href"), Some(address.as_str()));
    ruth.opens(&older.replace(&asha.id.to_string(), &ben.id.to_string())).await.is(400);
    let (page, spent) = app.spends(ruth.opens(&all)).await;
    page.is(200);
    assert!(spent.calls <= 3 && spent.read_units <= 6.0, "{spent:?}");
}
