//! The kinds of visitors a route can have, and one house with all of them in it.

use std::cell::RefCell;
use std::collections::HashMap;

use caredesk::access::actor::Level;
use caredesk::access::role::Role;
use caredesk::identity::accounts::{Accounts, profile_key};
use caredesk::storage::item::text;
use caredesk::storage::transaction::{Action, Expression};
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, Person, Slot, TestApp, Visit};

/// Who may come to a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visitor {
    Stranger,
    /// An administrator whose second factor is still asked for.
    BeforeSecondFactor,
    /// The patient whose things are asked for.
    Patient,
    OtherPatient,
    /// The doctor of those things.
    DoctorInCare,
    OtherDoctor,
    Receptionist,
    Administrator,
    /// A patient whose account has been closed, with a session from before.
    Disabled,
    /// A doctor whose application waits, with a session that was let in wholly.
    AwaitingApproval,
    /// A doctor without care who has opened the patient's record: not in the table, see `in_an_emergency`.
    DoctorInEmergency,
}

impl Visitor {
    /// In the order of the table.
    pub const ALL: [Self; 10] = [
        Self::Stranger,
        Self::BeforeSecondFactor,
        Self::Patient,
        Self::OtherPatient,
        Self::DoctorInCare,
        Self::OtherDoctor,
        Self::Receptionist,
        Self::Administrator,
        Self::Disabled,
        Self::AwaitingApproval,
    ];

    /// Of whoever is signed in.
    pub const fn role(self) -> Role {
        match self {
            Self::DoctorInCare | Self::OtherDoctor | Self::AwaitingApproval | Self::DoctorInEmergency => Role::Doctor,
            Self::Receptionist => Role::Receptionist,
            Self::Administrator | Self::BeforeSecondFactor => Role::Administrator,
            Self::Stranger | Self::Patient | Self::OtherPatient | Self::Disabled => Role::Patient,
        }
    }
}

/// A house with one of each.
pub struct Scene {
    pub app: TestApp,
    pub farah: Person,
    pub okafor: Person,
    pub asha: Person,
    pub ben: Person,
    ruth: Person,
    pub tomas: Person,
    half: Person,
    closed: Person,
    waiting: Person,
    /// Opens Asha's record in an emergency when asked to.
    pub grey: Person,
    stranger: Browser,
    standing: Visit,
    /// What Dr Farah wrote up about a visit of Asha's.
    pub record: String,
    /// A copy of Asha's data that she may take along.
    pub copy: String,
    /// A file of Asha's treatment history that she may take along.
    pub history: String,
    /// A file Asha added herself.
    pub report: String,
    free: RefCell<Vec<Slot>>,
    count: RefCell<u32>,
    /// Minutes of the Sunday that have a rule.
    rules: RefCell<u32>,
    carer: RefCell<Option<String>>,
    pub wait: RefCell<Option<String>>,
    /// Visits that stand for a kind: one that leave has hit, one of a series.
    pub kept: RefCell<HashMap<&'static str, String>>,
    emergency: RefCell<Option<String>>,
    past_emergency: RefCell<Option<String>>,
    webhook: RefCell<Option<(String, String)>>,
    pub bills: RefCell<HashMap<&'static str, (String, String)>>,
}

