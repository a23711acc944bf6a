//! The form of an exception: dates and wall times as typed, and the exception they mean.

use serde::Deserialize;

use super::super::model::{Clash, ExceptionText, REASON_LIMIT};
use super::super::views::Whose;
use super::super::views::forms::{self, ExceptionPage};
use super::super::views::week::{ExceptionRow, KindTag};
use super::rules::YES;
use super::visits::seen;
use crate::capabilities::directory::model::hours::ExceptionKind;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::time::HospitalZone;
use crate::primitives::wall::{WallTime, plain_date};
use crate::web::carried::Carried;
use crate::web::field::Field;
use crate::web::refusal::FieldError;
use crate::web::texts::{Message, count};

/// An exception, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ExceptionForm {
    pub(super) kind: String,
    pub(super) from_date: String,
    pub(super) from_time: String,
    pub(super) to_date: String,
    pub(super) to_time: String,
    pub(super) reason: String,
    /// `yes`: it was just removed, and comes back.
    pub(super) restored: String,
    pub(super) version: String,
    pub(super) idempotency_key: String,
    /// By what the visits that were listed are known.
    pub(super) seen: String,
    /// Those of them to be cancelled.
    pub(super) cancel: Vec<String>,
    /// What is to become of all of them, `cancel`; empty: each as it was chosen.
    pub(super) all: String,
    /// What is to become of each, `offer:<id>`.
    pub(super) choice: Vec<String>,
    /// Visits that were not listed one by one: what is to become of them.
    pub(super) rest: String,
    /// What patients are told whose visits are cancelled.
    pub(super) why: String,
    /// Back from the list to the form.
    pub(super) again: String,
}

/// Three radios: there is no wrong kind that a person can choose.
fn kind_of(word: &str) -> (ExceptionKind, KindTag) {
    match word {
        "extra" => (ExceptionKind::Extra, KindTag::Extra),
        "closed" => (ExceptionKind::Closed, KindTag::Closed),
        _ => (ExceptionKind::Leave, KindTag::Leave),
    }
}

impl ExceptionForm {
    /// What would have to be typed for an exception like this one.
    pub(super) fn of(row: &ExceptionRow) -> Self {
        let (kind, without) = match row.kind {
            KindTag::Leave => ("leave", ""),
            KindTag::Closed => ("closed", ""),
            KindTag::Extra => ("extra", "00:00"),
        };
        let time = |said: Option<&str>| said.unwrap_or(without).to_owned();
        Self {
            kind: kind.to_owned(),
            from_date: row.first.iso.clone(),
            from_time: time(row.from.as_deref()),
            to_date: row.last.iso.clone(),
            to_time: time(row.until.as_deref()),
            reason: row.reason.clone(),
            ..Self::default()
        }
    }

    /// The exception in the hospital's wall times; flaws are named after the form's fields.
    pub(super) fn text(&self, zone: &HospitalZone) -> Result<ExceptionText, Flaws> {
        let (kind, _) = kind_of(&self.kind);
        let mut flaws = Flaws::default();
        let to_date = if self.to_date.trim().is_empty() { &self.from_date } else { &self.to_date };
        let start = flaws.keep(edge(["/from_date", "/from_time"], &self.from_date, &self.from_time, kind, zone));
        // Without a date of its own the end has nothing to be wrong with but its time.
        let end = match (start.is_none(), edge(["/to_date", "/to_time"], to_date, &self.to_time, kind, zone)) {
            (true, Err(flaw)) if self.to_date.trim().is_empty() && flaw.pointer == "/to_date" => None,
            (_, end) => flaws.keep(end),
        };
        let reason = Some(self.reason.clone());
        let (Some(start), Some(end)) = (start, end) else { return Err(flaws) };
        let restored = self.restored == YES;
        Ok(ExceptionText { kind, start, end, reason, resolve: None, cancel_reason: Some(self.why.clone()), restored })
    }

    /// A flaw of the exception itself, at the field a person would change.
    pub(super) fn at_its_field(&self, flaw: Flaw) -> Flaw {
        let timed = |date: &'static str, time: &'static str, typed: &str| if typed.trim().is_empty() { date } else { time };
        let pointer = match flaw.pointer.as_ref() {
            "/start" => timed("/from_date", "/from_time", &self.from_time),
            "/end" => timed("/to_date", "/to_time", &self.to_time),
            // It stands on the page before: here it is told of the whole form.
            "/cancel_reason" => "",
            _ => return flaw,
        };
        Flaw { pointer: pointer.into(), ..flaw }
    }

    /// The same of several.
    pub(super) fn at_their_fields(&self, flaws: Flaws) -> Flaws {
        Flaws(flaws.0.into_iter().map(|flaw| self.at_its_field(flaw)).collect())
    }

