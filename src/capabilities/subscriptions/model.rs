//! Who hears what of the operations topic. Pure.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::events::catalogue::Event;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::DepartmentId;
use crate::primitives::people::Email;
use crate::primitives::tree;

/// SNS takes a filter whose lists, multiplied, are at most so many.
pub const MOST_COMBINATIONS: usize = 150;
/// What the events begin with that say a department: visits, times that are open again, and what is billed for visits.
const SAY_A_DEPARTMENT: [&str; 4] = ["appointment.", "availability.", "invoice.", "claim."];

/// The id SNS gave a subscription: what stands at the end of its ARN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, format = "uuid")]
pub struct SubscriptionId(pub Uuid);

impl fmt::Display for SubscriptionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How urgent an event is, as the topic says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Somebody should look at it.
    Notice,
    /// The day's business.
    Info,
}

impl Severity {
    pub const ALL: [Self; 2] = [Self::Notice, Self::Info];

    /// As the topic has it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Info => "info",
        }
    }
}

impl FromStr for Severity {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|severity| severity.word() == word).ok_or(())
    }
}

/// What a subscriber hears: each list that is not empty must hold what the event says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// In the order of the catalogue.
    pub events: Vec<&'static str>,
    pub departments: Vec<DepartmentId>,
    pub severities: Vec<Severity>,
}

/// What SNS has on record of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hears {
    /// By a filter of this portal's kind, an empty one: everything.
    By(Filter),
    /// By a filter that somebody made elsewhere, as JSON.
    Otherwise(String),
}

/// Whether its owner followed the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// SNS has mailed the link and waits.
    Pending,
    Confirmed,
}

/// One who hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// `None` while it waits: SNS has no name for it until then.
    pub id: Option<SubscriptionId>,
    pub protocol: String,
    /// An address, without what follows a web address's path.
    pub endpoint: String,
    pub standing: Standing,
    pub hears: Hears,
    /// The address belongs to a patient's account by now.
    pub of_patient: bool,
}

/// Where the list goes on: in SNS's own page, behind so many of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub token: Option<String>,
    pub behind: usize,
}

impl Filter {
    /// From what was ticked or sent.
    ///
    /// # Errors
    /// Everything that cannot be used: unknown words, and a choice that would let nothing through or that SNS does not take.
    pub fn parse<T: AsRef<str>>(events: &[T], departments: &[T], severities: &[T]) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let mut events =
            read(&mut flaws, events, "/events", "unknown_event", |word| Event::NAMES.iter().copied().find(|name| *name == word));
        events.sort_unstable_by_key(|name| Event::NAMES.iter().position(|known| known == name));
        let departments = read(&mut flaws, departments, "/department_ids", "unknown_department", |word| word.parse().ok());
        let mut severities = read(&mut flaws, severities, "/severities", "unknown_severity", |word| word.parse().ok());
        severities.sort_unstable();
        let mut filter = Self { events, departments, severities };
        filter.without_what_is_whole();
        if !filter.departments.is_empty() && !filter.events.is_empty() && !filter.events.iter().any(|name| says_a_department(name)) {
            flaws.add(Flaw::new("/department_ids", "no_such_event_there"));
        }
        if filter.combinations() > MOST_COMBINATIONS {
            flaws.add(Flaw::new("/events", "too_many_combinations").with("limit", i64::try_from(MOST_COMBINATIONS).unwrap_or(i64::MAX)));
        }
        if flaws.0.is_empty() { Ok(filter) } else { Err(flaws) }
    }

    /// Whoever ticks everything wants everything, what later versions tell too.
    fn without_what_is_whole(&mut self) {
        if self.events.len() == Event::NAMES.len() {
            self.events.clear();
        }
        if self.severities.len() == Severity::ALL.len() {
            self.severities.clear();
        }
    }

    fn combinations(&self) -> usize {
        [self.events.len(), self.departments.len(), self.severities.len()].into_iter().map(|many| many.max(1)).product()
    }

    /// As SNS keeps it; `None`: everything.
    #[must_use]
    pub fn policy(&self) -> Option<String> {
        let lists = [
            ("event", self.events.iter().map(ToString::to_string).collect::<Vec<_>>()),
            ("department", self.departments.iter().map(ToString::to_string).collect()),
            ("severity", self.severities.iter().map(|severity| severity.word().to_owned()).collect()),
        ];
        let named: BTreeMap<&str, Vec<String>> = lists.into_iter().filter(|(_, words)| !words.is_empty()).collect();
        if named.is_empty() { None } else { serde_json::to_string(&named).ok() }
    }
}

impl Hears {
    /// What a policy says that SNS has on record.
    #[must_use]
    pub fn of(policy: Option<String>) -> Self {
        let Some(policy) = policy else { return Self::By(Filter::default()) };
        match ours(&policy) {
            Some(filter) => Self::By(filter),
            None => Self::Otherwise(policy),
        }
    }

    /// The policy back, for whoever compares.
    #[must_use]
    pub fn policy(&self) -> String {
        match self {
            Self::By(filter) => filter.policy().unwrap_or_default(),
            Self::Otherwise(policy) => policy.clone(),
        }
    }
}

fn says_a_department(name: &str) -> bool {
    SAY_A_DEPARTMENT.iter().any(|beginning| name.starts_with(beginning))
}

