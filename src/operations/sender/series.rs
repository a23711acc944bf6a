//! The one message about visits of a series (F35): composed from those of them that still stand when it is sent.

use super::visits::{CHANGED, Known, untrue};
use super::{Composed, Sender};
use crate::capabilities::appointments::model::calendar;
use crate::capabilities::appointments::model::{Appointment, VisitMode};
use crate::capabilities::appointments::views::series_mail::{SeriesLetter, SeriesVisitLine, Together};
use crate::capabilities::appointments::views::text::{TextAbout, several_booked};
use crate::capabilities::notifications::model::Delivery;
use crate::events::listeners::VisitNews;
use crate::identity::accounts::Account;
use crate::outbound::mail::Attached;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::storage::error::StorageError;
use crate::web::texts::count;

/// Visits that a message tells of, soonest first, at least one; and whose they are.
struct Several {
    visits: Vec<Appointment>,
    patient: Account,
}

impl Sender {
    /// Two calls, and two for each doctor and place: the visits, their patient, the doctor, the department; two more where it does not tell
    /// of all that were planned. Of one that is left it is the mail that any other visit has.
    pub(super) async fn series_news(&self, message: &Delivery, news: VisitNews) -> Result<Composed, StorageError> {
        let Several { visits, patient } = match self.several(message, news).await? {
            Ok(several) => several,
            Err(why) => return Ok(Composed::Moot(why)),
        };
        let lacks = self.lacks(message, &visits).await?;
        if let [visit] = visits.as_slice() {
            return self.news_of(&Known { visit: visit.clone(), patient }, news, None, lacks).await;
        }
        let groups = self.together(&visits, &patient).await?;
        let (settings, language) = (self.settings.now(), patient.language.unwrap_or_default());
        let letter = SeriesLetter { hospital: &settings.hospital_name, groups, lacks };
        let said = letter.words(language, news).and_then(|words| Ok((words, self.calendar_title(language)?)));
        let (words, title) = match said {
            Ok(said) => said,
            Err(missing) => return Ok(Composed::Wordless(missing)),
        };
        let pages: Vec<String> = visits.iter().map(|visit| self.page_in_calendar(visit)).collect();
        let in_calendar = visits.iter().zip(&pages).map(|(visit, page)| (visit, self.in_calendar(&title, &settings.address, page)));
        let file = || Attached {
            name: calendar::FILE_NAME_OF_SEVERAL,
            content_type: calendar::CONTENT_TYPE,
            bytes: calendar::file_of_several(in_calendar).into_bytes(),
        };
        let attached = (news == VisitNews::Booked).then(file);
        Ok(Composed::Mail { to: (&patient).into(), words, attached })
    }

    /// Three calls: the visits, their patient, what they want. How many there are, and when the first of them begins.
    pub(super) async fn series_text(&self, message: &Delivery) -> Result<Composed, StorageError> {
        let (several, wishes) = tokio::try_join!(self.several(message, VisitNews::Booked), self.reminders.of_person(message.recipient_id))?;
        let Several { visits, patient } = match several {
            Ok(several) => several,
            Err(why) => return Ok(Composed::Moot(why)),
        };
        let Some(first) = visits.first() else { return Ok(Composed::Moot(CHANGED)) };
        let start = self.on_the_wall(first.start);
        let words = |language, hospital: &str, stop: &str| match visits.len() {
            1 => TextAbout::Booked.words(language, hospital, &start, stop),
            many => several_booked(language, hospital, count(many), &start, stop),
        };
        Ok(self.to_phone((&patient, &wishes), (first.start, TextAbout::Booked.is_pressing()), words))
    }

    /// Those of a message's visits of which its news is true, or why there is nothing to say. One that has another time by now is told
    /// with that: a message of its own says that it was moved.
    async fn several(&self, message: &Delivery, news: VisitNews) -> Result<Result<Several, &'static str>, StorageError> {
        let ids = message.visits.iter().copied();
        let (mut visits, account) = tokio::try_join!(self.visits.to_tell_of_several(ids), self.accounts.find(message.recipient_id))?;
        let Some(patient) = account.filter(Account::is_written_to) else { return Ok(Err("no account")) };
        let now = self.clock.now();
        let why = visits.iter().find_map(|visit| untrue(visit, news, now)).unwrap_or("no visit");
        visits.retain(|visit| untrue(visit, news, now).is_none());
        Ok(if visits.is_empty() { Err(why) } else { Ok(Several { visits, patient }) })
    }

    /// How many visits of its series were planned, and how many of those have no time, where a message is to say so. What was booked and is
    /// not heard of yet has one: another message tells of it. No call where this one tells of all, else two.
    async fn lacks(&self, message: &Delivery, visits: &[Appointment]) -> Result<Option<(u8, usize)>, StorageError> {
        let Some(series) = visits.iter().find_map(|visit| visit.series) else { return Ok(None) };
        if message.without(series.of).is_none_or(|untold| untold == 0) {
            return Ok(None);
        }
        let mut booked = message.visits.clone();
        booked.extend(self.visits.ids_of_series(message.recipient_id, series.id, message.at).await?);
        let lacks = usize::from(series.of).saturating_sub(booked.len());
        Ok((lacks > 0).then_some((series.of, lacks)))
    }

    /// The visits by doctor and place, in the order in which the first of each begins. Two calls for each.
    async fn together(&self, visits: &[Appointment], patient: &Account) -> Result<Vec<Together>, StorageError> {
        let mut alike: Vec<(&Appointment, Vec<SeriesVisitLine>)> = Vec::new();
        for visit in visits {
            let line = SeriesVisitLine {
                number: visit.series.map_or(0, |series| series.number),
                start: self.when(visit.start),
                reference: visit.reference().to_string(),
                page: self.page_for(visit, patient),
            };
            match alike.iter_mut().find(|(first, _)| how(first) == how(visit)) {
                Some((_, lines)) => lines.push(line),
                None => alike.push((visit, vec![line])),
            }
        }
        let mut groups = Vec::with_capacity(alike.len());
        for (first, visits) in alike {
            let (doctor, department) =
                tokio::try_join!(self.directory.doctor(first.doctor_id), self.directory.department(first.department_id))?;
            let specialization: &str = doctor.as_ref().map_or("", |doctor| &doctor.specialization);
            let department: &str = department.as_ref().map_or("", |department| &department.name);
            groups.push(Together {
                doctor: first.doctor_name.clone(),
                specialization: specialization.to_owned(),
                department: department.to_owned(),
                place: first.place.clone().unwrap_or_default(),
                video: first.mode == VisitMode::Video,
                visits,
            });
        }
        Ok(groups)
    }
}

/// What visits share that are told of under one heading.
fn how(visit: &Appointment) -> (UserId, DepartmentId, Option<&str>, bool) {
    (visit.doctor_id, visit.department_id, visit.place.as_deref(), visit.mode == VisitMode::Video)
}
