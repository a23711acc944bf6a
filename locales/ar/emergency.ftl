### Emergency access: a doctor opens the record of a patient who is not in their care, for an hour.

emergency-title = الوصول الطارئ
nav-emergency = الوصول الطارئ
emergency-not-in-care = مريض ليس تحت رعايتك
emergency-lead = سجل مريض ليس تحت رعايتك، مفتوح لك مدة ساعة.
emergency-running = مفتوح الآن
emergency-past = سابقًا
emergency-until = مفتوح حتى الساعة { $time }، { $minutes ->
    [zero] بقيت أقل من دقيقة
    [one] بقيت دقيقة واحدة
    [two] بقيت دقيقتان
    [few] بقيت { $minutes } دقائق
   *[other] بقيت { $minutes } دقيقة
}.
emergency-was-open = فُتح { $opened }، حتى الساعة { $time }.
emergency-was-ended = فُتح { $opened }، وأنهيته الساعة { $time }.
emergency-go-on = قراءة السجل
emergency-end = إنهاء الآن
emergency-none = لم تفتح أي سجل في حالة طارئة
emergency-none-why = إذا احتاج إليك شخص ليس تحت رعايتك فيمكنك قراءة سجله مدة ساعة.
emergency-how = كيف يتم ذلك
emergency-how-told = تذكر السبب وتؤكد هويتك مرة أخرى. يُبلَّغ المريض فورًا ويرى كل ما تفتحه.
emergency-how-reviewed = يراجع مسؤول كل وصول بعد ذلك: من، وسجل من، ومتى، وكم مرة، من دون محتوى السجل أبدًا.

emergency-runs = وصول طارئ إلى سجل { $name } حتى الساعة { $time }، { $minutes ->
    [zero] بقيت أقل من دقيقة
    [one] بقيت دقيقة واحدة
    [two] بقيت دقيقتان
    [few] بقيت { $minutes } دقائق
   *[other] بقيت { $minutes } دقيقة
}
emergency-is-noted = للقراءة فقط. يُسجَّل كل ما تفتحه ويراه المريض.
records-why-emergency = فتحت هذا السجل في حالة طارئة. يُغلق الساعة { $time }.

new-emergency-link = فتح سجل
new-emergency = فتح سجل في حالة طارئة
new-emergency-lead = لمريض واحد ليس تحت رعايتك. يُغلق السجل من تلقاء نفسه بعد ساعة.
emergency-which-patient = أي مريض؟
label-emergency-patient = رقم السجل أو عنوان البريد الإلكتروني أو رقم الهاتف
label-emergency-patient-hint = كاملًا، مثل HR-7K4M-29X3-Q8TN. لا يُعثر على أحد بجزء منه.
emergency-or = ليس لديك شيء من ذلك؟ إذن هذان معًا:
label-emergency-name = الاسم الكامل
label-emergency-name-hint = كما في الحساب.
label-emergency-birth = تاريخ الميلاد
label-emergency-birth-hint = مع الاسم.
label-emergency-category = ما سبب الوصول الآن؟
emergency-cannot-be-asked = فاقد الوعي أو لا يمكن سؤاله
emergency-covering = نيابةً عن زميل
emergency-department = قسم الطوارئ
emergency-other = سبب آخر
label-emergency-reason = بكلماتك
label-emergency-reason-hint = عشرة أحرف على الأقل. يقرؤه المريض، ولا يقرؤه المسؤولون.
new-emergency-button = فتح السجل مدة ساعة
new-emergency-hour = تقرأ مدة 60 دقيقة: السجلات والتقارير والخط الزمني وما يذكره المريض عن نفسه. لا يمكنك تغيير شيء.
new-emergency-told = تصل إلى المريض رسالة بالبريد الإلكتروني فورًا.
new-emergency-marked = كل ما تفتحه يُسجَّل على أنه قُرئ في حالة طارئة.
new-emergency-reviewed = يراجعه أحد المسؤولين. يرى ما تختاره من القائمة، لا ما تكتبه بكلماتك.
emergency-not-opened = لم يُفتح أي سجل
emergency-tried-too-often = حاولت ذلك مرات كثيرة. يرجى المحاولة مجددًا بعد { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}، أو سؤال الاستقبال عن رقم السجل.
emergency-sent-before = سبق فتح سجل آخر بهذا النموذج. إذا أردت هذا السجل أيضًا فيرجى إرساله مرة أخرى.

