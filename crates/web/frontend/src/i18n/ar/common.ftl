# SPDX-License-Identifier: EUPL-1.2
# Texts of the portal in Arabic (Modern Standard, polite plural). German words of law stand in brackets where they first matter. src/i18n/README.md says what may be left out.

time = { $clock }
date-time = { $date }، { $clock }
today-at = اليوم، { $clock }
yesterday-on = أمس، { $date }
weekday-on = { $weekday }، { $date }
weekday-long = { $weekday }، { $when }
size-bytes = { $n } بايت

page-title = { $title } – Siegelpost
skip = الانتقال إلى المحتوى
loading = جارٍ التحميل.
please-wait = يُرجى الانتظار …
retry = إعادة المحاولة
close = إغلاق
cancel = إلغاء
continue = متابعة
remove = إزالة
or = أو
you = أنتم
languages = اللغة
language-changed = الصفحة الآن بالعربية.
lang-binding = النص الألماني هو المُلزم. هذه الترجمة لمساعدتكم.
boot-failed-title = تعذّر فتح الصفحة
steps-line = { $label }: الخطوة { $n } من { $of }

lock = قفل
lock-now = القفل الآن
to-start = إلى صفحة البداية
sign-out = تسجيل الخروج
sign-out-there = بعد تسجيل الخروج تنتقلون إلى حسابكم لدى { $brand }. سجّلوا الخروج هناك أيضًا.
call-us = يُرجى الاتصال بنا: { $phone }.

# Session
idle-title = هل ما زلتم هنا؟
idle-text = لحمايتكم نقفل بريدكم بعد { $left } دقيقة. مسودتكم محفوظة.
idle-spoken = لحمايتكم نقفل بريدكم بعد أقل من { $n ->
    [one] دقيقة
    [two] دقيقتين
    [few] { $n } دقائق
   *[other] { $n } دقيقة
}. مسودتكم محفوظة.
idle-spoken-now = نقفل بريدكم بعد ثوانٍ قليلة.
idle-stay = مواصلة القراءة
clock-off-title = يُرجى التحقق من ساعة جهازكم
clock-off = الوقت على جهازكم { $here } وعلى خادمنا { $there }. إن كانت ساعتكم غير صحيحة فلا نستطيع التحقق من التوقيعات، ولا يمكن فتح الرسائل أو إرسالها.
offline-title = لا يوجد اتصال
offline-text = يمكنكم مواصلة الكتابة. مسودتكم محفوظة مشفّرةً على هذا الجهاز. نرسلها حالما يعود اتصالكم بالإنترنت.

# Fields
errors-title = { $n ->
    [one] يُرجى مراجعة خانة واحدة
    [two] يُرجى مراجعة خانتين
    [few] يُرجى مراجعة { $n } خانات
   *[other] يُرجى مراجعة { $n } خانة
}
date-day = اليوم
date-month = الشهر
date-year = السنة
date-hint = مثلًا 14 3 1968
date-hint-ahead = مثلًا 31 12 2030
date-wrong = يُرجى إدخال يوم ميلادكم وشهره وسنته، مثلًا 14 3 1968.
dob = تاريخ ميلادكم
code-group = الرمز، المجموعة { $n } من { $of }
code-count = أُدخل { $n } من { $of } خانة

# QR code
scan = مسح رمز QR بالكاميرا
scan-none = لا يستطيع هذا المتصفح قراءة رموز QR. يُرجى كتابة الرمز.
scan-title = مسح رمز QR
scan-text = ضعوا رمز QR أمام الكاميرا. تبقى الصورة على جهازكم.
scan-picture = صورة الكاميرا
scan-stop = إيقاف الكاميرا
scan-problem = لم ينجح ذلك بعد
scan-no-camera = تعذّر الوصول إلى الكاميرا أو لم يُسمح باستخدامها. يمكنكم كتابة الرمز أيضًا.
scan-other-code = رمز QR هذا لا يخص هذه الصفحة. يُرجى استخدام الرمز الموجود في رسالتنا البريدية أو في ورقة الطوارئ.
scan-done = تمت قراءة الرمز.

# Sign in and unlock
sign-in = تسجيل الدخول
sign-in-passkey = تسجيل الدخول بمفتاح المرور
sign-in-password = تسجيل الدخول بكلمة المرور
passkey-hint = تؤكدون ببصمة الإصبع أو الوجه أو رقم PIN لجهازكم.
password = كلمة المرور
password-empty = يُرجى إدخال كلمة المرور.
unlock = فتح القفل
unlock-passkey = فتح القفل بمفتاح المرور
unlock-password = فتح القفل بكلمة المرور
locked-title = بريدكم مقفل
locked-text = لا يستطيع أحد قراءة شيء هنا. مسوداتكم محفوظة مشفّرةً على هذا الجهاز، وستعود بعد لحظات.
unlock-lost = ليس لديكم مفتاح مرور؟ سجّلوا الخروج واستخدموا ورقة الطوارئ.

