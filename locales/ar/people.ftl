### Everybody who has an account, as administrators look after them.

nav-people = الأشخاص
people-title = العاملون هنا
people-lead = حسابات هذا المستشفى مرتبة حسب الاسم.
people-groups = حسب الدور
people-doctors = الأطباء
people-receptionists = الاستقبال
people-administrators = المسؤولون
people-search = الاسم أو عنوان البريد الإلكتروني أو الهاتف
people-search-hint = تكفي البدايات، مثل «lee far» أو «{"\u200E"}+91 98».
people-search-doctors = الاسم أو عنوان البريد الإلكتروني أو الهاتف أو رقم الترخيص
people-any-status = أي حالة
people-order = الترتيب
people-order-name = الاسم من الألف إلى الياء
people-order-back = الاسم من الياء إلى الألف
people-order-words = حسب الكلمة التي عُثر عليها: العدد أكبر من أن يُرتَّب حسب الاسم. اكتب المزيد لعرض عدد أقل.
people-none-yet = لم يُعثر على أحد حتى الآن.
people-nobody-fits = لا توجد نتائج مطابقة
people-nobody-fits-why = يمكنك البحث بجزء أقصر من الاسم، أو بعنوان البريد الإلكتروني أو رقم الهاتف. للمجموعات الأخرى صفحات بحث خاصة بها.
people-nobody-fits-doctor = الأطباء الذين غادروا أو لم يستخدموا رابطهم بعد يُبحث عنهم بعنوان البريد الإلكتروني أو رقم الهاتف. للمجموعات الأخرى صفحات بحث خاصة بها.
people-all = جميع أفراد هذه المجموعة
people-none = لا أحد بعد
people-none-why = من تُرسل إليه دعوة يظهر هنا.

## How an account stands
account-invited = أُرسل الرابط
account-no-address = بلا بريد إلكتروني
account-active = نشط
account-locked = مقفل
account-disabled = معطَّل
account-pending-address = العنوان غير مؤكَّد
account-pending-approval = ينتظر الموافقة
account-rejected = لم تتم الموافقة
account-title = الحساب
account-since = منذ
account-second-step = الخطوة الثانية
account-on = مفعَّلة
account-off = غير مفعَّلة
account-link = كلمة المرور الأولى
account-link-waits = لم يُستخدم الرابط المرسل بعد. يعمل لمدة 7 أيام.
account-link-doctor = يجد المرضى هذا الطبيب بعد استخدام الرابط.
send-link-again = إعادة إرسال الرابط
account-own = هذا حسابك. يمكن لمسؤول آخر تعطيله.
account-back = عودة إلى العمل؟
account-back-how = يتم تسجيل الدخول بكلمة المرور السابقة. من تم تسجيل خروجه يبقى خارج الحساب.
enable-button = تفعيل هذا الحساب
account-away = مغادرة، أو الحساب في يد شخص آخر؟
lock-why = إذا كان شخص آخر قد يعرف كلمة المرور أو كان الهاتف لديه: قفل الحساب. يمكن ذلك مهما كانت الزيارات القادمة.
sign-out-why = إذا تُركت شاشة مفتوحة فقط: تسجيل الخروج من كل مكان.
sign-out-everywhere = تسجيل الخروج من كل مكان
flash-account-signed-out = تم تسجيل خروج كل من كان داخل هذا الحساب.
disable-link = تعطيل هذا الحساب
flash-link-sent = رابط آخر في الطريق إلى { $name }. لم يعد الرابط السابق صالحًا.
flash-link-not-sent = لم يعد هناك ما يُفتح: لم يُرسل رابط.
flash-account-disabled = تم تعطيل حساب { $name }.
flash-account-enabled = تم تفعيل حساب { $name }.
flash-account-otherwise = تغيّر الحساب في هذه اللحظة. لم يُنفَّذ شيء.

person-edit = تحرير الاسم والهاتف
person-edit-address = يغيّر صاحب الحساب عنوان تسجيل الدخول بنفسه، في «الدخول والأمان».

