### Readings: what a program reads in a report.

reading-headline = What is in it
reading-waiting = It is being read. This usually takes a moment.
reading-cannot = It cannot be read automatically.
reading-picture = It is a picture. Open the file to look at it.
reading-office = It is a Word document. Open the file to read it.
reading-no-text = There is no text in it, as in a scan. Open the file to read it.
reading-stopped = Reading it took too long, or it is damaged. Open the file to read it.
reading-nothing = No laboratory value was found that is certain.
reading-cut = Only the beginning of the document was read.
reading-found =
    { $count ->
        [one] 1 value found.
       *[other] { $count } values found.
    }
reading-within =
    { $count ->
        [one] 1 within the range printed in the report.
       *[other] { $count } within the range printed in the report.
    }
reading-below =
    { $count ->
        [one] 1 below it.
       *[other] { $count } below it.
    }
reading-above =
    { $count ->
        [one] 1 above it.
       *[other] { $count } above it.
    }
reading-guided-within =
    { $count ->
        [one] 1 within general guidance.
       *[other] { $count } within general guidance.
    }
reading-guided-outside =
    { $count ->
        [one] 1 outside general guidance.
       *[other] { $count } outside general guidance.
    }
reading-not-compared =
    { $count ->
        [one] 1 could not be compared.
       *[other] { $count } could not be compared.
    }
reading-unread =
    { $count ->
        [one] 1 line could not be read with certainty.
       *[other] { $count } lines could not be read with certainty.
    }
reading-no-diagnosis = This is not a diagnosis.
reading-how = A program read the file and may be wrong; what counts is the file itself. Values are seen beside the laboratory’s own range where the report prints one. Ask your doctor what a value means.
reading-guidance = Where the report prints no range, general guidance for adults is shown, not made for this patient. Source:
value-name = Value
value-value = Measured
value-range = Range
value-stands = Where it stands
value-printed = “{ $name }” on page { $page }
value-from-report = printed in the report
value-from-guidance = general guidance
value-no-range = No range
value-below = Below the range
value-within = Within the range
value-above = Above the range
value-unknown = Not compared
reviews-headline = Looked at by a doctor
reviews-none = No doctor has marked this report as reviewed yet.
reviewed-by = Reviewed by { $doctor }
reviewed-without-comment = Without a comment.
label-review-comment = Comment for the patient
label-review-comment-hint = May be left empty. The patient sees it, and that you looked.
review-report-button = Mark as reviewed
review-not-yet = The report is not marked yet
review-seen-old = Somebody else marked this report, or it was read again, since you opened this page. Look at it as it is now, then mark it.
review-no-more = This report was reviewed as often as is possible. What there is to say belongs into the record of a visit.
review-too-early = This report has not been read yet. Wait a moment and try again.
wrong-review-too-long = Shorten the comment to { $limit } characters
flash-report-reviewed = The report is marked as reviewed.

## The values
analyte-hemoglobin = Haemoglobin
analyte-hematocrit = Haematocrit
analyte-red-cells = Red blood cells
analyte-white-cells = White blood cells
analyte-platelets = Platelets
analyte-mcv = Mean cell volume (MCV)
analyte-mch = Mean cell haemoglobin (MCH)
analyte-mchc = Mean cell haemoglobin concentration (MCHC)
analyte-rdw = Red cell distribution width (RDW)
analyte-neutrophils = Neutrophils
analyte-lymphocytes = Lymphocytes
analyte-monocytes = Monocytes
analyte-eosinophils = Eosinophils
analyte-basophils = Basophils
analyte-esr = Sedimentation rate (ESR)
analyte-inr = INR
analyte-glucose-fasting = Glucose, fasting
analyte-glucose = Glucose
analyte-hba1c = HbA1c
analyte-creatinine = Creatinine
analyte-egfr = Kidney filtration (eGFR)
analyte-urea = Urea
analyte-urea-nitrogen = Urea nitrogen (BUN)
analyte-uric-acid = Uric acid
analyte-sodium = Sodium
analyte-potassium = Potassium
analyte-chloride = Chloride
analyte-bicarbonate = Bicarbonate
analyte-calcium = Calcium
analyte-magnesium = Magnesium
analyte-phosphate = Phosphate
analyte-protein-total = Total protein
analyte-albumin = Albumin
analyte-bilirubin-total = Bilirubin, total
analyte-bilirubin-direct = Bilirubin, direct
analyte-alt = ALT (GPT)
analyte-ast = AST (GOT)
analyte-alp = Alkaline phosphatase
analyte-ggt = Gamma-GT
analyte-ldh = Lactate dehydrogenase (LDH)
analyte-cholesterol = Cholesterol, total
analyte-hdl = HDL cholesterol
analyte-ldl = LDL cholesterol
analyte-triglycerides = Triglycerides
analyte-crp = C-reactive protein (CRP)
analyte-ferritin = Ferritin
analyte-iron = Iron
analyte-vitamin-d = Vitamin D (25-OH)
analyte-vitamin-b12 = Vitamin B12
analyte-tsh = TSH
analyte-ft4 = Free T4
