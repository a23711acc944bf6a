//! `caredesk job seal-audit`: the next seals over the audit trail. `identity::seals` says which entry is in which.
//!
//! Every 15 minutes on a server, on a schedule under Lambda, one at a time by lease. It goes on where the last seal ended,
//! however long ago that was, and a run that finds nothing new seals nothing; a border never stays behind for more than
//! a day, though. What the index does not show yet is covered by the next run.

use std::collections::HashSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::steps;
use crate::app::App;
use crate::identity::audit::Audit;
use crate::identity::seals::{Cabinet, CabinetError, Cover, Seal, Sealed, YOUNG};
use crate::primitives::ids::AuditEntryId;
use crate::primitives::time::{Clock, after};
use crate::storage::Storage;
use crate::storage::item::{Item, Key};
use crate::storage::lease::Lease;
use crate::storage::query::{Query, Sort};
use crate::storage::tables::{AUDIT_OF_DAY, Table};

/// Entries of one seal: what is more goes into the next one of the same run.
const MOST: usize = 2_000;
/// Entries asked of the index, and read, at a time.
const PAGE: usize = 100;
/// How far back the first seal of a house looks, in seconds: 400 days.
const FIRST: i64 = 400 * 24 * 60 * 60;
/// A seal is made at least so often, also over nothing, in seconds.
const SIGN_OF_LIFE: i64 = 24 * 60 * 60;

/// What one run came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// Another process is sealing.
    pub busy: bool,
    /// Seals made.
    pub seals: usize,
    /// Entries in them.
    pub entries: usize,
    /// The newest seal and its digest: worth writing down elsewhere.
    pub last: Option<(u64, String)>,
}

/// Seals one installation's trail. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Sealer {
    storage: Storage,
    cabinet: Cabinet,
    clock: Clock,
    owner: String,
}

/// A seal that is being filled.
struct Filling<'a> {
    lease: &'a mut Lease,
    run: Run,
    number: u64,
    previous: String,
    /// In a seal already.
    known: HashSet<AuditEntryId>,
    entries: Vec<Sealed>,
}

impl Sealer {
    /// Over an application; `owner` names this process in leases.
    #[must_use]
    pub fn of(app: &App, owner: impl Into<String>) -> Self {
        let ground = &app.ground;
        Self::new(ground.storage.clone(), app.seals.clone(), ground.clock.clone(), owner)
    }

    /// Over a store and its seals.
    #[must_use]
    pub fn new(storage: Storage, cabinet: Cabinet, clock: Clock, owner: impl Into<String>) -> Self {
        Self { storage, cabinet, clock, owner: owner.into() }
    }

    /// Makes every seal that is due.
    ///
    /// # Errors
    /// When the last seal is gone or changed, or something does not answer: the next run goes on from there.
    pub async fn run(&self) -> Result<Run, CabinetError> {
        self.reach_back(0).await
    }

