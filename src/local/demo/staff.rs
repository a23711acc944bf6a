//! People and departments of the demo come to the house: settings, departments, accounts, doctors with their weeks.

use std::convert::Infallible;

use anyhow::{Context as _, Result};
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use jiff::Timestamp;

use super::doctors::{DOCTORS, Entry, FEW_VISITS, LEENA, Ways};
use super::past::Past;
use super::patients::{PATIENTS, Patient, WALK_INS};
use super::people::{self, ADMINISTRATOR, RECEPTIONIST};
use super::{AT_ONCE, PASSWORD, departments, hours};
use crate::access::permissions::ManageSettings;
use crate::capabilities::directory::model::{Doctor, NewDoctor, VisitKind};
use crate::capabilities::directory::service::{AddDoctorError, Directory};
use crate::capabilities::settings::model::{Settings, SettingsPatch};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::accounts::Account;
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::identity::passwords::{Cost, Passwords, StoredHash};
use crate::primitives::ids::VisitKindId;
use crate::primitives::money::Money;
use crate::primitives::time::after;

const DAY: i64 = 24 * 60 * 60;
/// The house opened so long ago.
const OPENED: i64 = 120 * DAY;
/// The first patient came then, and another one every day and a half.
const FIRST_PATIENT: i64 = 90 * DAY;
const BETWEEN_PATIENTS: i64 = 36 * 60 * 60;

/// Makes whoever and whatever is missing. The four who sign in share one stored hash: hashing is slow on purpose.
pub(super) async fn make(house: &Ground, cost: Cost, book: &SettingsBook, now: Timestamp) -> Result<()> {
    let password = hash(house, cost).await?;
    let opening = Past::at(house, after(now, -OPENED));
    name_the_house(&opening, book).await?;
    departments::make(&opening).await?;
    let settings = book.now();
    for who in [RECEPTIONIST, ADMINISTRATOR] {
        people::add(&opening, who.account(&opening)?, Some(&password)).await?;
    }
    let doctors = DOCTORS.iter().map(|entry| doctor(&opening, entry, &settings, &password, now));
    stream::iter(doctors).buffer_unordered(AT_ONCE).try_collect::<()>().await?;
    let patients = (0..).zip(&PATIENTS).map(|(place, one)| {
        let came = Past::at(house, after(now, place * BETWEEN_PATIENTS - FIRST_PATIENT));
        patient(came, one, &password)
    });
    stream::iter(patients).buffer_unordered(AT_ONCE).try_collect::<()>().await?;
    let walk_ins = WALK_INS.iter().map(|one| walk_in(&opening, one));
    stream::iter(walk_ins).buffer_unordered(AT_ONCE).try_collect::<()>().await
}

/// Somebody who came without an e-mail address.
async fn walk_in(past: &Past, patient: &Patient) -> Result<()> {
    let who = patient.who;
    let account = Account::without_address(who.id(), who.name.parse()?, past.ground.clock.now());
    let account = Account { date_of_birth: Some(patient.born), gender: Some(who.gender), ..account };
    people::add(past, account, None).await
}

/// The house's rules for passwords are for people who choose one; this one is published on purpose.
async fn hash(house: &Ground, cost: Cost) -> Result<StoredHash> {
    let passwords = Passwords::start(cost, house.keys.clone(), house.ids.clone()).context("starting the password workers")?;
    passwords.hash_again(PASSWORD).await.context("hashing the demo's password")
}

/// The hospital's own name and its visits by video, unless somebody has given it a name. All else stays as a fresh house has it.
async fn name_the_house(past: &Past, book: &SettingsBook) -> Result<()> {
    if book.now().hospital_name != Settings::default().hospital_name {
        return Ok(());
    }
    let patch = SettingsPatch {
        hospital_name: Some("Rowan Street Hospital".to_owned()),
        address: Some("4 Rowan Street".to_owned()),
        // Of the range that Ofcom keeps free for stories.
        reception_phone: Some("+44 20 7946 0140".to_owned()),
        // So that a number written without its country is found, too.
        country_code: Some("44".to_owned()),
        // A name that leads nowhere: nobody of the demo meets anybody.
        video_link_template: Some("https://meet.example/{room}".to_owned()),
        ..SettingsPatch::default()
    };
    book.change(&past.acting::<ManageSettings>(&ADMINISTRATOR)?, patch, None, &[]).await.context("naming the hospital")?;
    Ok(())
}

