//! What is said with leave that hits a visit, with a late move, with the end of a series, and at the entrance.

use http::Method;

use crate::filling::House;
use crate::support::Visit;

impl House {
    /// Dr Farah enters leave over a visit of Asha's by the form and says why it is cancelled, once at too great a length.
    pub async fn leave_hits_a_visit(&self) {
        let slot = self.app.open_slots(&self.farah).await.pop().unwrap();
        let visit = Visit::of(&self.asha_asks_for(&slot, self.of("reason"), "far").await.is(201));
        let path = format!("/doctors/{}/exceptions", self.farah.id);
        let form = self.farah.opens(&format!("{path}/new?kind=leave")).await.is(200).page().form(&path);
        let form = form.fill("kind", "leave").fill("from_date", &slot.start[..10]).fill("reason", self.of("leave_reason"));
        let form = self.farah.sends(&form).await.is(200).page().form(&path).chooses("cancel", &visit.id);
        let long = self.of("refused_leave_cancel_reason").repeat(30);
        self.farah.sends(&form.clone().fill("why", long)).await.is(422);
        self.farah.sends(&form.fill("why", self.of("leave_cancel_reason"))).await.is(303);
        let page = format!("/appointments/{}", visit.id);
        for person in [&self.asha, self.farah.browser()] {
            assert!(person.opens(&page).await.is(200).text().contains(self.of("leave_cancel_reason")), "both sides read why");
        }
        for (person, status) in [(&self.ruth, 200), (&self.tomas, 200), (&self.okafor, 404), (&self.ben, 404)] {
            person.opens(&page).await.is(status);
        }
        for person in [&self.ruth, &self.tomas, &self.farah] {
            person.opens("/desk/repairs").await.is(200);
        }
    }

    /// The desk moves a visit when Asha no longer may, and says why, once at too great a length.
    pub async fn a_visit_is_moved_late(&self) {
        let slot = self.app.open_slot(&self.farah).await;
        let visit = Visit::of(&self.asha_asks_for(&slot, self.of("reason"), "soon").await.is(201));
        let later = self.app.open_slots(&self.farah).await.split_off(48).remove(0);
        let address = format!("/appointments/{}/move", visit.id);
        let form = self.ruth.opens(&address).await.is(200).page().form(&address).fill("start", later.start);
        self.ruth.sends(&form.clone().fill("reason", self.of("late_reason").repeat(30))).await.is(422);
        self.ruth.sends(&form.fill("reason", self.of("late_reason"))).await.is(303);
    }

    /// Dr Farah plans visits in a row with too much to say, and goes back once; Asha gives those of the desk back and says why, at first
    /// too much.
    pub async fn a_series_is_planned_and_ended(&self, of_series: &str) {
        let patient = self.asha.api(Method::GET, "/me").send().await.is(200).member("id");
        let preview = format!("/patients/{patient}/series/preview");
        let doctor = self.farah.id.to_string();
        let long = self.of("refused_series_reason").repeat(30);
        for (reason, change, status) in
            [(long.as_str(), "", 422), (self.of("series_reason"), "", 200), (self.of("series_reason"), "yes", 200)]
        {
            let typed =
                [("first", "2026-12-01"), ("time", "10:00"), ("every", "1"), ("count", "2"), ("key", "planned"), ("change", change)];
            let fields: Vec<(&str, &str)> = typed.into_iter().chain([("doctor_id", doctor.as_str()), ("reason", reason)]).collect();
            self.farah.posts(&preview, &fields).await.is(status);
        }
        let cancel = format!("/appointments/{of_series}/series/cancel");
        let form = self.asha.opens(&cancel).await.is(200).page().form(&cancel);
        let long = self.of("refused_series_cancel_reason").repeat(30);
        self.asha.sends(&form.clone().fill("reason", long)).await.is(422);
        self.asha.sends(&form.fill("reason", self.of("series_cancel_reason"))).await.is(303);
        self.asha.opens(&cancel).await.is(200);
    }

    /// Somebody says at the entrance who they are, for a visit of another day.
    pub async fn somebody_stands_at_the_entrance(&self, visit: &Visit) {
        let reference = visit.body["reference"].as_str().unwrap();
        let said = [("reference", reference), ("date_of_birth", self.of("date_of_birth"))];
        self.app.stranger().posts("/check-in", &said).await.is(422);
    }
}
