//! Holds that ran out, were repeated, or lost their row: nobody is locked out and nobody loses what they hold.

use caredesk::access::role::Role;
use caredesk::capabilities::appointments::model::Refusable;
use caredesk::capabilities::appointments::service::{BookingError, HoldWish};
use caredesk::primitives::time::Clock;
use caredesk::storage::item::Key;
use caredesk::storage::tables::Table;
use jiff::SignedDuration;

use crate::house::{House, NOW, at, once, wish};
use crate::oracle::assert_sound;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f25_a_hold_that_ran_out_and_lost_its_row_does_not_lock_its_owner_out() {
    let house = House::open().await;
    let clock = Clock::fixed(NOW.parse().unwrap());
    let process = house.process(&clock, 21, None).await;
    let (doctor, asha) = (process.doctor(30, 0).await, process.person(Role::Patient));
    let start = at(&process.settings(), "2026-11-25", "10:00");
    let grant = process.grant(asha);
    process.appointments.hold(&grant, &once(asha, 1), HoldWish::usual(doctor.id, start)).await.unwrap();
    clock.advance(SignedDuration::from_mins(60));
    process.ground.storage.delete(&Key::one(Table::Guards, format!("hold#{}", asha.id)), None).await.unwrap();
    let again = process.appointments.hold(&grant, &once(asha, 2), HoldWish::usual(doctor.id, start)).await.unwrap();
    assert!(again.thing.until > clock.now());
    assert_sound(&process, &[doctor.id], &[]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn r16_a_late_repeat_of_an_earlier_hold_leaves_the_present_one_alone() {
    let house = House::open().await;
    let clock = Clock::fixed(NOW.parse().unwrap());
    let process = house.process(&clock, 22, None).await;
    let (doctor, asha, ben) = (process.doctor(30, 0).await, process.person(Role::Patient), process.person(Role::Patient));
    let settings = process.settings();
    let (first, second) = (at(&settings, "2026-11-25", "10:00"), at(&settings, "2026-11-25", "11:00"));
    let grant = process.grant(asha);
    let one = process.appointments.hold(&grant, &once(asha, 1), HoldWish::usual(doctor.id, first)).await.unwrap().thing;
    process.appointments.hold(&grant, &once(asha, 2), HoldWish::usual(doctor.id, second)).await.unwrap();
    let repeat = process.appointments.hold(&grant, &once(asha, 1), HoldWish::usual(doctor.id, first)).await.unwrap();
    assert!(repeat.replayed && repeat.thing == one);
    let (grant, key, wish) = (process.grant(ben), once(ben, 1), wish(doctor.id, second));
    let taken = process.appointments.book(&grant, &key, &wish).await;
    assert!(matches!(taken, Err(BookingError::TimeTaken { .. })), "the second hold still stands");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f24_staff_cannot_book_for_themselves() {
    let house = House::open().await;
    let process = house.process(&Clock::fixed(NOW.parse().unwrap()), 23, None).await;
    let doctor = process.doctor(30, 0).await;
    let start = at(&process.settings(), "2026-11-25", "10:00");
    for role in [Role::Doctor, Role::Receptionist] {
        let me = crate::house::Person { id: if role == Role::Doctor { doctor.id } else { process.person(role).id }, role };
        let mut mine = wish(doctor.id, start);
        mine.patient_id = Some(me.id);
        let refused = process.appointments.book(&process.grant(me), &once(me, 1), &mine).await;
        assert!(matches!(refused, Err(BookingError::Impossible(Refusable::UnknownPatient))), "{refused:?}");
    }
}