impl Scene {
    pub async fn open() -> Self {
        let app = TestApp::start().await;
        let (farah, okafor) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
        let (asha, ben, ruth) = (app.patient("Asha").await, app.patient("Ben").await, app.receptionist().await);
        let (tomas, half) = (app.administrator().await, app.person("Half", Role::Administrator).await);
        let grey = app.doctor("Meredith Grey").await;
        let (closed, waiting) = (app.patient("Closed").await, app.person("Waiting", Role::Doctor).await);
        for (person, status) in [(&closed, "disabled"), (&waiting, "pending_approval")] {
            let change = Expression::of("SET #status = :status").name("#status", "status").value(":status", text(status));
            app.write(vec![Action::Update { key: profile_key(person.id), change, condition: None }]).await;
        }
        // The first hours are left out: they are within the patients' cut-off.
        let mut free = app.open_slots(&farah).await.split_off(20);
        let standing = asha.has(&free.pop().unwrap()).await;
        let over = asha.has(&free.pop().unwrap()).await;
        let body = json!({ "diagnosis": "cold", "prescription": "rest" });
        let written = farah.api(Method::PUT, &format!("/appointments/{}/record", over.id)).json(&body).send().await;
        let record = written.is(201).member("id");
        let copy = asha.api(Method::POST, "/me/exports").send().await.is(202).member("id");
        let history = asha.asks_for_history("me").await;
        app.makes_copies().await;
        let report = app.report_of(&asha).await;
        let (free, stranger) = (RefCell::new(free), app.stranger());
        Self {
            app,
            farah,
            okafor,
            asha,
            ben,
            ruth,
            tomas,
            half,
            closed,
            waiting,
            grey,
            stranger,
            standing,
            record,
            copy,
            history,
            report,
            free,
            count: RefCell::new(0),
            rules: RefCell::new(0),
            carer: RefCell::new(None),
            wait: RefCell::new(None),
            kept: RefCell::default(),
            emergency: RefCell::new(None),
            past_emergency: RefCell::new(None),
            bills: RefCell::default(),
            webhook: RefCell::new(None),
        }
    }

    /// Everybody has a new session, as if nothing had been asked before.
    pub async fn sign_in_again(&self) {
        let staff = [&self.farah, &self.okafor, &self.grey, &self.ruth, &self.tomas, &self.waiting];
        for person in staff.into_iter().chain([&self.asha, &self.ben, &self.closed]) {
            self.app.signs_in(person, Level::Full).await;
        }
        self.app.signs_in(&self.half, Level::BeforeSecondFactor).await;
        self.stranger.forgets_cookies();
    }

    pub fn browser(&self, visitor: Visitor) -> &Browser {
        match visitor {
            Visitor::Stranger => &self.stranger,
            Visitor::BeforeSecondFactor => self.half.browser(),
            Visitor::Patient => self.asha.browser(),
            Visitor::OtherPatient => self.ben.browser(),
            Visitor::DoctorInCare => self.farah.browser(),
            Visitor::OtherDoctor => self.okafor.browser(),
            Visitor::Receptionist => self.ruth.browser(),
            Visitor::Administrator => self.tomas.browser(),
            Visitor::Disabled => self.closed.browser(),
            Visitor::AwaitingApproval => self.waiting.browser(),
            Visitor::DoctorInEmergency => self.grey.browser(),
        }
    }

    /// A free time of Dr Farah's; one that nobody else gets when it is going to be taken.
    pub fn slot(&self, taken: bool) -> Slot {
        let mut free = self.free.borrow_mut();
        if taken { free.pop().expect("Dr Farah's week is full: use fewer visits") } else { free[0].clone() }
    }

    /// Somebody new whose account works.
    pub async fn works_here(&self) -> String {
        self.app.person("Vera Holm", Role::Receptionist).await.id.to_string()
    }

    /// A number nobody used yet.
    pub fn number(&self) -> u32 {
        *self.count.borrow_mut() += 1;
        *self.count.borrow()
    }

    /// The number given last.
    pub fn last_number(&self) -> u32 {
        *self.count.borrow()
    }

    /// A booked visit of Asha's with Dr Farah; a new one when it is going to be changed.
    pub async fn visit(&self, changed: bool) -> Visit {
        if changed { self.asha.has(&self.slot(true)).await } else { self.standing.clone() }
    }

    /// A hold of Asha's. She has one at a time, so the one before is free again.
    pub async fn hold(&self) -> String {
        self.asha.holds(&self.slot(false)).await.is(201).member("id")
    }

    /// Somebody whom Asha asked to act for her; another one when that is going to be changed.
    pub async fn carer(&self, changed: bool) -> String {
        let standing = self.carer.borrow().clone();
        if let Some(id) = standing.as_ref().filter(|_| !changed) {
            return id.clone();
        }
        let body = json!({ "email": format!("carer{}@example.org", self.number()), "scope": "book" });
        let id = self.asha.api(Method::POST, "/me/carers").json(&body).send().await.is(201).member("id");
        self.carer.replace(Some(id.clone()));
        id
    }

