//! What a booking costs with a doctor who takes at most so many visits a day (F24).

use crate::support::TestApp;
use crate::table::Bill;

/// What it costs without a cap, but on a day over which a UTC week ends: that other week is read and checked.
pub(crate) async fn bookings(app: &TestApp, bill: &mut Bill) {
    let (few, dev, eve) = (app.doctor("Few Visits").await, app.patient("Dev").await, app.patient("Eve").await);
    app.changes(&few, |doctor| doctor.daily_cap = Some(20)).await;
    let slots = app.open_slots(&few).await;
    let on = |date: &str| slots.iter().find(|slot| slot.start.starts_with(date)).unwrap();
    bill.add(app, "book, with a daily cap", (4, 3, 4.0, 20.0), dev.has(on("2026-11-26"))).await;
    bill.add(app, "book, with a daily cap, on a day of two weeks", (5, 4, 5.0, 22.0), eve.has(on("2026-11-30"))).await;
}
