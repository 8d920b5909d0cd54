# SPDX-License-Identifier: EUPL-1.2
# Texts of the portal in Turkish. Polite (siz). German words of law stand in brackets where they first matter. src/i18n/README.md says what may be left out.

time = { $clock }
date-time = { $date }, { $clock }
today-at = bugün, { $clock }
yesterday-on = dün, { $date }
weekday-on = { $weekday }, { $date }
weekday-long = { $weekday }, { $when }
size-bytes = { $n } bayt

page-title = { $title } – Siegelpost
skip = İçeriğe geç
loading = Yükleniyor.
please-wait = Lütfen bekleyin …
retry = Yeniden dene
close = Kapat
cancel = Vazgeç
continue = Devam
remove = Kaldır
or = veya
you = Siz
languages = Dil
language-changed = Sayfa artık Türkçe.
lang-binding = Bağlayıcı olan Almanca metindir. Bu çeviri size yardımcı olmak içindir.
boot-failed-title = Sayfa açılamadı
steps-line = { $label }: adım { $n }/{ $of }

lock = Kilitle
lock-now = Şimdi kilitle
to-start = Başlangıç sayfasına
sign-out = Çıkış yap
sign-out-there = Çıkış yaptıktan sonra { $brand } hesabınıza yönlendirilirsiniz. Oradan da çıkış yapın.
call-us = Lütfen bizi arayın: { $phone }.

# Session
idle-title = Hâlâ orada mısınız?
idle-text = Güvenliğiniz için postanızı { $left } dakika sonra kilitliyoruz. Taslağınız kayıtlı.
idle-spoken = Güvenliğiniz için postanızı { $n } dakikadan kısa bir süre sonra kilitliyoruz. Taslağınız kayıtlı.
idle-spoken-now = Postanızı birkaç saniye içinde kilitliyoruz.
idle-stay = Okumaya devam et
clock-off-title = Lütfen cihazınızın saatini kontrol edin
clock-off = Cihazınızda saat { $here }, sunucumuzda { $there }. Saatiniz yanlışsa imzaları kontrol edemeyiz; mesajlar açılamaz ve gönderilemez.
offline-title = Bağlantı yok
offline-text = Yazmaya devam edebilirsiniz. Taslağınız bu cihazda şifreli olarak kayıtlı. Yeniden çevrimiçi olduğunuzda gönderiyoruz.

# Fields
errors-title = { $n ->
    [one] Lütfen bir bilgiyi kontrol edin
   *[other] Lütfen { $n } bilgiyi kontrol edin
}
date-day = Gün
date-month = Ay
date-year = Yıl
date-hint = Örneğin 14 3 1968
date-hint-ahead = Örneğin 31 12 2030
date-wrong = Lütfen doğum tarihinizin gününü, ayını ve yılını girin, örneğin 14 3 1968.
dob = Doğum tarihiniz
code-group = Kod, grup { $n }/{ $of }
code-count = { $of } karakterden { $n } tanesi girildi

# QR code
scan = QR kodunu kamerayla oku
scan-none = Bu tarayıcı QR kodu okuyamıyor. Lütfen kodu yazın.
scan-title = QR kodunu oku
scan-text = QR kodunu kameranın önüne tutun. Görüntü cihazınızda kalır.
scan-picture = Kamera görüntüsü
scan-stop = Kamerayı kapat
scan-problem = Henüz olmadı
scan-no-camera = Kameraya ulaşılamıyor veya kameraya izin verilmemiş. Kodu yazarak da girebilirsiniz.
scan-other-code = Bu QR kodu buraya ait değil. Lütfen mektubumuzdaki veya acil durum sayfanızdaki QR kodunu kullanın.
scan-done = Kod okundu.

# Sign in and unlock
sign-in = Giriş yap
sign-in-passkey = Geçiş anahtarıyla giriş yap
sign-in-password = Parolayla giriş yap
passkey-hint = Parmak izi, yüz veya cihazınızın PIN kodu ile onaylarsınız.
password = Parola
password-empty = Lütfen parolanızı girin.
unlock = Kilidi aç
unlock-passkey = Geçiş anahtarıyla kilidi aç
unlock-password = Parolayla kilidi aç
locked-title = Postanız kilitli
locked-text = Burada kimse bir şey okuyamaz. Taslaklarınız bu cihazda şifreli olarak kayıtlı ve birazdan yine karşınızda olacak.
unlock-lost = Geçiş anahtarı yanınızda değil mi? Çıkış yapın ve acil durum sayfanızı kullanın.

