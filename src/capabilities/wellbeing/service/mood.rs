//! The mood log (F52): one entry a day, changed and removed by the patient alone, read by whoever the switch lets.

use jiff::civil::Date;

use super::{ROUNDS, Wellbeing, WellbeingError};
use crate::access::grant::Granted;
use crate::access::permissions::{KeepHealthNotes, ReadRecords};
use crate::capabilities::records::model::{ClinicalReader, Whose};
use crate::capabilities::records::service::reading;
use crate::capabilities::wellbeing::model::{Mood, MoodReader, NewMood, day_to_log, mood_version};
use crate::capabilities::wellbeing::store;
use crate::identity::accounts::is_not_closed;
use crate::identity::audit::Deed;
use crate::storage::error::StorageError;

/// The most days of one answer: a year and a day.
pub const MOST_DAYS: usize = 366;

impl Wellbeing {
    /// A patient's mood log from a date to a date, oldest first. Audit entry and one query side by side; for a doctor a
    /// query and two reads before that.
    pub async fn moods(&self, grant: &Granted<ReadRecords>, whose: Whose, days: (Date, Date)) -> Result<Vec<Mood>, WellbeingError> {
        let reader = self.records.reader(grant, whose, "mood.read").await?;
        let deed = reading(&reader, "mood.read").on(reader.patient());
        let Some(moods) = self.mood_reader(&reader).await? else {
            // For the trail, this doctor tried: for them, there is no such log.
            self.ground.audit.write(&self.ground.storage, deed.denied()).await?;
            return Err(WellbeingError::NotFound);
        };
        Ok(self.records.in_the_trail(deed, self.store.moods_between(&moods, days, MOST_DAYS)).await?)
    }

    /// Whether a reader of the records may read the mood log too: by their switch, as last written.
    pub(super) async fn mood_reader(&self, reader: &ClinicalReader) -> Result<Option<MoodReader>, StorageError> {
        let switch = match reader.care() {
            None => None,
            Some(_) => self.store.switch(reader.patient(), reader.grant().id()).await?,
        };
        Ok(MoodReader::of(reader, switch.as_ref()))
    }

    /// One day of one's own log; `None` where nothing was written. A read and an audit entry side by side.
    pub async fn mood(&self, grant: &Granted<KeepHealthNotes>, date: Date) -> Result<Option<Mood>, WellbeingError> {
        let deed = Deed::by(grant, "mood.read").about(grant.id()).on(date);
        Ok(self.records.in_the_trail(deed, self.store.mood(grant.id(), date)).await?)
    }

    /// Writes a day, if it still has the version `seen`: 0 for none, `None` for whatever stands there. Saying again what
    /// stands there is no change. One read, one transaction.
    pub async fn write_mood(
        &self,
        grant: &Granted<KeepHealthNotes>,
        date: Date,
        new: &NewMood,
        seen: Option<u32>,
    ) -> Result<Mood, WellbeingError> {
        let date = day_to_log(date, self.today())?;
        for _ in 0..ROUNDS {
            let present = self.store.mood(grant.id(), date).await?;
            if let Some(present) = present.clone().filter(|present| present.says(new)) {
                return Ok(present);
            }
            let version = mood_version(present.as_ref());
            if seen.is_some_and(|seen| seen != version) {
                return Err(WellbeingError::Stale);
            }
            let NewMood { level, note } = new.clone();
            let (item, written_at) = (Mood::item_of(date), self.ground.clock.now());
            let mood = Mood { patient_id: grant.id(), item, date, level, note, version: version + 1, written_at };
            let deed = self.deed(grant, "mood.write", date)?;
            if self.written(vec![store::put_mood(&mood, version)?, is_not_closed(grant.id()), deed]).await? {
                return Ok(mood);
            }
        }
        Err(StorageError::Unavailable("a day many windows write".to_owned()).into())
    }

    /// Removes a day; nothing happens where nothing was written. One read, one transaction.
    pub async fn remove_mood(&self, grant: &Granted<KeepHealthNotes>, date: Date) -> Result<(), WellbeingError> {
        for _ in 0..ROUNDS {
            let Some(read) = self.store.mood(grant.id(), date).await? else { return Ok(()) };
            if self.written(vec![store::remove_mood(&read), self.deed(grant, "mood.remove", date)?]).await? {
                return Ok(());
            }
        }
        Err(StorageError::Unavailable("a day many windows write".to_owned()).into())
    }
}
