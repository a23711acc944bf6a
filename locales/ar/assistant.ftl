### The health assistant. What it knows of health and of the house stands in assets/assistant.

assistant-title = إلى أين أذهب؟
assistant-lead = اكتب ما تشكو منه أو ما تريد فعله هنا، فيظهر لك القسم المختص وأقرب موعد متاح فيه.
assistant-first = إن كان الأمر لا يحتمل الانتظار فلا تكتب، بل اتصل بالرقم {"\u200E"}{ $number }.
assistant-english = يقرأ هذا المساعد الإنجليزية. ولا يعرف بالعربية سوى أكثر علامات الطوارئ شيوعًا. قائمة الأقسام في الأسفل.
assistant-before = سألت من قبل
assistant-you-wrote = كتبت
assistant-answer = الجواب
assistant-answer-urgent = هذا لا يحتمل الانتظار
assistant-urgent = اتصل الآن بالرقم {"\u200E"}{ $number }.
assistant-call = الاتصال بالرقم { $number }
assistant-urgent-more = لا تنتظر زيارة ولا جوابًا هنا.
assistant-crisis = اتصل الآن بالرقم {"\u200E"}{ $number } إن كنت قد تؤذي نفسك أو لا تشعر بالأمان.
assistant-crisis-line = للتحدث مع شخص يستمع إليك: {"\u200E"}{ $number }
assistant-worrying = بعض ما كتبته قد يكون أمرًا لا يحتمل الانتظار. إن لم يكن كذلك فاكتبه بكلمات أخرى، أو ابدأ بأحد الأقسام.
assistant-seen-by = ما تصفه يُفحص عادةً في قسم { $department }.
assistant-instead = لا يوجد هنا قسم خاص بهذا. البداية المناسبة هي قسم { $department }.
assistant-no-department = لا نعرف قسمًا هنا خاصًا بهذا. انظر في القائمة أو اسأل الاستقبال.
assistant-unsure = ليس هذا واضحًا بما يكفي لتسمية قسم. اكتب أين هو، ومنذ متى، وما الذي يزيده سوءًا. أو ابدأ بقسم { $department }.
assistant-unsure-list = ليس هذا واضحًا بما يكفي لتسمية قسم. اكتب أين هو، ومنذ متى، وما الذي يزيده سوءًا. أو اختر من القائمة.
assistant-outside = هذا أمر لا يعرفه هذا المساعد. فهو يجيب عن أسئلة الصحة وهذا المستشفى.
assistant-if-worse = إن كان يحدث الآن وهو شديد، أو ازداد سوءًا بسرعة، فاتصل بالرقم {"\u200E"}{ $number }.
assistant-disclaimer = هذا جواب آلي. وهو ليس تشخيصًا ولا يغني عن الطبيب.
assistant-soonest = أقرب موعد: { $when } مع { $doctor }
assistant-book = احجز هذا الموعد
assistant-look = انظر المواعيد في { $department }
assistant-all-departments = كل الأقسام
assistant-sources = مصدر هذا الجواب
assistant-own-rules = قواعد هذه البوابة، الإصدار {"\u200E"}{ $version } بتاريخ {"\u200E"}{ $date }
assistant-question = مم تشكو، أو ماذا تريد أن تفعل؟
assistant-next = شيء آخر؟
assistant-hint = بكلماتك، و{ $limit } حرف على الأكثر. لا تكتب اسمك.
assistant-ask = اسأل
assistant-how = كيف يعمل هذا
assistant-how-more = تُبحث أولًا، بقواعد ثابتة، العلامات التي لا تحتمل الانتظار. ثم يقارن برنامج صغير كلماتك بعبارات كتبناها. وهو يخطئ أحيانًا ولا يعرفك.
assistant-sent = يصوغ الإجابة نموذج من شركة أخرى على Amazon Bedrock: يُرسل إليه ما تكتبه من دون الأرقام والعناوين واسم حسابك. أما العلامات التي لا تحتمل الانتظار فيُجاب عنها هنا وحدها.
assistant-kept = ما تكتبه لا يُحفظ. يبقى على هذه الصفحة حتى تغادرها.
assistant-too-many = رسائل كثيرة جدًا من شبكتك. انتظر { $minutes ->
    [zero] قليلًا
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}. إن كان الأمر لا يحتمل الانتظار فاتصل برقم الطوارئ في الأسفل.
assistant-not-sure-who = لا تعرف من المختص؟
wrong-assistant-missing = اكتب ما تشكو منه أو ما تريد فعله
wrong-assistant-text = اكتب { $limit } حرف على الأكثر، بلا رموز تحكم