session-over-title = Çıkış yapıldı
session-over-provider = Oturumunuz { $brand } hesabınız üzerinden sona erdirildi. Taslaklarınız kayıtlı.
session-over-shared = Oturumunuz sona erdi: Süre dolduğu için veya başka bir cihazda sona erdirildiği için. Bu cihazda hiçbir şey kalmadı.
session-bar = Oturumunuz
session-ends-in = Oturumunuz { $left } dakika sonra sona eriyor.
shared-choice = Başkasına ait veya ortak kullanılan cihaz
shared-hint = Örneğin kütüphanede, işte veya tanıdıklarda.
shared-chosen = Bu durumda bu cihazda hiçbir şey kalmaz. { $idle } dakika giriş yapılmazsa ve her durumda { $absolute } dakika sonra oturumunuzu kapatırız. Bir şey kaybolmadan önce size sorarız.
shared-title = Ortak cihaz
shared-line = Burada hiçbir şey kaydedilmez. Taslaklar yalnızca bu sekme açık olduğu sürece durur.
shared-ends = Oturumunuz şu saatte sona eriyor: { $when }.
shared-elsewhere-title = Başka bir sekmede biri giriş yapmış
shared-elsewhere = Ortak bir cihazda bu yalnızca tek sekmede olur. Orada devam edin veya oradan çıkış yapın.
shared-kept-title = Çıkış yapıldı, henüz gönderilmemiş bir şey var
shared-kept = Bu sekmede hâlâ şifreli olarak duruyor: { $what }. Şu zamana kadar burada yeniden giriş yapın: { $when }. O zaman yine karşınızda olur. Sonra silinir; sekmeyi kapatırsanız da silinir.
shared-kept-drop = Şimdi sil
shared-drafts = { $n ->
    [one] bir taslak
   *[other] { $n } taslak
}
shared-messages = { $n ->
    [one] yolda olan bir mesaj
   *[other] yolda olan { $n } mesaj
}
shared-and = {" ve "}
shared-leave-title = Henüz gönderilmedi
shared-leave = Çıkış yaparsanız şunlar kaybolur: { $what }.
shared-leave-hint = Önce gönderin veya daha sonra kendi cihazınızda yeniden yazın.
shared-leave-stay = Geri
shared-leave-go = Yine de çıkış yap
passkey-elsewhere = Geçiş anahtarı bu cihazda oluşturulmaz: Telefonunuzu kullanın (bir QR kodu okutursunuz) veya bir güvenlik anahtarı kullanın.
recovered-text-shared = Bu cihazda hiçbir şey kurmuyoruz. Telefonunuzda veya bir güvenlik anahtarında geçiş anahtarı oluşturabilirsiniz. O zaman acil durum sayfasına artık ihtiyacınız olmaz.
idle-shared-text = Güvenliğiniz için oturumunuzu { $left } dakika sonra kapatıyoruz. Taslağınız, siz kapatana kadar bu sekmede şifreli olarak kalır.
session-over-text = Oturumunuz sona erdi: Süre dolduğu için veya başka bir cihazda sona erdirildiği için. Taslaklarınız kayıtlı.

# Recovery sheet on a new device
recover-title = Artık giremiyorum
recover-lead = Acil durum sayfanızla (Notfallblatt) postanıza geri dönersiniz. Bunun için acil durum koduna ve doğum tarihinize ihtiyacınız var.
recover-refused = Böyle henüz ilerleyemiyoruz
recover-other = Acil durum sayfası olmadan
recover-other-device = Geçiş anahtarı olan başka bir cihazınız mı var? Orada giriş yapın ve yeni bir sayfa oluşturun.
recover-other-phone = Bizi arayın: { $phone }. Size yeni bir mektup göndeririz.
recover-other-branch = Veya şubeye gelin. Kimliğinizi yanınızda getirin.
sheet-code = Sayfanızdaki acil durum kodu
sheet-code-hint = Sekiz grupta 32 karakter. Büyük veya küçük harf fark etmez. Kodun tamamını tek seferde yapıştırabilirsiniz.
sheet-code-short = Acil durum kodu 32 karakterdir, burada { $n } karakter var.
recovered-title = Yeniden içeridesiniz
recovered-text = Bu cihazda yeni bir geçiş anahtarı oluşturun. O zaman bir dahaki sefere acil durum sayfasına ihtiyacınız olmaz.
recovered-next = Bir cihazınızı mı kaybettiniz? O zaman hesabınızda o cihazı kilitleyin ve yeni bir acil durum sayfası oluşturun.
recovered-sheet = Hesabıma
later-to-inbox = Sonra, önce posta

# Activation
activate = Hesabı etkinleştir
step-code = Kodu gir
step-identify = Kimliğini kanıtla
step-passkey = Geçiş anahtarı oluştur
step-sheet = Acil durum sayfasını sakla
step-done = Tamam
code-title = Etkinleştirme kodunu girin
code-legend = Mektuptaki kod
code-hint = Altı grupta 24 karakter. Büyük veya küçük harf fark etmez. Kodun tamamını tek seferde yapıştırabilirsiniz.
code-short = Kod 24 karakterdir, burada { $n } karakter var.
code-not-counted = Bu deneme sayılmaz.
code-help = Kodla ilgili yardım
code-where = Kod nerede?
code-where-text = Hitabın altındaki kutuda. Yanında QR kodu var.
code-valid-text = Kod 30 gün geçerlidir. Beş deneme hakkınız var. Sonra size memnuniyetle yeni bir mektup göndeririz.
code-lost = Mektup artık bende değil
letter-picture = Mektubun çizimi: Kod hitabın altındaki kutuda, QR kodu onun yanında.
keep-code-title = Kodu kimseye vermeyin
keep-code-text = { $brand } adına hiç kimse size bu kodu sormaz. Ne telefonda, ne e-postayla, ne de kapıda.
passkey-title = Geçiş anahtarı oluştur
passkey-lead = Geçiş anahtarıyla (Passkey) giriş yapar ve postanızı açarsınız. Parolaya ihtiyacınız yok.
passkey-label = Bu cihazın adı
passkey-label-hint = Geçiş anahtarını daha sonra tanımanız için, örneğin “Telefonum”.
passkey-label-default = Cihazım
make-passkey = Geçiş anahtarı oluştur
passkey-made = Geçiş anahtarı oluşturuldu.
passkey-made-no-prf = Geçiş anahtarı oluşturuldu. Bu cihazda postanızı açmak için ayrıca bir parolaya ihtiyacınız var.
passkey-help = Geçiş anahtarlarıyla ilgili yardım
passkey-what = Geçiş anahtarı nedir?
passkey-what-1 = Cihazınızın sizin için sakladığı bir anahtar. Yalnızca parmak izi, yüz veya PIN ile kullanılabilir.
passkey-what-2 = Telefon, tablet, bilgisayar veya USB girişindeki bir güvenlik anahtarı ile olur.
passkey-no-prf-title = Lütfen bir parola daha
passkey-no-prf-text = Bu geçiş anahtarıyla giriş yapabilirsiniz. Bu cihazda postanızı açmak için yeterli değil. Bunun için lütfen bir parola belirleyin.
passkey-instead = Geçiş anahtarını tercih ederim
password-instead = Parola belirlemeyi tercih ederim
password-title = Parola belirle
password-browser = Parola bu tarayıcıda geçerlidir. Başka bir cihazda geçiş anahtarı veya acil durum sayfanızı kullanın.
password-new = Yeni parola
password-again = Yeni parola, bir kez daha
password-hint = En az { $n } karakter. Kısa bir cümle kolay akılda kalır.
password-short = Parola en az { $n } karakter olmalı.
password-guessable = Bu parola çok bilinen veya kolay tahmin edilen bir parola. Örneğin birbiriyle ilgisi olmayan dört kelime seçin.
password-differs = İki parola birbirinden farklı.
password-show = Parolayı göster
password-set = Parolayı belirle
password-made = Parola belirlendi. Bu tarayıcıda geçerlidir.
fingerprint-of = { $name } kontrol işareti (Prüfzeichen)
fingerprint-hint = Kodunuzun bulunduğu mektupta aynı kontrol işareti var. QR kodunu okutan, karşılaştırmak zorunda değildir.
activate-waiting-title = Bilgilerinizi kontrol ediyoruz
activate-waiting = Bu genellikle birkaç saniye sürer. Lütfen sayfayı açık bırakın.
activate-done-title = Tamam
activate-done = Hesabınız etkin
activate-done-text = Artık okuyabilir ve yazabilirsiniz.
activate-quarantine = Hesabınız kuruldu. Yeni olanları hemen okuyup yazabilirsiniz. Ekibiniz önceki mesajlarınızı size şu zamandan itibaren geri verebilir: { $when }. Mektubunuzu biri ele geçirmişse sizi böyle koruruz.
activate-sheet-keep = Lütfen acil durum sayfasını güvenli bir yerde saklayın.
activate-letter-away = Kod artık kullanıldı. Mektubu yok edebilirsiniz; acil durum sayfasını lütfen saklayın.
dob-again-title = Doğum tarihini kontrol et
new-letter = Yeni mektup iste
to-inbox = Posta kutusuna
to-account = Hesabıma

