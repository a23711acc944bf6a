//! What the desk's list and a doctor's own pages have in common.

use http::StatusCode;
use jiff::civil::Date;

use super::super::model::{Status, VisitLine};
use super::super::views::OneButton;
use super::super::views::staff::Tally;
use super::choose::date;
use super::fill::Fill;
use crate::access::role::Role;

/// The day somebody asks for; today when they ask for none, and when it is none.
pub(super) fn wished(fill: &Fill, said: Option<&str>) -> (Date, bool) {
    match said.filter(|said| !said.is_empty()).map(date) {
        None => (fill.today(), true),
        Some(Some(date)) => (date, true),
        Some(None) => (fill.today(), false),
    }
}

pub(super) const fn status_of(good: bool) -> StatusCode {
    if good { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// What a role may do with one button of a list. What can no longer take place is not agreed to.
pub(super) fn buttons(fill: &Fill, visit: &VisitLine, role: Role, needs_time: bool) -> Vec<OneButton> {
    let mut buttons = fill.buttons(visit, role);
    buttons.retain(|button| !(needs_time && *button == OneButton::Confirm));
    buttons
}

/// Minutes since somebody checked in, while they wait.
pub(super) fn waited(fill: &Fill, visit: &VisitLine) -> Option<u32> {
    let since = visit.checked_in_at.filter(|_| visit.status == Status::CheckedIn);
    since.map(|since| fill.minutes_since(since))
}

pub(super) fn tally(statuses: impl Iterator<Item = Status>) -> Tally {
    statuses.fold(Tally::default(), |mut tally, status| {
        let counted = match status {
            Status::Cancelled => return tally,
            Status::Completed => &mut tally.done,
            Status::InConsultation => &mut tally.with_doctor,
            Status::CheckedIn => &mut tally.waiting,
            Status::NoShow => &mut tally.no_show,
            Status::Requested | Status::Proposed | Status::Booked | Status::Confirmed => &mut tally.to_come,
        };
        *counted += 1;
        tally.visits += 1;
        tally
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f28_the_numbers_of_a_day_add_up_to_its_visits_whatever_state_they_are_in() {
        let Tally { visits, done, with_doctor, waiting, no_show, to_come } = tally(Status::ALL.into_iter());
        assert_eq!([visits, done, with_doctor, waiting, no_show, to_come], [8, 1, 1, 1, 1, 4], "all but the cancelled one");
        for status in Status::ALL {
            let Tally { visits, done, with_doctor, waiting, no_show, to_come } = tally([status].into_iter());
            assert_eq!(visits, done + with_doctor + waiting + no_show + to_come, "{status:?}");
        }
    }
}
