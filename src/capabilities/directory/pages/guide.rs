//! What the pages of doctors work with: the directory, free times, and who looks.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use http::request::Parts;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;

use super::super::model::Doctor;
use super::super::service::Directory;
use super::super::views::lines::{DoctorLine, GenderChoice, OpenTime, PartChoice};
use crate::access::actor::Actor;
use crate::access::grant::Granted;
use crate::access::permissions::{HoldTime, Right};
use crate::access::role::Role;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::availability::model::{Asker, DayPart, window};
use crate::capabilities::availability::service::{Availability, FreeDoctor};
use crate::capabilities::settings::model::Settings;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::UserId;
use crate::primitives::people::Gender;
use crate::primitives::time::Slot;
use crate::web::gate::MaybeActor;
use crate::web::json::ApiQuery;
use crate::web::people::{ActingFor, Along, DoctorCard};
use crate::web::refusal::Refusal;
use crate::web::say::{Day, When};
use crate::web::spoken;
use crate::web::state::WebState;

/// How many of a doctor's next free times a list shows.
pub(super) const SHOWN_TIMES: usize = 3;

/// The use cases of these pages and this moment's words.
pub(super) struct Guide {
    pub(super) directory: Directory,
    pub(super) availability: Availability,
    pub(super) settings: Arc<Settings>,
    now: Timestamp,
    actor: Option<Arc<Actor>>,
    /// For whom a carer looks, and what they hold.
    pub(super) along: Along,
}

/// For whom somebody looks, and which hold they come from, as addresses say it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Named {
    #[serde(rename = "for")]
    for_whom: String,
    held: String,
}

impl<S> FromRequestParts<S> for Guide
where
    S: Send + Sync,
    WebState: FromRef<S>,
    Directory: FromRef<S>,
    Availability: FromRef<S>,
    SettingsBook: FromRef<S>,
    Appointments: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let MaybeActor(actor) = MaybeActor::from_request_parts(parts, state).await?;
        let ApiQuery(named) = ApiQuery::<Named>::from_request_parts(parts, state).await?;
        let grant = Option::<Granted<HoldTime>>::from_request_parts(parts, state).await?;
        let acting = acting_for(&Appointments::from_ref(state), grant.as_ref(), &named.for_whom).await?;
        let held = grant.as_ref().and_then(|_| named.held.parse().ok());
        Ok(Self {
            directory: Directory::from_ref(state),
            availability: Availability::from_ref(state),
            settings: SettingsBook::from_ref(state).now(),
            now: WebState::from_ref(state).clock.now(),
            actor,
            along: Along::of(acting, held),
        })
    }
}

/// The patient whom an address names, where they let whoever asks book for them; everybody else looks for themselves. One call where
/// somebody is named.
async fn acting_for(visits: &Appointments, grant: Option<&Granted<HoldTime>>, said: &str) -> Result<Option<ActingFor>, Refusal> {
    let (Some(grant), Ok(patient)) = (grant, said.parse()) else { return Ok(None) };
    Ok(visits.books_for(grant, patient).await?.as_ref().map(ActingFor::from))
}

impl Guide {
    fn role(&self) -> Option<Role> {
        self.actor.as_ref().map(|actor| actor.role)
    }

    pub(super) fn asker(&self) -> Asker {
        Asker::of(self.role()).without_kept_times()
    }

    /// Whose own holds count as free.
    pub(super) fn viewer(&self) -> Option<UserId> {
        self.actor.as_ref().map(|actor| actor.id)
    }

    /// Whether whoever looks has a right: what a page offers, never what is allowed.
    pub(super) fn may(&self, right: Right) -> bool {
        self.role().is_some_and(|role| right.held_by(role))
    }

    pub(super) fn today(&self) -> Date {
        self.settings.zone.date(self.now)
    }

    pub(super) fn day(&self, date: Date) -> Day {
        Day::seen_from(date, self.today())
    }

    /// The last date that can be booked of so many from today on.
    pub(super) fn until(&self, days: i64) -> Day {
        let (_, last) = window(&self.settings, self.asker(), self.now);
        self.day(last.min(self.today().saturating_add((days - 1).days())))
    }

    pub(super) fn card(&self, doctor: &Doctor, department: &str) -> DoctorCard {
        DoctorCard {
            experience_years: doctor.experience_years.map(u32::from),
            fee: Some(doctor.fee.unwrap_or(self.settings.default_fee)),
            languages: spoken::names(&doctor.languages),
            ..DoctorCard::new(doctor.id, doctor.name.as_str(), &doctor.specialization, department)
        }
    }

    /// A free time as a link: the page it leads to has it chosen.
    pub(super) fn open_time(&self, doctor: UserId, visit: &Slot) -> OpenTime {
        let (date, start) = (self.settings.zone.date(visit.start), visit.start);
        OpenTime {
            start: When::seen_from(start, &self.settings.zone, self.today()),
            href: format!("/doctors/{doctor}/times?day={date}&time={start}{}", self.along.tail.replacen('?', "&", 1)),
        }
    }

    pub(super) fn line(&self, free: &FreeDoctor, department: &str) -> DoctorLine {
        DoctorLine {
            soonest: free.visits.iter().take(SHOWN_TIMES).map(|visit| self.open_time(free.doctor.id, visit)).collect(),
            accepts_bookings: free.doctor.can_be_booked(),
            doctor: self.card(&free.doctor, department),
        }
    }
}

impl From<PartChoice> for DayPart {
    fn from(part: PartChoice) -> Self {
        match part {
            PartChoice::Morning => Self::Morning,
            PartChoice::Afternoon => Self::Afternoon,
            PartChoice::Evening => Self::Evening,
        }
    }
}

impl From<GenderChoice> for Gender {
    fn from(gender: GenderChoice) -> Self {
        match gender {
            GenderChoice::Female => Self::Female,
            GenderChoice::Male => Self::Male,
        }
    }
}
