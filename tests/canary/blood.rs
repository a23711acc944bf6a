//! Asha offers to give blood, and is told why it was not taken.

use http::Method;
use serde_json::json;

use crate::filling::House;

impl House {
    pub async fn asha_offers_blood(&self) {
        let offer = json!({ "reason": self.of("donation_note") });
        let id = self.asha.api(Method::POST, "/blood-bank/O-/donations").json(&offer).send().await.is(201).member("id");
        let why = json!({ "reason": self.of("donation_rejected") });
        self.tomas.api(Method::POST, &format!("/blood-bank/O-/donations/{id}/reject")).json(&why).send().await.is(200);
        self.asha.opens("/donations").await.is(200);
        self.ben.opens("/donations").await.is(200);
    }
}
