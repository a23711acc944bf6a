### Mails about accounts: plain text, one paragraph each. Links stand between them on lines of their own.

mail-confirm-subject = تأكيد عنوانك لدى { $hospital }
mail-confirm-why = طلب أحدهم، والأرجح أنه أنت، إنشاء حساب لدى { $hospital } بهذا العنوان. يصبح الحساب جاهزًا بعد فتح هذه الصفحة والضغط على الزر:
mail-confirm-until = يعمل الرابط مرة واحدة ولمدة 24 ساعة.
mail-confirm-ignore = إن لم يكن الطلب منك فلا حاجة إلى أي إجراء. لا يُنشأ حساب من دون فتح الرابط.

mail-known-subject = حسابك لدى { $hospital }
mail-known-why = حاول أحدهم، والأرجح أنه أنت، إنشاء حساب لدى { $hospital } بهذا العنوان. لديك حساب بالفعل، ويمكنك تسجيل الدخول هنا:
mail-known-forgot = إن لم تعد تذكر كلمة المرور فيمكنك اختيار كلمة جديدة هنا:
mail-known-ignore = إن لم يكن ذلك منك فلا حاجة إلى أي إجراء. لم يتغيّر شيء، ولم يُخبَر أحد بأن لديك حسابًا.

mail-reset-subject = اختيار كلمة مرور جديدة لدى { $hospital }
mail-reset-why = طلب أحدهم، والأرجح أنه أنت، اختيار كلمة مرور جديدة لحسابك لدى { $hospital }. يرجى فتح هذه الصفحة وكتابتها فيها:
mail-reset-until = يعمل الرابط مرة واحدة ولمدة 30 دقيقة.
mail-reset-ignore = إن لم يكن الطلب منك فلا حاجة إلى أي إجراء. تبقى كلمة مرورك كما هي.

mail-invitation-subject = حساب عملك لدى { $hospital }
mail-invitation-why = أنشأ { $hospital } حسابًا لك. يرجى فتح هذه الصفحة واختيار كلمة مرورك فيها:
mail-invitation-until = يعمل الرابط مرة واحدة ولمدة 7 أيام. إذا انتهت صلاحيته فيمكنك طلب رابط آخر من أحد مسؤولي المستشفى.
mail-invitation-ignore = إن لم تكن من العاملين في هذا المستشفى فلا حاجة إلى أي إجراء. لا يمكن لأحد استخدام الحساب من دون الرابط.

mail-patient-subject = حسابك لدى { $hospital }
mail-patient-why = أنشأ الاستقبال في { $hospital } حسابًا لك لعرض زياراتك وتغييرها. يرجى فتح هذه الصفحة واختيار كلمة مرورك فيها:
mail-patient-until = يعمل الرابط مرة واحدة ولمدة 7 أيام. إذا انتهت صلاحيته فيمكنك طلب رابط آخر من الاستقبال، أو اختيار كلمة مرور من صفحة تسجيل الدخول عبر «نسيت كلمة المرور؟».
mail-patient-ignore = إن لم تكن من مرضى هذا المستشفى فلا حاجة إلى أي إجراء. لا يمكن لأحد استخدام الحساب من دون الرابط.

mail-locked-subject = قُفل حسابك لدى { $hospital }
mail-locked-why = قفل أحد مسؤولي { $hospital } حسابك لاحتمال أن يكون شخص آخر قادرًا على استخدامه. تم تسجيل خروج كل من كان داخل الحساب، ولا يمكن لأحد تسجيل الدخول، ولم تعد الروابط المرسلة سابقًا تعمل. أما الزيارات فتبقى كما هي.
mail-locked-next = يرجى الاتصال بالمستشفى أو الحضور إلى الاستقبال. بعد التأكد من هويتك يفتح أحد المسؤولين قفل الحساب، وتصلك رسالة فيها رابط لاختيار كلمة مرور أخرى.
mail-unlocked-subject = اختيار كلمة مرور أخرى لدى { $hospital }
mail-unlocked-why = فتح أحد مسؤولي { $hospital } قفل حسابك. لم تعد كلمة المرور السابقة صالحة. يرجى فتح هذه الصفحة واختيار كلمة مرور أخرى:
mail-unlocked-until = يعمل الرابط مرة واحدة ولمدة 24 ساعة. بعد ذلك يمكنك طلب رابط آخر من صفحة تسجيل الدخول عبر «نسيت كلمة المرور؟».
mail-unlocked-ignore = إن لم تكن تتوقع هذه الرسالة فيرجى الاتصال بالمستشفى فورًا.

