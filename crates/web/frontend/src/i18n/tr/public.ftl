# SPDX-License-Identifier: EUPL-1.2
# The pages in Leichte Sprache stay in German (README.md).
more-pages = Bu konuda daha fazlası
link-mail = E-postalarımızı nasıl tanırsınız

# Help
info-hilfe = Yardım
    .h1 = Giriş yapmak
    .t1 = Geçiş anahtarıyla giriş yaparsınız: parmak izi, yüz veya cihazınızın PIN kodu ile. Parolayı mı tercih edersiniz? Onu hesabınızı etkinleştirirken belirlersiniz. Belirlediğiniz tarayıcıda geçerlidir.
    .h2 = Cihaz kayıp veya bozuk
    .t2 = Başlangıç sayfasında “{ locked-out }” seçeneğini seçin. Acil durum sayfanız ve doğum tarihinizle postanıza geri dönersiniz.
    .h3 = Ekler
    .t3 = PDF, JPG, PNG, WebP, HEIC ve TIFF gönderebilirsiniz. Çoğu zaman iyi okunan bir fotoğraf yeter. Fotoğrafın nerede ve hangi cihazla çekildiği, gönderilmeden önce silinir. Bu mümkün değilse size sorarız.
    .h4 = Onay
    .t4 = Mesajınız bizde tam olarak kaydedilince yanında “Kabul edildi” görünür. “Ekip tarafından açıldı” ancak ekip onu açınca görünür.
    .h5 = Biri mi geliyor?
    .t5 = Üstteki “{ exit }” düğmesine veya art arda üç kez Escape tuşuna basın. Ekran hemen boşalır, metniniz taslak olarak kalır ve bizim sayfamızın yerine başka bir sayfa açılır. Burada olduğunuz tarayıcınızın geçmişinde durur; yazdıklarınız durmaz.
    .h6 = Takıldınız mı?
    .t6 = Bizi arayın: { $phone }.

# Without a smartphone (R-118)
phone-free = Akıllı telefon olmadan
phone-free-lead = Hiçbir şey için akıllı telefon gerekmez. Bilgisayar ve kâğıtla yollar şunlardır:
phone-free-first = Hesabı etkinleştirmek
phone-free-in = Giriş yapmak
phone-free-unlock = Kilidi açmak
phone-free-again = Siz olduğunuzu bir kez daha onaylamak
phone-free-lost = Hiçbir şey olmuyorsa
phone-way-letter = Mektubumuzdaki etkinleştirme koduyla: Kodu yazarsınız.
phone-way-branch = Şubede: Kimliğinizle orada kâğıt üzerinde bir kod alırsınız.
phone-way-computer = Bilgisayardaki bir geçiş anahtarıyla: bilgisayarın parmak izi, yüz veya PIN özelliğiyle.
phone-way-key = USB girişine takılan bir güvenlik anahtarıyla.
phone-way-password = Parolayla, onu belirlediğiniz tarayıcıda.
phone-way-sheet = Acil durum sayfasıyla: Hesabınızı etkinleştirirken yazdırırsınız ve kodunu yazarsınız.
phone-not-online = Yalnızca GesundheitsID ve çevrimiçi kimlik için çoğunlukla akıllı telefon gerekir. İkisi de gönüllüdür.

# Contact
info-kontakt = Hangi yol ne için güvenli?
    .t1 = Bütün yollar bize ulaşır. Her yol her şey için güvenli değildir. Siz seçersiniz ve kimse posta kutusunu kullanmak zorunda değildir.
contact-safe-all = Her şey için güvenli
contact-safe-talk = Sorular ve görüşmeler için güvenli
contact-safe-app = Ne için olduğunu uygulama söyler
contact-unsafe = Güvenli değil
contact-portal = Bu posta kutusu
    .t1 = Tıbbi bulgular, başvurular, banka bilgileri ve diğer her şey için. Mesajınız cihazınızdan yetkili ekibe kadar şifrelidir.
        Tarih ve saatle bir alındı onayı (Eingangsbestätigung) alırsınız.
contact-app = Uygulama
    .t1 = Uygulamaya ihtiyacınız yok: Bu posta kutusu bilgisayarda ve telefonda tarayıcıda çalışır.
