//! What a doctor's date is apart from its visits: the hours, what is still free, and why there are none.

use jiff::civil::Date;

use crate::capabilities::availability::model::{kept_for_staff, visits_of};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::ExceptionKind;
use crate::capabilities::settings::model::Settings;
use crate::primitives::time::Slot;

/// A date as the rules have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayPlan {
    pub date: Date,
    /// From when to when visits are given. Empty on days gone by: today's rules say nothing of them.
    pub hours: Vec<Slot>,
    /// What of it can still be booked by somebody.
    pub free: Vec<Slot>,
    /// From when to when only staff give visits: kept for emergencies.
    pub kept: Vec<Slot>,
    /// Why there are no hours at all.
    pub off: Option<DayOff>,
    /// Times within the day that are taken out of it.
    pub away: Vec<Away>,
}

/// Why a date has no hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayOff {
    /// A closed day of the whole house, with its name, which may be empty.
    House(String),
    Leave,
    Closed,
    /// No rule for such a day.
    NoHours,
}

/// A piece of a working day without visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Away {
    /// Away, or in the house and busy.
    pub on_leave: bool,
    pub time: Slot,
}

impl DayPlan {
    /// The plan of a date; `open` are the doctor's visits that can still be booked, of any dates.
    #[must_use]
    pub fn of(doctor: &Doctor, settings: &Settings, date: Date, today: Date, open: &[Slot]) -> Self {
        let day = settings.zone.day(date);
        let hours = if date < today { Vec::new() } else { stretches(visits_of(doctor, settings, date)) };
        let kept = if date < today { Vec::new() } else { stretches(kept_for_staff(doctor, settings, date)) };
        let free = stretches(open.iter().copied().filter(|visit| day.start <= visit.start && visit.start < day.end));
        let clipped = |time: Slot| Slot { start: time.start.max(day.start), end: time.end.min(day.end) };
        let exceptions = doctor.hours.exceptions.iter().filter(|one| one.kind != ExceptionKind::Extra && one.time.overlaps(&day));
        let mut away: Vec<Away> =
            exceptions.map(|one| Away { on_leave: one.kind == ExceptionKind::Leave, time: clipped(one.time) }).collect();
        away.sort_by_key(|away| away.time);
        let house = settings.closed_days.iter().find(|closed| closed.date == date).map(|closed| DayOff::House(closed.label.clone()));
        let off = house.or_else(|| (hours.is_empty() && date >= today).then(|| off_by(&away)));
        if off.is_some() {
            away.clear();
        }
        Self { date, hours, free, kept, off, away }
    }
}

fn off_by(away: &[Away]) -> DayOff {
    match away.iter().map(|away| away.on_leave).max() {
        Some(true) => DayOff::Leave,
        Some(false) => DayOff::Closed,
        None => DayOff::NoHours,
    }
}

/// Times that follow each other without a break, as one.
fn stretches(times: impl IntoIterator<Item = Slot>) -> Vec<Slot> {
    let mut whole: Vec<Slot> = Vec::new();
    for time in times {
        match whole.last_mut() {
            Some(last) if last.end == time.start => last.end = time.end,
            _ => whole.push(time),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::directory::model::hours::{Exception, Hours};
    use crate::capabilities::directory::model::{DoctorStatus, NewDoctor};
    use crate::capabilities::settings::model::ClosedDay;
    use crate::primitives::ids::{DepartmentId, ExceptionId, IdSource, UserId};
    use crate::primitives::time::Clock;
    use jiff::civil::date;

    const MONDAY: Date = date(2026, 11, 23);

    fn doctor(exceptions: &[(ExceptionKind, &str, &str)]) -> Doctor {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 4);
        let new = NewDoctor::named("Leena Farah".parse().unwrap(), DepartmentId::new(&ids), "Cardiologist");
        let mut hours = Hours::default_template(&ids);
        hours.exceptions = exceptions
            .iter()
            .map(|(kind, start, end)| {
                let time = Slot { start: start.parse().unwrap(), end: end.parse().unwrap() };
                Exception { id: ExceptionId::new(&ids), kind: *kind, time, reason: None }
            })
            .collect();
        Doctor {
            id: UserId::new(&ids),
            name: new.name,
            department_id: new.department_id,
            specialization: new.specialization,
            qualifications: String::new(),
            experience_years: None,
            licence_number: None,
            gender: None,
            phone: None,
            fee: None,
            accepts_bookings: true,
            requires_approval: false,
            offers_video: false,
            buffer_minutes: None,
            place: String::new(),
            status: DoctorStatus::Active,
            hours,
            version: 1,
            changed: None,
        }
    }

    fn utc() -> Settings {
        Settings { zone: "UTC".parse().unwrap(), ..Settings::default() }
    }

    fn said(times: &[Slot]) -> Vec<String> {
        times.iter().map(|time| format!("{}-{}", time.start.strftime("%H:%M"), time.end.strftime("%H:%M"))).collect()
    }

    #[test]
    fn f28_a_day_says_its_hours_and_what_is_free_of_them() {
        let open = ["2026-11-23T09:00:00Z", "2026-11-23T09:30:00Z", "2026-11-23T11:00:00Z", "2026-11-24T09:00:00Z"];
        let open = open.map(|start| Slot::of_minutes(start.parse().unwrap(), 30));
        let plan = DayPlan::of(&doctor(&[]), &utc(), MONDAY, MONDAY, &open);
        assert_eq!(said(&plan.hours), ["09:00-12:00", "13:00-20:00"]);
        assert_eq!(said(&plan.free), ["09:00-10:00", "11:00-11:30"]);
        assert_eq!((plan.off, plan.away), (None, vec![]));
        assert_eq!(DayPlan::of(&doctor(&[]), &utc(), date(2026, 11, 29), MONDAY, &open).off, Some(DayOff::NoHours));
        let past = DayPlan::of(&doctor(&[]), &utc(), MONDAY, date(2026, 11, 24), &[]);
        assert_eq!((past.hours, past.off), (vec![], None), "today's rules say nothing of yesterday");
    }

    #[test]
    fn f28_leave_and_closed_days_are_said() {
        let plan = |exceptions: &[(ExceptionKind, &str, &str)]| DayPlan::of(&doctor(exceptions), &utc(), MONDAY, MONDAY, &[]);
        let whole = plan(&[(ExceptionKind::Leave, "2026-11-20T00:00:00Z", "2026-11-24T00:00:00Z")]);
        assert_eq!((whole.off, whole.away, whole.hours), (Some(DayOff::Leave), vec![], vec![]));
        assert_eq!(plan(&[(ExceptionKind::Closed, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")]).off, Some(DayOff::Closed));
        let part = plan(&[(ExceptionKind::Leave, "2026-11-23T13:00:00Z", "2026-11-25T00:00:00Z")]);
        assert_eq!((said(&part.hours), part.off), (vec!["09:00-12:00".to_owned()], None));
        assert_eq!((part.away[0].on_leave, said(&[part.away[0].time])), (true, vec!["13:00-00:00".to_owned()]), "clipped to the day");
        let diwali = ClosedDay { date: MONDAY, label: "Diwali".into() };
        let closed = Settings { closed_days: vec![diwali], ..utc() };
        assert_eq!(DayPlan::of(&doctor(&[]), &closed, MONDAY, MONDAY, &[]).off, Some(DayOff::House("Diwali".into())));
    }
}
