//! The tablet by the entrance: a visit's reference and a date of birth are answered by a number, and by nothing else.
//!
//! The answer is the page itself, without a redirect and without an address that names anybody; it goes away by itself.

use std::net::{IpAddr, Ipv4Addr};

use axum::Extension;
use axum::extract::State;
use axum::response::{Html, Response};
use http::StatusCode;
use jiff::civil::Date;
use serde::Deserialize;

use super::super::service::{ArriveError, Arrived, WaitingRooms};
use super::super::views::{self as view, Entrance, Seat};
use crate::web::client_ip::ClientIp;
use crate::web::field::Field;
use crate::web::forms::SafeForm;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::telemetry::RequestFacts;
use crate::web::texts::Message;

/// More than any reference has.
const REFERENCE_LIMIT: usize = 40;

/// What is typed there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ArrivalForm {
    reference: String,
    date_of_birth: String,
}

/// The page with the reference to be corrected. The date of birth does not stay for the next in line to read.
fn once_more(form: &ArrivalForm, trouble: Message) -> Entrance {
    Entrance { reference: Field::of(form.reference.as_str()), trouble: Some(trouble), ..Entrance::empty() }
}

/// The empty page.
pub(super) async fn show(page: Page) -> Result<Html<String>, Refusal> {
    page.render(&Entrance::empty())
}

/// Somebody says that they have come.
pub(super) async fn arrive(
    State(rooms): State<WaitingRooms>,
    ClientIp(address): ClientIp,
    Extension(facts): Extension<RequestFacts>,
    page: Page,
    SafeForm(form): SafeForm<ArrivalForm>,
) -> Result<Response, Refusal> {
    let reference = form.reference.trim();
    let born: Option<Date> = form.date_of_birth.trim().parse().ok();
    let no_reference = reference.is_empty() || reference.chars().count() > REFERENCE_LIMIT;
    let (Some(born), false) = (born, no_reference) else {
        let view = Entrance {
            reference: Field::typed(form.reference.clone(), no_reference.then(view::no_reference)),
            date_of_birth: Field::typed(String::new(), born.is_none().then(view::no_date)),
            ..Entrance::empty()
        };
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
    };
    let address = address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    match rooms.arrive(reference, born, address, facts.id).await {
        Ok(Arrived { token, place }) => {
            let token = token.map(|token| token.to_string()).unwrap_or_default();
            page.again(StatusCode::OK, &Entrance { seat: Some(Seat { token, place }), ..Entrance::empty() })
        }
        Err(ArriveError::Unknown) => page.again(StatusCode::UNPROCESSABLE_ENTITY, &once_more(&form, view::unknown())),
        Err(ArriveError::Wait { seconds }) => page.again(StatusCode::TOO_MANY_REQUESTS, &once_more(&form, view::too_many(seconds))),
        Err(ArriveError::Denied(denied)) => Err(denied.into()),
        Err(ArriveError::Storage(error)) => Err(error.into()),
    }
}
