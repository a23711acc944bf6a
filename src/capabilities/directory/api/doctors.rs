//! Doctors over the API: what everybody may know, more for staff, all of it for administrators (F17, F20).

use axum::extract::State;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use crate::capabilities::availability::model::{Asker, NextVisits};
use crate::capabilities::availability::service::{Availability, page_in_order, put_in_order};
use crate::capabilities::directory::model::{Doctor, DoctorFilter, DoctorSort, DoctorStatus, FeeLimit, Sight};
use crate::capabilities::directory::service::Directory;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::language::Language;
use crate::primitives::money::Money;
use crate::primitives::people::{Gender, NAME_LIMIT, Phone};
use crate::primitives::spoken::Spoken;
use crate::primitives::text::{self, TextError};
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::Etag;
use crate::web::gate::MaybeActor;
use crate::web::json::{ApiJson, ApiPath, ApiQuery};
use crate::web::refusal::Refusal;

/// A doctor.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct DoctorBody {
    id: UserId,
    name: String,
    department_id: DepartmentId,
    specialization: String,
    qualifications: String,
    experience_years: Option<u16>,
    /// What patients can speak with them; empty when nothing was said.
    languages: Vec<Spoken>,
    /// What a visit costs: the doctor's own fee, else the hospital's.
    fee: Money,
    accepts_bookings: bool,
    /// A visit may be by video: the doctor offers it, and the hospital has such visits.
    offers_video: bool,
    #[serde(flatten)]
    for_staff: Option<ForStaff>,
    #[serde(flatten)]
    for_administrators: Option<ForAdministrators>,
}

/// What staff see besides.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ForStaff {
    phone: Option<Phone>,
    place: String,
    /// So many visits begin on one day, at most; `null`: as many as the hours have.
    daily_cap: Option<u16>,
}

/// What only administrators see.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ForAdministrators {
    status: DoctorStatus,
    licence_number: Option<String>,
    gender: Option<Gender>,
    requires_approval: bool,
    /// `null`: as usual in the hospital.
    buffer_minutes: Option<u16>,
    /// `null`: the hospital's usual fee.
    own_fee: Option<Money>,
}

impl DoctorBody {
    pub(super) fn of(doctor: Doctor, usual_fee: Money, sight: Sight) -> Self {
        Self {
            for_staff: (sight >= Sight::Staff).then_some(ForStaff {
                phone: doctor.phone,
                place: doctor.place,
                daily_cap: doctor.daily_cap,
            }),
            for_administrators: (sight >= Sight::Whole).then_some(ForAdministrators {
                status: doctor.status,
                licence_number: doctor.licence_number,
                gender: doctor.gender,
                requires_approval: doctor.requires_approval,
                buffer_minutes: doctor.buffer_minutes,
                own_fee: doctor.fee,
            }),
            id: doctor.id,
            name: doctor.name.into(),
            department_id: doctor.department_id,
            specialization: doctor.specialization,
            qualifications: doctor.qualifications,
            experience_years: doctor.experience_years,
            languages: doctor.languages.into_iter().collect(),
            fee: doctor.fee.unwrap_or(usual_fee),
            accepts_bookings: doctor.accepts_bookings,
            offers_video: doctor.offers_video,
        }
    }
}

/// Which doctors; everything given must match.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct DoctorQuery {
    department: Option<DepartmentId>,
    /// Beginnings of words of the specialization.
    #[param(max_length = 120)]
    specialization: Option<String>,
    /// Beginnings of words of the name.
    #[param(max_length = 120)]
    q: Option<String>,
    /// Who speak this language.
    #[param(value_type = Option<Spoken>)]
    language: Option<String>,
    /// Whose visits cost at most this, in the hospital's currency, such as 500 or 500.50. A fee in another currency is not compared.
    max_fee: Option<String>,
    /// By name when absent. `soonest` and `fee` need a `department`: its doctors are put in order as a whole.
    #[param(inline)]
    sort: Option<DoctorSort>,
}

impl DoctorQuery {
    /// `usual_fee` is that of doctors who have none of their own.
    fn filter(&self, usual_fee: Money) -> Result<DoctorFilter, Refusal> {
        let words = |pointer: &'static str, said: &Option<String>| match said {
            Some(said) if said.chars().count() > NAME_LIMIT => {
                Err(Refusal::field(Flaw::of_text(pointer, TextError::TooLong(NAME_LIMIT)).into()))
            }
            said => Ok(text::search_words(said.as_deref().unwrap_or_default())),
        };
        let specialization = words("/specialization", &self.specialization)?;
        let name = words("/q", &self.q)?;
        let unknown = || Refusal::field(Flaw::new("/language", "unknown_language").into());
        let language = match self.language.as_deref().unwrap_or_default() {
            "" => None,
            code => Some(Spoken::of(code).ok_or_else(unknown)?),
        };
        // As programs write it, whatever language their words come in.
        let fee = FeeLimit::typed(self.max_fee.as_deref().unwrap_or_default(), usual_fee, Language::English);
        let fee = fee.map_err(|flaw| Refusal::field(flaw.into()))?;
        Ok(DoctorFilter { department: self.department, specialization, name, language, fee, ..DoctorFilter::default() })
    }
}

/// Doctors by name, or those of a department by who is free soonest or by fee.
#[utoipa::path(get, path = "/doctors", tag = "directory", params(DoctorQuery, PagingQuery), responses((status = 200, body = ListBody<DoctorBody>)))]
pub(super) async fn list(
    State(directory): State<Directory>,
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    MaybeActor(actor): MaybeActor,
    ApiQuery(query): ApiQuery<DoctorQuery>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let usual_fee = settings.now().default_fee;
    let filter = query.filter(usual_fee)?;
    let body = |doctor| DoctorBody::of(doctor, usual_fee, Sight::Public);
    let Some(sort) = query.sort.filter(|sort| *sort != DoctorSort::Name) else {
        let page = directory.find_doctors(&filter, paging.limit(), paging.start()?).await?;
        return paging.answer(page.map(body));
    };
    let department = query.department.ok_or_else(|| Refusal::field(Flaw::new("/department", "required").into()))?;
    let asker = Asker::of(actor.as_ref().map(|actor| actor.role)).without_kept_times();
    let viewer = actor.as_ref().map(|actor| actor.id);
    let mut free = availability.soonest_of_each(department, NextVisits { each: 1, part: None }, asker, viewer).await?;
    free.retain(|one| filter.shows(&one.doctor));
    put_in_order(&mut free, sort, usual_fee);
    let page = page_in_order(free, (sort, usual_fee), paging.limit(), paging.start()?.as_ref());
    paging.answer(page.map(|one| body(one.doctor)))
}

/// One doctor: staff see phone and place too, administrators everything, of doctors who have left as well.
#[utoipa::path(get, path = "/doctors/{id}", tag = "directory", params(("id" = UserId, Path)),
    responses((status = 200, body = DoctorBody), (status = 404, description = "no such doctor")))]
pub(super) async fn show(
    State(directory): State<Directory>,
    State(settings): State<SettingsBook>,
    MaybeActor(actor): MaybeActor,
    ApiPath(id): ApiPath<UserId>,
) -> Result<impl IntoResponse, Refusal> {
    let sight = Sight::of(actor.map(|actor| actor.role));
    let doctor = directory.doctor_seen_by(sight, id).await?.ok_or(Refusal::NotFound)?;
    Ok((Etag::version(doctor.version), ApiJson(DoctorBody::of(doctor, settings.now().default_fee, sight))))
}
