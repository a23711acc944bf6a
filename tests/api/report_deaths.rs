//! A server that dies at any moment of a report's way: whatever was asked of AWS last, nothing is lost, nothing is
//! half done, and everything that lies in the bucket belongs to somebody or is going to be swept.

use std::sync::atomic::{AtomicBool, Ordering};

use caredesk::capabilities::calendar::model::Quantum;
use caredesk::capabilities::reports::service::Worked;
use caredesk::operations::rights::Function;
use caredesk::operations::verify::check;
use caredesk::storage::tables::Table;
use http::Method;
use sha2::{Digest as _, Sha256};

use crate::support::files::{get, pdf, put};
use crate::support::rights::with_rights_of;
use crate::support::{Person, TestApp, Trouble};

both_doors!(r07_one_report_that_cannot_be_worked_on_keeps_no_other_waiting, r07_a_round_whose_time_is_over_begins_no_further_file,);

/// From its `from`th call on nothing is heard of AWS any more; the first of these may still have happened there.
fn dies(app: &TestApp, from: u64, first: Trouble) {
    app.faults.plan(move |call| match call.number {
        number if number < from => None,
        number if number == from => Some(first),
        _ => Some(Trouble::CutBefore),
    });
}

/// I7, and whatever else must hold.
async fn nothing_is_left_behind(app: &TestApp) {
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    assert!(report.is_clean(), "{report}");
}

/// The report can be taken, and is what was sent.
async fn is_taken(app: &TestApp, asha: &Person, id: &str, file: &[u8]) {
    let report = asha.report("me", id).await.is(200).json();
    assert_eq!(report["state"], "available", "{report}");
    let link = asha.api(Method::GET, &format!("/patients/me/reports/{id}/download")).send().await.is(303);
    let hash = Sha256::digest(file).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    assert_eq!((&get(link.location()).await.body[..], report["sha256"].as_str()), (file, Some(hash.as_str())));
    nothing_is_left_behind(app).await;
}

#[tokio::test]
async fn r07_a_server_that_dies_while_it_completes_or_checks_is_made_good_by_the_next() {
    let app = TestApp::start().await;
    let file = pdf(1);
    for first in [Trouble::CutBefore, Trouble::CutAfter] {
        for from in 1..=15 {
            // What is to be swept of those before would be counted, too.
            app.works_on_reports().await;
            let asha = app.patient("Asha").await;
            let added = asha.announces("me", "a.pdf", &file).await.is(201);
            let id = added.member("id");
            assert_eq!(put(&added.json()["upload"], &file).await.status, 200);
            dies(&app, from, first);
            let said = asha.completes("me", &id).await.status;
            drop(app.app.reports.work().await);
            app.faults.end();
            assert!(said == 200 || said == 503, "{said} at call {from}");
            nothing_is_left_behind(&app).await;
            // The next server, once nobody else has the file, and the person who tries again.
            asha.completes("me", &id).await.is(200);
            app.passes(5);
            app.works_on_reports().await;
            is_taken(&app, &asha, &id, &file).await;
            let told = app.published("report.uploaded").await;
            assert_eq!(told.iter().filter(|event| event["facts"]["report_id"] == id.as_str()).count(), 1, "told once, call {from}");
        }
    }
    app.passes(31);
    while !app.works_on_reports().await.is_nothing() {}
    assert!(app.uploads().objects().keys().await.unwrap().iter().all(|key| !key.starts_with("quarantine/")));
}

#[tokio::test]
async fn r07_a_server_that_dies_while_it_removes_leaves_a_report_or_nothing() {
    let app = TestApp::start().await;
    for first in [Trouble::CutBefore, Trouble::CutAfter] {
        for from in 1..=4 {
            let asha = app.patient("Asha").await;
            let id = app.report_of(&asha).await;
            dies(&app, from, first);
            let path = format!("/patients/me/reports/{id}");
            let said = asha.api(Method::DELETE, &path).send().await.status;
            drop(app.app.reports.work().await);
            app.faults.end();
            assert!(said == 204 || said == 503, "{said} at call {from}");
            nothing_is_left_behind(&app).await;
            let again = asha.api(Method::DELETE, &path).send().await.status;
            assert!(again == 204 || again == 404);
            asha.report("me", &id).await.is(404);
        }
    }
    app.passes(31);
    while !app.works_on_reports().await.is_nothing() {}
    assert!(app.uploads().objects().keys().await.unwrap().is_empty() && app.rows(Table::Requests).await.is_empty());
}

#[tokio::test]
async fn r07_what_a_look_kept_before_it_died_goes_with_a_report_that_is_removed() {
    let app = TestApp::start().await;
    for from in 1..=11 {
        let asha = app.patient("Asha").await;
        let id = asha.sends_file("a.pdf", "application/pdf", &pdf(1)).await;
        dies(&app, from, Trouble::CutAfter);
        drop(app.app.reports.work().await);
        app.faults.end();
        asha.api(Method::DELETE, &format!("/patients/me/reports/{id}")).send().await.is(204);
        nothing_is_left_behind(&app).await;
    }
    app.passes(31);
    while !app.works_on_reports().await.is_nothing() {}
    assert!(app.uploads().objects().keys().await.unwrap().is_empty());
}

async fn r07_one_report_that_cannot_be_worked_on_keeps_no_other_waiting(app: TestApp) {
    let asha = app.patient("Asha").await;
    let stuck = asha.sends_file("a.pdf", "application/pdf", &pdf(1)).await;
    app.passes(1);
    let other = asha.sends_file("b.pdf", "application/pdf", &pdf(1)).await;
    let name = stuck.clone();
    app.faults.plan(move |call| (call.operation.contains(&name)).then_some(Trouble::Fault));
    let worked = app.works_on_reports().await;
    assert_eq!((worked.available, worked.waiting), (1, 1));
    assert_eq!(asha.report("me", &other).await.member("state"), "available");
    app.faults.end();
    assert!(app.works_on_reports().await.is_nothing(), "a little later");
    app.passes(1);
    assert_eq!(app.works_on_reports().await.available, 1);
    is_taken(&app, &asha, &stuck, &pdf(1)).await;
}

async fn r07_a_round_whose_time_is_over_begins_no_further_file(app: TestApp) {
    let asha = app.patient("Asha").await;
    for name in ["a.pdf", "b.pdf"] {
        asha.sends_file(name, "application/pdf", &pdf(1)).await;
    }
    let has_begun_one = AtomicBool::new(false);
    let round = app.app.reports.check_due(|| has_begun_one.swap(true, Ordering::Relaxed));
    assert_eq!(with_rights_of(Function::Keeper, round).await.unwrap(), Worked { available: 1, ..Worked::default() });
    assert_eq!(app.works_on_reports().await, Worked { available: 1, ..Worked::default() }, "the next round has the rest");
}
