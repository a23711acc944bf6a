//! Races between two "processes" that share nothing but the store.

use caredesk::access::role::Role;
use caredesk::capabilities::appointments::model::Status;
use caredesk::capabilities::appointments::service::{BookingError, Wish};
use caredesk::events::catalogue::Event;
use caredesk::primitives::time::Clock;
use caredesk::storage::tables::Table;
use futures_util::future::join_all;

use crate::house::{House, NOW, Person, Process, at, once, wish};
use crate::oracle::assert_sound;

async fn two(house: &House) -> [Process; 2] {
    let clock = Clock::fixed(NOW.parse().unwrap());
    [house.process(&clock, 11, None).await, house.process(&clock, 12, None).await]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r01_fifty_people_want_one_time_and_one_gets_it_with_three_alternatives_for_the_rest() {
    let house = House::open().await;
    let processes = two(&house).await;
    for round in 0..10 {
        let doctor = processes[0].doctor(30, 0).await;
        let start = at(&processes[0].settings(), "2026-11-25", "10:00");
        let patients: Vec<Person> = (0..50).map(|_| processes[0].person(Role::Patient)).collect();
        let tries = patients.iter().enumerate().map(|(number, patient)| {
            let process = &processes[number % 2];
            async move {
                let (grant, once, wish) = (process.grant(*patient), once(*patient, round), wish(doctor.id, start));
                process.appointments.book(&grant, &once, &wish).await
            }
        });
        let answers = join_all(tries).await;
        let won = answers.iter().filter(|answer| answer.is_ok()).count();
        let offered =
            |answer: &Result<_, BookingError>| matches!(answer, Err(BookingError::TimeTaken { alternatives }) if alternatives.len() == 3);
        let told = answers.iter().filter(|answer| offered(answer)).count();
        assert_eq!((won, told), (1, 49));
        assert_sound(&processes[1], &[doctor.id], &patients.iter().map(|patient| patient.id).collect::<Vec<_>>()).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r03_one_patient_asks_two_doctors_for_overlapping_times_and_gets_one() {
    let house = House::open().await;
    let processes = two(&house).await;
    for round in 0..50 {
        let doctors = [processes[0].doctor(30, 0).await, processes[0].doctor(45, 0).await];
        let patient = processes[0].person(Role::Patient);
        let start = at(&processes[0].settings(), "2026-11-25", "09:00");
        let tries = doctors.iter().zip(&processes).enumerate().map(|(number, (doctor, process))| async move {
            let (grant, once, wish) = (process.grant(patient), once(patient, format!("{round}-{number}")), wish(doctor.id, start));
            process.appointments.book(&grant, &once, &wish).await
        });
        let answers = join_all(tries).await;
        let busy = |answer: &Result<_, BookingError>| matches!(answer, Err(BookingError::PatientBusy { .. }));
        assert_eq!((answers.iter().filter(|answer| answer.is_ok()).count(), answers.iter().filter(|answer| busy(answer)).count()), (1, 1));
        assert_sound(&processes[0], &doctors.map(|doctor| doctor.id), &[patient.id]).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r04_forty_people_on_forty_times_of_one_doctor_all_succeed() {
    let house = House::open().await;
    let processes = two(&house).await;
    let doctor = processes[0].doctor(15, 0).await;
    let first = at(&processes[0].settings(), "2026-11-25", "09:00");
    let mut patients = Vec::new();
    let tries: Vec<_> = (0..40i64)
        .map(|slot| {
            let (process, patient) = (&processes[usize::try_from(slot).unwrap() % 2], processes[0].person(Role::Patient));
            patients.push(patient.id);
            async move {
                let start = first + jiff::SignedDuration::from_mins(15 * slot);
                let (grant, once, wish) = (process.grant(patient), once(patient, slot), wish(doctor.id, start));
                process.appointments.book(&grant, &once, &wish).await.map(|_| ())
            }
        })
        .collect();
    for answer in join_all(tries).await {
        answer.unwrap();
    }
    assert_eq!(assert_sound(&processes[0], &[doctor.id], &patients).await.len(), 40);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r05_a_visit_moved_onto_part_of_itself_while_somebody_wants_its_old_time_has_one_owner_each() {
    let house = House::open().await;
    let processes = two(&house).await;
    for round in 0..60 {
        let doctor = processes[0].doctor(60, 0).await;
        let (asha, ben) = (processes[0].person(Role::Patient), processes[0].person(Role::Patient));
        let settings = processes[0].settings();
        let (old, new) = (at(&settings, "2026-11-25", "10:00"), at(&settings, "2026-11-25", "11:00"));
        let (grant, key, first) = (processes[0].grant(asha), once(asha, round), wish(doctor.id, old));
        let visit = processes[0].appointments.book(&grant, &key, &first).await.unwrap().thing.visit;
        let moving = async {
            let grant = processes[0].grant(asha);
            processes[0].appointments.reschedule(&grant, visit.appointment_id, new, &Wish::default()).await.map(|_| ())
        };
        let wanting = async {
            let (grant, key, wish) = (processes[1].grant(ben), once(ben, round), wish(doctor.id, old));
            processes[1].appointments.book(&grant, &key, &wish).await.map(|_| ())
        };
        let (moved, booked) = tokio::join!(moving, wanting);
        moved.unwrap();
        assert!(matches!(booked, Ok(()) | Err(BookingError::TimeTaken { .. })), "{booked:?}");
        assert_sound(&processes[0], &[doctor.id], &[asha.id, ben.id]).await;
    }
}

/// The events written for one appointment, by version.
async fn versions(process: &Process, visit: &str) -> Vec<u32> {
    let mut versions = Vec::new();
    let read = |rows: Vec<caredesk::storage::item::Item>| {
        for row in rows {
            let envelope: caredesk::events::envelope::Envelope = caredesk::storage::item::from_item(Table::Outbox, row).unwrap();
            if Event::subject(&envelope.event) == visit {
                versions.push(envelope.event.version());
            }
        }
    };
    process.ground.storage.whole_table(Table::Outbox, read).await.unwrap();
    versions.sort_unstable();
    versions
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r06_confirm_and_cancel_at_once_make_one_story_with_one_event_per_version() {
    let house = House::open().await;
    let processes = two(&house).await;
    let doctor = processes[0].doctor(30, 0).await;
    for round in 0..40 {
        let asha = processes[0].person(Role::Patient);
        let start = at(&processes[0].settings(), "2026-11-25", "10:00");
        let (grant, key, first) = (processes[0].grant(asha), once(asha, round), wish(doctor.id, start));
        let visit = processes[0].appointments.book(&grant, &key, &first).await.unwrap().thing.visit;
        let (id, plain) = (visit.appointment_id, Wish::default());
        let (confirm_one, confirm_two, cancel) = (processes[0].grant(asha), processes[1].grant(asha), processes[1].grant(asha));
        let (one, two, gone) = tokio::join!(
            processes[0].appointments.confirm(&confirm_one, id, &plain),
            processes[1].appointments.confirm(&confirm_two, id, &plain),
            processes[1].appointments.cancel(&cancel, id, &plain),
        );
        assert!(!(one.is_ok() && two.is_ok()), "confirmed twice");
        let gone = gone.unwrap();
        assert_eq!(gone.status, Status::Cancelled);
        let expected: Vec<u32> = (1..=gone.version).collect();
        assert_eq!(versions(&processes[0], &id.to_string()).await, expected);
        assert_sound(&processes[0], &[doctor.id], &[asha.id]).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r06_a_request_approved_twice_at_once_is_booked_and_not_confirmed() {
    let house = House::open().await;
    let processes = two(&house).await;
    for round in 0..20 {
        let doctor = processes[0].doctor_who_approves().await;
        let (asha, leena) = (processes[0].person(Role::Patient), Person { id: doctor.id, role: Role::Doctor });
        let start = at(&processes[0].settings(), "2026-11-25", "10:00");
        let (grant, key, first) = (processes[0].grant(asha), once(asha, round), wish(doctor.id, start));
        let visit = processes[0].appointments.book(&grant, &key, &first).await.unwrap().thing.visit;
        assert_eq!(visit.status, Status::Requested);
        let plain = Wish { version: Some(1), ..Wish::default() };
        let (one, two) = (processes[0].grant(leena), processes[1].grant(leena));
        let (one, two) = tokio::join!(
            processes[0].appointments.confirm(&one, visit.appointment_id, &plain),
            processes[1].appointments.confirm(&two, visit.appointment_id, &plain),
        );
        assert!(one.is_ok() != two.is_ok(), "one click has the result");
        assert_eq!(one.or(two).unwrap().status, Status::Booked);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r16_a_move_clicked_twice_is_never_told_that_its_own_time_is_taken() {
    let house = House::open().await;
    let processes = two(&house).await;
    for round in 0..20 {
        let doctor = processes[0].doctor(30, 0).await;
        let asha = processes[0].person(Role::Patient);
        let settings = processes[0].settings();
        let (old, new) = (at(&settings, "2026-11-25", "10:00"), at(&settings, "2026-11-25", "11:00"));
        let (grant, key, first) = (processes[0].grant(asha), once(asha, round), wish(doctor.id, old));
        let id = processes[0].appointments.book(&grant, &key, &first).await.unwrap().thing.visit.appointment_id;
        let plain = Wish::default();
        let grants = [processes[0].grant(asha), processes[1].grant(asha)];
        let (one, two) = tokio::join!(
            processes[0].appointments.reschedule(&grants[0], id, new, &plain),
            processes[1].appointments.reschedule(&grants[1], id, new, &plain),
        );
        let fine = |answer: &Result<_, BookingError>| matches!(answer, Ok(_) | Err(BookingError::NotAllowedNow));
        assert!(fine(&one) && fine(&two), "{one:?} {two:?}");
        assert!(one.is_ok() != two.is_ok());
        assert_sound(&processes[0], &[doctor.id], &[asha.id]).await;
    }
}
