//! F41: the job that makes treatment histories: long ones, raced by another and by the patient. Where it is killed: `tests/deaths`.

use caredesk::capabilities::own_data::service::OwnData;
use caredesk::operations::exporter::Exporter;
use caredesk::primitives::ids::{AppointmentId, RecordId};
use caredesk::storage::item::{Item, text};
use caredesk::storage::tables::Table as Rows;
use caredesk::storage::transaction::Action;

use crate::steps::doctor_and_asha;
use crate::support::treatment::cold;
use crate::support::{Person, Table, TestApp};

/// Rows written at once.
const AT_ONCE: usize = 100;

/// How many visits a long life has: ten thousand by night, a few pages otherwise.
#[expect(clippy::disallowed_methods, reason = "a test's own knob, not the product's configuration")]
fn many() -> usize {
    std::env::var("CAREDESK_ROWS").map_or(700, |_| 10_000)
}

async fn made(app: &TestApp) -> usize {
    let rows = app.rows(Rows::Audit).await;
    rows.iter().filter(|row| row["what"].as_s().unwrap() == "treatment_history.make").count()
}

/// The row with another id in the place of one.
fn retold(row: &Item, changes: &[(&str, String)]) -> Item {
    let mut row = row.clone();
    row.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), text(value))));
    row
}

/// Copies of one visit that was written up and amended, each under ids of its own; the diagnoses, in order.
async fn lives_long(app: &TestApp, asha: &Person, record: &str, visits: usize) -> Vec<String> {
    let entries: Vec<Item> = app.rows(Rows::Records).await.into_iter().filter(|row| row["item"].as_s().unwrap().contains(record)).collect();
    let of = |start: &str| entries.iter().find(|row| row["item"].as_s().unwrap().starts_with(start)).unwrap();
    let (signed, amended) = (of(&format!("entry#{record}#000")), of(&format!("entry#{record}#001")));
    let visit =
        app.rows(Rows::Appointments).await.into_iter().find(|row| row["patient_id"].as_s().unwrap() == &asha.id.to_string()).unwrap();
    let (mut actions, mut said) = (Vec::new(), Vec::new());
    let put = |table, item| Action::Put { table, item, condition: None };
    for at in 0..visits {
        let (id, appointment) = (RecordId::new(&app.app.ground.ids), AppointmentId::new(&app.app.ground.ids).to_string());
        let ids = [("record_id", id.to_string()), ("appointment_id", appointment.clone())];
        let diagnosis = format!("visit {at}");
        let first = [("item", format!("entry#{id}#000")), ("diagnosis", diagnosis.clone())];
        actions.push(put(Rows::Records, retold(signed, &[&ids[..], &first[..]].concat())));
        // Every third was amended, so that pages end in the middle of a record.
        if at % 3 == 0 {
            let second = [("item", format!("entry#{id}#001")), ("diagnosis", format!("{diagnosis}, amended"))];
            actions.push(put(Rows::Records, retold(amended, &[&ids[..1], &second[..]].concat())));
        }
        said.push(if at % 3 == 0 { format!("{diagnosis}, amended") } else { diagnosis });
        actions.push(put(Rows::Appointments, retold(&visit, &[("appointment_id", appointment)])));
        app.passes(0);
    }
    while !actions.is_empty() {
        let rest = actions.split_off(actions.len().min(AT_ONCE));
        app.write(std::mem::replace(&mut actions, rest)).await;
    }
    said
}

#[tokio::test]
async fn f41_every_visit_of_a_long_life_is_in_the_file_once() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let record = asha.is_treated_by(&farah, &app.open_slots(&farah).await[20].clone(), &cold()).await;
    farah.amends(&asha, &record, &serde_json::json!({ "diagnosis": "flu", "reason": "the lab called" })).await;
    let mut said = lives_long(&app, &asha, &record, many()).await;
    said.push("flu".to_owned());
    let id = asha.asks_for_history("me").await;
    assert_eq!(app.makes_copies().await.made, 1);
    let table = Table::behind(&asha.takes_history("me", &id).await).await;
    let mut found: Vec<String> = table.column("Diagnosis").into_iter().map(str::to_owned).collect();
    assert_eq!(found.len(), many() + 1);
    found.sort_unstable();
    said.sort_unstable();
    assert_eq!(found, said);
    assert!(table.column("Department").iter().all(|department| *department == app.department.name));
    let amended = table.column("Amendments").into_iter().filter(|count| *count == "1").count();
    assert_eq!(amended, many().div_ceil(3) + 1);
}

