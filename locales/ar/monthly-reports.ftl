### A doctor's month in numbers: the page, and the mail on the first of the next month.

months-title = شهوري
months-as-of = حُسبت: { $when }.
months-so-far = حتى الآن، حُسبت: { $when }.
months-month = الشهر
months-show = عرض
months-not-shown = لا يمكن عرض هذا الشهر
months-no-such-month = يرجى اختيار هذا الشهر أو أحد الأشهر الـ { $months } السابقة.
months-visits = الزيارات
months-visits-note = بما فيها الملغاة
months-came = حضروا
months-came-note = سُجّل وصولهم أو لديك أو اكتملت زيارتهم
months-no-shows = لم يحضروا
months-no-shows-rate = { $rate }% من المتوقع حضورهم
months-no-shows-note = لم يكن أحد متوقعًا بعد
months-records = السجلات
months-records-note = في كل منها تشخيص ووصفة طبية
months-percent = { $rate }%
months-states = الزيارات حسب الحالة
months-total = الإجمالي
months-hours = أكثر الساعات ازدحامًا
months-hour = من
months-hours-summary = { $count ->
    [one] تبدأ معظم الزيارات بين { $from } و{ $to }: زيارة واحدة.
    [two] تبدأ معظم الزيارات بين { $from } و{ $to }: زيارتان.
    [few] تبدأ معظم الزيارات بين { $from } و{ $to }: { $count } زيارات.
   *[other] تبدأ معظم الزيارات بين { $from } و{ $to }: { $count } زيارة.
}
months-treatment = ما وثّقته
months-code = الرمز
months-code-title = التشخيص
months-other-codes = رموز أخرى
months-without-code = من دون رمز
months-erased = مُحيت لاحقًا
months-no-records = لم يُوثَّق شيء من هذه الزيارات بعد.
months-how = طريقة الحساب
months-how-visits = زياراتك التي تبدأ في هذا الشهر، بوضعها الحالي. لا تشمل الساعات الملغاة منها؛ وتُحسب نسبة من لم يحضروا من الزيارات التي عُرف أمرها.
months-how-records = سجلات هذه الزيارات حسب الرمز الموجود فيها الآن.
months-amended = { $count ->
    [one] أُضيف لاحقًا شيء إلى سجل واحد منها.
    [two] أُضيف لاحقًا شيء إلى سجلين منها.
    [few] أُضيف لاحقًا شيء إلى { $count } سجلات منها.
    [many] أُضيف لاحقًا شيء إلى { $count } سجلًا منها.
   *[other] أُضيف لاحقًا شيء إلى { $count } سجل منها.
}
months-how-whose = لا يرى هذه الصفحة أحد سواك. لا يرى المسؤولون أيًّا من هذه الأرقام.
months-none = لا توجد زيارات في هذا الشهر
months-none-why = يرجى اختيار شهر آخر أعلاه.

mail-month-subject = { $month } لدى { $hospital } بالأرقام
mail-month-lead = زياراتك لدى { $hospital } في { $month }:
mail-month-visits = الزيارات
mail-month-came = المرضى الذين حضروا
mail-month-no-show = لم يحضروا
mail-month-no-show-rate = النسبة من المتوقع حضورهم
mail-month-cancelled = الملغاة
mail-month-busiest = أكثر الساعات ازدحامًا
mail-month-hour = من { $from } إلى { $to }، { $count ->
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $count } زيارات
   *[other] { $count } زيارة
}
mail-month-records = الزيارات الموثَّقة
mail-month-more = تجد المزيد، وما وثّقته حسب رمز التشخيص، هنا بعد تسجيل الدخول:
