# SPDX-License-Identifier: EUPL-1.2
# What only the office can be refused is left out (README.md).

refusal-title = لم ينجح ذلك
refusal-grave-title = لا نفتح هذا
refusal-unknown = لم ينجح ذلك الآن. مسوداتكم محفوظة. يُرجى المحاولة من جديد أو الاتصال بنا: { $phone }. (كلمة لنا: { $code })
retry-in = حاولوا من جديد بعد { $minutes ->
    [one] دقيقة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}.

# Building blocks
r-signature = التوقيع لا يطابق المرسل. ربما غُيّرت الرسالة. { call-us }
r-members = من يُفترض أن يقرأ هنا لا يطابق ما يجب أن يكون. نصّكم محفوظ ولا نرسله. { call-us }
r-form = ليس للبيانات المحفوظة الشكل المتوقع، لذلك لا نفتحها. لا يتأثر بريدكم الآخر. { call-us }
r-trust = مفاتيح التحقق لدى { $brand } لا تطابق ما يعرفه هذا الجهاز. لا نفتح شيئًا حتى يبقى بريدكم آمنًا. { call-us }
r-own-keys = مفاتيحكم لا تتوافق فيما بينها، لذلك لا نفتح شيئًا. لم يضع بريدكم. { call-us }
r-program = حدث خلل في هذه الصفحة. مسوداتكم محفوظة. أعيدوا تحميل الصفحة. إن لم يُجدِ ذلك: { call-us }
r-receipt = تأكيد الخادم لا يطابق رسالتكم. رسالتكم محفوظة هنا. { call-us }
r-new-code = نرسل إليكم رسالة بريدية جديدة: { $phone }.
r-sign-in = يُرجى تسجيل الدخول من جديد. مسوداتكم محفوظة.

# Connection and server
refusal-offline = لا يوجد اتصال. نصّكم محفوظ على هذا الجهاز. نحاول من جديد عندما يعود اتصالكم بالإنترنت.
    .title = لا يوجد اتصال
refusal-bad-answer = لم يُفهم جواب الخادم. مسوداتكم محفوظة. يُرجى المحاولة من جديد.
refusal-cancelled = أُلغي. لم يتغير شيء.
    .title = أُلغي
refusal-busy = يوجد هنا الآن أشخاص كثيرون. مسوداتكم محفوظة. حاولوا من جديد بعد قليل.
    .title = لحظة من فضلكم
refusal-disk-full = لا يستطيع الخادم الآن حفظ جديد. يمكنكم مواصلة القراءة، ونصّكم محفوظ هنا. نعمل على ذلك.
refusal-internal = حدث خلل لدينا. مسوداتكم محفوظة. يُرجى المحاولة من جديد. إن لم يُجدِ ذلك: { call-us }
refusal-not-found = هذا غير موجود، أو لا يخص حسابكم.
    .title = لا يوجد شيء هنا
