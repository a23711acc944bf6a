### غرفة الانتظار: الوصول، والنداء بالرقم، والشاشات.

flash-arrived = سُجّل وصولك. رقمك هو { $token }.
flash-arrived-for = سُجّل وصول { $name }. الرقم هو { $token }.
your-number = رقمك
number = الرقم
your-number-how = يُنادى عليك به، على شاشة غرفة الانتظار وعند الطبيب. لا يسمع أحد اسمك.
number-how-for = يُنادى به على { $name }، على شاشة غرفة الانتظار وعند الطبيب. لا يسمع أحد الاسم.
arrive-now = هل وصلت؟ أخبرنا بذلك لتحصل على الرقم الذي يُنادى عليك به.
arrive-now-for = هل وصل { $name }؟ أخبرنا بذلك لتحصل على الرقم الذي يُنادى عليه به.
by-you-at-entrance = من جانبك، عند المدخل
by-patient-at-entrance = من جانب المريض، عند المدخل

queue-title = غرفة الانتظار: { $department }
queue-now = تفضّلوا بالدخول
queue-nobody-now = لا يُنادى على أحد الآن.
queue-next = في الانتظار
queue-nobody-next = لا أحد ينتظر.
queue-off = لا تصل إلى هذه الشاشة أخبار جديدة الآن. اسأل في الاستقبال من فضلك.
queue-ended = انتهى رابط هذه الشاشة
queue-ended-how = يضع الموظفون الرابط الحالي من «شاشات غرف الانتظار».

late-doctor = { $minutes ->
    [one] يتأخر { $doctor } نحو دقيقة واحدة.
    [two] يتأخر { $doctor } نحو دقيقتين.
    [few] يتأخر { $doctor } نحو { $minutes } دقائق.
   *[other] يتأخر { $doctor } نحو { $minutes } دقيقة.
}
late-come = احضر في موعدك على أي حال: فقد تسير الأمور أسرع.
late-about = { $minutes ->
    [one] تأخر نحو دقيقة واحدة
    [two] تأخر نحو دقيقتين
    [few] تأخر نحو { $minutes } دقائق
   *[other] تأخر نحو { $minutes } دقيقة
}
late-you = { $minutes ->
    [one] ذكرتَ أنك متأخر نحو دقيقة واحدة. يرى ذلك مرضى بقية اليوم.
    [two] ذكرتَ أنك متأخر نحو دقيقتين. يرى ذلك مرضى بقية اليوم.
    [few] ذكرتَ أنك متأخر نحو { $minutes } دقائق. يرى ذلك مرضى بقية اليوم.
   *[other] ذكرتَ أنك متأخر نحو { $minutes } دقيقة. يرى ذلك مرضى بقية اليوم.
}
late-say = الإبلاغ عن تأخر طبيب
late-say-own = الإبلاغ عن تأخرك
late-say-how = يرى ذلك المرضى الذين لديهم زيارة لاحقًا اليوم، وتعرضه شاشة غرفة الانتظار. وينتهي من تلقاء نفسه مع انتهاء اليوم.
late-by = مدة التأخر تقريبًا
late-none = انتهى التأخر
late-choose-doctor = اختر طبيبًا
flash-late-said = { $minutes ->
    [one] يتأخر { $doctor } نحو دقيقة واحدة. يرى ذلك مرضى بقية اليوم.
    [two] يتأخر { $doctor } نحو دقيقتين. يرى ذلك مرضى بقية اليوم.
    [few] يتأخر { $doctor } نحو { $minutes } دقائق. يرى ذلك مرضى بقية اليوم.
   *[other] يتأخر { $doctor } نحو { $minutes } دقيقة. يرى ذلك مرضى بقية اليوم.
}
flash-late-taken-back = لا يتأخر { $doctor }. ولم يعد يُعرض شيء عن ذلك.
flash-late-no-doctor = اختر الطبيب المتأخر.
flash-late-no-minutes = اختر عدد الدقائق.
before-you = { $count ->
    [0] لا أحد قبلك.
    [one] شخص واحد قبلك.
    [two] شخصان قبلك.
    [few] { $count } أشخاص قبلك.
   *[other] { $count } شخصًا قبلك.
}
before-them = { $count ->
    [0] لا أحد قبل { $name }.
    [one] شخص واحد قبل { $name }.
    [two] شخصان قبل { $name }.
    [few] { $count } أشخاص قبل { $name }.
   *[other] { $count } شخصًا قبل { $name }.
}
queue-late = متأخرون

