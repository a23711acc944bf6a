//! What it costs to hear what became of a mail (F71), however many were sent.

use crate::support::TestApp;
use crate::support::feedback::{bounce, topic};
use caredesk::storage::tables::Table;

#[tokio::test]
async fn f71_what_hearing_that_a_mail_came_back_costs() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let slots = app.open_slots(&doctor).await;
    let mut heard = Vec::new();
    for (others, slot) in [(0, &slots[0]), (40, &slots[9])] {
        for number in 0..others {
            app.patient("Somebody").await.has(&slots[20 + number]).await;
        }
        let asha = app.patient("Asha").await;
        asha.has(slot).await;
        app.mail_to(&asha.email).await;
        let mails = app.rows(Table::Guards).await.into_iter().filter_map(|row| {
            let message = row.get("message")?.as_m().ok()?;
            (message["recipient_id"].as_s().unwrap() == &asha.id.to_string()).then(|| row["key"].as_s().unwrap().clone())
        });
        let mut report = bounce(&app, "Permanent", &asha.email);
        report["mail"]["messageId"] = mails.last().unwrap().strip_prefix("mail#").unwrap().into();
        let report = report.to_string();
        let hear = || async { app.app.mail_hygiene.heard(&topic(), &report).await.unwrap() };
        let ((), first) = app.spends(hear()).await;
        let ((), again) = app.spends(hear()).await;
        println!("| hear that a mail came back, after {others} others | {first:?} | again {again:?} |");
        // Whose the address is (two), its mark with an entry of the trail, which message the mail was, the message, and what it says now.
        assert!(first.calls <= 6 && first.read_units <= 4.0 && first.write_units <= 9.0, "{first:?}");
        assert!(again.calls <= 4 && again.write_units <= 0.0, "{again:?}");
        heard.push((first.calls, first.read_units.to_bits(), first.write_units.to_bits()));
    }
    assert_eq!(heard[0], heard[1]);
}