# Recovery sheet
sheet = Acil durum sayfası
sheet-title = Acil durum sayfasını sakla
sheet-only-here = Yalnızca sizin cihazınızda oluşur. Şimdi yazdırın: Onu bir daha gösteremeyiz.
sheet-old-void = Eski sayfanız artık geçerli değil.
sheet-waiting-title = Bu sayfa şu zamandan itibaren geçerli: { $when }
sheet-waiting-text = O zamana kadar eski sayfanız geçerlidir. İkisini de saklayın.
sheet-pdf-hint = Yazıcınız yok mu? Yazdırma penceresinde “PDF olarak kaydet” seçeneğini seçin ve dosyayı bu cihazda saklamayın.
sheet-stored = Güvenli bir yere koydum, devam
sheet-made = Oluşturulma: { $when }
sheet-for = Kimin için
sheet-lead = Telefonunuz veya bilgisayarınız kaybolur ya da bozulursa bu sayfayla postanıza geri dönersiniz. Onu kimliğiniz gibi saklayın.
sheet-qr = Acil durum kodunu içeren QR kodu
sheet-code-title = Acil durum kodunuz
sheet-groups = { $n } grupta acil durum kodu
sheet-letters = O, I, L ve U harfleri yoktur. 0 ve 1 her zaman rakamdır.
sheet-use = Sayfayı böyle kullanırsınız
sheet-use-1 = Tarayıcıya yazın:
sheet-use-2 = “Artık giremiyorum” seçeneğini seçin.
sheet-use-3 = QR kodunu okutun veya acil durum kodunu yazın.
sheet-use-4 = Yeni bir geçiş anahtarı oluşturun.
sheet-safe = Böyle güvende kalır
sheet-safe-1 = Evde saklayın; cihazın yanında veya cüzdanda değil.
sheet-safe-2 = Fotoğrafını çekmeyin, e-postayla göndermeyin.
sheet-safe-3 = { $brand } adına hiç kimse bu kodu sormaz.
sheet-lost = Sayfa kayıp mı?
sheet-lost-text = Giriş yapın ve yenisini oluşturun. O zaman bu sayfa artık geçerli olmaz.
sheet-seen = Biri onu gördü mü?
sheet-seen-text = Bizi arayın: { $phone }. Erişimi hemen kilitleriz.
sheet-foot = Bu kod hiçbir zaman sunucularımızda olmadı. Onu geri getiremeyiz.
sheet-page = Sayfa 1/1
sheet-gone = Burada artık acil durum sayfası yok.
sheet-gone-text = Her sayfayı yalnızca bir kez gösteririz. Hesabınızda yenisini oluşturabilirsiniz; o zaman eskisi artık geçerli olmaz.
print = Yazdır

