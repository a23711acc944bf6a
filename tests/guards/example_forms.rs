//! Good forms: what each page sends, for `examples`.

use crate::examples::{person, secret};
use crate::repairs::no_hold;
use crate::visitors::{Scene, Visitor};
use crate::waiting::another_day;

/// What a page's form sends to the route.
#[expect(clippy::too_many_lines, reason = "a list: a line for each form")]
pub async fn form_for(route: &str, visitor: Visitor, works: bool, scene: &Scene) -> Option<Vec<(&'static str, String)>> {
    match route {
        "POST /language" => Some(vec![("language", "en".to_owned()), ("back", "/doctors".to_owned())]),
        "POST /register" => {
            Some(vec![("name", "New Person".to_owned()), ("email", person(scene)), ("password", secret()), ("consent", "yes".to_owned())])
        }
        "POST /apply" => Some(vec![
            ("name", "Dr New Person".to_owned()),
            ("email", person(scene)),
            ("password", secret()),
            ("licence_number", "KMC-1".to_owned()),
            ("specialization", "Cardiologist".to_owned()),
            ("consent", "yes".to_owned()),
        ]),
        "POST /admin/applications/{id}/approve" => Some(vec![("department_id", scene.app.department.id.to_string())]),
        "POST /sign-in" => Some(vec![("email", scene.app.known_account().await), ("password", secret())]),
        "POST /desk/lost-devices" => Some(vec![("email", person(scene)), ("reason", "showed a passport".to_owned())]),
        "POST /confirm-it-is-you" => Some(vec![("proof", "five roses in a vase".to_owned())]),
        "POST /assistant" => Some(vec![("text", "My knee hurts on stairs".to_owned())]),
        "POST /security/email" | "POST /forgot-password" | "POST /admin/subscriptions" | "POST /patients/{pid}/address" => {
            Some(vec![("email", person(scene))])
        }
        "POST /emergency-access" => Some(vec![
            ("patient", scene.newcomer().await),
            ("category", "covering".to_owned()),
            ("reason", "On call for her doctor tonight".to_owned()),
        ]),
        "POST /admin/emergency-access/{id}" => Some(vec![("outcome", "in_order".to_owned())]),
        "POST /notifications/settings" => Some(vec![("version", "0".to_owned()), ("offered", "1-08:00".to_owned())]),
        "POST /notifications/settings/texts" => Some(vec![("code", "123456".to_owned())]),
        "POST /carers" => Some(vec![("email", person(scene)), ("scope", "book".to_owned())]),
        "POST /carers/{id}" => Some(vec![("scope", "read".to_owned()), ("ends_on", "2027-01-31".to_owned()), ("version", "1".to_owned())]),
        "POST /carer-invitations/{token}" => Some(vec![("answer", "accept".to_owned())]),
        "POST /set-password/{token}" => Some(vec![("new_password", secret())]),
        "POST /security/password" => Some(vec![("current_password", "five roses in a vase".to_owned()), ("new_password", secret())]),
        "POST /book/hold" => Some(vec![("doctor_id", scene.farah.id.to_string()), ("start", scene.slot(works).start)]),
        // Nothing was typed yet, and nothing is kept.
        "POST /book/{id}" => Some(vec![("priority", "routine".to_owned())]),
        "POST /book/{id}/change" => Some(vec![("to", "doctor".to_owned())]),
        "POST /appointments" => Some(vec![
            ("doctor_id", scene.farah.id.to_string()),
            ("start", scene.slot(works).start),
            ("reason", "cough".to_owned()),
            ("idempotency_key", format!("form-{}", scene.number())),
        ]),
        "POST /patients/{pid}/propose"
        | "POST /patients/{pid}/series"
        | "POST /patients/{pid}/series/preview"
        | "POST /my-patients/search" => Some(scene.several_visits(works)),
        "POST /patients/{pid}/waiting-list" | "POST /patients/{pid}/waiting-list/{id}" => {
            let day = another_day();
            Some(vec![
                ("department_id", scene.app.department.id.to_string()),
                ("from", day.clone()),
                ("to", day),
                ("reason", "cough".to_owned()),
                ("version", scene.wait_version().await),
                ("idempotency_key", format!("form-{}", scene.number())),
            ])
        }
        "POST /appointments/{id}/repair/take" | "POST /other-time/{token}/take" => Some(vec![("hold_id", no_hold())]),
        "POST /departments" | "POST /departments/{id}" => {
            Some(vec![("version", "1".to_owned()), ("name", format!("Ward {}", scene.number()))])
        }
        "POST /doctors" => Some(vec![
            ("name", "Dr New Person".to_owned()),
            ("email", person(scene)),
            ("department_id", scene.app.department.id.to_string()),
        ]),
        "POST /admin/import" | "POST /admin/import/commit" => {
            Some(vec![("kind", "departments".to_owned()), ("sheet", format!("name,description\nImported {},\n", scene.number()))])
        }
        "POST /admin/people" => {
            Some(vec![("role", "receptionist".to_owned()), ("name", "New Person".to_owned()), ("email", person(scene))])
        }
        "POST /patients" => Some(vec![
            ("name", format!("New Person {}", scene.number())),
            ("email", person(scene)),
            ("date_of_birth", "1980-02-29".to_owned()),
        ]),
        "POST /patients/{pid}/merge/{other}" => Some(vec![("record_number", "HR-7K4M-29X3-Q8TN".to_owned())]),
        "POST /admin/people/{id}/edit" => Some(vec![("name", "New Person".to_owned()), ("version", "0".to_owned())]),
        "POST /admin/people/search" | "POST /patients/search" | "POST /patients/{pid}/merge/search" => Some(vec![("q", "new".to_owned())]),
        "POST /doctors/{id}" => Some(vec![
            ("version", scene.version_of(Visitor::DoctorInCare).await),
            ("name", scene.farah.name.clone()),
            ("department_id", scene.app.department.id.to_string()),
            ("accepts_bookings", "yes".to_owned()),
        ]),
        "POST /admin/settings" => {
            let version = scene.settings_version().await;
            let years = [("clinical_years", "12"), ("audit_years", "6"), ("messages_years", "2"), ("exports_days", "1")];
            Some(years.map(|(name, years)| (name, years.to_owned())).into_iter().chain([("version", version)]).collect())
        }
        "POST /admin/people/{id}/erase" => {
            Some(vec![("email", scene.closed_address().to_owned()), ("reason", "asked for it in writing".to_owned())])
        }
        "POST /reports" | "POST /patients/{pid}/reports" => {
            Some(vec![("name", "Letter".to_owned()), ("kind", "pdf".to_owned()), ("idempotency_key", format!("form-{}", scene.number()))])
        }
        // Over the API it was reviewed once, by the line before.
        "POST /patients/{pid}/reports/{id}/review" => Some(vec![("comment", "seen".to_owned()), ("version", "2".to_owned())]),
        "POST /invoices/{id}/pay" => Some(vec![("amount", "1".to_owned())]),
        "POST /admin/billing/{id}/pay" => Some(vec![("amount", "1".to_owned()), ("method", "cash".to_owned())]),
        "POST /admin/billing/{id}/lines" => Some(vec![("line_text", "Bandage".to_owned()), ("line_amount", "1".to_owned())]),
        "POST /invoices/{id}/claims" | "POST /admin/billing/{id}/claims" => {
            let claim = [("insurer", "Star Health"), ("policy_number", "P-4711-0815"), ("claim_amount", "1")];
            Some(claim.map(|(name, value)| (name, value.to_owned())).to_vec())
        }
        // What Asha began to pay, typed once more.
        "POST /admin/refunds/{id}/done" => Some(vec![("amount", "1.00".to_owned())]),
        "POST /admin/claims/{id}" => Some(vec![("state", "under_review".to_owned())]),
        "POST /running-late" => Some(vec![("doctor_id", scene.farah.id.to_string()), ("minutes", "20".to_owned())]),
        "POST /conversations" => Some(vec![(
            "with",
            match visitor {
                Visitor::DoctorInCare | Visitor::OtherDoctor | Visitor::DoctorInEmergency => scene.asha.id.to_string(),
                _ => scene.farah.id.to_string(),
            },
        )]),
        "POST /conversations/{id}" => Some(vec![("text", "Better, thank you.".to_owned())]),
        "POST /conversations/{id}/read" => Some(vec![("up_to", scene.conversation().await.1)]),
        "POST /wards" | "POST /wards/{id}" => {
            Some(vec![("name", format!("Ward {}", scene.number())), ("total", "9".to_owned()), ("version", "1".to_owned())])
        }
        // The name of what was just made, typed once more.
        "POST /departments/{id}/delete" | "POST /wards/{id}/close" => Some(vec![("name", format!("Ward {}", scene.last_number()))]),
        // Of a key by what the scene calls it, of a webhook by its host.
        "POST /admin/api-keys/{id}/revoke" => Some(vec![("name", "Kiosk".to_owned())]),
        "POST /admin/webhooks/{id}/remove" => Some(vec![("name", "hooks.example.org".to_owned())]),
        "POST /desk/walk-in" => Some(vec![("q", "new".to_owned()), ("act", "find".to_owned())]),
        "POST /wards/{id}/occupancy" => Some(vec![("change", "1".to_owned())]),
        "POST /donations" => Some(vec![("group", "O-".to_owned()), ("consent", "yes".to_owned())]),
        "POST /admin/blood-bank/donations" => Some(vec![("group", "O-".to_owned()), ("units", "1".to_owned())]),
        "POST /admin/blood-bank/{group}/issues" => Some(vec![("units", "1".to_owned()), ("to", "Ward 3".to_owned())]),
        "POST /admin/blood-bank/{group}/donations/{id}/verify" => {
            Some(vec![("units", "1".to_owned()), ("collected_on", "2026-11-23".to_owned())])
        }
        "POST /admin/webhooks/{id}/change" => Some(vec![("format", "json".to_owned()), ("version", "0".to_owned())]),
        "POST /admin/webhooks" => Some(vec![("url", "https://hooks.example.org/caredesk".to_owned()), ("format", "json".to_owned())]),
        "POST /admin/api-keys" => Some(vec![("name", "Kiosk".to_owned()), ("scopes", "overview:read".to_owned())]),
        "POST /patients/{pid}" => Some(vec![("version", scene.profile_version_of_asha().await), ("name", scene.asha.name.clone())]),
        "POST /profile" => Some(vec![("version", scene.version_of(visitor).await)]),
        // Over the API it was written once, by the line before.
        "POST /background" => Some(vec![("version", "1".to_owned()), ("medicines", "Aspirin".to_owned())]),
        "POST /vitals" | "POST /vitals/{id}" => Some(vec![
            ("version", "1".to_owned()),
            ("taken_date", "2026-11-20".to_owned()),
            ("taken_time", "08:00".to_owned()),
            ("weight_kg", "72.5".to_owned()),
        ]),
        "POST /mood/{date}" => Some(vec![("version", "1".to_owned()), ("level", "2".to_owned())]),
        "POST /mood-sharing/{doctor_id}" => Some(vec![("shared", "yes".to_owned())]),
        "POST /appointments/{id}/record" => {
            Some(vec![("diagnosis", "cold".to_owned()), ("prescription", "rest".to_owned()), ("version", "1".to_owned())])
        }
        "POST /patients/{pid}/records/{id}/amend" => {
            // Over the API it was amended once, by the line before.
            Some(vec![("notes", "rest".to_owned()), ("reason", "left out".to_owned()), ("version", "2".to_owned())])
        }
        "POST /appointments/{id}/move" => Some(vec![("version", "1".to_owned()), ("start", scene.slot(works).start)]),
        "POST /doctors/{id}/hours" | "POST /doctors/{id}/hours/{rule_id}" | "POST /doctors/{id}/exceptions" => {
            Some(scene.new_hours().await)
        }
        "POST /doctors/{id}/visit-kinds" | "POST /doctors/{id}/visit-kinds/{kind_id}" => {
            Some(vec![("version", scene.hours_version().await), ("name", format!("Kind {}", scene.number())), ("minutes", "40".to_owned())])
        }
        _ if route.starts_with("POST /doctors/{id}/") => Some(vec![("version", scene.hours_version().await)]),
        _ if route.starts_with("POST /") && !route.starts_with("POST /api/") => {
            Some(vec![("version", "1".to_owned()), ("reason", "cough".to_owned())])
        }
        _ => None,
    }
}