## Somebody new
new-person = شخص جديد
new-person-lead = لموظف في الاستقبال أو الإدارة. أما لمن يعالج المرضى:
new-person-button = دعوة هذا الشخص
label-post = الدور
post-receptionist-hint = يحجز للمرضى ويسجّل وصولهم. لا يرى معلومات طبية.
post-administrator-hint = يدير البوابة. لا يرى معلومات طبية.
label-work-email-hint = يُستخدم لتسجيل الدخول. يُرسل إليه رابط اختيار كلمة المرور.
label-phone-optional = الهاتف (اختياري)
invitation-how = تصل إلى الشخص رسالة فيها رابط، ويختار كلمة المرور بنفسه. يعمل الرابط مرة واحدة ولمدة 7 أيام، ويمكنك إرسال رابط آخر. عند أول تسجيل دخول تُعدّ الخطوة الثانية.
wrong-post-missing = يرجى اختيار الدور
wrong-person-name-missing = يرجى إدخال الاسم
wrong-work-email = يرجى إدخال عنوان البريد الإلكتروني على شكل name@example.org
wrong-address-known = لهذا العنوان حساب بالفعل. يرجى استخدام عنوان آخر، أو البحث عن ذلك الحساب
flash-person-invited = تمت دعوة { $name }: الرابط في الطريق.
new-person-sent-before = سبق لك إرسال دعوة بهذا النموذج. يرجى الضغط مجددًا لدعوة شخص آخر.

## Locking an account
lock-link = قفل الآن
lock-title = قفل حساب { $name }
lock-lead = لحساب قد يكون في يد شخص آخر.
lock-not-yet = لم يُقفل بعد
lock-means-out = يتم فورًا تسجيل خروج كل من هو داخل الحساب، ولا يمكن لأحد تسجيل الدخول، وتتوقف الروابط المرسلة عن العمل.
lock-means-visits = تبقى الزيارات كما هي.
lock-means-doctor = يبقى الطبيب في القائمة، ويظل الحجز لديه ممكنًا للمرضى. لمنع ذلك يرجى إلغاء التحديد في ملفه:
lock-means-keys = تبقى مفاتيح البرامج الأخرى صالحة أيًّا كان من أنشأها. يرجى التحقق من وجود مفتاح جديد بينها:
lock-means-told = يُبلَّغ صاحب الحساب بالبريد الإلكتروني.
lock-button = قفل هذا الحساب
lock-later = يرجى التحدث إلى صاحب الحساب مباشرةً، لا بالبريد الإلكتروني، ثم فتح القفل من صفحة الحساب: تُلغى كلمة المرور ويصله بالبريد رابط لاختيار أخرى.
lock-oneself = لا يمكنك قفل حسابك. يرجى طلب ذلك من مسؤول آخر.
unlock-question = هل عاد الحساب إلى صاحبه؟
unlock-link = فتح قفل الحساب
unlock-title = فتح قفل حساب { $name }
unlock-lead = يرجى أولًا التحدث إلى صاحب الحساب شخصيًا أو بالهاتف.
unlock-not-yet = لم يُفتح القفل بعد
unlock-to = يُرسل الرابط إلى { $email }.
label-unlock-address = أي العنوانين لصاحب الحساب؟
unlock-moved = تغيّر عنوان هذا الحساب: { $when }. إذا غيّره شخص آخر فالعنوان الحالي بريد ذلك الشخص. يرجى سؤال صاحب الحساب عن عنوانه من دون قراءته له.
unlock-present-hint = العنوان الحالي. يُرسل الرابط إليه.
unlock-former-hint = العنوان السابق. يعود الحساب إليه ويُرسل الرابط إليه.
unlock-next = لم تعد كلمة المرور السابقة صالحة: تصل إلى صاحب الحساب رسالة فيها رابط لاختيار أخرى، يعمل 24 ساعة. إذا سُرق هاتفه أيضًا فيرجى الإبلاغ عن فقدانه.
unlock-button = فتح القفل وإرسال الرابط
wrong-unlock-address-missing = يرجى اختيار عنوان صاحب الحساب
wrong-unlock-address-taken = أصبح العنوان السابق لحساب آخر. يرجى معرفة صاحب ذلك الحساب
flash-account-locked = قُفل حساب { $name }. لا أحد داخل الحساب الآن.
flash-account-unlocked = فُتح قفل حساب { $name }. رابط اختيار كلمة مرور أخرى في الطريق.

