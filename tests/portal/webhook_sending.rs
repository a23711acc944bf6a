//! F47: what another program gets, from the fact to its signature, through outages, deaths and two senders at once.

use caredesk::access::actor::Level;
use caredesk::capabilities::webhooks::model::Fate;
use caredesk::operations::courier::{Brought, Courier};
use caredesk::operations::loops;
use caredesk::storage::item::text;
use caredesk::storage::tables::Table;
use futures_util::future::join_all;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Person, Receiver, TestApp, Trouble};

/// A webhook as it is shown once.
struct Hook {
    id: String,
    secret: String,
}

async fn adds(tomas: &Person, receiver: &Receiver, more: Value) -> Hook {
    let mut body = json!({ "name": "Board", "url": receiver.url });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let added = tomas.api(Method::POST, "/webhooks").json(&body).send().await.is(201);
    Hook { id: added.member("id"), secret: added.member("secret") }
}

async fn log(tomas: &Person, hook: &Hook) -> Vec<Value> {
    let path = format!("/webhooks/{}/deliveries", hook.id);
    tomas.api(Method::GET, &path).send().await.is(200).json()["items"].as_array().unwrap().clone()
}

const fn brought(sent: u32, waiting: u32, failed: u32, dropped: u32) -> Brought {
    Brought { sent, waiting, failed, dropped }
}

#[tokio::test]
async fn f47_an_event_is_told_once_signed_and_without_a_name() {
    let app = TestApp::start().await;
    let (farah, asha, tomas, receiver) =
        (app.doctor("Leena Farah").await, app.patient("Asha Menon").await, app.administrator().await, Receiver::start().await);
    let hook = adds(&tomas, &receiver, json!({})).await;
    let visit = asha.has(&app.open_slot(&farah).await).await;
    assert_eq!(app.tells_webhooks().await, brought(1, 0, 0, 0));
    assert_eq!(app.tells_webhooks().await, brought(0, 0, 0, 0), "once");

    let got = receiver.got();
    assert_eq!(got.len(), 1);
    assert!(got[0].is_signed_with(&hook.secret) && got[0].content_type.starts_with("application/json"), "{:?}", got[0]);
    let published = app.published("appointment.booked").await;
    assert_eq!(got[0].json(), published[0], "what the topic gets");
    assert_eq!(
        (got[0].json()["facts"]["appointment_id"].as_str(), got[0].id.as_str()),
        (Some(visit.id.as_str()), published[0]["id"].as_str().unwrap())
    );
    for private in ["Asha", "Menon", "Leena", "Farah", "example.org"] {
        assert!(!got[0].body.contains(private), "{private}");
    }
    let log = log(&tomas, &hook).await;
    assert_eq!((log.len(), &log[0]["state"], &log[0]["tries"], &log[0]["last_status"]), (1, &json!("sent"), &json!(1), &json!(204)));
}

#[tokio::test]
async fn f47_a_message_that_is_refused_is_tried_again_later_under_the_same_id() {
    let app = TestApp::start().await;
    let (tomas, receiver) = (app.administrator().await, Receiver::start().await);
    let hook = adds(&tomas, &receiver, json!({})).await;
    tomas.api(Method::POST, &format!("/webhooks/{}/test", hook.id)).send().await.is(202);
    receiver.answers([Some(500), Some(302)]);
    assert_eq!(app.tells_webhooks().await, brought(0, 1, 0, 0));
    assert_eq!(app.tells_webhooks().await, brought(0, 0, 0, 0), "not before its time");
    app.passes(1);
    assert_eq!(app.tells_webhooks().await, brought(0, 1, 0, 0), "a redirect is no yes");
    let one = &log(&tomas, &hook).await[0];
    assert_eq!((&one["state"], &one["trouble"], &one["last_status"]), (&json!("queued"), &json!("refused"), &json!(302)));
    app.passes(4);
    assert_eq!(app.tells_webhooks().await, brought(0, 0, 0, 0), "the second wait is five minutes");
    app.passes(3);
    assert_eq!(app.tells_webhooks().await, brought(1, 0, 0, 0));

    let got = receiver.got();
    assert_eq!(got.len(), 3);
    for one in &got {
        assert!(one.is_signed_with(&hook.secret) && one.id == got[0].id && one.body == got[0].body);
    }
    assert_ne!(got[0].timestamp, got[2].timestamp, "each try says when it is made");
}

