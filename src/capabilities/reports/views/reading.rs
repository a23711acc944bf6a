//! What stands in a report, as its page shows it: values with their ranges in a table, the same drawn, and what doctors said of it.

use serde::Serialize;

use crate::capabilities::readings::model::{
    Analyte, Decimal, Interval, Judged, Origin, Reading, ReadingState, Standing, Tally, Value, Why,
};
use crate::primitives::flaw::Flaw;
use crate::web::field::Field;
use crate::web::say::When;
use crate::web::texts::Message;

/// Width of a drawing; its range lies in the middle.
const WIDTH: f64 = 120.0;
const LEFT: f64 = 36.0;
const RIGHT: f64 = 84.0;
/// A marker does not leave the drawing.
const MARGIN: f64 = 6.0;

/// The part of the page.
#[derive(Clone, Serialize)]
pub struct ReadingCard {
    pub state: ReadingState,
    pub why: Option<Why>,
    /// Plain sentences.
    pub summary: Vec<Message>,
    pub values: Vec<ValueLine>,
    /// Public tables that were used.
    pub sources: Vec<SourceLine>,
    /// Only its beginning was read.
    pub cut: bool,
    /// The newest first.
    pub reviews: Vec<ReviewLine>,
    /// Of doctors who have the patient in care.
    pub form: Option<ReviewForm>,
}

/// One value.
#[derive(Clone, Serialize)]
pub struct ValueLine {
    pub name: Message,
    /// As the report calls it.
    pub printed: String,
    pub value: String,
    pub unit: String,
    pub page: u16,
    pub range: Option<String>,
    /// The range is general guidance.
    pub guided: bool,
    /// `below`, `within`, `above` or `unknown`.
    pub standing: &'static str,
    pub bar: Option<Bar>,
}

/// Where the range and the value lie in a drawing, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bar {
    pub from: f64,
    pub width: f64,
    pub at: f64,
}

/// A public table.
#[derive(Clone, PartialEq, Serialize)]
pub struct SourceLine {
    pub name: &'static str,
    pub address: &'static str,
}

/// What a doctor said.
#[derive(Clone, Serialize)]
pub struct ReviewLine {
    pub doctor: String,
    pub at: When,
    pub comment: Option<String>,
}

/// A doctor's form; posts `comment`, `version` and `idempotency_key`.
#[derive(Clone, Serialize)]
pub struct ReviewForm {
    pub comment: Field,
    pub version: u32,
    pub idempotency_key: String,
}

impl ValueLine {
    /// As it stands.
    #[must_use]
    pub fn of(judged: &Judged<'_>) -> Option<Self> {
        let Judged { found, range, standing } = judged;
        // What an older reader knew and this one does not is not shown.
        let analyte = Analyte::of(&found.analyte)?;
        Some(Self {
            name: Message::new(analyte.text),
            printed: found.printed.clone(),
            value: found.value.to_string(),
            unit: found.unit.clone(),
            page: found.page,
            range: range.map(|(range, _)| range.to_string()),
            guided: matches!(range, Some((_, Origin::Guidance(_)))),
            standing: word_of(*standing),
            bar: range.and_then(|(range, _)| (*standing != Standing::Unknown).then(|| Bar::of(&range, found.value))),
        })
    }
}

/// Its word in pages and in the API.
#[must_use]
pub const fn word_of(standing: Standing) -> &'static str {
    match standing {
        Standing::Below => "below",
        Standing::Within => "within",
        Standing::Above => "above",
        Standing::Unknown => "unknown",
    }
}

impl Bar {
    fn of(range: &Interval, value: Value) -> Self {
        let number = value.number.about();
        let (low, high) = (range.low.map(Decimal::about), range.high.map(Decimal::about));
        let (from, until, at) = match (low, high) {
            (Some(low), Some(high)) => (LEFT, RIGHT, LEFT + (number - low) / (high - low) * (RIGHT - LEFT)),
            // From nothing to its end, or from its begin on.
            (None, Some(high)) => (MARGIN, RIGHT, MARGIN + number / high.max(f64::MIN_POSITIVE) * (RIGHT - MARGIN)),
            (Some(low), None) => (LEFT, WIDTH - MARGIN, LEFT * number / low.max(f64::MIN_POSITIVE)),
            (None, None) => (0.0, WIDTH, WIDTH / 2.0),
        };
        let tenth = |place: f64| (place * 10.0).round() / 10.0;
        Self { from: tenth(from), width: tenth(until - from), at: tenth(at.clamp(MARGIN, WIDTH - MARGIN)) }
    }
}

