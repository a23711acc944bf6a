//! `TestApp`: a house of one's own. The whole application in this process over its own stack in memory, a clock that
//! stands still until it is moved, ids from a seed, and a plan of faults between the house and AWS.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use aws_sdk_dynamodb::types::TimeToLiveSpecification;
use caredesk::access::actor::{Actor, Level};
use caredesk::access::grant::Granted;
use caredesk::access::permissions::Permission;
use caredesk::access::role::Role;
use caredesk::app::{App, Parts};
use caredesk::aws::clients::Aws;
use caredesk::aws::meter::Spent;
use caredesk::capabilities::availability::model::Asker;
use caredesk::capabilities::directory::model::{Department, DepartmentText, NewDoctor};
use caredesk::capabilities::erasure::service::Worked;
use caredesk::config::aws::{AwsConfig, Endpoints, StaticCredentials};
use caredesk::config::scanner::ScannerPlace;
use caredesk::files::Bucket;
use caredesk::files::objects::{Missing, Objects};
use caredesk::files::painter::Painter;
use caredesk::files::uploads::Uploads;
use caredesk::identity::accounts::{Account, Accounts, set_password};
use caredesk::identity::audit::Deed;
use caredesk::identity::keys::Keys;
use caredesk::identity::passwords::{Cost, NewPassword, Passwords, StoredHash};
use caredesk::identity::seals::{Cabinet, Sealing};
use caredesk::identity::sessions::{NewSession, Sessions};
use caredesk::local::{RunningStack, StackOptions, start};
use caredesk::operations::courier::{Brought, Courier};
use caredesk::operations::eraser::Eraser;
use caredesk::operations::exporter::{Exported, Exporter};
use caredesk::operations::loops::drain_of;
use caredesk::operations::rights::Function::{Keeper, Messenger};
use caredesk::operations::sender::Sender;
use caredesk::operations::verify::Evidence;
use caredesk::primitives::ids::{IdSource, RequestId, UserId};
use caredesk::primitives::text::Sensitive;
use caredesk::primitives::time::Clock;
use caredesk::primitives::web_address::Reach;
use caredesk::storage::Storage;
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{Action, Transaction};
use caredesk::web::limits::Limits;
use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::browser::Browser;
use super::door::{Door, Home, Watched};
use super::external;
use super::faults::Faults;
use super::feedback;
use super::people::{Person, Slot};
use super::rights::with_rights_of;

/// Monday, 09:30 in Kolkata, where the hospital stands.
pub const NOW: &str = "2026-11-23T04:00:00Z";
/// What people have in the address bar.
pub const ORIGIN: &str = "http://127.0.0.1:8080";
/// The password of known accounts.
pub const PASSWORD: &str = "four tulips on a table";

/// A house that nobody else uses.
pub struct TestApp {
    pub app: Box<App>,
    pub clock: Clock,
    pub aws: Aws,
    pub faults: Arc<Faults>,
    /// Cardiology; its doctors keep the default week, Monday to Saturday.
    pub department: Department,
    door: Door,
    pub(super) parts: Box<Parts>,
    people: AtomicU32,
    _stack: RunningStack,
    data: TempDir,
}

impl TestApp {
    /// An empty house with one department and no people.
    pub async fn start() -> Self {
        Self::in_home(Home::Server).await
    }

    /// The same, answering as a server or as a Lambda function.
    pub async fn in_home(home: Home) -> Self {
        Self::open(home, true, None).await
    }

    /// A house that is no demo: whoever works there signs in with a second step.
    pub async fn outside_the_demo() -> Self {
        Self::open(Home::Server, false, None).await
    }

