//! When events wait too long: the same alarm on a server, which says it once, and on Lambda, where each round says it.

use jiff::Timestamp;

use super::drain::Drained;

/// An event that waits longer than this is worth an alarm, in seconds.
const TOO_OLD: i64 = 120;

/// That something waits too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    oldest_seconds: i64,
    waiting: u32,
}

impl Late {
    /// After one run of the drain; `None` when everything goes in time.
    #[must_use]
    pub fn of(drained: &Drained, now: Timestamp) -> Option<Self> {
        let oldest_seconds = now.as_second() - drained.oldest?.as_second();
        (oldest_seconds > TOO_OLD).then_some(Self { oldest_seconds, waiting: drained.waiting })
    }

    /// Says what is new since the round before; whether events are late now.
    #[must_use]
    pub fn say_change(late: Option<Self>, was_late: bool) -> bool {
        match (late, was_late) {
            (Some(late), false) => late.alarm(),
            (None, true) => tracing::info!("events are published in time again"),
            _ => {}
        }
        late.is_some()
    }

    /// The line that operators are woken by.
    pub fn alarm(self) {
        let Self { oldest_seconds, waiting } = self;
        tracing::error!(alarm = "events_late", oldest_seconds, waiting, "events wait too long to be published");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f63_events_are_late_after_two_minutes() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let waits = Drained { waiting: 3, oldest: Some(at("2026-11-23T04:00:00Z")), ..Drained::default() };
        assert_eq!(Late::of(&waits, at("2026-11-23T04:02:00Z")), None);
        assert_eq!(Late::of(&waits, at("2026-11-23T04:02:01Z")), Some(Late { oldest_seconds: 121, waiting: 3 }));
        assert_eq!(Late::of(&Drained::default(), at("2026-11-23T04:02:01Z")), None);
    }
}