#[tokio::test]
async fn f41_two_jobs_at_once_make_one_file_and_one_mail() {
    let app = TestApp::start().await;
    let people = [app.patient("Asha").await, app.patient("Ben").await, app.patient("Chen").await];
    for person in &people {
        person.asks_for_history("me").await;
    }
    let (one, other) = (Exporter::of(&app.app), Exporter::of(&app.app));
    let (one, other) = tokio::join!(one.run(), other.run());
    assert_eq!((one.unwrap().made + other.unwrap().made, made(&app).await), (3, 3));
    assert_eq!(app.exports().keys().await.unwrap().len(), 3, "no try left a file beside the one that counts");
    for person in &people {
        assert_eq!(app.mails_saying(&person.email, "is ready").await.len(), 1);
    }
}

#[tokio::test]
async fn f41_a_file_that_is_cancelled_while_it_is_made_is_nobodys() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let id = asha.asks_for_history("me").await;
    let own_data: &OwnData = &app.app.own_data;
    let due = own_data.due().await.unwrap();
    let making = own_data.claim(&due[0]).await.unwrap().unwrap();
    asha.api(http::Method::DELETE, &format!("/patients/me/treatment-history-files/{id}")).send().await.is(204);
    let file = tempfile::NamedTempFile::new().unwrap();
    assert!(!own_data.keep(&making, file.path(), 0).await.unwrap(), "it was taken back");
    assert_eq!(app.exports().keys().await.unwrap(), Vec::<String>::new());
    assert_eq!(app.mails_saying(&asha.email, "is ready").await.len(), 0);
    app.passes(21);
    assert_eq!(app.makes_copies().await.ended, 1, "whoever was killed meanwhile is swept up after");
    app.signs_in(&asha, caredesk::access::actor::Level::Proven).await;
    asha.asks_for_history("me").await;
    assert_eq!(app.makes_copies().await.made, 1);
}

#[tokio::test]
async fn f41_a_carer_who_may_read_no_more_is_not_told_that_the_file_is_ready() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ben, cara) = (app.patient("Ben").await, app.patient("Cara").await);
    let slot = app.open_slots(&farah).await.into_iter().nth(20).unwrap();
    asha.is_treated_by(&farah, &slot, &serde_json::json!({ "diagnosis": "a", "prescription": "b", "notes": "c" })).await;
    let ended = app.lets_act(&asha, &ben, "read").await;
    app.lets_act(&asha, &cara, "read").await;
    let owner = asha.id.to_string();
    for carer in [&ben, &cara] {
        carer.asks_for_history(&owner).await;
        app.makes_copies().await;
        // Who asks while one waits is given that one: each asks on a day of their own.
        if carer.id == ben.id {
            asha.api(http::Method::DELETE, &format!("/me/carers/{ended}")).send().await.is(204);
        }
        let told = app.mails_saying(&carer.email, "is ready").await.len();
        assert_eq!(told, usize::from(carer.id == cara.id), "{}", carer.name);
        app.passes(24 * 60 + 1);
        for person in [&asha, &ben, &cara] {
            app.signs_in(person, caredesk::access::actor::Level::Full).await;
        }
    }
    let rows = app.rows(Rows::Deliveries).await;
    let word = |row: &Item, name: &str| row.get(name).and_then(|value| value.as_s().ok()).cloned().unwrap_or_default();
    let his = rows.iter().filter(|row| word(row, "kind") == "treatment_history_ready" && word(row, "recipient_id") == ben.id.to_string());
    assert_eq!(his.map(|row| word(row, "because")).collect::<Vec<_>>(), ["acts for them no more"]);
}
