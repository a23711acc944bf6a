//! Every invariant with its negative control: a whole house is clean, and each kind of damage is named.

use aws_sdk_dynamodb::types::AttributeValue;

use super::super::seal::Sealer;
use super::super::testing::{House, NOW};
use super::super::verify::{Report, check};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, BookedAs, Happened, Priority, Status, VisitMode};
use crate::capabilities::appointments::store as appointments;
use crate::capabilities::calendar::model::{Quantum, Span, plan};
use crate::capabilities::calendar::store::{DoctorSide, change_week, ledger_key};
use crate::capabilities::reports::model::{Announcement, FileName, Kind, Report as PatientsFile, sha256_of};
use crate::capabilities::reports::store as reports;
use crate::events::catalogue::{Event, VisitFacts};
use crate::identity::audit::Deed;
use crate::primitives::ids::{ReportId, UserId};
use crate::primitives::time::Slot;
use crate::storage::idempotent::Once;
use crate::storage::item::{Key, text};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression, Transaction};

const QUANTUM: Quantum = Quantum::FiveMinutes;

fn booked(house: &House) -> Appointment {
    let VisitFacts { appointment_id, doctor_id, department_id, start, end, .. } = house.visit();
    let now = NOW.parse().unwrap();
    Appointment {
        appointment_id,
        status: Status::Booked,
        version: 1,
        patient_id: house.visit().doctor_id,
        patient_name: "Maya Lindqvist".into(),
        doctor_id,
        doctor_name: "Dr Leena Farah".into(),
        department_id,
        start,
        end,
        buffer_minutes: 10,
        zone: "Asia/Kolkata".into(),
        wall: "2026-11-26T09:30".into(),
        utc_date: "2026-11-26".into(),
        priority: Priority::Routine,
        visit_type: None,
        kind: None,
        mode: VisitMode::default(),
        requires_approval: false,
        booked_by: doctor_id,
        booked_as: BookedAs::Oneself,
        created_at: now,
        changed_at: now,
        checked_in_at: None,
        token: None,
        token_day: None,
        queue: None,
        taken_back: None,
        change_reason: None,
        place: None,
        fee: None,
        series: None,
        record_id: None,
        history: vec![Happened {
            at: now,
            status: Status::Booked,
            moved: false,
            by: Role::Patient,
            carer: None,
            program: None,
            by_link: false,
            at_entrance: false,
        }],
    }
}

async fn write(house: &House, actions: Vec<Action>) {
    let mut transaction = Transaction::new();
    for action in actions {
        transaction.add((), action);
    }
    house.ground.storage.commit(transaction).await.unwrap();
}

fn takes(visit: &Appointment) -> Vec<Action> {
    let take = |person, span: &Span, side: Option<&DoctorSide>| {
        let changes = plan(&[], span, &Span::default(), person, visit.created_at).unwrap();
        changes.iter().map(|change| change_week(person, change, side)).collect::<Vec<_>>()
    };
    let side = DoctorSide { rules_version: 1, department: visit.department_id };
    let doctor = take(visit.doctor_id, &visit.doctor_span(QUANTUM), Some(&side));
    doctor.into_iter().chain(take(visit.patient_id, &visit.patient_span(QUANTUM), None)).collect()
}

/// A booking with everything that belongs to it.
async fn books(house: &House, visit: &Appointment) {
    let mut actions = takes(visit);
    actions.push(appointments::create(visit).unwrap());
    actions.push(house.ground.tell(Event::AppointmentBooked(visit.facts())).unwrap());
    actions.push(house.ground.audit.action(Deed::of_house("appointment.book").on(visit.appointment_id)).unwrap());
    actions.push(Once::new(visit.patient_id, "book", "k1", "h").remember(visit.appointment_id, house.now()).unwrap());
    write(house, actions).await;
}

async fn look(house: &House) -> Report {
    check(&house.ground.storage, &house.evidence(), QUANTUM, house.now()).await.unwrap()
}

fn violated(report: &Report) -> Vec<&'static str> {
    report.checks.iter().filter(|check| !check.findings.is_empty()).map(|check| check.id).collect()
}

async fn set(house: &House, key: &Key, name: &str, value: &str) {
    let change = Expression::of("SET #name = :value").name("#name", name).value(":value", text(value));
    house.ground.storage.update(key, change, None).await.unwrap();
}

