//! Titles of windows end up in histories, on task bars and in screenshots: no patient's name stands there, nor an address of mail.

use caredesk::web::frame::Frame;
use caredesk::web::render::Pages;

use crate::pages::every_sample;
use crate::source::assert_none;

/// People of the samples who are no doctors: those are in the hospital's list, with a page of their own.
const PEOPLE: &[&str] = &[
    "Maya",
    "Daniel Rao",
    "Asha Menon",
    "Tomas Reiter",
    "Bilal Anwar",
    "Ines Moreau",
    "Liam Doyle",
    "Noor Rahman",
    "Yuki Tanaka",
    "Rosa Delgado",
    "Karl Nyberg",
    "Jonas Weber",
    "Grace Mbeki",
    "Ravi Rao",
    "Tara Rao",
    "Lindqvist",
];

fn title_of(page: &str) -> &str {
    page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map_or("", |(title, _)| title)
}

fn names_in(title: &str) -> Vec<&str> {
    PEOPLE.iter().copied().chain(["@"]).filter(|name| title.contains(name)).collect()
}

#[test]
fn f66_no_window_is_called_after_a_patient() {
    let pages = Pages::load().unwrap();
    let (mut wrong, mut met) = (Vec::new(), [false; PEOPLE.len()]);
    for sample in every_sample() {
        let html = sample.render(&pages, &Frame::sample(sample.audience)).unwrap();
        let title = title_of(&html);
        assert!(!title.is_empty(), "{} has no title", sample.name);
        wrong.extend(names_in(title).into_iter().map(|name| format!("{}: {name} stands in \"{title}\"", sample.name)));
        for (met, name) in met.iter_mut().zip(PEOPLE) {
            *met |= html.contains(name);
        }
    }
    assert_none(&wrong);
    let unmet = PEOPLE.iter().zip(met).filter(|(_, met)| !met).map(|(name, _)| format!("no sample speaks of {name}"));
    assert_none(&unmet.collect::<Vec<_>>());
}

#[test]
fn a_window_that_is_called_after_somebody_is_found() {
    let page =
        |title: &str| format!("<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>Records of Maya Rao</h1></body></html>");
    assert_eq!(names_in(title_of(&page("Records of Maya Rao – Rowan Street"))), ["Maya"]);
    assert_eq!(names_in(title_of(&page("Operations mail to night@rowan.example"))), ["@"]);
    assert!(names_in(title_of(&page("Records of somebody you act for"))).is_empty());
}
