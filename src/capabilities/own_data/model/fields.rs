//! What of a row goes along, and how its fields are called.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::sheet::{Label, Line, Said};
use crate::primitives::money::Money;
use crate::primitives::tree;

/// A row of any table, by its fields.
pub type Row = Map<String, Value>;

/// How the value of a field is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// As it was written.
    Words,
    /// A word of ours: `in_consultation` is said "In consultation".
    Word,
}

/// A field with the text that names it. What is not in here is named by its own name in plain words.
type Named = (&'static str, &'static str, How);

const NAMED: &[Named] = &[
    ("name", "data-name", How::Words),
    ("email", "data-email", How::Words),
    ("role", "data-role", How::Word),
    ("status", "data-status", How::Word),
    ("phone", "data-phone", How::Words),
    ("date_of_birth", "data-birth", How::Words),
    ("gender", "data-gender", How::Word),
    ("address", "data-address", How::Words),
    ("blood_group", "data-blood-group", How::Words),
    ("registered_at", "data-registered", How::Words),
    ("confirmed_at", "data-confirmed", How::Words),
    ("consent", "data-consent", How::Words),
    ("terms", "data-terms", How::Words),
    ("doctor_name", "data-doctor", How::Words),
    ("start", "data-begins", How::Words),
    ("end", "data-ends", How::Words),
    ("place", "data-place", How::Words),
    ("visit_type", "data-visit-type", How::Word),
    ("visit_kind", "data-visit-kind", How::Words),
    ("kind_name", "data-visit-kind", How::Words),
    ("mode", "data-mode", How::Word),
    ("priority", "data-priority", How::Word),
    ("fee", "data-fee", How::Words),
    ("reason", "data-reason", How::Words),
    ("symptoms", "data-symptoms", How::Words),
    ("note", "data-note", How::Words),
    ("change_reason", "data-change-reason", How::Words),
    ("checked_in_at", "data-checked-in", How::Words),
    ("token", "data-token", How::Words),
    ("created_at", "data-made", How::Words),
    ("changed_at", "data-changed", How::Words),
    ("history", "data-history", How::Words),
    ("moved", "data-moved", How::Words),
    ("by", "data-by", How::Word),
    ("diagnosis", "data-diagnosis", How::Words),
    ("diagnosis_code", "data-diagnosis-code", How::Word),
    ("code", "data-diagnosis-code", How::Words),
    ("title", "data-diagnosis-title", How::Words),
    ("prescription", "data-prescription", How::Words),
    ("notes", "data-notes", How::Words),
    ("lines", "data-medicines", How::Words),
    ("medicine", "data-medicine", How::Words),
    ("dose", "data-dose", How::Words),
    ("how_often", "data-how-often", How::Words),
    ("how_long", "data-how-long", How::Words),
    ("visit_start", "data-of-visit", How::Words),
    ("written_at", "data-written", How::Words),
    ("amendment", "data-amendment", How::Words),
    ("file_name", "data-file-name", How::Words),
    ("file", "data-file", How::Words),
    ("rejected_because", "data-rejected", How::Word),
    ("added_by", "data-added-by", How::Words),
    ("kind", "data-kind", How::Word),
    ("channel", "data-channel", How::Word),
    ("state", "data-state", How::Word),
    ("to", "data-sent-to", How::Words),
    ("at", "data-at", How::Words),
    ("sent_at", "data-sent", How::Words),
    ("asked_at", "data-asked", How::Words),
    ("content", "data-content", How::Word),
    ("device", "data-device", How::Words),
    ("last_seen_at", "data-last-used", How::Words),
    ("who", "data-who", How::Words),
    ("what", "data-what", How::Words),
    ("refused", "data-refused", How::Words),
];

/// Fields that say nothing to anybody but the house: how rows are kept and found.
const OURS: &[&str] = &[
    "part",
    "item",
    "ttl",
    "version",
    "profile_version",
    "size",
    "mac",
    "wall",
    "zone",
    "utc_date",
    "attempts",
    "perhaps_sent",
    "channel_waiting",
    "next_try_at",
    "held_since",
    "intake_start",
    "glance_at",
    "buffer_minutes",
    "daily_cap",
    "requires_approval",
    "booked_by",
    "booked_as",
    "factor",
    "factor_offered",
    "disabled_from",
    "merged_into",
    "merged_from",
    "proven_at",
    "patient_name",
    "because",
    "claimed_until",
    "carer",
    "program",
    "by_link",
    "round",
    "due",
    "back",
    "taken",
    "taken_back",
];

/// Ids of things that the file itself names: programs can follow them, people do not read them.
const FOLLOWED: &[&str] = &["appointment_id", "record_id", "report_id", "export_id", "doctor_id", "department_id", "invoice_id"];

/// What no field that goes along is called, or part of what it is called.
const SECRET: &[&str] = &["password", "secret", "token", "seed", "hash", "epoch", "recovery"];

/// Whether a field goes along at all.
fn goes_along(name: &str) -> bool {
    let is_ours = OURS.contains(&name) || name.ends_with("_key") || name == "key";
    let is_an_id = (name.ends_with("_id") || name.ends_with("_ids")) && !FOLLOWED.contains(&name);
    !is_ours && !is_an_id && !SECRET.iter().any(|word| name.contains(word))
}

/// The row without what is the house's own: keys, versions, secrets, ids of other people. At every depth.
#[must_use]
pub fn tidy(row: Row) -> Row {
    row.into_iter().filter(|(name, value)| goes_along(name) && !value.is_null()).map(|(name, value)| (name, tidied(value))).collect()
}

