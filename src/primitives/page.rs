//! One page of a list: what was asked for and what came, with the place to go on from.

use serde::{Deserialize, Serialize};

/// Which way a list by name is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    #[default]
    Ascending,
    Descending,
}

impl Order {
    /// As addresses say it; any other word is the usual order.
    pub const DESCENDING: &'static str = "descending";

    /// By such a word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        if word == Self::DESCENDING { Self::Descending } else { Self::Ascending }
    }
}

/// How many items a page may hold (api.md: 1 to 100).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(u16);

impl Limit {
    /// What a list returns when nothing is asked for.
    pub const DEFAULT: Self = Self(20);
    /// The most a list ever returns.
    pub const MAX: Self = Self(100);

    /// `None` outside 1 to 100.
    #[must_use]
    pub const fn new(limit: u16) -> Option<Self> {
        if limit >= 1 && limit <= Self::MAX.0 { Some(Self(limit)) } else { None }
    }

    /// As a count.
    #[must_use]
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A page of a list. `next` is where the following page starts; it still has to be sealed before it leaves the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<T, K> {
    /// At most the asked-for limit.
    pub items: Vec<T>,
    /// `None` on the last page.
    pub next: Option<K>,
}

impl<T, K> Listed<(T, K), K> {
    /// Those that stand first, with their places. It goes on behind the last of them.
    #[must_use]
    pub fn first(mut self, limit: usize) -> Self
    where
        K: Clone,
    {
        if self.items.len() > limit {
            self.items.truncate(limit);
            self.next = self.items.last().map(|(_, behind)| behind.clone());
        }
        self
    }

    /// Of what was looked at, each with the place behind it, the first `limit` that are to be shown. It goes on behind the last of them,
    /// or behind everything that was looked at: a page that is not full and goes on is a search that is not over.
    pub fn shown(self, limit: usize, shows: impl Fn(&T) -> bool) -> Listed<T, K> {
        let (last, mut items) = (self.items.len(), Vec::new());
        for (number, (one, behind)) in self.items.into_iter().enumerate() {
            if shows(&one) {
                items.push(one);
            }
            if items.len() == limit {
                let next = (number + 1 < last || self.next.is_some()).then_some(behind);
                return Listed { items, next };
            }
        }
        Listed { items, next: self.next }
    }
}

impl<T, K> Listed<T, K> {
    /// Whether the page is not full and there is more to look at.
    #[must_use]
    pub const fn search_goes_on(&self, limit: Limit) -> bool {
        self.items.len() < limit.get() && self.next.is_some()
    }

    /// The same page with every item changed.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Listed<U, K> {
        Listed { items: self.items.into_iter().map(change).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f20_a_page_ends_behind_the_last_one_shown_or_behind_all_that_was_looked_at() {
        let looked_at = |next| Listed { items: (1..=6).map(|number| (number, number)).collect(), next };
        let even = |number: &i32| number % 2 == 0;
        assert_eq!(looked_at(Some(6)).shown(2, even), Listed { items: vec![2, 4], next: Some(4) });
        assert_eq!(looked_at(None).shown(3, even), Listed { items: vec![2, 4, 6], next: None });
        assert_eq!(looked_at(Some(6)).shown(3, even), Listed { items: vec![2, 4, 6], next: Some(6) });
        let few = looked_at(Some(6)).shown(20, |number| *number > 5);
        assert_eq!(few, Listed { items: vec![6], next: Some(6) });
        assert!(few.search_goes_on(Limit::DEFAULT) && !looked_at(None).shown(20, even).search_goes_on(Limit::DEFAULT));
    }
}
