### Readings: what a program reads in a report.

reading-headline = ما فيه
reading-waiting = تجري قراءته. يستغرق ذلك لحظات عادةً.
reading-cannot = لا يمكن قراءته آليًا.
reading-picture = إنه صورة. يرجى فتح الملف للاطلاع عليها.
reading-office = إنه مستند Word. يرجى فتح الملف لقراءته.
reading-no-text = لا نص فيه، كما في الصور الممسوحة ضوئيًا. يرجى فتح الملف لقراءته.
reading-stopped = استغرقت قراءته وقتًا طويلًا، أو أنه تالف. يرجى فتح الملف لقراءته.
reading-nothing = لم يُعثر على قيمة مخبرية مؤكدة.
reading-cut = قُرئت بداية المستند فقط.
reading-found =
    { $count ->
        [zero] { $count } قيمة عُثر عليها.
        [one] قيمة واحدة عُثر عليها.
        [two] قيمتان عُثر عليها.
        [few] { $count } قيم عُثر عليها.
        [many] { $count } قيمة عُثر عليها.
       *[other] { $count } قيمة عُثر عليها.
    }
reading-within =
    { $count ->
        [zero] { $count } قيمة ضمن المجال المطبوع في التقرير.
        [one] قيمة واحدة ضمن المجال المطبوع في التقرير.
        [two] قيمتان ضمن المجال المطبوع في التقرير.
        [few] { $count } قيم ضمن المجال المطبوع في التقرير.
        [many] { $count } قيمة ضمن المجال المطبوع في التقرير.
       *[other] { $count } قيمة ضمن المجال المطبوع في التقرير.
    }
reading-below =
    { $count ->
        [zero] { $count } قيمة دونه.
        [one] قيمة واحدة دونه.
        [two] قيمتان دونه.
        [few] { $count } قيم دونه.
        [many] { $count } قيمة دونه.
       *[other] { $count } قيمة دونه.
    }
reading-above =
    { $count ->
        [zero] { $count } قيمة فوقه.
        [one] قيمة واحدة فوقه.
        [two] قيمتان فوقه.
        [few] { $count } قيم فوقه.
        [many] { $count } قيمة فوقه.
       *[other] { $count } قيمة فوقه.
    }
reading-guided-within =
    { $count ->
        [zero] { $count } قيمة ضمن الإرشادات العامة.
        [one] قيمة واحدة ضمن الإرشادات العامة.
        [two] قيمتان ضمن الإرشادات العامة.
        [few] { $count } قيم ضمن الإرشادات العامة.
        [many] { $count } قيمة ضمن الإرشادات العامة.
       *[other] { $count } قيمة ضمن الإرشادات العامة.
    }
reading-guided-outside =
    { $count ->
        [zero] { $count } قيمة خارج الإرشادات العامة.
        [one] قيمة واحدة خارج الإرشادات العامة.
        [two] قيمتان خارج الإرشادات العامة.
        [few] { $count } قيم خارج الإرشادات العامة.
        [many] { $count } قيمة خارج الإرشادات العامة.
       *[other] { $count } قيمة خارج الإرشادات العامة.
    }
reading-not-compared =
    { $count ->
        [zero] { $count } قيمة تعذّرت مقارنتها.
        [one] قيمة واحدة تعذّرت مقارنتها.
        [two] قيمتان تعذّرت مقارنتها.
        [few] { $count } قيم تعذّرت مقارنتها.
        [many] { $count } قيمة تعذّرت مقارنتها.
       *[other] { $count } قيمة تعذّرت مقارنتها.
    }
reading-unread =
    { $count ->
        [zero] { $count } سطر تعذّرت قراءتها بثقة.
        [one] سطر واحد تعذّرت قراءته بثقة.
        [two] سطران تعذّرت قراءتها بثقة.
        [few] { $count } أسطر تعذّرت قراءتها بثقة.
        [many] { $count } سطرًا تعذّرت قراءتها بثقة.
       *[other] { $count } سطر تعذّرت قراءتها بثقة.
    }
