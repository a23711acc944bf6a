//! What a change of the settings may say.

use super::*;
use serde_json::{Value, json};

fn apply(patch: Value) -> Result<Settings, Vec<(String, &'static str)>> {
    let patch: SettingsPatch = serde_json::from_value(patch).map_err(|_| vec![("shape".to_owned(), "shape")])?;
    patch.apply(&Settings::default(), 5).map_err(|flaws| flaws.0.into_iter().map(|flaw| (flaw.pointer.into_owned(), flaw.code)).collect())
}

#[test]
fn f65_a_partial_object_is_merged() {
    let changed = apply(json!({"zone": "Europe/London", "booking_horizon_days": 30})).unwrap();
    let zone = "Europe/London".parse().unwrap();
    assert_eq!(changed, Settings { zone, booking_horizon_days: 30, ..Settings::default() });
    assert_eq!(apply(json!({})).unwrap(), Settings::default());
}

#[test]
fn f65_every_bad_value_is_named_with_its_place() {
    let said = apply(json!({
        "hospital_name": " ", "zone": "Mars/Base", "currency": "rupee", "hold_seconds": 0, "buffer_minutes": 7,
        "reminder_offsets": [{"days_before": 1, "at": "24:00"}, {"days_before": 15, "at": "08:00"}],
        "closed_days": [{"date": "2026-02-28T09:00"}, {"date": "2026-12-25", "label": "x\u{0}"}], "emergency_number": "help",
        "default_fee": {"amount": -1, "currency": "EUR"}
    }))
    .unwrap_err();
    let places: Vec<&str> = said.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(
        places,
        [
            "/hospital_name",
            "/emergency_number",
            "/zone",
            "/currency",
            "/hold_seconds",
            "/buffer_minutes",
            "/default_fee/amount",
            "/default_fee/currency",
            "/reminder_offsets/0/at",
            "/reminder_offsets/1/days_before",
            "/closed_days/0/date",
            "/closed_days/1/label",
        ]
    );
    assert_eq!(apply(json!({"zone": null})).unwrap_err()[0].0, "shape");
    assert_eq!(apply(json!({"quantum_minutes": 15})).unwrap_err()[0].0, "shape");
}

#[test]
fn f65_patients_never_book_further_ahead_than_staff() {
    assert_eq!(apply(json!({"booking_horizon_days": 28, "staff_horizon_weeks": 4})).unwrap().booking_horizon_days, 28);
    let beyond = apply(json!({"booking_horizon_days": 29, "staff_horizon_weeks": 4})).unwrap_err();
    assert_eq!(beyond[0], ("/booking_horizon_days".to_owned(), "beyond_staff"));
    assert_eq!(apply(json!({"staff_horizon_weeks": 53})).unwrap_err()[0], ("/staff_horizon_weeks".to_owned(), "out_of_range"));
}

#[test]
fn f65_the_fee_is_always_in_the_hospitals_currency() {
    let euro = apply(json!({"currency": "EUR"})).unwrap();
    assert_eq!((euro.default_fee.amount, euro.default_fee.currency.code()), (50_000, "EUR"));
    for (code, amount) in [("JPY", 500), ("KWD", 500_000), ("INR", 50_000)] {
        let other = apply(json!({"currency": code})).unwrap();
        assert_eq!((other.default_fee.amount, other.default_fee.currency.code()), (amount, code), "the number people read stays");
        let patch: SettingsPatch = serde_json::from_value(json!({"currency": "EUR"})).unwrap();
        assert_eq!(patch.apply(&other, 5).unwrap().default_fee, euro.default_fee, "from {code}");
    }
    let odd = Settings { default_fee: Money { amount: 50_050, ..euro.default_fee }, currency: euro.currency, ..Settings::default() };
    let yen = |more: Value| {
        let patch: SettingsPatch = serde_json::from_value(more).unwrap();
        patch.apply(&odd, 5).map(|after| after.default_fee.amount).map_err(|flaws| flaws.0[0].pointer.to_string())
    };
    assert_eq!(yen(json!({"currency": "JPY"})), Err("/default_fee/amount".to_owned()), "there is no half a yen");
    assert_eq!(yen(json!({"currency": "JPY", "default_fee": {"amount": 501}})), Ok(501));
    assert!(apply(json!({"currency": "EUR", "default_fee": {"amount": 6000, "currency": "EUR"}})).is_ok());
    assert_eq!(apply(json!({"default_fee": {"amount": 6000, "currency": "EUR"}})).unwrap_err()[0].0, "/default_fee/currency");
}

#[test]
fn f34_other_times_are_offered_for_days_that_are_named() {
    let days = json!([{"date": "2026-12-25"}]);
    assert!(apply(json!({"closed_days": days, "offer_other_times": true})).is_ok());
    assert_eq!(apply(json!({"hold_seconds": 300, "offer_other_times": true})).unwrap_err(), [("/closed_days".to_owned(), "required")]);
    assert!(apply(json!({"hold_seconds": 300, "offer_other_times": false})).is_ok(), "nothing is asked for");
}

#[test]
fn f22_closed_days_are_kept_in_order_and_once() {
    let settings = apply(json!({"closed_days": [{"date": "2026-12-25", "label": "Christmas"}, {"date": "2026-11-08"}]})).unwrap();
    assert!(settings.is_closed("2026-12-25".parse().unwrap()) && settings.is_closed("2026-11-08".parse().unwrap()));
    assert!(!settings.is_closed("2026-12-24".parse().unwrap()));
    assert_eq!(apply(json!({"closed_days": [{"date": "2026-12-25"}, {"date": "2026-12-25"}]})).unwrap_err()[0].1, "duplicate");
}
