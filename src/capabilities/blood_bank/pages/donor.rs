//! A donor's own pages: what they gave and offer, a new offer, taking one back.

use axum::response::{Html, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::{Office, error_of};
use crate::access::grant::Granted;
use crate::access::permissions::{EnterDonation, KeepDonations};
use crate::capabilities::blood_bank::model::{Donation, NewDonation};
use crate::capabilities::blood_bank::service::{BloodError, Place};
use crate::capabilities::blood_bank::views::{self as view, DonationLine, DonationsPage, OfferPage};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::DonationId;
use crate::primitives::people::BloodGroup;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Where all of them are.
pub(super) const OWN: &str = "/donations";

/// An offer, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct OfferForm {
    group: String,
    day: String,
    consent: String,
    idempotency_key: String,
    /// The profile named the group.
    #[serde(skip)]
    known: bool,
}

impl OfferForm {
    fn read(&self, office: &Office) -> Result<(BloodGroup, NewDonation), Flaws> {
        let mut flaws = Flaws::default();
        let group = flaws.keep(BloodGroup::of(&self.group).ok_or_else(|| Flaw::new("/group", "required")));
        let new = NewDonation::offered(None, Some(&self.day), None, office.bank.today());
        let new = new.map_err(|wrong| flaws.0.extend(wrong.0)).ok();
        if self.consent != "yes" {
            flaws.add(Flaw::new("/consent", "required"));
        }
        match (group, new) {
            (Some(group), Some(new)) if flaws.0.is_empty() => Ok((group, new)),
            _ => Err(flaws),
        }
    }

    /// The page again, with what was typed and what to change.
    fn again(self, flaws: &Flaws, trouble: Option<Message>) -> OfferPage {
        OfferPage {
            group: Field::typed(self.group, error_of(flaws, "/group")),
            groups: view::choices(),
            known: self.known,
            day: Field::typed(self.day, error_of(flaws, "/day")),
            consent: Field::typed(self.consent, error_of(flaws, "/consent")),
            idempotency_key: self.idempotency_key,
            trouble,
        }
    }
}

pub(super) async fn list(grant: Granted<KeepDonations>, office: Office, paging: Paging, page: Page) -> Result<Html<String>, Refusal> {
    let place: Option<Place> = paging.start()?;
    let written = page.about().and_then(Place::read);
    let listed = office.bank.own(&grant, paging.limit().get(), place, written).await?;
    let (first, more) = (paging.beginning().map(str::to_owned), paging.link(listed.next.as_ref())?);
    let line = |donation: Donation| {
        let requested = office.web.when(donation.requested_at);
        DonationLine::of(donation, requested, |date| office.day(date))
    };
    let donations = listed.items.into_iter().map(line).collect();
    page.render(&DonationsPage { donations, first, more })
}

pub(super) async fn new(grant: Granted<KeepDonations>, office: Office, page: Page) -> Result<Html<String>, Refusal> {
    let known = office.bank.known_group(&grant).await?;
    let group = known.map(BloodGroup::word).unwrap_or_default().to_owned();
    let form = OfferForm { group, known: known.is_some(), idempotency_key: grant.request().to_string(), ..OfferForm::default() };
    page.render(&form.again(&Flaws::default(), None))
}

/// Offers. The same press twice offers once.
pub(super) async fn offer(
    grant: Granted<KeepDonations>,
    office: Office,
    page: Page,
    SafeForm(form): SafeForm<OfferForm>,
) -> Result<Response, Refusal> {
    let (group, new) = match form.read(&office) {
        Ok(read) => read,
        Err(flaws) => return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(&flaws, None)),
    };
    let fingerprint = Fingerprint::of(&json!({ "group": group, "day": new.day }));
    let key = IdempotencyKey::checked(&form.idempotency_key);
    let once = key.map(|key| office.ground.once(grant.id(), "donations", key.as_str(), fingerprint.as_str()));
    let enters: Granted<EnterDonation> = grant.also()?;
    match office.bank.enter(&enters, group, new, once.as_ref()).await {
        Ok((donation, _)) => Ok(flash::redirect(&office.web, OWN, Flash::good(view::offered()), Some(Place::of(&donation).to_string()))),
        Err(BloodError::KeyReused) => {
            let form = OfferForm { idempotency_key: grant.request().to_string(), ..form };
            page.again(StatusCode::CONFLICT, &form.again(&Flaws::default(), Some(view::sent_before())))
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes an offer back; when somebody decided first, the list says what.
pub(super) async fn cancel(
    grant: Granted<KeepDonations>,
    office: Office,
    ApiPath((blood_group, donation_id)): ApiPath<(BloodGroup, DonationId)>,
) -> Result<Response, Refusal> {
    let place = Place { blood_group, donation_id };
    let flash = match office.bank.cancel(&grant, place).await {
        Ok(_) => Flash::good(view::cancelled()),
        Err(BloodError::Decided(state)) => Flash::bad(view::decided(state)),
        Err(error) => return Err(error.into()),
    };
    Ok(flash::redirect(&office.web, OWN, flash, Some(place.to_string())))
}
