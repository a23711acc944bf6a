//! F11, S-20: every sensitive act has its entry, found by the id of the very request that did it.

use caredesk::access::actor::Level;
use caredesk::access::role::Role;
use caredesk::capabilities::audit::model::Act;
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret, Totp};

use crate::later_acts::{
    ELSEWHERE, bills, blood, by_video, chat, emergency, messages, own_data, repairs, review, subscriptions, taken_along, texts, waiting,
    wards, webhooks,
};
use crate::support::files::{announcement, pdf, put as put_file};
use crate::support::{Answer, Browser, ORIGIN, PASSWORD, Person, TestApp, Visit, booking};

/// What was found so far.
pub(super) struct Walk {
    pub(super) app: TestApp,
    done: Vec<String>,
}

fn word<'a>(row: &'a Item, name: &str) -> &'a str {
    row.get(name).and_then(|value| value.as_s().ok()).map_or("", String::as_str)
}

impl Walk {
    /// The answer's request wrote exactly these acts; `!` before one means that it was refused.
    async fn wrote(&mut self, answer: &Answer, expected: &[&str]) {
        let request = answer.header("x-request-id");
        let rows = self.app.rows(Table::Audit).await;
        let mut acts: Vec<String> = rows
            .iter()
            .filter(|row| word(row, "request_id") == request)
            .map(|row| format!("{}{}", if word(row, "decision") == "denied" { "!" } else { "" }, word(row, "what")))
            .collect();
        acts.sort();
        assert_eq!(acts, expected, "{}", answer.text());
        assert!(rows.iter().all(|row| self.app.app.ground.audit.verifies(row)));
        self.done.extend(acts.into_iter().map(|act| act.trim_start_matches('!').to_owned()));
    }

    pub(super) async fn does(&mut self, who: &Browser, (method, path): (Method, &str), body: Option<Value>, expected: &[&str]) -> Answer {
        let asked = who.api(method, path).key(&format!("walk-{}-{}", self.done.len(), path.len()));
        let answer = match body {
            Some(body) => asked.json(&body).send().await,
            None => asked.send().await,
        };
        self.wrote(&answer, expected).await;
        answer
    }
}

pub(super) fn post(path: &str) -> (Method, &str) {
    (Method::POST, path)
}

pub(super) fn put(path: &str) -> (Method, &str) {
    (Method::PUT, path)
}

pub(super) fn get(path: &str) -> (Method, &str) {
    (Method::GET, path)
}

pub(super) fn delete(path: &str) -> (Method, &str) {
    (Method::DELETE, path)
}

async fn accounts(walk: &mut Walk) {
    let email = walk.app.known_account().await;
    let browser = walk.app.stranger();
    let entering = |password: &str| Some(json!({ "email": email, "password": password }));
    walk.does(&browser, post("/session"), entering("three weeds in a yard"), &["!session.start"]).await;
    walk.does(&browser, post("/session"), entering(PASSWORD), &["session.start"]).await;
    let change = |current: &str| Some(json!({ "current_password": current, "new_password": "seven stones by a well" }));
    walk.does(&browser, put("/me/password"), change("three weeds in a yard"), &["!password.change"]).await;
    walk.does(&browser, put("/me/password"), change(PASSWORD), &["password.change"]).await;
    walk.does(&browser, (Method::PATCH, "/me"), Some(json!({ "phone": "+91 98765 43210" })), &["profile.change"]).await;
    walk.does(&browser, put("/me/message-settings"), Some(json!({ "reminders_by_mail": true })), &["messages.choose"]).await;
    second_factor(walk, &browser).await;
    walk.does(&browser, delete("/me/sessions"), None, &["session.end_others"]).await;
    walk.does(&browser, delete("/session"), None, &["session.end"]).await;
    let person = json!({ "name": "New Person", "email": "new@example.org", "password": PASSWORD });
    walk.does(&browser, post("/patients"), Some(person), &["account.register"]).await;
    walk.does(&browser, post("/password-resets"), Some(json!({ "email": email })), &["password.ask_for_reset"]).await;
    let mails = walk.app.mail_to(&email).await;
    let text = mails.iter().map(|mail| mail["text"].as_str().unwrap()).find(|text| text.contains("/set-password/")).unwrap().to_owned();
    let token = text.lines().find_map(|line| line.split_once("/set-password/")).unwrap().1.trim().to_owned();
    let chosen = Some(json!({ "new_password": "nine boats on a lake" }));
    walk.does(&browser, put(&format!("/password-resets/{token}")), chosen, &["password.reset"]).await;
}

