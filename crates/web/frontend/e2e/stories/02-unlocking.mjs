// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, activateWithPassword, compose, gone, lock, pressSend, readsNothing, replyBox, signInWithPasskey, signOut, toInbox, unlockWithPasskey } from "../lib/person.mjs";

export const title = "a second passkey, the password, lock and unlock with a draft half written";
export const journey = true;
export const whole = true;

export default async function story({ stage }) {
  const demo = await stage.demo();
  await Promise.all([twoPasskeys(stage, demo), password(stage, demo)]);
}

async function twoPasskeys(stage, demo) {
  const device = await stage.device("two-passkeys");
  const { page, authenticator } = device;
  const subject = "Bescheinigung zum zweiten Passkey";
  const body = "Diese Zeilen soll auch der zweite Passkey öffnen.";
  await activate(page, demo.portal, demo.letters[0], { label: "Mein Telefon" });
  await toInbox(page);
  await compose(page, demo.portal, { matter: "Bescheinigung oder Attest schicken", subject, body });
  await pressSend(page);

  // The message leaves by itself while she adds a key that lies in another drawer.
  await page.getByRole("link", { name: "Mein Konto" }).first().click();
  await page.getByRole("button", { name: "Passkey hinzufügen" }).click();
  await page.getByLabel("Name dieses Geräts").fill("Schlüssel am Bund");
  await device.touched(authenticator, false);
  await device.addAuthenticator("usb");
  await page.getByRole("dialog").getByRole("button", { name: "Passkey anlegen" }).click();
  await page.getByText("Der Passkey ist angelegt.").first().waitFor();
  const methods = page.getByRole("list", { name: "So öffnen Sie Ihre Post" });
  for (const name of ["Mein Telefon", "Schlüssel am Bund", "Notfallblatt"]) await methods.getByText(name, { exact: true }).waitFor();
  await stage.shot(page, "account");
  await gone(page);

  await device.removeAuthenticator(authenticator);
  await signOut(page, demo.portal);
  await readsNothing(page, [subject, body]);
  await signInWithPasskey(page, demo.portal);
  await page.getByRole("link", { name: subject }).click();
  await page.getByText(body, { exact: true }).waitFor();
  await page.goto(`${demo.portal}/#/account`);
  const used = methods.getByRole("listitem").filter({ hasText: "Schlüssel am Bund" });
  await used.getByText(/zuletzt am/).waitFor();
  await page.goBack();

  // Locked in the middle of a sentence: nothing of it stays on the screen, nothing of it is lost.
  const draft = "Ich wollte noch sagen, dass";
  await replyBox(page).fill(draft);
  await lock(page);
  await readsNothing(page, [subject, body, draft]);
  await stage.shot(page, "locked");
  await unlockWithPasskey(page);
  await page.getByText(body, { exact: true }).waitFor();
  assert.equal(await replyBox(page).inputValue(), draft);

  // Neither the way back nor a reload leads around the lock: a reload keeps the session and not the keys.
  await replyBox(page).pressSequentially(" ich");
  await lock(page);
  await page.goBack();
  await page.getByRole("heading", { name: "Ihre Post ist gesperrt" }).waitFor();
  await readsNothing(page, [subject, body, draft]);
  await page.reload();
  await page.getByRole("heading", { name: "Ihre Post ist gesperrt" }).waitFor();
  await readsNothing(page, [subject, body, draft]);
  await unlockWithPasskey(page);
  await page.getByText("Entwurf, nicht gesendet").waitFor();
  await page.getByRole("link", { name: subject }).click();
  await page.getByText(body, { exact: true }).waitFor();
  assert.equal(await replyBox(page).inputValue(), `${draft} ich`);
  // A reload without a lock is one all the same: keys live in the page only.
  await page.reload();
  await page.getByRole("heading", { name: "Ihre Post ist gesperrt" }).waitFor();
  await unlockWithPasskey(page);
  await page.getByText(body, { exact: true }).waitFor();
}

async function password(stage, demo) {
  const { page } = await stage.device("password");
  const right = "Regen im April bringt Segen";
  await activateWithPassword(page, demo.portal, demo.letters[1], right);
  await toInbox(page);
  await signOut(page, demo.portal);

  await page.getByRole("button", { name: "Mit Passwort anmelden" }).click();
  await page.getByLabel("Passwort").fill("Regen im April");
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await page.getByText("Das Passwort stimmt nicht. Sie haben noch 4 Versuche.").waitFor();
  await stage.shot(page, "wrong-password");
  await page.getByLabel("Passwort").fill(right);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Posteingang" }).waitFor();

  const body = "Ein Text, den nur ich kenne.";
  await compose(page, demo.portal, { matter: "Etwas anderes", subject: "Noch nicht fertig", body });
  await lock(page);
  await readsNothing(page, ["Noch nicht fertig", body]);
  await page.getByRole("button", { name: "Mit Passwort entsperren" }).click();
  await page.getByLabel("Passwort").fill("ganz etwas anderes");
  await page.getByRole("button", { name: "Entsperren", exact: true }).click();
  await page.getByText(/^Das Passwort stimmt nicht\. Sie haben noch \d Versuche\./).waitFor();
  await readsNothing(page, ["Noch nicht fertig", body]);
  await stage.shot(page, "wrong-password-locked");
  await page.getByLabel("Passwort").fill(right);
  await page.getByRole("button", { name: "Entsperren", exact: true }).click();
  await page.getByLabel("Ihre Nachricht").waitFor();
  assert.equal(await page.getByLabel("Ihre Nachricht").inputValue(), body);
  assert.equal(await page.getByLabel("Betreff").inputValue(), "Noch nicht fertig");

  // The password belongs to this browser profile: elsewhere it is not even asked for.
  const other = await stage.device("password-elsewhere");
  await other.page.goto(demo.portal);
  await other.page.getByRole("button", { name: "Mit Passkey anmelden" }).waitFor();
  assert.equal(await other.page.getByRole("button", { name: "Mit Passwort anmelden" }).count(), 0);
}
