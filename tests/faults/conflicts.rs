//! what happens to bookings when the store conflicts, throttles and loses answers.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use caredesk::access::role::Role;
use caredesk::capabilities::appointments::service::{BookingError, Made};
use caredesk::primitives::time::Clock;
use futures_util::future::join_all;

use crate::house::{House, NOW, Process, at, once, wish};
use crate::oracle::assert_sound;
use crate::plans::Dice;

/// Bookings by many patients, each on a time of their own, some of them told "try again" and trying with the same key.
async fn bookings_survive(dice: Dice, bookings: usize) -> (usize, usize) {
    let house = House::open().await;
    let clock = Clock::fixed(NOW.parse().unwrap());
    let dice = Arc::new(dice);
    let faulty = house.process(&clock, 1, Some(dice.clone())).await;
    let sound = house.process(&clock, 2, None).await;
    let (mut patients, mut doctors, mut outages) = (Vec::new(), Vec::new(), 0);
    for round in 0..bookings / 16 {
        let doctor = sound.doctor(30, 0).await;
        doctors.push(doctor.id);
        let first = at(&sound.settings(), "2026-11-25", "09:00");
        let each = (0..16i64).map(|slot| {
            let (patient, faulty) = (sound.person(Role::Patient), &faulty);
            let start = first + jiff::SignedDuration::from_mins(30 * slot);
            patients.push(patient.id);
            async move {
                let mut outages = 0;
                loop {
                    let (grant, once, wish) = (faulty.grant(patient), once(patient, round), wish(doctor.id, start));
                    match faulty.appointments.book(&grant, &once, &wish).await {
                        Ok(Made { thing, .. }) => return (thing.visit.appointment_id, outages),
                        Err(BookingError::Storage(error)) if error.is_passing() => outages += 1,
                        Err(other) => panic!("a free time was refused: {other}"),
                    }
                }
            }
        });
        let booked = join_all(each.collect::<Vec<_>>()).await;
        outages += booked.iter().map(|(_, outages)| outages).sum::<usize>();
    }
    let kept = assert_sound(&sound, &doctors, &patients).await;
    assert_eq!(kept.len(), patients.len(), "each patient has one visit: none lost, none twice");
    assert!(dice.dealt.load(Ordering::Relaxed) > 0, "the plan dealt no fault at all");
    (kept.len(), outages)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r15_conflicts_on_every_fifth_transaction_are_never_told_as_taken_and_hardly_ever_surface() {
    let (booked, outages) = bookings_survive(Dice::new(20, 0, 0), 320).await;
    assert_eq!((booked, outages), (320, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r14_an_answer_lost_after_the_write_makes_no_second_booking() {
    bookings_survive(Dice::new(0, 5, 0), 320).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r12_throttling_makes_people_wait_and_loses_nothing() {
    bookings_survive(Dice::new(10, 5, 20), 160).await;
}

async fn book_twenty_times(process: &Process, body: impl Fn(usize) -> &'static str) -> Vec<Result<bool, BookingError>> {
    let (doctor, patient) = (process.doctor(30, 0).await, process.person(Role::Patient));
    let start = at(&process.settings(), "2026-11-25", "09:00");
    let tries = (0..20).map(|number| {
        let once = caredesk::storage::idempotent::Once::new(patient.id, "test", "one-key", body(number));
        async move {
            let (grant, wish) = (process.grant(patient), wish(doctor.id, start));
            process.appointments.book(&grant, &once, &wish).await.map(|made| made.replayed)
        }
    });
    let answers = join_all(tries).await;
    assert_eq!(assert_sound(process, &[doctor.id], &[patient.id]).await.len(), 1);
    answers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r16_one_key_pressed_twenty_times_at_once_books_once_and_answers_alike() {
    let house = House::open().await;
    let process = house.process(&Clock::fixed(NOW.parse().unwrap()), 3, None).await;
    let answers = book_twenty_times(&process, |_| "same").await;
    let replayed = answers.into_iter().map(Result::unwrap).filter(|replayed| *replayed).count();
    assert_eq!(replayed, 19);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r16_one_key_for_two_bodies_books_one_of_them_and_refuses_the_other() {
    let house = House::open().await;
    let process = house.process(&Clock::fixed(NOW.parse().unwrap()), 4, None).await;
    let answers = book_twenty_times(&process, |number| if number % 2 == 0 { "one" } else { "two" }).await;
    let refused = answers.iter().filter(|answer| matches!(answer, Err(BookingError::KeyReused))).count();
    assert_eq!(refused, 10);
}
