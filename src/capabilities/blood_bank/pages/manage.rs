//! Running the blood bank: everything at a glance, one group with its history, handing out, entering a donation.

use axum::response::{Html, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::{Office, error_of, number};
use crate::access::grant::Granted;
use crate::access::permissions::{EnterDonation, ManageBloodBank};
use crate::capabilities::blood_bank::model::{Movement, NewDonation, NewIssue};
use crate::capabilities::blood_bank::service::{BloodError, Earlier, Offered, Place};
use crate::capabilities::blood_bank::views::{self as view, BankPage, EnterPage, GroupLine, LotLine, MovementLine, StockPage, WaitingLine};
use crate::primitives::flaw::{Flaw, Flaws};
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

/// Where everything is.
pub(super) const ALL: &str = "/admin/blood-bank";

impl Office {
    fn waiting(&self, Offered { donation, donor }: Offered) -> WaitingLine {
        WaitingLine {
            id: donation.donation_id,
            group: donation.blood_group.word(),
            at: view::in_address(donation.blood_group),
            units: donation.units,
            donor: donor.map(Into::into),
            requested: self.web.when(donation.requested_at),
            day: donation.day.map(|date| self.day(date)),
        }
    }
}

pub(super) async fn list(grant: Granted<ManageBloodBank>, office: Office, paging: Paging, page: Page) -> Result<Html<String>, Refusal> {
    let place: Option<Place> = paging.start()?;
    let waiting = office.bank.waiting(&grant, paging.limit().get(), place);
    let (supplies, listed) = tokio::try_join!(office.bank.supplies_now(&grant), waiting)?;
    let (first, more) = (paging.beginning().map(str::to_owned), paging.link(listed.next.as_ref())?);
    page.render(&BankPage {
        groups: supplies.into_iter().map(GroupLine::of).collect(),
        least: office.bank.least(),
        waiting: listed.items.into_iter().map(|offered| office.waiting(offered)).collect(),
        first,
        more,
    })
}

/// Units to hand out, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct IssueForm {
    units: String,
    to: String,
    reason: String,
    idempotency_key: String,
}

impl IssueForm {
    /// On paper somebody always gets it; a program may leave it out.
    fn read(&self) -> Result<NewIssue, Flaws> {
        let read = NewIssue::parse(number(&self.units), Some(&self.to), Some(&self.reason));
        if !self.to.trim().is_empty() {
            return read;
        }
        let mut flaws = read.err().unwrap_or_default();
        flaws.add(Flaw::new("/to", "required"));
        Err(flaws)
    }
}

/// A group, with a form as it was typed.
async fn stock_page(
    grant: &Granted<ManageBloodBank>,
    office: &Office,
    group: BloodGroup,
    paging: &Paging,
    form: IssueForm,
    wrong: (&Flaws, Option<Message>),
) -> Result<StockPage, Refusal> {
    let place: Option<Earlier> = paging.start()?;
    let history = office.bank.history(grant, group, paging.limit().get(), place);
    let (stock, listed) = tokio::try_join!(office.bank.stock(grant, group), history)?;
    let (first, more) = (paging.beginning().map(str::to_owned), paging.link(listed.next.as_ref())?);
    let line = |movement: Movement| {
        let at = office.web.when(movement.at);
        MovementLine::of(movement, at)
    };
    let (flaws, trouble) = wrong;
    let units = stock.units(office.bank.today());
    Ok(StockPage {
        group: GroupLine { group: group.word(), at: view::in_address(group), units, low: units < office.bank.least() },
        lots: stock.lots.iter().map(|lot| LotLine { expires: office.day(lot.expires_on), units: lot.units }).collect(),
        units: Field::typed(form.units, error_of(flaws, "/units")),
        to: Field::typed(form.to, error_of(flaws, "/to")),
        reason: Field::typed(form.reason, error_of(flaws, "/reason")),
        idempotency_key: form.idempotency_key,
        trouble,
        movements: listed.items.into_iter().map(line).collect(),
        first,
        more,
    })
}

pub(super) async fn one(
    grant: Granted<ManageBloodBank>,
    office: Office,
    ApiPath(group): ApiPath<BloodGroup>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let form = IssueForm { units: "1".to_owned(), idempotency_key: grant.request().to_string(), ..IssueForm::default() };
    page.render(&stock_page(&grant, &office, group, &paging, form, (&Flaws::default(), None)).await?)
}

