//! Everybody's invoices: lists, one of them with what administrators do about it, and what is to be given back.

use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;

use super::fill::Typed;
use super::forms::{ClaimForm, LineForm, PayForm, confirms, why};
use super::own::files;
use super::{Office, error_of, managed};
use crate::access::grant::Granted;
use crate::access::permissions::{FileClaim, ManageBilling, PayInvoice};
use crate::capabilities::billing::model::{Checkout, reference, void_reason};
use crate::capabilities::billing::service::{BillingError, Bills, Shelf};
use crate::capabilities::billing::views::{self as view, BillLine, BillingPage, RefundLine, RefundPage, Shown, VoidPage, tabs};
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{CheckoutId, InvoiceId, UserId};
use crate::primitives::money::Money;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::{Flash, Tone};
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Where they are.
pub(super) const ALL: &str = "/admin/billing";

/// Which list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    show: Option<String>,
}

/// A list of invoices, what is open if nothing (or nothing of ours) is said; or the list of refunds.
pub(super) async fn list(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiQuery(which): ApiQuery<Which>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let (asked, limit, first) = (which.show.unwrap_or_default(), paging.limit().get(), paging.beginning().map(str::to_owned));
    if asked == "refunds" {
        let listed = office.billing.refunds(&grant, limit, paging.start()?).await?;
        let more = paging.link(listed.next.as_ref())?;
        let line = |(checkout, patient): (crate::capabilities::billing::model::Checkout, Option<String>)| RefundLine {
            id: checkout.checkout_id,
            invoice_id: checkout.invoice_id,
            reference: reference(checkout.invoice_id),
            gateway: checkout.reference.clone(),
            patient,
            amount: checkout.money(),
            at: office.web.when(checkout.changed_at),
        };
        let refunds = listed.items.into_iter().map(line).collect();
        let tabs = tabs(None, true);
        return page.render(&BillingPage { tabs, patient: None, lines: Vec::new(), is_refunds: true, refunds, first, more });
    }
    let shelf = Shelf::of(&asked).unwrap_or(Shelf::Open);
    let listed = office.billing.shelf(&grant, shelf, limit, paging.start()?).await?;
    let (more, today) = (paging.link(listed.next.as_ref())?, office.billing.today());
    let line = |billed: crate::capabilities::billing::service::Billed| BillLine {
        invoice: Shown::of(&billed.invoice, today),
        patient: billed.patient,
    };
    let lines = listed.items.into_iter().map(line).collect();
    page.render(&BillingPage { tabs: tabs(Some(shelf), false), patient: None, lines, is_refunds: false, refunds: Vec::new(), first, more })
}

/// One patient's.
pub(super) async fn of_patient(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiPath(pid): ApiPath<UserId>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let name = office.billing.name_of(&grant, pid).await?.ok_or(Refusal::NotFound)?;
    let listed = office.billing.of_patient(&grant, pid, paging.limit().get(), paging.start()?).await?;
    let (first, more) = (paging.beginning().map(str::to_owned), paging.link(listed.next.as_ref())?);
    let today = office.billing.today();
    let lines = listed.items.iter().map(|invoice| BillLine { invoice: Shown::of(invoice, today), patient: Some(name.clone()) }).collect();
    let (tabs, patient) = (tabs(None, false), Some((pid, name)));
    page.render(&BillingPage { tabs, patient, lines, is_refunds: false, refunds: Vec::new(), first, more })
}

pub(super) async fn show(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiPath(id): ApiPath<InvoiceId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let bills = office.bills(&grant, id).await?;
    page.render(&office.invoice_page(&page, bills, true, grant.request().to_string(), Typed::default()))
}

/// Enters what was paid. The same press twice enters it once.
pub(super) async fn pay(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiPath(id): ApiPath<InvoiceId>,
    page: Page,
    SafeForm(form): SafeForm<PayForm>,
) -> Result<Response, Refusal> {
    let once = form.once(&office, &grant, id);
    let pays: Granted<PayInvoice> = grant.also()?;
    match office.billing.pay(&pays, id, |currency| form.read(currency, page.language()), once.as_ref()).await {
        Ok((invoice, payment, _)) => {
            let amount = invoice.money(invoice.payment(payment).map_or(0, |payment| payment.amount));
            Ok(flash::redirect(&office.web, &managed(id), Flash::good(view::paid(amount)), None))
        }
        Err(error) => {
            let typed = |flaws| Typed { pay: Some((form, flaws)), ..Typed::default() };
            office.again((&grant, &page), id, true, error, typed).await
        }
    }
}

