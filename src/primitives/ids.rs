//! The registry of id kinds, and the source of all randomness.
//!
//! An id is `<prefix>_<body>`: the body is a UUID v7 in Crockford base 32 (26 lower-case characters), so ids of one
//! kind sort by the moment they were made. The prefix keeps a doctor's id out of an appointment's place, in the type
//! system and in the logs.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use uuid::Uuid;

use super::time::Clock;

const CROCKFORD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Declares every kind of id once: type, prefix, what it names.
macro_rules! id_kinds {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct $name(Uuid);

            impl $name {
                /// What every id of this kind begins with, without the underscore.
                pub const PREFIX: &'static str = $prefix;

                /// A new id; ids of one source and one second still sort in the order they were made.
                #[must_use]
                pub fn new(ids: &IdSource) -> Self {
                    Self(ids.uuid())
                }

                /// A new id that sorts by another moment than now, such as when something was measured.
                #[must_use]
                pub fn of_moment(at: Timestamp, ids: &IdSource) -> Self {
                    Self(ids.uuid_of(at))
                }

                /// The moment it was made, to the millisecond.
                #[must_use]
                pub fn made_at(self) -> Timestamp {
                    moment_of(self.0)
                }

                /// Sorts before every id made at this moment or later, and after every earlier one. It is nobody's id.
                #[must_use]
                pub fn earliest(at: Timestamp) -> Self {
                    Self(first_of(at))
                }

                /// The id a rule of ours derives from stable parts, where two makers must agree (demo data, default rules).
                #[must_use]
                pub const fn from_uuid(uuid: Uuid) -> Self {
                    Self(uuid)
                }

                /// What it is without its kind, for an id of another kind that is derived from it.
                #[must_use]
                pub const fn as_uuid(self) -> Uuid {
                    self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write_id(f, $prefix, self.0)
                }
            }

            impl FromStr for $name {
                type Err = MalformedId;
                fn from_str(text: &str) -> Result<Self, MalformedId> {
                    read_id(text, $prefix).map(Self)
                }
            }

            impl serde::Serialize for $name {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                    text.parse().map_err(serde::de::Error::custom)
                }
            }

            impl utoipa::PartialSchema for $name {
                fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                    utoipa::openapi::ObjectBuilder::new()
                        .schema_type(utoipa::openapi::schema::Type::String)
                        .pattern(Some(concat!("^", $prefix, "_[0-9a-hjkmnp-tv-z]{26}$")))
                        .into()
                }
            }

            impl utoipa::ToSchema for $name {}
        )*
    };
}

id_kinds! {
    /// A person with an account: patient, doctor, receptionist or administrator. A doctor's id *is* their user id.
    UserId = "usr";
    /// A department of the hospital.
    DepartmentId = "dpt";
    /// One appointment, the same through every move.
    AppointmentId = "apt";
    /// What a doctor wrote up about one visit, the same through every amendment.
    RecordId = "rec";
    /// What a patient measured at one moment; it sorts by that moment.
    VitalId = "vit";
    /// A file somebody added to a patient's records.
    ReportId = "rpt";
    /// A time kept for somebody while they confirm.
    HoldId = "hld";
    /// One wish for a time on the waiting list.
    WaitId = "wai";
    /// Visits that were booked together, weeks or days apart.
    SeriesId = "ser";
    /// One weekly rule of a doctor's availability.
    RuleId = "rul";
    /// One kind of visit that a doctor keeps, with a length of its own.
    VisitKindId = "vki";
    /// One dated exception to a doctor's weekly rules.
    ExceptionId = "exc";
    /// One entry of the audit trail.
    AuditEntryId = "aud";
    /// One published event; subscribers drop repeats by it.
    EventId = "evt";
    /// What a patient and a doctor write to each other, derived from the two.
    ConversationId = "cnv";
    /// One message of a conversation; within one they sort as they were written.
    MessageId = "msg";
    /// A key with which a program asks instead of a person.
    ApiKeyId = "key";
    /// Somebody else's program that is told what happens.
    WebhookId = "whk";
    /// Blood that somebody gives, or offers to give.
    DonationId = "don";
    /// One change of the stock of one blood group.
    MovementId = "mov";
    /// Beds that stand together.
    WardId = "wrd";
    /// What a patient owes for one visit; its number is the visit's.
    InvoiceId = "inv";
    /// One payment of an invoice.
    PaymentId = "pay";
    /// A payment begun online.
    CheckoutId = "cho";
    /// An insurer is asked to pay for an invoice.
    ClaimId = "clm";
    /// A copy of everything the house holds about one person, made because they asked for it.
    ExportId = "exp";
    /// One grant by which a patient lets somebody act for them.
    CarerGrantId = "crg";
    /// One time a doctor opened the record of a patient who is not in their care.
    EmergencyAccessId = "emg";
    /// One request, as answered in `X-Request-Id` and written in the log.
    RequestId = "req";
}

/// The text is no id of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected an id that begins with {prefix}_ and has 26 characters after it")]
pub struct MalformedId {
    prefix: &'static str,
}

fn write_id(f: &mut fmt::Formatter<'_>, prefix: &str, uuid: Uuid) -> fmt::Result {
    let mut body = [b'0'; 26];
    let mut rest = uuid.as_u128();
    for place in body.iter_mut().rev() {
        *place = CROCKFORD[(rest & 31) as usize];
        rest >>= 5;
    }
    write!(f, "{prefix}_{}", String::from_utf8_lossy(&body))
}

