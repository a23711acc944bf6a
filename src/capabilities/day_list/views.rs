//! The page about the list, and the list itself: a page of its own that needs nothing else to be read or printed.

use serde::Serialize;

use super::model::{Sheet, SheetLine};
use crate::capabilities::appointments::model::Status;
use crate::capabilities::directory::model::VisitType;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Pages, RenderError, Sample, View};
use crate::web::say::{Day, When};
use crate::web::state::WebState;
use crate::web::texts::{Language, Message, count};

/// Rows of one part: each part has a budget of its own.
const PART: usize = 100;
/// How the list looks: it is read from a disk, where no stylesheet of the portal is.
const STYLE: &str = "@page{size:A4 landscape;margin:12mm}\
body{font:11pt/1.35 system-ui,sans-serif;margin:1.5rem;color:#111;background:#fff}\
h1{font-size:1.4rem;margin:0 0 .25rem}p{margin:0 0 .75rem}\
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #999;padding:.3rem .5rem .3rem 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
thead th{border-bottom:2px solid #111}thead{display:table-header-group}tr{break-inside:avoid}\
.t,.p{white-space:nowrap}.c{width:2.5rem}.c span{display:inline-block;width:.9rem;height:.9rem;border:1px solid #111}\
@media print{body{margin:0;font-size:9.5pt}}";

/// `GET /desk/day-list`.
#[derive(Debug, Clone, Serialize)]
pub struct DayListPage {
    pub day: Day,
    /// `None`: none was made yet.
    pub made: Option<MadeShown>,
    /// `06:00`: when it is made each morning.
    pub each_morning: String,
}

/// The list of today.
#[derive(Debug, Clone, Serialize)]
pub struct MadeShown {
    pub at: When,
    pub visits: u32,
}

#[derive(Serialize)]
struct Top<'a> {
    hospital: String,
    phone: &'a str,
    day: Day,
    made: When,
    visits: u32,
    style: &'static str,
}

#[derive(Serialize)]
struct Row<'a> {
    start: String,
    end: String,
    doctor: &'a str,
    department: &'a str,
    patient: &'a str,
    record_number: &'a str,
    phone: &'a str,
    video: bool,
    status: Status,
}

#[derive(Serialize)]
struct Rows<'a> {
    rows: Vec<Row<'a>>,
}

/// The list as a file.
///
/// # Errors
/// A template names what is not there: a fault of ours.
pub fn file(web: &WebState, sheet: &Sheet) -> Result<String, RenderError> {
    let (pages, language): (&Pages, _) = (&web.pages, Language::default());
    let top = Top {
        hospital: web.house.name(),
        phone: &sheet.reception_phone,
        day: Day::of(sheet.date),
        made: web.when(sheet.made_at),
        visits: count(sheet.lines.len()),
        style: STYLE,
    };
    let mut html = pages.part(language, "export/day_list/top.html", &top)?;
    for part in sheet.lines.chunks(PART) {
        let rows = Rows { rows: part.iter().map(|line| row(web, line)).collect() };
        html.push_str(&pages.part(language, "export/day_list/rows.html", &rows)?);
    }
    html.push_str(&pages.part(language, "export/day_list/end.html", &top)?);
    Ok(html)
}

fn row<'a>(web: &WebState, line: &'a SheetLine) -> Row<'a> {
    Row {
        start: web.when(line.start).time,
        end: web.when(line.end).time,
        doctor: &line.doctor,
        department: &line.department,
        patient: line.patient.expose(),
        record_number: &line.record_number,
        phone: line.phone.as_ref().map_or("", |phone| phone.expose()),
        video: line.visit_type == VisitType::Video,
        status: line.status,
    }
}

/// Banner: made anew.
#[must_use]
pub fn made_anew() -> Message {
    Message::new("flash-day-list-made")
}

/// Banner: not made, and nothing is lost.
#[must_use]
pub fn not_made() -> Message {
    Message::new("flash-day-list-not-made")
}

impl View for DayListPage {
    const TEMPLATE: &'static str = "day_list/day_list.html";
    const PLACE: Place = Place::Desk;

    fn title(&self) -> Message {
        Message::new("day-list-title")
    }

    fn samples() -> Vec<Self> {
        let made = MadeShown { at: When::sample(24, "06:00"), visits: 212 };
        let full = Self { day: Day::of(jiff::civil::date(2026, 11, 24)), made: Some(made), each_morning: "06:00".into() };
        vec![full.clone(), Self { made: None, ..full }]
    }
}

/// Every page of the slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    Sample::all_of::<DayListPage>(Audience::Receptionist)
}
