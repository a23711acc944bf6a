### أقسام وأطباء من جدول بيانات.

import-title = الاستيراد من جدول بيانات
import-lead = أضف أقسامًا أو أطباء كثيرين دفعة واحدة. ترى ما سيحدث لكل سطر قبل أن يتغير أي شيء.
import-what = ماذا في السطور؟
import-doctors-hint = يتلقى كل طبيب جديد رسالة فيها رابط يفتح حسابه. ويظهر في القائمة بعد أن يستعمله.
import-file = اختر ملفًا
import-file-large = هذا الملف كبير جدًا. قسّمه واستورد جزءًا بعد جزء.
import-sheet = السطور
import-sheet-hint = ألصقها من ملف CSV. السطر الأول يسمّي الأعمدة، ويتبعه حتى { $most } سطر. تفصل بين الأعمدة فواصل أو فواصل منقوطة أو علامات جدولة.
import-check-button = افحص السطور
import-columns-departments = أعمدة الأقسام
import-columns-doctors = أعمدة الأطباء
import-needed = لازم
import-template-departments = تنزيل قالب للأقسام
import-template-doctors = تنزيل قالب للأطباء
import-column-department = اسم قسم موجود هنا
import-column-gender = الجنس: female (أنثى) أو male (ذكر) أو other (آخر) أو unknown (غير معروف)
import-column-languages = رموز اللغات وبينها مسافات، مثل en hi ar
import-column-phone = الهاتف مع رمز البلد
import-column-fee = أجر الزيارة، مثل 500 أو 500.50
import-column-buffer = الاستراحة بعد الزيارة بالدقائق