#[tokio::test]
async fn f47_who_answers_410_is_disabled_and_told_nothing_more() {
    let app = TestApp::start().await;
    let (farah, asha, tomas, receiver) =
        (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await, Receiver::start().await);
    let hook = adds(&tomas, &receiver, json!({})).await;
    let slots = app.open_slots(&farah).await;
    receiver.answers([Some(410)]);
    for slot in &slots[..2] {
        asha.has(slot).await;
    }
    assert_eq!(app.tells_webhooks().await, brought(0, 0, 1, 0));
    assert_eq!(app.tells_webhooks().await, brought(0, 0, 0, 1), "what waited is dropped");
    let one = tomas.api(Method::GET, &format!("/webhooks/{}", hook.id)).send().await.is(200).json();
    assert_eq!((&one["state"], &one["disabled_because"], &one["disabled_by_name"]), (&json!("disabled"), &json!("gone"), &Value::Null));
    asha.has(&slots[2]).await;
    assert_eq!(app.tells_webhooks().await, brought(0, 0, 0, 0));
    assert_eq!((receiver.got().len(), log(&tomas, &hook).await.len()), (1, 2));

    let trail = tomas.api(Method::GET, "/admin/audit?from=2026-11-23&to=2026-11-23&action=webhook.disable").send().await.is(200).json();
    assert_eq!((trail["items"].as_array().unwrap().len(), &trail["items"][0]["actor_id"]), (1, &json!("system")));
    let again = format!("/webhooks/{}/deliveries/{}/resend", hook.id, log(&tomas, &hook).await[0]["id"].as_str().unwrap());
    tomas.api(Method::POST, &again).send().await.is_problem(409, "not-allowed-now");
    tomas.api(Method::POST, &format!("/webhooks/{}/test", hook.id)).send().await.is_problem(409, "not-allowed-now");
    tomas.api(Method::POST, &format!("/webhooks/{}/enable", hook.id)).send().await.is(200);
    tomas.api(Method::POST, &again).send().await.is(202);
    assert_eq!(app.tells_webhooks().await, brought(1, 0, 0, 0), "and by hand it is sent again");
}

#[tokio::test]
async fn f47_what_arrived_is_sent_again_by_hand_word_for_word() {
    let app = TestApp::start().await;
    let (tomas, receiver) = (app.administrator().await, Receiver::start().await);
    let hook = adds(&tomas, &receiver, json!({})).await;
    let id = tomas.api(Method::POST, &format!("/webhooks/{}/test", hook.id)).send().await.is(202).member("id");
    app.tells_webhooks().await;
    tomas.api(Method::POST, &format!("/webhooks/{}/deliveries/{id}/resend", hook.id)).send().await.is(202);
    assert_eq!(app.tells_webhooks().await, brought(1, 0, 0, 0));
    let got = receiver.got();
    assert_eq!((got.len(), &got[0].id, &got[0].body), (2, &got[1].id, &got[1].body));
    assert_eq!((got[0].json()["event"].as_str(), got[0].json()["subject"].as_str()), (Some("webhook.test"), Some(hook.id.as_str())));
    let unknown = format!("/webhooks/{}/deliveries/evt_00000000000000000000000000/resend", hook.id);
    tomas.api(Method::POST, &unknown).send().await.is_problem(404, "not-found");
}

/// A server that dies between sending and writing it down: the message is sent again, and the receiver can tell.
#[tokio::test]
async fn f47_what_was_sent_and_not_written_down_is_sent_again_under_the_same_id() {
    let app = TestApp::start().await;
    let (tomas, receiver) = (app.administrator().await, Receiver::start().await);
    let hook = adds(&tomas, &receiver, json!({})).await;
    tomas.api(Method::POST, &format!("/webhooks/{}/test", hook.id)).send().await.is(202);
    app.faults.plan(|call| (call.operation.contains("PutItem") && call.body.contains("\"sent_at\"")).then_some(Trouble::CutBefore));
    assert!(Courier::of(&app.app).run().await.is_err());
    app.faults.end();
    assert_eq!(log(&tomas, &hook).await[0]["state"], json!("queued"));
    assert_eq!(app.tells_webhooks().await, brought(0, 0, 0, 0), "whoever claimed it may still be at it");
    app.passes(2);
    assert_eq!(app.tells_webhooks().await, brought(1, 0, 0, 0));
    let got = receiver.got();
    assert_eq!((got.len(), &got[0].id), (2, &got[1].id));
}