/// Takes a second step into use; the answer is what makes its next codes.
async fn begins_a_second_step(walk: &mut Walk, browser: &Browser) -> Totp {
    let offered = walk.does(browser, post("/me/second-factor"), None, &[]).await.is(200).member("secret");
    let secret = Secret::try_from_base32(offered).unwrap();
    let app = Builder::new().with_secret(secret).with_account_name("-").build().unwrap();
    walk.does(browser, put("/me/second-factor"), Some(code_of(walk, &app)), &["second_factor.begin"]).await.is(200);
    walk.app.passes(1);
    app
}

fn code_of(walk: &Walk, app: &Totp) -> Value {
    json!({ "code": app.generate(u64::try_from(walk.app.clock.now().as_second()).unwrap()).to_string() })
}

/// A browser in which somebody of this address has just signed in.
async fn signed_in(walk: &mut Walk, email: &str) -> Browser {
    let browser = walk.app.stranger();
    walk.does(&browser, post("/session"), Some(json!({ "email": email, "password": PASSWORD })), &["session.start"]).await.is(200);
    browser
}

async fn lost_device(walk: &mut Walk, tomas: &Person) {
    let (ruth, email) = (walk.app.receptionist().await, walk.app.known_account().await);
    let browser = signed_in(walk, &email).await;
    begins_a_second_step(walk, &browser).await;
    let report = || Some(json!({ "email": email, "reason": "showed a passport" }));
    let asked = walk.does(ruth.browser(), post("/second-factor-resets"), report(), &["second_factor.report_lost"]).await.is(201);
    let at = |step: &str| format!("/second-factor-resets/{}{step}", asked.member("user_id"));
    walk.does(tomas.browser(), post(&at("/reject")), None, &["second_factor.keep_lost"]).await.is(204);
    walk.app.passes(1);
    walk.does(ruth.browser(), post("/second-factor-resets"), report(), &["second_factor.report_lost"]).await.is(201);
    walk.app.signs_in(tomas, Level::Full).await;
    walk.does(tomas.browser(), post(&at("/approve")), None, &["second_factor.end_lost"]).await.is(204);
}

async fn another_address(walk: &mut Walk) {
    let email = walk.app.known_account().await;
    let browser = signed_in(walk, &email).await;
    walk.does(&browser, post("/session/proof"), Some(json!({ "password": "no" })), &["!session.prove"]).await.is(422);
    walk.does(&browser, post("/session/proof"), Some(json!({ "password": PASSWORD })), &["session.prove"]).await.is(204);
    let wish = Some(json!({ "email": "other@example.org" }));
    walk.does(&browser, post("/me/email"), wish, &["account.ask_for_address"]).await.is(202);
    let mail = walk.app.mail_to("other@example.org").await.pop().unwrap()["text"].as_str().unwrap().to_owned();
    let token = mail.lines().find_map(|line| line.split_once("/confirm-new-address/")).unwrap().1.trim().to_owned();
    walk.does(&browser, put(&format!("/email-changes/{token}")), None, &["account.change_address"]).await.is(204);
}

async fn second_factor(walk: &mut Walk, browser: &Browser) {
    let app = begins_a_second_step(walk, browser).await;
    let code = |walk: &Walk| Some(code_of(walk, &app));
    let wrong = Some(json!({ "code": "000000" }));
    walk.does(browser, post("/me/second-factor/recovery-codes"), None, &["second_factor.renew_recovery_codes"]).await.is(200);
    walk.does(browser, delete("/me/second-factor"), wrong, &["!session.second_factor"]).await.is(422);
    let now = code(walk);
    walk.does(browser, delete("/me/second-factor"), now, &["second_factor.end"]).await.is(204);
}