refusal-forbidden = ليس لديكم صلاحية لذلك. لم يتغير شيء.
refusal-conflict = سبقكم أحد. لم يُستبدل شيء. يُرجى الاطلاع على الوضع الجديد والمحاولة من جديد.
refusal-idempotency-mismatch = { r-program }
refusal-bad-request = { r-program }
refusal-length-required = { r-program }
refusal-media-type = { r-program }
refusal-method-not-allowed = { r-program }
refusal-range = { r-program }
refusal-cross-site = جاء الطلب من موقع آخر. لم يتغير شيء. افتحوا صفحتنا في نافذة جديدة.
refusal-draft-conflict = حُفظت هذه المسودة للتو على جهاز آخر. تبقى النسختان.
refusal-too-many-holds = هذه المحادثة محفوظة بالفعل لأسباب كثيرة. لم يتغيّر شيء.
refusal-too-many-disputes = اعتُرض في هذه المحادثة على أشياء كثيرة بالفعل. اكتبوا الباقي رسالةً من فضلكم.
refusal-too-many-drafts = لديكم خمسون مسودة. تبقى هذه على هذا الجهاز فقط.
refusal-thread-unread = ما زال هنا شيء غير مقروء. افتحوا المحادثة أولًا من فضلكم، ثم يمكنكم وضعها جانبًا.
refusal-period-running = في هذه المحادثة قرار (Bescheid) ما زالت مهلة الاعتراض عليه سارية. لا يمكن إخفاؤها إلا بعد ذلك، أما الأرشيف فيمكنكم وضعها فيه الآن.
refusal-period-open = في هذه المحادثة قرار (Bescheid) ربما ما زالت مهلة الاعتراض عليه سارية.
refusal-too-many-pinned = ثُبّتت عشرون محادثة. ألغوا تثبيت واحدة منها أولًا من فضلكم.
refusal-pinned-elsewhere = التثبيت ممكن في صندوق البريد فقط.
refusal-too-large = الملف كبير جدًا. نصّكم والمرفقات الأخرى محفوظة.
refusal-tus-version = { r-program }
refusal-checksum-algorithm = { r-program }
refusal-upload-offset = اضطرب نقل الملف. نصّكم والملف محفوظان. حاولوا مرة أخرى من فضلكم.
refusal-upload-checksum = وصل جزء من الملف تالفًا. نصّكم والملف محفوظان. حاولوا مرة أخرى من فضلكم.
refusal-too-many-chunks = انقطع الاتصال مرات كثيرة. نصّكم محفوظ. أزيلوا الملف واختاروه من جديد حين يكون الاتصال أفضل.
refusal-too-many-uploads = تنتظر رسالةً ملفات كثيرة جدًا. أرسلوا مسوداتكم أو أزيلوا ملفات منها. نصّكم محفوظ.
refusal-too-many-requests = كانت تلك طلبات كثيرة في وقت قصير. مسوداتكم محفوظة.
refusal-too-many-tries = محاولات كثيرة جدًا. { $minutes ->
    [0] يُرجى الانتظار قليلًا
    [one] يُرجى الانتظار دقيقة
    [two] يُرجى الانتظار دقيقتين
    [few] يُرجى الانتظار { $minutes } دقائق
   *[other] يُرجى الانتظار { $minutes } دقيقة
} أو تسجيل الدخول بمفتاح مرور.
    .title = استراحة قصيرة
refusal-reading-needs-passkey = القراءة دون شبكة ممكنة فقط بمفتاح مرور يفتح بريدكم على هذا الجهاز. تُعدّون مفتاح المرور تحت «حسابي».
refusal-reading-shared = يستخدم هذا الجهازَ آخرون أيضًا، ولذلك لا نحفظ هنا شيئًا.
refusal-reading-unsupported = لا يستطيع هذا المتصفح حفظ المحادثات لقراءتها دون شبكة.
refusal-reading-protected = هذه المحادثة محمية بصورة خاصة. لا تُفتح إلا مع اتصال.
refusal-reading-gone = لم يعد على هذا الجهاز ما يمكنكم قراءته دون اتصال.
refusal-reading-clock = ساعة هذا الجهاز متأخرة. يُرجى ضبطها. لن نفتح شيئًا قبل ذلك.
refusal-reading-damaged = لا يمكن فتح ما هو محفوظ هنا بمفتاح المرور هذا. صندوق بريدكم لا يتأثر: افتحوه حالما يكون لديكم اتصال.
refusal-storage-full = لم يبقَ مكان على هذا الجهاز. أرسلوا هذه الرسالة أو احذفوا مسودات قديمة.

# Session and sign-in
refusal-no-session = { r-sign-in }
    .title = تم تسجيل خروجكم
refusal-session-state = { r-sign-in }
    .title = تم تسجيل خروجكم
refusal-signed-out = { r-sign-in }
    .title = تم تسجيل خروجكم
refusal-locked = بريدكم مقفل. يُرجى فتح القفل. مسوداتكم محفوظة.
    .title = مقفل
refusal-login-refused = لم نستطع تسجيل دخولكم بذلك. يُرجى التحقق من المُدخل أو اختيار طريقة أخرى.
refusal-access-blocked = أُنهيت كل الجلسات، ولم يُحذف شيء. تفتح رسالة بريدية جديدة الدخول من جديد: اتصلوا بنا، { $phone }. أو تعالوا إلى الفرع ومعكم بطاقة هويتكم.
    .title = دخولكم مقفل
refusal-access-left = نكتب إليكم رسائل بريدية. رسائلكم ما زالت موجودة. يمكنكم العودة برسالة بريدية جديدة: اتصلوا بنا، { $phone }. أو تعالوا إلى الفرع ومعكم بطاقة هويتكم.
    .title = غادرتم البوابة
refusal-provider-first = يُرجى تسجيل الدخول أولًا بحسابكم لدى { $brand }.
    .title = الحساب أولًا
