//! What the page of a month shows, and the words of its mail.

mod chart;
pub mod mail;

use serde::Serialize;

pub use chart::HoursChart;

use super::model::{CodeCount, Figures, MONTHS_BACK, Treatment};
use crate::capabilities::appointments::model::Status;
use crate::capabilities::settings::model::Settings;
use crate::primitives::time::HospitalZone;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /monthly-reports?month=`: a doctor's own month in numbers.
#[derive(Debug, Clone, Serialize)]
pub struct MonthPage {
    /// The month, by its first day.
    pub month: Day,
    pub choices: Vec<MonthChoice>,
    /// When it was counted.
    pub at: When,
    /// It is this month: there is more to come.
    pub goes_on: bool,
    /// All visits, cancelled ones too; 0 shows nothing else.
    pub visits: u32,
    pub came: u32,
    pub no_shows: u32,
    /// `4.2`; `None` where nobody was expected yet.
    pub no_show_rate: Option<String>,
    /// In the order of a life.
    pub states: Vec<StateLine>,
    /// `None` where nothing was to take place.
    pub hours: Option<HoursChart>,
    pub treatment: TreatmentShown,
    /// What is wrong with the address: [`no_such_month`].
    pub trouble: Option<Message>,
}

/// A month that can be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct MonthChoice {
    /// `2026-10`.
    pub value: String,
    pub day: Day,
    pub current: bool,
}

/// How many visits stand there.
#[derive(Debug, Clone, Serialize)]
pub struct StateLine {
    pub status: Status,
    pub count: u32,
}

/// What was written, in numbers.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TreatmentShown {
    pub records: u32,
    pub amended: u32,
    pub codes: Vec<CodeLine>,
    pub other_codes: u32,
    pub without_code: u32,
    pub erased: u32,
}

/// One code of ICD-10-CM.
#[derive(Debug, Clone, Serialize)]
pub struct CodeLine {
    pub code: String,
    pub title: String,
    pub records: u32,
}

impl From<&Treatment> for TreatmentShown {
    fn from(treatment: &Treatment) -> Self {
        let code =
            |count: &CodeCount| CodeLine { code: count.code.expose().clone(), title: count.title.expose().clone(), records: count.records };
        Self {
            records: treatment.records,
            amended: treatment.amended,
            codes: treatment.codes.iter().map(code).collect(),
            other_codes: treatment.other_codes,
            without_code: treatment.without_code,
            erased: treatment.erased,
        }
    }
}

/// There is no such month to look at.
#[must_use]
pub fn no_such_month() -> Message {
    Message::new("months-no-such-month").with("months", MONTHS_BACK)
}

impl MonthPage {
    /// The numbers of a month; what to choose from comes with them.
    #[must_use]
    pub fn of(month: Day, choices: Vec<MonthChoice>, at: When, figures: &Figures, treatment: TreatmentShown) -> Self {
        Self {
            month,
            choices,
            at,
            goes_on: false,
            visits: figures.visits(),
            came: figures.came(),
            no_shows: figures.standing(Status::NoShow),
            no_show_rate: figures.no_show_rate().map(|rate| rate.to_string()),
            states: figures.states().map(|(status, count)| StateLine { status, count }).collect(),
            hours: HoursChart::of(&figures.hours(), figures.busiest()),
            treatment,
            trouble: None,
        }
    }
}

impl View for MonthPage {
    const TEMPLATE: &'static str = "monthly_reports/month.html";
    const PLACE: Place = Place::MonthlyReports;

    fn title(&self) -> Message {
        Message::new("months-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let day = |month| Day::of(jiff::civil::date(2026, month, 1));
        let choice = |month, current| MonthChoice { value: format!("2026-{month:02}"), day: day(month), current };
        let choices = vec![choice(11, false), choice(10, true), choice(9, false)];
        let code = |code: &str, title: &str, records| CodeLine { code: code.into(), title: title.into(), records };
        let treatment = TreatmentShown {
            records: 87,
            amended: 3,
            codes: vec![code("I10", "Essential (primary) hypertension", 31), code("I48.91", "Unspecified atrial fibrillation", 12)],
            other_codes: 22,
            without_code: 21,
            erased: 1,
        };
        let zone = Settings::default().zone;
        let page = |figures: &Figures, treatment| Self::of(day(10), choices.clone(), When::sample(24, "08:12"), figures, treatment);
        let full = page(&sample_figures(&zone), treatment);
        let running = Self { goes_on: true, month: day(11), ..full.clone() };
        let none = page(&Figures::default(), TreatmentShown::default());
        let wrong = Self { trouble: Some(no_such_month()), ..none.clone() };
        vec![full, running, none, wrong]
    }
}

/// A month in October 2026.
fn sample_figures(zone: &HospitalZone) -> Figures {
    use super::model::Counted;
    let hours = [(4, 21), (5, 32), (6, 18), (9, 24), (10, 9)];
    let visits = hours.into_iter().flat_map(|(hour, count)| (0..count).map(move |number| (hour, number)));
    let counted = |(hour, number): (i64, i64)| {
        let status = match number % 12 {
            3 => Status::NoShow,
            7 => Status::Cancelled,
            _ => Status::Completed,
        };
        let start = jiff::Timestamp::from_second(1_790_812_800 + number * 86_400 + hour * 3_600).ok()?;
        Some(Counted { status, start, written_up: status == Status::Completed })
    };
    Figures::of(visits.filter_map(counted), zone)
}

/// Every page of the slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    Sample::all_of::<MonthPage>(Audience::Doctor)
}
