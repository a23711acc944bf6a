//! The arrows and sums of an invoice, tried in every order.

use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::primitives::ids::{AppointmentId, ClaimId, DepartmentId, InvoiceId, PaymentId, UserId};

pub fn invoice(fee: i64, percent: u32) -> Invoice {
    let at: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
    let tax = (percent > 0).then(|| Tax { name: "GST".into(), percent });
    Invoice {
        patient_id: UserId::from_uuid(Uuid::from_u128(1)),
        invoice_id: InvoiceId::from_uuid(Uuid::from_u128(2)),
        version: 1,
        told: 1,
        appointment_id: AppointmentId::from_uuid(Uuid::from_u128(2)),
        patient_name: "Asha".into(),
        doctor_id: UserId::from_uuid(Uuid::from_u128(3)),
        doctor_name: "Dr Leena Farah".into(),
        department_id: DepartmentId::from_uuid(Uuid::from_u128(4)),
        visit_on: "2026-11-23".parse().unwrap(),
        state: State::Issued,
        currency: "INR".parse().unwrap(),
        parts: vec![Line::taxed(LineKind::Consultation, "", fee, tax.as_ref())],
        tax,
        payments: vec![],
        settlements: vec![],
        open_claim: None,
        issued_at: at,
        issued_on: "2026-11-23".parse().unwrap(),
        due_on: "2026-12-07".parse().unwrap(),
        voided: None,
    }
}

pub fn payment(amount: i64) -> Payment {
    let at: Timestamp = "2026-11-24T04:00:00Z".parse().unwrap();
    Payment {
        payment_id: PaymentId::from_uuid(Uuid::from_u128(9)),
        amount,
        method: Method::Cash,
        reference: None,
        on: "2026-11-24".parse().unwrap(),
        at,
        by_name: None,
    }
}

fn voided() -> Voided {
    Voided { reason: "twice".into(), at: Timestamp::UNIX_EPOCH, by_name: "Tomas".into() }
}

#[test]
fn f55_an_invoice_is_named_by_letters_people_can_read_out() {
    let id: InvoiceId = "inv_06ddt5qyan8fk4yc8khjgn8w40".parse().unwrap();
    assert_eq!(reference(id), "INV-HJGN-8W40");
}

#[test]
fn f55_an_invoice_goes_only_along_the_arrows() {
    let issued = invoice(50_000, 0);
    let part = issued.with_payment(payment(20_000)).unwrap();
    assert_eq!((part.state, part.left(), part.version), (State::PartlyPaid, 30_000, 2));
    assert_eq!(part.void(voided()), Err(Refused::Paid));
    assert_eq!(part.with_line(LineKind::Extra, "Bandage", 1), Err(Refused::Paid));
    assert_eq!(part.with_payment(payment(30_001)), Err(Refused::WouldOverpay { left: 30_000 }));
    let paid = part.with_payment(payment(30_000)).unwrap();
    assert_eq!((paid.state, paid.left()), (State::Paid, 0));
    assert_eq!(paid.with_payment(payment(1)), Err(Refused::WouldOverpay { left: 0 }));
    let void = issued.void(voided()).unwrap();
    assert_eq!((void.state, void.left(), void.worth()), (State::Void, 0, 0));
    assert_eq!(void.with_payment(payment(1)), Err(Refused::Void));
    assert_eq!(void.void(voided()), Err(Refused::Void));
    let claim = ClaimId::from_uuid(Uuid::from_u128(7));
    let claimed = issued.with_claim(claim, 50_000).unwrap();
    assert_eq!((claimed.void(voided()), claimed.with_claim(claim, 1)), (Err(Refused::ClaimOpen), Err(Refused::ClaimOpen)));
    assert_eq!(claimed.without_claim().void(voided()).unwrap().state, State::Void);
}

#[test]
fn f55_a_discount_leaves_something_to_pay_and_takes_its_tax_along() {
    let issued = invoice(50_000, 1_800);
    assert_eq!((issued.total(), issued.tax_total()), (59_000, 9_000));
    let less = issued.with_line(LineKind::Discount, "Staff", -10_000).unwrap();
    assert_eq!((less.total(), less.net(), less.tax_total()), (47_200, 40_000, 7_200));
    assert_eq!(issued.with_line(LineKind::Discount, "All of it", -50_000), Err(Refused::NothingLeft));
}

proptest! {
    /// Whatever is done in whatever order: the total is its lines, nobody pays more than it, and states go along the arrows.
    #[test]
    fn f55_whatever_is_done_the_sums_are_exact_and_the_states_go_along_the_arrows(
        fee in 1_i64..1_000_000, percent in 0_u32..=3_000, acts in prop::collection::vec((0_u8..5, 1_i64..600_000), 0..40),
    ) {
        let mut now = invoice(fee, percent);
        let (mut net, mut paid) = (fee, 0);
        for (act, amount) in acts {
            let done = match act {
                0 | 1 => now.with_payment(payment(amount)).inspect(|_| paid += amount),
                2 => now.with_line(LineKind::Extra, "More", amount).inspect(|_| net += amount),
                3 => now.with_line(LineKind::Discount, "Less", -amount).inspect(|_| net -= amount),
                _ if amount % 7 == 0 => now.void(voided()),
                _ => continue,
            };
            let Ok(next) = done else { continue };
            prop_assert!(next.state == now.state || now.state.may_become(next.state), "{:?} to {:?}", now.state, next.state);
            prop_assert_eq!(next.version, now.version + 1);
            now = next;
            prop_assert_eq!((now.net(), now.paid()), (net, paid));
            prop_assert_eq!(now.total(), now.parts.iter().map(|line| line.amount + line.tax).sum::<i64>());
            prop_assert!(now.paid() <= now.total() && now.total() > 0 && now.left() >= 0);
            prop_assert_eq!(now.state, now.state_by_sums());
        }
    }
}