async fn visits(walk: &mut Walk, doctor: &Person, asha: &Person) -> (Visit, Visit) {
    let ruth = walk.app.receptionist().await;
    let slots = walk.app.open_slots(doctor).await;
    let booked = walk.does(asha.browser(), post("/appointments"), Some(booking(&slots[30])), &["appointment.book"]).await.is(201);
    let visit = Visit::of(&booked);
    let at = |step: &str| format!("/appointments/{}{step}", visit.id);
    walk.does(doctor.browser(), get(&at("")), None, &["intake.read"]).await.is(200);
    walk.does(ruth.browser(), get(&at("")), None, &[]).await.is(200);
    walk.does(doctor.browser(), post(&at("/confirm")), None, &["appointment.confirm"]).await.is(200);
    let to = Some(json!({ "start": slots[31].start }));
    walk.does(asha.browser(), post(&at("/reschedule")), to, &["appointment.reschedule"]).await.is(200);
    walk.does(ruth.browser(), post(&at("/check-in")), None, &["appointment.check_in"]).await.is(200);
    walk.does(ruth.browser(), post(&at("/check-in/undo")), None, &["appointment.undo_check_in"]).await.is(200);
    walk.does(ruth.browser(), post(&at("/check-in")), None, &["appointment.check_in"]).await.is(200);
    walk.does(doctor.browser(), post(&at("/start")), None, &["appointment.start"]).await.is(200);
    let other = Visit::of(&asha.books(&slots[40]).await.is(201));
    walk.does(asha.browser(), post(&format!("/appointments/{}/cancel", other.id)), None, &["appointment.cancel"]).await.is(200);
    (visit, other)
}

async fn records(walk: &mut Walk, doctor: &Person, asha: &Person, visit: &Visit) {
    let at = |step: &str| format!("/appointments/{}{step}", visit.id);
    let note = |text: &str| Some(json!({ "text": text }));
    walk.does(doctor.browser(), put(&at("/note")), note("Rest for three days"), &["note.write"]).await.is(200);
    walk.does(doctor.browser(), put(&at("/note")), note(""), &["note.remove"]).await.is(200);
    let words = Some(json!({ "diagnosis": "cold", "prescription": "rest" }));
    let written = walk.does(doctor.browser(), put(&at("/record")), words, &["appointment.record"]).await.is(201);
    let list = format!("/patients/{}/records", asha.id);
    let record = format!("{list}/{}", written.member("id"));
    walk.does(asha.browser(), get(&list), None, &["records.list"]).await.is(200);
    walk.does(doctor.browser(), get(&record), None, &["record.read"]).await.is(200);
    let change = Some(json!({ "notes": "rest at home", "reason": "left out" }));
    walk.does(doctor.browser(), post(&format!("{record}/amendments")), change, &["record.amend"]).await.is(201);
    let ben = walk.app.patient("Ben").await;
    walk.does(ben.browser(), get(&record), None, &["!record.read"]).await.is(404);
    walk.does(ben.browser(), put(&at("/record")), None, &["!access.denied"]).await.is(403);
    let tomas = walk.app.administrator().await;
    walk.does(tomas.browser(), get(&list), None, &["!access.denied"]).await.is(404);
    walk.does(tomas.browser(), get(&format!("/admin/record-index?patient={}", asha.id)), None, &["records.index"]).await.is(200);
}

