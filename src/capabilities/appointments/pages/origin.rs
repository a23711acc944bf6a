//! From which working page somebody came to a visit, so that buttons and the way back lead there again.

use jiff::civil::Date;
use serde::Deserialize;

use super::super::views::visits::BackLink;
use super::fill::Fill;
use crate::access::role::Role;
use crate::web::texts::Message;

/// Named in the address of a visit (`?from=week`) and in its forms. Only these words are known: no address is ever taken
/// from a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CameFrom {
    Week,
    Upcoming,
}

/// Where somebody came from, as an address says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    from: Option<String>,
}

impl From {
    pub(super) fn read(&self) -> Option<CameFrom> {
        self.from.as_deref().and_then(CameFrom::read)
    }
}

impl CameFrom {
    /// `None` for any other word: then it is the page that everybody of the role begins on.
    pub(super) fn read(word: &str) -> Option<Self> {
        [Self::Week, Self::Upcoming].into_iter().find(|known| known.word() == word)
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Upcoming => "upcoming",
        }
    }
}

/// What the desk's list is narrowed to, and where it goes on.
const NARROWS: [&str; 9] = ["date", "from", "to", "department", "doctor", "status", "by", "all", "cursor"];
/// Longer than any such list.
const LONGEST_LIST: usize = 2_000;

/// The list of the desk that a button stood on, by the query it says: known words with plain values, so that it leads nowhere else.
pub(super) fn desk_said(query: &str) -> Option<String> {
    let plain = |value: &str| value.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'_');
    let known = |pair: &str| pair.split_once('=').is_some_and(|(name, value)| NARROWS.contains(&name) && plain(value));
    (query.len() <= LONGEST_LIST && query.split('&').all(known)).then(|| format!("/desk?{query}"))
}

/// The page of a role on which a visit of a date stands.
pub(super) fn path_to(role: Role, came_from: Option<CameFrom>, date: Date) -> String {
    match (role, came_from) {
        (Role::Patient, _) => "/appointments".to_owned(),
        (Role::Doctor, Some(CameFrom::Week)) => format!("/week?from={date}"),
        (Role::Doctor, Some(CameFrom::Upcoming)) => "/upcoming".to_owned(),
        (Role::Doctor, None) => format!("/day?date={date}"),
        (Role::Receptionist | Role::Administrator, _) => format!("/desk?date={date}"),
    }
}

/// The same as a link that says where it leads.
pub(super) fn back_link(fill: &Fill, role: Role, came_from: Option<CameFrom>, date: Date) -> BackLink {
    let text = match (role, came_from) {
        (Role::Patient, _) => Message::new("nav-my-visits"),
        (Role::Doctor, Some(CameFrom::Week)) => Message::new("nav-my-week"),
        (Role::Doctor, Some(CameFrom::Upcoming)) => Message::new("nav-upcoming"),
        _ => Message::new("back-to-day").with("day", fill.day(date)),
    };
    BackLink { href: path_to(role, came_from, date), text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f28_only_known_pages_are_ways_back() {
        let date = jiff::civil::date(2026, 11, 24);
        let to = |role, word: &str| path_to(role, CameFrom::read(word), date);
        assert_eq!(to(Role::Doctor, "week"), "/week?from=2026-11-24");
        assert_eq!(to(Role::Doctor, "upcoming"), "/upcoming");
        for odd in ["", "day", "Week", "//evil.test", "/week", "https://evil.test"] {
            assert_eq!(to(Role::Doctor, odd), "/day?date=2026-11-24", "{odd}");
            assert_eq!(to(Role::Receptionist, odd), "/desk?date=2026-11-24", "{odd}");
        }
        let list = "from=2026-11-24&to=2026-11-24&department=&doctor=usr_01ja&status=checked_in&cursor=aZ_-9";
        assert_eq!(desk_said(list).as_deref(), Some(format!("/desk?{list}").as_str()));
        for odd in ["", "date", "next=1", "date=2026&", "date=//evil.test", "date=2026#top", "status=a%0d%0ab", "date=1&doctor=a b"] {
            assert_eq!(desk_said(odd), None, "{odd}");
        }
        assert_eq!(to(Role::Patient, "week"), "/appointments");
        assert_eq!(to(Role::Administrator, "week"), "/desk?date=2026-11-24");
    }
}