/// Adds a line or a discount. The same press twice adds one.
pub(super) async fn add_line(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiPath(id): ApiPath<InvoiceId>,
    page: Page,
    SafeForm(form): SafeForm<LineForm>,
) -> Result<Response, Refusal> {
    let once = form.once(&office, &grant, id);
    match office.billing.add_line(&grant, id, |currency| form.read(currency, page.language()), once.as_ref()).await {
        Ok(_) => Ok(flash::redirect(&office.web, &managed(id), Flash::good(view::line_added()), None)),
        Err(error) => {
            let typed = |flaws| Typed { line: Some((form, flaws)), ..Typed::default() };
            office.again((&grant, &page), id, true, error, typed).await
        }
    }
}

/// Files a claim for its patient.
pub(super) async fn claim(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiPath(id): ApiPath<InvoiceId>,
    page: Page,
    SafeForm(form): SafeForm<ClaimForm>,
) -> Result<Response, Refusal> {
    let may_file: Granted<FileClaim> = grant.also()?;
    files(may_file, office, id, page, form, true).await
}

/// Why it is void, and its reference typed once more.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct VoidForm {
    reason: String,
    confirmation: String,
}

impl VoidForm {
    fn page(self, office: &Office, bills: &Bills, flaws: &Flaws, trouble: Option<Message>) -> VoidPage {
        VoidPage {
            invoice: Shown::of(&bills.invoice, office.billing.today()),
            reason: Field::typed(self.reason, error_of(flaws, &["/reason"])),
            confirmation: Field::typed(self.confirmation, error_of(flaws, &["/confirmation"])),
            trouble,
        }
    }

    fn read(&self, reference: &str) -> Result<String, Flaws> {
        let mut flaws = Flaws::default();
        let reason = void_reason(&self.reason).map_err(|wrong| flaws.0.extend(wrong.0)).ok();
        flaws.keep(confirms(&self.confirmation, reference));
        reason.filter(|_| flaws.0.is_empty()).ok_or(flaws)
    }
}

pub(super) async fn ask_to_void(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiPath(id): ApiPath<InvoiceId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let bills = office.bills(&grant, id).await?;
    page.render(&VoidForm::default().page(&office, &bills, &Flaws::default(), None))
}

pub(super) async fn void(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiPath(id): ApiPath<InvoiceId>,
    page: Page,
    SafeForm(form): SafeForm<VoidForm>,
) -> Result<Response, Refusal> {
    let bills = office.bills(&grant, id).await?;
    let done = match form.read(&bills.invoice.reference()) {
        Ok(reason) => office.billing.void(&grant, id, reason).await.map(drop),
        Err(flaws) => Err(BillingError::Invalid(flaws)),
    };
    match done {
        Ok(()) => Ok(flash::redirect(&office.web, &managed(id), Flash::good(view::voided()), None)),
        Err(error) => {
            let (status, flaws, trouble): (StatusCode, _, _) = why(error)?;
            page.again(status, &form.page(&office, &bills, &flaws, trouble))
        }
    }
}

/// What was given back, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RefundForm {
    amount: String,
}

/// Where the refunds stand that are to be made.
fn refunds(office: &Office, said: Flash) -> Response {
    flash::redirect(&office.web, &format!("{ALL}?show=refunds"), said, None)
}

/// To the list, which says why, where nothing is to be given back of a payment.
fn not_to_refund(office: &Office, checkout: &Checkout) -> Option<Response> {
    view::not_to_refund(checkout.state).map(|why| refunds(office, Flash::of(Tone::Info, why)))
}

/// What is asked before a refund is marked as made. Of one that is not to be made the list says why.
pub(super) async fn ask_refunded(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiPath(id): ApiPath<CheckoutId>,
    page: Page,
) -> Result<Response, Refusal> {
    let checkout = office.billing.begun(&grant, id).await?;
    if let Some(why) = not_to_refund(&office, &checkout) {
        return Ok(why);
    }
    Ok(page.render(&RefundPage::of(checkout, Field::default()))?.into_response())
}

/// Says that something was given back, once it was typed how much: there is no way back. Of what is not to be given back, or was before,
/// nothing typed matters.
pub(super) async fn refunded(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiPath(id): ApiPath<CheckoutId>,
    page: Page,
    SafeForm(form): SafeForm<RefundForm>,
) -> Result<Response, Refusal> {
    let checkout = office.billing.begun(&grant, id).await?;
    if let Some(why) = not_to_refund(&office, &checkout) {
        return Ok(why);
    }
    let due = checkout.money();
    if Money::typed(&form.amount, due.currency, page.language()) != Ok(due) {
        let typed = Field::wrong(form.amount, view::refund_differs(due));
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &RefundPage::of(checkout, typed));
    }
    office.billing.refunded(&grant, checkout).await?;
    Ok(refunds(&office, Flash::good(view::refunded())))
}
