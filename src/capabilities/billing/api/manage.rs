//! What only administrators do: lines, voiding, refunds, and what months earn.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::Deserialize;

use super::body::{InvoiceBody, LineInput, RefundBody, RevenueBody, VoidInput};
use crate::access::grant::Granted;
use crate::access::permissions::ManageBilling;
use crate::capabilities::billing::model::{Month, NewLine, void_reason};
use crate::capabilities::billing::service::Billing;
use crate::identity::ground::Ground;
use crate::primitives::ids::{CheckoutId, InvoiceId};
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath, ApiQuery, Nothing};
use crate::web::refusal::{FieldError, Refusal};
use crate::web::routes::API_BASE;

/// Add a line or a discount to an invoice, while nothing was paid.
#[utoipa::path(post, path = "/invoices/{id}/lines", tag = "billing", request_body = LineInput,
    params(("id" = InvoiceId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = InvoiceBody, headers(("Location" = String))), (status = 404, description = "no such invoice"),
              (status = 409, description = "not-allowed-now: something was paid, it is void, or nothing would be left"),
              (status = 422, description = "some fields cannot be used; each is named")))]
pub(super) async fn add_line(
    grant: Granted<ManageBilling>,
    State(ground): State<Ground>,
    State(billing): State<Billing>,
    ApiPath(id): ApiPath<InvoiceId>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<LineInput>,
) -> Result<impl IntoResponse, Refusal> {
    let once = key.map(|key| ground.once(grant.id(), &format!("lines-{id}"), key.as_str(), fingerprint.as_str()));
    let read = |currency| NewLine::parse(body.kind.as_deref(), &body.text, body.amount, currency);
    let (invoice, replayed) = billing.add_line(&grant, id, read, once.as_ref()).await?;
    let location = format!("{API_BASE}/invoices/{id}");
    let body = InvoiceBody::of(&invoice, billing.today());
    Ok((StatusCode::CREATED, Replayed(replayed), [(header::LOCATION, location)], ApiJson(body)))
}

/// Make an invoice void, while nothing was paid and no insurer is asked. There is no way back.
#[utoipa::path(post, path = "/invoices/{id}/void", tag = "billing", request_body = VoidInput, params(("id" = InvoiceId, Path)),
    responses((status = 200, body = InvoiceBody), (status = 404, description = "no such invoice"),
              (status = 409, description = "not-allowed-now: something was paid, a claim is open, or it is void"),
              (status = 422, description = "`reason` cannot be used")))]
pub(super) async fn void(
    grant: Granted<ManageBilling>,
    State(billing): State<Billing>,
    ApiPath(id): ApiPath<InvoiceId>,
    ApiJson(body): ApiJson<VoidInput>,
) -> Result<ApiJson<InvoiceBody>, Refusal> {
    let invoice = billing.void(&grant, id, void_reason(&body.reason)?).await?;
    Ok(ApiJson(InvoiceBody::of(&invoice, billing.today())))
}

/// What gateways took and invoices do not: to be given back, the longest waiting first.
#[utoipa::path(get, path = "/admin/refunds", tag = "billing", params(PagingQuery), responses((status = 200, body = ListBody<RefundBody>)))]
pub(super) async fn refunds(
    grant: Granted<ManageBilling>,
    State(billing): State<Billing>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let listed = billing.refunds(&grant, paging.limit().get(), paging.start()?).await?;
    paging.answer(listed.map(|(checkout, _)| RefundBody::of(&checkout)))
}

/// Say that it was given back.
#[utoipa::path(post, path = "/admin/refunds/{id}/done", tag = "billing", request_body = Option<Nothing>, params(("id" = CheckoutId, Path)),
    responses((status = 200, body = RefundBody), (status = 404, description = "no such online payment"),
              (status = 409, description = "not-allowed-now: nothing of it is to be given back")))]
pub(super) async fn refunded(
    grant: Granted<ManageBilling>,
    State(billing): State<Billing>,
    ApiPath(id): ApiPath<CheckoutId>,
    _: Option<ApiJson<Nothing>>,
) -> Result<ApiJson<RefundBody>, Refusal> {
    let checkout = billing.begun(&grant, id).await?;
    Ok(ApiJson(RefundBody::of(&billing.refunded(&grant, checkout).await?)))
}

/// Which month.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct OfMonth {
    /// `2026-11`; this month if nothing is said.
    month: Option<String>,
}

/// What a month earned, by department and doctor: what its invoices come to, and what was received in it.
#[utoipa::path(get, path = "/admin/revenue", tag = "billing", params(OfMonth),
    responses((status = 200, body = RevenueBody), (status = 422, description = "`month` is no month")))]
pub(super) async fn revenue(
    grant: Granted<ManageBilling>,
    State(billing): State<Billing>,
    ApiQuery(of): ApiQuery<OfMonth>,
) -> Result<ApiJson<RevenueBody>, Refusal> {
    let month = match of.month {
        Some(text) => text.parse().map_err(|()| Refusal::field(FieldError::new("/month", "not_a_month")))?,
        None => Month::of(billing.today()),
    };
    Ok(ApiJson(RevenueBody::of(billing.revenue(&grant, month).await?)))
}
