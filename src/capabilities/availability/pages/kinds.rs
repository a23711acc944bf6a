//! A doctor's kinds of visits: added, changed, removed. Booked visits stay as they are.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::service::{HoursError, KindsEdit};
use super::super::views::kinds::{self as view, KindPage};
use super::super::views::{self, Whose};
use super::Office;
use super::rules::{YES, added_again};
use super::week::week_page;
use crate::access::grant::Granted;
use crate::access::permissions::ManageAvailability;
use crate::capabilities::directory::model::{Doctor, VisitKind, VisitKindText};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{UserId, VisitKindId};
use crate::primitives::language::Language;
use crate::primitives::money::{Currency, Money};
use crate::web::carried::Carried;
use crate::web::fee::{self, MALFORMED, OTHER_CURRENCY, Typing};
use crate::web::field::Field;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::texts::Message;

/// With whose marks a fee goes with an undo: it may be pressed on a page of another language than it was made for.
const UNDONE_IN: Language = Language::English;

/// A kind, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct KindForm {
    name: String,
    minutes: String,
    fee: String,
    /// In what the fee is that an undo brings back, or with what the form was shown.
    currency: String,
    buffer_minutes: String,
    /// `yes`: it was just removed, and comes back.
    restored: String,
    version: String,
    /// What the fee was that cannot come back.
    #[serde(skip)]
    before: Option<Money>,
}

/// A form that is one button.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RemoveForm {
    version: String,
}

