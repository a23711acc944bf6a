//! Where whoever looks for malware in patients' files is to be found.

use std::str::FromStr;

/// What looks at files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ScannerPlace {
    /// Nobody, and pages say so.
    #[default]
    Nobody,
    /// `clamd` at `host:port`.
    Clamd(String),
    /// `clamd` at a socket of this machine.
    ClamdSocket(String),
    /// Amazon `GuardDuty`, which writes a tag on each new object.
    GuardDuty,
}

impl ScannerPlace {
    /// Whether anybody looks at all.
    #[must_use]
    pub const fn is_somebody(&self) -> bool {
        !matches!(self, Self::Nobody)
    }
}

impl FromStr for ScannerPlace {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "none" => Ok(Self::Nobody),
            "guardduty" => Ok(Self::GuardDuty),
            path if path.starts_with('/') => Ok(Self::ClamdSocket(path.to_owned())),
            address if address.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok()) => {
                Ok(Self::Clamd(address.to_owned()))
            }
            _ => Err("is none, guardduty, or where clamd is: host:port or a path"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f65_a_scanner_is_named_by_where_it_is() {
        assert_eq!("none".parse(), Ok(ScannerPlace::Nobody));
        assert_eq!("guardduty".parse(), Ok(ScannerPlace::GuardDuty));
        assert_eq!("127.0.0.1:3310".parse(), Ok(ScannerPlace::Clamd("127.0.0.1:3310".into())));
        assert_eq!("/run/clamav/clamd.ctl".parse(), Ok(ScannerPlace::ClamdSocket("/run/clamav/clamd.ctl".into())));
        for bad in ["", "clamd", ":3310", "host:port"] {
            assert!(bad.parse::<ScannerPlace>().is_err(), "{bad}");
        }
    }
}