    /// The form with what was typed and what is wrong with it.
    pub(super) fn page(self, whose: Whose, flaws: Flaws, trouble: Option<Message>) -> ExceptionPage {
        let errors: Vec<FieldError> = flaws.0.into_iter().map(words_of).collect();
        let error = |name: &str| errors.iter().find(|error| error.field() == name).map(|error| error.message.clone());
        let field = |name: &str, value: String| Field::typed(value, error(name));
        ExceptionPage {
            whose,
            kind: kind_of(&self.kind).1,
            from_date: field("from_date", self.from_date),
            from_time: field("from_time", self.from_time),
            to_date: field("to_date", self.to_date),
            to_time: field("to_time", self.to_time),
            reason: field("reason", self.reason),
            reason_limit: count(REASON_LIMIT),
            idempotency_key: self.idempotency_key,
            week: Vec::new(),
            exceptions: Vec::new(),
            trouble: trouble.or_else(|| error("")),
        }
    }

    /// What the page that lists visits sends again.
    pub(super) fn carried(self, clashes: &[Clash]) -> Vec<Carried> {
        let Self { kind, from_date, from_time, to_date, to_time, reason, restored, version, idempotency_key, .. } = self;
        let fields = [
            ("kind", kind),
            ("from_date", from_date),
            ("from_time", from_time),
            ("to_date", to_date),
            ("to_time", to_time),
            ("reason", reason),
            ("restored", restored),
            ("version", version),
            ("idempotency_key", idempotency_key),
            ("seen", seen(clashes)),
        ];
        fields.into_iter().map(|(name, value)| Carried { name, value }).collect()
    }
}

fn words_of(flaw: Flaw) -> FieldError {
    let words = match (flaw.pointer.as_ref(), flaw.code) {
        ("/from_date", "required") => forms::no_date(),
        ("/from_time", "required") => forms::no_start(),
        ("/to_time", "required") => forms::no_end(),
        _ => return flaw.into(),
    };
    FieldError::said(flaw.pointer, flaw.code, words)
}

/// One end of an exception: a date for the whole day, an instant where a time is given. Extra hours need one.
fn edge(
    [date_field, time_field]: [&'static str; 2],
    date: &str,
    time: &str,
    kind: ExceptionKind,
    zone: &HospitalZone,
) -> Result<String, Flaw> {
    let (date, time) = (date.trim(), time.trim());
    if date.is_empty() {
        return Err(Flaw::new(date_field, "required"));
    }
    let day = plain_date(date).ok_or_else(|| Flaw::new(date_field, "not_a_date"))?;
    if time.is_empty() {
        return if kind == ExceptionKind::Extra { Err(Flaw::new(time_field, "required")) } else { Ok(date.to_owned()) };
    }
    let wall: Option<WallTime> = time.parse().ok();
    let wall = wall.and_then(WallTime::time).ok_or_else(|| Flaw::new(time_field, "not_a_time"))?;
    let at = zone.instant(day, wall).ok_or_else(|| Flaw::new(time_field, "no_such_time"))?;
    Ok(zone.rfc3339(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(kind: &str, [from_date, from_time, to_date, to_time]: [&str; 4]) -> ExceptionForm {
        let text = str::to_owned;
        ExceptionForm {
            kind: text(kind),
            from_date: text(from_date),
            from_time: text(from_time),
            to_date: text(to_date),
            to_time: text(to_time),
            ..ExceptionForm::default()
        }
    }

    fn read(kind: &str, edges: [&str; 4]) -> String {
        match form(kind, edges).text(&"Europe/Berlin".parse().unwrap()) {
            Ok(text) => format!("{} {}", text.start, text.end),
            Err(flaws) => flaws.to_string(),
        }
    }

    #[test]
    fn f22_dates_alone_are_whole_days_and_one_date_is_one_day() {
        assert_eq!(read("leave", ["2026-03-28", "", "2026-03-29", ""]), "2026-03-28 2026-03-29");
        assert_eq!(read("closed", ["2026-03-28", "", "", ""]), "2026-03-28 2026-03-28");
        assert_eq!(read("closed", ["2026-03-28", "14:00", "", "16:30"]), "2026-03-28T14:00:00+01:00 2026-03-28T16:30:00+01:00");
        assert_eq!(read("leave", ["2026-03-28", "14:00", "2026-03-30", ""]), "2026-03-28T14:00:00+01:00 2026-03-30");
        assert_eq!(read("extra", ["2026-03-29", "09:00", "", "11:00"]), "2026-03-29T09:00:00+02:00 2026-03-29T11:00:00+02:00");
    }

    #[test]
    fn f22_what_cannot_be_is_told_at_its_field() {
        assert_eq!(read("leave", ["", "", "", ""]), "/from_date required");
        assert_eq!(read("leave", ["28.3.", "9", "29.3.", ""]), "/from_date not_a_date, /to_date not_a_date");
        assert_eq!(read("leave", ["2026-03-28", "9", "", "24:00"]), "/from_time not_a_time, /to_time not_a_time");
        assert_eq!(read("extra", ["2026-03-28", "", "", ""]), "/from_time required, /to_time required");
        assert_eq!(read("closed", ["2026-03-29", "02:30", "", "04:00"]), "/from_time no_such_time");
        let typed = form("closed", ["2026-03-28", "14:00", "", "13:00"]);
        assert_eq!(typed.at_its_field(Flaw::new("/end", "before_from")).pointer, "/to_time");
        assert_eq!(form("leave", ["", "", "", ""]).at_its_field(Flaw::new("/end", "past")).pointer, "/to_date");
    }
}
