//! What of the scene is written between Asha and her doctor.

use http::Method;
use serde_json::json;

use crate::visitors::Scene;

impl Scene {
    /// The conversation of Asha and Dr Farah, and a message of the doctor's in it.
    pub async fn conversation(&self) -> (String, String) {
        let open = self.farah.api(Method::POST, "/conversations").json(&json!({ "patient_id": self.asha.id }));
        let id = open.send().await.member("id");
        let write =
            self.farah.api(Method::POST, &format!("/conversations/{id}/messages")).key("scene").json(&json!({ "text": "How are you?" }));
        let message = write.send().await.is(201).member("id");
        (id, message)
    }
}
