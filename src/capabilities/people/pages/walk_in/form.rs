//! What is typed for whoever stands at the desk, and what is said about it.

use std::collections::BTreeMap;

use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::super::model::NewPatientText;
use super::super::super::views::patients::text_unprintable;
use super::super::super::views::walk_in as view;
use super::super::new_patient::words_of;
use crate::capabilities::appointments::model::{BookingAnswers, Priority};
use crate::identity::accounts::Account;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{UserId, VisitKindId};
use crate::primitives::text::TextError;
use crate::web::field::Field;
use crate::web::texts::{Message, count};

/// How forms name somebody who is not known yet.
pub(super) const SOMEBODY_NEW: &str = "new";

/// A free time: whose, its start, and which of their kinds of visits; `None`: the usual one.
pub(super) type Time = (UserId, Timestamp, Option<VisitKindId>);

/// Every field, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in super::super) struct WalkInForm {
    /// Which button: `find`, `times`, `book`; none for the enter key.
    pub(super) act: String,
    pub(super) q: String,
    /// What was looked for last.
    pub(super) sought: String,
    /// A patient's id, or `new`.
    pub(super) who: String,
    pub(super) name: String,
    pub(super) date_of_birth: String,
    pub(super) phone: String,
    pub(super) email: String,
    /// Who was shown as perhaps the same, and is not.
    pub(super) others: String,
    pub(super) department: String,
    pub(super) doctor: String,
    /// One of the doctor's kinds of visits; empty: the usual one.
    pub(super) kind: String,
    /// Of whom the times are that were shown.
    pub(super) looked: String,
    /// A doctor and a start.
    pub(super) time: String,
    /// Health: it stands in no address, not even sealed.
    #[serde(skip_serializing)]
    pub(super) reason: String,
    pub(super) check_in: String,
    pub(super) idempotency_key: String,
}

/// What a press asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Find,
    Times,
    Book,
}

impl WalkInForm {
    /// The enter key looks for whoever was typed since, and books otherwise.
    pub(super) fn act(&self) -> Act {
        match self.act.as_str() {
            "find" => Act::Find,
            "times" => Act::Times,
            "" if self.seeks_others() => Act::Find,
            _ => Act::Book,
        }
    }

    /// Others are looked for than those whom one chose from.
    fn seeks_others(&self) -> bool {
        let (q, sought) = (self.q.trim(), self.sought.trim());
        q != sought && !q.is_empty()
    }

    /// Somebody who is known is chosen.
    pub(super) fn names_somebody(&self) -> bool {
        !self.who.is_empty() && self.who != SOMEBODY_NEW
    }

    /// A choice belongs to the search that it was made from: where the words are others, nobody is chosen any more, and nobody is booked
    /// for before whoever they find was seen.
    pub(super) fn of_its_search(mut self) -> Self {
        if self.names_somebody() && self.seeks_others() {
            self.who.clear();
            if self.act() == Act::Book {
                "find".clone_into(&mut self.act);
            }
        }
        if self.act() == Act::Find && !self.q.trim().is_empty() {
            self.others.clear();
            self.takes_back();
        }
        self
    }

    /// Whoever was shown as perhaps the same has been seen.
    pub(super) fn has_seen(&self, other: UserId) -> bool {
        self.others.split(' ').any(|known| known == other.to_string())
    }

    /// Whose times are wanted.
    pub(super) fn looking(&self) -> String {
        format!("{} {} {}", self.department, self.doctor, self.kind)
    }

    /// The kind of visit that is chosen.
    pub(super) fn kind(&self) -> Option<VisitKindId> {
        self.kind.parse().ok()
    }

    /// The chosen time, if it is one of those that were wanted.
    pub(super) fn chosen(&self) -> Option<Time> {
        let (doctor, start) = self.time.split_once(' ').filter(|_| self.looked == self.looking())?;
        Some((doctor.parse().ok()?, start.parse().ok()?, self.kind()))
    }

    /// Somebody new, as typed.
    pub(super) fn person(&self) -> NewPatientText {
        NewPatientText {
            name: self.name.clone(),
            email: Some(self.email.clone()),
            date_of_birth: self.date_of_birth.clone(),
            phone: Some(self.phone.clone()),
            ..NewPatientText::default()
        }
    }

