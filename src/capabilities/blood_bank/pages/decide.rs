//! Deciding about a donation: taking it into the stock, or not taking it.

use axum::response::{Html, Response};
use http::StatusCode;
use serde::Deserialize;

use super::manage::ALL;
use super::{Office, error_of, number};
use crate::access::grant::Granted;
use crate::access::permissions::ManageBloodBank;
use crate::capabilities::blood_bank::model::{KEPT_DAYS, Taken, rejection};
use crate::capabilities::blood_bank::service::{BloodError, Offered, Place};
use crate::capabilities::blood_bank::views::{self as view, DecidePage};
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::DonationId;
use crate::primitives::people::BloodGroup;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Either decision, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    units: String,
    collected_on: String,
    expires_on: String,
    reason: String,
}

impl DecisionForm {
    fn page(self, office: &Office, Offered { donation, donor }: Offered, flaws: &Flaws, trouble: Option<Message>) -> DecidePage {
        DecidePage {
            id: donation.donation_id,
            group: donation.blood_group.word(),
            at: view::in_address(donation.blood_group),
            state: donation.state,
            donor: donor.map(Into::into),
            offered: donation.units,
            requested: office.web.when(donation.requested_at),
            day: donation.day.map(|date| office.day(date)),
            note: donation.note,
            because: donation.because,
            collected: donation.collected_on.map(|date| office.day(date)),
            expires: donation.expires_on.map(|date| office.day(date)),
            kept_days: KEPT_DAYS,
            units: Field::typed(self.units, error_of(flaws, "/units")),
            collected_on: Field::typed(self.collected_on, error_of(flaws, "/collected_on")),
            expires_on: Field::typed(self.expires_on, error_of(flaws, "/expires_on")),
            reason: Field::typed(self.reason, error_of(flaws, "/reason")),
            trouble,
        }
    }

    /// What nobody has typed yet.
    fn of(office: &Office, offered: &Offered) -> Self {
        let (units, collected_on) = (offered.donation.units.to_string(), office.bank.today().to_string());
        Self { units, collected_on, ..Self::default() }
    }
}

async fn found(grant: &Granted<ManageBloodBank>, office: &Office, place: Place) -> Result<Offered, Refusal> {
    office.bank.offered(grant, place).await?.ok_or(Refusal::NotFound)
}

pub(super) async fn show(
    grant: Granted<ManageBloodBank>,
    office: Office,
    ApiPath((blood_group, donation_id)): ApiPath<(BloodGroup, DonationId)>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let offered = found(&grant, &office, Place { blood_group, donation_id }).await?;
    let form = DecisionForm::of(&office, &offered);
    page.render(&form.page(&office, offered, &Flaws::default(), None))
}

/// Takes it into the stock and leads to the group.
pub(super) async fn verify(
    grant: Granted<ManageBloodBank>,
    office: Office,
    ApiPath((blood_group, donation_id)): ApiPath<(BloodGroup, DonationId)>,
    page: Page,
    SafeForm(form): SafeForm<DecisionForm>,
) -> Result<Response, Refusal> {
    let (place, today) = (Place { blood_group, donation_id }, office.bank.today());
    let read = |offered| Taken::parse(Some(number(&form.units)), Some(&form.collected_on), Some(&form.expires_on), offered, today);
    match office.bank.verify(&grant, place, read).await {
        Ok(donation) => {
            let group = format!("{ALL}/{}", view::in_address(blood_group));
            Ok(flash::redirect(&office.web, &group, Flash::good(view::verified(&donation)), None))
        }
        Err(error) => refused(&grant, &office, place, &page, form, error).await,
    }
}

/// Does not take it and leads to what else waits.
pub(super) async fn reject(
    grant: Granted<ManageBloodBank>,
    office: Office,
    ApiPath((blood_group, donation_id)): ApiPath<(BloodGroup, DonationId)>,
    page: Page,
    SafeForm(form): SafeForm<DecisionForm>,
) -> Result<Response, Refusal> {
    let place = Place { blood_group, donation_id };
    let because = match rejection(&form.reason) {
        Ok(because) => because,
        Err(flaws) => return refused(&grant, &office, place, &page, form, flaws.into()).await,
    };
    match office.bank.reject(&grant, place, because).await {
        Ok(_) => Ok(flash::redirect(&office.web, ALL, Flash::good(view::rejected()), None)),
        Err(error) => refused(&grant, &office, place, &page, form, error).await,
    }
}

/// The page again: with what is wrong, or with what somebody else decided.
async fn refused(
    grant: &Granted<ManageBloodBank>,
    office: &Office,
    place: Place,
    page: &Page,
    form: DecisionForm,
    error: BloodError,
) -> Result<Response, Refusal> {
    let (status, flaws, trouble) = match error {
        BloodError::Invalid(flaws) => (StatusCode::UNPROCESSABLE_ENTITY, flaws, None),
        BloodError::Decided(state) => (StatusCode::CONFLICT, Flaws::default(), Some(view::decided(state))),
        error => return Err(error.into()),
    };
    let offered = found(grant, office, place).await?;
    // The other form of the page is as it was.
    let untouched = DecisionForm::of(office, &offered);
    let form = if form.units.is_empty() && form.collected_on.is_empty() { DecisionForm { reason: form.reason, ..untouched } } else { form };
    page.again(status, &form.page(office, offered, &flaws, trouble))
}
