//! Administrators bring departments and doctors in from a spreadsheet (F17, F18): first what would become of each line, then the
//! lines, each in the transaction that a form would write. A line that is here already is passed over, so that the same sheet
//! may be sent as often as one likes.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::import::{DEPARTMENT_COLUMNS, DOCTOR_COLUMNS, Kind, Line, SheetError, read};
use super::super::model::{DepartmentText, DoctorChange};
use super::super::service::{DepartmentError, Licences, Named};
use super::super::views::admin_doctors::email_malformed;
use super::super::views::import::{self as view, ImportCheck, ImportFault, ImportForm, ImportLine};
use super::admin_departments;
use super::admin_doctors::Office;
use super::doctor_form::{self, DoctorForm};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageDepartments, ManageDoctors};
use crate::access::role::Role;
use crate::capabilities::people::service::{InviteError, People};
use crate::capabilities::sign_in::model::address_of;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::money::Currency;
use crate::primitives::people::{Email, licence_word};
use crate::web::csv;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Where a sheet is pasted.
pub(super) const HERE: &str = "/admin/import";
/// The column of licence numbers.
const LICENCE: &str = "licence_number";
/// The most lines that one press brings in: the answer must not wait for more.
const AT_ONCE: usize = 100;

/// Which kind is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    kind: String,
}

/// A sheet, as pasted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SheetForm {
    kind: String,
    sheet: String,
    /// With what its lines were shown: their fees are in it.
    currency: String,
    /// `yes` when ticked.
    good_only: String,
    /// `yes` when ticked.
    licences_confirmed: String,
}

/// What is to become of a line.
enum Fate {
    Department(DepartmentText),
    /// With what is asked about it first.
    Doctor(Email, Box<DoctorChange>, Option<ImportFault>),
    /// Where it is, as far as that is known.
    Known(Option<String>),
    Made(String),
    Wrong(Vec<ImportFault>),
}

/// A line and what is to become of it.
struct Planned {
    number: u32,
    name: String,
    fate: Fate,
}

impl Planned {
    const fn is_new(&self) -> bool {
        matches!(self.fate, Fate::Department(_) | Fate::Doctor(..))
    }

    const fn is_asked_about(&self) -> bool {
        matches!(self.fate, Fate::Doctor(_, _, Some(_)))
    }

    fn shown(self) -> ImportLine {
        let (state, href, faults) = match self.fate {
            Fate::Doctor(_, _, Some(asked)) => ("asked", None, vec![asked]),
            Fate::Department(_) | Fate::Doctor(..) => ("new", None, Vec::new()),
            Fate::Known(href) => ("known", href, Vec::new()),
            Fate::Made(href) => ("made", Some(href), Vec::new()),
            Fate::Wrong(faults) => ("wrong", None, faults),
        };
        ImportLine { number: self.number, name: self.name, state, href, faults }
    }
}

/// The empty page.
pub(super) async fn begin(_grant: Granted<ManageDoctors>, ApiQuery(which): ApiQuery<Which>, page: Page) -> Result<Response, Refusal> {
    Ok(page.render(&ImportForm::of(Kind::of(&which.kind), Field::default()))?.into_response())
}

/// The columns of departments, with a line to write over.
pub(super) async fn departments_template(_grant: Granted<ManageDoctors>) -> Result<Response, Refusal> {
    let line = ["Heart", "Chest pain, blood pressure, palpitations"].map(str::to_owned);
    csv::file("departments.csv", DEPARTMENT_COLUMNS, [line])
}

/// The columns of doctors, with a line to write over.
pub(super) async fn doctors_template(_grant: Granted<ManageDoctors>) -> Result<Response, Refusal> {
    let who = ["name@example.org", "Dr Leena Farah", "Heart", "Cardiologist", "MD, FRCP", "12"];
    let how = ["LIC-1234", "female", "en hi", "+91 98765 43210", "750", "", "Building B, room 12"];
    let mut cells = who.into_iter().chain(how);
    csv::file("doctors.csv", DOCTOR_COLUMNS, [DOCTOR_COLUMNS.map(|_| cells.next().unwrap_or_default().to_owned())])
}

/// What would become of each line. Changes nothing.
pub(super) async fn check(
    office: Office,
    grant: Granted<ManageDoctors>,
    page: Page,
    SafeForm(mut form): SafeForm<SheetForm>,
) -> Result<Response, Refusal> {
    form.currency = office.settings.now().currency.to_string();
    match read(Kind::of(&form.kind), &form.sheet) {
        Ok(lines) => {
            let plan = planned(&office, (&grant, &page), &form, lines).await?;
            Ok(page.render(&shown(form, plan))?.into_response())
        }
        Err(error) => unread(&page, form, &error),
    }
}

