//! What one key may do: some of the rights that the list allows keys.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::permissions::Right;

/// Rights given to a key. Stored and sent as their words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<&'static str>")]
pub struct Scopes(BTreeSet<Right>);

impl Scopes {
    /// Everything a key can be given.
    #[must_use]
    pub fn all() -> Self {
        Right::ALL.iter().copied().collect()
    }

    /// Whether this right is among them.
    #[must_use]
    pub fn contains(&self, right: Right) -> bool {
        self.0.contains(&right)
    }

    /// Whether they open nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their words, in the order of the list of rights.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        self.0.iter().filter_map(|right| right.scope()).collect()
    }
}

/// Rights that no key may hold are left out.
impl FromIterator<Right> for Scopes {
    fn from_iter<I: IntoIterator<Item = Right>>(rights: I) -> Self {
        Self(rights.into_iter().filter(|right| right.scope().is_some()).collect())
    }
}

/// As stored: a word that the list no longer gives to keys opens nothing.
impl From<Vec<String>> for Scopes {
    fn from(words: Vec<String>) -> Self {
        words.iter().filter_map(|word| Right::of_scope(word)).collect()
    }
}

impl From<Scopes> for Vec<&'static str> {
    fn from(scopes: Scopes) -> Self {
        scopes.words()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f15_a_key_is_given_rights_by_words_and_only_those_the_list_allows() {
        let words = ["overview:read", "appointments:read", "keys:manage", "ManageSettings", ""].map(str::to_owned);
        let scopes = Scopes::from(words.to_vec());
        assert_eq!(scopes.words(), ["appointments:read", "overview:read"]);
        assert!(scopes.contains(Right::SeeOverview) && !scopes.contains(Right::ManageSettings));
        assert_eq!([Right::ReadRecords, Right::ManageApiKeys].into_iter().collect::<Scopes>(), Scopes::default());
        assert_eq!(serde_json::to_string(&scopes).unwrap(), r#"["appointments:read","overview:read"]"#);
    }

    #[test]
    fn f15_every_scope_has_one_word() {
        let words = Scopes::all().words();
        assert_eq!(words.len(), Right::ALL.iter().filter(|right| right.scope().is_some()).count());
        assert!(!Scopes::all().is_empty() && Scopes::default().is_empty());
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
        assert!(words.iter().all(|word| word.split_once(':').is_some_and(|(what, how)| !what.is_empty() && !how.is_empty())));
    }
}
