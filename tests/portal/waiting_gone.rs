//! Offers of the waiting list that leave has hit, those that somebody has to call about, and those that would go back to who gave them up.

use caredesk::operations::waiting::Offerer;
use http::Method;
use serde_json::json;

use super::{REASON, entry, nothing_is_wrong, offer_link, offers, presses, taken_time, waits};
use crate::proposals::keeps_a_kind;
use crate::support::{Person, TestApp};
use crate::walk_ins::walk_in;

async fn leaves(doctor: &Person, day: &str) {
    let leave = json!({ "kind": "leave", "start": day, "end": day });
    doctor.api(Method::POST, &format!("/doctors/{}/exceptions", doctor.id)).json(&leave).send().await.is(201);
}

#[tokio::test]
async fn f33_an_offer_whose_time_leave_has_hit_is_withdrawn_and_its_wish_waits_on_in_its_place() {
    let app = TestApp::start().await;
    let (farah, slot, visit, noor) = taken_time(&app).await;
    let (asha, maya) = (app.patient("Asha").await, app.patient("Maya").await);
    let (path, mailbox) = (waits(&asha, &app, &[]).await, app.stranger());
    noor.cancels(&visit).await.is(200);
    offers(&app).await;
    let (link, page) = (offer_link(&app, &asha).await.unwrap(), asha.opens(&path).await.is(200));

    // Pressed before any job has heard of it: said so, and nothing more to press.
    leaves(&farah, &slot.start[..10]).await;
    let refused = presses(&asha, &page, &format!("{path}/take")).await.is(409).page();
    assert!(refused.alert().contains("This time is no longer there. The wish goes on"), "{}", refused.alert());
    let take = format!("{path}/take");
    assert!(refused.all("form").iter().all(|form| form.attribute("action") != Some(take.as_str())), "the same button again");
    let now = entry(&asha, &path).await;
    assert_eq!((&now["state"], &now["history"][2]["what"]), (&json!("waiting"), &json!("gone")), "{now}");
    assert!(mailbox.opens(&link).await.is(410).text().contains("This time is no longer there"));
    asha.opens(&format!("{path}/edit")).await.is(200);
    offers(&app).await;
    nothing_is_wrong(&app).await;

    // Her place has stayed: another time goes to her, though somebody else waits by now. The job alone withdraws that one.
    waits(&maya, &app, &[]).await;
    let other = app.open_slots(&farah).await.into_iter().find(|open| open.start[..10] > slot.start[..10]).unwrap();
    let visit = noor.has(&other).await;
    noor.cancels(&visit).await.is(200);
    offers(&app).await;
    assert_eq!(entry(&asha, &path).await["offer"]["start"], json!(other.start));
    assert!(asha.opens("/appointments").await.is(200).text().contains("Kept until"));
    leaves(&farah, &other.start[..10]).await;
    offers(&app).await;
    assert_eq!(entry(&asha, &path).await["state"], "waiting");
    assert!(!asha.opens("/appointments").await.is(200).text().contains("Kept until"), "home shows what is gone");
    offers(&app).await;
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_a_time_that_is_kept_is_looked_at_once_a_minute_and_not_in_every_run() {
    let app = TestApp::start().await;
    let (farah, slot, visit, noor) = taken_time(&app).await;
    let asha = app.patient("Asha").await;
    let path = waits(&asha, &app, &[]).await;
    noor.cancels(&visit).await.is(200);
    offers(&app).await;
    let runs = async || {
        let (run, spent) = Box::pin(app.spends(Offerer::of(&app.app, "test").run())).await;
        assert_eq!(run.unwrap().worked.waiting, 1);
        spent.calls
    };
    let (first, second) = (runs().await, runs().await);
    assert!(second < first, "neither her entry nor the doctor's week is read again at once: {second} of {first}");
    app.passes(1);
    assert!(runs().await > second);
    leaves(&farah, &slot.start[..10]).await;
    app.passes(1);
    offers(&app).await;
    assert_eq!(entry(&asha, &path).await["state"], "waiting");
    offers(&app).await;
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_the_desk_learns_whom_to_call_about_a_time_that_is_kept() {
    let app = TestApp::start().await;
    let (_, slot, visit, noor) = taken_time(&app).await;
    let (ruth, tomas, asha) = (app.receptionist().await, app.administrator().await, app.patient("Asha").await);
    tomas.api(Method::POST, "/departments").json(&json!({ "name": "Ear, nose and throat" })).send().await.is(201);
    let (place, id) = walk_in(&ruth, "Sana Rahman", "+91 98450 12377").await;
    let wish = json!({ "department_id": app.department.id, "from": &slot.start[..10], "to": "2026-12-20", "reason": REASON });
    let base = format!("/patients/{id}/waiting-list");
    let made = ruth.api(Method::POST, &base).key(&ruth.new_key()).json(&wish).send().await.is(201).member("id");
    let path = format!("{base}/{made}");
    waits(&asha, &app, &[]).await;
    let led = async |home: &str| {
        let page = ruth.opens(home).await.is(200).page();
        page.all("main .note a").iter().any(|link| link.attribute("href") == Some("/desk/waiting-list"))
    };
    assert!(!led("/desk").await, "nothing is kept yet");

    noor.cancels(&visit).await.is(200);
    offers(&app).await;
    assert!(led("/desk").await);
    assert!(ruth.opens("/desk").await.is(200).text().contains("A time is kept for somebody without e-mail: call them."));
    let list = ruth.opens("/desk/waiting-list").await.is(200).page();
    let said = list.find("section[aria-labelledby=offered]").unwrap().text();
    for words in ["Sana Rahman", "+919845012377", "No e-mail: call", "kept until"] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert!(!said.contains("Asha") && !list.text().contains(REASON));

    // Told on the phone and taken for them, nobody is to be called any more.
    let page = ruth.opens(&path).await.is(200);
    presses(&ruth, &page, &format!("{path}/take")).await.leads_to("/appointments/apt_");
    assert!(!led("/desk").await);
    ruth.opens(&place).await.is(200);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_a_time_is_not_offered_to_whoever_gave_it_up() {
    let app = TestApp::start().await;
    let (_, slot, visit, noor) = taken_time(&app).await;
    let of_noor = waits(&noor, &app, &[]).await;
    noor.cancels(&visit).await.is(200);
    assert_eq!(offers(&app).await.worked.offered, 0, "she has just given it up");
    let asha = app.patient("Asha").await;
    let of_asha = waits(&asha, &app, &[]).await;
    let visit = noor.has(&slot).await;
    noor.cancels(&visit).await.is(200);
    assert_eq!(offers(&app).await.worked.offered, 1);
    assert_eq!((&entry(&noor, &of_noor).await["state"], &entry(&asha, &of_asha).await["state"]), (&json!("waiting"), &json!("offered")));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_a_time_that_the_house_took_from_somebody_is_offered_to_them_as_to_everybody() {
    let app = TestApp::start().await;
    let (farah, slot, visit, noor) = taken_time(&app).await;
    let (ruth, maya) = (app.receptionist().await, app.patient("Maya").await);
    let of_noor = waits(&noor, &app, &[]).await;
    ruth.cancels(&visit).await.is(200);
    assert_eq!(offers(&app).await.worked.offered, 1, "she did not give it up");
    assert_eq!(entry(&noor, &of_noor).await["offer"]["start"], json!(slot.start));
    // The same of a visit that the house moves away; what a carer gives up for her is given up by her.
    let open = app.open_slots(&farah).await.into_iter().filter(|open| open.start[..10] > slot.start[..10]);
    let others: Vec<_> = open.step_by(4).take(3).collect();
    noor.api(Method::POST, &format!("{of_noor}/decline")).json(&json!({})).send().await.is(200);
    offers(&app).await;
    let moved = noor.has(&others[0]).await;
    ruth.reschedules(&moved, &others[1]).await.is(200);
    assert_eq!(offers(&app).await.worked.offered, 1);
    assert_eq!(entry(&noor, &of_noor).await["offer"]["start"], json!(others[0].start));
    noor.api(Method::POST, &format!("{of_noor}/decline")).json(&json!({})).send().await.is(200);
    offers(&app).await;
    app.lets_act(&noor, &maya, "book").await;
    let third = noor.has(&others[2]).await;
    maya.cancels(&third).await.is(200);
    assert_eq!(offers(&app).await.worked.offered, 0);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_a_wish_for_a_doctor_who_has_left_says_so_and_goes_on_for_any_doctor_in_its_place() {
    let app = TestApp::start().await;
    let (farah, tomas, ruth) = (app.doctor("Leena Farah").await, app.administrator().await, app.receptionist().await);
    app.doctor("Ravi Iyer").await;
    let (asha, maya) = (app.patient("Asha").await, app.patient("Maya").await);
    let of_farah = farah.id.to_string();
    let kind = keeps_a_kind(&farah).await;
    let of_kind = format!("{of_farah}/{kind}");
    let path = waits(&asha, &app, &[("doctor_id", &of_farah), ("kind", &of_kind), ("weekdays", "TUE"), ("parts", "morning")]).await;
    waits(&maya, &app, &[]).await;
    let before = entry(&asha, &path).await;
    assert_eq!(before["kind"]["id"], json!(kind));
    let (list, desk) = ("/patients/me/waiting-list", format!("/desk/waiting-list?department={}", app.department.id));
    let gone = "Leena Farah no longer works in";
    assert!(!asha.opens(list).await.is(200).page().text().contains(gone));

    // Whoever takes the doctor off the list reads how many wait for them: of two, one by name.
    let address = format!("/doctors/{of_farah}/deactivate");
    let leaves = tomas.opens(&address).await.is(200).page();
    assert!(leaves.text().contains("One person waits for a time with Leena Farah"), "{}", leaves.text());
    tomas.sends(&leaves.form(&address)).await.is(303);

    // Patient and desk see it, and nobody else's wish says so.
    let seen = asha.opens(list).await.is(200).page().text();
    assert!(seen.contains(gone) && seen.contains("Decide what to do"), "{seen}");
    assert!(!maya.opens(list).await.is(200).page().text().contains(gone));
    assert_eq!(ruth.opens(&desk).await.is(200).page().text().matches(gone).count(), 1);
    let page = asha.opens(&path).await.is(200).page();
    let gives_up = format!("{path}/withdraw");
    assert!(page.text().contains("Cannot come true") && page.text().contains(gone), "{}", page.text());
    assert!(page.all("main a").iter().any(|link| link.attribute("href") == Some(gives_up.as_str())));
    assert_eq!(entry(&asha, &path).await["doctor_gone"], true);

    // It can, when they are back.
    tomas.posts(&format!("/doctors/{of_farah}/reactivate"), &[]).await.is(303);
    assert!(!asha.opens(&path).await.is(200).page().text().contains(gone));
    assert!(entry(&asha, &path).await.get("doctor_gone").is_none());
    let zoe = app.patient("Zoe").await;
    let of_zoe = waits(&zoe, &app, &[("doctor_id", &of_farah)]).await;
    tomas.api(Method::DELETE, &format!("/doctors/{of_farah}")).send().await.is(204);

    // One press, and the same is waited for with anybody, in the same place: as the usual visit, where it was for a kind, and said so.
    let (not_the_kind, in_place) = ("from then on the usual visit is waited for", "the place in the list stays");
    let (anybody, usual) = (asha.opens(&path).await.is(200).page(), zoe.opens(&of_zoe).await.is(200).page().text());
    assert!(anybody.text().contains(in_place) && anybody.text().contains(not_the_kind), "{}", anybody.text());
    assert!(usual.contains(in_place) && !usual.contains(not_the_kind), "hers is for the usual visit already: {usual}");
    asha.sends(&anybody.form(&path)).await.leads_to(&path);
    let now = entry(&asha, &path).await;
    assert!(now.get("kind").is_none(), "{now}");
    assert_eq!((&now["doctor_id"], &now["reason"], &now["state"]), (&json!(null), &json!(REASON), &json!("waiting")), "{now}");
    for same in ["id", "department_id", "from", "to", "weekdays", "parts", "asked_at"] {
        assert_eq!(now[same], before[same], "{same}");
    }
    assert!(!asha.opens(list).await.is(200).page().text().contains(gone));
    nothing_is_wrong(&app).await;
}
