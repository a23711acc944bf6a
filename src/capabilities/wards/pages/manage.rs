//! Administrators make wards, change them, and close those nobody lies in.

use axum::response::{Html, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::{ALL, Office, number};
use crate::access::grant::Granted;
use crate::access::permissions::ManageWards;
use crate::capabilities::wards::model::{MOST_BEDS, Ward, WardText};
use crate::capabilities::wards::service::WardError;
use crate::capabilities::wards::views::{self as view, BeingEdited, CloseWard, EditWard, MergeWard};
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::WardId;
use crate::web::choices::ChosenForm;
use crate::web::confirm::{NameForm, another_name, is_name};
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::ApiPath;
use crate::web::meanwhile::{Opened, Typed};
use crate::web::merge::{Merge, Said};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// A ward, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WardForm {
    name: String,
    total: String,
    /// Of one that is changed.
    version: String,
    /// What the form was made from.
    opened: Opened,
    /// Of a new one.
    idempotency_key: String,
}

/// What is wrong with a form.
#[derive(Default)]
struct Wrong {
    name: Option<Message>,
    total: Option<Message>,
    trouble: Option<Message>,
}

impl Wrong {
    fn of(flaws: &Flaws) -> Self {
        let of = |pointer: &str| flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(view::words_of);
        Self { name: of("/name"), total: of("/total"), trouble: None }
    }
}

impl WardForm {
    fn of(name: &str, beds: u32) -> Self {
        Self { name: name.to_owned(), total: beds.to_string(), ..Self::default() }
    }

    fn fields(&mut self) -> Typed<'_, 2> {
        [("name", &mut self.name), ("total", &mut self.total)]
    }

    fn read(&self) -> Result<WardText, Flaws> {
        WardText::parse(&self.name, number(&self.total))
    }

    /// The page again, with what was typed and what to change.
    fn again(self, ward: Option<BeingEdited>, wrong: Wrong) -> EditWard {
        EditWard {
            ward,
            name: Field::typed(self.name, wrong.name),
            total: Field::typed(self.total, wrong.total),
            most: MOST_BEDS,
            idempotency_key: self.idempotency_key,
            trouble: wrong.trouble,
        }
    }
}

fn being_edited(ward: &Ward) -> BeingEdited {
    let opened = Opened::with(WardForm::of(&ward.name, ward.beds).fields());
    BeingEdited { id: ward.ward_id, name: ward.name.clone(), version: ward.version, opened }
}

async fn now(grant: &Granted<ManageWards>, office: &Office, id: WardId) -> Result<Ward, Refusal> {
    office.wards.ward(&grant.also()?, id).await?.ok_or(Refusal::NotFound)
}

fn to_the_board(office: &Office, message: Message) -> Response {
    flash::redirect(&office.web, ALL, Flash::good(message), None)
}

pub(super) async fn new(grant: Granted<ManageWards>, page: Page) -> Result<Html<String>, Refusal> {
    let form = WardForm { idempotency_key: grant.request().to_string(), ..WardForm::default() };
    page.render(&form.again(None, Wrong::default()))
}

