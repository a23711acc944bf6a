//! More steps of the walk of `acts`: emergencies, messages and calendars, the waiting list, the blood bank, invoices.

use caredesk::access::actor::Level;
use http::Method;
use serde_json::json;

use crate::acts::{Walk, delete, get, post, put};
use crate::support::Person;
use crate::support::bills::inr;

/// Acts that no request of this walk does: jobs and the command line do them, or pages that `tests/portal` walks.
pub(super) const ELSEWHERE: [&str; 39] = [
    "invoice.issue",
    "payment.receive",
    "payment.decline",
    "payment.refund",
    "blood.expire",
    "demo.add",
    "account.confirm",
    "day.read",
    "week.read",
    "upcoming.read",
    "record.draft",
    "timeline.read",
    "patient.overview",
    "audit.export",
    "export.make",
    "export.hand_over",
    "erasure.ask",
    "erasure.withdraw",
    "erasure.begin",
    "erasure.end",
    "report.accept",
    "report.reject",
    "report.expire",
    "mailbox.fail",
    "mailbox.ask_for_check",
    "mailbox.clear",
    "texts.opted_out",
    "day_list.make",
    "treatment_history.make",
    "waiting_list.offer",
    "waiting_list.decline",
    "waiting_list.unanswered",
    "waiting_list.gone",
    "waiting_list.close",
    "repair.offer",
    "repair.no_time",
    "repair.decline",
    "repair.unanswered",
    "repair.withdraw",
];

pub(super) async fn emergency(walk: &mut Walk, tomas: &Person) {
    let (chidi, sana) = (walk.app.doctor("Chidi Okafor").await, walk.app.patient("Sana").await);
    let wish = Some(json!({ "patient": sana.email, "category": "cannot_be_asked", "reason": "found unconscious" }));
    let id = walk.does(chidi.browser(), post("/emergency-access"), wish, &["emergency.open"]).await.is(201).member("id");
    walk.does(chidi.browser(), delete(&format!("/emergency-access/{id}")), None, &["emergency.end"]).await.is(204);
    walk.app.signs_in(tomas, Level::Full).await;
    let review = Some(json!({ "outcome": "in_order" }));
    walk.does(tomas.browser(), post(&format!("/admin/emergency-access/{id}/review")), review, &["emergency.review"]).await;
}

pub(super) async fn review(walk: &mut Walk, doctor: &Person, asha: &Person, report: &str) {
    let place = format!("/patients/{}/reports/{report}/reading/reviews", asha.id);
    walk.does(doctor.browser(), post(&place), Some(json!({ "comment": "seen" })), &["reading.review"]).await.is(201);
}

pub(super) async fn messages(walk: &mut Walk, tomas: &Person, asha: &Person) {
    walk.app.mail_to(&asha.email).await;
    let sent = tomas.api(Method::GET, "/message-ledger?state=sent&limit=100").send().await.is(200).json();
    let told = sent["items"].as_array().unwrap().iter().find(|item| item["can_be_sent_again"] == true).unwrap();
    let which = Some(json!({ "person_id": told["person_id"], "message_id": told["message_id"] }));
    walk.does(tomas.browser(), post("/message-ledger/send-again"), which, &["message.send_again"]).await.is(202);
    let screens = format!("/queue-screens/{}", walk.app.department.id);
    walk.does(tomas.browser(), post(&screens), None, &["queue_screen.make"]).await.is(201);
    walk.does(tomas.browser(), delete(&screens), None, &["queue_screen.end"]).await.is(204);
    let late = format!("/doctors/{}/running-late", walk.app.doctor("Iris Berg").await.id);
    walk.does(tomas.browser(), put(&late), Some(json!({ "minutes": 20 })), &["doctor.say_late"]).await.is(200);
    walk.does(asha.browser(), post("/me/calendar-feed"), None, &["calendar_feed.make"]).await.is(201);
    walk.does(asha.browser(), delete("/me/calendar-feed"), None, &["calendar_feed.end"]).await.is(204);
}

