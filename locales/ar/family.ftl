### Family and carers: one patient lets another person book and read for them.

carers-title = العائلة ومقدّمو الرعاية
nav-carers = العائلة ومقدّمو الرعاية
carers-lead = يمكنك السماح لشخص تثق به بحجز الزيارات أو قراءة السجلات نيابةً عنك، للمدة التي تريدها.
carers-list = من يتصرف نيابةً عنك
carers-none = لا أحد يتصرف نيابةً عنك
carers-none-why = يمكن لشخص تثق به حجز الزيارات أو قراءة السجلات نيابةً عنك. أنت تحدد ما يُسمح به ومدته، ويمكنك إنهاؤه في أي وقت.
carers-full = يتصرف نيابةً عنك عشرة أشخاص أو أُرسلت إليهم دعوات. يرجى إنهاء إحداها قبل إضافة أخرى.
carers-how = كيف يتم ذلك
carers-how-ask = ترسل طلبك بالبريد الإلكتروني. لا يُتاح شيء لأحد قبل تسجيل دخوله وموافقته.
carers-how-see = كل ما يقوم به شخص نيابةً عنك يظهر في سجل ما حدث بالاسمين معًا.
cared-for-title = من تتصرف نيابةً عنهم

carer-scope-book = الزيارات
carer-scope-book-hint = معرفة وقت الزيارات ومكانها، وحجزها ونقلها وإلغاؤها. تبقى الأسباب والملاحظات والسجلات مغلقة.
carer-scope-read = السجلات
carer-scope-read-hint = قراءة السجلات وكل ما يخص الزيارات. لا يمكن حجز شيء أو تغييره.
carer-scope-both = الزيارات والسجلات
carer-scope-both-hint = حجز الزيارات ونقلها وإلغاؤها، وقراءة كل ما يمكنك قراءته بنفسك.
carer-means-see = عرض الزيارات: وقتها ومكانها والطبيب
carer-means-book = حجز الزيارات ونقلها وإلغاؤها
carer-means-read = قراءة السجلات، وما ذُكر ودُوّن عن الزيارات
carer-means-no-reading = لا تُقرأ السجلات ولا أسباب الزيارات

carer-running = حتى { $day }.
carer-last-used = آخر استخدام: { $when }.
carer-never-used = لم يُستخدم بعد.
carer-waiting = أُرسلت الدعوة. يمكن الرد عليها حتى { $when }.
carer-unanswered = أُرسلت الدعوة، ولم يُرَدّ عليها في الوقت المحدد.
carer-declined = رُفضت: { $when }.
carer-ended-by-you = أنهيته أنت: { $when }.
carer-ended-by-carer = تخلّى عنه الطرف الآخر: { $when }.
carer-ended-by-hospital = انتهى بسبب إغلاق حساب: { $when }.
carer-ran-out = انتهى بنهاية يوم { $day }.

new-carer = إضافة شخص
new-carer-lead = يمكنه القيام نيابةً عنك بما تختاره هنا فقط.
label-carer-email = عنوان بريده الإلكتروني
label-carer-email-hint = يرد من حساب بهذا العنوان. إن لم يكن لديه حساب بعد فيمكنه إنشاؤه.
label-carer-scope = ما المسموح له به؟
label-carer-end = آخر يوم
label-carer-end-hint = سنة من اليوم إذا تُرك فارغًا، وعدد السنوات الأقصى { $years }.
new-carer-button = إرسال الدعوة
new-carer-next = نرسل رسالة إلى هذا العنوان. يعمل الرابط مرة واحدة ولمدة سبعة أيام. تصلك رسالة فور القبول.
new-carer-care = لمن تثق بهم فقط
new-carer-care-why = لن يطلب منك أحد من المستشفى أبدًا إضافة شخص. إذا ضغط عليك أحد لفعل ذلك فيرجى الاتصال بالاستقبال.
edit-carer = تغيير ما يُسمح به لـ { $who }
edit-carer-title = تغيير ما يُسمح به لمن يساعدك
edit-carer-lead = يسري فور حفظه. تصل رسالة إلى كل منكما.
edit-carer-button = حفظ
end-carer = إنهاء السماح لـ { $who }؟
end-carer-title = إنهاء السماح لمن يساعدك؟
end-carer-link = إنهاء
end-carer-button = إنهاء الآن
end-carer-take-back = سحب الدعوة
end-carer-means = من هذه اللحظة لا يمكنه حجز شيء أو قراءته نيابةً عنك، أينما سجّل الدخول. تصل رسالة إلى كل منكما.
end-carer-means-waiting = يتوقف الرابط الموجود في الرسالة عن العمل فورًا.
end-carer-stays = الزيارات التي حجزها لك تبقى كما هي.
carers-ask-too-often = أرسلت دعوات كثيرة. يرجى المحاولة مجددًا بعد { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}.
carers-sent-before = سبق لك إرسال دعوة بهذا النموذج. إذا أردت دعوة أخرى فيرجى إرساله مرة ثانية.
carers-changed-since = تغيّر أو انتهى منذ أن فتحت الصفحة. يرجى الاطلاع على الوضع الحالي.

