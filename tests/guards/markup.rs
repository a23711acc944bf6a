//! Every page in every state is good HTML: what the parser says, and what a person with a keyboard or a voice needs.

use std::collections::BTreeSet;

use caredesk::web::frame::Frame;
use caredesk::web::language::Reading;
use caredesk::web::render::Pages;
use caredesk::web::texts::Language;

use crate::pages::every_sample;
use crate::source::{assert_none, files_below};
use crate::support::html::{Element, Page};

/// Attributes that name ids of the same page.
const POINTERS: &[&str] = &["for", "form", "aria-describedby", "aria-labelledby", "aria-controls"];

/// Everything wrong with a page, one line each.
fn faults(html: &str) -> Vec<String> {
    let page = Page::parse(html);
    let mut found: Vec<String> = page.errors.iter().map(|error| format!("is not HTML: {error}")).collect();
    let everything = page.all("*");
    let ids: Vec<&str> = everything.iter().filter_map(|element| element.attribute("id")).collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    if ids.len() != known.len() {
        let twice = ids.iter().enumerate().filter(|(at, id)| ids[..*at].contains(id)).map(|(_, id)| *id);
        found.push(format!("an id stands twice: {}", twice.collect::<Vec<_>>().join(", ")));
    }
    for element in &everything {
        let at = element.attribute("id").or(element.attribute("name")).or(element.attribute("action")).unwrap_or_default();
        found.extend(element_faults(element, &page, &known).into_iter().map(|fault| format!("<{} {at}> {fault}", element.name)));
    }
    if page.find("html[lang]").is_none() || page.find("head title").is_none_or(|title| title.text().is_empty()) {
        found.push("has no language or no title".to_owned());
    }
    if page.all("h1").len() != 1 || page.heading().is_empty() {
        found.push("has not exactly one heading of the first level".to_owned());
    }
    found
}

fn is_sent_to_us(form: &Element) -> bool {
    form.attribute("action").is_some_and(|action| action.starts_with('/'))
}

/// A file goes straight to where it is kept, by a form that was signed for it.
fn sends_a_file(form: &Element) -> bool {
    let signed = form.all("input").iter().any(|input| input.attribute("name") == Some("policy"));
    form.attribute("enctype") == Some("multipart/form-data") && signed && form.find("input[type=file]").is_some()
}

fn element_faults(element: &Element, page: &Page, ids: &BTreeSet<&str>) -> Vec<String> {
    let mut found = Vec::new();
    for pointer in POINTERS {
        let lost = element.attribute(pointer).into_iter().flat_map(str::split_whitespace).filter(|id| !ids.contains(id));
        found.extend(lost.map(|id| format!("{pointer} names {id}, which is not on the page")));
    }
    for name in element.attribute_names().filter(|name| *name == "style" || name.starts_with("on")) {
        found.push(format!("has {name}: the content policy forbids it"));
    }
    let has_name =
        || element.attribute("aria-label").is_some() || element.attribute("aria-labelledby").is_some() || !element.text().is_empty();
    match element.name.as_str() {
        "style" => found.push("is forbidden by the content policy".to_owned()),
        "script" if element.attribute("src").is_none() => found.push("is inline: the content policy forbids it".to_owned()),
        "img" if element.attribute("alt").is_none() => found.push("has no alt".to_owned()),
        "button" if !has_name() => found.push("has no words".to_owned()),
        "button" if element.attribute("type").is_none() => found.push("has no type".to_owned()),
        "a" => match element.attribute("href") {
            _ if !has_name() => found.push("has no words".to_owned()),
            None => found.push("leads nowhere".to_owned()),
            Some(href) if href.strip_prefix('#').is_some_and(|id| !ids.contains(id)) => {
                found.push(format!("leads to {href}, which is not on the page"));
            }
            Some(href)
                if !["/", "#", "tel:", "mailto:", "otpauth:", "?", "http://127.0.0.1"].iter().any(|start| href.starts_with(start)) =>
            {
                found.push(format!("leads out of the portal: {href}"));
            }
            Some(_) => {}
        },
        "form" if !is_sent_to_us(element) && !sends_a_file(element) => found.push("is sent nowhere".to_owned()),
        "input" | "select" | "textarea" if !is_hidden(element) => {
            let labels = |label: &&Element| {
                let names = label.attribute("for").is_some_and(|id| element.attribute("id") == Some(id));
                (names || label.all("*").iter().any(|inside| std::ptr::eq(*inside, element))) && !label.text().is_empty()
            };
            let labelled = page.all("label").iter().any(labels);
            if !labelled && element.attribute("aria-label").is_none() {
                found.push("has no label".to_owned());
            }
        }
        _ => {}
    }
    found
}

