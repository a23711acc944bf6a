//! Lists of appointments: whose, which, a page at a time.

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::Value;

use crate::support::{Answer, Person, TestApp, Visit};

async fn list(person: &Person, query: &str) -> Answer {
    person.api(Method::GET, &format!("/appointments{query}")).send().await
}

fn ids(answer: &Answer) -> Vec<String> {
    answer.json()["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

pub async fn f28_everybody_sees_their_own_and_staff_the_house(app: TestApp) {
    let (farah, okafor) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let slots = app.open_slots(&farah).await;
    let first = asha.has(&slots[0]).await;
    let second = asha.has(&app.open_slots(&okafor).await[5]).await;
    let third = ben.has(&slots[9]).await;
    let seen = |answer: Answer| {
        assert!(!answer.text().contains("cough"), "a list shows no reason: {}", answer.text());
        ids(&answer.is(200))
    };
    assert_eq!(seen(list(&asha, "").await), [first.id.clone(), second.id.clone()]);
    assert_eq!(seen(list(&ben, "").await), std::slice::from_ref(&third.id));
    assert_eq!(seen(list(&farah, "").await), [first.id.clone(), third.id.clone()]);
    assert_eq!(seen(list(&ben, &format!("?patient={}", asha.id)).await), [""; 0], "nobody reads another's list");
    let week = "?from=2026-11-23&to=2026-11-29";
    for staff in [&ruth, &tomas] {
        assert_eq!(seen(list(staff, week).await).len(), 3);
        assert_eq!(seen(list(staff, &format!("{week}&doctor={}", okafor.id)).await), std::slice::from_ref(&second.id));
        assert_eq!(seen(list(staff, &format!("?patient={}", ben.id)).await), std::slice::from_ref(&third.id));
        assert_eq!(seen(list(staff, &format!("{week}&department={}", app.department.id)).await).len(), 3);
        assert_eq!(seen(list(staff, &format!("{week}&status=cancelled")).await).len(), 0);
    }
}

pub async fn f29_the_house_is_asked_for_at_most_31_days(app: TestApp) {
    let ruth = app.receptionist().await;
    assert_eq!(list(&ruth, "").await.is_problem(422, "invalid").faults(), ["/from required", "/to required"]);
    assert_eq!(list(&ruth, "?from=2026-11-01&to=2026-12-02").await.is_problem(422, "invalid").faults(), ["/to range_too_long"]);
    list(&ruth, "?from=2026-11-01&to=2026-12-01").await.is(200);
    assert_eq!(list(&ruth, "?from=2026-11-09&to=2026-11-01").await.is_problem(422, "invalid").faults(), ["/to before_from"]);
    for (query, pointer) in [
        ("?from=monday&to=2026-11-01", "/from"),
        ("?status=lost", "/status"),
        ("?doctor=dpt_1", "/doctor"),
        ("?limit=0", "/limit"),
        ("?limit=101", "/limit"),
    ] {
        let answer = list(&app.patient("Asha").await, query).await.is_problem(422, "invalid");
        assert!(answer.faults()[0].starts_with(pointer), "{query}: {:?}", answer.faults());
    }
}

pub async fn f20_a_list_goes_on_where_it_ended(app: TestApp) {
    let doctor = app.doctor("Leena Farah").await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let slots = app.open_slots(&doctor).await;
    let mut made: Vec<Visit> = Vec::new();
    for slot in &slots[2..7] {
        made.push(asha.has(slot).await);
    }
    let mut read = Vec::new();
    let mut query = "?limit=2".to_owned();
    let mut pages = 0;
    loop {
        let page = list(&asha, &query).await.is(200);
        read.extend(ids(&page));
        pages += 1;
        // What is booked meanwhile, before the page that was read and behind the last one, neither hides nor doubles what was there.
        if pages == 1 {
            asha.has(&slots[0]).await;
        } else if pages == 2 {
            made.push(asha.has(&slots[8]).await);
        }
        match page.json()["next"].clone() {
            Value::Null => break,
            next => query = format!("?limit=2&cursor={}", next.as_str().unwrap()),
        }
    }
    assert_eq!((read, pages), (made.into_iter().map(|visit| visit.id).collect(), 3));
    list(&ben, &query).await.is_problem(400, "bad-cursor");
    list(&asha, &format!("{query}&status=booked")).await.is_problem(400, "bad-cursor");
    let last = if query.ends_with('x') { 'y' } else { 'x' };
    let changed = format!("{}{last}", &query[..query.len() - 1]);
    list(&asha, &changed).await.is_problem(400, "bad-cursor");
    assert_eq!(app.rows(Table::Appointments).await.len(), 7);
}

both_doors!(
    f28_everybody_sees_their_own_and_staff_the_house,
    f29_the_house_is_asked_for_at_most_31_days,
    f20_a_list_goes_on_where_it_ended,
);
