//! From what the house knows to what a page says: rules, exceptions and offered times as the views want them.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::super::model::{Asker, Clash, LeftOfDay, visits_for, visits_of};
use super::super::views::VisitRow;
use super::super::views::kinds::KindRow;
use super::super::views::week::{
    ClosedDate, Column, ExceptionRow, KindTag, Preview, PreviewDay, RuleBlock, Stage, clocks_back, clocks_forward,
};
use crate::capabilities::appointments::model::Reference;
use crate::capabilities::directory::model::hours::{Exception, ExceptionKind, Rule, Weekday};
use crate::capabilities::directory::model::{Doctor, VisitKind};
use crate::capabilities::settings::model::Settings;
use crate::primitives::money::{Currency, Money};
use crate::primitives::time::{ClockChange, HospitalZone, after};
use crate::web::say::{Day, When, ZoneLabel};
use crate::web::texts::{Message, count};

const WEEK: i64 = 7;

/// The hospital's words for one moment: its settings, its wall clock, what day it is.
pub(super) struct Fill {
    settings: Arc<Settings>,
    now: Timestamp,
}

impl Fill {
    pub(super) const fn at(now: Timestamp, settings: Arc<Settings>) -> Self {
        Self { settings, now }
    }

    pub(super) fn zone(&self) -> &HospitalZone {
        &self.settings.zone
    }

    pub(super) fn currency(&self) -> Currency {
        self.settings.currency
    }

    pub(super) fn default_fee(&self) -> Money {
        self.settings.default_fee
    }

    pub(super) fn default_buffer(&self) -> u16 {
        self.settings.buffer_minutes
    }

    /// A doctor's kinds of visits, in the order they are chosen from.
    pub(super) fn kinds(&self, doctor: &Doctor) -> Vec<KindRow> {
        let fee = doctor.fee.unwrap_or(self.settings.default_fee);
        let buffer = doctor.buffer_minutes.unwrap_or(self.settings.buffer_minutes);
        let row = |kind: &VisitKind| KindRow {
            id: kind.id,
            name: kind.name.clone(),
            minutes: kind.minutes.into(),
            fee: kind.fee.unwrap_or(fee),
            buffer_minutes: kind.buffer_minutes.unwrap_or(buffer).into(),
        };
        doctor.visit_kinds.iter().map(row).collect()
    }

    pub(super) fn today(&self) -> Date {
        self.zone().date(self.now)
    }

    pub(super) fn day(&self, date: Date) -> Day {
        Day::seen_from(date, self.today())
    }

    fn time(&self, at: Timestamp) -> String {
        self.zone().wall(at).strftime("%H:%M").to_string()
    }

    /// Monday to Sunday, each with its rules.
    pub(super) fn columns(&self, rules: &[Rule]) -> Vec<Column> {
        let column = |(weekday, date): (Weekday, Date)| {
            let mut of_day: Vec<&Rule> = rules.iter().filter(|rule| rule.weekday == weekday).collect();
            of_day.sort_by_key(|rule| (rule.start, rule.valid_from));
            Column { day: self.day(date), rules: of_day.into_iter().map(|rule| self.block(rule)).collect() }
        };
        Weekday::ALL.into_iter().zip(monday(self.today()).series(1.day())).map(column).collect()
    }

    fn block(&self, rule: &Rule) -> RuleBlock {
        let stage = if rule.valid_until.is_some_and(|until| until < self.today()) {
            Stage::Over
        } else if rule.valid_from.is_some_and(|from| self.today() < from) {
            Stage::Coming
        } else {
            Stage::Now
        };
        RuleBlock {
            id: rule.id,
            start: rule.start.to_string(),
            end: rule.end.to_string(),
            minutes: rule.visit_minutes,
            visits: rule.end.minutes().saturating_sub(rule.start.minutes()) / rule.visit_minutes.max(1),
            from: rule.valid_from.map(|date| self.day(date)),
            until: rule.valid_until.map(|date| self.day(date)),
            staff_only: rule.staff_only,
            stage,
        }
    }

