### Visits: their states, booking, moving, cancelling, lists.

status-requested = مطلوبة
status-proposed = مقترحة
status-booked = محجوزة
status-confirmed = مؤكدة
status-checked-in = سُجّل الوصول
status-in-consultation = لدى الطبيب
status-completed = مكتملة
status-cancelled = ملغاة
status-no-show = عدم حضور

move-confirm = تأكيد حضوري
move-confirm-video = تأكيد مشاركتي
move-accept-request = قبول هذه الزيارة
move-accept-proposal = قبول هذا الوقت
move-check-in = تسجيل الوصول
move-start = بدء الزيارة
move-no-show = لم يحضر

your-visit = زيارتك
your-answers = إجاباتك
visit-to-calendar = إضافة إلى تقويمك
see-visit = عرض الزيارة
book-a-visit = حجز زيارة
come-at = يرجى الحضور في الساعة { $time }
expected-at = الحضور المتوقع الساعة { $time }
choose-another-time = اختيار وقت آخر
back-to-visit = العودة إلى الزيارة
back-to-departments = الأقسام
back-to-times = العودة إلى الأوقات المتاحة
back-to-details = العودة إلى إجاباتك
step-of = الخطوة { $number } من { $total }
free-until = { $minutes ->
    [0] مجانًا حتى بدء الزيارة
   *[other] مجانًا حتى { $hours ->
        [0] { $minutes ->
            [one] دقيقة واحدة
            [two] دقيقتين
            [few] { $minutes } دقائق
           *[other] { $minutes } دقيقة
        }
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $hours } ساعات
       *[other] { $hours } ساعة
    } قبل الزيارة
}
free-for-patients-until = { $minutes ->
    [0] للمرضى حتى بدء الزيارة، وللموظفين في أي وقت
   *[other] للمرضى حتى { $hours ->
        [0] { $minutes ->
            [one] دقيقة واحدة
            [two] دقيقتين
            [few] { $minutes } دقائق
           *[other] { $minutes } دقيقة
        }
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $hours } ساعات
       *[other] { $hours } ساعة
    } قبل الزيارة، وللموظفين في أي وقت
}

## Choose a time
choose-title = اختيار وقت يوم { $day }
choose-headline = اختيار وقت مع { $doctor }
choose-headline-staff = الأوقات المتاحة لدى { $doctor }
choose-refused = تعذّر ذلك
choose-none-chosen = يرجى اختيار أحد الأوقات أدناه.
choose-time-gone = حُجز هذا الوقت للتو. يرجى اختيار أحد الأوقات التالية.
choose-own-overlap = لديك زيارة أخرى في هذا الوقت. يرجى اختيار وقت آخر.
choose-outside-rules = لا يمكن حجز هذا الوقت. يرجى اختيار أحد الأوقات التالية.
choose-earlier = أيام سابقة
choose-later = أيام لاحقة
choose-zone-and-length = { $zone }. مدة كل زيارة { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}.
choose-hold-note = نحتفظ لك بالوقت مدة { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}.
choose-patients-book = هذه الأوقات متاحة. يحجزها المرضى بأنفسهم بعد تسجيل الدخول.
choose-desk-books = هذه الأوقات متاحة. لحجز أحدها يرجى البحث عن المريض في { $patients } والضغط على «حجز زيارة».
choose-nothing-booked = لا يُحجز شيء قبل تأكيدك.
choose-button = الاحتفاظ بهذا الوقت
choose-none-on = لا يوجد وقت متاح يوم { $day }
choose-next-free = أقرب يوم فيه أوقات متاحة هو { $day }.
choose-show-next = عرض { $day }
choose-none-at-all = لا يوجد وقت متاح في الأيام القادمة. يمكنك البحث عن طبيب آخر أو العودة غدًا.
choose-other-doctor = عرض أطباء آخرين
choose-sooner = وقت أقرب مع طبيب آخر؟
choose-sooner-how = تعرض صفحة القسم أولًا الأطباء الذين لديهم أقرب وقت متاح.
choose-sooner-link = عرض جميع أطباء { $department }
choose-not-free = لم يعد هذا الوقت متاحًا. يرجى اختيار أحد الأوقات التالية.
choose-sign-in-later = يمكنك التصفح من دون حساب
choose-sign-in-later-how = نطلب منك تسجيل الدخول عند الاحتفاظ بوقت، ويبقى اختيارك محفوظًا.
day-free = متاح: { $count }
day-full = مكتمل
day-closed = مغلق
part-morning = الصباح
part-afternoon = بعد الظهر
part-evening = المساء