pub(super) async fn texts(walk: &mut Walk) {
    let (sana, phone) = (walk.app.patient("Sana").await, "+919876543219");
    sana.api(Method::PATCH, "/me").json(&json!({ "phone": phone })).send().await.is(200);
    walk.does(sana.browser(), post("/me/texts/codes"), None, &["texts.ask"]).await.is(202);
    let code = Some(json!({ "code": walk.app.code_to(phone).await }));
    walk.does(sana.browser(), put("/me/texts"), code, &["texts.start"]).await.is(204);
    walk.app.replies(phone, true).await;
    let slot = walk.app.open_slots(&walk.app.doctor("Iris Berg").await).await.pop().expect("a time days ahead");
    let visit = sana.has(&slot).await;
    let wishes = json!({ "reminders_by_mail": true, "visits": { "cancelled": { "mail": true, "text": true } } });
    sana.api(Method::PUT, "/me/message-settings").json(&wishes).send().await.is(200);
    sana.cancels(&visit).await.is(200);
    walk.app.texts_to(phone).await;
    walk.does(sana.browser(), post("/me/texts/resume"), None, &["texts.resume"]).await.is(204);
    walk.does(sana.browser(), delete("/me/texts"), None, &["texts.stop"]).await.is(204);
}

pub(super) async fn chat(walk: &mut Walk, doctor: &Person, asha: &Person) {
    let with = Some(json!({ "doctor_id": doctor.id }));
    let id = walk.does(asha.browser(), post("/conversations"), with, &["conversation.open"]).await.is(201).member("id");
    let at = |step: &str| format!("/conversations/{id}/{step}");
    let said = Some(json!({ "text": "Better, thank you." }));
    walk.does(asha.browser(), post(&at("messages")), said, &["message.send"]).await.is(201);
    walk.does(doctor.browser(), get(&at("messages")), None, &["messages.read"]).await.is(200);
    walk.does(doctor.browser(), get(&at("stream")), None, &[]).await.is(200);
    let from_the_beginning = at("stream?after=msg_00000000000000000000000000");
    walk.does(doctor.browser(), get(&from_the_beginning), None, &["messages.follow"]).await.is(200);
    let ruth = walk.app.patient("Ruth").await;
    walk.app.lets_act(asha, &ruth, "book_and_read").await;
    let hers = format!("/conversations?patient={}", asha.id);
    walk.does(ruth.browser(), get(&hers), None, &["conversations.list"]).await.is(200);
}

pub(super) async fn webhooks(walk: &mut Walk, tomas: &Person) {
    let hook = Some(json!({ "url": "https://hooks.example.org/caredesk" }));
    let made = walk.does(tomas.browser(), post("/webhooks"), hook, &["webhook.add"]).await.is(201).member("id");
    let at = |step: &str| format!("/webhooks/{made}{step}");
    let name = Some(json!({ "name": "Board" }));
    walk.does(tomas.browser(), (Method::PATCH, at("").as_str()), name, &["webhook.change"]).await.is(200);
    let sent = walk.does(tomas.browser(), post(&at("/test")), None, &["webhook.test"]).await.is(202).member("id");
    let again = at(&format!("/deliveries/{sent}/resend"));
    walk.does(tomas.browser(), post(&again), None, &["webhook.send_again"]).await.is(202);
    walk.does(tomas.browser(), post(&at("/disable")), None, &["webhook.disable"]).await.is(200);
    walk.does(tomas.browser(), post(&at("/enable")), None, &["webhook.enable"]).await.is(200);
    walk.does(tomas.browser(), delete(&at("")), None, &["webhook.remove"]).await.is(204);
}

pub(super) async fn subscriptions(walk: &mut Walk, tomas: &Person) {
    let who = Some(json!({ "email": "operations@example.org" }));
    let made = walk.does(tomas.browser(), post("/subscriptions"), who, &["subscription.add"]).await.is(201).member("id");
    walk.app.confirms_subscription("operations@example.org").await;
    let at = format!("/subscriptions/{made}");
    walk.does(tomas.browser(), put(&at), Some(json!({ "severities": ["notice"] })), &["subscription.change"]).await.is(200);
    walk.does(tomas.browser(), delete(&at), None, &["subscription.remove"]).await.is(204);
}