/// Brings in what is new: nothing while lines are wrong, unless those are to be left out, nor while somebody has a licence number of
/// theirs, unless that is right. Where nothing is left to be said of any line, the next page says what was done.
pub(super) async fn commit(
    office: Office,
    grant: Granted<ManageDoctors>,
    State(people): State<People>,
    page: Page,
    SafeForm(form): SafeForm<SheetForm>,
) -> Result<Response, Refusal> {
    let lines = match read(Kind::of(&form.kind), &form.sheet) {
        Ok(lines) => lines,
        Err(error) => return unread(&page, form, &error),
    };
    let mut plan = planned(&office, (&grant, &page), &form, lines).await?;
    if form.good_only != "yes" && plan.iter().any(|line| matches!(line.fate, Fate::Wrong(_))) {
        let view = ImportCheck { trouble: Some(view::lines_wrong()), ..shown(form, plan) };
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    if form.licences_confirmed != "yes" && plan.iter().any(Planned::is_asked_about) {
        let view = ImportCheck { trouble: Some(view::licences_taken()), ..shown(form, plan) };
        return page.again(StatusCode::CONFLICT, &view);
    }
    let may_make_departments = grant.also::<ManageDepartments>()?;
    for line in plan.iter_mut().filter(|line| line.is_new()).take(AT_ONCE) {
        let fate = match &line.fate {
            Fate::Department(text) => make_department(&office, &may_make_departments, text).await?,
            Fate::Doctor(email, written, _) => make_doctor(&people, &grant, email, written).await?,
            Fate::Known(_) | Fate::Made(_) | Fate::Wrong(_) => continue,
        };
        line.fate = fate;
    }
    let done = ImportCheck { done: true, ..shown(form, plan) };
    if done.new == 0 && done.wrong == 0 {
        let place = format!("{HERE}?kind={}", done.kind);
        return Ok(flash::redirect(&office.web, &place, Flash::good(view::imported(done.made, done.known)), None));
    }
    Ok(page.render(&done)?.into_response())
}

fn unread(page: &Page, form: SheetForm, error: &SheetError) -> Result<Response, Refusal> {
    let sheet = Field::wrong(form.sheet, view::sheet_wrong(error));
    page.again(StatusCode::UNPROCESSABLE_ENTITY, &ImportForm::of(Kind::of(&form.kind), sheet))
}

fn shown(form: SheetForm, plan: Vec<Planned>) -> ImportCheck {
    ImportCheck {
        kind: Kind::of(&form.kind).word(),
        sheet: Field::of(form.sheet),
        currency: form.currency,
        good_only: Field::of(form.good_only),
        licences_confirmed: Field::of(form.licences_confirmed),
        lines: plan.into_iter().map(Planned::shown).collect(),
        ..ImportCheck::default()
    }
    .counted()
}

async fn make_department(office: &Office, grant: &Granted<ManageDepartments>, text: &DepartmentText) -> Result<Fate, Refusal> {
    match office.directory.create_department(grant, text.clone(), None).await {
        Ok((department, _)) => Ok(Fate::Made(format!("/departments/{}", department.id))),
        Err(DepartmentError::NameTaken) => Ok(Fate::Known(None)),
        Err(error) => Err(error.into()),
    }
}

async fn make_doctor(people: &People, grant: &Granted<ManageDoctors>, email: &Email, written: &DoctorChange) -> Result<Fate, Refusal> {
    match people.invite_doctor(grant, email, written, None).await {
        Ok(invited) => Ok(Fate::Made(account(invited.who.id))),
        Err(InviteError::KnownAddress) => Ok(Fate::Known(None)),
        Err(InviteError::NoDepartment) => Ok(Fate::Wrong(vec![ImportFault { column: "department", words: view::department_unknown() }])),
        Err(error) => Err(error.into()),
    }
}

fn account(id: UserId) -> String {
    format!("/admin/people/{id}")
}

async fn planned(
    office: &Office,
    (grant, page): (&Granted<ManageDoctors>, &Page),
    form: &SheetForm,
    lines: Vec<Line>,
) -> Result<Vec<Planned>, Refusal> {
    let here = office.directory.departments_by_name().await?;
    match Kind::of(&form.kind) {
        Kind::Departments => Ok(departments_of(&lines, &here)),
        Kind::Doctors => doctors_of(office, (grant, page), (lines.as_slice(), form.currency.as_str()), &here).await,
    }
}

fn departments_of(lines: &[Line], here: &Named) -> Vec<Planned> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let plan = |line: &Line| {
        let mut faults = beyond(line);
        let fate = match DepartmentText::parse(line.cell("name"), Some(line.cell("description"))) {
            Err(flaws) => {
                faults.extend(flaws.0.iter().map(|flaw| fault(flaw, admin_departments::words_of(flaw))));
                Fate::Wrong(faults)
            }
            Ok(text) => {
                let first = *seen.entry(Named::key(&text.name)).or_insert(line.number);
                if first != line.number {
                    faults.push(ImportFault { column: "name", words: view::twice(first) });
                }
                match here.get(&text.name) {
                    _ if !faults.is_empty() => Fate::Wrong(faults),
                    Some(department) => Fate::Known(Some(format!("/departments/{}", department.id))),
                    None => Fate::Department(text),
                }
            }
        };
        Planned { number: line.number, name: line.cell("name").to_owned(), fate }
    };
    lines.iter().map(plan).collect()
}

