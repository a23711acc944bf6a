//! F22 and F16 on pages: a doctor keeps kinds of visits, a patient and the desk choose one, and it stays chosen to the end.

use caredesk::primitives::money::Money;
use http::Method;
use serde_json::json;

use crate::repairs::{house, leave_on, works};
use crate::steps::{doctor_and_asha, offered, patient_at, times_of};
use crate::support::{Answer, Form, Person, TestApp, Visit, booking};

const DAY: &str = "2026-11-26";

fn kinds_of(doctor: &Person) -> String {
    format!("/doctors/{}/visit-kinds", doctor.id)
}

async fn adds(doctor: &Person, name: &str, minutes: &str, fee: &str, buffer: &str) -> Answer {
    let path = kinds_of(doctor);
    let form = doctor.opens(&format!("{path}/new")).await.is(200).page().form(&path);
    doctor.sends(&form.fill("name", name).fill("minutes", minutes).fill("fee", fee).fill("buffer_minutes", buffer)).await
}

/// The address of a link that says this.
fn link(page: &Answer, text: &str) -> String {
    let page = page.page();
    let links = page.all("a[href]");
    let found = links.iter().find(|link| link.text().trim() == text).unwrap_or_else(|| panic!("{text} is no link of {}", page.text()));
    found.attribute("href").unwrap().to_owned()
}

#[tokio::test]
async fn f22_a_doctor_adds_changes_and_removes_kinds_and_mistakes_are_told_in_words() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let hours = format!("/doctors/{}/hours", doctor.id);
    assert!(doctor.opens(&hours).await.is(200).text().contains("No kinds yet: every visit is as long as the weekly hours say"));
    let wrong = adds(&doctor, " ", "42", "a lot", "7").await.is(422);
    for said in ["Use a multiple of 5 minutes", "42", "a lot", "Enter the fee like 500 or 1,234.50"] {
        assert!(wrong.text().contains(said), "{said} in {}", wrong.text());
    }
    // Each names its field: two are wrong in the same words.
    let told: Vec<String> = wrong.page().all(".nhsuk-error-summary li").iter().map(|line| line.text()).collect();
    assert_eq!((told.len(), told[1].as_str()), (4, "Minutes: Use a multiple of 5 minutes."));
    assert_eq!(told[3], "Pause after a visit: Use a multiple of 5 minutes.");
    let too_much = adds(&doctor, "First visit", "40", "10000000001", "").await.is(422);
    assert!(too_much.text().contains("Use a number from 0 to") && !too_much.text().contains("Enter the fee like"), "{}", too_much.text());
    adds(&doctor, "First visit", "40", "800", "10").await.leads_to(&hours);
    let alike = adds(&doctor, "first visit", "15", "", "").await.is(422);
    assert!(alike.text().contains("Another kind of visit has this name"), "{}", alike.text());
    adds(&doctor, "Follow-up", "15", "300", "").await.leads_to(&hours);
    let list = doctor.opens(&hours).await.is(200);
    assert!(list.text().contains("First visit") && list.text().contains("40 min") && list.text().contains("10 min free after it"));

    let one = doctor.opens(&link(&list, "Change First visit")).await.is(200);
    let address = link(&list, "Change First visit");
    let form = one.page().form(&address);
    // Somebody changed the doctor meanwhile: what was typed stays, and nothing is saved.
    app.changes(&doctor, |doctor| doctor.place = "Room 4".into()).await;
    let stale = doctor.sends(&form.clone().fill("minutes", "45")).await.is(409);
    assert!(stale.text().contains("45"), "{}", stale.text());
    doctor.sends(&stale.page().form(&address)).await.leads_to(&hours);
    assert!(doctor.opens(&hours).await.is(200).text().contains("45 min"));

    let tomas = app.administrator().await;
    assert!(tomas.opens(&format!("/doctors/{}/edit", doctor.id)).await.is(200).text().contains("Hours and kinds of visits"));
    let remove = tomas.opens(&address).await.is(200).page().form(&format!("{address}/remove"));
    tomas.sends(&remove).await.leads_to(&hours);
    assert!(!doctor.opens(&hours).await.is(200).text().contains("First visit"));
    asha.opens(&address).await.is(403);
    tomas.opens(&address).await.is(404);
}