#[tokio::test]
async fn f67_a_sound_house_is_clean_before_and_after_its_events_are_published() {
    let house = House::open().await;
    books(&house, &booked(&house)).await;
    assert!(look(&house).await.is_clean());
    house.pass(3 * 60);
    let sealer = Sealer::new(house.ground.storage.clone(), house.seals(), house.clock.clone(), "one");
    assert_eq!(sealer.run().await.unwrap().entries, 1);
    let report = look(&house).await;
    assert!(report.is_clean(), "{report}");
    assert!(
        report
            .checks
            .iter()
            .all(|check| check.counted > 0 || ["I7", "blood", "bills", "chat", "repairs", "queue", "joined"].contains(&check.id)),
        "{report}"
    );
    house.drain("one").run().await.unwrap();
    assert!(look(&house).await.is_clean());
    house.close();
}

#[tokio::test]
async fn f67_damage_to_the_calendar_is_named() {
    let house = House::open().await;
    let visit = booked(&house);
    books(&house, &visit).await;
    // A ledger that forgot the visit: not the union, and the visit is not in it.
    let week = visit.patient_span(QUANTUM).weeks().next().unwrap();
    house.ground.storage.delete(&ledger_key(visit.patient_id, week), None).await.unwrap();
    let report = look(&house).await;
    assert_eq!(violated(&report), ["I1", "I2"], "{report}");
    assert!(report.to_string().contains(&visit.patient_id.to_string()) && !report.to_string().contains("Maya"));
    house.close();
}

#[tokio::test]
async fn f67_a_ledger_that_says_wrongly_where_visits_begin_is_named() {
    let house = House::open().await;
    let visit = booked(&house);
    books(&house, &visit).await;
    let (week, day, _) = visit.doctor_span(QUANTUM).first().unwrap();
    for person in [visit.doctor_id, visit.patient_id] {
        let with_one_more = |verb: &str| {
            let one_more = AttributeValue::Ns(vec!["7".to_owned()]);
            Expression::of(format!("{verb} #starts :more")).name("#starts", format!("s{day}")).value(":more", one_more)
        };
        house.ground.storage.update(&ledger_key(person, week), with_one_more("ADD"), None).await.unwrap();
        let report = look(&house).await;
        assert_eq!(violated(&report), ["I1"], "{report}");
        let said = format!("calendar {person} {week} day {day}: 1 starts too many, 0 missing");
        assert!(report.to_string().contains(&said), "{report}");
        house.ground.storage.update(&ledger_key(person, week), with_one_more("DELETE"), None).await.unwrap();
        assert!(look(&house).await.is_clean());
    }
    let forgets = Expression::of("REMOVE #starts").name("#starts", format!("s{day}"));
    house.ground.storage.update(&ledger_key(visit.doctor_id, week), forgets, None).await.unwrap();
    let report = look(&house).await;
    assert_eq!(violated(&report), ["I1"], "{report}");
    assert!(report.to_string().contains("0 starts too many, 1 missing"), "{report}");
    house.close();
}

#[tokio::test]
async fn f67_two_visits_at_once_are_named_from_the_appointments_alone() {
    let house = House::open().await;
    let visit = booked(&house);
    books(&house, &visit).await;
    // The second begins within the first one's buffer, for another patient, and the doctor's ledger was never asked.
    let second = booked(&house);
    let slot = Slot::of_minutes("2026-11-26T04:35:00Z".parse().unwrap(), 30);
    let second = Appointment { doctor_id: visit.doctor_id, start: slot.start, end: slot.end, ..second };
    write(&house, vec![appointments::create(&second).unwrap(), house.ground.tell(Event::AppointmentBooked(second.facts())).unwrap()]).await;
    let report = look(&house).await;
    assert_eq!(violated(&report), ["I1", "I2", "I3"], "{report}");
    house.close();
}

#[tokio::test]
async fn f67_a_lost_a_foreign_and_a_repeated_event_are_named() {
    let house = House::open().await;
    let visit = booked(&house);
    books(&house, &visit).await;
    house.tell(Event::AppointmentBooked(house.visit())).await;
    assert_eq!(violated(&look(&house).await), ["I4", "days"], "an event of a visit that does not exist, which would be counted");
    house.drain("one").run().await.unwrap();
    house.tell(Event::AppointmentBooked(visit.facts())).await;
    let report = look(&house).await;
    assert!(report.to_string().contains("waits although it is published"), "{report}");
    let third = Appointment { start: visit.end, end: visit.end, ..booked(&house) };
    write(&house, vec![appointments::create(&Appointment { status: Status::Cancelled, ..third }).unwrap()]).await;
    assert!(look(&house).await.to_string().contains("has no event of version 1"));
    house.close();
}

