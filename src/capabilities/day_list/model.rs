//! What stands on a list, where lists lie, and when one is due. Pure.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use crate::capabilities::appointments::model::Status;
use crate::capabilities::directory::model::VisitType;
use crate::primitives::text::Sensitive;
use crate::primitives::time::HospitalZone;
use crate::primitives::wall::WallTime;

/// What the keys of all lists begin with.
pub const BELOW: &str = "day-lists/";
/// How a list is read.
pub const CONTENT_TYPE: &str = "text/html; charset=utf-8";
/// A list is kept on its date and so many days after it.
const DAYS_KEPT: i64 = 1;

/// The list of a date.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub date: Date,
    pub made_at: Timestamp,
    /// Of the house's reception, as dialled; may be empty.
    pub reception_phone: String,
    /// Earliest first, cancelled ones left out.
    pub lines: Vec<SheetLine>,
}

/// One visit: nothing clinical.
#[derive(Debug, Clone)]
pub struct SheetLine {
    pub start: Timestamp,
    pub end: Timestamp,
    pub doctor: String,
    pub department: String,
    pub patient: Sensitive<String>,
    /// `HR-7K4M-29X3-Q8TN`.
    pub record_number: String,
    /// As dialled; `None` where the house knows none.
    pub phone: Option<Sensitive<String>>,
    pub visit_type: VisitType,
    pub status: Status,
}

/// Where the list of a date lies, as its row says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    pub date: Date,
    pub made_at: Timestamp,
    pub visits: u32,
    /// Of the object in the bucket.
    pub object: String,
}

impl Made {
    /// A list that was just made. `unlike` tells apart those that are made at the same second.
    #[must_use]
    pub fn now(sheet: &Sheet, unlike: u64) -> Self {
        let visits = u32::try_from(sheet.lines.len()).unwrap_or(u32::MAX);
        let object = format!("{BELOW}{}/{}-{unlike:016x}.html", sheet.date, sheet.made_at.as_second());
        Self { date: sheet.date, made_at: sheet.made_at, visits, object }
    }
}

/// What the file of a date is called, wherever it is kept.
#[must_use]
pub fn file_name(date: Date) -> String {
    format!("day-list-{date}.html")
}

/// The date of a file that is called so; `None` for anybody else's.
#[must_use]
pub fn date_of_file(name: &str) -> Option<Date> {
    crate::primitives::wall::plain_date(name.strip_prefix("day-list-")?.strip_suffix(".html")?)
}

/// The date of an object; `None` for what is no list.
#[must_use]
pub fn date_of_object(key: &str) -> Option<Date> {
    crate::primitives::wall::plain_date(key.strip_prefix(BELOW)?.split('/').next()?)
}

/// Whether the list of a date is to be taken away.
#[must_use]
pub fn is_over(date: Date, today: Date) -> bool {
    date.saturating_add(DAYS_KEPT.days()) < today
}

/// The date whose list is due at an instant: today's, from its hour on.
#[must_use]
pub fn due(zone: &HospitalZone, at: WallTime, now: Timestamp) -> Option<Date> {
    let today = zone.date(now);
    (zone.instant_or_next(today, at.time()?) <= now).then_some(today)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn f72_the_list_of_a_day_is_due_from_its_hour_on_the_hospitals_clock() {
        let due =
            |zone: &str, now: &str| due(&zone.parse().unwrap(), WallTime::new(6, 0), now.parse().unwrap()).map(|date| date.to_string());
        assert_eq!(due("Asia/Kolkata", "2026-11-24T00:29:59Z"), None);
        assert_eq!(due("Asia/Kolkata", "2026-11-24T00:30:00Z").as_deref(), Some("2026-11-24"));
        assert_eq!(due("Asia/Kolkata", "2026-11-24T18:29:59Z").as_deref(), Some("2026-11-24"), "late is still of use");
        assert_eq!(due("Asia/Kolkata", "2026-11-24T18:30:00Z"), None, "another day");
        assert_eq!(due("Europe/Berlin", "2027-03-28T03:59:59Z"), None, "the clocks were put forward this night");
        assert_eq!(due("Europe/Berlin", "2027-03-28T04:00:00Z").as_deref(), Some("2027-03-28"));
    }

    #[test]
    fn f72_names_of_files_and_objects_say_their_date_and_nobodys_name_and_old_ones_are_known_by_it() {
        let made_at = "2026-11-24T00:30:00Z".parse().unwrap();
        let sheet = Sheet { date: date(2026, 11, 24), made_at, reception_phone: String::new(), lines: Vec::new() };
        let (one, other) = (Made::now(&sheet, 7), Made::now(&sheet, 8));
        assert_eq!(one.object, "day-lists/2026-11-24/1795480200-0000000000000007.html");
        assert_ne!(one.object, other.object, "two that are made at once do not meet");
        assert_eq!((date_of_object(&one.object), date_of_file(&file_name(sheet.date))), (Some(sheet.date), Some(sheet.date)));
        for foreign in ["day-list-2026-11-24.html.bak", "day-list-today.html", "notes.html", ".day-list-2026-11-24.html"] {
            assert_eq!(date_of_file(foreign), None, "{foreign}");
        }
        assert_eq!(date_of_object("exports/2026-11-24/a"), None);
        let over = |today| is_over(sheet.date, today);
        assert_eq!([24, 25, 26].map(|day| over(date(2026, 11, day))), [false, false, true]);
    }
}
