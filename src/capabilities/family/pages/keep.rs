//! Who acts for the reader, and for whom the reader acts: the list, asking somebody, changing, ending.

use std::net::{IpAddr, Ipv4Addr};

use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{MOST_CARERS, Terms};
use super::super::service::{CaredFor, FamilyError, Kept};
use super::super::views::{self as view, CaredForLine, CarerForm, CarerLine, CarersPage, EditCarer, EndCarer, NewCarer};
use super::{CARERS, Table, field};
use crate::access::grant::Granted;
use crate::access::permissions::{AddCarer, CareForOthers, KeepCarers};
use crate::capabilities::sign_in::model::address_of;
use crate::identity::throttle::Throttled;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::CarerGrantId;
use crate::web::client_ip::ClientIp;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Whom, how far, until when, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AskForm {
    email: String,
    scope: String,
    ends_on: String,
    idempotency_key: String,
}

/// How far and until when, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ChangeForm {
    scope: String,
    ends_on: String,
    version: String,
}

impl AskForm {
    fn again(&self, flaws: &Flaws, trouble: Option<Message>) -> NewCarer {
        NewCarer {
            email: field(flaws, "/email", &self.email),
            terms: CarerForm::new(field(flaws, "/scope", &self.scope), field(flaws, "/ends_on", &self.ends_on)),
            idempotency_key: self.idempotency_key.clone(),
            trouble,
        }
    }
}

impl Table {
    fn carer(&self, kept: Kept) -> CarerLine {
        let Kept { grant, standing, last_used_at } = kept;
        let over = grant.ended_at.or_else(|| grant.answered_at.filter(|_| grant.carer.is_none()));
        CarerLine {
            id: grant.grant_id,
            who: who(&grant),
            email: grant.email.as_str().to_owned(),
            standing,
            scope: grant.scope,
            ends_on: self.day(grant.ends_on),
            answer_until: self.web.when(grant.answer_until()),
            last_used: last_used_at.map(|at| self.web.when(at)),
            over: over.map(|at| self.web.when(at)),
            ended_by: grant.ended_by,
        }
    }

    fn cared_for(&self, CaredFor { permit, name }: CaredFor) -> CaredForLine {
        CaredForLine { id: permit.patient_id, name: name.to_string(), scope: permit.scope, ends_on: self.day(permit.ends_on) }
    }
}

fn who(grant: &super::super::model::CarerGrant) -> String {
    grant.carer.as_ref().map_or_else(|| grant.email.as_str().to_owned(), |carer| carer.name.to_string())
}

/// Both sides.
pub(super) async fn list(grant: Granted<KeepCarers>, table: Table, page: Page) -> Result<Html<String>, Refusal> {
    let cares: Granted<CareForOthers> = grant.also()?;
    let (kept, cared_for) = tokio::try_join!(table.family.kept(&grant), table.family.cared_for(&cares))?;
    let full = kept.iter().filter(|kept| kept.standing.is_open()).count() >= MOST_CARERS;
    page.render(&CarersPage {
        carers: kept.into_iter().map(|kept| table.carer(kept)).collect(),
        cared_for: cared_for.into_iter().map(|one| table.cared_for(one)).collect(),
        full,
    })
}

/// The form.
pub(super) async fn new(grant: Granted<AddCarer>, table: Table, page: Page) -> Result<Html<String>, Refusal> {
    let ends_on = Terms::usual_end(table.today()).to_string();
    let form = AskForm { ends_on, idempotency_key: grant.request().to_string(), ..AskForm::default() };
    page.render(&form.again(&Flaws::default(), None))
}