wrong-emergency-patient-missing = يرجى إدخال رقم سجل المريض أو عنوان بريده الإلكتروني أو رقم هاتفه، أو اسمه الكامل وتاريخ ميلاده
wrong-emergency-not-whole = يرجى إدخال رقم السجل أو عنوان البريد الإلكتروني أو رقم الهاتف كاملًا
wrong-emergency-one-way = يرجى إدخال هذا، أو الاسم وتاريخ الميلاد، لا كليهما
wrong-emergency-nobody = يجب أن يطابق البحث مريضًا واحدًا فقط، وليس الأمر كذلك. يرجى التحقق منه أو استخدام رقم السجل
wrong-emergency-name-missing = يرجى إدخال اسم المريض الكامل
wrong-emergency-name = يرجى إدخال الاسم كما هو في الحساب
wrong-emergency-birth-missing = يرجى إدخال تاريخ ميلاد المريض
wrong-emergency-category-missing = يرجى اختيار السبب
wrong-emergency-reason-short = يرجى ذكر السبب: الحد الأدنى للأحرف { $limit }
wrong-emergency-reason-long = يرجى اختصار السبب: الحد الأقصى للأحرف { $limit }
wrong-emergency-unprintable = يرجى حذف الأحرف التي لا يمكن عرضها

flash-emergency-in-care = هذا المريض تحت رعايتك، وسجله مفتوح لك أصلًا. لم يُسجَّل وصول طارئ.
flash-emergency-open = سبق لك فتح هذا السجل.
flash-emergency-ended = أُغلق السجل.

emergency-review-title = وصول طارئ للمراجعة
emergency-reviewed-title = وصول طارئ تمت مراجعته
emergency-review-lead = أطباء فتحوا سجل مريض لم يكن تحت رعايتهم. ترى من، وسجل من، ومتى، وكم مرة، من دون محتوى السجل أبدًا.
emergency-lists = القوائم
emergency-waiting = للمراجعة
emergency-reviewed = تمت مراجعته
emergency-reads = قراءات طبية
emergency-read-times = { $count ->
    [0] لم يُقرأ شيء
    [one] قراءة واحدة
    [two] قراءتان
    [few] { $count } قراءات
   *[other] { $count } قراءة
}
emergency-outcome = المراجعة
emergency-runs-until = مفتوح حتى الساعة { $time }
emergency-lasted = { $minutes ->
    [0] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}
emergency-lasted-ended = { $minutes ->
    [0] أقل من دقيقة، أنهاه الطبيب
    [one] دقيقة واحدة، أنهاه الطبيب
    [two] دقيقتان، أنهاه الطبيب
    [few] { $minutes } دقائق، أنهاه الطبيب
   *[other] { $minutes } دقيقة، أنهاه الطبيب
}
emergency-look = مراجعة
emergency-open-one = فتح
emergency-none-waiting = لا يوجد شيء بانتظار المراجعة
emergency-none-waiting-why = عندما يفتح طبيب سجلًا في حالة طارئة يظهر هنا إلى أن يراجعه أحد المسؤولين.
emergency-none-reviewed = لم يُراجَع شيء بعد
emergency-none-reviewed-why = ما رُوجع يبقى هنا مدة سنتين.
emergency-review-one = وصول طارئ: { $when }
emergency-review-of = وصول إلى سجل { $patient } في حالة طارئة.
emergency-facts = ما هو معلوم
emergency-opened = وقت الفتح
emergency-open-for = مدة الفتح
emergency-words-are-the-patients = قد يذكر ما كتبه الطبيب مرضًا. يقرؤه المريض في صفحة من اطّلع على سجله، ولا تقرؤه أنت.
emergency-still-open = لا يزال مفتوحًا
emergency-still-open-why = تتم المراجعة بعد انتهائه، الساعة { $time } على أبعد تقدير: حتى ذلك الحين قد يُقرأ المزيد.
emergency-say = المراجعة
label-review-outcome = هل كان سليمًا؟
review-in-order = سليم
review-follow-up = يحتاج إلى متابعة
review-follow-up-hint = يرجى أن تذكر أدناه من يتحدث مع من.
label-review-note = ملاحظة
label-review-note-hint = للمسؤولين. من دون أي شيء عن صحة أحد.
review-button = حفظ المراجعة
emergency-reviewed-by = { $name }، { $when }
wrong-review-outcome-missing = يرجى اختيار ما إذا كان سليمًا
wrong-review-note-missing = يرجى ذكر ما يحتاج إلى متابعة ومن يتابعه
wrong-review-note-long = الحد الأقصى للأحرف: { $limit }
flash-emergency-reviewed = حُفظت المراجعة.
flash-emergency-reviewed-before = سبقك شخص آخر إلى مراجعته.
flash-emergency-still-runs = لا يزال مفتوحًا. يرجى مراجعته بعد انتهائه.
