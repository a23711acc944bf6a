//! What somebody says who waits for a time.

use http::Method;
use serde_json::json;

use crate::filling::House;

impl House {
    /// Asha waits for a time, far from the visits of the others; what is too long is refused, over the API and on the page.
    pub async fn asha_waits(&self) {
        let path = "/patients/me/waiting-list";
        let (from, to) = ("2027-01-10", "2027-01-20");
        let wish = |reason: &str| json!({ "department_id": self.app.department.id, "from": from, "to": to, "reason": reason });
        let ask = |reason: &str| self.asha.api(Method::POST, path).key(&format!("wait-{}", reason.len())).json(&wish(reason)).send();
        let long = format!("{} {}", self.of("refused_waiting_reason"), "x".repeat(200));
        ask(&long).await.is(422);
        let id = ask(self.of("waiting_reason")).await.is(201).member("id");
        let page = self.asha.opens(&format!("{path}/new?department={}", self.app.department.id)).await.is(200);
        self.asha.sends(&page.page().form(path).fill("reason", long)).await.is(422);
        for page in [path.to_owned(), format!("{path}/{id}"), format!("{path}/{id}/edit"), format!("{path}/{id}/withdraw")] {
            self.asha.opens(&page).await.is(200);
        }
        let me = self.asha.api(Method::GET, "/me").send().await.is(200).member("id");
        let theirs = format!("/patients/{me}/waiting-list/{id}");
        for (person, status) in [(&self.ben, 404), (&self.farah, 403), (&self.ruth, 200)] {
            person.opens(&theirs).await.is(status);
        }
        self.ruth.opens(&format!("/desk/waiting-list?department={}", self.app.department.id)).await.is(200);
    }
}