session-over-title = تم تسجيل خروجكم
session-over-provider = أُنهيت جلستكم عن طريق حسابكم لدى { $brand }. مسوداتكم محفوظة.
session-over-shared = انتهت جلستكم: إما لانقضاء الوقت أو لأنها أُنهيت على جهاز آخر. لم يبقَ شيء على هذا الجهاز.
session-bar = جلستكم
session-ends-in = تنتهي جلستكم بعد { $left } دقيقة.
shared-choice = جهاز لغيركم أو جهاز مشترك
shared-hint = مثلًا في المكتبة أو في العمل أو عند معارفكم.
shared-chosen = عندئذ لا يبقى شيء على هذا الجهاز. نسجّل خروجكم بعد { $idle } دقيقة دون استعمال، وفي كل الأحوال بعد { $absolute } دقيقة. نسألكم قبل أن يضيع شيء.
shared-title = جهاز مشترك
shared-line = لا يُحفظ شيء هنا. تبقى المسودات ما دامت علامة التبويب هذه مفتوحة فقط.
shared-ends = تنتهي جلستكم في { $when }.
shared-elsewhere-title = هناك من سجّل الدخول في علامة تبويب أخرى
shared-elsewhere = على الجهاز المشترك يعمل ذلك في علامة تبويب واحدة فقط. تابعوا هناك أو سجّلوا الخروج هناك.
shared-kept-title = تم تسجيل خروجكم، وهناك ما لم يُرسل بعد
shared-kept = ما زال في علامة التبويب هذه مشفّرًا: { $what }. سجّلوا الدخول هنا من جديد قبل { $when } فيعود. بعد ذلك يُحذف، ويُحذف أيضًا إذا أغلقتم علامة التبويب.
shared-kept-drop = الحذف الآن
shared-drafts = { $n ->
    [one] مسودة واحدة
    [two] مسودتان
    [few] { $n } مسودات
   *[other] { $n } مسودة
}
shared-messages = { $n ->
    [one] رسالة واحدة في الطريق
    [two] رسالتان في الطريق
    [few] { $n } رسائل في الطريق
   *[other] { $n } رسالة في الطريق
}
shared-and = {" و"}
shared-leave-title = لم يُرسل بعد
shared-leave = عند تسجيل الخروج يضيع ما يلي: { $what }.
shared-leave-hint = أرسلوه أولًا، أو اكتبوه لاحقًا من جديد على جهازكم.
shared-leave-stay = رجوع
shared-leave-go = تسجيل الخروج مع ذلك
passkey-elsewhere = لا يُنشأ مفتاح المرور على هذا الجهاز: استخدموا هاتفكم (بمسح رمز QR) أو مفتاح أمان.
recovered-text-shared = لا نُعدّ شيئًا على هذا الجهاز. يمكنكم إنشاء مفتاح مرور على هاتفكم أو على مفتاح أمان، فلا تحتاجون بعدها إلى ورقة الطوارئ.
idle-shared-text = لحمايتكم نسجّل خروجكم بعد { $left } دقيقة. تبقى مسودتكم مشفّرة في علامة التبويب هذه حتى تغلقوها.
session-over-text = انتهت جلستكم: إما لانقضاء الوقت أو لأنها أُنهيت على جهاز آخر. مسوداتكم محفوظة.

# Recovery sheet on a new device
recover-title = لم أعد أستطيع الدخول
recover-lead = تعيدكم ورقة الطوارئ (Notfallblatt) إلى بريدكم. تحتاجون إلى رمز الطوارئ وتاريخ ميلادكم.
recover-refused = لم نتقدم بهذا بعد
recover-other = دون ورقة الطوارئ
recover-other-device = هل لديكم جهاز آخر عليه مفتاح مرور؟ سجّلوا الدخول هناك وأنشئوا ورقة جديدة.
recover-other-phone = اتصلوا بنا: { $phone }. نرسل إليكم رسالة بريدية جديدة.
recover-other-branch = أو تعالوا إلى الفرع. أحضروا بطاقة هويتكم.
sheet-code = رمز الطوارئ من ورقتكم
sheet-code-hint = 32 خانة في ثماني مجموعات. لا فرق بين الحروف الكبيرة والصغيرة. يمكنكم لصق الرمز كاملًا دفعة واحدة.
sheet-code-short = رمز الطوارئ من 32 خانة، والمُدخل هنا { $n }.
recovered-title = عدتم إلى الداخل
recovered-text = أنشئوا مفتاح مرور جديدًا على هذا الجهاز، فلا تحتاجون إلى ورقة الطوارئ في المرة القادمة.
recovered-next = هل فقدتم جهازًا؟ إذن اقفلوه في حسابكم، وأنشئوا ورقة طوارئ جديدة.
recovered-sheet = إلى حسابي
later-to-inbox = لاحقًا، البريد أولًا

# Activation
activate = تفعيل الحساب
step-code = إدخال الرمز
step-identify = إثبات الهوية
step-passkey = إنشاء مفتاح مرور
step-sheet = حفظ ورقة الطوارئ
step-done = تم
code-title = إدخال رمز التفعيل
code-legend = الرمز من الرسالة البريدية
code-hint = 24 خانة في ست مجموعات. لا فرق بين الحروف الكبيرة والصغيرة. يمكنكم لصق الرمز كاملًا دفعة واحدة.
code-short = الرمز من 24 خانة، والمُدخل هنا { $n }.
code-not-counted = هذه المحاولة لا تُحتسب.
code-help = مساعدة بشأن الرمز
code-where = أين الرمز؟
code-where-text = في الإطار تحت التحية في بداية الرسالة. وبجانبه رمز QR.
code-valid-text = الرمز صالح 30 يومًا. لديكم خمس محاولات. بعد ذلك يسرّنا أن نرسل إليكم رسالة بريدية جديدة.
code-lost = لم تعد الرسالة البريدية لدي
letter-picture = رسم للرسالة البريدية: الرمز في الإطار تحت التحية، وبجانبه رمز QR.
keep-code-title = احتفظوا بالرمز لأنفسكم
keep-code-text = لن يسألكم عنه أحد من { $brand }، لا بالهاتف ولا بالبريد الإلكتروني ولا عند باب المنزل.
passkey-title = إنشاء مفتاح مرور
passkey-lead = بمفتاح المرور (Passkey) تسجّلون الدخول وتفتحون بريدكم. لا تحتاجون إلى كلمة مرور.
passkey-label = اسم هذا الجهاز
passkey-label-hint = لتتعرّفوا على مفتاح المرور لاحقًا، مثلًا «هاتفي».
passkey-label-default = جهازي
make-passkey = إنشاء مفتاح مرور
passkey-made = أُنشئ مفتاح المرور.
passkey-made-no-prf = أُنشئ مفتاح المرور. لفتح بريدكم على هذا الجهاز تحتاجون أيضًا إلى كلمة مرور.
passkey-help = مساعدة بشأن مفاتيح المرور
passkey-what = ما هو مفتاح المرور؟
passkey-what-1 = مفتاح يحفظه جهازكم لكم. لا يُستعمل إلا ببصمة الإصبع أو الوجه أو رقم PIN.
passkey-what-2 = يعمل مع الهاتف أو الجهاز اللوحي أو الحاسوب أو مفتاح أمان في منفذ USB.
passkey-no-prf-title = كلمة مرور واحدة من فضلكم
passkey-no-prf-text = تستطيعون بمفتاح المرور هذا تسجيل الدخول، لكنه لا يكفي لفتح بريدكم على هذا الجهاز. يُرجى تعيين كلمة مرور لذلك.
passkey-instead = أفضّل مفتاح المرور
password-instead = أفضّل تعيين كلمة مرور
password-title = تعيين كلمة مرور
password-browser = تصلح كلمة المرور في هذا المتصفح. على جهاز آخر استخدموا مفتاح مرور أو ورقة الطوارئ.
password-new = كلمة المرور الجديدة
password-again = كلمة المرور الجديدة مرة أخرى
password-hint = { $n } خانة على الأقل. الجملة القصيرة سهلة التذكر.
password-short = يجب أن تتكون كلمة المرور من { $n } خانة على الأقل.
password-guessable = كلمة المرور هذه معروفة أو سهلة التخمين. خذوا مثلًا أربع كلمات لا علاقة بينها.
password-differs = كلمتا المرور مختلفتان.
password-show = إظهار كلمة المرور
password-set = تعيين كلمة المرور
password-made = عُيّنت كلمة المرور. تصلح في هذا المتصفح.
fingerprint-of = علامة التحقق (Prüfzeichen) لدى { $name }
fingerprint-hint = علامة التحقق نفسها مطبوعة في الرسالة البريدية التي فيها رمزكم. من يمسح رمز QR لا يحتاج إلى المقارنة.
activate-waiting-title = نتحقق من بياناتكم
activate-waiting = يستغرق ذلك في الغالب ثوانيَ قليلة. يُرجى إبقاء الصفحة مفتوحة.
activate-done-title = تم
activate-done = حسابكم مفعّل
activate-done-text = يمكنكم الآن القراءة والكتابة.
activate-quarantine = أُعدّ حسابكم. يمكنكم قراءة الجديد وكتابته فورًا. يستطيع فريقكم أن يعيد إليكم رسائلكم السابقة ابتداءً من { $when }. هكذا نحميكم إن كان أحد قد استولى على رسالتكم البريدية.
activate-sheet-keep = يُرجى حفظ ورقة الطوارئ في مكان آمن.
activate-letter-away = استُعمل الرمز الآن. يمكنكم إتلاف الرسالة البريدية، ويُرجى حفظ ورقة الطوارئ.
dob-again-title = التحقق من تاريخ الميلاد
new-letter = طلب رسالة بريدية جديدة
to-inbox = إلى صندوق البريد
to-account = إلى حسابي

