//! From what the house knows to what a page says.

use jiff::Timestamp;
use jiff::civil::Date;

use super::Room;
use crate::capabilities::directory::model::hours::Weekday;
use crate::capabilities::waiting_list::model::{Entry, Offer, Part, State, Told, Wish};
use crate::capabilities::waiting_list::service::{Seen, Stands, Whose};
use crate::capabilities::waiting_list::views::{Choice, ForWhom, HappeningLine, OfferLine, WishLine};
use crate::primitives::ids::WaitId;
use crate::web::people::ActingFor;
use crate::web::refusal::Refusal;
use crate::web::say::{Day, When};

/// Where a patient's entries are.
pub(super) fn path_of(whom: &ForWhom) -> String {
    format!("/patients/{}/waiting-list", whom.pid)
}

/// Where one of them is.
pub(super) fn path_of_entry(whom: &ForWhom, id: WaitId) -> String {
    format!("{}/{id}", path_of(whom))
}

/// For whom, as the pages say it.
pub(super) fn whom(stands: &Stands) -> ForWhom {
    let acting = stands.carer.as_ref().map(ActingFor::from);
    let oneself = acting.is_none() && stands.at_desk.is_none();
    let pid = if oneself { "me".to_owned() } else { stands.patient.to_string() };
    ForWhom { pid, acting, at_desk: stands.at_desk.clone(), no_mail: stands.no_mail }
}

/// The same before it is known: of an address.
pub(super) fn pid_of(whose: Whose) -> String {
    match whose {
        Whose::Mine => "me".to_owned(),
        Whose::Of(patient) => patient.to_string(),
    }
}

impl Room {
    pub(super) fn now(&self) -> Timestamp {
        self.ground.clock.now()
    }

    pub(super) fn today(&self) -> Date {
        self.settings.now().zone.date(self.now())
    }

    pub(super) fn when(&self, at: Timestamp) -> When {
        When::seen_from(at, &self.settings.now().zone, self.today())
    }

    fn day(&self, date: Date) -> Day {
        Day::seen_from(date, self.today())
    }

    pub(super) fn offer(&self, offer: &Offer) -> OfferLine {
        OfferLine::of(offer, |at| self.when(at))
    }

    pub(super) fn happening(&self, told: &Told) -> HappeningLine {
        HappeningLine { at: self.when(told.at), what: told.what.into(), start: told.start.map(|start| self.when(start)) }
    }

    /// An entry as the pages show it.
    pub(super) fn entry(&self, seen: &Seen) -> WishLine {
        let Entry { wait_id, wish, department, doctor, kind_name, asked_at, appointment_id, .. } = &seen.entry;
        let offer = seen.entry.offer_at(self.now());
        let line = self.wish(*wait_id, wish, (department, doctor.as_deref()), seen.standing, *asked_at);
        let offer = offer.map(|offer| self.offer(offer));
        WishLine { kind: kind_name.clone(), offer, visit: *appointment_id, gone: seen.doctor_gone, ..line }
    }

    /// What somebody waits for; all of something is not said.
    pub(super) fn wish(
        &self,
        id: WaitId,
        wish: &Wish,
        (department, doctor): (&str, Option<&str>),
        standing: State,
        asked: Timestamp,
    ) -> WishLine {
        // Any Monday.
        let monday = jiff::civil::date(2026, 11, 23);
        let name_of = |day: &Weekday| Day::of(monday.saturating_add(jiff::Span::new().days(i64::from(day.number()) - 1)));
        let all_days = wish.weekdays.len() == Weekday::ALL.len();
        let all_parts = wish.parts.len() == Part::ALL.len();
        WishLine {
            id,
            department: department.to_owned(),
            doctor: doctor.map(str::to_owned),
            kind: None,
            from: self.day(wish.from),
            to: self.day(wish.to),
            weekdays: if all_days { Vec::new() } else { wish.weekdays.iter().map(name_of).collect() },
            parts: if all_parts { Vec::new() } else { wish.parts.iter().map(|part| (*part).into()).collect() },
            standing: standing.into(),
            gone: false,
            asked: self.when(asked),
            offer: None,
            visit: None,
        }
    }

    /// Departments to choose from. One query.
    pub(super) async fn departments(&self) -> Result<Vec<Choice>, Refusal> {
        let choice =
            |department: crate::capabilities::directory::model::Department| Choice { id: department.id.to_string(), name: department.name };
        Ok(self.directory.departments().await?.into_iter().map(choice).collect())
    }
}