refusal-provider-failed = تعذّر الآن الوصول إلى خدمة تسجيل الدخول لدى { $brand }. لا دخول دونها. يُرجى المحاولة لاحقًا.
    .title = خدمة تسجيل الدخول لا تجيب
refusal-provider-refused = لا يُعتدّ بهذا الدخول: جاء متأخرًا أو للمرة الثانية أو من متصفح آخر. يُرجى البدء من جديد.
    .title = مرة أخرى من فضلكم
refusal-provider-level = تأكّد حسابكم دون خطوة ثانية. يُرجى تسجيل الدخول هناك بالخطوة الثانية.
    .title = تنقص الخطوة الثانية
refusal-provider-ended = أُنهيت جلستكم عن طريق حسابكم لدى { $brand }. يُرجى تسجيل الدخول من جديد.
    .title = تم تسجيل خروجكم
refusal-access-ended = انتهى التأمين لدينا، وانقضت مدة القراءة والحفظ. هل ما زلتم تحتاجون إلى مستندات؟ اتصلوا بنا، { $phone }، أو اكتبوا إلينا رسالة بريدية.
    .title = صندوق البريد هذا مغلق
refusal-read-only = انتهى التأمين لدينا، ولا يمكن كتابة جديد هنا. نصّكم محفوظ. اتصلوا بنا، { $phone }، أو اكتبوا إلينا رسالة بريدية.
    .title = لم تعد الكتابة هنا ممكنة
refusal-passkey-cancelled = أُلغي التأكيد أو استغرق وقتًا طويلًا. يمكنكم المحاولة من جديد فورًا.
    .title = لم يُؤكَّد
refusal-passkey-exists = يوجد على هذا الجهاز مفتاح مرور لحسابكم من قبل. يمكنكم استخدامه.
refusal-passkey-unsupported = لا يستطيع هذا المتصفح أو الجهاز استخدام مفاتيح المرور. استخدموا جهازًا آخر أو عيّنوا كلمة مرور.
refusal-passkey-no-unlock = سجّلتم الدخول بمفتاح المرور هذا. لفتح بريدكم تحتاجون هنا أيضًا إلى كلمة المرور أو ورقة الطوارئ.
refusal-prf-missing = لا يمكن فتح بريدكم هنا بمفتاح المرور هذا. استخدموا كلمة المرور أو ورقة الطوارئ أو جهازًا آخر.
refusal-prf-in-body = { r-program }
refusal-no-device-secret = لم تُعيَّن كلمة مرور لحسابكم في هذا المتصفح. استخدموا مفتاح مرور أو ورقة الطوارئ.
refusal-wrong-password = كلمة المرور غير صحيحة. { $tries ->
    [-1] انتبهوا إلى الحروف الكبيرة والصغيرة.
    [0] يُرجى الانتظار ربع ساعة أو استخدام مفتاح مرور.
    [one] بقيت لكم محاولة واحدة. بعدها عليكم الانتظار ربع ساعة.
    [two] بقيت لكم محاولتان. انتبهوا إلى الحروف الكبيرة والصغيرة.
    [few] بقيت لكم { $tries } محاولات. انتبهوا إلى الحروف الكبيرة والصغيرة.
   *[other] بقيت لكم { $tries } محاولة. انتبهوا إلى الحروف الكبيرة والصغيرة.
}
    .title = كلمة مرور خاطئة
refusal-unknown-method = لا توجد هذه الطريقة لحسابكم. يُرجى اختيار طريقة أخرى.
refusal-last-method = هذه طريقتكم الوحيدة إلى بريدكم. يُرجى إضافة طريقة ثانية أولًا.

# Codes and activation
refusal-bad-length = الرمز غير كامل. يُرجى المقارنة خانةً خانة.
refusal-bad-symbol = { $group ->
    [0] إحدى الخانات
   *[other] إحدى الخانات في المجموعة { $group }
} غير صحيحة. الحروف O و I و L و U لا ترد في الرمز. هل تقصدون 0 أو 1 أو V؟
refusal-bad-qr = رمز QR هذا لا يخص هذه الصفحة. يُرجى استخدام الرمز الموجود في رسالتنا البريدية أو في ورقة الطوارئ.
refusal-bad-check = إحدى الخانات غير صحيحة. يُرجى مقارنة الرمز بالورقة مرة أخرى. 0 و 1 رقمان دائمًا.
refusal-code-refused = لم يعد هذا الرمز صالحًا. انتهت صلاحيته أو استُعمل أو حلّ محله رمز جديد. يسرّنا أن نرسل إليكم رسالة بريدية جديدة: { $phone }.
    .title = لم يعد الرمز صالحًا