    /// The address of a patient nobody has in care.
    pub async fn newcomer(&self) -> String {
        self.app.patient(&format!("Newcomer {}", self.number())).await.email
    }

    /// An emergency access of Dr Farah's to the record of somebody new; another one when that is going to be ended.
    pub async fn emergency(&self, changed: bool) -> String {
        let standing = self.emergency.borrow().clone();
        if let Some(id) = standing.filter(|_| !changed) {
            return id;
        }
        let id = self.app.opens_in_emergency(&self.farah, &self.newcomer().await).await;
        self.emergency.replace(Some(id.clone()));
        id
    }

    /// One that is over; another one when that is going to be reviewed.
    pub async fn past_emergency(&self, changed: bool) -> String {
        let standing = self.past_emergency.borrow().clone();
        if let Some(id) = standing.filter(|_| !changed) {
            return id;
        }
        let id = self.app.opens_in_emergency(&self.farah, &self.newcomer().await).await;
        self.farah.api(Method::DELETE, &format!("/emergency-access/{id}")).send().await.is(204);
        self.past_emergency.replace(Some(id.clone()));
        id
    }

    /// A department without doctors.
    pub async fn empty_department(&self) -> String {
        let body = json!({ "name": format!("Ward {}", self.number()) });
        self.by_administrator(Method::POST, "/departments", &body).await.member("id")
    }

    /// A patient whose account is closed and may be erased.
    pub fn closed_for_good(&self) -> String {
        self.closed.id.to_string()
    }

    pub fn closed_address(&self) -> &str {
        &self.closed.email
    }

    /// Of the settings as they stand.
    pub async fn settings_version(&self) -> String {
        let page = self.tomas.opens("/admin/settings").await.is(200).page();
        page.form("/admin/settings").value("version").to_owned()
    }

    /// A new key with these scopes, as it is shown once.
    pub async fn api_key(&self, scopes: &[&str]) -> Answer {
        self.by_administrator(Method::POST, "/api-keys", &json!({ "name": "Kiosk", "scopes": scopes })).await
    }

    /// A webhook and a message of its; another one when that is going to be changed. There are few at a time, so the one before goes.
    pub async fn webhook(&self, changed: bool) -> (String, String) {
        let standing = self.webhook.borrow().clone();
        if let Some(both) = standing.as_ref().filter(|_| !changed) {
            return both.clone();
        }
        if let Some((before, _)) = standing {
            self.tomas.api(Method::DELETE, &format!("/webhooks/{before}")).send().await;
        }
        let id =
            self.by_administrator(Method::POST, "/webhooks", &json!({ "url": "https://hooks.example.org/caredesk" })).await.member("id");
        let message = self.tomas.api(Method::POST, &format!("/webhooks/{id}/test")).send().await.is(202).member("id");
        self.webhook.replace(Some((id.clone(), message.clone())));
        (id, message)
    }

    /// Somebody for the reception who has not used the mailed link.
    pub async fn invited(&self) -> String {
        let body = json!({ "role": "receptionist", "name": "New Person", "email": format!("new{}@example.org", self.number()) });
        self.by_administrator(Method::POST, "/admin/people", &body).await.member("id")
    }

    /// A doctor who applied and has confirmed the address.
    pub async fn applied(&self) -> String {
        let email = format!("applies{}@example.org", self.number());
        let body = json!({ "name": "Dr New Person", "email": email, "password": "four tulips on a table",
            "licence_number": "KMC-1", "specialization": "Cardiologist", "department_id": self.app.department.id });
        // From an address of their own: applications are counted by address.
        let door = self.app.stranger().from_address(&format!("203.0.113.{}", self.number() % 250 + 1));
        door.api(Method::POST, "/doctor-applications").json(&body).send().await.is(202);
        let account = Accounts::new(self.app.app.ground.storage.clone()).find_by_address(&email.parse().unwrap()).await.unwrap().unwrap();
        let link = self.app.app.sign_in.confirmation_link(account.user_id).await.unwrap().unwrap();
        door.posts(&link.path, &[]).await.leads_to("/apply/address-confirmed");
        account.user_id.to_string()
    }

