//! What a reading looks like in JSON.

use serde::{Deserialize, Serialize};

use super::super::views::reading::word_of;
use crate::capabilities::readings::model::{Interval, Judged, Origin, ReadingState, Review, Tally, Why, judge};
use crate::capabilities::reports::service::Opened;
use crate::primitives::ids::{ReportId, UserId};
use crate::primitives::time::HospitalZone;

/// Stands in every answer.
const DISCLAIMER: &str = "Read by a program. Not a diagnosis: only a doctor can say what a value means.";

/// What was read in a report.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ReadingBody {
    pub report_id: ReportId,
    pub state: ReadingState,
    /// Why it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    pub values: Vec<ValueBody>,
    pub summary: SummaryBody,
    /// Only the beginning of the document was read.
    pub cut: bool,
    pub disclaimer: &'static str,
    /// What doctors said who looked at it, the newest last.
    pub reviews: Vec<ReviewBody>,
}

/// One value. Lines that are not certain are counted in the summary and not among these.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ValueBody {
    #[schema(example = "hemoglobin")]
    pub name: String,
    /// As the report calls it.
    #[schema(example = "Hb")]
    pub printed: String,
    /// As printed: `14.2`, `<0.5`.
    #[schema(example = "14.2")]
    pub value: String,
    #[schema(example = "g/dL")]
    pub unit: String,
    pub page: u16,
    pub range: Option<RangeBody>,
    /// `below`, `within`, `above` or `unknown`.
    #[schema(example = "within")]
    pub compared: &'static str,
}

/// What a value is seen beside.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RangeBody {
    #[schema(example = "13.0")]
    pub low: Option<String>,
    #[schema(example = "17.0")]
    pub high: Option<String>,
    /// `report`: printed in it; `guidance`: of a public table.
    #[schema(example = "report")]
    pub from: &'static str,
    /// Of guidance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceBody>,
}

/// A public table.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SourceBody {
    pub name: &'static str,
    pub address: &'static str,
}

/// How many values stand where.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SummaryBody {
    pub found: usize,
    pub within: usize,
    pub below: usize,
    pub above: usize,
    pub within_guidance: usize,
    pub outside_guidance: usize,
    pub not_compared: usize,
    /// Lines that seem to have a value and are not certain.
    pub unread: u32,
}

/// That a doctor has looked at it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ReviewBody {
    pub doctor_id: UserId,
    pub doctor_name: String,
    #[schema(format = "date-time")]
    pub at: String,
    pub comment: Option<String>,
}

/// What a doctor says.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct ReviewInput {
    /// Up to 2,000 characters.
    #[serde(default)]
    pub comment: Option<String>,
}

impl ReadingBody {
    pub fn of(opened: &Opened, zone: &HospitalZone) -> Self {
        let person = opened.person;
        let reading = opened.reading.as_ref();
        let tally = reading.map(|reading| Tally::of(reading, person)).unwrap_or_default();
        Self {
            report_id: opened.report.report_id,
            state: reading.map_or(ReadingState::Waiting, |reading| reading.state),
            why: reading.and_then(|reading| reading.why),
            values: reading.iter().flat_map(|reading| &reading.values).map(|found| ValueBody::of(&judge(found, person))).collect(),
            summary: SummaryBody::of(tally, reading.map_or(0, |reading| reading.unread)),
            cut: reading.is_some_and(|reading| reading.cut),
            disclaimer: DISCLAIMER,
            reviews: reading.iter().flat_map(|reading| &reading.reviews).map(|review| ReviewBody::of(review, zone)).collect(),
        }
    }
}

impl ValueBody {
    fn of(judged: &Judged<'_>) -> Self {
        let found = judged.found;
        Self {
            name: found.analyte.clone(),
            printed: found.printed.clone(),
            value: found.value.to_string(),
            unit: found.unit.clone(),
            page: found.page,
            range: judged.range.map(|(range, origin)| RangeBody::of(range, origin)),
            compared: word_of(judged.standing),
        }
    }
}

impl RangeBody {
    fn of(range: Interval, origin: Origin) -> Self {
        let (from, source) = match origin {
            Origin::Report => ("report", None),
            Origin::Guidance(source) => ("guidance", Some(SourceBody { name: source.name(), address: source.address() })),
        };
        Self { low: range.low.map(Into::into), high: range.high.map(Into::into), from, source }
    }
}

impl SummaryBody {
    const fn of(tally: Tally, unread: u32) -> Self {
        Self {
            found: tally.found,
            within: tally.within,
            below: tally.below,
            above: tally.above,
            within_guidance: tally.guided,
            outside_guidance: tally.guided_outside,
            not_compared: tally.unknown,
            unread,
        }
    }
}

impl ReviewBody {
    fn of(review: &Review, zone: &HospitalZone) -> Self {
        Self {
            doctor_id: review.doctor_id,
            doctor_name: review.doctor_name.clone(),
            at: zone.rfc3339(review.at),
            comment: review.comment.as_ref().map(|comment| comment.expose().clone()),
        }
    }
}
