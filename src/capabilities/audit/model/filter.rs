//! Which entries are wanted.

use std::str::FromStr;

use super::acts::{Kind, act_of};
use crate::primitives::ids::UserId;
use crate::primitives::time::Slot;

/// The most days of one list (api.md).
pub const LONGEST: i64 = 31;

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhoDid {
    Person(UserId),
    /// Somebody who was not signed in.
    Stranger,
    /// A job or the command line.
    House,
}

impl WhoDid {
    /// As it stands in the trail.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Person(id) => id.to_string(),
            Self::Stranger => "stranger".to_owned(),
            Self::House => "system".to_owned(),
        }
    }
}

impl From<UserId> for WhoDid {
    fn from(id: UserId) -> Self {
        Self::Person(id)
    }
}

impl FromStr for WhoDid {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "stranger" => Ok(Self::Stranger),
            "system" => Ok(Self::House),
            id => id.parse().map(Self::Person).map_err(|_| "is a person's id, stranger or system"),
        }
    }
}

/// Which acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Acts of one kind.
    Kind(Kind),
    /// One act.
    Act(&'static str),
    /// Whatever was refused.
    Denied,
}

impl Wanted {
    /// What stands for the refused ones.
    pub const DENIED: &'static str = "denied";

    /// As the API and the address name it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.word(),
            Self::Act(word) => word,
            Self::Denied => Self::DENIED,
        }
    }
}

impl FromStr for Wanted {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == Self::DENIED {
            return Ok(Self::Denied);
        }
        let kind = Kind::ALL.into_iter().find(|kind| kind.word() == text).map(Self::Kind);
        kind.or_else(|| act_of(text).map(|act| Self::Act(act.word))).ok_or("is an act, a kind of act or denied")
    }
}

/// What is asked of the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Entries of this piece of time, at most 31 days and a clock change.
    pub within: Slot,
    pub actor: Option<WhoDid>,
    pub subject: Option<UserId>,
    pub wanted: Option<Wanted>,
}

/// What of an entry decides whether it is shown.
#[derive(Debug, Clone, Copy)]
pub struct Mark<'a> {
    pub actor: &'a str,
    pub subject: &'a str,
    pub what: &'a str,
    pub denied: bool,
}

impl Filter {
    /// Whether an entry of the time belongs into the list.
    #[must_use]
    pub fn shows(&self, mark: Mark<'_>) -> bool {
        let wanted = match &self.wanted {
            None => true,
            Some(Wanted::Denied) => mark.denied,
            Some(Wanted::Act(word)) => mark.what == *word,
            Some(Wanted::Kind(kind)) => act_of(mark.what).is_some_and(|act| act.kind == *kind),
        };
        wanted
            && self.actor.is_none_or(|actor| actor.word() == mark.actor)
            && self.subject.is_none_or(|subject| subject.to_string() == mark.subject)
    }

    /// The time and the rest of what [`Self::told`] wrote; `None` for any other text.
    #[must_use]
    pub fn read(told: &str) -> Option<(Slot, &str)> {
        let (days, narrowed) = told.split_once(' ').unwrap_or((told, ""));
        let (start, end) = days.split_once("..")?;
        Some((Slot { start: start.parse().ok()?, end: end.parse().ok()? }, narrowed))
    }

    /// In one line of ids, for the entry that says it was looked at.
    #[must_use]
    pub fn told(&self) -> String {
        let part = |name: &str, value: Option<String>| value.map(|value| format!(" {name}={value}")).unwrap_or_default();
        let Self { within, actor, subject, wanted } = self;
        let who = part("actor", actor.map(WhoDid::word)) + &part("subject", subject.map(|id| id.to_string()));
        format!("{}..{}{who}{}", within.start, within.end, part("action", wanted.as_ref().map(|wanted| wanted.word().to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn user(number: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(number))
    }

    fn filter() -> Filter {
        let within = Slot::of_minutes("2026-11-23T00:00:00Z".parse().unwrap(), 60);
        Filter { within, actor: None, subject: None, wanted: None }
    }

    #[test]
    fn f11_every_part_of_a_filter_narrows() {
        let (actor, subject) = (user(1).to_string(), user(2).to_string());
        let mark = Mark { actor: &actor, subject: &subject, what: "record.read", denied: false };
        let shows = |change: &dyn Fn(&mut Filter)| {
            let mut filter = filter();
            change(&mut filter);
            filter.shows(mark)
        };
        assert!(shows(&|_| ()));
        assert!(shows(&|filter| filter.actor = Some(WhoDid::Person(user(1)))));
        assert!(!shows(&|filter| filter.actor = Some(WhoDid::Stranger)));
        assert!(shows(&|filter| filter.subject = Some(user(2))));
        assert!(!shows(&|filter| filter.subject = Some(user(1))));
        for (wanted, expected) in
            [("clinical_read", true), ("record.read", true), ("visit", false), ("record.amend", false), ("denied", false)]
        {
            assert_eq!(shows(&|filter| filter.wanted = Some(wanted.parse().unwrap())), expected, "{wanted}");
        }
        assert!(Filter { wanted: Some(Wanted::Denied), ..filter() }.shows(Mark { denied: true, ..mark }));
    }

    #[test]
    fn f11_what_is_no_person_and_no_act_is_refused_and_the_rest_reads_back() {
        for word in ["denied", "sign_in", "house", "session.start"] {
            assert_eq!(word.parse::<Wanted>().unwrap().word(), word);
        }
        for word in ["stranger", "system", &user(7).to_string()] {
            assert_eq!(word.parse::<WhoDid>().unwrap().word(), word);
        }
        assert!("everything".parse::<Wanted>().is_err() && "maya".parse::<WhoDid>().is_err());
        let narrowed = Filter { actor: Some(WhoDid::House), wanted: Some(Wanted::Denied), ..filter() };
        assert_eq!(narrowed.told(), "2026-11-23T00:00:00Z..2026-11-23T01:00:00Z actor=system action=denied");
        assert_eq!(Filter::read(&narrowed.told()), Some((narrowed.within, "actor=system action=denied")));
        assert_eq!(Filter::read(&filter().told()), Some((filter().within, "")));
        assert_eq!(Filter::read("GET /admin/audit"), None);
    }
}
