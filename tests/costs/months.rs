//! What a doctor's month and the list for power cuts cost: they grow with the visits of the month or the day, and with nothing else.

use caredesk::operations::day_list::DayLister;
use caredesk::operations::monthly::Monthly;
use caredesk::operations::sender::Sender;

use crate::crowd::{pattern, starts};
use crate::support::TestApp;

#[tokio::test]
async fn f48_what_a_doctors_month_costs() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let history = pattern(&app, &doctor).await;
    history.write(&app, starts("2026-10-05T04:00:00Z", 60, 100).collect::<Vec<_>>(), None).await;
    let (page, spent) = app.spends(doctor.opens("/monthly-reports")).await;
    assert!(page.is(200).page().text().contains("100"));
    println!("| a doctor's month of 100 visits | {spent:?} |");
    // Who asks; the index, the visits, the entry in the trail (no record was written of these).
    assert!(spent.calls <= 4 && spent.in_sequence <= 4 && spent.read_units <= 110.0 && spent.write_units <= 2.0, "{spent:?}");
    app.mail_to(&doctor.email).await;
    let jobs = Monthly::of(&app.app, "test");
    let (run, spent) = app.spends(jobs.run()).await;
    assert_eq!(run.unwrap().queued, 1);
    println!("| queue the monthly reports of one doctor | {spent:?} |");
    // How far it has come; the lease and giving it back; who the doctors are; whether there was a visit; the message; how far it has come.
    assert!(spent.calls <= 7 && spent.read_units <= 2.0 && spent.write_units <= 8.0, "{spent:?}");
    app.passes(1);
    let (_, idle) = app.spends(jobs.run()).await;
    assert!(idle.calls == 1 && idle.read_units <= 1.0 && idle.write_units < 0.1, "{idle:?}");
    let (went, spent) = app.spends(Sender::of(&app.app).run()).await;
    assert_eq!(went.unwrap().sent, 1);
    println!("| send a monthly report of 100 visits | {spent:?} |");
    // What is due (two calls), what texts are (one), a claim, the account, the index, the visits, SES, and its state with the id SES gave.
    assert!(spent.calls <= 9 && spent.read_units <= 112.0 && spent.write_units <= 14.0, "{spent:?}");
}

#[tokio::test]
async fn f72_what_a_days_list_costs() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let history = pattern(&app, &doctor).await;
    history.write(&app, starts("2026-11-23T18:30:00Z", 3, 400).collect::<Vec<_>>(), None).await;
    app.passes_until("2026-11-24T00:30:00Z");
    let lister = DayLister::of(&app.app, "test");
    let (run, spent) = app.spends(Box::pin(lister.run())).await;
    assert_eq!(run.unwrap().made, Some(400));
    println!("| make the list of a day with 400 visits | {spent:?} |");
    assert!(spent.calls <= 22 && spent.read_units <= 640.0 && spent.write_units <= 4.0, "{spent:?}");
    app.passes(1);
    let (_, idle) = app.spends(Box::pin(lister.run())).await;
    // Whether it is made, and whether the folder has it.
    assert!(idle.calls <= 2 && idle.read_units <= 2.0 && idle.write_units < 0.1, "{idle:?}");
}
