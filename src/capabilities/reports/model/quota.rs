//! How much one person may add. Counted before anything is sent, in rows of their own.

/// Reports one person may announce within an hour of the clock.
pub const MOST_AN_HOUR: u32 = 20;
/// Bytes one person may announce within a UTC day.
pub const MOST_A_DAY: u64 = 200 * 1024 * 1024;
