### بنك الدم (F54): المخزون للجميع، وصفحات المتبرع، والإدارة.

blood-bank-title = بنك الدم
blood-bank-lead = المخزون الحالي من فصائل الدم الثماني.
blood-needed = الأكثر احتياجًا: { $groups }
blood-needed-none = يوجد ما يكفي من كل الفصائل حاليًا. التبرعات الجديدة تبقي الأمر كذلك.
blood-stock = المخزون
blood-group = فصيلة الدم
blood-units = الوحدات
blood-level = المستوى
blood-low = منخفض
blood-enough = كافٍ
blood-give = التبرع بالدم
blood-give-how = أخبرنا بفصيلتك وبيوم يناسبك. سنتواصل معك، ولا شيء نهائي قبل ذلك.
blood-what = ما الذي يُحسب
blood-what-counts = الوحدة كيس دم واحد. لا يُحسب إلا ما يمكن استخدامه اليوم، ويُستبعد المنتهي الصلاحية فورًا.
blood-run = أنت تدير بنك الدم
blood-run-what = البت في التبرعات، وصرف الوحدات، ورؤية الحركات.
blood-run-link = إدارة بنك الدم
blood-public-page = ما يراه الجميع

## صفحات المتبرع
donations-title = تبرعاتي
donations-lead = ما تبرعت به وما تعرض التبرع به.
donations-none = لم تعرض التبرع بالدم بعد
donations-none-why = اطّلع على الفصائل الأكثر احتياجًا، واعرض يومًا يناسبك.
donations-see-need = ما المطلوب
donations-who-sees = لا يرى تبرعاتك إلا أنت وإدارة المستشفى.
donation-state-requested = قيد الطلب
donation-state-verified = قُبل
donation-state-rejected = لم يُقبل
donation-state-cancelled = سُحب
donation-offered-at = عُرض: { $when }.
donation-wish = اليوم المفضل: { $day }.
donation-collected = { $units ->
    [one] وحدة واحدة في { $day }.
    [two] وحدتان في { $day }.
    [few] { $units } وحدات في { $day }.
   *[other] { $units } وحدة في { $day }.
}
donation-because = السبب: { $why }
donation-take-back = سحب
offer-title = عرض التبرع بالدم
offer-lead = لا داعي للقرار الآن: سنتواصل معك بشأن اليوم وما عليك إحضاره.
label-blood-group-known = من ملفك الشخصي.
label-blood-group-hint = اختر المكتوبة في بطاقة المتبرع أو في آخر تحليل.
choose-blood-group = اختر فصيلة
label-donation-day = يوم يناسبك (اختياري)
label-donation-day-hint = اليوم أو بعده، وبحد أقصى 90 يومًا.
label-donation-consent = أريد التبرع بالدم. يجوز للمستشفى أن يسألني عن ذلك وأن يحتفظ بأنني تبرعت.
offer-button = عرض
offer-leave = تركه
offer-next = ماذا بعد
offer-next-what = تنظر الإدارة في عرضك وتتواصل معك. في ذلك اليوم تُسأل عن صحتك ويُفحص دمك. يمكنك سحب العرض إلى أن يُبت فيه.
flash-donation-offered = شكرًا لك. وصل عرضك.
flash-donation-cancelled = سُحب عرضك.
flash-donation-was-verified = قُبل هذا التبرع من قبل.
flash-donation-was-rejected = سبق البت: لم يُقبل هذا التبرع.
flash-donation-was-cancelled = سحب المتبرع عرضه.

