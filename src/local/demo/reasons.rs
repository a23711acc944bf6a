//! Why people of the demo come, by department.

use super::departments::Ward;
use crate::capabilities::appointments::model::Priority::{self, Routine, Soon, Urgent};

/// What a patient says when booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reason {
    pub(super) says: &'static str,
    /// Empty when they leave that open.
    pub(super) symptoms: &'static str,
    pub(super) priority: Priority,
}

pub(super) const fn reason(says: &'static str, symptoms: &'static str, priority: Priority) -> Reason {
    Reason { says, symptoms, priority }
}

const CARDIOLOGY: &[Reason] = &[
    reason("Palpitations in the evening", "My heart races for some minutes when I lie down. It began three weeks ago.", Routine),
    reason("Blood pressure check", "", Routine),
    reason("Chest tightness when climbing stairs", "A pressure behind the breastbone that goes away when I rest. Twice this week.", Urgent),
    reason("Results of my ECG", "", Routine),
    reason("Swollen ankles", "Both ankles are thick by the evening, and my shoes leave marks.", Soon),
    reason("Follow-up after a stent", "I feel well and walk half an hour a day.", Routine),
    reason("Dizziness when standing up", "It turns black before my eyes for a few seconds, mostly in the morning.", Soon),
    reason("Medicine review", "The new tablet makes me tired.", Routine),
    reason("Family history of heart disease", "My father had a heart attack at 52.", Routine),
    reason("Pacemaker control", "", Routine),
    reason("Short of breath at night", "I sleep on two pillows since last week.", Urgent),
    reason("Check before an operation", "My knee is to be operated on in January.", Routine),
    reason("Cramps since the new cholesterol tablet", "In both calves, mostly after walking.", Soon),
];

const PAEDIATRICS: &[Reason] = &[
    reason("Fever for two days", "38.9 in the evening, drinks little, no rash.", Soon),
    reason("Vaccination", "", Routine),
    reason("Cough at night", "Worse when lying down. Cousins have asthma.", Routine),
    reason("Growth check", "", Routine),
    reason("Rash after eating nuts", "Red spots around the mouth, gone after an hour.", Soon),
    reason("Earache", "Holds the left ear and wakes up crying.", Soon),
    reason("Stomach ache before school", "", Routine),
];

const DERMATOLOGY: &[Reason] = &[
    reason("A mole that has changed", "On the back, larger and darker since the summer.", Soon),
    reason("Eczema on the hands", "Dry, cracked and itching, worse after washing.", Routine),
    reason("Itching rash on both arms", "Since a walk in the garden on Sunday.", Routine),
    reason("Skin check", "", Routine),
    reason("Warts on the foot", "", Routine),
    reason("Hair loss", "More hair than usual in the brush for two months.", Routine),
];

const ORTHOPAEDICS: &[Reason] = &[
    reason("Knee pain after running", "The inner side hurts on stairs; no swelling.", Routine),
    reason("Lower back pain", "Pulls into the right leg when I sit for long.", Soon),
    reason("Follow-up after hip replacement", "Six weeks ago. I walk with one stick.", Routine),
    reason("Shoulder will not lift", "I cannot reach the top shelf any more.", Routine),
    reason("Twisted ankle", "Blue and thick on the outside since yesterday.", Urgent),
    reason("Numb fingers at night", "Thumb to middle finger, better when I shake the hand.", Routine),
];

const NEUROLOGY: &[Reason] = &[
    reason("Headache three times a week", "One-sided, with light hurting my eyes. Lasts half a day.", Routine),
    reason("Tingling in the feet", "Like walking on cotton wool, since the spring.", Routine),
    reason("Sleeps badly", "Awake from three to five, tired all day.", Routine),
    reason("Trembling of the right hand", "When it rests; stronger when I am nervous.", Soon),
    reason("Forgets names", "My daughter asked me to come.", Routine),
    reason("Second opinion on an MRI", "", Routine),
];

const WOMENS_HEALTH: &[Reason] = &[
    reason("Yearly check-up", "", Routine),
    reason("Pregnancy, week 12", "Everything is fine so far.", Routine),
    reason("Irregular bleeding", "Between the periods, for two months.", Soon),
    reason("Advice on contraception", "", Routine),
    reason("Painful periods", "The first two days I cannot work.", Routine),
    reason("Hot flushes", "Several times a day and at night.", Routine),
];

const GENERAL_MEDICINE: &[Reason] = &[
    reason("Yearly check-up", "", Routine),
    reason("Cough for three weeks", "Dry, worse at night, no fever.", Soon),
    reason("Blood sugar control", "Between 110 and 150 in the morning.", Routine),
    reason("Tired all the time", "Since the winter, although I sleep enough.", Routine),
    reason("Repeat prescription", "", Routine),
    reason("Stomach pain after meals", "Burning, half an hour after eating.", Routine),
    reason("Travel vaccination", "Two weeks in Vietnam in January.", Routine),
];

const URGENT_CARE: &[Reason] = &[
    reason("Cut on the hand", "From a kitchen knife, bleeding has stopped.", Urgent),
    reason("High fever since this morning", "39.4, shivering, throat hurts.", Urgent),
    reason("Wasp sting, arm swollen", "", Soon),
    reason("Something in the eye", "It waters and I cannot keep it open.", Urgent),
    reason("Vomiting since last night", "Keeps no water down.", Urgent),
    reason("Fell from the bicycle", "The wrist hurts and is thick.", Urgent),
];

impl Ward {
    pub(super) const fn reasons(self) -> &'static [Reason] {
        match self {
            Self::Cardiology => CARDIOLOGY,
            Self::Paediatrics => PAEDIATRICS,
            Self::Dermatology => DERMATOLOGY,
            Self::Orthopaedics => ORTHOPAEDICS,
            Self::Neurology => NEUROLOGY,
            Self::WomensHealth => WOMENS_HEALTH,
            Self::GeneralMedicine => GENERAL_MEDICINE,
            Self::UrgentCare => URGENT_CARE,
        }
    }
}
