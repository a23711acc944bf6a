//! From which working page somebody came to a visit, so that buttons and the way back lead there again.

use jiff::civil::Date;
use serde::Deserialize;

use crate::access::role::Role;
use crate::primitives::ids::AppointmentId;

/// Named in the address of a visit (`?from=week`) and in its forms. Only these words are known: no address is ever taken
/// from a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CameFrom {
    /// The seven days.
    Week,
    /// The visits to come.
    Upcoming,
}

/// Where somebody came from, as an address says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CameBy {
    from: String,
    list: String,
}

impl CameBy {
    /// What of it is known.
    #[must_use]
    pub fn read(&self) -> Origin {
        Origin::read(&self.from, &self.list)
    }
}

impl CameFrom {
    /// `None` for any other word: then it is the page that everybody of the role begins on.
    fn read(word: &str) -> Option<Self> {
        [Self::Week, Self::Upcoming].into_iter().find(|known| known.word() == word)
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Upcoming => "upcoming",
        }
    }
}

/// A working page, what its list is narrowed to, and which page of that list it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    page: Option<CameFrom>,
    /// Empty for the usual list from its beginning.
    list: String,
}

impl Origin {
    /// As an address or a form says it. What is not known is left out.
    #[must_use]
    pub fn read(from: &str, list: &str) -> Self {
        Self { page: CameFrom::read(from), list: list_said(list).to_owned() }
    }

    /// The page; `None` for the one that everybody of the role begins on.
    #[must_use]
    pub const fn page(&self) -> Option<CameFrom> {
        self.page
    }

    /// The word of the page in addresses and forms; empty for the usual one.
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.page.map(CameFrom::word).unwrap_or_default()
    }

    /// The same of its list.
    #[must_use]
    pub fn list(&self) -> &str {
        &self.list
    }

    /// The page of a visit that is opened from there.
    #[must_use]
    pub fn page_of(&self, id: AppointmentId) -> String {
        format!("/appointments/{id}{}", self.query())
    }

    /// As the query of an address says it, with its mark; empty for the usual page.
    #[must_use]
    pub fn query(&self) -> String {
        let list = self.list.replace('=', "%3D").replace('&', "%26");
        let said = [("from", self.word()), ("list", list.as_str())].into_iter().filter(|(_, value)| !value.is_empty());
        let said: Vec<String> = said.map(|(name, value)| format!("{name}={value}")).collect();
        let joint = if said.is_empty() { "" } else { "?" };
        format!("{joint}{}", said.join("&"))
    }

    /// A page with its list.
    fn listed(&self, path: &str) -> String {
        let joint = if self.list.is_empty() { "" } else { "?" };
        format!("{path}{joint}{}", self.list)
    }
}

/// What a working page's list is narrowed to, and where it goes on.
const NARROWS: [&str; 9] = ["date", "from", "to", "department", "doctor", "status", "by", "all", "cursor"];
/// Longer than any such list.
const LONGEST_LIST: usize = 2_000;

/// The query of a working page's list: known words with plain values, so that it leads nowhere else. Anything else is none.
#[must_use]
pub fn list_said(query: &str) -> &str {
    let plain = |value: &str| value.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'_');
    let known = |pair: &str| pair.split_once('=').is_some_and(|(name, value)| NARROWS.contains(&name) && plain(value));
    if query.len() <= LONGEST_LIST && query.split('&').all(known) { query } else { "" }
}

/// The page of a role on which a visit of a date stands.
#[must_use]
pub fn path_to(role: Role, origin: &Origin, date: Date) -> String {
    match (role, origin.page) {
        (Role::Patient, _) => "/appointments".to_owned(),
        (Role::Doctor, Some(CameFrom::Week)) => format!("/week?from={date}"),
        (Role::Doctor, Some(CameFrom::Upcoming)) => origin.listed("/upcoming"),
        (Role::Doctor, None) => format!("/day?date={date}"),
        (Role::Receptionist | Role::Administrator, _) if origin.list.is_empty() => format!("/desk?date={date}"),
        (Role::Receptionist | Role::Administrator, _) => origin.listed("/desk"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f28_only_known_pages_are_ways_back() {
        let date = jiff::civil::date(2026, 11, 24);
        let to = |role, word: &str| path_to(role, &Origin::read(word, ""), date);
        assert_eq!(to(Role::Doctor, "week"), "/week?from=2026-11-24");
        assert_eq!(to(Role::Doctor, "upcoming"), "/upcoming");
        for odd in ["", "day", "Week", "//evil.test", "/week", "https://evil.test"] {
            assert_eq!(to(Role::Doctor, odd), "/day?date=2026-11-24", "{odd}");
            assert_eq!(to(Role::Receptionist, odd), "/desk?date=2026-11-24", "{odd}");
        }
        let list = "from=2026-11-24&to=2026-11-24&department=&doctor=usr_01ja&status=checked_in&cursor=aZ_-9";
        let listed = |role, list: &str| path_to(role, &Origin::read("upcoming", list), date);
        assert_eq!(listed(Role::Receptionist, list), format!("/desk?{list}"));
        assert_eq!(listed(Role::Doctor, list), format!("/upcoming?{list}"));
        for odd in ["", "date", "next=1", "date=2026&", "date=//evil.test", "date=2026#top", "status=a%0d%0ab", "date=1&doctor=a b"] {
            assert_eq!(listed(Role::Receptionist, odd), "/desk?date=2026-11-24", "{odd}");
            assert_eq!(listed(Role::Doctor, odd), "/upcoming", "{odd}");
        }
        assert_eq!(to(Role::Patient, "week"), "/appointments");
        assert_eq!(to(Role::Administrator, "week"), "/desk?date=2026-11-24");
    }

    #[test]
    fn f28_f29_the_page_of_a_visit_keeps_where_it_was_opened_from() {
        let id = AppointmentId::from_uuid(uuid::Uuid::from_u128(7));
        let page = |from: &str, list: &str| Origin::read(from, list).page_of(id);
        assert_eq!(page("", ""), format!("/appointments/{id}"));
        assert_eq!(page("week", ""), format!("/appointments/{id}?from=week"));
        assert_eq!(page("", "date=2026-11-24&cursor=aZ_-9"), format!("/appointments/{id}?list=date%3D2026-11-24%26cursor%3DaZ_-9"));
        assert_eq!(page("upcoming", "cursor=a"), format!("/appointments/{id}?from=upcoming&list=cursor%3Da"));
        assert_eq!(page("//evil.test", "next=//evil.test"), format!("/appointments/{id}"));
    }
}
