//! The twenty-four doctors: three in every department, no two weeks alike.

use super::departments::Ward;
use super::hours::{self, Block};
use super::people::Person;
use crate::access::role::Role;
use crate::primitives::people::Gender::{self, Female, Male, Other};
use crate::primitives::spoken::Spoken::{
    self, Arabic, Bengali, Chinese, English, French, German, Gujarati, Hindi, Italian, Malayalam, Marathi, Persian, Polish, Portuguese,
    Russian, Spanish, Swahili, Swedish, Tamil, Urdu,
};

/// A doctor and what their entry says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) who: Person,
    pub(super) ward: Ward,
    pub(super) specialization: &'static str,
    pub(super) qualifications: &'static str,
    pub(super) experience_years: u16,
    pub(super) languages: &'static [Spoken],
    /// In whole units of the hospital's currency; `None` is the house's usual fee.
    pub(super) fee: Option<u16>,
    pub(super) place: &'static str,
    /// `None` is the usual week of a new doctor (F22).
    pub(super) hours: Option<&'static [Block]>,
    pub(super) ways: Ways,
}

/// How many visits a day a doctor of few visits takes: one more than the plan gives anybody on an ordinary day, so no day is empty.
pub(super) const FEW_VISITS: u16 = 3;

/// What is particular about a doctor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ways {
    Usual,
    /// Answers every request of a patient.
    Approves,
    /// Keeps a quarter of an hour free after each visit.
    Rests,
    /// Away from Monday to Friday of next week.
    OnLeave,
    /// Operates tomorrow morning.
    Operates,
    /// Sees [`FEW_VISITS`] people a day, at most.
    FewVisits,
    /// Takes no bookings any more.
    Closed,
}

const fn doctor(number: u16, name: &'static str, gender: Gender, ward: Ward) -> Entry {
    Entry {
        who: Person::new(number, Role::Doctor, name, gender),
        ward,
        specialization: "",
        qualifications: "",
        experience_years: 0,
        languages: &[English],
        fee: None,
        place: "",
        hours: None,
        ways: Ways::Usual,
    }
}

impl Entry {
    const fn is(self, specialization: &'static str, qualifications: &'static str, experience_years: u16) -> Self {
        Self { specialization, qualifications, experience_years, ..self }
    }

    const fn speaks(self, languages: &'static [Spoken]) -> Self {
        Self { languages, ..self }
    }

    const fn at(self, place: &'static str) -> Self {
        Self { place, ..self }
    }

    const fn for_fee(self, fee: u16) -> Self {
        Self { fee: Some(fee), ..self }
    }

    const fn works(self, hours: &'static [Block]) -> Self {
        Self { hours: Some(hours), ..self }
    }

    const fn who(self, ways: Ways) -> Self {
        Self { ways, ..self }
    }
}

/// Who signs in as `doctor@demo.test`.
pub(super) const LEENA: Entry = Entry {
    who: Person::new(4, Role::Doctor, "Dr Leena Farah", Female).signing_in_as("doctor@demo.test"),
    ..doctor(4, "", Female, Ward::Cardiology)
        .is("Cardiologist", "MD, FRCP", 14)
        .speaks(&[English, Arabic, Hindi])
        .for_fee(900)
        .at("Building B, room 12")
        .works(hours::OFFICE_HOURS)
};

