# SPDX-License-Identifier: EUPL-1.2
# The one mail in Turkish. No name, no subject of a message, no unit, no link, no deadline: the same text for every kind of news.
subject = { $brand }: Posta kutunuzda yeni bir şey var
greeting = Merhaba,
news = çevrimiçi posta kutunuzda sizin için yeni bir şey var: { $brand }.
how = Şöyle okursunuz: Portalı her zaman yaptığınız gibi açın. Adresi tarayıcınıza kendiniz yazın veya kendi yer iminizi kullanın.
host = Adres şudur: { $host }
phrase = Yalnızca sizin ve bizim bildiğimiz tanıma cümleniz:
genuine = Bizden gelen gerçek bir e-postayı böyle tanırsınız: İçinde bağlantı, ek ve süre yoktur. E-postayla hiçbir zaman kod veya parola sormayız.
help = Sorularınız mı var? Bizi arayın: { $phone }
automatic = Bu e-posta otomatik olarak gelir. Cevapları kimse okumaz. Lütfen bize portalda yazın.
sign = { $brand }

code-subject = { $brand }: E-posta adresiniz için kod
code = çevrimiçi posta kutusunda biri bu e-posta adresini girdi: { $brand }. Bunun kodu şudur:
code-how = Kodu portalda, adresi girdiğiniz yere girin. 24 saat geçerlidir. Ondan önce bu adrese haber göndermeyiz.
code-not-you = Bu siz değil miydiniz? O zaman bir şey yapmayın. Kod olmadan her şey olduğu gibi kalır.
genuine-code = Bizden gelen gerçek bir e-postayı böyle tanırsınız: İçinde bağlantı ve ek yoktur. Kodu kimseye vermeyin, telefonda da.

moved-subject = { $brand }: Bu e-posta adresi artık geçerli değil
moved = bundan sonra bu e-posta adresine haber göndermiyoruz. Çevrimiçi posta kutusunda böyle ayarlandı: { $brand }.
moved-not-you = Bu siz değil miydiniz? Lütfen bizi hemen arayın. O zaman erişimi kilitleriz.

rekeyed-subject = { $brand }: Posta kutunuza yeni erişim
rekeyed = bizden bir mektupla çevrimiçi posta kutusuna yeni bir erişim kuruldu: { $brand }. Önceki erişim artık geçerli değil. Önceki mesajlar en az yedi gün kapalı kalır.
rekeyed-not-you = Bu siz değil miydiniz? Lütfen bu yedi gün içinde bizi arayın. O zaman erişimi kilitleriz.

mail-in-subject = { $brand }: E-postanız ulaştı
mail-in = e-postanız ulaştı: { $brand }. Onu okuyoruz. Ona e-postayla cevap vermiyoruz: Bir e-postayı yolda başkaları da okuyabilir.
mail-in-ways = Cevabımız güvenli bir yolla gelir: oraya kayıtlıysanız çevrimiçi posta kutusunda, değilse postayla. Lütfen bize e-postayla başka kişisel bilgi yazmayın. Portalın adresini tarayıcınıza kendiniz yazın.
mail-in-other = Deutsch: Ihre E-Mail ist angekommen. Wir antworten im Online-Postfach oder mit der Post. English: your e-mail has arrived. Our answer comes in the online inbox or by letter.
