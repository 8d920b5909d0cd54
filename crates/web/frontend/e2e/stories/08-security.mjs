// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { confirmKnownAddress, constant, waitForMails } from "../lib/mails.mjs";
import { activate, compose, recover, signInWithPasskey, signOut, toInbox } from "../lib/person.mjs";

export const title = "what happened to the account is told, and access that is blocked is dead at once";
export const journey = true;

const ADDRESS = "paul.probe@post.example";
const DENIED = "Ihr Zugang ist gesperrt";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const device = await stage.device("owner");
  const { page } = device;
  const sheet = await activate(page, demo.portal, demo.letters[1], { label: "Mein Telefon" });
  const asked = page.waitForResponse((response) => response.url().includes("/security-events"));
  await toInbox(page);
  await asked;
  await page.waitForTimeout(200);
  // What he did right here is no news to him; that somebody may act for him is.
  const news = page.getByRole("note").filter({ hasText: "Neues zu Ihrem Konto" });
  await news.getByText("Jemand darf jetzt für Sie handeln").waitFor();
  assert.equal(await news.getByRole("listitem").count(), 1);
  await news.getByRole("button", { name: "Gesehen" }).click();
  await news.waitFor({ state: "detached" });
  await confirmKnownAddress(page, demo, ADDRESS);
  await signOut(page, demo.portal);
  await signInWithPasskey(page, demo.portal);
  await page.getByRole("heading", { level: 1, name: "Posteingang" }).waitFor();

  const events = page.getByRole("list", { name: "Anmeldungen und Sicherheit" });
  const line = (text) => events.getByRole("listitem").filter({ hasText: text });
  await page.goto(`${demo.portal}/#/account`);
  await line("Anmeldung mit Passkey").getByText(/ · hier$/).waitFor();
  // What the server keeps of it only his own browsers can read.
  await line("Anmeldung mit Passkey").getByText(/Chrome/).waitFor();
  await line("Zugang mit einem Brief freigeschaltet").waitFor();
  assert.equal(await line("Zugang mit einem Brief freigeschaltet").getByText(/ · hier$/).count(), 0);
  // He may act for his daughter, too: that stands in the list and makes no mail.
  await line("Sie dürfen jetzt für jemanden handeln").waitFor();
  await line("Jemand darf jetzt für Sie handeln").waitFor();
  await line("E-Mail-Adresse geändert").waitFor();
  assert.equal(await events.getByRole("listitem").count(), 5);

  // A passkey more: a line at once, and one mail that says nothing.
  await device.addAuthenticator("usb");
  await device.touched(device.authenticator, false);
  await page.getByRole("button", { name: "Passkey hinzufügen" }).click();
  await page.getByLabel("Name dieses Geräts").fill("Schlüssel am Bund");
  await page.getByRole("dialog").getByRole("button", { name: "Passkey anlegen" }).click();
  await line("Passkey hinzugefügt").getByText(/ · hier$/).waitFor();
  assert.equal(await events.getByRole("listitem").count(), 6, "one doing is one line");
  await stage.shot(page, "events");
  const mails = await waitForMails(demo, 2, ADDRESS);
  assert.equal(mails.length, 2, "the code, and this one");
  for (const word of ["Passkey", "Anmeldung", "Sicherheit", "hinzugef"]) assert.ok(!mails[1].text.includes(word), `${word} stands in the mail`);
  await device.touched(device.authenticator, true);

  // In English, too.
  if (!stage.english) {
    await page.getByRole("button", { name: "Sprache: Deutsch" }).first().click();
    await page.getByRole("button", { name: "English" }).first().click();
    await page.getByRole("list", { name: "Sign-ins and security" }).getByText("Passkey added").waitFor();
    await page.getByRole("button", { name: "Language: English" }).first().click();
    await page.getByRole("button", { name: "Deutsch", exact: true }).first().click();
  }

  // The recovery sheet on another device: there it is done "here", at the owner's it is news.
  const other = await stage.device("elsewhere");
  await backIn(other.page, demo, sheet);
  const later = await waitForMails(demo, 3, ADDRESS);
  assert.equal(later.length, 3);
  assert.deepEqual(constant(later[2]), constant(mails[1]), "a mail about a passkey is the same as any other");
  await page.goto(`${demo.portal}/#/inbox`);
  await news.getByText("Anmeldung mit dem Notfallblatt").waitFor();
  await stage.shot(page, "news");
  await news.getByRole("button", { name: "Gesehen" }).click();
  await news.waitFor({ state: "detached" });

  // He ends that session: it is out at once, and the list says so.
  await page.goto(`${demo.portal}/#/account`);
  const sessions = page.getByRole("list", { name: "Wo Sie angemeldet sind" });
  await sessions.getByRole("listitem").filter({ hasText: "mit Notfallblatt" }).getByRole("button").click();
  await line("Anmeldung auf einem anderen Gerät beendet").waitFor();
  await other.page.getByText("Sie sind abgemeldet").first().waitFor();

  // A second device once more, in the middle of a letter, when access is blocked.
  await backIn(other.page, demo, sheet);
  await compose(other.page, demo.portal, { matter: "Etwas anderes", subject: "Noch nicht fertig", body: "Das hier liest niemand mehr." });
  await page.getByRole("button", { name: "Zugang sperren …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Alle Geräte sind sofort abgemeldet, auch dieses.").waitFor();
  await stage.shot(page, "block");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Zugang sperren …" }).click();
  await dialog.getByRole("button", { name: "Zugang jetzt sperren" }).click();
  await page.getByText(DENIED).waitFor();
  await other.page.getByText("Sie sind abgemeldet").first().waitFor({ timeout: 1000 });
  assert.equal(await other.page.getByText("Das hier liest niemand mehr.").count(), 0);
  for (const one of [page, other.page]) assert.equal(await one.evaluate(async () => (await fetch("/api/portal/session")).status), 401);
  await stage.shot(page, "blocked");

  // Neither the passkey nor the sheet opens it; both hear why, and what to do.
  await page.reload();
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await page.getByText(DENIED).waitFor();
  await page.getByText(/Rufen Sie uns an, .*\. Oder kommen Sie mit Ihrem Ausweis in die Geschäftsstelle\./).waitFor();
}

async function backIn(page, demo, sheet) {
  await recover(page, demo.portal, sheet, demo.letters[1].dob);
  await page.getByRole("heading", { level: 1, name: "Sie sind wieder drin" }).waitFor();
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("heading", { level: 1, name: "Posteingang" }).waitFor();
}