## Details and check
details-title = سبب زيارتك
details-headline = ما سبب رغبتك في زيارة الطبيب؟
details-button = مراجعة إجاباتك
label-reason = السبب
label-reason-hint = تكفي بضع كلمات، والحد الأقصى للأحرف { $limit }. لا يقرؤها إلا أنت وطبيبك.
label-symptoms = الأعراض (اختياري)
label-reason-hint-desk = تكفي بضع كلمات، والحد الأقصى للأحرف { $limit }. لا يقرؤها بعد ذلك إلا المريض والطبيب.
label-symptoms-hint = ما تشعر به، ومنذ متى، وما الذي يخفّفه. الحد الأقصى للأحرف: { $limit }.
label-priority = ما مدى استعجال الزيارة؟
priority-routine = يمكن الانتظار
priority-soon = خلال أيام قليلة
priority-urgent = في أقرب وقت ممكن
priority-urgent-hint = عند ألم في الصدر أو صعوبة في التنفس أو نزيف شديد: يرجى الاتصال فورًا بالرقم {"\u200E"}{ $number }.
nothing-said = لم يُذكر شيء
who-reads = من يقرأ هذا
who-reads-answers = لا يقرأ السبب والأعراض إلا أنت والأطباء الذين يعالجونك. لا يراها الاستقبال.
details-headline-desk = ما سبب رغبة { $name } في زيارة الطبيب؟
who-reads-answers-desk = لا يقرأ السبب والأعراض إلا المريض والأطباء الذين يعالجونه. بعد حجز الزيارة لا يراها الاستقبال.
held-until = محفوظ لك حتى الساعة { $time }: { $when }.
check-title = مراجعة إجاباتك
check-headline = مراجعة إجاباتك ثم الحجز
change-until = يمكنك نقلها أو إلغاؤها مجانًا حتى { $when }
check-time-is-yours = يصبح الوقت محجوزًا لك فور تأكيد الحجز.
check-doctor-answers = يلزم رد { $doctor } أولًا. يبقى الوقت لك في هذه الأثناء.
check-button = حجز هذه الزيارة
check-ask-button = طلب هذه الزيارة
wrong-reason-missing = يرجى ذكر سبب زيارتك في بضع كلمات
wrong-reason-too-long = يرجى اختصار السبب: الحد الأقصى للأحرف { $limit }، وعددها الآن { $length }
wrong-text-unprintable = يرجى حذف الأحرف التي لا يمكن عرضها
wrong-symptoms-too-long = يرجى اختصار الأعراض: الحد الأقصى للأحرف { $limit }، وعددها الآن { $length }
wrong-staff-reason-missing = يرجى ذكر الغرض من الزيارة في بضع كلمات
wrong-staff-symptoms-too-long = يرجى اختصار أعراض المريض: الحد الأقصى للأحرف { $limit }، وعددها الآن { $length }

## Somebody was faster, or the hold ended
taken-title = حُجز هذا الوقت للتو
taken-own-title = لديك زيارة أخرى في هذا الوقت
taken-own-was = هذا الوقت غير متاح لك: { $when }.
taken-patients-title = لدى المريض زيارة أخرى في هذا الوقت
taken-patients-was = هذا الوقت غير متاح للمريض: { $when }.
taken-rules-title = لم يعد حجز هذا الوقت ممكنًا
taken-rules-was = { $when } مع { $doctor }: أصبح الوقت قريبًا جدًا، أو لم يعد ضمن ساعات عمل الطبيب.
taken-headline = اختيار وقت آخر
taken-was = لم يعد هذا الوقت متاحًا: { $when } مع { $doctor }.
taken-kept = إجاباتك محفوظة. يرجى اختيار أحد هذه الأوقات.
taken-kept-none = تجد إجاباتك أدناه. لا يوجد وقت آخر متاح في الأيام القادمة.
taken-free-now = الأوقات المتاحة الآن
taken-other-times = أيام أخرى
taken-button = حجز هذا الوقت
taken-none = لا يوجد وقت آخر متاح
taken-none-next = قد يكون لدى طبيب آخر وقت مناسب لك.
hold-ended-title = لم نعد نحتفظ بهذا الوقت
hold-ended-why = نحتفظ بالوقت بضع دقائق أو إلى أن يُحجز.
hold-ended-next = قد يكون لا يزال متاحًا. وإذا حجزته للتو فتجده ضمن زياراتك.
hold-ended-again = الاحتفاظ به من جديد: { $when }
hold-ended-button = أوقات أخرى مع الطبيب نفسه
hold-ended-visits = عرض الزيارات

