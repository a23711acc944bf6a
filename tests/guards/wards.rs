//! What of the scene belongs to the wards.

use http::Method;
use serde_json::{Value, json};

use crate::visitors::Scene;

impl Scene {
    /// What an administrator says of a ward that nobody made yet.
    pub fn new_ward(&self) -> Value {
        json!({ "name": format!("Ward {}", self.number()), "total": 9 })
    }

    /// A ward of its own, empty.
    pub async fn ward(&self) -> String {
        self.by_administrator(Method::POST, "/wards", &self.new_ward()).await.member("id")
    }
}
