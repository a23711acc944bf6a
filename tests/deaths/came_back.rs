//! A mail is sent, and SES reports that it came back; wherever whoever does either was killed.

use caredesk::operations::sender::Sender;
use caredesk::storage::tables::Table;

use crate::story::{End, at_every_call, the_next_one_goes_on};
use crate::support::deaths::Last;
use crate::support::feedback::{bounce, topic};
use crate::support::{Person, TestApp};

/// SES's names of the mails that went to somebody.
async fn mails_of(app: &TestApp, person: &Person) -> Vec<String> {
    let rows = app.rows(Table::Guards).await;
    let theirs = rows.iter().filter(|row| {
        let message = row.get("message").and_then(|message| message.as_m().ok());
        message.is_some_and(|message| message["recipient_id"].as_s().unwrap() == &person.id.to_string())
    });
    theirs.map(|row| row["key"].as_s().unwrap().strip_prefix("mail#").unwrap().to_owned()).collect()
}

async fn states(app: &TestApp, person: &Person) -> Vec<String> {
    let rows = app.rows(Table::Deliveries).await;
    let theirs = rows.iter().filter(|row| row["recipient_id"].as_s().unwrap() == &person.id.to_string());
    theirs.map(|row| row["state"].as_s().unwrap().clone()).collect()
}

/// A sent message and SES's name of its mail are written together, wherever the sender was killed.
#[tokio::test]
async fn r07_f71_whatever_is_settled_as_sent_can_be_reported_on() {
    at_every_call(5, async |app: &TestApp, end: End| {
        let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
        let slot = app.open_slots(&farah).await.pop().expect("a time within the week");
        asha.has(&slot).await;
        caredesk::operations::loops::drain_of(&app.app, "hears").run().await.unwrap();
        let last = app.dies_at(end.which, end.death, Sender::of(&app.app).run()).await;
        let unheard = last.as_ref().is_some_and(Last::sent_a_mail);
        the_next_one_goes_on(app).await;
        assert_eq!(states(app, &asha).await, ["sent"], "{end:?}");
        // The mail nobody lived to write down is known to nobody; its repeat is.
        assert_eq!(mails_of(app, &asha).await.len(), 1, "unheard: {unheard}, {end:?}");
        last
    })
    .await;
}

#[tokio::test]
async fn r07_f71_a_report_marks_its_message_once_wherever_it_was_heard_last() {
    at_every_call(5, async |app: &TestApp, end: End| {
        let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
        let slot = app.open_slots(&farah).await.pop().expect("a time within the week");
        asha.has(&slot).await;
        app.mail_to(&asha.email).await;
        let mut report = bounce(app, "Permanent", &asha.email);
        report["mail"]["messageId"] = mails_of(app, &asha).await[0].clone().into();
        let report = report.to_string();
        let last = app.dies_at(end.which, end.death, app.app.mail_hygiene.heard(&topic(), &report)).await;
        // SNS hands over again what nobody took.
        app.app.mail_hygiene.heard(&topic(), &report).await.unwrap();
        assert_eq!(states(app, &asha).await, ["came_back"], "{end:?}");
        let trail = app.rows(Table::Audit).await;
        let marked = trail
            .iter()
            .filter(|entry| entry["what"].as_s().unwrap() == "mailbox.fail" && entry["subject_id"].as_s().unwrap() == &asha.id.to_string());
        assert_eq!(marked.count(), 1, "{end:?}");
        last
    })
    .await;
}
