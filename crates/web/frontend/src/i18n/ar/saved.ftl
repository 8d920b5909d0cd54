# SPDX-License-Identifier: EUPL-1.2
# محادثة محفوظة
keep-foot = { $title }، الصفحة { $page } من { $pages }
keep-file-at = { $words }: { $place }
keep-paper-note = نسخة مطبوعة من محادثة، حُفظت في { $when }. الإثبات في الملف nachweis.json بجانبها.
keep-readme = اقرأني
keep-readme-title = بريدكم المحفوظ
keep-readme-one =
    في هذا الملف:
    - محادثة.html: كل الرسائل للقراءة. يعرضها كل متصفح، حتى دون إنترنت.
    - محادثة.pdf: الشيء نفسه للطباعة والتسليم لغيركم.
    - مجلد المرفقات: كل المرفقات بأسمائها.
    - nachweis.json: الرسائل مع توقيعات مرسليها.
keep-readme-all =
    في هذا الملف:
    - index.html: قائمة. ابدؤوا من هنا.
    - مجلد لكل محادثة، وفيه:
      - محادثة.html: كل الرسائل للقراءة. يعرضها كل متصفح، حتى دون إنترنت.
      - محادثة.pdf: الشيء نفسه للطباعة والتسليم لغيركم.
      - مجلد المرفقات: كل المرفقات بأسمائها.
      - nachweis.json: الرسائل مع توقيعات مرسليها.
keep-readme-check =
    هل يمكن التحقق من أنه لم يُغيَّر شيء؟
    نعم. ليس عليكم فعل شيء. تستطيع محكمة أو جهة استشارة فحص الملف.
    لذلك يوجد برنامج Siegelpost المجاني. لا يحتاج إلى إنترنت ولا إلى حساب:
    siegelpost verify export FILE.zip
    تُفحص التوقيعات والترتيب وكل مرفق.
    في رسالتكم التي فيها الرمز بصمة (Fingerabdruck). بها يُثبت الفحص أيضًا ممن جاءت الرسائل:
    siegelpost verify export --fingerprint "FINGERPRINT" FILE.zip
    اتركوا ملف ZIP لذلك كما هو.
keep-readme-care =
    احتفظوا به جيدًا من فضلكم
    هذا الملف غير مشفّر. من يملكه يستطيع قراءة كل شيء.
    الملاحظات الداخلية للصندوق ليست فيه.

