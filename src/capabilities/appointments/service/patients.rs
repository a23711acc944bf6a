//! The patients whom a doctor has in care (F21): by the visits of the last 365 days and to come that both agreed to.
//!
//! There is no second list to keep right: the care rule is read off the doctor's own visits, one partition of one index. From the
//! index, which may lag a visit by a moment: whether somebody may read is decided elsewhere, by visits as last written.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Appointments;
use crate::access::grant::Granted;
use crate::access::permissions::SeeOwnDay;
use crate::capabilities::appointments::model::{Status, VisitLine, care_since};
use crate::capabilities::appointments::store::Whose;
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::primitives::text::{folded, search_words};
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;

/// A patient in a doctor's care: who, and when they meet. Nothing clinical.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatientInCare {
    pub id: UserId,
    /// As the latest visit names them.
    pub name: String,
    /// The start of the latest visit that has begun and that they came to, or may still come to.
    pub last: Option<Timestamp>,
    /// The start of the next one.
    pub next: Option<Timestamp>,
}

/// Where the list goes on: behind this patient.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PatientPlace {
    name: String,
    id: UserId,
}

impl PatientPlace {
    fn of(patient: &PatientInCare) -> Self {
        Self { name: folded(&patient.name), id: patient.id }
    }
}

impl Appointments {
    /// The doctor's own patients by name, a page at a time; with `words`, those each of whose words begins a part of the name.
    ///
    /// Access: index `visits_of_doctor`, the doctor's visits of the last 365 days and to come. A query for each 2,000 of them, about
    /// 4 read units per 100.
    pub async fn own_patients(
        &self,
        grant: &Granted<SeeOwnDay>,
        words: &str,
        from: Option<PatientPlace>,
        limit: usize,
    ) -> Result<Listed<PatientInCare, PatientPlace>, StorageError> {
        let now = self.ground.clock.now();
        let within = Slot { start: care_since(now), end: Timestamp::MAX };
        let visits = self.whole(Whose::Doctor(grant.id()), within).await?;
        Ok(page_of(in_care(&visits, now), words, from.as_ref(), limit))
    }
}

/// Everybody whom these visits, earliest first, put into care.
fn in_care(visits: &[VisitLine], now: Timestamp) -> Vec<PatientInCare> {
    let mut patients: HashMap<UserId, PatientInCare> = HashMap::new();
    for line in visits.iter().filter(|line| !matches!(line.status, Status::Cancelled | Status::Proposed)) {
        let new = || PatientInCare { id: line.patient_id, name: String::new(), last: None, next: None };
        let patient = patients.entry(line.patient_id).or_insert_with(new);
        patient.name.clone_from(&line.patient_name);
        if line.start > now {
            patient.next.get_or_insert(line.start);
        } else if line.status != Status::NoShow {
            patient.last = Some(line.start);
        }
    }
    patients.into_values().collect()
}

fn page_of(
    mut patients: Vec<PatientInCare>,
    words: &str,
    from: Option<&PatientPlace>,
    limit: usize,
) -> Listed<PatientInCare, PatientPlace> {
    let wanted = search_words(words);
    // Signs without a letter are part of no name.
    let finds_nobody = wanted.is_empty() && !words.trim().is_empty();
    patients.retain(|patient| {
        let parts = search_words(&patient.name);
        !finds_nobody && wanted.iter().all(|word| parts.iter().any(|part| part.starts_with(word.as_str())))
    });
    patients.sort_by_cached_key(PatientPlace::of);
    patients.retain(|patient| from.is_none_or(|from| *from < PatientPlace::of(patient)));
    let more = patients.len() > limit;
    patients.truncate(limit);
    let next = patients.last().filter(|_| more).map(PatientPlace::of);
    Listed { items: patients, next }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::time::after;
    use proptest::prelude::*;
    use uuid::Uuid;

    const NAMES: [&str; 4] = ["Maya Rao", "Élodie Marchand", "Asha Patel", "Ben de Vries"];

    fn now() -> Timestamp {
        "2026-11-24T06:00:00Z".parse().unwrap()
    }

    fn user(number: usize) -> UserId {
        UserId::from_uuid(Uuid::from_u128(number as u128 + 1))
    }

    fn line(patient: usize, hours: i64, status: Status) -> VisitLine {
        let start = after(now(), hours * 3_600);
        let sample = VisitLine::sample_of(7, &start.to_string(), status);
        VisitLine { patient_id: user(patient), patient_name: NAMES[patient].to_owned(), ..sample }
    }

    fn names(words: &str, visits: &[VisitLine]) -> Vec<String> {
        page_of(in_care(visits, now()), words, None, 20).items.into_iter().map(|patient| patient.name).collect()
    }

    #[test]
    fn f21_whoever_only_cancelled_or_was_only_asked_is_not_in_the_list() {
        let visits =
            [line(0, -48, Status::Cancelled), line(1, -24, Status::NoShow), line(2, 24, Status::Proposed), line(3, 48, Status::Requested)];
        assert_eq!(names("", &visits), ["Ben de Vries", "Élodie Marchand"]);
        let listed = page_of(in_care(&visits, now()), "", None, 20).items;
        assert_eq!((listed[0].last, listed[0].next), (None, Some(after(now(), 48 * 3_600))));
        assert_eq!((listed[1].last, listed[1].next), (None, None), "nobody came");
    }

    #[test]
    fn f21_last_and_next_are_the_nearest_on_both_sides_of_now() {
        let at = [-50, -2, 3, 90];
        let visits: Vec<_> = at.into_iter().map(|hours| line(0, hours, Status::Booked)).collect();
        let listed = page_of(in_care(&visits, now()), "", None, 20).items;
        assert_eq!((listed[0].last, listed[0].next), (Some(after(now(), -7_200)), Some(after(now(), 10_800))));
    }

    #[test]
    fn f21_words_begin_any_part_of_a_name_however_it_is_written() {
        let visits: Vec<_> = (0..4).map(|patient| line(patient, 1, Status::Booked)).collect();
        assert_eq!(names("elo", &visits), ["Élodie Marchand"]);
        assert_eq!(names("march É", &visits), ["Élodie Marchand"]);
        assert_eq!(names("vries b", &visits), ["Ben de Vries"]);
        assert!(names("ya", &visits).is_empty());
    }

    #[test]
    fn f21_signs_without_a_letter_find_nobody() {
        let visits: Vec<_> = (0..4).map(|patient| line(patient, 1, Status::Booked)).collect();
        for signs in ["%", "_", "...", " * "] {
            assert!(names(signs, &visits).is_empty(), "{signs}");
        }
        assert_eq!(names(" ", &visits).len(), 4);
    }

    proptest! {
        #[test]
        fn f21_leafing_through_shows_everybody_once_and_in_order(limit in 1_usize..6, visits in prop::collection::vec((0_usize..4, -99_i64..99), 0..30)) {
            let mut visits: Vec<_> = visits.into_iter().map(|(patient, hours)| line(patient, hours, Status::Booked)).collect();
            visits.sort_by_key(|line| line.start);
            let whole = page_of(in_care(&visits, now()), "", None, 100).items;
            let (mut leafed, mut place) = (Vec::new(), None);
            loop {
                let page = page_of(in_care(&visits, now()), "", place.as_ref(), limit);
                prop_assert!(page.items.len() <= limit);
                leafed.extend(page.items);
                place = page.next;
                if place.is_none() { break; }
            }
            prop_assert_eq!(leafed, whole);
        }
    }
}