async fn doctors_of(
    office: &Office,
    (grant, page): (&Granted<ManageDoctors>, &Page),
    (lines, shown_with): (&[Line], &str),
    here: &Named,
) -> Result<Vec<Planned>, Refusal> {
    let mut seen: HashMap<Email, u32> = HashMap::new();
    for line in lines {
        if let Ok(email) = address_of(line.cell("email")) {
            seen.entry(email).or_insert(line.number);
        }
    }
    let addresses: Vec<Email> = seen.keys().cloned().collect();
    let known: HashMap<&Email, _> = addresses.iter().zip(office.directory.known_at(grant, &addresses).await?).collect();
    let (typing, grain) = (office.typing(page), office.settings.grain());
    let taken = Taken::of(office, grant, lines).await?;
    let plan = |line: &Line| {
        let mut faults = beyond(line);
        let email = match address_of(line.cell("email")) {
            Ok(email) => Some(email),
            Err(flaw) => {
                faults.push(fault(&flaw, email_malformed()));
                None
            }
        };
        if let Some(first) = email.as_ref().and_then(|email| seen.get(email)).filter(|first| **first != line.number) {
            faults.push(ImportFault { column: "email", words: view::twice(*first) });
        }
        let account_there = email.as_ref().and_then(|email| known.get(email)).and_then(Option::as_ref);
        if account_there.is_some_and(|account| account.role != Role::Doctor) {
            faults.push(ImportFault { column: "email", words: view::other_role() });
        }
        let department = here.get(line.cell("department")).map_or_else(|| line.cell("department").to_owned(), |found| found.id.to_string());
        let written = DoctorForm::of_line(|column| line.cell(column), department, shown_with).read(typing, grain);
        let fate = match (email, written, account_there) {
            (_, _, Some(account_there)) if faults.is_empty() => Fate::Known(Some(account(account_there.user_id))),
            (Some(email), Ok(written), _) if faults.is_empty() => Fate::Doctor(email, Box::new(written), taken.by(line)),
            (_, written, _) => {
                let Flaws(flaws) = written.err().unwrap_or_default();
                faults.extend(flaws.iter().map(|flaw| fault(flaw, doctor_words_of(flaw, (typing.0, grain)))));
                Fate::Wrong(faults)
            }
        };
        Planned { number: line.number, name: line.cell("name").to_owned(), fate }
    };
    Ok(lines.iter().map(plan).collect())
}

/// Whose the licence numbers are: of whoever is here, and of the first line that has one.
struct Taken {
    here: Licences,
    first: HashMap<String, u32>,
}

impl Taken {
    /// One call, none for a sheet without licence numbers.
    async fn of(office: &Office, grant: &Granted<ManageDoctors>, lines: &[Line]) -> Result<Self, Refusal> {
        let mut first = HashMap::new();
        for line in lines {
            if let Some(word) = licence_word(line.cell(LICENCE)) {
                first.entry(word).or_insert(line.number);
            }
        }
        let here = if first.is_empty() { Licences::default() } else { office.directory.licences(grant).await? };
        Ok(Self { here, first })
    }

    /// What is asked about a line whose number somebody has, here or further up.
    fn by(&self, line: &Line) -> Option<ImportFault> {
        let names = self.here.of(line.cell(LICENCE));
        let earlier = licence_word(line.cell(LICENCE)).and_then(|word| self.first.get(&word)).filter(|first| **first != line.number);
        let words = match earlier {
            _ if !names.is_empty() => view::licence_known(&names.join(", ")),
            Some(first) => view::licence_twice(*first),
            None => return None,
        };
        Some(ImportFault { column: LICENCE, words })
    }
}

/// As the form of one doctor says it, but for what is chosen there and written here.
fn doctor_words_of(flaw: &Flaw, of: (Currency, u16)) -> Message {
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/department_id", "required") => view::department_missing(),
        ("/department_id", _) => view::department_unknown(),
        ("/gender", _) => view::gender_wrong(),
        (_, "unknown_language") => view::language_unknown(),
        _ => doctor_form::words_of(flaw, of),
    }
}

fn fault(flaw: &Flaw, words: Message) -> ImportFault {
    let field = flaw.pointer.split('/').nth(1).unwrap_or_default();
    let field = if field == "department_id" { "department" } else { field };
    let column = DOCTOR_COLUMNS.iter().chain(&DEPARTMENT_COLUMNS).copied().find(|column| *column == field);
    ImportFault { column: column.unwrap_or_default(), words }
}

/// What is wrong with a line whatever it is about.
fn beyond(line: &Line) -> Vec<ImportFault> {
    let faults = [
        (line.overflows, "", view::overflows as fn() -> Message),
        (line.unbalanced, "", view::quote_open),
        (line.is_reckoned("name"), "name", view::formula),
    ];
    faults.into_iter().filter(|(is_so, ..)| *is_so).map(|(_, column, words)| ImportFault { column, words: words() }).collect()
}