import-check-title = ما سيحدث
import-done-title = ما تم
import-not-yet = لم يُستورد شيء
import-nothing-yet = لم يتغير شيء بعد.
import-lines = السطور
import-line = السطر
import-name = الاسم
import-to-change = ما يجب تغييره
import-state-new = جديد
import-state-made = أُضيف
import-state-known = موجود من قبل
import-state-wrong = فيه خطأ
import-count-new = { $count ->
    [zero] السطور الجديدة: لا سطور.
    [one] السطور الجديدة: سطر واحد.
    [two] السطور الجديدة: سطران.
    [few] السطور الجديدة: { $count } سطور.
    [many] السطور الجديدة: { $count } سطرًا.
   *[other] السطور الجديدة: { $count } سطر.
}
import-count-made = { $count ->
    [zero] أُضيف: لا سطور.
    [one] أُضيف: سطر واحد.
    [two] أُضيف: سطران.
    [few] أُضيف: { $count } سطور.
    [many] أُضيف: { $count } سطرًا.
   *[other] أُضيف: { $count } سطر.
}
import-count-known = { $count ->
    [zero] موجود من قبل ويبقى كما هو: لا سطور.
    [one] موجود من قبل ويبقى كما هو: سطر واحد.
    [two] موجود من قبل ويبقى كما هو: سطران.
    [few] موجود من قبل ويبقى كما هو: { $count } سطور.
    [many] موجود من قبل ويبقى كما هو: { $count } سطرًا.
   *[other] موجود من قبل ويبقى كما هو: { $count } سطر.
}
import-count-wrong = { $count ->
    [zero] فيه خطأ: لا سطور.
    [one] فيه خطأ: سطر واحد.
    [two] فيه خطأ: سطران.
    [few] فيه خطأ: { $count } سطور.
    [many] فيه خطأ: { $count } سطرًا.
   *[other] فيه خطأ: { $count } سطر.
}
import-count-left = { $count ->
    [zero] ما زال باقيًا: لا سطور.
    [one] ما زال باقيًا: سطر واحد.
    [two] ما زال باقيًا: سطران.
    [few] ما زال باقيًا: { $count } سطور.
    [many] ما زال باقيًا: { $count } سطرًا.
   *[other] ما زال باقيًا: { $count } سطر.
}
import-good-only = استورد السطور الصحيحة فقط
import-good-only-hint = تُترك السطور التي فيها خطأ. يمكنك تصحيحها لاحقًا واستيراد القائمة نفسها مرة أخرى: لا يُضاف شيء مرتين.
import-button = { $count ->
    [zero] لا سطور للاستيراد
    [one] استورد سطرًا واحدًا
    [two] استورد سطرين
    [few] استورد { $count } سطور
    [many] استورد { $count } سطرًا
   *[other] استورد { $count } سطر
}
import-button-rest = { $count ->
    [one] استورد سطرًا واحدًا
    [two] استورد سطرين
    [few] استورد { $count } سطور
   *[other] استورد { $count } سطرًا
} واترك { $wrong ->
    [one] سطرًا واحدًا
    [two] سطرين
    [few] { $wrong } سطور
   *[other] { $wrong } سطرًا
}
import-go-on = تابع
import-nothing-new = لا سطر جديد، فلا شيء يُستورد.
import-correct = غيّر السطور
import-correct-hint = صحّح الأخطاء هنا وافحص مرة أخرى.
import-check-again = افحص مرة أخرى
import-lines-wrong = في بعض السطور خطأ. صحّحها، أو أشّر على استيراد السطور الصحيحة فقط.
import-licences-taken = بعض أرقام الترخيص مسجّلة بالفعل. صحّحها، أو ضع علامة على أنها صحيحة.
import-licences-right = أرقام الترخيص صحيحة
import-licences-right-hint = في بعض الأسطر رقم مسجّل لشخص آخر: انظر القائمة أدناه.
import-licence-known = رقم الترخيص هذا مسجّل بالفعل لـ { $name }: صحّحه، أو ضع علامة أعلاه على أنه صحيح
import-licence-twice = في السطر { $line } رقم الترخيص نفسه: صحّحه، أو ضع علامة أعلاه على أنه صحيح
import-state-asked = بانتظار التأكيد
flash-imported = { $made ->
    [zero] لم يكن أي سطر جديدًا.
    [one] أُضيف سطر واحد.
    [two] أُضيف سطران.
    [few] أُضيفت { $made } أسطر.
    [many] أُضيف { $made } سطرًا.
   *[other] أُضيف { $made } سطر.
  } { $known ->
    [zero] لم يبق شيء للاستيراد.
    [one] سطر واحد كان موجودًا من قبل.
    [two] سطران كانا موجودين من قبل.
    [few] { $known } أسطر كانت موجودة من قبل.
    [many] { $known } سطرًا كانت موجودة من قبل.
   *[other] { $known } سطر كانت موجودة من قبل.
  }

import-wrong-twice = احذف هذا السطر: السطر { $line } يقول الشيء نفسه
import-wrong-other-role = استعمل عنوانًا آخر: هذا لشخص ليس طبيبًا هنا
import-wrong-department-missing = أدخل اسم قسم
import-wrong-department-unknown = استعمل اسم قسم موجود هنا، أو أضف القسم أولًا
import-wrong-gender = اكتب female أو male أو other أو unknown، أو اتركه فارغًا
import-wrong-language = اكتب رموز لغات مثل en أو hi أو ar وبينها مسافات، أو اتركه فارغًا
import-wrong-overflow = ضع النص الذي فيه فاصلة أو فاصلة منقوطة بين علامتي اقتباس: في هذا السطر أعمدة أكثر من الأول
import-wrong-quote = أغلق علامة الاقتباس في نهاية النص أو احذفها: علامات الاقتباس في هذا السطر غير متطابقة
import-wrong-formula = يُكتب الاسم دون = أو + أو - أو @ في أوله
import-sheet-empty = ألصق السطر الذي يسمّي الأعمدة وتحته سطرًا واحدًا على الأقل
import-sheet-too-many = استورد { $most } سطر على الأكثر دفعة واحدة
import-sheet-missing = أضف العمود { $column }
import-sheet-unknown = احذف العمود { $column } أو غيّر اسمه: ليس من أعمدتنا
import-sheet-twice = احذف أحد العمودين { $column }
