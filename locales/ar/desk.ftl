### The desk: everybody's visits of a day, or of some days.

desk-title = كل الزيارات يوم { $day }
desk-title-range = كل الزيارات من { $from } إلى { $to }
desk-list = زيارات هذه الأيام
desk-everybody = زيارات الجميع، الأقرب أولًا.
desk-some = الزيارات المطابقة لاختيارك، الأقرب أولًا.
desk-from = أول يوم
desk-to = آخر يوم
desk-all-departments = جميع الأقسام
desk-all-doctors = جميع الأطباء
desk-all-statuses = جميع الحالات
desk-to-come = لم يحضروا بعد
desk-show = عرض الزيارات
desk-show-all = عرض كل الزيارات
desk-more = المزيد من الزيارات
desk-part-of = في هذه الصفحة { $shown } من { $count } من الزيارات. والباقي في الصفحات الأخرى من هذه القائمة.
desk-part = في هذه الصفحة بعض الزيارات. والباقي في الصفحات الأخرى من هذه القائمة.
desk-whole = القائمة كاملة للطباعة
desk-search-goes-on = لم يشمل البحث جميع الزيارات بعد.
desk-search-on = متابعة البحث
desk-none = لا توجد زيارات في هذا اليوم
desk-none-range = لا توجد زيارات في هذه الأيام
desk-none-why = يمكنك اختيار يوم آخر، أو معرفة من لديه وقت متاح.
desk-none-yet = لا توجد نتائج مطابقة حتى الآن
desk-none-filtered = لا توجد زيارة مطابقة
desk-none-filtered-why = يمكنك عرض كل الزيارات، أو اختيار قسم أو طبيب أو حالة أخرى.
desk-not-as-asked = ليست هذه القائمة التي طلبتها
wrong-range-backwards = يرجى اختيار آخر يوم لا يسبق أول يوم
wrong-range-too-long = الحد الأقصى لعدد الأيام: { $days }
wrong-department-unknown = يرجى اختيار قسم من القائمة
wrong-doctor-unknown = يرجى اختيار طبيب من القائمة
wrong-status-unknown = يرجى اختيار حالة من القائمة

## Booking for a patient.
book-for-patient-title = حجز زيارة لمريض
book-for-patient-headline = حجز زيارة لـ { $name }
book-for-patient-no-mail = لا يصل البريد إلى هذا المريض. اطلب منه الآن عنوانًا آخر أو رقم هاتف، وأخبره بنفسك باليوم والوقت.
book-for-patient-no-mail-see = عرض العنوان وما يمكن فعله
book-for-patient-no-address = ليس لهذا المريض بريد إلكتروني: لا يُرسل شيء. أخبره بنفسك باليوم والوقت.
book-for-patient-department = يرجى اختيار القسم أولًا.
book-for-patient-doctor = { $department }: يرجى اختيار وقت لدى أحد الأطباء.
book-for-patient-nobody = لا يوجد أطباء في { $department } بعد
book-for-patient-nobody-why = يرجى اختيار قسم آخر.
book-for-patient-none = لا توجد أقسام بعد
book-for-patient-none-why = يصبح الحجز ممكنًا بعد أن يضيف أحد المسؤولين قسمًا وأطباءه.
flash-choose-patient-first = يرجى اختيار المريض أولًا، ثم الضغط على «حجز زيارة».
flash-booked-beyond = { $has ->
    [one] حُجزت الزيارة لـ { $name }. لديه زيارة أخرى في ذلك اليوم: يحجز المرضى بأنفسهم زيارة واحدة لليوم.
    [two] حُجزت الزيارة لـ { $name }. لديه زيارتان أخريان في ذلك اليوم: لا يحجز المرضى بأنفسهم لليوم أكثر من { $most }.
    [few] حُجزت الزيارة لـ { $name }. لديه { $has } زيارات أخرى في ذلك اليوم: لا يحجز المرضى بأنفسهم لليوم أكثر من { $most }.
   *[other] حُجزت الزيارة لـ { $name }. لديه { $has } زيارة أخرى في ذلك اليوم: لا يحجز المرضى بأنفسهم لليوم أكثر من { $most }.
}
flash-booked-for = تم حجز الزيارة لـ { $name }.

