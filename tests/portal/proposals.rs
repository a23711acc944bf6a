//! A doctor offers a patient of theirs a time, who takes it or says why not; and whom a doctor has in care.

use caredesk::access::actor::Level;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::steps::{doctor_and_asha, offered, row};
use crate::support::html::Element;
use crate::support::{Answer, Form, Person, TestApp};

fn propose_to(patient: &Person, rest: &str) -> String {
    format!("/patients/{}/propose{rest}", patient.id)
}

/// The form of an offer, filled in.
async fn offer(doctor: &Person, patient: &Person, start: &str) -> Form {
    let path = propose_to(patient, &format!("?start={}", start.replace('+', "%2B")));
    doctor.opens(&path).await.is(200).page().form(&propose_to(patient, "")).fill("reason", "The new tablets")
}

/// Somebody in care, and the address of a visit that is offered to them.
pub async fn offers(doctor: &Person, patient: &Person, start: &str) -> String {
    let sent = doctor.sends(&offer(doctor, patient, start).await).await;
    sent.leads_to("/appointments/apt_").location().to_owned()
}

async fn status(person: &Person, visit: &str) -> String {
    person.api(Method::GET, visit).send().await.is(200).member("status")
}

/// Where a page leads to.
fn leads(answer: &Answer, path: &str) -> bool {
    answer.page().all("main a").iter().any(|link| link.attribute("href") == Some(path))
}

#[tokio::test]
async fn f30_a_doctor_offers_a_time_and_the_patient_takes_it_from_the_first_page() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[60]).await;
    let glance = farah.opens(&format!("/patients/{}/overview", asha.id)).await.is(200);
    assert!(leads(&glance, &propose_to(&asha, "")) && leads(&glance, &format!("/patients/{}/series", asha.id)));
    let times = farah.opens(&propose_to(&asha, "")).await.is(200);
    assert!(!offered(&times).is_empty());
    farah.opens(&propose_to(&asha, "?pick=1")).await.is(422);
    let form = offer(&farah, &asha, &slots[30].start).await;
    farah.sends(&form.clone().fill("reason", " ")).await.is(422);
    let visit = farah.sends(&form).await.leads_to("/appointments/apt_").location().to_owned();
    assert_eq!(farah.sends(&form).await.leads_to("/appointments/apt_").location(), visit, "pressed twice");
    assert_eq!(app.rows(Table::Appointments).await.len(), 2);

    let home = asha.opens("/appointments").await.is(200);
    assert!(leads(&home, &format!("{visit}/cancel")), "{}", home.page().text());
    app.patient("Ben").await.posts(&format!("{visit}/confirm"), &[("version", "1")]).await.is(404);
    asha.sends(&home.page().form(&format!("{visit}/confirm"))).await.is(303);
    assert_eq!(status(&asha, &visit).await, "booked");
    let list = asha.opens("/appointments").await.is(200).text();
    assert_eq!(list.matches("Suggested by the doctor").count(), 1, "the visit she booked herself says nothing: {list}");
    assert!(!leads(&asha.opens("/appointments").await.is(200), &format!("{visit}/cancel")), "answered");
}

#[tokio::test]
async fn f30_a_patient_says_no_and_the_doctor_reads_why() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ben, okafor) = (app.patient("Ben").await, app.doctor("Chidi Okafor").await);
    let slots = app.open_slots(&farah).await;
    farah.opens(&propose_to(&asha, "")).await.is(404);
    asha.has(&slots[60]).await;
    okafor.opens(&propose_to(&asha, "")).await.is(404);
    ben.opens(&propose_to(&asha, "")).await.is(403);
    let visit = offers(&farah, &asha, &slots[30].start).await;
    let no = format!("{visit}/cancel");
    ben.opens(&no).await.is(404);
    let page = asha.opens(&no).await.is(200).page();
    assert!(page.find("title").is_some_and(|title| title.text().contains("Decline a time")));
    let words = page.text();
    assert!(words.contains("When you decline") && words.contains("I do not need this visit"), "{words}");
    assert!(!words.contains("When you cancel") && !words.contains("I feel better"), "{words}");
    let form = page.form(&no).fill("why", "other").fill("reason", "I work nights");
    ben.sends(&form).await.is(404);
    let after = asha.sends(&form).await.leads_to(&visit).location().to_owned();
    assert!(asha.opens(&after).await.is(200).page().alert().len() > 5);
    assert_eq!(status(&asha, &visit).await, "cancelled");
    assert!(farah.opens(&visit).await.is(200).page().text().contains("I work nights"));
    assert!(app.open_slots(&farah).await.contains(&slots[30]), "free again");
}

