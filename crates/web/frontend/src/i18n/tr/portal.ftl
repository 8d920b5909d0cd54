# SPDX-License-Identifier: EUPL-1.2
brand-line = { " " }– güvenli postanız
nav-main = Ana menü
nav-main-phone = Alttaki ana menü
nav-help = Yardım ve dil
nav-help-link = Yardım
nav-easy = Kolay Almanca (Leichte Sprache)
nav-inbox = Posta kutusu
nav-write = Yaz
nav-account = Hesabım
nav-account-short = Hesap
foot-hilfe = Yardım
foot-kontakt = İletişim
foot-leicht = Kolay Almanca (Leichte Sprache)
foot-barrierefreiheit = Erişilebilirlik
foot-datenschutz = Gizlilik
foot-impressum = Künye (Impressum)
foot-mail = Bu e-posta sizden mi?

start-title = Başlangıç
start-heading = { $brand } ile güvenli postanız
start-lead = Burada bize yazar, belgeler gönderir, cevaplarımızı ve kararlarımızı (Bescheide) okursunuz. Her şey cihazınız ile yetkili ekip arasında şifrelidir.
locked-out = Artık giremiyorum
first-time = İlk kez mi buradasınız?
first-time-text = Etkinleştirme kodunun bulunduğu mektubumuz elinizde mi? O zaman yaklaşık beş dakika yeter.
no-letter = Henüz mektubum yok
no-phone-needed = Akıllı telefon gerekmez.
no-phone-how = Akıllı telefon olmadan nasıl olur
fact-readers = Yalnızca ilgili kişiler okuyabilir
fact-readers-text = Her mesajda bunların kim olduğunu görürsünüz.
fact-mail = E-postamız yalnızca haber verir: “Postanız var.”
fact-mail-text = Adınız yok, içerik yok, bağlantı yok. Adresimizi kendiniz yazın.
fact-receipt = Alındı onayı (Eingangsbestätigung) alırsınız
fact-receipt-text = Her mesaj ve her ek için tarih ve saatle.
ways-title = Bize ulaşmanın diğer yolları
ways-more = Hangi yol ne için güvenli?
way-phone = Telefon
way-phone-text = { $phone }
way-branch = Şube
way-branch-text = Kimliğinizi yanınızda getirin.
way-letter = Mektup
way-letter-text = Alıcı: { $brand }. Adınızı ve sigorta numaranızı yazın.
way-mail = Lütfen e-posta göndermeyin
way-mail-text = Bir e-posta yolda okunabilir.
way-mail-not = Sağlık bilgilerini bu yolla göndermeyin.

new-message = Yeni mesaj
views = Görünümler
view-all = Hepsi
view-new = Yeni
view-waiting = Sizi bekliyor
view-drafts = Taslaklar
view-count = { $view } { $n }
view-announced = { $view }: { $n ->
    [one] bir kayıt
   *[other] { $n } kayıt
}
view-empty = Bu görünümde bir şey yok.
search-inbox = Postanızda arayın
show-all = Hepsini göster
inbox-loading = Mesajlarınızın şifresi bu cihazda çözülüyor.
inbox-empty = Burada henüz bir şey yok.
inbox-empty-text = Size yazdığımızda burada görünür. Önce siz de bize yazabilirsiniz.
group-waiting = Sizi bekliyor
group-rest = Diğer posta
load-more = Daha eski postayı yükle
shown-so-far = { $n } yazışma yüklendi
row-opening = Konunun şifresi çözülüyor
row-refused = Bu konuyu göstermiyoruz
row-refused-tag = Açılmadı
draft-no-subject = Konusuz taslak
draft-no-unit = Henüz konu seçilmedi
draft-to = Kime: { $unit }

thread-title = Mesaj
thread-opening = Mesaj açılıyor
thread-closed = Mesaj açılmadı
thread-loading = Mesajların şifresi bu cihazda çözülüyor ve mesajlar kontrol ediliyor.
thread-aside = Bu yazışma hakkında
sent-text = Mesajınız ulaştı: { $brand }, { $unit }.
reply-to = Cevabınız: { $unit }

write-title = Yeni mesaj
matter-empty = Lütfen konunun ne olduğunu seçin.
matter-paused-chosen = Bunu şu anda sunmuyoruz. Bunun yerine ne yapabileceğinizi aşağıda okuyun veya başka bir şey seçin.
subject-label = Konu başlığı
subject-hint = Konu başlığı da şifrelenir.
subject-empty = Lütfen bir konu başlığı yazın.
text-label = Mesajınız
draft-delete = Taslağı sil

acting-region = Temsil
acting-for = { $name } adına işlem yapıyorsunuz
acting-line = { $basis } · { $rights ->
    [write] okuma ve yazma
   *[read] yalnızca okuma
} · geçerlilik: { $until }
acting-what = Burada ne yapabilirim?
acting-back = Kendi postama dön
acting-own-again = Yeniden kendi postanızı görüyorsunuz.
acting-choose = Başkaları adına da işlem yapabilirsiniz
acting-open = Aç
acting-open-label = { $name } adlı kişinin postasını aç
acting-unnamed = sigortalı bir kişi
inbox-of = Posta kutusu: { $name }
write-title-for = { $name } için yeni mesaj
rep-acts-for-me = Sizin adınıza kim işlem yapabilir
rep-acts-for-me-lead = Bu kişilerin kendi hesapları ve kendi anahtarları vardır. Kendi verdiğiniz yetkiyi ve bir vekâleti burada hemen sona erdirebilirsiniz.
rep-i-act = Kimin adına işlem yapabilirsiniz
rep-i-act-lead = Temsil, burada yazan günde kendiliğinden sona erer. Daha önce de bırakabilirsiniz.
rep-end = Sona erdir
rep-end-label = { $name } ile temsili sona erdir
rep-end-title = { $name } ile temsil sona ersin mi?
rep-end-text = { $name } bundan sonra postanızdan hiçbir şey görmez. Okunan okunmuş kalır.
rep-end-text-mine = Bundan sonra { $name } adlı kişinin postasından hiçbir şey görmez ve onun adına artık yazamazsınız.
rep-end-done = { $name } ile temsil sona erdi.

letter-title = Etkinleştirme kodlu mektup isteyin
letter-lead = Kodu, bizde kayıtlı adresinize postayla göndeririz. Birkaç gün içinde size ulaşır. Yeni mektupla eski bir kod artık geçerli olmaz.
letter-order = Mektup iste
letter-aside = Diğer yollar ve gizlilik
letter-faster = Daha hızlı yollar
letter-faster-branch = Şubede kodu hemen alırsınız. Kimliğinizi yanınızda getirin.
letter-faster-phone = Telefonla: { $phone }. Size mektubu göndeririz.
letter-private-title = Bu bilgileri kim okur?
letter-private-text = Cihazınız bunları, mektupları basan birim için kapatır: { $brand }. Sunucu okuyamaz.
letter-asked = İsteğiniz ulaştı
letter-asked-text = Bilgiler doğruysa mektup birkaç gün içinde bizde kayıtlı adrese gelir.
letter-asked-none = Bir hafta sonra mektup gelmedi mi? Bizi arayın: { $phone }. Herkesi korumak için, bu bilgilerle birini tanıyıp tanımadığımızı burada söylemiyoruz. Kısa süre önce mektup alan kişiye hemen bir yenisi gönderilmez.
letter-asked-activate = Kodu gir
kvnr = Sigorta numarası (Krankenversichertennummer)
kvnr-hint = Sağlık kartınızın ön yüzünde: bir harf ve dokuz rakam
kvnr-missing = Lütfen sigorta numaranızı girin.
kvnr-wrong = Bu numara doğru değil. Lütfen kartınızla karşılaştırın: bir harf ve dokuz rakam, örneğin A123456780.
given = Ad
given-missing = Lütfen adınızı girin.
family = Soyadı
family-missing = Lütfen soyadınızı girin.
card = Kart numarasının son rakamları
card-hint = Sağlık kartınızın arka yüzündeki uzun numaranın son { $n } rakamı
card-wrong = Lütfen son { $n } rakamı girin.

