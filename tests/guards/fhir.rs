//! THE decision what the FHIR API answers to each kind of visitor, and good addresses of it. As in `route_table` and `examples`.

use crate::route_answers::{api, open};
use crate::visitors::Scene;

/// As in `route_table`: the same as what the JSON API answers of the same data, and patients read of themselves.
pub const FHIR: &[(&str, [u16; 10])] = &[
    ("GET /fhir/metadata", open(200)),
    ("GET /fhir/Patient/{id}", api(200, 404, 200, 404, 200, 200)),
    ("GET /fhir/Practitioner", open(200)),
    ("GET /fhir/Practitioner/{id}", open(200)),
    ("GET /fhir/Schedule", open(200)),
    ("GET /fhir/Schedule/{id}", open(200)),
    ("GET /fhir/Slot", open(200)),
    ("GET /fhir/Slot/{id}", open(200)),
    // To whom nothing of a patient is to be seen their list is empty.
    ("GET /fhir/Appointment", api(200, 200, 200, 200, 200, 200)),
    ("GET /fhir/Appointment/{id}", api(200, 404, 200, 404, 200, 200)),
    ("GET /fhir/DocumentReference", api(200, 404, 200, 404, 404, 404)),
    ("GET /fhir/DocumentReference/{id}", api(200, 404, 200, 404, 404, 404)),
];

/// An id as FHIR takes it.
fn dashed(id: impl ToString) -> String {
    id.to_string().replace('_', "-")
}

/// A good address of a pattern: what belongs to a patient belongs to Asha, her doctor is Dr Farah.
pub async fn place(pattern: &str, scene: &Scene) -> String {
    let (asha, farah) = (dashed(scene.asha.id), dashed(scene.farah.id));
    match pattern {
        "/fhir/Schedule" => format!("{pattern}?actor=Practitioner/{farah}"),
        "/fhir/Slot" => format!("{pattern}?schedule=Schedule/{farah}"),
        "/fhir/Appointment" | "/fhir/DocumentReference" => format!("{pattern}?patient=Patient/{asha}"),
        "/fhir/Patient/{id}" => pattern.replace("{id}", &asha),
        "/fhir/Practitioner/{id}" | "/fhir/Schedule/{id}" => pattern.replace("{id}", &farah),
        "/fhir/Slot/{id}" => {
            // A time of somebody whose times nobody holds here, as far ahead as patients book.
            let free = scene.app.open_slots(&scene.okafor).await.pop().expect("Dr Okafor has no time");
            let start: jiff::Timestamp = free.start.parse().unwrap();
            pattern.replace("{id}", &format!("{}.{}", dashed(scene.okafor.id), start.as_second()))
        }
        "/fhir/Appointment/{id}" => pattern.replace("{id}", &dashed(scene.visit(false).await.id)),
        "/fhir/DocumentReference/{id}" => pattern.replace("{id}", &format!("{asha}.{}", dashed(&scene.report))),
        _ => pattern.to_owned(),
    }
}