## Closing an account
disable-title = تعطيل حساب { $name }
disable-not-yet = لم يُعطَّل بعد
disable-means = يتم فورًا تسجيل خروج { $name } من كل مكان ولا يعود تسجيل الدخول ممكنًا. تتوقف الروابط المرسلة عن العمل.
disable-means-doctor = لا يعود المرضى يجدون الطبيب، ولا يمكن لأحد الحجز.
disable-stays = لا يُحذف شيء. يمكنك تفعيل الحساب مجددًا لاحقًا.
disable-reason-hint = لسجل التدقيق. من دون معلومات طبية.
disable-button = تعطيل هذا الحساب
disable-keep = الإبقاء عليه كما هو
disable-visits-how = يرجى أولًا إلغاء كل من هذه الزيارات، أو الانتظار حتى تنتهي.
disable-visits-came = حُجزت زيارة منذ أن فتحت هذه الصفحة.
disable-oneself = لا يمكنك تعطيل حسابك. يرجى طلب ذلك من مسؤول آخر.
wrong-closing-reason-missing = يرجى إدخال السبب
wrong-closing-reason-too-long = يرجى اختصار السبب: الحد الأقصى للأحرف { $limit }

## A new doctor
new-doctor = طبيب جديد
new-doctor-button = دعوة هذا الطبيب
new-doctor-lead = يبدأ بالأسبوع المعتاد، من الاثنين إلى السبت؛ يمكنك تغييره فورًا.
new-doctor-how = تصل إلى الطبيب رسالة فيها رابط، ويختار كلمة المرور بنفسه. يعمل الرابط مرة واحدة ولمدة 7 أيام، ويمكنك إرسال رابط آخر. عند أول تسجيل دخول تُعدّ الخطوة الثانية.
new-doctor-hidden = قبل استخدام الرابط لا يجد أحد الطبيب ولا يمكن لأحد الحجز.
flash-doctor-invited = تمت دعوة { $name }: الرابط في الطريق.
doctor-is-joining = لم يستخدم هذا الطبيب الرابط المرسل بعد: لا يجده المرضى، ولا يمكن لأحد الحجز.
doctor-account = الحساب
doctor-account-link = عرض الحساب