# Account
methods-title = Postanızı nasıl açıyorsunuz
methods-lead = Bu yolların her biri her şeyi açar. İki geçiş anahtarı veya bir geçiş anahtarı ve acil durum sayfası öneriyoruz.
methods-only-one = Bu sizin tek yolunuz. Kaldırmadan önce ikincisini ekleyin.
method-tag-prf = Geçiş anahtarı
method-tag-rec = Acil durum sayfası
method-tag-pwd = Bu tarayıcıdaki parola
method-added = eklenme: { $added }
never-used = henüz kullanılmadı
last-used = son kullanım: { $when }
add-passkey = Geçiş anahtarı ekle
set-password = Parola belirle
new-sheet = Yeni acil durum sayfası
new-sheet-text = Yeni bir sayfa oluştururuz, siz yazdırırsınız. Eski sayfanızın yerine geçer.
new-sheet-make = Yeni sayfa oluştur
device-lost = Cihaz kayıp
device-lost-label = Cihaz kayıp: { $name }
device-lost-title = Cihazı kilitle
device-lost-text = Kayıp cihazın oturumunu hemen kapatır ve anahtarlarınızı değiştiririz. Postanız kalır.
device-lost-do = Cihazı şimdi kilitle
device-lost-done = Cihaz kilitlendi. Anahtarlarınız yeni.
remove-method-label = Kaldır: { $name }
remove-method-title = { $name }: kaldır
remove-method-text = Bu yol artık postanızı açmaz. Postanız kalır, diğer yollar geçerli kalır.
method-removed = Yol kaldırıldı. Anahtarlarınız yeni.
keys-waiting = Yeni anahtarlar şu zamandan itibaren: { $when }
keys-waiting-text = Diğer tüm cihazların oturumu kapatıldı. Güvenliğiniz için yeni anahtarlar ancak şu zamandan itibaren geçerli: { $when }. O zamana kadar karşı çıkabilirsiniz ve şimdiki yollarınız geçerli kalır.
keys-waiting-faster = İkinci bir yolla kendinizi kanıtlarsanız hemen olur. Bu yolun en az üç gündür sizde olması gerekir.
keys-waiting-still = Bununla bekleme süresi kısalmadı.
keys-waiting-not-you = Acil mi, yoksa bu siz değil miydiniz?
prove-passkey = Geçiş anahtarıyla onayla
prove-password = Parolayla onayla
sessions-title = Nerede oturum açtınız
sessions-lead = Birini tanımıyor musunuz? Onu sona erdirin ve cihazı kilitleyin.
session-this = Bu tarayıcı
session-other = Başka bir tarayıcı
session-line = { $method } · giriş: { $created } · son görülme: { $seen }
session-method-passkey = geçiş anahtarıyla
session-method-password = parolayla
session-method-recovery = acil durum sayfasıyla
session-method-activation = etkinleştirme sırasında
session-method-other = başka bir yolla
end-session = Sona erdir
end-session-label = Şu zamanki oturumu sona erdir: { $when }
session-ended = Oturum sona erdirildi.

# What happened to the account
security-title = Girişler ve güvenlik
security-lead = Son 90 günde hesabınızda olanlar. Bu siz değil miydiniz? { call-us }
security-empty = Henüz bir şey olmadı.
security-more = Daha fazla göster
device-unknown = Cihaz bilinmiyor
device-kind = { $system ->
    [iphone] iPhone
    [ipad] iPad
    [android] Android cihaz
    [chromeos] Chromebook
    [windows] Windows
    [macos] Mac
   *[linux] Linux
}, { $browser ->
    [edge] Edge
    [opera] Opera
    [samsung] Samsung Internet
    [firefox] Firefox
    [chrome] Chrome
   *[safari] Safari
}
security-line-device = { $when } · { $device }
security-line-here = { $when } · burada
security-unknown = Hesabınızda bir şey değişti
security-sign-in = { $word ->
    [recovery] Acil durum sayfasıyla giriş
    [password] Parolayla giriş
   *[passkey] Geçiş anahtarıyla giriş
}
security-tries-blocked = { $word ->
    [activation] Etkinleştirme kodunuza çok fazla yanlış doğum tarihi. Kod artık geçerli değil
    [recovery] Çok fazla yanlış acil durum kodu. Çeyrek saat boyunca hiçbir şey yapılamadı
   *[password] Çok fazla yanlış parola. Çeyrek saat boyunca hiçbir şey yapılamadı
}
security-bound = { $word ->
    [letter] Erişim mektupla etkinleştirildi
    [branch] Erişim şubede etkinleştirildi
    [eid] Erişim çevrimiçi kimlikle etkinleştirildi
    [staff] Erişim kayıt birimince etkinleştirildi
   *[carryover] Yeni anahtarlar geçerli, önceki anahtarla onaylandı
}
security-carryover-asked = Yeni anahtarlar istendi
security-passkey-added = Geçiş anahtarı eklendi
security-passkey-removed = Geçiş anahtarı kaldırıldı
security-method-added = { $word ->
    [recovery] Acil durum sayfası oluşturuldu
    [password] Parola belirlendi
   *[passkey] Postanızı açan bir yol eklendi
}
security-method-removed = { $word ->
    [recovery] Acil durum sayfası kaldırıldı
    [password] Parola kaldırıldı
   *[passkey] Postanızı açan bir yol kaldırıldı
}
security-method-remade = { $word ->
    [recovery] Yeni acil durum sayfası, eskisi geçersiz
    [password] Yeni parola, eskisi geçersiz
   *[passkey] Postanızı açan bir yol yeniden oluşturuldu
}
security-session-ended = Başka bir cihazdaki oturum sona erdirildi
security-sessions-ended = { $word ->
    [insurer] { $brand } bütün oturumları sona erdirdi
   *[none] Diğer bütün oturumlar sona erdirildi
}
security-blocked = { $word ->
    [self] Erişim sizin tarafınızdan kilitlendi
   *[insurer] Erişim { $brand } tarafından kilitlendi
}
security-unblocked = { $word ->
    [letter] Erişim yeni bir mektupla yeniden açıldı
    [branch] Erişim şube tarafından yeniden açıldı
   *[insurer] Erişim yeniden açıldı
}
security-left = Portaldan siz ayrıldınız
security-contact-changed = E-posta adresi değiştirildi
security-contact-removed = E-posta adresi kaldırıldı
security-ending-announced = Sigortanızın sona erdiği kaydedildi
security-consent-given = Kararlar (Bescheide) posta kutunuza geliyor: Rıza verdiniz
security-consent-ended = Kararlar (Bescheide) mektupla geliyor: Rızanızı geri aldınız
security-ending-lifted = Sigortanızın sona erme kaydı geri alındı
security-code-reused = Kullanılmış bir etkinleştirme kodu yeniden girildi
security-representation-began = { $word ->
    [rep] Artık biri adına işlem yapabilirsiniz
   *[subject] Artık biri sizin adınıza işlem yapabilir
}
security-representation-ended = { $word ->
    [rep] Artık biri adına işlem yapmıyorsunuz
   *[subject] Artık biri sizin adınıza işlem yapmıyor
}

