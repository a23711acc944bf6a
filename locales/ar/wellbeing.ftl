### What patients keep about themselves: measurements, the mood log, the timeline.

weight = الوزن
blood-pressure = ضغط الدم
blood-sugar = سكر الدم
systolic = القيمة العليا
diastolic = القيمة الدنيا
unit-kg = { $value } كجم
unit-mmhg = { $value } ملم زئبق
unit-mgdl = { $value } ملجم/ديسيلتر

## Measurements
vitals-title = قياساتي
vitals-lead = الوزن وضغط الدم وسكر الدم كما تقيسها بنفسك.
vitals-list = القياسات، الأحدث أولًا
vitals-none = لا توجد قياسات بعد
vitals-none-why = ما تسجّله يظهر هنا، وعلى شكل رسوم بيانية في خطك الزمني.
vitals-as-charts = عرض كرسوم بيانية
vitals-who-reads = أنت، وأطباؤك المعالجون، ومن تسمح له بالقراءة نيابةً عنك. لا يقرؤها الاستقبال ولا الإدارة أبدًا.
vitals-no-judgement = لا يُبلَّغ أحد بالأرقام المسجَّلة هنا، ولا تقيّمها هذه الصفحة. عند القلق يرجى الاتصال أو حجز زيارة.
vital-add = تسجيل
vital-what-you-have = يرجى ملء ما قسته وترك الباقي فارغًا.
vital-correct = تصحيح
vital-correct-title = تصحيح قياس
vital-remove = إزالة هذا القياس
vital-remove-title = ليس لك، أو سُجّل خطأً؟
vital-remove-what = يُزال من قائمتك ورسومك البيانية ومما يراه أطباؤك.
vital-put-back = إعادته
vital-asks = هل هذا صحيح؟
vital-sent-before = سبق لك إرسال هذا النموذج. إذا كانت هذه أرقامًا أخرى فيرجى الضغط مجددًا لتسجيلها أيضًا.
label-taken-date = التاريخ
label-taken-time = الوقت
label-weight = الوزن بالكيلوغرام (اختياري)
label-blood-sugar = سكر الدم بوحدة ملجم/ديسيلتر (اختياري)
label-systolic = ضغط الدم، القيمة العليا بوحدة ملم زئبق (اختياري)
label-diastolic = ضغط الدم، القيمة الدنيا بوحدة ملم زئبق (اختياري)
label-sure = نعم، الأرقام صحيحة
ask-weight = هل { $typed } كجم صحيح؟ يرجى تصحيحه، أو تأكيد صحته أدناه
ask-pressure = هل { $typed } ملم زئبق صحيح؟ يرجى تصحيحه، أو تأكيد صحته أدناه
ask-blood-sugar = هل { $typed } ملجم/ديسيلتر صحيح؟ يرجى تصحيحه، أو تأكيد صحته أدناه
wrong-weight = يرجى إدخال وزن من 0.2 إلى 650 كجم، بمنزلتين عشريتين على الأكثر، مثل 72.5
wrong-systolic = يرجى إدخال القيمة العليا عددًا صحيحًا من 10 إلى 500 ملم زئبق
wrong-diastolic = يرجى إدخال القيمة الدنيا عددًا صحيحًا من 5 إلى 400 ملم زئبق
wrong-blood-sugar = يرجى إدخال سكر الدم عددًا صحيحًا من 1 إلى 3000 ملجم/ديسيلتر
wrong-pressure-pair = يرجى إدخال قيمتي ضغط الدم معًا، أو عدم إدخال أيٍّ منهما
wrong-pressure-order = يرجى إدخال قيمة دنيا أقل من القيمة العليا
wrong-nothing-measured = يرجى إدخال رقم واحد على الأقل
wrong-time-of-vital = يرجى إدخال الوقت على شكل 08:30. عند تقديم الساعة لا وجود لساعة من ذلك اليوم
wrong-future = يرجى إدخال تاريخ ووقت قد مضيا
wrong-too-long-ago = يرجى إدخال تاريخ من عام 1970 فصاعدًا
flash-vital-kept = سُجّل قياسك.
flash-vital-corrected = صُحّح القياس.
flash-vital-removed = أُزيل القياس. يمكنك إعادته الآن.
flash-vital-put-back = عاد القياس.

## Charts
chart-weight = الوزن (كجم)
chart-pressure = ضغط الدم (ملم زئبق)
chart-sugar = سكر الدم (ملجم/ديسيلتر)
chart-mood = المزاج
chart-same-numbers = الأرقام نفسها في الجدول أدناه.
chart-as-table = عرض كجدول
chart-weight-summary = { $count ->
    [one] قياس واحد، { $from }.
    [two] قياسان، من { $from } إلى { $to }.
    [few] { $count } قياسات، من { $from } إلى { $to }.
    [many] { $count } قياسًا، من { $from } إلى { $to }.
   *[other] { $count } قياس، من { $from } إلى { $to }.
}
chart-pressure-summary = { $count ->
    [one] قياس واحد، { $from }.
    [two] قياسان، من { $from } إلى { $to }.
    [few] { $count } قياسات، من { $from } إلى { $to }.
    [many] { $count } قياسًا، من { $from } إلى { $to }.
   *[other] { $count } قياس، من { $from } إلى { $to }.
}
chart-sugar-summary = { $count ->
    [one] قياس واحد، { $from }.
    [two] قياسان، من { $from } إلى { $to }.
    [few] { $count } قياسات، من { $from } إلى { $to }.
    [many] { $count } قياسًا، من { $from } إلى { $to }.
   *[other] { $count } قياس، من { $from } إلى { $to }.
}
chart-mood-summary = { $count ->
    [one] يوم مسجَّل واحد، { $from }.
    [two] يومان مسجَّلان، من { $from } إلى { $to }. الأيام التي لم يُسجَّل فيها شيء تظهر فجوات.
    [few] { $count } أيام مسجَّلة، من { $from } إلى { $to }. الأيام التي لم يُسجَّل فيها شيء تظهر فجوات.
    [many] { $count } يومًا مسجَّلًا، من { $from } إلى { $to }. الأيام التي لم يُسجَّل فيها شيء تظهر فجوات.
   *[other] { $count } يوم مسجَّل، من { $from } إلى { $to }. الأيام التي لم يُسجَّل فيها شيء تظهر فجوات.
}