/// A UUID v7 begins with its milliseconds since 1970 in 48 bits.
fn moment_of(uuid: Uuid) -> Timestamp {
    let millis = i64::try_from(uuid.as_u128() >> 80).unwrap_or(0);
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MAX)
}

fn first_of(at: Timestamp) -> Uuid {
    let millis = u128::try_from(at.as_millisecond()).unwrap_or(0);
    Uuid::from_u128(millis << 80)
}

fn read_id(text: &str, prefix: &'static str) -> Result<Uuid, MalformedId> {
    let malformed = MalformedId { prefix };
    let body = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_')).ok_or(malformed.clone())?;
    // 26 × 5 bits are 130: a first character over 7 would not fit into 128.
    if body.len() != 26 || body.as_bytes()[0] > b'7' {
        return Err(malformed);
    }
    let mut value: u128 = 0;
    for byte in body.bytes() {
        let digit = CROCKFORD.iter().position(|candidate| *candidate == byte).ok_or(malformed.clone())?;
        value = (value << 5) | digit as u128;
    }
    Ok(Uuid::from_u128(value))
}

/// Where ids, tokens and jitter come from: the operating system in the product, a seed in tests.
#[derive(Clone)]
pub struct IdSource {
    clock: Clock,
    random: Arc<Mutex<StdRng>>,
    last: Arc<Mutex<u64>>,
}

impl IdSource {
    /// Seeded from the operating system.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the operating system for randomness")]
    pub fn system(clock: Clock) -> Self {
        Self::with(clock, StdRng::from_rng(&mut rand::rng()))
    }

    /// The same ids in the same order every time. For tests and demo data.
    #[must_use]
    pub fn seeded(clock: Clock, seed: u64) -> Self {
        Self::with(clock, StdRng::seed_from_u64(seed))
    }

    fn with(clock: Clock, random: StdRng) -> Self {
        Self { clock, random: Arc::new(Mutex::new(random)), last: Arc::default() }
    }

    /// `N` random bytes, good for secrets.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.random.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }

    /// A number below `limit` (0 when `limit` is 0), for jitter; not for secrets.
    #[must_use]
    pub fn below(&self, limit: u64) -> u64 {
        u64::from_le_bytes(self.bytes()).checked_rem(limit).unwrap_or(0)
    }

    /// A UUID v7 of a moment: 48 bits of milliseconds, then randomness.
    fn uuid_of(&self, at: Timestamp) -> Uuid {
        const OF_THE_MOMENT: u128 = !((1 << 80) - 1);
        const RANDOM: u128 = (0xfff << 64) | ((1 << 62) - 1);
        let random = u128::from_le_bytes(self.bytes()) & RANDOM;
        Uuid::from_u128((first_of(at).as_u128() & OF_THE_MOMENT) | (7 << 76) | (0b10 << 62) | random)
    }

    /// A UUID v7: 48 bits of milliseconds, then a 12-bit count within the millisecond, then randomness.
    fn uuid(&self) -> Uuid {
        let millis = u64::try_from(self.clock.now_exact().as_millisecond()).unwrap_or(0);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let ticks = (millis << 12).max(*last + 1);
        *last = ticks;
        drop(last);
        let random = u128::from(u64::from_le_bytes(self.bytes()) >> 2);
        let value = (u128::from(ticks >> 12) << 80) | (7 << 76) | (u128::from(ticks & 0xfff) << 64) | (0b10 << 62) | random;
        Uuid::from_u128(value)
    }
}

impl fmt::Debug for IdSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdSource")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> IdSource {
        IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 7)
    }

    #[test]
    fn ids_sort_in_the_order_they_were_made() {
        let ids = source();
        let made: Vec<String> = (0..5000).map(|_| AppointmentId::new(&ids).to_string()).collect();
        let mut sorted = made.clone();
        sorted.sort();
        assert_eq!(made, sorted);
    }

    #[test]
    fn an_id_knows_when_it_was_made_and_sorts_after_the_first_of_its_moment() {
        let id = UserId::new(&source());
        let at = id.made_at();
        assert_eq!(at, "2026-11-23T09:00:00Z".parse().unwrap());
        assert!(UserId::earliest(at) < id && id < UserId::earliest("2026-11-23T09:00:00.001Z".parse().unwrap()));
        assert!(UserId::earliest(at).to_string() < id.to_string());
        assert_eq!(UserId::earliest(Timestamp::MIN), UserId::from_uuid(Uuid::nil()));
    }

    #[test]
    fn an_id_of_another_moment_sorts_there_and_is_a_version_7_uuid() {
        let ids = source();
        let at = "2025-01-01T08:30:00Z".parse().unwrap();
        let (one, other) = (VitalId::of_moment(at, &ids), VitalId::of_moment(at, &ids));
        assert!(one != other && one.made_at() == at && VitalId::earliest(at) <= one && one < VitalId::new(&ids));
        assert_eq!((one.as_uuid().get_version_num(), one.to_string().parse()), (7, Ok(one)));
    }

    #[test]
    fn an_id_reads_back_and_no_other_kind_accepts_it() {
        let id = UserId::new(&source());
        let text = id.to_string();
        assert_eq!(text.parse::<UserId>(), Ok(id));
        assert!(text.parse::<DepartmentId>().is_err());
        for bad in ["", "usr_", "usr_8zzzzzzzzzzzzzzzzzzzzzzzzz", "usr_il", &text[1..], &text.to_uppercase()] {
            assert!(bad.parse::<UserId>().is_err(), "{bad}");
        }
    }
}
