# SPDX-License-Identifier: EUPL-1.2
# The page where no script of ours runs (build-plain.mjs): the way below it has the words of the start page.
plain-heading = Ihr Postfach lässt sich hier gerade nicht öffnen
plain-why = Ihre Post wird auf Ihrem eigenen Gerät verschlüsselt und entschlüsselt. Dafür braucht diese Seite JavaScript. Das ist ein Programm, das in Ihrem Browser läuft. Es läuft gerade nicht: Es ist ausgeschaltet, es wurde nicht geladen, oder Ihr Browser ist dafür zu alt.
plain-safe = Ihre Post ist weiter sicher gespeichert. Fristen in Bescheiden laufen aber weiter.
plain-do = Das können Sie tun
plain-do-1 = Laden Sie die Seite neu.
plain-do-2 = Schalten Sie JavaScript für diese Seite ein. Das geht in den Einstellungen Ihres Browsers.
plain-do-3 = Bringen Sie Ihren Browser auf den neuesten Stand, oder nehmen Sie ein anderes Gerät. Ein Smartphone brauchen Sie nicht.
