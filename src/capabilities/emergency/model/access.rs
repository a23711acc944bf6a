//! One access, from its opening to the end of the hour or to the moment the doctor ends it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::review::Review;
use crate::primitives::ids::{EmergencyAccessId, UserId};
use crate::primitives::time::after;

/// It lasts so many seconds: 60 minutes.
pub const LASTS: i64 = 60 * 60;

/// Why, out of a list: what administrators see of the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Unconscious, or cannot be asked otherwise.
    CannotBeAsked,
    /// For a colleague who has the patient in care.
    Covering,
    /// The patient came to the emergency department.
    EmergencyDepartment,
    Other,
}

impl Category {
    /// In the order they are offered.
    pub const ALL: [Self; 4] = [Self::CannotBeAsked, Self::Covering, Self::EmergencyDepartment, Self::Other];

    /// As stored, sent and posted.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::CannotBeAsked => "cannot_be_asked",
            Self::Covering => "covering",
            Self::EmergencyDepartment => "emergency_department",
            Self::Other => "other",
        }
    }

    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.word() == word)
    }
}

/// Where an access stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Running,
    /// The hour is over.
    Over,
    /// Its doctor ended it before.
    Ended,
}

/// An access, as stored under the doctor in table `requests`. What the doctor wrote is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyAccess {
    #[serde(rename = "owner_id")]
    pub doctor: UserId,
    /// `emergency#<access>`.
    item: String,
    pub access_id: EmergencyAccessId,
    pub patient_id: UserId,
    pub category: Category,
    pub opened_at: Timestamp,
    /// The first instant at which it opens nothing any more.
    pub expires_at: Timestamp,
    #[serde(default)]
    pub ended_at: Option<Timestamp>,
    /// How often something clinical was read by it.
    #[serde(default)]
    pub reads: u32,
    /// 1 as opened, one more when it is ended and when it is reviewed. Readings do not count.
    pub version: u32,
    #[serde(flatten)]
    pub review: Option<Review>,
    /// Once it was reviewed.
    #[serde(default)]
    ttl: Option<i64>,
}

impl EmergencyAccess {
    /// What the sort keys of all of them begin with.
    pub const PREFIX: &'static str = "emergency#";

    /// The sort key of one.
    #[must_use]
    pub fn item_of(id: EmergencyAccessId) -> String {
        format!("{}{id}", Self::PREFIX)
    }

    /// One that begins now.
    #[must_use]
    pub fn opened(doctor: UserId, access_id: EmergencyAccessId, patient_id: UserId, category: Category, now: Timestamp) -> Self {
        Self {
            doctor,
            item: Self::item_of(access_id),
            access_id,
            patient_id,
            category,
            opened_at: now,
            expires_at: after(now, LASTS),
            ended_at: None,
            reads: 0,
            version: 1,
            review: None,
            ttl: None,
        }
    }

    /// Where it stands at a moment.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        match self.ended_at {
            Some(_) => Standing::Ended,
            None if now < self.expires_at => Standing::Running,
            None => Standing::Over,
        }
    }

    /// Whether it opens anything at a moment.
    #[must_use]
    pub fn runs(&self, now: Timestamp) -> bool {
        self.standing(now) == Standing::Running
    }

    /// How long it lasted or is going to, in minutes begun.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        minutes_begun(self.opened_at, self.ended_at.unwrap_or(self.expires_at))
    }

    /// How much longer it runs, in minutes begun.
    #[must_use]
    pub fn minutes_left(&self, now: Timestamp) -> u32 {
        if self.runs(now) { minutes_begun(now, self.expires_at) } else { 0 }
    }
}

/// From one instant to a later one, in minutes begun.
fn minutes_begun(from: Timestamp, to: Timestamp) -> u32 {
    let seconds = u32::try_from(to.as_second() - from.as_second()).unwrap_or(0);
    seconds.div_ceil(60)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn opened(now: Timestamp) -> EmergencyAccess {
        let [doctor, patient] = [1, 2].map(|number| UserId::from_uuid(Uuid::from_u128(number)));
        EmergencyAccess::opened(doctor, EmergencyAccessId::from_uuid(Uuid::from_u128(3)), patient, Category::Covering, now)
    }

    #[test]
    fn f10_an_emergency_access_runs_for_sixty_minutes_to_the_second() {
        let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
        let access = opened(now);
        let standing = |seconds| access.standing(after(now, seconds));
        assert_eq!([0, 3_599, 3_600].map(standing), [Standing::Running, Standing::Running, Standing::Over]);
        assert_eq!([0, 1, 3_599, 3_600].map(|seconds| access.minutes_left(after(now, seconds))), [60, 60, 1, 0]);
        assert_eq!(access.minutes(), 60);
    }

    #[test]
    fn f10_an_emergency_access_that_was_ended_opens_nothing_and_lasted_until_then() {
        let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
        let ended = EmergencyAccess { ended_at: Some(after(now, 301)), ..opened(now) };
        assert_eq!((ended.standing(after(now, 301)), ended.minutes(), ended.minutes_left(after(now, 301))), (Standing::Ended, 6, 0));
    }

    #[test]
    fn f10_a_category_is_one_of_four_words() {
        for category in Category::ALL {
            assert_eq!(serde_json::to_value(category).unwrap(), category.word());
            assert_eq!(Category::of(category.word()), Some(category));
        }
        assert_eq!(Category::of("curiosity"), None);
    }

    proptest! {
        #[test]
        fn f10_an_emergency_access_runs_exactly_while_less_than_an_hour_has_passed(start in 0_i64..4_000_000_000, second in 0_i64..10_000) {
            let now = Timestamp::from_second(start).unwrap();
            let access = opened(now);
            prop_assert_eq!(access.runs(after(now, second)), second < LASTS);
            prop_assert_eq!(access.minutes_left(after(now, second)) > 0, access.runs(after(now, second)));
        }
    }
}
