### المحادثات بين المريض والطبيب الذي يعالجه.

chat-title = الرسائل المتبادلة
chat-thread-title = محادثة
chat-unread-word = غير مقروءة
chat-you = أنت
chat-file = تقرير: { $name }
chat-not-for = ما لا تصلح له
chat-not-for-what = يقرأ الأطباء الرسائل بين الزيارات وليس فورًا. لشكوى جديدة احجز زيارة، ولنقل زيارة أو إلغائها افتح الزيارة.
chat-emergency = في حالة الطوارئ اتصل بالرقم { $number }.
chat-lead = راسل الأطباء الذين يعالجونك.
chat-lead-doctor = راسل المرضى الذين تعالجهم.
chat-lead-acting = ما يتبادله { $name } والأطباء من رسائل.
chat-nothing-yet = لم يُكتب شيء بعد
chat-care-over = لم يعد تحت رعايتك
chat-last-at = آخر رسالة { $when }
chat-unread = { $count ->
    [zero] لا رسائل غير مقروءة
    [one] رسالة واحدة غير مقروءة
    [two] رسالتان غير مقروءتين
    [few] { $count } رسائل غير مقروءة
    [many] { $count } رسالة غير مقروءة
   *[other] { $count } رسالة غير مقروءة
}
chat-none = لا رسائل بعد
chat-none-doctor = افتح مريضًا من يومك واختر مراسلته، أو انتظر حتى يكتب لك أحد.
chat-none-acting = لم يتبادل { $name } والأطباء أي رسائل.
chat-none-start = اختر أحد أطبائك واكتب ما تريد معرفته.
chat-none-no-doctor = يمكنك مراسلة طبيب متى كانت لك زيارة معه، وحتى سنة بعدها.
chat-begin = مراسلة طبيب
chat-begin-with = أطباء لك زيارة معهم، أو كانت خلال سنة:
chat-write = كتابة رسالة
chat-who-reads = أنت والطرف الآخر، ومن يسمح له المريض بالقراءة عنه. لا يقرؤها الاستقبال ولا الإدارة أبدًا. تُحفظ الرسائل مدة محدودة وليست جزءًا من السجل الطبي.
chat-not-sent = لم تُرسل بعد
chat-with = الرسائل مع { $name }
chat-patient = المريض
chat-older = الأقدم
chat-newest = الأحدث
chat-messages = الرسائل، الأحدث في النهاية
chat-empty = لم يُكتب شيء بعد. نُعلم { $name } حين تكتب.
chat-new-below = رسائل جديدة في الأسفل
chat-off = لا تصل الرسائل الجديدة تلقائيًا في هذه اللحظة. أعد تحميل الصفحة لرؤيتها.
chat-mark = وضع علامة مقروء
chat-text = رسالتك
chat-text-hint = حتى { $limit } حرفًا.
chat-text-keys = يمكن الإرسال أيضًا بمفتاحي Ctrl وEnter.
chat-jump-write = الانتقال إلى أحدث رسالة والكتابة
chat-jump = الانتقال إلى أحدث رسالة
chat-report = الإشارة إلى تقرير
chat-report-none = بلا تقرير
chat-report-hint = من يقرأ المحادثة يجده خلف رابط.
chat-send = إرسال
chat-reload = عرض الجديد
chat-acting-reads = أنت تقرأ هذا عن { $name }. الكتابة لصاحب الحساب وحده.
chat-closed = لم يعد بإمكان أحد الكتابة هنا: كانت آخر زيارة قبل أكثر من سنة أو أُلغيت. احجز زيارة للمتابعة.
chat-wrong-empty = اكتب رسالة
chat-wrong-too-long = استخدم { $limit } حرفًا على الأكثر
chat-wrong-report = لم يعد فتح هذا التقرير ممكنًا. اختر غيره أو لا تختر شيئًا
chat-sent-before = أرسلت هذا النموذج من قبل. إن كانت هذه رسالة أخرى فاضغط مرة أخرى لإرسالها أيضًا.
chat-care-ended = لم تُرسل: كانت آخر زيارة لك مع هذا الطبيب قبل أكثر من سنة أو أُلغيت. احجز زيارة للمتابعة.
chat-marked = وُضعت علامة مقروء.
problem-not-allowed-now-chat = لم يعد المريض في رعاية الطبيب: لا يمكن لأحد الكتابة في هذه المحادثة.