mail-apply-why = تقدّم أحدهم، والأرجح أنه أنت، بطلب للعمل طبيبًا في { $hospital } بهذا العنوان. يصل الطلب إلى الإدارة بعد فتح هذه الصفحة والضغط على الزر:
mail-apply-ignore = إن لم يكن الطلب منك فلا حاجة إلى أي إجراء. لا يرى أحد الطلب من دون فتح الرابط.
mail-approved-subject = مرحبًا بك في { $hospital }
mail-approved-why = وافق { $hospital } على طلبك. يجدك المرضى من الآن فصاعدًا. يمكنك تسجيل الدخول بعنوان بريدك الإلكتروني وكلمة المرور التي اخترتها:
mail-rejected-subject = طلبك لدى { $hospital }
mail-rejected-why = شكرًا لاهتمامك بالعمل في { $hospital }. لا يمكننا الموافقة على طلبك للعمل طبيبًا. ورد من الإدارة:
mail-rejected-next = يمكنك تقديم طلب جديد بالعنوان نفسه، مثلًا عند تصحيح بيانات.

mail-changed-subject = تغيّرت كلمة مرورك لدى { $hospital }
mail-changed-why = تغيّرت كلمة مرور حسابك لدى { $hospital } للتو، وتم تسجيل خروج كل من كان داخل الحساب.
mail-factor-on-subject = خطوة ثانية تحمي حسابك لدى { $hospital }
mail-factor-on-why = من الآن فصاعدًا يتطلب تسجيل الدخول إلى حسابك لدى { $hospital } رمزًا من تطبيقك. تم تسجيل خروج كل من كان داخل الحساب.
mail-factor-off-subject = أُزيلت الخطوة الثانية من حسابك لدى { $hospital }
mail-factor-off-why = من الآن فصاعدًا لا يتطلب تسجيل الدخول إلى حسابك لدى { $hospital } أي رمز. تم تسجيل خروج كل من كان داخل الحساب.
mail-guessed-subject = أُدخلت كلمة مرور حسابك لدى { $hospital } بعد محاولات خاطئة كثيرة
mail-guessed-why = أدخل أحدهم، والأرجح أنه أنت، كلمة مرور حسابك لدى { $hospital } بعد خمس محاولات خاطئة على الأقل. إذا كان ذلك لأنك لم تتذكرها فكل شيء على ما يرام.
mail-recovery-subject = استُخدم رمز استرداد لحسابك لدى { $hospital }
mail-recovery-why = سجّل أحدهم، والأرجح أنه أنت، الدخول إلى حسابك لدى { $hospital } برمز استرداد. لا يعمل هذا الرمز مرة أخرى.
mail-recovery-new-subject = رموز استرداد جديدة لحسابك لدى { $hospital }
mail-recovery-new-why = أنشأ أحدهم، والأرجح أنه أنت، رموز استرداد جديدة لحسابك لدى { $hospital }. لم تعد الرموز السابقة صالحة.
mail-lost-subject = طلب إزالة الخطوة الثانية من حسابك لدى { $hospital }
mail-lost-why = أبلغ أحدهم، والأرجح أنه أنت، الاستقبال في { $hospital } بفقدان الهاتف الذي عليه رموزك. عند موافقة أحد المسؤولين، فورًا أو بعد يوم، تُزال الخطوة الثانية من حسابك ولا يتطلب تسجيل الدخول أي رمز. اختيار كلمة مرور جديدة يوقف ذلك.
mail-address-asked-subject = عنوان آخر لحسابك لدى { $hospital }
mail-address-asked-why = طلب أحدهم، والأرجح أنه أنت، نقل حسابك لدى { $hospital } إلى عنوان بريد إلكتروني آخر. يتم ذلك عند فتح الرابط الذي أرسلناه إلى ذلك العنوان.
mail-address-changed-subject = تغيّر عنوان حسابك لدى { $hospital }
mail-address-changed-why = تغيّر عنوان البريد الإلكتروني لحسابك لدى { $hospital }، وتم تسجيل خروج كل من كان داخل الحساب. أصبح تسجيل الدخول بالعنوان الجديد.
mail-address-changed-not-you = إن لم يكن ذلك منك فيرجى الاتصال بالمستشفى فورًا. لا يمكنك التراجع عنه بنفسك: لا تُختار كلمة مرور جديدة إلا من العنوان الجديد.
mail-joined-subject = أصبح حساباك في { $hospital } حسابًا واحدًا
mail-joined-why = دمج استقبال { $hospital } حسابك مع الحساب الذي كان يحتفظ به لك. سُجّل خروج كل من كان مسجّل الدخول. سجّل الدخول كما من قبل: ستجد الزيارات المحجوزة في الاستقبال. إن كانت لديك رموز استرداد فأنشئ رموزًا جديدة.
mail-joined-not-you = إن لم يكن الحسابان كلاهما لك، فاتصل بالمستشفى فورًا.
mail-changed-not-you = إن لم يكن ذلك منك فيرجى اختيار كلمة مرور جديدة فورًا وإبلاغ المستشفى:

