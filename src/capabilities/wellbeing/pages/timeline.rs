//! The timeline as a page: the patient's own, or that of a patient in the doctor's care.

use axum::response::Html;
use serde::Deserialize;

use super::super::model::{Entry, Kind, Place};
use super::super::service::Timeline;
use super::super::views::timeline::{self as view, Choice, DayOfTimeline, TimelinePage};
use super::Diary;
use super::fill::Fill;
use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::capabilities::records::model::Whose;
use crate::primitives::ids::UserId;
use crate::web::cursor::Paging;
use crate::web::gate::Concealed;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::people::{ActingFor, PatientRead};
use crate::web::refusal::Refusal;

/// What it is narrowed to, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Narrowed {
    kind: String,
}

pub(super) async fn own(
    diary: Diary,
    Concealed(grant): Concealed<ReadRecords>,
    ApiQuery(narrowed): ApiQuery<Narrowed>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let view = diary.timeline(&grant, Whose::Mine, ["/timeline", "/records", "/reports"].map(str::to_owned), &narrowed, &paging).await?;
    page.render(&view)
}

pub(super) async fn show(
    diary: Diary,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath(patient): ApiPath<UserId>,
    ApiQuery(narrowed): ApiQuery<Narrowed>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let places = ["timeline", "records", "reports"].map(|part| format!("/patients/{patient}/{part}"));
    page.render(&diary.timeline(&grant, Whose::Of(patient), places, &narrowed, &paging).await?)
}

impl Diary {
    async fn timeline(
        &self,
        grant: &Granted<ReadRecords>,
        whose: Whose,
        [place, records, reports]: [String; 3],
        narrowed: &Narrowed,
        paging: &Paging,
    ) -> Result<TimelinePage, Refusal> {
        // A kind nobody knows narrows nothing: an old link still shows the timeline.
        let only = Kind::of(&narrowed.kind);
        let from: Option<Place> = paging.start()?;
        let read = Box::pin(self.wellbeing.timeline(grant, whose, only, from, paging.limit().get())); // the SDK's futures are large
        let Timeline { reader, page, trends, with_mood } = read.await?;
        let things = [records, reports];
        let days = self.fill.days_of(&page.items, &things);
        let [records, _] = things;
        Ok(TimelinePage {
            patient: PatientRead::by(&reader, &self.fill.zone, self.fill.now),
            acting: reader.carer().map(ActingFor::from),
            choices: choices(&place, only, with_mood),
            charts: trends.map(|trends| self.fill.charts(&trends)).unwrap_or_default(),
            days,
            older: paging.link(page.next.as_ref())?,
            newest: paging.beginning().map(str::to_owned),
            with_mood,
            narrowed: only.is_some(),
            place,
            records,
        })
    }
}

/// Everything, and each kind the reader may read.
fn choices(place: &str, only: Option<Kind>, with_mood: bool) -> Vec<Choice> {
    let kinds = Kind::ALL.into_iter().filter(|kind| with_mood || *kind != Kind::Mood).map(Some);
    let choice = |kind: Option<Kind>| Choice {
        href: kind.map_or_else(|| place.to_owned(), |kind| format!("{place}?kind={}", kind.word())),
        chosen: kind == only,
        kind,
    };
    std::iter::once(None).chain(kinds).map(choice).collect()
}

impl Fill {
    /// Entries by the days they stand on, in their own order. `places`: where records and reports are.
    fn days_of(&self, entries: &[Entry], places: &[String; 2]) -> Vec<DayOfTimeline> {
        let mut days: Vec<DayOfTimeline> = Vec::new();
        for entry in entries {
            let day = self.when(entry.at(&self.zone)).day;
            let shown = self.entry(entry, places);
            match days.last_mut() {
                Some(last) if last.day == day => last.entries.push(shown),
                _ => days.push(DayOfTimeline { day, entries: vec![shown] }),
            }
        }
        days
    }

    fn entry(&self, entry: &Entry, [records, reports]: &[String; 2]) -> view::Entry {
        match entry {
            Entry::Visit(line) => view::Entry::Visit {
                start: self.when(line.visit_start),
                doctor_name: line.doctor_name.clone(),
                diagnosis: line.diagnosis.expose().clone(),
                href: format!("{records}/{}", line.record_id),
            },
            Entry::Report(report) => view::Entry::Report {
                at: self.when(report.created_at),
                name: report.file_name.expose().to_owned(),
                state: report.state,
                href: format!("{reports}/{}", report.report_id),
            },
            Entry::Vital(vital) => view::Entry::Vital { line: self.vital(vital) },
            Entry::Mood(mood) => view::Entry::Mood { line: self.mood(mood) },
        }
    }
}
