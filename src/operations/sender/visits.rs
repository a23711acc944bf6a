//! Mails about visits, composed from the visit as it is when they are sent: what is no longer true is not said.

use super::{Composed, Sender};
use crate::capabilities::appointments::model::calendar::{self, CalendarWords};
use crate::capabilities::appointments::model::{Appointment, Status};
use crate::capabilities::appointments::views::mail::VisitLetter;
use crate::capabilities::notifications::model::Delivery;
use crate::events::listeners::{AboutVisit, VisitNews};
use crate::identity::accounts::Status as AccountStatus;
use crate::outbound::mail::Attached;
use crate::storage::error::StorageError;
use crate::web::say::When;
use crate::web::texts::{Language, Message, words_of};

impl Sender {
    /// Four calls: the visit, its patient, its doctor, the department.
    pub(super) async fn visit_news(&self, message: &Delivery, news: VisitNews) -> Result<Composed, StorageError> {
        let Some(about) = message.visit else { return Ok(Composed::Moot("about no visit")) };
        let (visit, account) = tokio::try_join!(self.visits.to_tell_of(about.appointment_id), self.accounts.find(message.recipient_id))?;
        let Some(account) = account.filter(|account| account.status == AccountStatus::Active) else {
            return Ok(Composed::Moot("no account"));
        };
        let Some(visit) = visit else { return Ok(Composed::Moot("no visit")) };
        if let Some(why) = moot(&visit, about, news, self.clock.now()) {
            return Ok(Composed::Moot(why));
        }
        let (doctor, department) =
            tokio::try_join!(self.directory.doctor(visit.doctor_id), self.directory.department(visit.department_id))?;
        let settings = self.settings.now();
        let when = |at| When::of(at, &settings.zone);
        let path = match (news, visit.record_id) {
            (VisitNews::WrittenUp, Some(record)) => format!("/records/{record}"),
            _ => format!("/appointments/{}", visit.appointment_id),
        };
        let (page, find) = (self.origin.link(&path), self.origin.link("/doctors"));
        let words = VisitLetter {
            hospital: &settings.hospital_name,
            doctor: &visit.doctor_name,
            specialization: doctor.as_ref().map_or("", |doctor| &doctor.specialization),
            department: department.as_ref().map_or("", |department| &department.name),
            place: visit.place.as_deref().unwrap_or_default(),
            reference: visit.reference().to_string(),
            start: when(visit.start),
            before: None,
            reason: visit.change_reason.as_ref().map(|reason| reason.expose().as_str()),
            waits: visit.status == Status::Requested,
            page: &page,
            find: &find,
        };
        let language = Language::default();
        let title = Message::new("calendar-visit").with("hospital", settings.hospital_name.as_str());
        let said = words.words(language, news).and_then(|words| Ok((words, words_of(language, &title)?)));
        let (words, title) = match said {
            Ok(said) => said,
            Err(missing) => return Ok(Composed::Wordless(missing)),
        };
        let in_calendar =
            CalendarWords { title: &title, address: &settings.address, page: &page, organizer: Some(self.mail.sender().as_str()) };
        let file = || Attached {
            name: calendar::FILE_NAME,
            content_type: calendar::CONTENT_TYPE,
            bytes: calendar::file_of(&visit, in_calendar).into_bytes(),
        };
        let attached = matches!(news, VisitNews::Booked | VisitNews::Moved | VisitNews::Cancelled).then(file);
        Ok(Composed::Mail { to: account.email, words, attached })
    }
}

/// Why a mail about a visit is no longer true. A later version of the visit has a mail of its own where it changed what this one says.
fn moot(visit: &Appointment, about: AboutVisit, news: VisitNews, now: jiff::Timestamp) -> Option<&'static str> {
    let is_true = match news {
        VisitNews::Requested => visit.status == Status::Requested,
        VisitNews::Proposed => visit.status == Status::Proposed,
        VisitNews::Booked => matches!(visit.status, Status::Booked | Status::Confirmed | Status::CheckedIn),
        VisitNews::Moved => matches!(visit.status, Status::Requested | Status::Booked | Status::Confirmed | Status::CheckedIn),
        VisitNews::Cancelled => visit.status == Status::Cancelled,
        VisitNews::WrittenUp => return None,
    };
    if !is_true || about.start.is_some_and(|start| start != visit.start) {
        Some("the visit has changed since")
    } else if visit.start <= now {
        Some("the visit has begun")
    } else {
        None
    }
}
