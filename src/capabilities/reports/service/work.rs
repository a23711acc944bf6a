//! The house's own work on reports: a look inside what arrived, an end to what never did, and sweeping.
//!
//! Every line of the list can be worked on twice, by two servers, or be broken off anywhere: the row's state decides, what
//! is written is the same each time, and a line leaves the list together with what it was for. Files are taken up first (`tries`).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::tries::Undecided;
use super::{ReportError, Reports, news_of};
use crate::capabilities::readings::model::Reading;
use crate::capabilities::reports::model::inspect::{Bounds, LARGEST_ANSWER, Looked, heard, look};
use crate::capabilities::reports::model::{Kind, Report, State, Task, Why, Work, sha256_of};
use crate::capabilities::reports::store;
use crate::events::catalogue::Event;
use crate::files::scanner::Verdict;
use crate::files::uploads::Fetched;
use crate::identity::audit::Deed;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// Lines worked on in one go.
const AT_ONCE: usize = 25;
/// What takes away instead of looking inside.
const REAPED: [Task; 2] = [Task::Expire, Task::Sweep];
/// What has arrived, or is to be read anew.
const LOOKED_INTO: [Task; 2] = [Task::Check, Task::Read];

/// What one round came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Worked {
    pub available: usize,
    pub rejected: usize,
    /// Nobody could look yet.
    pub waiting: usize,
    /// Announced and never sent.
    pub expired: usize,
    pub swept: usize,
    /// Read anew, because somebody asked.
    pub read: usize,
}

impl Worked {
    /// Whether nothing was due.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl Reports {
    /// Does what is due by now, once. One query; then for each line what it takes. A line that fails is put off, so that it keeps no
    /// other waiting.
    pub async fn work(&self) -> Result<Worked, ReportError> {
        self.work_on(self.store.due(self.ground.clock.now(), AT_ONCE).await?, || false).await
    }

    /// The same of what has arrived, or is to be read anew: a look inside. No file is begun once it `is_over`: the next round has the rest.
    pub async fn check_due(&self, is_over: impl Fn() -> bool + Send) -> Result<Worked, ReportError> {
        self.work_on(self.store.due_of(&LOOKED_INTO, self.ground.clock.now(), AT_ONCE).await?, is_over).await
    }

    /// The same of what never arrived and what nobody needs any more: it goes.
    pub async fn reap_due(&self) -> Result<Worked, ReportError> {
        self.work_on(self.store.due_of(&REAPED, self.ground.clock.now(), AT_ONCE).await?, || false).await
    }

    /// Whether anything is to go by now. One query, more where much waits to be looked at.
    pub async fn has_to_reap(&self) -> Result<bool, ReportError> {
        Ok(!self.store.due_of(&REAPED, self.ground.clock.now(), 1).await?.is_empty())
    }

    async fn work_on(&self, due: Vec<Work>, is_over: impl Fn() -> bool + Send) -> Result<Worked, ReportError> {
        let mut worked = Worked::default();
        for mut work in due {
            if is_over() {
                break;
            }
            if let Err(error) = self.one(&mut work, &mut worked).await {
                tracing::warn!(report = %work.report_id, %error, "work on a report is put off");
                worked.waiting += 1;
                self.put_off(&work, Undecided::NotLooked).await?;
            }
        }
        Ok(worked)
    }

    /// Works on one line, which is where it was afterwards, or where it was moved to.
    async fn one(&self, work: &mut Work, worked: &mut Worked) -> Result<(), ReportError> {
        match work.task {
            Task::Expire => worked.expired += usize::from(self.expire(work).await?),
            Task::Read => worked.read += usize::from(self.read_anew(work).await?),
            Task::Sweep => worked.swept += usize::from(self.sweep(work).await?),
            Task::Check => match self.check(work).await? {
                Some(State::Available) => worked.available += 1,
                Some(State::Rejected) => worked.rejected += 1,
                Some(_) => worked.waiting += 1,
                None => {}
            },
        }
        Ok(())
    }

