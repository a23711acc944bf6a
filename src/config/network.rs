//! Networks of proxies whose word about the client's address is believed.

use std::net::IpAddr;
use std::str::FromStr;

/// None, or some networks, such as `10.0.0.0/16, 192.0.2.7`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Networks(Vec<(IpAddr, u32)>);

/// The text is no list of networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is addresses and networks with commas between, such as 10.0.0.0/16, 192.0.2.7")]
pub struct MalformedNetworks;

impl Networks {
    /// Whether an address belongs to one of them. IPv4 inside IPv6 counts as IPv4.
    #[must_use]
    pub fn contain(&self, address: IpAddr) -> bool {
        let (wanted, width) = bits(address.to_canonical());
        self.0.iter().any(|(network, prefix)| {
            let (start, own_width) = bits(*network);
            let host_bits = own_width - prefix;
            // A shift by the whole width is none at all in Rust: everything belongs to /0.
            width == own_width && (wanted ^ start).checked_shr(host_bits).unwrap_or(0) == 0
        })
    }
}

/// The address as a number, and how many bits it has.
fn bits(address: IpAddr) -> (u128, u32) {
    match address {
        IpAddr::V4(four) => (u128::from(four.to_bits()), 32),
        IpAddr::V6(six) => (six.to_bits(), 128),
    }
}

impl FromStr for Networks {
    type Err = MalformedNetworks;
    fn from_str(text: &str) -> Result<Self, MalformedNetworks> {
        let one = |part: &str| {
            let (address, prefix) = part.trim().split_once('/').map_or((part.trim(), None), |(address, prefix)| (address, Some(prefix)));
            let address: IpAddr = address.parse().ok()?;
            let width = bits(address).1;
            let prefix = prefix.map_or(Some(width), |prefix| prefix.parse().ok().filter(|prefix| *prefix <= width))?;
            Some((address, prefix))
        };
        text.split(',').map(|part| one(part).ok_or(MalformedNetworks)).collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_belongs_to_the_networks_it_is_in() {
        let networks: Networks = "10.1.0.0/16, 192.0.2.7,2001:db8::/32".parse().unwrap();
        let inside = |address: &str| networks.contain(address.parse().unwrap());
        assert!(inside("10.1.255.3") && inside("192.0.2.7") && inside("::ffff:10.1.0.1") && inside("2001:db8::1"));
        assert!(!inside("10.2.0.1") && !inside("192.0.2.8") && !inside("2001:db9::1"));
        assert!("0.0.0.0/0".parse::<Networks>().unwrap().contain("203.0.113.9".parse().unwrap()));
        for bad in ["", "10.0.0.0/33", "ten", "10.0.0.1,,"] {
            assert!(bad.parse::<Networks>().is_err(), "{bad}");
        }
    }
}
