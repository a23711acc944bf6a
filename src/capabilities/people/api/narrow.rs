//! How lists of people are narrowed and ordered over the API.

use serde::Deserialize;

use crate::capabilities::people::model::Wanted;
use crate::capabilities::people::service::Narrowed;
use crate::identity::accounts::Status;
use crate::primitives::page::Order;

/// Which of them, and in which order. A cursor goes on in its own order only.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(super) struct NarrowQuery {
    /// Only those whose account stands so: `invited`, `no_address`, `active`, `locked`, `disabled`, `pending_approval`.
    #[param(value_type = Option<String>)]
    status: Option<Status>,
    /// By name, ascending when absent. More than are held at once, with `q`, come by the words found, always ascending.
    #[param(value_type = Option<Order>, inline)]
    order: Order,
}

impl NarrowQuery {
    pub(super) fn list<'a>(&self, wanted: &'a Wanted) -> Narrowed<'a> {
        Narrowed { status: self.status, order: self.order, ..Narrowed::to(wanted) }
    }
}
