//! An invoice: what it is made of, what was paid, and what may still happen to it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::primitives::ids::{AppointmentId, ClaimId, DepartmentId, InvoiceId, PaymentId, UserId};
use crate::primitives::money::{Currency, Money, percent_of};

/// Most lines of one invoice.
pub const MOST_LINES: usize = 20;
/// Most payments and settlements of one invoice: the row stays small.
pub const MOST_PAYMENTS: usize = 50;

/// Where an invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = InvoiceState)]
pub enum State {
    /// Nothing was paid yet.
    Issued,
    PartlyPaid,
    Paid,
    /// Nobody owes it.
    Void,
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// The visit itself.
    Consultation,
    /// What an administrator added.
    Extra,
    /// What an administrator took off: below nothing.
    Discount,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub kind: LineKind,
    /// As the administrator wrote it; empty for the visit, which is named by doctor and date.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Without tax, in minor units.
    pub amount: i64,
    pub tax: i64,
}

/// The tax as it was when the invoice was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tax {
    pub name: String,
    /// In hundredths of a percent.
    pub percent: u32,
}

/// How something was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PaymentMethod)]
pub enum Method {
    Cash,
    Card,
    Online,
}

/// Something that was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    pub payment_id: PaymentId,
    pub amount: i64,
    pub method: Method,
    /// Such as what the card machine or the gateway calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The hospital's date: the month it counts for.
    pub on: Date,
    pub at: Timestamp,
    /// Who entered it; `None`: paid online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_name: Option<String>,
}

/// What an insurer paid by a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    pub claim_id: ClaimId,
    pub amount: i64,
    pub insurer: String,
    pub on: Date,
    pub at: Timestamp,
}

/// Why nobody owes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voided {
    pub reason: String,
    pub at: Timestamp,
    pub by_name: String,
}

/// An invoice as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    pub patient_id: UserId,
    pub invoice_id: InvoiceId,
    /// Rises with every change.
    pub version: u32,
    /// How many events told of it.
    pub told: u32,
    pub appointment_id: AppointmentId,
    /// As the visit named them.
    pub patient_name: String,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub department_id: DepartmentId,
    pub visit_on: Date,
    pub state: State,
    pub currency: Currency,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax: Option<Tax>,
    pub parts: Vec<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub payments: Vec<Payment>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settlements: Vec<Settlement>,
    /// A claim that is not settled yet: one at a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_claim: Option<ClaimId>,
    pub issued_at: Timestamp,
    /// The hospital's date.
    pub issued_on: Date,
    pub due_on: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voided: Option<Voided>,
}

/// Why an invoice stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("more than is still owed")]
    WouldOverpay { left: i64 },
    #[error("the invoice is void")]
    Void,
    #[error("something was paid already")]
    Paid,
    #[error("a claim is open")]
    ClaimOpen,
    #[error("as many as an invoice holds")]
    TooMany,
    #[error("nothing would be left to pay")]
    NothingLeft,
}

impl State {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 4] = [Self::Issued, Self::PartlyPaid, Self::Paid, Self::Void];

    /// As stored and sent.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::PartlyPaid => "partly_paid",
            Self::Paid => "paid",
            Self::Void => "void",
        }
    }

    /// Whether something is still owed.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Issued | Self::PartlyPaid)
    }

    /// THE arrows: whether it may become that. Staying is no change.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        matches!((self, next), (Self::Issued, Self::PartlyPaid | Self::Paid | Self::Void) | (Self::PartlyPaid, Self::Paid))
    }
}

impl Method {
    /// As stored, sent and posted.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Card => "card",
            Self::Online => "online",
        }
    }

    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::Cash, Self::Card, Self::Online].into_iter().find(|method| method.word() == word)
    }
}

impl Line {
    /// With its share of the tax.
    #[must_use]
    pub fn taxed(kind: LineKind, text: impl Into<String>, amount: i64, tax: Option<&Tax>) -> Self {
        Self { kind, text: text.into(), amount, tax: tax.map_or(0, |tax| percent_of(amount, tax.percent)) }
    }
}

/// How people name it: `INV-` and the end of its id.
#[must_use]
pub fn reference(id: InvoiceId) -> String {
    let word = id.to_string().to_uppercase();
    let end = &word[word.len().saturating_sub(8)..];
    let (first, last) = end.split_at(end.len() / 2);
    format!("INV-{first}-{last}")
}

