//! Texts of single settings, checked: what each one is, or one sentence about what it should be.

use std::path::PathBuf;

use tracing_subscriber::filter::Targets;

pub(super) fn topic_arn(text: &str) -> Result<String, &'static str> {
    match text {
        arn if arn.starts_with("arn:") && arn.split(':').count() == 6 => Ok(arn.to_owned()),
        _ => Err("is an ARN such as arn:aws:sns:eu-west-1:123456789012:caredesk-operations"),
    }
}

/// S3's own rules for the names of buckets, without the dots that TLS does not like.
pub(super) fn bucket(text: &str) -> Result<String, &'static str> {
    let inside = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let good = (3..=63).contains(&text.len()) && inside && !text.starts_with('-') && !text.ends_with('-');
    if good { Ok(text.to_owned()) } else { Err("is a bucket's name: 3 to 63 small letters, digits and dashes") }
}

/// A model's or an inference profile's id or ARN.
pub(super) fn model(text: &str) -> Result<String, &'static str> {
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '/' | '-' | '_');
    let good = (3..=256).contains(&text.len()) && text.chars().all(inside);
    if good { Ok(text.to_owned()) } else { Err("is the id or the ARN of a model on Amazon Bedrock") }
}

/// From the root: a server may be started anywhere.
pub(super) fn folder(text: &str) -> Result<PathBuf, &'static str> {
    Some(PathBuf::from(text)).filter(|path| path.is_absolute()).ok_or("is a folder from the root, such as /var/lib/caredesk/day-list")
}

pub(super) fn quantum(text: &str) -> Result<u8, &'static str> {
    match text {
        "5" => Ok(5),
        "15" => Ok(15),
        _ => Err("is 5 or 15"),
    }
}

pub(super) fn per_second(text: &str) -> Result<u16, &'static str> {
    text.parse().ok().filter(|count| (1..=1_000).contains(count)).ok_or("is a number from 1 to 1000")
}

/// As carriers take it.
pub(super) fn sender_id(text: &str) -> Result<String, &'static str> {
    let inside = text.bytes().all(|byte| byte.is_ascii_alphanumeric()) && text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let good = (1..=11).contains(&text.len()) && inside;
    if good { Ok(text.to_owned()) } else { Err("is 1 to 11 letters and digits with a letter among them") }
}

pub(super) fn proxies(text: &str) -> Result<u8, &'static str> {
    text.parse().ok().filter(|count| *count <= 9).ok_or("is a number from 0 to 9")
}

/// Levels, and levels of targets. Without empty pieces and what else `Targets` would take for the name of one: it would log nothing.
pub(super) fn log_filter(text: &str) -> Result<String, &'static str> {
    let pieces: Vec<&str> = text.split(',').map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let is_plain = |piece: &&str| piece.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_:-=".contains(&byte));
    let filter = pieces.join(",");
    let good = !pieces.is_empty() && pieces.iter().all(is_plain) && filter.parse::<Targets>().is_ok();
    if good { Ok(filter) } else { Err("is a filter such as info or caredesk=debug,warn") }
}

#[cfg(test)]
mod tests {
    use super::log_filter;

    #[test]
    fn f64_a_log_filter_is_levels_and_levels_of_targets_and_nothing_that_would_log_less_unsaid() {
        assert_eq!(log_filter("caredesk=info,warn").as_deref(), Ok("caredesk=info,warn"));
        assert_eq!(log_filter(" info, ,caredesk::web=debug,").as_deref(), Ok("info,caredesk::web=debug"));
        for wrong in ["", ",", "(x", "caredesk[request]=debug", "caredesk=loud", "info caredesk"] {
            assert!(log_filter(wrong).is_err(), "{wrong}");
        }
    }
}
