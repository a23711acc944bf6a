//! A patient's own invoices: the list, one of them, paying it online, asking an insurer.

use axum::response::{Html, IntoResponse, Redirect, Response};

use super::Office;
use super::fill::Typed;
use super::forms::{ClaimForm, PayForm};
use crate::access::grant::Granted;
use crate::access::permissions::{FileClaim, PayInvoice, SeeInvoices};
use crate::access::role::Role;
use crate::capabilities::billing::views::{self as view, InvoicesPage, Shown};
use crate::primitives::ids::InvoiceId;
use crate::web::cursor::Paging;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;

/// Where all of them are.
pub(super) const OWN: &str = "/invoices";

/// Administrators have another list.
pub(super) async fn list(grant: Granted<SeeInvoices>, office: Office, paging: Paging, page: Page) -> Result<Response, Refusal> {
    if grant.role() == Role::Administrator {
        return Ok(Redirect::to(super::desk::ALL).into_response());
    }
    let listed = office.billing.own(&grant, paging.limit().get(), paging.start()?).await?;
    let (first, more) = (paging.beginning().map(str::to_owned), paging.link(listed.next.as_ref())?);
    let today = office.billing.today();
    let invoices = listed.items.iter().map(|invoice| Shown::of(invoice, today)).collect();
    Ok(page.render(&InvoicesPage { invoices, first, more })?.into_response())
}

/// Administrators have another page of it.
pub(super) async fn show(
    grant: Granted<SeeInvoices>,
    office: Office,
    ApiPath(id): ApiPath<InvoiceId>,
    page: Page,
) -> Result<Response, Refusal> {
    let bills = office.bills(&grant, id).await?;
    if grant.role() == Role::Administrator {
        return Ok(Redirect::to(&super::managed(id)).into_response());
    }
    let shown: Html<String> = page.render(&office.invoice_page(&page, bills, false, grant.request().to_string(), Typed::default()))?;
    Ok(shown.into_response())
}

/// Begins to pay online, and leads to the gateway.
pub(super) async fn pay(
    grant: Granted<PayInvoice>,
    office: Office,
    ApiPath(id): ApiPath<InvoiceId>,
    page: Page,
    SafeForm(form): SafeForm<PayForm>,
) -> Result<Response, Refusal> {
    let once = form.once(&office, &grant, id);
    match office.billing.begin_online(&grant, id, |currency| form.read_online(currency, page.language()), once.as_ref()).await {
        Ok((begun, _)) => Ok(Redirect::to(&begun.page).into_response()),
        Err(error) => {
            let typed = |flaws| Typed { pay: Some((form, flaws)), ..Typed::default() };
            office.again((&grant, &page), id, false, error, typed).await
        }
    }
}

/// Files a claim. The same press twice files one.
pub(super) async fn claim(
    grant: Granted<FileClaim>,
    office: Office,
    ApiPath(id): ApiPath<InvoiceId>,
    page: Page,
    SafeForm(form): SafeForm<ClaimForm>,
) -> Result<Response, Refusal> {
    files(grant, office, id, page, form, false).await
}

/// The same for whoever manages bills.
pub(super) async fn files(
    grant: Granted<FileClaim>,
    office: Office,
    id: InvoiceId,
    page: Page,
    form: ClaimForm,
    manages: bool,
) -> Result<Response, Refusal> {
    let once = form.once(&office, &grant, id);
    match office.billing.file_claim(&grant, id, |currency| form.read(currency, page.language()), once.as_ref()).await {
        Ok(_) => {
            let place = if manages { super::managed(id) } else { format!("{OWN}/{id}") };
            Ok(flash::redirect(&office.web, &place, Flash::good(view::filed()), None))
        }
        Err(error) => {
            let typed = |flaws| Typed { claim: Some((form, flaws)), ..Typed::default() };
            office.again((&grant, &page), id, manages, error, typed).await
        }
    }
}