refusal-claims-refused = الرمز وتاريخ الميلاد لا يتطابقان. { $tries ->
    [-1] يُرجى التحقق من كليهما.
    [0] لم تبقَ محاولة لهذا الرمز. { r-new-code }
    [one] لديكم محاولة واحدة أخرى. بعدها تحتاجون إلى رمز جديد.
    [two] لديكم محاولتان أخريان. بعدهما تحتاجون إلى رمز جديد.
    [few] لديكم { $tries } محاولات أخرى. بعدها تحتاجون إلى رمز جديد.
   *[other] لديكم { $tries } محاولة أخرى. بعدها تحتاجون إلى رمز جديد.
}
    .title = يُرجى التحقق من تاريخ ميلادكم
refusal-activation-lost = أُعيد تحميل الصفحة وضاع الرمز المُدخل. يُرجى البدء من جديد. يبقى الرمز صالحًا.
refusal-registrar-silent = يستغرق التحقق وقتًا أطول من المعتاد. وصلت بياناتكم. أبقوا الصفحة مفتوحة وحاولوا من جديد بعد دقائق قليلة.
    .title = يستغرق وقتًا أطول
refusal-no-registrar = التفعيل غير ممكن الآن. يبقى رمزكم صالحًا. يُرجى المحاولة لاحقًا.
refusal-carryover-refused = تعذّر تغيير مفاتيحكم. تبقى المفاتيح السابقة سارية. { call-us }
refusal-wrong-mac = ما أرسله الخادم لا يطابق رمزكم أو مفاتيحكم. توقفوا هنا ولا تدخلوا شيئًا آخر. لم يضع بريدكم. { call-us }
    .title = هناك خلل هنا

# Writing and sending
refusal-not-fresh = البيانات عن المفاتيح ليست حديثة بما يكفي. نصّكم محفوظ. يُرجى المحاولة من جديد بعد دقائق قليلة.
    .title = لحظة أخرى
refusal-stale-freshness = البيانات عن المفاتيح أقدم من يومين. ما زال بإمكانكم الرد ما دام لا يقرأ أحد جديد.
refusal-epoch-conflict = تغيّر في هذه الأثناء من يقرأ أيضًا. نصّكم محفوظ. يُرجى إرساله مرة أخرى.
refusal-counter-used = أُرسل للتو شيء في نافذة أخرى. نصّكم محفوظ. يُرجى إرساله مرة أخرى.
refusal-bundle-conflict = غيّرتم مفاتيحكم للتو على جهاز آخر. يُرجى إعادة تحميل الصفحة والمحاولة من جديد.
refusal-exists = وصل هذا من قبل. يُرجى النظر في صندوق البريد قبل إرساله من جديد.
refusal-state-conflict = بُدئ الأمر نفسه أو غُيّر للتو في مكان آخر، ربما في نافذة أخرى. لم يُستبدل شيء. يُرجى المتابعة هناك أو إعادة تحميل الصفحة.
refusal-already-sent = هذه الرسالة في الطريق من قبل. لن تُرسل مرتين.
refusal-matter-missing = يُرجى اختيار الموضوع.
refusal-unknown-matter = لم يعد هذا الموضوع موجودًا. نصّكم محفوظ. يُرجى اختيار موضوع آخر.
refusal-too-many-attachments = لا تتسع رسالة واحدة لهذا العدد من الملفات. نصّكم محفوظ. وزّعوا الملفات على رسالتين.
refusal-empty-file = الملف فارغ. نصّكم والمرفقات الأخرى محفوظة.
refusal-file-type = لا نستطيع قبول ملفات من هذا النوع. المقبول هو PDF و JPG و PNG و WebP و HEIC و TIFF. احفظوا المستند بصيغة PDF ثم اختاروا ملف PDF.
refusal-file-disguised = محتوى هذا الملف غير ما يقوله اسمه. لم نقبله. إن كنتم تعرفون الملف فافتحوه على جهازكم واحفظوه من جديد بصيغة PDF أو JPG ثم اختاروا الجديد. إن كنتم لا تعرفون مصدره فلا تفتحوه.
refusal-picture-unreadable = لا يمكن فتح هذه الصورة. إنها تالفة أو غير كاملة. التقطوا الصورة من جديد أو احفظوها من جديد بصيغة JPG ثم اختاروها.
refusal-picture-undecided = ينقص قراركم بشأن أحد الملفات: هل يُرسل كما هو. يُرجى أن تقرروا عند المرفقات ثم أرسلوا من جديد.
refusal-file-again = يُرجى اختيار هذا الملف مرة أخرى: لم يكتمل نقله عندما أُغلقت الصفحة. نصّكم محفوظ.
refusal-upload-damaged = لم يصل الملف دون تغيير. نصّكم محفوظ. أزيلوا الملف واختاروه مرة أخرى.
refusal-medical-unproven = مفتاح الخدمة الطبية (Medizinischer Dienst) غير مصدَّق، لذلك لم نشفّر الملف ولم نرسله. أزيلوه وأرسلوه بالبريد في ظرف مغلق.