/// A policy of this portal's kind: lists of plain words by names it knows.
fn ours(policy: &str) -> Option<Filter> {
    let mut named: BTreeMap<String, Vec<String>> = tree::from_json(policy).ok()?;
    let mut take = |name: &str| named.remove(name).unwrap_or_default();
    let (events, departments, severities) = (take("event"), take("department"), take("severity"));
    if named.is_empty() { Filter::parse(&events, &departments, &severities).ok() } else { None }
}

/// Each word once, in the order given.
fn read<T: AsRef<str>, K: Ord + Copy>(
    flaws: &mut Flaws,
    words: &[T],
    pointer: &str,
    wrong: &'static str,
    known: impl Fn(&str) -> Option<K>,
) -> Vec<K> {
    let one = |(place, word): (usize, &T)| known(word.as_ref()).ok_or_else(|| Flaw::new(format!("{pointer}/{place}"), wrong));
    let mut seen = BTreeSet::new();
    let read: Vec<K> = words.iter().enumerate().filter_map(|word| flaws.keep(one(word))).collect();
    read.into_iter().filter(|word| seen.insert(*word)).collect()
}

/// What an administrator says about a new one.
#[derive(Debug, Clone)]
pub struct NewSubscription {
    pub email: Email,
    pub filter: Filter,
}

impl NewSubscription {
    /// From what was typed and ticked, or sent.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn parse<T: AsRef<str>>(email: &str, events: &[T], departments: &[T], severities: &[T]) -> Result<Self, Flaws> {
        let code = if email.trim().is_empty() { "required" } else { "malformed_email" };
        let address = email.parse::<Email>().map_err(|_| Flaws::from(Flaw::new("/email", code)));
        match (address, Filter::parse(events, departments, severities)) {
            (Ok(email), Ok(filter)) => Ok(Self { email, filter }),
            (Err(mut flaws), Err(more)) => {
                flaws.0.extend(more.0);
                Err(flaws)
            }
            (Err(flaws), _) | (_, Err(flaws)) => Err(flaws),
        }
    }
}

/// As it is shown: of a web address what follows its path may be as good as a password.
#[must_use]
pub fn shown(endpoint: &str) -> String {
    match endpoint.split_once('?') {
        Some((address, _)) if endpoint.contains("://") => format!("{address}?…"),
        _ => endpoint.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;

    fn departments(many: usize) -> Vec<String> {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 1);
        (0..many).map(|_| DepartmentId::new(&ids).to_string()).collect()
    }

    fn words(all: &[&str]) -> Vec<String> {
        all.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn f43_a_filter_reads_back_as_it_was_chosen_and_no_choice_is_everything() {
        let here = departments(2);
        let events = words(&["appointment.cancelled", "appointment.booked", "appointment.booked"]);
        let chosen = Filter::parse(&events, &here, &words(&["notice"])).unwrap();
        let policy = chosen.policy().unwrap();
        let expected = format!(
            r#"{{"department":["{}","{}"],"event":["appointment.booked","appointment.cancelled"],"severity":["notice"]}}"#,
            here[0], here[1]
        );
        assert_eq!(policy, expected);
        assert_eq!(Hears::of(Some(policy)), Hears::By(chosen));
        for all in [words(&[]), words(Event::NAMES)] {
            let everything = Filter::parse(&all, &[], &words(&["info", "notice"])).unwrap();
            assert_eq!((everything.policy(), &everything), (None, &Filter::default()));
        }
        assert_eq!(Hears::of(None), Hears::By(Filter::default()));
    }

    #[test]
    fn f43_a_filter_of_somebody_elses_kind_is_kept_as_it_is() {
        for other in [r#"{"event":[{"prefix":"appointment."}]}"#, r#"{"event":["warp.engaged"]}"#, r#"{"units":["1"]}"#, "nonsense"] {
            assert_eq!(Hears::of(Some(other.to_owned())), Hears::Otherwise(other.to_owned()), "{other}");
        }
    }

    #[test]
    fn f43_a_choice_that_lets_nothing_through_or_is_too_large_is_refused_and_everything_said_at_once() {
        let wrong = |events: &[&str], departments: &[String], severities: &[&str]| {
            Filter::parse(&words(events), departments, &words(severities)).unwrap_err().to_string()
        };
        assert_eq!(wrong(&["blood.stock_low"], &departments(1), &[]), "/department_ids no_such_event_there");
        assert_eq!(
            wrong(&["warp.engaged"], &words(&["dpt_1"]), &["loud"]),
            "/events/0 unknown_event, /department_ids/0 unknown_department, /severities/0 unknown_severity"
        );
        let some = &Event::NAMES[..11];
        assert!(Filter::parse(&words(some), &departments(13), &[]).is_ok(), "143 combinations");
        assert_eq!(wrong(some, &departments(14), &[]), "/events too_many_combinations");
        let both = NewSubscription::parse("nobody", &words(&["warp.engaged"]), &[], &[]).unwrap_err();
        assert_eq!(both.to_string(), "/email malformed_email, /events/0 unknown_event");
        assert_eq!(NewSubscription::parse::<&str>(" ", &[], &[], &[]).unwrap_err().to_string(), "/email required");
    }

    #[test]
    fn f43_what_follows_a_web_address_is_not_shown() {
        assert_eq!(shown("https://pager.example.org/hook?key=secret"), "https://pager.example.org/hook?…");
        assert_eq!(shown("ops@example.org"), "ops@example.org");
    }
}
