//! THE decision what a doctor gets who opened a patient's record in an emergency (S-23). `every_route` tries it.

/// What a doctor in an emergency is answered like a doctor in care: reading, and nothing else. Everything that is not in this
/// list they get as any other doctor does.
pub const READ_IN_AN_EMERGENCY: &[&str] = &[
    "GET /api/v1/patients/{pid}/records",
    "GET /api/v1/patients/{pid}/records/{id}",
    "GET /patients/{pid}/records",
    "GET /patients/{pid}/records/{id}",
    "GET /patients/{pid}/records/{id}/summary.pdf",
    "GET /patients/{pid}/records/{id}/prescription.pdf",
    "GET /api/v1/patients/{pid}/background",
    "GET /api/v1/patients/{pid}/vitals",
    "GET /patients/{pid}/timeline",
    "GET /patients/{pid}/overview",
    "GET /api/v1/patients/{pid}",
    "GET /api/v1/patients/{pid}/reports",
    "GET /api/v1/patients/{pid}/reports/{id}",
    "GET /api/v1/patients/{pid}/reports/{id}/download",
    "GET /api/v1/patients/{pid}/reports/{id}/reading",
    "GET /patients/{pid}/reports",
    "GET /patients/{pid}/reports/{id}",
    "GET /patients/{pid}/reports/{id}/download",
    "GET /fhir/Patient/{id}",
    "GET /fhir/DocumentReference",
    "GET /fhir/DocumentReference/{id}",
];

/// What a doctor gets who has opened Asha's record in an emergency.
pub fn in_an_emergency(route: &str, row: &[u16; 10]) -> u16 {
    if READ_IN_AN_EMERGENCY.contains(&route) { row[4] } else { row[5] }
}
