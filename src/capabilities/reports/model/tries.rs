//! Tries at a file. Each is written down before anything of the file is touched, so that one whose work ends the whole process is not begun
//! for ever: nobody is left there to say what became of it.

use jiff::Timestamp;

use super::{Report, Task};
use crate::primitives::time::after;

/// A file that was taken up so often, and nothing was said of it, is decided without.
const MOST_TRIES: u8 = 3;
/// Whoever takes a file up has it for so many seconds: longer than it takes to look for malware (30), inside (90), to draw it (20) and to
/// read it (20), and to fetch and keep it.
const TAKEN_FOR: i64 = 5 * 60;
/// A check takes no more seconds than this, as a rule, once the file is here.
const USUAL: i64 = 60;

impl Report {
    /// Taken up once more: nobody else does so for a while.
    #[must_use]
    pub fn taken_up(&self, task: Task, now: Timestamp) -> Self {
        Self { tries: Some(self.tried().saturating_add(1)), ..self.moved(task, after(now, TAKEN_FOR)) }
    }

    /// The same, with the line of this task due then.
    #[must_use]
    pub fn moved(&self, task: Task, due: Timestamp) -> Self {
        match task {
            Task::Read => Self { read_due: Some(due), ..self.clone() },
            Task::Expire | Task::Check | Task::Sweep => Self { due, ..self.clone() },
        }
    }

    /// The same after somebody said what became of it: none of the tries before counts any more.
    #[must_use]
    pub fn told(&self) -> Self {
        Self { tries: None, ..self.clone() }
    }

    /// The same with nobody reading it anew.
    #[must_use]
    pub fn no_longer_read(&self) -> Self {
        Self { read_due: None, ..self.told() }
    }

    /// Whether it was taken up as often as any file is: there is no further try, and in the last one it is not read, which may be what
    /// ended those before.
    #[must_use]
    pub fn is_tried_out(&self) -> bool {
        self.tried() >= MOST_TRIES
    }

    /// Whether the check of a file that is here takes longer than a check does: a try before came to nothing, this one began a while ago (it
    /// may have ended with its server), nobody began one, or the next is put off for a while.
    #[must_use]
    pub fn is_slow(&self, now: Timestamp) -> bool {
        let begins = if self.tries.is_some() { after(self.due, -TAKEN_FOR) } else { self.due };
        self.tried() > 1 || now.duration_since(begins).as_secs().abs() >= USUAL
    }

    fn tried(&self) -> u8 {
        self.tries.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::capabilities::reports::model::{Announcement, FileName, Kind, Why, Work};
    use crate::primitives::ids::{ReportId, UserId};

    const NOW: &str = "2026-11-23T04:00:00Z";

    fn arrived() -> Report {
        let file = Announcement { name: FileName::cleaned("scan.pdf", Kind::Pdf).unwrap(), kind: Kind::Pdf, size: 9, sha256: None };
        let (patient, now) = (UserId::from_uuid(Uuid::from_u128(1)), NOW.parse().unwrap());
        Report::announced(ReportId::from_uuid(Uuid::from_u128(2)), patient, (patient, "Asha"), &file, now).arrived(9, "e", now)
    }

    #[test]
    fn r07_a_file_is_taken_up_three_times_and_read_in_the_first_two_of_them() {
        let mut report = arrived();
        for is_last in [false, false, true] {
            assert!(!report.is_tried_out());
            report = report.taken_up(Task::Check, report.due);
            assert_eq!(report.is_tried_out(), is_last);
        }
        assert!(report.taken_up(Task::Check, report.due).is_tried_out());
        let now = report.due;
        assert_eq!(now, after(NOW.parse().unwrap(), 3 * TAKEN_FOR));
        for told in [report.told(), report.rejected(Why::Damaged, now), report.kept(9, "ab".into(), false, now), report.no_longer_read()] {
            assert!(!told.is_tried_out() && !told.taken_up(Task::Read, now).is_tried_out());
        }
    }

    #[test]
    fn f39_a_check_is_slow_once_it_takes_longer_than_a_minute_or_did_not_come_to_its_end_before() {
        let report = arrived();
        let seconds = |count: i64| after(NOW.parse().unwrap(), count);
        assert!(!report.is_slow(seconds(0)) && !report.is_slow(seconds(59)) && report.is_slow(seconds(60)), "nobody begins");
        let taken = report.taken_up(Task::Check, seconds(10));
        assert!(!taken.is_slow(seconds(10)) && !taken.is_slow(seconds(69)), "it goes its way");
        assert!(taken.is_slow(seconds(70)) && taken.is_slow(taken.due), "whoever began is perhaps not there any more");
        let again = taken.taken_up(Task::Check, taken.due);
        assert!(again.is_slow(taken.due), "the second try");
        for put_off in [report.moved(Task::Check, seconds(1_800)), taken.told().moved(Task::Check, seconds(1_800))] {
            assert!(put_off.is_slow(seconds(20)), "nobody looks before half an hour is over");
        }
    }

    #[test]
    fn r07_a_number_of_tries_is_in_the_row_only_while_there_is_one() {
        let report = arrived();
        let kept = serde_json::to_value(&report).unwrap();
        assert!(kept.get("tries").is_none() && kept.get("read_due").is_none(), "{kept}");
        assert_eq!(serde_json::from_value::<Report>(kept).unwrap(), report);
        let taken = report.taken_up(Task::Read, report.due);
        assert_eq!(serde_json::to_value(&taken).unwrap()["tries"], 1);
    }

    #[test]
    fn f40_a_line_by_which_a_report_is_read_stands_where_its_row_says_and_is_the_same_for_whoever_asks_meanwhile() {
        let report = arrived();
        let taken = report.taken_up(Task::Read, report.due);
        assert_eq!(taken.due, report.due, "the line it is owed by its state stays");
        assert_ne!(Work::owed(&taken, Task::Read).item, Work::owed(&report, Task::Read).item);
        assert_eq!(Work::owed(&taken, Task::Read), Work::reading(&taken));
        assert_eq!(Work::reading(&taken.no_longer_read()), Work::reading(&report));
    }
}
