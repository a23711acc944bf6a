### A patient in care at a glance, for their doctor.

glance-title = لمحة عن مريضك
glance-link = لمحة عن مريضك
glance-born = { $years ->
    [zero] العمر أقل من سنة، تاريخ الميلاد { $day }
    [one] العمر سنة واحدة، تاريخ الميلاد { $day }
    [two] العمر سنتان، تاريخ الميلاد { $day }
    [few] العمر { $years } سنوات، تاريخ الميلاد { $day }
   *[other] العمر { $years } سنة، تاريخ الميلاد { $day }
}
glance-born-unknown = تاريخ الميلاد غير معروف
glance-person = من هو
glance-phone = الهاتف
glance-email = البريد الإلكتروني
glance-records = آخر الزيارات
glance-all-records = جميع السجلات
glance-latest = آخر القياسات
glance-no-values = لا توجد قياسات حديثة
glance-no-values-why = ما يقيسه المريض خلال آخر 90 يومًا يظهر هنا مع رسوم بيانية.
glance-visits = الزيارات لديك
glance-no-visits = لا توجد زيارات قادمة.