    pub(super) async fn open(home: Home, demo: bool, model: Option<String>) -> Self {
        let data = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(NOW.parse().unwrap());
        let seed = seed();
        let ids = IdSource::seeded(clock.clone(), seed);
        let stack = start(StackOptions { clock: clock.clone(), ..StackOptions::in_memory(data.path()) }).unwrap();
        let (endpoints, prefix) = rows_elsewhere(Endpoints { bedrock: model.clone(), ..stack.endpoints.urls() }, seed);
        let credentials = Some(StaticCredentials { access_key: "test".to_owned(), secret_key: "test".to_owned() });
        let config = AwsConfig { region: "us-east-1".to_owned(), endpoints, credentials, prefix };
        let faults = Arc::new(Faults::default());
        let aws = Aws::connect(&config, Some(faults.clone())).await;
        let storage = Storage::new(&aws, &config.prefix, ids.clone());
        storage.make_missing_tables().await.unwrap();
        delete_nothing_by_time(&aws.dynamodb, &config.prefix).await;
        let keys = Keys::from_root([3; 32], ids.clone());
        let objects = Objects::new(&aws, &Bucket::AuditSeals.named(&config.prefix), Missing::IsMade);
        let uploads = Uploads::new(&aws, &Bucket::Reports.named(&config.prefix), Missing::IsMade);
        let parts = Box::new(Parts {
            aws: aws.clone(),
            prefix: config.prefix.clone(),
            exports: Objects::new(&aws, &Bucket::Exports.named(&config.prefix), Missing::IsMade),
            seals: Cabinet::new(storage, objects, Sealing::new(keys.clone())),
            uploads,
            painter: Painter::of(Some(env!("CARGO_BIN_EXE_caredesk").into())),
            scanner: ScannerPlace::Nobody,
            keys,
            clock: clock.clone(),
            ids,
            origin: ORIGIN.parse().unwrap(),
            trusted_proxies: 0,
            quantum_minutes: 5,
            mail_from: "portal@demo.test".parse().unwrap(),
            mail_per_second: 1_000,
            sms_per_second: Some(1_000),
            sms_sender_id: None,
            assistant_model: model.is_some().then(|| "a.model-v1:0".to_owned()),
            topic_arn: None,
            day_list_dir: Some(data.path().join("lists")),
            feedback_topic: Some(feedback::topic()),
            password_cost: Cost::LEAST,
            gateway: demo.then(|| super::bills::sandbox(&clock, seed)),
            staff_need_factor: !demo,
            reach: Reach::ThisMachineToo,
            kept_messages: demo.then(|| format!("http://{}", stack.endpoints.messaging)),
        });
        let app = Box::new(App::build((*parts).clone()).unwrap());
        app.refresh_for_pages().await.unwrap();
        let text = DepartmentText::parse("Cardiology", Some("Hearts")).unwrap();
        let grant = granted(&app, UserId::new(&app.ground.ids), Role::Administrator);
        let (department, _) = app.directory.create_department(&grant, text, None).await.unwrap();
        let door = Door::new(home, app.router(Limits::default()));
        Self { app, clock, aws, faults, department, door, parts, people: AtomicU32::new(0), _stack: stack, data }
    }

    /// A browser at another server of the same installation: it shares the store and nothing else.
    pub async fn elsewhere(&self) -> Browser {
        let app = Box::new(App::build((*self.parts).clone()).unwrap());
        app.refresh_for_pages().await.unwrap();
        Browser::new(Door::new(Home::Server, app.router(Limits::default())))
    }

    pub fn stranger(&self) -> Browser {
        Browser::new(self.door.clone())
    }

    pub async fn patient(&self, name: &str) -> Person {
        self.person(name, Role::Patient).await
    }

    pub async fn receptionist(&self) -> Person {
        self.person("Ruth", Role::Receptionist).await
    }

    pub async fn administrator(&self) -> Person {
        self.person("Tomas", Role::Administrator).await
    }

    /// A doctor of the department, with the default week.
    pub async fn doctor(&self, name: &str) -> Person {
        self.doctor_who(name, |_| {}).await
    }

    pub async fn doctor_who(&self, name: &str, change: impl FnOnce(&mut NewDoctor)) -> Person {
        let person = self.person(name, Role::Doctor).await;
        let mut new = NewDoctor::named(name.parse().unwrap(), self.department.id, "Cardiologist");
        change(&mut new);
        self.app.directory.add_doctor(person.id, new, Deed::of_house("doctor.add")).await.unwrap();
        person
    }

    /// Somebody with an account that works, signed in wholly.
    pub async fn person(&self, name: &str, role: Role) -> Person {
        let number = self.people.fetch_add(1, Ordering::Relaxed);
        let id = UserId::new(&self.app.ground.ids);
        let email = format!("{}{number}@example.org", name.to_lowercase().replace(' ', "."));
        let account = Account::new(id, role, name.parse().unwrap(), email.parse().unwrap(), self.clock.now());
        self.write(account.rows().unwrap()).await;
        // Everybody from an address of their own: what is counted per address is counted per person.
        let browser = self.stranger().from_address(&format!("198.51.100.{}", number % 250 + 1));
        let person = Person::new(id, name.to_owned(), email, role, browser);
        self.signs_in(&person, Level::Full).await;
        person
    }

    /// The address of an account that signs in with `four tulips on a table`.
    pub async fn known_account(&self) -> String {
        let number = self.people.fetch_add(1, Ordering::Relaxed);
        let email = format!("known{number}@example.org");
        let id = UserId::new(&self.app.ground.ids);
        let mut account = Account::new(id, Role::Patient, "Known Person".parse().unwrap(), email.parse().unwrap(), self.clock.now());
        account.password_hash = Some(self.known_password().await);
        self.write(account.rows().unwrap()).await;
        email
    }

