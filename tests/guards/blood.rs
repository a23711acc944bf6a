//! What of the scene belongs to the blood bank.

use http::Method;
use serde_json::json;

use crate::visitors::Scene;

/// The group Asha gives; any other would do.
pub const GROUP: &str = "O-";

impl Scene {
    /// A donation that Asha offers; nobody has decided about it.
    pub async fn donation(&self) -> String {
        let offer = self.asha.api(Method::POST, &format!("/blood-bank/{GROUP}/donations")).json(&json!({}));
        offer.send().await.is(201).member("id")
    }

    /// Some blood in stock, so that it can be handed out.
    pub async fn blood(&self) {
        let verify = format!("/blood-bank/{GROUP}/donations/{}/verify", self.donation().await);
        self.tomas.api(Method::POST, &verify).json(&json!({ "units": 5 })).send().await.is(200);
    }
}
