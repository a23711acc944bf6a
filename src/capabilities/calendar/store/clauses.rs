//! The clauses that one row's update is made of.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;

use super::super::model::{DatesChange, DaySet, IsoWeek, Ledger, LedgerHold, StartsChange, StartsSeen};
use super::{DoctorSide, date_name, day_name, starts_name, write_set};
use crate::storage::item::{Key, number, text};
use crate::storage::transaction::{Action, Expression};

/// Collects the clauses of one row's update.
#[derive(Default)]
pub(super) struct Clauses {
    pub(super) set: Vec<String>,
    add: Vec<String>,
    delete: Vec<String>,
    remove: Vec<String>,
    pub(super) conditions: Vec<String>,
    pub(super) names: BTreeMap<String, String>,
    values: BTreeMap<String, AttributeValue>,
}

impl Clauses {
    fn day(&mut self, day: u8) -> String {
        let placeholder = format!("#d{day}");
        self.names.insert(placeholder.clone(), day_name(day));
        placeholder
    }

    pub(super) fn value(&mut self, placeholder: String, value: AttributeValue) -> String {
        self.values.insert(placeholder.clone(), value);
        placeholder
    }

    /// The quanta are added; none may be there.
    pub(super) fn take(&mut self, day: u8, quanta: &DaySet) {
        let name = self.day(day);
        for quantum in quanta {
            let placeholder = self.value(format!(":q{day}_{quantum}"), number(*quantum));
            self.conditions.push(format!("NOT contains({name}, {placeholder})"));
        }
        let set = self.value(format!(":t{day}"), write_set(quanta));
        self.add.push(format!("{name} {set}"));
    }

    pub(super) fn release(&mut self, day: u8, quanta: &DaySet) {
        let (name, set) = (self.day(day), self.value(format!(":r{day}"), write_set(quanta)));
        self.delete.push(format!("{name} {set}"));
    }

    pub(super) fn swap(&mut self, day: u8, before: &DaySet, after: &DaySet) {
        let name = self.day(day);
        let after = self.value(format!(":a{day}"), write_set(after));
        self.set.push(format!("{name} = {after}"));
        self.exactly(&name, format!(":b{day}"), before);
    }

    /// A set is exactly this; an empty one is not there.
    fn exactly(&mut self, name: &str, placeholder: String, set: &DaySet) {
        if set.is_empty() {
            self.conditions.push(format!("attribute_not_exists({name})"));
        } else {
            let set = self.value(placeholder, write_set(set));
            self.conditions.push(format!("{name} = {set}"));
        }
    }

    fn starts_of(&mut self, day: u8) -> String {
        let placeholder = format!("#s{day}");
        self.names.insert(placeholder.clone(), starts_name(day));
        placeholder
    }

    /// Where visits begin. What is added needs no condition of its own: nothing begins at a quantum that was free, or held.
    pub(super) fn starts(&mut self, change: &StartsChange) {
        if let Some((day, quantum)) = change.add {
            let (name, set) = (self.starts_of(day), self.value(format!(":sa{day}"), write_set(&DaySet::from([quantum]))));
            self.add.push(format!("{name} {set}"));
        }
        if let Some((day, quantum)) = change.remove {
            let (name, set) = (self.starts_of(day), self.value(format!(":sr{day}"), write_set(&DaySet::from([quantum]))));
            self.delete.push(format!("{name} {set}"));
        }
        if let Some((day, before, after)) = &change.swap {
            let (name, after) = (self.starts_of(*day), self.value(format!(":sw{day}"), write_set(after)));
            self.set.push(format!("{name} = {after}"));
            self.exactly(&name, format!(":sb{day}"), before);
        }
    }

    /// On the days of a week that were looked at, visits begin where they were seen to.
    pub(super) fn begin_as(&mut self, seen: &StartsSeen, week: IsoWeek) {
        for (day, starts) in seen.in_week(week) {
            let name = self.starts_of(day);
            self.exactly(&name, format!(":ss{day}"), starts);
        }
    }

