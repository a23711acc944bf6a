//! What people are looked for by, in an address: sealed, because names, addresses of mail and phone numbers would end up in
//! histories, in proxies' logs and on screens. A search is sent by a form and leads to its list by such an address, which can be
//! opened again and paged like every other for an hour.

use axum::response::Response;
use jiff::Timestamp;

use super::flash;
use super::frame::Flash;
use super::state::WebState;
use super::texts::Message;
use crate::identity::keys::{Keys, Purpose};
use crate::primitives::ids::UserId;
use crate::primitives::time::after;

/// How long an address of a search opens, in seconds.
const LASTS: i64 = 60 * 60;

/// As it travels in `?search=`: it opens for whoever looked, for an hour, and for nobody else.
#[must_use]
pub fn seal(keys: &Keys, by: UserId, words: &str, now: Timestamp) -> String {
    seal_as(keys, Purpose::Search, by, words, now)
}

/// The same of words that the house chose for another purpose: what anybody typed does not open as them.
#[must_use]
pub fn seal_as(keys: &Keys, purpose: Purpose, by: UserId, words: &str, now: Timestamp) -> String {
    let dated = format!("{} {words}", after(now, LASTS).as_second());
    keys.seal(purpose, dated.as_bytes(), &by.to_string())
}

/// What was looked for, nothing where the address says none; `None` when it was changed, somebody else looked, or it was too long ago.
#[must_use]
pub fn open(keys: &Keys, by: UserId, sealed: &str, now: Timestamp) -> Option<String> {
    if sealed.is_empty() { Some(String::new()) } else { open_as(keys, Purpose::Search, by, sealed, now) }
}

/// The same of words sealed for another purpose; `None` also where the address says none.
#[must_use]
pub fn open_as(keys: &Keys, purpose: Purpose, by: UserId, sealed: &str, now: Timestamp) -> Option<String> {
    let dated = String::from_utf8(keys.open(purpose, sealed, &by.to_string())?).ok()?;
    let (until, words) = dated.split_once(' ')?;
    (until.parse::<i64>().ok()? > now.as_second()).then(|| words.to_owned())
}

/// Leads to the list of which an address opens no more, and says so: nobody takes everybody for whom they looked for.
#[must_use]
pub fn over(web: &WebState, list: &str) -> Response {
    flash::redirect(web, list, Flash::bad(Message::new("search-over")), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;

    #[test]
    fn f20_words_of_a_search_are_read_by_whoever_looked_only() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(now), 1);
        let (keys, ruth, tomas) = (Keys::from_root([3; 32], ids.clone()), UserId::new(&ids), UserId::new(&ids));
        let sealed = seal(&keys, ruth, "maya menon", now);
        assert!(!sealed.contains("maya"));
        assert_eq!(open(&keys, ruth, &sealed, after(now, LASTS - 1)).as_deref(), Some("maya menon"));
        assert_eq!(open(&keys, ruth, &sealed, after(now, LASTS)), None, "an address that was left somewhere opens no more");
        assert_eq!(open(&keys, tomas, &sealed, now), None);
        assert_eq!(open(&keys, ruth, &sealed[1..], now), None);
        assert_eq!(open_as(&keys, Purpose::SeriesTold, ruth, &sealed, now), None, "nor as what the house says");
        assert_eq!(open(&keys, ruth, "", now).as_deref(), Some(""), "nothing is looked for");
    }
}
