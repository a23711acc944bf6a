//! What a validator of FHIR R4 (4.0.1) holds of the resources that are served: known members and no others, as often as they may stand
//! there, of the right form, codes of their value sets, and the invariants that concern them. Written from the specification by hand.

use serde_json::{Map, Value, json};

use crate::fhir_types::{CODES, Member, PARTS, RESOURCES};

/// What is wrong with a resource, each with its place.
pub fn faults(resource: &Value) -> Vec<String> {
    let mut found = Vec::new();
    of_resource(resource, "", &mut found);
    found
}

fn of_resource(value: &Value, at: &str, found: &mut Vec<String>) {
    let kind = value["resourceType"].as_str().unwrap_or_default();
    let (Some((_, members)), Some(object)) = (RESOURCES.iter().find(|(name, _)| *name == kind), value.as_object()) else {
        return found.push(format!("{at}: `{kind}` is no resource that is served"));
    };
    let at = format!("{at}{kind}");
    let mut own = object.clone();
    own.remove("resourceType");
    // A bundle that is an answer, a statement and an outcome have no id of their own.
    let has_id = !["Bundle", "OperationOutcome", "CapabilityStatement"].contains(&kind);
    for (name, number, of) in [("id", if has_id { '1' } else { '?' }, "id"), ("meta", '?', "Meta"), ("language", '?', "string")] {
        member(&own, (name, number, of), &at, found);
        own.remove(name);
    }
    of_members(&own, members, &at, found);
    invariants(kind, value, &at, found);
}

fn of_members(object: &Map<String, Value>, members: &[Member], at: &str, found: &mut Vec<String>) {
    let known = |name: &str| members.iter().any(|(known, ..)| *known == name);
    found.extend(object.keys().filter(|name| !known(name.as_str())).map(|name| format!("{at}.{name}: R4 has no such element")));
    for one in members {
        member(object, *one, at, found);
    }
}

fn member(object: &Map<String, Value>, (name, number, of): Member, at: &str, found: &mut Vec<String>) {
    let at = format!("{at}.{name}");
    let Some(value) = object.get(name) else {
        if matches!(number, '1' | '+') {
            found.push(format!("{at}: is missing"));
        }
        return;
    };
    match (number, value.as_array()) {
        ('*' | '+', Some(list)) if !list.is_empty() => list.iter().for_each(|one| of_type(one, of, &at, found)),
        ('*' | '+', Some(_)) => found.push(format!("{at}: an empty list")),
        ('*' | '+', None) => found.push(format!("{at}: is a list in R4")),
        (_, Some(_)) => found.push(format!("{at}: is no list in R4")),
        (_, None) => of_type(value, of, &at, found),
    }
}

fn of_type(value: &Value, of: &str, at: &str, found: &mut Vec<String>) {
    let text = value.as_str();
    let is_fine = match of {
        "any" => !value.is_null(),
        "boolean" => value.is_boolean(),
        "unsignedInt" => value.as_u64().is_some_and(|number| number <= 2_147_483_647),
        "positiveInt" => value.as_u64().is_some_and(|number| (1..=2_147_483_647).contains(&number)),
        "string" => text.is_some_and(|text| !text.trim().is_empty()),
        "id" => {
            text.is_some_and(|text| (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b)))
        }
        "uri" => text.is_some_and(|text| text.contains(':') && !text.contains(char::is_whitespace)),
        "date" => text.is_some_and(is_date),
        "instant" => text.is_some_and(is_instant),
        "dateTime" => text.is_some_and(|text| is_date(text) || is_instant(text)),
        "Resource" => return of_resource(value, &format!("{at}/"), found),
        _ => {
            if let Some(set) = of.strip_prefix("code:") {
                let (_, codes) = CODES.iter().find(|(name, _)| *name == set).unwrap();
                text.is_some_and(|text| codes.split_whitespace().any(|code| code == text))
            } else {
                let (_, members) = PARTS.iter().find(|(name, _)| *name == of).unwrap();
                match value.as_object() {
                    Some(object) if !object.is_empty() => return of_members(object, members, at, found),
                    _ => false,
                }
            }
        }
    };
    if !is_fine {
        found.push(format!("{at}: {value} is no {of}"));
    }
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

