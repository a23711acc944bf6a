//! One's own profile as a page: everybody's phone, and what else one's role may say.

use axum::extract::{FromRef, State};
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};
use serde::Deserialize;

use super::model::ProfileText;
use super::service::{Own, ProfileError, Profiles};
use super::views::{self as view, DoctorPart, PatientFields, ProfilePage};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, UseOwnAccount};
use crate::access::role::Role;
use crate::capabilities::directory::service::Directory;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::patch::Patch;
use crate::primitives::people::{BloodGroup, Gender, Phone};
use crate::primitives::record_number::RecordNumber;
use crate::primitives::spoken::Spoken;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::meanwhile::{Meanwhile, Opened, Typed};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::spoken::{self, SpokenField};
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Where it is.
const PROFILE: &str = "/profile";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Directory: FromRef<S>,
    Profiles: FromRef<S>,
{
    let own = Gate::Needs(Right::UseOwnAccount);
    Routes::new().page(own, Method::GET, PROFILE, show).page(own, Method::POST, PROFILE, save)
}

/// Every field of every role, as typed; of another role's nothing is read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ProfileForm {
    version: String,
    phone: String,
    qualifications: String,
    /// Codes of languages.
    #[serde(deserialize_with = "spoken::ticked")]
    spoken: String,
    date_of_birth: String,
    gender: String,
    address: String,
    blood_group: String,
    opened: Opened,
}

impl ProfileForm {
    /// A profile as it is.
    fn of(own: &Own) -> Self {
        let account = &own.account;
        let mut form = Self {
            version: own.version().to_string(),
            phone: own.phone().map(Phone::as_str).unwrap_or_default().to_owned(),
            qualifications: own.doctor.as_ref().map(|doctor| doctor.qualifications.clone()).unwrap_or_default(),
            spoken: own.doctor.as_ref().map(|doctor| Spoken::text(&doctor.languages)).unwrap_or_default(),
            date_of_birth: account.date_of_birth.map(|date| date.to_string()).unwrap_or_default(),
            gender: account.gender.map(Gender::word).unwrap_or_default().to_owned(),
            address: account.address.clone().unwrap_or_default(),
            blood_group: account.blood_group.map(BloodGroup::word).unwrap_or_default().to_owned(),
            opened: Opened::default(),
        };
        form.opened = Opened::with(form.fields());
        form
    }

    fn fields(&mut self) -> Typed<'_, 7> {
        [
            ("phone", &mut self.phone),
            ("qualifications", &mut self.qualifications),
            ("spoken", &mut self.spoken),
            ("date_of_birth", &mut self.date_of_birth),
            ("gender", &mut self.gender),
            ("address", &mut self.address),
            ("blood_group", &mut self.blood_group),
        ]
    }

    /// What somebody of this role says; a field left empty takes its value away.
    fn text(&self, role: Role, flaws: &mut Flaws) -> ProfileText {
        let phone = Patch::Set(self.phone.clone());
        match role {
            Role::Patient => ProfileText {
                phone,
                date_of_birth: Patch::Set(self.date_of_birth.clone()),
                gender: flaws.keep(chosen("/gender", &self.gender, Gender::of)).unwrap_or_default(),
                address: Patch::Set(self.address.clone()),
                blood_group: flaws.keep(chosen("/blood_group", &self.blood_group, BloodGroup::of)).unwrap_or_default(),
                ..ProfileText::default()
            },
            Role::Doctor => ProfileText {
                phone,
                qualifications: Patch::Set(self.qualifications.clone()),
                languages: Patch::Set(Spoken::codes(&self.spoken)),
                ..ProfileText::default()
            },
            Role::Receptionist | Role::Administrator => ProfileText { phone, ..ProfileText::default() },
        }
    }
}

fn chosen<T>(pointer: &'static str, word: &str, of: impl FnOnce(&str) -> Option<T>) -> Result<Patch<T>, Flaw> {
    match word {
        "" => Ok(Patch::Clear),
        word => of(word).map(Patch::Set).ok_or_else(|| Flaw::new(pointer, "invalid")),
    }
}

/// One's own profile.
async fn show(
    grant: Granted<UseOwnAccount>,
    State(profiles): State<Profiles>,
    State(directory): State<Directory>,
    page: Page,
) -> Result<Response, Refusal> {
    let own = profiles.own(&grant).await?.ok_or(Refusal::Unauthenticated)?;
    let view = shown(&directory, &own, &ProfileForm::of(&own), (&Flaws::default(), &Meanwhile::default())).await?;
    Ok(page.render(&view)?.into_response())
}

