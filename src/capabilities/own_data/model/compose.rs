//! Puts what the tables hold about one person into a sheet: visits with their reasons, records in the order in which they
//! were written, everything else by kind.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::export::Content;
use super::fields::{Row, label_of, lines, plain, tidy, without_others};
use super::sheet::{Attached, Entry, Label, Line, Said, Section, Sheet};
use crate::capabilities::audit::model::act_of;
use crate::capabilities::reports::model::Report;

/// What the tables hold about one person, as it stands there.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// Rows of `users`.
    pub profile: Vec<Row>,
    /// Rows of `appointments`.
    pub visits: Vec<Row>,
    /// The whole partition of `records`, in its order.
    pub records: Vec<Row>,
    /// The files among them.
    pub reports: Vec<Report>,
    /// Rows of `deliveries`.
    pub messages: Vec<Row>,
    /// Rows of `messages`: what they and their doctors wrote to each other.
    pub conversations: Vec<Row>,
    /// Rows of `requests`.
    pub requests: Vec<Row>,
    /// Rows of `sessions`.
    pub sessions: Vec<Row>,
    /// Rows of `blood_bank`: what they gave and offered.
    pub donations: Vec<Row>,
    /// Rows of `billing`: invoices, claims, and what they began to pay online.
    pub bills: Vec<Row>,
    /// Entries of the trail that are about them.
    pub trail: Vec<Row>,
    /// Names of doctors, by id.
    pub doctors: BTreeMap<String, String>,
    /// Ids of accounts that gave way to theirs: what was done by them was done by the same person.
    pub joined: Vec<String>,
}

/// The sheet of a person.
#[must_use]
pub fn sheet(person: &str, about: About) -> Sheet {
    let About { profile, visits, records, reports, messages, conversations, requests, sessions, donations, bills, trail, doctors, joined } =
        about;
    let mut by_kind: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in records {
        by_kind.entry(kind_of(&row)).or_default().push(row);
    }
    let mut take = |kind: &str| by_kind.remove(kind).unwrap_or_default();
    // A line of a record says again what its entries say; a draft is a doctor's unfinished work.
    let (intakes, notes, entries, _, _) = (take("intake"), take("note"), take("entry"), take("record"), take("draft"));
    // Rows of files are told below, with the files.
    let (readings, _) = (take("reading"), take("report"));
    let (files, told) = files_of(&reports);
    let mut sections = vec![
        section("profile", Label::Text("data-section-profile"), None, profile.into_iter().map(tidy).collect()),
        section("visits", Label::Text("data-section-visits"), Some("start"), with_reasons(visits, &intakes, &notes)),
        section("records", Label::Text("data-section-records"), Some("written_at"), entries.into_iter().map(written).collect()),
        section("reports", Label::Text("data-section-reports"), Some("created_at"), told),
        section("readings", Label::Text("data-section-readings"), Some("read_at"), readings.into_iter().map(tidy).collect()),
    ];
    for (kind, rows) in by_kind {
        let title = Label::Plain(plain(&kind));
        sections.push(section(&kind, title, None, rows.into_iter().map(dated).map(tidy).collect()));
    }
    let counts = [Content::Everything, Content::Treatment].map(Content::counted_at);
    let asked = requests.into_iter().filter(|row| !counts.contains(&word(row, "item"))).map(with_kind).map(without_others).collect();
    sections.extend([
        section("donations", Label::Text("donations-title"), Some("requested_at"), donations.into_iter().map(tidy).collect()),
        section("invoices", Label::Text("invoices-title"), Some("issued_at"), bills.into_iter().map(billed).collect()),
        section("conversations", Label::Text("chat-title"), Some("sent_at"), conversations.into_iter().map(tidy).collect()),
        section("messages", Label::Text("data-section-messages"), Some("at"), messages.into_iter().map(tidy).collect()),
        section("requests", Label::Text("data-section-requests"), Some("asked_at"), asked),
        section("sessions", Label::Text("data-section-sessions"), Some("created_at"), sessions.into_iter().map(tidy).collect()),
        looks(&|actor: &str| actor == person || joined.iter().any(|id| id == actor), &trail, &doctors),
    ]);
    sections.retain(|section| !section.entries.is_empty());
    Sheet { sections, files }
}