    /// Why they come. One line, though its field shows a long one in several.
    pub(super) fn answers(&self) -> Result<BookingAnswers, Message> {
        let reason = self.reason.replace("\r\n", " ").replace('\n', " ");
        BookingAnswers::parse(&reason, None, Priority::Routine).map_err(|wrong| {
            let length = count(reason.trim().chars().count());
            match wrong.first().map(|(_, error)| *error) {
                Some(TextError::TooLong(limit)) => view::reason_too_long(count(limit), length),
                Some(TextError::Unprintable) => text_unprintable(),
                Some(TextError::Empty) | None => view::reason_missing(),
            }
        })
    }
}

/// What a page says that comes back.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) status: StatusCode,
    pub(super) wrong: BTreeMap<String, Message>,
    pub(super) trouble: Option<Message>,
    /// Who may be the same person.
    pub(super) alike: Vec<Account>,
}

impl Told {
    /// Nothing can be done: why.
    pub(super) fn trouble(status: StatusCode, trouble: Message) -> Self {
        Self { status, trouble: Some(trouble), ..Self::default() }
    }

    /// A field must be changed.
    pub(super) fn change(&mut self, field: &str, message: Message) {
        self.status = StatusCode::UNPROCESSABLE_ENTITY;
        self.wrong.insert(field.to_owned(), message);
    }

    pub(super) fn flaws(&mut self, Flaws(flaws): &Flaws) {
        for flaw in flaws {
            self.change(flaw.pointer.trim_start_matches('/'), words_of(flaw));
        }
    }

    pub(super) fn field(&self, name: &str, typed: &str) -> Field {
        Field::typed(typed, self.wrong.get(name).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f29_the_enter_key_looks_for_whoever_was_typed_and_books_otherwise() {
        let act = |act: &str, q: &str, sought: &str| {
            WalkInForm { act: act.into(), q: q.into(), sought: sought.into(), ..WalkInForm::default() }.act()
        };
        assert_eq!(act("", "noor", ""), Act::Find);
        assert_eq!(act("", "noor", "noor"), Act::Book);
        assert_eq!(act("", "", "noor"), Act::Book);
        assert_eq!((act("find", "", ""), act("times", "x", ""), act("book", "x", "")), (Act::Find, Act::Times, Act::Book));
    }

    #[test]
    fn f29_whoever_is_chosen_belongs_to_the_search_that_found_them() {
        let chosen = |act: &str, q: &str, sought: &str, who: &str| {
            let form = WalkInForm { act: act.into(), q: q.into(), sought: sought.into(), who: who.into(), ..WalkInForm::default() };
            let form = form.of_its_search();
            let act = form.act();
            (form.who, act)
        };
        let of = |who: &str, act| (who.to_owned(), act);
        for (act, then) in [("", Act::Find), ("find", Act::Find), ("times", Act::Times), ("book", Act::Find)] {
            assert_eq!(chosen(act, "smith", "jones", "usr_1"), of("", then), "{act}");
        }
        for (act, then) in [("", Act::Book), ("find", Act::Find), ("times", Act::Times), ("book", Act::Book)] {
            assert_eq!(chosen(act, "jones ", "jones", "usr_1"), of("usr_1", then), "{act}");
        }
        assert_eq!(chosen("book", "", "jones", "usr_1"), of("usr_1", Act::Book), "nothing else is looked for");
        assert_eq!(chosen("book", "smith", "jones", SOMEBODY_NEW), of(SOMEBODY_NEW, Act::Book), "whoever is new was typed");
    }

    #[test]
    fn f29_a_time_that_belongs_to_another_choice_is_none() {
        let form = WalkInForm {
            department: "dpt_1".into(),
            looked: "dpt_1  ".into(),
            time: "usr_01jd8zs0000000000000000001 2026-11-23T05:00:00Z".into(),
            ..WalkInForm::default()
        };
        assert_eq!(form.chosen().is_some(), form.time.split(' ').next().unwrap().parse::<UserId>().is_ok());
        assert_eq!(WalkInForm { department: "dpt_2".into(), ..form.clone() }.chosen(), None);
        assert_eq!(WalkInForm { kind: "vki_1".into(), ..form.clone() }.chosen(), None);
        assert_eq!(WalkInForm { time: "soon".into(), ..form }.chosen(), None);
    }
}