# States
state-new = Yeni
state-open-portal = Size cevap vereceğiz
state-waiting-portal = Sıra sizde
state-done-portal = Tamamlandı
state-draft = Taslak, gönderilmedi
state-accepted = Kabul edildi { $when }
state-delivered = Posta kutusuna teslim edildi { $when }
state-opened-portal = Ekip tarafından açıldı { $when }
state-sending = Aktarılıyor
state-failed = Gönderilmedi

# Message
message-label = Gönderen: { $who }, { $when }
author-rep = { $name }, temsilci olarak
signature-checked = İmza kontrol edildi: { $name }
signature-checked-staff = İmza kontrol edildi: { $name }, { $brand }
flag-title = Bu dikkatimizi çekti
message-refused-title = Bu mesajı açmıyoruz
message-refused-when = Geliş: { $when }
attachments = Ekler
view = Görüntüle
view-file = Görüntüle: { $name }
save = Kaydet
save-file = Kaydet: { $name }
file-line = { $size } · { $words }
file-verified = kontrol edildi, değişmemiş
file-arrived = ulaştı
file-not-for-you = başka bir ekip için şifreli
file-missing = artık yok
medical-envelope = Medizinischer Dienst için zarf: { $name }
medical-envelope-portal = bunu yalnızca Medizinischer Dienst okuyabilir
medical-forwarded = { $when } tarihinde { $unit } tarafından Medizinischer Dienst’e iletildi
file-opening = Açılıyor: { $name }
file-opening-line = { $total } içinden { $done } çözüldü ve kontrol edildi
file-refused = { $name } dosyasını açmıyoruz

# Showing attachments
viewer-loading = Dosya hazırlanıyor.
viewer-frame = { $name } dosyasının içeriği
viewer-tools = Görünüm
viewer-previous = Önceki sayfa
viewer-next = Sonraki sayfa
viewer-page = Sayfa { $n }/{ $of }
viewer-page-label = { $name }, sayfa { $n }/{ $of }
viewer-picture-label = Resim: { $name }
viewer-no-text = Bu sayfa bir resim. Sesli okunabilecek bir metni yok.
viewer-no-description = Bu resmin açıklaması yok.
viewer-out = Küçült
viewer-in = Büyüt
viewer-zoom = % { $n }
viewer-format-title = Bu biçimi göstermiyoruz
viewer-not-format = Burada PDF, JPG, PNG, WebP, GIF, TIFF ve düz metin görüntülenebilir. Bir dosyanın ne olduğunu adından değil, içeriğinden anlarız.
viewer-fault-title = Bu dosyayı göstermiyoruz
viewer-not-too-big = Dosya veya içindeki bir resim gösterilemeyecek kadar büyük.
viewer-not-broken = Dosya bozuk veya eksik. Lütfen gönderenden yeniden göndermesini isteyin.
viewer-not-encrypted = PDF dosyası parolayla korunuyor. Burada parola girilemez.
viewer-not-slow = Göstermek çok uzun sürdü, bu yüzden durdurduk.
viewer-not-heic = Bu tarayıcı, iPhone telefonların fotoğrafları kaydettiği HEIC biçimini tanımıyor. Gönderenden fotoğrafı JPG olarak göndermesini isteyin. Apple cihazlarındaki Safari onu gösterir.
viewer-can-save = Dosyayı kaydedip kendi programınızla açabilirsiniz. Yalnızca beklediğiniz dosyaları açın.

# Confirmation of receipt
receipt-save = Alındı onayını kaydet
receipt-title = Alındı onayı (Eingangsbestätigung)
receipt-file = Alindi-onayi
receipt-by = { $brand } bu mesajın ulaştığını onaylar.
receipt-when = Tam olarak kaydedilme zamanı
receipt-to = Kime
receipt-id = Mesajın numarası
receipt-hash = Kaydedilen verilerin kontrol toplamı (SHA-256)
receipt-files = Ekler
receipt-no-files = yok
receipt-note = Mesaj şifreli olarak kayıtlı. Sunucu onu okuyamaz. Açılıp açılamadığını kontrol etmemiştir. Mesajın içeriği bu onayın parçası değildir.
save-thread = Yazışmayı kaydet
keep-hint = Bütün mesajları ve ekleri içeren bir dosya. Portal olmadan açılır.
keep-working = Dosya hazırlanıyor
keep-done = Yazışma kaydedildi.
keep-failed = Yazışma henüz kaydedilmedi
keep-missing = { $n ->
    [one] Bir ek açılamadı ve dosyada yok
   *[other] { $n } ek açılamadı ve dosyada yok
}
keep-missing-file = kaydederken açılamadı
keep-name = Siegelpost
keep-page = Yazisma
keep-folder = ekler
keep-file = Ek
keep-saved = Kaydedilme: { $when }
keep-readers = Birlikte okuyabilenler: { $who }
keep-proof = Kanıtlar
keep-opened = { $when } tarihinde { $who } tarafından açıldı

