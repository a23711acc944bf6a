### A doctor applies to work here.

apply-title = التقديم للعمل طبيبًا
apply-link = التقديم للعمل طبيبًا
apply-link-why = تعالج المرضى وترغب في العمل هنا؟
apply-lead = للأطباء الذين يرغبون في استقبال المرضى في هذا المستشفى.
apply-button = إرسال الطلب
apply-patient = هل أنت مريض؟
apply-patient-how = يمكنك إنشاء حساب للمرضى: يعمل فور فتح الرابط الذي نرسله إليك.
apply-next = نرسل إليك رابطًا لتأكيد العنوان. بعد ذلك تتحقق الإدارة من ترخيصك وتتخذ القرار. تصلك رسالة في كلتا الحالتين. حتى ذلك الحين لا يجدك أحد هنا، ولا ترى شيئًا عن أي مريض.
label-own-name-with-title = اسمك مع اللقب
label-own-licence-hint = كما في ترخيصك. لا تراه إلا الإدارة.
label-own-qualifications-optional = المؤهلات (اختياري)
label-own-experience-optional = سنوات الخبرة (اختياري)
label-wished-department = القسم الذي ترغب فيه (اختياري)
wished-department-none = لا تفضيل
wrong-own-licence-missing = يرجى إدخال رقم ترخيصك
wrong-own-specialization-missing = يرجى إدخال تخصصك
application-sent-title = تأكيد طلبك بالبريد الإلكتروني
application-then = تتخذ الإدارة القرار. تصلك رسالة.
application-waits-title = طلبك قيد الانتظار
application-waits-next = تتحقق إدارة المستشفى من الطلب وتتخذ القرار. تصلك رسالة عندئذ.
application-home = إلى الصفحة الرئيسية