#[tokio::test]
async fn f30_a_declined_time_is_called_so_and_one_the_doctor_takes_back_is_cancelled() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[60]).await;
    let declined = offers(&farah, &asha, &slots[30].start).await;
    let no = format!("{declined}/cancel");
    let form = asha.opens(&no).await.is(200).page().form(&no).fill("why", "other").fill("reason", "I work nights");
    asha.sends(&form).await.leads_to(&declined);
    let taken_back = offers(&farah, &asha, &slots[32].start).await;
    assert!(asha.opens(&taken_back).await.is(200).page().text().contains("paid after the visit"));
    let back = format!("{taken_back}/cancel");
    let asked = farah.opens(&back).await.is(200).page();
    assert_eq!(asked.heading(), "Take back this offer?");
    let words = asked.find("main").unwrap().text();
    assert!(!words.contains("Cancel this visit") && !words.contains("do this themselves"), "{words}");
    farah.sends(&asked.form(&back).fill("reason", "I am away then")).await.is(303);
    assert!(farah.opens(&taken_back).await.is(200).text().contains("is cancelled"), "the banner of it");
    let last = |page: &Answer| page.page().all("main ol li")[0].text();
    for (reader, by) in [(&asha, "by you"), (&farah, "by the patient")] {
        let page = reader.opens(&declined).await.is(200);
        assert!(last(&page).contains("Declined") && last(&page).contains(by), "{}", last(&page));
        for said in ["This time was declined", "Why it was declined: I work nights"] {
            assert!(page.page().text().contains(said), "{said}: {}", page.page().text());
        }
        assert!(!page.page().text().contains("ancelled"), "{}", page.page().text());
        assert!(page.page().all("main .tag").iter().any(|tag| tag.text().contains("Declined")));
        let page = reader.opens(&taken_back).await.is(200);
        assert!(last(&page).contains("Cancelled") && !page.page().text().contains("eclined"), "{}", page.page().text());
        for over in [&declined, &taken_back] {
            let words = reader.opens(over).await.is(200).page().text();
            assert!(!words.contains("after the visit"), "nothing is to be paid: {words}");
        }
    }
    assert_eq!(status(&asha, &declined).await, "cancelled", "programs read the word they know");
    // The lists, which read no history, call each of them by the same tag.
    let ruth = app.receptionist().await;
    let days = "?from=2026-11-23&to=2026-12-20&status=cancelled";
    let (desk, upcoming) = (format!("/desk{days}"), format!("/upcoming{days}"));
    let patient = format!("/patients/{}?visits=all", asha.id);
    for (reader, list) in [(&asha, "/appointments"), (&ruth, desk.as_str()), (&farah, upcoming.as_str()), (&ruth, patient.as_str())] {
        let page = reader.opens(list).await.is(200).page();
        let rows = [page.all("main table tr"), page.all("main ul.todo li")].concat();
        let leads_to = |row: &Element, visit: &str| {
            let links = row.all("a");
            links.iter().any(|link| link.attribute("href").is_some_and(|to| to.starts_with(visit)))
        };
        let said = |visit: &str| rows.iter().find(|row| leads_to(row, visit)).map(|row| row.text()).unwrap_or_default();
        assert!(said(&declined).contains("Declined") && !said(&declined).contains("Cancelled"), "{list}: {}", page.text());
        assert!(said(&taken_back).contains("Cancelled"), "{list}: {}", page.text());
    }
}