async fn house(walk: &mut Walk, tomas: &Person) {
    let text = |name: &str| Some(json!({ "name": name }));
    let made = walk.does(tomas.browser(), post("/departments"), text("Ear, nose and throat"), &["department.create"]).await.is(201);
    let department = format!("/departments/{}", made.member("id"));
    walk.does(tomas.browser(), put(&department), text("Ears"), &["department.rename"]).await.is(200);
    walk.does(tomas.browser(), delete(&department), None, &["department.delete"]).await.is(204);
    let idle = walk.app.doctor("Idle Hands").await;
    let doctor = format!("/doctors/{}", idle.id);
    let profile = Some(json!({ "name": "Idle Hands", "department_id": walk.app.department.id, "place": "Room 4" }));
    walk.does(tomas.browser(), put(&doctor), profile, &["doctor.change"]).await.is(200);
    let rules = format!("{doctor}/availability");
    let rule = |start: &str, end: &str| Some(json!({ "weekday": "SUN", "start": start, "end": end, "visit_minutes": 15 }));
    let added = walk.does(tomas.browser(), post(&rules), rule("09:00", "10:00"), &["availability.add_rule"]).await.is(201);
    let one = format!("{rules}/{}", added.member("id"));
    walk.does(tomas.browser(), put(&one), rule("09:00", "11:00"), &["availability.change_rule"]).await.is(200);
    walk.does(tomas.browser(), delete(&one), None, &["availability.remove_rule"]).await.is(204);
    let kinds = Some(json!({ "items": [{ "name": "First visit", "minutes": 40 }] }));
    walk.does(tomas.browser(), put(&format!("{doctor}/visit-kinds")), kinds, &["availability.visit_kinds"]).await.is(200);
    let extra = json!({ "kind": "extra", "start": "2027-02-07T09:00:00+05:30", "end": "2027-02-07T10:00:00+05:30" });
    let exceptions = format!("{doctor}/exceptions");
    let added = walk.does(tomas.browser(), post(&exceptions), Some(extra), &["availability.add_exception"]).await.is(201);
    let one = format!("{exceptions}/{}", added.member("id"));
    walk.does(tomas.browser(), delete(&one), None, &["availability.remove_exception"]).await.is(204);
    walk.does(tomas.browser(), delete(&doctor), None, &["doctor.deactivate"]).await.is(204);
    walk.does(tomas.browser(), post(&format!("{doctor}/reactivate")), None, &["doctor.reactivate"]).await.is(200);
    let key = Some(json!({ "name": "Kiosk", "scopes": ["appointments:read"] }));
    let made = walk.does(tomas.browser(), post("/api-keys"), key, &["api_key.create"]).await.is(201).member("id");
    walk.does(tomas.browser(), delete(&format!("/api-keys/{made}")), None, &["api_key.revoke"]).await;
    walk.does(tomas.browser(), put("/admin/settings"), Some(json!({ "blood_low_units": 6 })), &["settings.change"]).await.is(200);
    walk.does(tomas.browser(), get("/admin/audit?from=2026-11-23&to=2026-11-23"), None, &["audit.read"]).await.is(200);
}

/// The path behind the portal's address of the link in the newest mail to somebody.
async fn link_to(walk: &Walk, email: &str, path: &str) -> String {
    let mails = walk.app.mail_to(email).await;
    let texts = mails.iter().rev().filter_map(|mail| mail["text"].as_str());
    let mut links = texts.flat_map(str::lines).filter_map(|line| line.strip_prefix(ORIGIN));
    links.find(|link| link.starts_with(path)).unwrap().to_owned()
}

async fn people(walk: &mut Walk, tomas: &Person, asha: &Person) {
    walk.app.signs_in(tomas, Level::Full).await;
    let vera = json!({ "role": "receptionist", "name": "Vera Holm", "email": "vera@example.org" });
    let made = walk.does(tomas.browser(), post("/admin/people"), Some(vera), &["account.create"]).await.is(201).member("id");
    let at = |step: &str| format!("/admin/people/{made}{step}");
    walk.app.passes(1);
    walk.does(tomas.browser(), post(&at("/send-link")), None, &["account.send_link"]).await.is(200);
    let token = link_to(walk, "vera@example.org", "/set-password/").await.replace("/set-password/", "/password-resets/");
    let stranger = walk.app.stranger();
    walk.does(&stranger, put(&token), Some(json!({ "new_password": PASSWORD })), &["account.open"]).await.is(204);
    walk.does(tomas.browser(), post(&at("/sign-out")), None, &["account.sign_out"]).await.is(204);
    walk.does(tomas.browser(), (Method::PATCH, &at("")), Some(json!({ "phone": "+91 98765 00000" })), &["account.change"]).await.is(200);
    walk.does(tomas.browser(), post(&at("/lock")), Some(json!({ "reason": "lost bag" })), &["account.lock"]).await.is(200);
    walk.does(tomas.browser(), post(&at("/unlock")), None, &["account.unlock"]).await.is(200);
    walk.does(tomas.browser(), post(&at("/disable")), Some(json!({ "reason": "left the house" })), &["account.disable"]).await.is(200);
    walk.does(tomas.browser(), post(&at("/enable")), None, &["account.enable"]).await.is(200);
    let noor = json!({ "name": "Noor Rahman", "email": "noor@example.org", "date_of_birth": "1980-02-29" });
    walk.does(tomas.browser(), post("/patient-invitations"), Some(noor), &["patient.create"]).await.is(201);
    let walk_in = json!({ "name": "Zoe Hart", "date_of_birth": "1990-05-12" });
    let added = walk.does(tomas.browser(), post("/patient-invitations"), Some(walk_in), &["patient.create"]).await.is(201).member("id");
    let given = Some(json!({ "email": "zoe@example.org" }));
    walk.does(tomas.browser(), post(&format!("/patients/{added}/address")), given, &["account.give_address"]).await.is(200);
    crate::later_acts::joins_accounts(walk, tomas, &added).await;
    let patient = format!("/patients/{}", asha.id);
    walk.does(tomas.browser(), (Method::PATCH, &patient), Some(json!({ "phone": "+91 98765 00000" })), &["patient.change"]).await.is(200);
    let department = walk.app.department.id;
    let doctor = json!({ "name": "Dr New Person", "email": "new.doctor@example.org", "department_id": department,
        "specialization": "Cardiologist", "licence_number": "KMC-7" });
    walk.does(tomas.browser(), post("/doctors"), Some(doctor), &["doctor.create"]).await.is(201);
    for (number, (step, body, act)) in [
        ("approve", Some(json!({ "department_id": department })), "doctor.approve"),
        ("reject", Some(json!({ "reason": "no" })), "doctor.reject"),
    ]
    .into_iter()
    .enumerate()
    {
        let email = format!("applies{number}@example.org");
        let wish = json!({ "name": "Dr Other Person", "email": email, "password": PASSWORD, "licence_number": "KMC-8",
            "specialization": "Cardiologist", "department_id": department });
        walk.does(&stranger, post("/doctor-applications"), Some(wish), &["account.register"]).await.is(202);
        let link = link_to(walk, &email, "/confirm-address/").await;
        stranger.posts(&link, &[]).await.is(303);
        let waiting = tomas.api(Method::GET, "/doctor-applications").send().await.is(200).json();
        let id = waiting["items"][0]["id"].as_str().unwrap().to_owned();
        walk.does(tomas.browser(), post(&format!("/doctor-applications/{id}/{step}")), body, &[act]).await;
    }
}

