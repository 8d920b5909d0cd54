# SPDX-License-Identifier: EUPL-1.2
# What only the office can be refused is left out (README.md).

refusal-title = Bu olmadı
refusal-grave-title = Bunu açmıyoruz
refusal-unknown = Bu az önce olmadı. Taslaklarınız kayıtlı. Lütfen yeniden deneyin veya bizi arayın: { $phone }. (Bizim için kelime: { $code })
retry-in = { $minutes } dakika sonra yeniden deneyin.

# Building blocks
r-signature = İmza gönderene uymuyor. Belki mesaj değiştirildi. { call-us }
r-members = Burada okuması öngörülenler, geçerli olması gerekenlere uymuyor. Metniniz kayıtlı, onu göndermiyoruz. { call-us }
r-form = Kaydedilen veriler beklenen biçimde değil. Bu yüzden açmıyoruz. Diğer postanız bundan etkilenmez. { call-us }
r-trust = Kontrol anahtarları, bu cihazın tanıdıklarına uymuyor: { $brand }. Postanız güvende kalsın diye hiçbir şey açmıyoruz. { call-us }
r-own-keys = Kendi anahtarlarınız birbirine uymuyor. Bu yüzden hiçbir şey açmıyoruz. Postanız kaybolmadı. { call-us }
r-program = Bu sayfada bir şey ters gitti. Taslaklarınız kayıtlı. Sayfayı yeniden yükleyin. Yardımcı olmazsa: { call-us }
r-receipt = Sunucunun onayı mesajınıza uymuyor. Mesajınız burada kayıtlı. { call-us }
r-new-code = Size yeni bir mektup göndeririz: { $phone }.
r-sign-in = Lütfen yeniden giriş yapın. Taslaklarınız kayıtlı.

# Connection and server
refusal-offline = Bağlantı yok. Metniniz bu cihazda kayıtlı. Çevrimiçi olduğunuzda yeniden deneriz.
    .title = Bağlantı yok
refusal-bad-answer = Sunucunun cevabı anlaşılamadı. Taslaklarınız kayıtlı. Lütfen yeniden deneyin.
refusal-cancelled = Vazgeçildi. Hiçbir şey değişmedi.
    .title = Vazgeçildi
refusal-busy = Şu anda burada çok sayıda kişi var. Taslaklarınız kayıtlı. Biraz sonra yeniden deneyin.
    .title = Lütfen biraz bekleyin
refusal-disk-full = Sunucu şu anda yeni bir şey kaydedemiyor. Okumaya devam edebilirsiniz, metniniz burada kayıtlı. Üzerinde çalışıyoruz.
refusal-internal = Bizde bir şey ters gitti. Taslaklarınız kayıtlı. Lütfen yeniden deneyin. Yardımcı olmazsa: { call-us }
refusal-not-found = Bu yok veya hesabınıza ait değil.
    .title = Burada bir şey yok
