//! What an administrator says about a new key.

use jiff::civil::Date;

use crate::access::permissions::Right;
use crate::access::scopes::Scopes;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::text::line;
use crate::primitives::wall::plain_date;

/// Characters of a key's name.
const NAME: usize = 120;

/// A key that can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// What administrators call it.
    pub name: String,
    /// At least one.
    pub scopes: Scopes,
    /// The last day on which it works.
    pub ends_on: Option<Date>,
}

impl NewKey {
    /// From what was typed or sent. A scope nobody knows is never passed over: the program would count on it.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn parse<T: AsRef<str>>(name: &str, scopes: &[T], ends_on: Option<&str>, today: Date) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let name = flaws.keep(line(name, NAME).map_err(|error| Flaw::of_text("/name", error)));
        let ends_on = flaws.keep(ends_on.map(|text| last_day(text, today)).transpose());
        let known = |(place, word): (usize, &T)| {
            Right::of_scope(word.as_ref()).ok_or_else(|| Flaw::new(format!("/scopes/{place}"), "unknown_scope"))
        };
        let rights: Vec<Right> = scopes.iter().enumerate().filter_map(|scope| flaws.keep(known(scope))).collect();
        if scopes.is_empty() {
            flaws.add(Flaw::new("/scopes", "required"));
        }
        flaws.none()?;
        let (name, ends_on) = (name.unwrap_or_default(), ends_on.flatten());
        Ok(Self { name, scopes: rights.into_iter().collect(), ends_on })
    }
}

fn last_day(text: &str, today: Date) -> Result<Date, Flaw> {
    match plain_date(text) {
        None => Err(Flaw::new("/ends_on", "not_a_date")),
        Some(date) if date < today => Err(Flaw::new("/ends_on", "past")),
        Some(date) => Ok(date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(name: &str, scopes: &[&str], ends_on: Option<&str>) -> Result<NewKey, String> {
        NewKey::parse(name, scopes, ends_on, "2026-11-23".parse().unwrap()).map_err(|flaws| flaws.to_string())
    }

    #[test]
    fn f15_a_key_has_a_name_and_opens_something() {
        let key = parse(" Kiosk ", &["appointments:check-in", "appointments:read"], Some("2026-11-23")).unwrap();
        assert_eq!((key.name.as_str(), key.scopes.words()), ("Kiosk", vec!["appointments:read", "appointments:check-in"]));
        assert_eq!(key.ends_on.map(|date| date.to_string()).as_deref(), Some("2026-11-23"), "the last day is today");
        assert!(parse("Board", &["overview:read"], None).unwrap().ends_on.is_none());
    }

    #[test]
    fn f15_everything_that_is_wrong_is_said_at_once() {
        assert_eq!(parse("", &[], Some("tomorrow")), Err("/name required, /ends_on not_a_date, /scopes required".to_owned()));
        let wrong = parse(&"x".repeat(121), &["overview:read", "records:read"], Some("2026-11-22"));
        assert_eq!(wrong, Err("/name too_long, /ends_on past, /scopes/1 unknown_scope".to_owned()));
    }
}