/// Plain sentences of a reading: how much was found, and where it stands.
#[must_use]
pub fn summary(reading: &Reading, tally: Tally) -> Vec<Message> {
    let said =
        |key: &'static str, count: usize| (count > 0).then(|| Message::new(key).with("count", i64::try_from(count).unwrap_or(i64::MAX)));
    [
        said("reading-found", tally.found),
        said("reading-within", tally.within),
        said("reading-below", tally.below),
        said("reading-above", tally.above),
        said("reading-guided-within", tally.guided),
        said("reading-guided-outside", tally.guided_outside),
        said("reading-not-compared", tally.unknown),
        said("reading-unread", reading.unread.try_into().unwrap_or(0)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What is wrong with a comment.
#[must_use]
pub fn words_of(flaw: &Flaw) -> Message {
    match flaw.numbers.first() {
        Some((_, limit)) => Message::new("wrong-review-too-long").with("limit", *limit),
        None => Message::new("wrong-text-unprintable"),
    }
}

/// It is marked.
#[must_use]
pub fn reviewed() -> Message {
    Message::new("flash-report-reviewed")
}

/// Somebody else marked it, or it was read anew, since the page was made.
#[must_use]
pub fn seen_old() -> Message {
    Message::new("review-seen-old")
}

/// No more reviews fit.
#[must_use]
pub fn no_more() -> Message {
    Message::new("review-no-more")
}

/// Nothing to review yet.
#[must_use]
pub fn too_early() -> Message {
    Message::new("review-too-early")
}

impl ReadingCard {
    /// Every state of it.
    pub(super) fn samples() -> Vec<Self> {
        let line = |text, printed: &str, value: &str, unit: &str, range: Option<&str>, standing, bar| ValueLine {
            name: Message::new(text),
            printed: printed.into(),
            value: value.into(),
            unit: unit.into(),
            page: 1,
            range: range.map(Into::into),
            guided: false,
            standing,
            bar,
        };
        let bar = |at| Some(Bar { from: LEFT, width: RIGHT - LEFT, at });
        let values = vec![
            line("analyte-hemoglobin", "Hb", "14.2", "g/dL", Some("13.0 – 17.0"), "within", bar(50.4)),
            line("analyte-ferritin", "Ferritin", "9", "µg/L", Some("15 – 200"), "below", bar(34.4)),
            ValueLine { guided: true, ..line("analyte-alt", "SGPT (ALT)", "51", "U/L", Some("4 – 36"), "above", bar(106.5)) },
            line("analyte-tsh", "TSH", "<0.01", "mIU/L", None, "unknown", None),
        ];
        let said = |key: &'static str| Message::new(key).with("count", 1_i64);
        let sentences =
            ["reading-found", "reading-within", "reading-below", "reading-guided-outside", "reading-not-compared", "reading-unread"];
        let source =
            SourceLine { name: "A.D.A.M. Medical Encyclopedia: Comprehensive metabolic panel", address: "https://benergy2.adam.com/" };
        let review = |comment: Option<&str>| ReviewLine {
            doctor: "Dr Leena Farah".into(),
            at: When::sample(24, "11:40"),
            comment: comment.map(Into::into),
        };
        let read = Self {
            state: ReadingState::Read,
            why: None,
            summary: sentences.map(said).into(),
            values,
            sources: vec![source],
            cut: true,
            reviews: vec![review(Some("Iron is low.\nPlease book a visit.")), review(None)],
            form: None,
        };
        let bare = Self {
            state: ReadingState::Waiting,
            summary: vec![],
            values: vec![],
            sources: vec![],
            cut: false,
            reviews: vec![],
            ..read.clone()
        };
        let nothing = Self { state: ReadingState::NothingFound, summary: vec![said("reading-unread")], ..bare.clone() };
        let cannot = [Why::Picture, Why::Office, Why::NoText, Why::Stopped].map(|why| Self {
            state: ReadingState::CannotRead,
            why: Some(why),
            ..bare.clone()
        });
        let form = ReviewForm { comment: Field::default(), version: 1, idempotency_key: "6c9f2d1e".into() };
        let asked = Self { form: Some(form.clone()), ..read.clone() };
        let long = Message::new("wrong-review-too-long").with("limit", 2_000_i64);
        let wrong = Self { form: Some(ReviewForm { comment: Field::wrong("x", long), ..form }), ..read.clone() };
        [vec![read, bare, nothing, asked, wrong], cannot.into()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::readings::model::Sign;

    #[test]
    fn f40_a_drawing_shows_a_value_beside_its_range_and_never_leaves_the_paper() {
        let number = |text: &str| text.parse().unwrap();
        let at = |range: &Interval, text: &str| Bar::of(range, Value { sign: Sign::Exact, number: number(text) }).at;
        let between = Interval::between(number("10"), number("20")).unwrap();
        let near = |value: &str, place: f64| (at(&between, value) - place).abs() < 0.01;
        assert!(near("10", LEFT) && near("15", 60.0) && near("20", RIGHT));
        assert!(near("0", MARGIN) && near("999", WIDTH - MARGIN), "what is far outside stands at the edge");
        let up_to = Interval::to(number("40"), false);
        assert!(at(&up_to, "39") < RIGHT && at(&up_to, "41") > RIGHT);
        let from = Interval::from(number("60"), true);
        assert!(at(&from, "59") < LEFT && at(&from, "61") > LEFT);
    }
}
