//! A claim: an insurer is asked to pay (part of) an invoice.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::input::Decision;
use crate::primitives::ids::{ClaimId, DepartmentId, InvoiceId, UserId};
use crate::primitives::money::Currency;
use crate::primitives::text::Sensitive;

/// Where a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimState {
    Submitted,
    UnderReview,
    /// The insurer is going to pay.
    Approved,
    Rejected,
    /// The insurer has paid: the invoice is settled by as much.
    Paid,
}

/// One step of its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimMove {
    pub state: ClaimState,
    pub at: Timestamp,
    pub by_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A claim as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub patient_id: UserId,
    pub claim_id: ClaimId,
    /// Rises with every step.
    pub version: u32,
    pub invoice_id: InvoiceId,
    pub department_id: DepartmentId,
    pub insurer: String,
    /// The contract with the insurer: lists show its end only.
    pub policy_number: Sensitive<String>,
    /// What is asked for, in minor units.
    pub amount: i64,
    /// What the insurer says it pays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<i64>,
    pub currency: Currency,
    pub state: ClaimState,
    pub filed_at: Timestamp,
    /// Oldest first.
    pub steps: Vec<ClaimMove>,
}

impl ClaimState {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 5] = [Self::Submitted, Self::UnderReview, Self::Approved, Self::Rejected, Self::Paid];

    /// As stored, sent and posted.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::UnderReview => "under_review",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Paid => "paid",
        }
    }

    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// THE arrows: whether it may become that.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Submitted, Self::UnderReview)
                | (Self::UnderReview, Self::Approved | Self::Rejected)
                | (Self::Approved, Self::Paid | Self::Rejected)
        )
    }

    /// What it may become next.
    #[must_use]
    pub fn next(self) -> Vec<Self> {
        Self::ALL.into_iter().filter(|next| self.may_become(*next)).collect()
    }

    /// Whether nothing happens to it any more.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Rejected | Self::Paid)
    }
}

impl Claim {
    /// The end of the policy number, for lists: `••••4711`. Short ones are hidden whole.
    #[must_use]
    pub fn policy_masked(&self) -> String {
        let all: Vec<char> = self.policy_number.expose().chars().collect();
        let shown = if all.len() < 8 { 0 } else { 4 };
        format!("••••{}", all[all.len() - shown..].iter().collect::<String>())
    }

    /// What the insurer is to pay: what it approved, else what was asked for.
    #[must_use]
    pub fn expected(&self) -> i64 {
        self.approved.unwrap_or(self.amount)
    }

    /// How often its insurer has decided: approved, or refused.
    #[must_use]
    pub fn decisions(&self) -> u32 {
        let decided = self.steps.iter().filter(|step| matches!(step.state, ClaimState::Approved | ClaimState::Rejected)).count();
        u32::try_from(decided).unwrap_or(u32::MAX)
    }

    /// The same after a decision; `None`: no arrow leads there.
    #[must_use]
    pub fn decided(&self, decision: &Decision, by_name: &str, at: Timestamp) -> Option<Self> {
        if !self.state.may_become(decision.state) {
            return None;
        }
        let approved = match decision.state {
            ClaimState::Approved | ClaimState::Paid => Some(decision.amount.unwrap_or_else(|| self.expected())),
            // One that was approved and comes to nothing after all is not expected any more.
            ClaimState::Rejected => None,
            _ => self.approved,
        };
        let mut next = Self { version: self.version + 1, state: decision.state, approved, ..self.clone() };
        next.steps.push(ClaimMove { state: decision.state, at, by_name: by_name.to_owned(), note: decision.note.clone() });
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn claim(policy: &str) -> Claim {
        Claim {
            patient_id: UserId::from_uuid(Uuid::nil()),
            claim_id: ClaimId::from_uuid(Uuid::nil()),
            version: 1,
            invoice_id: InvoiceId::from_uuid(Uuid::nil()),
            department_id: DepartmentId::from_uuid(Uuid::nil()),
            insurer: "Star".into(),
            policy_number: Sensitive::new(policy.to_owned()),
            amount: 40_000,
            approved: None,
            currency: "INR".parse().unwrap(),
            state: ClaimState::Submitted,
            filed_at: Timestamp::UNIX_EPOCH,
            steps: vec![],
        }
    }

    fn decision(state: ClaimState, amount: Option<i64>) -> Decision {
        Decision { state, note: None, amount }
    }

    #[test]
    fn f56_a_claim_goes_only_along_the_arrows_and_keeps_every_step() {
        let submitted = claim("P-4711-0815");
        for state in [ClaimState::Approved, ClaimState::Rejected, ClaimState::Paid, ClaimState::Submitted] {
            assert_eq!(submitted.decided(&decision(state, None), "Tomas", Timestamp::UNIX_EPOCH), None);
        }
        let step = |claim: &Claim, state, amount| claim.decided(&decision(state, amount), "Tomas", Timestamp::UNIX_EPOCH);
        let looked_at = step(&submitted, ClaimState::UnderReview, None).unwrap();
        let approved = step(&looked_at, ClaimState::Approved, Some(30_000)).unwrap();
        let paid = step(&approved, ClaimState::Paid, None).unwrap();
        assert_eq!((paid.version, paid.expected(), paid.steps.len()), (4, 30_000, 3));
        assert!(ClaimState::ALL.into_iter().all(|state| step(&paid, state, None).is_none()), "nothing happens to a paid one");
        assert!(step(&looked_at, ClaimState::Rejected, None).unwrap().state.is_over());
        let taken_back = step(&approved, ClaimState::Rejected, None).unwrap();
        assert_eq!((taken_back.state.is_over(), taken_back.approved, taken_back.decisions()), (true, None, 2));
    }

    #[test]
    fn f56_a_policy_number_is_masked() {
        assert_eq!((claim("P-4711-0815").policy_masked(), claim("4711081").policy_masked()), ("••••0815".into(), "••••".into()));
        assert!(!format!("{:?}", claim("P-4711-0815")).contains("0815"));
    }
}
