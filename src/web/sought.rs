//! What people are looked for by, in an address: sealed, because names, addresses of mail and phone numbers would end up in
//! histories, in proxies' logs and on screens. A search is sent by a form and leads to its list by such an address, which can be
//! opened again and paged like every other.

use crate::identity::keys::{Keys, Purpose};
use crate::primitives::ids::UserId;

/// As it travels in `?search=`: it opens for whoever looked, and for nobody else.
#[must_use]
pub fn seal(keys: &Keys, by: UserId, words: &str) -> String {
    keys.seal(Purpose::Search, words.as_bytes(), &by.to_string())
}

/// What was looked for; `None` when it was changed, or somebody else looked.
#[must_use]
pub fn open(keys: &Keys, by: UserId, sealed: &str) -> Option<String> {
    String::from_utf8(keys.open(Purpose::Search, sealed, &by.to_string())?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;

    #[test]
    fn f20_words_of_a_search_are_read_by_whoever_looked_only() {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 1);
        let (keys, ruth, tomas) = (Keys::from_root([3; 32], ids.clone()), UserId::new(&ids), UserId::new(&ids));
        let sealed = seal(&keys, ruth, "maya@example.org");
        assert!(!sealed.contains("maya"));
        assert_eq!(open(&keys, ruth, &sealed).as_deref(), Some("maya@example.org"));
        assert_eq!(open(&keys, tomas, &sealed), None);
        assert_eq!(open(&keys, ruth, &sealed[1..]), None);
    }
}