refusal-forbidden = Bunun için yetkiniz yok. Hiçbir şey değişmedi.
refusal-conflict = Biri daha hızlıydı. Hiçbir şeyin üzerine yazılmadı. Lütfen yeni duruma bakın ve yeniden deneyin.
refusal-idempotency-mismatch = { r-program }
refusal-bad-request = { r-program }
refusal-length-required = { r-program }
refusal-media-type = { r-program }
refusal-method-not-allowed = { r-program }
refusal-range = { r-program }
refusal-cross-site = İstek başka bir siteden geldi. Hiçbir şey değişmedi. Sayfamızı yeni bir pencerede açın.
refusal-draft-conflict = Bu taslak az önce başka bir cihazda kaydedildi. İki sürüm de kalır.
refusal-too-many-holds = Bu yazışma zaten birçok nedenle saklanıyor. Hiçbir şey değiştirilmedi.
refusal-too-many-disputes = Bu yazışmada zaten birçok şeye itiraz edilmiş. Diğerlerini lütfen mesaj olarak yazın.
refusal-too-many-drafts = Elli taslağınız var. Bu taslak yalnızca bu cihazda kalır.
refusal-thread-unread = Burada okunmamış bir şey var. Lütfen önce yazışmayı açın, sonra kaldırabilirsiniz.
refusal-period-running = Bu yazışmada, itiraz süresi hâlâ işleyen bir karar (Bescheid) var. Ancak süreden sonra gizleyebilirsiniz. Arşive şimdi koyabilirsiniz.
refusal-period-open = Bu yazışmada, itiraz süresi hâlâ işliyor olabilecek bir karar (Bescheid) var.
refusal-too-many-pinned = Yirmi yazışma sabitlenmiş durumda. Lütfen önce birinin sabitlemesini kaldırın.
refusal-pinned-elsewhere = Sabitleme yalnızca posta kutusunda olur.
refusal-too-large = Dosya çok büyük. Metniniz ve diğer ekler kayıtlı.
refusal-tus-version = { r-program }
refusal-checksum-algorithm = { r-program }
refusal-upload-offset = Dosyanın aktarımı karıştı. Metniniz ve dosya kayıtlı. Lütfen yeniden deneyin.
refusal-upload-checksum = Dosyanın bir bölümü bozuk ulaştı. Metniniz ve dosya kayıtlı. Lütfen yeniden deneyin.
refusal-too-many-chunks = Bağlantı çok sık kesildi. Metniniz kayıtlı. Dosyayı kaldırın ve bağlantı daha iyiyken yeniden seçin.
refusal-too-many-uploads = Bir mesajı bekleyen çok fazla dosya var. Taslaklarınızı gönderin veya içlerinden dosya kaldırın. Metniniz kayıtlı.
refusal-too-many-requests = Kısa sürede çok istek geldi. Taslaklarınız kayıtlı.
refusal-too-many-tries = Çok fazla deneme. { $minutes ->
    [0] Lütfen biraz bekleyin
   *[other] Lütfen { $minutes } dakika bekleyin
} veya geçiş anahtarıyla giriş yapın.
    .title = Kısa bir ara
refusal-reading-needs-passkey = İnternetsiz okuma yalnızca postanızı bu cihazda açan bir geçiş anahtarıyla olur. Geçiş anahtarını “Hesabım” altında kurarsınız.
refusal-reading-shared = Bu cihazı başkaları da kullanıyor. Bu nedenle buraya bir şey koymuyoruz.
refusal-reading-unsupported = Bu tarayıcı yazışmaları internetsiz okumak için saklayamıyor.
refusal-reading-protected = Bu yazışma özel olarak korunuyor. Yalnızca bağlantıyla açılır.
refusal-reading-gone = Bu cihazda artık bağlantı olmadan okuyabileceğiniz bir şey yok.
refusal-reading-clock = Bu cihazın saati geri. Lütfen doğru ayarlayın. Önce hiçbir şey açmıyoruz.
refusal-reading-damaged = Burada duranlar bu geçiş anahtarıyla açılamıyor. Posta kutunuz etkilenmez: Bağlantınız olunca açın.
refusal-storage-full = Bu cihazda yer kalmadı. Bu mesajı gönderin veya eski taslakları silin.

# Session and sign-in
refusal-no-session = { r-sign-in }
    .title = Çıkış yapıldı
refusal-session-state = { r-sign-in }
    .title = Çıkış yapıldı
refusal-signed-out = { r-sign-in }
    .title = Çıkış yapıldı
refusal-locked = Postanız kilitli. Lütfen kilidi açın. Taslaklarınız kayıtlı.
    .title = Kilitli
refusal-login-refused = Bununla girişinizi yapamadık. Lütfen bilgilerinizi kontrol edin veya başka bir yol seçin.
refusal-access-blocked = Bütün oturumlar sona erdi, hiçbir şey silinmedi. Yeni bir mektup erişimi yeniden açar: Bizi arayın, { $phone }. Veya kimliğinizle şubeye gelin.
    .title = Erişiminiz kilitli