pub(super) async fn own_data(walk: &mut Walk) {
    let maya = walk.app.patient("Maya").await;
    let asked = walk.does(maya.browser(), post("/me/exports"), None, &["export.ask"]).await.is(202);
    walk.app.makes_copies().await;
    let file = format!("/me/exports/{}/file", asked.member("id"));
    walk.does(maya.browser(), get(&file), None, &["export.download"]).await.is(303);
}

pub(super) async fn taken_along(walk: &mut Walk, doctor: &Person, asha: &Person, tomas: &Person) {
    let files = format!("/patients/{}/treatment-history-files", asha.id);
    let asked = walk.does(asha.browser(), post(&files), None, &["treatment_history.ask"]).await.is(202);
    walk.app.makes_copies().await;
    let file = format!("{files}/{}", asked.member("id"));
    walk.does(asha.browser(), get(&format!("{file}/file")), None, &["treatment_history.download"]).await.is(303);
    walk.does(asha.browser(), delete(&file), None, &["treatment_history.remove"]).await.is(204);
    walk.does(doctor.browser(), get("/monthly-reports/2026-10"), None, &["month.read"]).await.is(200);
    walk.app.makes_the_list().await;
    walk.does(tomas.browser(), get("/day-list"), None, &["day_list.take"]).await.is(200);
}

pub(super) async fn waiting(walk: &mut Walk, asha: &Person) {
    let list = "/patients/me/waiting-list";
    let wish = json!({ "department_id": walk.app.department.id, "from": "2026-12-01", "to": "2026-12-20", "reason": "cough" });
    let id = walk.does(asha.browser(), post(list), Some(wish), &["waiting_list.ask"]).await.is(201).member("id");
    let one = format!("{list}/{id}");
    let change = Some(json!({ "from": "2026-12-01", "to": "2026-12-10" }));
    walk.does(asha.browser(), put(&one), change, &["waiting_list.change"]).await.is(200);
    walk.does(asha.browser(), delete(&one), None, &["waiting_list.withdraw"]).await.is(204);
}

pub(super) async fn repairs(walk: &mut Walk) {
    let (ravi, sana) = (walk.app.doctor("Ravi Iyer").await, walk.app.patient("Sana").await);
    let slot = walk.app.open_slots(&ravi).await.pop().expect("a time days ahead");
    let (visit, day) = (sana.has(&slot).await, &slot.start[..10]);
    let leave = json!({ "kind": "leave", "start": day, "end": day, "resolve": { &visit.id: "later" } });
    let begun = ["availability.add_exception", "repair.open"];
    walk.does(ravi.browser(), post(&format!("/doctors/{}/exceptions", ravi.id)), Some(leave), &begun).await.is(201);
    let one = format!("/appointments/{}/repair", visit.id);
    walk.does(ravi.browser(), post(&format!("{one}/offer")), Some(json!({})), &["repair.again"]).await.is(200);
    walk.does(ravi.browser(), post(&format!("{one}/keep")), Some(json!({})), &["repair.keep"]).await.is(200);
}

pub(super) async fn blood(walk: &mut Walk, asha: &Person, tomas: &Person) {
    let list = "/blood-bank/O-/donations";
    let one = async |walk: &mut Walk, who: &Person| {
        let offer = Some(json!({ "units": 1 }));
        let id = walk.does(who.browser(), post(list), offer, &["donation.enter"]).await.is(201).member("id");
        format!("{list}/{id}")
    };
    let (taken_back, refused, given) = (one(walk, asha).await, one(walk, asha).await, one(walk, tomas).await);
    walk.does(asha.browser(), post(&format!("{taken_back}/cancel")), None, &["donation.cancel"]).await.is(200);
    let why = Some(json!({ "reason": "not this month" }));
    walk.does(tomas.browser(), post(&format!("{refused}/reject")), why, &["donation.reject"]).await.is(200);
    walk.does(tomas.browser(), post(&format!("{given}/verify")), None, &["donation.verify"]).await.is(200);
    let out = Some(json!({ "units": 1, "to": "Ward 3", "reason": "for the night" }));
    walk.does(tomas.browser(), post("/blood-bank/O-/issues"), out, &["blood.issue"]).await.is(201);
}

