//! From measurements and moods to charts: one for each kind that has values.

use jiff::{Timestamp, ToSpan};

use super::super::model::{Frame, Mood, Point, Scale, Vital, kilograms};
use super::super::service::Trends;
use super::super::views::chart::{Chart, Kind, Plan, Row, Series, summary};
use super::fill::Fill;
use crate::primitives::time::after;
use crate::web::say::Day;
use crate::web::texts::count;

/// Room beside the grid for numbers, and for the words of moods.
const NUMBERS: i64 = 44;
const WORDS: i64 = 92;

/// One number of a measurement, or a pair.
type Numbers = Option<(i64, Option<i64>)>;

/// A value of a measurement, as the charts of numbers show it.
struct Reading {
    at: Timestamp,
    first: i64,
    second: Option<i64>,
}

impl Fill {
    /// The charts of what has values, in the order they are shown.
    pub(super) fn charts(&self, trends: &Trends) -> Vec<Chart> {
        let readings = |read: fn(&Vital) -> Numbers| {
            let reading = |vital: &Vital| read(vital).map(|(first, second)| Reading { at: vital.taken_at, first, second });
            trends.vitals.iter().filter_map(reading).collect::<Vec<_>>()
        };
        let weight = readings(|vital| vital.values.weight_grams.map(|grams| (i64::from(grams), None)));
        let pressure = readings(|vital| vital.values.systolic.map(|upper| (i64::from(upper), vital.values.diastolic.map(i64::from))));
        let sugar = readings(|vital| vital.values.blood_sugar.map(|sugar| (i64::from(sugar), None)));
        let numbers = [(Kind::Weight, weight, 500), (Kind::Pressure, pressure, 10), (Kind::Sugar, sugar, 10)];
        let charts = numbers.into_iter().filter_map(|(kind, readings, least)| self.chart_of_numbers(kind, &readings, least));
        charts.chain(self.chart_of_moods(&trends.moods)).collect()
    }

    fn chart_of_numbers(&self, kind: Kind, readings: &[Reading], least_step: i64) -> Option<Chart> {
        let (first, last) = (readings.first()?, readings.last()?);
        let point = |reading: &Reading| Point { at: reading.at, value: reading.first };
        let mut series = vec![Series { line: "la", dot: "pa", runs: vec![readings.iter().map(point).collect()] }];
        let lower: Vec<Point> = readings.iter().filter_map(|one| Some(Point { at: one.at, value: one.second? })).collect();
        if !lower.is_empty() {
            series.push(Series { line: "lb solid", dot: "pb", runs: vec![lower] });
        }
        let values: Vec<i64> = readings.iter().flat_map(|reading| [Some(reading.first), reading.second]).flatten().collect();
        let label = |value: i64| match kind {
            Kind::Weight => kilograms(u32::try_from(value).unwrap_or(0)),
            _ => value.to_string(),
        };
        let scale = |frame: Frame| Scale::around(frame, (first.at, last.at), &values, least_step);
        let plan = Plan { series: &series, days: self.days(first.at, last.at), scale: &scale, label: &label, gutter: NUMBERS };
        let (wide, slim) = plan.draw();
        let row = |reading: &Reading| {
            let when = self.when(reading.at);
            let second = reading.second.map(label).unwrap_or_default();
            Row { day: when.day, time: when.time, first: label(reading.first), second, level: 0 }
        };
        let span = (self.when(first.at).day, self.when(last.at).day);
        let rows = readings.iter().rev().map(row).collect();
        Some(Chart { kind, summary: summary(kind, count(readings.len()), span), wide, slim, rows })
    }

    /// The last 30 days; a day without an entry is a gap.
    pub(super) fn chart_of_moods(&self, moods: &[Mood]) -> Option<Chart> {
        let (first, last) = (moods.first()?, moods.last()?);
        let noon = |mood: &Mood| after(self.zone.day_start(mood.date), 12 * 60 * 60);
        let mut runs: Vec<Vec<Point>> = Vec::new();
        let mut before = None;
        for mood in moods {
            let point = Point { at: noon(mood), value: i64::from(mood.level.number()) };
            match runs.last_mut() {
                Some(run) if before == mood.date.yesterday().ok() => run.push(point),
                _ => runs.push(vec![point]),
            }
            before = Some(mood.date);
        }
        let series = [Series { line: "la", dot: "pa", runs }];
        let begins = self.zone.day_start(self.today().saturating_sub(29.days()));
        let ends = self.zone.day(self.today()).end;
        let scale = |frame: Frame| Scale::fixed(frame, (begins, ends), (1, 5), 1);
        let plan =
            Plan { series: &series, days: self.days(begins, after(ends, -1)), scale: &scale, label: &|_| String::new(), gutter: WORDS };
        let (wide, slim) = plan.draw();
        let row = |mood: &Mood| Row {
            day: self.day(mood.date),
            time: String::new(),
            first: mood.level.number().to_string(),
            second: String::new(),
            level: mood.level.number(),
        };
        let span = (self.day(first.date), self.day(last.date));
        let rows = moods.iter().rev().map(row).collect();
        Some(Chart { kind: Kind::Mood, summary: summary(Kind::Mood, count(moods.len()), span), wide, slim, rows })
    }

