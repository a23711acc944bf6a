//! Money in whole minor units: an amount is an integer and a currency, never a fraction.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An ISO 4217 code, three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// The text is not a three-letter currency code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a currency is three capital letters of ISO 4217, such as INR")]
pub struct MalformedCurrency;

impl Currency {
    /// How many digits stand after the decimal mark (ISO 4217): 0 for the yen, 3 for a few dinars, 2 for the rest.
    #[must_use]
    pub fn minor_digits(self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" | b"UGX" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    /// The code, such as `INR`.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl FromStr for Currency {
    type Err = MalformedCurrency;
    fn from_str(text: &str) -> Result<Self, MalformedCurrency> {
        let bytes: [u8; 3] = text.as_bytes().try_into().map_err(|_| MalformedCurrency)?;
        if bytes.iter().all(u8::is_ascii_uppercase) { Ok(Self(bytes)) } else { Err(MalformedCurrency) }
    }
}

impl TryFrom<String> for Currency {
    type Error = MalformedCurrency;
    fn try_from(text: String) -> Result<Self, MalformedCurrency> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount in the currency's smallest unit: `{"amount": 50000, "currency": "INR"}` is ₹500.00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units (paise, cents); negative only in corrections.
    pub amount: i64,
    /// ISO 4217 code.
    #[schema(value_type = String, example = "INR")]
    pub currency: Currency,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_three_capitals() {
        assert_eq!("INR".parse::<Currency>().map(|currency| currency.to_string()), Ok("INR".to_owned()));
        for bad in ["inr", "IN", "INRS", "₹₹₹", ""] {
            assert!(bad.parse::<Currency>().is_err(), "{bad}");
        }
    }

    #[test]
    fn money_is_an_integer_and_a_code_in_json() {
        let money: Money = serde_json::from_str(r#"{"amount":50000,"currency":"INR"}"#).unwrap();
        assert_eq!(serde_json::to_string(&money).unwrap(), r#"{"amount":50000,"currency":"INR"}"#);
        assert!(serde_json::from_str::<Money>(r#"{"amount":1.5,"currency":"INR"}"#).is_err());
    }
}
