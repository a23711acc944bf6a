//! What of the house's visits is asked for: days and choices from the address, checked against what there is.

use jiff::civil::Date;
use serde::Deserialize;

use super::super::super::model::Standing;
use super::super::super::service::Filter;
use super::super::super::views::desk::{Choice, DeskFields, department_unknown, doctor_unknown, status_unknown};
use super::super::Counter;
use super::super::fill::Fill;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::web::field::Field;
use crate::web::range::Range;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// The most days of one list (F29).
const MOST_DAYS: i64 = 31;

/// Which visits, as the address says it. An empty choice is none; one day is a range of one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in super::super) struct Narrowed {
    date: Option<String>,
    from: Option<String>,
    to: Option<String>,
    department: Option<String>,
    doctor: Option<String>,
    status: Option<String>,
    /// `doctor`: one list for each.
    by: Option<String>,
    /// `yes`: the whole day on one page, to be printed.
    all: Option<String>,
}

fn said(value: Option<&String>) -> Option<&str> {
    value.map(|value| value.trim()).filter(|value| !value.is_empty())
}

/// Departments and doctors to choose from, by name.
pub(super) struct Choices {
    pub(super) departments: Vec<Choice>,
    pub(super) doctors: Vec<Choice>,
}

impl Choices {
    /// Everybody who works here, and who is asked for although they no longer do. Two calls side by side, one more for
    /// that.
    pub(super) async fn read(counter: &Counter, narrowed: &Narrowed) -> Result<Self, Refusal> {
        let (departments, doctors) = tokio::try_join!(counter.directory.departments(), counter.directory.doctor_names())?;
        let departments = departments.into_iter().map(|one| Choice { id: one.id.to_string(), name: one.name }).collect();
        let mut doctors: Vec<Choice> = doctors.into_iter().map(|(id, name)| Choice { id: id.to_string(), name }).collect();
        let wanted: Option<UserId> = said(narrowed.doctor.as_ref()).and_then(|doctor| doctor.parse().ok());
        if let Some(id) = wanted.filter(|id| !doctors.iter().any(|known| known.id == id.to_string())) {
            let gone = counter.directory.doctor(id).await?;
            doctors.extend(gone.map(|doctor| Choice { id: id.to_string(), name: doctor.name.as_str().to_owned() }));
        }
        Ok(Self { departments, doctors })
    }
}

/// What is shown: a wrong day shows today, a wrong choice chooses nothing, and both are told.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) filter: Filter,
    pub(super) fields: DeskFields,
    /// One list for each doctor.
    pub(super) by_doctor: bool,
    /// The whole day on one page.
    pub(super) whole: bool,
}

impl Asked {
    pub(super) fn of(narrowed: &Narrowed, fill: &Fill, choices: &Choices) -> Self {
        let Range { from, to, fields: (from_field, to_field) } = days(narrowed, fill.today());
        let (department, department_field) =
            choice(narrowed.department.as_ref(), |said| known(&choices.departments, said)?.parse().ok(), department_unknown);
        let (doctor, doctor_field) = choice(narrowed.doctor.as_ref(), |said| known(&choices.doctors, said)?.parse().ok(), doctor_unknown);
        let (status, status_field) = choice(narrowed.status.as_ref(), Standing::of_word, status_unknown);
        let fields =
            DeskFields { from: from_field, to: to_field, department: department_field, doctor: doctor_field, status: status_field };
        let days = Filter { from: Some(fill.zone().day_start(from)), to: Some(fill.zone().day(to).end), ..Filter::default() };
        let filter = if fields.are_wrong() { days } else { Filter { status, doctor, department, ..days } };
        let by_doctor = from == to && said(narrowed.by.as_ref()) == Some("doctor");
        let whole = from == to && said(narrowed.all.as_ref()) == Some("yes");
        Self { from, to, filter, fields, by_doctor, whole }
    }

    /// The day, when it is one.
    pub(super) fn one_day(&self) -> Option<Date> {
        (self.from == self.to).then_some(self.from)
    }

    /// Whether anything but the days narrows the list.
    pub(super) const fn is_narrowed(&self) -> bool {
        self.filter.department.is_some() || self.filter.doctor.is_some() || self.filter.status.is_some()
    }

    /// The same visits in any state.
    pub(super) fn whatever_status(&self) -> Filter {
        Filter { status: None, ..self.filter.clone() }
    }

    /// Another day with the same choices.
    pub(super) fn href_of_day(&self, date: Date) -> String {
        self.href_grouped(date, self.by_doctor)
    }