# Recovery sheet
sheet = ورقة الطوارئ
sheet-title = حفظ ورقة الطوارئ
sheet-only-here = تُنشأ على جهازكم فقط. اطبعوها الآن: لا نستطيع عرضها مرة أخرى.
sheet-old-void = لم تعد ورقتكم القديمة صالحة.
sheet-waiting-title = هذه الورقة صالحة ابتداءً من { $when }
sheet-waiting-text = حتى ذلك الحين تصلح ورقتكم القديمة. احتفظوا بكلتيهما.
sheet-pdf-hint = ليس لديكم طابعة؟ اختاروا في نافذة الطباعة «حفظ بتنسيق PDF»، ولا تحتفظوا بالملف على هذا الجهاز.
sheet-stored = وضعتها في مكان آمن، متابعة
sheet-made = أُنشئت في { $when }
sheet-for = لـ
sheet-lead = بهذه الورقة تعودون إلى بريدكم إذا ضاع هاتفكم أو حاسوبكم أو تعطّل. احفظوها كما تحفظون بطاقة هويتكم.
sheet-qr = رمز QR يتضمن رمز الطوارئ
sheet-code-title = رمز الطوارئ الخاص بكم
sheet-groups = رمز الطوارئ في { $n } مجموعات
sheet-letters = لا توجد الحروف O و I و L و U. أما 0 و 1 فهما رقمان دائمًا.
sheet-use = كيف تستخدمون الورقة
sheet-use-1 = اكتبوا في المتصفح:
sheet-use-2 = اختاروا «لم أعد أستطيع الدخول».
sheet-use-3 = امسحوا رمز QR أو اكتبوا رمز الطوارئ.
sheet-use-4 = أنشئوا مفتاح مرور جديدًا.
sheet-safe = كيف تبقى آمنة
sheet-safe-1 = احفظوها في المنزل، لا مع الجهاز ولا في المحفظة.
sheet-safe-2 = لا تصوّروها ولا ترسلوها بالبريد الإلكتروني.
sheet-safe-3 = لا يسأل أحد من { $brand } عن هذا الرمز.
sheet-lost = ضاعت الورقة؟
sheet-lost-text = سجّلوا الدخول وأنشئوا ورقة جديدة. عندئذ لا تعود هذه الورقة صالحة.
sheet-seen = هل رآها أحد؟
sheet-seen-text = اتصلوا بنا: { $phone }. نقفل الدخول فورًا.
sheet-foot = لم يكن هذا الرمز قط على خوادمنا. لا نستطيع استرجاعه.
sheet-page = الصفحة 1 من 1
sheet-gone = لم تعد هنا ورقة طوارئ.
sheet-gone-text = نعرض كل ورقة مرة واحدة فقط. يمكنكم إنشاء ورقة جديدة في حسابكم، فلا تعود القديمة صالحة.
print = طباعة