phone-title = Şu anda bizimle telefonda mısınız?
phone-teaser = İki taraf da karşısındakinin gerçekten doğru kişi olduğunu böyle kontrol eder. Doğum tarihi veya numara sorulmaz.
phone-open = Görüşmeyi kontrol et
phone-how = Böyle yapılır
phone-how-1 = Görüşme sırasında düğmeye basın.
phone-how-2 = Burada iki kelime görünür. Onları telefonda söyleyin.
phone-how-3 = Karşınızdaki kişi bir sayı söyler. Bu, burada yazan sayının aynısı olmalıdır.
phone-never = Bizden hiç kimse telefonda parolanızı, etkinleştirme kodunu veya acil durum sayfanızı sormaz.
phone-press = Şu anda sizinle telefondayım
phone-waiting = İki tarafı birbirine bağlıyoruz
phone-waiting-text = Karşınızdaki kişiye söyleyin: “Bastım.” Bizde görüşme o zaman sistemimizde onaylanır.
phone-connecting = Kelimeler birazdan görünecek
phone-connecting-text = Diğer tarafta: { $desk }
phone-left = { $time } dakika daha geçerli
phone-stop = Vazgeç
phone-over = Üç dakika doldu veya diğer taraf kapattı.
phone-with = Kontrol edildi: { $desk }
phone-say = Bu iki kelimeyi söyleyin
phone-hear = Karşınızdaki kişi bu sayıyı söylemeli
phone-spoken-said = İki kelime ve bir sayı geldi.
phone-right = Sayı doğru
phone-wrong = Sayı yanlış
phone-right-title = Bizimle konuşuyorsunuz
phone-right-text = Konunuz hakkında açıkça konuşabilirsiniz. Kelimeler yalnızca bu görüşme için geçerlidir.
phone-wrong-title = Bu kişi bizden değil
phone-alarm-title = Kontrol başarılı olmadı
phone-hang-up = Telefonu kapatın ve başka bir şey söylemeyin. Bizi kendiniz arayın: { $phone }.
phone-again = Yeniden kontrol et

# After everything was lost: the team gives back what was before
thread-held = Önceki konu
row-held-tag = Daha sonra gelir
held-title = Önceki mesajlarınız daha gelecek
held-text = Kimliğiniz { $when } tarihinde yeniden kontrol edildi, { $method }. Yeni anahtarınız daha önce yazılanları henüz okuyamıyor.
held-waiting = { $unit } bunları size şu zamandan itibaren geri verebilir: { $when }. Mektubunuzu biri ele geçirmişse sizi böyle koruruz. Sonra burada kendiliğinden görünür.
held-ready = { $unit } bunları size geri verecek. Bunu bir insan yapar, bu yüzden biraz sürebilir. Sonra burada kendiliğinden görünür.
held-reply-title = Burada henüz cevap veremezsiniz
held-reply-text = { $unit } burada size yazdığında veya geçmişi geri verdiğinde cevap verebilirsiniz. Acilse bize yeni bir mesaj yazın: Hemen ulaşır ve ulaştığı zaman size onaylanır.
held-write = Yeni mesaj yaz

# What happened to the account, in the inbox
security-news-title = Hesabınızla ilgili haberler
security-news-line = { $what }: { $when }
security-news-more = { $n ->
    [one] ve bir kayıt daha
   *[other] ve { $n } kayıt daha
}
security-news-not-you = Doğru mu? O zaman bir şey yapmanız gerekmez. Değilse hesabınızda erişimi kilitleyin. { call-us }
security-news-seen = Gördüm
security-news-gone = Bilgi kaldırıldı. Her şey hesabınızda durmaya devam ediyor.
security-news-all = Hepsini gör

# Block access
block-title = Erişimi kilitle
block-lead = Cihazınız kayıp mı veya biri hesabınıza mı girdi? Erişimi hemen ve tamamen kilitleyin. Yalnızca bir cihaz eksikse yukarıdaki “Cihaz kayıp” yeterlidir.
block-ask = Erişimi kilitle …
block-dialog-title = Erişim gerçekten kilitlensin mi?
block-dialog-text = O zaman şunlar olur:
block-then-devices = Bütün cihazların oturumu hemen kapatılır, bunun da.
block-then-nobody = Hesabınızla artık kimse postaya ulaşamaz, siz de: ne geçiş anahtarıyla, ne parolayla, ne de acil durum sayfasıyla.
block-then-kept = Hiçbir şey silinmez. Size yazmaya devam edebiliriz ve e-postalar bir şey geldiğini haber vermeye devam eder.
block-then-deadlines = Süreler işlemeye devam eder. Acil bir şey varsa bizi arayın: { $phone }.
block-then-letters = Yoldaki etkinleştirme kodları ve hâlâ bekleyen yeni anahtarlar geçersiz olur.
block-then-drafts = Cihazlarınızdaki taslaklar sonra okunamaz olabilir. Önemli olanı önce gönderin.
block-then-others = Sizin adınıza işlem yapabilenlerin kendi erişimi vardır. O açık kalır.
block-then-back = Geri dönüş yalnızca bizden yeni bir mektupla veya şubeden olur; önceki mesajları ancak bir bekleme süresinden sonra görürsünüz.
block-do = Erişimi şimdi kilitle

leave-title = Portaldan ayrıl
leave-lead = Portal gönüllüdür. Ayrılırsanız size yeniden mektup yazarız. Saklamak istediklerinizi önceden kaydedin: “Hepsini kaydet” ile.
leave-ask = Portaldan ayrıl …
leave-dialog-title = Portaldan gerçekten ayrılmak istiyor musunuz?
leave-dialog-text = Şunlar olur:
leave-then-devices = Bütün cihazların oturumu hemen kapatılır, bunun da. Artık giriş yapamazsınız.
leave-then-letters = Bundan sonra size { $brand } mektup yazar. Bize telefonla, mektupla ve şubede ulaşmaya devam edersiniz.
leave-then-mail = E-posta adresiniz silinir. Oraya yalnızca son bir e-posta gider.
leave-then-kept = Mesajlarınız dosyanıza aittir. Yasanın istediği sürece orada kalırlar.
leave-then-deadlines = Açık konular ve süreler devam eder.
leave-then-drafts = Henüz göndermediklerinizi sonra kimse okuyamaz. Önemli olanı önce gönderin.
leave-then-others = Sizin adınıza işlem yapabilenlerin kendi erişimi vardır. O açık kalır.
leave-then-back = Yeni bir mektupla veya şubede her zaman geri dönebilirsiniz. Önceki mesajları bir bekleme süresinden sonra yeniden görürsünüz.
leave-do = Portaldan şimdi ayrıl

