//! One program that is told.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::delivery::Outcome;
use crate::events::catalogue::Event;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{DepartmentId, UserId, WebhookId};
use crate::primitives::text::line;
use crate::primitives::time::after;
use crate::primitives::web_address::{AddressError, Reach, WebAddress};

/// How many there can be: so many messages one event makes at most.
pub const MOST: u8 = 10;
/// Characters of a name.
const NAME: usize = 120;
/// One that has taken nothing for so many seconds is switched off: three days.
const GIVEN_UP_AFTER: i64 = 3 * 24 * 60 * 60;

/// In which form it is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// The body that the operations topic has.
    #[default]
    Json,
    /// The words of the operations topic, for a room in Google Chat.
    GoogleChat,
}

impl Format {
    /// As said in forms and bodies.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "json" => Some(Self::Json),
            "google_chat" => Some(Self::GoogleChat),
            _ => None,
        }
    }

    /// The same back.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::GoogleChat => "google_chat",
        }
    }
}

/// Whether it is told anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Active,
    Disabled,
}

/// Why it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhyStopped {
    /// An administrator stopped it.
    ByHand,
    /// It answered 410: there is nobody any more.
    Gone,
    /// It took nothing for three days.
    Failing,
}

/// Since when and why it is not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    pub at: Timestamp,
    pub because: WhyStopped,
    /// Who stopped it; nobody when it answered so itself.
    pub by_name: Option<String>,
}

/// An endpoint as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Webhook {
    pub id: WebhookId,
    /// What administrators call it.
    pub name: String,
    /// Where, sealed: whoever has some of these addresses can write to the room behind them.
    pub sealed_address: String,
    /// The same as it is shown.
    pub shown_address: String,
    /// What is signed with, sealed.
    pub sealed_secret: String,
    pub format: Format,
    /// Names of the catalogue; empty: all of them, those of later versions too.
    pub events: Vec<String>,
    /// Only what concerns this department.
    pub department_id: Option<DepartmentId>,
    pub created_at: Timestamp,
    pub created_by: UserId,
    pub created_by_name: String,
    pub stopped: Option<Stopped>,
    /// Rises with every change of what an administrator said.
    #[serde(default)]
    pub version: u32,
    /// Since when it has taken nothing: the first try that failed after one that did not.
    #[serde(default)]
    pub failing_since: Option<Timestamp>,
    /// It asked to be left alone until then.
    #[serde(default)]
    pub rests_until: Option<Timestamp>,
}

impl Webhook {
    /// Whether it wants to be left alone now.
    #[must_use]
    pub fn rests(&self, now: Timestamp) -> bool {
        self.rests_until.is_some_and(|until| now < until)
    }

    /// As it stands after a try.
    #[must_use]
    pub fn after(self, outcome: Outcome, now: Timestamp) -> Self {
        if outcome == Outcome::Disabled {
            return self;
        }
        let failing_since = if outcome.is_good() { None } else { self.failing_since.or(Some(now)) };
        Self { failing_since, rests_until: outcome.rests_until(now), ..self }
    }

    /// Whether one more try that fails now is one too many.
    #[must_use]
    pub fn is_given_up(&self, now: Timestamp) -> bool {
        self.failing_since.is_some_and(|since| after(since, GIVEN_UP_AFTER) <= now)
    }

    /// Whether it is told anything.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        if self.stopped.is_some() { Standing::Disabled } else { Standing::Active }
    }

    /// Whether it is told of this event.
    #[must_use]
    pub fn hears(&self, event: &Event) -> bool {
        let named = self.events.is_empty() || self.events.iter().any(|name| name == event.name());
        let there = self.department_id.is_none_or(|department| event.department() == Some(department));
        self.stopped.is_none() && named && there
    }
}

/// The name of an event as the catalogue has it.
#[must_use]
pub fn event_of(word: &str) -> Option<&'static str> {
    Event::NAMES.iter().copied().find(|name| *name == word)
}

/// What an administrator says about a new one.
#[derive(Debug, Clone)]
pub struct NewWebhook {
    pub name: String,
    pub address: WebAddress,
    pub format: Format,
    /// Empty: all.
    pub events: Vec<&'static str>,
    pub department: Option<DepartmentId>,
}