    /// A day with the same choices, in one list or in one for each doctor.
    pub(super) fn href_grouped(&self, date: Date, by_doctor: bool) -> String {
        self.href(date, by_doctor, self.filter.status)
    }

    /// A day's visits in other states, with the other choices as they are.
    pub(super) fn href_standing(&self, date: Date, standing: Standing) -> String {
        self.href(date, self.by_doctor, Some(standing))
    }

    /// The whole day on one page, with the same choices.
    pub(super) fn href_of_whole(&self, date: Date) -> String {
        format!("{}&all=yes", self.href_of_day(date))
    }

    fn href(&self, date: Date, by_doctor: bool, status: Option<Standing>) -> String {
        let Filter { department, doctor, .. } = &self.filter;
        let chosen = [
            department.map(|id: DepartmentId| format!("&department={id}")),
            doctor.map(|id: UserId| format!("&doctor={id}")),
            status.map(|standing| format!("&status={}", standing.word())),
        ];
        let by = if by_doctor { "&by=doctor" } else { "" };
        format!("/desk?date={date}{}{by}", chosen.into_iter().flatten().collect::<String>())
    }

    /// The same days with no choice made.
    pub(super) fn href_of_all(&self) -> String {
        match self.one_day() {
            Some(date) => format!("/desk?date={date}{}", if self.by_doctor { "&by=doctor" } else { "" }),
            None => format!("/desk?from={}&to={}", self.from, self.to),
        }
    }
}

/// First and last day, and their fields. One day is a range of one.
fn days(narrowed: &Narrowed, today: Date) -> Range {
    let both = said(narrowed.date.as_ref());
    let (first, last) = (said(narrowed.from.as_ref()), said(narrowed.to.as_ref()));
    Range::asked(first.or(both), last.or(both), today, MOST_DAYS)
}

/// A choice, and its field: wrong when there is no such thing.
fn choice<T>(value: Option<&String>, find: impl Fn(&str) -> Option<T>, unknown: fn() -> Message) -> (Option<T>, Field) {
    match said(value) {
        None => (None, Field::default()),
        Some(said) => match find(said) {
            Some(thing) => (Some(thing), Field::of(said)),
            None => (None, Field::wrong("", unknown())),
        },
    }
}

fn known<'a>(choices: &[Choice], said: &'a str) -> Option<&'a str> {
    choices.iter().any(|choice| choice.id == said).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &[(&str, &str)]) -> (String, Vec<&'static str>) {
        let get = |name: &str| query.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let narrowed = Narrowed { date: get("date"), from: get("from"), to: get("to"), ..Narrowed::default() };
        let Range { from, to, fields: (first, last) } = days(&narrowed, "2026-11-24".parse().unwrap());
        let wrong = [("from", first), ("to", last)].into_iter().filter(|(_, field)| field.is_wrong()).map(|(name, _)| name);
        (format!("{from} {to}"), wrong.collect())
    }

    #[test]
    fn f29_a_day_is_a_range_of_one_and_what_is_no_range_shows_today() {
        let good = |query: &[(&str, &str)]| {
            let (days, wrong) = asked(query);
            assert!(wrong.is_empty(), "{query:?}");
            days
        };
        assert_eq!(good(&[]), "2026-11-24 2026-11-24");
        assert_eq!(good(&[("date", ""), ("from", " ")]), "2026-11-24 2026-11-24");
        assert_eq!(good(&[("date", "2026-11-30")]), "2026-11-30 2026-11-30");
        assert_eq!(good(&[("from", "2026-11-30")]), "2026-11-30 2026-11-30");
        assert_eq!(good(&[("to", "2026-11-30")]), "2026-11-30 2026-11-30");
        assert_eq!(good(&[("from", "2026-11-01"), ("to", "2026-12-01")]), "2026-11-01 2026-12-01");
        let bad = |query: &[(&str, &str)], wrong: &[&str]| assert_eq!(asked(query), ("2026-11-24 2026-11-24".to_owned(), wrong.to_vec()));
        bad(&[("from", "2026-11-01"), ("to", "2026-12-02")], &["to"]);
        bad(&[("from", "2026-11-02"), ("to", "2026-11-01")], &["to"]);
        bad(&[("date", "soon")], &["from"]);
        bad(&[("from", "soon"), ("to", "2026-11-31")], &["from", "to"]);
        bad(&[("from", "soon"), ("to", "2026-11-30")], &["from"]);
    }
}