/// Saves what is one's own to say, unless it was saved in another window since.
async fn save(
    grant: Granted<UseOwnAccount>,
    State(profiles): State<Profiles>,
    State(directory): State<Directory>,
    State(web): State<WebState>,
    page: Page,
    SafeForm(form): SafeForm<ProfileForm>,
) -> Result<Response, Refusal> {
    if form.version.trim().is_empty() {
        // Nothing of our page: every field that is not there would be taken away.
        let own = profiles.own(&grant).await?.ok_or(Refusal::Unauthenticated)?;
        let view = shown(&directory, &own, &ProfileForm::of(&own), (&Flaws::default(), &Meanwhile::default())).await?;
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &ProfilePage { trouble: Some(view::incomplete()), ..view });
    }
    let mut flaws = Flaws::default();
    let parsed = form.text(grant.role(), &mut flaws).parse(grant.role(), web.clock.now());
    let change = match parsed {
        Ok(change) if flaws.0.is_empty() => change,
        parsed => {
            flaws.0.extend(parsed.err().unwrap_or_default().0);
            let own = profiles.own(&grant).await?.ok_or(Refusal::Unauthenticated)?;
            let view = shown(&directory, &own, &form, (&flaws, &Meanwhile::default())).await?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    let saved = || flash::redirect(&web, PROFILE, Flash::good(view::saved()), None);
    match profiles.change(&grant, Some(seen_version(&form.version)), &change).await {
        Ok(_) => Ok(saved()),
        Err(ProfileError::Stale) => {
            let own = profiles.own(&grant).await?.ok_or(Refusal::Unauthenticated)?;
            if own.says_already(&change) {
                return Ok(saved()); // pressed twice
            }
            let (mut form, mut now) = (form, ProfileForm::of(&own));
            let meanwhile = form.opened.clone().join(form.fields(), now.fields());
            let form = ProfileForm { version: now.version, opened: now.opened, ..form };
            let view = shown(&directory, &own, &form, (&flaws, &meanwhile)).await?;
            let view = ProfilePage { trouble: Some(view::changed_meanwhile()), ..view };
            page.again(StatusCode::CONFLICT, &view)
        }
        Err(error) => Err(error.into()),
    }
}

/// The page of a form: what is typed in it, over the profile as it is.
async fn shown(
    directory: &Directory,
    own: &Own,
    form: &ProfileForm,
    (flaws, meanwhile): (&Flaws, &Meanwhile),
) -> Result<ProfilePage, Refusal> {
    let named = |name: &str, value: &str, pointer: &str| {
        let error = flaws.0.iter().find(|flaw| flaw.is_of(pointer)).map(words_of);
        meanwhile.beside(name, Field::typed(value, error))
    };
    let field = |value: &str, pointer: &str| named(pointer.trim_start_matches('/'), value, pointer);
    let doctor = match &own.doctor {
        None => None,
        Some(doctor) => Some(DoctorPart {
            qualifications: field(&form.qualifications, "/qualifications"),
            spoken: SpokenField::of(named("spoken", &form.spoken, "/languages")),
            specialization: doctor.specialization.clone(),
            department: directory.department(doctor.department_id).await?.map(|department| department.name).unwrap_or_default(),
            place: doctor.place.clone(),
            licence_number: doctor.licence_number.clone().unwrap_or_default(),
        }),
    };
    let patient = (own.account.role == Role::Patient).then(|| {
        PatientFields::of(
            RecordNumber::of(own.account.user_id).to_string(),
            field(&form.date_of_birth, "/date_of_birth"),
            field(&form.gender, "/gender"),
            field(&form.address, "/address"),
            field(&form.blood_group, "/blood_group"),
        )
    });
    Ok(ProfilePage {
        name: own.account.name.as_str().to_owned(),
        email: own.account.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
        version: seen_version(&form.version),
        phone: field(&form.phone, "/phone"),
        patient,
        doctor,
        opened: form.opened.clone(),
        trouble: None,
    })
}

fn words_of(flaw: &Flaw) -> Message {
    let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok()).unwrap_or_default();
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/phone", _) => view::phone_malformed(),
        (_, "unprintable") => view::text_unprintable(),
        ("/date_of_birth", "unlikely_date") => view::date_unlikely(),
        ("/date_of_birth", _) => view::date_malformed(),
        ("/address", _) => view::address_too_long(limit),
        ("/qualifications", _) => view::qualifications_too_long(limit),
        (_, "too_many") => spoken::languages_too_many(limit),
        _ => view::choice_unknown(),
    }
}