mail-new-address-subject = تأكيد عنوانك الجديد لدى { $hospital }
mail-new-address-why = طلب أحدهم، والأرجح أنه أنت، نقل حسابه لدى { $hospital } إلى هذا العنوان. يرجى فتح هذه الصفحة والضغط على الزر:
mail-new-address-ignore = إن لم يكن الطلب منك فلا حاجة إلى أي إجراء. لا يتغيّر شيء من دون فتح الرابط.
mail-address-taken-why = حاول أحدهم نقل حساب آخر لدى { $hospital } إلى هذا العنوان. العنوان مرتبط بحسابك بالفعل، لذا لم يتغيّر شيء، ولم يُخبَر أحد بأن لديك حسابًا. يمكنك تسجيل الدخول هنا:

mail-hand-over-subject = سيُمحى حسابك لدى { $hospital }
mail-hand-over-why = سيمحو { $hospital } حسابك. يمكنك قبل ذلك أخذ نسخة من كل ما يحفظه عنك. يرجى فتح هذه الصفحة وحفظ الملف:
mail-hand-over-until = يعمل الرابط إلى أن يُمحى حسابك، وتوضح الصفحة موعد ذلك. إذا أردت الاحتفاظ بالحساب فيرجى الاتصال بالمستشفى قبل ذلك.

mail-sign-off = { $hospital }

mail-carer-subject = دعوة من { $hospital }
mail-carer-why = يسألك أحد مستخدمي بوابة { $hospital } إن كنت توافق على التصرف نيابةً عنه فيها. لمعرفة صاحب الطلب وموضوعه، وللقبول أو الرفض، يرجى فتح هذه الصفحة وتسجيل الدخول بهذا العنوان:
mail-carer-account = ليس لديك حساب بعد؟ يرجى أولًا إنشاء حساب بهذا العنوان، ثم فتح الرابط أعلاه:
mail-carer-until = يعمل الرابط مرة واحدة ولمدة سبعة أيام.
mail-carer-ignore = إن لم تعرف من قد يكون صاحب الطلب فلا حاجة إلى أي إجراء. لا يحدث شيء من دون ردك.
mail-carers-subject = العائلة ومقدّمو الرعاية لدى { $hospital }
mail-carer-started-why = من الآن فصاعدًا يمكن لشخص التصرف نيابةً عن آخر في بوابة { $hospital }، وأنت أحدهما. تجد الأسماء والصلاحيات ومدتها في هذه الصفحة:
mail-carer-changed-why = تغيّر ما يمكن لشخص القيام به نيابةً عن آخر في بوابة { $hospital }، أو تغيّرت مدته، وأنت أحدهما. يمكنك الاطلاع على ذلك في هذه الصفحة:
mail-carer-ended-why = لم يعد شخص يتصرف نيابةً عن آخر في بوابة { $hospital }، وأنت أحدهما. تجد التفاصيل في هذه الصفحة:
mail-carers-not-you = إن لم تكن تتوقع ذلك فيرجى إنهاؤه هناك واختيار كلمة مرور جديدة.

