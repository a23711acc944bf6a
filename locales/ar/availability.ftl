### A doctor's hours: weekly rules, exceptions, booked visits in the way, what patients will see.

## The week
hours-title = ساعات عمل { $doctor }
hours-open = الحجز مفتوح.
hours-shut = الحجز مغلق: لا يمكن لأحد الحجز مهما كانت ساعات العمل.
hours-cap = { $count ->
    [one] زيارة واحدة في اليوم على الأكثر.
    [two] زيارتان في اليوم على الأكثر.
    [few] { $count } زيارات في اليوم على الأكثر.
   *[other] { $count } زيارة في اليوم على الأكثر.
}
hours-every-week = كل أسبوع
hours-visits-of = { $count ->
    [zero] 0 زيارة
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $count } زيارات
   *[other] { $count } زيارة
} × { $minutes } { $minutes ->
    [few] دقائق
   *[other] دقيقة
}
hours-date = { $day } { $month }
hours-date-year = { $day } { $month } { $year }
hours-from = ابتداءً من { $from }
hours-until = حتى { $until }
hours-from-until = من { $from } إلى { $until }
hours-over = انتهت
hours-none = لا ساعات عمل
hours-remove = إزالة
hours-exceptions = الإجازات والاستثناءات الأخرى
hours-no-exceptions = لا استثناءات قادمة: كل أسبوع كما هو أعلاه.
hours-house-closed = المستشفى كله مغلق
hours-house-open = لا أيام إغلاق قادمة.
hours-not-so = تعذّر ذلك
hours-seen-old = تغيّرت ساعات العمل منذ أن فتحت الصفحة. لم يُحفظ شيء. يرجى الاطلاع مجددًا قبل اتخاذ القرار.
wrong-week-malformed = يرجى إدخال يوم من الأسبوع على شكل 2026-11-26

## What patients will see
preview-heading = ما سيراه المرضى
preview-week = من { $from } إلى { $to }.
preview-taken = تُستبعد الأوقات المحجوزة. يحجز المرضى قبل { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
} على الأكثر.
preview-shut = لا يرى المرضى أيًّا من هذه الأوقات ما دام الحجز لدى الطبيب مغلقًا.
preview-other = أسابيع أخرى
preview-earlier = الأسبوع السابق
preview-later = الأسبوع التالي
preview-choose = أسبوع
preview-show = عرض الأسبوع
preview-count = { $count ->
    [zero] لا أوقات
    [one] وقت واحد
    [two] وقتان
    [few] { $count } أوقات
    [many] { $count } وقتًا
   *[other] { $count } وقت
}
cap-left-of = يمكن حجز { $left }، والأوقات المتاحة للاختيار: { $count }
preview-closed = المستشفى مغلق
preview-closed-for = المستشفى مغلق: { $why }
preview-over = انقضى
preview-next-change = تغيير الساعة القادم: أسبوع { $day }
preview-no-change = لا تتغيّر الساعة في { $city }.
hours-clocks-forward = يوم { $day } تُقدَّم الساعة عند { $from }: لا وجود للأوقات بين { $from } و{ $to }.
hours-clocks-back = يوم { $day } تُؤخَّر الساعة عند { $from }: تتكرر الأوقات بين { $to } و{ $from } مرتين، وتُعرض مرة واحدة، في المرة الأولى.

## A weekly rule
rule-add = إضافة ساعات أسبوعية
rule-new-title = إضافة ساعات أسبوعية: { $doctor }
rule-change-title = تغيير الساعات الأسبوعية: { $doctor }
rule-change-headline = تغيير الساعات الأسبوعية
rule-save = حفظ هذه الساعات
label-rule-days = يوم الأسبوع
label-rule-days-hint = يمكن اختيار يوم أو أكثر. تكون الساعات نفسها لكل منها.
label-rule-start = من
label-rule-end = حتى
label-rule-end-hint = 00:00 هي نهاية اليوم.
label-rule-minutes = مدة كل زيارة بالدقائق
label-rule-minutes-hint = من 15 إلى 240، من مضاعفات { $grain }.
label-rule-from = أول تاريخ (اختياري)
label-rule-from-hint = فارغ: من الآن.
label-rule-until = آخر تاريخ (اختياري)
label-rule-until-hint = فارغ: بلا نهاية.
rule-week-now = الأسبوع كما هو الآن
rule-booked = الزيارات المحجوزة
rule-booked-how = تبقى محجوزة. إذا استبعدت هذه الساعات بعضها فسترى أيها قبل حفظ أي شيء.
rule-no-more = لم تعد مطلوبة؟
rule-no-more-how = لا يعود المرضى يرون هذه الأوقات. تبقى الزيارات المحجوزة.
rule-remove = إزالة هذه الساعات
wrong-rule-no-day = يرجى اختيار يوم واحد على الأقل
wrong-rule-one-day = يرجى اختيار يوم واحد هنا. تُضاف الأيام الأخرى كساعات جديدة.
wrong-rule-overlaps = { $weekday ->
    [MON] الاثنين
    [TUE] الثلاثاء
    [WED] الأربعاء
    [THU] الخميس
    [FRI] الجمعة
    [SAT] السبت
   *[SUN] الأحد
} من { $start } إلى { $end } يغطي جزءًا من هذا الوقت بالفعل

