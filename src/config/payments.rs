//! Who takes payments online.

use std::str::FromStr;

use super::reader::Reader;
use super::{Stack, settings};

/// Who takes payments online.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnlinePayments {
    /// Nobody: pages say how else to pay.
    Nobody,
    /// A gateway of the built-in stack, which takes no money.
    Sandbox,
}

impl FromStr for OnlinePayments {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "sandbox" => Ok(Self::Sandbox),
            "none" => Ok(Self::Nobody),
            _ => Err("is sandbox or none"),
        }
    }
}

/// Nobody's money is taken by a sandbox where real people pay.
pub(super) fn online(reader: &mut Reader<'_>, stack: Stack) -> OnlinePayments {
    let asked = reader.parsed(&settings::ONLINE_PAYMENTS);
    if stack == Stack::Aws && asked == Some(OnlinePayments::Sandbox) {
        reader.fault(settings::ONLINE_PAYMENTS.name, "can only be none when CAREDESK_STACK is aws: the sandbox takes no money");
    }
    if stack == Stack::Local { asked.unwrap_or(OnlinePayments::Sandbox) } else { OnlinePayments::Nobody }
}
