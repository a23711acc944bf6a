//! A house without walls: the services of booking over a built-in stack, with two "processes" that share nothing but
//! the store, a clock the test moves, and faults at the AWS seam where a test wants them.

use std::sync::Arc;

use caredesk::access::actor::{Actor, Level};
use caredesk::access::grant::Granted;
use caredesk::access::permissions::Permission;
use caredesk::access::role::Role;
use caredesk::aws::clients::Aws;
use caredesk::aws::connector::FaultPlan;
use caredesk::capabilities::appointments::model::{Appointment, BookingAnswers, NewBooking, Priority, VisitMode};
use caredesk::capabilities::appointments::service::Appointments;
use caredesk::capabilities::availability::service::Availability;
use caredesk::capabilities::calendar::model::{IsoWeek, Ledger, Quantum};
use caredesk::capabilities::calendar::service::Calendar;
use caredesk::capabilities::directory::model::hours::{Exception, ExceptionKind, Hours, Rule, Weekday};
use caredesk::capabilities::directory::model::{Doctor, NewDoctor};
use caredesk::capabilities::directory::service::Directory;
use caredesk::capabilities::settings::model::Settings;
use caredesk::capabilities::settings::service::SettingsBook;
use caredesk::config::aws::{AwsConfig, StaticCredentials};
use caredesk::identity::audit::Deed;
use caredesk::identity::ground::Ground;
use caredesk::identity::keys::Keys;
use caredesk::local::{RunningStack, StackOptions, start};
use caredesk::primitives::ids::{DepartmentId, ExceptionId, IdSource, RequestId, RuleId, UserId};
use caredesk::primitives::text::Sensitive;
use caredesk::primitives::time::{Clock, Slot};
use caredesk::storage::Storage;
use caredesk::storage::idempotent::Once;
use caredesk::storage::item::{Key, from_item, text, to_item};
use caredesk::storage::query::Query;
use caredesk::storage::tables::{Table, VISITS_OF_DOCTOR};
use jiff::Timestamp;
use jiff::civil::Date;

/// Monday, 09:30 in Kolkata.
pub const NOW: &str = "2026-11-23T04:00:00Z";

/// One stack with tables; cheap to share between cases, since every case makes its own people.
pub struct House {
    stack: RunningStack,
    _files: tempfile::TempDir,
}

impl House {
    pub async fn open() -> Self {
        let files = tempfile::tempdir().unwrap();
        let stack = start(StackOptions::in_memory(files.path())).unwrap();
        let house = Self { stack, _files: files };
        let clock = Clock::fixed(NOW.parse().unwrap());
        house.process(&clock, 0, None).await.ground.storage.make_missing_tables().await.unwrap();
        house
    }

    /// A server's worth of services: own client, own queue of bookings, own ids.
    pub async fn process(&self, clock: &Clock, seed: u64, faults: Option<Arc<dyn FaultPlan>>) -> Process {
        let config = AwsConfig {
            region: "us-east-1".into(),
            endpoints: self.stack.endpoints.urls(),
            credentials: Some(StaticCredentials { access_key: "test".into(), secret_key: "test".into() }),
            prefix: "caredesk".into(),
        };
        let ids = IdSource::seeded(clock.clone(), seed);
        let storage = Storage::new(&Aws::connect(&config, faults).await, &config.prefix, ids.clone());
        let ground = Ground::new(storage.clone(), clock.clone(), ids.clone(), Keys::from_root([7; 32], ids));
        let settings = SettingsBook::new(ground.clone(), 15);
        let calendar = Calendar::new(storage, Quantum::FifteenMinutes);
        let availability = Availability::new(ground.clone(), calendar.clone(), settings.clone());
        let appointments = Appointments::new(ground.clone(), calendar.clone(), availability, settings.clone());
        let directory = Directory::new(ground.clone());
        Process { ground, settings, calendar, directory, appointments }
    }
}

/// One server.
pub struct Process {
    pub ground: Ground,
    pub settings: SettingsBook,
    pub calendar: Calendar,
    pub directory: Directory,
    pub appointments: Appointments,
}

impl Process {
    /// A person who may do what their role may.
    pub fn person(&self, role: Role) -> Person {
        Person { id: UserId::new(&self.ground.ids), role }
    }

    pub fn grant<P: Permission>(&self, person: Person) -> Granted<P> {
        let actor = Actor::person(person.id, person.role, Sensitive::new("Asha".into()), Level::Full);
        Granted::check(Arc::new(actor), RequestId::new(&self.ground.ids)).unwrap()
    }

    pub fn settings(&self) -> Arc<Settings> {
        self.settings.now()
    }

