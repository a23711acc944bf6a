//! What of the scene belongs to kinds of visits.

use http::Method;
use serde_json::json;

use crate::visitors::Scene;

impl Scene {
    /// The one kind of visit that Dr Farah keeps now.
    pub async fn visit_kind(&self) -> String {
        let kinds = json!({ "items": [{ "name": format!("Kind {}", self.number()), "minutes": 40 }] });
        let made = self.tomas.api(Method::PUT, &format!("/doctors/{}/visit-kinds", self.farah.id)).json(&kinds).send().await.is(200);
        made.json()["items"][0]["id"].as_str().unwrap().to_owned()
    }
}