## Patients at the desk
nav-patients = المرضى
patients-title = المرضى
patients-lead = الأسماء ووسائل الاتصال. لا معلومات طبية هنا.
patients-search = الاسم أو عنوان البريد الإلكتروني أو الهاتف أو رقم السجل
patients-search-hint = تكفي البدايات، مثل «lin may» أو «{"\u200E"}+46 70» أو «HR-7K4M».
patients-search-button = بحث
patients-born = تاريخ الميلاد
patients-mail-fails = البريد لا يصل
patients-none = لا توجد نتائج مطابقة
patients-none-why = يمكنك البحث بجزء أقصر من الاسم، أو بعنوان البريد الإلكتروني أو رقم الهاتف.
patients-nobody = لا يوجد مرضى بعد
patients-nobody-why = يظهر هنا من ينشئ حسابًا ويؤكد عنوانه، ومن تضيفه أنت.
patients-all = جميع المرضى
patients-list-goes-on = لم يشمل البحث إلا جزءًا من القائمة.
patient-title = المريض
patient-contact = الاسم وبيانات الاتصال
patient-edit-who = لا يرى هذه الصفحة إلا الاستقبال والمسؤولون. يرى المريض المعلومات نفسها في ملفه الشخصي.
patient-visits-ahead = الزيارات القادمة
patient-visits-more-ahead = توجد زيارات أخرى بعد هذه.
patient-visits-none-ahead = لا توجد زيارات قادمة.
patient-visits-none = لا توجد زيارات بعد.
patient-visits-before = آخر الزيارات
patient-visits-more-before = توجد زيارات أخرى قبل هذه.
patient-visits-all = كل الزيارات
patient-visits-all-of = كل زيارات { $name }
patient-signs-in = عنوان تسجيل الدخول
patient-account = عرض الحساب
patient-link-waits = يمكنك الحجز له قبل ذلك.
new-patient = إضافة مريض
new-patient-lead = لمن هو في الاستقبال أو على الهاتف وليس له حساب بعد. يرجى البحث أولًا: قد يكون له حساب.
new-patient-email-hint = يُستخدم لتسجيل الدخول. يُرسل إليه رابط اختيار كلمة المرور.
new-patient-how = تصل إلى المريض رسالة فيها رابط، ويختار كلمة المرور بنفسه. يعمل الرابط مرة واحدة ولمدة 7 أيام، ويمكنك إرسال رابط آخر. يمكنك الحجز له فورًا.
new-patient-how-without = بلا بريد إلكتروني: لا يُرسل شيء ولا يسجّل أحد الدخول. أخبر المريض بنفسك باليوم والوقت. يمكنك إضافة العنوان لاحقًا في صفحته.
no-email = بلا بريد إلكتروني
label-email-optional = عنوان البريد الإلكتروني (اختياري)
new-patient-button = إضافة هذا المريض
new-patient-sent-before = سبق لك إضافة مريض بهذا النموذج. يرجى الضغط مجددًا لإضافة مريض آخر.
new-patient-perhaps-known = قد يكون هناك حساب بالفعل: يرجى النظر إلى من يظهر أدناه.
new-patient-alike = هل هو أحد هؤلاء؟
new-patient-born = تاريخ الميلاد: { $day }
new-patient-alike-what = إن كان كذلك فافتح حسابه واحجز منه. وإن كان شخصًا آخر فاضغط الزر.
new-patient-another-button = هو شخص آخر: إضافته
wrong-patient-address-known = لهذا العنوان حساب بالفعل. يرجى البحث عنه، أو طلب عنوان آخر
flash-patient-added = تمت إضافة { $name }. الرابط في الطريق.
flash-patient-added-without = أُضيف { $name }. يمكنك الحجز له الآن.
give-address = إضافة بريد إلكتروني
give-address-why = ليس لهذا الشخص بريد إلكتروني: لا يُرسل إليه شيء ولا يمكنه تسجيل الدخول.
give-address-hint = يُرسل إليه رابط اختيار كلمة المرور.
give-address-button = حفظ وإرسال الرابط
correct-address = تصحيح البريد الإلكتروني
correct-address-why = أُرسل رابط إلى { $email }. إن لم يكن بريده فيرجى تصحيحه: يتوقف الرابط المرسل إليه عن العمل.
correct-address-button = حفظ وإرسال رابط جديد
wrong-given-address-often = صُحح البريد خمس مرات اليوم. يرجى المحاولة غدًا
wrong-given-address-known = لهذا العنوان حساب بالفعل، وقد يكون حسابه هو. يرجى البحث عنه
flash-address-given = أصبح لدى { $name } بريد إلكتروني. الرابط في الطريق إليه.
flash-address-not-given = تغيّر الحساب في هذه الأثناء. لم يُفعل شيء.
merge-link = ضم حساب آخر للشخص نفسه
merge-find = هو نفسه صاحب حساب آخر
merge-find-heading = من هو { $name } أيضًا؟
merge-find-lead = لشخص له حسابان: أحدهما من الاستقبال والآخر أنشأه بنفسه. يرجى السؤال عن تاريخ الميلاد أولًا.
merge-alike = هذه حسابات متشابهة
merge-found = النتائج
merge-compare = مقارنة
merge-nobody-alike = لا أحد يشبهه. يرجى البحث عن الحساب الآخر.
merge-title = دمج حسابين
merge-title-apart = لا يمكن دمج هذين الحسابين
merge-swap = الإبقاء على {"\u200E"}{ $number } بدلًا من ذلك
merge-not-yet = لم يُدمجا بعد
merge-stays = هذا الحساب يبقى
merge-goes = هذا الحساب يُغلق
merge-not-said = غير مذكور
merge-holds = ما هو باسمه
merge-holds-nothing = لا شيء.
merge-count-visits = الزيارات: { $count }
merge-count-records = السجلات والملاحظات: { $count }
merge-count-reports = التقارير: { $count }
merge-count-invoices = الفواتير: { $count }
merge-count-conversations = المحادثات: { $count }
merge-count-waiting = قائمة الانتظار: { $count }
merge-count-others = طلبات أخرى: { $count }
merge-apart-holds = هناك ما هو باسم { $name }
merge-way-visits = زيارة قادمة: يرجى إلغاؤها وحجزها للحساب الآخر، وبعدها يمكن دمج الحسابين.
merge-way-visits-been = الزيارات التي تمت لا تُنقل: يرجى الإبقاء على الحسابين.
merge-way-waiting = يرجى وضعه في قائمة انتظار الحساب الآخر وسحبه من هنا، وبعدها يمكن دمج الحسابين.
merge-way-others = مرافقون أو نسخ أو تبرعات: ينهيها الشخص في صفحاته. يزول المدخل بعد انتهائه بمدة.
merge-way-stays = لا يمكن نقل هذا: يرجى الإبقاء على الحسابين.
merge-way-visit = يرجى إلغاؤها وحجزها للحساب الآخر.
merge-way-see = عرض قائمة الانتظار
merge-apart-born = تاريخا الميلاد مختلفان. إن كان أحدهما خطأ، فيرجى تصحيحه في صفحة ذلك الحساب.
merge-apart-both = هناك من يسجّل الدخول إلى كل منهما. يرجى السؤال أيهما يبقى؛ ويمكن للإدارة تعطيل الآخر.
merge-apart-not-open = أحدهما مغلق أو مقفل أو دُمج مع حساب آخر بالفعل.
merge-what = ما سيحدث
merge-what-stays = يبقى { $number } مع كل ما هو باسمه.
merge-what-goes = يُغلق { $number } نهائيًا. ومن يبحث عنه يجد الحساب الآخر.
merge-what-moves = يسجّل الدخول باستخدام { $email } كما من قبل، ويجد الزيارات المحجوزة في الاستقبال. ويُبلَّغ بالبريد الإلكتروني.
merge-what-codes = يواصل تطبيقه توليد الرموز. أما رموز الاسترداد فتتوقف عن العمل: عليه إنشاء رموز جديدة.
merge-what-given-up = لا يعود { $email } عنوانًا لأي حساب.
merge-what-left = { $count ->
    [zero] لا تبقى أي زيارة ملغاة مع الحساب المغلق.
    [one] تبقى زيارة ملغاة واحدة مع الحساب المغلق.
    [two] تبقى زيارتان ملغاتان مع الحساب المغلق.
    [few] تبقى { $count } زيارات ملغاة مع الحساب المغلق.
    [many] تبقى { $count } زيارة ملغاة مع الحساب المغلق.
   *[other] تبقى { $count } زيارة ملغاة مع الحساب المغلق.
    }
