### الأجنحة (F57): عدد الأسرّة وعدد المشغول منها.

wards-title = الأجنحة
wards-lead = أسرّة كل جناح بحسب آخر عدّ. وقت الاطلاع: { $when }.
wards-refresh = تحديث
wards-occupied = الأسرّة المشغولة
wards-of = { $occupied } من { $beds }
wards-free = الأسرّة الشاغرة
wards-house = في المستشفى كله
wards-none = لا توجد أجنحة بعد
wards-none-why = تُدخلها الإدارة، ثم ترى هنا عدد الأسرّة الشاغرة.
wards-none-why-manage = أدخل كل جناح مع عدد أسرّته، ثم يعدّ الاستقبال المشغول منها.
wards-who-sees = كل من يعمل هنا. لا يرى المرضى الأجنحة.
ward-full = ممتلئ
ward-free = { $free ->
    [zero] لا سرير شاغر
    [one] سرير واحد شاغر
    [two] سريران شاغران
    [few] { $free } أسرّة شاغرة
    [many] { $free } سريرًا شاغرًا
   *[other] { $free } سرير شاغر
}
ward-occupied = الأسرّة المشغولة: { $occupied } من { $beds }
ward-changed = آخر تغيير: { $when }، بواسطة { $by }
ward-one-fewer = سرير مشغول أقل: { $name }
ward-one-more = سرير مشغول إضافي: { $name }
label-ward-occupied = الأسرّة المشغولة في { $name }
ward-set = تعيين
ward-undo = تراجع: العودة إلى { $before }
new-ward = جناح جديد
new-ward-button = إنشاء الجناح
edit-ward-title = تعديل { $name }
label-ward-name = الاسم
label-ward-name-hint = كما يُسمى في المستشفى، مثل: جناح 3.
label-ward-beds = عدد الأسرّة الكلي
label-ward-beds-hint = من 1 إلى { $most }، بما فيها المشغولة.
ward-not-needed = لم يعد لازمًا
ward-close-link = إغلاق هذا الجناح
close-ward-title = هل تريد إغلاق { $name }؟
close-ward-means = يختفي { $name } وأسرّته من اللوحة. ويبقى ما عُدّ في سجل التدقيق.
close-ward-button = إغلاق
ward-not-closed = لم يُغلق
ward-not-empty = { $occupied ->
    [zero] لا سرير مشغول.
    [one] سرير واحد مشغول. انقل الشخص أولًا، ثم سجّل الجناح فارغًا.
    [two] سريران مشغولان. انقل الشخصين أولًا، ثم سجّل الجناح فارغًا.
    [few] { $occupied } أسرّة مشغولة. انقل الأشخاص أولًا، ثم سجّل الجناح فارغًا.
    [many] { $occupied } سريرًا مشغولًا. انقل الأشخاص أولًا، ثم سجّل الجناح فارغًا.
   *[other] { $occupied } سرير مشغول. انقل الأشخاص أولًا، ثم سجّل الجناح فارغًا.
}
ward-not-counted = لم يُسجّل العدد
ward-not-counted-full = { $name } ممتلئ: المشغول { $occupied } من { $beds }. أخلِ سريرًا أولًا أو استخدم جناحًا آخر.
ward-not-counted-bounds = عدد أسرّة { $name } هو { $beds }، المشغول منها { $occupied }. استخدم رقمًا من 0 إلى { $beds }.
ward-not-counted-meanwhile = سجّل شخص آخر عددًا في { $name } في هذه الأثناء: المشغول { $occupied } من { $beds }. تحقق، ثم عيّن الرقم من جديد إن كان خطأ.
ward-not-counted-number = استخدم رقمًا صحيحًا من 0 إلى { $beds } في { $name }.
problem-not-allowed-now-beds = الأسرّة المشغولة: { $occupied } من { $beds }.
wrong-ward-name-missing = أدخل اسم الجناح
wrong-ward-name-too-long = الحد الأقصى لعدد الأحرف: { $limit }
wrong-ward-name-taken = لجناح آخر هذا الاسم: استخدم اسمًا غيره
wrong-ward-beds = استخدم رقمًا صحيحًا من 1 إلى { $most }
wrong-ward-too-few = { $occupied ->
    [zero] لا سرير مشغول
    [one] سرير واحد مشغول: أبقِ هذا على الأقل
    [two] سريران مشغولان: أبقِ هذين على الأقل
    [few] { $occupied } أسرّة مشغولة: أبقِ هذا العدد على الأقل
    [many] { $occupied } سريرًا مشغولًا: أبقِ هذا العدد على الأقل
   *[other] { $occupied } سرير مشغول: أبقِ هذا العدد على الأقل
}
ward-sent-before = أُرسل هذا من قبل. انظر إلى اللوحة، ولا ترسله من جديد إلا إذا أردت المزيد.
flash-ward-counted = { $name }: الأسرّة المشغولة { $occupied } من { $beds }.
flash-ward-made = الجناح على اللوحة الآن.
flash-ward-saved = تم تعديل الجناح.
flash-ward-closed = أُغلق الجناح.
