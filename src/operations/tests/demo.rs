//! The whole demo, made on a stack in memory.

use std::sync::{Arc, Mutex, PoisonError};

use super::super::testing::House;
use super::super::verify::check;
use crate::access::actor::{Actor, Level};
use crate::access::grant::Granted;
use crate::access::permissions::ManageDepartments;
use crate::access::role::Role;
use crate::aws::connector::Fault;
use crate::capabilities::calendar::model::Quantum;
use crate::capabilities::directory::model::DepartmentText;
use crate::capabilities::directory::service::DepartmentError;
use crate::capabilities::queue::store::Screens;
use crate::config::Demo;
use crate::identity::accounts::Accounts;
use crate::identity::passwords::Cost;
use crate::local::demo::{self, Progress, Tell};
use crate::primitives::ids::{RequestId, UserId};
use crate::primitives::text::Sensitive;

async fn make(house: &House, demo: Demo) -> anyhow::Result<Vec<Progress>> {
    let said: Arc<Mutex<Vec<Progress>>> = Arc::default();
    let kept = Arc::clone(&said);
    let tell: Tell = Arc::new(move |progress| kept.lock().unwrap_or_else(PoisonError::into_inner).push(progress));
    demo::make(&house.ground, &house.uploads(), Cost::LEAST, Quantum::FiveMinutes, demo, &tell).await?;
    Ok(said.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

fn breaks(house: &House, at: &str) {
    house.broken.set(vec![(at.to_owned(), Fault::Answer { status: 400, body: r#"{"__type":"ValidationException"}"#.into() })]);
}

/// How many things an invariant was proved of, when all of them hold.
async fn counted(house: &House, id: &str) -> usize {
    let report = check(&house.ground.storage, &house.evidence(), Quantum::FiveMinutes, house.now()).await.unwrap();
    assert!(report.is_clean(), "{report}");
    report.checks.iter().find(|check| check.id == id).unwrap().counted
}

/// The names of the demo's departments are taken (F18).
async fn a_second_cardiology_is_refused(house: &House) {
    let administrator = Actor::person(UserId::new(&house.ground.ids), Role::Administrator, Sensitive::new("Tomas".to_owned()), Level::Full);
    let grant: Granted<ManageDepartments> = Granted::check(Arc::new(administrator), RequestId::new(&house.ground.ids)).unwrap();
    let text = DepartmentText::parse("cardiology", None).unwrap();
    let made = house.app().directory.create_department(&grant, text, None).await;
    assert!(matches!(made, Err(DepartmentError::NameTaken)), "{made:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f04_a_demo_that_was_interrupted_is_finished_and_making_it_again_changes_nothing() {
    let house = House::open().await;
    for at in ["dpt_", "mei.chen@demo.test"] {
        breaks(&house, at);
        assert!(make(&house, Demo::People).await.is_err(), "{at}");
    }
    house.broken.set(vec![]);
    assert_eq!(make(&house, Demo::People).await.unwrap(), [Progress::People, Progress::Made]);
    let before = house.aws.meter.spent();
    assert_eq!(make(&house, Demo::People).await.unwrap(), []);
    assert_eq!((house.aws.meter.spent() - before).calls, 1, "a later start asks one question");

    let app = house.app();
    app.refresh().await.unwrap();
    assert_eq!(app.settings.now().hospital_name, "Rowan Street Hospital");
    let departments = app.directory.departments().await.unwrap();
    assert_eq!(departments.iter().map(|department| department.doctors).collect::<Vec<_>>(), [3; 8]);
    let mut capped = 0;
    for department in &departments {
        let doctors = app.directory.doctors_of(department.id).await.unwrap();
        capped += doctors.iter().filter(|doctor| doctor.daily_cap.is_some()).count();
        assert!(doctors.len() == 3 && doctors.iter().all(|doctor| !doctor.hours.rules.is_empty()));
    }
    assert_eq!(capped, 1, "one of them sees few people a day");
    a_second_cardiology_is_refused(&house).await;
    let accounts = Accounts::new(house.ground.storage.clone());
    let mut hashes = Vec::new();
    for name in ["patient", "reception", "admin", "doctor", "bilal.anwar", "diya.kapoor", "mateo.vargas"] {
        let account = accounts.find_by_address(&format!("{name}@demo.test").parse().unwrap()).await.unwrap().unwrap();
        hashes.push(account.password_hash);
    }
    assert!(hashes[0].is_some() && hashes[..4].windows(2).all(|pair| pair[0] == pair[1]), "one hash for all four");
    assert!(hashes[4..].iter().all(Option::is_none), "nobody else signs in");
    house.close();
}

/// One waiting room has a screen and people who wait, and one patient has visits in a row.
async fn waiting_and_in_a_row(house: &House) {
    let screens = Screens::new(house.ground.storage.clone()).all().await.unwrap();
    assert_eq!(screens.len(), 1);
    let waiting = house.app().appointments.queue_of_now(screens[0].part).await.unwrap();
    assert!(!waiting.is_empty() && counted(house, "queue").await > waiting.len());
    let (accounts, visits) = (Accounts::new(house.ground.storage.clone()), house.app().appointments.clone());
    let patient = accounts.find_by_address(&"lakshmi.nair@demo.test".parse().unwrap()).await.unwrap().unwrap().user_id;
    let mut numbers = Vec::new();
    for line in visits.to_put_in_calendar(patient, Role::Patient).await.unwrap() {
        let series = visits.to_tell_of(line.appointment_id).await.unwrap().unwrap().series;
        numbers.extend(series.map(|series| (series.number, series.of)));
    }
    let of = u8::try_from(numbers.len()).unwrap();
    assert!(of >= 2 && numbers.iter().map(|(number, all)| (*number, *all)).eq((1..=of).map(|number| (number, of))), "{numbers:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f59_a_hospital_whose_visits_were_interrupted_is_lived_on_and_every_invariant_holds() {
    let house = House::open().await;
    breaks(&house, "appointment.no_show");
    assert!(make(&house, Demo::On).await.is_err());
    house.broken.set(vec![]);
    // Every visit has a key that made it, and so has what was given to the blood bank.
    let some = counted(&house, "I6").await;
    // Later, as a start after a kill is: the visits stay around the moment at which it began.
    house.pass(3_600);
    let said = make(&house, Demo::On).await.unwrap();
    let Some(Progress::Visits { of: planned, .. }) = said.iter().rev().nth(1).copied() else { panic!("{said:?}") };
    let made = counted(&house, "I6").await;
    assert!(some < made && made >= planned && made > 250, "{some}, then {made} of {planned}");
    let events = counted(&house, "I4").await;
    waiting_and_in_a_row(&house).await;
    assert_eq!(make(&house, Demo::On).await.unwrap(), []);
    assert_eq!((counted(&house, "I6").await, counted(&house, "I4").await), (made, events));
    house.close();
}