merge-what-back = لا رجعة في ذلك.
merge-type = يرجى كتابة { $number } لتأكيد إغلاق هذا الحساب
merge-type-hint = فقط عند التأكد من أنه شخص واحد.
merge-button = دمج هذين الحسابين
merge-leave = الإبقاء على الحسابين
wrong-merge-number = يرجى كتابة رقم السجل للحساب الذي يُغلق
merge-changed-meanwhile = تغيّر شيء منذ فتح هذه الصفحة. يرجى النظر إلى الحسابين مجددًا.
flash-merged = أصبح لدى { $name } حساب واحد.
account-joined = دُمج مع حساب آخر
account-joined-see = عرض ذلك الحساب
label-patient-name = الاسم
label-patient-birth = تاريخ الميلاد
label-patient-address = العنوان البريدي
wrong-patient-phone = يرجى إدخال رقم الهاتف مع رمز الدولة، مثل {"\u200E"}+91 98765 43210، أو ترك الحقل فارغًا
wrong-patient-birth-malformed = يرجى إدخال تاريخ الميلاد بالسنة والشهر واليوم، مثل 1980-02-29
wrong-patient-birth-unlikely = يرجى إدخال تاريخ ميلاد من عام 1900 حتى اليوم
wrong-patient-address-too-long = يرجى اختصار العنوان: الحد الأقصى للأحرف { $limit }
wrong-search-too-long = يرجى اختصار البحث: الحد الأقصى للأحرف { $limit }
flash-patient-saved = حُفظ الملف الشخصي.