#[tokio::test]
async fn f30_a_patient_may_say_no_to_an_offer_until_it_begins() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[60]).await;
    // The next time there is: too late to give back a visit of one's own choice.
    let visit = offers(&farah, &asha, &slots[0].start).await;
    let no = format!("{visit}/cancel");
    let form = asha.opens(&no).await.is(200).page().form(&no);
    asha.sends(&form).await.leads_to(&visit);
    assert_eq!(status(&asha, &visit).await, "cancelled");
}

#[tokio::test]
async fn f30_a_time_that_is_gone_is_said_with_others_and_the_reason_stays() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[60]).await;
    let form = offer(&farah, &asha, &slots[30].start).await;
    app.patient("Ben").await.has(&slots[30]).await;
    let lost = farah.sends(&form).await.is(409);
    assert_eq!(offered(&lost).len(), 3);
    let again = lost.page().form(&propose_to(&asha, ""));
    assert_eq!(again.value("reason"), "The new tablets");
    farah.sends(&again).await.leads_to("/appointments/apt_");
}

#[tokio::test]
async fn f30_a_time_that_nobody_can_book_is_said_before_a_reason_is_asked_for() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[60]).await;
    app.patient("Ben").await.has(&slots[30]).await;
    let taken = slots[30].start.replace('+', "%2B");
    for start in ["2020-01-01T00:00:00Z", "2026-11-26T22:00:00Z", taken.as_str()] {
        let times = farah.opens(&propose_to(&asha, &format!("?start={start}"))).await.is(409).page();
        assert!(times.alert().contains("That time cannot be booked"), "{start}: {}", times.text());
        assert!(times.find("textarea").is_none(), "{start}: nothing is typed in vain");
    }
    let others = farah.opens(&propose_to(&asha, &format!("?start={taken}"))).await.is(409);
    assert!(!offered(&others).is_empty() && !offered(&others).contains(&slots[30].start));
}

/// The doctor keeps one kind of visit, and this is its id.
pub async fn keeps_a_kind(doctor: &Person) -> String {
    let kinds = json!({ "items": [{ "name": "First visit", "minutes": 40, "fee": { "amount": 80_000, "currency": "INR" } }] });
    let kept = doctor.api(Method::PUT, &format!("/doctors/{}/visit-kinds", doctor.id)).json(&kinds).send().await.is(200);
    kept.json()["items"][0]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn f30_a_time_is_offered_for_a_kind_of_visit_that_the_page_names() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    asha.has(&app.open_slots(&farah).await[60]).await;
    let kind = keeps_a_kind(&farah).await;
    let times = farah.opens(&propose_to(&asha, &format!("?day=2026-11-26&kind={kind}"))).await.is(200);
    let start = offered(&times)[1].clone();
    let path = propose_to(&asha, &format!("?start={}&kind={kind}", start.replace('+', "%2B")));
    let page = farah.opens(&path).await.is(200).page();
    for said in ["First visit", "40 min", "800"] {
        assert!(page.text().contains(said), "{said} in {}", page.text());
    }
    let form = page.form(&propose_to(&asha, "")).fill("reason", "The new tablets");
    let visit = farah.sends(&form).await.leads_to("/appointments/apt_").location().to_owned();
    assert!(asha.opens(&visit).await.is(200).text().contains("First visit"));
}

