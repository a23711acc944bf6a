//! Things that are somebody else's, things that are not there, and addresses that name nothing (S-01, S-03): for every route whose
//! address names a thing, and every kind of visitor. What somebody may not know of answers like what is not there, byte for byte.

use crate::every_route::{code, send};
use crate::examples::{Example, example};
use crate::route_answers::{IN, PR, SF, WAIT};
use crate::route_table::TABLE;
use crate::source::assert_none;
use crate::support::Answer;
use crate::visitors::{Scene, Visitor};

/// What a thing that is not there gets where that is not 404: a time that is no longer held is told with the way to another one,
/// and a button pressed twice has done what was wanted.
const GONE: &[(&str, u16)] = &[
    ("GET /book/{id}", 410),
    ("POST /book/{id}", 410),
    ("POST /book/{id}/check", 410),
    ("POST /book/{id}/change", 410),
    // To the form, which says so.
    ("GET /book/{id}/check", 303),
    ("GET /book/{id}/change", 303),
    ("GET /appointments/{id}/record/draft", 303),
    ("GET /appointments/{id}/record/code", 303),
    ("GET /patients/{pid}/records/{id}/amend/code", 303),
    ("GET /patients/{pid}/series/preview", 303),
    ("POST /departments/{id}/delete", 303),
    ("POST /desk/screens/{department}/end", 303),
    ("DELETE /api/v1/queue-screens/{department}", 204),
    ("POST /wards/{id}/close", 303),
    ("POST /desk/lost-devices/{id}/end", 303),
    ("POST /desk/lost-devices/{id}/keep", 303),
    ("DELETE /api/v1/me/vitals/{id}", 204),
    ("POST /vitals/{id}/remove", 303),
    ("DELETE /api/v1/me/mood-sharing/{doctor_id}", 204),
];

/// Whether a cell of the table is decided before anything is looked for.
const fn is_decided_at_the_gate(expected: u16) -> bool {
    matches!(expected, 401 | 403 | IN | SF | PR | WAIT)
}

/// The parts of a path that are ids of things: three letters of their kind, a line (of FHIR a dash), 26 characters. FHIR names a report
/// with its patient, with a dot between the two.
fn ids(path: &str) -> Vec<&str> {
    let path = path.split('?').next().unwrap_or_default();
    let is_id = |part: &&str| part.split_once(['_', '-']).is_some_and(|(prefix, rest)| prefix.len() == 3 && rest.len() == 26);
    path.split(['/', '.']).filter(is_id).collect()
}

/// The same kind of id, of nothing.
fn of_nothing(id: &str) -> String {
    format!("{}00000000000000000000000001", &id[..4])
}

/// Negative control: two answers that differ in one word are told apart, two that differ in what was asked for are not.
#[tokio::test]
async fn s03_one_word_more_is_seen() {
    let scene = Box::pin(Scene::open()).await;
    scene.sign_in_again().await;
    let visit = scene.visit(false).await.id;
    let (mine, missing) = (format!("/appointments/{visit}"), format!("/appointments/{}", of_nothing(&visit)));
    let browser = scene.browser(Visitor::OtherPatient);
    let told = [browser.opens(&mine).await, browser.opens(&missing).await];
    assert_eq!(bytes(&told[0], &mine), bytes(&told[1], &missing));
    let own = scene.browser(Visitor::Patient).opens(&missing).await;
    assert_ne!(bytes(&own, &missing), bytes(&told[1], &missing), "another name stands in the header of the page");
}

/// All that tells one answer from another, but for the ids that were asked with and the answer's own.
fn bytes(answer: &Answer, path: &str) -> String {
    let own = ["x-request-id", "date", "set-cookie"];
    let headers: Vec<String> = answer
        .headers
        .iter()
        .filter(|(name, _)| !own.contains(&name.as_str()))
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    let said = format!("{}\n{}\n{}", answer.status, headers.join("\n"), answer.text());
    let said = ids(path).into_iter().fold(said, |said, id| said.replace(id, "THING"));
    said.replace(answer.header("x-request-id"), "REQUEST")
}

#[tokio::test]
async fn s03_somebody_elses_thing_answers_like_a_missing_one_and_a_malformed_address_finds_nothing() {
    let scene = Box::pin(Scene::open()).await;
    let (mut wrong, mut compared) = (Vec::new(), 0);
    for (route, expected) in TABLE.iter().filter(|(route, _)| route.contains('{')) {
        scene.sign_in_again().await;
        for (visitor, expected) in Visitor::ALL.into_iter().zip(*expected) {
            let Example { path, body, form } = example(route, visitor, false, &scene).await;
            let browser = scene.browser(visitor);
            let is_compared = matches!(expected, 404 | 410);
            if is_compared {
                browser.opens("/privacy").await; // what was left to be told of the route before is told
            }
            for id in ids(&path) {
                let missing_path = path.replace(id, &of_nothing(id));
                let missing = send(route, &missing_path, body.clone(), form.clone(), browser, &scene).await;
                let malformed = send(route, &path.replace(id, "x"), body.clone(), form.clone(), browser, &scene).await;
                let at_the_gate = is_decided_at_the_gate(expected).then_some(expected);
                // Whoever does not find their thing does not find a missing one either.
                let gone = GONE.iter().find(|(gone, _)| gone == route && expected != 404).map_or(404, |(_, status)| *status);
                for (what, answer, otherwise) in [("missing", &missing, gone), ("malformed", &malformed, 404)] {
                    let wanted = at_the_gate.unwrap_or(otherwise);
                    if code(answer) != wanted {
                        wrong.push(format!("{route} for {visitor:?}, {what} {id}: {} and not {wanted}", code(answer)));
                    }
                }
                if is_compared {
                    let theirs = send(route, &path, body.clone(), form.clone(), browser, &scene).await;
                    compared += 1;
                    let (theirs, missing) = (bytes(&theirs, &path), bytes(&missing, &missing_path));
                    let differs = theirs.lines().zip(missing.lines()).find(|(one, other)| one != other);
                    if let Some((one, other)) = differs.or((theirs != missing).then_some(("more", "less"))) {
                        wrong.push(format!("{route} for {visitor:?}: `{one}` is told from `{other}`"));
                    }
                }
            }
        }
    }
    assert_none(&wrong);
    assert!(compared > 40, "only {compared} pairs were compared");
}
