# SPDX-License-Identifier: EUPL-1.2
plain-heading = Posta kutunuz burada şu anda açılamıyor
plain-why = Postanız kendi cihazınızda şifrelenir ve şifresi orada çözülür. Bu sayfa bunun için JavaScript’e, tarayıcınızda çalışan bir programa ihtiyaç duyar. Şu anda çalışmıyor: Kapalıdır, yüklenmemiştir veya tarayıcınız bunun için çok eskidir.
plain-safe = Postanız güvenle kayıtlı olmaya devam ediyor. Ancak kararlardaki (Bescheide) süreler işlemeye devam eder.
plain-do = Yapabilecekleriniz
plain-do-1 = Sayfayı yeniden yükleyin.
plain-do-2 = Bu sayfa için JavaScript’i açın. Bunu tarayıcınızın ayarlarında bulursunuz.
plain-do-3 = Tarayıcınızı güncelleyin veya başka bir cihaz kullanın. Akıllı telefona ihtiyacınız yok.
