//! `Retry-After` (RFC 9110, 10.2.3): a number of seconds, or a date as HTTP writes it.

use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// In how many seconds from `now`; `None` for what is neither.
pub(super) fn seconds(wish: &str, now: Timestamp) -> Option<i64> {
    let wish = wish.trim();
    if !wish.is_empty() && wish.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(wish.parse().unwrap_or(i64::MAX));
    }
    let at = rfc2822::DateTimeParser::new().parse_timestamp(wish).ok()?;
    Some((at.as_second() - now.as_second()).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f47_when_to_come_again_is_read_as_seconds_or_as_a_date_and_nothing_else() {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        for (wish, expected) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("99999999999999999999999", Some(i64::MAX)),
            ("Mon, 23 Nov 2026 09:05:00 GMT", Some(300)),
            ("Mon, 23 Nov 2026 08:00:00 GMT", Some(0)),
            ("-5", None),
            ("1.5", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(seconds(wish, now), expected, "{wish}");
        }
    }
}
