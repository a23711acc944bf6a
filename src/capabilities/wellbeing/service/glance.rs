//! A patient at a glance, for a doctor who has them in care (F10): who it is, what they say of themselves, what was written, measured
//! and felt of late, and when they come again. One entry of the trail tells of all of it.

use super::timeline::CHARTED;
use super::{Trends, Wellbeing, WellbeingError};
use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::access::role::Role;
use crate::capabilities::appointments::model::VisitLine;
use crate::capabilities::records::model::{Background, ClinicalReader, RecordLine, Whose};
use crate::capabilities::records::service::reading;
use crate::capabilities::reports::model::Report;
use crate::capabilities::wellbeing::model::{Mood, MoodReader, Sharing, Sources};
use crate::capabilities::wellbeing::store;
use crate::identity::accounts::{Account, profile_key};
use crate::primitives::ids::{RecordId, UserId};
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, from_item};
use crate::storage::tables::Table;

/// Records, reports and days of the mood log on the page.
const LAST_RECORDS: usize = 5;
const LAST_REPORTS: usize = 5;
const LAST_MOODS: usize = 30;

/// What the doctor sees.
#[derive(Debug, Clone)]
pub struct Glance {
    pub patient: Account,
    pub background: Option<Background>,
    /// The newest.
    pub records: Listed<RecordLine, RecordId>,
    /// The newest.
    pub reports: Vec<Report>,
    pub trends: Trends,
    /// Whether the patient lets this doctor read the mood log.
    pub with_mood: bool,
    /// With this doctor, still to come or under way, soonest first.
    pub visits: Vec<VisitLine>,
}

/// The person, what they say of themselves, and their mood where this doctor may read it.
struct Person {
    patient: Account,
    background: Option<Background>,
    moods: Option<Vec<Mood>>,
}

impl Wellbeing {
    /// Whether the caller may see a patient at a glance: a doctor who may read the patient's records. A query and a read.
    pub async fn glance_reader(&self, grant: &Granted<ReadRecords>, patient: UserId) -> Result<ClinicalReader, WellbeingError> {
        let reader = self.records.reader(grant, Whose::Of(patient), "patient.overview").await?;
        if grant.role() == Role::Doctor { Ok(reader) } else { Err(WellbeingError::NotFound) }
    }

    /// A patient at a glance. An entry of the trail, four queries and one read side by side, and one query more where the mood
    /// log is open to the doctor.
    pub async fn glance(&self, reader: &ClinicalReader) -> Result<Glance, WellbeingError> {
        let deed = reading(reader, "patient.overview").on(reader.patient());
        let lists = async {
            // The SDK's futures are large.
            tokio::try_join!(
                Box::pin(self.person(reader)),
                Box::pin(self.records.newest(reader, None, LAST_RECORDS)),
                Box::pin(self.reports.newest(reader, None, LAST_REPORTS)),
                Box::pin(self.store.vitals(reader, None, CHARTED)),
                Box::pin(self.appointments.open_with(reader.grant(), reader.patient()))
            )
        };
        let (person, records, reports, vitals, visits) = self.records.in_the_trail(deed, lists).await?;
        let Person { patient, background, moods } = person.ok_or(WellbeingError::NotFound)?;
        let with_mood = moods.is_some();
        let sources = Sources { vitals: vitals.items, mood: moods.unwrap_or_default(), ..Sources::default() };
        let trends = self.trends(&sources, self.ground.clock.now());
        Ok(Glance { patient, background, records, reports: reports.items, trends, with_mood, visits })
    }

    async fn person(&self, reader: &ClinicalReader) -> Result<Option<Person>, StorageError> {
        let keys = [profile_key(reader.patient()), store::switch_key(reader.patient(), reader.grant().id())];
        let (background, rows) = self.records.background_and(reader, &keys).await?;
        let mut rows = rows.into_iter();
        let (patient, switch) =
            (read::<Account>(Table::Users, rows.next().flatten())?, read::<Sharing>(Table::Records, rows.next().flatten())?);
        // A switch lets a doctor read who has the patient in care; an emergency opens no mood log.
        let switch = switch.filter(|_| reader.care().is_some());
        let Some(patient) = patient else { return Ok(None) };
        let moods = match MoodReader::of(reader, switch.as_ref()) {
            Some(mood) => Some(self.store.moods(&mood, None, LAST_MOODS).await?.items),
            None => None,
        };
        Ok(Some(Person { patient, background, moods }))
    }
}

fn read<T: serde::de::DeserializeOwned>(table: Table, row: Option<Item>) -> Result<Option<T>, StorageError> {
    row.map(|row| from_item(table, row)).transpose()
}
