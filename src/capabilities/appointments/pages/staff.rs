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
            Status::Completed => Some(&mut tally.done),
            Status::CheckedIn => Some(&mut tally.waiting),
            Status::NoShow => Some(&mut tally.no_show),
            Status::Requested | Status::Proposed | Status::Booked | Status::Confirmed => Some(&mut tally.to_come),
            Status::InConsultation => None,
        };
        if let Some(counted) = counted {
            *counted += 1;
        }
        tally.visits += 1;
        tally
    })
}
