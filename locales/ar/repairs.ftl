### Visits that leave has hit: other times are offered, and each is listed until it is solved.

repair-title = زيارتك تحتاج إلى موعد آخر
repair-title-staff = زيارة تحتاج إلى موعد آخر
repair-of = مع { $doctor }، { $when }
repair-back = الزيارة
repair-choose = اختر موعدًا آخر
repair-kept-until = محجوزة حتى { $when }
repair-take = قبول هذا الموعد
repair-not-taken = لم يُحجز الموعد
repair-none-suits = لا يناسبك أي منها؟
repair-none-means = أخبرنا بذلك ونبحث معك عن حل آخر. وتبقى زيارتك كما هي حتى ذلك الحين.
repair-decline = لا يناسبني أي منها
repair-other-how = يصلح أي موعد متاح لدى الطبيب نفسه. ويمكنك أيضًا التنازل عن الزيارة.
repair-house-looks = لا توجد مواعيد محجوزة لك الآن. اختر موعدًا آخر أو انتظرنا: نحن نبحث عن حل.
repair-here = حضورك مسجل بالفعل. اسأل الاستقبال: يمكن اختيار موعد آخر بعد إلغاء تسجيل الحضور.
repair-offer-hit = لم يعد هذا الموعد ممكنًا، لذلك لا يمكن قبوله. انتظر موعدًا آخر منا أو ارفضه.
repair-staff-call = لا توجد مواعيد محجوزة الآن. يرجى الاتصال بالمريض واختيار موعد آخر معه، أو عرض مواعيد في «زيارات بحاجة إلى حل».
repair-staff-kept = هناك مواعيد محجوزة حتى { $when }. يرجى ذكرها في الهاتف والاختيار هنا نيابةً عن المريض.
repair-staff-none = لا يناسب المريض أي منها؟
repair-staff-none-means = تُترك المواعيد لغيره، وتبقى الزيارة كما هي حتى يصبح لها موعد آخر.
repair-staff-decline = لا يناسب المريض أي منها
repair-staff-other = يصلح أي موعد متاح لدى الطبيب نفسه. ويمكن أيضًا إلغاء الزيارة.
repair-visit-now = الزيارة الآن
repair-history = ما حدث
repair-offer-over = لم تعد هذه المواعيد معروضة.
repair-time-gone = لم يعد هذا الموعد متاحًا. اختر موعدًا آخر.
repair-times-gone = لم تعد المواعيد المحجوزة متاحة. نبحث عن مواعيد أخرى، ونراسلك أو نتصل بك.
repair-other-visit = توجد زيارة أخرى في ذلك الوقت. اختر موعدًا آخر.
repair-changed-since = تغيّر هذا في هذه الأثناء. انظر إليه كما هو الآن.
repair-link-ended-title = انتهى هذا الرابط
repair-link-ended-why = أُجيب عن المواعيد أو انتهت مدتها، أو أن الرابط غير كامل.
repair-on-visit = لا يمكن أن تتم هذه الزيارة في ذلك الوقت: تحتاج إلى موعد آخر.
repair-on-visit-link = عرض مواعيد أخرى
visit-offer-hit = لم يعد هذا الموعد ممكنًا: { $doctor } في غياب حينها أو المستشفى مغلق. ستقترح العيادة موعدًا آخر، ولا حاجة إلى فعل شيء حتى ذلك الحين. ويمكن رفضه أيضًا.
move-hit-away = غياب { $doctor } مستمر حتى { $day }، لذلك لا يمكن أن تتم هذه الزيارة في ذلك الوقت.
move-hit-closed = المستشفى مغلق في ذلك اليوم، لذلك لا يمكن أن تتم هذه الزيارة في ذلك الوقت.
move-hit-elsewhere = يرجى حجز طبيب آخر لهذا المريض ثم إلغاء هذه الزيارة: فهي لا تنتهي من تلقاء نفسها.
move-hit-elsewhere-link = حجز طبيب آخر لهذا المريض
move-hit-desk = لا يوجد موعد متاح لدى هذا الطبيب. يحجز الاستقبال طبيبًا آخر للمريض ثم يلغي هذه الزيارة.
move-hit-offers = لا يوجد موعد آخر متاح لدى هذا الطبيب. وهناك مواعيد أخرى محجوزة لهذه الزيارة.
move-hit-wait = لا يوجد موعد متاح لدى هذا الطبيب. نحن نبحث عن حل، ويمكنك أيضًا الاتصال بنا.
repair-stays-title = الزيارة باقية كما كانت