    /// The days below a chart.
    fn days(&self, from: Timestamp, to: Timestamp) -> [(Timestamp, Day); 3] {
        let middle = after(from, (to.as_second() - from.as_second()) / 2);
        [from, middle, to].map(|at| (at, self.when(at).day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::wellbeing::model::{Level, NewVital, Values};
    use crate::capabilities::wellbeing::views::chart::Mark;
    use crate::primitives::ids::{IdSource, UserId};
    use crate::primitives::time::Clock;

    const NOW: &str = "2026-11-23T04:00:00Z";

    fn fill() -> Fill {
        Fill { zone: "Asia/Kolkata".parse().unwrap(), now: NOW.parse().unwrap(), crisis_line: String::new() }
    }

    fn user() -> UserId {
        UserId::from_uuid(uuid::Uuid::nil())
    }

    fn vital(days_ago: i64, values: Values) -> Vital {
        let now: Timestamp = NOW.parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(now), 4);
        Vital::new(user(), NewVital { taken_at: after(now, -days_ago * 86_400), values }, &ids, now)
    }

    fn mood(date: &str, level: i64) -> Mood {
        let date = date.parse().unwrap();
        let level = Level::of(level).unwrap();
        Mood { patient_id: user(), item: Mood::item_of(date), date, level, note: None, version: 1, written_at: NOW.parse().unwrap() }
    }

    fn trends(vitals: Vec<Vital>, moods: Vec<Mood>) -> Trends {
        Trends { vitals, moods }
    }

    #[test]
    fn f42_the_table_of_a_chart_says_the_numbers_that_are_drawn() {
        let pressure = |upper, lower| Values { systolic: Some(upper), diastolic: Some(lower), ..Values::default() };
        let vitals = vec![
            vital(20, pressure(142, 90)),
            vital(10, pressure(131, 84)),
            vital(1, Values { weight_grams: Some(72_500), ..Values::default() }),
        ];
        let charts = fill().charts(&trends(vitals, vec![]));
        assert_eq!(charts.iter().map(|chart| chart.kind).collect::<Vec<_>>(), [Kind::Weight, Kind::Pressure]);
        let rows: Vec<_> = charts[1].rows.iter().map(|row| (row.first.as_str(), row.second.as_str())).collect();
        assert_eq!(rows, [("131", "84"), ("142", "90")], "newest first");
        for drawing in [&charts[1].wide, &charts[1].slim] {
            assert_eq!((drawing.lines.len(), drawing.dots.len()), (2, 4), "a line and dots for each of the two");
            assert!(drawing.dots.iter().all(|dot| dot.x <= drawing.right && dot.x >= drawing.left && dot.y <= drawing.bottom));
        }
        assert_eq!(charts[0].rows[0].first, "72.5");
        assert!(charts[0].wide.lines.is_empty() && charts[0].wide.dots.len() == 1, "one value is a dot");
        let days = |marks: &[Mark]| marks.iter().map(|mark| mark.day.iso.clone()).collect::<Vec<_>>();
        assert_eq!(days(&charts[0].slim.marks), ["2026-11-22"], "one day is said once");
        assert_eq!(days(&charts[1].slim.marks), ["2026-11-03", "2026-11-08", "2026-11-13"]);
    }

    #[test]
    fn f52_a_day_without_an_entry_is_a_gap_in_the_chart() {
        let moods = ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-10", "2026-11-22", "2026-11-23"].map(|date| mood(date, 3));
        let chart = fill().chart_of_moods(&moods).unwrap();
        assert_eq!((chart.wide.lines.len(), chart.wide.dots.len(), chart.rows.len()), (2, 6, 6));
        assert_eq!(chart.wide.lines[0].points.split(' ').count(), 3);
        assert_eq!(chart.wide.grid.iter().map(|line| line.value).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        assert!(fill().chart_of_moods(&[]).is_none());
    }
}