## الإدارة
blood-manage-lead = الفصيلة التي تقل عن { $least } وحدة منخفضة. لا يُحسب إلا ما يمكن استخدامه اليوم.
donations-waiting = تبرعات تنتظر البت
donations-none-wait = لا يوجد تبرع ينتظر البت.
donations-first = الأولى
donations-more = المزيد
donor = المتبرع
donor-without-account = شخص بلا حساب
donation-asked = تاريخ الطلب
donation-day = اليوم المفضل
donation-note = ملاحظة
donation-decide = البت
blood-issue = صرف
blood-stock-title = فصيلة الدم { $group }
blood-units-count = { $units ->
    [one] وحدة واحدة في المخزون
    [two] وحدتان في المخزون
    [few] { $units } وحدات في المخزون
   *[other] { $units } وحدة في المخزون
}
label-blood-units = الوحدات
label-blood-units-hint = يُصرف أولًا ما تنتهي صلاحيته أولًا.
label-blood-to = إلى
label-blood-to-hint = الجناح أو القسم، مثل الجناح 3. من دون اسم مريض.
label-blood-reason = ملاحظة (اختيارية)
label-blood-reason-hint = للاستخدام الداخلي فقط: لا شيء عن المرضى.
blood-issue-button = صرف
blood-not-issued = لم يُصرف شيء
blood-not-enough = { $left ->
    [0] لم يبق شيء من هذه الفصيلة.
    [one] بقيت وحدة واحدة فقط من هذه الفصيلة.
    [two] بقيت وحدتان فقط من هذه الفصيلة.
    [few] بقيت { $left } وحدات فقط من هذه الفصيلة.
   *[other] بقيت { $left } وحدة فقط من هذه الفصيلة.
}
blood-sent-before = أُرسل هذا النموذج من قبل بكلمات أخرى. انظر ما فعله، ثم أرسله مجددًا إن أردت فعلًا صرفًا آخر.
blood-lots = حسب آخر يوم للاستخدام
blood-lot = { $units ->
    [one] وحدة واحدة حتى { $day }
    [two] وحدتان حتى { $day }
    [few] { $units } وحدات حتى { $day }
   *[other] { $units } وحدة حتى { $day }
}
blood-lots-none = لا شيء يمكن استخدامه حاليًا.
blood-lots-how = يخرج الدم من المخزون من تلقاء نفسه في اليوم التالي.
blood-history = الحركات
blood-history-none = لا حركات بعد.
blood-left = المتبقي
blood-to = إلى
movement = الحركة
movement-by = بواسطة
movement-donation = تبرع
movement-issue = صرف
movement-expired = انتهت الصلاحية
enter-donation-title = تسجيل تبرع
enter-donation-lead = تبرع شخص ليس لديه حساب. المرضى يعرضون بأنفسهم.
label-donation-note = ملاحظة (اختيارية)
label-donation-note-hint = مثل رقم بطاقة المتبرع. لا شيء عن صحة أحد.
enter-donation-button = تسجيل
enter-donation-next = ينتظر مع غيره حتى يُفحص. بقبوله تدخل الوحدات المخزون.
decide-donation-title = تبرع بفصيلة { $group }
donation-offer = ما عُرض
donation-take = قبوله في المخزون
donation-take-means = يمكن صرف الوحدات من الآن.
label-collected-on = تاريخ السحب
label-expires-on = آخر يوم للاستخدام
label-expires-on-hint = اتركه فارغًا للدم الكامل: بعد السحب بعدد أيام { $days }.
donation-take-button = قبول
donation-leave = عدم قبوله
donation-leave-means = يقرأ المتبرع السبب في صفحته.
donation-leave-means-walk-in = يُحفظ السبب مع التبرع.
donation-why-not = سبب عدم القبول
donation-why-not-hint = اذكر ما يمكن للمتبرع فعله. من دون نتائج تحاليل: تلك تُقال شخصيًا.
donation-leave-button = عدم القبول
donation-not-decided = لم يُبت في شيء
flash-donation-entered = سُجل التبرع. اقبله بعد فحصه.
flash-donation-verified = { $units ->
    [one] دخلت المخزون وحدة واحدة من { $group }.
    [two] دخلت المخزون وحدتان من { $group }.
    [few] دخلت المخزون { $units } وحدات من { $group }.
   *[other] دخلت المخزون { $units } وحدة من { $group }.
}
flash-donation-rejected = لم يُقبل التبرع.
flash-blood-issued = { $units ->
    [one] صُرفت وحدة واحدة من { $group }.
    [two] صُرفت وحدتان من { $group }.
    [few] صُرفت { $units } وحدات من { $group }.
   *[other] صُرفت { $units } وحدة من { $group }.
}

## ما الخطأ
wrong-blood-group = اختر فصيلة دم
wrong-blood-units = استخدم عددًا صحيحًا من 1 إلى { $most }
wrong-blood-to = اذكر لمن هي
wrong-blood-too-long = الحد الأقصى للأحرف { $limit }
wrong-blood-date = اكتب التاريخ باليوم والشهر والسنة
wrong-blood-expired = انتهت صلاحية هذا الدم
wrong-blood-kept-too-long = أقصى مدة لحفظ الدم بالأيام: { $days }
wrong-collected-future = هذا اليوم لم يأت بعد
wrong-donation-consent = ضع علامة الموافقة
wrong-donation-reason = اذكر السبب
wrong-donation-day-past = اختر اليوم أو يومًا بعده
wrong-donation-day-far = اختر يومًا خلال عدد الأيام هذا: { $days }

field-too-far-ahead-days = الحد الأقصى مقدمًا بالأيام: { $days }.
field-kept-too-long = أقصى مدة لحفظ الدم بالأيام: { $days }.
problem-not-allowed-now-blood-short = { $left ->
    [0] لم يبق شيء من هذه الفصيلة.
    [one] بقيت وحدة واحدة فقط من هذه الفصيلة.
    [two] بقيت وحدتان فقط من هذه الفصيلة.
    [few] بقيت { $left } وحدات فقط من هذه الفصيلة.
   *[other] بقيت { $left } وحدة فقط من هذه الفصيلة.
}
problem-not-allowed-now-donation-decided = سبق البت في هذا التبرع.