reading-no-diagnosis = هذا ليس تشخيصًا.
reading-how = قرأ برنامجٌ الملف وقد يخطئ؛ والمرجع هو الملف نفسه. تُعرض القيم بجانب مجال المختبر نفسه حيث يطبعه التقرير. يرجى سؤال الطبيب عن معنى كل قيمة.
reading-guidance = حيث لا يطبع التقرير مجالًا تُعرض إرشادات عامة للبالغين، لم توضع لهذا المريض. المصدر:
value-name = القيمة
value-value = المقيس
value-range = المجال
value-stands = موضعها
value-printed = «{ $name }» في الصفحة { $page }
value-from-report = مطبوع في التقرير
value-from-guidance = إرشادات عامة
value-no-range = لا مجال
value-below = دون المجال
value-within = ضمن المجال
value-above = فوق المجال
value-unknown = دون مقارنة
reviews-headline = اطّلع عليه طبيب
reviews-none = لم يسجّل أي طبيب بعد أنه راجع هذا التقرير.
reviewed-by = راجعه { $doctor }
reviewed-without-comment = من دون تعليق.
label-review-comment = تعليق للمريض
label-review-comment-hint = يمكن تركه فارغًا. يراه المريض، كما يرى أنك راجعت التقرير.
review-report-button = تسجيل المراجعة
review-not-yet = لم تُسجَّل المراجعة بعد
review-seen-old = سجّل شخص آخر مراجعة هذا التقرير، أو قُرئ من جديد، منذ فتحت هذه الصفحة. يرجى الاطلاع عليه كما هو الآن ثم تسجيل المراجعة.
review-no-more = رُوجع هذا التقرير أقصى عدد ممكن من المرات. ما بقي قوله مكانه سجل الزيارة.
review-too-early = لم يُقرأ هذا التقرير بعد. يرجى الانتظار لحظة ثم المحاولة مجددًا.
wrong-review-too-long = يرجى اختصار التعليق إلى { $limit } حرف
flash-report-reviewed = سُجّلت مراجعة التقرير.

## The values
analyte-hemoglobin = الهيموغلوبين
analyte-hematocrit = الهيماتوكريت
analyte-red-cells = كريات الدم الحمراء
analyte-white-cells = كريات الدم البيضاء
analyte-platelets = الصفائح الدموية
analyte-mcv = متوسط حجم الكرية (MCV)
analyte-mch = متوسط هيموغلوبين الكرية (MCH)
analyte-mchc = متوسط تركيز هيموغلوبين الكرية (MCHC)
analyte-rdw = عرض توزع الكريات الحمراء (RDW)
analyte-neutrophils = العدلات
analyte-lymphocytes = اللمفاويات
analyte-monocytes = الوحيدات
analyte-eosinophils = الحمضات
analyte-basophils = القعدات
analyte-esr = سرعة التثفل (ESR)
analyte-inr = INR
analyte-glucose-fasting = الغلوكوز على الريق
analyte-glucose = الغلوكوز
analyte-hba1c = الهيموغلوبين السكري HbA1c
analyte-creatinine = الكرياتينين
analyte-egfr = معدل الترشيح الكبيبي (eGFR)
analyte-urea = اليوريا
analyte-urea-nitrogen = نيتروجين اليوريا (BUN)
analyte-uric-acid = حمض اليوريك
analyte-sodium = الصوديوم
analyte-potassium = البوتاسيوم
analyte-chloride = الكلوريد
analyte-bicarbonate = البيكربونات
analyte-calcium = الكالسيوم
analyte-magnesium = المغنيسيوم
analyte-phosphate = الفوسفات
analyte-protein-total = البروتين الكلي
analyte-albumin = الألبومين
analyte-bilirubin-total = البيليروبين الكلي
analyte-bilirubin-direct = البيليروبين المباشر
analyte-alt = ALT (GPT)
analyte-ast = AST (GOT)
analyte-alp = الفوسفاتاز القلوية
analyte-ggt = غاما GT
analyte-ldh = نازعة هيدروجين اللاكتات (LDH)
analyte-cholesterol = الكوليسترول الكلي
analyte-hdl = كوليسترول HDL
analyte-ldl = كوليسترول LDL
analyte-triglycerides = الدهون الثلاثية
analyte-crp = البروتين التفاعلي C (CRP)
analyte-ferritin = الفيريتين
analyte-iron = الحديد
analyte-vitamin-d = فيتامين D ‏(25-OH)
analyte-vitamin-b12 = فيتامين B12
analyte-tsh = TSH
analyte-ft4 = T4 الحر
