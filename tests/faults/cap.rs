//! A doctor's daily cap, and a patient's own, when many book at the same moment, from servers that share nothing but the store.

use caredesk::access::permissions::BookAppointment;
use caredesk::access::role::Role;
use caredesk::capabilities::appointments::model::{Appointment, OwnDay};
use caredesk::capabilities::appointments::service::{BookingError, Hold, HoldWish, KeptFor, KeptVisit, Wish};
use caredesk::capabilities::directory::model::Doctor;
use caredesk::capabilities::settings::model::SettingsPatch;
use caredesk::identity::accounts::Account;
use caredesk::identity::audit::Deed;
use caredesk::primitives::ids::HoldId;
use caredesk::primitives::time::Clock;
use caredesk::storage::error::StorageError;
use caredesk::storage::transaction::{Action, Transaction};
use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};

use crate::house::{House, NOW, Person, Process, at, once, wish};
use crate::oracle::assert_sound;

/// A doctor of short visits who takes at most so many a day.
async fn capped(process: &Process, cap: u16) -> Doctor {
    let doctor = process.doctor(15, 0).await;
    let change = |before: &Doctor| Ok::<_, std::convert::Infallible>(Doctor { daily_cap: Some(cap), ..before.clone() });
    process.directory.change_doctor(doctor.id, None, Deed::of_house("doctor.change"), None, change).await.unwrap()
}

async fn books(process: &Process, person: Person, doctor: &Doctor, start: Timestamp) -> Result<Appointment, BookingError> {
    let (grant, key, wish) = (process.grant(person), once(person, start), wish(doctor.id, start));
    process.appointments.book(&grant, &key, &wish).await.map(|made| made.thing.visit)
}