fn is_hidden(field: &Element) -> bool {
    matches!(field.attribute("type"), Some("hidden" | "submit" | "button"))
}

#[test]
fn f66_every_state_of_every_page_is_good_html() {
    let pages = Pages::load().unwrap();
    let mut found = Vec::new();
    for sample in every_sample() {
        let html = sample.render(&pages, &Frame::sample(sample.audience)).unwrap();
        found.extend(faults(&html).into_iter().map(|fault| format!("{}: {fault}", sample.name)));
    }
    found.dedup();
    assert_none(&found);
}

/// Places of words alone: an element that stands apart is no HTML there, or is not shown.
const WORDS_ALONE: [&str; 5] = ["title", "option", "textarea", "text", "desc"];

/// What stands apart where it has no place, one line each.
fn misplaced(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in WORDS_ALONE {
        let (begin, end) = (format!("<{name}"), format!("</{name}>"));
        let parts = html.split(begin.as_str()).skip(1).filter(|rest| rest.starts_with([' ', '>']));
        let inside = parts.filter_map(|rest| rest.split_once(end.as_str())).filter(|(inside, _)| inside.contains("<bdi"));
        found.extend(inside.map(|_| format!("<bdi> in <{name}>")));
    }
    found
}

/// Amounts and names stand apart there, and some of them where only words may be.
#[test]
fn f66_what_stands_apart_between_words_from_right_to_left_is_good_html() {
    let pages = Pages::load().unwrap();
    let reading = Reading { language: Language::Arabic, ..Reading::default() };
    let (mut found, mut amounts) = (Vec::new(), 0);
    for sample in every_sample() {
        let html = sample.render(&pages, &Frame { reading: reading.clone(), ..Frame::sample(sample.audience) }).unwrap();
        found.extend(faults(&html).into_iter().chain(misplaced(&html)).map(|fault| format!("{}: {fault}", sample.name)));
        amounts += html.matches("<bdi dir=\"ltr\">₹").count();
    }
    found.dedup();
    assert_none(&found);
    assert!(amounts > 20, "{amounts} amounts stand apart");
    let wrong = "<title>T</title><option value=a><bdi>A</bdi></option><svg><text x=1><bdi>B</bdi></text></svg><textarea>C</textarea>";
    assert_eq!(misplaced(wrong), ["<bdi> in <option>", "<bdi> in <text>"], "negative control");
}

/// Numbers of phones that a template writes as they come: between words from right to left a plus and the groups change places.
fn bare_phones(path: &str, source: &str) -> Vec<String> {
    let stands_well = |before: &str| {
        let inside = before.rsplit_once("<a href=\"tel:").is_some_and(|(_, link)| !link.contains("</a>"));
        inside || before.ends_with("<bdi dir=\"ltr\">")
    };
    let written = source.match_indices(".phone }}").filter_map(|(at, _)| source[..at].rsplit_once("{{"));
    written.filter(|(before, _)| !stands_well(before)).map(|(_, name)| format!("{path}:{name}.phone is written as it comes")).collect()
}

#[test]
fn f66_numbers_of_phones_read_from_left_to_right_in_every_language() {
    let files = files_below("templates", ".html");
    assert!(files.iter().filter(|file| file.text.contains(".phone }}")).count() > 5);
    assert_none(&files.iter().flat_map(|file| bare_phones(&file.path, &file.text)).collect::<Vec<_>>());
}

/// Negative control.
#[test]
fn a_bare_phone_is_found() {
    for well in ["<bdi dir=\"ltr\">{{ v.phone }}</bdi>", "<a href=\"tel:{{ v.phone }}\">{{ v.phone }}</a>", "{{ row(v.phone) }}"] {
        assert_eq!(bare_phones("x.html", well), Vec::<String>::new());
    }
    for bare in ["<td>{{ v.phone }}</td>", "<a href=\"tel:1\">1</a> {{ v.phone }}", "<bdi>{{ v.phone }}</bdi>"] {
        assert_eq!(bare_phones("x.html", bare).len(), 1, "{bare}");
    }
}