# Account
methods-title = كيف تفتحون بريدكم
methods-lead = كل طريقة من هذه الطرق تفتح كل شيء. ننصح بمفتاحَي مرور، أو بمفتاح مرور واحد وورقة الطوارئ.
methods-only-one = هذه طريقتكم الوحيدة. أضيفوا طريقة ثانية قبل إزالتها.
method-tag-prf = مفتاح مرور
method-tag-rec = ورقة الطوارئ
method-tag-pwd = كلمة مرور في هذا المتصفح
method-added = أُضيفت في { $added }
never-used = لم تُستخدم بعد
last-used = آخر استخدام في { $when }
add-passkey = إضافة مفتاح مرور
set-password = تعيين كلمة مرور
new-sheet = ورقة طوارئ جديدة
new-sheet-text = ننشئ ورقة جديدة وتطبعونها. وهي تحل محل ورقتكم القديمة.
new-sheet-make = إنشاء ورقة جديدة
device-lost = جهاز مفقود
device-lost-label = جهاز مفقود: { $name }
device-lost-title = قفل الجهاز
device-lost-text = نسجّل خروج الجهاز المفقود فورًا ونغيّر مفاتيحكم. يبقى بريدكم.
device-lost-do = قفل الجهاز الآن
device-lost-done = قُفل الجهاز. مفاتيحكم جديدة.
remove-method-label = إزالة: { $name }
remove-method-title = إزالة { $name }
remove-method-text = لن تفتح هذه الطريقة بريدكم بعد الآن. يبقى بريدكم، وتبقى الطرق الأخرى صالحة.
method-removed = أُزيلت الطريقة. مفاتيحكم جديدة.
keys-waiting = مفاتيح جديدة ابتداءً من { $when }
keys-waiting-text = سُجّل خروج كل الأجهزة الأخرى. لحمايتكم لا تسري المفاتيح الجديدة إلا ابتداءً من { $when }. حتى ذلك الحين يمكنكم الاعتراض، وتبقى طرقكم الحالية صالحة.
keys-waiting-faster = يسري ذلك فورًا إذا أثبتم هويتكم بطريقة ثانية. يجب أن تكون هذه الطريقة لديكم منذ ثلاثة أيام.
keys-waiting-still = لم يقصّر هذا مدة الانتظار.
keys-waiting-not-you = هل الأمر عاجل، أو لم تكونوا أنتم؟
prove-passkey = التأكيد بمفتاح المرور
prove-password = التأكيد بكلمة المرور
sessions-title = أين سجّلتم الدخول
sessions-lead = هل هناك جلسة لا تعرفونها؟ أنهوها واقفلوا الجهاز.
session-this = هذا المتصفح
session-other = متصفح آخر
session-line = { $method } · تسجيل الدخول { $created } · آخر نشاط { $seen }
session-method-passkey = بمفتاح مرور
session-method-password = بكلمة المرور
session-method-recovery = بورقة الطوارئ
session-method-activation = عند التفعيل
session-method-other = بطريقة أخرى
end-session = إنهاء
end-session-label = إنهاء جلسة { $when }
session-ended = أُنهيت الجلسة.

# What happened to the account
security-title = تسجيلات الدخول والأمان
security-lead = ما حدث لحسابكم في آخر 90 يومًا. ألم تكونوا أنتم؟ { call-us }
security-empty = لا شيء هنا بعد.
security-more = عرض المزيد
device-unknown = جهاز غير معروف
device-kind = { $browser ->
    [edge] Edge
    [opera] Opera
    [samsung] Samsung Internet
    [firefox] Firefox
    [chrome] Chrome
   *[safari] Safari
} { $system ->
    [iphone] على iPhone
    [ipad] على iPad
    [android] على جهاز Android
    [chromeos] على Chromebook
    [windows] على Windows
    [macos] على Mac
   *[linux] على Linux
}
security-line-device = { $when } · { $device }
security-line-here = { $when } · هنا
security-unknown = تغيّر شيء في حسابكم
security-sign-in = { $word ->
    [recovery] تسجيل دخول بورقة الطوارئ
    [password] تسجيل دخول بكلمة المرور
   *[passkey] تسجيل دخول بمفتاح المرور
}
security-tries-blocked = { $word ->
    [activation] تواريخ ميلاد خاطئة كثيرة مع رمز التفعيل. لم يعد الرمز صالحًا
    [recovery] رموز طوارئ خاطئة كثيرة. لم يكن شيء ممكنًا لربع ساعة
   *[password] كلمات مرور خاطئة كثيرة. لم يكن شيء ممكنًا لربع ساعة
}
security-bound = { $word ->
    [letter] فُعّل الدخول برسالة بريدية
    [branch] فُعّل الدخول في الفرع
    [eid] فُعّل الدخول بالهوية الإلكترونية
    [staff] فُعّل الدخول عن طريق جهة التسجيل
   *[carryover] مفاتيح جديدة سارية، أُكّدت بالمفتاح السابق
}
security-carryover-asked = طُلبت مفاتيح جديدة
security-passkey-added = أُضيف مفتاح مرور
security-passkey-removed = أُزيل مفتاح مرور
security-method-added = { $word ->
    [recovery] أُنشئت ورقة طوارئ
    [password] عُيّنت كلمة مرور
   *[passkey] أُضيفت طريقة لفتح بريدكم
}
security-method-removed = { $word ->
    [recovery] أُزيلت ورقة الطوارئ
    [password] أُزيلت كلمة المرور
   *[passkey] أُزيلت طريقة لفتح بريدكم
}
security-method-remade = { $word ->
    [recovery] ورقة طوارئ جديدة، والقديمة لاغية
    [password] كلمة مرور جديدة، والقديمة لاغية
   *[passkey] جُدّدت طريقة لفتح بريدكم
}
security-session-ended = أُنهيت جلسة على جهاز آخر
security-sessions-ended = { $word ->
    [insurer] أنهت { $brand } كل الجلسات
   *[none] أُنهيت كل الجلسات الأخرى
}
security-blocked = { $word ->
    [self] قُفل الدخول من قِبلكم
   *[insurer] قُفل الدخول من قِبل { $brand }
}
security-unblocked = { $word ->
    [letter] فُتح الدخول من جديد برسالة بريدية جديدة
    [branch] فُتح الدخول من جديد من قِبل الفرع
   *[insurer] فُتح الدخول من جديد
}
security-left = غادرتم البوابة بأنفسكم
security-contact-changed = غُيّر عنوان البريد الإلكتروني
security-contact-removed = أُزيل عنوان البريد الإلكتروني
security-ending-announced = سُجّلت نهاية تأمينكم
security-consent-given = تصل القرارات (Bescheide) إلى صندوق بريدكم: لقد وافقتم
security-consent-ended = تصل القرارات (Bescheide) بالبريد الورقي: لقد سحبتم موافقتكم
security-ending-lifted = أُلغي تسجيل نهاية تأمينكم
security-code-reused = أُدخل رمز تفعيل مستعمل مرة أخرى
security-representation-began = { $word ->
    [rep] يمكنكم الآن التصرف نيابةً عن شخص
   *[subject] يمكن لشخص الآن التصرف نيابةً عنكم
}
security-representation-ended = { $word ->
    [rep] لم تعودوا تتصرفون نيابةً عن شخص
   *[subject] لم يعد شخص يتصرف نيابةً عنكم
}

