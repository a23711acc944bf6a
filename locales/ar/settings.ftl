### The house's settings.

retention-title = مدد الحفظ
retention-lead = ما تحفظه هذه البوابة عن الأشخاص، ومدة حفظه.
label-clinical-years = المعلومات الطبية، بالسنوات
label-clinical-years-hint = السجلات والملاحظات وأسباب الزيارات. لا يمكن محو حساب مريض قبل أن يمضي على آخرها هذا العدد من السنوات.
label-audit-years = سجل التدقيق، بالسنوات
label-audit-years-hint = لا تزيل البوابة أي قيد من تلقاء نفسها، وتبقى قيود الحسابات الممحوة.
label-messages-years = الرسائل إلى الأشخاص، بالسنوات
label-messages-years-hint = ما أُرسل ولمن ومتى، من دون نصه.
label-exports-days = نسخ بيانات الأشخاص، بالأيام
label-exports-days-hint = المدة التي يمكن فيها للمريض تنزيل نسخته بعد إعدادها.
retention-button = حفظ
retention-leave = الإبقاء كما هو
retention-means = أثر التغيير
retention-means-new = الرسائل والنسخ التي تُنشأ من الآن فصاعدًا تُحفظ للمدة المحددة. وتحتفظ الموجودة منها بمدتها.
retention-means-law = يحدد قانون بلدك الحد الأدنى لمدة حفظ السجلات. يرجى السؤال قبل تقصير أي مدة.
retention-stale = غيّر شخص آخر الإعدادات في هذه الأثناء. ما لم تغيّره هنا يعرض ما حفظه: يرجى مقارنة الباقي ثم الحفظ مجددًا.
flash-retention-saved = تم الحفظ.
wrong-retention = يرجى إدخال عدد صحيح من { $from } إلى { $to }