mail-emergency-subject = وصول طارئ لدى { $hospital }
mail-emergency-why = { $when }: فتح طبيب في { $hospital } ما يحفظه المستشفى عنك، في حالة طارئة ومن دون أن تكون تحت رعايته. يبقى مفتوحًا له مدة 60 دقيقة على الأكثر. تجد في هذه الصفحة من هو، والسبب، وكل ما اطّلع عليه:
mail-emergency-question = إن لم تعرف السبب فيمكنك الاتصال بالمستشفى والسؤال. يراجع أحد مسؤولي المستشفى كل وصول من هذا النوع.

### Mails about visits. Neither the subject nor the first paragraph names a doctor or a department: mailboxes show both to anybody near.

mail-said = { $text }
mail-moment = { $when }
mail-fact-when = التاريخ والوقت
mail-fact-zone = التوقيت
mail-fact-doctor = الطبيب
mail-fact-department = القسم
mail-fact-specialization = التخصص
mail-fact-place = المكان
mail-fact-reference = الرقم المرجعي
mail-fact-before = سابقًا
mail-fact-reason = السبب المذكور

mail-visit-booked-subject = تم حجز زيارتك إلى { $hospital }
mail-visit-booked = تم حجز زيارتك إلى { $hospital }. التفاصيل:
mail-visit-arrive = يرجى الحضور قبل الوقت بعشر دقائق.
mail-visit-video = هذه زيارة عبر الفيديو: يُفتح الرابط في صفحتها قبلها بعشر دقائق، بعد تسجيل الدخول.
mail-visit-requested-subject = طلب زيارتك إلى { $hospital }
mail-visit-requested = استلم { $hospital } طلب زيارتك. نحتفظ لك بالوقت إلى أن يرد الطبيب، ونكتب إليك عندئذ.
mail-visit-proposed-subject = وقت لزيارة إلى { $hospital }
mail-visit-proposed = يقترح عليك { $hospital } وقتًا لزيارة. نحتفظ لك به: يرجى إخبارنا إن كان يناسبك.
mail-visit-moved-subject = تغيّر وقت زيارتك إلى { $hospital }
mail-visit-moved = تغيّر وقت زيارتك إلى { $hospital }. التفاصيل الجديدة:
mail-visit-cancelled-subject = أُلغيت زيارتك إلى { $hospital }
mail-visit-cancelled = أُلغيت هذه الزيارة إلى { $hospital }. تفاصيلها كانت:
mail-visit-declined-subject = رُفض موعد في { $hospital }
mail-visit-declined = رُفض الموعد الذي عُرض في { $hospital }. تفاصيله كانت:
mail-visit-again = يمكنك العثور على وقت آخر هنا:
mail-answer-by = توقّع الرد في موعد أقصاه { $when }.
mail-visit-waits = لا تزال موافقة الطبيب مطلوبة، ونكتب إليك بعدها.
mail-visit-see = يمكنك عرضها أو تأكيدها أو نقلها أو إلغاؤها هنا من دون تسجيل الدخول. يعمل الرابط إلى أن تتغيّر الزيارة، ويمكن لكل من لديه الرابط القيام بالأمر نفسه، فيرجى عدم مشاركته:
mail-visit-answer = يمكنك الرد هنا من دون تسجيل الدخول. يمكن لكل من لديه هذا الرابط القيام بالأمر نفسه، فيرجى عدم مشاركته:
mail-visit-calendar = الملف المرفق يضيفها إلى تقويمك.
mail-visit-calendar-gone = الملف المرفق يزيلها من تقويمك.
mail-visits-booked-subject = تم حجز زياراتك إلى { $hospital }
mail-visits-booked = تم حجز زياراتك إلى { $hospital }. التفاصيل:
mail-visits-proposed-subject = أوقات لزيارات إلى { $hospital }
mail-visits-proposed = يقترح عليك { $hospital } أوقاتًا لعدة زيارات. نحتفظ لك بها: يرجى إخبارنا عن كل منها إن كانت تناسبك.
mail-fact-visit = الزيارة { $number }
mail-visits-line = { $when } ({ $reference })
mail-visits-line-zone = { $when }، { $zone } ({ $reference })
mail-visits-arrive = يرجى الحضور في كل مرة قبل الوقت بعشر دقائق.
mail-visits-video = هذه زيارات عبر الفيديو: يُفتح الرابط في صفحة كل زيارة قبلها بعشر دقائق، بعد تسجيل الدخول.
mail-visits-lack =
    عدد الزيارات المخطط لها { $of }. { $count ->
        [zero] لكل منها وقت.
        [one] واحدة منها ليس لها وقت بعد.
        [two] اثنتان منها ليس لهما وقت بعد.
        [few] { $count } منها ليس لها وقت بعد.
        [many] { $count } منها ليس لها وقت بعد.
       *[other] { $count } منها ليس لها وقت بعد.
    }