## Mood
mood-title = يوميات المزاج
mood-question-today = كيف حالك اليوم؟
mood-question-then = كيف كان حالك في ذلك اليوم؟
mood-very-low = سيئ جدًا
mood-low = سيئ
mood-between = متوسط
mood-good = جيد
mood-very-good = جيد جدًا
label-mood-note = ملاحظة (اختياري)
label-mood-note-hint = ما تود تذكّره من هذا اليوم. الحد الأقصى للأحرف: { $limit }.
mood-save = حفظ
mood-before = الأيام السابقة
mood-change = تغيير
mood-whole = يومياتك كاملةً على الخط الزمني
mood-leave = مغادرة هذه الصفحة الآن
mood-remove = إزالة هذا اليوم نهائيًا
mood-remove-title = إزالة ما كتبته
mood-remove-what = يُزال كل ما كتبته عن يوم { $day }، ولا يمكن استعادته.
mood-who-reads = أنت وحدك. يقرؤها طبيبك المعالج عندما تسمح له، وما دمت تسمح له فقط. لا يقرؤها الاستقبال ولا الإدارة أبدًا.
mood-sharing = السماح لطبيب بقراءتها
mood-sharing-what = لا يُسمح لأحد بقراءتها إلى أن تسمح أنت بذلك. يمكنك إيقاف السماح في أي لحظة، وعندها لا يُرى منها شيء.
mood-share = السماح بالقراءة
mood-stop-sharing = إيقاف
mood-shared-yes = يقرأ يومياتك
mood-shared-no = لا يرى منها شيئًا
mood-shared-no-care = ليس طبيبك حاليًا، فلا يرى منها شيئًا
mood-no-doctors = ليس لك طبيب في هذا المستشفى حاليًا. بعد حجز زيارة يظهر الطبيب هنا.
mood-crisis-title = إذا كان الأمر لا يحتمل الانتظار
mood-crisis = إذا راودتك فكرة إيذاء نفسك، أو شعرت بأنك لست في أمان، فيرجى الاتصال الآن بالرقم {"\u200E"}{ $number }.
mood-crisis-line = للتحدث مع شخص يستمع إليك: {"\u200E"}{ $number }
mood-nobody-watches = لا يُبلَّغ أحد في المستشفى بما تكتبه هنا.
wrong-mood-missing = يرجى اختيار مزاجك
wrong-mood-note-too-long = يرجى اختصار الملاحظة: الحد الأقصى للأحرف { $limit }
flash-mood-kept = تم الحفظ.
flash-mood-removed = أُزيل ما كتبته.
flash-mood-shared = يمكن لهذا الطبيب قراءة يوميات مزاجك من الآن فصاعدًا.
flash-mood-sharing-ended = لم يعد هذا الطبيب يرى شيئًا من يوميات مزاجك.

## Timeline
timeline-title = خطي الزمني الصحي
timeline-of-patient-title = الخط الزمني الصحي لمريضك
timeline-lead = زياراتك وتقاريرك وقياساتك ومزاجك في صفحة واحدة.
timeline-narrow = ما يُعرض
timeline-everything = كل شيء
timeline-visits = الزيارات
timeline-reports = التقارير
timeline-vitals = القياسات
timeline-happened = ما حدث
timeline-report = أُضيف تقرير
timeline-measured = قياس في المنزل
timeline-mood = المزاج: { $word }
timeline-visit-on = زيارة يوم { $when }
timeline-own-words = بكلمات المريض
timeline-own-words-why = القياسات من المريض نفسه، أُجريت في المنزل ولم يتحقق منها المستشفى.
timeline-none = لا يوجد شيء هنا بعد
timeline-none-why = تظهر الزيارات هنا بعد توثيقها، والتقارير بعد إضافتها، والقياسات فور تسجيلها.
timeline-none-why-patient = تظهر الزيارات هنا بعد توثيقها، والتقارير بعد إضافتها، وما يقيسه المريض في المنزل.
timeline-none-of-kind = لا يوجد شيء من هذا النوع
timeline-none-of-kind-why = لا يوجد شيء منه على الخط الزمني.
timeline-who-reads = أنت، وأطباؤك المعالجون، ومن تسمح له بالقراءة نيابةً عنك؛ أما مزاجك فلا يراه إلا من تسمح له. لا يقرأ الاستقبال ولا الإدارة شيئًا منه أبدًا.
