### Records: writing a visit up, amending, reading.

diagnosis = التشخيص
diagnosis-code = الرمز (ICD-10-CM)
diagnosis-code-taken-off = أُزيل الرمز.
prescription = الوصفة الطبية
notes = الملاحظات
medicines = الأدوية واحدًا واحدًا (اختياري)
medicine = الدواء
dose = الجرعة
how-often = عدد المرات
how-long = المدة

record = السجل

## Write a visit up
write-up = توثيق الزيارة
write-up-title = توثيق زيارة يوم { $when }
write-up-lead = توثيق زيارة يوم { $day }، من { $from } إلى { $to }
write-up-not-yet = لم تُوثَّق الزيارة
write-up-said = ما ذكره المريض
write-up-who-reads = يقرؤه المريض فورًا، وكذلك أطباؤه المعالجون. لا يقرؤه الاستقبال ولا الإدارة أبدًا.
write-up-once = التوقيع مرة واحدة. ما تغيّره لاحقًا يظهر بجانبه كتعديل.
write-up-button = التوقيع وإكمال الزيارة
write-up-before = هذه الزيارة موثَّقة بالفعل. يرجى نسخ ما لا تزال بحاجة إليه إلى تعديل على سجلها.
write-up-amend = عدّل سجلّها
write-up-seen-old = تغيّرت هذه الزيارة منذ أن فتحتها: أصبح وقتها { $when }. ما كتبته محفوظ. يرجى الاطلاع مجددًا ثم التوقيع.
write-up-too-early = وقت هذه الزيارة { $when }. يمكنك التوقيع ابتداءً من ذلك اليوم؛ وحتى ذلك الحين يرجى حفظ ما كتبته كمسودة.
write-up-from-its-day = وقت هذه الزيارة { $when }. يمكنك التوقيع ابتداءً من ذلك اليوم؛ وحتى ذلك الحين يمكن حفظ ما تكتبه كمسودة.
write-up-not-possible = لا يمكن توثيق هذه الزيارة: إما أنها لن تتم، أو لم يوافق عليها المريض بعد.
hint-at-most = الحد الأقصى للأحرف: { $limit }.
label-diagnosis-code = رمز التشخيص (اختياري)
diagnosis-code-hint = من ICD-10-CM، مثل I10. يمكن كتابة رمز أو كلمات للبحث عنه.
prescription-hint = ما يجب تناوله وفعله، أو أنه لا حاجة إلى شيء. الحد الأقصى للأحرف: { $limit }.
medicines-hint = صف لكل دواء؛ تُطبع جدولًا أسفل الوصفة الطبية.
medicine-cell = { $what }، الصف { $number }
label-notes = الملاحظات (اختياري)
notes-hint = ما وجدته وما الخطوة التالية. الحد الأقصى للأحرف: { $limit }.
draft-button = حفظ المسودة
draft-from = مسودتك بتاريخ: { $when }. لا يراها أحد سواك.
draft-other = المسودة الأخرى بتاريخ: { $when }
write-up-another-draft = حُفظت مسودة أحدث في نافذة أخرى. ما كتبته هنا في النموذج، والمسودة الأخرى بجانبه. يرجى نقل ما تحتاج إليه: الحفظ أو التوقيع يحل محل المسودة الأخرى.
flash-draft-saved = حُفظت المسودة. لا يراها أحد سواك.
flash-written-up = تم توثيق الزيارة، ويمكن للمريض قراءة ما كتبته.
wrong-diagnosis-missing = يرجى إدخال التشخيص
wrong-diagnosis-code-unknown = يرجى اختيار رمز من القائمة أو ترك الحقل فارغًا
wrong-diagnosis-code-too-long = يرجى اختصار البحث عن الرمز: الحد الأقصى للأحرف { $limit }، وعددها الآن { $length }
wrong-prescription-missing = يرجى إدخال الوصفة الطبية، أو أنه لا حاجة إلى شيء
wrong-medicine-missing = يرجى إدخال اسم الدواء
wrong-too-many-medicines = الحد الأقصى لعدد الأدوية: { $limit }
wrong-diagnosis-too-long = يرجى اختصار التشخيص: الحد الأقصى للأحرف { $limit }، وعددها الآن { $length }
wrong-prescription-too-long = يرجى اختصار الوصفة الطبية: الحد الأقصى للأحرف { $limit }، وعددها الآن { $length }
wrong-notes-too-long = يرجى اختصار الملاحظات: الحد الأقصى للأحرف { $limit }، وعددها الآن { $length }
wrong-medicine-too-long = يرجى اختصار ما كتبته عن هذا الدواء: الحد الأقصى للأحرف { $limit }، وعددها الآن { $length }

## Find a code
find-code-button = البحث عن رمز
find-code-title = البحث عن رمز تشخيص
find-code-lead = للمريض { $patient }. ما كتبته في النموذج محفوظ.
label-code-search = بداية رمز، أو كلمات من عنوانه
label-code-search-hint = تكفي بدايات الكلمات: prim hypert
find-code-leave = المتابعة من دون رمز آخر
find-code-found = رموز مطابقة
find-code-more = تُعرض أفضل النتائج، وعددها { $count }. كلمة إضافية تضيّق البحث.
find-code-choose = اختيار
find-code-none = لا يوجد رمز مطابق
find-code-none-why = يمكنك تقليل الكلمات أو كتابة بداياتها فقط. لا يحتاج السجل إلى رمز: تكفي كلماتك.
pick-choices = رموز مطابقة
pick-none = لا يوجد رمز مطابق لهذه الكلمات
wrong-code-search-missing = يرجى كتابة رمز أو كلمة من عنوانه

