//! An invoice and the receipts of its payments as papers.

use axum::response::Response;

use super::Office;
use crate::access::grant::Granted;
use crate::access::permissions::SeeInvoices;
use crate::capabilities::billing::model::{Invoice, LineKind, Method, State};
use crate::primitives::ids::{InvoiceId, PaymentId};
use crate::web::json::ApiPath;
use crate::web::language::Spoken;
use crate::web::paper::{Block, Paper};
use crate::web::refusal::Refusal;
use crate::web::say::{Day, money};
use crate::web::texts::{Language, Message, MissingText, words_of};

pub(super) async fn invoice(
    office: Office,
    Spoken(language): Spoken,
    grant: Granted<SeeInvoices>,
    ApiPath(id): ApiPath<InvoiceId>,
) -> Result<Response, Refusal> {
    let invoice = office.found(&grant, id).await?;
    let paper = invoice_paper(&invoice, office.web.house.name(), language).map_err(Refusal::internal)?;
    paper.answer("invoice")
}

pub(super) async fn receipt(
    office: Office,
    Spoken(language): Spoken,
    grant: Granted<SeeInvoices>,
    ApiPath((id, payment_id)): ApiPath<(InvoiceId, PaymentId)>,
) -> Result<Response, Refusal> {
    let invoice = office.found(&grant, id).await?;
    let paper = receipt_paper(&invoice, payment_id, office.web.house.name(), language).map_err(Refusal::internal)?;
    paper.ok_or(Refusal::NotFound)?.answer("receipt")
}

impl Office {
    async fn found(&self, grant: &Granted<SeeInvoices>, id: InvoiceId) -> Result<Invoice, Refusal> {
        self.billing.invoice(grant, id).await?.ok_or(Refusal::NotFound)
    }
}

fn say(language: Language, key: &'static str) -> Result<String, MissingText> {
    words_of(language, &Message::new(key))
}

fn state_words(state: State) -> &'static str {
    match state {
        State::Issued => "invoice-state-issued",
        State::PartlyPaid => "invoice-state-partly-paid",
        State::Paid => "invoice-state-paid",
        State::Void => "invoice-state-void",
    }
}

fn method_words(method: Method) -> &'static str {
    match method {
        Method::Cash => "payment-cash",
        Method::Card => "payment-card",
        Method::Online => "payment-online",
    }
}

/// What both say of the invoice.
fn head(invoice: &Invoice, hospital: String, title: String, language: Language) -> Result<Vec<Block>, MissingText> {
    let day = |date| Day::of(date).with_year(language);
    let say = |key| say(language, key);
    Ok(vec![
        Block::House(hospital),
        Block::Title(title),
        Block::Facts(vec![
            (say("invoice-number")?, invoice.reference()),
            (say("patient")?, invoice.patient_name.clone()),
            (say("invoice-issued-on")?, day(invoice.issued_on)?),
            (say("invoice-due-on")?, day(invoice.due_on)?),
            (say("status")?, say(state_words(invoice.state))?),
        ]),
    ])
}

fn whole(mut paper: Paper) -> Result<Paper, MissingText> {
    if !paper.is_drawn_whole() {
        let note = say(paper.language, "paper-unknown-letters")?;
        paper.blocks.push(Block::Small(note));
    }
    Ok(paper)
}

/// What is written on an invoice: no diagnosis, no reason.
fn invoice_paper(invoice: &Invoice, hospital: String, language: Language) -> Result<Paper, MissingText> {
    let say = |key| say(language, key);
    let amount = |amount| money(language, invoice.money(amount));
    let title = say("invoice-title")?;
    let mut blocks = head(invoice, hospital, title.clone(), language)?;
    let mut rows = Vec::new();
    for line in &invoice.parts {
        let text = match line.kind {
            LineKind::Consultation => {
                let day = Day::of(invoice.visit_on).with_year(language)?;
                words_of(language, &Message::new("invoice-consultation").with("doctor", invoice.doctor_name.clone()).with("day", day))?
            }
            LineKind::Extra | LineKind::Discount => line.text.clone(),
        };
        rows.push(vec![text, amount(line.amount)]);
    }
    if let Some(tax) = &invoice.tax {
        let name = if tax.name.is_empty() { say("invoice-tax")? } else { tax.name.clone() };
        rows.push(vec![name, amount(invoice.tax_total())]);
    }
    rows.push(vec![say("invoice-total")?, amount(invoice.total())]);
    blocks.push(Block::Table { head: vec![say("invoice-what")?, say("invoice-amount")?], rows });
    let mut paid = Vec::new();
    for payment in &invoice.payments {
        paid.push(vec![Day::of(payment.on).with_year(language)?, say(method_words(payment.method))?, amount(payment.amount)]);
    }
    for settlement in &invoice.settlements {
        paid.push(vec![Day::of(settlement.on).with_year(language)?, settlement.insurer.clone(), amount(settlement.amount)]);
    }
    if !paid.is_empty() {
        blocks.push(Block::Heading(say("invoice-payments")?));
        blocks.push(Block::Table { head: vec![say("invoice-paid-on")?, say("invoice-how")?, say("invoice-amount")?], rows: paid });
    }
    blocks.push(Block::Facts(vec![(say("invoice-left")?, amount(invoice.left()))]));
    whole(Paper { language, title, foot: invoice.reference(), blocks })
}

/// The receipt of one payment; `None`: there is no such payment.
fn receipt_paper(invoice: &Invoice, id: PaymentId, hospital: String, language: Language) -> Result<Option<Paper>, MissingText> {
    let Some(payment) = invoice.payment(id) else { return Ok(None) };
    let say = |key| say(language, key);
    let amount = |amount| money(language, invoice.money(amount));
    let title = say("receipt-title")?;
    let mut blocks = head(invoice, hospital, title.clone(), language)?;
    let mut facts = vec![
        (say("invoice-paid-on")?, Day::of(payment.on).with_year(language)?),
        (say("invoice-how")?, say(method_words(payment.method))?),
    ];
    if let Some(reference) = &payment.reference {
        facts.push((say("payment-reference")?, reference.clone()));
    }
    facts.push((say("invoice-amount")?, amount(payment.amount)));
    blocks.push(Block::Heading(say("receipt-received")?));
    blocks.push(Block::Facts(facts));
    whole(Paper { language, title, foot: invoice.reference(), blocks }).map(Some)
}
