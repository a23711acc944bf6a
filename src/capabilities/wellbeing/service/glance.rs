//! A patient at a glance, for a doctor who has them in care (F10): who it is, what they say of themselves, what was written, measured
//! and felt of late, and when they come again. One entry of the trail tells of all of it.

use super::timeline::{CHARTED, TREND};
use super::{Trends, Wellbeing, WellbeingError};
use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::access::role::Role;
use crate::capabilities::appointments::model::VisitLine;
use crate::capabilities::records::model::{Background, ClinicalReader, RecordLine, Whose};
use crate::capabilities::records::service::reading;
use crate::capabilities::reports::model::Report;
use crate::capabilities::wellbeing::model::{Lately, MoodReader, Sharing, Sources};
use crate::capabilities::wellbeing::store;
use crate::identity::accounts::{Account, profile_key};
use crate::primitives::ids::{RecordId, UserId};
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item};
use crate::storage::tables::Table;

/// Records, reports and days of the mood log on the page.
const LAST_RECORDS: usize = 5;
const LAST_REPORTS: usize = 5;
const LAST_MOODS: usize = 30;

/// Rows of all kinds that are looked for at once: a diary kept twice a day for 90 days, and as many papers again as most patients have.
const AT_ONCE: usize = 300;

/// What the doctor sees.
#[derive(Debug, Clone)]
pub struct Glance {
    pub patient: Account,
    pub background: Option<Background>,
    /// The newest.
    pub records: Vec<RecordLine>,
    /// The newest.
    pub reports: Vec<Report>,
    pub trends: Trends,
    /// Whether the patient lets this doctor read the mood log.
    pub with_mood: bool,
    /// With this doctor, still to come or under way, soonest first.
    pub visits: Vec<VisitLine>,
}

impl Wellbeing {
    /// A patient at a glance, for a doctor who may read the patient's records. `written` is a record that the doctor comes from: it is read
    /// as last written, since the index may lag it by a moment.
    ///
    /// With the patient in care four calls: a query for the visits, a read of the likeliest of them with who the patient is, and then
    /// an entry of the trail and one query side by side. A query more for each kind that did not fit into that one (`lately`), or
    /// where the patient has more than a hundred visits of a year and to come. Where that visit does not put the patient into care the
    /// way is that of every other page: two queries and reads more.
    pub async fn glance(
        &self,
        grant: &Granted<ReadRecords>,
        patient: UserId,
        written: Option<RecordId>,
    ) -> Result<(ClinicalReader, Glance), WellbeingError> {
        let visits = if grant.role() == Role::Doctor { Some(self.appointments.with(grant, patient).await?) } else { None };
        let written = written.map(|record| Key::two(Table::Records, patient, RecordLine::item_of(record)));
        let keys: Vec<Key> = [profile_key(patient), store::switch_key(patient, grant.id())].into_iter().chain(written).collect();
        let likely = visits.as_ref().and_then(|visits| visits.likely);
        let held = match likely {
            Some(visit) => Box::pin(self.records.in_care_by(grant, patient, visit, &keys)).await?, // the SDK's futures are large
            None => None,
        };
        let (reader, (background, rows)) = match held {
            Some(held) => held,
            None => {
                let reader = Box::pin(self.glance_reader(grant, patient)).await?;
                let beside = self.records.background_and(&reader, &keys).await?;
                (reader, beside)
            }
        };
        let mut rows = rows.into_iter();
        let (person, switch) =
            (read::<Account>(Table::Users, rows.next().flatten())?, read::<Sharing>(Table::Records, rows.next().flatten())?);
        let written = read::<RecordLine>(Table::Records, rows.next().flatten())?;
        let patient = person.ok_or(WellbeingError::NotFound)?;
        // A switch lets a doctor read who has the patient in care; an emergency opens no mood log.
        let mood = MoodReader::of(&reader, switch.filter(|_| reader.care().is_some()).as_ref());
        let open = visits.and_then(|visits| visits.open);
        let deed = reading(&reader, "patient.overview").on(reader.patient());
        let lists = async { tokio::try_join!(Box::pin(self.lately(&reader, mood.as_ref())), Box::pin(self.open_with(&reader, open))) };
        let (lately, visits) = self.records.in_the_trail(deed, lists).await?;
        let Lately { mut records, reports, vitals, moods, .. } = lately;
        among(&mut records, written);
        let trends = self.trends(&Sources { vitals, mood: moods, ..Sources::default() }, self.ground.clock.now());
        let glance = Glance { patient, background, records, reports, trends, with_mood: mood.is_some(), visits };
        Ok((reader, glance))
    }

