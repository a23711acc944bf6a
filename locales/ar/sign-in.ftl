### Registering, confirming the address, signing in and out.

sign-in-title = تسجيل الدخول
sign-in-failed = تعذّر تسجيل دخولك
sign-in-needed = يرجى تسجيل الدخول للمتابعة من حيث توقفت.
sign-in-new-here = أول مرة هنا؟
sign-in-why-account = يتيح لك الحساب حجز الزيارات ونقلها وإلغاءها.
sign-in-shared-computer = هل تستخدم جهازًا مشتركًا؟
sign-in-sign-out-after = يرجى تسجيل الخروج عند الانتهاء. يحتفظ المتصفح بعلامة تدل على استخدام البوابة منه سابقًا، ولا يحتفظ بأي شيء مما قرأته أو كتبته.
sign-in-wrong-credentials = عنوان البريد الإلكتروني أو كلمة المرور غير صحيح، أو لم يُؤكَّد العنوان بعد. يرجى التحقق منهما، أو فتح الرابط الذي أرسلناه إليك.
sign-in-too-many-tries = محاولات كثيرة جدًا. يرجى الانتظار { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
} ثم المحاولة مجددًا.
sign-in-too-many-tries-seconds = محاولات كثيرة جدًا. يرجى الانتظار { $seconds ->
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $seconds } ثوانٍ
   *[other] { $seconds } ثانية
} ثم المحاولة مجددًا.
sign-in-busy = عدد من يسجّلون الدخول الآن كبير. يرجى المحاولة مجددًا بعد ثوانٍ قليلة.
flash-not-sent = لم يُحفظ ما أرسلته لأنه تم تسجيل خروجك. يرجى تسجيل الدخول، ثم الرجوع في المتصفح إلى النموذج حيث لا يزال ما كتبته، وإرساله مرة أخرى.
flash-still-not-sent = لم يُحفظ ما أرسلته. يرجى الرجوع في المتصفح حتى يظهر النموذج وفيه ما كتبته، وقد يلزم الرجوع مرتين أو أكثر، ثم إرساله مرة أخرى.
flash-not-done-yet = لم يُنفَّذ ما أرسلته بعد. يرجى تأكيد هويتك، ثم إرساله مرة أخرى.
flash-signed-out = تم تسجيل خروجك.

register-title = إنشاء حسابك
register-known = لديك حساب بالفعل؟
register-known-how = يمكنك تسجيل الدخول بعنوان بريدك الإلكتروني.
register-who-sees = من يرى هذه المعلومات
register-who-sees-what = اسمك ووسائل الاتصال بك يراها أطباؤك والاستقبال وإدارة المستشفى، ولا أحد سواهم.

label-name = اسمك
label-name-hint = كما في بطاقة هويتك
label-email = عنوان البريد الإلكتروني
label-email-hint = نرسل إليه رابطًا لتأكيده.
label-phone = رقم الهاتف (اختياري)
label-phone-hint = للاتصال بك عند اضطرارنا إلى تغيير زيارة. يُكتب مع رمز الدولة، مثل {"\u200E"}+91 98765 43210.
label-password = كلمة المرور
label-new-password = اختيار كلمة المرور
label-new-password-hint = 15 حرفًا على الأقل. أربع كلمات لا يجمعها أحد غيرك خيار جيد.
label-consent = اطّلعت على { $how }، وأوافق عليها.
label-consent-how = كيفية حفظ Caredesk لبياناتي (تُفتح في نافذة جديدة)

wrong-name-missing = يرجى إدخال اسمك
wrong-name-too-long = الحد الأقصى لأحرف الاسم: { $limit }
wrong-email-missing = يرجى إدخال عنوان بريدك الإلكتروني
wrong-email-malformed = يرجى إدخال عنوان بريدك الإلكتروني على شكل name@example.org
wrong-phone-malformed = يرجى إدخال رقم هاتفك مع رمز الدولة، مثل {"\u200E"}+91 98765 43210، أو ترك الحقل فارغًا
wrong-password-missing = يرجى إدخال كلمة المرور
wrong-password-too-short = يرجى اختيار كلمة مرور أطول: الحد الأدنى للأحرف { $least }
wrong-password-too-long = يرجى اختيار كلمة مرور أقصر: الحد الأقصى للأحرف { $limit }
wrong-password-known = يرجى اختيار كلمة مرور أخرى: هذه من أول ما سيخمّنه الآخرون
wrong-consent-missing = يرجى تحديد المربع عند الموافقة؛ من دونها لا يمكننا فتح حساب لك

check-mail-title = يرجى تفقّد بريدك
check-mail-sent = أرسلنا إليك رابطًا لتأكيد عنوانك.
check-mail-open = فتح الرسالة التي أرسلناها. تصل خلال دقائق قليلة.
check-mail-press = فتح الرابط خلال 24 ساعة والضغط على الزر.
check-mail-then = تسجيل الدخول وحجز أول زيارة.
check-mail-nothing = لم يصلك شيء؟
check-mail-nothing-how = يرجى البحث في مجلد الرسائل غير المرغوب فيها، والتأكد من صحة العنوان.
check-mail-again = إدخال العنوان مرة أخرى
check-mail-demo = هذه نسخة تجريبية: اقرأ الرسالة هنا

confirm-address-title = تأكيد عنوانك
confirm-address-last-step = الخطوة الأخيرة
confirm-address-why = يرجى الضغط على الزر لتأكيد أن عنوان البريد الإلكتروني هذا لك.
confirm-address-button = تأكيد عنواني
address-confirmed-title = حسابك جاهز
address-confirmed-thanks = تم تأكيد العنوان
address-confirmed-next = يمكنك تسجيل الدخول بعنوان بريدك الإلكتروني وكلمة المرور التي اخترتها.
link-ended-title = لم يعد هذا الرابط صالحًا
link-ended-why = يعمل الرابط مرة واحدة ولمدة 24 ساعة.
link-ended-next = إذا سبق لك فتحه فعنوانك مؤكَّد ويمكنك تسجيل الدخول. وإلا فيرجى إدخال بياناتك مرة أخرى لنرسل رابطًا جديدًا.
link-ended-again = إرسال رابط جديد إليّ
