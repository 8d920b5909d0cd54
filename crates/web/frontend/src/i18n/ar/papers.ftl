# SPDX-License-Identifier: EUPL-1.2
# مسح الصفحات ضوئيًا
sheets-title = مسح الصفحات ضوئيًا
sheets-text = صوّروا كل صفحة من رسالتكم على حدة. نقصّ الحواف ونجعل منها ملف PDF واحدًا. كل ذلك يجري على هذا الجهاز.
sheets-camera = تشغيل الكاميرا
sheets-camera-text = ضعوا الورقة على سطح داكن، وأمسكوا الجهاز فوقها مباشرةً.
sheets-camera-picture = صورة الكاميرا
sheets-take = التقاط صورة
sheets-camera-end = إيقاف الكاميرا
sheets-no-camera-title = الكاميرا غير متاحة
sheets-no-camera = ربما لم يُسمح باستخدامها، أو يستخدمها برنامج آخر. يمكنكم أيضًا اختيار صور موجودة على الجهاز.
sheets-pick = اختيار صور
sheets-looking = يجري فحص الصورة
sheets-making = يجري إعداد ملف PDF
sheets-photo = صورتكم
sheets-corners-found = هل تقع الزوايا الأربع على حافة الورقة؟ إن لم تكن كذلك فاسحبوها إليها.
sheets-corners-not = لم نجد حافة الورقة. اسحبوا الزوايا الأربع إليها بأنفسكم.
sheets-corners-keys = بلوحة المفاتيح: اختاروا زاوية وحرّكوها بمفاتيح الأسهم. مع مفتاح Shift تتحرك أسرع.
sheets-corner = الزاوية { $name }، { $x } بالمئة من اليسار، { $y } بالمئة من الأعلى
sheets-corner-tl = أعلى اليسار
sheets-corner-tr = أعلى اليمين
sheets-corner-br = أسفل اليمين
sheets-corner-bl = أسفل اليسار
sheets-corners-bad = لا تتكوّن هكذا ورقة. يجب ألا تتقاطع الزوايا.
sheets-strong = كتابة أغمق وورق أكثر بياضًا
sheets-use = اعتماد الصفحة
sheets-whole = الصورة كاملة
sheets-drop = عدم الاعتماد
sheets-added = أُضيفت الصفحة { $n }.
sheets-pages = الصفحات
sheets-page = الصفحة { $n }
sheets-earlier = تقديم الصفحة { $n }
sheets-later = تأخير الصفحة { $n }
sheets-edit = تعديل الصفحة { $n }
sheets-delete = حذف الصفحة { $n }
sheets-deleted = حُذفت الصفحة { $n }.
sheets-attach = { $n ->
    [one] إرفاق صفحة واحدة بصيغة PDF
    [two] إرفاق صفحتين بصيغة PDF
    [few] إرفاق { $n } صفحات بصيغة PDF
   *[other] إرفاق { $n } صفحة بصيغة PDF
}
sheets-cancel = إلغاء
sheets-name = مسح ضوئي { $day }
sheets-alt = الصفحة الممسوحة { $page } من { $count }
sheets-failed = لم ينجح ذلك
sheets-failed-picture = لا يمكن فتح هذه الصورة. خذوا صورة أخرى، والأفضل بصيغة JPG.
sheets-failed-device = الصورة أكبر مما يستطيعه هذا الجهاز. أرفقوا الصورة كما هي دون مسح.
sheets-failed-file = تعذّر إعداد ملف PDF. صفحاتكم ما زالت هنا. حاولوا مرة أخرى من فضلكم.

# التعتيم
blackout-title = تعتيم أجزاء
blackout-text = اختاروا ملف PDF أو صورة، وغطّوا فيها ما لا ينبغي أن يقرأه أحد. لا يُرسَل إلا النسخة المعتّمة، ويبقى الأصل على هذا الجهاز.
blackout-pick = اختيار ملف
blackout-opening = يجري فتح الملف
blackout-how = ارسموا بالإصبع أو بالفأرة مستطيلًا فوق كل موضع يجب أن يصير أسود.
blackout-keys = بلوحة المفاتيح: أضيفوا تعتيمًا. مفاتيح الأسهم تحرّكه، ومع مفتاح Shift تغيّر حجمه. مفتاح Delete يحذفه.
blackout-add = إضافة تعتيم
blackout-patch = التعتيم { $n }، { $x } بالمئة من اليسار، { $y } بالمئة من الأعلى، العرض { $w } بالمئة، الارتفاع { $h } بالمئة
blackout-remove = إزالة التعتيم { $n }
blackout-removed = أُزيل التعتيم { $n }.
blackout-none = لم يُعتَّم أي موضع بعد.
blackout-attach = إرفاق النسخة المعتّمة
blackout-making = يجري تعتيم الصفحة { $page } من { $count }
blackout-cancel = إلغاء
blackout-name = { $name } نسخة معتّمة
blackout-alt = الصفحة { $page } من { $count }، مع مواضع معتّمة
blackout-failed = لم ينجح ذلك
blackout-failed-format = لا نستطيع تعتيم هذه الصيغة. احفظوا الملف بصيغة PDF أو JPG، ثم اختاروا ذلك الملف.
blackout-failed-heic = لا يستطيع هذا المتصفح فتح الصور بصيغة HEIC. احفظوا الصورة على الجهاز بصيغة JPG، ثم اختاروا ملف JPG.
blackout-failed-too-big = الملف أكبر من أن يُعتَّم على هذا الجهاز.
blackout-failed-broken = لا يمكن فتح الملف. ربما هو تالف.
blackout-failed-encrypted = ملف PDF محمي بكلمة مرور. احفظوا نسخة دون كلمة مرور واختاروها.
blackout-failed-slow = لم يُفتح الملف في وقت مناسب.
blackout-failed-pages = في الملف أكثر من 60 صفحة. قسّموه من فضلكم.
blackout-failed-file = تعذّر إعداد النسخة المعتّمة. ربما ذاكرة الجهاز لا تكفي.