refusal-access-left = Size mektup yazıyoruz. Mesajlarınız duruyor. Yeni bir mektupla geri dönebilirsiniz: Bizi arayın, { $phone }. Veya kimliğinizle şubeye gelin.
    .title = Portaldan ayrıldınız
refusal-provider-first = Lütfen önce { $brand } hesabınızla giriş yapın.
    .title = Önce hesap
refusal-provider-failed = Giriş hizmetine şu anda ulaşılamıyor: { $brand }. O olmadan giriş yolu yok. Lütfen daha sonra yeniden deneyin.
    .title = Giriş hizmeti cevap vermiyor
refusal-provider-refused = Bu giriş geçerli değil: çok geç, ikinci kez veya başka bir tarayıcıdan geldi. Lütfen yeniden başlayın.
    .title = Lütfen bir kez daha
refusal-provider-level = Hesabınız ikinci adım olmadan onaylandı. Lütfen orada ikinci adımla giriş yapın.
    .title = İkinci adım eksik
refusal-provider-ended = Oturumunuz { $brand } hesabınız üzerinden sona erdirildi. Lütfen yeniden giriş yapın.
    .title = Çıkış yapıldı
refusal-access-ended = Bizdeki sigorta sona erdi ve okuma ile kaydetme süresi doldu. Hâlâ belgelere mi ihtiyacınız var? Bizi arayın, { $phone }, veya bize mektup yazın.
    .title = Bu posta kutusu kapalı
refusal-read-only = Bizdeki sigorta sona erdi, burada yeni bir şey yazılamaz. Metniniz kayıtlı. Bizi arayın, { $phone }, veya bize mektup yazın.
    .title = Burada artık yazamazsınız
refusal-passkey-cancelled = Onay yarıda kesildi veya çok uzun sürdü. Hemen yeniden deneyebilirsiniz.
    .title = Onaylanmadı
refusal-passkey-exists = Bu cihazda hesabınız için zaten bir geçiş anahtarı var. Onu kullanabilirsiniz.
refusal-passkey-unsupported = Bu tarayıcı veya cihaz geçiş anahtarı kullanamıyor. Başka bir cihaz kullanın veya parola belirleyin.
refusal-passkey-no-unlock = Bu geçiş anahtarıyla giriş yaptınız. Postanızı açmak için burada ayrıca parolanıza veya acil durum sayfanıza ihtiyacınız var.
refusal-prf-missing = Postanız burada bu geçiş anahtarıyla açılamıyor. Parolanızı, acil durum sayfanızı veya başka bir cihaz kullanın.
refusal-prf-in-body = { r-program }
refusal-no-device-secret = Bu tarayıcıda hesabınız için parola kurulmamış. Geçiş anahtarı veya acil durum sayfanızı kullanın.
refusal-wrong-password = Parola doğru değil. { $tries ->
    [-1] Büyük ve küçük harfe dikkat edin.
    [0] Lütfen çeyrek saat bekleyin veya geçiş anahtarı kullanın.
    [one] Bir deneme hakkınız kaldı. Sonra çeyrek saat beklemeniz gerekir.
   *[other] { $tries } deneme hakkınız kaldı. Büyük ve küçük harfe dikkat edin.
}
    .title = Yanlış parola
refusal-unknown-method = Hesabınız için bu yol yok. Lütfen başka bir yol seçin.
refusal-last-method = Bu, postanıza giden tek yolunuz. Lütfen önce ikincisini ekleyin.

