//! What was chosen on the page of `merge`. A choice that nobody made is asked again and never taken for an empty field: which fields were
//! to be chosen, and what was typed in them, travels with the page.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::carried::Carried;
use super::forms;
use super::meanwhile::{Opened, Typed};
use super::merge::{Merge, Side};
use super::refusal::Refusal;
use super::texts::Message;
use crate::primitives::tree;

/// The hidden field that says what is asked.
const ASKED: &str = "asked";

/// A form that may come from such a page.
#[derive(Debug, Clone)]
pub struct ChosenForm<T> {
    pub form: T,
    pub choices: Choices,
}

/// What such a page asked and what was answered; nothing of any other page.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    asked: Asked,
    sent: BTreeMap<String, String>,
}

/// What is to be chosen. It decides only what a page shows.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Asked {
    /// What the first form was made from.
    before: Opened,
    /// What was typed in each field that is to be chosen.
    yours: Opened,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for ChosenForm<T> {
    type Rejection = Refusal;
    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let sent = forms::taken(request).await?;
        Ok(Self { form: forms::read(tree::pairs(&sent))?, choices: Choices::of(tree::pairs(&sent)) })
    }
}

impl Choices {
    fn of(sent: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut sent: BTreeMap<String, String> = sent.into_iter().collect();
        let asked = sent.remove(ASKED).and_then(|asked| tree::from_json(asked).ok()).unwrap_or_default();
        Self { asked, sent }
    }

    /// The hidden field of a page that asks about these fields of yours.
    pub(super) fn asking<'a>(before: &Opened, yours: impl IntoIterator<Item = (&'static str, &'a str)>) -> Carried {
        let asked = Asked { before: before.clone(), yours: Opened::saying(yours) };
        Carried { name: ASKED, value: serde_json::to_string(&asked).unwrap_or_default() }
    }

    /// Of a page that was sent with nothing chosen.
    pub(super) fn unanswered(page: &Merge) -> Self {
        let yours = page.fields.iter().map(|field| (field.name, ""));
        Self { asked: Asked { before: Opened::default(), yours: Opened::saying(yours) }, sent: BTreeMap::new() }
    }

    /// Whether something was to be chosen and was not.
    #[must_use]
    pub fn are_short(&self) -> bool {
        self.asked.yours.names().any(|name| !self.sent.contains_key(name))
    }

    /// What the form said when it was opened first.
    #[must_use]
    pub const fn before(&self) -> &Opened {
        &self.asked.before
    }

    /// Puts what was typed back, in the place of what was chosen or was not.
    pub fn put_back<const N: usize>(&self, fields: Typed<'_, N>) {
        for (name, value) in fields {
            if let Some(yours) = self.asked.yours.said(name) {
                yours.clone_into(value);
            }
        }
    }

    /// The page again: what was chosen stays chosen, and beside what was not stands that it must be.
    #[must_use]
    pub fn again(&self, mut merge: Merge) -> Merge {
        for field in merge.fields.iter_mut().filter(|field| self.asked.yours.said(field.name).is_some()) {
            match self.sent.get(field.name) {
                Some(chosen) => field.chosen = Side::of(chosen, field),
                None => {
                    field.chosen = None;
                    field.error = Some(Message::new("wrong-merge-choice"));
                }
            }
        }
        Merge { trouble: Message::new("merge-not-chosen"), ..merge }
    }
}

#[cfg(test)]
mod tests {
    use super::super::merge::Said;
    use super::*;

    fn named(values: &mut [String; 3]) -> Typed<'_, 3> {
        let [a, b, c] = values;
        [("a", a), ("b", b), ("c", c)]
    }

    fn merged(opened: &Opened, theirs: [&str; 3], yours: [&str; 3]) -> Merge {
        let (mut theirs, mut yours) = (theirs.map(str::to_owned), yours.map(str::to_owned));
        let say = |_: &'static str, value: &str| (Message::new("label-place"), Said::typed(value));
        Merge::of((opened, 2), named(&mut theirs), named(&mut yours), say)
    }

    #[test]
    fn f17_a_choice_that_nobody_made_is_asked_again_with_what_was_typed() {
        let opened = Opened::saying([("a", "1"), ("b", "1"), ("c", "1")]);
        let page = merged(&opened, ["2", "2", "1"], ["3", "3", "1"]);
        let asked = page.carried.last().unwrap().value.clone();
        let sent = |more: &[(&str, &str)]| {
            let more = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            Choices::of(more.chain([("c".to_owned(), "1".to_owned()), (ASKED.to_owned(), asked.clone())]))
        };
        assert!(!sent(&[("a", ""), ("b", "2")]).are_short(), "an empty text is chosen, too");
        assert!(!Choices::of([("a".to_owned(), String::new())]).are_short(), "any other form asks nothing");
        let short = sent(&[("a", "2")]);
        assert!(short.are_short());
        let mut typed = ["2", "", "1"].map(str::to_owned);
        short.put_back(named(&mut typed));
        assert_eq!(typed, ["3", "3", "1"]);
        let again = short.again(merged(short.before(), ["2", "2", "1"], ["3", "3", "1"]));
        let shown: Vec<_> = again.fields.iter().map(|field| (field.name, field.chosen, field.error.is_some())).collect();
        assert_eq!(shown, [("a", Some(Side::Theirs), false), ("b", None, true)]);
    }
}
