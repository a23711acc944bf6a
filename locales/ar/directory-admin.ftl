### What administrators write: departments and doctors.

## Common to both
edit = تحرير
save-changes = حفظ التغييرات
leave-as-is = الإبقاء كما هو
keep-it = الإبقاء عليه
look-again = تحديث
who-sees = من يرى هذا
edit-not-saved = لم يُحفظ بعد
edit-incomplete = لم يصل النموذج كاملًا، لذا لم يُحفظ شيء. هذه هي البيانات الحالية: يرجى تغييرها وحفظها مجددًا.
edit-changed-meanwhile = حفظ شخص آخر هذا منذ أن فتحته. ما كتبته محفوظ هنا: الحفظ مجددًا يحل محل ما حفظه.
wrong-choice = يرجى اختيار أحد خيارات القائمة

## Departments
manage-departments-lead = يختار المرضى من هذه الأقسام. ينتمي كل طبيب إلى قسم واحد.
manage-departments-former = تبحث عن طبيب لم يعد في القائمة؟
manage-departments-none-why = بعد إضافة قسم يمكن أن ينتمي إليه الأطباء.
new-department = قسم جديد
new-department-button = إضافة القسم
new-department-sent-before = سبق لك إضافة قسم بهذا النموذج. يرجى الضغط مجددًا لإضافة قسم آخر.
edit-department-title = تحرير { $name }
label-department-name = اسم القسم
label-department-name-hint = كما يسميه المرضى، مثل «القلب» أو «العظام والمفاصل».
label-description = الغرض منه
label-description-optional = الغرض منه (اختياري)
label-description-hint = جملة أو جملتان تساعدان على الاختيار.
department-who-sees = الجميع، حتى من لم يسجّل الدخول.
department-not-needed = لم يعد مطلوبًا؟
department-remove-link = إزالة هذا القسم
wrong-department-name-taken = لقسم آخر هذا الاسم: استخدم غيره
wrong-department-name-missing = يرجى إدخال اسم القسم
wrong-department-name-too-long = يرجى اختصار الاسم: الحد الأقصى للأحرف { $limit }
wrong-department-description-too-long = يرجى اختصار الوصف: الحد الأقصى للأحرف { $limit }
flash-department-made = أُضيف القسم.
flash-department-saved = حُفظ القسم.
flash-department-removed = أُزيل القسم.

delete-department-title = إزالة { $name }
delete-department-means = لا ينتمي أحد إلى { $name }. لن يظهر لأحد بعد الآن. الزيارات التي تمت فيه تبقى كما هي.
delete-department-button = إزالة هذا القسم
delete-department-not-yet = انضم طبيب للتو إلى هذا القسم
delete-department-doctors = { $count ->
    [one] ينتمي إليه طبيب واحد
    [two] ينتمي إليه طبيبان
    [few] ينتمي إليه { $count } أطباء
    [many] ينتمي إليه { $count } طبيبًا
   *[other] ينتمي إليه { $count } طبيب
}
delete-department-doctors-how = يمكن إزالة القسم عندما لا ينتمي إليه أحد. يرجى نقل كل طبيب إلى قسم آخر أو إزالته من القائمة.
delete-department-some-missing = انضم شخص قبل لحظة ولا يظهر في القائمة بعد. يرجى الاطلاع مجددًا بعد ثوانٍ قليلة.