# Codes and activation
refusal-bad-length = Kod tam değil. Lütfen karakter karakter karşılaştırın.
refusal-bad-symbol = { $group ->
    [0] Bir karakter
   *[other] { $group }. grupta bir karakter
} uymuyor. O, I, L ve U harfleri kodda bulunmaz. 0, 1 veya V olabilir mi?
refusal-bad-qr = Bu QR kodu buraya ait değil. Lütfen mektubumuzdaki veya acil durum sayfanızdaki QR kodunu kullanın.
refusal-bad-check = Bir karakter uymuyor. Lütfen kodu kâğıtla bir kez daha karşılaştırın. 0 ve 1 her zaman rakamdır.
refusal-code-refused = Bu kod artık geçerli değil. Süresi doldu, kullanıldı veya yerine yenisi verildi. Size memnuniyetle yeni bir mektup göndeririz: { $phone }.
    .title = Kod artık geçerli değil
refusal-claims-refused = Kod ve doğum tarihi birbirine uymuyor. { $tries ->
    [-1] Lütfen ikisini de kontrol edin.
    [0] Bu kod için deneme hakkı kalmadı. { r-new-code }
    [one] Bir deneme hakkınız daha var. Sonra yeni bir koda ihtiyacınız olur.
   *[other] { $tries } deneme hakkınız daha var. Sonra yeni bir koda ihtiyacınız olur.
}
    .title = Lütfen doğum tarihinizi kontrol edin
refusal-activation-lost = Sayfa yeniden yüklendi, kod kayboldu. Lütfen yeniden başlayın. Kod geçerli kalır.
refusal-registrar-silent = Kontrol her zamankinden uzun sürüyor. Bilgileriniz ulaştı. Sayfayı açık bırakın ve birkaç dakika sonra yeniden deneyin.
    .title = Daha uzun sürüyor
refusal-no-registrar = Etkinleştirme şu anda mümkün değil. Kodunuz geçerli kalır. Lütfen daha sonra yeniden deneyin.
refusal-carryover-refused = Anahtarlarınız değiştirilemedi. Öncekiler geçerli kalır. { call-us }
refusal-wrong-mac = Sunucunun gönderdiği, kodunuza veya anahtarlarınıza uymuyor. Burada durun ve başka bir şey girmeyin. Postanız kaybolmadı. { call-us }
    .title = Burada bir şey doğru değil

# Writing and sending
refusal-not-fresh = Anahtarlarla ilgili bilgiler yeterince yeni değil. Metniniz kayıtlı. Lütfen birkaç dakika sonra yeniden deneyin.
    .title = Biraz daha bekleyin
refusal-stale-freshness = Anahtarlarla ilgili bilgiler iki günden eski. Yeni kimse okumadığı sürece yine de cevap verebilirsiniz.
refusal-epoch-conflict = Bu sırada kimlerin birlikte okuduğu değişti. Metniniz kayıtlı. Lütfen bir kez daha gönderin.
refusal-counter-used = Az önce başka bir pencerede bir şey gönderildi. Metniniz kayıtlı. Lütfen bir kez daha gönderin.
refusal-bundle-conflict = Az önce başka bir cihazda anahtarlarınızı değiştirdiniz. Lütfen sayfayı yeniden yükleyin ve bir daha deneyin.
refusal-exists = Bu zaten ulaştı. Yeniden göndermeden önce lütfen posta kutusuna bakın.
refusal-state-conflict = Aynısı az önce başka yerde, belki başka bir pencerede başlatıldı veya değiştirildi. Hiçbir şeyin üzerine yazılmadı. Lütfen orada devam edin veya sayfayı yeniden yükleyin.
refusal-already-sent = Bu mesaj zaten yolda. İki kez gönderilmez.
refusal-matter-missing = Lütfen konunun ne olduğunu seçin.
refusal-unknown-matter = Bu konu artık yok. Metniniz kayıtlı. Lütfen başka bir konu seçin.
refusal-too-many-attachments = Bir mesaja bu kadar çok dosya sığmaz. Metniniz kayıtlı. Dosyaları iki mesaja bölün.
refusal-empty-file = Dosya boş. Metniniz ve diğer ekler kayıtlı.
refusal-file-type = Bu tür dosyaları kabul edemiyoruz. PDF, JPG, PNG, WebP, HEIC ve TIFF olabilir. Belgeyi PDF olarak kaydedin ve sonra PDF dosyasını seçin.
refusal-file-disguised = Bu dosyanın içeriği, adının söylediğinden başka. Onu kabul etmedik. Dosyayı tanıyorsanız cihazınızda açın, PDF veya JPG olarak yeniden kaydedin ve sonra yenisini seçin. Nereden geldiğini bilmiyorsanız açmayın.
refusal-picture-unreadable = Bu resim açılamıyor. Bozuk veya eksik. Fotoğrafı yeniden çekin veya JPG olarak yeniden kaydedin ve sonra onu seçin.
refusal-picture-undecided = Bir dosyanın olduğu gibi gönderilip gönderilmeyeceğine henüz karar vermediniz. Lütfen eklerde karar verin ve sonra yeniden gönderin.
refusal-file-again = Lütfen bu dosyayı bir kez daha seçin: Sayfa kapandığında aktarımı tamamlanmamıştı. Metniniz kayıtlı.
refusal-upload-damaged = Dosya değişmeden ulaşmadı. Metniniz kayıtlı. Dosyayı kaldırın ve bir kez daha seçin.
refusal-medical-unproven = Medizinischer Dienst anahtarı onaylanmamış. Bu yüzden dosyayı ne şifreledik ne de gönderdik. Onu kaldırın ve kapalı bir zarfla postayla gönderin.