# Events
someone = Katılanlardan biri
disputed = İtiraz var
event-key-changed = Yeni anahtar: { $who }
event-key-changed-self = Yeni anahtarınız
event-reader-added = Artık birlikte okuyabilir: { $who }
event-reader-removed = Yeni olanları artık okuyamaz: { $who }
event-line = { $when }, onay: { $method }
event-key-changed-text = Bu siz değil miydiniz? Lütfen bizi arayın: { $phone }.
event-key-carried-text = Bu siz değil miydiniz? Lütfen bizi arayın: { $phone }.
method-letter = mektupla
method-branch = şubede
method-eid = çevrimiçi kimlikle
method-staff = kayıt birimince
method-carryover = önceki anahtarla
method-reissue = yeni bir kodla
method-device-lost = bir cihaz kaybolduktan sonra
method-method-removed = bir giriş yolu kaldırıldıktan sonra
method-sheet-remade = yeni bir acil durum sayfasıyla
method-unknown = başka bir yolla

# Who can read this?
readers-title = Bunu kim okuyabilir?
readers-not = Okuyamazlar: diğer ekipler, sunucuları işletenler, e-posta hizmetleri
readers-medical-portal = Medizinischer Dienst için dosyalarınız: yalnızca Medizinischer Dienst, sigortada hiç kimse
readers-choose = Konuyu seçtiğinizde yetkili ekip burada görünür.
reader-representative = temsilci olarak
reader-insured = sigortalı
reader-insured-nameless = Sigortalı
reader-representative-nameless = Temsilci
reader-unit = { $brand } çalışanları
keys-checked = Anahtarlar kontrol edildi
technical = Teknik bilgiler
technical-fingerprint = Kontrol işareti
technical-epoch = Anahtar sürümü
technical-log = Açık anahtar dizini
technical-crypto = Yöntem
technical-crypto-text = X25519 ve ML-KEM-768 ile age, Ed25519 ile imzalı
witness-none = Henüz açık bir anahtar dizini yok. { $brand } imzalarını kontrol ediyoruz.
witness-some = Her değişiklik açık bir dizine yazılır.

# Writing
draft-saved = Taslak saat { $clock } itibarıyla kaydedildi
draft-not-saved = Taslak kaydedilmedi
file-ready = hazır
file-not-sent = aktarılmadı
file-sealing = { $total } içinden { $done } · şifreleniyor
file-sending = { $total } içinden { $done } · şifreleniyor ve aktarılıyor
file-percent = { $name }, yüzde { $n }
file-added = { $name } aktarılıyor.
file-removed = { $name } kaldırıldı.
remove-file = Kaldır: { $name }
state-answered-portal = Yanıtlandı
file-paused = { $done } / { $total } · durduruldu
file-paused-spoken = { $name } durduruldu
file-ready-spoken = { $name } şifreli olarak aktarıldı
pause-file = Durdur
pause-file-label = Aktarımı durdur: { $name }
continue-file = Devam et
continue-file-label = Aktarıma devam et: { $name }
retry-file = Yeniden dene
retry-file-label = Yeniden aktar: { $name }
add-file = Ek
add-photo = Fotoğraf veya tarama
file-limits = PDF, JPG, PNG, WebP, HEIC, TIFF; dosya başına en çok { $limit }, en çok { $n } dosya
medical-add = Yalnızca Medizinischer Dienst için
medical-add-text = { $name }: Burada seçtiğinizi yalnızca o okuyabilir. Biz yalnızca bir şey geldiğini görür ve açmadan iletiriz. Dosyanın adını da görmeyiz. Burada siz de yeniden açamazsınız: Aslını saklayın.
medical-added = { $name }, Medizinischer Dienst için şifreleniyor
medical-ready = bunu yalnızca Medizinischer Dienst okuyabilir
medical-unproven-title = Medizinischer Dienst için belgeler şu anda buradan gönderilemiyor
medical-unproven-text = Onun anahtarı onaylanmamış. Bu böyle olduğu sürece onun için hiçbir şey şifrelemeyiz. Bu belgeleri normal dosya olarak da eklemeyin. Kapalı bir zarfla postayla gönderin veya bizi arayın.
file-too-many = Bir mesaja { $n } dosyadan fazlası sığmaz.
file-empty = { $name } boş (0 bayt). Dosyayı cihazınızda açın: Orada bir şey görünüyorsa yeniden kaydedin ve bir kez daha seçin.
file-too-large = { $name }: { $size }. En çok { $limit } olabilir.
file-wrong-type = { $name } dosyasını kabul edemiyoruz. PDF, JPG, PNG, WebP, HEIC ve TIFF olabilir. Belgeyi PDF olarak kaydedin ve sonra PDF dosyasını seçin.
rest-is-safe = Metniniz ve diğer ekler kayıtlı.
text-empty = Lütfen bir metin yazın.
send = Gönder
send-hint = Bütün ekler aktarılınca göndeririz. Sonra geri almak için 10 saniyeniz var.
send-running = Mesajınız yolda. Aşağıdan hâlâ geri alabilirsiniz.
file-checking = kontrol ediliyor
file-asking = kararınız eksik
file-taken = { $name } eklendi.
file-cleaned = Yer ve cihaz bilgisi resimden silindi.
file-same = { $name } ile aynı içerik
uncleaned-label = { $name } için karar
uncleaned-heic = Bu tarayıcı HEIC biçimindeki fotoğrafları açamıyor. Bu yüzden fotoğrafın yer ve cihaz hakkında söylediklerini silemiyoruz. Olduğu gibi gönderirseniz alıcılar bunu okuyabilir.
uncleaned-heic-else = Veya şöyle: Fotoğrafı JPG olarak kaydedin ve sonra JPG dosyasını seçin. Yeni fotoğraflar için iPhone’da Ayarlar, Kamera, Biçimler altında “En Uyumlu” seçeneğini seçin.
uncleaned-tiff = TIFF biçimindeki dosyaları değiştirmeyiz, çünkü birden çok sayfaları olabilir. Yer, cihaz veya yazar hakkında söyledikleri içlerinde kalır. Dosyayı olduğu gibi gönderirseniz alıcılar bunu okuyabilir.
uncleaned-tiff-else = Veya şöyle: Taramayı PDF veya JPG olarak kaydedin ve sonra o dosyayı seçin.
uncleaned-device = Bu resim bu cihazda açılamayacak kadar büyük. Bu yüzden yer ve cihaz hakkında söylediklerini silemiyoruz. Olduğu gibi gönderirseniz alıcılar bunu okuyabilir.
uncleaned-device-else = Veya şöyle: Fotoğrafı daha az megapikselle yeniden çekin veya bir ekran görüntüsü alın.
uncleaned-send = Olduğu gibi gönder
uncleaned-remove = Gönderme
same-file-title = Aynı şey iki kez mi?
same-file-text = Bu dosyaların içeriği, bu mesajdaki başka bir dosyayla aynı. Belki başka bir dosya olacaktı.
same-file-back = Yeniden bak
same-file-send = Yine de gönder
missing-file-title = Bir ek mi eksik?
missing-file-text = Bir ekten söz ediyorsunuz, ama ek yok. Yine de gönderilsin mi?
missing-file-back = Ek ekle
missing-file-send = Eksiz gönder
sendbar = Gönderim
send-waiting = Ekler bekleniyor, sonra mesajınız gönderilir: { $to }.
send-countdown = Mesajınız { $n } saniye içinde gönderiliyor: { $to }.
send-spoken = Mesajınız { $n } saniye içinde gönderiliyor. Geri alabilirsiniz.
send-sending = Mesajınız aktarılıyor: { $to }.
send-failed = Mesajınız taslak olarak kaydedildi: { $to }.
undo = Geri al
to-draft = Taslağa