contact-app-own = { $app }
    .t1 = Uygulamamızda giriş yapmış olursunuz ve orada gönderdiğiniz e-posta değildir. Neyin nereye gittiğini uygulama söyler. Emin değilseniz sağlık bilgileri için bu posta kutusunu kullanın.
contact-phone = Telefon
    .t1 = Sorular için, kilitlemek için ve acil durumlarda. Kim olduğunuzu sorarız.
        Parolanızı, etkinleştirme kodunuzu veya acil durum kodunuzu hiçbir zaman sormayız. Sizi ararsak telefonu kapatıp burayı kendiniz arayabilirsiniz.
contact-branch = Şube
    .t1 = Her şey için, bilgisayar olmadan da. Kimliğinizi yanınızda getirin. Bu posta kutusu için de burada hemen bir kod alırsınız.
contact-branch-find = Şube bul
contact-letter = Mektup
    .t1 = Her şey için, imzanızla bir itiraz (Widerspruch) için de. Lütfen adınızı ve sigorta numaranızı yazın.
        Bir mektup birkaç gün sürer. Önemli olan, bize ne zaman ulaştığıdır.
contact-mail = E-posta
    .t1 = E-posta bir kartpostal gibidir: Yolda başkaları okuyabilir. Kimin yazdığından da emin olamayız.
        Tıbbi bulguları, sigorta numaranızı veya banka bilgilerini bu yolla göndermeyin. Ona e-postayla değil, buradan veya mektupla cevap veririz.

# Recognising e-mails
info-mail = Bu e-posta sizden mi?
    .h1 = E-postalarımızı nasıl tanırsınız
    .t1 = - E-postamız yalnızca haber verir: “Postanız var.”
        - İçerik, ad, ekip ve süre yazmaz.
        - Bağlantısı ve eki yoktur.
        - Hiçbir şey sormaz ve cevap istemez.
        - Posta kutusunda bir tanıma cümlesi seçtiyseniz içinde o yazar.
    .h2 = Hiçbir zaman göndermediklerimiz
    .t2 = Giriş bağlantısı veya eki olan ya da kod, parola veya hesap numarası soran bir e-posta bizden değildir. Onu silin.
    .h3 = Emin değil misiniz?
    .t3 = Adresimizi kendiniz yazın ve giriş yapın. Yeni bir şey yoksa e-posta bizden değildi. Veya bizi arayın: { $phone }.
mail-check-title = E-posta numarasını kontrol et
mail-check-how = Bizden gelen her e-postanın bir numarası vardır. E-postanın kaynak metninde, “Message-ID” satırında durur. Birçok program kaynak metne “Orijinali göster” der.
mail-check-id = Numara veya kaynak metin
mail-check-hint = Satırı veya kaynak metnin tamamını kopyalayıp buraya yapıştırın.
mail-check-none = İçinde bizim bir numaramız yok. E-postada bu biçimde bir numara yoksa e-posta bizden değildir: İçindeki hiçbir şeye tıklamayın.
mail-check-do = Kontrol et
mail-check-yes-title = Bu numaralı bir e-posta bizdendir, tarihi: { $at }
mail-check-yes = Zamanı e-postanızdakiyle karşılaştırın. Başka bir zamansa veya e-postanızda bağlantı, ek ya da süre varsa biri numarayı kopyalamıştır: O zaman hiçbir şeye tıklamayın.
mail-check-not-title = Bu numara bizden değil
mail-check-not = E-postadaki hiçbir şeye tıklamayın ve cevap vermeyin. Oraya bir şey yazdıysanız bizi hemen arayın: { $phone }. İki yıldan eski e-postaları artık bilmiyoruz.

# Privacy and imprint
info-datenschutz = Gizlilik
    .t1 = Mesajlarınız ve ekleriniz cihazınızda şifrelenir. Sunucu yalnızca okuyamadığı verileri ve kimin ne zaman hangi ekibe yazdığını kaydeder.
    .h2 = Cihazınızda
    .t2 = Burada taslaklarınızı (şifreli), dilinizi ve giriş yaptığınız sürece bir çerezi kaydederiz. İzleme yok, üçüncü kişiler yok.
    .h3 = Kim sorumlu
    .t3 = Sorumlu: { $brand }.
