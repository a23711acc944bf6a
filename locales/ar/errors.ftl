### When something went wrong: what it means, then what to do. And the messages of the local stack.

error-number = الخطأ { $status }
error-home = الانتقال إلى الصفحة الرئيسية
error-list-again = بدء القائمة من جديد
search-over = انتهى هذا البحث أو تغيّر عنوانه. يرجى البحث من جديد.
error-quote = عند السؤال عن هذا الخطأ يرجى ذكر
error-retry-after = يرجى المحاولة مجددًا بعد { $seconds ->
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $seconds } ثوانٍ
   *[other] { $seconds } ثانية
}.

error-unclear = لم نفهم الطلب
error-unclear-meaning = العنوان أو ما أُرسل معه غير مكتمل.
error-unclear-next = يرجى الرجوع والمحاولة مجددًا من الصفحة السابقة.
error-sign-in = يرجى تسجيل الدخول أولًا
error-sign-in-meaning = هذه الصفحة لمن سجّل الدخول.
error-sign-in-next = بعد تسجيل الدخول تعود إلى هنا.
error-not-allowed = هذه الصفحة ليست لك
error-not-allowed-meaning = تم تسجيل دخولك، لكن دورك لا يتيح فتح هذه الصفحة.
error-not-allowed-next = إذا كنت ترى أنه يجب أن يتيحها فيرجى سؤال أحد مسؤولي المستشفى.
error-not-found = هذه الصفحة غير موجودة
error-not-found-meaning = لا يوجد شيء هنا، أو أن ما هنا يخص شخصًا آخر.
error-not-found-next = يرجى التحقق من العنوان أو البدء من الصفحة الرئيسية.
error-wrong-way = هذا غير ممكن هنا
error-wrong-way-meaning = لا يقبل هذا العنوان ما أُرسل إليه.
error-wrong-way-next = يرجى الرجوع واستخدام الأزرار في الصفحة.
error-changed = سبقك شخص آخر
error-changed-meaning = تغيّر ما كنت تراه في هذه الأثناء. لم يُفقد شيء مما يخصك.
error-changed-next = يرجى فتح الصفحة مجددًا والاطلاع على الوضع الحالي.
error-stale = هذه الصفحة لم تعد محدَّثة
error-stale-meaning = تغيّرت بعد أن فتحتها. لم يُحفظ شيء.
error-stale-next = يرجى فتحها مجددًا ثم إجراء التغيير.
error-too-large = الحجم كبير جدًا
error-too-large-meaning = أُرسل أكثر مما تقبله هذه الصفحة. لم يُحفظ شيء.
error-too-large-next = يرجى إرسال قدر أقل والمحاولة مجددًا.
error-not-valid = شيء ما غير مناسب
error-not-valid-meaning = فهمنا الطلب، لكن لا يمكن تنفيذه بهذا الشكل.
error-not-valid-next = يرجى الرجوع والتحقق مما أدخلته وإرساله مجددًا.
error-too-many = تكرر ذلك كثيرًا
error-too-many-meaning = حفاظًا على أمان الجميع لا يمكن تكرار هذا إلا مرات قليلة متتالية.
error-too-many-next = يرجى الانتظار قليلًا.
error-fault = حدث خلل لدينا
error-fault-meaning = ليس الخطأ منك. سجّلنا ما حدث.
error-fault-next = يرجى المحاولة مجددًا بعد دقيقة. للأمور العاجلة يرجى الاتصال بالمستشفى.
error-busy = لا يمكننا الرد الآن
error-busy-meaning = الضغط على البوابة كبير، أو يجري إصلاح جزء منها. لم يُفقد شيء.
error-busy-next = يرجى المحاولة مجددًا بعد قليل. للأمور العاجلة يرجى الاتصال بالمستشفى.

local-mail-title = الرسائل المحفوظة على هذا الجهاز
local-mail-what = كل ما كان سيُرسل. يبقى على هذا الجهاز.
local-mail-no-subject = رسالة نصية
local-mail-by-mail = رسالة بريد إلى { $to }
local-mail-by-phone = رسالة نصية إلى { $to }
local-mail-by-topic = القناة { $to }
local-mail-letter = عرضها كما تظهر في البريد
local-mail-attached = المرفقات:
local-mail-none = لم يُرسل شيء بعد
local-mail-none-why = عند إنشاء حساب أو حجز زيارة تظهر الرسالة هنا.