# With GesundheitsID or online ID
identify = GesundheitsID veya çevrimiçi kimlikle giriş
identify-first-text = Elinizde mektup yok mu? Kimliğinizi çevrimiçi kanıtlayın. O zaman koda ihtiyacınız olmaz.
identify-title = Kimliğinizi çevrimiçi kanıtlayın
identify-lead = Kimliğinizi güvendiğimiz bir hizmette kanıtlarsınız. Sonra buraya döner ve erişiminizi kurarsınız. Bunun için mektup gerekmez.
identify-choose = Hizmet seçin
identify-with = { $name } ile devam et
identify-host = Şuraya gidersiniz: { $host }.
identify-time = Bu tarayıcıda kalın. 15 dakikanız var.
identify-none = { $brand } bu yolu şu anda sunmuyor. Lütfen mektubu kullanın veya şubeye gelin.
identify-aside = Neler olur ve diğer yollar
identify-what = Neler olur
identify-what-1 = Hizmet, kim olduğunuzu bildirir: sigorta numarası, ad ve doğum tarihi. Alıcı: { $brand }. Hizmet, mesajlarınız hakkında hiçbir şey öğrenmez.
identify-what-2 = Yeni anahtarlarınız bu cihazda oluşur. Hizmet yalnızca onların kontrol toplamını onaylar. Portalın sunucusu bunların hiçbirini okuyamaz.
identify-other = Çevrimiçi kimlik olmadan
identify-other-letter = Etkinleştirme kodlu bir mektubunuz mu var? Kodu girin.
identify-other-branch = Şubede hemen bir kod alırsınız. Kimliğinizi yanınızda getirin.
identify-lost-title = Kimliğinizi çevrimiçi kanıtlayın
identify-lost-text = GesundheitsID veya çevrimiçi kimlikle erişiminizi hemen yeniden kurarsınız, acil durum sayfası olmadan da.
identify-restart = Yeniden başla
identified-title = Girişinizi kontrol ediyoruz
identified-waiting = Bir dakika, hizmetin bildirdiğini kontrol ediyoruz.
identified-cancelled-title = Giriş yarıda kesildi
identified-cancelled = Hizmet kimseyi onaylamadı. Hiçbir şey değişmedi.
identified-lost-title = Burada yapılacak bir şey kalmadı
identified-lost = Sayfa yeniden yüklendi ve giriş kayboldu. Lütfen yeniden başlayın.

row-protected-text = Siz olduğunuzu bir kez daha onaylayınca açılır.

## Who may act for me?
grant-title = Benim adıma kim işlem yapabilir?
grant-teaser = Kendi hesabı olan birinin sizin adınıza işlem yapmasına izin verin ve neler olduğunu görün.
grant-open = Gör ve değiştir
grant-lead = Sizin adınıza işlem yapanın kendi hesabı ve kendi anahtarı vardır. Geçiş anahtarınızı veya parolanızı hiçbir zaman vermeyin.
grant-ways = Birine yetki verin
grant-waits-title = Biraz sabır
grant-begin = Birini davet et
grant-office = Yasal bakımı (rechtliche Betreuung) ve anne babanın haklarını, belge karşılığında hizmet merkeziniz kaydeder.
grant-done = Tamam. Bu kişi artık sizin adınıza işlem yapabilir.
grant-step-code = Diğer kişinin kodu
grant-find = Devam
grant-step-terms = Bu kişi ne yapabilsin?
grant-compare = Telefonda veya yan yana karşılaştırın. İki ekranda da aynısı görünmeli:
grant-same = Orada da aynısı mı yazıyor?
grant-same-yes = Evet, tam olarak aynısı
grant-same-no = Hayır, başka bir şey
grant-same-missing = Lütfen kelimeleri karşılaştırın.
grant-differs-title = Burada durun
grant-differs = Kod, düşündüğünüz kişiye ait değil. Yeni bir kod gösterilmesini isteyin veya bizi arayın.
grant-rights = Neye izin var?
grant-right-read = Bu kişinin sizin için yazdıklarını ve cevapları okumak
grant-right-write = Sizin adınıza yazmak
grant-right-post = Kendi yeni postanızı da okumak
grant-right-history = Yetkili ekip açınca öncekileri okumak
grant-scope = Hangi konularda?
grant-scope-all = Hepsinde
grant-scope-some = Yalnızca bunlarda
grant-scope-missing = Lütfen en az bir konu seçin.
grant-until = Ne zamana kadar?
grant-until-missing = Lütfen son günü girin.
grant-password = Parolanız
grant-password-missing = Lütfen parolanızı girin.
grant-do-passkey = Geçiş anahtarıyla onayla
grant-do = Onayla
invite-begin = Kodumu göster
invite-title = Davet kodunuz
invite-text = Bu kodla başka bir kişi sizi kendi adına işlem yapmaya yetkili kılabilir. Kodu yalnızca o kişiye gösterin. Bir kez geçerlidir.
invite-make = Kodu göster
invite-made = Kod hazır.
invite-say = Diğer kişi bu kodu kendi hesabına girer:
invite-compare = Sonra ikiniz de aynısını görürsünüz. Karşılaştırın:
invite-until = { $until } zamanına kadar, yalnızca bir kez geçerli. Eski bir kod geçersizdir.
invite-code-legend = Davet kodu
invite-code-hint = Sizin adınıza işlem yapacak kişi bunu kendi hesabında “Benim adıma kim işlem yapabilir?” ve “Kodumu göster” altında görür.
invite-code-missing = Kod 16 karakterdir.
acts-title = Sizin adınıza yazılanlar
acts-none = Henüz kimse sizin adınıza yazmadı.
acts-line = Yazan: { $name }
acts-open-label = { $name } adlı kişinin şu zamanki mesajını aç: { $when }
rep-end-ask = Buna bir mahkeme veya yasa karar verdi. Lütfen hizmet merkezinize başvurun.
write-exclude = Bu kişiler birlikte okuyabilir
write-exclude-one = { $name } adlı kişiyi bu yazışmanın dışında bırak

