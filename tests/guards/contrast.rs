//! The colours of `look/css/tokens.css` can be read: 4.5 for text (7 where it is read most), 3 for marks and borders, in
//! light and dark (WCAG 2.2, 1.4.3 and 1.4.11). Mails bring colours of their own along: they are these, and can be read too.

use std::collections::{BTreeMap, HashMap};

use caredesk::web::letter::MailWords;
use caredesk::web::render::Pages;
use caredesk::web::texts::Language;

use super::source::assert_none;

/// Foreground, background, least ratio.
const PAIRS: [(&str, &str, f64); 46] = [
    ("c-ink", "c-paper", 7.0),
    ("c-ink", "c-surface", 7.0),
    ("c-ink", "c-now", 7.0),
    ("c-soft", "c-surface", 4.5),
    ("c-soft", "c-paper", 4.5),
    ("c-soft", "c-sunken", 4.5),
    ("c-soft", "c-hover", 4.5),
    ("c-soft", "c-now", 4.5),
    ("c-link", "c-surface", 4.5),
    ("c-link", "c-paper", 4.5),
    ("c-link", "c-sunken", 4.5),
    ("c-link", "c-now", 4.5),
    ("c-link", "c-hover", 4.5),
    ("c-on-act", "c-act", 4.5),
    ("c-on-act", "c-act-hover", 4.5),
    ("c-on-act", "c-act-press", 4.5),
    ("c-on-lit", "c-lit", 7.0),
    ("c-on-lit-soft", "c-lit", 4.5),
    ("c-lamp", "c-lit", 3.0),
    ("c-on-lamp", "c-lamp", 4.5),
    ("c-edge", "c-surface", 3.0),
    ("c-edge", "c-paper", 3.0),
    ("c-bad", "c-surface", 4.5),
    ("c-bad", "c-paper", 4.5),
    ("c-on-bad", "c-bad", 4.5),
    ("c-on-bad", "c-bad-hover", 4.5),
    ("c-good", "c-surface", 4.5),
    ("c-on-focus", "c-focus", 7.0),
    ("c-brand", "c-surface", 4.5),
    ("c-act", "c-sunken", 3.0),
    ("c-act", "c-surface", 3.0),
    ("s-wait-ink", "s-wait", 4.5),
    ("s-good-ink", "s-good", 4.5),
    ("s-info-ink", "s-info", 4.5),
    ("s-bad-ink", "s-bad", 4.5),
    ("s-calm-ink", "s-calm", 4.5),
    ("s-plum-ink", "s-plum", 4.5),
    ("c-ink", "s-good", 4.5),
    ("d-1", "c-surface", 3.0),
    ("d-2", "c-surface", 3.0),
    ("d-3", "c-surface", 3.0),
    ("d-4", "c-surface", 3.0),
    ("d-bad", "c-surface", 3.0),
    ("d-1", "d-band", 3.0),
    ("c-ink", "d-band", 4.5),
    ("c-ink", "c-sunken", 7.0),
];

/// Where dark begins, in a stylesheet and in a mail.
const DARK: &str = "prefers-color-scheme";

#[test]
fn f66_every_colour_can_be_read_in_light_and_dark() {
    let source = std::fs::read_to_string("look/css/tokens.css").unwrap();
    assert_none(&too_pale(&source, &PAIRS));
}

#[test]
fn f66_a_pair_that_is_too_pale_is_found_in_light_and_in_dark() {
    let source = ":root { --c-ink: #767676; --c-paper: #ffffff; } @media (prefers-color-scheme: dark) { :root { --c-ink: #777777; } }";
    let found = |least| too_pale(source, &[("c-ink", "c-paper", least)]);
    assert_eq!(found(4.4), Vec::<String>::new());
    assert_eq!(found(4.5), ["dark: c-ink on c-paper is 4.48, needs 4.5"]);
    assert_eq!(found(7.0).len(), 2);
}

#[test]
fn f66_a_mail_has_the_portals_colours_and_they_can_be_read() {
    let source = std::fs::read_to_string("look/css/tokens.css").unwrap();
    let pages = Pages::load().unwrap();
    for language in Language::ALL {
        let mail = MailWords { subject: String::new(), paragraphs: Vec::new() }.html(language, &pages).unwrap();
        let style = style_of(&mail);
        assert_none(&wrong_in_mail(style, &source));
        // It begins where its language does, in words that every mail program knows.
        let (start, other) = if language.direction() == "rtl" { ("right", "left") } else { ("left", "right") };
        assert!(style.contains(&format!("text-align:{start}")) && !style.contains(&format!("text-align:{other}")), "{style}");
    }
}

