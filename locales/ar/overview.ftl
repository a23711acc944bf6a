### The administrator's overview.

overview-title = نظرة عامة
overview-live = { $when }. الأرقام لحظية.
recount-due = قد تكون الأرقام اليومية من منطقتين زمنيتين إلى أن يعيد من يشغّل البوابة عدّها: caredesk job recount (التفاصيل في docs/operations.md).
overview-refresh = تحديث
overview-visits-today = زيارات اليوم
overview-visits-today-note = باستثناء الملغاة
overview-patients = المرضى
overview-patients-note = المسجَّلون أو المضافون من الاستقبال
overview-doctors-note = العاملون هنا الآن
overview-departments-note = في الدليل
overview-appointments = إجمالي الزيارات
overview-appointments-note = منذ البداية، بما فيها الملغاة
overview-latest = أحدث الزيارات
overview-next = الزيارات التالية
overview-no-visits = لم تبدأ أي زيارة، ولا زيارة قريبة.
overview-emergencies = الوصول الطارئ
overview-emergencies-note = للمراجعة
