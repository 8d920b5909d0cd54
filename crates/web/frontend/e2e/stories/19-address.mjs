// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { allMails, constant, mailedCode, waitForMails } from "../lib/mails.mjs";
import { activate, toInbox, unlockWithPasskey } from "../lib/person.mjs";

export const title = "an e-mail address counts when its code was typed, and the old one hears that it does not any more";
export const journey = true;

const KNOWN = "paul.probe@post.example";
const NEW = "paul.neu@post.example";
/** The catcher of the demo refuses this domain. */
const TYPO = "paul.neu@unzustellbar.example";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const device = await stage.device("owner");
  const { page } = device;
  await activate(page, demo.portal, demo.letters[1]);
  await toInbox(page);

  // The insurer's register knows an address; as long as nobody has confirmed it, nothing goes there, and the inbox says so.
  await page.getByText("Sie bekommen noch keine Nachricht per E-Mail").waitFor();
  await stage.shot(page, "notice");
  await page.getByRole("link", { name: "Adresse eintragen" }).click();
  await page.getByRole("button", { name: "Code an die bekannte Adresse schicken" }).click();
  const first = await mailedCode(demo, KNOWN);
  assert.equal((await allMails(demo, KNOWN)).length, 1, "not even the mail about his new access came before");
  await page.getByLabel("Code aus der E-Mail").fill(first);
  await page.getByRole("button", { name: "Adresse bestätigen" }).click();
  await page.getByText("Ihre E-Mail-Adresse gilt").first().waitFor();

  // A slip of the finger, at a house that knows nobody of that name: the page says so, and nobody waits for a code.
  await enter(page, TYPO);
  await page.getByText(`${TYPO} nimmt unsere E-Mail nicht an. Bitte prüfen Sie die Adresse und geben Sie sie unten noch einmal ein.`).waitFor();
  await stage.shot(page, "nobody");

  // Another one: sealed before it leaves the browser.
  const bodies = [];
  page.on("request", (request) => bodies.push(request.postData() ?? ""));
  await enter(page, NEW);
  await page.getByText(`Wir haben einen Code an ${NEW} geschickt.`).waitFor();
  const mails = await waitForMails(demo, 1, NEW);
  const [code] = mails;
  assert.equal(code.subject, page.say("Musterkasse: Code für Ihre E-Mail-Adresse"));
  for (const word of ["Paul", "Probe", "http", "localhost"]) assert.ok(!code.raw.includes(word), `${word} stands in the mail`);
  await stage.shot(page, "code");
  const right = await mailedCode(demo, NEW);
  const wrong = right === "0000 0000" ? "1111 1111" : "0000 0000";
  await page.getByLabel("Code aus der E-Mail").fill(wrong);
  await page.getByRole("button", { name: "Adresse bestätigen" }).click();
  await page.getByText("Das ist nicht der Code aus der E-Mail. Sie haben noch 4 Versuche.").waitFor();

  // Until then the old address stays: what happens now is told there, and only there.
  await device.addAuthenticator("usb");
  await device.touched(device.authenticator, false);
  await page.goto(`${demo.portal}/#/account`);
  await page.getByRole("button", { name: "Passkey hinzufügen" }).click();
  await page.getByLabel("Name dieses Geräts").fill("Schlüssel am Bund");
  await page.getByRole("dialog").getByRole("button", { name: "Passkey anlegen" }).click();
  await device.touched(device.authenticator, true);
  const news = (await waitForMails(demo, 2, KNOWN)).at(-1);
  // In the language of the register; what he enters himself is answered in the language in which he reads.
  assert.equal(news.subject, "Musterkasse: Neues in Ihrem Postfach");
  assert.equal((await allMails(demo, NEW)).length, 1);

  // A new code makes the first one void; both mails are the same but for it.
  await page.goto(`${demo.portal}/#/email`);
  await page.getByRole("button", { name: /^Neuen Code schicken/ }).click();
  const second = await mailedCode(demo, NEW, 2);
  const [one, two] = (await allMails(demo, NEW)).map((mail) => JSON.stringify(constant(mail)));
  assert.equal(one.replaceAll(right, "CODE"), two.replaceAll(second, "CODE"));
  await page.getByLabel("Code aus der E-Mail").fill(second.replace(" ", ""));
  await page.getByRole("button", { name: "Adresse bestätigen" }).click();
  await page.getByText("Ihre E-Mail-Adresse gilt").first().waitFor();
  await stage.shot(page, "confirmed");
  const last = (await waitForMails(demo, 3, KNOWN)).at(-1);
  assert.equal(last.subject, "Musterkasse: Diese E-Mail-Adresse gilt nicht mehr");
  for (const word of [NEW, "Paul", "Probe", "http"]) assert.ok(!last.raw.includes(word), `${word} stands in the last mail`);
  assert.ok(bodies.length > 0 && bodies.every((body) => !body.includes("paul.neu")), "the address left the browser in the clear");

  // The list of what happened says so; without an address nothing more is mailed, and the consequence stands before.
  await page.goto(`${demo.portal}/#/account`);
  await page.getByRole("list", { name: "Anmeldungen und Sicherheit" }).getByText("E-Mail-Adresse geändert").first().waitFor();
  await page.goto(`${demo.portal}/#/email`);
  // All mails in Leichte Sprache from now on, and plain ones once a day; which ones were from us stands below.
  await page.getByLabel("Einmal am Tag, abends um 18 Uhr").check();
  await page.getByLabel("Deutsch in Leichter Sprache").check();
  await page.getByRole("button", { name: "Auswahl speichern" }).click();
  await page.getByRole("heading", { name: "Diese E-Mails waren von uns" }).waitFor();
  await stage.shot(page, "choice");
  // From now on no mail says whom it comes from; the choice outlives the page.
  await page.getByRole("button", { name: "Unauffällige E-Mails einschalten" }).click();
  await page.getByRole("button", { name: "Unauffällige E-Mails ausschalten" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Mit Passkey entsperren" }).or(page.getByRole("button", { name: "Unauffällige E-Mails ausschalten" })).first().waitFor();
  if (await page.getByRole("button", { name: "Mit Passkey entsperren" }).isVisible()) await unlockWithPasskey(page);
  await page.getByRole("button", { name: "Unauffällige E-Mails ausschalten" }).waitFor();
  await page.getByRole("button", { name: "Adresse entfernen …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Sehen Sie dann regelmäßig selbst im Portal nach. Fristen laufen weiter.").waitFor();
  await stage.shot(page, "remove");
  await dialog.getByRole("button", { name: "Adresse entfernen" }).click();
  await page.getByText("Ihre E-Mail-Adresse ist entfernt").first().waitFor();
  const discreet = (await waitForMails(demo, 3, NEW)).at(-1);
  assert.equal(discreet.subject, "Wir schreiben nicht mehr an diese Adresse");
  assert.match(discreet.headers.From, /^Online-Postfach </u);
  for (const word of ["Musterkasse", "4711"]) assert.ok(!discreet.text.includes(word) && !discreet.html.includes(word), `${word} stands in a discreet mail`);
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByText("Sie bekommen noch keine Nachricht per E-Mail").waitFor();
  assert.equal((await allMails(demo, KNOWN)).length, 3);

  // Whoever has a mail before him asks whether it was from us.
  await page.goto(`${demo.portal}/#/info/mail`);
  await check(page, `Message-ID: ${last.headers["Message-ID"]}`);
  await page.getByText(/^Eine E-Mail mit dieser Kennung ist von uns/u).waitFor();
  await stage.shot(page, "genuine");
  await check(page, "<0193b0a5-0000-7000-8000-000000000001@musterkasse.example>");
  await page.getByText("Diese Kennung ist nicht von uns").waitFor();
}

async function check(page, pasted) {
  await page.getByLabel("Kennung oder Quelltext").fill(pasted);
  await page.getByRole("button", { name: "Prüfen", exact: true }).click();
}

async function enter(page, address) {
  await page.getByLabel("Ihre E-Mail-Adresse").fill(address);
  await page.getByRole("button", { name: "Code an diese Adresse schicken" }).click();
}