fn tidied(value: Value) -> Value {
    match value {
        Value::Object(row) => Value::Object(tidy(row)),
        Value::Array(values) => Value::Array(values.into_iter().map(tidied).collect()),
        plain => plain,
    }
}

/// The same of a row that may speak of other people, such as a member of the family: how they are called and reached stays
/// here, doctors' names go along.
#[must_use]
pub fn without_others(row: Row) -> Row {
    let of_others = |name: &str| name != "doctor_name" && ["name", "email", "phone", "address"].iter().any(|part| name.contains(part));
    tidy(row).into_iter().filter(|(name, _)| !of_others(name)).collect()
}

/// The fields of a row as lines to read: those with a text of their own first, in the order of the list.
#[must_use]
pub fn lines(row: &Row) -> Vec<Line> {
    let place = |name: &str| NAMED.iter().position(|(named, ..)| *named == name).unwrap_or(NAMED.len());
    let mut fields: Vec<(&String, &Value)> = row.iter().filter(|(name, _)| !FOLLOWED.contains(&name.as_str())).collect();
    fields.sort_by_key(|(name, _)| (place(name), (*name).clone()));
    fields.into_iter().flat_map(|(name, value)| lines_of(name, value)).collect()
}

fn lines_of(name: &str, value: &Value) -> Vec<Line> {
    let label = label_of(name);
    let line = |said: Said| vec![Line { label: label.clone(), said }];
    match value {
        Value::Null => Vec::new(),
        Value::Object(parts) => match amount(parts) {
            Some(amount) => line(Said::Amount(amount)),
            None => lines(parts),
        },
        // What a thing is made of follows as lines of its own, one part after the other.
        Value::Array(parts) => parts.iter().flat_map(|part| lines_of(name, part)).collect(),
        Value::Bool(true) => line(Said::Text("data-yes")),
        Value::Bool(false) => line(Said::Text("data-no")),
        Value::Number(number) => line(Said::Words(number.to_string())),
        Value::String(text) => line(said(name, text)),
    }
}

fn said(name: &str, text: &str) -> Said {
    match NAMED.iter().find(|(named, ..)| *named == name) {
        Some((.., How::Word)) => return Said::Words(plain(text)),
        // What people wrote is never read as something else.
        Some((
            "name" | "file_name" | "file" | "reason" | "symptoms" | "note" | "notes" | "diagnosis" | "prescription" | "change_reason",
            ..,
        )) => {
            return Said::Words(text.to_owned());
        }
        _ => {}
    }
    let moment = || text.parse::<Timestamp>().ok().map(Said::Moment);
    let date = || text.parse::<Date>().ok().filter(|date| date.to_string() == text).map(Said::Date);
    moment().or_else(date).unwrap_or_else(|| Said::Words(text.to_owned()))
}

fn amount(parts: &Row) -> Option<Money> {
    tree::from_value(Value::Object(parts.clone())).ok()
}

/// What a field or a kind of thing is called.
pub fn label_of(name: &str) -> Label {
    match NAMED.iter().find(|(named, ..)| *named == name) {
        Some((_, text, _)) => Label::Text(text),
        None => Label::Plain(plain(name)),
    }
}

/// A word of ours as people write it: `blood_pressure` is "Blood pressure".
pub fn plain(word: &str) -> String {
    let words = word.replace(['_', '#'], " ");
    let mut letters = words.trim().chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(value: Value) -> Row {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn f13_nothing_secret_and_no_key_of_the_house_goes_along_at_any_depth() {
        let left = tidy(row(json!({
            "name": "Maya", "password_hash": "$argon2", "factor": {"seed": "s"}, "session_key": "k", "name_key": "maya", "ttl": 7,
            "recipient_id": "usr_1", "doctor_id": "usr_2", "reset_token": "t", "history": [{"carer": "usr_4", "program": "key_1"}], "inner": [{"token": "t", "taken_at": "x", "guardian_id": "usr_3"}],
        })));
        assert_eq!(Value::Object(left), json!({"name": "Maya", "doctor_id": "usr_2", "history": [{}], "inner": [{"taken_at": "x"}]}));
    }

    #[test]
    fn f13_of_other_people_only_doctors_names_go_along() {
        let left =
            without_others(row(json!({"guardian_name": "Ben", "email": "ben@example.org", "doctor_name": "Dr Farah", "kind": "family"})));
        assert_eq!(Value::Object(left), json!({"doctor_name": "Dr Farah", "kind": "family"}));
    }

    #[test]
    fn f13_a_kind_nobody_told_us_about_is_readable_too() {
        let lines = lines(&row(json!({
            "taken_at": "2026-11-23T04:00:00Z", "blood_sugar_mg_dl": 92, "on": "2026-11-23", "fasting": true,
            "price": {"amount": 500, "currency": "INR"}, "parts": [{"level_of_pain": 3}],
        })));
        let labels: Vec<Label> = lines.iter().map(|line| line.label.clone()).collect();
        let named = ["Blood sugar mg dl", "Fasting", "On", "Level of pain", "Price", "Taken at"];
        assert_eq!(labels, named.map(|name| Label::Plain(name.to_owned())));
        assert_eq!(lines[1].said, Said::Text("data-yes"));
        assert!(matches!((&lines[2].said, &lines[4].said, &lines[5].said), (Said::Date(_), Said::Amount(_), Said::Moment(_))));
    }

    #[test]
    fn f13_what_people_wrote_stays_as_they_wrote_it() {
        let lines = lines(&row(json!({"reason": "2026-11-23", "status": "no_show"})));
        assert_eq!(lines[0].said, Said::Words("No show".to_owned()));
        assert_eq!(lines[1].said, Said::Words("2026-11-23".to_owned()));
    }
}
