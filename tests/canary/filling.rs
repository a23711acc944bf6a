//! A day in the house on which every field of the list is filled in, rightly and wrongly.

use std::collections::BTreeSet;
use std::net::IpAddr;

use caredesk::access::role::Role;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::fields::Markers;
use crate::phone::Phone;
use crate::support::{Browser, ORIGIN, Person, Receiver, Slot, TestApp, Trouble, Visit};

/// More pages than anybody finds in this house.
const MOST_PAGES: usize = 150;

/// The house, its people, and what was filled in.
pub struct House {
    pub app: TestApp,
    pub markers: Markers,
    pub farah: Person,
    /// She registers herself, so she is a browser before she is anybody.
    pub asha: Browser,
    pub ruth: Person,
    pub tomas: Person,
    pub ben: Person,
    pub okafor: Person,
    /// Opens Asha's record once, in an emergency.
    pub grey: Person,
    /// Another program, which is told what happens.
    pub receiver: Receiver,
}

impl House {
    pub async fn open() -> Self {
        let app = TestApp::start().await;
        app.watched();
        let (farah, okafor) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
        let (ruth, tomas, ben) = (app.receptionist().await, app.administrator().await, app.patient("Ben").await);
        let grey = app.doctor("Meredith Grey").await;
        let asha = app.stranger().from_address("203.0.113.99");
        let receiver = Receiver::start().await;
        Self { app, markers: Markers::default(), farah, asha, ruth, tomas, ben, okafor, grey, receiver }
    }

    pub fn is_asha(&self, from: IpAddr) -> bool {
        from == self.asha.address
    }

    pub fn role_at(&self, from: IpAddr) -> Option<Role> {
        let everybody = [&self.farah, &self.okafor, &self.grey, &self.ruth, &self.tomas, &self.ben];
        everybody.into_iter().find(|person| person.address == from).map(|person| person.role)
    }

    /// Somebody who has nothing to do with Asha.
    pub fn is_a_bystander(&self, from: IpAddr) -> bool {
        [self.ben.address, self.okafor.address].contains(&from)
    }

    /// Every row of every table, as text.
    pub async fn rows(&self) -> Vec<String> {
        let mut rows = Vec::new();
        for table in Table::ALL {
            rows.extend(self.app.rows(table).await.iter().map(|row| format!("{table:?} {row:?}")));
        }
        rows
    }

    /// Each step boxed: their futures are large, and together they are more than a test's stack.
    pub async fn fill_everything_in(&self) {
        Box::pin(self.asha_registers()).await;
        Box::pin(self.asha_has_a_second_step()).await;
        Box::pin(self.asha_moves_to_another_address()).await;
        Box::pin(self.asha_changes_her_passwords()).await;
        Box::pin(self.asha_asks_a_carer()).await;
        Box::pin(self.staff_fill_in_theirs()).await;
        let visits = Box::pin(self.asha_books()).await;
        Box::pin(self.asha_writes_down_her_health()).await;
        Box::pin(self.visits_are_changed(&visits)).await;
        Box::pin(self.a_visit_is_written_up(&visits[2])).await;
        Box::pin(self.asha_takes_her_data_along()).await;
        Box::pin(self.a_file_is_added()).await;
        Box::pin(self.a_report_is_read()).await;
        Box::pin(self.her_record_is_opened_in_an_emergency()).await;
        Box::pin(self.asha_asks_an_insurer()).await;
        Box::pin(self.asha_and_her_doctor_write()).await;
        Box::pin(self.asha_offers_blood()).await;
        Box::pin(self.asha_asks_where_to_go()).await;
        Box::pin(self.her_mail_comes_back()).await;
        Box::pin(self.app.tells_webhooks()).await;
    }