# Warnings
alarm-title = Burada gönderim durduruldu
alarm-text = Gördükleriniz kontrol edildi. Okumaya devam edebilirsiniz.
warning-title = Bilmeniz iyi olur
reply-stopped-title = Burada şu anda cevap veremezsiniz
reply-stopped-text = Bu yazışmanın anahtarlarında bir şey doğru değil. Açıklığa kavuşana kadar hiçbir şey göndermiyoruz.
quarantine-title = Önceki mesajlarınız daha sonra gelir
quarantine-text = Ekibiniz önceki mesajlarınızı size şu zamandan itibaren geri verebilir: { $when }. Mektubunuzu biri ele geçirmişse sizi böyle koruruz. Yeni olanları şimdiden okuyabilir ve yazabilirsiniz.
notice-new-binding = { $when } tarihinden beri hesabınız için yeni bir anahtar var, onay: { $method }. Bu siz değil miydiniz? { call-us }
    .title = Hesabınız için yeni anahtar
notice-key-changed = { $when } tarihinde hesabınızın anahtarı değiştirildi, onay: { $method }. Bu siz değil miydiniz? { call-us }
    .title = Anahtarınız değiştirildi
notice-keys-waiting = Hesabınız için yeni anahtarlar istendi. Şu zamandan itibaren geçerli: { $when }. Bu siz değil miydiniz? { call-us }
    .title = Yeni anahtarlar istendi
notice-td-renewed = { $brand } kontrol anahtarlarını { $when } tarihinde yeniledi. İmza zinciri kontrol edildi. Bir şey yapmanız gerekmez.
    .title = Kontrol anahtarları yenilendi
notice-revlist-old = Kilitli anahtarlar listesi { $when } tarihli, yani çok eski. Okumaya devam edebilirsiniz. Yeni bir liste gelince yeniden gönderebilirsiniz.
    .title = Kilitli anahtarlar listesi güncel değil

# Specially protected (protection class high)
step-up-title = Lütfen siz olduğunuzu bir kez daha onaylayın
step-up-text = Bu özel olarak korunuyor. Bu yüzden giriş yapmış olsanız da kısaca soruyoruz.
step-up-kept = Sonra kendiliğinden devam eder. Yazdıklarınız kalır.
step-up-no-way = Bunun için bu cihazda bir geçiş anahtarına veya parolaya ihtiyacınız var. İkisini de “Hesap” altında kurabilirsiniz.
protected-title = Özel olarak korunan bir mesaj
protected-text = Bu mesajı ancak siz olduğunuzu bir kez daha gösterince açıyoruz. Hiçbir şey kaybolmadı.
protected-open = Onayla ve aç
row-protected = Özel olarak korunuyor

## Representations
basis-betreuung = Yasal bakım (rechtliche Betreuung)
basis-vollmacht = Vekâlet (Vollmacht)
basis-eltern = Anne veya baba
basis-self = Kişinin kendisi tarafından verildi
rep-line = { $basis } · { $from } – { $until }
rep-may = Yetkiler: { $rights }
rep-right-read = okumak
rep-right-write = yazmak
rep-right-history = öncekileri okumak
rep-right-post = bütün postayı açmak
rep-scope-all = Bütün konularda
rep-over = Süresi doldu
rep-ended = Sona erdi: { $when }

## Keeping somebody out of a thread
exclude = Dışarıda bırak
exclude-label = { $name } adlı kişiyi bu yazışmanın dışında bırak
exclude-title = { $name } bu yazışmanın dışında bırakılsın mı?
exclude-text = { $name } bundan sonra bu yazışmadan hiçbir şey görmez. Okunan okunmuş kalır. Diğer yazışmalarda bir şey değişmez.
exclude-note = Bu, bu yazışma için geri alınamaz.
exclude-do = Şimdi dışarıda bırak
exclude-done = { $name } bu yazışmanın dışında bırakıldı.
invite-words-label = Karşılaştırılacak kelimeler
event-unit-moved = Artık yetkili: { $who }
event-unit-moved-text = Önceki: { $before }. Geliş günü ilk gün olarak kalır. Hiçbir şeyi yeniden göndermeniz gerekmez.
event-unit-joined = Artık katılıyor: { $who }
event-unit-joined-text = Geliş günü ilk gün olarak kalır. Hiçbir şeyi yeniden göndermeniz gerekmez.

