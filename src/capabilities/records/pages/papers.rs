//! The summary of a visit and its prescription as papers (F38): what stands now, for whoever may read the record.

use axum::extract::State;
use axum::response::Response;

use super::super::model::Whose;
use super::super::views::read::RecordPage;
use super::Chart;
use super::read::{MINE, place_of};
use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::primitives::ids::{RecordId, UserId};
use crate::web::gate::Concealed;
use crate::web::json::ApiPath;
use crate::web::language::Spoken;
use crate::web::paper::{Block, Paper};
use crate::web::refusal::Refusal;
use crate::web::state::WebState;
use crate::web::texts::{Language, Message, MissingText, words_of};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Summary,
    Prescription,
}

impl Kind {
    const fn title(self) -> &'static str {
        match self {
            Self::Summary => "record-summary",
            Self::Prescription => "prescription",
        }
    }

    /// Of the file; nothing about anybody.
    const fn file(self) -> &'static str {
        match self {
            Self::Summary => "visit-summary",
            Self::Prescription => "prescription",
        }
    }
}

pub(super) async fn own_summary(
    chart: Chart,
    State(web): State<WebState>,
    Spoken(language): Spoken,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath(id): ApiPath<RecordId>,
) -> Result<Response, Refusal> {
    chart.paper(&grant, (Whose::Mine, MINE.to_owned()), id, &web, (Kind::Summary, language)).await
}

pub(super) async fn own_prescription(
    chart: Chart,
    State(web): State<WebState>,
    Spoken(language): Spoken,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath(id): ApiPath<RecordId>,
) -> Result<Response, Refusal> {
    chart.paper(&grant, (Whose::Mine, MINE.to_owned()), id, &web, (Kind::Prescription, language)).await
}

pub(super) async fn summary(
    chart: Chart,
    State(web): State<WebState>,
    Spoken(language): Spoken,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath((patient, id)): ApiPath<(UserId, RecordId)>,
) -> Result<Response, Refusal> {
    chart.paper(&grant, (Whose::Of(patient), place_of(patient)), id, &web, (Kind::Summary, language)).await
}

pub(super) async fn prescription(
    chart: Chart,
    State(web): State<WebState>,
    Spoken(language): Spoken,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath((patient, id)): ApiPath<(UserId, RecordId)>,
) -> Result<Response, Refusal> {
    chart.paper(&grant, (Whose::Of(patient), place_of(patient)), id, &web, (Kind::Prescription, language)).await
}

impl Chart {
    async fn paper(
        &self,
        grant: &Granted<ReadRecords>,
        (whose, place): (Whose, String),
        id: RecordId,
        web: &WebState,
        (kind, language): (Kind, Language),
    ) -> Result<Response, Refusal> {
        let shown = self.records.find(grant, whose, id).await?;
        let record = self.fill.record(&shown.reader, &shown.what, place);
        let paper = paper(&record, web.house.name(), kind, language).map_err(Refusal::internal)?;
        paper.answer(kind.file())
    }
}

/// What is written on it.
fn paper(record: &RecordPage, hospital: String, kind: Kind, language: Language) -> Result<Paper, MissingText> {
    let say = |key| words_of(language, &Message::new(key));
    let title = say(kind.title())?;
    let stands = &record.stands;
    let mut blocks = vec![
        Block::House(hospital),
        Block::Title(title.clone()),
        Block::Facts(vec![
            (say("patient")?, record.patient_name.clone()),
            (say("doctor")?, record.doctor_name.clone()),
            (say("paper-visit")?, record.start.with_year(language)?),
            (say("reference")?, record.reference.clone()),
        ]),
    ];
    let mut part = |heading: String, text: &str| {
        if !text.is_empty() {
            blocks.push(Block::Heading(heading));
            blocks.push(Block::Text(text.to_owned()));
        }
    };
    if kind == Kind::Summary {
        let code = stands.code.as_ref().map(|code| {
            let said = Message::new("paper-diagnosis-code").with("code", code.code.clone()).with("title", code.title.clone());
            words_of(language, &said)
        });
        let words = std::iter::once(stands.diagnosis.clone()).chain(code.transpose()?).collect::<Vec<_>>();
        part(say("diagnosis")?, &words.join("\n"));
    }
    part(say("prescription")?, &stands.prescription);
    if !stands.lines.is_empty() {
        let rows =
            stands.lines.iter().map(|line| vec![line.medicine.clone(), line.dose.clone(), line.how_often.clone(), line.how_long.clone()]);
        let head = [say("medicine")?, say("dose")?, say("how-often")?, say("how-long")?];
        blocks.push(Block::Table { head: head.into(), rows: rows.collect() });
    }
    if kind == Kind::Summary && !stands.notes.is_empty() {
        blocks.push(Block::Heading(say("notes")?));
        blocks.push(Block::Text(stands.notes.clone()));
    }
    blocks.push(Block::Small(words_of(language, &signed(record, language)?)?));
    if kind == Kind::Prescription {
        blocks.push(Block::Signature(say("paper-signature")?));
    }
    let mut paper = Paper { language, title, foot: record.reference.clone(), blocks };
    if !paper.is_drawn_whole() {
        paper.blocks.push(Block::Small(say("paper-unknown-letters")?));
    }
    Ok(paper)
}

/// Who signed it when, and when it was last amended.
fn signed(record: &RecordPage, language: Language) -> Result<Message, MissingText> {
    let signed = record.written_at.long(language)?;
    let message = Message::new(if record.amendments.is_empty() { "paper-signed" } else { "paper-amended" });
    let message = message.with("doctor", record.doctor_name.clone()).with("when", signed);
    Ok(match record.amendments.first() {
        Some(last) => message.with("by", last.doctor_name.clone()).with("amended", last.at.long(language)?),
        None => message,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::render::View as _;

    #[test]
    fn f38_a_prescription_says_no_diagnosis_and_notes_and_both_papers_are_written() {
        for record in RecordPage::samples() {
            for kind in [Kind::Summary, Kind::Prescription] {
                let paper = paper(&record, "Caredesk Hospital".into(), kind, Language::English).unwrap();
                let said = format!("{:?}", paper.blocks);
                assert_eq!(said.contains(&record.stands.diagnosis), kind == Kind::Summary);
                assert_eq!(said.contains("I10"), kind == Kind::Summary && record.stands.code.is_some());
                assert_eq!(said.contains("Amended"), !record.amendments.is_empty());
                assert_eq!(said.contains("Amlodipine\""), !record.stands.lines.is_empty());
                assert!(said.contains(&record.patient_name) && said.contains("Dr Leena Farah") && said.contains("CD-7K4M-29X3"));
                assert!(!paper.title.contains(&record.patient_name) && !paper.foot.contains(&record.patient_name));
                paper.write().unwrap();
            }
        }
    }
}
