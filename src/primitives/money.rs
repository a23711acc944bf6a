//! Money in whole minor units: an amount is an integer and a currency, never a fraction.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::language::Language;
use super::text::western_digits;

/// An ISO 4217 code, three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// What people pay with (ISO 4217, in order): neither metals nor units of account, nor what is there for tests.
const KNOWN: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP \
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR \
    ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN \
    NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP \
    SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// The text is not a three-letter currency code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a currency is three capital letters of ISO 4217, such as INR")]
pub struct MalformedCurrency;

impl Currency {
    /// How many digits stand after the decimal mark (ISO 4217): 0 for the yen, 3 for a few dinars, 2 for the rest.
    #[must_use]
    pub fn minor_digits(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX" | b"VND" | b"VUV" | b"XAF"
            | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    /// Whether it is one that people pay with: what is stored may name another.
    #[must_use]
    pub fn is_known(self) -> bool {
        KNOWN.split(' ').any(|code| code == self.code())
    }

    /// An amount that shows how others are written: one with thousands, and with a half where there are halves.
    #[must_use]
    pub fn example(self) -> Money {
        let unit = 10_i64.pow(self.minor_digits());
        Money { amount: 1_234 * unit + unit / 2, currency: self }
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

/// So many hundredths of a percent of an amount, in whole minor units: half a unit is rounded away from nothing, so that what is
/// taken off again is exactly what was added.
#[must_use]
pub fn percent_of(amount: i64, hundredths: u32) -> i64 {
    let exact = i128::from(amount) * i128::from(hundredths);
    i64::try_from((exact + 5_000 * exact.signum()) / 10_000).unwrap_or(i64::MAX)
}

/// The text is no amount of the currency: digits, and behind the language's mark at most as many as it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an amount is written 500 or 500.50, with the marks of the language")]
pub struct MalformedAmount;

impl Money {
    /// An amount as people of a language type it: `500`, `500.50`, `1,50,000.00`; in Spanish `500,5`, `1.500,50`. What follows is said of
    /// a language that writes a point before the cents; of one that writes a comma it holds with the two exchanged.
    ///
    /// A comma groups digits; where it cannot, and as many digits follow it as the currency has, it stands for the point, and points
    /// before it group: `500,50` is read as people write it who write a comma, never as fifty thousand. `1,500` is fifteen hundred; of a
    /// currency with three places, where it is as well one and a half, it is refused. So is `1.500` of one with two, which somebody else
    /// means as fifteen hundred, and `500,5`. No sign: what is typed is never negative.
    ///
    /// # Errors
    /// When it is anything else, or more than fits.
    pub fn typed(text: &str, currency: Currency, language: Language) -> Result<Self, MalformedAmount> {
        let text = western_digits(&pointed(text.trim(), language));
        let text = text.as_str();
        let places = currency.minor_digits() as usize;
        let by_comma = text.rsplit_once(',').filter(|(whole, part)| places > 0 && part.len() == places && !whole.contains(','));
        let (whole, part, grouping) = match by_comma {
            Some((whole, part)) if whole.contains('.') => (whole, part, '.'),
            Some(_) if is_grouped(text, ',') => return Err(MalformedAmount),
            Some((whole, part)) => (whole, part, ','),
            None => text.split_once('.').map_or((text, "", ','), |(whole, part)| (whole, part, ',')),
        };
        let fits = part.len() <= places && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_grouped(whole, grouping) || !fits || text.ends_with('.') {
            return Err(MalformedAmount);
        }
        let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
        format!("{digits}{part:0<places$}").parse().map(|amount| Self { amount, currency }).map_err(|_| MalformedAmount)
    }

    /// The amount for a field that [`Self::typed`] reads: `500.00`, in Spanish `500,00`; of a currency without minor units `500`.
    #[must_use]
    pub fn to_type(self, language: Language) -> String {
        pointed(&self.plain(), language)
    }

    /// The amount for programs, and for what is kept: `500.00` whoever reads it.
    #[must_use]
    pub fn plain(self) -> String {
        let places = self.currency.minor_digits();
        let unit = 10_u64.pow(places);
        let (whole, part) = (self.amount.unsigned_abs() / unit, self.amount.unsigned_abs() % unit);
        if places == 0 { whole.to_string() } else { format!("{whole}.{part:0places$}", places = places as usize) }
    }
}

/// A number with the marks of `language` with a point before its cents, and the other way round.
fn pointed(text: &str, language: Language) -> String {
    let mark = |letter| match (language.decimal_mark(), letter) {
        (',', ',') => '.',
        (',', '.') => ',',
        (_, other) => other,
    };
    text.chars().map(mark).collect()
}

/// Digits, alone or in groups between marks: the last of three, the others of two or three, the first shorter and more than nothing.
fn is_grouped(whole: &str, mark: char) -> bool {
    let groups: Vec<&str> = whole.split(mark).collect();
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let lengths_fit = match groups.as_slice() {
        [_] => true,
        [first, between @ .., last] => {
            let begins = first.len() <= 3 && !first.starts_with('0');
            begins && between.iter().all(|group| matches!(group.len(), 2 | 3)) && last.len() == 3
        }
        [] => false,
    };
    lengths_fit && groups.iter().all(digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(text: &str, code: &str) -> Option<i64> {
        typed_in(Language::English, text, code)
    }

    fn typed_in(language: Language, text: &str, code: &str) -> Option<i64> {
        Money::typed(text, code.parse().unwrap(), language).ok().map(|money| money.amount)
    }

    #[test]
    fn f65_a_currency_is_known_when_people_pay_with_it() {
        let known = |code: &str| code.parse::<Currency>().unwrap().is_known();
        assert!(["AED", "CNY", "EUR", "INR", "JPY", "ZWG"].iter().all(|code| known(code)));
        assert!(!["XYZ", "XXX", "XTS", "XAU", "AAA"].iter().any(|code| known(code)));
        let listed: Vec<&str> = KNOWN.split(' ').collect();
        assert!(listed.is_sorted() && listed.iter().all(|code| code.parse::<Currency>().is_ok()), "{listed:?}");
    }

    #[test]
    fn f17_an_amount_is_read_as_people_type_it() {
        for (text, amount) in
            [("500", 50_000), (" 500.50 ", 50_050), ("500.5", 50_050), ("0", 0), ("1,50,000.00", 15_000_000), ("1,234,567", 123_456_700)]
        {
            assert_eq!(typed(text, "INR"), Some(amount), "{text}");
        }
        assert_eq!((typed("6000", "JPY"), typed("1,500.0", "KWD"), typed("1.5", "KWD")), (Some(6_000), Some(1_500_000), Some(1_500)));
        assert_eq!((typed("٥٠٠٫٥٠", "INR"), typed("۱٬۵۰۰", "JPY")), (Some(50_050), Some(1_500)), "in other digits");
        for bad in [
            "",
            ".",
            "500.",
            ".50",
            "500,5",
            "500,505,5",
            "1,500,50",
            "1.500,5",
            "1.500",
            "1.50,50",
            "1,500.50,50",
            "0.500,50",
            "0,500",
            "500.505",
            "-5",
            "+5",
            "5 00",
            "₹500",
            "1,50,00",
            "1,,000",
            ",500",
            "1e3",
            "99999999999999999999",
        ] {
            assert_eq!(typed(bad, "INR"), None, "{bad}");
        }
        assert_eq!(typed("6000.50", "JPY"), None);
    }

    #[test]
    fn f17_a_comma_stands_for_the_point_where_it_cannot_group_and_what_can_be_either_is_refused() {
        for (text, code, amount) in [
            ("500,50", "EUR", Some(50_050)),
            (" 0,05", "EUR", Some(5)),
            ("150000,00", "INR", Some(15_000_000)),
            ("1,500", "EUR", Some(150_000)),
            ("1.500,50", "EUR", Some(150_050)),
            ("1.50.000,50", "INR", Some(15_000_050)),
            ("1.500,250", "KWD", Some(1_500_250)),
            ("1500,250", "KWD", Some(1_500_250)),
            ("1,500", "KWD", None),
            ("1.5,250", "KWD", None),
            ("1,500,250", "KWD", Some(1_500_250_000)),
            ("0,250", "KWD", Some(250)),
            ("1,25", "KWD", None),
            ("500,", "JPY", None),
            ("500,50", "JPY", None),
        ] {
            assert_eq!(typed(text, code), amount, "{text} {code}");
        }
    }

    #[test]
    fn f17_an_amount_is_read_with_the_marks_of_whoever_types_it() {
        for (text, code, amount) in [
            ("1.234,50", "EUR", Some(123_450)),
            ("1.234", "EUR", Some(123_400)),
            ("5,5", "EUR", Some(550)),
            ("500,50", "EUR", Some(50_050)),
            ("1.50.000,00", "INR", Some(15_000_000)),
            ("1.234", "JPY", Some(1_234)),
            ("1,500", "KWD", Some(1_500)),
            ("1.500,250", "KWD", Some(1_500_250)),
            ("٥٠٠٫٥٠", "INR", Some(50_050)),
            // As others write it, where it can be nothing else.
            ("500.50", "EUR", Some(50_050)),
            ("1,500.50", "EUR", Some(150_050)),
            // What may be one or the other.
            ("1,500", "EUR", None),
            ("1.500", "KWD", None),
            ("1,500", "JPY", None),
            ("500.5", "EUR", None),
            ("1.2345,00", "EUR", None),
            ("500,", "EUR", None),
        ] {
            assert_eq!(typed_in(Language::Spanish, text, code), amount, "{text} {code}");
        }
    }

    #[test]
    fn f17_a_field_shows_an_amount_with_the_marks_of_whoever_reads_it() {
        let fee = |amount, code: &str| Money { amount, currency: code.parse().unwrap() };
        assert_eq!(fee(50_000, "INR").to_type(Language::Spanish), "500,00");
        assert_eq!(fee(123_450, "EUR").to_type(Language::English), "1234.50");
        assert_eq!(fee(1_500, "KWD").to_type(Language::Spanish), "1,500");
        assert_eq!(fee(6_000, "JPY").to_type(Language::Spanish), "6000");
        assert_eq!(fee(50_000, "INR").plain(), "500.00");
        assert_eq!(fee(0, "JPY").currency.example().amount, 1_234);
    }

    /// With a comma between its thousands.
    fn grouped(plain: &str) -> String {
        let whole = plain.find('.').unwrap_or(plain.len());
        let is_first_of_three = |at: usize| at > 0 && at < whole && (whole - at).is_multiple_of(3);
        let marked = plain.char_indices().flat_map(|(at, digit)| is_first_of_three(at).then_some(',').into_iter().chain([digit]));
        marked.collect()
    }

    /// With points for commas and commas for points.
    fn exchanged(text: &str) -> String {
        let other = |mark| match mark {
            '.' => ',',
            ',' => '.',
            digit => digit,
        };
        text.chars().map(other).collect()
    }

    fn language() -> impl Strategy<Value = Language> {
        prop::sample::select(Language::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn f17_what_a_field_shows_is_read_back(
            amount in 0..=i64::MAX, code in prop::sample::select(vec!["INR", "JPY", "KWD"]), language in language(),
        ) {
            let money = Money { amount, currency: code.parse().unwrap() };
            prop_assert_eq!(Money::typed(&money.to_type(language), money.currency, language), Ok(money));
        }

        #[test]
        fn f17_the_marks_of_two_languages_say_the_same_the_other_way_round(
            amount in prop_oneof![0..10_000_000_i64, 0..=i64::MAX],
            unclear in "[0-9]{1,4}([.,][0-9]{1,4}){0,3}",
            code in prop::sample::select(vec!["EUR", "JPY", "KWD"]),
        ) {
            let written = grouped(&Money { amount, currency: code.parse().unwrap() }.plain());
            prop_assert_eq!(typed(&written, code), Some(amount));
            prop_assert_eq!(typed_in(Language::Spanish, &exchanged(&written), code), Some(amount));
            prop_assert_eq!(typed(&unclear, code), typed_in(Language::Spanish, &exchanged(&unclear), code));
        }

        #[test]
        fn f17_with_one_comma_an_amount_is_what_it_says_grouped_or_with_a_point_and_nothing_else(
            whole in "[0-9]{1,9}", part in "[0-9]{1,4}", code in prop::sample::select(vec!["EUR", "JPY", "KWD"]),
        ) {
            let grouped = || typed(&format!("{whole}{part}"), code);
            let pointed = || typed(&format!("{whole}.{part}"), code);
            let can_group = part.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
            let places = code.parse::<Currency>().unwrap().minor_digits() as usize;
            let can_part = part.len() == places;
            let meant = if can_group && !can_part { grouped() } else if can_part && !can_group { pointed() } else { None };
            prop_assert_eq!(typed(&format!("{whole},{part}"), code), meant);
        }
    }

    #[test]
    fn f55_half_a_minor_unit_is_rounded_away_from_nothing() {
        for (amount, percent, share) in
            [(50_000, 1_800, 9_000), (1, 5_000, 1), (1, 4_999, 0), (-1, 5_000, -1), (3, 5_000, 2), (105, 1_000, 11), (104, 1_000, 10)]
        {
            assert_eq!(percent_of(amount, percent), share, "{amount} by {percent}");
        }
        assert_eq!(percent_of(i64::MAX, 10_000), i64::MAX);
    }

    proptest! {
        #[test]
        fn f55_a_share_is_never_half_a_unit_away_from_the_exact_one_and_is_taken_back_whole(
            amount in -1_000_000_000_000_i64..=1_000_000_000_000, hundredths in 0_u32..=10_000,
        ) {
            let (share, exact) = (i128::from(percent_of(amount, hundredths)), i128::from(amount) * i128::from(hundredths));
            prop_assert!((share * 10_000 - exact).abs() <= 5_000);
            prop_assert_eq!(percent_of(-amount, hundredths), -percent_of(amount, hundredths));
            prop_assert!(share.abs() <= i128::from(amount.abs()));
        }
    }

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