## Booked
booked-title = تم حجز الزيارة
booked-headline = تم حجز زيارتك
booked-lead = تجدها ضمن زياراتك في أي وقت.
booked-asked-headline = أرسلنا طلب زيارتك
booked-asked-lead = بانتظار رد { $doctor }. يبقى الوقت لك في هذه الأثناء.
booked-next-answer = يصلك رد { $doctor } بالقبول أو باقتراح وقت آخر. تجده ضمن زياراتك.
booked-next-come = الحضور في الساعة { $time }، قبل بدء الزيارة بعشر دقائق.
booked-next-check-in = تسجيل الوصول من هاتفك أو في الاستقبال.
booked-next-called = الدخول بعد أن يناديك { $doctor }.
bring = ما يجب إحضاره
bring-card = بطاقة هوية بصورة تحمل اسمك
bring-medicines = الأدوية التي تتناولها حاليًا
bring-reports = التقارير والقياسات المتعلقة بهذا الأمر
bring-video = ما يجب تجهيزه
bring-video-place = مكان هادئ، وجهاز فيه كاميرا وميكروفون
cannot-come = إذا تعذّر حضورك
change-no-longer = انتهى وقت نقل الزيارة أو إلغائها هنا. إذا تعذّر حضورك فيرجى الاتصال بالمستشفى.
cannot-come-how = يمكنك نقل هذه الزيارة أو إلغاؤها مجانًا حتى { $when }.

## My visits
mine-title = زياراتي
mine-hello = مرحبًا { $name }
mine-next-in = { $days ->
    [0] زيارتك القادمة اليوم
    [one] زيارتك القادمة غدًا
    [two] زيارتك القادمة بعد يومين
    [few] زيارتك القادمة بعد { $days } أيام
    [many] زيارتك القادمة بعد { $days } يومًا
   *[other] زيارتك القادمة بعد { $days } يوم
}
mine-none = لا توجد زيارات قادمة
mine-none-why = عندما تحجز زيارة تظهر هنا بيومها ووقتها ومكانها.
mine-upcoming = بعد ذلك
mine-past = زيارات سابقة
mine-cannot-come = لنقل الزيارة أو إلغائها يرجى فتحها. تجد فيها آخر وقت لذلك.
booked-as-carer = حجزها مقدّم رعاية
booked-as-doctor = اقترحها الطبيب
booked-as-desk = حجزها المستشفى
booked-as-program = حجزها برنامج تابع للمستشفى

