//! I4 and I6: what happened was told once, and what was asked once was done once.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::Check;
use super::read::{Place, Rows};
use crate::primitives::ids::AppointmentId;
use crate::primitives::time::after;
use crate::storage::outbox::PUBLISHED_KEPT;

pub(super) fn checks(rows: &Rows, now: Timestamp) -> Vec<Check> {
    vec![
        Check::new("I4", "one event per version of an appointment, and none without one", "events", rows.events.len(), untold(rows, now)),
        Check::new("I6", "one idempotency key, at most one appointment", "keys", rows.remembered.len(), forgotten(rows)),
    ]
}

fn untold(rows: &Rows, now: Timestamp) -> Vec<String> {
    let mut findings = Vec::new();
    let mut told: BTreeMap<AppointmentId, BTreeMap<u32, Place>> = BTreeMap::new();
    for (name, place) in &rows.events {
        let parts = name.rsplit_once('#').and_then(|(subject, version)| Some((subject, version.parse::<u32>().ok()?)));
        let Some((subject, version)) = parts else {
            findings.push(format!("event {name} has no subject and version"));
            continue;
        };
        // Accounts have events too; their versions are not counted here.
        let Ok(id) = subject.parse::<AppointmentId>() else { continue };
        if told.entry(id).or_default().insert(version, *place).is_some() {
            findings.push(format!("{id} version {version} waits although it is published"));
        }
    }
    for (id, versions) in &told {
        let last = rows.appointments.get(id).map_or(0, |visit| visit.version);
        findings.extend(
            versions
                .keys()
                .filter(|version| !(1..=last).contains(*version))
                .map(|version| format!("{id} has an event of version {version}, which it never had")),
        );
    }
    // Published events are on record for 400 days: of older appointments some may have gone.
    let on_record = rows.appointments.values().filter(|visit| after(visit.created_at, PUBLISHED_KEPT) > now);
    for visit in on_record {
        let versions: BTreeSet<u32> =
            told.get(&visit.appointment_id).map(|versions| versions.keys().copied().collect()).unwrap_or_default();
        let missing = (1..=visit.version).filter(|version| !versions.contains(version));
        findings.extend(missing.map(|version| format!("{} has no event of version {version}", visit.appointment_id)));
    }
    findings
}

/// A key stands under the principal, the route and itself, so it can remember one thing only; that thing must exist.
fn forgotten(rows: &Rows) -> Vec<String> {
    let named = rows.remembered.iter().filter_map(|(_, thing)| thing.parse::<AppointmentId>().ok());
    named.filter(|id| !rows.appointments.contains_key(id)).map(|id| format!("a key remembers {id}, which does not exist")).collect()
}
