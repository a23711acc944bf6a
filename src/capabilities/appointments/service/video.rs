//! A visit by video (F58): choosing it, and its link for the two people who meet there. The room behind the link nobody guesses
//! and nothing keeps: its name is made of the house's key and the visit's id.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;

use super::theirs::{Theirs, deed};
use super::{Appointments, BookingError, Part, ROUNDS};
use crate::access::grant::Granted;
use crate::access::permissions::{MoveAppointment, SeeAppointments};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, Refusable, VideoTime, VisitMode};
use crate::capabilities::appointments::store;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::family::model::Need;
use crate::capabilities::settings::model::ROOM;
use crate::identity::keys::{Keys, Purpose};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::text::Sensitive;
use crate::storage::error::StorageError;
use crate::storage::transaction::Transaction;

/// Bytes of a room's name: 192 bits, 32 letters.
const ROOM_BYTES: usize = 24;

/// The link of a visit, for whoever may follow it now.
#[derive(Debug)]
pub struct VideoLink {
    pub url: Sensitive<String>,
    /// The end of the visit.
    pub until: Timestamp,
}

/// Why a link is not given.
#[derive(Debug, thiserror::Error)]
pub enum VideoError {
    #[error("the visit is in person")]
    InPerson,
    #[error("the link is not open yet")]
    TooEarly { opens: Timestamp },
    #[error("the link is closed")]
    Closed,
    #[error(transparent)]
    Other(#[from] BookingError),
}

impl From<StorageError> for VideoError {
    fn from(error: StorageError) -> Self {
        Self::Other(error.into())
    }
}

impl Appointments {
    /// The link of a visit for its patient, a carer who may act for them, and its doctor; for everybody else there is none.
    ///
    /// Two calls, four for a carer: the visit, and the entry in the trail before the link is handed out.
    pub async fn open_video(&self, grant: &Granted<SeeAppointments>, id: AppointmentId) -> Result<VideoLink, VideoError> {
        let Theirs { visit, carer } = self.theirs(grant, id, Need::Book).await?;
        if !matches!(grant.role(), Role::Patient | Role::Doctor) {
            return Err(BookingError::NotFound.into());
        }
        let settings = self.settings.now();
        match visit.video_time(self.ground.clock.now()) {
            VideoTime::Open if settings.has_video() => {}
            VideoTime::TooEarly => return Err(VideoError::TooEarly { opens: visit.video_opens_at() }),
            VideoTime::InPerson => return Err(VideoError::InPerson),
            VideoTime::Open | VideoTime::Closed => return Err(VideoError::Closed),
        }
        self.looked(carer.as_ref()).await?;
        self.ground.audit.write(&self.ground.storage, deed(grant, "video.open", &visit, carer.as_ref())).await?;
        let url = Sensitive::new(video_link(&settings.video_link_template, &self.ground.keys, id));
        Ok(VideoLink { url, until: visit.end })
    }

    /// Whether visits with a doctor may be by video. No call.
    pub(super) fn may_be_by_video(&self, doctor: &Doctor) -> bool {
        doctor.offers_video && self.settings.now().has_video()
    }

    /// The same of whoever's id it is. No call where the house has no visits by video, else one.
    pub async fn offers_video(&self, doctor: UserId) -> Result<bool, BookingError> {
        if !self.settings.now().has_video() {
            return Ok(false);
        }
        Ok(self.may_be_by_video(&self.read(doctor, &[], &[]).await?.doctor))
    }

    /// Makes a visit one by video, or in person again, before it begins. Asking for what it is already is no change.
    ///
    /// The visit's version stays: no event tells of it. Two reads, one transaction.
    pub async fn set_mode(
        &self,
        grant: &Granted<MoveAppointment>,
        id: AppointmentId,
        mode: VisitMode,
        seen: Option<u32>,
    ) -> Result<Appointment, BookingError> {
        for _ in 0..ROUNDS {
            let theirs = self.mine(grant, id, seen).await?;
            let before = &theirs.visit;
            if before.mode == mode {
                return Ok(theirs.shown().visit);
            }
            if !before.can_change_mode(self.ground.clock.now()) {
                return Err(BookingError::NotAllowedNow);
            }
            if mode == VisitMode::Video && !self.offers_video(before.doctor_id).await? {
                return Err(Refusable::NoVideo.into());
            }
            let visit = Appointment { mode, ..before.clone() };
            let mut transaction = Transaction::new();
            transaction.add(Part::Appointment, store::set_mode(before, mode));
            self.add_carer(&mut transaction, theirs.carer.as_ref());
            let deed = deed(grant, "appointment.set_mode", &visit, theirs.carer.as_ref());
            transaction.add(Part::Audit, self.ground.audit.action(deed)?);
            if let Some(visit) = self.written(transaction, visit).await? {
                return Ok(Theirs { visit, ..theirs }.shown().visit);
            }
        }
        Err(StorageError::Unavailable("an appointment many people change".to_owned()).into())
    }
}

/// The link of a visit: the house's template with the room's name in its place.
fn video_link(template: &str, keys: &Keys, id: AppointmentId) -> String {
    template.replace(ROOM, &room(keys, id))
}

/// The name of a visit's room, made of the house's key and the visit's id.
fn room(keys: &Keys, id: AppointmentId) -> String {
    URL_SAFE_NO_PAD.encode(&keys.hmac(Purpose::VideoRoom, id.as_uuid().as_bytes())[..ROOM_BYTES])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;
    use uuid::Uuid;

    fn keys(root: u8) -> Keys {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 3);
        Keys::from_root([root; 32], ids)
    }

    fn visit(number: u128) -> AppointmentId {
        AppointmentId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn f58_every_visit_has_a_room_of_its_own_in_every_house() {
        let first = room(&keys(1), visit(1));
        assert_eq!(first, room(&keys(1), visit(1)), "the two people meet in the same room");
        assert_ne!(first, room(&keys(1), visit(2)), "of another visit");
        assert_ne!(first, room(&keys(2), visit(1)), "of another house");
        assert_eq!(first.len(), 32);
        assert!(first.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{first}");
        assert!(!first.contains(&visit(1).to_string()), "nobody makes it from the visit's address");
    }

    #[test]
    fn f58_the_room_stands_where_the_template_says() {
        let link = video_link("https://meet.example/care-{room}#lang=en", &keys(1), visit(1));
        assert_eq!(link, format!("https://meet.example/care-{}#lang=en", room(&keys(1), visit(1))));
    }
}
