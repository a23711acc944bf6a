//! Leave over visits that are under way: what has begun needs no other time, and whoever is here already is listed apart.

use http::Method;
use serde_json::{Value, json};

use super::hit::{moves, status, ways};
use super::{House, enters, house, leave_on, link_of, nothing_is_wrong, of_time, repair, repair_of, times, works};

const NEEDS_TIME: &str = "Needs another time";
const HERE: &str = "One patient is here already";

#[tokio::test]
async fn f34_leave_counts_what_can_be_cancelled_and_lists_apart_whoever_is_here_already() {
    let house = house().await;
    let House { app, farah, day, people: [_, ben, _], visits: [first, second, third], .. } = &house;
    let ruth = app.receptionist().await;
    let slot = app.open_slots(farah).await.into_iter().find(|slot| slot.start.starts_with(day.as_str())).expect("a time on that day");
    let fourth = app.patient("Dia").await.has(&slot).await;
    ruth.checks_in(first).await.is(200);
    farah.starts(second).await.is(200);

    let (check, action) = leave_on(farah, day).await;
    let text = check.text();
    assert!(check.heading().contains("2 visits are booked in this time"), "{text}");
    assert_eq!(check.all("table.visits tbody tr").len(), 2);
    assert!(text.contains(HERE) && text.contains("Asha") && text.contains("Cancel all 2 visits"), "{text}");
    assert!(!text.contains("Ben"), "it takes place now: {text}");

    let left = farah.sends(&check.form(&action).fill("all", "cancel")).await.leads_to(&format!("{action}/")).location().to_owned();
    let page = farah.opens(&left).await.is(200);
    let said = page.page().alert();
    assert!(said.contains("2 visits are cancelled. One patient in this time is here already: see below."), "{said}");
    assert!(page.text().contains(HERE) && page.page().all("table.visits").is_empty() && !page.text().contains("Ben"), "{}", page.text());
    for (visit, stands) in [(first, "checked_in"), (second, "in_consultation"), (third, "cancelled"), (&fourth, "cancelled")] {
        assert_eq!(status(&ruth, &format!("/appointments/{}", visit.id)).await, stands);
    }

    // What the list of repairs has of it leads to the visit, and to nothing that can never work.
    works(app).await;
    ben.api(Method::GET, &repair_of(second)).send().await.is(404);
    for person in [farah, &ruth] {
        let list = person.opens("/desk/repairs").await.is(200);
        assert!(list.text().contains(HERE) && list.text().contains("Asha"), "{}", list.text());
        for way in ["/move", "/cancel", "/repair/offer", "/repair/keep"] {
            assert!(ways(&list, way).is_empty(), "{way}");
        }
        assert_eq!(person.api(Method::GET, "/repairs").send().await.is(200).json()["items"], json!([]));
        moves(person, &repair_of(first), "offer", &json!({})).await.is_problem(409, "not-allowed-now");
    }

    // Not here after all: then it is decided as any other.
    let visit = format!("/appointments/{}", first.id);
    moves(&ruth, &visit, "check-in/undo", &json!({})).await.is(200);
    let list = ruth.opens("/desk/repairs").await.is(200);
    assert!(list.text().contains("One visit needs you") && !list.text().contains(HERE), "{}", list.text());
    moves(&ruth, &visit, "cancel", &json!({ "reason": "another plan" })).await.is(200);
    works(app).await;
    assert!(ruth.opens("/desk/repairs").await.is(200).text().contains("No visit is to be repaired"));
    nothing_is_wrong(app).await;
}

#[tokio::test]
async fn f34_a_repair_is_over_once_its_visit_begins_and_rests_while_its_patient_is_here() {
    let house = house().await;
    let House { app, farah, day, people: [asha, ben, _], visits: [first, second, _], .. } = &house;
    let ruth = app.receptionist().await;
    let daniel = app.patient("Daniel").await;
    app.lets_act(asha, &daniel, "book").await;
    enters(&house, "later").await;
    works(app).await;
    ruth.checks_in(first).await.is(200);
    farah.starts(second).await.is(200);

    for (person, list) in [(farah, format!("/day?date={day}")), (&ruth, format!("/desk?date={day}"))] {
        let page = person.opens(&list).await.is(200).text();
        assert_eq!(page.matches(NEEDS_TIME).count(), 1, "{list}: that of Chi alone, {page}");
    }
    for person in [farah, &ruth] {
        let list = person.opens("/desk/repairs").await.is(200).text();
        assert!(list.contains("One visit needs you") && list.contains(HERE) && !list.contains("Ben"), "{list}");
    }
    assert_eq!((&repair(ben, second).await["state"], &repair(asha, first).await["state"]), (&json!("over"), &json!("waiting")));
    let at_desk = "Checked in, so the visit can be neither cancelled nor moved";
    for (person, says) in [(&ruth, at_desk), (asha, "You are here already"), (&daniel, "Asha is here already")] {
        let page = person.opens(&repair_of(first)).await.is(200);
        let text = page.page().text();
        assert!(text.contains(says) && ways(&page, "/move").is_empty() && ways(&page, "/cancel").is_empty(), "{text}");
    }
    moves(farah, &repair_of(first), "keep", &json!({})).await.is_problem(409, "not-allowed-now");

    moves(&ruth, &format!("/appointments/{}", first.id), "check-in/undo", &json!({})).await.is(200);
    assert!(ruth.opens("/desk/repairs").await.is(200).text().contains("2 visits need you"));
    nothing_is_wrong(app).await;
}

