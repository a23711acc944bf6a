//! How the table of routes says what each kind of visitor gets.

/// Led to the sign-in page.
pub const IN: u16 = 3031;
/// Led to the page that asks for a proof.
pub const PR: u16 = 3033;
/// Led to the page of the second factor.
pub const SF: u16 = 3032;
/// Led to the page that says that the application waits.
pub const WAIT: u16 = 3034;

/// What a route answers to everybody who is wholly signed in, by role; strangers and half-known people are not let in.
pub const fn api(patient: u16, other_patient: u16, doctor: u16, other_doctor: u16, receptionist: u16, administrator: u16) -> [u16; 10] {
    [401, 401, patient, other_patient, doctor, other_doctor, receptionist, administrator, 401, 403]
}

/// The same of a page: strangers are led to sign in.
pub const fn page(patient: u16, other_patient: u16, doctor: u16, other_doctor: u16, receptionist: u16, administrator: u16) -> [u16; 10] {
    [IN, SF, patient, other_patient, doctor, other_doctor, receptionist, administrator, IN, WAIT]
}

/// The same for a doctor whose application waits, too: they look after how they sign in.
pub const fn waiting_too(others: [u16; 10]) -> [u16; 10] {
    let mut all = others;
    all[9] = others[4];
    all
}

/// The same answer for everybody.
pub const fn open(status: u16) -> [u16; 10] {
    [status; 10]
}