# Rights
refusal-right-missing = Bu ekipte bunun için yetkiniz yok. Hiçbir şey değişmedi.
refusal-wrong-side = { r-program }
refusal-grant-missing = Bu yazışmanın anahtarı henüz sizde değil. Önceki mesajlar bekleme süresinden sonra geri gelir. { call-us }
    .title = Henüz okunamıyor
refusal-not-for-you = Bu, başka bir ekip için şifreli.
    .title = Sizin için değil
refusal-history-withheld = Ekibiniz önceki mesajları size bekleme süresinden sonra geri verir. Bir şey yapmanız gerekmez.
    .title = Henüz geri verilmedi

# Messages
refusal-bad-signature = { r-signature }
    .title = Bu mesajı açmıyoruz
refusal-unbound-sender = Gönderenin anahtarı onaylanmamış. Belki mesaj başka birinden geliyor. { call-us }
refusal-not-a-member = Gönderen bu yazışmaya dahil değil. Bu yüzden mesajı göstermiyoruz. { call-us }
refusal-revoked-signer = Gönderenin anahtarı zaten kilitliydi. Bu yüzden mesajı göstermiyoruz. { call-us }
refusal-uncertified-staff = Gönderenin { $brand } çalışanı olduğu onaylanmamış. Bu yüzden mesajı göstermiyoruz. { call-us }
refusal-wrong-thread = Bu mesaj başka bir yazışmaya ait. Belki yeri değiştirildi. { call-us }
refusal-not-plain-mail = Korumasız bir e-posta, olamayacağı bir yerde duruyor. Bu yüzden göstermiyoruz. { call-us }
refusal-header-mismatch = Dışında yazan, mesajın içeriğine uymuyor. Belki değiştirildi. { call-us }
refusal-wrong-payload-type = { r-form }
refusal-missing-predecessor = Bu mesajdan önce, onun dayandığı bir mesaj eksik. Belki daha gelecek. Eksik kalırsa: { call-us }
refusal-counter-gap = Bu mesajdan önce aynı gönderenin en az bir mesajı eksik. Belki daha gelecek. Eksik kalırsa: { call-us }
refusal-receipt-gap = Bu mesajdan önce, ulaştığı onaylanmış bir mesaj eksik. Belki daha gelecek. Eksik kalırsa: { call-us }
refusal-equivocation = Bu mesajın aynı numarayla ikinci, farklı bir hâli var. { call-us }
refusal-wrong-seq = Bu mesajın sırası diğerlerine uymuyor. Alındı onayımızdaki zaman geçerlidir.
refusal-clock-skew = Gönderenin saati bir günden fazla yanlış. Alındı onayımızdaki zaman geçerlidir.
refusal-receipt-conflict = { r-receipt }
refusal-receipt-for-other-object = { r-receipt }
refusal-not-for-this-key = Bu, sizin anahtarlarınızla açılamıyor. Diğer postanız bundan etkilenmez. { call-us }
refusal-cannot-open = { refusal-not-for-this-key }
refusal-unknown-thread = { refusal-not-found }