# States
state-new = جديد
state-open-portal = سنجيبكم
state-waiting-portal = ننتظر ردّكم
state-done-portal = منتهٍ
state-draft = مسودة، لم تُرسل
state-accepted = قُبلت { $when }
state-delivered = وصلت إلى صندوق البريد { $when }
state-opened-portal = فتحها الفريق { $when }
state-sending = قيد النقل
state-failed = لم تُرسل

# Message
message-label = رسالة من { $who }، { $when }
author-rep = { $name }، بالنيابة
signature-checked = تم التحقق من التوقيع: { $name }
signature-checked-staff = تم التحقق من التوقيع: { $name }، { $brand }
flag-title = لاحظنا ما يلي
message-refused-title = لا نفتح هذه الرسالة
message-refused-when = وصلت { $when }
attachments = المرفقات
view = عرض
view-file = عرض { $name }
save = حفظ
save-file = حفظ { $name }
file-line = { $size } · { $words }
file-verified = تم التحقق، دون تغيير
file-arrived = وصل
file-not-for-you = مشفّر لفريق آخر
file-missing = لم يعد موجودًا
medical-envelope = ظرف للخدمة الطبية (Medizinischer Dienst): { $name }
medical-envelope-portal = لا يقرأ هذا إلا الخدمة الطبية
medical-forwarded = سلّمه { $unit } إلى الخدمة الطبية في { $when }
file-opening = جارٍ فتح { $name }
file-opening-line = تم فك تشفير { $done } من { $total } والتحقق منه
file-refused = لا نفتح { $name }

# Showing attachments
viewer-loading = يجري تجهيز الملف.
viewer-frame = محتوى { $name }
viewer-tools = العرض
viewer-previous = الصفحة السابقة
viewer-next = الصفحة التالية
viewer-page = الصفحة { $n } من { $of }
viewer-page-label = { $name }، الصفحة { $n } من { $of }
viewer-picture-label = الصورة { $name }
viewer-no-text = هذه الصفحة صورة. ليس فيها نص يمكن قراءته بصوت مسموع.
viewer-no-description = لا يوجد وصف لهذه الصورة.
viewer-out = تصغير
viewer-in = تكبير
viewer-zoom = { $n }%
viewer-format-title = لا نعرض هذا النوع من الملفات
viewer-not-format = يمكن هنا عرض PDF و JPG و PNG و WebP و GIF و TIFF والنص البسيط. نعرف نوع الملف من محتواه لا من اسمه.
viewer-fault-title = لا نعرض هذا الملف
viewer-not-too-big = الملف، أو صورة فيه، أكبر من أن يُعرض.
viewer-not-broken = الملف تالف أو غير كامل. يُرجى أن تطلبوا من المرسل إرساله من جديد.
viewer-not-encrypted = ملف PDF محمي بكلمة مرور. لا يمكن إدخالها هنا.
viewer-not-slow = استغرق العرض وقتًا طويلًا فأوقفناه.
viewer-not-heic = لا يعرف هذا المتصفح صيغة HEIC التي تحفظ بها هواتف iPhone الصور. اطلبوا من المرسل إرسال الصورة بصيغة JPG. يعرضها متصفح Safari على أجهزة Apple.
viewer-can-save = يمكنكم حفظ الملف وفتحه ببرنامج لديكم. لا تفتحوا إلا ما تتوقعونه.

# Confirmation of receipt
receipt-save = حفظ تأكيد الاستلام
receipt-title = تأكيد الاستلام (Eingangsbestätigung)
receipt-file = تأكيد-الاستلام
receipt-by = تؤكد { $brand } استلام هذه الرسالة.
receipt-when = حُفظت كاملةً في
receipt-to = إلى
receipt-id = رقم الرسالة
receipt-hash = المجموع الاختباري للبيانات المحفوظة (SHA-256)
receipt-files = المرفقات
receipt-no-files = لا يوجد
receipt-note = الرسالة محفوظة مشفّرةً. لا يستطيع الخادم قراءتها، ولم يتحقق من إمكان فتحها. محتواها ليس جزءًا من هذا التأكيد.
save-thread = حفظ المحادثة
keep-hint = ملف واحد فيه كل الرسائل والمرفقات. يُفتح دون البوابة.
keep-working = يجري تجميع الملف
keep-done = حُفظت المحادثة.
keep-failed = لم تُحفظ المحادثة بعد
keep-missing = { $n ->
    [one] تعذّر فتح مرفق واحد، وهو ليس في الملف
    [two] تعذّر فتح مرفقين، وهما ليسا في الملف
    [few] تعذّر فتح { $n } مرفقات، وهي ليست في الملف
   *[other] تعذّر فتح { $n } مرفقًا، وهي ليست في الملف
}
keep-missing-file = تعذّر فتحه عند الحفظ
keep-name = Siegelpost
keep-page = محادثة
keep-folder = مرفقات
keep-file = مرفق
keep-saved = حُفظ في { $when }
keep-readers = يستطيع القراءة: { $who }
keep-proof = الإثباتات
keep-opened = فتحها { $who } في { $when }

# Events
someone = أحد المشاركين
disputed = معترَض عليه
event-key-changed = مفتاح جديد: { $who }
event-key-changed-self = مفتاحكم الجديد
event-reader-added = يستطيع القراءة الآن: { $who }
event-reader-removed = لم يعد يستطيع قراءة الجديد: { $who }
event-line = { $when }، التأكيد: { $method }
event-key-changed-text = ألم تكونوا أنتم؟ يُرجى الاتصال بنا: { $phone }.
event-key-carried-text = ألم تكونوا أنتم؟ يُرجى الاتصال بنا: { $phone }.
method-letter = برسالة بريدية
method-branch = في الفرع
method-eid = بالهوية الإلكترونية
method-staff = عن طريق جهة التسجيل
method-carryover = بالمفتاح السابق
method-reissue = برمز جديد
method-device-lost = بعد فقدان جهاز
method-method-removed = بعد إزالة طريقة دخول
method-sheet-remade = بورقة طوارئ جديدة
method-unknown = بطريقة أخرى