/// Hands units out. The same press twice hands out once; when there is less, the page says how much.
pub(super) async fn issue(
    grant: Granted<ManageBloodBank>,
    office: Office,
    ApiPath(group): ApiPath<BloodGroup>,
    paging: Paging,
    page: Page,
    SafeForm(form): SafeForm<IssueForm>,
) -> Result<Response, Refusal> {
    let new = match form.read() {
        Ok(new) => new,
        Err(flaws) => {
            let again = stock_page(&grant, &office, group, &paging, form, (&flaws, None)).await?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &again);
        }
    };
    let fingerprint = Fingerprint::of(&json!({ "units": new.units, "to": new.to, "reason": new.reason }));
    let route = format!("blood-issues-{}", group.word());
    let key = IdempotencyKey::checked(&form.idempotency_key);
    let once = key.map(|key| office.ground.once(grant.id(), &route, key.as_str(), fingerprint.as_str()));
    let trouble = match office.bank.issue(&grant, group, new, once.as_ref()).await {
        Ok((movement, _)) => {
            let place = format!("{ALL}/{}", view::in_address(group));
            return Ok(flash::redirect(&office.web, &place, Flash::good(view::issued(movement.units(), group)), None));
        }
        Err(BloodError::NotEnough(short)) => view::not_enough(short.left),
        Err(BloodError::KeyReused) => view::sent_before(),
        Err(error) => return Err(error.into()),
    };
    let form = IssueForm { idempotency_key: grant.request().to_string(), ..form };
    let again = stock_page(&grant, &office, group, &paging, form, (&Flaws::default(), Some(trouble))).await?;
    page.again(StatusCode::CONFLICT, &again)
}

/// A donation of somebody without an account, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EnterForm {
    group: String,
    units: String,
    note: String,
    idempotency_key: String,
}

impl EnterForm {
    fn read(&self, office: &Office) -> Result<(BloodGroup, NewDonation), Flaws> {
        let mut flaws = Flaws::default();
        let group = flaws.keep(BloodGroup::of(&self.group).ok_or_else(|| Flaw::new("/group", "required")));
        let new = NewDonation::entered(Some(number(&self.units)), None, Some(&self.note), office.bank.today());
        match (group, new) {
            (Some(group), Ok(new)) => Ok((group, new)),
            (_, new) => {
                flaws.0.extend(new.err().into_iter().flat_map(|wrong| wrong.0));
                Err(flaws)
            }
        }
    }

    fn again(self, flaws: &Flaws, trouble: Option<Message>) -> EnterPage {
        EnterPage {
            group: Field::typed(self.group, error_of(flaws, "/group")),
            groups: view::choices(),
            units: Field::typed(self.units, error_of(flaws, "/units")),
            note: Field::typed(self.note, error_of(flaws, "/reason")),
            idempotency_key: self.idempotency_key,
            trouble,
        }
    }
}

/// For administrators: patients offer on pages of their own.
pub(super) async fn new(grant: Granted<ManageBloodBank>, page: Page) -> Result<Html<String>, Refusal> {
    let form = EnterForm { units: "1".to_owned(), idempotency_key: grant.request().to_string(), ..EnterForm::default() };
    page.render(&form.again(&Flaws::default(), None))
}

/// Enters one and leads to deciding about it. The same press twice enters one.
pub(super) async fn enter(
    grant: Granted<ManageBloodBank>,
    office: Office,
    page: Page,
    SafeForm(form): SafeForm<EnterForm>,
) -> Result<Response, Refusal> {
    let (group, new) = match form.read(&office) {
        Ok(read) => read,
        Err(flaws) => return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(&flaws, None)),
    };
    let fingerprint = Fingerprint::of(&json!({ "group": group, "units": new.units, "note": new.note }));
    let key = IdempotencyKey::checked(&form.idempotency_key);
    let once = key.map(|key| office.ground.once(grant.id(), "donations", key.as_str(), fingerprint.as_str()));
    let enters: Granted<EnterDonation> = grant.also()?;
    match office.bank.enter(&enters, group, new, once.as_ref()).await {
        Ok((donation, _)) => {
            let place = format!("{ALL}/{}/donations/{}", view::in_address(donation.blood_group), donation.donation_id);
            Ok(flash::redirect(&office.web, &place, Flash::good(view::entered()), None))
        }
        Err(BloodError::KeyReused) => {
            let form = EnterForm { idempotency_key: grant.request().to_string(), ..form };
            page.again(StatusCode::CONFLICT, &form.again(&Flaws::default(), Some(view::sent_before())))
        }
        Err(error) => Err(error.into()),
    }
}
