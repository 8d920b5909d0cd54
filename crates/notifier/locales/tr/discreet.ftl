# SPDX-License-Identifier: EUPL-1.2
# Mails that do not say whom they come from (R-34), in Turkish: no name of the insurer, no telephone number, nothing of health or insurance.
subject = Yeni mesaj
greeting = Merhaba,
news = çevrimiçi posta kutunuzda sizin için yeni bir şey var.
how = Şöyle okursunuz: Posta kutunuzu her zaman yaptığınız gibi açın.
phrase = Yalnızca sizin ve bizim bildiğimiz tanıma cümleniz:
genuine = Bu e-postada bağlantı, ek ve süre yoktur. E-postayla hiçbir zaman kod veya parola sormayız.
help = Sorularınız mı var? Telefon numarası posta kutunuzda yazıyor.
automatic = Bu e-posta otomatik olarak gelir. Cevapları kimse okumaz.
sign = { $name }

code-subject = E-posta adresiniz için kod
code = bir çevrimiçi posta kutusunda biri bu e-posta adresini girdi. Bunun kodu şudur:
code-how = Kodu, adresi girdiğiniz yere girin. 24 saat geçerlidir.
code-not-you = Bu siz değil miydiniz? O zaman bir şey yapmayın. Kod olmadan her şey olduğu gibi kalır.
genuine-code = Bu e-postada bağlantı ve ek yoktur. Kodu kimseye vermeyin, telefonda da.

moved-subject = Bu e-posta adresi artık geçerli değil
moved = bundan sonra bu e-posta adresine haber göndermiyoruz. Çevrimiçi posta kutunuzda böyle ayarlandı.
moved-not-you = Bu siz değil miydiniz? Lütfen bizi hemen arayın. O zaman erişimi kilitleriz.

rekeyed-subject = Posta kutunuza yeni erişim
rekeyed = bir mektupla çevrimiçi posta kutunuza yeni bir erişim kuruldu. Önceki erişim artık geçerli değil. Önceki mesajlar en az yedi gün kapalı kalır.
rekeyed-not-you = Bu siz değil miydiniz? Lütfen bu yedi gün içinde bizi arayın. O zaman erişimi kilitleriz.
