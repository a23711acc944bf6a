//! What the page of a feed shows, and the feed itself.

use icalendar::Calendar;
use serde::Serialize;

use crate::capabilities::appointments::model::calendar::{CalendarWords, event_of};
use crate::capabilities::appointments::model::{Status, VisitLine};
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /calendar-feed`, and the answer to making one.
#[derive(Debug, Clone, Serialize)]
pub struct FeedPage {
    /// Since when there is one.
    pub made: Option<When>,
    /// The whole address, right after it was made and never again.
    pub address: Option<String>,
}

/// What a calendar shows as the name of the feed, and of each visit.
#[derive(Debug, Clone, Copy)]
pub struct FeedWords<'a> {
    pub name: &'a str,
    pub title: &'a str,
    /// The hospital's address; may be empty.
    pub address: &'a str,
}

/// The feed: visits that hold their time or are over, and of none what it is about. `page` makes the address of a visit's page.
#[must_use]
pub fn feed_of(visits: &[VisitLine], words: FeedWords<'_>, page: impl Fn(&VisitLine) -> String) -> String {
    let mut calendar = Calendar::new();
    calendar.name(words.name);
    calendar.append_property(("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"));
    calendar.append_property(("X-PUBLISHED-TTL", "PT1H"));
    for visit in visits.iter().filter(|visit| visit.status != Status::Cancelled) {
        let page = page(visit);
        let words = CalendarWords { title: words.title, address: words.address, page: &page, organizer: None };
        // The moment it was made: the feed does not know when it last changed, and stays the same while nothing does.
        calendar.push(event_of(visit, visit.appointment_id.made_at(), words.address, words));
    }
    calendar.done().to_string()
}

/// After it was taken back.
#[must_use]
pub fn ended() -> Message {
    Message::new("flash-feed-ended")
}

impl View for FeedPage {
    const TEMPLATE: &'static str = "feeds/feed.html";
    const PLACE: Place = Place::CalendarFeed;

    fn title(&self) -> Message {
        Message::new("feed-title")
    }

    fn samples() -> Vec<Self> {
        let made = || Some(When::sample(24, "08:12"));
        let address = Some(format!("https://portal.example/calendar-feed/usr_01kbf3q7zv8t0c5m2n4x6y8w9a.{}", "a1B2".repeat(10)));
        vec![Self { made: None, address: None }, Self { made: made(), address }, Self { made: made(), address: None }]
    }
}

/// Every page of the slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    Sample::all_of::<FeedPage>(Audience::Patient)
}
