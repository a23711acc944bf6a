//! Text messages: agreed to, and sent; wherever whoever does it was killed.

use caredesk::access::actor::Level;
use caredesk::operations::sender::Sender;
use http::Method;
use serde_json::json;

use crate::story::{End, at_every_call, the_next_one_goes_on};
use crate::support::deaths::Last;
use crate::support::{Person, TestApp};

/// A number that nobody else has.
fn number_of(person: &Person) -> String {
    format!(
        "+9198{:08}",
        person.id.to_string().bytes().fold(0_u32, |all, byte| all.wrapping_mul(31).wrapping_add(u32::from(byte))) % 100_000_000
    )
}

#[tokio::test]
async fn r07_f47_a_text_is_sent_once_wherever_its_sender_was_killed() {
    at_every_call(5, async |app: &TestApp, end: End| {
        let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
        let phone = number_of(&asha);
        app.agrees_to_texts(&asha, &phone).await;
        let by_text = json!({ "reminders_by_mail": true, "quiet_hours": { "from": "00:00", "to": "00:00" }, "visits": { "booked": { "mail": false, "text": true } } });
        asha.api(Method::PUT, "/me/message-settings").json(&by_text).send().await.is(200);
        the_next_one_goes_on(app).await;
        app.signs_in(&asha, Level::Full).await;
        let slot = app.open_slots(&farah).await.pop().expect("a time within the week");
        let visit = asha.has(&slot).await;
        caredesk::operations::loops::drain_of(&app.app, "hears").run().await.unwrap();
        let last = app.dies_at(end.which, end.death, Sender::of(&app.app).run()).await;
        let unheard = last.as_ref().is_some_and(Last::asked_sns);
        let again = the_next_one_goes_on(app).await.again;
        let texts = app.texts_kept(&phone).into_iter().filter(|text| text.contains("is booked")).count();
        let most = 1 + usize::from(unheard);
        assert!((1..=most).contains(&texts), "{texts} texts {end:?}");
        assert!(texts == 1 || again >= 1, "what is perhaps sent twice is counted: {end:?}");
        assert_eq!(app.mails_saying(&asha.email, "is booked").await.len(), 0, "its text went: {end:?}");
        app.signs_in(&asha, Level::Full).await;
        asha.moves_blindly(&visit, "cancel", &json!({ "reason": "over" })).await.is(200);
        the_next_one_goes_on(app).await;
        last
    })
    .await;
}

#[tokio::test]
async fn r07_f47_texts_are_agreed_to_once_or_not_at_all_wherever_it_was_killed() {
    at_every_call(3, async |app: &TestApp, end: End| {
        let asha = app.patient("Asha").await;
        let phone = number_of(&asha);
        asha.api(Method::PATCH, "/me").json(&json!({ "phone": phone })).send().await.is(200);
        asha.api(Method::POST, "/me/texts/codes").send().await.is(202);
        let code = json!({ "code": app.code_to(&phone).await });
        let agree = asha.api(Method::PUT, "/me/texts").json(&code).send();
        let last = app.dies_at(end.which, end.death, agree).await;
        let state = async || asha.api(Method::GET, "/me/texts").send().await.is(200).member("state");
        if state().await != "on" {
            asha.api(Method::PUT, "/me/texts").json(&code).send().await.is(204);
        }
        assert_eq!(state().await, "on", "{end:?}");
        let acts = app.rows(caredesk::storage::tables::Table::Audit).await;
        let started = acts
            .iter()
            .filter(|row| row["what"].as_s().unwrap() == "texts.start" && row["subject_id"].as_s().unwrap() == &asha.id.to_string());
        assert_eq!(started.count(), 1, "{end:?}");
        last
    })
    .await;
}