# E-mail address
email-title = E-posta adresi
email-lead = Bu adrese yalnızca “Postanız var” yazarız, başka bir şey değil: ad yok, içerik yok, bağlantı yok.
email-teaser = Bir şey geldiğini size nereye bildirdiğimiz.
email-state = Bir adres { $since } tarihinden beri geçerli.
email-state-none = Henüz e-postayla haber almıyorsunuz.
email-open = E-posta adresini gör ve değiştir
email-unavailable = E-posta burada henüz kurulmadı
email-unavailable-text = Yeni olanları posta kutunuzda bulursunuz. Sorularınız mı var? { call-us }
email-muted-returned-title = E-postalarımız size ulaşmıyor
email-muted-returned-text = E-posta adresinize gönderdiğimiz bildirimler geri geliyor. { $since } tarihinden beri oraya yazmıyoruz. Yeni olanları yalnızca burada, portalda bulursunuz; kararlar (Bescheide) postayla gelir.
email-muted-returned-do = Posta kutunuzu kontrol edin: Adres hâlâ var mı, kutu dolu mu? Sonra adresinizi bir kez daha veya başka bir adres girin.
email-muted-complaint-title = Yeni mesajlar için artık e-posta almıyorsunuz
email-muted-complaint-text = E-postalarımızdan biri { $since } tarihinde istenmeyen olarak bildirildi. Bu çoğu zaman istenmeyen posta düğmesiyle yanlışlıkla olur. Kararlar (Bescheide) ve hesabınızın güvenliği için size yazmaya devam ediyoruz.
email-muted-complaint-do = E-postaları yeniden almak ister misiniz? O zaman adresinizi bir kez daha veya başka bir adres girin. Hiç istemiyorsanız adresi kaldırabilirsiniz.
email-muted-go = E-posta adresini kontrol et
email-none-title = Henüz e-postayla haber almıyorsunuz
email-none-text = Bir adres girin. Yoksa yeni bir şey geldiğini yalnızca burada, portalda öğrenirsiniz.
email-none-waits = Size gönderdiğimiz kod hâlâ eksik.
email-none-nobody = Kodunuz ulaşmadı. Lütfen adresi kontrol edin.
email-enter = Adres gir
email-type-code = Kodu gir
email-entry-title = Adres girin
email-entry-other = Başka adres
email-entry-again = Adresinizi yeniden veya yeni bir adres girin
email-entry-old = Şimdiki adresiniz { $since } tarihinden beri geçerli ve yenisinin kodunu girene kadar kalır.
email-address = E-posta adresiniz
email-address-hint = Cihazınız onu kapatır. Yalnızca e-postaları gönderen program okuyabilir.
email-missing = Lütfen bir e-posta adresi girin.
email-wrong = Bu adresin biçimine yazamıyoruz. Örneğin şöyle görünür: erika.muster@post.example
email-send-code = Bu adrese kod gönder
email-sent-said = Kod yolda.
email-known-title = Bir adresi zaten biliyoruz
email-known-text = Sigorta kurumunuzda bir e-posta adresiniz var. Burada ancak oraya gönderdiğimiz kodu girince kullanılır.
email-known-do = Bilinen adrese kod gönder
email-code-title = Kodu girin
email-code-sent = Yeni adrese bir kod gönderdik.
email-code-sent-to = Şu adrese bir kod gönderdik: { $address }.
email-code-until = Şu zamana kadar geçerli: { $until }. Ondan önce oraya başka bir şey göndermeyiz.
email-code-until-old = Şu zamana kadar geçerli: { $until }. O zamana kadar şimdiki adresiniz geçerli kalır.
email-code = E-postadaki kod
email-code-hint = Sekiz rakam
email-code-wrong = Kod { $n } rakamdır. Lütfen e-postayla karşılaştırın.
email-code-do = Adresi onayla
email-code-missing = Bir şey gelmedi mi? İstenmeyen posta klasörüne de bakın. Yeni bir kodla eskisi artık geçerli olmaz.
email-code-again = { $n ->
    [one] Yeni kod gönder (bugün bir kez daha)
   *[other] Yeni kod gönder (bugün { $n } kez daha)
}
email-code-no-more = Bugün başka kod gönderemeyiz. Yarın yeniden olur.
email-nobody-title = Kod ulaşmadı
email-nobody-text = Posta kutusu e-postamızı kabul etmiyor. Lütfen adresi kontrol edin ve aşağıya yeniden girin.
email-nobody-text-at = { $address } e-postamızı kabul etmiyor. Lütfen adresi kontrol edin ve aşağıya yeniden girin.
email-confirmed-title = E-posta adresiniz geçerli
email-confirmed-text = Bundan sonra yeni bir şey geldiğinde oraya yazarız. Önceki adrese son bir e-posta gider.
email-removed-title = E-posta adresiniz kaldırıldı
email-removed-text = Artık e-postayla haber almıyorsunuz. Önceki adrese son bir e-posta gider.
phrase-title = Tanıma cümleniz
phrase-lead = Yalnızca sizin bildiğiniz kısa bir cümle düşünün, örneğin “Gölde mavi fil”. Bu cümle bundan sonra her e-postamızda yazar. Yoksa, e-posta bizden değildir.
phrase-is-set = Tanıma cümleniz e-postalarımızda yazıyor. Yoksa, e-posta bizden değildir. Onu burada gösteremeyiz: Yalnızca e-postaları gönderen program okuyabilir.
phrase-own = Cümleniz
phrase-other = Yeni cümle
phrase-hint = 3 ila 40 harf. Lütfen rakam, ad ve sağlığınız veya sigortanızla ilgili bir şey kullanmayın.
phrase-save = Cümleyi kaydet
phrase-remove = Cümleyi kaldır
phrase-limits = E-postalar korumalı değildir: E-postalarınızı okuyan, cümleyi de okur. Yeni bir cümle bir sonraki e-postadan itibaren geçerlidir. Kod içeren e-postalarda yazmaz.
phrase-said-set = Cümleniz kaydedildi.
phrase-said-gone = Cümleniz kaldırıldı.
phrase-wrong-length = Cümlede en az 3 harf ve en çok { $most } karakter olmalı.
phrase-wrong-character = Lütfen yalnızca harf, boşluk, kısa çizgi, kesme işareti, virgül, soru ve ünlem işareti kullanın; rakam ve adres kullanmayın.
phrase-wrong-word = Cümle hastalık veya sigortayla ilgili bir şey söylememeli ve bir parola içermemeli. E-postaları yolda gören herkes okuyabilir.
phrase-wrong-name = Lütfen ad ve e-posta adresinizden bir parça kullanmayın. Yabancılar ikisini de bilir.
reading-title = İnternetsiz okuma
reading-keep = İnternet olmadan da oku
reading-kept = Bu cihazda kayıtlı, internet olmadan da okunabilir. Durum: { $when }.
reading-drop = Bu cihazdan kaldır
reading-drop-label = “{ $subject }” yazışmasını bu cihazdan kaldır
reading-ask-text = Bu yazışmayı şu anda gördüğünüz haliyle, şifreli olarak bu cihaza koyuyoruz: metinleri, ekleri değil. Onu yalnızca geçiş anahtarınız açar. Cihazınız birazdan bir kez geçiş anahtarınızı sorar.
reading-ask-news = Yazışmayı burada yeniden açtığınızda yeni mesajlar eklenir.
reading-ask-ends = Çıkış yaptığınızda ve { $n } gün giriş yapmadığınızda kaldırılır.
reading-ask-do = Bu cihaza koy
reading-said-kept = Yazışma artık bu cihazda.
reading-said-dropped = Bu cihazdan kaldırıldı.
reading-lead = Seçtiğiniz yazışmalar şifreli olarak bu cihazda durur. Bağlantınız olmasa da geçiş anahtarınız onları açar.
reading-none = Burada henüz bir şey yok. Bir yazışma açın ve “İnternet olmadan da oku” seçeneğini seçin.
reading-password = Parola ile olmaz: Denemeleri sunucumuz sayar ve bağlantı yokken sunucu orada değildir.
reading-since = Bu cihazda, başlangıç: { $when }. Çıkış yaptığınızda ve { $n } gün giriş yapmadığınızda kaldırılır.
reading-row = { $unit }, durum: { $when }
reading-forget = Hepsini bu cihazdan kaldır
reading-here = Bu cihazda duranları internetsiz oku
reading-page-only = Bağlantı yok: Okuyabilirsiniz, yazamazsınız.
reading-page-only-text = Bu cihaza koyduklarınızı o zamanki haliyle görürsünüz. Yeni mesajlar, ekler ve yanıtlar için bağlantı gerekir.
reading-page-locked = Burada duranlar şifrelidir. Geçiş anahtarınız açar.
reading-page-open = Geçiş anahtarıyla aç
reading-page-gone-title = Burada artık bir şey yok
reading-page-gone = Bu cihazda bağlantı olmadan okuyabileceğiniz bir şey yok. Çıkış yaptığınızda ve { $n } gün giriş yapmadığınızda kaldırılır. Posta kutunuz bundan etkilenmez.
reading-page-retry = Posta kutusuna
reading-page-online = Yeniden bağlantınız var
reading-page-online-text = Posta kutusunda yenilikleri görür ve yanıt verebilirsiniz.
reading-page-list = Bu cihazdaki yazışmalar
reading-page-as-of = Bu yazışmayı en son böyle gördünüz: { $when }.
reading-page-back = Bu cihazdaki tüm yazışmalar
reading-page-files = Ekler (yalnızca bağlantıyla)
reading-page-file = yalnızca bağlantıyla
reading-page-row = Durum: { $when }
reading-page-decision = Bu bir karardır (Bescheid). Bildirim gününü ve süreyi bağlantı olduğunda görürsünüz.
reading-page-flag = Bu mesajla ilgili bir not var. Bağlantı olduğunda görürsünüz.
reading-page-protected = Özel olarak korunuyor: Bu mesaj yalnızca bağlantıyla açılır.
reading-page-refused = Bu mesaj denetlenemedi ve gösterilmiyor.
reading-page-locked-now = Kilitlendi. Geçiş anahtarınızla açın.
push-title = Bu cihazda bildirimler
push-lead = Posta kutusu açık değilken de bu cihaz size “Postanız var” gösterebilir. Hiçbir zaman daha fazlasını söylemez: ad yok, içerik yok. E-postanın geleceği zaman gelir.
push-is-on = Bu cihaz size “Postanız var” gösteriyor. Hiçbir zaman daha fazlasını söylemez: ad yok, içerik yok.
push-maker = Bildirim, tarayıcınızın üreticisi üzerinden gelir. Üretici, bu cihazın bizden bildirim aldığını ve ne zaman aldığını öğrenir. Mesajlarınızda ne yazdığını öğrenmez. Tarayıcınız bildirimin yanına bu sayfanın adresini yazar; cihazınıza bakan bunu görebilir.
push-limits = Çıkış yaparsanız bu cihaza artık bildirim gelmez. Bir bildirim hiçbir zaman bir kararın (Bescheid) teslimi sayılmaz: Bunun için e-posta veya mektup göndeririz.
push-unsupported = Bu tarayıcı bildirim gösteremiyor. iPhone ve iPad’de, bu sayfayı ana ekrana ekler ve oradan açarsanız olur.
push-refused-title = Tarayıcınız bildirimlere izin vermiyor
push-refused = Bu tarayıcıda bir şey göstermemize izin vermediniz. Bunu tarayıcının ayarlarında “Bildirimler” altında değiştirebilirsiniz. Sonra bu sayfayı yeniden yükleyin.
push-others = { $n ->
    [one] Başka bir cihazınız da bildirim alıyor.
   *[other] Diğer { $n } cihazınız da bildirim alıyor.
  }