impl Invoice {
    /// What all lines come to, tax included.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.net() + self.tax_total()
    }

    /// The same without tax.
    #[must_use]
    pub fn net(&self) -> i64 {
        self.parts.iter().map(|line| line.amount).sum()
    }

    /// The tax of all lines.
    #[must_use]
    pub fn tax_total(&self) -> i64 {
        self.parts.iter().map(|line| line.tax).sum()
    }

    /// What was paid, by whomever.
    #[must_use]
    pub fn paid(&self) -> i64 {
        let payments: i64 = self.payments.iter().map(|payment| payment.amount).sum();
        payments + self.settlements.iter().map(|settlement| settlement.amount).sum::<i64>()
    }

    /// What is still owed; nothing of a void one.
    #[must_use]
    pub fn left(&self) -> i64 {
        if self.state == State::Void { 0 } else { self.total() - self.paid() }
    }

    /// What it is worth to the house: nothing when void.
    #[must_use]
    pub fn worth(&self) -> i64 {
        if self.state == State::Void { 0 } else { self.total() }
    }

    /// One payment of it: its receipt.
    #[must_use]
    pub fn payment(&self, id: PaymentId) -> Option<&Payment> {
        self.payments.iter().find(|payment| payment.payment_id == id)
    }

    /// An amount in its currency.
    #[must_use]
    pub const fn money(&self, amount: i64) -> Money {
        Money { amount, currency: self.currency }
    }

    /// How people name it.
    #[must_use]
    pub fn reference(&self) -> String {
        reference(self.invoice_id)
    }

    /// Whether it should have been paid before `today`.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state.is_open() && self.due_on < today
    }

    /// The state that its lines and payments say.
    #[must_use]
    pub fn state_by_sums(&self) -> State {
        match (self.voided.is_some(), self.paid(), self.total()) {
            (true, ..) => State::Void,
            (_, 0, _) => State::Issued,
            (_, paid, total) if paid < total => State::PartlyPaid,
            _ => State::Paid,
        }
    }

    /// The same with one more payment.
    ///
    /// # Errors
    /// When it would be more than is owed, or the invoice takes none.
    pub fn with_payment(&self, payment: Payment) -> Result<Self, Refused> {
        self.takes(payment.amount)?;
        let mut next = self.clone();
        next.payments.push(payment);
        Ok(next.next())
    }

    /// The same with what an insurer paid; its claim is settled.
    ///
    /// # Errors
    /// As [`Self::with_payment`].
    pub fn with_settlement(&self, settlement: Settlement) -> Result<Self, Refused> {
        self.takes(settlement.amount)?;
        let mut next = self.clone();
        next.open_claim = None;
        next.settlements.push(settlement);
        Ok(next.next())
    }

    /// The same with one more line, while nothing was paid.
    ///
    /// # Errors
    /// When something was paid, it is void, has as many lines as it holds, or nothing would be left to pay.
    pub fn with_line(&self, kind: LineKind, text: &str, amount: i64) -> Result<Self, Refused> {
        self.is_untouched()?;
        if self.parts.len() >= MOST_LINES {
            return Err(Refused::TooMany);
        }
        let mut next = self.clone();
        next.parts.push(Line::taxed(kind, text, amount, self.tax.as_ref()));
        if next.total() <= 0 || next.net() <= 0 { Err(Refused::NothingLeft) } else { Ok(next.next()) }
    }

    /// The same, and nobody owes it. Only while nothing was paid and no insurer is asked.
    ///
    /// # Errors
    /// When something was paid, a claim is open, or it is void already.
    pub fn void(&self, voided: Voided) -> Result<Self, Refused> {
        self.is_untouched()?;
        if self.open_claim.is_some() {
            return Err(Refused::ClaimOpen);
        }
        Ok(Self { voided: Some(voided), ..self.clone() }.next())
    }

    /// The same with a claim that was filed.
    ///
    /// # Errors
    /// When one is open already, or it asks for more than is owed.
    pub fn with_claim(&self, claim: ClaimId, amount: i64) -> Result<Self, Refused> {
        if self.open_claim.is_some() {
            return Err(Refused::ClaimOpen);
        }
        self.takes(amount)?;
        Ok(Self { open_claim: Some(claim), ..self.clone() }.next())
    }

    /// The same after its claim was rejected.
    #[must_use]
    pub fn without_claim(&self) -> Self {
        Self { open_claim: None, ..self.clone() }.next()
    }

    /// Whether something is still to be paid of it.
    ///
    /// # Errors
    /// When it is void, or paid: nothing is left.
    pub const fn is_still_owed(&self) -> Result<(), Refused> {
        match self.state {
            State::Issued | State::PartlyPaid => Ok(()),
            State::Paid => Err(Refused::WouldOverpay { left: 0 }),
            State::Void => Err(Refused::Void),
        }
    }

    fn takes(&self, amount: i64) -> Result<(), Refused> {
        match self.state {
            State::Void => Err(Refused::Void),
            _ if amount > self.left() => Err(Refused::WouldOverpay { left: self.left() }),
            _ if self.payments.len() + self.settlements.len() >= MOST_PAYMENTS => Err(Refused::TooMany),
            _ => Ok(()),
        }
    }

    fn is_untouched(&self) -> Result<(), Refused> {
        match self.state {
            State::Issued => Ok(()),
            State::PartlyPaid | State::Paid => Err(Refused::Paid),
            State::Void => Err(Refused::Void),
        }
    }

    fn next(self) -> Self {
        Self { version: self.version + 1, state: self.state_by_sums(), ..self }
    }
}