/// The files that go along, in the order in which they were added, and what is told about every report.
fn files_of(reports: &[Report]) -> (Vec<Attached>, Vec<Row>) {
    let mut files = Vec::new();
    let mut tell = |report: &Report| {
        let name = report.file_name.expose();
        let file = report.kept_at().map(|key| Attached { path: format!("reports/{:03} {name}", files.len() + 1), key });
        let told = json!({ "report_id": report.report_id, "file_name": name, "file": file.as_ref().map(|file| &file.path),
            "state": report.state, "rejected_because": report.why, "added_by": report.added_by_name, "created_at": report.created_at });
        files.extend(file);
        told.as_object().map(|told| told.iter().filter(|(_, value)| !value.is_null()).map(owned).collect())
    };
    let told = reports.iter().filter_map(&mut tell).collect();
    (files, told)
}

fn word<'a>(row: &'a Row, name: &str) -> &'a str {
    row.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The kind of a row: what its sort key begins with.
fn kind_of(row: &Row) -> String {
    word(row, "item").split('#').next().unwrap_or_default().to_owned()
}

fn with_kind(mut row: Row) -> Row {
    let kind = kind_of(&row);
    row.insert("kind".to_owned(), kind.into());
    row
}

/// The row with the date that only its key says, such as that of `mood#2026-11-23`.
fn dated(mut row: Row) -> Row {
    let date = word(&row, "item").split('#').nth(1).filter(|part| part.parse::<Date>().is_ok()).map(str::to_owned);
    if let Some(date) = date {
        row.entry("date").or_insert(date.into());
    }
    row
}

/// The moment in a row under a name.
fn moment(row: &Row, name: &str) -> Option<Timestamp> {
    word(row, name).parse().ok()
}

/// When something clinical was last written, as its rows say themselves: the latest moment or date in any of them. A row that
/// says none counts as written `now`, so that nothing is ever taken for older than it is. When a report was read is nothing clinical: it
/// is read anew whenever somebody asks; what doctors said of it is.
#[must_use]
pub fn last_written(rows: Vec<Row>, now: Timestamp) -> Option<Timestamp> {
    let of_row = |row: Row| {
        if kind_of(&row) == "reading" {
            let reviews = row.get("reviews").and_then(Value::as_array).into_iter().flatten();
            return reviews.filter_map(|review| review.get("at").and_then(Value::as_str)?.parse::<Timestamp>().ok()).max();
        }
        let row = dated(row);
        let moments = row.values().filter_map(Value::as_str).filter_map(|text| {
            let date = || text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp());
            text.parse::<Timestamp>().ok().or_else(date)
        });
        Some(moments.max().unwrap_or(now))
    };
    rows.into_iter().filter_map(of_row).max()
}

/// Rows as a section; `at` names the field that is each entry's heading, and the order is by it.
fn section(name: &str, title: Label, at: Option<&str>, mut rows: Vec<Row>) -> Section {
    if let Some(at) = at {
        rows.sort_by_key(|row| moment(row, at));
    }
    let entry = |row: &Row| {
        let heading = at.and_then(|at| moment(row, at));
        let rest: Row = row.iter().filter(|(name, _)| heading.is_none() || Some(name.as_str()) != at).map(owned).collect();
        Entry { at: heading, lines: lines(&rest) }
    };
    let entries = rows.iter().map(entry).filter(|entry| !entry.lines.is_empty()).collect();
    Section { name: name.to_owned(), title, entries, rows }
}

fn owned((name, value): (&String, &Value)) -> (String, Value) {
    (name.clone(), value.clone())
}