push-on = Bildirimleri aç
push-off = Bildirimleri kapat
push-off-everywhere = Bütün cihazlarda kapat
push-said-on = Bildirimler açık.
push-said-off = Bildirimler kapalı.
discreet-title = Dikkat çekmeyen e-postalar
discreet-text = E-postalarınızı başka biri de okuyor mu? İsterseniz e-postalarımızda ne adımız ne de telefon numaramız yazar. O zaman yalnızca çevrimiçi posta kutunuzda yeni bir şey olduğunu söylerler.
discreet-is-on = E-postalarımızda ne adımız ne de telefon numaramız yazıyor. Yalnızca çevrimiçi posta kutunuzda yeni bir şey olduğunu söylüyorlar.
discreet-limits = Gönderenin adresi, e-postanın kimden geldiğini yine de belli edebilir. Kimse bir şey fark etmesin istiyorsanız yalnızca sizin okuduğunuz bir adres kullanın veya hiç e-posta istemeyin.
discreet-on = Dikkat çekmeyen e-postaları aç
discreet-off = Dikkat çekmeyen e-postaları kapat
discreet-said-on = Dikkat çekmeyen e-postalar açık.
discreet-said-off = Dikkat çekmeyen e-postalar kapalı.
mail-choice-title = Ne zaman ve nasıl yazıyoruz
mail-time = E-postalar ne zaman gelsin?
mail-time-soon = Hemen, ama günde en çok bir kez
mail-time-soon-quiet = Hemen, ama günde en çok bir kez ve saat { $from }:00 ile { $until }:00 arasında değil
mail-time-morning = Günde bir kez, sabah saat { $hour }:00
mail-time-evening = Günde bir kez, akşam saat { $hour }:00
mail-time-others = Bir karar (Bescheid) varsa veya hesabınızın güvenliği söz konusuysa hemen yazarız.
mail-lang = Hangi dilde?
mail-lang-de-simple = Deutsch in Leichter Sprache
mail-choice-save = Seçimi kaydet
mail-choice-said = Seçiminiz kaydedildi.
sent-mails-title = Bu e-postalar bizdendi
sent-mails-lead = Bir e-posta başka bir zamanda geldiyse bizden değildir. Gönderim ile posta kutunuzdaki saat arasında birkaç dakika olabilir.
sent-mails-none = Size henüz e-posta göndermedik.
sent-mails-more = { $n ->
    [one] Daha eski bir e-posta
   *[other] Daha eski { $n } e-posta
}
sent-mails-unsure = { $at } (belki ulaşmadı)
email-remove-title = Artık e-posta istemiyorum
email-remove-lead = Adresi tamamen kaldırabilirsiniz.
email-remove-lead-waits = Girdiğiniz adresi geri alabilirsiniz.
email-remove-ask = Adresi kaldır …
email-remove-dialog = E-posta adresi gerçekten kaldırılsın mı?
email-remove-then-nothing = Yeni bir şey geldiğini artık e-postayla bildirmeyiz.
email-remove-then-look = O zaman lütfen portala düzenli olarak kendiniz bakın. Süreler işlemeye devam eder.
email-remove-then-formal = Hesabınızın güvenliğiyle ilgili olanları da o zaman yalnızca portalda bildiririz.
email-remove-then-decisions = Posta kutusuna rıza vermiş olsanız da kararlar (Bescheide) o zaman mektupla gelir.
email-remove-then-phone = Postayı kâğıtta mı istersiniz? Bizi arayın: { $phone }.
email-remove-then-back = Her zaman yeniden bir adres girebilirsiniz.
email-remove-do = Adresi kaldır

# R-36
exit = Hızlıca çık
exit-hint-shared = Ekranı boşaltır ve başka bir sayfa açar. Bu ortak cihazda taslaklar da silinir. Üç kez Escape tuşuyla da olur.
keep-all-title = Hepsini kaydet
keep-all-lead = Bütün postanız tek dosyada: bütün ekleriyle her yazışma ve bir liste. Portal olmadan açılır.
keep-all-lead-for = { $name } adlı kişinin okuyabildiğiniz bütün postası tek dosyada: bütün ekleriyle her yazışma ve bir liste.
keep-all-shared = Dosya bu ortak cihazda kalır. Onu kendi taşınabilir belleğinize kaydedin veya kendiniz silin.
report-title = Hakkınızda kayıtlı bilgiler
report-lead = Bu posta kutusunun sizin hakkınızda ne kaydettiği, bunu kimin okuyabildiği, kimin açtığı ve bildirimlerin nereye gittiği (GDPR madde 15). Okumak için sayfa ve PDF, ayrıca programlar için bir dosya. Tarayıcınızda hazırlanır: Yazdıklarınızı yalnızca o okuyabilir.
report-other = { $name } kurumunun bunun dışında, örneğin kendi dosyasında, sizin hakkınızda kaydettikleri bunun içinde yoktur. Bunun için lütfen bize yazın veya bizi arayın.
report-do = Bilgi raporu hazırla
report-working = Rapor hazırlanıyor
report-progress = { $total } yazışmadan { $done } tanesi
report-done = Rapor kaydedildi.
report-failed = Rapor hazırlanamadı
report-closed-count = { $n ->
    [one] Bir yazışma açılamadı. Raporda tarihleriyle yer alır, metni yoktur.
   *[other] { $n } yazışma açılamadı. Raporda tarihleriyle yer alırlar, metinleri yoktur.
}
keep-all-do = Hepsini kaydet
keep-all-progress = { $total } yazışmadan { $done } tanesi, { $bytes }
keep-all-done = { $n ->
    [one] Bir yazışma kaydedildi.
   *[other] { $n } yazışma kaydedildi.
}
keep-all-failed = Postanız henüz kaydedilmedi
keep-all-missing = { $n ->
    [one] Dosyada bir şey eksik
   *[other] Dosyada { $n } şey eksik
}
keep-all-name = Butun posta
keep-all-proof = “{ $subject }” çıktısı ve kanıtı
add-scan = Sayfa tara
add-black = Bölümleri karart
keep-all-you = Postanız
keep-all-title-of = Posta: { $who }
keep-all-closed = Yazışma açılmadı
keep-all-thread = { $when } tarihli “{ $subject }” yazışması
keep-all-file = “{ $subject }” içindeki { $name }
keep-all-gap = Eksik:
keep-all-complete = { $n ->
    [one] Bir yazışma, tam.
   *[other] { $n } yazışma, tam.
}
keep-all-counts = { $messages ->
    [one] bir mesaj
   *[other] { $messages } mesaj
}, { $files ->
    [one] bir ek
   *[other] { $files } ek
}
close-drafts-shared = Bu ortak cihazda taslaklar ve henüz gönderilmemiş her şey de silinir.
exit-hint = Ekranı boşaltır, taslakları saklar, kilitler ve başka bir sayfa açar. Üç kez Escape tuşuyla da olur.
exit-tab = Yeni sekme