    /// Whether the caller may see a patient at a glance: a doctor who may read the patient's records.
    async fn glance_reader(&self, grant: &Granted<ReadRecords>, patient: UserId) -> Result<ClinicalReader, WellbeingError> {
        let reader = self.records.reader(grant, Whose::Of(patient), "patient.overview").await?;
        if grant.role() == Role::Doctor { Ok(reader) } else { Err(WellbeingError::NotFound) }
    }

    /// What is new, of every kind as many as the page shows. One query, and one more for each kind that others crowded out of it.
    async fn lately(&self, reader: &ClinicalReader, mood: Option<&MoodReader>) -> Result<Lately, StorageError> {
        let mut lately = self.store.lately(reader, mood, after(self.ground.clock.now(), -TREND), AT_ONCE).await?;
        let (diary, records) = (lately.has_all_of_the_diary(), lately.has_enough(lately.records.len(), LAST_RECORDS));
        let reports = lately.has_enough(lately.reports.len(), LAST_REPORTS);
        let records = async { if records { Ok(None) } else { self.records.newest(reader, None, LAST_RECORDS).await.map(Some) } };
        let reports = async { if reports { Ok(None) } else { self.reports.newest(reader, None, LAST_REPORTS).await.map(Some) } };
        let vitals = async { if diary { Ok(None) } else { self.store.vitals(reader, None, CHARTED).await.map(Some) } };
        let moods = async {
            match mood.filter(|_| !diary) {
                Some(mood) => self.store.moods(mood, None, LAST_MOODS).await.map(Some),
                None => Ok(None),
            }
        };
        let (records, reports, vitals, moods) = tokio::try_join!(Box::pin(records), Box::pin(reports), Box::pin(vitals), Box::pin(moods))?;
        instead(&mut lately.records, records.map(|listed| listed.items), LAST_RECORDS);
        instead(&mut lately.reports, reports.map(|listed| listed.items), LAST_REPORTS);
        instead(&mut lately.vitals, vitals.map(|listed| listed.items), CHARTED);
        instead(&mut lately.moods, moods.map(|listed| listed.items), LAST_MOODS);
        Ok(lately)
    }

    async fn open_with(&self, reader: &ClinicalReader, found: Option<Vec<VisitLine>>) -> Result<Vec<VisitLine>, StorageError> {
        match found {
            Some(found) => Ok(found),
            None => self.appointments.open_with(reader.grant(), reader.patient()).await,
        }
    }
}

/// What was asked for apart in the place of what was found, and no more than are shown.
fn instead<T>(found: &mut Vec<T>, apart: Option<Vec<T>>, most: usize) {
    if let Some(apart) = apart {
        *found = apart;
    }
    found.truncate(most);
}

/// What was just written in its place, whatever the index knows of it.
fn among(records: &mut Vec<RecordLine>, written: Option<RecordLine>) {
    let Some(written) = written else { return };
    records.retain(|line| line.record_id != written.record_id);
    let place = records.partition_point(|line| line.record_id > written.record_id);
    records.insert(place, written);
    records.truncate(LAST_RECORDS);
}

fn read<T: serde::de::DeserializeOwned>(table: Table, row: Option<Item>) -> Result<Option<T>, StorageError> {
    row.map(|row| from_item(table, row)).transpose()
}