    /// A doctor who works every day from 09:00 to 19:00 in visits of one length.
    pub async fn doctor(&self, visit_minutes: u16, buffer_minutes: u16) -> Doctor {
        let (id, department) = (UserId::new(&self.ground.ids), DepartmentId::new(&self.ground.ids));
        let mut new = NewDoctor::named("Dr Leena Farah".parse().unwrap(), department, "");
        new.buffer_minutes = Some(buffer_minutes);
        let mut doctor = Doctor::new(id, new, Hours { version: 1, rules: Vec::new(), exceptions: Vec::new() });
        doctor.hours.rules = self.rules(visit_minutes);
        let mut row = to_item(Table::Directory, &doctor).unwrap();
        row.insert("part".into(), text("doctor"));
        self.ground.storage.put(Table::Directory, row, None).await.unwrap();
        doctor
    }

    /// The same who answers each wish before it is booked.
    pub async fn doctor_who_approves(&self) -> Doctor {
        let doctor = self.doctor(30, 0).await;
        let change = |before: &Doctor| Ok::<_, std::convert::Infallible>(Doctor { requires_approval: true, ..before.clone() });
        self.directory.change_doctor(doctor.id, None, Deed::of_house("doctor.change"), None, change).await.unwrap()
    }

    fn rules(&self, visit_minutes: u16) -> Vec<Rule> {
        let rule = |weekday| Rule {
            id: RuleId::new(&self.ground.ids),
            weekday,
            start: "09:00".parse().unwrap(),
            end: "19:00".parse().unwrap(),
            visit_minutes,
            valid_from: None,
            valid_until: None,
            staff_only: false,
        };
        Weekday::ALL.map(rule).into()
    }

    /// Gives the doctor another visit length, as the availability editor does.
    pub async fn changes_rules(&self, doctor: UserId, visit_minutes: u16) {
        let rules = self.rules(visit_minutes);
        let change = |before: &Doctor| {
            let mut after = before.clone();
            after.hours.rules.clone_from(&rules);
            Ok::<_, std::convert::Infallible>(after)
        };
        self.directory.change_doctor(doctor, None, Deed::of_house("availability.change"), None, change).await.unwrap();
    }

    /// Leave of a doctor, as the availability editor enters it.
    pub async fn takes_leave(&self, doctor: UserId, time: Slot) {
        let leave = Exception { id: ExceptionId::new(&self.ground.ids), kind: ExceptionKind::Leave, time, reason: None };
        let change = |before: &Doctor| {
            let mut after = before.clone();
            after.hours.exceptions.push(leave.clone());
            Ok::<_, std::convert::Infallible>(after)
        };
        self.directory.change_doctor(doctor, None, Deed::of_house("availability.add_exception"), None, change).await.unwrap();
    }

    pub async fn ledgers(&self, person: UserId) -> Vec<Ledger> {
        self.calendar.ledgers(person, &weeks()).await.unwrap()
    }

    /// Every appointment a doctor ever had, whole.
    pub async fn visits_of(&self, doctor: UserId) -> Vec<Appointment> {
        let query = Query::index(Table::Appointments, &VISITS_OF_DOCTOR, doctor);
        let lines = self.ground.storage.query_all(query, 2_000).await.unwrap();
        let keys: Vec<Key> = lines.iter().filter_map(|line| Key::of(Table::Appointments, line)).collect();
        let rows = self.ground.storage.get_many(&keys).await.unwrap();
        rows.into_iter().map(|row| from_item(Table::Appointments, row.unwrap()).unwrap()).collect()
    }
}

/// The weeks the tests book in.
pub fn weeks() -> Vec<IsoWeek> {
    IsoWeek::range("2026-W48".parse().unwrap(), "2026-W50".parse().unwrap()).collect()
}

/// Somebody who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    pub id: UserId,
    pub role: Role,
}

/// A wish for a time with plain answers.
pub fn wish(doctor: UserId, start: Timestamp) -> NewBooking {
    let answers = BookingAnswers::parse("Check-up", None, Priority::Routine).unwrap();
    NewBooking {
        doctor_id: doctor,
        start,
        patient_id: None,
        visit_type: None,
        kind: None,
        mode: VisitMode::InPerson,
        series: None,
        answers,
    }
}

/// A key nobody else uses.
pub fn once(person: Person, key: impl std::fmt::Display) -> Once {
    Once::new(person.id, "test", &key.to_string(), "body")
}

/// A wall time of the hospital as an instant.
pub fn at(settings: &Settings, date: &str, time: &str) -> Timestamp {
    settings.zone.instant(date.parse::<Date>().unwrap(), time.parse().unwrap()).unwrap()
}