#[tokio::test]
async fn f30_a_kind_that_is_gone_is_said_and_the_next_offer_is_of_the_usual_visit() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[60]).await;
    let kind = keeps_a_kind(&farah).await;
    let path = propose_to(&asha, &format!("?start={}&kind={kind}", slots[30].start.replace('+', "%2B")));
    let form = farah.opens(&path).await.is(200).page().form(&propose_to(&asha, "")).fill("reason", "The new tablets");
    app.changes(&farah, |doctor| doctor.visit_kinds.clear()).await;

    let said = "does not offer that kind of visit any more";
    for path in [&path, &propose_to(&asha, &format!("?kind={kind}"))] {
        let times = farah.opens(path).await.is(200);
        assert!(times.page().alert().contains(said) && !offered(&times).is_empty(), "{}", times.text());
        let asks_again = |href: &str| href.contains(&kind);
        assert!(!times.page().all("main a").iter().any(|link| link.attribute("href").is_some_and(asks_again)), "{}", times.text());
    }
    let lost = farah.sends(&form).await.is(409);
    assert!(lost.page().alert().contains(said) && offered(&lost).len() == 3, "{}", lost.text());
    let again = lost.page().form(&propose_to(&asha, ""));
    assert_eq!(again.value("reason"), "The new tablets");
    farah.sends(&again).await.leads_to("/appointments/apt_");
}

#[tokio::test]
async fn f21_a_doctor_has_a_list_of_whom_they_have_in_care_and_of_nobody_else() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ben, chen, okafor) = (app.patient("Ben").await, app.patient("Chen").await, app.doctor("Chidi Okafor").await);
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[30]).await;
    chen.has(&slots[34]).await;
    let given_back = ben.has(&slots[32]).await;
    ben.cancels(&given_back).await.is(200);
    farah.opens("/my-patients").await.is(200);
    let (list, spent) = app.spends(farah.opens("/my-patients")).await;
    let list = list.is(200);
    assert!(spent.calls <= 2, "who asks, and their visits: {spent:?}");
    assert!(list.text().contains(&asha.name) && list.text().contains("Chen") && !list.page().text().contains("Ben"));
    assert!(leads(&list, &format!("/patients/{}/overview", asha.id)));
    assert!(!list.text().contains("cough"), "nothing clinical");

    let found = farah.looks_for("/my-patients", "asha").await;
    assert!(!found.contains("asha"), "no name in an address: {found}");
    let found = farah.opens(&found).await.is(200);
    assert!(found.text().contains(&asha.name) && !found.page().text().contains("Chen"));
    let nobody = okafor.opens("/my-patients").await.is(200);
    assert!(!nobody.text().contains(&asha.name));

    let first = farah.api(Method::GET, "/my-patients?limit=1").send().await.is(200).json();
    assert_eq!((first["items"].as_array().unwrap().len(), &first["items"][0]["name"]), (1, &json!(asha.name)));
    let next = format!("/my-patients?limit=1&cursor={}", first["next"].as_str().unwrap());
    let next = farah.api(Method::GET, &next).send().await.is(200).json();
    assert_eq!(next["items"][0]["name"], "Chen");
    assert!(next["next"].is_null());
    asha.opens("/my-patients").await.is(403);
}

#[tokio::test]
async fn f21_a_search_of_signs_finds_nobody_and_says_so() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    asha.has(&app.open_slots(&farah).await[30]).await;
    for signs in ["%", "_"] {
        let found = farah.looks_for("/my-patients", signs).await;
        let found = farah.opens(&found).await.is(200).page();
        assert!(found.text().contains("Nobody found") && !found.text().contains(&asha.name), "{signs}: {}", found.text());
    }
    let listed = farah.api(Method::GET, "/my-patients?q=%25").send().await.is(200).json();
    assert_eq!(listed["items"], json!([]));
}

#[tokio::test]
async fn f21_the_last_and_the_next_visit_of_one_day_are_said_alike() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[0]).await;
    asha.has(&slots[12]).await;
    app.passes(2 * 60);
    app.signs_in(&farah, Level::Full).await;
    let line = row(&farah.opens("/my-patients").await.is(200), &asha.name);
    assert_eq!(line.matches("Today, ").count(), 2, "{line}");
}
