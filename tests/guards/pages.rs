//! Every page in every state is made strictly: a name that a view lacks or a text that is missing fails here.

#![expect(clippy::unwrap_used, reason = "a guard that cannot read the tree should say where")]

use std::path::Path;

use caredesk::capabilities::{
    appointments, assistant, audit, availability, billing, blood_bank, chat, day_list, directory, emergency, erasure, family, feeds,
    integrations, mail_hygiene, merging, monthly_reports, notifications, overview, own_data, people, profile, queue, records, reminders,
    repairs, reports, settings, sign_in, statistics, subscriptions, waiting_list, wards, webhooks, wellbeing,
};
use caredesk::web::frame::{Flash, Frame};
use caredesk::web::render::{Pages, Sample};
use caredesk::web::texts::{Language, Message};
use caredesk::web::views;

/// What one page may weigh as sent, in bytes without compression: about 14 KB compressed.
const PAGE_LIMIT: usize = 60_000;
/// The page of all parts, for builders, grows with every part.
const KIT_LIMIT: usize = 110_000;

pub(crate) fn every_sample() -> Vec<Sample> {
    [
        views::all_samples(),
        sign_in::views::all_samples(),
        directory::views::all_samples(),
        profile::views::all_samples(),
        family::views::all_samples(),
        availability::views::all_samples(),
        appointments::views::all_samples(),
        assistant::views::all_samples(),
        waiting_list::views::all_samples(),
        repairs::views::all_samples(),
        reminders::views::all_samples(),
        emergency::views::all_samples(),
        records::views::all_samples(),
        wellbeing::views::all_samples(),
        reports::views::all_samples(),
        monthly_reports::views::all_samples(),
        people::views::all_samples(),
        day_list::views::all_samples(),
        queue::views::all_samples(),
        overview::views::all_samples(),
        feeds::views::all_samples(),
        notifications::views::all_samples(),
        mail_hygiene::views::all_samples(),
        blood_bank::views::all_samples(),
        wards::views::all_samples(),
        billing::views::all_samples(),
        chat::views::all_samples(),
        integrations::views::all_samples(),
        webhooks::views::all_samples(),
        statistics::views::all_samples(),
        subscriptions::views::all_samples(),
        audit::views::all_samples(),
        own_data::views::all_samples(),
        erasure::views::all_samples(),
        merging::views::all_samples(),
        settings::views::all_samples(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn pages() -> Pages {
    Pages::load().unwrap()
}

#[test]
fn every_state_of_every_page_can_be_shown() {
    let pages = pages();
    for sample in every_sample() {
        let html = sample.render(&pages, &Frame::sample(sample.audience)).unwrap_or_else(|error| panic!("{}: {error}", sample.name));
        assert!(html.starts_with("<!DOCTYPE html>"), "{}", sample.name);
        let limit = if sample.name.starts_with("local/kit") { KIT_LIMIT } else { PAGE_LIMIT };
        assert!(html.len() < limit, "{} weighs {} bytes", sample.name, html.len());
        assert_eq!(html.matches("<h1").count(), 1, "{}: one heading of the first level", sample.name);
        assert!(html.matches("class=\"lit").count() <= 1, "{}: at most one lit panel", sample.name);
        for forbidden in [" style=", "<style", " onclick=", "javascript:", "<script>", "{{", "&lt;span", "None"] {
            assert!(!html.contains(forbidden), "{}: contains {forbidden}", sample.name);
        }
    }
}

#[test]
fn f66_every_state_of_every_page_can_be_shown_in_every_language() {
    let pages = pages();
    for language in Language::ALL {
        for sample in every_sample() {
            let mut frame = Frame::sample(sample.audience);
            frame.reading.language = language;
            let html = sample.render(&pages, &frame).unwrap_or_else(|error| panic!("{} in {}: {error}", sample.name, language.tag()));
            let opening = format!("<html lang=\"{}\" dir=\"{}\">", language.tag(), language.direction());
            assert!(html.contains(&opening), "{}", sample.name);
        }
    }
}

#[test]
fn every_template_is_some_view() {
    let shown: Vec<String> = every_sample().into_iter().map(|sample| sample.name).collect();
    for file in files_below(Path::new("templates"), "html") {
        let name = file.strip_prefix("templates/").unwrap().to_owned();
        let is_part = name == "layout.html" || name.starts_with("parts/") || name.starts_with("mail/") || name.starts_with("export/");
        // What the streams of a conversation and of a waiting room's screen send: the part that their pages are made of.
        let is_part = is_part || ["conversations/message.html", "queue/board.html"].contains(&name.as_str());
        assert!(is_part || shown.iter().any(|shown| shown.starts_with(&name)), "{name} is never shown in a sample");
    }
}

#[test]
fn what_people_typed_is_never_markup() {
    let pages = pages();
    let mut frame = Frame::sample(caredesk::web::frame::Audience::Patient);
    let nasty = "<b>&\"'";
    frame.hospital.name = nasty.into();
    frame.hospital.emergency_number = nasty.into();
    frame.flash = Some(Flash::good(Message::new("taken-was").with("when", nasty).with("doctor", nasty)));
    for sample in every_sample() {
        let html = sample.render(&pages, &frame).unwrap();
        assert!(!html.contains("<b>&"), "{}", sample.name);
        assert!(html.contains("&lt;b&gt;&amp;&quot;&#39; with &lt;b&gt;"), "{}", sample.name);
    }
}

#[test]
fn a_banner_whose_text_is_gone_is_left_out() {
    let mut frame = Frame::sample(caredesk::web::frame::Audience::Patient);
    frame.flash = Some(Flash::good(Message::new("a-key-of-an-older-release")));
    let html = every_sample().remove(0).render(&pages(), &frame).unwrap();
    assert!(!html.contains("class=\"note"));
}

/// Not a test: writes every sample as a file, to look at them. `CAREDESK_SAMPLES=/tmp/pages cargo test --test guards -- --ignored write_samples`
#[test]
#[ignore = "writes files to look at; asks for CAREDESK_SAMPLES"]
#[expect(clippy::disallowed_methods, reason = "no setting of the product: where to put the files")]
fn write_samples() {
    let folder = std::env::var("CAREDESK_SAMPLES").unwrap();
    let pages = pages();
    std::fs::create_dir_all(&folder).unwrap();
    for sample in every_sample() {
        let mut frame = Frame::sample(sample.audience);
        frame.demo = true;
        let html = sample.render(&pages, &frame).unwrap();
        let name = sample.name.replace(['/', ' ', '#', '.'], "-");
        let file = format!("{folder}/{name}-{:?}.html", sample.audience).to_lowercase();
        std::fs::write(file, html).unwrap();
    }
}

/// Paths below `folder` with this ending, as the repository names them.
pub fn files_below(folder: &Path, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    found.sort();
    found
}
