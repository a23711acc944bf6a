//! The forty patients: the one who signs in, thirty-one other adults and eight children.

use jiff::civil::{Date, date};

use super::people::Person;
use crate::access::role::Role;
use crate::primitives::people::BloodGroup::{
    self, ANegative as An, APositive as Ap, AbNegative as ABn, AbPositive as ABp, BNegative as Bn, BPositive as Bp, ONegative as On,
    OPositive as Op,
};
use crate::primitives::people::Gender::{self, Female, Male, Other};

/// A patient and what a registration asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Patient {
    pub(super) who: Person,
    pub(super) born: Date,
    pub(super) blood: BloodGroup,
}

const fn patient(number: u16, name: &'static str, gender: Gender, born: Date, blood: BloodGroup) -> Patient {
    Patient { who: Person::new(number, Role::Patient, name, gender), born, blood }
}

/// Who signs in as `patient@demo.test`; her visits are in `maya.rs`.
pub(super) const MAYA: Patient = Patient {
    who: Person::new(1, Role::Patient, "Maya Lindqvist", Female).signing_in_as("patient@demo.test"),
    born: date(1988, 4, 12),
    blood: Op,
};

/// Whom the desk knows without an e-mail address: one of them is Pavel Horák once more, who did not say that he has an account.
pub(super) const WALK_INS: [Patient; 2] =
    [patient(901, "Agnes Whelan", Female, date(1941, 3, 9), Op), patient(902, "Pavel Horák", Male, date(1974, 6, 30), Ap)];

pub(super) const PATIENTS: [Patient; 40] = [
    MAYA,
    patient(201, "Bilal Anwar", Male, date(1985, 2, 3), Bp),
    patient(202, "Rosa Delgado", Female, date(1958, 9, 21), Op),
    patient(203, "Pavel Horák", Male, date(1974, 6, 30), Ap),
    patient(204, "Grace Mbeki", Female, date(1996, 11, 8), On),
    patient(205, "Liam Doyle", Male, date(1963, 1, 17), Op),
    patient(206, "Yuki Tanaka", Female, date(1987, 7, 5), Ap),
    patient(207, "Samir Haddad", Male, date(1979, 12, 24), An),
    patient(208, "Fatima Osei", Female, date(1980, 3, 14), Bp),
    patient(209, "Jonas Weber", Male, date(1968, 8, 2), Ap),
    patient(210, "Anjali Verma", Female, date(1991, 5, 27), ABp),
    patient(211, "Karl Nyberg", Male, date(1955, 10, 9), Op),
    patient(212, "Lakshmi Nair", Female, date(1949, 2, 11), Bp),
    patient(213, "Ravi Krishnan", Male, date(1971, 4, 19), Op),
    patient(214, "Chloe Martin", Female, date(1999, 6, 1), Ap),
    patient(215, "Vikram Gill", Male, date(1982, 9, 13), Bp),
    patient(216, "Ingrid Solberg", Female, date(1972, 12, 3), An),
    patient(217, "Tomás Herrera", Male, date(1994, 1, 29), Op),
    patient(218, "Thandiwe Dube", Female, date(1984, 8, 16), Op),
    patient(219, "Kwame Asante", Male, date(1961, 3, 6), Bp),
    patient(220, "Mei Chen", Female, date(1965, 5, 22), Ap),
    patient(221, "Luca Moretti", Male, date(1976, 11, 11), ABn),
    patient(222, "Nadia Karimi", Female, date(1993, 7, 18), Op),
    patient(223, "Hiroshi Sato", Male, date(1947, 10, 25), Ap),
    patient(224, "Olga Sokolova", Female, date(1955, 1, 4), Bn),
    patient(225, "Andrew McKenna", Male, date(1989, 2, 26), On),
    patient(226, "Deepa Reddy", Female, date(1978, 6, 9), Bp),
    patient(227, "Sanjay Patil", Male, date(1959, 12, 15), Op),
    patient(228, "Zainab Bello", Female, date(1990, 4, 2), Op),
    patient(229, "Emeka Nwosu", Male, date(1997, 9, 30), Op),
    patient(230, "Hannah Fischer", Female, date(1969, 8, 20), Ap),
    patient(231, "Ali Tehrani", Other, date(1986, 3, 31), ABp),
    patient(232, "Aarav Sharma", Male, date(2019, 5, 14), Bp),
    patient(233, "Zoe Papadaki", Female, date(2016, 2, 8), Op),
    patient(234, "Ibrahim Yusuf", Male, date(2021, 9, 3), Op),
    patient(235, "Emma Clarke", Female, date(2013, 12, 19), Ap),
    patient(236, "Kabir Malhotra", Male, date(2012, 7, 23), Bp),
    patient(237, "Lucía Fernández", Female, date(2018, 10, 10), An),
    patient(238, "Noah Eriksen", Male, date(2023, 1, 27), Ap),
    patient(239, "Diya Kapoor", Female, date(2015, 4, 6), ABp),
];

impl Patient {
    /// Whether they are a grown-up on a date.
    pub(super) fn is_adult(&self, on: Date) -> bool {
        self.born.year() + 16 < on.year()
    }
}
