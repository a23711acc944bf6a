//! THE LIST of laboratory values that are known: by which names reports call them, and in which units they can be. Anything else in a
//! report is not shown.

/// One of them.
#[derive(Debug)]
pub struct Analyte {
    /// In rows and over the API.
    pub word: &'static str,
    /// What pages call it.
    pub text: &'static str,
    /// What reports call it: plain words in small letters, without accents, a space for every mark.
    pub names: &'static [&'static str],
    /// The units it can be in, as `units` tells them; none: it is a plain number.
    pub units: &'static [&'static str],
}

impl Analyte {
    /// The one of this word.
    #[must_use]
    pub fn of(word: &str) -> Option<&'static Self> {
        ANALYTES.iter().find(|analyte| analyte.word == word)
    }
}

macro_rules! analytes {
    ($($word:literal $text:literal [$($name:literal),+] [$($unit:literal),*];)+) => {
        &[$(Analyte { word: $word, text: $text, names: &[$($name),+], units: &[$($unit),*] },)+]
    };
}

/// All of them, as a report of the blood has them.
pub const ANALYTES: &[Analyte] = analytes! {
    "hemoglobin" "analyte-hemoglobin" ["haemoglobin", "hemoglobin", "hb", "hgb", "hemoglobina"] ["g/dL", "g/L", "mmol/L"];
    "hematocrit" "analyte-hematocrit" ["haematocrit", "hematocrit", "hct", "pcv", "packed cell volume", "hematocrito"] ["%", "L/L"];
    "red_cells" "analyte-red-cells"
        ["red blood cells", "red blood cell count", "red cell count", "rbc", "rbc count", "erythrocytes", "eritrocitos", "hematies", "globulos rojos"]
        ["10^12/L"];
    "white_cells" "analyte-white-cells"
        ["white blood cells", "white blood cell count", "white cell count", "wbc", "wbc count", "total wbc count", "tlc", "leukocytes", "leucocytes", "leucocitos", "globulos blancos"]
        ["10^9/L", "/µL"];
    "platelets" "analyte-platelets" ["platelets", "platelet count", "plt", "thrombocytes", "plaquetas"] ["10^9/L", "/µL"];
    "mcv" "analyte-mcv" ["mcv", "mean corpuscular volume", "mean cell volume", "vcm", "volumen corpuscular medio"] ["fL"];
    "mch" "analyte-mch" ["mch", "mean corpuscular haemoglobin", "mean corpuscular hemoglobin", "mean cell haemoglobin", "hcm"] ["pg"];
    "mchc" "analyte-mchc"
        ["mchc", "mean corpuscular haemoglobin concentration", "mean corpuscular hemoglobin concentration", "chcm", "ccmh"]
        ["g/dL", "g/L"];
    "rdw" "analyte-rdw" ["rdw", "rdw cv", "red cell distribution width", "ade"] ["%"];
    "neutrophils" "analyte-neutrophils" ["neutrophils", "absolute neutrophils", "neutrophil count", "absolute neutrophil count", "neutrofilos"] ["10^9/L", "/µL", "%"];
    "lymphocytes" "analyte-lymphocytes" ["lymphocytes", "absolute lymphocytes", "lymphocyte count", "absolute lymphocyte count", "linfocitos"] ["10^9/L", "/µL", "%"];
    "monocytes" "analyte-monocytes" ["monocytes", "absolute monocytes", "monocitos"] ["10^9/L", "/µL", "%"];
    "eosinophils" "analyte-eosinophils" ["eosinophils", "absolute eosinophils", "eosinofilos"] ["10^9/L", "/µL", "%"];
    "basophils" "analyte-basophils" ["basophils", "absolute basophils", "basofilos"] ["10^9/L", "/µL", "%"];
    "esr" "analyte-esr" ["esr", "erythrocyte sedimentation rate", "sed rate", "vsg"] ["mm/h"];
    "inr" "analyte-inr" ["inr", "pt inr"] [];
    "glucose_fasting" "analyte-glucose-fasting"
        ["fasting glucose", "glucose fasting", "fasting blood glucose", "fasting plasma glucose", "fasting blood sugar", "fbs", "glucosa en ayunas", "glucosa basal"]
        ["mg/dL", "mmol/L"];
    "glucose" "analyte-glucose" ["glucose", "blood glucose", "blood sugar", "glucosa", "glucemia"] ["mg/dL", "mmol/L"];
    "hba1c" "analyte-hba1c"
        ["hba1c", "hb a1c", "haemoglobin a1c", "hemoglobin a1c", "a1c", "glycated haemoglobin", "glycated hemoglobin", "hemoglobina glicosilada", "hemoglobina glicada"]
        ["%", "mmol/mol"];
    "creatinine" "analyte-creatinine" ["creatinine", "creat", "creatinina"] ["mg/dL", "µmol/L"];
    "egfr" "analyte-egfr" ["egfr", "estimated gfr", "gfr estimated", "filtrado glomerular"] ["mL/min/1.73 m²"];
    "urea" "analyte-urea" ["urea", "blood urea"] ["mg/dL", "mmol/L"];
    "urea_nitrogen" "analyte-urea-nitrogen" ["bun", "urea nitrogen", "blood urea nitrogen"] ["mg/dL", "mmol/L"];
    "uric_acid" "analyte-uric-acid" ["uric acid", "urate", "acido urico"] ["mg/dL", "µmol/L", "mmol/L"];
    "sodium" "analyte-sodium" ["sodium", "na", "sodio"] ["mmol/L", "mEq/L"];
    "potassium" "analyte-potassium" ["potassium", "k", "potasio"] ["mmol/L", "mEq/L"];
    "chloride" "analyte-chloride" ["chloride", "cl", "cloro", "cloruro"] ["mmol/L", "mEq/L"];
    "bicarbonate" "analyte-bicarbonate" ["bicarbonate", "hco3", "co2", "carbon dioxide", "total co2", "bicarbonato"] ["mmol/L", "mEq/L"];
    "calcium" "analyte-calcium" ["calcium", "ca", "total calcium", "calcium total", "calcio"] ["mg/dL", "mmol/L"];
    "magnesium" "analyte-magnesium" ["magnesium", "mg", "magnesio"] ["mg/dL", "mmol/L"];
    "phosphate" "analyte-phosphate" ["phosphate", "inorganic phosphate", "phosphorus", "fosfato", "fosforo"] ["mg/dL", "mmol/L"];
    "protein_total" "analyte-protein-total" ["total protein", "protein total", "proteinas totales"] ["g/dL", "g/L"];
    "albumin" "analyte-albumin" ["albumin", "albumina"] ["g/dL", "g/L"];
    "bilirubin_total" "analyte-bilirubin-total" ["total bilirubin", "bilirubin total", "bilirrubina total"] ["mg/dL", "µmol/L"];
    "bilirubin_direct" "analyte-bilirubin-direct" ["direct bilirubin", "bilirubin direct", "conjugated bilirubin", "bilirrubina directa"] ["mg/dL", "µmol/L"];
    "alt" "analyte-alt" ["alt", "alt gpt", "sgpt", "sgpt alt", "alt sgpt", "gpt", "gpt alt", "alanine aminotransferase", "alanine transaminase"] ["U/L"];
    "ast" "analyte-ast" ["ast", "ast got", "sgot", "sgot ast", "ast sgot", "got", "got ast", "aspartate aminotransferase", "aspartate transaminase"] ["U/L"];
    "alp" "analyte-alp" ["alp", "alkaline phosphatase", "fosfatasa alcalina"] ["U/L"];
    "ggt" "analyte-ggt" ["ggt", "gamma gt", "gamma glutamyl transferase", "gamma glutamil transferasa"] ["U/L"];
    "ldh" "analyte-ldh" ["ldh", "lactate dehydrogenase"] ["U/L"];
    "cholesterol" "analyte-cholesterol" ["total cholesterol", "cholesterol total", "cholesterol", "colesterol total", "colesterol"] ["mg/dL", "mmol/L"];
    "hdl" "analyte-hdl" ["hdl", "hdl cholesterol", "hdl c", "cholesterol hdl", "colesterol hdl"] ["mg/dL", "mmol/L"];
    "ldl" "analyte-ldl" ["ldl", "ldl cholesterol", "ldl c", "cholesterol ldl", "colesterol ldl"] ["mg/dL", "mmol/L"];
    "triglycerides" "analyte-triglycerides" ["triglycerides", "trigliceridos"] ["mg/dL", "mmol/L"];
    "crp" "analyte-crp" ["crp", "c reactive protein", "proteina c reactiva", "pcr"] ["mg/L", "mg/dL"];
    "ferritin" "analyte-ferritin" ["ferritin", "ferritina"] ["µg/L", "ng/mL"];
    "iron" "analyte-iron" ["iron", "hierro"] ["µg/dL", "µmol/L"];
    "vitamin_d" "analyte-vitamin-d" ["vitamin d", "25 oh vitamin d", "vitamin d 25 oh", "25 hydroxyvitamin d", "vitamina d"] ["ng/mL", "nmol/L"];
    "vitamin_b12" "analyte-vitamin-b12" ["vitamin b12", "b12", "vitamina b12"] ["pg/mL", "pmol/L", "ng/L"];
    "tsh" "analyte-tsh" ["tsh", "thyroid stimulating hormone", "thyrotropin"] ["mIU/L"];
    "ft4" "analyte-ft4" ["free t4", "ft4", "t4 free", "free thyroxine", "t4 libre"] ["ng/dL", "pmol/L"];
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::capabilities::readings::model::{UNITS, names::words_of};

    #[test]
    fn f40_no_name_means_two_values_and_every_unit_is_known() {
        let (mut names, mut words) = (BTreeSet::new(), BTreeSet::new());
        for analyte in ANALYTES {
            assert!(words.insert(analyte.word));
            assert_eq!(analyte.text, format!("analyte-{}", analyte.word.replace('_', "-")));
            assert_eq!(Analyte::of(analyte.word).unwrap().text, analyte.text);
            for name in analyte.names {
                assert!(names.insert(*name), "{name}");
                assert_eq!(words_of(name).join(" "), *name, "as it is looked for");
            }
            for unit in analyte.units {
                assert!(UNITS.iter().any(|(known, _)| known == unit), "{unit}");
            }
        }
    }
}
