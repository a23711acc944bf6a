//! The order of doctors with their free times, all of them in hand (F20), and the pages of a list in that order.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::FreeDoctor;
use crate::capabilities::directory::model::DoctorSort;
use crate::primitives::ids::UserId;
use crate::primitives::money::Money;
use crate::primitives::page::{Limit, Listed};

/// Where a doctor stands in such an order: what they are sorted by, and who they are. No two stand in the same place, and whoever is booked
/// or given back meanwhile moves nobody else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OrderPlace {
    /// In another currency than the hospital's, and how much.
    fee: (bool, i64),
    soonest: Timestamp,
    name: String,
    doctor: UserId,
}

impl OrderPlace {
    fn of(one: &FreeDoctor, sort: DoctorSort, usual_fee: Money) -> Self {
        let asks = one.doctor.fee.unwrap_or(usual_fee);
        let fee = if sort == DoctorSort::Fee { (asks.currency != usual_fee.currency, asks.amount) } else { (false, 0) };
        let soonest = match (sort, one.visits.first()) {
            (DoctorSort::Name, _) => Timestamp::MIN,
            (DoctorSort::Soonest | DoctorSort::Fee, soonest) => soonest.map_or(Timestamp::MAX, |visit| visit.start),
        };
        Self { fee, soonest, name: one.doctor.name.sort_key(), doctor: one.doctor.id }
    }
}

/// Puts them in order; those who are alike by who is free soonest, then by name. `usual_fee` is that of doctors who have none of their own.
pub fn put_in_order(free: &mut [FreeDoctor], sort: DoctorSort, usual_fee: Money) {
    free.sort_by_cached_key(|one| OrderPlace::of(one, sort, usual_fee));
}

/// Of those who were put in order so, the page behind a place.
#[must_use]
pub fn page_in_order(
    free: Vec<FreeDoctor>,
    (sort, usual_fee): (DoctorSort, Money),
    limit: Limit,
    after: Option<&OrderPlace>,
) -> Listed<FreeDoctor, OrderPlace> {
    let placed = free.into_iter().map(|one| {
        let place = OrderPlace::of(&one, sort, usual_fee);
        (one, place)
    });
    let items = placed.filter(|(_, place)| after.is_none_or(|after| place > after)).collect();
    Listed { items, next: None }.first(limit.get()).map(|(one, _)| one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::directory::model::hours::Hours;
    use crate::capabilities::directory::model::{Doctor, NewDoctor};
    use crate::primitives::ids::{DepartmentId, IdSource};
    use crate::primitives::time::{Clock, Slot, after};

    /// Doctors who are alike but for when they are free, in hours from now.
    fn free(ids: &IdSource, now: Timestamp, hours: &[(&str, Option<i64>)]) -> Vec<FreeDoctor> {
        let doctor = |(name, hours): &(&str, Option<i64>)| {
            let new = NewDoctor::named(name.parse().unwrap(), DepartmentId::new(ids), "Cardiologist");
            let slot = |hours: i64| Slot { start: after(now, hours * 3600), end: after(now, hours * 3600 + 1800) };
            let doctor = Doctor::new(UserId::new(ids), new, Hours::default_template(ids));
            FreeDoctor { doctor, visits: hours.map(slot).into_iter().collect() }
        };
        hours.iter().map(doctor).collect()
    }

    #[test]
    fn f20_a_list_in_order_goes_on_behind_the_last_one_shown_whoever_was_booked_meanwhile() {
        let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
        let (ids, usual_fee) = (IdSource::seeded(Clock::fixed(now), 1), Money { amount: 50_000, currency: "INR".parse().unwrap() });
        let doctors = free(&ids, now, &[("Omar", Some(2)), ("Anna", Some(1)), ("Kavita", Some(2)), ("Aaron", None), ("Maya", Some(2))]);
        let two = Limit::new(2).unwrap();
        let page = |mut free: Vec<FreeDoctor>, sort: DoctorSort, from: Option<&OrderPlace>| {
            put_in_order(&mut free, sort, usual_fee);
            let page = page_in_order(free, (sort, usual_fee), two, from);
            let names: Vec<String> = page.items.iter().map(|one| one.doctor.name.to_string()).collect();
            (names, page.next)
        };
        for sort in [DoctorSort::Soonest, DoctorSort::Fee] {
            let (names, next) = page(doctors.clone(), sort, None);
            assert_eq!(names, ["Anna", "Kavita"]);
            let mut booked = doctors.clone();
            booked[1].visits.clear();
            let (names, next) = page(booked.clone(), sort, next.as_ref());
            assert_eq!(names, ["Maya", "Omar"], "nobody is left out");
            let (names, next) = page(booked, sort, next.as_ref());
            assert_eq!((names, next), (vec!["Aaron".to_owned(), "Anna".to_owned()], None));
        }
        assert_eq!(page(doctors, DoctorSort::Name, None).0, ["Aaron", "Anna"]);
    }
}