## An exception
exception-add = إضافة إجازة أو استثناء
exception-add-extra = إضافة ساعات إضافية
exception-leave = إجازة
exception-leave-hint = غائب: لا زيارات.
exception-closed = وقت مغلق
exception-closed-hint = في المستشفى لكن من دون زيارات: اجتماع أو عملية.
exception-extra = ساعات إضافية
exception-extra-hint = زيارات أكثر مما تتيحه الساعات الأسبوعية.
exception-new-title = إضافة استثناء: { $doctor }
exception-new-headline = ما المختلف، ومتى؟
exception-whole-days = ترك الأوقات فارغة يعني أيامًا كاملة، وترك آخر يوم فارغًا يعني يومًا واحدًا. تحتاج الساعات الإضافية إلى الوقتين معًا.
exception-save = حفظ هذا الاستثناء
exception-day-from = { $day }، من { $time }
exception-day-until = { $day }، حتى { $time }
exception-booked-how = إذا كانت هناك زيارات محجوزة في هذا الوقت فستراها أولًا وتقرر بشأن كل منها.
label-exception-kind = ما نوعه؟
label-exception-from = أول يوم
label-exception-from-time = من (اختياري)
label-exception-to = آخر يوم (اختياري)
label-exception-to-time = حتى (اختياري)
label-exception-reason = السبب (اختياري)
label-exception-reason-hint = الحد الأقصى للأحرف: { $limit }. لا يراه إلا الموظفون، ولا يراه المرضى أبدًا.
wrong-exception-no-date = يرجى إدخال أول يوم
wrong-exception-no-start = يرجى إدخال وقت بداية الساعات الإضافية
wrong-exception-no-end = يرجى إدخال وقت نهاية الساعات الإضافية
exception-visits-link = الزيارات في هذا الوقت
exception-visits-title = الزيارات في استثناء { $doctor }
exception-visits-headline = زيارات محجوزة في هذا الوقت
exception-visits-none = لا توجد زيارات محجوزة في هذا الوقت
exception-visits-none-why = لا يمكن لأحد حجز زيارة فيه ما دام الاستثناء قائمًا.
exception-visits-back = العودة إلى ساعات العمل
exception-more-to-come = حُجزت زيارة في اللحظة الأخيرة ولا يمكن عرضها بعد. يرجى فتح هذه الصفحة مجددًا بعد دقيقة.
exception-cancel-ticked = إلغاء الزيارات المحددة
exception-keep-all = الإبقاء عليها كلها

