//! Two people changed one thing at the same time: what each of them wrote, field by field, and which of it is to stand.
//!
//! The page sends the very form that it stands for: a field in which both agree travels hidden, any other is a choice between two
//! values. So the ordinary way of saving decides, over the version that the page was made from, and needs to know nothing of this.

use serde::Serialize;

use super::carried::Carried;
use super::choices::Choices;
use super::meanwhile::{Opened, Typed, says_the_same};
use super::say::When;
use super::texts::Message;

/// What was written in a field: as it is sent, and as it is read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Said {
    value: String,
    text: String,
    /// Instead of the text, where it is a word of ours.
    words: Option<Message>,
    /// The same, where it is several.
    several: Vec<Message>,
}

impl Said {
    /// A text that people type.
    #[must_use]
    pub fn typed(value: &str) -> Self {
        Self::chosen(value, value)
    }

    /// One of several things that have names.
    #[must_use]
    pub fn chosen(value: &str, name: &str) -> Self {
        Self { value: value.to_owned(), text: name.to_owned(), words: None, several: Vec::new() }
    }

    /// A word of ours.
    #[must_use]
    pub fn word(value: &str, words: Message) -> Self {
        Self { words: Some(words), ..Self::typed(value) }
    }

    /// Words of ours, as many as there are.
    #[must_use]
    pub fn several(value: &str, words: Vec<Message>) -> Self {
        Self { several: words, ..Self::typed(value) }
    }

    /// A switch: `yes` or nothing.
    #[must_use]
    pub fn switch(value: &str) -> Self {
        Self::word(value, Message::new(if value == "yes" { "merge-on" } else { "merge-off" }))
    }
}

/// Who changed a field since the form was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangedBy {
    Them,
    You,
    Both,
    /// What it said before is not known.
    Somebody,
}

/// Whose words are to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Theirs,
    Yours,
}

impl Side {
    /// What only one of them changed is theirs to begin with; of what both may have changed, nothing is chosen.
    const fn first(changed_by: ChangedBy) -> Option<Self> {
        match changed_by {
            ChangedBy::Them => Some(Self::Theirs),
            ChangedBy::You => Some(Self::Yours),
            ChangedBy::Both | ChangedBy::Somebody => None,
        }
    }

    /// Whose words were chosen; `None` where neither says so any more.
    pub(super) fn of(chosen: &str, field: &Difference) -> Option<Self> {
        let is = |said: &Said| says_the_same(chosen, &said.value);
        if is(&field.theirs) { Some(Self::Theirs) } else { is(&field.yours).then_some(Self::Yours) }
    }
}

/// A field in which what was saved and what was typed differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    pub name: &'static str,
    pub label: Message,
    /// When the form was opened, as far as that is known.
    pub opened: Option<Said>,
    pub theirs: Said,
    pub yours: Said,
    pub changed_by: ChangedBy,
    /// Whose is chosen on the page.
    pub chosen: Option<Side>,
    /// Nothing was chosen, and it was sent all the same.
    pub error: Option<Message>,
}

impl Difference {
    /// A place that both changed.
    #[must_use]
    pub fn sample() -> Self {
        let [opened, theirs, yours] = ["", "Building A, room 1", "Building B, room 12, behind the pharmacy"].map(Said::typed);
        let (label, changed_by) = (Message::new("label-place"), ChangedBy::Both);
        Self { name: "place", label, opened: Some(opened), theirs, yours, changed_by, chosen: None, error: None }
    }
}

/// The page.
#[derive(Debug, Clone, Serialize)]
pub struct Merge {
    /// Where its form goes.
    pub action: String,
    /// Where it stands as they saved it.
    pub back: String,
    /// What it is.
    pub name: String,
    /// Who saved it meanwhile, and when; as far as that is known.
    pub by: Option<String>,
    pub at: Option<When>,
    pub fields: Vec<Difference>,
    /// What is sent along as it is.
    pub carried: Vec<Carried>,
    pub trouble: Message,
}

