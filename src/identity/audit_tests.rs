//! What is written into the trail of deeds.

use super::*;
use crate::primitives::time::Clock;
use crate::storage::item::text;

fn audit() -> (Audit, UserId) {
    let clock = Clock::fixed("2026-11-23T23:30:00Z".parse().unwrap());
    let ids = IdSource::seeded(clock, 5);
    (Audit::new(Keys::from_root([9; 32], ids.clone()), ids.clone()), UserId::new(&ids))
}

fn row(audit: &Audit, deed: Deed) -> Item {
    match audit.action(deed).unwrap() {
        Action::Put { item, condition, .. } => {
            assert!(condition.is_some(), "an entry never replaces another");
            item
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn f11_an_entry_verifies_and_a_changed_added_or_missing_field_shows() {
    let (audit, patient) = audit();
    let good = row(&audit, Deed::of_house("account.confirm").about(patient).on(patient));
    assert!(audit.verifies(&good));
    for name in good.keys() {
        let mut changed = good.clone();
        changed.insert(name.clone(), text("aud_00000000000000000000000000"));
        assert!(!audit.verifies(&changed), "{name} changed");
        let mut missing = good.clone();
        missing.remove(name);
        assert!(!audit.verifies(&missing), "{name} taken away");
    }
    let mut more = good;
    more.insert("reason".into(), text("curious"));
    assert!(!audit.verifies(&more));
    more.remove("reason");
    more.insert("note".into(), text("x"));
    assert!(!audit.verifies(&more));
}

#[test]
fn f70_an_act_for_somebody_names_its_grant_and_cannot_be_made_ones_own() {
    let (audit, patient) = audit();
    let grant = CarerGrantId::from_uuid(uuid::Uuid::from_u128(7));
    let own = row(&audit, Deed::of_house("appointment.book").about(patient).on(patient));
    assert!(!own.contains_key("carer_grant_id"), "as entries always were");
    let deed = Deed::of_house("appointment.book").about(patient).on(patient).under(Some(grant));
    let mut acted = row(&audit, deed);
    assert!(audit.verifies(&acted) && acted["carer_grant_id"] == text(grant));
    acted.remove("carer_grant_id");
    assert!(!audit.verifies(&acted));
}

#[test]
fn f10_a_reading_in_an_emergency_names_its_access_and_cannot_be_made_an_ordinary_one() {
    let (audit, patient) = audit();
    let access = EmergencyAccessId::from_uuid(uuid::Uuid::from_u128(7));
    let deed = Deed::of_house("record.read").about(patient).in_emergency(Some(access));
    let read = row(&audit, deed);
    assert!(audit.verifies(&read) && read["emergency_access_id"] == text(access) && !read.contains_key("carer_grant_id"));
    let mut ordinary = read.clone();
    ordinary.remove("emergency_access_id");
    assert!(!audit.verifies(&ordinary));
    let mut acted = ordinary;
    acted.insert("carer_grant_id".into(), text(CarerGrantId::from_uuid(uuid::Uuid::from_u128(7))));
    assert!(!audit.verifies(&acted), "one kind of grant is not told as the other");
}

#[test]
fn f11_text_cannot_move_from_one_field_into_the_next() {
    let (audit, _) = audit();
    let entry = |object: &str, reason: &str| audit.entry(Deed::of_house("x.y").on(object).because(reason));
    let (mut one, mut two) = (entry("ab", "c"), entry("a", "bc"));
    two.entry_id = one.entry_id;
    assert_ne!(one.told(), two.told());
    one.reason = None;
    two = Entry { object: "ab".into(), reason: Some(String::new()), ..two };
    assert_ne!(one.told(), two.told());
}

#[test]
fn f11_what_is_about_nobody_is_filed_under_the_house_by_its_utc_date() {
    let (audit, _) = audit();
    let row = row(&audit, Deed::of_house("settings.change"));
    assert_eq!(row["subject_id"], text("system"));
    assert_eq!(row["day"], text("2026-11-23"));
}

#[test]
fn f11_what_was_changed_stands_behind_the_id_in_whatever_order_it_is_said() {
    let (audit, doctor) = audit();
    let said = |deed: Deed| row(&audit, deed)["object"].clone();
    assert_eq!(said(Deed::of_house("doctor.change").on(doctor).saying("")), text(doctor));
    assert_eq!(said(Deed::of_house("doctor.change").on(doctor).saying("fee: 1 → 2")), text(format!("{doctor} fee: 1 → 2")));
    assert_eq!(said(Deed::of_house("doctor.change").saying("one").on(doctor).saying("two")), text(format!("{doctor} one; two")));
}
