//! Visits of Asha's that leave has hit, in the scene of all visitors.

use caredesk::primitives::ids::HoldId;
use http::Method;
use serde_json::json;
use uuid::Uuid;

use crate::visitors::Scene;

impl Scene {
    /// A visit in a closed time of Dr Farah's that somebody is to solve; the next example has another one when this is going to be.
    pub async fn hit(&self, solved: bool) -> String {
        let standing = self.kept.borrow_mut().remove("hit");
        let id = match standing {
            Some(id) => id,
            None => self.closed_over().await,
        };
        if !solved {
            self.kept.borrow_mut().insert("hit", id.clone());
        }
        id
    }

    async fn closed_over(&self) -> String {
        let visit = self.asha.has(&self.slot(true)).await;
        let closed = json!({ "kind": "closed", "start": visit.body["start"], "end": visit.body["end"], "resolve": { &visit.id: "later" } });
        self.by_administrator(Method::POST, &format!("/doctors/{}/exceptions", self.farah.id), &closed).await.is(201);
        visit.id
    }
}

/// A time that nobody keeps.
pub fn no_hold() -> String {
    HoldId::from_uuid(Uuid::from_u128(1)).to_string()
}