async fn doctor(past: &Past, entry: &Entry, settings: &Settings, password: &StoredHash, now: Timestamp) -> Result<()> {
    let who = entry.who;
    people::add(past, who.account(past)?, who.signs_in().then_some(password)).await?;
    let today = settings.zone.date(now);
    let fee = entry.fee.map(|whole| {
        let minor = 10_i64.pow(settings.currency.minor_digits());
        Money { amount: i64::from(whole) * minor, currency: settings.currency }
    });
    let new = NewDoctor {
        qualifications: entry.qualifications.to_owned(),
        experience_years: Some(entry.experience_years),
        licence_number: Some(format!("RSH-{:05}", 20_000 + u32::from(who.number) * 37)),
        gender: Some(who.gender),
        languages: entry.languages.iter().copied().collect(),
        phone: Some(who.phone()?),
        fee,
        requires_approval: entry.ways == Ways::Approves,
        buffer_minutes: (entry.ways == Ways::Rests).then_some(15),
        place: entry.place.to_owned(),
        rules: entry.hours.map(|blocks| hours::rules(blocks, today, &past.ground.ids)),
        ..NewDoctor::named(who.name.parse()?, entry.ward.id(), entry.specialization)
    };
    let directory = Directory::new(past.ground.clone());
    match directory.add_doctor(who.id(), new, Deed::of_house("demo.add")).await {
        Ok(_) | Err(AddDoctorError::AlreadyADoctor) => {}
        Err(error) => return Err(error).context("adding a doctor of the demo"),
    }
    if entry.ways == Ways::FewVisits {
        let few = |before: &Doctor| Ok::<_, Infallible>(Doctor { daily_cap: Some(FEW_VISITS), ..before.clone() });
        directory.change_doctor(who.id(), None, Deed::of_house("demo.add"), None, few).await.context("a doctor of few visits")?;
    }
    if who == LEENA.who && settings.has_video() {
        let by_video = |before: &Doctor| Ok::<_, Infallible>(Doctor { offers_video: true, ..before.clone() });
        directory.change_doctor(who.id(), None, Deed::of_house("demo.add"), None, by_video).await.context("a doctor who meets by video")?;
    }
    if who == LEENA.who {
        let kinds = visit_kinds(past, settings);
        // Begun once before, they are there already: whoever books by them finds them as they were.
        let with_kinds = |before: &Doctor| {
            let visit_kinds = if before.visit_kinds.is_empty() { kinds.clone() } else { before.visit_kinds.clone() };
            Ok::<_, Infallible>(Doctor { visit_kinds, ..before.clone() })
        };
        let changed = directory.change_doctor(who.id(), None, Deed::of_house("demo.add"), None, with_kinds).await;
        changed.context("a doctor with kinds of visits")?;
    }
    Ok(())
}

/// A long first visit and a short one after it, each with a fee of its own; on the grain of every house.
fn visit_kinds(past: &Past, settings: &Settings) -> Vec<VisitKind> {
    let minor = 10_i64.pow(settings.currency.minor_digits());
    let kind = |name: &str, minutes, whole: i64, buffer_minutes| VisitKind {
        id: VisitKindId::new(&past.ground.ids),
        name: name.to_owned(),
        minutes,
        fee: Some(Money { amount: whole * minor, currency: settings.currency }),
        buffer_minutes,
    };
    vec![kind("First visit", 45, 800, Some(15)), kind("Follow-up", 15, 300, None)]
}

async fn patient(past: Past, patient: &Patient, password: &StoredHash) -> Result<()> {
    let account = Account { date_of_birth: Some(patient.born), blood_group: Some(patient.blood), ..patient.who.account(&past)? };
    people::add(&past, account, patient.who.signs_in().then_some(password)).await
}