## Doctors who apply
applications-title = الطلبات
applications-lead = أطباء يرغبون في العمل هنا، عناوينهم مؤكَّدة. لا يجدهم أحد قبل موافقتك.
applications-none = لا توجد طلبات في الانتظار
applications-none-why = الأطباء الذين يقدّمون طلبًا ويؤكدون عنوانهم يظهرون هنا.
applications-wait = { $count ->
    [one] طبيب واحد ينتظر الموافقة.
    [two] طبيبان ينتظران الموافقة.
    [few] { $count } أطباء ينتظرون الموافقة.
    [many] { $count } طبيبًا ينتظرون الموافقة.
   *[other] { $count } طبيب ينتظرون الموافقة.
}
applications-wait-many = عدد الأطباء الذين ينتظرون الموافقة: { $count } أو أكثر.
applications-see = عرض الطلبات
application-title = الطلب
application-since = في الانتظار منذ { $when }.
application-look = اتخاذ القرار
application-said = ما ذكره الطبيب
application-wish = القسم المرغوب
application-check = يرجى التحقق من الترخيص لدى الجهة المانحة قبل الموافقة.
application-take = الموافقة
application-take-means = يضاف الطبيب إلى القائمة بالأسبوع المعتاد، من الاثنين إلى السبت، ويمكنه تسجيل الدخول. تصله رسالة.
application-take-button = موافقة
application-refuse = عدم الموافقة
application-refuse-means = يتم تسجيل خروج الطبيب وتصله رسالة بالسبب الذي تكتبه. يمكنه تقديم طلب جديد.
application-reason-hint = يقرؤه الطبيب. يرجى أن يكون لطيفًا وواضحًا.
application-refuse-button = عدم الموافقة
wrong-rejection-missing = يرجى إدخال السبب: يقرؤه الطبيب
flash-application-approved = تمت الموافقة على { $name }. الرسالة في الطريق.
flash-application-rejected = لم تتم الموافقة على { $name }. الرسالة في الطريق.
flash-application-decided = اتخذ مسؤول آخر للتو قرارًا بشأن هذا الطلب.

## No mail reaches somebody
mailbox-title = لا تُرسل رسائل إلى هذا العنوان
mailbox-bounced = ارتدّت الرسائل المرسلة إليه ({ $when }). صندوق البريد غير موجود، أو لم يعد يستقبل شيئًا.
mailbox-complained = أبلغ صاحبه عن رسائلنا بوصفها غير مرغوب فيها ({ $when }).
mailbox-what = رسائل التأكيد والتغيير والتذكير متوقفة. يرجى الاتصال أو السؤال في الزيارة القادمة: يمكن لصاحب الحساب إدخال عنوان آخر في «عنوان بريدك الإلكتروني». وإذا كان هذا العنوان صحيحًا وكان يريد رسائلنا فيرجى تأكيد ذلك هنا. بعدها يمكن إعادة إرسال الرسائل المتوقفة من قائمة الرسائل.
mailbox-works = العنوان يعمل مجددًا
flash-works-again = تُرسل الرسائل إلى هذا العنوان مجددًا.
flash-mail-service-away = لا ترد خدمة البريد. لم يتغيّر شيء: يرجى المحاولة مجددًا بعد دقيقة.
flash-marked-meanwhile = أُبلغ للتو عن أمر آخر بشأن هذا العنوان. يرجى الاطلاع عليه مجددًا.
