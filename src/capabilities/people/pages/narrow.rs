//! How lists of people are narrowed and ordered, as addresses and forms say it. A word that means nothing asks for nothing.

use serde::Deserialize;

use super::super::model::Wanted;
use super::super::service::Narrowed;
use super::super::views::narrow::NarrowFields;
use crate::identity::accounts::Status;
use crate::primitives::page::Order;

/// The status and the order that were chosen.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Narrow {
    pub(super) status: String,
    pub(super) order: String,
}

impl Narrow {
    /// The status; `None` for any.
    pub(super) fn status(&self) -> Option<Status> {
        Status::of(&self.status)
    }

    fn order(&self) -> Order {
        Order::of(&self.order)
    }

    pub(super) fn list<'a>(&self, wanted: &'a Wanted) -> Narrowed<'a> {
        Narrowed { status: self.status(), order: self.order(), ..Narrowed::to(wanted) }
    }

    /// The address of a list that is narrowed and ordered so; what is empty is left out.
    pub(super) fn address(&self, list: &str, more: &[(&str, &str)]) -> String {
        let chosen = [("status", self.status_word()), ("order", self.order_word())];
        let said = more.iter().chain(&chosen).filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = said.map(|(name, value)| format!("{name}={value}")).collect();
        if pairs.is_empty() { list.to_owned() } else { format!("{list}?{}", pairs.join("&")) }
    }

    /// What the controls say.
    pub(super) fn fields(&self) -> NarrowFields {
        NarrowFields {
            status: self.status_word(),
            order: self.order_word(),
            by_words: false,
            tail: self.address("", &[]).trim_start_matches('?').to_owned(),
        }
    }

    fn status_word(&self) -> &'static str {
        self.status().map_or("", Status::word)
    }

    fn order_word(&self) -> &'static str {
        if self.order() == Order::Descending { Order::DESCENDING } else { "" }
    }
}