## A doctor's profile
edit-doctor-title = تحرير { $name }
optional = { $label } (اختياري)
label-doctor-name = الاسم مع اللقب
label-specialization = التخصص
label-specialization-hint = مثل «طبيب قلب».
label-qualifications = المؤهلات
label-qualifications-hint = مثل «MD, FRCP».
label-experience = سنوات الخبرة
label-experience-hint = بالسنوات الكاملة.
label-licence = رقم الترخيص
label-licence-hint = لا يراه إلا المسؤولون والطبيب.
licence-all-the-same = هذا صحيح: { $name } له الرقم نفسه
wrong-doctor-licence-known = رقم الترخيص { $number } مسجّل بالفعل لـ { $name }. صحّحه، أو ضع علامة أدناه على أنه صحيح.
label-gender = الجنس
label-gender-hint = لا يظهر إلا للمسؤولين والطبيب، لكن يمكن للمرضى البحث عن الأطباء بحسبه.
gender-not-said = غير مذكور
gender-female = أنثى
gender-male = ذكر
gender-other = آخر
gender-unknown = غير معروف
label-doctor-phone = الهاتف
label-doctor-phone-hint = لا يراه إلا الموظفون.
label-fee = رسوم الزيارة
label-fee-hint = بعملة { $currency }، مثل 500 أو { $like }. فارغ: { $usual }.
label-buffer = استراحة بعد الزيارة
label-buffer-hint = بالدقائق، من مضاعفات { $grain }. فارغ: { $usual }.
label-daily-cap = الحد الأقصى للزيارات في اليوم
label-daily-cap-hint = من 1 إلى 200. يسري على كل من يحجز: المرضى والاستقبال والأطباء، ويشمل أوقات الطوارئ. فارغ: بقدر ما تتسع له ساعات العمل.
label-place = المكان
label-place-hint = مثل «المبنى ب، الغرفة 12».
choose-department = يرجى اختيار قسم
label-bookings = الحجوزات
label-accepts = يستقبل الحجوزات
label-accepts-hint = عند الإيقاف: لا تظهر أوقات متاحة ولا يمكن لأحد الحجز. تبقى الزيارات المحجوزة.
label-approval = يرد أولًا على كل طلب
label-approval-hint = ينتظر حجز المريض إلى أن يقبله الطبيب. يبقى الوقت محفوظًا في هذه الأثناء.
label-offers-video = يقدم زيارات عبر الفيديو
label-offers-video-hint = يمكن اختيار لقاء هذا الطبيب عبر الفيديو متى حددت إعدادات المستشفى المكان.
doctor-who-sees = الجميع، ما لم يُذكر خلاف ذلك عند الحقل. يظهر المكان في زيارات المرضى.
doctor-booked-visits = الزيارات المحجوزة
doctor-booked-visits-stay = تحتفظ بوقتها وقسمها والاسم الذي حُجزت به.
doctor-leaves = مغادرة المستشفى؟
doctor-has-left = هذا الطبيب خارج القائمة: لا يجده المرضى ولا يمكن لأحد الحجز.
doctor-returns = عودة إلى العمل؟
doctor-returns-how = ساعات عمله الأسبوعية كما كانت.
reactivate-button = إعادة إلى القائمة
wrong-doctor-name-missing = يرجى إدخال اسم الطبيب
wrong-doctor-name-too-long = يرجى اختصار الاسم: الحد الأقصى للأحرف { $limit }
wrong-doctor-department-missing = يرجى اختيار قسم
wrong-doctor-department-gone = لم يعد ذلك القسم موجودًا: يرجى اختيار قسم آخر
wrong-doctor-specialization-too-long = يرجى اختصار التخصص: الحد الأقصى للأحرف { $limit }
wrong-doctor-qualifications-too-long = يرجى اختصار المؤهلات: الحد الأقصى للأحرف { $limit }
wrong-doctor-years = يرجى إدخال سنوات الخبرة عددًا صحيحًا من 0 إلى { $most }
wrong-doctor-licence-too-long = يرجى اختصار رقم الترخيص: الحد الأقصى للأحرف { $limit }
wrong-doctor-phone = يرجى إدخال رقم الهاتف مع رمز الدولة، مثل {"\u200E"}+91 98765 43210، أو ترك الحقل فارغًا
wrong-doctor-fee = يرجى إدخال الرسوم على شكل 500 أو { $like }، أو ترك الحقل فارغًا
wrong-doctor-fee-before = كانت الرسوم { $was }، والمستشفى يتقاضى الرسوم الآن بعملة { $currency }. يرجى إدخال الرسوم بعملة { $currency } أو ترك الحقل فارغًا لتسري رسوم المستشفى.
wrong-fee-currency = تغيّرت عملة المستشفى إلى { $currency } منذ فتح هذه الصفحة. يرجى التحقق من أن الرقم صحيح بعملة { $currency }.
wrong-doctor-buffer = يرجى إدخال الاستراحة بالدقائق من 0 إلى { $most }، من مضاعفات { $minutes }، أو ترك الحقل فارغًا
wrong-doctor-cap = يرجى إدخال الحد الأقصى للزيارات في اليوم عددًا صحيحًا من 1 إلى { $most }، أو ترك الحقل فارغًا
wrong-doctor-place-too-long = يرجى اختصار المكان: الحد الأقصى للأحرف { $limit }
flash-doctor-saved = حُفظ الملف.