    /// On which dates a patient's visits begin. One that is there already is no more.
    pub(super) fn dates(&mut self, change: &DatesChange) {
        if let Some(on) = &change.comes {
            self.names.insert("#on".to_owned(), date_name(on.date));
            let visit = self.value(":on".to_owned(), AttributeValue::Ss(vec![on.visit.to_string()]));
            self.add.push(format!("#on {visit}"));
            if let Some(most) = change.most {
                let most = self.value(":most".to_owned(), number(most));
                self.conditions.push(format!("(attribute_not_exists(#on) OR size(#on) < {most})"));
            }
        }
        if let Some(on) = &change.goes {
            self.names.insert("#off".to_owned(), date_name(on.date));
            let visit = self.value(":off".to_owned(), AttributeValue::Ss(vec![on.visit.to_string()]));
            self.delete.push(format!("#off {visit}"));
        }
    }

    /// The hold must still be there with this end.
    pub(super) fn stands(&mut self, hold: &LedgerHold) {
        self.names.insert("#hold".to_owned(), hold.id.to_string());
        self.names.insert("#until".to_owned(), "until".to_owned());
        let until = self.value(":until".to_owned(), text(hold.until));
        self.conditions.push(format!("#hold.#until = {until}"));
    }

    /// The hold goes; it must still be there with this end.
    pub(super) fn use_up(&mut self, hold: &LedgerHold) {
        self.stands(hold);
        self.remove.push("#hold".to_owned());
    }

    /// The offer was computed from these rules; newer ones refuse it.
    pub(super) fn doctor(&mut self, doctor: &DoctorSide) {
        self.names.insert("#rules".to_owned(), "rules_version".to_owned());
        self.names.insert("#department".to_owned(), "department_id".to_owned());
        let seen = self.value(":seen".to_owned(), AttributeValue::N(doctor.rules_version.to_string()));
        let department = self.value(":department".to_owned(), text(doctor.department));
        self.conditions.push(format!("(attribute_not_exists(#rules) OR #rules <= {seen})"));
        self.set.push(format!("#rules = {seen}"));
        self.set.push(format!("#department = if_not_exists(#department, {department})"));
    }

    /// Nothing was taken or given back.
    ///
    /// The sets alone do not say so: a booking that uses up a hold leaves them as they are and takes the hold away. So every
    /// hold that was seen must still stand as well.
    pub(super) fn unchanged_since(&mut self, seen: &Ledger) {
        for day in 1..=7 {
            let name = self.day(day);
            self.exactly(&name, format!(":s{day}"), &seen.taken(day));
        }
        for (place, hold) in seen.holds.iter().enumerate() {
            self.names.insert(format!("#h{place}"), hold.id.to_string());
            self.conditions.push(format!("attribute_exists(#h{place})"));
        }
    }

    pub(super) fn check(self, key: Key) -> Action {
        let mut condition = Expression::of(self.conditions.join(" AND "));
        for (placeholder, name) in self.names {
            condition = condition.name(&placeholder, name);
        }
        for (placeholder, value) in self.values {
            condition = condition.value(&placeholder, value);
        }
        Action::Check { key, condition }
    }

    pub(super) fn update(self, key: Key) -> Action {
        let clauses = [("SET", self.set), ("ADD", self.add), ("DELETE", self.delete), ("REMOVE", self.remove)];
        let text: Vec<String> =
            clauses.iter().filter(|(_, parts)| !parts.is_empty()).map(|(verb, parts)| format!("{verb} {}", parts.join(", "))).collect();
        let mut change = Expression::of(text.join(" "));
        for (placeholder, name) in self.names {
            change = change.name(&placeholder, name);
        }
        for (placeholder, value) in self.values {
            change = change.value(&placeholder, value);
        }
        let condition = (!self.conditions.is_empty()).then(|| Expression::of(self.conditions.join(" AND ")));
        Action::Update { key, change, condition }
    }
}
