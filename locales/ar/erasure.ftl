### Erasing a closed account of a patient, as administrators do it.

erase-title = محو حساب
erase-title-underway = حساب سيُمحى
erase-title-not-now = حساب لا يمكن محوه الآن
erase-heading = محو حساب { $name }
erase-link-title = طلب محو البيانات؟
erase-link-what = يمكن محو حساب مغلق نهائيًا عندما لا تبقى فيه معلومات طبية يجب حفظها.
erase-link = محو هذا الحساب
account-erased = مُحي: { $when }. لا يمكن لأحد فتح هذا الحساب مجددًا.
erase-not-yet = لم يُطلب بعد
erase-how = لا يحدث شيء مدة يوم. ثم تُعدّ نسخة من كل شيء، ويُرسل رابطها بالبريد إلى عنوان هذا الحساب. يعمل الرابط { $days ->
    [one] يومًا واحدًا
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}، ثم يزول كل شيء. يمكنك التراجع حتى ذلك الحين.
erase-copy = لا تُسلَّم النسخة إلا لصاحب صندوق البريد ذاك. لا يمكنك فتحها، ولا يمكن ذلك للاستقبال.
erase-no-copy = ليس لهذا الشخص بريد إلكتروني: لا يمكن إرسال نسخة إليه. إن أراد نسخة، فأضف له عنوانًا في صفحته أولًا.
erase-type = يرجى كتابة { $address } لتأكيد أنك تقصد هذا الحساب
erase-type-number = يرجى كتابة { $number } لتأكيد أنك تقصد هذا الحساب
erase-type-hint = لا تراجع بعد المحو.
erase-reason-hint = لسجل التدقيق. من دون معلومات طبية.
erase-button = محو هذا الحساب
erase-leave = الإبقاء عليه كما هو
erase-waiting = يبدأ: { $when }
erase-copying = النسخة قيد الإعداد
erase-unreached = رُفضت الرسالة التي فيها النسخة
erase-unreached-why = لا يُمحى شيء ما لم تُسلَّم النسخة إلى صاحب الحساب. يرجى التواصل معه بطريقة أخرى، أو تصحيح العنوان، أو التراجع عن المحو وطلبه من جديد.
erase-stuck = تعذّر تسليم أي نسخة
erase-stuck-why = بدأ إعداد خمس نسخ ولم يمكن إعداد أي منها أو إرسالها في الوقت المناسب. لن يُمحى شيء. اطلب إصلاح السبب، ثم تراجع عن المحو واطلبه من جديد.
erase-handed-over = أُرسلت النسخة؛ يزول كل شيء: { $when }
erase-erasing = قيد المحو
erase-asked = وقت الطلب
erase-by = مقدّم الطلب
erase-withdraw-what = يمكنك التراجع حتى ذلك الحين. يبقى الحساب مغلقًا، ويتوقف رابط النسخة عن العمل.
erase-withdraw = التراجع عن المحو
erase-no-way-back = لم يعد التراجع ممكنًا. ينتهي الأمر بعد لحظة.
erase-kept = ليس قبل { $day }
erase-kept-why = يجب حفظ المعلومات الطبية { $years ->
    [one] سنة واحدة
    [two] سنتين
    [few] { $years } سنوات
   *[other] { $years } سنة
} بعد آخر كتابة فيها. حتى ذلك الحين لا يُمحى شيء من هذا الحساب.
erase-not-closed = هذا الحساب ليس مغلقًا
erase-not-closed-why = يرجى تعطيله أولًا. لا يمكن محو حساب مُحي من قبل.
erase-goes = ما يزول
erase-goes-account = الاسم والعنوان والهاتف وتاريخ الميلاد وكلمة المرور والخطوة الثانية وجميع الجلسات
erase-goes-clinical = السجلات والملاحظات وأسباب الزيارات وكل المعلومات الطبية الأخرى، وكلها أقدم من { $years ->
    [one] سنة واحدة
    [two] سنتين
    [few] { $years } سنوات
   *[other] { $years } سنة
}
erase-goes-messages = الرسائل المرسلة، وما طلبه صاحب الحساب
erase-goes-visits = اسمه في الزيارات، وأسباب نقلها أو إلغائها
erase-stays = ما يبقى، ولماذا
erase-stays-visits = أوقات الزيارات وأطباؤها، باسم «Erased person»: يعتمد عليها المستشفى في الإحصاء والفوترة
erase-stays-trail = سجل التدقيق، مدة لا تقل عن { $years ->
    [one] سنة واحدة
    [two] سنتين
    [few] { $years } سنوات
   *[other] { $years } سنة
}: يثبت من فعل ماذا، ولا يمكن تغيير شيء فيه
erase-stays-husk = أنه كان هناك حساب، ووقت إنشائه ووقت محوه
flash-erasure-asked = سيُمحى حساب { $name }. لا يحدث شيء مدة يوم.
flash-erasure-withdrawn = تم التراجع. يبقى الحساب مغلقًا.
flash-erasure-too-late = المحو جارٍ بالفعل: لم يعد التراجع ممكنًا.
wrong-erasure-address = يرجى كتابة عنوان البريد الإلكتروني لهذا الحساب
wrong-erasure-reason-missing = يرجى إدخال السبب
wrong-erasure-reason = يرجى اختصار السبب في سطر واحد: الحد الأقصى للأحرف { $limit }
erasure-not-now = لا يمكن محو هذا الحساب الآن. لم يُنفَّذ شيء.
