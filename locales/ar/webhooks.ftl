### Webhooks: other programs and chat rooms that are told what happens (F47).

webhooks-title = خطّافات الويب
webhooks-lead = برامج أخرى وغرف محادثة تُبلَّغ بما يحدث هنا فور حدوثه.
webhooks-none = لا أحد يُبلَّغ بعد
webhooks-none-why = يمكنك إضافة خطّاف ويب عندما يُراد إبلاغ أحد برامجك أو غرفة محادثة بحجز الزيارات أو نقلها أو إلغائها.
webhooks-full = عدد خطّافات الويب { $most }، وهو الحد الأقصى. يرجى إزالة أحدها لإضافة آخر.
webhooks-reference = لمن يكتب برنامجًا كهذا:
webhook-open = فتح
webhook-disabled = معطَّل
webhook-is-active = يُبلَّغ بكل ما يلي فور حدوثه.
webhook-last = آخر رسالة: { $event }، { $when }.
webhook-no-message-yet = لم يُرسل شيء بعد
webhook-no-message-why = ما يُرسل من الآن فصاعدًا يظهر هنا مدة 90 يومًا. يرجى إرسال رسالة اختبار للتحقق من الوصول.
webhook-every-event = جميع الأحداث
webhook-every-event-hint = بما فيها أنواع الأحداث التي تضاف إلى البوابة لاحقًا.
webhook-every-visit-event = جميع أحداث الزيارات
webhook-some-events = هذه فقط:
webhook-department-deleted = قسم محذوف
webhook-event-unknown = حدث آخر
webhook-format-json = JSON موقَّع
webhook-format-json-hint = للبرامج. ما تحصل عليه قناة العمليات حرفيًا.
webhook-format-chat = Google Chat
webhook-format-chat-hint = المحتوى نفسه بالكلمات، لغرفة محادثة.
webhook-events-visits = الزيارات
webhook-events-records = السجلات
webhook-events-blood = بنك الدم
webhook-events-people = الحسابات والأطباء

## A new one
new-webhook = إضافة خطّاف ويب
new-webhook-button = إضافة
new-webhook-leave = عدم الإضافة
new-webhook-what = ما يُرسل
new-webhook-what-is-sent = ما حدث ومتى، مع معرّفات الزيارة والطبيب والقسم. لا يُرسل أبدًا اسم، ولا سبب زيارة، ولا أي شيء آخر عن صحة مريض.
new-webhook-order = الترتيب
new-webhook-order-how = قد تصل الرسائل مرتين، وبغير ترتيب الأحداث. تحمل كل رسالة معرّفها وإصدار ما تتعلق به: الإصدار الأكبر هو الأحدث.
new-webhook-once-how = تعرض الصفحة التالية السر الذي يتحقق به البرنامج من أن الرسالة منا. لا تعرضه أي صفحة بعدها.
new-webhook-sent-before = سبق لك إضافة خطّاف ويب بهذا النموذج. يرجى الضغط مجددًا لإضافة آخر.
label-webhook-address = العنوان
label-webhook-address-hint = العنوان الذي يستقبل عليه البرنامج، مثل https://hooks.example.org/portal، أو ما يعرضه Google Chat ضمن Apps and integrations ثم Webhooks.
label-webhook-name = الغرض منه (اختياري)
label-webhook-name-hint = مثل «شاشة الردهة» أو «غرفة القلب».
label-webhook-format = الصيغة
label-webhook-events = الأحداث
label-webhook-department = القسم
label-webhook-department-hint = عند اختيار قسم لا يُرسل إلا ما يخص زياراته وفواتيرها وأوقاته التي أُتيحت من جديد.
webhook-every-department = جميع الأقسام
wrong-webhook-address-missing = يرجى إدخال العنوان
wrong-webhook-address-too-long = الحد الأقصى لأحرف العنوان: 1000
wrong-webhook-address = يرجى إدخال عنوان كامل، مثل https://hooks.example.org/portal، من دون اسم مستخدم
wrong-webhook-address-not-https = يرجى استخدام عنوان يبدأ بـ https://{"\u200E"}
wrong-webhook-address-not-public = يرجى استخدام عنوان يمكن الوصول إليه من الإنترنت: لا ترسل البوابة شيئًا إلى شبكتها الداخلية
wrong-webhook-no-event = يرجى تحديد حدث واحد على الأقل، أو اختيار جميع الأحداث

## Added
webhook-added-title = أُضيف { $name }
webhook-secret = السر
webhook-secret-lead = يرجى نسخ السر الآن. لا يُعرض إلا هذه المرة.
webhook-secret-chat = لا يحتاج Google Chat إلى سر. يُعرض هذه المرة فقط، لبرنامج لديك يتوسط ويتحقق من التوقيع.
webhook-secret-copy = يرجى النقر داخله وتحديده كله لنسخه. يمكن لكل من لديه السر توقيع رسائل كأنها منا.
webhook-now-test = يُبلَّغ ابتداءً من الحدث التالي. يرجى إرسال رسالة اختبار للتحقق من الوصول.
webhook-shown-before = أُضيف خطّاف الويب هذا عند إرسال النموذج أول مرة، وعُرض سره حينها. إن لم يكن لدى أحد فيرجى إزالة خطّاف الويب وإضافة آخر.
webhook-go-on = المتابعة إلى خطّاف الويب