# Attachments
refusal-wrong-content = Dosya, gönderilen dosya değil. Bu yüzden kaydetmiyoruz. Bir kez daha gönderilmesini isteyin.
refusal-wrong-file = { refusal-wrong-content }
refusal-bad-padding = { refusal-wrong-content }
refusal-truncated = Veriler tam olarak ulaşmadı. Lütfen yeniden deneyin.

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
refusal-expired = Kontrol anahtarlarının süresi doldu: { $brand }. Daha önce kontrol edilenleri okuyabilirsiniz. Yenileri gelince yeniden gönderebilirsiniz.
refusal-bad-lifetime = { r-trust }
refusal-bad-roles = { r-trust }
refusal-not-anchored = { r-trust }
refusal-rollback = { r-trust }
refusal-fingerprint-mismatch = Mektubunuzdaki kontrol işareti bu sayfaya uymuyor. Burada durun ve başka bir şey girmeyin. { call-us }
    .title = Kontrol işareti uymuyor
refusal-not-entitled = { r-trust }
refusal-wrong-trust-document = { r-trust }
refusal-no-trust = { r-trust }
refusal-wrong-org = { r-trust }
refusal-wrong-leaf = { r-trust }
refusal-no-proof = { r-trust }
refusal-sequence-gap = { r-trust }
refusal-not-yet-valid = Bir onay henüz geçerli değil. Lütfen cihazınızın tarihini ve saatini kontrol edin.
refusal-revoked = Bir anahtar kilitli. Bu yüzden bunu açmıyoruz. { call-us }
refusal-empty-chain = { r-trust }
refusal-wrong-keycard = { r-own-keys }
refusal-wrong-person = { r-own-keys }
refusal-wrong-self-mac = Kayıtlı bir taslak değiştirilmiş. Bu yüzden açmıyoruz. { call-us }

# Who reads along
refusal-no-department = { r-members }
refusal-stale-department = { r-members }
refusal-ghost-member = Buraya ait olmayan birinin birlikte okuması isteniyor. Hiçbir şey göndermiyoruz. { call-us }
refusal-excluded-member = Dışarıda bırakılan birinin birlikte okuması isteniyor. Hiçbir şey göndermiyoruz. { call-us }
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
refusal-epochs-forked = Sunucu, burada kimlerin birlikte okuduğuna dair iki farklı liste gösterdi. Metniniz kayıtlı, onu göndermiyoruz. { call-us }
refusal-author-not-allowed = { r-members }
refusal-departments-changed = { r-members }
refusal-revoked-author = { r-members }
refusal-wrong-place = { r-form }
refusal-wrong-grant = { r-members }
refusal-bad-grant = Önceki anahtarlardan bazıları uymuyor. Kontrol edemediğimizi göstermeyiz. { call-us }

# Program
refusal-unknown-handle = { r-program }
refusal-wrong-argument = { r-program }

# Acting for others
refusal-invitation-unknown = Böyle bir kod yok veya kullanıldı. Yeni bir kod gösterilmesini isteyin.
refusal-grant-quarantine = Hesabınız kısa süre önce mektupla etkinleştirildi. Güvenliğiniz için birine ancak birkaç gün sonra yetki verebilirsiniz.
refusal-quarantine = Hesabınız kısa süre önce mektupla etkinleştirildi. Güvenliğiniz için birine ancak birkaç gün sonra yetki verebilirsiniz.
refusal-grant-at-desk = Bu yalnızca hizmet merkezinde olur. Lütfen ikiniz de kimliğinizle bize gelin veya bizi arayın.
refusal-grant-waits = Verdiğiniz yetki ulaştı ve hâlâ kontrol ediliyor. Geçerli olunca “Sizin adınıza kim işlem yapabilir” altında yazar. Yeniden bir şey yapmanız gerekmez.
refusal-grant-refused = Kayıt birimi bunu reddetti. Lütfen bizi arayın.
refusal-step-up = Son onayınızın üzerinden çok zaman geçti. Lütfen yeniden giriş yapın ve bir daha deneyin.
refusal-nothing-excluded = Bu kişi burada zaten dışarıda bırakılmış.