/// Asks. Whether the address has an account shows nowhere.
pub(super) async fn ask(
    grant: Granted<AddCarer>,
    table: Table,
    ClientIp(address): ClientIp,
    page: Page,
    SafeForm(form): SafeForm<AskForm>,
) -> Result<Response, Refusal> {
    let mut flaws = Flaws::default();
    let email = flaws.keep(address_of(&form.email));
    let terms = table.terms(&form.scope, &form.ends_on).map_err(|wrong| flaws.0.extend(wrong.0)).ok();
    let (Some(email), Some(terms)) = (email, terms) else {
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(&flaws, None));
    };
    let said = json!({ "email": email, "scope": terms.scope, "ends_on": terms.ends_on });
    let key = IdempotencyKey::checked(&form.idempotency_key);
    let once = key.map(|key| table.ground.once(grant.id(), "carers", key.as_str(), Fingerprint::of(&said).as_str()));
    // Without a connection there is nobody to tell apart: all of them count as one.
    let address = address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    match table.family.ask(&grant, &email, terms, address, once.as_ref()).await {
        Ok(asked) => Ok(flash::redirect(&table.web, CARERS, Flash::good(view::asked(asked.grant.email.as_str())), None)),
        Err(FamilyError::Invalid(flaws)) => page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(&flaws, None)),
        Err(FamilyError::Throttled(Throttled::Wait { seconds })) => {
            let trouble = view::asks_too_often(seconds.div_ceil(60));
            page.again(StatusCode::TOO_MANY_REQUESTS, &form.again(&Flaws::default(), Some(trouble)))
        }
        // Sent before with other words, then changed and sent again: another one, if that is really wanted.
        Err(FamilyError::KeyReused) => {
            let form = AskForm { idempotency_key: grant.request().to_string(), ..form };
            page.again(StatusCode::CONFLICT, &form.again(&Flaws::default(), Some(view::sent_before())))
        }
        Err(error) => Err(error.into()),
    }
}

/// The form of a grant that runs or waits; what is over is not changed.
pub(super) async fn edit(
    grant: Granted<AddCarer>,
    table: Table,
    ApiPath(id): ApiPath<CarerGrantId>,
    page: Page,
) -> Result<Response, Refusal> {
    let kept = table.family.kept_one(&grant.also()?, id).await?.ok_or(Refusal::NotFound)?;
    if !kept.standing.is_open() {
        return Ok(Redirect::to(CARERS).into_response());
    }
    Ok(page.render(&edit_page(&kept, None, None))?.into_response())
}

fn edit_page(kept: &Kept, form: Option<CarerForm>, trouble: Option<Message>) -> EditCarer {
    let Kept { grant, .. } = kept;
    let stands = || CarerForm::new(Field::of(grant.scope.word()), Field::of(grant.ends_on.to_string()));
    EditCarer { id: grant.grant_id, who: who(grant), terms: form.unwrap_or_else(stands), version: grant.version, trouble }
}

/// Changes how far or until when.
pub(super) async fn change(
    grant: Granted<AddCarer>,
    table: Table,
    ApiPath(id): ApiPath<CarerGrantId>,
    page: Page,
    SafeForm(form): SafeForm<ChangeForm>,
) -> Result<Response, Refusal> {
    let outcome = match table.terms(&form.scope, &form.ends_on) {
        Ok(terms) => table.family.change(&grant, id, terms, Some(seen_version(&form.version))).await,
        Err(flaws) => Err(flaws.into()),
    };
    let (status, flaws, trouble) = match outcome {
        Ok(_) => return Ok(flash::redirect(&table.web, CARERS, Flash::good(view::changed()), None)),
        Err(FamilyError::Invalid(flaws)) => (StatusCode::UNPROCESSABLE_ENTITY, flaws, None),
        Err(FamilyError::Stale | FamilyError::Over) => (StatusCode::CONFLICT, Flaws::default(), Some(view::changed_since())),
        Err(error) => return Err(error.into()),
    };
    let kept = table.family.kept_one(&grant.also()?, id).await?.ok_or(Refusal::NotFound)?;
    if !kept.standing.is_open() {
        return Ok(flash::redirect(&table.web, CARERS, Flash::bad(view::changed_since()), None));
    }
    let typed = CarerForm::new(field(&flaws, "/scope", &form.scope), field(&flaws, "/ends_on", &form.ends_on));
    page.again(status, &edit_page(&kept, Some(typed), trouble))
}

/// What ending means. What is over needs no asking.
pub(super) async fn ask_end(
    grant: Granted<KeepCarers>,
    table: Table,
    ApiPath(id): ApiPath<CarerGrantId>,
    page: Page,
) -> Result<Response, Refusal> {
    let Kept { grant: found, standing, .. } = table.family.kept_one(&grant, id).await?.ok_or(Refusal::NotFound)?;
    if !standing.is_open() {
        return Ok(Redirect::to(CARERS).into_response());
    }
    let view = EndCarer { id, who: who(&found), waits: found.carer.is_none() };
    Ok(page.render(&view)?.into_response())
}

/// Ends it. Twice is fine.
pub(super) async fn end(grant: Granted<KeepCarers>, table: Table, ApiPath(id): ApiPath<CarerGrantId>) -> Result<Response, Refusal> {
    table.family.end(&grant, id).await?;
    Ok(flash::redirect(&table.web, CARERS, Flash::good(view::ended()), None))
}
