### What the house holds about a patient, taken along.

own-data-title = بياناتك
own-data-lead = يمكنك طلب نسخة من كل ما يحفظه هذا المستشفى عنك.
own-data-ask = طلب نسخة
own-data-copies = نسخك
own-data-none = لا توجد نسخ بعد
own-data-none-why = النسخة ملف واحد تحفظه على جهازك.
own-data-again = طلبت ثلاث نسخ خلال يوم. يمكنك طلب نسخة أخرى ابتداءً من: { $when }.
own-data-what = محتوى النسخة
own-data-what-profile = ملفك الشخصي وأماكن تسجيل دخولك
own-data-what-visits = زياراتك وأسبابها
own-data-what-records = سجلاتك بجميع تعديلاتها، وما دُوّن غير ذلك عن صحتك
own-data-what-reports = الملفات التي أضفتها أنت وأطباؤك
own-data-what-access = من اطّلع على سجلك، وما تم في حسابك
own-data-what-messages = الرسائل التي أرسلناها إليك وما طلبته
own-data-not = لا تتضمن أبدًا كلمات المرور والمفاتيح، ولا ما لم يوقّعه طبيب بعد.
own-data-long = مدة بقاء النسخة هنا
own-data-long-what = تبقى النسخة هنا، لك وحدك، مدة { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
} بعد إعدادها. ثم تُحذف، ويمكنك طلب نسخة جديدة.
copy-ready = جاهزة حتى: { $when }
copy-waiting = قيد الإعداد
copy-waiting-how = يستغرق ذلك دقيقة أو دقيقتين. إن لم تتغيّر هذه الصفحة من تلقاء نفسها:
copy-look-again = تحديث
copy-failed = تعذّر الإعداد
copy-failed-how = الخلل لدينا. يمكنك طلب نسخة أخرى؛ وإذا تعذّرت أيضًا فيرجى إبلاغ المستشفى.
copy-asked = وقت الطلب: { $when }.
copy-open = تنزيل
flash-copy-asked = نسختك قيد الإعداد. تجدها هنا بعد دقيقة أو دقيقتين.
flash-copy-asked-before = نسختك قيد الإعداد بالفعل.
flash-copy-too-many = طلبت ثلاث نسخ خلال يوم. يمكنك طلب نسخة أخرى ابتداءً من: { $when }.

new-copy-title = طلب نسخة من بياناتك
new-copy-means = نجمع كل ما يحفظه هذا المستشفى عنك في ملف واحد. يستغرق ذلك دقيقة أو دقيقتين، ويمكنك مغادرة هذه الصفحة في هذه الأثناء.
new-copy-button = إعداد نسختي
new-copy-leave = ليس الآن
take-copy-title = تنزيل بياناتك
take-copy-file = نسختك
take-copy-of = وقت الطلب
take-copy-until = متاحة حتى
take-copy-size = الحجم
take-copy-what = الملف بصيغة ZIP: بعد فتحه يمكن قراءة my-data.html في أي متصفح. يتضمن الملف my-data.json المحتوى نفسه لبرامج أخرى، ويتضمن المجلد reports ملفاتك.
take-copy-care = يمكن لكل من لديه الملف قراءة كل ما فيه. يرجى حفظه حيث لا يمكن للآخرين فتحه، لا على جهاز مشترك.
take-copy-button = حفظ الملف
take-copy-leave = العودة إلى نسخك

## The file itself
data-title = ما يحفظه { $hospital } عنك
data-lead = أُعدّ: { $when }.
data-zone = جميع الأوقات حسب { $zone }.
data-care = هذا الملف لك وحدك. يمكن لكل من لديه الملف قراءة كل ما فيه.
data-contents = المحتويات
data-left-out = لا يتضمن: كلمات المرور والمفاتيح، والمسودات التي لم يوقّعها طبيب، وأسماء الآخرين باستثناء الأطباء.
data-moment = { $day }، الساعة { $time }
data-section-profile = أنت
data-section-visits = زياراتك
data-section-records = سجلاتك
data-section-reports = تقاريرك
data-section-readings = ما قُرئ في تقاريرك
data-section-messages = الرسائل إليك
data-section-requests = ما طلبته
data-section-sessions = أماكن تسجيل دخولك
data-section-access = من فعل ماذا في سجلك وحسابك
data-you = أنت
data-yes = نعم
data-no = لا
data-name = الاسم
data-email = البريد الإلكتروني
data-role = الدور
data-status = الحالة
data-phone = الهاتف
data-birth = تاريخ الميلاد
data-gender = الجنس
data-address = العنوان
data-blood-group = فصيلة الدم
data-registered = تاريخ التسجيل
data-confirmed = تاريخ تأكيد العنوان
data-consent = تاريخ الموافقة على الشروط
data-terms = الشروط بتاريخ
data-doctor = الطبيب
data-begins = البداية
data-ends = النهاية
data-place = المكان
data-visit-type = نوع الزيارة
data-mode = كيفية إجراء الزيارة
data-priority = الأولوية
data-fee = الرسوم
data-reason = السبب
data-symptoms = الأعراض
data-note = الملاحظة
data-change-reason = سبب التغيير
data-checked-in = وقت الوصول
data-made = تاريخ الإنشاء
data-changed = تاريخ التغيير
data-history = ما حدث
data-moved = نُقلت إلى وقت آخر
data-by = من جانب
data-diagnosis = التشخيص
data-diagnosis-code = رمز التشخيص (ICD-10-CM)
data-diagnosis-title = معنى الرمز
data-prescription = الوصفة الطبية
data-notes = الملاحظات
data-medicines = الأدوية
data-medicine = الدواء
data-dose = الجرعة
data-how-often = عدد المرات
data-how-long = المدة
data-of-visit = الزيارة
data-written = تاريخ الكتابة
data-amendment = رقم التعديل
data-file-name = اسم الملف
data-file = في المجلد
data-file-gone = أُزيل هذا الملف أثناء إعداد النسخة، أو فُقد. يرجى سؤال المستشفى عنه.
data-file-too-much = تُرك هذا الملف خارج النسخة لأن حجمها كان سيتجاوز ما يمكن إرساله دفعة واحدة (4 غيغابايت). يرجى طلبه من المستشفى.
data-rejected = سبب عدم القبول
data-added-by = أضافه
data-kind = النوع
data-visit-kind = نوع الزيارة
data-channel = وسيلة الإرسال
data-state = الحالة
data-sent-to = إلى
data-at = التاريخ والوقت
data-sent = وقت الإرسال
data-asked = وقت الطلب
data-content = المحتوى
data-device = الجهاز
data-last-used = آخر استخدام
data-who = من
data-what = ماذا
data-refused = مرفوض

own-data-close = إغلاق حسابك
own-data-close-what = يمكنك طلب إغلاقه من الاستقبال. بعد ذلك لا يمكن لأحد تسجيل الدخول إليه؛ أما ما كُتب عن صحتك فيُحفظ طوال المدة التي يحددها القانون.
own-data-close-link = ما يحفظه المستشفى ومدة حفظه

## The copy that is handed over before an account is erased
hand-over-why = سيمحو { $hospital } حسابك. هذا كل ما يحفظه عنك. بعد محو الحساب لا يمكن لأحد إعطاؤك إياه مرة أخرى.
hand-over-ended-title = لم تعد وراء هذا الرابط نسخة
hand-over-ended-why = تتوفر النسخة مدة محدودة قبل محو الحساب. إن لم تحصل على نسختك فيرجى الاتصال بالمستشفى.