/// Visits with what was said about them when they were booked, and the doctor's note.
fn with_reasons(visits: Vec<Row>, intakes: &[Row], notes: &[Row]) -> Vec<Row> {
    let said = |rows: &[Row], visit: &str, field: &str| {
        let row = rows.iter().find(|row| word(row, "appointment_id") == visit)?;
        row.get(field).filter(|value| !value.is_null()).cloned()
    };
    let whole = |visit: Row| {
        let id = word(&visit, "appointment_id").to_owned();
        let mut row = tidy(visit);
        row.extend(said(intakes, &id, "reason").map(|reason| ("reason".to_owned(), reason)));
        row.extend(said(intakes, &id, "symptoms").map(|symptoms| ("symptoms".to_owned(), symptoms)));
        row.extend(said(notes, &id, "text").map(|note| ("note".to_owned(), note)));
        row
    };
    visits.into_iter().map(whole).collect()
}

/// An invoice, a claim or an online payment with its amounts as money: rows keep the currency once.
fn billed(row: Row) -> Row {
    let currency = row.get("currency").cloned().unwrap_or_default();
    tidy(with_money(with_kind(row), &currency))
}

fn with_money(row: Row, currency: &Value) -> Row {
    let told = |(name, value): (String, Value)| {
        let is_amount = ["amount", "tax", "approved"].contains(&name.as_str());
        let value = match value {
            Value::Number(amount) if is_amount => json!({ "amount": amount, "currency": currency }),
            Value::Array(parts) => Value::Array(parts.into_iter().map(|part| inside(part, currency)).collect()),
            other => other,
        };
        (name, value)
    };
    let ours = ["currency", "id", "queue", "date", "told", "by_name"];
    row.into_iter().filter(|(name, _)| !ours.contains(&name.as_str())).map(told).collect()
}

fn inside(part: Value, currency: &Value) -> Value {
    match part {
        Value::Object(row) => Value::Object(with_money(row, currency)),
        other => other,
    }
}

/// What was signed, or amended later: both under the moment they were written.
fn written(row: Row) -> Row {
    let mut row = tidy(row);
    for (kept, told) in [("at", "written_at"), ("number", "amendment")] {
        if let Some(value) = row.remove(kept) {
            row.insert(told.to_owned(), value);
        }
    }
    row
}

/// The trail about them: what was done, and by whom. Of staff only doctors are named.
fn looks(is_own: &dyn Fn(&str) -> bool, trail: &[Row], doctors: &BTreeMap<String, String>) -> Section {
    let mut section =
        Section { name: "access".to_owned(), title: Label::Text("data-section-access"), entries: Vec::new(), rows: Vec::new() };
    for row in trail {
        let (actor, role, what) = (word(row, "actor_id"), word(row, "role"), word(row, "what"));
        let who = match doctors.get(actor).filter(|_| role == "doctor") {
            _ if is_own(actor) => Said::Text("data-you"),
            Some(name) => Said::Words(name.clone()),
            None if actor == "stranger" => Said::Text("audit-stranger"),
            None if role.is_empty() => Said::Text("audit-house"),
            None => Said::Words(plain(role)),
        };
        let refused = word(row, "decision") == "denied";
        let reason = Some(word(row, "reason")).filter(|reason| !reason.is_empty());
        let done = act_of(what).map_or_else(|| Said::Words(what.to_owned()), |act| Said::Text(act.text));
        let mut entry = Entry { at: moment(row, "at"), lines: vec![line("what", done), line("who", who.clone())] };
        entry.lines.extend(refused.then(|| line("refused", Said::Text("data-yes"))));
        entry.lines.extend(reason.map(|reason| line("reason", Said::Words(reason.to_owned()))));
        section.entries.push(entry);
        let name = if let Said::Words(name) = who { Some(name) } else { None };
        let told = json!({ "at": word(row, "at"), "what": what, "role": role, "doctor_or_role": name, "own": is_own(actor),
            "refused": refused, "reason": reason });
        section.rows.extend(told.as_object().cloned());
    }
    section
}

