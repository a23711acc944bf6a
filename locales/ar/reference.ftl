# The API's document as a page (F61). Descriptions come from the document itself.

reference-title = واجهة JSON API
reference-lead = جميع المسارات تحت {"\u200E"}/api/v1 كما تقدّمها هذه البوابة. تأتي حالات الرفض بصيغة problem+json.
reference-document = المحتوى نفسه كمستند OpenAPI 3.1
reference-name = الاسم
reference-kind = النوع
reference-what = الوصف
reference-required = مطلوب
reference-anybody = يمكن لأي أحد استدعاؤه.
reference-session = يتطلب جلسة: تسجيل الدخول عبر POST /api/v1/session.
reference-scope = أو مفتاح API له النطاق { $scope }.
reference-parameters = في العنوان
reference-body = في المحتوى
reference-none = لا تقدّم هذه البوابة أي مسارات