    pub fn of(&self, field: &str) -> &'static str {
        self.markers.of(field)
    }

    pub fn address(&self, field: &str) -> String {
        format!("{}@example.org", self.of(field))
    }

    /// The token of the newest link in the mails to an address.
    async fn link(&self, address: &str, path: &str, field: &str) -> String {
        let mails = self.app.mail_to(address).await;
        let texts = mails.iter().rev().filter_map(|mail| mail["text"].as_str());
        let start = format!("{ORIGIN}{path}");
        let token = texts.flat_map(str::lines).find_map(|line| line.strip_prefix(&start)).expect("a link in the mails").to_owned();
        self.markers.learns(field, &token);
        token
    }

    async fn asha_registers(&self) {
        let (email, password) = (self.address("email"), self.of("password"));
        let typed = [("name", self.of("name")), ("email", email.as_str()), ("password", self.of("short_password"))];
        self.asha.posts("/register", &typed).await.is(422);
        let body = json!({
            "name": format!("{} Menon", self.of("name")), "email": email, "password": password,
            "phone": format!("+91{}", self.of("phone")), "date_of_birth": self.of("date_of_birth"), "gender": "female",
            "address": self.of("address"), "blood_group": "AB-",
        });
        let mut wrong = body.clone();
        wrong["password"] = json!(self.of("short_password"));
        wrong["role"] = json!("administrator");
        self.asha.api(Method::POST, "/patients").json(&wrong).send().await.is(422);
        self.asha.api(Method::POST, "/patients").json(&body).send().await.is(201);
        let token = self.link(&email, "/confirm-address/", "confirmation_link").await;
        self.asha.opens(&format!("/confirm-address/{token}")).await.is(200);
        self.asha.posts(&format!("/confirm-address/{token}"), &[]).await.is(303);
        self.asha.posts(&format!("/confirm-address/{token}"), &[]).await.is(410);
        // Registered once more: the mailbox is told.
        self.asha.api(Method::POST, "/patients").json(&body).send().await.is(201);
        self.asha.posts("/sign-in", &[("email", &email), ("password", self.of("wrong_password"))]).await.is(401);
        let wrong = json!({ "email": email, "password": self.of("wrong_password") });
        self.asha.api(Method::POST, "/session").json(&wrong).send().await.is(401);
        self.asha.posts("/sign-in", &[("email", &email), ("password", password)]).await.is(303);
        let cookie = self.asha.cookie("sid").unwrap();
        self.markers.learns("session", cookie.rsplit('.').next().unwrap());
        let change = json!({ "phone": format!("+91{}", self.of("later_phone")), "address": self.of("later_address") });
        self.asha.api(Method::PATCH, "/me").json(&change).send().await.is(200);
        self.asha_has_texts().await;
        let wrong = json!({ "phone": format!("x{}", self.of("later_phone")), "qualifications": self.of("later_address") });
        self.asha.api(Method::PATCH, "/me").json(&wrong).send().await.is(422);
        let form = self.asha.opens("/profile").await.is(200).page().form("/profile");
        self.asha.sends(&form.fill("date_of_birth", "1899-01-01")).await.is(422);
    }

    async fn asha_has_a_second_step(&self) {
        let seed = self.asha.api(Method::POST, "/me/second-factor").send().await.is(200).member("secret");
        self.markers.learns("second_factor_seed", &seed);
        let wrong = json!({ "code": "abcdef" });
        self.asha.api(Method::PUT, "/me/second-factor").json(&wrong).send().await.is(422);
        let code = json!({ "code": Phone::with(seed).shows(&self.app, 0) });
        let begun = self.asha.api(Method::PUT, "/me/second-factor").json(&code).send().await.is(200).json();
        let recovery = begun["recovery_codes"][3].as_str().unwrap();
        self.markers.learns("recovery_code", recovery);
        self.asha.posts("/sign-out", &[]).await.is(303);
        self.asha.posts("/sign-in", &[("email", &self.address("email")), ("password", self.of("password"))]).await.is(303);
        self.asha.posts("/sign-in/second-factor", &[("code", recovery)]).await.leads_to("/appointments");
        self.asha.posts("/sign-out", &[]).await.is(303);
        self.asha.posts("/sign-in", &[("email", &self.address("email")), ("password", self.of("password"))]).await.is(303);
        self.asha.posts("/sign-in/second-factor", &[("code", recovery)]).await.is(422);
        self.asha.posts("/sign-in/second-factor", &[("code", begun["recovery_codes"][4].as_str().unwrap())]).await.is(303);
    }

    async fn asha_moves_to_another_address(&self) {
        let new = self.address("new_email");
        self.asha.api(Method::POST, "/me/email").json(&json!({ "email": new })).send().await.is(202);
        let token = self.link(&new, "/confirm-new-address/", "new_address_link").await;
        self.asha.opens(&format!("/confirm-new-address/{token}")).await.is(200);
        self.asha.api(Method::PUT, &format!("/email-changes/{token}")).send().await.is(204);
        self.asha.posts(&format!("/confirm-new-address/{token}"), &[]).await.is(410);
    }

    async fn asha_changes_her_passwords(&self) {
        let new = self.address("new_email");
        self.asha.posts("/forgot-password", &[("email", &new)]).await.is(303);
        let token = self.link(&new, "/set-password/", "reset_link").await;
        let page = format!("/set-password/{token}");
        self.asha.opens(&page).await.is(200);
        self.asha.posts(&page, &[("new_password", self.of("short_password"))]).await.is(422);
        self.asha.posts(&page, &[("new_password", self.of("reset_password"))]).await.is(303);
        self.asha.posts(&page, &[("new_password", self.of("reset_password"))]).await.is(410);
        self.asha.forgets_cookies();
        self.app.passes(1);
        let email = self.address("new_email");
        let entered = self.asha.posts("/sign-in", &[("email", &email), ("password", self.of("reset_password"))]).await;
        entered.leads_to("/sign-in/second-factor");
        let seed = self.markers.made("second_factor_seed").to_uppercase();
        self.asha.posts("/sign-in/second-factor", &[("code", &Phone::with(seed).shows(&self.app, 0))]).await.leads_to("/appointments");
        let wrong = [("current_password", self.of("wrong_password")), ("new_password", self.of("new_password"))];
        self.asha.posts("/security/password", &wrong).await.is(422);
        let right = json!({ "current_password": self.of("reset_password"), "new_password": self.of("new_password") });
        self.asha.api(Method::PUT, "/me/password").json(&right).send().await.is(204);
    }

    async fn asha_asks_a_carer(&self) {
        let email = self.address("carer_email");
        let body = json!({ "email": email, "scope": "book_and_read" });
        self.asha.api(Method::POST, "/me/carers").json(&body).send().await.is(201);
        self.asha.api(Method::POST, "/me/carers").json(&body).send().await.is(422);
        let token = self.link(&email, "/carer-invitations/", "carer_link").await;
        self.asha.opens(&format!("/carer-invitations/{token}")).await.is(410);
        self.ben.opens(&format!("/carer-invitations/{token}")).await.is(410);
    }

    async fn staff_fill_in_theirs(&self) {
        let made = json!({ "name": "Board", "scopes": ["appointments:read"] });
        let key = self.tomas.api(Method::POST, "/api-keys").json(&made).send().await.is(201).member("secret");
        self.markers.learns("api_key", key.rsplit('_').next().unwrap());
        let url = format!("{}&key={}", self.receiver.url, self.of("webhook_token"));
        let told = self.tomas.api(Method::POST, "/webhooks").json(&json!({ "url": url })).send().await.is(201);
        self.markers.learns("webhook_secret", told.member("secret").trim_start_matches("whsec_"));
        let program = self.app.stranger().from_address("203.0.113.50");
        let bearer = format!("Bearer {key}");
        let days = "/appointments?from=2026-11-23&to=2026-11-30";
        program.api(Method::GET, days).header("authorization", &bearer).send().await.is(200);
        program.api(Method::GET, "/admin/settings").header("authorization", &bearer).send().await.is(403);
        program.api(Method::GET, days).header("authorization", &format!("{bearer}0")).send().await.is(401);
        let profile = json!({
            "name": self.farah.name, "department_id": self.app.department.id,
            "phone": format!("+91{}", self.of("doctors_phone")), "licence_number": self.of("licence_number"),
        });
        let doctor = format!("/doctors/{}", self.farah.id);
        self.tomas.api(Method::PUT, &doctor).json(&profile).send().await.is(200);
        let leave = json!({ "kind": "leave", "start": "2027-02-01", "end": "2027-02-02", "reason": self.of("leave_reason") });
        self.farah.api(Method::POST, &format!("{doctor}/exceptions")).json(&leave).send().await.is(201);
        let kinds = json!({ "items": [{ "name": "First visit", "minutes": 40 }] });
        self.farah.api(Method::PUT, &format!("{doctor}/visit-kinds")).json(&kinds).send().await.is(200);
    }

    pub async fn asha_asks_for(&self, slot: &Slot, reason: &str, key: &str) -> crate::support::Answer {
        let body = json!({ "doctor_id": slot.doctor, "start": slot.start, "reason": reason, "symptoms": self.of("symptoms") });
        self.asha.api(Method::POST, "/appointments").key(key).json(&body).send().await
    }

    /// Four visits: two over the API with mistakes before, one on pages, one that has begun.
    async fn asha_books(&self) -> [Visit; 4] {
        let slots = self.app.open_slots(&self.farah).await.split_off(20);
        let long = format!("{} {}", self.of("refused_reason"), "x".repeat(200));
        self.asha_asks_for(&slots[0], &long, "first").await.is(422);
        let first = Visit::of(&self.asha_asks_for(&slots[0], self.of("reason"), "second").await.is(201));
        self.asha_asks_for(&slots[0], self.of("refused_reason"), "third").await.is(409);
        self.asha_asks_for(&slots[0], self.of("refused_reason"), "second").await.is(422);
        let second = Visit::of(&self.asha_asks_for(&slots[2], self.of("reason"), "fourth").await.is(201));
        let third = Visit::of(&self.asha_asks_for(&slots[4], self.of("reason"), "fifth").await.is(201));
        let fourth = self.asha_books_on_pages(&slots[6]).await;
        [first, second, third, fourth]
    }

    async fn visits_are_changed(&self, [first, second, _, fourth]: &[Visit; 4]) {
        let at = |visit: &Visit, rest: &str| format!("/appointments/{}{rest}", visit.id);
        let free = self.app.open_slots(&self.farah).await.split_off(40);
        let moved = json!({ "start": free[0].start, "version": first.version, "reason": self.of("move_reason") });
        self.asha.api(Method::POST, &at(first, "/reschedule")).json(&moved).send().await.is(200);
        self.asha.api(Method::POST, &at(first, "/reschedule")).json(&moved).send().await.is(409);
        let gone = json!({ "version": second.version, "reason": self.of("cancel_reason") });
        self.asha.api(Method::POST, &at(second, "/cancel")).json(&gone).send().await.is(200);
        self.asha
            .api(Method::POST, &at(second, "/cancel"))
            .json(&json!({ "reason": self.of("cancel_reason").repeat(30) }))
            .send()
            .await
            .is(422);
        self.a_visit_is_moved_late().await;
        self.asha_waits().await;
        self.visits_are_offered(first).await;
        Box::pin(self.leave_hits_a_visit()).await;
        self.somebody_stands_at_the_entrance(first).await;
        let note = json!({ "text": self.of("note") });
        self.farah.api(Method::PUT, &at(fourth, "/note")).json(&note).send().await.is(200);
        let long = json!({ "text": self.of("refused_note").repeat(200) });
        self.farah.api(Method::PUT, &at(fourth, "/note")).json(&long).send().await.is(422);
        for (person, status) in [(&self.ben, 403), (&self.okafor, 404), (&self.ruth, 403)] {
            person.api(Method::PUT, &at(fourth, "/note")).json(&json!({ "text": self.of("refused_note") })).send().await.is(status);
        }
    }

    async fn a_visit_is_written_up(&self, visit: &Visit) {
        let place = format!("/appointments/{}", visit.id);
        self.farah.starts(visit).await.is(200);
        let draft = [("diagnosis", self.of("draft")), ("prescription", self.of("draft")), ("medicine", self.of("draft"))];
        self.farah.posts(&format!("{place}/record/draft"), &draft).await.is(303);
        self.farah.opens(&format!("{place}/record")).await.is(200);
        let searched = self.of("searched_code");
        let found = self.farah.posts(&format!("{place}/record/code"), &[("diagnosis", self.of("draft")), ("q", searched)]).await.is(200);
        assert!(found.text().contains(searched), "the word stands in the page of whoever typed it");
        self.farah.posts(&format!("{place}/record/code"), &[("diagnosis_code", searched)]).await.is(200);
        self.farah.posts(&format!("{place}/record"), &[("diagnosis_code", searched)]).await.is(422);
        for (q, status) in [(searched.to_owned(), 200), (searched.repeat(20), 422)] {
            self.farah.api(Method::POST, "/codes/diagnoses/search").json(&json!({ "q": q })).send().await.is(status);
            self.ruth.api(Method::POST, "/codes/diagnoses/search").json(&json!({ "q": q })).send().await.is(403);
        }
        let refused = json!({ "diagnosis": self.of("refused_diagnosis"), "prescription": " ", "status": "done" });
        self.farah.api(Method::PUT, &format!("{place}/record")).json(&refused).send().await.is(422);
        let record = json!({
            "replace_draft": true, "diagnosis": self.of("diagnosis"), "prescription": self.of("prescription"), "notes": self.of("notes"),
            "lines": [{
                "medicine": self.of("medicine"), "dose": self.of("dose"),
                "how_often": self.of("how_often"), "how_long": self.of("how_long"),
            }],
        });
        let written = self.farah.api(Method::PUT, &format!("{place}/record")).json(&record).send().await.is(201);
        let mut other = record.clone();
        other["diagnosis"] = json!(self.of("refused_diagnosis"));
        self.farah.api(Method::PUT, &format!("{place}/record")).json(&other).send().await.is(409);
        let address = written.location().to_owned();
        let amendment = json!({ "notes": self.of("amended_notes"), "reason": self.of("amendment_reason") });
        let amended = |person: &Person| person.ask(Method::POST, &format!("{address}/amendments")).json(&amendment).send();
        amended(&self.farah).await.is(201);
        amended(&self.okafor).await.is(404);
        for person in [&self.ruth, &self.tomas, &self.ben, &self.okafor] {
            person.ask(Method::GET, &address).send().await.is(404);
        }
        self.tomas
            .api(Method::GET, &format!("/admin/record-index?patient={}", visit.body["patient_id"].as_str().unwrap()))
            .send()
            .await
            .is(200);
    }

    /// Everybody follows every link there is from their home, and asks the API for what they have seen.
    pub async fn everybody_looks_around(&self) {
        self.app.published("nothing").await;
        let asha = &self.asha;
        for browser in [asha, self.farah.browser(), self.okafor.browser(), self.ben.browser(), self.ruth.browser(), self.tomas.browser()] {
            let seen = look_around(browser).await;
            assert!(seen.len() > 8, "{seen:?}");
            for path in seen {
                browser.ask(Method::GET, &format!("/api/v1{path}")).send().await;
            }
            for list in ["/appointments?from=2026-11-23&to=2026-12-31", "/me", "/me/sessions", "/admin/overview", "/api-keys"] {
                browser.api(Method::GET, list).send().await;
            }
        }
    }

    /// The same words, when nothing can be kept.
    pub async fn the_store_fails(&self) {
        let slots = self.app.open_slots(&self.farah).await.split_off(50);
        // A lost answer is found again.
        for (trouble, key, status) in
            [(Trouble::Fault, "sixth", 503), (Trouble::Throttled, "seventh", 503), (Trouble::CutAfter, "eighth", 201)]
        {
            self.app.faults.always("TransactWriteItems", trouble);
            self.asha_asks_for(&slots[0], self.of("reason"), key).await.is(status);
        }
        let body = json!({ "name": self.of("name"), "email": self.address("email"), "password": self.of("password") });
        self.app.faults.always("", Trouble::Fault);
        self.app.stranger().api(Method::POST, "/patients").json(&body).send().await.is(503);
        self.asha.opens("/records").await.is(503);
        self.app.faults.end();
    }

    /// With everything that was about to be written in the panic's own text. The last thing that happens here.
    pub async fn a_handler_panics(&self) {
        let slots = self.app.open_slots(&self.farah).await.split_off(60);
        self.app.faults.plan(|call| match call.operation {
            "TransactWriteItems" => panic!("{}", call.body),
            _ => None,
        });
        self.asha_asks_for(&slots[0], self.of("reason"), "ninth").await.is(500);
    }
}

/// The paths of every page that links lead to, one for each kind of page.
async fn look_around(browser: &Browser) -> BTreeSet<String> {
    let mut waiting = vec!["/".to_owned(), "/appointments".to_owned(), "/desk".to_owned(), "/overview".to_owned(), "/day".to_owned()];
    let (mut known, mut seen) = (BTreeSet::new(), BTreeSet::new());
    while let Some(path) = waiting.pop().filter(|_| seen.len() < MOST_PAGES) {
        let answer = browser.follows(&path).await;
        if answer.status != 200 || !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        seen.insert(path.split('?').next().unwrap().to_owned());
        let page = answer.page();
        let links = page.all("a").into_iter().filter_map(|link| link.attribute("href"));
        for link in links.filter(|link| link.starts_with('/') && !link.starts_with("/local")) {
            // Weeks and months have no end: each page is looked at with one query.
            let kind = link.split(['?', '#']).next().unwrap().to_owned();
            if known.insert(kind) {
                waiting.push(link.to_owned());
            }
        }
    }
    seen
}