fn line(name: &'static str, said: Said) -> Line {
    Line { label: label_of(name), said }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(value: Value) -> Row {
        value.as_object().cloned().unwrap()
    }

    fn words(section: &Section) -> Vec<String> {
        let said = section.entries.iter().flat_map(|entry| &entry.lines).map(|line| &line.said);
        said.filter_map(|said| if let Said::Words(words) = said { Some(words.clone()) } else { None }).collect()
    }

    fn about() -> About {
        About {
            profile: vec![row(json!({"user_id": "usr_1", "name": "Maya", "password_hash": "$argon2"}))],
            visits: vec![row(
                json!({"appointment_id": "apt_1", "patient_id": "usr_1", "start": "2026-11-23T04:00:00Z", "status": "completed"}),
            )],
            records: vec![
                row(json!({"item": "draft#apt_1", "diagnosis": "unfinished"})),
                row(json!({"item": "entry#rec_1#000", "diagnosis": "cold", "written_at": "2026-11-23T05:00:00Z"})),
                row(json!({"item": "entry#rec_1#001", "number": 1, "notes": "rest", "at": "2026-11-24T05:00:00Z"})),
                row(json!({"item": "intake#apt_1", "appointment_id": "apt_1", "reason": "a cough"})),
                row(json!({"item": "note#apt_1", "appointment_id": "apt_1", "text": "drink more"})),
                row(json!({"item": "record#rec_1", "diagnosis": "cold"})),
                row(json!({"item": "mood#2026-11-23", "level": 4})),
            ],
            trail: vec![
                row(
                    json!({"at": "2026-11-23T05:00:00Z", "what": "record.read", "actor_id": "usr_2", "role": "doctor", "decision": "allowed"}),
                ),
                row(
                    json!({"at": "2026-11-23T05:00:00Z", "what": "record.read", "actor_id": "usr_3", "role": "patient", "decision": "denied"}),
                ),
            ],
            doctors: [("usr_2".to_owned(), "Dr Farah".to_owned()), ("usr_3".to_owned(), "Ben".to_owned())].into(),
            ..About::default()
        }
    }

    #[test]
    fn f13_what_says_no_moment_counts_as_written_now() {
        let now = "2036-11-23T04:00:00Z".parse().unwrap();
        assert_eq!(last_written(Vec::new(), now), None);
        let told = |moment: &str| Some(moment.parse::<Timestamp>().unwrap());
        assert_eq!(last_written(about().records, now), Some(now), "a draft without a moment among them");
        let mut dated = about().records;
        dated.retain(|row| word(row, "item").starts_with("entry#") || word(row, "item").starts_with("mood#"));
        assert_eq!(last_written(dated, now), told("2026-11-24T05:00:00Z"));
    }

    #[test]
    fn f13_reading_a_report_again_keeps_no_record_longer_and_a_doctors_review_does() {
        let now = "2026-11-25T05:00:00Z".parse().unwrap();
        let told = |moment: &str| Some(moment.parse::<Timestamp>().unwrap());
        let report = row(json!({ "item": "report#1", "created_at": "2016-01-02T05:00:00Z" }));
        let read = json!({ "item": "reading#1", "read_at": "2026-11-24T05:00:00Z" });
        assert_eq!(last_written(vec![report.clone(), row(read)], now), told("2016-01-02T05:00:00Z"));
        let reviewed = json!({ "item": "reading#1", "read_at": "2026-11-24T05:00:00Z", "reviews": [{ "at": "2016-01-03T05:00:00Z" }] });
        assert_eq!(last_written(vec![report, row(reviewed)], now), told("2016-01-03T05:00:00Z"));
    }

    #[test]
    fn f13_a_sheet_has_everything_once_and_nothing_of_the_house_or_of_others() {
        let sheet = sheet("usr_1", about());
        let names: Vec<&str> = sheet.sections.iter().map(|section| section.name.as_str()).collect();
        assert_eq!(names, ["profile", "visits", "records", "mood", "access"]);
        assert_eq!(words(&sheet.sections[0]), ["Maya"]);
        assert_eq!(words(&sheet.sections[1]), ["Completed", "a cough", "drink more"]);
        assert_eq!(words(&sheet.sections[2]), ["cold", "rest", "1"]);
        assert_eq!(words(&sheet.sections[3]), ["4"]);
        assert_eq!(words(&sheet.sections[4]), ["Dr Farah", "Patient"]);
        let told = format!("{sheet:?}");
        for hidden in ["argon2", "unfinished", "Ben", "usr_2", "usr_3"] {
            assert!(!told.contains(hidden), "{hidden}");
        }
    }
}