/// To the second, with an offset.
fn is_instant(text: &str) -> bool {
    let shape = text.len() >= 20 && text.as_bytes()[10] == b'T' && text.as_bytes()[16] == b':';
    let offset = text.ends_with('Z') || text.get(19..).is_some_and(|offset| offset.len() == 6 && offset.starts_with(['+', '-']));
    shape && offset && text.parse::<jiff::Timestamp>().is_ok()
}

/// The constraints of R4 that concern what is served.
fn invariants(kind: &str, value: &Value, at: &str, found: &mut Vec<String>) {
    let has = |name: &str| value.get(name).is_some();
    let mut holds = |rule: &str, holds: bool| {
        if !holds {
            found.push(format!("{at}: {rule}"));
        }
    };
    match kind {
        "Appointment" => {
            let status = value["status"].as_str().unwrap_or_default();
            let participants = value["participant"].as_array().cloned().unwrap_or_default();
            holds("app-1", participants.iter().all(|one| one.get("type").is_some() || one.get("actor").is_some()));
            holds("app-2", has("start") == has("end"));
            holds("app-3", has("start") || ["proposed", "cancelled", "waitlist"].contains(&status));
            holds("app-4", !has("cancelationReason") || ["cancelled", "noshow"].contains(&status));
        }
        "Bundle" => {
            let entries = value["entry"].as_array().cloned().unwrap_or_default();
            let is_search = value["type"] == "searchset";
            holds("bdl-2", is_search || entries.iter().all(|one| one.get("search").is_none()));
            let full = |one: &Value| one["fullUrl"].as_str().map(str::to_owned);
            let mut addresses: Vec<_> = entries.iter().map(full).collect();
            addresses.sort();
            addresses.dedup();
            holds("bdl-7", addresses.len() == entries.len());
        }
        "CapabilityStatement" => {
            holds("cpb-1", has("rest"));
            holds("cpb-14", value["kind"] != "instance" || has("implementation"));
        }
        _ => {}
    }
}

/// Every reference of a resource.
pub fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().flat_map(references).collect(),
        Value::Object(members) => {
            let own = members.get("reference").and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(members.values().flat_map(references)).collect()
        }
        _ => Vec::new(),
    }
}

/// Negative control: one good appointment, and what is wrong with seven others.
#[test]
fn f68_what_r4_does_not_know_is_found() {
    let good = json!({
        "resourceType": "Appointment", "id": "apt-1", "status": "booked", "start": "2026-11-23T09:30:00+05:30",
        "end": "2026-11-23T09:45:00+05:30", "participant": [{"actor": {"reference": "Patient/usr-1"}, "status": "accepted"}],
    });
    assert_eq!(faults(&good), [""; 0]);
    assert_eq!(references(&good), ["Patient/usr-1"]);
    let with = |name: &str, value: Value| {
        let mut bad = good.clone();
        bad[name] = value;
        faults(&bad)
    };
    let only = |found: Vec<String>, words: &str| assert!(found.len() == 1 && found[0].contains(words), "{words}: {found:?}");
    only(with("reason", json!("cough")), "R4 has no such element");
    only(with("status", json!("checked_in")), "is no code:appointmentstatus");
    only(with("created", json!("2026-11-23T09:30:00")), "is no dateTime");
    only(with("participant", json!([])), "an empty list");
    only(with("participant", json!([{"status": "accepted"}])), "app-1");
    only(with("cancelationReason", json!({"text": "another plan"})), "app-4");
    only(with("id", json!("apt_1")), "is no id");
    only(with("comment", Value::Null), "is no string");
    let mut bad = good.clone();
    bad.as_object_mut().unwrap().remove("status");
    assert!(faults(&bad).iter().any(|fault| fault.contains("status: is missing")));
}
