//! A visit as a calendar file (RFC 5545): one event whose id stays and whose sequence rises, so that calendars change or remove what
//! they have. It says where and when, and nothing about why.

use icalendar::{Calendar, Component as _, Event, EventLike as _};
use jiff::Timestamp;

use super::{Appointment, Reference, Status, VisitLine};

/// What a calendar file is called.
pub const FILE_NAME: &str = "visit.ics";
/// What it is.
pub const CONTENT_TYPE: &str = "text/calendar; charset=utf-8";

/// What a calendar file of several visits is called.
pub const FILE_NAME_OF_SEVERAL: &str = "visits.ics";

/// What the house adds to a visit in a calendar.
#[derive(Debug, Clone, Copy)]
pub struct CalendarWords<'a> {
    /// What the event is called: never by doctor or department, calendars are shared.
    pub title: &'a str,
    /// The hospital's address; a visit's own place stands before it.
    pub address: &'a str,
    /// The whole address of the visit's page.
    pub page: &'a str,
    /// In mails, who says that it is cancelled: the address they come from.
    pub organizer: Option<&'a str>,
}

/// The file of one visit as it stands. A cancelled one takes it out of a calendar.
#[must_use]
pub fn file_of(visit: &Appointment, words: CalendarWords<'_>) -> String {
    let method = if visit.status == Status::Cancelled { "CANCEL" } else { "PUBLISH" };
    file(method, [(visit, words)])
}

/// One file of several visits, none of them cancelled: each is an event of its own, which changes and goes by itself.
#[must_use]
pub fn file_of_several<'a>(visits: impl IntoIterator<Item = (&'a Appointment, CalendarWords<'a>)>) -> String {
    file("PUBLISH", visits)
}

fn file<'a>(method: &str, visits: impl IntoIterator<Item = (&'a Appointment, CalendarWords<'a>)>) -> String {
    let mut calendar = Calendar::new();
    calendar.append_property(("METHOD", method));
    for (visit, words) in visits {
        let place = visit.place.as_deref().unwrap_or_default();
        let place: Vec<&str> = [place, words.address].into_iter().filter(|part| !part.is_empty()).collect();
        calendar.push(event_of(&VisitLine::from(visit), visit.changed_at, &place.join(", "), words));
    }
    calendar.done().to_string()
}

/// One visit as an event of a calendar, as it stands since `changed`.
#[must_use]
pub fn event_of(visit: &VisitLine, changed: Timestamp, place: &str, words: CalendarWords<'_>) -> Event {
    let status = match visit.status {
        Status::Cancelled => "CANCELLED",
        Status::Requested | Status::Proposed => "TENTATIVE",
        _ => "CONFIRMED",
    };
    let mut event = Event::new();
    event
        .uid(&format!("{}@caredesk", visit.appointment_id))
        .add_property("SEQUENCE", visit.version.saturating_sub(1).to_string())
        .add_property("DTSTAMP", instant(changed))
        .add_property("DTSTART", instant(visit.start))
        .add_property("DTEND", instant(visit.end))
        .add_property("STATUS", status)
        .add_property("CLASS", "PRIVATE")
        .summary(words.title)
        .description(&format!("{}\n{}", Reference::of(visit.appointment_id), words.page))
        .add_property("URL", words.page);
    if let Some(organizer) = words.organizer {
        event.add_property("ORGANIZER", format!("mailto:{organizer}"));
    }
    if !place.is_empty() {
        event.location(place);
    }
    event.done()
}

/// `20261126T040000Z`: in UTC, which no clock change moves.
fn instant(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}