## Booked visits in the way
check-visits-title = زيارات محجوزة تتعارض مع ساعات { $doctor } الجديدة
check-stranded-headline = { $count ->
    [one] زيارة محجوزة واحدة ستقع
    [two] زيارتان محجوزتان ستقعان
    [few] { $count } زيارات محجوزة ستقع
   *[other] { $count } زيارة محجوزة ستقع
} خارج هذه الساعات
check-hit-headline = { $count ->
    [one] زيارة واحدة محجوزة
    [two] زيارتان محجوزتان
    [few] { $count } زيارات محجوزة
   *[other] { $count } زيارة محجوزة
} في هذا الوقت
check-nothing-saved = لم يُحفظ شيء بعد.
check-stranded-what = { $count ->
    [one] تبقى محجوزة، ولا يُبلَّغ المريض بشيء. لنقلها أو إلغائها يرجى فتح الزيارة.
    [two] تبقى الزيارتان محجوزتين، ولا يُبلَّغ المريضان بشيء. لنقل إحداهما أو إلغائها يرجى فتحها.
   *[other] تبقى الزيارات محجوزة، ولا يُبلَّغ المرضى بشيء. لنقل زيارة أو إلغائها يرجى فتحها.
}
check-hit-what = تُلغى الزيارات المحددة، ويرى المرضى ذلك ضمن زياراتهم. تبقى سائر الزيارات محجوزة.
check-cancel = إلغاء
check-all = لجميع الزيارات
check-all-hint = إذا تم اختيار شيء لجميع الزيارات فلا تُحتسب الاختيارات أدناه.
check-all-each = كل زيارة كما هو مختار أدناه
check-cancel-all = { $count ->
    [one] إلغاء الزيارة
    [two] إلغاء الزيارتين
    [few] إلغاء { $count } زيارات
   *[other] إلغاء { $count } زيارة
}
check-more = وزيارات أخرى عددها { $count }.
check-save = الحفظ مع بقاء الزيارات محجوزة
check-save-exception = حفظ هذا الاستثناء
check-remove = الإزالة مع بقاء الزيارات محجوزة
check-keep = الإبقاء على الساعات
check-again = تغيير ما أدخلته
check-booked-meanwhile = تغيّرت الزيارات المتعارضة منذ آخر اطلاع لك. لم يُحفظ شيء. يرجى الاطلاع على القائمة مجددًا.
here-already = { $count ->
    [one] مريض واحد موجود هنا بالفعل
    [two] مريضان موجودان هنا بالفعل
    [few] { $count } مرضى موجودون هنا بالفعل
   *[other] { $count } مريضًا موجودون هنا بالفعل
}
here-already-what = سُجّل حضوره، لذلك لا يمكن إلغاء الزيارة ولا نقلها. يمكن فحص المريض الآن، أو يُلغي الاستقبال أو الطبيب تسجيل حضوره أولًا («ليس هنا في الواقع» في صفحة الزيارة) ثم يُتخذ القرار.