pub(super) async fn wards(walk: &mut Walk, tomas: &Person) {
    let text = |name: &str| Some(json!({ "name": name, "total": 4 }));
    let made = walk.does(tomas.browser(), post("/wards"), text("Ward 9"), &["ward.create"]).await.is(201);
    let one = format!("/wards/{}", made.member("id"));
    walk.does(tomas.browser(), put(&one), text("Ward 10"), &["ward.change"]).await.is(200);
    for change in [1, -1] {
        let count = Some(json!({ "change": change }));
        walk.does(tomas.browser(), put(&format!("{one}/occupancy")), count, &["ward.count"]).await.is(200);
    }
    walk.does(tomas.browser(), delete(&one), None, &["ward.close"]).await.is(204);
}

pub(super) async fn bills(walk: &mut Walk, doctor: &Person, asha: &Person, tomas: &Person) {
    walk.app.signs_in(doctor, Level::Full).await;
    let (id, other) = (walk.app.bills(asha, doctor).await, walk.app.bills(asha, doctor).await);
    let line = Some(json!({ "text": "Bandage", "amount": inr(100) }));
    walk.does(tomas.browser(), post(&format!("/invoices/{id}/lines")), line, &["invoice.add_line"]).await.is(201);
    let why = Some(json!({ "reason": "Written twice" }));
    walk.does(tomas.browser(), post(&format!("/invoices/{other}/void")), why, &["invoice.void"]).await.is(200);
    let paid = Some(json!({ "amount": inr(100), "method": "cash" }));
    walk.does(tomas.browser(), post(&format!("/invoices/{id}/payments")), paid, &["payment.record"]).await.is(201);
    let online = Some(json!({ "amount": inr(100) }));
    walk.does(asha.browser(), post(&format!("/invoices/{id}/payments")), online, &["payment.begin"]).await.is(201);
    let claim = Some(json!({ "insurer": "Star Health", "policy_number": "P-4711-0815", "amount": inr(100) }));
    let filed = walk.does(asha.browser(), post(&format!("/invoices/{id}/claims")), claim, &["claim.file"]).await.is(201);
    let step = Some(json!({ "state": "under_review" }));
    walk.does(tomas.browser(), post(&format!("/claims/{}/decision", filed.member("id"))), step, &["claim.decide"]).await.is(200);
}

/// Time passes up to the visit: last of all.
pub(super) async fn by_video(walk: &mut Walk, tomas: &Person) {
    let (omar, nora) = (walk.app.doctor("Omar Haddad").await, walk.app.patient("Nora").await);
    walk.app.signs_in(tomas, Level::Full).await;
    let house = json!({ "video_link_template": "https://meet.example.org/{room}" });
    tomas.api(Method::PUT, "/admin/settings").json(&house).send().await.is(200);
    let profile = json!({ "name": omar.name, "department_id": walk.app.department.id, "offers_video": true });
    tomas.api(Method::PUT, &format!("/doctors/{}", omar.id)).json(&profile).send().await.is(200);
    let slot = walk.app.open_slot(&omar).await;
    let visit = nora.has(&slot).await;
    let at = |step: &str| format!("/appointments/{}{step}", visit.id);
    walk.does(nora.browser(), put(&at("/mode")), Some(json!({ "mode": "video" })), &["appointment.set_mode"]).await.is(200);
    let start: jiff::Timestamp = slot.start.parse().expect("an instant");
    walk.app.passes((start.as_second() - walk.app.clock.now().as_second()) / 60 - 5);
    walk.app.signs_in(&nora, Level::Full).await;
    walk.does(nora.browser(), get(&at("/video")), None, &["video.open"]).await.is(200);
}

/// Two accounts of one person become one: an entry for each of the two.
pub(super) async fn joins_accounts(walk: &mut Walk, tomas: &Person, one: &str) {
    let other = walk.app.patient("Zoe Hart").await.id;
    let path = format!("/patients/{one}/merge/{other}");
    let seen = tomas.api(Method::GET, &path).send().await.is(200).json();
    let body = json!({ "seen": seen["seen"], "record_number": seen["gives_way"]["record_number"] });
    walk.does(tomas.browser(), post(&path), Some(body), &["patient.merge", "patient.merge"]).await.is(200);
}
