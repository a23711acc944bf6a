### The desk: everybody's visits of a day, or of some days.

desk-title = كل الزيارات يوم { $day }
desk-title-range = كل الزيارات من { $from } إلى { $to }
desk-list = زيارات هذه الأيام
desk-everybody = زيارات الجميع، الأقرب أولًا.
desk-some = الزيارات المطابقة لاختيارك، الأقرب أولًا.
desk-from = أول يوم
desk-to = آخر يوم
desk-all-departments = جميع الأقسام
desk-all-doctors = جميع الأطباء
desk-all-statuses = جميع الحالات
desk-show = عرض الزيارات
desk-show-all = عرض كل الزيارات
desk-more = المزيد من الزيارات
desk-search-goes-on = لم يشمل البحث جميع الزيارات بعد.
desk-search-on = متابعة البحث
desk-none = لا توجد زيارات في هذا اليوم
desk-none-range = لا توجد زيارات في هذه الأيام
desk-none-why = يمكنك اختيار يوم آخر، أو معرفة من لديه وقت متاح.
desk-none-yet = لا توجد نتائج مطابقة حتى الآن
desk-none-filtered = لا توجد زيارة مطابقة
desk-none-filtered-why = يمكنك عرض كل الزيارات، أو اختيار قسم أو طبيب أو حالة أخرى.
desk-not-as-asked = ليست هذه القائمة التي طلبتها
wrong-range-backwards = يرجى اختيار آخر يوم لا يسبق أول يوم
wrong-range-too-long = الحد الأقصى لعدد الأيام: { $days }
wrong-department-unknown = يرجى اختيار قسم من القائمة
wrong-doctor-unknown = يرجى اختيار طبيب من القائمة
wrong-status-unknown = يرجى اختيار حالة من القائمة

## Booking for a patient.
book-for-patient-title = حجز زيارة لمريض
book-for-patient-headline = حجز زيارة لـ { $name }
book-for-patient-no-mail = لا يصل البريد إلى هذا المريض. اطلب منه الآن عنوانًا آخر أو رقم هاتف، وأخبره بنفسك باليوم والوقت.
book-for-patient-no-mail-see = عرض العنوان وما يمكن فعله
book-for-patient-no-address = ليس لهذا المريض بريد إلكتروني: لا يُرسل شيء. أخبره بنفسك باليوم والوقت.
book-for-patient-department = يرجى اختيار القسم أولًا.
book-for-patient-doctor = { $department }: يرجى اختيار وقت لدى أحد الأطباء.
book-for-patient-nobody = لا يوجد أطباء في { $department } بعد
book-for-patient-nobody-why = يرجى اختيار قسم آخر.
book-for-patient-none = لا توجد أقسام بعد
book-for-patient-none-why = يصبح الحجز ممكنًا بعد أن يضيف أحد المسؤولين قسمًا وأطباءه.
flash-choose-patient-first = يرجى اختيار المريض أولًا، ثم الضغط على «حجز زيارة».
flash-booked-for = تم حجز الزيارة لـ { $name }.
