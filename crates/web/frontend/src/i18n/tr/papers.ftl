# SPDX-License-Identifier: EUPL-1.2
# Sayfa tarama
sheets-title = Sayfa tarama
sheets-text = Belgenizin her sayfasının fotoğrafını çekin. Biz kenarlarını keser ve hepsini tek bir PDF dosyası yaparız. Her şey bu cihazda kalır.
sheets-camera = Kamerayı aç
sheets-camera-text = Kâğıdı koyu renkli bir zemine koyun. Cihazı düz olarak üzerinde tutun.
sheets-camera-picture = Kamera görüntüsü
sheets-take = Fotoğraf çek
sheets-camera-end = Kamerayı kapat
sheets-no-camera-title = Kamera kullanılamıyor
sheets-no-camera = Belki izin verilmemiştir veya başka bir program kamerayı kullanıyordur. Cihazda bulunan fotoğrafları da seçebilirsiniz.
sheets-pick = Fotoğraf seç
sheets-looking = Fotoğraf inceleniyor
sheets-making = PDF dosyası hazırlanıyor
sheets-photo = Fotoğrafınız
sheets-corners-found = Dört köşe kâğıdın kenarında mı? Değilse köşeleri oraya sürükleyin.
sheets-corners-not = Kâğıdın kenarını bulamadık. Dört köşeyi kendiniz oraya sürükleyin.
sheets-corners-keys = Klavye ile: Bir köşe seçin ve ok tuşlarıyla taşıyın. Shift tuşuyla daha hızlı gider.
sheets-corner = Köşe { $name }, soldan yüzde { $x }, yukarıdan yüzde { $y }
sheets-corner-tl = sol üst
sheets-corner-tr = sağ üst
sheets-corner-br = sağ alt
sheets-corner-bl = sol alt
sheets-corners-bad = Böyle bir sayfa oluşmuyor. Köşeler birbirini kesmemeli.
sheets-strong = Yazı daha koyu, kâğıt daha beyaz
sheets-use = Sayfayı kullan
sheets-whole = Fotoğrafın tamamı
sheets-drop = Kullanma
sheets-added = Sayfa { $n } eklendi.
sheets-pages = Sayfalar
sheets-page = Sayfa { $n }
sheets-earlier = Sayfa { $n }: öne al
sheets-later = Sayfa { $n }: arkaya al
sheets-edit = Sayfa { $n }: değiştir
sheets-delete = Sayfa { $n }: sil
sheets-deleted = Sayfa { $n } silindi.
sheets-attach = { $n ->
    [one] Bir sayfayı PDF olarak ekle
   *[other] { $n } sayfayı PDF olarak ekle
}
sheets-cancel = Vazgeç
sheets-name = Tarama { $day }
sheets-alt = Taranmış sayfa { $page } / { $count }
sheets-failed = Bu işlem başarılı olmadı
sheets-failed-picture = Bu fotoğraf açılamıyor. Başka bir fotoğraf seçin, en iyisi JPG biçiminde.
sheets-failed-device = Fotoğraf bu cihaz için fazla büyük. Fotoğrafı taramadan, olduğu gibi ekleyin.
sheets-failed-file = PDF dosyası hazırlanamadı. Sayfalarınız duruyor. Lütfen bir daha deneyin.

# Karartma
blackout-title = Bölümleri karart
blackout-text = Bir PDF dosyası veya bir fotoğraf seçin. Kimsenin okumaması gereken yerleri siz kapatırsınız. Yalnızca karartılmış kopya gönderilir. Asıl dosya bu cihazda kalır.
blackout-pick = Dosya seç
blackout-opening = Dosya açılıyor
blackout-how = Parmağınızla veya fareyle, karartılacak her yerin üzerine bir dikdörtgen çizin.
blackout-keys = Klavye ile: Bir karartma ekleyin. Ok tuşları onu taşır, Shift tuşuyla birlikte boyutunu değiştirir. Delete tuşu siler.
blackout-add = Karartma ekle
blackout-patch = Karartma { $n }, soldan yüzde { $x }, yukarıdan yüzde { $y }, genişlik yüzde { $w }, yükseklik yüzde { $h }
blackout-remove = Karartma { $n }: kaldır
blackout-removed = Karartma { $n } kaldırıldı.
blackout-none = Henüz karartılmış bir yer yok.
blackout-attach = Karartılmış kopyayı ekle
blackout-making = Sayfa { $page } / { $count } karartılıyor
blackout-cancel = Vazgeç
blackout-name = { $name } karartilmis
blackout-alt = Sayfa { $page } / { $count }, karartılmış yerlerle
blackout-failed = Bu işlem başarılı olmadı
blackout-failed-format = Bu biçimi karartamıyoruz. Dosyayı PDF veya JPG olarak kaydedin, sonra o dosyayı seçin.
blackout-failed-heic = Bu tarayıcı HEIC biçimindeki fotoğrafları açamıyor. Fotoğrafı cihazda JPG olarak kaydedin, sonra JPG dosyasını seçin.
blackout-failed-too-big = Dosya bu cihazda karartmak için fazla büyük.
blackout-failed-broken = Dosya açılamıyor. Belki bozulmuştur.
blackout-failed-encrypted = PDF dosyası bir parolayla korunuyor. Parolasız bir kopya kaydedin ve onu seçin.
blackout-failed-slow = Dosya uygun bir sürede açılamadı.
blackout-failed-pages = Dosyada 60 sayfadan fazla var. Lütfen dosyayı bölün.
blackout-failed-file = Karartılmış kopya hazırlanamadı. Belki cihazda yeterli bellek yoktur.
