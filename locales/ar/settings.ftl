### The house's settings.

label-clinical-years = المعلومات الطبية، بالسنوات
label-clinical-years-hint = السجلات والملاحظات وأسباب الزيارات. لا يمكن محو حساب مريض قبل أن يمضي على آخرها هذا العدد من السنوات.
label-audit-years = سجل التدقيق، بالسنوات
label-audit-years-hint = لا تزيل البوابة أي قيد من تلقاء نفسها، وتبقى قيود الحسابات الممحوة.
label-messages-years = الرسائل إلى الأشخاص، بالسنوات
label-messages-years-hint = ما أُرسل ولمن ومتى، من دون نصه.
label-exports-days = نسخ بيانات الأشخاص، بالأيام
label-exports-days-hint = المدة التي يمكن فيها للمريض تنزيل نسخته بعد إعدادها.
retention-button = حفظ
retention-leave = الإبقاء كما هو
retention-means = أثر التغيير
retention-means-new = الرسائل والنسخ التي تُنشأ من الآن فصاعدًا تُحفظ للمدة المحددة. وتحتفظ الموجودة منها بمدتها.
retention-means-law = يحدد قانون بلدك الحد الأدنى لمدة حفظ السجلات. يرجى السؤال قبل تقصير أي مدة.
retention-stale = غيّر شخص آخر الإعدادات في هذه الأثناء. ما لم تغيّره هنا يعرض ما حفظه: يرجى مقارنة الباقي ثم الحفظ مجددًا.
flash-retention-saved = تم الحفظ.
wrong-retention = يرجى إدخال عدد صحيح من { $from } إلى { $to }