    /// Exceptions that are not over, earliest first.
    pub(super) fn exceptions(&self, exceptions: &[Exception]) -> Vec<ExceptionRow> {
        let mut coming: Vec<&Exception> = exceptions.iter().filter(|exception| exception.time.end > self.now).collect();
        coming.sort_by_key(|exception| exception.time);
        coming.into_iter().map(|exception| self.exception(exception)).collect()
    }

    pub(super) fn exception(&self, exception: &Exception) -> ExceptionRow {
        let (start, end) = (exception.time.start, exception.time.end);
        let first = self.zone().date(start);
        let last = self.zone().date(after(end, -1));
        ExceptionRow {
            id: exception.id,
            kind: exception.kind.into(),
            first: self.day(first),
            from: (start != self.zone().day_start(first)).then(|| self.time(start)),
            last: self.day(last),
            until: (end != self.zone().day(last).end).then(|| self.time(end)),
            reason: exception.reason.clone().unwrap_or_default(),
        }
    }

    /// Whether an exception is of extra hours in which no visit can begin: they are covered, or none fits.
    pub(super) fn makes_no_visit(&self, doctor: &Doctor, exception: &Exception) -> bool {
        let (zone, time) = (self.zone(), exception.time);
        let days = zone.date(time.start).series(1.day()).take_while(|date| *date <= zone.date(time.end));
        let mut visits = days.flat_map(|date| visits_of(doctor, &self.settings, date));
        exception.kind == ExceptionKind::Extra && !visits.any(|visit| time.start <= visit.start && visit.start < time.end)
    }

    /// Whether the whole house is closed on the day of a moment.
    pub(super) fn is_closed(&self, at: Timestamp) -> bool {
        self.settings.is_closed(self.zone().date(at))
    }

    pub(super) fn closed_days(&self) -> Vec<ClosedDate> {
        let coming = self.settings.closed_days.iter().filter(|closed| closed.date >= self.today());
        coming.map(|closed| ClosedDate { day: self.day(closed.date), label: closed.label.clone() }).collect()
    }

    /// Monday and Sunday of the week of a date.
    pub(super) fn week_of(within: Date) -> (Date, Date) {
        // Weeks before and after it exist at both ends of the calendar too.
        let first = monday(within.clamp(Date::MIN.saturating_add(two_weeks()), Date::MAX.saturating_sub(two_weeks())));
        (first, first.saturating_add((WEEK - 1).days()))
    }

    /// What patients will see of the week of a date, with what the doctor's daily cap has `left` of its days.
    pub(super) fn preview(&self, doctor: &Doctor, within: Date, left: &BTreeMap<Date, LeftOfDay>) -> Preview {
        let (first, _) = Self::week_of(within);
        let zone = self.zone();
        let (begins, ends) = (zone.day_start(first), zone.day_start(first.saturating_add(WEEK.days())));
        let here = zone.next_change(after(begins, -1)).filter(|change| change.at < ends);
        Preview {
            days: first.series(1.day()).take(7).map(|date| self.preview_day(doctor, date, left.get(&date).copied())).collect(),
            previous: self.day(first.saturating_sub(WEEK.days())),
            following: self.day(first.saturating_add(WEEK.days())),
            horizon_days: self.settings.booking_horizon_days,
            zone: ZoneLabel::of(zone, begins),
            clocks: here.map(clock_words),
            next_change: zone.next_change(self.now).map(|change| self.day(change.from.date())),
        }
    }

    fn preview_day(&self, doctor: &Doctor, date: Date, left: Option<LeftOfDay>) -> PreviewDay {
        let day = self.zone().day(date);
        let touching = doctor.hours.exceptions.iter().filter(|exception| exception.time.overlaps(&day));
        let mut exceptions: Vec<KindTag> = Vec::new();
        for kind in touching.map(|exception| exception.kind.into()) {
            if !exceptions.contains(&kind) {
                exceptions.push(kind);
            }
        }
        let closed = self.settings.closed_days.iter().find(|closed| closed.date == date);
        let is_over = date < self.today();
        let visits = if is_over { Vec::new() } else { visits_for(doctor, &self.settings, date, Asker::Patient) };
        PreviewDay {
            day: self.day(date),
            is_over,
            times: visits.iter().map(|visit| self.time(visit.start)).collect(),
            left: left.map(|left| count(left.visits)),
            free: left.map(|left| count(left.times)),
            house_closed: closed.map(|closed| closed.label.clone()),
            exceptions,
        }
    }