fn is_full<T>(answer: &Result<T, BookingError>) -> bool {
    matches!(answer, Err(BookingError::DayFull { .. }))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f24_of_twenty_bookings_at_once_for_a_day_with_three_visits_left_three_succeed() {
    let house = House::open().await;
    let clock = Clock::fixed(NOW.parse().unwrap());
    let mut processes = Vec::new();
    for seed in 31..36 {
        processes.push(house.process(&clock, seed, None).await);
    }
    let settings = processes[0].settings();
    // The last one is a Monday in Kolkata: it begins on the Sunday, and in the week, before it in UTC.
    for date in ["2026-11-25", "2026-11-27", "2026-11-30"] {
        let doctor = capped(&processes[0], 3).await;
        let first = at(&settings, date, "09:00");
        let patients: Vec<Person> = (0..20).map(|_| processes[0].person(Role::Patient)).collect();
        let tries = patients.iter().zip(0_i64..).zip(processes.iter().cycle()).map(|((patient, number), process)| {
            let (patient, start) = (*patient, first + SignedDuration::from_mins(15 * number));
            books(process, patient, &doctor, start)
        });
        let answers = join_all(tries).await;
        let elsewhere = |answer: &Result<Appointment, BookingError>| match answer {
            Err(BookingError::DayFull { alternatives }) => {
                alternatives.len() == 3 && alternatives.iter().all(|slot| settings.zone.date(slot.start).to_string() != date)
            }
            _ => false,
        };
        let won = answers.iter().filter(|answer| answer.is_ok()).count();
        let told = answers.iter().filter(|answer| elsewhere(answer)).count();
        assert_eq!((won, told), (3, 17), "{date}: {answers:?}");
        let ids: Vec<_> = patients.iter().map(|patient| patient.id).collect();
        assert_eq!(assert_sound(&processes[1], &[doctor.id], &ids).await.len(), 3);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f26_of_ten_moves_at_once_to_a_day_with_two_visits_left_two_succeed_and_nobody_loses_theirs() {
    let house = House::open().await;
    let clock = Clock::fixed(NOW.parse().unwrap());
    let processes = [house.process(&clock, 41, None).await, house.process(&clock, 42, None).await];
    let settings = processes[0].settings();
    let doctor = capped(&processes[0], 12).await;
    let (from, to) = (at(&settings, "2026-11-25", "09:00"), at(&settings, "2026-11-26", "09:00"));
    let later = |start: Timestamp, number: i64| start + SignedDuration::from_mins(15 * number);
    let patients: Vec<Person> = (0..10).map(|_| processes[0].person(Role::Patient)).collect();
    let mut visits = Vec::new();
    for (patient, number) in patients.iter().zip(0..) {
        visits.push(books(&processes[0], *patient, &doctor, later(from, number)).await.unwrap());
        books(&processes[0], processes[0].person(Role::Patient), &doctor, later(to, 20 + number)).await.unwrap();
    }
    let tries = patients.iter().zip(&visits).zip(0_i64..).map(|((patient, visit), number)| {
        let process = &processes[usize::try_from(number % 2).unwrap()];
        let (grant, start) = (process.grant(*patient), later(to, number));
        async move { process.appointments.reschedule(&grant, visit.appointment_id, start, &Wish::default()).await }
    });
    let answers = join_all(tries).await;
    let moved = answers.iter().filter(|answer| answer.is_ok()).count();
    let full = answers.iter().filter(|answer| is_full(answer)).count();
    assert_eq!((moved, full), (2, 8), "{answers:?}");
    let ids: Vec<_> = patients.iter().map(|patient| patient.id).collect();
    assert_eq!(assert_sound(&processes[1], &[doctor.id], &ids).await.len(), 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f24_a_hold_counts_once_it_is_booked_a_move_within_the_day_does_not_and_a_cancel_frees_one() {
    let house = House::open().await;
    let process = house.process(&Clock::fixed(NOW.parse().unwrap()), 43, None).await;
    let doctor = capped(&process, 2).await;
    let [asha, ben, chi, dev] = [0; 4].map(|_| process.person(Role::Patient));
    let settings = process.settings();
    let on = |date: &str, time: &str| at(&settings, date, time);
    let visit = books(&process, asha, &doctor, on("2026-11-25", "10:00")).await.unwrap();
    let held = HoldWish::usual(doctor.id, on("2026-11-25", "11:00"));
    process.appointments.hold(&process.grant(ben), &once(ben, "hold"), held).await.unwrap();
    books(&process, chi, &doctor, on("2026-11-25", "12:00")).await.expect("what is held does not count");
    assert!(is_full(&books(&process, ben, &doctor, held.start).await), "and is no visit before it is booked");
    let late = HoldWish::usual(doctor.id, on("2026-11-25", "13:00"));
    assert!(is_full(&process.appointments.hold(&process.grant(dev), &once(dev, "hold"), late).await));

    // Within its day it stays one visit; from another day it would be one more.
    let (grant, id) = (process.grant(asha), visit.appointment_id);
    process.appointments.reschedule(&grant, id, on("2026-11-25", "15:00"), &Wish::default()).await.unwrap();
    let other = books(&process, dev, &doctor, on("2026-11-26", "10:00")).await.unwrap();
    let to = on("2026-11-25", "16:00");
    let refused = process.appointments.reschedule(&process.grant(dev), other.appointment_id, to, &Wish::default()).await;
    assert!(is_full(&refused), "{refused:?}");

    process.appointments.cancel(&process.grant(asha), id, &Wish::default()).await.unwrap();
    let (grant, key, wish) = (process.grant(ben), once(ben, "again"), wish(doctor.id, held.start));
    process.appointments.book(&grant, &key, &wish).await.expect("what ben holds is booked");
    assert!(is_full(&process.appointments.reschedule(&process.grant(dev), other.appointment_id, to, &Wish::default()).await));
    assert_sound(&process, &[doctor.id], &[asha.id, ben.id, chi.id, dev.id]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f24_whoever_is_over_a_lowered_cap_keeps_their_visit_and_may_move_it_within_its_day() {
    let house = House::open().await;
    let process = house.process(&Clock::fixed(NOW.parse().unwrap()), 44, None).await;
    let doctor = capped(&process, 3).await;
    let people = [0; 3].map(|_| process.person(Role::Patient));
    let settings = process.settings();
    let mut visits = Vec::new();
    for (person, time) in people.iter().zip(["10:00", "11:00", "12:00"]) {
        visits.push(books(&process, *person, &doctor, at(&settings, "2026-11-25", time)).await.unwrap());
    }
    let lowered = |before: &Doctor| Ok::<_, std::convert::Infallible>(Doctor { daily_cap: Some(1), ..before.clone() });
    process.directory.change_doctor(doctor.id, None, Deed::of_house("doctor.change"), None, lowered).await.unwrap();
    let (grant, to) = (process.grant(people[0]), at(&settings, "2026-11-25", "15:00"));
    process.appointments.reschedule(&grant, visits[0].appointment_id, to, &Wish::default()).await.unwrap();
    for (person, visit) in people.iter().zip(&visits).take(2) {
        process.appointments.cancel(&process.grant(*person), visit.appointment_id, &Wish::default()).await.unwrap();
        let new = process.person(Role::Patient);
        assert!(is_full(&books(&process, new, &doctor, at(&settings, "2026-11-25", "16:00")).await), "still one is booked");
    }
    process.appointments.cancel(&process.grant(people[2]), visits[2].appointment_id, &Wish::default()).await.unwrap();
    books(&process, process.person(Role::Patient), &doctor, at(&settings, "2026-11-25", "16:00")).await.unwrap();
    assert_sound(&process, &[doctor.id], &people.map(|person| person.id)).await;
}

/// A time that the house keeps for somebody, for an hour.
fn kept(process: &Process, person: Person, doctor: &Doctor, start: Timestamp) -> Hold {
    Hold {
        id: HoldId::new(&process.ground.ids),
        owner: person.id,
        doctor_id: doctor.id,
        start,
        end: start + SignedDuration::from_mins(15),
        buffer_minutes: 0,
        until: process.ground.clock.now() + SignedDuration::from_mins(60),
        kept: true,
        kind: None,
        patient: None,
        answers: None,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f33_a_time_that_is_kept_for_somebody_counts_on_its_day_so_that_they_can_take_it() {
    let house = House::open().await;
    let process = house.process(&Clock::fixed(NOW.parse().unwrap()), 45, None).await;
    let doctor = capped(&process, 2).await;
    let [asha, ben, chi] = [0; 3].map(|_| process.person(Role::Patient));
    let settings = process.settings();
    let on = |time: &str| at(&settings, "2026-11-25", time);
    let kept = |person: Person, time: &str| kept(&process, person, &doctor, on(time));
    books(&process, chi, &doctor, on("10:00")).await.unwrap();
    assert_eq!(process.appointments.keep_for(&kept(asha, "11:00"), None, &[]).await.unwrap(), KeptFor::Kept);
    assert_eq!(process.appointments.keep_for(&kept(ben, "12:00"), None, &[]).await.unwrap(), KeptFor::Taken, "no more than are left");
    assert!(is_full(&books(&process, ben, &doctor, on("12:00")).await), "it is promised");
    books(&process, asha, &doctor, on("11:00")).await.expect("the promise is kept");
    assert_sound(&process, &[doctor.id], &[asha.id, ben.id, chi.id]).await;
}

/// Every server of a house knows that patients book at most so many visits of one day, and where the house stands.
async fn own_cap(processes: &[Process], most: i64, zone: &str) {
    let tomas = processes[0].person(Role::Administrator);
    let patch = SettingsPatch { patient_daily_visits: Some(most), zone: Some(zone.to_owned()), ..SettingsPatch::default() };
    processes[0].settings.change(&processes[0].grant(tomas), patch, None, &[]).await.unwrap();
    for process in processes {
        process.settings.refresh().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f24_of_twelve_bookings_of_one_patient_at_once_three_succeed_with_whichever_doctors() {
    // In Auckland a Monday morning is Sunday in UTC: the time stands in the week before the date.
    for (seed, zone, date) in [(51, "Asia/Kolkata", "2026-11-25"), (61, "Pacific/Auckland", "2026-11-30")] {
        let house = House::open().await;
        let clock = Clock::fixed(NOW.parse().unwrap());
        let mut processes = Vec::new();
        for number in 0..4 {
            processes.push(house.process(&clock, seed + number, None).await);
        }
        own_cap(&processes, 3, zone).await;
        let mut doctors = Vec::new();
        for _ in 0..3 {
            doctors.push(processes[0].doctor(15, 0).await);
        }
        let asha = processes[0].person(Role::Patient);
        let first = at(&processes[0].settings(), date, "09:00");
        let tries = (0_i64..12)
            .zip(doctors.iter().cycle())
            .zip(processes.iter().cycle())
            .map(|((number, doctor), process)| books(process, asha, doctor, first + SignedDuration::from_mins(30 * number)));
        let answers = join_all(tries).await;
        let won = answers.iter().filter(|answer| answer.is_ok()).count();
        let told = answers.iter().filter(|answer| matches!(answer, Err(BookingError::OwnDayFull(OwnDay { most: 3, has: 3 })))).count();
        assert_eq!((won, told), (3, 9), "{zone}: {answers:?}");
        let ids: Vec<_> = doctors.iter().map(|doctor| doctor.id).collect();
        assert_eq!(assert_sound(&processes[1], &ids, &[asha.id]).await.len(), 3);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f26_a_patient_moves_to_no_day_that_is_booked_out_for_them_and_staff_go_beyond() {
    let house = House::open().await;
    let processes = [house.process(&Clock::fixed(NOW.parse().unwrap()), 71, None).await];
    own_cap(&processes, 2, "Asia/Kolkata").await;
    let process = &processes[0];
    let doctor = process.doctor(15, 0).await;
    let (asha, ruth) = (process.person(Role::Patient), process.person(Role::Receptionist));
    let settings = process.settings();
    let on = |date: &str, time: &str| at(&settings, date, time);
    let first = books(process, asha, &doctor, on("2026-11-25", "10:00")).await.unwrap();
    books(process, asha, &doctor, on("2026-11-25", "11:00")).await.unwrap();
    let other = books(process, asha, &doctor, on("2026-11-26", "10:00")).await.unwrap();
    let moves = |who: Person, id, start| {
        let grant = process.grant(who);
        async move { process.appointments.reschedule(&grant, id, start, &Wish::default()).await }
    };
    let refused = moves(asha, other.appointment_id, on("2026-11-25", "12:00")).await;
    assert!(matches!(refused, Err(BookingError::OwnDayFull(OwnDay { most: 2, has: 2 }))), "{refused:?}");
    moves(asha, first.appointment_id, on("2026-11-25", "15:00")).await.expect("within its day it is no visit more");
    moves(ruth, other.appointment_id, on("2026-11-25", "12:00")).await.expect("staff are not held to it");
    assert!(matches!(books(process, asha, &doctor, on("2026-11-25", "16:00")).await, Err(BookingError::OwnDayFull(_))));
    process.appointments.cancel(&process.grant(asha), first.appointment_id, &Wish::default()).await.unwrap();
    assert!(matches!(books(process, asha, &doctor, on("2026-11-25", "16:00")).await, Err(BookingError::OwnDayFull(_))));
    moves(asha, other.appointment_id, on("2026-11-27", "12:00")).await.unwrap();
    books(process, asha, &doctor, on("2026-11-25", "16:00")).await.expect("one is left again");
    assert_sound(process, &[doctor.id], &[asha.id]).await;
}

/// Their account, which the desk and the house look at.
async fn has_account(process: &Process, person: Person) {
    let now = process.ground.clock.now();
    let account = Account::new(person.id, person.role, "Asha".parse().unwrap(), "asha@example.org".parse().unwrap(), now);
    let mut transaction = Transaction::new();
    transaction.add_all((), account.rows().unwrap());
    process.ground.storage.commit(transaction).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f24_what_is_moved_to_a_kept_time_or_booked_on_one_is_counted_on_its_date_and_refused_by_no_cap() {
    let house = House::open().await;
    let processes = [house.process(&Clock::fixed(NOW.parse().unwrap()), 81, None).await];
    own_cap(&processes, 1, "Asia/Kolkata").await;
    let process = &processes[0];
    let (doctor, other) = (process.doctor(15, 0).await, process.doctor(15, 0).await);
    let asha = process.person(Role::Patient);
    has_account(process, asha).await;
    let settings = process.settings();
    let on = |date: &str, time: &str| at(&settings, date, time);
    let nothing_else = |_: &Appointment| Ok::<Vec<Action>, StorageError>(Vec::new());
    let keeps = async |hold: &Hold| assert_eq!(process.appointments.keep_for(hold, None, &[]).await.unwrap(), KeptFor::Kept);

    // To the next week, and to another doctor.
    let visit = books(process, asha, &doctor, on("2026-11-25", "10:00")).await.unwrap();
    let hold = kept(process, asha, &other, on("2026-11-30", "10:00"));
    keeps(&hold).await;
    let grant = process.grant(asha);
    process.appointments.move_kept(&grant, visit.appointment_id, visit.start, &hold, &nothing_else).await.unwrap();
    assert_sound(process, &[doctor.id, other.id], &[asha.id]).await;

    let hold = kept(process, asha, &doctor, on("2026-11-30", "12:00"));
    keeps(&hold).await;
    let (grant, taking) = (process.grant::<BookAppointment>(asha), KeptVisit { patient: asha.id, carer: None, kind: None });
    let (key, wish) = (once(asha, "take"), wish(doctor.id, hold.start));
    process.appointments.book_kept(&grant, &key, &wish, taking, &nothing_else).await.unwrap();
    assert_eq!(assert_sound(process, &[doctor.id, other.id], &[asha.id]).await.len(), 2);

    let full = books(process, asha, &doctor, on("2026-11-30", "16:00")).await;
    assert!(matches!(full, Err(BookingError::OwnDayFull(OwnDay { most: 1, has: 2 }))), "{full:?}");
    books(process, asha, &doctor, on("2026-11-25", "11:00")).await.expect("the day it went from counts nothing any more");
}