# Search
search-looking = Aranıyor.
search-results = Arama sonuçları
search-hits = { $n ->
    [0] Bir şey bulunamadı
    [one] Bir sonuç
   *[other] { $n } sonuç
}
search-nothing = “{ $words }” için bir şey bulunamadı.
search-no-word = Lütfen bir kelime girin.
search-proposal = Bunu mu demek istediniz: “{ $words }”?
search-more = Daha fazla sonuç göster
search-shown = { $of } sonuçtan { $n } tanesi gösteriliyor
search-from = gönderen: { $who }
search-from-you = sizden
search-from-unknown = gönderen bilinmiyor
search-no-subject = Konusuz
search-cover-all = Arananlar: { $n ->
    [0] Burada henüz mesaj yok.
    [one] bu cihazdaki tek mesaj.
   *[other] bu cihazdaki { $n } mesajın hepsi.
}
search-cover-some = Arananlar: bu cihazdaki { $n } mesaj.
search-cover-part = Arananlar: bu cihazdaki { $of } yazışmanın { $threads } tanesinden { $n } mesaj.
search-state-starting = Arama açılıyor.
search-state-reading = Diğerleri okunuyor.
search-state-paused = Okuma durduruldu.
search-state-waiting = Okumaya devam etmek için bağlantı yok. Kendiliğinden devam eder.
search-off = Arama burada çalışmıyor. Lütfen sayfayı yeniden yükleyin.
search-pause = Okumayı durdur
search-go-on = Okumaya devam et
search-left-protected = Özel olarak korunan mesajı olan { $n } yazışma aranmıyor.
search-left-withheld = Özel olarak korunan { $n } mesaj hiçbir zaman aranmaz.
search-left-refused = { $n } yazışma açılamadı.
search-left-closed = { $n } mesaj açılamadı.
search-left-older = { $n } eski yazışma için yer yok.
search-help = Nasıl aranır
search-help-words = Birden çok kelimenin hepsi geçmelidir. Tırnak içindeki kelimeler yan yana aynen öyle geçmelidir. Dört harften itibaren kelimenin ortası da aranır.
search-help-fields = “von:Sommer” göndereni, “betreff:Reha” konuyu, “anhang:Attest” eklerin adlarını arar. Eklerin içi aranmaz.
search-help-kept = Arama yalnızca bu cihazda olur. Okunanlar burada şifreli olarak kalır. Başka bir cihaz kendisi için okur.
search-help-passing = Arama yalnızca bu cihazda olur. Okunanlar burada saklanmaz.

# Decision
decision-title-objection = Karar (Bescheid)
decision-title-action = İtiraza verilen karar (Widerspruchsbescheid)
decision-on = { $on } tarihinde bildirilmiş sayılır.
decision-until-objection = { $until } tarihine kadar itiraz (Widerspruch) edebilirsiniz.
decision-until-action = { $until } tarihine kadar sosyal mahkemede (Sozialgericht) dava (Klage) açabilirsiniz.
decision-uninstructed = Kararda, ona karşı neler yapabileceğiniz tam olarak yazmıyor. Bu yüzden bir yıl süreniz var.
decision-under-way = Bildirim yolda. Gönderildiğinde, sürelerin ne zamandan itibaren işlediğini burada okursunuz.
decision-failed = Bildirim teslim edilemedi. Bu kararı postayla alacaksınız.
decision-returned-own = Bununla ilgili e-postamız size ulaşmadı. Bu yüzden kararı burada açtığınız gün geçerlidir.
decision-first-own = Karar başkalarına da gitti. İlk ulaştığı gün geçerlidir.
letter-own-coming = Bu karar size mektup olarak geliyor. Süre ancak mektupla başlar.
letter-own-posted = Bu karar { $on } tarihinde size mektup olarak postaya verildi.
letter-own-returned = Bu kararın mektubu bize geri geldi. Sizinle iletişime geçeceğiz.

# What it is about
matter-label = Konu nedir?
matter-hint = Mesajınızı hangi ekibin okuyabileceği buna bağlıdır.
matter-choose = Lütfen seçin
matter-simple = Kolay Almancayla:
matter-paused-title = Bunu şu anda sunmuyoruz:
matter-paused-name = { $name }:
matter-paused-until = { $day } tarihinden itibaren yeniden.
matter-find = Bir kelimeyle ara
matter-find-label = Kelime
matter-find-hint = Örneğin Almanca “Rechnung” (fatura) veya “Brille” (gözlük).
matter-found = { $n ->
    [0] Bunun için bir şey bulamıyoruz. Başka bir kelime deneyin.
    [one] Bir sonuç
   *[other] { $n } sonuç
}
matter-hit-note = { $unit }: { $note }
plain-mail = E-posta, korumasız
plain-mail-message = Düz e-posta; teslim alıp şifreleyen: { $who }. Göndereni hakkında yazılanlar kontrol edilmedi.

## A declaration in the form of the law
declared-how = { $when } tarihinde { $how } ile onaylandı.
declared-counts = Mesaj, elle imzalanmış gibi geçerlidir.
receipt-declared = Onay
declared-unproven-title = Onay kontrol edilmedi
declared-unproven = Bu mesaj için kontrol edemediğimiz bir onay var. Ona güvenmeyin.
provider-gesundheitsid = GesundheitsID
provider-eid = çevrimiçi kimlik
provider-egk-pin = PIN ile sağlık kartı