## What was done
flash-hours-saved = حُفظت الساعات الأسبوعية.
flash-hours-saved-stranded = حُفظت الساعات الأسبوعية. { $count ->
    [one] تبقى زيارة محجوزة واحدة
    [two] تبقى زيارتان محجوزتان
    [few] تبقى { $count } زيارات محجوزة
   *[other] تبقى { $count } زيارة محجوزة
} خارجها.
flash-hours-restored = عادت ساعات العمل الأسبوعية.
flash-exception-restored = عاد الاستثناء.
flash-exception-removed-visits = تمت الإزالة. { $count ->
    [one] في ذلك الوقت زيارة محجوزة واحدة، وتبقى قائمة. عند التراجع يُسأل عنها من جديد.
    [two] في ذلك الوقت زيارتان محجوزتان، وتبقيان قائمتين. عند التراجع يُسأل عن كل منهما من جديد.
    [few] في ذلك الوقت { $count } زيارات محجوزة، وتبقى قائمة. عند التراجع يُسأل عن كل منها من جديد.
   *[other] في ذلك الوقت { $count } زيارة محجوزة، وتبقى قائمة. عند التراجع يُسأل عن كل منها من جديد.
}
flash-exception-removed-hit = تمت الإزالة. { $hit ->
    [one] في ذلك الوقت زيارة محجوزة واحدة، وما زالت تقع في إجازة أخرى أو وقت مغلق أو يوم إغلاق. عند التراجع يُسأل عنها من جديد.
    [two] في ذلك الوقت زيارتان محجوزتان، وما زالتا تقعان في إجازة أخرى أو وقت مغلق أو يوم إغلاق. عند التراجع يُسأل عن كل منهما من جديد.
    [few] في ذلك الوقت { $hit } زيارات محجوزة، وما زالت تقع في إجازة أخرى أو وقت مغلق أو يوم إغلاق. عند التراجع يُسأل عن كل منها من جديد.
   *[other] في ذلك الوقت { $hit } زيارة محجوزة، وما زالت تقع في إجازة أخرى أو وقت مغلق أو يوم إغلاق. عند التراجع يُسأل عن كل منها من جديد.
}
flash-exception-removed-some = تمت الإزالة. { $count ->
    [one] في ذلك الوقت زيارة محجوزة واحدة تبقى قائمة.
    [two] في ذلك الوقت زيارتان محجوزتان تبقيان قائمتين.
    [few] في ذلك الوقت { $count } زيارات محجوزة تبقى قائمة.
   *[other] في ذلك الوقت { $count } زيارة محجوزة تبقى قائمة.
} { $hit ->
    [one] وزيارة أخرى ما زالت تقع في إجازة أخرى أو وقت مغلق أو يوم إغلاق.
    [two] وزيارتان أخريان ما زالتا تقعان في إجازة أخرى أو وقت مغلق أو يوم إغلاق.
    [few] و{ $hit } زيارات أخرى ما زالت تقع في إجازة أخرى أو وقت مغلق أو يوم إغلاق.
   *[other] و{ $hit } زيارة أخرى ما زالت تقع في إجازة أخرى أو وقت مغلق أو يوم إغلاق.
} عند التراجع يُسأل عن كل منها من جديد.
flash-extra-makes-none = حُفظت الساعات الإضافية، لكن لا يمكن لأحد الحجز فيها: تغطيها إجازة أو وقت مغلق أو يوم إغلاق، أو لا تتسع لأي زيارة.
flash-hours-removed-before = لم يُزَل شيء: أُزيل من قبل، أو أُدخل من جديد في هذه الأثناء.
flash-hours-removed = تمت الإزالة.
flash-hours-removed-stranded = تمت الإزالة. { $count ->
    [one] تبقى زيارة محجوزة واحدة
    [two] تبقى زيارتان محجوزتان
    [few] تبقى { $count } زيارات محجوزة
   *[other] تبقى { $count } زيارة محجوزة
} خارج ساعات العمل.
flash-hours-look-again = تم الحفظ. حُجزت زيارة في اللحظة الأخيرة وقد تقع خارج الساعات: يرجى الاطلاع على الزيارات القادمة بعد دقيقة.
flash-exception-saved = حُفظ الاستثناء.
flash-exception-saved-cancelled = حُفظ الاستثناء. { $count ->
    [one] أُلغيت زيارة واحدة
    [two] أُلغيت زيارتان
    [few] أُلغيت { $count } زيارات
   *[other] أُلغيت { $count } زيارة
}. يرى المرضى ذلك ضمن زياراتهم.
flash-exception-cancelled = { $count ->
    [0] لم تُلغَ أي زيارة.
    [one] أُلغيت زيارة واحدة. يرى المريض ذلك ضمن زياراته.
    [two] أُلغيت زيارتان. يرى المرضى ذلك ضمن زياراتهم.
    [few] أُلغيت { $count } زيارات. يرى المرضى ذلك ضمن زياراتهم.
   *[other] أُلغيت { $count } زيارة. يرى المرضى ذلك ضمن زياراتهم.
}
flash-exception-still = { $cancelled ->
    [0] لم تُلغَ أي زيارة.
    [one] أُلغيت زيارة واحدة.
    [two] أُلغيت زيارتان.
    [few] أُلغيت { $cancelled } زيارات.
   *[other] أُلغيت { $cancelled } زيارة.
} { $standing ->
    [one] لا تزال زيارة أخرى قائمة
    [two] لا تزال زيارتان أخريان قائمتين
    [few] لا تزال { $standing } زيارات أخرى قائمة
   *[other] لا تزال { $standing } زيارة أخرى قائمة
} في هذا الوقت: القرار أدناه.
flash-exception-here = { $cancelled ->
    [0] لم تُلغَ أي زيارة.
    [one] أُلغيت زيارة واحدة.
    [two] أُلغيت زيارتان.
    [few] أُلغيت { $cancelled } زيارات.
   *[other] أُلغيت { $cancelled } زيارة.
} { $here ->
    [one] مريض واحد في هذا الوقت موجود هنا بالفعل
    [two] مريضان في هذا الوقت موجودان هنا بالفعل
    [few] { $here } مرضى في هذا الوقت موجودون هنا بالفعل
   *[other] { $here } مريضًا في هذا الوقت موجودون هنا بالفعل
}: التفاصيل أدناه.

label-rule-staff-only = محفوظة للطوارئ: يحجزها الموظفون فقط
label-rule-staff-only-hint = لا يراها المرضى أبدًا ولا تعرضها قائمة الانتظار.
hours-staff-only = للموظفين فقط