mail-visits-see = يمكنك عرض كل منها أو تأكيدها أو نقلها أو إلغاؤها هنا من دون تسجيل الدخول. يعمل الرابط إلى أن تتغيّر زيارته، ويمكن لكل من لديه الرابط القيام بالأمر نفسه، فيرجى عدم مشاركته:
mail-visits-answer = يمكنك الرد على كل منها هنا من دون تسجيل الدخول. يمكن لكل من لديه رابط القيام بالأمر نفسه، فيرجى عدم مشاركته:
mail-visits-calendar = الملف المرفق يضيفها كلها إلى تقويمك.

mail-reminder-today-subject = زيارتك اليوم الساعة { $time }
mail-reminder-today = لديك زيارة إلى { $hospital } اليوم الساعة { $time }. التفاصيل:
mail-reminder-tomorrow-subject = زيارتك غدًا الساعة { $time }
mail-reminder-tomorrow = لديك زيارة إلى { $hospital } غدًا، { $day }، الساعة { $time }. التفاصيل:
mail-reminder-subject = زيارتك يوم { $day } الساعة { $time }
mail-reminder = لديك زيارة إلى { $hospital } يوم { $day } الساعة { $time }. التفاصيل:
mail-reminder-off = يمكنك اختيار رسائل التذكير التي تصلك:

mail-record-subject = جديد لك لدى { $hospital }
mail-record-available = وثّق الطبيب زيارتك إلى { $hospital }. يمكنك قراءة ما كتبه بعد تسجيل الدخول:

mail-file-ready-subject = ملفك لدى { $hospital } جاهز
mail-file-ready = الملف الذي طلبته في بوابة { $hospital } جاهز. يمكنك حفظه بعد تسجيل الدخول:
mail-file-ready-until = يبقى الملف مدة محدودة توضحها الصفحة. بعد ذلك يُحذف، ويمكنك طلب ملف آخر.
mail-file-ready-not-you = إن لم يكن الطلب منك فيرجى اختيار كلمة مرور جديدة وإبلاغ المستشفى.

mail-report-subject = جديد لك لدى { $hospital }
mail-report-available = فُحص أحد ملفاتك في بوابة { $hospital } ويمكن فتحه. تراه بعد تسجيل الدخول:
mail-report-rejected = فُحص أحد ملفاتك في بوابة { $hospital } ولم يكن قبوله ممكنًا. تجد السبب وما يمكنك فعله بعد تسجيل الدخول:
mail-report-reviewed = اطّلع طبيب على أحد ملفاتك في بوابة { $hospital }. ترى من ومتى وماذا يقول بعد تسجيل الدخول:

mail-message-subject = لديك رسالة جديدة في { $hospital }
mail-message-received = لديك رسالة جديدة في بوابة { $hospital }. يمكنك قراءتها بعد تسجيل الدخول:

