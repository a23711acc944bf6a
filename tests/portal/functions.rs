//! What each function of the house does with its own rights alone, as its role on Lambda.

use caredesk::files::objects::{Missing, Objects};
use caredesk::operations::jobs::{Job, Jobs};
use caredesk::operations::rights::{Function, Right};
use caredesk::storage::error::StorageError;
use caredesk::storage::item::Key;
use caredesk::storage::tables::Table;
use clap::ValueEnum as _;

use crate::support::TestApp;
use crate::support::rights::with_rights_of;

/// Every job over a house with a visit, a file and a treatment history to make, beginning as on Lambda with the settings.
#[tokio::test]
async fn f63_every_job_runs_with_the_rights_of_its_function_alone() {
    let app = TestApp::start().await;
    let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    asha.has(&app.open_slot(&doctor).await).await;
    asha.sends_file("Blood test.pdf", "application/pdf", &crate::support::files::pdf(1)).await;
    asha.asks_for_history("me").await;
    app.passes(24 * 60);
    let jobs = Jobs::of(&app.app, "test");
    for job in Job::value_variants() {
        let done = with_rights_of(job.function(), async {
            app.app.refresh().await.unwrap();
            Box::pin(jobs.run(*job)).await
        });
        let told = done.await.unwrap_or_else(|error| panic!("{}: {error:#}", job.name()));
        let did = match job {
            Job::CheckReports => "1 available",
            Job::Reap => "0 expired",
            Job::MakeExports => "1 made",
            Job::SealAudit => "seals; the last is",
            Job::Drain => "0 waiting",
            Job::Recount => "1 doctors",
            _ => "",
        };
        assert!(told.contains(did), "{}: {told}", job.name());
    }
}

/// Negative control: whoever sends mail reads nothing clinical, and nobody changes what stands in the audit trail.
#[tokio::test]
async fn f63_what_a_function_has_no_right_to_is_refused() {
    let app = TestApp::start().await;
    let (storage, asha) = (&app.app.ground.storage, app.patient("Asha").await);
    let record = Key::two(Table::Records, asha.id, "background");
    let entry = Key::two(Table::Audit, asha.id, "entry");
    let refused = |answer: Result<(), StorageError>| matches!(answer, Err(StorageError::Refused(_)));
    let read = |function| with_rights_of(function, async { storage.get(&record).await.map(drop) });
    assert!(refused(read(Function::Messenger).await) && refused(read(Function::Sealer).await));
    assert!(read(Function::Portal).await.is_ok() && read(Function::Keeper).await.is_ok());
    for function in Function::ALL {
        let removed = with_rights_of(function, async { storage.delete(&entry, None).await.map(drop) });
        assert!(removed.await.is_err(), "{function:?}");
        let seal = with_rights_of(function, async {
            let seals = Objects::new(&app.aws, "caredesk-audit-seals", Missing::IsRefused);
            seals.remove("seals/0000000001.json").await
        });
        assert!(seal.await.is_err(), "{function:?}");
    }
}

/// The row of a hold, in which typed answers wait: alone, among others, and to be changed.
#[tokio::test]
async fn f63_nobody_but_the_portal_opens_the_row_in_which_typed_answers_wait() {
    let app = TestApp::start().await;
    let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    asha.holds(&app.open_slot(&doctor).await).await;
    let storage = &app.app.ground.storage;
    let (hold, other) = (Key::one(Table::Guards, format!("hold#{}", asha.id)), Key::one(Table::Guards, "mail#nobody"));
    assert!(storage.get(&hold).await.unwrap().is_some(), "holds are kept under another key: close that one");
    for function in Function::ALL {
        let one = with_rights_of(function, async { storage.get(&hold).await.map(drop) });
        let among_others = with_rights_of(function, async { storage.get_many(&[other.clone(), hold.clone()]).await.map(drop) });
        let another = with_rights_of(function, async { storage.get(&other).await.map(drop) });
        let open = (one.await.is_ok(), among_others.await.is_ok(), another.await.is_ok());
        let portal = function == Function::Portal;
        assert_eq!(open, (portal, portal, true), "{function:?}");
        if !portal {
            let removed = with_rights_of(function, async { storage.delete(&hold, None).await.map(drop) });
            assert!(removed.await.is_err(), "{function:?}");
        }
    }
    assert!(storage.get(&hold).await.unwrap().is_some());
}

#[test]
fn f63_the_list_of_rights_keeps_what_it_promises() {
    let clinical = || Table::ALL.into_iter().filter(|table| table.definition().clinical);
    assert!(clinical().all(|table| !Function::Messenger.on_table(table).contains(&Right::Read)));
    for function in Function::ALL {
        let trail = function.on_table(Table::Audit);
        assert!(!trail.contains(&Right::Change) && !trail.contains(&Right::Remove), "{function:?}");
        for table in Table::ALL {
            let whole = function.on_table(table).contains(&Right::ReadWhole);
            assert!(!whole || (function == Function::Keeper && !table.definition().clinical), "{function:?} reads the whole of {table:?}");
            // An index has keys of its own, and a whole table is read without any: neither would be closed.
            let closed = !function.closed_rows(table).is_empty();
            assert!(!closed || (!whole && table.definition().indexes.is_empty()), "{table:?} is not closed to {function:?}");
        }
    }
}
