# SPDX-License-Identifier: EUPL-1.2
# Kaydedilen yazışma
keep-foot = { $title }, sayfa { $page } / { $pages }
keep-file-at = { $words }: { $place }
keep-paper-note = Bir yazışmanın çıktısı, kaydedildiği gün: { $when }. Kanıt, yanındaki nachweis.json dosyasındadır.
keep-readme = BENIOKU
keep-readme-title = Kaydettiğiniz posta
keep-readme-one =
    Bu dosyada şunlar var:
    - Yazisma.html: okumak için bütün mesajlar. Her tarayıcı internetsiz de gösterir.
    - Yazisma.pdf: aynısı, yazdırmak ve başkasına vermek için.
    - ekler: bütün ekler kendi adlarıyla.
    - nachweis.json: gönderenlerin imzalarıyla mesajlar.
keep-readme-all =
    Bu dosyada şunlar var:
    - index.html: bir liste. Buradan başlayın.
    - Her yazışma için bir klasör. İçinde şunlar var:
      - Yazisma.html: okumak için bütün mesajlar. Her tarayıcı internetsiz de gösterir.
      - Yazisma.pdf: aynısı, yazdırmak ve başkasına vermek için.
      - ekler: bütün ekler kendi adlarıyla.
      - nachweis.json: gönderenlerin imzalarıyla mesajlar.
keep-readme-check =
    Hiçbir şeyin değiştirilmediği kontrol edilebilir mi?
    Evet. Sizin bir şey yapmanız gerekmez. Bir mahkeme veya danışma merkezi dosyayı kontrol edebilir.
    Bunun için ücretsiz Siegelpost programı vardır. İnternete ve hesaba ihtiyacı yoktur:
    siegelpost verify export DOSYA.zip
    İmzalar, sıra ve her ek kontrol edilir.
    Kodlu mektubunuzda bir parmak izi (Fingerabdruck) yazılıdır. Onunla mesajların kimden geldiği de kanıtlanır:
    siegelpost verify export --fingerprint "PARMAK IZI" DOSYA.zip
    Bunun için ZIP dosyasını olduğu gibi bırakın.
keep-readme-care =
    Lütfen iyi saklayın
    Bu dosya şifreli değildir. Dosyayı elinde bulunduran herkes hepsini okuyabilir.
    Sigortanın iç notları içinde yoktur.

