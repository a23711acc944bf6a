//! A weekly rule as it arrives, and which ones are accepted (F22).

use jiff::civil::Date;
use serde::Deserialize;

use super::{Impossible, date};
use crate::capabilities::directory::model::hours::{Rule, Weekday};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::RuleId;
use crate::primitives::wall::WallTime;

/// The shortest and longest visit in minutes.
const VISIT_MINUTES: (i64, i64) = (15, 240);
/// Most rules of one doctor: their row is read whole for every list of free times.
const MOST_RULES: usize = 60;

/// A rule as it arrives. Times are wall times of the hospital.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// `MON` to `SUN`.
    #[schema(value_type = Weekday)]
    pub weekday: String,
    #[schema(value_type = WallTime)]
    pub start: String,
    #[schema(value_type = WallTime)]
    pub end: String,
    /// 15 to 240, a multiple of the hospital's quantum of time.
    #[schema(minimum = 15, maximum = 240)]
    pub visit_minutes: i64,
    /// The first date it applies to.
    #[serde(default)]
    #[schema(format = "date")]
    pub valid_from: Option<String>,
    /// The last date it applies to.
    #[serde(default)]
    #[schema(format = "date")]
    pub valid_until: Option<String>,
    /// Kept for emergencies: only staff see and book its times.
    #[serde(default)]
    pub staff_only: bool,
}

impl RuleText {
    /// The rule, by itself as it should be. `grain` is the quantum of time in minutes.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(&self, id: RuleId, grain: u16) -> Result<Rule, Flaws> {
        let mut flaws = Flaws::default();
        let weekday = flaws.keep(self.weekday.parse::<Weekday>().map_err(|_| Flaw::new("/weekday", "not_a_weekday")));
        let start = flaws.keep(on_the_grain("/start", &self.start, grain));
        let end = flaws.keep(on_the_grain("/end", &self.end, grain));
        let visit = flaws.keep(visit_minutes(self.visit_minutes, grain));
        let from = self.valid_from.as_deref().and_then(|text| flaws.keep(date("/valid_from", text)));
        let until = self.valid_until.as_deref().and_then(|text| flaws.keep(date("/valid_until", text)));
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            flaws.add(Flaw::new("/valid_until", "before_from"));
        }
        if let (Some(start), Some(end)) = (start, end) {
            if end <= start {
                flaws.add(Flaw::new("/end", "before_from"));
            } else if visit.is_some_and(|visit| visit > end.minutes() - start.minutes()) {
                flaws.add(Flaw::new("/end", "too_short_a_time"));
            }
        }
        let (Some(weekday), Some(start), Some(end), Some(visit_minutes)) = (weekday, start, end, visit) else { return Err(flaws) };
        flaws.none()?;
        Ok(Rule { id, weekday, start, end, visit_minutes, valid_from: from, valid_until: until, staff_only: self.staff_only })
    }

    /// The same of a rule that is new on a day: one that is over by then would never make a visit.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse_new(&self, id: RuleId, grain: u16, today: Date) -> Result<Rule, Flaws> {
        let rule = self.parse(id, grain)?;
        if rule.valid_until.is_some_and(|until| until < today) {
            return Err(Flaw::new("/valid_until", "past").into());
        }
        Ok(rule)
    }
}

/// Whether a rule may stand beside the others; one of the same id is the one it replaces.
///
/// # Errors
/// It overlaps another, or there are too many.
pub fn check_against(rule: &Rule, others: &[Rule]) -> Result<(), Impossible> {
    let mut others = others.iter().filter(|other| other.id != rule.id);
    if others.clone().count() >= MOST_RULES {
        return Err(Impossible::Flaw(Flaw::too_many("", MOST_RULES)));
    }
    others.find(|other| rule.clashes_with(other)).map_or(Ok(()), |other| Err(Impossible::Overlaps(Box::new(other.clone()))))
}