## Off the list and back
deactivate-link = إزالة من القائمة
deactivate-title = إزالة { $name } من القائمة
deactivate-means = لا زيارات قادمة لدى { $name }. لا يعود المرضى يجدون هذا الطبيب، ولا يمكن لأحد الحجز.
deactivate-ends = يتم تسجيل خروج الطبيب ولا يمكنه تسجيل الدخول.
deactivate-stays = تحتفظ الزيارات والسجلات السابقة بطبيبها. يمكنك إعادته إلى القائمة لاحقًا.
deactivate-waiting = { $count ->
    [one] ينتظر شخص واحد موعدًا مع { $name }. ستقول قائمة انتظاره إن ذلك لا يمكن أن يتحقق، وإن بإمكانه انتظار أي طبيب في القسم.
    [two] ينتظر شخصان موعدًا مع { $name }. ستقول قائمتا انتظارهما إن ذلك لا يمكن أن يتحقق، وإن بإمكانهما انتظار أي طبيب في القسم.
    [few] ينتظر { $count } أشخاص موعدًا مع { $name }. ستقول قوائم انتظارهم إن ذلك لا يمكن أن يتحقق، وإن بإمكانهم انتظار أي طبيب في القسم.
   *[other] ينتظر { $count } شخصًا موعدًا مع { $name }. ستقول قوائم انتظارهم إن ذلك لا يمكن أن يتحقق، وإن بإمكانهم انتظار أي طبيب في القسم.
}
deactivate-button = إزالة من القائمة
deactivate-keep = الإبقاء في القائمة
deactivate-not-yet = لا يزال في القائمة
deactivate-visits-came = حُجزت زيارة منذ أن فتحت هذه الصفحة.
deactivate-visits = { $count ->
    [one] بقيت زيارة واحدة قادمة
    [two] بقيت زيارتان قادمتان
    [few] بقيت { $count } زيارات قادمة
   *[other] بقيت { $count } زيارة قادمة
}
deactivate-visits-how = لا يُترك أحد من دون طبيب: يرجى أولًا إلغاء كل من هذه الزيارات، أو الانتظار حتى تنتهي.
deactivate-leave = لعرض مواعيد أخرى على أصحابها جميعًا دفعة واحدة، { $link }.
deactivate-leave-link = سجّل إجازة لهذا الطبيب
deactivate-visits-more = وزيارات أخرى عددها { $count }.
deactivate-just-booked = حُجز وقت للتو
deactivate-just-booked-how = لا تظهر الزيارة في القائمة بعد. يرجى الاطلاع مجددًا بعد ثوانٍ قليلة.
flash-doctor-deactivated = أُزيل { $name } من القائمة.
flash-doctor-reactivated = عاد { $name } إلى القائمة.
flash-doctor-no-department = لم يعد قسم هذا الطبيب موجودًا. يرجى اختيار قسم آخر والحفظ، ثم إعادته إلى القائمة.

## Who has left
former-doctors = أطباء غادروا
former-doctors-lead = هم خارج القائمة. لإعادة أحدهم يرجى تحرير بياناته.
former-doctors-first = من البداية
former-doctors-more = المزيد
former-doctors-none = لم يغادر أحد
former-doctors-none-why = يظهر هنا الأطباء الذين أُزيلوا من القائمة.