    /// The same, also over what was written afterwards into the last so many seconds: by the demo, which has a past.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub async fn reach_back(&self, seconds: i64) -> Result<Run, CabinetError> {
        let Some(mut lease) = self.storage.take_lease("seal-audit", &self.owner, self.clock.now()).await? else {
            return Ok(Run { busy: true, ..Run::default() });
        };
        let sealed = self.seal(&mut lease, seconds).await;
        self.storage.give_back(&lease).await?;
        sealed
    }

    async fn seal(&self, lease: &mut Lease, reach: i64) -> Result<Run, CabinetError> {
        let now = self.clock.now();
        let until = after(now, -YOUNG);
        let last = self.cabinet.last().await?;
        let from = last.as_ref().map_or_else(|| after(now, -FIRST), |(seal, _)| seal.latest_excuse().min(after(now, -reach)));
        let behind = last.as_ref().is_some_and(|(seal, _)| after(seal.until, SIGN_OF_LIFE) <= until);
        let known = self.covered_since(from, last.as_ref().map(|(seal, _)| seal)).await?;
        let (number, previous) = last.map_or((0, String::new()), |(seal, digest)| (seal.number, digest));
        let mut filling = Filling { lease, run: Run::default(), number, previous, known, entries: Vec::new() };
        let mut day = Some(date(from));
        while let Some(date) = day.filter(|day| *day <= self::date(until)) {
            if !self.fill_from(date, (from, until), &mut filling).await? {
                return Ok(filling.run);
            }
            day = date.checked_add(1.day()).ok();
        }
        if !filling.entries.is_empty() || (behind && filling.run.seals == 0) {
            self.close(&mut filling, until).await?;
        }
        Ok(filling.run)
    }

    /// The ids in every seal that may hold entries made since a moment. One call for each of them.
    async fn covered_since(&self, from: Timestamp, last: Option<&Seal>) -> Result<HashSet<AuditEntryId>, CabinetError> {
        let mut known = HashSet::new();
        let mut seal = last.cloned();
        while let Some(one) = seal.take().filter(|seal| seal.until >= from) {
            known.extend(one.entries.iter().map(|(id, _)| *id));
            if one.number > 1 {
                let number = one.number - 1;
                seal = Some(self.cabinet.seal(number).await?.ok_or(CabinetError::Broken(number))?.0);
            }
        }
        Ok(known)
    }

    /// What of a UTC date is in no seal yet, in the order of ids; full seals are closed on the way. `false` when the lease
    /// was lost.
    async fn fill_from(&self, day: Date, (from, until): (Timestamp, Timestamp), filling: &mut Filling<'_>) -> Result<bool, CabinetError> {
        let between = Sort::Between(AuditEntryId::earliest(from).to_string(), AuditEntryId::earliest(until).to_string());
        let mut place = None;
        loop {
            let query = Query::index(Table::Audit, &AUDIT_OF_DAY, day).sort(between.clone()).limit(PAGE).after(place);
            let page = self.storage.query(query).await?;
            let keys: Vec<Key> = page.items.iter().filter_map(|row| Key::of(Table::Audit, row)).collect();
            let rows: Vec<Item> = self.storage.get_many(&keys).await?.into_iter().flatten().collect();
            let new = rows.iter().filter_map(Audit::fingerprint).filter(|(id, _)| !filling.known.contains(id));
            filling.entries.extend(new);
            steps::took(rows.len());
            if filling.entries.len() >= MOST
                && let Some((id, _)) = filling.entries.last()
            {
                let border = id.made_at();
                if !self.close(filling, border).await? {
                    return Ok(false);
                }
            }
            place = page.next;
            if place.is_none() {
                return Ok(true);
            }
        }
    }

    /// Makes the seal over what was gathered. `false` when the lease was lost: whoever has it now goes on.
    async fn close(&self, filling: &mut Filling<'_>, until: Timestamp) -> Result<bool, CabinetError> {
        let now = self.clock.now();
        if !self.storage.keep_lease(filling.lease, now).await? {
            return Ok(false);
        }
        let (number, entries) = (filling.number + 1, std::mem::take(&mut filling.entries));
        filling.known.extend(entries.iter().map(|(id, _)| *id));
        filling.run.entries += entries.len();
        let cover = Cover { number, at: now, until, entries, previous: std::mem::take(&mut filling.previous) };
        let seal = self.cabinet.sealing().seal(cover)?;
        let digest = self.cabinet.keep(&seal).await?;
        tracing::info!(number, entries = seal.count, digest, "the audit trail is sealed");
        (filling.number, filling.previous) = (number, digest.clone());
        filling.run.seals += 1;
        filling.run.last = Some((number, digest));
        Ok(true)
    }
}

fn date(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

impl Run {
    /// In one line.
    #[must_use]
    pub fn told(&self) -> String {
        match (self.busy, &self.last) {
            (true, _) => "another process is sealing".to_owned(),
            (false, None) => "nothing new to seal".to_owned(),
            (false, Some((number, digest))) => {
                format!("{} entries in {} seals; the last is number {number}, digest {digest}", self.entries, self.seals)
            }
        }
    }
}
