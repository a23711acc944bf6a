//! Mails about visits, composed from the visit as it is when they are sent: what is no longer true is not said.

use jiff::Timestamp;

use super::{Composed, Sender, letter};
use crate::capabilities::appointments::model::calendar::{self, CalendarWords};
use crate::capabilities::appointments::model::{Appointment, Status, VisitMode, answer_by, asked_at};
use crate::capabilities::appointments::views::mail::VisitLetter;
use crate::capabilities::notifications::model::Delivery;
use crate::capabilities::settings::model::Reminder;
use crate::events::listeners::{AboutVisit, VisitNews};
use crate::identity::accounts::Account;
use crate::outbound::mail::Attached;
use crate::storage::error::StorageError;
use crate::web::letter::MailWords;
use crate::web::say::{Day, When};
use crate::web::texts::{Language, Message, MissingText, words_of};

/// Nobody is reminded to come to a visit that leave or a closed day has hit, until that is solved.
pub(super) const NEEDS_TIME: &str = "the visit needs another time";

/// Why nothing is said: by now the visit is another than the message would say.
pub(super) const CHANGED: &str = "the visit has changed since";

/// A visit that a message is about, and whose it is.
pub(super) struct Known {
    pub(super) visit: Appointment,
    pub(super) patient: Account,
}

impl Sender {
    /// A moment as letters say it: with its year where that is not this one.
    pub(super) fn when(&self, moment: Timestamp) -> When {
        let settings = self.settings.now();
        When::seen_from(moment, &settings.zone, settings.zone.date(self.clock.now()))
    }

    /// Four calls: the visit, its patient, its doctor, the department.
    pub(super) async fn visit_news(&self, message: &Delivery, news: VisitNews) -> Result<Composed, StorageError> {
        let still = |visit: &Appointment, about| moot(visit, about, news, self.clock.now());
        match self.known(message, still).await? {
            Ok(known) => self.news_of(&known, news, message.visit.and_then(|about| about.previous_start), None).await,
            Err(why) => Ok(Composed::Moot(why)),
        }
    }

    /// Two calls: the doctor of the visit, and the department. `before`: when it would have begun; `lacks`: how many were planned together
    /// with it, and how many of those have no time.
    pub(super) async fn news_of(
        &self,
        known: &Known,
        news: VisitNews,
        before: Option<Timestamp>,
        lacks: Option<(u8, usize)>,
    ) -> Result<Composed, StorageError> {
        let Known { visit, patient } = known;
        let language = patient.language.unwrap_or_default();
        let before = before.map(|before| self.when(before));
        let say = |letter: &VisitLetter<'_>| VisitLetter { before, lacks, ..letter.clone() }.words(language, news);
        let words = self.letter_about(visit, patient, news == VisitNews::WrittenUp, say).await?;
        let (words, title) = match words.and_then(|words| Ok((words, self.calendar_title(language)?))) {
            Ok(said) => said,
            Err(missing) => return Ok(Composed::Wordless(missing)),
        };
        let settings = self.settings.now();
        let page = self.page_in_calendar(visit);
        let file = || Attached {
            name: calendar::FILE_NAME,
            content_type: calendar::CONTENT_TYPE,
            bytes: calendar::file_of(visit, self.in_calendar(&title, &settings.address, &page)).into_bytes(),
        };
        let attached = matches!(news, VisitNews::Booked | VisitNews::Moved | VisitNews::Cancelled).then(file);
        Ok(Composed::Mail { to: patient.into(), words, attached })
    }

    /// What a visit is called in a calendar.
    pub(super) fn calendar_title(&self, language: Language) -> Result<String, MissingText> {
        words_of(language, &Message::new("calendar-visit").with("hospital", self.settings.now().hospital_name.as_str()))
    }

    /// Where a calendar leads to.
    pub(super) fn page_in_calendar(&self, visit: &Appointment) -> String {
        self.origin.link(&format!("/appointments/{}", visit.appointment_id))
    }

    /// What a file in a mail adds to a visit.
    pub(super) fn in_calendar<'a>(&'a self, title: &'a str, address: &'a str, page: &'a str) -> CalendarWords<'a> {
        CalendarWords { title, address, page, organizer: Some(self.mail.sender().as_str()) }
    }

    /// Six calls: what the patient wants, and whether the visit takes place at all.
    pub(super) async fn reminder(&self, message: &Delivery) -> Result<Composed, StorageError> {
        let Some(reminder) = message.reminder else { return Ok(Composed::Moot("no reminder of the house")) };
        let still = |visit: &Appointment, about| self.needless(visit, about, reminder);
        let (known, wishes) = tokio::try_join!(self.known(message, still), self.reminders.of_person(message.recipient_id))?;
        let by_mail = message.instead_of_text || wishes.reminder_ways().mail;
        let wanted = by_mail && wishes.still_want(reminder);
        let Known { visit, patient } = match known {
            Ok(known) if wanted => known,
            Ok(_) => return Ok(Composed::Moot("not wanted")),
            Err(why) => return Ok(Composed::Moot(why)),
        };
        if self.repairs.is_open_for(&visit).await? {
            return Ok(Composed::Moot(NEEDS_TIME));
        }
        let settings = self.settings.now();
        let today = settings.zone.date(self.clock.now());
        let day = Day::seen_from(settings.zone.date(visit.start), today);
        let (language, choose) = (patient.language.unwrap_or_default(), self.origin.link("/notifications/settings"));
        let words = self.letter_about(&visit, &patient, false, |letter| letter.reminder(language, &day, &choose)).await?;
        Ok(letter(&patient, |_| words))
    }