## Grouped by doctor.
desk-by-time = بحسب الوقت
desk-by-doctor = بحسب الطبيب
desk-grouping = طريقة تجميع القائمة
desk-doctor-continued = { $name } (تابع)
desk-doctor-visits = { $count ->
    [zero] لا زيارات
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $count } زيارات
    [many] { $count } زيارة
   *[other] { $count } زيارة
}
desk-doctor-waiting = { $count ->
    [zero] لا أحد ينتظر
    [one] شخص واحد ينتظر
    [two] شخصان ينتظران
    [few] { $count } أشخاص ينتظرون
    [many] { $count } شخصًا ينتظرون
   *[other] { $count } شخص ينتظرون
}
desk-doctor-longest = { $minutes ->
    [zero] أطول انتظار أقل من دقيقة
    [one] أطول انتظار دقيقة واحدة
    [two] أطول انتظار دقيقتان
    [few] أطول انتظار { $minutes } دقائق
    [many] أطول انتظار { $minutes } دقيقة
   *[other] أطول انتظار { $minutes } دقيقة
}

## Whoever stands at the desk, on one page.
walk-in-title = شخص حضر إلى الاستقبال
walk-in-lead = ابحث عنه أو أضفه، واختر وقتًا، واكتب سبب حضوره. ضغطة واحدة تسجّله وتحجز له وتسجّل وصوله.
walk-in-who = من هو؟
walk-in-which = اختر شخصًا
walk-in-somebody-new = شخص جديد
walk-in-another = شخص آخر: إضافته
walk-in-more = يوجد المزيد: اكتب جزءًا أطول من الاسم، أو رقم هاتف.
walk-in-nobody = لا أحد بهذا الاسم بعد. أضفه في الأسفل.
walk-in-new = لشخص جديد فقط
walk-in-when = متى ومع من؟
walk-in-choose-department = اختر قسمًا
walk-in-soonest = أول طبيب متاح
walk-in-show-times = عرض الأوقات المتاحة
walk-in-today = الأوقات المتاحة التالية اليوم
walk-in-none-today = لم يبق وقت اليوم. الأوقات المتاحة التالية:
walk-in-began = بدأ الساعة { $time }
walk-in-no-times = لا وقت متاح في الأيام القادمة. اختر طبيبًا أو قسمًا آخر.
walk-in-choose-first = اختر قسمًا أو طبيبًا، ثم اعرض الأوقات المتاحة.
walk-in-check-in = حضر الآن: تسجيل وصوله
walk-in-check-in-hint = لزيارة اليوم فقط.
walk-in-button = تسجيل وحجز
walk-in-not-yet = لم يُحجز شيء بعد
walk-in-choose-time = اختر أحد الأوقات المتاحة
walk-in-choose-who = اختر شخصًا من القائمة، أو أضفه
walk-in-choose-alike = اختر هل هو أحد هؤلاء
walk-in-search-empty = اكتب اسمًا أو عنوان بريد إلكتروني أو رقم هاتف أو رقم سجل
walk-in-address-shown = لهذا العنوان حساب بالفعل: اختره من القائمة أعلاه، أو اطلب عنوانًا آخر
walk-in-time-taken = حجز شخص آخر هذا الوقت للتو. اختر وقتًا آخر واضغط من جديد.
walk-in-registered-time-taken = تم تسجيل الشخص، لكن الوقت حُجز في هذه الأثناء: اختر وقتًا آخر واضغط من جديد.
walk-in-day-full = لم تبقَ لدى هذا الطبيب أي زيارة في ذلك اليوم. اختر يومًا أو طبيبًا آخر واضغط من جديد.
walk-in-registered-day-full = تم تسجيل الشخص، لكن لم تبقَ لدى الطبيب أي زيارة في ذلك اليوم: اختر يومًا أو طبيبًا آخر واضغط من جديد.
walk-in-not-offered = لم يعد هذا الوقت متاحًا. اختر وقتًا آخر واضغط من جديد.
walk-in-registered-not-offered = تم تسجيل الشخص، لكن هذا الوقت لم يعد متاحًا: اختر وقتًا آخر واضغط من جديد.
walk-in-patient-busy = لدى هذا الشخص زيارة أخرى في ذلك الوقت. اختر وقتًا آخر واضغط من جديد.
walk-in-booked-before = سبق أن حجزت زيارة بهذا النموذج. اضغط من جديد لحجز زيارة أخرى.
flash-walk-in = تم الحجز لـ { $name } مع { $doctor }: { $when }.
flash-walk-in-here = تم الحجز لـ { $name } مع { $doctor }: { $when }، وسُجّل الوصول بالرقم { $token }.
flash-walk-in-not-here = تم الحجز لـ { $name } مع { $doctor }: { $when }. لم يُسجَّل الوصول بعد: سجّله في القائمة.
desk-on-paper = كما في { $when }.
