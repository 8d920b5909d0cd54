# SPDX-License-Identifier: EUPL-1.2
plain-heading = Your post cannot be opened here at the moment
plain-why = Your post is encrypted and decrypted on your own device. This page needs JavaScript for that, a program that runs in your browser. It is not running at the moment: it is switched off, it was not loaded, or your browser is too old for it.
plain-safe = Your post is still stored safely. Deadlines in decisions go on, however.
plain-do = What you can do
plain-do-1 = Load the page again.
plain-do-2 = Switch JavaScript on for this page. You find that in the settings of your browser.
plain-do-3 = Update your browser, or use another device. You do not need a smartphone.
