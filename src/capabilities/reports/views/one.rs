//! One report on its way, and taking it back.

use serde::Serialize;

use super::reading::ReadingCard;
use super::{ReportFacts, Size};
use crate::capabilities::reports::model::{Kind, State, Why};
use crate::web::frame::Place;
use crate::web::people::{ActingFor, PatientRead};
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /reports/{id}` and `GET /patients/{pid}/reports/{id}`: what it is, where it stands, what to do next.
#[derive(Clone, Serialize)]
pub struct ReportPage {
    /// `None` on the patient's own page.
    pub patient: Option<PatientRead>,
    /// For whom a carer reads: they add nothing.
    pub acting: Option<ActingFor>,
    /// Where the list is.
    pub place: String,
    pub report: ReportFacts,
    /// What stands in it, once it is available.
    pub reading: Option<ReadingCard>,
    /// Address of a picture of it, for a minute.
    pub preview: Option<String>,
    /// The form that sends the file, while it is waited for.
    pub form: Option<SendForm>,
    /// The file is here and was not completed.
    pub arrived: bool,
    /// It is checked, which takes longer than it usually does.
    pub slow: bool,
    /// Whether files are scanned for malware.
    pub scanned: bool,
    pub trouble: Option<Message>,
}

/// A form that sends a file straight to where it is kept.
#[derive(Clone, Serialize)]
pub struct SendForm {
    pub url: String,
    /// Hidden fields, in order.
    pub fields: Vec<(String, String)>,
    /// What the browser offers to choose: `.pdf`.
    pub accept: String,
    /// The largest file that is taken.
    pub most: Size,
    /// Until when.
    pub until: When,
}

/// `GET /reports/{id}/remove` and below `/patients/{pid}`: what removing it means.
#[derive(Clone, Serialize)]
pub struct RemoveReport {
    pub place: String,
    pub report: ReportFacts,
}

impl View for ReportPage {
    const TEMPLATE: &'static str = "reports/report.html";
    const PLACE: Place = Place::Records;

    fn title(&self) -> Message {
        Message::new("report-title").with("when", self.report.added_at.clone())
    }

    fn has_errors(&self) -> bool {
        let is_wrong = |reading: &ReadingCard| reading.form.as_ref().is_some_and(|form| form.comment.is_wrong());
        self.trouble.is_some() || self.reading.as_ref().is_some_and(is_wrong)
    }

    fn samples() -> Vec<Self> {
        let report = |state| ReportFacts::sample(4, "Blood test 12 November.pdf", Kind::Pdf, state);
        let page = |report| Self {
            patient: None,
            acting: None,
            place: "/reports".into(),
            report,
            reading: None,
            preview: None,
            form: None,
            arrived: false,
            slow: false,
            scanned: true,
            trouble: None,
        };
        let form = SendForm {
            url: "https://caredesk-reports.s3.eu-west-1.amazonaws.com/".into(),
            fields: vec![("key".into(), "quarantine/rpt_1".into()), ("policy".into(), "e30=".into())],
            accept: ".pdf".into(),
            most: Size::of(20_971_520),
            until: When::sample(23, "10:27"),
        };
        let waits = Self { form: Some(form), ..page(report(State::AwaitingUpload)) };
        let not_here = Self { trouble: Some(Message::new("report-not-arrived")), ..waits.clone() };
        let empty = Self { trouble: Some(Message::new("report-empty")), ..waits.clone() };
        let arrived = Self { arrived: true, ..page(report(State::AwaitingUpload)) };
        let slow = Self { slow: true, ..page(report(State::Checking)) };
        let too_late = page(report(State::AwaitingUpload));
        let drawn = Self { preview: Some("/static/img/mark.svg".into()), ..page(report(State::Available)) };
        let mut all = vec![page(report(State::Available)), drawn, page(report(State::Checking)), slow, waits, not_here];
        all.extend([empty, arrived, too_late]);
        all.extend(Why::ALL.map(|why| page(ReportFacts { why: Some(why), ..report(State::Rejected) })));
        let by_doctor = ReportFacts { added_by: "Dr Leena Farah".into(), is_own: false, ..report(State::Available) };
        all.push(Self { scanned: false, ..page(by_doctor.clone()) });
        let in_care = Self { patient: Some(PatientRead::sample()), place: "/patients/x/reports".into(), ..page(by_doctor) };
        all.push(Self { patient: Some(PatientRead::sample_in_emergency()), ..in_care.clone() });
        all.push(Self { patient: None, acting: Some(ActingFor::sample()), ..in_care.clone() });
        all.extend(ReadingCard::samples().into_iter().map(|reading| Self { reading: Some(reading), ..in_care.clone() }));
        let asks = ReadingCard::samples().into_iter().find(|reading| reading.form.is_some());
        let old = [super::reading::seen_old(), super::reading::no_more(), super::reading::too_early()];
        all.extend(old.map(|trouble| Self { trouble: Some(trouble), reading: asks.clone(), ..in_care.clone() }));
        all.push(in_care);
        all
    }
}

impl View for RemoveReport {
    const TEMPLATE: &'static str = "reports/remove.html";
    const PLACE: Place = Place::Records;

    fn title(&self) -> Message {
        Message::new("remove-report-title").with("when", self.report.added_at.clone())
    }

    fn samples() -> Vec<Self> {
        let report = ReportFacts::sample(4, "Blood test 12 November.pdf", Kind::Pdf, State::Available);
        vec![Self { place: "/reports".into(), report }]
    }
}
