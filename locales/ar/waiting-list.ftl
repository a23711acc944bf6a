### The waiting list: somebody waits for a time, and is offered one as soon as it becomes free.

waiting-title = قائمة الانتظار
waiting-of = قائمة انتظار { $name }
waiting-lead = لا يناسبك شيء؟ قل متى يمكنك الحضور. عندما يتوفر موعد نعرضه عليك.
waiting-lead-desk = عندما يتوفر موعد يُعرض على هذا الشخص بالبريد. ومن ليس له بريد يُتصل به.
waiting-entries = ما يُنتظر
waiting-none = لا يُنتظر شيء
waiting-none-why = اختر قسمًا لتُعرض عليك المواعيد التي تتوفر.
waiting-full = هناك خمسة طلبات مفتوحة ولا يمكن أكثر. تنازل عن واحد أولًا.
waiting-see = عرضه
waiting-answer = قبوله أو رفضه
waiting-how = كيف يعمل
waiting-how-offer = عندما يلغي أحدهم، يُحجز لك الموعد مدة وتصلك رسالة فيها رابط. ضغطة واحدة تكفي لقبوله.
waiting-how-offer-for = عندما يلغي أحدهم، يُحجز الموعد مدة باسم { $name } وتُرسل رسالة فيها رابط. ضغطة واحدة تكفي لقبوله.
waiting-how-call = لا بريد إلكترونيًا لدى { $name }: يرجى الاتصال عندما يتوفر موعد. يُحجز الموعد مدة ويمكن قبوله هنا بعد الاتصال.
waiting-how-order = من طلب أولًا يُسأل أولًا بين كل من يناسبهم الموعد.
waiting-how-silence = بلا جواب ينتقل الموعد إلى التالي. وبعد ثلاثة عروض متتالية بلا جواب ينتهي الطلب.

waiting-new-title = انتظار موعد
waiting-new-button = أضفني إلى القائمة
waiting-new-button-for = إضافة { $name } إلى القائمة
waiting-go-on = متابعة
waiting-edit-title = تغيير ما يُنتظر
waiting-edit-link = تغيير
waiting-any-doctor = أي طبيب
waiting-any-doctor-of = أي طبيب، { $department }
waiting-any-day = أي يوم
waiting-any-part = أي وقت من اليوم
waiting-kind-hint = الزيارة المعتادة ممكنة مع أي طبيب. وكل نوع آخر خاص بطبيب واحد: اختياره يعني انتظار ذلك الطبيب وحده، وموعدٍ يتسع للزيارة كاملة.
waiting-kind-only = مع { $doctor } فقط
waiting-length = المدة
waiting-from = أول يوم
waiting-to = آخر يوم
waiting-dates = التواريخ
waiting-weekdays = أيام الأسبوع
waiting-weekdays-hint = لا تختر شيئًا إن كان كل يوم يناسبك.
waiting-parts = وقت اليوم
waiting-parts-hint = لا تختر شيئًا إن كان كل وقت يناسبك.
waiting-reason = سبب الزيارة
waiting-reason-hint = بكلمات قليلة، 200 حرف على الأكثر. لا يراه إلا الطبيب بعد حجز زيارة.
waiting-reason-stays = ما قيل يبقى كما هو إن لم تكتب شيئًا هنا.
waiting-not = عدم الانتظار
waiting-department-first = اختر قسمًا أولًا.

waiting-entry-title = طلب في قائمة الانتظار
waiting-wish = ما يُنتظر
waiting-history = ما حدث
waiting-waits-for-it = لم يتوفر بعد ما يناسب. نكتب إليك عندما يتوفر.
waiting-waits-for-them = لم يتوفر بعد ما يناسب. تُرسل رسالة إلى { $name } عندما يتوفر.
waiting-waits-call = لم يتوفر بعد ما يناسب. لا بريد إلكترونيًا لدى { $name }: يرجى الاتصال عندما يتوفر موعد.
waiting-lapsed-why = ثلاثة عروض متتالية بقيت بلا جواب. للاستمرار في الانتظار اطلب من جديد.
waiting-doctor-gone = { $doctor } لم يعد يعمل في { $department }: لا يمكن أن يتوفر شيء لهذا الطلب.
waiting-gone-decide = تقرير ما يجب فعله
waiting-gone-any = انتظار أي طبيب في القسم
waiting-gone-any-means = مع أي طبيب في القسم يبقى المكان في القائمة.
waiting-gone-any-kind = كان نوع الزيارة خاصًا بذلك الطبيب: ومن ذلك الحين يكون الانتظار للزيارة المعتادة.
waiting-kept-until = محجوز حتى { $when }
waiting-take = قبول هذا الموعد
waiting-decline = لا، شكرًا
waiting-take-means = ضغطة واحدة تحجز الزيارة.
waiting-decline-means = بعد الرفض ينتقل الموعد إلى التالي ويبقى المكان في القائمة.
waiting-not-taken = لم يُقبل الموعد
waiting-offer-over = انتهى هذا العرض. ويستمر الطلب ما لم يكن قد انتهى.
waiting-time-gone = لم يعد هذا الموعد موجودًا. يبقى الطلب ومكانه في القائمة.
waiting-other-visit = هناك زيارة أخرى في ذلك الوقت. انقلها أو ألغها أولًا، أو ارفض.
waiting-changed-since = تغيّر هذا في هذه الأثناء. انظر إليه كما هو الآن.
waiting-already = أنت تنتظر هذا بالفعل.
waiting-already-for = هذا مطلوب بالفعل باسم { $name }.
waiting-already-see = عرض ما يُنتظر
waiting-sent-before = أُرسل هذا النموذج من قبل بكلمات أخرى. أرسله ثانية إن كنت تريد طلبًا ثانيًا حقًا.