repair-is-to-offer = يجري البحث عن مواعيد
repair-is-offered = عُرضت مواعيد
repair-is-waiting = بحاجة إلى حل
repair-is-proposed = لم يقبل المريض هذا الموعد بعد: اختر موعدًا آخر لاقتراحه أو اسحب الاقتراح
repair-is-no-time = تعذر عرض أي موعد
repair-is-declined = لا يناسب أي من المواعيد
repair-is-unanswered = لم يجب أحد
repair-is-moved = للزيارة موعد آخر
repair-is-cancelled = أُلغيت الزيارة
repair-is-kept = تتم الزيارة رغم ذلك
repair-is-withdrawn = أُلغيت الإجازة أو أُلغي الإغلاق، وتبقى الزيارة
repair-is-over = حان وقت الزيارة
repair-no-mail = ليس لديه بريد إلكتروني: يرجى الاتصال به
repair-no-way = ليس لديه بريد إلكتروني ولا هاتف: يرجى إبلاغه عند حضوره
repair-times-to-say = هناك مواعيد محجوزة: يرجى ذكرها له في الهاتف ثم الاختيار نيابةً عنه من اسمه
repair-did-open = أُدخلت إجازة أو يوم مغلق
repair-did-again = ستُعرض مواعيد من جديد

repairs-title = زيارات بحاجة إلى حل
repairs-lead = الزيارات التي تقع في إجازة أو وقت مغلق أو يوم مغلق، حتى تُحل كل واحدة منها. الأقرب أولًا.
repairs-lead-own = زياراتك التي تقع في إجازة أو وقت مغلق أو يوم مغلق، حتى تُحل كل واحدة منها. الأقرب أولًا.
repairs-unsolved = { $count ->
    [one] زيارة واحدة تحتاج إليك
    [two] زيارتان تحتاجان إليك
    [few] { $count } زيارات تحتاج إليك
   *[other] { $count } زيارة تحتاج إليك
    }
repairs-asked = { $count ->
    [one] مريض واحد يختار الآن
    [two] مريضان يختاران الآن
    [few] { $count } مرضى يختارون الآن
   *[other] { $count } مريضًا يختارون الآن
    }
repairs-unsolved-here = زيارات تحتاج إليك
repairs-asked-here = مرضى يختارون الآن
repairs-wait = { $count ->
    [zero] لا زيارات متأثرة بإجازة تنتظر الحل.
    [one] زيارة واحدة متأثرة بإجازة لم تُحلّ بعد.
    [two] زيارتان متأثرتان بإجازة لم تُحلّا بعد.
    [few] { $count } زيارات متأثرة بإجازة لم تُحلّ بعد.
    [many] { $count } زيارة متأثرة بإجازة لم تُحلّ بعد.
   *[other] { $count } زيارة متأثرة بإجازة لم تُحلّ بعد.
}
repairs-see = عرض الزيارات
repairs-none = لا توجد زيارات بحاجة إلى حل
repairs-none-why = عندما تقع زيارات محجوزة في إجازة أو وقت مغلق أو يوم مغلق، تظهر هنا حتى يصبح لكل منها موعد آخر أو تُلغى.
repair-offer-again = عرض مواعيد
repair-keep = تتم رغم ذلك
repair-keep-means = تبقى الزيارة كما حُجزت، ويُخبَر من عُرضت عليه مواعيد أخرى.
repair-keep-sure = نعم، تتم

flash-repair-taken = للزيارة موعد آخر: { $when }.
flash-repair-declined = علمنا أنه لا يناسبك أي من المواعيد، ونبحث معك عن حل آخر.
flash-repair-declined-staff = لا يناسب المريض أي من المواعيد. الزيارة تنتظر حلًا آخر.
flash-repair-offered = عُرضت مواعيد. تصل المريض رسالة فيها رابط.
flash-repair-no-time = لم يُعثر على موعد يمكن عرضه. اتصل بالمريض.
flash-repair-stays = تبقى الزيارة كما هي.
flash-repairs-begun = حُفظ الاستثناء. { $count ->
    [one] زيارة واحدة تظهر هنا حتى تُحل.
    [two] زيارتان تظهران هنا حتى تُحلا.
    [few] { $count } زيارات تظهر هنا حتى تُحل.
   *[other] { $count } زيارة تظهر هنا حتى تُحل.
    }

check-repair-what = تُحجز المواعيد المعروضة للمريض، وهو يختار عبر رابط في رسالة. وتبقى الزيارة محجوزة حتى ذلك الحين. وما لم يُحل يظهر في «زيارات بحاجة إلى حل».
check-repair-choice = ما يُفعل بها
check-repair-offer = عرض مواعيد أخرى
check-repair-later = الحل لاحقًا
check-repair-cancel = إلغاؤها
check-repair-keep = تتم رغم ذلك
check-repair-times = مواعيد أخرى، مثلًا
check-repair-no-times = لم يُعثر على موعد
check-repair-proposed = لم يقبل المريض هذا الموعد بعد: اقترح موعدًا آخر لاحقًا
check-repair-no-mail = بلا بريد إلكتروني: يرجى الاتصال
check-repair-why = ما يُقال للمرضى الذين تلغي زياراتهم (اختياري)
check-repair-link = زيارات بحاجة إلى حل
