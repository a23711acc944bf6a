//! Visits that leave has hit, as the homes of staff count them and as doctors are told of those that change hands.

use http::Method;
use serde_json::json;

use crate::repairs::{House, enters, house, nothing_is_wrong, repair, repair_of, works};
use crate::support::Page;

#[tokio::test]
async fn f34_the_homes_say_how_many_are_not_solved_and_both_doctors_learn_whose_a_visit_is() {
    let house = house().await;
    let House { app, farah, ravi, people: [asha, ben, chi], visits: [first, second, third], .. } = &house;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let homes_say = async |words: &str| {
        for (person, home) in [(&ruth, "/desk"), (&tomas, "/desk"), (&tomas, "/overview")] {
            let page = person.opens(home).await.is(200).page();
            let leads = page.all("main .note a").iter().any(|link| link.attribute("href") == Some("/desk/repairs"));
            assert_eq!((leads, page.text().contains(words)), (!words.is_empty(), true), "{home}: {words}");
        }
        nothing_is_wrong(app).await;
    };
    homes_say("").await;
    enters(&house, "offer").await;
    homes_say("3 visits that leave has hit are not solved yet").await;
    works(app).await;
    homes_say("3 visits that leave has hit are not solved yet").await;

    let offered = repair(asha, first).await["times"].clone();
    let with_ravi = offered.as_array().unwrap().iter().find(|time| time["doctor_id"] == json!(ravi.id)).expect("another doctor");
    let hold = json!({ "hold_id": with_ravi["hold_id"] });
    let (one, two) = tokio::join!(
        asha.api(Method::POST, &format!("{}/take", repair_of(first))).json(&hold).send(),
        asha.api(Method::POST, &format!("{}/take", repair_of(first))).json(&hold).send(),
    );
    assert!([one.status, two.status].contains(&200));
    works(app).await;
    homes_say("2 visits that leave has hit are not solved yet").await;

    // Whose visit it is now finds it from there; whose it was is told of the time that is free again, and finds nothing.
    let visit = format!("/appointments/{}", first.id);
    let (gains, loses) = (ravi.opens("/notifications").await.is(200), farah.opens("/notifications").await.is(200));
    let leads = |page: &Page| page.all("main a").iter().any(|link| link.attribute("href") == Some(visit.as_str()));
    assert!(gains.text().contains("A visit of another doctor is yours now") && leads(&gains.page()), "{}", gains.page().text());
    assert!(loses.text().contains("is with another doctor now"), "{}", loses.page().text());
    assert!(!leads_to_moved(&loses.page(), &visit) && !gains.text().contains("A visit was moved"));
    ravi.opens(&visit).await.is(200);
    farah.opens(&visit).await.is(404);

    ben.cancels(second).await.is(200);
    works(app).await;
    homes_say("One visit that leave has hit is not solved yet").await;
    let keep = ruth.api(Method::POST, &format!("{}/keep", repair_of(third))).json(&json!({})).send().await;
    keep.is(200);
    assert_eq!(chi.looks_at(third).await.member("status"), "booked");
    homes_say("").await;
}

#[tokio::test]
async fn f34_staff_read_whom_to_call_and_that_a_visit_takes_place_all_the_same_is_asked_once_more() {
    let house = house().await;
    let House { app, people: [asha, ..], visits: [first, ..], .. } = &house;
    let ruth = app.receptionist().await;
    enters(&house, "later").await;
    works(app).await;
    let here = repair_of(first);
    let words = ruth.opens(&here).await.is(200).page().text();
    assert!(words.contains("Call the patient") && !words.contains("wait for us") && !words.contains("You can also"), "{words}");
    let own = asha.opens(&here).await.is(200).page().text();
    assert!(own.contains("wait for us") && !own.contains("Call the patient"), "{own}");

    let list = ruth.opens("/desk/repairs").await.is(200).page();
    let keep = format!("{here}/keep");
    let how_many = |forms: &str| list.all(forms).into_iter().filter(|form| form.attribute("action") == Some(keep.as_str())).count();
    assert_eq!((how_many("form"), how_many("details form")), (1, 1), "only behind a first press");
    ruth.sends(&list.form(&keep)).await.leads_to("/desk/repairs");
    assert_eq!(repair(asha, first).await["state"], "kept");

    let second = &house.visits[1];
    ruth.api(Method::POST, &format!("{}/offer", repair_of(second))).json(&json!({})).send().await.is(200);
    let page = ruth.opens(&repair_of(second)).await.is(200).page();
    assert!(page.text().contains("choose for the patient here") && page.text().contains("No time suits the patient"), "{}", page.text());
    let decline = page.form(&format!("{}/decline", repair_of(second)));
    ruth.sends(&decline).await.leads_to(&repair_of(second));
    assert!(ruth.opens(&repair_of(second)).await.is(200).page().alert().contains("No time suits the patient."));
}

/// Whether the line that says that a visit is another doctor's leads to it.
fn leads_to_moved(page: &Page, visit: &str) -> bool {
    let lines = page.all("main li");
    let line = lines.iter().find(|line| line.text().contains("is with another doctor now"));
    line.is_some_and(|line| line.all("a").iter().any(|link| link.attribute("href") == Some(visit)))
}