pub(super) const DOCTORS: [Entry; 24] = [
    LEENA,
    doctor(5, "Dr Samuel Okafor", Male, Ward::Cardiology)
        .is("Interventional cardiologist", "MBBS, FACC", 21)
        .speaks(&[English, French])
        .for_fee(1_200)
        .at("Building B, room 14")
        .works(hours::OFFICE_HOURS_AND_SATURDAY),
    doctor(6, "Dr Inês Costa", Female, Ward::Cardiology)
        .is("Electrophysiologist", "MD, PhD", 9)
        .speaks(&[English, Portuguese, Spanish])
        .for_fee(1_000)
        .at("Building B, room 15"),
    doctor(101, "Dr Priya Raman", Female, Ward::Paediatrics)
        .is("Paediatrician", "MBBS, DCH", 12)
        .speaks(&[English, Hindi, Tamil])
        .at("Building A, room 3")
        .works(hours::QUICK_MORNINGS),
    doctor(102, "Dr Jonas Albrecht", Male, Ward::Paediatrics)
        .is("Paediatric allergist", "MD", 8)
        .speaks(&[English, German])
        .for_fee(700)
        .at("Building A, room 4")
        .works(hours::AFTERNOONS),
    doctor(103, "Dr Amina Diallo", Female, Ward::Paediatrics)
        .is("Paediatrician", "MD, MPH", 17)
        .speaks(&[English, French, Arabic])
        .at("Building A, room 5")
        .works(hours::EVERY_OTHER_DAY),
    doctor(104, "Dr Wei-Lin Zhao", Female, Ward::Dermatology)
        .is("Dermatologist", "MD, FAAD", 11)
        .speaks(&[English, Chinese])
        .for_fee(650)
        .at("Building C, room 21")
        .works(hours::QUICK_TWICE_A_DAY),
    doctor(105, "Dr Marco Bellini", Male, Ward::Dermatology)
        .is("Dermatological surgeon", "MD, PhD", 23)
        .speaks(&[English, Italian])
        .for_fee(950)
        .at("Building C, room 22")
        .works(hours::TWO_LONG_DAYS),
    doctor(106, "Dr Sunita Kulkarni", Female, Ward::Dermatology)
        .is("Dermatologist", "MBBS, MD", 6)
        .speaks(&[English, Hindi, Marathi])
        .at("Building C, room 23")
        .works(hours::EARLY_MORNINGS),
    doctor(107, "Dr Arjun Pillai", Male, Ward::Orthopaedics)
        .is("Orthopaedic surgeon", "MS, MCh", 19)
        .speaks(&[English, Malayalam, Hindi])
        .for_fee(1_100)
        .at("Building D, room 1")
        .works(hours::FOUR_MORNINGS)
        .who(Ways::Operates),
    doctor(108, "Dr Katarzyna Nowak", Female, Ward::Orthopaedics)
        .is("Sports physician", "MD", 10)
        .speaks(&[English, Polish, German])
        .for_fee(800)
        .at("Building D, room 2")
        .works(hours::MORNINGS_AND_SATURDAY)
        .who(Ways::OnLeave),
    doctor(109, "Dr Daniel Mwangi", Male, Ward::Orthopaedics)
        .is("Spine specialist", "MBChB, FCS", 15)
        .speaks(&[English, Swahili])
        .for_fee(1_050)
        .at("Building D, room 4")
        .works(hours::LONG_AFTERNOONS),
    doctor(110, "Dr Farid Rahimi", Male, Ward::Neurology)
        .is("Neurologist", "MD, PhD", 26)
        .speaks(&[English, Persian, Urdu])
        .for_fee(1_400)
        .at("Building E, room 31")
        .works(hours::FULL_HOURS)
        .who(Ways::Approves),
    doctor(111, "Dr Hanna Lindgren", Female, Ward::Neurology)
        .is("Headache specialist", "MD", 7)
        .speaks(&[English, Swedish])
        .for_fee(900)
        .at("Building E, room 32")
        .works(hours::SOON_IN_THE_AFTERNOON),
    doctor(112, "Dr Kavita Deshmukh", Female, Ward::Neurology)
        .is("Sleep physician", "MBBS, DM", 13)
        .speaks(&[English, Hindi, Marathi])
        .for_fee(1_000)
        .at("Building E, room 33")
        .works(hours::EVENINGS)
        .who(Ways::FewVisits),
    doctor(113, "Dr Meera Iyer", Female, Ward::WomensHealth)
        .is("Gynaecologist", "MBBS, MS", 18)
        .speaks(&[English, Tamil, Hindi])
        .for_fee(800)
        .at("Building A, room 11")
        .works(hours::SIX_MORNINGS),
    doctor(114, "Dr Sofia Petrova", Female, Ward::WomensHealth)
        .is("Obstetrician", "MD", 22)
        .speaks(&[English, Russian])
        .for_fee(1_000)
        .at("Building A, room 12")
        .works(hours::THREE_LONG_MIDDAYS)
        .who(Ways::Approves),
    doctor(115, "Dr Grace Achieng", Female, Ward::WomensHealth)
        .is("Gynaecologist", "MBChB, MRCOG", 9)
        .speaks(&[English, Swahili])
        .for_fee(750)
        .at("Building A, room 13")
        .works(hours::LATE_AND_SATURDAY),
    doctor(116, "Dr Rahul Banerjee", Male, Ward::GeneralMedicine)
        .is("General physician", "MBBS", 5)
        .speaks(&[English, Hindi, Bengali])
        .for_fee(400)
        .at("Ground floor, room 6")
        .works(hours::BEFORE_AND_AFTER_WORK),
    doctor(117, "Dr Elena Marchetti", Female, Ward::GeneralMedicine)
        .is("Internist", "MD", 16)
        .speaks(&[English, Italian, French])
        .for_fee(600)
        .at("Ground floor, room 7")
        .works(hours::OFFICE_HOURS_AND_SATURDAY)
        .who(Ways::Rests),
    doctor(118, "Dr Thomas Whitaker", Male, Ward::GeneralMedicine)
        .is("General physician", "MBBS, FRCGP", 34)
        .at("Ground floor, room 8")
        .works(hours::THREE_HOURS)
        .who(Ways::Closed),
    doctor(119, "Dr Noor Siddiqui", Female, Ward::UrgentCare)
        .is("Emergency physician", "MBBS, MEM", 8)
        .speaks(&[English, Urdu, Hindi])
        .for_fee(550)
        .at("Ground floor, desk 1")
        .works(hours::DAY_SHIFT),
    doctor(120, "Dr Kiran Joshi", Other, Ward::UrgentCare)
        .is("Emergency physician", "MD", 12)
        .speaks(&[English, Hindi, Gujarati])
        .for_fee(550)
        .at("Ground floor, desk 1")
        .works(hours::LATE_SHIFT),
    doctor(121, "Dr Mateo Vargas", Male, Ward::UrgentCare)
        .is("Emergency physician", "MD", 10)
        .speaks(&[English, Spanish])
        .for_fee(650)
        .at("Ground floor, desk 1")
        .works(hours::NIGHT_SHIFT),
];

impl Entry {
    /// The doctor of a number.
    pub(super) fn of(number: u16) -> Option<&'static Self> {
        DOCTORS.iter().find(|entry| entry.who.number == number)
    }
}
