### The list for power cuts: the page at the desk, and the list itself.

day-list-title = قائمة انقطاع الكهرباء
day-list-link = قائمة انقطاع الكهرباء
day-list-today = قائمة اليوم
day-list-made = { $count ->
    [zero] أُعدّت الساعة { $time }، من دون زيارات.
    [one] أُعدّت الساعة { $time }، وفيها زيارة واحدة.
    [two] أُعدّت الساعة { $time }، وفيها زيارتان.
    [few] أُعدّت الساعة { $time }، وفيها { $count } زيارات.
   *[other] أُعدّت الساعة { $time }، وفيها { $count } زيارة.
}
day-list-none = لم تُعدّ قائمة اليوم بعد. تُعدّ كل صباح الساعة { $time }.
day-list-download = تنزيل
day-list-print = يرجى تنزيلها وفتحها وطباعتها. لا تحتاج إلى البوابة أو الشبكة.
day-list-make = إعدادها الآن
day-list-again = إعدادها من جديد الآن
day-list-for = الغرض منها
day-list-each-morning = عند تعذّر الوصول إلى البوابة يواصل الاستقبال العمل بهذه القائمة. تُعدّ كل صباح الساعة { $time } وتبقى يومين.
day-list-holds = من يزور أي طبيب ومتى، ووسائل الاتصال به، وحالة الزيارة. ولا يُذكر السبب أبدًا.
day-list-care = فيها أسماء وأرقام هواتف: يرجى حفظها حيث لا يراها إلا الاستقبال، وتمزيق ما طُبع. يُسجَّل كل تنزيل في سجل التدقيق.
flash-day-list-made = أُعدّت القائمة.
flash-day-list-not-made = تعذّر إعداد القائمة. القائمة السابقة، إن وُجدت، لا تزال موجودة. يرجى المحاولة مجددًا بعد لحظة.

day-list-file-title = { $hospital }: زيارات { $day }
day-list-file-made = { $count ->
    [zero] لا زيارات، حسب الوضع { $when }، { $zone }.
    [one] زيارة واحدة، حسب الوضع { $when }، { $zone }.
    [two] زيارتان، حسب الوضع { $when }، { $zone }.
    [few] { $count } زيارات، حسب الوضع { $when }، { $zone }.
   *[other] { $count } زيارة، حسب الوضع { $when }، { $zone }.
}
day-list-file-phone = الاستقبال: {"\u200E"}{ $phone }.
day-list-file-care = سري: يرجى تمزيقها بعد انتهاء اليوم.
day-list-file-end = { $count ->
    [zero] نهاية القائمة: لا زيارات.
    [one] نهاية القائمة: زيارة واحدة.
    [two] نهاية القائمة: زيارتان.
    [few] نهاية القائمة: { $count } زيارات.
   *[other] نهاية القائمة: { $count } زيارة.
}
day-list-file-none = لا زيارات لأحد في هذا اليوم.
day-list-came = حضر
day-list-number = رقم السجل
day-list-phone = الهاتف
day-list-kind = الزيارة
day-list-video = فيديو
day-list-in-person = حضوريًا
