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
        }
    }
}