#[tokio::test]
async fn f22_a_change_of_a_kind_that_was_removed_meanwhile_becomes_a_new_one_with_what_was_typed() {
    let app = TestApp::start().await;
    let (doctor, _) = doctor_and_asha(&app).await;
    let hours = format!("/doctors/{}/hours", doctor.id);
    adds(&doctor, "First visit", "40", "800", "10").await.leads_to(&hours);
    let address = link(&doctor.opens(&hours).await.is(200), "Change First visit");
    let form = doctor.opens(&address).await.is(200).page().form(&address).fill("name", "Long visit").fill("minutes", "45");
    app.changes(&doctor, |doctor| doctor.visit_kinds.clear()).await;
    let gone = doctor.sends(&form).await.is(404);
    assert!(gone.page().alert().contains("was removed since you opened the page"), "{}", gone.text());
    let anew = gone.page().form(&kinds_of(&doctor));
    assert_eq!((anew.value("name"), anew.value("minutes"), anew.value("buffer_minutes")), ("Long visit", "45", "10"));
    doctor.sends(&anew).await.leads_to(&hours);
    let list = doctor.opens(&hours).await.is(200);
    assert!(list.text().contains("Long visit") && list.text().contains("45 min"), "{}", list.text());
}

#[tokio::test]
async fn f22_a_patient_chooses_a_kind_and_it_stays_to_the_confirmation_and_through_a_move() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    assert!(!asha.opens(&times_of(&doctor, "")).await.is(200).text().contains("Usual visit"), "nothing to choose");
    adds(&doctor, "First visit", "40", "800", "10").await.is(303);
    adds(&doctor, "Follow-up", "15", "300", "").await.is(303);
    let times = asha.opens(&times_of(&doctor, &format!("?day={DAY}"))).await.is(200);
    assert_eq!(offered(&times).len(), 20, "the usual visit is chosen");
    let times = asha.opens(&link(&times, "First visit")).await.is(200);
    assert_eq!(offered(&times).len(), 5 + 7 + 5, "so long a visit does not fit at the end of the morning, afternoon and evening");
    assert!(times.text().contains("40 min") && times.text().contains("800"), "{}", times.text());
    assert!(times.page().all("ul.days a").iter().all(|day| day.attribute("href").unwrap().contains("&kind=vki_")), "days keep the kind");
    let form = times.page().form("/book/hold").fill("start", format!("{DAY}T10:00:00+05:30"));
    let held = asha.sends(&form).await.leads_to("/book/hld_");
    let details = asha.opens(held.location()).await.is(200);
    assert!(details.text().contains("First visit") && details.text().contains("10:00 to 10:40"), "{}", details.text());
    let back = details.page().form(&format!("{}/check", held.location()));
    let back = Form { action: format!("{}/change", held.location()), ..back }.fill("to", "time");
    assert!(asha.sends(&back).await.is(303).location().contains("&kind=vki_"), "back to free times of this kind");
    let check = asha.goes_on(&details.page().form(&format!("{}/check", held.location())).fill("reason", "Cough")).await.is(200);
    for said in ["First visit", "10:00 to 10:40", "800"] {
        assert!(check.page().text().contains(said), "{said} in {}", check.page().text());
    }
    let booked = asha.sends(&check.page().form("/appointments")).await.leads_to("/appointments/apt_");
    let page = booked.location().split('?').next().unwrap().to_owned();
    assert!(asha.opens(booked.location()).await.is(200).text().contains("First visit"));
    for person in [&asha, &doctor] {
        let visit = person.opens(&page).await.is(200);
        assert!(visit.text().contains("First visit") && visit.text().contains("10:00 to 10:40"), "{}", visit.text());
    }
    assert!(doctor.opens(&format!("/day?date={DAY}")).await.is(200).text().contains("First visit"));

    let dearer = Some(Money { amount: 90_000, currency: "INR".parse().unwrap() });
    app.changes(&doctor, |doctor| doctor.visit_kinds.iter_mut().for_each(|kind| kind.fee = dearer)).await;
    let other = asha.opens(&format!("{page}/move?day={DAY}")).await.is(200);
    let beside = other.page().find("dl.mini").unwrap().text();
    assert!(beside.contains("First visit") && beside.contains("₹800.00"), "its kind and its fee: {beside}");
    assert!(!other.text().contains("Usual visit") && !offered(&other).contains(&format!("{DAY}T11:30:00+05:30")));
    let form = other.page().form(&format!("{page}/move")).fill("start", format!("{DAY}T13:00:00+05:30"));
    asha.sends(&form).await.leads_to(&page);
    let moved = asha.opens(&page).await.is(200);
    assert!(moved.text().contains("13:00 to 13:40") && moved.text().contains("First visit") && moved.text().contains("800"));
    app.is_clean().await;
}

