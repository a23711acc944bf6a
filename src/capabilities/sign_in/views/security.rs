//! What the pages show that are about passwords and sessions.

use serde::Serialize;

use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /forgot-password`: asks for the address.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ForgotPassword {
    pub email: Field,
    /// Why it did not work, where that is nothing about the address.
    pub trouble: Option<Message>,
}

/// `GET /forgot-password/check-your-mail`: the same for every address.
#[derive(Debug, Clone, Serialize)]
pub struct ResetSent {}

/// `GET /set-password/{token}`: the form behind the mailed link.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SetPassword {
    /// Of the link.
    pub token: String,
    pub new_password: Field,
    pub trouble: Option<Message>,
}

/// A link that sets no password any more.
#[derive(Debug, Clone, Serialize)]
pub struct PasswordLinkEnded {}

/// `GET /security`: one's own password and sessions.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Security {
    /// Their own address.
    pub email: String,
    pub current_password: Field,
    pub new_password: Field,
    pub trouble: Option<Message>,
    /// Whether signing in asks for a code.
    pub has_factor: bool,
    /// The code that takes the second factor away.
    pub code: Field,
    /// Recovery codes that are left.
    pub recovery_codes: usize,
    /// Since when.
    pub factor_since: Option<When>,
    /// The asking one first, then the latest used.
    pub sessions: Vec<SessionLine>,
}

/// One browser somebody is signed in with.
#[derive(Debug, Clone, Serialize)]
pub struct SessionLine {
    pub id: String,
    /// "Firefox, Windows"; may be empty.
    pub device: String,
    pub since: When,
    pub last_used: When,
    pub is_this: bool,
    /// The password was right; the code is still missing.
    pub lacks_code: bool,
}

/// Banner: the password is another one now.
pub fn password_changed() -> Message {
    Message::new("flash-password-changed")
}

/// Banner on the sign-in page after a link was used.
pub fn password_set() -> Message {
    Message::new("flash-password-set")
}

/// Banner on the form behind a link: the address is confirmed, and none of the passwords it was registered with counts.
pub fn choose_password() -> Message {
    Message::new("flash-choose-password")
}

/// Banner: one session ended.
pub fn session_ended() -> Message {
    Message::new("flash-session-ended")
}

/// Banner: all other sessions ended.
pub fn others_ended() -> Message {
    Message::new("flash-others-ended")
}

/// The new password is the present one.
pub fn password_same() -> Message {
    Message::new("wrong-password-same")
}

/// The present password was typed wrongly.
pub fn wrong_current() -> Message {
    Message::new("wrong-current-password")
}

impl View for ForgotPassword {
    const TEMPLATE: &'static str = "sign_in/forgot_password.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("forgot-title")
    }

    fn has_errors(&self) -> bool {
        self.email.is_wrong() || self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let wrong = Self { email: Field::wrong("maya", super::email_malformed()), trouble: None };
        let later = Self { email: Field::of("maya@example.org"), trouble: Some(super::too_many_tries(720)) };
        vec![Self::default(), wrong, later]
    }
}

impl View for ResetSent {
    const TEMPLATE: &'static str = "sign_in/reset_sent.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("reset-sent-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl View for SetPassword {
    const TEMPLATE: &'static str = "sign_in/set_password.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("set-password-title")
    }

    fn has_errors(&self) -> bool {
        self.new_password.is_wrong() || self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let page = Self { token: "c2VhbGVk".into(), ..Self::default() };
        let short = Self { new_password: Field::secret(Some(super::password_too_short(15))), ..page.clone() };
        vec![page, short]
    }
}

impl View for PasswordLinkEnded {
    const TEMPLATE: &'static str = "sign_in/password_link_ended.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("password-link-ended-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl View for Security {
    const TEMPLATE: &'static str = "sign_in/security.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("security-title")
    }

    fn has_errors(&self) -> bool {
        [&self.current_password, &self.new_password, &self.code].into_iter().any(Field::is_wrong) || self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let line = |id: &str, device: &str, is_this| SessionLine {
            id: id.into(),
            device: device.into(),
            since: When::sample(23, "08:02"),
            last_used: When::sample(24, "09:40"),
            is_this,
            lacks_code: false,
        };
        let half = SessionLine { lacks_code: true, ..line("d4", "Chrome, Android", false) };
        let sessions = vec![line("a1", "Firefox, Windows", true), line("b2", "Safari, iPhone", false), half, line("c3", "", false)];
        let page = Self { email: "maya@example.org".into(), sessions, ..Self::default() };
        let factor_since = Some(When::sample(20, "10:00"));
        let protected = Self { has_factor: true, recovery_codes: 9, factor_since, ..page.clone() };
        let wrong = Self {
            current_password: Field::secret(Some(wrong_current())),
            new_password: Field::secret(Some(super::password_known())),
            ..page.clone()
        };
        let alone = Self { sessions: page.sessions[..1].to_vec(), trouble: Some(super::busy()), ..Self::default() };
        let kept = Self { code: Field::secret(Some(super::second_factor::wrong_code())), ..protected.clone() };
        vec![page, protected, wrong, alone, kept]
    }
}

/// Every page of this file in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<ForgotPassword>(Audience::Visitor);
    all.extend(Sample::all_of::<ResetSent>(Audience::Visitor));
    all.extend(Sample::all_of::<SetPassword>(Audience::Visitor));
    all.extend(Sample::all_of::<PasswordLinkEnded>(Audience::Visitor));
    all.extend(Sample::all_of::<Security>(Audience::Patient));
    all.extend(Sample::all_of::<Security>(Audience::Doctor));
    all.extend(Sample::all_of::<Security>(Audience::Applicant));
    all
}
