//! A change of a doctor's hours as a value: what it makes of them, and what of the offered times it takes away (F22).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::{Timestamp, ToSpan};

use super::day::visits_of;
use super::{Clash, check_against};
use crate::capabilities::directory::model::hours::Rule;
use crate::capabilities::directory::model::{Doctor, VisitLength};
use crate::capabilities::settings::model::Settings;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::{ExceptionId, RuleId};
use crate::primitives::time::Slot;

/// What somebody wants of a doctor's hours, besides entering an exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoursChange {
    /// More weekly rules.
    AddRules(Vec<Rule>),
    /// Other times for the rule of the same id.
    ChangeRule(Rule),
    RemoveRule(RuleId),
    RemoveException(ExceptionId),
}

/// What a change may find to be impossible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Impossible {
    NoSuchThing,
    /// The rule would cover part of this one's time.
    Overlaps(Box<Rule>),
    Flaw(Flaw),
}

impl HoursChange {
    /// The doctor as they would be.
    ///
    /// # Errors
    /// The rule or exception is not theirs, or a rule would overlap another.
    pub fn applied_to(&self, before: &Doctor) -> Result<Doctor, Impossible> {
        let mut after = before.clone();
        let (rules, exceptions) = (&mut after.hours.rules, &mut after.hours.exceptions);
        match self {
            Self::AddRules(new) => {
                for rule in new {
                    check_against(rule, rules)?;
                    rules.push(rule.clone());
                }
            }
            Self::ChangeRule(rule) => {
                let place = rules.iter().position(|other| other.id == rule.id).ok_or(Impossible::NoSuchThing)?;
                check_against(rule, rules)?;
                rules[place] = rule.clone();
            }
            Self::RemoveRule(id) => rules.retain(|rule| rule.id != *id),
            Self::RemoveException(id) => exceptions.retain(|exception| exception.id != *id),
        }
        let removes = matches!(self, Self::RemoveRule(_) | Self::RemoveException(_));
        if removes && after == *before { Err(Impossible::NoSuchThing) } else { Ok(after) }
    }

    /// Whether the doctor's hours already are as this change wants them: somebody pressed twice.
    #[must_use]
    pub fn is_done_in(&self, doctor: &Doctor) -> bool {
        let (rules, exceptions) = (&doctor.hours.rules, &doctor.hours.exceptions);
        let same_but_id = |one: &Rule, two: &Rule| Rule { id: one.id, ..two.clone() } == *one;
        match self {
            Self::AddRules(new) => new.iter().all(|rule| rules.iter().any(|other| same_but_id(rule, other))),
            Self::ChangeRule(rule) => rules.contains(rule),
            Self::RemoveRule(id) => rules.iter().all(|rule| rule.id != *id),
            Self::RemoveException(id) => exceptions.iter().all(|exception| exception.id != *id),
        }
    }

    /// How the audit trail names it.
    #[must_use]
    pub const fn deed(&self) -> &'static str {
        match self {
            Self::AddRules(_) => "availability.add_rule",
            Self::ChangeRule(_) => "availability.change_rule",
            Self::RemoveRule(_) => "availability.remove_rule",
            Self::RemoveException(_) => "availability.remove_exception",
        }
    }
}

/// A start at which a change of hours leaves room for shorter visits only, or for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenUp {
    /// The longest visit that was offered there.
    pub time: Slot,
    /// Until when a visit may still last; `None`: none begins there any more.
    pub until: Option<Timestamp>,
}

/// The usual visit, and every kind's.
fn lengths_of(doctor: &Doctor) -> impl Iterator<Item = Option<VisitLength>> {
    std::iter::once(None).chain(doctor.visit_kinds.iter().map(|kind| Some(kind.length())))
}

/// The visits of these lengths that begin within a piece of time, by start and then by end.
fn offered(doctor: &Doctor, lengths: impl Iterator<Item = Option<VisitLength>>, settings: &Settings, reach: Slot) -> Vec<Slot> {
    let (first, last) = (settings.zone.date(reach.start), settings.zone.date(reach.end));
    let of_length = |length: Option<VisitLength>| {
        let asked = doctor.asked_for(length);
        let dates = first.series(1.day()).take_while(|date| *date <= last);
        dates.flat_map(|date| visits_of(&asked, settings, date)).collect::<Vec<Slot>>()
    };
    let mut visits: Vec<Slot> = lengths.flat_map(of_length).collect();
    visits.retain(|visit| reach.start <= visit.start && visit.start < reach.end);
    visits.sort();
    visits
}

/// When the longest visit of each start ends: sorted, it is the last one of its start.
fn longest(visits: &[Slot]) -> BTreeMap<Timestamp, Timestamp> {
    visits.iter().map(|visit| (visit.start, visit.end)).collect()
}

/// The starts within a piece of time at which one state of a doctor's hours offers longer visits than another, earliest first.
///
/// What fits into the new hours and begins at one of their starts is not given up, even if visits are shorter there now.
#[must_use]
pub fn no_longer_offered(before: &Doctor, after: &Doctor, settings: &Settings, reach: Slot) -> Vec<GivenUp> {
    let was = offered(before, lengths_of(before), settings, reach);
    let minutes: BTreeSet<u16> = was.iter().filter_map(|visit| u16::try_from(visit.minutes()).ok()).collect();
    let as_long = minutes.into_iter().map(|minutes| Some(VisitLength { minutes, buffer_minutes: None }));
    let mut is = longest(&offered(after, lengths_of(after), settings, reach));
    for visit in offered(after, as_long, settings, reach) {
        is.entry(visit.start).and_modify(|end| *end = visit.end.max(*end));
    }
    let starts = longest(&was).into_iter();
    let compared = starts.map(|(start, end)| GivenUp { time: Slot { start, end }, until: is.get(&start).copied() });
    compared.filter(|start| start.until.is_none_or(|until| until < start.time.end)).collect()
}

/// Of some visits those that begin at one of these starts and last longer than any may there now. A visit that began where nothing was
/// offered, or where as much is offered as before, is none of them.
#[must_use]
pub fn stranded_by(given_up: &[GivenUp], visits: impl Iterator<Item = Clash>) -> Vec<Clash> {
    let left: HashMap<Timestamp, Option<Timestamp>> = given_up.iter().map(|start| (start.time.start, start.until)).collect();
    let too_long = |visit: &Clash, until: Option<Timestamp>| until.is_none_or(|until| until < visit.time.end);
    visits.filter(|visit| left.get(&visit.time.start).is_some_and(|until| too_long(visit, *until))).collect()
}

#[cfg(test)]
#[path = "change_tests.rs"]
mod tests;