async fn family(walk: &mut Walk) {
    let (tara, ravi) = (walk.app.patient("Tara").await, walk.app.patient("Ravi").await);
    let wish = json!({ "email": ravi.email, "scope": "book_and_read" });
    let mut asked = Vec::new();
    for answer in ["decline", "accept", "accept"] {
        let id = walk.does(tara.browser(), post("/me/carers"), Some(wish.clone()), &["carer.invite"]).await.is(201).member("id");
        let link = link_to(walk, &ravi.email, "/carer-invitations/").await;
        let act = format!("carer.{answer}");
        walk.does(ravi.browser(), put(&link), Some(json!({ "answer": answer })), &[&act]).await.is(204);
        if answer == "accept" && asked.is_empty() {
            let change = Some(json!({ "scope": "book", "ends_on": "2027-05-01" }));
            walk.does(tara.browser(), (Method::PATCH, &format!("/me/carers/{id}")), change, &["carer.change"]).await.is(200);
            walk.does(tara.browser(), delete(&format!("/me/carers/{id}")), None, &["carer.end"]).await.is(204);
            asked.push(id);
        }
    }
    walk.does(ravi.browser(), delete(&format!("/me/cared-for/{}", tara.id)), None, &["carer.give_up"]).await.is(204);
}

async fn health_notes(walk: &mut Walk, doctor: &Person, asha: &Person) {
    let said = Some(json!({ "allergies": ["Nuts"] }));
    walk.does(asha.browser(), put("/me/background"), said, &["background.write"]).await.is(200);
    walk.does(asha.browser(), get("/me/background"), None, &["background.read"]).await.is(200);
    walk.does(doctor.browser(), get(&format!("/patients/{}", asha.id)), None, &["patient.contact"]).await.is(200);
    let vital = |systolic: u32| Some(json!({ "taken_at": "2026-11-20T08:00:00+05:30", "systolic": systolic, "diastolic": 80 }));
    let added = walk.does(asha.browser(), post("/me/vitals"), vital(128), &["vital.add"]).await.is(201).member("id");
    walk.does(asha.browser(), get("/me/vitals"), None, &["vitals.read"]).await.is(200);
    let one = format!("/me/vitals/{added}");
    walk.does(asha.browser(), put(&one), vital(118), &["vital.correct"]).await.is(200);
    walk.does(asha.browser(), delete(&one), None, &["vital.remove"]).await.is(204);
    let day = "/me/mood/2026-11-20";
    walk.does(asha.browser(), put(day), Some(json!({ "level": 4 })), &["mood.write"]).await.is(200);
    walk.does(asha.browser(), get(day), None, &["mood.read"]).await.is(200);
    walk.does(asha.browser(), delete(day), None, &["mood.remove"]).await.is(204);
    let switch = format!("/me/mood-sharing/{}", doctor.id);
    walk.does(asha.browser(), put(&switch), None, &["mood.share"]).await.is(204);
    walk.does(asha.browser(), delete(&switch), None, &["mood.end_sharing"]).await.is(204);
}