    /// The visit as it is now and whose it is, or why there is nothing to say.
    pub(super) async fn known(
        &self,
        message: &Delivery,
        moot: impl Fn(&Appointment, AboutVisit) -> Option<&'static str>,
    ) -> Result<Result<Known, &'static str>, StorageError> {
        let Some(about) = message.visit else { return Ok(Err("about no visit")) };
        let (visit, account) = tokio::try_join!(self.visits.to_tell_of(about.appointment_id), self.accounts.find(message.recipient_id))?;
        let Some(patient) = account.filter(Account::is_written_to) else { return Ok(Err("no account")) };
        let Some(visit) = visit else { return Ok(Err("no visit")) };
        Ok(moot(&visit, about).map_or(Ok(Known { visit, patient }), Err))
    }

    /// A letter about a visit, with the names that stand in it.
    async fn letter_about(
        &self,
        visit: &Appointment,
        patient: &Account,
        of_record: bool,
        words: impl FnOnce(&VisitLetter<'_>) -> Result<MailWords, MissingText>,
    ) -> Result<Result<MailWords, MissingText>, StorageError> {
        let (doctor, department) =
            tokio::try_join!(self.directory.doctor(visit.doctor_id), self.directory.department(visit.department_id))?;
        let settings = self.settings.now();
        let page = match visit.record_id.filter(|_| of_record) {
            Some(record) => self.origin.link(&format!("/records/{record}")),
            None => self.page_for(visit, patient),
        };
        Ok(words(&VisitLetter {
            hospital: &settings.hospital_name,
            doctor: &visit.doctor_name,
            specialization: doctor.as_ref().map_or("", |doctor| &doctor.specialization),
            department: department.as_ref().map_or("", |department| &department.name),
            place: visit.place.as_deref().unwrap_or_default(),
            reference: visit.reference().to_string(),
            start: self.when(visit.start),
            before: None,
            reason: visit.change_reason.as_ref().map(|reason| reason.expose().as_str()),
            declined: visit.was_declined(),
            waits: asked_at(visit).map(|asked| self.when(answer_by(asked, settings.request_answer_hours))),
            video: visit.mode == VisitMode::Video,
            lacks: None,
            page: &page,
            find: &self.origin.link("/doctors"),
        }))
    }

    /// The whole address at which whoever has a patient's mailbox sees a visit of theirs.
    pub(super) fn page_for(&self, visit: &Appointment, patient: &Account) -> String {
        self.origin.link(&match &patient.email {
            Some(address) => format!("/your-visit/{}", self.visits.link_of(visit, address)),
            // Who has no address gets no letter: the link is for a mailbox.
            None => format!("/appointments/{}", visit.appointment_id),
        })
    }

    /// Why a reminder is needless, or no longer true.
    pub(super) fn needless(&self, visit: &Appointment, about: AboutVisit, reminder: Reminder) -> Option<&'static str> {
        if !matches!(visit.status, Status::Booked | Status::Confirmed) || about.start != Some(visit.start) {
            Some(CHANGED)
        } else if visit.start <= self.clock.now() {
            Some("the visit has begun")
        } else {
            (!self.reminders.was_told_in_time(visit, reminder)).then_some("told just before")
        }
    }
}

/// Why a mail about a visit is no longer true. A later version of the visit has a mail of its own where it changed what this one says.
pub(super) fn moot(visit: &Appointment, about: AboutVisit, news: VisitNews, now: Timestamp) -> Option<&'static str> {
    let is_at_another_time = news != VisitNews::WrittenUp && about.start.is_some_and(|start| start != visit.start);
    if is_at_another_time { Some(CHANGED) } else { untrue(visit, news, now) }
}

/// Why news is not true of a visit, whenever it begins.
pub(super) fn untrue(visit: &Appointment, news: VisitNews, now: Timestamp) -> Option<&'static str> {
    let is_true = match news {
        VisitNews::Requested => visit.status == Status::Requested,
        VisitNews::Proposed => visit.status == Status::Proposed,
        VisitNews::Booked => matches!(visit.status, Status::Booked | Status::Confirmed | Status::CheckedIn),
        VisitNews::Moved => matches!(visit.status, Status::Requested | Status::Booked | Status::Confirmed | Status::CheckedIn),
        VisitNews::Cancelled => visit.status == Status::Cancelled,
        VisitNews::WrittenUp => return None,
    };
    if !is_true {
        Some(CHANGED)
    } else if visit.start <= now {
        Some("the visit has begun")
    } else {
        None
    }
}
