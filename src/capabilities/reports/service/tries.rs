//! Taking a file up, and putting it off. What it is may end the whole process, where nobody could say afterwards what became of it: so that
//! is written down before anything of it is touched, its line goes down the list, and after three such tries it is decided without a look.

use super::{ReportError, Reports, settled};
use crate::capabilities::reports::model::{Report, State, Task, Why, Work};
use crate::capabilities::reports::store;
use crate::files::painter::Late;
use crate::primitives::time::after;
use crate::storage::transaction::Transaction;

/// What could not be done is tried again after so many seconds at least, and at most.
const TRY_AGAIN: i64 = 30;
const LONGEST_WAIT: i64 = 60 * 60;
/// So many seconds after it was announced somebody should look why.
const LONG: i64 = 60 * 60;

/// Why a try came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Undecided {
    /// Nobody could look, or the store did not answer. That is not the file's doing, however often: it is as if nobody had tried.
    NotLooked,
    /// A look began and did not come to its end. That may be the file's doing: the try counts.
    NotEnded,
}

impl From<Late> for Undecided {
    fn from(late: Late) -> Self {
        match late {
            Late::Unbegun => Self::NotLooked,
            Late::Unended => Self::NotEnded,
        }
    }
}

impl Reports {
    /// A report taken up, as its row says now, and its line where it stands from now on; `None` when somebody else was faster. One
    /// transaction of three writes, for each try.
    pub(super) async fn taken_up(&self, work: &mut Work, report: &Report) -> Result<Option<Report>, ReportError> {
        let next = report.taken_up(work.task, self.ground.clock.now());
        let moved = self.moved(work, report, &next).await?;
        Ok(moved.map(|line| {
            *work = line;
            next
        }))
    }

    /// An end to a file that was taken up as often as any is, by servers of which none was heard again.
    pub(super) async fn given_up(&self, report: &Report) -> Result<Option<State>, ReportError> {
        tracing::warn!(report = %report.report_id, "no look inside a file came to its end: it is refused as damaged");
        self.decide(report, &report.rejected(Why::Damaged, self.ground.clock.now()), None).await
    }

    /// The line goes further down the list; the older its report, the further.
    pub(super) async fn put_off(&self, work: &Work, why: Undecided) -> Result<(), ReportError> {
        let now = self.ground.clock.now();
        let age = now.duration_since(work.report_id.made_at()).as_secs();
        // What is read anew was announced long ago.
        if age > LONG && work.task != Task::Read {
            tracing::error!(alarm = "report_waits", report = %work.report_id, "work on a report is put off again and again");
        }
        let due = after(now, (age / 2).clamp(TRY_AGAIN, LONGEST_WAIT));
        if work.task.of_state().is_none() {
            let mut transaction = Transaction::new();
            transaction.add((), store::strike(work)?);
            transaction.add((), store::owe(&work.later(due))?);
            return settled(self.ground.storage.commit(transaction).await).map(|_| ());
        }
        let Some(report) = self.in_state(work).await? else { return Ok(()) };
        let next = report.moved(work.task, due);
        let next = if why == Undecided::NotEnded { next } else { next.told() };
        self.moved(work, &report, &next).await.map(|_| ())
    }

    /// Row and line name the same moment. The line as it stands now; `None` when the report moved on by itself.
    async fn moved(&self, work: &Work, before: &Report, next: &Report) -> Result<Option<Work>, ReportError> {
        let line = Work::owed(next, work.task);
        let mut transaction = Transaction::new();
        transaction.add((), store::step(before, next)?);
        // The same line when both are due at once: then it is written anew.
        if line.item != work.item {
            transaction.add((), store::strike(work)?);
        }
        transaction.add((), store::owe(&line)?);
        Ok(settled(self.ground.storage.commit(transaction).await)?.then_some(line))
    }

    /// The report a line is about, if it still is what the line was written for; a line that is for nothing is struck. One call.
    pub(super) async fn in_state(&self, work: &Work) -> Result<Option<Report>, ReportError> {
        let report = self.store.of_patient(work.patient_id, work.report_id).await?;
        let is_for = |report: &Report| work.task.of_state() == Some(report.state) && Work::owed(report, work.task).item == work.item;
        let found = report.filter(is_for);
        if found.is_none() {
            self.strike(work).await?;
        }
        Ok(found)
    }

    pub(super) async fn strike(&self, work: &Work) -> Result<(), ReportError> {
        let mut transaction = Transaction::new();
        transaction.add((), store::strike(work)?);
        settled(self.ground.storage.commit(transaction).await).map(|_| ())
    }
}