screens-title = شاشات غرف الانتظار
screens-lead = شاشة على الجدار تنادي الناس بأرقامهم. لكل قسم رابط خاص بشاشاته.
screen-link = رابط الشاشات
screen-made = أُنشئ { $when } من قِبل { $name }.
screen-none = لا تعرض أي شاشة هذا القسم.
screen-make = إنشاء رابط
screen-open = فتح الشاشة
screen-renew = إنشاء رابط آخر
screen-renew-ends = تتوقف فورًا كل شاشة تعرض هذا الرابط، إلى أن تُفتح بالرابط الجديد.
screen-renew-sure = إنهاء هذا الرابط وإنشاء آخر
screen-keep = الإبقاء على هذا الرابط
screen-end = إنهاء الرابط
screen-end-ends = تتوقف فورًا كل شاشة تعرض هذا الرابط، ولا تحل محلها أخرى.
screens-show = ماذا تعرض الشاشة
screens-show-what = أرقامًا مثل C-014، مع اسم الطبيب عند النداء على أحد، ومن يتأخر من الأطباء.
screens-show-not = لا أسماء ولا أسباب ولا أرقام مرجعية: من يعرف الرابط لا يرى إلا هذا.
screens-show-how = افتح الرابط بملء الشاشة على الحاسوب المعلّق. لا يلزم تسجيل الدخول. الرابط الجديد ينهي السابق.
screens-entrance = الجهاز اللوحي عند المدخل
screens-entrance-how = يسجّل الناس وصولهم هناك بأنفسهم، بالرقم المرجعي للزيارة وتاريخ الميلاد. سجّل الخروج على الجهاز قبل فتح هذه الصفحة.
screens-no-departments = لا توجد أقسام بعد
screens-no-departments-why = تعرض الشاشة قسمًا واحدًا.
flash-screen-made = الرابط جاهز.
flash-screen-made-instead = الرابط جاهز. وانتهى الرابط السابق.
flash-screen-ended = لم يعد الرابط يعرض شيئًا.

entrance-title = تسجيل الوصول
entrance-lead = تحصل على رقم، ويُنادى عليك به في غرفة الانتظار.
entrance-reference = الرقم المرجعي لزيارتك
entrance-reference-hint = يبدأ بـ CD وتجده في رسالتك وفي صفحة زيارتك، مثل CD-7K4M-29X3.
entrance-born = تاريخ ميلادك
entrance-button = لقد وصلت
entrance-or-desk = ليس الرقم المرجعي معك؟ يسجّل الاستقبال وصولك.
entrance-not-yet = لم يُسجّل وصولك بعد
entrance-no-reference = اكتب الرقم المرجعي لزيارتك
entrance-no-date = اختر تاريخ ميلادك
entrance-unknown = لا تُعرف زيارة في هذا الوقت بهذه البيانات. راجع الاثنين، أو اذهب إلى الاستقبال فيساعدونك هناك.
entrance-too-many = { $seconds ->
    [zero] محاولات كثيرة هنا. حاول مرة أخرى الآن أو اذهب إلى الاستقبال.
    [one] محاولات كثيرة هنا. انتظر ثانية واحدة أو اذهب إلى الاستقبال.
    [two] محاولات كثيرة هنا. انتظر ثانيتين أو اذهب إلى الاستقبال.
    [few] محاولات كثيرة هنا. انتظر { $seconds } ثوانٍ أو اذهب إلى الاستقبال.
    [many] محاولات كثيرة هنا. انتظر { $seconds } ثانية أو اذهب إلى الاستقبال.
   *[other] محاولات كثيرة هنا. انتظر { $seconds } ثانية أو اذهب إلى الاستقبال.
}
entrance-welcome = سُجّل وصولك
entrance-your-number = رقمك
entrance-called = تذكّره من فضلك. يُنادى عليك به.
entrance-no-number = لا يُنادى بالأرقام لهذه الزيارة.
entrance-go = إلى أين تذهب: { $place }
entrance-go-desk = يخبرك الاستقبال أين تنتظر.
entrance-next = تم
help-screens = تعليق شاشة
help-screens-how = أنشئ رابط شاشات أحد الأقسام وافتحه على الحاسوب في غرفة الانتظار. تنادي الشاشة الناس بأرقامهم. وعند المدخل يسجّل الناس وصولهم بأنفسهم.
act-queue-screen-make = أنشأ رابط شاشات غرفة انتظار
act-queue-screen-end = أنهى رابط شاشات غرفة انتظار
act-doctor-say-late = أبلغ عن تأخر طبيب
field-unknown-minutes = استخدم 10 أو 20 أو 30 أو 45 أو 60؛ والقيمة 0 تلغيه.
data-token = الرقم في غرفة الانتظار
