//! What Asha writes down of her own health, the file she adds, and the copy of everything that she takes along.

use http::Method;
use serde_json::json;

use crate::fields::Class;
use crate::filling::House;
use crate::support::files::{pdf, put};
use crate::support::labs::Drawing;
use crate::support::{Copy, Table};

impl House {
    pub async fn asha_writes_down_her_health(&self) {
        let refused = json!({ "allergies": [self.of("refused_allergy").repeat(20)] });
        self.asha.api(Method::PUT, "/me/background").json(&refused).send().await.is(422);
        let said =
            json!({ "allergies": [self.of("allergy")], "medicines": [self.of("own_medicine")], "conditions": [self.of("condition")] });
        self.asha.api(Method::PUT, "/me/background").json(&said).send().await.is(200);
        self.asha.posts("/background", &[("version", "0"), ("allergies", self.of("refused_allergy"))]).await.is(409);
        let mood = json!({ "level": 2, "note": self.of("mood_note") });
        let refused = json!({ "level": 9, "note": self.of("refused_mood_note") });
        for person in [&self.ruth, &self.tomas, &self.okafor] {
            person.api(Method::PUT, "/me/background").json(&said).send().await.is(403);
            person.api(Method::PUT, "/me/mood/2026-11-22").json(&mood).send().await.is(403);
        }
        self.asha.api(Method::PUT, "/me/mood/2026-11-22").json(&refused).send().await.is(422);
        self.asha.api(Method::PUT, "/me/mood/2026-11-22").json(&mood).send().await.is(200);
        self.asha.posts("/mood/2026-11-22", &[("version", "0"), ("level", "3"), ("note", self.of("refused_mood_note"))]).await.is(409);
        self.asha.api(Method::PUT, &format!("/me/mood-sharing/{}", self.farah.id)).send().await.is(204);
        let slip = [("taken_date", "2026-11-22"), ("taken_time", "08:00"), ("weight_kg", "800")];
        self.asha.posts("/vitals", &slip).await.is(422);
        self.asha.posts("/vitals", &[&slip[..2], &[("weight_kg", "72.5")]].concat()).await.is(303);
    }

    /// Named as people name files; sent, checked, looked at, taken.
    pub async fn a_file_is_added(&self) {
        let announce = |field: &str, kind: &'static str| {
            let name = format!("../{}.pdf", self.of(field));
            let body = json!({ "file_name": name, "content_type": kind, "size": pdf(1).len() });
            async move { self.asha.api(Method::POST, "/patients/me/reports").json(&body).send().await }
        };
        announce("refused_report_name", "text/html").await.is(422);
        let added = announce("report_name", "application/pdf").await.is(201);
        assert_eq!(put(&added.json()["upload"], &pdf(1)).await.status, 200);
        let id = added.member("id");
        self.asha.api(Method::POST, &format!("/patients/me/reports/{id}/complete")).send().await.is(200);
        self.app.works_on_reports().await;
        self.asha.opens(&format!("/reports/{id}/download")).await.is(303);
        self.asha.posts("/reports", &[("name", self.of("report_name")), ("kind", "")]).await.is(422);
        self.tomas.api(Method::GET, &format!("/patients/me/reports/{id}")).send().await.is(404);
    }

    /// Values stand in it, are read, and a doctor says something of them.
    pub async fn a_report_is_read(&self) {
        let lines: &[&[&str]] = &[&["Ferritin", self.of("report_value"), "ng/mL", "15 - 200"]];
        let file = Drawing::default().page().table(&[60.0, 220.0, 300.0, 400.0], 700.0, lines).pdf(true);
        let body = json!({ "file_name": "lab.pdf", "content_type": "application/pdf", "size": file.len() });
        let added = self.asha.api(Method::POST, "/patients/me/reports").json(&body).send().await.is(201);
        assert_eq!(put(&added.json()["upload"], &file).await.status, 200);
        let id = added.member("id");
        let patient = self.asha.api(Method::POST, &format!("/patients/me/reports/{id}/complete")).send().await.is(200).member("patient_id");
        self.app.works_on_reports().await;
        let told = self.asha.api(Method::GET, &format!("/patients/me/reports/{id}/reading")).send().await.is(200);
        assert!(told.text().contains(self.of("report_value")), "it was read");
        let place = format!("/patients/{patient}/reports/{id}");
        let refused = self.of("refused_review_comment").repeat(200);
        self.farah.posts(&format!("{place}/review"), &[("version", "1"), ("comment", &refused)]).await.is(422);
        self.farah.posts(&format!("{place}/review"), &[("version", "9"), ("comment", self.of("refused_review_comment"))]).await.is(409);
        let said = json!({ "comment": self.of("review_comment") });
        self.farah.api(Method::POST, &format!("{place}/reading/reviews")).json(&said).send().await.is(201);
        self.tomas.api(Method::GET, &format!("{place}/reading")).send().await.is(404);
    }

    /// The copy itself is hers and is packed; what making it leaves behind is looked at with everything else.
    pub async fn asha_takes_her_data_along(&self) {
        let id = self.asha.api(Method::POST, "/me/exports").send().await.is(202).member("id");
        let history = self.asha.asks_for_history("me").await;
        assert_eq!(self.app.makes_copies().await.made, 2);
        let table = Table::behind(&self.asha.takes_history("me", &history).await).await;
        let table = String::from_utf8(table.bytes).unwrap();
        for field in ["diagnosis", "prescription", "medicine", "amended_notes"] {
            assert!(table.contains(self.of(field)), "{field} is in her treatment history");
        }
        assert_eq!(self.markers.in_text(&table, &[Class::Secret, Class::Link]), Vec::<&str>::new());
        let copy = Copy::behind(&self.asha.api(Method::GET, &format!("/me/exports/{id}/file")).send().await).await;
        for field in ["reason", "symptoms", "note", "diagnosis", "prescription", "medicine", "amended_notes"] {
            assert!(copy.html.contains(self.of(field)), "{field} is in her copy");
        }
        assert_eq!(self.markers.in_text(&copy.html, &[Class::Secret, Class::Link]), Vec::<&str>::new());
        assert_eq!(self.markers.in_text(&copy.data.to_string(), &[Class::Secret, Class::Link]), Vec::<&str>::new());
    }
}
