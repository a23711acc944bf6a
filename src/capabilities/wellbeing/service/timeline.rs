//! Reading the timeline (F42): one entry of the trail, then every list side by side.

use jiff::Timestamp;

use super::{Wellbeing, WellbeingError};
use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::capabilities::records::model::{ClinicalReader, Whose};
use crate::capabilities::records::service::reading;
use crate::capabilities::wellbeing::model::{Entry, Kind, Mood, MoodReader, Place, Sources, Vital, merge};
use crate::primitives::page::Listed;
use crate::primitives::time::after;
use crate::storage::error::StorageError;

/// Rows read for the first page, whose charts show more than its list.
pub(super) const CHARTED: usize = 100;
/// How far back charts of measurements reach, in seconds: 90 days.
pub(super) const TREND: i64 = 90 * 24 * 60 * 60;
/// Days on the chart of moods.
const MOOD_DAYS: i64 = 30;

/// A page of a patient's timeline.
#[derive(Debug, Clone)]
pub struct Timeline {
    pub reader: ClinicalReader,
    pub page: Listed<Entry, Place>,
    /// On the first page only.
    pub trends: Option<Trends>,
    /// Whether the reader may read the mood log: what they may not read is not mentioned to them.
    pub with_mood: bool,
}

/// What the charts show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trends {
    /// The last 90 days, oldest first, at most a hundred.
    pub vitals: Vec<Vital>,
    /// The last 30 days, oldest first.
    pub moods: Vec<Mood>,
}

impl Wellbeing {
    /// A page of the timeline, newest first; of one kind, or of everything. One query for each kind and one audit entry, side by
    /// side; for a doctor a query and two reads before that.
    pub async fn timeline(
        &self,
        grant: &Granted<ReadRecords>,
        whose: Whose,
        only: Option<Kind>,
        from: Option<Place>,
        limit: usize,
    ) -> Result<Timeline, WellbeingError> {
        let reader = self.records.reader(grant, whose, "timeline.read").await?;
        let moods = self.mood_reader(&reader).await?;
        let deed = reading(&reader, "timeline.read").on(reader.patient());
        let place = from.unwrap_or_default();
        let charted = if from.is_none() { CHARTED.max(limit) } else { limit };
        let sources = self.sources(&reader, moods.as_ref(), only, place, (limit, charted));
        let sources = self.records.in_the_trail(deed, Box::pin(sources)).await?;
        let now = self.ground.clock.now();
        let trends = from.is_none().then(|| self.trends(&sources, now));
        let page = merge(sources, place, limit, &self.settings.now().zone);
        Ok(Timeline { reader, page, trends, with_mood: moods.is_some() })
    }

    /// The next rows of every list that is wanted and that the reader may read; of those with a chart more than a page holds.
    async fn sources(
        &self,
        reader: &ClinicalReader,
        moods: Option<&MoodReader>,
        only: Option<Kind>,
        place: Place,
        (limit, charted): (usize, usize),
    ) -> Result<Sources, StorageError> {
        let wanted = |kind: Kind| only.is_none_or(|only| only == kind);
        let visits = async { if wanted(Kind::Visits) { self.records.newest(reader, place.visits, limit).await } else { Ok(nothing()) } };
        let reports = async { if wanted(Kind::Reports) { self.reports.newest(reader, place.reports, limit).await } else { Ok(nothing()) } };
        let vitals = async { if wanted(Kind::Vitals) { self.store.vitals(reader, place.vitals, charted).await } else { Ok(nothing()) } };
        let moods = async {
            match moods.filter(|_| wanted(Kind::Mood)) {
                Some(moods) => self.store.moods(moods, place.mood, charted).await,
                None => Ok(nothing()),
            }
        };
        // The SDK's futures are large.
        let (visits, reports, vitals, mood) = tokio::try_join!(Box::pin(visits), Box::pin(reports), Box::pin(vitals), Box::pin(moods))?;
        let more = visits.next.is_some() || reports.next.is_some() || vitals.next.is_some() || mood.next.is_some();
        Ok(Sources { visits: visits.items, reports: reports.items, vitals: vitals.items, mood: mood.items, more })
    }

    pub(super) fn trends(&self, sources: &Sources, now: Timestamp) -> Trends {
        let from = after(now, -TREND);
        let first = self.today().saturating_sub(jiff::ToSpan::days(MOOD_DAYS - 1));
        let vitals = sources.vitals.iter().filter(|vital| vital.taken_at >= from).rev().cloned().collect();
        let moods = sources.mood.iter().filter(|mood| mood.date >= first).rev().cloned().collect();
        Trends { vitals, moods }
    }
}

const fn nothing<T, K>() -> Listed<T, K> {
    Listed { items: Vec::new(), next: None }
}
