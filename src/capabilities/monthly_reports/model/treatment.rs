//! What was written about the visits of a month, in numbers: how many records, and with which codes.

use std::collections::BTreeMap;

use crate::capabilities::records::model::WrittenLine;
use crate::primitives::text::Sensitive;

/// So many codes are told one by one.
pub const MOST_CODES: usize = 10;

/// Records in numbers. Each record has a diagnosis and a prescription, so their number is that of both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Treatment {
    /// How many were signed.
    pub records: u32,
    /// Of those: with something added later.
    pub amended: u32,
    /// The codes most records have, most frequent first, then in the order of codes.
    pub codes: Vec<CodeCount>,
    /// Records whose code is none of these.
    pub other_codes: u32,
    /// Records without a code.
    pub without_code: u32,
    /// Records that were erased since, with the account of whom they were about.
    pub erased: u32,
}

/// A code and how many records have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeCount {
    pub code: Sensitive<String>,
    pub title: Sensitive<String>,
    pub records: u32,
}

impl Treatment {
    /// Counts records by what stands in them now; `None` for one that is there no more.
    #[must_use]
    pub fn of<'a>(records: impl IntoIterator<Item = Option<&'a WrittenLine>>) -> Self {
        let mut treatment = Self::default();
        let mut codes: BTreeMap<&str, (&Sensitive<String>, &Sensitive<String>, u32)> = BTreeMap::new();
        for record in records {
            treatment.records += 1;
            let Some(line) = record else {
                treatment.erased += 1;
                continue;
            };
            treatment.amended += u32::from(line.version > 1);
            match &line.diagnosis_code {
                Some(code) => codes.entry(code.code.expose()).or_insert((&code.code, &code.title, 0)).2 += 1,
                None => treatment.without_code += 1,
            }
        }
        let count = |(code, title, records): (&Sensitive<String>, &Sensitive<String>, u32)| CodeCount {
            code: code.clone(),
            title: title.clone(),
            records,
        };
        treatment.codes = codes.into_values().map(count).collect();
        // The sort keeps the order of codes among those that are as frequent.
        treatment.codes.sort_by_key(|code| std::cmp::Reverse(code.records));
        let rest = treatment.codes.split_off(MOST_CODES.min(treatment.codes.len()));
        treatment.other_codes = rest.iter().map(|code| code.records).sum();
        treatment
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::capabilities::records::model::DiagnosisCode;

    fn line(code: Option<&str>, version: u32) -> WrittenLine {
        let code = code
            .map(|code| DiagnosisCode { code: Sensitive::new(code.to_owned()), title: Sensitive::new(format!("What {code} stands for")) });
        WrittenLine { version, diagnosis_code: code }
    }

    #[test]
    fn f48_records_are_counted_by_their_code_most_frequent_first() {
        let lines = [line(Some("J45.909"), 1), line(Some("I10"), 2), line(None, 1), line(Some("E11.9"), 1), line(Some("I10"), 1)];
        let treatment = Treatment::of(lines.iter().map(Some).chain([None]));
        let codes: Vec<(&str, u32)> = treatment.codes.iter().map(|code| (code.code.expose().as_str(), code.records)).collect();
        assert_eq!(codes, [("I10", 2), ("E11.9", 1), ("J45.909", 1)]);
        assert_eq!((treatment.records, treatment.amended, treatment.without_code, treatment.erased), (6, 1, 1, 1));
    }

    proptest! {
        #[test]
        fn f48_codes_others_none_and_erased_add_up_to_the_records(records in prop::collection::vec((0u8..40, 1u32..4), 0..200)) {
            let name = |number: u8| format!("A{number:02}");
            let lines: Vec<Option<WrittenLine>> = records
                .iter()
                .map(|(number, version)| match number {
                    0 => None,
                    1..8 => Some(line(None, *version)),
                    number => Some(line(Some(&name(*number)), *version)),
                })
                .collect();
            let treatment = Treatment::of(lines.iter().map(Option::as_ref));
            let coded: u32 = treatment.codes.iter().map(|code| code.records).sum();
            prop_assert_eq!(treatment.records, u32::try_from(records.len()).unwrap());
            prop_assert_eq!(coded + treatment.other_codes + treatment.without_code + treatment.erased, treatment.records);
            prop_assert!(treatment.codes.len() <= MOST_CODES && treatment.amended <= treatment.records);
            prop_assert!(treatment.codes.is_sorted_by_key(|code| std::cmp::Reverse(code.records)));
        }
    }
}
