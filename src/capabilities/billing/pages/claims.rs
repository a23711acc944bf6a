//! The queue of claims, and deciding about one.

use axum::response::{Html, Response};
use http::StatusCode;
use serde::Deserialize;

use super::forms::why;
use super::{Office, error_of, error_of_amount};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageBilling, SeeInvoices};
use crate::capabilities::billing::model::{Claim, ClaimState, Decision, reference};
use crate::capabilities::billing::views::{self as view, ClaimLine, ClaimPage, ClaimsPage, claim_tabs};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::ClaimId;
use crate::primitives::language::Language;
use crate::primitives::money::Money;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Where they are.
pub(super) const ALL: &str = "/admin/claims";

/// Which claims.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    state: Option<String>,
}

pub(super) async fn list(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiQuery(which): ApiQuery<Which>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let state = which.state.as_deref().and_then(ClaimState::of).unwrap_or(ClaimState::Submitted);
    let listed = office.billing.claims(&grant, state, paging.limit().get(), paging.start()?).await?;
    let (first, more) = (paging.beginning().map(str::to_owned), paging.link(listed.next.as_ref())?);
    let line = |(claim, patient): (Claim, Option<String>)| ClaimLine {
        id: claim.claim_id,
        state: claim.state,
        patient,
        policy: claim.policy_masked(),
        amount: Money { amount: claim.amount, currency: claim.currency },
        filed: office.web.when(claim.filed_at),
        insurer: claim.insurer,
    };
    let lines = listed.items.into_iter().map(line).collect();
    page.render(&ClaimsPage { tabs: claim_tabs(state), lines, first, more })
}

/// A decision, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    state: String,
    note: String,
    amount: String,
}

impl DecisionForm {
    /// An amount that was typed and is none is wrong, not left out.
    fn read(&self, most: Money, language: Language) -> Result<Decision, Flaws> {
        let typed = Some(self.amount.trim()).filter(|amount| !amount.is_empty());
        let amount = typed.map(|amount| Money::typed(amount, most.currency, language)).transpose();
        let read = Decision::parse(&self.state, Some(&self.note), amount.unwrap_or_default(), most);
        match amount {
            Ok(_) => read,
            Err(_) => {
                let mut flaws = read.err().unwrap_or_default();
                flaws.add(Flaw::new("/amount", "invalid"));
                Err(flaws)
            }
        }
    }
}

async fn page_of(
    (grant, page): (&Granted<ManageBilling>, &Page),
    office: &Office,
    id: ClaimId,
    form: Option<DecisionForm>,
    (flaws, trouble): (&Flaws, Option<Message>),
) -> Result<ClaimPage, Refusal> {
    let sees: Granted<SeeInvoices> = grant.also()?;
    let claim = office.billing.claim(&sees, id).await?.ok_or(Refusal::NotFound)?;
    let patient = office.billing.name_of(grant, claim.patient_id).await?;
    let money = |amount| Money { amount, currency: claim.currency };
    let next = claim.state.next();
    let form = form.unwrap_or_else(|| DecisionForm {
        state: next.first().map_or("", |next| next.word()).to_owned(),
        amount: money(claim.expected()).to_type(page.language()),
        ..DecisionForm::default()
    });
    Ok(ClaimPage {
        id,
        invoice_id: claim.invoice_id,
        invoice: reference(claim.invoice_id),
        state: claim.state,
        patient,
        policy: claim.policy_number.expose().clone(),
        amount: money(claim.amount),
        approved: claim.approved.map(money),
        steps: office.steps(&claim),
        next,
        to: Field::typed(form.state, error_of(flaws, &["/state"])),
        note: Field::typed(form.note, error_of(flaws, &["/note"])),
        pays: Field::typed(form.amount, error_of_amount(flaws, claim.currency)),
        insurer: claim.insurer,
        trouble,
    })
}

pub(super) async fn show(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiPath(id): ApiPath<ClaimId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    page.render(&page_of((&grant, &page), &office, id, None, (&Flaws::default(), None)).await?)
}

/// Moves a claim and leads back to it.
pub(super) async fn decide(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiPath(id): ApiPath<ClaimId>,
    page: Page,
    SafeForm(form): SafeForm<DecisionForm>,
) -> Result<Response, Refusal> {
    match office.billing.decide(&grant, id, |most| form.read(most, page.language())).await {
        Ok(claim) => Ok(flash::redirect(&office.web, &format!("{ALL}/{id}"), Flash::good(view::moved(&claim)), None)),
        Err(error) => {
            let (status, flaws, trouble): (StatusCode, _, _) = why(error)?;
            page.again(status, &page_of((&grant, &page), &office, id, Some(form), (&flaws, trouble)).await?)
        }
    }
}
