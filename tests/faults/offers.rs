//! Leave that comes at the very moment at which a patient accepts an offered time.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use caredesk::access::role::Role;
use caredesk::aws::connector::{Fault, FaultPlan};
use caredesk::capabilities::appointments::model::{Appointment, Status};
use caredesk::capabilities::appointments::service::{BookingError, Wish};
use caredesk::primitives::ids::AppointmentId;
use caredesk::primitives::time::Clock;
use caredesk::storage::item::{Key, text};
use caredesk::storage::tables::Table;

use crate::house::{House, NOW, Process, at, once, wish};
use crate::oracle::assert_sound;

/// The first transaction of a server is on its way when another one enters leave over a visit.
struct LeaveComes {
    elsewhere: Process,
    visit: Appointment,
    came: AtomicBool,
}

impl FaultPlan for LeaveComes {
    fn decide(&self, operation: &str, _body: &[u8]) -> Fault {
        if operation == "TransactWriteItems" && !self.came.swap(true, Ordering::Relaxed) {
            let leave = self.elsewhere.takes_leave(self.visit.doctor_id, self.visit.slot());
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(leave));
        }
        Fault::None
    }
}

impl fmt::Debug for LeaveComes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LeaveComes")
    }
}

/// A booked visit becomes one that its doctor has offered and its patient has not answered.
async fn is_offered(process: &Process, visit: AppointmentId) {
    let mut row = process.ground.storage.get(&Key::one(Table::Appointments, visit)).await.unwrap().unwrap();
    row.insert("status".into(), text(Status::Proposed.word()));
    process.ground.storage.put(Table::Appointments, row, None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f34_a_yes_to_an_offered_time_is_refused_when_leave_comes_between_its_look_and_its_write() {
    let house = House::open().await;
    let clock = Clock::fixed(NOW.parse().unwrap());
    let elsewhere = house.process(&clock, 51, None).await;
    let (doctor, asha) = (elsewhere.doctor(30, 0).await, elsewhere.person(Role::Patient));
    let start = at(&elsewhere.settings(), "2026-11-25", "10:00");
    let booked = elsewhere.appointments.book(&elsewhere.grant(asha), &once(asha, 1), &wish(doctor.id, start)).await.unwrap();
    let visit = booked.thing.visit;
    let id = visit.appointment_id;
    is_offered(&elsewhere, id).await;

    let leave = Arc::new(LeaveComes { elsewhere, visit, came: AtomicBool::new(false) });
    let process = house.process(&clock, 52, Some(leave.clone())).await;
    let answer = process.appointments.confirm(&process.grant(asha), id, &Wish::default()).await;
    assert!(leave.came.load(Ordering::Relaxed), "no leave came");
    assert!(matches!(answer, Err(BookingError::OfferGone)), "{answer:?}");
    let visits = assert_sound(&leave.elsewhere, &[doctor.id], &[asha.id]).await;
    assert_eq!(visits.iter().map(|visit| visit.status).collect::<Vec<_>>(), [Status::Proposed]);
}
