### Looking for a doctor, and one doctor's own page.

doctors-title = الأطباء
doctors-headline = البحث عن طبيب
doctors-lead = يمكنك البحث بالاسم أو التخصص أو القسم، أو تصفّح جميع الأطباء العاملين هنا.
doctors-words = الاسم أو التخصص أو القسم
doctors-words-hint = مثل «Farah» أو «cardiologist».
doctors-words-too-long = يرجى اختصار كلمات البحث: الحد الأقصى للأحرف { $limit }
doctors-not-searched = لم يبدأ البحث
doctors-search = بحث
doctors-narrow = تضييق القائمة
doctors-narrow-button = عرض هؤلاء الأطباء
doctors-all-departments = جميع الأقسام
doctors-part = الوقت المتاح
doctors-any-part = في أي وقت من اليوم
doctors-in-morning = صباحًا، قبل 12:00
doctors-in-afternoon = بعد الظهر، من 12:00 إلى 17:00
doctors-in-evening = مساءً، ابتداءً من 17:00
doctors-gender = جنس الطبيب
doctors-anybody = لا يهم
doctors-a-woman = طبيبة
doctors-a-man = طبيب
doctors-language = لغة الطبيب
doctors-any-language = أي لغة
doctors-max-fee = أعلى رسوم، بعملة { $currency }
doctors-fee-malformed = يرجى إدخال أعلى رسوم على شكل 500 أو { $like }، أو ترك الحقل فارغًا
doctors-sort = الترتيب حسب
doctors-sort-soonest = أقرب وقت متاح
doctors-sort-name = الاسم
doctors-sort-fee = أقل رسوم
doctors-too-many-to-sort = عدد الأطباء أكبر من أن يُرتَّب دفعة واحدة: يظهرون حسب الاسم صفحة بعد صفحة. يمكن اختيار قسم لترتيب أطبائه.
doctors-speaks = اللغات: { $languages }
doctors-only = فقط: { $what }.
doctors-show-all = عرض جميع الأطباء
doctors-departments-named = أقسام مطابقة
doctors-found = { $count ->
    [0] لم يُعثر على أي طبيب
    [one] عُثر على طبيب واحد
    [two] عُثر على طبيبين
    [few] عُثر على { $count } أطباء
    [many] عُثر على { $count } طبيبًا
   *[other] عُثر على { $count } طبيب
}
doctors-shown = { $count ->
    [0] لا يوجد أطباء في هذه الصفحة
    [one] طبيب واحد في هذه الصفحة
    [two] طبيبان في هذه الصفحة
    [few] { $count } أطباء في هذه الصفحة
    [many] { $count } طبيبًا في هذه الصفحة
   *[other] { $count } طبيب في هذه الصفحة
}
doctors-not-booking = لا يستقبل حجوزات حاليًا
doctors-nothing-free = لا يوجد وقت متاح حتى { $day }
doctors-beginning = بداية القائمة
doctors-more = المزيد من الأطباء
doctors-none = لا يوجد طبيب مطابق
doctors-none-why = يمكنك تقليل كلمات البحث، أو رفع حد الرسوم، أو اختيار لغة أخرى أو وقت آخر من اليوم، أو تصفّح أحد الأقسام.
doctors-none-but-departments = لا يوجد أحد بهذا الاسم أو بهذا التخصص تحديدًا. يمكنك البحث في الأقسام أعلاه.
doctors-none-yet = لا يوجد أطباء بعد
doctors-none-yet-why = عندما يضيف المستشفى أطباءه ستجدهم هنا مع أوقاتهم المتاحة.
doctors-none-yet-add = عند دعوة أول طبيب سيجده الناس هنا مع أوقاته المتاحة.
doctors-none-here = لم يُعثر على أحد حتى الآن
doctors-none-here-why = لم يُبحث بعد بين جميع الأطباء.

doctor-title = { $name }
doctor-about = عن هذا الطبيب
doctor-free-next = أقرب وقت متاح
doctor-free-later = متاح بعد ذلك
doctor-choose-time = اختيار هذا الوقت
doctor-nothing-free-next = قد يكون لدى طبيب آخر في القسم وقت أقرب.
doctor-not-booking-next = يمكنك السؤال في الاستقبال أو اختيار طبيب آخر من القسم.
doctor-left = لم يعد هذا الطبيب يعمل هنا. لا يرى هذه الصفحة إلا المسؤولون.
doctor-hours = ساعات العمل الأسبوعية
doctor-hours-change = تغيير ساعات العمل
doctor-edit = تحرير بيانات الطبيب
doctor-hours-since = ابتداءً من { $day }
doctor-hours-until = حتى { $day }
doctor-hours-may-differ = قد تختلف بعض الأيام. الأوقات المتاحة صحيحة دائمًا.
doctor-no-hours = لم تُحدَّد ساعات عمل أسبوعية.
doctor-visits-of = { $minutes ->
    [one] مدة الزيارة دقيقة واحدة
    [two] مدة الزيارة دقيقتان
    [few] مدة الزيارة { $minutes } دقائق
   *[other] مدة الزيارة { $minutes } دقيقة
}
doctor-weekdays = من { $first } إلى { $last }
doctor-others-like = أطباء مشابهون: { $what }
doctor-weekday = { $number ->
    [1] الاثنين
    [2] الثلاثاء
    [3] الأربعاء
    [4] الخميس
    [5] الجمعة
    [6] السبت
   *[7] الأحد
}
