//! F13: the job that erases, killed at every call and raced by another.

use std::cmp::Ordering::{Equal, Greater, Less};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use caredesk::access::actor::Level;
use caredesk::capabilities::chat::model::Heads;
use caredesk::capabilities::chat::store::open;
use caredesk::capabilities::erasure::store::ErasureStore;
use caredesk::identity::accounts::fewer_to_read;
use caredesk::operations::eraser::Eraser;
use caredesk::primitives::ids::UserId;
use caredesk::storage::item::{Item, text};
use caredesk::storage::tables::Table;

use crate::erasing::{acts, asks, closed, is_whole, left, link};
use crate::support::{Person, TestApp, Trouble};

/// A house in which an erasure has come to where things go.
async fn about_to_erase() -> (TestApp, Person) {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let asha = closed(&app, &tomas).await;
    app.passes(11 * 366 * 24 * 60);
    app.signs_in(&tomas, Level::Full).await;
    asks(&tomas, &asha).await.leads_to("/admin/people/");
    app.passes(24 * 60);
    app.erases().await;
    app.makes_copies().await;
    app.erases().await;
    link(&app, &asha).await;
    app.passes(24 * 60);
    (app, asha)
}

/// Every call from the `which`th on is cut; whether it came so far.
async fn dies_at(app: &TestApp, which: u64, last: Trouble) -> bool {
    let reached = Arc::new(AtomicBool::new(false));
    let marks = reached.clone();
    app.faults.plan(move |call| {
        marks.fetch_or(call.number >= which, Ordering::Relaxed);
        match call.number.cmp(&which) {
            Less => None,
            Equal => Some(last),
            Greater => Some(Trouble::CutBefore),
        }
    });
    // Whether it says so or not: what counts is what it left.
    drop(Eraser::of(&app.app).run().await);
    app.faults.end();
    reached.load(Ordering::Relaxed)
}

/// One house, one erasure: it is killed a little further each time, until nothing is left to kill.
async fn killed_again_and_again(last: Trouble) {
    let (app, asha) = about_to_erase().await;
    let mut deaths = 0;
    for round in 0.. {
        let which = 1 + round % 16;
        if !dies_at(&app, which, last).await {
            break;
        }
        deaths += 1;
        assert!(deaths < 900, "it never ends");
    }
    while app.erases().await.waiting > 0 {}
    assert!(deaths > 10, "it was killed {deaths} times");
    assert_eq!(left(&app, &asha).await, Vec::<String>::new());
    assert_eq!((acts(&app, "erasure.begin").await, acts(&app, "erasure.end").await), (1, 1));
    app.makes_copies().await;
    is_whole(&app).await;
}

#[tokio::test]
async fn f13_more_conversations_than_are_read_at_once_go_all() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let ground = &app.app.ground;
    let opened = |_| Heads::opened((asha.id, "Asha"), (UserId::new(&ground.ids), "Dr Farah"), ground.clock.now());
    for some in (0..130).map(opened).collect::<Vec<_>>().chunks(40) {
        app.write(some.iter().flat_map(|heads| open(heads).unwrap()).collect()).await;
    }
    assert_eq!(app.rows(Table::Messages).await.len(), 260);
    ErasureStore::new(ground.storage.clone()).remove_conversations(asha.id, fewer_to_read).await.unwrap();
    assert_eq!(app.rows(Table::Messages).await.len(), 0);
}

#[tokio::test]
async fn f13_an_erasure_killed_before_any_call_is_finished_and_written_down_once() {
    killed_again_and_again(Trouble::CutBefore).await;
}

#[tokio::test]
async fn f13_an_erasure_killed_after_any_call_is_finished_and_written_down_once() {
    killed_again_and_again(Trouble::CutAfter).await;
}

#[tokio::test]
async fn f13_two_jobs_at_once_erase_as_one_would() {
    let (app, asha) = about_to_erase().await;
    let (one, other) = (Eraser::of(&app.app), Eraser::of(&app.app));
    while acts(&app, "erasure.end").await == 0 {
        let (one, other) = tokio::join!(one.run(), other.run());
        assert!(one.unwrap().erased + other.unwrap().erased <= 1);
    }
    assert_eq!(left(&app, &asha).await, Vec::<String>::new());
    assert_eq!((acts(&app, "erasure.begin").await, acts(&app, "erasure.end").await), (1, 1));
    is_whole(&app).await;
}

/// So many erasures that wait for years, before everybody else's in the order of the table.
async fn waits_before(app: &TestApp, like: &Item, many: u128) {
    for number in 1..=many {
        let mut row = like.clone();
        row.insert("item".to_owned(), text(UserId::from_uuid(uuid::Uuid::from_u128(number))));
        row.insert("begins_at".to_owned(), text("2099-01-01T00:00:00Z"));
        app.app.ground.storage.put(Table::Requests, row, None).await.unwrap();
    }
}

#[tokio::test]
async fn f13_an_erasure_that_fails_or_waits_keeps_none_of_the_others() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let (first, second) = (closed(&app, &tomas).await, closed(&app, &tomas).await);
    app.passes(11 * 366 * 24 * 60);
    app.signs_in(&tomas, Level::Full).await;
    for person in [&first, &second] {
        asks(&tomas, person).await.leads_to("/admin/people/");
    }
    let rows = app.rows(Table::Requests).await;
    let like = rows.iter().find(|row| row["owner_id"] == text("erasures")).unwrap();
    waits_before(&app, like, 130).await;
    app.passes(24 * 60);
    let fails = first.id.to_string();
    app.faults.plan(move |call| call.body.contains(&fails).then_some(Trouble::Fault));
    let worked = app.erases().await;
    app.faults.end();
    assert_eq!((worked.failed, worked.waiting), (1, 131));
    assert_eq!(app.makes_copies().await.made, 1, "the copy of the second is made");
    let worked = app.erases().await;
    assert_eq!((worked.failed, worked.waiting), (0, 132));
    assert_eq!(app.makes_copies().await.made, 1, "and then that of the first");
}
