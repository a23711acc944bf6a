//! Sealing the audit trail, and what shows afterwards: every kind of damage is named, and a house at work raises no alarm.

use jiff::SignedDuration;

use super::super::seal::{Run, Sealer};
use super::super::testing::House;
use super::super::verify::{Check, check};
use crate::capabilities::calendar::model::Quantum;
use crate::identity::audit::{Audit, Deed};
use crate::identity::seals::{Cabinet, CabinetError, Cover};
use crate::primitives::ids::{AuditEntryId, IdSource};
use crate::primitives::time::{Clock, after};
use crate::storage::item::{Item, Key, text};
use crate::storage::query::Query;
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

const BUCKET: &str = "caredesk-audit-seals";

async fn writes(house: &House, entries: usize) {
    for _ in 0..entries {
        house.ground.audit.write(&house.ground.storage, Deed::of_house("settings.change")).await.unwrap();
    }
}

async fn seals(house: &House) -> Run {
    Sealer::new(house.ground.storage.clone(), house.seals(), house.clock.clone(), "one").run().await.unwrap()
}

/// Three seals of three entries each.
async fn sealed() -> House {
    let house = House::open().await;
    for _ in 0..3 {
        writes(&house, 3).await;
        house.pass(15 * 60);
        assert_eq!(seals(&house).await.entries, 3);
    }
    house
}

/// The two lines of I9.
async fn i9(house: &House) -> [Check; 2] {
    let report = check(&house.ground.storage, &house.evidence(), Quantum::FiveMinutes, house.now()).await.unwrap();
    report.checks.into_iter().filter(|check| check.id == "I9").collect::<Vec<_>>().try_into().unwrap()
}

async fn findings(house: &House) -> Vec<String> {
    i9(house).await.into_iter().flat_map(|check| check.findings).collect()
}

async fn rows(house: &House) -> Vec<Item> {
    house.ground.storage.query_all(Query::table(Table::Audit, "system"), 1_000).await.unwrap()
}

fn id_of(row: &Item) -> &str {
    row["entry_id"].as_s().unwrap()
}

async fn drops(house: &House, row: &Item) {
    house.ground.storage.delete(&Key::of(Table::Audit, row).unwrap(), None).await.unwrap();
}

async fn puts(house: &House, row: Item) {
    house.ground.storage.put(Table::Audit, row, None).await.unwrap();
}

/// What only somebody with all rights over the bucket can do, and on AWS nobody for as long as the lock holds.
async fn overwrites(house: &House, number: u64, bytes: Vec<u8>) {
    house.aws.s3.put_object().bucket(BUCKET).key(Cabinet::key_of(number)).body(bytes.into()).send().await.unwrap();
}

async fn loses(house: &House, number: u64) {
    house.aws.s3.delete_object().bucket(BUCKET).key(Cabinet::key_of(number)).send().await.unwrap();
}

fn one(findings: &[String], of: &[&str]) {
    let named = findings.len() == 1 && of.iter().all(|part| findings[0].contains(part));
    assert!(named, "{findings:?} and not one of {of:?}");
}

#[tokio::test]
async fn f11_a_sealed_trail_is_clean_and_sealing_again_seals_nothing() {
    let house = sealed().await;
    assert_eq!(seals(&house).await, Run::default());
    writes(&house, 2).await;
    assert_eq!(seals(&house).await, Run::default(), "entries younger than two minutes wait");
    let [entries, chain] = i9(&house).await;
    assert!(entries.findings.is_empty() && chain.findings.is_empty(), "{entries:?} {chain:?}");
    assert_eq!((entries.counted, chain.counted), (11, 3));
    assert!(chain.what.contains("2 entries wait"), "{}", chain.what);
    house.close();
}

#[tokio::test]
async fn f11_after_days_of_outage_sealing_goes_on_where_it_was() {
    let house = sealed().await;
    for _ in 0..4 {
        writes(&house, 2).await;
        house.pass(30 * 60 * 60);
    }
    let run = seals(&house).await;
    assert_eq!((run.seals, run.entries), (1, 8));
    house.pass(25 * 60 * 60);
    assert_eq!(seals(&house).await.seals, 1, "a sign of life a day, over nothing");
    assert!(findings(&house).await.is_empty());
    house.close();
}

