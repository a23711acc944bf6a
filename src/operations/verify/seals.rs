//! I9: the seals' chain, and every sealed entry against it. `identity::seals` has the rule.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use jiff::Timestamp;

use super::Check;
use crate::files::FileError;
use crate::identity::seals::{Cabinet, CabinetError, Remembered, Seal, Sealing, digest};
use crate::primitives::ids::AuditEntryId;

/// Seals read side by side.
const AT_ONCE: usize = 16;

/// Everything in the bucket, and what the house remembers of it.
#[derive(Debug)]
pub(super) struct Kept {
    /// Asked for first: whatever is sealed meanwhile comes after it.
    remembered: Remembered,
    /// By number; `None` for one that is not as it was made.
    seals: BTreeMap<u64, Option<(Seal, String)>>,
    /// Keys of what is no seal.
    strange: Vec<String>,
}

impl Kept {
    /// Reads all seals. To be done before the entries are read: then every entry of a seal must be among them.
    pub(super) async fn read(cabinet: &Cabinet) -> Result<Self, CabinetError> {
        let remembered = cabinet.remembered().await?;
        let (mut numbers, mut strange) = (Vec::new(), Vec::new());
        for key in cabinet.keys().await? {
            match number_of(&key) {
                Some(number) => numbers.push(number),
                None => strange.push(key),
            }
        }
        let reading = numbers.into_iter().map(|number| async move {
            let bytes = cabinet.bytes_of(number).await?;
            Ok::<_, FileError>((number, bytes.and_then(|bytes| read(cabinet.sealing(), number, &bytes))))
        });
        let seals = stream::iter(reading).buffered(AT_ONCE).try_collect().await?;
        Ok(Self { remembered, seals, strange })
    }
}

fn number_of(key: &str) -> Option<u64> {
    let number = key.strip_prefix("seals/")?.strip_suffix(".json")?.parse().ok()?;
    (Cabinet::key_of(number) == key).then_some(number)
}

fn read(sealing: &Sealing, number: u64, bytes: &[u8]) -> Option<(Seal, String)> {
    sealing.read(bytes).filter(|seal| seal.number == number).map(|seal| (seal, digest(bytes)))
}

/// Holds the seals against each other and against the entries that are there, by id with their HMACs.
pub(super) fn check(kept: &Kept, entries: &BTreeMap<AuditEntryId, String>) -> Check {
    let mut findings = chain(kept);
    let is_whole = findings.is_empty();
    findings.extend(kept.strange.iter().map(|key| format!("{key} is no seal and lies among them")));
    let sealed: BTreeSet<AuditEntryId> = whole(kept).flat_map(|seal| seal.entries.iter().map(|(id, _)| *id)).collect();
    for seal in whole(kept) {
        findings.extend(seal.entries.iter().filter_map(|(id, mac)| against(*id, mac, seal.number, entries)));
    }
    // With a seal missing nobody knows what was in it: its entries are not to be called added.
    if let (true, Some(last)) = (is_whole, whole(kept).last()) {
        let too_late = AuditEntryId::earliest(last.latest_excuse());
        let added = entries.keys().filter(|id| **id < too_late && !sealed.contains(id));
        findings.extend(added.map(|id| format!("audit entry {id} is in no seal although its time is sealed: it was added afterwards")));
    }
    Check::new("I9", told(kept, entries, &sealed), "seals", kept.seals.len(), findings)
}

fn whole(kept: &Kept) -> impl Iterator<Item = &Seal> {
    kept.seals.values().flatten().map(|(seal, _)| seal)
}

/// What is wrong with the seals themselves.
fn chain(kept: &Kept) -> Vec<String> {
    let mut findings = Vec::new();
    let (mut next, mut before) = (1, Some(String::new()));
    for (number, seal) in &kept.seals {
        findings.extend((next..*number).map(|missing| format!("seal {missing} is missing")));
        before = before.filter(|_| next == *number);
        match seal {
            None => findings.push(format!("seal {number} was changed or replaced: its own HMAC does not match")),
            Some((seal, _)) if before.as_ref().is_some_and(|before| *before != seal.previous) => {
                findings.push(format!("seal {number} does not follow seal {}: one of the two was replaced", number - 1));
            }
            Some(_) => {}
        }
        before = seal.as_ref().map(|(_, digest)| digest.clone());
        next = number + 1;
    }
    findings.extend(memory(kept, next - 1));
    findings
}

/// What the house remembers, against the newest seal there is.
fn memory(kept: &Kept, newest: u64) -> Vec<String> {
    match &kept.remembered {
        // The maker of the first one may not have come so far.
        Remembered::Nothing if newest <= 1 => Vec::new(),
        Remembered::Nothing => vec![format!("the row that remembers the last seal is gone, and there are seals up to {newest}")],
        Remembered::Changed => vec!["the row that remembers the last seal was changed".to_owned()],
        Remembered::Last { number, .. } if *number > newest => {
            (newest + 1..=*number).map(|missing| format!("seal {missing} is missing: the house remembers that it was made")).collect()
        }
        Remembered::Last { number, digest } => match kept.seals.get(number) {
            Some(Some((_, found))) if found != digest => vec![format!("seal {number} is not the one the house remembers: it was replaced")],
            _ => Vec::new(),
        },
    }
}

fn against(id: AuditEntryId, sealed: &str, seal: u64, entries: &BTreeMap<AuditEntryId, String>) -> Option<String> {
    match entries.get(&id) {
        None => Some(format!("audit entry {id} is missing: seal {seal} covers it")),
        Some(mac) if mac != sealed => Some(format!("audit entry {id} was changed after seal {seal} covered it")),
        Some(_) => None,
    }
}

fn told(kept: &Kept, entries: &BTreeMap<AuditEntryId, String>, sealed: &BTreeSet<AuditEntryId>) -> String {
    let until: Option<Timestamp> = whole(kept).map(|seal| seal.until).max();
    let open = entries.keys().filter(|id| !sealed.contains(id)).count();
    let far = until.map_or_else(|| "nothing is sealed yet".to_owned(), |until| format!("sealed until {until:.0}"));
    format!("no sealed entry is missing, and no seal ({far}; {open} entries wait for the next)")
}
