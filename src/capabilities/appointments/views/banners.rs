//! What the page after a change of a visit says first.

use crate::capabilities::appointments::model::OwnDay;
use crate::web::say::When;
use crate::web::texts::Message;

/// Banner: cancelled.
pub fn cancelled(start: When) -> Message {
    Message::new("flash-cancelled").with("when", start)
}

/// Banner: the visit has another time.
pub fn moved(start: When) -> Message {
    Message::new("flash-moved").with("when", start)
}

/// Banner: confirmed.
pub fn confirmed() -> Message {
    Message::new("flash-confirmed")
}

/// Banner: the time that a doctor offered is taken.
pub fn accepted() -> Message {
    Message::new("flash-accepted")
}

/// The time that was offered can no longer take place.
pub fn offer_gone() -> Message {
    Message::new("change-offer-gone")
}

/// The same of the time of a request, with what whoever answers it does instead.
pub fn request_hit() -> Message {
    Message::new("change-request-hit")
}

/// Banner for staff: checked in, and the number to tell the patient, if they are called by one.
pub fn checked_in(token: Option<&str>) -> Message {
    match token {
        Some(token) => Message::new("flash-checked-in-as").with("token", token),
        None => Message::new("flash-checked-in"),
    }
}

/// Banner: the patient was not here.
pub fn check_in_undone() -> Message {
    Message::new("flash-check-in-undone")
}

/// Banner: the desk has booked for somebody who has more visits on that day than patients book themselves.
pub fn booked_beyond(name: &str, day: OwnDay) -> Message {
    Message::new("flash-booked-beyond").with("name", name).with("has", day.has).with("most", u32::from(day.most))
}

/// Banner: a doctor has offered a time to somebody who has more visits on that day than patients book themselves.
pub fn proposed_beyond(name: &str, day: OwnDay) -> Message {
    Message::new("flash-proposed-beyond").with("name", name).with("has", day.has).with("most", u32::from(day.most))
}

/// Banner for the patient: checked in, and what they are called by.
pub fn arrived(token: &str) -> Message {
    Message::new("flash-arrived").with("token", token)
}

/// The same for whoever acts for the patient.
pub fn arrived_for(name: &str, token: &str) -> Message {
    Message::new("flash-arrived-for").with("name", name).with("token", token)
}

/// Banner: the consultation has begun, and whose: another one may still be open.
pub fn started(patient: &str) -> Message {
    Message::new("flash-started").with("patient", patient)
}

/// Banner: marked as not come.
pub fn marked_no_show() -> Message {
    Message::new("flash-no-show")
}