# Who can read this?
readers-title = من يستطيع قراءة هذا؟
readers-not = لا يستطيع: الفرق الأخرى ومشغّلو الخوادم وخدمات البريد الإلكتروني
readers-medical-portal = ملفاتكم للخدمة الطبية: الخدمة الطبية وحدها، ولا أحد في صندوق التأمين
readers-choose = يظهر الفريق المختص هنا عندما تختارون الموضوع.
reader-representative = بالنيابة
reader-insured = مؤمَّن عليه
reader-insured-nameless = شخص مؤمَّن عليه
reader-representative-nameless = ممثّل بالنيابة
reader-unit = موظفو { $brand }
keys-checked = تم التحقق من المفاتيح
technical = تفاصيل تقنية
technical-fingerprint = علامة التحقق
technical-epoch = إصدار المفتاح
technical-log = السجل العام للمفاتيح
technical-crypto = الطريقة
technical-crypto-text = age مع X25519 و ML-KEM-768، موقّع بـ Ed25519
witness-none = لا يوجد سجل عام للمفاتيح بعد. نتحقق من توقيعات { $brand }.
witness-some = يُقيَّد كل تغيير في سجل عام.

# Writing
draft-saved = حُفظت المسودة في { $clock }
draft-not-saved = لم تُحفظ المسودة
file-ready = جاهز
file-not-sent = لم يُنقل
file-sealing = { $done } من { $total } · يجري التشفير
file-sending = { $done } من { $total } · يجري التشفير والنقل
file-percent = { $name }، { $n } بالمئة
file-added = يجري نقل { $name }.
file-removed = أُزيل { $name }.
remove-file = إزالة { $name }
state-answered-portal = تمت الإجابة
file-paused = { $done } من { $total } · متوقف
file-paused-spoken = أُوقف نقل { $name }
file-ready-spoken = نُقل { $name } مشفّرًا
pause-file = إيقاف
pause-file-label = إيقاف نقل { $name }
continue-file = متابعة
continue-file-label = متابعة نقل { $name }
retry-file = إعادة المحاولة
retry-file-label = نقل { $name } مرة أخرى
add-file = مرفق
add-photo = صورة أو مسح ضوئي
file-limits = PDF و JPG و PNG و WebP و HEIC و TIFF، حتى { $limit } للملف الواحد، وعدد الملفات { $n } على الأكثر
medical-add = للخدمة الطبية (Medizinischer Dienst) فقط
medical-add-text = { $name }: ما تختارونه هنا لا يقرؤه غيرها. نرى أن شيئًا وصل ونسلّمه دون فتحه، ولا نرى اسم الملف أيضًا. لا يمكنكم فتحه هنا مرة أخرى: احتفظوا بالأصل.
medical-added = يجري تشفير { $name } للخدمة الطبية
medical-ready = لا يقرأ هذا إلا الخدمة الطبية
medical-unproven-title = لا يمكن الآن إرسال مستندات للخدمة الطبية من هنا
medical-unproven-text = مفتاحها غير مصدَّق. وما دام كذلك فلا نشفّر لها شيئًا. لا ترفقوا هذه المستندات ملفاتٍ عادية أيضًا. أرسلوها بالبريد في ظرف مغلق أو اتصلوا بنا.
file-too-many = لا تتسع الرسالة الواحدة لأكثر من { $n } ملفًا.
file-empty = { $name } فارغ (0 بايت). افتحوا الملف على جهازكم: إن ظهر فيه شيء فاحفظوه من جديد واختاروه مرة أخرى.
file-too-large = حجم { $name } هو { $size }، والحد الأقصى { $limit }.
file-wrong-type = لا نستطيع قبول { $name }. المقبول هو PDF و JPG و PNG و WebP و HEIC و TIFF. احفظوا المستند بصيغة PDF ثم اختاروا ملف PDF.
rest-is-safe = نصّكم والمرفقات الأخرى محفوظة.
text-empty = يُرجى كتابة نص.
send = إرسال
send-hint = نرسل حالما تُنقل كل المرفقات. بعد ذلك لديكم 10 ثوانٍ للتراجع.
send-running = رسالتكم في الطريق. ما زال بإمكانكم التراجع في الأسفل.
file-checking = قيد التحقق
file-asking = ينقص قراركم
file-taken = أُضيف { $name }.
file-cleaned = أُزيل المكان والجهاز من الصورة.
file-same = المحتوى نفسه كما في { $name }
uncleaned-label = القرار بشأن { $name }
uncleaned-heic = لا يستطيع هذا المتصفح فتح الصور بصيغة HEIC، فلا نستطيع إزالة ما تذكره الصورة عن المكان والجهاز. إن أرسلتموها كما هي فيستطيع المستلمون قراءة ذلك.
uncleaned-heic-else = أو هكذا: احفظوا الصورة بصيغة JPG ثم اختاروا ملف JPG. للصور الجديدة اختاروا على iPhone في الإعدادات، الكاميرا، التنسيقات: «الأكثر توافقًا».
uncleaned-tiff = لا نغيّر الملفات بصيغة TIFF لأنها قد تحوي صفحات عدة. يبقى فيها ما تذكره عن المكان أو الجهاز أو الكاتب. إن أرسلتم الملف كما هو فيستطيع المستلمون قراءة ذلك.
uncleaned-tiff-else = أو هكذا: احفظوا المسح الضوئي بصيغة PDF أو JPG ثم اختاروا ذلك الملف.
uncleaned-device = هذه الصورة أكبر من أن تُفتح على هذا الجهاز، فلا نستطيع إزالة ما تذكره عن المكان والجهاز. إن أرسلتموها كما هي فيستطيع المستلمون قراءة ذلك.
uncleaned-device-else = أو هكذا: التقطوا الصورة من جديد بدقة أقل، أو خذوا لقطة شاشة لها.
uncleaned-send = إرسالها كما هي
uncleaned-remove = عدم إرسالها
same-file-title = الشيء نفسه مرتين؟
same-file-text = لهذه الملفات محتوى ملف آخر في هذه الرسالة. ربما كان المقصود ملفًا غيره.
same-file-back = نظرة أخرى
same-file-send = الإرسال مع ذلك
missing-file-title = هل ينقص مرفق؟
missing-file-text = ذكرتم مرفقًا، لكن لا يوجد مرفق. هل تريدون الإرسال مع ذلك؟
missing-file-back = إضافة مرفق
missing-file-send = الإرسال دون مرفق
sendbar = الإرسال
send-waiting = ننتظر المرفقات، ثم تُرسل رسالتكم إلى { $to }.
send-countdown = تُرسل رسالتكم إلى { $to } بعد { $n ->
    [one] ثانية
    [two] ثانيتين
    [few] { $n } ثوانٍ
   *[other] { $n } ثانية
}.
send-spoken = تُرسل رسالتكم بعد { $n ->
    [one] ثانية
    [two] ثانيتين
    [few] { $n } ثوانٍ
   *[other] { $n } ثانية
}. يمكنكم التراجع.
send-sending = يجري نقل رسالتكم إلى { $to }.
send-failed = حُفظت رسالتكم إلى { $to } مسودةً.
undo = تراجع
to-draft = إلى المسودة