## One visit
visit-title = زيارة يوم { $when }
visit-with = زيارة لدى { $doctor }
visit-was-cancelled = أُلغيت هذه الزيارة
visit-is-over = انتهت هذه الزيارة
visit-requested = لم يصل رد { $doctor } بعد. يبقى الوقت لك في هذه الأثناء.
visit-proposed = هذا الوقت اقتراح من { $doctor }. يمكنك قبوله أو رفضه.
visit-cancelled-because = سبب الإلغاء: { $reason }
visit-answers-hidden = السبب والأعراض للمريض والطبيب فقط.
visit-not-needed = لم تعد بحاجة إليها؟
visit-decline = رفض هذا الوقت
visit-other-time = تحتاج إلى وقت آخر؟
visit-other-time-until = يمكنك نقلها مجانًا حتى { $when }. يبقى الوقت القديم لك إلى أن تحصل على الجديد.
visit-history = ما حدث حتى الآن
visit-moved = نُقلت إلى وقت آخر
video-visit = زيارة عبر الفيديو
video-open = الانضمام إلى زيارة الفيديو
video-opens-at = زيارة عبر الفيديو: يُفتح الرابط في هذه الصفحة في { $when }.
video-offered = عبر الفيديو بدلًا من ذلك؟
video-offered-how = يلتقي الطبيب والمريض على الشاشة. يُفتح الرابط هنا قبل الزيارة بعشر دقائق، لهما وحدهما.
video-choose = تحويلها إلى زيارة عبر الفيديو
video-back-how = الرابط للمريض والطبيب وحدهما. ما زال يمكن إجراء الزيارة في المستشفى.
video-leave = اللقاء حضوريًا
flash-by-video = أصبحت الزيارة عبر الفيديو.
flash-in-person = أصبحت الزيارة حضورية.
video-not-offered = لا توجد زيارات عبر الفيديو مع هذا الطبيب حاليًا. تبقى الزيارة حضورية.
label-visit-mode = كيف تود اللقاء؟
mode-in-person = حضوريًا
mode-video = عبر الفيديو
mode-video-hint = يُفتح الرابط في صفحة الزيارة قبلها بعشر دقائق.
booked-next-video = يُفتح الرابط في صفحة الزيارة الساعة { $time }.
by-you = من جانبك
by-patient = من جانب المريض
by-you-by-link = من جانبك، عبر رابط في رسالة
by-patient-by-link = من جانب المريض، عبر رابط في رسالة
by-your-doctor = من جانب طبيبك
by-doctor = من جانب الطبيب
by-hospital = من جانب المستشفى
by-a-program = من جانب { $name } (برنامج)

## Move and cancel
move-title = اختيار وقت آخر يوم { $day }
move-headline = نقل زيارتك لدى { $doctor }
move-from = وقتها الآن { $when }.
move-keep-old = يبقى الوقت القديم محجوزًا إلى أن يُؤكَّد الجديد.
move-until = يمكنك نقلها هنا حتى { $when }.
move-button = النقل إلى هذا الوقت
change-too-late = فات وقت تغيير هذه الزيارة هنا. يرجى الاتصال بالمستشفى ليستفيد غيرك من الوقت.
change-seen-old = تغيّرت هذه الزيارة منذ أن فتحتها. يرجى الاطلاع عليها مجددًا قبل اتخاذ القرار.
change-not-allowed-now = لم يعد تغيير هذه الزيارة ممكنًا: تغيّرت حالتها.
cancel-title = إلغاء هذه الزيارة
cancel-headline = هل تريد إلغاء هذه الزيارة؟
cancel-not-yet = لم تُلغَ الزيارة
cancel-consequences = عند الإلغاء
cancel-what-happens = يصبح الوقت { $time } متاحًا لغيرك فورًا.
cancel-doctor-knows = لن ينتظرك { $doctor }.
cancel-costs-nothing = لا يكلّفك الإلغاء شيئًا. يمكنك الإلغاء هنا حتى { $when }.
cancel-no-way-back = لا يمكن التراجع عن الإلغاء. يمكنك حجز زيارة جديدة.
cancel-why = ما سبب الإلغاء؟ (اختياري)
cancel-why-better = تحسّنت حالتي
cancel-why-cannot-come = لا يمكنني الحضور في هذا الوقت
cancel-why-mistake = أخطأت في اختيار الطبيب أو الوقت
cancel-why-other = سبب آخر
label-cancel-own-words = بكلماتك (اختياري)
label-cancel-own-words-hint = يساعدنا ذلك في التخطيط. لا يقرؤه إلا أنت وطبيبك.
label-cancel-reason = السبب (اختياري)
label-cancel-reason-hint = يساعدنا ذلك في التخطيط. لا يقرؤه إلا المريض والطبيب.
cancel-for-patient = عند الإلغاء للمريض
cancel-patient-sees = يجد المريض الزيارة ملغاة مع السبب الذي تكتبه.
cancel-no-way-back-staff = لا يمكن التراجع عن الإلغاء. يمكن حجز زيارة جديدة.
cancel-cutoff-staff = يمكن للمرضى القيام بذلك بأنفسهم حتى { $when }.
wrong-cancel-reason-too-long = يرجى اختصار السبب: الحد الأقصى للأحرف { $limit }، وعددها الآن { $length }
cancel-link = إلغاء هذه الزيارة
cancel-button = إلغاء هذه الزيارة
cancel-keep = الإبقاء عليها
cancel-instead = هل يناسبك يوم آخر؟
cancel-instead-why = عند النقل يبقى مكانك محفوظًا إلى أن تحصل على وقت جديد.
flash-cancelled = أُلغيت زيارة يوم { $when }.
flash-moved = أصبح وقت الزيارة { $when }.
flash-booked-before = سبق لك الحجز من تلك الصفحة. تجد الزيارة هنا.
flash-confirmed = تم تأكيد الزيارة.
flash-checked-in = سُجّل الوصول. يراه الطبيب الآن.
flash-started = بدأت الزيارة.
flash-no-show = سُجّل عدم الحضور.