# Rights
refusal-right-missing = ليس لديكم صلاحية لذلك في هذا الفريق. لم يتغير شيء.
refusal-wrong-side = { r-program }
refusal-grant-missing = ما زال ينقصكم مفتاح هذه المحادثة. تعود الرسائل السابقة بعد مدة الانتظار. { call-us }
    .title = لا يمكن قراءته بعد
refusal-not-for-you = هذا مشفّر لفريق آخر.
    .title = ليس لكم
refusal-history-withheld = يعيد فريقكم إليكم الرسائل السابقة بعد مدة الانتظار. لا يلزمكم فعل شيء.
    .title = لم تُعَد بعد

# Messages
refusal-bad-signature = { r-signature }
    .title = لا نفتح هذه الرسالة
refusal-unbound-sender = مفتاح المرسل غير مؤكَّد. ربما جاءت الرسالة من شخص آخر. { call-us }
refusal-not-a-member = لا ينتمي المرسل إلى هذه المحادثة، لذلك لا نعرض الرسالة. { call-us }
refusal-revoked-signer = كان مفتاح المرسل مقفلًا من قبل، لذلك لا نعرض الرسالة. { call-us }
refusal-uncertified-staff = لم يتأكد أن المرسل موظف لدى { $brand }، لذلك لا نعرض الرسالة. { call-us }
refusal-wrong-thread = تخص هذه الرسالة محادثة أخرى. ربما بُدّلت. { call-us }
refusal-not-plain-mail = يوجد بريد إلكتروني غير محمي حيث لا يمكن أن يكون، لذلك لا نعرضه. { call-us }
refusal-header-mismatch = المكتوب في الخارج لا يطابق محتوى الرسالة. ربما بُدّلت. { call-us }
refusal-wrong-payload-type = { r-form }
refusal-missing-predecessor = تنقص قبل هذه الرسالة رسالة تستند إليها. ربما ما زالت ستصل. إن بقي النقص: { call-us }
refusal-counter-gap = تنقص قبل هذه الرسالة رسالة واحدة على الأقل من المرسل نفسه. ربما ما زالت ستصل. إن بقي النقص: { call-us }
refusal-receipt-gap = تنقص قبل هذه الرسالة رسالة أُكّد استلامها. ربما ما زالت ستصل. إن بقي النقص: { call-us }
refusal-equivocation = توجد نسخة ثانية مختلفة من هذه الرسالة بالرقم نفسه. { call-us }
refusal-wrong-seq = ترتيب هذه الرسالة لا يطابق الرسائل الأخرى. المعتبر هو وقت تأكيد الاستلام من قِبلنا.
refusal-clock-skew = ساعة المرسل خاطئة بأكثر من يوم. المعتبر هو وقت تأكيد الاستلام من قِبلنا.
refusal-receipt-conflict = { r-receipt }
refusal-receipt-for-other-object = { r-receipt }
refusal-not-for-this-key = لا يمكن فتح هذا بمفاتيحكم. لا يتأثر بريدكم الآخر. { call-us }
refusal-cannot-open = { refusal-not-for-this-key }
refusal-unknown-thread = { refusal-not-found }

# Attachments
refusal-wrong-content = ليس الملف هو الذي أُرسل، لذلك لا نحفظه. اطلبوا إرساله مرة أخرى.
refusal-wrong-file = { refusal-wrong-content }
refusal-bad-padding = { refusal-wrong-content }
refusal-truncated = لم تصل البيانات كاملة. يُرجى المحاولة من جديد.

