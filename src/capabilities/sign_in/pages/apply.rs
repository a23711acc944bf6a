//! A doctor applies (F02), and what they see until somebody has decided.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::api::{Caller, not_registered};
use super::super::model::Given;
use super::super::service::{RegisterError, RegistrationRequest, SignIn};
use super::super::views;
use super::super::views::apply::{self as view, ApplicationConfirmed, ApplicationSent, ApplicationWaits, Apply, Department};
use super::register::words_of as account_words;
use crate::capabilities::directory::model::ProfessionText;
use crate::capabilities::directory::service::Directory;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::web::field::Field;
use crate::web::forms::SafeForm;
use crate::web::gate::SignedIn;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;
use crate::web::texts::Message;

pub(super) const CHECK_MAIL: &str = "/apply/check-your-mail";
pub(super) const CONFIRMED: &str = "/apply/address-confirmed";

/// What the page asks for. Anything else that is sent is not read: nobody chooses a role or a state here.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ApplyForm {
    name: String,
    email: String,
    phone: String,
    password: String,
    licence_number: String,
    specialization: String,
    qualifications: String,
    experience_years: String,
    department_id: String,
    /// `yes` when ticked.
    consent: String,
}

impl ApplyForm {
    fn given(&self) -> Given<'_> {
        Given { name: &self.name, email: &self.email, password: &self.password, phone: Some(&self.phone), ..Given::default() }
    }

    fn profession(&self) -> ProfessionText<'_> {
        let years = self.experience_years.trim();
        ProfessionText {
            licence_number: &self.licence_number,
            specialization: &self.specialization,
            qualifications: &self.qualifications,
            // What is no number is no number of years either.
            experience_years: (!years.is_empty()).then(|| years.parse().unwrap_or(-1)),
            department_id: &self.department_id,
        }
    }

    fn agrees(&self) -> bool {
        self.consent == "yes"
    }

    /// The page again, with the person's own answers and what to change; never with the password.
    fn again(&self, flaws: &Flaws, departments: Vec<Department>) -> Apply {
        let error = |pointer: &str| flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(words_of);
        let field = |value: &str, pointer: &str| Field::typed(value, error(pointer));
        let consent = if self.agrees() { Field::of("yes") } else { Field::wrong("", views::consent_missing()) };
        Apply {
            name: field(&self.name, "/name"),
            email: field(&self.email, "/email"),
            phone: field(&self.phone, "/phone"),
            password: Field::secret(error("/password")),
            licence_number: field(&self.licence_number, "/licence_number"),
            specialization: field(&self.specialization, "/specialization"),
            qualifications: field(&self.qualifications, "/qualifications"),
            experience_years: field(&self.experience_years, "/experience_years"),
            department_id: field(&self.department_id, "/department_id"),
            consent,
            departments,
        }
    }
}

fn words_of(flaw: &Flaw) -> Message {
    let limit = flaw.numbers.last().and_then(|(_, limit)| u32::try_from(*limit).ok()).unwrap_or_default();
    match (flaw.pointer.as_ref(), flaw.code) {
        (_, "unprintable") => views::text_unprintable(),
        ("/licence_number", "required") => view::licence_missing(),
        ("/licence_number", _) => view::licence_too_long(limit),
        ("/specialization", "required") => view::specialization_missing(),
        ("/specialization", _) => view::specialization_too_long(limit),
        ("/qualifications", _) => view::qualifications_too_long(limit),
        ("/experience_years", _) => view::years_wrong(limit),
        ("/department_id", _) => view::department_unknown(),
        _ => account_words(flaw),
    }
}

async fn departments(directory: &Directory) -> Result<Vec<Department>, Refusal> {
    let all = directory.departments().await?;
    Ok(all.into_iter().map(|department| Department { value: department.id.to_string(), name: department.name }).collect())
}

/// The empty form.
pub(super) async fn show(State(directory): State<Directory>, page: Page) -> Result<Html<String>, Refusal> {
    page.render(&Apply { departments: departments(&directory).await?, ..Apply::default() })
}

/// Takes an application; a known address is answered in the same way.
pub(super) async fn send(
    State(sign_in): State<SignIn>,
    State(directory): State<Directory>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    page: Page,
    SafeForm(form): SafeForm<ApplyForm>,
) -> Result<Response, Refusal> {
    let flaws = if form.agrees() {
        let from = RegistrationRequest { address: visit.address, request: visit.request, language: visit.language, key: None };
        match sign_in.apply(&form.given(), &form.profession(), from).await {
            Ok(_) => return Ok(Redirect::to(CHECK_MAIL).into_response()),
            Err(RegisterError::Invalid(flaws)) => flaws,
            Err(error) => return Err(not_registered(error, &web)),
        }
    } else {
        sign_in.flaws_of_application(&form.given(), &form.profession())
    };
    page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.again(&flaws, departments(&directory).await?))
}

/// What happens next, whoever applied.
pub(super) async fn check_your_mail(page: Page) -> Result<Html<String>, Refusal> {
    page.render(&ApplicationSent {})
}

/// After the button of the mail.
pub(super) async fn confirmed(page: Page) -> Result<Html<String>, Refusal> {
    page.render(&ApplicationConfirmed {})
}

/// All that a doctor sees whose application waits. Whoever is let in further goes where they begin.
pub(super) async fn waits(SignedIn(actor): SignedIn, page: Page) -> Result<Response, Refusal> {
    if actor.level > crate::access::actor::Level::AwaitingApproval {
        return Ok(Redirect::to(crate::web::frame::Audience::from(actor.role).home()).into_response());
    }
    Ok(page.render(&ApplicationWaits { name: actor.name.expose().clone() })?.into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f02_marks_that_nobody_sees_are_not_called_too_long() {
        for pointer in ["/name", "/licence_number", "/specialization", "/qualifications"] {
            assert_eq!(words_of(&Flaw::new(pointer, "unprintable")), views::text_unprintable(), "{pointer}");
        }
    }
}