    /// Lets somebody sign in with `four tulips on a table`, and ends the session they had.
    pub async fn gets_a_password(&self, person: &Person) {
        self.write(vec![set_password(person.id, None, 1, &self.known_password().await)]).await;
    }

    async fn known_password(&self) -> StoredHash {
        let passwords = Passwords::start(Cost::LEAST, self.app.ground.keys.clone(), self.app.ground.ids.clone()).unwrap();
        passwords.hash(&NewPassword::chosen(PASSWORD, &[]).unwrap()).await.unwrap()
    }

    /// A new session of somebody, in their browser.
    pub async fn signs_in(&self, person: &Person, level: Level) {
        let account = Accounts::new(self.app.ground.storage.clone()).find(person.id).await.unwrap();
        let epoch = account.map_or(1, |account| account.session_epoch);
        let new = NewSession { user: person.id, role: person.role, epoch, level, device: "", times: None };
        let (cookie, begun) = Sessions::new(self.app.ground.clone()).begin(new).unwrap();
        self.write(vec![begun]).await;
        person.set_cookie("sid", &cookie.expose());
    }

    /// One patient lets another act for them, who has said yes to the mailed question; the grant's id.
    pub async fn lets_act(&self, patient: &Person, carer: &Person, scope: &str) -> String {
        let body = json!({ "email": carer.email, "scope": scope });
        let id = patient.api(Method::POST, "/me/carers").json(&body).send().await.is(201).member("id");
        let mail = self.mails_saying(&carer.email, "An invitation from").await.pop().expect("no invitation came");
        let link = mail["text"].as_str().unwrap().lines().find_map(|line| line.strip_prefix(ORIGIN)).expect("no link in the mail");
        carer.api(Method::PUT, link).json(&json!({ "answer": "accept" })).send().await.is(204);
        id
    }

    /// A doctor opens the record of a patient who is not in their care; the access's id.
    pub async fn opens_in_emergency(&self, doctor: &Person, patient: &str) -> String {
        let body = json!({ "patient": patient, "category": "cannot_be_asked", "reason": "Unconscious in the ambulance" });
        doctor.api(Method::POST, "/emergency-access").key(&doctor.new_key()).json(&body).send().await.is(201).member("id")
    }

    /// The proof that somebody may do something, for calling a service itself.
    pub fn granted<P: Permission>(&self, person: &Person) -> Granted<P> {
        granted(&self.app, person.id, person.role)
    }

    /// What a doctor offers the next days, earliest first.
    pub async fn open_slots(&self, doctor: &Person) -> Vec<Slot> {
        let settings = self.app.settings.now();
        let today = settings.zone.date(self.clock.now());
        let dates = (today, today.checked_add(jiff::Span::new().days(7)).unwrap());
        let free = self.app.availability.free_times(doctor.id, dates, Asker::Patient, None).await.unwrap().unwrap();
        let slot = |visit: &caredesk::primitives::time::Slot| Slot { start: free.zone.rfc3339(visit.start), doctor: doctor.id.to_string() };
        free.visits.iter().map(slot).collect()
    }

    /// The first time a doctor offers.
    pub async fn open_slot(&self, doctor: &Person) -> Slot {
        self.open_slots(doctor).await.into_iter().next().expect("the doctor offers no time")
    }

    /// Lets time pass.
    pub fn passes(&self, minutes: i64) {
        self.clock.advance(SignedDuration::from_mins(minutes));
    }

    // What became of it.

    /// What operations heard under a name, after everything that waits was published.
    pub async fn published(&self, name: &str) -> Vec<Value> {
        with_rights_of(Messenger, drain_of(&self.app, "test").run()).await.unwrap();
        let bodies = self.sent().into_iter().filter(|message| message["service"] == "sns");
        let bodies = bodies.filter_map(|message| serde_json::from_str(message["text"].as_str()?).ok());
        bodies.filter(|body: &Value| body["event"] == name).collect()
    }

    /// The link of the newest mail to an address.
    pub async fn link_to(&self, address: &str) -> String {
        let mail = self.mail_to(address).await.pop().expect("no mail came");
        mail["text"].as_str().unwrap().lines().find_map(|line| line.strip_prefix(ORIGIN)).expect("no link in the mail").to_owned()
    }