privacy-full = Gizlilik bildiriminin tamamı
privacy-ask = Gizlilik bildiriminin tamamını { $phone } numarasından, şubede veya mektupla alırsınız.
info-impressum = Künye (Impressum)
    .t1 = Bu sayfaları işleten: { $brand }, yasal sağlık sigortası kurumu ve kamu hukuku tüzel kişisi (Körperschaft des öffentlichen Rechts).
imprint-full = Künyenin tamamı
imprint-ask = Künyenin tamamını { $phone } numarasından, şubede veya mektupla alırsınız.
fact-address = Adres
fact-phone = Telefon
fact-hours = Saatler
fact-email = E-posta
fact-form = Form
fact-page = İnternette
leaves = { $host } – bu siteden başka bir site

# Accessibility
info-barrierefreiheit = Erişilebilirlik bildirimi
barrier-lead = { $brand } herkesin bu posta kutusunu kullanabilmesini ister. Bu bildirim { $host } adresindeki posta kutusu içindir. Engellilerin Eşitliği Yasası (Behindertengleichstellungsgesetz, BGG) ve BITV 2.0 ya da eyaletin ilgili hukukuna göre yapılmıştır.
barrier-status = Posta kutusu ne kadar erişilebilir?
barrier-full = Posta kutusu, kontrol ettiğimiz kadarıyla gereklilikleri karşılıyor.
barrier-partly = Posta kutusu gereklilikleri kısmen karşılıyor. Eksik olanlar aşağıda yazıyor.
barrier-unchecked = Posta kutusu henüz kontrol edilmedi.
barrier-measure = Ölçü, WCAG 2.2’nin AA düzeyiyle Avrupa standardı EN 301 549’dur.
barrier-how = Neler kontrol edildi
barrier-program = Bir programla kontrol edildi (axe-core { $axe }): posta kutusunun { $n } görünümü, şu dillerde: { $langs }, { $widths } piksel genişlikte, açık, koyu ve sistemin kontrast renklerinde. Hata bulunmadı. % 400 büyütmeye denk gelen { $reflow } pikselde kimse yana kaydırmak zorunda değil. Bir program engellerin yalnızca bir bölümünü bulur.
barrier-when = { $same ->
    [yes] { $to } tarihinde kontrol edildi.
   *[no] { $from } ile { $to } arasında kontrol edildi.
}
barrier-people = İnsanlar sayfaları en son { $day } tarihinde gözden geçirdi.
barrier-no-people = Ekran okuyucu ve başka yardımcılar kullanan kişiler sayfaları henüz kontrol etmedi. Bu bildirim kendi değerlendirmemize dayanır.
barrier-gaps = Henüz erişilebilir olmayanlar
barrier-gap-people = Yardımcı araçlar kullanan kişilerin kontrolü henüz yapılmadı.
barrier-gap-screens = Bazı görünümler programla henüz kontrol edilmedi.
barrier-gap-signs = Henüz Alman İşaret Dilinde video yok.
barrier-gap-simple = Öğrenme güçlüğü olan kişiler, kolay Almanca (Leichte Sprache) sayfaları henüz kontrol etmedi.
barrier-gap-files = Taranmış mektuplar gibi ekli dosyalarda engeller olabilir. Size gönderdiklerimizi, isterseniz başka bir biçimde alırsınız.
barrier-tell = Bir şey olmuyor mu? Bize söyleyin
barrier-tell-text = Hangi sayfada ve hangi cihazla olduğunu yazın. Cevap veririz; telefonda, şubede veya mektupla da yardım ederiz.
barrier-tell-mail = Lütfen e-postaya sağlığınız hakkında bir şey ve sigorta numarası yazmayın.
barrier-arbiter = Bu yardımcı olmazsa: uzlaştırma (Schlichtung)
barrier-arbiter-text = Cevabımızdan memnun değilseniz bu kuruma başvurabilirsiniz. Ücretsizdir ve avukata ihtiyacınız yoktur.
barrier-arbiter-federal = Engellilerin Eşitliği Yasası § 16 uyarınca uzlaştırma kurumu (Schlichtungsstelle BGG)
barrier-german = Bu bilgiler yalnızca Almancadır.