# Proving who one is online
refusal-identify-unavailable = Bu hizmete şu anda ulaşılamıyor. Lütfen daha sonra yeniden deneyin veya mektubu kullanın.
    .title = Şu anda mümkün değil
refusal-identify-shared = Bu yol ortak bir cihazda olmaz. Kendi cihazınızı veya bir mektubun kodunu kullanın.
refusal-identify-again = Bu giriş artık geçerli değil: çok geç veya ikinci kez geldi. Lütfen yeniden başlayın.
    .title = Lütfen bir kez daha
refusal-identify-refused = Hizmetin onayladığı geçerli değil. Hiçbir şey değişmedi. Lütfen yeniden başlayın. { call-us }
    .title = Onaylanmadı
refusal-identify-too-low = Hizmetteki girişiniz bu posta kutusu için yeterince güvenli değil. Lütfen orada kimliğinizle veya sağlık kartınız ve PIN ile giriş yapın.
    .title = Yeterince güvenli değil
refusal-identify-not-matched = Erişiminizi bu yolla kuramıyoruz. Lütfen bizi arayın: { $phone }. Veya kimliğinizle şubeye gelin.
    .title = Lütfen bizimle görüşün
refusal-no-identification = Bu tarayıcıda giriş başlatılmadı. Lütfen burada yeniden başlayın.
    .title = Lütfen bir kez daha
refusal-foreign-identification = Bu giriş bu tarayıcıda başlatılmadı. Kimse kendini başka biri gibi gösteremesin diye onu kabul etmiyoruz. Lütfen burada yeniden başlayın.
    .title = Buradan değil
refusal-identification-over = Başlangıçtan bu yana 15 dakikadan fazla geçti. Lütfen yeniden başlayın.
    .title = Çok zaman geçti

# Protection classes
refusal-step-up-required = Bu özel olarak korunuyor ve onay eksik olduğu için yapılmadı. Taslaklarınız kayıtlı. Yeniden deneyin ve siz olduğunuzu onaylayın.
    .title = Henüz onaylanmadı
refusal-class-conflict = Bu konunun koruma düzeyi az önce değişti. Metniniz kayıtlı. Lütfen bir kez daha gönderin.

# E-mail address
refusal-malformed = { r-program }
refusal-device-size = { r-program }
refusal-wrong-code = Bu, e-postadaki kod değil. { $tries ->
    [-1] Lütfen bir kez daha karşılaştırın.
    [0] Lütfen yeni bir kod gönderilmesini isteyin.
    [one] Bir deneme hakkınız kaldı.
   *[other] { $tries } deneme hakkınız kaldı.
}
refusal-contact-code-over = Bu adres için şu anda geçerli bir kod yok. Süresi doldu, çok kez yanlış girildi veya henüz gönderilmedi. Lütfen yeni bir kod gönderilmesini isteyin.
refusal-contact-codes-spent = Bugün size beş kod gönderdik. Lütfen yarın yeniden deneyin. Hiçbir şey değişmedi.
refusal-contact-unavailable = E-posta burada henüz kurulmadı. Yeni olanları posta kutunuzda bulursunuz.
refusal-stale = Bu cihazın saati yanlış. Lütfen ayarlayın ve yeniden deneyin.
refusal-wrong-epoch = Bu konuya az önce yeni bir anahtar verildi. Lütfen bir kez daha deneyin.
