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
