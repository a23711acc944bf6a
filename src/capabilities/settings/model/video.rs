//! Where visits by video take place: an address of the house's video service with a place for the room's name (F58).

use http::Uri;

use crate::primitives::flaw::Flaw;

/// What stands for the room's name in the template.
pub const ROOM: &str = "{room}";

/// The most characters of a template.
const LIMIT: usize = 300;

const POINTER: &str = "/video_link_template";

/// A template as it is typed; empty: no visits by video.
///
/// # Errors
/// When it is too long, no address of HTTPS, or has no place for the room behind the host.
pub(super) fn read_template(typed: &str) -> Result<String, Flaw> {
    let template = typed.trim();
    if template.is_empty() {
        return Ok(String::new());
    }
    if template.chars().count() > LIMIT {
        return Err(Flaw::new(POINTER, "too_long").with("limit", 300));
    }
    if !template.starts_with("https://") {
        return Err(Flaw::new(POINTER, "not_https"));
    }
    if !template.contains(ROOM) {
        return Err(Flaw::new(POINTER, "no_room"));
    }
    if is_address(template) { Ok(template.to_owned()) } else { Err(Flaw::new(POINTER, "not_a_room_address")) }
}

/// Whether it is one address whatever the room is called, and always of the same host.
fn is_address(template: &str) -> bool {
    let known = |c: char| c.is_ascii_graphic() && !"\"<>\\^`|".contains(c);
    let host = |room: &str| {
        let link = template.replace(ROOM, room);
        let good = link.chars().all(|c| known(c) && c != '{' && c != '}');
        let uri: Uri = link.parse().ok().filter(|_| good)?;
        uri.authority().filter(|host| !host.host().is_empty() && !host.as_str().contains('@')).map(ToString::to_string)
    };
    host("a").is_some_and(|first| host("b") == Some(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f58_a_template_is_an_address_with_a_place_for_the_room() {
        for good in ["https://meet.example/{room}", " https://video.example:8443/a?room={room}&lang=en ", "https://x.example/#/{room}"] {
            assert_eq!(read_template(good).unwrap(), good.trim());
        }
        assert_eq!(read_template("  ").unwrap(), "");
        for (bad, code) in [
            ("http://meet.example/{room}", "not_https"),
            ("javascript:alert('{room}')", "not_https"),
            ("https://meet.example/", "no_room"),
            ("https://{room}.meet.example/", "not_a_room_address"),
            ("https://{room}@meet.example/", "not_a_room_address"),
            ("https://house@meet.example/{room}", "not_a_room_address"),
            ("https:///{room}", "not_a_room_address"),
            ("https://meet.example/{room}/{name}", "not_a_room_address"),
            ("https://meet.example/a b/{room}", "not_a_room_address"),
            ("https://meet.example/\r\n{room}", "not_a_room_address"),
            ("https://meet.example/å/{room}", "not_a_room_address"),
        ] {
            assert_eq!(read_template(bad).unwrap_err().code, code, "{bad}");
        }
        let long = format!("https://meet.example/{ROOM}{}", "x".repeat(300));
        assert_eq!(read_template(&long).unwrap_err().code, "too_long");
    }
}