#[tokio::test]
async fn f11_one_changed_byte_shows() {
    let house = sealed().await;
    let row = rows(&house).await.remove(4);
    let change = Expression::of("SET #o = :value").name("#o", "object").value(":value", text("x"));
    house.ground.storage.update(&Key::of(Table::Audit, &row).unwrap(), change, None).await.unwrap();
    one(&findings(&house).await, &[id_of(&row), "was changed"]);
    house.close();
}

#[tokio::test]
async fn f11_a_dropped_entry_shows() {
    let house = sealed().await;
    let row = rows(&house).await.remove(4);
    drops(&house, &row).await;
    one(&findings(&house).await, &[id_of(&row), "is missing: seal 2"]);
    house.close();
}

#[tokio::test]
async fn f11_a_tail_cut_off_shows_up_to_the_last_seal() {
    let house = sealed().await;
    writes(&house, 1).await;
    for row in rows(&house).await.iter().skip(7) {
        drops(&house, row).await;
    }
    let found = findings(&house).await;
    assert_eq!(found.len(), 2, "{found:?}: two of the third seal; the third was not sealed yet");
    assert!(found.iter().all(|line| line.contains("is missing: seal 3")), "{found:?}");
    house.close();
}

#[tokio::test]
async fn f11_entries_that_changed_places_show() {
    let house = sealed().await;
    let all = rows(&house).await;
    let (mut first, mut second) = (all[3].clone(), all[4].clone());
    first.insert("entry_id".into(), all[4]["entry_id"].clone());
    second.insert("entry_id".into(), all[3]["entry_id"].clone());
    puts(&house, first).await;
    puts(&house, second).await;
    let found = findings(&house).await;
    for row in &all[3..=4] {
        assert!(found.iter().filter(|line| line.contains(id_of(row))).count() == 2, "by its HMAC and by its seal: {found:?}");
    }
    house.close();
}

#[tokio::test]
async fn f11_an_added_entry_shows_even_when_it_was_made_with_the_houses_key() {
    let house = sealed().await;
    house.pass(60 * 60);
    writes(&house, 1).await;
    house.pass(60 * 60);
    seals(&house).await;
    let mut copy = rows(&house).await.remove(4);
    let then = Clock::fixed("2026-11-23T04:07:00Z".parse().unwrap());
    let back = IdSource::seeded(then, 77);
    copy.insert("entry_id".into(), text(AuditEntryId::new(&back)));
    puts(&house, copy.clone()).await;
    let found = findings(&house).await;
    assert!(found.iter().any(|line| line.contains("not written by this house")), "{found:?}");
    assert!(found.iter().any(|line| line.contains(id_of(&copy)) && line.contains("added afterwards")), "{found:?}");
    drops(&house, &copy).await;
    // With the key every HMAC is right: the seal alone tells.
    let forger = Audit::new(house.ground.keys.clone(), back);
    forger.write(&house.ground.storage, Deed::of_house("settings.change")).await.unwrap();
    one(&findings(&house).await, &["added afterwards"]);
    house.close();
}

#[tokio::test]
async fn f11_an_entry_changed_with_the_houses_key_shows_by_its_seal() {
    let house = House::open().await;
    // Two sources alike make the same id.
    let trail = || Audit::new(house.ground.keys.clone(), IdSource::seeded(Clock::fixed(house.now()), 77));
    let honest = trail();
    honest.write(&house.ground.storage, Deed::of_house("settings.change")).await.unwrap();
    let forger = trail();
    house.pass(15 * 60);
    seals(&house).await;
    forger.write(&house.ground.storage, Deed::of_house("department.delete")).await.unwrap();
    let row = rows(&house).await.remove(0);
    assert_eq!(row["what"], text("department.delete"));
    one(&findings(&house).await, &[id_of(&row), "was changed after seal 1"]);
    house.close();
}

