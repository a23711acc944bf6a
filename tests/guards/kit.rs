//! The page of all parts leaves none out: every macro of `templates/parts` is drawn there, under its name.

#![expect(clippy::unwrap_used, reason = "a guard that cannot read the tree should say where")]

use std::path::Path;

use super::pages::files_below;
use super::source::assert_none;

/// The names of the macros of a source.
fn macros(source: &str) -> impl Iterator<Item = &str> {
    let heads = source.split("{%").skip(1).map(|tag| tag.trim_start_matches('-').trim_start());
    heads.filter_map(|tag| tag.strip_prefix("macro ")?.split_once('(')).map(|(name, _)| name.trim())
}

/// The macros of `file` that the page does not draw, or draws without saying which they are.
fn left_out(file: &str, source: &str, page: &str) -> Vec<String> {
    let group = Path::new(file).file_stem().unwrap().to_string_lossy().into_owned();
    let stands = |name: &str| {
        let named = format!("named(\"{group}.{name}\")");
        page.contains(&named) && page.replace(&named, "").contains(&format!("{group}.{name}("))
    };
    let imported = page.contains(&format!("{{% import \"parts/{group}.html\" as {group} %}}"));
    macros(source).filter(|name| !imported || !stands(name)).map(|name| format!("{file}: {name} is not on /local/kit")).collect()
}

#[test]
fn every_part_is_on_the_page_of_parts() {
    let page = std::fs::read_to_string("templates/local/kit.html").unwrap();
    let parts = files_below(Path::new("templates/parts"), "html");
    let sources: Vec<(&String, String)> = parts.iter().map(|file| (file, std::fs::read_to_string(file).unwrap())).collect();
    assert!(sources.iter().map(|(_, source)| macros(source).count()).sum::<usize>() > 40, "the parts are found");
    assert_none(&sources.iter().flat_map(|(file, source)| left_out(file, source, &page)).collect::<Vec<_>>());
}

#[test]
fn the_guard_finds_what_is_left_out() {
    let source = "{%- macro tag(status) -%}<i></i>{%- endmacro -%}\n{% macro dot(status) %}{% endmacro %}";
    let import = "{% import \"parts/visit.html\" as visit %}";
    let both = "{{ named(\"visit.tag\") }}{{ visit.tag(1) }}{{ named(\"visit.dot\") }}{{ visit.dot(1) }}";
    let found = |page: &str| left_out("templates/parts/visit.html", source, page).len();
    assert_eq!(found(&format!("{import}{both}")), 0);
    assert_eq!(found(both), 2, "of another file");
    assert_eq!(found(&format!("{import}{}", both.replace("visit.dot(1)", "1"))), 1, "named and not drawn");
    assert_eq!(found(&format!("{import}{}", both.replace("named(\"visit.tag\")", "1"))), 1, "drawn and not named");
}
