//! When events wait too long: the same alarm on a server, which says it once a minute, and on Lambda, where each round says it.

use jiff::Timestamp;

use super::drain::Drained;

/// An event that waits longer than this is worth an alarm, in seconds.
const TOO_OLD: i64 = 120;
/// While it lasts a server says it again after so many seconds: whoever counts lines must not take silence for its end.
const AGAIN_AFTER: i64 = 60;

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

    /// Says what is new since the round before, and from time to time what lasts; when it was said last, while events are late.
    #[must_use]
    pub fn say(late: Option<Self>, said: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
        let Some(late) = late else {
            if said.is_some() {
                tracing::info!("events are published in time again");
            }
            return None;
        };
        if said.is_some_and(|said| now.as_second() - said.as_second() < AGAIN_AFTER) {
            return said;
        }
        late.alarm();
        Some(now)
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
    #[test]
    fn f63_a_server_says_every_minute_that_events_are_late_and_no_more_once_they_are_not() {
        let at = |second: i64| Timestamp::from_second(1_800_000_000 + second).unwrap();
        let late = Some(Late { oldest_seconds: 121, waiting: 3 });
        assert_eq!(Late::say(late, None, at(0)), Some(at(0)));
        assert_eq!(Late::say(late, Some(at(0)), at(59)), Some(at(0)), "said a moment ago");
        assert_eq!(Late::say(late, Some(at(0)), at(60)), Some(at(60)), "said again");
        assert_eq!(Late::say(None, Some(at(60)), at(61)), None);
        assert_eq!(Late::say(late, None, at(62)), Some(at(62)), "late anew");
    }
}
