### Offered times, several visits at once, a doctor's own patients.
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
flash-proposed-beyond = { $has ->
    [one] عُرض الموعد. لدى { $name } زيارة أخرى في ذلك اليوم: يحجز المرضى بأنفسهم زيارة واحدة لليوم.
    [two] عُرض الموعد. لدى { $name } زيارتان في ذلك اليوم: لا يحجز المرضى بأنفسهم لليوم أكثر من { $most }.
    [few] عُرض الموعد. لدى { $name } { $has } زيارات في ذلك اليوم: لا يحجز المرضى بأنفسهم لليوم أكثر من { $most }.
   *[other] عُرض الموعد. لدى { $name } { $has } زيارة في ذلك اليوم: لا يحجز المرضى بأنفسهم لليوم أكثر من { $most }.
}
flash-proposed = اقتُرح الموعد. طُلب من { $name } الرد.
flash-declined = اعتذرت عن الموعد { $when }. أُبلغ طبيبك بذلك.
decline-headline = الاعتذار عن هذا الموعد؟
decline-not-yet = لم يُعتذر عن الموعد بعد
decline-doctor-knows = يُبلَّغ { $doctor } بالسبب الذي تذكره.
decline-costs-nothing = لا يكلفك ذلك شيئًا.
decline-title = الاعتذار عن موعد
decline-consequences = عند الاعتذار
decline-why-not-needed = لا أحتاج إلى هذه الزيارة
decline-why-not-needed-for = لا يحتاج { $name } إلى هذه الزيارة
decline-why = لماذا تعتذر؟ (اختياري)
decline-keep = العودة والتفكير في الأمر
decline-instead = موعد آخر بدلًا منه؟
decline-instead-how = يمكنك حجز موعد آخر مع هذا الطبيب بنفسك.
mine-proposed = يقترح { $doctor } زيارة. يرجى الرد.
mine-proposed-how = يبقى الوقت محجوزًا لك حتى ترد.
mine-proposed-how-for = يبقى الوقت محجوزًا لـ { $name } حتى ترد.
choose-staff-only = للموظفين فقط
choose-staff-only-how = الأوقات المعلَّمة «للموظفين فقط» محفوظة للحالات الطارئة ولا يراها المرضى.
week-staff-only = يحجزها الموظفون فقط: { $span }
my-patients-title = مرضاي
my-patients-lead = كل من له زيارة محجوزة معك في آخر 365 يومًا أو قادمة.
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
series-choose-doctor = { $department }: يرجى اختيار الطبيب.
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
series-conflicts-fixed = { $count ->
    [zero] لا توجد تواريخ متعارضة.
    [one] لا يمكن حجز تاريخ واحد كما خُطط له، ولا وقت آخر متاح قريبًا منه. يُستبعد.
    [two] لا يمكن حجز تاريخين كما خُطط لهما، ولا وقت آخر متاح قريبًا منهما. يُستبعدان.
    [few] لا يمكن حجز { $count } تواريخ كما خُطط لها، ولا وقت آخر متاح قريبًا منها. تُستبعد.
    [many] لا يمكن حجز { $count } تاريخًا كما خُطط لها، ولا وقت آخر متاح قريبًا منها. تُستبعد.
   *[other] لا يمكن حجز { $count } تاريخ كما خُطط لها، ولا وقت آخر متاح قريبًا منها. تُستبعد.
}
series-no-conflicts = كل التواريخ متاحة للطرفين.
series-free = متاح
series-what-to-do = الحجز في
series-no-other-time = لا وقت آخر متاح قريبًا من هذا التاريخ: يُستبعد.
series-leave-out = استبعاد هذه الزيارة
series-will-be-left-out = { $count ->
    [zero] لا يُستبعد شيء من { $of }.
    [one] يُستبعد تاريخ واحد من { $of } ما لم تختر وقتًا آخر.
    [two] يُستبعد تاريخان من { $of } ما لم تختر وقتًا آخر.
    [few] تُستبعد { $count } تواريخ من { $of } ما لم تختر وقتًا آخر.
    [many] يُستبعد { $count } تاريخًا من { $of } ما لم تختر وقتًا آخر.
   *[other] يُستبعد { $count } تاريخ من { $of } ما لم تختر وقتًا آخر.
}
series-are-left-out = { $count ->
    [zero] لا يُستبعد شيء من { $of }.
    [one] يُستبعد تاريخ واحد من { $of }.
    [two] يُستبعد تاريخان من { $of }.
    [few] تُستبعد { $count } تواريخ من { $of }.
    [many] يُستبعد { $count } تاريخًا من { $of }.
   *[other] يُستبعد { $count } تاريخ من { $of }.
}
series-left-out = مستبعدة
series-left-out-how = لا يُحجز شيء في هذه التواريخ.
series-change = تغيير التواريخ
series-not-booked = لم يُحجز شيء بعد
series-nothing-chosen = اختر وقتًا لتاريخ واحد على الأقل.
series-book-button = حجز هذه الزيارات
series-propose-button = اقتراح هذه الزيارات
series-taken = محجوز
series-day-full = لم تبقَ أي زيارة في ذلك اليوم
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
series-kind = { $kind }، مدة كل زيارة بالدقائق: { $minutes }.
kind-of-visit = نوع الزيارة
choose-kind-gone = لم يعد هذا الطبيب يقدم هذا النوع من الزيارات. يرجى اختيار نوع آخر أو الزيارة المعتادة.