# Warnings
alarm-title = أُوقف الإرسال هنا
alarm-text = ما ترونه تم التحقق منه. يمكنكم مواصلة القراءة.
warning-title = من المفيد أن تعرفوا
reply-stopped-title = لا يمكنكم الرد هنا الآن
reply-stopped-text = هناك خلل في مفاتيح هذه المحادثة. إلى أن يتضح الأمر لا نرسل شيئًا.
quarantine-title = تصل رسائلكم السابقة لاحقًا
quarantine-text = يستطيع فريقكم أن يعيد إليكم رسائلكم السابقة ابتداءً من { $when }. هكذا نحميكم إن كان أحد قد استولى على رسالتكم البريدية. يمكنكم قراءة الجديد وكتابته من الآن.
notice-new-binding = منذ { $when } هناك مفتاح جديد لحسابكم، التأكيد: { $method }. ألم تكونوا أنتم؟ { call-us }
    .title = مفتاح جديد لحسابكم
notice-key-changed = في { $when } غُيّر مفتاح حسابكم، التأكيد: { $method }. ألم تكونوا أنتم؟ { call-us }
    .title = غُيّر مفتاحكم
notice-keys-waiting = طُلبت مفاتيح جديدة لحسابكم. تسري ابتداءً من { $when }. ألم تكونوا أنتم؟ { call-us }
    .title = طُلبت مفاتيح جديدة
notice-td-renewed = جدّدت { $brand } مفاتيح التحقق في { $when }. تم التحقق من سلسلة التوقيعات. لا يلزمكم فعل شيء.
    .title = جُدّدت مفاتيح التحقق
notice-revlist-old = قائمة المفاتيح المقفلة تعود إلى { $when }، وهي إذن قديمة جدًا. يمكنكم مواصلة القراءة. يعود الإرسال ممكنًا عند وصول قائمة جديدة.
    .title = قائمة المفاتيح المقفلة قديمة

# Specially protected (protection class high)
step-up-title = يُرجى أن تؤكدوا مرة أخرى أنكم أنتم
step-up-text = هذا محمي حماية خاصة. لذلك نسأل باختصار مع أنكم سجّلتم الدخول.
step-up-kept = بعد ذلك يُستأنف تلقائيًا. يبقى ما كتبتموه.
step-up-no-way = تحتاجون لذلك إلى مفتاح مرور أو كلمة مرور على هذا الجهاز. يمكنكم إعداد كليهما في «الحساب».
protected-title = رسالة محمية حماية خاصة
protected-text = لا نفتح هذه الرسالة إلا بعد أن تبيّنوا مرة أخرى أنكم أنتم. لم يضع شيء.
protected-open = تأكيد وفتح
row-protected = محمي حماية خاصة

## Representations
basis-betreuung = وصاية قانونية (rechtliche Betreuung)
basis-vollmacht = توكيل (Vollmacht)
basis-eltern = أحد الوالدين
basis-self = منحها الشخص نفسه
rep-line = { $basis } · من { $from } إلى { $until }
rep-may = الصلاحيات: { $rights }
rep-right-read = القراءة
rep-right-write = الكتابة
rep-right-history = قراءة ما سبق
rep-right-post = فتح البريد كله
rep-scope-all = في كل المواضيع
rep-over = انتهت مدتها
rep-ended = أُنهيت في { $when }

## Keeping somebody out of a thread
exclude = استبعاد
exclude-label = استبعاد { $name } من هذه المحادثة
exclude-title = هل تريدون استبعاد { $name } من هذه المحادثة؟
exclude-text = من الآن لا يُعرض شيء من هذه المحادثة على { $name }. ما قُرئ يبقى مقروءًا. لا يتغير شيء في المحادثات الأخرى.
exclude-note = لا يمكن التراجع عن ذلك في هذه المحادثة.
exclude-do = الاستبعاد الآن
exclude-done = تم استبعاد { $name } من هذه المحادثة.
invite-words-label = كلمات للمقارنة
event-unit-moved = الجهة المختصة الآن: { $who }
event-unit-moved-text = سابقًا: { $before }. يبقى يوم الوصول هو اليوم الأول. لا يلزمكم إرسال شيء من جديد.
event-unit-joined = يشارك الآن أيضًا: { $who }
event-unit-joined-text = يبقى يوم الوصول هو اليوم الأول. لا يلزمكم إرسال شيء من جديد.