#[test]
fn f66_a_colour_of_somebody_elses_and_one_too_pale_are_found_in_a_mail() {
    let tokens = ":root { --c-paper: #fffdf9; --c-ink: #1b2523; --c-line: #dcd5c7; } @media (prefers-color-scheme: dark) { :root { --c-paper: #111816; --c-ink: #ebede6; } }";
    let found = |light: &str, dark: &str| {
        let style = format!(
            "body{{background:#fffdf9;color:{light}}}\nth,td{{border-top:1px solid #dcd5c7}}\n@media ({DARK}:dark){{body{{background:#111816;color:{dark}}}}}"
        );
        wrong_in_mail(&style, tokens)
    };
    assert_eq!(found("#1b2523", "#ebede6"), Vec::<String>::new());
    assert_eq!(found("#005eb8", "#ebede6"), ["light: color of body is #005eb8, which is none of ours"]);
    assert_eq!(found("#dcd5c7", "#ebede6"), ["light: body on body is 1.44, needs 4.5"]);
    // What is ink by day is nothing by night.
    assert_eq!(found("#1b2523", "#1b2523").len(), 2);
}

#[test]
fn the_compiled_stylesheet_has_these_colours() {
    let source = std::fs::read_to_string("look/css/tokens.css").unwrap();
    let tokens = colours(&source);
    let css = std::fs::read_to_string("static/care.css").unwrap();
    for name in tokens.keys() {
        assert!(css.contains(&format!("--{name}:")), "{name}: run the build in look/");
    }
    assert!(!css.contains("http://") && !css.contains("https://"), "the stylesheet asks another host");
}

/// Pairs of tokens that differ less than they must, in light and in dark.
fn too_pale(source: &str, pairs: &[(&str, &str, f64)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (mode, tokens) in modes(source) {
        for &(front, back, least) in pairs {
            let ratio = contrast(tokens[front], tokens[back]);
            if ratio < least {
                wrong.push(format!("{mode}: {front} on {back} is {ratio:.2}, needs {least}"));
            }
        }
    }
    wrong
}

/// The tokens in light, and in dark what is said anew there on top of them.
fn modes(source: &str) -> [(&'static str, HashMap<&str, u32>); 2] {
    let (light, dark) = source.split_once(DARK).unwrap();
    let light = colours(light);
    let mut night = light.clone();
    night.extend(colours(dark));
    [("light", light), ("dark", night)]
}

/// Colours of a mail that are no token of their mode, and words that are too pale on any of its grounds.
fn wrong_in_mail(style: &str, source: &str) -> Vec<String> {
    let (light, dark) = style.split_once(DARK).unwrap();
    let light = painted(light);
    let mut night = light.clone();
    night.extend(painted(dark.split_once('{').unwrap().1));
    let mut wrong = Vec::new();
    for ((mode, tokens), drawn) in modes(source).into_iter().zip([light, night]) {
        let strange = drawn.iter().filter(|(_, colour)| !tokens.values().any(|token| token == *colour));
        wrong.extend(
            strange.map(|((selector, what), colour)| format!("{mode}: {what} of {selector} is #{colour:06x}, which is none of ours")),
        );
        let of = |property| drawn.iter().filter(move |((_, what), _)| *what == property);
        for ((words, _), front) in of("color") {
            for ((ground, _), back) in of("background") {
                let ratio = contrast(*front, *back);
                if ratio < 4.5 {
                    wrong.push(format!("{mode}: {words} on {ground} is {ratio:.2}, needs 4.5"));
                }
            }
        }
    }
    wrong
}

/// The colours that rules such as `a{color:#185c50}` give, by selector and property; all of a border are one.
fn painted(css: &str) -> BTreeMap<(&str, &str), u32> {
    let rules = css.split('}').filter_map(|rule| rule.split_once('{'));
    let declared = rules.flat_map(|(selector, declarations)| declarations.split(';').map(move |one| (selector.trim(), one)));
    declared
        .filter_map(|(selector, one)| {
            let (property, value) = one.split_once(':')?;
            let hex = value.split_once('#')?.1;
            let what = if property.starts_with("border") { "border" } else { property };
            Some(((selector, what), u32::from_str_radix(hex, 16).ok()?))
        })
        .collect()
}

fn style_of(page: &str) -> &str {
    page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0
}

/// Six-digit colours by token name.
fn colours(css: &str) -> HashMap<&str, u32> {
    css.split("--")
        .skip(1)
        .filter_map(|rest| {
            let (name, value) = rest.split_once(':')?;
            let hex = value.trim_start().strip_prefix('#')?.get(..6)?;
            Some((name, u32::from_str_radix(hex, 16).ok()?))
        })
        .collect()
}

fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: u32) -> f64 {
    let part = |shift: u32| {
        let value = f64::from((colour >> shift) & 0xff) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}