impl NewWebhook {
    /// From what was typed or sent; `events` is `None` for all of them. Without a name it is called by its host.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn parse<T: AsRef<str>>(
        name: &str,
        url: &str,
        format: &str,
        events: Option<&[T]>,
        department: Option<&str>,
        reach: Reach,
    ) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let address = flaws.keep(WebAddress::parse(url, reach).map_err(flaw_of));
        let name = match (name.trim(), &address) {
            ("", address) => Some(address.as_ref().map_or_else(String::new, |address| address.host().to_owned())),
            (name, _) => flaws.keep(line(name, NAME).map_err(|error| Flaw::of_text("/name", error))),
        };
        let format = flaws.keep(format_of(format));
        let events = events_of(events, &mut flaws);
        let department = department_of(department, &mut flaws);
        match (address, name, format, flaws) {
            (Some(address), Some(name), Some(format), Flaws(none)) if none.is_empty() => {
                Ok(Self { name, address, format, events, department })
            }
            (.., flaws) => Err(flaws),
        }
    }
}

/// What an administrator says anew about one that is there; what is absent stays.
#[derive(Debug, Clone, Default)]
pub struct WebhookChange {
    pub name: Option<String>,
    pub address: Option<WebAddress>,
    pub format: Option<Format>,
    /// An empty list: all.
    pub events: Option<Vec<&'static str>>,
    /// `Some(None)`: of every department.
    pub department: Option<Option<DepartmentId>>,
}

/// The same as it was typed or sent.
#[derive(Debug, Default)]
pub struct SaidAnew<'a> {
    pub name: Option<&'a str>,
    pub url: Option<&'a str>,
    pub format: Option<&'a str>,
    /// `Some(None)`: all of them.
    pub events: Option<Option<&'a [String]>>,
    pub department: Option<Option<&'a str>>,
}

impl WebhookChange {
    /// Checks what is said.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn parse(said: &SaidAnew<'_>, reach: Reach) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let address = said.url.and_then(|url| flaws.keep(WebAddress::parse(url, reach).map_err(flaw_of)));
        let name = said.name.and_then(|name| flaws.keep(line(name, NAME).map_err(|error| Flaw::of_text("/name", error))));
        let format = said.format.and_then(|word| flaws.keep(format_of(word)));
        let events = said.events.map(|events| events_of(events, &mut flaws));
        let department = said.department.map(|id| department_of(id, &mut flaws));
        flaws.none().map(|()| Self { name, address, format, events, department })
    }
}

fn format_of(word: &str) -> Result<Format, Flaw> {
    Format::of(word).ok_or_else(|| Flaw::new("/format", "unknown_format"))
}

/// In the order of the catalogue, each once; `None`: all of them.
fn events_of<T: AsRef<str>>(said: Option<&[T]>, flaws: &mut Flaws) -> Vec<&'static str> {
    let known = |(place, word): (usize, &T)| event_of(word.as_ref()).ok_or_else(|| Flaw::new(format!("/events/{place}"), "unknown_event"));
    if said.is_some_and(<[T]>::is_empty) {
        flaws.add(Flaw::new("/events", "required"));
    }
    let said = said.unwrap_or_default();
    let mut events: Vec<&'static str> = said.iter().enumerate().filter_map(|event| flaws.keep(known(event))).collect();
    events.sort_unstable_by_key(|name| Event::NAMES.iter().position(|known| known == name));
    events.dedup();
    events
}

fn department_of(id: Option<&str>, flaws: &mut Flaws) -> Option<DepartmentId> {
    let read = id.map(|id| id.parse().map_err(|_| Flaw::new("/department_id", "unknown_department")));
    flaws.keep(read.transpose()).flatten()
}

