//! Reports as documents: once they were checked and can be taken. Each read stands in the trail before it is answered.

use axum::extract::State;

use super::answer::Fhir;
use super::asked::{Asked, Nothing, Takes};
use crate::access::permissions::ReadRecords;
use crate::capabilities::fhir::model::{DocumentId, Element, Kind, reference};
use crate::capabilities::records::model::Whose;
use crate::capabilities::reports::model::{Report, State as ReportState};
use crate::capabilities::reports::service::Reports;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::primitives::time::HospitalZone;
use crate::web::gate::Concealed;
use crate::web::json::ApiPath;
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;
use crate::web::state::PublicOrigin;

/// What a search takes.
#[derive(Debug)]
pub(super) struct Search;

impl Takes for Search {
    const NAMES: &'static [&'static str] = &["patient", "_count", "cursor"];
}

/// A report as FHIR says it; nothing while it is on its way, or was not taken.
///
/// The file is behind our own address, which asks who wants it and writes that down. FHIR's hash is SHA-1, which the house does not
/// keep: it is left out.
fn document(report: &Report, zone: &HospitalZone, origin: &PublicOrigin) -> Option<Element> {
    if report.state != ReportState::Available {
        return None;
    }
    let (patient, id) = (report.patient_id, report.report_id);
    let author = if report.added_by == patient { Kind::Patient } else { Kind::Practitioner };
    let author = Element::new().with("reference", reference(author, report.added_by)).with("display", report.added_by_name.as_str());
    let file = Element::new()
        .with("contentType", report.kind.content_type())
        .with("url", origin.link(&format!("{API_BASE}/patients/{patient}/reports/{id}/download")))
        .with("size", report.size)
        .with("title", report.file_name.expose())
        .with("creation", zone.rfc3339(report.created_at));
    let document = Element::resource(Kind::DocumentReference, DocumentId { patient, report: id })
        .with("status", "current")
        .with("docStatus", "final")
        .with("subject", Element::new().with("reference", reference(Kind::Patient, patient)))
        .with("date", zone.rfc3339(report.created_at))
        .with("author", vec![author])
        .with("content", vec![Element::new().with("attachment", file)]);
    Some(document)
}

/// A patient's documents, newest first: one's own, or those of a patient in the doctor's care. A page that is not full may go on.
#[utoipa::path(get, path = "/DocumentReference", tag = "fhir",
    params(("patient" = String, Query, description = "whose: `Patient/usr-…`"),
           ("_count" = Option<u16>, Query, description = "how many: 20 when absent, 100 at most"), ("cursor" = Option<String>, Query)),
    responses((status = 200, description = "a Bundle of DocumentReferences of FHIR R4; its `next` link goes on"),
              (status = 404, description = "not in the reader's care"), (status = 422, description = "no patient")))]
pub(super) async fn search(
    Concealed(grant): Concealed<ReadRecords>,
    State(reports): State<Reports>,
    State(settings): State<SettingsBook>,
    asked: Asked<Search>,
) -> Result<Fhir, Refusal> {
    let patient: UserId = asked.needed_id("patient", Kind::Patient)?;
    let Listed { items, next } =
        reports.list(&grant, Whose::Of(patient), asked.paging().start()?, asked.paging().limit().get()).await?.what;
    let zone = settings.now().zone.clone();
    let items = items.iter().filter_map(|report| document(report, &zone, &asked.web().origin)).collect();
    asked.page(Listed { items, next })
}

/// One document.
#[utoipa::path(get, path = "/DocumentReference/{id}", tag = "fhir", params(("id" = String, Path)),
    responses((status = 200, description = "a DocumentReference of FHIR R4"),
              (status = 404, description = "absent, not checked yet, or not in the reader's care")))]
pub(super) async fn show(
    Concealed(grant): Concealed<ReadRecords>,
    State(reports): State<Reports>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<String>,
    asked: Asked<Nothing>,
) -> Result<Fhir, Refusal> {
    let DocumentId { patient, report } = DocumentId::of(&id).ok_or(Refusal::NotFound)?;
    let shown = reports.find(&grant, Whose::Of(patient), report).await?;
    let document = document(&shown.what, &settings.now().zone, &asked.web().origin);
    document.map(Fhir).ok_or(Refusal::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::reports::model::Why;
    use serde_json::{Value, from_value, json};

    fn report() -> Report {
        let kept = json!({
            "patient_id": "usr_00000000000000000000000001", "item": "report#rpt_00000000000000000000000002",
            "report_id": "rpt_00000000000000000000000002", "state": "available", "file_name": "Blood test.pdf", "kind": "pdf", "size": 321,
            "sha256": "ab", "added_by": "usr_00000000000000000000000001", "added_by_name": "Asha", "created_at": "2026-11-23T04:00:00Z",
            "expires_at": "2026-11-23T04:15:00Z", "due": "2026-11-23T04:15:00Z",
        });
        from_value(kept).unwrap()
    }

    #[test]
    fn f68_a_report_is_a_document_behind_our_own_address_without_a_hash_that_is_not_kept() {
        let (zone, origin) = ("Asia/Kolkata".parse().unwrap(), "https://portal.example".parse().unwrap());
        let told = Value::from(document(&report(), &zone, &origin).unwrap());
        let file = "patients/usr_00000000000000000000000001/reports/rpt_00000000000000000000000002/download";
        let url = format!("https://portal.example/api/v1/{file}");
        let expected = json!({
            "resourceType": "DocumentReference", "id": "usr-00000000000000000000000001.rpt-00000000000000000000000002",
            "status": "current", "docStatus": "final", "subject": {"reference": "Patient/usr-00000000000000000000000001"},
            "date": "2026-11-23T09:30:00+05:30",
            "author": [{"reference": "Patient/usr-00000000000000000000000001", "display": "Asha"}],
            "content": [{"attachment": {"contentType": "application/pdf", "size": 321, "title": "Blood test.pdf",
                "url": url,
                "creation": "2026-11-23T09:30:00+05:30"}}],
        });
        assert_eq!(told, expected);
        let by_doctor = Report { added_by: "usr_00000000000000000000000003".parse().unwrap(), ..report() };
        let told = Value::from(document(&by_doctor, &zone, &origin).unwrap());
        assert_eq!(told["author"][0]["reference"], "Practitioner/usr-00000000000000000000000003");
        let rejected = Report { state: ReportState::Rejected, why: Some(Why::Bomb), ..report() };
        for (state, report) in [("checking", Report { state: ReportState::Checking, ..report() }), ("rejected", rejected)] {
            assert_eq!(document(&report, &zone, &origin), None, "{state}");
        }
    }
}