#[tokio::test]
async fn f47_a_message_whose_sender_ended_is_sent_again_with_no_other_under_way_that_would_lose_a_try() {
    let app = TestApp::start().await;
    let (tomas, deadly, other) = (app.administrator().await, Receiver::start().await, Receiver::start().await);
    let (first, second) = (adds(&tomas, &deadly, json!({})).await, adds(&tomas, &other, json!({})).await);
    tomas.api(Method::POST, &format!("/webhooks/{}/test", first.id)).send().await.is(202);
    deadly.answers([None]);
    tokio::select! {
        told = app.tells_webhooks() => panic!("it came to its end: {told:?}"),
        _ = deadly.gets(1) => {}
    }
    app.passes(2);
    tomas.api(Method::POST, &format!("/webhooks/{}/test", second.id)).send().await.is(202);
    let bells = [deadly.holds(), other.holds()];
    let (told, ()) = tokio::join!(app.tells_webhooks(), async {
        let got = tokio::select! { _ = deadly.gets(2) => (2, 0), _ = other.gets(1) => (1, 1) };
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!((deadly.got().len(), other.got().len()), got, "one after the other, whichever is first");
        for bell in &bells {
            bell.notify_one();
        }
    });
    assert_eq!(told, brought(2, 0, 0, 0));
}

#[tokio::test]
async fn f47_two_senders_at_once_send_each_message_once() {
    let app = TestApp::start().await;
    let (tomas, receiver) = (app.administrator().await, Receiver::start().await);
    let hook = adds(&tomas, &receiver, json!({})).await;
    for _ in 0..12 {
        tomas.api(Method::POST, &format!("/webhooks/{}/test", hook.id)).send().await.is(202);
    }
    let couriers: Vec<Courier> = (0..3).map(|_| Courier::of(&app.app)).collect();
    let runs = join_all(couriers.iter().map(|courier| Box::pin(courier.run()))).await;
    assert_eq!(runs.into_iter().map(|run| run.unwrap().sent).sum::<u32>(), 12);
    let mut ids: Vec<String> = receiver.got().into_iter().map(|one| one.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), receiver.got().len()), (12, 12));
}

/// As a server does it, by itself: one endpoint never answers, and the other hears of everything meanwhile.
#[tokio::test]
async fn f47_who_never_answers_keeps_nobody_waiting() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let (stuck, prompt) = (Receiver::start().await, Receiver::start().await);
    adds(&tomas, &stuck, json!({ "name": "Stuck" })).await;
    let hook = adds(&tomas, &prompt, json!({ "name": "Prompt" })).await;
    stuck.answers([None, None, None]);
    let running = loops::start(&app.app, &app.app.ground.ids, 0);
    let slots = app.open_slots(&farah).await;
    for (number, slot) in slots[..3].iter().enumerate() {
        asha.has(slot).await;
        let got = prompt.gets(number + 1).await;
        assert!(got[number].is_signed_with(&hook.secret));
    }
    assert_eq!(stuck.got().len(), 1, "one message, not one more connection each");
    running.stop().await;
}

#[tokio::test]
async fn f47_who_is_told_of_what_is_as_chosen() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let (booked, elsewhere, chat) = (Receiver::start().await, Receiver::start().await, Receiver::start().await);
    let ward = tomas.api(Method::POST, "/departments").json(&json!({ "name": "Ward 9" })).send().await.is(201).member("id");
    adds(&tomas, &booked, json!({ "events": ["appointment.booked"], "department_id": app.department.id })).await;
    adds(&tomas, &elsewhere, json!({ "department_id": ward })).await;
    let room = adds(&tomas, &chat, json!({ "format": "google_chat", "events": ["appointment.cancelled"] })).await;
    let visit = asha.has(&app.open_slots(&farah).await.pop().unwrap()).await;
    asha.api(Method::POST, &format!("/appointments/{}/cancel", visit.id)).json(&json!({})).send().await.is(200);
    assert_eq!(app.tells_webhooks().await, brought(2, 0, 0, 0));
    assert_eq!(booked.got().iter().map(|got| got.json()["event"].clone()).collect::<Vec<_>>(), ["appointment.booked"]);
    assert!(elsewhere.got().is_empty());
    let said = chat.got()[0].json();
    let text = said["text"].as_str().unwrap();
    assert!(text.starts_with("*Appointment cancelled*\nA visit does not take place.") && text.contains(&visit.id), "{text}");
    assert!(said.as_object().unwrap().len() == 1 && !text.contains("Asha") && chat.got()[0].is_signed_with(&room.secret));
}

