//! The part of the day on which a doctor opens a record in an emergency.

use http::Method;
use serde_json::json;

use crate::filling::House;

impl House {
    /// By Dr Grey, who has never seen her; an administrator looks at it afterwards.
    pub async fn her_record_is_opened_in_an_emergency(&self) {
        let opens = |reason: String, key: &'static str| {
            let body = json!({ "patient": self.address("new_email"), "category": "other", "reason": reason });
            async move { self.grey.api(Method::POST, "/emergency-access").key(key).json(&body).send().await }
        };
        opens(self.of("refused_emergency_reason").repeat(30), "one").await.is(422);
        let form = [("patient", "Asha"), ("category", "other"), ("reason", self.of("refused_emergency_reason"))];
        self.grey.posts("/emergency-access", &form).await.is(422);
        let opened = opens(self.of("emergency_reason").to_owned(), "two").await.is(201);
        opens(self.of("refused_emergency_reason").to_owned(), "two").await.is(422);
        opens(self.of("refused_emergency_reason").to_owned(), "three").await.is(409);
        let (patient, id) = (opened.member("patient_id"), opened.member("id"));
        let read = self.grey.opens(&format!("/patients/{patient}/records")).await.is(200);
        assert!(read.text().contains(self.of("diagnosis")), "she reads");
        let log = self.asha.opens("/me/access-log").await.is(200);
        assert!(log.text().contains(self.of("emergency_reason")), "the patient is told why");
        self.grey.api(Method::DELETE, &format!("/emergency-access/{id}")).send().await.is(204);
        for path in ["/admin/emergency-access".to_owned(), format!("/admin/emergency-access/{id}"), "/admin/audit".to_owned()] {
            self.tomas.opens(&path).await.is(200);
        }
        let review = json!({ "outcome": "in_order" });
        self.tomas.api(Method::POST, &format!("/admin/emergency-access/{id}/review")).json(&review).send().await.is(200);
    }
}