    /// Takes away a report whose file nobody completed in time.
    async fn expire(&self, work: &Work) -> Result<bool, ReportError> {
        let Some(report) = self.in_state(work).await? else { return Ok(false) };
        let mut transaction = Transaction::new();
        transaction.add((), store::remove(&report)?);
        transaction.add((), store::settle(report.due, report.report_id));
        let due = report.swept_at(self.ground.clock.now());
        transaction.add((), store::owe(&Work::of(&report, Task::Sweep, due, vec![report.quarantine_key()]))?);
        let deed = Deed::of_house("report.expire").about(report.patient_id).on(report.report_id);
        transaction.add((), self.ground.audit.action(deed)?);
        settled(self.ground.storage.commit(transaction).await)
    }

    async fn sweep(&self, work: &Work) -> Result<bool, ReportError> {
        self.sweep_places(&work.keys).await?;
        self.strike(work).await?;
        Ok(true)
    }

    /// Removes what lies under keys, and all that begins with those that end with a dash.
    pub(super) async fn sweep_places(&self, places: &[String]) -> Result<(), ReportError> {
        let objects = self.uploads.objects();
        for place in places {
            let below = if place.ends_with('-') { objects.keys_below(place).await? } else { vec![place.clone()] };
            for key in below {
                objects.remove(&key).await?;
            }
        }
        Ok(())
    }

    /// Looks inside one file and decides. The state it is in now; `None` when there was nothing to do, or somebody else does it.
    async fn check(&self, work: &mut Work) -> Result<Option<State>, ReportError> {
        let Some(report) = self.in_state(work).await? else { return Ok(None) };
        if report.is_tried_out() {
            return self.given_up(&report).await;
        }
        let Some(report) = self.taken_up(work, &report).await? else { return Ok(None) };
        let found = match self.bytes_of(&report).await? {
            Ok(bytes) => self.found_in(&report, bytes).await?,
            Err(why) => Ok(Err(why)),
        };
        let now = self.ground.clock.now();
        match found {
            Err(undecided) => self.put_off(work, undecided).await.map(|()| Some(State::Checking)),
            Ok(Err(why)) => self.decide(&report, &report.rejected(why, now), None).await,
            Ok(Ok(looked)) => self.promote(&report, looked, now).await,
        }
    }

    /// Exactly the bytes that had arrived when the report was completed.
    async fn bytes_of(&self, report: &Report) -> Result<Result<Vec<u8>, Why>, ReportError> {
        let etag = report.etag.as_deref().unwrap_or_default();
        Ok(match self.uploads.fetch(&report.quarantine_key(), etag, report.size).await? {
            Fetched::Bytes(bytes) => {
                let digest = STANDARD.encode(Sha256::digest(&bytes));
                let as_announced = report.announced_sha256.as_ref().is_none_or(|announced| *announced == digest);
                if as_announced { Ok(bytes) } else { Err(Why::Changed) }
            }
            Fetched::Gone | Fetched::Other => Err(Why::Changed),
            Fetched::TooLarge => Err(Why::TooLarge),
        })
    }

    /// What to keep, or why nothing; undecided, where the scanner could not say, or the look did not come to its end.
    async fn found_in(&self, report: &Report, bytes: Vec<u8>) -> Result<Result<Result<Looked, Why>, Undecided>, ReportError> {
        match self.scanner.look(&report.quarantine_key(), report.etag.as_deref().unwrap_or_default(), &bytes).await {
            Verdict::Unknown => return Ok(Err(Undecided::NotLooked)),
            Verdict::Found => return Ok(Ok(Err(Why::Malware))),
            Verdict::Cannot => return Ok(Ok(Err(Why::Unscannable))),
            Verdict::Clean => {}
        }
        let stopped = |_| StorageError::Unavailable("the look inside was stopped".to_owned());
        let _one_at_a_time = self.looking.acquire().await.map_err(stopped)?;
        let kind = report.kind;
        let mut looked = self.looked_into(kind, bytes).await;
        if let (Kind::Pdf, Ok(Ok(looked))) = (kind, &mut looked) {
            looked.preview = self.painter.first_page(&looked.bytes).await;
        }
        Ok(looked)
    }

