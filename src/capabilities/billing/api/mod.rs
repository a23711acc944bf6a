//! Invoices, payments, claims and what months earn, over the API. One place turns errors into refusals.

mod body;
mod claims;
mod manage;

use axum::extract::{FromRef, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{Method, StatusCode, header};
use serde::Deserialize;

use super::model::{CheckoutState, NewPayment};
use super::service::{Billing, BillingError, Returned, Shelf};
use super::views;
use crate::access::grant::Granted;
use crate::access::permissions::{ManageBilling, PayInvoice, Right, SeeInvoices};
use crate::access::role::Role;
use crate::identity::ground::Ground;
use crate::primitives::ids::{InvoiceId, UserId};
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::flash;
use crate::web::frame::Flash;
use crate::web::idempotency::{Keyed, Replayed};
use crate::web::json::{ApiJson, ApiPath, ApiQuery};
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};
use crate::web::routes::{API_BASE, Gate, Routes};
use crate::web::state::WebState;
use body::{InvoiceBody, PaidBody, PaymentInput};

/// Where gateways say what became of a payment.
pub const HOOK: &str = "/hooks/payments";

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Billing: FromRef<S>,
{
    let (sees, manages) = (Gate::Needs(Right::SeeInvoices), Gate::Needs(Right::ManageBilling));
    Routes::new()
        // A gateway signs in nowhere: what it posts is signed.
        .plain(Gate::Public, Method::POST, HOOK, posted)
        .api(sees, routes!(list))
        .api(sees, routes!(show))
        .api(Gate::Needs(Right::PayInvoice), routes!(pay))
        .api(manages, routes!(manage::add_line))
        .api(manages, routes!(manage::void))
        .api(Gate::Needs(Right::FileClaim), routes!(claims::file))
        .api(manages, routes!(claims::list))
        .api(sees, routes!(claims::show))
        .api(manages, routes!(claims::decide))
        .api(manages, routes!(manage::refunds))
        .api(manages, routes!(manage::refunded))
        .api(manages, routes!(manage::revenue))
}

/// Which invoices.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Which {
    /// For administrators: `open` if nothing is said.
    list: Option<Shelf>,
    /// For administrators: those of this patient, whatever their state.
    #[param(value_type = Option<String>)]
    patient: Option<UserId>,
}

/// A patient's own invoices, those to be paid first; for administrators everybody's by a list, or one patient's.
#[utoipa::path(get, path = "/invoices", tag = "billing", params(Which, PagingQuery), responses((status = 200, body = ListBody<InvoiceBody>)))]
async fn list(
    grant: Granted<SeeInvoices>,
    State(billing): State<Billing>,
    ApiQuery(which): ApiQuery<Which>,
    paging: Paging,
) -> Result<Response, Refusal> {
    let (today, limit) = (billing.today(), paging.limit().get());
    if grant.role() != Role::Administrator {
        let listed = billing.own(&grant, limit, paging.start()?).await?;
        return Ok(paging.answer(listed.map(|invoice| InvoiceBody::of(&invoice, today)))?.into_response());
    }
    let manages: Granted<ManageBilling> = grant.also()?;
    if let Some(patient) = which.patient {
        let listed = billing.of_patient(&manages, patient, limit, paging.start()?).await?;
        return Ok(paging.answer(listed.map(|invoice| InvoiceBody::of(&invoice, today)))?.into_response());
    }
    let listed = billing.shelf(&manages, which.list.unwrap_or(Shelf::Open), limit, paging.start()?).await?;
    Ok(paging.answer(listed.map(|billed| InvoiceBody::of(&billed.invoice, today)))?.into_response())
}

/// One invoice: one's own; anybody's for administrators.
#[utoipa::path(get, path = "/invoices/{id}", tag = "billing", params(("id" = InvoiceId, Path)),
    responses((status = 200, body = InvoiceBody), (status = 404, description = "no such invoice, or somebody else's")))]
async fn show(
    grant: Granted<SeeInvoices>,
    State(billing): State<Billing>,
    ApiPath(id): ApiPath<InvoiceId>,
) -> Result<ApiJson<InvoiceBody>, Refusal> {
    let invoice = billing.invoice(&grant, id).await?.ok_or(Refusal::NotFound)?;
    Ok(ApiJson(InvoiceBody::of(&invoice, billing.today())))
}

/// Pay. Administrators enter what was paid in cash or by card; a patient begins to pay online and goes on at `pay_at`.
#[utoipa::path(post, path = "/invoices/{id}/payments", tag = "billing", request_body = PaymentInput,
    params(("id" = InvoiceId, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = PaidBody, headers(("Location" = String))),
              (status = 404, description = "no such invoice, or somebody else's"),
              (status = 409, description = "would-overpay: `left` says what is owed; or not-allowed-now"),
              (status = 422, description = "some fields cannot be used; each is named")))]
async fn pay(
    grant: Granted<PayInvoice>,
    State(ground): State<Ground>,
    State(billing): State<Billing>,
    ApiPath(id): ApiPath<InvoiceId>,
    Keyed { key, fingerprint, body }: Keyed<PaymentInput>,
) -> Result<impl IntoResponse, Refusal> {
    let once = ground.once(grant.id(), &format!("payments-{id}"), key.as_str(), fingerprint.as_str());
    let (paid, replayed) = if grant.role() == Role::Administrator {
        let read = |currency| NewPayment::parse(body.amount, body.method, body.reference.as_deref(), currency);
        let (invoice, payment, replayed) = billing.pay(&grant, id, read, Some(&once)).await?;
        (PaidBody::received(&invoice, payment), replayed)
    } else {
        let read = |currency| NewPayment::online(body.amount, body.method, currency);
        let (begun, replayed) = billing.begin_online(&grant, id, read, Some(&once)).await?;
        (PaidBody::begun(begun), replayed)
    };
    let location = format!("{API_BASE}/invoices/{id}");
    Ok((StatusCode::CREATED, Replayed(replayed), [(header::LOCATION, location)], ApiJson(paid)))
}

/// What a gateway says: whoever paid is led back to their invoice.
async fn posted(State(billing): State<Billing>, State(web): State<WebState>, body: Bytes) -> Result<Response, Refusal> {
    match billing.returned(&body).await? {
        Returned::NotOurs => Err(Problem::Malformed.into()),
        Returned::Stands(checkout) => {
            let flash = match checkout.state {
                CheckoutState::Open | CheckoutState::Declined => Flash::bad(views::declined()),
                CheckoutState::Paid => Flash::good(views::paid_online()),
                CheckoutState::ToRefund | CheckoutState::Refunded => Flash::bad(views::to_be_refunded()),
            };
            Ok(flash::redirect(&web, &format!("/invoices/{}", checkout.invoice_id), flash, None))
        }
    }
}

impl From<BillingError> for Refusal {
    fn from(error: BillingError) -> Self {
        match error {
            BillingError::NotFound => Self::NotFound,
            BillingError::Invalid(flaws) => flaws.into(),
            BillingError::NotNow(super::model::Refused::WouldOverpay { left }) => {
                Because::of(Problem::WouldOverpay).member("left", left).into()
            }
            BillingError::NotNow(refused) => Because::of(Problem::NotAllowedNow).detail(views::refused(refused)).into(),
            BillingError::ClaimStands(_) => Because::of(Problem::NotAllowedNow).detail(views::claim_stands()).into(),
            BillingError::NotOnline => Because::of(Problem::NotAllowedNow).detail(views::not_online()).into(),
            BillingError::KeyReused => Problem::KeyReused.into(),
            BillingError::Storage(error) => error.into(),
        }
    }
}
