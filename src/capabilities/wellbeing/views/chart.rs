//! Charts made here, as lines and dots at whole pixels, each with the table of the same numbers. No script draws anything.

use jiff::Timestamp;
use serde::Serialize;

use crate::capabilities::wellbeing::model::{Frame, Point, Scale, kilograms};
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// One chart: wide and slim drawings of the same values, and the values.
#[derive(Debug, Clone, Serialize)]
pub struct Chart {
    pub kind: Kind,
    /// What it shows, in words.
    pub summary: Message,
    pub wide: Drawing,
    pub slim: Drawing,
    /// Newest first.
    pub rows: Vec<Row>,
}

/// What a chart is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Weight,
    Pressure,
    Sugar,
    Mood,
}

/// The table's row of one value, or of one pair.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    pub day: Day,
    /// `09:30`; empty where a day has one value.
    pub time: String,
    pub first: String,
    /// Empty where there is one number.
    pub second: String,
    /// The level, for its word; 0 for numbers.
    pub level: u8,
}

/// One drawing, in pixels.
#[derive(Debug, Clone, Serialize)]
pub struct Drawing {
    pub width: i64,
    pub height: i64,
    pub left: i64,
    pub right: i64,
    pub bottom: i64,
    pub grid: Vec<GridLine>,
    pub marks: Vec<Mark>,
    pub lines: Vec<Line>,
    pub dots: Vec<Dot>,
}

/// A line across, and what it stands for.
#[derive(Debug, Clone, Serialize)]
pub struct GridLine {
    pub y: i64,
    pub value: i64,
    /// `72.5`; empty where the template has a word for the value.
    pub label: String,
}

/// A day below the chart.
#[derive(Debug, Clone, Serialize)]
pub struct Mark {
    pub x: i64,
    pub day: Day,
    /// Where its words stand: `start`, `middle`, `end`.
    pub anchor: &'static str,
}

/// Values that follow each other, joined.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    pub look: &'static str,
    pub points: String,
}

/// One value.
#[derive(Debug, Clone, Serialize)]
pub struct Dot {
    pub look: &'static str,
    pub x: i64,
    pub y: i64,
}

/// Values of one kind: first the look of the line, then that of the dots; a run is joined, between runs there is a gap.
pub struct Series {
    pub line: &'static str,
    pub dot: &'static str,
    pub runs: Vec<Vec<Point>>,
}

/// What both drawings are made from.
pub struct Plan<'a> {
    pub series: &'a [Series],
    /// First, middle and last day.
    pub days: [(Timestamp, Day); 3],
    pub scale: &'a dyn Fn(Frame) -> Scale,
    pub label: &'a dyn Fn(i64) -> String,
    /// Room for the words beside the grid.
    pub gutter: i64,
}

const HEIGHT: i64 = 200;
const WIDE: i64 = 640;
const SLIM: i64 = 320;

impl Plan<'_> {
    /// The wide and the slim drawing.
    pub fn draw(&self) -> (Drawing, Drawing) {
        (self.drawing(WIDE), self.drawing(SLIM))
    }

    fn drawing(&self, width: i64) -> Drawing {
        let frame = Frame { left: self.gutter, right: width - 12, top: 12, bottom: HEIGHT - 32 };
        let scale = (self.scale)(frame);
        let points = |run: &Vec<Point>| {
            run.iter().map(|point| format!("{},{}", scale.x(point.at), scale.y(point.value))).collect::<Vec<_>>().join(" ")
        };
        let line = |series: &Series, run: &Vec<Point>| Line { look: series.line, points: points(run) };
        let dot = |series: &Series, point: &Point| Dot { look: series.dot, x: scale.x(point.at), y: scale.y(point.value) };
        Drawing {
            width,
            height: HEIGHT,
            left: frame.left,
            right: frame.right,
            bottom: frame.bottom,
            grid: scale.grid().into_iter().map(|value| GridLine { y: scale.y(value), value, label: (self.label)(value) }).collect(),
            marks: self.marks(&scale),
            lines: self
                .series
                .iter()
                .flat_map(|series| series.runs.iter().filter(|run| run.len() > 1).map(move |run| line(series, run)))
                .collect(),
            dots: self.series.iter().flat_map(|series| series.runs.iter().flatten().map(move |point| dot(series, point))).collect(),
        }
    }
}