# End of the insurance
ending-region = Sigortanın sona ermesi
ending-later-title = Bizdeki sigortanız { $day } tarihinde sona eriyor
ending-later = O zamana kadar burada her şey olduğu gibi kalır. Sonra { $until } tarihine kadar okuyup kaydedebilirsiniz, ama yazamazsınız.
ending-now-title = Bizdeki sigortanız sona erdi
ending-now = { $until } tarihine kadar burada okuyup kaydedebilirsiniz. Artık burada yazamazsınız. Sonra bu posta kutusunu kapatırız.
ending-kept-title = Bizdeki sigortanız sona erdi
ending-kept = Başka biri adına işlem yapıyorsunuz. Bu geçerli olduğu sürece erişiminiz açık kalır. Kendi postanızı okuyup kaydedebilirsiniz.
ending-save = Saklamak istediğiniz bir şey var mı? Bir yazışmayı okuduğunuz yerde kaydedersiniz. Bütün postanız:
read-only-title = Burada artık yazamazsınız
read-only-own = Bizdeki sigortanız sona erdi. Hâlâ okuyup kaydedebilirsiniz.
read-only-other = Bu kişinin bizdeki sigortası sona erdi. Hâlâ okuyup kaydedebilirsiniz.
read-only-instead = Bizimle halledilecek bir şey kaldı mı? Bizi arayın, { $phone }, veya bize mektup yazın.
read-only-draft = Taslağınız hâlâ burada, onu kopyalayabilirsiniz

# Written twice
goes-on-title = Bu, başka bir yazışmada devam ediyor
goes-on-text = Bize aynı konuda iki kez yazdınız. Hiçbir şey iki kez yapılmasın diye artık yalnızca orada cevap veriyoruz. Burada her şeyi okumaya devam edebilirsiniz.
goes-on-in = Devamı: { $subject }
goes-on-open = Diğer yazışmaya

# Who of the team has opened this
openings-title = Bunu kim açtı?
openings-none = Ekipten henüz kimse bunu açmadı.
openings-thread = Açıldı: { $purpose }
openings-file = Dosya açıldı: { $purpose }
openings-times = { $n } kez
openings-text = Ekiplerimizin her açışı burada iki yıl boyunca zamanı ve amacıyla yazar.
openings-more = Daha eskileri göster
opened-for-work = üzerinde çalışmak için
opened-for-deputy = bir iş arkadaşının yerine
opened-for-question-of-person = bize sorulan bir soru üzerine
opened-for-release = ikinci bir kişinin onayı için
opened-for-quality = niteliği kontrol etmek için
opened-for-complaint = bir şikâyet üzerine
opened-for-handover = ekip içinde devretmek için
opened-for-search = programca, ekibin araması için
opened-for-give-back = önceki mesajları geri vermek için
opened-for-letter = bir kararı mektup olarak basmak için (program)

# Decisions in the inbox
consent-title = Posta kutusunda kararlar (Bescheide)
consent-teaser = Kararların postayla değil de posta kutunuza gelip gelmeyeceğini burada söyleyin.
consent-open = Posta kutusunda kararlar
consent-state = Kararlar { $since } tarihinden beri posta kutunuza geliyor.
consent-state-none = Kararlar postayla geliyor.
consent-state-returned = Rıza verdiniz, ama e-postalarımız size ulaşmıyor. Bu yüzden kararlar postayla geliyor.
consent-state-mute = Rıza verdiniz, ama geçerli bir e-posta adresi yok. Bu yüzden kararlar postayla geliyor.
consent-lead = Bir karar (Bescheid) haklarınızla ilgilidir. Onu postayla değil de burada bildirmemiz için rızanız (Einwilligung) gerekir. Rıza gönüllüdür; buradaki diğer her şey onsuz da olur.
consent-what = Neler değişir
consent-what-mail = Yeni kararlar posta kutunuzda olur. Aynı gün, yalnızca posta geldiğini söyleyen bir e-posta alırsınız.
consent-what-day = Bir karar, henüz okumamış olsanız da, bu e-postanın gönderilmesinden sonraki dördüncü günde bildirilmiş sayılır.
consent-what-period = O günden itibaren süreler işler, itiraz (Widerspruch) için çoğunlukla bir ay. Kesin tarih kararın yanında yazar.
consent-what-letter = E-posta ulaşmazsa kararı postayla göndeririz.
consent-give-title = Rızanız
consent-words = Sağlık sigortası kurumumun kararları (Bescheide) bana bu posta kutusunda bildirmesine rıza gösteriyorum. Bunun için e-postayla haberdar edilirim. Bir karar, bildirimin gönderilmesinden sonraki dördüncü günde bildirilmiş sayılır; bununla süreler başlayabilir, örneğin itiraz (Widerspruch) süresi. Posta kutuma düzenli olarak bakarım ve e-posta adresimi güncel tutarım. Bu rıza gönüllüdür. İleriye dönük olarak her zaman geri alabilirim; o zaman kararlar postayla gelir.
consent-words-end = Sağlık sigortası kurumumun kararları (Bescheide) bana bu posta kutusunda bildirmesine verdiğim rızayı geri alıyorum. Bundan sonraki kararlar postayla gelsin.
consent-give-hint = Rızanız anahtarınızla imzalanır. Yalnızca kararlar için geçerlidir; reklam veya başka bir şey için değil.
consent-give = Rıza veriyorum
consent-yours = Rıza verdiniz
consent-since = { $since } tarihinden beri, şu sözlerle:
consent-end-hint = Geri alma hemen geçerlidir. Burada bulunan kararlar bildirilmiş kalır; yenileri postayla gelir.
consent-end = Rızamı geri alıyorum
consent-given-title = Kararlar artık posta kutunuza geliyor
consent-given-text = Bunu burada her zaman geri alabilirsiniz.
consent-ended-title = Kararlar artık postayla geliyor
consent-ended-text = Posta kutunuzda bulunanlar kalır. Burada her zaman yeniden rıza verebilirsiniz.
consent-returned-text = Bildirimlerimiz geri geldiği sürece kararlar postayla gelir.
consent-mute-title = Henüz e-posta adresi yok
consent-mute-text = Onaylanmış bir e-posta adresi olmadan size haber veremeyiz. O zamana kadar kararlar postayla gelir.

# Papers for the Medical Service, asked for in one case
medical-asked-title = { $unit }, Medizinischer Dienst için belge istiyor
medical-asked-text = Medizinischer Dienst (sağlık sigortalarının tıbbi değerlendirme kurumu) durumunuzu değerlendirmek için bunlara ihtiyaç duyuyor. Yalnızca o okuyabilir. Biz açmadan iletiriz.
medical-asked-how = Dosyaları aşağıda “Yalnızca Medizinischer Dienst için” bölümünden seçin. Mesajınıza tanı yazmayın: Onu biz okuruz.

# Objection in a message
objection-title = İtiraz (Widerspruch) etmek mi istiyorsunuz?
objection-text = Bunun için sıradan bir mesaj yetmez. Yine de gönderebilirsiniz. İtirazınızın geçerli olması için, süre dolmadan lütfen şu yollardan birini kullanın:
objection-call = Yazılı ve imzalı olarak. Başka hangi yolların olduğunu size söyleriz: { $phone }.
objection-end = Başka bir şey söz konusuysa yazmaya devam edin.

