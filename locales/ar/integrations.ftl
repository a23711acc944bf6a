### Keys with which other programs ask (F15).

api-keys-title = مفاتيح API
api-keys-lead = تستخدمها برامج أخرى في المستشفى للاستعلام من البوابة. لا يفتح كل مفتاح إلا ما مُنح له.
api-keys-none = لا توجد مفاتيح بعد
api-keys-none-why = يمكنك إنشاء مفتاح عندما يُراد لبرنامج، مثل كشك تسجيل الوصول أو برنامج المناوبات، أن يعمل مع البوابة.
api-keys-reference = لمن يكتب برنامجًا كهذا:
api-key-ended = منتهٍ
api-key-revoked = مُبطَل
api-key-last-used = آخر استخدام: { $when }.
api-key-never-used = لم يُستخدم بعد.
api-key-made-by = أنشأه { $name }: { $when }.
api-key-revoked-by = أبطله { $name }: { $when }.
api-key-ends-on = يعمل حتى { $day }.
api-key-ended-on = كان يعمل حتى { $day }.
api-key-no-end = يعمل إلى أن يُبطَل.
revoke = إبطال

## A new one
new-api-key = مفتاح API جديد
new-api-key-button = إنشاء هذا المفتاح
new-api-key-leave = عدم الإنشاء
new-api-key-once = يُعرض مرة واحدة
new-api-key-once-how = تعرض الصفحة التالية المفتاح، ولا تعرضه أي صفحة بعدها. يرجى تجهيز المكان الذي يحفظه فيه البرنامج.
new-api-key-never = ما لا يفتحه أي مفتاح
new-api-key-never-what = أسباب الزيارات والسجلات والملاحظات؛ الحسابات وكلمات المرور؛ الإعدادات؛ المفاتيح الأخرى. أما ما يراه الجميع، مثل الأطباء والأوقات المتاحة، فيقرؤه كل مفتاح.
new-api-key-sent-before = سبق لك إنشاء مفتاح بهذا النموذج. يرجى الضغط مجددًا لإنشاء مفتاح آخر.
label-api-key-name = الغرض منه
label-api-key-name-hint = البرنامج ومكان تشغيله، مثل «كشك تسجيل الوصول، المدخل الرئيسي».
label-api-key-end = آخر يوم (اختياري)
label-api-key-end-hint = يتوقف من تلقاء نفسه بانتهاء هذا اليوم. من دونه يعمل إلى أن يُبطَل.
label-scopes = ما المسموح له به
label-scopes-hint = يرجى تحديد ما يحتاج إليه البرنامج فقط.
wrong-api-key-name-missing = يرجى ذكر الغرض من المفتاح
wrong-api-key-name-too-long = يرجى اختصاره: الحد الأقصى للأحرف { $limit }
wrong-api-key-no-scope = يرجى تحديد ما يُسمح به للمفتاح
wrong-api-key-end-no-date = يرجى كتابة آخر يوم على شكل تاريخ، أو ترك الحقل فارغًا
wrong-api-key-end-over = يرجى اختيار يوم أخير لم ينتهِ بعد

scopes-visits = الزيارات
scope-see-visits = عرض جميع الزيارات
scope-see-visits-hint = من يزور أي طبيب ومتى، وحالة كل زيارة. ولا يُذكر السبب أبدًا.
scope-confirm = تأكيد الزيارات
scope-confirm-hint = كما يفعل الاستقبال، للرد على تذكير.
scope-check-in = تسجيل وصول المرضى
scope-check-in-hint = تسجيل أن شخصًا قد وصل.
scope-move = نقل الزيارات
scope-move-hint = إعطاء زيارة وقتًا متاحًا آخر.
scope-cancel = إلغاء الزيارات
scope-cancel-hint = إعادة وقت الزيارة. يراها المريض ملغاة.
scope-no-show = تسجيل من لم يحضر
scope-no-show-hint = ابتداءً من بداية الزيارة.
scope-day-list = جلب قائمة انقطاع الكهرباء
scope-day-list-hint = زيارات اليوم مع الأسماء وأرقام الهواتف، كملف. ولا يُذكر السبب أبدًا.
scopes-house = المستشفى
scope-overview = عرض النظرة العامة
scope-overview-hint = أرقام المستشفى وأحدث زياراته.
scope-hours = تغيير ساعات عمل الأطباء
scope-hours-hint = الساعات الأسبوعية والإجازات والساعات الإضافية لكل طبيب.
scope-departments = تغيير الأقسام
scope-departments-hint = إضافتها وإعادة تسميتها وإزالتها.

## Made
api-key-made-title = مفتاح { $name }
api-key-made-lead = يرجى نسخه الآن. لا يُعرض إلا هذه المرة.
api-key-itself = مفتاح API
api-key-copy = يرجى النقر داخله وتحديده كله لنسخه. يمكن لكل من لديه المفتاح القيام بما يُسمح به له: يرجى حفظه كما تُحفظ كلمة المرور.
api-key-shown-before = أُنشئ هذا المفتاح عند إرسال النموذج أول مرة وعُرض حينها. ليس محفوظًا في أي مكان. إن لم يكن لدى أحد فيرجى إبطاله وإنشاء مفتاح آخر.
api-key-opens = ما المسموح له به
api-key-send = يرسله البرنامج مع كل طلب:
api-key-header = Authorization: Bearer cdk_…
api-key-kept = حفظته

## Taking one back
revoke-api-key-title = إبطال { $name }
revoke-api-key-means = يُرفض أي برنامج يستخدم هذا المفتاح ابتداءً من طلبه التالي. لا يمكن التراجع: يمكن إنشاء مفتاح آخر بدلًا منه.
revoke-api-key-button = إبطال هذا المفتاح
flash-api-key-revoked = أُبطل المفتاح. لم يعد يفتح شيئًا.
