//! Takes settings out of a map of variables and collects what is wrong with them.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use super::ConfigError;
use super::settings::{PREFIX_OF_OURS, SETTINGS, Setting};

/// A reading under way.
pub(super) struct Reader<'a> {
    variables: &'a BTreeMap<String, String>,
    faults: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(variables: &'a BTreeMap<String, String>) -> Self {
        Self { variables, faults: Vec::new() }
    }

    /// What is set, else the default. Space and nothing count as not set.
    pub(super) fn text(&self, setting: &Setting) -> Option<&'a str> {
        let given = self.variables.get(setting.name).map(|value| value.trim()).filter(|value| !value.is_empty());
        given.or(setting.default)
    }

    /// The value in its type.
    pub(super) fn parsed<T: FromStr<Err: Display>>(&mut self, setting: &Setting) -> Option<T> {
        self.checked(setting, str::parse)
    }

    /// The value as `check` makes it.
    pub(super) fn checked<T, E: Display>(&mut self, setting: &Setting, check: impl FnOnce(&str) -> Result<T, E>) -> Option<T> {
        match check(self.text(setting)?) {
            Ok(value) => Some(value),
            Err(why) => {
                self.fault(setting.name, why);
                None
            }
        }
    }

    /// Says what is wrong with a setting. Never repeats its value: it may be a secret. One fault per setting.
    pub(super) fn fault(&mut self, name: &str, why: impl Display) {
        let begin = format!("{name}: ");
        if !self.faults.iter().any(|fault| fault.starts_with(&begin)) {
            self.faults.push(format!("{begin}{why}"));
        }
    }

    /// A setting without a default that this stack needs.
    pub(super) fn missing(&mut self, setting: &Setting) {
        self.fault(setting.name, format!("must be set: {}", setting.meaning));
    }

    /// Variables that begin like ours and are not on the list.
    pub(super) fn unknown(&self) -> Vec<String> {
        let ours = self.variables.keys().filter(|name| name.starts_with(PREFIX_OF_OURS));
        ours.filter(|name| SETTINGS.iter().all(|setting| setting.name != *name)).cloned().collect()
    }

    pub(super) fn finish<T>(self, config: T) -> Result<T, ConfigError> {
        if self.faults.is_empty() { Ok(config) } else { Err(ConfigError(self.faults)) }
    }
}