# Form of encrypted files
refusal-not-age = { r-form }
refusal-header-too-long = { r-form }
refusal-no-hybrid-stanza = { r-form }
refusal-too-many-hybrid-stanzas = { r-form }
refusal-foreign-stanza = { r-form }
refusal-too-many-grease-stanzas = { r-form }
refusal-malformed-header = { r-form }
refusal-not-hybrid = { r-form }
refusal-corrupt = { r-form }
refusal-not-json = { r-form }
refusal-not-canonical = { r-form }
refusal-wrong-members = { r-form }
refusal-bad-number = { r-form }
refusal-malformed-envelope = { r-form }
refusal-malformed-id = { r-form }
refusal-malformed-base64 = { r-form }
refusal-weak-key = { r-form }

# Trust
refusal-expired = انتهت صلاحية مفاتيح التحقق لدى { $brand }. يمكنكم قراءة ما تم التحقق منه. يعود الإرسال ممكنًا عند وصول مفاتيح جديدة.
refusal-bad-lifetime = { r-trust }
refusal-bad-roles = { r-trust }
refusal-not-anchored = { r-trust }
refusal-rollback = { r-trust }
refusal-fingerprint-mismatch = علامة التحقق في رسالتكم البريدية لا تطابق هذه الصفحة. توقفوا هنا ولا تدخلوا شيئًا آخر. { call-us }
    .title = علامة التحقق لا تتطابق
refusal-not-entitled = { r-trust }
refusal-wrong-trust-document = { r-trust }
refusal-no-trust = { r-trust }
refusal-wrong-org = { r-trust }
refusal-wrong-leaf = { r-trust }
refusal-no-proof = { r-trust }
refusal-sequence-gap = { r-trust }
refusal-not-yet-valid = هناك تأكيد لم يبدأ سريانه بعد. يُرجى التحقق من تاريخ جهازكم ووقته.
refusal-revoked = هناك مفتاح مقفل، لذلك لا نفتح هذا. { call-us }
refusal-empty-chain = { r-trust }
refusal-wrong-keycard = { r-own-keys }
refusal-wrong-person = { r-own-keys }
refusal-wrong-self-mac = غُيّرت مسودة محفوظة، لذلك لا نفتحها. { call-us }

# Who reads along
refusal-no-department = { r-members }
refusal-stale-department = { r-members }
refusal-ghost-member = يُراد أن يقرأ معكم شخص لا مكان له هنا. لا نرسل شيئًا. { call-us }
refusal-excluded-member = يُراد أن يقرأ معكم شخص مستبعد. لا نرسل شيئًا. { call-us }
refusal-stale-binding = { r-members }
refusal-subject-missing = { r-members }
refusal-person-in-internal-lane = { r-members }
refusal-exclude-not-allowed = { r-members }
refusal-exclude-dropped = { r-members }
refusal-epoch-gap = { r-members }
refusal-wrong-previous = { r-members }
refusal-place-changed = { r-members }
refusal-key-reused = { r-members }
refusal-malformed-members = { r-members }
refusal-epochs-forked = عرض الخادم قائمتين مختلفتين لمن يقرأ هنا. نصّكم محفوظ ولا نرسله. { call-us }
refusal-author-not-allowed = { r-members }
refusal-departments-changed = { r-members }
refusal-revoked-author = { r-members }
refusal-wrong-place = { r-form }
refusal-wrong-grant = { r-members }
refusal-bad-grant = بعض المفاتيح السابقة غير صحيح. ما لا نستطيع التحقق منه لا نعرضه. { call-us }

# Program
refusal-unknown-handle = { r-program }
refusal-wrong-argument = { r-program }