    /// A look inside: another process's, since a decoder that runs out of its stack or its memory takes its process along. Where no
    /// program is at hand, as in unit tests, the same look by this one.
    async fn looked_into(&self, kind: Kind, bytes: Vec<u8>) -> Result<Result<Looked, Why>, Undecided> {
        if self.painter.is_there() {
            let answer = self.painter.look(kind.word(), &bytes, LARGEST_ANSWER).await?;
            return Ok(heard(kind, bytes, answer));
        }
        let looked = tokio::task::spawn_blocking(move || look(kind, bytes, &Bounds::OURS)).await;
        // A decoder that gives up in the middle has found something it cannot read.
        Ok(looked.unwrap_or(Err(Why::Damaged)))
    }

    /// Keeps the bytes that were looked at, then says so.
    async fn promote(&self, report: &Report, looked: Looked, now: Timestamp) -> Result<Option<State>, ReportError> {
        let Looked { bytes, preview } = looked;
        let reading = self.read_in(report, &bytes).await;
        let sha256 = sha256_of(&bytes);
        let next = report.kept(bytes.len() as u64, sha256.clone(), preview.is_some(), now);
        match preview {
            Some(preview) => self.uploads.keep(&report.preview_key(&sha256), preview, "image/jpeg", "attachment").await?,
            // One of an earlier look that did not come to its end.
            None => self.sweep_places(&[report.preview_key("")]).await?,
        }
        self.uploads.keep(&report.clean_key(&sha256), bytes, report.kind.content_type(), &report.file_name.disposition()).await?;
        let decided = self.decide(report, &next, reading.as_ref()).await?;
        // Removed by its owner meanwhile; if another server was faster, it kept the same.
        if decided.is_none() && self.store.of_patient(report.patient_id, report.report_id).await?.is_none() {
            self.sweep_places(&next.places()).await?;
        }
        Ok(decided)
    }

    /// The next state, with what belongs to it; `None` when the report moved on by itself.
    pub(super) async fn decide(&self, report: &Report, next: &Report, reading: Option<&Reading>) -> Result<Option<State>, ReportError> {
        let (id, patient) = (report.report_id, report.patient_id);
        let mut transaction = Transaction::new();
        transaction.add((), store::step(report, next)?);
        if let Some(reading) = reading {
            transaction.add((), self.readings.written(reading, None)?);
        }
        if next.due != report.due {
            transaction.add((), store::settle(report.due, id));
        }
        transaction.add((), store::owe(&Work::of(next, Task::Sweep, next.due, vec![report.quarantine_key()]))?);
        let what = if next.state == State::Available { "report.accept" } else { "report.reject" };
        transaction.add((), self.ground.audit.action(Deed::of_house(what).about(patient).on(id))?);
        if let Some(news) = news_of(next.state) {
            transaction.add_all((), self.notifications.news_owed(patient, id, news)?);
        }
        if next.state == State::Available {
            transaction.add((), self.ground.tell(Event::ReportUploaded { report_id: id, version: 1 })?);
        }
        Ok(settled(self.ground.storage.commit(transaction).await)?.then_some(next.state))
    }
}

/// Whether it was written; not, when the report moved on meanwhile.
pub(super) fn settled(committed: Result<(), CommitError<()>>) -> Result<bool, ReportError> {
    match committed {
        Ok(()) => Ok(true),
        Err(CommitError::Refused(_)) => Ok(false),
        Err(CommitError::Storage(error)) => Err(error.into()),
    }
}