wrong-carer-address-missing = يرجى إدخال عنوان البريد الإلكتروني للشخص
wrong-carer-address = يكون عنوان البريد الإلكتروني على شكل name@example.org
wrong-carer-own-address = يرجى إدخال عنوان شخص آخر: هذا عنوانك
wrong-carer-already = يوجد شخص بهذا العنوان يتصرف نيابةً عنك أو أُرسلت إليه دعوة
wrong-carers-too-many = الحد الأقصى لمن يتصرفون نيابةً عنك أو أُرسلت إليهم دعوات: { $limit }. يرجى إنهاء إحداها أولًا
wrong-carer-scope-missing = يرجى اختيار المسموح به
wrong-carer-end-past = يرجى اختيار يوم أخير لم ينتهِ بعد

carer-invitation-title = يطلب { $name } مساعدتك
carer-invitation-window = شخص يطلب مساعدتك
carer-invitation-lead = عند الموافقة تتصرف نيابةً عن { $name } من حسابك.
carer-invitation-may = ما سيُسمح لك به
carer-invitation-until = حتى نهاية { $day }.
carer-invitation-answer-until = يمكن الرد حتى { $when }.
carer-invitation-know = قبل الموافقة
carer-invitation-named = كل ما تقوم به نيابةً عن { $name } يظهر في سجل ما حدث بالاسمين معًا، ويراه { $name }.
carer-invitation-stop = يمكنك التخلي عن ذلك في أي وقت، وكذلك يمكن للطرف الآخر إنهاؤه.
carer-invitation-not-yet = لم يتم القبول
carer-accept = نعم، أوافق
carer-decline = لا
carer-acts-already = أنت تتصرف بالفعل نيابةً عن هذا الشخص.
carer-too-many = العدد الأقصى لمن يمكن التصرف نيابةً عنهم: { $limit }. يرجى التخلي عن أحدهم أولًا.
carer-invitation-to-staff = تحتاج هذه الدعوة إلى حساب شخصي
carer-invitation-to-staff-why = تسجيل دخولك الآن بحساب العمل. لا يُتصرف نيابةً عن مريض من حساب كهذا، حتى لأفراد العائلة.
carer-invitation-to-staff-next = يرجى إنشاء حساب شخصي بعنوان آخر، وطلب دعوة إلى ذلك العنوان.
carer-invitation-ended = لا يمكن الرد على هذه الدعوة
carer-invitation-ended-why = سبق الرد عليها، أو سُحبت، أو مضى عليها وقت طويل، أو أُرسلت إلى عنوان غير عنوان حسابك. يرجى تسجيل الدخول بحساب ذلك العنوان، أو طلب دعوة أخرى.
give-up-title = التخلي عن التصرف نيابةً عن { $name }؟
give-up-window = التخلي عن التصرف نيابةً عن شخص؟
give-up-link = التخلي
give-up-means = لن ترى أو تحجز شيئًا نيابةً عن { $name }. للعودة إلى ذلك تحتاج إلى دعوة أخرى. تصل رسالة إلى كل منكما.
give-up-button = تأكيد التخلي

acting-for = أنت تتصرف نيابةً عن { $name }
acting-visits = الزيارات
acting-records = السجلات
acting-back = العودة إلى صفحاتك

flash-carer-asked = أرسلنا رسالة إلى { $email }.
flash-carer-changed = تغيّر المسموح به.
flash-carer-ended = تم الإنهاء.
flash-carer-accepted = من الآن فصاعدًا تتصرف نيابةً عن { $name }.
flash-carer-declined = تم الرفض.
flash-carer-given-up = تم التخلي.

label-for-whom = لمن الزيارة؟
for-whom = لمن
for-whom-me = لنفسي
wrong-for-whom-missing = يرجى اختيار من له الزيارة
wrong-for-whom-gone = لم يعد هذا الشخص يسمح لك بالحجز، ولم يُحتفظ بما كُتب له. يرجى الاختيار مجددًا
for-whom-no-longer = لا تتصرف نيابةً عن هذا الشخص، أو لم تعد كذلك. لم يُحجز شيء.
acting-visits-of = زيارات { $name }
acting-visits-title = زيارات من تتصرف نيابةً عنه
acting-records-of = سجلات { $name }
acting-records-title = سجلات من تتصرف نيابةً عنه
acting-timeline-of = الخط الزمني الصحي: { $name }
acting-timeline-title = الخط الزمني الصحي لمن تتصرف نيابةً عنه
acting-reports-of = تقارير { $name }
acting-reports-title = تقارير من تتصرف نيابةً عنه
acting-health-of = صحة { $name }
acting-records-link = السجلات والحساسيات والأدوية
acting-reports-link = التقارير
acting-timeline-link = الخط الزمني الصحي
acting-records-lead = ما كتبه الأطباء عن الزيارات، الأحدث أولًا.
acting-is-noted = يرى { $name } أنك قرأت هذا.
acting-answers-hidden = السبب والأعراض مغلقة أمامك: يُسمح لك بالزيارات فقط.
acting-none-why = عند حجز زيارة تظهر هنا. تختار من له الزيارة عند ذكر سببها.
acting-none-why-reading = عند حجز زيارة تظهر هنا.
by-carer-for-you = من جانب { $name } نيابةً عنك
by-carer-for-patient = من جانب { $name } نيابةً عن المريض
check-title-for = مراجعة زيارة { $name }
check-acting-title = مراجعة زيارة من تتصرف نيابةً عنه
