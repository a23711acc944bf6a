//! F13: the job that makes copies, killed at every call and raced by another.

use caredesk::access::actor::Level;
use caredesk::operations::exporter::Exporter;
use caredesk::storage::tables::Table;
use http::Method;

use crate::support::files::pdf;
use crate::support::{Copy, Death, Person, TestApp, Trouble};

async fn asks(asha: &Person) -> String {
    asha.api(Method::POST, "/me/exports").send().await.is(202).member("id")
}

async fn state(asha: &Person, id: &str) -> String {
    asha.api(Method::GET, &format!("/me/exports/{id}")).send().await.is(200).member("state")
}

async fn made(app: &TestApp) -> usize {
    let rows = app.rows(Table::Audit).await;
    rows.iter().filter(|row| row["what"].as_s().unwrap() == "export.make").count()
}

#[tokio::test]
async fn f13_a_copy_is_made_whole_wherever_the_job_was_killed() {
    for which in 1.. {
        let mut reached = false;
        for death in Death::at(which) {
            let app = TestApp::start().await;
            let asha = app.patient("Asha").await;
            let id = asks(&asha).await;
            if app.dies_at(which, death, Exporter::of(&app.app).run()).await.is_none() {
                assert!(which > 10, "the job was killed {which} times");
                continue;
            }
            reached = true;
            let at_once = app.makes_copies().await;
            app.passes(20);
            app.signs_in(&asha, Level::Full).await;
            let later = app.makes_copies().await;
            assert!(at_once.made + later.made <= 1, "{which} {death:?}");
            assert_eq!(state(&asha, &id).await, "ready", "{which} {death:?}");
            assert_eq!(made(&app).await, 1, "{which} {death:?}");
            assert_eq!(app.mails_saying(&asha.email, "is ready").await.len(), 1, "{which} {death:?}");
            Copy::behind(&asha.api(Method::GET, &format!("/me/exports/{id}/file")).send().await).await;
            assert!(asks(&asha).await != id, "one more can be asked for");
            app.makes_copies().await;
            app.passes(24 * 60);
            assert_eq!(app.makes_copies().await.ended, 2, "{which} {death:?}");
            assert_eq!(app.exports().keys().await.unwrap(), Vec::<String>::new(), "{which} {death:?}");
            let left = app.rows(Table::Requests).await.iter().filter(|row| row["owner_id"].as_s().unwrap() == "exports").count();
            assert_eq!(left, 0, "{which} {death:?}");
        }
        if !reached {
            break;
        }
    }
}

#[tokio::test]
async fn f13_a_file_that_does_not_fit_into_the_copy_is_named_in_it() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    for _ in 0..2 {
        app.report_of(&asha).await;
    }
    let id = asks(&asha).await;
    let room = pdf(1).len() as u64 + 1;
    assert_eq!(Exporter::of(&app.app).with_room_for(room).run().await.unwrap().made, 1);
    let copy = Copy::behind(&asha.api(Method::GET, &format!("/me/exports/{id}/file")).send().await).await;
    let (fit, named): (Vec<_>, Vec<_>) = copy.files.iter().partition(|(name, _)| !name.contains(".txt"));
    assert_eq!((fit.len(), named.len()), (1, 1), "{:?}", copy.files.keys());
    assert!(String::from_utf8_lossy(named[0].1).contains("larger than can be sent in one piece"));
}

#[tokio::test]
async fn f13_two_jobs_at_once_make_one_copy() {
    let app = TestApp::start().await;
    let people = [app.patient("Asha").await, app.patient("Ben").await, app.patient("Chen").await];
    for round in 0..3 {
        for person in &people {
            asks(person).await;
        }
        let (one, other) = (Exporter::of(&app.app), Exporter::of(&app.app));
        let (one, other) = tokio::join!(one.run(), other.run());
        assert_eq!(one.unwrap().made + other.unwrap().made, 3);
        assert_eq!(made(&app).await, 3 * (round + 1));
    }
    assert_eq!(app.exports().keys().await.unwrap().len(), 9, "no try left a file beside the one that counts");
}

#[tokio::test]
async fn f13_a_copy_that_cannot_be_made_is_given_up_and_another_may_be_asked_for() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let id = asks(&asha).await;
    app.faults.plan(|call| call.operation.contains("-exports").then_some(Trouble::CutBefore));
    for _ in 0..5 {
        assert_eq!(Exporter::of(&app.app).run().await.ok().map(|done| done.failed), Some(1));
        app.passes(20);
    }
    app.faults.end();
    app.signs_in(&asha, Level::Full).await;
    assert_eq!(state(&asha, &id).await, "waiting");
    app.makes_copies().await;
    assert_eq!(state(&asha, &id).await, "failed");
    let page = asha.opens("/my-data").await.is(200).page();
    assert!(page.text().contains("Could not be made") && page.find("main a[href=/my-data/new]").is_some(), "{}", page.text());
    app.signs_in(&asha, Level::Full).await;
    let next = asks(&asha).await;
    assert!(next != id);
    app.makes_copies().await;
    assert_eq!(state(&asha, &next).await, "ready");
}