#[tokio::test]
async fn f16_the_desk_books_a_kind_and_a_kind_that_is_gone_is_said() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    adds(&doctor, "Follow-up", "15", "300", "").await.is(303);
    let ruth = app.receptionist().await;
    let times = ruth.opens(&times_of(&doctor, &format!("?day={DAY}&for={}", asha.id))).await.is(200);
    let address = link(&times, "Follow-up");
    assert!(address.contains(&format!("for={}", asha.id)));
    let times = ruth.opens(&address).await.is(200);
    let form = times.page().form("/book/hold").fill("start", format!("{DAY}T09:00:00+05:30"));
    let held = ruth.sends(&form).await.leads_to("/book/hld_").location().to_owned();
    let details = ruth.opens(&held).await.is(200);
    let action = format!("{}/check", held.split('?').next().unwrap());
    let check = ruth.goes_on(&details.page().form(&action).fill("reason", "Blood pressure")).await.is(200);
    assert!(check.text().contains("Follow-up") && check.text().contains("09:00 to 09:15"), "{}", check.text());
    let booked = ruth.sends(&check.page().form("/appointments")).await.leads_to("/appointments/apt_");
    assert!(asha.opens(booked.location()).await.is(200).text().contains("09:00 to 09:15"));

    app.changes(&doctor, |doctor| doctor.visit_kinds.clear()).await;
    let gone = ruth.opens(&address).await.is(200);
    assert!(gone.page().alert().contains("does not offer that kind of visit any more"), "{}", gone.text());
    assert!(asha.opens(booked.location()).await.is(200).text().contains("Follow-up"), "what is booked stays what it is");
}

#[tokio::test]
async fn f22_leave_offers_a_visit_of_a_kind_other_times_of_its_length() {
    let house = house().await;
    let (app, farah) = (&house.app, &house.farah);
    adds(farah, "First visit", "40", "800", "10").await.is(303);
    let kinds = farah.api(Method::GET, &kinds_of(farah)).send().await.is(200).json();
    let dev = app.patient("Dev").await;
    let mut wish = booking(&crate::steps::slot(app, farah, &format!("{DAY}T17:00:00+05:30")).await);
    wish["kind"] = kinds["items"][0]["id"].clone();
    let visit = Visit::of(&dev.asks_for(&wish).await.is(201));
    // A colleague has half an hour from 17:00 on, but no 40 minutes: what is proposed before anything is saved is as long as the visit.
    patient_at(app, &house.ravi, "Edu", &format!("{DAY}T17:30")).await;
    let (check, _) = leave_on(farah, DAY).await;
    let rows = check.all("table.visits tbody tr");
    let row = rows.iter().find(|row| row.text().contains("Dev")).expect("the visit is listed");
    let proposed = row.find("td.small").unwrap().text();
    assert!(proposed.contains("Ravi Iyer") && !proposed.contains("17:00"), "{proposed}");
    let mut resolve: serde_json::Map<String, serde_json::Value> =
        house.visits.iter().map(|visit| (visit.id.clone(), json!("offer"))).collect();
    resolve.insert(visit.id.clone(), json!("offer"));
    let body = json!({ "kind": "leave", "start": DAY, "end": DAY, "resolve": resolve });
    farah.api(Method::POST, &format!("/doctors/{}/exceptions", farah.id)).json(&body).send().await.is(201);
    works(app).await;
    let repair = dev.api(Method::GET, &format!("/appointments/{}/repair", visit.id)).send().await.is(200).json();
    let times = repair["times"].as_array().unwrap();
    assert_eq!(times.len(), 3, "{repair}");
    let at = |time: &serde_json::Value, name: &str| -> jiff::Timestamp { time[name].as_str().unwrap().parse().unwrap() };
    assert!(times.iter().all(|time| at(time, "end").duration_since(at(time, "start")).as_mins() == 40), "{repair}");
    let other = times.iter().find(|time| time["doctor_id"] == json!(house.ravi.id)).expect("another doctor");
    let taken = json!({ "hold_id": other["hold_id"] });
    let path = format!("/appointments/{}/repair/take", visit.id);
    dev.api(Method::POST, &path).key(&dev.new_key()).json(&taken).send().await.is(200);
    let moved = dev.looks_at(&visit).await.is(200).json();
    assert_eq!((&moved["end"], &moved["kind"]["name"], &moved["fee"]["amount"]), (&other["end"], &json!("First visit"), &json!(80_000)));
    app.is_clean().await;
}
