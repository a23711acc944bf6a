//! What of the trail is asked for: days, a person and a kind from the address or the form, checked.

use jiff::civil::Date;
use serde::Deserialize;

use super::super::model::{Filter, LONGEST, Wanted, WhoDid};
use super::super::views::{AuditFields, kind_unknown, person_unknown};
use crate::primitives::ids::UserId;
use crate::primitives::people::Email;
use crate::primitives::time::{HospitalZone, Slot};
use crate::web::field::Field;
use crate::web::range::Range;

/// The address or the form. An empty choice is none.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Question {
    from: Option<String>,
    to: Option<String>,
    /// An id; in the form an address of mail, too.
    person: Option<String>,
    /// Whether they did it (`actor`) or it is about them (`subject`).
    side: Option<String>,
    kind: Option<String>,
}

fn said(value: Option<&String>) -> Option<&str> {
    value.map(|value| value.trim()).filter(|value| !value.is_empty())
}

impl Question {
    /// The person's address of mail, when they are named by one.
    pub(super) fn email(&self) -> Option<Email> {
        said(self.person.as_ref()).filter(|person| person.contains('@'))?.parse().ok()
    }

    /// The person's id, when they are named by it.
    pub(super) fn id(&self) -> Option<UserId> {
        said(self.person.as_ref())?.parse().ok()
    }
}

/// What is shown: wrong days show today, a wrong choice chooses nothing, and both are told.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) fields: AuditFields,
    actor: Option<UserId>,
    subject: Option<UserId>,
    wanted: Option<Wanted>,
}

impl Asked {
    /// `person` is who the address or the id belongs to.
    pub(super) fn of(question: &Question, person: Option<UserId>, today: Date) -> Self {
        let Range { from, to, fields: (first, last) } =
            Range::asked(said(question.from.as_ref()), said(question.to.as_ref()), today, LONGEST);
        let person_field = match (said(question.person.as_ref()), person) {
            (None, _) => Field::default(),
            (Some(_), Some(id)) => Field::of(id.to_string()),
            (Some(said), None) => Field::wrong(said, person_unknown()),
        };
        let (kind, wanted) = match said(question.kind.as_ref()).map(|said| (said, said.parse::<Wanted>())) {
            None => (Field::default(), None),
            Some((said, Ok(wanted))) => (Field::of(said), Some(wanted)),
            Some((_, Err(_))) => (Field::wrong("", kind_unknown()), None),
        };
        let about = said(question.side.as_ref()) == Some("subject");
        let side = Field::of(if about { "subject" } else { "actor" });
        let fields = AuditFields { from: first, to: last, person: person_field, side, kind };
        Self { from, to, fields, actor: person.filter(|_| !about), subject: person.filter(|_| about), wanted }
    }

    pub(super) fn filter(&self, zone: &HospitalZone) -> Filter {
        let within = Slot { start: zone.day_start(self.from), end: zone.day(self.to).end };
        Filter { within, actor: self.actor.map(WhoDid::from), subject: self.subject, wanted: self.wanted.clone() }
    }

    /// Whether anything but the days narrows the list.
    pub(super) const fn is_narrowed(&self) -> bool {
        self.actor.is_some() || self.subject.is_some() || self.wanted.is_some()
    }

    /// The same days with no choice made.
    pub(super) fn href_of_all(&self) -> String {
        format!("/admin/audit?from={}&to={}", self.from, self.to)
    }

    /// The same days, narrowed to a person on one side.
    pub(super) fn href_of_person(&self, person: UserId, side: &str) -> String {
        format!("{}&person={person}&side={side}", self.href_of_all())
    }

    /// This list.
    pub(super) fn href_of_list(&self) -> String {
        format!("/admin/audit?{}", self.query())
    }

    /// The same list as a file.
    pub(super) fn href_of_export(&self) -> String {
        format!("/admin/audit/export?{}", self.query())
    }

    fn query(&self) -> String {
        let person = self.actor.map(|id| format!("&person={id}&side=actor"));
        let person = person.or_else(|| self.subject.map(|id| format!("&person={id}&side=subject"))).unwrap_or_default();
        let kind = self.wanted.as_ref().map(|wanted| format!("&kind={}", wanted.word())).unwrap_or_default();
        format!("from={}&to={}{person}{kind}", self.from, self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(person: &str, side: &str, kind: &str) -> Asked {
        let text = |value: &str| Some(value.to_owned());
        let question = Question { person: text(person), side: text(side), kind: text(kind), ..Question::default() };
        Asked::of(&question, question.id(), "2026-11-24".parse().unwrap())
    }

    #[test]
    fn f11_a_question_reads_back_from_its_links() {
        let id = UserId::from_uuid(uuid::Uuid::from_u128(7));
        let shown = asked(&id.to_string(), "subject", "denied");
        assert!(!shown.fields.are_wrong() && shown.is_narrowed());
        assert_eq!(
            shown.href_of_export(),
            format!("/admin/audit/export?from=2026-11-24&to=2026-11-24&person={id}&side=subject&kind=denied")
        );
        assert_eq!(shown.href_of_list(), format!("/admin/audit?from=2026-11-24&to=2026-11-24&person={id}&side=subject&kind=denied"));
        assert_eq!(
            asked(&id.to_string(), "", "").href_of_export(),
            format!("/admin/audit/export?from=2026-11-24&to=2026-11-24&person={id}&side=actor")
        );
        assert!(!asked("", "", "").is_narrowed());
    }

    #[test]
    fn f11_nobody_and_no_kind_are_told_at_their_fields() {
        let wrong = asked("nobody", "actor", "everything").fields;
        assert!(wrong.person.is_wrong() && wrong.kind.is_wrong() && wrong.person.value == "nobody");
    }
}