## One answer without an account

reply-link = Mektuptaki kodla cevap ver
reply-title = Mektubunuzdaki kodla cevap verin
reply-lead = Size cevap kodu olan bir mektup gönderdik. Onunla bize bir kez cevap verebilir ve belge gönderebilirsiniz. Hesaba ihtiyacınız yok.
reply-aside = Bilmeniz iyi olur
reply-private-title = Cevabınızı yalnızca yetkili ekip okur
reply-private-text = Metin ve dosyalar bu cihazda şifrelenir. Bu sayfa, mektubun ne hakkında olduğunu söylemez.
reply-once-title = Kod bir kez geçerlidir
reply-once-text = Gönderdikten sonra kullanılmış olur. Daha sık yazmak ve cevaplarımızı burada okumak istiyorsanız kendi hesabınız için bir mektup isteyin.
reply-account = Hesap için mektup iste
reply-code = Cevap kodunuz
reply-code-hint = Dört grupta 16 karakter. Büyük veya küçük harf fark etmez.
reply-code-short = Eksik karakter var: 16 karakterden { $n } tanesi var.
reply-next = Devam
reply-refused-title = Bu kodla artık cevap verilemez
reply-refused-text = Belki kullanıldı, süresi doldu veya biz geri aldık. Lütfen mektupla karşılaştırın veya başka bir yolla cevap verin.
reply-mistyped-title = Bir karakter doğru değil
reply-mistyped-text = Lütfen kodu mektupla karşılaştırın. Deneme sayılmaz.
reply-write-title = Cevabınız
reply-write = { $day } tarihli mektubumuza cevabınız
reply-until = { $day } tarihine kadar olur. Burada girdikleriniz bu cihazda kaydedilmez.
reply-text = Mesajınız
reply-text-hint = Yalnızca dosya da gönderebilirsiniz.
reply-empty = Lütfen bir şey yazın veya bir dosya ekleyin.
reply-name = Adınız (zorunlu değil)
reply-name-hint = Örneğin başka biri adına cevap veriyorsanız, veya muayenehanenin adı.
reply-send = Şifreli gönder
reply-sending = Şifreleniyor ve gönderiliyor
reply-percent = % { $n } gönderildi
reply-again = Metniniz ve dosyalarınız hâlâ burada. Bir kez daha göndermeniz yeter.
reply-done-title = Teşekkürler, cevabınız ulaştı
reply-done = Ulaşma: { $when }
reply-done-text = Yetkili ekip onu okur. Kod kullanıldı. Bir belge istiyorsanız bu sayfayı yazdırın.

## An objection that counts
objection-declare = Veya mesajı gönderin ve sonra burada onaylayın: { $names }. O zaman itirazınız geçerlidir.
objection-start-text = { $day } tarihli karara { $until } tarihine kadar itiraz (Widerspruch) edebilirsiniz.
objection-start = İtiraz yaz
objection-start-words = Ich lege Widerspruch gegen den Bescheid vom { $day } ein.
declare-title = İtirazınızı onaylayın
declare-text = { $when } tarihli mesajınız bir itiraza (Widerspruch) benziyor. Geçerli olması için sizden geldiği kesin olmalı. Bunu, kimliğinizi kontrol eden bir hizmette onaylayın.
declare-until = Lütfen { $until } tarihine kadar onaylayın.
declare-with = { $name } ile onayla
declare-not = Hizmet, ne yazdığınızı öğrenmez. Bu bir itiraz değilse bir şey yapmanız gerekmez.
declared-title = İtiraz onaylandı
declared-done = İtirazınız onaylandı
declared-done-text = Onay artık mesajınızın yanında. Orada kaydedebilirsiniz.
declared-waits = Onay bu cihazda
declared-waits-text = Lütfen bir kez daha giriş yapın. Sonra onu mesajınızın yanına koyarız.
declared-to-thread = Mesaja

# R-99, R-42, R-51
group-pinned = Sabitlenmiş
view-archive = Arşiv
view-hidden = Gizlenen
group-archive-text = Arşive koyduklarınız. Yeni bir şey gelirse yeniden posta kutusunda görünür. Arama burada da bulur.
group-hidden-text = Gizledikleriniz. Silinmiş değildir: Yazışma bizde kayıtlı kalır, burada yeniden gösterebilirsiniz.
tray-open = Kaldır
tray-title = Yazışmayı kaldır veya sabitle
tray-title-of = Kaldır veya sabitle: “{ $subject }”
tray-in-inbox = Kaldır veya sabitle
tray-in-archive = Arşivinizde duruyor
tray-in-hidden = Siz gizlediniz
tray-text = Bu yalnızca sizin görünümünüzü değiştirir. Hiçbir şey silinmez: Yazışma bizde kayıtlı kalır ve istediğiniz zaman yeniden gösterebilirsiniz. Yeni bir mesaj gelirse yeniden posta kutusunda görünür.
tray-pin = Sabitle
tray-unpin = Sabitlemeyi kaldır
tray-archive = Arşive koy
tray-hide = Gizle
tray-show = Posta kutusuna geri al
tray-period-title = Bir süre hâlâ işliyor olabilir
tray-period-text = Bu yazışmada bir karar (Bescheid) var. Ona karşı ne zamana kadar itiraz edebileceğiniz kararın yanında yazar. Yazışmayı artık görmeseniz de süre işlemeye devam eder.
tray-archive-sure = Yine de arşive koy
tray-hide-sure = Yine de gizle
tray-pin-done = Yazışma sabitlendi.
tray-pin-done-of = “{ $subject }” sabitlendi.
tray-unpin-done = Yazışma artık sabit değil.
tray-unpin-done-of = “{ $subject }” artık sabit değil.
tray-archive-done = Yazışma arşivde.
tray-archive-done-of = “{ $subject }” arşivde.
tray-hide-done = Yazışma gizlendi, silinmedi.
tray-hide-done-of = “{ $subject }” gizlendi, silinmedi.
tray-show-done = Yazışma yeniden posta kutusunda.
tray-show-done-of = “{ $subject }” yeniden posta kutusunda.
tray-undone = Geri alındı.
tray-bar = Son kaldırılan
view-leaving = Yakında burada olmayacak
group-leaving-text = Bu yazışmalar, yanlarında yazan günde posta kutunuzdan çıkar. Daha önce cihazınıza kaydedebilirsiniz.
row-leaving = { $day } tarihine kadar burada
leaving-title = { $n ->
    [one] Bir yazışma yakında posta kutunuzdan çıkacak
   *[other] { $n } yazışma yakında posta kutunuzdan çıkacak
}
leaving-text = Bunlar tamamlanmış ve okuduğunuz yazışmalardır. Saklamak istediklerinizi daha önce cihazınıza kaydedebilirsiniz.
leaving-show = Göster
stay-title = Bu ne kadar süre burada kalır?
stay-until = Bu yazışmayı { $day } tarihine kadar burada görürsünüz. Size önceden haber veririz.
stay-moved = Her yeni mesajla süre baştan başlar.
stay-held = Bu yazışma şimdilik burada kalır.
stay-reason-unread = İçinde henüz okunmamış bir şey var.
stay-reason-work = Üzerinde hâlâ çalışılıyor.
stay-reason-period = İçindeki bir karara (Bescheid) karşı süre hâlâ işliyor olabilir.
stay-reason-letter = Bundan hazırlanan bir mektup hâlâ yolda.
stay-reason-hold = Hâlâ gerekli olduğu için saklanıyor.
stay-reason-dispute = İçinde itiraz edilen ve henüz açıklığa kavuşmamış bir şey var.
stay-record = { $name } kendi dosyasını bundan ayrı olarak { $day } tarihine kadar saklar.
stay-leaving-title = Bu yazışma { $day } tarihine kadar burada
stay-leaving-text = Sonra posta kutunuzda görmezsiniz. Saklamak isterseniz daha önce cihazınıza kaydedin.
stay-deleted = Posta kutusu sistemimizden { $day } tarihinden sonra silinir.
stay-leaving-answer = Bununla ilgili bir sorunuz mu var? Burada yanıt verin, o zaman kalır.
where-title = İşim ne durumda?
where-written = { $unit } size yazdı: { $when }.
where-received-first = Mesajınız bize ulaştı: { $when }.
where-received-last = Son mesajınız bize ulaştı: { $when }.
where-received-other = Bize yazılan son mesaj ulaştı: { $when }.
where-opened = Ekip mesajı açtı: { $when }.
where-not-opened = Ekibin mesajı açtığı henüz doğrulanmadı.
where-answered = { $unit } yanıt verdi: { $when }.
where-open = Şimdi sıra bizde: { $unit }.
where-open-by = Şimdi sıra bizde: { $unit }. En geç { $day } tarihinde yanıt veririz.
where-late = Biraz daha sürüyor. { $day } tarihine kadar yanıt vermek istedik, başaramadık. Sıra hâlâ bizde: { $unit }.
where-waiting = Şimdi sıra sizde: { $unit } sizden belge bekliyor.
where-waiting-closed = { $unit } belge bekliyor.
where-answer-here = Açık kalan bir şey varsa burada yazmaya devam edin.
where-done = Bu iş tamamlandı. Burada yanıt verirseniz yeniden açılır.
where-done-closed = Burada açık bir şey kalmadı.
where-done-elsewhere = Bu iş tamamlandı. Başka bir yazışmada devam ediyor.
where-statutory = { $received } tarihli başvurunuz hakkında en geç { $day } tarihinde karar verilmelidir (§ 13 Abs. 3a SGB V).
where-statutory-over = { $received } tarihli başvurunuz için yasal süre { $day } tarihinde doldu (§ 13 Abs. 3a SGB V). Lütfen bize sorun.
where-proof = Ulaşma, açma ve yanıt, cihazınızın kontrol ettiği imzalarla kanıtlıdır. Sıranın kimde olduğunu sistemimiz söyler.
draft-everywhere = – diğer cihazlarınız için de
draft-here-only = – bu cihazda
draft-kept-text = Yazdıklarınızı, yüklemesi bitmiş dosyalarla birlikte şifreli olarak saklarız. Yalnızca siz okuyabilirsiniz, bütün cihazlarınızda. Son değişiklikten 30 gün sonra taslak silinir.
draft-other = diğer sürüm
draft-until = { $day } tarihinde silinir
draft-other-title = Başka bir sürüm var: { $when }
draft-other-text = Burada ve başka bir cihazda yazdınız. Hiçbir şey silinmedi.
draft-other-empty = Metin yok, yalnızca dosyalar var.
draft-other-take = Bu sürümle yazmaya devam et
draft-other-drop = Bu sürümü sil
draft-other-gone = Diğer sürüm silindi.
draft-unreadable-title = { $n ->
    [one] Bir taslak açılamıyor
   *[other] { $n } taslak açılamıyor
}
draft-unreadable-text = Bu cihazda artık bulunmayan bir anahtarla kaydedilmiş veya bozulmuş. Gönderdiğiniz posta bundan etkilenmez.