impl Merge {
    /// Of what a form said when it was opened, what stands now and what was typed, all written the same way; `say` is what a field is
    /// called and how its value is read.
    pub fn of<const N: usize>(
        (opened, version): (&Opened, u32),
        theirs: Typed<'_, N>,
        yours: Typed<'_, N>,
        say: impl Fn(&'static str, &str) -> (Message, Said),
    ) -> Self {
        let (mut fields, mut carried) = (Vec::new(), vec![Carried { name: "version", value: version.to_string() }]);
        let again = theirs.iter().map(|(name, value)| (*name, value.as_str()));
        carried.push(Carried { name: "opened", value: Opened::saying(again).into() });
        for ((name, theirs), (_, yours)) in theirs.into_iter().zip(yours) {
            if says_the_same(theirs, yours) {
                carried.push(Carried { name, value: theirs.clone() });
                continue;
            }
            let before = opened.said(name);
            let changed_by = match before.map(|before| (says_the_same(before, theirs), says_the_same(before, yours))) {
                None => ChangedBy::Somebody,
                Some((true, _)) => ChangedBy::You,
                Some((_, true)) => ChangedBy::Them,
                Some((false, false)) => ChangedBy::Both,
            };
            let (label, theirs) = say(name, theirs);
            let said = |value: &str| say(name, value).1;
            let (opened, yours, chosen) = (before.map(said), said(yours), Side::first(changed_by));
            fields.push(Difference { name, label, opened, theirs, yours, changed_by, chosen, error: None });
        }
        carried.push(Choices::asking(opened, fields.iter().map(|field| (field.name, field.yours.value.as_str()))));
        let (action, back, name) = (String::new(), String::new(), String::new());
        Self { action, back, name, by: None, at: None, fields, carried, trouble: Message::new("merge-trouble") }
    }

    /// What every such page is made with.
    pub const TEMPLATE: &'static str = "merge.html";

    /// What the window is called.
    #[must_use]
    pub fn title(&self) -> Message {
        Message::new("both-changed-title").with("name", self.name.as_str())
    }

    /// Pages with every state of their fields: with who saved it and when, with when, with neither; and with something
    /// that was not chosen.
    #[must_use]
    pub fn samples(name: &str, labels: [&'static str; 4]) -> Vec<Self> {
        let known = Self::sample(name, labels);
        let asked = Choices::unanswered(&known).again(known.clone());
        vec![known.clone(), Self { by: None, ..known.clone() }, Self { by: None, at: None, ..known }, asked]
    }

    fn sample(name: &str, labels: [&'static str; 4]) -> Self {
        let field = |name, label: &'static str, said: [Option<Said>; 3], changed_by| {
            let [opened, theirs, yours] = said;
            let or_nothing = |said: Option<Said>| said.unwrap_or_else(|| Said::typed(""));
            let (label, theirs, yours) = (Message::new(label), or_nothing(theirs), or_nothing(yours));
            Difference { name, label, opened, theirs, yours, changed_by, chosen: Side::first(changed_by), error: None }
        };
        let text = |text: &str| Some(Said::typed(text));
        let [first, second, third, fourth] = labels;
        let words = Some(Said::several("both", vec![Message::new(first), Message::new(second)]));
        let fields = vec![
            Difference { label: Message::new(first), ..Difference::sample() },
            field(
                "specialization",
                second,
                [text("Cardiologist"), text("Interventional cardiologist"), text("Cardiologist")],
                ChangedBy::Them,
            ),
            field("accepts_bookings", third, [Some(Said::switch("")), Some(Said::switch("")), Some(Said::switch("yes"))], ChangedBy::You),
            field("gender", fourth, [None, text("Skin"), words], ChangedBy::Somebody),
        ];
        Self {
            action: "/departments".into(),
            back: "/departments".into(),
            name: name.into(),
            by: Some("Inés Álvarez".into()),
            at: Some(When::sample(23, "09:40")),
            fields,
            carried: vec![Carried { name: "version", value: "4".into() }],
            trouble: Message::new("merge-trouble"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named<'a>(names: [&'static str; 5], values: &'a mut [String; 5]) -> Typed<'a, 5> {
        let mut values = values.iter_mut();
        names.map(|name| (name, values.next().unwrap()))
    }

    #[test]
    fn f17_a_field_is_a_choice_where_two_people_differ_and_says_who_changed_it() {
        let opened = Opened::saying([("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")]);
        let (mut theirs, mut yours) = (["1", "2", "2", "1", "2"].map(str::to_owned), ["2", "1", "3", "1", "3"].map(str::to_owned));
        let names = ["a", "b", "c", "d", "e"];
        let say = |_: &'static str, value: &str| (Message::new("label-place"), Said::typed(value));
        let merge = Merge::of((&opened, 4), named(names, &mut theirs), named(names, &mut yours), say);
        let found: Vec<_> = merge.fields.iter().map(|field| (field.name, field.changed_by)).collect();
        let wanted = [("a", ChangedBy::You), ("b", ChangedBy::Them), ("c", ChangedBy::Both), ("e", ChangedBy::Somebody)];
        assert_eq!(found, wanted);
        assert_eq!((merge.carried[0].value.as_str(), merge.carried[2].name), ("4", "d"));
        let again = Opened::from(merge.carried[1].value.clone());
        assert_eq!(again.said("b"), Some("2"), "the next time it is told from what stands now");
    }
}