## A doctor's day
tally-visits = { $count ->
    [zero] { $number } زيارة
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $number } زيارات
   *[other] { $number } زيارة
}
tally-done = { $number } منتهية
tally-waiting = { $number } في الانتظار
tally-no-show = { $number } { $count ->
    [two] لم يحضرا
    [few] لم يحضروا
   *[other] لم يحضر
}
tally-to-come = { $number } قادمة
day-title = زيارات يوم { $day }
day-list = زيارات اليوم
day-with-you = لديك الآن
day-next-waits = المريض التالي، ينتظر منذ { $minutes ->
    [0] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}
day-next-to-come = المريض التالي
day-none-today = لا توجد زيارات اليوم
day-none = لا توجد زيارات في هذا اليوم
day-none-why = تظهر هنا فورًا الزيارات التي يحجزها المرضى.
day-show-next = عرض اليوم التالي
desk-not-shown = تعذّر عرض القائمة
wrong-date-malformed = يرجى إدخال اليوم على شكل 2026-11-26

visit-by-link-more = معلومات أكثر مما في الرسالة
visit-by-link-why = ترى هذه الزيارة عبر رابط من رسالة. أما ما ذكرته للطبيب وسجلاتك وزياراتك الأخرى فتجدها بعد تسجيل الدخول.
visit-by-link-sign-in = تسجيل الدخول وعرض كل شيء
visit-link-ended-title = لم يعد هذا الرابط صالحًا
visit-link-ended-why = تغيّرت الزيارة منذ إرسال الرسالة، أو بدأت.
visit-link-ended-next = في أحدث رسالة رابط صالح، وتجد جميع زياراتك بعد تسجيل الدخول.

