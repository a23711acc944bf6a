//! Events for tests: one of each kind, and every form in which one can come.

use super::catalogue::{Event, OpenedBy, VisitFacts};
use crate::primitives::ids::{
    AppointmentId, ClaimId, DepartmentId, EmergencyAccessId, ExceptionId, IdSource, InvoiceId, RecordId, ReportId, RuleId, UserId,
};
use crate::primitives::people::BloodGroup;

/// A visit of half an hour, which has stood at its time from the beginning.
pub fn visit(ids: &IdSource) -> VisitFacts {
    VisitFacts {
        appointment_id: AppointmentId::new(ids),
        version: 3,
        doctor_id: UserId::new(ids),
        department_id: DepartmentId::new(ids),
        start: "2026-11-26T04:00:00Z".parse().unwrap(),
        end: "2026-11-26T04:30:00Z".parse().unwrap(),
        previous_start: None,
        previous_doctor: None,
    }
}

/// One of each kind, in the order of the catalogue, around a visit.
pub fn one_of_each(visit: &VisitFacts, ids: &IdSource) -> Vec<Event> {
    let user_id = UserId::new(ids);
    let (invoice_id, claim_id) = (InvoiceId::new(ids), ClaimId::new(ids));
    let (appointment_id, doctor_id, department_id) = (visit.appointment_id, visit.doctor_id, visit.department_id);
    vec![
        Event::AppointmentRequested(visit.clone()),
        Event::AppointmentProposed(visit.clone()),
        Event::AppointmentBooked(visit.clone()),
        Event::AppointmentConfirmed(visit.clone()),
        Event::AppointmentRescheduled(visit.clone()),
        Event::AppointmentCancelled(visit.clone()),
        Event::AppointmentCheckedIn(visit.clone()),
        Event::AppointmentCheckInUndone(visit.clone()),
        Event::AppointmentStarted(visit.clone()),
        Event::AppointmentCompleted(visit.clone()),
        Event::AppointmentNoShow(visit.clone()),
        opened(visit, OpenedBy::Exception { exception_id: ExceptionId::new(ids) }),
        Event::RecordAvailable { record_id: RecordId::new(ids), version: 1, appointment_id, doctor_id },
        Event::ReportUploaded { report_id: ReportId::new(ids), version: 1 },
        Event::EmergencyAccessOpened { access_id: EmergencyAccessId::new(ids), version: 1, doctor_id },
        Event::AccountRegistered { user_id, version: 1 },
        Event::AccountConfirmed { user_id, version: 2 },
        Event::DoctorAwaitingApproval { user_id, version: 2 },
        Event::DoctorApproved { user_id, version: 3 },
        Event::DoctorRejected { user_id, version: 3 },
        Event::BloodStockChanged { blood_group: BloodGroup::ONegative, version: 1, units: 4 },
        Event::BloodStockLow { blood_group: BloodGroup::ONegative, version: 2, units: 4 },
        Event::InvoiceIssued { invoice_id, version: 1, appointment_id, department_id },
        Event::InvoicePaid { invoice_id, version: 2, department_id },
        Event::ClaimFiled { claim_id, version: 1, invoice_id, department_id },
        Event::ClaimDecided { claim_id, version: 2, invoice_id, department_id },
    ]
}

/// One of each kind, and those that say more or something else than these.
pub fn in_every_form(ids: &IdSource) -> Vec<Event> {
    let visit = visit(ids);
    let elsewhere = Some((UserId::new(ids), DepartmentId::new(ids)));
    let moved = VisitFacts { previous_start: Some("2026-11-25T04:00:00Z".parse().unwrap()), ..visit.clone() };
    let (rule_ids, doctor_version) = (vec![RuleId::new(ids), RuleId::new(ids)], 7);
    let (first_date, last_date) = (Some("2026-12-01".parse().unwrap()), Some("2026-12-24".parse().unwrap()));
    let more = [
        Event::AppointmentRescheduled(VisitFacts { previous_doctor: elsewhere, ..moved.clone() }),
        Event::AppointmentRescheduled(moved),
        opened(&visit, OpenedBy::CapRaised { cap_before: 4, doctor_version }),
        opened(&visit, OpenedBy::Rules { rule_ids: rule_ids.clone(), doctor_version, first_date, last_date }),
        opened(&visit, OpenedBy::Rules { rule_ids, doctor_version, first_date: None, last_date: None }),
    ];
    one_of_each(&visit, ids).into_iter().chain(more).collect()
}

/// The hours of a visit are open again.
fn opened(visit: &VisitFacts, by: OpenedBy) -> Event {
    let &VisitFacts { doctor_id, department_id, start, end, .. } = visit;
    Event::AvailabilityOpened { by, version: 1, doctor_id, department_id, start, end }
}