    /// The mails to an address, oldest first.
    pub async fn mail_to(&self, address: &str) -> Vec<Value> {
        with_rights_of(Messenger, drain_of(&self.app, "test").run()).await.unwrap();
        with_rights_of(Messenger, Sender::of(&self.app).run()).await.unwrap();
        self.sent().into_iter().filter(|message| message["service"] == "ses" && message["to"] == address).collect()
    }

    /// Everything that happened is heard, and whoever is due a message is sent it, once.
    pub async fn tells_webhooks(&self) -> Brought {
        with_rights_of(Messenger, drain_of(&self.app, "test").run()).await.unwrap();
        with_rights_of(Messenger, Courier::of(&self.app).run()).await.unwrap()
    }

    /// Those of them whose subject says this, oldest first.
    pub async fn mails_saying(&self, address: &str, subject: &str) -> Vec<Value> {
        let mails = self.mail_to(address).await.into_iter();
        mails.filter(|mail| mail["subject"].as_str().is_some_and(|words| words.contains(subject))).collect()
    }

    /// The job that makes the copies people asked for runs once.
    pub async fn makes_copies(&self) -> Exported {
        with_rights_of(Keeper, Exporter::of(&self.app).run()).await.unwrap()
    }

    /// The job that erases runs once.
    pub async fn erases(&self) -> Worked {
        with_rights_of(Keeper, Eraser::of(&self.app).run()).await.unwrap()
    }

    /// The bucket of copies.
    pub const fn exports(&self) -> &Objects {
        &self.parts.exports
    }

    /// Everything SNS and SES were asked to send, oldest first.
    pub fn sent(&self) -> Vec<Value> {
        let kept = std::fs::read_to_string(self.data.path().join("messages/sent.jsonl")).unwrap_or_default();
        kept.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// What `verify` proves the audit trail with.
    pub fn evidence(&self) -> Evidence {
        Evidence { audit: self.app.ground.audit.clone(), seals: self.app.seals.clone(), files: self.uploads().objects().clone() }
    }

    /// What was answered since the last time this was asked, and to which address. Kept from the first time on.
    pub fn watched(&self) -> Watched {
        self.door.watched()
    }

    /// Patients' files.
    pub fn uploads(&self) -> Uploads {
        self.parts.uploads.clone()
    }

    /// Every row of a table.
    pub async fn rows(&self, table: Table) -> Vec<Item> {
        let mut rows = Vec::new();
        self.app.ground.storage.whole_table(table, |page| rows.extend(page)).await.unwrap();
        rows
    }

    /// What an action costs.
    pub async fn spends<T>(&self, action: impl Future<Output = T>) -> (T, Spent) {
        let before = self.aws.meter.spent();
        let result = action.await;
        (result, self.aws.meter.spent() - before)
    }

    /// Writes rows as one transaction.
    pub async fn write(&self, actions: Vec<Action>) {
        let mut transaction = Transaction::new();
        for action in actions {
            transaction.add((), action);
        }
        self.app.ground.storage.commit(transaction).await.unwrap();
    }
}

/// Where the ids begin: always alike, but on a shared server, which remembers the requests of every test.
fn seed() -> u64 {
    let own = || u64::from_le_bytes(IdSource::system(Clock::system()).bytes());
    external::endpoint().map_or(1, |_| own())
}

/// With another server given, rows and files are kept there, under a prefix of one's own; what SNS and SES are asked to send is
/// always read from the built-in stack.
fn rows_elsewhere(built_in: Endpoints, seed: u64) -> (Endpoints, String) {
    match external::endpoint() {
        None => (built_in, "caredesk".to_owned()),
        Some(url) => (Endpoints { dynamodb: Some(url.clone()), s3: Some(url), ..built_in }, format!("t{:012x}", seed >> 16)),
    }
}

/// Keeps the server from deleting by its own clock what the tests' clock, which stands still, says is not over yet.
async fn delete_nothing_by_time(client: &aws_sdk_dynamodb::Client, prefix: &str) {
    if external::endpoint().is_none() {
        return;
    }
    for table in Table::ALL {
        let Some(attribute) = table.definition().time_to_live else { continue };
        let off = TimeToLiveSpecification::builder().attribute_name(attribute).enabled(false).build().unwrap();
        let name = format!("{prefix}-{}", table.definition().name);
        client.update_time_to_live().table_name(name).time_to_live_specification(off).send().await.unwrap();
    }
}

fn granted<P: Permission>(app: &App, id: UserId, role: Role) -> Granted<P> {
    let actor = Actor::person(id, role, Sensitive::new("Somebody".to_owned()), Level::Full);
    Granted::check(Arc::new(actor), RequestId::new(&app.ground.ids)).unwrap()
}