settings-title = الإعدادات
settings-lead = ما يسري على المستشفى كله. يذكر كل إعداد ما يفعله وحدوده.
settings-sections = أقسام الإعدادات
settings-house = المستشفى
settings-house-effect = تذكره الصفحات والرسائل هكذا من التالية فصاعدًا. لا يتحرك أي موعد بتغيير المنطقة الزمنية: تتبع ساعات العمل والصفحات الساعة الجديدة.
settings-booking = الحجز
settings-booking-effect = يسري على ما يُحجز ويُنقل ويُلغى من الآن. تبقى المواعيد المحجوزة.
settings-messages = الرسائل
settings-messages-effect = يسري على ما يُرسل من الآن. جميع الأوقات بمنطقة المستشفى الزمنية.
settings-money = الرسوم والمخزون
settings-money-effect = تحتفظ المواعيد المحجوزة برسومها.
settings-retention = الملفات، ومدة حفظ الأشياء
settings-retention-effect = ما تحفظه هذه البوابة عن الناس، ولكم من الوقت.
settings-means-at-once = يسري التغيير فورًا، وعلى كل خادم خلال خمس ثوانٍ، بلا إعادة تشغيل. يذكر سجل التدقيق من غيّر ماذا، وما كان وما صار.
setting-hospital-name = اسم المستشفى
setting-hospital-name-hint = كما تسميه كل صفحة ورسالة. 120 حرفًا على الأكثر.
setting-address = العنوان البريدي (اختياري)
setting-address-hint = في أسطر كما على الظرف. 400 حرف على الأكثر.
setting-reception-phone = هاتف الاستقبال (اختياري)
setting-reception-phone-hint = كما يُطلب. تعرضه الصفحات والرسائل على من يحتاج إلى مساعدة.
setting-emergency-number = رقم الطوارئ
setting-emergency-number-hint = كما يُطلب. يظهر حيثما قد يكون أحد في خطر.
setting-crisis-line = خط الأزمات (اختياري)
setting-crisis-line-hint = من يمكن التحدث إليه في أزمة، إلى جانب رقم الطوارئ. المستشفى أدرى بالخط المناسب.
setting-zone = المنطقة الزمنية
setting-zone-hint = باسمها، مثل Asia/Kolkata أو Europe/Madrid. لا تتحرك أي زيارة. بعد ذلك يعيد من يشغّل البوابة عدّ الإحصاءات والنظرة العامة: caredesk job recount.
setting-closed-days = أيام الإغلاق
setting-closed-days-hint = سطر لكل يوم: التاريخ بصيغة سنة-شهر-يوم، ثم ما يُقال للناس، مثل 2026-12-25 عيد الميلاد. لا يحجز أحد في هذه الأيام، وتبقى المواعيد المحجوزة، وتُعرض قبل حفظ أي شيء. 200 على الأكثر.
setting-booking-horizon-days = كم يومًا مقدمًا يحجز المرضى
setting-booking-horizon-days-hint = من { $from } إلى { $to }، ولا أبعد من الموظفين.
setting-staff-horizon-weeks = كم أسبوعًا مقدمًا يحجز الموظفون
setting-staff-horizon-weeks-hint = من { $from } إلى { $to }.
setting-minimum-notice-minutes = أقصر مهلة، بالدقائق
setting-minimum-notice-minutes-hint = لا يحجز المرضى موعدًا يبدأ قبلها. من { $from } إلى { $to }؛ 60 ساعة و1440 يوم.
setting-cancel-cutoff-minutes = آخر لحظة للإلغاء أو النقل، بالدقائق قبل الموعد
setting-cancel-cutoff-minutes-hint = بعدها يتصل المرضى بالاستقبال. من { $from } إلى { $to }.
setting-hold-seconds = مدة حفظ الوقت المختار، بالثواني
setting-hold-seconds-hint = ريثما يؤكده صاحبه. من { $from } إلى { $to }؛ 600 عشر دقائق.
setting-patient-daily-visits = أكثر ما يحجزه المريض من زيارات ليوم واحد
setting-patient-daily-visits-hint = مع جميع الأطباء معًا، وعند نقل زيارة أيضًا. من أراد المزيد يتصل بالاستقبال: يمكن للموظفين حجز المزيد ويُنبَّهون إلى ذلك. 0: بلا حد. من { $from } إلى { $to }.
setting-request-answer-hours = مدة الرد على الطلبات، بالساعات
setting-request-answer-hours-hint = للأطباء الذين يردون قبل حجز الزيارة. يُذكر ذلك للمرضى، وتُعلَّم في القوائم الطلبات التي طال انتظارها. لا ينتهي شيء بسببها. من { $from } إلى { $to }.
setting-waiting-offer-minutes = مدة حفظ عرض قائمة الانتظار، بالدقائق
setting-waiting-offer-minutes-hint = دقائق النهار: لا يُحسب الليل. من { $from } إلى { $to }.
setting-video-link-template = زيارات الفيديو: عنوان غرفة (اختياري)
setting-video-link-template-hint = يبدأ بـ https:// وفيه { "{" }room{ "}" } في موضع اسم الغرفة. لكل زيارة غرفتها. إن تُرك فارغًا فلا زيارات عبر الفيديو.
setting-buffer-minutes = وقت فارغ بعد كل موعد، بالدقائق
setting-buffer-minutes-hint = حيث لا وقت خاص بالطبيب. من { $from } إلى { $to }، من مضاعفات خطوة الوقت في المستشفى.
setting-reminder-offsets = تذكيرات الموعد
setting-reminder-offsets-hint = سطر لكل تذكير: كم يومًا قبل الموعد (0 في يومه، و14 على الأكثر) ثم الوقت، مثل 1 08:00. ستة على الأكثر، ولا شيء إن تُرك فارغًا.
setting-monthly-reports-at = متى يتلقى الأطباء شهرهم بالأرقام
setting-monthly-reports-at-hint = في أول الشهر، مثل 08:00.
setting-day-list-at = متى تُعد قائمة انقطاع الكهرباء
setting-day-list-at-hint = كل صباح، مثل 06:00.
setting-currency = العملة
setting-currency-hint = ثلاثة أحرف مثل INR أو EUR. تحتفظ رسوم الموعد أدناه برقمها، وتبقى رسوم الأطباء وأنواع الزيارات بالعملة القديمة حتى تُكتب من جديد. تُحسب الإحصاءات بالعملة الجديدة من ذلك الحين.
setting-default-fee = رسوم الموعد
setting-default-fee-hint = حيث لا رسوم خاصة بالطبيب، مثل 500 أو { $like }.
setting-blood-low-units = الدم قليل دون هذا العدد من الوحدات
setting-blood-low-units-hint = لكل فصيلة. يُخبَر من يراقب مرة واحدة حين ينخفض دونه. من { $from } إلى { $to }.
setting-max-report-bytes = أكبر ملف يمكن لمريض إضافته، بالميغابايت
setting-max-report-bytes-hint = من 0.01 إلى 100.
setting-quiet-hours = ساعات الهدوء للرسائل النصية
setting-quiet-hours-hint = من متى إلى متى لا تُرسل رسالة نصية، مثل 21:00 08:00. الوقت نفسه مرتين: مسموح دائمًا.
setting-country-code = رمز البلد لأرقام الهاتف
setting-country-code-hint = أرقام بلا علامة الزائد، مثل 91: لما يعطيه الناس من أرقام بدونه. اتركه فارغًا للإرسال إلى الأرقام الكاملة فقط.
setting-invoice-due-days = متى تستحق الفاتورة، بالأيام
setting-invoice-due-days-hint = بعد إصدارها. من { $from } إلى { $to }.
setting-tax-percent = الضريبة على الفواتير، بالمئة
setting-tax-percent-hint = من 0 إلى 100، مثل 18 أو 5.5. صفر: لا ضريبة. تبقى الفواتير الصادرة كما هي.
setting-tax-name = اسم الضريبة (اختياري)
setting-tax-name-hint = كما تسميها الفواتير، مثل ضريبة القيمة المضافة.
wrong-setting-fee = يرجى كتابة مبلغ من 0 فما فوق، مثل 500 أو { $like }
wrong-setting-quiet-hours = يرجى كتابة وقتين بينهما مسافة، مثل 21:00 08:00
wrong-setting-reminder = سطر لكل تذكير: من 0 إلى 14 يومًا قبل الموعد، ثم مسافة، ثم الوقت، مثل 1 08:00
wrong-closed-day-date = «{ $line }»: يرجى كتابة تاريخ بالسنة والشهر واليوم، مثل 2026-12-25، ثم ما يُقال للناس
wrong-closed-day-twice = ورد { $date } مرتين
wrong-closed-day-over = انقضى { $date } بالفعل
wrong-setting-phone = أرقام فقط، ويجوز بينها المسافات و+ - ( ): ‏{ $least } على الأقل، و30 حرفًا كحد أقصى
settings-sign-in = البقاء مسجَّل الدخول
settings-sign-in-effect = يسري فورًا على كل من سجّل الدخول.
setting-patient-idle-minutes = تُنهى جلسة المريض الذي لا يفعل شيئًا، بالدقائق
setting-patient-idle-minutes-hint = من { $from } إلى { $to }. قبل ذلك بدقيقتين تسأل الصفحة إن كان لا يزال هنا.
setting-patient-session-hours = يسجّل المرضى الدخول من جديد، بالساعات
setting-patient-session-hours-hint = مهما فعلوا في أثنائها. من { $from } إلى { $to }.
setting-staff-idle-minutes = تُنهى جلسة العامل الذي لا يفعل شيئًا، بالدقائق
setting-staff-idle-minutes-hint = من { $from } إلى { $to }. شاشات الاستقبال يراها كثيرون.
setting-staff-session-hours = يسجّل العاملون الدخول من جديد، بالساعات
setting-staff-session-hours-hint = مهما فعلوا في أثنائها. من { $from } إلى { $to }.