#[tokio::test]
async fn f11_what_the_demo_writes_into_days_that_were_sealed_is_sealed_by_reaching_back() {
    let house = sealed().await;
    let then = Clock::fixed(after(house.now(), -14 * 24 * 60 * 60));
    let past = Audit::new(house.ground.keys.clone(), IdSource::seeded(then, 5));
    past.write(&house.ground.storage, Deed::of_house("demo.add")).await.unwrap();
    seals(&house).await;
    one(&findings(&house).await, &["added afterwards"]);
    let sealer = Sealer::new(house.ground.storage.clone(), house.seals(), house.clock.clone(), "one");
    assert_eq!(sealer.reach_back(21 * 24 * 60 * 60).await.unwrap().entries, 1);
    assert!(findings(&house).await.is_empty());
    house.close();
}

#[tokio::test]
async fn f11_a_lost_seal_shows_in_the_middle_and_at_the_end() {
    let house = sealed().await;
    loses(&house, 2).await;
    one(&findings(&house).await, &["seal 2 is missing"]);
    house.close();

    let house = sealed().await;
    loses(&house, 3).await;
    one(&findings(&house).await, &["seal 3 is missing: the house remembers"]);
    let sealer = Sealer::new(house.ground.storage.clone(), house.seals(), house.clock.clone(), "one");
    assert!(matches!(sealer.run().await, Err(CabinetError::Broken(3))), "nothing is sealed upon a gap");
    house.close();
}

#[tokio::test]
async fn f11_an_overwritten_seal_shows_also_when_its_own_hmac_is_right() {
    let house = sealed().await;
    let bytes = house.seals().bytes_of(2).await.unwrap().unwrap();
    let mut changed = bytes.clone();
    changed[40] ^= 1;
    overwrites(&house, 2, changed).await;
    one(&findings(&house).await, &["seal 2 was changed"]);
    // With the key: without one of its entries, and the entry gone too.
    let cabinet = house.seals();
    for number in [2, 3] {
        overwrites(&house, 2, bytes.clone()).await;
        let (seal, _) = cabinet.seal(number).await.unwrap().unwrap();
        let whole = cabinet.bytes_of(number).await.unwrap().unwrap();
        let entries = seal.entries[1..].to_vec();
        let cover = Cover { number, at: seal.at, until: seal.until, entries, previous: seal.previous.clone() };
        overwrites(&house, number, cabinet.sealing().seal(cover).unwrap().bytes().unwrap()).await;
        let replaced = if number == 2 { "seal 3 does not follow seal 2" } else { "seal 3 is not the one the house remembers" };
        one(&findings(&house).await, &[replaced]);
        overwrites(&house, number, whole).await;
    }
    assert!(findings(&house).await.is_empty());
    house.close();
}

#[tokio::test]
async fn f11_the_row_that_remembers_the_last_seal_cannot_be_turned_back() {
    let house = sealed().await;
    let key = Key::one(Table::Guards, "seal#last");
    let back = Expression::of("SET #n = :two").name("#n", "number").value(":two", crate::storage::item::number(2));
    house.ground.storage.update(&key, back, None).await.unwrap();
    one(&findings(&house).await, &["the row that remembers the last seal was changed"]);
    house.ground.storage.delete(&key, None).await.unwrap();
    one(&findings(&house).await, &["is gone, and there are seals up to 3"]);
    writes(&house, 1).await;
    house.pass(15 * 60);
    let sealer = Sealer::new(house.ground.storage.clone(), house.seals(), house.clock.clone(), "one");
    assert!(matches!(sealer.run().await, Err(CabinetError::Forgotten)), "and nothing papers over it");
    house.close();
}