## Offered times, several visits at once, a doctor's own patients
propose-title = اقتراح موعد في { $day }
propose-headline = اقتراح موعد على { $name }
propose-lead = هذه أوقاتك المتاحة. يقبل المريض أو يعتذر.
propose-nothing-yet = لم يُرسل شيء بعد.
propose-choose = اختيار هذا الوقت
propose-not-yet = لم يُقترح الموعد بعد
propose-instead = هذه الأوقات متاحة
propose-reason = ما الغرض من الزيارة؟
propose-reason-hint = { $limit } حرفًا على الأكثر. يقرؤه المريض أيضًا، ولا يراه مكتب الاستقبال بعد ذلك.
propose-button = اقتراح هذا الموعد
propose-then = ما الذي يحدث بعد ذلك
propose-then-how = يبقى الوقت محجوزًا. يُبلَّغ { $name } بالبريد وهنا، فيقبل أو يعتذر، ثم يصلك الرد.
propose-patient-busy = لدى المريض زيارة أخرى في ذلك الوقت. اختر أحد هذه الأوقات.
propose-next = الزيارة التالية
propose-next-how = اعرض على المريض أحد أوقاتك المتاحة.
propose-link = اقتراح موعد
flash-proposed = اقتُرح الموعد. طُلب من { $name } الرد.
flash-declined = اعتذرت عن الموعد { $when }. أُبلغ طبيبك بذلك.
decline-headline = الاعتذار عن هذا الموعد؟
decline-not-yet = لم يُعتذر عن الموعد بعد
decline-doctor-knows = يُبلَّغ { $doctor } بالسبب الذي تذكره.
decline-costs-nothing = لا يكلفك ذلك شيئًا.
decline-why = لماذا تعتذر؟ (اختياري)
decline-keep = العودة والتفكير في الأمر
decline-instead = موعد آخر بدلًا منه؟
decline-instead-how = يمكنك حجز موعد آخر مع هذا الطبيب بنفسك.
mine-proposed = يقترح { $doctor } زيارة. يرجى الرد.
mine-proposed-how = يبقى الوقت محجوزًا لك حتى ترد.
choose-staff-only = للموظفين فقط
choose-staff-only-how = الأوقات المعلَّمة «للموظفين فقط» محفوظة للحالات الطارئة ولا يراها المرضى.
week-staff-only = يحجزها الموظفون فقط: { $span }
my-patients-title = مرضاي
my-patients-lead = كل من له زيارة معك في آخر 365 يومًا أو قادمة.
my-patients-search = جزء من الاسم
my-patients-last = آخر زيارة
my-patients-next = الزيارة القادمة
my-patients-no-last = لم يُفحص بعد
my-patients-no-next = لا شيء محجوز
my-patients-not-found = لم يُعثر على أحد
my-patients-not-found-why = يشمل البحث مرضاك فقط. جرّب بداية الاسم أو اسم العائلة.
my-patients-all = عرض الجميع
my-patients-nobody = لا يوجد مرضى بعد
my-patients-nobody-why = يظهر هنا كل من يحجز زيارة معك.
series = السلسلة
series-title = عدة زيارات
series-headline = عدة زيارات لـ { $name }
series-link = حجز عدة زيارات
series-link-how = تفصل بينها أسابيع أو أيام. ترى كل تاريخ قبل حجز أي شيء.
series-other-doctor = طبيب آخر
series-first = اليوم الأول
series-time = الوقت
series-every = كل
series-unit = أسابيع أو أيام
series-weeks = أسابيع
series-days = أيام
series-count = عدد الزيارات
series-count-hint = من 2 إلى 26.
series-preview-button = عرض كل التواريخ
series-then = لم يُحجز شيء بعد
series-then-how = تعرض الصفحة التالية كل تاريخ وتبيّن ما لا يمكن حجزه. يمكنك نقل بعضها أو استبعاده.
series-proposes = يقبل المريض كل واحدة منها أو يعتذر عنها.
series-preview-title = التحقق من كل التواريخ
series-preview-headline = { $count ->
    [zero] لا تواريخ للمراجعة
    [one] تاريخ واحد للمراجعة
    [two] تاريخان للمراجعة
    [few] { $count } تواريخ للمراجعة
    [many] { $count } تاريخًا للمراجعة
   *[other] { $count } تاريخ للمراجعة
}
series-with-for = مع { $doctor }، لـ { $name }
series-conflicts = { $count ->
    [zero] لا توجد تواريخ متعارضة.
    [one] لا يمكن حجز تاريخ واحد كما خُطط له. اختر وقتًا آخر أو استبعده.
    [two] لا يمكن حجز تاريخين كما خُطط لهما. اختر وقتًا آخر أو استبعدهما.
    [few] لا يمكن حجز { $count } تواريخ كما خُطط لها. اختر وقتًا آخر أو استبعدها.
    [many] لا يمكن حجز { $count } تاريخًا كما خُطط لها. اختر وقتًا آخر أو استبعدها.
   *[other] لا يمكن حجز { $count } تاريخ كما خُطط لها. اختر وقتًا آخر أو استبعدها.
}
series-no-conflicts = كل التواريخ متاحة للطرفين.
series-free = متاح
series-what-to-do = الحجز في
series-leave-out = استبعاد هذه الزيارة
series-change = تغيير التواريخ
series-not-booked = لم يُحجز شيء بعد
series-nothing-chosen = اختر وقتًا لتاريخ واحد على الأقل.
series-book-button = حجز هذه الزيارات
series-propose-button = اقتراح هذه الزيارات
series-taken = محجوز
series-patient-busy = لدى المريض زيارة أخرى
series-outside-hours = لا تبدأ زيارات في هذا الوقت
series-leave = الطبيب في إجازة
series-doctor-closed = الطبيب لا يستقبل زيارات
series-house-closed = المستشفى مغلق
series-too-far-ahead = بعيد جدًا
series-over = انقضى هذا الوقت
series-not-accepting = الطبيب لا يقبل الحجوزات
series-no-such-time = يتخطى تغيير الساعة هذا الوقت
series-try-again = تعذّر ذلك الآن
series-booked-title = ما حُجز
series-partly = المحجوز: { $booked }، غير المحجوز: { $failed }
series-all-booked = { $count ->
    [zero] لم تُحجز أي زيارة
    [one] حُجزت زيارة واحدة
    [two] حُجزت زيارتان
    [few] حُجزت { $count } زيارات
    [many] حُجزت { $count } زيارة
   *[other] حُجزت { $count } زيارة
}
series-all-proposed = { $count ->
    [zero] لم تُقترح أي زيارة
    [one] اقتُرحت زيارة واحدة
    [two] اقتُرحت زيارتان
    [few] اقتُرحت { $count } زيارات
    [many] اقتُرحت { $count } زيارة
   *[other] اقتُرحت { $count } زيارة
}
series-failed = لم تُحجز
series-failed-how = سبقك أحدهم أو تغيّر شيء. اختر وقتًا آخر أو استبعدها.
series-again-button = المحاولة مجددًا
series-booked = محجوزة
series-proposed = مقترحة
series-place = { $number } من { $of }
series-cancel-link = إلغاء كل ما بقي من هذه السلسلة
series-cancel-title = إلغاء سلسلة
series-cancel-headline = { $count ->
    [zero] لا زيارات متبقية من هذه السلسلة
    [one] إلغاء الزيارة الوحيدة المتبقية من هذه السلسلة؟
    [two] إلغاء الزيارتين المتبقيتين من هذه السلسلة؟
    [few] إلغاء { $count } زيارات متبقية من هذه السلسلة؟
    [many] إلغاء { $count } زيارة متبقية من هذه السلسلة؟
   *[other] إلغاء { $count } زيارة متبقية من هذه السلسلة؟
}
series-cancel-means = تصبح هذه الأوقات متاحة لغيرك فورًا، ولا يمكن التراجع عن ذلك.
series-cancel-button = { $count ->
    [zero] لا شيء للإلغاء
    [one] إلغاء هذه الزيارة
    [two] إلغاء هاتين الزيارتين
    [few] إلغاء هذه الزيارات ({ $count })
    [many] إلغاء هذه الزيارات ({ $count })
   *[other] إلغاء هذه الزيارات ({ $count })
}
series-cancel-keep = الإبقاء عليها
series-not-cancelled = لم تُلغَ الزيارات
series-none-left = لا شيء متبقٍ للإلغاء
series-none-left-why = زيارات هذه السلسلة انتهت أو أُلغيت أو اقترب موعدها كثيرًا.
series-none-left-why-staff = زيارات هذه السلسلة انتهت أو أُلغيت.
flash-series-cancelled = { $count ->
    [zero] لم تُلغَ أي زيارة.
    [one] أُلغيت زيارة واحدة.
    [two] أُلغيت زيارتان.
    [few] أُلغيت { $count } زيارات.
    [many] أُلغيت { $count } زيارة.
   *[other] أُلغيت { $count } زيارة.
}
flash-series-partly =
    { $count ->
        [zero] لم تُلغَ أي زيارة.
        [one] أُلغيت زيارة واحدة.
        [two] أُلغيت زيارتان.
        [few] أُلغيت { $count } زيارات.
        [many] أُلغيت { $count } زيارة.
       *[other] أُلغيت { $count } زيارة.
    } { $kept ->
        [zero] ولم تبقَ أي زيارة.
        [one] وبقيت زيارة واحدة تغيّرت في الأثناء.
        [two] وبقيت زيارتان تغيّرتا في الأثناء.
        [few] وبقيت { $kept } زيارات تغيّرت في الأثناء.
        [many] وبقيت { $kept } زيارة تغيّرت في الأثناء.
       *[other] وبقيت { $kept } زيارة تغيّرت في الأثناء.
    }

kind-choose = نوع الزيارة
kind-usual = زيارة معتادة
kind-chosen = تم الاختيار
kind-of-visit = نوع الزيارة
choose-kind-gone = لم يعد هذا الطبيب يقدم هذا النوع من الزيارات. يرجى اختيار نوع آخر أو الزيارة المعتادة.