# Report
report-file-name = تقرير
report-doc-title = تقرير وفق المادة 15 من اللائحة العامة لحماية البيانات
report-doc-made = أُعدّ في { $when } لـ { $name } من صندوق بريد { $insurer }.
report-doc-made-own = أُعدّ في { $when } من صندوق بريدكم لدى { $insurer }.
report-doc-how = البيانات من الخادم، والعناوين والأسماء فتحها متصفحكم. في الملف auskunft.json كل شيء على حدة، ونص رسائلكم أيضًا وما عُدّ هنا فقط.
report-none = لا شيء محفوظ عن ذلك.
report-h-account = حسابكم
report-account-open = أُنشئ في { $when }. لم يُثبت أحد هويته به بعد.
report-account = أُنشئ في { $when }، وإثبات الهوية: { $method }.
report-h-profile = لدى من بياناتكم
report-profile-text = الاسم وتاريخ الميلاد ورقم التأمين محفوظة مشفّرة لدى هذه الفرق. لا يستطيع الخادم قراءتها.
report-profile = { $unit }، منذ { $when }
report-h-mails = إشعارات إليكم
report-mails-text = بالبريد الإلكتروني ومن دون محتوى. المستلم هو خادم البريد الذي استلمها.
report-mail = { $when }: { $kind }، { $state }.
report-mail-host = عبر { $host }.
report-mail-message = بريد جديد
report-mail-security = حدث في الحساب
report-mail-formal = قرار (Bescheid)
report-mail-confirm = رمز لعنوان بريدكم الإلكتروني
report-mail-moved = آخر رسالة إلى عنوان سابق
report-mail-rekeyed = إشعار برسالة ورقية جديدة
report-state-sent = أُرسل
report-state-pushed = سُلّم إلى الجهاز كتنبيه
report-state-failed = لم يُرسل
report-state-unknown = النتيجة غير معروفة
report-state-moot = لم يعد لازمًا
report-state-pending = ينتظر
report-state-sending = يُرسل الآن
report-h-acting = التمثيل
report-rep-acts-for-me = يحق أو كان يحق لـ { $name } التصرف عنكم، من { $from } إلى { $until }.
report-rep-i-act = يحق أو كان يحق لكم التصرف عن { $name }، من { $from } إلى { $until }.
report-act = { $when }: كتب { $name } في صندوق بريدكم.
report-h-cases = محادثاتكم
report-cases-text = الطريق دائمًا هذه البوابة، مشفّرًا، ما لم تُذكر «رسالة ورقية».
report-case = { $matter }، لدى { $units }
report-message = { $when }: رسالة من { $who }{ $n ->
    [0] {""}
    [one] ، مرفق واحد
    [two] ، مرفقان
    [few] ، { $n } مرفقات
   *[other] ، { $n } مرفقًا
}
report-file = مرفق: { $name }
report-decision = قرار أُتيح في { $provided }، وفتحتموه: { $fetched }
report-letter = قرار كرسالة ورقية، طُلب في { $ordered }، وسُلّم للبريد: { $posted }
report-not-yet = ليس بعد
report-opened = فتحها { $unit } في { $when } { $purpose }
report-closed-subject = محادثة تعذّر فتحها
report-closed = لم يستطع متصفحكم فتح هذه المحادثة. ما يعرفه الخادم عنها في auskunft.json.
report-away = محادثة منذ { $from } لدى { $units }. غادرت صندوق بريدكم وما زالت محفوظة.
report-h-rows = كل ما هو مسجّل
report-rows-text = عدد السجلات. وهي على حدة في auskunft.json.
report-rows = { $what }: { $n }
report-rows-more = { $what }: أكثر من { $n }، وأحدثها ضمن التقرير
report-h-rights = حقوقكم
report-rights = يمكنكم طلب تصحيح البيانات الخاطئة أو حذف البيانات أو الاكتفاء بحفظها، والاعتراض على معالجتها. توجّهوا إلى { $insurer } أو إلى مسؤول حماية البيانات لديها. ويمكنكم الشكوى لدى الجهة المشرفة على حماية البيانات.
report-not = ليس فيه: ما لدى { $insurer } في ملفها الخاص، والملاحظات الداخلية، وما حفظتموه أنتم على أجهزة، وعنوان بريدكم الإلكتروني الذي لا يقرؤه إلا برنامج الإشعارات. سجل الخادم يذكر لمدة سنتين ما حدث ومتى؛ ومن فتح شيئًا من الفريق مذكور أعلاه عند كل محادثة.
report-part-person = الحساب
report-part-ending = نهاية الحساب
report-part-statement = مفاتيح مصدّقة
report-part-fresh = تأكيدات بأن مفتاحكم سارٍ
report-part-activation = رموز من رسائل
report-part-registrar_request = أسئلة إلى التسجيل
report-part-bundle = مفاتيحكم المشفّرة
report-part-unlock_method = طرق فتح مفاتيحكم
report-part-passkey = مفاتيح المرور (Passkeys)
report-part-session = عمليات تسجيل الدخول
report-part-session_device = نوع الجهاز (مشفّر)
report-part-security_event = أحداث الحساب
report-part-contact = عنوان البريد الإلكتروني (مشفّر)
report-part-contact_candidate = عنوان بريد لم يُؤكَّد بعد (مشفّر)
report-part-push_subscription = أجهزة للتنبيهات
report-part-consent = تصريحات بشأن القرارات
report-part-representation = التمثيل
report-part-invitation = رموز للتعريف بالنفس
report-part-profile = بياناتكم لدى الفرق (مشفّرة)
report-part-person_profile = أسماء في التمثيل (مشفّرة)
report-part-phone_check = تحقق عبر الهاتف
report-part-route = اختصاص فريق
report-part-thread = المحادثات
report-part-thread_person = الأشخاص المشاركون
report-part-thread_unit = الفرق المشاركة
report-part-hand_over = إحالات إلى فرق أخرى
report-part-message = الرسائل
report-part-attachment = المرفقات
report-part-medical_request = طلبات أوراق للخدمة الطبية
report-part-dispute = ما قلتم إنه خطأ
report-part-reply_code = رموز للرد على رسائل ورقية
report-part-announcement = قرارات في البوابة
report-part-evidence = أدلة على القرارات
report-part-letter_job = قرارات بالبريد
report-part-outbox = الإشعارات
report-part-outbox_attempt = محاولات إرسال إشعار
report-part-mail_return = إشعارات عادت
report-part-draft = مسودات (مشفّرة)
