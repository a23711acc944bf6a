//! Which days a page of free times shows side by side.

use jiff::ToSpan;
use jiff::civil::Date;

/// Days in a row, all within the window open to whoever looks.
///
/// Strips follow each other from the window's first day, seven days each; a last one of eight swallows the day that
/// would otherwise stand alone (a patient's horizon of seven days is such a strip: today and seven more).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strip {
    pub from: Date,
    /// The last day, included.
    pub to: Date,
    /// Where the strip before begins.
    pub earlier: Option<Date>,
    /// Where the strip after begins.
    pub later: Option<Date>,
}

const DAYS: i32 = 7;

impl Strip {
    /// The strip that shows a day; a day outside of the window means its nearer end.
    #[must_use]
    pub fn around(day: Date, (first, last): (Date, Date)) -> Self {
        let last = last.max(first);
        let reach = days_between(first, last);
        let wanted = days_between(first, day.clamp(first, last));
        let mut start = wanted / DAYS * DAYS;
        if start > 0 && start == reach {
            start -= DAYS;
        }
        let is_last = reach - start <= DAYS;
        let at = |days: i32| first.saturating_add(days.days());
        Self {
            from: at(start),
            to: if is_last { last } else { at(start + DAYS - 1) },
            earlier: (start > 0).then(|| at(start - DAYS)),
            later: (!is_last).then(|| at(start + DAYS)),
        }
    }

    /// Its days, earliest first.
    pub fn days(&self) -> impl Iterator<Item = Date> + use<> {
        let to = self.to;
        self.from.series(1.day()).take_while(move |day| *day <= to)
    }

    /// Whether a day is one of them.
    #[must_use]
    pub fn shows(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn f23_a_patients_week_is_today_and_seven_more_days_at_once() {
        let window = (date(2026, 11, 23), date(2026, 11, 30));
        let strip = Strip { from: window.0, to: window.1, earlier: None, later: None };
        for day in [date(2026, 11, 1), date(2026, 11, 23), date(2026, 11, 30), date(9999, 12, 31)] {
            assert_eq!(Strip::around(day, window), strip);
        }
        assert_eq!(strip.days().count(), 8);
    }

    proptest! {
        #[test]
        fn f23_strips_cover_the_window_without_gap_or_overlap(reach in 0_i32..190, wanted in -10_i32..200) {
            let first = date(2026, 11, 23);
            let window = (first, first.saturating_add(reach.days()));
            let strip = Strip::around(first.saturating_add(wanted.days()), window);
            prop_assert!((1..=8).contains(&strip.days().count()));
            prop_assert!(strip.shows(first.saturating_add(wanted.clamp(0, reach).days())));
            if let Some(later) = strip.later {
                prop_assert_eq!(later, strip.to.saturating_add(1.day()));
                prop_assert_eq!(Strip::around(later, window).earlier, Some(strip.from));
            } else {
                prop_assert_eq!(strip.to, window.1);
            }
            prop_assert_eq!(strip.earlier.is_none(), strip.from == first);
        }
    }
}
