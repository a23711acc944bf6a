//! In which form whoever asks reads the answer. JSON of R4 is the only one there is: who reads nothing of it is told so (406).

use http::{HeaderMap, header};

/// What is called JSON of FHIR, or anything at all.
const READ: [&str; 6] = ["json", "text/json", "application/json", "application/fhir+json", "application/*", "*/*"];

/// How requests name R4.
const R4: [&str; 2] = ["4.0", "4.0.1"];

/// Whether it can be answered: by `_format` where it is said, else by the `Accept` header, else always.
pub(super) fn is_read(formats: &[&str], headers: &HeaderMap) -> bool {
    if !formats.is_empty() {
        return formats.iter().all(|format| is_ours(format));
    }
    let lines = headers.get_all(header::ACCEPT).into_iter().filter_map(|line| line.to_str().ok());
    let mut ranges = lines.flat_map(|line| line.split(',')).map(str::trim).filter(|range| !range.is_empty()).peekable();
    ranges.peek().is_none() || ranges.any(is_ours)
}

/// Whether a media type, with its parameters, is one of ours: `application/fhir+json; fhirVersion=4.0`.
fn is_ours(range: &str) -> bool {
    let mut parts = range.split(';').map(str::trim);
    // A plus that was not written as %2B arrives as a space.
    let kind = parts.next().unwrap_or_default().to_ascii_lowercase().replace(' ', "+");
    READ.contains(&kind.as_str()) && parts.all(is_met)
}

/// Whether a parameter of a media type is met: another version of FHIR is not, and a weight of nothing means "not this".
fn is_met(parameter: &str) -> bool {
    let (name, value) = parameter.split_once('=').map_or((parameter, ""), |(name, value)| (name.trim(), value.trim().trim_matches('"')));
    match name.to_ascii_lowercase().as_str() {
        "fhirversion" => R4.contains(&value),
        "q" => value.bytes().any(|digit| (b'1'..=b'9').contains(&digit)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(lines: &[&str]) -> bool {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(header::ACCEPT, line.parse().unwrap());
        }
        is_read(&[], &headers)
    }

    #[test]
    fn f68_who_reads_no_json_of_r4_is_not_answered_in_it() {
        let by_clients = "application/fhir+xml;q=1.0, application/fhir+json;q=0.9";
        let (r4, by_browsers) = ("application/fhir+json; fhirVersion=4.0", "text/html,*/*;q=0.8");
        for fine in ["", "*/*", r4, "Application/JSON;charset=utf-8", by_clients, by_browsers] {
            assert!(accepts(&[fine]), "{fine}");
        }
        assert!(accepts(&[]) && accepts(&["application/fhir+xml", "application/json"]));
        let r3 = "application/fhir+json;fhirVersion=3.0";
        for bad in ["application/fhir+xml", "text/turtle, application/xml", r3, "application/json;q=0.0"] {
            assert!(!accepts(&[bad]), "{bad}");
        }
    }

    #[test]
    fn f68_the_format_of_the_address_counts_more_than_the_header() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, "application/fhir+xml".parse().unwrap());
        for fine in ["json", "application/fhir+json;fhirVersion=4.0", "application/fhir json; fhirVersion=4.0"] {
            assert!(is_read(&[fine], &headers), "{fine}");
        }
        for bad in ["xml", "", "application/fhir+xml", "application/fhir+json;fhirVersion=5.0"] {
            assert!(!is_read(&[bad], &HeaderMap::new()), "{bad}");
        }
        assert!(!is_read(&["json", "xml"], &headers));
    }
}