    /// A measurement of Asha's.
    pub async fn vital(&self) -> String {
        self.asha.api(Method::POST, "/me/vitals").json(&new_vital()).send().await.is(201).member("id")
    }

    /// The version of somebody's own profile; a doctor's is that of their row.
    pub async fn version_of(&self, visitor: Visitor) -> String {
        let answer = self.browser(visitor).api(Method::GET, "/me").send().await;
        answer.header("etag").trim_matches(['"', 'v']).to_owned()
    }

    /// The version of Asha's profile, as the desk sees it.
    pub async fn profile_version_of_asha(&self) -> String {
        let answer = self.tomas.api(Method::GET, &format!("/patients/{}", self.asha.id)).send().await.is(200);
        answer.header("etag").trim_matches(['"', 'v']).to_owned()
    }

    /// A report of Asha's that nobody needs.
    pub async fn spare_report(&self) -> String {
        self.asha.announces("me", "spare.pdf", b"a file").await.is(201).member("id")
    }

    /// A weekly rule of Dr Farah's that stays as it is.
    pub async fn standing_rule(&self) -> String {
        let hours = self.tomas.api(Method::GET, &format!("/doctors/{}/availability", self.farah.id)).send().await.is(200);
        hours.json()["items"][0]["id"].as_str().unwrap().to_owned()
    }

    /// A weekly rule of Dr Farah's, on a Sunday.
    pub async fn rule(&self) -> String {
        self.by_administrator(Method::POST, &format!("/doctors/{}/availability", self.farah.id), &self.new_rule()).await.member("id")
    }

    /// A rule that overlaps no other.
    pub fn new_rule(&self) -> Value {
        *self.rules.borrow_mut() += 15;
        let minutes = *self.rules.borrow();
        let wall = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        json!({ "weekday": "SUN", "start": wall(minutes), "end": wall(minutes + 15), "visit_minutes": 15 })
    }

    /// An exception of Dr Farah's.
    pub async fn exception(&self) -> String {
        self.by_administrator(Method::POST, &format!("/doctors/{}/exceptions", self.farah.id), &self.new_exception()).await.member("id")
    }

    /// Extra hours on a day far ahead: they touch nobody.
    pub fn new_exception(&self) -> Value {
        let day = 1 + self.number() % 28;
        json!({ "kind": "extra", "start": format!("2027-02-{day:02}T09:00:00+05:30"), "end": format!("2027-02-{day:02}T10:00:00+05:30") })
    }

    /// The version of Dr Farah's hours.
    pub async fn hours_version(&self) -> String {
        let hours = self.tomas.api(Method::GET, &format!("/doctors/{}/availability", self.farah.id)).send().await.is(200);
        hours.header("etag").trim_matches(['"', 'v']).to_owned()
    }

    /// What the forms of hours take: weekly hours of a free time on Sunday, and extra hours far ahead.
    pub async fn new_hours(&self) -> Vec<(&'static str, String)> {
        let rule = self.new_rule();
        let date = format!("2027-03-{:02}", 1 + self.number() % 28);
        let said = |name: &str| rule[name].as_str().unwrap().to_owned();
        vec![
            ("version", self.hours_version().await),
            ("day", said("weekday")),
            ("start", said("start")),
            ("end", said("end")),
            ("visit_minutes", "15".to_owned()),
            ("kind", "extra".to_owned()),
            ("from_date", date),
            ("from_time", "09:00".to_owned()),
            ("to_time", "10:00".to_owned()),
            ("idempotency_key", format!("form-{}", self.number())),
        ]
    }
    pub async fn by_administrator(&self, method: Method, path: &str, body: &Value) -> Answer {
        self.tomas.api(method, path).json(body).send().await.is(201)
    }
}

pub fn new_vital() -> Value {
    json!({ "taken_at": "2026-11-20T08:00:00+05:30", "systolic": 120, "diastolic": 80 })
}