fn on_the_grain(pointer: &'static str, text: &str, grain: u16) -> Result<WallTime, Flaw> {
    let time: WallTime = text.parse().map_err(|_| Flaw::new(pointer, "not_a_time"))?;
    if time.minutes().is_multiple_of(grain) { Ok(time) } else { Err(off_the_grain(pointer, grain)) }
}

fn visit_minutes(minutes: i64, grain: u16) -> Result<u16, Flaw> {
    let (shortest, longest) = VISIT_MINUTES;
    let inside = u16::try_from(minutes).ok().filter(|_| (shortest..=longest).contains(&minutes));
    let minutes = inside.ok_or_else(|| Flaw::out_of_range("/visit_minutes", shortest, longest))?;
    if minutes.is_multiple_of(grain) { Ok(minutes) } else { Err(off_the_grain("/visit_minutes", grain)) }
}

fn off_the_grain(pointer: &'static str, grain: u16) -> Flaw {
    Flaw::new(pointer, "not_a_multiple").with("minutes", i64::from(grain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;
    use serde_json::{Value, json};

    fn parse(change: Value) -> Result<Rule, String> {
        let mut rule = json!({"weekday": "MON", "start": "09:00", "end": "12:00", "visit_minutes": 30});
        rule.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 3);
        let text: RuleText = serde_json::from_value(rule).map_err(|error| error.to_string())?;
        text.parse(RuleId::new(&ids), 5).map_err(|flaws| flaws.to_string())
    }

    #[test]
    fn f22_a_rule_is_on_the_grain_and_long_enough_for_a_visit() {
        assert!(parse(json!({})).is_ok());
        assert!(parse(json!({"start": "20:00", "end": "24:00", "valid_from": "2026-11-23", "valid_until": "2026-11-23"})).is_ok());
        let refused = |change: Value| parse(change).unwrap_err();
        assert_eq!(refused(json!({"weekday": "Monday"})), "/weekday not_a_weekday");
        assert_eq!(refused(json!({"start": "09:02"})), "/start not_a_multiple");
        assert_eq!(refused(json!({"start": "24:00", "end": "24:00"})), "/end before_from");
        assert_eq!(refused(json!({"end": "09:00"})), "/end before_from");
        assert_eq!(refused(json!({"end": "09:25"})), "/end too_short_a_time");
        assert_eq!(refused(json!({"visit_minutes": 10})), "/visit_minutes out_of_range");
        assert_eq!(refused(json!({"visit_minutes": 241})), "/visit_minutes out_of_range");
        assert_eq!(refused(json!({"visit_minutes": -30})), "/visit_minutes out_of_range");
        assert_eq!(refused(json!({"visit_minutes": 17})), "/visit_minutes not_a_multiple");
        assert_eq!(refused(json!({"valid_from": "2026-11-24", "valid_until": "2026-11-23"})), "/valid_until before_from");
        assert_eq!(refused(json!({"valid_from": "23.11.2026", "end": "9"})), "/end not_a_time, /valid_from not_a_date");
    }

    #[test]
    fn f22_a_new_rule_is_not_over_already() {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 4);
        let new = |until: &str| {
            let text = json!({"weekday": "MON", "start": "09:00", "end": "12:00", "visit_minutes": 30, "valid_until": until});
            let text: RuleText = serde_json::from_value(text).unwrap();
            text.parse_new(RuleId::new(&ids), 5, "2026-11-23".parse().unwrap()).map(drop).map_err(|flaws| flaws.to_string())
        };
        assert_eq!(new("2020-02-01"), Err("/valid_until past".to_owned()));
        assert_eq!(new("2026-11-22"), Err("/valid_until past".to_owned()));
        assert_eq!(new("2026-11-23"), Ok(()));
    }

    #[test]
    fn f22_two_rules_never_overlap_but_one_may_replace_itself() {
        let rule = parse(json!({})).unwrap();
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 8);
        let other = Rule { id: RuleId::new(&ids), ..rule.clone() };
        assert_eq!(check_against(&rule, std::slice::from_ref(&rule)), Ok(()));
        assert_eq!(check_against(&rule, std::slice::from_ref(&other)), Err(Impossible::Overlaps(Box::new(other))));
    }
}
