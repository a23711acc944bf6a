//! The administrator's side: by day, newest first, narrowed.
//!
//! The index of a UTC date shows enough of each entry to narrow by; what is about one person is asked of that person's
//! own partition. Only the entries that are shown are read whole, together with the names in them.

use std::collections::HashMap;

use jiff::tz::TimeZone;

use super::{AuditDesk, Found, Line};
use crate::access::grant::Granted;
use crate::access::permissions::{SeeAuditTrail, TakeAuditTrail};
use crate::capabilities::audit::model::{Act, Filter, Mark, act_of};
use crate::identity::accounts::Known;
use crate::identity::api_keys::ApiKeyStore;
use crate::identity::audit::{Deed, Entry};
use crate::primitives::ids::{ApiKeyId, AuditEntryId, UserId};
use crate::primitives::people::Email;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, from_item};
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{AUDIT_OF_DAY, Table};

/// Rows of the index that one answer looks at, at most.
const MOST_READ: usize = 1_000;
/// The same for a file.
const MOST_READ_FOR_FILE: usize = 100_000;
/// Rows asked for at a time.
const PAGE: usize = 250;
/// UTC dates that 31 days of the hospital can touch.
const MOST_DATES: usize = 33;
/// The most entries of one file.
pub const MOST_EXPORTED: usize = 10_000;

/// What became of taking the trail away.
#[derive(Debug)]
pub enum Export {
    /// Every entry that was asked for, newest first.
    Whole(Vec<Line>),
    /// More than one file holds.
    TooMuch,
}

impl AuditDesk {
    /// A page of the trail, newest first. Looking is an act itself: its entry is written side by side with the first
    /// query, and nothing is shown without it. Three calls, two in sequence, for up to 250 rows of one date; then half a
    /// read unit for each entry and each person shown.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn page(
        &self,
        grant: &Granted<SeeAuditTrail>,
        filter: &Filter,
        from: Option<AuditEntryId>,
        limit: usize,
    ) -> Result<Found<Line>, StorageError> {
        let deed = Deed::by(grant, "audit.read").on(filter.told());
        let entry = self.ground.audit.write(&self.ground.storage, deed);
        let (found, ()) = tokio::try_join!(self.walk(filter, from, limit, MOST_READ), entry)?;
        Ok(Found { items: self.lines(&found.items).await?, next: found.next })
    }

    /// Everything that was asked for, to be taken away as a file. Its entry is written before anything is answered.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn export(&self, grant: &Granted<TakeAuditTrail>, filter: &Filter) -> Result<Export, StorageError> {
        let found = self.walk(filter, None, MOST_EXPORTED, MOST_READ_FOR_FILE).await?;
        if found.next.is_some() {
            return Ok(Export::TooMuch);
        }
        let lines = self.lines(&found.items).await?;
        let deed = Deed::by(grant, "audit.export").on(format!("{} entries={}", filter.told(), lines.len()));
        self.ground.audit.write(&self.ground.storage, deed).await?;
        Ok(Export::Whole(lines))
    }

    /// Whose an address of mail is, for narrowing by a person. Access: key, 1 read unit.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn person_at(&self, _: &Granted<SeeAuditTrail>, address: &Email) -> Result<Option<UserId>, StorageError> {
        self.accounts.owner(address).await
    }

    /// The keys of the entries that are shown, newest first.
    async fn walk(&self, filter: &Filter, from: Option<AuditEntryId>, limit: usize, most_read: usize) -> Result<Found<Key>, StorageError> {
        let upper = from.unwrap_or_else(|| AuditEntryId::earliest(filter.within.end));
        let lower = AuditEntryId::earliest(filter.within.start);
        let mut found = Found { items: Vec::new(), next: None };
        let mut looked = 0;
        for partition in partitions(filter, upper) {
            let mut place = None;
            loop {
                let between = Sort::Between(lower.to_string(), upper.to_string());
                let page = self.ground.storage.query(partition.clone().sort(between).newest_first().limit(PAGE).after(place)).await?;
                for row in &page.items {
                    // Both ends belong to the question; the upper one was shown before.
                    let Some(seen) = Seen::of(row).filter(|seen| seen.id < upper) else { continue };
                    if found.items.len() == limit || looked == most_read {
                        return Ok(found);
                    }
                    looked += 1;
                    found.next = Some(seen.id);
                    found.items.extend(filter.shows(seen.mark).then(|| Key::of(Table::Audit, row)).flatten());
                }
                place = page.next;
                if place.is_none() {
                    break;
                }
            }
        }
        Ok(Found { next: None, ..found })
    }

    /// Entries whole, with the names in them: one call for up to 100 keys, and one more where programs acted.
    async fn lines(&self, keys: &[Key]) -> Result<Vec<Line>, StorageError> {
        let mut lines = Vec::new();
        for keys in keys.chunks(100) {
            let entries = self.ground.storage.get_many_relaxed(keys).await?.into_iter().flatten();
            // A row that cannot be read is for `verify` to name; here it is passed over.
            let entries: Vec<Entry> = entries.filter_map(|row| from_item(Table::Audit, row).ok()).collect();
            let people = entries.iter().flat_map(|entry| [&entry.actor_id, &entry.subject_id]).filter_map(|id| id.parse().ok());
            let keys = entries.iter().filter_map(|entry| entry.actor_id.parse().ok());
            let programs = ApiKeyStore::new(self.ground.storage.clone());
            let (names, keys) = tokio::try_join!(self.accounts.names(people), programs.names(keys))?;
            lines.extend(entries.into_iter().map(|entry| line(entry, &names, &keys)));
        }
        Ok(lines)
    }
}

/// Without a reason that may name an illness: no administrator reads those words.
fn line(mut entry: Entry, names: &HashMap<UserId, Known>, keys: &HashMap<ApiKeyId, String>) -> Line {
    if act_of(&entry.what).is_some_and(Act::has_a_clinical_reason) {
        entry.reason = None;
    }
    let known = |id: &str| id.parse().ok().and_then(|id: UserId| names.get(&id).cloned());
    let program = entry.actor_id.parse().ok().and_then(|id: ApiKeyId| keys.get(&id).cloned());
    Line { actor: known(&entry.actor_id), program, subject: known(&entry.subject_id), entry }
}

/// Where to ask, newest first.
fn partitions(filter: &Filter, upper: AuditEntryId) -> Vec<Query> {
    if let Some(subject) = filter.subject {
        return vec![Query::table(Table::Audit, subject).relaxed()];
    }
    let date = |at: jiff::Timestamp| at.to_zoned(TimeZone::UTC).date();
    let (first, last) = (date(filter.within.start), date(filter.within.end.min(upper.made_at())));
    let days = std::iter::successors(Some(last), |day| day.yesterday().ok()).take_while(move |day| *day >= first);
    days.take(MOST_DATES).map(|day| Query::index(Table::Audit, &AUDIT_OF_DAY, day)).collect()
}

/// What the index shows of an entry.
struct Seen<'a> {
    id: AuditEntryId,
    mark: Mark<'a>,
}

impl<'a> Seen<'a> {
    fn of(row: &'a Item) -> Option<Self> {
        let word = |name: &str| row.get(name).and_then(|value| value.as_s().ok()).map(String::as_str);
        let (actor, subject) = (word("actor_id").unwrap_or_default(), word("subject_id").unwrap_or_default());
        let mark = Mark { actor, subject, what: word("what").unwrap_or_default(), denied: word("decision") == Some("denied") };
        Some(Self { id: word("entry_id")?.parse().ok()?, mark })
    }
}