#[tokio::test]
async fn f11_a_seal_is_never_overwritten_and_of_two_makers_one_wins() {
    let house = sealed().await;
    let cabinet = house.seals();
    let (third, digest) = cabinet.seal(3).await.unwrap().unwrap();
    assert_eq!(cabinet.keep(&third).await.unwrap(), digest, "the same once more, after a lost answer");
    let cover = Cover { number: 3, at: third.at, until: third.until, entries: vec![], previous: third.previous };
    let other = cabinet.sealing().seal(cover).unwrap();
    assert!(matches!(cabinet.keep(&other).await, Err(CabinetError::Taken(3))));
    writes(&house, 1).await;
    house.pass(15 * 60);
    let sealer = |owner: &str| Sealer::new(house.ground.storage.clone(), house.seals(), house.clock.clone(), owner);
    let (one, two) = (sealer("one"), sealer("two"));
    let (one, two) = tokio::join!(one.run(), two.run());
    assert_eq!(one.unwrap().seals + two.unwrap().seals, 1);
    assert!(findings(&house).await.is_empty());
    house.close();
}

/// A maker that died between the seal and the row that remembers it.
#[tokio::test]
async fn f11_a_seal_nobody_remembers_yet_is_built_upon() {
    let house = sealed().await;
    let key = Key::one(Table::Guards, "seal#last");
    let before = house.ground.storage.get(&key).await.unwrap().unwrap();
    writes(&house, 1).await;
    house.pass(15 * 60);
    seals(&house).await;
    house.ground.storage.put(Table::Guards, before, None).await.unwrap();
    assert!(findings(&house).await.is_empty());
    writes(&house, 1).await;
    house.pass(15 * 60);
    assert_eq!(seals(&house).await.last.unwrap().0, 5);
    assert!(findings(&house).await.is_empty());
    house.close();
}

/// Servers whose clocks differ by five minutes, and transactions that take their time: whatever comes when, nothing is
/// called added, and everything is sealed in the end.
#[tokio::test]
async fn f11_late_entries_and_clocks_that_differ_raise_no_alarm() {
    let house = House::open().await;
    let random = IdSource::seeded(house.clock.clone(), 3);
    let skewed = |minutes: i64| Clock::fixed(after(house.now(), minutes * 60));
    let clocks = [skewed(-5), skewed(0), skewed(5)];
    let trails: Vec<Audit> =
        clocks.iter().zip(10..).map(|(clock, seed)| Audit::new(house.ground.keys.clone(), IdSource::seeded(clock.clone(), seed))).collect();
    let mut under_way: Vec<Action> = Vec::new();
    for _ in 0..60 {
        let step = i64::try_from(random.below(8 * 60)).unwrap();
        house.pass(step);
        for clock in &clocks {
            clock.advance(SignedDuration::from_secs(step));
        }
        for trail in &trails {
            under_way.push(trail.action(Deed::of_house("settings.change")).unwrap());
        }
        while random.below(3) > 0 && !under_way.is_empty() {
            let Action::Put { item, .. } = under_way.remove(0) else { panic!("an entry is a put") };
            puts(&house, item).await;
        }
        if random.below(2) == 0 {
            seals(&house).await;
        }
        let found = findings(&house).await;
        assert!(found.is_empty(), "{found:?}");
        under_way.drain(..under_way.len().saturating_sub(9)).for_each(drop);
    }
    house.pass(10 * 60);
    seals(&house).await;
    let [entries, chain] = i9(&house).await;
    assert!(entries.counted > 60 && chain.what.contains("0 entries wait"), "{} {}", entries.counted, chain.what);
    house.close();
}

#[tokio::test]
async fn f11_a_house_that_writes_and_seals_while_it_is_looked_at_is_clean() {
    let house = sealed().await;
    let behind = Clock::fixed(after(house.now(), -300));
    let trail = Audit::new(house.ground.keys.clone(), IdSource::seeded(behind.clone(), 21));
    let writing = async {
        for _ in 0..200 {
            trail.write(&house.ground.storage, Deed::of_house("settings.change")).await.unwrap();
            behind.advance(SignedDuration::from_millis(300));
        }
    };
    let looking = async {
        for _ in 0..12 {
            seals(&house).await;
            let found = findings(&house).await;
            assert!(found.is_empty(), "{found:?}");
        }
    };
    tokio::join!(writing, looking);
    seals(&house).await;
    let [entries, chain] = i9(&house).await;
    assert!(chain.counted > 4 && entries.counted == 209 && chain.what.contains("0 entries wait"), "{chain:?}");
    house.close();
}