#[tokio::test]
async fn f34_however_short_a_doctors_page_is_it_lists_no_visit_that_was_not_looked_at() {
    let house = house().await;
    let House { app, farah, day, visits: [first, second, third], .. } = &house;
    let ruth = app.receptionist().await;
    let slot = app.open_slots(farah).await.into_iter().rfind(|slot| slot.start.starts_with(day.as_str())).expect("a time on that day");
    let last = app.patient("Dia").await.has(&slot).await;
    let resolve = json!({ &first.id: "later", &second.id: "later", &third.id: "later", &last.id: "later" });
    let leave = json!({ "kind": "leave", "start": day, "end": day, "resolve": resolve });
    farah.api(Method::POST, &format!("/doctors/{}/exceptions", farah.id)).json(&leave).send().await.is(201);
    works(app).await;
    // As many have begun as are looked at for a page of one, and the next one's patient is here.
    for visit in [first, second] {
        farah.starts(visit).await.is(200);
    }
    ruth.checks_in(third).await.is(200);

    let (mut path, mut listed) = ("/repairs?limit=1".to_owned(), Vec::new());
    for _ in 0..10 {
        let body = farah.api(Method::GET, &path).send().await.is(200).json();
        listed.extend(body["items"].as_array().unwrap().iter().map(|repair| repair["appointment_id"].clone()));
        let Value::String(next) = &body["next"] else { break };
        path = format!("/repairs?limit=1&cursor={next}");
    }
    assert_eq!(listed, [json!(last.id)], "the one that can be given another time");

    let (mut path, mut unsolved, mut here) = ("/desk/repairs?limit=1".to_owned(), Vec::new(), Vec::new());
    for _ in 0..10 {
        let page = farah.opens(&path).await.is(200).page();
        unsolved.extend(page.all("section[aria-labelledby=unsolved] strong").iter().map(|name| name.text()));
        here.extend(page.all("section[aria-labelledby=here] strong").iter().map(|name| name.text()));
        let next = page.all("main a").into_iter().filter_map(|link| link.attribute("href")).find(|to| to.contains("cursor="));
        let Some(next) = next else { break };
        next.clone_into(&mut path);
    }
    assert_eq!((unsolved, here), (vec!["Dia".to_owned()], vec!["Chi".to_owned()]));
    nothing_is_wrong(app).await;
}

#[tokio::test]
async fn f34_times_that_are_kept_are_neither_taken_nor_given_back_while_their_patient_is_here() {
    const SAYS: &str = "You are here already";
    let house = house().await;
    let House { app, farah, people: [asha, ..], visits: [first, ..], .. } = &house;
    let (ruth, mailbox) = (app.receptionist().await, app.stranger());
    enters(&house, "offer").await;
    works(app).await;
    let (link, kept) = (link_of(app, asha).await, times(asha, first).await);
    let hold = repair(asha, first).await["times"][0]["hold_id"].as_str().unwrap().to_owned();
    let by_link = mailbox.opens(&link).await.is(200).page();
    let (takes, declines) = (of_time(&by_link, &format!("{link}/take"), &hold), by_link.form(&format!("{link}/decline")));
    let signed_in = asha.opens(&repair_of(first)).await.is(200).page().form(&format!("{}/decline", repair_of(first)));
    ruth.checks_in(first).await.is(200);

    // The link leads to what is so, and no way gives the times back.
    let seen = mailbox.opens(&link).await.is(409).text();
    assert!(seen.contains(SAYS) && !seen.contains("no longer offered"), "{seen}");
    for form in [&takes, &declines] {
        let refused = mailbox.sends(form).await.is(409).text();
        assert!(refused.contains(SAYS) && !refused.contains("/your-visit/"), "{refused}");
    }
    let refused = asha.sends(&signed_in).await.is(409).page();
    assert!(refused.alert().contains("This has changed in the meantime") && refused.text().contains(SAYS), "{}", refused.text());
    for person in [asha, &ruth, farah] {
        moves(person, &repair_of(first), "decline", &json!({})).await.is_problem(409, "not-allowed-now");
        moves(person, &repair_of(first), "take", &json!({ "hold_id": hold })).await.is_problem(409, "not-allowed-now");
    }
    assert_eq!((&repair(asha, first).await["state"], times(asha, first).await), (&json!("offered"), kept));
    nothing_is_wrong(app).await;

    // Not here after all: the same link, and the same press, do what they say.
    moves(&ruth, &format!("/appointments/{}", first.id), "check-in/undo", &json!({})).await.is(200);
    mailbox.opens(&link).await.is(200);
    mailbox.sends(&declines).await.is(200);
    assert_eq!(repair(asha, first).await["state"], "declined");
    nothing_is_wrong(app).await;
}
