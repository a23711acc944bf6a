### One's own profile.

my-profile = ملفي الشخصي
profile-lead = وسائل الاتصال بك، وما نعرفه عنك.
profile-known = حسابك
profile-known-patient = هل من خطأ هنا؟ يرجى إبلاغ الاستقبال.
profile-known-staff = هل من خطأ هنا؟ يرجى إبلاغ أحد المسؤولين.
profile-who-sees-patient = أطباؤك والاستقبال وإدارة المستشفى، ولا أحد سواهم.
profile-who-sees-doctor = يرى الجميع مؤهلاتك ولغاتك. لا يرى رقم هاتفك إلا الموظفون.
profile-who-sees-staff = إدارة المستشفى فقط.
label-account-name = الاسم
label-own-phone-hint = مع رمز الدولة، مثل {"\u200E"}+91 98765 43210.
label-account-kind = نوع الحساب
record-number = رقم السجل في المستشفى
label-birth = تاريخ الميلاد (اختياري)
label-own-gender = الجنس (اختياري)
label-address = العنوان البريدي (اختياري)
label-address-hint = الحد الأقصى للأحرف: 300.
label-blood-group = فصيلة الدم (اختياري)
blood-group-unknown = غير معروفة
label-own-qualifications = مؤهلاتك
label-own-qualifications-hint = مثل «MD, FRCP». يراها المرضى عند اختيار الطبيب.
wrong-birth-malformed = يرجى إدخال تاريخ ميلادك بالسنة والشهر واليوم، مثل 1980-02-29
wrong-birth-unlikely = يرجى إدخال تاريخ ميلاد من عام 1900 حتى اليوم
wrong-address-too-long = يرجى اختصار عنوانك: الحد الأقصى للأحرف { $limit }
wrong-own-qualifications-too-long = يرجى اختصار مؤهلاتك: الحد الأقصى للأحرف { $limit }
flash-profile-saved = حُفظ ملفك الشخصي.
profile-changed-meanwhile = حُفظ هذا في نافذة أخرى منذ أن فتحته. ما غيّرته هنا محفوظ، والباقي كما حُفظ هناك: يرجى المقارنة ثم الحفظ مجددًا.