async fn reports(walk: &mut Walk, doctor: &Person, asha: &Person) {
    let file = pdf(1);
    let list = "/patients/me/reports";
    let said = Some(announcement("a.pdf", "application/pdf", &file));
    let added = walk.does(asha.browser(), post(list), said, &["report.add"]).await.is(201);
    let at = |step: &str| format!("{list}/{}{step}", added.member("id"));
    assert_eq!(put_file(&added.json()["upload"], &file).await.status, 200);
    walk.does(asha.browser(), post(&at("/complete")), None, &["report.complete"]).await.is(200);
    walk.app.works_on_reports().await;
    walk.does(asha.browser(), get(list), None, &["reports.list"]).await.is(200);
    walk.does(asha.browser(), get(&at("")), None, &["report.read"]).await.is(200);
    walk.does(asha.browser(), get(&at("/reading")), None, &["reading.read"]).await.is(200);
    review(walk, doctor, asha, &added.member("id")).await;
    walk.does(asha.browser(), get(&at("/download")), None, &["report.download"]).await.is(303);
    // What a doctor has reviewed stays: another one goes.
    let other = format!("{list}/{}", walk.app.report_of(asha).await);
    walk.does(asha.browser(), delete(&other), None, &["report.remove"]).await.is(204);
}

async fn absent(walk: &mut Walk, doctor: &Person, asha: &Person) {
    let visit = Visit::of(&asha.books(&walk.app.open_slots(doctor).await[2]).await.is(201));
    walk.app.passes(24 * 60);
    for person in [doctor, asha] {
        walk.app.signs_in(person, Level::Full).await;
    }
    let path = format!("/appointments/{}/no-show", visit.id);
    walk.does(doctor.browser(), post(&path), None, &["appointment.no_show"]).await.is(200);
}

pub async fn f11_every_sensitive_act_has_its_entry(app: TestApp) {
    let (doctor, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let tomas = app.person("Tomas", Role::Administrator).await;
    let mut walk = Walk { app, done: Vec::new() };
    Box::pin(accounts(&mut walk)).await;
    Box::pin(another_address(&mut walk)).await;
    Box::pin(lost_device(&mut walk, &tomas)).await;
    let (visit, _) = Box::pin(visits(&mut walk, &doctor, &asha)).await;
    Box::pin(records(&mut walk, &doctor, &asha, &visit)).await;
    Box::pin(house(&mut walk, &tomas)).await;
    Box::pin(people(&mut walk, &tomas, &asha)).await;
    Box::pin(own_data(&mut walk)).await;
    Box::pin(family(&mut walk)).await;
    Box::pin(health_notes(&mut walk, &doctor, &asha)).await;
    Box::pin(reports(&mut walk, &doctor, &asha)).await;
    Box::pin(emergency(&mut walk, &tomas)).await;
    Box::pin(messages(&mut walk, &tomas, &asha)).await;
    Box::pin(texts(&mut walk)).await;
    Box::pin(webhooks(&mut walk, &tomas)).await;
    Box::pin(subscriptions(&mut walk, &tomas)).await;
    Box::pin(taken_along(&mut walk, &doctor, &asha, &tomas)).await;
    Box::pin(waiting(&mut walk, &asha)).await;
    Box::pin(repairs(&mut walk)).await;
    Box::pin(blood(&mut walk, &asha, &tomas)).await;
    Box::pin(wards(&mut walk, &tomas)).await;
    Box::pin(bills(&mut walk, &doctor, &asha, &tomas)).await;
    Box::pin(chat(&mut walk, &doctor, &asha)).await;
    Box::pin(absent(&mut walk, &doctor, &asha)).await;
    Box::pin(by_video(&mut walk, &tomas)).await;
    let missed: Vec<&str> = Act::ALL
        .iter()
        .map(|act| act.word)
        .filter(|word| !walk.done.iter().any(|done| done == word) && !ELSEWHERE.contains(word))
        .collect();
    assert!(missed.is_empty(), "no step of the walk does {missed:?}");
}

both_doors!(f11_every_sensitive_act_has_its_entry,);