impl KindForm {
    fn of(kind: &VisitKind, language: Language) -> Self {
        Self {
            name: kind.name.clone(),
            minutes: kind.minutes.to_string(),
            fee: kind.fee.map(|fee| fee.to_type(language)).unwrap_or_default(),
            currency: kind.fee.map(|fee| fee.currency.to_string()).unwrap_or_default(),
            buffer_minutes: kind.buffer_minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The same as its page shows it: a fee in another currency than the house's is not there to be sent as if it were in the house's.
    fn shown(kind: &VisitKind, (currency, language): Typing) -> Self {
        let form = Self::of(kind, language);
        if kind.fee.is_some_and(|fee| fee.currency != currency) { Self { fee: String::new(), ..form } } else { form }
    }

    /// The form for one more kind, filled in.
    fn filled(self, version: u32) -> Vec<Carried> {
        let Self { name, minutes, fee, currency, buffer_minutes, .. } = self;
        let fields = [
            ("name", name),
            ("minutes", minutes),
            ("fee", fee),
            ("currency", currency),
            ("buffer_minutes", buffer_minutes),
            ("restored", YES.to_owned()),
            ("version", version.to_string()),
        ];
        fields.into_iter().map(|(name, value)| Carried { name, value }).collect()
    }

    /// What an undo brings back, with the marks of whoever pressed it.
    fn brought_to(self, (currency, language): Typing) -> Self {
        let fee = Some(&self.fee).filter(|_| self.restored == YES).and_then(|fee| Money::typed(fee, currency, UNDONE_IN).ok());
        Self { fee: fee.map_or(self.fee, |fee| fee.to_type(language)), ..self }
    }

    /// Whether it would bring back a fee in a currency that is the house's no longer: its number would be another amount.
    fn is_in_another(&self, currency: Currency) -> bool {
        self.restored == YES && said(&self.fee).is_some() && self.currency != currency.code()
    }

    /// The same form without a fee that it would bring back so; it says what that was.
    fn without_fee(self) -> Self {
        let before = self.currency.parse().ok().and_then(|currency| Money::typed(&self.fee, currency, UNDONE_IN).ok());
        Self { fee: String::new(), before, ..self }
    }

    /// The fee, if one was typed.
    fn fee(&self, typing: Typing) -> Option<Result<Money, Flaw>> {
        said(&self.fee).map(|fee| fee::typed(&fee, &self.currency, typing))
    }

    /// What is no number or no fee is outside of every range, so that it is told with everything else.
    fn text(&self, typing: Typing) -> VisitKindText {
        VisitKindText {
            id: None,
            name: self.name.clone(),
            minutes: self.minutes.trim().parse().unwrap_or_default(),
            fee: self.fee(typing).map(|fee| fee.unwrap_or(Money { amount: -1, currency: typing.0 })),
            buffer_minutes: said(&self.buffer_minutes).map(|minutes| minutes.parse().unwrap_or(-1)),
        }
    }

    /// The flaws as whoever typed reads them: what is no fee is another mistake than an amount that is too high, and that is said in the
    /// units of the field.
    fn told(&self, flaws: Flaws, typing: Typing) -> Flaws {
        let no_fee = self.fee(typing).and_then(Result::err);
        let unit = 10_i64.pow(typing.0.minor_digits());
        let told = |flaw: Flaw| match &no_fee {
            _ if !flaw.pointer.starts_with("/fee") => flaw,
            Some(no_fee) => no_fee.clone(),
            None => Flaw { numbers: flaw.numbers.into_iter().map(|(name, number)| (name, number / unit)).collect(), ..flaw },
        };
        Flaws(flaws.0.into_iter().map(told).collect())
    }

    fn page(
        self,
        office: &Office,
        doctor: &Doctor,
        reader: UserId,
        kind: Option<VisitKindId>,
        wrong: (Flaws, Option<Message>),
    ) -> KindPage {
        let ((Flaws(flaws), trouble), before, currency) = (wrong, self.before, office.fill.currency());
        let words = |flaw: &Flaw| match (flaw.code, before) {
            (MALFORMED, _) => view::fee_malformed(currency),
            (OTHER_CURRENCY, Some(before)) => view::fee_before(before, currency),
            (OTHER_CURRENCY, None) => fee::currency_changed(currency),
            _ => FieldError::from(flaw.clone()).message,
        };
        let of_field = |flaw: &&Flaw, pointer: &str| flaw.pointer.as_ref() == pointer || flaw.pointer.starts_with(&format!("{pointer}/"));
        let field = |pointer: &str, value: String| Field::typed(value, flaws.iter().find(|flaw| of_field(flaw, pointer)).map(words));
        let general = flaws.iter().find(|flaw| flaw.pointer.is_empty()).map(words);
        let own_fee = kind.and_then(|kind| doctor.visit_kind(kind)).and_then(|kind| kind.fee);
        KindPage {
            whose: Whose::of(doctor, reader),
            kind,
            name: field("/name", self.name),
            minutes: field("/minutes", self.minutes),
            fee: field("/fee", self.fee),
            fee_before: own_fee.filter(|fee| fee.currency != currency).map(|fee| view::fee_before(fee, currency)),
            buffer_minutes: field("/buffer_minutes", self.buffer_minutes),
            usual_fee: Some(doctor.fee.unwrap_or(office.fill.default_fee())).filter(|fee| fee.currency == currency),
            usual_buffer: doctor.buffer_minutes.unwrap_or(office.fill.default_buffer()),
            currency: currency.to_string(),
            grain: office.grain,
            trouble: trouble.or(general),
        }
    }
}

/// What was typed, if anything was.
fn said(typed: &str) -> Option<String> {
    Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty())
}

async fn doctor_of(office: &Office, grant: &Granted<ManageAvailability>, id: UserId) -> Result<Doctor, Refusal> {
    office.availability.hours(grant, id).await.map_err(|error| office.refusal(error))
}

/// An empty form for one more kind.
pub(super) async fn new(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
) -> Result<Response, Refusal> {
    let doctor = doctor_of(&office, &grant, id).await?;
    let view = KindForm::default().page(&office, &doctor, grant.id(), None, (Flaws::default(), None));
    Ok(page.render(&view)?.into_response())
}

/// One more kind.
pub(super) async fn add(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<KindForm>,
) -> Result<Response, Refusal> {
    save(&office, &grant, &page, (id, None), form).await
}

/// One kind, to be changed or removed.
pub(super) async fn show(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath((id, kind)): ApiPath<(UserId, VisitKindId)>,
    page: Page,
) -> Result<Response, Refusal> {
    let doctor = doctor_of(&office, &grant, id).await?;
    let typing = (office.fill.currency(), page.language());
    let form = KindForm::shown(doctor.visit_kind(kind).ok_or(Refusal::NotFound)?, typing);
    let view = form.page(&office, &doctor, grant.id(), Some(kind), (Flaws::default(), None));
    Ok(page.render(&view)?.into_response())
}

/// Another name, length, fee or buffer for a kind.
pub(super) async fn change(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath((id, kind)): ApiPath<(UserId, VisitKindId)>,
    page: Page,
    SafeForm(form): SafeForm<KindForm>,
) -> Result<Response, Refusal> {
    save(&office, &grant, &page, (id, Some(kind)), form).await
}

async fn save(
    office: &Office,
    grant: &Granted<ManageAvailability>,
    page: &Page,
    (doctor, kind): (UserId, Option<VisitKindId>),
    form: KindForm,
) -> Result<Response, Refusal> {
    let typing = (office.fill.currency(), page.language());
    let has_other_fee = form.is_in_another(typing.0);
    let form = if has_other_fee { form.without_fee() } else { form.brought_to(typing) };
    let text = form.text(typing);
    let edit = match kind {
        None => KindsEdit::Add(text),
        Some(kind) => KindsEdit::Change(kind, text),
    };
    let done = if has_other_fee {
        Err(HoursError::Invalid(Flaws(vec![Flaw::new("/fee", OTHER_CURRENCY)])))
    } else {
        office.availability.edit_kinds(grant, doctor, &edit, Some(seen_version(&form.version))).await
    };
    let (status, flaws, trouble) = match done {
        Ok(_) => {
            let words = if form.restored == YES { view::restored } else { view::saved };
            return Ok(office.to_hours(doctor, Flash::good(words(form.name.trim()))));
        }
        Err(HoursError::Invalid(flaws)) => (StatusCode::UNPROCESSABLE_ENTITY, form.told(flaws, typing), None),
        // What is not found is the kind: without a doctor there is no form either.
        Err(HoursError::Stale | HoursError::NotFound) => (StatusCode::CONFLICT, Flaws::default(), Some(views::hours_seen_old())),
        Err(error) => return Err(office.refusal(error)),
    };
    let now = doctor_of(office, grant, doctor).await?;
    let still = kind.filter(|kind| now.visit_kind(*kind).is_some());
    if kind.is_some() && still.is_none() {
        let view = form.page(office, &now, grant.id(), None, (flaws, Some(view::gone())));
        return page.again(StatusCode::NOT_FOUND, &view);
    }
    page.again(status, &form.page(office, &now, grant.id(), still, (flaws, trouble)))
}

/// That a kind is gone, with a way to add it again where it can be: a fee in a currency that the house had before cannot be typed.
fn taken_back(office: &Office, gone: &VisitKind, now: &Doctor) -> Flash {
    let (form, currency) = (KindForm::of(gone, UNDONE_IN), office.fill.currency());
    let again = form.text((currency, UNDONE_IN)).parse(gone.id, currency, office.grain).ok();
    added_again(Flash::good(view::removed()), (gone, again), format!("/doctors/{}/visit-kinds", now.id), form.filled(now.version))
}

/// A kind is no more; gone already is as asked for.
pub(super) async fn remove(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath((id, kind)): ApiPath<(UserId, VisitKindId)>,
    page: Page,
    SafeForm(form): SafeForm<RemoveForm>,
) -> Result<Response, Refusal> {
    let before = doctor_of(&office, &grant, id).await?;
    match office.availability.edit_kinds(&grant, id, &KindsEdit::Remove(kind), Some(seen_version(&form.version))).await {
        Ok(now) => {
            let gone = before.visit_kind(kind);
            let flash = gone.map_or_else(|| Flash::good(view::removed()), |gone| taken_back(&office, gone, &now));
            Ok(office.to_hours(id, flash))
        }
        Err(HoursError::Stale) => {
            let doctor = doctor_of(&office, &grant, id).await?;
            let view = week_page(&office, &grant, &doctor, office.fill.today(), Some(views::hours_seen_old())).await?;
            page.again(StatusCode::CONFLICT, &view)
        }
        Err(error) => Err(office.refusal(error)),
    }
}
