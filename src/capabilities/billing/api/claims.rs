//! Claims: filed, listed, moved.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::Deserialize;

use super::body::{ClaimBody, ClaimInput, DecisionInput};
use crate::access::grant::Granted;
use crate::access::permissions::{FileClaim, ManageBilling, SeeInvoices};
use crate::capabilities::billing::model::{ClaimState, Decision, NewClaim};
use crate::capabilities::billing::service::Billing;
use crate::identity::ground::Ground;
use crate::primitives::ids::{ClaimId, InvoiceId};
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath, ApiQuery};
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;
use crate::web::state::WebState;

/// Ask an insurer to pay (part of) an invoice. One claim of an invoice is open at a time.
#[utoipa::path(post, path = "/invoices/{id}/claims", tag = "billing", request_body = ClaimInput,
    params(("id" = InvoiceId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = ClaimBody, headers(("Location" = String))),
              (status = 404, description = "no such invoice, or somebody else's"),
              (status = 409, description = "would-overpay: `left` says what is owed; or not-allowed-now: a claim is open, or it is void"),
              (status = 422, description = "some fields cannot be used; each is named")))]
pub(super) async fn file(
    grant: Granted<FileClaim>,
    State(ground): State<Ground>,
    State(billing): State<Billing>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<InvoiceId>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<ClaimInput>,
) -> Result<impl IntoResponse, Refusal> {
    let once = key.map(|key| ground.once(grant.id(), &format!("claims-{id}"), key.as_str(), fingerprint.as_str()));
    let read = |currency| NewClaim::parse(&body.insurer, &body.policy_number, body.amount, currency);
    let (claim, replayed) = billing.file_claim(&grant, id, read, once.as_ref()).await?;
    let location = format!("{API_BASE}/claims/{}", claim.claim_id);
    let body = ClaimBody::of(&claim, true, |at| web.when(at).iso);
    Ok((StatusCode::CREATED, Replayed(replayed), [(header::LOCATION, location)], ApiJson(body)))
}

/// Which claims.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct OfState {
    /// `submitted` if nothing is said.
    state: Option<ClaimState>,
}

/// Claims by where they stand, the longest filed first; those that are over newest first.
#[utoipa::path(get, path = "/claims", tag = "billing", params(OfState, PagingQuery), responses((status = 200, body = ListBody<ClaimBody>)))]
pub(super) async fn list(
    grant: Granted<ManageBilling>,
    State(billing): State<Billing>,
    State(web): State<WebState>,
    ApiQuery(of): ApiQuery<OfState>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let state = of.state.unwrap_or(ClaimState::Submitted);
    let listed = billing.claims(&grant, state, paging.limit().get(), paging.start()?).await?;
    paging.answer(listed.map(|(claim, _)| ClaimBody::of(&claim, false, |at| web.when(at).iso)))
}

/// One claim: one's own; anybody's for administrators.
#[utoipa::path(get, path = "/claims/{id}", tag = "billing", params(("id" = ClaimId, Path)),
    responses((status = 200, body = ClaimBody), (status = 404, description = "no such claim, or somebody else's")))]
pub(super) async fn show(
    grant: Granted<SeeInvoices>,
    State(billing): State<Billing>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<ClaimId>,
) -> Result<ApiJson<ClaimBody>, Refusal> {
    let claim = billing.claim(&grant, id).await?.ok_or(Refusal::NotFound)?;
    Ok(ApiJson(ClaimBody::of(&claim, true, |at| web.when(at).iso)))
}

/// Move a claim: submitted → under review → approved or rejected; approved → paid, which settles its invoice.
#[utoipa::path(post, path = "/claims/{id}/decision", tag = "billing", request_body = DecisionInput, params(("id" = ClaimId, Path)),
    responses((status = 200, body = ClaimBody), (status = 404, description = "no such claim"),
              (status = 409, description = "not-allowed-now: no arrow leads there; would-overpay: the invoice takes less"),
              (status = 422, description = "some fields cannot be used; each is named")))]
pub(super) async fn decide(
    grant: Granted<ManageBilling>,
    State(billing): State<Billing>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<ClaimId>,
    ApiJson(body): ApiJson<DecisionInput>,
) -> Result<ApiJson<ClaimBody>, Refusal> {
    let read = |most| Decision::parse(&body.state, body.note.as_deref(), body.amount, most);
    let claim = billing.decide(&grant, id, read).await?;
    Ok(ApiJson(ClaimBody::of(&claim, true, |at| web.when(at).iso)))
}