/// What pages of accounts ask people for. Never a hint or a question that others could answer, too (ASVS 6.4.2); a field that is new
/// here is looked at with that in mind.
const ASKED_OF_ACCOUNTS: &[&str] = &[
    "code",
    "consent",
    "current_password",
    "department_id",
    "email",
    "experience_years",
    "licence_number",
    "name",
    "new_password",
    "password",
    "phone",
    "proof",
    "qualifications",
    "reason",
    "specialization",
];

#[test]
fn f06_nobody_is_asked_for_a_hint_or_a_secret_question() {
    let pages = Pages::load().unwrap();
    let mut asked = BTreeSet::new();
    for sample in every_sample().iter().filter(|sample| sample.name.starts_with("sign_in/")) {
        let page = Page::parse(&sample.render(&pages, &Frame::sample(sample.audience)).unwrap());
        let fields = ["main input", "main select", "main textarea"].into_iter().flat_map(|kind| page.all(kind));
        asked.extend(fields.filter(|field| !is_hidden(field)).filter_map(|field| field.attribute("name")).map(str::to_owned));
    }
    assert_eq!(asked.iter().map(String::as_str).collect::<Vec<_>>(), ASKED_OF_ACCOUNTS);
}

/// Negative control: one page for each kind of fault.
#[test]
fn bad_html_is_found() {
    let page = |body: &str| format!("<!DOCTYPE html><html lang=en><head><title>T</title></head><body><h1>H</h1>{body}</body></html>");
    assert_eq!(faults(&page("<label for=a>A</label><input id=a name=a><label>B <input name=b></label>")), Vec::<String>::new());
    for (body, wanted) in [
        ("<p><div></p>", "not HTML"),
        ("<p id=a></p><p id=a></p>", "stands twice"),
        ("<input name=a>", "no label"),
        ("<label for=b>B</label>", "not on the page"),
        ("<p style='color:red'></p>", "has style"),
        ("<script>1</script>", "inline"),
        ("<button type=submit></button>", "no words"),
        ("<button>Send</button>", "no type"),
        ("<a href='#lost'>There</a>", "#lost"),
        ("<a href='https://example.org'>Out</a>", "leads out"),
        ("<form><button type=submit>S</button></form>", "sent nowhere"),
        ("<h1>Second</h1>", "first level"),
        ("<img src=/x>", "no alt"),
    ] {
        assert!(faults(&page(body)).iter().any(|fault| fault.contains(wanted)), "{body}: {:?}", faults(&page(body)));
    }
}

/// Each field a password is typed into, with what is wrong about it.
fn open_passwords(html: &str) -> (usize, Vec<String>) {
    let page = Page::parse(html);
    let fields = page.all("input").into_iter().filter(|field| {
        let named = field.attribute("name").is_some_and(|name| name.contains("password"));
        named || field.attribute("type") == Some("password")
    });
    let mut seen = 0;
    let mut found = Vec::new();
    for field in fields {
        seen += 1;
        let name = field.attribute("name").unwrap_or_default();
        if field.attribute("type") != Some("password") {
            found.push(format!("{name} is not masked"));
        }
        if !matches!(field.attribute("autocomplete"), Some("current-password" | "new-password")) {
            found.push(format!("{name} is hidden from password managers"));
        }
        if field.attribute("value").is_some() {
            found.push(format!("{name} is sent back"));
        }
    }
    (seen, found)
}

#[test]
fn s15_passwords_are_masked_and_managers_know_the_fields() {
    let pages = Pages::load().unwrap();
    let mut seen = 0;
    for sample in every_sample() {
        let html = sample.render(&pages, &Frame::sample(sample.audience)).unwrap();
        let (fields, found) = open_passwords(&html);
        assert_eq!(found, Vec::<String>::new(), "{}", sample.name);
        seen += fields;
    }
    assert!(seen > 5, "passwords are typed somewhere");
    let open = "<input name=new_password type=text value=x><input name=proof type=password autocomplete=off>";
    assert_eq!(open_passwords(open).1.len(), 4, "negative control");
}
