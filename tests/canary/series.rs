//! What doctors and the desk say a visit is for that they offer or book in a row, and why a patient does not want it.

use http::Method;
use serde_json::json;

use crate::filling::House;
use crate::support::Visit;

impl House {
    /// Dr Farah offers Asha two times by the form, of which she declines one; the desk books two visits in a row.
    pub async fn visits_are_offered(&self, known: &Visit) {
        let patient = known.body["patient_id"].as_str().unwrap();
        let free = self.app.open_slots(&self.farah).await.split_off(60);
        let path = format!("/patients/{patient}/propose");
        let long = self.markers.of("refused_proposed_reason").repeat(30);
        let form = |start: &str, reason: &str, key: &str| {
            [("start", start.to_owned()), ("reason", reason.to_owned()), ("idempotency_key", key.to_owned())]
        };
        for (place, reason, key, status) in [
            (0, long.as_str(), "offer-0", 422),
            (0, self.markers.of("proposed_reason"), "offer-1", 303),
            (4, self.markers.of("proposed_reason"), "offer-2", 303),
        ] {
            let fields = form(&free[place].start, reason, key);
            let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
            let sent = self.farah.posts(&path, &fields).await.is(status);
            if key == "offer-2" {
                let declined = [("version", "1"), ("why", "other"), ("reason", self.markers.of("declined_reason"))];
                self.asha.posts(&format!("{}/cancel", sent.location()), &declined).await.is(303);
            }
        }
        let starts = [&free[8].start, &free[12].start];
        let body =
            json!({ "patient_id": patient, "doctor_id": self.farah.id, "reason": self.markers.of("series_reason"), "starts": starts });
        let booked = self.ruth.api(Method::POST, "/appointments/series").key("series").json(&body).send().await.is(200).json();
        Box::pin(self.a_series_is_planned_and_ended(booked["items"][0]["appointment_id"].as_str().unwrap())).await;
    }
}
