//! A change of a doctor's hours as a value: what it makes of them, and which offered times it takes away (F22).

use std::collections::HashSet;

use jiff::{Timestamp, ToSpan};

use super::day::visits_of;
use super::{Clash, check_against};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::Rule;
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

/// The visits that the doctor's hours make of a date, of the usual length and of every kind's: the earliest of each start.
fn of_any_length(doctor: &Doctor, settings: &Settings, date: jiff::civil::Date) -> Vec<Slot> {
    let mut visits = visits_of(doctor, settings, date);
    for kind in &doctor.visit_kinds {
        visits.extend(visits_of(&doctor.asked_for(Some(kind.length())), settings, date));
    }
    visits.sort();
    visits.dedup_by_key(|visit| visit.start);
    visits
}

/// The visits within a piece of time that one state of a doctor's hours offers and another does not, of whatever length, earliest
/// first.
#[must_use]
pub fn no_longer_offered(before: &Doctor, after: &Doctor, settings: &Settings, reach: Slot) -> Vec<Slot> {
    let (first, last) = (settings.zone.date(reach.start), settings.zone.date(reach.end));
    let dates = first.series(1.day()).take_while(|date| *date <= last);
    let gone = dates.flat_map(|date| {
        let still: HashSet<Timestamp> = of_any_length(after, settings, date).iter().map(|visit| visit.start).collect();
        of_any_length(before, settings, date).into_iter().filter(move |visit| !still.contains(&visit.start))
    });
    gone.filter(|visit| reach.start <= visit.start && visit.start < reach.end).collect()
}

/// Of some visits those that begin at one of these times.
#[must_use]
pub fn beginning_at(times: &[Slot], visits: impl Iterator<Item = Clash>) -> Vec<Clash> {
    let starts: HashSet<Timestamp> = times.iter().map(|time| time.start).collect();
    visits.filter(|visit| starts.contains(&visit.time.start)).collect()
}

#[cfg(test)]
#[path = "change_tests.rs"]
mod tests;
