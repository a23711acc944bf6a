//! The order of doctors with their free times, all of them in hand (F20).

use jiff::Timestamp;

use super::FreeDoctor;
use crate::capabilities::directory::model::DoctorSort;
use crate::primitives::money::Money;

/// Puts them in order; those who are alike stay as they stood. `usual_fee` is that of doctors who have none of their own.
pub fn put_in_order(free: &mut [FreeDoctor], sort: DoctorSort, usual_fee: Money) {
    match sort {
        DoctorSort::Soonest => free.sort_by_key(|one| one.visits.first().map_or(Timestamp::MAX, |visit| visit.start)),
        DoctorSort::Name => free.sort_by_cached_key(|one| one.doctor.name.sort_key()),
        DoctorSort::Fee => free.sort_by_key(|one| {
            let asks = one.doctor.fee.unwrap_or(usual_fee);
            (asks.currency != usual_fee.currency, asks.amount)
        }),
    }
}
