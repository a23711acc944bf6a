//! One page of a list: what was asked for and what came, with the place to go on from.

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

impl<T, K> Listed<T, K> {
    /// The same page with every item changed.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Listed<U, K> {
        Listed { items: self.items.into_iter().map(change).collect(), next: self.next }
    }
}
