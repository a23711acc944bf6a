//! What is typed of several visits at once (F35), page after page, until they are booked and once more where some were not.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::model::{BookingAnswers, Priority, SeriesPlan, SeriesText};
use super::super::service::WantedVisit;
use super::super::views::series::SeriesCarried;
use super::choose::start as start_of;
use super::wrong::words_for_staff;
use crate::capabilities::directory::model::Doctor;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{UserId, VisitKindId};
use crate::web::texts::Message;

/// No form has more.
const MOST_LINES: usize = 26;

/// What must be changed: fields, and what is wrong with what the visits are for.
pub(super) type Wrong = (Flaws, Option<Message>);

/// What is typed. Of a series that is begun an address keeps it, without what the visits are for and without the lines.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct TypedSeries {
    #[serde(skip_serializing)]
    pub(super) doctor_id: String,
    pub(super) kind: String,
    pub(super) first: String,
    pub(super) time: String,
    pub(super) every: String,
    pub(super) unit: String,
    pub(super) count: String,
    #[serde(skip_serializing)]
    pub(super) reason: String,
    pub(super) key: String,
    pub(super) of: String,
    /// Back to the form from the page that lists every date.
    #[serde(skip_serializing)]
    pub(super) change: String,
    /// For each date: its line, which one of the series it is to be once that is known, and its start; without a start it is left out.
    #[serde(skip_serializing)]
    pub(super) line: Vec<String>,
}

/// `3/2/2026-12-03T04:00:00Z`: the line, which one of the series, when.
pub(super) fn line_value(line: u8, number: Option<u8>, start: Option<Timestamp>) -> String {
    let (number, start) = (number.map(|number| number.to_string()), start.map(|start| start.to_string()));
    format!("{line}/{}/{}", number.unwrap_or_default(), start.unwrap_or_default())
}

impl TypedSeries {
    fn text(&self) -> SeriesText {
        let Self { first, time, every, unit, count, .. } = self;
        SeriesText { first: first.clone(), time: time.clone(), every: every.clone(), unit: unit.clone(), count: count.clone() }
    }

    pub(super) fn unit(&self) -> &'static str {
        if self.unit == "days" { "days" } else { "weeks" }
    }

    /// `None`: the usual visit.
    pub(super) fn kind(&self, doctor: &Doctor) -> Result<Option<VisitKindId>, Flaw> {
        if self.kind.is_empty() {
            return Ok(None);
        }
        let kept: Option<VisitKindId> = self.kind.parse().ok().filter(|id| doctor.visit_kind(*id).is_some());
        kept.map(Some).ok_or_else(|| Flaw::new("/kind", "unknown_kind"))
    }

    /// How many visits there are to be in all, once that is known.
    pub(super) fn of(&self) -> Option<u8> {
        self.of.parse().ok().filter(|of| *of > 0)
    }

    /// The same once the first is booked, as another try sends it.
    pub(super) fn begun(&self, of: u8) -> Self {
        Self { unit: self.unit().to_owned(), of: of.to_string(), ..self.clone() }
    }

    pub(super) fn read(&self, doctor: &Doctor) -> Result<(SeriesPlan, Option<VisitKindId>, BookingAnswers), Wrong> {
        let reason = self.reason.replace("\r\n", " ").replace('\n', " ");
        match (self.text().parse(), self.kind(doctor), BookingAnswers::parse(&reason, None, Priority::Routine)) {
            (Ok(plan), Ok(kind), Ok(answers)) => Ok((plan, kind, answers)),
            (plan, kind, answers) => {
                let wrong = answers.err().unwrap_or_default();
                let words = wrong.first().map(|(field, error)| words_for_staff(field, *error, &self.reason));
                let mut flaws = plan.err().unwrap_or_default();
                flaws.0.extend(kind.err());
                Err((flaws, words))
            }
        }
    }

    /// The lines that are not left out; numbered in their order where they have no number yet.
    pub(super) fn wanted(&self) -> Vec<WantedVisit> {
        let read = |line: &String| {
            let mut parts = line.splitn(3, '/');
            let (line, number, start) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok(), start_of(parts.next()?)?);
            Some((line, number, start))
        };
        let kept: Vec<(u8, Option<u8>, Timestamp)> = self.line.iter().filter_map(read).take(MOST_LINES).collect();
        let visit = |(place, (line, number, start)): (u8, (u8, Option<u8>, Timestamp))| WantedVisit {
            line,
            number: number.unwrap_or(place),
            start,
        };
        (1..).zip(kept).map(visit).collect()
    }

    /// The lines that have no start, from 1.
    pub(super) fn unwanted(&self) -> Vec<u8> {
        let read = |line: &String| {
            let mut parts = line.splitn(3, '/');
            let (line, _, start) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
            start.is_empty().then_some(line)
        };
        self.line.iter().filter_map(read).take(MOST_LINES).collect()
    }

    pub(super) fn carried(&self, doctor_id: UserId, of: u8) -> SeriesCarried {
        let Self { kind, first, time, every, count, reason, key, .. } = self;
        let (kind, first, time, every, count) = (kind.clone(), first.clone(), time.clone(), every.clone(), count.clone());
        SeriesCarried { doctor_id, kind, first, time, every, unit: self.unit(), count, reason: reason.clone(), key: key.clone(), of }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f35_lines_that_are_left_out_get_no_number_and_those_of_another_try_keep_theirs() {
        let lines = |lines: &[&str]| TypedSeries { line: lines.iter().map(|line| (*line).to_owned()).collect(), ..TypedSeries::default() };
        let numbers = |typed: TypedSeries| typed.wanted().iter().map(|one| (one.line, one.number)).collect::<Vec<_>>();
        let at = "2026-11-26T04:00:00Z";
        let (first, third) = (format!("1//{at}"), format!("3//{at}"));
        assert_eq!(numbers(lines(&[first.as_str(), "2//", third.as_str(), "nonsense", "4/x"])), [(1, 1), (3, 2)]);
        assert_eq!(numbers(lines(&[format!("3/2/{at}").as_str()])), [(3, 2)]);
        assert_eq!(lines(&[first.as_str(), "2//", "4/3/", "nonsense", "5/x"]).unwanted(), [2, 4]);
        assert_eq!(line_value(3, Some(2), start_of(at)), format!("3/2/{at}"));
    }
}
