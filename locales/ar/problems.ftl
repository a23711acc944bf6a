### What is said when something cannot be done: pages and API answers alike.
### problem-<slug>-title and -detail: one pair per line of the list in web/problem.rs. No arguments.

problem-malformed-title = لا يمكن قراءة هذا الطلب
problem-malformed-detail = شيء في الطلب ليس كما ينبغي. يرجى الرجوع والمحاولة مجددًا.
problem-malformed-two-callers = يرجى إرسال مفتاح API أو ملف تعريف ارتباط الجلسة، لا كليهما.
problem-malformed-unknown-parameter = لا يُقبل هنا المُعامِل «{ $name }».
problem-malformed-parameter-value = تعذّرت قراءة قيمة المُعامِل «{ $name }».
problem-bad-cursor-title = لا يمكن متابعة هذه القائمة
problem-bad-cursor-detail = لم يعد الموضع في القائمة صالحًا. يرجى بدء القائمة من جديد.
problem-cross-site-title = مرسَل من موقع آخر
problem-cross-site-detail = حاول موقع آخر القيام بذلك باسمك، فلم يُنفَّذ شيء. يرجى فتح البوابة بنفسك والمحاولة مجددًا.
problem-not-found-title = غير موجود
problem-not-found-detail = لا يوجد شيء هنا، أو ليس لك الاطلاع عليه.
problem-method-not-allowed-title = غير ممكن هنا
problem-method-not-allowed-detail = لا يفهم هذا العنوان هذا النوع من الطلبات.
problem-not-acceptable-title = لا توجد صيغة مشتركة
problem-not-acceptable-detail = لا يمكن إرسال الرد بأي من الترميزات التي تقبلها.
problem-slow-body-title = استغرق وصول الطلب وقتًا طويلًا
problem-slow-body-detail = لم يُنفَّذ شيء. يرجى التحقق من الاتصال والمحاولة مجددًا.
problem-too-large-title = كمية كبيرة دفعة واحدة
problem-too-large-detail = الطلب أكبر من 64 كيلوبايت. لم يُنفَّذ شيء.
problem-unsupported-media-title = نوع محتوى غير معروف
problem-unsupported-media-detail = نوع محتوى هذا الطلب غير مفهوم هنا.
problem-invalid-title = بعض الإجابات تحتاج إلى مراجعة
problem-invalid-detail = لم يُحفظ شيء. يرجى الاطلاع على ما ورد عند كل حقل.

problem-sign-in-needed-title = يرجى تسجيل الدخول
problem-sign-in-needed-detail = هذا لمن سجّل الدخول.
problem-wrong-credentials-title = تعذّر ذلك
problem-wrong-credentials-detail = عنوان البريد الإلكتروني وكلمة المرور غير متطابقين، أو لم يُؤكَّد العنوان بعد.
problem-awaiting-approval-title = طلبك قيد الانتظار
problem-awaiting-approval-detail = يجب أن يوافق عليه أحد مسؤولي المستشفى أولًا. تصلك رسالة عندئذ.
problem-second-factor-required-title = خطوة أخرى
problem-second-factor-required-detail = يرجى إدخال رمز الخطوة الثانية لإتمام تسجيل الدخول.
problem-proof-needed-title = يرجى تأكيد هويتك
problem-proof-needed-detail = يرجى تأكيد هويتك بكلمة المرور أو برمز، ثم المحاولة مجددًا.
problem-api-key-refused-title = هذا المفتاح لا يعمل
problem-api-key-refused-detail = يرجى إرسال مفتاح API لهذا المستشفى لم ينتهِ ولم يُبطَل. يمكن لأحد المسؤولين إنشاؤه.
problem-forbidden-title = ليس لهذا الحساب
problem-forbidden-detail = لا يُسمح لحسابك بذلك.
problem-forbidden-scope = لم يُمنح هذا المفتاح النطاق { $scope }.
problem-forbidden-key = هذا لمن سجّل الدخول. لا يفتحه أي مفتاح API.
problem-too-many-requests-title = محاولات كثيرة جدًا
problem-too-many-requests-detail = يرجى الانتظار قليلًا ثم المحاولة مجددًا.

problem-idempotency-key-required-title = مطلوب مفتاح
problem-idempotency-key-required-detail = يرجى إرسال الترويسة Idempotency-Key مع هذا الطلب، حتى لا يُنفَّذ مرتين عند تكراره.
problem-idempotency-key-reused-title = سبق استخدام هذا المفتاح
problem-idempotency-key-reused-detail = ورد Idempotency-Key نفسه بمحتوى آخر خلال 24 ساعة. يرجى استخدام مفتاح جديد.
problem-still-running-title = لا يزال قيد التنفيذ
problem-still-running-detail = لم ينتهِ أول طلب بهذا المفتاح. يرجى السؤال مجددًا بعد لحظة.
problem-version-required-title = مطلوب إصدار
problem-version-required-detail = يرجى إرسال قيمة ETag التي قرأتها في الترويسة If-Match، حتى لا يضيع تغيير أحد.
problem-stale-version-title = تغيّر في هذه الأثناء
problem-stale-version-detail = تغيّر هذا منذ أن قرأته. يرجى الاطلاع عليه مجددًا قبل تغييره.