### Calendars. They are shared: neither doctor nor department.
calendar-visit = زيارة إلى { $hospital }

mail-address-check-subject = هل تصلك رسائل { $hospital }؟
mail-address-check-why = طلبت من { $hospital } التحقق من وصول الرسائل إليك. بعد فتح هذه الصفحة والضغط على الزر نعاود إرسال الرسائل إليك:
mail-address-check-ignore = إن لم يكن الطلب منك فلا حاجة إلى أي إجراء. لا يتغيّر شيء من دون فتح الرابط.
mail-offer-subject = توفر موعد في { $hospital }
mail-offer-why = توفر موعد تنتظره في { $hospital }. وهو محجوز لك حتى { $until }. هذه هي التفاصيل:
mail-offer-take = اقبله أو ارفضه في هذه الصفحة. فتحها لا يغيّر شيئًا:
mail-offer-otherwise = بلا جواب ينتقل إلى التالي، ويبقى مكانك في القائمة.

mail-repair-subject = زيارتك في { $hospital } تحتاج إلى موعد آخر
mail-repair-why = لا يمكن أن تتم زيارتك في { $hospital } كما حُجزت. حجزنا لك مواعيد أخرى حتى { $until }. هذه هي الزيارة:
mail-repair-choose = اختر أحدها في هذه الصفحة. فتحها لا يغيّر شيئًا:
mail-repair-otherwise = لا يناسبك أي منها؟ يمكنك قول ذلك هناك، أو اختيار أي موعد آخر، أو التنازل عن الزيارة. وبلا جواب نتصل بك.
mail-repair-stays-subject = زيارتك في { $hospital } تتم كما حُجزت
mail-repair-stays-why = طلبنا منك اختيار موعد آخر. لم يعد ذلك لازمًا: تبقى زيارتك في { $hospital } كما حُجزت.

mail-webhook-given-up-subject = أُوقف خطّاف ويب
mail-webhook-given-up = لم يقبل خطّاف الويب "{ $name }" شيئًا طوال ثلاثة أيام، فأوقفته البوابة. لم يعد يُخبَر بشيء.
mail-webhook-given-up-what = تذكر صفحته كيف أجاب على رسائله الأخيرة. أصلح ذلك، واضغط هناك "تفعيل"، وأرسل اختبارًا:
mail-webhook-given-up-lost = ما يحدث في هذه الأثناء لا يُخبَر به لاحقًا. يمكن إعادة إرسال الرسائل التي فشلت من تلك الصفحة.

### الرسائل النصية: قصيرة، بلا اسم أحد ولا كلمة عن الصحة؛ وفي آخرها كيف توقف.

text-code = { $hospital }: رمزك { $code }، صالح 10 دقائق. لن يطلبه منك أحد من المستشفى.
text-visit-near = { $hospital }: زيارتك { $day } الساعة { $time } (توقيت { $zone }). للإيقاف: { $link }
text-visit-booked = { $hospital }: حُجزت زيارتك { $day } الساعة { $time } (توقيت { $zone }). للإيقاف: { $link }
text-visits-booked =
    { $hospital }: { $count ->
        [zero] لا زيارات محجوزة
        [one] حُجزت زيارة واحدة
        [two] حُجزت زيارتان
        [few] حُجزت { $count } زيارات
        [many] حُجزت { $count } زيارة
       *[other] حُجزت { $count } زيارة
    }، أولاها { $day } الساعة { $time } (توقيت { $zone }). للإيقاف: { $link }
text-visit-moved = { $hospital }: زيارتك في وقت جديد، { $day } الساعة { $time } (توقيت { $zone }). للإيقاف: { $link }
text-visit-moved-waits = { $hospital }: طلبت { $day } الساعة { $time } (توقيت { $zone }). لم يوافق الطبيب بعد. للإيقاف: { $link }
text-visit-cancelled = { $hospital }: أُلغيت زيارتك { $day } الساعة { $time } (توقيت { $zone }). للإيقاف: { $link }
text-visit-declined = { $hospital }: رُفض الموعد المعروض { $day } الساعة { $time } (توقيت { $zone }). للإيقاف: { $link }