# Acting for others
refusal-invitation-unknown = لا يوجد رمز كهذا أو استُعمل من قبل. اطلبوا عرض رمز جديد.
refusal-grant-quarantine = فُعّل حسابكم قبل وقت قصير برسالة بريدية. لحمايتكم لا يمكنكم السماح لشخص بالتصرف نيابةً عنكم إلا بعد بضعة أيام.
refusal-quarantine = فُعّل حسابكم قبل وقت قصير برسالة بريدية. لحمايتكم لا يمكنكم السماح لشخص بالتصرف نيابةً عنكم إلا بعد بضعة أيام.
refusal-grant-at-desk = هذا ممكن في مركز الخدمة فقط. يُرجى أن تأتيا إلينا كلاكما ومعكما بطاقة الهوية، أو اتصلوا بنا.
refusal-grant-waits = وصل إذنكم وما زال قيد التحقق. عندما يسري يظهر تحت «من يجوز له التصرف نيابةً عنكم». لا يلزم فعل شيء من جديد.
refusal-grant-refused = رفضت جهة التسجيل ذلك. يُرجى الاتصال بنا.
refusal-step-up = مضى وقت طويل على آخر تأكيد لكم. يُرجى تسجيل الدخول من جديد والمحاولة مرة أخرى.
refusal-nothing-excluded = هذا الشخص مستبعد هنا من قبل.

# Proving who one is online
refusal-identify-unavailable = تعذّر الآن الوصول إلى هذه الخدمة. يُرجى المحاولة لاحقًا أو استخدام الرسالة البريدية.
    .title = غير ممكن الآن
refusal-identify-shared = لا تعمل هذه الطريقة على جهاز مشترك. استخدموا جهازكم أو رمزًا من رسالة بريدية.
refusal-identify-again = لم يعد هذا الدخول صالحًا: جاء متأخرًا أو للمرة الثانية. يُرجى البدء من جديد.
    .title = مرة أخرى من فضلكم
refusal-identify-refused = ما تؤكده الخدمة غير صالح. لم يتغير شيء. يُرجى البدء من جديد. { call-us }
    .title = لم يُؤكَّد
refusal-identify-too-low = دخولكم لدى الخدمة ليس آمنًا بما يكفي لصندوق البريد هذا. يُرجى تسجيل الدخول هناك ببطاقة هويتكم أو ببطاقتكم الصحية مع رقم PIN.
    .title = ليس آمنًا بما يكفي
refusal-identify-not-matched = لا نستطيع إعداد دخولكم بهذه الطريقة. يُرجى الاتصال بنا: { $phone }. أو تعالوا إلى الفرع ومعكم بطاقة هويتكم.
    .title = يُرجى التحدث معنا
refusal-no-identification = لم يُبدأ دخول في هذا المتصفح. يُرجى البدء هنا من جديد.
    .title = مرة أخرى من فضلكم
refusal-foreign-identification = لم يُبدأ هذا الدخول في هذا المتصفح. لا نقبله حتى لا ينتحل أحد صفة غيره. يُرجى البدء هنا من جديد.
    .title = ليس من هنا
refusal-identification-over = مضى أكثر من 15 دقيقة منذ البداية. يُرجى البدء من جديد.
    .title = مضى وقت طويل

# Protection classes
refusal-step-up-required = هذا محمي حماية خاصة ولم يُنفَّذ لأن التأكيد ناقص. مسوداتكم محفوظة. حاولوا من جديد وأكّدوا أنكم أنتم.
    .title = لم يُؤكَّد بعد
refusal-class-conflict = تغيّر للتو مستوى حماية هذا الموضوع. نصّكم محفوظ. يُرجى إرساله مرة أخرى.

# E-mail address
refusal-malformed = { r-program }
refusal-device-size = { r-program }
refusal-wrong-code = ليس هذا هو الرمز من البريد الإلكتروني. { $tries ->
    [-1] يُرجى مقارنته مرة أخرى.
    [0] يُرجى طلب رمز جديد.
    [one] بقيت لكم محاولة واحدة.
    [two] بقيت لكم محاولتان.
    [few] بقيت لكم { $tries } محاولات.
   *[other] بقيت لكم { $tries } محاولة.
}
refusal-contact-code-over = لا يوجد الآن رمز صالح لهذا العنوان. انتهت صلاحيته أو أُدخل خطأً مرات كثيرة أو لم يُرسل بعد. يُرجى طلب رمز جديد.
refusal-contact-codes-spent = أرسلنا إليكم اليوم خمسة رموز. يُرجى المحاولة غدًا. لم يتغير شيء.
refusal-contact-unavailable = لم يُعدّ البريد الإلكتروني هنا بعد. تجدون الجديد في صندوق بريدكم.
refusal-stale = ساعة هذا الجهاز خاطئة. يُرجى ضبطها والمحاولة من جديد.
refusal-wrong-epoch = أُعطي هذا الموضوع مفتاحًا جديدًا للتو. يُرجى المحاولة مرة أخرى.