#[tokio::test]
async fn f67_a_key_without_its_appointment_and_a_changed_audit_entry_are_named() {
    let house = House::open().await;
    let visit = booked(&house);
    books(&house, &visit).await;
    let nobody = house.visit().appointment_id;
    write(&house, vec![Once::new(visit.patient_id, "book", "k2", "h").remember(nobody, house.now()).unwrap()]).await;
    let Action::Put { item, .. } = house.ground.audit.action(Deed::of_house("settings.change")).unwrap() else { panic!() };
    let entry = Key::of(Table::Audit, &item).unwrap();
    write(&house, vec![Action::create(Table::Audit, item)]).await;
    set(&house, &entry, "object", "somebody else").await;
    let report = look(&house).await;
    assert_eq!(violated(&report), ["I6", "I9"], "{report}");
    house.close();
}

#[tokio::test]
async fn f69_what_stands_in_the_name_of_an_account_that_gave_way_is_named() {
    let house = House::open().await;
    let visit = booked(&house);
    books(&house, &visit).await;
    let stays = house.visit().doctor_id;
    let profile = |person| Key::two(Table::Users, person, "profile");
    set(&house, &profile(visit.patient_id), "merged_into", &stays.to_string()).await;
    let found = look(&house).await.to_string();
    assert!(found.contains(&format!("{} gave way to {stays}, which is not there", visit.patient_id)), "{found}");
    set(&house, &profile(stays), "role", "patient").await;
    let report = look(&house).await;
    assert_eq!(violated(&report), ["joined"], "{report}");
    assert!(report.to_string().contains(&format!("and {} is its visit", visit.appointment_id)), "{report}");
    let waits = [("owner_id", text(visit.patient_id)), ("item", text("waits#1"))];
    house.ground.storage.put(Table::Requests, waits.map(|(name, value)| (name.to_owned(), value)).into(), None).await.unwrap();
    assert!(look(&house).await.to_string().contains("there are requests in its name"));
    house.close();
}

#[tokio::test]
async fn f67_a_row_that_cannot_be_read_is_named() {
    let house = House::open().await;
    let visit = booked(&house);
    books(&house, &visit).await;
    set(&house, &Key::one(Table::Appointments, visit.appointment_id), "status", "sleeping").await;
    assert!(violated(&look(&house).await).contains(&"rows"));
    house.close();
}

#[tokio::test]
async fn f67_a_file_that_is_not_as_it_was_checked_or_belongs_to_nobody_is_named() {
    let house = House::open().await;
    let files = house.uploads();
    let name = FileName::cleaned("Blood test.pdf", Kind::Pdf).unwrap();
    let (file, bytes) = (Announcement { name, kind: Kind::Pdf, size: 9, sha256: None }, b"%PDF-1.4\n".to_vec());
    let (patient, id) = (UserId::new(&house.ground.ids), ReportId::new(&house.ground.ids));
    let announced = PatientsFile::announced(id, patient, (patient, "Maya"), &file, house.now());
    let hash = sha256_of(&bytes);
    let kept = announced.arrived(9, "e", house.now()).kept(9, hash, false, house.now());
    write(&house, vec![reports::create(&kept).unwrap()]).await;
    assert_eq!(violated(&look(&house).await), ["I7"], "its file is missing");
    let key = kept.kept_at().unwrap();
    for (lies, whole) in [(b"%PDF-1.5\n".to_vec(), false), (bytes[..8].to_vec(), false), (bytes, true)] {
        files.keep(&key, lies, "application/pdf", "attachment").await.unwrap();
        let report = look(&house).await;
        assert_eq!(report.is_clean(), whole, "{report}");
        assert!(!report.to_string().contains("Blood"));
    }
    // Sent and never said: a day long, then it is nobody's. And what nobody ever announced.
    files.keep(&format!("quarantine/{}", ReportId::new(&house.ground.ids)), vec![1], "application/pdf", "attachment").await.unwrap();
    assert!(look(&house).await.is_clean());
    house.pass(24 * 60 * 60);
    assert_eq!(violated(&look(&house).await), ["I7"]);
    files.keep("clean/anything", vec![1], "text/html", "inline").await.unwrap();
    let findings = look(&house).await.checks.into_iter().find(|check| check.id == "I7").unwrap().findings;
    assert_eq!(findings.len(), 2, "{findings:?}");
    house.close();
}
