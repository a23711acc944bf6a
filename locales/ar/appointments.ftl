### Visits: their states, booking, moving, cancelling, lists.

status-requested = مطلوبة
status-proposed = مقترحة
status-booked = محجوزة
status-confirmed = مؤكدة
status-checked-in = سُجّل الوصول
status-in-consultation = لدى الطبيب
status-completed = مكتملة
status-cancelled = ملغاة
status-declined = مرفوضة
status-no-show = عدم حضور

move-confirm = تأكيد حضوري
move-confirm-for = تأكيد حضور { $name }
move-confirm-video = تأكيد مشاركتي
move-confirm-video-for = تأكيد مشاركة { $name }
move-accept-request = قبول هذه الزيارة
move-accept-proposal = قبول هذا الوقت
move-check-in = تسجيل الوصول
move-undo-check-in = ليس هنا في الواقع
move-start = بدء الزيارة
move-no-show = لم يحضر

your-visit = زيارتك
visit-for = زيارة { $name }
visit-again = الحجز مجددًا مع هذا الطبيب
your-answers = إجاباتك
visit-to-calendar = إضافة إلى تقويمك
see-visit = عرض الزيارة
book-a-visit = حجز زيارة
come-at = يرجى الحضور في الساعة { $time }
come-at-for = يرجى حضور { $name } في الساعة { $time }
expected-at = الحضور المتوقع الساعة { $time }
choose-another-time = اختيار وقت آخر
back-to-visit = العودة إلى الزيارة
back-to-departments = الأقسام
back-to-times = العودة إلى الأوقات المتاحة
back-to-details = العودة إلى إجاباتك
back-to-held = العودة إلى الوقت المحتفظ به
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
choose-day-full = لم تبقَ لدى هذا الطبيب أي زيارة في ذلك اليوم. يرجى اختيار يوم آخر.
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
choose-hold-note = نحتفظ بالوقت مدة { $minutes ->
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
choose-fewer = { $count ->
    [one] يمكن حجز زيارة واحدة أخرى في هذا اليوم في أي من هذه الأوقات.
    [two] يمكن حجز زيارتين أخريين في هذا اليوم في أي من هذه الأوقات.
    [few] يمكن حجز { $count } زيارات أخرى في هذا اليوم في أي من هذه الأوقات.
   *[other] يمكن حجز { $count } زيارة أخرى في هذا اليوم في أي من هذه الأوقات.
}

## Details and check
details-title = سبب زيارتك
details-headline = ما سبب رغبتك في زيارة الطبيب؟
details-button = مراجعة إجاباتك
details-no-video = يستقبل { $doctor } المرضى حضوريًا فقط، لذلك لن تكون هذه الزيارة عبر الفيديو.
label-reason = السبب
label-reason-hint = تكفي بضع كلمات، والحد الأقصى للأحرف { $limit }. لا يقرؤها إلا أنت وطبيبك.
label-symptoms = الأعراض (اختياري)
label-reason-hint-desk = تكفي بضع كلمات، والحد الأقصى للأحرف { $limit }. لا يقرؤها بعد ذلك إلا المريض والطبيب.
label-symptoms-hint = ما تشعر به، ومنذ متى، وما الذي يخفّفه. الحد الأقصى للأحرف: { $limit }.
label-symptoms-hint-desk = ما يشعر به المريض، ومنذ متى، وما الذي يخفّفه. الحد الأقصى للأحرف: { $limit }.
label-priority = ما مدى استعجال الزيارة؟
label-priority-for = ما مدى استعجال زيارة { $name }؟
priority-routine = يمكن الانتظار
priority-soon = خلال أيام قليلة
priority-urgent = في أقرب وقت ممكن
priority-urgent-hint = عند ألم في الصدر أو صعوبة في التنفس أو نزيف شديد: يرجى الاتصال فورًا بالرقم {"\u200E"}{ $number }.
priority-urgent-hint-for = إذا كان لدى { $name } ألم في الصدر أو صعوبة في التنفس أو نزيف شديد، فلا حاجة إلى الحجز: يرجى الاتصال فورًا بالرقم {"\u200E"}{ $number }.
nothing-said = لم يُذكر شيء
who-reads = من يقرأ هذا
who-reads-answers = لا يقرأ السبب والأعراض إلا أنت والأطباء الذين يعالجونك. لا يراها الاستقبال.
details-headline-desk = ما سبب رغبة { $name } في زيارة الطبيب؟
details-headline-open = ما سبب طلب الزيارة؟
who-reads-answers-desk = لا يقرأ السبب والأعراض إلا المريض والأطباء الذين يعالجونه. بعد حجز الزيارة لا يراها الاستقبال.
held-until = محفوظ لك حتى الساعة { $time }: { $when }.
held-until-for = محفوظ لـ { $name } حتى الساعة { $time }: { $when }.
check-title = مراجعة إجاباتك
check-headline = مراجعة إجاباتك ثم الحجز
change-until = يمكنك نقلها أو إلغاؤها مجانًا حتى { $when }
change-until-patient = يمكن للمريض نقلها أو إلغاؤها مجانًا حتى { $when }
change-no-longer-patient = انتهى الوقت الذي ينقل فيه المرضى الزيارة أو يلغونها بأنفسهم.
check-time-is-yours = يصبح الوقت محجوزًا لك فور تأكيد الحجز.
check-time-is-theirs = يصبح الوقت محجوزًا لـ { $name } فور تأكيد الحجز.
check-answer-within = { $hours ->
    [one] توقّع الرد خلال ساعة واحدة.
    [two] توقّع الرد خلال ساعتين.
    [few] توقّع الرد خلال { $hours } ساعات.
   *[other] توقّع الرد خلال { $hours } ساعة.
}
check-doctor-answers = يلزم رد { $doctor } أولًا. يبقى الوقت لك في هذه الأثناء.
check-doctor-answers-for = يلزم رد { $doctor } أولًا. يبقى الوقت محفوظًا لـ { $name } في هذه الأثناء.
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
taken-closed-title = لا يستقبل هذا الطبيب حجوزات حاليًا
taken-closed-headline = اختيار طبيب آخر
taken-closed-was = لا يستقبل { $doctor } حجوزات حاليًا، ولم يعد حجز هذا الوقت ممكنًا: { $when }.
taken-full-title = لم تبقَ لدى هذا الطبيب أي زيارة في ذلك اليوم
taken-full-was = يستقبل { $doctor } عددًا محدودًا من الزيارات في اليوم، واكتمل ذلك اليوم: { $when }.
taken-own-full-title = { $has ->
    [one] لديك بالفعل زيارة واحدة في ذلك اليوم
    [two] لديك بالفعل زيارتان في ذلك اليوم
    [few] لديك بالفعل { $has } زيارات في ذلك اليوم
   *[other] لديك بالفعل { $has } زيارة في ذلك اليوم
}
taken-own-full-title-for = { $has ->
    [one] لدى { $name } بالفعل زيارة واحدة في ذلك اليوم
    [two] لدى { $name } بالفعل زيارتان في ذلك اليوم
    [few] لدى { $name } بالفعل { $has } زيارات في ذلك اليوم
   *[other] لدى { $name } بالفعل { $has } زيارة في ذلك اليوم
}
taken-own-full-was = لم يُحجز { $when }: في ذلك اليوم أقصى ما يمكن حجزه من زيارات ليوم واحد. اختر يومًا آخر، أو اتصل بالاستقبال الذي يمكنه حجز المزيد.
taken-kept-below = إجاباتك أدناه.
choose-own-day-full = { $has ->
    [one] لديك بالفعل زيارة واحدة في ذلك اليوم، وهو أقصى ما يمكن حجزه: اختر يومًا آخر، أو اتصل بالاستقبال الذي يمكنه حجز المزيد.
    [two] لديك بالفعل زيارتان في ذلك اليوم، وهو أقصى ما يمكن حجزه: اختر يومًا آخر، أو اتصل بالاستقبال الذي يمكنه حجز المزيد.
    [few] لديك بالفعل { $has } زيارات في ذلك اليوم، وهو أقصى ما يمكن حجزه: اختر يومًا آخر، أو اتصل بالاستقبال الذي يمكنه حجز المزيد.
   *[other] لديك بالفعل { $has } زيارة في ذلك اليوم، وهو أقصى ما يمكن حجزه: اختر يومًا آخر، أو اتصل بالاستقبال الذي يمكنه حجز المزيد.
}
choose-own-day-full-for = { $has ->
    [one] لدى { $name } بالفعل زيارة واحدة في ذلك اليوم، وهو أقصى ما يمكن حجزه: اختر يومًا آخر، أو اتصل بالاستقبال الذي يمكنه حجز المزيد.
    [two] لدى { $name } بالفعل زيارتان في ذلك اليوم، وهو أقصى ما يمكن حجزه: اختر يومًا آخر، أو اتصل بالاستقبال الذي يمكنه حجز المزيد.
    [few] لدى { $name } بالفعل { $has } زيارات في ذلك اليوم، وهو أقصى ما يمكن حجزه: اختر يومًا آخر، أو اتصل بالاستقبال الذي يمكنه حجز المزيد.
   *[other] لدى { $name } بالفعل { $has } زيارة في ذلك اليوم، وهو أقصى ما يمكن حجزه: اختر يومًا آخر، أو اتصل بالاستقبال الذي يمكنه حجز المزيد.
}
taken-headline = اختيار وقت آخر
taken-was = لم يعد هذا الوقت متاحًا: { $when } مع { $doctor }.
taken-kept = إجاباتك محفوظة. يرجى اختيار أحد هذه الأوقات.
taken-kept-none = تجد إجاباتك أدناه. لا يوجد وقت آخر متاح في الأيام القادمة.
taken-free-now = أقرب الأوقات المتاحة، من الأبكر إلى الأبعد
taken-other-times = أيام أخرى
taken-button = حجز هذا الوقت
taken-none = لا يوجد وقت آخر متاح
taken-none-next = قد يكون لدى طبيب آخر وقت مناسب لك.
hold-ended-title = لم نعد نحتفظ بهذا الوقت
hold-ended-why = نحتفظ بالوقت بضع دقائق أو إلى أن يُحجز.
hold-ended-next = قد يكون لا يزال متاحًا. وإذا حجزته للتو فتجده ضمن زياراتك.
hold-ended-instead = نحتفظ الآن بوقت آخر بدلًا منه: { $when }.
hold-ended-again = الاحتفاظ به من جديد: { $when }
hold-ended-button = أوقات أخرى مع الطبيب نفسه
hold-ended-visits = عرض الزيارات
time-still-held = الوقت المختار ما زال محتفظًا به.
answers-kept = نحتفظ بما كُتب مدة { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}، وسيظهر من جديد عند الاحتفاظ بوقت.

## Booked
booked-title = تم حجز الزيارة
booked-headline = تم حجز زيارتك
booked-lead = تجدها ضمن زياراتك في أي وقت.
booked-asked-headline = أرسلنا طلب زيارتك
booked-asked-lead = بانتظار رد { $doctor }. يبقى الوقت لك في هذه الأثناء.
booked-asked-lead-for = بانتظار رد { $doctor }. يبقى الوقت محجوزًا لـ { $name } في هذه الأثناء.
booked-next-answer = يصلك رد { $doctor } بالقبول أو باقتراح وقت آخر. تجده ضمن زياراتك.
booked-headline-for = تم حجز زيارة { $name }
booked-lead-for = تجدها هنا في أي وقت: { $visits }.
booked-asked-headline-for = أرسلنا طلب زيارة { $name }
booked-next-answer-for = يصلك رد { $doctor } بالقبول أو باقتراح وقت آخر. تجده ضمن زيارات { $name }.
booked-next-come = الحضور في الساعة { $time }، قبل بدء الزيارة بعشر دقائق.
booked-next-come-for = حضور { $name } في الساعة { $time }، قبل بدء الزيارة بعشر دقائق.
booked-next-check-in = تسجيل الوصول من هاتفك أو في الاستقبال.
booked-next-check-in-for = تسجيل الوصول هنا أو في الاستقبال.
booked-next-called = الدخول بعد أن يناديك { $doctor }.
booked-next-called-for = الدخول بعد أن ينادي { $doctor } على { $name }.
bring = ما يجب إحضاره
bring-for = ما يجب أن يُحضره { $name }
bring-card = بطاقة هوية بصورة تحمل اسمك
bring-card-for = بطاقة هوية بصورة تحمل اسم { $name }
bring-medicines = الأدوية التي تتناولها حاليًا
bring-medicines-for = الأدوية التي يتناولها { $name } حاليًا
bring-reports = التقارير والقياسات المتعلقة بهذا الأمر
bring-video = ما يجب تجهيزه
bring-video-place = مكان هادئ، وجهاز فيه كاميرا وميكروفون
cannot-come = إذا تعذّر حضورك
cannot-come-for = إذا تعذّر حضور { $name }
change-no-longer = انتهى وقت نقل الزيارة أو إلغائها هنا. إذا تعذّر حضورك فيرجى الاتصال بالمستشفى.
change-no-longer-for = انتهى وقت نقل الزيارة أو إلغائها هنا. إذا تعذّر حضور { $name } فيرجى الاتصال بالمستشفى.
cannot-come-how = يمكنك نقل هذه الزيارة أو إلغاؤها مجانًا حتى { $when }.

## My visits
mine-needs-time = تحتاج إلى موعد آخر
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
mine-next-in-for = { $days ->
    [0] الزيارة القادمة لـ { $name } اليوم
    [one] الزيارة القادمة لـ { $name } غدًا
    [two] الزيارة القادمة لـ { $name } بعد يومين
    [few] الزيارة القادمة لـ { $name } بعد { $days } أيام
    [many] الزيارة القادمة لـ { $name } بعد { $days } يومًا
   *[other] الزيارة القادمة لـ { $name } بعد { $days } يوم
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
visit-was-declined = رُفض هذا الوقت
visit-is-over = انتهت هذه الزيارة
answer-by = توقّع الرد في موعد أقصاه { $when }.
answer-is-late = كان الرد متوقعًا في موعد أقصاه { $when }. اتصل بالاستقبال إن طال الانتظار.
answer-overdue = تأخر الرد
visit-requested = لم يصل رد { $doctor } بعد. يبقى الوقت لك في هذه الأثناء.
visit-requested-for = لم يصل رد { $doctor } بعد. يبقى الوقت محجوزًا لـ { $name } في هذه الأثناء.
visit-proposed = هذا الوقت اقتراح من { $doctor }. يمكنك قبوله أو رفضه.
visit-proposed-for = هذا الوقت اقتراح من { $doctor } لـ { $name }. يمكنك قبوله أو رفضه.
visit-cancelled-because = سبب الإلغاء: { $reason }
visit-declined-because = سبب الرفض: { $reason }
visit-answers-hidden = السبب والأعراض للمريض والطبيب فقط.
visit-not-needed = لم تعد بحاجة إليها؟
visit-decline = رفض هذا الوقت
visit-other-time = تحتاج إلى وقت آخر؟
visit-other-time-for = هل يلزم وقت آخر؟
visit-other-time-until = يمكنك نقلها مجانًا حتى { $when }. يبقى الوقت القديم لك إلى أن تحصل على الجديد.
visit-other-time-until-for = يمكنك نقلها مجانًا حتى { $when }. يبقى الوقت القديم محجوزًا لـ { $name } إلى أن يتوفر الجديد.
visit-history = ما حدث حتى الآن
visit-moved = نُقلت إلى وقت آخر
visit-check-in-undone = أُلغي تسجيل الوصول
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
move-headline-for = نقل زيارة { $name } لدى { $doctor }
move-from = وقتها الآن { $when }.
move-keep-old = يبقى الوقت القديم محجوزًا إلى أن يُؤكَّد الجديد.
move-until = يمكنك نقلها هنا حتى { $when }.
move-button = النقل إلى هذا الوقت
change-too-late = فات وقت تغيير هذه الزيارة هنا. يرجى الاتصال بالمستشفى ليستفيد غيرك من الوقت.
change-seen-old = تغيّرت هذه الزيارة منذ أن فتحتها. يرجى الاطلاع عليها مجددًا قبل اتخاذ القرار.
change-not-allowed-now = لم يعد تغيير هذه الزيارة ممكنًا: تغيّرت حالتها.
change-offer-gone = لم يعد هذا الموعد ممكنًا: الطبيب غائب حينها أو المستشفى مغلق. ارفضه أو اطلب منا موعدًا آخر.
change-request-hit = لا يمكن قبول هذا الطلب: الطبيب غائب حينها أو المستشفى مغلق. حدِّد له موعدًا آخر، أو اذكر ضمن «زيارات بحاجة إلى حل» أنه سيتم رغم ذلك.
change-offer-not-moved = هذا الموعد مقترح ولم يُقبل بعد، لذلك لا يمكن تغييره هنا. يمكن رفضه أو سحبه واقتراح موعد آخر.
cancel-title = إلغاء هذه الزيارة
cancel-headline = هل تريد إلغاء هذه الزيارة؟
cancel-not-yet = لم تُلغَ الزيارة
cancel-consequences = عند الإلغاء
cancel-what-happens = يصبح الوقت { $time } متاحًا لغيرك فورًا.
cancel-doctor-knows = لن ينتظرك { $doctor }.
cancel-doctor-knows-for = لن ينتظر { $doctor } حضور { $name }.
cancel-costs-nothing = لا يكلّفك الإلغاء شيئًا. يمكنك الإلغاء هنا حتى { $when }.
cancel-no-way-back = لا يمكن التراجع عن الإلغاء. يمكنك حجز زيارة جديدة.
cancel-why = ما سبب الإلغاء؟ (اختياري)
cancel-why-better = تحسّنت حالتي
cancel-why-better-for = تحسّنت حالة { $name }
cancel-why-cannot-come = لا يمكنني الحضور في هذا الوقت
cancel-why-cannot-come-for = لا يمكن لـ { $name } الحضور في هذا الوقت
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
cancel-late-staff = كان بإمكان المرضى القيام بذلك بأنفسهم حتى { $when }.
label-late-reason = السبب
late-reason-cancel-hint = انتهت المدة التي يقوم فيها المرضى بذلك بأنفسهم. يقرأ المريض والطبيب السبب، ويُحفظ أيضًا في سجل التدقيق. من دون معلومات طبية.
late-reason-move-hint = انتهت المدة التي يقوم فيها المرضى بذلك بأنفسهم. يُحفظ السبب في سجل التدقيق. من دون معلومات طبية.
wrong-late-reason-missing = يرجى إدخال السبب: انتهت المدة التي يقوم فيها المرضى بذلك بأنفسهم
wrong-cancel-reason-missing = يرجى إدخال السبب: يقرأ المريض سبب إلغاء الزيارة
wrong-cancel-reason-too-long = يرجى اختصار السبب: الحد الأقصى للأحرف { $limit }، وعددها الآن { $length }
withdraw-title = سحب هذا العرض
withdraw-headline = هل تريد سحب هذا العرض؟
withdraw-not-yet = لم يُسحب العرض
withdraw-consequences = عند سحب العرض
withdraw-patient-sees = لن يتمكن المريض من قبول هذا الوقت، وسيقرأ السبب الذي تكتبه.
withdraw-no-way-back = لا يمكن التراجع عن ذلك. يمكن عرض وقت آخر.
withdraw-keep = الإبقاء على العرض
cancel-link = إلغاء هذه الزيارة
cancel-button = إلغاء هذه الزيارة
cancel-keep = الإبقاء عليها
cancel-instead = هل يناسبك يوم آخر؟
cancel-instead-why = عند النقل يبقى مكانك محفوظًا إلى أن تحصل على وقت جديد.
flash-cancelled = أُلغيت زيارة يوم { $when }.
flash-moved = أصبح وقت الزيارة { $when }.
flash-booked-before = سبق لك الحجز من تلك الصفحة. تجد الزيارة هنا.
flash-confirmed = تم تأكيد الزيارة.
flash-accepted = لقد قبلت هذا الموعد.
flash-checked-in = سُجّل الوصول. يراه الطبيب الآن.
flash-checked-in-as = سُجّل الوصول. الرقم هو { $token }. يراه الطبيب الآن.
flash-check-in-undone = أُلغي تسجيل الوصول. والزيارة كما كانت.
flash-started = بدأت زيارة { $patient }.
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
tally-with-doctor = { $number } لدى الطبيب
tally-with-you = { $number } لديك
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
day-skip-earlier = { $count ->
    [one] تخطي زيارة سابقة واحدة
    [two] تخطي زيارتين سابقتين
    [few] تخطي { $count } زيارات سابقة
   *[other] تخطي { $count } زيارة سابقة
}
desk-not-shown = تعذّر عرض القائمة
wrong-date-malformed = يرجى إدخال اليوم على شكل 2026-11-26

visit-by-link-more = معلومات أكثر مما في الرسالة
visit-by-link-why = ترى هذه الزيارة عبر رابط من رسالة. أما ما ذكرته للطبيب وسجلاتك وزياراتك الأخرى فتجدها بعد تسجيل الدخول.
visit-by-link-sign-in = تسجيل الدخول وعرض كل شيء
visit-link-ended-title = لم يعد رابط هذه الزيارة صالحًا
visit-link-ended-why = تغيّرت الزيارة منذ إرسال الرسالة، أو بدأت.
visit-link-ended-next = في أحدث رسالة رابط صالح، وتجد جميع زياراتك بعد تسجيل الدخول.
