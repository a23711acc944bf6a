//! Which browser on which system somebody signed in with: words for their own list of sessions, never a fact to decide by.
//!
//! Read from the `User-Agent` header by the few names that matter to a person; a library with thousands of them would say no
//! more in this place.

/// Names in the order in which they must be looked for: each later one also stands in the header of an earlier one.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];
const SYSTEMS: [(&str, &str); 6] =
    [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux")];

/// "Firefox, Windows"; empty when neither is known, as with programs.
#[must_use]
pub fn device_of(user_agent: &str) -> String {
    let named = |known: &[(&str, &'static str)]| known.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, name)| *name);
    [named(&BROWSERS), named(&SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f05_a_session_is_named_by_its_browser_and_system() {
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
        assert_eq!(device_of(chrome), "Chrome, Windows");
        assert_eq!(device_of(&chrome.replace("Safari/537.36", "Safari/537.36 Edg/141.0")), "Edge, Windows");
        assert_eq!(device_of("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"), "Firefox, Linux");
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(device_of(phone), "Safari, iPhone");
        assert_eq!(device_of("curl/8.5.0"), "");
    }
}