closing-title = { $days ->
    [one] توجد زيارات محجوزة في اليوم الذي تغلقه
    [two] توجد زيارات محجوزة في اليومين اللذين تغلقهما
   *[other] توجد زيارات محجوزة في الأيام التي تغلقها
}
closing-day = { $count ->
    [one] زيارة واحدة محجوزة
    [two] زيارتان محجوزتان
    [few] { $count } زيارات محجوزة
   *[other] { $count } زيارة محجوزة
} في { $day } { $year }
closing-desk = كل زيارات هذا اليوم
closing-what = تبقى الزيارات محجوزة حتى تُنقل أو تُلغى: تذكر قوائم اليوم أن المستشفى مغلق.
closing-offer = عرض مواعيد أخرى على هؤلاء المرضى
closing-offer-hint = تُحفظ مواعيد لكل مريض، ويختار منها عبر رابط في رسالة بريد. وما لم يُحل يُذكر في «زيارات بحاجة إلى حل». من دون ذلك لا يُراسَل أي مريض: يحل الموظفون كل زيارة في تلك القائمة.
closing-save = { $days ->
    [one] إغلاق اليوم رغم ذلك
    [two] إغلاق اليومين رغم ذلك
   *[other] إغلاق الأيام رغم ذلك
}
flash-closing-offered = تم الحفظ. تُعرض بعد لحظات مواعيد أخرى { $count ->
    [one] على مريض زيارة واحدة
    [two] على مرضى زيارتين
    [few] على مرضى { $count } زيارات
   *[other] على مرضى { $count } زيارة
}.
flash-closing-listed = تم الحفظ. { $count ->
    [one] تبقى زيارة واحدة محجوزة، وتُذكر في القائمة حتى تُحل.
    [two] تبقى زيارتان محجوزتين، وتُذكران في القائمة حتى تُحل كل منهما.
    [few] تبقى { $count } زيارات محجوزة، وتُذكر في القائمة حتى تُحل كل منها.
   *[other] تبقى { $count } زيارة محجوزة، وتُذكر في القائمة حتى تُحل كل منها.
}
flash-closing-reopened = تم الحفظ. { $count ->
    [one] فُتح يوم مغلق من جديد
    [two] فُتح يومان مغلقان من جديد
    [few] فُتحت { $count } أيام مغلقة من جديد
   *[other] فُتح { $count } يومًا مغلقًا من جديد
}: تتم زياراتها كما حُجزت ما لم يكن الطبيب غائبًا، ويجري إنهاء ما كان قيد الحل من أجلها.
flash-closing-meanwhile = تم الحفظ. { $count ->
    [one] حُجزت زيارة واحدة
    [two] حُجزت زيارتان
    [few] حُجزت { $count } زيارات
   *[other] حُجزت { $count } زيارة
} في أثناء ذلك في أيام صارت مغلقة. تعرض قوائم هذه الأيام ما هو محجوز.