## One, and its messages
webhook-title = خطّاف الويب { $name }
webhook-facts = ما يُبلَّغ به
webhook-added = تاريخ الإضافة
webhook-added-by = أضافه { $name }: { $when }
webhook-stopped-gone = عُطّل { $when }: كان الرد أنه لم يعد هناك من يستقبل (410).
webhook-stopped-by = عطّله { $name }: { $when }.
webhook-try = تجربته
webhook-try-how = يرسل رسالة لا تُبلّغ بشيء. تظهر نتيجتها أدناه.
webhook-try-button = إرسال اختبار
webhook-test = اختبار
webhook-test-text = هذا اختبار من بوابة المستشفى. لم يحدث شيء.
webhook-stop = تعطيله
webhook-stop-how = لا يُرسل شيء إلى أن يُفعَّل مجددًا. تُسقط الرسائل المنتظرة، وما يحدث في هذه الأثناء لا يُبلَّغ به لاحقًا.
webhook-disable-button = تعطيل
webhook-resume = تفعيله
webhook-resume-how = يُبلَّغ مجددًا ابتداءً من الحدث التالي.
webhook-enable-button = تفعيل
webhook-remove = إزالته
webhook-messages = الرسائل
webhook-messages-how = خلال آخر 90 يومًا. الرسالة التي لا تُقبل تُعاد محاولتها سبع مرات خلال نحو 18 ساعة.
webhook-event = الحدث
webhook-tries = آخر رد
webhook-tried = { $count ->
    [zero] لا محاولات
    [one] محاولة واحدة
    [two] محاولتان
    [few] { $count } محاولات
   *[other] { $count } محاولة
}
webhook-queued = في الانتظار
webhook-sent = وصلت
webhook-failed = فشلت
webhook-dropped = أُسقطت
webhook-next-try = المحاولة التالية: { $when }
webhook-not-tried = لم تُجرَّب
webhook-answered = { $status }
webhook-answered-badly = { $status }: لم تُقبل
webhook-not-reached = تعذّر الوصول إلى العنوان، أو لم يكن الاتصال آمنًا
webhook-no-answer = لا رد خلال عشر ثوانٍ
webhook-not-public = يؤدي العنوان إلى شبكة داخلية
webhook-unreadable = لم تعد قراءة العنوان ممكنة: يرجى إزالة خطّاف الويب وإضافته مجددًا
webhook-send-again = إعادة الإرسال
flash-webhook-tested = رسالة الاختبار في الطريق. لمعرفة نتيجتها يرجى تحميل الصفحة مجددًا.
flash-webhook-sent-again = الرسالة في الطريق مرة أخرى.
flash-webhook-disabled = تم التعطيل. لا يُرسل شيء بعد الآن.
flash-webhook-enabled = تم التفعيل. يُبلَّغ ابتداءً من الحدث التالي.
flash-webhook-is-disabled = خطّاف الويب معطَّل: لا يُرسل شيء. يرجى تفعيله أولًا.

## Removing it
remove-webhook-title = إزالة { $name }
remove-webhook-means = لا يُرسل إليه شيء بعد الآن، وتُسقط الرسائل المنتظرة، وتزول معه قائمة رسائله. لا يمكن التراجع: يمكن إضافته من جديد بسر آخر.
remove-webhook-button = إزالة
flash-webhook-removed = أُزيل خطّاف الويب.

## تغييره، وخطّاف يفشل
webhook-change = تغييره
change-webhook-title = تغيير { $name }
change-webhook-button = حفظ
change-webhook-leave = عدم تغيير شيء
change-webhook-stale = غيّر أحدهم خطّاف الويب هذا في هذه الأثناء. ما كتبته ما زال هنا: اضغط مرة أخرى لحفظه مع ذلك.
label-webhook-new-address = عنوان آخر (اختياري)
label-webhook-new-address-hint = اتركه فارغًا للإبقاء على العنوان الحالي الذي لا يظهر كاملًا. يبقى السر كما هو.
flash-webhook-changed = حُفظ. يُخبَر على هذا النحو من الحدث التالي فصاعدًا.
webhook-failing-since = لم يقبل شيئًا منذ { $when }. بعد ثلاثة أيام بلا إجابة جيدة واحدة يتوقف من تلقاء نفسه، ويتلقى المديرون بريدًا.
webhook-rests-until = طلب ألا يُخاطَب حتى { $when }. ما حان وقته ينتظر حتى ذلك الحين.
webhook-stopped-failing = توقف من تلقاء نفسه { $when }: لم يقبل شيئًا طوال ثلاثة أيام. أصلح ما تذكره الرسائل أدناه ثم فعّله.
