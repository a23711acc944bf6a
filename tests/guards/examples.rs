//! Good requests: for every route of the table one that its visitor could send.

use http::Method;
use serde_json::{Value, json};

use crate::blood::GROUP;
use crate::example_forms::form_for;
use crate::fhir;
use crate::repairs::no_hold;
use crate::support::bills::inr;
use crate::support::booking;
use crate::visitors::{Scene, Visitor, new_vital};

/// A good request for a route: what its path's names stand for, and its body.
pub struct Example {
    pub path: String,
    pub body: Option<Value>,
    pub form: Option<Vec<(&'static str, String)>>,
}

/// The example of a route, for one visitor: what belongs to a patient belongs to Asha, her doctor is Dr Farah. `works` when
/// the visitor is going to be answered, and what is named is changed.
#[expect(clippy::too_many_lines, reason = "a list")]
pub async fn example(route: &str, visitor: Visitor, works: bool, scene: &Scene) -> Example {
    let (_, pattern) = route.split_once(' ').unwrap();
    let mut path = pattern.to_owned();
    let mut put = |name: &str, value: String| path = path.replace(&format!("{{{name}}}"), &value);
    match pattern {
        _ if pattern.starts_with("/fhir/") => path = fhir::place(pattern, scene).await,
        _ if pattern.contains("/doctors/{id}") => {
            put("id", scene.farah.id.to_string());
            if pattern.contains("{rule_id}") {
                put("rule_id", if works && !route.starts_with("GET") { scene.rule().await } else { scene.standing_rule().await });
            }
            if pattern.contains("{kind_id}") {
                put("kind_id", scene.visit_kind().await);
            }
            if pattern.contains("{exception_id}") {
                put("exception_id", scene.exception().await);
            }
        }
        "/api/v1/departments/{id}" | "/departments/{id}" | "/departments/{id}/delete" if !route.starts_with("GET") => {
            put("id", scene.empty_department().await);
        }
        _ if pattern.contains("/admin/emergency-access/{id}") => put("id", scene.past_emergency(works && !route.starts_with("GET")).await),
        _ if pattern.contains("/emergency-access/{id}") => put("id", scene.emergency(works && !route.starts_with("GET")).await),
        _ if pattern.contains("/carers/{id}") => put("id", scene.carer(works && !route.starts_with("GET")).await),
        _ if pattern.contains("/cared-for/{pid}") => put("pid", scene.asha.id.to_string()),
        "/desk/waiting-list" | "/api/v1/waiting-list" => path += &format!("?department={}", scene.app.department.id),
        _ if pattern.contains("/waiting-list") => {
            put("pid", scene.asha.id.to_string());
            let goes = route.starts_with("DELETE") || (route.starts_with("POST") && route.ends_with("/withdraw"));
            if pattern.contains("{id}") {
                put("id", scene.wait(works && goes).await);
            }
            if pattern.ends_with("/new") {
                path += &format!("?department={}", scene.app.department.id);
            }
        }
        _ if pattern.contains("/treatment-history") => {
            put("pid", scene.asha.id.to_string());
            let goes = route.starts_with("DELETE") || pattern.ends_with("/remove");
            put("id", if works && goes { scene.app.has_history_file(&scene.asha).await } else { scene.history.clone() });
        }
        _ if pattern.contains("/reports") => {
            put("pid", scene.asha.id.to_string());
            let goes = route.starts_with("DELETE") || (route.starts_with("POST") && route.ends_with("/remove"));
            put("id", if works && goes { scene.spare_report().await } else { scene.report.clone() });
        }
        _ if pattern.contains("/patients/{pid}") => {
            put("pid", scene.asha.id.to_string());
            put("other", scene.ben.id.to_string());
            put("id", scene.record.clone());
        }
        "/api/v1/admin/people" if route.starts_with("GET") => path += "?role=receptionist",
        _ if pattern.contains("/admin/people/{id}/eras") => put("id", scene.closed_for_good()),
        _ if pattern.contains("/admin/people/{id}") && pattern.ends_with("lock") => put("id", scene.works_here().await),
        _ if pattern.contains("/admin/people/{id}") => put("id", scene.invited().await),
        _ if pattern.contains("applications/{id}") => put("id", scene.applied().await),
        _ if pattern.contains("/vitals/{id}") => put("id", scene.vital().await),
        _ if pattern.contains("/mood/{date}") => put("date", "2026-11-20".to_owned()),
        _ if pattern.contains("/mood-sharing/") => put("doctor_id", scene.farah.id.to_string()),
        "/records/{id}" | "/records/{id}/summary.pdf" | "/records/{id}/prescription.pdf" => put("id", scene.record.clone()),
        "/api/v1/admin/record-index" => path += &format!("?patient={}", scene.asha.id),
        _ if pattern.contains("/appointments/{id}/repair") => {
            let solves = pattern.ends_with("/offer") || pattern.ends_with("/keep");
            put("id", scene.hit(works && solves).await);
        }
        _ if pattern.contains("/appointments/{id}/series") => put("id", scene.of_series().await),
        _ if pattern.contains("/appointments/{id}") => put("id", scene.visit(works && !route.starts_with("GET")).await.id),
        _ if pattern.contains("/departments/{id}") => put("id", scene.app.department.id.to_string()),
        _ if pattern.contains("/wards/{id}") => put("id", scene.ward().await),
        "/api/v1/holds/{id}" | "/book/{id}" | "/book/{id}/check" | "/book/{id}/change" => put("id", scene.hold().await),
        _ if pattern.contains("/api-keys/{id}") => put("id", scene.api_key(&["overview:read"]).await.member("id")),
        _ if pattern.contains("/webhooks/{id}") => {
            let (webhook, delivery) = scene.webhook(works && !route.starts_with("GET")).await;
            put("id", webhook);
            put("delivery_id", delivery);
        }
        _ if pattern.contains("/subscriptions/{id}") => put("id", subscription(scene).await),
        _ if pattern.contains("/lost-devices/{id}") || pattern.contains("/second-factor-resets/{id}") => {
            put("id", scene.asha.id.to_string());
        }
        _ if pattern.contains("/exports/{id}") || pattern.contains("/my-data/{id}") => put("id", scene.copy.clone()),
        _ if pattern.contains("/local/mail/{number}") => put("number", "1000000".to_owned()),
        "/desk/day-list/file" | "/api/v1/day-list" => {
            scene.app.makes_the_list().await;
        }
        _ if pattern.contains("/conversations") => put("id", scene.conversation().await.0),
        _ if pattern.contains("/blood-bank/{group}") || pattern.starts_with("/donations/{group}") => {
            put("group", GROUP.to_owned());
            if pattern.contains("{id}") {
                put("id", scene.donation().await);
            } else if works && pattern.ends_with("/issues") {
                scene.blood().await;
            }
        }
        _ if pattern.contains("/payments/{payment_id}") => {
            let (invoice, payment) = scene.bill("payment", false).await;
            put("id", invoice);
            put("payment_id", payment);
        }
        _ if pattern.contains("/invoices/{id}") || pattern.contains("/admin/billing/{id}") => {
            put("id", scene.bill("invoice", works && !route.starts_with("GET")).await.0);
        }
        _ if pattern.contains("/claims/{id}") => put("id", scene.bill("claim", works && !route.starts_with("GET")).await.0),
        _ if pattern.contains("/local/gateway/{id}") => put("id", scene.bill("checkout", false).await.0),
        _ if pattern.contains("/admin/refunds/{id}") => put("id", scene.bill("refund", works).await.0),
        "/admin/billing/patients/{pid}" => put("pid", scene.asha.id.to_string()),
        _ if pattern.contains("{month}") => put("month", "2026-10".to_owned()),
        _ if pattern.contains("screens/{department}") => put("department", scene.app.department.id.to_string()),
        _ if pattern.contains("/queue/{key}") => put("key", "no-key-of-ours".to_owned()),
        _ if pattern.contains("{token}") => put("token", "no-token-of-ours".to_owned()),
        _ if pattern.contains("/sessions/{id}") => put("id", "no-session-of-anybody".to_owned()),
        "/api/v1/free-times" => path += &format!("?department={}", scene.app.department.id),
        "/api/v1/admin/statistics" => path += "?from=2026-11-01&to=2026-11-30",
        "/api/v1/admin/audit" => path += "?from=2026-11-23&to=2026-11-23",
        "/api/v1/appointments" if route.starts_with("GET") => path += "?from=2026-11-23&to=2026-11-30",
        _ => {}
    }
    let body = body_for(route, visitor, works, scene).await;
    let form = form_for(route, visitor, works, scene).await;
    Example { path, body, form }
}

/// An address that hears what happens, confirmed.
async fn subscription(scene: &Scene) -> String {
    let email = person(scene);
    let made = scene.by_administrator(Method::POST, "/subscriptions", &json!({ "email": email })).await;
    scene.app.confirms_subscription(&email).await;
    made.member("id")
}

/// An address nobody has registered yet.
pub fn person(scene: &Scene) -> String {
    format!("person{}@example.org", scene.number())
}

/// A password no account has.
pub fn secret() -> String {
    "four tulips on a table".to_owned()
}

/// What a program sends to the route.
#[expect(clippy::too_many_lines, reason = "a list: a line for each body")]
async fn body_for(route: &str, visitor: Visitor, works: bool, scene: &Scene) -> Option<Value> {
    match route {
        "POST /api/v1/patients" => Some(json!({ "name": "New Person", "email": person(scene), "password": secret() })),
        "POST /api/v1/patient-invitations" => Some(json!({ "name": "New Person", "email": person(scene), "date_of_birth": "1980-02-29",
            "confirm_duplicate": true })),
        "POST /api/v1/patients/{pid}/merge/{other}" => Some(json!({ "seen": "x", "record_number": "HR-7K4M-29X3-Q8TN" })),
        "POST /api/v1/session" => Some(json!({ "email": scene.app.known_account().await, "password": secret() })),
        "PATCH /api/v1/patients/{pid}" | "PATCH /api/v1/me" | "PATCH /api/v1/admin/people/{id}" => {
            Some(json!({ "phone": "+91 98765 43210" }))
        }
        "POST /api/v1/doctor-applications" => Some(json!({ "name": "Dr New Person", "email": person(scene), "password": secret(),
            "licence_number": "KMC-1", "specialization": "Cardiologist" })),
        "POST /api/v1/doctor-applications/{id}/approve" => Some(json!({ "department_id": scene.app.department.id })),
        "POST /api/v1/doctor-applications/{id}/reject" => Some(json!({ "reason": "The licence has ended." })),
        "POST /api/v1/doctors" => {
            Some(json!({ "name": "Dr New Person", "email": person(scene), "department_id": scene.app.department.id }))
        }
        "POST /api/v1/admin/people" => Some(json!({ "role": "receptionist", "name": "New Person", "email": person(scene) })),
        "PUT /api/v1/admin/people/{id}/erasure" => Some(json!({ "email": scene.closed_address(), "reason": "asked for it in writing" })),
        "POST /api/v1/admin/people/{id}/disable" | "POST /api/v1/admin/people/{id}/lock" => Some(json!({ "reason": "left in May" })),
        "PUT /api/v1/doctors/{id}" => Some(json!({ "name": scene.farah.name, "department_id": scene.app.department.id })),
        "POST /api/v1/departments" | "PUT /api/v1/departments/{id}" => {
            Some(json!({ "name": format!("Ear, nose and throat {}", scene.number()) }))
        }
        "POST /api/v1/doctors/{id}/availability" | "PUT /api/v1/doctors/{id}/availability/{rule_id}" => Some(scene.new_rule()),
        "PUT /api/v1/doctors/{id}/visit-kinds" => Some(json!({ "items": [{ "name": "First visit", "minutes": 40 }] })),
        "POST /api/v1/doctors/{id}/exceptions" => Some(scene.new_exception()),
        "POST /api/v1/patients/{pid}/waiting-list" => Some(scene.new_wish()),
        "PUT /api/v1/patients/{pid}/waiting-list/{id}" => Some(json!({ "from": "2026-11-23", "to": "2026-12-20" })),
        "POST /api/v1/holds" => Some(json!({ "doctor_id": scene.farah.id, "start": scene.slot(works).start })),
        "POST /api/v1/appointments" => {
            let mut wish = booking(&scene.slot(works));
            if !matches!(visitor, Visitor::Patient | Visitor::OtherPatient) {
                wish["patient_id"] = json!(scene.asha.id);
            }
            Some(wish)
        }
        "POST /api/v1/appointments/series/preview" => Some(scene.plan_of_series(&scene.slot(false).start)),
        "POST /api/v1/appointments/series" => Some(scene.series(&[scene.slot(works).start])),
        "POST /api/v1/appointments/{id}/reschedule" => Some(json!({ "start": scene.slot(works).start })),
        "PUT /api/v1/me/password" => Some(json!({ "current_password": "five roses in a vase", "new_password": secret() })),
        "PUT /api/v1/me/second-factor" | "DELETE /api/v1/me/second-factor" => Some(json!({ "code": "abcdef" })),
        "POST /api/v1/second-factor-resets" => Some(json!({ "email": person(scene), "reason": "showed a passport" })),
        "POST /api/v1/session/proof" => Some(json!({ "password": "five roses in a vase" })),
        "POST /api/v1/me/email" | "POST /api/v1/password-resets" | "POST /api/v1/patients/{pid}/address" => {
            Some(json!({ "email": person(scene) }))
        }
        "POST /api/v1/emergency-access" => {
            Some(json!({ "patient": scene.newcomer().await, "category": "covering", "reason": "On call for her doctor tonight" }))
        }
        "POST /api/v1/admin/emergency-access/{id}/review" => Some(json!({ "outcome": "in_order" })),
        "PUT /api/v1/me/message-settings" => {
            Some(json!({ "reminders_by_mail": true, "reminders": [{ "days_before": 1, "at": "08:00", "wanted": false }] }))
        }
        "PUT /api/v1/me/texts" => Some(json!({ "code": "123456" })),
        "POST /api/v1/me/carers" => Some(json!({ "email": person(scene), "scope": "book" })),
        "PATCH /api/v1/me/carers/{id}" => Some(json!({ "scope": "read", "ends_on": "2027-01-31" })),
        "PUT /api/v1/carer-invitations/{token}" => Some(json!({ "answer": "accept" })),
        "PUT /api/v1/password-resets/{token}" => Some(json!({ "new_password": secret() })),
        "POST /api/v1/appointments/{id}/repair/take" => Some(json!({ "hold_id": no_hold() })),
        "POST /api/v1/appointments/{id}/repair/decline"
        | "POST /api/v1/appointments/{id}/repair/offer"
        | "POST /api/v1/appointments/{id}/repair/keep"
        | "POST /api/v1/notifications/read"
        | "POST /api/v1/queue-screens/{department}"
        | "POST /api/v1/patients/{pid}/waiting-list/{id}/take"
        | "POST /api/v1/patients/{pid}/waiting-list/{id}/decline" => Some(json!({})),
        "POST /api/v1/message-ledger/send-again" => Some(json!({ "person_id": scene.asha.id, "message_id": "nothing#mail" })),
        "PUT /api/v1/doctors/{id}/running-late" => Some(json!({ "minutes": 20 })),
        "PUT /api/v1/appointments/{id}/note" => Some(json!({ "text": "Rest for three days." })),
        "PUT /api/v1/appointments/{id}/mode" => Some(json!({ "mode": "in_person" })),
        "PUT /api/v1/appointments/{id}/record" => Some(json!({ "diagnosis": "cold", "prescription": "rest" })),
        "POST /api/v1/codes/diagnoses/search" => Some(json!({ "q": "hypertension" })),
        "POST /api/v1/patients/{pid}/records/{id}/amendments" => Some(json!({ "notes": "rest at home", "reason": "left out" })),
        "POST /api/v1/conversations" => Some(match visitor {
            Visitor::DoctorInCare | Visitor::OtherDoctor | Visitor::DoctorInEmergency => json!({ "patient_id": scene.asha.id }),
            _ => json!({ "doctor_id": scene.farah.id }),
        }),
        "POST /api/v1/conversations/{id}/messages" => Some(json!({ "text": "Better, thank you." })),
        "POST /api/v1/conversations/{id}/read" => Some(json!({ "message_id": scene.conversation().await.1 })),
        "POST /api/v1/me/vitals" | "PUT /api/v1/me/vitals/{id}" => Some(new_vital()),
        "PUT /api/v1/me/mood/{date}" => Some(json!({ "level": 4 })),
        "PUT /api/v1/me/background" => Some(json!({ "allergies": ["Nuts"] })),
        "POST /api/v1/patients/{pid}/reports/{id}/reading/reviews" => Some(json!({ "comment": "seen" })),
        "POST /api/v1/patients/{pid}/reports" => Some(json!({ "file_name": "letter.pdf", "content_type": "application/pdf", "size": 9 })),
        "PUT /api/v1/admin/settings" => Some(json!({ "blood_low_units": 6 })),
        "POST /api/v1/wards" | "PUT /api/v1/wards/{id}" => Some(scene.new_ward()),
        "PUT /api/v1/wards/{id}/occupancy" => Some(json!({ "change": 1 })),
        "POST /api/v1/blood-bank/{group}/donations" | "POST /api/v1/blood-bank/{group}/issues" => Some(json!({ "units": 1 })),
        "POST /api/v1/blood-bank/{group}/donations/{id}/verify" => Some(json!({ "units": 2 })),
        "POST /api/v1/blood-bank/{group}/donations/{id}/reject" => Some(json!({ "reason": "Come again in May." })),
        "PATCH /api/v1/webhooks/{id}" => Some(json!({ "name": "Board" })),
        "POST /api/v1/subscriptions" => Some(json!({ "email": person(scene), "events": ["appointment.booked"] })),
        "PUT /api/v1/subscriptions/{id}" => Some(json!({ "events": ["appointment.booked"] })),
        "POST /api/v1/assistant/messages" => Some(json!({ "text": "My knee hurts on stairs" })),
        "POST /api/v1/invoices/{id}/payments" => {
            let method = if visitor == Visitor::Administrator { "cash" } else { "online" };
            Some(json!({ "amount": inr(100), "method": method }))
        }
        "POST /api/v1/invoices/{id}/lines" => Some(json!({ "text": "Bandage", "amount": inr(100) })),
        "POST /api/v1/invoices/{id}/void" => Some(json!({ "reason": "Written twice" })),
        "POST /api/v1/invoices/{id}/claims" => {
            Some(json!({ "insurer": "Star Health", "policy_number": "P-4711-0815", "amount": inr(100) }))
        }
        "POST /api/v1/claims/{id}/decision" => Some(json!({ "state": "under_review" })),
        "POST /api/v1/webhooks" => Some(json!({ "url": "https://hooks.example.org/caredesk" })),
        "POST /api/v1/api-keys" => Some(json!({ "name": "Kiosk", "scopes": ["appointments:check-in"] })),
        _ => None,
    }
}