problem-time-taken-title = حُجز هذا الوقت للتو
problem-time-taken-detail = أصبح لشخص آخر. هناك أوقات أخرى متاحة.
problem-time-taken-own-visit = لدى المريض زيارة أخرى في هذا الوقت. هناك أوقات أخرى متاحة.
problem-time-taken-day-full = لم تبقَ لدى هذا الطبيب أي زيارة في ذلك اليوم. هناك أوقات متاحة في أيام أخرى.
problem-not-allowed-now-own-day-full = { $has ->
    [one] لدى المريض زيارة واحدة في ذلك اليوم، ولا يحجز المرضى أكثر من ذلك لليوم. اختر يومًا آخر، أو اسأل الاستقبال الذي يمكنه حجز المزيد.
    [two] لدى المريض زيارتان في ذلك اليوم، ولا يحجز المرضى لليوم أكثر من { $most }. اختر يومًا آخر، أو اسأل الاستقبال الذي يمكنه حجز المزيد.
    [few] لدى المريض { $has } زيارات في ذلك اليوم، ولا يحجز المرضى لليوم أكثر من { $most }. اختر يومًا آخر، أو اسأل الاستقبال الذي يمكنه حجز المزيد.
   *[other] لدى المريض { $has } زيارة في ذلك اليوم، ولا يحجز المرضى لليوم أكثر من { $most }. اختر يومًا آخر، أو اسأل الاستقبال الذي يمكنه حجز المزيد.
}
problem-not-allowed-now-title = لم يعد ذلك ممكنًا
problem-not-allowed-now-detail = لا يمكن القيام بذلك في الوضع الحالي.
problem-draft-exists-title = توجد مسودة محفوظة
problem-draft-exists-detail = حفظ الطبيب مسودة بنص آخر عن هذه الزيارة. لم يُوقَّع شيء.
problem-not-allowed-now-note = الموعد ملغى: لا يمكن كتابة ملاحظة عليه.
problem-not-allowed-now-video-early = يُفتح رابط زيارة الفيديو هذه في { $when }.
problem-not-allowed-now-video-none = هذه زيارة حضورية: ليس لها رابط فيديو.
problem-not-allowed-now-video-closed = رابط زيارة الفيديو هذه مغلق: انتهت الزيارة أو أُلغيت أو لم يوافق عليها أحد بعد.
problem-not-allowed-now-changed = تغيّر الموعد منذ أن رأيته. يرجى الاطلاع عليه مجددًا أولًا.
problem-not-allowed-now-offer-gone = لم يعد الموعد المقترح ممكنًا: الطبيب غائب حينها أو المستشفى مغلق. ارفضه أو اطلب موعدًا آخر.
problem-not-allowed-now-request-hit = لا يمكن قبول هذا الطلب: الطبيب غائب حينها أو المستشفى مغلق. حدِّد للزيارة موعدًا آخر، أو اذكر في حل الزيارة أنها ستتم رغم ذلك.
problem-not-allowed-now-webhooks-full = بلغ عدد خطّافات الويب الحد الأقصى. يرجى إزالة أحدها أولًا.
problem-not-allowed-now-webhook-disabled = خطّاف الويب معطَّل: لا يُرسل إليه شيء. يرجى تفعيله أولًا.
problem-in-use-title = لا يزال مطلوبًا
problem-in-use-detail = تعتمد عليه أشياء أخرى. يرجى تسويتها أولًا.
problem-perhaps-known-title = قد يكون معروفًا بالفعل
problem-perhaps-known-detail = هناك حساب لشخص له الاسم وتاريخ الميلاد نفسهما، أو رقم الهاتف نفسه. يرجى النظر إلى من قد يكون، وتأكيد أنه شخص آخر إن كان كذلك.

problem-busy-title = الضغط كبير الآن
problem-busy-detail = لم يُنفَّذ شيء. يرجى المحاولة مجددًا بعد ثوانٍ قليلة.
problem-internal-title = حدث خلل لدينا
problem-internal-detail = سُجّل بالرقم أدناه. يرجى المحاولة لاحقًا.

## What is wrong with one field: field-<code>, written for whoever fills it in.

field-required = يرجى ملء هذا الحقل.
field-unknown-field = لا يوجد حقل كهذا.
field-duplicate = ورد هذا مرتين.
field-wrong-type = ليس هذا نوع القيمة المطلوبة هنا.
field-invalid = لا يمكن استخدام هذه القيمة.
field-too-long = يرجى الاكتفاء بـ { $limit ->
    [one] حرف واحد
    [two] حرفين
    [few] { $limit } أحرف
    [many] { $limit } حرفًا
   *[other] { $limit } حرف
} على الأكثر.
field-unprintable = يحتوي هذا على حرف لا يمكن عرضه.
field-out-of-range = يرجى استخدام رقم من { $from } إلى { $to }.
field-password-too-short = الحد الأدنى للأحرف: { $least }.
field-known-password = يرجى اختيار كلمة مرور أخرى: هذه من أول ما سيخمّنه الآخرون.
field-malformed-email = يرجى استخدام عنوان على شكل name@example.org.
field-known-address = لهذا العنوان حساب بالفعل.
field-unlikely-date = يرجى استخدام تاريخ من عام 1900 حتى اليوم.
field-not-accepting = لا يستقبل هذا الطبيب حجوزات حاليًا.
field-no-video = لا يقدم هذا الطبيب زيارات عبر الفيديو، أو لا توجد في المستشفى.
field-outside-rules = لا زيارة لدى الطبيب تبدأ في هذا الوقت.
field-too-soon = يرجى اختيار وقت بعد { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
} من الآن على الأقل.
field-too-far-ahead = تُفتح الأوقات للحجز قبلها بـ { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}. يرجى اختيار وقت أقرب.
field-unknown-doctor = لا يوجد طبيب كهذا.
field-unknown-patient = لا يوجد مريض كهذا.
field-not-for-others = لا يمكن لهذا الحساب الحجز لشخص آخر.
field-range-too-long = الحد الأقصى للأيام في الطلب: { $days }.
field-before-from = النهاية تسبق البداية. اختر نهاية لاحقة.