fn flaw_of(error: AddressError) -> Flaw {
    match error {
        AddressError::Empty => Flaw::new("/url", "required"),
        AddressError::TooLong => Flaw::new("/url", "too_long").with("limit", i64::try_from(WebAddress::LIMIT).unwrap_or(i64::MAX)),
        AddressError::Malformed => Flaw::new("/url", "not_an_address"),
        AddressError::NotSecure => Flaw::new("/url", "not_https"),
        AddressError::NotPublic => Flaw::new("/url", "not_public"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::catalogue::{OpenedBy, VisitFacts};
    use crate::primitives::ids::{AppointmentId, ExceptionId, IdSource};
    use crate::primitives::time::Clock;

    fn parse(name: &str, url: &str, format: &str, events: Option<&[&str]>, department: Option<&str>) -> Result<NewWebhook, String> {
        NewWebhook::parse(name, url, format, events, department, Reach::Internet).map_err(|flaws| flaws.to_string())
    }

    #[test]
    fn f47_a_webhook_needs_an_address_and_hears_everything_unless_said_otherwise() {
        let new = parse("", "https://hooks.example.org/x", "json", None, None).unwrap();
        assert_eq!((new.name.as_str(), new.events.len(), new.department), ("hooks.example.org", 0, None));
        let some = ["doctor.approved", "appointment.booked", "doctor.approved"];
        let new = parse(" Board ", "https://hooks.example.org/x", "google_chat", Some(&some), None).unwrap();
        assert_eq!((new.name.as_str(), new.format), ("Board", Format::GoogleChat));
        assert_eq!(new.events, ["appointment.booked", "doctor.approved"], "each once, in the order of the catalogue");
    }

    #[test]
    fn f47_everything_that_is_wrong_with_a_webhook_is_said_at_once() {
        let wrong = parse(&"x".repeat(121), "http://hooks.example.org/", "xml", Some(&["warp.engaged"]), Some("usr_1")).unwrap_err();
        let all = "/url not_https, /name too_long, /format unknown_format, /events/0 unknown_event, /department_id unknown_department";
        assert_eq!(wrong, all);
        assert_eq!(parse("", "", "json", Some(&[]), None).unwrap_err(), "/url required, /events required");
    }

    #[test]
    fn f47_a_webhook_hears_of_its_events_in_its_department_while_it_is_active() {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 1);
        let (here, user_id) = (DepartmentId::new(&ids), UserId::new(&ids));
        let visit = VisitFacts {
            appointment_id: AppointmentId::new(&ids),
            version: 1,
            doctor_id: user_id,
            department_id: here,
            start: "2026-11-26T04:00:00Z".parse().unwrap(),
            end: "2026-11-26T04:30:00Z".parse().unwrap(),
            previous_start: None,
            previous_doctor: None,
        };
        let (booked, cancelled) = (Event::AppointmentBooked(visit.clone()), Event::AppointmentCancelled(visit));
        let joined = Event::AccountConfirmed { user_id, version: 2 };
        let all = Webhook {
            id: WebhookId::new(&ids),
            name: "Board".into(),
            sealed_address: String::new(),
            shown_address: String::new(),
            sealed_secret: String::new(),
            format: Format::Json,
            events: vec![],
            department_id: None,
            created_at: "2026-11-23T09:00:00Z".parse().unwrap(),
            created_by: user_id,
            created_by_name: "Tomas".into(),
            stopped: None,
            version: 0,
            failing_since: None,
            rests_until: None,
        };
        let heard = |webhook: &Webhook| [&booked, &cancelled, &joined].map(|event| webhook.hears(event));
        assert_eq!(heard(&all), [true; 3]);
        assert_eq!(heard(&Webhook { events: vec!["appointment.booked".into()], ..all.clone() }), [true, false, false]);
        assert_eq!(heard(&Webhook { department_id: Some(here), ..all.clone() }), [true, true, false]);
        assert_eq!(heard(&Webhook { department_id: Some(DepartmentId::new(&ids)), ..all.clone() }), [false; 3]);
        let opened = |department_id| Event::AvailabilityOpened {
            by: OpenedBy::Exception { exception_id: ExceptionId::new(&ids) },
            version: 1,
            doctor_id: user_id,
            department_id,
            start: all.created_at,
            end: all.created_at,
        };
        let ours = Webhook { department_id: Some(here), ..all.clone() };
        assert!(ours.hears(&opened(here)) && !ours.hears(&opened(DepartmentId::new(&ids))), "times that are open again say whose they are");
        let stopped = Some(Stopped { at: all.created_at, because: WhyStopped::Gone, by_name: None });
        assert_eq!(heard(&Webhook { stopped, ..all }), [false; 3]);
    }
}