## Copying a weekday.
copy-day = نسخ يوم
copy-day-title = نسخ يوم من ساعات { $doctor }
label-copy-from = نسخ ساعات يوم
label-copy-to = إلى
label-copy-to-hint = اختر يومًا أو عدة أيام. يبقى ما في هذه الأيام كما هو.
copy-day-button = نسخ هذه الساعات
copy-day-none = لا ساعات أسبوعية بعد
copy-day-none-why = أضف ساعات يوم واحد أولًا، ثم انسخها إلى أيام أخرى.
flash-copy-kept = بقيت ساعات يوم { $weekday ->
    [MON] الاثنين
    [TUE] الثلاثاء
    [WED] الأربعاء
    [THU] الخميس
    [FRI] الجمعة
    [SAT] السبت
   *[SUN] الأحد
} كما هي: من { $start } إلى { $end } كانت موجودة من قبل. { $more ->
    [0] نُسخ كل ما عدا ذلك.
    [one] وكان وقت آخر في الأيام المختارة مشغولًا أيضًا. نُسخ كل ما عدا ذلك.
    [two] وكان وقتان آخران في الأيام المختارة مشغولين أيضًا. نُسخ كل ما عدا ذلك.
    [few] وكانت { $more } أوقات أخرى في الأيام المختارة مشغولة أيضًا. نُسخ كل ما عدا ذلك.
   *[other] وكان { $more } وقتًا آخر في الأيام المختارة مشغولًا أيضًا. نُسخ كل ما عدا ذلك.
}
flash-copy-kept-stranded = نُسخت الساعات حيث كان هناك متسع. { $kept ->
    [one] كان وقت واحد في الأيام المختارة مشغولًا من قبل وبقي كما هو.
    [two] كان وقتان في الأيام المختارة مشغولين من قبل وبقيا كما هما.
    [few] كانت { $kept } أوقات في الأيام المختارة مشغولة من قبل وبقيت كما هي.
   *[other] كان { $kept } وقتًا في الأيام المختارة مشغولًا من قبل وبقي كما هو.
} { $stranded ->
    [one] تبقى زيارة محجوزة واحدة
    [two] تبقى زيارتان محجوزتان
    [few] تبقى { $stranded } زيارات محجوزة
   *[other] تبقى { $stranded } زيارة محجوزة
} خارج الساعات الأسبوعية.
wrong-copy-same-day = اختر أيامًا غير اليوم الذي تنسخه
kinds-heading = أنواع الزيارات
kinds-none = لا يوجد أي نوع بعد: مدة كل زيارة كما تحددها الساعات الأسبوعية، بالرسوم والاستراحة المعتادة.
kind-add = إضافة نوع زيارة
kind-new-title = إضافة نوع زيارة للطبيب { $doctor }
kind-change-title = تغيير نوع زيارة للطبيب { $doctor }
kind-change-headline = تغيير نوع زيارة
kind-save = حفظ هذا النوع
kind-remove = إزالة هذا النوع
kind-no-more-how = لن يتمكن المرضى من اختياره بعد الآن. تبقى الزيارات المحجوزة كما هي.
kind-free-after = { $minutes ->
    [one] دقيقة فارغة بعدها
    [two] دقيقتان فارغتان بعدها
    [few] { $minutes } دقائق فارغة بعدها
   *[other] { $minutes } دقيقة فارغة بعدها
}
kind-how = كيف تُعرض الأوقات
kind-how-starts = من يختار هذا النوع يرى بدايات الساعات الأسبوعية التي تتسع للزيارة كاملة ولا حجز فيها. تحتفظ الزيارات المحجوزة بمدتها ورسومها.
label-kind-name = الاسم
label-kind-name-hint = كما يقرؤه المرضى، 60 حرفًا على الأكثر: «زيارة أولى».
label-kind-minutes = الدقائق
label-kind-minutes-hint = من 5 إلى 240، من مضاعفات { $grain }.
label-kind-fee = رسوم هذا النوع
label-kind-fee-hint = بعملة { $currency }، مثل 500 أو { $like }. فارغ: رسوم الطبيب.
flash-kind-saved = تم حفظ «{ $name }».
flash-kind-restored = عاد «{ $name }».
flash-kind-removed = تمت إزالة نوع الزيارة هذا.
wrong-kind-gone = أُزيل نوع الزيارة هذا بعد أن فتحت الصفحة. ما كتبته محفوظ هنا: يمكن إضافته نوعًا جديدًا أو تركه.
wrong-kind-fee-before = كانت الرسوم { $was }، والمستشفى يتقاضى الرسوم الآن بعملة { $currency }. يرجى إدخال الرسوم بعملة { $currency } أو ترك الحقل فارغًا لتسري رسوم الطبيب.
kinds-lead = زيارات لها مدة أو رسوم أو استراحة خاصة بها، مثل زيارة أولى طويلة.
kinds-link = الساعات وأنواع الزيارات
