//! Two windows with one form: what it was made from travels with it. Saving again then takes away nothing that another window
//! added: what nobody touched here is what stands there now, and beside what was touched stands what it says meanwhile.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::field::Field;
use crate::primitives::tree;

/// The fields of a form by name, with what is typed in each.
pub type Typed<'a, const N: usize> = [(&'static str, &'a mut String); N];

/// What the fields said when the page was made: the hidden field `opened`. It decides only what a page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Opened(BTreeMap<String, String>);

/// What stands now in fields that were changed here and elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meanwhile(BTreeMap<&'static str, String>);

impl From<String> for Opened {
    /// What is none of ours says nothing: then every field counts as touched.
    fn from(sent: String) -> Self {
        Self(tree::from_json(sent).unwrap_or_default())
    }
}

impl From<Opened> for String {
    fn from(opened: Opened) -> Self {
        serde_json::to_string(&opened.0).unwrap_or_default()
    }
}

impl Opened {
    /// Of a form that is made now.
    #[must_use]
    pub fn with<'a>(fields: impl IntoIterator<Item = (&'static str, &'a mut String)>) -> Self {
        Self(fields.into_iter().map(|(name, value)| (name.to_owned(), value.clone())).collect())
    }

    /// Of a form that says this.
    #[must_use]
    pub fn saying<'a>(fields: impl IntoIterator<Item = (&'static str, &'a str)>) -> Self {
        Self(fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// What a field said then.
    #[must_use]
    pub fn said(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The fields it speaks of.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether all fields said then what they say now.
    pub fn is_as_now<'a>(&self, now: impl IntoIterator<Item = (&'static str, &'a mut String)>) -> bool {
        now.into_iter().all(|(name, now)| self.is_untouched(name, now))
    }

    /// Whether a field still says what it said then.
    #[must_use]
    pub fn is_untouched(&self, name: &str, typed: &str) -> bool {
        self.0.get(name).is_some_and(|opened| says_the_same(opened, typed))
    }

    /// Puts what was typed and what stands now together, in place of what was typed.
    pub fn join<'a>(
        &self,
        typed: impl IntoIterator<Item = (&'static str, &'a mut String)>,
        now: impl IntoIterator<Item = (&'static str, &'a mut String)>,
    ) -> Meanwhile {
        let mut meanwhile = BTreeMap::new();
        for ((name, typed), (_, now)) in typed.into_iter().zip(now) {
            let opened = self.0.get(name).map(String::as_str);
            if opened.is_some_and(|opened| says_the_same(opened, typed)) {
                typed.clone_from(now);
            } else if !says_the_same(typed, now) && !opened.is_some_and(|opened| says_the_same(opened, now)) {
                meanwhile.insert(name, now.clone());
            }
        }
        Meanwhile(meanwhile)
    }
}

impl Meanwhile {
    /// The field with what stands there now, if that is something else.
    #[must_use]
    pub fn beside(&self, name: &str, field: Field) -> Field {
        Field { meanwhile: self.0.get(name).cloned(), ..field }
    }
}

/// Browsers end lines their own way.
pub(super) fn says_the_same(one: &str, other: &str) -> bool {
    let lines = |text: &str| text.trim().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    lines(one) == lines(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(opened: &Opened, typed: [&str; 3], now: [&str; 3]) -> ([String; 3], Meanwhile) {
        let (mut typed, mut now) = (typed.map(str::to_owned), now.map(str::to_owned));
        let meanwhile = opened.join(fields(&mut typed), fields(&mut now));
        (typed, meanwhile)
    }

    fn fields(texts: &mut [String; 3]) -> Typed<'_, 3> {
        let [allergies, medicines, conditions] = texts;
        [("allergies", allergies), ("medicines", medicines), ("conditions", conditions)]
    }

    #[test]
    fn f16_what_nobody_touched_here_is_what_stands_there_now() {
        let opened = Opened::with(fields(&mut ["Nuts\nCats".to_owned(), String::new(), "Asthma".to_owned()]));
        let sent: Opened = serde_json::from_str(&serde_json::to_string(&opened).unwrap()).unwrap();
        assert_eq!(sent, opened, "it travels in a field");
        let (typed, meanwhile) = joined(&sent, ["Nuts\r\nCats", "Aspirin", "Asthma, gone"], ["Nuts\nCats\nPenicillin", "", "Asthma, mild"]);
        assert_eq!(typed, ["Nuts\nCats\nPenicillin", "Aspirin", "Asthma, gone"]);
        let said = |name| meanwhile.beside(name, Field::default()).meanwhile;
        assert_eq!((said("allergies"), said("medicines"), said("conditions")), (None, None, Some("Asthma, mild".to_owned())));
    }

    #[test]
    fn f16_a_form_that_does_not_say_what_it_was_made_from_loses_nothing_either() {
        let (typed, meanwhile) = joined(&Opened::from("nonsense".to_owned()), ["Nuts", "", "Asthma"], ["Cats", "Aspirin", "Asthma"]);
        assert_eq!(typed, ["Nuts", "", "Asthma"]);
        let said = |name| meanwhile.beside(name, Field::default()).meanwhile;
        assert_eq!((said("allergies"), said("medicines"), said("conditions")), (Some("Cats".into()), Some("Aspirin".into()), None));
    }
}