#[tokio::test]
async fn f47_what_waits_for_a_disabled_or_removed_endpoint_is_not_sent() {
    let app = TestApp::start().await;
    let (tomas, receiver, other) = (app.administrator().await, Receiver::start().await, Receiver::start().await);
    let (hook, gone) = (adds(&tomas, &receiver, json!({})).await, adds(&tomas, &other, json!({})).await);
    for hook in [&hook, &gone] {
        tomas.api(Method::POST, &format!("/webhooks/{}/test", hook.id)).send().await.is(202);
    }
    tomas.api(Method::POST, &format!("/webhooks/{}/disable", hook.id)).send().await.is(200);
    tomas.api(Method::DELETE, &format!("/webhooks/{}", gone.id)).send().await.is(204);
    assert_eq!(app.tells_webhooks().await, brought(0, 0, 0, 1));
    tomas.api(Method::POST, &format!("/webhooks/{}/enable", hook.id)).send().await.is(200);
    assert_eq!(app.tells_webhooks().await, brought(0, 0, 0, 0));
    assert!(receiver.got().is_empty() && other.got().is_empty());
    assert_eq!(log(&tomas, &hook).await[0]["state"], json!(Fate::Dropped.word()));
}

#[tokio::test]
async fn f47_no_row_says_a_secret_or_where_the_token_is() {
    let app = TestApp::start().await;
    let (tomas, receiver) = (app.administrator().await, Receiver::start().await);
    let hook = adds(&tomas, &receiver, json!({})).await;
    tomas.api(Method::POST, &format!("/webhooks/{}/test", hook.id)).send().await.is(202);
    app.tells_webhooks().await;
    tomas.api(Method::DELETE, &format!("/webhooks/{}", hook.id)).send().await.is(204);
    adds(&tomas, &receiver, json!({})).await;
    for table in [Table::Directory, Table::Deliveries, Table::Audit, Table::Guards, Table::Outbox] {
        let rows = format!("{:?}", app.rows(table).await);
        assert!(!rows.contains(&hook.secret) && !rows.contains("zqtoken") && !rows.contains("whsec_"), "{table:?}");
    }
    for word in ["webhook.add", "webhook.remove"] {
        let path = format!("/admin/audit?from=2026-11-23&to=2026-11-23&action={word}");
        let entry = tomas.api(Method::GET, &path).send().await.is(200).json()["items"][0].clone();
        assert_eq!(entry["actor_id"], json!(tomas.id), "{word}");
    }
}

/// Who is told costs the drain one transaction more; nobody pays when nobody is told.
#[tokio::test]
async fn f47_what_telling_costs() {
    let app = TestApp::start().await;
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let receivers = [Receiver::start().await, Receiver::start().await];
    let slots = app.open_slots(&farah).await;
    let (_, idle) = app.spends(Courier::of(&app.app).run()).await;
    assert_eq!(idle.calls, 0, "nobody is to be told");
    for receiver in &receivers {
        adds(&tomas, receiver, json!({})).await;
    }
    let (_, looking) = app.spends(Courier::of(&app.app).run()).await;
    assert_eq!((looking.calls, looking.read_units), (2, 1.0), "a look per endpoint");
    asha.has(&slots[0]).await;
    app.published("appointment.booked").await;
    let (done, sending) = app.spends(Courier::of(&app.app).run()).await;
    assert_eq!(done.unwrap().sent, 2);
    // Each: look, read the row and the endpoint, claim, settle, look again.
    assert_eq!(sending.calls, 12, "{sending:?}");
}

#[tokio::test]
async fn f47_whoever_asks_to_be_left_alone_is_until_then_and_the_others_are_told() {
    let app = TestApp::start().await;
    let (tomas, busy, other) = (app.administrator().await, Receiver::start().await, Receiver::start().await);
    let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let hook = adds(&tomas, &busy, json!({})).await;
    adds(&tomas, &other, json!({})).await;
    busy.asks_for(600);
    busy.answers([Some(503)]);
    for which in [0, 3] {
        asha.has(&app.open_slots(&doctor).await[which]).await;
    }
    let told = app.tells_webhooks().await;
    assert_eq!((told.waiting, busy.got().len(), other.got().len()), (1, 1, 2), "one try, and the rest waits untried");
    app.passes(5);
    app.tells_webhooks().await;
    assert_eq!(busy.got().len(), 1, "five minutes are not ten");
    let shown = tomas.api(Method::GET, &format!("/webhooks/{}", hook.id)).send().await.is(200).json();
    assert!(shown["rests_until"].is_string() && shown["failing_since"].is_string(), "{shown}");
    app.passes(6);
    busy.asks_for(0);
    assert_eq!(app.tells_webhooks().await, brought(2, 0, 0, 0));
    let shown = tomas.api(Method::GET, &format!("/webhooks/{}", hook.id)).send().await.is(200).json();
    assert_eq!((&shown["rests_until"], &shown["failing_since"]), (&Value::Null, &Value::Null));
}

