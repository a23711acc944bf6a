//! What looking for a time may cost (data-model.md): counted at the AWS seam, as the store reported it.

use caredesk::capabilities::availability::model::Asker;
use caredesk::capabilities::directory::model::DoctorFilter;
use caredesk::primitives::page::Limit;
use caredesk::primitives::text::search_words;
use jiff::civil::date;

use crate::support::TestApp;

/// Twenty doctors with the default week, each with some visits in the coming weeks.
async fn busy_department() -> TestApp {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    let mut patients = Vec::new();
    for number in 0..4 {
        patients.push(app.patient(&format!("Patient {number}")).await);
    }
    for number in 0..20 {
        let doctor = app.doctor(&format!("Doctor Number{number}")).await;
        let slots = app.open_slots(&doctor).await;
        for (place, patient) in patients.iter().enumerate() {
            ruth.books_for(patient, &slots[5 + (number * 4 + place) % 90]).await;
        }
    }
    app
}

#[tokio::test]
async fn f23_the_soonest_times_of_twenty_doctors_cost_what_the_table_says() {
    let app = busy_department().await;
    let fortnight = (date(2026, 11, 23), date(2026, 12, 6));
    for asker in [Asker::Patient, Asker::Staff] {
        for limit in [20, 100_000] {
            let question = app.app.availability.soonest(app.department.id, fortnight, limit, asker, None);
            let (found, spent) = app.spends(question).await;
            assert!(found.unwrap().unwrap().len() >= 20);
            assert!(spent.calls <= 3 && spent.in_sequence <= 2 && spent.read_units <= 8.0, "{asker:?} {limit}: {spent:?}");
        }
    }
}

#[tokio::test]
async fn f23_one_doctors_times_are_two_calls_side_by_side() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let question = app.app.availability.free_times(doctor.id, (date(2026, 11, 23), date(2026, 11, 30)), Asker::Patient, None);
    let (found, spent) = app.spends(question).await;
    assert!(!found.unwrap().unwrap().visits.is_empty());
    assert!(spent.calls == 2 && spent.in_sequence == 1 && spent.read_units <= 4.0, "{spent:?}");
}

#[tokio::test]
async fn f20_doctors_by_words_that_departments_are_called_by_are_looked_up_side_by_side() {
    let app = TestApp::start().await;
    app.doctor("Gene Adler").await;
    let departments = ["General", "Heart"].map(|name| (app.department.id, search_words(name))).into();
    let filter = DoctorFilter { name_or_specialization: search_words("gene heart"), departments, ..DoctorFilter::default() };
    let (found, spent) = app.spends(app.app.directory.find_doctors(&filter, Limit::DEFAULT, None)).await;
    assert_eq!(found.unwrap().items.len(), 1);
    assert!(spent.calls == 3 && spent.in_sequence == 2, "{spent:?}");
}
