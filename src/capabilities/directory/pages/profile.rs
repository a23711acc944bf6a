//! A doctor's own page: who they are, when they work, when they are free next.

use std::collections::BTreeMap;

use axum::response::Html;

use super::super::model::Doctor;
use super::super::model::hours::{Rule, Weekday};
use super::super::views::profile::{DoctorPage, HoursSpan, WeekdayHours};
use super::guide::Guide;
use crate::access::permissions::Right;
use crate::capabilities::availability::model::NextVisits;
use crate::capabilities::availability::service::FIRST_LOOK_DAYS;
use crate::primitives::ids::UserId;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;

/// How many free times stand here.
const SHOWN_TIMES: usize = 6;

/// One doctor, for anybody; one who does not work here any more for administrators only. Three calls, two of them side by side.
pub(super) async fn show(guide: Guide, ApiPath(id): ApiPath<UserId>, page: Page) -> Result<Html<String>, Refusal> {
    let can_edit = guide.may(Right::ManageDoctors);
    let doctor = guide.directory.doctor(id).await?.filter(|doctor| doctor.is_listed() || can_edit).ok_or(Refusal::NotFound)?;
    let next = NextVisits { each: SHOWN_TIMES, part: None };
    let free = guide.availability.next_free(vec![doctor.clone()], next, guide.asker(), guide.viewer());
    let (department, free) = tokio::join!(guide.directory.department(doctor.department_id), free);
    let department = department?.map_or_else(String::new, |department| department.name);
    let visits = free?.into_iter().flat_map(|one| one.visits);
    let soonest = visits.map(|visit| guide.open_time(id, &visit)).collect();
    let own = guide.viewer() == Some(id);
    page.render(&DoctorPage {
        soonest,
        until: guide.until(FIRST_LOOK_DAYS),
        accepts_bookings: doctor.can_be_booked(),
        requires_approval: doctor.requires_approval,
        hours: hours(&guide, &doctor),
        cutoff_minutes: guide.settings.cancel_cutoff_minutes,
        can_set_hours: guide.may(Right::ManageAvailability) && (own || can_edit),
        can_edit,
        is_listed: doctor.is_listed(),
        department_id: doctor.department_id,
        doctor: guide.card(&doctor, &department),
        qualifications: doctor.qualifications,
        place: doctor.place,
    })
}

/// The weekly rules that hold now or will, by weekday; what is over is left out.
fn hours(guide: &Guide, doctor: &Doctor) -> Vec<WeekdayHours> {
    let today = guide.today();
    let mut by_weekday: BTreeMap<Weekday, Vec<&Rule>> = BTreeMap::new();
    for rule in doctor.hours.rules.iter().filter(|rule| rule.valid_until.is_none_or(|until| today <= until)) {
        by_weekday.entry(rule.weekday).or_default().push(rule);
    }
    let span = |rule: &Rule| HoursSpan {
        from: rule.start.to_string(),
        to: rule.end.to_string(),
        minutes: rule.visit_minutes,
        since: rule.valid_from.filter(|from| *from > today).map(|from| guide.day(from)),
        until: rule.valid_until.map(|until| guide.day(until)),
    };
    let weekday = |(day, mut rules): (Weekday, Vec<&Rule>)| {
        rules.sort_by_key(|rule| (rule.start, rule.valid_from));
        WeekdayHours { weekday: day.number(), spans: rules.into_iter().map(span).collect() }
    };
    by_weekday.into_iter().map(weekday).collect()
}
