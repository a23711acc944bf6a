### A doctor's own pages: the day, the week, visits to come, the note on a visit.

back-to-day = { $day }

## The note on a visit
note-title = ملاحظة طبيبك
note-title-own = ملاحظتك
note-label = ملاحظتك على هذه الزيارة
note-hint = يمكن لمريضك قراءة هذه الملاحظة. الحد الأقصى للأحرف: { $limit }؛ حفظها فارغة يسحبها.
note-who-reads = لا يقرأ هذه الملاحظة إلا أنت وطبيبك.
note-written = كُتبت: { $when }
note-save = حفظ الملاحظة
note-not-yet = لم تُحفظ الملاحظة
note-now = الملاحظة كما هي الآن
note-stale = تغيّرت الملاحظة منذ أن فتحتها. ما كتبته محفوظ هنا: حفظه يحل محل النص الحالي.
note-cancelled = أُلغيت هذه الزيارة في هذه الأثناء ولا تقبل ملاحظات. ما كتبته محفوظ هنا لنسخه.
note-not-now = تعذّر حفظها الآن. ما كتبته محفوظ هنا: يرجى حفظه مجددًا.
wrong-note-too-long = يرجى اختصار الملاحظة: الحد الأقصى للأحرف { $limit }، وعددها الآن { $length }
flash-note-saved = حُفظت الملاحظة.
flash-note-removed = سُحبت الملاحظة.

## Requests
requests-wait = { $count ->
    [one] طلب واحد بانتظار ردك
    [two] طلبان بانتظار ردك
    [few] { $count } طلبات بانتظار ردك
    [many] { $count } طلبًا بانتظار ردك
   *[other] { $count } طلب بانتظار ردك
}
requests-answer = الرد

## The day
day-pause = لا زيارات حتى { $time }
day-to-finish = مهام متبقية
day-answer = الرد على طلب { $patient }
day-did-they-come = تسجيل حضور { $patient } أو عدمه
day-write-up = توثيق زيارة { $patient }

## The week
week-title = أسبوع { $day }
week-headline = من { $first } إلى { $last }
week-count = { $count ->
    [0] لا زيارات هذا الأسبوع
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $count } زيارات
   *[other] { $count } زيارة
}
week-day-count = { $count ->
    [0] لا زيارات
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $count } زيارات
   *[other] { $count } زيارة
}
week-before = الأسبوع السابق
week-this = هذا الأسبوع
week-after = الأسبوع التالي
week-print = طباعة الأسبوع
week-free = متاح { $span }
day-house-closed = { $visits ->
    [0] المستشفى مغلق في هذا اليوم. لا توجد زيارات محجوزة فيه.
   *[other] المستشفى مغلق في هذا اليوم. تبقى الزيارات المحجوزة قبل إغلاقه قائمة حتى تُنقل أو تُلغى.
}
day-house-closed-for = { $visits ->
    [0] المستشفى مغلق في هذا اليوم: ⁨{ $label }⁩. لا توجد زيارات محجوزة فيه.
   *[other] المستشفى مغلق في هذا اليوم: ⁨{ $label }⁩. تبقى الزيارات المحجوزة قبل إغلاقه قائمة حتى تُنقل أو تُلغى.
}
week-house-closed = المستشفى مغلق
week-house-closed-for = المستشفى مغلق: { $label }
week-on-leave = إجازة
week-closed = مغلق أمام الزيارات
week-no-hours = لا ساعات عمل
week-leave-at = إجازة { $span }
week-closed-at = لا زيارات { $span }
week-takes-no-bookings = لا تستقبل حجوزات حاليًا، لذا لا يظهر أي وقت متاحًا.
week-clock-change = تتغيّر الساعة يوم { $day }: من { $before } إلى { $after }.

## Visits to come
upcoming-title = الزيارات القادمة
upcoming-count = { $count ->
    [0] لا زيارات
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $count } زيارات
   *[other] { $count } زيارة
} من { $first } إلى { $last }
upcoming-from = أول يوم
upcoming-to = آخر يوم
upcoming-states = هذه الحالات فقط؛ عدم الاختيار يعني الكل عدا الملغاة
upcoming-show-all = عرض كل القادمة
upcoming-list = الزيارات، الأقرب أولًا
upcoming-later = زيارات لاحقة
upcoming-first-page = العودة إلى البداية
upcoming-none = لا توجد زيارات قادمة
upcoming-none-filtered-why = يمكنك اختيار أيام أو حالات أخرى، أو عرض كل القادمة.
upcoming-too-long = يرجى اختيار آخر يوم بحيث لا تتجاوز المدة من أول يوم: { $days ->
    [one] يومًا واحدًا
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
upcoming-before-first = يرجى اختيار آخر يوم لا يسبق أول يوم

## Keys of the day
keys-help = مساعدة لوحة المفاتيح
keys-switch = استخدام هذه المفاتيح في هذه الصفحة
keys-next-row = تحديد الصف التالي
keys-row-before = تحديد الصف السابق
keys-start = بدء الزيارة التالية
keys-write-up = توثيق زيارة من هو معك الآن
keys-check-in = تسجيل وصول المريض المحدد
keys-no-show = السؤال عمّا إذا كان المريض المحدد لم يحضر
keys-next-to-come = الانتقال إلى «تسجيل الوصول» لمن يأتي تاليًا؛ الضغط مرة أخرى ينفّذه
keys-find-patient = البحث عن مريض
keys-new-patient = حضر شخص جديد: إضافته
keys-walk-in = شخص حضر إلى الاستقبال: تسجيله والحجز له
keys-group = تجميع القائمة بحسب الطبيب أو الوقت
keys-show = إظهار هذه المساعدة أو إخفاؤها
keys-said-with-you = لا يُستدعى أحد آخر: معك مريض الآن. وثّق زيارته أولًا (w).
keys-said-nobody = لم يحضر أحد لاستدعائه.
keys-said-nobody-with-you = لا أحد معك: لا توجد زيارة لتوثيقها.
keys-said-unmarked = حدّد صفًا أولًا بالمفتاح j أو k.
keys-said-not-to-come = لا يمكن تسجيل وصول المريض المحدد الآن.
keys-said-too-early = لا يمكن الآن القول إن المريض المحدد لم يحضر: يمكن ذلك من موعد الزيارة فقط، ما لم يُستدعَ بعد.

## Did somebody not come?
no-show-title = ألم يحضر؟
no-show-headline = ألم يحضر { $name }؟
no-show-means = تُسجَّل الزيارة على أن صاحبها لم يحضر، ولا يمكن التراجع عن ذلك. ويمكنه الحجز من جديد في أي وقت.
no-show-button = نعم، لم يحضر
no-show-keep = لا، يبقى كما هو
no-show-back = العودة إلى القائمة
