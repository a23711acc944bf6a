//! What is served of others' scripts is what the notice says: the version that stands in the file, and the file to the byte.

use sha2::{Digest as _, Sha256};

use crate::source::{assert_none, read};

/// SHA-256 of `dist/htmx.min.js` of the version that the notice names; whoever takes a newer one changes both.
const HTMX: &str = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130";

/// What stands between two texts, at the first place.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> Option<&'a str> {
    text.split_once(begin)?.1.split_once(end).map(|(inside, _)| inside)
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// What contradicts between the notice, the script and its digest.
fn differences(notice: &str, script: &str, known: &str) -> Vec<String> {
    let said = between(notice, "npm package `htmx.org` ", ",");
    let is = between(script, "this.version=\"", "\"");
    let other = (said.is_none() || said != is).then(|| format!("static/htmx.js is {is:?}, THIRD-PARTY-NOTICES.md says {said:?}"));
    let changed = (digest(script) != known).then(|| format!("static/htmx.js is not the file that was taken: {}", digest(script)));
    other.into_iter().chain(changed).collect()
}

#[test]
fn the_script_that_is_served_is_the_one_that_the_notice_names() {
    assert_none(&differences(&read("THIRD-PARTY-NOTICES.md"), &read("static/htmx.js"), HTMX));
}

#[test]
fn a_script_of_another_version_or_with_other_bytes_is_found() {
    let (notice, script) = ("of the npm package `htmx.org` 4.0.1, unchanged", "{this.version=\"4.0.1\"}");
    assert_eq!(differences(notice, script, &digest(script)), Vec::<String>::new());
    assert_eq!(differences(notice, "{this.version=\"4.0.2\"}", &digest(script)).len(), 2);
    assert_eq!(differences("", script, &digest(script)).len(), 1);
    assert_eq!(differences(notice, &format!("{script};"), &digest(script)).len(), 1);
}