/// Makes one. The same press twice makes one, too.
pub(super) async fn create(
    grant: Granted<ManageWards>,
    office: Office,
    page: Page,
    SafeForm(form): SafeForm<WardForm>,
) -> Result<Response, Refusal> {
    let text = match form.read() {
        Ok(text) => text,
        Err(flaws) => return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(None, Wrong::of(&flaws))),
    };
    let fingerprint = Fingerprint::of(&json!({ "name": text.name, "total": text.beds }));
    let key = IdempotencyKey::checked(&form.idempotency_key);
    let once = key.map(|key| office.ground.once(grant.id(), "wards", key.as_str(), fingerprint.as_str()));
    match office.wards.create(&grant, text, once.as_ref()).await {
        Ok(_) => Ok(to_the_board(&office, view::made())),
        // Sent before with other words, then changed and sent again: a new key, if one more is really wanted.
        Err(WardError::KeyReused) => {
            let form = WardForm { idempotency_key: grant.request().to_string(), ..form };
            let wrong = Wrong { trouble: Some(view::sent_before()), ..Wrong::default() };
            page.again(StatusCode::CONFLICT, &form.again(None, wrong))
        }
        Err(WardError::NameTaken) => {
            let wrong = Wrong { name: Some(view::name_taken()), ..Wrong::default() };
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(None, wrong))
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn edit(
    grant: Granted<ManageWards>,
    office: Office,
    ApiPath(id): ApiPath<WardId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let ward = now(&grant, &office, id).await?;
    page.render(&WardForm::of(&ward.name, ward.beds).again(Some(being_edited(&ward)), Wrong::default()))
}

/// Saves, unless somebody else saved since the form was opened.
pub(super) async fn save(
    grant: Granted<ManageWards>,
    office: Office,
    ApiPath(id): ApiPath<WardId>,
    page: Page,
    ChosenForm { mut form, choices }: ChosenForm<WardForm>,
) -> Result<Response, Refusal> {
    if choices.are_short() {
        choices.put_back(form.fields());
        let merge = merged(choices.before(), now(&grant, &office, id).await?, form);
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &MergeWard(choices.again(merge)));
    }
    let seen = seen_version(&form.version);
    let (status, wrong) = match form.read() {
        Err(flaws) => (StatusCode::UNPROCESSABLE_ENTITY, Wrong::of(&flaws)),
        Ok(text) => match office.wards.change(&grant, id, Some(seen), text.clone()).await {
            Ok(_) => return Ok(to_the_board(&office, view::saved())),
            Err(WardError::Stale) => {
                let ward = now(&grant, &office, id).await?;
                if (&ward.name, ward.beds) == (&text.name, text.beds) {
                    return Ok(to_the_board(&office, view::saved())); // pressed twice
                }
                return page.again(StatusCode::CONFLICT, &MergeWard(merged(&form.opened, ward, WardForm::of(&text.name, text.beds))));
            }
            Err(WardError::NameTaken) => (StatusCode::UNPROCESSABLE_ENTITY, Wrong { name: Some(view::name_taken()), ..Wrong::default() }),
            Err(WardError::TooFew { occupied }) => {
                (StatusCode::CONFLICT, Wrong { total: Some(view::too_few(occupied)), ..Wrong::default() })
            }
            Err(error) => return Err(error.into()),
        },
    };
    let ward = now(&grant, &office, id).await?;
    // Correcting a field does not make the form newer.
    let edited = BeingEdited { version: seen, opened: form.opened.clone(), ..being_edited(&ward) };
    page.again(status, &form.again(Some(edited), wrong))
}

/// What both wrote side by side, to be chosen from. Who counted its beds since is not who changed it: nobody is named.
fn merged(opened: &Opened, ward: Ward, mut yours: WardForm) -> Merge {
    let mut theirs = WardForm::of(&ward.name, ward.beds);
    let label = |name| Message::new(if name == "name" { "label-ward-name" } else { "label-ward-beds" });
    let say = |name, value: &str| (label(name), Said::typed(value));
    let merge = Merge::of((opened, ward.version), theirs.fields(), yours.fields(), say);
    Merge { action: format!("{ALL}/{}", ward.ward_id), back: ALL.to_owned(), name: ward.name, ..merge }
}

fn closing(ward: Ward, typed: Field, refused: bool) -> CloseWard {
    CloseWard { id: ward.ward_id, name: ward.name, occupied: ward.occupied, typed, refused }
}

/// What closing it means.
pub(super) async fn ask_close(
    grant: Granted<ManageWards>,
    office: Office,
    ApiPath(id): ApiPath<WardId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    page.render(&closing(now(&grant, &office, id).await?, Field::default(), false))
}

/// Closes it once its name was typed, unless somebody lies there.
pub(super) async fn close(
    grant: Granted<ManageWards>,
    office: Office,
    ApiPath(id): ApiPath<WardId>,
    page: Page,
    SafeForm(form): SafeForm<NameForm>,
) -> Result<Response, Refusal> {
    let open = match now(&grant, &office, id).await {
        Ok(ward) => Some(ward),
        Err(Refusal::NotFound) => None,
        Err(other) => return Err(other),
    };
    if let Some(ward) = open.filter(|ward| ward.occupied == 0 && !is_name(&form.name, &ward.name)) {
        let typed = Field::wrong(form.name, another_name(&ward.name));
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &closing(ward, typed, false));
    }
    match office.wards.close(&grant, id).await {
        // Gone already is as asked for.
        Ok(()) | Err(WardError::NotFound) => Ok(to_the_board(&office, view::closed())),
        Err(WardError::InUse { .. } | WardError::Stale) => {
            page.again(StatusCode::CONFLICT, &closing(now(&grant, &office, id).await?, Field::default(), true))
        }
        Err(error) => Err(error.into()),
    }
}