# Bir şey yanlış (düzeltme ve işlemenin kısıtlanması)
dispute-title = Bir şey yanlış
dispute-hint = Burada hakkınızda yanlış bir şey mi yazıyor? Bize söyleyin. Bu açıklığa kavuşana kadar bu yazışmayı neredeyse yalnızca saklayabiliriz.
dispute-begin = Bir şey yanlış
dispute-about = Konu nedir?
dispute-all = Yazışmanın tamamı
dispute-message = Mesaj: { $who }, { $when }
dispute-text = Yanlış olan nedir, doğrusu nasıl?
dispute-text-hint = Örneğin: “Doğum tarihim 14.03.1968, 14.08.1968 değil.”
dispute-text-missing = Lütfen neyin yanlış olduğunu yazın.
dispute-then = Sonra ne olur
dispute-then-message = Yazdıklarınız bu yazışmada mesaj olarak gider, diğerleri gibi şifrelenmiş olarak. Alıcı: { $unit }
dispute-then-locked = Burada okumaya devam eder ve size yanıt veririz. Açıklığa kavuşana kadar yazışmayı başkasına vermeyiz, kapatmayız, hiçbir şeyi silmeyiz ve buna göre karar vermeyiz.
dispute-then-answer = Yazdıklarınızı inceler ve size yanıt veririz. Kısıtlama ancak bundan sonra sona erer; hangi gün olduğunu önceden okursunuz.
dispute-then-back = Bunu istediğiniz zaman tek tıklamayla geri alabilirsiniz.
dispute-do = Bunu gönder
dispute-done = Mesajınız ulaştı; bu açıklığa kavuşana kadar yazışma kısıtlandı.
disputed-title = Bir şeyin yanlış olduğunu söylediniz: { $day }
disputed-title-other = Sizin adınıza biri bir şeyin yanlış olduğunu söyledi: { $day }
disputed-about = Şu mesajla ilgili: { $message }
disputed-text = { $unit } bunu inceliyor ve size burada yanıt verecek. O zamana kadar yazışma başkasına verilmez, kapatılmaz, silinmez ve buna göre karar verilmez.
disputed-corrected-title = İtiraz edilen şey düzeltildi. İtiraz tarihi: { $day }
disputed-kept-title = İtiraz edilen şey olduğu gibi kalıyor. İtiraz tarihi: { $day }
disputed-settled = { $unit } bunu inceledi ve { $day } tarihinde sonuçlandırdı. Nedeni aşağıdaki yanıtta yazıyor. Farklı düşünüyorsanız neyin yanlış olduğunu bir daha söyleyin ya da veri koruma makamına başvurun.
disputed-until = Kısıtlamanın son günü: { $day }
disputed-withdraw = Geri al
disputed-withdrawn = Geri alındı. Yazışma artık kısıtlı değil.
disputed-agree = Kabul ediyorum, kısıtlamayı şimdi bitir
disputed-agreed = Kısıtlama sona erdi.
disputed-past-corrected = İtiraz: { $day }, düzeltme: { $end }.
disputed-past-kept = İtiraz: { $day }, inceleme: { $end }. Olduğu gibi kalıyor.
disputed-past-withdrawn = İtiraz: { $day }, geri alma: { $end }.

# Yazıları hangi biçimde istediğiniz
form-title = Okuyabileceğiniz yazılar
form-text = Yazılarımıza başka bir biçimde mi ihtiyacınız var? Bu sizin hakkınızdır. Neye ihtiyacınız olduğunu bize bir kez söyleyin.
form-legend = Neye ihtiyacınız var?
form-none = Özel bir şey gerekmiyor
form-large = Büyük yazı
form-aloud = Bir programın sesli okuyabileceği belgeler
form-simple = Kolay dil (Leichte Sprache)
form-phone = Lütfen beni arayın ve okuyun
form-save = Kaydet
form-saved = Kaydedildi
form-saved-text = Bundan sonra bu cihazdan gönderdiğiniz her mesajla birlikte gider. Mesajla ilgilenen kişi yanıtlamadan önce bunu okur.
form-sealed = İsteğiniz mesajlarınızla birlikte şifreli olarak gider. Yalnızca onları okuma izni olanlar öğrenir, sistemimiz öğrenmez. Başka bir cihazda lütfen orada bir kez daha söyleyin.