waiting-withdraw-title = التوقف عن الانتظار
waiting-withdraw-link = التنازل عنه
waiting-withdraw-means = يضيع المكان في القائمة. ولا يُعرض شيء بعدها لهذا الطلب.
waiting-withdraw-offer = الموعد المحجوز، { $when }، ينتقل إلى التالي.
waiting-stay = الاستمرار في الانتظار

waiting-offer-title = توفر موعد
waiting-offer-lead = يوافق قائمة انتظارك وهو محجوز لك.
waiting-offer-ended-title = انتهى هذا الرابط
waiting-offer-ended-why = أُجيب عن العرض أو انتهى، أو أن الرابط غير كامل.
waiting-still-waits = طلبك مستمر: نكتب إليك عندما يتوفر موعد آخر.

waiting-desk-title = من ينتظر
waiting-desk-lead = من ينتظر موعدًا وما عُرض عليه وما آل إليه. من طلب أولًا يأتي أولًا.
waiting-desk-choose = اختر قسمًا
waiting-desk-choose-why = لكل قسم قائمته.
waiting-desk-show = عرض القائمة
waiting-desk-open = ينتظرون
waiting-desk-over = انتهت
waiting-no-mail = بلا بريد إلكتروني: يرجى الاتصال
waiting-no-way = بلا بريد إلكتروني ولا هاتف
waiting-desk-offered = مواعيد محجوزة الآن لمن ينتظر
waiting-to-call = { $count ->
    [zero] لا أحد يُنتظر الاتصال به.
    [one] موعد محجوز لشخص بلا بريد إلكتروني: يرجى الاتصال به.
    [two] موعدان محجوزان لشخصين بلا بريد إلكتروني: يرجى الاتصال بهما.
    [few] مواعيد محجوزة لـ { $count } أشخاص بلا بريد إلكتروني: يرجى الاتصال بهم.
    [many] مواعيد محجوزة لـ { $count } شخصًا بلا بريد إلكتروني: يرجى الاتصال بهم.
   *[other] مواعيد محجوزة لـ { $count } شخص بلا بريد إلكتروني: يرجى الاتصال بهم.
}
waiting-to-call-see = عرض من يجب الاتصال بهم
waiting-desk-none = لا أحد ينتظر هنا
waiting-desk-none-why = يضيف المرضى أنفسهم إلى القائمة؛ وفي الاستقبال افتح مريضًا لتفعل ذلك عنه.
waiting-desk-offer = عُرض { $when }، محجوز حتى { $until }
waiting-nobody = الحساب محذوف

waiting-is-offered = موعد محجوز
waiting-is-waiting = في الانتظار
waiting-is-in-vain = لا يمكن أن يتحقق
waiting-is-booked = نتجت عنه زيارة
waiting-is-withdrawn = تم التنازل عنه
waiting-is-lapsed = انتهى بلا أجوبة
waiting-is-over = انقضى آخر يوم
waiting-is-closed = انتهى مع الحساب

waiting-did-ask = أُضيف إلى القائمة
waiting-did-change = تغيّر
waiting-did-offer = عُرض: { $when }
waiting-did-decline = الجواب بالرفض
waiting-did-not-answer = لا جواب في الوقت
waiting-did-go = لم يعد الموعد موجودًا
waiting-did-book = قُبل
waiting-did-withdraw = تم التنازل عنه
waiting-did-lapse = انتهى بعد ثلاثة عروض بلا جواب
waiting-did-close = انتهى مع الحساب

flash-waiting-asked = أنت في القائمة. نكتب إليك عندما يتوفر موعد.
flash-waiting-asked-for = { $name } في القائمة، وتُرسل رسالة عندما يتوفر موعد.
flash-waiting-asked-call = { $name } في القائمة. لا بريد إلكترونيًا: يرجى الاتصال عندما يتوفر موعد.
flash-waiting-changed = تم التغيير. ويبقى المكان في القائمة.
flash-waiting-withdrawn = تم التنازل عنه.
flash-waiting-taken = قُبل الموعد: الزيارة محجوزة.
flash-waiting-declined = ينتقل الموعد إلى التالي. ويستمر الطلب.

mine-kept = من قائمة الانتظار. محجوز حتى { $until }
mine-kept-how = ضغطة واحدة تحجز الزيارة. وبلا جواب ينتقل الموعد إلى التالي.
mine-kept-see = عرضه أو رفضه

waiting-instead = لا يناسبك شيء؟
waiting-instead-how = قل متى يمكنك الحضور لتُعرض عليك المواعيد التي تتوفر.
waiting-instead-link = انتظار موعد
