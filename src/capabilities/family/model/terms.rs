//! What a patient asks for: whom, how far, until when.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::scope::Scope;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::wall::plain_date;

/// A grant that names no last day runs for so long, in years.
const USUAL_YEARS: i16 = 1;
/// No grant runs for longer, in years.
pub const LONGEST_YEARS: i16 = 2;

/// How far and until when, as given, nothing checked.
#[derive(Debug, Clone, Copy, Default)]
pub struct TermsText<'a> {
    /// A scope's word.
    pub scope: &'a str,
    /// A date; may be empty.
    pub ends_on: &'a str,
}

/// How far and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    pub scope: Scope,
    /// The last day on which it runs, in the hospital.
    pub ends_on: Date,
}

impl Terms {
    /// The last day of a grant that names none.
    #[must_use]
    pub fn usual_end(today: Date) -> Date {
        today.saturating_add(USUAL_YEARS.years())
    }

    /// The latest last day.
    #[must_use]
    pub fn latest_end(today: Date) -> Date {
        today.saturating_add(LONGEST_YEARS.years())
    }

    /// From what was typed or sent.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn parse(given: TermsText<'_>, today: Date) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let code = if given.scope.is_empty() { "required" } else { "unknown_carer_scope" };
        let scope = flaws.keep(Scope::of(given.scope).ok_or_else(|| Flaw::new("/scope", code)));
        let ends_on = flaws.keep(last_day(given.ends_on.trim(), today));
        match (scope, ends_on) {
            (Some(scope), Some(ends_on)) => Ok(Self { scope, ends_on }),
            _ => Err(flaws),
        }
    }
}

fn last_day(text: &str, today: Date) -> Result<Date, Flaw> {
    if text.is_empty() {
        return Ok(Terms::usual_end(today));
    }
    match plain_date(text) {
        None => Err(Flaw::new("/ends_on", "not_a_date")),
        Some(date) if date < today => Err(Flaw::new("/ends_on", "past")),
        Some(date) if date > Terms::latest_end(today) => {
            Err(Flaw::new("/ends_on", "too_far_ahead_years").with("years", i64::from(LONGEST_YEARS)))
        }
        Some(date) => Ok(date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(scope: &str, ends_on: &str) -> Result<Terms, String> {
        let today = "2026-11-23".parse().unwrap();
        Terms::parse(TermsText { scope, ends_on }, today).map_err(|flaws| flaws.to_string())
    }

    #[test]
    fn f70_a_grant_runs_for_a_year_unless_said_and_never_for_more_than_two() {
        let end = |text: &str| parse("read", text).map(|terms| terms.ends_on.to_string());
        assert_eq!(end(" ").unwrap(), "2027-11-23");
        assert_eq!(end("2026-11-23").unwrap(), "2026-11-23", "today is a last day like any other");
        assert_eq!(end("2028-11-23").unwrap(), "2028-11-23");
        assert_eq!(end("2028-11-24").unwrap_err(), "/ends_on too_far_ahead_years");
        assert_eq!(end("2026-11-22").unwrap_err(), "/ends_on past");
        assert_eq!(parse("", "soon").unwrap_err(), "/scope required, /ends_on not_a_date");
        assert_eq!(parse("everything", "").unwrap_err(), "/scope unknown_carer_scope");
    }
}