# Report
report-file-name = Bilgi raporu
report-doc-title = GDPR madde 15 uyarınca bilgi
report-doc-made = { $insurer } posta kutusundan { $name } için { $when } tarihinde hazırlandı.
report-doc-made-own = { $insurer } posta kutunuzdan { $when } tarihinde hazırlandı.
report-doc-how = Veriler sunucudan gelir; konu ve adları tarayıcınız açtı. auskunft.json dosyasında her şey tek tek, mesajlarınızın metni ve burada yalnızca sayılanlar da yer alır.
report-none = Bununla ilgili kayıt yok.
report-h-account = Hesabınız
report-account-open = { $when } tarihinde açıldı. Henüz kimse bununla kimliğini göstermedi.
report-account = { $when } tarihinde açıldı, kimlik gösterme: { $method }.
report-h-profile = Kişisel bilgileriniz kimde
report-profile-text = Ad, doğum tarihi ve sigorta numarası bu ekiplerde şifreli olarak bulunur. Sunucu bunları okuyamaz.
report-profile = { $unit }, { $when } tarihinden beri
report-h-mails = Size giden bildirimler
report-mails-text = E-posta ile, içeriksiz. Alıcı, onları kabul eden posta sunucusudur.
report-mail = { $when }: { $kind }, { $state }.
report-mail-host = Üzerinden: { $host }.
report-mail-message = Yeni posta
report-mail-security = Hesapta olay
report-mail-formal = Karar (Bescheid)
report-mail-confirm = E-posta adresiniz için kod
report-mail-moved = Önceki adrese son e-posta
report-mail-rekeyed = Yeni mektup bildirimi
report-state-sent = gönderildi
report-state-pushed = cihaza bildirim olarak verildi
report-state-failed = gönderilemedi
report-state-unknown = sonucu bilinmiyor
report-state-moot = artık gerekli değildi
report-state-pending = bekliyor
report-state-sending = gönderiliyor
report-h-acting = Temsiller
report-rep-acts-for-me = { $name } sizin adınıza hareket edebilir veya edebilirdi: { $from } – { $until }.
report-rep-i-act = { $name } adına hareket edebilirsiniz veya edebilirdiniz: { $from } – { $until }.
report-act = { $when }: { $name } posta kutunuzda yazdı.
report-h-cases = Yazışmalarınız
report-cases-text = Yanında “mektup” yazmıyorsa yol her zaman bu portaldır, şifreli.
report-case = { $matter }, ekip: { $units }
report-message = { $when }: Mesaj, yazan: { $who }{ $n ->
    [0] {""}
    [one] , bir ek
   *[other] , { $n } ek
}
report-file = Ek: { $name }
report-decision = Karar { $provided } tarihinde sunuldu, tarafınızdan açılması: { $fetched }
report-letter = Mektup olarak karar, talimat: { $ordered }, postaya verilmesi: { $posted }
report-not-yet = henüz değil
report-opened = { $unit } tarafından açıldı: { $when } { $purpose }
report-closed-subject = Açılamayan yazışma
report-closed = Tarayıcınız bu yazışmayı açamadı. Sunucunun bildikleri auskunft.json dosyasındadır.
report-away = { $from } tarihinden beri { $units } ekibinde bir yazışma. Posta kutunuzdan çıktı, hâlâ saklanıyor.
report-h-rows = Kayıtlı olan her şey
report-rows-text = Kaç kayıt olduğu. Tek tek auskunft.json dosyasındadır.
report-rows = { $what }: { $n }
report-rows-more = { $what }: { $n } kayıttan fazla, en yenileri dahildir
report-h-rights = Haklarınız
report-rights = Yanlış verilerin düzeltilmesini, verilerin silinmesini veya yalnızca saklanmasını isteyebilir, işlenmesine itiraz edebilirsiniz. Bunun için { $insurer } kurumuna veya veri koruma görevlisine başvurun. Veri koruma denetim makamına şikâyette bulunabilirsiniz.
report-not = Bunun içinde olmayanlar: { $insurer } kurumunun kendi dosyasındakiler, iç notlar, cihazlara sizin kaydettikleriniz ve yalnızca bildirim programının okuyabildiği e-posta adresiniz. Sunucunun günlüğü iki yıl boyunca neyin ne zaman olduğunu söyler; ekipten kimin ne açtığı yukarıda her yazışmanın yanında yazar.
report-part-person = Hesap
report-part-ending = Hesabın sonu
report-part-statement = Onaylanmış anahtarlar
report-part-fresh = Anahtarınızın geçerli olduğuna dair onaylar
report-part-activation = Mektuplardaki kodlar
report-part-registrar_request = Kayıt birimine sorular
report-part-bundle = Şifrelenmiş anahtarlarınız
report-part-unlock_method = Anahtarlarınızı açma yolları
report-part-passkey = Passkey’ler
report-part-session = Girişler
report-part-session_device = Cihaz türü (şifreli)
report-part-security_event = Hesaptaki olaylar
report-part-contact = E-posta adresi (şifreli)
report-part-contact_candidate = Henüz onaylanmamış e-posta adresi (şifreli)
report-part-push_subscription = Bildirim alan cihazlar
report-part-consent = Kararlara ilişkin beyanlar
report-part-representation = Temsiller
report-part-invitation = Kendini tanıtma kodları
report-part-profile = Ekiplerdeki kişisel bilgiler (şifreli)
report-part-person_profile = Temsillerdeki adlar (şifreli)
report-part-phone_check = Telefonda kontroller
report-part-route = Sorumlu ekip
report-part-thread = Yazışmalar
report-part-thread_person = Katılan kişiler
report-part-thread_unit = Katılan ekipler
report-part-hand_over = Başka ekiplere devirler
report-part-message = Mesajlar
report-part-attachment = Ekler
report-part-medical_request = Tıbbi hizmet için belge istekleri
report-part-dispute = Yanlış olduğunu söyledikleriniz
report-part-reply_code = Mektuplara yanıt kodları
report-part-announcement = Portaldaki kararlar
report-part-evidence = Kararlara ilişkin kanıtlar
report-part-letter_job = Mektupla gönderilen kararlar
report-part-outbox = Bildirimler
report-part-outbox_attempt = Bildirim gönderme denemeleri
report-part-mail_return = Geri dönen bildirimler
report-part-draft = Taslaklar (şifreli)