# Search
search-looking = جارٍ البحث.
search-results = نتائج البحث
search-hits = { $n ->
    [0] لم يُعثر على شيء
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $n } نتائج
   *[other] { $n } نتيجة
}
search-nothing = لم يُعثر على شيء عن «{ $words }».
search-no-word = يُرجى إدخال كلمة.
search-proposal = هل تقصدون «{ $words }»؟
search-more = عرض المزيد من النتائج
search-shown = معروض { $n } من { $of }
search-from = من { $who }
search-from-you = منكم
search-from-unknown = المرسل غير معروف
search-no-subject = دون عنوان
search-cover-all = تم البحث في: { $n ->
    [0] لا توجد رسائل هنا بعد.
    [one] الرسالة الوحيدة على هذا الجهاز.
    [two] كلتا الرسالتين على هذا الجهاز.
    [few] كل الرسائل وعددها { $n } على هذا الجهاز.
   *[other] كل الرسائل وعددها { $n } على هذا الجهاز.
}
search-cover-some = تم البحث في: { $n ->
    [one] رسالة واحدة
    [two] رسالتين
    [few] { $n } رسائل
   *[other] { $n } رسالة
} على هذا الجهاز.
search-cover-part = تم البحث في: { $n ->
    [one] رسالة واحدة
    [two] رسالتين
    [few] { $n } رسائل
   *[other] { $n } رسالة
} من { $threads } من أصل { $of ->
    [one] محادثة واحدة
    [two] محادثتين
    [few] { $of } محادثات
   *[other] { $of } محادثة
} على هذا الجهاز.
search-state-starting = يجري فتح البحث.
search-state-reading = تُقرأ رسائل أخرى.
search-state-paused = القراءة متوقفة مؤقتًا.
search-state-waiting = لا يوجد اتصال لمواصلة القراءة. ستُستأنف تلقائيًا.
search-off = البحث لا يعمل هنا. يُرجى إعادة تحميل الصفحة.
search-pause = إيقاف القراءة مؤقتًا
search-go-on = مواصلة القراءة
search-left-protected = { $n ->
    [one] لا يشمل البحث محادثة واحدة فيها رسالة محمية حماية خاصة.
    [two] لا يشمل البحث محادثتين فيهما رسائل محمية حماية خاصة.
    [few] لا يشمل البحث { $n } محادثات فيها رسائل محمية حماية خاصة.
   *[other] لا يشمل البحث { $n } محادثة فيها رسائل محمية حماية خاصة.
}
search-left-withheld = { $n ->
    [one] هناك رسالة واحدة محمية حماية خاصة لا يشملها البحث أبدًا.
    [two] هناك رسالتان محميتان حماية خاصة لا يشملهما البحث أبدًا.
    [few] هناك { $n } رسائل محمية حماية خاصة لا يشملها البحث أبدًا.
   *[other] هناك { $n } رسالة محمية حماية خاصة لا يشملها البحث أبدًا.
}
search-left-refused = { $n ->
    [one] تعذّر فتح محادثة واحدة.
    [two] تعذّر فتح محادثتين.
    [few] تعذّر فتح { $n } محادثات.
   *[other] تعذّر فتح { $n } محادثة.
}
search-left-closed = { $n ->
    [one] تعذّر فتح رسالة واحدة.
    [two] تعذّر فتح رسالتين.
    [few] تعذّر فتح { $n } رسائل.
   *[other] تعذّر فتح { $n } رسالة.
}
search-left-older = { $n ->
    [one] لا يتسع المكان لمحادثة أقدم واحدة.
    [two] لا يتسع المكان لمحادثتين أقدم.
    [few] لا يتسع المكان لـ { $n } محادثات أقدم.
   *[other] لا يتسع المكان لـ { $n } محادثة أقدم.
}
search-help = كيف تبحثون
search-help-words = إذا كتبتم عدة كلمات فيجب أن ترد كلها. الكلمات بين علامتي اقتباس يجب أن تتجاور كما هي. ابتداءً من أربعة حروف يُبحث في وسط الكلمات أيضًا.
search-help-fields = «von:Sommer» يبحث في المرسل، و«betreff:Reha» في العنوان، و«anhang:Attest» في أسماء المرفقات. لا يُبحث في محتوى المرفقات.
search-help-kept = يجري البحث على هذا الجهاز فقط. ما قُرئ يبقى هنا مشفّرًا. أي جهاز آخر يقرأ لنفسه.
search-help-passing = يجري البحث على هذا الجهاز فقط. لا يُحفظ هنا ما قُرئ.

# Decision
decision-title-objection = قرار (Bescheid)
decision-title-action = قرار بشأن اعتراض (Widerspruchsbescheid)
decision-on = يُعدّ مُبلَّغًا في { $on }.
decision-until-objection = يمكنكم الاعتراض (Widerspruch) حتى { $until }.
decision-until-action = يمكنكم رفع دعوى (Klage) أمام المحكمة الاجتماعية (Sozialgericht) حتى { $until }.
decision-uninstructed = لا يذكر القرار كاملًا ما يمكنكم فعله ضده. لذلك لديكم سنة.
decision-under-way = الإشعار في الطريق. حالما يُرسل تقرؤون هنا متى تبدأ المُهل.
decision-failed = تعذّر تسليم الإشعار. سيصلكم هذا القرار بالبريد الورقي.
decision-returned-own = لم تصلكم رسالتنا الإلكترونية بشأنه. لذلك يُعتمد اليوم الذي فتحتم فيه القرار هنا.
decision-first-own = وصل القرار إلى غيركم أيضًا. يُعتمد اليوم الذي وصل فيه أول مرة.
letter-own-coming = يصلكم هذا القرار برسالة بريدية. لا تبدأ المهلة إلا بها.
letter-own-posted = سُلّم هذا القرار إلى البريد رسالةً لكم في { $on }.
letter-own-returned = عادت إلينا الرسالة البريدية التي فيها هذا القرار. سنتواصل معكم.

# What it is about
matter-label = ما الموضوع؟
matter-hint = هذا يحدد أي فريق يستطيع قراءة رسالتكم.
matter-choose = يُرجى الاختيار
matter-simple = بالألمانية السهلة:
matter-paused-title = لا نقدّم هذا حاليًا:
matter-paused-name = { $name }:
matter-paused-until = من جديد ابتداءً من { $day }.
matter-find = البحث بكلمة
matter-find-label = كلمة
matter-find-hint = مثلًا بالألمانية «Rechnung» (فاتورة) أو «Brille» (نظارة).
matter-found = { $n ->
    [0] لم نجد شيئًا لهذا. جرّبوا كلمة أخرى.
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $n } نتائج
   *[other] { $n } نتيجة
}
matter-hit-note = { $unit }: { $note }
plain-mail = بريد إلكتروني غير محمي
plain-mail-message = بريد إلكتروني عادي، استلمه وشفّره: { $who }. لم يُتحقق مما يذكره عن مرسله.

## A declaration in the form of the law
declared-how = أُكّدت بواسطة { $how } في { $when }.
declared-counts = تُعدّ الرسالة كأنها موقّعة بخط اليد.
receipt-declared = التأكيد
declared-unproven-title = لم يُتحقق من التأكيد
declared-unproven = هناك تأكيد لهذه الرسالة لم نستطع التحقق منه. لا تعتمدوا عليه.
provider-gesundheitsid = GesundheitsID
provider-eid = الهوية الإلكترونية
provider-egk-pin = البطاقة الصحية مع رقم PIN
