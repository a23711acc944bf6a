//! The colours of `look/css/tokens.css` can be read: 4.5 for text (7 where it is read most), 3 for marks and borders, in
//! light and dark (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::HashMap;

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

#[test]
fn f66_every_colour_can_be_read_in_light_and_dark() {
    let source = std::fs::read_to_string("look/css/tokens.css").unwrap();
    let (light, dark) = source.split_once("prefers-color-scheme: dark").unwrap();
    let light = colours(light);
    let mut night = light.clone();
    night.extend(colours(dark));
    let mut wrong = Vec::new();
    for (mode, tokens) in [("light", &light), ("dark", &night)] {
        for (front, back, least) in PAIRS {
            let ratio = contrast(tokens[front], tokens[back]);
            if ratio < least {
                wrong.push(format!("{mode}: {front} on {back} is {ratio:.2}, needs {least}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
