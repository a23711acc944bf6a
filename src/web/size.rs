//! How large a file is: kilobytes below one megabyte, else tenths of megabytes.

use serde::Serialize;

/// How large a file is, as people say it.
#[derive(Debug, Clone, Serialize)]
pub struct Size {
    /// Rounded up.
    pub kilobytes: u64,
    /// `1.4`; empty below one.
    pub megabytes: String,
}

impl Size {
    /// Of so many bytes.
    #[must_use]
    pub fn of(bytes: u64) -> Self {
        let tenths = (bytes * 10).div_ceil(1024 * 1024);
        let megabytes = match (bytes >= 1024 * 1024, tenths % 10) {
            (false, _) => String::new(),
            (true, 0) => (tenths / 10).to_string(),
            (true, rest) => format!("{}.{rest}", tenths / 10),
        };
        Self { kilobytes: bytes.div_ceil(1024), megabytes }
    }
}

#[cfg(test)]
mod tests {
    use super::Size;

    #[test]
    fn f39_sizes_are_said_in_kilobytes_and_tenths_of_megabytes() {
        let said = |bytes| (Size::of(bytes).kilobytes, Size::of(bytes).megabytes);
        assert_eq!(said(1), (1, String::new()));
        assert_eq!(said(200_000), (196, String::new()));
        assert_eq!(said(20_971_520).1, "20");
        assert_eq!(said(1_404_000).1, "1.4");
    }
}