    pub(super) fn when(&self, at: Timestamp) -> When {
        When::seen_from(at, self.zone(), self.today())
    }

    pub(super) fn visit(&self, clash: &Clash, ticked: bool) -> VisitRow {
        VisitRow {
            id: clash.appointment,
            reference: Reference::of(clash.appointment).to_string(),
            start: When::seen_from(clash.time.start, self.zone(), self.today()),
            until: self.time(clash.time.end),
            patient_name: clash.patient_name.clone(),
            ticked,
            choice: "",
            can_move: false,
            proposed: clash.is_proposed(),
            no_mail: false,
            times: Vec::new(),
        }
    }
}

fn two_weeks() -> jiff::Span {
    (2 * WEEK).days()
}

/// The Monday of a date's week.
fn monday(date: Date) -> Date {
    date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days())
}

fn clock_words(change: ClockChange) -> Message {
    let ClockChange { from, to, .. } = change;
    let said = |at: jiff::civil::DateTime| at.strftime("%H:%M").to_string();
    let words = if from < to { clocks_forward } else { clocks_back };
    words(Day::of(from.date()), said(from), said(to))
}

impl From<ExceptionKind> for KindTag {
    fn from(kind: ExceptionKind) -> Self {
        match kind {
            ExceptionKind::Leave => Self::Leave,
            ExceptionKind::Closed => Self::Closed,
            ExceptionKind::Extra => Self::Extra,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::ExceptionId;
    use crate::primitives::time::Slot;

    fn fill(zone: &str, now: &str) -> Fill {
        Fill::at(now.parse().unwrap(), Arc::new(Settings { zone: zone.parse().unwrap(), ..Settings::default() }))
    }

    fn exception(start: &str, end: &str) -> Exception {
        let time = Slot { start: start.parse().unwrap(), end: end.parse().unwrap() };
        Exception { id: ExceptionId::from_uuid(uuid::Uuid::nil()), kind: ExceptionKind::Leave, time, reason: None }
    }

    #[test]
    fn f22_whole_days_are_said_without_times() {
        let fill = fill("Asia/Kolkata", "2026-11-23T04:00:00Z");
        let said = |start, end| {
            let row = fill.exception(&exception(start, end));
            (row.first.iso, row.from.unwrap_or_default(), row.last.iso, row.until.unwrap_or_default())
        };
        let words = |first: &str, from: &str, last: &str, until: &str| (first.into(), from.into(), last.into(), until.into());
        assert_eq!(said("2026-11-23T18:30:00Z", "2026-11-25T18:30:00Z"), words("2026-11-24", "", "2026-11-25", ""));
        assert_eq!(said("2026-11-24T04:00:00Z", "2026-11-24T08:30:00Z"), words("2026-11-24", "09:30", "2026-11-24", "14:00"));
        assert_eq!(said("2026-11-24T04:00:00Z", "2026-11-25T18:30:00Z"), words("2026-11-24", "09:30", "2026-11-25", ""));
    }

    #[test]
    fn f22_a_week_begins_on_monday_at_both_ends_of_the_calendar() {
        let week_of = |date: &str| monday(date.parse().unwrap()).to_string();
        assert_eq!(week_of("2026-11-29"), "2026-11-23");
        assert_eq!(week_of("2026-11-23"), "2026-11-23");
        for edge in [Date::MIN, Date::MAX] {
            assert!(monday(edge) <= edge);
        }
    }

    #[test]
    fn f31_the_clock_change_of_a_week_is_said_in_words_and_no_other() {
        let fill = fill("Europe/Berlin", "2026-11-23T04:00:00Z");
        assert_eq!(fill.zone().next_change(fill.now).map(clock_words).unwrap().key, "hours-clocks-forward");
        let autumn = fill.zone().next_change("2026-06-01T00:00:00Z".parse().unwrap()).map(clock_words).unwrap();
        assert_eq!(autumn.key, "hours-clocks-back");
    }
}