## Amend
amend-link = تعديل
amend-title = تعديل سجل زيارة يوم { $when }
amend-headline = تعديل سجل { $patient }
amend-not-yet = لم يُعدَّل السجل
amend-how = يرجى ملء ما يتغيّر فقط وترك الباقي فارغًا. يبقى ما وقّعته، ويرى المريض كليهما.
label-new-diagnosis = التشخيص الجديد
new-diagnosis-code-hint = كما هو الآن. يمكن كتابة رمز آخر أو كلمات للبحث عنه؛ إفراغ الحقل يزيل الرمز.
label-new-prescription = الوصفة الطبية الجديدة
label-new-prescription-hint = تحل محل القديمة مع الأدوية أدناه.
new-medicines-hint = كما هي الآن. يمكن تغييرها عند كتابة وصفة جديدة، ومن دونها تبقى كما هي.
label-new-notes = الملاحظات الجديدة
label-amendment-reason = ما سبب التعديل؟
label-amendment-reason-hint = يقرؤه المريض. الحد الأقصى للأحرف: 200.
amend-button = توقيع التعديل
amend-leave = الإبقاء عليه كما هو
amend-seen-old = عُدّل هذا السجل منذ أن فتحته. يرجى الاطلاع على ما فيه الآن قبل اتخاذ القرار.
amend-no-more = بلغ عدد تعديلات هذا السجل الحد الأقصى. يرجى كتابة الجديد في الزيارة القادمة.
flash-amended = عُدّل السجل. يرى المريض ما تغيّر وسببه.
wrong-amendment-reason-too-long = يرجى اختصار السبب: الحد الأقصى للأحرف { $limit }، وعددها الآن { $length }
wrong-medicines-alone = يرجى كتابة الوصفة الطبية التي تنتمي إليها هذه الأدوية
wrong-nothing-amended = يرجى ذكر ما يتغيّر: التشخيص أو رمزه أو الوصفة الطبية أو الملاحظات
wrong-amendment-reason-missing = يرجى ذكر سبب التعديل في بضع كلمات

## Read
nav-my-records = سجلاتي
records-title = سجلاتي
records-lead = ما كتبه أطباؤك عن زياراتك، الأحدث أولًا.
records-of-patient-title = سجلات مريضك
records-month = { $month } { $year }
records-none = لم يُوثَّق شيء بعد
records-none-why = بعد الزيارة يظهر سجلها هنا مع التشخيص والوصفة الطبية.
records-none-why-patient = بعد الزيارة يظهر سجلها هنا.
records-who-reads = أنت، وأطباؤك المعالجون، ومن تسمح له بالقراءة نيابةً عنك. يرى الاستقبال والإدارة أن هناك سجلًا، من دون أي شيء من محتواه.
records-why = سبب اطلاعك على هذا
records-why-ahead = هذا المريض تحت رعايتك: له زيارة لديك وقتها { $when }.
records-why-seen = هذا المريض تحت رعايتك: كانت له زيارة لديك وقتها { $when }.
records-why-booked = هذا المريض تحت رعايتك: حُجزت له زيارة لديك وقتها { $when }.
records-read-is-noted = يُسجَّل أنك فتحت هذه الصفحة.
record-open = فتح السجل
record-signed-amended = { $count ->
    [0] موقَّع
    [one] موقَّع، وعليه تعديل واحد
    [two] موقَّع، وعليه تعديلان
    [few] موقَّع، وعليه { $count } تعديلات
    [many] موقَّع، وعليه { $count } تعديلًا
   *[other] موقَّع، وعليه { $count } تعديل
}
record-title = سجل زيارة يوم { $when }
record-headline = زيارة يوم { $day }
record-summary = ملخص الزيارة
record-print = طباعة هذه الصفحة
record-paper-summary = الملخص بصيغة PDF
record-paper-prescription = الوصفة الطبية بصيغة PDF
paper-visit = الزيارة
paper-diagnosis-code = { $code } { $title } (ICD-10-CM)
paper-signed = توقيع { $doctor }، { $when }.
paper-amended = توقيع { $doctor }، { $when }. تعديل { $by }، { $amended }: المكتوب هنا هو المعتمد الآن.
paper-signature = توقيع الطبيب وختمه
paper-unknown-letters = الأحرف التي لا يمكن رسمها على هذه الورقة تظهر علامات استفهام. تعرضها الصفحة في البوابة كاملة.
record-signed = الموقِّع
record-stands = المعتمد الآن
record-amendments = التعديلات
record-amendments-how = المعتمد الآن مكتوب أعلاه. لا يضيع شيء مما وُقّع.
record-amended-by = { $doctor }، { $when }
record-as-signed = كما وُقّع أول مرة
back-to-record = العودة إلى السجل
read-record = قراءة السجل
records-earlier = السجلات السابقة لهذا المريض
wrong-text-undrawn = لا تتضمن الورقة المطبوعة الأحرف { $letters }. يرجى كتابتها بأحرف أخرى، أو التوقيع مجددًا كما هي: ستظهر علامات استفهام مكانها على الورق.