impl Plan<'_> {
    /// The days below; each is said once, where its first value stands.
    fn marks(&self, scale: &Scale) -> Vec<Mark> {
        let [first, middle, last] = &self.days;
        let mark = |(at, day): &(Timestamp, Day), anchor| Mark { x: scale.x(*at), day: day.clone(), anchor };
        let differ = |one: &(Timestamp, Day), other: &(Timestamp, Day)| one.1.iso != other.1.iso;
        let middle = (differ(first, middle) && differ(middle, last)).then(|| mark(middle, "middle"));
        let last = differ(first, last).then(|| mark(last, "end"));
        std::iter::once(mark(first, "start")).chain(middle).chain(last).collect()
    }
}

impl Chart {
    /// Three values of November 2026, for samples.
    pub(super) fn sample(kind: Kind) -> Self {
        let moment = |day: i8| When::sample(day, "08:00").iso.parse().unwrap_or(Timestamp::UNIX_EPOCH);
        let days = [2, 13, 24].map(|day| (moment(day), When::sample(day, "08:00").day));
        let run = |values: [i64; 3]| days.iter().zip(values).map(|((at, _), value)| Point { at: *at, value }).collect::<Vec<_>>();
        let (first, second, least) = match kind {
            Kind::Weight => ([72_500, 72_100, 71_800], None, 500),
            Kind::Pressure => ([142, 136, 131], Some([90, 86, 84]), 10),
            Kind::Sugar => ([104, 98, 101], None, 10),
            Kind::Mood => ([3, 2, 4], None, 1),
        };
        let mut series = vec![Series { line: "la", dot: "pa", runs: vec![run(first)] }];
        series.extend(second.map(|second| Series { line: "lb", dot: "pb", runs: vec![run(second)] }));
        let values: Vec<i64> = first.into_iter().chain(second.into_iter().flatten()).collect();
        let span = (days[0].0, days[2].0);
        let scale = |frame: Frame| {
            if kind == Kind::Mood { Scale::fixed(frame, span, (1, 5), 1) } else { Scale::around(frame, span, &values, least) }
        };
        let label = |value: i64| match kind {
            Kind::Mood => String::new(),
            Kind::Weight => kilograms(u32::try_from(value).unwrap_or(0)),
            Kind::Pressure | Kind::Sugar => value.to_string(),
        };
        let (wide, slim) = Plan { series: &series, days: days.clone(), scale: &scale, label: &label, gutter: 84 }.draw();
        let row = |at: usize| Row {
            day: days[at].1.clone(),
            time: if kind == Kind::Mood { String::new() } else { "08:00".into() },
            first: label(first[at]),
            second: second.map(|second| second[at].to_string()).unwrap_or_default(),
            level: if kind == Kind::Mood { u8::try_from(first[at]).unwrap_or(3) } else { 0 },
        };
        let (from, to) = (days[0].1.clone(), days[2].1.clone());
        Self { kind, summary: summary(kind, 3, (from, to)), wide, slim, rows: vec![row(2), row(1), row(0)] }
    }
}

/// How many values from which day to which.
pub fn summary(kind: Kind, count: u32, (from, to): (Day, Day)) -> Message {
    let key = match kind {
        Kind::Weight => "chart-weight-summary",
        Kind::Pressure => "chart-pressure-summary",
        Kind::Sugar => "chart-sugar-summary",
        Kind::Mood => "chart-mood-summary",
    };
    Message::new(key).with("count", count).with("from", from).with("to", to)
}
