### What patients say of themselves: allergies, medicines, past conditions.

health-mine = صحتك
health-own = ما تدوّنه بنفسك
allergies = الحساسيات
medicines-now = الأدوية الحالية
conditions = الحالات المرضية
background-title = الحساسيات والأدوية والحالات المرضية
background-lead = ما ينبغي أن يعرفه أطباؤك قبل اتخاذ أي قرار. يرجى إبقاؤه محدَّثًا.
label-allergies = الحساسيات
label-allergies-hint = واحدة في كل سطر مع أثرها، مثل «البنسلين: طفح جلدي».
label-no-known-allergies = ليست لديّ حساسيات معروفة
label-medicines-now = الأدوية التي تتناولها حاليًا
label-medicines-now-hint = دواء في كل سطر مع الجرعة وعدد المرات. وكذلك ما تشتريه بنفسك.
label-conditions = الحالات المرضية السابقة والمزمنة
label-conditions-hint = حالة في كل سطر: الأمراض والعمليات، مع السنة إن كنت تعرفها.
background-last-saved = آخر حفظ: { $when }.
background-who-reads = أنت، وأطباؤك المعالجون، ومن تسمح له بالقراءة نيابةً عنك. لا يقرؤها الاستقبال ولا الإدارة أبدًا.
background-changed-meanwhile = حُفظ هذا في نافذة أخرى منذ أن فتحته. ما غيّرته هنا محفوظ، والباقي كما حُفظ هناك: يرجى المقارنة ثم الحفظ مجددًا.
background-of-patient = بكلمات المريض
background-nothing-said = لم يُذكر شيء
background-no-known-allergies = لا توجد حساسيات معروفة، حسب قول المريض
background-never-said = لم يذكر المريض هنا شيئًا عن الحساسيات أو الأدوية أو الحالات المرضية السابقة. يرجى سؤاله.
background-said-on = ذكره المريض: { $when }. لم يتحقق منه المستشفى.
flash-background-saved = تم الحفظ. يراه أطباؤك من الآن فصاعدًا.
wrong-background-entry-too-long = يرجى اختصار البند { $number }: الحد الأقصى للأحرف { $limit }
wrong-background-too-many = الحد الأقصى لعدد البنود: { $limit }
wrong-background-contradicts = يرجى إما ذكر حساسياتك، أو تحديد أنه ليست لديك حساسيات معروفة