#[tokio::test]
async fn f47_one_that_took_nothing_for_three_days_is_switched_off_and_administrators_are_told_how_to_go_on() {
    let app = TestApp::start().await;
    let (tomas, ruta, receiver) = (app.administrator().await, app.administrator().await, Receiver::start().await);
    let hook = adds(&tomas, &receiver, json!({})).await;
    let (test, one) = (format!("/webhooks/{}/test", hook.id), format!("/webhooks/{}", hook.id));
    let tries = async |status: u16| {
        receiver.always(status);
        app.signs_in(&tomas, Level::Full).await;
        tomas.api(Method::POST, &test).send().await.is(202);
        app.tells_webhooks().await;
        tomas.api(Method::GET, &one).send().await.is(200).json()
    };
    let failing = tries(500).await;
    assert_eq!(failing["failing_since"], "2026-11-23T09:30:00+05:30");
    app.passes(3 * 24 * 60 - 1);
    let failing = tries(500).await;
    assert_eq!((&failing["state"], &failing["failing_since"]), (&json!("active"), &json!("2026-11-23T09:30:00+05:30")));
    assert_eq!(tries(204).await["failing_since"], Value::Null, "one good answer is enough");

    tries(500).await;
    app.passes(3 * 24 * 60);
    let off = tries(500).await;
    assert_eq!((&off["state"], &off["disabled_because"], &off["disabled_by_name"]), (&json!("disabled"), &json!("failing"), &Value::Null));
    app.signs_in(&ruta, Level::Full).await;
    for administrator in [&tomas, &ruta] {
        let mails = app.mails_saying(&administrator.email, "A webhook was switched off").await;
        assert_eq!(mails.len(), 1, "once");
        let said = mails[0]["text"].as_str().unwrap();
        assert!(said.contains("\"Board\"") && said.contains("three days") && said.contains("press \"Enable\""), "{said}");
        assert!(said.contains(&format!("/admin/webhooks/{}", hook.id)) && !said.contains("zqtoken"), "{said}");
        let news = administrator.opens("/notifications").await.is(200).page();
        assert!(news.text().contains("A webhook was switched off"), "{}", news.text());
    }
    let page = tomas.opens(&format!("/admin{one}")).await.is(200).page();
    assert!(page.text().contains("by itself: it took nothing for three days"), "{}", page.text());

    let before = receiver.got().len();
    tomas.api(Method::POST, &format!("{one}/enable")).send().await.is(200);
    let on = tries(204).await;
    assert!(receiver.got().len() > before, "it is told again, and what was still waiting with it");
    assert_eq!((&on["state"], &on["failing_since"]), (&json!("active"), &Value::Null));
}

#[tokio::test]
async fn f47_who_is_stopped_while_its_messages_go_out_gets_none_after_the_one_under_way() {
    let app = TestApp::start().await;
    let (tomas, receiver) = (app.administrator().await, Receiver::start().await);
    let hook = adds(&tomas, &receiver, json!({})).await;
    for _ in 0..3 {
        tomas.api(Method::POST, &format!("/webhooks/{}/test", hook.id)).send().await.is(202);
    }
    let bell = receiver.holds();
    let (told, ()) = tokio::join!(app.tells_webhooks(), async {
        receiver.gets(1).await;
        tomas.api(Method::POST, &format!("/webhooks/{}/disable", hook.id)).send().await.is(200);
        bell.notify_one();
    });
    assert_eq!((told, receiver.got().len()), (brought(1, 0, 0, 2), 1));
}

#[tokio::test]
async fn r25_a_hundred_messages_that_cannot_be_read_keep_none_behind_them_back() {
    let app = TestApp::start().await;
    let (tomas, receiver) = (app.administrator().await, Receiver::start().await);
    let hook = adds(&tomas, &receiver, json!({})).await;
    tomas.api(Method::POST, &format!("/webhooks/{}/test", hook.id)).send().await.is(202);
    let rows = app.rows(Table::Deliveries).await;
    let like = rows.iter().find(|row| row["recipient_id"] == text(&hook.id)).unwrap();
    for number in 0..100 {
        let mut row = like.clone();
        for (name, value) in [("fate", "from_the_future"), ("next_try_at", "2026-11-22T04:00:00Z")] {
            row.insert(name.to_owned(), text(value));
        }
        row.insert("message_id".to_owned(), text(format!("evt_{number}")));
        app.app.ground.storage.put(Table::Deliveries, row, None).await.unwrap();
    }
    assert_eq!(app.tells_webhooks().await, brought(1, 0, 0, 0));
}
