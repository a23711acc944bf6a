### What stands around every page, and words that many pages share.

product-name = Caredesk
title-page = { $title } – Caredesk
title-error = خطأ: { $title } – Caredesk
skip-to-page = الانتقال إلى محتوى الصفحة
undo = تراجع
nav-main = القائمة الرئيسية
nav-my-visits = زياراتي
nav-find-a-doctor = البحث عن طبيب
nav-doctors = الأطباء
nav-my-day = يومي
nav-my-week = أسبوعي
nav-upcoming = القادمة
nav-my-hours = ساعات عملي
nav-overview = نظرة عامة
nav-api-keys = مفاتيح API
nav-webhooks = خطّافات الويب
nav-all-visits = كل الزيارات
nav-audit = سجل التدقيق
role-patient = مريض
role-doctor = طبيب
show-password = إظهار
role-receptionist = الاستقبال
role-administrator = مسؤول
sign-in = تسجيل الدخول
sign-out = تسجيل الخروج
create-account = إنشاء حساب
footer-emergency = في الحالات الطارئة يرجى الاتصال بالرقم {"\u200E"}{ $number }.
footer-do-not-wait = يرجى عدم انتظار الرد هنا.
footer-reception = الاستقبال: {"\u200E"}{ $number }
footer-house = { $hospital }. جميع الأوقات حسب { $zone }.
footer-local-mail = الرسائل المحفوظة على هذا الجهاز
error-prefix = خطأ:
form-not-yet = هناك ما يجب تغييره
pages = الصفحات
pages-newer = الأحدث
pages-older = الأقدم
pages-newest = أحدث صفحة
print = طباعة
print-list = طباعة القائمة
what-happens-next = الخطوات التالية
about-this-visit = عن هذه الزيارة

## One word per thing
reason = السبب
symptoms = الأعراض
how-soon = مدى الاستعجال
if-plans-change = عند تغيّر خططك
doctor = الطبيب
patient = المريض
department = القسم
day = اليوم
time = الوقت
when = التاريخ والوقت
status = الحالة
fee = الرسوم
place = المكان
reference = الرقم المرجعي
waiting = الانتظار
action = الإجراء
change = تغيير
answer = الرد
minutes = { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}
fee-per-visit = { $fee } لكل زيارة
fee-after-visit = { $fee }، تُدفع بعد الزيارة
doctor-with-years = { $what }، { $years ->
    [one] خبرة سنة واحدة
    [two] خبرة سنتين
    [few] خبرة { $years } سنوات
   *[other] خبرة { $years } سنة
}
doctor-in-department = { $doctor }، { $department }
from-to = من { $from } إلى { $to }
time-with-doctor = { $time } مع { $doctor }
span-with-doctor = من { $from } إلى { $to }، { $doctor }

## How large a file is
size-kilobytes = { $size } كيلوبايت
size-megabytes = { $size } ميغابايت

# In a form that was saved in another window meanwhile.
meanwhile-says = المحفوظ في هذه الأثناء:
meanwhile-empty = أصبح الحقل فارغًا في هذه الأثناء.
meanwhile-ticked = محدّد
meanwhile-not-ticked = غير محدّد

## Two people who changed the same thing
both-changed-title = تغييران في { $name }
merge-trouble = حفظ شخص آخر هذا منذ أن فتحته. لا يضيع شيء مما كتبه ولا مما كتبتَه: اختر ما يبقى في كل حقل ثم احفظ.
merge-not-chosen = لم يُختر شيء بعد في بعض الحقول. لا يضيع شيء مما كتبه ولا مما كتبتَه: اختر ثم احفظ.
wrong-merge-choice = اختر أيّ النصّين يبقى
merge-saved-by = حفظه { $name } في هذه الأثناء: { $when }.
merge-saved-at = حُفظ في هذه الأثناء: { $when }.
merge-changed-them = غيّره الشخص الآخر وحده.
merge-changed-you = غيّرتَه أنت وحدك.
merge-changed-both = غيّره كلاكما.
merge-differs = يختلف ما كتبتَه عمّا كُتب.
merge-opened = عندما فتحته:
merge-nothing = لا شيء
merge-theirs = ما كتبه الآخر:
merge-yours = ما كتبتَه:
merge-on = مفعَّل
merge-off = غير مفعَّل
both-changed-leave = اتركه كما حُفظ
footer-language = اللغة
