//! A doctor's own page: who they are, when they work, when they are free next.

use axum::response::Html;
use jiff::civil::Date;

use super::super::model::DoctorStatus;
use super::super::model::hours::{Rule, Weekday};
use super::super::views::profile::{Bookings, DaysHours, DoctorPage, HoursSpan, Standing};
use super::guide::Guide;
use crate::access::permissions::Right;
use crate::capabilities::availability::model::{Asker, NextVisits};
use crate::capabilities::availability::service::FIRST_LOOK_DAYS;
use crate::primitives::ids::UserId;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::say::Day;

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
        bookings: match doctor.can_be_booked() {
            false => Bookings::Closed,
            true if doctor.requires_approval => Bookings::AfterAnswer,
            true => Bookings::Open,
        },
        hours: hours(&doctor.hours.rules, guide.today()),
        daily_cap: doctor.daily_cap.filter(|_| guide.asker() != Asker::Patient),
        cutoff_minutes: guide.settings.cancel_cutoff_minutes,
        can_set_hours: guide.may(Right::ManageAvailability) && (own || can_edit),
        can_edit,
        standing: match doctor.status {
            DoctorStatus::Active => Standing::Listed,
            DoctorStatus::Joining => Standing::Joining,
            DoctorStatus::Inactive => Standing::Left,
        },
        department_id: doctor.department_id,
        doctor: guide.card(&doctor, &department),
        qualifications: doctor.qualifications,
        place: doctor.place,
        along: guide.along,
    })
}

/// The weekly rules that hold now or will, as one reads them: hours that meet are one, weekdays that follow each other and
/// are alike stand together. What is over is left out, and times that the house keeps for itself.
fn hours(rules: &[Rule], today: Date) -> Vec<DaysHours> {
    let mut days: Vec<DaysHours> = Vec::new();
    for weekday in Weekday::ALL {
        let spans = spans(rules.iter().filter(|rule| rule.weekday == weekday && !rule.staff_only), today);
        let number = weekday.number();
        match days.last_mut() {
            _ if spans.is_empty() => {}
            Some(before) if before.last + 1 == number && before.spans == spans => before.last = number,
            _ => days.push(DaysHours { first: number, last: number, spans }),
        }
    }
    days
}

fn spans<'a>(rules: impl Iterator<Item = &'a Rule>, today: Date) -> Vec<HoursSpan> {
    let mut rules: Vec<&Rule> = rules.filter(|rule| rule.valid_until.is_none_or(|until| today <= until)).collect();
    rules.sort_by_key(|rule| (rule.start, rule.valid_from));
    let day = |date: Date| Day::seen_from(date, today);
    let mut spans: Vec<HoursSpan> = Vec::new();
    for rule in rules {
        let span = HoursSpan {
            from: rule.start.to_string(),
            to: rule.end.to_string(),
            minutes: rule.visit_minutes,
            since: rule.valid_from.filter(|from| *from > today).map(day),
            until: rule.valid_until.map(day),
        };
        match spans.last_mut() {
            Some(before) if before.to == span.from && before.is_like(&span) => before.to = span.to,
            _ => spans.push(span),
        }
    }
    spans
}

impl HoursSpan {
    /// The same visits on the same dates, at other times.
    fn is_like(&self, other: &Self) -> bool {
        self.minutes == other.minutes && self.since == other.since && self.until == other.until
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::capabilities::directory::model::hours::Hours;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;

    #[test]
    fn f17_hours_that_meet_and_days_that_are_alike_are_said_once() {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 4);
        let mut rules = Hours::default_template(&ids).rules;
        let today = date(2026, 11, 23);
        let said = |rules: &[Rule]| {
            let spans = |day: &DaysHours| day.spans.iter().map(|span| format!("{}-{}", span.from, span.to)).collect::<Vec<_>>().join(" ");
            hours(rules, today).iter().map(|day| format!("{}-{} {}", day.first, day.last, spans(day))).collect::<Vec<_>>()
        };
        assert_eq!(said(&rules), ["1-6 09:00-12:00 13:00-20:00"]);
        rules.iter_mut().filter(|rule| rule.weekday == Weekday::Wed).for_each(|rule| rule.valid_until = Some(date(2026, 11, 22)));
        assert_eq!(said(&rules), ["1-2 09:00-12:00 13:00-20:00", "4-6 09:00-12:00 13:00-20:00"], "what is over is not said");
        rules.iter_mut().filter(|rule| rule.weekday == Weekday::Sat).for_each(|rule| rule.valid_from = Some(date(2026, 12, 5)));
        let saturday = hours(&rules, today).pop().unwrap();
        assert_eq!(
            (saturday.first, saturday.last, saturday.spans[0].since.clone()),
            (6, 6, Some(Day::seen_from(date(2026, 12, 5), today)))
        );
        for rule in &mut rules {
            rule.visit_minutes = if rule.start.to_string() == "17:00" { 15 } else { 30 };
        }
        assert_eq!(said(&rules)[0], "1-2 09:00-12:00 13:00-17:00 17:00-20:00", "other visits are said apart");
        assert!(hours(&[], today).is_empty());
    }
}
